package main

import (
	"cmp"
	"io"
	"reflect"
	"strings"

	"example.com/socialorg"
	"example.com/socialorg/internal/detail"
	"example.com/socialorg/orgfile"
)

var convertCommand = command{
	name: "convert", args: "FILE", summary: "the same organisation as YAML, JSON or a table",
	doc: `convert writes an organisation in another format: a staff list as YAML, to add what a
table has no place for, or an organisation as a table, for a spreadsheet. What it
writes reads back as the same organisation. A table has only the positions.

The columns of a table that is written are those of the flags for tables, which name
the columns of a table that is read, too. Without flags they are named as in YAML.`,
	examples: `
socialorg convert staff.csv -id Employee -manager Supervisor -o staff.yaml
socialorg convert team.yaml -format csv`,
	setup: func(f *flags) action {
		in, out := f.input(), f.output()
		in.isFile = func([]string) []string { return []string{"-"} } // what is read or written may be a table
		format := f.choice("format", "`FORMAT` to write; auto is what the name after -o ends in, or yaml", "auto", "yaml", "json", "csv")
		return func(s *session, args []string) error {
			if err := expectFile(args); err != nil {
				return err
			}
			doc, err := in.open(s, args[0])
			if err != nil {
				return err
			}
			f, err := doc.bare(s)
			if err != nil {
				return err
			}
			org := f.Org()
			to := orgfile.Format(*format)
			if to == "auto" {
				to = cmp.Or(formatOf(out.name), orgfile.YAML)
			}
			if to != aTable {
				return out.write(s, refusing, func(w io.Writer) error { return orgfile.Write(w, to, org) })
			}
			t := in.table
			if t.ID == "" {
				t = orgfile.PlainTable(org)
			}
			t.Comma = cmp.Or(in.table.Comma, commaOf(out.name))
			if err := out.write(s, refusing, func(w io.Writer) error { return orgfile.WriteCSV(w, org, t) }); err != nil {
				return err
			}
			if left := besidesPositions(org); len(left) > 0 {
				complain(s.stderr, "%s: a table has only positions; left out: %s\n", s.name, detail.List(left, "and"))
			}
			return nil
		}
	},
}

// besidesPositions returns the names of what else an organisation has.
func besidesPositions(org socialorg.Org) (names []string) {
	for field, v := range reflect.ValueOf(org).Fields() {
		if name, _, _ := strings.Cut(field.Tag.Get("json"), ","); name != "positions" && !v.IsZero() {
			names = append(names, name)
		}
	}
	return names
}
