package main

import (
	"errors"
	"fmt"
	"iter"
	"slices"

	"example.com/socialorg"
)

type (
	id       = socialorg.PositionID
	position = socialorg.Position
)

// A model answers the questions that are measured; nil is a question that it
// does not answer. So that the work is done, a walk adds up the bytes of the ids
// on its way. Every peer has a loop of its own over what it gives, as a program
// would write it: in a loop that all share, no iterator could be inlined.
type model struct {
	manages       func(manager, report id) bool
	chain         func(id) int // bytes of the ids above
	allReports    func(id) int // bytes of the ids below
	commonManager func(a, b id) id
	rollUp        func() func(id) int64 // holders of each position and all below, by id

	hierarchy *socialorg.Hierarchy // of the library, whose Nodes are asked too
}

// A peer is something that a program could use for an organisation.
type peer struct {
	name   string
	build  func(socialorg.Org) (*model, error)
	copies bool           // whether it holds its own copies of the Positions
	most   map[string]int // positions by shape, so that the run stays under ten minutes
}

var libraryMost = map[string]int{"chain": 100_000, "star": 100_000}

var peers = []peer{
	{name: "**socialorg**", build: newHierarchy},
	{name: "maps and walks", build: newNaive},
	{name: "pointer tree", build: newPointerTree, copies: true},
	{name: "pointer tree, in place", build: newTreeInPlace, copies: true},
	{name: "dominikbraun/graph", build: newGraph, most: libraryMost},
	{name: "gonum", build: newGonum, most: libraryMost},
	{name: "heimdalr/dag", build: newDAG, most: map[string]int{"chain": 1_000, "star": 100_000}},
	{name: "casbin", build: newCasbin, most: libraryMost},
	{name: "cedar", build: newCedar, most: libraryMost},
	{name: "flat limit", build: newFlat},
}

func headcount(p position) int64 { return int64(len(p.Holders)) }
func add(a, b int64) int64       { return a + b }

// newHierarchy is the library itself, asked by id.
func newHierarchy(o socialorg.Org) (*model, error) {
	h, err := socialorg.NewHierarchy(o)
	if err != nil {
		return nil, err
	}
	return &model{
		hierarchy: h,
		manages:   func(a, b id) bool { return h.Node(a).Manages(h.Node(b)) },
		chain: func(of id) int {
			sum := 0
			for n := range h.Node(of).Chain() {
				sum += len(n.ID())
			}
			return sum
		},
		allReports: func(of id) int {
			sum := 0
			for n := range h.Node(of).AllReports() {
				sum += len(n.ID())
			}
			return sum
		},
		commonManager: func(a, b id) id { return h.Node(a).CommonManager(h.Node(b)).ID() },
		rollUp: func() func(id) int64 {
			sums := socialorg.RollUp(h, headcountOf, add)
			return func(of id) int64 {
				for n, sum := range sums {
					if n.ID() == of {
						return sum
					}
				}
				return 0
			}
		},
	}, nil
}

func headcountOf(n socialorg.Node) int64 { return int64(n.Headcount()) }

// checkTexts checks the texts of one position, as far as the samples have any,
// and its role.
func checkTexts(p *position, roles map[socialorg.RoleID]bool) error {
	if !isID(string(p.ID)) {
		return fmt.Errorf("%q is not an id", p.ID)
	}
	for _, holder := range p.Holders {
		if !isID(holder) {
			return fmt.Errorf("%q is not a holder", holder)
		}
	}
	if p.Role != "" && !roles[p.Role] {
		return fmt.Errorf("no role %q", p.Role)
	}
	return nil
}

