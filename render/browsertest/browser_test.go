package browsertest_test

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/socialorg"
	"example.com/socialorg/render"
	"example.com/socialorg/score"
	"example.com/socialorg/standard"
)

// TestBrowser draws the pages and pictures, and has browser.test.mjs look at
// them.
func TestBrowser(t *testing.T) {
	chromium := find(t, "chromium", "chromium-browser", "google-chrome")
	node := find(t, "node")
	if _, err := os.Stat("node_modules/playwright-core"); err != nil {
		missing(t, "the npm packages: run npm ci --ignore-scripts")
	}

	dir := t.TempDir()
	draw(t, dir)
	cmd := exec.CommandContext(t.Context(), node, "--test", "browser.test.mjs")
	cmd.Env = append(os.Environ(), "PAGES="+dir, "CHROMIUM="+chromium)
	out, err := cmd.CombinedOutput()
	t.Logf("%s", out)
	require.NoError(t, err)
}

// find returns the path of the first of the programs that there is.
func find(t *testing.T, programs ...string) string {
	t.Helper()
	for _, program := range programs {
		if path, err := exec.LookPath(program); err == nil {
			return path
		}
	}
	missing(t, programs[0])
	return ""
}

func missing(t *testing.T, what string) {
	t.Helper()
	if os.Getenv("SOCIALORG_BROWSER") == "required" {
		t.Fatalf("missing: %s", what)
	}
	t.Skipf("the browser test needs %s; SOCIALORG_BROWSER=required makes this an error", what)
}

// draw writes everything that the browser is to look at.
func draw(t *testing.T, dir string) {
	department := studio(t, standard.Department())
	indonesian := studio(t, socialorg.Translate(standard.Department(), standard.English(), standard.Indonesian()))
	hostile := hostileOrg(t)
	campaign, ok := department.Campaign("spring")
	require.True(t, ok)
	card, err := score.Campaign(campaign, []score.Counts{
		{Channel: "instagram", Values: map[socialorg.Metric]int64{"views": 412_345, "likes": 9_000, "comments": 300, "shares": 100, "spend": 4_000, "clicks": 80}},
		{Channel: "linkedin", Values: map[socialorg.Metric]int64{
			"views": 200_000, "impressions": 100_000, "likes": 1_600, "comments": 50, "shares": 17, "saves": 3, "spend": 1_000, "clicks": 20,
		}},
	})
	require.NoError(t, err)

	type chart func(w io.Writer, h *socialorg.Hierarchy, l render.Labels) error
	page := func(w io.Writer, h *socialorg.Hierarchy, l render.Labels) error {
		return render.Page(w, render.PageContent{Hierarchy: h}, l)
	}
	scored := func(w io.Writer, h *socialorg.Hierarchy, l render.Labels) error {
		return render.Page(w, render.PageContent{Hierarchy: h, Scorecards: []score.Card{card}}, l)
	}
	managers := tree(t, 501, func(i int) int { return (i - 1) * (1 - i%2) })
	for _, f := range []struct {
		name   string
		write  chart
		of     *socialorg.Hierarchy
		labels render.Labels
	}{
		{"department.html", scored, department, render.English()},
		{"indonesian.html", scored, indonesian, render.Indonesian()},
		{"hostile.html", page, hostile, render.English()},
		{"foreign.html", page, department, render.Indonesian().NamesIn("en")},
		{"empty.html", page, nil, render.English()},
		{"hr107.html", page, hr(t), render.English()},
		{"60.html", page, sixty(t), render.English()},
		{"4.svg", render.SVG, hierarchy(t, standard.Department()), render.English()},
		{"12.svg", render.SVG, department, render.English()},
		{"60.svg", render.Look{Group: render.GroupBy(sixty(t), "branch", render.English())}.SVG, sixty(t), render.English()},
		{"107.svg", render.SVG, hr(t), render.English()},
		{"300.svg", render.SVG, tree(t, 300, func(i int) int { return (i - 1) / 6 }), render.English()},
		{"chain50.svg", render.SVG, tree(t, 50, func(i int) int { return i - 1 }), render.English()},
		{"star60.svg", render.SVG, tree(t, 61, func(int) int { return 0 }), render.English()},
		{"managers250.svg", render.SVG, managers, render.English()},
		{"forest.svg", render.SVG, forest(t), render.English()},
		{"hostile.svg", render.SVG, hostile, render.English()},
		{"department.mmd", render.Mermaid, department, render.English()},
		{"empty.mmd", render.Mermaid, nil, render.English()},
		{"hostile.mmd", render.Mermaid, hostile, render.English()},
	} {
		file, err := os.Create(filepath.Join(dir, f.name))
		require.NoError(t, err)
		require.NoError(t, f.write(file, f.of, f.labels))
		require.NoError(t, file.Close())
	}
	titles := []string{}
	for n := range hostile.Nodes() {
		titles = append(titles, n.Title())
	}
	data, err := json.Marshal(titles)
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(filepath.Join(dir, "hostile.json"), data, 0o644))
}

func hierarchy(t *testing.T, o socialorg.Org) *socialorg.Hierarchy {
	t.Helper()
	h, err := socialorg.NewHierarchy(o)
	require.NoError(t, err)
	return h
}

