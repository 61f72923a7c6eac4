package orgdiff_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"example.com/socialorg"
	"example.com/socialorg/orgdiff"
)

func seeded(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, seed)) }

// randomOrg returns an organisation with something in most fields, found by
// reflection, whose ids and keys come from small sets, so that two of them have
// much in common. No list states an id twice.
func randomOrg(r *rand.Rand) socialorg.Org {
	var o socialorg.Org
	fill(r, reflect.ValueOf(&o).Elem(), "org")
	o.Exceptions = slices.DeleteFunc(o.Exceptions, func(e socialorg.Exception) bool { // one of nothing has no name in the mirror
		return o.Position(e.Position) == nil || o.Role(e.Role) == nil
	})
	return o
}

func fill(r *rand.Rand, v reflect.Value, name string) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(pool(v.Type(), name)[r.IntN(len(pool(v.Type(), name)))])
	case reflect.Int64:
		v.SetInt(r.Int64N(3))
	case reflect.Float64:
		v.SetFloat(float64(r.IntN(3)))
	case reflect.Pointer:
		if r.IntN(3) > 0 {
			v.Set(reflect.New(v.Type().Elem()))
			fill(r, v.Elem(), name)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			fill(r, v.Field(i), v.Type().Field(i).Name)
		}
	case reflect.Slice:
		elem := v.Type().Elem()
		id, idName := elem, name
		if elem.Kind() == reflect.Struct {
			id, idName = elem.Field(0).Type, elem.Name()
		}
		ids := pool(id, idName)
		r.Shuffle(len(ids), func(i, j int) { ids[i], ids[j] = ids[j], ids[i] })
		for _, s := range ids[:r.IntN(len(ids)+1)] {
			e := reflect.New(elem).Elem()
			fill(r, e, idName)
			if elem.Kind() == reflect.Struct {
				e.Field(0).SetString(s)
			} else {
				e.SetString(s)
			}
			v.Set(reflect.Append(v, e))
		}
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		for _, key := range pool(v.Type().Key(), name) {
			if e := reflect.New(v.Type().Elem()).Elem(); r.IntN(2) == 0 {
				fill(r, e, name)
				v.SetMapIndex(reflect.ValueOf(key).Convert(v.Type().Key()), e)
			}
		}
	default:
		panic("fill does not know a " + v.Type().String())
	}
}

// pool returns the strings that a field may have.
func pool(typ reflect.Type, name string) []string {
	n := 3
	switch typ {
	case reflect.TypeFor[socialorg.RoleID]():
		name, n = "role", 5
	case reflect.TypeFor[socialorg.PositionID]():
		name, n = "position", 8
	}
	list := make([]string, n)
	for i := range list {
		list[i] = fmt.Sprint(name, "-", i)
	}
	return list
}

// eachList calls visit for every list in v.
func eachList(v reflect.Value, visit func(list reflect.Value)) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			eachList(v.Field(i), visit)
		}
	case reflect.Slice:
		visit(v)
		for i := range v.Len() {
			eachList(v.Index(i), visit)
		}
	}
}

func copyOf(t testing.TB, o socialorg.Org) (c socialorg.Org) {
	t.Helper()
	data, err := json.Marshal(o)
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(data, &c))
	return c
}

func shuffled(t testing.TB, r *rand.Rand, o socialorg.Org) socialorg.Org {
	t.Helper()
	o = copyOf(t, o)
	eachList(reflect.ValueOf(&o).Elem(), func(list reflect.Value) {
		r.Shuffle(list.Len(), reflect.Swapper(list.Interface()))
	})
	return o
}

