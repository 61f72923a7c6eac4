package socialorg_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"maps"
	"math"
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

// answers has every exported method of a Hierarchy, and RollUp, by name, as a
// function that asks h about a and b and returns all that it said.
func answers(h *socialorg.Hierarchy, a, b socialorg.PositionID) map[string]func() any {
	type found struct {
		socialorg.Position
		OK bool
	}
	position := func(p socialorg.Position, ok bool) any { return found{p, ok} }
	return map[string]func() any{
		"AccountableFor":   func() any { return position(h.AccountableFor(a, socialorg.AreaBudget)) },
		"All":              func() any { return idsOf(h.All()) },
		"AllReports":       func() any { return idsOf(h.AllReports(b)) },
		"Chain":            func() any { return idsOf(h.Chain(a)) },
		"Check":            func() any { return fmt.Sprint(h.Check(everyRule()...)) },
		"CommonManager":    func() any { return position(h.CommonManager(a, b)) },
		"Coverage":         func() any { return fmt.Sprint(h.Coverage()) },
		"Depth":            func() any { depth, ok := h.Depth(a); return fmt.Sprint(depth, ok) },
		"EffectiveManager": func() any { return position(h.EffectiveManager(a)) },
		"Equal":            func() any { same := h; return h.Equal(same) && h.Equal(nil) == (h.Len() == 0) },
		"Len":              func() any { return h.Len() },
		"Manager":          func() any { return position(h.Manager(a)) },
		"Manages":          func() any { return h.Manages(b, a) },
		"MarshalJSON":      func() any { text, err := h.MarshalJSON(); return fmt.Sprintf("%s %v", text, err) },
		"Org":              func() any { return h.Org() },
		"Path":             func() any { return h.Path(a) },
		"Position":         func() any { return position(h.Position(a)) },
		"Reports":          func() any { return idsOf(h.Reports(b)) },
		"Role":             func() any { r, ok := h.Role("boss"); return fmt.Sprintf("%+v %v", r, ok) },
		"Span":             func() any { direct, all := h.Span(b); return fmt.Sprint(direct, all) },
		"Title":            func() any { return h.Title(a) },
		"Tops":             func() any { return idsOf(h.Tops()) },
		"UnmarshalJSON": func() any {
			text, err := h.MarshalJSON()
			if err != nil {
				return err
			}
			var g socialorg.Hierarchy
			err = g.UnmarshalJSON(text)
			return fmt.Sprint(err, g.Equal(h))
		},
		"RollUp": func() any {
			seq, err := socialorg.RollUp(h, func(socialorg.Position) int64 { return 1 }, func(a, b int64) (int64, error) { return a + b, nil })
			if err != nil {
				return err
			}
			var sums []int64
			for _, n := range seq {
				sums = append(sums, n)
			}
			return sums
		},
	}
}

func everyRule() []socialorg.Rule {
	return append(socialorg.StandardRules(), socialorg.OneTop(), socialorg.MaxSpan(10), socialorg.EveryAreaAccountable(),
		socialorg.OneAccountable(), socialorg.NoVacantManager(), socialorg.NoConfusableIDs(), socialorg.NoHiddenText())
}

// A method that answers leaves out would escape the tests that go through all
// of them.
func TestAnswersAreComplete(t *testing.T) {
	names := []string{"RollUp"}
	for m := range reflect.TypeFor[*socialorg.Hierarchy]().Methods() {
		names = append(names, m.Name)
	}
	require.ElementsMatch(t, names, slices.Collect(maps.Keys(answers(nil, "", ""))))
}

