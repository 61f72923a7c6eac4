package socialorg

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"

	"example.com/socialorg/internal/detail"
	"example.com/socialorg/internal/forest"
)

// An Org is an organisation as people write it, valid or not: [Org.Validate] checks
// it, and [NewHierarchy] answers questions about it. An empty one is valid.
type Org struct {
	Name       string         `json:"name,omitempty"`
	Goals      []Goal         `json:"goals,omitempty"`
	Roles      []Role         `json:"roles,omitempty"`
	Positions  []Position     `json:"positions,omitempty"` // siblings keep this order everywhere
	KPIs       []KPI          `json:"kpis,omitempty"`      // definitions that campaigns use by key
	Campaigns  []Campaign     `json:"campaigns,omitempty"`
	Exceptions []Exception    `json:"exceptions,omitempty"` // findings of rules that are accepted; [Hierarchy.Check] leaves them out
	Terms      map[Key]string `json:"terms,omitempty"`      // names of keys that nothing above defines: areas, partners, skill kinds, subjects, units, metrics, channels
}

// A Goal is something that an organisation wants to reach (S4, S5).
type Goal struct {
	Key  Key    `json:"key"`
	Name string `json:"name,omitempty"` // for people
}

func (g Goal) problems() Problems {
	var ps Problems
	checkKey(&ps, "key", g.Key)
	checkText(&ps, "name", g.Name, "")
	return ps
}

// A PositionID names a position: any valid UTF-8 of at most [MaxIDBytes] without
// control characters or outer white space, compared byte for byte. None has a
// special meaning: "0", "none" and "XX" are ids like any other.
type PositionID string

// A Position is a place in the organisation that somebody may hold.
type Position struct {
	ID         PositionID     `json:"id"`
	Role       RoleID         `json:"role,omitempty"`       // "" means not stated
	Title      string         `json:"title,omitempty"`      // for people; "" means the role's name
	Holders    []string       `json:"holders,omitempty"`    // opaque strings, no personal data; none: vacant; several: a job share
	ReportsTo  PositionID     `json:"reportsTo,omitempty"`  // the solid line; "" at a top
	DottedTo   []PositionID   `json:"dottedTo,omitempty"`   // takes no part in chains of command
	Formerly   []PositionID   `json:"formerly,omitempty"`   // ids that it had before; another position may have one of them today
	Attributes map[Key]string `json:"attributes,omitempty"` // what else a company records, such as location; they mean nothing to the library
}

// Vacant reports whether nobody holds the position.
func (p Position) Vacant() bool { return len(p.Holders) == 0 }

// clone returns a deep copy of p, in which empty lists are nil.
func (p Position) clone() Position {
	p.Holders = cloneList(p.Holders)
	p.DottedTo = cloneList(p.DottedTo)
	p.Formerly = cloneList(p.Formerly)
	p.Attributes = cloneMap(p.Attributes)
	return p
}

// Validate reports, as [Problems], every reason why o is not valid, once and in the
// order of its fields. Besides the mistakes in single values, these are
//
//   - ids and keys that are missing, malformed or duplicates;
//   - references to what does not exist; to goals only where o lists some;
//   - positions that report to themselves, and cycles, at their first member;
//   - dotted lines to the position itself or along another of its lines.
//
// It takes linear time and memory. Company policy is left to [Hierarchy.Check].
func (o Org) Validate() error { return o.problems(o.lines()).Err() }

// lines returns the solid lines of o.
func (o Org) lines() *forest.Lines {
	n := min(len(o.Positions), MaxPositions) // more are refused
	return forest.Read(n,
		func(i int) string { return string(o.Positions[i].ID) },
		func(i int) string { return string(o.Positions[i].ReportsTo) })
}

func (o Org) problems(lines *forest.Lines) Problems {
	in := newReferences(&o, lines)
	definition := &references{goals: in.goals}
	var ps Problems
	checkText(&ps, "name", o.Name, "")
	checkItems(&ps, "goals", o.Goals, Goal.identity, Goal.problems)
	checkItems(&ps, "roles", o.Roles, Role.identity, func(r Role) Problems { return r.problems(in) })
	o.checkPositions(&ps, in)
	checkItems(&ps, "kpis", o.KPIs, KPI.identity, func(k KPI) Problems { return k.problems(definition, scope{}) })
	if taken := o.taken(in.kpis); taken > MaxTaken {
		ps.Add("campaigns", ErrRange, "take %d metrics and channels from the definitions of KPIs in all, more than %d", taken, MaxTaken)
	}
	checkItems(&ps, "campaigns", o.Campaigns, Campaign.identity, func(c Campaign) Problems { return c.problems(in) })
	checkItems(&ps, "exceptions", o.Exceptions, Exception.identity, func(e Exception) Problems { return e.problems(in) })
	checkNames(&ps, "terms", o.Terms)
	return ps
}

