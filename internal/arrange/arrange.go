// Package arrange finds places for the boxes of a forest, such as a chart of an
// organisation: those below a box stand in a row, or in columns beside lines, or
// in anything between, whatever makes the whole largest on a page of given
// proportions and keeps siblings beside each other, in their order.
//
// The children of a box are a row of columns. A column of one hangs below a drop
// from the bus; one of several stands beside a line, indented. So the question is
// only where columns end, and which arrangement each child has. [Place] looks at
// every subtree once, from below, and keeps up to 100 plans of it, most often 20:
// sizes that it may have, with what a reader dislikes about each. The plans of a box
// are made of those of its children: all as narrow as a common height allows, or all
// as flat as a common width allows, so that equal teams look equal. Of plans of about
// the same proportions the best is kept. The likeliest plans of the whole are then
// placed and measured, since flat neighbours may stand partly above or below tall ones.
// Gaps are then narrowed where that makes one box more or less change the whole little.
//
// Time is linear in the boxes but for a logarithmic factor in the children of one
// box; memory is about a kilobyte for each box with children and 200 bytes for
// each other. Nothing recurses. The same input gives the same places.
package arrange

import (
	"cmp"
	"image"
	"math"
	"slices"
)

// The gaps between boxes, in pixels. None is less than 16, so that there is room
// for other lines between any two.
const (
	levelGap  = 44 // between a box and those below it, with the bus in the middle
	dropGap   = 28 // between a box and its only child
	hangGap   = 16 // between a box and the first of the column that hangs from it
	stackGap  = 16 // between boxes in a column
	teamGap   = 28 // in a column, after a child that has children itself
	columnGap = 28 // between columns
	indent    = 22 // of a column, whose line runs in the middle of it
)

// What a reader dislikes, as a number of boxes that are hard to find.
const (
	belowTeam = 1.0  // for each box that stands below the team of a sibling
	farBelow  = 0.25 // and for each box between, of up to
	mostBelow = 12
	teamBelow = 0.3  // for each box of a team that stands below a leaf
	belowLeaf = 0.12 // for a leaf that stands below another
	lone      = 1.0  // for an only child that does not hang as others do
)

// How plans are chosen.
const (
	tries    = 20      // plans of the whole that are placed, if there are few enough
	tried    = 200_000 // boxes that are placed, over all tries
	heights  = 20      // tried for the children of each box
	widths   = 5
	limits   = 48   // of columns
	dislike  = 0.2  // how much larger a plan may be that nobody dislikes
	oddShape = 0.12 // times the logarithm of how far proportions are from those of the page

	squeezes = 8    // steps in which gaps are narrowed, by two fifths in all
	larger   = 1.06 // how much larger a layout is made than the mean of the largest
	ownScale = 0.2  // the weight of its own scale in that
	next     = 5    // how many the largest are

	// The logarithm of width by height: what is beyond is seldom of use, and what is
	// closer is about the same.
	leastRatio, mostRatio, sameRatio = -3.2, 3.6, 0.07
)

// A Forest is boxes of one width. A box stands behind its parent and before the
// next child of that, that is, in preorder. There may be up to five million.
type Forest struct {
	Parents []int // negative at a top
	Heights []int // that they have at least; boxes in a row are equally high
	Width   int
	// LeavesFirst places children without children before their siblings.
	LeavesFirst bool
}

// A plan is a size that a subtree may have, and the rule that makes it so.
type plan struct {
	w, h int32
	cost float32
	rule
}

// A scored is a plan among others of about its proportions: the least value is best.
type scored struct {
	plan
	bucket int
	value  float64
}

// A rule says which of its plans each child has, and where columns end.
type rule struct {
	flat   bool // the flattest that is not wider than the budget, rather than the narrowest that is not higher
	budget int32
	limit  int32 // height of a column; 0 makes a row
}

// An item is a child with the plan that a rule gives it.
type item struct {
	node, size int32
	chosen     uint8
	plan
}

