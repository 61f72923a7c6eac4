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
			of, id, rank, parts string // parts are the channels and the period of a KPI
		}
		managers struct{ from, to string }
		person   struct{ left, came, gaveUp, tookOn bool }
	)
	if len(changes) == 0 {
		return Summary{}
	}
	s := Summary{Counts: make(map[Kind]map[Op]int)}
	seen, moves := make(map[thing]bool), make(map[managers][]socialorg.PositionID)
	people := make(map[string]person)
	for _, c := range changes {
		t := thing{c.Kind, c.About, c.Op, c.Of, c.ID, string(c.Rank), string(c.Period)}
		if len(c.Channels) > 0 {
			t.parts += fmt.Sprintf("%q", c.Channels)
		}
		if !seen[t] {
			seen[t] = true
			if s.Counts[c.Kind] == nil {
				s.Counts[c.Kind] = make(map[Op]int)
			}
			s.Counts[c.Kind][c.Op]++
		}
		switch {
		case c.Kind == Position && c.Op == Moved:
			m := managers{c.From, c.To}
			moves[m] = append(moves[m], socialorg.PositionID(c.ID))
		case c.Kind == Holder:
			p := people[c.ID]
			p.left = p.left || c.Op == Removed && !c.Elsewhere
			p.came = p.came || c.Op == Added && !c.Elsewhere
			p.gaveUp = p.gaveUp || c.Op == Removed || c.Op == Moved
			p.tookOn = p.tookOn || c.Op == Added || c.Op == Moved
			people[c.ID] = p
		}
	}
	for _, h := range slices.Sorted(maps.Keys(people)) {
		p := people[h]
		list := &s.TookOn
		switch {
		case p.left:
			list = &s.Left
		case p.came:
			list = &s.Came
		case p.gaveUp && p.tookOn:
			list = &s.Moved
		case p.gaveUp:
			list = &s.GaveUp
		}
		*list = append(*list, h)
	}
	for m, list := range moves {
		s.Moves = append(s.Moves, Move{socialorg.PositionID(m.from), socialorg.PositionID(m.to), list})
	}
	slices.SortFunc(s.Moves, func(a, b Move) int {
		return cmp.Or(cmp.Compare(len(b.Positions), len(a.Positions)), cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To))
	})
	return s
}
