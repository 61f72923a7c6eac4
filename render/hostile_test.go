package render_test

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"example.com/socialorg"
	"example.com/socialorg/orgdiff"
	"example.com/socialorg/render"
	"example.com/socialorg/score"
)

// checkChart checks what a format writes of an organisation that has the text
// wherever it may stand.
var checkChart = map[string]func(t testing.TB, out string, h *socialorg.Hierarchy, text string){
	"Tree":    checkTree,
	"Mermaid": checkMermaid,
	"DOT":     checkDOT,
	"SVG":     checkSVG,
	"Page":    checkPage,
}

func holders(n socialorg.Node) string {
	if n.Vacant() {
		return "vacant"
	}
	return shown(strings.Join(slices.Collect(n.Holders()), ", "))
}

func name(n socialorg.Node) string {
	if n.Title() == string(n.ID()) {
		return shown(n.Title())
	}
	return shown(n.Title() + " (" + string(n.ID()) + ")")
}

func checkTree(t testing.TB, out string, h *socialorg.Hierarchy, _ string) {
	lines := strings.Split(strings.TrimSuffix(out, "\n"), "\n")
	require.Len(t, lines, h.Len())
	for i, p := range slices.Collect(h.Nodes()) {
		want := strings.Repeat("  ", p.Depth()) + name(p) + ": " + holders(p)
		for to := range p.DottedTo() {
			want += "; dotted line to " + name(to)
		}
		require.Equal(t, want, lines[i])
	}
}

func checkMermaid(t testing.TB, out string, h *socialorg.Hierarchy, _ string) {
	g := parseMermaid(t, out)
	require.Len(t, g.labels, h.Len())
	for i, p := range slices.Collect(h.Nodes()) {
		require.Equal(t, []string{shown(p.Title()), holders(p)}, g.labels[i])
	}
	require.Equal(t, [][2]int{{0, 1}, {0, 2}}, g.solid)
	require.Equal(t, [][2]int{{1, 2}}, g.dotted)
}

// flat leaves out what wrapping changes.
func flat(text string) string { return strings.ReplaceAll(text, " ", "") }

func checkDOT(t testing.TB, out string, h *socialorg.Hierarchy, text string) {
	g := parseDOT(t, out)
	require.Equal(t, shown(text), g.title)
	require.Len(t, g.labels, h.Len())
	for i, p := range slices.Collect(h.Nodes()) {
		require.Equal(t, flat(shown(p.Title())+holders(p)), flat(strings.Join(g.labels[i], "")))
	}
	require.Equal(t, [][2]int{{0, 1}, {0, 2}}, g.solid)
	require.Equal(t, [][2]int{{1, 2}}, g.dotted)
}

func checkSVG(t testing.TB, out string, h *socialorg.Hierarchy, text string) {
	c := parseSVG(t, out)
	require.Equal(t, shown(text), c.title)
	require.Len(t, c.boxes, h.Len())
	require.Equal(t, 1, c.lines)  // of the only manager
	require.Equal(t, 2, c.dotted) // with that in the legend
	for i, p := range slices.Collect(h.Nodes()) {
		box := c.boxes[i]
		want := name(p) + ": " + holders(p)
		for to := range p.DottedTo() {
			want += "; dotted line to " + name(to)
		}
		require.Equal(t, want, box.name)
		require.Equal(t, p.Vacant(), box.vacant)
		in := flat(box.text)
		want = flat(shown(p.Title()) + holders(p))
		if !strings.Contains(in, "…") {
			require.Equal(t, want, in)
		} else {
			before, _, _ := strings.Cut(in, "…")
			require.True(t, strings.HasPrefix(want, before), "%q is not the beginning of %q", before, want)
		}
	}
}

// harmless returns the structure of a format with a harmless text, which every other
// text is to leave as it is. It is found once.
func harmless(format string, find func() []string) []string {
	if _, known := structures[format]; !known {
		structures[format] = find()
	}
	return slices.Clone(structures[format])
}

var structures = make(map[string][]string)

// positionID is the id of a position in an id or an address.
var positionID = regexp.MustCompile(`(position|box)-[^ "]*`)

func checkPage(t testing.TB, out string, _ *socialorg.Hierarchy, text string) {
	want := harmless("Page", func() []string {
		o, ok := orgWith("x")
		require.True(t, ok)
		tags, _ := parseHTML(t, draw(t, "Page", hierarchy(t, o), render.English()))
		return tags
	})
	got, texts := parseHTML(t, out)
	// The ids of positions decide nothing in a page, so the structures are the
	// same to the last attribute.
	// Boxes have a title of their own only where their text is cut.
	plain := func(all []string) []string {
		for i := range all {
			all[i] = positionID.ReplaceAllString(all[i], "$1-")
		}
		return slices.DeleteFunc(all, func(s string) bool { return s == "title" || s == "/title" })
	}
	want, got = plain(want), plain(got)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatalf("the structure differs from that with a harmless text (-want +got):\n%s", diff)
	}
	require.Contains(t, texts, shown(text))
}

