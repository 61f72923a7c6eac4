package document

import (
	"bytes"
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

// Format returns a value as a YAML or JSON text: the fields in the order of the Go
// types, the keys of a map in their own order, and no empty ones. The error is what
// cannot be written, as [socialorg.Problems]: text that is not valid UTF-8 and numbers
// that are not finite. An object without a field says instead that the list that is
// named main is empty.
func Format(v any, isJSON bool, main string) ([]byte, error) {
	var e encoder
	e.value(reflect.ValueOf(v))
	if len(e.found) > 0 {
		return nil, e.found
	}
	if len(e.nodes) == 1 {
		e.nodes, e.open = nil, nil
		e.BeginObject(0)
		e.AddText(0, main)
		e.BeginList(0)
		e.End()
		e.End()
	}
	if isJSON {
		return printJSON(e.nodes)
	}
	return printYAML(e.nodes)
}

// An encoder makes nodes from a value: the inverse of the decoder.
type encoder struct {
	Document
	steps Path // to the value at hand
	found socialorg.Problems
}

func (e *encoder) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		e.begin(object, 0)
		e.steps = append(e.steps, Step{})
		for i, name := range fieldsOf(v.Type()).names {
			if field := v.Field(i); !isEmpty(field) {
				e.steps[len(e.steps)-1].Name = name
				e.add(quoted, 0, name)
				e.value(field)
			}
		}
		e.steps = e.steps[:len(e.steps)-1]
		e.End()
	case reflect.Slice:
		e.begin(list, 0)
		e.steps = append(e.steps, Step{})
		for i := range v.Len() {
			e.steps[len(e.steps)-1].Index = i
			e.value(v.Index(i))
		}
		e.steps = e.steps[:len(e.steps)-1]
		e.End()
	case reflect.Map:
		e.begin(object, 0)
		e.steps = append(e.steps, Step{})
		keys := v.MapKeys()
		slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
		for _, key := range keys {
			e.steps[len(e.steps)-1] = entry(key.String())
			e.text(key.String())
			e.value(v.MapIndex(key))
		}
		e.steps = e.steps[:len(e.steps)-1]
		e.End()
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

// printJSON returns nodes as an indented JSON text.
func printJSON(nodes []node) ([]byte, error) {
	var b bytes.Buffer
	enc := jsontext.NewEncoder(&b, jsontext.WithIndent("  "), jsontext.AllowDuplicateNames(true))
	var open []int32 // the lists and objects that have not ended
	for i := range nodes {
		n := &nodes[i]
		var err error
		switch n.kind {
		case object:
			err = enc.WriteToken(jsontext.BeginObject)
		case list:
			err = enc.WriteToken(jsontext.BeginArray)
		case bare:
			err = enc.WriteValue(jsontext.Value(n.text))
		default:
			err = enc.WriteToken(jsontext.String(n.text))
		}
		if err != nil {
			return nil, err
		}
		if n.kind == object || n.kind == list {
			open = append(open, int32(i))
		}
		for len(open) > 0 && int(nodes[open[len(open)-1]].end) == i+1 {
			end := jsontext.EndObject
			if nodes[open[len(open)-1]].kind == list {
				end = jsontext.EndArray
			}
			if err := enc.WriteToken(end); err != nil {
				return nil, err
			}
			open = open[:len(open)-1]
		}
	}
	return b.Bytes(), nil
}
