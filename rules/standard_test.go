package rules_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/stretchr/testify/require"

	"example.com/socialorg"
	"example.com/socialorg/rules"
	"example.com/socialorg/standard"
)

// department returns the standard department, changed.
func department(changes ...func(o *socialorg.Org)) socialorg.Org {
	o := standard.Department()
	for _, change := range changes {
		change(&o)
	}
	return o
}

// underTheChief is the other variant of S58: no digital marketing manager.
func underTheChief(o *socialorg.Org) {
	o.Positions = slices.DeleteFunc(o.Positions, func(p socialorg.Position) bool { return p.ID == "digital" })
	o.Position("manager").ReportsTo = "ceo"
}

// The department passes in both its variants, and each thing that breaks what the
// article says of it is found.
func TestStandardRules(t *testing.T) {
	campaign := func(c socialorg.Campaign) func(o *socialorg.Org) {
		return func(o *socialorg.Org) { c.Key = "spring"; o.Campaigns = append(o.Campaigns, c) }
	}
	add := func(ps ...socialorg.Position) func(o *socialorg.Org) {
		return func(o *socialorg.Org) { o.Positions = append(o.Positions, ps...) }
	}
	views := []socialorg.KPI{standard.Views()}
	for _, tt := range []struct {
		name string
		org  socialorg.Org
		want []string
	}{
		{"S59 the department", department(), nil},
		{"S58 the manager under the chief executive", department(underTheChief), nil},
		{"S58 the manager under another senior manager", department(func(o *socialorg.Org) {
			o.Roles = append(o.Roles, socialorg.Role{ID: "head-of-marketing", Name: "Head of marketing", Rank: socialorg.RankSeniorManager})
			o.Position("digital").Role = "head-of-marketing"
		}), nil},
		{"S58 the manager under a role without a rank", department(func(o *socialorg.Org) {
			o.Roles = append(o.Roles, socialorg.Role{ID: "head-of-marketing", Name: "Head of marketing"})
			o.Position("digital").Role = "head-of-marketing"
		}), []string{"positions[2].reportsTo line"}},
		{"a manager alone", department(func(o *socialorg.Org) {
			o.Positions = []socialorg.Position{{ID: "manager", Role: standard.ManagerID}}
		}), nil},
		{"a team of one", department(func(o *socialorg.Org) {
			o.Positions = []socialorg.Position{{ID: "specialist", Role: standard.SpecialistID, Holders: []string{"h"}}}
		}), nil},
		{"A11 the empty organisation", socialorg.Org{}, nil},
		{"S57 the specialist under the chief executive", department(func(o *socialorg.Org) { o.Position("specialist").ReportsTo = "ceo" }),
			[]string{"positions[3].reportsTo line"}},
		{"S55 a specialist beside the department", department(add(socialorg.Position{ID: "second", Role: standard.SpecialistID})),
			[]string{"positions[4].reportsTo no-manager", "positions[4].reportsTo tops"}},
		{"S57 a manager beside the department", department(add(socialorg.Position{ID: "second", Role: standard.ManagerID})),
			[]string{"positions[4].reportsTo no-manager", "positions[4].reportsTo tops"}},
		{"I18 a chief executive beside the department", department(add(socialorg.Position{ID: "second", Role: standard.ChiefExecutiveID})),
			[]string{"positions[4].reportsTo tops"}},
		{"I18 the digital marketing manager beside the chief executive", department(func(o *socialorg.Org) { o.Position("digital").ReportsTo = "" }),
			[]string{"positions[1].reportsTo tops"}},
		{"an area that is misspelt", department(func(o *socialorg.Org) { o.Role(standard.ManagerID).Responsibilities[0].Area = "stratgy" }),
			[]string{"roles[2].responsibilities[0].area undeclared"}},
		{"S57 the manager under a specialist", department(func(o *socialorg.Org) {
			o.Position("specialist").ReportsTo = ""
			o.Position("manager").ReportsTo = "specialist"
		}), []string{
			"positions[2].reportsTo line", "positions[3].reportsTo no-manager", "positions[2].reportsTo rank", "positions[2].reportsTo scope",
			"positions[3].reportsTo tops",
		}},
		{"S57 equal ranks", department(func(o *socialorg.Org) {
			o.Role(standard.DigitalMarketingManagerID).Rank = socialorg.RankManager
		}), []string{"positions[2].reportsTo rank"}},
		{"S25 a campaign without KPI", department(campaign(socialorg.Campaign{KPIsSetBy: "manager"})), []string{"campaigns[0].kpis no-kpi"}},
		{
			"S25 a KPI set by a specialist", department(campaign(socialorg.Campaign{KPIsSetBy: "specialist", KPIs: views})),
			[]string{"campaigns[0].kpisSetBy kpi-authority"},
		},
		{"S25 a KPI set by the manager", department(campaign(socialorg.Campaign{KPIsSetBy: "manager", KPIs: views})), nil},
		{"S25 a KPI set by the manager's position, vacant today", department(func(o *socialorg.Org) { o.Position("manager").Holders = nil },
			campaign(socialorg.Campaign{KPIsSetBy: "manager", KPIs: views})), nil},
		{"S25 a KPI set by whose role states no responsibilities", department(campaign(socialorg.Campaign{KPIsSetBy: "ceo", KPIs: views})), nil},
		{"rule by rule, and in the order of the input", department(add(
			socialorg.Position{ID: "m2", Role: standard.ManagerID, ReportsTo: "m3"},
			socialorg.Position{ID: "m3", Role: standard.ManagerID, ReportsTo: "specialist"},
		), campaign(socialorg.Campaign{}), func(o *socialorg.Org) {
			o.Campaigns = append(o.Campaigns, socialorg.Campaign{Key: "summer", KPIsSetBy: "specialist"})
		}), []string{
			"positions[4].reportsTo line", "positions[5].reportsTo line",
			"positions[4].reportsTo rank", "positions[5].reportsTo rank",
			"positions[5].reportsTo scope",
			"campaigns[0].kpis no-kpi", "campaigns[1].kpis no-kpi",
			"campaigns[1].kpisSetBy kpi-authority",
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, found(t, build(t, tt.org).Check(standard.Rules()...)), cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("problems (-want +got):\n%s", diff)
			}
		})
	}
}

