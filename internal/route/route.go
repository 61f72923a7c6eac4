// Package route finds ways for lines between the boxes of a picture: along lanes
// beside the boxes, with few bends and crossings, never through a box or along a
// line that is there already. Lines to one box run together. It knows boxes and
// lines, nothing of what they mean.
//
// The lanes make a grid; a line is the cheapest way in it, found by A*. The lines
// to one box are found from the nearest on, and a later one ends where it meets an
// earlier one.
//
// Time and memory are bounded: [Scene.Route] gives up where there are more than
// [MaxLines] lines to more than [MaxTargets] boxes, where the lanes have more than
// 600,000 crossings, or after four million steps.
package route

import (
	"cmp"
	"container/heap"
	"image"
	"slices"
)

// The limits of what is tried.
const (
	MaxLines     = 60 // that differ
	MaxTargets   = 16 // boxes that they lead to
	maxCrossings = 600_000
	maxSteps     = 4_000_000 // of the search, for all lines together
)

// Where lines run, in pixels.
const (
	lane     = 8  // from a box to the nearest line beside it; none comes closer
	nextLane = 15 // and to the second
	apart    = 6  // that no two lines come closer to each other
)

// What a way costs, in pixels.
const (
	bendCost    = 36
	solidCost   = 14 // for crossing a line that is there already
	crossCost   = 40 // and one that was found before
	sharedCost  = 600
	reuseCost   = 50 // for leaving a box where a line to another leaves it
	quarterCost = 8  // for touching a side of a box off its middle
	edgeCost    = 14 // for touching its top or bottom
)

// A Scene is a picture in which lines are to be drawn.
type Scene struct {
	Size   image.Point
	Boxes  []image.Rectangle
	Closed []image.Rectangle // where no line may run either
	Solid  [][]image.Point   // lines that are there already, of level and upright parts
}

// A Line is wanted from one box to another, given by their numbers.
type Line struct{ From, To int }

// A Way is where a line runs: in level and upright parts from the edge of one box
// to that of the other, or to a way to that.
type Way struct {
	Line
	Points []image.Point
	Joins  bool // it ends at another way
}

// An edge is a step in the grid.
type edge struct {
	cost  int32 // more than its length; blocked if it is negative
	owner int32 // the target of the line that runs there, + 1
}

// A port is a place at the edge of a box, and the crossing that it leads to.
type port struct {
	at, out image.Point
	axis    int // 0 is level
	cost    int32
}

// A router finds ways in the grid that the lanes make. Its numbers of axes are 0
// for x and 1 for y.
type router struct {
	scene  *Scene
	taken  []image.Rectangle // what is closed, and then the points of each part of a solid line
	lanes  [2][]int
	stride [2]int
	edges  [2][]edge // from each crossing to the next on the axis
	owner  []int32   // of a crossing: the target of a line over it, + 1

	// By state, which is twice a crossing and the axis on which it is reached.
	best []int32
	came []int32
	seen []int32 // the search that reached it

	search int32
	steps  int
	used   map[image.Point]int // the target of the line at a port
	free   map[int][]port      // by box
	ways   []Way
	queue  queue
}

// Route finds a way for every line; lines that are equal have one. It is false
// where that would take too long, or where there is no room for one of them.
func (s *Scene) Route(lines []Line) ([]Way, bool) {
	rank := make(map[int]int) // of targets
	for _, l := range lines {
		if _, known := rank[l.To]; !known {
			rank[l.To] = len(rank)
		}
	}
	distance := func(l Line) int {
		d := middle(s.Boxes[l.From]).Sub(middle(s.Boxes[l.To]))
		return max(d.X, -d.X) + max(d.Y, -d.Y)
	}
	lines = slices.SortedFunc(slices.Values(lines), func(a, b Line) int {
		return cmp.Or(cmp.Compare(rank[a.To], rank[b.To]), cmp.Compare(distance(a), distance(b)), cmp.Compare(a.From, b.From))
	})
	lines = slices.Compact(lines)
	if len(lines) > MaxLines || len(rank) > MaxTargets {
		return nil, false
	}
	r := &router{scene: s, used: make(map[image.Point]int), free: make(map[int][]port)}
	if !r.makeGrid(lines) {
		return nil, false
	}
	for _, l := range lines {
		if !r.find(l) {
			return nil, false
		}
	}
	return r.ways, true
}

