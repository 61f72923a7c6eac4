package render

import (
	"io"
	"slices"

	"example.com/socialorg"
)

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
			b.List = append(b.List, entry{label(capital(words.Findings[status])), label(l.count(n, words.SharedDuty))})
		}
	}
	called := func(id socialorg.PositionID) text { return l.titled(h.Node(id).Title(), id) }
	all = slices.Clone(all)
	slices.SortStableFunc(all, func(a, b socialorg.Coverage) int {
		return slices.Index(findings, a.Status) - slices.Index(findings, b.Status)
	})
	const most = 3
	for _, c := range all {
		b.Table.add(l.responsibility(c.Responsibility, c.Name), word(l, c.Area),
			few(l, c.Accountable, most, called), few(l, c.Responsible, most, called), closed(words.Findings, c.Status))
	}
	return b
}
