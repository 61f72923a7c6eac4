package main

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"maps"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"example.com/socialorg"
	"example.com/socialorg/insights"
	"example.com/socialorg/orgfile"
)

// readyLayouts returns the layouts of package insights by name.
func readyLayouts() map[string]func() insights.Layout {
	return map[string]func() insights.Layout{"x": insights.X, "youtube": insights.YouTube, "tiktok": insights.TikTok}
}

func readyNames() []string { return slices.Sorted(maps.Keys(readyLayouts())) }

// A fileLayout is a layout with the places of its fields in its file.
type fileLayout struct {
	insights.Layout
	file   string           // "" where there is none
	places map[string]place // by the path of the field
	plain  bool             // it follows from the header of the table
}

type place struct{ line, column int }

// place adds the places in the file of the layout to the problems of the layout.
func (l fileLayout) place(err error) error {
	problems, ok := errors.AsType[socialorg.Problems](err)
	if !ok {
		return err
	}
	placed := make(socialorg.Problems, len(problems))
	for i, p := range problems {
		if p.File == "" && l.file != "" {
			p.File = l.file
			path := p.Path
			for l.places[path] == (place{}) && path != "" {
				path = path[:max(0, strings.LastIndexAny(path, ".["))]
			}
			p.Line, p.Column = l.places[path].line, l.places[path].column
		}
		placed[i] = p
	}
	return placed
}

// readLayout reads a layout in YAML. Its fields are those of an insights.Layout.
func readLayout(s *session, name string) (fileLayout, error) {
	s.inputs = append(s.inputs, name)
	text, err := os.ReadFile(name)
	if err != nil {
		return fileLayout{}, unreadable(err)
	}
	return parseLayout(text, name)
}

func parseLayout(text []byte, name string) (fileLayout, error) {
	d := layoutDecoder{layout: fileLayout{file: name, places: make(map[string]place)}}
	text = d.quoteMarks(text)
	var document yaml.Node
	err := yaml.Unmarshal(text, &document)
	switch {
	case err != nil:
		d.problems = append(d.problems, syntaxProblems(text, name)...)
		if len(d.problems) == 0 {
			d.problems = socialorg.Problems{{Place: socialorg.Place{File: name}, Code: socialorg.ErrMalformed, Detail: "is not YAML: " + strings.TrimPrefix(err.Error(), "yaml: ")}}
		}
	case len(document.Content) == 0:
		d.report("", &yaml.Node{Line: 1, Column: 1}, socialorg.ErrRequired, "is empty")
	default:
		if document.Content[0].Kind == yaml.MappingNode {
			d.problems = append(d.problems, syntaxProblems(text, name)...)
		}
		d.decode("", document.Content[0], reflect.ValueOf(&d.layout.Layout).Elem())
	}
	if len(d.problems) > 0 {
		slices.SortStableFunc(d.problems, func(a, b socialorg.Problem) int {
			return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
		})
		return fileLayout{}, d.problems
	}
	return d.layout, nil
}

// syntaxProblems returns what is wrong with a text as YAML, whatever it is about.
// Package orgfile finds it: text that lacks quotes, and parts that would be lost.
func syntaxProblems(text []byte, name string) socialorg.Problems {
	_, err := orgfile.Read(bytes.NewReader(text), name, orgfile.YAML)
	problems, _ := errors.AsType[socialorg.Problems](err)
	return slices.DeleteFunc(problems, func(p socialorg.Problem) bool { return p.Path != "" || p.Code != socialorg.ErrMalformed })
}

// markWithoutQuotes matches a field that is one character with a meaning in YAML.
var markWithoutQuotes = regexp.MustCompile("(?m)^(comma|decimal|thousands):[ \t]+([,|>'\"#%@`!&*?:{}\\[\\]-])[ \t]*\r?$")

