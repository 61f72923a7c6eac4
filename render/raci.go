package render

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"example.com/socialorg"
	"example.com/socialorg/internal/detail"
	"example.com/socialorg/orgdiff"
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
	r := &report{Title: label(l.wording().RACIMatrix), Blocks: []block{raci(m, l)}}
	return r.withChoices(l, areas, raciLetters).markdown(w)
}

// letters returns what a role does, with what is implied in brackets.
func letters(c socialorg.RACICell) string {
	switch all := c.String(); {
	case !c.Implied || all == "":
		return all
	case c.Stated == socialorg.Responsible:
		return "(A) R"
	case c.Stated == socialorg.Accountable:
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
	var all strings.Builder
	for _, r := range m.Rows {
		cells := []text{named(l, orgdiff.Responsibility, r.Responsibility, r.Name), word(l, r.Area)}
		for _, role := range m.Roles {
			cell := letters(r.Cells[role.ID])
			cells = append(cells, label(cell))
			all.WriteString(cell + " ")
		}
		t.add(cells...)
	}
	return block{Text: l.legend(all.String()), Table: t}
}

// legend explains the letters that occur in a matrix.
func (l Labels) legend(matrix string) []text {
	words := l.wording()
	var meanings, inferred []string
	for _, i := range []socialorg.Involvement{
		socialorg.Responsible, socialorg.Accountable, socialorg.Consulted, socialorg.Informed, socialorg.AccountableResponsible,
	} {
		letter := socialorg.RACICell{Involvement: i}.String()
		if strings.Contains(matrix, letter) {
			meanings = append(meanings, words.RACILetters[i])
		}
		inBrackets := strings.Contains(matrix, "("+letter) || strings.Contains(matrix, letter+")")
		if why, ok := words.RACIInferences[i]; ok && inBrackets {
			inferred = append(inferred, why)
		}
	}
	all := labels(strings.Join(meanings, "; ") + ".")
	if len(inferred) > 0 {
		all = append(all, label(words.RACIInferred+" "+strings.Join(inferred, " ")))
	}
	return all
}

// Coverage writes who answers for each responsibility of h and who does the
// work, as Markdown: how often each finding occurs, and a table with the
// gravest findings first. It reports what [socialorg.Hierarchy.Coverage] finds.
// If there are many positions, it names the first three and counts the rest. A
// nil or empty hierarchy has no responsibilities. The error is the writer's.
func Coverage(w io.Writer, h *socialorg.Hierarchy, l Labels) error {
	l = l.Naming(h.Org())
	r := &report{Title: label(l.wording().Coverage), Blocks: []block{coverage(h, h.Coverage(), l)}}
	return r.withChoices(l, areas, raciLetters).markdown(w)
}

// findings are the statuses from the gravest to the best.
var findings = []socialorg.CoverageStatus{
	socialorg.CoverageUnowned, socialorg.CoverageContested, socialorg.CoverageOnlyVacant, socialorg.CoverageSingleHolder, socialorg.CoverageFull,
}

func coverage(h *socialorg.Hierarchy, all []socialorg.Coverage, l Labels) block {
	words := l.wording()
	if len(all) == 0 {
		return block{Text: labels(words.NoResponsibilities)}
	}
	counts := make(map[socialorg.CoverageStatus]int, len(findings))
	for _, c := range all {
		counts[c.Status]++
	}
	b := block{Table: &table{
		Caption: label(words.Coverage),
		Header:  labels(words.Responsibility, words.Area, words.Accountable, words.Responsible, words.Finding),
	}}
	for _, status := range findings {
		if n := counts[status]; n > 0 {
			b.List = append(b.List, entry{label(detail.Capital(words.Findings[status])), label(l.count(n, words.SharedDuty))})
		}
	}
	called := func(id socialorg.PositionID) text { return l.titled(h.Node(id).Title(), id) }
	all = slices.Clone(all)
	slices.SortStableFunc(all, func(a, b socialorg.Coverage) int {
		return slices.Index(findings, a.Status) - slices.Index(findings, b.Status)
	})
	const most = 3
	for _, c := range all {
		b.Table.add(named(l, orgdiff.Responsibility, c.Responsibility, c.Name), word(l, c.Area),
			few(l, c.Accountable, most, called),
			few(l, c.Responsible, most, called), closed(words.Findings, c.Status))
	}
	return b
}
