package document

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"

	"example.com/socialorg"
	"example.com/socialorg/internal/detail"
	"example.com/socialorg/internal/lists"
)

// Hints are what people write instead of what a type has.
type Hints struct {
	Open  []reflect.Type          // of text that may be any, besides string
	IDs   []string                // fields that hold names, though their type is string, not text for people
	Named map[reflect.Type]string // the field of a struct for which text may stand
	Rest  map[string]Rest         // of a list, by the field that has one text

	// Unknown returns the field that a strange one stands for, or the end of a
	// sentence on it. Either may be "".
	Unknown func(Strange) (meant, text string)
}

// A Rest is where all but the first of a list go.
type Rest struct{ Why, Into string }

// A Strange is a field that a struct does not have.
type Strange struct {
	Name    string
	Known   []string // the fields that the struct has
	Similar string   // the one of them that is nearest, if any
	Text    string   // the value, if it is text that is not empty
	Objects bool     // the value is a list of objects
	Owner   string   // the text by which the object says what it is
	Doc     *Document
}

func (d *decoder) strange(at, key int32, known *fields, similar string) Strange {
	s := Strange{Name: d.nodes[key].text, Known: known.names, Similar: similar, Doc: d.Document}
	value := &d.nodes[key+1]
	if value.kind.isText() || value.kind == bare {
		s.Text = value.text
	}
	s.Objects = value.kind == list && key+2 < value.end && d.nodes[key+2].kind == object
	if s.Objects {
		s.Owner, _ = d.named(at)
	}
	return s
}

// mend reports a value of another kind of which the meaning is plain, says what to
// write instead, and decodes that. With Lone, a text where a list of texts is wanted is no
// mistake, but a list of one. It is false for any other value.
func (d *decoder) mend(at int32, v reflect.Value) bool {
	n := &d.nodes[at]
	report := func(format string, args ...any) bool {
		d.report(at, Nothing, socialorg.ErrMalformed, format, args...)
		return true
	}
	switch {
	case v.Kind() == reflect.String && (n.kind == list || n.kind == object) && !d.isProse(v):
		texts := d.texts(at)
		rest, ok := d.Hints.Rest[d.field()]
		switch {
		case len(texts) == 0 || len(texts) > 1 && !ok:
			return false
		case len(texts) == 1:
			report("is %s, not text; write %s", n.kind, d.Written(texts[0]))
		default:
			report("is a list, but %s; write %s: %s, and put the others into %s: %s", rest.Why, d.field(), d.Written(texts[0]), rest.Into, d.ListOf(texts[1:]))
		}
		v.SetString(texts[0])
		return true
	case v.Kind() == reflect.String && n.kind == plain && n.text != "" && n.text[0] >= utf8.RuneSelf:
		inner := curly.FindStringSubmatch(n.text)
		if inner != nil {
			v.SetString(inner[1])
			report("stands in curly quotes, which belong to the text; write %s", d.Written(inner[1]))
		}
		return inner != nil
	case v.Kind() == reflect.Struct && n.kind.isText() && d.Hints.Named[v.Type()] != "":
		name := d.Hints.Named[v.Type()]
		v.Field(fieldsOf(v.Type()).find(name)).SetString(n.text)
		n.kind = lone
		return report("is %s, not an object; write %s", detail.Quote(n.text), d.Object(name, d.Written(n.text)))
	case v.Kind() != reflect.Slice || v.Type().Elem().Kind() != reflect.String:
	case n.kind == object:
		texts := d.texts(at)
		setTexts(v, texts)
		return len(texts) > 0 && report("is an object, not a list; write %s", d.ListOf(texts))
	case n.kind.isText():
		texts := []string{n.text}
		if !d.Lone {
			texts = elementsOf(n.text)
			report("is %s, not a list; write %s", detail.Quote(n.text), d.ListOf(texts))
		}
		setTexts(v, texts)
		n.kind = lone
		return true
	}
	return false
}

// setTexts sets a list of texts.
func setTexts(v reflect.Value, texts []string) {
	v.Set(reflect.MakeSlice(v.Type(), len(texts), len(texts)))
	for i, text := range texts {
		v.Index(i).SetString(text)
	}
}

// isProse reports whether a value is text for people, which may be anything.
func (d *decoder) isProse(v reflect.Value) bool {
	return v.Type() == reflect.TypeFor[string]() && !slices.Contains(d.Hints.IDs, d.field())
}

// field returns the name of the field that the value at hand is in.
func (d *decoder) field() string {
	for _, s := range slices.Backward(d.steps) {
		if s.Name != "" {
			return s.Name
		}
	}
	return ""
}

// texts returns the elements of a list of texts or the one text by which an object
// says what it is, nil where there are others.
func (d *decoder) texts(at int32) []string {
	if name, ok := d.named(at); ok {
		return []string{name}
	}
	var texts []string
	for e := at + 1; e < d.nodes[at].end; e = d.nodes[e].end {
		if d.nodes[at].kind == object || !d.nodes[e].kind.isText() {
			return nil
		}
		texts = append(texts, d.nodes[e].text)
	}
	return texts
}

