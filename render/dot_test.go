package render_test

import (
	"encoding/json"
	"html"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/socialorg"
	"example.com/socialorg/render"
)

// B7: Graphviz reads what DOT writes as what was meant, hostile text included.
func TestGraphviz(t *testing.T) {
	dot, err := exec.LookPath("dot")
	if err != nil {
		if os.Getenv("SOCIALORG_DOT") == "required" {
			t.Fatal("dot is missing: install graphviz")
		}
		t.Skip("needs dot of graphviz; SOCIALORG_DOT=required makes this an error")
	}
	o := socialorg.Org{Name: `"]; x`, Positions: []socialorg.Position{{ID: "top", Title: "top"}}}
	seen := map[string]bool{"top": true}
	for _, text := range naughty(t) {
		p := socialorg.Position{ID: socialorg.PositionID(text), Title: text, ReportsTo: "top", DottedTo: []socialorg.PositionID{"side"}}
		one := socialorg.Org{Positions: []socialorg.Position{{ID: "top"}, {ID: "side"}, p}}
		if !seen[text] && len(text) < 100 && one.Validate() == nil {
			seen[text] = true
			o.Positions = append(o.Positions, p)
		}
	}
	o.Positions = append(o.Positions, socialorg.Position{ID: "side", Title: "side"})
	h := hierarchy(t, o)

	run := func(format, text string) string {
		cmd := exec.CommandContext(t.Context(), dot, "-T"+format)
		cmd.Stdin = strings.NewReader(text)
		var stderr strings.Builder
		cmd.Stderr = &stderr
		out, err := cmd.Output()
		require.NoError(t, err, stderr.String())
		require.NotContains(t, stderr.String(), "syntax error")
		return string(out)
	}
	var read struct {
		Name    string
		Objects []struct{ Name, Label string }
		Edges   []struct{ Tail, Head int }
	}
	require.NoError(t, json.Unmarshal([]byte(run("dot_json", draw(t, "DOT", h, render.English()))), &read))
	require.Len(t, read.Objects, h.Len())
	require.Len(t, read.Edges, 2*(h.Len()-2))
	for i, p := range slices.Collect(h.Nodes()) {
		label := strings.NewReplacer(`\\`, `\`, `\"`, `"`, `\n`, "").Replace(read.Objects[i].Label)
		require.Equal(t, flat(shown(p.Title())+"vacant"), flat(html.UnescapeString(label)))
	}

	// The layout of hundreds of positions beside each other takes dot a minute,
	// so a part of them is drawn.
	o.Positions = append(o.Positions[:60:60], o.Positions[len(o.Positions)-1])
	small, _ := studio(t)
	for _, h := range []*socialorg.Hierarchy{hierarchy(t, o), small, nil} {
		svg := run("svg", draw(t, "DOT", h, render.English()))
		require.Equal(t, max(h.Len(), 1), strings.Count(svg, `class="node"`))
	}
}
