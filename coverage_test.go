package socialorg_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"example.com/socialorg"
)

func TestRACIStandardRoles(t *testing.T) {
	roles := []socialorg.Role{socialorg.Manager(), socialorg.Specialist()}
	m := socialorg.RACI(roles...)
	require.Equal(t, []socialorg.RoleID{socialorg.RoleManager, socialorg.RoleSpecialist}, m.Roles)

	t.Run("T2 developing the strategy", func(t *testing.T) {
		want := socialorg.MatrixRow{
			Key: "develop-strategy", Name: "Develop the social media strategy", Area: socialorg.AreaStrategy,
			Cells: []socialorg.Involvement{socialorg.Accountable, socialorg.Responsible},
		}
		if diff := gocmp.Diff(want, m.Rows[0]); diff != "" {
			t.Errorf("the first row (-want +got)\n%s", diff)
		}
	})
	t.Run("T4 only the manager sets KPIs", func(t *testing.T) {
		i := slices.IndexFunc(m.Rows, func(r socialorg.MatrixRow) bool { return r.Key == "set-kpis" })
		require.Equal(t, []socialorg.Involvement{socialorg.Accountable, ""}, m.Rows[i].Cells)
	})
	t.Run("every responsibility is in one row, once", func(t *testing.T) {
		stated := 0
		for column, r := range roles {
			for _, d := range r.Responsibilities {
				rows := 0
				for _, row := range m.Rows {
					if row.Key == d.Key {
						rows++
						require.Equal(t, d.Area, row.Area)
						require.Equal(t, d.Involvement, row.Cells[column])
					}
				}
				require.Equal(t, 1, rows, "%s", d.Key)
				stated++
			}
		}
		cells := 0
		for _, row := range m.Rows {
			for _, cell := range row.Cells {
				if cell != "" {
					cells++
				}
			}
		}
		require.Equal(t, stated, cells)
	})
	t.Run("areas stay together, in order of first appearance", func(t *testing.T) {
		var areas []socialorg.Area
		for _, row := range m.Rows {
			areas = append(areas, row.Area)
		}
		require.Equal(t, []socialorg.Area{
			"strategy", "people", "content", "brand", "campaigns", "performance", "relations", "budget",
		}, slices.Compact(areas))
	})
}

func TestRACI(t *testing.T) {
	duty := func(key socialorg.Key, area socialorg.Area, i socialorg.Involvement, name string) socialorg.Responsibility {
		return socialorg.Responsibility{Key: key, Area: area, Involvement: i, Name: name}
	}
	a := socialorg.Role{ID: "a", Responsibilities: []socialorg.Responsibility{
		duty("write", "content", socialorg.Responsible, ""),
		duty("spend", "budget", socialorg.Informed, "Spend"),
		duty("write", "budget", socialorg.Accountable, "Write"), // stated twice: the greatest counts
		duty("write", "content", socialorg.Consulted, "Again"),
	}}
	b := socialorg.Role{ID: "b", Responsibilities: []socialorg.Responsibility{
		duty("plan", "strategy", "in charge", "Plan"), // no involvement: none
		duty("post", "content", socialorg.Responsible, "Post"),
		duty("spend", "strategy", socialorg.Accountable, "Pay"),
	}}
	want := socialorg.Matrix{Roles: []socialorg.RoleID{"a", "b"}, Rows: []socialorg.MatrixRow{
		{Key: "write", Name: "Write", Area: "content", Cells: []socialorg.Involvement{"accountable", ""}},
		{Key: "post", Name: "Post", Area: "content", Cells: []socialorg.Involvement{"", "responsible"}},
		{Key: "spend", Name: "Spend", Area: "budget", Cells: []socialorg.Involvement{"informed", "accountable"}},
		{Key: "plan", Name: "Plan", Area: "strategy", Cells: []socialorg.Involvement{"", ""}},
	}}
	if diff := gocmp.Diff(want, socialorg.RACI(a, b)); diff != "" {
		t.Errorf("RACI (-want +got)\n%s", diff)
	}
	t.Run("A11 no roles", func(t *testing.T) {
		require.Empty(t, socialorg.RACI().Rows)
		require.Equal(t, []socialorg.RoleID{""}, socialorg.RACI(socialorg.Role{}).Roles)
	})
}

// coverageOf returns the coverage of an Org that must be valid.
func coverageOf(t *testing.T, o socialorg.Org) []socialorg.Coverage {
	t.Helper()
	h, err := socialorg.NewHierarchy(o)
	require.NoError(t, err)
	return h.Coverage()
}

