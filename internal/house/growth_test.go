package house_test

import (
	"bytes"
	"database/sql"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"reflect"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"example.com/socialorg"
	"example.com/socialorg/orgdiff"
	"example.com/socialorg/orgfile"
	"example.com/socialorg/render"
	"example.com/socialorg/rules"
	"example.com/socialorg/score"
	"example.com/socialorg/standard"
)

// An input is what hostile people give: an organisation and counts.
type input struct {
	Org    socialorg.Org
	Counts []score.Counts
}

// seed is an input in which every list and map has one entry, or two where the
// second refers to the first.
func seed() input {
	kpi := socialorg.KPI{
		Key: "k", Name: "K", Unit: socialorg.UnitRatio, Numerator: []socialorg.Metric{"views"}, Denominator: []socialorg.Metric{"clicks"},
		Min: new(float64), Goal: "g",
	}
	return input{
		Org: socialorg.Org{
			Name: "Org", Goals: []socialorg.Goal{{Key: "g", Name: "G"}},
			Roles: []socialorg.Role{{
				ID: "r", Name: "R", Rank: "manager", Goals: []socialorg.Key{"g"}, Formerly: []socialorg.RoleID{"q"},
				Responsibilities: []socialorg.Responsibility{{
					Key: "d", Name: "D", Area: "content", Involvement: socialorg.Accountable, With: []socialorg.Key{"w"}, Goals: []socialorg.Key{"g"},
					Formerly: []socialorg.Key{"c"},
				}},
				Skills:    []socialorg.Skill{{Key: "s", Name: "S", Kind: "technical", Level: "expert"}},
				ReportsTo: []socialorg.ReportingLine{{To: "r"}},
			}},
			Positions: []socialorg.Position{{ID: "top", Role: "r", Holders: []string{"ann"}}, {
				ID: "p", Role: "r", Holders: []string{"bob"}, ReportsTo: "top", DottedTo: []socialorg.PositionID{"x"}, Formerly: []socialorg.PositionID{"o"},
				Attributes: map[socialorg.Key]string{"city": "Jakarta"},
			}, {ID: "x", ReportsTo: "top"}},
			KPIs: []socialorg.KPI{kpi},
			Campaigns: []socialorg.Campaign{{
				Key: "c", Name: "C", Goals: []socialorg.Key{"g"}, KPIsSetBy: "top", Team: []socialorg.PositionID{"p"}, Channels: []socialorg.Key{"web"},
				Start: "2026-01-01", End: "2026-12-31", Metrics: map[socialorg.Metric]socialorg.Aggregation{"views": "sum"}, KPIs: []socialorg.KPI{{Key: "k"}},
			}},
			Exceptions: []socialorg.Exception{{Rule: "span", Position: "p", Why: "a trial"}},
			Terms:      map[socialorg.Key]string{"web": "Web"},
		},
		Counts: []score.Counts{{Channel: "web", Period: "2026-01", Values: map[socialorg.Metric]int64{"views": 5, "clicks": 2}}},
	}
}

// A list is a list or a map of the input, by its path.
type list []int // fields; elements are the last of their list

// lists returns every list and map below a type.
func lists(typ reflect.Type, at list) []list {
	var all []list
	switch typ.Kind() {
	case reflect.Struct:
		for i := range typ.NumField() {
			all = append(all, lists(typ.Field(i).Type, append(slices.Clone(at), i))...)
		}
	case reflect.Slice:
		all = append(all, at)
		all = append(all, lists(typ.Elem(), at)...)
	case reflect.Map:
		all = append(all, at)
	}
	return all
}

// name returns the path in words.
func (l list) name() string {
	typ, names := reflect.TypeFor[input](), []string(nil)
	for _, i := range l {
		for typ.Kind() == reflect.Slice {
			typ = typ.Elem()
		}
		names = append(names, typ.Field(i).Name)
		typ = typ.Field(i).Type
	}
	return strings.Join(names, ".")
}

// in returns the list of an input. Elements are the last of the list that they
// are in, so that the first can be referred to.
func (l list) in(in *input) reflect.Value {
	v := reflect.ValueOf(in).Elem()
	for _, i := range l {
		for v.Kind() == reflect.Slice {
			v = v.Index(min(v.Len()-1, 1))
			if v.Kind() == reflect.Struct && v.Type() == reflect.TypeFor[socialorg.Position]() {
				break
			}
		}
		v = v.Field(i)
	}
	return v
}

