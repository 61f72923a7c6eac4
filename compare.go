package socialorg

import (
	"fmt"
	"slices"
	"strings"
)

// A Relation says how the scopes of two roles relate: for each area of work,
// how far each role answers for it. It is a partial order, so two roles may
// well be neither broader nor narrower. A longer list of duties does not make
// a role broader, and a title never does.
type Relation string

// The relations of a role A to a role B.
const (
	Same        Relation = "same"        // equally involved in every area
	Broader     Relation = "broader"     // in every area A is involved at least as much as B, in some more
	Narrower    Relation = "narrower"    // the inverse of Broader
	Overlapping Relation = "overlapping" // each is more involved somewhere, and both in some area
	Disjoint    Relation = "disjoint"    // each is involved somewhere, and both nowhere
)

// Inverse returns the relation of B to A, given that of A to B.
func (r Relation) Inverse() Relation {
	switch r {
	case Broader:
		return Narrower
	case Narrower:
		return Broader
	}
	return r
}

// CompareRoles compares what two roles state. It looks at keys, areas and
// involvements only, never at names or titles, and works on any two roles,
// valid or not. CompareRoles(b, a) says the same as CompareRoles(a, b) with
// the sides exchanged, each in the order of its own first role.
//
// Responsibilities, skills and reporting lines are matched by Key and To.
// Where an invalid role states one twice, the first matches the first, the
// second the second.
func CompareRoles(a, b Role) Comparison {
	scope, reasons := compareScope(a, b)
	keys := make([]Key, 0, 2*(len(a.Responsibilities)+len(b.Responsibilities))) // one block for all copied lists, if they fit
	clone := func(d Responsibility) Responsibility {
		d.With, d.Goals = carve(&keys, d.With), carve(&keys, d.Goals)
		return d
	}
	return Comparison{
		A:                a.ID,
		B:                b.ID,
		Responsibilities: overlap(a.Responsibilities, b.Responsibilities, Responsibility.key, clone),
		Skills:           overlap(a.Skills, b.Skills, Skill.key, same),
		ReportsTo:        overlap(a.ReportsTo, b.ReportsTo, ReportingLine.key, same),
		Scope:            scope,
		Reasons:          reasons,
	}
}

// A Comparison is what [CompareRoles] finds. It shares nothing with the roles
// that were compared.
type Comparison struct {
	A                RoleID                  `json:"a"`
	B                RoleID                  `json:"b"`
	Responsibilities Overlap[Responsibility] `json:"responsibilities"`
	Skills           Overlap[Skill]          `json:"skills"`
	ReportsTo        Overlap[ReportingLine]  `json:"reportsTo"`
	Scope            Relation                `json:"scope"`             // of A to B
	Reasons          []Reason                `json:"reasons,omitempty"` // each area in which they differ: those of A in A's order, then the rest in B's
}

// String says in two sentences which role is broader and why, and how much
// the two share.
func (c Comparison) String() string {
	a, b := word(c.A), word(c.B)
	var s strings.Builder
	switch c.Scope {
	case Same:
		fmt.Fprintf(&s, "%s and %s have the same scope", a, b)
	case Broader, Narrower:
		fmt.Fprintf(&s, "%s is %s than %s", a, c.Scope, b)
	case Overlapping:
		fmt.Fprintf(&s, "%s and %s overlap, neither is broader", a, b)
	default:
		fmt.Fprintf(&s, "%s and %s have no area in common", a, b)
	}
	separator := ": "
	for _, why := range groupReasons(c.Reasons) {
		fmt.Fprintf(&s, "%s%s rather than %s in %s", separator, part(why.A), part(why.B), list(why.areas))
		separator = "; "
	}
	fmt.Fprintf(&s, ". They share %s and %s; %s alone has %d and %d, %s alone %d and %d.",
		count(len(c.Responsibilities.Shared), "responsibility", "responsibilities"), count(len(c.Skills.Shared), "skill", "skills"),
		a, len(c.Responsibilities.OnlyA), len(c.Skills.OnlyA), b, len(c.Responsibilities.OnlyB), len(c.Skills.OnlyB))
	return s.String()
}

// An Overlap is what two lists have in common, and what only one has.
type Overlap[T any] struct {
	Shared []Pair[T] `json:"shared,omitempty"` // in A's order
	OnlyA  []T       `json:"onlyA,omitempty"`  // in A's order
	OnlyB  []T       `json:"onlyB,omitempty"`  // in B's order
}

// A Pair is what A and what B say of the same thing.
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

// A Reason is an area in which two roles differ, with the involvement of each
// there. Reasons are comparable with ==.
type Reason struct {
	Area Area        `json:"area"`
	A    Involvement `json:"a,omitempty"`
	B    Involvement `json:"b,omitempty"`
}

// String returns "budget: accountable > none".
func (r Reason) String() string {
	sign := []string{"<", "=", ">"}[r.A.Compare(r.B)+1]
	return fmt.Sprintf("%s: %s %s %s", word(r.Area), orNone(r.A), sign, orNone(r.B))
}

// compareScope returns how the scope of a relates to that of b, and the areas
// in which they differ.
func compareScope(a, b Role) (Relation, []Reason) {
	index := make(map[Area]int, 8)
	areas := make([]Reason, 0, 8)
	at := func(area Area) *Reason {
		i, ok := index[area]
		if !ok {
			i = len(areas)
			index[area] = i
			areas = append(areas, Reason{Area: area})
		}
		return &areas[i]
	}
	for _, d := range a.Responsibilities {
		if r := at(d.Area); d.Involvement.Compare(r.A) > 0 {
			r.A = d.Involvement
		}
	}
	for _, d := range b.Responsibilities {
		if r := at(d.Area); d.Involvement.Compare(r.B) > 0 {
			r.B = d.Involvement
		}
	}
	var more, less, both bool
	reasons := areas[:0]
	for _, r := range areas {
		both = both || r.A != "" && r.B != ""
		switch r.A.Compare(r.B) {
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
		return Same, nil
	case !less:
		return Broader, reasons
	case !more:
		return Narrower, reasons
	case both:
		return Overlapping, reasons
	}
	return Disjoint, reasons
}

// reasonGroup is reasons that differ in their areas only.
type reasonGroup struct {
	A, B  Involvement
	areas []string
}

func groupReasons(reasons []Reason) []reasonGroup {
	var groups []reasonGroup
	for _, r := range reasons {
		i := slices.IndexFunc(groups, func(g reasonGroup) bool { return g.A == r.A && g.B == r.B })
		if i < 0 {
			i = len(groups)
			groups = append(groups, reasonGroup{A: r.A, B: r.B})
		}
		groups[i].areas = append(groups[i].areas, word(r.Area))
	}
	return groups
}

// part says what it is to have an involvement.
func part(i Involvement) string {
	if i == "" {
		return "not involved"
	}
	return word(i)
}

func orNone(i Involvement) string {
	if i == "" {
		return "none"
	}
	return word(i)
}

// word returns a key as it stands, and anything else quoted.
func word[S ~string](s S) string {
	if isKey(s) {
		return string(s)
	}
	return quote(s)
}

// list returns words as "a, b and c".
func list(words []string) string {
	last := len(words) - 1
	if last < 1 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:last], ", ") + " and " + words[last]
}

// count returns "1 skill" or "3 skills".
func count(n int, one, several string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, several)
}
