package document

import (
	"errors"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"go.yaml.in/yaml/v4"

	"example.com/socialorg"
	"example.com/socialorg/internal/detail"
)

// A value is a part of the text that YAML may read as something else for want of
// quotes, such as "@ann", "[Interim] Head" and "Head: Social".
type value struct {
	start, end int
	key, text  string
	unclosed   bool // begins with a quote, which is not in the text
}

// badEscape is what the YAML library says of characters that are written as in JSON.
const badEscape = "found invalid Unicode character escape code"

// lacksQuotes reports the value near an error that quotes mend, if there is one and
// the text is one of the type that it is read into: nothing else is quoted.
func (c *converter) lacksQuotes(err error) bool {
	c.zeros = make(map[string]reflect.Value)
	addZeros(c.zeros, c.into)
	v, ok := c.unquoted(err)
	if !ok || !hasField(c.text, c.into) {
		return false
	}
	kind := c.zeros[v.key].Kind()
	switch kind {
	case reflect.Int, reflect.Int64, reflect.Float64:
		c.Report(v.start, Everything, "", socialorg.ErrMalformed, "%s is not a number", detail.Quote(v.text))
		return true
	}
	hint := c.Quoted(v.text)
	isID := kind == reflect.String && c.zeros[v.key].Type() != reflect.TypeFor[string]()
	isList := v.text[0] == '[' && strings.HasSuffix(v.text, "]") && (kind == reflect.Slice || isID)
	if kind == reflect.Slice || isList {
		hint = c.ListOf(elementsOf(v.text))
	}
	if v.key != "" {
		hint = v.key + ": " + hint
	}
	anchor, _, _ := strings.Cut(v.text, " ")
	message := fmt.Sprintf("%s needs quotes: write %s", detail.Quote(v.text), hint)
	switch {
	case v.unclosed:
		message = "the quote that opens here is not closed; write " + hint
		if c.text[v.start] == '\'' {
			message += fmt.Sprintf(", or %s where the quote belongs to the text", c.Quoted("'"+v.text))
		}
	case strings.Contains(err.Error(), badEscape):
		means, _ := advise("yaml", badEscape)
		message = detail.Quote(v.text) + " " + means
	case isList:
		message = fmt.Sprintf("%s has text that needs quotes: write %s", detail.Quote(v.text), hint)
	case v.text[0] == '*':
		message = fmt.Sprintf("no anchor &%s; for text, write %s", anchor[1:], hint)
	case strings.Count(v.text, "[") > strings.Count(v.text, "]"), strings.Count(v.text, "{") > strings.Count(v.text, "}"):
		message = fmt.Sprintf("%s lacks a closing bracket; write %s", detail.Quote(v.text), hint)
	}
	c.Report(v.start, Everything, "", socialorg.ErrMalformed, "%s", message)
	return true
}

// addZeros notes of what type the fields of a struct and of its parts are, by their
// names: a list of structs has that of its elements.
func addZeros(zeros map[string]reflect.Value, t reflect.Type) {
	for i, name := range fieldsOf(t).names {
		of := t.Field(i).Type
		isList := of.Kind() == reflect.Slice && of.Elem().Kind() == reflect.Struct
		if isList || of.Kind() == reflect.Pointer {
			of = of.Elem()
		}
		isNew := !zeros[name].IsValid() || zeros[name].Type() != of
		zeros[name] = reflect.Zero(of)
		if isList && isNew {
			addZeros(zeros, of)
		}
	}
}

// hasField reports whether a text has one of the fields of a struct.
func hasField(text string, of reflect.Type) bool {
	names := strings.Join(fieldsOf(of).names, "|")
	return regexp.MustCompile(`(?:^|[\n\r{])(?:` + names + `):|"(?:` + names + `)"`).MatchString(text)
}

