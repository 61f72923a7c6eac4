package socialorg_test

import (
	"encoding/json"
	"fmt"
	"iter"
	"maps"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/stretchr/testify/require"

	"example.com/socialorg"
)

// answers has every exported method of a Hierarchy and of a Node, and RollUp, by
// name, as a function that asks h about a and b and returns all that it said.
func answers(h *socialorg.Hierarchy, a, b socialorg.PositionID) map[string]func() any {
	n, m := h.Node(a), h.Node(b)
	ids := func(seq iter.Seq[socialorg.Node]) func() any { return func() any { return idsOf(seq) } }
	id := func(n socialorg.Node) func() any { return func() any { return n.ID() } }
	return map[string]func() any{
		"Hierarchy.Campaign":    func() any { c, ok := h.Campaign("spring"); return fmt.Sprintf("%+v %v", c.Name, ok) },
		"Hierarchy.Campaigns":   func() any { return fmt.Sprint(len(maps.Collect(h.Campaigns()))) },
		"Hierarchy.Check":       func() any { return fmt.Sprint(h.Check(everyTop())) },
		"Hierarchy.Coverage":    func() any { return fmt.Sprint(h.Coverage()) },
		"Hierarchy.Equal":       func() any { same := h; return h.Equal(same) && h.Equal(nil) == h.Equal(new(socialorg.Hierarchy)) },
		"Hierarchy.HeldBy":      ids(h.HeldBy("h1-a")),
		"Hierarchy.Len":         func() any { return h.Len() },
		"Hierarchy.MarshalJSON": func() any { text, err := h.MarshalJSON(); return fmt.Sprintf("%s %v", text, err) },
		"Hierarchy.Node":        func() any { return h.Node(a).ID() },
		"Hierarchy.Nodes":       ids(h.Nodes()),
		"Hierarchy.Org":         func() any { return h.Org() },
		"Hierarchy.Role":        func() any { r, ok := h.Role("boss"); return fmt.Sprintf("%+v %v", r, ok) },
		"Hierarchy.Roles":       func() any { return fmt.Sprint(len(maps.Collect(h.Roles()))) },
		"Hierarchy.Tops":        ids(h.Tops()),
		"Hierarchy.InOrder":     ids(h.InOrder()),
		"Hierarchy.Name":        func() any { return h.Name() },
		"Hierarchy.Term":        func() any { name, ok := h.Term("tiktok"); return fmt.Sprint(name, ok) },
		"Hierarchy.UnmarshalJSON": func() any {
			text, err := h.MarshalJSON()
			if err != nil {
				return err
			}
			var g socialorg.Hierarchy
			err = g.UnmarshalJSON(text)
			return fmt.Sprint(err, g.Equal(h))
		},
		"Node.Owner":            id(n.Owner("spend")),
		"Node.Approver":         id(n.Approver("manage-budget")),
		"Node.Attribute":        func() any { return n.Attribute("department") },
		"Node.Org":              func() any { return n.Org() },
		"Hierarchy.Part":        func() any { return h.Part(func(m socialorg.Node) bool { return m == n }) },
		"Node.AllReports":       ids(m.AllReports()),
		"Node.Chain":            ids(n.Chain()),
		"Node.CommonManager":    id(n.CommonManager(m)),
		"Node.Depth":            func() any { return n.Depth() },
		"Node.DottedReports":    ids(n.DottedReports()),
		"Node.DottedTo":         ids(n.DottedTo()),
		"Node.EffectiveManager": id(n.EffectiveManager()),
		"Node.Equal":            func() any { return n.Equal(h.Node(a)) },
		"Node.Exists":           func() any { return n.Exists() },
		"Node.Headcount":        func() any { return n.Headcount() },
		"Node.Holders":          func() any { return fmt.Sprint(slices.Collect(n.Holders())) },
		"Node.ID":               id(n),
		"Node.Involvement":      func() any { return n.Involvement(socialorg.AreaBudget) },
		"Node.Manager":          id(n.Manager()),
		"Node.Manages":          func() any { return m.Manages(n) },
		"Node.MarshalText":      func() any { text, err := n.MarshalText(); return fmt.Sprintf("%s %v", text, err) },
		"Node.Position":         func() any { return n.Position() },
		"Node.ProblemPath":      func() any { return n.ProblemPath("id") },
		"Node.Rank":             func() any { return n.Rank() },
		"Node.Reports":          ids(m.Reports()),
		"Node.RoleID":           func() any { return n.RoleID() },
		"Node.Span":             func() any { direct, all := m.Span(); return fmt.Sprint(direct, all) },
		"Node.String":           func() any { return n.String() },
		"Node.Title":            func() any { return n.Title() },
		"Node.Vacant":           func() any { return n.Vacant() },
		"RollUp": func() any {
			var sums []int64
			for _, sum := range socialorg.RollUp(h, func(socialorg.Node) int64 { return 1 }, func(a, b int64) int64 { return a + b }) {
				sums = append(sums, sum)
			}
			return sums
		},
	}
}

