package orgfile

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"github.com/go-json-experiment/json/jsontext"
	"go.yaml.in/yaml/v4"

	"example.com/socialorg"
	"example.com/socialorg/internal/detail"
)

const (
	maxMended   = 100      // places that lack quotes, of a file
	maxReparsed = 64 << 20 // bytes that are parsed to find them
)

var errTooMuch = errors.New("there may be more that needs quotes")

// A quoter mends a YAML text by quotes around values that YAML reads as
// something else, such as "@ann", "[Interim] Head" and "Head: Social". It
// parses the text with the quotes to find out whether they are what the value
// lacks.
type quoter struct {
	text     string
	inserted []insertion
	budget   int
}

// mend reports what lacks quotes, and returns the documents of the text that has
// them, or the first error that quotes do not mend.
func (q *quoter) mend(found *reporter, err error) ([]*yaml.Node, error) {
	for range maxMended {
		v, ok := q.find(err)
		if !ok {
			return nil, err
		}
		at := origin(q.inserted, v.start)
		hint := inQuotes(v.text)
		if v.key != "" {
			hint = v.key + ": " + hint
		}
		anchor, _, _ := strings.Cut(v.text, " ")
		found.mended[at] = len(found.found)
		switch {
		case v.unclosed:
			or := ""
			if q.text[v.start] == '\'' {
				or = fmt.Sprintf(", or %s where the quote belongs to the text", inQuotes("'"+v.text))
			}
			found.report(at, reachNothing, "", socialorg.ErrMalformed, "the quote that opens here is not closed; write %s%s", hint, or)
		case strings.Contains(err.Error(), "found invalid Unicode character escape code"):
			found.report(at, reachNothing, "", socialorg.ErrMalformed, "%s %s", detail.Quote(v.text), inJSON)
			if meant, err := jsontext.AppendUnquote(nil, `"`+v.text+`"`); err == nil && !strings.ContainsFunc(string(meant), unicode.IsControl) {
				v.text = string(meant)
			}
		case v.text[0] == '*':
			found.report(at, reachNothing, "", socialorg.ErrMalformed, "no anchor &%s; for text, write %s", anchor[1:], hint)
		case strings.Count(v.text, "[") > strings.Count(v.text, "]"), strings.Count(v.text, "{") > strings.Count(v.text, "}"):
			found.report(at, reachNothing, "", socialorg.ErrMalformed, "%s lacks a closing bracket; for text, write %s", detail.Quote(v.text), hint)
		default:
			found.report(at, reachNothing, "", socialorg.ErrMalformed, "%s needs quotes: write %s", detail.Quote(v.text), hint)
		}
		q.insert(v)
		documents, next := q.load(q.text)
		switch {
		case next == nil:
			return documents, nil
		case errors.Is(next, errTooMuch):
			found.report(at, reachEverything, "", socialorg.ErrRange, "%v", next)
			return nil, errTooMuch
		}
		err = next
	}
	return nil, err
}

// load parses a text, within the budget.
func (q *quoter) load(text string) ([]*yaml.Node, error) {
	if q.budget -= len(text); q.budget < 0 {
		return nil, errTooMuch
	}
	return loadYAML(text)
}

// A value is a part of the text that may lack quotes.
type value struct {
	start, end int
	key, text  string
	unclosed   bool // begins with a quote, which is not in the text
}

// insert puts a value in quotes, and returns by how many bytes that lengthens the
// text.
func (q *quoter) insert(v value) int {
	quotes := "'" + strings.ReplaceAll(v.text, "'", "''") + "'"
	q.text = q.text[:v.start] + quotes + q.text[v.end:]
	grown := len(quotes) - (v.end - v.start)
	q.inserted = append(q.inserted, insertion{v.start, v.start + len(quotes), grown})
	return grown
}

// find returns the value near an error that is mended by quotes.
func (q *quoter) find(err error) (value, bool) {
	e, ok := errors.AsType[*yaml.LoadError](err)
	if !ok || e.Mark.Line < 1 || strings.Contains(e.Message, errTooDeep.Error()) {
		return value{}, false
	}
	lines := yamlLines(q.text)
	tried := make(map[int]bool)
	for _, line := range []int{e.Mark.Line, e.ContextMark.Line, e.Mark.Line - 1} {
		if line < 1 || line > len(lines) || tried[line] {
			continue
		}
		tried[line] = true
		for _, v := range q.values(lines, line) {
			if q.isMended(v, lines, e.Mark) {
				return v, true
			}
		}
	}
	return value{}, false
}

// isMended reports whether quotes around a value move the error further down.
func (q *quoter) isMended(v value, lines []int32, mark yaml.Mark) bool {
	end := len(q.text)
	if next := mark.Line + 2; next < len(lines) { // what comes later cannot matter
		end = int(lines[next])
	}
	with := quoter{text: q.text[:end], budget: q.budget}
	grown := with.insert(v)
	_, err := with.load(with.text)
	q.budget = with.budget
	e, ok := errors.AsType[*yaml.LoadError](err)
	if !ok {
		return err == nil
	}
	return e.Mark.Line > mark.Line || e.Mark.Line == mark.Line && e.Mark.Column > mark.Column+grown
}

const maxLine = 4 << 10 // bytes of a line in which values are looked for

// blockValue matches a line of a block list or object, flowKey a field of an
// object on one line.
const (
	blockValue = `^[ \t]*(?:- +)*(?:([A-Za-z][A-Za-z0-9_-]*):[ \t]+)?(\S.*)$`
	flowKey    = `[{,][ \t]*([A-Za-z][A-Za-z0-9_-]*):[ \t]+`
)

// values returns the values on a line, counted from 1, that may lack quotes.
func (q *quoter) values(lines []int32, line int) []value {
	start := int(lines[line-1])
	end := len(q.text)
	if line < len(lines) {
		end = int(lines[line])
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
