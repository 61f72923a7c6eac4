package arrange

import (
	"image"
	"math"
	"slices"
)

// A Layout is places for the boxes of a forest. Its top and left edges are at 0.
type Layout struct {
	Boxes []image.Rectangle
	Size  image.Point

	kids   [][]int32
	nodes  []node
	indent int32
}

// A node is what the layout knows of a box.
type node struct {
	x, y, h int32 // x and y are counted from the parent while the parent has no place
	below   int32 // the gap to what is below it
	column  int32 // among those of its siblings
	stacked bool  // it stands beside a line
	left    bool  // it stands at the left of what is below it
	hangs   bool  // those below it are one column beside a line
}

// Place places the boxes so that the whole is as large as possible on a page, and
// no larger than its natural size. Boxes of several trees stand beside and below
// each other in the same way. No two boxes are closer to each other than 16
// pixels.
func Place(f Forest, page image.Point) *Layout {
	if len(f.Parents) == 0 {
		return &Layout{}
	}
	return newArranger(f).arrange(page)
}

// scale returns how large the layout may be on a page.
func (l *Layout) scale(page image.Point) float64 {
	return min(float64(page.X)/float64(l.Size.X), float64(page.Y)/float64(l.Size.Y))
}

// Move moves the boxes, and so the lines.
func (l *Layout) Move(by image.Point) {
	for x := range l.Boxes {
		l.Boxes[x] = l.Boxes[x].Add(by)
	}
}

// place places the boxes by the chosen plans: from above which plan each has, and then
// from below how far they are from their parents.
func (a *arranger) place() *Layout {
	n := len(a.Parents)
	l := &Layout{kids: a.kids, indent: a.narrowed(indent)}
	l.Boxes, l.nodes = make([]image.Rectangle, n), make([]node, n+1)
	a.choose(l, n)
	for x := range n {
		a.choose(l, x)
	}
	outlines := make([]outline, n+1)
	for x := n - 1; x >= 0; x-- {
		outlines[x] = a.beside(l, x, outlines)
	}
	a.beside(l, n, outlines)
	least := int32(math.MaxInt32)
	for x := range n {
		b := &l.nodes[x]
		if m := a.Parents[x]; m >= 0 {
			b.x += l.nodes[m].x
			b.y += l.nodes[m].y
		}
		least = min(least, b.x)
		if b.stacked {
			least = min(least, b.x-l.indent/2)
		}
	}
	for x := range n {
		b := &l.nodes[x]
		b.x -= least
		l.Boxes[x] = image.Rect(int(b.x), int(b.y), int(b.x+a.width), int(b.y+b.h))
		l.Size.X, l.Size.Y = max(l.Size.X, l.Boxes[x].Max.X), max(l.Size.Y, l.Boxes[x].Max.Y)
	}
	return l
}

// choose finds the columns of x's children, and the plan of each.
func (a *arranger) choose(l *Layout, x int) {
	if len(a.kids[x]) == 0 {
		return
	}
	r := a.fronts[x][a.chosen[x]].rule
	a.pick(x, r)
	single := a.split(x, r)
	forest := x == len(a.Parents)
	for i, c := range a.columns {
		for _, it := range a.items[c.first:c.end] {
			a.chosen[it.node] = it.chosen
			b := node{h: a.height(it.node), column: int32(i), stacked: c.stack && !forest}
			if b.left = b.stacked; !c.stack {
				b.h = single
				b.left = len(a.items) == 1 && l.nodes[x].left
			}
			l.nodes[it.node] = b
		}
	}
	l.nodes[x].below = a.below(x)
	l.nodes[x].hangs = len(a.columns) == 1 && a.columns[0].stack && !forest
}

// beside places the columns of x as close together as they can be, and x above
// them, and returns the outline of it all with x at 0.
func (a *arranger) beside(l *Layout, x int, outlines []outline) outline {
	b := &l.nodes[x]
	w := a.width
	own := slab{0, b.h, 0, w}
	kids := a.kids[x]
	if len(kids) == 0 {
		return outline{own}
	}
	var all outline
	first, last := int32(math.MaxInt32), int32(math.MinInt32) // lines to the columns
	for i := 0; i < len(kids); {
		var col outline
		k := &l.nodes[kids[i]]
		end, y := i, b.h+a.narrowed(b.below)
		for ; end < len(kids) && l.nodes[kids[end]].column == k.column; end++ {
			kid := kids[end]
			l.nodes[kid].y = y
			below := outlines[kid].moved(0, y)
			y = below[len(below)-1].bottom + a.narrowed(a.gap(kid))
			col = col.join(below)
			outlines[kid] = nil
		}
		line := w / 2
		if k.stacked {
			line = -l.indent / 2
			low := &l.nodes[kids[end-1]]
			col = col.join(outline{{col[0].top, low.y + low.h/2, line, 0}})
		}
		shift := int32(0)
		if i > 0 {
			shift = all.clear(col, a.narrowed(columnGap), a.narrowed(teamGap))
		}
		for ; i < end; i++ {
			l.nodes[kids[i]].x = shift
		}
		all = all.join(col.moved(shift, 0))
		first, last = min(first, shift+line), max(last, shift+line)
	}
	if x == len(a.Parents) {
		return all
	}
	leftmost, rightmost := l.nodes[kids[0]], l.nodes[kids[len(kids)-1]]
	at := (leftmost.x + rightmost.x) / 2
	switch {
	case b.hangs, b.left && leftmost.stacked:
		at = leftmost.x - l.indent
	case b.left:
		for _, s := range all {
			at = min(at, s.left)
		}
	}
	trunk := l.trunk(x, at, w)
	for _, k := range kids {
		l.nodes[k].x -= at
	}
	lines := slab{own.bottom, leftmost.y, min(first, trunk), max(last, trunk)}
	return outline{{own.top, own.bottom, at, at + w}, lines}.join(all).moved(-at, 0)
}

