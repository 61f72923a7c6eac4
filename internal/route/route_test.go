package route

import (
	"image"
	"math"
	"math/rand/v2"
	"runtime"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
)

// random returns boxes on a grid with some moved and left out, solid lines between
// neighbours, and wanted lines.
func random(r *rand.Rand) (Scene, []Line) {
	var s Scene
	columns, rows := 1+r.IntN(6), 1+r.IntN(6)
	for j := range rows {
		for i := range columns {
			if r.IntN(6) > 0 {
				at := image.Pt(40+i*250+r.IntN(20), 40+j*130+r.IntN(20))
				s.Boxes = append(s.Boxes, image.Rectangle{at, at.Add(image.Pt(200, 52+16*r.IntN(3)))})
			}
		}
	}
	s.Size = image.Pt(80+columns*250, 80+rows*130)
	for x, b := range s.Boxes {
		if r.IntN(2) == 0 { // a line that comes from above
			mid := b.Min.X + b.Dx()/2
			s.Solid = append(s.Solid, []image.Point{{mid - 100, b.Min.Y - 25}, {mid, b.Min.Y - 25}, {mid, b.Min.Y}})
		} else if x%3 == 0 { // and from the left
			mid := b.Min.Y + b.Dy()/2
			s.Solid = append(s.Solid, []image.Point{{b.Min.X - 11, b.Min.Y - 20}, {b.Min.X - 11, mid}, {b.Min.X, mid}})
		}
		if r.IntN(3) == 0 {
			s.Closed = append(s.Closed, image.Rect(b.Max.X-40, b.Max.Y-8, b.Max.X-8, b.Max.Y+8))
		}
	}
	var lines []Line
	for range r.IntN(10) {
		if from, to := r.IntN(max(1, len(s.Boxes))), r.IntN(max(1, len(s.Boxes))); from != to {
			lines = append(lines, Line{from, to})
		}
	}
	return s, lines
}

// A line begins at its box and ends at its target, or where another to that runs;
// between, it keeps away from boxes, from what is closed and from solid lines, but
// to cross those.
func TestRoute(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	found, joined := 0, 0
	for range 400 {
		s, lines := random(r)
		ways, ok := s.Route(lines)
		if !ok {
			continue
		}
		wanted, drawn := make(map[Line]bool), make(map[Line]bool)
		for _, l := range lines {
			wanted[l] = true
		}
		for i, w := range ways {
			found++
			drawn[w.Line] = true
			n := len(w.Points)
			require.True(t, touches(s.Boxes[w.From], w.Points[0]))
			if w.Joins {
				joined++
				require.True(t, onAny(ways[:i], w.To, w.Points[n-1]), "%v joins nothing", w)
			} else {
				require.True(t, touches(s.Boxes[w.To], w.Points[n-1]))
			}
			for k := 1; k < n; k++ {
				a, b := w.Points[k-1], w.Points[k]
				require.NotEqual(t, a.X == b.X, a.Y == b.Y, "%v", w)
				if k == 1 {
					a = a.Add(sign(b.Sub(a)).Mul(lane))
				}
				if k == n-1 && !w.Joins {
					b = b.Add(sign(a.Sub(b)).Mul(lane))
				}
				p := points(a, b)
				require.True(t, p.In(image.Rectangle{Max: s.Size}))
				for x, box := range s.Boxes {
					require.False(t, p.Overlaps(box.Inset(1-lane)), "%v near box %d", w, x)
				}
				for _, c := range s.Closed {
					require.False(t, p.Overlaps(c.Inset(1)), "%v in %v", w, c)
				}
				for _, l := range s.Solid {
					for m := 1; m < len(l); m++ {
						q := points(l[m-1], l[m])
						if (q.Dx() == 1) == (p.Dx() == 1) {
							require.False(t, p.Overlaps(q.Inset(1-apart)) && beside(p, q), "%v along %v", w, q)
						}
					}
				}
			}
		}
		require.Empty(t, cmp.Diff(wanted, drawn))
		again, _ := s.Route(lines)
		require.Empty(t, cmp.Diff(ways, again), "the same lines have the same ways")
	}
	require.Greater(t, found, 1000)
	require.Greater(t, joined, 50)
}

// points returns the points of a level or upright line.
func points(a, b image.Point) image.Rectangle {
	r := image.Rectangle{a, b}.Canon()
	return image.Rectangle{r.Min, r.Max.Add(image.Pt(1, 1))}
}

func sign(p image.Point) image.Point {
	return image.Pt(max(-1, min(1, p.X)), max(-1, min(1, p.Y)))
}

