package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"example.com/socialorg"
	"example.com/socialorg/catalogue"
	"example.com/socialorg/internal/detail"
	"example.com/socialorg/internal/sheet"
	"example.com/socialorg/internal/suggest"
	"example.com/socialorg/orgfile"
	"example.com/socialorg/standard"
)

// An input says how files are read. Its flags are the same in every subcommand that reads
// an organisation.
type input struct {
	flags    *flags
	isFile   func(args []string) []string // the arguments that are files of organisations
	format   *string                      // of standard input
	alone    bool                         // without the standard department
	with     []string                     // files that define what others refer to
	tables   tableLayout
	withOrgs []socialorg.Org // of with, when they have been read
}

const inputHelp = `A FILE is an organisation in YAML (.yaml, .yml) or JSON (.json), a directory of such
files, which are then one organisation, or a table (.csv, .tsv) with a position in each
row. - stands for standard input.
`

// input declares the flags for reading files.
func (f *flags) input() *input {
	in := &input{flags: f, isFile: func(args []string) []string { return args }}
	in.format = f.choice("input", "auto", "`FORMAT` of standard input", "auto", "yaml", "json", "csv")
	f.BoolVar(&in.alone, "alone", false, "use only what the files define: no standard roles, goals or KPIs")
	f.Func("with", "`FILE` whose roles, goals, KPIs and terms the others may use; may be given several times", func(s string) error {
		in.with = append(in.with, s)
		return nil
	})
	in.tables.declare(f)
	f.check = in.check
	return in
}

// check checks the flags for tables.
func (in *input) check(s *session, args []string) error {
	if err := in.tables.read(s); err != nil {
		return err
	}
	files := slices.Concat(in.isFile(args), in.with)
	if len(files) == 0 {
		return nil
	}
	return in.tables.check(in.flags, slices.ContainsFunc(files, mayBeTable), files[0])
}

// extension returns the extension of a name, in lower case.
func extension(name string) string { return strings.ToLower(filepath.Ext(name)) }

func isTable(name string) bool { return extension(name) == ".csv" || extension(name) == ".tsv" }

// mayBeTable reports whether a file is a table, as far as its name says.
func mayBeTable(name string) bool {
	if info, err := os.Stat(name); name != "-" && (err != nil || info.IsDir()) {
		return err != nil // which is reported when it is read
	}
	return formatOf(name) == ""
}

// formatOf returns the format that a name says, "" where it says none.
func formatOf(name string) orgfile.Format {
	switch extension(name) {
	case ".yaml", ".yml":
		return orgfile.YAML
	case ".json":
		return orgfile.JSON
	}
	return ""
}

// known returns what files may refer to without defining it. The files of -with may refer
// to those before them.
func (in *input) known(s *session) ([]socialorg.Org, error) {
	for len(in.withOrgs) < len(in.with) {
		name := in.with[len(in.withOrgs)]
		f, err := in.readKnowing(s, name, in.builtIn(in.withOrgs))
		if f != nil {
			_, err = f.Hierarchy()
		}
		if err != nil {
			return nil, err
		}
		if isTable(name) {
			complain(s.stderr, "%s: -with %s: a table defines no roles, goals, KPIs or terms, and its positions are not used\n", s.name, name)
		}
		in.withOrgs = append(in.withOrgs, f.Org())
	}
	return in.builtIn(in.withOrgs), nil
}

// builtIn returns organisations, followed by what this module defines.
func (in *input) builtIn(orgs []socialorg.Org) []socialorg.Org {
	if in.alone {
		return orgs
	}
	return append(orgs[:len(orgs):len(orgs)], standard.Definitions(), catalogue.Definitions())
}

// read reads an organisation. A File that is not nil beside an error is as in package orgfile.
func (in *input) read(s *session, name string) (*orgfile.File, error) {
	known, err := in.known(s)
	if err != nil {
		return nil, err
	}
	return in.readKnowing(s, name, known)
}

// readBare reads an organisation without what others define, which is no difference
// between two files. The problems are those of the file beside it.
func (in *input) readBare(s *session, name string) (*orgfile.File, error) {
	f, err := in.readKnowing(s, name, nil)
	if _, ok := errors.AsType[socialorg.Problems](err); ok {
		_, err = in.again(s, name).read(s, name)
	}
	return f, err
}

// again returns in, with which a file may be read once more that may be standard input.
func (in *input) again(s *session, name string) *input {
	s.stdinRead = s.stdinRead && name != "-"
	return in
}

func (in *input) readKnowing(s *session, name string, known []socialorg.Org) (f *orgfile.File, err error) {
	s.during("reading "+name, func() { f, err = in.readNow(s, name, known) })
	for _, p := range f.Doubts() {
		if !s.said[p] {
			complain(s.stderr, "%s\n", p)
		}
		s.said[p] = true
	}
	return f, unreadable(err)
}

func (in *input) readNow(s *session, name string, known []socialorg.Org) (*orgfile.File, error) {
	if name == "-" {
		text, err := s.readStdin()
		if err != nil {
			return nil, err
		}
		return in.readText(text, stdinName, *in.format, known)
	}
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	format := formatOf(name)
	_, descriptor := follow(name)
	switch {
	case info.IsDir():
		return s.readFolder(name, known)
	case format != "":
		file, err := s.open(name)
		if err != nil {
			return nil, err
		}
		defer func() { _ = file.Close() }() // nothing was written
		return orgfile.Read(file, name, format, known...)
	case isTable(name) || in.tables.table.ID != "":
		file, err := s.open(name)
		if err != nil {
			return nil, err
		}
		defer func() { _ = file.Close() }() // nothing was written
		return in.readTable(file, name, known)
	case descriptor != noDescriptor || !info.Mode().IsRegular(): // such as <(git show main:team.yaml)
		text, err := s.readFile(name)
		if err != nil {
			return nil, err
		}
		return in.readText(text, name, *in.format, known)
	}
	return nil, usagef("%s: the name does not say what is in the file; it should end in .yaml, .yml, .json or, for a table, .csv", name)
}

