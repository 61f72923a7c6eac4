package render

import (
	"cmp"
	"io"
	"slices"

	"example.com/socialorg"
	"example.com/socialorg/internal/lists"
	"example.com/socialorg/orgdiff"
)

// Comparison writes how two roles differ, as Markdown. First it says which role
// has the broader scope, if both state responsibilities, and which goals they
// share. It names the first four responsibilities, in the role's own order, for
// which the broader role alone is accountable, as [socialorg.Comparison.String]
// does. Then come a matrix of their areas by the greatest involvement of each, and
// side by side the goals, responsibilities, skills and reporting lines of both,
// those that they share first. It accepts any two roles, valid or not. The error is
// the writer's.
func Comparison(w io.Writer, a, b socialorg.Role, l Labels) error {
	return comparison(a, b, l).withChoices(l, areas, raciLetters, skillLevels).markdown(w)
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
	for i, role := range []socialorg.Role{a, b} {
		if len(role.Responsibilities) == 0 {
			unstated = append(unstated, []text{theA, theB}[i])
		}
	}
	first := block{Text: []text{sentence(fill(words.Scopes[c.Scope], theA, theB))}}
	if len(unstated) > 0 {
		first.Text = []text{fill(words.NoScopes, l.either(unstated))}
	}
	switch shared := c.Goals.Shared; {
	case len(shared) > 0:
		goals := lists.Each(shared, func(p socialorg.Pair[socialorg.Key]) text { return l.inSentence(named(l, orgdiff.Goal, p.A)) })
		first.Text = append(first.Text, fill(words.SharedGoals, label(l.count(len(shared), words.SharedGoal)), l.all(goals)))
	case len(a.Goals) > 0 && len(b.Goals) > 0:
		first.Text = append(first.Text, label(words.NoSharedGoals))
	}
	r.add(first)
	if len(unstated) == 0 {
		switch c.Scope {
		case socialorg.ScopeBroader:
			r.addReasons(theA, c.Responsibilities.OnlyA, l)
		case socialorg.ScopeNarrower:
			r.addReasons(theB, c.Responsibilities.OnlyB, l)
		}
		r.add(block{Heading: label(words.ByArea), Text: labels(words.FurtherRight), Table: l.matrix(a, b, nameA, nameB)})
	}
	if len(c.Goals.OnlyA)+len(c.Goals.OnlyB) > 0 {
		t := &table{Caption: label(words.Goals), Header: []text{label(words.Goal), nameA, nameB}}
		for _, p := range beside(c.Goals) {
			t.add(named(l, orgdiff.Goal, cmp.Or(p.A, p.B)), unlessNone(p.A, label(words.Yes)), unlessNone(p.B, label(words.Yes)))
		}
		r.add(block{Heading: t.Caption, Table: t})
	}
	r.addResponsibilities(c, len(unstated) == 0, nameA, nameB, l)
	t := &table{Caption: label(words.Skills), Header: []text{label(words.Skill), label(words.Kind), nameA, nameB}}
	for _, p := range beside(c.Skills) {
		s := socialorg.Skill{Key: cmp.Or(p.A.Key, p.B.Key), Name: cmp.Or(p.A.Name, p.B.Name), Kind: cmp.Or(p.A.Kind, p.B.Kind)}
		t.add(named(l, orgdiff.Skill, s.Key, s.Name), l.kind(s), unlessNone(p.A.Key, l.needed(p.A.Level)), unlessNone(p.B.Key, l.needed(p.B.Level)))
	}
	r.add(block{Heading: t.Caption, Table: t})

	lines := block{Heading: label(words.ReportingLines)}
	lines.say(nameA, l.lines(a.ReportsTo))
	lines.say(nameB, l.lines(b.ReportsTo))
	r.add(lines)
	return r
}

// unlessNone returns the text, or a dash where a role does not have what the key is of.
func unlessNone(key socialorg.Key, t text) text {
	if key == "" {
		return dash()
	}
	return t
}

// beside returns what two roles state about the same thing, the zero value where one
// states nothing: first what they share.
func beside[T any](o socialorg.Overlap[T]) []socialorg.Pair[T] {
	all := slices.Clone(o.Shared)
	for _, v := range o.OnlyA {
		all = append(all, socialorg.Pair[T]{A: v})
	}
	for _, v := range o.OnlyB {
		all = append(all, socialorg.Pair[T]{B: v})
	}
	return all
}

