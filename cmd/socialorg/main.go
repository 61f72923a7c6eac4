// Socialorg checks, compares and draws organisations that are kept as files. It
// is the library for people who do not write Go:
//
//	socialorg init -o team.yaml
//	socialorg check team.yaml
//	socialorg chart team.yaml -format svg -o chart.svg
//
// socialorg -h lists the subcommands, and each of them explains itself with -h.
// docs/command.md shows how a repository uses it.
//
// The exit status is 0 when all is well, 1 when there is something to fix in
// the files, and 2 when the command could not run: a flag that does not exist, a
// file that cannot be read or written.
package main

import (
	"errors"
	"flag"
	"io"
	"io/fs"
	"os"
	"runtime/debug"
	"slices"
	"sync"
	"time"

	"example.com/socialorg"
)

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// The exit statuses.
const (
	fine     = iota
	findings // in the files
	failed   // to run
)

// A command is one of the subcommands. It declares its flags, and returns what runs after they
// are parsed. A file of the folder help says what -h says of it.
type command struct {
	name  string
	setup func(f *flags) action
}

// An action does the work of a subcommand. Its error decides the exit status.
type action func(s *session, args []string) error

// commands returns the subcommands in the order of the help.
func commands() []command {
	return []command{
		{"init", initCommand}, {"check", checkCommand}, {"diff", diffCommand}, {"chart", chartCommand}, {"page", pageCommand},
		{"raci", raciCommand}, {"coverage", coverageCommand}, {"role", roleCommand}, {"compare", compareCommand},
		{"score", scoreCommand}, {"convert", convertCommand}, {"schema", schemaCommand},
	}
}

// A session is one run of a subcommand.
type session struct {
	stdin          io.Reader // nil once it has been read
	stdout, stderr io.Writer
	name           string                     // of the subcommand, as messages have it
	read           []fs.FileInfo              // files that were read
	said           map[socialorg.Problem]bool // doubts, once each
	exit           int                        // the exit status, as far as is known
}

// A usageError is a command line that cannot be understood.
type usageError string

func (e usageError) Error() string { return string(e) }

func usagef(format string, args ...any) error { return usageError(sprintf(format, args...)) }

// run runs the command with its arguments and returns the exit status.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	s := &session{stdin: stdin, stdout: stdout, stderr: stderr, name: "socialorg", said: make(map[socialorg.Problem]bool)}
	if len(args) == 0 {
		_, _ = io.WriteString(stderr, help(ofAll)) // there is nobody to tell that it is gone
		return failed
	}
	if slices.Contains([]string{"help", "-h", "-help", "--help"}, args[0]) {
		switch {
		case len(args) == 1:
			return s.print(help(ofAll))
		case args[1] == ofTables:
			return s.print(help(ofTables))
		}
		args = []string{args[1], "-h"}
	}
	if slices.Contains([]string{"version", "-version", "--version"}, args[0]) {
		return s.print("socialorg " + version() + "\n")
	}
	names := []string{"help", "version"}
	for _, c := range commands() {
		if c.name == args[0] {
			return s.run(c, args[1:])
		}
		names = slices.Insert(names, len(names)-2, c.name)
	}
	return s.tell(usagef("there is no subcommand %s%s", quote(args[0]), didYouMean(args[0], names...)))
}

func (s *session) run(c command, args []string) int {
	s.name = "socialorg " + c.name
	f := newFlags(c.name)
	do := c.setup(f)
	err := f.parse(args)
	if errors.Is(err, flag.ErrHelp) {
		return s.print(f.help(c.name))
	}
	if err == nil && f.in != nil {
		err = f.in.check(s, f)
	}
	if err == nil {
		err = do(s, f.rest)
	}
	return s.tell(err)
}

// print prints a text, and returns the exit status.
func (s *session) print(text string) int { return s.tell(new(output).put(s, unshielded, text)) }

// tell prints what is wrong, if anything is, and returns the exit status.
func (s *session) tell(err error) int {
	problems, areProblems := errors.AsType[socialorg.Problems](err)
	usage, isUsage := errors.AsType[usageError](err)
	for _, p := range problems {
		complain(s.stderr, "%s\n", p)
	}
	switch {
	case err == nil:
	case areProblems:
		s.exit = max(s.exit, findings)
	case isUsage:
		complain(s.stderr, "%s: %s\nFor help: %s -h\n", s.name, usage, s.name)
		s.exit = failed
	default:
		complain(s.stderr, "%s: %s\n", s.name, err)
		s.exit = failed
	}
	return s.exit
}

// version returns the version of the module.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" {
		return "(unknown version)"
	}
	return info.Main.Version
}

// during does some work and, where it takes more than a second and people look at
// the terminal, says on standard error that it goes on.
func (s *session) during(what string, work func()) {
	if isTerminal(s.stderr) {
		defer showProgress(s.stderr, s.name+": "+what)()
	}
	work()
}

// showProgress prints a line that counts the seconds, from the first one, until
// stop is called, which removes it.
func showProgress(w io.Writer, text string) (stop func()) {
	done := make(chan struct{})
	var showing sync.WaitGroup
	showing.Go(func() {
		for seconds := 1; ; seconds++ {
			select {
			case <-time.After(time.Second):
				complain(w, "\r%s, %d s ", text, seconds)
			case <-done:
				if seconds > 1 {
					complain(w, "\r\x1b[K") // which clears the line
				}
				return
			}
		}
	})
	return func() {
		close(done)
		showing.Wait()
	}
}

// isTerminal reports whether w is something that people look at.
func isTerminal(w io.Writer) bool {
	info := infoOf(w)
	return info != nil && info.Mode()&fs.ModeCharDevice != 0
}
