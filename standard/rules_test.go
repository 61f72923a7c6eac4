package standard_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/socialorg"
	"example.com/socialorg/rules"
	"example.com/socialorg/standard"
)

// codes returns the codes of the article's rules that o breaks.
func codes(t *testing.T, o socialorg.Org) []socialorg.Code {
	t.Helper()
	h, err := socialorg.NewHierarchy(o)
	require.NoError(t, err)
	return codesOf(h.Check(standard.Rules()...))
}

func codesOf(err error) []socialorg.Code {
	var found []socialorg.Code
	for _, p := range problemsOf(err) {
		found = append(found, p.Code)
	}
	return found
}

func problemsOf(err error) socialorg.Problems {
	ps, _ := errors.AsType[socialorg.Problems](err)
	return ps
}

func TestRulesPass(t *testing.T) {
	for name, change := range map[string]func(o *socialorg.Org){
		"the standard department":    func(*socialorg.Org) {},
		"under the chief executive":  func(o *socialorg.Org) { *o = underChiefExecutive() },
		"S58 under any higher role":  underHeadOfMarketing,
		"a team of one":              func(o *socialorg.Org) { o.Positions = []socialorg.Position{{ID: "manager", Role: standard.ManagerID}} },
		"a manager without a report": func(o *socialorg.Org) { o.Positions = o.Positions[:3] },
		"a vacant position":          func(o *socialorg.Org) { o.Position("manager").Holders = nil },
		"several specialists": func(o *socialorg.Org) {
			o.Positions = append(o.Positions, socialorg.Position{ID: "second", Role: standard.SpecialistID, ReportsTo: "manager"})
		},
		"a campaign with KPIs": func(o *socialorg.Org) {
			o.Campaigns = []socialorg.Campaign{{Key: "launch", KPIsSetBy: "manager", KPIs: []socialorg.KPI{standard.Views().AtLeast(1)}}}
		},
	} {
		t.Run(name, func(t *testing.T) {
			o := standard.Department()
			change(&o)
			require.Empty(t, codes(t, o))
		})
	}
}

// underHeadOfMarketing puts the manager under a role that the article does not
// name.
func underHeadOfMarketing(o *socialorg.Org) {
	o.Roles = append(o.Roles, socialorg.Role{ID: "head-of-marketing", Name: "Head of marketing", Rank: socialorg.RankSeniorManager})
	o.Positions = append(o.Positions, socialorg.Position{ID: "head", Role: "head-of-marketing", ReportsTo: "ceo"})
	o.Position("manager").ReportsTo = "head"
}

func TestRulesFindWhatTheArticleRulesOut(t *testing.T) {
	for name, test := range map[string]struct {
		change func(o *socialorg.Org)
		want   []socialorg.Code
	}{
		"S55 the specialist reports to the chief executive": {
			func(o *socialorg.Org) { o.Position("specialist").ReportsTo = "ceo" }, []socialorg.Code{rules.ErrLine},
		},
		"S55 the specialist reports to nobody": {
			func(o *socialorg.Org) { o.Position("specialist").ReportsTo = "" }, []socialorg.Code{rules.ErrNoManager, rules.ErrTops},
		},
		"S57 the manager reports to nobody beside another top": {
			func(o *socialorg.Org) { o.Position("manager").ReportsTo = "" }, []socialorg.Code{rules.ErrNoManager, rules.ErrTops},
		},
		"S57 and S45 the manager reports to a specialist": {
			func(o *socialorg.Org) {
				o.Positions = append(o.Positions, socialorg.Position{ID: "top", Role: standard.SpecialistID, ReportsTo: "digital"})
				o.Position("manager").ReportsTo = "top"
			},
			[]socialorg.Code{rules.ErrLine, rules.ErrLine, rules.ErrRank, rules.ErrScope},
		},
		"S57 the manager reports to another manager": {
			func(o *socialorg.Org) {
				o.Positions = append(o.Positions, socialorg.Position{ID: "second", Role: standard.ManagerID, ReportsTo: "manager"})
			},
			[]socialorg.Code{rules.ErrLine, rules.ErrRank},
		},
	} {
		t.Run(name, func(t *testing.T) {
			o := standard.Department()
			test.change(&o)
			require.ElementsMatch(t, test.want, codes(t, o))
		})
	}
}

func TestS25WhoSetsKPIs(t *testing.T) {
	o := standard.Department()
	views := []socialorg.KPI{standard.Views().AtLeast(500_000)}
	o.Campaigns = []socialorg.Campaign{
		{Key: "by-specialist", KPIsSetBy: "specialist", KPIs: views},
		{Key: "none", KPIsSetBy: "manager"},
		{Key: "by-manager", KPIsSetBy: "manager", KPIs: views},
	}
	require.ElementsMatch(t, []socialorg.Code{rules.ErrKPIAuthority, rules.ErrNoKPI}, codes(t, o))

	// Authority hangs on the responsibility, not on the area.
	analyst := socialorg.Role{ID: "analyst", Name: "Analyst", Responsibilities: []socialorg.Responsibility{
		{Key: "report-results", Area: socialorg.AreaPerformance, Involvement: socialorg.Accountable},
	}}
	o.Roles = append(o.Roles, analyst)
	o.Positions = append(o.Positions, socialorg.Position{ID: "analyst", Role: "analyst", ReportsTo: "manager"})
	o.Campaigns = []socialorg.Campaign{{Key: "by-analyst", KPIsSetBy: "analyst", KPIs: views}}
	require.Equal(t, []socialorg.Code{rules.ErrKPIAuthority}, codes(t, o))
}

func TestTheDepartmentBreaksNoOtherRule(t *testing.T) {
	others := []socialorg.Rule{
		rules.MaxSpan(8), rules.PeopleManagersHaveReports(), rules.OneAccountable(), rules.EveryAreaAccountable(), rules.NoVacantManager(),
		rules.NoSelfSupervision(), rules.NoConfusableIDs(), rules.NoConfusableHolders(), rules.NoHiddenText(),
	}
	for language, glossary := range languages {
		h, err := socialorg.NewHierarchy(socialorg.Translate(standard.Department(), standard.English(), glossary()))
		require.NoError(t, err)
		require.NoError(t, h.Check(append(others, standard.Rules()...)...), language)
	}
}

func TestEveryRowHasOneAccountableAndSomebodyResponsible(t *testing.T) {
	m := socialorg.RACI(standard.Department().Roles...)
	require.Len(t, m.Rows, len(duties)-2, "two are shared")
	for _, row := range m.Rows {
		require.NotEmpty(t, row.Name)
		var a, r int
		for _, cell := range row.Cells {
			a += strings.Count(cell.String(), "A")
			r += strings.Count(cell.String(), "R")
		}
		require.Equal(t, 1, a, row.Responsibility)
		require.Positive(t, r, row.Responsibility)
	}
}
