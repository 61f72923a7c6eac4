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

// A Glossary has the names of one language: a map for each kind of thing, so that a
// partner and a KPI may share a key. An empty name is no name.
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

// With returns the names of g and, where it has none, those of the first of the
// others that has one; a role has all titles. It shares nothing with them.
func (g Glossary) With(others ...Glossary) Glossary {
	var all Glossary
	for _, from := range append([]Glossary{g}, others...) {
		all.Language = cmp.Or(all.Language, from.Language)
		for _, n := range glossaryNames {
			n.merge(&all, &from)
		}
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

// GlossaryOf returns the names in o, the first where several differ.
func GlossaryOf(o Org, language string) Glossary {
	g := Glossary{Language: language}
	o.Walk(func(_ fmt.Stringer, kind, key string, name *string) {
		if name != nil && *name != "" {
			namesOf(kind).put(&g, key, *name)
		}
	})
	return g
}

// names are those of one kind of thing in a Glossary.
type names struct {
	list  string // where they stand: "roles"
	get   func(g *Glossary, key string) string
	put   func(g *Glossary, key, name string) // where there is none
	merge func(g, from *Glossary)
}

// glossaryNames has the names of a Glossary by the kind of what Walk visits.
var glossaryNames = map[string]names{
	"org": {
		list:  "org",
		get:   func(g *Glossary, _ string) string { return g.Org },
		put:   func(g *Glossary, _, name string) { g.Org = cmp.Or(g.Org, name) },
		merge: func(g, from *Glossary) { g.Org = cmp.Or(g.Org, from.Org) },
	},
	"role":           namesIn("roles", func(g *Glossary) *map[RoleID]string { return &g.Roles }),
	"summary":        namesIn("summaries", func(g *Glossary) *map[RoleID]string { return &g.Summaries }),
	"goal":           namesIn("goals", func(g *Glossary) *map[Key]string { return &g.Goals }),
	"responsibility": namesIn("responsibilities", func(g *Glossary) *map[Key]string { return &g.Responsibilities }),
	"skill":          namesIn("skills", func(g *Glossary) *map[Key]string { return &g.Skills }),
	"KPI":            namesIn("kpis", func(g *Glossary) *map[Key]string { return &g.KPIs }),
	"term":           namesIn("terms", func(g *Glossary) *map[Key]string { return &g.Terms }),
}

func namesIn[K ~string](list string, of func(*Glossary) *map[K]string) names {
	put := func(g *Glossary, key, name string) {
		names := of(g)
		if *names == nil {
			*names = make(map[K]string)
		}
		(*names)[K(key)] = cmp.Or((*names)[K(key)], name)
	}
	return names{
		list: list,
		get:  func(g *Glossary, key string) string { return (*of(g))[K(key)] },
		put:  put,
		merge: func(g, from *Glossary) {
			for key, name := range *of(from) {
				put(g, string(key), name)
			}
		},
	}
}

// namesOf returns the names of a kind: those of terms for the use of one, and none
// for what has no name in a Glossary.
func namesOf(kind string) names {
	if kind == "title" || kind == "campaign" {
		return names{get: func(*Glossary, string) string { return "" }, put: func(*Glossary, string, string) {}}
	}
	if n, ok := glossaryNames[kind]; ok {
		return n
	}
	return glossaryNames["term"]
}

// Translate returns a copy of o in another language. Every name of a role, goal,
// responsibility, skill, KPI or term that is empty, or equal to the name in from,
// becomes the name in to. Others stay, and so do those for which to has no name.
// Terms that o uses but does not name are added to Org.Terms.
//
// The name of the organisation, summaries and titles of positions (which may be the
// name of the role) change where they equal those in from, but stay empty, as does
// the name of a campaign's KPI that takes its definition from [Org.KPIs]. Campaigns
// and holders keep theirs. A second time, it changes nothing; there and back
// restores what from names. The copy shares nothing with o, which need not be
// valid, and its empty lists are nil.
func Translate(o Org, from, to Glossary) Org {
	o = o.clone()
	terms := make(map[Key]string) // those that o uses but does not name
	o.Walk(func(_ fmt.Stringer, kind, key string, name *string) {
		names, stays := namesOf(kind), kind == "org" || kind == "summary" || kind == "title"
		if kind == "title" {
			names = namesOf("role")
		}
		was, becomes := names.get(&from, key), names.get(&to, key)
		text := o.Terms[Key(key)]
		if name != nil {
			text = *name
		}
		switch {
		case becomes == "" || text == "" && stays || text != "" && text != was:
		case name != nil:
			*name = becomes
		default:
			terms[Key(key)] = becomes
		}
	})
	for key, name := range terms {
		if o.Terms == nil {
			o.Terms = make(map[Key]string)
		}
		o.Terms[key] = cmp.Or(o.Terms[key], name)
	}
	return o
}

// Lookup returns every role that a title may mean, sorted: none, one or several. It
// knows the names of roles and Titles, and ignores case and the amount of white
// space, but nothing else. It takes time linear in g.
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

// Missing returns, as warnings, what [Translate] cannot translate: everything in o
// for which g has no name. Each is an [ErrRequired] at the path that it should have
// in g, "responsibilities.set-kpis", once, sorted by path. The organisation and a
// summary are missing only where o has a text.
func (g Glossary) Missing(o Org) []Problem {
	missing := make(map[string]Problem) // by path
	o.Walk(func(_ fmt.Stringer, kind, key string, name *string) {
		names, what := namesOf(kind), kind
		path := names.list + "." + keyText(key)
		switch {
		case names.list == "" || names.get(&g, key) != "":
			return
		case kind == "org":
			path, what, key = names.list, "organisation", *name
		case kind == "summary":
			what = "summary of the role"
		}
		if key == "" || (kind == "org" || kind == "summary") && *name == "" {
			return
		}
		missing[path] = cmp.Or(missing[path], Problem{Path: path, Code: ErrRequired,
			Detail: fmt.Sprintf("the %s %s has no name in %s", what, detail.Quote(key), detail.Quote(g.Language))})
	})
	var problems []Problem
	for _, path := range slices.Sorted(maps.Keys(missing)) {
		problems = append(problems, missing[path])
	}
	return problems
}

// Walk visits everything in o that has a name for people, and every use of a term,
// in the order of the fields. The kind is "org", "goal", "role", "summary",
// "responsibility", "skill", "title", "KPI", "campaign" or "term", with the key or
// id (of a title, that of the role) and the name, which visit may change; or
// "area", "partner", "skill kind", "subject", "unit", "metric" or "channel", with
// the key that is used and a nil name. Of a campaign's KPI that takes its name and
// definition from [Org.KPIs], only channels are visited. The path is good during
// the call, and costs nothing until it is printed.
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