func (i *item) leaf() bool { return i.size == 1 }

// A column is some items in order.
type column struct {
	first, end int32
	stack      bool // beside its line
	w, h       int32
}

// An arranger arranges a forest. The forest itself has the number behind the last
// box: it is the parent of the tops, and has no box.
type arranger struct {
	Forest
	width    int32
	sizes    []int32 // boxes of the subtree
	kids     [][]int32
	fronts   [][]plan
	chosen   []uint8
	squeezed int32 // how much narrower than planned gaps are, up to squeezes

	items   []item
	columns []column
	plans   []scored
	front   []plan
}

func newArranger(f Forest) *arranger {
	n := len(f.Parents)
	a := &arranger{Forest: f, width: int32(f.Width), sizes: make([]int32, n+1), kids: make([][]int32, n+1),
		fronts: make([][]plan, n+1), chosen: make([]uint8, n+1)}
	parent := func(x int) int {
		if m := f.Parents[x]; m >= 0 {
			return m
		}
		return n // the forest
	}
	counts := make([]int32, n+1)
	for x := n - 1; x >= 0; x-- {
		a.sizes[x]++
		m := parent(x)
		a.sizes[m] += a.sizes[x]
		counts[m]++
	}
	block := make([]int32, n)
	leaves := make([]plan, n)
	for x := range n + 1 {
		a.kids[x], block = block[:0:counts[x]], block[counts[x]:]
	}
	for x := range n {
		m := parent(x)
		a.kids[m] = append(a.kids[m], int32(x))
		leaves[x] = plan{w: a.width, h: a.height(int32(x))}
		a.fronts[x] = leaves[x : x+1 : x+1] // until there are better ones
	}
	if f.LeavesFirst {
		for _, kids := range a.kids {
			slices.SortStableFunc(kids, func(x, y int32) int { return cmp.Compare(min(a.sizes[x], 2), min(a.sizes[y], 2)) })
		}
	}
	return a
}

func (a *arranger) height(x int32) int32 { return int32(a.Heights[x]) }

// arrange chooses the plan of the forest that is the largest on a page.
func (a *arranger) arrange(page image.Point) *Layout {
	forest := len(a.Parents)
	for x := forest - 1; x >= 0; x-- {
		a.plan(x)
	}
	a.plan(forest)
	pageW, pageH := float64(page.X), float64(page.Y)
	score := func(p plan, w, h float64) float64 {
		scale := min(1, pageW/w, pageH/h)
		odd := math.Abs(math.Log(w/h*pageH/pageW)) * min(1, 4*(1-scale))
		hard := dislike*a.share(p.cost, forest) + oddShape*odd
		return scale*scale/(1+hard) - 1e-3*w*h/pageW/pageH*scale*scale
	}
	front := a.fronts[forest]
	slices.SortStableFunc(front, func(p, q plan) int {
		return cmp.Compare(score(q, float64(q.w), float64(q.h)), score(p, float64(p.w), float64(p.h)))
	})
	var best *Layout
	var scales []float64
	most, chosen := math.Inf(-1), 0
	for i, p := range front[:min(len(front), max(1, min(tries, tried/forest)))] {
		a.chosen[forest] = uint8(i)
		l := a.place()
		scales = append(scales, l.scale(page))
		if s := score(p, float64(l.Size.X), float64(l.Size.Y)); s > most {
			best, most, chosen = l, s, i
		}
	}
	if forest > tried/(tries+squeezes) { // to which one box more is nothing
		return best
	}
	a.chosen[forest] = uint8(chosen)
	return a.squeeze(best, page, scales)
}

// squeeze returns the layout with narrower gaps if it is not much larger than the next
// ones. One that happens to fill the page is larger than those by a tenth, which one box
// more may undo: narrower gaps then make up for half of it.
func (a *arranger) squeeze(l *Layout, page image.Point, scales []float64) *Layout {
	slices.Sort(scales)
	scales = scales[max(0, len(scales)-next):]
	wanted := larger * ownScale * l.scale(page)
	for _, s := range scales {
		wanted += larger * (1 - ownScale) * s / float64(len(scales))
	}
	for a.squeezed = 1; a.squeezed <= squeezes && l.scale(page) < min(1, wanted); a.squeezed++ {
		l = a.place()
	}
	return l
}

