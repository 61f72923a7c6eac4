package render

import (
	"io"
	"strings"

	"example.com/socialorg"
)

// RoleProfile writes what a role is, as a job description in Markdown: its
// summary, rank and reporting lines, its responsibilities with the areas,
// partners and goals, and its skills. It works on any role, valid or not. The
// error is the writer's.
func RoleProfile(w io.Writer, r socialorg.Role, l Labels) error {
	return profile(r, names{Labels: l}).markdown(w)
}

func profile(r socialorg.Role, n names) *report {
	l := n.Labels
	p := &report{Title: named(l, r.Name, r.ID)}
	about := block{Text: lines(r.Summary)}
	if r.Rank != "" {
		about.List = append(about.List, entry{l.text("Rank"), word(l, r.Rank)})
	}
	if len(r.ReportsTo) > 0 {
		to := each(r.ReportsTo, func(line socialorg.ReportingLine) string {
			if line.Subject == "" {
				return n.role(line.To)
			}
			return n.role(line.To) + " (" + l.text("on") + " " + word(l, line.Subject) + ")"
		})
		about.List = append(about.List, entry{l.text("Reports to"), l.choice(to)})
	}
	p.Blocks = append(p.Blocks, about)

	t := &table{
		Caption: l.text("Responsibilities"),
		Header:  []string{l.text("Responsibility"), l.text("Area"), l.text("Involvement"), l.text("With"), l.text("Goals")},
	}
	for _, d := range r.Responsibilities {
		partners := each(d.With, func(key socialorg.Key) string { return word(l, key) })
		t.add(named(l, d.Name, d.Key), word(l, d.Area), l.involvement(d.Involvement),
			strings.Join(partners, ", "), strings.Join(each(d.Goals, n.goal), ", "))
	}
	p.add(t.withoutEmpty())

	t = &table{Caption: l.text("Skills"), Header: []string{l.text("Skill"), l.text("Kind"), l.text("Level")}}
	for _, s := range r.Skills {
		t.add(named(l, s.Name, s.Key), word(l, s.Kind), word(l, s.Level))
	}
	p.add(t.withoutEmpty())
	return p
}