// In the standard department each duty of the specialist is the manager's to
// answer for, and one holder does each piece of work.
func TestCoverageStandardDepartment(t *testing.T) {
	o := socialorg.Department()
	got := coverageOf(t, o)
	rows := socialorg.RACI(o.Roles...).Rows
	require.Len(t, got, len(rows))
	for i, c := range got {
		require.Equal(t, rows[i].Key, c.Responsibility)
		require.Equal(t, rows[i].Area, c.Area)
		require.Equal(t, ids("manager"), c.Accountable, "%s", c.Responsibility)
		does := ids("manager")
		if slices.Contains(rows[i].Cells, socialorg.Responsible) {
			does = ids("specialist")
		}
		require.Equal(t, does, c.Responsible, "%s", c.Responsibility)
		require.Equal(t, socialorg.Single, c.Status, "%s", c.Responsibility)
	}
}

func TestCoverageStatus(t *testing.T) {
	role := func(id socialorg.RoleID, i socialorg.Involvement, keys ...socialorg.Key) socialorg.Role {
		r := socialorg.Role{ID: id, Name: string(id)}
		for _, key := range keys {
			r.Responsibilities = append(r.Responsibilities, socialorg.Responsibility{Key: key, Area: "content", Involvement: i})
		}
		return r
	}
	position := func(id socialorg.PositionID, role socialorg.RoleID, holders ...string) socialorg.Position {
		return socialorg.Position{ID: id, Role: role, Holders: holders}
	}
	elsewhere := role("boss", socialorg.Accountable, "lead")
	elsewhere.Responsibilities[0].Area = "people"

	type coverage = socialorg.Coverage
	tests := map[string]struct {
		roles     []socialorg.Role
		positions []socialorg.Position
		want      coverage // of "write"
	}{
		"unowned: nobody accountable, not even for the area": {
			[]socialorg.Role{role("writer", socialorg.Responsible, "write"), elsewhere},
			[]socialorg.Position{position("w", "writer", "x"), position("b", "boss", "y")},
			coverage{Responsible: ids("w"), Status: socialorg.Unowned},
		},
		"unowned: only consulted": {
			[]socialorg.Role{role("writer", socialorg.Consulted, "write")},
			[]socialorg.Position{position("w", "writer", "x")},
			coverage{Status: socialorg.Unowned},
		},
		"contested, though one of the two is vacant": {
			[]socialorg.Role{role("a", socialorg.Accountable, "write"), role("b", socialorg.Accountable, "write")},
			[]socialorg.Position{position("1", "b", "x"), position("2", "a")},
			coverage{Accountable: ids("1"), Responsible: ids("1"), Status: socialorg.Contested},
		},
		"several are accountable for the area only": {
			[]socialorg.Role{
				role("a", socialorg.Accountable, "edit"), role("b", socialorg.Accountable, "film"), role("writer", socialorg.Responsible, "write"),
			},
			[]socialorg.Position{position("1", "b", "x"), position("2", "a", "y"), position("3", "writer", "z")},
			coverage{Accountable: ids("2", "1"), Responsible: ids("3"), Status: socialorg.Single},
		},
		"vacant: nobody holds the accountable position": {
			[]socialorg.Role{role("boss", socialorg.Accountable, "write"), role("writer", socialorg.Responsible, "write")},
			[]socialorg.Position{position("b", "boss"), position("w", "writer", "x")},
			coverage{Responsible: ids("w"), Status: socialorg.Vacant},
		},
		"vacant: nobody does the work": {
			[]socialorg.Role{role("boss", socialorg.Accountable, "write"), role("writer", socialorg.Responsible, "write")},
			[]socialorg.Position{position("b", "boss", "x"), position("w", "writer")},
			coverage{Accountable: ids("b"), Status: socialorg.Vacant},
		},
		"vacant: no position has the role": {
			[]socialorg.Role{role("boss", socialorg.Accountable, "write")}, nil,
			coverage{Status: socialorg.Vacant},
		},
		"single: the accountable does the work where no role is responsible": {
			[]socialorg.Role{role("boss", socialorg.Accountable, "write"), role("aide", socialorg.Informed, "write")},
			[]socialorg.Position{position("b", "boss", "x"), position("a", "aide", "y")},
			coverage{Accountable: ids("b"), Responsible: ids("b"), Status: socialorg.Single},
		},
		"single: one holder of two positions": {
			[]socialorg.Role{role("boss", socialorg.Accountable, "write"), role("a", socialorg.Responsible, "write"), role("b", socialorg.Responsible, "write")},
			[]socialorg.Position{position("0", "boss", "y"), position("1", "b", "x"), position("2", "a", "x")},
			coverage{Accountable: ids("0"), Responsible: ids("2", "1"), Status: socialorg.Single},
		},
		"covered: a job share": {
			[]socialorg.Role{role("boss", socialorg.Accountable, "write")},
			[]socialorg.Position{position("b", "boss", "x", "y")},
			coverage{Accountable: ids("b"), Responsible: ids("b"), Status: socialorg.Covered},
		},
		"covered: two holders, and a vacancy beside them": {
			[]socialorg.Role{role("boss", socialorg.Accountable, "write"), role("writer", socialorg.Responsible, "write")},
			[]socialorg.Position{position("1", "writer", "x"), position("2", "writer"), position("3", "writer", "z"), position("0", "boss", "y")},
			coverage{Accountable: ids("0"), Responsible: ids("1", "3"), Status: socialorg.Covered},
		},
		"covered: two roles do the work": {
			[]socialorg.Role{role("a", socialorg.Responsible, "write"), role("boss", socialorg.Accountable, "write"), role("b", socialorg.Responsible, "write")},
			[]socialorg.Position{position("1", "b", "x"), position("2", "a", "z"), position("0", "boss", "y")},
			coverage{Accountable: ids("0"), Responsible: ids("2", "1"), Status: socialorg.Covered},
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			test.want.Responsibility, test.want.Area = "write", "content"
			got := coverageOf(t, socialorg.Org{Roles: test.roles, Positions: test.positions})
			i := slices.IndexFunc(got, func(c coverage) bool { return c.Responsibility == "write" })
			if diff := gocmp.Diff(test.want, got[i]); diff != "" {
				t.Errorf("Coverage (-want +got)\n%s", diff)
			}
		})
	}
	t.Run("A11 nil and empty", func(t *testing.T) {
		var none *socialorg.Hierarchy
		require.Empty(t, none.Coverage())
		require.Empty(t, new(socialorg.Hierarchy).Coverage())
		require.Empty(t, coverageOf(t, socialorg.Org{}))
	})
}

