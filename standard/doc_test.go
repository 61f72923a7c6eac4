package standard_test

import (
	"go/parser"
	"go/token"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"example.com/socialorg"
	"example.com/socialorg/standard"
)

// The documentation lists all keys, and no others.
func TestDocListsAllKeys(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "doc.go", nil, parser.ParseComments|parser.PackageClauseOnly)
	require.NoError(t, err)
	listed := make(map[string][]string)
	list := regexp.MustCompile(`^([A-Z][A-Za-z ]+): ([a-z0-9, -]+)\.$`)
	for _, paragraph := range strings.Split(file.Doc.Text(), "\n\n") {
		if m := list.FindStringSubmatch(strings.Join(strings.Fields(paragraph), " ")); m != nil {
			listed[m[1]] = strings.Split(m[2], ", ")
		}
	}

	o := standard.Department()
	want := make(map[string][]string)
	add := func(kind, key string) {
		if !slices.Contains(want[kind], key) {
			want[kind] = append(want[kind], key)
		}
	}
	for _, g := range o.Goals {
		add("Goals", string(g.Key))
	}
	for _, r := range o.Roles {
		add("Roles", string(r.ID))
		for _, d := range r.Responsibilities {
			add("Areas", string(d.Area))
			for _, partner := range d.With {
				add("Partners", string(partner))
			}
		}
		for _, s := range r.Skills {
			add("Kinds of skills", string(s.Kind))
		}
		for _, l := range r.ReportsTo {
			if l.Subject != "" {
				add("Subjects of reports", string(l.Subject))
			}
		}
	}
	c := socialorg.CompareRoles(standard.Manager(), standard.Specialist())
	for _, p := range c.Responsibilities.Shared {
		add("Responsibilities of both roles", string(p.A.Key))
	}
	for _, d := range c.Responsibilities.OnlyA {
		add("Responsibilities of the manager", string(d.Key))
	}
	for _, d := range c.Responsibilities.OnlyB {
		add("Responsibilities of the specialist", string(d.Key))
	}
	for _, p := range c.Skills.Shared {
		add("Skills of both roles", string(p.A.Key))
	}
	for _, s := range c.Skills.OnlyA {
		add("Skills of the manager", string(s.Key))
	}
	for _, s := range c.Skills.OnlyB {
		add("Skills of the specialist", string(s.Key))
	}
	for _, k := range o.KPIs {
		add("KPIs", string(k.Key))
	}
	// Whatever else has a word is a channel.
	used := socialorg.Translate(socialorg.Org{Roles: o.Roles, KPIs: o.KPIs}, socialorg.Glossary{}, standard.English()).Terms
	for key := range o.Terms {
		if _, ok := used[key]; !ok {
			add("Channels", string(key))
		}
	}
	for _, kind := range slices.Collect(maps.Keys(want)) {
		slices.Sort(want[kind])
	}
	if diff := cmp.Diff(want, listed); diff != "" {
		t.Errorf("(-values +documentation)\n%s", diff)
	}
}
