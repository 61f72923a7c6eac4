package render

import (
	"cmp"
	"fmt"
	"image"
	"math/bits"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/socialorg"
)

// chartOf returns a chart of n positions, each of which reports to the one that
// parent says, or is a top where that is negative. Positions come in preorder.
func chartOf(n int, parent func(x int) int) *chart {
	id := func(x int) socialorg.PositionID { return socialorg.PositionID(fmt.Sprint("p", x)) }
	var o socialorg.Org
	for x := range n {
		p := socialorg.Position{ID: id(x), Title: fmt.Sprint("Position ", x)}
		if m := parent(x); m >= 0 {
			p.ReportsTo = id(m)
		}
		o.Positions = append(o.Positions, p)
	}
	h, err := socialorg.NewHierarchy(o)
	if err != nil {
		panic(err)
	}
	return newChart(h, "", Labels{})
}

// randomChart returns a chart of at most n positions with some dotted lines.
func randomChart(r *rand.Rand, n int) *chart {
	var path []int
	bushy := r.IntN(2) == 0 // many short branches, or any shape
	c := chartOf(1+r.IntN(n), func(x int) int {
		keep := len(path) + 1
		if bushy {
			keep = min(keep, 4)
		}
		path = path[:min(r.IntN(keep), len(path))]
		m := none
		if len(path) > 0 {
			m = path[len(path)-1]
		}
		path = append(path, x)
		return m
	})
	for x := range c.nodes {
		if y := r.IntN(len(c.nodes)); y != x && y != c.nodes[x].parent && r.IntN(10) == 0 {
			c.nodes[x].dotted = append(c.nodes[x].dotted, y)
		}
	}
	return c
}

// Boxes lie inside the picture and apart from each other and from the heading;
// no dotted line comes near a box or a number of reports but where it ends.
func TestPicture(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	drawn := 0
	for round := range 150 {
		p := newPicture(randomChart(r, 100), Look{Bare: round%2 == 0})
		inside := image.Rect(margin, margin, p.width-margin, p.height-margin)
		for x, a := range p.boxes {
			require.True(t, a.In(inside))
			require.False(t, a.Overlaps(p.head))
			for y, b := range p.boxes[:x] {
				require.False(t, a.Inset(-12).Overlaps(b.Rectangle), "boxes %d and %d", x, y)
			}
		}
		for _, w := range p.ways {
			drawn++
			for i := 1; i < len(w.Points); i++ {
				part := image.Rectangle{w.Points[i-1], w.Points[i]}.Canon().Inset(-3)
				for x, b := range p.boxes {
					ends := (x == w.From && i == 1) || (x == w.To && i == len(w.Points)-1)
					require.True(t, ends || !part.Overlaps(b.Rectangle), "%v through %d", w, x)
				}
				require.False(t, part.Overlaps(p.head))
			}
		}
	}
	require.Greater(t, drawn, 300)
}

// G14: what would be too wide stands in columns, and what would be too high in rows:
// one team more makes no other picture.
func TestG14Shapes(t *testing.T) {
	teams := func(n int) *picture {
		return newPicture(chartOf(1+5*n, func(x int) int {
			switch {
			case x == 0:
				return none
			case (x-1)%5 == 0:
				return 0
			}
			return (x-1)/5*5 + 1
		}), Look{})
	}
	before := teams(3)
	for n := 4; n <= 40; n++ {
		p := teams(n)
		for _, change := range []float64{float64(p.width) / float64(before.width), float64(p.height) / float64(before.height)} {
			require.Less(t, max(change, 1/change), 1.9, "%d teams", n)
		}
		before = p
	}
	for _, test := range []struct {
		name   string
		n      int
		parent func(x int) int
	}{
		{"250 managers with a report each", 501, func(x int) int { return (x - 1) * (1 - x%2) }},
		{"250 tops with a report each", 500, func(x int) int { return x%2*x - 1 }},
		{"six reports each", 259, preorder(6, 3)},
		{"a star", 251, func(x int) int { return min(x, 1) - 1 }},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := newPicture(chartOf(test.n, test.parent), Look{})
			require.InDelta(t, 1.6, float64(p.width)/float64(p.height), 0.5)
		})
	}
	narrow := newPicture(chartOf(259, preorder(6, 3)), Look{Shape: Phone})
	require.Less(t, narrow.width, 344)
}

