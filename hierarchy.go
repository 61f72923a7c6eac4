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
	rest      Org                    // all but the positions
	roles     map[RoleID]int32       // into rest.Roles
	scopes    []map[Area]Involvement // by role
	index     idTable                // to the positions' numbers
	preorder  []int32                // from the index in Org.Positions to the number
	positions []Position             // by number
	nodes     []node                 // by number
}

// A node is a position's place. Numbers are given in preorder, so that the
// positions below x are x+1 to end-1, and the next sibling is end.
type node struct {
	parent int32 // none at a top
	end    int32
	depth  int32
	jump   int32 // some position above, far enough to climb in logarithmic time; a top's own number
	direct int32 // how many report to it directly
	role   int32 // into rest.Roles; none if not stated
	input  int32 // into Org.Positions
}

// NewHierarchy checks o, as [Org.Validate] does, and builds its Hierarchy. The
// error is the [Problems] of Validate, and then the Hierarchy is nil. Later
// changes to o have no effect on it. NewHierarchy takes linear time and
// memory.
func NewHierarchy(o Org) (*Hierarchy, error) {
	lines := o.link()
	if err := o.problems(lines).err(); err != nil {
		return nil, err
	}
	h := &Hierarchy{
		rest:      o.cloneRest(),
		roles:     make(map[RoleID]int32, len(o.Roles)),
		scopes:    make([]map[Area]Involvement, len(o.Roles)),
		index:     lines.ids,
		preorder:  make([]int32, len(o.Positions)),
		positions: make([]Position, len(o.Positions)),
		nodes:     make([]node, len(o.Positions)),
	}
	for i, r := range h.rest.Roles {
		h.roles[r.ID] = int32(i)
		h.scopes[i] = r.scope()
	}
	h.number(lines)
	h.copyPositions(o.Positions)
	h.connect()
	h.index.renumber(h.preorder)
	return h, nil
}

// number gives every position its number and fills end and input.
func (h *Hierarchy) number(lines *solidLines) {
	size := make([]int32, len(lines.order)) // by place in order: of the subtree, its head included
	for at, above := range slices.Backward(lines.above) {
		size[at]++
		if above != none {
			size[above] += size[at]
		}
	}
	next := make([]int32, len(lines.order)) // by place in order: the number for the next report
	var nextTop int32
	for at, above := range lines.above {
		free := &nextTop
		if above != none {
			free = &next[above]
		}
		x, i := *free, lines.order[at]
		*free += size[at]
		next[at] = x + 1
		h.preorder[i] = x
		h.nodes[x].end, h.nodes[x].input = x+size[at], i
	}
}

// copyPositions fills positions and role.
func (h *Hierarchy) copyPositions(from []Position) {
	const together = 32
	c := newCloner(from)
	for i := range from {
		if i%together == 0 {
			h.touch(h.preorder[i:min(i+together, len(from))])
		}
		x := h.preorder[i]
		c.copy(&h.positions[x], &from[i])
		h.positions[x].ID = h.index.ids[i] // the same text, kept once
		h.nodes[x].role = none
		if id := from[i].Role; id != "" {
			h.nodes[x].role = h.roles[id]
		}
	}
}

// touch writes to the positions that are filled next. They are far apart in
// memory, and the processor fetches them all at once if nothing else comes
// between, which saves a tenth of the time of NewHierarchy.
func (h *Hierarchy) touch(numbers []int32) {
	for _, x := range numbers {
		p := &h.positions[x]
		p.ID, p.Formerly = "", nil // at both ends
	}
}

// connect fills parent, depth, jump and direct. The jumps are those of Myers'
// skew-binary "applicative random-access stack": each leads from a position
// either to its manager or past two jumps of equal length.
func (h *Hierarchy) connect() {
	n := int32(len(h.nodes))
	for x := int32(0); x < n; x = h.nodes[x].end {
		h.nodes[x].parent, h.nodes[x].jump = none, x
	}
	for x := range n {
		p := &h.nodes[x]
		report := node{parent: x, depth: p.depth + 1, jump: x}
		if j := &h.nodes[p.jump]; p.depth-j.depth == j.depth-h.nodes[j.jump].depth {
			report.jump = j.jump
		}
		for c := x + 1; c < p.end; c = h.nodes[c].end {
			r := &h.nodes[c]
			r.parent, r.depth, r.jump = x, report.depth, report.jump
			p.direct++
		}
	}
}

// find returns the number of a position.
func (h *Hierarchy) find(id PositionID) (int32, bool) {
	if h == nil {
		return none, false
	}
	return h.index.find(id)
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
	for i, x := range h.preorder {
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
	return slices.Equal(h.nodes, g.nodes) && h.rest.equalRest(g.rest) &&
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
	return fmt.Sprintf("positions[%d]", h.nodes[x].input)
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
	case h.nodes[x].role != none:
		return h.rest.Roles[h.nodes[x].role].Name
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
		for x := int32(0); x < n; x = h.nodes[x].end {
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
	return h.at(h.nodes[x].parent)
}

// Chain walks over the chain of command above id, its manager first, a top
// last.
func (h *Hierarchy) Chain(id PositionID) iter.Seq[Position] {
	return func(yield func(Position) bool) {
		x, ok := h.find(id)
		if !ok {
			return
		}
		for x = h.nodes[x].parent; x != none; x = h.nodes[x].parent {
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
		for c := x + 1; c < h.nodes[x].end; c = h.nodes[c].end {
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
		below := h.positions[x+1 : h.nodes[x].end]
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
	x, ok := h.find(manager)
	if !ok {
		return false
	}
	y, ok := h.find(report)
	return ok && h.above(x, y)
}

func (h *Hierarchy) above(x, y int32) bool { return x < y && y < h.nodes[x].end }

// CommonManager returns the lowest position that is above both a and b, or
// that is one of them and above the other; for a position and itself, that is
// its manager. It is false when there is none. It takes logarithmic time.
func (h *Hierarchy) CommonManager(a, b PositionID) (Position, bool) {
	x, ok := h.find(a)
	if !ok {
		return Position{}, false
	}
	y, ok := h.find(b)
	if !ok {
		return Position{}, false
	}
	if x == y {
		return h.at(h.nodes[x].parent)
	}
	x, y = min(x, y), max(x, y)
	for x != none && !h.above(x, y) {
		if j := h.nodes[x].jump; j != x && !h.above(j, y) {
			x = j
		} else {
			x = h.nodes[x].parent
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
	return int(h.nodes[x].depth), true
}

// Span returns the span of control of id: how many positions report to it
// directly, and how many are below it at any distance. It takes constant time
// after the look-up.
func (h *Hierarchy) Span(id PositionID) (direct, all int) {
	x, ok := h.find(id)
	if !ok {
		return 0, 0
	}
	return int(h.nodes[x].direct), int(h.nodes[x].end - x - 1)
}

// EffectiveManager returns the nearest position above id that somebody holds:
// who leads while the manager's own position is vacant. It takes time linear
// in the distance.
func (h *Hierarchy) EffectiveManager(id PositionID) (Position, bool) {
	x, ok := h.find(id)
	if !ok {
		return Position{}, false
	}
	for x = h.nodes[x].parent; x != none && h.positions[x].Vacant(); {
		x = h.nodes[x].parent
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
		x = h.nodes[x].parent
	}
	return h.at(x)
}

func (h *Hierarchy) isAccountable(x int32, in Area) bool {
	return h.nodes[x].role != none && h.scopes[h.nodes[x].role][in] == Accountable
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
		for c := x + 1; c < h.nodes[x].end; c = h.nodes[c].end {
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
