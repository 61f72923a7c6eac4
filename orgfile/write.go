package orgfile

import (
	"io"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"

	"example.com/socialorg"
	"example.com/socialorg/internal/detail"
)

// Write writes an organisation in a format. The fields come in the order of the
// Go types, the keys of a map in their own order; empty ones are omitted, and
// the same Org always gives the same bytes. Read returns an equal Org, valid or
// not, except that empty lists and maps are nil. This holds for texts of at
// most [MaxYAMLBytes] or, as JSON, [MaxBytes], because Read has a limit and
// Write has none.
//
// Values that cannot be written are reported as [socialorg.Problems] before
// anything is written: text that is not valid UTF-8, numbers that are not
// finite, and a format that is neither YAML nor JSON, as
// [socialorg.ErrUnsupported]. Other errors are those of w.
func Write(w io.Writer, f Format, o socialorg.Org) error {
	if err := checkFormat("", f); err != nil {
		return err
	}
	format := printYAML
	if f == JSON {
		format = printJSON
	}
	e := encoder{fields: make(fieldCache)}
	e.value(reflect.ValueOf(o))
	if len(e.found) > 0 {
		return e.found
	}
	if len(e.nodes) == 1 { // an object without a field would read as an empty file
		e.nodes[0].end = 0
		e.open = append(e.open, 0)
		e.add(quoted, 0, "positions")
		e.begin(list, 0)
		e.end()
		e.end()
	}
	text, err := format(e.nodes)
	if err != nil {
		return err
	}
	_, err = w.Write(text)
	return err
}

// An encoder makes nodes from an Org: the inverse of the decoder.
type encoder struct {
	builder
	fields fieldCache
	steps  steps // to the value at hand
	found  socialorg.Problems
}

func (e *encoder) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		e.begin(object, 0)
		e.steps = append(e.steps, step{})
		for i, name := range e.fields.of(v.Type()).names {
			if field := v.Field(i); !isEmpty(field) {
				e.steps[len(e.steps)-1].name = name
				e.add(quoted, 0, name)
				e.value(field)
			}
		}
		e.steps = e.steps[:len(e.steps)-1]
		e.end()
	case reflect.Slice:
		e.begin(list, 0)
		e.steps = append(e.steps, step{})
		for i := range v.Len() {
			e.steps[len(e.steps)-1].index = i
			e.value(v.Index(i))
		}
		e.steps = e.steps[:len(e.steps)-1]
		e.end()
	case reflect.Map:
		e.begin(object, 0)
		e.steps = append(e.steps, step{})
		keys := v.MapKeys()
		slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
		for _, key := range keys {
			e.steps[len(e.steps)-1] = entryStep(key.String())
			e.text(key.String())
			e.value(v.MapIndex(key))
		}
		e.steps = e.steps[:len(e.steps)-1]
		e.end()
	case reflect.Pointer:
		e.value(v.Elem())
	case reflect.String:
		e.text(v.String())
	case reflect.Float64:
		if f := v.Float(); math.IsNaN(f) || math.IsInf(f, 0) {
			e.report(socialorg.ErrRange, "%v is not a finite number", f)
		} else {
			e.add(bare, 0, string(jsontext.AppendFloat(nil, f+0, 64)))
		}
	default:
		e.add(bare, 0, strconv.FormatInt(v.Int(), 10))
	}
}

func (e *encoder) text(s string) {
	if !utf8.ValidString(s) {
		e.report(socialorg.ErrMalformed, "%s is not valid UTF-8", detail.Quote(s))
	}
	e.add(quoted, 0, s)
}

func (e *encoder) report(code socialorg.Code, format string, args ...any) {
	e.found.Add(e.steps.String(), code, format, args...)
}

// isEmpty reports whether a field is left out.
func isEmpty(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Slice, reflect.Map:
		return v.Len() == 0
	case reflect.Float64:
		return v.Float() == 0 // -0 too
	default:
		return v.IsZero()
	}
}
