package render

import (
	"io"
	"strings"

	"example.com/socialorg"
	"example.com/socialorg/internal/lists"
	"example.com/socialorg/orgdiff"
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
	about := block{Text: l.paragraphs(r)}
	about.say(label(words.Rank), stated(words.Ranks, r.Rank))
	about.say(label(words.ReportsTo), l.lines(r.ReportsTo))
	about.say(label(words.Goals), l.goals(r.Goals))
	p.add(about)

	t := &table{
		Caption: label(words.Responsibilities),
		Header:  labels(words.Responsibility, words.Area, words.RACIRole, words.With, words.Goals),
	}
	all := lists.Distinct(lists.Each(r.Responsibilities, func(d socialorg.Responsibility) socialorg.Involvement { return d.Involvement }))
	for _, d := range r.Responsibilities {
		var involvement text
		if len(all) > 1 {
			involvement = l.involvement(d.Involvement)
		}
		t.add(named(l, orgdiff.Responsibility, d.Key, d.Name), word(l, d.Area), involvement, l.partners(d.With), l.goals(d.Goals))
	}
	duties := block{Heading: t.Caption, Table: t}
	if len(all) == 1 {
		duties.Text = []text{fill(words.AllInvolved, l.involvement(all[0]))}
	}

	t = &table{Caption: label(words.Skills), Header: labels(words.Skill, words.Kind, words.SkillLevel)}
	for _, s := range r.Skills {
		t.add(named(l, orgdiff.Skill, s.Key, s.Name), l.kind(s), stated(words.Levels, s.Level))
	}
	p.add(duties, block{Heading: t.Caption, Table: t})
	return p
}

// paragraphs returns the lines of a role's summary, and says if it states nothing to do.
func (l Labels) paragraphs(r socialorg.Role) (all []text) {
	for line := range strings.SplitSeq(r.Summary, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			all = append(all, l.name(line))
		}
	}
	if len(r.Responsibilities) == 0 {
		all = append(all, label(l.wording().NothingStated))
	}
	return all
}

func (l Labels) partners(keys []socialorg.Key) text {
	return join(lists.Each(keys, func(key socialorg.Key) text { return word(l, key) }), ", ")
}

func (l Labels) goals(keys []socialorg.Key) text {
	return join(lists.Each(keys, func(key socialorg.Key) text { return named(l, orgdiff.Goal, key) }), "; ")
}

// kind returns the name of the kind of a skill: nothing for none, and where the
// skill has that name itself.
func (l Labels) kind(s socialorg.Skill) text {
	if s.Kind == "" || word(l, s.Kind).String() == named(l, orgdiff.Skill, s.Key, s.Name).String() {
		return nil
	}
	return word(l, s.Kind)
}

// stated returns the label of a string of a closed set, nothing for "".
func stated[K ~string](labels map[K]string, key K) text {
	if key == "" {
		return nil
	}
	return closed(labels, key)
}

// lines returns where several reporting lines lead: to any one of them.
func (l Labels) lines(lines []socialorg.ReportingLine) text {
	to := lists.Each(lines, l.line)
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
		t.add(named(l, orgdiff.Skill, g.Need.Key, g.Need.Name), l.kind(g.Need), l.needed(g.Need.Level), held)
	}
	p.add(block{Text: []text{found}, Table: t})
	return p.withChoices(l, skillLevels).markdown(w)
}