// unquoted returns the value near an error that is mended by quotes.
func (c *converter) unquoted(err error) (value, bool) {
	e, ok := errors.AsType[*yaml.LoadError](err)
	if !ok || e.Mark.Line < 1 || strings.Contains(e.Message, errTooDeep.Error()) {
		return value{}, false
	}
	budget := 64 << 20 // bytes that are parsed to find the value
	lines := []int{e.Mark.Line, e.ContextMark.Line, e.Mark.Line - 1}
	for i, line := range lines {
		if line < 1 || line > len(c.yamlLines) || slices.Contains(lines[:i], line) {
			continue
		}
		for _, v := range c.values(line) {
			if c.isMended(v, e.Mark, &budget) {
				return v, true
			}
		}
	}
	return value{}, false
}

// isMended reports whether quotes around a value move the error further down.
func (c *converter) isMended(v value, mark yaml.Mark, budget *int) bool {
	end := len(c.text)
	if next := mark.Line + 2; next < len(c.yamlLines) { // what comes later cannot matter
		end = int(c.yamlLines[next])
	}
	if *budget -= end; *budget < 0 {
		return false
	}
	quotes := quotedYAML(v.text)
	_, err := loadYAML(c.text[:v.start] + quotes + c.text[v.end:end])
	e, ok := errors.AsType[*yaml.LoadError](err)
	if !ok {
		return err == nil
	}
	return e.Mark.Line > mark.Line || e.Mark.Line == mark.Line && e.Mark.Column > mark.Column+len(quotes)-(v.end-v.start)
}

const maxLine = 4 << 10 // bytes of a line in which values are looked for

// beforeValue matches what stands before a value: the name of a field, at the
// beginning of a line or inside of brackets, or the marks of elements.
var beforeValue = regexp.MustCompile(`(?:^[ \t]*(?:- +)*|[{,][ \t]*)([A-Za-z][A-Za-z0-9_-]*):[ \t]+|^[ \t]*(?:- +)+`)

// values returns the values on a line, counted from 1, that may lack quotes.
func (c *converter) values(line int) []value {
	start, end := int(c.yamlLines[line-1]), len(c.text)
	if line < len(c.yamlLines) {
		end = int(c.yamlLines[line])
	}
	text := strings.TrimRight(c.text[start:end], " \t\r\n")
	if len(text) > maxLine {
		return nil
	}
	var all []value
	add := func(from, to int, key string) {
		kind := c.zeros[key].Kind()
		if kind == reflect.Struct || kind == reflect.Map { // which quotes do not make of it
			return
		}
		part := text[from:to]
		from += len(part) - len(strings.TrimLeft(part, " \t"))
		part = strings.TrimSpace(part)
		v := value{start: start + from, end: start + from + len(part), key: key, text: part}
		if n := len(part); n > 1 && strings.ContainsAny(part[:1], `'"`) {
			v.unclosed = strings.IndexByte(part[1:], part[0]) < 0
			switch {
			case v.unclosed:
				v.text = part[1:]
			case n > 2 && part[0] == part[n-1]:
				v.text = part[1 : n-1]
			}
		}
		if kind == reflect.Int32 || strings.ContainsFunc(v.text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
			all = append(all, v)
		}
	}
	before := beforeValue.FindAllStringSubmatchIndex(text, -1)
	for i, m := range before {
		from, to, key := m[1], len(text), ""
		if m[2] >= 0 {
			key = text[m[2]:m[3]]
		}
		inside := strings.ContainsAny(text[m[0]:m[0]+1], "{,")
		switch last := strings.LastIndexByte(text, '}'); {
		case i+1 < len(before):
			to = before[i+1][0]
		case inside && last > from:
			to = last
		}
		if closes := closing(text[from:to], "{}"); inside && closes > 0 {
			to = from + closes
		}
		if comment := strings.Index(text[from:to], " #"); comment > 0 {
			add(from, from+comment, key)
		}
		add(from, to, key)
	}
	return all
}

// closing returns where one of the brackets, such as "{}[]", closes what opened before
// the text, -1 if nowhere.
func closing(text, brackets string) int {
	depth := 0
	return strings.IndexFunc(text, func(r rune) bool {
		switch i := strings.IndexRune(brackets, r); {
		case i < 0:
		case i%2 == 0:
			depth++
		default:
			depth--
		}
		return depth < 0
	})
}
