package orgfile

import (
	"reflect"
	"slices"
	"strings"

	"example.com/socialorg/internal/suggest"
)

// fields is what files know of a struct: the names that its fields have by
// their JSON tags, and which of them must be there.
type fields struct {
	names    []string
	required []bool
	similar  *suggest.Index // of the names
}

func fieldsOf(t reflect.Type) *fields {
	f := &fields{}
	for field := range t.Fields() {
		name, options, _ := strings.Cut(field.Tag.Get("json"), ",")
		f.names = append(f.names, name)
		f.required = append(f.required, options == "")
	}
	f.similar = suggest.New(slices.Values(f.names))
	return f
}

// find returns the number of a field, -1 where there is none.
func (f *fields) find(name string) int { return slices.Index(f.names, name) }

// A fieldCache has the fields of every struct that it was asked for.
type fieldCache map[reflect.Type]*fields

func (c fieldCache) of(t reflect.Type) *fields {
	f, ok := c[t]
	if !ok {
		f = fieldsOf(t)
		c[t] = f
	}
	return f
}
