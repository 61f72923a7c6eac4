package render_test

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"example.com/socialorg"
	"example.com/socialorg/render"
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
	// positions[10001]: stands below 10001 others, more than the 10000 that can be drawn
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

// A picture of the standard department, in a file of its own or in a page.
func ExampleSVG() {
	h, err := socialorg.NewHierarchy(socialorg.Department())
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
	// <title id="org-chart-title">Social media department</title>
	// <desc id="org-chart-summary">4 positions, 0 vacant, 4 levels</desc>
}

// A page all in Indonesian: the names from a glossary, the labels from the
// renderer.
func ExampleHTML() {
	org := socialorg.Indonesian().Apply(socialorg.Department())
	h, err := socialorg.NewHierarchy(org)
	if err != nil {
		panic(err)
	}
	var page strings.Builder
	if err := render.HTML(&page, h, render.Indonesian()); err != nil {
		panic(err)
	}
	for line := range strings.Lines(page.String()) {
		if strings.HasPrefix(line, "<h2") {
			fmt.Print(line)
		}
	}
	// Output:
	// <h2 id="chart">Bagan</h2>
	// <h2 id="goals">Tujuan</h2>
	// <h2 id="positions">Posisi</h2>
	// <h2 id="roles">Peran</h2>
	// <h2 id="comparisons">Perbandingan peran</h2>
	// <h2 id="raci">Matriks RACI</h2>
	// <h2 id="coverage">Cakupan tanggung jawab</h2>
}

func ExamplePage() {
	org := socialorg.Department()
	org.Campaigns = []socialorg.Campaign{{Key: "spring", KPIs: []socialorg.KPI{socialorg.Views().AtLeast(500_000)}}}
	h, err := socialorg.NewHierarchy(org)
	if err != nil {
		panic(err)
	}
	card, err := org.Campaigns[0].Score(socialorg.Measurement{KPI: "views", Value: 450_000})
	if err != nil {
		panic(err)
	}
	var page strings.Builder
	if err := render.Page(&page, h, render.English(), card); err != nil {
		panic(err)
	}
	for line := range strings.Lines(page.String()) {
		if strings.Contains(line, "Score:") {
			fmt.Print(line)
		}
	}
	// Output:
	// <p><bdi>Score: 90% over 1 KPI.</bdi></p>
}

func ExampleRoleProfile() {
	role := socialorg.Role{
		ID: "video-specialist", Name: "Video specialist", Summary: "Makes short films for all channels.", Rank: socialorg.RankIndividual,
		ReportsTo: []socialorg.ReportingLine{{To: "social-media-manager"}},
		Responsibilities: []socialorg.Responsibility{
			{Key: "make-films", Name: "Make films", Area: socialorg.AreaContent, Involvement: socialorg.Responsible, With: []socialorg.Key{"designers"}},
			{Key: "plan-content", Area: socialorg.AreaContent, Involvement: socialorg.Consulted},
		},
		Skills: []socialorg.Skill{{Key: "editing", Kind: socialorg.SkillTechnical, Level: socialorg.Practitioner}},
	}
	if err := render.RoleProfile(os.Stdout, role, render.English()); err != nil {
		panic(err)
	}
	// Output:
	// # Video specialist
	//
	// Makes short films for all channels.
	//
	// - **Rank:** individual
	// - **Reports to:** social media manager
	//
	// ## Responsibilities
	//
	// | Responsibility | Area    | Involvement | With      |
	// |----------------|---------|-------------|-----------|
	// | Make films     | content | responsible | designers |
	// | plan content   | content | consulted   |           |
	//
	// ## Skills
	//
	// | Skill   | Kind      | Level        |
	// |---------|-----------|--------------|
	// | editing | technical | practitioner |
}

func ExampleComparison() {
	lead := socialorg.Role{ID: "lead", Name: "Lead", Responsibilities: []socialorg.Responsibility{
		{Key: "plan", Name: "Plan content", Area: socialorg.AreaContent, Involvement: socialorg.Accountable},
		{Key: "budget", Name: "Hold the budget", Area: socialorg.AreaBudget, Involvement: socialorg.Accountable},
	}}
	writer := socialorg.Role{ID: "writer", Name: "Writer", Responsibilities: []socialorg.Responsibility{
		{Key: "plan", Name: "Plan content", Area: socialorg.AreaContent, Involvement: socialorg.Responsible},
	}}
	if err := render.Comparison(os.Stdout, lead, writer, render.English()); err != nil {
		panic(err)
	}
	// Output:
	// # Lead and Writer
	//
	// Lead is broader than Writer.
	//
	// They share 1 responsibility and 0 skills.
	//
	// ## Areas in which they differ
	//
	// | Area    | Lead        | Writer      |
	// |---------|-------------|-------------|
	// | content | accountable | responsible |
	// | budget  | accountable | –           |
	//
	// ## Responsibilities
	//
	// | Responsibility  | Area    | Lead        | Writer      |
	// |-----------------|---------|-------------|-------------|
	// | Plan content    | content | accountable | responsible |
	// | Hold the budget | budget  | accountable | –           |
}

func ExampleRACI() {
	m := socialorg.Matrix{
		Roles: []socialorg.RoleID{"social-media-manager", "social-media-specialist"},
		Rows: []socialorg.MatrixRow{
			{Key: "set-kpis", Name: "Set the KPIs", Area: socialorg.AreaPerformance, Cells: []socialorg.Involvement{socialorg.Accountable, socialorg.Consulted}},
			{Key: "plan-content", Name: "Plan content", Area: socialorg.AreaContent, Cells: []socialorg.Involvement{"", socialorg.Responsible}},
		},
	}
	if err := render.RACI(os.Stdout, m, render.English()); err != nil {
		panic(err)
	}
	// Output:
	// # RACI matrix
	//
	// R is responsible, A accountable, C consulted, I informed.
	//
	// | Responsibility | Area        | social media manager | social media specialist |
	// |----------------|-------------|----------------------|-------------------------|
	// | Set the KPIs   | performance | A                    | C                       |
	// | Plan content   | content     |                      | R                       |
}

func ExampleScorecard() {
	c := socialorg.Campaign{Key: "spring", KPIs: []socialorg.KPI{socialorg.Views().AtLeast(500_000), socialorg.ShareOfVoice().AtLeast(30)}}
	card, err := c.Score(socialorg.Measurement{KPI: "views", Value: 450_000})
	if err != nil {
		panic(err)
	}
	if err := render.Scorecard(os.Stdout, card, render.Indonesian()); err != nil {
		panic(err)
	}
	// Output:
	// # spring
	//
	// Nilai: 90% dari 1 KPI. Tidak semua sasaran dapat dinilai.
	//
	// | KPI            | Sasaran                | Hasil   | Capaian | Status         |
	// |----------------|------------------------|---------|---------|----------------|
	// | Views          | paling sedikit 500.000 | 450.000 | 90%     | tidak tercapai |
	// | Share of voice | paling sedikit 30%     | –       | –       | tanpa data     |
}

func ExampleChanges() {
	before, after := socialorg.Department(), socialorg.Department()
	after.Positions[2].ReportsTo = "ceo"
	after.Positions[3].Holders = nil
	if err := render.Changes(os.Stdout, socialorg.DiffOrgs(before, after), render.English()); err != nil {
		panic(err)
	}
	// Output:
	// # Changes
	//
	// - **Position moved:** manager: digital → ceo
	// - **Holder left:** specialist: holder-4
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
