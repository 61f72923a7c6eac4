package document

import (
	"bytes"
	"cmp"
	"math"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"

	"example.com/socialorg"
	"example.com/socialorg/internal/detail"
	"example.com/socialorg/internal/lists"
)

// Format returns a value as a YAML or JSON text: the fields in the order of the Go
// types, the keys of a map in their own order, and no empty ones. The error is what
// cannot be written, as [socialorg.Problems]: text that is not valid UTF-8 and numbers
// that are not finite. An object without a field says instead that the list that is
// named main is empty. It takes linear time, and its depth is that of the types.
func Format(v any, isJSON bool, main string) ([]byte, error) {
	var text bytes.Buffer
	w := writer{text: &text}
	of := reflect.ValueOf(v)
	if of.IsZero() {
		of = reflect.ValueOf(map[string][]string{main: nil})
	}
	if isJSON {
		w.json(jsontext.NewEncoder(&text, jsontext.WithIndent("  "), jsontext.AllowDuplicateNames(true)), of)
	} else {
		w.yaml(of, 0, "")
	}
	return text.Bytes(), cmp.Or(w.err, w.found.Err())
}

// A writer writes one value.
type writer struct {
	text  *bytes.Buffer
	path  Path // to the value at hand
	found socialorg.Problems
	err   error // of the JSON library
}

// each passes on the parts of a struct, a map or a list with their names, where they
// have one.
func (w *writer) each(v reflect.Value, do func(name string, part reflect.Value)) {
	last := len(w.path)
	w.path = append(w.path, Step{})
	switch v.Kind() {
	case reflect.Struct:
		for i, name := range fieldsOf(v.Type()).names {
			if field := v.Field(i); !isEmpty(field) {
				w.path[last].Name = name
				do(name, field)
			}
		}
	case reflect.Map:
		keys := v.MapKeys()
		slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
		for _, key := range keys {
			w.path[last] = entry(key.String())
			name, _ := w.scalar(key)
			do(name, v.MapIndex(key))
		}
	default:
		for i := range v.Len() {
			w.path[last].Index = i
			do("", v.Index(i))
		}
	}
	w.path = w.path[:last]
}

// isEmpty reports whether a field is left out: also for a list that is empty but not nil,
// and for -0.
func isEmpty(v reflect.Value) bool {
	hasLength := v.Kind() == reflect.Slice || v.Kind() == reflect.Map
	return v.IsZero() || hasLength && v.Len() == 0 || v.CanFloat() && v.Float() == 0
}

// scalar returns the text of a value that has no parts, and whether that is a number.
func (w *writer) scalar(v reflect.Value) (text string, isNumber bool) {
	switch v.Kind() {
	case reflect.String:
		text = v.String()
		if !utf8.ValidString(text) {
			w.found.Add(w.path.String(), socialorg.ErrMalformed, "%s is not valid UTF-8", detail.Quote(text))
		}
		return text, false
	case reflect.Float64:
		if f := v.Float(); math.IsNaN(f) || math.IsInf(f, 0) {
			w.found.Add(w.path.String(), socialorg.ErrRange, "%v is not a finite number", f)
			return "0", true
		}
		return string(jsontext.AppendFloat(nil, v.Float()+0, 64)), true // + 0: never -0
	}
	return strconv.FormatInt(v.Int(), 10), true
}

// json writes a value as JSON.
func (w *writer) json(to *jsontext.Encoder, v reflect.Value) {
	write := func(t jsontext.Token) { w.err = cmp.Or(w.err, to.WriteToken(t)) }
	switch v.Kind() {
	case reflect.Pointer:
		w.json(to, v.Elem())
	case reflect.Slice:
		write(jsontext.BeginArray)
		w.each(v, func(_ string, part reflect.Value) { w.json(to, part) })
		write(jsontext.EndArray)
	case reflect.Struct, reflect.Map:
		write(jsontext.BeginObject)
		w.each(v, func(name string, part reflect.Value) {
			write(jsontext.String(name))
			w.json(to, part)
		})
		write(jsontext.EndObject)
	default:
		if text, isNumber := w.scalar(v); isNumber {
			w.err = cmp.Or(w.err, to.WriteValue(jsontext.Value(text)))
		} else {
			write(jsontext.String(strings.ToValidUTF8(text, "")))
		}
	}
}

// spaces are what lines of YAML begin with, after the end of the line before.
const spaces = "\n                                "