// trunk returns where the line below x is, if x is at a place.
func (l *Layout) trunk(x int, at, width int32) int32 {
	if l.nodes[x].hangs {
		return at + l.indent/2
	}
	return at + width/2
}

// Lines returns the lines from a box to those below it, each of parts that are level
// or upright: one to each, but that those which stand beside the line of a column but
// for the last have only their own end of it.
func (l *Layout) Lines(x int) (lines [][]image.Point) {
	kids := l.kids[x]
	if len(kids) == 0 {
		return nil
	}
	box := l.Boxes[x]
	trunk := int(l.trunk(x, int32(box.Min.X), int32(box.Dx())))
	bus := box.Max.Y + (l.Boxes[kids[0]].Min.Y-box.Max.Y)/2
	if l.nodes[x].hangs {
		bus = box.Max.Y
	}
	for i, k := range kids {
		b, at := l.Boxes[k], &l.nodes[k]
		line := []image.Point{{trunk, box.Max.Y}, {trunk, bus}}
		side := image.Pt(b.Min.X-int(l.indent)/2, b.Min.Y+b.Dy()/2)
		switch {
		case !at.stacked:
			line = append(line, image.Pt(b.Min.X+b.Dx()/2, bus), image.Pt(b.Min.X+b.Dx()/2, b.Min.Y))
		case i+1 < len(kids) && l.nodes[kids[i+1]].column == at.column:
			line = []image.Point{side, {b.Min.X, side.Y}}
		default:
			line = append(line, image.Pt(side.X, bus), side, image.Pt(b.Min.X, side.Y))
		}
		lines = append(lines, slices.Compact(line))
	}
	return lines
}

// An outline is how far a subtree reaches to the left and the right, in at most
// maxSlabs slabs from its top to its bottom.
type outline []slab

const maxSlabs = 24

type slab struct{ top, bottom, left, right int32 }

func (o outline) moved(x, y int32) outline {
	for i := range o {
		o[i] = slab{o[i].top + y, o[i].bottom + y, o[i].left + x, o[i].right + x}
	}
	return o
}

// clear returns how far right the next must begin to be clear of o, also of what
// stands a little above or below it.
func (o outline) clear(next outline, gap, around int32) int32 {
	shift := int32(math.MinInt32)
	i := 0
	for _, s := range next {
		for i > 0 && o[i-1].bottom+around > s.top {
			i--
		}
		for i < len(o) && o[i].bottom+around <= s.top {
			i++
		}
		for j := i; j < len(o) && o[j].top < s.bottom+around; j++ {
			shift = max(shift, o[j].right+gap-s.left)
		}
	}
	return shift
}

// join returns the outline of both.
func (o outline) join(p outline) outline {
	if len(o) == 0 {
		return p
	}
	all := make(outline, 0, len(o)+len(p)+1)
	for at := min(o[0].top, p[0].top); ; {
		here := slab{at, math.MaxInt32, math.MaxInt32, math.MinInt32}
		for _, rest := range []*outline{&o, &p} {
			if len(*rest) > 0 && (*rest)[0].bottom <= at {
				*rest = (*rest)[1:]
			}
			if len(*rest) == 0 {
				continue
			}
			if s := (*rest)[0]; s.top > at {
				here.bottom = min(here.bottom, s.top)
			} else {
				here = slab{at, min(here.bottom, s.bottom), min(here.left, s.left), max(here.right, s.right)}
			}
		}
		if at = here.bottom; at == math.MaxInt32 {
			break
		}
		switch last := len(all) - 1; {
		case here.left > here.right:
		case last >= 0 && all[last].left == here.left && all[last].right == here.right && all[last].bottom == here.top:
			all[last].bottom = at
		default:
			all = append(all, here)
		}
	}
	for len(all) > maxSlabs { // join those that lose the least
		best, least := 0, math.Inf(1)
		for k := 1; k < len(all); k++ {
			if lost := all[k-1].with(all[k]).area() - all[k-1].area() - all[k].area(); lost < least {
				best, least = k, lost
			}
		}
		all[best-1] = all[best-1].with(all[best])
		all = slices.Delete(all, best, best+1)
	}
	return all
}

func (s slab) with(t slab) slab {
	return slab{s.top, t.bottom, min(s.left, t.left), max(s.right, t.right)}
}

func (s slab) area() float64 { return float64(s.bottom-s.top) * float64(s.right-s.left) }
