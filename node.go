package socialorg

import (
	"cmp"
	"iter"
	"slices"

	"example.com/socialorg/internal/forest"
)

// A Node is a position in a [Hierarchy], and answers questions about it. It is a
// handle, compared with ==; those of different hierarchies differ.
//
// The zero Node stands for no position, and answers everything with nothing: "",
// false, 0, no positions. So h.Node(id).Manager().Title() is safe for any id. All
// zero Nodes are equal: before granting anything because two are, call
// [Node.Exists].
//
// Methods follow solid lines, except those called dotted. They take constant time,
// iterators per step, unless they say otherwise. They do not allocate (iterators
// where a for statement ranges over the call), except those that return copies or
// text.
type Node struct {
	h *Hierarchy // nil in the zero Node
	x int32      // its number in preorder
}

// nobody is the Hierarchy of the zero Node: one vacant top, without an id.
var nobody = Hierarchy{forest: &forest.Single, role: []int32{none}}

// in returns the Hierarchy whose columns have the number of n.
func (n Node) in() *Hierarchy {
	if n.h == nil {
		return &nobody
	}
	return n.h
}

// Exists reports whether n is not the zero Node.
func (n Node) Exists() bool { return n.h != nil }

// ID returns the id of the position.
func (n Node) ID() PositionID {
	if n.h == nil {
		return ""
	}
	return n.h.id(n.x)
}

// Title returns the title, or else the name of the role, or else the id.
func (n Node) Title() string {
	return cmp.Or(at(n.in().titles, n.x), n.role().Name, n.in().forest.ID(n.x))
}

// String returns the title, but "(none)" for the zero Node.
func (n Node) String() string {
	if n.h == nil {
		return "(none)"
	}
	return n.Title()
}

// Equal reports whether n == m. go-cmp uses it.
func (n Node) Equal(m Node) bool { return n == m }

// MarshalText returns the id, for JSON.
func (n Node) MarshalText() ([]byte, error) { return []byte(n.ID()), nil }

// RoleID returns the id of the position's role, "" if none is stated.
func (n Node) RoleID() RoleID { return n.role().ID }

// role returns the position's role in the Hierarchy, an empty one where none is
// stated.
func (n Node) role() *Role {
	if n.in().role[n.x] == none {
		return &noRole
	}
	return &n.h.rest.Roles[n.h.role[n.x]]
}

var noRole Role

// Rank returns the rank of the position's role, "" if none is stated.
func (n Node) Rank() Rank { return n.role().Rank }

// Involvement returns [Role.Involvement] of the position's role.
func (n Node) Involvement(area Area) Involvement {
	if n.role() == &noRole {
		return ""
	}
	return n.h.scopes[n.h.role[n.x]][area]
}

// Position returns a copy of the position.
func (n Node) Position() Position { return n.in().position(n.x) }

// Vacant reports whether n is a position that nobody holds.
func (n Node) Vacant() bool { return n.h != nil && n.h.vacant(n.x) }

// Holders walks over [Position.Holders], in that order.
func (n Node) Holders() iter.Seq[string] { return slices.Values(n.in().holders.of(n.x)) }

// Headcount returns how many people hold the position: several in a job share.
func (n Node) Headcount() int { return len(n.in().holders.of(n.x)) }

// Attribute returns what [Position.Attributes] has under the key.
func (n Node) Attribute(key Key) string { return at(n.in().attributes, n.x)[key] }

// Org returns the [Hierarchy.Part] of n, its top, and all positions below it.
func (n Node) Org() Org {
	if n.h == nil {
		return Org{}
	}
	return n.h.Part(func(m Node) bool { return m == n || n.Manages(m) })
}

// Part returns the organisation, valid by itself, of the positions that keep wants
// (all, if it is nil), with their roles and those that these may report to, the
// campaigns of which one sets the KPIs or works on, and all goals, KPIs and terms.
// Part takes linear time and calls keep once for each position.
func (h *Hierarchy) Part(keep func(Node) bool) Org {
	h = h.orEmpty()
	o, kept, wanted, campaigns := h.rest, make(map[PositionID]bool), make(map[RoleID]bool), make(map[Key]bool)
	for m := range h.InOrder() {
		if keep == nil || keep(m) {
			kept[m.ID()] = true
			h.want(wanted, m.RoleID())
		}
	}
	inside := func(id PositionID) bool { return kept[id] }
	only := func(id PositionID) PositionID {
		if kept[id] {
			return id
		}
		return ""
	}
	for m := range h.InOrder() {
		if kept[m.ID()] {
			p := m.Position()
			p.ReportsTo, p.DottedTo = only(p.ReportsTo), filter(p.DottedTo, inside)
			o.Positions = append(o.Positions, p)
		}
	}
	o.Roles = filter(o.Roles, func(r Role) bool { return wanted[r.ID] })
	o.Campaigns = filter(o.Campaigns, func(c Campaign) bool {
		campaigns[c.Key] = kept[c.KPIsSetBy] || slices.ContainsFunc(c.Team, inside)
		return campaigns[c.Key]
	})
	for i, c := range o.Campaigns {
		o.Campaigns[i].KPIsSetBy, o.Campaigns[i].Team = only(c.KPIsSetBy), filter(c.Team, inside)
	}
	o.Exceptions = filter(o.Exceptions, func(e Exception) bool {
		return (e.Position == "" || kept[e.Position]) && (e.Role == "" || wanted[e.Role]) && (e.Campaign == "" || campaigns[e.Campaign])
	})
	return o.clone().define()
}

