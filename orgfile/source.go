package orgfile

import (
	"fmt"
	"io"
	"sort"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"

	"example.com/socialorg"
	"example.com/socialorg/internal/detail"
)

// A source is the text of a file.
type source struct {
	name   string
	text   string
	lines  []int32 // where each line begins: after LF or, where there is none, after CR
	isYAML bool
}

func newSource(name, text string) *source {
	end := "\n"
	if !strings.Contains(text, end) {
		end = "\r"
	}
	s := &source{name: name, text: text, lines: make([]int32, 1, 1+strings.Count(text, end))}
	for at := 0; ; {
		i := strings.Index(text[at:], end)
		if i < 0 {
			return s
		}
		at += i + 1
		s.lines = append(s.lines, int32(at))
	}
}

// readSource reads at most limit bytes of text: UTF-8 with or without a byte
// order mark, or UTF-16 with one. The text has no mark. JSON allows neither
// marks nor UTF-16.
func readSource(r io.Reader, name string, limit int, isJSON bool) (*source, error) {
	data, err := io.ReadAll(io.LimitReader(r, int64(limit)+1))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	refuse := func(text string, at int, code socialorg.Code, format string, args ...any) (*source, error) {
		var found socialorg.Problems
		found.Add("", code, format, args...).Place = newSource(name, text).place(at)
		return nil, found
	}
	text := string(data)
	const mark = "\ufeff"
	isUTF32 := strings.HasPrefix(text, "\xff\xfe\x00\x00") || strings.HasPrefix(text, "\x00\x00\xfe\xff") ||
		len(text) > 3 && (text[:3] == "\x00\x00\x00" && text[3] != 0 || text[0] != 0 && text[1:4] == "\x00\x00\x00")
	wide := strings.HasPrefix(text, "\xff\xfe") || strings.HasPrefix(text, "\xfe\xff")
	switch {
	case len(data) > limit:
		return refuse("", 0, socialorg.ErrTooLong, "has more than %d bytes", limit)
	case isUTF32:
		return refuse("", 0, socialorg.ErrMalformed, "is UTF-32; save it as UTF-8")
	case isJSON && wide:
		return refuse("", 0, socialorg.ErrMalformed, "is UTF-16, which JSON does not allow; save it as UTF-8")
	case isJSON && strings.HasPrefix(text, mark):
		return refuse("", 0, socialorg.ErrMalformed, "begins with a byte order mark, which JSON does not allow")
	case wide:
		narrow, ok := fromUTF16(data)
		if !ok {
			return refuse("", 0, socialorg.ErrMalformed, "begins with the byte order mark of UTF-16, but is not valid UTF-16")
		}
		text = narrow
	case len(text) > 1 && (text[0] == 0) != (text[1] == 0):
		return refuse("", 0, socialorg.ErrMalformed, "seems to be UTF-16 without a byte order mark; save it as UTF-8")
	}
	text = strings.TrimPrefix(text, mark)
	if !utf8.ValidString(text) {
		at := invalidUTF8(text)
		return refuse(text, at, socialorg.ErrMalformed, "is not valid UTF-8: it has the byte %#02x here; save it as UTF-8", text[at])
	}
	return newSource(name, text), nil
}

// fromUTF16 decodes UTF-16 with a byte order mark. It is false where that is
// not what data is.
func fromUTF16(data []byte) (text string, ok bool) {
	order := unicode.LittleEndian
	if data[0] == 0xfe {
		order = unicode.BigEndian
	}
	coding := unicode.UTF16(order, unicode.ExpectBOM)
	decoded, err := coding.NewDecoder().Bytes(data)
	if err != nil {
		return "", false
	}
	again, err := coding.NewEncoder().Bytes(decoded) // which differ where the decoder has replaced something
	return string(decoded), err == nil && string(again) == string(data)
}

// invalidUTF8 returns the offset of the first byte that is not valid UTF-8, or
// len(text).
func invalidUTF8(text string) int {
	for at, r := range text {
		if r != utf8.RuneError {
			continue
		}
		if _, size := utf8.DecodeRuneInString(text[at:]); size == 1 { // not U+FFFD itself
			return at
		}
	}
	return len(text)
}

// place returns the place of a byte.
func (s *source) place(at int) socialorg.Place {
	line := sort.Search(len(s.lines), func(i int) bool { return int(s.lines[i]) > at })
	return socialorg.Place{File: s.name, Line: line, Column: at - int(s.lines[line-1]) + 1}
}

const maxRest = 4 * detail.MaxQuoted // bytes of a line that matter to a detail

// restOfLine returns the text from a byte to the end of its line, without outer
// white space, or so much of it that it is too long for a detail.
func (s *source) restOfLine(at int) string {
	rest := s.text[min(at, len(s.text)):]
	rest = rest[:min(len(rest), maxRest)]
	if end := strings.IndexAny(rest, "\r\n"); end >= 0 {
		rest = rest[:end]
	}
	return strings.TrimSpace(rest)
}

// collection returns the text of a YAML list or object, or of an alias for one, on
// the line where it begins.
func (s *source) collection(at int) string {
	rest := s.restOfLine(at)
	depth := 0
	for i, r := range rest {
		switch r {
		case '[', '{':
			depth++
		case ']', '}':
			depth--
		}
		if depth == 0 && strings.ContainsAny(rest[:1], "[{") {
			return rest[:i+1]
		}
	}
	if end := strings.IndexAny(rest, " \t,]}"); end > 0 && rest[0] == '*' {
		return rest[:end]
	}
	return rest
}

// inQuotes returns text as a YAML scalar in quotes, cut short for a detail.
func inQuotes(text string) string {
	if len(text) > detail.MaxQuoted {
		return "'...'"
	}
	return "'" + strings.ReplaceAll(text, "'", "''") + "'"
}

// A reporter gathers what is wrong with a source. A mistake in a value that
// several aliases of a YAML file stand for counts once.
type reporter struct {
	source *source
	found  socialorg.Problems
	seen   map[socialorg.Problem]bool // of found, without paths
	reach  reach
}

// A reach says what a mistake stands in the way of.
type reach uint8

const (
	reachNothing    reach = iota // what was meant is known
	reachRules                   // a value is lost that no other value refers to
	reachEverything              // something is lost that other values may refer to
)

// report reports what is wrong at a byte, and returns it.
func (r *reporter) report(at int, reach reach, path string, code socialorg.Code, format string, args ...any) *socialorg.Problem {
	r.reach = max(r.reach, reach)
	p := socialorg.Problem{Code: code, Detail: fmt.Sprintf(format, args...), Place: r.source.place(at)}
	if r.seen[p] {
		return &p
	}
	if r.seen == nil {
		r.seen = make(map[socialorg.Problem]bool)
	}
	if len(r.found) < socialorg.MaxProblems {
		r.seen[p] = true
	}
	added := r.found.Add(path, code, "%s", p.Detail)
	added.Place = p.Place
	return added
}

// conflicts reports the marks that an unresolved merge of Git has left, one problem
// for each conflict, and whether there are any.
func (r *reporter) conflicts() bool {
	if !strings.Contains(r.source.text, "<<<<<<< ") || !strings.Contains(r.source.text, "\n>>>>>>> ") {
		return false
	}
	found := false
	for i, at := range r.source.lines {
		if strings.HasPrefix(r.source.text[at:], "<<<<<<< ") {
			found = true
			r.report(int(at), reachEverything, "", socialorg.ErrMalformed, "line %d is a mark of an unresolved merge; keep one of the two sides, and remove the marks <<<<<<<, ======= and >>>>>>>", i+1)
		}
	}
	return found
}