// Every query against the obvious walk over a map, for all pairs of random
// forests.
func TestHierarchyAgainstModel(t *testing.T) {
	r := seeded(10)
	for n := range 40 {
		o := randomForest(r, n)
		h, m := build(t, o), modelOf(o)
		require.Equal(t, n, h.Len())
		requireSame(t, "Tops", m.tops(), idsOf(h.Tops()))
		requireSame(t, "All", m.below(m.tops()), idsOf(h.All()))
		ids := []socialorg.PositionID{"", "unheard-of", "P1"}
		for _, p := range o.Positions {
			ids = append(ids, p.ID)
		}
		for _, a := range ids {
			p, ok := h.Position(a)
			requirePosition(t, "Position", m.byID[a], slices.Contains(ids[3:], a), p, ok)
			want, known := m.manager(a)
			p, ok = h.Manager(a)
			requirePosition(t, "Manager", want, known, p, ok)
			want, known = m.effectiveManager(a)
			p, ok = h.EffectiveManager(a)
			requirePosition(t, "EffectiveManager", want, known, p, ok)
			for _, area := range []socialorg.Area{socialorg.AreaBudget, socialorg.AreaPeople, socialorg.AreaBrand} {
				want, known = m.accountableFor(a, area)
				p, ok = h.AccountableFor(a, area)
				requirePosition(t, "AccountableFor", want, known, p, ok)
			}
			requireSame(t, "Chain", m.chain(a), idsOf(h.Chain(a)))
			requireSame(t, "Reports", m.reports(a), idsOf(h.Reports(a)))
			below := m.below(m.reports(a))
			requireSame(t, "AllReports", below, idsOf(h.AllReports(a)))
			direct, all := h.Span(a)
			require.Equal(t, len(m.reports(a)), direct)
			require.Equal(t, len(below), all)
			depth, ok := h.Depth(a)
			require.Equal(t, len(m.chain(a)), depth)
			require.Equal(t, slices.Contains(ids[3:], a), ok)
			for _, b := range ids {
				require.Equal(t, m.manages(a, b), h.Manages(a, b), "Manages(%q, %q)", a, b)
				want, known := m.commonManager(a, b)
				p, ok := h.CommonManager(a, b)
				requirePosition(t, "CommonManager", want, known, p, ok)
			}
		}
	}
}

func requireSame(t *testing.T, name string, want, got []socialorg.PositionID) {
	t.Helper()
	require.True(t, slices.Equal(want, got), "%s: want %v, got %v", name, want, got)
}

func requirePosition(t *testing.T, name string, want socialorg.Position, known bool, got socialorg.Position, ok bool) {
	t.Helper()
	require.Equal(t, known, ok, "%s: want %q, got %q", name, want.ID, got.ID)
	if !reflect.DeepEqual(want, got) {
		t.Fatalf("%s (-want +got):\n%s", name, cmp.Diff(want, got))
	}
}

// A long walk takes the jumps of CommonManager that small forests do not.
func TestCommonManagerFarAway(t *testing.T) {
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
			want, known := m.commonManager(a, b)
			got, ok := h.CommonManager(a, b)
			requirePosition(t, "CommonManager", want, known, got, ok)
			back, ok := h.CommonManager(b, a)
			requirePosition(t, "CommonManager, the other way round", want, known, back, ok)
		}
	}
}

