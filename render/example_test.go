package render_test

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"example.com/socialorg"
	"example.com/socialorg/catalogue"
	"example.com/socialorg/orgdiff"
	"example.com/socialorg/render"
	"example.com/socialorg/score"
	"example.com/socialorg/standard"
)

// acme is a small organisation with a vacancy and a dotted line.
func acme() *socialorg.Hierarchy {
	h, err := socialorg.NewHierarchy(socialorg.Org{
		Name: "Acme",
		Positions: []socialorg.Position{
			{ID: "lead", Title: "Social media lead", Holders: []string{"Ada"}},
			{ID: "video", Title: "Video specialist", Holders: []string{"Budi"}, ReportsTo: "lead"},
			{ID: "copy", Title: "Copywriter", ReportsTo: "lead", DottedTo: []socialorg.PositionID{"video"}},
		},
	})
	if err != nil {
		panic(err)
	}
	return h
}

func ExampleTree() {
	if err := render.Tree(os.Stdout, acme(), render.English()); err != nil {
		panic(err)
	}
	// Output:
	// Social media lead (lead): Ada
	//   Video specialist (video): Budi
	//   Copywriter (copy): vacant; dotted line to Video specialist (video)
}

// A chain that is too deep is refused before anything is written.
func ExampleTree_tooDeep() {
	positions := make([]socialorg.Position, render.MaxDepth+2)
	for i := range positions {
		positions[i].ID = socialorg.PositionID(fmt.Sprint("p", i))
		if i > 0 {
			positions[i].ReportsTo = positions[i-1].ID
		}
	}
	h, err := socialorg.NewHierarchy(socialorg.Org{Positions: positions})
	if err != nil {
		panic(err)
	}
	err = render.Tree(os.Stdout, h, render.English())
	fmt.Println(errors.Is(err, socialorg.ErrRange))
	fmt.Println(err)
	// Output:
	// true
	// positions[10001]: position "p10001" stands below 10001 others, more than the 10000 that can be drawn
}

func ExampleMermaid() {
	if err := render.Mermaid(os.Stdout, acme(), render.English()); err != nil {
		panic(err)
	}
	// Output:
	// flowchart TD
	//   classDef vacant stroke-dasharray: 6 4
	//   n0["Social media lead<br/>Ada"]
	//   n1["Video specialist<br/>Budi"]
	//   n2["Copywriter<br/>vacant"]:::vacant
	//   n0 --> n1
	//   n0 --> n2
	//   n1 -.-> n2
}

func ExampleDOT() {
	if err := render.DOT(os.Stdout, acme(), render.English()); err != nil {
		panic(err)
	}
	// Output:
	// digraph "Acme" {
	//   graph [nodesep=0.3, ranksep=0.5]
	//   node [shape=box, style=rounded, fontname="Helvetica,Arial,sans-serif", margin="0.2,0.1"]
	//   edge [arrowhead=none]
	//   n0 [label="Social media lead\nAda"]
	//   n1 [label="Video specialist\nBudi"]
	//   n2 [label="Copywriter\nvacant", style="rounded,dashed"]
	//   n0 -> n1
	//   n0 -> n2
	//   n1 -> n2 [style=dotted, constraint=false]
	// }
}

// A picture of the standard department, for a file of its own.
func ExampleSVG() {
	h, err := socialorg.NewHierarchy(standard.Department())
	if err != nil {
		panic(err)
	}
	var picture strings.Builder
	if err := render.SVG(&picture, h, render.English()); err != nil {
		panic(err)
	}
	for line := range strings.Lines(picture.String()) {
		if strings.HasPrefix(line, "<title") || strings.HasPrefix(line, "<desc") {
			fmt.Print(line)
		}
	}
	// Output:
	// <title id="org-title">Social media department</title>
	// <desc id="org-summary">4 positions, 4 levels
}

