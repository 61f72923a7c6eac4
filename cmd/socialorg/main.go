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
	"os"
	"runtime/debug"
	"slices"
	"strings"

	"example.com/socialorg"
	"example.com/socialorg/internal/suggest"
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
		roleCommand(), compareCommand(), scoreCommand(), schemaCommand(),
	}
}

// A session is one run of a subcommand.
type session struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	name           string   // of the subcommand, as messages have it
	inputs         []string // files that were read
	stdinRead      bool
}

// errFindings says that there is something to fix, and that it has been printed.
const errFindings = socialorg.Code("findings")

// A usageError is a command line that cannot be understood.
type usageError struct{ text string }

func (e usageError) Error() string { return e.text }

func usagef(format string, args ...any) error { return usageError{fmt.Sprintf(format, args...)} }

// run runs the command with its arguments and returns the exit status.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	s := &session{stdin: stdin, stdout: stdout, stderr: stderr, name: "socialorg"}
	if len(args) == 0 {
		printOverview(stderr)
		return failed
	}
	if isHelp(args[0]) || args[0] == "help" {
		if len(args) == 1 {
			printOverview(stdout)
			return fine
		}
		args = []string{args[1], "-h"}
	}
	if isVersion(args[0]) {
		return s.status(written("standard output", stdout, func(w io.Writer) error {
			_, err := fmt.Fprintln(w, "socialorg", version())
			return err
		}))
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
		printHelp(s.stdout, c, f)
		return fine
	}
	if err == nil && f.check != nil {
		err = f.check(rest)
	}
	if err == nil {
		err = do(s, rest)
	}
	return s.status(err)
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
	case areProblems:
		for _, p := range problems {
			complain(s.stderr, "%v\n", p)
		}
		return findings
	case isUsage:
		complain(s.stderr, "%s: %v\nFor help: %s -h\n", s.name, printable(err.Error()), s.name)
	default:
		complain(s.stderr, "%s: %v\n", s.name, printable(err.Error()))
	}
	return failed
}

// complain prints a message. There is nobody to tell that standard error is gone.
func complain(w io.Writer, format string, args ...any) { _, _ = fmt.Fprintf(w, format, args...) }

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

func printOverview(w io.Writer) {
	var b strings.Builder
	b.WriteString("socialorg checks, compares and draws organisations that are kept as files.\n\nusage: socialorg SUBCOMMAND [flags] [arguments]\n\n")
	for _, c := range commands() {
		fmt.Fprintf(&b, "  %-9s %s\n", c.name, c.summary)
	}
	b.WriteString(`
socialorg SUBCOMMAND -h explains a subcommand and gives an example; socialorg version
prints the version. To begin:

  socialorg init -o team.yaml     writes a department to change
  socialorg check team.yaml       finds the mistakes in it

Exit status: 0 all is well, 1 there is something to fix in the files, 2 the
command could not run.
`)
	complain(w, "%s", b.String())
}

// didYouMean returns the end of a message that names the nearest of the known
// strings, or all of them where none is near and they are few.
func didYouMean(s string, known ...string) string {
	if near, ok := suggest.Find(s, slices.Values(known)); ok {
		return fmt.Sprintf("; did you mean %s?", near)
	}
	switch {
	case len(known) == 0 || len(known) > maxListed:
		return ""
	case len(known) == 1:
		return "; the only one is " + known[0]
	}
	return "; known: " + list(known)
}

const maxListed = 25 // names in a message

// list joins words for a sentence.
func list(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}

const maxQuoted = 64 // bytes of a value in a message

// quote quotes a value of the command line for a message.
func quote(s string) string {
	if len(s) > maxQuoted {
		return fmt.Sprintf("%q...", s[:maxQuoted])
	}
	return fmt.Sprintf("%q", s)
}

// printable returns text without control characters other than line breaks.
func printable(text string) string {
	return strings.Map(func(r rune) rune {
		if r != '\n' && (r < ' ' || r >= 0x7f && r < 0xa0) {
			return '\uFFFD'
		}
		return r
	}, text)
}
