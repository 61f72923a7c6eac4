package main

import (
	"slices"

	"example.com/socialorg"
	"example.com/socialorg/catalogue"
	"example.com/socialorg/internal/lists"
	"example.com/socialorg/render"
	"example.com/socialorg/standard"
)

// A language is one that reports can be written in.
type language struct {
	id     string
	labels func() render.Labels
	names  func() socialorg.Glossary
}

func languages() []language {
	return []language{
		{"en", render.English, func() socialorg.Glossary { return standard.English().With(catalogue.English()) }},
		{"id", render.Indonesian, func() socialorg.Glossary { return standard.Indonesian().With(catalogue.Indonesian()) }},
	}
}

// A chosen language is the value of -lang.
type chosen struct{ id *string }

func (f *flags) language() chosen {
	ids := lists.Each(languages(), func(l language) string { return l.id })
	return chosen{f.choice("lang", "`LANGUAGE` of the report and of standard names", ids...)}
}

func (c chosen) language() language {
	all := languages()
	return all[slices.IndexFunc(all, func(l language) bool { return l.id == *c.id })]
}

// labels returns the words of the renderer, which names what standard, catalogue and
// the organisations name. Positions are those of the organisations alone; one without a
// title has the name of its role, wherever that is from.
func (c chosen) labels(orgs ...socialorg.Org) render.Labels {
	builtIn := c.translate(catalogue.Department())
	builtIn.Positions = nil
	return c.language().labels().Naming(append(slices.Clone(orgs), builtIn)...)
}

// about returns labels for a report about roles of the organisation: it says whose
// choices areas and ranks are, if one of the roles is built in.
func (c chosen) about(roles []socialorg.Role, org socialorg.Org) render.Labels {
	l := c.labels(org)
	builtIn := slices.Concat(standard.Department().Roles, catalogue.Roles())
	for _, r := range roles {
		for _, b := range builtIn {
			if b.ID == r.ID && b.Rank == r.Rank && socialorg.CompareRoles(b, r).Scope == socialorg.ScopeSame {
				return l.OfStandard()
			}
		}
	}
	return l
}

// translate returns o with the standard names in the language.
func (c chosen) translate(o socialorg.Org) socialorg.Org {
	to := c.language()
	for _, from := range languages() {
		if from.id != to.id {
			o = socialorg.Translate(o, from.names(), to.names())
		}
	}
	return o
}

// usedRoles returns the roles that positions have.
func usedRoles(h *socialorg.Hierarchy) []socialorg.Role {
	used := make(map[socialorg.RoleID]bool)
	for n := range h.Nodes() {
		used[n.RoleID()] = true
	}
	return slices.DeleteFunc(h.Org().Roles, func(r socialorg.Role) bool { return !used[r.ID] })
}
