package socialorg_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"example.com/socialorg"
)

// changed returns the standard department, changed.
func changed(change func(o *socialorg.Org)) socialorg.Org {
	o := socialorg.Department()
	change(&o)
	return o
}

// underTheChief is the other variant of S58: no digital marketing manager.
func underTheChief() socialorg.Org {
	return changed(func(o *socialorg.Org) {
		o.Positions = append(o.Positions[:1], o.Positions[2:]...)
		o.Positions[1].ReportsTo = "ceo"
	})
}

// The department passes in both its variants, and each thing that breaks what
// the source says of it is found.
func TestStandardRules(t *testing.T) {
	campaign := func(c socialorg.Campaign) func(o *socialorg.Org) {
		return func(o *socialorg.Org) { c.Key = "spring"; o.Campaigns = append(o.Campaigns, c) }
	}
	views := []socialorg.KPI{socialorg.Views()}
	for _, tt := range []struct {
		name string
		org  socialorg.Org
		want []socialorg.Problem
	}{
		{"S59 the department", socialorg.Department(), nil},
		{"S58 the manager under the chief executive", underTheChief(), nil},
		{"A11 the empty organisation", socialorg.Org{}, nil},
		{"S57 the specialist under the chief executive", changed(func(o *socialorg.Org) { o.Positions[3].ReportsTo = "ceo" }), []socialorg.Problem{
			problem("positions[3].reportsTo", socialorg.ErrLine), problem("positions[2]", socialorg.ErrNoReports),
		}},
		{"S55 another specialist under the chief executive", changed(func(o *socialorg.Org) {
			o.Positions = append(o.Positions, socialorg.Position{ID: "second", Role: socialorg.RoleSpecialist, ReportsTo: "ceo"})
		}), []socialorg.Problem{problem("positions[4].reportsTo", socialorg.ErrLine)}},
		{"S57 the manager under a specialist", changed(func(o *socialorg.Org) {
			o.Positions[3].ReportsTo = ""
			o.Positions[2].ReportsTo = "specialist"
			o.Positions = append(o.Positions, socialorg.Position{ID: "second", Role: socialorg.RoleSpecialist, ReportsTo: "manager"})
		}), []socialorg.Problem{
			problem("positions[2].reportsTo", socialorg.ErrLine), problem("positions[2].reportsTo", socialorg.ErrRank), problem("positions[2].reportsTo", socialorg.ErrScope),
		}},
		{"S57 equal ranks", changed(func(o *socialorg.Org) { o.Roles[1].Rank = socialorg.RankManager }), []socialorg.Problem{problem("positions[2].reportsTo", socialorg.ErrRank)}},
		{"S13, S20 a manager nobody reports to", changed(func(o *socialorg.Org) { o.Positions = o.Positions[:3] }), []socialorg.Problem{problem("positions[2]", socialorg.ErrNoReports)}},
		{"S13 a vacant report is one", changed(func(o *socialorg.Org) { o.Positions[3].Holders = nil }), nil},
		{"S25 a campaign without KPI", changed(campaign(socialorg.Campaign{SetBy: "manager"})), []socialorg.Problem{problem("campaigns[0].kpis", socialorg.ErrNoKPI)}},
		{"S25 a KPI set by a specialist", changed(campaign(socialorg.Campaign{SetBy: "specialist", KPIs: views})), []socialorg.Problem{problem("campaigns[0].setBy", socialorg.ErrKPIAuthority)}},
		{"S25 a KPI set by the manager", changed(campaign(socialorg.Campaign{SetBy: "manager", KPIs: views})), nil},
		{"S25 a KPI set by whose role states no responsibilities", changed(campaign(socialorg.Campaign{SetBy: "ceo", KPIs: views})), nil},
		{"S25 it is not stated who set a KPI", changed(campaign(socialorg.Campaign{KPIs: views})), nil},
		{"S25 a KPI set by a position without a role", changed(func(o *socialorg.Org) {
			o.Positions = append(o.Positions, socialorg.Position{ID: "guest"})
			campaign(socialorg.Campaign{SetBy: "guest", KPIs: views})(o)
		}), nil},
		{"rule by rule, and in the order of the input", changed(func(o *socialorg.Org) {
			o.Positions = append(o.Positions,
				socialorg.Position{ID: "m2", Role: socialorg.RoleManager, ReportsTo: "specialist"},
				socialorg.Position{ID: "m3", Role: socialorg.RoleManager, ReportsTo: "m2"})
			o.Campaigns = []socialorg.Campaign{{Key: "spring"}, {Key: "summer", SetBy: "specialist"}}
		}), []socialorg.Problem{
			problem("positions[4].reportsTo", socialorg.ErrLine), problem("positions[5].reportsTo", socialorg.ErrLine),
			problem("positions[4].reportsTo", socialorg.ErrRank), problem("positions[5].reportsTo", socialorg.ErrRank),
			problem("positions[5]", socialorg.ErrNoReports),
			problem("campaigns[0].kpis", socialorg.ErrNoKPI), problem("campaigns[1].kpis", socialorg.ErrNoKPI),
			problem("campaigns[1].setBy", socialorg.ErrKPIAuthority),
			problem("positions[4].reportsTo", socialorg.ErrScope),
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			requireProblems(t, build(t, tt.org).Check(socialorg.StandardRules()...), tt.want...)
		})
	}
}

