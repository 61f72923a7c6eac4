package orgdiff_test

import (
	"encoding/csv"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"example.com/socialorg"
	"example.com/socialorg/orgdiff"
)

func ptr(f float64) *float64 { return &f }

// agency is a small organisation with something in every list.
func agency() socialorg.Org {
	return socialorg.Org{
		Name:  "Agency",
		Goals: []socialorg.Goal{{Key: "sales", Name: "Sell more"}, {Key: "brand", Name: "Be known"}},
		Roles: []socialorg.Role{
			{ID: "chief", Name: "Chief", Rank: socialorg.RankExecutive},
			{
				ID: "manager", Name: "Manager", Rank: socialorg.RankManager, Goals: []socialorg.Key{"brand"},
				Responsibilities: []socialorg.Responsibility{
					{
						Key: "plan", Name: "Plan", Area: socialorg.AreaStrategy, Involvement: socialorg.Accountable,
						With: []socialorg.Key{"sales-team"}, Goals: []socialorg.Key{"sales"},
					},
					{Key: "spend", Area: socialorg.AreaBudget, Involvement: socialorg.Accountable},
				},
				Skills:    []socialorg.Skill{{Key: "leadership", Name: "Leadership", Kind: socialorg.KindLeadership, Level: socialorg.LevelWorking}},
				ReportsTo: []socialorg.ReportingLine{{To: "chief", Subject: "performance"}, {MinRank: socialorg.RankDirector}},
			},
			{ID: "writer", Name: "Writer", Responsibilities: []socialorg.Responsibility{
				{Key: "write", Area: socialorg.AreaContent, Involvement: socialorg.Responsible},
			}},
		},
		Positions: []socialorg.Position{
			{ID: "ceo", Role: "chief", Holders: []string{"h-1"}},
			{ID: "lead", Role: "manager", ReportsTo: "ceo", Holders: []string{"h-2"}},
			{ID: "pen", Role: "writer", ReportsTo: "lead", Holders: []string{"h-3", "h-4"}, DottedTo: former("ceo"), Formerly: former("trainee")},
		},
		KPIs: []socialorg.KPI{{Key: "reach", Name: "Reach", Unit: socialorg.UnitCount, Numerator: []socialorg.Metric{"reach"}}},
		Campaigns: []socialorg.Campaign{{
			Key: "spring", Name: "Spring", Goals: []socialorg.Key{"sales"}, KPIsSetBy: "lead", Team: former("pen"),
			Channels: []socialorg.Key{"instagram"}, Start: "2026-03", End: "2026-05", Currency: "EUR",
			Metrics: map[socialorg.Metric]socialorg.Aggregation{"views": socialorg.AggregateLast},
			KPIs: []socialorg.KPI{
				{
					Key: "engagement", Unit: socialorg.UnitPercent, Per: 100, Min: ptr(3),
					Numerator: []socialorg.Metric{"likes", "shares"}, Denominator: []socialorg.Metric{"views"},
				},
				{Key: "cost", Channels: []socialorg.Key{"instagram"}, Max: ptr(0.4)},
				{Key: "cost", Channels: []socialorg.Key{"tiktok"}, Max: ptr(0.5)},
			},
		}},
		Terms:      map[socialorg.Key]string{"instagram": "Instagram"},
		Exceptions: []socialorg.Exception{{Rule: "span", Position: "ceo", Why: "acting"}},
	}
}

