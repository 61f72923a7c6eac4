package orgfile

import (
	"reflect"

	"example.com/socialorg"
	"example.com/socialorg/internal/document"
	"example.com/socialorg/internal/suggest"
)

// complete adds to o what it refers to of the known organisations: roles, goals,
// KPIs, and names of words. What o says itself counts first, then what an earlier
// one says.
func complete(o *socialorg.Org, known []socialorg.Org) {
	addRoles(o, known)
	addKPIs(o, known)
	if refersToGoals(*o) {
		for _, k := range known {
			o.Goals = addMissing(o.Goals, k.Goals, func(g socialorg.Goal) socialorg.Key { return g.Key }, nil)
		}
	}
	for _, k := range known {
		for key, name := range k.Terms {
			if _, ok := o.Terms[key]; !ok {
				if o.Terms == nil {
					o.Terms = make(map[socialorg.Key]string)
				}
				o.Terms[key] = name
			}
		}
	}
}

// addRoles adds the roles that positions have, and those to which the lines of
// roles lead.
func addRoles(o *socialorg.Org, known []socialorg.Org) {
	roles := make(map[socialorg.RoleID]*socialorg.Role)
	for _, list := range append([][]socialorg.Role{o.Roles}, rolesOf(known)...) {
		for i := range list {
			if _, ok := roles[list[i].ID]; !ok {
				roles[list[i].ID] = &list[i]
			}
		}
	}
	wanted := make(map[socialorg.RoleID]bool)
	var next []socialorg.RoleID
	want := func(id socialorg.RoleID) {
		if !wanted[id] {
			wanted[id] = true
			next = append(next, id)
		}
	}
	for i := range o.Roles {
		want(o.Roles[i].ID)
	}
	for i := range o.Positions {
		want(o.Positions[i].Role)
	}
	for len(next) > 0 {
		id := next[len(next)-1]
		next = next[:len(next)-1]
		if r, ok := roles[id]; ok {
			for _, line := range r.ReportsTo {
				want(line.To)
			}
		}
	}
	for _, list := range rolesOf(known) {
		o.Roles = addMissing(o.Roles, list, func(r socialorg.Role) socialorg.RoleID { return r.ID }, wanted)
	}
}

func rolesOf(known []socialorg.Org) [][]socialorg.Role {
	lists := make([][]socialorg.Role, len(known))
	for i := range known {
		lists[i] = known[i].Roles
	}
	return lists
}

// addKPIs adds the definitions of KPIs to which campaigns give none.
func addKPIs(o *socialorg.Org, known []socialorg.Org) {
	wanted := make(map[socialorg.Key]bool)
	for _, c := range o.Campaigns {
		for _, k := range c.KPIs {
			if !isDefined(k) {
				wanted[k.Key] = true
			}
		}
	}
	for i := range known {
		o.KPIs = addMissing(o.KPIs, known[i].KPIs, func(k socialorg.KPI) socialorg.Key { return k.Key }, wanted)
	}
}

// isDefined reports whether a KPI says how it is measured.
func isDefined(k socialorg.KPI) bool {
	return k.Unit != "" || len(k.Numerator) > 0 || len(k.Denominator) > 0 || k.Per != 0
}

// refersToGoals reports whether anything in o refers to a goal.
func refersToGoals(o socialorg.Org) bool {
	for _, r := range o.Roles {
		if len(r.Goals) > 0 {
			return true
		}
		for _, d := range r.Responsibilities {
			if len(d.Goals) > 0 {
				return true
			}
		}
	}
	hasGoal := func(kpis []socialorg.KPI) bool {
		for _, k := range kpis {
			if k.Goal != "" {
				return true
			}
		}
		return false
	}
	for _, c := range o.Campaigns {
		if len(c.Goals) > 0 || hasGoal(c.KPIs) {
			return true
		}
	}
	return hasGoal(o.KPIs)
}

// addMissing appends to list copies of those elements of known whose key is
// wanted and not yet in list. If wanted is nil, every key is wanted.
func addMissing[T any, K comparable](list, known []T, key func(T) K, wanted map[K]bool) []T {
	if len(known) == 0 {
		return list
	}
	has := make(map[K]bool, len(list))
	for _, e := range list {
		has[key(e)] = true
	}
	for _, e := range known {
		if k := key(e); !has[k] && (wanted == nil || wanted[k]) {
			has[k] = true
			list = append(list, clone(e))
		}
	}
	return list
}

// A vocabulary is the ids that a file might have meant.
type vocabulary struct {
	roles map[string]bool
	kpis  map[string]bool
	names map[string]string // the ids of roles by their folded names
}

func newVocabulary(o socialorg.Org, known []socialorg.Org) vocabulary {
	v := vocabulary{roles: make(map[string]bool), kpis: make(map[string]bool), names: make(map[string]string)}
	for _, k := range append([]socialorg.Org{o}, known...) {
		for i := range k.Roles {
			id := string(k.Roles[i].ID)
			if !socialorg.Key(id).Valid() {
				continue
			}
			v.roles[id] = true
			if name := suggest.Fold(k.Roles[i].Name); v.names[name] == "" {
				v.names[name] = id
			}
		}
		for i := range k.KPIs {
			v.kpis[string(k.KPIs[i].Key)] = k.KPIs[i].Key.Valid()
		}
	}
	return v
}

// of returns the ids among which a value at a path is.
func (v vocabulary) of(path document.Path) (kind string, ids map[string]bool) {
	n := len(path)
	if n == 0 {
		return "", nil
	}
	switch last := path[n-1].Name; {
	case last == "role", last == "to":
		return "role", v.roles
	case (last == "key" || last == "unit") && n > 3 && path[n-3].Name == "kpis":
		return "KPI", v.kpis
	}
	return "", nil
}

// clone returns a deep copy of plain data: of structs, slices, maps, pointers and
// scalars. In it empty lists and maps are nil.
func clone[T any](v T) T {
	deepen(reflect.ValueOf(&v).Elem())
	return v
}

// deepen replaces every slice, map and pointer in v by a copy.
func deepen(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for _, field := range v.Fields() {
			deepen(field)
		}
	case reflect.Pointer:
		if !v.IsNil() {
			to := reflect.New(v.Type().Elem())
			to.Elem().Set(v.Elem())
			deepen(to.Elem())
			v.Set(to)
		}
	case reflect.Map:
		if v.Len() == 0 {
			v.SetZero()
			return
		}
		entries := reflect.MakeMapWithSize(v.Type(), v.Len())
		for key, value := range v.Seq2() {
			entries.SetMapIndex(key, value) // maps of text to text
		}
		v.Set(entries)
	case reflect.Slice:
		if v.Len() == 0 {
			v.SetZero()
			return
		}
		list := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(list, v)
		v.Set(list)
		if k := v.Type().Elem().Kind(); k == reflect.Struct {
			for i := range v.Len() {
				deepen(v.Index(i))
			}
		}
	}
}
