package main

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"text/template"

	"example.com/socialorg"
	"example.com/socialorg/catalogue"
	"example.com/socialorg/orgfile"
	"example.com/socialorg/standard"
)

func initCommand(f *flags) action {
	out, lang := f.output(), f.language()
	full := f.Bool("full", false, "write the definitions of the standard roles and goals, too")
	team := f.Bool("team", false, "write a department of twelve")
	return func(s *session, args []string) error {
		if len(args) > 0 {
			return usagef("unexpected argument %s; name the file with -o", quote(args[0]))
		}
		if _, err := os.Lstat(out.name); out.name != "" && out.name != "-" && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("%s already exists and was left as it is", out.name)
		}
		text, err := starter(lang, *full, *team)
		if err != nil {
			return err
		}
		return out.put(s, unshielded, text)
	}
}

// schemaFile is the name under which init expects the schema.
const schemaFile = "socialorg.schema.json"

func schemaCommand(f *flags) action {
	out := f.output()
	return func(s *session, args []string) error {
		if len(args) > 0 {
			return usagef("unexpected argument %s", quote(args[0]))
		}
		return out.put(s, unshielded, orgfile.Schema())
	}
}

// starters are what init writes in each language: fields of an organisation, as YAML, with
// comments around them.
//
//go:embed starter
var starters embed.FS

// starter returns the standard department, or that of the catalogue, as commented
// YAML.
func starter(lang chosen, full, team bool) (string, error) {
	department := standard.Department()
	if team {
		department = catalogue.Department()
	}
	department = lang.translate(department)
	org := socialorg.Org{Name: department.Name, Positions: department.Positions}
	switch {
	case full:
		org = department
		org.KPIs = nil // which would be long, and nobody changes the meaning of views
	case team: // the only role that differs from the standard one of its name
		org.Roles = []socialorg.Role{*department.Role(standard.DigitalMarketingManagerID)}
	}
	var text strings.Builder
	if err := orgfile.Write(&text, orgfile.YAML, org); err != nil {
		return "", err
	}
	field, fields := "", make(map[string]string)
	for line := range strings.Lines(text.String()) {
		if name, _, _ := strings.Cut(line, ":"); !strings.ContainsAny(line[:1], "- ") {
			field = name
		}
		fields[field] += line
	}
	t, err := template.ParseFS(starters, "starter/"+*lang.id+".yaml")
	if err != nil {
		return "", err
	}
	var b strings.Builder
	err = t.Execute(&b, map[string]any{"schema": schemaFile, "full": full, "team": team, "org": fields})
	return b.String(), err
}
