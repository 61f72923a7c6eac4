package arrange

import (
	"fmt"
	"image"
	"math"
	"math/rand/v2"
	"runtime"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
)

var screen = image.Pt(1232, 752) // without margins

// forestOf returns n boxes, each of which stands below the one that parent says, or
// is a top where that is negative, as the first is.
func forestOf(n int, parent func(x int) int) Forest {
	f := Forest{Width: 200}
	for x := range n {
		m := -1
		if x > 0 {
			m = parent(x)
		}
		f.Parents = append(f.Parents, m)
		f.Heights = append(f.Heights, 52+16*(x*x%3))
	}
	return f
}

// random returns a forest of at most n boxes: many short branches, or any shape.
func random(r *rand.Rand, n int) Forest {
	var path []int
	bushy := r.IntN(2) == 0
	f := forestOf(1+r.IntN(n), func(x int) int {
		keep := len(path) + 1
		if bushy {
			keep = min(keep, 4)
		}
		path = path[:min(r.IntN(keep), len(path))]
		m := -1
		if len(path) > 0 {
			m = path[len(path)-1]
		}
		path = append(path, x)
		return m
	})
	for x := range f.Heights {
		f.Heights[x] = 52 + 16*r.IntN(4)
	}
	return f
}

// with returns the forest with one more box, the first below at.
func (f Forest) with(at, height int) Forest {
	g := Forest{Width: f.Width}
	for x := range len(f.Parents) + 1 {
		m, h := at, height
		if x != at+1 {
			old := x
			if x > at {
				old--
			}
			m, h = f.Parents[old], f.Heights[old]
			if m > at {
				m++
			}
		}
		g.Parents, g.Heights = append(g.Parents, m), append(g.Heights, h)
	}
	return g
}

// shapes are forests that are unlike what is random.
var shapes = map[string]func(x int) int{
	"star":            func(int) int { return 0 },
	"tops":            func(int) int { return -1 },
	"managers of one": func(x int) int { return (x - 1) * (1 - x%2) },
	"tops of one":     func(x int) int { return x%2*x - 1 },
	"chain":           func(x int) int { return x - 1 },
	"chains":          func(x int) int { return (x - 1) * min((x-1)%50, 1) },
	"teams of five":   func(x int) int { return [...]int{0, x - 1, x - 2, x - 3, x - 4}[(x+4)%5] },
	"leaf and chain":  func(x int) int { return (x - 1) / 2 * 2 },
}

// No two boxes are closer to each other than the least gap, nor any to a line of
// others; those below a box are below it, in order; no line of one box runs along
// one of another.
func TestPlace(t *testing.T) {
	check := func(f Forest) {
		l := Place(f, screen)
		whole := image.Rectangle{Max: l.Size}
		type part struct {
			image.Rectangle
			of int
		}
		var parts []part
		for x, b := range l.Boxes {
			require.True(t, b.In(whole))
			require.Equal(t, f.Width, b.Dx())
			require.GreaterOrEqual(t, b.Dy(), f.Heights[x])
			if m := f.Parents[x]; m >= 0 {
				require.GreaterOrEqual(t, b.Min.Y, l.Boxes[m].Max.Y+hangGap)
			}
			for y := range x {
				require.False(t, b.Inset(-stackGap).Overlaps(l.Boxes[y]), "%v: boxes %d and %d", f, x, y)
			}
			kids := l.kids[x]
			for i := 1; i < len(kids); i++ {
				a, b := l.Boxes[kids[i-1]], l.Boxes[kids[i]]
				require.True(t, a.Max.X < b.Min.X || a.Min.X == b.Min.X && a.Max.Y < b.Min.Y, "%v: order of %d", f, kids[i])
			}
			touched := make(map[int]bool)
			for _, line := range l.Lines(x) {
				for i, p := range line {
					if i > 0 {
						a, b := line[i-1], p
						require.True(t, a.X == b.X || a.Y == b.Y)
						parts = append(parts, part{image.Rectangle{a, b}.Canon(), x})
					}
					for _, k := range kids {
						b := l.Boxes[k]
						if p == image.Pt(b.Min.X, b.Min.Y+b.Dy()/2) && l.nodes[k].stacked || p == image.Pt(b.Min.X+b.Dx()/2, b.Min.Y) && !l.nodes[k].stacked {
							touched[int(k)] = true
						}
					}
				}
			}
			require.Len(t, touched, len(kids), "%v: a line to each below %d", f, x)
		}
		for i, p := range parts {
			near := image.Rectangle{p.Min, p.Max.Add(image.Pt(1, 1))} // the points of the line
			for x, b := range l.Boxes {
				require.False(t, near.Overlaps(b.Inset(1)), "%v: line of %d through %d", f, p.of, x)
				if x != p.of && f.Parents[x] != p.of {
					require.False(t, near.Overlaps(b.Inset(-4)), "%v: line of %d beside %d", f, p.of, x)
				}
			}
			for _, q := range parts[:i] {
				if p.of != q.of && (p.Dx() == 0) == (q.Dx() == 0) {
					require.False(t, near.Inset(-4).Overlaps(q.Inset(-1)), "%v: lines of %d and %d", f, p.of, q.of)
				}
			}
		}
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		check(random(r, 100))
	}
	for _, parent := range shapes {
		check(forestOf(60, parent))
	}
	require.Empty(t, Place(Forest{Width: 200}, screen).Boxes)
}

