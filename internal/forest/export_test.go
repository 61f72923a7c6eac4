package forest

// Climb returns how many jumps and parents lead from x up to a depth.
func (f *Forest) Climb(x, depth int32) (steps int) {
	for ; f.depth[x] > depth; steps++ {
		if j := f.jump[x]; f.depth[j] >= depth {
			x = j
		} else {
			x = f.parent[x]
		}
	}
	return steps
}
