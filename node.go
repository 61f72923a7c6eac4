package socialorg

import (
	"fmt"
	"iter"
	"slices"
)

// A Node is a position in a [Hierarchy], and answers questions about it. It is
// a handle of two machine words that is passed by value, compared with ==, and
// usable as a map key. Nodes of different hierarchies differ, even if their ids
// agree.
//
// The zero Node stands for no position. It has no title, no manager and no
// reports, and it manages nobody. So h.Node(id).Manager().Title() is safe for
// any id; [Node.Exists] tells whether there is a position. All zero Nodes are
// equal, so a program that grants something if two Nodes are equal must call
// Exists first.
//
// Methods do not allocate, except [Node.Position], [Node.Org], [Node.ProblemPath]
// and [Node.MarshalText]; for iterators this holds if a for statement ranges
// directly over the call. Methods follow solid lines only, except
// [Node.DottedTo] and [Node.DottedReports]. They take constant time, and
// iterators constant time per step, unless they say otherwise.
type Node struct {
	h *Hierarchy // nil in the zero Node
	x int32      // its number in preorder
}

// Exists reports whether n is a position, and not the zero Node.
func (n Node) Exists() bool { return n.h != nil }

// ID returns the id of the position, or "" for the zero Node.
func (n Node) ID() PositionID {
	if n.h == nil {
		return ""
	}
	return n.h.id(n.x)
}

// Title returns what people call the position: its title, or else its role's
// name, or else its id. It is "" for the zero Node.
func (n Node) Title() string {
	if n.h == nil {
		return ""
	}
	if n.h.titles != nil && n.h.titles[n.x] != "" {
		return n.h.titles[n.x]
	}
	if r := n.role(); r != nil {
		return r.Name
	}
	return n.h.forest.ID(n.x)
}

// String returns the title, like [Node.Title], but "(none)" for the zero Node.
func (n Node) String() string {
	if n.h == nil {
		return "(none)"
	}
	return n.Title()
}

// Equal reports whether n and m are the same position of the same Hierarchy,
// like n == m. go-cmp uses it.
func (n Node) Equal(m Node) bool { return n == m }

// MarshalText returns the id, so that JSON has a Node as its id, both as a
// value and as the key of an object. There is no UnmarshalText:
// [Hierarchy.Node] finds the Node of an id.
func (n Node) MarshalText() ([]byte, error) { return []byte(n.ID()), nil }

// RoleID returns the id of the position's role, or "" if none is stated.
// [Hierarchy.RoleID] returns the role itself.
func (n Node) RoleID() RoleID {
	if r := n.role(); r != nil {
		return r.ID
	}
	return ""
}

// role returns the position's role in the Hierarchy, nil where none is stated.
func (n Node) role() *Role {
	if n.h == nil || n.h.role[n.x] == none {
		return nil
	}
	return &n.h.rest.Roles[n.h.role[n.x]]
}

// Rank returns the rank of the position's role, or "" if none is stated.
func (n Node) Rank() Rank {
	if r := n.role(); r != nil {
		return r.Rank
	}
	return ""
}

// Involvement returns the involvement of the position's role in the area, like
// [Role.Involvement].
func (n Node) Involvement(area Area) Involvement {
	if n.role() == nil {
		return ""
	}
	return n.h.scopes[n.h.role[n.x]][area]
}

// Position returns a copy of the position, or the zero Position for the zero
// Node.
func (n Node) Position() Position {
	if n.h == nil {
		return Position{}
	}
	return n.h.position(n.x)
}

// Vacant reports whether n is a position that nobody holds. It is false for the
// zero Node.
func (n Node) Vacant() bool { return n.h != nil && n.h.vacant(n.x) }

// Holders walks over the holders of the position, in the order of
// [Position.Holders]. There are none if it is vacant, or for the zero Node.
func (n Node) Holders() iter.Seq[string] {
	return func(yield func(string) bool) {
		if n.h == nil {
			return
		}
		for _, holder := range n.h.holders.of(n.x) {
			if !yield(holder) {
				return
			}
		}
	}
}

// Headcount returns how many people hold the position: 0 if it is vacant,
// several in a job share. A sum of headcounts counts somebody who holds two
// positions twice.
func (n Node) Headcount() int {
	if n.h == nil {
		return 0
	}
	return len(n.h.holders.of(n.x))
}

// Attribute returns what [Position.Attributes] has under the key, "" where it
// has nothing, and for the zero Node.
func (n Node) Attribute(key Key) string {
	if n.h == nil || n.h.attributes == nil {
		return ""
	}
	return n.h.attributes[n.x][key]
}

// Org returns the organisation of n and of all positions below it, as
// [Hierarchy.Part] does: n is its only top. It is the zero Org for the zero Node,
// and takes time linear in the organisation.
func (n Node) Org() Org {
	if n.h == nil {
		return Org{}
	}
	return n.h.Part(func(m Node) bool { return m == n || n.Manages(m) })
}

