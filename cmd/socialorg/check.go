package main

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"example.com/socialorg"
)

func checkCommand() command {
	return command{
		name: "check", args: "FILE...", summary: "find the mistakes in files",
		doc: `check prints every mistake in the files, with its place, one per line. First come the
mistakes that make a file unreadable or the organisation impossible: a misspelt
field, a manager who does not exist, a reporting loop. If there are none, the
rules are applied: a manager ranks above those who report to it, and so on.
Several FILEs are several organisations.

` + tableHelp + `
Example: socialorg check team.yaml
         socialorg check -rules standard,span=8 -without scope org/
         socialorg check -id Employee -manager Supervisor staff.csv

Exit status: 0 no mistakes, 1 mistakes, 2 a file could not be read.`,
		more: rulesHelp,
		setup: func(f *flags) action {
			in, out, chosen := f.tableInput(), f.output(), f.rules()
			asJSON := f.Bool("json", false, "print each mistake as a JSON object on one line")
			github := f.Bool("github", false, "print each mistake as an annotation for GitHub's workflows")
			return func(s *session, files []string) error {
				if len(files) == 0 {
					return usagef("which file? Example: socialorg check team.yaml")
				}
				if *asJSON && *github {
					return usagef("-json and -github exclude each other")
				}
				print := printText
				switch {
				case *asJSON:
					print = printJSON
				case *github:
					print = printAnnotations
				}
				return check(s, in, out, chosen.rules(), files, print)
			}
		},
	}
}

// check checks the files and prints what is found. A file that cannot be read
// does not keep the others from being checked.
func check(s *session, in *input, out *output, rules []socialorg.Rule, files []string, print printer) error {
	var unread error
	found := false
	err := out.write(s, func(w io.Writer) error {
		for _, name := range files {
			_, err := in.hierarchy(s, name, rules...)
			problems, ok := errors.AsType[socialorg.Problems](err)
			if err != nil && !ok {
				unread = errors.Join(unread, err)
				continue
			}
			found = found || len(problems) > 0
			if name == "-" {
				name = stdinName
			}
			if err := print(w, name, problems); err != nil {
				return err
			}
		}
		return nil
	})
	switch {
	case err != nil:
		return err
	case unread != nil:
		return unread
	case found:
		return errFindings
	}
	return nil
}

// A printer prints the problems of one file.
type printer func(w io.Writer, name string, problems []socialorg.Problem) error

func printText(w io.Writer, name string, problems []socialorg.Problem) error {
	if len(problems) == 0 {
		_, err := fmt.Fprintf(w, "%s: no problems\n", printable(name))
		return err
	}
	for _, p := range problems {
		if _, err := fmt.Fprintf(w, "%v%s\n", p, ruleOf(p)); err != nil {
			return err
		}
	}
	return nil
}

// ruleOf returns the end of a message that names the rule, for -without.
func ruleOf(p socialorg.Problem) string {
	if slices.Contains(ruleNames(), string(p.Code)) {
		return fmt.Sprintf(" (rule %s)", p.Code)
	}
	return ""
}

func printJSON(w io.Writer, _ string, problems []socialorg.Problem) error {
	return writeLines(w, problems)
}

// printAnnotations prints what GitHub shows beside the lines of a pull request.
func printAnnotations(w io.Writer, name string, problems []socialorg.Problem) error {
	for _, p := range problems {
		file, line, column := p.File, p.Line, p.Column
		if file == "" {
			file = name
		}
		text := "::error file=" + escapeProperty(filepath.ToSlash(file))
		if line > 0 {
			text += fmt.Sprintf(",line=%d", line)
			if column > 0 {
				text += fmt.Sprintf(",col=%d", column)
			}
		}
		p.File, p.Line, p.Column = "", 0, 0
		if _, err := fmt.Fprintf(w, "%s::%s\n", text, escapeData(p.Error()+ruleOf(p))); err != nil {
			return err
		}
	}
	return nil
}

// escapeData escapes the message of a workflow command.
func escapeData(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(s)
}

// escapeProperty escapes a value before the message of a workflow command.
func escapeProperty(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C").Replace(s)
}
