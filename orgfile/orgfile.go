// Package orgfile reads and writes organisations as YAML, JSON and CSV files,
// and reports the file and the place of every problem.
//
// # Reading
//
// [Read], [ReadFile], [ReadFS] and [ReadDir] read the fields of a
// [socialorg.Org] by their JSON names, in YAML and in JSON. They are strict:
// unknown fields, duplicate fields, fields in another case, values of another
// kind, null, text after the end, a second document, invalid UTF-8 and an empty
// file are problems. [ReadCSV] reads tables that HR systems export, one
// position per row, laid out as a [Table] says. The result is a [File], and
// [File.Hierarchy] validates the organisation, builds it and applies rules to
// it:
//
//	f, err := orgfile.ReadFile("team.yaml", standard.Department())
//	if err != nil {
//		return err
//	}
//	h, err := f.Hierarchy(standard.Rules()...)
//
// Every error about the content of a file is [socialorg.Problems], and each of
// them has its file, line and column.
//
// # Every problem at once
//
// If a mistake shows what was meant, as a misspelt field does, reading goes on
// as if that had been written. If nothing is lost that other values refer to, a
// File is returned as well as the error, and [File.Hierarchy] reports the same
// problems together with those of the rules. A program that shows people all of
// their mistakes calls it:
//
//	f, err := orgfile.ReadFile(name, standard.Department())
//	if f != nil {
//		h, err = f.Hierarchy(standard.Rules()...)
//	}
//
// # Known organisations
//
// A file may refer to what other organisations define. From those that are
// passed as known, it takes the roles that its positions have, the roles to
// which these may report, the KPIs that its campaigns name without defining
// them, all goals when anything refers to a goal, and the names of all words.
// The file's own definitions take precedence, then those of an earlier
// organisation. Values from known organisations have no place in the file.
// Positions and campaigns of known organisations are ignored.
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
//
// # Writing
//
// [Write] writes the fields in their order and omits empty ones. The same Org
// always gives the same bytes, and they read back equal if they are within the
// limits of reading.
package orgfile

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"slices"
	"sort"
	"strings"
	"sync"

	"example.com/socialorg"
	"example.com/socialorg/internal/detail"
	"example.com/socialorg/internal/suggest"
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
	MaxBytes     = 256 << 20 // of a JSON or CSV file, and of all files of a directory
	MaxYAMLBytes = 32 << 20  // of a YAML file, which takes about 30 times its size to read
	MaxDepth     = 100       // of lists and objects inside each other; an Org needs 6
	MaxAliased   = 100_000   // values that the aliases of a YAML file stand for, all together
)

// A File is an organisation as it was read, with the place of every value. It
// is immutable and safe for concurrent use, and can be inspected when the
// organisation is not valid. The zero File is an empty organisation.
type File struct {
	parts []part
	org   socialorg.Org // with what it refers to of known organisations
	known vocabulary

	table     bool
	elsewhere map[string]string // managers of a table that are no ids, and the columns in which they are

	found socialorg.Problems // while reading
	reach reach
	lost  map[string]bool // paths at which there is no value for a mistake in found
}

// A part is one of the files that were read together.
type part struct {
	source *source
	nodes  []node
	before map[string]int // elements of the lists of the Org that earlier parts have
}

// Read reads an organisation. The name appears in the problems.
//
// Decoding mistakes are returned as [socialorg.Problems], all of them, in the
// order of the text. The File is nil after a syntax error, or if something is
// lost that other values refer to; of validation, the problems then include
// only those that what is lost cannot change, such as duplicates. Otherwise a
// File is returned as well as the error; the problems then include those of
// validation, and [File.Hierarchy] adds those of rules. If decoding finds no
// mistake, the error is nil and nothing has been validated yet: File.Hierarchy
// does that.
//
// Two errors mean that nothing was read: that of r, and an
// [socialorg.ErrUnsupported] for a format that is neither YAML nor JSON.
func Read(r io.Reader, name string, f Format, known ...socialorg.Org) (*File, error) {
	if err := checkFormat(name, f); err != nil {
		return nil, err
	}
	var in reading
	if err := in.read(r, name, f); err != nil {
		return nil, err
	}
	return in.finish(known)
}

func checkFormat(name string, f Format) error {
	if f == YAML || f == JSON {
		return nil
	}
	return refused(name, socialorg.ErrUnsupported, "the format %s is not one of %s, %s", detail.Quote(f), YAML, JSON)
}

// refused returns the problem of a file as a whole.
func refused(name string, code socialorg.Code, format string, args ...any) error {
	var found socialorg.Problems
	found.Add("", code, format, args...).File = name
	return found
}

