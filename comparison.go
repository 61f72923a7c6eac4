package socialorg

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"example.com/socialorg/internal/detail"
)

// A ScopeRelation says how the scope of a role A relates to that of a role B: the
// greatest involvement of each in each area of work. Neither need be broader, and
// neither the number of responsibilities (T1) nor a title makes one so.
type ScopeRelation string

// The relations of A to B.
const (
	ScopeSame        ScopeRelation = "same"        // equally involved in every area
	ScopeBroader     ScopeRelation = "broader"     // A at least as involved in every area, and more in some
	ScopeNarrower    ScopeRelation = "narrower"    // the inverse of ScopeBroader
	ScopeOverlapping ScopeRelation = "overlapping" // each is more involved somewhere, and both are involved in some area
	ScopeDisjoint    ScopeRelation = "disjoint"    // each is involved somewhere, but no area involves both
)

// Inverse returns the relation of B to A.
func (r ScopeRelation) Inverse() ScopeRelation {
	switch r {
	case ScopeBroader:
		return ScopeNarrower
	case ScopeNarrower:
		return ScopeBroader
	}
	return r
}

// CompareRoles compares what two roles, valid or not, state by keys, areas and
// involvements, never by names or titles. CompareRoles(b, a) mirrors
// CompareRoles(a, b), but each has the order of its first argument. Items are
// matched by key, reporting lines by the role or rank that they lead to: where a
// role repeats one, the first with the first, and so on.
func CompareRoles(a, b Role) Comparison {
	scope, reasons := compareScope(a, b)
	return Comparison{
		A:                RoleName{a.ID, a.Name},
		B:                RoleName{b.ID, b.Name},
		Scope:            scope,
		Reasons:          reasons,
		Goals:            overlap(a.Goals, b.Goals, unchanged, unchanged),
		Responsibilities: overlap(a.Responsibilities, b.Responsibilities, Responsibility.identity, Responsibility.clone),
		Skills:           overlap(a.Skills, b.Skills, Skill.identity, unchanged),
		ReportsTo:        overlap(a.ReportsTo, b.ReportsTo, ReportingLine.identity, unchanged),
	}
}

func unchanged[T any](v T) T { return v }

// A Comparison is the result of [CompareRoles]. The caller may change it.
type Comparison struct {
	A                RoleName                `json:"a"`
	B                RoleName                `json:"b"`
	Scope            ScopeRelation           `json:"scope"`             // of A to B
	Reasons          []ScopeReason           `json:"reasons,omitempty"` // each area in which they differ: those of A in A's order, then the rest in B's
	Goals            Overlap[Key]            `json:"goals"`
	Responsibilities Overlap[Responsibility] `json:"responsibilities"`
	Skills           Overlap[Skill]          `json:"skills"`
	ReportsTo        Overlap[ReportingLine]  `json:"reportsTo"`
}

// A RoleName is a role by its id and its name.
type RoleName struct {
	ID   RoleID `json:"id"`
	Name string `json:"name"` // for people
}

// String returns the name, or else the id.
func (r RoleName) String() string { return detail.Line(cmp.Or(r.Name, keyText(r.ID))) }

// String returns a few lines in English: which role has the broader scope and why,
// for what it alone is accountable (four items), and how much they share.
func (c Comparison) String() string {
	a, b := "the "+detail.InSentence(c.A.String()), "the "+detail.InSentence(c.B.String())
	if a == b {
		a, b = keyText(c.A.ID), keyText(c.B.ID)
	}
	count := func(none string, goals, responsibilities, skills int) string {
		var parts []string
		for _, of := range []struct {
			n            int
			one, several string
		}{{goals, "goal", "goals"}, {responsibilities, "responsibility", "responsibilities"}, {skills, "skill", "skills"}} {
			if of.n > 0 {
				parts = append(parts, detail.Count(of.n, of.one, of.several))
			}
		}
		return cmp.Or(detail.List(parts, "and"), none)
	}
	goals, duties, skills := c.Goals, c.Responsibilities, c.Skills
	var s strings.Builder
	c.writeScope(&s, a, b)
	fmt.Fprintf(&s, "They share %s.\n", count("nothing", len(goals.Shared), len(duties.Shared), len(skills.Shared)))
	fmt.Fprintf(&s, "Besides, %s has %s; %s has %s.", a, count("nothing more", 0, len(duties.OnlyA), len(skills.OnlyA)),
		b, count("nothing more", 0, len(duties.OnlyB), len(skills.OnlyB)))
	return s.String()
}

