package standard_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/stretchr/testify/require"

	"example.com/socialorg"
	"example.com/socialorg/standard"
)

// languages are the functions of the package that return a Glossary; a test
// finds one that is not here.
var languages = map[string]func() socialorg.Glossary{
	"English":    standard.English,
	"Indonesian": standard.Indonesian,
}

func TestLanguagesAreAll(t *testing.T) {
	require.ElementsMatch(t, functionsReturning(t, "Glossary"), slices.Collect(maps.Keys(languages)))
}

// functionsReturning returns the exported functions of the package with one
// result of the named type of the root.
func functionsReturning(t *testing.T, name string) []string {
	t.Helper()
	files, err := os.ReadDir(".")
	require.NoError(t, err)
	var found []string
	for _, f := range files {
		if !strings.HasSuffix(f.Name(), ".go") || strings.HasSuffix(f.Name(), "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), f.Name(), nil, parser.SkipObjectResolution)
		require.NoError(t, err)
		for _, decl := range file.Decls {
			d, ok := decl.(*ast.FuncDecl)
			if !ok || !d.Name.IsExported() || d.Type.Results.NumFields() != 1 {
				continue
			}
			if typ, ok := d.Type.Results.List[0].Type.(*ast.SelectorExpr); ok && typ.Sel.Name == name {
				found = append(found, d.Name.Name)
			}
		}
	}
	return found
}

// mapsOf returns the names of each kind by key, for every field of a Glossary
// that is a map of names.
func mapsOf(g socialorg.Glossary) map[string]map[string]string {
	kinds := make(map[string]map[string]string)
	v := reflect.ValueOf(g)
	for i := range v.NumField() {
		field := v.Field(i)
		if field.Kind() != reflect.Map || field.Type().Elem().Kind() != reflect.String {
			continue
		}
		kind := make(map[string]string)
		for key, name := range field.Seq2() {
			kind[key.String()] = name.String()
		}
		kinds[v.Type().Field(i).Name] = kind
	}
	return kinds
}

// names returns all names of g by key, whatever has them.
func names(g socialorg.Glossary) map[string]string {
	all := make(map[string]string)
	for _, kind := range mapsOf(g) {
		maps.Copy(all, kind)
	}
	return all
}

func TestLanguagesNameTheSameThings(t *testing.T) {
	want := mapsOf(standard.English())
	require.Len(t, want, 7)
	for language, glossary := range languages {
		g := glossary()
		require.NotEmpty(t, g.Language)
		require.NotEmpty(t, g.Org)
		for kind, byKey := range mapsOf(g) {
			require.NotEmpty(t, byKey, kind)
			if diff := cmp.Diff(slices.Sorted(maps.Keys(want[kind])), slices.Sorted(maps.Keys(byKey))); diff != "" {
				t.Errorf("%s of %s: keys (-English +%s)\n%s", kind, language, language, diff)
			}
			for key, name := range byKey {
				require.NotEmpty(t, name, "%s: %s", language, key)
				require.Equal(t, strings.Join(strings.Fields(name), " "), name, "white space")
				require.NotRegexp(t, `^\p{Ll}`, name, "one capitalisation: %s", key)
				if kind != "Summaries" {
					require.False(t, strings.HasSuffix(name, "."), name)
				}
			}
		}
		require.ElementsMatch(t, slices.Collect(maps.Keys(g.Roles)), slices.Collect(maps.Keys(g.Titles)), language)
	}
}

// Proper names and the trade's English terms are the same in both languages;
// everything else is translated.
func TestIndonesianIsTranslated(t *testing.T) {
	same := make(map[string]bool)
	for _, key := range strings.Fields("applause-rate conversation-rate click-through-rate share-of-voice return-on-ad-spend " +
		"facebook instagram linkedin pinterest reddit snapchat telegram threads tiktok whatsapp x youtube") {
		same[key] = true
	}
	english := mapsOf(standard.English())
	for kind, byKey := range mapsOf(standard.Indonesian()) {
		for key, name := range byKey {
			require.Equal(t, same[key], english[kind][key] == name, "%s %s: %q", kind, key, name)
		}
	}
}

func TestLanguagesNameTheDepartment(t *testing.T) {
	for language, glossary := range languages {
		require.Empty(t, glossary().Missing(standard.Department()), language)
	}
	o := standard.Department()
	english := standard.English()
	english.Titles = nil
	if diff := cmp.Diff(socialorg.GlossaryOf(o, "en"), english); diff != "" {
		t.Errorf("(-department +English)\n%s", diff)
	}
	used := socialorg.Translate(socialorg.Org{Roles: o.Roles, KPIs: o.KPIs}, socialorg.Glossary{}, standard.English()).Terms
	require.Len(t, used, 8+11+4-0+5+22, "areas, partners, kinds, units, metrics")
	for key, name := range used {
		require.Equal(t, name, o.Terms[key], "the department names %s itself", key)
	}
}

// Whatever a language lacks is found, for every name of every kind.
func TestMissingFindsEachName(t *testing.T) {
	o := standard.Department()
	o.Terms = standard.English().Terms
	for language, glossary := range languages {
		full := glossary()
		for kind, byKey := range mapsOf(full) {
			for key := range byKey {
				g := glossary()
				field := reflect.ValueOf(&g).Elem().FieldByName(kind)
				field.SetMapIndex(reflect.ValueOf(key).Convert(field.Type().Key()), reflect.Value{})
				path := strings.ToLower(kind[:1]) + kind[1:] + "." + key
				if kind == "KPIs" {
					path = "kpis." + key
				}
				missing := g.Missing(o)
				require.Len(t, missing, 1, "%s: %s", language, path)
				require.Equal(t, path, missing[0].Path)
				require.ErrorIs(t, missing[0], socialorg.ErrRequired)
				require.Contains(t, missing[0].Detail, key)
				require.Contains(t, missing[0].Detail, full.Language)
			}
		}
		full.Org = ""
		require.Len(t, full.Missing(o), 1)
		require.Equal(t, "org", full.Missing(o)[0].Path)
	}
}

func TestTranslateThereAndBack(t *testing.T) {
	en, id := standard.English(), standard.Indonesian()
	o := standard.Department()
	indonesian := socialorg.Translate(o, en, id)
	require.NoError(t, indonesian.Validate())
	if diff := cmp.Diff(standard.Department(), o); diff != "" {
		t.Errorf("the original (-want +got)\n%s", diff)
	}
	if diff := cmp.Diff(o, socialorg.Translate(indonesian, id, en), cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("there and back (-want +got)\n%s", diff)
	}
	if diff := cmp.Diff(indonesian, socialorg.Translate(indonesian, en, id)); diff != "" {
		t.Errorf("twice (-want +got)\n%s", diff)
	}
	require.Equal(t, "Departemen media sosial", indonesian.Name)

	// Every text of the department is one of the Indonesian lists, or an id.
	known := make(map[string]bool)
	for _, byKey := range mapsOf(id) {
		for _, name := range byKey {
			known[name] = true
		}
	}
	known[id.Org] = true
	for path, text := range texts(indonesian) {
		require.True(t, known[text], "%s: %q", path, text)
	}
}

// texts returns the names and summaries in o, by place.
func texts(o socialorg.Org) map[string]string {
	found := make(map[string]string)
	var walk func(path string, v reflect.Value)
	walk = func(path string, v reflect.Value) {
		switch v.Kind() {
		case reflect.Slice:
			for i := range v.Len() {
				walk(path+"[]", v.Index(i))
			}
		case reflect.Map:
			for key, value := range v.Seq2() {
				found[path+"."+key.String()] = value.String()
			}
		case reflect.Struct:
			for i := range v.NumField() {
				name := v.Type().Field(i).Name
				if (name == "Name" || name == "Summary" || name == "Title") && v.Field(i).String() != "" {
					found[path+"."+name+" "+v.Field(i).String()] = v.Field(i).String()
				}
				walk(path+"."+name, v.Field(i))
			}
		}
	}
	walk("", reflect.ValueOf(o))
	return found
}

func TestLookupKnowsTheTitlesThatPeopleUse(t *testing.T) {
	both := []socialorg.RoleID{standard.ManagerID, standard.SpecialistID}
	for title, want := range map[string][]socialorg.RoleID{
		"CEO":                         {standard.ChiefExecutiveID},
		"Chief executive":             {standard.ChiefExecutiveID},
		"chief executive officer":     {standard.ChiefExecutiveID},
		"Social media manager":        {standard.ManagerID},
		" SOCIAL  MEDIA\tMANAGER ":    {standard.ManagerID},
		"manajer media sosial":        {standard.ManagerID},
		"smm":                         nil, // in Indonesia an SMM panel sells followers
		"Social Media Specialist":     {standard.SpecialistID},
		"Spesialis Media Sosial":      {standard.SpecialistID},
		"digital marketing manager":   {standard.DigitalMarketingManagerID},
		"Manajer Pemasaran Digital":   {standard.DigitalMarketingManagerID},
		"online community manager":    both, // ESCO v1.1.1 has one occupation for the two
		"social-media-manager":        nil,
		"Head of something different": nil,
	} {
		for language, glossary := range languages {
			require.Equal(t, want, glossary().Lookup(title), "%s: %q", language, title)
		}
	}
}

// Every name and title of every role is found, in capitals too.
func TestLookupKnowsEveryName(t *testing.T) {
	for language, glossary := range languages {
		g := glossary()
		for id, name := range g.Roles {
			for _, title := range append([]string{name}, g.Titles[id]...) {
				require.Contains(t, g.Lookup(" "+strings.ToUpper(title)), id, "%s: %q", language, title)
			}
		}
	}
}

// Whatever a function returns is the caller's own: changing one value leaves the
// next as it was.
func TestValuesAreTheCallersOwn(t *testing.T) {
	for name, make := range map[string]func() any{
		"Manager":    func() any { v := standard.Manager(); return &v },
		"Specialist": func() any { v := standard.Specialist(); return &v },
		"Goals":      func() any { v := standard.Goals(); return &v },
		"Department": func() any { v := standard.Department(); return &v },
		"KPIs":       func() any { v := standard.KPIs(); return &v },
		"English":    func() any { v := standard.English(); return &v },
		"Indonesian": func() any { v := standard.Indonesian(); return &v },
	} {
		want := make()
		spoilt := make()
		spoil(reflect.ValueOf(spoilt))
		require.NotEmpty(t, cmp.Diff(want, spoilt), name)
		if diff := cmp.Diff(want, make()); diff != "" {
			t.Errorf("%s (-want +got)\n%s", name, diff)
		}
	}
	a, b := standard.Manager(), standard.Manager()
	_ = append(a.Skills[:3], socialorg.Skill{Key: "x"})
	b.Skills = append(b.Skills, socialorg.Skill{Key: "y"})
	require.Equal(t, "y", string(b.Skills[len(b.Skills)-1].Key))
	require.Equal(t, standard.Specialist().Skills[:3], standard.Manager().Skills[:3])
}

// spoil changes every string that can be reached from v.
func spoil(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			spoil(v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			spoil(v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			spoil(v.Field(i))
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			element := reflect.New(v.Type().Elem()).Elem()
			element.Set(v.MapIndex(key))
			spoil(element)
			v.SetMapIndex(key, element)
		}
	case reflect.String:
		v.SetString("spoilt")
	}
}