// grow appends n entries to a list: clones of its last, each with a name of its
// own, and with names of their own for all that they hold where own is true. The
// names are the same in all lists, so that one may refer to another.
func (l list) grow(in *input, n int, own bool) {
	v := l.in(in)
	if v.Kind() == reflect.Map {
		of := reflect.Zero(v.Type().Elem())
		if keys := v.MapKeys(); len(keys) > 0 {
			of = v.MapIndex(slices.MinFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) }))
		} else {
			v.Set(reflect.MakeMap(v.Type()))
		}
		for i := range n {
			v.SetMapIndex(reflect.ValueOf(fmt.Sprint("n", i)).Convert(v.Type().Key()), of)
		}
		return
	}
	if v.Len() == 0 {
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
	}
	last := v.Index(v.Len() - 1)
	for i := range n {
		e := reflect.New(last.Type()).Elem()
		e.Set(deepCopy(last))
		rename(e, fmt.Sprint("n", i), own)
		if c, ok := e.Addr().Interface().(*score.Counts); ok { // another day
			c.Channel, c.Period = "web", socialorg.Period(fmt.Sprintf("2026-%02d-%02d", 2+i/28%11, 1+i%28))
		}
		v.Set(reflect.Append(v, e))
	}
}

// rename gives a string, or the first field of a struct, another name.
func rename(v reflect.Value, name string, own bool) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(name)
	case reflect.Struct:
		v.Field(0).SetString(name)
		for i := 1; own && i < v.NumField(); i++ {
			if f := v.Field(i); f.Kind() == reflect.Slice && f.Len() > 0 && f.Index(0).Kind() == reflect.Struct {
				rename(f.Index(0), name, own)
			}
		}
	}
}

func deepCopy(v reflect.Value) reflect.Value {
	c := reflect.New(v.Type()).Elem()
	c.Set(v)
	switch v.Kind() {
	case reflect.Slice:
		c.Set(reflect.MakeSlice(v.Type(), v.Len(), v.Len()))
		for i := range v.Len() {
			c.Index(i).Set(deepCopy(v.Index(i)))
		}
	case reflect.Map:
		c.Set(reflect.MakeMap(v.Type()))
		for it := v.MapRange(); it.Next(); {
			c.SetMapIndex(it.Key(), it.Value())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			c.Field(i).Set(deepCopy(v.Field(i)))
		}
	}
	return c
}

// A meter counts what is written.
type meter struct{ bytes int }

func (m *meter) Write(p []byte) (int, error) {
	m.bytes += len(p)
	return len(p), nil
}

// world has a value of the input for every type that functions take.
type world struct {
	input
	h       *socialorg.Hierarchy
	labels  render.Labels
	changes []orgdiff.Change
	card    score.Card
	yaml    []byte
	out     *meter
}

func newWorld(in input) *world {
	w := &world{input: in, labels: render.English().Naming(in.Org), changes: orgdiff.Diff(seed().Org, in.Org), out: new(meter)}
	w.h, _ = socialorg.NewHierarchy(in.Org) // nil where the input is invalid, and functions take it as it is
	if c, ok := w.h.Campaign("c"); ok {
		w.card, _ = score.Campaign(c, in.Counts)
	}
	var text bytes.Buffer
	if orgfile.Write(&text, orgfile.YAML, in.Org) == nil {
		w.yaml = text.Bytes()
	}
	return w
}

