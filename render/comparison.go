package render

import (
	"cmp"
	"fmt"
	"io"

	"example.com/socialorg"
)

// Comparison writes how two roles differ, as Markdown: which one is broader
// and in which areas, and the responsibilities, skills and reporting lines of
// both beside each other, those that they share first. It says what
// [socialorg.CompareRoles] finds, and works on any two roles, valid or not.
// The error is the writer's.
func Comparison(w io.Writer, a, b socialorg.Role, l Labels) error {
	n := names{Labels: l, roles: map[socialorg.RoleID]string{a.ID: a.Name, b.ID: b.Name}}
	return comparison(a, b, n).markdown(w)
}

func comparison(a, b socialorg.Role, n names) *report {
	l := n.Labels
	c := socialorg.CompareRoles(a, b)
	nameA, nameB := named(l, a.Name, a.ID), named(l, b.Name, b.ID)
	if nameA == nameB {
		nameA += " (" + string(a.ID) + ")"
		nameB += " (" + string(b.ID) + ")"
	}
	r := &report{Title: fmt.Sprintf(l.text("%s and %s"), nameA, nameB)}
	r.Blocks = append(r.Blocks, block{Text: []string{
		fmt.Sprintf(l.text(scopeSentences[c.Scope]), nameA, nameB),
		fmt.Sprintf(l.text("They share %s and %s."),
			l.count(len(c.Responsibilities.Shared), "responsibility", "responsibilities"),
			l.count(len(c.Skills.Shared), "skill", "skills")),
	}})

	t := &table{Caption: l.text("Areas in which they differ"), Header: []string{l.text("Area"), nameA, nameB}}
	for _, why := range c.Reasons {
		t.add(word(l, why.Area), l.involvement(why.A), l.involvement(why.B))
	}
	r.add(t)

	t = &table{Caption: l.text("Responsibilities"), Header: []string{l.text("Responsibility"), l.text("Area"), nameA, nameB}}
	for _, p := range c.Responsibilities.Shared {
		area := word(l, p.A.Area)
		if p.B.Area != p.A.Area {
			area += " / " + word(l, p.B.Area)
		}
		t.add(named(l, cmp.Or(p.A.Name, p.B.Name), p.A.Key), area, l.involvement(p.A.Involvement), l.involvement(p.B.Involvement))
	}
	for _, d := range c.Responsibilities.OnlyA {
		t.add(named(l, d.Name, d.Key), word(l, d.Area), l.involvement(d.Involvement), l.involvement(""))
	}
	for _, d := range c.Responsibilities.OnlyB {
		t.add(named(l, d.Name, d.Key), word(l, d.Area), l.involvement(""), l.involvement(d.Involvement))
	}
	r.add(t)

	t = &table{Caption: l.text("Skills"), Header: []string{l.text("Skill"), nameA, nameB}}
	for _, p := range c.Skills.Shared {
		t.add(named(l, cmp.Or(p.A.Name, p.B.Name), p.A.Key), l.needed(p.A.Level), l.needed(p.B.Level))
	}
	for _, s := range c.Skills.OnlyA {
		t.add(named(l, s.Name, s.Key), l.needed(s.Level), l.involvement(""))
	}
	for _, s := range c.Skills.OnlyB {
		t.add(named(l, s.Name, s.Key), l.involvement(""), l.needed(s.Level))
	}
	r.add(t)

	t = &table{Caption: l.text("Reporting lines"), Header: []string{l.text("Reports to"), nameA, nameB}}
	yes, no := l.text("yes"), l.involvement("")
	for _, p := range c.ReportsTo.Shared {
		t.add(n.role(p.A.To), yes, yes)
	}
	for _, line := range c.ReportsTo.OnlyA {
		t.add(n.role(line.To), yes, no)
	}
	for _, line := range c.ReportsTo.OnlyB {
		t.add(n.role(line.To), no, yes)
	}
	r.add(t)
	return r
}

// needed returns the level of a skill that a role needs.
func (l Labels) needed(level socialorg.Level) string {
	if level == "" {
		return l.text("yes")
	}
	return word(l, level)
}

var scopeSentences = map[socialorg.Relation]string{
	socialorg.Same:        "%s and %s have the same scope.",
	socialorg.Broader:     "%s is broader than %s.",
	socialorg.Narrower:    "%s is narrower than %s.",
	socialorg.Overlapping: "%s and %s overlap; neither is broader.",
	socialorg.Disjoint:    "%s and %s have no area in common.",
}