// filter returns the elements of list that keep wants, in a list of their own.
func filter[T any](list []T, keep func(T) bool) []T {
	return slices.DeleteFunc(slices.Clone(list), func(e T) bool { return !keep(e) })
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

// ProblemPath returns the path of a field of the position, as in [Problem.Path]:
// "positions[3].reportsTo" for "reportsTo", "positions[3]" for "".
func (n Node) ProblemPath(field string) string {
	if n.h == nil {
		return ""
	}
	return below(element("positions", int(n.h.forest.Place(n.x))), field)
}

// Manager returns the position that n reports to.
func (n Node) Manager() Node { return n.in().node(n.in().forest.Parent(n.x)) }

// EffectiveManager returns the nearest held position above n, in linear time.
func (n Node) EffectiveManager() Node { return n.Manager().nearest(func(int32) bool { return true }) }

// nearest returns the nearest position, from n itself upwards, that somebody holds
// and that suits.
func (n Node) nearest(suits func(x int32) bool) Node {
	h, x := n.in(), n.x
	for x != none && (h.vacant(x) || !suits(x)) {
		x = h.forest.Parent(x)
	}
	return h.node(x)
}

// Owner returns the nearest position, from n itself upwards, that somebody holds
// and whose role is accountable for the responsibility, as [RACI] decides, in
// linear time. See [Node.Approver] for who approves.
func (n Node) Owner(responsibility Key) Node {
	return n.nearest(func(x int32) bool {
		return n.h.role[x] != none && n.h.duties.accountable(n.h.role[x], responsibility)
	})
}

// Approver returns the position that approves for n, for spending with
// standard.ManageBudget: the nearest one above n whose role states that it is
// accountable for the responsibility, and that somebody holds who does not hold n
// too. Authority is never inferred from an area or a rank, and nobody approves for
// themselves. In a job share, a holder of n may still be among those who hold the
// approver: do not let the same person answer. It takes time linear in the
// distance.
//
// The zero Node, as at a top or for a responsibility that no role states, means
// that nobody may approve.
func (n Node) Approver(responsibility Key) Node {
	return n.Manager().nearest(func(x int32) bool {
		return n.h.role[x] != none && n.h.duties.states(n.h.role[x], responsibility) && n.h.otherHolder(x, n.x)
	})
}

// Chain walks over the chain of command above n: its manager first.
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
func (n Node) Reports() iter.Seq[Node] { return n.h.siblings(n.x+1, n.end()) }

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

// end returns the number after the last one below n.
func (n Node) end() int32 { return n.in().forest.End(n.x) }

// DottedTo walks over [Position.DottedTo], in that order.
func (n Node) DottedTo() iter.Seq[Node] { return n.h.each(n.in().dotted.of(n.x)) }

// DottedReports walks over the positions with a dotted line to n, in preorder.
func (n Node) DottedReports() iter.Seq[Node] { return n.h.each(n.in().dottedBy.of(n.x)) }

// each walks over the positions with these numbers.
func (h *Hierarchy) each(numbers []int32) iter.Seq[Node] {
	return func(yield func(Node) bool) {
		for _, x := range numbers {
			if !yield(Node{h, x}) {
				return
			}
		}
	}
}

// Manages reports whether n is above m, at any distance; none manages itself.
func (n Node) Manages(m Node) bool {
	return n.h != nil && n.h == m.h && n.h.forest.Above(n.x, m.x)
}

// CommonManager returns the lowest position above both: one of them where it is
// above the other, their manager where they are equal, in logarithmic time.
func (n Node) CommonManager(m Node) Node {
	if n.h == nil || n.h != m.h {
		return Node{}
	}
	return n.h.node(n.h.forest.Common(n.x, m.x))
}

// Depth returns how many positions are above n, -1 for the zero Node.
func (n Node) Depth() int {
	if n.h == nil {
		return -1
	}
	return int(n.h.forest.Depth(n.x))
}

// Span returns how many positions report to n directly, and at any distance.
func (n Node) Span() (direct, all int) {
	f := n.in().forest
	return int(f.Direct(n.x)), int(f.End(n.x) - n.x - 1)
}

// RollUp returns, in preorder, every position with its own value merged with those
// of all positions below it: headcount, spend, areas covered. It calls own once for
// each position, and merge once for each direct report, in order, before it
// returns; it keeps all values in one block of memory. merge may change and return
// its first argument only if nothing else refers to what own returned. If own or
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
