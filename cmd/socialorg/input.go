package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"example.com/socialorg"
	"example.com/socialorg/catalogue"
	"example.com/socialorg/internal/sheet"
	"example.com/socialorg/internal/suggest"
	"example.com/socialorg/orgfile"
	"example.com/socialorg/standard"
)

// An input says how files are read.
type input struct {
	standard bool           // files may refer to what the standard department defines
	format   *string        // of standard input
	table    *orgfile.Table // nil where a table will not do
}

const inputHelp = `A FILE is an organisation in YAML (.yaml, .yml) or JSON (.json), or a directory:
then all such files below it are one organisation, except schemas (.schema.json).
- stands for standard input.
`

const tableHelp = inputHelp + `It may also be a table (.csv, .tsv) with one position per row; the flags say which
column holds what.
`

// input declares the flags for reading files.
func (f *flags) input() *input {
	in := &input{format: f.choice("input", "auto", inputUsage, "auto", "yaml", "json")}
	f.known(in)
	return in
}

// tableInput declares the flags for reading files, tables among them.
func (f *flags) tableInput() *input {
	in := f.tables()
	f.known(in)
	return in
}

const inputUsage = "`FORMAT` of standard input"

func (f *flags) known(in *input) {
	in.standard = true
	f.BoolFunc("alone", "use only what the file defines: no standard roles, goals or KPIs", func(s string) error {
		alone, err := strconv.ParseBool(s)
		in.standard = !alone
		return err
	})
}

// tables declares the flags for reading files, tables among them, that know nothing
// but what they define.
func (f *flags) tables() *input {
	in := &input{format: f.choice("input", "auto", inputUsage, "auto", "yaml", "json", "csv"), table: new(orgfile.Table)}
	f.check = f.checkTables
	t := in.table
	column := func(name string, to *string, usage string) {
		f.ofTables = append(f.ofTables, name)
		f.StringVar(to, name, "", usage)
	}
	yes := func(name string, to *bool, usage string) {
		f.ofTables = append(f.ofTables, name)
		f.BoolVar(to, name, false, usage)
	}
	values := func(name string, to *[]string, usage string) {
		f.ofTables = append(f.ofTables, name)
		f.Func(name, usage, func(s string) error {
			*to = append(*to, s)
			return nil
		})
	}
	column("id", &t.ID, "`COLUMN` of the position's id; a table needs this one")
	column("manager", &t.ReportsTo, "`COLUMN` of the id of its manager's position")
	column("manager-by", &t.ManagerBy, "`COLUMN` in which managers are looked up instead, such as one of names")
	column("title", &t.Title, "`COLUMN` of the job title")
	column("role", &t.Role, "`COLUMN` of the role's id")
	column("holder", &t.Holder, "`COLUMN` of who holds the position")
	column("dotted", &t.DottedTo, "`COLUMN` of the positions to which dotted lines lead")
	column("formerly", &t.Formerly, "`COLUMN` of the ids that the position had before")
	column("separator", &t.Separator, "`TEXT` between several values in one cell (default ;)")
	values("top", &t.Top, "`VALUE` in the manager's column that means no manager; may be given several times")
	values("vacant", &t.Vacant, "`VALUE` in the holder's column that means nobody; may be given several times")
	yes("trim", &t.Trim, "ignore spaces around cells and column names")
	yes("outside-managers", &t.KeepUnknownManagers, "accept managers who are not in the table")
	yes("first-title", &t.KeepFirstTitle, "accept different titles in rows of one position; the first counts")
	f.ofTables = append(f.ofTables, "comma")
	f.Func("comma", "`CHARACTER` between cells, or tab (default , and tab in .tsv)", func(s string) error {
		if s == "tab" || s == `\t` {
			s = "\t"
		}
		r, size := utf8.DecodeRuneInString(s)
		if size != len(s) || size == 0 || r == utf8.RuneError || strings.ContainsRune("\"\r\n", r) {
			return errors.New("expected one character, or tab")
		}
		t.Comma = r
		return nil
	})
	return in
}