// Coverage against a slow reading of its definition.
func TestCoverageModel(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	seen := make(map[socialorg.CoverageStatus]int)
	for range 300 {
		o := diffable(r)
		o.Goals, o.Campaigns = nil, nil
		for i := range o.Roles {
			o.Roles[i].ReportsTo = nil
		}
		for i := range o.Positions {
			p := &o.Positions[i]
			p.ReportsTo, p.DottedTo, p.Formerly = "", nil, nil
			p.Role = o.Roles[r.IntN(len(o.Roles))].ID
			if r.IntN(2) == 0 {
				p.Holders = nil
			}
		}
		if last := o.Positions[len(o.Positions)-1].ID; last != o.Positions[0].ID {
			o.Positions[0].ReportsTo = last // the order of the Org is not that of the lines
		}
		for _, c := range coverageOf(t, o) {
			if diff := gocmp.Diff(slowCoverage(o, c.Responsibility, c.Area), c); diff != "" {
				t.Fatalf("Coverage of %+v (-want +got)\n%s", o, diff)
			}
			seen[c.Status]++
		}
	}
	for _, status := range []socialorg.CoverageStatus{
		socialorg.Unowned, socialorg.Contested, socialorg.Vacant, socialorg.Single, socialorg.Covered,
	} {
		require.NotZero(t, seen[status], "the random organisations have %s", status)
	}
}

