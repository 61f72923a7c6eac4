package socialorg

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestIDTable fills tables of every small size, to the last slot that a probe
// may reach.
func TestIDTable(t *testing.T) {
	for n := range 300 {
		positions := make([]Position, n)
		for i := range positions {
			positions[i].ID = PositionID(fmt.Sprint("p", i))
		}
		table := newIDTable(positions)
		require.Greater(t, len(table.slots)*3, n*4, "the table has free slots")
		for i := range positions {
			_, ok := table.find(positions[i].ID)
			require.False(t, ok)
			_, ok = table.add(int32(i))
			require.False(t, ok)
		}
		for i := range positions {
			first, ok := table.add(int32(i))
			require.True(t, ok)
			require.Equal(t, int32(i), first)
			number, ok := table.find(positions[i].ID)
			require.True(t, ok)
			require.Equal(t, int32(i), number)
		}
	}
}

// TestIDTableEqualTags searches among ids whose slots and tags are all alike,
// as those of two in billions are.
func TestIDTableEqualTags(t *testing.T) {
	table := newIDTable([]Position{{ID: "a"}, {ID: "b"}, {ID: "c"}})
	_, tag := table.slot("c", true)
	for k := range table.slots[:len(table.slots)-1] {
		table.slots[k] = idSlot{tag, 1} // of a
	}
	table.slots[len(table.slots)-1] = idSlot{tag, 3}
	number, ok := table.find("c")
	require.True(t, ok)
	require.Equal(t, int32(2), number)
	x, y, ok := table.findBoth("c", "c")
	require.True(t, ok)
	require.Equal(t, []int32{2, 2}, []int32{x, y})
}

// TestFindBoth agrees with find where one, both or none are known.
func TestFindBoth(t *testing.T) {
	table := newIDTable([]Position{{ID: "a"}, {ID: "b"}})
	ids := []PositionID{"a", "b", "c", ""}
	for _, a := range ids {
		for _, b := range ids {
			_, _, ok := table.findBoth(a, b)
			require.False(t, ok, "nothing is added yet")
		}
	}
	for i := range int32(2) {
		table.add(i)
	}
	for _, a := range ids {
		for _, b := range ids {
			wantX, okX := table.find(a)
			wantY, okY := table.find(b)
			x, y, ok := table.findBoth(a, b)
			require.Equal(t, okX && okY, ok, "%q and %q", a, b)
			if ok {
				require.Equal(t, []int32{wantX, wantY}, []int32{x, y})
			}
		}
	}
	_, _, ok := new(idTable).findBoth("a", "b")
	require.False(t, ok)
}

// TestWrongGuesses corrects managers that are guessed wrong: a known one and
// an unknown one.
func TestWrongGuesses(t *testing.T) {
	o := Org{Positions: []Position{{ID: "a"}, {ID: "b", ReportsTo: "a"}, {ID: "c", ReportsTo: "x"}}}
	l := o.link()
	l.manager = []int32{none, 2, 1}
	l.correct(o.Positions, 0, 3)
	require.Equal(t, []int32{none, 0, unknown}, l.manager)
}
