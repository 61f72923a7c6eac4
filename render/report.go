package render

import (
	"io"
	"strings"
	"unicode/utf8"
)

// A report is a text with headings, lists and tables, before it is written as
// Markdown or as a part of a page.
type report struct {
	Title  text
	Blocks []block
}

// A block is a part of a report. Empty fields are omitted.
type block struct {
	Heading text
	Minor   bool   // the heading is one below that of the block before
	Text    []text // paragraphs
	Bar     *bar
	List    []entry
	Table   *table
}

// An entry is a line of a list.
type entry struct {
	Term text // what it is about; may be empty
	Text text
}

// markdown returns e as the line of a list.
func (e entry) markdown() string {
	if len(e.Term) == 0 {
		return "- " + markdownText(e.Text.String()) + "\n"
	}
	return "- **" + markdownText(e.Term.String()) + ":** " + markdownText(e.Text.String()) + "\n"
}

// characters returns how long the line is.
func (e entry) characters() int { return utf8.RuneCountInString(e.markdown()) }

// A table has a heading row and rows that are as long.
type table struct {
	Caption text // for a page
	Header  []text
	Rows    []row
	Class   string // on a page; "" is none
}

// A row is the cells of a table, the first of which is what the row is about.
type row struct {
	ID    string // on a page
	Cells []text
	Bar   *bar // drawn in the second cell on a page, in place of its text
}

func (t *table) add(cells ...text) { t.Rows = append(t.Rows, row{Cells: cells}) }

// labels returns the labels as texts.
func labels(all ...string) []text { return each(all, label) }

// withoutEmpty leaves out the columns behind the first in which no row has
// anything.
func (t *table) withoutEmpty() *table {
	kept := *t
	kept.Header, kept.Rows = nil, make([]row, len(t.Rows))
	for i, r := range t.Rows {
		kept.Rows[i].ID, kept.Rows[i].Bar = r.ID, r.Bar
	}
	for col, heading := range t.Header {
		empty := col > 0
		for _, r := range t.Rows {
			empty = empty && len(r.Cells[col]) == 0
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

// withChoices ends a report about the standard roles with what the library chose.
func (r *report) withChoices(l Labels) *report {
	if l.standard {
		r.Blocks = append(r.Blocks, block{Text: labels(l.wording().Choices)})
	}
	return r
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
	out.printf("# %s\n", markdownText(r.Title.String()))
	for _, b := range r.Blocks {
		if len(b.Heading) > 0 {
			level := "##"
			if b.Minor {
				level = "###"
			}
			out.printf("\n%s %s\n", level, markdownText(b.Heading.String()))
		}
		for _, t := range b.Text {
			out.printf("\n%s\n", markdownText(t.String()))
		}
		if b.Bar != nil {
			out.printf("\n%s\n", b.Bar.blocks())
		}
		if len(b.List) > 0 {
			out.print("\n")
		}
		for _, e := range b.List {
			out.print(e.markdown())
		}
		if b.Table != nil {
			b.Table.markdown(out)
		}
	}
	return out.flush()
}

// maxPadding is how many columns a cell is padded to at most: one very long
// name must not make every row as long.
const maxPadding = 100

func (t *table) markdown(out output) {
	escaped := make([][]string, 0, len(t.Rows)+1)
	widths := make([]int, len(t.Header))
	escape := func(cells []text) {
		line := make([]string, len(cells))
		for i, cell := range cells {
			line[i] = markdownText(cell.String())
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