// A picture for a phone, in which colours stand for the department that the
// positions have as an attribute.
func ExampleLook_SVG() {
	h, err := socialorg.NewHierarchy(socialorg.Org{Positions: []socialorg.Position{
		{ID: "cmo", Title: "Chief marketing officer"},
		{ID: "writer", Title: "Copywriter", ReportsTo: "cmo", Attributes: map[socialorg.Key]string{"department": "Brand"}},
		{ID: "analyst", Title: "Data analyst", ReportsTo: "cmo", Attributes: map[socialorg.Key]string{"department": "Insights"}},
	}})
	if err != nil {
		panic(err)
	}
	labels := render.English()
	look := render.Look{
		Shape: render.Phone,
		Group: render.GroupBy(h, "department", labels),
		Link:  func(n socialorg.Node) string { return "/people/" + string(n.ID()) },
	}
	var picture strings.Builder
	if err := look.SVG(&picture, h, labels); err != nil {
		panic(err)
	}
	for _, part := range []string{`<a href="/people/writer"`, `>Brand</text>`, `>Insights</text>`} {
		fmt.Println(strings.Contains(picture.String(), part))
	}
	// Output:
	// true
	// true
	// true
}

// The same twelve positions on a screen, on paper and on a phone.
func ExampleShape() {
	h, err := socialorg.NewHierarchy(catalogue.Department())
	if err != nil {
		panic(err)
	}
	for _, shape := range []render.Shape{render.Screen, render.Sheet, render.Phone} {
		var picture strings.Builder
		if err := (render.Look{Shape: shape, Bare: true}).SVG(&picture, h, render.English()); err != nil {
			panic(err)
		}
		_, size, _ := strings.Cut(picture.String(), `viewBox="0 0 `)
		size, _, _ = strings.Cut(size, `"`)
		fmt.Println(shape, size)
	}
	// Output:
	// screen 977 536
	// page 977 536
	// phone 288 1058
}

// A page all in Indonesian: the names are translated, the labels are the
// renderer's.
func ExamplePage() {
	org := socialorg.Translate(standard.Department(), standard.English(), standard.Indonesian())
	h, err := socialorg.NewHierarchy(org)
	if err != nil {
		panic(err)
	}
	var page strings.Builder
	if err := render.Page(&page, render.PageContent{Hierarchy: h}, render.Indonesian()); err != nil {
		panic(err)
	}
	for line := range strings.Lines(page.String()) {
		if strings.HasPrefix(line, "<h1") || strings.HasPrefix(line, "<h2") {
			fmt.Print(line)
		}
	}
	// Output:
	// <h1><bdi>Departemen media sosial</bdi></h1>
	// <h2 id="chart">Bagan</h2>
	// <h2 id="goals">Tujuan</h2>
	// <h2 id="positions">Posisi</h2>
	// <h2 id="roles">Peran</h2>
	// <h2 id="comparisons">Perbandingan peran</h2>
	// <h2 id="raci">Matriks RACI</h2>
	// <h2 id="coverage">Pemenuhan tanggung jawab</h2>
}

// A page with the scorecard of a campaign.
func ExamplePageContent() {
	org := standard.Department()
	org.Campaigns = []socialorg.Campaign{{Key: "spring", KPIs: []socialorg.KPI{standard.Views().AtLeast(500_000)}}}
	h, err := socialorg.NewHierarchy(org)
	if err != nil {
		panic(err)
	}
	card, err := score.Campaign(org.Campaigns[0], []score.Counts{
		{Channel: "instagram", Values: map[socialorg.Metric]int64{socialorg.MetricViews: 450_000}},
	})
	if err != nil {
		panic(err)
	}
	content := render.PageContent{Hierarchy: h, Scorecards: []score.Card{card}}
	var page strings.Builder
	if err := render.Page(&page, content, render.English()); err != nil {
		panic(err)
	}
	for line := range strings.Lines(page.String()) {
		if strings.HasPrefix(line, "<p>Score:") {
			fmt.Print(line)
		}
	}
	// Output:
	// <p>Score: 90%. The only KPI with a target has been scored.</p>
}