// A8: each of the four standard roles under each. The report has a specialist
// below, so that a manager among them leads somebody.
func TestEveryPairOfRoles(t *testing.T) {
	const (
		c = socialorg.RoleChiefExecutive
		d = socialorg.RoleDigitalMarketingManager
		m = socialorg.RoleManager
		p = socialorg.RoleSpecialist

		line, rank, scope = socialorg.ErrLine, socialorg.ErrRank, socialorg.ErrScope
	)
	codes := func(cs ...socialorg.Code) []socialorg.Code { return cs }
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
		{d, p, codes(rank)}, // the source is silent on whom these two report to
		{d, m, codes(rank)},
		{d, d, codes(rank)},
		{d, c, nil},
		{c, p, codes(rank)},
		{c, m, codes(rank)},
		{c, d, codes(rank)},
		{c, c, codes(rank)},
	} {
		t.Run(fmt.Sprintf("A8 %s under %s", tt.report, tt.manager), func(t *testing.T) {
			o := socialorg.Department()
			o.Positions = []socialorg.Position{
				{ID: "manager", Role: tt.manager},
				{ID: "report", Role: tt.report, ReportsTo: "manager"},
				{ID: "below", ReportsTo: "report"},
			}
			var want []socialorg.Problem
			for _, code := range tt.want {
				want = append(want, problem("positions[1].reportsTo", code))
			}
			requireProblems(t, build(t, o).Check(socialorg.StandardRules()...), want...)
		})
	}
}

// What is not stated breaks no rule.
func TestNotStated(t *testing.T) {
	strict := socialorg.Role{
		ID: "strict", Name: "Strict", Rank: socialorg.RankManager, ReportsTo: []socialorg.ReportingLine{{To: "strict"}},
		Responsibilities: accountable("", socialorg.AreaBrand).Responsibilities,
	}
	bare := socialorg.Role{ID: "bare", Name: "Bare"}
	pair := func(report, manager socialorg.RoleID) socialorg.Org {
		return socialorg.Org{
			Roles:     []socialorg.Role{strict, bare},
			Positions: []socialorg.Position{{ID: "a", Role: manager}, {ID: "b", Role: report, ReportsTo: "a"}},
		}
	}
	for _, tt := range []struct {
		name string
		org  socialorg.Org
		want []socialorg.Problem
	}{
		{"a report without a role", pair("", "strict"), nil},
		{"a manager without a role", pair("strict", ""), nil},
		{"both without a role", pair("", ""), nil},
		{"a report without rank, responsibilities and lines", pair("bare", "strict"), nil},
		{"a manager without rank and responsibilities", pair("strict", "bare"), []socialorg.Problem{problem("positions[1].reportsTo", socialorg.ErrLine)}},
		{"all of it stated", pair("strict", "strict"), []socialorg.Problem{problem("positions[1].reportsTo", socialorg.ErrRank)}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			requireProblems(t, build(t, tt.org).Check(socialorg.StandardRules()...), tt.want...)
		})
	}
}