// A method that answers leaves out would escape the tests that go through all
// of them.
func TestAnswersAreComplete(t *testing.T) {
	names := []string{"RollUp"}
	for m := range reflect.TypeFor[*socialorg.Hierarchy]().Methods() {
		names = append(names, "Hierarchy."+m.Name)
	}
	for m := range reflect.TypeFor[socialorg.Node]().Methods() {
		names = append(names, "Node."+m.Name)
	}
	require.ElementsMatch(t, names, slices.Collect(maps.Keys(answers(nil, "", ""))))
}

// A11: an empty Hierarchy, a nil one and the zero Node answer everything with
// nothing.
func TestNothingIsAnsweredWithNothing(t *testing.T) {
	empty := map[string]any{
		"Hierarchy.Campaign": " false", "Hierarchy.Campaigns": "0", "Hierarchy.Check": "<nil>", "Hierarchy.Coverage": "[]",
		"Hierarchy.Equal": true, "Hierarchy.Len": 0, "Hierarchy.MarshalJSON": "{} <nil>", "Hierarchy.Org": socialorg.Org{},
		"Hierarchy.Roles": "0", "Hierarchy.Term": "false", "Hierarchy.UnmarshalJSON": "<nil> true",
		"Hierarchy.Name": "", "Node.Attribute": "", "Node.Org": socialorg.Org{}, "Hierarchy.Part": socialorg.Org{},
		"Node.Depth": -1, "Node.Equal": true, "Node.Exists": false, "Node.Headcount": 0, "Node.Holders": "[]",
		"Node.Involvement": socialorg.Involvement(""), "Node.Manages": false, "Node.MarshalText": " <nil>",
		"Node.Position": socialorg.Position{}, "Node.ProblemPath": "", "Node.Rank": socialorg.Rank(""), "Node.RoleID": socialorg.RoleID(""),
		"Node.Span": "0 0", "Node.String": "(none)", "Node.Title": "", "Node.Vacant": false, "RollUp": []int64(nil),
	}
	for name, h := range map[string]*socialorg.Hierarchy{"nil": nil, "zero": {}, "built from nothing": build(t, socialorg.Org{})} {
		for question, ask := range answers(h, "a", "b") {
			want, ok := empty[question]
			switch said := ask().(type) {
			case []socialorg.PositionID:
				require.Empty(t, said, "%s: %s", name, question)
			case socialorg.PositionID:
				require.Empty(t, said, "%s: %s", name, question)
			default:
				if question == "Hierarchy.Role" {
					require.Contains(t, said, "false")
					continue
				}
				require.True(t, ok, question)
				require.Equal(t, want, said, "%s: %s", name, question)
			}
		}
	}
}

// Every question against the obvious walk over a map, for all pairs of random
// forests.
func TestHierarchyAgainstModel(t *testing.T) {
	t.Parallel()
	r := seeded(10)
	for n := range 40 {
		o := randomForest(r, n)
		h, m := build(t, o), modelOf(o)
		require.Equal(t, n, h.Len())
		requireSame(t, "Tops", m.tops(), idsOf(h.Tops()))
		requireSame(t, "Nodes", m.below(m.tops()), idsOf(h.Nodes()))
		ids := []socialorg.PositionID{"", "unheard-of", "P1"}
		for _, p := range o.Positions {
			ids = append(ids, p.ID)
		}
		for _, a := range ids {
			n := h.Node(a)
			want := m.byID[a]
			require.Equal(t, want.ID != "", n.Exists())
			if diff := cmp.Diff(want, n.Position()); diff != "" {
				t.Fatalf("Position (-want +got):\n%s", diff)
			}
			require.Equal(t, want.Role, n.RoleID())
			require.Equal(t, len(want.Holders), n.Headcount())
			require.Equal(t, want.ID != "" && len(want.Holders) == 0, n.Vacant())
			require.Equal(t, want.ReportsTo, n.Manager().ID())
			require.Equal(t, m.effectiveManager(a), n.EffectiveManager().ID())
			for _, duty := range []socialorg.Key{"spend", "lead", "hire", "paint"} {
				require.Equal(t, m.approver(a, duty), n.Approver(duty).ID(), "%s for %s", a, duty)
				require.Equal(t, m.accountableFor(a, duty), n.Owner(duty).ID(), "%s for %s", a, duty)
			}
			requireSame(t, "Chain", m.chain(a), idsOf(n.Chain()))
			requireSame(t, "Reports", m.reports(a), idsOf(n.Reports()))
			below := m.below(m.reports(a))
			requireSame(t, "AllReports", below, idsOf(n.AllReports()))
			direct, all := n.Span()
			require.Equal(t, len(m.reports(a)), direct)
			require.Equal(t, len(below), all)
			if n.Exists() {
				require.Equal(t, len(m.chain(a)), n.Depth())
			} else {
				require.Equal(t, -1, n.Depth())
			}
			for _, b := range ids {
				require.Equal(t, m.manages(a, b), n.Manages(h.Node(b)), "Manages(%q, %q)", a, b)
				require.Equal(t, m.commonManager(a, b), n.CommonManager(h.Node(b)).ID(), "CommonManager(%q, %q)", a, b)
			}
		}
		for _, holder := range []string{"h0", "h1", "h2", ""} {
			var held []socialorg.PositionID
			for _, id := range m.below(m.tops()) {
				if slices.Contains(m.byID[id].Holders, holder) {
					held = append(held, id)
				}
			}
			requireSame(t, "HeldBy", held, idsOf(h.HeldBy(holder)))
		}
	}
}