// Each kind of change, with its text.
func TestDiffOneChange(t *testing.T) {
	type (
		org    = socialorg.Org
		change = orgdiff.Change
	)
	const (
		added, removed, changed, moved, renamed = orgdiff.Added, orgdiff.Removed, orgdiff.Changed, orgdiff.Moved, orgdiff.Renamed

		role, duty, position, campaign, kpi = orgdiff.Role, orgdiff.Responsibility, orgdiff.Position, orgdiff.Campaign, orgdiff.KPI
	)
	tests := []struct {
		edit func(o *org)
		want change
		text string
	}{
		{func(o *org) { o.Name = "Studio" }, change{Op: changed, Kind: orgdiff.Org, Field: "name", From: "Agency", To: "Studio"},
			"name of the organisation changed from Agency to Studio"},

		{func(o *org) { o.Goals = append(o.Goals, socialorg.Goal{Key: "calm"}) }, change{Op: added, Kind: orgdiff.Goal, ID: "calm"},
			"goal calm added"},
		{func(o *org) { o.Goals = o.Goals[1:] }, change{Op: removed, Kind: orgdiff.Goal, ID: "sales", From: "Sell more"},
			`goal sales removed: "Sell more"`},
		{func(o *org) { o.Goals[1].Name = "" }, change{Op: changed, Kind: orgdiff.Goal, ID: "brand", Field: "name", From: "Be known"},
			`name of goal brand removed, was "Be known"`},

		{func(o *org) { o.Roles = append(o.Roles, socialorg.Role{ID: "editor", Name: "Editor"}) },
			change{Op: added, Kind: role, ID: "editor", To: "Editor"},
			"role editor added: Editor"},
		{func(o *org) { o.Roles[2].Responsibilities, o.Roles = nil, o.Roles[:2] }, change{Op: removed, Kind: role, ID: "writer", From: "Writer"},
			"role writer removed: Writer"},
		{func(o *org) {
			o.Roles[2].ID, o.Roles[2].Formerly, o.Positions[2].Role = "author", []socialorg.RoleID{"writer"}, "author"
		}, change{Op: renamed, Kind: role, ID: "author", From: "writer", To: "author"}, "role writer renamed to author"},
		{func(o *org) { o.Roles[1].Name = "Head" }, change{Op: changed, Kind: role, ID: "manager", Field: "name", From: "Manager", To: "Head"},
			"name of role manager changed from Manager to Head"},
		{func(o *org) { o.Roles[0].Summary = "Leads.\nAlways." },
			change{Op: changed, Kind: role, ID: "chief", Field: "summary", To: "Leads.\nAlways."},
			`summary of role chief set to "Leads.\nAlways."`},
		{func(o *org) { o.Roles[1].Rank = socialorg.RankDirector },
			change{Op: changed, Kind: role, ID: "manager", Field: "rank", From: "manager", To: "director"},
			"rank of role manager changed from manager to director"},
		{func(o *org) { o.Roles[1].Goals = nil }, change{Op: changed, Kind: role, ID: "manager", Field: "goals", From: "brand"},
			"goal brand removed from role manager"},
		{func(o *org) { o.Roles[1].Formerly = []socialorg.RoleID{"boss"} },
			change{Op: changed, Kind: role, ID: "manager", Field: "formerly", To: "boss"},
			"former id boss added to role manager"},

		{func(o *org) { o.Roles[0].Responsibilities = o.Roles[1].Responsibilities[1:] },
			change{Op: added, Kind: duty, ID: "spend", Of: "chief", To: "accountable"},
			"responsibility spend added to role chief: accountable"},
		{func(o *org) { o.Roles[2].Responsibilities = nil }, change{Op: removed, Kind: duty, ID: "write", Of: "writer", From: "responsible"},
			"responsibility write removed from role writer: responsible"},
		{func(o *org) {
			d := &o.Roles[1].Responsibilities[1]
			d.Key, d.Formerly = "manage-budget", []socialorg.Key{"spend"}
		}, change{Op: renamed, Kind: duty, ID: "manage-budget", Of: "manager", From: "spend", To: "manage-budget"},
			"responsibility spend of role manager renamed to manage-budget"},
		{func(o *org) {
			o.Roles[2].Responsibilities = append(o.Roles[2].Responsibilities, o.Roles[1].Responsibilities[1])
			o.Roles[1].Responsibilities = o.Roles[1].Responsibilities[:1]
		}, change{Op: moved, Kind: duty, ID: "spend", Of: "writer", From: "manager", To: "writer"},
			"responsibility spend moved from role manager to role writer"},
		{func(o *org) { o.Roles[1].Responsibilities[0].Name = "Plan all" },
			change{Op: changed, Kind: duty, ID: "plan", Of: "manager", Field: "name", From: "Plan", To: "Plan all"},
			`name of responsibility plan of role manager changed from Plan to "Plan all"`},
		{func(o *org) { o.Roles[1].Responsibilities[0].Area = socialorg.AreaPeople },
			change{Op: changed, Kind: duty, ID: "plan", Of: "manager", Field: "area", From: "strategy", To: "people"},
			"area of responsibility plan of role manager changed from strategy to people"},
		{func(o *org) { o.Roles[1].Responsibilities[0].Involvement = socialorg.Informed },
			change{Op: changed, Kind: duty, ID: "plan", Of: "manager", Field: "involvement", From: "accountable", To: "informed"},
			"involvement of responsibility plan of role manager changed from accountable to informed"},
		{func(o *org) { o.Roles[1].Responsibilities[1].With = []socialorg.Key{"finance"} },
			change{Op: changed, Kind: duty, ID: "spend", Of: "manager", Field: "with", To: "finance"},
			"partner finance added to responsibility spend of role manager"},
		{func(o *org) { o.Roles[1].Responsibilities[0].Goals = nil },
			change{Op: changed, Kind: duty, ID: "plan", Of: "manager", Field: "goals", From: "sales"},
			"goal sales removed from responsibility plan of role manager"},
		{func(o *org) { o.Roles[1].Responsibilities[0].Formerly = []socialorg.Key{"think"} },
			change{Op: changed, Kind: duty, ID: "plan", Of: "manager", Field: "formerly", To: "think"},
			"former id think added to responsibility plan of role manager"},

		{func(o *org) { o.Roles[0].Skills = []socialorg.Skill{{Key: "law", Level: socialorg.LevelExpert}} },
			change{Op: added, Kind: orgdiff.Skill, ID: "law", Of: "chief", To: "expert"},
			"skill law added to role chief: expert"},
		{func(o *org) { o.Roles[1].Skills = nil }, change{Op: removed, Kind: orgdiff.Skill, ID: "leadership", Of: "manager", From: "working"},
			"skill leadership removed from role manager: working"},
		{func(o *org) { o.Roles[1].Skills[0].Name = "" },
			change{Op: changed, Kind: orgdiff.Skill, ID: "leadership", Of: "manager", Field: "name", From: "Leadership"},
			"name of skill leadership of role manager removed, was Leadership"},
		{func(o *org) { o.Roles[1].Skills[0].Kind = "soft" },
			change{Op: changed, Kind: orgdiff.Skill, ID: "leadership", Of: "manager", Field: "kind", From: "leadership", To: "soft"},
			"kind of skill leadership of role manager changed from leadership to soft"},
		{func(o *org) { o.Roles[1].Skills[0].Level = socialorg.LevelExpert },
			change{Op: changed, Kind: orgdiff.Skill, ID: "leadership", Of: "manager", Field: "level", From: "working", To: "expert"},
			"level of skill leadership of role manager changed from working to expert"},

		{func(o *org) { o.Roles[2].ReportsTo = []socialorg.ReportingLine{{To: "manager", Subject: "reach"}} },
			change{Op: added, Kind: orgdiff.Line, ID: "manager", Of: "writer", To: "reach"},
			"role writer may now report to manager: reach"},
		{func(o *org) { o.Roles[1].ReportsTo = o.Roles[1].ReportsTo[1:] },
			change{Op: removed, Kind: orgdiff.Line, ID: "chief", Of: "manager", From: "performance"},
			"role manager may no longer report to chief: performance"},
		{func(o *org) { o.Roles[1].ReportsTo = o.Roles[1].ReportsTo[:1] }, change{Op: removed, Kind: orgdiff.Line, Rank: "director", Of: "manager"},
			"role manager may no longer report to any role of the rank director or above"},
		{func(o *org) { o.Roles[1].ReportsTo[1].Subject = "money" },
			change{Op: changed, Kind: orgdiff.Line, Rank: "director", Of: "manager", Field: "subject", To: "money"},
			"subject of the reporting line of role manager to any role of the rank director or above set to money"},
		{func(o *org) { o.Roles[1].ReportsTo[0].Subject = "money" },
			change{Op: changed, Kind: orgdiff.Line, ID: "chief", Of: "manager", Field: "subject", From: "performance", To: "money"},
			"subject of the reporting line of role manager to chief changed from performance to money"},

		{func(o *org) { o.Positions = append(o.Positions, socialorg.Position{ID: "B 2", ReportsTo: "lead"}) },
			change{Op: added, Kind: position, ID: "B 2", To: "lead"},
			`position "B 2" added under lead`},
		{func(o *org) { o.Positions = append(o.Positions, socialorg.Position{ID: "none"}) }, change{Op: added, Kind: position, ID: "none"},
			"position none added"},
		{func(o *org) {
			o.Positions, o.Campaigns[0].Team[0] = o.Positions[:2], "pen"
		}, change{Op: removed, Kind: position, ID: "pen", From: "lead"}, "position pen removed, which reported to lead"},
		{func(o *org) { require.NoError(t, o.RenamePosition("lead", "a/b")) }, change{Op: renamed, Kind: position, ID: "a/b", From: "lead", To: "a/b"},
			"position lead renamed to a/b"},
		{func(o *org) { o.Positions[2].ReportsTo = "ceo" }, change{Op: moved, Kind: position, ID: "pen", From: "lead", To: "ceo"},
			"position pen now reports to ceo instead of lead"},
		{func(o *org) { o.Positions[2].ReportsTo = "" }, change{Op: moved, Kind: position, ID: "pen", From: "lead"},
			"position pen no longer reports to lead"},
		{func(o *org) { o.Positions[0].ReportsTo = "none" }, change{Op: moved, Kind: position, ID: "ceo", To: "none"},
			"position ceo now reports to none"},
		{func(o *org) { o.Positions[2].Role = "manager" },
			change{Op: changed, Kind: position, ID: "pen", Field: "role", From: "writer", To: "manager"},
			"role of position pen changed from writer to manager"},
		{func(o *org) { o.Positions[2].Title = "Author" }, change{Op: changed, Kind: position, ID: "pen", Field: "title", To: "Author"},
			"title of position pen set to Author"},
		{func(o *org) { o.Positions[1].DottedTo = former("pen") }, change{Op: changed, Kind: position, ID: "lead", Field: "dottedTo", To: "pen"},
			"dotted line added from position lead to pen"},
		{func(o *org) { o.Positions[2].DottedTo = nil }, change{Op: changed, Kind: position, ID: "pen", Field: "dottedTo", From: "ceo"},
			"dotted line removed from position pen to ceo"},
		{func(o *org) { o.Positions[2].Formerly = nil }, change{Op: changed, Kind: position, ID: "pen", Field: "formerly", From: "trainee"},
			"former id trainee removed from position pen"},
		{func(o *org) { o.Positions[2].Attributes = map[socialorg.Key]string{"department": "Brand"} },
			change{Op: changed, Kind: position, ID: "pen", Field: "attributes", Attribute: "department", To: "Brand"},
			"attribute department of position pen set to Brand"},
		{func(o *org) { o.Positions[0].Holders = []string{"h-1", "h-9"} }, change{Op: added, Kind: orgdiff.Holder, ID: "h-9", Of: "ceo"},
			"holder h-9 joined position ceo"},
		{func(o *org) { o.Positions[0].Holders = nil }, change{Op: removed, Kind: orgdiff.Holder, ID: "h-1", Of: "ceo"},
			"holder h-1 left position ceo"},
		{func(o *org) { o.Positions[0].Holders, o.Positions[1].Holders = []string{"h-2", "h-1"}, nil },
			change{Op: moved, Kind: orgdiff.Holder, ID: "h-2", Of: "ceo", From: "lead", To: "ceo"},
			"holder h-2 moved from position lead to position ceo"},

		{func(o *org) { o.KPIs = append(o.KPIs, socialorg.KPI{Key: "views", Name: "Views"}) }, change{Op: added, Kind: kpi, ID: "views", To: "Views"},
			"KPI views added: Views"},
		{func(o *org) { o.KPIs[0].Unit = "people" }, change{Op: changed, Kind: kpi, ID: "reach", Field: "unit", From: "count", To: "people"},
			"unit of KPI reach changed from count to people"},

		{func(o *org) { o.Campaigns = append(o.Campaigns, socialorg.Campaign{Key: "autumn"}) }, change{Op: added, Kind: campaign, ID: "autumn"},
			"campaign autumn added"},
		{func(o *org) { o.Campaigns = nil }, change{Op: removed, Kind: campaign, ID: "spring", From: "Spring"}, "campaign spring removed: Spring"},
		{func(o *org) { o.Campaigns[0].Name = "Bloom" }, change{Op: changed, Kind: campaign, ID: "spring", Field: "name", From: "Spring", To: "Bloom"},
			"name of campaign spring changed from Spring to Bloom"},
		{func(o *org) { o.Campaigns[0].Goals = append(o.Campaigns[0].Goals, "brand") },
			change{Op: changed, Kind: campaign, ID: "spring", Field: "goals", To: "brand"},
			"goal brand added to campaign spring"},
		{func(o *org) { o.Campaigns[0].KPIsSetBy = "ceo" },
			change{Op: changed, Kind: campaign, ID: "spring", Field: "kpisSetBy", From: "lead", To: "ceo"},
			"the position that sets the KPIs of campaign spring changed from lead to ceo"},
		{func(o *org) { o.Campaigns[0].Team = former("pen", "lead") }, change{Op: changed, Kind: campaign, ID: "spring", Field: "team", To: "lead"},
			"team member lead added to campaign spring"},
		{func(o *org) { o.Campaigns[0].Channels = nil }, change{Op: changed, Kind: campaign, ID: "spring", Field: "channels", From: "instagram"},
			"channel instagram removed from campaign spring"},
		{func(o *org) { o.Campaigns[0].Start = "2026-02" },
			change{Op: changed, Kind: campaign, ID: "spring", Field: "start", From: "2026-03", To: "2026-02"},
			"start of campaign spring changed from 2026-03 to 2026-02"},
		{func(o *org) { o.Campaigns[0].End = "" }, change{Op: changed, Kind: campaign, ID: "spring", Field: "end", From: "2026-05"},
			"end of campaign spring removed, was 2026-05"},
		{func(o *org) { o.Campaigns[0].Currency = "NOK" },
			change{Op: changed, Kind: campaign, ID: "spring", Field: "currency", From: "EUR", To: "NOK"},
			"currency of campaign spring changed from EUR to NOK"},
		{func(o *org) { o.Campaigns[0].Metrics["views"] = "sum" },
			change{Op: changed, Kind: campaign, ID: "spring", Field: "metrics", Metric: "views", From: "last", To: "sum"},
			"aggregation of views of campaign spring changed from last to sum"},
		{func(o *org) { o.Campaigns[0].Metrics = nil },
			change{Op: changed, Kind: campaign, ID: "spring", Field: "metrics", Metric: "views", From: "last"},
			"aggregation of views of campaign spring removed, was last"},

		{func(o *org) { o.Campaigns[0].KPIs = o.Campaigns[0].KPIs[:2] },
			change{Op: removed, Kind: kpi, ID: "cost", Channels: []socialorg.Key{"tiktok"}, Of: "spring"},
			"KPI cost on tiktok of campaign spring removed"},
		{func(o *org) { o.Campaigns[0].KPIs[1].Max = ptr(0.3) },
			change{Op: changed, Kind: kpi, ID: "cost", Channels: []socialorg.Key{"instagram"}, Of: "spring", Field: "max", From: "0.4", To: "0.3"},
			"maximum of KPI cost on instagram of campaign spring changed from 0.4 to 0.3"},
		{func(o *org) { o.Campaigns[0].KPIs[0].Min = nil }, change{Op: changed, Kind: kpi, ID: "engagement", Of: "spring", Field: "min", From: "3"},
			"minimum of KPI engagement of campaign spring removed, was 3"},
		{func(o *org) { o.Campaigns[0].KPIs[0].Max = ptr(0) }, change{Op: changed, Kind: kpi, ID: "engagement", Of: "spring", Field: "max", To: "0"},
			"maximum of KPI engagement of campaign spring set to 0"},
		{func(o *org) { o.Campaigns[0].KPIs[0].Weight = ptr(1) },
			change{Op: changed, Kind: kpi, ID: "engagement", Of: "spring", Field: "weight", To: "1"},
			"weight of KPI engagement of campaign spring set to 1"},
		{func(o *org) { o.Campaigns[0].KPIs[0].Per = 0 }, change{Op: changed, Kind: kpi, ID: "engagement", Of: "spring", Field: "per", From: "100"},
			"per of KPI engagement of campaign spring removed, was 100"},
		{func(o *org) { o.Campaigns[0].KPIs[0].Goal = "sales" },
			change{Op: changed, Kind: kpi, ID: "engagement", Of: "spring", Field: "goal", To: "sales"},
			"goal of KPI engagement of campaign spring set to sales"},
		{func(o *org) { o.Campaigns[0].KPIs[0].Name = "E" }, change{Op: changed, Kind: kpi, ID: "engagement", Of: "spring", Field: "name", To: "E"},
			"name of KPI engagement of campaign spring set to E"},
		{func(o *org) { o.Campaigns[0].KPIs[0].Channels = []socialorg.Key{"tiktok"} },
			change{Op: changed, Kind: kpi, ID: "engagement", Of: "spring", Field: "channels", To: "tiktok"},
			"channel tiktok added to KPI engagement of campaign spring"},
		{func(o *org) { o.Campaigns[0].KPIs[0].Numerator = []socialorg.Metric{"shares"} },
			change{Op: changed, Kind: kpi, ID: "engagement", Of: "spring", Field: "numerator", From: "likes"},
			"numerator metric likes removed from KPI engagement of campaign spring"},
		{func(o *org) { o.Campaigns[0].KPIs[0].Denominator = []socialorg.Metric{"views", "reach"} },
			change{Op: changed, Kind: kpi, ID: "engagement", Of: "spring", Field: "denominator", To: "reach"},
			"denominator metric reach added to KPI engagement of campaign spring"},

		{func(o *org) { o.Terms["tiktok"] = "TikTok" }, change{Op: added, Kind: orgdiff.Term, ID: "tiktok", To: "TikTok"},
			"term tiktok added: TikTok"},
		{func(o *org) { o.Terms["instagram"] = "IG" },
			change{Op: changed, Kind: orgdiff.Term, ID: "instagram", Field: "name", From: "Instagram", To: "IG"},
			"name of term instagram changed from Instagram to IG"},
		{func(o *org) { o.Terms = nil }, change{Op: removed, Kind: orgdiff.Term, ID: "instagram", From: "Instagram"},
			"term instagram removed: Instagram"},

		{func(o *org) {
			o.Exceptions = append(o.Exceptions, socialorg.Exception{Rule: "span", Role: "chief", Why: "new"})
		},
			change{Op: added, Kind: orgdiff.Exception, ID: "span", Of: "chief", About: role, To: "new"},
			"exception span for role chief added: new"},
		{func(o *org) {
			o.Exceptions = append(o.Exceptions, socialorg.Exception{Rule: "span", Campaign: "spring", Why: "new"})
		},
			change{Op: added, Kind: orgdiff.Exception, ID: "span", Of: "spring", About: campaign, To: "new"},
			"exception span for campaign spring added: new"},
		{func(o *org) { o.Exceptions = append(o.Exceptions, socialorg.Exception{Rule: "one-top"}) },
			change{Op: added, Kind: orgdiff.Exception, ID: "one-top"},
			"exception one-top added"},
		{func(o *org) { o.Exceptions = nil },
			change{Op: removed, Kind: orgdiff.Exception, ID: "span", Of: "ceo", About: position, From: "acting"},
			"exception span for position ceo removed: acting"},
		{func(o *org) { o.Exceptions[0].Why = "" },
			change{Op: changed, Kind: orgdiff.Exception, ID: "span", Of: "ceo", About: position, Field: "why", From: "acting"},
			"reason of exception span for position ceo removed, was acting"},
	}
	seen := make(map[string]bool)
	for _, test := range tests {
		t.Run(test.text, func(t *testing.T) {
			before, after := agency(), agency()
			switch {
			case test.want.Op == removed && test.want.Kind == role:
				before.Roles[2].Responsibilities = nil
			case test.want.Op == removed && test.want.Kind == position:
				before.Positions[2].Holders = nil
			}
			test.edit(&after)
			requireChanges(t, before, after, test.want)
			require.Equal(t, test.text, test.want.String())
		})
		seen[string(test.want.Op)], seen[string(test.want.Kind)] = true, true
	}
	for name, value := range declared(t) {
		require.True(t, seen[value], "no test shows %s", name)
	}
}

