package render

import (
	"fmt"
	"io"

	"example.com/socialorg"
)

// MaxCells is how many cells a responsibility matrix may have: rows by roles.
const MaxCells = 20_000

// RACI writes a responsibility matrix as Markdown: a row for each responsibility,
// a column for each role that has a part, and in the cells the letters of the
// involvements, with their meaning above. Letters in brackets are implied: no
// role states them. It accepts any matrix; a cell that a row lacks is empty. The
// error is the writer's, or [socialorg.Problems] for more than [MaxCells] cells.
func RACI(w io.Writer, m socialorg.RACIMatrix, l Labels) error {
	if cells := int64(len(m.Rows)) * int64(len(m.Roles)); cells > MaxCells {
		return socialorg.Problems{{
			Path: "roles", Code: socialorg.ErrRange, Detail: fmt.Sprintf("the matrix would have %d cells, more than %d", cells, MaxCells),
		}}
	}
	r := &report{Title: label(l.wording().RACIMatrix)}
	r.Blocks = []block{raci(m, l)}
	return r.withChoices(l).markdown(w)
}

// letters returns what a role does, with what is implied in brackets.
func letters(c socialorg.RACICell) string {
	const both = socialorg.AccountableResponsible
	switch all := c.String(); {
	case !c.Implied || all == "":
		return all
	case c.Involvement == both && c.Stated == socialorg.Responsible:
		return "(A) R"
	case c.Involvement == both && c.Stated == socialorg.Accountable:
		return "A (R)"
	default:
		return "(" + all + ")"
	}
}

func raci(m socialorg.RACIMatrix, l Labels) block {
	words := l.wording()
	if len(m.Rows) == 0 {
		return block{Text: labels(words.NoResponsibilities)}
	}
	t := &table{Caption: label(words.RACIMatrix), Header: labels(words.Responsibility, words.Area)}
	for _, r := range m.Roles {
		t.Header = append(t.Header, l.role(r.ID, r.Name))
	}
	implied := false
	for _, r := range m.Rows {
		cells := make([]text, len(t.Header))
		cells[0], cells[1] = l.responsibility(r.Responsibility, r.Name), word(l, r.Area)
		for i, role := range m.Roles {
			cell := r.Cells[role.ID]
			cells[i+2] = label(letters(cell))
			implied = implied || cell.Implied
		}
		t.add(cells...)
	}
	b := block{Text: labels(words.RACILegend), Table: t.withoutEmpty()}
	if implied {
		b.Text = append(b.Text, label(words.RACIImplied))
	}
	return b
}
