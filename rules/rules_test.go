package rules_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/stretchr/testify/require"

	"example.com/socialorg"
	"example.com/socialorg/rules"
	"example.com/socialorg/standard"
)

// constructed has each rule by the name of its constructor.
// TestEveryConstructor finds those that are missing here.
func constructed() map[string]socialorg.Rule {
	return map[string]socialorg.Rule{
		"CampaignsHaveKPIs":         rules.CampaignsHaveKPIs(),
		"EveryAreaAccountable":      rules.EveryAreaAccountable(),
		"EveryoneHasApprover":       rules.EveryoneHasApprover(),
		"KPIsSetBy":                 rules.KPIsSetBy(standard.SetKPIs),
		"LinesAllowed":              rules.LinesAllowed(),
		"ManagerRanksHigher":        rules.ManagerRanksHigher(),
		"ManagerRequired":           rules.ManagerRequired(),
		"ManagerScopeNotNarrower":   rules.ManagerScopeNotNarrower(),
		"MaxSpan":                   rules.MaxSpan(1),
		"NoConfusableHolders":       rules.NoConfusableHolders(),
		"NoConfusableIDs":           rules.NoConfusableIDs(),
		"NoHiddenText":              rules.NoHiddenText(),
		"NoSelfSupervision":         rules.NoSelfSupervision(),
		"NoVacantManager":           rules.NoVacantManager(),
		"OneAccountable":            rules.OneAccountable(),
		"OneTop":                    rules.OneTop(),
		"PeopleManagersHaveReports": rules.PeopleManagersHaveReports(),
		"TermsDeclared":             rules.TermsDeclared(),
	}
}

func sortedKeys[T any](m map[string]T) []string {
	var keys []string
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

// parseFiles parses the Go files of a folder that the pattern matches.
func parseFiles(t *testing.T, pattern string) []*ast.File {
	t.Helper()
	names, err := filepath.Glob(pattern)
	require.NoError(t, err)
	var files []*ast.File
	for _, name := range names {
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments)
		require.NoError(t, err)
		files = append(files, f)
	}
	return files
}

// constants returns the values of the constants of the named type in the files, by
// name.
func constants(files []*ast.File, types ...string) map[string]string {
	values := make(map[string]string)
	for _, f := range files {
		ast.Inspect(f, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok || spec.Type == nil {
				return true
			}
			name := ""
			switch typ := spec.Type.(type) {
			case *ast.Ident:
				name = typ.Name
			case *ast.SelectorExpr:
				name = typ.Sel.Name
			}
			if slices.Contains(types, name) && len(spec.Values) == 1 {
				if value, ok := spec.Values[0].(*ast.BasicLit); ok {
					values[spec.Names[0].Name] = strings.Trim(value.Value, `"`)
				}
			}
			return true
		})
	}
	return values
}