func ExampleRoleProfile() {
	role := socialorg.Role{
		ID: "video-specialist", Name: "Video specialist", Summary: "Makes short films for all channels.", Rank: socialorg.RankIndividual,
		Goals:     []socialorg.Key{"brand-awareness"},
		ReportsTo: []socialorg.ReportingLine{{To: "social-media-manager", Subject: "performance"}, {MinRank: socialorg.RankDirector}},
		Responsibilities: []socialorg.Responsibility{
			{Key: "make-films", Name: "Make films", Area: socialorg.AreaContent, Involvement: socialorg.Responsible, With: []socialorg.Key{"designers"}},
			{Key: "plan-content", Area: socialorg.AreaContent, Involvement: socialorg.Consulted},
		},
		Skills: []socialorg.Skill{{Key: "editing", Kind: socialorg.KindTechnical, Level: socialorg.LevelPractitioner}},
	}
	if err := render.RoleProfile(os.Stdout, role, render.English()); err != nil {
		panic(err)
	}
	// Output:
	// # Video specialist
	//
	// Makes short films for all channels.
	//
	// - **Rank:** individual contributor
	// - **Reports to:** Social media manager (for performance) or any position ranked director or higher
	// - **Goals:** Brand awareness
	//
	// ## Responsibilities
	//
	// | Responsibility | Area    | Involvement | With      |
	// |----------------|---------|-------------|-----------|
	// | Make films     | Content | responsible | Designers |
	// | Plan content   | Content | consulted   |           |
	//
	// ## Skills
	//
	// | Skill   | Kind      | Level        |
	// |---------|-----------|--------------|
	// | Editing | Technical | practitioner |
}

func ExampleRoleAd() {
	role := socialorg.Role{
		ID: "video-specialist", Name: "Video specialist", Summary: "Makes short films for all channels.",
		ReportsTo: []socialorg.ReportingLine{{To: "social-media-manager", Subject: "performance"}},
		Responsibilities: []socialorg.Responsibility{
			{Key: "make-films", Name: "Make films", Area: socialorg.AreaContent, Involvement: socialorg.Responsible, With: []socialorg.Key{"designers"}},
			{Key: "plan-content", Name: "Content plans", Area: socialorg.AreaContent, Involvement: socialorg.Consulted},
		},
		Skills: []socialorg.Skill{
			{Key: "editing", Level: socialorg.LevelExpert}, {Key: "animation", Level: socialorg.LevelAwareness},
		},
	}
	if err := render.RoleAd(os.Stdout, role, []socialorg.KPI{standard.Views()}, render.English()); err != nil {
		panic(err)
	}
	// Output:
	// # Video specialist
	//
	// Makes short films for all channels.
	//
	// ## What you will do
	//
	// ### Content
	//
	// - Make films
	//
	// ### You advise others on
	//
	// - Content plans
	//
	// ## What you bring
	//
	// ### Required
	//
	// - Editing (in-depth)
	//
	// ### Welcome
	//
	// - Animation
	//
	// ## How success is measured
	//
	// We measure campaigns, not individuals, by:
	//
	// - Views
	//
	// ## Who you work with
	//
	// - **You report to:** Social media manager
	// - **You work with:** Designers
}

