// Package orgfile reads and writes organisations as YAML, JSON and CSV files,
// and reports the file and the place of every problem.
//
// # Reading
//
// [Load] reads a file or a directory, builds the organisation and applies rules:
//
//	h, err := orgfile.Load("team.yaml", []socialorg.Org{standard.Definitions()}, standard.Rules()...)
//	if h == nil {
//		return err
//	}
//
// [Read], [ReadFile] and [ReadFS] read the fields of a [socialorg.Org] by their
// JSON names, in YAML and in JSON, and [ReadCSV] reads tables that HR systems export,
// laid out as a [Table] says. All are strict: unknown fields, duplicate fields, fields
// in another case, values of another kind, null, text after the end, a second document,
// invalid UTF-8 and an empty file are problems, reported all at once, each with its
// file, line and column. If a mistake shows what was meant, as a misspelt field does,
// reading goes on as if that had been written. If nothing is lost that other values
// refer to, a [File] is returned as well as the error:
//
//	f, err := orgfile.ReadFile(name, standard.Definitions())
//	if f != nil {
//		err = f.Check(standard.Rules()...) // these and those of rules
//	}
//
// # Known organisations
//
// From organisations that are passed as known, a file takes the roles that its
// positions have, the roles to which these may report, the KPIs that its campaigns
// name without defining them, all goals when anything refers to a goal, and the names
// of all words. Its own definitions take precedence, then those of an earlier
// organisation. Such values have no place in the file.
//
// # YAML
//
// A text field takes its value as it is written, quoted or not: 00109715, 0x1F,
// 1_000, no and none are ids like any other. Only null, ~ and an empty value
// are not text; quote them if they are meant. Numbers are written as in JSON.
// Anchors and aliases work, within [MaxAliased]; an anchor that nothing uses is
// a problem, because it is more often text that lacks quotes. A line such as
// %YAML 1.2 may come first. Tags other than !!str on text, merge keys and lines
// that begin with %TAG are not supported. A byte order mark is skipped, and a
// file that begins with one may be UTF-16.
//
// # JSON
//
// JSON is read as RFC 8259 defines it, without a byte order mark. Text must be
// a string: a number is not an id, and half of a surrogate pair is not text.
package orgfile

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"slices"

	"example.com/socialorg"
	"example.com/socialorg/internal/detail"
	"example.com/socialorg/internal/document"
)

// The limits of what is read, so that a hostile file takes bounded time and
// memory.
const (
	MaxBytes      = 256 << 20 // of a JSON or CSV file, and of all files of a directory
	MaxYAMLBytes  = 32 << 20  // of a YAML file, which takes about 30 times its size to read
	MaxYAMLTokens = 4_000_000 // brackets, commas, colons, hyphens and line breaks of a YAML file, which take about 500 bytes each to read
	MaxCells      = 4_000_000 // of a table that WriteCSV writes: rows by columns
	MaxDepth      = 100       // of lists and objects inside each other; an Org needs 6
	MaxAliased    = 100_000   // values that the aliases of a YAML file stand for, all together; a text counts once more for every 64 bytes
)

// A File is an organisation as it was read, with the place of every value. It
// is immutable and safe for concurrent use, and can be inspected when the
// organisation is not valid. The zero File is one that was not read.
type File struct {
	doc    *document.Document
	org    socialorg.Org // with what it refers to of known organisations
	known  socialorg.Org // goals, roles and KPIs
	doubts socialorg.Problems

	table     bool
	elsewhere map[string]string // managers of a table that are no ids, and the columns in which they are
}

// Read reads an organisation. The name appears in the problems.
//
// Mistakes are [socialorg.Problems], in the order of the text. The File is nil after a
// syntax error, or if something is lost that other values refer to; the problems of
// validation are then only those that this cannot change, such as duplicates. Otherwise
// they are all there. If there is no error, nothing has been validated yet:
// [File.Hierarchy] does that. Other errors are that of r, and
// [socialorg.ErrUnsupported] for a format that is neither YAML nor JSON.
func Read(r io.Reader, name string, f Format, known ...socialorg.Org) (*File, error) {
	if err := checkFormat(name, f); err != nil {
		return nil, err
	}
	file := &File{doc: new(document.Document)}
	if err := file.read(r, name, f); err != nil {
		return nil, err
	}
	return file.finish(known)
}

// read reads another text. The error is that of r.
func (f *File) read(r io.Reader, name string, format Format) error {
	limit := MaxYAMLBytes
	if format == JSON {
		limit = MaxBytes
	}
	o := options
	o.JSON, o.Limit = format == JSON, min(limit, MaxBytes-f.doc.Size())
	return f.doc.Read(r, name, &f.org, o)
}

// finish returns f with what it takes of known organisations, nil where something is
// lost that other values refer to, and every problem if there is one.
func (f *File) finish(known []socialorg.Org) (*File, error) {
	if f.doc.Reach == document.Everything || f.doc.SaysNothing() {
		problems, _ := errors.AsType[socialorg.Problems](f.org.Validate())
		certain := slices.DeleteFunc(problems, func(p socialorg.Problem) bool { // which what is lost cannot change
			return f.doc.Lost[p.Path] || p.Code != socialorg.ErrDuplicate && p.Code != socialorg.ErrSelfReport && p.Code != socialorg.ErrCycle
		})
		return nil, append(f.place(certain), f.doubts...)
	}
	f.known = complete(&f.org, known)
	if len(f.doc.Found) > 0 {
		return f, f.Check()
	}
	return f, nil
}

// refused returns the problem of a file as a whole.
func refused(name string, code socialorg.Code, format string, args ...any) socialorg.Problems {
	return socialorg.Problems{{Code: code, Detail: fmt.Sprintf(format, args...), Place: socialorg.Place{File: name}}}
}

