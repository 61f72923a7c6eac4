package socialorg

import (
	"hash/maphash"
	"math/bits"
	"strings"
)

// An idTable finds positions by id. It is a hash table with open addressing
// whose slots hold the numbers of positions and leave the ids where they are:
// a third of the size of a Go map, nothing for the garbage collector to
// follow, and numbers that can be changed.
type idTable struct {
	text  string   // all ids, in the order of the numbers
	start []int    // of each id in text, and the end of the last
	slots []idSlot // a power of two of them, at most three quarters in use
}

type idSlot struct {
	tag   uint32 // a part of the id's hash
	after int32  // the number plus one; 0 in a free slot
}

// idSeed makes the hash of an id differ from run to run, so that nobody can
// choose ids that collide. All tables share it, so that tables of the same
// positions are equal.
var idSeed = maphash.MakeSeed()

// newIDTable returns a table to which the positions can be added. It keeps
// their ids in a text of its own, where comparing finds them with fewer
// accesses to memory.
func newIDTable(positions []Position) idTable {
	start := make([]int, len(positions)+1)
	for i := range positions {
		start[i+1] = start[i] + len(positions[i].ID)
	}
	var text strings.Builder
	text.Grow(start[len(positions)])
	for i := range positions {
		text.WriteString(string(positions[i].ID))
	}
	slots := 1 << bits.Len(uint(len(positions))/3*4+2)
	return idTable{text.String(), start, make([]idSlot, slots)}
}

// id returns the id of the position with number x.
func (t *idTable) id(x int32) PositionID {
	return PositionID(t.text[t.start[x]:t.start[x+1]])
}

// slot returns the slot of id, or the free one where it belongs. If it need
// not be sure, it may return the slot of another id, by a chance of one in
// billions.
func (t *idTable) slot(id PositionID, sure bool) (s *idSlot, tag uint32) {
	hash := maphash.String(idSeed, string(id))
	tag = uint32(hash >> 32)
	for at := hash; ; at++ {
		s = &t.slots[at&uint64(len(t.slots)-1)]
		if s.after == 0 || s.tag == tag && (!sure || t.id(s.after-1) == id) {
			return s, tag
		}
	}
}

// add adds position i, or returns the one that has its id already. A position
// without id is not added.
func (t *idTable) add(i int32) (first int32, ok bool) {
	id := t.id(i)
	if id == "" {
		return none, false
	}
	s, tag := t.slot(id, true)
	if s.after != 0 {
		return s.after - 1, true
	}
	*s = idSlot{tag, i + 1}
	return none, false
}

// find returns the number of the position with that id.
func (t *idTable) find(id PositionID) (int32, bool) {
	if len(t.slots) == 0 {
		return none, false
	}
	s, _ := t.slot(id, true)
	return s.after - 1, s.after != 0
}

// guess returns what find does, or by a chance of one in billions the number
// of another position. It does not look at ids, so the processor can work on
// several guesses at a time.
func (t *idTable) guess(id PositionID) (int32, bool) {
	s, _ := t.slot(id, false)
	return s.after - 1, s.after != 0
}

// findBoth returns the numbers of two positions. It looks both up before it
// compares ids, so that the processor can wait for both at a time.
func (t *idTable) findBoth(a, b PositionID) (x, y int32, ok bool) {
	if len(t.slots) == 0 {
		return none, none, false
	}
	x, okX := t.guess(a)
	y, okY := t.guess(b)
	if okX && t.id(x) != a {
		x, okX = t.find(a)
	}
	if okY && t.id(y) != b {
		y, okY = t.find(b)
	}
	return x, y, okX && okY
}

// renumber gives each position i the number to[i], which from leads back to i.
func (t *idTable) renumber(to, from []int32) {
	for k := range t.slots {
		if s := &t.slots[k]; s.after != 0 {
			s.after = to[s.after-1] + 1
		}
	}
	var text strings.Builder
	text.Grow(len(t.text))
	start := make([]int, len(t.start))
	for x, i := range from {
		text.WriteString(string(t.id(i)))
		start[x+1] = text.Len()
	}
	t.text, t.start = text.String(), start
}