// taken returns how many metrics and channels the campaigns take over from the
// definitions of their KPIs.
func (o Org) taken(kpis map[Key]KPI) int64 {
	var taken int64
	for i := range o.Campaigns {
		for _, k := range o.Campaigns[i].KPIs {
			if d, ok := kpis[k.Key]; ok && !k.isDefined() {
				taken += int64(len(d.Numerator)) + int64(len(d.Denominator)) + int64(len(d.Channels))
			}
		}
	}
	return taken
}

func (o Org) checkPositions(ps *Problems, in *references) {
	lines := in.positions
	if n := len(o.Positions); n > MaxPositions {
		ps.Add("positions", ErrRange, "has %d entries, more than %d", n, MaxPositions)
		return
	}
	var entries int64 // of the lists that NewHierarchy puts together
	for i := range o.Positions {
		entries += int64(len(o.Positions[i].Holders)) + int64(len(o.Positions[i].DottedTo)) + int64(len(o.Positions[i].Formerly))
	}
	if entries > math.MaxInt32 {
		ps.Add("positions", ErrRange, "have %d holders, dotted lines and former ids in all, more than %d", entries, math.MaxInt32)
		return
	}
	cycles := lines.Cycles()
	var of Problems // of one position; one variable, since it escapes
	for i := range o.Positions {
		p := &o.Positions[i]
		of = nil
		checkID(&of, "id", p.ID)
		if first, ok := lines.Repeated(i); ok && len(of) == 0 {
			ps.duplicate(below(element("positions", i), "id"), below(element("positions", first), "id"), detail.Quote(p.ID))
		}
		in.roles.checkOptional(&of, "role", p.Role)
		checkText(&of, "title", p.Title, "")
		if len(p.Holders) > 1 || len(p.Holders) == 1 && !isASCII(p.Holders[0]) {
			checkEach(&of, "holders", p.Holders, checkID)
		}
		switch lines.Parent(i) {
		case forest.Itself:
			of.Add("reportsTo", ErrSelfReport, "%s reports to itself", detail.Quote(p.ID))
		case forest.Unknown:
			in.checkPosition(&of, "reportsTo", p.ReportsTo)
		}
		if cycle, ok := cycles[i]; ok {
			of.Add("reportsTo", ErrCycle, "these form a reporting loop: %s", o.circle(cycle))
		}
		if len(p.DottedTo) > 0 {
			checkEach(&of, "dottedTo", p.DottedTo, func(ps *Problems, path string, id PositionID) { p.checkDotted(ps, path, id, in) })
		}
		if len(p.Formerly) > 0 {
			checkFormerly(&of, p.Formerly, p.ID, checkID)
		}
		if len(p.Attributes) > 0 {
			checkNames(&of, "attributes", p.Attributes)
		}
		if len(of) > 0 {
			ps.Under(element("positions", i), of)
		}
	}
}

func (p *Position) checkDotted(ps *Problems, path string, id PositionID, in *references) {
	switch {
	case id == p.ID && id != "":
		ps.Add(path, ErrSelfReport, "%s has a dotted line to itself", detail.Quote(id))
	case id == p.ReportsTo && id != "":
		ps.Add(path, ErrDuplicate, "%s is the position that %s reports to by its solid line", detail.Quote(id), detail.Quote(p.ID))
	default:
		in.checkPosition(ps, path, id)
	}
}

// checkFormerly checks the former ids of a role, a responsibility or a
// position. They are history, so it is not a mistake if another one has the id
// today or had it once: ids are handed on.
func checkFormerly[S ~string](ps *Problems, formerly []S, id S, form func(ps *Problems, path string, id S)) {
	checkEach(ps, "formerly", formerly, func(ps *Problems, path string, old S) {
		if old == id && old != "" {
			ps.Add(path, ErrDuplicate, "%s is its id today", detail.Quote(old))
		} else {
			form(ps, path, old)
		}
	})
}

// circle names the members of a cycle, from the smallest id round to it again.
func (o Org) circle(cycle []int) string {
	ids := make([]string, len(cycle))
	start := 0
	for k, i := range cycle {
		ids[k] = detail.Quote(o.Positions[i].ID)
		if o.Positions[i].ID < o.Positions[cycle[start]].ID {
			start = k
		}
	}
	return strings.Join(slices.Concat(ids[start:], ids[:start], ids[start:start+1]), " -> ")
}

// Role returns a pointer to the role with that id, to edit o; nil for none.
func (o *Org) Role(id RoleID) *Role {
	return find(cmp.Or(o, &Org{}).Roles, func(r *Role) bool { return r.ID == id })
}

// Position returns the position with that id, like [Org.Role], in linear time.
func (o *Org) Position(id PositionID) *Position {
	return find(cmp.Or(o, &Org{}).Positions, func(p *Position) bool { return p.ID == id })
}

// Campaign returns the campaign with that key, as [Org.Role] does.
func (o *Org) Campaign(key Key) *Campaign {
	return find(cmp.Or(o, &Org{}).Campaigns, func(c *Campaign) bool { return c.Key == key })
}

