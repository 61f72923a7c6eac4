package orgfile

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/go-json-experiment/json/jsontext"

	"example.com/socialorg"
)

// A decoder turns nodes into an Org and reports whatever is not as the Go types
// have it. Its depth is that of the types.
type decoder struct {
	reporter
	nodes  []node
	fields fieldNames
	path   trail // to the value at hand
}

// document decodes the whole of the nodes.
func (d *decoder) document(o *socialorg.Org) {
	d.fields = make(fieldNames)
	switch root := &d.nodes[0]; {
	case root.kind == null, root.kind == object && root.end == 1:
		d.report(0, socialorg.ErrRequired, "is empty: there is no organisation")
	default:
		d.value(0, reflect.ValueOf(o).Elem())
	}
}

// value decodes a node into v.
func (d *decoder) value(at int32, v reflect.Value) {
	n := &d.nodes[at]
	switch v.Kind() {
	case reflect.Struct:
		if n.kind != object {
			d.mismatch(at, object.String())
			return
		}
		d.object(at, v)
	case reflect.Slice:
		if n.kind != list {
			d.mismatch(at, list.String())
			return
		}
		d.list(at, v)
	case reflect.String:
		if n.kind != quoted && n.kind != plain {
			d.mismatch(at, quoted.String())
			return
		}
		v.SetString(n.text)
	default:
		if n.kind != plain && n.kind != bare || !jsontext.Value(n.text).IsValid() || !strings.ContainsAny(n.text[:1], "-0123456789") {
			d.mismatch(at, "a number")
			return
		}
		d.number(at, v)
	}
}

const maxFields = 32 // of a struct of an Org

func (d *decoder) object(at int32, v reflect.Value) {
	names := d.fields.of(v.Type())
	var first [maxFields]int32 // the name by which each field came first
	d.path = append(d.path, step{})
	for key := at + 1; key < d.nodes[at].end; key = d.nodes[key+1].end {
		name := d.nodes[key].text
		d.path[len(d.path)-1].name = name
		i := slices.Index(names, name)
		switch {
		case d.nodes[key].kind == null: // the parser has reported it
		case i < 0:
			d.unknown(key, names)
		case first[i] != 0:
			line, _ := d.source.place(int(d.nodes[first[i]].at))
			d.report(key, socialorg.ErrDuplicate, "is there already, on line %d", line)
		default:
			first[i] = key
			d.value(key+1, v.Field(i))
		}
	}
	d.path = d.path[:len(d.path)-1]
}

// list decodes a list; an empty one is nil.
func (d *decoder) list(at int32, v reflect.Value) {
	n := 0
	for e := at + 1; e < d.nodes[at].end; e = d.nodes[e].end {
		n++
	}
	if n == 0 {
		return
	}
	v.Set(reflect.MakeSlice(v.Type(), n, n))
	d.path = append(d.path, step{})
	for i, e := 0, at+1; e < d.nodes[at].end; i, e = i+1, d.nodes[e].end {
		d.path[len(d.path)-1].index = i
		d.value(e, v.Index(i))
	}
	d.path = d.path[:len(d.path)-1]
}

// number decodes a number of JSON's grammar.
func (d *decoder) number(at int32, v reflect.Value) {
	text := d.nodes[at].text
	if v.CanInt() {
		i, err := strconv.ParseInt(text, 10, 64)
		if v.SetInt(i); err == nil {
			return
		}
		if strings.ContainsAny(text, ".eE") {
			d.report(at, socialorg.ErrMalformed, "%s is not a whole number in plain digits", quote(text))
		} else {
			d.report(at, socialorg.ErrRange, "%s is not between %d and %d", quote(text), math.MinInt64, math.MaxInt64)
		}
		return
	}
	f, err := strconv.ParseFloat(text, 64)
	v.SetFloat(f + 0) // + 0: never -0
	digits, _, _ := strings.Cut(strings.ToLower(text), "e")
	switch {
	case err != nil:
		d.report(at, socialorg.ErrRange, "%s is too large", quote(text))
	case f == 0 && strings.ContainsAny(digits, "123456789"):
		d.report(at, socialorg.ErrRange, "%s is too close to 0", quote(text))
	}
}

// mismatch reports a value that is not what it should be.
func (d *decoder) mismatch(at int32, want string) {
	n := &d.nodes[at]
	is := n.kind.String()
	if n.kind == quoted || n.kind == plain || n.kind == bare {
		is = quote(n.text)
	}
	hint := ""
	switch {
	case n.kind == null:
		hint = "; leave out what is not there"
	case n.kind == bare && want == quoted.String():
		hint = "; put it in quotes"
	}
	d.report(at, socialorg.ErrMalformed, "is %s, not %s%s", is, want, hint)
}

// unknown reports a field that the type does not have.
func (d *decoder) unknown(key int32, names []string) {
	name, path := d.nodes[key].text, d.path
	if !isWord(name) { // then it has no place in a path
		d.path = path[:len(path)-1]
	}
	d.report(key, socialorg.ErrUnknown, "no field %s; %s", quote(name), suggest(name, names))
	d.path = path
}

// suggest says which of the names may have been meant.
func suggest(name string, names []string) string {
	for _, n := range names {
		if fold(n) == fold(name) {
			return fmt.Sprintf("did you mean %s?", quote(n))
		}
	}
	var b strings.Builder
	b.WriteString("there are")
	for i, n := range names {
		if i == maxListed {
			fmt.Fprintf(&b, ", and %d more", len(names)-i)
			break
		}
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(" " + quote(n))
	}
	return b.String()
}

const maxListed = 12 // names that a detail lists

// fold returns the same text for names that differ only in case, hyphens,
// underlines and spaces.
func fold(name string) string {
	if len(name) > maxQuoted {
		return name
	}
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("-_ ", r) {
			return -1
		}
		return unicode.ToLower(r)
	}, name)
}

// isWord reports whether name may stand in a path.
func isWord(name string) bool {
	const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
	return name != "" && len(name) <= maxQuoted && strings.Trim(name, letters+"0123456789_-") == ""
}

// report reports a problem of the value at hand, at the place of a node.
func (d *decoder) report(at int32, code socialorg.Code, format string, args ...any) {
	d.reporter.report(int(d.nodes[at].at), d.path.String(), code, format, args...)
}

// clone returns a deep copy of plain data: of structs, slices and scalars.
func clone[T any](v T) T {
	deepen(reflect.ValueOf(&v).Elem())
	return v
}

// deepen replaces every slice in v by a copy.
func deepen(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for _, field := range v.Fields() {
			deepen(field)
		}
	case reflect.Slice:
		if v.Len() == 0 {
			v.SetZero()
			return
		}
		list := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(list, v)
		v.Set(list)
		if k := v.Type().Elem().Kind(); k == reflect.Struct {
			for i := range v.Len() {
				deepen(v.Index(i))
			}
		}
	}
}