// One more box makes no other picture: the scale at which it fits a screen changes
// by at most a tenth, and no side by more than half.
func TestStable(t *testing.T) {
	rounds := 1000
	if testing.Short() {
		rounds = 150
	}
	factor := func(a, b float64) float64 { return max(a/b, b/a) }
	scale := func(size image.Point) float64 { return min(1, 1600/float64(size.X), 1000/float64(size.Y)) }
	for seed := range uint64(3) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			r := rand.New(rand.NewPCG(3, 4+seed))
			for range rounds {
				f := random(r, 200)
				for len(f.Parents) < 20 {
					f = random(r, 200)
				}
				a := Place(f, screen).Size.Add(image.Pt(48, 48)) // with a margin, as on a page
				b := Place(f.with(r.IntN(len(f.Parents)), 52+16*r.IntN(4)), screen).Size.Add(image.Pt(48, 48))
				require.LessOrEqual(t, factor(scale(a), scale(b)), 1.1, "%v %v", a, b)
				require.LessOrEqual(t, factor(float64(a.X), float64(b.X)), 1.5, "%v %v", a, b)
				require.LessOrEqual(t, factor(float64(a.Y), float64(b.Y)), 1.5, "%v %v", a, b)
			}
		})
	}
}

// A sized is what an arrangement of a subtree needs, without contours.
type sized struct {
	w, h int
	cost float64
}

// every returns the sizes of all arrangements of the subtree of x, whose boxes are
// all as high: every partition of the children in columns, with every arrangement
// of each. It is written apart from the plans, as their oracle.
func every(f Forest, kids [][]int32, sizes []int32, x int) []sized {
	all := []sized{}
	if len(kids[x]) == 0 {
		return append(all, sized{f.Width, f.Heights[x], 0})
	}
	n := len(kids[x])
	var fill func(chosen []sized)
	fill = func(chosen []sized) {
		if len(chosen) < n {
			for _, s := range every(f, kids, sizes, int(kids[x][len(chosen)])) {
				fill(append(chosen[:len(chosen):len(chosen)], s))
			}
			return
		}
		for breaks := range 1 << n { // bit i: a column begins at child i; bit 0: an only child drops
			if n > 1 && breaks&1 == 0 {
				continue
			}
			var whole, col sized
			columns, count, above, team := 0, 0, 0, false
			end := func() {
				if count > 1 || n == 1 && breaks&1 == 0 {
					col.w += indent
				}
				whole.w += col.w
				whole.h, whole.cost = max(whole.h, col.h), whole.cost+col.cost
			}
			for i, s := range chosen {
				size := int(sizes[kids[x][i]])
				if i == 0 || breaks&(1<<i) != 0 {
					if i > 0 {
						end()
					}
					col, count, above, team = sized{}, 0, 0, false
					columns++
				} else {
					col.h += map[bool]int{true: teamGap, false: stackGap}[sizes[kids[x][i-1]] > 1]
					switch {
					case team:
						col.cost += belowTeam*float64(size) + farBelow*float64(min(above, mostBelow))
					case size == 1:
						col.cost += belowLeaf
					default:
						col.cost += teamBelow * float64(size)
					}
				}
				if n == 1 && breaks&1 == 0 && size > 1 {
					col.cost += teamBelow * float64(size)
				} else if n == 1 && breaks&1 != 0 && size == 1 {
					col.cost += lone
				}
				col.w, col.h, col.cost = max(col.w, s.w), col.h+s.h, col.cost+s.cost
				count, above, team = count+1, above+size, team || size > 1
			}
			end()
			gap := hangGap
			if columns > 1 {
				gap = levelGap
			} else if n == 1 && breaks&1 != 0 {
				gap = dropGap
			}
			all = append(all, sized{max(f.Width, whole.w+(columns-1)*columnGap), f.Heights[x] + gap + whole.h, whole.cost})
		}
	}
	fill(nil)
	return all
}

