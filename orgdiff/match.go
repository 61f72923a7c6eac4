package orgdiff

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
)

// none is the index of a thing that the other side does not have.
const none = -1

// A pairing says which things of two lists are the same thing.
type pairing struct {
	to   []int // for each index before, the index after, or none
	from []int // for each index after, the index before, or none
}

func newPairing(before, after int) pairing {
	return pairing{slices.Repeat([]int{none}, before), slices.Repeat([]int{none}, after)}
}

func (p *pairing) join(i, j int) { p.to[i], p.from[j] = j, i }

// unpaired walks over what is only before, Removed, and what is only after, Added.
func unpaired[T any](p pairing, before, after []T) iter.Seq2[Op, *T] {
	return func(yield func(Op, *T) bool) {
		for i, j := range p.to {
			if j == none && !yield(Removed, &before[i]) {
				return
			}
		}
		for j, i := range p.from {
			if i == none && !yield(Added, &after[j]) {
				return
			}
		}
	}
}

// pair pairs what has equal keys, the first of a key with the first.
func pair[T any, K comparable](before, after []T, was, is func(*T) K) pairing {
	p := newPairing(len(before), len(after))
	pairRest(&p, before, after, was, is)
	return p
}

// pairRest pairs what is not paired yet.
func pairRest[T any, K comparable](p *pairing, before, after []T, was, is func(*T) K) {
	first := make(map[K]int, len(after)) // index of the first with that key, from 1
	next := make([]int, len(after))      // index of the next with the same key, from 1
	for j, i := range slices.Backward(p.from) {
		if i == none {
			k := is(&after[j])
			next[j], first[k] = first[k], j+1
		}
	}
	for i, j := range p.to {
		if j == none {
			k := was(&before[i])
			if j = first[k] - 1; j >= 0 {
				p.join(i, j)
				first[k] = next[j]
			}
		}
	}
}

func itself[T any](v *T) T { return *v }

// An identity is a pairing of things whose ids may have changed. By the zero identity
// everything is what its id says.
type identity[S ~string] struct {
	pairing
	before, after side[S]
	renamed       bool // something is
}

// A side is one list of an identity. If an id occurs twice, the first thing
// counts.
type side[S ~string] struct {
	ids    []S
	former [][]S             // ids of each thing, without the one that it has
	names  []lineage         // of each thing; zero until they are asked for
	index  map[S]int         // of an id
	heir   map[S]int         // of a former id: the index of a thing that had it, that of the smallest id
	had    map[trace[S]]bool // what had which former id
}

type trace[S ~string] struct {
	index int
	old   S
}

func newSide[T any, S ~string](list []T, names func(*T) (id S, formerly []S)) side[S] {
	s := side[S]{
		ids: make([]S, len(list)), former: make([][]S, len(list)), names: make([]lineage, len(list)),
		index: make(map[S]int, len(list)), heir: make(map[S]int), had: make(map[trace[S]]bool),
	}
	for i := range list {
		id, formerly := names(&list[i])
		s.ids[i] = id
		if _, again := s.index[id]; again {
			continue
		}
		s.index[id] = i
		for _, old := range formerly {
			if old == id || s.had[trace[S]{i, old}] {
				continue
			}
			s.had[trace[S]{i, old}] = true
			s.former[i] = append(s.former[i], old)
			if other, again := s.heir[old]; !again || id < s.ids[other] {
				s.heir[old] = i
			}
		}
	}
	return s
}

// A lineage is two sets of ids as text: those that a thing had, and these with the
// one that it has.
type lineage struct{ former, all string }

func (s side[S]) lineage(i int) lineage {
	text := func(set []S) string { return fmt.Sprintf("%q", slices.Sorted(slices.Values(set))) }
	if s.names[i] == (lineage{}) {
		s.names[i] = lineage{text(s.former[i]), text(append(slices.Clip(s.former[i]), s.ids[i]))}
	}
	return s.names[i]
}

