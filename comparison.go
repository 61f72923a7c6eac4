package socialorg

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"example.com/socialorg/internal/detail"
)

// A ScopeRelation says how the scopes of two roles relate. The scope of a role
// is its greatest involvement in each area of work, where accountable and
// accountable-responsible count as equal. The relation is a partial order, so
// it is possible that neither role is broader. A longer list of
// responsibilities does not make a role broader (T1), and a title never does.
type ScopeRelation string

// The relations of the scope of a role A to that of a role B.
const (
	ScopeSame        ScopeRelation = "same"        // equally involved in every area
	ScopeBroader     ScopeRelation = "broader"     // A at least as involved as B in every area, and more in some
	ScopeNarrower    ScopeRelation = "narrower"    // the inverse of ScopeBroader
	ScopeOverlapping ScopeRelation = "overlapping" // each is more involved somewhere, and both are involved in some area
	ScopeDisjoint    ScopeRelation = "disjoint"    // each is involved somewhere, but no area involves both
)

// Inverse returns the relation of B to A, given that of A to B.
func (r ScopeRelation) Inverse() ScopeRelation {
	switch r {
	case ScopeBroader:
		return ScopeNarrower
	case ScopeNarrower:
		return ScopeBroader
	}
	return r
}

// CompareRoles compares what two roles state. It looks at keys, areas and
// involvements only, never at names or titles, and accepts any two roles, valid
// or not. CompareRoles(b, a) mirrors CompareRoles(a, b); in each, elements are
// in the order of the first argument.
//
// Goals, responsibilities and skills are matched by key, reporting lines by the
// role or rank that they lead to. If an invalid role states one twice, the
// first is matched with the first and the second with the second.
func CompareRoles(a, b Role) Comparison {
	scope, reasons := compareScope(a, b)
	room := 0
	for _, r := range []*Role{&a, &b} {
		for i := range r.Responsibilities {
			d := &r.Responsibilities[i]
			room += len(d.With) + len(d.Goals) + len(d.Formerly)
		}
	}
	keys := make([]Key, 0, room) // one block for all copied lists
	clone := func(d Responsibility) Responsibility {
		d.With, d.Goals, d.Formerly = copyTo(&keys, d.With), copyTo(&keys, d.Goals), copyTo(&keys, d.Formerly)
		return d
	}
	return Comparison{
		A:                a.ID,
		B:                b.ID,
		Scope:            scope,
		Reasons:          reasons,
		Goals:            overlap(a.Goals, b.Goals, unchanged, unchanged),
		Responsibilities: overlap(a.Responsibilities, b.Responsibilities, Responsibility.key, clone),
		Skills:           overlap(a.Skills, b.Skills, Skill.key, unchanged),
		ReportsTo:        overlap(a.ReportsTo, b.ReportsTo, ReportingLine.key, unchanged),
	}
}

func unchanged[T any](v T) T { return v }

// copyTo returns a copy of list at the end of block, nil when it is empty.
func copyTo[T any](block *[]T, list []T) []T {
	if len(list) == 0 {
		return nil
	}
	start := len(*block)
	*block = append(*block, list...)
	return slices.Clip((*block)[start:])
}

// A Comparison is the result of [CompareRoles]. The caller may change it.
type Comparison struct {
	A                RoleID                  `json:"a"`
	B                RoleID                  `json:"b"`
	Scope            ScopeRelation           `json:"scope"`             // of A to B
	Reasons          []ScopeReason           `json:"reasons,omitempty"` // each area in which they differ: those of A in A's order, then the rest in B's
	Goals            Overlap[Key]            `json:"goals"`
	Responsibilities Overlap[Responsibility] `json:"responsibilities"`
	Skills           Overlap[Skill]          `json:"skills"`
	ReportsTo        Overlap[ReportingLine]  `json:"reportsTo"`
}