// Dotted lines lead both ways, and take no part in chains.
func TestDottedLines(t *testing.T) {
	o := chart("a", "b<a", "c<a", "d<c")
	o.Position("d").DottedTo = []socialorg.PositionID{"b", "a"}
	o.Position("b").DottedTo = []socialorg.PositionID{"c"}
	o.Position("a").DottedTo = []socialorg.PositionID{"b"}
	h := build(t, o)
	for id, want := range map[socialorg.PositionID][2][]socialorg.PositionID{
		"a": {{"b"}, {"d"}}, "b": {{"c"}, {"a", "d"}}, "c": {nil, {"b"}}, "d": {{"b", "a"}, nil},
	} {
		requireSame(t, "DottedTo "+string(id), want[0], idsOf(h.Node(id).DottedTo()))
		requireSame(t, "DottedReports "+string(id), want[1], idsOf(h.Node(id).DottedReports()))
	}
	requireSame(t, "Chain", []socialorg.PositionID{"c", "a"}, idsOf(h.Node("d").Chain()))
}

// A Node is a value: comparable, the key of a map, of one Hierarchy only.
func TestNodesAreHandles(t *testing.T) {
	h, g := build(t, chart("a", "b<a")), build(t, chart("a", "b<a"))
	require.Equal(t, h.Node("a"), h.Node("b").Manager())
	require.True(t, h.Node("a").Equal(h.Node("a")))
	require.False(t, h.Node("a").Equal(g.Node("a")))
	require.False(t, h.Node("a").Manages(g.Node("b")))
	require.Equal(t, socialorg.Node{}, h.Node("a").CommonManager(g.Node("b")))
	require.Empty(t, cmp.Diff(h.Node("a"), h.Node("a")))
	require.NotEmpty(t, cmp.Diff(h.Node("a"), h.Node("b")))
	seats := map[socialorg.Node]int{h.Node("a"): 1, h.Node("b"): 2}
	text, err := json.Marshal(map[string]any{"seats": seats, "top": h.Node("a"), "none": socialorg.Node{}})
	require.NoError(t, err)
	require.JSONEq(t, `{"seats":{"a":1,"b":2},"top":"a","none":""}`, string(text))
}

// A long walk takes the jumps of CommonManager that small forests do not.
func TestCommonManagerFarAway(t *testing.T) {
	t.Parallel()
	r := seeded(11)
	for range 8 {
		o := randomForest(r, 300)
		for i := range o.Positions { // one line from top to bottom, with branches
			if i > 0 && r.IntN(10) > 0 {
				o.Positions[i].ReportsTo = o.Positions[i-1].ID
			} else {
				o.Positions[i].ReportsTo = ""
			}
			if i > 0 && r.IntN(40) > 0 && o.Positions[i].ReportsTo == "" {
				o.Positions[i].ReportsTo = o.Positions[r.IntN(i)].ID
			}
		}
		h, m := build(t, o), modelOf(o)
		for range 50 {
			a, b := pick(r, o.Positions...).ID, pick(r, o.Positions...).ID
			want := m.commonManager(a, b)
			require.Equal(t, want, h.Node(a).CommonManager(h.Node(b)).ID())
			require.Equal(t, want, h.Node(b).CommonManager(h.Node(a)).ID())
		}
	}
}

// E3: siblings follow the order of the input; nothing else depends on it.
func TestPermutedHierarchy(t *testing.T) {
	t.Parallel()
	r := seeded(12)
	for range 20 {
		o := randomForest(r, 25)
		said := func() map[string]string {
			h := build(t, o)
			all := make(map[string]string)
			for n := range h.Nodes() {
				reports := slices.Sorted(slices.Values(idsOf(n.AllReports())))
				direct, _ := n.Span()
				all[string(n.ID())] = fmt.Sprint(idsOf(n.Chain()), reports, direct, n.Depth(), n,
					n.EffectiveManager(), n.Approver("manage-budget"))
				for m := range h.Nodes() {
					all[string(n.ID()+" "+m.ID())] = fmt.Sprint(n.Manages(m), n.CommonManager(m))
				}
			}
			return all
		}
		want := said()
		for range 5 {
			shuffle(r, o.Positions)
			if diff := cmp.Diff(want, said()); diff != "" {
				t.Fatalf("answers (-first +permuted):\n%s", diff)
			}
		}
	}
}

// E3: the same input gives the same bytes, every time.
func TestSameBytes(t *testing.T) {
	text := func(h *socialorg.Hierarchy) string {
		out, err := json.Marshal(h)
		require.NoError(t, err)
		return string(out) + fmt.Sprint(h.Check(everyTop()), idsOf(h.Nodes()))
	}
	broken := fullOrg()
	broken.Positions[2].ReportsTo = "b"
	broken.Roles[0].ReportsTo[1].To = "x"
	broken.Campaigns[0].Team = append(broken.Campaigns[0].Team, "x", "y", "A")
	broken.Terms = map[socialorg.Key]string{"A": "a", "B": "", "c": "\x00", "D": "d"}
	want, wantError := text(build(t, fullOrg())), broken.Validate()
	require.Error(t, wantError)
	for range 100 {
		require.Equal(t, want, text(build(t, fullOrg())))
		require.EqualError(t, broken.Validate(), wantError.Error())
	}
}