// The lists of kinds and operations are complete, and a caller's own.
func TestKindsAndOps(t *testing.T) {
	var listed []string
	for _, k := range orgdiff.Kinds() {
		listed = append(listed, string(k))
	}
	for _, op := range orgdiff.Ops() {
		listed = append(listed, string(op))
	}
	require.ElementsMatch(t, slices.Collect(maps.Values(declared(t))), listed)
	orgdiff.Kinds()[0], orgdiff.Ops()[0] = "x", "x"
	require.Equal(t, orgdiff.Org, orgdiff.Kinds()[0])
	require.Equal(t, orgdiff.Removed, orgdiff.Ops()[0])
}

// declared returns the constants of type Op and Kind, by name.
func declared(t *testing.T) map[string]string {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), "change.go", nil, 0)
	require.NoError(t, err)
	values := make(map[string]string)
	for _, decl := range f.Decls {
		if g, ok := decl.(*ast.GenDecl); ok && g.Tok == token.CONST {
			for _, spec := range g.Specs {
				if v := spec.(*ast.ValueSpec); v.Names[0].IsExported() {
					values[v.Names[0].Name] = strings.Trim(v.Values[0].(*ast.BasicLit).Value, `"`)
				}
			}
		}
	}
	require.Contains(t, values, "Holder")
	return values
}

