package socialorg_test

import (
	"cmp"
	"errors"
	"fmt"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/socialorg"
)

// A stack on which every test runs, too small for a walk that recurses over a big
// organisation.
func init() { debug.SetMaxStack(8 << 20) }

// bigOrg returns n positions, each under the one that manager names; held,
// with a role, so that the rules have something to look at.
func bigOrg(n int, manager func(i int) int) socialorg.Org {
	o := socialorg.Org{Roles: []socialorg.Role{{ID: "boss", Name: "Boss"}}, Positions: make([]socialorg.Position, n)}
	holders := []string{"h"}
	for i := range o.Positions {
		o.Positions[i] = socialorg.Position{ID: socialorg.PositionID(strconv.Itoa(i)), Role: "boss", Holders: holders}
		if i > 0 {
			o.Positions[i].ReportsTo = o.Positions[manager(i)].ID
		}
	}
	return o
}

// A3: nothing recurses over an organisation or takes more than linear time:
// every method on a chain of a million positions, and on a tenth of that in every
// other shape, on a small stack.
func TestBig(t *testing.T) {
	t.Parallel()
	r := seeded(30)
	for _, shape := range []struct {
		name    string
		n       int
		manager func(i int) int
		depth   func(n int) int // of the last position; nil where chance decides
	}{
		{"chain", 1_000_000, func(i int) int { return i - 1 }, func(n int) int { return n - 1 }},
		{"star", 100_000, func(int) int { return 0 }, func(int) int { return 1 }},
		{"caterpillar", 100_000, func(i int) int { return (i - 1) / 2 * 2 }, func(n int) int { return n / 2 }}, // a chain of the even ones, an odd one beside each
		{"random tree", 100_000, func(i int) int { return r.IntN(i) }, nil},
	} {
		n := shape.n
		if testing.Short() {
			n = 12_000
		}
		t.Run(fmt.Sprintf("A3 %s of %d", shape.name, n), func(t *testing.T) {
			t.Parallel()
			o := bigOrg(n, shape.manager)
			h := build(t, o)
			top, bottom := o.Positions[0].ID, o.Positions[n-1].ID
			for name, ask := range answers(h, bottom, top) {
				if strings.HasSuffix(name, "MarshalJSON") || strings.HasSuffix(name, "UnmarshalJSON") {
					continue // below, on fewer
				}
				said := ask()
				switch name {
				case "Hierarchy.Nodes", "Node.AllReports", "Node.Chain":
					want := map[string]int{"Hierarchy.Nodes": n, "Node.AllReports": n - 1, "Node.Chain": h.Node(bottom).Depth()}[name]
					require.Len(t, said, want, name)
				case "Node.Manages", "Hierarchy.Equal":
					require.Equal(t, true, said, name)
				case "RollUp":
					require.Equal(t, int64(n), said.([]int64)[0])
				case "Node.Span":
					require.Contains(t, said, strconv.Itoa(n-1))
				}
			}
			if shape.depth != nil {
				require.Equal(t, shape.depth(n), h.Node(bottom).Depth())
			}
			few := build(t, bigOrg(n/20, shape.manager))
			require.NotEmpty(t, answers(few, bottom, top)["Hierarchy.MarshalJSON"]())
			require.Equal(t, "<nil> true", answers(few, bottom, top)["Hierarchy.UnmarshalJSON"](), "written, read and Equal")
		})
	}
}

// Many positions keep their content, their roles and their managers.
func TestBigContent(t *testing.T) {
	t.Parallel()
	o := randomForest(seeded(31), 20_000)
	h, m := build(t, o), modelOf(o)
	got := h.Org()
	require.Len(t, got.Positions, len(o.Positions))
	roles := map[socialorg.RoleID]string{"chief": "Chief", "lead": "Lead", "worker": "Worker"}
	for i, p := range o.Positions {
		require.Equal(t, p, got.Positions[i])
		n := h.Node(p.ID)
		require.Equal(t, fmt.Sprintf("positions[%d]", i), n.ProblemPath(""))
		require.Equal(t, cmp.Or(roles[p.Role], string(p.ID)), n.Title())
		want, _ := m.manager(p.ID)
		require.Equal(t, want, n.Manager().Position())
	}
}

// A2, B10: fifty thousand positions in one circle, and as many mistakes, are
// problems like any other.
func TestBigMistakes(t *testing.T) {
	t.Parallel()
	n := 50_000
	if testing.Short() {
		n = 12_000
	}
	o := bigOrg(n, func(i int) int { return i - 1 })
	o.Positions[0].ReportsTo = o.Positions[n-1].ID
	err := o.Validate()
	requireProblems(t, err, problem("positions[0].reportsTo", socialorg.ErrCycle))
	requirePrintable(t, err.Error())

	for i := range o.Positions {
		o.Positions[i].ReportsTo = "nobody"
	}
	ps, ok := errors.AsType[socialorg.Problems](o.Validate())
	require.True(t, ok)
	require.Len(t, ps, socialorg.MaxProblems+1)
	require.Equal(t, n-socialorg.MaxProblems, ps[socialorg.MaxProblems].More, "the rest is counted")
	require.False(t, slices.ContainsFunc(ps[:socialorg.MaxProblems], func(p socialorg.Problem) bool { return p.Code != socialorg.ErrUnknown }))
	requirePrintable(t, ps.Error())
	require.Contains(t, ps.Error(), " more")
}