// Each constructor has a code of its own, a sentence, cases that break it and that
// do not, and an example; each code constant has its constructor.
func TestEveryConstructor(t *testing.T) {
	var names []string
	docs := make(map[string]string)
	examples := make(map[string]bool)
	files := parseFiles(t, "*.go")
	for _, f := range files {
		for _, d := range f.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if !ok || fn.Recv != nil {
				continue
			}
			if name, ok := strings.CutPrefix(fn.Name.Name, "Example"); ok {
				examples[name] = true
			}
			if ast.IsExported(fn.Name.Name) && f.Name.Name == "rules" {
				names = append(names, fn.Name.Name)
				docs[fn.Name.Name] = strings.Join(strings.Fields(fn.Doc.Text()), " ")
			}
		}
	}
	slices.Sort(names)
	all := constructed()
	require.Equal(t, names, sortedKeys(all), "every exported function is a constructor that the tests know")

	codes := constants(files, "Code")
	delete(codes, "ErrUnusedException") // which Check itself reports
	byCode := make(map[string]string)
	for constant, code := range codes {
		require.Empty(t, byCode[code], "%s and %s are one code", byCode[code], constant)
		byCode[code] = constant
	}
	rows, broken := make(map[socialorg.Code]int), make(map[socialorg.Code]int)
	for _, c := range cases() {
		rows[c.rule.Code]++
		if len(c.want) > 0 {
			broken[c.rule.Code]++
		}
	}
	used := make(map[string]string)
	for _, name := range names {
		r := all[name]
		constant := byCode[string(r.Code)]
		require.NotEmpty(t, constant, "the code %q of %s is a constant", r.Code, name)
		require.Empty(t, used[constant], "%s and %s have one code", used[constant], name)
		used[constant] = name
		require.Regexp(t, `^[A-Z][^.]*\.$`, r.Doc, "the Doc of %s is one sentence", name)
		require.NotNil(t, r.Check, "%s", name)
		require.True(t, strings.HasPrefix(docs[name], name+" returns the rule that "), "the comment of %s", name)
		require.Contains(t, docs[name], "Its code is ["+constant+"].", "the comment of %s", name)
		require.Regexp(t, `[Ee]xempt`, docs[name], "the comment of %s says what is exempt", name)
		require.NotZero(t, broken[r.Code], "a case breaks %s", name)
		require.Greater(t, rows[r.Code], broken[r.Code], "a case passes %s", name)
		require.True(t, examples[name], "%s has an example", name)
	}
	require.Len(t, used, len(codes), "every code has its rule")
}

// build returns the Hierarchy of a valid Org.
func build(t testing.TB, o socialorg.Org) *socialorg.Hierarchy {
	t.Helper()
	h, err := socialorg.NewHierarchy(o)
	require.NoError(t, err)
	return h
}

// found returns the problems of an error, without their details, after it has made
// sure that they have some.
func found(t *testing.T, err error) []string {
	t.Helper()
	if err == nil {
		return nil
	}
	var ps socialorg.Problems
	require.ErrorAs(t, err, &ps)
	var list []string
	for _, p := range ps {
		require.NotEmpty(t, p.Detail)
		list = append(list, fmt.Sprintf("%s %s", p.Path, p.Code))
	}
	return list
}

// paths returns the paths of the problems of an error.
func paths(t *testing.T, err error) []string {
	t.Helper()
	var list []string
	for _, line := range found(t, err) {
		path, _, _ := strings.Cut(line, " ")
		list = append(list, path)
	}
	return list
}

// chart returns positions from "b<a" (b reports to a) and "a", each without a role
// and vacant.
func chart(lines ...string) socialorg.Org {
	var o socialorg.Org
	for _, line := range lines {
		id, manager, _ := strings.Cut(line, "<")
		o.Positions = append(o.Positions, socialorg.Position{ID: socialorg.PositionID(id), ReportsTo: socialorg.PositionID(manager)})
	}
	return o
}

// with returns o with the roles, and with each position's role and holders from
// "position role holder...", where "-" is no role.
func with(o socialorg.Org, roles []socialorg.Role, people ...string) socialorg.Org {
	o.Roles = roles
	for _, person := range people {
		words := strings.Fields(person)
		p := o.Position(socialorg.PositionID(words[0]))
		if words[1] != "-" {
			p.Role = socialorg.RoleID(words[1])
		}
		p.Holders = words[2:]
	}
	return o
}

// role returns a role with a responsibility for each "involvement key area".
func role(id socialorg.RoleID, duties ...string) socialorg.Role {
	r := socialorg.Role{ID: id, Name: string(id)}
	for _, duty := range duties {
		words := strings.Fields(duty)
		involvement := map[string]socialorg.Involvement{"I": socialorg.Informed, "C": socialorg.Consulted,
			"R": socialorg.Responsible, "A": socialorg.Accountable, "A/R": socialorg.AccountableResponsible}[words[0]]
		r.Responsibilities = append(r.Responsibilities, socialorg.Responsibility{
			Involvement: involvement, Key: socialorg.Key(words[1]), Area: socialorg.Area(words[2])})
	}
	return r
}

