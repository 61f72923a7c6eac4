package render

import (
	"io"
	"slices"
	"strings"

	"example.com/socialorg"
)

// RoleProfile writes a role as a job description in Markdown: its summary, rank,
// reporting lines and goals, its responsibilities with their areas, partners and
// goals, and its skills. It accepts any role, valid or not. The error is the
// writer's.
func RoleProfile(w io.Writer, r socialorg.Role, l Labels) error {
	return profile(r, l).withChoices(l, areas, ranks, raciLetters, skillLevels).markdown(w)
}

func profile(r socialorg.Role, l Labels) *report {
	words := l.wording()
	p := &report{Title: l.role(r.ID, r.Name)}
	about := block{Text: l.paragraphs(r.Summary)}
	if r.Rank != "" {
		about.say(words.Rank, closed(words.Ranks, r.Rank))
	}
	about.say(words.ReportsTo, l.lines(r.ReportsTo))
	about.say(words.Goals, l.goals(r.Goals))
	if len(r.Responsibilities) == 0 {
		about.Text = append(about.Text, label(words.NothingStated))
	}
	p.add(about)

	t := &table{
		Caption: label(words.Responsibilities),
		Header:  labels(words.Responsibility, words.Area, words.RACIRole, words.With, words.Goals),
	}
	same := !slices.ContainsFunc(r.Responsibilities, func(d socialorg.Responsibility) bool {
		return d.Involvement != r.Responsibilities[0].Involvement
	})
	for _, d := range r.Responsibilities {
		involvement := l.involvement(d.Involvement)
		if same {
			involvement = nil
		}
		t.add(l.responsibility(d.Key, d.Name), word(l, d.Area), involvement, l.partners(d.With), l.goals(d.Goals))
	}
	duties := block{Heading: t.Caption, Table: t}
	if same && len(t.Rows) > 0 {
		duties.Text = []text{fill(words.AllInvolved, l.involvement(r.Responsibilities[0].Involvement))}
	}

	t = &table{Caption: label(words.Skills), Header: labels(words.Skill, words.Kind, words.SkillLevel)}
	for _, s := range r.Skills {
		t.add(l.skill(s.Key, s.Name), l.kind(s), l.stated(s.Level))
	}
	p.add(duties, block{Heading: t.Caption, Table: t})
	return p
}

// paragraphs returns the lines of a summary.
func (l Labels) paragraphs(summary string) (all []text) {
	for line := range strings.SplitSeq(summary, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			all = append(all, l.name(line))
		}
	}
	return all
}

func (l Labels) partners(keys []socialorg.Key) text {
	return join(each(keys, func(key socialorg.Key) text { return word(l, key) }), ", ")
}

func (l Labels) goals(keys []socialorg.Key) text { return join(each(keys, l.goal), "; ") }

// kind returns the name of the kind of a skill: nothing for none, and where the
// skill has that name itself.
func (l Labels) kind(s socialorg.Skill) text {
	if s.Kind == "" || word(l, s.Kind).String() == l.skill(s.Key, s.Name).String() {
		return nil
	}
	return word(l, s.Kind)
}

// stated returns the label of a level, nothing for none.
func (l Labels) stated(level socialorg.SkillLevel) text {
	if level == "" {
		return nil
	}
	return closed(l.wording().Levels, level)
}

// lines returns where several reporting lines lead: to any one of them.
func (l Labels) lines(lines []socialorg.ReportingLine) text {
	to := each(lines, l.line)
	for i := 1; i < len(to); i++ {
		to[i] = l.inSentence(to[i])
	}
	return sentence(l.either(to))
}

// line returns where a reporting line leads, and what is reported.
func (l Labels) line(line socialorg.ReportingLine) text {
	to := l.role(line.To)
	if line.To == "" {
		to = fill(l.wording().MinRank, closed(l.wording().Ranks, line.MinRank))
	}
	if line.Subject == "" {
		return to
	}
	return fill(l.wording().LineTo, to, fill(l.wording().Subject, l.inSentence(word(l, line.Subject))))
}

// SkillGaps writes, as Markdown, the skills of a role that are not in have, or
// are there below the level that the role needs. It reports what
// [socialorg.Role.SkillGaps] finds, and accepts any role and skills, valid or
// not. The error is the writer's.
func SkillGaps(w io.Writer, r socialorg.Role, have []socialorg.Skill, l Labels) error {
	words := l.wording()
	p := &report{Title: fill(words.SkillGaps, l.inSentence(l.role(r.ID, r.Name)))}
	gaps := r.SkillGaps(have)
	found := label(words.NoGaps)
	if len(gaps) > 0 {
		found = fill(words.GapCount, label(l.number(float64(len(gaps)))), label(l.count(len(r.Skills), words.SkillOf)))
	}
	t := &table{Header: labels(words.Skill, words.Kind, words.Needed, words.Held)}
	for _, g := range gaps {
		held := label(words.NotHeld)
		switch {
		case g.Held && g.Have == "":
			held = label(words.NotStated)
		case g.Held:
			held = closed(words.Levels, g.Have)
		}
		t.add(l.skill(g.Need.Key, g.Need.Name), l.kind(g.Need), l.needed(g.Need.Level), held)
	}
	p.add(block{Text: []text{found}, Table: t})
	return p.withChoices(l, skillLevels).markdown(w)
}
