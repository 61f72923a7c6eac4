package socialorg_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"example.com/socialorg"
)

// minimal is the smallest valid role.
func minimal() socialorg.Role { return socialorg.Role{ID: "writer", Name: "Writer"} }

func TestRoleValidate(t *testing.T) {
	duty := func(change func(d *socialorg.Responsibility)) socialorg.Role {
		r := minimal()
		r.Responsibilities = []socialorg.Responsibility{{Key: "write", Area: socialorg.AreaContent, Involvement: socialorg.Responsible}}
		change(&r.Responsibilities[0])
		return r
	}
	with := func(change func(r *socialorg.Role)) socialorg.Role {
		r := minimal()
		change(&r)
		return r
	}
	for _, tt := range []struct {
		name string
		role socialorg.Role
		want []socialorg.Problem
	}{
		{"the smallest role", minimal(), nil},
		{"A11 the zero role", socialorg.Role{}, []socialorg.Problem{problem("id", socialorg.ErrRequired), problem("name", socialorg.ErrRequired)}},

		{"id of one character", with(func(r *socialorg.Role) { r.ID = "w" }), nil},
		{"id of digits", with(func(r *socialorg.Role) { r.ID = "0" }), nil},
		{"id of 64 bytes", with(func(r *socialorg.Role) { r.ID = socialorg.RoleID(strings.Repeat("x", 64)) }), nil},
		{"id of 65 bytes", with(func(r *socialorg.Role) { r.ID = socialorg.RoleID(strings.Repeat("x", 65)) }), []socialorg.Problem{problem("id", socialorg.ErrTooLong)}},
		{"id in upper case", with(func(r *socialorg.Role) { r.ID = "Writer" }), []socialorg.Problem{problem("id", socialorg.ErrMalformed)}},
		{"id with an underscore", with(func(r *socialorg.Role) { r.ID = "copy_writer" }), []socialorg.Problem{problem("id", socialorg.ErrMalformed)}},
		{"id with a space", with(func(r *socialorg.Role) { r.ID = "copy writer" }), []socialorg.Problem{problem("id", socialorg.ErrMalformed)}},
		{"id with a letter outside ASCII", with(func(r *socialorg.Role) { r.ID = "rédacteur" }), []socialorg.Problem{problem("id", socialorg.ErrMalformed)}},
		{"id with a hyphen first", with(func(r *socialorg.Role) { r.ID = "-writer" }), []socialorg.Problem{problem("id", socialorg.ErrMalformed)}},
		{"id with a hyphen last", with(func(r *socialorg.Role) { r.ID = "writer-" }), []socialorg.Problem{problem("id", socialorg.ErrMalformed)}},
		{"id with two hyphens together", with(func(r *socialorg.Role) { r.ID = "copy--writer" }), []socialorg.Problem{problem("id", socialorg.ErrMalformed)}},
		{"id with two hyphens apart", with(func(r *socialorg.Role) { r.ID = "senior-copy-writer" }), nil},
		{"id of a hyphen", with(func(r *socialorg.Role) { r.ID = "-" }), []socialorg.Problem{problem("id", socialorg.ErrMalformed)}},

		{"rank of the set", with(func(r *socialorg.Role) { r.Rank = socialorg.RankExecutive }), nil},
		{"rank outside the set", with(func(r *socialorg.Role) { r.Rank = "boss" }), []socialorg.Problem{problem("rank", socialorg.ErrUnsupported)}},
		{"rank in another case", with(func(r *socialorg.Role) { r.Rank = "Executive" }), []socialorg.Problem{problem("rank", socialorg.ErrUnsupported)}},

		{"summary with line breaks", with(func(r *socialorg.Role) { r.Summary = "One.\nTwo.\n" }), nil},
		{"B3 summary with a tab", with(func(r *socialorg.Role) { r.Summary = "One.\tTwo." }), []socialorg.Problem{problem("summary", socialorg.ErrMalformed)}},
		{"B3 summary with a carriage return", with(func(r *socialorg.Role) { r.Summary = "One.\r\nTwo." }), []socialorg.Problem{problem("summary", socialorg.ErrMalformed)}},
		{"B2 summary of line breaks", with(func(r *socialorg.Role) { r.Summary = "\n\n" }), []socialorg.Problem{problem("summary", socialorg.ErrRequired)}},

		{"responsibility", duty(func(*socialorg.Responsibility) {}), nil},
		{"zero responsibility", duty(func(d *socialorg.Responsibility) { *d = socialorg.Responsibility{} }), []socialorg.Problem{
			problem("responsibilities[0].key", socialorg.ErrRequired),
			problem("responsibilities[0].area", socialorg.ErrRequired),
			problem("responsibilities[0].involvement", socialorg.ErrRequired),
		}},
		{"area of the program's own", duty(func(d *socialorg.Responsibility) { d.Area = "podcasts" }), nil},
		{"area that is no key", duty(func(d *socialorg.Responsibility) { d.Area = "Pod casts" }), []socialorg.Problem{problem("responsibilities[0].area", socialorg.ErrMalformed)}},
		{"involvement outside the set", duty(func(d *socialorg.Responsibility) { d.Involvement = "a" }), []socialorg.Problem{problem("responsibilities[0].involvement", socialorg.ErrUnsupported)}},
		{"partners", duty(func(d *socialorg.Responsibility) { d.With = []socialorg.Key{"editors", "designers"} }), nil},
		{"partner that is no key", duty(func(d *socialorg.Responsibility) { d.With = []socialorg.Key{"editors", "The designers"} }), []socialorg.Problem{problem("responsibilities[0].with[1]", socialorg.ErrMalformed)}},
		{"empty partner", duty(func(d *socialorg.Responsibility) { d.With = []socialorg.Key{""} }), []socialorg.Problem{problem("responsibilities[0].with[0]", socialorg.ErrRequired)}},
		{"partner twice", duty(func(d *socialorg.Responsibility) { d.With = []socialorg.Key{"editors", "designers", "editors"} }), []socialorg.Problem{problem("responsibilities[0].with[2]", socialorg.ErrDuplicate)}},
		{"goal that is no key", duty(func(d *socialorg.Responsibility) { d.Goals = []socialorg.Key{"x-"} }), []socialorg.Problem{problem("responsibilities[0].goals[0]", socialorg.ErrMalformed)}},
		{"goal that only an organisation can know", duty(func(d *socialorg.Responsibility) { d.Goals = []socialorg.Key{"sales"} }), nil},
		{"goal twice", duty(func(d *socialorg.Responsibility) { d.Goals = []socialorg.Key{"sales", "sales"} }), []socialorg.Problem{problem("responsibilities[0].goals[1]", socialorg.ErrDuplicate)}},
		{"A4 responsibility twice", with(func(r *socialorg.Role) {
			r.Responsibilities = []socialorg.Responsibility{
				{Key: "write", Area: socialorg.AreaContent, Involvement: socialorg.Responsible},
				{Key: "edit", Area: socialorg.AreaContent, Involvement: socialorg.Responsible},
				{Key: "write", Area: socialorg.AreaContent, Involvement: socialorg.Accountable},
			}
		}), []socialorg.Problem{problem("responsibilities[2].key", socialorg.ErrDuplicate)}},

		{"skill", with(func(r *socialorg.Role) { r.Skills = []socialorg.Skill{{Key: "writing"}} }), nil},
		{"zero skill", with(func(r *socialorg.Role) { r.Skills = []socialorg.Skill{{}} }), []socialorg.Problem{problem("skills[0].key", socialorg.ErrRequired)}},
		{"kind of the program's own", with(func(r *socialorg.Role) { r.Skills = []socialorg.Skill{{Key: "writing", Kind: "craft"}} }), nil},
		{"kind that is no key", with(func(r *socialorg.Role) { r.Skills = []socialorg.Skill{{Key: "writing", Kind: "a craft"}} }), []socialorg.Problem{problem("skills[0].kind", socialorg.ErrMalformed)}},
		{"level outside the set", with(func(r *socialorg.Role) { r.Skills = []socialorg.Skill{{Key: "writing", Level: "deep"}} }), []socialorg.Problem{problem("skills[0].level", socialorg.ErrUnsupported)}},
		{"A4 skill three times", with(func(r *socialorg.Role) {
			r.Skills = []socialorg.Skill{{Key: "writing"}, {Key: "writing"}, {Key: "writing", Level: socialorg.Expert}}
		}), []socialorg.Problem{problem("skills[1].key", socialorg.ErrDuplicate), problem("skills[2].key", socialorg.ErrDuplicate)}},

		{"line to a role that only an organisation can know", with(func(r *socialorg.Role) { r.ReportsTo = []socialorg.ReportingLine{{To: "boss"}} }), nil},
		{"line to the role itself", with(func(r *socialorg.Role) { r.ReportsTo = []socialorg.ReportingLine{{To: "writer"}} }), nil},
		{"zero line", with(func(r *socialorg.Role) { r.ReportsTo = []socialorg.ReportingLine{{}} }), []socialorg.Problem{problem("reportsTo[0].to", socialorg.ErrRequired)}},
		{"line to what is no role id", with(func(r *socialorg.Role) { r.ReportsTo = []socialorg.ReportingLine{{To: "The boss"}} }), []socialorg.Problem{problem("reportsTo[0].to", socialorg.ErrMalformed)}},
		{"subject that is no key", with(func(r *socialorg.Role) {
			r.ReportsTo = []socialorg.ReportingLine{{To: "boss", Subject: "Performance"}}
		}), []socialorg.Problem{problem("reportsTo[0].subject", socialorg.ErrMalformed)}},
		{"line twice", with(func(r *socialorg.Role) {
			r.ReportsTo = []socialorg.ReportingLine{{To: "boss", Subject: "performance"}, {To: "boss", Subject: "budget"}}
		}), []socialorg.Problem{problem("reportsTo[1].to", socialorg.ErrDuplicate)}},

		{"every mistake at once, in the order of the fields", socialorg.Role{
			ID: "A", Rank: "x",
			Responsibilities: []socialorg.Responsibility{{Key: "a", With: []socialorg.Key{"B"}}, {Key: "a", Area: "x", Involvement: "y"}},
			Skills:           []socialorg.Skill{{Level: "z"}},
			ReportsTo:        []socialorg.ReportingLine{{Subject: "S"}},
		}, []socialorg.Problem{
			problem("id", socialorg.ErrMalformed), problem("name", socialorg.ErrRequired), problem("rank", socialorg.ErrUnsupported),
			problem("responsibilities[0].area", socialorg.ErrRequired), problem("responsibilities[0].involvement", socialorg.ErrRequired),
			problem("responsibilities[0].with[0]", socialorg.ErrMalformed),
			problem("responsibilities[1].key", socialorg.ErrDuplicate), problem("responsibilities[1].involvement", socialorg.ErrUnsupported),
			problem("skills[0].key", socialorg.ErrRequired), problem("skills[0].level", socialorg.ErrUnsupported),
			problem("reportsTo[0].to", socialorg.ErrRequired), problem("reportsTo[0].subject", socialorg.ErrMalformed),
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			requireProblems(t, tt.role.Validate(), tt.want...)
			o := socialorg.Org{Roles: []socialorg.Role{tt.role, {ID: "boss", Name: "Boss"}}}
			for i := range tt.want {
				tt.want[i].Path = "roles[0]." + tt.want[i].Path
			}
			requireProblems(t, o.Validate(), tt.want...)
		})
	}
}