// A8: each of the four standard roles under each.
func TestA8EveryPairOfRoles(t *testing.T) {
	const (
		c = standard.ChiefExecutiveID
		d = standard.DigitalMarketingManagerID
		m = standard.ManagerID
		p = standard.SpecialistID

		line, rank, scope = rules.ErrLine, rules.ErrRank, rules.ErrScope
	)
	codes := func(cs ...socialorg.Code) []socialorg.Code { return cs }
	pairs := make(map[[2]socialorg.RoleID]bool)
	for _, tt := range []struct {
		report, manager socialorg.RoleID
		want            []socialorg.Code
	}{
		{p, p, codes(line, rank)}, // S55: a specialist reports to the manager
		{p, m, nil},               // S55
		{p, d, codes(line)},
		{p, c, codes(line)},
		{m, p, codes(line, rank, scope)}, // S45, S57
		{m, m, codes(line, rank)},
		{m, d, nil},         // S58
		{m, c, nil},         // S58
		{d, p, codes(rank)}, // the article is silent on whom these two report to
		{d, m, codes(rank)},
		{d, d, codes(rank)},
		{d, c, nil},
		{c, p, codes(rank)},
		{c, m, codes(rank)},
		{c, d, codes(rank)},
		{c, c, codes(rank)},
	} {
		pairs[[2]socialorg.RoleID{tt.report, tt.manager}] = true
		t.Run(fmt.Sprintf("%s under %s", tt.report, tt.manager), func(t *testing.T) {
			o := department()
			o.Positions = []socialorg.Position{{ID: "report", Role: tt.report, ReportsTo: "manager"}, {ID: "manager", Role: tt.manager}}
			var want []string
			for _, code := range tt.want {
				want = append(want, fmt.Sprintf("positions[0].reportsTo %s", code))
			}
			require.Equal(t, want, found(t, build(t, o).Check(standard.Rules()...)))
		})
	}
	n := len(standard.Department().Roles)
	require.Len(t, pairs, n*n, "every pair of roles of the department")
}

// The words that the standard department uses are declared in it.
func TestStandardWords(t *testing.T) {
	o := department()
	require.NoError(t, build(t, o).Check(rules.TermsDeclared()))
	o.Role(standard.ManagerID).Responsibilities[0].Area = "stratgy"
	require.ErrorContains(t, build(t, o).Check(rules.TermsDeclared()), `the area "stratgy" is not declared; did you mean "strategy"?`)
}

// The scope rule finds a narrower manager exactly where CompareRoles does.
func TestScopeAgreesWithCompareRoles(t *testing.T) {
	r := rand.New(rand.NewPCG(40, 59))
	letters := []string{"I", "C", "R", "A", "A/R"}
	narrower := 0
	for range 2000 {
		random := func(id socialorg.RoleID) socialorg.Role {
			var duties []string
			for i := range 1 + r.IntN(4) {
				duties = append(duties, fmt.Sprintf("%s k%d a%d", letters[r.IntN(len(letters))], i, r.IntN(3)))
			}
			return role(id, duties...)
		}
		manager, report := random("manager"), random("report")
		h := build(t, with(chart("a", "b<a"), []socialorg.Role{manager, report}, "a manager", "b report"))
		broken := h.Check(rules.ManagerScopeNotNarrower()) != nil
		require.Equal(t, socialorg.CompareRoles(manager, report).Scope == socialorg.ScopeNarrower, broken, "%+v\n%+v", manager, report)
		if broken {
			narrower++
		}
	}
	require.Greater(t, narrower, 100)
}
