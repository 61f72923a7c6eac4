package main

import (
	"errors"
	"flag"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"example.com/socialorg"
	"example.com/socialorg/orgfile"
)

const tablesHelp = `A table (.csv, .tsv) of staff has a position in each row, or a row for each holder. Flags
say which column holds what; they name it as the first row of the table does:

  socialorg check staff.csv -id Employee -manager Supervisor -title "Job title"

They are the same in every subcommand that reads an organisation. A layout file says the
same and more, once for all; docs/command.md lists its fields:

  socialorg check staff.csv -table layout.yaml

`

// A tableLayout says how tables are laid out.
type tableLayout struct {
	file string                   // of a layout; "" is none
	set  []func(t *orgfile.Table) // by the flags, in their order

	table orgfile.Table // as file and set have it, once it is read
	isSet bool
}

// tableFlags returns the flags for tables.
func tableFlags() []struct {
	name, usage string
	set         func(t *orgfile.Table, value string)
} {
	return []struct {
		name, usage string
		set         func(t *orgfile.Table, value string)
	}{
		{"id", "`COLUMN` of the position's id; a table needs this one", func(t *orgfile.Table, s string) { t.ID = s }},
		{"manager", "`COLUMN` of the id of its manager's position", func(t *orgfile.Table, s string) { t.ReportsTo = s }},
		{"manager-by", "`COLUMN` in which managers are looked up instead, such as one of names", func(t *orgfile.Table, s string) { t.ManagerBy = s }},
		{"title", "`COLUMN` of the job title", func(t *orgfile.Table, s string) { t.Title = s }},
		{"role", "`COLUMN` of the role's id", func(t *orgfile.Table, s string) { t.Role = s }},
		{"holder", "`COLUMN` of who holds the position", func(t *orgfile.Table, s string) { t.Holder = s }},
		{"dotted", "`COLUMN` of the positions to which dotted lines lead", func(t *orgfile.Table, s string) { t.DottedTo = s }},
		{"formerly", "`COLUMN` of the ids that the position had before", func(t *orgfile.Table, s string) { t.Formerly = s }},
		{"separator", "`TEXT` between several values in one cell (default ;)", func(t *orgfile.Table, s string) { t.Separator = s }},
		{"top", "`VALUE` in the manager's column that means no manager; may be given several times",
			func(t *orgfile.Table, s string) { t.Top = append(t.Top, s) }},
		{"vacant", "`VALUE` in the holder's column that means nobody; may be given several times",
			func(t *orgfile.Table, s string) { t.Vacant = append(t.Vacant, s) }},
	}
}

func (l *tableLayout) declare(f *flags) {
	l.add(f, "table")
	f.StringVar(&l.file, "table", "", "`LAYOUT` of tables: a YAML file; other flags come before what it says")
	l.add(f, "attribute")
	f.Func("attribute", "`COLUMN` of an attribute, or KEY=COLUMN; may be given several times", func(value string) error {
		key, column, ok := strings.Cut(value, "=")
		if !ok {
			column = value
		}
		if !socialorg.Key(key).Valid() {
			return fmt.Errorf("%s cannot be the key of an attribute; name one before the column, as in location=%s", quote(key), column)
		}
		l.set = append(l.set, func(t *orgfile.Table) {
			if t.Attributes == nil {
				t.Attributes = make(map[socialorg.Key]string)
			}
			t.Attributes[socialorg.Key(key)] = column
		})
		return nil
	})
	for _, g := range tableFlags() {
		l.add(f, g.name)
		f.Func(g.name, g.usage, func(value string) error {
			l.set = append(l.set, func(t *orgfile.Table) { g.set(t, value) })
			return nil
		})
	}
	l.add(f, "comma")
	f.Func("comma", "`CHARACTER` between cells, or tab (default , and tab in .tsv)", func(value string) error {
		if value == "tab" || value == `\t` {
			value = "\t"
		}
		r, size := utf8.DecodeRuneInString(value)
		if size != len(value) || size == 0 || r == utf8.RuneError || strings.ContainsRune("\"\r\n", r) {
			return errors.New("expected one character, or tab")
		}
		l.set = append(l.set, func(t *orgfile.Table) { t.Comma = r })
		return nil
	})
	l.yes(f, "trim", "ignore spaces around cells and column names", func(t *orgfile.Table) *bool { return &t.Trim })
	l.yes(f, "split-holders", "take several holders from one cell", func(t *orgfile.Table) *bool { return &t.SplitHolders })
	l.yes(f, "outside-managers", "accept managers who are not in the table", func(t *orgfile.Table) *bool { return &t.KeepUnknownManagers })
	l.yes(f, "first-title", "accept different titles in rows of one position; the first counts", func(t *orgfile.Table) *bool { return &t.KeepFirstTitle })
}

func (l *tableLayout) add(f *flags, name string) { f.ofTables = append(f.ofTables, name) }

func (l *tableLayout) yes(f *flags, name, usage string, of func(t *orgfile.Table) *bool) {
	l.add(f, name)
	f.BoolFunc(name, usage, func(value string) error {
		yes, err := strconv.ParseBool(value)
		l.set = append(l.set, func(t *orgfile.Table) { *of(t) = yes })
		return err
	})
}

// read reads the layout.
func (l *tableLayout) read(s *session) error {
	if l.file != "" && !l.isSet {
		file, err := s.open(l.file)
		if err != nil {
			return unreadable(err)
		}
		defer func() { _ = file.Close() }() // nothing was written
		if l.table, err = orgfile.ReadTable(file, l.file); err != nil {
			return err
		}
	}
	if !l.isSet {
		for _, set := range l.set {
			set(&l.table)
		}
	}
	l.isSet = true
	return nil
}

// check returns an error for a flag that changes nothing: one for tables where no file is
// one, and one that says more of a column that no other flag names.
func (l *tableLayout) check(f *flags, isTable bool, file string) error {
	given := make(map[string]bool)
	first := ""
	f.Visit(func(g *flag.Flag) {
		given[g.Name] = true
		for _, name := range f.ofTables {
			if first == "" && name == g.Name {
				first = name
			}
		}
	})
	if first != "" && !isTable {
		return usagef("-%s is for tables (.csv, .tsv), and %s is none", first, file)
	}
	t := l.table
	managers := t.ReportsTo + t.DottedTo
	for _, needs := range []struct{ name, columns, oneOf string }{
		{"first-title", t.Title, "title"}, {"vacant", t.Holder, "holder"}, {"split-holders", t.Holder, "holder"}, {"separator", t.DottedTo + t.Formerly + t.Holder, "dotted, -formerly or -holder"},
		{"manager-by", managers, "manager or -dotted"}, {"outside-managers", managers, "manager or -dotted"}, {"top", managers, "manager or -dotted"},
	} {
		if given[needs.name] && needs.columns == "" {
			return usagef("-%s does nothing without -%s", needs.name, needs.oneOf)
		}
	}
	return nil
}