// addReasons names what the broader role alone is accountable for.
func (r *report) addReasons(broader text, only []socialorg.Responsibility, l Labels) {
	const most = 4
	var all []entry
	for _, d := range only {
		if d.Involvement.IsAccountable() {
			all = append(all, entry{Text: named(l, orgdiff.Responsibility, d.Key, d.Name)})
		}
	}
	if more := len(all) - most; more > 0 {
		all = append(all[:most], entry{Text: l.more(more)})
	}
	if len(all) > 0 {
		words := l.wording()
		r.add(block{Heading: fill(words.Reasons, broader), Text: []text{fill(words.OnlyAccountable, broader)}, List: all})
	}
}

// matrix returns the areas of two roles by involvement: which of them is how far
// involved in each.
func (l Labels) matrix(a, b socialorg.Role, nameA, nameB text) *table {
	words := l.wording()
	levels := []socialorg.Involvement{
		"", socialorg.Informed, socialorg.Consulted, socialorg.Responsible, socialorg.Accountable, socialorg.AccountableResponsible,
	}
	t := &table{Caption: label(words.ByArea), Header: labels(words.Area, words.NotInvolved), Class: "matrix"}
	for _, i := range levels[1:] {
		t.Header = append(t.Header, sentence(l.involvement(i)))
	}
	names := [2]text{marked(nameA, "mark-a"), marked(nameB, "mark-b")}
	greatest := [2]map[socialorg.Area]socialorg.Involvement{{}, {}}
	for of, role := range []socialorg.Role{a, b} {
		for _, d := range role.Responsibilities {
			if d.Involvement.Compare(greatest[of][d.Area]) > 0 {
				greatest[of][d.Area] = d.Involvement
			}
		}
	}
	all := slices.Concat(a.Responsibilities, b.Responsibilities)
	for _, area := range lists.Distinct(lists.Each(all, func(d socialorg.Responsibility) socialorg.Area { return d.Area })) {
		cells := make([]text, len(t.Header))
		cells[0] = word(l, area)
		for of, name := range names {
			cell := &cells[1+max(0, slices.Index(levels, greatest[of][area]))]
			*cell = join(present(*cell, name), ", ")
		}
		t.add(cells...)
	}
	return t
}

// marked returns a text as one piece, which has a class on a page.
func marked(name text, class string) text {
	return name[:min(1, len(name))].first(func(p *piece) { p.Text, p.Mark = name.String(), class })
}

// addResponsibilities adds the responsibilities of both roles, with whom each
// works and what for. If both state some, it also says that they share none.
func (r *report) addResponsibilities(c socialorg.Comparison, stated bool, nameA, nameB text, l Labels) {
	words := l.wording()
	t := &table{
		Caption: label(words.Responsibilities),
		Header:  []text{label(words.Responsibility), label(words.Area), nameA, nameB, label(words.With), label(words.Goals)},
	}
	for _, p := range beside(c.Responsibilities) {
		a, b := p.A, p.B
		area := word(l, cmp.Or(a.Area, b.Area))
		if a.Area != b.Area && a.Area != "" && b.Area != "" {
			area = join([]text{area, word(l, b.Area)}, " / ")
		}
		t.add(named(l, orgdiff.Responsibility, cmp.Or(a.Key, b.Key), a.Name, b.Name), area, l.involvement(a.Involvement), l.involvement(b.Involvement),
			l.partners(lists.Distinct(slices.Concat(a.With, b.With))), l.goals(lists.Distinct(slices.Concat(a.Goals, b.Goals))))
	}
	var shared []text
	if n := len(c.Responsibilities.Shared); n > 0 {
		shared = append(shared, label(l.count(n, words.SharedDuty)))
	}
	if n := len(c.Skills.Shared); n > 0 {
		shared = append(shared, label(l.count(n, words.SharedSkill)))
	}
	found := block{Heading: t.Caption, Table: t}
	switch {
	case len(t.Rows) == 0:
		return
	case len(shared) > 0:
		found.Text = []text{fill(words.Shares, l.all(shared))}
	case stated:
		found.Text = labels(words.SharesNothing)
	}
	r.add(found)
}

// needed returns the level of a skill that a role needs.
func (l Labels) needed(level socialorg.SkillLevel) text {
	if level == "" {
		return label(l.wording().IsNeeded)
	}
	return closed(l.wording().Levels, level)
}
