package forest

// Climb returns how many jumps and parents lead from x up to a depth.
func (f *Forest) Climb(x, depth int32) (steps int) {
	for ; f.nodes[x].depth > depth; steps++ {
		if j := f.nodes[x].jump; f.nodes[j].depth >= depth {
			x = j
		} else {
			x = f.nodes[x].parent
		}
	}
	return steps
}
