package render

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"example.com/socialorg/internal/detail"
	"example.com/socialorg/internal/lists"
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

// say adds a line about something to the list, if there is anything to say.
func (b *block) say(about, t text) {
	if len(t) > 0 {
		b.List = append(b.List, entry{about, t})
	}
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
	return "- **" + markdownText(strings.TrimSpace(e.Term.String())+":") + "** " + markdownText(e.Text.String()) + "\n"
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
func labels(all ...string) []text { return lists.Each(all, label) }

// Shown returns the table without the columns behind the first in which no row has
// anything; nil without rows.
func (t *table) Shown() *table {
	if t == nil || len(t.Rows) == 0 {
		return nil
	}
	kept := table{Caption: t.Caption, Class: t.Class, Rows: slices.Clone(t.Rows)}
	for i := range kept.Rows {
		kept.Rows[i].Cells = nil
	}
	for col, heading := range t.Header {
		if col > 0 && !slices.ContainsFunc(t.Rows, func(r row) bool { return len(r.Cells[col]) > 0 }) {
			continue
		}
		kept.Header = append(kept.Header, heading)
		for i, r := range t.Rows {
			kept.Rows[i].Cells = append(kept.Rows[i].Cells, r.Cells[col])
		}
	}
	return &kept
}

// add adds the blocks in which there is something.
func (r *report) add(blocks ...block) {
	for _, b := range blocks {
		if len(b.Text)+len(b.List) > 0 || b.Table != nil && len(b.Table.Rows) > 0 {
			r.Blocks = append(r.Blocks, b)
		}
	}
}

// What of the standard roles the library chose.
const areas, ranks, raciLetters, skillLevels = "areas", "ranks", "raci", "levels"

// choices says that what is shown of the standard roles was chosen by the library.
func (l Labels) choices(shown ...string) string {
	words := l.wording()
	all := l.all(lists.Each(shown, func(of string) text { return label(words.Choices[of]) }))
	return detail.Capital(fill(words.ChosenHere, all).String())
}

// withChoices ends a report about the standard roles with what of it was chosen.
func (r *report) withChoices(l Labels, shown ...string) *report {
	if l.standard {
		r.add(block{Text: labels(l.choices(shown...))})
	}
	return r
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
		if t := b.Table.Shown(); t != nil {
			t.markdown(out)
		}
	}
	return out.flush()
}

// maxPadding is how many columns a cell is padded to at most: one very long
// name must not make every row as long.
const maxPadding = 100

func (t *table) markdown(out output) {
	rows := append([]row{{Cells: t.Header}}, t.Rows...)
	widths := make([]int, len(t.Header))
	escaped := lists.Each(rows, func(r row) []string {
		line := make([]string, len(r.Cells))
		for i, cell := range r.Cells {
			line[i] = markdownText(cell.String())
			widths[i] = min(max(widths[i], cellWidth(line[i])), maxPadding)
		}
		return line
	})
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

// An output is where a format writes. After the first error of the writer it
// writes nothing more, and flush returns that error.
type output struct{ w *bufio.Writer }

func newOutput(w io.Writer) output { return output{bufio.NewWriter(w)} }

func (o output) print(text string) { _, _ = o.w.WriteString(text) }

func (o output) printf(format string, args ...any) { _, _ = fmt.Fprintf(o.w, format, args...) }

func (o output) flush() error { return o.w.Flush() }