func TestRoleInvolvement(t *testing.T) {
	r := socialorg.Role{Responsibilities: []socialorg.Responsibility{
		{Key: "a", Area: socialorg.AreaBrand, Involvement: socialorg.Consulted},
		{Key: "b", Area: socialorg.AreaBrand, Involvement: socialorg.Accountable},
		{Key: "c", Area: socialorg.AreaBrand, Involvement: socialorg.Informed},
		{Key: "d", Area: socialorg.AreaPeople, Involvement: socialorg.Informed},
		{Key: "e", Area: socialorg.AreaBudget, Involvement: "everything"},
	}}
	require.Equal(t, socialorg.Accountable, r.Involvement(socialorg.AreaBrand))
	require.Equal(t, socialorg.Informed, r.Involvement(socialorg.AreaPeople))
	require.Equal(t, socialorg.Involvement(""), r.Involvement(socialorg.AreaBudget), "a word that is no involvement is none")
	require.Equal(t, socialorg.Involvement(""), r.Involvement("podcasts"))
	require.Equal(t, socialorg.Involvement(""), socialorg.Role{}.Involvement(socialorg.AreaBrand))
}

func TestSkillGaps(t *testing.T) {
	need := func(key socialorg.Key, level socialorg.Level) socialorg.Skill {
		return socialorg.Skill{Key: key, Name: "Skill " + string(key), Level: level}
	}
	r := socialorg.Role{Skills: []socialorg.Skill{need("deep", socialorg.Expert), need("any", ""), need("some", socialorg.Working)}}
	type gap = socialorg.SkillGap
	for _, tt := range []struct {
		name string
		have []socialorg.Skill
		want []gap
	}{
		{"nothing", nil, []gap{{Need: r.Skills[0]}, {Need: r.Skills[1]}, {Need: r.Skills[2]}}},
		{"just enough", []socialorg.Skill{{Key: "some", Level: socialorg.Working}, {Key: "any"}, {Key: "deep", Level: socialorg.Expert}}, nil},
		{"more than enough", []socialorg.Skill{{Key: "some", Level: socialorg.Expert}, {Key: "any", Level: socialorg.Awareness}, {Key: "deep", Level: socialorg.Expert}, {Key: "other"}}, nil},
		{"one level too low", []socialorg.Skill{{Key: "some", Level: socialorg.Awareness}, {Key: "any"}, {Key: "deep", Level: socialorg.Practitioner}},
			[]gap{{Need: r.Skills[0], Have: socialorg.Practitioner, Held: true}, {Need: r.Skills[2], Have: socialorg.Awareness, Held: true}}},
		{"levels not stated", []socialorg.Skill{{Key: "some"}, {Key: "any"}, {Key: "deep"}},
			[]gap{{Need: r.Skills[0], Held: true}, {Need: r.Skills[2], Held: true}}},
		{"the higher of two counts", []socialorg.Skill{{Key: "any"}, {Key: "some", Level: socialorg.Expert}, {Key: "some", Level: socialorg.Awareness}, {Key: "deep"}, {Key: "deep", Level: socialorg.Expert}}, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, r.SkillGaps(tt.have)); diff != "" {
				t.Errorf("gaps (-want +got):\n%s", diff)
			}
		})
	}
}

