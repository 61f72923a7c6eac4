package main

import (
	"fmt"
	"math/rand/v2"

	"example.com/socialorg"
	"example.com/socialorg/standard"
)

// A shape makes the managers of positions 1 to n: each an earlier position.
type shape struct {
	name     string
	managers func(r *rand.Rand, n int) []int
}

var shapes = []shape{
	{"tree", func(r *rand.Rand, n int) []int { // 3 to 12 reports each, level by level
		managers := make([]int, 0, n+12)
		for m := 0; len(managers) < n; m++ {
			for range 3 + r.IntN(10) {
				managers = append(managers, m)
			}
		}
		return managers
	}},
	{"chain", func(_ *rand.Rand, n int) []int {
		managers := make([]int, n)
		for i := range n {
			managers[i] = i
		}
		return managers
	}},
	{"star", func(_ *rand.Rand, n int) []int { return make([]int, n) }},
}

// org returns n positions in random order. Their texts lie in that order in
// memory, as a decoder leaves them. It is the same in every run.
func (s shape) org(n int) socialorg.Org {
	r := rand.New(rand.NewPCG(1, uint64(n)))
	managers := append([]int{-1}, s.managers(r, n)...)
	o := socialorg.Org{Roles: standard.Department().Roles}
	for _, i := range r.Perm(n) {
		p := socialorg.Position{ID: employee(i), Role: o.Roles[i%len(o.Roles)].ID}
		if i%8 != 0 { // the others are vacant
			p.Holders = []string{fmt.Sprintf("holder %d", i)}
		}
		if m := managers[i]; m >= 0 {
			p.ReportsTo = employee(m)
		}
		o.Positions = append(o.Positions, p)
	}
	return o
}

func employee(i int) socialorg.PositionID {
	return socialorg.PositionID(fmt.Sprintf("EMP-%07d", i))
}

// arguments are what the queries are asked.
type arguments struct {
	as, bs []socialorg.PositionID // every other a is up to five above its b
	head   socialorg.PositionID   // of about a hundredth of all positions
	below  int                    // how many are below head
}

func newArguments(o socialorg.Org, h *socialorg.Hierarchy) *arguments {
	n := len(o.Positions)
	r := rand.New(rand.NewPCG(2, uint64(n)))
	q := &arguments{head: employee(0)}
	for i := range 1 << 16 {
		a, b := employee(r.IntN(n)), employee(r.IntN(n))
		if i%2 == 0 {
			a = b
			for range 1 + r.IntN(5) {
				if m := h.Node(a).Manager(); m.Exists() {
					a = m.ID()
				}
			}
		}
		q.as, q.bs = append(q.as, a), append(q.bs, b)
	}
	closest := n
	for i := range n {
		_, below := h.Node(employee(i)).Span()
		if off := max(below-n/100, n/100-below); below > 0 && off < closest {
			q.head, q.below, closest = employee(i), below, off
		}
	}
	return q
}