func TestTitle(t *testing.T) {
	h := build(t, socialorg.Org{
		Roles:     []socialorg.Role{{ID: "r", Name: "Writer"}},
		Positions: []socialorg.Position{{ID: "a", Role: "r", Title: "Poet"}, {ID: "b", Role: "r"}, {ID: "c", Title: "Boss"}, {ID: "d"}},
	})
	for id, want := range map[socialorg.PositionID]string{"a": "Poet", "b": "Writer", "c": "Boss", "d": "d", "e": "", "": ""} {
		require.Equal(t, want, h.Node(id).Title(), "%q", id)
	}
}

// A path leads to the position in the Org, whatever its place in the tree.
func TestProblemPath(t *testing.T) {
	h := build(t, chart("c<b", "a", "b<a"))
	for i, p := range h.Org().Positions {
		require.Equal(t, fmt.Sprintf("positions[%d]", i), h.Node(p.ID).ProblemPath(""))
		require.Equal(t, fmt.Sprintf("positions[%d].reportsTo", i), h.Node(p.ID).ProblemPath("reportsTo"))
	}
}

func TestHierarchyRole(t *testing.T) {
	h := build(t, fullOrg())
	roles := maps.Collect(h.Roles())
	for i, want := range fullOrg().Roles {
		got, ok := h.Role(want.ID)
		require.True(t, ok)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("role (-want +got):\n%s", diff)
		}
		if diff := cmp.Diff(want, roles[i]); diff != "" {
			t.Errorf("roles (-want +got):\n%s", diff)
		}
	}
	_, ok := h.Role("x")
	require.False(t, ok)
	campaigns := maps.Collect(h.Campaigns())
	for i, want := range fullOrg().Campaigns {
		got, ok := h.Campaign(want.Key)
		require.True(t, ok)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("campaign (-want +got):\n%s", diff)
		}
		if diff := cmp.Diff(want, campaigns[i]); diff != "" {
			t.Errorf("campaigns (-want +got):\n%s", diff)
		}
	}
}

// A KPI of a campaign that gives no definition takes that of Org.KPIs.
func TestCampaignsTakeDefinitions(t *testing.T) {
	definition := socialorg.KPI{Key: "smiles", Name: "Smiles", Unit: socialorg.UnitCount, Numerator: []socialorg.Metric{"likes"}, Goal: "joy"}
	o := socialorg.Org{
		KPIs: []socialorg.KPI{definition},
		Campaigns: []socialorg.Campaign{{Key: "c", KPIs: []socialorg.KPI{
			{Key: "smiles", Min: number(5)},
			{Key: "smiles", Unit: socialorg.UnitPercent, Channels: []socialorg.Key{"x"}},
		}}},
	}
	c, ok := build(t, o).Campaign("c")
	require.True(t, ok)
	defined := definition.AtLeast(5)
	if diff := cmp.Diff([]socialorg.KPI{defined, o.Campaigns[0].KPIs[1]}, c.KPIs); diff != "" {
		t.Errorf("KPIs (-want +got):\n%s", diff)
	}
	o.KPIs = nil
	requireProblems(t, o.Validate(), problem("campaigns[0].kpis[0].unit", socialorg.ErrRequired))
}

// RollUp against a sum over everybody below; the order of merging shows in a
// merge that is not commutative.
func TestRollUp(t *testing.T) {
	r := seeded(13)
	for n := range 30 {
		o := randomForest(r, n)
		h, m := build(t, o), modelOf(o)
		owns, merges := 0, 0
		seq := socialorg.RollUp(h, func(n socialorg.Node) string {
			owns++
			return "(" + string(n.ID()) + ")"
		}, func(a, b string) string {
			merges++
			return strings.TrimSuffix(a, ")") + b + ")"
		})
		require.Equal(t, n, owns, "own is called once for each position")
		require.Equal(t, n-len(m.tops()), merges, "merge is called once for each line")
		var order []socialorg.PositionID
		for n, text := range seq {
			order = append(order, n.ID())
			require.Equal(t, m.nested(n.ID()), text)
		}
		requireSame(t, "RollUp", m.below(m.tops()), order)
	}
}

// nested writes a position and everybody below as "(a(b)(c(d)))".
func (m model) nested(id socialorg.PositionID) string {
	text := "(" + string(id)
	for _, report := range m.reports(id) {
		text += m.nested(report)
	}
	return text + ")"
}

// A11: RollUp without a function, or without positions, has no values.
func TestRollUpOfNothing(t *testing.T) {
	h := build(t, chart("a", "b<a"))
	own := func(socialorg.Node) int { return 1 }
	merge := func(a, b int) int { return a + b }
	for name, seq := range map[string]iter.Seq2[socialorg.Node, int]{
		"no own": socialorg.RollUp(h, nil, merge), "no merge": socialorg.RollUp(h, own, nil),
		"nothing": socialorg.RollUp[int](nil, nil, nil), "nobody": socialorg.RollUp(nil, own, merge),
	} {
		for range seq {
			t.Errorf("%s has a value", name)
		}
	}
}