// writeScope writes which scope is broader, and why.
func (c Comparison) writeScope(s *strings.Builder, a, b string) {
	duties := c.Responsibilities
	var unstated []string
	if len(duties.Shared)+len(duties.OnlyA) == 0 {
		unstated = append(unstated, a)
	}
	if len(duties.Shared)+len(duties.OnlyB) == 0 {
		unstated = append(unstated, b)
	}
	inA, inB := moreInvolved(c.Reasons, false), moreInvolved(c.Reasons, true)
	switch {
	case len(unstated) > 0:
		fmt.Fprintf(s, "No comparison of scope: no responsibilities are stated for %s.\n", detail.List(unstated, "and"))
	case c.Scope == ScopeSame:
		fmt.Fprintf(s, "%s and %s have the same scope.\n", detail.Capital(a), b)
	case c.Scope == ScopeBroader:
		writeBroader(s, a, b, duties.OnlyA, inA)
	case c.Scope == ScopeNarrower:
		writeBroader(s, b, a, duties.OnlyB, inB)
	case c.Scope == ScopeOverlapping:
		fmt.Fprintf(s, "Neither %s nor %s has the broader scope.\n", a, b)
		fmt.Fprintf(s, "More involved is %s in %s, %s in %s.\n", a, areasOf(inA), b, areasOf(inB))
	default:
		fmt.Fprintf(s, "%s and %s have no area in common.\n", detail.Capital(a), b)
	}
}

// writeBroader writes that one scope is broader than another: the first
// responsibilities that only one of them has and is accountable for, and the areas
// by how far each is involved.
func writeBroader(s *strings.Builder, broader, narrower string, only []Responsibility, reasons []ScopeReason) {
	const most = 4
	fmt.Fprintf(s, "%s has a broader scope than %s.\n", detail.Capital(broader), narrower)
	alone := 0
	for _, d := range only {
		if !d.Involvement.IsAccountable() {
			continue
		}
		if alone++; alone == 1 {
			fmt.Fprintf(s, "Only %s is accountable for:\n", broader)
		}
		if alone <= most {
			fmt.Fprintf(s, "  - %s\n", detail.Line(cmp.Or(d.Name, string(d.Key))))
		}
	}
	if alone > most {
		fmt.Fprintf(s, "  - ... and %d more\n", alone-most)
	}
	alike := make(map[ScopeReason][]ScopeReason) // by what they have in common but the area
	var order []ScopeReason
	for _, r := range reasons {
		how := ScopeReason{A: r.A, B: r.B}
		if len(alike[how]) == 0 {
			order = append(order, how)
		}
		alike[how] = append(alike[how], r)
	}
	for _, how := range order {
		fmt.Fprintf(s, "%s where the other is %s: %s.\n", detail.Capital(involvementText(how.A, "")), involvementText(how.B, "not involved"), areasOf(alike[how]))
	}
}

// moreInvolved returns the reasons in which A is more involved; mirrored, those in
// which B is, as B sees them.
func moreInvolved(reasons []ScopeReason, mirrored bool) []ScopeReason {
	var more []ScopeReason
	for _, r := range reasons {
		if mirrored {
			r.A, r.B = r.B, r.A
		}
		if r.A.Compare(r.B) > 0 {
			more = append(more, r)
		}
	}
	return more
}

func areasOf(reasons []ScopeReason) string {
	areas := make([]string, len(reasons))
	for i, r := range reasons {
		areas[i] = keyText(r.Area)
	}
	return detail.List(areas, "and")
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
func overlap[T any, K comparable](a, b []T, key func(T) K, clone func(T) T) Overlap[T] {
	const taken = -1
	first := make(map[K]int, len(b)) // the place in b, from 1, of the first with that key that has no partner yet
	next := make([]int, len(b))      // by index in b: the place of the next with the same key, or taken
	for j := len(b) - 1; j >= 0; j-- {
		k := key(b[j])
		next[j], first[k] = first[k], j+1
	}
	var o Overlap[T]
	for _, e := range a {
		k := key(e)
		j := first[k] - 1
		if j < 0 {
			o.OnlyA = append(o.OnlyA, clone(e))
			continue
		}
		o.Shared = append(o.Shared, Pair[T]{clone(e), clone(b[j])})
		first[k], next[j] = next[j], taken
	}
	for j, e := range b {
		if next[j] != taken {
			o.OnlyB = append(o.OnlyB, clone(e))
		}
	}
	return o
}

// A ScopeReason is an area in which two roles differ.
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
	ofA, ofB := a.scope(), b.scope()
	var more, less, both bool
	var reasons []ScopeReason
	seen := make(map[Area]bool)
	for _, d := range slices.Concat(a.Responsibilities, b.Responsibilities) {
		if seen[d.Area] {
			continue
		}
		seen[d.Area] = true
		r := ScopeReason{d.Area, ofA[d.Area], ofB[d.Area]}
		both = both || r.A != "" && r.B != ""
		if order := r.A.Compare(r.B); order != 0 && (!r.A.IsAccountable() || !r.B.IsAccountable()) {
			more, less = more || order > 0, less || order < 0
			reasons = append(reasons, r)
		}
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

// involvementText returns the text of an involvement, or of none.
func involvementText(i Involvement, none string) string {
	if i == "" {
		return none
	}
	return keyText(i)
}
