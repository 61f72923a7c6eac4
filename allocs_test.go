//go:build !race

package socialorg_test // the race detector allocates

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/socialorg"
)

// No question allocates, however long its walk and however full the positions,
// but for those that give copies.
func TestNoAllocations(t *testing.T) {
	o := fullOrg()
	for i := range 100 {
		o.Positions = append(
			o.Positions,
			socialorg.Position{ID: socialorg.PositionID(fmt.Sprint("x", i)), Role: "worker", Holders: []string{"h"}, ReportsTo: o.Positions[len(o.Positions)-1].ID},
		)
	}
	h := build(t, o)
	n, middle, top := h.Node("x99"), h.Node("x50"), h.Node("d")
	walked := 0
	for name, query := range map[string]func(){
		"Node":             func() { h.Node("x99") },
		"Exists":           func() { n.Exists() },
		"ID":               func() { n.ID() },
		"Title":            func() { n.Title() },
		"String":           func() { _ = n.String() },
		"Role":             func() { n.RoleID() },
		"Rank":             func() { n.Rank() },
		"Involvement":      func() { n.Involvement(socialorg.AreaBudget) },
		"Vacant":           func() { n.Vacant() },
		"Headcount":        func() { n.Headcount() },
		"Equal":            func() { n.Equal(top) },
		"Manager":          func() { n.Manager() },
		"EffectiveManager": func() { middle.EffectiveManager() },
		"Approver":         func() { n.Approver("spend") },
		"Owner":            func() { n.Owner("spend") },
		"Manages":          func() { top.Manages(n) },
		"CommonManager":    func() { n.CommonManager(h.Node("b")) },
		"Depth":            func() { n.Depth() },
		"Span":             func() { top.Span() },
		"Len":              func() { h.Len() },
		"Name":             func() { _ = h.Name() },
		"Attribute":        func() { h.Node("g").Attribute("department") },
		"InOrder": func() {
			for m := range h.InOrder() {
				walked += m.Headcount()
			}
		},
		"Word": func() { h.Term("tiktok") },
		"Holders": func() {
			for holder := range h.Node("g").Holders() {
				walked += len(holder)
			}
		},
		"Chain": func() {
			for m := range n.Chain() {
				walked += m.Headcount()
			}
		},
		"Reports": func() {
			for m := range h.Node("a").Reports() {
				walked += m.Headcount()
			}
		},
		"AllReports": func() {
			for m := range top.AllReports() {
				walked += m.Headcount()
			}
		},
		"DottedTo": func() {
			for m := range h.Node("g").DottedTo() {
				walked += m.Headcount()
			}
		},
		"DottedReports": func() {
			for m := range h.Node("e").DottedReports() {
				walked += m.Headcount()
			}
		},
		"Nodes": func() {
			for m := range h.Nodes() {
				walked += m.Headcount()
			}
		},
		"Tops": func() {
			for m := range h.Tops() {
				walked += m.Headcount()
			}
		},
		"HeldBy": func() {
			for m := range h.HeldBy("h") {
				walked += m.Headcount()
			}
		},
		"the zero Node": func() {
			h.Node("no").Manages(n)
			n.CommonManager(h.Node("no"))
			for m := range h.Node("no").Chain() {
				walked += m.Headcount()
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			require.Zero(t, testing.AllocsPerRun(100, query))
		})
	}
	require.Positive(t, walked)
	require.True(t, n.Approver("spend").Exists())
}

// RollUp allocates one block for its values, whatever their number, and the
// walk that it returns.
func TestRollUpAllocations(t *testing.T) {
	own := func(socialorg.Node) int64 { return 1 }
	merge := func(a, b int64) int64 { return a + b }
	for _, n := range []int{10, 1000} {
		h := build(t, randomForest(seeded(14), n))
		require.LessOrEqual(t, testing.AllocsPerRun(50, func() {
			socialorg.RollUp(h, own, merge)
		}), 2.0)
	}
}

// Building takes a block for each column, and nothing for each position.
func TestBuildAllocations(t *testing.T) {
	o := bigOrg(10_000, func(i int) int { return (i - 1) / 5 })
	allocs := testing.AllocsPerRun(3, func() {
		_, err := socialorg.NewHierarchy(o)
		require.NoError(t, err)
	})
	require.Less(t, allocs, 1_000.0)
}