// identify pairs things by what their former ids say, and the rest by id.
func identify[T any, S ~string](before, after []T, names func(*T) (id S, formerly []S)) identity[S] {
	m := identity[S]{newPairing(len(before), len(after)), newSide(before, names), newSide(after, names), false}
	claims := renames(m.before, m.after)
	for _, back := range renames(m.after, m.before) { // an id that is no longer a former one is in use again
		claims = append(claims, claim{back.strength, back.to, back.from})
	}
	slices.SortFunc(claims, func(c, e claim) int { // the same in both directions
		a, b := m.before.ids[c.from], m.after.ids[c.to]
		f, g := m.before.ids[e.from], m.after.ids[e.to]
		return cmp.Or(cmp.Compare(c.strength, e.strength), cmp.Compare(min(a, b), min(f, g)), cmp.Compare(max(a, b), max(f, g)))
	})
	weak, _ := slices.BinarySearchFunc(claims, history, func(c claim, s strength) int { return cmp.Compare(c.strength, s) })
	m.settle(claims[:weak])
	pairRest(&m.pairing, m.before.ids, m.after.ids, itself, itself)
	m.settle(claims[weak:])
	return m
}

func (m *identity[S]) settle(claims []claim) {
	for _, c := range claims {
		if m.to[c.from] == none && m.from[c.to] == none {
			m.join(c.from, c.to)
			m.renamed = true
		}
	}
}

// A claim says that the thing at one index was renamed into the one at another.
type claim struct {
	strength strength
	from, to int
}

// A strength orders claims, the best first.
type strength int

const (
	entire  strength = iota // all former ids agree
	vacated                 // the old id is not in use any more
	stated                  // the former id is new
	history                 // the former id is an old one: it decides only what ids leave open
)

// renames returns the claims that the former ids of after make.
func renames[S ~string](before, after side[S]) []claim {
	var claims []claim
	for to, former := range after.former {
		id, renamed := after.ids[to], false
		first := len(claims)
		for _, old := range former {
			if from, ok := before.index[old]; ok && old != "" && id != "" {
				claims = append(claims, claim{history, from, to})
				renamed = renamed || !knew(before, id, old)
			}
		}
		for i := first; renamed && i < len(claims); i++ {
			claims[i].strength = weigh(before, after, claims[i])
		}
	}
	return claims
}

// knew reports whether the thing with that id had the former id old already.
func knew[S ~string](before side[S], id, old S) bool {
	i, ok := before.index[id]
	return ok && before.had[trace[S]{i, old}]
}

func weigh[S ~string](before, after side[S], c claim) strength {
	old, id := before.ids[c.from], after.ids[c.to]
	from, to := before.lineage(c.from), after.lineage(c.to)
	later, known := before.heir[old]
	_, used := after.index[old]
	switch {
	case from.all == to.former, from.all == to.all: // it has id for the first time, or again
		return entire
	case knew(before, id, old), known && after.had[trace[S]{c.to, before.ids[later]}]: // it had old before it had the id of later
		return history
	case used:
		return stated
	}
	return vacated
}

// A reference is what an id refers to, the same on both sides where it is the
// same thing.
type reference[S ~string] struct {
	index int // after; below none for a thing that is gone
	id    S   // of what neither side has, or only one
}

// was returns what an id refers to before.
func (m *identity[S]) was(id S) reference[S] {
	i, ok := m.before.index[id]
	if ok && m.to[i] != none {
		return reference[S]{m.to[i], ""}
	}
	if _, other := m.after.index[id]; ok && other {
		return reference[S]{none - 1 - i, ""}
	}
	return reference[S]{none, id}
}

// now returns the id that a thing has after, its own if it is gone.
func (m *identity[S]) now(id S) S {
	if i, ok := m.before.index[id]; ok && m.to[i] != none {
		return m.after.ids[m.to[i]]
	}
	return id
}

// is returns what an id refers to after.
func (m *identity[S]) is(id S) reference[S] {
	j, ok := m.after.index[id]
	if _, other := m.before.index[id]; ok && (other || m.from[j] != none) {
		return reference[S]{j, ""}
	}
	return reference[S]{none, id}
}

// same reports whether an id before and one after refer to the same thing.
func (m *identity[S]) same(before, after S) bool {
	if !m.renamed {
		return before == after
	}
	return m.was(before) == m.is(after)
}
