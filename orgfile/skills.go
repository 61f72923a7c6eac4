package orgfile

import (
	"cmp"
	"errors"
	"io"
	"maps"
	"slices"
	"strings"

	"example.com/socialorg"
	"example.com/socialorg/internal/detail"
	"example.com/socialorg/internal/document"
	"example.com/socialorg/internal/sheet"
	"example.com/socialorg/internal/suggest"
)

// A SkillTable says how a CSV file of skill profiles is laid out: the names of its
// columns, as in the header row. The zero SkillTable has person, skill and level.
type SkillTable struct {
	Person string // whose skill it is: a holder
	Skill  string // the key or the name of a skill that a role needs
	Level  string // how well the person has it; an empty cell is no stated level
	Comma  rune   // between cells; 0 means what a first line such as "sep=;" says, and otherwise ','
}

var levels = []string{string(socialorg.LevelAwareness), string(socialorg.LevelWorking), string(socialorg.LevelPractitioner), string(socialorg.LevelExpert)}

// ReadSkills reads the skill profiles of people, one skill a row, and checks them
// against the skills that the known roles need. A skill that no role needs, a level
// that is none, and a second row for the same skill of a person are
// [socialorg.Problems] with their places, with what was meant where that is near. A
// skill has its name and its kind from the first role that needs it. White space
// around cells is ignored; errors are otherwise as in [ReadCSV], and with one there
// are no profiles. [socialorg.Role.SkillGaps] compares a profile with a role.
func ReadSkills(r io.Reader, name string, t SkillTable, known ...socialorg.Role) (map[string][]socialorg.Skill, error) {
	names := []string{cmp.Or(t.Person, "person"), cmp.Or(t.Skill, "skill"), cmp.Or(t.Level, "level")}
	skills, byName := make(map[string]socialorg.Skill), make(map[string]string)
	for _, role := range known {
		for _, s := range role.Skills {
			if _, ok := skills[string(s.Key)]; !ok {
				skills[string(s.Key)] = s
				byName[suggest.Fold(s.Name)] = string(s.Key)
			}
		}
	}
	table, err := sheet.Open(io.LimitReader(r, MaxBytes), sheet.Options{Name: name, Comma: t.Comma, Trim: true, Missing: func(row []string) (n int) {
		for _, name := range names {
			if !slices.Contains(row, name) {
				n++
			}
		}
		return n
	}})
	if p, ok := errors.AsType[socialorg.Problem](err); ok {
		return nil, socialorg.Problems{p}
	} else if err != nil {
		return nil, err
	}
	var found socialorg.Problems
	place := func(line, column int) socialorg.Place { return socialorg.Place{File: name, Line: line, Column: column} }
	at := make([]int, len(names))
	for i, column := range names {
		if at[i] = slices.Index(table.Header, column); at[i] < 0 {
			meant, ok := suggest.Find(column, slices.Values(table.Header))
			hint := ""
			if !ok {
				hint = "; " + document.Listed(table.Header)
			}
			found.Add("", socialorg.ErrUnknown, "no column %s%s", detail.Quote(column), hint)
			p := found.Last()
			p.Meant, p.Place = meant, place(table.HeaderPlace(0))
		}
	}
	if len(found) > 0 {
		return nil, found
	}
	similar := suggest.New(maps.Keys(skills))
	profiles, first := make(map[string][]socialorg.Skill), make(map[[2]string]socialorg.Place)
	for {
		record, err := table.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err == nil && !table.Fits(record) {
			err = table.Misfit()
		}
		if p, ok := errors.AsType[socialorg.Problem](err); ok {
			found.Under("", socialorg.Problems{p})
			continue
		} else if err != nil {
			return nil, err
		}
		cells := make([]string, len(names))
		for i := range cells {
			if at[i] < len(record) {
				cells[i] = record[at[i]]
			}
		}
		report := func(i int, code socialorg.Code, format string, args ...any) *socialorg.Problem {
			found.Add(names[i], code, format, args...)
			p := found.Last()
			p.Place = place(table.Place(at[i]))
			return p
		}
		person, key, level := cells[0], cells[1], cells[2]
		skill, ok := skills[key]
		if !ok {
			skill, ok = skills[byName[suggest.Fold(key)]]
		}
		switch {
		case person == "":
			report(0, socialorg.ErrRequired, "is missing")
		case !ok:
			meant, _ := similar.Find(key)
			quoted, how := suggest.Quote(key, meant)
			report(1, socialorg.ErrUnknown, "no role needs the skill %s%s", quoted, how).Meant = meant
		case level != "" && !slices.Contains(levels, level):
			meant, _ := suggest.Find(level, slices.Values(levels))
			report(2, socialorg.ErrUnsupported, "%s is not one of %s", detail.Quote(level), strings.Join(levels, ", ")).Meant = meant
		default:
			of := [2]string{person, string(skill.Key)}
			if _, again := first[of]; again {
				report(1, socialorg.ErrDuplicate, "%s is a duplicate", detail.Quote(key)).Other = first[of]
				continue
			}
			first[of] = place(table.Place(at[1]))
			skill.Level = socialorg.SkillLevel(level)
			profiles[person] = append(profiles[person], skill)
		}
	}
	if len(found) > 0 {
		return nil, found
	}
	return profiles, nil
}
