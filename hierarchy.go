package socialorg

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"slices"
)

// A Hierarchy answers questions about an organisation that has been checked.
// It is built by [NewHierarchy] and never changes, so any number of goroutines
// may use it at once. The zero Hierarchy and a nil one are empty: they answer
// "no" and walk over nothing, as every query does for an id that it does not
// know.
//
// The queries Manager, Chain, Reports, AllReports, Manages, CommonManager,
// Depth, Span, EffectiveManager and AccountableFor allocate nothing, the walks
// among them where a for loop ranges over the call itself. The Positions that
// they and [RollUp] give share their lists (Holders, DottedTo, Formerly) with
// the Hierarchy: read those, do not write to them. What Org, Position, Role, All
// and Tops give is a copy of the caller's own.
//
// Only solid lines count, but for [Position.DottedTo] itself. Siblings come in
// the order of [Org.Positions].
type Hierarchy struct {
	rest   Org                    // all but the positions
	roles  map[RoleID]int32       // into rest.Roles
	scopes []map[Area]Involvement // by role

	// Positions have numbers in preorder, so that those below x are x+1 to
	// end[x]-1, and the next sibling is end[x]. What is known of them lies by
	// number in lists of its own, so that a query reads nothing but what it
	// needs.
	ids       idTable
	number    []int32 // by index in Org.Positions
	input     []int32 // and back
	parent    []int32 // none at a top
	end       []int32
	depth     []int32
	jump      []int32 // some position above, far enough to climb in logarithmic time; a top's own number
	direct    []int32 // how many report to it directly
	role      []int32 // into rest.Roles; none if not stated
	positions []Position
}

// NewHierarchy checks o, as [Org.Validate] does, and builds its Hierarchy. The
// error is the [Problems] of Validate, and then the Hierarchy is nil. Later
// changes to o have no effect on it. NewHierarchy takes linear time and
// memory; on many positions it works in several goroutines, which have ended
// when it returns.
func NewHierarchy(o Org) (*Hierarchy, error) {
	l := o.link()
	if err := o.problems(l).err(); err != nil {
		return nil, err
	}
	h := &Hierarchy{
		rest:   o.cloneRest(),
		roles:  l.roles,
		scopes: make([]map[Area]Involvement, len(o.Roles)),
		ids:    l.ids,
	}
	for i, r := range h.rest.Roles {
		h.scopes[i] = r.scope()
	}
	h.enumerate(l)
	n := len(o.Positions)
	h.positions, h.role = make([]Position, n), make([]int32, n)
	tasks := split(n, func(from, to int) { h.copyPositions(o.Positions, l.role, from, to) })
	tasks = append(tasks, h.connect, func() { h.ids.renumber(h.number, h.input) })
	perform(n, tasks...)
	return h, nil
}

// enumerate fills number, input and end.
func (h *Hierarchy) enumerate(l *links) {
	n := len(l.order)
	size := make([]int32, n) // by place in order: of the subtree, its head included
	for at, above := range slices.Backward(l.above) {
		size[at]++
		if above != none {
			size[above] += size[at]
		}
	}
	h.number, h.input, h.end = make([]int32, n), make([]int32, n), make([]int32, n)
	next := make([]int32, n) // by place in order: the number for the next report
	var nextTop int32
	for at, above := range l.above {
		free := &nextTop
		if above != none {
			free = &next[above]
		}
		x, i := *free, l.order[at]
		*free += size[at]
		next[at] = x + 1
		h.number[i], h.input[x], h.end[x] = x, i, x+size[at]
	}
}

// copyPositions fills positions and role for some of the Org's positions.
func (h *Hierarchy) copyPositions(positions []Position, role []int32, from, to int) {
	c := newCloner(positions[from:to])
	for i := from; i < to; i++ {
		x := h.number[i]
		c.copy(&h.positions[x], &positions[i])
		h.role[x] = role[i]
	}
}

// connect fills parent, depth, direct and jump from end. The jumps are those of
// Myers' skew-binary "applicative random-access stack": each leads from a
// position either to its manager or past two jumps of equal length.
func (h *Hierarchy) connect() {
	n := len(h.end)
	h.parent, h.depth, h.jump, h.direct = make([]int32, n), make([]int32, n), make([]int32, n), make([]int32, n)
	for x := range int32(n) {
		m := x - 1 // or somebody above, is the manager
		for m != none && h.end[m] <= x {
			m = h.parent[m]
		}
		h.parent[x] = m
		if m == none {
			h.jump[x] = x
			continue
		}
		h.direct[m]++
		h.depth[x] = h.depth[m] + 1
		h.jump[x] = m
		if j := h.jump[m]; h.depth[m]-h.depth[j] == h.depth[j]-h.depth[h.jump[j]] {
			h.jump[x] = h.jump[j]
		}
	}
}

// find returns the number of a position.
func (h *Hierarchy) find(id PositionID) (int32, bool) {
	if h == nil {
		return none, false
	}
	return h.ids.find(id)
}