func ExampleComparison() {
	lead := socialorg.Role{
		ID: "lead", Name: "Lead", Goals: []socialorg.Key{"reach"},
		Responsibilities: []socialorg.Responsibility{
			{Key: "budget", Name: "Hold the budget", Area: socialorg.AreaBudget, Involvement: socialorg.Accountable},
			{Key: "plan", Name: "Plan content", Area: socialorg.AreaContent, Involvement: socialorg.Accountable, With: []socialorg.Key{"sales"}},
		},
	}
	writer := socialorg.Role{
		ID: "writer", Name: "Writer", Goals: []socialorg.Key{"reach"},
		Responsibilities: []socialorg.Responsibility{
			{Key: "plan", Name: "Plan content", Area: socialorg.AreaContent, Involvement: socialorg.Responsible},
		},
		ReportsTo: []socialorg.ReportingLine{{To: "lead", Subject: "drafts"}, {To: "editor"}},
	}
	if err := render.Comparison(os.Stdout, lead, writer, render.English()); err != nil {
		panic(err)
	}
	// Output:
	// # How the lead and the writer differ
	//
	// The lead has a broader scope than the writer.
	//
	// They share 1 goal: reach.
	//
	// ## Why the scope of the lead is broader
	//
	// Only the lead is accountable for:
	//
	// - Hold the budget
	//
	// ## Involvement by area
	//
	// Each role's involvement by area; further right means more involved:
	//
	// | Area    | Not involved | Responsible | Accountable |
	// |---------|--------------|-------------|-------------|
	// | Budget  | Writer       |             | Lead        |
	// | Content |              | Writer      | Lead        |
	//
	// ## Responsibilities
	//
	// They share 1 responsibility.
	//
	// | Responsibility  | Area    | Lead        | Writer      | With  |
	// |-----------------|---------|-------------|-------------|-------|
	// | Plan content    | Content | accountable | responsible | Sales |
	// | Hold the budget | Budget  | accountable | –           |       |
	//
	// ## Reporting lines
	//
	// - **Writer:** Lead (for drafts) or editor
}

func ExampleRACI() {
	m := socialorg.RACI(
		socialorg.Role{ID: "lead", Name: "Lead", Responsibilities: []socialorg.Responsibility{
			{Key: "set-kpis", Name: "Set the KPIs", Area: socialorg.AreaPerformance, Involvement: socialorg.Accountable},
		}},
		socialorg.Role{ID: "analyst", Name: "Analyst", Responsibilities: []socialorg.Responsibility{
			{Key: "set-kpis", Area: socialorg.AreaPerformance, Involvement: socialorg.Responsible},
			{Key: "report", Name: "Report the numbers", Area: socialorg.AreaPerformance, Involvement: socialorg.Responsible},
		}},
	)
	if err := render.RACI(os.Stdout, m, render.English()); err != nil {
		panic(err)
	}
	// Output:
	// # RACI matrix
	//
	// R (responsible) does the work; A (accountable) answers for it.
	//
	// Letters in brackets are inferred. (A): no role claims it, so the role accountable for the area does.
	//
	// | Responsibility     | Area        | Lead | Analyst |
	// |--------------------|-------------|------|---------|
	// | Set the KPIs       | Performance | A    | R       |
	// | Report the numbers | Performance | (A)  | R       |
}

func ExampleCoverage() {
	duty := func(key socialorg.Key, name string, part socialorg.Involvement) socialorg.Responsibility {
		return socialorg.Responsibility{Key: key, Name: name, Area: socialorg.AreaContent, Involvement: part}
	}
	h, err := socialorg.NewHierarchy(socialorg.Org{
		Roles: []socialorg.Role{
			{ID: "lead", Name: "Lead", Responsibilities: []socialorg.Responsibility{duty("plan", "Plan content", socialorg.Accountable)}},
			{ID: "writer", Name: "Writer", Responsibilities: []socialorg.Responsibility{duty("write", "Write posts", socialorg.Responsible)}},
		},
		Positions: []socialorg.Position{
			{ID: "lead", Role: "lead", Holders: []string{"Ada"}},
			{ID: "writer", Role: "writer", ReportsTo: "lead"},
		},
	})
	if err != nil {
		panic(err)
	}
	if err := render.Coverage(os.Stdout, h, render.English()); err != nil {
		panic(err)
	}
	// Output:
	// # Coverage
	//
	// - **Accountable or responsible role vacant:** 1 responsibility
	// - **Depends on one holder:** 1 responsibility
	//
	// | Responsibility | Area    | Accountable | Responsible | Finding                                |
	// |----------------|---------|-------------|-------------|----------------------------------------|
	// | Write posts    | Content | Lead (lead) |             | accountable or responsible role vacant |
	// | Plan content   | Content | Lead (lead) | Lead (lead) | depends on one holder                  |
}