func ranked(id socialorg.RoleID, rank socialorg.Rank, lines ...socialorg.ReportingLine) socialorg.Role {
	return socialorg.Role{ID: id, Name: string(id), Rank: rank, ReportsTo: lines}
}

func to(id socialorg.RoleID) socialorg.ReportingLine { return socialorg.ReportingLine{To: id} }

func atLeast(rank socialorg.Rank) socialorg.ReportingLine {
	return socialorg.ReportingLine{MinRank: rank}
}

func set(o socialorg.Org, campaigns ...socialorg.Campaign) socialorg.Org {
	o.Campaigns = campaigns
	return o
}

type ruleCase struct {
	name string
	rule socialorg.Rule
	org  socialorg.Org
	want []string // paths
}

// cases has, for each rule, the smallest organisations that break it and the
// nearest that do not.
func cases() []ruleCase {
	roles := func(rs ...socialorg.Role) []socialorg.Role { return rs }
	pair := func(report, manager string, rs ...socialorg.Role) socialorg.Org {
		return with(chart("b<a", "a"), rs, "a "+manager, "b "+report)
	}
	line := []string{"positions[0].reportsTo"}
	views := []socialorg.KPI{{Key: "views", Unit: socialorg.UnitCount}}
	sets := func(duties ...string) socialorg.Org {
		return set(with(chart("a"), roles(role("r", duties...), role("s", "A lead people")), "a r"),
			socialorg.Campaign{Key: "c", KPIs: views, KPIsSetBy: "a"})
	}
	budget := role("r", "A spend budget")
	titled := func(title string) socialorg.Org {
		return socialorg.Org{Positions: []socialorg.Position{{ID: "a", Title: title}}}
	}
	area := func(area string) socialorg.Org { return socialorg.Org{Roles: roles(role("r", "R k "+area))} }
	named := func(o socialorg.Org, word socialorg.Key) socialorg.Org {
		o.Terms = map[socialorg.Key]string{word: "Word"}
		return o
	}
	return []ruleCase{
		{"S55 the role that the line names", rules.LinesAllowed(), pair("p", "m", ranked("p", "", to("m")), ranked("m", "")), nil},
		{"S55 another role", rules.LinesAllowed(), pair("p", "q", ranked("p", "", to("m")), ranked("m", ""), ranked("q", "")), line},
		{"S58 one of several lines", rules.LinesAllowed(), pair("p", "q", ranked("p", "", to("m"), to("q")), ranked("m", ""), ranked("q", "")), nil},
		{"S58 exactly the rank", rules.LinesAllowed(), pair("p", "q", ranked("p", "", to("m"), atLeast("director")), ranked("m", ""), ranked("q", "director")), nil},
		{"S58 a higher rank", rules.LinesAllowed(), pair("p", "q", ranked("p", "", atLeast("director")), ranked("q", "executive")), nil},
		{
			"S58 the next lower rank", rules.LinesAllowed(),
			pair("p", "q", ranked("p", "", to("m"), atLeast("director")), ranked("m", ""), ranked("q", "senior-manager")), line,
		},
		{
			"S58 the lower of two ranks", rules.LinesAllowed(),
			pair("p", "q", ranked("p", "", atLeast("executive"), atLeast("manager"), atLeast("director")), ranked("q", "manager")), nil,
		},
		{"S58 no rank is no rank to reach", rules.LinesAllowed(), pair("p", "q", ranked("p", "", atLeast("individual")), ranked("q", "")), line},
		{"no lines are stated", rules.LinesAllowed(), pair("p", "q", ranked("p", ""), ranked("q", "")), nil},
		{"a report without a role", rules.LinesAllowed(), pair("-", "p", ranked("p", "", to("p"))), nil},
		{"a manager without a role", rules.LinesAllowed(), pair("p", "-", ranked("p", "", to("p"))), nil},
		{"two reports: only the lines are judged, not the tops", rules.LinesAllowed(),
			with(chart("c<a", "b<a", "a"), roles(ranked("p", "", to("m")), ranked("m", "", to("p"))), "a m", "b m", "c p"), []string{"positions[1].reportsTo"}},

		{"S57 a top beside another", rules.ManagerRequired(), with(chart("a", "b"), roles(ranked("p", "", to("p"))), "b p"), []string{"positions[1].reportsTo"}},
		{"S57 the only top", rules.ManagerRequired(), with(chart("a", "b<a"), roles(ranked("p", "", to("p"))), "a p", "b p"), nil},
		{"S57 a manager alone", rules.ManagerRequired(), with(chart("a"), roles(ranked("p", "", atLeast("director"))), "a p"), nil},
		{
			"S58 a line by rank is one", rules.ManagerRequired(),
			with(chart("a", "b"), roles(ranked("p", "", atLeast("director"))), "a p", "b p"),
			[]string{"positions[0].reportsTo", "positions[1].reportsTo"},
		},
		{"a role without lines", rules.ManagerRequired(), with(chart("a", "b"), roles(ranked("p", "")), "a p"), nil},
		{"tops without a role", rules.ManagerRequired(), chart("a", "b"), nil},

		{"S57 the next lower rank", rules.ManagerRanksHigher(), pair("p", "m", ranked("p", "manager"), ranked("m", "lead")), line},
		{"S57 equal ranks", rules.ManagerRanksHigher(), pair("p", "p", ranked("p", "manager")), line},
		{"S57 the next higher rank", rules.ManagerRanksHigher(), pair("p", "m", ranked("p", "manager"), ranked("m", "senior-manager")), nil},
		{"G12 a lead under a manager", rules.ManagerRanksHigher(), pair("p", "m", ranked("p", "lead"), ranked("m", "manager")), nil},
		{"a report without a rank", rules.ManagerRanksHigher(), pair("p", "m", ranked("p", ""), ranked("m", "individual")), nil},
		{"a manager without a rank", rules.ManagerRanksHigher(), pair("p", "m", ranked("p", "manager"), ranked("m", "")), nil},
		{"a manager without a role", rules.ManagerRanksHigher(), pair("p", "-", ranked("p", "manager")), nil},

		{"S45 one area less", rules.ManagerScopeNotNarrower(), pair("p", "m", role("p", "A k content", "I l brand"), role("m", "A k content")), line},
		{"S45 less in an area", rules.ManagerScopeNotNarrower(), pair("p", "m", role("p", "A k content"), role("m", "R k content")), line},
		{"S45 the same", rules.ManagerScopeNotNarrower(), pair("p", "p", role("p", "A k content")), nil},
		{
			"G10 accountable is no less than accountable-responsible", rules.ManagerScopeNotNarrower(),
			pair("p", "m", role("p", "A/R k content"), role("m", "A k content")), nil,
		},
		{
			"S45 less in one area, more in another", rules.ManagerScopeNotNarrower(),
			pair("p", "m", role("p", "A k content"), role("m", "R k content", "I l brand")), nil,
		},
		{"S45 nothing in common", rules.ManagerScopeNotNarrower(), pair("p", "m", role("p", "A k content", "A l people"), role("m", "I k brand")), nil},
		{"a manager without responsibilities", rules.ManagerScopeNotNarrower(), pair("p", "m", role("p", "A k content"), role("m")), nil},
		{"a report without responsibilities", rules.ManagerScopeNotNarrower(), pair("p", "m", role("p"), role("m", "A k content")), nil},

		{"S13, S20 nobody reports", rules.PeopleManagersHaveReports(), with(chart("a"), roles(role("m", "A lead people")), "a m"), []string{"positions[0]"}},
		{"G10 accountable-responsible", rules.PeopleManagersHaveReports(), with(chart("a"), roles(role("m", "A/R lead people")), "a m"), []string{"positions[0]"}},
		{"S13 a vacant report is one", rules.PeopleManagersHaveReports(), with(chart("a", "b<a"), roles(role("m", "A lead people")), "a m"), nil},
		{"a dotted report is none", rules.PeopleManagersHaveReports(), func() socialorg.Org {
			o := with(chart("a", "b"), roles(role("m", "A lead people")), "a m")
			o.Positions[1].DottedTo = []socialorg.PositionID{"a"}
			return o
		}(), []string{"positions[0]"}},
		{"only responsible for people", rules.PeopleManagersHaveReports(), with(chart("a"), roles(role("m", "R lead people", "A write content")), "a m"), nil},

		{"S25 a campaign without KPI", rules.CampaignsHaveKPIs(), set(chart("a"), socialorg.Campaign{Key: "c"}), []string{"campaigns[0].kpis"}},
		{"S25 a campaign with one", rules.CampaignsHaveKPIs(), set(chart("a"), socialorg.Campaign{Key: "c", KPIs: views}), nil},
		{"no campaign", rules.CampaignsHaveKPIs(), chart("a"), nil},

		{"S25 accountable", rules.KPIsSetBy("set-kpis"), sets("A set-kpis performance"), nil},
		{"G10 accountable-responsible", rules.KPIsSetBy("set-kpis"), sets("A/R set-kpis performance"), nil},
		{"S25 responsible", rules.KPIsSetBy("set-kpis"), sets("R set-kpis performance"), []string{"campaigns[0].kpisSetBy"}},
		{"S25 accountable for something else", rules.KPIsSetBy("set-kpis"), sets("A write content"), []string{"campaigns[0].kpisSetBy"}},
		{"T4 the area counts where no role states it", rules.KPIsSetBy("set-kpis"), sets("C set-kpis performance", "A measure performance"), nil},
		{"T4 the area does not count where another role states it", rules.KPIsSetBy("set-kpis"), func() socialorg.Org {
			o := sets("C set-kpis performance", "A measure performance")
			o.Roles[1] = role("s", "A set-kpis performance")
			return o
		}(), []string{"campaigns[0].kpisSetBy"}},
		{"S25 a role without responsibilities", rules.KPIsSetBy("set-kpis"), sets(), nil},
		{"S25 nobody is stated", rules.KPIsSetBy("set-kpis"), set(chart("a"), socialorg.Campaign{Key: "c", KPIs: views}), nil},
		{"S25 a position without a role", rules.KPIsSetBy("set-kpis"), set(chart("a"), socialorg.Campaign{Key: "c", KPIs: views, KPIsSetBy: "a"}), nil},

		{"one top", rules.OneTop(), chart("b<a", "a"), nil},
		{"A7 no top", rules.OneTop(), socialorg.Org{}, nil},
		{"A7 two tops", rules.OneTop(), chart("b<a", "a", "c"), []string{"positions[2].reportsTo"}},
		{"A7 three tops", rules.OneTop(), chart("a", "b", "c"), []string{"positions[1].reportsTo", "positions[2].reportsTo"}},

		{"a span of two", rules.MaxSpan(2), chart("a", "b<a", "c<a", "d<c"), nil},
		{"a span of three", rules.MaxSpan(2), chart("b<a", "a", "c<a", "d<a"), []string{"positions[1]"}},
		{"a span of none", rules.MaxSpan(0), chart("a", "b"), nil},
		{"a span below none", rules.MaxSpan(-1), chart("a", "b"), []string{"positions[0]", "positions[1]"}},

		{"an area that somebody is accountable for", rules.EveryAreaAccountable("budget"), with(chart("a"), roles(budget), "a r x"), nil},
		{"G10 accountable-responsible", rules.EveryAreaAccountable("budget"), with(chart("a"), roles(role("r", "A/R spend budget")), "a r x"), nil},
		{"an area whose only position is vacant", rules.EveryAreaAccountable("budget"), with(chart("a"), roles(budget), "a r"), []string{"positions"}},
		{"one vacant position of two", rules.EveryAreaAccountable("budget"), with(chart("a", "b"), roles(budget), "a r", "b r x"), nil},
		{
			"areas that nobody mentions", rules.EveryAreaAccountable("podcasts", "budget", "radio", "radio"),
			with(chart("a"), roles(budget), "a r x"), []string{"positions", "positions"},
		},
		{"every area that a role mentions", rules.EveryAreaAccountable(), with(chart("a"), roles(budget, role("s", "R show brand")), "a r x"), []string{"positions"}},
		{"every area that the one role mentions", rules.EveryAreaAccountable(), with(chart("a"), roles(budget), "a r x"), nil},
		{"no area at all", rules.EveryAreaAccountable(), chart("a"), nil},

		{"two accountable for two things", rules.OneAccountable(), socialorg.Org{Roles: roles(role("r", "A k brand"), role("s", "A l brand"))}, nil},
		{"one accountable, one responsible", rules.OneAccountable(), socialorg.Org{Roles: roles(role("r", "A k brand"), role("s", "R k brand"))}, nil},
		{
			"two accountable for one thing", rules.OneAccountable(),
			socialorg.Org{Roles: roles(role("r", "A k brand"), role("s", "A l budget", "A k brand"))},
			[]string{"roles[1].responsibilities[1]"},
		},
		{
			"G10 accountable and accountable-responsible", rules.OneAccountable(),
			socialorg.Org{Roles: roles(role("r", "A k brand"), role("s", "A/R k brand"))}, []string{"roles[1].responsibilities[0]"},
		},
		{"two holders of one accountable role", rules.OneAccountable(), with(chart("a", "b"), roles(budget), "a r x", "b r y"), nil},

		{"somebody above approves", rules.EveryoneHasApprover("spend"), with(chart("b<a", "a"), roles(budget), "a r x", "b - y"), nil},
		{"somebody at a distance approves", rules.EveryoneHasApprover("spend"), with(chart("c<b", "b<a", "a"), roles(budget), "a r x", "c - y"), nil},
		{"nobody above approves", rules.EveryoneHasApprover("spend"), with(chart("b<a", "a"), roles(budget), "a - x", "b - y"), []string{"positions[0]"}},
		{"only oneself approves", rules.EveryoneHasApprover("spend"), with(chart("b<a", "a"), roles(budget), "a - x", "b r y"), []string{"positions[0]"}},
		{"a vacant position approves nothing", rules.EveryoneHasApprover("spend"), with(chart("b<a", "a"), roles(budget), "a r", "b - y"), []string{"positions[0]"}},
		{"a vacant position needs nobody", rules.EveryoneHasApprover("spend"), chart("b<a", "a"), nil},
		{"a top needs nobody", rules.EveryoneHasApprover("spend"), with(chart("a", "b"), nil, "a - x", "b - y"), nil},
		{"G11 oneself in the position above", rules.EveryoneHasApprover("spend"), with(chart("b<a", "a"), roles(budget), "a r x", "b - x"), []string{"positions[0]"}},
		{"G11 oneself and another in the position above", rules.EveryoneHasApprover("spend"), with(chart("b<a", "a"), roles(budget), "a r x y", "b - x"), nil},
		{
			"G11 one of two in the position above", rules.EveryoneHasApprover("spend"),
			with(chart("b<a", "a"), roles(budget), "a r x", "b - y x"), []string{"positions[0]"},
		},
		{
			"side by side", rules.EveryoneHasApprover("spend"), with(chart("a", "b<a", "c<a"), roles(budget), "a - x", "b r y", "c - z"),
			[]string{"positions[1]", "positions[2]"},
		},
		{"everything that a role is accountable for", rules.EveryoneHasApprover(),
			with(chart("b<a", "a"), roles(role("r", "R write content"), role("s", "A write content")), "a r x", "b - y"), []string{"positions[0]"}},
		{"no responsibility at all", rules.EveryoneHasApprover(), with(chart("b<a", "a"), nil, "b - y"), nil},

		{"G11 one under the other", rules.NoSelfSupervision(), with(chart("b<a", "a"), nil, "a - x", "b - y x"), []string{"positions[0].holders[1]"}},
		{"G11 at a distance", rules.NoSelfSupervision(), with(chart("c<b", "b<a", "a"), nil, "a - x", "b - y", "c - x"), []string{"positions[0].holders[0]"}},
		{
			"G11 three in a chain", rules.NoSelfSupervision(), with(chart("c<b", "b<a", "a"), nil, "a - x", "b - x", "c - x"),
			[]string{"positions[0].holders[0]", "positions[1].holders[0]"},
		},
		{
			"G11 two people of a job share", rules.NoSelfSupervision(), with(chart("a", "b<a"), nil, "a - x y", "b - x y"),
			[]string{"positions[1].holders[0]", "positions[1].holders[1]"},
		},
		{"side by side", rules.NoSelfSupervision(), with(chart("a", "b<a", "c<a", "d<c"), nil, "b - x", "c - y", "d - x"), nil},
		{"under another top", rules.NoSelfSupervision(), with(chart("a", "b", "c<b"), nil, "a - x", "c - x"), nil},
		{"a dotted line", rules.NoSelfSupervision(), func() socialorg.Org {
			o := with(chart("a", "b"), nil, "a - x", "b - x")
			o.Positions[1].DottedTo = []socialorg.PositionID{"a"}
			return o
		}(), nil},

		{"a vacant position without reports", rules.NoVacantManager(), with(chart("a", "b<a"), nil, "a - x"), nil},
		{"A10 a vacant position with one report", rules.NoVacantManager(), with(chart("a", "b<a"), nil, "b - x"), []string{"positions[0].holders"}},

		{"A5 ids that differ in a letter", rules.NoConfusableIDs(), chart("a", "b"), nil},
		{"A5 ids that differ in case", rules.NoConfusableIDs(), chart("DfE-3066", "DFE-3066", "x", "dfe-3066"), []string{"positions[1].id", "positions[3].id"}},
		{"A5 ids that differ in case outside ASCII", rules.NoConfusableIDs(), chart("école", "École"), []string{"positions[1].id"}},
		{"A5 long s", rules.NoConfusableIDs(), chart("s", "\u017f"), []string{"positions[1].id"}},
		{"A5 ids that differ in Unicode form", rules.NoConfusableIDs(), chart("Zo\u00eb", "Zoe\u0308"), nil},

		{"I9 holders that differ in a letter", rules.NoConfusableHolders(), with(chart("a", "b"), nil, "a - ann", "b - anne"), nil},
		{"I9 one holder in two positions", rules.NoConfusableHolders(), with(chart("a", "b"), nil, "a - ann", "b - ann"), nil},
		{
			"I9 holders that differ in case", rules.NoConfusableHolders(), with(chart("a", "b", "c"), nil, "a - bo ann", "b - Ann", "c - x ANN Ann"),
			[]string{"positions[1].holders[0]", "positions[2].holders[1]"},
		},
		{
			"I9 holders that differ in Unicode form", rules.NoConfusableHolders(), with(chart("a", "b"), nil, "a - jos\u00e9", "b - jose\u0301"),
			[]string{"positions[1].holders[0]"},
		},
		{
			"I9 holders that differ in both", rules.NoConfusableHolders(), with(chart("a", "b"), nil, "a - \u00c9mile", "b - e\u0301mile"),
			[]string{"positions[1].holders[0]"},
		},
		{"I9 another accent", rules.NoConfusableHolders(), with(chart("a", "b"), nil, "a - jos\u00e9", "b - jos\u00e8"), nil},

		{"text that shows what it holds", rules.NoHiddenText(), titled("Manajer média — 社交 (A/B) 🙂 مدير"), nil},
		{"a summary with line breaks", rules.NoHiddenText(), socialorg.Org{Roles: roles(socialorg.Role{ID: "r", Name: "R", Summary: "a\n\nb"})}, nil},
		{
			"a summary that ends with a line break", rules.NoHiddenText(),
			socialorg.Org{Roles: roles(socialorg.Role{ID: "r", Name: "R", Summary: "a\n"})}, []string{"roles[0].summary"},
		},
		{"B3 a space before", rules.NoHiddenText(), titled(" a"), []string{"positions[0].title"}},
		{"B3 a no-break space after", rules.NoHiddenText(), titled("a\u00a0"), []string{"positions[0].title"}},
		{"B3 a space inside", rules.NoHiddenText(), titled("a b"), nil},
		{"B4 a joiner in a Latin word", rules.NoHiddenText(), titled("a\u200db"), []string{"positions[0].title"}},

		{"a constant of the root", rules.TermsDeclared(), area("budget"), nil},
		{"a word that nothing declares", rules.TermsDeclared(), area("budgt"), []string{"roles[0].responsibilities[0].area"}},
		{"a word of the Org", rules.TermsDeclared(), named(area("podcasts"), "podcasts"), nil},
		{"a word of the list", rules.TermsDeclared("radio", "podcasts"), area("podcasts"), nil},
		{"another word of the list", rules.TermsDeclared("radio"), area("podcasts"), []string{"roles[0].responsibilities[0].area"}},
		{
			"a word twice", rules.TermsDeclared(), socialorg.Org{Roles: roles(role("r", "R k budgt"), role("s", "R l budgt"))},
			[]string{"roles[0].responsibilities[0].area"},
		},
	}
}

