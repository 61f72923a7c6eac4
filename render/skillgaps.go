package render

import (
	"io"

	"example.com/socialorg"
)

// SkillGaps writes, as Markdown, the skills of a role that are not in have, or
// are there below the level that the role needs. It reports what
// [socialorg.Role.SkillGaps] finds, and accepts any role and skills, valid or
// not. The error is the writer's.
func SkillGaps(w io.Writer, r socialorg.Role, have []socialorg.Skill, l Labels) error {
	words := l.wording()
	p := &report{Title: fill(words.SkillGaps, l.inSentence(l.role(r.ID, r.Name)))}
	gaps := r.SkillGaps(have)
	if len(gaps) == 0 {
		p.add(block{Text: labels(words.NoGaps)})
		return p.withChoices(l, skillLevels).markdown(w)
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
	count := fill(words.GapCount, label(l.number(float64(len(gaps)))), label(l.count(len(r.Skills), words.SkillOf)))
	p.add(block{Text: []text{count}, Table: t})
	return p.withChoices(l, skillLevels).markdown(w)
}
