// Org-diff prints what changed between two versions of an organisation, as a
// Markdown list for a pull request:
//
//	org-diff [-fail-on kind,kind...] [before.yaml after.yaml]
//
// Without files it compares two versions of an example department. It exits with 1 where a change is of one of the kinds after -fail-on, and
// with 2 where it cannot read the files.
package main

import (
	"embed"
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
	"example.com/socialorg/render"
)

//go:embed testdata
var versions embed.FS

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
		say.Print("usage: org-diff [-fail-on kind,kind...] [before.yaml after.yaml]")
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
	read, names := orgfile.ReadFile, flags.Args()
	switch len(names) {
	case 0:
		read = func(name string, opts ...orgfile.Option) (*orgfile.File, error) {
			return orgfile.ReadFS(versions, name, opts...)
		}
		names = []string{"testdata/before.json", "testdata/after.json"}
	case 2:
	default:
		flags.Usage()
		return 2
	}
	var orgs []socialorg.Org // which need not be valid: what changed is worth knowing all the same
	for _, name := range names {
		f, err := read(name)
		if err != nil {
			say.Print(err)
			return 2
		}
		orgs = append(orgs, f.Org())
	}

	changes := socialorg.DiffOrgs(orgs[0], orgs[1])
	if err := render.Changes(stdout, changes, render.English()); err != nil {
		say.Print(err)
		return 2
	}
	code := 0
	for _, c := range changes {
		if slices.Contains(refused, c.Kind) {
			say.Printf("%s: %s", c.Kind, c)
			code = 1
		}
	}
	return code
}