// preorder returns the parent of a node in a tree that has so many reports to
// each manager, on so many levels below the top.
func preorder(reports, levels int) func(x int) int {
	var parents []int
	var path []int
	left := []int{}
	parents = append(parents, none)
	path, left = append(path, 0), append(left, reports)
	for len(path) > 0 {
		last := len(path) - 1
		if left[last] == 0 {
			path, left = path[:last], left[:last]
			continue
		}
		left[last]--
		x := len(parents)
		parents = append(parents, path[last])
		if len(path) < levels {
			path, left = append(path, x), append(left, reports)
		}
	}
	return func(x int) int { return parents[x] }
}

// Up to 60 dotted lines are drawn; if there are more, the boxes say to whom they
// lead, up to three each.
func TestDottedLines(t *testing.T) {
	star := func(lines int) *picture {
		c := chartOf(lines+2, func(x int) int { return min(x, 1) - 1 })
		for x := range lines {
			c.nodes[x+2].dotted = []int{1}
		}
		return newPicture(c, Look{})
	}
	require.Len(t, star(60).ways, 60)
	p := star(61)
	require.Empty(t, p.ways)
	require.Equal(t, "⇢ Position 1", p.boxes[2].lines[2].text)
	c := chartOf(30, func(x int) int { return min(x, 1) - 1 })
	for y := range 20 {
		c.nodes[25].dotted = append(c.nodes[25].dotted, y+1)
	}
	p = newPicture(c, Look{})
	require.Empty(t, p.ways, "too many targets")
	require.Len(t, p.boxes[25].lines, 2+maxNotes)
	require.Equal(t, "⇢ Position 3 +17", p.boxes[25].lines[4].text)
	var svg strings.Builder
	out := newOutput(&svg)
	p.write(out)
	require.NoError(t, out.flush())
	require.Contains(t, svg.String(), " and 10 more</title>", "a name that each picture of a page repeats")
}

// A position with more holders than fit says how many more there are; long names
// are cut.
func TestHoldersCut(t *testing.T) {
	for _, test := range []struct {
		holders string
		want    []string
	}{
		{"ann", []string{"ann"}},
		{"ann bob", []string{"ann, bob"}},
		{"a-long-holder-id-0 a-long-holder-id-1 a-long-holder-id-2 cy", []string{"a-long-holder-id-0,", "a-long-holder-id-1 +2"}},
		{strings.Repeat("x", 80) + " bob cy", []string{strings.Repeat("x", 21) + "…", "+2"}},
		{strings.Repeat("x", 60) + "the-end", []string{strings.Repeat("x", 22), "…" + strings.Repeat("x", 14) + "the-end"}},
	} {
		h, err := socialorg.NewHierarchy(socialorg.Org{Positions: []socialorg.Position{{ID: "p", Holders: strings.Fields(test.holders)}}})
		require.NoError(t, err)
		c := newChart(h, "", English())
		var got []string
		for _, l := range (&picture{chart: c}).holderLines(&c.nodes[0]) {
			got = append(got, l.text)
			require.LessOrEqual(t, l.width, maxText)
		}
		require.Equal(t, test.want, got)
	}
}

// A long title keeps its end, and boxes that would look the same have their id.
func TestAlike(t *testing.T) {
	const long = "Senior regional social media, influencer marketing and community manager"
	h, err := socialorg.NewHierarchy(socialorg.Org{Positions: []socialorg.Position{
		{ID: "a", Title: long + " I"}, {ID: "b", Title: long + " II"},
		{ID: "c", Title: "Designer"}, {ID: "d", Title: "Designer"}, {ID: "e", Title: "Designer", Holders: []string{"x"}},
	}})
	require.NoError(t, err)
	p := newPicture(newChart(h, "", English()), Look{})
	text := func(x int) (all []string) {
		for _, l := range p.boxes[x].lines {
			all = append(all, l.text)
		}
		return all
	}
	require.Equal(t, []string{"Senior regional", "social media,", "…manager I", "vacant"}, text(0))
	require.Equal(t, []string{"Senior regional", "social media,", "…manager II", "vacant"}, text(1))
	require.Equal(t, []string{"Designer", "vacant", "c"}, text(2))
	require.Equal(t, []string{"Designer", "vacant", "d"}, text(3))
	require.Equal(t, []string{"Designer", "x"}, text(4))
}