// studio is a department of twelve positions with a bit of everything.
func studio(t *testing.T, o socialorg.Org) *socialorg.Hierarchy {
	const manager, specialist = standard.ManagerID, standard.SpecialistID
	o.Positions = append(o.Positions[:2:2], []socialorg.Position{
		{ID: "m1", Role: manager, Title: "Head of social media, Europe, Middle East and Africa", Holders: []string{"Ada"}, ReportsTo: "digital"},
		{ID: "s1", Role: specialist, Holders: []string{"Budi", "Citra"}, ReportsTo: "m1"},
		{ID: "s2", Role: specialist, Holders: []string{"Dewi"}, ReportsTo: "m1", DottedTo: []socialorg.PositionID{"m2"}},
		{ID: "s3", Role: specialist, ReportsTo: "m1"},
		{ID: "m2", Role: manager, ReportsTo: "digital"},
		{ID: "s4", Role: specialist, Holders: []string{"Eka"}, ReportsTo: "m2"},
		{ID: "s5", Role: specialist, Holders: []string{"Fajar"}, ReportsTo: "m2"},
		{ID: "s6", Role: specialist, Holders: []string{"Gita"}, ReportsTo: "m2", DottedTo: []socialorg.PositionID{"ceo"}},
		{ID: "s7", Role: specialist, Holders: []string{"Hadi"}, ReportsTo: "m2"},
		{ID: "s8", Role: specialist, Holders: []string{"Indah"}, ReportsTo: "m2"},
	}...)
	o.Campaigns = []socialorg.Campaign{{
		Key: "spring", Name: "Spring launch", Goals: []socialorg.Key{"brand-awareness"}, KPIsSetBy: "m1", Team: []socialorg.PositionID{"s1", "s2"},
		Channels: []socialorg.Key{"instagram", "linkedin"}, Currency: "EUR",
		KPIs: []socialorg.KPI{{Key: "views"}, {Key: "engagement-rate"}, {Key: "cost-per-click"}, {Key: "shares"}, {Key: "reach"}},
	}}
	kpis := o.Campaigns[0].KPIs
	kpis[0], kpis[1], kpis[2], kpis[4] = kpis[0].AtLeast(500_000), kpis[1].AtLeast(3), kpis[2].Between(0.2, 0.4), kpis[4].AtLeast(100_000)
	return hierarchy(t, o)
}

func tree(t *testing.T, n int, parent func(i int) int) *socialorg.Hierarchy {
	titles := []string{"Social media specialist", "Designer", "Community manager, Asia and Pacific", "Writer"}
	var o socialorg.Org
	for i := range n {
		p := socialorg.Position{ID: socialorg.PositionID(fmt.Sprint("p", i)), Title: titles[i%len(titles)]}
		if i%7 != 6 {
			p.Holders = []string{fmt.Sprint("holder-", i)}
		}
		if i > 0 {
			p.ReportsTo = socialorg.PositionID(fmt.Sprint("p", parent(i)))
		}
		o.Positions = append(o.Positions, p)
	}
	return hierarchy(t, o)
}

// sixty has dotted lines from every team to two heads.
func sixty(t *testing.T) *socialorg.Hierarchy {
	o := tree(t, 60, func(i int) int { return (i - 1) / 5 }).Org()
	for i := range o.Positions {
		if i > 12 && i%5 == 3 {
			o.Positions[i].DottedTo = []socialorg.PositionID{o.Positions[1+i%2*4].ID}
		}
	}
	return hierarchy(t, o)
}

// forest has several tops: trees, and positions that stand alone.
func forest(t *testing.T) *socialorg.Hierarchy {
	o := tree(t, 20, func(i int) int { return (i - 1) / 3 }).Org()
	o.Positions[1].ReportsTo, o.Positions[2].ReportsTo = "", ""
	for i := range 9 {
		o.Positions = append(o.Positions, socialorg.Position{ID: socialorg.PositionID(fmt.Sprint("alone", i)), Title: "Adviser"})
	}
	return hierarchy(t, o)
}

// hr has the shape and the titles of a real sample of 107 employees.
func hr(t *testing.T) *socialorg.Hierarchy {
	file, err := os.Open("testdata/oracle_hr_positions.csv")
	require.NoError(t, err)
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	require.NoError(t, err)
	require.Len(t, rows, 108)
	var o socialorg.Org
	for _, r := range rows[1:] {
		o.Positions = append(o.Positions, socialorg.Position{
			ID: socialorg.PositionID(r[0]), Title: r[1], ReportsTo: socialorg.PositionID(r[2]), Holders: []string{"holder-" + r[0]},
		})
	}
	return hierarchy(t, o)
}

// hostileOrg has every naughty string that is valid as a title, as a holder
// and, where it is short enough, as an id.
func hostileOrg(t *testing.T) *socialorg.Hierarchy {
	data, err := os.ReadFile("../testdata/blns.json")
	require.NoError(t, err)
	var all []string
	require.NoError(t, json.Unmarshal(data, &all))
	all = append(all, "<script>window.ran=1</script>", "</style><script>window.ran=1</script>", "</title><img src=x onerror=window.ran=1>",
		`" onmouseover="window.ran=1`, "1. one", "- one", "===", "---", "`**x**`", `style:"x"`, `"]; click n0 call alert(1)`, "#quot;", "{{x}}", "a\u202eb")
	o := socialorg.Org{Name: "</title><script>window.ran=1</script>", Positions: []socialorg.Position{{ID: "top"}}}
	seen := map[string]bool{"top": true}
	for _, text := range all {
		p := socialorg.Position{ID: socialorg.PositionID(text), Title: text, Holders: []string{text}, ReportsTo: "top"}
		one := socialorg.Org{Positions: []socialorg.Position{{ID: "top"}, p}}
		if !seen[text] && one.Validate() == nil {
			seen[text] = true
			o.Positions = append(o.Positions, p)
		}
	}
	require.Greater(t, len(o.Positions), 400)
	return hierarchy(t, o)
}
