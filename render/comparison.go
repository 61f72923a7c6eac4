package render

import (
	"cmp"
	"io"
	"slices"

	"example.com/socialorg"
)

// Comparison writes how two roles differ, as Markdown. First it says which role
// has the broader scope, if both state responsibilities, and which goals they
// share. It names the first four
// responsibilities, in the role's own order, for which the broader role alone
// is accountable, as [socialorg.Comparison.String] does. Then come a matrix of
// their areas by the greatest involvement of each, and side by side the goals,
// responsibilities, skills and reporting lines of both, those that they share
// first. It accepts any two roles, valid or not. The error is the writer's.
func Comparison(w io.Writer, a, b socialorg.Role, l Labels) error {
	return comparison(a, b, l).withChoices(l).markdown(w)
}

func comparison(a, b socialorg.Role, l Labels) *report {
	l = l.Naming(socialorg.Org{Roles: []socialorg.Role{a, b}})
	words := l.wording()
	c := socialorg.CompareRoles(a, b)
	nameA, nameB := l.role(a.ID, a.Name), l.role(b.ID, b.Name)
	if nameA.String() == nameB.String() {
		nameA = l.titled(nameA.String(), socialorg.PositionID(a.ID))
		nameB = l.titled(nameB.String(), socialorg.PositionID(b.ID))
	}
	theA, theB := fill(words.TheRole, l.inSentence(nameA)), fill(words.TheRole, l.inSentence(nameB))
	r := &report{Title: sentence(fill(words.Comparison, theA, theB))}

	var unstated []text
	if len(a.Responsibilities) == 0 {
		unstated = append(unstated, theA)
	}
	if len(b.Responsibilities) == 0 {
		unstated = append(unstated, theB)
	}
	first := block{Text: []text{sentence(fill(words.Scopes[c.Scope], theA, theB))}}
	if len(unstated) > 0 {
		first.Text = []text{fill(words.NoScopes, l.either(unstated))}
	}
	switch shared := c.Goals.Shared; {
	case len(shared) > 0:
		goals := each(shared, func(p socialorg.Pair[socialorg.Key]) text { return l.inSentence(l.goal(p.A)) })
		first.Text = append(first.Text, fill(words.SharedGoals, label(l.count(len(shared), words.SharedGoal)), l.all(goals)))
	case len(a.Goals) > 0 && len(b.Goals) > 0:
		first.Text = append(first.Text, label(words.NoSharedGoals))
	}
	r.Blocks = append(r.Blocks, first)
	switch {
	case len(unstated) > 0:
	case c.Scope == socialorg.ScopeBroader:
		r.addReasons(theA, c.Responsibilities.OnlyA, l)
	case c.Scope == socialorg.ScopeNarrower:
		r.addReasons(theB, c.Responsibilities.OnlyB, l)
	}

	if len(unstated) == 0 {
		r.Blocks = append(r.Blocks, block{Heading: label(words.ByArea), Text: labels(words.FurtherRight), Table: l.matrix(a, b, nameA, nameB)})
	}

	if len(c.Goals.OnlyA)+len(c.Goals.OnlyB) > 0 {
		t := &table{Caption: label(words.Goals), Header: []text{label(words.Goal), nameA, nameB}}
		yes := label(words.Yes)
		for _, p := range c.Goals.Shared {
			t.add(l.goal(p.A), yes, yes)
		}
		for _, g := range c.Goals.OnlyA {
			t.add(l.goal(g), yes, dash())
		}
		for _, g := range c.Goals.OnlyB {
			t.add(l.goal(g), dash(), yes)
		}
		r.add(t)
	}

	r.addResponsibilities(c, len(unstated) == 0, nameA, nameB, l)

	t := &table{Caption: label(words.Skills), Header: []text{label(words.Skill), label(words.Kind), nameA, nameB}}
	for _, p := range c.Skills.Shared {
		t.add(l.skill(p.A.Key, p.A.Name, p.B.Name), l.kind(socialorg.Skill{Key: p.A.Key, Name: cmp.Or(p.A.Name, p.B.Name), Kind: cmp.Or(p.A.Kind, p.B.Kind)}), l.needed(p.A.Level), l.needed(p.B.Level))
	}
	for _, s := range c.Skills.OnlyA {
		t.add(l.skill(s.Key, s.Name), l.kind(s), l.needed(s.Level), dash())
	}
	for _, s := range c.Skills.OnlyB {
		t.add(l.skill(s.Key, s.Name), l.kind(s), dash(), l.needed(s.Level))
	}
	r.add(t.withoutEmpty())

	lines := block{Heading: label(words.ReportingLines)}
	for _, role := range []struct {
		name  text
		lines []socialorg.ReportingLine
	}{{nameA, a.ReportsTo}, {nameB, b.ReportsTo}} {
		if len(role.lines) > 0 {
			lines.List = append(lines.List, entry{role.name, l.lines(role.lines)})
		}
	}
	if len(lines.List) > 0 {
		r.Blocks = append(r.Blocks, lines)
	}
	return r
}