// The seven most frequent groups have a colour each, and all others share one.
func TestGroups(t *testing.T) {
	var o socialorg.Org
	for x := range 60 {
		group := string(rune('a' + bits.Len(uint(x))%6))
		if x > 50 {
			group = fmt.Sprint(x)
		}
		o.Positions = append(o.Positions, socialorg.Position{ID: socialorg.PositionID(fmt.Sprint("p", x)), Attributes: map[socialorg.Key]string{"team": group}})
	}
	o.Positions[3].Attributes = nil
	h, err := socialorg.NewHierarchy(o)
	require.NoError(t, err)
	p := newPicture(newChart(h, "", English()), Look{Group: GroupBy(h, "team", English())})
	require.Equal(t, []string{"a", "f", "e", "d", "51", "52", "53", "others"}, p.groups)
	require.Equal(t, 0, p.boxes[3].group)
	require.Equal(t, 1, p.boxes[33].group)
	require.Equal(t, 8, p.boxes[59].group)
}

// Every position stands on one sheet, and those that head another on that, too; the
// sheets are small, and dotted lines that leave them are told.
func TestSheets(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	for range 300 {
		c := randomChart(r, 400)
		seen := make(map[string]int)
		parts := c.sheets()
		for i, part := range parts {
			require.NotEmpty(t, part.nodes)
			dotted := 0
			for x := range part.nodes {
				n := &part.nodes[x]
				require.Less(t, n.parent, x)
				if n.parent != none {
					require.Equal(t, part.nodes[n.parent].depth+1, n.depth)
				}
				if n.sheet > 0 {
					require.NotEqual(t, i+1, n.sheet)
					require.True(t, slices.ContainsFunc(parts[n.sheet-1].nodes, func(m node) bool { return m.title == n.title && m.parent == none }))
				} else {
					seen[n.title]++
				}
				dotted += len(n.dotted) + len(n.elsewhere)
				for _, y := range n.dotted {
					require.Less(t, y, len(part.nodes))
				}
			}
		}
		require.Len(t, seen, len(c.nodes))
		for title, times := range seen {
			require.Equal(t, 1, times, title)
		}
	}
	teams := chartOf(301, func(x int) int {
		switch {
		case x == 0:
			return none
		case x%10 == 1:
			return 0
		}
		return (x-1)/10*10 + 1
	})
	for i, part := range teams.sheets() {
		require.LessOrEqual(t, len(part.nodes), sheetMost, i)
	}
	require.Less(t, len(teams.sheets()), 12, "four teams of ten share a sheet")
	tops := chartOf(300, func(x int) int {
		if x%6 == 0 {
			return none
		}
		return x / 6 * 6
	})
	for i, part := range tops.sheets() {
		require.LessOrEqual(t, len(part.nodes), sheetMost, i)
	}
	star := chartOf(1001, func(x int) int { return min(x, 1) - 1 }).sheets()
	require.Len(t, star, 25)
	for i, part := range star {
		require.Len(t, part.nodes, 1+sheetMost)
		require.Equal(t, (i+2)%(len(star)+1), part.nodes[0].sheet, "where the reports go on")
	}
}

// Leaves stand before teams only where asked for.
func TestLeavesFirst(t *testing.T) {
	c := chartOf(5, func(x int) int { return [...]int{none, 0, 1, 0, 0}[x] })
	order := func(look Look) (order []int) {
		p := newPicture(c, look)
		for x := range p.boxes {
			if c.nodes[x].parent == 0 {
				order = append(order, x)
			}
		}
		slices.SortFunc(order, func(x, y int) int {
			return cmp.Or(cmp.Compare(p.boxes[x].Min.X, p.boxes[y].Min.X), cmp.Compare(p.boxes[x].Min.Y, p.boxes[y].Min.Y))
		})
		return order
	}
	require.Equal(t, []int{1, 3, 4}, order(Look{}))
	require.Equal(t, []int{3, 4, 1}, order(Look{LeavesFirst: true}))
}

// Lines from right to left say so and are not stretched; the first letter decides.
func TestDirection(t *testing.T) {
	for text, want := range map[string]bool{"مدير": true, "1. שלום": true, "Ada שלום": false, "長": false, "": false, "12": false} {
		require.Equal(t, want, fromRight(text), text)
	}
	var b strings.Builder
	out := newOutput(&b)
	writeText(out, "org-start", "", 1, 2, line{text: "ﷺ", guessed: true})
	writeText(out, "", "", 1, 2, line{text: "ꓐ", guessed: true, width: 20})
	require.NoError(t, out.flush())
	require.Equal(t, `<text class="org-start" x="1" y="2" direction="rtl" text-anchor="end">ﷺ</text><text x="1" y="2" textLength="20" lengthAdjust="spacingAndGlyphs">ꓐ</text>`, b.String())
}