// E3: siblings follow the order of the input; nothing else depends on it.
func TestPermutedHierarchy(t *testing.T) {
	r := seeded(12)
	for range 20 {
		o := randomForest(r, 25)
		said := func() map[string]string {
			h := build(t, o)
			all := make(map[string]string)
			for _, p := range h.Org().Positions {
				reports := slices.Sorted(slices.Values(idsOf(h.AllReports(p.ID))))
				direct, _ := h.Span(p.ID)
				depth, _ := h.Depth(p.ID)
				all[string(p.ID)] = fmt.Sprint(idsOf(h.Chain(p.ID)), reports, direct, depth, h.Title(p.ID),
					idOr(h.EffectiveManager(p.ID)), idOr(h.AccountableFor(p.ID, socialorg.AreaBudget)))
				for _, q := range h.Org().Positions {
					all[string(p.ID+" "+q.ID)] = fmt.Sprint(h.Manages(p.ID, q.ID), idOr(h.CommonManager(p.ID, q.ID)))
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
		return string(out) + fmt.Sprint(h.Check(everyRule()...), idsOf(h.All()))
	}
	broken := fullOrg()
	broken.Positions[2].ReportsTo = "b"
	broken.Roles[0].ReportsTo[1].To = "x"
	broken.Campaigns[0].Team = append(broken.Campaigns[0].Team, "x", "y", "A")
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
		require.Equal(t, want, h.Title(id), "%q", id)
	}
}

// A path leads to the position in the Org, whatever its place in the tree.
func TestPath(t *testing.T) {
	h := build(t, chart("c<b", "a", "b<a"))
	for i, p := range h.Org().Positions {
		require.Equal(t, fmt.Sprintf("positions[%d]", i), h.Path(p.ID))
	}
	require.Empty(t, h.Path("x"))
	require.Empty(t, h.Path(""))
}

func TestRole(t *testing.T) {
	h := build(t, socialorg.Department())
	for _, want := range socialorg.Department().Roles {
		got, ok := h.Role(want.ID)
		require.True(t, ok)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("role (-want +got):\n%s", diff)
		}
	}
	_, ok := h.Role("x")
	require.False(t, ok)
}

// RollUp against a sum over everybody below; the order of merging shows in a
// merge that is not commutative.
func TestRollUp(t *testing.T) {
	r := seeded(13)
	for n := range 30 {
		o := randomForest(r, n)
		h, m := build(t, o), modelOf(o)
		owns, merges := 0, 0
		seq, err := socialorg.RollUp(h, func(p socialorg.Position) string {
			owns++
			return "(" + string(p.ID) + ")"
		}, func(a, b string) (string, error) {
			merges++
			return strings.TrimSuffix(a, ")") + b + ")", nil
		})
		require.NoError(t, err)
		require.Equal(t, n, owns, "own is called once for each position")
		require.Equal(t, n-len(m.tops()), merges, "merge is called once for each line")
		var order []socialorg.PositionID
		for p, text := range seq {
			order = append(order, p.ID)
			require.Equal(t, m.nested(p.ID), text)
			requirePosition(t, "RollUp", m.byID[p.ID], true, p, true)
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

func TestRollUpErrors(t *testing.T) {
	h := build(t, chart("a", "b<a", "c<a", "d<c"))
	own := func(p socialorg.Position) string { return string(p.ID) }
	refuse := errors.New("refused")
	seq, err := socialorg.RollUp(h, own, func(a, b string) (string, error) {
		return a + b, fmt.Errorf("%s and %s: %w", a, b, refuse)
	})
	require.ErrorIs(t, err, refuse)
	require.EqualError(t, err, "c and d: refused", "the first")
	require.Nil(t, seq)

	_, err = socialorg.RollUp(h, nil, func(a, _ string) (string, error) { return a, nil })
	require.ErrorIs(t, err, socialorg.ErrRequired)
	_, err = socialorg.RollUp[string](h, own, nil)
	require.ErrorIs(t, err, socialorg.ErrRequired)
	_, err = socialorg.RollUp[string](nil, nil, nil)
	require.ErrorIs(t, err, socialorg.ErrRequired, "A11")

	seq, err = socialorg.RollUp(nil, own, func(a, _ string) (string, error) { return a, nil })
	require.NoError(t, err)
	for range seq {
		t.Error("A11 the nil Hierarchy has no positions")
	}
}

// C7: what does not fit into a sum of Totals is an error of RollUp.
func TestRollUpOverflow(t *testing.T) {
	h := build(t, chart("a", "b<a", "c<a"))
	totals := map[socialorg.PositionID]socialorg.Totals{
		"b": {socialorg.MetricViews: math.MaxInt64}, "c": {socialorg.MetricViews: 1},
	}
	_, err := socialorg.RollUp(h, func(p socialorg.Position) socialorg.Totals { return totals[p.ID] }, socialorg.Totals.Merge)
	require.ErrorIs(t, err, socialorg.ErrOverflow)
	totals["b"][socialorg.MetricViews]--
	seq, err := socialorg.RollUp(h, func(p socialorg.Position) socialorg.Totals { return totals[p.ID] }, socialorg.Totals.Merge)
	require.NoError(t, err)
	for p, sum := range seq {
		if p.ID == "a" {
			require.Equal(t, socialorg.Totals{socialorg.MetricViews: math.MaxInt64}, sum)
		}
	}
	require.Equal(t, socialorg.Totals{socialorg.MetricViews: 1}, totals["c"], "the counts stay as they were")
}

// No query allocates, however long its walk and however full the positions.
func TestNoAllocations(t *testing.T) {
	if raceEnabled {
		t.Skip("the race detector allocates")
	}
	o := fullOrg()
	for i := range 100 {
		o.Positions = append(o.Positions, socialorg.Position{ID: socialorg.PositionID(fmt.Sprint("x", i)), Role: "worker", Holders: []string{"h"}, ReportsTo: o.Positions[len(o.Positions)-1].ID})
	}
	h := build(t, o)
	const bottom, middle, top = "x99", "x50", "d"
	walked := 0
	for name, query := range map[string]func(){
		"Manager": func() { h.Manager(bottom) },
		"Chain": func() {
			for p := range h.Chain(bottom) {
				walked += len(p.Holders)
			}
		},
		"Reports": func() {
			for p := range h.Reports("a") {
				walked += len(p.Holders)
			}
		},
		"AllReports": func() {
			for p := range h.AllReports(top) {
				walked += len(p.Holders)
			}
		},
		"Manages":          func() { h.Manages(top, bottom) },
		"CommonManager":    func() { h.CommonManager(bottom, "b") },
		"Depth":            func() { h.Depth(bottom) },
		"Span":             func() { h.Span(top) },
		"EffectiveManager": func() { h.EffectiveManager(middle) },
		"AccountableFor":   func() { h.AccountableFor(bottom, socialorg.AreaBudget) },
		"unknown ids": func() {
			h.Manages("no", bottom)
			h.CommonManager(top, "no")
			h.Depth("no")
			for p := range h.Chain("no") {
				walked += len(p.Holders)
			}
		},
		"Len":   func() { h.Len() },
		"Title": func() { h.Title(bottom) },
	} {
		t.Run(name, func(t *testing.T) {
			require.Zero(t, testing.AllocsPerRun(100, query))
		})
	}
	require.Positive(t, walked)
	_, ok := h.AccountableFor(bottom, socialorg.AreaBudget)
	require.True(t, ok)
}

// RollUp allocates one block for its values, whatever their number, and the
// walk that it returns.
func TestRollUpAllocations(t *testing.T) {
	if raceEnabled {
		t.Skip("the race detector allocates")
	}
	own := func(socialorg.Position) int64 { return 1 }
	merge := func(a, b int64) (int64, error) { return a + b, nil }
	for _, n := range []int{10, 1000} {
		h := build(t, randomForest(seeded(14), n))
		require.LessOrEqual(t, testing.AllocsPerRun(50, func() {
			if _, err := socialorg.RollUp(h, own, merge); err != nil {
				t.Error(err)
			}
		}), 2.0)
	}
}

// E8: iterators may be left early, run again, and run inside one another.
func TestIterators(t *testing.T) {
	h := build(t, chart("a", "b<a", "c<b", "d<a", "e"))
	pairs, err := socialorg.RollUp(h, func(socialorg.Position) int { return 1 }, func(a, b int) (int, error) { return a + b, nil })
	require.NoError(t, err)
	for name, tt := range map[string]struct {
		seq  iter.Seq[socialorg.Position]
		want []socialorg.PositionID
	}{
		"All":        {h.All(), []socialorg.PositionID{"a", "b", "c", "d", "e"}},
		"Tops":       {h.Tops(), []socialorg.PositionID{"a", "e"}},
		"Chain":      {h.Chain("c"), []socialorg.PositionID{"b", "a"}},
		"Reports":    {h.Reports("a"), []socialorg.PositionID{"b", "d"}},
		"AllReports": {h.AllReports("a"), []socialorg.PositionID{"b", "c", "d"}},
		"RollUp": {func(yield func(socialorg.Position) bool) {
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
					got = append(got, p.ID)
					if len(got) > stop {
						break
					}
				}
				require.Equal(t, tt.want[:stop+1], got, "left early")
			}
			var outer []socialorg.PositionID
			for p := range tt.seq {
				outer = append(outer, p.ID)
				require.Equal(t, tt.want, idsOf(tt.seq), "nested")
			}
			require.Equal(t, tt.want, outer)
			next, stop := iter.Pull(tt.seq)
			p, ok := next()
			require.True(t, ok)
			require.Equal(t, tt.want[0], p.ID)
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
		require.Equal(t, []socialorg.PositionID{"a", "d"}, idsOf(h.Chain("b")))
		p, ok := h.AccountableFor("b", socialorg.AreaBudget)
		require.True(t, ok)
		require.Equal(t, socialorg.PositionID("b"), p.ID)
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
	for _, id := range idsOf(h.All()) {
		p, ok := h.Position(id)
		require.True(t, ok)
		spoil(&p)
		unchanged("Position")
	}
	for _, r := range fullOrg().Roles {
		got, ok := h.Role(r.ID)
		require.True(t, ok)
		spoil(&got)
		unchanged("Role")
	}
	for p := range h.All() {
		spoil(&p)
	}
	unchanged("All")
	for p := range h.Tops() {
		spoil(&p)
	}
	unchanged("Tops")
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

// E1: what the package gives is the caller's own, every time.
func TestValuesAreTheCallersOwn(t *testing.T) {
	for name, value := range map[string]func() reflect.Value{
		"Manager":                 func() reflect.Value { r := socialorg.Manager(); return reflect.ValueOf(&r) },
		"Specialist":              func() reflect.Value { r := socialorg.Specialist(); return reflect.ValueOf(&r) },
		"DigitalMarketingManager": func() reflect.Value { r := socialorg.DigitalMarketingManager(); return reflect.ValueOf(&r) },
		"ChiefExecutive":          func() reflect.Value { r := socialorg.ChiefExecutive(); return reflect.ValueOf(&r) },
		"Department":              func() reflect.Value { o := socialorg.Department(); return reflect.ValueOf(&o) },
		"EngagementRate":          func() reflect.Value { k := socialorg.EngagementRate(); return reflect.ValueOf(&k) },
	} {
		t.Run("E1 "+name, func(t *testing.T) {
			v := value()
			scramble(v)
			require.NotEqual(t, v.Interface(), value().Interface())
			if diff := cmp.Diff(value().Interface(), value().Interface()); diff != "" {
				t.Errorf("two calls differ:\n%s", diff)
			}
		})
	}
	rules := socialorg.StandardRules()
	rules[0] = socialorg.Rule{}
	require.Equal(t, socialorg.ErrLine, socialorg.StandardRules()[0].Code)
	areas := []socialorg.Area{socialorg.AreaBudget}
	rule := socialorg.EveryAreaAccountable(areas...)
	areas[0] = socialorg.AreaBrand
	require.Contains(t, build(t, socialorg.Org{}).Check(rule).Error(), "budget")
}

// Equal sees every field: whatever single thing of an organisation changes, and
// leaves it valid, makes it another one.
func TestEqualSeesEveryField(t *testing.T) {
	words := map[reflect.Type][]string{
		reflect.TypeFor[string]():                {"changed"},
		reflect.TypeFor[socialorg.Key]():         {"changed", "spare"},
		reflect.TypeFor[socialorg.RoleID]():      {"changed", "spare"},
		reflect.TypeFor[socialorg.PositionID]():  {"changed", "g"},
		reflect.TypeFor[socialorg.Area]():        {"changed"},
		reflect.TypeFor[socialorg.Involvement](): {string(socialorg.Informed)},
		reflect.TypeFor[socialorg.Rank]():        {string(socialorg.RankExecutive)},
		reflect.TypeFor[socialorg.SkillKind]():   {"changed"},
		reflect.TypeFor[socialorg.Level]():       {string(socialorg.Awareness)},
		reflect.TypeFor[socialorg.Unit]():        {"changed"},
		reflect.TypeFor[socialorg.Metric]():      {"changed"},
		reflect.TypeFor[socialorg.Aim]():         {string(socialorg.AimAtMost)},
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
		if err != nil || cmp.Equal(fullOrg(), o, cmpopts.EquateEmpty()) {
			return
		}
		seen[withoutIndexes(path)] = true
		if want.Equal(got) || got.Equal(want) {
			t.Errorf("Equal does not see %s", path)
		}
	}
	o := fullOrg()
	fields(reflect.ValueOf(&o), "", func(path string, v reflect.Value) {
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
		"empty": {}, "department": socialorg.Department(), "everything": fullOrg(), "forest": randomForest(seeded(15), 50),
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

// D7: what cannot be read leaves the Hierarchy as it was.
func TestHierarchyJSONRefuses(t *testing.T) {
	for name, tt := range map[string]struct {
		text string
		code error // nil: an error of encoding/json
	}{
		"D6 null":              {`null`, socialorg.ErrRequired},
		"D6 nothing":           {``, nil},
		"D6 spaces":            {` `, nil},
		"D2 an unknown field":  {`{"name":"x","colour":"red"}`, nil},
		"D2 deep down":         {`{"positions":[{"id":"a","salary":1}]}`, nil},
		"D3 two documents":     {`{} {}`, socialorg.ErrMalformed},
		"D3 trailing text":     {`{}x`, socialorg.ErrMalformed},
		"D3 trailing bracket":  {`{}]`, socialorg.ErrMalformed},
		"D4 a byte order mark": {"\ufeff{}", nil},
		"D5 very deep":         {strings.Repeat("[", 10_001), nil},
		"D8 an id as a number": {`{"positions":[{"id":1}]}`, nil},
		"half a document":      {`{"positions":[{"id":"a"}`, nil},
		"a list":               {`[]`, nil},
		"a text":               {`"a"`, nil},
		"A2 a cycle":           {`{"positions":[{"id":"a","reportsTo":"b"},{"id":"b","reportsTo":"a"}]}`, socialorg.ErrCycle},
	} {
		t.Run(name, func(t *testing.T) {
			h := build(t, fullOrg())
			err := h.UnmarshalJSON([]byte(tt.text))
			require.Error(t, err)
			if tt.code != nil {
				require.ErrorIs(t, err, tt.code)
			}
			if tt.text != "null" { // for which json.Unmarshal sets a pointer to nil
				require.Error(t, json.Unmarshal([]byte(tt.text), &h))
			}
			require.True(t, h.Equal(build(t, fullOrg())))
		})
	}
	h := build(t, fullOrg())
	require.NoError(t, h.UnmarshalJSON([]byte(" {}\n\t ")), "outer white space is fine")
	require.Zero(t, h.Len())

	var none *socialorg.Hierarchy
	require.ErrorIs(t, none.UnmarshalJSON([]byte(`{}`)), socialorg.ErrRequired, "A11 a nil receiver")
	var in struct{ Chart socialorg.Hierarchy }
	require.ErrorIs(t, json.Unmarshal([]byte(`{"Chart":null}`), &in), socialorg.ErrRequired, "D6 null in a struct")
	require.NoError(t, json.Unmarshal([]byte(`{"Chart":{"name":"x"}}`), &in))
	require.Equal(t, "x", in.Chart.Org().Name)
}

// A13, E4: random edits, of which some break the organisation: a naive check
// says which, the Hierarchy that is in use stays as it was, and two edits that
// are fine one by one may be wrong together.
func TestEditsAgainstModel(t *testing.T) {
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
			err = json.Unmarshal(text, h)
			requireProblems(t, err, want...)
			after, marshalErr := json.Marshal(h)
			require.NoError(t, marshalErr)
			if len(want) > 0 {
				refused++
				require.Equal(t, string(before), string(after), "E4 nothing is applied half")
				continue
			}
			accepted++
			require.Equal(t, string(text), string(after))
			m := modelOf(next)
			requireSame(t, "All", m.below(m.tops()), idsOf(h.All()))
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