// named returns the text by which an object says what it is, among its first fields.
func (d *decoder) named(at int32) (name string, ok bool) {
	if d.nodes[at].kind != object {
		return "", false
	}
	names := []string{"id", "key", "to", "position", "role", "holder", "name"}
	best := len(names)
	for key, n := at+1, 0; key < d.nodes[at].end && n < maxFields; key, n = d.nodes[key+1].end, n+1 {
		value := &d.nodes[key+1]
		if i := slices.Index(names, d.nodes[key].text); i >= 0 && i < best && value.kind.isText() {
			best, name = i, value.text
		}
	}
	return name, best < len(names)
}

// curly matches text in curly quotes.
var curly = regexp.MustCompile(`^[“„‘«”]\s*(.*\S)\s*[”“’»]$`)

// remedy says how to mend a value that is not what it should be.
func (d *decoder) remedy(at int32, want kind) string {
	n := &d.nodes[at]
	switch {
	case n.kind == null:
		if rest := d.restOfLine(d.offset(at)); want == quoted && d.isYAML && strings.HasPrefix(rest, "#") {
			return fmt.Sprintf("; a # begins a comment: for text, write %s", d.Quoted(rest))
		}
		return "; omit it instead"
	case want == quoted && d.isYAML:
		return fmt.Sprintf("; for text, write %s", d.Quoted(d.collection(d.offset(at))))
	case want == objects && n.kind == object && n.end > at+2 && d.nodes[at+2].kind == object:
		return fmt.Sprintf("; write each entry as an element that begins with its id: %s", d.Written(d.nodes[at+1].text))
	}
	return ""
}

// elementsOf returns the elements of a list that is written as text, at least one.
func elementsOf(text string) []string {
	text = strings.TrimSuffix(strings.TrimPrefix(text, "["), "]")
	parts := lists.Each(strings.Split(text, ","), strings.TrimSpace)
	if parts = slices.DeleteFunc(parts, func(part string) bool { return part == "" }); len(parts) == 0 {
		return []string{text}
	}
	return parts
}

const maxListed = 12 // names that a detail lists

// Listed lists known names.
func Listed(known []string) string {
	shown := lists.Each(known[:min(len(known), maxListed)], detail.Quote)
	if more := len(known) - len(shown); more > 0 {
		shown = append(shown, fmt.Sprintf("and %d more", more))
	}
	return "there are " + strings.Join(shown, ", ")
}

// restOfLine returns the text from a byte to the end of its line, without outer
// white space, or so much of it that it is too long for a detail.
func (d *Document) restOfLine(at int) string {
	rest := d.Text[min(at, len(d.Text)):]
	rest, _, _ = strings.Cut(rest[:min(len(rest), 4*detail.MaxQuoted)], "\n")
	rest, _, _ = strings.Cut(rest, "\r")
	return strings.TrimSpace(rest)
}

// collection returns the text of a YAML list or object, or of an alias for one, on
// the line where it begins.
func (d *Document) collection(at int) string {
	rest := d.restOfLine(at)
	if end := strings.IndexAny(rest, " \t,]}"); end > 0 && rest[0] == '*' {
		return rest[:end]
	}
	if rest != "" && strings.ContainsAny(rest[:1], "[{") {
		if end := closing(rest[1:], "[]{}"); end >= 0 {
			return rest[:end+2]
		}
	}
	return rest
}

// joinNumbers puts the parts of a number together that commas have made fields of in
// an object on one line, such as `min: 500,000`.
func (d *decoder) joinNumbers(at int32, v reflect.Value, known *fields) {
	const digits = "0123456789"
	for key := at + 1; key < d.nodes[at].end; key = d.nodes[key+1].end {
		value := &d.nodes[key+1]
		i := known.find(d.nodes[key].text)
		if i < 0 || value.kind != plain || value.text == "" || len(value.text) > 3 || strings.Trim(value.text, digits) != "" {
			continue
		}
		if k := v.Field(i).Kind(); k != reflect.Pointer && k != reflect.Int64 {
			continue
		}
		for next := d.nodes[key+1].end; next < d.nodes[at].end && d.nodes[next+1].kind == null; next = d.nodes[next+1].end {
			group := &d.nodes[next]
			if len(group.text) != 3 || strings.Trim(group.text, digits) != "" {
				break
			}
			value.text += "," + group.text
			group.kind = null // no field
		}
	}
}

// grouped matches a number with marks between its groups of digits.
var grouped = regexp.MustCompile(`^[0-9]{1,3}(?:[,_' \x{a0}\x{202f}][0-9]{3})+(?:\.[0-9]*)?$`)

// isNumber reports whether text is a number of JSON's grammar.
func isNumber(text string) bool {
	return text != "" && strings.IndexByte("-0123456789", text[0]) >= 0 && jsontext.Value(text).IsValid()
}

// plainNumber returns a number as JSON has it, also where people write it otherwise:
// "500,000", "500_000", "+5", "007".
func plainNumber(text string) (string, bool) {
	if isNumber(text) {
		return text, true
	}
	text = strings.TrimPrefix(text, "+")
	if grouped.MatchString(text) {
		text = strings.NewReplacer(",", "", "_", "", "'", "", " ", "", "\u00a0", "", "\u202f", "").Replace(text)
	}
	if trimmed := strings.TrimLeft(text, "0"); trimmed != "" {
		text = trimmed
	}
	if strings.HasPrefix(text, ".") {
		text = "0" + text
	}
	return text, isNumber(text)
}