// share returns what a cost is for each box below x.
func (a *arranger) share(cost float32, x int) float64 { return float64(cost) / float64(a.sizes[x]) }

// plan finds the plans of a subtree.
func (a *arranger) plan(x int) {
	kids := a.kids[x]
	if len(kids) == 0 {
		return
	}
	a.plans = a.plans[:0]
	var low, high, thin, wide int32 // how high and wide all children can be
	leaves := 0
	for _, k := range kids {
		front := a.fronts[k] // from the narrowest on
		least, most := front[0].h, front[0].h
		for i := range front {
			least, most = min(least, front[i].h), max(most, front[i].h)
		}
		low, high = max(low, least), max(high, most)
		thin, wide = max(thin, front[0].w), max(wide, front[len(front)-1].w)
		if a.sizes[k] == 1 {
			leaves++
		}
	}
	if leaves > 1 && leaves < len(kids) {
		high = max(high, 4*low) // more leaves may stand in a column than the flattest team is high
	}
	within := func(height int32) {
		r := rule{budget: height}
		a.pick(x, r)
		a.try(x, r)
		if r.limit = height; leaves < len(kids) {
			a.try(x, r)
		}
	}
	if len(kids) == 1 {
		for _, p := range a.fronts[kids[0]] { // all of its plans
			within(p.h)
		}
	} else {
		between(low, high, heights, within)
	}
	between(thin, wide, widths, func(width int32) {
		r := rule{flat: true, budget: width}
		a.pick(x, r)
		var least, most int32 // how high a column can be
		for i := range a.items {
			least, most = max(least, a.items[i].h), most+a.items[i].h+teamGap
		}
		between(least, most, min(limits, 2+len(kids)), func(limit int32) {
			r.limit = limit
			a.try(x, r)
		})
	})
	a.fronts[x] = a.thin()
}

// between calls f with at most so many numbers from least to most, which grow by
// about the same factor.
func between(least, most int32, steps int, f func(int32)) {
	factor := math.Pow(float64(most)/float64(least), 1/float64(steps-1))
	last, at := int32(0), float64(least)
	for range steps {
		if v := min(most, int32(math.Ceil(at-1e-9))); v > last {
			f(v)
			last = v
		}
		at *= factor
	}
	if last < most {
		f(most)
	}
}

// pick fills items with the children of x, each with its plan by the rule.
func (a *arranger) pick(x int, r rule) {
	a.items = a.items[:0]
	for _, k := range a.kids[x] {
		front := a.fronts[k]
		best, least := 0, math.Inf(1)
		for i := range front {
			p := &front[i]
			limited, free := p.h, p.w
			if r.flat {
				limited, free = p.w, p.h
			}
			if v := float64(free) * (1 + dislike*a.share(p.cost, int(k))); limited <= r.budget && v < least {
				best, least = i, v
			}
		}
		a.items = append(a.items, item{k, a.sizes[k], uint8(best), front[best]})
	}
}

// gap returns the gap behind x in a column.
func (a *arranger) gap(x int32) int32 {
	if a.sizes[x] == 1 {
		return stackGap
	}
	return teamGap
}

// narrowed returns a gap as it is in a layout that is squeezed.
func (a *arranger) narrowed(gap int32) int32 {
	return max(min(gap, stackGap), gap-2*gap*a.squeezed/(5*squeezes))
}