// find returns the first element that matches, nil where there is none.
func find[T any](list []T, matches func(*T) bool) *T {
	for i := range list {
		if matches(&list[i]) {
			return &list[i]
		}
	}
	return nil
}

// RenamePosition changes the id of a position, and every reference to it in o. The
// old id goes into Formerly, so that package orgdiff sees a rename. Equal ids
// change nothing. The error is [Problems], and o is then unchanged: [ErrUnknown]
// for the old id, [ErrDuplicate] if another has the new one, or mistakes in it.
func (o *Org) RenamePosition(from, to PositionID) error {
	p := cmp.Or(o.Position(from), new(Position))
	return rename("position", &p.ID, &p.Formerly, from, to, o.Position(to) != nil, checkID, func(visit func(*PositionID)) {
		each := func(ids []PositionID) {
			for i := range ids {
				visit(&ids[i])
			}
		}
		for i := range o.Positions {
			visit(&o.Positions[i].ReportsTo)
			each(o.Positions[i].DottedTo)
		}
		for i := range o.Campaigns {
			visit(&o.Campaigns[i].KPIsSetBy)
			each(o.Campaigns[i].Team)
		}
		for i := range o.Exceptions {
			visit(&o.Exceptions[i].Position)
		}
	})
}

// RenameRole changes the id of a role, as [Org.RenamePosition] does.
func (o *Org) RenameRole(from, to RoleID) error {
	r := cmp.Or(o.Role(from), new(Role))
	return rename("role", &r.ID, &r.Formerly, from, to, o.Role(to) != nil, checkKey, func(visit func(*RoleID)) {
		for i := range o.Roles {
			for j := range o.Roles[i].ReportsTo {
				visit(&o.Roles[i].ReportsTo[j].To)
			}
		}
		for i := range o.Positions {
			visit(&o.Positions[i].Role)
		}
		for i := range o.Exceptions {
			visit(&o.Exceptions[i].Role)
		}
	})
}

// rename changes the id of a thing of some kind, and every reference that is
// visited.
func rename[S ~string](kind string, id *S, formerly *[]S, from, to S, taken bool,
	check func(*Problems, string, S), references func(visit func(*S))) error {
	var ps Problems
	if *id != from || from == "" {
		ps.Add("", ErrUnknown, "no %s %s", kind, detail.Quote(from))
	}
	if check(&ps, "", to); taken && from != to {
		ps.Add("", ErrDuplicate, "%s is the id of another %s", detail.Quote(to), kind)
	}
	if len(ps) > 0 || from == to {
		return ps.Err()
	}
	references(func(ref *S) {
		if *ref == from {
			*ref = to
		}
	})
	*id = to
	*formerly = append(slices.DeleteFunc(slices.Clone(*formerly), func(old S) bool { return old == to || old == from }), from)
	return nil
}

// clone returns a deep copy of o, in which empty lists are nil.
func (o Org) clone() Org {
	o.Goals = cloneList(o.Goals)
	o.Roles = cloneEach(o.Roles, Role.clone)
	o.Positions = cloneEach(o.Positions, Position.clone)
	o.KPIs = cloneEach(o.KPIs, KPI.clone)
	o.Campaigns = cloneEach(o.Campaigns, Campaign.clone)
	o.Exceptions = cloneList(o.Exceptions)
	o.Terms = cloneMap(o.Terms)
	return o
}

// define returns o with campaigns whose KPIs have their definitions, and share the
// lists of these.
func (o Org) define() Org {
	kpis := definitions(o.KPIs)
	o.Campaigns = cloneEach(o.Campaigns, func(c Campaign) Campaign { return c.define(kpis) })
	return o
}

// equalRest reports whether o and p are equal but for positions.
func (o Org) equalRest(p Org) bool {
	return o.Name == p.Name && slices.Equal(o.Goals, p.Goals) &&
		slices.EqualFunc(o.Roles, p.Roles, Role.equal) &&
		slices.EqualFunc(o.KPIs, p.KPIs, KPI.equal) &&
		slices.EqualFunc(o.Campaigns, p.Campaigns, Campaign.equal) &&
		slices.Equal(o.Exceptions, p.Exceptions) && maps.Equal(o.Terms, p.Terms)
}

// cloneList returns a copy of list, nil when it is empty.
func cloneList[T any](list []T) []T { return append([]T(nil), list...) }

// cloneMap returns a copy of a map, nil when it is empty.
func cloneMap[K comparable, V any](m map[K]V) map[K]V {
	if len(m) == 0 {
		return nil
	}
	return maps.Clone(m)
}

// cloneEach returns a list of clones, nil when it is empty.
func cloneEach[T any](list []T, clone func(T) T) []T {
	list = cloneList(list)
	for i := range list {
		list[i] = clone(list[i])
	}
	return list
}