// B10: hostile text stays on one line, and shows.
func TestB10ChangeString(t *testing.T) {
	var kinds []string
	for _, value := range declared(t) {
		kinds = append(kinds, value)
	}
	hostile := []string{
		"a\nb", "\x1b[31m", "\u202eevil", "{to}", "[x](javascript:1)", "<b>", "\xff", "` | `",
		strings.Repeat("long ", 1000), strings.Repeat("é", 1000), " ", "", "none", ">=",
	}
	for _, text := range hostile {
		for _, op := range append(slices.Clone(kinds), text) {
			for _, kind := range append(slices.Clone(kinds), text) {
				for _, field := range []string{"", "name", "team", "metrics", text} {
					line := orgdiff.Change{
						Op: orgdiff.Op(op), Kind: orgdiff.Kind(kind), ID: text, Of: text, Field: field, From: text, To: text,
						Channels: slices.Repeat([]socialorg.Key{socialorg.Key(text)}, 100), Metric: socialorg.Metric(text),
					}.String()
					require.Less(t, len(line), 4000, "%q", line)
					require.False(t, strings.ContainsFunc(line, func(r rune) bool { return !unicode.IsPrint(r) }), "%q", line)
				}
			}
		}
	}
}

// What no Diff returns is written out.
func TestChangeStringOfOwnChanges(t *testing.T) {
	for _, test := range []struct {
		change orgdiff.Change
		want   string
	}{
		{orgdiff.Change{}, `"" "" ""`},
		{orgdiff.Change{Op: "split", Kind: "team", ID: "a b", From: "1", To: "2"}, `team "a b" split from 1 to 2`},
		{orgdiff.Change{Op: "split", Kind: "team", ID: "x", To: "2"}, `team x split from "" to 2`},
		{orgdiff.Change{Op: "split", Kind: "team", ID: "x", Field: "a b"}, `"a b" of team x split`},
		{orgdiff.Change{Op: orgdiff.Changed, Kind: orgdiff.Position, ID: "pen", Field: "dottedTo", From: "a b"}, `dotted line removed from position pen to "a b"`},
		{orgdiff.Change{Op: orgdiff.Added, Kind: orgdiff.Line, ID: "x", Rank: "lead", Of: "r"}, "role r may now report to x or any role of the rank lead or above"},
		{orgdiff.Change{Op: orgdiff.Removed, Kind: orgdiff.KPI, ID: "x", Channels: []socialorg.Key{"a"}, Period: "2026-06"}, "KPI x on a in 2026-06 removed"},
		{orgdiff.Change{Op: orgdiff.Removed, Kind: orgdiff.KPI, ID: "x", Channels: []socialorg.Key{"a", "b", "c", "d", "e", "f"}},
			"KPI x on a, b, c, d, e and more removed"},
		{orgdiff.Change{Op: orgdiff.Renamed, Kind: orgdiff.Goal, ID: "x", From: "y", To: "x"}, "goal x renamed from y to x"},
		{orgdiff.Change{Op: orgdiff.Changed, Kind: orgdiff.Role, ID: "r", Field: "name", From: "{to}", To: "[a]"}, `name of role r changed from "{to}" to "[a]"`},
		{orgdiff.Change{Op: orgdiff.Changed, Kind: orgdiff.Role, ID: "r", From: "{to}", To: "[a]"}, `role r changed from "{to}" to "[a]"`},
		{
			orgdiff.Change{Op: orgdiff.Moved, Kind: orgdiff.Position, ID: "intern", From: "lead", To: "lead"},
			"position intern still reports to lead, which is another position now",
		},
		{
			orgdiff.Change{Op: orgdiff.Changed, Kind: orgdiff.Campaign, ID: "c", Field: "kpisSetBy", From: "lead", To: "lead"},
			"the position that sets the KPIs of campaign c is still lead, which is another one now",
		},
	} {
		require.Equal(t, test.want, test.change.String())
	}
}