// split fills columns by the rule, and returns how high boxes alone in their
// columns are.
func (a *arranger) split(x int, r rule) (single int32) {
	a.columns = a.columns[:0]
	forest := x == len(a.Parents)
	room := int32(-1)
	for i := range a.items {
		it := &a.items[i]
		if i == 0 || r.limit == 0 || room < it.h {
			a.columns = append(a.columns, column{first: int32(i), end: int32(i)})
			room = r.limit
		}
		room -= it.h + a.gap(it.node)
		c := &a.columns[len(a.columns)-1]
		if c.end > c.first {
			c.h += a.gap(a.items[i-1].node)
		}
		c.w, c.h, c.end = max(c.w, it.w), c.h+it.h, int32(i)+1
	}
	hangs := len(a.items) == 1 && r.limit > 0 && !forest
	for i := range a.columns {
		c := &a.columns[i]
		if c.stack = c.end-c.first > 1 || hangs; !c.stack {
			single = max(single, a.height(a.items[c.first].node))
		} else if !forest {
			c.w += indent
		}
	}
	for i := range a.columns {
		if c := &a.columns[i]; !c.stack {
			c.h += single - a.height(a.items[c.first].node)
		}
	}
	return single
}

// below returns the gap between x and its children.
func (a *arranger) below(x int) int32 {
	switch {
	case x == len(a.Parents):
		return 0
	case len(a.columns) > 1:
		return levelGap
	case a.columns[0].stack:
		return hangGap
	}
	return dropGap
}

// try adds the plan that a rule makes of the items.
func (a *arranger) try(x int, r rule) {
	a.split(x, r)
	p := plan{rule: r, w: int32(len(a.columns)-1) * columnGap}
	for i := range a.columns {
		c := &a.columns[i]
		p.w += c.w
		p.h = max(p.h, c.h)
		p.cost += a.dislikes(c)
	}
	if p.h += a.below(x); x < len(a.Parents) {
		p.w = max(p.w, a.width)
		p.h += a.height(int32(x))
	}
	ratio := math.Log(float64(p.w) / float64(p.h))
	hard := 1 + dislike*a.share(p.cost, x)
	bucket := int(min(max(leastRatio, ratio), mostRatio) / sameRatio)
	a.plans = append(a.plans, scored{p, bucket, float64(p.w) * float64(p.h) * hard * hard})
}

// dislikes returns the cost of a column: how many boxes in it do not stand where a
// reader looks for them, beside their siblings.
func (a *arranger) dislikes(c *column) float32 {
	var cost float32
	var above int32
	team := false
	for i := c.first; i < c.end; i++ {
		it := &a.items[i]
		cost += it.cost
		switch {
		case len(a.items) == 1 && c.stack && !it.leaf():
			cost += teamBelow * float32(it.size)
		case len(a.items) == 1 && !c.stack && it.leaf():
			cost += lone
		case i == c.first:
		case team:
			cost += belowTeam*float32(it.size) + farBelow*float32(min(above, mostBelow))
		case it.leaf():
			cost += belowLeaf
		default:
			cost += teamBelow * float32(it.size)
		}
		team = team || !it.leaf()
		above += it.size
	}
	return cost
}

// thin returns the best plan of each of about the same proportions, and the one
// that is the easiest to read, from the narrowest on.
func (a *arranger) thin() []plan {
	slices.SortFunc(a.plans, func(p, q scored) int {
		return cmp.Or(cmp.Compare(p.bucket, q.bucket), cmp.Compare(p.value, q.value), cmp.Compare(p.w, q.w))
	})
	easiest := slices.MinFunc(a.plans, func(p, q scored) int {
		return cmp.Or(cmp.Compare(p.cost, q.cost), cmp.Compare(p.value, q.value), cmp.Compare(p.w, q.w))
	})
	front := a.front[:0]
	front = append(front, easiest.plan)
	for i := range a.plans {
		if p := &a.plans[i]; p.plan != easiest.plan && (i == 0 || p.bucket != a.plans[i-1].bucket) {
			front = append(front, p.plan)
		}
	}
	slices.SortFunc(front, func(p, q plan) int { return cmp.Or(cmp.Compare(p.w, q.w), cmp.Compare(p.h, q.h)) })
	a.front = front
	return slices.Clone(front)
}