func middle(r image.Rectangle) image.Point { return r.Min.Add(r.Max).Div(2) }

func coordinates(p image.Point) [2]int { return [2]int{p.X, p.Y} }

// makeGrid finds the lanes, and what stands in them.
func (r *router) makeGrid(lines []Line) bool {
	r.taken = slices.Clone(r.scene.Closed)
	for _, points := range r.scene.Solid {
		for i := 1; i < len(points); i++ {
			part := image.Rectangle{points[i-1], points[i]}.Canon()
			r.taken = append(r.taken, image.Rectangle{part.Min, part.Max.Add(image.Pt(1, 1))})
		}
	}
	var needed [2][]int // where lines begin and end
	for _, l := range lines {
		for _, x := range [2]int{l.From, l.To} {
			for _, t := range r.ports(x) {
				needed[0], needed[1] = append(needed[0], t.out.X), append(needed[1], t.out.Y)
			}
		}
	}
	for d, size := range coordinates(r.scene.Size) {
		all := []int{lane, 2 * lane, size - 2*lane, size - lane}
		for _, b := range r.scene.Boxes {
			low, high := coordinates(b.Min)[d], coordinates(b.Max)[d]
			all = append(all, low-nextLane, low-lane, high+lane, high+nextLane)
		}
		r.lanes[d] = lanes(needed[d], all)
	}
	r.stride = [2]int{1, len(r.lanes[0])}
	n := len(r.lanes[0]) * len(r.lanes[1])
	if n > maxCrossings {
		return false
	}
	r.edges = [2][]edge{make([]edge, n), make([]edge, n)}
	r.owner = make([]int32, n)
	r.best, r.came, r.seen = make([]int32, 2*n), make([]int32, 2*n), make([]int32, 2*n)
	for axis := range 2 {
		for _, b := range r.scene.Boxes {
			r.block(axis, b.Inset(-lane))
		}
		for _, b := range r.scene.Closed {
			r.block(axis, b)
		}
	}
	for _, part := range r.taken[len(r.scene.Closed):] {
		r.addSolid(part)
	}
	return true
}

// lanes returns the lanes that are needed, and of the others those that are not
// too close to them or to each other, in order.
func lanes(needed, others []int) []int {
	slices.Sort(needed)
	slices.Sort(others)
	var all []int
	for _, v := range others {
		for len(needed) > 0 && needed[0] < v+apart {
			all, needed = append(all, needed[0]), needed[1:]
		}
		if n := len(all); n == 0 || v >= all[n-1]+apart {
			all = append(all, v)
		}
	}
	return slices.Compact(append(all, needed...))
}

// after returns the number of the first lane behind a coordinate.
func (r *router) after(axis, v int) int {
	i, _ := slices.BinarySearch(r.lanes[axis], v+1)
	return i
}

// within returns the numbers of the lanes between two coordinates, as a range.
func (r *router) within(axis, low, high int) (first, end int) {
	return r.after(axis, low), r.after(axis, high-1)
}

// block keeps lines on an axis out of a rectangle, but for its edge.
func (r *router) block(axis int, b image.Rectangle) {
	low, high := coordinates(b.Min), coordinates(b.Max)
	first, end := r.within(1-axis, low[1-axis], high[1-axis])
	from, to := r.within(axis, low[axis], high[axis])
	for i := first; i < end; i++ {
		for k := max(0, from-1); k < min(to, len(r.lanes[axis])-1); k++ {
			r.edges[axis][i*r.stride[1-axis]+k*r.stride[axis]].cost = -1
		}
	}
}