// The promised order of the result.
func TestDiffOrder(t *testing.T) {
	before, after := agency(), agency()
	after.Terms = nil
	after.Campaigns[0].KPIs = after.Campaigns[0].KPIs[:2]
	after.Campaigns[0].Name = "Bloom"
	after.KPIs = nil
	after.Positions[0].Title = "Chair"
	after.Positions[1].Holders = []string{"h-6", "h-5"}
	after.Positions[1].Role = "chief"
	after.Roles[1].Skills = nil
	after.Roles[1].Summary = "Manages"
	after.Roles[1].Rank = socialorg.RankLead
	after.Roles[0].Name = "Boss"
	after.Goals = after.Goals[:1]
	after.Name = "Studio"
	var got []string
	for _, c := range orgdiff.Diff(before, after) {
		got = append(got, c.String())
	}
	want := []string{
		"name of the organisation changed from Agency to Studio",
		`goal brand removed: "Be known"`,
		"name of role chief changed from Chief to Boss",
		"rank of role manager changed from manager to lead",
		"summary of role manager set to Manages",
		"skill leadership removed from role manager: working",
		"title of position ceo set to Chair",
		"role of position lead changed from manager to chief",
		"holder h-2 left position lead",
		"holder h-5 joined position lead",
		"holder h-6 joined position lead",
		"KPI reach removed: Reach",
		"name of campaign spring changed from Spring to Bloom",
		"KPI cost on tiktok of campaign spring removed",
		"term instagram removed: Instagram",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("Diff (-want +got)\n%s", diff)
	}
}