func slowCoverage(o socialorg.Org, key socialorg.Key, area socialorg.Area) socialorg.Coverage {
	with := func(match func(d socialorg.Responsibility) bool) (roles int, positions []socialorg.PositionID, holders map[string]bool) {
		holders = make(map[string]bool)
		for _, role := range o.Roles {
			if !slices.ContainsFunc(role.Responsibilities, match) {
				continue
			}
			roles++
			for _, p := range o.Positions {
				if p.Role == role.ID && !p.Vacant() {
					positions = append(positions, p.ID)
					for _, holder := range p.Holders {
						holders[holder] = true
					}
				}
			}
		}
		return roles, positions, holders
	}
	is := func(i socialorg.Involvement) func(d socialorg.Responsibility) bool {
		return func(d socialorg.Responsibility) bool { return d.Key == key && d.Involvement == i }
	}
	c := socialorg.Coverage{Responsibility: key, Area: area, Status: socialorg.Covered}
	owners, accountable, holders := with(is(socialorg.Accountable))
	answering := owners
	if owners == 0 {
		answering, accountable, holders = with(func(d socialorg.Responsibility) bool { return d.Area == area && d.Involvement == socialorg.Accountable })
	}
	c.Accountable, c.Responsible = accountable, accountable
	if workers, positions, theirs := with(is(socialorg.Responsible)); workers > 0 {
		c.Responsible, holders = positions, theirs
	}
	switch {
	case answering == 0:
		c.Status = socialorg.Unowned
	case owners > 1:
		c.Status = socialorg.Contested
	case len(c.Accountable) == 0 || len(c.Responsible) == 0:
		c.Status = socialorg.Vacant
	case len(holders) == 1:
		c.Status = socialorg.Single
	}
	return c
}

// E1: what is appended to one entry is not seen in another.
func TestCoverageLists(t *testing.T) {
	o := socialorg.Department()
	o.Positions[2].ID = "m"
	o.Positions[3].ReportsTo = "m"
	o.Positions = append(o.Positions, o.Positions[2], o.Positions[2])
	o.Positions[4].ID, o.Positions[5].ID = "m2", "m3"
	h, err := socialorg.NewHierarchy(o)
	require.NoError(t, err)
	got := h.Coverage()
	for i := range got {
		got[i].Accountable = append(got[i].Accountable, socialorg.PositionID(fmt.Sprint(i)))
	}
	for i := range got {
		require.Equal(t, ids("m", "m2", "m3", socialorg.PositionID(fmt.Sprint(i))), got[i].Accountable)
	}
	require.Equal(t, ids("m", "m2", "m3"), h.Coverage()[0].Accountable)
}

func TestSkillGaps(t *testing.T) {
	skill := func(key socialorg.Key, level socialorg.Level) socialorg.Skill {
		return socialorg.Skill{Key: key, Level: level}
	}
	need := socialorg.Role{ID: "r", Skills: []socialorg.Skill{
		skill("write", socialorg.Practitioner), skill("count", ""), skill("lead", socialorg.Working),
	}}
	tests := map[string]struct {
		have []socialorg.Skill
		want []socialorg.SkillGap
	}{
		"nothing held":           {nil, []socialorg.SkillGap{{Need: need.Skills[0]}, {Need: need.Skills[1]}, {Need: need.Skills[2]}}},
		"exactly what is needed": {need.Skills, nil},
		"a stated level above is no gap": {[]socialorg.Skill{
			skill("lead", socialorg.Expert), skill("count", socialorg.Awareness), skill("write", socialorg.Expert),
		}, nil},
		"too low is not absent": {[]socialorg.Skill{skill("write", socialorg.Working), skill("count", "")}, []socialorg.SkillGap{
			{Need: need.Skills[0], Have: socialorg.Working, Held: true}, {Need: need.Skills[2]},
		}},
		"held at no stated level": {[]socialorg.Skill{skill("write", ""), skill("count", ""), skill("lead", "")}, []socialorg.SkillGap{
			{Need: need.Skills[0], Held: true}, {Need: need.Skills[2], Held: true},
		}},
		"listed twice, the higher counts": {[]socialorg.Skill{
			skill("write", socialorg.Expert), skill("write", ""), skill("count", ""), skill("lead", socialorg.Awareness), skill("lead", socialorg.Working),
		}, nil},
		"a level that is none": {[]socialorg.Skill{skill("write", "guru"), skill("count", "guru"), skill("lead", socialorg.Working)}, []socialorg.SkillGap{
			{Need: need.Skills[0], Have: "guru", Held: true},
		}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if diff := gocmp.Diff(test.want, need.SkillGaps(test.have)); diff != "" {
				t.Errorf("SkillGaps (-want +got)\n%s", diff)
			}
		})
	}
	t.Run("S50 to S54 the specialist's way to manager", func(t *testing.T) {
		var keys []socialorg.Key
		for _, gap := range socialorg.Manager().SkillGaps(socialorg.Specialist().Skills) {
			require.False(t, gap.Held)
			keys = append(keys, gap.Need.Key)
		}
		require.Equal(t, []socialorg.Key{"social-media", "marketing", "leadership"}, keys)
	})
	t.Run("A11 nothing needed", func(t *testing.T) {
		require.Empty(t, socialorg.Role{}.SkillGaps(need.Skills))
	})
}