// E8: iterators may be left early, run again, and run inside one another.
func TestIterators(t *testing.T) {
	h := build(t, chart("a", "b<a", "c<b", "d<a", "e"))
	pairs := socialorg.RollUp(h, func(socialorg.Node) int { return 1 }, func(a, b int) int { return a + b })
	for name, tt := range map[string]struct {
		seq  iter.Seq[socialorg.Node]
		want []socialorg.PositionID
	}{
		"Nodes":      {h.Nodes(), []socialorg.PositionID{"a", "b", "c", "d", "e"}},
		"Tops":       {h.Tops(), []socialorg.PositionID{"a", "e"}},
		"Chain":      {h.Node("c").Chain(), []socialorg.PositionID{"b", "a"}},
		"Reports":    {h.Node("a").Reports(), []socialorg.PositionID{"b", "d"}},
		"AllReports": {h.Node("a").AllReports(), []socialorg.PositionID{"b", "c", "d"}},
		"RollUp": {func(yield func(socialorg.Node) bool) {
			for p := range pairs {
				if !yield(p) {
					return
				}
			}
		}, []socialorg.PositionID{"a", "b", "c", "d", "e"}},
	} {
		t.Run("E8 "+name, func(t *testing.T) {
			for stop := range tt.want {
				var got []socialorg.PositionID
				for p := range tt.seq {
					got = append(got, p.ID())
					if len(got) > stop {
						break
					}
				}
				require.Equal(t, tt.want[:stop+1], got, "left early")
			}
			var outer []socialorg.PositionID
			for p := range tt.seq {
				outer = append(outer, p.ID())
				require.Equal(t, tt.want, idsOf(tt.seq), "nested")
			}
			require.Equal(t, tt.want, outer)
			next, stop := iter.Pull(tt.seq)
			p, ok := next()
			require.True(t, ok)
			require.Equal(t, tt.want[0], p.ID())
			stop()
			require.Equal(t, tt.want, idsOf(tt.seq), "run again")
		})
	}
}

// E2: any number of goroutines may read at once; the race detector watches.
func TestConcurrentReaders(t *testing.T) {
	h := build(t, fullOrg())
	want := make(map[string]any)
	for name, ask := range answers(h, "b", "d") {
		want[name] = ask()
	}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 20 {
				for name, ask := range answers(h, "b", "d") {
					if got := ask(); !reflect.DeepEqual(want[name], got) {
						t.Errorf("%s: want %v, got %v", name, want[name], got)
					}
				}
			}
		})
	}
	wg.Wait()
}

// scramble changes everything that can be reached from v.
func scramble(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				scramble(v.Field(i))
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			scramble(v.Index(i))
		}
	case reflect.Pointer:
		if !v.IsNil() {
			scramble(v.Elem())
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			scrambled := reflect.New(v.Type().Elem()).Elem()
			scrambled.Set(v.MapIndex(key))
			scramble(scrambled)
			v.SetMapIndex(key, scrambled)
		}
	case reflect.String:
		v.SetString(v.String() + "-scrambled")
	case reflect.Float64:
		v.SetFloat(v.Float() + 1)
	case reflect.Int, reflect.Int64:
		v.SetInt(v.Int() + 1)
	case reflect.Bool:
		v.SetBool(!v.Bool())
	default:
		panic("scramble does not know a " + v.Kind().String())
	}
}

// appendAll appends to every list that can be reached from v, which must not
// write into what stands behind it.
func appendAll(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			appendAll(v.Field(i))
		}
	case reflect.Slice:
		for i := range v.Len() {
			appendAll(v.Index(i))
		}
		scrap := reflect.New(v.Type().Elem()).Elem()
		if scrap.Kind() == reflect.String {
			scrap.SetString("appended")
		}
		reflect.Append(v, scrap)
	}
}

// E1: a Hierarchy shares nothing with the Org it was built from, nor with the
// copies that it gives.
func TestCopiesAreDeep(t *testing.T) {
	o := fullOrg()
	h := build(t, o)
	text, err := json.Marshal(h)
	require.NoError(t, err)
	unchanged := func(what string) {
		t.Helper()
		got, err := json.Marshal(h)
		require.NoError(t, err)
		require.Equal(t, string(text), string(got), "%s shares something", what)
		require.Equal(t, []socialorg.PositionID{"a", "d"}, idsOf(h.Node("b").Chain()))
		require.Equal(t, socialorg.PositionID("a"), h.Node("b").Approver("spend").ID())
	}
	spoil := func(v any) {
		appendAll(reflect.ValueOf(v).Elem())
		scramble(reflect.ValueOf(v))
	}
	spoil(&o)
	unchanged("the Org that went in")
	o = h.Org()
	if diff := cmp.Diff(fullOrg(), o); diff != "" {
		t.Errorf("Org (-want +got):\n%s", diff)
	}
	spoil(&o)
	unchanged("Org")
	for n := range h.Nodes() {
		p := n.Position()
		spoil(&p)
		unchanged("Position")
	}
	for _, r := range fullOrg().Roles {
		got, ok := h.Role(r.ID)
		require.True(t, ok)
		spoil(&got)
		unchanged("Role")
	}
	for _, r := range h.Roles() {
		spoil(&r)
	}
	unchanged("Roles")
	for _, c := range h.Campaigns() {
		spoil(&c)
	}
	unchanged("Campaigns")
	one, ok := h.Campaign("spring")
	require.True(t, ok)
	spoil(&one)
	unchanged("Campaign")
	coverage := h.Coverage()
	spoil(&coverage)
	unchanged("Coverage")
}

