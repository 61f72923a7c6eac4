package socialorg

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"iter"
	"maps"
	"slices"
	"strings"

	"example.com/socialorg/internal/forest"
)

// A Hierarchy is an organisation that has been checked by [NewHierarchy]. It never
// changes, so any number of goroutines may use it, and what it returns the caller
// may change. The zero Hierarchy and a nil one are empty. In preorder, a manager
// comes before the first report, everybody below that one, the second report, and
// so on. Siblings and tops are in the order of the Org.
type Hierarchy struct {
	rest   Org // all but the positions; its campaigns lack their definitions
	kpis   map[Key]KPI
	roles  map[RoleID]int32
	scopes []map[Area]Involvement // by role
	duties *duties

	// The data of positions is stored in columns by preorder number, so that a
	// query reads only what it needs.
	forest     *forest.Forest // nil in an empty Hierarchy
	role       []int32        // into rest.Roles, or none
	titles     []string       // nil where no position states one
	holders    lists[string]
	dotted     lists[int32] // numbers of positions
	dottedBy   lists[int32] // the other way round
	formerly   lists[PositionID]
	attributes []map[Key]string // nil where no position has one
}

// none stands for no position and no role.
const none = forest.None

// NewHierarchy checks o, as [Org.Validate] does, and builds its Hierarchy, in
// linear time and memory. KPIs of campaigns that have no definition of their own
// take that of [Org.KPIs]. Later changes to o have no effect.
func NewHierarchy(o Org) (*Hierarchy, error) {
	lines := o.lines()
	if err := o.problems(lines).Err(); err != nil {
		return nil, err
	}
	positions := o.Positions
	o.Positions = nil
	h := &Hierarchy{
		rest:   o.clone(),
		roles:  make(map[RoleID]int32, len(o.Roles)),
		scopes: make([]map[Area]Involvement, len(o.Roles)),
		forest: lines.Forest(),
	}
	for i, r := range h.rest.Roles {
		h.roles[r.ID] = int32(i)
		h.scopes[i] = r.scope()
	}
	h.duties = newDuties(h.rest.Roles)
	h.kpis = definitions(h.rest.KPIs)
	h.fillColumns(positions)
	return h, nil
}

// fillColumns copies the positions into the columns. It reads them in their own
// order, since they are much larger than the columns.
func (h *Hierarchy) fillColumns(positions []Position) {
	n := len(positions)
	h.role = make([]int32, n)
	for i, x := range h.forest.Numbers() {
		p := &positions[i]
		h.role[x] = none
		if p.Role != "" {
			h.role[x] = h.roles[p.Role]
		}
		if p.Title != "" {
			put(&h.titles, n, x, p.Title)
		}
		if len(p.Attributes) > 0 {
			put(&h.attributes, n, x, maps.Clone(p.Attributes))
		}
		h.holders.reserve(n, x, len(p.Holders))
		h.dotted.reserve(n, x, len(p.DottedTo))
		h.formerly.reserve(n, x, len(p.Formerly))
	}
	h.holders.allocate()
	h.dotted.allocate()
	h.formerly.allocate()
	for i, x := range h.forest.Numbers() {
		p := &positions[i]
		copy(h.holders.of(x), p.Holders)
		copy(h.formerly.of(x), p.Formerly)
		to := h.dotted.of(x)
		for j, id := range p.DottedTo {
			to[j], _ = h.forest.Find(string(id))
		}
	}
	h.dottedBy = inverse(&h.dotted)
}

// put sets the value of x in a column of n, which is nil until it has one.
func put[T any](column *[]T, n int, x int32, value T) {
	if *column == nil {
		*column = make([]T, n)
	}
	(*column)[x] = value
}

// at returns the value of x in a column, the zero value where it has none.
func at[T any](column []T, x int32) (value T) {
	if column != nil {
		value = column[x]
	}
	return value
}

// lists holds a list for each number, all in one block of memory.
type lists[T comparable] struct {
	ends   []int32 // where the list of a number ends; nil where all are empty
	values []T
}

// reserve keeps room for the list of x, one of n.
func (l *lists[T]) reserve(n int, x int32, items int) {
	if items > 0 {
		put(&l.ends, n, x, int32(items))
	}
}

// allocate gives every list the room that is reserved for it.
func (l *lists[T]) allocate() {
	end := int32(0)
	for x, items := range l.ends {
		end += items
		l.ends[x] = end
	}
	if end > 0 {
		l.values = make([]T, end)
	}
}

// of returns the list of x.
func (l *lists[T]) of(x int32) []T {
	if l.ends == nil {
		return nil
	}
	start := int32(0)
	if x > 0 {
		start = l.ends[x-1]
	}
	return l.values[start:l.ends[x]]
}