// Load reads the named file or directory as [ReadFile] does, with known
// organisations, builds the organisation and applies rules to it. If reading or
// structure is wrong, the Hierarchy is nil. A breach of a rule comes beside the
// Hierarchy: the error is then the breaches, as [socialorg.Problems] with their
// places, and the caller decides what they mean.
func Load(name string, known []socialorg.Org, rules ...socialorg.Rule) (*socialorg.Hierarchy, error) {
	f, err := ReadFile(name, known...)
	if f == nil {
		return nil, err
	}
	return f.check(rules)
}

// ReadFile reads the named file as [Read] does. The extension determines the
// format: .yaml, .yml or .json, in any case. The problems have the name as it
// is given.
//
// If the name is that of a directory, every .yaml, .yml and .json file below it is
// read as one organisation, in the order of their names: lists are put together, and
// it is a problem if two files name the organisation, or the same term. Names that
// begin with a dot or end in .schema.json are left out. An empty file, or one that
// cannot be read, is a problem that hides none of the others. Only regular files are
// read, and nothing outside of the directory, wherever links lead; [File.Doubts] tells
// what was left out.
func ReadFile(name string, known ...socialorg.Org) (*File, error) {
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		root, err := os.OpenRoot(name)
		if err != nil {
			return nil, err
		}
		defer func() { _ = root.Close() }() // nothing was written
		return readDir(root.FS(), ".", func(below string) string { return filepath.Join(name, filepath.FromSlash(below)) }, known)
	}
	file, err := os.Open(name)
	return readOpened(file, err, name, known)
}

// ReadFS reads the named file or directory of fsys as [ReadFile] does. Links are
// followed as fsys follows them.
func ReadFS(fsys fs.FS, name string, known ...socialorg.Org) (*File, error) {
	if info, err := fs.Stat(fsys, name); err == nil && info.IsDir() {
		return readDir(fsys, name, func(name string) string { return name }, known)
	}
	file, err := fsys.Open(name)
	return readOpened(file, err, name, known)
}

func readOpened(file io.ReadCloser, err error, name string, known []socialorg.Org) (*File, error) {
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }() // nothing was written
	f, ok := formatOf(name)
	if !ok {
		return nil, refused(name, socialorg.ErrUnsupported, "the extension %s is not one of .yaml, .yml, .json", detail.Quote(path.Ext(name)))
	}
	return Read(file, name, f, known...)
}

// Org returns a copy of the organisation as the file has it, followed by the
// parts of known organisations that it refers to. KPIs of campaigns are as they
// are written: a [socialorg.Hierarchy] fills in their definitions. The caller
// may change the copy, in which empty lists and maps are nil. To edit a file,
// read it without known organisations, or [Write] writes their parts as well.
func (f *File) Org() socialorg.Org {
	if f == nil {
		return socialorg.Org{}
	}
	return clone(f.org)
}

// Equal reports whether f and g were read from the same text, under the same
// names and with the same known organisations. go-cmp uses it, for a File and
// for a pointer to one.
func (f File) Equal(g File) bool { return reflect.DeepEqual(f, g) }

// Hierarchy validates the organisation and builds it. The error is
// [socialorg.Problems]: those that reading found and those of
// [socialorg.Org.Validate], in the order of the files and of their text. With one, as
// for a nil or zero File, the Hierarchy is nil and grants nothing to anybody. Policy is
// for [File.Check].
func (f *File) Hierarchy() (*socialorg.Hierarchy, error) { return f.check(nil) }

// Check returns every problem as [socialorg.Problems], ordered as those of
// [File.Hierarchy]: those that reading found, those of the structure and, where no
// mistake stands in the way, breaches of the rules. What is in no file comes last and
// has no line. For a nil or zero File it is the error of [File.Hierarchy].
func (f *File) Check(rules ...socialorg.Rule) error {
	_, err := f.check(rules)
	return err
}

// check returns the Hierarchy, unless reading or structure is wrong, and every
// problem.
func (f *File) check(rules []socialorg.Rule) (*socialorg.Hierarchy, error) {
	if f == nil || f.doc == nil {
		return nil, refused("", socialorg.ErrRequired, "no file was read, so there is no organisation")
	}
	h, err := socialorg.NewHierarchy(f.org)
	lost := f.doc.Lost
	if err == nil && f.doc.Reach == document.Nothing {
		err, lost = h.Check(rules...), nil
	}
	if len(f.doc.Found) > 0 {
		h = nil
	}
	problems, _ := errors.AsType[socialorg.Problems](err)
	problems = slices.DeleteFunc(problems, func(p socialorg.Problem) bool { return lost[p.Path] })
	if len(problems)+len(f.doc.Found) == 0 {
		return h, nil
	}
	return h, f.place(problems)
}

// Place returns where the value at a Problem's path stands, the column in bytes.
// A value that is missing is at what it is missing from: the title of a position
// that has none is at the position. The second result is false for elements that
// no list of the file has, such as those of known organisations, and for a string
// that is not a path. It takes time linear in the lengths of the lists on the path.
func (f *File) Place(path string) (socialorg.Place, bool) {
	if f == nil || f.doc == nil {
		return socialorg.Place{}, false
	}
	return f.doc.Locator().Place(path)
}

// place returns problems of the organisation at their places, together with
// those that reading found.
func (f *File) place(problems socialorg.Problems) socialorg.Problems {
	e := newExplainer(f)
	all := slices.Clone(f.doc.Found)
	for _, p := range problems.Located(f.doc.Locator().Place) {
		if p.Code == socialorg.ErrTooMany {
			p.Place = socialorg.Place{}
		}
		e.explain(&p)
		all.Under("", socialorg.Problems{p})
	}
	return f.doc.Sort(all)
}
