package render

import (
	"io"
	"strings"

	"example.com/socialorg"
)

// A report is a text with headings, lists and tables, before it is written as
// Markdown or as a part of a page. All of it is plain text.
type report struct {
	Title  string
	Blocks []block
}

// A block is a part of a report. What is empty is left out.
type block struct {
	Heading string
	Text    []string // paragraphs
	List    []entry
	Table   *table
}

// An entry is a line of a list.
type entry struct {
	Term string // what it is about; may be empty
	Text string
}

// A table has a heading row and rows that are as long.
type table struct {
	Caption string // for a page
	Header  []string
	Rows    []row
}

// A row is the cells of a table, the first of which is what the row is about.
type row struct {
	Cells []string
	Bar   *bar // drawn in the last cell, on a page only
}

func (t *table) add(cells ...string) { t.Rows = append(t.Rows, row{Cells: cells}) }

// withoutEmpty leaves out the columns behind the first in which no row has
// anything.
func (t *table) withoutEmpty() *table {
	kept := *t
	kept.Header, kept.Rows = nil, make([]row, len(t.Rows))
	for col, heading := range t.Header {
		empty := col > 0
		for _, r := range t.Rows {
			empty = empty && r.Cells[col] == ""
		}
		if empty {
			continue
		}
		kept.Header = append(kept.Header, heading)
		for i, r := range t.Rows {
			kept.Rows[i].Cells = append(kept.Rows[i].Cells, r.Cells[col])
		}
	}
	return &kept
}

// add adds a table under its caption, if it has rows.
func (r *report) add(t *table) {
	if len(t.Rows) > 0 {
		r.Blocks = append(r.Blocks, block{Heading: t.Caption, Table: t})
	}
}

// markdown writes r as Markdown that reads well as plain text.
func (r *report) markdown(w io.Writer) error {
	out := newOutput(w)
	out.printf("# %s\n", markdownText(r.Title))
	for _, b := range r.Blocks {
		if b.Heading != "" {
			out.printf("\n## %s\n", markdownText(b.Heading))
		}
		for _, text := range b.Text {
			out.printf("\n%s\n", markdownText(text))
		}
		if len(b.List) > 0 {
			out.print("\n")
		}
		for _, e := range b.List {
			if e.Term != "" {
				out.printf("- **%s:** %s\n", markdownText(e.Term), markdownText(e.Text))
			} else {
				out.printf("- %s\n", markdownText(e.Text))
			}
		}
		if b.Table != nil {
			b.Table.markdown(out)
		}
	}
	return out.flush()
}

// maxPadding is how many columns a cell is padded to at most: one very long
// name must not make every row as long.
const maxPadding = 80

func (t *table) markdown(out output) {
	escaped := make([][]string, 0, len(t.Rows)+1)
	widths := make([]int, len(t.Header))
	escape := func(cells []string) {
		line := make([]string, len(cells))
		for i, cell := range cells {
			line[i] = markdownText(cell)
			widths[i] = min(max(widths[i], cellWidth(line[i])), maxPadding)
		}
		escaped = append(escaped, line)
	}
	escape(t.Header)
	for _, r := range t.Rows {
		escape(r.Cells)
	}
	out.print("\n")
	for i, line := range escaped {
		for col, cell := range line {
			out.print("| ")
			out.print(cell)
			out.print(strings.Repeat(" ", max(0, widths[col]-cellWidth(cell))+1))
		}
		out.print("|\n")
		if i == 0 {
			for _, n := range widths {
				out.print("|")
				out.print(strings.Repeat("-", n+2))
			}
			out.print("|\n")
		}
	}
}

// Names are what roles and goals are called. Those that it does not have are
// called by their keys.
type names struct {
	Labels
	roles map[socialorg.RoleID]string
	goals map[socialorg.Key]string
}

func (n names) role(id socialorg.RoleID) string { return named(n.Labels, n.roles[id], id) }
func (n names) goal(key socialorg.Key) string   { return named(n.Labels, n.goals[key], key) }

// each returns what name says of every element of a list.
func each[T any](list []T, name func(T) string) []string {
	all := make([]string, len(list))
	for i, v := range list {
		all[i] = name(v)
	}
	return all
}
