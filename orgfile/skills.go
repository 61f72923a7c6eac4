package orgfile

import (
	"cmp"
	"io"
	"maps"
	"slices"
	"strings"

	"example.com/socialorg"
	"example.com/socialorg/internal/detail"
	"example.com/socialorg/internal/document"
	"example.com/socialorg/internal/lists"
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

	Holders []string                // who hold positions; none: that does not matter
	Doubt   func(socialorg.Problem) // where it is not nil, is called once for each person who is none of Holders
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
	doc := new(document.Document)
	if _, err := doc.ReadText(r, name, MaxBytes, false); err != nil {
		return nil, err
	}
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
	similar, holders := suggest.New(maps.Keys(skills)), suggest.New(slices.Values(t.Holders))
	profiles, first := make(map[string][]socialorg.Skill), make(map[[2]string]cell)
	noted := lists.Set(t.Holders) // and who are doubted
	table := newCSV(doc, sheet.Options{Comma: t.Comma, Trim: true}, names, len(names))
	table.each(func(row []cell) {
		report := func(column int, code socialorg.Code, format string, args ...any) *socialorg.Problem {
			return doc.Report(row[column].at, document.Everything, names[column], code, format, args...)
		}
		person, key, level := row[0].text, row[1].text, row[2].text
		if person != "" && len(t.Holders) > 0 && !noted[person] && t.Doubt != nil {
			noted[person] = true
			meant, _ := holders.Find(person)
			t.Doubt(socialorg.Problem{Path: names[0], Code: socialorg.ErrImplausible, Detail: detail.Quote(person) + " holds no position", Meant: meant, Place: doc.PlaceOf(row[0].at)})
		}
		skill, ok := skills[key]
		if !ok {
			skill, ok = skills[byName[suggest.Fold(key)]]
		}
		of := [2]string{person, string(skill.Key)}
		earlier, again := first[of]
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
		case again:
			report(1, socialorg.ErrDuplicate, "%s is a duplicate", detail.Quote(key)).Other = doc.PlaceOf(earlier.at)
		default:
			first[of] = row[1]
			skill.Level = socialorg.SkillLevel(level)
			profiles[person] = append(profiles[person], skill)
		}
	})
	if len(doc.Found) > 0 {
		return nil, doc.Sort(doc.Found)
	}
	return profiles, nil
}
