package render

import (
	"io"
	"slices"

	"example.com/socialorg"
)

// RoleAd writes a role as an advertisement of the job in Markdown, for readers
// outside: the summary and the goals, what the role does by area, what it brings,
// the KPIs by which its work is measured, whom it reports to and works with. Ranks
// and the words of RACI stay inside: what the role is consulted on comes last, and
// what it is only informed of is left out. A skill at [socialorg.LevelAwareness] is
// welcome, every other is needed. Each KPI is named once; without any, nothing is
// said of measuring.
//
// With labels [Labels.OfStandard], whose lists are examples, lists end in "and
// others". It accepts any role, valid or not. The error is the writer's.
func RoleAd(w io.Writer, r socialorg.Role, kpis []socialorg.KPI, l Labels) error {
	return ad(r, kpis, l).markdown(w)
}

func ad(r socialorg.Role, kpis []socialorg.KPI, l Labels) *report {
	words := l.wording()
	p := &report{Title: l.role(r.ID, r.Name)}
	about := block{Text: l.paragraphs(r.Summary)}
	about.say(words.Goals, l.goals(r.Goals))
	if len(r.Responsibilities) == 0 {
		about.Text = append(about.Text, label(words.NothingStated))
	}
	p.add(about)
	p.addTasks(r, l)

	needed, welcome := block{Heading: label(words.Needed), Minor: true}, block{Heading: label(words.Welcome), Minor: true}
	for _, s := range r.Skills {
		skill := entry{Text: l.skill(s.Key, s.Name)}
		if s.Level == socialorg.LevelAwareness {
			welcome.List = append(welcome.List, skill)
			continue
		}
		if format, ok := words.AdLevels[s.Level]; ok {
			skill.Text = fill(format, skill.Text)
		}
		needed.List = append(needed.List, skill)
	}
	needed.List = l.open(needed.List)
	p.addParts(words.AdSkills, needed, welcome)

	var measures []entry
	seen := make(map[socialorg.Key]bool)
	for _, k := range kpis {
		if !seen[k.Key] {
			measures = append(measures, entry{Text: l.kpi(k.Key, k.Name)})
		}
		seen[k.Key] = true
	}
	if len(measures) > 0 {
		p.add(block{Heading: label(words.AdMeasures), Text: labels(words.AdMeasuredBy), List: l.open(measures)})
	}

	people := block{Heading: label(words.AdPeople)}
	to := each(r.ReportsTo, func(line socialorg.ReportingLine) socialorg.ReportingLine {
		line.Subject = ""
		return line
	})
	people.say(words.AdReportsTo, l.lines(unique(to)))
	people.say(words.AdWorksWith, sentence(l.all(l.workWith(r))))
	p.add(people)
	return p
}

// addTasks adds what a role does, by area, and what it advises on.
func (r *report) addTasks(role socialorg.Role, l Labels) {
	words := l.wording()
	var areas []block
	rows := make(map[socialorg.Area]int)
	advice := block{Heading: label(words.AdAdvises), Minor: true}
	for _, d := range role.Responsibilities {
		task := entry{Text: l.responsibility(d.Key, d.Name)}
		switch d.Involvement {
		case socialorg.Informed:
			continue
		case socialorg.Consulted:
			advice.List = append(advice.List, task)
			continue
		}
		x, seen := rows[d.Area]
		if !seen {
			x = len(areas)
			rows[d.Area] = x
			areas = append(areas, block{Heading: word(l, d.Area), Minor: true})
		}
		areas[x].List = append(areas[x].List, task)
	}
	if r.addParts(words.AdTasks, append(areas, advice)...); l.standard && len(areas) > 0 {
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

// open ends a list of examples.
func (l Labels) open(list []entry) []entry {
	if l.standard && len(list) > 0 {
		list = append(list, entry{Text: label(l.wording().AndOthers)})
	}
	return list
}

// workWith returns the partners of a role, each once, as they are in a sentence.
func (l Labels) workWith(r socialorg.Role) []text {
	var partners []socialorg.Key
	for _, d := range r.Responsibilities {
		if d.Involvement != socialorg.Informed {
			partners = append(partners, d.With...)
		}
	}
	all := each(unique(partners), func(key socialorg.Key) text { return l.inSentence(word(l, key)) })
	if l.standard && len(all) > 0 {
		all = append(all, label(l.wording().OtherPartners))
	}
	return all
}

// unique returns the elements of a list, each where it comes first.
func unique[T comparable](list []T) []T {
	seen := make(map[T]bool, len(list))
	return slices.DeleteFunc(slices.Clone(list), func(v T) bool {
		again := seen[v]
		seen[v] = true
		return again
	})
}
