package orgfile

import (
	"errors"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"go.yaml.in/yaml/v4"

	"example.com/socialorg"
	"example.com/socialorg/internal/detail"
)

const maxReparsed = 64 << 20 // bytes that are parsed to find what lacks quotes

// A quoter finds the value of a YAML text that YAML reads as something else for want
// of quotes, such as "@ann", "[Interim] Head" and "Head: Social". It parses the text
// with the quotes to find out whether they are what the value lacks.
type quoter struct {
	text   string
	lines  []int32
	budget int
}

// A value is a part of the text that may lack quotes.
type value struct {
	start, end int
	key, text  string
	unclosed   bool // begins with a quote, which is not in the text
}

// lacksQuotes reports the value near an error that quotes mend, if there is one and
// the text is that of an organisation: nothing else is quoted.
func (c *converter) lacksQuotes(err error) bool {
	q := quoter{text: c.text, lines: c.lines, budget: maxReparsed}
	v, ok := q.find(err)
	if !ok || !isOrganisation(c.text) {
		return false
	}
	if k := fieldKinds()[v.key]; k == reflect.Int64 || k == reflect.Float64 {
		c.report(v.start, reachEverything, socialorg.ErrMalformed, "%s is not a number", detail.Quote(v.text))
		return true
	}
	hint := inQuotes(v.text)
	if fieldKinds()[v.key] == reflect.Slice {
		hint = c.source.list(elementsOf(v.text))
	}
	if v.key != "" {
		hint = v.key + ": " + hint
	}
	anchor, _, _ := strings.Cut(v.text, " ")
	message := fmt.Sprintf("%s needs quotes: write %s", detail.Quote(v.text), hint)
	switch {
	case v.unclosed:
		message = "the quote that opens here is not closed; write " + hint
		if q.text[v.start] == '\'' {
			message += fmt.Sprintf(", or %s where the quote belongs to the text", inQuotes("'"+v.text))
		}
	case strings.Contains(err.Error(), "found invalid Unicode character escape code"):
		message = detail.Quote(v.text) + " " + inJSON
	case v.text[0] == '*':
		message = fmt.Sprintf("no anchor &%s; for text, write %s", anchor[1:], hint)
	case strings.Count(v.text, "[") > strings.Count(v.text, "]"), strings.Count(v.text, "{") > strings.Count(v.text, "}"):
		message = fmt.Sprintf("%s lacks a closing bracket; write %s", detail.Quote(v.text), hint)
	}
	c.report(v.start, reachEverything, socialorg.ErrMalformed, "%s", message)
	return true
}

// fieldKinds returns of what kind the fields of an Org and of its parts are: a list
// of text, a number.
var fieldKinds = sync.OnceValue(func() map[string]reflect.Kind {
	kinds := make(map[string]reflect.Kind)
	var walk func(t reflect.Type)
	walk = func(t reflect.Type) {
		for i, name := range fieldsOf(t).names {
			switch of := t.Field(i).Type; {
			case of.Kind() == reflect.Slice && of.Elem().Kind() == reflect.Struct:
				walk(of.Elem())
			case of.Kind() == reflect.Pointer:
				kinds[name] = of.Elem().Kind()
			default:
				kinds[name] = of.Kind()
			}
		}
	}
	walk(reflect.TypeFor[socialorg.Org]())
	return kinds
})

// isOrganisation reports whether a text has one of the fields of an Org.
func isOrganisation(text string) bool {
	return slices.ContainsFunc(fieldsOf(reflect.TypeFor[socialorg.Org]()).names, func(name string) bool {
		return strings.HasPrefix(text, name+":") || strings.Contains(text, "\n"+name+":") || strings.Contains(text, "\r"+name+":") ||
			strings.Contains(text, "{"+name+":") || strings.Contains(text, `"`+name+`"`)
	})
}

