// Orgcheck checks organisations that are kept as files, in YAML or JSON, against
// the standard rules:
//
//	orgcheck [-json] [-roles standard|none] [file ...]
//
// It prints every problem with its place, one a line, as compilers do. Without
// files it checks the department that comes with it. The exit status is 0 when
// there is no problem, 1 when there is one, and 2 when a file cannot be read or
// the command line is wrong.
//
// Files may name the standard roles without defining them; with -roles none they
// must define every role that they name. With -json the problems are JSON, one
// a line, with the fields file, line, column, path, code and detail.
package main

import (
	"embed"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"example.com/socialorg"
	"example.com/socialorg/orgfile"
)

//go:embed department.yaml
var department embed.FS

func main() {
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

// The exit statuses, from the best to the worst.
const (
	clean = iota
	problems
	unreadable
)

func run(args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("orgcheck", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.Usage = func() {
		fmt.Fprintln(stderr, "usage: orgcheck [-json] [-roles standard|none] [file ...]")
		flags.PrintDefaults()
	}
	asJSON := flags.Bool("json", false, "print the problems as JSON, one a line")
	roles := flags.String("roles", "standard", "the roles that files need not define: standard or none")
	if err := flags.Parse(args); errors.Is(err, flag.ErrHelp) {
		return clean
	} else if err != nil {
		return unreadable
	}
	var known socialorg.Org
	switch *roles {
	case "standard":
		known = socialorg.Department()
	case "none":
	default:
		fmt.Fprintf(stderr, "orgcheck: -roles is %q, not standard or none\n", *roles)
		return unreadable
	}

	read := func(name string) (*orgfile.File, error) { return orgfile.ReadFile(name, orgfile.Known(known)) }
	names := flags.Args()
	if len(names) == 0 {
		names = []string{"department.yaml"}
		read = func(name string) (*orgfile.File, error) {
			return orgfile.ReadFS(department, name, orgfile.Known(known))
		}
	}
	status := clean
	for _, name := range names {
		f, err := read(name)
		if err == nil {
			err = f.Check(socialorg.StandardRules()...)
		}
		ds, ok := errors.AsType[orgfile.Diagnostics](err)
		switch {
		case ok:
			report(stdout, ds, *asJSON)
			status = max(status, problems)
		case err != nil:
			fmt.Fprintf(stderr, "orgcheck: %v\n", err)
			status = unreadable
		case !*asJSON:
			fmt.Fprintf(stdout, "%s: no problems\n", name)
		}
	}
	return status
}

func report(w io.Writer, ds orgfile.Diagnostics, asJSON bool) {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, d := range ds {
		if asJSON {
			_ = enc.Encode(d) // a Diagnostic is plain data; there is nobody to tell that stdout is gone
		} else {
			fmt.Fprintln(w, d)
		}
	}
}