// String returns a few sentences that say which goals the two roles share,
// which role is broader and why, and how much else they share. They name the
// first four responsibilities, in the role's own order, for which the broader
// role alone is accountable.
func (c Comparison) String() string {
	a, b := keyText(c.A), keyText(c.B)
	var s strings.Builder
	goals := detail.Count(len(c.Goals.Shared), "goal", "goals")
	switch {
	case len(c.Goals.Shared) > 0:
		fmt.Fprintf(&s, "%s and %s share %s. ", a, b, goals)
	case len(c.Goals.OnlyA)+len(c.Goals.OnlyB) > 0:
		fmt.Fprintf(&s, "%s and %s share no goal. ", a, b)
	}
	switch c.Scope {
	case ScopeSame:
		fmt.Fprintf(&s, "%s and %s have the same scope", a, b)
	case ScopeBroader:
		fmt.Fprintf(&s, "%s is broader than %s%s", a, b, alone(c.Responsibilities.OnlyA))
	case ScopeNarrower:
		fmt.Fprintf(&s, "%s is broader than %s%s", b, a, alone(c.Responsibilities.OnlyB))
	case ScopeOverlapping:
		fmt.Fprintf(&s, "%s and %s overlap; neither is broader", a, b)
	default:
		fmt.Fprintf(&s, "%s and %s have no area in common", a, b)
	}
	for _, role := range []struct {
		id     string
		states int
	}{{a, len(c.Responsibilities.Shared) + len(c.Responsibilities.OnlyA)}, {b, len(c.Responsibilities.Shared) + len(c.Responsibilities.OnlyB)}} {
		if role.states == 0 {
			fmt.Fprintf(&s, ". %s states no responsibilities", role.id)
		}
	}
	separator := ". By area, " + a + " is "
	for _, g := range groupReasons(c.Reasons) {
		fmt.Fprintf(&s, "%s%s rather than %s in %s", separator, involvementText(g.A, "not involved"), involvementText(g.B, "not involved"), detail.List(g.areas, "and"))
		separator = "; "
	}
	amounts := func(responsibilities, skills int) string {
		return detail.Count(responsibilities, "responsibility", "responsibilities") + " and " + detail.Count(skills, "skill", "skills")
	}
	fmt.Fprintf(&s, ". They share %s; %s has %s of its own, %s has %s.",
		amounts(len(c.Responsibilities.Shared), len(c.Skills.Shared)),
		a, amounts(len(c.Responsibilities.OnlyA), len(c.Skills.OnlyA)), b, amounts(len(c.Responsibilities.OnlyB), len(c.Skills.OnlyB)))
	return s.String()
}

// alone names the first responsibilities that the broader role alone is
// accountable for, and counts the others.
func alone(only []Responsibility) string {
	const most = 4
	var names []string
	others := 0
	for _, d := range only {
		switch {
		case !d.Involvement.IsAccountable():
		case len(names) < most:
			names = append(names, detail.Quote(cmp.Or(d.Name, string(d.Key))))
		default:
			others++
		}
	}
	if len(names) == 0 {
		return ""
	}
	if others > 0 {
		names = append(names, detail.Count(others, "other responsibility", "other responsibilities"))
	}
	return ": it alone is accountable for " + detail.List(names, "and")
}

// An Overlap is what two lists have in common, and what only one has.
type Overlap[T any] struct {
	Shared []Pair[T] `json:"shared,omitempty"` // in A's order
	OnlyA  []T       `json:"onlyA,omitempty"`  // in A's order
	OnlyB  []T       `json:"onlyB,omitempty"`  // in B's order
}

// A Pair holds what A and B state about the same thing.
type Pair[T any] struct {
	A T `json:"a"`
	B T `json:"b"`
}

