package render

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
)

// randomTidy returns a tree of n nodes of different widths and heights, in
// preorder.
func randomTidy(r *rand.Rand, n int) tidy {
	t := tidy{{parent: none, width: 10, bottom: 10}}
	path := []int{0}
	for v := 1; v < n; v++ {
		path = path[:1+r.IntN(len(path))]
		p := path[len(path)-1]
		top := t[p].bottom
		t = append(t, tidyNode{parent: p, width: float64(5 + r.IntN(40)), top: top, bottom: top + float64(5+r.IntN(40))})
		path = append(path, v)
	}
	return t
}

// The promises of the layout, on random trees: no two nodes overlap, parents
// stand over the middle of their children, siblings keep their order, and the
// leftmost edge is at 0.
func TestTidy(t *testing.T) {
	const slack = 1e-6
	r := rand.New(rand.NewPCG(1, 2))
	for round := range 300 {
		tree := randomTidy(r, 1+r.IntN(60))
		tree.place()
		least := math.Inf(1)
		for v := range tree {
			a := &tree[v]
			least = min(least, a.x)
			for w := range v {
				b := &tree[w]
				beside := a.x+a.width <= b.x+slack || b.x+b.width <= a.x+slack
				under := a.top >= b.bottom || b.top >= a.bottom
				require.True(t, beside || under, "round %d: %d and %d overlap: %v %v", round, v, w, *a, *b)
			}
			if c := a.children; len(c) > 0 {
				first, last := &tree[c[0]], &tree[c[len(c)-1]]
				require.InDelta(t, (first.x+last.x+last.width)/2, a.x+a.width/2, slack)
				for i := 1; i < len(c); i++ {
					require.Less(t, tree[c[i-1]].x, tree[c[i]].x)
				}
			}
		}
		require.InDelta(t, 0, least, slack)
	}
}

// Subtrees of the same shape are drawn the same, wherever they stand.
func TestTidySameShape(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 100 {
		one := randomTidy(r, 1+r.IntN(30))
		two := tidy{{parent: none, width: 10, top: -10}}
		for range 2 {
			first := len(two)
			for _, n := range one {
				if n.parent == none {
					n.parent = 0
				} else {
					n.parent += first
				}
				two = append(two, n)
			}
		}
		two.place()
		for v := range one {
			a, b := two[1+v], two[1+len(one)+v]
			require.InDelta(t, two[1+len(one)].x-two[1].x, b.x-a.x, 1e-6)
		}
	}
}
