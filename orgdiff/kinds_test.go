package orgdiff_test

import (
	"go/ast"
	"go/parser"
	"go/token"
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
					{Key: "plan", Name: "Plan", Area: socialorg.AreaStrategy, Involvement: socialorg.Accountable, With: []socialorg.Key{"sales-team"}, Goals: []socialorg.Key{"sales"}},
					{Key: "spend", Area: socialorg.AreaBudget, Involvement: socialorg.Accountable},
				},
				Skills:    []socialorg.Skill{{Key: "leadership", Name: "Leadership", Kind: socialorg.KindLeadership, Level: socialorg.LevelWorking}},
				ReportsTo: []socialorg.ReportingLine{{To: "chief", Subject: "performance"}, {MinRank: socialorg.RankDirector}},
			},
			{ID: "writer", Name: "Writer", Responsibilities: []socialorg.Responsibility{{Key: "write", Area: socialorg.AreaContent, Involvement: socialorg.Responsible}}},
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
				{Key: "engagement", Unit: socialorg.UnitPercent, Numerator: []socialorg.Metric{"likes", "shares"}, Denominator: []socialorg.Metric{"views"}, Per: 100, Min: ptr(3)},
				{Key: "cost", Channels: []socialorg.Key{"instagram"}, Max: ptr(0.4)},
				{Key: "cost", Channels: []socialorg.Key{"tiktok"}, Max: ptr(0.5)},
			},
		}},
		Terms: map[socialorg.Key]string{"instagram": "Instagram"},
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
		{func(o *org) { o.Name = "Studio" }, change{changed, orgdiff.Org, "", "", "name", "Agency", "Studio"}, "name of the organisation changed from Agency to Studio"},

		{func(o *org) { o.Goals = append(o.Goals, socialorg.Goal{Key: "calm"}) }, change{added, orgdiff.Goal, "calm", "", "", "", ""}, "goal calm added"},
		{func(o *org) { o.Goals = o.Goals[1:] }, change{removed, orgdiff.Goal, "sales", "", "", "Sell more", ""}, `goal sales removed: "Sell more"`},
		{func(o *org) { o.Goals[1].Name = "" }, change{changed, orgdiff.Goal, "brand", "", "name", "Be known", ""}, `name of goal brand removed, was "Be known"`},

		{func(o *org) { o.Roles = append(o.Roles, socialorg.Role{ID: "editor", Name: "Editor"}) }, change{added, role, "editor", "", "", "", "Editor"}, "role editor added: Editor"},
		{func(o *org) { o.Roles[2].Responsibilities, o.Roles = nil, o.Roles[:2] }, change{removed, role, "writer", "", "", "Writer", ""}, "role writer removed: Writer"},
		{func(o *org) {
			o.Roles[2].ID, o.Roles[2].Formerly, o.Positions[2].Role = "author", []socialorg.RoleID{"writer"}, "author"
		}, change{renamed, role, "author", "", "", "writer", "author"}, "role writer renamed to author"},
		{func(o *org) { o.Roles[1].Name = "Head" }, change{changed, role, "manager", "", "name", "Manager", "Head"}, "name of role manager changed from Manager to Head"},
		{func(o *org) { o.Roles[0].Summary = "Leads.\nAlways." }, change{changed, role, "chief", "", "summary", "", "Leads.\nAlways."}, `summary of role chief set to "Leads.\nAlways."`},
		{func(o *org) { o.Roles[1].Rank = socialorg.RankDirector }, change{changed, role, "manager", "", "rank", "manager", "director"}, "rank of role manager changed from manager to director"},
		{func(o *org) { o.Roles[1].Goals = nil }, change{changed, role, "manager", "", "goals", "brand", ""}, "goal brand removed from role manager"},
		{func(o *org) { o.Roles[1].Formerly = []socialorg.RoleID{"boss"} }, change{changed, role, "manager", "", "formerly", "", "boss"}, "former id boss added to role manager"},

		{func(o *org) { o.Roles[0].Responsibilities = o.Roles[1].Responsibilities[1:] }, change{added, duty, "spend", "chief", "", "", "accountable"}, "responsibility spend added to role chief: accountable"},
		{func(o *org) { o.Roles[2].Responsibilities = nil }, change{removed, duty, "write", "writer", "", "responsible", ""}, "responsibility write removed from role writer: responsible"},
		{func(o *org) {
			d := &o.Roles[1].Responsibilities[1]
			d.Key, d.Formerly = "manage-budget", []socialorg.Key{"spend"}
		}, change{renamed, duty, "manage-budget", "manager", "", "spend", "manage-budget"}, "responsibility spend of role manager renamed to manage-budget"},
		{func(o *org) {
			o.Roles[2].Responsibilities = append(o.Roles[2].Responsibilities, o.Roles[1].Responsibilities[1])
			o.Roles[1].Responsibilities = o.Roles[1].Responsibilities[:1]
		}, change{moved, duty, "spend", "writer", "", "manager", "writer"}, "responsibility spend moved from role manager to role writer"},
		{func(o *org) { o.Roles[1].Responsibilities[0].Name = "Plan all" }, change{changed, duty, "plan", "manager", "name", "Plan", "Plan all"}, `name of responsibility plan of role manager changed from Plan to "Plan all"`},
		{func(o *org) { o.Roles[1].Responsibilities[0].Area = socialorg.AreaPeople }, change{changed, duty, "plan", "manager", "area", "strategy", "people"}, "area of responsibility plan of role manager changed from strategy to people"},
		{func(o *org) { o.Roles[1].Responsibilities[0].Involvement = socialorg.Informed }, change{changed, duty, "plan", "manager", "involvement", "accountable", "informed"}, "involvement of responsibility plan of role manager changed from accountable to informed"},
		{func(o *org) { o.Roles[1].Responsibilities[1].With = []socialorg.Key{"finance"} }, change{changed, duty, "spend", "manager", "with", "", "finance"}, "partner finance added to responsibility spend of role manager"},
		{func(o *org) { o.Roles[1].Responsibilities[0].Goals = nil }, change{changed, duty, "plan", "manager", "goals", "sales", ""}, "goal sales removed from responsibility plan of role manager"},
		{func(o *org) { o.Roles[1].Responsibilities[0].Formerly = []socialorg.Key{"think"} }, change{changed, duty, "plan", "manager", "formerly", "", "think"}, "former id think added to responsibility plan of role manager"},

		{func(o *org) { o.Roles[0].Skills = []socialorg.Skill{{Key: "law", Level: socialorg.LevelExpert}} }, change{added, orgdiff.Skill, "law", "chief", "", "", "expert"}, "skill law added to role chief: expert"},
		{func(o *org) { o.Roles[1].Skills = nil }, change{removed, orgdiff.Skill, "leadership", "manager", "", "working", ""}, "skill leadership removed from role manager: working"},
		{func(o *org) { o.Roles[1].Skills[0].Name = "" }, change{changed, orgdiff.Skill, "leadership", "manager", "name", "Leadership", ""}, "name of skill leadership of role manager removed, was Leadership"},
		{func(o *org) { o.Roles[1].Skills[0].Kind = "soft" }, change{changed, orgdiff.Skill, "leadership", "manager", "kind", "leadership", "soft"}, "kind of skill leadership of role manager changed from leadership to soft"},
		{func(o *org) { o.Roles[1].Skills[0].Level = socialorg.LevelExpert }, change{changed, orgdiff.Skill, "leadership", "manager", "level", "working", "expert"}, "level of skill leadership of role manager changed from working to expert"},

		{func(o *org) { o.Roles[2].ReportsTo = []socialorg.ReportingLine{{To: "manager", Subject: "reach"}} }, change{added, orgdiff.Line, "manager", "writer", "", "", "reach"}, "role writer may now report to manager: reach"},
		{func(o *org) { o.Roles[1].ReportsTo = o.Roles[1].ReportsTo[1:] }, change{removed, orgdiff.Line, "chief", "manager", "", "performance", ""}, "role manager may no longer report to chief: performance"},
		{func(o *org) { o.Roles[1].ReportsTo = o.Roles[1].ReportsTo[:1] }, change{removed, orgdiff.Line, ">=director", "manager", "", "", ""}, "role manager may no longer report to any role of the rank director or above"},
		{func(o *org) { o.Roles[1].ReportsTo[1].Subject = "money" }, change{changed, orgdiff.Line, ">=director", "manager", "subject", "", "money"}, "subject of the reporting line of role manager to any role of the rank director or above set to money"},
		{func(o *org) { o.Roles[1].ReportsTo[0].Subject = "money" }, change{changed, orgdiff.Line, "chief", "manager", "subject", "performance", "money"}, "subject of the reporting line of role manager to chief changed from performance to money"},

		{func(o *org) { o.Positions = append(o.Positions, socialorg.Position{ID: "B 2", ReportsTo: "lead"}) }, change{added, position, "B 2", "", "", "", "lead"}, `position "B 2" added under lead`},
		{func(o *org) { o.Positions = append(o.Positions, socialorg.Position{ID: "none"}) }, change{added, position, "none", "", "", "", ""}, "position none added"},
		{func(o *org) {
			o.Positions, o.Campaigns[0].Team[0] = o.Positions[:2], "pen"
		}, change{removed, position, "pen", "", "", "lead", ""}, "position pen removed, which reported to lead"},
		{func(o *org) { require.NoError(t, o.RenamePosition("lead", "a/b")) }, change{renamed, position, "a/b", "", "", "lead", "a/b"}, "position lead renamed to a/b"},
		{func(o *org) { o.Positions[2].ReportsTo = "ceo" }, change{moved, position, "pen", "", "", "lead", "ceo"}, "position pen now reports to ceo instead of lead"},
		{func(o *org) { o.Positions[2].ReportsTo = "" }, change{moved, position, "pen", "", "", "lead", ""}, "position pen no longer reports to lead"},
		{func(o *org) { o.Positions[0].ReportsTo = "none" }, change{moved, position, "ceo", "", "", "", "none"}, "position ceo now reports to none"},
		{func(o *org) { o.Positions[2].Role = "manager" }, change{changed, position, "pen", "", "role", "writer", "manager"}, "role of position pen changed from writer to manager"},
		{func(o *org) { o.Positions[2].Title = "Author" }, change{changed, position, "pen", "", "title", "", "Author"}, "title of position pen set to Author"},
		{func(o *org) { o.Positions[1].DottedTo = former("pen") }, change{changed, position, "lead", "", "dottedTo", "", "pen"}, "dotted line added from position lead to pen"},
		{func(o *org) { o.Positions[2].DottedTo = nil }, change{changed, position, "pen", "", "dottedTo", "ceo", ""}, "dotted line removed from position pen to ceo"},
		{func(o *org) { o.Positions[2].Formerly = nil }, change{changed, position, "pen", "", "formerly", "trainee", ""}, "former id trainee removed from position pen"},
		{func(o *org) { o.Positions[0].Holders = []string{"h-1", "h-9"} }, change{added, orgdiff.Holder, "h-9", "ceo", "", "", ""}, "holder h-9 joined position ceo"},
		{func(o *org) { o.Positions[0].Holders = nil }, change{removed, orgdiff.Holder, "h-1", "ceo", "", "", ""}, "holder h-1 left position ceo"},
		{func(o *org) { o.Positions[0].Holders, o.Positions[1].Holders = []string{"h-2", "h-1"}, nil }, change{moved, orgdiff.Holder, "h-2", "ceo", "", "lead", "ceo"}, "holder h-2 moved from position lead to position ceo"},

		{func(o *org) { o.KPIs = append(o.KPIs, socialorg.KPI{Key: "views", Name: "Views"}) }, change{added, kpi, "views", "", "", "", "Views"}, "KPI views added: Views"},
		{func(o *org) { o.KPIs[0].Unit = "people" }, change{changed, kpi, "reach", "", "unit", "count", "people"}, "unit of KPI reach changed from count to people"},

		{func(o *org) { o.Campaigns = append(o.Campaigns, socialorg.Campaign{Key: "autumn"}) }, change{added, campaign, "autumn", "", "", "", ""}, "campaign autumn added"},
		{func(o *org) { o.Campaigns = nil }, change{removed, campaign, "spring", "", "", "Spring", ""}, "campaign spring removed: Spring"},
		{func(o *org) { o.Campaigns[0].Name = "Bloom" }, change{changed, campaign, "spring", "", "name", "Spring", "Bloom"}, "name of campaign spring changed from Spring to Bloom"},
		{func(o *org) { o.Campaigns[0].Goals = append(o.Campaigns[0].Goals, "brand") }, change{changed, campaign, "spring", "", "goals", "", "brand"}, "goal brand added to campaign spring"},
		{func(o *org) { o.Campaigns[0].KPIsSetBy = "ceo" }, change{changed, campaign, "spring", "", "kpisSetBy", "lead", "ceo"}, "the position that sets the KPIs of campaign spring changed from lead to ceo"},
		{func(o *org) { o.Campaigns[0].Team = former("pen", "lead") }, change{changed, campaign, "spring", "", "team", "", "lead"}, "team member lead added to campaign spring"},
		{func(o *org) { o.Campaigns[0].Channels = nil }, change{changed, campaign, "spring", "", "channels", "instagram", ""}, "channel instagram removed from campaign spring"},
		{func(o *org) { o.Campaigns[0].Start = "2026-02" }, change{changed, campaign, "spring", "", "start", "2026-03", "2026-02"}, "start of campaign spring changed from 2026-03 to 2026-02"},
		{func(o *org) { o.Campaigns[0].End = "" }, change{changed, campaign, "spring", "", "end", "2026-05", ""}, "end of campaign spring removed, was 2026-05"},
		{func(o *org) { o.Campaigns[0].Currency = "NOK" }, change{changed, campaign, "spring", "", "currency", "EUR", "NOK"}, "currency of campaign spring changed from EUR to NOK"},
		{func(o *org) { o.Campaigns[0].Metrics["views"] = "sum" }, change{changed, campaign, "spring", "", "metrics.views", "last", "sum"}, "aggregation of views of campaign spring changed from last to sum"},
		{func(o *org) { o.Campaigns[0].Metrics = nil }, change{changed, campaign, "spring", "", "metrics.views", "last", ""}, "aggregation of views of campaign spring removed, was last"},

		{func(o *org) { o.Campaigns[0].KPIs = o.Campaigns[0].KPIs[:2] }, change{removed, kpi, "cost on tiktok", "spring", "", "", ""}, `KPI "cost on tiktok" of campaign spring removed`},
		{func(o *org) { o.Campaigns[0].KPIs[1].Max = ptr(0.3) }, change{changed, kpi, "cost on instagram", "spring", "max", "0.4", "0.3"}, `maximum of KPI "cost on instagram" of campaign spring changed from 0.4 to 0.3`},
		{func(o *org) { o.Campaigns[0].KPIs[0].Min = nil }, change{changed, kpi, "engagement", "spring", "min", "3", ""}, "minimum of KPI engagement of campaign spring removed, was 3"},
		{func(o *org) { o.Campaigns[0].KPIs[0].Max = ptr(0) }, change{changed, kpi, "engagement", "spring", "max", "", "0"}, "maximum of KPI engagement of campaign spring set to 0"},
		{func(o *org) { o.Campaigns[0].KPIs[0].Weight = ptr(1) }, change{changed, kpi, "engagement", "spring", "weight", "", "1"}, "weight of KPI engagement of campaign spring set to 1"},
		{func(o *org) { o.Campaigns[0].KPIs[0].Per = 0 }, change{changed, kpi, "engagement", "spring", "per", "100", ""}, "per of KPI engagement of campaign spring removed, was 100"},
		{func(o *org) { o.Campaigns[0].KPIs[0].Goal = "sales" }, change{changed, kpi, "engagement", "spring", "goal", "", "sales"}, "goal of KPI engagement of campaign spring set to sales"},
		{func(o *org) { o.Campaigns[0].KPIs[0].Name = "E" }, change{changed, kpi, "engagement", "spring", "name", "", "E"}, "name of KPI engagement of campaign spring set to E"},
		{func(o *org) { o.Campaigns[0].KPIs[0].Channels = []socialorg.Key{"tiktok"} }, change{changed, kpi, "engagement", "spring", "channels", "", "tiktok"}, "channel tiktok added to KPI engagement of campaign spring"},
		{func(o *org) { o.Campaigns[0].KPIs[0].Numerator = []socialorg.Metric{"shares"} }, change{changed, kpi, "engagement", "spring", "numerator", "likes", ""}, "numerator metric likes removed from KPI engagement of campaign spring"},
		{func(o *org) { o.Campaigns[0].KPIs[0].Denominator = []socialorg.Metric{"views", "reach"} }, change{changed, kpi, "engagement", "spring", "denominator", "", "reach"}, "denominator metric reach added to KPI engagement of campaign spring"},

		{func(o *org) { o.Terms["tiktok"] = "TikTok" }, change{added, orgdiff.Term, "tiktok", "", "", "", "TikTok"}, "word tiktok added: TikTok"},
		{func(o *org) { o.Terms["instagram"] = "IG" }, change{changed, orgdiff.Term, "instagram", "", "name", "Instagram", "IG"}, "name of word instagram changed from Instagram to IG"},
		{func(o *org) { o.Terms = nil }, change{removed, orgdiff.Term, "instagram", "", "", "Instagram", ""}, "word instagram removed: Instagram"},
	}
	seen := make(map[string]bool)
	for _, test := range tests {
		t.Run(test.text, func(t *testing.T) {
			before, after := agency(), agency()
			if test.want.Op == removed && test.want.Kind == role {
				before.Roles[2].Responsibilities = nil
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
		"a\nb", "\x1b[31m", "\u202eevil", "{to}", "[x](javascript:1)", "<b>", "\xff", "` | `", strings.Repeat("long ", 1000), strings.Repeat("é", 1000), " ", "", "none", ">=",
	}
	for _, text := range hostile {
		for _, op := range append(slices.Clone(kinds), text) {
			for _, kind := range append(slices.Clone(kinds), text) {
				for _, field := range []string{"", "name", "team", "metrics." + text, text} {
					line := orgdiff.Change{Op: orgdiff.Op(op), Kind: orgdiff.Kind(kind), ID: text, Of: text, Field: field, From: text, To: text}.String()
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
		{orgdiff.Change{Op: orgdiff.Renamed, Kind: orgdiff.Goal, ID: "x", From: "y", To: "x"}, "goal x renamed from y to x"},
		{orgdiff.Change{Op: orgdiff.Changed, Kind: orgdiff.Role, ID: "r", Field: "name", From: "{to}", To: "[a]"}, `name of role r changed from "{to}" to "[a]"`},
		{orgdiff.Change{Op: orgdiff.Changed, Kind: orgdiff.Role, ID: "r", From: "{to}", To: "[a]"}, `role r changed from "{to}" to "[a]"`},
		{orgdiff.Change{Op: orgdiff.Moved, Kind: orgdiff.Position, ID: "intern", From: "lead", To: "lead"}, "position intern still reports to lead, which is another position now"},
		{orgdiff.Change{Op: orgdiff.Changed, Kind: orgdiff.Campaign, ID: "c", Field: "kpisSetBy", From: "lead", To: "lead"}, "the position that sets the KPIs of campaign c is still lead, which is another one now"},
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
		`KPI "cost on tiktok" of campaign spring removed`,
		"word instagram removed: Instagram",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("Diff (-want +got)\n%s", diff)
	}
}