func (l *lists[T]) equal(m *lists[T]) bool {
	return slices.Equal(l.ends, m.ends) && slices.Equal(l.values, m.values)
}

// inverse returns, for each number, the numbers in whose lists it stands.
func inverse(l *lists[int32]) lists[int32] {
	if l.ends == nil {
		return lists[int32]{}
	}
	n := len(l.ends)
	by := lists[int32]{make([]int32, n), make([]int32, len(l.values))}
	next := make([]int32, n+1) // by number: where its next entry goes
	for _, y := range l.values {
		next[y+1]++
	}
	for y := range n {
		next[y+1] += next[y]
		by.ends[y] = next[y+1]
	}
	for x := range int32(n) {
		for _, y := range l.of(x) {
			by.values[next[y]] = x
			next[y]++
		}
	}
	return by
}

// Org returns a deep copy, in which empty lists are nil and KPIs defined.
func (h *Hierarchy) Org() Org {
	h = h.orEmpty()
	o := h.rest.clone().define()
	if n := h.Len(); n > 0 {
		o.Positions = make([]Position, n)
		for i, x := range h.forest.Numbers() {
			o.Positions[i] = h.position(x)
		}
	}
	return o
}

// position returns a copy of the position with number x.
func (h *Hierarchy) position(x int32) Position {
	p := Position{
		ID:         h.id(x),
		Title:      at(h.titles, x),
		Holders:    cloneList(h.holders.of(x)),
		Formerly:   cloneList(h.formerly.of(x)),
		Attributes: cloneMap(at(h.attributes, x)),
	}
	if i := h.role[x]; i != none {
		p.Role = h.rest.Roles[i].ID
	}
	if m := h.forest.Parent(x); m != none {
		p.ReportsTo = h.id(m)
	}
	for _, to := range h.dotted.of(x) {
		p.DottedTo = append(p.DottedTo, h.id(to))
	}
	return p
}

func (h *Hierarchy) id(x int32) PositionID { return PositionID(h.forest.ID(x)) }

func (h *Hierarchy) vacant(x int32) bool { return len(h.holders.of(x)) == 0 }

// Name returns the name of the organisation.
func (h *Hierarchy) Name() string { return h.orEmpty().rest.Name }

// orEmpty returns h, an empty Hierarchy that can be asked for nil and the zero one.
func (h *Hierarchy) orEmpty() *Hierarchy {
	if h == nil || h.forest == nil {
		return &empty
	}
	return h
}

var empty = Hierarchy{forest: &forest.Forest{}, duties: &duties{}}

// otherHolder reports whether somebody holds x who does not hold y.
func (h *Hierarchy) otherHolder(x, y int32) bool {
	of, others := h.holders.of(x), h.holders.of(y)
	if len(of) > len(others) {
		return true // no position has a holder twice
	}
	if len(others) <= 16 {
		return slices.ContainsFunc(of, func(holder string) bool { return !slices.Contains(others, holder) })
	}
	known := make(map[string]bool, len(others))
	for _, holder := range others {
		known[holder] = true
	}
	return slices.ContainsFunc(of, func(holder string) bool { return !known[holder] })
}

// Len returns the number of positions.
func (h *Hierarchy) Len() int { return h.orEmpty().forest.Len() }

// Equal reports whether h and g have the same content in the same order, where nil
// lists equal empty ones, in linear time. go-cmp uses it.
func (h *Hierarchy) Equal(g *Hierarchy) bool {
	h, g = h.orEmpty(), g.orEmpty()
	return h.forest.Equal(g.forest) && slices.Equal(h.role, g.role) && slices.Equal(h.titles, g.titles) &&
		h.holders.equal(&g.holders) && h.dotted.equal(&g.dotted) && h.formerly.equal(&g.formerly) &&
		slices.EqualFunc(h.attributes, g.attributes, maps.Equal[map[Key]string]) && h.rest.define().equalRest(g.rest.define())
}

// MarshalJSON returns the JSON of [Hierarchy.Org]. It needs a pointer.
func (h *Hierarchy) MarshalJSON() ([]byte, error) { return json.Marshal(h.Org()) }

