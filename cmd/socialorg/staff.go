package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"example.com/socialorg"
	"example.com/socialorg/internal/detail"
	"example.com/socialorg/orgfile"
)

// A tableFlag is a flag that sets a field of a layout, or adds to it. It does nothing
// unless one of those that it needs is set, if it needs any.
type tableFlag struct {
	name, field, usage string
	needs              []string
}

func allTableFlags() []tableFlag {
	managers, holder, cells := []string{"-manager", "-dotted"}, []string{"-holder"}, []string{"-dotted", "-formerly", "-holder"}
	return []tableFlag{
		{"id", "ID", "`COLUMN` of the position's id; a table needs this one", nil},
		{"manager", "ReportsTo", "`COLUMN` of the id of its manager's position", nil},
		{"manager-by", "ManagerBy", "`COLUMN` in which managers are looked up instead, such as one of names", managers},
		{"title", "Title", "`COLUMN` of the job title", nil},
		{"role", "Role", "`COLUMN` of the role's id", nil},
		{"holder", "Holder", "`COLUMN` of who holds the position", nil},
		{"dotted", "DottedTo", "`COLUMN` of the positions to which dotted lines lead", nil},
		{"formerly", "Formerly", "`COLUMN` of the ids that the position had before", nil},
		{"attribute", "Attributes", "`COLUMN` of an attribute, or KEY=COLUMN; may be given several times", nil},
		{"separator", "Separator", "`TEXT` between several values in one cell (default ;)", cells},
		{"top", "Top", "`VALUE` in the manager's column that means no manager; may be given several times", managers},
		{"vacant", "Vacant", "`VALUE` in the holder's column that means nobody; may be given several times", holder},
		{"comma", "Comma", "`CHARACTER` between cells, or tab (default , and tab in .tsv)", nil},
		{"trim", "Trim", "ignore spaces around cells and column names", nil},
		{"split-holders", "SplitHolders", "take several holders from one cell", holder},
		{"outside-managers", "KeepUnknownManagers", "accept managers who are not in the table", managers},
		{"first-title", "KeepFirstTitle", "accept different titles in rows of one position; the first counts", []string{"-title"}},
	}
}

func (g tableFlag) of(t *orgfile.Table) reflect.Value {
	return reflect.ValueOf(t).Elem().FieldByName(g.field)
}

func (g tableFlag) set(t *orgfile.Table, value string) (err error) {
	switch field := g.of(t).Addr().Interface().(type) {
	case *string:
		*field = value
	case *[]string:
		*field = append(*field, value)
	case *bool:
		*field, err = strconv.ParseBool(value)
	case *rune:
		*field, err = parseComma(value)
	case *map[socialorg.Key]string:
		key, column, ok := strings.Cut(value, "=")
		if !ok {
			column = value
		}
		if !socialorg.Key(key).Valid() {
			return fmt.Errorf("%s cannot be the key of an attribute; name one before the column, as in location=%s", quote(key), column)
		}
		if *field == nil {
			*field = make(map[socialorg.Key]string)
		}
		(*field)[socialorg.Key(key)] = column
	}
	return err
}

func parseComma(value string) (rune, error) {
	if value == "tab" || value == `\t` {
		return '\t', nil
	}
	r, size := utf8.DecodeRuneInString(value)
	if size != len(value) || size == 0 || r == utf8.RuneError || strings.ContainsRune("\"\r\n", r) {
		return 0, errors.New("expected one character, or tab")
	}
	return r, nil
}

// tableFlags declares the flags for tables.
func (in *input) tableFlags(f *flags) {
	f.StringVar(&in.layout, "table", "", "`LAYOUT` of tables: a YAML file; other flags come before what it says")
	f.ofTables = []string{"table"}
	for _, g := range allTableFlags() {
		f.ofTables = append(f.ofTables, g.name)
		declare := f.Func
		if g.of(&in.table).Kind() == reflect.Bool {
			declare = f.BoolFunc
		}
		declare(g.name, g.usage, func(value string) error {
			in.given = append(in.given, func() { _ = g.set(&in.table, value) })
			return g.set(new(orgfile.Table), value) // to see whether it can be
		})
	}
}

// check reads the layout of tables. A flag that changes nothing is an error: one for tables
// where no file is one, and one that says more of a column that no other flag names.
func (in *input) check(s *session, f *flags) (err error) {
	if in.layout != "" {
		text, err := s.text(in.layout, anyText)
		if err == nil {
			in.table, err = orgfile.ReadTable(bytes.NewReader(text), shown(in.layout))
		}
		if err != nil {
			return err
		}
	}
	for _, set := range in.given {
		set()
	}
	files := slices.Concat(in.isFile(f.rest), *in.with)
	if len(files) == 0 {
		return nil
	}
	all := allTableFlags()
	isSet := func(name string) bool {
		return !all[slices.IndexFunc(all, func(g tableFlag) bool { return "-"+g.name == name })].of(&in.table).IsZero()
	}
	f.Visit(func(given *flag.Flag) {
		if err == nil && slices.Contains(f.ofTables, given.Name) && !slices.ContainsFunc(files, mayBeTable) {
			err = usagef("-%s is for tables (.csv, .tsv), and %s is none", given.Name, files[0])
		}
		for _, g := range all {
			if err == nil && g.name == given.Name && g.needs != nil && !slices.ContainsFunc(g.needs, isSet) {
				err = usagef("-%s does nothing without %s", g.name, detail.List(g.needs, "or"))
			}
		}
	})
	return err
}
