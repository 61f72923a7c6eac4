package main

import (
	"slices"

	"github.com/casbin/casbin/v3/rbac"
	defaultrolemanager "github.com/casbin/casbin/v3/rbac/default-role-manager"
	"github.com/cedar-policy/cedar-go"
	"github.com/cedar-policy/cedar-go/types"
	"github.com/dominikbraun/graph"
	"github.com/heimdalr/dag"
	"gonum.org/v1/gonum/graph/simple"
	"gonum.org/v1/gonum/graph/topo"

	"example.com/socialorg"
)

// walks makes the model of a library that knows who is next to whom: up
// returns the manager, down the reports.
func walks(n int, tops []*position, up func(*position) *position, down func(*position) []*position, positions map[id]*position) *model {
	var rollUp func(p *position, sums map[id]int64) int64
	rollUp = func(p *position, sums map[id]int64) int64 {
		sum := headcount(*p)
		for _, r := range down(p) {
			sum += rollUp(r, sums)
		}
		sums[p.ID] = sum
		return sum
	}
	return &model{
		manages: func(a, b id) bool {
			for m := up(positions[b]); m != nil; m = up(m) {
				if m.ID == a {
					return true
				}
			}
			return false
		},
		chain: func(of id) int {
			sum := 0
			for m := up(positions[of]); m != nil; m = up(m) {
				sum += len(m.ID)
			}
			return sum
		},
		allReports: func(of id) int {
			sum := 0
			queue := down(positions[of])
			for at := 0; at < len(queue); at++ {
				sum += len(queue[at].ID)
				queue = append(queue, down(queue[at])...)
			}
			return sum
		},
		commonManager: func(a, b id) id {
			p, q := positions[a], positions[b]
			if p == q {
				p = up(p)
			}
			above := make(map[id]bool)
			for ; p != nil; p = up(p) {
				above[p.ID] = true
			}
			for ; q != nil; q = up(q) {
				if above[q.ID] {
					return q.ID
				}
			}
			return ""
		},
		rollUp: func() func(id) int64 {
			sums := make(map[id]int64, n)
			for _, p := range tops {
				rollUp(p, sums)
			}
			return func(of id) int64 { return sums[of] }
		},
	}
}

// index maps ids to the caller's Positions, for the libraries that hold ids
// or numbers only, and returns the tops. Its checks are those that these
// libraries do not make, and the author has to.
func index(o socialorg.Org) (positions map[id]*position, tops []*position, err error) {
	roles, err := checkRoles(o)
	if err != nil {
		return nil, nil, err
	}
	positions = make(map[id]*position, len(o.Positions))
	for i := range o.Positions {
		p := &o.Positions[i]
		if err := checkTexts(p, roles); err != nil {
			return nil, nil, err
		}
		if _, ok := positions[p.ID]; ok {
			return nil, nil, errDuplicate(p.ID)
		}
		positions[p.ID] = p
		if p.ReportsTo == "" {
			tops = append(tops, p)
		}
	}
	for _, p := range positions {
		if _, ok := positions[p.ReportsTo]; !ok && p.ReportsTo != "" {
			return nil, nil, errUnknown(p.ReportsTo)
		}
	}
	return positions, tops, nil
}

// newGraph uses github.com/dominikbraun/graph with PreventCycles. Its maps of
// neighbours are taken once, because its searches make them anew each time.
func newGraph(o socialorg.Org) (*model, error) {
	roles, err := checkRoles(o)
	if err != nil {
		return nil, err
	}
	g := graph.New(func(p *position) id { return p.ID }, graph.Directed(), graph.PreventCycles())
	var tops []*position
	for i := range o.Positions {
		p := &o.Positions[i]
		if err := checkTexts(p, roles); err != nil {
			return nil, err
		}
		if err := g.AddVertex(p); err != nil {
			return nil, err
		}
		if p.ReportsTo == "" {
			tops = append(tops, p)
		}
	}
	positions := make(map[id]*position, len(o.Positions))
	for i := range o.Positions {
		p := &o.Positions[i]
		positions[p.ID] = p
		if p.ReportsTo == "" {
			continue
		}
		if err := g.AddEdge(p.ReportsTo, p.ID); err != nil {
			return nil, err
		}
	}
	reports, err := g.AdjacencyMap()
	if err != nil {
		return nil, err
	}
	managers, err := g.PredecessorMap()
	if err != nil {
		return nil, err
	}
	up := func(p *position) *position {
		for m := range managers[p.ID] {
			return positions[m]
		}
		return nil
	}
	down := func(p *position) []*position {
		list := make([]*position, 0, len(reports[p.ID]))
		for r := range reports[p.ID] {
			list = append(list, positions[r])
		}
		return list
	}
	return walks(len(o.Positions), tops, up, down, positions), nil
}