// at returns the position with number x, false for none.
func (h *Hierarchy) at(x int32) (Position, bool) {
	if x == none {
		return Position{}, false
	}
	return h.positions[x], true
}

// Org returns a deep copy of the organisation that h was built from, in which
// empty lists are nil.
func (h *Hierarchy) Org() Org {
	if h == nil {
		return Org{}
	}
	o := h.rest.cloneRest()
	if len(h.positions) > 0 {
		o.Positions = make([]Position, len(h.positions))
	}
	c := newCloner(h.positions)
	for i, x := range h.number {
		c.copy(&o.Positions[i], &h.positions[x])
	}
	return o
}

// Len returns the number of positions.
func (h *Hierarchy) Len() int {
	if h == nil {
		return 0
	}
	return len(h.positions)
}

// Equal reports whether h and g hold the same organisation: the same content
// in the same order, where a nil list equals an empty one. It takes linear
// time. go-cmp uses it.
func (h *Hierarchy) Equal(g *Hierarchy) bool {
	if h.Len() == 0 || g.Len() == 0 {
		return h.Len() == g.Len() && h.Org().equalRest(g.Org())
	}
	return slices.Equal(h.input, g.input) && h.rest.equalRest(g.rest) &&
		slices.EqualFunc(h.positions, g.positions, Position.equal)
}

// MarshalJSON returns the JSON of [Hierarchy.Org].
func (h *Hierarchy) MarshalJSON() ([]byte, error) { return json.Marshal(h.Org()) }

// UnmarshalJSON sets h to the hierarchy of the Org in data. The error is that
// of encoding/json, which includes fields that are not known, or the
// [Problems] of [NewHierarchy]; null is a problem too, and so is anything that
// follows the Org. On an error h stays as it was. Keys that are written twice or
// in another case pass, and invalid UTF-8 turns into U+FFFD, as in encoding/json;
// package orgfile refuses them.
func (h *Hierarchy) UnmarshalJSON(data []byte) error {
	if h == nil {
		return Problem{Code: ErrRequired, Detail: "there is no Hierarchy to set: the receiver is nil"}
	}
	var o *Org
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(&o); err != nil {
		return err
	}
	if o == nil {
		return Problem{Code: ErrRequired, Detail: "null is not an organisation"}
	}
	if _, err := d.Token(); err != io.EOF {
		return Problem{Code: ErrMalformed, Detail: "there is something after the organisation"}
	}
	g, err := NewHierarchy(*o)
	if err != nil {
		return err
	}
	*h = *g
	return nil
}

// Position returns a copy of the position with that id.
func (h *Hierarchy) Position(id PositionID) (Position, bool) {
	x, _ := h.find(id)
	p, ok := h.at(x)
	return p.clone(), ok
}

// Path returns the place of a position in the Org, as problems name it:
// "positions[3]". It is "" for an unknown id. Rules use it.
func (h *Hierarchy) Path(id PositionID) string {
	x, ok := h.find(id)
	if !ok {
		return ""
	}
	return fmt.Sprintf("positions[%d]", h.input[x])
}

// Title returns what people call a position: its title, or else its role's
// name, or else its id. It is "" for an unknown id.
func (h *Hierarchy) Title(id PositionID) string {
	x, ok := h.find(id)
	switch {
	case !ok:
		return ""
	case h.positions[x].Title != "":
		return h.positions[x].Title
	case h.role[x] != none:
		return h.rest.Roles[h.role[x]].Name
	}
	return string(id)
}

// Role returns a copy of the role with that id.
func (h *Hierarchy) Role(id RoleID) (Role, bool) {
	if h == nil {
		return Role{}, false
	}
	i, ok := h.roles[id]
	if !ok {
		return Role{}, false
	}
	return h.rest.Roles[i].clone(), true
}

// All walks over copies of all positions in preorder: a manager, then
// everybody below the first report, then everybody below the second.
func (h *Hierarchy) All() iter.Seq[Position] {
	return func(yield func(Position) bool) {
		if h == nil {
			return
		}
		for i := range h.positions {
			if !yield(h.positions[i].clone()) {
				return
			}
		}
	}
}

// Tops walks over copies of the positions that report to nobody.
func (h *Hierarchy) Tops() iter.Seq[Position] {
	return func(yield func(Position) bool) {
		n := int32(h.Len())
		for x := int32(0); x < n; x = h.end[x] {
			if !yield(h.positions[x].clone()) {
				return
			}
		}
	}
}

// Manager returns the position that id reports to; false at a top.
func (h *Hierarchy) Manager(id PositionID) (Position, bool) {
	x, ok := h.find(id)
	if !ok {
		return Position{}, false
	}
	return h.at(h.parent[x])
}

// Chain walks over the chain of command above id, its manager first, a top
// last.
func (h *Hierarchy) Chain(id PositionID) iter.Seq[Position] {
	return func(yield func(Position) bool) {
		x, ok := h.find(id)
		if !ok {
			return
		}
		for x = h.parent[x]; x != none; x = h.parent[x] {
			if !yield(h.positions[x]) {
				return
			}
		}
	}
}

