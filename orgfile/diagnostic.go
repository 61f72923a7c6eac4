package orgfile

import (
	"cmp"
	"fmt"
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"example.com/socialorg"
)

// A Diagnostic is a problem with its place in a file. Diagnostics are
// comparable with ==.
type Diagnostic struct {
	File   string `json:"file"`   // as it was named to Read
	Line   int    `json:"line"`   // from 1; 0 where there is no place
	Column int    `json:"column"` // from 1, in bytes; 0 where there is no place
	socialorg.Problem
}

// Error returns the place, the path and the detail as compilers do, on one line,
// without control characters and in less than 64 KiB:
//
//	team.yaml:12:16: positions[3].reportsTo: no position "ceo"
func (d Diagnostic) Error() string {
	prefix := d.File + ":"
	switch {
	case d.Line != 0:
		prefix += fmt.Sprintf("%d:%d:", d.Line, d.Column)
	case d.File == "":
		prefix = ""
	}
	text := d.Problem.Error()
	if prefix != "" {
		text = prefix + " " + text
	}
	return socialorg.Problem{Detail: text}.Error()
}

// Unwrap returns the code.
func (d Diagnostic) Unwrap() error { return d.Code }

// Diagnostics is every problem that was found in a file. It is the error that
// Read, ReadCSV and File.Check return, and it is never returned empty:
//
//	if ds, ok := errors.AsType[orgfile.Diagnostics](err); ok {
//		for _, d := range ds {
//			fmt.Println(d)
//		}
//	}
type Diagnostics []Diagnostic

// Error returns the diagnostics on one line, separated by semicolons, in less
// than 64 KiB: those that do not fit are counted.
func (ds Diagnostics) Error() string {
	const room = 60 << 10 // bytes, before the count of what was left out
	var b strings.Builder
	for i, d := range ds {
		text := d.Error()
		if i > 0 && b.Len()+len(text) > room {
			fmt.Fprintf(&b, "; and %d more", len(ds)-i)
			break
		}
		if i > 0 {
			b.WriteString("; ")
		}
		b.WriteString(text)
	}
	return b.String()
}

// Unwrap returns the diagnostics one by one, for errors.Is and errors.As.
func (ds Diagnostics) Unwrap() []error {
	errs := make([]error, len(ds))
	for i, d := range ds {
		errs[i] = d
	}
	return errs
}

// A reporter gathers what is wrong with a source.
type reporter struct {
	source *source
	found  Diagnostics
	more   int // problems beyond MaxProblems
}

func (r *reporter) report(at int, path string, code socialorg.Code, format string, args ...any) {
	if len(r.found) == MaxProblems {
		r.more++
		return
	}
	r.found = append(r.found, r.source.diagnose(at, path, code, format, args...))
}

// diagnostics returns what was found in the order of the file. What several
// aliases of a YAML file stand for is wrong only once.
func (r *reporter) diagnostics() Diagnostics {
	slices.SortStableFunc(r.found, func(a, b Diagnostic) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	seen := make(map[Diagnostic]bool, len(r.found))
	ds := slices.DeleteFunc(r.found, func(d Diagnostic) bool {
		d.Path = ""
		again := seen[d]
		seen[d] = true
		return again
	})
	if r.more > 0 {
		ds = append(ds, r.source.diagnose(len(r.source.text), "", socialorg.ErrRange, "there are %d more problems", r.more))
	}
	return ds
}

// A source is the text of a file.
type source struct {
	name  string
	text  string
	lines []int32 // where each line begins
}

func newSource(name, text string) *source {
	s := &source{name: name, text: text, lines: make([]int32, 1, 1+strings.Count(text, "\n"))}
	for at := 0; ; {
		i := strings.IndexByte(text[at:], '\n')
		if i < 0 {
			return s
		}
		at += i + 1
		s.lines = append(s.lines, int32(at))
	}
}

// place returns the line and the column of a byte.
func (s *source) place(at int) (line, column int) {
	line = sort.Search(len(s.lines), func(i int) bool { return int(s.lines[i]) > at })
	return line, at - int(s.lines[line-1]) + 1
}

func (s *source) diagnose(at int, path string, code socialorg.Code, format string, args ...any) Diagnostic {
	d := Diagnostic{File: s.name, Problem: socialorg.Problem{Path: path, Code: code, Detail: fmt.Sprintf(format, args...)}}
	d.Line, d.Column = s.place(at)
	return d
}

const maxQuoted = 64 // bytes of a value that a detail quotes

// quote quotes a value for a detail: on one line, printable, not too long.
func quote(s string) string {
	if len(s) <= maxQuoted {
		return strconv.Quote(s)
	}
	cut := maxQuoted
	for cut > maxQuoted-utf8.UTFMax && !utf8.RuneStart(s[cut]) {
		cut--
	}
	return strconv.Quote(s[:cut]) + "..."
}
