package orgfile

import (
	"errors"
	"io"
	"reflect"
	"slices"
	"strings"
	"sync"

	"example.com/socialorg"
)

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
	found := reporter{source: src}
	if found.conflicts() {
		in.refuse(src, found.found)
		return nil
	}
	if n := tokens(src.text); src.isYAML && n > MaxYAMLTokens {
		found.report(0, reachEverything, "", socialorg.ErrRange, "has %d brackets, commas, colons, hyphens and line breaks, more than %d", n, MaxYAMLTokens)
		in.refuse(src, found.found)
		return nil
	}
	nodes, ok := parse(&found)
	if ok {
		in.add(found, nodes)
		return nil
	}
	if last := &found.found[len(found.found)-1]; last.Line < len(src.lines) && strings.TrimSpace(src.text[src.lines[last.Line]:]) != "" {
		last.Detail += "; what follows was not read"
	}
	in.refuse(src, found.found)
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
	d.document(&o, "there is no organisation")
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
	to, _ := parseSteps(path)
	at, _ := here.find(to)
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

// tokens returns how many values a YAML text can have at the most: what stands
// between them counts. Each takes some 500 bytes to read.
func tokens(text string) int {
	n := 0
	for i := range len(text) {
		switch text[i] {
		case '{', '[', ',', ':', '\n':
			n++
		case '-':
			if i+1 < len(text) && text[i+1] <= ' ' {
				n++
			}
		}
	}
	return n
}