// value returns a value of a type, the zero value of those that are no input.
func (w *world) value(typ reflect.Type) reflect.Value {
	switch typ {
	case reflect.TypeFor[socialorg.Org]():
		return reflect.ValueOf(w.Org)
	case reflect.TypeFor[*socialorg.Org]():
		o := deepCopy(reflect.ValueOf(w.Org)).Interface().(socialorg.Org)
		return reflect.ValueOf(&o)
	case reflect.TypeFor[*socialorg.Hierarchy]():
		return reflect.ValueOf(w.h)
	case reflect.TypeFor[socialorg.Node]():
		return reflect.ValueOf(w.h.Node("top"))
	case reflect.TypeFor[socialorg.Role]():
		return reflect.ValueOf(w.Org.Roles[0])
	case reflect.TypeFor[[]socialorg.Role]():
		return reflect.ValueOf(w.Org.Roles)
	case reflect.TypeFor[[]socialorg.Rule]():
		return reflect.ValueOf(append(standard.Rules(), rules.NoHiddenText(), rules.EveryoneHasApprover("d"), rules.OneAccountable(),
			rules.NoConfusableIDs(), rules.MaxSpan(5)))
	case reflect.TypeFor[socialorg.Campaign]():
		if c, ok := w.h.Campaign("c"); ok {
			return reflect.ValueOf(c)
		}
		return reflect.ValueOf(w.Org.Campaigns[0])
	case reflect.TypeFor[socialorg.KPI]():
		return reflect.ValueOf(w.Org.KPIs[0])
	case reflect.TypeFor[socialorg.Glossary]():
		return reflect.ValueOf(socialorg.GlossaryOf(w.Org, "en"))
	case reflect.TypeFor[socialorg.RACIMatrix]():
		return reflect.ValueOf(socialorg.RACI(w.Org.Roles...))
	case reflect.TypeFor[socialorg.Comparison]():
		return reflect.ValueOf(socialorg.CompareRoles(w.Org.Roles[0], w.Org.Roles[len(w.Org.Roles)-1]))
	case reflect.TypeFor[render.Labels]():
		return reflect.ValueOf(w.labels)
	case reflect.TypeFor[[]orgdiff.Change]():
		return reflect.ValueOf(w.changes)
	case reflect.TypeFor[orgdiff.Summary]():
		return reflect.ValueOf(orgdiff.Summarise(w.changes))
	case reflect.TypeFor[[]score.Counts]():
		return reflect.ValueOf(w.Counts)
	case reflect.TypeFor[score.Card]():
		return reflect.ValueOf(w.card)
	case reflect.TypeFor[[]score.Card]():
		return reflect.ValueOf([]score.Card{w.card})
	case reflect.TypeFor[io.Writer]():
		return reflect.ValueOf(io.Writer(w.out))
	case reflect.TypeFor[io.Reader]():
		return reflect.ValueOf(bytes.NewReader(w.yaml))
	case reflect.TypeFor[fs.FS]():
		return reflect.ValueOf(fstest.MapFS{"team.yaml": {Data: w.yaml}})
	case reflect.TypeFor[orgfile.Format]():
		return reflect.ValueOf(orgfile.YAML)
	case reflect.TypeFor[socialorg.PositionID]():
		return reflect.ValueOf(socialorg.PositionID("p"))
	case reflect.TypeFor[*socialorg.Problems]():
		return reflect.ValueOf(new(socialorg.Problems))
	}
	if typ.Kind() == reflect.Pointer && typ.Elem().Kind() == reflect.Struct {
		return reflect.New(typ.Elem())
	}
	return reflect.Zero(typ)
}

// cost runs a function and returns the bytes that it allocated and wrote.
func (w *world) cost(f reflect.Value) (allocated, written int) {
	if !f.IsValid() || f.Kind() == reflect.Func && f.IsNil() {
		return 0, 0
	}
	var args []reflect.Value
	for i := range f.Type().NumIn() {
		if f.Type().In(i) == reflect.TypeFor[*sql.Rows]() {
			return 0, 0
		}
		args = append(args, w.value(f.Type().In(i)))
	}
	w.out.bytes = 0
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	var results []reflect.Value
	if f.Type().IsVariadic() {
		results = f.CallSlice(args)
	} else {
		results = f.Call(args)
	}
	texts := 0
	for _, r := range results {
		switch {
		case r.Kind() == reflect.Func && r.IsNil():
		case r.Kind() == reflect.Func && r.Type().CanSeq2():
			for range r.Seq2() {
				continue
			}
		case r.Kind() == reflect.Func && r.Type().CanSeq():
			for range r.Seq() {
				continue
			}
		}
		switch v := r.Interface().(type) {
		case error:
			if ps, ok := errors.AsType[socialorg.Problems](v); ok {
				for _, p := range ps {
					texts += len(p.Error())
				}
			}
		case string:
			texts += len(v)
		case []byte:
			texts += len(v)
		}
	}
	runtime.ReadMemStats(&after)
	return int(after.TotalAlloc - before.TotalAlloc), w.out.bytes + texts
}

// costs returns what every exported function and method costs, by name.
func (w *world) costs() map[string][2]int {
	all := make(map[string][2]int)
	note := func(name string, f reflect.Value) {
		a, b := w.cost(f)
		all[name] = [2]int{a, b}
	}
	for range 2 { // which empties pools, so that no size finds what another left
		runtime.GC()
	}
	for _, name := range slices.Sorted(maps.Keys(exportedFuncs)) {
		note(name, reflect.ValueOf(exportedFuncs[name]))
	}
	for _, name := range slices.Sorted(maps.Keys(exportedTypes)) {
		typ := exportedTypes[name]
		for _, typ := range []reflect.Type{typ, reflect.PointerTo(typ)} {
			receiver := w.value(typ)
			if typ.Kind() == reflect.Pointer && receiver.IsNil() || receiver.Kind() == reflect.Interface {
				continue
			}
			for i := range receiver.NumMethod() {
				note(name+"."+receiver.Type().Method(i).Name, receiver.Method(i))
			}
		}
	}
	return all
}

