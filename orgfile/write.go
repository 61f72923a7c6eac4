package orgfile

import (
	"fmt"
	"io"
	"math"
	"reflect"
	"strconv"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"

	"example.com/socialorg"
)

// Write writes an organisation in a format. The fields come in the order of the
// Go types, empty ones are left out, and the same Org always gives the same
// bytes. Read returns an Org that is equal but for lists that are empty and not
// nil, whether it is valid or not, as long as the text has no more than
// [MaxYAMLBytes] or, as JSON, [MaxBytes]: Write has no limit, Read has.
//
// What cannot be written so is reported as socialorg.Problems before anything is
// written: text that is not valid UTF-8 and numbers that are not finite. Other
// errors are those of w, and a socialorg.ErrUnsupported for a format that is
// neither of the two.
func Write(w io.Writer, f Format, o socialorg.Org) error {
	format := printYAML
	switch f {
	case YAML:
	case JSON:
		format = printJSON
	default:
		return unsupported("the format %s is not one of %s, %s", quote(string(f)), YAML, JSON)
	}
	e := encoder{fields: make(fieldNames)}
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
	fields fieldNames
	path   trail // to the value at hand
	found  socialorg.Problems
}

func (e *encoder) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		e.begin(object, 0)
		e.path = append(e.path, step{})
		for i, name := range e.fields.of(v.Type()) {
			if field := v.Field(i); !isEmpty(field) {
				e.path[len(e.path)-1].name = name
				e.add(quoted, 0, name)
				e.value(field)
			}
		}
		e.path = e.path[:len(e.path)-1]
		e.end()
	case reflect.Slice:
		e.begin(list, 0)
		e.path = append(e.path, step{})
		for i := range v.Len() {
			e.path[len(e.path)-1].index = i
			e.value(v.Index(i))
		}
		e.path = e.path[:len(e.path)-1]
		e.end()
	case reflect.String:
		if !utf8.ValidString(v.String()) {
			e.report(socialorg.ErrMalformed, "%s is not valid UTF-8", quote(v.String()))
		}
		e.add(quoted, 0, v.String())
	case reflect.Float64:
		if f := v.Float(); math.IsNaN(f) || math.IsInf(f, 0) {
			e.report(socialorg.ErrRange, "%v is not a finite number", f)
		} else {
			e.add(bare, 0, string(jsontext.AppendFloat(nil, f, 64)))
		}
	default:
		e.add(bare, 0, strconv.FormatInt(v.Int(), 10))
	}
}

func (e *encoder) report(code socialorg.Code, format string, args ...any) {
	e.found = append(e.found, socialorg.Problem{Path: e.path.String(), Code: code, Detail: fmt.Sprintf(format, args...)})
}

// isEmpty reports whether a field is left out.
func isEmpty(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Slice:
		return v.Len() == 0
	case reflect.Float64:
		return v.Float() == 0 // -0 too
	default:
		return v.IsZero()
	}
}
