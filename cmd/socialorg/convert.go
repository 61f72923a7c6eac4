package main

import (
	"io"
	"reflect"
	"strings"

	"example.com/socialorg"
	"example.com/socialorg/internal/detail"
	"example.com/socialorg/orgfile"
)

func convertCommand() command {
	return command{
		name: "convert", args: "FILE", summary: "the same organisation as YAML, JSON or a table",
		doc: `convert writes an organisation in another format: a staff list as YAML, to add what a
table has no place for, or an organisation as a table, for a spreadsheet. What it
writes reads back as the same organisation. A table has only the positions.

The columns of a table that is written are those of the flags for tables, which name
the columns of a table that is read, too. Without flags they are named as in YAML.

` + inputHelp + `
Example: socialorg convert staff.csv -id Employee -manager Supervisor -o staff.yaml
         socialorg convert team.yaml -format csv`,
		setup: new(convertFlags).setup,
	}
}

type convertFlags struct {
	in     *input
	out    *output
	format *string
}

func (c *convertFlags) setup(f *flags) action {
	c.in, c.out = f.input(), f.output()
	c.in.isFile = func([]string) []string { return []string{"-"} } // what is read or written may be a table
	c.format = f.choice("format", "auto", "`FORMAT` to write; auto is what the name after -o ends in, or yaml", "auto", "yaml", "json", "csv")
	return c.run
}

func (c *convertFlags) run(s *session, args []string) error {
	if err := expectFile(args); err != nil {
		return err
	}
	f, err := c.in.readBare(s, args[0])
	if err != nil {
		return err
	}
	org, format := f.Org(), *c.format
	if format == "auto" {
		format = string(formatOf(c.out.name))
		if isTable(c.out.name) {
			format = "csv"
		}
	}
	switch format {
	case "csv":
		return c.table(s, org)
	case "":
		format = string(orgfile.YAML)
	}
	return c.out.write(s, func(w io.Writer) error { return orgfile.Write(w, orgfile.Format(format), org) })
}

// table writes the positions of an organisation as a table, and says what it leaves out.
func (c *convertFlags) table(s *session, org socialorg.Org) error {
	t := c.in.tables.table
	if t.ID == "" {
		comma := t.Comma
		t = orgfile.PlainTable(org)
		t.Comma = comma
	}
	if t.Comma == 0 && extension(c.out.name) == ".tsv" {
		t.Comma = '\t'
	}
	if err := c.out.write(s, func(w io.Writer) error { return orgfile.WriteCSV(w, org, t) }); err != nil {
		return err
	}
	var left []string
	for field, v := range reflect.ValueOf(org).Fields() {
		if name, _, _ := strings.Cut(field.Tag.Get("json"), ","); name != "positions" && !v.IsZero() {
			left = append(left, name)
		}
	}
	if len(left) > 0 {
		complain(s.stderr, "%s: a table has only positions; left out: %s\n", s.name, detail.List(left, "and"))
	}
	return nil
}