// The smallest organisation that breaks each rule, and the nearest that does
// not.
func TestBuiltInRules(t *testing.T) {
	held := func(o socialorg.Org, ids ...socialorg.PositionID) socialorg.Org {
		for i := range o.Positions {
			for _, id := range ids {
				if o.Positions[i].ID == id {
					o.Positions[i].Holders = []string{"h"}
				}
			}
		}
		return o
	}
	roles := func(o socialorg.Org, role socialorg.RoleID, rs ...socialorg.Role) socialorg.Org {
		o.Roles = rs
		for i := range o.Positions {
			o.Positions[i].Role = role
		}
		return o
	}
	titled := func(title string) socialorg.Org {
		return socialorg.Org{Positions: []socialorg.Position{{ID: "a", Title: title}}}
	}
	consulted := accountable("s", socialorg.AreaBrand)
	consulted.Responsibilities[0].Involvement = socialorg.Responsible
	budget := accountable("r", socialorg.AreaBudget)
	for _, tt := range []struct {
		name string
		rule socialorg.Rule
		org  socialorg.Org
		want []socialorg.Problem
	}{
		{"one top", socialorg.OneTop(), chart("a", "b<a"), nil},
		{"A7 no top", socialorg.OneTop(), socialorg.Org{}, []socialorg.Problem{problem("positions", socialorg.ErrTops)}},
		{"A7 two tops", socialorg.OneTop(), chart("b<a", "a", "c"), []socialorg.Problem{problem("positions[2].reportsTo", socialorg.ErrTops)}},
		{"A7 three tops", socialorg.OneTop(), chart("a", "b", "c"), []socialorg.Problem{problem("positions[1].reportsTo", socialorg.ErrTops), problem("positions[2].reportsTo", socialorg.ErrTops)}},

		{"a span of two", socialorg.MaxSpan(2), chart("a", "b<a", "c<a", "d<c"), nil},
		{"a span of three", socialorg.MaxSpan(2), chart("a", "b<a", "c<a", "d<a"), []socialorg.Problem{problem("positions[0]", socialorg.ErrSpan)}},
		{"a span of none", socialorg.MaxSpan(0), chart("a", "b"), nil},
		{"a span below none", socialorg.MaxSpan(-1), chart("a", "b"), []socialorg.Problem{problem("positions[0]", socialorg.ErrSpan), problem("positions[1]", socialorg.ErrSpan)}},

		{"an area that somebody is accountable for", socialorg.EveryAreaAccountable(socialorg.AreaBudget), held(roles(chart("a"), "r", budget), "a"), nil},
		{"an area whose only position is vacant", socialorg.EveryAreaAccountable(socialorg.AreaBudget), roles(chart("a"), "r", budget), []socialorg.Problem{problem("positions", socialorg.ErrUnaccountable)}},
		{"one vacant position of two", socialorg.EveryAreaAccountable(socialorg.AreaBudget), held(roles(chart("a", "b"), "r", budget), "b"), nil},
		{"an area that nobody mentions", socialorg.EveryAreaAccountable("podcasts", "budget", "radio"), held(roles(chart("a"), "r", budget), "a"), []socialorg.Problem{problem("positions", socialorg.ErrUnaccountable), problem("positions", socialorg.ErrUnaccountable)}},
		{"every area that a role mentions", socialorg.EveryAreaAccountable(), held(roles(chart("a"), "r", budget, consulted), "a"), []socialorg.Problem{problem("positions", socialorg.ErrUnaccountable)}},
		{"every area that the one role mentions", socialorg.EveryAreaAccountable(), held(roles(chart("a"), "r", budget), "a"), nil},
		{"no area at all", socialorg.EveryAreaAccountable(), chart("a"), nil},

		{"two accountable for two things", socialorg.OneAccountable(), roles(socialorg.Org{}, "", accountable("r", socialorg.AreaBrand), accountable("s", socialorg.AreaBudget)), nil},
		{"one accountable, one responsible", socialorg.OneAccountable(), roles(socialorg.Org{}, "", accountable("r", socialorg.AreaBrand), consulted), nil},
		{"two accountable for one thing", socialorg.OneAccountable(), roles(socialorg.Org{}, "", accountable("r", socialorg.AreaBrand), accountable("s", socialorg.AreaBudget, socialorg.AreaBrand)), []socialorg.Problem{problem("roles[1].responsibilities[1]", socialorg.ErrContested)}},
		{"two holders of one accountable role", socialorg.OneAccountable(), held(roles(chart("a", "b"), "r", budget), "a", "b"), nil},

		{"a vacant position without reports", socialorg.NoVacantManager(), held(chart("a", "b<a"), "a"), nil},
		{"A10 a vacant position with one report", socialorg.NoVacantManager(), held(chart("a", "b<a"), "b"), []socialorg.Problem{problem("positions[0].holders", socialorg.ErrVacantManager)}},

		{"A5 ids that differ in a letter", socialorg.NoConfusableIDs(), chart("a", "b"), nil},
		{"A5 ids that differ in case", socialorg.NoConfusableIDs(), chart("DfE-3066", "DFE-3066", "x", "dfe-3066"), []socialorg.Problem{problem("positions[1].id", socialorg.ErrConfusable), problem("positions[3].id", socialorg.ErrConfusable)}},
		{"A5 ids that differ in case outside ASCII", socialorg.NoConfusableIDs(), chart("école", "École"), []socialorg.Problem{problem("positions[1].id", socialorg.ErrConfusable)}},
		{"A5 long s", socialorg.NoConfusableIDs(), chart("s", "\u017f"), []socialorg.Problem{problem("positions[1].id", socialorg.ErrConfusable)}},
		// Without golang.org/x/text the Unicode forms cannot be told; the rule's
		// documentation says so.
		{"A5 ids that differ in Unicode form", socialorg.NoConfusableIDs(), chart("Zo\u00eb", "Zoe\u0308"), nil},

		{"text that shows what it holds", socialorg.NoHiddenText(), titled("Manajer média — 社交 (A/B) 🙂 مدير"), nil},
		{"a summary with line breaks", socialorg.NoHiddenText(), socialorg.Org{Roles: []socialorg.Role{{ID: "r", Name: "R", Summary: "a\nb"}}}, nil},
		{"B3 a space before", socialorg.NoHiddenText(), titled(" a"), []socialorg.Problem{problem("positions[0].title", socialorg.ErrHiddenText)}},
		{"B3 a no-break space after", socialorg.NoHiddenText(), titled("a\u00a0"), []socialorg.Problem{problem("positions[0].title", socialorg.ErrHiddenText)}},
		{"B3 a space inside", socialorg.NoHiddenText(), titled("a b"), nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			requireProblems(t, build(t, tt.org).Check(tt.rule), tt.want...)
			require.NotEmpty(t, tt.rule.Doc)
		})
	}
}