// A directory has its files by their whole names, and notes those that it opens. No link
// leads out of it.
type directory struct {
	fs.StatFS
	s    *session
	name string
}

func (d directory) below(name string) string {
	below, err := filepath.Rel(d.name, name)
	if err != nil {
		return name
	}
	return filepath.ToSlash(below)
}

// Open opens a file or a directory.
func (d directory) Open(name string) (fs.File, error) {
	file, err := d.StatFS.Open(d.below(name))
	if err == nil {
		d.s.note(file)
	}
	return file, err
}

// Stat describes a file or a directory, without opening it.
func (d directory) Stat(name string) (fs.FileInfo, error) { return d.StatFS.Stat(d.below(name)) }

// readFolder reads a directory.
func (s *session) readFolder(name string, known []socialorg.Org) (*orgfile.File, error) {
	root, err := os.OpenRoot(name)
	if err != nil {
		return nil, err
	}
	defer func() { _ = root.Close() }() // nothing was written
	return orgfile.ReadFS(directory{root.FS().(fs.StatFS), s, name}, name, known...)
}

// open opens a file, and notes that it was read.
func (s *session) open(name string) (*os.File, error) {
	file, err := os.Open(name)
	if err == nil {
		s.note(file)
	}
	return file, err
}

func (s *session) note(file fs.File) {
	if info, err := file.Stat(); err == nil {
		s.read = append(s.read, info)
	}
}

// readFile returns the text of a file.
func (s *session) readFile(name string) ([]byte, error) {
	file, err := s.open(name)
	if err != nil {
		return nil, unreadable(err)
	}
	text, err := io.ReadAll(file)
	return text, unreadable(errors.Join(err, file.Close()))
}

// stdinName is the name of standard input in messages.
const stdinName = "stdin"

// readStdin returns standard input, once.
func (s *session) readStdin() ([]byte, error) {
	if s.stdinRead {
		return nil, usagef("standard input, -, can be read only once")
	}
	s.stdinRead = true
	if file, ok := s.stdin.(*os.File); ok {
		s.note(file)
	}
	text, err := io.ReadAll(io.LimitReader(s.stdin, orgfile.MaxBytes+1)) // which is too large for orgfile
	if err != nil {
		return nil, fmt.Errorf("cannot read standard input: %w", err)
	}
	s.stdin = bytes.NewReader(text) // for readBare
	return text, nil
}

// readText reads text in a format, or in the one that it seems to have.
func (in *input) readText(text []byte, name, format string, known []socialorg.Org) (*orgfile.File, error) {
	if format == "auto" {
		switch {
		case in.tables.table.ID != "":
			format = "csv"
		case bytes.HasPrefix(bytes.TrimLeft(text, " \t\r\n"), []byte("{")):
			format = "json"
		default:
			format = "yaml"
		}
	}
	if format == "csv" {
		return in.readTable(bytes.NewReader(text), name, known)
	}
	return orgfile.Read(bytes.NewReader(text), name, orgfile.Format(format), known...)
}

func (in *input) readTable(r io.Reader, name string, known []socialorg.Org) (*orgfile.File, error) {
	t := in.tables.table
	if t.Comma == 0 && extension(name) == ".tsv" {
		t.Comma = '\t'
	}
	if t.ID == "" {
		return nil, usagef("%s is a table: name at least the column of the ids, with -id%s", name, columnsOf(r, t.Comma))
	}
	return orgfile.ReadCSV(r, name, t, known...)
}

const maxHeader = 64 << 10 // bytes in which the names of columns are looked for

// columnsOf returns the end of a message that names the columns of a table, if
// that is possible.
func columnsOf(r io.Reader, comma rune) string {
	table, err := sheet.Open(io.LimitReader(r, maxHeader), sheet.Options{Comma: comma})
	if err != nil || len(table.Header) > maxListed {
		return ""
	}
	hint := ""
	if len(table.Header) == 1 {
		if i := strings.IndexAny(table.Header[0], ";\t|"); i >= 0 {
			hint = fmt.Sprintf("; for cells separated by %s, give -comma %[1]s", map[byte]string{';': "';'", '\t': "tab", '|': "'|'"}[table.Header[0][i]])
		}
	}
	var names []string
	for _, name := range table.Header {
		names = append(names, quote(name))
	}
	return ". It has " + detail.List(names, "and") + hint
}

// unreadable says of an error of the operating system what could not be done.
func unreadable(err error) error {
	e, ok := errors.AsType[*os.PathError](err)
	switch {
	case !ok:
		return err
	case errors.Is(err, os.ErrNotExist):
		if _, err := os.Lstat(e.Path); err == nil {
			return fmt.Errorf("%s is a link to a file that does not exist", e.Path)
		}
		return fmt.Errorf("there is no file %s%s", e.Path, neighbour(e.Path))
	}
	return fmt.Errorf("cannot read %s: %w", e.Path, e.Err)
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
	return suggest.Text(filepath.Join(filepath.Dir(name), near))
}

// hierarchy reads an organisation and checks its structure.
func (in *input) hierarchy(s *session, name string) (h *socialorg.Hierarchy, err error) {
	f, err := in.read(s, name)
	if f != nil {
		s.during("checking "+name, func() { h, err = f.Hierarchy() })
	}
	return h, err
}
