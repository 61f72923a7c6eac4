package render

import "math"

// A tidy lays out a tree by the algorithm of Buchheim, Jünger and Leipert in
// the form that van der Ploeg gave it for nodes of different heights ("Drawing
// non-layered tidy trees in linear time", 2014). Subtrees keep their shape,
// stand as close together as they can, and a parent stands over the middle of
// its children. It takes linear time and does not recurse.
//
// Nodes are numbered in preorder, so that going backwards every node comes
// after all of its children.
type tidy []tidyNode

// A tidyNode has what the caller fills in, then what the algorithm needs.
type tidyNode struct {
	parent int     // none at the root
	width  float64 // with the gap to its neighbour
	top    float64
	bottom float64 // with the gap to what stands below
	x      float64 // of its left edge; the result

	children                        []int
	prelim, mod                     float64
	shift, change                   float64
	leftThread, rightThread         int // the next node of a contour, for a leaf
	extremeLeft, extremeRight       int
	extremeLeftMod, extremeRightMod float64
}

// A lowest is, in a list from the highest to the lowest, an earlier sibling and
// how far down its right contour reaches.
type lowest struct {
	bottom  float64
	sibling int
}

// place sets the x of every node. The leftmost edge is at 0.
func (t tidy) place() {
	t.link()
	for v := len(t) - 1; v >= 0; v-- {
		t.placeBelow(v)
	}
	least := math.Inf(1)
	for v := range t { // parents first: mod is then the sum of all above
		n := &t[v]
		if n.parent != none {
			n.mod += t[n.parent].mod
		}
		n.x = n.prelim + n.mod
		least = min(least, n.x)
		t.spread(v)
	}
	for v := range t {
		t[v].x -= least
	}
}

// link fills children, all in one block.
func (t tidy) link() {
	counts := make([]int, len(t))
	for v := range t {
		if p := t[v].parent; p != none {
			counts[p]++
		}
	}
	block := make([]int, 0, len(t))
	for v := range t {
		n := &t[v]
		start := len(block)
		block = block[:start+counts[v]]
		n.children = block[start:start:len(block)]
		n.leftThread, n.rightThread = none, none
		if n.parent != none {
			t[n.parent].children = append(t[n.parent].children, v)
		}
	}
}

// placeBelow places the subtrees of v's children beside each other, and v over
// them.
func (t tidy) placeBelow(v int) {
	n := &t[v]
	last := len(n.children) - 1
	if last < 0 {
		n.extremeLeft, n.extremeRight = v, v
		return
	}
	first := n.children[0]
	lows := []lowest{{t[t[first].extremeLeft].bottom, 0}}
	for i := 1; i <= last; i++ {
		bottom := t[t[n.children[i]].extremeRight].bottom
		t.separate(n.children, i, lows)
		for len(lows) > 0 && bottom >= lows[len(lows)-1].bottom {
			lows = lows[:len(lows)-1]
		}
		lows = append(lows, lowest{bottom, i})
	}
	a, b := &t[first], &t[n.children[last]]
	n.prelim = (a.prelim+a.mod+b.mod+b.prelim+b.width)/2 - n.width/2
	n.extremeLeft, n.extremeLeftMod = a.extremeLeft, a.extremeLeftMod
	n.extremeRight, n.extremeRightMod = b.extremeRight, b.extremeRightMod
}

// separate moves child i to the right until it is clear of all before it.
func (t tidy) separate(children []int, i int, lows []lowest) {
	at := len(lows) - 1
	left, right := children[i-1], children[i]
	leftMod, rightMod := t[left].mod, t[right].mod
	for left != none && right != none {
		for at > 0 && t[left].bottom > lows[at].bottom {
			at--
		}
		if d := leftMod + t[left].prelim + t[left].width - rightMod - t[right].prelim; d > 0 {
			rightMod += d
			t.move(children, i, lows[at].sibling, d)
		}
		leftBottom, rightBottom := t[left].bottom, t[right].bottom
		if leftBottom <= rightBottom {
			if left = t.nextRight(left); left != none {
				leftMod += t[left].mod
			}
		}
		if leftBottom >= rightBottom {
			if right = t.nextLeft(right); right != none {
				rightMod += t[right].mod
			}
		}
	}
	first, moved, before := &t[children[0]], &t[children[i]], &t[children[i-1]]
	switch {
	case left == none && right != none:
		e := &t[first.extremeLeft]
		e.leftThread = right
		d := rightMod - t[right].mod - first.extremeLeftMod
		e.mod += d
		e.prelim -= d
		first.extremeLeft, first.extremeLeftMod = moved.extremeLeft, moved.extremeLeftMod
	case left != none && right == none:
		e := &t[moved.extremeRight]
		e.rightThread = left
		d := leftMod - t[left].mod - moved.extremeRightMod
		e.mod += d
		e.prelim -= d
		moved.extremeRight, moved.extremeRightMod = before.extremeRight, before.extremeRightMod
	}
}

func (t tidy) nextLeft(v int) int {
	if c := t[v].children; len(c) > 0 {
		return c[0]
	}
	return t[v].leftThread
}

func (t tidy) nextRight(v int) int {
	if c := t[v].children; len(c) > 0 {
		return c[len(c)-1]
	}
	return t[v].rightThread
}

// move moves child i by d, and spreads the siblings between it and the one
// that was in its way.
func (t tidy) move(children []int, i, inTheWay int, d float64) {
	n := &t[children[i]]
	n.mod += d
	n.extremeLeftMod += d
	n.extremeRightMod += d
	if between := float64(i - inTheWay); between > 1 {
		t[children[inTheWay+1]].shift += d / between
		n.shift -= d / between
		n.change -= d - d/between
	}
}

// spread applies what move left for the siblings between.
func (t tidy) spread(v int) {
	var shift, mod float64
	for _, c := range t[v].children {
		shift += t[c].shift
		mod += shift + t[c].change
		t[c].mod += mod
	}
}