// Reports walks over the positions that report to id directly.
func (h *Hierarchy) Reports(id PositionID) iter.Seq[Position] {
	return func(yield func(Position) bool) {
		x, ok := h.find(id)
		if !ok {
			return
		}
		for c := x + 1; c < h.end[x]; c = h.end[c] {
			if !yield(h.positions[c]) {
				return
			}
		}
	}
}

// AllReports walks over all positions below id, in preorder.
func (h *Hierarchy) AllReports(id PositionID) iter.Seq[Position] {
	return func(yield func(Position) bool) {
		x, ok := h.find(id)
		if !ok {
			return
		}
		below := h.positions[x+1 : h.end[x]]
		for i := range below {
			if !yield(below[i]) {
				return
			}
		}
	}
}

// Manages reports whether manager is above report, at any distance. Nobody
// manages himself. It takes constant time after two look-ups.
func (h *Hierarchy) Manages(manager, report PositionID) bool {
	if h == nil {
		return false
	}
	x, y, ok := h.ids.findBoth(manager, report)
	return ok && h.above(x, y)
}

func (h *Hierarchy) above(x, y int32) bool { return x < y && y < h.end[x] }

// CommonManager returns the lowest position that is above both a and b, or
// that is one of them and above the other; for a position and itself, that is
// its manager. It is false when there is none. It takes logarithmic time.
func (h *Hierarchy) CommonManager(a, b PositionID) (Position, bool) {
	if h == nil {
		return Position{}, false
	}
	x, y, ok := h.ids.findBoth(a, b)
	if !ok {
		return Position{}, false
	}
	if x == y {
		return h.at(h.parent[x])
	}
	x, y = min(x, y), max(x, y)
	for x != none && !h.above(x, y) {
		if j := h.jump[x]; j != x && !h.above(j, y) {
			x = j
		} else {
			x = h.parent[x]
		}
	}
	return h.at(x)
}

// Depth returns how many positions are above id: 0 at a top. It takes constant
// time after the look-up.
func (h *Hierarchy) Depth(id PositionID) (int, bool) {
	x, ok := h.find(id)
	if !ok {
		return 0, false
	}
	return int(h.depth[x]), true
}

// Span returns the span of control of id: how many positions report to it
// directly, and how many are below it at any distance. It takes constant time
// after the look-up.
func (h *Hierarchy) Span(id PositionID) (direct, all int) {
	x, ok := h.find(id)
	if !ok {
		return 0, 0
	}
	return int(h.direct[x]), int(h.end[x] - x - 1)
}

// EffectiveManager returns the nearest position above id that somebody holds:
// who leads while the manager's own position is vacant. It takes time linear
// in the distance.
func (h *Hierarchy) EffectiveManager(id PositionID) (Position, bool) {
	x, ok := h.find(id)
	if !ok {
		return Position{}, false
	}
	for x = h.parent[x]; x != none && h.positions[x].Vacant(); {
		x = h.parent[x]
	}
	return h.at(x)
}

// AccountableFor returns the nearest position, from id itself upwards, that
// somebody holds and whose role is accountable for the area. It answers who
// approves a spend (AreaBudget) and who sets a campaign's KPIs
// (AreaPerformance). It takes time linear in the distance.
func (h *Hierarchy) AccountableFor(id PositionID, in Area) (Position, bool) {
	x, ok := h.find(id)
	if !ok {
		return Position{}, false
	}
	for x != none && (h.positions[x].Vacant() || !h.isAccountable(x, in)) {
		x = h.parent[x]
	}
	return h.at(x)
}

func (h *Hierarchy) isAccountable(x int32, in Area) bool {
	return h.role[x] != none && h.scopes[h.role[x]][in] == Accountable
}

// RollUp gives every position the merge of its own value and the values of all
// positions below it, in preorder: headcount, spend, the [Totals] of campaigns.
// A position's value is its own, merged with each direct report's in order.
// The error is the first of merge, and then there are no values; it is an
// [ErrRequired] where own or merge is nil. RollUp calls own once for each
// position and merge once for each line, from the last position of the preorder
// to the first, and keeps all values in one block of memory.
//
// merge may change and return its first argument only if own gave it a value
// that nothing else holds.
func RollUp[T any](h *Hierarchy, own func(Position) T, merge func(a, b T) (T, error)) (iter.Seq2[Position, T], error) {
	if own == nil || merge == nil {
		return nil, Problem{Code: ErrRequired, Detail: "RollUp needs a function for a position's own value and one to merge two values"}
	}
	values := make([]T, h.Len())
	for x := int32(len(values)) - 1; x >= 0; x-- {
		v := own(h.positions[x])
		for c := x + 1; c < h.end[x]; c = h.end[c] {
			var err error
			if v, err = merge(v, values[c]); err != nil {
				return nil, err
			}
		}
		values[x] = v
	}
	return func(yield func(Position, T) bool) {
		for x, v := range values {
			if !yield(h.positions[x], v) {
				return
			}
		}
	}, nil
}
