package forest

// A Forest has numbers in preorder: those below x are x+1 to End(x)-1, and the
// next sibling of x is End(x). Siblings keep the order of their places.
//
// It never changes, so any number of goroutines may read it.
type Forest struct {
	places map[string]int32
	ids    []string // by number
	number []int32  // by place
	place  []int32  // by number, and so are the rest
	parent []int32  // None at a top
	end    []int32
	depth  []int32
	jump   []int32 // some number above, far enough to climb in logarithmic time; a top's own number
	direct []int32
}

// Forest numbers the places. It takes linear time. The result is the forest of
// the lines only where they have no repeated id, no unknown parent and no
// cycle; where they have, it is nil. The Lines are used up.
func (l *Lines) Forest() *Forest {
	n := len(l.ids)
	f := &Forest{
		places: l.places,
		ids:    make([]string, n),
		number: make([]int32, n),
		place:  make([]int32, n),
		parent: make([]int32, n),
		end:    make([]int32, n),
		depth:  make([]int32, n),
		jump:   make([]int32, n),
		direct: make([]int32, n),
	}
	if len(l.repeated) > 0 || int(f.enumerate(l.parents)) < n {
		return nil
	}
	f.connect()
	for x, i := range f.place {
		f.ids[x] = l.ids[i]
	}
	return f
}

// enumerate fills number, place and end for everybody below a top, and returns
// how many that are.
func (f *Forest) enumerate(parents []int32) int32 {
	n := len(parents)
	links := make([]int32, 2*n)
	child, sibling := links[:n], links[n:] // the first child, the next sibling; 0 is none, from 1
	var top int32
	for i := n - 1; i >= 0; i-- {
		first := &top
		if p := parents[i]; p >= 0 {
			first = &child[p]
		} else if p != None {
			continue
		}
		sibling[i] = *first
		*first = int32(i) + 1
	}
	next := int32(0)
	for at := top; at != 0; {
		i := at - 1
		f.number[i], f.place[next] = next, i
		next++
		if at = child[i]; at != 0 {
			continue
		}
		for {
			f.end[f.number[i]] = next
			if at = sibling[i]; at != 0 || parents[i] == None {
				break
			}
			i = parents[i]
		}
	}
	return next
}

// connect fills parent, depth, direct and jump from end. The jumps are those of
// Myers' skew-binary "applicative random-access stack": each leads either to
// the parent or past two jumps of equal length.
func (f *Forest) connect() {
	for x := range int32(len(f.end)) {
		p := x - 1 // or somebody above, is the parent
		for p != None && f.end[p] <= x {
			p = f.parent[p]
		}
		f.parent[x] = p
		if p == None {
			f.jump[x] = x
			continue
		}
		f.direct[p]++
		f.depth[x] = f.depth[p] + 1
		f.jump[x] = p
		if j := f.jump[p]; f.depth[p]-f.depth[j] == f.depth[j]-f.depth[f.jump[j]] {
			f.jump[x] = f.jump[j]
		}
	}
}

// Len returns how many there are.
func (f *Forest) Len() int { return len(f.ids) }

// Find returns the number of an id.
func (f *Forest) Find(id string) (number int32, ok bool) {
	place, ok := f.places[id]
	if !ok {
		return None, false
	}
	return f.number[place], true
}

// ID returns the id of a number.
func (f *Forest) ID(x int32) string { return f.ids[x] }

// Number returns the number of a place.
func (f *Forest) Number(place int32) int32 { return f.number[place] }

// Place returns the place of a number.
func (f *Forest) Place(x int32) int32 { return f.place[x] }

// Parent returns the number of the parent, None at a top.
func (f *Forest) Parent(x int32) int32 { return f.parent[x] }

// End returns the number after the last one below x.
func (f *Forest) End(x int32) int32 { return f.end[x] }

// Depth returns how many are above x.
func (f *Forest) Depth(x int32) int32 { return f.depth[x] }

// Direct returns how many have x as their parent.
func (f *Forest) Direct(x int32) int32 { return f.direct[x] }

// Above reports whether x is above y, at any distance.
func (f *Forest) Above(x, y int32) bool { return x < y && y < f.end[x] }

// Common returns the lowest number that is above both x and y, or is one of
// them and above the other; for x and itself the parent; None where there is no
// such number. It takes logarithmic time.
func (f *Forest) Common(x, y int32) int32 {
	if x == y {
		return f.parent[x]
	}
	x, y = min(x, y), max(x, y)
	for x != None && y >= f.end[x] {
		if j := f.jump[x]; j != x && y >= f.end[j] {
			x = j
		} else {
			x = f.parent[x]
		}
	}
	return x
}

// Equal reports whether f and g have the same ids at the same places under the
// same parents.
func (f *Forest) Equal(g *Forest) bool {
	if len(f.ids) != len(g.ids) {
		return false
	}
	for x, id := range f.ids {
		if id != g.ids[x] || f.place[x] != g.place[x] || f.end[x] != g.end[x] {
			return false
		}
	}
	return true
}