// Part returns the organisation of the positions that keep wants, which is valid
// by itself: a position whose manager is left out reports to nobody. It has the
// roles of these positions and those that they may report to, the campaigns that
// one of the positions sets the KPIs of or works on, and all goals, KPIs and
// terms. References to other positions are left out. A nil keep wants all. Part
// takes time linear in the organisation, and calls keep once for each position.
func (h *Hierarchy) Part(keep func(Node) bool) Org {
	if h == nil {
		return Org{}
	}
	kept := make(map[PositionID]bool)
	for m := range h.InOrder() {
		if keep == nil || keep(m) {
			kept[m.ID()] = true
		}
	}
	outside := func(id PositionID) bool { return !kept[id] }
	o := h.rest.cloneRest()
	wanted := make(map[RoleID]bool)
	for m := range h.InOrder() {
		if !kept[m.ID()] {
			continue
		}
		p := m.Position()
		if outside(p.ReportsTo) {
			p.ReportsTo = ""
		}
		p.DottedTo = slices.DeleteFunc(p.DottedTo, outside)
		o.Positions = append(o.Positions, p)
		h.want(wanted, p.Role)
	}
	o.Roles = slices.DeleteFunc(o.Roles, func(r Role) bool { return !wanted[r.ID] })
	campaigns := make(map[Key]bool)
	o.Campaigns = slices.DeleteFunc(o.Campaigns, func(c Campaign) bool {
		campaigns[c.Key] = kept[c.KPIsSetBy] || slices.ContainsFunc(c.Team, func(id PositionID) bool { return kept[id] })
		return !campaigns[c.Key]
	})
	for i := range o.Campaigns {
		c := &o.Campaigns[i]
		if outside(c.KPIsSetBy) {
			c.KPIsSetBy = ""
		}
		c.Team = slices.DeleteFunc(c.Team, outside)
	}
	o.Exceptions = slices.DeleteFunc(o.Exceptions, func(e Exception) bool {
		return e.Position != "" && outside(e.Position) || e.Role != "" && !wanted[e.Role] || e.Campaign != "" && !campaigns[e.Campaign]
	})
	return o.cloneWhole()
}

// want adds a role, and those that it may report to, directly or not.
func (h *Hierarchy) want(wanted map[RoleID]bool, id RoleID) {
	for next := []RoleID{id}; len(next) > 0; {
		id, next = next[len(next)-1], next[:len(next)-1]
		if i, ok := h.roles[id]; ok && !wanted[id] {
			wanted[id] = true
			for _, l := range h.rest.Roles[i].ReportsTo {
				next = append(next, l.To)
			}
		}
	}
}

// ProblemPath returns the path of a field of the position in the [Org], as in
// [Problem.Path]: "positions[3].reportsTo" for "reportsTo", "positions[3]" for
// "". Rules report such paths. It is "" for the zero Node.
func (n Node) ProblemPath(field string) string {
	if n.h == nil {
		return ""
	}
	path := fmt.Sprintf("positions[%d]", n.h.forest.Place(n.x))
	if field != "" {
		path += "." + field
	}
	return path
}

// Manager returns the position that n reports to, or the zero Node at a top.
func (n Node) Manager() Node {
	if n.h == nil {
		return Node{}
	}
	return n.h.node(n.h.forest.Parent(n.x))
}

// EffectiveManager returns the nearest position above n that somebody holds.
// While the manager's position is vacant, it is the one that leads n. It is the
// zero Node if there is none. It takes time linear in the distance.
func (n Node) EffectiveManager() Node { return n.Manager().nearest(func(int32) bool { return true }) }

// nearest returns the nearest position, from n itself upwards, that somebody holds
// and that suits.
func (n Node) nearest(suits func(x int32) bool) Node {
	if n.h == nil {
		return Node{}
	}
	x := n.x
	for x != none && (n.h.vacant(x) || !suits(x)) {
		x = n.h.forest.Parent(x)
	}
	return n.h.node(x)
}

// Owner returns the nearest position, from n itself upwards, that somebody holds
// and whose role is accountable for the responsibility. As in [RACI], that is a
// role that states it or, if no role does, one that is accountable for anything
// in the responsibility's area. It says who answers for the work, which need not
// be who may approve it: ask [Node.Approver] for that. The result is the zero
// Node if there is none, and for a responsibility that no role has. It takes
// time linear in the distance.
func (n Node) Owner(responsibility Key) Node {
	return n.nearest(func(x int32) bool {
		return n.h.role[x] != none && n.h.duties.accountable(n.h.role[x], responsibility)
	})
}