// addSolid makes it dear to cross a part of a line, and impossible to run along it.
func (r *router) addSolid(part image.Rectangle) {
	axis, near := 0, image.Pt(0, apart)
	if part.Dx() == 1 {
		axis, near = 1, image.Pt(apart, 0)
	}
	part.Max = part.Max.Sub(image.Pt(1, 1))
	low, high := coordinates(part.Min), coordinates(part.Max)
	if i := r.after(1-axis, low[1-axis]-1) - 1; i >= 0 { // the last lane before it
		from, to := r.within(axis, low[axis], high[axis])
		for k := from; k < to; k++ {
			if e := &r.edges[1-axis][i*r.stride[1-axis]+k*r.stride[axis]]; e.cost >= 0 {
				e.cost = solidCost
			}
		}
	}
	r.block(axis, image.Rectangle{part.Min.Sub(near), part.Max.Add(near)})
}

// ports returns where lines may touch a box: nowhere beside a line that is there
// already.
func (r *router) ports(x int) []port {
	all, ok := r.free[x]
	if ok {
		return all
	}
	b := r.scene.Boxes[x]
	quarter := b.Size().Div(4)
	mid := middle(b)
	for i, at := range [...]image.Point{
		{b.Max.X, mid.Y}, {b.Max.X, mid.Y - quarter.Y}, {b.Max.X, mid.Y + quarter.Y},
		{b.Min.X, mid.Y}, {b.Min.X, mid.Y - quarter.Y}, {b.Min.X, mid.Y + quarter.Y},
		{mid.X + quarter.X, b.Min.Y}, {mid.X - quarter.X, b.Min.Y}, {mid.X + quarter.X, b.Max.Y}, {mid.X - quarter.X, b.Max.Y},
	} {
		out := [...]image.Point{{lane, 0}, {-lane, 0}, {0, -lane}, {0, lane}}[[...]int{0, 0, 0, 1, 1, 1, 2, 2, 3, 3}[i]]
		t := port{at: at, out: at.Add(out), cost: int32(i)}
		switch {
		case out.X == 0:
			t.axis, t.cost = 1, t.cost+edgeCost
		case at.Y != mid.Y:
			t.cost += quarterCost
		}
		if way := (image.Rectangle{at, t.out}).Canon().Inset(-apart); !slices.ContainsFunc(r.taken, way.Overlaps) {
			all = append(all, t)
		}
	}
	r.free[x] = all
	return all
}

// crossing returns the number of a crossing.
func (r *router) crossing(p image.Point) int32 {
	i, _ := slices.BinarySearch(r.lanes[0], p.X)
	j, _ := slices.BinarySearch(r.lanes[1], p.Y)
	return int32(j*r.stride[1] + i)
}

// point returns where a crossing is.
func (r *router) point(c int32) image.Point {
	return image.Pt(r.lanes[0][int(c)%r.stride[1]], r.lanes[1][int(c)/r.stride[1]])
}