// Two positions of one copy share nothing either: appending to one's list does
// not write into the other's.
func TestCopiesHaveNoRoom(t *testing.T) {
	o := build(t, fullOrg()).Org()
	for i := range o.Positions {
		p := &o.Positions[i]
		p.Holders = append(p.Holders, "appended")
		p.DottedTo = append(p.DottedTo, "appended")
		p.Formerly = append(p.Formerly, "appended")
	}
	for i, want := range fullOrg().Positions {
		want.Holders = append(want.Holders, "appended")
		want.DottedTo = append(want.DottedTo, "appended")
		want.Formerly = append(want.Formerly, "appended")
		if diff := cmp.Diff(want, o.Positions[i]); diff != "" {
			t.Errorf("positions[%d] (-want +got):\n%s", i, diff)
		}
	}
}

// Equal sees every field: whatever single thing of an organisation changes, and
// leaves it valid, makes it another one.
func TestEqualSeesEveryField(t *testing.T) {
	t.Parallel()
	words := map[reflect.Type][]string{
		reflect.TypeFor[string]():                {"changed", "SEK"},
		reflect.TypeFor[socialorg.Key]():         {"changed", "spare", "autumn"},
		reflect.TypeFor[socialorg.Code]():        {"changed"},
		reflect.TypeFor[socialorg.RoleID]():      {"changed", "spare"},
		reflect.TypeFor[socialorg.PositionID]():  {"changed", "g"},
		reflect.TypeFor[socialorg.Area]():        {"changed"},
		reflect.TypeFor[socialorg.Involvement](): {string(socialorg.Informed)},
		reflect.TypeFor[socialorg.Rank]():        {string(socialorg.RankExecutive)},
		reflect.TypeFor[socialorg.SkillLevel]():  {string(socialorg.LevelAwareness)},
		reflect.TypeFor[socialorg.Metric]():      {"changed"},
		reflect.TypeFor[socialorg.Period]():      {"2025-06-10", "2025-06"},
	}
	want := build(t, fullOrg())
	seen := make(map[string]bool)
	// try changes the place at path by change, and holds Equal to see it.
	try := func(path string, change func(v reflect.Value)) {
		o := fullOrg()
		fields(reflect.ValueOf(&o), "", func(at string, v reflect.Value) {
			if at == path {
				change(v)
			}
		})
		got, err := socialorg.NewHierarchy(o)
		if err != nil {
			return
		}
		equal := want.Equal(got) || got.Equal(want)
		if equal && cmp.Equal(fullOrg(), o, cmpopts.EquateEmpty()) {
			return // the change took nothing away
		}
		seen[withoutIndexes(path)] = true
		if equal {
			t.Errorf("Equal does not see %s", path)
		}
	}
	o := fullOrg()
	fields(reflect.ValueOf(&o), "", func(path string, v reflect.Value) {
		if !v.CanSet() { // an entry of a map, which is changed with the map
			return
		}
		seen[withoutIndexes(path)] = seen[withoutIndexes(path)] || v.Kind() == reflect.Struct
		switch v.Kind() {
		case reflect.String:
			require.Contains(t, words, v.Type())
			for _, word := range words[v.Type()] {
				try(path, func(v reflect.Value) { v.SetString(word) })
			}
		case reflect.Float64:
			try(path, func(v reflect.Value) { v.SetFloat(v.Float() + 0.5) })
		case reflect.Int64:
			try(path, func(v reflect.Value) { v.SetInt(v.Int() + 1) })
		case reflect.Slice:
			try(path, func(v reflect.Value) { v.Set(v.Slice(0, max(0, v.Len()-1))) })
			try(path, func(v reflect.Value) {
				if v.Len() > 1 {
					reflect.Swapper(v.Interface())(0, v.Len()-1)
				} else {
					v.Set(reflect.Append(v, reflect.Zero(v.Type().Elem())))
				}
			})
		case reflect.Pointer:
			try(path, func(v reflect.Value) { v.SetZero() })
			try(path, func(v reflect.Value) {
				f := 7.25
				if !v.IsNil() {
					f = v.Elem().Float() + 0.5
				}
				v.Set(reflect.ValueOf(&f))
			})
		case reflect.Map:
			for _, key := range v.MapKeys() {
				try(path, func(v reflect.Value) { v.SetMapIndex(key, reflect.Value{}) })
			}
		case reflect.Struct:
		default:
			t.Errorf("%s is a %s, which this test cannot change", path, v.Kind())
		}
	})
	for path, ok := range seen {
		require.True(t, ok, "no valid organisation with another %s was tried", path)
	}
	require.Greater(t, len(seen), 50)
}

