package socialorg

import "slices"

// A PositionID names a position: any valid UTF-8 text of at most [MaxIDBytes]
// without control characters or outer white space, compared byte for byte. No
// value has a special meaning: "0", "none" and "XX" are ids like any other.
type PositionID string

// A Position is a place in the organisation that somebody may hold. It is
// plain data; [Org.Validate] checks it.
type Position struct {
	ID        PositionID   `json:"id"`
	Role      RoleID       `json:"role,omitempty"`      // "" is not stated
	Title     string       `json:"title,omitempty"`     // for people; "" means the role's name
	Holders   []string     `json:"holders,omitempty"`   // opaque; none: vacant; several: a job share
	ReportsTo PositionID   `json:"reportsTo,omitempty"` // the solid line; "" at a top
	DottedTo  []PositionID `json:"dottedTo,omitempty"`  // takes no part in chains
	Formerly  []PositionID `json:"formerly,omitempty"`  // ids that it had before
}

// Vacant reports whether nobody holds the position.
func (p Position) Vacant() bool { return len(p.Holders) == 0 }

func (p Position) id() PositionID { return p.ID }

// clone returns a deep copy of p, in which empty lists are nil.
func (p Position) clone() Position {
	p.Holders = cloneList(p.Holders)
	p.DottedTo = cloneList(p.DottedTo)
	p.Formerly = cloneList(p.Formerly)
	return p
}

// equal reports whether p and q have the same content; a nil list equals an
// empty one.
func (p Position) equal(q Position) bool {
	return p.ID == q.ID && p.Role == q.Role && p.Title == q.Title && p.ReportsTo == q.ReportsTo &&
		slices.Equal(p.Holders, q.Holders) && slices.Equal(p.DottedTo, q.DottedTo) &&
		slices.Equal(p.Formerly, q.Formerly)
}

// A cloner makes deep copies of many positions, whose lists it keeps in two
// blocks instead of one block each.
type cloner struct {
	holders []string
	ids     []PositionID
}

func newCloner(positions []Position) *cloner {
	var holders, ids int
	for i := range positions {
		p := &positions[i]
		holders += len(p.Holders)
		ids += len(p.DottedTo) + len(p.Formerly)
	}
	return &cloner{make([]string, 0, holders), make([]PositionID, 0, ids)}
}

// copy makes *to, which is zero, a deep copy of *from, in which empty lists are
// nil and full ones have no room, so that appending to them reallocates. It does
// not write what stays zero, which spares a large part of the memory.
func (c *cloner) copy(to, from *Position) {
	to.ID, to.Role, to.Title, to.ReportsTo = from.ID, from.Role, from.Title, from.ReportsTo
	if len(from.Holders) > 0 {
		to.Holders = carve(&c.holders, from.Holders)
	}
	if len(from.DottedTo) > 0 {
		to.DottedTo = carve(&c.ids, from.DottedTo)
	}
	if len(from.Formerly) > 0 {
		to.Formerly = carve(&c.ids, from.Formerly)
	}
}

func carve[T any](block *[]T, list []T) []T {
	if len(list) == 0 {
		return nil
	}
	start := len(*block)
	*block = append(*block, list...)
	return slices.Clip((*block)[start:])
}
