package render

import (
	"io"

	"example.com/socialorg"
)

// RACI writes who has which part in what, as Markdown: a row for each
// responsibility, a column for each role, and the letters of the involvements
// in the cells, with their meaning above. It works on any matrix; a cell that
// a row lacks is empty. The error is the writer's.
func RACI(w io.Writer, m socialorg.Matrix, l Labels) error {
	r := &report{Title: l.text("RACI matrix")}
	r.Blocks = []block{raci(m, names{Labels: l})}
	return r.markdown(w)
}

func raci(m socialorg.Matrix, n names) block {
	l := n.Labels
	if len(m.Rows) == 0 {
		return block{Text: []string{l.text("No responsibilities.")}}
	}
	t := &table{Caption: l.text("RACI matrix"), Header: []string{l.text("Responsibility"), l.text("Area")}}
	for _, id := range m.Roles {
		t.Header = append(t.Header, n.role(id))
	}
	for _, r := range m.Rows {
		cells := make([]string, len(t.Header))
		cells[0], cells[1] = named(l, r.Name, r.Key), word(l, r.Area)
		for i, involvement := range r.Cells[:min(len(r.Cells), len(m.Roles))] {
			cells[i+2] = letters[involvement]
		}
		t.add(cells...)
	}
	return block{Text: []string{l.text("R is responsible, A accountable, C consulted, I informed.")}, Table: t}
}

var letters = map[socialorg.Involvement]string{
	socialorg.Responsible: "R",
	socialorg.Accountable: "A",
	socialorg.Consulted:   "C",
	socialorg.Informed:    "I",
}
