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
	ids   []PositionID // by number
	slots []idSlot     // a power of two of them, at most three quarters in use
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
// their ids side by side in a text of its own, where comparing finds them with
// fewer accesses to memory.
func newIDTable(positions []Position) idTable {
	size := 0
	for i := range positions {
		size += len(positions[i].ID)
	}
	var text strings.Builder
	text.Grow(size)
	for i := range positions {
		text.WriteString(string(positions[i].ID))
	}
	ids, rest := make([]PositionID, len(positions)), PositionID(text.String())
	for i := range positions {
		n := len(positions[i].ID)
		ids[i], rest = rest[:n], rest[n:]
	}
	slots := 1 << bits.Len(uint(len(ids))/3*4+2)
	return idTable{ids, make([]idSlot, slots)}
}

// slot returns the slot of id, or the free one where it belongs. If it need
// not be sure, it may return the slot of another id, by a chance of one in
// billions.
func (t *idTable) slot(id PositionID, sure bool) (s *idSlot, tag uint32) {
	hash := maphash.String(idSeed, string(id))
	tag = uint32(hash >> 32)
	for at := hash; ; at++ {
		s = &t.slots[at&uint64(len(t.slots)-1)]
		if s.after == 0 || s.tag == tag && (!sure || t.ids[s.after-1] == id) {
			return s, tag
		}
	}
}

// add adds position i, or returns the one that has its id already. A position
// without id is not added.
func (t *idTable) add(i int32) (first int32, ok bool) {
	id := t.ids[i]
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
	if len(t.ids) == 0 {
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

// renumber gives each position i the number to[i].
func (t *idTable) renumber(to []int32) {
	for k := range t.slots {
		if s := &t.slots[k]; s.after != 0 {
			s.after = to[s.after-1] + 1
		}
	}
	ids := make([]PositionID, len(t.ids))
	for i, x := range to {
		ids[x] = t.ids[i]
	}
	t.ids = ids
}