// newGonum uses gonum's simple.DirectedGraph, whose nodes are numbers, and
// topo.Sort, which finds cycles. A position that reports to itself would make
// it panic.
func newGonum(o socialorg.Org) (*model, error) {
	positions, tops, err := index(o)
	if err != nil {
		return nil, err
	}
	numbers := make(map[id]int64, len(o.Positions))
	g := simple.NewDirectedGraph()
	for i := range o.Positions {
		numbers[o.Positions[i].ID] = int64(i)
		g.AddNode(simple.Node(i))
	}
	for i := range o.Positions {
		switch p := &o.Positions[i]; p.ReportsTo {
		case "":
		case p.ID:
			return nil, errCycle
		default:
			g.SetEdge(simple.Edge{F: simple.Node(numbers[p.ReportsTo]), T: simple.Node(i)})
		}
	}
	if _, err := topo.Sort(g); err != nil {
		return nil, err
	}
	up := func(p *position) *position {
		managers := g.To(numbers[p.ID])
		if !managers.Next() {
			return nil
		}
		return &o.Positions[managers.Node().ID()]
	}
	down := func(p *position) []*position {
		reports := g.From(numbers[p.ID])
		list := make([]*position, 0, reports.Len())
		for reports.Next() {
			list = append(list, &o.Positions[reports.Node().ID()])
		}
		return list
	}
	return walks(len(o.Positions), tops, up, down, positions), nil
}

// newDAG uses github.com/heimdalr/dag. It is given managers before their
// reports, which is the order that its caches take best, and its map of
// ancestors answers who is above whom.
func newDAG(o socialorg.Org) (*model, error) {
	positions, tops, err := index(o)
	if err != nil {
		return nil, err
	}
	d := dag.NewDAG()
	for i := range o.Positions {
		if err := d.AddVertexByID(string(o.Positions[i].ID), &o.Positions[i]); err != nil {
			return nil, err
		}
	}
	reports := make(map[id][]*position)
	for i := range o.Positions {
		reports[o.Positions[i].ReportsTo] = append(reports[o.Positions[i].ReportsTo], &o.Positions[i])
	}
	queue := slices.Clone(tops)
	for at := 0; at < len(queue); at++ {
		for _, r := range reports[queue[at].ID] {
			if err := d.AddEdge(string(r.ReportsTo), string(r.ID)); err != nil {
				return nil, err
			}
			queue = append(queue, r)
		}
	}
	if len(queue) < len(o.Positions) {
		return nil, errCycle
	}
	up := func(p *position) *position {
		managers, err := d.GetParents(string(p.ID))
		if err == nil {
			for _, m := range managers {
				return m.(*position)
			}
		}
		return nil
	}
	down := func(p *position) []*position {
		reports, err := d.GetChildren(string(p.ID))
		if err != nil {
			return nil
		}
		list := make([]*position, 0, len(reports))
		for _, r := range reports {
			list = append(list, r.(*position))
		}
		return list
	}
	return walks(len(o.Positions), tops, up, down, positions), nil
}

// casbinLevels is the limit that casbin's enforcer gives its role manager.
const casbinLevels = 10

// newCasbin uses casbin's default role manager.
func newCasbin(o socialorg.Org) (*model, error) {
	positions, tops, err := index(o)
	if err != nil {
		return nil, err
	}
	var rm rbac.RoleManager = defaultrolemanager.NewRoleManager(casbinLevels)
	for i := range o.Positions {
		if p := &o.Positions[i]; p.ReportsTo != "" {
			if err := rm.AddLink(string(p.ID), string(p.ReportsTo)); err != nil {
				return nil, err
			}
		}
	}
	list := func(names []string, err error) []*position {
		if err != nil {
			return nil
		}
		list := make([]*position, len(names))
		for i, name := range names {
			list[i] = positions[id(name)]
		}
		return list
	}
	up := func(p *position) *position {
		names, err := rm.GetRoles(string(p.ID))
		if err != nil || len(names) == 0 {
			return nil
		}
		return positions[id(names[0])]
	}
	down := func(p *position) []*position { return list(rm.GetUsers(string(p.ID))) }
	m := walks(len(o.Positions), tops, up, down, positions)
	m.manages = func(a, b id) bool {
		is, err := rm.HasLink(string(b), string(a))
		return err == nil && is && a != b
	}
	return m, nil
}

// newCedar uses cedar-go: positions are entities, managers their parents, and
// the policy asks whether the resource is in the principal.
func newCedar(o socialorg.Org) (*model, error) {
	if _, _, err := index(o); err != nil {
		return nil, err
	}
	entity := func(of id) types.EntityUID { return types.NewEntityUID("Position", types.String(of)) }
	entities := make(types.EntityMap, len(o.Positions))
	for i := range o.Positions {
		p := &o.Positions[i]
		e := types.Entity{UID: entity(p.ID)}
		if p.ReportsTo != "" {
			e.Parents = types.NewEntityUIDSet(entity(p.ReportsTo))
		}
		entities[e.UID] = e
	}
	policies, err := cedar.NewPolicySetFromBytes("manages", []byte(`permit (principal, action, resource) when { resource in principal && resource != principal };`))
	if err != nil {
		return nil, err
	}
	action := types.NewEntityUID("Action", "manage")
	return &model{
		manages: func(a, b id) bool {
			decision, _ := cedar.Authorize(policies, entities, cedar.Request{Principal: entity(a), Action: action, Resource: entity(b)})
			return decision == cedar.Allow
		},
	}, nil
}