// B6, B7, B8 and B4: no text of an organisation changes the structure of a
// chart, and every text is there to be seen.
func TestHostileCharts(t *testing.T) {
	tried := 0
	for i, text := range naughty(t) {
		o, ok := orgWith(text)
		if !ok {
			continue
		}
		tried++
		h := hierarchy(t, o)
		for format, check := range checkChart {
			t.Run(fmt.Sprintf("%s %d", format, i), func(t *testing.T) {
				check(t, draw(t, format, h, render.English()), h, text)
			})
		}
	}
	require.Greater(t, tried*10, len(naughty(t))*8)
}

// B8: nor does any text change the structure of a report, were it as invalid as
// can be.
func TestHostileReports(t *testing.T) {
	for i, text := range naughty(t) {
		for format := range reports {
			t.Run(fmt.Sprintf("%s %d", format, i), func(t *testing.T) { checkReport(t, format, text) })
		}
	}
}

func checkReport(t testing.TB, format, text string) {
	write := func(text string) ([]string, []string) {
		var b bytes.Buffer
		require.NoError(t, reports[format](&b, text, render.English()))
		return parseMarkdown(t, b.String())
	}
	if strings.TrimSpace(text) == "" || strings.Contains(text, "\n") {
		write(text) // fewer or more lines than usual, all fine
		return
	}
	want := harmless(format, func() []string {
		structure, _ := write("x")
		return structure
	})
	got, texts := write(text)
	require.Empty(t, cmp.Diff(want, got))
	if len(text) > socialorg.MaxTextBytes {
		return // a report on changes cuts it
	}
	var all []string
	for _, s := range texts {
		all = append(all, strings.TrimSpace(s))
	}
	seen := shown(strings.TrimSpace(text))
	require.True(t, containsText(all, seen), "%q is not in %q", seen, all)
}

// B8: nor does any text of a scorecard change the structure of a page, to the last
// class and id.
func TestHostileScorecardsOnPages(t *testing.T) {
	write := func(text string) ([]string, []string) {
		word, period := socialorg.Key(text), socialorg.Period(text)
		k := kpiWith(text).On(word)
		k.Min, k.Period = new(2.0), period
		results := []score.Result{
			{KPI: k, Status: score.Status(text), Currency: text, Value: new(1.5)},
			{KPI: k, Status: score.Partial, Value: new(1.5), Gaps: []score.Gap{{Channel: word, Periods: []socialorg.Period{period}, Metrics: []socialorg.Metric{socialorg.Metric(text)}, Why: score.Reason(text)}}},
		}
		doubts := []score.Doubt{{Kind: score.DoubtKind(text), Channel: word, Period: period}}
		card := score.Card{Campaign: "c" + word, Name: text, Currency: text, Results: results, Doubts: doubts, ScoreMax: 0.5, Targets: 1}
		var b bytes.Buffer
		require.NoError(t, render.Page(&b, render.PageContent{Scorecards: []score.Card{card}, Before: []score.Card{card}}, render.English()))
		return parseHTML(t, b.String())
	}
	want, _ := write("x")
	for _, text := range append(naughty(t), "met print-only was\n::error::x \u202e", "score", "bar-met") {
		if strings.TrimSpace(text) == "" {
			continue // which shows less than usual
		}
		got, texts := write(text)
		require.Empty(t, cmp.Diff(want, got), "%q", text)
		require.Contains(t, texts, shown(text))
	}
}

// containsText reports whether a text is one of all, or a part of one.
func containsText(all []string, text string) bool {
	for _, s := range all {
		if strings.Contains(strings.ToLower(s), strings.ToLower(text)) || strings.Contains(s, strings.ReplaceAll(text, "-", " ")) {
			return true
		}
	}
	return false
}

// B8: no holder or title is a link or mentions anyone.
func TestMarkdownLinks(t *testing.T) {
	for text, want := range map[string]string{
		"@acme/everyone":       "@<!-- -->acme/everyone",
		"a@b.example":          "a@<!-- -->b.example",
		"Ada @ Acme":           "Ada @ Acme",
		"https://evil.example": `https\://evil.example`,
		"www.evil.example":     `www\.evil.example`,
	} {
		var b bytes.Buffer
		require.NoError(t, render.Changes(&b, []orgdiff.Change{{Op: orgdiff.Added, Kind: orgdiff.Holder, ID: text, Of: "p"}}, 0, render.English()))
		require.Equal(t, "# Changes\n\n- **p, holder joined:** "+want+"\n", b.String())
	}
}