// ReadFile reads the named file as [Read] does. The extension determines the
// format: .yaml, .yml or .json, in any case. The problems have the name as it
// is given. A directory is read as by [ReadDir], and the names in the problems
// begin with that of the directory.
func ReadFile(name string, known ...socialorg.Org) (*File, error) {
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		return readDir(os.DirFS(name), ".", func(below string) string { return filepath.Join(name, filepath.FromSlash(below)) }, known)
	}
	file, err := os.Open(name)
	return readOpened(file, err, name, known)
}

// ReadFS reads the named file or directory of fsys as [ReadFile] does.
func ReadFS(fsys fs.FS, name string, known ...socialorg.Org) (*File, error) {
	if info, err := fs.Stat(fsys, name); err == nil && info.IsDir() {
		return ReadDir(fsys, name, known...)
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

// formatOf returns the format that the extension of a file tells.
func formatOf(name string) (f Format, ok bool) {
	switch strings.ToLower(path.Ext(name)) {
	case ".yaml", ".yml":
		return YAML, true
	case ".json":
		return JSON, true
	}
	return "", false
}

// ReadDir reads every .yaml, .yml and .json file below a directory of fsys as
// one organisation, in the order of their names: roles may be in one file and
// positions in others. Lists from several files are put together; it is a
// problem if two files name the organisation, or the same word. Files and
// directories whose name begins with a dot are skipped, and so are files whose
// name ends in .schema.json: the [Schema] beside them. An empty file is a
// problem that hides none of the others. Known organisations and errors are as
// in [Read], and each problem names its own file.
func ReadDir(fsys fs.FS, dir string, known ...socialorg.Org) (*File, error) {
	return readDir(fsys, dir, func(name string) string { return name }, known)
}

func readDir(fsys fs.FS, dir string, nameOf func(string) string, known []socialorg.Org) (*File, error) {
	var in reading
	err := fs.WalkDir(fsys, dir, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return renamed(err, nameOf)
		}
		if name != dir && strings.HasPrefix(entry.Name(), ".") {
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		f, ok := formatOf(name)
		if !ok || entry.IsDir() || strings.HasSuffix(name, ".schema.json") {
			return nil
		}
		file, err := fsys.Open(name)
		if err != nil {
			return renamed(err, nameOf)
		}
		defer func() { _ = file.Close() }() // nothing was written
		return in.read(file, nameOf(name), f)
	})
	if err != nil {
		return nil, err
	}
	if len(in.file.parts) == 0 {
		return nil, refused(nameOf(dir), socialorg.ErrRequired, "has no .yaml, .yml or .json file")
	}
	return in.finish(known)
}

// renamed returns an error about a file of a directory with the name that people
// know it by.
func renamed(err error, nameOf func(string) string) error {
	e, ok := errors.AsType[*fs.PathError](err)
	if !ok {
		return err
	}
	return &fs.PathError{Op: e.Op, Path: nameOf(e.Path), Err: e.Err}
}

// A reading is a File of which some parts have been read.
type reading struct {
	file  File
	bytes int
}

// read reads another part. The error is that of r.
func (in *reading) read(r io.Reader, name string, f Format) error {
	parse, limit := parseYAML, MaxYAMLBytes
	if f == JSON {
		parse, limit = parseJSON, MaxBytes
	}
	src, err := readSource(r, name, min(limit, MaxBytes-in.bytes), f == JSON)
	if problems, ok := errors.AsType[socialorg.Problems](err); ok {
		in.refuse(newSource(name, ""), problems)
		return nil
	}
	if err != nil {
		return err
	}
	in.bytes += len(src.text)
	src.isYAML = f == YAML
	found := reporter{source: src, mended: make(map[int]int)}
	if nodes, ok := parse(&found); ok {
		in.add(found, nodes)
	} else {
		in.refuse(src, found.found)
	}
	return nil
}

// refuse adds the problems of a part that is not read.
func (in *reading) refuse(src *source, found socialorg.Problems) {
	in.file.parts = append(in.file.parts, part{source: src, nodes: []node{{kind: null, end: 1}}, before: in.counts()})
	in.file.found.Under("", found)
	in.file.reach = reachEverything
}

// counts returns how many elements the lists of the Org have so far.
func (in *reading) counts() map[string]int {
	counts := make(map[string]int)
	whole := reflect.ValueOf(&in.file.org).Elem()
	for i, name := range fieldsOf(whole.Type()).names {
		if whole.Field(i).Kind() == reflect.Slice {
			counts[name] = whole.Field(i).Len()
		}
	}
	return counts
}

// add decodes a part, about which something may have been found already.
func (in *reading) add(found reporter, nodes []node) {
	f := &in.file
	d := decoder{reporter: found, nodes: nodes, before: in.counts()}
	whole := reflect.ValueOf(&f.org).Elem()
	names := fieldsOf(whole.Type()).names
	var o socialorg.Org
	d.document(&o)
	p := part{source: found.source, nodes: nodes, before: d.before}
	earlier := sync.OnceValue(f.locator)
	here := newLocator(nodes)
	for i, name := range names {
		field, more := whole.Field(i), reflect.ValueOf(o).Field(i)
		switch field.Kind() {
		case reflect.Slice:
			field.Set(reflect.AppendSlice(field, more))
		case reflect.Map:
			for _, key := range slices.SortedFunc(more.Seq(), func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) }) {
				if field.IsNil() {
					field.Set(reflect.MakeMap(field.Type()))
				}
				path := steps{{name: name}, entryStep(key.String())}.String()
				if field.MapIndex(key).IsValid() {
					d.second(path, here, earlier)
				} else {
					field.SetMapIndex(key, more.MapIndex(key))
				}
			}
		default:
			switch {
			case more.IsZero():
			case field.IsZero():
				field.Set(more)
			default:
				d.second(name, here, earlier)
			}
		}
	}
	f.parts = append(f.parts, p)
	f.found.Under("", d.found)
	f.reach = max(f.reach, d.reach)
	if f.lost == nil {
		f.lost = make(map[string]bool)
	}
	for path := range d.lost {
		f.lost[path] = true
	}
}

