package main

import (
	"bufio"
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
	"example.com/socialorg/internal/lists"
	"example.com/socialorg/internal/sheet"
	"example.com/socialorg/internal/suggest"
	"example.com/socialorg/orgfile"
	"example.com/socialorg/standard"
)

// An input says how files are read. Its flags are the same in every subcommand that reads
// an organisation.
type input struct {
	isFile   func(args []string) []string // the arguments that are files of organisations
	format   *string                      // of a text whose name does not say it
	alone    *bool                        // without the standard department
	with     *[]string                    // files that define what others refer to
	layout   string                       // a file that says how tables are laid out; "" is none
	given    []func()                     // what flags set of that, in their order
	table    orgfile.Table                // as layout and flags have it, once they are read
	withOrgs []socialorg.Org              // of with, when they have been read
}

// input declares the flags for reading files.
func (f *flags) input() *input {
	f.in = &input{isFile: func(args []string) []string { return args }}
	f.in.format = f.choice("input", "`FORMAT` of standard input", "auto", "yaml", "json", "csv")
	f.in.alone = f.Bool("alone", false, "use only what the files define: no standard roles, goals or KPIs")
	f.in.with = f.listed("with", "`FILE` whose roles, goals, KPIs and terms the others may use")
	f.in.tableFlags(f)
	return f.in
}

// What a document is, besides the formats of orgfile.
const (
	aTable  orgfile.Format = "csv"
	aFolder orgfile.Format = "directory"
)

// formatOf returns what a name says of the format, "" where it says nothing.
func formatOf(name string) orgfile.Format {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".yaml", ".yml":
		return orgfile.YAML
	case ".json":
		return orgfile.JSON
	case ".csv", ".tsv":
		return aTable
	}
	return ""
}

// commaOf returns what a name says of the character between cells, 0 where it says nothing.
func commaOf(name string) rune {
	if strings.EqualFold(filepath.Ext(name), ".tsv") {
		return '\t'
	}
	return 0
}

// mayBeTable reports whether a file is a table, as far as its name says.
func mayBeTable(name string) bool {
	info, err := os.Stat(name)
	if err != nil {
		return true // it is standard input, or reported when it is read
	}
	return !info.IsDir() && (formatOf(name) == aTable || formatOf(name) == "")
}

// A document is what an argument names: a directory, or a text, which is read once.
type document struct {
	in     *input
	name   string // as problems have it
	format orgfile.Format
	text   []byte
}

// open opens a document. A text is read as far as its format allows.
func (in *input) open(s *session, name string) (*document, error) {
	doc := &document{in: in, name: shown(name), format: formatOf(name)}
	info, err := os.Stat(name)
	_, isDescriptor := descriptor(name)
	switch {
	case name == "-":
	case err != nil:
		return nil, unreadable(name, err)
	case info.IsDir():
		doc.format = aFolder
		return doc, nil
	case doc.format == "" && in.table.ID != "":
		doc.format = aTable
	case doc.format == "" && info.Mode().IsRegular() && !isDescriptor: // and not such as <(git show main:team.yaml)
		return nil, usagef("%s: the name does not say what is in the file; it should end in .yaml, .yml, .json or, for a table, .csv", name)
	}
	doc.text, err = s.text(name, doc.most)
	return doc, err
}

// most returns how many bytes a text may have in its format, which its beginning may tell.
func (doc *document) most(start []byte) int {
	if doc.format == "" {
		doc.format = orgfile.Format(*doc.in.format)
	}
	switch {
	case doc.format != "auto":
	case doc.in.table.ID != "":
		doc.format = aTable
	case bytes.HasPrefix(bytes.TrimSpace(start), []byte("{")):
		doc.format = orgfile.JSON
	default:
		doc.format = orgfile.YAML
	}
	if doc.format == orgfile.YAML {
		return orgfile.MaxYAMLBytes
	}
	return orgfile.MaxBytes
}

// parse reads the organisation of a document. A File that is not nil beside an error is as in
// package orgfile.
func (doc *document) parse(s *session, known []socialorg.Org) (f *orgfile.File, err error) {
	s.during("reading "+doc.name, func() {
		switch doc.format {
		case aFolder:
			f, err = s.readFolder(doc.name, known)
		case aTable:
			f, err = doc.parseTable(known)
		default:
			f, err = orgfile.Read(bytes.NewReader(doc.text), doc.name, doc.format, known...)
		}
	})
	for _, p := range f.Doubts() {
		flag := ""
		if p.Code == socialorg.ErrImplausible { // a holder, which may mean that there is none
			flag = ", with -vacant"
		}
		if !s.said[p] {
			complain(s.stderr, "%s%s\n", p, flag)
		}
		s.said[p] = true
	}
	return f, err
}

func (doc *document) parseTable(known []socialorg.Org) (*orgfile.File, error) {
	t := doc.in.table
	if t.Comma == 0 {
		t.Comma = commaOf(doc.name)
	}
	if t.ID == "" {
		return nil, usagef("%s is a table: name at least the column of the ids, with -id%s", doc.name, columnsOf(doc.text, t.Comma))
	}
	return orgfile.ReadCSV(bytes.NewReader(doc.text), doc.name, t, known...)
}

// columnsOf returns the end of a message that names the columns of a table, if
// that is possible.
func columnsOf(text []byte, comma rune) string {
	const most = 64 << 10 // bytes in which they are looked for
	table, err := sheet.Open(bytes.NewReader(text[:min(len(text), most)]), sheet.Options{Comma: comma})
	if err != nil || len(table.Header) > maxListed {
		return ""
	}
	hint := ""
	if i := strings.IndexAny(table.Header[0], ";\t|"); i >= 0 && len(table.Header) == 1 {
		hint = fmt.Sprintf("; for cells separated by %q, give -comma %[1]q", rune(table.Header[0][i]))
	}
	has := detail.Count(len(table.Header), "column", "columns")
	if sheet.MayQuote(table.Header, false) {
		has = detail.List(lists.Each(table.Header, quote), "and")
	}
	return ". It has " + has + hint
}

