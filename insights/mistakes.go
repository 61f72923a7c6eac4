package insights

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"example.com/socialorg"
	"example.com/socialorg/internal/detail"
)

// A place is where a cell stands: in a file by line and column, in the rows of a
// database by its number.
type place struct {
	socialorg.Place
	row, column int // from 0; the row only where the file says nothing
}

func (p place) String() string {
	if p.Line > 0 {
		return fmt.Sprintf("line %d", p.Line)
	}
	return fmt.Sprintf("rows[%d]", p.row)
}

// path returns the path of a field of the row, for problems.
func (p place) path(field string) string {
	if p.Line > 0 || p.row < 0 {
		return field
	}
	return fmt.Sprintf("rows[%d].%s", p.row, field)
}

// isOther says in a problem that the first of two values is the field at p.
func (p place) isOther(of *socialorg.Problem, field string) {
	if of.Other = p.Place; p.Line == 0 {
		of.OtherPath = p.path(field)
	}
}

func (p place) compare(q place) int {
	return cmp.Or(cmp.Compare(p.Line, q.Line), cmp.Compare(p.row, q.row), cmp.Compare(max(p.Column, p.column), max(q.Column, q.column)))
}

// A mistake is one that cells of a column share.
type mistake struct {
	socialorg.Problem // of the first
	at                place
	field             string
	text              string // of that cell; "" where it does not matter
	count             int
	differ            bool // others have other texts
}

// A kind of mistake is what is alike in all of them.
type kind struct {
	field, what string
	code        socialorg.Code
}

// mistakes are those of a table, in the order in which they were found.
type mistakes struct {
	place  func(column int) place // of a cell of the current row
	header func(column int) string
	list   []*mistake
	byKind map[kind]*mistake
	more   int // beyond MaxProblems
}

// report notes a mistake in a cell of the current row.
func (m *mistakes) report(field string, column int, code socialorg.Code, format string, args ...any) *socialorg.Problem {
	return m.add(m.place(column), field, code, fmt.Sprintf(format, args...))
}

func (m *mistakes) add(at place, field string, code socialorg.Code, text string) *socialorg.Problem {
	if len(m.list) >= socialorg.MaxProblems {
		m.more++
		return new(socialorg.Problem)
	}
	p := &mistake{Problem: socialorg.Problem{Path: at.path(field), Code: code, Detail: text, Place: at.Place}, at: at, field: field, count: 1}
	m.list = append(m.list, p)
	return &p.Problem
}

// alike notes a mistake in a cell of the current row that others of the column may
// share: all of one kind are one problem. The text is that of the cell; what the
// problem says, and what was meant, is found out for the first.
func (m *mistakes) alike(field string, column int, code socialorg.Code, what, text string, say func() (detail, meant string)) {
	k := kind{field, what, code}
	if first, ok := m.byKind[k]; ok {
		first.count++
		first.differ = first.differ || first.text != text
		return
	}
	if len(m.list) >= socialorg.MaxProblems {
		m.more++
		return
	}
	if m.byKind == nil {
		m.byKind = make(map[kind]*mistake)
	}
	detail, meant := say()
	m.report(field, column, code, "%s", detail).Meant = meant
	first := m.list[len(m.list)-1]
	first.text = strings.Clone(text)
	k.what = strings.Clone(k.what)
	m.byKind[k] = first
}

// problems returns the mistakes in the order of the table.
func (m *mistakes) problems() socialorg.Problems {
	slices.SortStableFunc(m.list, func(a, b *mistake) int { return cmp.Or(a.at.compare(b.at), strings.Compare(a.Path, b.Path)) })
	var ps socialorg.Problems
	for _, p := range m.list {
		if p.count > 1 {
			are := "are " + detail.Quote(p.text)
			switch {
			case strings.TrimSpace(p.text) == "":
				are = "are blank"
			case p.differ:
				are = "are like " + detail.Quote(p.text)
			}
			p.Detail = fmt.Sprintf("%d cells of the column %s %s, the first in %s; %s", p.count, detail.Quote(m.header(p.at.column)), are, p.at, p.Detail)
		}
		ps.Under("", socialorg.Problems{p.Problem})
	}
	if m.more > 0 {
		ps.Under("", socialorg.Problems{{Code: socialorg.ErrTooMany, Detail: "there are more problems", More: m.more}})
	}
	return ps
}