// B4: each kind of character that hides.
func TestHiddenCharacters(t *testing.T) {
	for name, char := range map[string]rune{
		"right-to-left override":       '\u202e',
		"left-to-right embedding":      '\u202a',
		"right-to-left isolate":        '\u2067',
		"right-to-left mark":           '\u200f',
		"Arabic letter mark":           '\u061c',
		"zero-width space":             '\u200b',
		"zero-width joiner":            '\u200d',
		"word joiner":                  '\u2060',
		"byte order mark":              '\ufeff',
		"soft hyphen":                  '\u00ad',
		"tag A":                        '\U000e0041',
		"line separator":               '\u2028',
		"paragraph separator":          '\u2029',
		"Hangul filler":                '\u3164',
		"blank Braille pattern":        '\u2800',
		"combining grapheme joiner":    '\u034f',
		"variation selector 16":        '\ufe0f',
		"variation selector 17":        '\U000e0100',
		"Mongolian vowel separator":    '\u180e',
		"replacement character":        '\ufffd',
		"interlinear annotation":       '\ufff9',
		"unassigned and to be ignored": '\U000e0fff',
	} {
		t.Run("B4 "+name, func(t *testing.T) {
			o := socialorg.Org{Name: "Sosial" + string(char) + "media"}
			h := build(t, o)
			err := h.Check(socialorg.NoHiddenText())
			requireProblems(t, err, problem("name", socialorg.ErrHiddenText))
			require.Contains(t, err.Error(), "at byte 6")
			requirePrintable(t, strings.ReplaceAll(err.Error(), "\ufffd", ""))
		})
	}
	for name, char := range map[string]rune{"e acute": 'é', "combining acute": '\u0301', "no-break space": '\u00a0', "emoji": '🙂', "next to the tags": '\U000e1000', "en dash": '\u2013'} {
		t.Run(name, func(t *testing.T) {
			require.NoError(t, build(t, socialorg.Org{Name: "Sosial" + string(char) + "media"}).Check(socialorg.NoHiddenText()))
		})
	}
}

