// Package orgfile reads and writes organisations as YAML, JSON and CSV files,
// and says of every problem where it is.
//
// # Reading
//
// [Read], [ReadFile] and [ReadFS] read the fields of a socialorg.Org by their
// JSON names, in YAML and in JSON. They are strict: unknown fields, fields that
// are given twice or in another case, values of another kind, null, text after
// the end, a second document, invalid UTF-8 and an empty file are problems, and
// all of them are reported together as [Diagnostics], each with its line and
// column. [ReadCSV] reads what HR systems export, one position a row, by column
// names that the caller knows. What was read is a [File], whose [File.Check]
// validates the organisation, applies rules to it, and finds the place in the
// file of every problem that those report:
//
//	f, err := orgfile.ReadFile("team.yaml", orgfile.Known(socialorg.Department()))
//	if err == nil {
//		err = f.Check(socialorg.StandardRules()...)
//	}
//
// With [Known] a file need not repeat roles that are defined elsewhere: naming
// them is enough.
//
// # YAML
//
// A field of text takes a value as it is written, quoted or not: 00109715, 0x1F,
// 1_000, no and none are ids like any other. Only null, ~ and nothing at all
// are no text; quote them if they are meant. Numbers are written as in JSON.
// Anchors and aliases work, within [MaxAliased]; tags other than !!str on text,
// merge keys and lines that begin with %TAG are not supported. A byte order mark
// is skipped.
//
// # JSON
//
// JSON is read as RFC 8259 has it, without a byte order mark. Text must be a
// string: a number is not an id.
//
// # Writing
//
// [Write] puts out the fields in their order and leaves out empty ones. The same
// Org always gives the same bytes, and they read back equal if they are within
// the limits of reading.
package orgfile

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"strings"
	"unicode/utf8"

	"example.com/socialorg"
)

// A Format is a way to write an organisation as text.
type Format string

// The formats of Read and Write.
const (
	YAML Format = "yaml"
	JSON Format = "json"
)

// The limits of what is read, so that a hostile file takes bounded time and
// memory.
const (
	MaxBytes     = 256 << 20 // of a JSON or CSV file
	MaxYAMLBytes = 32 << 20  // of a YAML file, which takes about 30 times its size to read
	MaxDepth     = 100       // of lists and objects inside each other; an Org needs 6
	MaxAliased   = 100_000   // values that the aliases of a YAML file stand for, all together
	MaxProblems  = 100_000   // that reading reports; what comes after them it counts
)

// A File is an organisation as it was read, with the place of every value. It
// is immutable and safe for concurrent use, and can be inspected when the
// organisation is not valid. The zero File is an empty organisation.
type File struct {
	source *source
	nodes  []node
	org    socialorg.Org // with what is known beside the file
}

// An Option changes how a file is read.
type Option func(*options)

type options struct{ known []socialorg.Org }

// Known makes the roles and goals of o known to the file, as if it defined them
// after its own. Of a role or goal that both define, the file's definition
// counts; of several options, the first. The positions and campaigns of o play no
// part. What is known has no place in the file. As goals are checked where any are listed, a file that has
// campaigns with goals that o does not know must list them.
func Known(o socialorg.Org) Option {
	o = clone(socialorg.Org{Goals: o.Goals, Roles: o.Roles})
	return func(to *options) { to.known = append(to.known, o) }
}

// Read reads an organisation. The name is for the diagnostics.
//
// What the decoder finds wrong it returns as [Diagnostics], all of it, in the
// order of the text, and no File; after a mistake in the syntax there is nothing
// more to find. Any other error means that nothing was read: the error of r, or a
// socialorg.ErrUnsupported for a format that is neither of the two. Read does
// not validate the organisation; that is [File.Check].
func Read(r io.Reader, name string, f Format, opts ...Option) (*File, error) {
	parse, limit := parseYAML, MaxYAMLBytes
	switch f {
	case YAML:
	case JSON:
		parse, limit = parseJSON, MaxBytes
	default:
		return nil, unsupported("%s: the format %s is not one of %s, %s", name, quote(string(f)), YAML, JSON)
	}
	src, err := readSource(r, name, limit, f != JSON)
	if err != nil {
		return nil, err
	}
	found := reporter{source: src}
	nodes, ok := parse(&found)
	if !ok {
		return nil, found.diagnostics()
	}
	return newFile(found, nodes, opts)
}

// newFile decodes the nodes of a source, about which something may have been
// found already.
func newFile(found reporter, nodes []node, opts []Option) (*File, error) {
	f := &File{source: found.source, nodes: nodes}
	d := decoder{reporter: found, nodes: nodes}
	d.document(&f.org)
	if len(d.found) > 0 {
		return nil, d.diagnostics()
	}
	var o options
	for _, opt := range opts {
		if opt != nil {
			opt(&o)
		}
	}
	for _, known := range o.known {
		f.org.Roles = addMissing(f.org.Roles, known.Roles, func(r socialorg.Role) socialorg.RoleID { return r.ID })
		f.org.Goals = addMissing(f.org.Goals, known.Goals, func(g socialorg.Goal) socialorg.Key { return g.Key })
	}
	return f, nil
}