// B8: no holder or title refers to an issue or to a commit, or is an emoji by its
// name, and text that only looks a little like that stays as it is.
func TestMarkdownReferences(t *testing.T) {
	const hash = "a5c3785ed8d6a35868bc169f07e40e889087fd2e"
	for text, want := range map[string]string{
		"#34":               `\#<!-- -->34`,
		"acme/site#5":       `acme/site\#<!-- -->5`,
		"(GH-34)":           "(GH-<!-- -->34)",
		"gh-34":             "gh-<!-- -->34",
		"a5c3785":           "a5c378<!-- -->5",
		"acme/site@a5c3785": "acme/site@<!-- -->a5c378<!-- -->5",
		hash:                "a5c378<!-- -->5ed8d6<!-- -->a35868<!-- -->bc169f<!-- -->07e40e<!-- -->889087<!-- -->fd2e",
		"0" + hash:          "0" + hash, // too long for one
		"x" + hash:          "x" + hash,
		":tada:":            ":<!-- -->tada:",
		"a:b:+1:c":          "a:<!-- -->b:<!-- -->+1:c",
		"GH-1a2b3c4":        "GH-<!-- -->1a2b3c<!-- -->4", // a hash behind another sign
		"#1a2b3c4":          `\#<!-- -->1a2b3c<!-- -->4`,
		":a5c3785:":         ":a5c378<!-- -->5:",
		"C# developer":      `C\# developer`,
		"High-5":            "High-5",
		"GH-x":              "GH-x",
		"decade 2025001":    "decade 2025001", // a word and a number
		"Time: 10:30":       "Time: 10:30",
		"team_a5c3785":      `team\_a5c3785`,
		"550e8400-e29b":     "550e84<!-- -->00-e29b",
	} {
		var b bytes.Buffer
		require.NoError(t, render.Changes(&b, []orgdiff.Change{{Op: orgdiff.Added, Kind: orgdiff.Holder, ID: text, Of: "p"}}, 0, render.English()))
		require.Equal(t, "# Changes\n\n- **p, holder joined:** "+want+"\n", b.String())
	}
	// A colon ends a term.
	var b bytes.Buffer
	doubt := score.Doubt{Kind: score.ZerosAtEnd, KPI: &socialorg.KPI{Name: ":tada"}, Period: "2026-01"}
	require.NoError(t, render.Scorecard(&b, score.Card{Doubts: []score.Doubt{doubt}}, render.English()))
	require.Contains(t, b.String(), "\n- **:<!-- -->tada:** ")
}

// G13: Persian and Hindi joiners and emoji are drawn as they are, in every format.
func TestG13Joiners(t *testing.T) {
	for _, text := range []string{"مدیر رسانه\u200cهای اجتماعی", "क्\u200dष", "👩🏽\u200d💻", "🏳\ufe0f\u200d🌈"} {
		o, ok := orgWith(text)
		require.True(t, ok)
		for format := range charts {
			out := draw(t, format, hierarchy(t, o), render.English())
			require.Contains(t, out, text, format)
			require.NotContains(t, out, "[U+", format)
		}
		for report, write := range reports {
			var b bytes.Buffer
			require.NoError(t, write(&b, text, render.English()))
			require.Contains(t, b.String(), text, report)
			require.NotContains(t, b.String(), "U+", report)
		}
	}
}

// Every exported function that writes is run with hostile text: a new one that
// is in neither map fails.
func TestEveryWriterIsTried(t *testing.T) {
	var want []string
	for _, f := range sources(t) {
		for _, d := range f.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok || f.Recv != nil || !f.Name.IsExported() || len(f.Type.Params.List) == 0 {
				continue
			}
			if s, ok := f.Type.Params.List[0].Type.(*ast.SelectorExpr); ok && s.Sel.Name == "Writer" {
				want = append(want, f.Name.Name)
			}
		}
	}
	slices.Sort(want)
	tried := slices.Concat(slices.Collect(maps.Keys(checkChart)), slices.Collect(maps.Keys(reports)))
	slices.Sort(tried)
	require.Empty(t, cmp.Diff(want, tried))
	require.Equal(t, slices.Sorted(maps.Keys(charts)), slices.Sorted(maps.Keys(checkChart)))
}

// sources returns the files of the package, without tests.
func sources(t testing.TB) []*ast.File {
	t.Helper()
	paths, err := filepath.Glob("*.go")
	require.NoError(t, err)
	var files []*ast.File
	for _, path := range paths {
		if !strings.HasSuffix(path, "_test.go") {
			f, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
			require.NoError(t, err)
			files = append(files, f)
		}
	}
	return files
}

// B10: a title that is as long as it may be.
func TestLongText(t *testing.T) {
	for _, text := range []string{strings.Repeat("W", 1024), strings.Repeat("long ", 204), strings.Repeat("長", 341), strings.Repeat("e\u0301", 341), strings.Repeat("ﷺ", 341)} {
		h := hierarchy(t, socialorg.Org{Positions: []socialorg.Position{{ID: "x", Title: text, Holders: []string{"y"}}}})
		c := parseSVG(t, draw(t, "SVG", h, render.English()))
		require.Less(t, c.width, 300)
		require.Less(t, c.height, 240)
		require.Equal(t, text+" (x): y", c.boxes[0].name)
		require.Contains(t, c.boxes[0].text, "…")
	}
}
