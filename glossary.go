package socialorg

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"example.com/socialorg/internal/detail"
	"example.com/socialorg/internal/suggest"
)

// A Glossary has the names of one language. Each kind of thing has a map of its
// own, so that a partner and a KPI may share a key. It is plain data; the zero
// Glossary has no names. Package standard has one for each language in which it
// names its content, and programs may add others.
//
// An empty name counts as no name.
type Glossary struct {
	Language         string              `json:"language"`      // BCP 47: "en", "id"
	Org              string              `json:"org,omitempty"` // of the organisation itself
	Roles            map[RoleID]string   `json:"roles,omitempty"`
	Summaries        map[RoleID]string   `json:"summaries,omitempty"` // of roles
	Goals            map[Key]string      `json:"goals,omitempty"`
	Responsibilities map[Key]string      `json:"responsibilities,omitempty"`
	Skills           map[Key]string      `json:"skills,omitempty"`
	KPIs             map[Key]string      `json:"kpis,omitempty"`
	Terms            map[Key]string      `json:"terms,omitempty"`  // for [Org.Terms]: areas, partners, skill kinds, subjects, units, metrics, channels
	Titles           map[RoleID][]string `json:"titles,omitempty"` // further titles by which people know a role, for [Glossary.Lookup]
}

// With returns a Glossary that has the names of g and, where g has none, those of
// the first of the others that has one. A role has the titles of all of them,
// each one once, in their order. The result shares nothing with g and the
// others.
func (g Glossary) With(others ...Glossary) Glossary {
	var all Glossary
	for _, from := range append([]Glossary{g}, others...) {
		all.Language, all.Org = cmp.Or(all.Language, from.Language), cmp.Or(all.Org, from.Org)
		addNames(&all.Roles, from.Roles)
		addNames(&all.Summaries, from.Summaries)
		addNames(&all.Goals, from.Goals)
		addNames(&all.Responsibilities, from.Responsibilities)
		addNames(&all.Skills, from.Skills)
		addNames(&all.KPIs, from.KPIs)
		addNames(&all.Terms, from.Terms)
		for id, titles := range from.Titles {
			if all.Titles == nil {
				all.Titles = make(map[RoleID][]string)
			}
			for _, title := range titles {
				if !slices.Contains(all.Titles[id], title) {
					all.Titles[id] = append(all.Titles[id], title)
				}
			}
		}
	}
	return all
}

// addNames adds to a map the names for which it has none.
func addNames[K ~string](to *map[K]string, from map[K]string) {
	for key, name := range from {
		if *to == nil {
			*to = make(map[K]string)
		}
		if (*to)[key] == "" {
			(*to)[key] = name
		}
	}
}

// Translate returns a copy of o in another language. Every name of a role,
// goal, responsibility, skill, KPI or word that is empty, or exactly equal to
// the name in from, becomes the name in to. The user's own names stay, and so
// does every name for which to has none.
//
// Terms that o uses but does not name are added to Org.Terms. The name of the
// organisation, the summary of a role and the title of a position are replaced
// if they are equal to those in from (for a title, to the name of the
// position's role), but stay empty if they are empty. The name of a campaign's
// KPI that takes its definition from [Org.KPIs] also stays empty. Campaigns and
// holders keep their names.
//
// Translating a second time changes nothing. Translating there and back
// restores an organisation that names everything in from. The copy shares
// nothing with o, and its empty lists are nil. Translate accepts any
// organisation, valid or not.
func Translate(o Org, from, to Glossary) Org {
	o = o.cloneWhole()
	own(&o.Name, from.Org, to.Org)
	for i := range o.Goals {
		translate(&o.Goals[i].Name, o.Goals[i].Key, from.Goals, to.Goals)
	}
	for i := range o.Roles {
		r := &o.Roles[i]
		translate(&r.Name, r.ID, from.Roles, to.Roles)
		own(&r.Summary, from.Summaries[r.ID], to.Summaries[r.ID])
		for j := range r.Responsibilities {
			translate(&r.Responsibilities[j].Name, r.Responsibilities[j].Key, from.Responsibilities, to.Responsibilities)
		}
		for j := range r.Skills {
			translate(&r.Skills[j].Name, r.Skills[j].Key, from.Skills, to.Skills)
		}
	}
	for i := range o.Positions {
		p := &o.Positions[i]
		own(&p.Title, from.Roles[p.Role], to.Roles[p.Role])
	}
	defined := make(map[Key]bool, len(o.KPIs))
	for i := range o.KPIs {
		k := &o.KPIs[i]
		defined[k.Key] = true
		translate(&k.Name, k.Key, from.KPIs, to.KPIs)
	}
	for i := range o.Campaigns {
		for j := range o.Campaigns[i].KPIs {
			k := &o.Campaigns[i].KPIs[j]
			if k.Name == "" && defined[k.Key] && !k.isDefined() {
				continue
			}
			translate(&k.Name, k.Key, from.KPIs, to.KPIs)
		}
	}
	o.translateTerms(from, to)
	return o
}

// translate replaces the name of a key if it is empty or the name in from.
func translate[K ~string](name *string, key K, from, to map[K]string) {
	if known := to[key]; known != "" && (*name == "" || *name == from[key]) {
		*name = known
	}
}