// NoHiddenText looks at every text of an organisation that is not a key.
func TestHiddenTextEverywhere(t *testing.T) {
	const hidden = "x\u202ey"
	o := socialorg.Org{
		Name:  hidden,
		Goals: []socialorg.Goal{{Key: "g", Name: hidden}},
		Roles: []socialorg.Role{{
			ID: "r", Name: hidden, Summary: hidden,
			Responsibilities: []socialorg.Responsibility{{Key: "d", Name: hidden, Area: "a", Involvement: socialorg.Informed}},
			Skills:           []socialorg.Skill{{Key: "s", Name: hidden}},
		}},
		Positions: []socialorg.Position{{ID: hidden, Title: hidden, Holders: []string{"h", hidden}, Formerly: []socialorg.PositionID{"old", "old" + hidden}}},
		Campaigns: []socialorg.Campaign{{Key: "c", Name: hidden, SetBy: hidden, KPIs: []socialorg.KPI{{Key: "k", Name: hidden, Unit: socialorg.UnitCount}}}},
	}
	var want []socialorg.Problem
	for _, path := range []string{
		"name", "goals[0].name", "roles[0].name", "roles[0].summary", "roles[0].responsibilities[0].name", "roles[0].skills[0].name",
		"positions[0].id", "positions[0].title", "positions[0].holders[1]", "positions[0].formerly[1]", "campaigns[0].name", "campaigns[0].kpis[0].name",
	} {
		want = append(want, problem(path, socialorg.ErrHiddenText))
	}
	requireProblems(t, build(t, o).Check(socialorg.NoHiddenText()), want...)
}