// second reports a value that an earlier part has, too.
func (d *decoder) second(path string, here *locator, earlier func() *fileLocator) {
	at, _ := here.find(path)
	first, _ := earlier().find(path)
	d.reporter.report(int(d.nodes[at].at), reachNothing, path, socialorg.ErrDuplicate, "is a duplicate").Other = first
}

// finish returns the File.
func (in *reading) finish(known []socialorg.Org) (*File, error) {
	f := &in.file
	if !slices.ContainsFunc(f.parts, func(p part) bool { return !saysNothing(p.nodes) }) {
		f.reach = reachEverything
	}
	if f.reach == reachEverything {
		return nil, f.place(f.certain())
	}
	complete(&f.org, known)
	f.known = newVocabulary(f.org, known)
	if len(f.found) > 0 {
		_, err := f.Hierarchy()
		return f, err
	}
	return f, nil
}

// certain returns the problems of validation that do not depend on what is lost.
func (f *File) certain() socialorg.Problems {
	problems, _ := errors.AsType[socialorg.Problems](f.org.Validate())
	return slices.DeleteFunc(problems, func(p socialorg.Problem) bool {
		return f.lost[p.Path] || p.Code != socialorg.ErrDuplicate && p.Code != socialorg.ErrSelfReport && p.Code != socialorg.ErrCycle
	})
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
// names and with the same known organisations. go-cmp uses it.
func (f *File) Equal(g *File) bool { return reflect.DeepEqual(f, g) }

// Hierarchy validates the organisation, builds it and applies the rules to it.
// The error is [socialorg.Problems]: those that reading found, those of
// [socialorg.Org.Validate] and, when the organisation is valid, those of the
// rules, in the order of the files and of their text. A problem with something
// that is in no file comes last and has no line. If there is an error, the
// Hierarchy is nil.
func (f *File) Hierarchy(rules ...socialorg.Rule) (*socialorg.Hierarchy, error) {
	if f == nil {
		f = new(File)
	}
	h, err := socialorg.NewHierarchy(f.org)
	lost := f.lost
	if err == nil && f.reach == reachNothing {
		err, lost = h.Check(rules...), nil
	}
	problems, ok := errors.AsType[socialorg.Problems](err)
	if err != nil && !ok {
		return nil, err
	}
	problems = slices.DeleteFunc(problems, func(p socialorg.Problem) bool { return lost[p.Path] })
	if len(problems)+len(f.found) == 0 {
		return h, nil
	}
	return nil, f.place(problems)
}

// place returns problems of the organisation at their places, together with
// those that reading found.
func (f *File) place(problems socialorg.Problems) socialorg.Problems {
	l := f.locator()
	e := explainer{file: f, fields: make(fieldCache), similar: make(map[string]*suggest.Index)}
	all := slices.Clone(f.found)
	for _, p := range problems.Located(l.find) {
		if p.Code == socialorg.ErrTooMany {
			p.Place = socialorg.Place{}
		}
		e.explain(&p)
		all.Under("", socialorg.Problems{p})
	}
	order := make(map[string]int, len(f.parts))
	for i, p := range f.parts {
		order[p.source.name] = i
	}
	if len(f.parts) == 1 {
		for i := range all {
			all[i].File = f.parts[0].source.name
		}
	}
	return inOrder(all, order)
}

// inOrder sorts problems by their places: those of files in the order of these,
// last what has no line.
func inOrder(all socialorg.Problems, order map[string]int) socialorg.Problems {
	slices.SortStableFunc(all, func(a, b socialorg.Problem) int {
		if (a.Line == 0) != (b.Line == 0) {
			return cmp.Compare(b.Line, a.Line)
		}
		return cmp.Or(cmp.Compare(order[a.File], order[b.File]), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return all
}

// An explainer adds to problems what the root package cannot know: what known
// organisations have, and how a table is told to have it.
type explainer struct {
	file    *File
	fields  fieldCache
	similar map[string]*suggest.Index // by kind
}

func (e *explainer) explain(p *socialorg.Problem) {
	path := parseSteps(p.Path)
	switch {
	case e.file.table && p.Code == socialorg.ErrDuplicate && len(path) == 3 && path[2].name == "id":
		p.Detail += "; for a second manager, use a column of dotted lines"
	case p.Code == socialorg.ErrUnknown && e.file.elsewhere[e.value(path).String()] != "":
		p.Detail += fmt.Sprintf("; the column %s has it: say that managers are given by that", detail.Quote(e.file.elsewhere[e.value(path).String()]))
	case (p.Code == socialorg.ErrUnknown || p.Code == socialorg.ErrRequired) && p.Meant == "":
		kind, ids := e.file.known.of(path)
		value := e.value(path)
		if kind == "KPI" { // without a definition its unit is missing
			path[len(path)-1].name = "key"
			value = e.value(path)
		}
		if kind == "" || value.Kind() != reflect.String {
			return
		}
		if e.similar[kind] == nil {
			e.similar[kind] = suggest.New(maps.Keys(ids))
		}
		if id, ok := e.similar[kind].Find(value.String()); ok && id != value.String() {
			p.Meant = id
		}
	}
}

// value returns the value of the Org at a path.
func (e *explainer) value(path steps) reflect.Value {
	return path.at(reflect.ValueOf(e.file.org), e.fields)
}

// Locate returns where in its file the value at a Problem's path begins,
// counted from 1, the column in bytes; [File.Source] names the file. A value
// that is missing is at what it is missing from: the title of a position that
// has none is at the position. The last result is false for elements that no
// list of the file has, such as those of known organisations, and for a string
// that is not a path. It takes time linear in the lengths of the lists on the
// path.
func (f *File) Locate(path string) (line, column int, ok bool) {
	if f == nil {
		return 0, 0, false
	}
	at, ok := f.locator().find(path)
	return at.Line, at.Column, ok
}

// Source returns the name of the file in which [File.Locate] finds the value at a
// path, "" where it finds none.
func (f *File) Source(path string) string {
	if f == nil {
		return ""
	}
	if at, ok := f.locator().find(path); ok {
		return at.File
	}
	return ""
}

// A fileLocator finds places in the parts of a file.
type fileLocator struct {
	parts []part
	nodes []*locator
}

func (f *File) locator() *fileLocator {
	l := &fileLocator{parts: f.parts, nodes: make([]*locator, len(f.parts))}
	for i := range f.parts {
		l.nodes[i] = newLocator(f.parts[i].nodes)
	}
	return l
}

// find returns the place of the value at a path of the whole.
func (l *fileLocator) find(path string) (socialorg.Place, bool) {
	if len(l.parts) == 0 {
		return socialorg.Place{}, false
	}
	i := 0
	if s, rest, ok := cutStep(path); ok && path != "" {
		i = l.partOf(s.name)
		if rest != "" {
			second, rest, ok := cutStep(rest)
			switch {
			case ok && second.key != "":
				i = l.partOfEntry(s.name, second.key)
			case ok && second.name != "":
				i = l.partOfEntry(s.name, detail.Quote(second.name))
			case ok && second.name == "":
				i = sort.Search(len(l.parts), func(i int) bool { return l.parts[i].before[s.name] > second.index }) - 1
				i = max(i, 0)
				path = steps{s, {index: second.index - l.parts[i].before[s.name]}}.String()
				if rest != "" && rest[0] != '[' {
					path += "."
				}
				path += rest
			}
		}
	}
	at, ok := l.nodes[i].find(path)
	if !ok {
		return socialorg.Place{}, false
	}
	return l.parts[i].source.place(int(l.parts[i].nodes[at].at)), true
}

// partOf returns the first part that has a field, 0 where none has.
func (l *fileLocator) partOf(field string) int {
	for i, n := range l.nodes {
		if _, ok := n.field(0, field); ok {
			return i
		}
	}
	return 0
}

// partOfEntry returns the first part that has a key in a field, 0 where none has.
func (l *fileLocator) partOfEntry(field, key string) int {
	for i, n := range l.nodes {
		if value, ok := n.field(0, field); ok {
			if _, ok := n.entry(value, key); ok {
				return i
			}
		}
	}
	return 0
}