// Every plan is an arrangement that there is, and the best of them is about as good
// as the best of all.
func TestPlans(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	worst, sum := 1.0, 0.0
	const rounds = 150
	for range rounds {
		n := 2 + r.IntN(7)
		f := forestOf(n, func(x int) int { return r.IntN(x) })
		slicesInPreorder(&f)
		for x := range f.Heights {
			f.Heights[x] = 60
		}
		page := image.Pt(300+r.IntN(900), 300+r.IntN(500))
		a := newArranger(f)
		a.arrange(page)
		all := every(f, a.kids, a.sizes, 0)
		score := func(s sized) float64 {
			scale := min(1, float64(page.X)/float64(s.w), float64(page.Y)/float64(s.h))
			return scale * scale / (1 + dislike*s.cost/float64(n))
		}
		ours, best := 0.0, 0.0
		for _, p := range a.fronts[0] {
			s := sized{int(p.w), int(p.h), float64(p.cost)}
			ours = max(ours, score(s))
			found := false
			for _, o := range all {
				found = found || o.w == s.w && o.h == s.h && math.Abs(o.cost-s.cost) < 1e-4
			}
			require.True(t, found, "%v has no arrangement like %v", f, s)
		}
		for _, s := range all {
			best = max(best, score(s))
		}
		worst, sum = min(worst, ours/best), sum+ours/best
	}
	require.Greater(t, worst, 0.8)
	require.Greater(t, sum/rounds, 0.98)
}

// slicesInPreorder numbers the boxes of a random tree in preorder.
func slicesInPreorder(f *Forest) {
	kids := make([][]int, len(f.Parents))
	for x := 1; x < len(f.Parents); x++ {
		kids[f.Parents[x]] = append(kids[f.Parents[x]], x)
	}
	var parents []int
	var visit func(x, parent int)
	visit = func(x, parent int) {
		at := len(parents)
		parents = append(parents, parent)
		for _, k := range kids[x] {
			visit(k, at)
		}
	}
	visit(0, -1)
	f.Parents = parents
}

// The same boxes have the same places.
func TestSame(t *testing.T) {
	f := random(rand.New(rand.NewPCG(7, 8)), 300)
	require.Empty(t, cmp.Diff(Place(f, screen).Boxes, Place(f, screen).Boxes))
}

// J: twice the boxes take at most two and a half times the memory, whatever their
// shape.
func TestGrowth(t *testing.T) {
	for name, parent := range shapes {
		t.Run(name, func(t *testing.T) {
			allocated := func(n int) float64 {
				f := forestOf(n, parent)
				var before, after runtime.MemStats
				runtime.ReadMemStats(&before)
				Place(f, screen)
				runtime.ReadMemStats(&after)
				return float64(after.TotalAlloc - before.TotalAlloc)
			}
			require.Less(t, allocated(6_000)/allocated(3_000), 2.5)
		})
	}
}