// A list may have as many elements as the stated limit, and not one more (B5).
// The zero elements have problems of their own; those of the lists come first.
func TestListLimits(t *testing.T) {
	const limit = socialorg.MaxListItems
	inRole := func(r socialorg.Role) error { return r.Validate() }
	duty := func(d socialorg.Responsibility) error {
		return inRole(socialorg.Role{Responsibilities: []socialorg.Responsibility{d}})
	}
	position := func(p socialorg.Position) error {
		return socialorg.Org{Positions: []socialorg.Position{p}}.Validate()
	}
	kpi := func(k socialorg.KPI) error { return socialorg.Campaign{KPIs: []socialorg.KPI{k}}.Validate() }
	for path, validate := range map[string]func(n int) error{
		"goals":     func(n int) error { return socialorg.Org{Goals: make([]socialorg.Goal, n)}.Validate() },
		"roles":     func(n int) error { return socialorg.Org{Roles: make([]socialorg.Role, n)}.Validate() },
		"campaigns": func(n int) error { return socialorg.Org{Campaigns: make([]socialorg.Campaign, n)}.Validate() },
		"responsibilities": func(n int) error {
			return inRole(socialorg.Role{Responsibilities: make([]socialorg.Responsibility, n)})
		},
		"skills":                    func(n int) error { return inRole(socialorg.Role{Skills: make([]socialorg.Skill, n)}) },
		"reportsTo":                 func(n int) error { return inRole(socialorg.Role{ReportsTo: make([]socialorg.ReportingLine, n)}) },
		"responsibilities[0].with":  func(n int) error { return duty(socialorg.Responsibility{With: make([]socialorg.Key, n)}) },
		"responsibilities[0].goals": func(n int) error { return duty(socialorg.Responsibility{Goals: make([]socialorg.Key, n)}) },
		"positions[0].holders":      func(n int) error { return position(socialorg.Position{Holders: make([]string, n)}) },
		"positions[0].dottedTo": func(n int) error {
			return position(socialorg.Position{DottedTo: make([]socialorg.PositionID, n)})
		},
		"positions[0].formerly": func(n int) error {
			return position(socialorg.Position{Formerly: make([]socialorg.PositionID, n)})
		},
		"kpis":                func(n int) error { return socialorg.Campaign{KPIs: make([]socialorg.KPI, n)}.Validate() },
		"team":                func(n int) error { return socialorg.Campaign{Team: make([]socialorg.PositionID, n)}.Validate() },
		"kpis[0].numerator":   func(n int) error { return kpi(socialorg.KPI{Numerator: make([]socialorg.Metric, n)}) },
		"kpis[0].denominator": func(n int) error { return kpi(socialorg.KPI{Denominator: make([]socialorg.Metric, n)}) },
	} {
		t.Run("B5 "+path, func(t *testing.T) {
			isLimit := func(p socialorg.Problem) bool { return p.Path == path && p.Code == socialorg.ErrRange }
			fits, ok := validate(limit).(socialorg.Problems)
			require.True(t, ok)
			require.False(t, slices.ContainsFunc(fits, isLimit), "%d entries are fine", limit)
			over, ok := validate(limit + 1).(socialorg.Problems)
			require.True(t, ok)
			require.True(t, slices.ContainsFunc(over, isLimit), "%d entries are too many", limit+1)
			require.Contains(t, over[slices.IndexFunc(over, isLimit)].Detail, fmt.Sprint(limit+1))
		})
	}
}