// TestJ8Growth is the law of growth: double any list or map of an organisation,
// or of the counts, alone or together with one that it meets, and no exported
// function allocates or writes more than two and a half times as much. With the
// flag -pairs, every list is doubled together with every other.
//
// Lists are found by reflection, and functions in exported_test.go, so that a new
// one is under the law without anybody remembering. A bound that is stated
// instead is in the table bounded, with its reason.
func TestJ8Growth(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds, and counts what the race detector changes")
	}
	const most, floor = 2.5, 100_000
	const n = 100
	all := lists(reflect.TypeFor[input](), nil)
	require.Greater(t, len(all), 30)
	type pair struct{ a, b int }
	var pairs []pair
	for i := range all {
		pairs = append(pairs, pair{i, i})
	}
	if *allPairs {
		for i := range all {
			for j := range i {
				pairs = append(pairs, pair{i, j})
			}
		}
	}
	index := make(map[string]int)
	for i, l := range all {
		index[l.name()] = i
	}
	for _, named := range meeting {
		a, okA := index[named[0]]
		b, okB := index[named[1]]
		require.True(t, okA && okB, "%s is a list", named)
		pairs = append(pairs, pair{a, b})
	}
	type row struct {
		ratio      float64
		lists, of  string
		from, upTo int
	}
	var worst []row
	runs := 0
	defer debug.SetGCPercent(debug.SetGCPercent(1000)) // which what is allocated does not depend on
	for _, p := range pairs {
		grown := func(size int, own bool) input {
			in := seed()
			all[p.a].grow(&in, size, own)
			if p.a != p.b {
				all[p.b].grow(&in, size, own)
			}
			return in
		}
		for _, own := range []bool{false, true} {
			if own && reflect.DeepEqual(grown(n, true), grown(n, false)) { // as it is where nothing is below
				continue
			}
			costs := [2]map[string][2]int{newWorld(grown(n, own)).costs(), newWorld(grown(2*n, own)).costs()}
			what := all[p.a].name()
			if p.a != p.b {
				what += " x " + all[p.b].name()
			}
			for name, large := range costs[1] {
				small := costs[0][name]
				runs++
				for i := range large {
					if large[i] < floor {
						continue
					}
					worst = append(worst, row{float64(large[i]) / float64(max(small[i], floor/4)), what, name, small[i], large[i]})
				}
			}
		}
	}
	slices.SortFunc(worst, func(a, b row) int { return int(1e6*b.ratio) - int(1e6*a.ratio) })
	t.Logf("%d lists, %d pairs, %d runs", len(all), len(pairs), runs)
	for i, r := range worst {
		if i < 10 {
			t.Logf("%.2f %s, %s: %d to %d bytes", r.ratio, r.lists, r.of, r.from, r.upTo)
		}
		if r.ratio > most && bounded[r.of] == "" {
			t.Errorf("%s, %s: %d bytes become %d, %.1f times as many", r.lists, r.of, r.from, r.upTo, r.ratio)
		}
	}
}

var allPairs = flag.Bool("pairs", false, "hold every pair of lists to the law of growth, in some minutes")

// meeting are pairs of lists that meet somewhere.
var meeting = [][2]string{
	{"Org.Campaigns.KPIs", "Org.Campaigns.Channels"}, {"Org.KPIs.Numerator", "Org.Campaigns.Channels"}, {"Org.Campaigns", "Org.KPIs.Numerator"},
	{"Org.Campaigns", "Org.KPIs.Channels"}, {"Org.Roles.Responsibilities", "Org.Positions"}, {"Org.Roles", "Org.Roles.Responsibilities"},
	{"Org.Positions", "Org.Positions.DottedTo"}, {"Counts", "Org.Campaigns.KPIs"}, {"Counts.Values", "Org.KPIs.Numerator"},
	{"Org.Goals", "Org.Roles.Goals"}, {"Org.Positions", "Org.Campaigns.Team"}, {"Org.Roles", "Org.Positions"},
}

// bounded are functions whose cost has a stated bound instead.
var bounded = map[string]string{
	"socialorg.Hierarchy.MarshalJSON": "writes definitions out for each campaign: MaxTaken",
}