// A part has the exceptions of what it has, and its campaigns have their definitions.
func TestPartIsWhole(t *testing.T) {
	o := socialorg.Org{
		Roles:     []socialorg.Role{{ID: "boss", Name: "Boss"}, {ID: "worker", Name: "Worker"}},
		Positions: []socialorg.Position{{ID: "a", Role: "boss"}, {ID: "b", Role: "worker", ReportsTo: "a"}},
		KPIs:      []socialorg.KPI{{Key: "k", Unit: "u", Numerator: []socialorg.Metric{"views"}}},
		Campaigns: []socialorg.Campaign{{Key: "c", Team: []socialorg.PositionID{"b"}, KPIs: []socialorg.KPI{{Key: "k"}}}},
		Exceptions: []socialorg.Exception{
			{Rule: "r", Role: "boss", Why: "w"}, {Rule: "r", Role: "worker", Why: "w"}, {Rule: "r", Campaign: "c", Why: "w"}, {Rule: "r", Position: "a", Why: "w"},
		},
	}
	part := build(t, o).Node("b").Org()
	require.Equal(t, o.Exceptions[1:3], part.Exceptions)
	require.Equal(t, o.KPIs[0].Numerator, part.Campaigns[0].KPIs[0].Numerator)
	require.NoError(t, part.Validate())
}

func TestEqual(t *testing.T) {
	var none *socialorg.Hierarchy
	empty, zero := build(t, socialorg.Org{}), new(socialorg.Hierarchy)
	full := build(t, fullOrg())
	for _, h := range []*socialorg.Hierarchy{none, empty, zero} {
		for _, g := range []*socialorg.Hierarchy{none, empty, zero} {
			require.True(t, h.Equal(g), "A11")
		}
		require.False(t, h.Equal(full))
		require.False(t, full.Equal(h))
		require.False(t, h.Equal(build(t, socialorg.Org{Name: "x"})), "the same number of positions, another name")
	}
	require.True(t, full.Equal(build(t, full.Org())))
	require.False(t, build(t, chart("a", "b", "c<a", "d<b")).Equal(build(t, chart("a", "b", "d<b", "c<a"))), "the same tree, another order of the input")
	lists := fullOrg()
	lists.Positions[0].Holders = []string{}
	lists.Positions[0].DottedTo = []socialorg.PositionID{}
	lists.Roles[0].Responsibilities[1].With = []socialorg.Key{}
	require.True(t, full.Equal(build(t, lists)), "a nil list equals an empty one")
}

// E6: go-cmp and testify work on structs that hold a Hierarchy.
func TestComparedInTests(t *testing.T) {
	type page struct {
		Title string
		Chart *socialorg.Hierarchy
	}
	a, b := page{"x", build(t, fullOrg())}, page{"x", build(t, fullOrg())}
	if diff := cmp.Diff(a, b); diff != "" {
		t.Errorf("E6 equal pages differ:\n%s", diff)
	}
	require.Equal(t, a, b)
	o := fullOrg()
	o.Positions[6].Title = "Another"
	c := page{"x", build(t, o)}
	require.NotEmpty(t, cmp.Diff(a, c))
	require.NotEqual(t, a, c)
	if diff := cmp.Diff(page{}, page{}); diff != "" {
		t.Errorf("E6 nil hierarchies differ:\n%s", diff)
	}
	require.NotEmpty(t, cmp.Diff(page{}, a))
	if diff := cmp.Diff(fullOrg(), a.Chart.Org(), cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("E6 Org needs no options (-want +got):\n%s", diff)
	}
}

func TestHierarchyJSON(t *testing.T) {
	for name, o := range map[string]socialorg.Org{
		"empty": {}, "everything": fullOrg(), "forest": randomForest(seeded(15), 50),
		"hostile text": {Name: "<script>\u2028&\"\\", Positions: []socialorg.Position{{ID: "</a>\u200b"}}},
	} {
		t.Run(name, func(t *testing.T) {
			want := build(t, o)
			text, err := json.Marshal(want)
			require.NoError(t, err)
			plain, err := json.Marshal(o)
			require.NoError(t, err)
			require.Equal(t, string(plain), string(text), "a Hierarchy marshals as its Org")
			var got *socialorg.Hierarchy
			require.NoError(t, json.Unmarshal(text, &got))
			require.True(t, want.Equal(got))
			again, err := json.Marshal(got)
			require.NoError(t, err)
			require.Equal(t, string(text), string(again))
		})
	}
}

