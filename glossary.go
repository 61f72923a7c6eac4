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

// GlossaryOf returns the names that o has, which are in the given language: the
// first where several differ. It takes time linear in o.
func GlossaryOf(o Org, language string) Glossary {
	g := Glossary{Language: language}
	o.Walk(func(_ fmt.Stringer, kind, key string, name *string) {
		if name == nil || *name == "" {
			return
		}
		switch kind {
		case "org":
			g.Org = *name
		case "role":
			put(&g.Roles, key, *name)
		case "summary":
			put(&g.Summaries, key, *name)
		case "goal":
			put(&g.Goals, key, *name)
		case "responsibility":
			put(&g.Responsibilities, key, *name)
		case "skill":
			put(&g.Skills, key, *name)
		case "KPI":
			put(&g.KPIs, key, *name)
		case "term":
			put(&g.Terms, key, *name)
		}
	})
	return g
}

// put adds a name where the map has none.
func put[K ~string](names *map[K]string, key, name string) {
	addNames(names, map[K]string{K(key): name})
}

// entry returns the name that g has for something that Walk visits, and the list
// of g in which it stands: none for what has no name in a glossary.
func (g *Glossary) entry(kind, key string) (list, name string) {
	switch kind {
	case "org":
		return "org", g.Org
	case "role":
		return "roles", g.Roles[RoleID(key)]
	case "summary":
		return "summaries", g.Summaries[RoleID(key)]
	case "goal":
		return "goals", g.Goals[Key(key)]
	case "responsibility":
		return "responsibilities", g.Responsibilities[Key(key)]
	case "skill":
		return "skills", g.Skills[Key(key)]
	case "KPI":
		return "kpis", g.KPIs[Key(key)]
	case "title", "campaign":
		return "", ""
	}
	return "terms", g.Terms[Key(key)]
}

// Translate returns a copy of o in another language. Every name of a role,
// goal, responsibility, skill, KPI or term that is empty, or exactly equal to
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
	terms := make(map[Key]string) // those that o names or uses
	o.Walk(func(_ fmt.Stringer, kind, key string, name *string) {
		_, was := from.entry(kind, key)
		_, becomes := to.entry(kind, key)
		switch kind {
		case "title":
			was, becomes = from.Roles[RoleID(key)], to.Roles[RoleID(key)]
			fallthrough
		case "org", "summary":
			if becomes != "" && *name != "" && *name == was {
				*name = becomes
			}
			return
		}
		text := o.Terms[Key(key)]
		if name != nil {
			text = *name
		}
		switch {
		case becomes == "" || text != "" && text != was:
		case name != nil:
			*name = becomes
		default:
			terms[Key(key)] = becomes
		}
	})
	for key, name := range terms {
		put(&o.Terms, string(key), name)
	}
	return o
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
	o.Walk(func(_ fmt.Stringer, kind, key string, name *string) {
		list, known := g.entry(kind, key)
		path, what := list+"."+keyText(key), kind
		switch {
		case list == "" || known != "":
			return
		case kind == "org":
			path, what, key = list, "organisation", *name
		case kind == "summary":
			what = "summary of the role"
		}
		if key == "" || (kind == "org" || kind == "summary") && *name == "" {
			return
		}
		if _, noted := missing[path]; !noted {
			missing[path] = Problem{Path: path, Code: ErrRequired, Detail: fmt.Sprintf("the %s %s has no name in %s", what, detail.Quote(key), detail.Quote(g.Language))}
		}
	})
	var problems []Problem
	for _, path := range slices.Sorted(maps.Keys(missing)) {
		problems = append(problems, missing[path])
	}
	return problems
}