// matrix returns the areas of two roles by involvement: which of them is how far
// involved in each.
func (l Labels) matrix(a, b socialorg.Role, nameA, nameB text) *table {
	words := l.wording()
	levels := []socialorg.Involvement{"", socialorg.Informed, socialorg.Consulted, socialorg.Responsible, socialorg.Accountable, socialorg.AccountableResponsible}
	t := &table{Caption: label(words.ByArea), Header: labels(words.Area, words.NotInvolved), Class: "matrix"}
	for _, i := range levels[1:] {
		t.Header = append(t.Header, sentence(l.involvement(i)))
	}
	rows := make(map[socialorg.Area]int)
	var greatest [2][]int // of each role, in the order of the rows, as an index of levels
	for of, role := range []socialorg.Role{a, b} {
		for _, d := range role.Responsibilities {
			x, seen := rows[d.Area]
			if !seen {
				x = len(rows)
				rows[d.Area] = x
				t.add(append([]text{word(l, d.Area)}, make([]text, len(levels))...)...)
				greatest[0], greatest[1] = append(greatest[0], 0), append(greatest[1], 0)
			}
			greatest[of][x] = max(greatest[of][x], slices.Index(levels, d.Involvement))
		}
	}
	for of, name := range []text{nameA, nameB} {
		mark := slices.Clone(name[:min(1, len(name))])
		for i := range mark {
			mark[i].Text, mark[i].Mark = name.String(), []string{"mark-a", "mark-b"}[of]
		}
		for x, i := range greatest[of] {
			cell := &t.Rows[x].Cells[1+i]
			if len(*cell) > 0 {
				*cell = append(*cell, piece{Text: ", "})
			}
			*cell = append(*cell, mark...)
		}
	}
	return t.withoutEmpty()
}

// addReasons adds, by name, what the broader role alone is accountable for.
func (r *report) addReasons(broader text, only []socialorg.Responsibility, l Labels) {
	const most = 4
	words := l.wording()
	b := block{Heading: fill(words.Reasons, broader), Text: []text{fill(words.OnlyAccountable, broader)}}
	for _, d := range only {
		switch {
		case d.Involvement.Compare(socialorg.Accountable) < 0:
		case len(b.List) == most:
			b.Text = []text{fill(words.AloneAccountable, broader)}
		default:
			b.List = append(b.List, entry{Text: l.responsibility(d.Key, d.Name)})
		}
	}
	if len(b.List) > 0 {
		r.Blocks = append(r.Blocks, b)
	}
}

// addResponsibilities adds the responsibilities of both roles, with whom each
// works and what for. If both state some, it also says that they share none.
func (r *report) addResponsibilities(c socialorg.Comparison, stated bool, nameA, nameB text, l Labels) {
	words := l.wording()
	var shared []text
	if n := len(c.Responsibilities.Shared); n > 0 {
		shared = append(shared, label(l.count(n, words.SharedDuty)))
	}
	if n := len(c.Skills.Shared); n > 0 {
		shared = append(shared, label(l.count(n, words.SharedSkill)))
	}
	var shares []text
	switch {
	case len(shared) > 0:
		shares = []text{fill(words.Shares, l.all(shared))}
	case stated:
		shares = labels(words.SharesNothing)
	}
	t := &table{
		Caption: label(words.Responsibilities),
		Header:  []text{label(words.Responsibility), label(words.Area), nameA, nameB, label(words.With), label(words.Goals)},
	}
	add := func(a, b socialorg.Responsibility) {
		area := word(l, cmp.Or(a.Area, b.Area))
		if a.Area != b.Area && a.Area != "" && b.Area != "" {
			area = join([]text{area, word(l, b.Area)}, " / ")
		}
		t.add(l.responsibility(cmp.Or(a.Key, b.Key), a.Name, b.Name), area, l.involvement(a.Involvement), l.involvement(b.Involvement),
			l.partners(union(a.With, b.With)), join(each(union(a.Goals, b.Goals), l.goal), "; "))
	}
	for _, p := range c.Responsibilities.Shared {
		add(p.A, p.B)
	}
	for _, d := range c.Responsibilities.OnlyA {
		add(d, socialorg.Responsibility{})
	}
	for _, d := range c.Responsibilities.OnlyB {
		add(socialorg.Responsibility{}, d)
	}
	if len(t.Rows) == 0 {
		return
	}
	r.Blocks = append(r.Blocks, block{Heading: t.Caption, Text: shares, Table: t.withoutEmpty()})
}

// union returns the elements of a, and then those of b that a does not have.
func union(a, b []socialorg.Key) []socialorg.Key {
	all := slices.Clone(a)
	for _, key := range b {
		if !slices.Contains(a, key) {
			all = append(all, key)
		}
	}
	return all
}

// needed returns the level of a skill that a role needs.
func (l Labels) needed(level socialorg.SkillLevel) text {
	if level == "" {
		return label(l.wording().IsNeeded)
	}
	return closed(l.wording().Levels, level)
}