// Approver returns the position that approves for n: the nearest one above n
// whose role states that it is accountable for the responsibility, and which has
// a holder who does not hold n too. For spending, ask with
// standard.ManageBudget.
//
// Authority is never inferred, neither from the area of a responsibility nor
// from a rank, and nobody approves for themselves: a position that only the
// holders of n hold is passed over. In a job share, a holder of n may still be
// among those who hold the approver; a program that knows who asks must not let
// the same person answer.
//
// The zero Node means that nobody may approve. It is the result at a top, for a
// responsibility that no role states, and for the zero Node. Approver takes time
// linear in the distance.
func (n Node) Approver(responsibility Key) Node {
	return n.Manager().nearest(func(x int32) bool {
		return n.h.role[x] != none && n.h.duties.states(n.h.role[x], responsibility) && n.h.otherHolder(x, n.x)
	})
}

// Chain walks over the chain of command above n: its manager first, a top last.
func (n Node) Chain() iter.Seq[Node] {
	return func(yield func(Node) bool) {
		for m := n.Manager(); m.h != nil; m = m.Manager() {
			if !yield(m) {
				return
			}
		}
	}
}

// Reports walks over the positions that report to n directly.
func (n Node) Reports() iter.Seq[Node] {
	return func(yield func(Node) bool) {
		if n.h == nil {
			return
		}
		f := n.h.forest
		for x, end := n.x+1, f.End(n.x); x < end; x = f.End(x) {
			if !yield(Node{n.h, x}) {
				return
			}
		}
	}
}

// AllReports walks over all positions below n, in preorder.
func (n Node) AllReports() iter.Seq[Node] {
	return func(yield func(Node) bool) {
		if n.h == nil {
			return
		}
		for x, end := n.x+1, n.h.forest.End(n.x); x < end; x++ {
			if !yield(Node{n.h, x}) {
				return
			}
		}
	}
}

// DottedTo walks over the positions to which n has a dotted line, in the order of
// [Position.DottedTo].
func (n Node) DottedTo() iter.Seq[Node] {
	return func(yield func(Node) bool) {
		if n.h != nil {
			n.h.walk(n.h.dotted.of(n.x), yield)
		}
	}
}

// DottedReports walks, in preorder, over the positions that have a dotted line to
// n.
func (n Node) DottedReports() iter.Seq[Node] {
	return func(yield func(Node) bool) {
		if n.h != nil {
			n.h.walk(n.h.dottedBy.of(n.x), yield)
		}
	}
}

func (h *Hierarchy) walk(numbers []int32, yield func(Node) bool) {
	for _, x := range numbers {
		if !yield(Node{h, x}) {
			return
		}
	}
}

// Manages reports whether n is above m, at any distance. No position manages
// itself, and none manages a position of another Hierarchy.
func (n Node) Manages(m Node) bool {
	return n.h != nil && n.h == m.h && n.h.forest.Above(n.x, m.x)
}

// CommonManager returns the lowest position above both n and m. Where one of them
// is above the other, it returns that one; where they are equal, their manager. It
// is the zero Node where there is none. It takes logarithmic time.
func (n Node) CommonManager(m Node) Node {
	if n.h == nil || n.h != m.h {
		return Node{}
	}
	return n.h.node(n.h.forest.Common(n.x, m.x))
}

// Depth returns how many positions are above n: 0 at a top, -1 for the zero Node.
func (n Node) Depth() int {
	if n.h == nil {
		return -1
	}
	return int(n.h.forest.Depth(n.x))
}

// Span returns the span of control of n: how many positions report to it
// directly, and how many are below it at any distance.
func (n Node) Span() (direct, all int) {
	if n.h == nil {
		return 0, 0
	}
	f := n.h.forest
	return int(f.Direct(n.x)), int(f.End(n.x) - n.x - 1)
}

// RollUp returns, in preorder, every position with its own value merged with
// those of all positions below it, such as headcount, spend, or the areas that
// a team covers.
//
// A position's value is its own, merged with each direct report's in order.
// RollUp calls own once for each position and merge once for each line, from
// the last position of the preorder to the first, before it returns; it keeps
// all values in one block of memory. merge may change and return its first
// argument only if own returned a value that nothing else refers to. If own or
// merge is nil, there are no values.
func RollUp[T any](h *Hierarchy, own func(Node) T, merge func(a, b T) T) iter.Seq2[Node, T] {
	var values []T
	if own != nil && merge != nil {
		values = make([]T, h.Len())
	}
	for x := int32(len(values)) - 1; x >= 0; x-- {
		v := own(Node{h, x})
		for c, end := x+1, h.forest.End(x); c < end; c = h.forest.End(c) {
			v = merge(v, values[c])
		}
		values[x] = v
	}
	return func(yield func(Node, T) bool) {
		for x, v := range values {
			if !yield(Node{h, int32(x)}, v) {
				return
			}
		}
	}
}