// own replaces a text that is equal to the one in from.
func own(text *string, from, to string) {
	if to != "" && *text != "" && *text == from {
		*text = to
	}
}

// translateTerms replaces and adds terms of o, whose map is its own.
func (o *Org) translateTerms(from, to Glossary) {
	put := func(key Key) {
		name := o.Terms[key]
		if translate(&name, key, from.Terms, to.Terms); name != o.Terms[key] {
			if o.Terms == nil {
				o.Terms = make(map[Key]string)
			}
			o.Terms[key] = name
		}
	}
	for _, key := range slices.Collect(maps.Keys(o.Terms)) {
		put(key)
	}
	o.eachTerm(func(_ string, key Key) { put(key) })
}

// eachTerm calls visit for each use in o of a word that has no definition of
// its own, with the kind of the word.
func (o *Org) eachTerm(visit func(kind string, key Key)) {
	for i := range o.Roles {
		r := &o.Roles[i]
		for j := range r.Responsibilities {
			d := &r.Responsibilities[j]
			visit("area", Key(d.Area))
			for _, partner := range d.With {
				visit("partner", partner)
			}
		}
		for _, s := range r.Skills {
			visit("skill kind", Key(s.Kind))
		}
		for _, l := range r.ReportsTo {
			visit("subject", l.Subject)
		}
	}
	for i := range o.KPIs {
		o.KPIs[i].eachTerm(visit)
	}
	for i := range o.Campaigns {
		c := &o.Campaigns[i]
		for _, channel := range c.Channels {
			visit("channel", channel)
		}
		for _, m := range slices.Sorted(maps.Keys(c.Metrics)) {
			visit("metric", Key(m))
		}
		for j := range c.KPIs {
			c.KPIs[j].eachTerm(visit)
		}
	}
}

func (k *KPI) eachTerm(visit func(kind string, key Key)) {
	visit("unit", Key(k.Unit))
	for _, metrics := range [][]Metric{k.Numerator, k.Denominator} {
		for _, m := range metrics {
			visit("metric", Key(m))
		}
	}
	for _, channel := range k.Channels {
		visit("channel", channel)
	}
}

// Lookup returns every role that a title may mean, sorted: none, one or
// several, because a title alone does not say which role is meant. It knows the
// names of roles and Titles. It ignores case, outer white space, and the amount
// of white space between words. Everything else counts: there is no fuzzy
// matching, and an id is not a title. White space alone matches no role. Lookup
// takes time linear in g.
func (g Glossary) Lookup(title string) []RoleID {
	title = foldTitle(title)
	if title == "" {
		return nil
	}
	var ids []RoleID
	for id, name := range g.Roles {
		if foldTitle(name) == title {
			ids = append(ids, id)
		}
	}
	for id, titles := range g.Titles {
		if slices.ContainsFunc(titles, func(t string) bool { return foldTitle(t) == title }) {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

func foldTitle(title string) string { return suggest.Fold(strings.Join(strings.Fields(title), " ")) }

// Missing returns, as warnings, everything in o for which g has no name. These
// are the names that g needs before [Translate] can translate all of o into its
// language. Each is reported once, with [ErrRequired], at the path that it
// should have in g: "responsibilities.set-kpis". They are sorted by path. Names
// in o itself make no difference. A summary is missing only if the role in o
// has one, and the name of the organisation only if o has one and g has none at
// all.
func (g Glossary) Missing(o Org) []Problem {
	missing := make(map[string]Problem) // by path
	note := func(path, kind, id, name string) {
		if _, noted := missing[path]; id != "" && name == "" && !noted {
			missing[path] = Problem{Path: path, Code: ErrRequired, Detail: fmt.Sprintf("the %s %s has no name in %s", kind, detail.Quote(id), detail.Quote(g.Language))}
		}
	}
	note("org", "organisation", o.Name, g.Org)
	for _, e := range o.Goals {
		note("goals."+keyText(e.Key), "goal", string(e.Key), g.Goals[e.Key])
	}
	for i := range o.Roles {
		r := &o.Roles[i]
		note("roles."+keyText(r.ID), "role", string(r.ID), g.Roles[r.ID])
		if r.Summary != "" {
			note("summaries."+keyText(r.ID), "summary of the role", string(r.ID), g.Summaries[r.ID])
		}
		for j := range r.Responsibilities {
			key := r.Responsibilities[j].Key
			note("responsibilities."+keyText(key), "responsibility", string(key), g.Responsibilities[key])
		}
		for _, s := range r.Skills {
			note("skills."+keyText(s.Key), "skill", string(s.Key), g.Skills[s.Key])
		}
	}
	kpi := func(key Key) { note("kpis."+keyText(key), "KPI", string(key), g.KPIs[key]) }
	for i := range o.KPIs {
		kpi(o.KPIs[i].Key)
	}
	for i := range o.Campaigns {
		for j := range o.Campaigns[i].KPIs {
			kpi(o.Campaigns[i].KPIs[j].Key)
		}
	}
	term := func(kind string, key Key) { note("terms."+keyText(key), kind, string(key), g.Terms[key]) }
	o.eachTerm(term)
	for key := range o.Terms {
		term("term", key)
	}
	var problems []Problem
	for _, path := range slices.Sorted(maps.Keys(missing)) {
		problems = append(problems, missing[path])
	}
	return problems
}
