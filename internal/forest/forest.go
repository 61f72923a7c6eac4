package forest

import "slices"

// A Forest has numbers in preorder: those below x are x+1 to End(x)-1, and the
// next sibling of x is End(x). Siblings keep the order of their places.
//
// It never changes, so any number of goroutines may read it.
type Forest struct {
	places map[string]int32
	number []int32 // by place
	place  []int32 // by number, and so are the rest
	direct []int32
	nodes  []node
}

// A node keeps in one place what a walk reads at each step: half a cache line.
type node struct {
	id     string
	parent int32 // None at a top
	end    int32
	depth  int32
	jump   int32 // some number above, far enough to climb in logarithmic time; a top's own number
}

// Single is a forest of one top without an id.
var Single = Forest{number: []int32{0}, place: []int32{0}, direct: []int32{0}, nodes: []node{{parent: None, end: 1}}}

// Forest numbers the places. It takes linear time. If the lines have a repeated
// id, an unknown parent or a cycle, the result is nil. The Lines must not be
// used afterwards.
func (l *Lines) Forest() *Forest {
	n := len(l.ids)
	f := &Forest{
		places: l.places,
		number: make([]int32, n),
		place:  make([]int32, n),
		direct: make([]int32, n),
		nodes:  make([]node, n),
	}
	if len(l.repeated) > 0 || int(f.enumerate(l.parents)) < n {
		return nil
	}
	for i, x := range f.number {
		f.nodes[x].id = l.ids[i]
	}
	return f
}

// enumerate numbers the tops and everybody below them, and returns how many
// there are.
func (f *Forest) enumerate(parents []int32) int32 {
	// The next of a place is its next sibling, or else, as ^i, its parent i. Places
	// count from 1, and 0 is nothing.
	type links struct{ child, next int32 }
	of := make([]links, len(parents))
	var top int32
	for i := len(parents) - 1; i >= 0; i-- {
		first, last := &top, int32(0)
		if p := parents[i]; p >= 0 {
			first, last = &of[p].child, ^p
		} else if p != None {
			continue
		}
		if of[i].next = *first; *first == 0 {
			of[i].next = last
		}
		*first = int32(i) + 1
	}
	x, parent := int32(0), None
	for at := top; at > 0; x++ {
		i := at - 1
		f.number[i], f.place[x] = x, i
		f.connect(x, parent)
		if at = of[i].child; at > 0 {
			parent = x
			continue
		}
		f.nodes[x].end = x + 1
		for at = of[i].next; at < 0; at = of[^at].next {
			f.nodes[parent].end = x + 1
			parent = f.nodes[parent].parent
		}
	}
	return x
}

// connect puts x below its parent. The jumps are those of Myers' skew-binary
// "applicative random-access stack": each leads either to the parent or past two
// jumps of equal length.
func (f *Forest) connect(x, parent int32) {
	n := &f.nodes[x]
	if n.parent = parent; parent == None {
		n.jump = x
		return
	}
	f.direct[parent]++
	p := &f.nodes[parent]
	n.depth = p.depth + 1
	n.jump = parent
	if j := &f.nodes[p.jump]; p.depth-j.depth == j.depth-f.nodes[j.jump].depth {
		n.jump = j.jump
	}
}

// Len returns the number of nodes.
func (f *Forest) Len() int { return len(f.nodes) }

// Find returns the number of an id.
func (f *Forest) Find(id string) (number int32, ok bool) {
	place, ok := f.places[id]
	if !ok {
		return None, false
	}
	return f.number[place], true
}

// ID returns the id of a number.
func (f *Forest) ID(x int32) string { return f.nodes[x].id }

// Numbers returns the numbers by place, which nobody may change.
func (f *Forest) Numbers() []int32 { return f.number }

// Place returns the place of a number.
func (f *Forest) Place(x int32) int32 { return f.place[x] }

// Parent returns the number of the parent, None at a top.
func (f *Forest) Parent(x int32) int32 { return f.nodes[x].parent }

// End returns the number after the last one below x.
func (f *Forest) End(x int32) int32 { return f.nodes[x].end }

// Depth returns how many are above x.
func (f *Forest) Depth(x int32) int32 { return f.nodes[x].depth }

// Direct returns how many have x as their parent.
func (f *Forest) Direct(x int32) int32 { return f.direct[x] }

// Above reports whether x is above y, at any distance.
func (f *Forest) Above(x, y int32) bool { return x < y && y < f.nodes[x].end }

// Common returns the lowest number above both x and y. If one of them is above
// the other, it returns that one; if they are equal, their parent. It returns
// None if there is no such number. It takes logarithmic time.
func (f *Forest) Common(x, y int32) int32 {
	if x == y {
		return f.nodes[x].parent
	}
	x, y = min(x, y), max(x, y)
	for x != None && y >= f.nodes[x].end {
		if j := f.nodes[x].jump; j != x && y >= f.nodes[j].end {
			x = j
		} else {
			x = f.nodes[x].parent
		}
	}
	return x
}

// Equal reports whether f and g have the same ids at the same places under the
// same parents.
func (f *Forest) Equal(g *Forest) bool {
	return slices.Equal(f.place, g.place) && slices.Equal(f.nodes, g.nodes)
}
