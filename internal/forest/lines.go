// Package forest numbers the nodes of a forest so that questions about who is
// above whom are answered by comparing numbers. It speaks of ids, of places (the
// order in which ids were read) and of numbers (preorder), and knows nothing of
// who bears the ids.
//
// Nothing recurses, so no shape is too deep: a chain of a million is a forest
// like any other.
package forest

import (
	"iter"
	"slices"
)

// Lines are ids and their parents as they were read: by place, and with
// whatever mistakes they hold.
type Lines struct {
	places   map[string]int32 // of the first place with that id
	ids      []string
	parents  []int32
	repeated map[int32]int32 // a place whose id an earlier one has, to the first with it
}

// Parents that are no place.
const (
	None    int32 = -1 - iota // a top
	Unknown                   // no place has the parent's id
	Itself                    // a place that is its own parent
)

// Read reads n ids and the ids of their parents, "" for a top. It takes linear
// time; n must fit into an int32.
func Read(n int, id, parent func(place int) string) *Lines {
	l := &Lines{
		places:  make(map[string]int32, n),
		ids:     make([]string, n),
		parents: make([]int32, n),
	}
	for i := range l.ids {
		l.ids[i] = id(i)
		l.places[l.ids[i]] = int32(i)
	}
	if len(l.places) < n {
		l.findRepeated()
	}
	for i := range l.parents {
		l.parents[i] = l.resolve(l.ids[i], parent(i))
	}
	return l
}

// findRepeated makes places lead to the first place of each id instead of the
// last.
func (l *Lines) findRepeated() {
	clear(l.places)
	l.repeated = make(map[int32]int32)
	for i, id := range l.ids {
		if first, ok := l.places[id]; ok {
			l.repeated[int32(i)] = first
		} else {
			l.places[id] = int32(i)
		}
	}
}

func (l *Lines) resolve(id, parent string) int32 {
	switch parent {
	case "":
		return None
	case id:
		return Itself
	}
	if p, ok := l.places[parent]; ok {
		return p
	}
	return Unknown
}

// IDs walks over all ids, by place.
func (l *Lines) IDs() iter.Seq[string] { return slices.Values(l.ids) }

// Find returns the first place with that id.
func (l *Lines) Find(id string) (place int, ok bool) {
	p, ok := l.places[id]
	return int(p), ok
}

// Parent returns the place of the parent, or None, Unknown or Itself.
func (l *Lines) Parent(place int) int32 { return l.parents[place] }

// Repeated returns the first place with the id of this one, where that is an
// earlier one.
func (l *Lines) Repeated(place int) (first int, ok bool) {
	f, ok := l.repeated[int32(place)]
	return int(f), ok
}

// Cycles returns the members of every cycle of two places or more, by the first
// place among them: that place, its parent, the parent's parent and so on. A
// place has one parent, so cycles share no member.
func (l *Lines) Cycles() map[int][]int {
	var cycles map[int][]int
	seen := make([]int32, len(l.parents)) // the walk, from 1, that came by
	for start := range l.parents {
		walk, at := int32(start)+1, int32(start)
		for at >= 0 && seen[at] == 0 {
			seen[at] = walk
			at = l.parents[at]
		}
		if at < 0 || seen[at] != walk {
			continue
		}
		first := at
		for p := l.parents[at]; p != at; p = l.parents[p] {
			first = min(first, p)
		}
		cycle := []int{int(first)}
		for p := l.parents[first]; p != first; p = l.parents[p] {
			cycle = append(cycle, int(p))
		}
		if cycles == nil {
			cycles = make(map[int][]int)
		}
		cycles[int(first)] = cycle
	}
	return cycles
}