// checkTables returns an error for a flag that changes nothing: one for tables where no
// file is one, and one that says more of a column that no other flag names.
func (f *flags) checkTables(files []string) error {
	given := make(map[string]bool)
	var first string
	f.Visit(func(g *flag.Flag) {
		given[g.Name] = true
		if first == "" && slices.Contains(f.ofTables, g.Name) {
			first = g.Name
		}
	})
	if first == "" || len(files) == 0 {
		return nil
	}
	if !slices.ContainsFunc(files, mayBeTable) {
		return usagef("-%s is for tables (.csv, .tsv), and %s is none", first, files[0])
	}
	for _, needs := range []struct {
		name  string
		oneOf []string
	}{
		{"first-title", []string{"title"}}, {"vacant", []string{"holder"}}, {"separator", []string{"dotted", "formerly"}},
		{"manager-by", []string{"manager", "dotted"}}, {"outside-managers", []string{"manager", "dotted"}}, {"top", []string{"manager", "dotted"}},
	} {
		if given[needs.name] && !slices.ContainsFunc(needs.oneOf, func(name string) bool { return given[name] }) {
			return usagef("-%s does nothing without -%s", needs.name, strings.Join(needs.oneOf, " or -"))
		}
	}
	return nil
}

// extension returns the extension of a name, in lower case.
func extension(name string) string { return strings.ToLower(filepath.Ext(name)) }

// mayBeTable reports whether a file is a table, as far as its name says.
func mayBeTable(name string) bool {
	if name == "-" {
		return true
	}
	if info, err := os.Stat(name); err != nil || info.IsDir() {
		return err != nil // which is reported when it is read
	}
	switch extension(name) {
	case ".yaml", ".yml", ".json":
		return false
	}
	return true
}

// known returns what files may refer to without defining it.
func (in *input) known() []socialorg.Org {
	if in.standard {
		return []socialorg.Org{standard.Department(), catalogue.Definitions()}
	}
	return nil
}

// read reads an organisation. A File that is not nil beside an error is as in
// package orgfile.
func (in *input) read(s *session, name string) (f *orgfile.File, err error) {
	s.during("reading "+name, func() { f, err = in.readNow(s, name) })
	return f, err
}

// readBare reads an organisation without what the standard department defines, which is no
// difference between two files. The problems are those of the file beside it.
func (in *input) readBare(s *session, name string) (*orgfile.File, error) {
	f, err := in.read(s, name)
	if _, ok := errors.AsType[socialorg.Problems](err); ok {
		again := *in
		again.standard = true
		s.stdinRead = s.stdinRead && name != "-"
		_, err = again.read(s, name)
	}
	return f, err
}

func (in *input) readNow(s *session, name string) (*orgfile.File, error) {
	if name == "-" {
		return in.readStdin(s)
	}
	info, err := os.Stat(name)
	if err != nil {
		return nil, unreadable(err)
	}
	switch extension := extension(name); {
	case info.IsDir(), extension == ".yaml", extension == ".yml", extension == ".json":
		f, err := orgfile.ReadFS(disk{s}, name, in.known()...)
		return f, unreadable(err)
	case in.table != nil && (extension == ".csv" || extension == ".tsv" || in.table.ID != ""):
		file, err := disk{s}.Open(name)
		if err != nil {
			return nil, unreadable(err)
		}
		defer func() { _ = file.Close() }() // nothing was written
		return in.readTable(file, name)
	default:
		kinds := ".yaml, .yml or .json"
		if in.table != nil {
			kinds = ".yaml, .yml, .json or, for a table, .csv"
		}
		return nil, usagef("%s: the name does not say what is in the file; it should end in %s", name, kinds)
	}
}

// A disk opens files by any name that the system knows, and notes them as inputs.
type disk struct{ s *session }

// Open opens a file or a directory.
func (d disk) Open(name string) (fs.File, error) {
	d.s.inputs = append(d.s.inputs, name)
	return os.Open(name)
}

