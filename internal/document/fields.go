package document

import (
	"reflect"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

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

// Fields returns the names of the fields of a struct.
func Fields(t reflect.Type) []string { return fieldsOf(t).names }
