package socialorg

// solidLines is the solid lines of an Org's positions as numbers, by the
// position's index in Org.Positions. It is computed in linear time and without
// recursion, so that no organisation is too deep.
type solidLines struct {
	ids      idTable           // to the first position with that id
	repeated map[int32]int32   // a position whose id an earlier one has, to the first with it
	manager  []int32           // or one of none, unknown and itself
	order    []int32           // breadth first from the tops; what is in or under a cycle is missing
	above    []int32           // by place in order: the place of the manager, none for a top
	cycles   map[int32][]int32 // the members of each cycle by the first of them in Org.Positions

	foldedIDs map[string]PositionID // filled when first needed
}

// What stands in solidLines.manager for a position without one.
const (
	none int32 = -1 - iota
	unknown
	itself
)

// link resolves the solid lines of o.
func (o Org) link() *solidLines {
	n := min(len(o.Positions), MaxPositions) // more are refused
	o.Positions = o.Positions[:n]
	l := &solidLines{ids: newIDTable(o.Positions), manager: make([]int32, n)}
	for i := range o.Positions {
		if first, ok := l.ids.add(int32(i)); ok {
			if l.repeated == nil {
				l.repeated = make(map[int32]int32)
			}
			l.repeated[int32(i)] = first
		}
	}
	for i := range o.Positions {
		p := &o.Positions[i]
		if p.ReportsTo == "" {
			l.manager[i] = none
		} else if p.ReportsTo == p.ID {
			l.manager[i] = itself
		} else if m, ok := l.ids.guess(p.ReportsTo); ok {
			l.manager[i] = m
		} else {
			l.manager[i] = unknown
		}
	}
	l.correct(o.Positions)
	l.order, l.above = breadthFirst(l.manager)
	if len(l.order) < n {
		l.cycles = findCycles(l.manager)
	}
	return l
}

// correct puts right what was guessed wrong in manager.
func (l *solidLines) correct(positions []Position) {
	for i, m := range l.manager {
		if m < 0 || l.ids.ids[m] == positions[i].ReportsTo {
			continue
		}
		m, ok := l.ids.find(positions[i].ReportsTo)
		if !ok {
			m = unknown
		}
		l.manager[i] = m
	}
}

// breadthFirst returns the positions from the tops down, siblings in order and
// side by side, and for each of them the place of its manager in that list.
// Who has no known manager counts as a top.
func breadthFirst(manager []int32) (order, above []int32) {
	n := len(manager)
	first := make([]int32, n+1) // of each position's reports in the list of all
	tops := 0
	for _, m := range manager {
		if m >= 0 {
			first[m+1]++
		} else {
			tops++
		}
	}
	for i := range n {
		first[i+1] += first[i]
	}
	reports := make([]int32, n-tops)
	next := append([]int32(nil), first...)
	order = make([]int32, 0, n)
	above = make([]int32, 0, n)
	for i, m := range manager {
		if m >= 0 {
			reports[next[m]] = int32(i)
			next[m]++
		} else {
			order = append(order, int32(i))
			above = append(above, none)
		}
	}
	for at := 0; at < len(order); at++ {
		i := order[at]
		for _, report := range reports[first[i]:first[i+1]] {
			order = append(order, report)
			above = append(above, int32(at))
		}
	}
	return order, above
}

// findCycles returns the members of every cycle, each in the order of its
// lines from the member with the least number on. A position has one solid
// line at most, so cycles are disjoint and one walk up from each position
// finds them all.
func findCycles(manager []int32) map[int32][]int32 {
	cycles := make(map[int32][]int32)
	seen := make([]int32, len(manager)) // the walk, from 1, that came by
	for start := range manager {
		walk := int32(start) + 1
		i := int32(start)
		for i >= 0 && seen[i] == 0 {
			seen[i] = walk
			i = manager[i]
		}
		if i < 0 || seen[i] != walk {
			continue
		}
		least := i
		for j := manager[i]; j != i; j = manager[j] {
			least = min(least, j)
		}
		cycle := []int32{least}
		for j := manager[least]; j != least; j = manager[j] {
			cycle = append(cycle, j)
		}
		cycles[least] = cycle
	}
	return cycles
}

// similar returns the id of a position that differs from id only in case or
// outer spaces, the smallest one if there are several.
func (l *solidLines) similar(id PositionID) (PositionID, bool) {
	if l.foldedIDs == nil {
		l.foldedIDs = make(map[string]PositionID)
		for _, id := range l.ids.ids {
			key := fold(id)
			if other, ok := l.foldedIDs[key]; key != "" && (!ok || id < other) {
				l.foldedIDs[key] = id
			}
		}
	}
	s, ok := l.foldedIDs[fold(id)]
	return s, ok
}