func (in *input) readStdin(s *session) (*orgfile.File, error) {
	text, err := s.readStdin()
	if err != nil {
		return nil, err
	}
	format := *in.format
	if format == "auto" {
		switch {
		case in.table != nil && in.table.ID != "":
			format = "csv"
		case bytes.HasPrefix(bytes.TrimLeft(text, " \t\r\n"), []byte("{")):
			format = "json"
		default:
			format = "yaml"
		}
	}
	switch format {
	case "csv":
		return in.readTable(bytes.NewReader(text), stdinName)
	case "json":
		return orgfile.Read(bytes.NewReader(text), stdinName, orgfile.JSON, in.known()...)
	default:
		return orgfile.Read(bytes.NewReader(text), stdinName, orgfile.YAML, in.known()...)
	}
}

// stdinName is the name of standard input in messages.
const stdinName = "stdin"

// readStdin returns standard input, once.
func (s *session) readStdin() ([]byte, error) {
	if s.stdinRead {
		return nil, usagef("standard input, -, can be read only once")
	}
	s.stdinRead = true
	text, err := io.ReadAll(io.LimitReader(s.stdin, orgfile.MaxBytes+1)) // which is too large for orgfile
	if err != nil {
		return nil, fmt.Errorf("cannot read standard input: %w", err)
	}
	s.stdin = bytes.NewReader(text) // for readBare
	return text, nil
}

func (in *input) readTable(r io.Reader, name string) (*orgfile.File, error) {
	t := *in.table
	if t.Comma == 0 && extension(name) == ".tsv" {
		t.Comma = '\t'
	}
	if t.ID == "" {
		return nil, usagef("%s is a table: name at least the column of the ids, with -id%s", name, columnsOf(r, t.Comma))
	}
	f, err := orgfile.ReadCSV(r, name, t, in.known()...)
	return f, unreadable(err)
}

const maxHeader = 64 << 10 // bytes in which the names of columns are looked for

// columnsOf returns the end of a message that names the columns of a table, if
// that is possible.
func columnsOf(r io.Reader, comma rune) string {
	table, err := sheet.Open(io.LimitReader(r, maxHeader), sheet.Options{Comma: comma})
	if err != nil || len(table.Header) > maxListed {
		return ""
	}
	header := table.Header
	hint := ""
	if len(header) == 1 {
		if i := strings.IndexAny(header[0], ";\t|"); i >= 0 {
			hint = fmt.Sprintf("; for cells separated by %s, give -comma %[1]s", map[byte]string{';': "';'", '\t': "tab", '|': "'|'"}[header[0][i]])
		}
	}
	for i := range header {
		header[i] = quote(header[i])
	}
	return ". It has " + list(header) + hint
}

// unreadable says of an error of the operating system what could not be done.
func unreadable(err error) error {
	if _, ok := errors.AsType[socialorg.Problems](err); ok || err == nil {
		return err
	}
	if e, ok := errors.AsType[*os.PathError](err); ok {
		if errors.Is(err, os.ErrNotExist) {
			return fmt.Errorf("there is no file %s%s", e.Path, neighbour(e.Path))
		}
		return fmt.Errorf("cannot read %s: %w", e.Path, e.Err)
	}
	return err
}

// neighbour returns the end of a message that names a file of a similar name.
func neighbour(name string) string {
	entries, err := os.ReadDir(filepath.Dir(name))
	if err != nil {
		return ""
	}
	near, ok := suggest.Find(filepath.Base(name), func(yield func(string) bool) {
		for _, e := range entries {
			if !yield(e.Name()) {
				return
			}
		}
	})
	if !ok {
		return ""
	}
	return fmt.Sprintf("; did you mean %s?", filepath.Join(filepath.Dir(name), near))
}

// hierarchy reads an organisation and checks its structure and the rules. All
// problems come at once.
func (in *input) hierarchy(s *session, name string, rules ...socialorg.Rule) (h *socialorg.Hierarchy, err error) {
	f, err := in.read(s, name)
	if f != nil {
		s.during("checking "+name, func() { h, err = f.Hierarchy(rules...) })
	}
	return h, err
}