// A program's own rule takes three lines; its problems get the rule's code.
func TestOwnRule(t *testing.T) {
	noInternAtTop := socialorg.Rule{Code: "intern-at-top", Doc: "An intern does not stand at a top.", Check: func(h *socialorg.Hierarchy, report func(socialorg.Problem)) {
		for p := range h.Tops() {
			if p.Role == "intern" {
				report(socialorg.Problem{Path: h.Path(p.ID), Detail: "an intern stands at a top"})
			}
		}
	}}
	o := chart("b<a", "a", "c")
	o.Roles = []socialorg.Role{{ID: "intern", Name: "Intern"}}
	o.Positions[0].Role, o.Positions[2].Role = "intern", "intern"
	h := build(t, o)
	err := h.Check(noInternAtTop)
	require.ErrorIs(t, err, socialorg.Code("intern-at-top"))
	require.EqualError(t, err, "positions[2]: an intern stands at a top")

	coded := socialorg.Rule{Code: "mine", Check: func(_ *socialorg.Hierarchy, report func(socialorg.Problem)) {
		report(socialorg.Problem{Code: "other"})
		report(socialorg.Problem{})
	}}
	ps, ok := errors.AsType[socialorg.Problems](h.Check(socialorg.OneTop(), coded, noInternAtTop))
	require.True(t, ok)
	want := socialorg.Problems{
		{Path: "positions[2].reportsTo", Code: socialorg.ErrTops, Detail: `"c" is a second top beside "a"`},
		{Code: "other"},
		{Code: "mine"},
		{Path: "positions[2]", Code: "intern-at-top", Detail: "an intern stands at a top"},
	}
	if diff := cmp.Diff(want, ps); diff != "" {
		t.Errorf("rule by rule (-want +got):\n%s", diff)
	}
}

// A11: no rules, a rule without a check, and no Hierarchy.
func TestCheckNothing(t *testing.T) {
	h := build(t, socialorg.Department())
	require.NoError(t, h.Check())
	require.NoError(t, h.Check(socialorg.Rule{}, socialorg.Rule{Code: "x"}))
	for _, none := range []*socialorg.Hierarchy{nil, new(socialorg.Hierarchy)} {
		require.NoError(t, none.Check(socialorg.StandardRules()...))
		require.ErrorIs(t, none.Check(socialorg.OneTop()), socialorg.ErrTops)
		own := socialorg.Rule{Check: func(h *socialorg.Hierarchy, report func(socialorg.Problem)) {
			report(socialorg.Problem{Detail: fmt.Sprint("positions: ", h.Len(), idsOf(h.All()))})
		}}
		require.EqualError(t, none.Check(own), "positions: 0 []")
	}
	for _, r := range everyRule() {
		r.Check(nil, func(p socialorg.Problem) { t.Errorf("%s finds %v in nothing", r.Code, p) })
	}
}