// find finds the way of a line.
func (r *router) find(l Line) bool {
	me := int32(l.To + 1)
	r.search++
	r.queue = r.queue[:0]
	goals := make(map[int32]port) // by state
	var around image.Rectangle    // the places where the line may end
	reach := func(p image.Point) { around = around.Union(image.Rectangle{p, p.Add(image.Pt(1, 1))}) }
	for _, t := range r.ports(l.To) {
		s := 2*r.crossing(t.out) + int32(t.axis)
		if _, taken := goals[s]; !taken && (r.used[t.at] == 0 || r.used[t.at] == l.To+1) {
			goals[s] = t
			reach(t.out)
		}
	}
	for _, w := range r.ways {
		if w.To == l.To {
			for _, p := range w.Points {
				reach(p)
			}
		}
	}
	left := func(c int32) int32 { // how far it is at least
		p := r.point(c)
		return int32(max(0, around.Min.X-p.X, p.X+1-around.Max.X) + max(0, around.Min.Y-p.Y, p.Y+1-around.Max.Y))
	}
	visit := func(s, from, cost int32) (better bool) {
		if better = r.seen[s] != r.search || cost < r.best[s]; better {
			r.seen[s], r.best[s], r.came[s] = r.search, cost, from
			heap.Push(&r.queue, int64(cost+left(s/2))<<32|int64(s))
		}
		return better
	}
	starts := make(map[int32]port)
	for _, t := range r.ports(l.From) {
		cost := t.cost
		if to := r.used[t.at]; to != 0 && to != l.To+1 {
			cost += reuseCost
		}
		s := 2*r.crossing(t.out) + int32(t.axis)
		if visit(s, -1, cost) {
			starts[s] = t
		}
	}
	for len(r.queue) > 0 {
		next := heap.Pop(&r.queue).(int64)
		way, s := int32(next>>32), int32(next)
		c := s / 2
		if way != r.best[s]+left(c) {
			continue // a better way there was found since
		}
		if r.steps++; r.steps > maxSteps {
			return false
		}
		goal, ends := goals[s]
		if joins := r.owner[c] == me && r.came[s] >= 0; ends || joins {
			r.finish(l, s, starts, goal, joins)
			return true
		}
		at := [2]int{int(c) % r.stride[1], int(c) / r.stride[1]}
		for axis := range 2 {
			for _, by := range [2]int{1, -1} {
				next := at[axis] + by
				if next < 0 || next == len(r.lanes[axis]) {
					continue
				}
				to := c + int32(by*r.stride[axis])
				e := r.edges[axis][min(c, to)]
				if e.cost < 0 {
					continue
				}
				cost := r.best[s] + e.cost + int32(max(r.lanes[axis][next]-r.lanes[axis][at[axis]], r.lanes[axis][at[axis]]-r.lanes[axis][next]))
				if axis != int(s)%2 {
					cost += bendCost
				}
				if e.owner != 0 && e.owner != me {
					cost += sharedCost
				}
				if o := r.owner[to]; o != 0 && o != me {
					cost += crossCost
				}
				visit(2*to+int32(axis), s, cost)
			}
		}
	}
	return false
}

// finish adds the way that ends in a state, at a port or in another way.
func (r *router) finish(l Line, s int32, starts map[int32]port, goal port, joins bool) {
	var points []image.Point
	me, leaves := int32(l.To+1), -1 // the axis on which the way goes on
	if !joins {
		points, leaves = append(points, goal.at), goal.axis
		r.used[goal.at] = l.To + 1
	}
	for {
		c, axis, from := s/2, int(s)%2, r.came[s]
		r.owner[c] = me
		if axis != leaves {
			points = append(points, r.point(c))
		}
		if leaves = axis; from < 0 {
			break
		}
		r.own(c, from/2, axis, me)
		s = from
	}
	start := starts[s].at
	r.used[start] = l.To + 1
	points = append(points, start)
	slices.Reverse(points)
	r.ways = append(r.ways, Way{l, points, joins})
}

// own says whose line runs between neighbouring crossings, and that none of others
// should run close beside it.
func (r *router) own(c, d int32, axis int, target int32) {
	at := min(c, d)
	across := [2]int{int(at) % r.stride[1], int(at) / r.stride[1]}[1-axis]
	v := r.lanes[1-axis][across]
	first, end := r.within(1-axis, v-apart, v+apart)
	for k := first; k < end; k++ {
		r.edges[axis][int(at)+(k-across)*r.stride[1-axis]].owner = target
	}
}

// A queue is a heap of states by how long the way over them is at least, then by
// number.
type queue []int64

func (q queue) Len() int           { return len(q) }
func (q queue) Less(i, j int) bool { return q[i] < q[j] }
func (q queue) Swap(i, j int)      { q[i], q[j] = q[j], q[i] }
func (q *queue) Push(v any)        { *q = append(*q, v.(int64)) }

func (q *queue) Pop() any {
	last := len(*q) - 1
	v := (*q)[last]
	*q = (*q)[:last]
	return v
}