func ExampleSkillGaps() {
	role := socialorg.Role{ID: "analyst", Name: "Analyst", Skills: []socialorg.Skill{
		{Key: "statistics", Level: socialorg.LevelExpert}, {Key: "writing"}, {Key: "spreadsheets", Level: socialorg.LevelWorking},
	}}
	have := []socialorg.Skill{{Key: "statistics", Level: socialorg.LevelWorking}, {Key: "spreadsheets", Level: socialorg.LevelExpert}}
	if err := render.SkillGaps(os.Stdout, role, have, render.English()); err != nil {
		panic(err)
	}
	// Output:
	// # Skill gaps: analyst
	//
	// 2 of 3 skills are missing or below the level that is needed.
	//
	// | Skill      | Needed | Held     |
	// |------------|--------|----------|
	// | Statistics | expert | working  |
	// | Writing    | needed | not held |
}

// LinkedIn counted both, Instagram only one of the two metrics that a rate is
// made of: the rate covers LinkedIn alone, and the report says so.
func ExampleScorecard() {
	c := socialorg.Campaign{
		Key: "spring", Name: "Spring launch", Currency: "IDR",
		KPIs: []socialorg.KPI{standard.Views().AtLeast(500_000), standard.ClickThroughRate().AtLeast(3), standard.CostPerClick().AtMost(2_000)},
	}
	card, err := score.Campaign(c, []score.Counts{
		{Channel: "instagram", Values: map[socialorg.Metric]int64{"views": 410_000, "clicks": 66_000, "spend": 180_000_000}},
		{Channel: "linkedin", Values: map[socialorg.Metric]int64{"views": 140_000, "clicks": 5_336, "spend": 120_000_000, "impressions": 200_000}},
	})
	if err != nil {
		panic(err)
	}
	names := socialorg.Translate(standard.Department(), standard.English(), standard.Indonesian())
	if err := render.Scorecard(os.Stdout, card, render.Indonesian().Naming(names)); err != nil {
		panic(err)
	}
	// Output:
	// # Spring launch
	//
	// Skor: 67–100%, bergantung pada data yang belum ada. 2 dari 3 KPI bertarget sudah dinilai.
	//
	// █████████████▒▒▒▒▒▒▒
	//
	// Garis pada setiap batang menandai target. Bagian yang berarsir belum diketahui karena datanya belum lengkap.
	//
	// | KPI                      | Realisasi vs. target | Target           | Realisasi | Pencapaian | Status        | Data yang belum ada               |
	// |--------------------------|----------------------|------------------|-----------|------------|---------------|-----------------------------------|
	// | Views                    | ███████████████┃█░░░ | minimal 500.000  | 550.000   | 110%       | tercapai      |                                   |
	// | Click-through rate (CTR) | █████████████▒▒┃▒▒▒▒ | minimal 3%       | 2,67%     | –          | belum lengkap | Instagram: belum ada data impresi |
	// | Cost per click (CPC)     | █░░░░░░░░░░░░░░┃░░░░ | maksimal Rp2.000 | Rp42      | 198%       | tercapai      |                                   |
}

func ExampleChanges() {
	before, after := standard.Department(), standard.Department()
	after.Position("manager").ReportsTo = "ceo"
	after.Position("specialist").Holders = nil
	labels := render.English().Naming(after, before)
	if err := render.Changes(os.Stdout, orgdiff.Diff(before, after), 0, labels); err != nil {
		panic(err)
	}
	// Output:
	// # Changes
	//
	// - **Position moved:** Social media manager (manager): Digital marketing manager (digital) → Chief executive (ceo)
	// - **Social media specialist (specialist), holder left:** holder-4
}

func ExampleEnglish() {
	fmt.Println(render.English().Language(), render.English() == render.Labels{})
	// Output: en true
}

func ExampleIndonesian() {
	if err := render.Tree(os.Stdout, nil, render.Indonesian()); err != nil {
		panic(err)
	}
	// Output: Tidak ada posisi
}