// isID reports whether s is an id of printable ASCII, as all of the samples
// are.
func isID(s string) bool {
	if s == "" || len(s) > socialorg.MaxIDBytes || s[0] == ' ' || s[len(s)-1] == ' ' {
		return false
	}
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// checkRoles checks the roles and returns their ids.
func checkRoles(o socialorg.Org) (map[socialorg.RoleID]bool, error) {
	roles := make(map[socialorg.RoleID]bool, len(o.Roles))
	for _, r := range o.Roles {
		if err := r.Validate(); err != nil {
			return nil, err
		}
		roles[r.ID] = true
	}
	return roles, nil
}

var errCycle = errors.New("there is a cycle")

func errDuplicate(of id) error { return fmt.Errorf("%q is there twice", of) }
func errUnknown(of id) error   { return fmt.Errorf("no position %q", of) }

// newNaive is what one writes in half an hour: maps by id, and walks. It keeps
// pointers to the caller's Positions and stops at the first mistake.
func newNaive(o socialorg.Org) (*model, error) {
	roles, err := checkRoles(o)
	if err != nil {
		return nil, err
	}
	n := len(o.Positions)
	positions := make(map[id]*position, n)
	manager := make(map[id]id, n)
	reports := make(map[id][]*position) // under "", the tops
	for i := range o.Positions {
		p := &o.Positions[i]
		if err := checkTexts(p, roles); err != nil {
			return nil, err
		}
		if _, ok := manager[p.ID]; ok {
			return nil, errDuplicate(p.ID)
		}
		positions[p.ID] = p
		manager[p.ID] = p.ReportsTo
		reports[p.ReportsTo] = append(reports[p.ReportsTo], p)
	}
	for m := range reports {
		if _, ok := manager[m]; !ok && m != "" {
			return nil, errUnknown(m)
		}
	}
	below := func(of id, visit func(*position)) {
		queue := slices.Clone(reports[of])
		for len(queue) > 0 {
			p := queue[0]
			visit(p)
			queue = append(queue[1:], reports[p.ID]...)
		}
	}
	reached := 0
	below("", func(*position) { reached++ })
	if reached < n {
		return nil, errCycle
	}
	var rollUp func(of id, sums map[id]int64) int64
	rollUp = func(of id, sums map[id]int64) int64 {
		var sum int64
		if of != "" {
			sum = headcount(*positions[of])
		}
		for _, p := range reports[of] {
			sum += rollUp(p.ID, sums)
		}
		sums[of] = sum
		return sum
	}
	return &model{
		manages: func(a, b id) bool {
			for m := manager[b]; m != ""; m = manager[m] {
				if m == a {
					return true
				}
			}
			return false
		},
		chain: func(of id) int {
			sum := 0
			for m := manager[of]; m != ""; m = manager[m] {
				sum += len(positions[m].ID)
			}
			return sum
		},
		allReports: func(of id) int {
			sum := 0
			below(of, func(p *position) { sum += len(p.ID) })
			return sum
		},
		commonManager: func(a, b id) id {
			if a == b {
				a = manager[a]
			}
			above := make(map[id]bool)
			for m := a; m != ""; m = manager[m] {
				above[m] = true
			}
			for m := b; m != ""; m = manager[m] {
				if above[m] {
					return m
				}
			}
			return ""
		},
		rollUp: func() func(id) int64 {
			sums := make(map[id]int64, n)
			rollUp("", sums)
			return func(of id) int64 { return sums[of] }
		},
	}, nil
}

// A treeNode holds its own deep copy of a Position, as the library does.
type treeNode struct {
	position
	manager *treeNode
	reports []*treeNode
	depth   int
	at      int
}

// A pointerTree is the careful hand-written one: linked nodes behind one map,
// which know their depth.
type pointerTree struct {
	nodes map[id]*treeNode
	order []*treeNode // breadth first
}

// buildTree stops at the first mistake.
func buildTree(o socialorg.Org) (*pointerTree, error) {
	roles, err := checkRoles(o)
	if err != nil {
		return nil, err
	}
	nodes := make(map[id]*treeNode, len(o.Positions))
	order := make([]*treeNode, 0, len(o.Positions))
	for i := range o.Positions {
		p := &o.Positions[i]
		if err := checkTexts(p, roles); err != nil {
			return nil, err
		}
		if _, ok := nodes[p.ID]; ok {
			return nil, errDuplicate(p.ID)
		}
		n := &treeNode{position: *p, at: i}
		n.Holders, n.DottedTo, n.Formerly = slices.Clone(p.Holders), slices.Clone(p.DottedTo), slices.Clone(p.Formerly)
		nodes[p.ID] = n
		order = append(order, n)
	}
	var tops []*treeNode
	for _, n := range order {
		if n.ReportsTo == "" {
			tops = append(tops, n)
			continue
		}
		m, ok := nodes[n.ReportsTo]
		if !ok {
			return nil, errUnknown(n.ReportsTo)
		}
		n.manager = m
		m.reports = append(m.reports, n)
	}
	below := slices.Clone(tops)
	for at := 0; at < len(below); at++ {
		for _, r := range below[at].reports {
			r.depth = below[at].depth + 1
			below = append(below, r)
		}
	}
	if len(below) < len(order) {
		return nil, errCycle
	}
	return &pointerTree{nodes, below}, nil
}

func (t *pointerTree) manages(a, b id) bool {
	x, y := t.nodes[a], t.nodes[b]
	if x == nil || y == nil || x == y {
		return false
	}
	for y.depth > x.depth {
		y = y.manager
	}
	return x == y
}

func (t *pointerTree) commonManager(a, b id) position {
	x, y := t.nodes[a], t.nodes[b]
	if x == nil || y == nil {
		return position{}
	}
	if x == y {
		x, y = x.manager, y.manager
	}
	for x != y {
		if x == nil || y == nil {
			return position{}
		}
		if x.depth < y.depth {
			x, y = y, x
		}
		x = x.manager
	}
	if x == nil {
		return position{}
	}
	return x.position
}

// chain gives Positions, as the library does.
func (t *pointerTree) chain(of id) iter.Seq[position] {
	return func(yield func(position) bool) {
		if n := t.nodes[of]; n != nil {
			for m := n.manager; m != nil && yield(m.position); m = m.manager {
			}
		}
	}
}

// allReports gives Positions in preorder, as the library does.
func (t *pointerTree) allReports(of id) iter.Seq[position] {
	return func(yield func(position) bool) {
		if n := t.nodes[of]; n != nil {
			n.below(yield)
		}
	}
}

func (n *treeNode) below(yield func(position) bool) bool {
	for _, r := range n.reports {
		if !yield(r.position) || !r.below(yield) {
			return false
		}
	}
	return true
}

// rollUp takes functions, as the library does.
func (t *pointerTree) rollUp(own func(position) int64, merge func(a, b int64) int64) []int64 {
	sums := make([]int64, len(t.order))
	for _, n := range slices.Backward(t.order) {
		sum := own(n.position)
		for _, r := range n.reports {
			sum = merge(sum, sums[r.at])
		}
		sums[n.at] = sum
	}
	return sums
}

// newPointerTree is a pointer tree that offers what the library does.
func newPointerTree(o socialorg.Org) (*model, error) {
	t, err := buildTree(o)
	if err != nil {
		return nil, err
	}
	return &model{
		manages:       t.manages,
		commonManager: func(a, b id) id { return t.commonManager(a, b).ID },
		chain: func(of id) int {
			sum := 0
			for p := range t.chain(of) {
				sum += len(p.ID)
			}
			return sum
		},
		allReports: func(of id) int {
			sum := 0
			for p := range t.allReports(of) {
				sum += len(p.ID)
			}
			return sum
		},
		rollUp: func() func(id) int64 {
			sums := t.rollUp(headcount, add)
			return func(of id) int64 { return sums[t.nodes[of].at] }
		},
	}, nil
}

// newTreeInPlace is a pointer tree that gives nothing out but answers. Its
// questions are written for these answers, and read no more than they need.
func newTreeInPlace(o socialorg.Org) (*model, error) {
	t, err := buildTree(o)
	if err != nil {
		return nil, err
	}
	return &model{
		manages:       t.manages,
		commonManager: func(a, b id) id { return t.commonManager(a, b).ID },
		chain: func(of id) int {
			sum := 0
			if n := t.nodes[of]; n != nil {
				for m := n.manager; m != nil; m = m.manager {
					sum += len(m.ID)
				}
			}
			return sum
		},
		allReports: func(of id) int {
			n := t.nodes[of]
			if n == nil {
				return 0
			}
			sum := 0
			queue := slices.Clone(n.reports)
			for at := 0; at < len(queue); at++ {
				sum += len(queue[at].ID)
				queue = append(queue, queue[at].reports...)
			}
			return sum
		},
		rollUp: func() func(id) int64 {
			sums := make([]int64, len(t.order))
			for _, n := range slices.Backward(t.order) {
				sums[n.at] += int64(len(n.Holders))
				if n.manager != nil {
					sums[n.manager.at] += sums[n.at]
				}
			}
			return func(of id) int64 { return sums[t.nodes[of].at] }
		},
	}, nil
}
