package orgfile

import (
	"slices"

	"example.com/socialorg"
	"example.com/socialorg/internal/lists"
)

// complete adds to o what it refers to of the known organisations: roles, goals,
// KPIs, and names of words. What o says itself counts first, then what an earlier
// one says. It returns what is known.
func complete(o *socialorg.Org, known []socialorg.Org) (all socialorg.Org) {
	for _, k := range known {
		all.Goals, all.Roles, all.KPIs = append(all.Goals, k.Goals...), append(all.Roles, k.Roles...), append(all.KPIs, k.KPIs...)
		for key, name := range k.Terms {
			if _, ok := o.Terms[key]; !ok {
				if o.Terms == nil {
					o.Terms = make(map[socialorg.Key]string)
				}
				o.Terms[key] = name
			}
		}
	}
	all = clone(all)
	kpis := make(map[socialorg.Key]bool) // that campaigns name without a definition
	for _, c := range o.Campaigns {
		for _, k := range c.KPIs {
			if k.Unit == "" && len(k.Numerator)+len(k.Denominator) == 0 && k.Per == 0 {
				kpis[k.Key] = true
			}
		}
	}
	o.Roles = addMissing(o.Roles, all.Roles, rolesOf(*o, all.Roles), func(r socialorg.Role) socialorg.RoleID { return r.ID })
	o.KPIs = addMissing(o.KPIs, all.KPIs, kpis, func(k socialorg.KPI) socialorg.Key { return k.Key })
	if refersToGoals(*o) {
		o.Goals = addMissing(o.Goals, all.Goals, nil, func(g socialorg.Goal) socialorg.Key { return g.Key })
	}
	return all
}

// clone returns a deep copy, in which empty lists and maps are nil.
func clone(o socialorg.Org) socialorg.Org {
	return socialorg.Translate(o, socialorg.Glossary{}, socialorg.Glossary{})
}

// rolesOf returns the roles that positions have, and those to which the lines of
// roles lead.
func rolesOf(o socialorg.Org, known []socialorg.Role) map[socialorg.RoleID]bool {
	byID := make(map[socialorg.RoleID]socialorg.Role)
	for _, r := range slices.Backward(slices.Concat(o.Roles, known)) {
		byID[r.ID] = r // the first counts
	}
	next := slices.Concat(
		lists.Each(o.Roles, func(r socialorg.Role) socialorg.RoleID { return r.ID }),
		lists.Each(o.Positions, func(p socialorg.Position) socialorg.RoleID { return p.Role }),
	)
	wanted := make(map[socialorg.RoleID]bool)
	for i := 0; i < len(next); i++ {
		if id := next[i]; !wanted[id] {
			wanted[id] = true
			for _, line := range byID[id].ReportsTo {
				next = append(next, line.To)
			}
		}
	}
	return wanted
}

// refersToGoals reports whether anything in o refers to a goal.
func refersToGoals(o socialorg.Org) bool {
	hasGoal := func(k socialorg.KPI) bool { return k.Goal != "" }
	hasGoals := func(d socialorg.Responsibility) bool { return len(d.Goals) > 0 }
	return slices.ContainsFunc(o.KPIs, hasGoal) ||
		slices.ContainsFunc(o.Roles, func(r socialorg.Role) bool {
			return len(r.Goals) > 0 || slices.ContainsFunc(r.Responsibilities, hasGoals)
		}) ||
		slices.ContainsFunc(o.Campaigns, func(c socialorg.Campaign) bool {
			return len(c.Goals) > 0 || slices.ContainsFunc(c.KPIs, hasGoal)
		})
}

// addMissing appends to list those elements of known whose key is wanted and not yet in
// it. Where wanted is nil, all are.
func addMissing[T any, K comparable](list, known []T, wanted map[K]bool, key func(T) K) []T {
	if len(known) == 0 {
		return list
	}
	has := lists.Set(lists.Each(list, key))
	for _, e := range known {
		if k := key(e); !has[k] && (wanted == nil || wanted[k]) {
			has[k] = true
			list = append(list, e)
		}
	}
	return list
}