func ExampleLabels_Language() {
	fmt.Println(render.English().Language(), render.Indonesian().Language())
	// Output: en id
}

// A report on one role takes the names of its partners, goals and managers from
// the organisation.
func ExampleLabels_Naming() {
	labels := render.English().Naming(socialorg.Org{
		Roles: []socialorg.Role{{ID: "cmo", Name: "Chief marketing officer"}},
		Goals: []socialorg.Goal{{Key: "reach", Name: "Be seen by everybody"}},
	})
	role := socialorg.Role{ID: "lead", Name: "Lead", Goals: []socialorg.Key{"reach"}, ReportsTo: []socialorg.ReportingLine{{To: "cmo"}}}
	if err := render.RoleProfile(os.Stdout, role, labels); err != nil {
		panic(err)
	}
	// Output:
	// # Lead
	//
	// No responsibilities are stated for this role.
	//
	// - **Reports to:** Chief marketing officer
	// - **Goals:** Be seen by everybody
}

// The titles are in English, the labels in Indonesian.
// Standard roles say whose choice their ranks and levels are.
func ExampleLabels_OfStandard() {
	l := render.English().OfStandard()
	if err := render.RoleProfile(os.Stdout, standard.ChiefExecutive(), l); err != nil {
		panic(err)
	}
	// Output:
	// # Chief executive
	//
	// No responsibilities are stated for this role.
	//
	// - **Rank:** executive
	//
	// The areas, ranks, RACI letters and skill levels shown here were chosen by socialorg; they are not an industry standard.
}

func ExampleLabels_NamesIn() {
	var picture strings.Builder
	if err := render.SVG(&picture, acme(), render.Indonesian().NamesIn("en")); err != nil {
		panic(err)
	}
	fmt.Println(strings.Contains(picture.String(), `<title id="org-title" lang="en">Acme</title>`))
	// Output: true
}

// This month beside the last.
func ExampleScorecards() {
	c := socialorg.Campaign{Key: "launch", KPIs: []socialorg.KPI{standard.Views().AtLeast(50_000), standard.ClickThroughRate()}}
	count := func(month socialorg.Period, views, clicks int64) score.Card {
		card, err := score.Campaign(c, []score.Counts{
			{Channel: "instagram", Period: month, Values: map[socialorg.Metric]int64{"views": views, "impressions": 100_000, "clicks": clicks}},
		})
		if err != nil {
			panic(err)
		}
		return card
	}
	if err := render.Scorecards(os.Stdout, count("2026-05", 40_000, 2500), count("2026-06", 55_000, 2000), render.English()); err != nil {
		panic(err)
	}
	// Output:
	// # Launch
	//
	// Score: 100%. The only KPI with a target has been scored.
	//
	// ████████████████████
	//
	// In each bar, a line marks the target. ◆ marks the previous result.
	//
	// | KPI                      | Result against target | Target          | Previous | Current | Change  | Attainment | Status    |
	// |--------------------------|-----------------------|-----------------|----------|---------|---------|------------|-----------|
	// | Views                    | ████████████◆██┃█░░░  | at least 50,000 | 40,000   | 55,000  | +15,000 | 110%       | met       |
	// | Click-through rate (CTR) |                       | –               | 2.5%     | 2%      | −0.5 pp | –          | no target |
}

// A matrix that nobody could read is refused before it is written.
func ExampleRACI_tooLarge() {
	roles := make([]socialorg.Role, 200)
	for i := range roles {
		id := fmt.Sprint("role-", i)
		roles[i] = socialorg.Role{ID: socialorg.RoleID(id), Name: id, Responsibilities: []socialorg.Responsibility{
			{Key: socialorg.Key("duty-" + id), Area: "content", Involvement: socialorg.Responsible},
		}}
	}
	fmt.Println(render.RACI(io.Discard, socialorg.RACI(roles...), render.English()))
	fmt.Println(render.MaxCells)
	// Output:
	// roles: the matrix would have 40000 cells, more than 20000
	// 20000
}