// The details of the rules are prose; this is the one test that holds it.
func TestRuleDetails(t *testing.T) {
	o := changed(func(o *socialorg.Org) {
		o.Name = "Department "
		o.Positions[2].ReportsTo = "specialist"
		o.Positions[3].ReportsTo = ""
		o.Positions[2].Holders = nil
		o.Positions = append(o.Positions, socialorg.Position{ID: "Manager", Role: socialorg.RoleManager, ReportsTo: "manager"})
		o.Campaigns = []socialorg.Campaign{{Key: "spring", SetBy: "specialist"}}
		for i := range 12 {
			id := socialorg.RoleID(fmt.Sprint("role-", i))
			o.Roles = append(o.Roles, socialorg.Role{ID: id, Name: "Role"})
			o.Roles[3].ReportsTo = append(o.Roles[3].ReportsTo, socialorg.ReportingLine{To: id})
		}
		o.Roles = append(o.Roles, accountable("treasurer", socialorg.AreaBudget))
		o.Roles[len(o.Roles)-1].Responsibilities[0].Key = "manage-budget"
		o.Positions = append(o.Positions, socialorg.Position{ID: "second", Role: socialorg.RoleSpecialist, ReportsTo: "specialist"})
	})
	ps, ok := errors.AsType[socialorg.Problems](build(t, o).Check(append(everyRule(), socialorg.MaxSpan(1))...))
	require.True(t, ok)
	var got []string
	for _, p := range ps {
		got = append(got, fmt.Sprintf("%s [%s]", p, p.Code))
	}
	want := []string{
		`positions[2].reportsTo: a "social-media-manager" may not report to a "social-media-specialist", only to "digital-marketing-manager" or "chief-executive" [line]`,
		`positions[4].reportsTo: a "social-media-manager" may not report to a "social-media-manager", only to "digital-marketing-manager" or "chief-executive" [line]`,
		`positions[5].reportsTo: a "social-media-specialist" may not report to a "social-media-specialist", only to "social-media-manager" or "role-0" or "role-1" or "role-2" or "role-3" or "role-4" or "role-5" or "role-6" or "role-7" or "role-8" or 3 others [line]`,
		`positions[2].reportsTo: the manager's role "social-media-specialist" has rank "individual", not above rank "manager" of "social-media-manager" [rank]`,
		`positions[4].reportsTo: the manager's role "social-media-manager" has rank "manager", not above rank "manager" of "social-media-manager" [rank]`,
		`positions[5].reportsTo: the manager's role "social-media-specialist" has rank "individual", not above rank "individual" of "social-media-specialist" [rank]`,
		`positions[4]: the role "social-media-manager" is accountable for people, and nobody reports to "Manager" [no-reports]`,
		`campaigns[0].kpis: the campaign "spring" has no KPI [no-kpi]`,
		`campaigns[0].setBy: "specialist" sets KPIs, but its role "social-media-specialist" is not accountable for performance [kpi-authority]`,
		`positions[2].reportsTo: the scope of the manager's role "social-media-specialist" is narrower than that of "social-media-manager" [scope]`,
		`positions[3].reportsTo: "specialist" is a second top beside "ceo" [tops]`,
		`positions: nobody holds a position that is accountable for "strategy" [unaccountable]`,
		`positions: nobody holds a position that is accountable for "people" [unaccountable]`,
		`positions: nobody holds a position that is accountable for "content" [unaccountable]`,
		`positions: nobody holds a position that is accountable for "brand" [unaccountable]`,
		`positions: nobody holds a position that is accountable for "campaigns" [unaccountable]`,
		`positions: nobody holds a position that is accountable for "performance" [unaccountable]`,
		`positions: nobody holds a position that is accountable for "relations" [unaccountable]`,
		`positions: nobody holds a position that is accountable for "budget" [unaccountable]`,
		`roles[16].responsibilities[0]: "treasurer" is accountable for "manage-budget", and so is "social-media-manager" [contested]`,
		`positions[2].holders: "manager" is vacant, and 1 position reports to it [vacant-manager]`,
		`positions[4].id: "Manager" differs from "manager" only in case [confusable]`,
		`name: "Department " begins or ends with white space [hidden-text]`,
		`positions[3]: 2 positions report to "specialist", more than 1 [span]`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("details (-want +got):\n%s", diff)
	}
}

// The scope rule finds a narrower manager exactly where CompareRoles does.
func TestScopeRuleAgreesWithCompareRoles(t *testing.T) {
	r := seeded(40)
	word := []socialorg.Involvement{socialorg.Informed, socialorg.Consulted, socialorg.Responsible, socialorg.Accountable}
	narrower := 0
	for range 2000 {
		role := func(id socialorg.RoleID) socialorg.Role {
			role := socialorg.Role{ID: id, Name: "R"}
			for i := range 1 + r.IntN(4) {
				role.Responsibilities = append(role.Responsibilities, socialorg.Responsibility{
					Key: socialorg.Key(fmt.Sprint("k", i)), Area: socialorg.Area(fmt.Sprint("a", r.IntN(3))), Involvement: word[r.IntN(4)]})
			}
			return role
		}
		manager, report := role("manager"), role("report")
		h, err := socialorg.NewHierarchy(socialorg.Org{Roles: []socialorg.Role{manager, report}, Positions: []socialorg.Position{
			{ID: "m", Role: "manager"}, {ID: "r", Role: "report", ReportsTo: "m"}}})
		require.NoError(t, err)
		found := errors.Is(h.Check(socialorg.StandardRules()...), socialorg.ErrScope)
		require.Equal(t, socialorg.CompareRoles(manager, report).Scope == socialorg.Narrower, found)
		if found {
			narrower++
		}
	}
	require.Greater(t, narrower, 100)
}
