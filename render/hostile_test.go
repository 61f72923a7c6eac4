package render_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"example.com/socialorg"
	"example.com/socialorg/render"
)

// checkChart checks what a format writes of an organisation that has the text
// wherever it may stand.
var checkChart = map[string]func(t testing.TB, out string, h *socialorg.Hierarchy, text string){
	"tree":    checkTree,
	"mermaid": checkMermaid,
	"dot":     checkDOT,
	"svg":     checkSVG,
	"html":    checkHTML,
}

// inOrder returns the positions in the order of a chart.
func inOrder(h *socialorg.Hierarchy) []socialorg.Position {
	var all []socialorg.Position
	for p := range h.All() {
		all = append(all, p)
	}
	return all
}

func holders(p socialorg.Position) string {
	if p.Vacant() {
		return "vacant"
	}
	return shown(strings.Join(p.Holders, ", "))
}

func name(h *socialorg.Hierarchy, p socialorg.Position) string {
	title := h.Title(p.ID)
	if title == string(p.ID) {
		return shown(title)
	}
	return shown(title + " (" + string(p.ID) + ")")
}

func checkTree(t testing.TB, out string, h *socialorg.Hierarchy, _ string) {
	lines := strings.Split(strings.TrimSuffix(out, "\n"), "\n")
	require.Len(t, lines, h.Len())
	for i, p := range inOrder(h) {
		depth, _ := h.Depth(p.ID)
		want := strings.Repeat("  ", depth) + name(h, p) + ": " + holders(p)
		if len(p.DottedTo) > 0 {
			to, _ := h.Position(p.DottedTo[0])
			want += "; dotted line to " + name(h, to)
		}
		require.Equal(t, want, lines[i])
	}
}

func checkMermaid(t testing.TB, out string, h *socialorg.Hierarchy, _ string) {
	g := parseMermaid(t, out)
	require.Len(t, g.labels, h.Len())
	for i, p := range inOrder(h) {
		require.Equal(t, []string{shown(h.Title(p.ID)), holders(p)}, g.labels[i])
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
	for i, p := range inOrder(h) {
		require.Equal(t, flat(shown(h.Title(p.ID))+holders(p)), flat(strings.Join(g.labels[i], "")))
	}
	require.Equal(t, [][2]int{{0, 1}, {0, 2}}, g.solid)
	require.Equal(t, [][2]int{{1, 2}}, g.dotted)
}

func checkSVG(t testing.TB, out string, h *socialorg.Hierarchy, text string) {
	c := parseSVG(t, out)
	require.Equal(t, shown(text), c.title)
	require.Len(t, c.boxes, h.Len())
	require.Equal(t, 2, c.lines)
	require.Equal(t, 1, c.dotted)
	for i, p := range inOrder(h) {
		box := c.boxes[i]
		require.Equal(t, name(h, p)+": "+holders(p), box.name)
		require.Equal(t, p.Vacant(), box.vacant)
		in := flat(box.text)
		want := flat(shown(h.Title(p.ID)) + holders(p))
		if !strings.Contains(in, "…") {
			require.Equal(t, want, in)
		} else {
			before, _, _ := strings.Cut(in, "…")
			require.True(t, strings.HasPrefix(want, before), "%q is not the beginning of %q", before, want)
		}
	}
}

func checkHTML(t testing.TB, out string, _ *socialorg.Hierarchy, text string) {
	harmless, ok := orgWith("x")
	require.True(t, ok)
	want, _ := parseHTML(t, draw(t, "html", hierarchy(t, harmless), render.English()))
	got, texts := parseHTML(t, out)
	// The ids of positions decide nothing in a page, so the structures are the
	// same to the last attribute.
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
	require.Greater(t, tried, 450)
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
	want, _ := write("x")
	got, texts := write(text)
	require.Empty(t, cmp.Diff(want, got))
	var all []string
	for _, s := range texts {
		all = append(all, strings.TrimSpace(s))
	}
	seen := shown(strings.TrimSpace(text))
	require.True(t, containsText(all, seen), "%q is not in %q", seen, all)
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
		require.NoError(t, render.Changes(&b, []socialorg.Change{{Kind: socialorg.HolderJoined, ID: "p", To: text}}, render.English()))
		require.Equal(t, "# Changes\n\n- **Holder joined:** p: "+want+"\n", b.String())
	}
}

// B10: a title that is as long as it may be.
func TestLongText(t *testing.T) {
	for _, text := range []string{strings.Repeat("W", 1024), strings.Repeat("long ", 204), strings.Repeat("長", 341), strings.Repeat("e\u0301", 341), strings.Repeat("ﷺ", 341)} {
		h := hierarchy(t, socialorg.Org{Positions: []socialorg.Position{{ID: "x", Title: text, Holders: []string{"y"}}}})
		c := parseSVG(t, draw(t, "svg", h, render.English()))
		require.Less(t, c.width, 260)
		require.Less(t, c.height, 160)
		require.Equal(t, text+" (x): y", c.boxes[0].name)
		require.Contains(t, c.boxes[0].text, "…")
	}
}
