package insights

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"example.com/socialorg"
	"example.com/socialorg/internal/detail"
	"example.com/socialorg/internal/suggest"
)

// maxLayoutBytes is the size of a file that ReadLayout reads at most.
const maxLayoutBytes = 64 << 10

// ReadLayout reads a layout from a YAML file. Its fields are those of a [Layout] and
// of its Columns, with a small first letter: channel, periodColumn, columns. A list
// of texts may be one text. Every mistake is reported at once, as
// [socialorg.Problems] with their places: fields that do not exist, values that are
// not what they must be, and what a Layout must not say. That the channel, the period
// or the currency is missing is none, since programs may set them. A file has at most
// 64 KiB.
func ReadLayout(r io.Reader, name string) (Layout, error) {
	d := layoutReader{name: name, places: make(map[string]socialorg.Place)}
	if r == nil {
		d.report("", 1, 1, socialorg.ErrRequired, "there is nothing to read from")
		return Layout{}, d.problems
	}
	text, err := io.ReadAll(io.LimitReader(r, maxLayoutBytes+1))
	if err != nil {
		return Layout{}, fmt.Errorf("%s: %w", name, err)
	}
	if len(text) > maxLayoutBytes {
		d.report("", 1, 1, socialorg.ErrTooLong, "has more than %d bytes", maxLayoutBytes)
		return Layout{}, d.problems
	}
	var l Layout
	d.read(string(text), &l)
	if len(d.problems) == 0 {
		d.check(l)
	}
	if len(d.problems) > 0 {
		slices.SortStableFunc(d.problems, func(a, b socialorg.Problem) int {
			return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
		})
		return Layout{}, d.problems
	}
	return l, nil
}

// A layoutReader reads one layout.
type layoutReader struct {
	name     string
	problems socialorg.Problems
	places   map[string]socialorg.Place // by the path of the value
}

func (d *layoutReader) report(path string, line, column int, code socialorg.Code, format string, args ...any) *socialorg.Problem {
	p := d.problems.Add(path, code, format, args...)
	p.Place = socialorg.Place{File: d.name, Line: line, Column: column}
	return p
}

// check reports what the layout must not say. What Layout.For fills in has a
// stand-in, so that it is not missed.
func (d *layoutReader) check(l Layout) {
	if l.Channel == "" && l.ChannelColumn == "" {
		l.Channel = "any"
	}
	if l.Currency == "" && l.CurrencyColumn == "" {
		l.Currency = "XXX" // the code of no currency, by ISO 4217
	}
	if l.Period == "" {
		l.Period = "2000"
	}
	for _, p := range l.check() {
		path := p.Path
		for d.places[path] == (socialorg.Place{}) && path != "" {
			path = path[:max(0, strings.LastIndexAny(path, ".["))]
		}
		p.Place = d.places[path]
		d.problems.Under("", socialorg.Problems{p})
	}
}

func (d *layoutReader) read(text string, l *Layout) {
	loader, err := yaml.NewLoader(strings.NewReader(text))
	var document, second yaml.Node
	if err == nil {
		if err = loader.Load(&document); err == nil && loader.Load(&second) == nil {
			d.report("", second.Line, second.Column, socialorg.ErrMalformed, "there is a second document")
		}
	}
	switch {
	case errors.Is(err, io.EOF), err == nil && len(document.Content) == 0:
		d.report("", 1, 1, socialorg.ErrRequired, "is empty")
	case err != nil:
		d.broken(text, err)
	default:
		d.decode("", document.Content[0], reflect.ValueOf(l).Elem())
	}
}

func inQuotes(text string) string { return "'" + strings.ReplaceAll(text, "'", "''") + "'" }

// value matches the line of a field, with its value.
var value = regexp.MustCompile(`^([ -]*([A-Za-z]+):[ \t]+)(\S.*?)[ \t]*$`)

// broken reports what is wrong with the text as YAML.
func (d *layoutReader) broken(text string, err error) {
	line, column, message := 1, 1, strings.TrimPrefix(err.Error(), "yaml: ")
	lines := strings.Split(text, "\n")
	if e, ok := errors.AsType[*yaml.LoadError](err); ok {
		message = e.Message
		if e.Mark.Line > 0 {
			line, column = e.Mark.Line, e.Mark.Column
		}
	}
	for _, at := range []int{line, line - 1} {
		if at < 1 || at > len(lines) {
			continue
		}
		of := strings.TrimSuffix(lines[at-1], "\r")
		if strings.HasPrefix(strings.TrimLeft(of, " "), "\t") {
			d.report("", at, strings.IndexByte(of, '\t')+1, socialorg.ErrMalformed, "the line is indented with a tab; YAML wants spaces")
			return
		}
		if m := value.FindStringSubmatch(of); m != nil && needsQuotes(m[3]) {
			d.report("", at, len(m[1])+1, socialorg.ErrMalformed, "%s needs quotes: write %s: %s", detail.Quote(m[3]), m[2], inQuotes(m[3]))
			return
		}
	}
	d.report("", line, max(column, 1), socialorg.ErrMalformed, "is not YAML: %s", message)
}