// yaml writes a value as YAML, whose lines are indented so far. What stands before the
// first field of an object is given; elements of a list are indented two spaces less.
func (w *writer) yaml(v reflect.Value, indent int, before string) {
	switch v.Kind() {
	case reflect.Pointer:
		w.yaml(v.Elem(), indent, before)
	case reflect.Struct, reflect.Map:
		isEmpty := true
		w.each(v, func(name string, part reflect.Value) {
			w.text.WriteString(before)
			before, isEmpty = spaces[1:1+indent], false
			if name = plainYAML(name); len(name) > 1000 { // longer than a name may be without a mark
				name = "? " + name + spaces[:1+indent]
			}
			w.text.WriteString(name + ":")
			w.yaml(part, indent+2, spaces[:1+indent+2])
		})
		if isEmpty {
			w.text.WriteString(" {}\n")
		}
	case reflect.Slice:
		before = " []\n"
		if v.Len() > 0 {
			before = "\n"
		}
		w.text.WriteString(before)
		w.each(v, func(_ string, part reflect.Value) {
			w.text.WriteString(spaces[1:1+indent-2] + "-")
			w.yaml(part, indent, " ")
		})
	default:
		text, isNumber := w.scalar(v)
		lines, ends := strings.CutSuffix(text, "\n")
		switch {
		case isNumber:
		case !isBlock(text):
			text = plainYAML(text)
		default: // below a mark
			text = "|-\n"
			if ends {
				text = "|\n"
			}
			text += notEmpty.ReplaceAllString(lines, spaces[1:1+indent]+"$0")
		}
		w.text.WriteString(" " + text + "\n")
	}
}

// notEmpty matches the beginning of a line that is not empty.
var notEmpty = regexp.MustCompile(`(?m)^.`)

// Written returns text as it is written in the Document, cut short for a detail.
func (d *Document) Written(text string) string {
	if !d.isYAML || len(text) > detail.MaxQuoted || strings.ContainsAny(text, ",[]{}") {
		return d.Quoted(text)
	}
	return plainYAML(text)
}

// Quoted returns text as it is written in the Document with quotes, cut short for a
// detail.
func (d *Document) Quoted(text string) string {
	switch {
	case !d.isYAML:
		return detail.Quote(text)
	case len(text) > detail.MaxQuoted:
		return "'...'"
	}
	return quotedYAML(text)
}

// Object returns an object of one field, whose value is written already.
func (d *Document) Object(name, value string) string {
	if !d.isYAML {
		name = detail.Quote(name)
	}
	return "{" + name + ": " + value + "}"
}

// ListOf returns texts as a list of the Document, cut short for a detail.
func (d *Document) ListOf(texts []string) string {
	list := "[" + strings.Join(lists.Each(texts, d.Written), ", ") + "]"
	if len(list) > 4*detail.MaxQuoted {
		return "[...]"
	}
	return list
}

// quotedYAML returns text as a YAML scalar in quotes.
func quotedYAML(text string) string { return "'" + strings.ReplaceAll(text, "'", "''") + "'" }

// plainYAML returns text as YAML has it on one line: without quotes where every reader
// takes it for that text. In double quotes YAML knows what Go escapes.
func plainYAML(text string) string {
	first, _ := utf8.DecodeRuneInString(text)
	switch {
	case strings.ContainsFunc(text, isSpecial):
		return strconv.Quote(text)
	case text == "", truthValues[strings.ToLower(text)], strings.TrimSpace(text) != text, isNumeric(text),
		strings.ContainsRune("-?:,[]{}#&*!|>'\"%@`=<~“”„‘’«»", first),
		strings.Contains(text, ": "), strings.Contains(text, " #"), strings.HasSuffix(text, ":"):
		return quotedYAML(text)
	}
	return text
}

// truthValues are what readers of YAML 1.1 take for a truth value or for nothing.
var truthValues = map[string]bool{"y": true, "n": true, "yes": true, "no": true, "on": true, "off": true, "true": true, "false": true, "null": true}

// isNumeric reports whether some reader takes text for a number or for a day.
func isNumeric(text string) bool {
	if !strings.ContainsRune("0123456789+-.", rune(text[0])) {
		return false
	}
	isMonth := len(text) == 7 && text[4] == '-' && strings.Trim(text, "0123456789") == "-"
	return !isMonth && strings.Trim(strings.ToLower(text), "0123456789abcdefinotxz_.:+- ") == ""
}

// isBlock reports whether text has lines that read back from below a "|".
func isBlock(text string) bool {
	isOdd := func(r rune) bool { return r != '\n' && isSpecial(r) }
	return strings.Contains(text, "\n") && !strings.ContainsAny(text[:1], " \n") && !strings.HasSuffix(text, "\n\n") &&
		!strings.Contains(text+"\n", " \n") && !strings.ContainsFunc(text, isOdd)
}

// isSpecial reports whether a character is written as an escape sequence.
func isSpecial(r rune) bool {
	return !unicode.IsPrint(r) && !unicode.Is(unicode.Cf, r) || r == '\ufeff'
}
