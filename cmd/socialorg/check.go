package main

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"example.com/socialorg"
	"example.com/socialorg/internal/detail"
)

func checkCommand(f *flags) action {
	return checkFlags{
		in: f.input(), out: f.output(), part: f.pick(), rules: f.rules(),
		asJSON: f.Bool("json", false, "print each mistake as a JSON object on one line"),
		github: f.Bool("github", false, "print each mistake as an annotation for GitHub's workflows"),
	}.run
}

type checkFlags struct {
	in             *input
	out            *output
	part           *pick
	rules          func() []socialorg.Rule
	asJSON, github *bool
}

// run checks the files and prints what is found. A file that cannot be read does not
// keep the others from being checked.
func (c checkFlags) run(s *session, files []string) error {
	switch {
	case len(files) == 0:
		return usagef("which file? Example: socialorg check team.yaml")
	case *c.asJSON && *c.github:
		return usagef("-json and -github exclude each other")
	}
	by, print := inText, printText
	switch {
	case *c.asJSON:
		by, print = unshielded, func(b *strings.Builder, _ string, problems socialorg.Problems) { _ = writeLines(b, problems) } // which have no NaN
	case *c.github:
		by, print = unshielded, printAnnotations
	}
	var text strings.Builder
	note := func(name string, problems socialorg.Problems) {
		print(&text, name, problems)
		if len(problems) > 0 {
			s.exit = max(s.exit, findings)
		}
	}
	if _, err := c.in.known(s); err != nil {
		problems, ok := errors.AsType[socialorg.Problems](err)
		if !ok {
			return err
		}
		note("", problems)
		files = nil
	}
	for _, name := range files {
		problems, err := c.problems(s, name)
		if err != nil {
			s.tell(err)
			continue
		}
		note(shown(name), problems)
	}
	return c.out.put(s, by, text.String())
}

// problems returns what is wrong with a file, or with a part of the organisation in it. An
// error says that it could not be read.
func (c checkFlags) problems(s *session, name string) (socialorg.Problems, error) {
	f, err := c.in.read(s, name)
	if f != nil {
		s.during("checking "+name, func() { err = f.Check(c.rules()...) })
	}
	problems, ok := errors.AsType[socialorg.Problems](err)
	if err != nil && !ok {
		return nil, err
	}
	if c.part.isAll() || f == nil {
		return problems, nil
	}
	h, err := f.Hierarchy()
	if err != nil {
		return problems, nil // which no part is free of
	}
	inside, err := c.part.inside(h)
	if err != nil {
		return nil, err
	}
	of := things(h.Org())
	return slices.DeleteFunc(problems, func(p socialorg.Problem) bool {
		path, _, _ := strings.Cut(p.Path, "]")
		about, ok := of[path+"]"]
		return ok && !inside[about]
	}), nil
}

func printText(b *strings.Builder, name string, problems socialorg.Problems) {
	if len(problems) == 0 {
		fmt.Fprintf(b, "%s: no problems\n", detail.Line(name))
	}
	for _, p := range problems {
		fmt.Fprintf(b, "%v%s\n", p, ruleOf(p))
	}
}

// ruleOf returns the end of a message that names the rule, for -without.
func ruleOf(p socialorg.Problem) string {
	if slices.Contains(ruleNames(), string(p.Code)) {
		return fmt.Sprintf(" (rule %s)", p.Code)
	}
	return ""
}

// printAnnotations prints what GitHub shows beside the lines of a pull request.
func printAnnotations(b *strings.Builder, name string, problems socialorg.Problems) {
	for _, p := range problems {
		text := "::error file=" + detail.Line(inProperty.Replace(inRepository(cmp.Or(p.File, name))))
		if p.Line > 0 {
			text += fmt.Sprintf(",line=%d,col=%d", p.Line, p.Column)
		}
		p.Place = socialorg.Place{} // the other place then has its file, too
		if p.Other.File != "" {
			p.Other.File = inRepository(p.Other.File)
		}
		fmt.Fprintf(b, "%s::%s\n", text, inMessage.Replace(p.Error()+ruleOf(p)))
	}
}

// inRepository returns the path of a file from the root of the repository that a workflow
// checks out, as annotations need it. A file elsewhere keeps its name.
func inRepository(name string) string {
	root, _ := filepath.EvalSymlinks(os.Getenv("GITHUB_WORKSPACE")) //nolint:forbidigo // where GitHub says that the repository is
	folder, _ := filepath.Abs(filepath.Dir(name))
	folder, _ = filepath.EvalSymlinks(folder)
	path, err := filepath.Rel(root, filepath.Join(folder, filepath.Base(name)))
	if err != nil || !filepath.IsLocal(path) || name == stdinName { // which it is not, or one of them is unknown
		path = name
	}
	return filepath.ToSlash(path)
}

// The escapes of workflow commands, all that GitHub knows: in the message, and in a value
// before it. Other characters that do not print are shown as everywhere.
var (
	inMessage  = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	inProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)