// RoleAd writes a role as an advertisement of the job in Markdown, for readers
// outside: the summary and the goals, what the role does by area, what it brings,
// the KPIs by which its work is measured, whom it reports to and works with. Ranks
// and the words of RACI stay inside: what the role is consulted on comes last, and
// what it is only informed of is left out. A skill at [socialorg.LevelAwareness] is
// welcome, every other is needed. Each KPI is named once; without any, nothing is
// said of measuring.
//
// With labels [Labels.OfStandard], whose lists are examples, it says of each list that
// there are others. It accepts any role, valid or not. The error is the writer's.
func RoleAd(w io.Writer, r socialorg.Role, kpis []socialorg.KPI, l Labels) error {
	words := l.wording()
	p := &report{Title: l.role(r.ID, r.Name)}
	about := block{Text: l.paragraphs(r)}
	about.say(label(words.Goals), l.goals(r.Goals))
	p.add(about)
	p.addTasks(r, l)

	needed, welcome := block{Heading: label(words.AdNeeded), Minor: true}, block{Heading: label(words.Welcome), Minor: true}
	for _, s := range r.Skills {
		skill := entry{Text: named(l, orgdiff.Skill, s.Key, s.Name)}
		if s.Level == socialorg.LevelAwareness {
			welcome.List = append(welcome.List, skill)
			continue
		}
		if format, ok := words.AdLevels[s.Level]; ok {
			skill.Text = fill(format, skill.Text)
		}
		needed.List = append(needed.List, skill)
	}
	if len(needed.List) > 0 {
		needed.Text = present(l.examples("", words.AdOtherSkills))
	}
	p.addParts(words.AdSkills, needed, welcome)

	var measures []entry
	seen := make(map[socialorg.Key]bool)
	for _, k := range kpis {
		if !seen[k.Key] {
			measures = append(measures, entry{Text: named(l, orgdiff.KPI, k.Key, k.Name)})
		}
		seen[k.Key] = true
	}
	if len(measures) > 0 {
		p.add(block{Heading: label(words.AdMeasures), Text: []text{l.examples(words.AdMeasuredBy, words.AdOtherMeasures)}, List: measures})
	}

	people := block{Heading: label(words.AdPeople)}
	to := lists.Each(r.ReportsTo, func(line socialorg.ReportingLine) socialorg.ReportingLine {
		line.Subject = ""
		return line
	})
	people.say(label(words.AdReportsTo), l.lines(lists.Distinct(to)))
	people.say(l.examples(words.AdWorksWith, words.AdOtherPartners), sentence(l.all(l.workWith(r))))
	p.add(people)
	return p.markdown(w)
}

// addTasks adds what a role does, by area, and what it advises on.
func (r *report) addTasks(role socialorg.Role, l Labels) {
	words := l.wording()
	var areas []socialorg.Area
	tasks := make(map[socialorg.Area][]entry)
	advice := block{Heading: label(words.AdAdvises), Minor: true}
	for _, d := range role.Responsibilities {
		task := entry{Text: named(l, orgdiff.Responsibility, d.Key, d.Name)}
		switch d.Involvement {
		case socialorg.Informed:
		case socialorg.Consulted:
			advice.List = append(advice.List, task)
		default:
			areas = append(areas, d.Area)
			tasks[d.Area] = append(tasks[d.Area], task)
		}
	}
	parts := lists.Each(lists.Distinct(areas), func(area socialorg.Area) block {
		return block{Heading: word(l, area), Minor: true, List: tasks[area]}
	})
	if r.addParts(words.AdTasks, append(parts, advice)...); l.standard && len(parts) > 0 {
		r.add(block{Text: labels(words.AdExamples)})
	}
}

// addParts adds the parts that list something under one heading.
func (r *report) addParts(heading string, parts ...block) {
	before := len(r.Blocks)
	r.Blocks = append(r.Blocks, block{Heading: label(heading)})
	if r.add(parts...); len(r.Blocks) == before+1 {
		r.Blocks = r.Blocks[:before]
	}
}

// examples returns what stands before a list: that there are others, where the list
// is of examples.
func (l Labels) examples(whole, others string) text {
	if l.standard {
		return label(others)
	}
	return label(whole)
}

// workWith returns the partners of a role, each once, as they are in a sentence.
func (l Labels) workWith(r socialorg.Role) []text {
	var partners []socialorg.Key
	for _, d := range r.Responsibilities {
		if d.Involvement != socialorg.Informed {
			partners = append(partners, d.With...)
		}
	}
	return lists.Each(lists.Distinct(partners), func(key socialorg.Key) text { return l.inSentence(word(l, key)) })
}