// addMissing appends to list what of known has a key that list has not.
func addMissing[T any, K comparable](list, known []T, key func(T) K) []T {
	if len(known) == 0 {
		return list
	}
	has := make(map[K]bool, len(list))
	for _, e := range list {
		has[key(e)] = true
	}
	for _, e := range known {
		if !has[key(e)] {
			list = append(list, e)
		}
	}
	return list
}

// ReadFile reads the named file as [Read] does. The extension tells the format:
// .yaml, .yml or .json. The diagnostics have the name as it is given.
func ReadFile(name string, opts ...Option) (*File, error) {
	file, err := os.Open(name)
	return readOpened(file, err, name, opts)
}

// ReadFS reads the named file of fsys as [ReadFile] does.
func ReadFS(fsys fs.FS, name string, opts ...Option) (*File, error) {
	file, err := fsys.Open(name)
	return readOpened(file, err, name, opts)
}

func readOpened(file io.ReadCloser, err error, name string, opts []Option) (*File, error) {
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }() // nothing was written
	switch ext := path.Ext(name); ext {
	case ".yaml", ".yml":
		return Read(file, name, YAML, opts...)
	case ".json":
		return Read(file, name, JSON, opts...)
	default:
		return nil, unsupported("%s: the extension %s is not one of .yaml, .yml, .json", name, quote(ext))
	}
}

func unsupported(format string, args ...any) error {
	return socialorg.Problem{Code: socialorg.ErrUnsupported, Detail: fmt.Sprintf(format, args...)}
}

// readSource reads at most limit bytes of valid UTF-8, and drops a byte order
// mark if it may.
func readSource(r io.Reader, name string, limit int, dropMark bool) (*source, error) {
	data, err := io.ReadAll(io.LimitReader(r, int64(limit)+1))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	const mark = "\ufeff"
	text := string(data)
	if dropMark {
		text = strings.TrimPrefix(text, mark)
	}
	src := newSource(name, text)
	switch {
	case len(data) > limit:
		return nil, Diagnostics{src.diagnose(0, "", socialorg.ErrTooLong, "has more than %d bytes", limit)}
	case strings.HasPrefix(text, mark):
		return nil, Diagnostics{src.diagnose(0, "", socialorg.ErrMalformed, "begins with a byte order mark, which JSON has not")}
	case !utf8.ValidString(text):
		at := invalid(text)
		return nil, Diagnostics{src.diagnose(at, "", socialorg.ErrMalformed, "is not valid UTF-8: it has the byte %#02x here", text[at])}
	}
	return src, nil
}

// invalid returns where text stops to be UTF-8, its length if it never does.
func invalid(text string) int {
	for at, r := range text {
		if r != utf8.RuneError {
			continue
		}
		if _, size := utf8.DecodeRuneInString(text[at:]); size == 1 { // not U+FFFD itself
			return at
		}
	}
	return len(text)
}

// Org returns the organisation as the file has it, with what is known beside
// the file after its own roles and goals. It is a copy that the caller may
// change. In it empty lists are nil.
func (f *File) Org() socialorg.Org {
	if f == nil {
		return socialorg.Org{}
	}
	return clone(f.org)
}

// Check validates the organisation and, when it is valid, applies the rules. It
// returns nil, or [Diagnostics] in the order of socialorg.Org.Validate and
// socialorg.Hierarchy.Check: every problem at its place as [File.Locate] finds
// it, or without a line where it is not in the file.
func (f *File) Check(rules ...socialorg.Rule) error {
	if f == nil {
		f = new(File)
	}
	h, err := socialorg.NewHierarchy(f.org)
	if err == nil {
		err = h.Check(rules...)
	}
	problems, ok := errors.AsType[socialorg.Problems](err)
	if !ok {
		return err
	}
	l := f.locator()
	ds := make(Diagnostics, len(problems))
	for i, p := range problems {
		ds[i].Problem = p
		if f.source != nil {
			ds[i].File = f.source.name
		}
		if at, ok := l.find(p.Path); ok {
			ds[i].Line, ds[i].Column = f.place(at)
		}
	}
	return ds
}

// Locate returns where in the file the value at a Problem's path begins, counted
// from 1, the column in bytes. What is missing is at what it is missing from:
// the title of a position that has none is at the position. It is false for
// elements that no list of the file has, such as those of [Known], and for
// what is not a path. It takes time linear in the lengths of the lists on the
// path.
func (f *File) Locate(path string) (line, column int, ok bool) {
	if f == nil {
		return 0, 0, false
	}
	at, ok := f.locator().find(path)
	if !ok {
		return 0, 0, false
	}
	line, column = f.place(at)
	return line, column, true
}

func (f *File) locator() *locator {
	return &locator{nodes: f.nodes, elements: make(map[int32][]int32)}
}

func (f *File) place(of int32) (line, column int) { return f.source.place(int(f.nodes[of].at)) }