// known returns what files may refer to without defining it. The files of -with may refer
// to those before them.
func (in *input) known(s *session) ([]socialorg.Org, error) {
	for _, name := range (*in.with)[len(in.withOrgs):] {
		doc, err := in.open(s, name)
		if err != nil {
			return nil, err
		}
		f, err := doc.parse(s, in.builtIn())
		if f != nil {
			_, err = f.Hierarchy()
		}
		if err != nil {
			return nil, err
		}
		if doc.format == aTable {
			complain(s.stderr, "%s: -with %s: a table defines no roles, goals, KPIs or terms, and its positions are not used\n", s.name, name)
		}
		in.withOrgs = append(in.withOrgs, f.Org())
	}
	return in.builtIn(), nil
}

// builtIn returns what has been read of -with, followed by what this module defines.
func (in *input) builtIn() []socialorg.Org {
	if *in.alone {
		return in.withOrgs
	}
	return slices.Concat(in.withOrgs, []socialorg.Org{standard.Definitions(), catalogue.Definitions()})
}

// read reads an organisation, which may refer to what is known.
func (in *input) read(s *session, name string) (*orgfile.File, error) {
	known, err := in.known(s)
	if err != nil {
		return nil, err
	}
	doc, err := in.open(s, name)
	if err != nil {
		return nil, err
	}
	return doc.parse(s, known)
}

// bare reads an organisation without what others define, which is no part of it. The
// problems are those of the organisation beside it.
func (doc *document) bare(s *session) (*orgfile.File, error) {
	f, err := doc.parse(s, nil)
	if err == nil {
		return f, nil
	}
	known, err := doc.in.known(s)
	if err == nil {
		_, err = doc.parse(s, known)
	}
	return f, err
}

// stdinName is the name of standard input in messages.
const stdinName = "stdin"

// shown returns the name of an argument in messages.
func shown(name string) string {
	if name == "-" {
		return stdinName
	}
	return name
}

// text reads what an argument names: standard input, once, or a file. It may have as many
// bytes as most says, which is given the first ones.
func (s *session) text(name string, most func(start []byte) int) ([]byte, error) {
	in := s.stdin
	switch {
	case name != "-":
		file, err := os.Open(name)
		if err != nil {
			return nil, unreadable(name, err)
		}
		defer func() { _ = file.Close() }() // nothing was written
		in = file
	case in == nil:
		return nil, usagef("standard input, -, can be read only once")
	default:
		s.stdin = nil
	}
	s.read = append(s.read, infoOf(in))
	r := bufio.NewReader(in)
	start, _ := r.Peek(r.Size())
	limit := most(start)
	text, err := io.ReadAll(io.LimitReader(r, int64(limit)+1))
	if len(text) > limit {
		place := socialorg.Place{File: shown(name), Line: 1, Column: 1}
		return nil, socialorg.Problems{{Place: place, Code: socialorg.ErrTooLong, Detail: fmt.Sprintf("has more than %d bytes", limit)}}
	}
	return text, unreadable(name, err)
}

// anyText is what text may have at the most where no format says less.
func anyText([]byte) int { return orgfile.MaxBytes }

// A directory has its files by their whole names, and notes those that it opens. No link
// leads out of it.
type directory struct {
	fs.StatFS
	s    *session
	name string
}

func (d directory) below(name string) string {
	below, _ := filepath.Rel(d.name, name) // which it is
	return filepath.ToSlash(below)
}

// Open opens a file or a directory.
func (d directory) Open(name string) (fs.File, error) {
	file, err := d.StatFS.Open(d.below(name))
	d.s.read = append(d.s.read, infoOf(file))
	return file, err
}

// Stat describes a file or a directory, without opening it.
func (d directory) Stat(name string) (fs.FileInfo, error) { return d.StatFS.Stat(d.below(name)) }

// readFolder reads a directory.
func (s *session) readFolder(name string, known []socialorg.Org) (*orgfile.File, error) {
	root, err := os.OpenRoot(name)
	if err != nil {
		return nil, unreadable(name, err)
	}
	defer func() { _ = root.Close() }() // nothing was written
	f, err := orgfile.ReadFS(directory{root.FS().(fs.StatFS), s, name}, name, known...)
	return f, unreadable(name, err)
}

// unreadable says of an error of the operating system what could not be done.
func unreadable(name string, err error) error {
	e, ok := errors.AsType[*fs.PathError](err)
	switch {
	case err == nil:
		return nil
	case name == "-":
		return fmt.Errorf("cannot read standard input: %w", err)
	case !ok:
		return err
	case !errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("cannot read %s: %w", e.Path, e.Err)
	}
	if _, err := os.Lstat(e.Path); err == nil {
		return fmt.Errorf("%s is a link to a file that does not exist", e.Path)
	}
	return fmt.Errorf("there is no file %s%s", e.Path, neighbour(e.Path))
}

// neighbour returns the end of a message that names a file of a similar name.
func neighbour(name string) string {
	entries, _ := os.ReadDir(filepath.Dir(name)) // without any there is none of a similar name
	if near, ok := suggest.Find(filepath.Base(name), slices.Values(lists.Each(entries, fs.DirEntry.Name))); ok {
		return suggest.Text(filepath.Join(filepath.Dir(name), near))
	}
	return ""
}
