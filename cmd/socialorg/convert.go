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

func convertCommand(f *flags) action {
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
