package insights

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"example.com/socialorg"
	"example.com/socialorg/internal/detail"
)

// A table knows where the cells of its current row and of its header stand: in a
// file by line and column, in the rows of a database by the number of the row and
// column 0. A column below 0 is none, and stands where the first does.
type table interface {
	Place(column int) socialorg.Place
	HeaderPlace(column int) socialorg.Place
}

// A place is where a cell stands in a table, and in which column of the header.
type place struct {
	socialorg.Place
	column int
}

// isInFile reports whether the table is a file.
func (p place) isInFile() bool { return p.Column > 0 }

func (p place) String() string {
	if p.isInFile() {
		return fmt.Sprintf("line %d", p.Line)
	}
	return fmt.Sprintf("rows[%d]", p.Line)
}

// path returns the path of a field of the row, for problems.
func (p place) path(field string) string {
	if p.isInFile() || p.Line < 0 {
		return field
	}
	return p.String() + "." + field
}

// inFile returns the place as counts and problems have it.
func (p place) inFile() socialorg.Place {
	if !p.isInFile() {
		return socialorg.Place{}
	}
	return p.Place
}

// A mistake is one that cells of a column share.
type mistake struct {
	problem socialorg.Problem // of the first
	at      place
	text    string // of that cell
	count   int
	differ  bool // others have other texts
}

// A kind of mistake is what is alike in all of them.
type kind struct {
	field, what string
	code        socialorg.Code
}

// mistakes are those of a table, in the order in which they were found.
type mistakes struct {
	table
	header []string
	list   []*mistake
	byKind map[kind]*mistake
	more   int // beyond MaxProblems
}

// here returns the place of a cell of the current row.
func (m *mistakes) here(column int) place {
	return place{m.Place(column), column}
}

// top returns the place of a cell of the header.
func (m *mistakes) top(column int) place {
	return place{m.HeaderPlace(column), column}
}

func (m *mistakes) add(at place, field string, code socialorg.Code, format string, args ...any) *mistake {
	one := &mistake{at: at, count: 1}
	if len(m.list) >= socialorg.MaxProblems {
		m.more++
		return one
	}
	one.problem = socialorg.Problem{Path: at.path(field), Code: code, Detail: fmt.Sprintf(format, args...), Place: at.inFile()}
	m.list = append(m.list, one)
	return one
}

// isSecond says that the first of two values is the field at a place.
func (one *mistake) isSecond(first place, field string) {
	if one.problem.Other = first.inFile(); !first.isInFile() {
		one.problem.OtherPath = first.path(field)
	}
}

// alike notes a mistake in a cell of the current row, of which all of one kind are
// one problem. It returns the first of its kind, to add to, and nil for the others.
func (m *mistakes) alike(column int, k kind, text, format string, args ...any) *mistake {
	if first := m.byKind[k]; first != nil {
		first.count++
		first.differ = first.differ || first.text != text
		return nil
	}
	first := m.add(m.here(column), k.field, k.code, format, args...)
	if m.more > 0 {
		return nil
	}
	first.text, k.what = strings.Clone(text), strings.Clone(k.what)
	m.byKind[k] = first
	return first
}

// problems returns the mistakes in the order of the table.
func (m *mistakes) problems() (ps socialorg.Problems) {
	slices.SortStableFunc(m.list, func(a, b *mistake) int {
		return cmp.Or(cmp.Compare(a.at.Line, b.at.Line), cmp.Compare(a.at.Column, b.at.Column), cmp.Compare(a.at.column, b.at.column))
	})
	for _, one := range m.list {
		if one.count > 1 {
			are := "are " + detail.Quote(one.text)
			switch {
			case strings.TrimSpace(one.text) == "":
				are = "are blank"
			case one.differ:
				are = "are like " + detail.Quote(one.text)
			}
			column := detail.Quote(cellAt(m.header, one.at.column))
			one.problem.Detail = fmt.Sprintf("%d cells of the column %s %s, the first in %s; %s", one.count, column, are, one.at, one.problem.Detail)
		}
		ps.Under("", socialorg.Problems{one.problem})
	}
	if m.more > 0 {
		ps.Under("", socialorg.Problems{{Code: socialorg.ErrTooMany, More: m.more}})
	}
	return ps
}
