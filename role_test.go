package socialorg_test

import (
	"fmt"
	"strings"
	"testing"

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
		{
			"id of 65 bytes", with(func(r *socialorg.Role) { r.ID = socialorg.RoleID(strings.Repeat("x", 65)) }),
			[]socialorg.Problem{problem("id", socialorg.ErrTooLong)},
		},
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
		{
			"B3 summary with a carriage return", with(func(r *socialorg.Role) { r.Summary = "One.\r\nTwo." }),
			[]socialorg.Problem{problem("summary", socialorg.ErrMalformed)},
		},
		{"B2 summary of line breaks", with(func(r *socialorg.Role) { r.Summary = "\n\n" }), []socialorg.Problem{problem("summary", socialorg.ErrRequired)}},

		{"responsibility", duty(func(*socialorg.Responsibility) {}), nil},
		{"zero responsibility", duty(func(d *socialorg.Responsibility) { *d = socialorg.Responsibility{} }), []socialorg.Problem{
			problem("responsibilities[0].key", socialorg.ErrRequired),
			problem("responsibilities[0].area", socialorg.ErrRequired),
			problem("responsibilities[0].involvement", socialorg.ErrRequired),
		}},
		{"area of the program's own", duty(func(d *socialorg.Responsibility) { d.Area = "podcasts" }), nil},
		{
			"area that is no key", duty(func(d *socialorg.Responsibility) { d.Area = "Pod casts" }),
			[]socialorg.Problem{problem("responsibilities[0].area", socialorg.ErrMalformed)},
		},
		{
			"involvement outside the set", duty(func(d *socialorg.Responsibility) { d.Involvement = "a" }),
			[]socialorg.Problem{problem("responsibilities[0].involvement", socialorg.ErrUnsupported)},
		},
		{"partners", duty(func(d *socialorg.Responsibility) { d.With = []socialorg.Key{"editors", "designers"} }), nil},
		{
			"partner that is no key", duty(func(d *socialorg.Responsibility) { d.With = []socialorg.Key{"editors", "The designers"} }),
			[]socialorg.Problem{problem("responsibilities[0].with[1]", socialorg.ErrMalformed)},
		},
		{
			"empty partner", duty(func(d *socialorg.Responsibility) { d.With = []socialorg.Key{""} }),
			[]socialorg.Problem{problem("responsibilities[0].with[0]", socialorg.ErrRequired)},
		},
		{
			"partner twice", duty(func(d *socialorg.Responsibility) { d.With = []socialorg.Key{"editors", "designers", "editors"} }),
			[]socialorg.Problem{problem("responsibilities[0].with[2]", socialorg.ErrDuplicate)},
		},
		{
			"goal that is no key", duty(func(d *socialorg.Responsibility) { d.Goals = []socialorg.Key{"x-"} }),
			[]socialorg.Problem{problem("responsibilities[0].goals[0]", socialorg.ErrMalformed)},
		},
		{"goal that only an organisation can know", duty(func(d *socialorg.Responsibility) { d.Goals = []socialorg.Key{"sales"} }), nil},
		{
			"goal twice", duty(func(d *socialorg.Responsibility) { d.Goals = []socialorg.Key{"sales", "sales"} }),
			[]socialorg.Problem{problem("responsibilities[0].goals[1]", socialorg.ErrDuplicate)},
		},
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
		{
			"kind that is no key", with(func(r *socialorg.Role) { r.Skills = []socialorg.Skill{{Key: "writing", Kind: "a craft"}} }),
			[]socialorg.Problem{problem("skills[0].kind", socialorg.ErrMalformed)},
		},
		{
			"level outside the set", with(func(r *socialorg.Role) { r.Skills = []socialorg.Skill{{Key: "writing", Level: "deep"}} }),
			[]socialorg.Problem{problem("skills[0].level", socialorg.ErrUnsupported)},
		},
		{"A4 skill three times", with(func(r *socialorg.Role) {
			r.Skills = []socialorg.Skill{{Key: "writing"}, {Key: "writing"}, {Key: "writing", Level: socialorg.LevelExpert}}
		}), []socialorg.Problem{problem("skills[1].key", socialorg.ErrDuplicate), problem("skills[2].key", socialorg.ErrDuplicate)}},

		{"line to a role that only an organisation can know", with(func(r *socialorg.Role) { r.ReportsTo = []socialorg.ReportingLine{{To: "boss"}} }), nil},
		{"line to the role itself", with(func(r *socialorg.Role) { r.ReportsTo = []socialorg.ReportingLine{{To: "writer"}} }), nil},
		{
			"zero line", with(func(r *socialorg.Role) { r.ReportsTo = []socialorg.ReportingLine{{}} }),
			[]socialorg.Problem{problem("reportsTo[0].to", socialorg.ErrRequired)},
		},
		{
			"line to what is no role id", with(func(r *socialorg.Role) { r.ReportsTo = []socialorg.ReportingLine{{To: "The boss"}} }),
			[]socialorg.Problem{problem("reportsTo[0].to", socialorg.ErrMalformed)},
		},
		{"subject that is no key", with(func(r *socialorg.Role) {
			r.ReportsTo = []socialorg.ReportingLine{{To: "boss", Subject: "Performance"}}
		}), []socialorg.Problem{problem("reportsTo[0].subject", socialorg.ErrMalformed)}},
		{"line twice", with(func(r *socialorg.Role) {
			r.ReportsTo = []socialorg.ReportingLine{{To: "boss", Subject: "performance"}, {To: "boss", Subject: "budget"}}
		}), []socialorg.Problem{problem("reportsTo[1].to", socialorg.ErrDuplicate)}},
		{"line twice, with another mistake", with(func(r *socialorg.Role) {
			r.ReportsTo = []socialorg.ReportingLine{{To: "boss"}, {To: "boss", Subject: "Budget"}}
		}), []socialorg.Problem{problem("reportsTo[1].to", socialorg.ErrDuplicate), problem("reportsTo[1].subject", socialorg.ErrMalformed)}},

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

// B5: every list may have as many elements as the stated limit, and not one
// more.
func TestListLimits(t *testing.T) {
	t.Parallel()
	keys := make([]socialorg.Key, socialorg.MaxListItems+1)
	for i := range keys {
		keys[i] = socialorg.Key(fmt.Sprint("k", i))
	}
	key := func(k socialorg.Key) socialorg.Key { return k }
	id := func(k socialorg.Key) socialorg.PositionID { return socialorg.PositionID(k) }
	metric := func(k socialorg.Key) socialorg.Metric { return socialorg.Metric(k) }
	// long returns values in which every list has n elements and nothing else
	// is wrong.
	long := func(n int) []interface{ Validate() error } {
		role := minimal()
		role.Responsibilities = each(keys[:n], func(k socialorg.Key) socialorg.Responsibility {
			return socialorg.Responsibility{Key: k, Area: socialorg.AreaContent, Involvement: socialorg.Informed}
		})
		role.Responsibilities[0].With, role.Responsibilities[0].Goals = each(keys[:n], key), each(keys[:n], key)
		role.Skills = each(keys[:n], func(k socialorg.Key) socialorg.Skill { return socialorg.Skill{Key: k} })
		role.ReportsTo = each(keys[:n], func(k socialorg.Key) socialorg.ReportingLine { return socialorg.ReportingLine{To: socialorg.RoleID(k)} })

		campaign := socialorg.Campaign{Key: "c", Goals: each(keys[:n], key), Team: each(keys[:n], id)}
		campaign.KPIs = each(keys[:n], func(k socialorg.Key) socialorg.KPI { return socialorg.KPI{Key: k, Unit: socialorg.UnitCount} })
		campaign.KPIs[0].Numerator, campaign.KPIs[0].Denominator = each(keys[:n], metric), each(keys[:n], metric)

		org := socialorg.Org{Goals: each(keys[:n], func(k socialorg.Key) socialorg.Goal { return socialorg.Goal{Key: k} })}
		org.Roles = each(keys[:n], func(k socialorg.Key) socialorg.Role { return socialorg.Role{ID: socialorg.RoleID(k), Name: "Role"} })
		org.Positions = append(each(keys[:n], func(k socialorg.Key) socialorg.Position { return socialorg.Position{ID: id(k)} }), socialorg.Position{
			ID:       "last",
			Holders:  each(keys[:n], func(k socialorg.Key) string { return string(k) }),
			DottedTo: each(keys[:n], id),
			Formerly: each(keys[:n], func(k socialorg.Key) socialorg.PositionID { return "old-" + id(k) }),
		})
		org.Campaigns = each(keys[:n], func(k socialorg.Key) socialorg.Campaign { return socialorg.Campaign{Key: k} })
		return []interface{ Validate() error }{role, campaign, org}
	}
	for _, v := range long(socialorg.MaxListItems) {
		require.NoError(t, v.Validate())
	}
	last := fmt.Sprintf("positions[%d].", socialorg.MaxListItems+1)
	tooLong := long(socialorg.MaxListItems + 1)
	for i, paths := range [][]string{
		{"responsibilities", "responsibilities[0].with", "responsibilities[0].goals", "skills", "reportsTo"},
		{"goals", "team", "kpis", "kpis[0].numerator", "kpis[0].denominator"},
		{"goals", "roles", last + "holders", last + "dottedTo", last + "formerly", "campaigns"},
	} {
		var want []socialorg.Problem
		for _, path := range paths {
			want = append(want, problem(path, socialorg.ErrRange))
		}
		err := tooLong[i].Validate()
		requireProblems(t, err, want...)
		require.Contains(t, err.Error(), "has 100001 entries, more than 100000")
	}
}

// each returns what value makes of each key.
func each[T any](keys []socialorg.Key, value func(key socialorg.Key) T) []T {
	values := make([]T, len(keys))
	for i, key := range keys {
		values[i] = value(key)
	}
	return values
}