// UnmarshalJSON sets h, which must be empty, to the Hierarchy of the Org in data.
// The error is [Problems], and h is then unchanged: those of [NewHierarchy], or
// one, whose path has no indexes, for JSON that is malformed, null or has an
// unknown field. Duplicate keys and invalid UTF-8 pass, unlike in package orgfile.
func (h *Hierarchy) UnmarshalJSON(data []byte) error {
	var ps Problems
	var o *Org
	switch {
	case h == nil:
		ps.Add("", ErrRequired, "the receiver is nil: there is no Hierarchy to set")
	case h.forest != nil:
		ps.Add("", ErrUnsupported, "the Hierarchy is not empty: decode into a new one")
	default:
		o = decodeOrg(&ps, data)
	}
	if len(ps) > 0 {
		return ps
	}
	g, err := NewHierarchy(*o)
	if err == nil {
		*h = *g
	}
	return err
}

func decodeOrg(ps *Problems, data []byte) *Org {
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	var o *Org
	if err := d.Decode(&o); err != nil {
		var mistyped *json.UnmarshalTypeError
		text := strings.TrimPrefix(err.Error(), "json: ")
		switch {
		case errors.As(err, &mistyped):
			ps.Add(mistyped.Field, ErrMalformed, "a JSON %s cannot be a %s", mistyped.Value, mistyped.Type)
		case strings.HasPrefix(text, "unknown field"):
			ps.Add("", ErrUnknown, "%s", text)
		default:
			ps.Add("", ErrMalformed, "%s", text)
		}
	} else if o == nil {
		ps.Add("", ErrRequired, "null is not an organisation")
	} else if _, err := d.Token(); err != io.EOF {
		ps.Add("", ErrMalformed, "there is more JSON after the organisation")
	}
	return o
}

// Node returns the position with that id, the zero Node if there is none.
func (h *Hierarchy) Node(id PositionID) Node {
	h = h.orEmpty()
	x, _ := h.forest.Find(string(id))
	return h.node(x)
}

// node returns the Node with number x, the zero Node for none.
func (h *Hierarchy) node(x int32) Node {
	if x == none {
		return Node{}
	}
	return Node{h, x}
}

// Nodes walks over all positions in preorder.
func (h *Hierarchy) Nodes() iter.Seq[Node] {
	return func(yield func(Node) bool) {
		for x := range int32(h.Len()) {
			if !yield(Node{h, x}) {
				return
			}
		}
	}
}

// InOrder walks over all positions in the order of [Org.Positions].
func (h *Hierarchy) InOrder() iter.Seq[Node] { return h.each(h.orEmpty().forest.Numbers()) }

// Tops walks over the positions that report to nobody.
func (h *Hierarchy) Tops() iter.Seq[Node] { return h.siblings(0, int32(h.Len())) }

// siblings walks over the position with number x and its siblings up to end.
func (h *Hierarchy) siblings(x, end int32) iter.Seq[Node] {
	return func(yield func(Node) bool) {
		for x := x; x < end; x = h.forest.End(x) {
			if !yield(Node{h, x}) {
				return
			}
		}
	}
}

// HeldBy walks over the positions of a holder, in preorder and in linear time.
func (h *Hierarchy) HeldBy(holder string) iter.Seq[Node] {
	return func(yield func(Node) bool) {
		for x := range int32(h.Len()) {
			if slices.Contains(h.holders.of(x), holder) && !yield(Node{h, x}) {
				return
			}
		}
	}
}

// Role returns a copy of the role with that id; false where there is none.
func (h *Hierarchy) Role(id RoleID) (Role, bool) {
	h = h.orEmpty()
	i, ok := h.roles[id]
	if !ok {
		return Role{}, false
	}
	return h.rest.Roles[i].clone(), true
}

// Roles walks over copies of the roles, with their indexes in the Org.
func (h *Hierarchy) Roles() iter.Seq2[int, Role] {
	return func(yield func(int, Role) bool) {
		for i, r := range h.orEmpty().rest.Roles {
			if !yield(i, r.clone()) {
				return
			}
		}
	}
}

// Campaign returns a copy of a campaign; false where there is none.
func (h *Hierarchy) Campaign(key Key) (Campaign, bool) {
	h = h.orEmpty()
	c := find(h.rest.Campaigns, func(c *Campaign) bool { return c.Key == key })
	if c == nil {
		return Campaign{}, false
	}
	return c.define(h.kpis).clone(), true
}

// Campaigns walks over copies of the campaigns, as [Hierarchy.Roles] does.
func (h *Hierarchy) Campaigns() iter.Seq2[int, Campaign] {
	return func(yield func(int, Campaign) bool) {
		rest := h.orEmpty().rest
		o := Org{KPIs: rest.KPIs, Campaigns: rest.Campaigns}.clone().define()
		slices.All(o.Campaigns)(yield)
	}
}

// Term returns the name that [Org.Terms] has for a key; false where it has none.
func (h *Hierarchy) Term(key Key) (name string, ok bool) {
	name, ok = h.orEmpty().rest.Terms[key]
	return name, ok
}