// E3, E5: nothing between equals, the order of lists means nothing, and the
// mirror law.
func TestDiffLaws(t *testing.T) {
	r := seeded(1)
	seen := make(map[orgdiff.Op]map[orgdiff.Kind]int)
	for i := range 200 {
		a, b := randomOrg(r), randomOrg(r)
		if i%2 == 1 {
			b = copyOf(t, a)
			for range 1 + r.IntN(4) {
				edits[r.IntN(len(edits))](r, &b)
			}
		}
		require.Empty(t, orgdiff.Diff(a, a))
		require.Empty(t, orgdiff.Diff(a, shuffled(t, r, a)))
		want := orgdiff.Diff(a, b)
		require.Equal(t, want, orgdiff.Diff(a, b))
		if diff := gocmp.Diff(want, orgdiff.Diff(shuffled(t, r, a), shuffled(t, r, b))); diff != "" {
			t.Fatalf("Diff of permuted input (-want +got)\n%s", diff)
		}
		requireMirror(t, a, b)
		for _, c := range want {
			if seen[c.Op] == nil {
				seen[c.Op] = make(map[orgdiff.Kind]int)
			}
			seen[c.Op][c.Kind]++
		}
	}
	for op, kinds := range map[orgdiff.Op][]orgdiff.Kind{
		orgdiff.Renamed: {orgdiff.Role, orgdiff.Responsibility, orgdiff.Position},
		orgdiff.Moved:   {orgdiff.Responsibility, orgdiff.Position, orgdiff.Holder},
	} {
		require.Len(t, seen[op], len(kinds))
		for _, kind := range kinds {
			require.Greater(t, seen[op][kind], 4, "%s %s", kind, op)
		}
	}
}

// edits change an organisation as people do.
var edits = []func(r *rand.Rand, o *socialorg.Org){
	func(r *rand.Rand, o *socialorg.Org) { // a position gets another id everywhere
		if len(o.Positions) > 0 {
			p := &o.Positions[r.IntN(len(o.Positions))]
			_ = o.RenamePosition(p.ID, p.ID+"x")
		}
	},
	func(r *rand.Rand, o *socialorg.Org) { // a responsibility is handed over
		if len(o.Roles) > 1 {
			from, to := &o.Roles[0], &o.Roles[1+r.IntN(len(o.Roles)-1)]
			last := len(from.Responsibilities) - 1
			if last < 0 {
				return
			}
			if _, again := to.Responsibility(from.Responsibilities[last].Key); !again {
				to.Responsibilities = append(to.Responsibilities, from.Responsibilities[last])
				from.Responsibilities = from.Responsibilities[:last]
			}
		}
	},
	func(r *rand.Rand, o *socialorg.Org) { // a holder moves
		if len(o.Positions) > 1 {
			from, to := &o.Positions[0], &o.Positions[1+r.IntN(len(o.Positions)-1)]
			if last := len(from.Holders) - 1; last >= 0 && !slices.Contains(to.Holders, from.Holders[last]) {
				to.Holders = append(to.Holders, from.Holders[last])
				from.Holders = from.Holders[:last]
			}
		}
	},
	func(_ *rand.Rand, o *socialorg.Org) { // a role is gone
		o.Roles = o.Roles[min(1, len(o.Roles)):]
	},
	func(_ *rand.Rand, o *socialorg.Org) { // a position is gone
		o.Positions = o.Positions[min(1, len(o.Positions)):]
	},
	func(r *rand.Rand, o *socialorg.Org) { // a responsibility and a role get other keys
		if len(o.Roles) > 0 {
			role := &o.Roles[r.IntN(len(o.Roles))]
			role.Formerly = append(role.Formerly, role.ID)
			role.ID += "x"
			if len(role.Responsibilities) > 0 {
				d := &role.Responsibilities[0]
				d.Formerly = append(d.Formerly, d.Key)
				d.Key += "x"
			}
		}
	},
}

// A4: with ids that are there twice, nothing panics, nothing is found between
// equals, and as much is found in the one direction as in the other.
func TestA4DiffOfDuplicates(t *testing.T) {
	r := seeded(2)
	doubled := func() socialorg.Org {
		o := randomOrg(r)
		eachList(reflect.ValueOf(&o).Elem(), func(list reflect.Value) {
			if list.Len() > 0 && r.IntN(3) == 0 {
				list.Set(reflect.Append(list, list.Index(r.IntN(list.Len()))))
			}
		})
		return o
	}
	unnamed := func(changes []orgdiff.Change) map[string]int {
		n := make(map[string]int)
		for _, c := range changes {
			c.ID, c.Of = "", ""
			n[fmt.Sprint(c.Channels, c)]++
		}
		return n
	}
	for range 100 {
		a, b := doubled(), doubled()
		require.Empty(t, orgdiff.Diff(a, a))
		there, back := unnamed(mirrored(orgdiff.Diff(a, b))), unnamed(orgdiff.Diff(b, a))
		if diff := gocmp.Diff(there, back); diff != "" {
			t.Fatalf("the mirror of Diff(a, b) and Diff(b, a) (-want +got)\n%s", diff)
		}
	}
}