// Walk visits everything in o that has a name for people, and every use of a term
// that has no definition of its own, in the order of the fields. The kind is one of
// "org", "goal", "role", "summary", "responsibility", "skill", "title", "KPI",
// "campaign" and "term", with the key or id (of a title, that of the role) and the
// name, which visit may change; or it is "area", "partner", "skill kind",
// "subject", "unit", "metric" or "channel", with the key that is used and no name.
//
// A KPI of a campaign that takes its definition and name from [Org.KPIs] is
// visited for its channels alone. The path, in JSON field names, is good during
// the call and costs nothing unless its String method is called.
func (o *Org) Walk(visit func(path fmt.Stringer, kind, key string, name *string)) {
	if o == nil || visit == nil {
		return
	}
	w := &walker{visit: visit}
	w.named("name", "org", "", &o.Name)
	for i := range o.Goals {
		w.named("goals[].name", "goal", string(o.Goals[i].Key), &o.Goals[i].Name, i)
	}
	for i := range o.Roles {
		r := &o.Roles[i]
		w.named("roles[].name", "role", string(r.ID), &r.Name, i)
		w.named("roles[].summary", "summary", string(r.ID), &r.Summary, i)
		for j := range r.Responsibilities {
			d := &r.Responsibilities[j]
			w.named("roles[].responsibilities[].name", "responsibility", string(d.Key), &d.Name, i, j)
			w.used("roles[].responsibilities[].area", "area", string(d.Area), i, j)
			for k, partner := range d.With {
				w.used("roles[].responsibilities[].with[]", "partner", string(partner), i, j, k)
			}
		}
		for j := range r.Skills {
			s := &r.Skills[j]
			w.named("roles[].skills[].name", "skill", string(s.Key), &s.Name, i, j)
			w.used("roles[].skills[].kind", "skill kind", string(s.Kind), i, j)
		}
		for j, l := range r.ReportsTo {
			w.used("roles[].reportsTo[].subject", "subject", string(l.Subject), i, j)
		}
	}
	for i := range o.Positions {
		w.named("positions[].title", "title", string(o.Positions[i].Role), &o.Positions[i].Title, i)
	}
	defined := make(map[Key]bool, len(o.KPIs))
	for i := range o.KPIs {
		defined[o.KPIs[i].Key] = true
		w.kpi("kpis[]", &o.KPIs[i], true, i)
	}
	for i := range o.Campaigns {
		c := &o.Campaigns[i]
		w.named("campaigns[].name", "campaign", string(c.Key), &c.Name, i)
		for j, channel := range c.Channels {
			w.used("campaigns[].channels[]", "channel", string(channel), i, j)
		}
		for _, m := range slices.Sorted(maps.Keys(c.Metrics)) {
			w.used("campaigns[].metrics."+keyText(m), "metric", string(m), i)
		}
		for j := range c.KPIs {
			k := &c.KPIs[j]
			w.kpi("campaigns[].kpis[]", k, k.Name != "" || k.isDefined() || !defined[k.Key], i, j)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(o.Terms)) {
		name := o.Terms[key]
		if w.named("terms."+keyText(key), "term", string(key), &name); name != o.Terms[key] {
			o.Terms[key] = name
		}
	}
}

// A walker is where Walk is. It is the path that it passes.
type walker struct {
	visit   func(path fmt.Stringer, kind, key string, name *string)
	path    string // with empty brackets
	indexes []int
}

func (w *walker) named(path, kind, key string, name *string, indexes ...int) {
	w.path, w.indexes = path, append(w.indexes[:0], indexes...)
	w.visit(w, kind, key, name)
}

func (w *walker) used(path, kind, key string, indexes ...int) {
	if key != "" {
		w.named(path, kind, key, nil, indexes...)
	}
}

func (w *walker) kpi(path string, k *KPI, named bool, indexes ...int) {
	last := len(indexes)
	indexes = append(indexes, 0)
	if named {
		w.named(path+".name", "KPI", string(k.Key), &k.Name, indexes[:last]...)
		w.used(path+".unit", "unit", string(k.Unit), indexes[:last]...)
	}
	useEach(w, path+".numerator[]", "metric", k.Numerator, indexes)
	useEach(w, path+".denominator[]", "metric", k.Denominator, indexes)
	useEach(w, path+".channels[]", "channel", k.Channels, indexes)
}

// useEach visits the elements of a list, of which the last index counts.
func useEach[S ~string](w *walker, path, kind string, list []S, indexes []int) {
	for i, key := range list {
		indexes[len(indexes)-1] = i
		w.used(path, kind, string(key), indexes...)
	}
}

// String returns the path.
func (w *walker) String() string {
	var b strings.Builder
	rest := w.path
	for _, i := range w.indexes {
		before, after, _ := strings.Cut(rest, "[]")
		fmt.Fprintf(&b, "%s[%d]", before, i)
		rest = after
	}
	return b.String() + rest
}
