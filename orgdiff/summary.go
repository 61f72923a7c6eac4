package orgdiff

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"example.com/socialorg"
)

// A Summary says what changes come to. The zero Summary is that of no changes.
type Summary struct {
	Counts map[Kind]map[Op]int `json:"counts,omitempty"` // of things: one that changed in two fields counts once
	Moves  []Move              `json:"moves,omitempty"`  // the largest first, then by From and To

	// Holders, sorted. Nobody is in two of these lists.
	Left   []string `json:"left,omitempty"`   // have no position any more
	Came   []string `json:"came,omitempty"`   // had no position before
	Moved  []string `json:"moved,omitempty"`  // gave up a position and took on another
	GaveUp []string `json:"gaveUp,omitempty"` // gave up a position and keep another
	TookOn []string `json:"tookOn,omitempty"` // took on a position and keep another
}

// A Move is the positions that went from one manager to another.
type Move struct {
	From      socialorg.PositionID   `json:"from,omitempty"` // "" means none
	To        socialorg.PositionID   `json:"to,omitempty"`   // "" means none
	Positions []socialorg.PositionID `json:"positions"`      // in the order of the changes
}

// Summarise counts changes and groups who moved. It takes time linear in them,
// apart from sorting what it finds. Of a part of what [Diff] returns, it
// summarises that part.
func Summarise(changes []Change) Summary {
	type (
		thing struct {
			kind, about         Kind
			op                  Op
			of, id, rank, parts string
		}
		managers struct{ from, to string }
		set      = map[string]bool
	)
	var s Summary
	seen, moves := make(map[thing]bool), make(map[managers][]socialorg.PositionID)
	left, came, moved, gave, took := make(set), make(set), make(set), make(set), make(set)
	for _, c := range changes {
		t := thing{c.Kind, c.About, c.Op, c.Of, c.ID, string(c.Rank), ""}
		if len(c.Channels) > 0 {
			t.parts = fmt.Sprintf("%q", c.Channels)
		}
		if !seen[t] {
			seen[t] = true
			if s.Counts == nil {
				s.Counts = make(map[Kind]map[Op]int)
			}
			if s.Counts[c.Kind] == nil {
				s.Counts[c.Kind] = make(map[Op]int)
			}
			s.Counts[c.Kind][c.Op]++
		}
		switch {
		case c.Kind == Position && c.Op == Moved:
			m := managers{c.From, c.To}
			moves[m] = append(moves[m], socialorg.PositionID(c.ID))
		case c.Kind != Holder:
		case c.Op == Moved:
			moved[c.ID] = true
		case c.Op == Removed && c.Elsewhere:
			gave[c.ID] = true
		case c.Op == Added && c.Elsewhere:
			took[c.ID] = true
		case c.Op == Removed:
			left[c.ID] = true
		case c.Op == Added:
			came[c.ID] = true
		}
	}
	for h := range gave {
		if took[h] {
			moved[h] = true
		}
	}
	for h := range moved {
		delete(gave, h)
		delete(took, h)
	}
	for m, list := range moves {
		s.Moves = append(s.Moves, Move{socialorg.PositionID(m.from), socialorg.PositionID(m.to), list})
	}
	slices.SortFunc(s.Moves, func(a, b Move) int {
		return cmp.Or(cmp.Compare(len(b.Positions), len(a.Positions)), cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To))
	})
	s.Left, s.Came, s.Moved = slices.Sorted(maps.Keys(left)), slices.Sorted(maps.Keys(came)), slices.Sorted(maps.Keys(moved))
	s.GaveUp, s.TookOn = slices.Sorted(maps.Keys(gave)), slices.Sorted(maps.Keys(took))
	return s
}