func TestRules(t *testing.T) {
	for _, c := range cases() {
		t.Run(fmt.Sprintf("%s %s", c.rule.Code, c.name), func(t *testing.T) {
			h := build(t, c.org)
			var want []string
			for _, path := range c.want {
				want = append(want, fmt.Sprintf("%s %s", path, c.rule.Code))
			}
			if diff := cmp.Diff(want, found(t, h.Check(c.rule)), cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("problems (-want +got):\n%s", diff)
			}
		})
	}
}

// A11: nothing to check, and nothing to check it with.
func TestA11Nothing(t *testing.T) {
	for _, h := range []*socialorg.Hierarchy{nil, new(socialorg.Hierarchy), build(t, socialorg.Org{})} {
		for name, r := range constructed() {
			require.NoError(t, h.Check(r), "%s", name)
			var found []socialorg.Problem
			r.Check(h, func(p socialorg.Problem) { found = append(found, p) })
			require.Empty(t, found, name)
		}
	}
}

// A rule without a Check is a problem, and those after it are applied all the same.
func TestNilCheck(t *testing.T) {
	err := build(t, chart("a", "b")).Check(socialorg.Rule{Code: "mine"}, rules.OneTop(), socialorg.Rule{})
	require.Equal(t, []string{" required", "positions[1].reportsTo tops", " required"}, found(t, err))
	require.ErrorContains(t, err, `"mine"`)
}

// E1: what a caller does to a list that a constructor was given has no effect.
func TestListsAreCopied(t *testing.T) {
	areas, words := []socialorg.Area{"budget"}, []socialorg.Key{"podcasts"}
	accountable, approver, declared := rules.EveryAreaAccountable(areas...), rules.EveryoneHasApprover("spend"), rules.TermsDeclared(words...)
	areas[0], words[0] = "radio", "radio"
	h := build(t, with(chart("b<a", "a"), []socialorg.Role{role("r", "A spend budget", "R talk podcasts")}, "a r x", "b - y"))
	require.NoError(t, h.Check(accountable, approver, declared))
}
