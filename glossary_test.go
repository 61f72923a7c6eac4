package socialorg_test

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"example.com/socialorg"
)

// glossaryIDs returns everything in the standard department and among the
// built-in KPIs that has a name, by kind.
func glossaryIDs(t *testing.T) map[string][]string {
	t.Helper()
	byKind := make(map[string][]string)
	add := func(kind string, ids ...string) { byKind[kind] = append(byKind[kind], ids...) }
	o := socialorg.Department()
	for _, g := range o.Goals {
		add("goal", string(g.Key))
	}
	for _, r := range o.Roles {
		add("role", string(r.ID))
		for _, d := range r.Responsibilities {
			add("responsibility", string(d.Key))
			add("area", string(d.Area))
			for _, partner := range d.With {
				add("partner", string(partner))
			}
		}
		for _, s := range r.Skills {
			add("skill", string(s.Key))
		}
	}
	// Every exported function without arguments that returns a KPI is a built-in
	// KPI, and its name is the key.
	p, _ := parsePackage(t, ".")
	capital := regexp.MustCompile(`([a-z])([A-Z])`)
	for _, typ := range p.Types {
		for _, f := range typ.Funcs {
			if typ.Name == "KPI" && f.Decl.Type.Params.NumFields() == 0 {
				add("KPI", strings.ToLower(capital.ReplaceAllString(f.Name, "$1-$2")))
			}
		}
	}
	return byKind
}

// No name of the standard department is missing in either language, and there
// are no others.
func TestGlossariesAreComplete(t *testing.T) {
	byKind := glossaryIDs(t)
	for _, kind := range []string{"role", "responsibility", "skill", "goal", "area", "partner", "KPI"} {
		require.NotEmpty(t, byKind[kind], kind)
	}
	want := make(map[string]bool)
	for _, ids := range byKind {
		for _, id := range ids {
			want[id] = true
		}
	}
	for language, g := range map[string]socialorg.Glossary{"English": socialorg.English(), "Indonesian": socialorg.Indonesian()} {
		if diff := gocmp.Diff(slices.Sorted(maps.Keys(want)), slices.Sorted(maps.Keys(g))); diff != "" {
			t.Errorf("%s: ids (-want +got)\n%s", language, diff)
		}
		for id, name := range g {
			require.NotEmpty(t, name, "%s: %s", language, id)
			require.Equal(t, strings.Join(strings.Fields(name), " "), name)
		}
	}
	for id, name := range socialorg.Indonesian() {
		require.NotEqual(t, socialorg.English()[id], name, "%s is not translated", id)
	}
}

// Kinds share one map, so the keys of the standard department are of one kind
// each.
func TestGlossarySharedKeys(t *testing.T) {
	kinds := make(map[string]map[string]bool)
	for kind, ids := range glossaryIDs(t) {
		for _, id := range ids {
			if kinds[id] == nil {
				kinds[id] = make(map[string]bool)
			}
			kinds[id][kind] = true
		}
	}
	maps.DeleteFunc(kinds, func(_ string, of map[string]bool) bool { return len(of) == 1 })
	require.Empty(t, kinds)
}

func TestGlossaryApply(t *testing.T) {
	o := diffBase()
	before := diffBase()
	got := socialorg.Indonesian().Apply(o)
	require.Equal(t, "Manajer media sosial", got.Roles[2].Name)
	require.Equal(t, "Menyusun strategi media sosial", got.Roles[2].Responsibilities[0].Name)
	require.Equal(t, "Kepemimpinan", got.Roles[2].Skills[5].Name)
	require.Equal(t, "Citra merek yang baik", got.Goals[2].Name)
	require.Equal(t, "Tayangan", got.Campaigns[0].KPIs[0].Name)
	require.Equal(t, "Spring", got.Campaigns[0].Name, "what has no name there keeps its own")
	require.NoError(t, got.Validate())

	for _, c := range socialorg.DiffOrgs(o, got) {
		require.True(t, strings.HasSuffix(c.ID, "/name"), "only names change: %s", c)
	}
	if diff := gocmp.Diff(o, socialorg.English().Apply(got)); diff != "" {
		t.Errorf("English brings the English names back (-want +got)\n%s", diff)
	}
	require.Equal(t, "Spring", socialorg.Glossary{"spring": ""}.Apply(o).Campaigns[0].Name)
	require.Equal(t, "Musim semi", socialorg.Glossary{"spring": "Musim semi"}.Apply(o).Campaigns[0].Name)

	t.Run("E1 deep copy", func(t *testing.T) {
		got.Positions[3].Holders[0], got.Positions[3].Formerly[0], got.Positions[3].DottedTo[0] = "x", "x", "x"
		got.Roles[2].Responsibilities[0].Key = "x"
		got.Roles[3].Responsibilities[17].With[0] = "x"
		got.Campaigns[0].KPIs[0].Numerator[0] = "x"
		got.Campaigns[0].Team[0] = "x"
		if diff := gocmp.Diff(before, o); diff != "" {
			t.Errorf("the original (-want +got)\n%s", diff)
		}
	})
	t.Run("A11 nil and empty", func(t *testing.T) {
		require.Equal(t, socialorg.Org{}, socialorg.Glossary(nil).Apply(socialorg.Org{}))
		require.Empty(t, gocmp.Diff(o, socialorg.Glossary(nil).Apply(o)))
	})
}

func TestGlossaryLookup(t *testing.T) {
	g := socialorg.Glossary{
		"head": "Social  Media Lead", "chief": "social media lead", "other": "social-media lead", "none": "", "blank": " ", "street": "STRASSE",
	}
	tests := map[string]struct {
		name string
		want []string
	}{
		"several, sorted":         {"Social Media Lead", []string{"chief", "head"}},
		"case and white space":    {"\t SOCIAL media\u00a0 \n leaD ", []string{"chief", "head"}},
		"a hyphen counts":         {"Social-media lead", []string{"other"}},
		"part of a name is none":  {"media lead", nil},
		"joined words are others": {"socialmedia lead", nil},
		"no fuzzy matching":       {"Social Media Leed", nil},
		"no full case folding":    {"straße", nil},
		"an id is no name":        {"head", nil},
		"A11 empty":               {"", nil},
		"B2 white space only":     {" \t ", nil},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) { require.Equal(t, test.want, g.Lookup(test.name)) })
	}
	require.Empty(t, socialorg.Glossary(nil).Lookup("Social Media Lead"))
	require.Equal(t, []string{"social-media-specialist"}, socialorg.Indonesian().Lookup("spesialis  MEDIA sosial"))
	for _, g := range []socialorg.Glossary{socialorg.English(), socialorg.Indonesian()} {
		for id, name := range g {
			require.Contains(t, g.Lookup(strings.ToUpper(" "+name)), id)
		}
	}
}