// overlap matches the elements of two lists by key: the first of a key with
// the first, the second with the second.
func overlap[T any, K ~string](a, b []T, key func(T) K, clone func(T) T) Overlap[T] {
	type element struct {
		key K
		at  int
	}
	sorted := make([]element, 0, len(a)+len(b))
	for i := range a {
		sorted = append(sorted, element{key(a[i]), i})
	}
	for i := range b {
		sorted = append(sorted, element{key(b[i]), i})
	}
	x, y := sorted[:len(a)], sorted[len(a):]
	byKey := func(x, y element) int { return strings.Compare(string(x.key), string(y.key)) }
	slices.SortStableFunc(x, byKey)
	slices.SortStableFunc(y, byKey)

	partner := make([]int, len(a)) // in b, from 1
	matched := make([]bool, len(b))
	pairs := 0
	for len(x) > 0 && len(y) > 0 {
		switch order := byKey(x[0], y[0]); {
		case order < 0:
			x = x[1:]
		case order > 0:
			y = y[1:]
		default:
			partner[x[0].at], matched[y[0].at] = y[0].at+1, true
			x, y = x[1:], y[1:]
			pairs++
		}
	}
	o := Overlap[T]{
		Shared: slices.Grow([]Pair[T](nil), pairs),
		OnlyA:  slices.Grow([]T(nil), len(a)-pairs),
		OnlyB:  slices.Grow([]T(nil), len(b)-pairs),
	}
	for i, e := range a {
		if j := partner[i] - 1; j >= 0 {
			o.Shared = append(o.Shared, Pair[T]{clone(e), clone(b[j])})
		} else {
			o.OnlyA = append(o.OnlyA, clone(e))
		}
	}
	for j, e := range b {
		if !matched[j] {
			o.OnlyB = append(o.OnlyB, clone(e))
		}
	}
	return o
}

// A ScopeReason is an area in which two roles differ, with the involvement of
// each there. Reasons are comparable with ==.
type ScopeReason struct {
	Area Area        `json:"area"`
	A    Involvement `json:"a,omitempty"`
	B    Involvement `json:"b,omitempty"`
}

// String returns "budget: accountable > none".
func (r ScopeReason) String() string {
	sign := []string{"<", "=", ">"}[r.A.Compare(r.B)+1]
	return fmt.Sprintf("%s: %s %s %s", keyText(r.Area), involvementText(r.A, "none"), sign, involvementText(r.B, "none"))
}

// compareScope returns how the scope of a relates to that of b, and the areas
// in which they differ.
func compareScope(a, b Role) (ScopeRelation, []ScopeReason) {
	index := make(map[Area]int, 8)
	areas := make([]ScopeReason, 0, 8)
	at := func(area Area) *ScopeReason {
		i, ok := index[area]
		if !ok {
			i = len(areas)
			index[area] = i
			areas = append(areas, ScopeReason{Area: area})
		}
		return &areas[i]
	}
	for i := range a.Responsibilities {
		d := &a.Responsibilities[i]
		if r := at(d.Area); d.Involvement.Compare(r.A) > 0 {
			r.A = d.Involvement
		}
	}
	for i := range b.Responsibilities {
		d := &b.Responsibilities[i]
		if r := at(d.Area); d.Involvement.Compare(r.B) > 0 {
			r.B = d.Involvement
		}
	}
	var more, less, both bool
	reasons := areas[:0]
	for _, r := range areas {
		both = both || r.A != "" && r.B != ""
		switch r.A.scope().Compare(r.B.scope()) {
		case +1:
			more = true
		case -1:
			less = true
		default:
			continue
		}
		reasons = append(reasons, r)
	}
	switch {
	case len(reasons) == 0:
		return ScopeSame, nil
	case !less:
		return ScopeBroader, reasons
	case !more:
		return ScopeNarrower, reasons
	case both:
		return ScopeOverlapping, reasons
	}
	return ScopeDisjoint, reasons
}

// reasonGroup is reasons that differ in their areas only.
type reasonGroup struct {
	A, B  Involvement
	areas []string
}

func groupReasons(reasons []ScopeReason) []reasonGroup {
	var groups []reasonGroup
	for _, r := range reasons {
		i := slices.IndexFunc(groups, func(g reasonGroup) bool { return g.A == r.A && g.B == r.B })
		if i < 0 {
			i = len(groups)
			groups = append(groups, reasonGroup{A: r.A, B: r.B})
		}
		groups[i].areas = append(groups[i].areas, keyText(r.Area))
	}
	return groups
}

// involvementText returns the text of an involvement, or the argument none if
// there is none.
func involvementText(i Involvement, none string) string {
	if i == "" {
		return none
	}
	return keyText(i)
}
