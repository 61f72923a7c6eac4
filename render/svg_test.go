package render

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
)

// chartOf returns a chart of n positions, each of which reports to the one that
// parent says, or is a top where that is negative. Positions come in preorder.
func chartOf(n int, parent func(x int) int) *chart {
	c := &chart{}
	for x := range n {
		at := node{title: fmt.Sprint("Position ", x), parent: none}
		if m := parent(x); m >= 0 {
			at.parent, at.depth = m, c.nodes[m].depth+1
			c.nodes[m].children++
		}
		c.nodes = append(c.nodes, at)
		c.levels = max(c.levels, at.depth+1)
	}
	return c
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
		if y := r.IntN(len(c.nodes)); y != x && y != c.nodes[x].parent && r.IntN(4) == 0 {
			c.nodes[x].dotted = append(c.nodes[x].dotted, y)
		}
	}
	return c
}

// Boxes lie inside the picture and apart from each other, below their managers
// and below their lines, whatever the shape of the organisation.
func TestPictureBoxes(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	outlines := 0
	for range 150 {
		p := newPicture(randomChart(r, 150))
		for x, a := range p.boxes {
			require.GreaterOrEqual(t, a.x, margin)
			require.LessOrEqual(t, a.x+p.boxWidth, p.width-margin)
			require.LessOrEqual(t, a.y+a.height, p.height-margin)
			if m := p.nodes[x].parent; m != none {
				gap := levelGap
				if a.stack != none && a.stack == p.boxes[m].stack {
					gap = stackGap
					require.Equal(t, p.boxes[m].x+stackIn, a.x)
					outlines++
				}
				require.GreaterOrEqual(t, a.y, p.boxes[m].y+p.boxes[m].height+gap)
			}
			for y, b := range p.boxes[:x] {
				require.True(t, a.x+p.boxWidth <= b.x || b.x+p.boxWidth <= a.x || a.y+a.height <= b.y || b.y+b.height <= a.y, "%d %d", x, y)
			}
		}
	}
	require.Greater(t, outlines, 100)
}

// G14: managers side by side with a report each stand in columns, and so does
// whatever else would be too wide.
func TestG14Wide(t *testing.T) {
	for _, test := range []struct {
		name           string
		n              int
		parent         func(x int) int
		widest, higher int
	}{
		{"250 managers with a report each", 501, func(x int) int { return (x - 1) * (1 - x%2) }, 3_200, 5_000},
		{"250 tops with a report each", 500, func(x int) int { return x%2*x - 1 }, 3_200, 5_000},
		{"300 positions, six reports each", 259, preorder(6, 3), 3_200, 5_000},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := newPicture(chartOf(test.n, test.parent))
			require.LessOrEqual(t, p.width, test.widest)
			require.LessOrEqual(t, p.height, test.higher)
		})
	}
	narrow := newPicture(chartOf(13, preorder(3, 2)))
	require.Empty(t, narrow.stacks, "three managers with three reports each are no reason for columns")
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

// No dotted line leaves the picture, and none runs along a solid line.
func TestDottedLines(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	lines := 0
	for range 150 {
		p := newPicture(randomChart(r, 80))
		var solid [][2]corner
		for x := range p.nodes {
			c := p.corners(x)
			for i := 1; i < len(c); i++ {
				solid = append(solid, [2]corner{c[i-1], c[i]})
			}
		}
		for x := range p.nodes {
			for _, y := range p.nodes[x].dotted {
				lines++
				along := make(map[int]float64) // how far the curve runs along each solid line
				from, to := p.ports(x, y)
				const steps = 200
				before := curve(from, to, 0)
				for i := 1; i <= steps; i++ {
					at := curve(from, to, float64(i)/steps)
					require.True(t, at[0] >= 4 && at[0] <= float64(p.width-4) && at[1] >= 4 && at[1] <= float64(p.height-4), "%v is outside of %d x %d", at, p.width, p.height)
					for j, s := range solid {
						if near(at, s) && near(before, s) {
							along[j] += math.Hypot(at[0]-before[0], at[1]-before[1])
						}
					}
					before = at
				}
				for j, length := range along {
					require.Less(t, length, 32.0, "from %d to %d along %v", x, y, solid[j])
				}
			}
		}
	}
	require.Greater(t, lines, 300)
}

// curve returns a point of the dotted line between two ports.
func curve(from, to port, at float64) [2]float64 {
	bezier := func(a, b, c, d int) float64 {
		u := 1 - at
		return u*u*u*float64(a) + 3*u*u*at*float64(b) + 3*u*at*at*float64(c) + at*at*at*float64(d)
	}
	return [2]float64{
		bezier(from.x, from.x+from.dx, to.x+to.dx, to.x),
		bezier(from.y, from.y+from.dy, to.y+to.dy, to.y),
	}
}

// near reports whether a point lies within two pixels of a level or upright
// line.
func near(at [2]float64, s [2]corner) bool {
	const slack = 2
	x0, x1 := float64(min(s[0].x, s[1].x)), float64(max(s[0].x, s[1].x))
	y0, y1 := float64(min(s[0].y, s[1].y)), float64(max(s[0].y, s[1].y))
	return at[0] >= x0-slack && at[0] <= x1+slack && at[1] >= y0-slack && at[1] <= y1+slack
}
