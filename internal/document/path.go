package document

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"example.com/socialorg/internal/detail"
)

// A Path leads to a value. It is put into words only for a problem.
type Path []Step

// A Step of a path is the name of a field, the key of a map, which is quoted where it
// cannot stand in a path like a name, or an index.
type Step struct {
	Name  string // "" of an index
	Index int
}

// entry returns the step to the value of a key of a map.
func entry(key string) Step {
	if isWord(key) {
		return Step{Name: key}
	}
	return Step{Name: detail.Quote(key)}
}

// Below returns the end of a path that leads to the value of a key of a map.
func Below(key string) string { return Path{{Name: "x"}, entry(key)}.String()[1:] }

// String returns the path of a Problem: `positions[3].reportsTo`,
// `words.tiktok`.
func (p Path) String() string {
	var b strings.Builder
	for _, s := range p {
		switch {
		case s.Name == "":
			fmt.Fprintf(&b, "[%d]", s.Index)
		case s.Name[0] == '"':
			b.WriteString("[" + s.Name + "]")
		case b.Len() > 0:
			b.WriteString("." + s.Name)
		default:
			b.WriteString(s.Name)
		}
	}
	return b.String()
}

// aStep matches a step of a path and what is before it.
var aStep = regexp.MustCompile(`^(?:(\.?)([A-Za-z0-9_-]+)|\[(0|[1-9][0-9]{0,9})\]|\[("(?:[^"\\]|\\.)*"(?:\.\.\.)?)\])`)

// ParsePath is the inverse of [Path.String]; false where text is no path.
func ParsePath(text string) (p Path, ok bool) {
	for text != "" {
		m := aStep.FindStringSubmatch(text)
		if m == nil || m[2] != "" && (len(p) > 0) != (m[1] == ".") || len(m[2]) > detail.MaxQuoted {
			return nil, false
		}
		index, _ := strconv.Atoi(m[3])
		p, text = append(p, Step{Name: m[2] + m[4], Index: index}), text[len(m[0]):]
	}
	return p, true
}

// isWord reports whether name may stand in a path.
func isWord(name string) bool {
	const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
	return name != "" && len(name) <= detail.MaxQuoted && strings.Trim(name, letters+"0123456789_-") == ""
}

// At returns the value that the path leads to from v, the zero Value where there is none.
func (p Path) At(v reflect.Value) reflect.Value {
	for _, s := range p {
		switch {
		case v.Kind() == reflect.Slice && s.Name == "" && s.Index < v.Len():
			v = v.Index(s.Index)
		case v.Kind() == reflect.Struct && fieldsOf(v.Type()).find(s.Name) >= 0:
			v = v.Field(fieldsOf(v.Type()).find(s.Name))
		default:
			return reflect.Value{}
		}
	}
	return v
}

// fields is what texts know of a struct: the names that its fields have, by their
// JSON tags or else as in Go with a small first letter, and which of them must be
// there.
type fields struct {
	names    []string
	required []bool
}

var cache sync.Map // of *fields by reflect.Type

// fieldsOf returns the fields of a struct.
func fieldsOf(t reflect.Type) *fields {
	if f, ok := cache.Load(t); ok {
		return f.(*fields)
	}
	f := &fields{}
	for field := range t.Fields() {
		tag, tagged := field.Tag.Lookup("json")
		name, options, _ := strings.Cut(tag, ",")
		if !tagged {
			first, size := utf8.DecodeRuneInString(field.Name)
			name = string(unicode.ToLower(first)) + field.Name[size:]
		}
		f.names = append(f.names, name)
		f.required = append(f.required, tagged && options == "")
	}
	cache.Store(t, f)
	return f
}

// find returns the number of a field, -1 where there is none.
func (f *fields) find(name string) int { return slices.Index(f.names, name) }
