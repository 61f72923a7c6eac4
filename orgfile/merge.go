package orgfile

import (
	"errors"
	"io"
	"maps"
	"reflect"
	"slices"
	"strings"

	"example.com/socialorg"
	"example.com/socialorg/internal/document"
)

// A reading is a File of which some parts have been read.
type reading struct {
	file  File
	bytes int
	first map[string]socialorg.Place // of fields and entries that only one part may have, by their paths
}

// read reads another part. The error is that of r.
func (in *reading) read(r io.Reader, name string, f Format) error {
	limit := MaxYAMLBytes
	if f == JSON {
		limit = MaxBytes
	}
	o := options(in.counts())
	o.JSON, o.Limit = f == JSON, min(limit, MaxBytes-in.bytes)
	var part socialorg.Org
	doc, err := document.Read(r, name, &part, o)
	if err != nil {
		return err
	}
	in.bytes += len(doc.Text)
	in.add(doc, part, o.Before)
	return nil
}

// refuse adds the problems of a part that is not read.
func (in *reading) refuse(name string, found socialorg.Problems) {
	doc := document.New(name, "")
	doc.Found, doc.Reach = found, document.Everything
	in.add(doc, socialorg.Org{}, in.counts())
}

// counts returns how many elements the lists of the Org have so far.
func (in *reading) counts() map[string]int {
	counts := make(map[string]int)
	whole := reflect.ValueOf(&in.file.org).Elem()
	for i, name := range document.Fields(whole.Type()) {
		if whole.Field(i).Kind() == reflect.Slice {
			counts[name] = whole.Field(i).Len()
		}
	}
	return counts
}

// add adds a part that has been decoded, before which the lists have so many
// elements.
func (in *reading) add(doc *document.Document, o socialorg.Org, before map[string]int) {
	f := &in.file
	whole := reflect.ValueOf(&f.org).Elem()
	here := doc.Locator()
	isFirst := func(path string) bool {
		to, _ := document.ParsePath(path)
		at, _ := here.Find(to)
		first, known := in.first[path]
		if known {
			doc.Report(at, document.Nothing, path, socialorg.ErrDuplicate, "is a duplicate").Other = first
			return false
		}
		if in.first == nil {
			in.first = make(map[string]socialorg.Place)
		}
		in.first[path] = doc.PlaceOf(at)
		return true
	}
	for i, name := range document.Fields(whole.Type()) {
		field, more := whole.Field(i), reflect.ValueOf(o).Field(i)
		switch field.Kind() {
		case reflect.Slice:
			field.Set(reflect.AppendSlice(field, more))
		case reflect.Map:
			for _, key := range slices.SortedFunc(more.Seq(), func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) }) {
				if field.IsNil() {
					field.Set(reflect.MakeMap(field.Type()))
				}
				if isFirst(name + document.Below(key.String())) {
					field.SetMapIndex(key, more.MapIndex(key))
				}
			}
		default:
			if !more.IsZero() && isFirst(name) {
				field.Set(more)
			}
		}
	}
	f.parts = append(f.parts, part{doc: doc, before: before})
	f.found.Under("", doc.Found)
	f.reach = max(f.reach, doc.Reach)
	if f.lost == nil {
		f.lost = make(map[string]bool)
	}
	maps.Copy(f.lost, doc.Lost)
}

// finish returns the File.
func (in *reading) finish(known []socialorg.Org) (*File, error) {
	f := &in.file
	if !slices.ContainsFunc(f.parts, func(p part) bool { return !p.doc.SaysNothing() }) {
		f.reach = document.Everything
	}
	if f.reach == document.Everything {
		return nil, append(f.place(f.certain()), f.doubts...)
	}
	complete(&f.org, known)
	f.known = newVocabulary(f.org, known)
	if len(f.found) > 0 {
		return f, f.Check()
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