// quoteMarks reports such fields, and returns the text with the quotes that they lack.
func (d *layoutDecoder) quoteMarks(text []byte) []byte {
	var b bytes.Buffer
	line, end := 1, 0
	for _, m := range markWithoutQuotes.FindAllSubmatchIndex(text, -1) {
		field, mark := string(text[m[2]:m[3]]), string(text[m[4]:m[5]])
		quoted := "'" + strings.ReplaceAll(mark, "'", "''") + "'"
		line += bytes.Count(text[end:m[0]], []byte("\n"))
		at := yaml.Node{Line: line, Column: 1 + m[4] - m[0]}
		d.report(field, &at, socialorg.ErrMalformed, "%s needs quotes: write %s: %s", quote(mark), field, quoted)
		b.Write(text[end:m[4]])
		b.WriteString(quoted)
		end = m[5]
	}
	b.Write(text[end:])
	return b.Bytes()
}

type layoutDecoder struct {
	layout   fileLayout
	problems socialorg.Problems
}

func (d *layoutDecoder) report(path string, n *yaml.Node, code socialorg.Code, format string, args ...any) {
	d.problems = append(d.problems, socialorg.Problem{
		Path: path, Code: code, Detail: fmt.Sprintf(format, args...), Place: socialorg.Place{File: d.layout.file, Line: n.Line, Column: n.Column},
	})
}

// decode sets v, which is of one of the types that a Layout has.
func (d *layoutDecoder) decode(path string, n *yaml.Node, v reflect.Value) {
	d.layout.places[path] = place{n.Line, n.Column}
	kind := v.Kind()
	switch {
	case kind == reflect.Slice && n.Kind == yaml.SequenceNode:
		for i, e := range n.Content {
			v.Set(reflect.Append(v, reflect.Zero(v.Type().Elem())))
			d.decode(fmt.Sprintf("%s[%d]", path, i), e, v.Index(i))
		}
	case (kind == reflect.Struct || kind == reflect.Map) && n.Kind == yaml.MappingNode:
		d.fields(path, n, v)
	case kind == reflect.Slice:
		d.report(path, n, socialorg.ErrMalformed, "is not a list")
	case kind == reflect.Struct || kind == reflect.Map:
		d.report(path, n, socialorg.ErrMalformed, "is not a list of names with values")
	case n.Kind != yaml.ScalarNode || n.Tag == "!!null":
		d.report(path, n, socialorg.ErrMalformed, "is not text; put it in quotes if it is meant to be")
	default:
		d.scalar(path, n, v)
	}
}

// fields sets the fields of a struct or the values of a map.
func (d *layoutDecoder) fields(path string, n *yaml.Node, v reflect.Value) {
	if v.Kind() == reflect.Map {
		v.Set(reflect.MakeMap(v.Type()))
	}
	seen := make(map[string]bool)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		name := key.Value
		below := strings.TrimPrefix(path+"."+name, ".")
		if seen[name] {
			d.report(below, key, socialorg.ErrDuplicate, "%s is a duplicate", quote(name))
			continue
		}
		seen[name] = true
		if v.Kind() == reflect.Map {
			element := reflect.New(v.Type().Elem()).Elem()
			d.decode(below, value, element)
			v.SetMapIndex(reflect.ValueOf(name).Convert(v.Type().Key()), element)
			continue
		}
		if field, ok := fieldOf(v, name); ok {
			d.decode(below, value, field)
			continue
		}
		d.report(below, key, socialorg.ErrUnknown, "there is no field %s%s", quote(name), didYouMean(name, fieldNames(v.Type())...))
	}
}

func (d *layoutDecoder) scalar(path string, n *yaml.Node, v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(n.Value)
	case reflect.Bool:
		if n.Value != "true" && n.Value != "false" {
			d.report(path, n, socialorg.ErrMalformed, "%s is neither true nor false", quote(n.Value))
			return
		}
		v.SetBool(n.Value == "true")
	case reflect.Int32: // a rune
		r, size := utf8.DecodeRuneInString(n.Value)
		if size == 0 || size != len(n.Value) {
			d.report(path, n, socialorg.ErrMalformed, "%s is not one character", quote(n.Value))
			return
		}
		v.SetInt(int64(r))
	default:
		number, err := strconv.Atoi(n.Value)
		if err != nil {
			d.report(path, n, socialorg.ErrMalformed, "%s is not a whole number", quote(n.Value))
			return
		}
		v.SetInt(int64(number))
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

func fieldOf(v reflect.Value, name string) (reflect.Value, bool) {
	for i, known := range fieldNames(v.Type()) {
		if known == name {
			return v.Field(i), true
		}
	}
	return reflect.Value{}, false
}
