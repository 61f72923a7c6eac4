// Org-diff prints what changed between two versions of an organisation, as a
// Markdown list for a pull request:
//
//	org-diff [-fail-on kind,kind...] before.yaml after.yaml
//
// It exits with 1 where a change is of one of the kinds after -fail-on, and
// with 2 where it cannot read the files.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"slices"
	"strings"

	"example.com/socialorg"
	"example.com/socialorg/orgfile"
)

func main() {
	if code := run(os.Args[1:], os.Stdout, os.Stderr); code != 0 {
		os.Exit(code)
	}
}

func run(args []string, stdout, stderr io.Writer) int {
	say := log.New(stderr, "org-diff: ", 0)
	flags := flag.NewFlagSet("org-diff", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.Usage = func() {
		say.Print("usage: org-diff [-fail-on kind,kind...] before.yaml after.yaml")
		flags.PrintDefaults()
	}
	var refused []socialorg.ChangeKind
	flags.Func("fail-on", "exit with 1 where a change is of one of these `kinds`, as role-removed", func(list string) error {
		for name := range strings.SplitSeq(list, ",") {
			kind := socialorg.ChangeKind(strings.TrimSpace(name))
			if !slices.Contains(socialorg.ChangeKinds(), kind) {
				return fmt.Errorf("%q is no kind of change; the kinds are %q", kind, socialorg.ChangeKinds())
			}
			refused = append(refused, kind)
		}
		return nil
	})
	switch err := flags.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil:
		return 2
	}
	if flags.NArg() != 2 {
		flags.Usage()
		return 2
	}
	before, err := read(flags.Arg(0))
	if err != nil {
		say.Print(err)
		return 2
	}
	after, err := read(flags.Arg(1))
	if err != nil {
		say.Print(err)
		return 2
	}

	changes := socialorg.DiffOrgs(before, after)
	var list strings.Builder
	if len(changes) == 0 {
		list.WriteString("No changes.\n")
	}
	code := 0
	for _, c := range changes {
		fmt.Fprintln(&list, "-", escape(c.String()))
		if slices.Contains(refused, c.Kind) {
			say.Printf("%s: %s", c.Kind, c)
			code = 1
		}
	}
	if _, err := io.WriteString(stdout, list.String()); err != nil {
		say.Print(err)
		return 2
	}
	return code
}

// read reads an organisation from a YAML or JSON file. It need not be valid:
// what changed is worth knowing all the same.
func read(name string) (socialorg.Org, error) {
	f, err := orgfile.ReadFile(name)
	if err != nil {
		return socialorg.Org{}, err
	}
	return f.Org(), nil
}

// escape keeps text from being taken for Markdown or HTML.
func escape(text string) string {
	var b strings.Builder
	for _, r := range text {
		if strings.ContainsRune("\\`*_[]<>&|#~!", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
