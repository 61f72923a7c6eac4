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
	"fmt"
	"io"
	"io/fs"
	"os"
	"runtime/debug"
	"slices"

	"example.com/socialorg"
	"example.com/socialorg/internal/detail"
)

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// The exit statuses.
const (
	fine     = iota
	findings // in the files
	failed   // to run
)

// A command is one of the subcommands.
type command struct {
	name    string
	args    string // that follow, as the usage line has them
	summary string // what it does, on one line
	doc     string // the rest of the help, with examples
	more    func() string

	// setup declares the flags and returns what runs after they are parsed.
	setup func(flags *flags) action
}

// An action does the work of a subcommand. Its error decides the exit status.
type action func(s *session, args []string) error

// commands returns the subcommands in the order of the help.
func commands() []command {
	return []command{
		initCommand(), checkCommand(), diffCommand(), chartCommand(), pageCommand(), raciCommand(), coverageCommand(),
		roleCommand(), compareCommand(), scoreCommand(), convertCommand(), schemaCommand(),
	}
}

// A session is one run of a subcommand.
type session struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	name           string                     // of the subcommand, as messages have it
	read           []fs.FileInfo              // files that were read
	said           map[socialorg.Problem]bool // doubts, once each
	stdinRead      bool
}

// What has been printed already.
const (
	errFindings = socialorg.Code("findings") // there is something to fix
	errUnread   = socialorg.Code("unread")   // a file could not be read
)

// A usageError is a command line that cannot be understood.
type usageError struct{ text string }

func (e usageError) Error() string { return e.text }

func usagef(format string, args ...any) error { return usageError{sprintf(format, args...)} }

// run runs the command with its arguments and returns the exit status.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	s := &session{stdin: stdin, stdout: stdout, stderr: stderr, name: "socialorg", said: make(map[socialorg.Problem]bool)}
	if len(args) == 0 {
		printOverview(stderr)
		return failed
	}
	if isHelp(args[0]) || args[0] == "help" {
		switch {
		case len(args) == 1:
			return s.print(printOverview)
		case args[1] == topicTables:
			return s.print(printTablesHelp)
		}
		args = []string{args[1], "-h"}
	}
	if isVersion(args[0]) {
		return s.print(func(w io.Writer) { _, _ = fmt.Fprintln(w, "socialorg", version()) })
	}
	all := commands()
	i := slices.IndexFunc(all, func(c command) bool { return c.name == args[0] })
	if i < 0 {
		return s.status(usagef("there is no subcommand %s%s", quote(args[0]), didYouMean(args[0], namesOf(all)...)))
	}
	return s.run(all[i], args[1:])
}

func (s *session) run(c command, args []string) int {
	s.name = "socialorg " + c.name
	f := newFlags(c.name)
	do := c.setup(f)
	rest, err := f.parse(args)
	if errors.Is(err, flag.ErrHelp) {
		return s.print(func(w io.Writer) { printHelp(w, c, f) })
	}
	if err == nil && f.check != nil {
		err = f.check(s, rest)
	}
	if err == nil {
		err = do(s, rest)
	}
	return s.status(err)
}

// print prints a text, and returns the exit status.
func (s *session) print(text func(w io.Writer)) int {
	return s.status(written(stdoutName, s.stdout, func(w io.Writer) error {
		text(w)
		return nil // which written knows better
	}))
}

// status prints what an action returned, and returns the exit status for it.
func (s *session) status(err error) int {
	problems, areProblems := errors.AsType[socialorg.Problems](err)
	_, isUsage := errors.AsType[usageError](err)
	switch {
	case err == nil:
		return fine
	case errors.Is(err, errFindings):
		return findings
	case errors.Is(err, errUnread):
		return failed
	case areProblems:
		for _, p := range problems {
			complain(s.stderr, "%s\n", p)
		}
		return findings
	case isUsage:
		complain(s.stderr, "%s: %s\nFor help: %s -h\n", s.name, ownLines(err.Error()), s.name)
	default:
		complain(s.stderr, "%s: %s\n", s.name, err)
	}
	return failed
}

func isHelp(arg string) bool { return slices.Contains([]string{"-h", "-help", "--help"}, arg) }

func isVersion(arg string) bool {
	return slices.Contains([]string{"version", "-version", "--version"}, arg)
}

// version returns the version of the module.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" {
		return "(unknown version)"
	}
	return info.Main.Version
}

func namesOf(all []command) []string {
	names := make([]string, 0, len(all)+1)
	for _, c := range all {
		names = append(names, c.name)
	}
	return append(names, "help", "version")
}

// topicTables is what help explains besides the subcommands.
const topicTables = "tables"

func printOverview(w io.Writer) {
	_, _ = fmt.Fprint(w, "socialorg checks, compares and draws organisations that are kept as files.\n\nusage: socialorg SUBCOMMAND [flags] [arguments]\n\n")
	for _, c := range commands() {
		_, _ = fmt.Fprintf(w, "  %-9s %s\n", c.name, c.summary)
	}
	_, _ = fmt.Fprint(w, `
socialorg SUBCOMMAND -h explains a subcommand and gives an example; socialorg help tables
lists the flags for tables (.csv, .tsv); socialorg version prints the version. To begin:

  socialorg init -o team.yaml     writes a department to change
  socialorg check team.yaml       finds the mistakes in it

Exit status: 0 all is well, 1 there is something to fix in the files, 2 the
command could not run.
`)
}

// quote quotes a value of the command line for a message.
func quote(s string) string { return detail.Quote(s) }
