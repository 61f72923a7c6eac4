package socialorg

// links are what an Org's positions refer to, as numbers, by the position's
// index in Org.Positions. They are found in linear time and without recursion,
// so that no organisation is too deep.
type links struct {
	ids      idTable           // to the first position with that id
	repeated map[int32]int32   // a position whose id an earlier one has, to the first with it
	roles    map[RoleID]int32  // to the first role with that id
	role     []int32           // into Org.Roles, or one of none and unknown
	manager  []int32           // or one of none, unknown and itself
	order    []int32           // breadth first from the tops; what is in or under a cycle is missing
	above    []int32           // by place in order: the place of the manager, none for a top
	cycles   map[int32][]int32 // the members of each cycle by the first of them in Org.Positions

	foldedIDs map[string]PositionID // filled when first needed
}

// What stands for a role or a manager that a position does not have.
const (
	none int32 = -1 - iota
	unknown
	itself
)

// link finds the links of o.
func (o Org) link() *links {
	n := min(len(o.Positions), MaxPositions) // more are refused
	o.Positions = o.Positions[:n]
	l := &links{
		ids:     newIDTable(o.Positions),
		roles:   make(map[RoleID]int32, len(o.Roles)),
		role:    make([]int32, n),
		manager: make([]int32, n),
	}
	for i := range o.Positions {
		if first, ok := l.ids.add(int32(i)); ok {
			if l.repeated == nil {
				l.repeated = make(map[int32]int32)
			}
			l.repeated[int32(i)] = first
		}
	}
	for i, r := range o.Roles {
		if _, ok := l.roles[r.ID]; !ok {
			l.roles[r.ID] = int32(i)
		}
	}
	perform(n, split(n, func(from, to int) { l.resolve(o.Positions, from, to) })...)
	l.order, l.above = breadthFirst(l.manager)
	if len(l.order) < n {
		l.cycles = findCycles(l.manager)
	}
	return l
}

// resolve finds the roles and managers of some of the positions.
func (l *links) resolve(positions []Position, from, to int) {
	for i := from; i < to; i++ {
		p := &positions[i]
		l.role[i], l.manager[i] = unknown, unknown
		if p.Role == "" {
			l.role[i] = none
		} else if r, ok := l.roles[p.Role]; ok {
			l.role[i] = r
		}
		if p.ReportsTo == "" {
			l.manager[i] = none
		} else if p.ReportsTo == p.ID {
			l.manager[i] = itself
		} else if m, ok := l.ids.guess(p.ReportsTo); ok {
			l.manager[i] = m
		}
	}
	l.correct(positions, from, to)
}

// correct puts right what was guessed wrong in manager.
func (l *links) correct(positions []Position, from, to int) {
	for i := from; i < to; i++ {
		m := l.manager[i]
		if m < 0 || l.ids.id(m) == positions[i].ReportsTo {
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
	first := make([]int32, n+2) // by manager, from 1, and the tops at 0: where the reports begin
	for _, m := range manager {
		first[max(m, none)+2]++
	}
	for i := range n {
		first[i+1] += first[i]
	}
	reports := make([]int32, n) // of the tops, of position 0, of position 1, ...
	for i, m := range manager {
		next := &first[max(m, none)+1]
		reports[*next] = int32(i)
		*next++
	}
	tops := first[0]
	order = append(make([]int32, 0, n), reports[:tops]...)
	above = make([]int32, tops, n)
	for at := range above {
		above[at] = none
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
func (l *links) similar(id PositionID) (PositionID, bool) {
	if l.foldedIDs == nil {
		l.foldedIDs = make(map[string]PositionID)
		for i := range l.manager {
			id := l.ids.id(int32(i))
			key := fold(id)
			if other, ok := l.foldedIDs[key]; key != "" && (!ok || id < other) {
				l.foldedIDs[key] = id
			}
		}
	}
	s, ok := l.foldedIDs[fold(id)]
	return s, ok
}