// needsQuotes reports whether a value is text that YAML takes for something else.
func needsQuotes(text string) bool {
	switch {
	case strings.ContainsAny(text[:1], "@`%&*!|>?,'\""), strings.Contains(text, ": ") && !strings.ContainsAny(text[:1], "{["):
		return true
	case text[0] == '[':
		return strings.Contains(text, "]") && !strings.HasSuffix(text, "]")
	case text[0] == '{':
		return strings.Contains(text, "}") && !strings.HasSuffix(text, "}")
	}
	return false
}

// decode sets v, which is of one of the types that a Layout has.
func (d *layoutReader) decode(path string, n *yaml.Node, v reflect.Value) {
	d.places[path] = socialorg.Place{File: d.name, Line: n.Line, Column: n.Column}
	bad := func(code socialorg.Code, format string, args ...any) {
		d.report(path, n.Line, n.Column, code, format, args...)
	}
	switch kind := v.Kind(); {
	case n.Anchor != "":
		bad(socialorg.ErrMalformed, "for text, write %s", inQuotes(strings.TrimSpace("&"+n.Anchor+" "+n.Value)))
	case n.Kind == yaml.AliasNode:
		bad(socialorg.ErrUnsupported, "aliases are not supported; for text, write %s", inQuotes("*"+n.Value))
	case n.Style&yaml.TaggedStyle != 0:
		bad(socialorg.ErrUnsupported, "the tag %s is not supported", detail.Quote(n.Tag))
	case kind == reflect.Slice && n.Kind == yaml.SequenceNode:
		v.Set(reflect.MakeSlice(v.Type(), len(n.Content), len(n.Content)))
		for i, e := range n.Content {
			d.decode(fmt.Sprintf("%s[%d]", path, i), e, v.Index(i))
		}
	case kind == reflect.Slice && n.Kind == yaml.ScalarNode && v.Type().Elem().Kind() == reflect.String && n.Tag != "!!null":
		v.Set(reflect.ValueOf([]string{n.Value}))
	case (kind == reflect.Struct || kind == reflect.Map) && n.Kind == yaml.MappingNode:
		d.fields(path, n, v)
	case kind == reflect.Slice:
		bad(socialorg.ErrMalformed, "is not a list")
	case kind == reflect.Struct || kind == reflect.Map:
		bad(socialorg.ErrMalformed, "is not a list of names with values")
	case n.Kind != yaml.ScalarNode || n.Tag == "!!null":
		bad(socialorg.ErrMalformed, "is not text; put it in quotes if it is meant to be")
	default:
		d.scalar(path, n, v)
	}
}

// fields sets the fields of a struct or the values of a map.
func (d *layoutReader) fields(path string, n *yaml.Node, v reflect.Value) {
	var names []string
	if v.Kind() == reflect.Map {
		v.Set(reflect.MakeMap(v.Type()))
	} else {
		names = fieldNames(v.Type())
	}
	first := make(map[string]*yaml.Node)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, at := n.Content[i], n.Content[i+1]
		below := strings.TrimPrefix(path+"."+key.Value, ".")
		if earlier := first[key.Value]; earlier != nil {
			d.report(below, key.Line, key.Column, socialorg.ErrDuplicate, "%s is a duplicate", detail.Quote(key.Value)).
				Other = socialorg.Place{File: d.name, Line: earlier.Line, Column: earlier.Column}
			continue
		}
		first[key.Value] = key
		switch field := slices.Index(names, key.Value); {
		case v.Kind() == reflect.Map:
			element := reflect.New(v.Type().Elem()).Elem()
			d.decode(below, at, element)
			v.SetMapIndex(reflect.ValueOf(key.Value).Convert(v.Type().Key()), element)
		case field >= 0:
			d.decode(below, at, v.Field(field))
		default:
			p := d.report(below, key.Line, key.Column, socialorg.ErrUnknown, "there is no field %s", detail.Quote(key.Value))
			p.Meant, _ = suggest.Find(key.Value, slices.Values(names))
		}
	}
}

func (d *layoutReader) scalar(path string, n *yaml.Node, v reflect.Value) {
	wrong := ""
	switch v.Kind() {
	case reflect.String:
		v.SetString(n.Value)
	case reflect.Bool:
		if v.SetBool(n.Value == "true"); n.Value != "true" && n.Value != "false" {
			wrong = "neither true nor false"
		}
	case reflect.Int32: // a rune
		r, size := utf8.DecodeRuneInString(n.Value)
		if v.SetInt(int64(r)); size == 0 || size != len(n.Value) {
			wrong = "not one character; one with a meaning in YAML needs quotes"
		}
	default:
		number, err := strconv.Atoi(n.Value)
		if v.SetInt(int64(number)); err != nil {
			wrong = "not a whole number"
		}
	}
	if wrong != "" {
		d.report(path, n.Line, n.Column, socialorg.ErrMalformed, "%s is %s", detail.Quote(n.Value), wrong)
	}
}

// fieldNames returns the names of the fields of a struct as files have them.
func fieldNames(t reflect.Type) []string {
	var names []string
	for field := range t.Fields() {
		first, size := utf8.DecodeRuneInString(field.Name)
		names = append(names, string(unicode.ToLower(first))+field.Name[size:])
	}
	return names
}