// The reflective property: whichever single field of an organisation gets
// another value, the diff says so. A new field that Diff does not see fails.
func TestDiffSeesEveryField(t *testing.T) {
	var o socialorg.Org
	filled(reflect.ValueOf(&o).Elem())
	seen := make(map[string]bool)
	var walk func(v reflect.Value, path string)
	check := func(path string) {
		t.Helper()
		seen[path] = true
		before := socialorg.Org{}
		filled(reflect.ValueOf(&before).Elem())
		if len(orgdiff.Diff(before, o)) == 0 || len(orgdiff.Diff(o, before)) == 0 {
			t.Errorf("Diff does not see that %s differs", path)
		}
	}
	walk = func(v reflect.Value, path string) {
		was := reflect.New(v.Type()).Elem()
		was.Set(v)
		set := func(to reflect.Value, how string) {
			v.Set(to)
			check(path + how)
			v.Set(was)
		}
		set(reflect.Zero(v.Type()), " (zero)")
		switch v.Kind() {
		case reflect.String:
			set(reflect.ValueOf(v.String()+"-x").Convert(v.Type()), "")
		case reflect.Int64:
			set(reflect.ValueOf(v.Int()+1).Convert(v.Type()), "")
		case reflect.Float64:
			set(reflect.ValueOf(v.Float()+1), "")
		case reflect.Pointer:
			zero := reflect.New(v.Type().Elem())
			set(zero, " (a zero)")
			other := reflect.New(v.Type().Elem())
			other.Elem().SetFloat(v.Elem().Float() + 1)
			set(other, "")
		case reflect.Struct:
			for i := range v.NumField() {
				walk(v.Field(i), path+"."+v.Type().Field(i).Name)
			}
		case reflect.Slice:
			set(reflect.Append(v.Slice3(0, v.Len(), v.Len()), reflect.Zero(v.Type().Elem())), " (longer)")
			walk(v.Index(0), path+"[0]")
		case reflect.Map:
			key := v.MapKeys()[0]
			m := reflect.MakeMap(v.Type())
			m.SetMapIndex(key, reflect.ValueOf(v.MapIndex(key).String()+"-x").Convert(v.Type().Elem()))
			set(m, " (another value)")
			m.SetMapIndex(key, v.MapIndex(key))
			m.SetMapIndex(reflect.ValueOf(key.String()+"-x").Convert(v.Type().Key()), reflect.Zero(v.Type().Elem()))
			set(m, " (another key)")
		default:
			t.Fatalf("%s is a %s: teach this test to change it", path, v.Kind())
		}
	}
	walk(reflect.ValueOf(&o).Elem(), "Org")
	for _, path := range []string{"Org.Roles[0].Goals[0]", "Org.KPIs[0].Min", "Org.Terms (another value)", "Org.Campaigns[0].KPIs[0].Channels[0]"} {
		require.Contains(t, slices.Collect(maps.Keys(seen)), path)
	}
}

// filled puts something into every field, one element into every list.
func filled(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString("some-" + v.Type().Name())
	case reflect.Int64:
		v.SetInt(7)
	case reflect.Float64:
		v.SetFloat(7)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		filled(v.Elem())
	case reflect.Struct:
		for i := range v.NumField() {
			filled(v.Field(i))
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		filled(v.Index(0))
	case reflect.Map:
		key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
		filled(key)
		filled(value)
		v.Set(reflect.MakeMap(v.Type()))
		v.SetMapIndex(key, value)
	default:
		panic("filled does not know a " + v.Type().String())
	}
}
