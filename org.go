package socialorg

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"example.com/socialorg/internal/detail"
	"example.com/socialorg/internal/forest"
)

// An Org is a whole organisation as people write it. It is plain data and need
// not be valid: [Org.Validate] checks it, and [NewHierarchy] builds the
// Hierarchy that answers questions about it. The zero Org is empty, and valid.
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

// A Goal is something that an organisation wants to reach, and that roles,
// responsibilities, campaigns and KPIs serve (S4, S5). Goals are comparable with
// ==.
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

func (g Goal) key() Key { return g.Key }

// A PositionID names a position: any valid UTF-8 string of at most [MaxIDBytes]
// without control characters or outer white space, compared byte for byte. No
// value has a special meaning: "0", "none" and "XX" are ids like any other.
type PositionID string

// A Position is a place in the organisation that somebody may hold. It is
// plain data; [Org.Validate] checks it.
type Position struct {
	ID        PositionID   `json:"id"`
	Role      RoleID       `json:"role,omitempty"`      // "" means not stated
	Title     string       `json:"title,omitempty"`     // for people; "" means the role's name
	Holders   []string     `json:"holders,omitempty"`   // opaque strings, no personal data; none: vacant; several: a job share
	ReportsTo PositionID   `json:"reportsTo,omitempty"` // the solid line; "" at a top
	DottedTo  []PositionID `json:"dottedTo,omitempty"`  // takes no part in chains of command
	Formerly  []PositionID `json:"formerly,omitempty"`  // ids that it had before; another position may have one of them today

	// Attributes has what else a company records of a position: department,
	// location, contract. The library gives them no meaning; files, tables,
	// differences and pages carry them, and charts colour and filter by them.
	Attributes map[Key]string `json:"attributes,omitempty"`
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

// Validate reports every reason why o is not a valid organisation, in the order
// of its fields and lists, as [Problems]; nil when there is none. Besides the
// mistakes that [Role.Validate] and [Campaign.Validate] report, it reports:
//
//   - ids and keys that are missing, malformed or duplicates;
//   - references to a role, a position or a goal that does not exist. Goals are
//     checked only where o lists goals;
//   - positions that report to themselves, and cycles: one problem each, at
//     the member that comes first, naming all of them;
//   - dotted lines that lead to the position itself or repeat another of its
//     lines.
//
// Each mistake is reported once: a position below one whose manager is unknown,
// or below a member of a cycle, is not reported for that. Validate takes linear
// time and memory. Matters of company policy are left to [Hierarchy.Check].
func (o Org) Validate() error { return o.problems(o.lines()).Err() }

// lines returns the solid lines of o.
func (o Org) lines() *forest.Lines {
	n := min(len(o.Positions), MaxPositions) // more are refused
	return forest.Read(n,
		func(i int) string { return string(o.Positions[i].ID) },
		func(i int) string { return string(o.Positions[i].ReportsTo) })
}

func (o Org) problems(lines *forest.Lines) Problems {
	in := &references{
		goals:      make(map[Key]bool, len(o.Goals)),
		roles:      make(map[RoleID]bool, len(o.Roles)),
		kpis:       make(map[Key]KPI, len(o.KPIs)),
		identities: make(map[Key]string),
		lines:      lines,
	}
	if len(o.Exceptions) > 0 {
		in.campaigns = make(map[Key]bool, len(o.Campaigns))
		for i := range o.Campaigns {
			in.campaigns[o.Campaigns[i].Key] = true
		}
	}
	for _, g := range o.Goals {
		in.goals[g.Key] = true
	}
	for i := range o.Roles {
		in.roles[o.Roles[i].ID] = true
	}
	for i := range o.KPIs {
		in.kpis[o.KPIs[i].Key] = o.KPIs[i]
	}
	var ps Problems
	checkText(&ps, "name", o.Name, "")
	checkItems(&ps, "goals", "key", o.Goals, Goal.key, Goal.problems)
	checkItems(&ps, "roles", "id", o.Roles, Role.id, func(r Role) Problems { return r.problems(in) })
	o.checkPositions(&ps, in)
	checkItems(&ps, "kpis", "key", o.KPIs, KPI.key, func(k KPI) Problems { return k.problems(in) })
	if taken := o.taken(in.kpis); taken > MaxTaken {
		ps.Add("campaigns", ErrRange, "take %d metrics and channels from the definitions of KPIs in all, more than %d", taken, MaxTaken)
	}
	checkItems(&ps, "campaigns", "key", o.Campaigns, Campaign.key, func(c Campaign) Problems { return c.problems(in) })
	o.checkExceptions(&ps, in)
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

// checkNames reports keys of a map that are not written like keys, and texts
// that are empty or no text for people.
func checkNames(ps *Problems, path string, names map[Key]string) {
	checkList(ps, path, len(names))
	for _, key := range slices.Sorted(maps.Keys(names)) {
		before := len(*ps)
		if checkKey(ps, path, key); len(*ps) > before {
			continue
		}
		at := path + "." + string(key)
		if names[key] == "" {
			ps.Add(at, ErrRequired, "is empty")
		}
		checkText(ps, at, names[key], "")
	}
}

func (o Org) checkExceptions(ps *Problems, in *references) {
	checkList(ps, "exceptions", len(o.Exceptions))
	first := make(map[Exception]int, len(o.Exceptions))
	for i, e := range o.Exceptions {
		of := e.problems(in)
		if j, again := first[e.subject()]; again && len(of) == 0 {
			ps.Add(element("exceptions", i), ErrDuplicate, "%s is a duplicate", e).OtherPath = element("exceptions", j)
		} else if !again {
			first[e.subject()] = i
		}
		if len(of) > 0 {
			ps.Under(element("exceptions", i), of)
		}
	}
}

func (o Org) checkPositions(ps *Problems, in *references) {
	lines := in.lines
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
	for i := range o.Positions {
		p := &o.Positions[i]
		var of Problems
		checkID(&of, "id", p.ID)
		if first, ok := lines.Repeated(i); ok && len(of) == 0 {
			ps.duplicate(below(element("positions", i), "id"), below(element("positions", first), "id"), string(p.ID))
		}
		if p.Role != "" && !in.roles[p.Role] {
			in.checkRole(&of, "role", p.Role)
		}
		checkText(&of, "title", p.Title, "")
		if len(p.Holders) > 1 || len(p.Holders) == 1 && !isPlainID(p.Holders[0]) {
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
			checkDotted(&of, p, in)
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

func checkDotted(ps *Problems, p *Position, in *references) {
	checkList(ps, "dottedTo", len(p.DottedTo))
	repeated := repeats(p.DottedTo, unchanged)
	for i, id := range p.DottedTo {
		path := fmt.Sprintf("dottedTo[%d]", i)
		first, again := repeated[i]
		switch {
		case again:
			ps.duplicate(path, element("dottedTo", first), string(id))
		case id == p.ID && id != "":
			ps.Add(path, ErrSelfReport, "%s has a dotted line to itself", detail.Quote(id))
		case id == p.ReportsTo && id != "":
			ps.Add(path, ErrDuplicate, "%s is the position that %s reports to by its solid line", detail.Quote(id), detail.Quote(p.ID))
		default:
			in.checkPosition(ps, path, id)
		}
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
	start := 0
	for k, i := range cycle {
		if o.Positions[i].ID < o.Positions[cycle[start]].ID {
			start = k
		}
	}
	var b strings.Builder
	for k := range len(cycle) + 1 {
		if k > 0 {
			b.WriteString(" -> ")
		}
		b.WriteString(detail.Quote(o.Positions[cycle[(start+k)%len(cycle)]].ID))
	}
	return b.String()
}

// Role returns the role with that id, for editing o in place: nil where there is
// none. The pointer is good until o.Roles grows.
func (o *Org) Role(id RoleID) *Role {
	return find(o, func() []Role { return o.Roles }, func(r *Role) bool { return r.ID == id })
}

// Position returns the position with that id, for editing o in place: nil where
// there is none. The pointer is good until o.Positions grows. It takes linear
// time; for many look-ups, use a [Hierarchy].
func (o *Org) Position(id PositionID) *Position {
	return find(o, func() []Position { return o.Positions }, func(p *Position) bool { return p.ID == id })
}

// Campaign returns the campaign with that key, for editing o in place: nil where
// there is none. The pointer is good until o.Campaigns grows.
func (o *Org) Campaign(key Key) *Campaign {
	return find(o, func() []Campaign { return o.Campaigns }, func(c *Campaign) bool { return c.Key == key })
}

// find returns the first element that matches, nil where o is nil or has none.
func find[T any](o *Org, list func() []T, matches func(*T) bool) *T {
	if o == nil {
		return nil
	}
	for i, all := 0, list(); i < len(all); i++ {
		if matches(&all[i]) {
			return &all[i]
		}
	}
	return nil
}

// RenamePosition changes the id of a position, wherever o refers to it: in
// reporting lines, dotted lines, campaigns and exceptions. The old id is the argument from,
// the new one the argument to. RenamePosition adds the old id to Formerly, so
// that package orgdiff sees a rename. If both ids are equal, it changes
// nothing. The error is [Problems], and o is then unchanged: [ErrUnknown] if no
// position has the old id, [ErrDuplicate] if another position already has the
// new one, and the mistakes in the new id itself.
func (o *Org) RenamePosition(from, to PositionID) error {
	var ps Problems
	p := o.Position(from)
	if p == nil || from == "" {
		ps.Add("", ErrUnknown, "no position %s", detail.Quote(from))
	}
	if checkID(&ps, "", to); o.Position(to) != nil && from != to {
		ps.Add("", ErrDuplicate, "%s is the id of another position", detail.Quote(to))
	}
	if len(ps) > 0 || from == to {
		return ps.Err()
	}
	rename := func(id *PositionID) {
		if *id == from {
			*id = to
		}
	}
	for i := range o.Positions {
		rename(&o.Positions[i].ReportsTo)
		for j := range o.Positions[i].DottedTo {
			rename(&o.Positions[i].DottedTo[j])
		}
	}
	for i := range o.Campaigns {
		rename(&o.Campaigns[i].KPIsSetBy)
		for j := range o.Campaigns[i].Team {
			rename(&o.Campaigns[i].Team[j])
		}
	}
	for i := range o.Exceptions {
		rename(&o.Exceptions[i].Position)
	}
	p.ID = to
	p.Formerly = slices.DeleteFunc(slices.Clone(p.Formerly), func(id PositionID) bool { return id == to || id == from })
	p.Formerly = append(p.Formerly, from)
	return nil
}

// RenameRole changes the id of a role, wherever o refers to it: in positions,
// reporting lines and exceptions. It adds the old id to Formerly, and fails as
// [Org.RenamePosition] does.
func (o *Org) RenameRole(from, to RoleID) error {
	var ps Problems
	r := o.Role(from)
	if r == nil || from == "" {
		ps.Add("", ErrUnknown, "no role %s", detail.Quote(from))
	}
	if checkKey(&ps, "", to); o.Role(to) != nil && from != to {
		ps.Add("", ErrDuplicate, "%s is the id of another role", detail.Quote(to))
	}
	if len(ps) > 0 || from == to {
		return ps.Err()
	}
	rename := func(id *RoleID) {
		if *id == from {
			*id = to
		}
	}
	for i := range o.Roles {
		for j := range o.Roles[i].ReportsTo {
			rename(&o.Roles[i].ReportsTo[j].To)
		}
	}
	for i := range o.Positions {
		rename(&o.Positions[i].Role)
	}
	for i := range o.Exceptions {
		rename(&o.Exceptions[i].Role)
	}
	r.ID = to
	r.Formerly = slices.DeleteFunc(slices.Clone(r.Formerly), func(id RoleID) bool { return id == to || id == from })
	r.Formerly = append(r.Formerly, from)
	return nil
}

// cloneRest returns a deep copy of o without its positions, in which empty lists
// are nil.
func (o Org) cloneRest() Org {
	o.Goals = cloneList(o.Goals)
	o.Roles = cloneEach(o.Roles, Role.clone)
	o.Positions = nil
	definitions := o.KPIs
	o.KPIs = cloneEach(o.KPIs, KPI.clone)
	o.Campaigns = cloneCampaigns(o.Campaigns, definitions, o.KPIs)
	o.Exceptions = cloneList(o.Exceptions)
	o.Terms = cloneMap(o.Terms)
	return o
}

// cloneWhole returns a deep copy of o, in which empty lists are nil.
func (o Org) cloneWhole() Org {
	c := o.cloneRest()
	c.Positions = cloneEach(o.Positions, Position.clone)
	return c
}

// equalRest reports whether o and p have the same content but for positions; a
// nil list equals an empty one.
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

// cloneEach returns a copy of list with every element cloned, nil when it is
// empty.
func cloneEach[T any](list []T, clone func(T) T) []T {
	list = cloneList(list)
	for i := range list {
		list[i] = clone(list[i])
	}
	return list
}

// cloneCampaigns returns deep copies of campaigns, whose KPIs share the lists of
// the copied definitions where they share those of the definitions.
func cloneCampaigns(campaigns []Campaign, definitions, copied []KPI) []Campaign {
	index := make(map[Key]int, len(definitions))
	for i, d := range definitions {
		index[d.Key] = i
	}
	campaigns = cloneList(campaigns)
	for i, c := range campaigns {
		campaigns[i] = c.cloneRest()
		campaigns[i].KPIs = cloneList(c.KPIs)
		for j, k := range c.KPIs {
			if d, ok := index[k.Key]; ok {
				campaigns[i].KPIs[j] = k.cloneWith(definitions[d], copied[d])
			} else {
				campaigns[i].KPIs[j] = k.clone()
			}
		}
	}
	return campaigns
}