// D7: what cannot be read leaves the Hierarchy empty, and is refused as Problems.
func TestHierarchyJSONRefuses(t *testing.T) {
	for name, tt := range map[string]struct {
		text string
		want socialorg.Problem
	}{
		"D6 null":              {`null`, problem("", socialorg.ErrRequired)},
		"D6 nothing":           {``, problem("", socialorg.ErrMalformed)},
		"D6 spaces":            {` `, problem("", socialorg.ErrMalformed)},
		"D2 an unknown field":  {`{"name":"x","colour":"red"}`, problem("", socialorg.ErrUnknown)},
		"D2 deep down":         {`{"positions":[{"id":"a","salary":1}]}`, problem("", socialorg.ErrUnknown)},
		"D3 two documents":     {`{} {}`, problem("", socialorg.ErrMalformed)},
		"D3 trailing text":     {`{}x`, problem("", socialorg.ErrMalformed)},
		"D3 trailing bracket":  {`{}]`, problem("", socialorg.ErrMalformed)},
		"D4 a byte order mark": {"\ufeff{}", problem("", socialorg.ErrMalformed)},
		"D5 very deep":         {strings.Repeat("[", 10_001), problem("", socialorg.ErrMalformed)},
		"D8 an id as a number": {`{"positions":[{"id":1}]}`, problem("positions.id", socialorg.ErrMalformed)},
		"half a document":      {`{"positions":[{"id":"a"}`, problem("", socialorg.ErrMalformed)},
		"a list":               {`[]`, problem("", socialorg.ErrMalformed)},
		"a text":               {`"a"`, problem("", socialorg.ErrMalformed)},
		"A2 a cycle":           {`{"positions":[{"id":"a","reportsTo":"b"},{"id":"b","reportsTo":"a"}]}`, problem("positions[0].reportsTo", socialorg.ErrCycle)},
	} {
		t.Run(name, func(t *testing.T) {
			var h socialorg.Hierarchy
			requireProblems(t, h.UnmarshalJSON([]byte(tt.text)), tt.want)
			require.True(t, h.Equal(nil))
			if tt.text != "null" { // for which json.Unmarshal sets a pointer to nil
				require.Error(t, json.Unmarshal([]byte(tt.text), &h))
			}
			require.True(t, h.Equal(nil))
		})
	}
	var h socialorg.Hierarchy
	require.NoError(t, h.UnmarshalJSON([]byte(" {}\n\t ")), "outer white space is fine")
	require.Zero(t, h.Len())

	var none *socialorg.Hierarchy
	require.ErrorIs(t, none.UnmarshalJSON([]byte(`{}`)), socialorg.ErrRequired, "A11 a nil receiver")
	var in struct{ Chart socialorg.Hierarchy }
	require.ErrorIs(t, json.Unmarshal([]byte(`{"Chart":null}`), &in), socialorg.ErrRequired, "D6 null in a struct")
	require.NoError(t, json.Unmarshal([]byte(`{"Chart":{"name":"x"}}`), &in))
	require.Equal(t, "x", in.Chart.Org().Name)
}

// No Hierarchy ever changes, so that no Node does: decoding refuses one that is not
// empty.
func TestHierarchyJSONRefusesToReplace(t *testing.T) {
	h := build(t, chart("a", "b<a"))
	n := h.Node("b")
	requireProblems(t, h.UnmarshalJSON([]byte(`{"positions":[{"id":"z"}]}`)), problem("", socialorg.ErrUnsupported))
	require.Equal(t, socialorg.PositionID("b"), n.ID())
	require.Equal(t, socialorg.PositionID("a"), n.Manager().ID())
	require.Equal(t, 2, h.Len())
	requireProblems(t, build(t, socialorg.Org{}).UnmarshalJSON([]byte(`{}`)), problem("", socialorg.ErrUnsupported))
}

// A13, E4: random edits, of which some break the organisation: a naive check
// says which, the Hierarchy that is in use stays as it was, and two edits that
// are fine one by one may be wrong together.
func TestEditsAgainstModel(t *testing.T) {
	t.Parallel()
	r := seeded(16)
	accepted, refused := 0, 0
	for range 60 {
		current := randomForest(r, 8)
		h := build(t, current)
		for range 40 {
			next := h.Org()
			for range 1 + r.IntN(2) {
				edit(r, &next)
			}
			text, err := json.Marshal(next)
			require.NoError(t, err)
			before, err := json.Marshal(h)
			require.NoError(t, err)
			want := naiveProblems(next)
			var g socialorg.Hierarchy
			err = json.Unmarshal(text, &g)
			requireProblems(t, err, want...)
			after, marshalErr := json.Marshal(h)
			require.NoError(t, marshalErr)
			require.Equal(t, string(before), string(after), "E4 nothing is applied half")
			if len(want) > 0 {
				refused++
				require.True(t, g.Equal(nil))
				continue
			}
			accepted++
			h = &g
			after, marshalErr = json.Marshal(h)
			require.NoError(t, marshalErr)
			require.Equal(t, string(text), string(after))
			m := modelOf(next)
			requireSame(t, "Nodes", m.below(m.tops()), idsOf(h.Nodes()))
		}
	}
	require.Greater(t, accepted, 300)
	require.Greater(t, refused, 300)

	swap := chart("top", "a<top", "b<top")
	one, other := chart("top", "a<b", "b<top"), chart("top", "a<top", "b<a")
	both := chart("top", "a<b", "b<a")
	build(t, swap)
	build(t, one)
	build(t, other)
	require.ErrorIs(t, both.Validate(), socialorg.ErrCycle, "A13 two edits, each valid, together cyclic")
}