// beside reports whether parallel lines are beside each other for more than a
// point.
func beside(p, q image.Rectangle) bool {
	if p.Dx() == 1 {
		return min(p.Max.Y, q.Max.Y)-max(p.Min.Y, q.Min.Y) > 1
	}
	return min(p.Max.X, q.Max.X)-max(p.Min.X, q.Min.X) > 1
}

func touches(b image.Rectangle, p image.Point) bool {
	onX, onY := p.X == b.Min.X || p.X == b.Max.X, p.Y == b.Min.Y || p.Y == b.Max.Y
	return onX && b.Min.Y < p.Y && p.Y < b.Max.Y || onY && b.Min.X < p.X && p.X < b.Max.X
}

func onAny(ways []Way, to int, p image.Point) bool {
	for _, w := range ways {
		for k := 1; k < len(w.Points); k++ {
			if w.To == to && p.In(points(w.Points[k-1], w.Points[k])) {
				return true
			}
		}
	}
	return false
}

// A way is as cheap as the cheapest of all in the grid, which are found by trying
// every step until none makes anything cheaper.
func TestCheapest(t *testing.T) {
	rand := rand.New(rand.NewPCG(3, 4))
	found := 0
	for range 300 {
		s, lines := random(rand)
		if len(lines) == 0 {
			continue
		}
		l := lines[0]
		r := &router{scene: &s, used: make(map[image.Point]int), free: make(map[int][]port)}
		require.True(t, r.makeGrid(lines[:1]))
		cost := make([]int32, len(r.best))
		for i := range cost {
			cost[i] = math.MaxInt32
		}
		state := func(t port) int32 { return 2*r.crossing(t.out) + int32(t.axis) }
		for _, t := range r.ports(l.From) {
			cost[state(t)] = min(cost[state(t)], t.cost)
		}
		for changed := true; changed; {
			changed = false
			for c := range int32(len(cost) / 2) {
				for axis := range 2 {
					next := c + int32(r.stride[axis])
					if int(next) >= len(cost)/2 || axis == 0 && (int(c)+1)%r.stride[1] == 0 || r.edges[axis][c].cost < 0 {
						continue
					}
					d := r.point(next).Sub(r.point(c))
					for _, step := range [2][2]int32{{c, next}, {next, c}} {
						for before := range int32(2) {
							if cost[2*step[0]+before] == math.MaxInt32 {
								continue
							}
							now := cost[2*step[0]+before] + int32(d.X+d.Y) + r.edges[axis][c].cost
							if int(before) != axis {
								now += bendCost
							}
							if to := 2*step[1] + int32(axis); now < cost[to] {
								cost[to], changed = now, true
							}
						}
					}
				}
			}
		}
		least, ours := int32(math.MaxInt32), int32(math.MaxInt32)
		ok := r.find(l)
		for _, t := range r.ports(l.To) {
			if least = min(least, cost[state(t)]); r.seen[state(t)] == r.search {
				ours = min(ours, r.best[state(t)])
			}
		}
		require.Equal(t, least < math.MaxInt32, ok)
		require.Equal(t, least, ours)
		found++
	}
	require.Greater(t, found, 200)
}

// What is too much is said at once, and takes little memory.
func TestLimits(t *testing.T) {
	field := func(columns, rows int) Scene {
		s := Scene{Size: image.Pt(columns*250, rows*130)}
		for x := range columns * rows {
			at := image.Pt(25+x%columns*250, 30+x/columns*130)
			s.Boxes = append(s.Boxes, image.Rectangle{at, at.Add(image.Pt(200, 70))})
		}
		return s
	}
	star := func(n, targets int) (lines []Line) {
		for i := range n {
			lines = append(lines, Line{targets + i, i % targets})
		}
		return lines
	}
	small := field(10, 10)
	for _, test := range []struct {
		name       string
		scene      Scene
		n, targets int
		ok         bool
	}{
		{"as many lines as may be", small, MaxLines, 4, true},
		{"one more", small, MaxLines + 1, 4, false},
		{"as many targets as may be", small, MaxTargets, MaxTargets, true},
		{"one more", small, MaxTargets + 1, MaxTargets + 1, false},
		{"a large picture", field(150, 150), 60, 16, true},
		{"one that is too large", field(300, 300), 1, 1, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			ways, ok := test.scene.Route(star(test.n, test.targets))
			runtime.ReadMemStats(&after)
			require.Equal(t, test.ok, ok)
			require.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(80<<20))
			if ok {
				require.Len(t, ways, test.n)
			}
		})
	}
	many := make([]Line, 1000)
	for i := range many {
		many[i] = Line{50, 3}
	}
	ways, ok := small.Route(many)
	require.True(t, ok)
	require.Len(t, ways, 1, "equal lines are one")
}