// find returns the value near an error that is mended by quotes.
func (q *quoter) find(err error) (value, bool) {
	e, ok := errors.AsType[*yaml.LoadError](err)
	if !ok || e.Mark.Line < 1 || strings.Contains(e.Message, errTooDeep.Error()) {
		return value{}, false
	}
	tried := make(map[int]bool)
	for _, line := range []int{e.Mark.Line, e.ContextMark.Line, e.Mark.Line - 1} {
		if line < 1 || line > len(q.lines) || tried[line] {
			continue
		}
		tried[line] = true
		for _, v := range q.values(line) {
			if q.isMended(v, e.Mark) {
				return v, true
			}
		}
	}
	return value{}, false
}

// isMended reports whether quotes around a value move the error further down.
func (q *quoter) isMended(v value, mark yaml.Mark) bool {
	end := len(q.text)
	if next := mark.Line + 2; next < len(q.lines) { // what comes later cannot matter
		end = int(q.lines[next])
	}
	if q.budget -= end; q.budget < 0 {
		return false
	}
	quotes := "'" + strings.ReplaceAll(v.text, "'", "''") + "'"
	_, err := loadYAML(q.text[:v.start] + quotes + q.text[v.end:end])
	e, ok := errors.AsType[*yaml.LoadError](err)
	if !ok {
		return err == nil
	}
	return e.Mark.Line > mark.Line || e.Mark.Line == mark.Line && e.Mark.Column > mark.Column+len(quotes)-(v.end-v.start)
}

const maxLine = 4 << 10 // bytes of a line in which values are looked for

// blockValue matches a line of a block list or object, flowKey a field of an
// object on one line.
const (
	blockValue = `^[ \t]*(?:- +)*(?:([A-Za-z][A-Za-z0-9_-]*):[ \t]+)?(\S.*)$`
	flowKey    = `[{,][ \t]*([A-Za-z][A-Za-z0-9_-]*):[ \t]+`
)

// values returns the values on a line, counted from 1, that may lack quotes.
func (q *quoter) values(line int) []value {
	start := int(q.lines[line-1])
	end := len(q.text)
	if line < len(q.lines) {
		end = int(q.lines[line])
	}
	text := strings.TrimRight(q.text[start:end], " \t\r\n")
	if len(text) > maxLine {
		return nil
	}
	var all []value
	add := func(from, to int, key string) {
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
		if strings.ContainsFunc(v.text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
			all = append(all, v)
		}
	}
	keys := regexp.MustCompile(flowKey).FindAllStringSubmatchIndex(text, -1)
	for i, k := range keys {
		to := len(text)
		if i+1 < len(keys) {
			to = keys[i+1][0]
		}
		if close := closing(text[k[1]:to]); close > 0 {
			to = k[1] + close
		} else if close := strings.LastIndexByte(text, '}'); i+1 == len(keys) && close > k[1] {
			to = close
		}
		q.elements(text, k[1], to, add)
		add(k[1], to, text[k[2]:k[3]])
	}
	m := regexp.MustCompile(blockValue).FindStringSubmatchIndex(text)
	if m == nil || len(keys) > 0 {
		return all
	}
	key := ""
	if m[2] >= 0 {
		key = text[m[2]:m[3]]
	} else if !strings.Contains(text[:m[4]], "-") {
		return all // a line of something longer
	}
	q.elements(text, m[4], m[5], add)
	if comment := strings.Index(text[m[4]:], " #"); comment > 0 {
		add(m[4], m[4]+comment, key)
	}
	add(m[4], m[5], key)
	return all
}

// closing returns where a brace closes what opened before the text, -1 if nowhere.
func closing(text string) int {
	depth := 0
	return strings.IndexFunc(text, func(r rune) bool {
		switch r {
		case '{':
			depth++
		case '}':
			depth--
		}
		return depth < 0
	})
}

// elements adds the elements of a list on one line.
func (q *quoter) elements(text string, from, to int, add func(from, to int, key string)) {
	inner := strings.TrimSpace(text[from:to])
	if len(inner) < 2 || inner[0] != '[' || inner[len(inner)-1] != ']' {
		return
	}
	from += strings.IndexByte(text[from:], '[') + 1
	to = from + len(inner) - 2
	for at := from; at <= to; {
		element, _, _ := strings.Cut(text[at:to], ",")
		add(at, at+len(element), "")
		at += len(element) + 1
	}
}