// A KPI for June and one for July are two, and the period tells them apart.
func TestKPIsInPartsOfACampaign(t *testing.T) {
	org := func(june, july float64) socialorg.Org {
		views := socialorg.KPI{Key: "views", Unit: socialorg.UnitCount}
		before, after := views.AtLeast(june), views.AtLeast(july)
		before.Period, after.Period = "2026-06", "2026-07"
		return socialorg.Org{Campaigns: []socialorg.Campaign{{Key: "spring", KPIs: []socialorg.KPI{before, after}}}}
	}
	want := orgdiff.Change{Op: orgdiff.Changed, Kind: orgdiff.KPI, ID: "views", Period: "2026-07", Of: "spring", Field: "min", From: "6", To: "7"}
	require.Equal(t, []orgdiff.Change{want}, orgdiff.Diff(org(5, 6), org(5, 7)))
}

// Each sentence of the table is said of some change, with nothing left to fill in.
func TestEverySentenceIsSaid(t *testing.T) {
	f, err := os.Open("sentences.csv")
	require.NoError(t, err)
	defer f.Close()
	r := csv.NewReader(f)
	r.Comment = '#'
	rows, err := r.ReadAll()
	require.NoError(t, err)
	fields, seen := []string{"", "name"}, make(map[string]bool)
	for _, row := range rows {
		require.False(t, seen[row[0]], "%s is there twice", row[0])
		seen[row[0]] = true
		if table, field, _ := strings.Cut(row[0], " "); table != "Said" {
			fields = append(fields, field)
		}
	}
	var said strings.Builder
	for _, op := range orgdiff.Ops() {
		for _, kind := range orgdiff.Kinds() {
			for _, field := range fields {
				for _, values := range [][2]string{{"", ""}, {"", "new"}, {"old", ""}, {"old", "old"}, {"old", "new"}} {
					c := orgdiff.Change{Op: op, Kind: kind, ID: "id", Of: "of", Field: field, Metric: "likes", Attribute: "site", From: values[0], To: values[1]}
					require.NotContains(t, c.String(), "{")
					said.WriteString(c.String() + "\n")
				}
			}
		}
	}
	for _, row := range rows {
		pattern := regexp.MustCompile(`\\\{.*?\\\}`).ReplaceAllString(regexp.QuoteMeta(row[1]), ".*")
		require.True(t, regexp.MustCompile(pattern).MatchString(said.String()), "nothing is said as %s: %s", row[0], row[1])
	}
}
