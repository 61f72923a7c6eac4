package render

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"maps"
	"math"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"example.com/socialorg"
	"example.com/socialorg/catalogue"
	"example.com/socialorg/internal/lists"
	"example.com/socialorg/orgdiff"
	"example.com/socialorg/score"
	"example.com/socialorg/standard"
)

var english, indonesian = languages()[0], languages()[1]

// eachLabel calls f with every label of a language and its path.
func eachLabel(w *wording, f func(path, text string)) {
	var walk func(path string, v reflect.Value)
	walk = func(path string, v reflect.Value) {
		switch v.Kind() {
		case reflect.String:
			f(path, v.String())
		case reflect.Struct:
			for i := range v.NumField() {
				walk(path+"."+v.Type().Field(i).Name, v.Field(i))
			}
		case reflect.Map:
			for _, key := range v.MapKeys() {
				walk(path+"["+key.String()+"]", v.MapIndex(key))
			}
		}
	}
	walk("", reflect.ValueOf(*w))
}

// Every language has every label, with a place for everything that is put in. A
// new label, and a new language, is seen without being listed here.
func TestLanguages(t *testing.T) {
	tags := make(map[string]bool)
	places := make(map[string]int)
	eachLabel(english, func(path, text string) { places[path] = strings.Count(text, "%s") })
	require.Greater(t, len(places), 150)
	for _, w := range languages() {
		require.False(t, tags[w.Language], w.Language)
		tags[w.Language] = true
		got := make(map[string]int)
		eachLabel(w, func(path, text string) {
			got[path] = strings.Count(text, "%s")
			require.NotEmpty(t, strings.TrimSpace(text), "%s lacks the label %s", w.Language, path)
			require.Equal(t, got[path], strings.Count(text, "%"), "%s: %s", w.Language, path)
		})
		require.Empty(t, cmp.Diff(places, got), w.Language)
	}
}

// Every function that returns labels has a language of its own in the list.
func TestLanguagesAreListed(t *testing.T) {
	functions := 0
	for _, f := range parsed(t, ".", "render") {
		for _, d := range f.Decls {
			d, ok := d.(*ast.FuncDecl)
			if !ok || d.Recv != nil || !d.Name.IsExported() || len(d.Type.Params.List) > 0 || d.Type.Results == nil {
				continue
			}
			if result, ok := d.Type.Results.List[0].Type.(*ast.Ident); ok && result.Name == "Labels" {
				functions++
			}
		}
	}
	require.Len(t, languages(), functions)
	require.Contains(t, languages(), English().wording())
	require.Contains(t, languages(), Indonesian().wording())
}

// No label is there for nothing.
func TestLabelsAreUsed(t *testing.T) {
	used := make(map[string]bool)
	for _, f := range parsed(t, ".", "render") {
		ast.Inspect(f, func(n ast.Node) bool {
			s, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			switch of := s.X.(type) {
			case *ast.Ident: // words := l.wording()
				used[s.Sel.Name] = used[s.Sel.Name] || of.Name == "words" || of.Name == "w" || of.Name == "english"
			case *ast.CallExpr:
				used[s.Sel.Name] = true
			}
			return true
		})
	}
	for _, m := range regexp.MustCompile(`{{words\.(\w+)}}`).FindAllStringSubmatch(pageTemplate, -1) {
		used[m[1]] = true
	}
	for f := range reflect.TypeFor[wording]().Fields() {
		require.True(t, used[f.Name], "nothing uses the label %s", f.Name)
	}
}

// parsed returns the files of a package without tests, by name.
func parsed(t *testing.T, dir, name string) map[string]*ast.File {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(dir, "*.go"))
	require.NoError(t, err)
	files := make(map[string]*ast.File)
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		require.NoError(t, err)
		require.Equal(t, name, f.Name.Name)
		files[filepath.Base(path)] = f
	}
	require.NotEmpty(t, files)
	return files
}

// constants returns the values of all string constants of a type, from the
// source.
func constants[K ~string](t *testing.T, dir, pkg string) []K {
	t.Helper()
	var all []K
	name := reflect.TypeFor[K]().Name()
	for _, f := range parsed(t, dir, pkg) {
		ast.Inspect(f, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok {
				return true
			}
			if kind, ok := spec.Type.(*ast.Ident); !ok || kind.Name != name {
				return true
			}
			for _, v := range spec.Values {
				s, err := strconv.Unquote(v.(*ast.BasicLit).Value)
				require.NoError(t, err)
				all = append(all, K(s))
			}
			return true
		})
	}
	slices.Sort(all)
	require.NotEmpty(t, all, name)
	return all
}

// Every constant of a closed set has a label: one that is added to the root and
// not here fails.
func TestClosedSets(t *testing.T) {
	keys := func(m any) []string {
		var all []string
		for _, key := range reflect.ValueOf(m).MapKeys() {
			all = append(all, key.String())
		}
		slices.Sort(all)
		return all
	}
	for name, test := range map[string]struct {
		want any
		got  any
	}{
		"involvements": {constants[socialorg.Involvement](t, "..", "socialorg"), english.Involvements},
		"aggregations": {constants[socialorg.Aggregation](t, "..", "socialorg"), english.Aggregations},
		"levels":       {constants[socialorg.SkillLevel](t, "..", "socialorg"), english.Levels},
		"ranks":        {constants[socialorg.Rank](t, "..", "socialorg"), english.Ranks},
		"scopes":       {constants[socialorg.ScopeRelation](t, "..", "socialorg"), english.Scopes},
		"statuses":     {constants[score.Status](t, "../score", "score"), english.Statuses},
		"doubts":       {constants[score.DoubtKind](t, "../score", "score"), english.DoubtKinds},
		"findings":     {constants[socialorg.CoverageStatus](t, "..", "socialorg"), english.Findings},
		"kinds":        {constants[orgdiff.Kind](t, "../orgdiff", "orgdiff"), english.Kinds},
		"operations":   {constants[orgdiff.Op](t, "../orgdiff", "orgdiff"), english.Ops},
	} {
		var want []string
		for i := range reflect.ValueOf(test.want).Len() {
			want = append(want, reflect.ValueOf(test.want).Index(i).String())
		}
		require.Empty(t, cmp.Diff(want, keys(test.got)), name)
	}
	require.ElementsMatch(t, slices.Collect(maps.Keys(english.Findings)), findings)
	require.ElementsMatch(t, slices.Collect(maps.Keys(english.Whys)),
		[]score.Reason{score.Uncounted, score.Incomplete, score.ZeroDenominator, score.NonAdditive, score.Currencies})
}

// Every JSON name of the fields of an Org has a label, since a change may be
// about any of them.
func TestFieldLabels(t *testing.T) {
	seen := make(map[reflect.Type]bool)
	want := make(map[string]bool)
	var walk func(reflect.Type)
	walk = func(at reflect.Type) {
		switch at.Kind() {
		case reflect.Slice, reflect.Pointer, reflect.Map:
			walk(at.Elem())
		case reflect.Struct:
			if seen[at] {
				return
			}
			seen[at] = true
			for f := range at.Fields() {
				name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
				want[name] = true
				if f.Type.Kind() == reflect.Slice && f.Type.Elem().Kind() == reflect.String && name != "holders" {
					require.True(t, listField(name), "%s is a list", name)
				}
				walk(f.Type)
			}
		}
	}
	walk(reflect.TypeFor[socialorg.Org]())
	require.Empty(t, cmp.Diff(slices.Sorted(maps.Keys(want)), slices.Sorted(maps.Keys(english.Fields))))
}

func TestNumber(t *testing.T) {
	for _, test := range []struct {
		f                float64
		english, indones string
	}{
		{0, "0", "0"},
		{math.Copysign(0, -1), "0", "0"},
		{-0.0000001, "-1e-07", "-1e-07"},
		{1, "1", "1"},
		{999, "999", "999"},
		{1000, "1,000", "1.000"},
		{-1234567.891, "-1,234,567.89", "-1.234.567,89"},
		{-999, "-999", "-999"},
		{2.5, "2.5", "2,5"},
		{0.5678, "0.568", "0,568"},
		{0.12345, "0.123", "0,123"},
		{0.00012345, "0.000123", "0,000123"},
		{0.9999, "1", "1"},
		{1e-320, "1e-320", "1e-320"},
		{1e15, "1e+15", "1e+15"},
		{math.MaxFloat64, "1.79769e+308", "1,79769e+308"},
		{math.Inf(1), "+Inf", "+Inf"},
		{math.NaN(), "NaN", "NaN"},
	} {
		require.Equal(t, test.english, English().number(test.f))
		require.Equal(t, test.indones, Indonesian().number(test.f))
	}
}

func TestMoney(t *testing.T) {
	for _, test := range []struct {
		currency         string
		f                float64
		english, indones string
	}{
		{"EUR", 0.4, "€0.40", "€0,40"},
		{"EUR", 1250, "€1,250", "€1.250"},
		{"EUR", -12.5, "-€12.50", "-€12,50"},
		{"EUR", 0.385, "€0.39", "€0,39"},
		{"IDR", 50_000_000, "IDR\u00a050,000,000", "Rp50.000.000"},
		{"USD", 2.5, "$2.50", "US$2,50"},
		{"JPY", 1500, "¥1,500", "JP¥1.500"},
		{"KWD", 1.5, "KWD\u00a01.500", "KWD\u00a01,500"},
		{"QQQ", 1.5, "QQQ\u00a01.50", "QQQ\u00a01,50"},
		{"", 1.5, "1.5", "1,5"},
	} {
		require.Equal(t, test.english, English().newAmount(socialorg.UnitMoney, test.currency, nil, test.f).write(test.f))
		require.Equal(t, test.indones, Indonesian().newAmount(socialorg.UnitMoney, test.currency, nil, test.f).write(test.f))
	}
}

// F9: numbers that differ are never written alike.
func TestF9ValueAndTargetDiffer(t *testing.T) {
	l := English()
	a := l.newAmount(socialorg.UnitPercent, "", nil, 3, 2.9996)
	require.Equal(t, "3%", a.write(3))
	require.Equal(t, "2.9996%", a.write(2.9996))
	a = l.newAmount(socialorg.UnitMoney, "EUR", []float64{0.405}, 0.4)
	require.Equal(t, "€0.405 €0.40", a.write(0.405)+" "+a.write(0.4), "a bound is not rounded")
	a = l.newAmount(socialorg.UnitPercent, "", []float64{100. / 3}, 33.3)
	require.Equal(t, "33.333333% 33.3%", a.write(100./3)+" "+a.write(33.3), "not beyond reason")
	numbers := []float64{0, 1e-9, 2.9996, 3, math.Nextafter(3, 4), 999_999.994, 1e6, 1e15, 1e15 + 2, 1e300, math.Nextafter(1e300, 0)}
	for _, f := range numbers {
		for _, g := range numbers {
			a := l.newAmount(socialorg.UnitCount, "", nil, f, g)
			require.Equal(t, f == g, a.write(f) == a.write(g), "%v and %v are %s and %s", f, g, a.write(f), a.write(g))
		}
	}
}

func TestRange(t *testing.T) {
	for _, test := range []struct {
		unit             socialorg.Key
		currency         string
		english, indones string
	}{
		{socialorg.UnitPercent, "", "2.5–6%", "2,5–6%"},
		{socialorg.UnitSeconds, "", "2.5–6 s", "2,5–6 detik"},
		{socialorg.UnitMoney, "EUR", "€2.50–€6", "€2,50–€6"},
		{socialorg.UnitCount, "EUR", "2.5–6", "2,5–6"},
		{"rupiah", "", "2.5–6 rupiah", "2,5–6 rupiah"},
	} {
		require.Equal(t, test.english, English().newAmount(test.unit, test.currency, nil, 2.5, 6).between(2.5, 6))
		require.Equal(t, test.indones, Indonesian().newAmount(test.unit, test.currency, nil, 2.5, 6).between(2.5, 6))
	}
}

// A target that was nearly reached is not shown as reached.
func TestPercent(t *testing.T) {
	for part, want := range map[float64]string{0: "0%", 0.004: "0%", 0.5: "50%", 0.9999: "99%", 1: "100%", 1.5: "150%"} {
		require.Equal(t, want, English().percent(part))
	}
	require.Equal(t, "1,000,000%", English().percent(10_000))
	for _, part := range []float64{10_001, math.MaxFloat64, math.Inf(1)} {
		require.Equal(t, "more than 1,000,000%", English().percent(part))
		require.Equal(t, "lebih dari 1.000.000%", Indonesian().percent(part))
	}
	for _, part := range []float64{-0.1, -math.MaxFloat64, math.Inf(-1), math.NaN()} {
		require.Equal(t, "–", English().percent(part))
	}
}

func TestNames(t *testing.T) {
	require.Equal(t, Labels{}, English())
	require.NotEqual(t, English(), Indonesian())
	require.Empty(t, cmp.Diff(English(), English()), "E6: go-cmp compares them")
	require.NotEmpty(t, cmp.Diff(English(), English().NamesIn("id")), "E6")
	require.Equal(t, "Public relations", word(English(), socialorg.Key("public-relations")).String())
	require.Equal(t, "Public relations", word(Indonesian(), socialorg.Key("public-relations")).String(), "names are no labels")
	l := Indonesian().Naming(
		socialorg.Org{Terms: map[socialorg.Key]string{"pr": "Humas", "kpi": "KPI"}},
		socialorg.Org{Terms: map[socialorg.Key]string{"pr": "Second", "sales": "Penjualan"}},
	).Naming(socialorg.Org{Terms: map[socialorg.Key]string{"sales": "Bagian penjualan"}})
	require.Equal(t, "Humas", word(l, socialorg.Key("pr")).String())
	require.Equal(t, "Bagian penjualan", word(l, socialorg.Key("sales")).String())
	require.Equal(t, "humas", l.inSentence(word(l, socialorg.Key("pr"))).String())
	require.Equal(t, "KPI", l.inSentence(word(l, socialorg.Key("kpi"))).String())
	texts := lists.Each([]string{"a", "b", "c"}, label)
	require.Equal(t, "Studio", l.NamesIn("en").inSentence(l.NamesIn("en").name("Studio")).String(), "a name of another language stays")
	require.Equal(t, "a, b or c", English().either(texts).String())
	require.Equal(t, "a, b and c", English().all(texts).String())
	require.Equal(t, "a, b, dan c", Indonesian().all(texts).String())
	require.Equal(t, "a atau b", Indonesian().either(texts[:2]).String())
	require.Equal(t, "a", English().either(texts[:1]).String())
	require.Empty(t, English().all(nil))
}

// A doubt is told in the language of the report, in words and numbers.
func TestDoubtsAreToldInTheLanguageOfTheReport(t *testing.T) {
	rate := standard.EngagementRate().AtLeast(0.5)
	doubts := []score.Doubt{
		{Kind: score.MoreThanWhole, Channel: "instagram", Metric: "clicks", Count: 900_000, Beside: "impressions", BesideCount: 500_000},
		{Kind: score.NegativeCount, Channel: "instagram", Period: "2026-06", Metric: "clicks", Count: -5_000},
		{Kind: score.LostTooMany, Channel: "tiktok", Metric: "new-followers", Count: -1_200, Beside: "followers-start", BesideCount: 1_000},
		{Kind: score.NoResponses, Channel: "tiktok", Metric: "response-seconds", Count: 50, Beside: "responses"},
		{Kind: score.AboveHundred, KPI: &rate, Value: 151.78787878},
		{Kind: score.FractionMeant, KPI: &rate, Value: 1.5178, Bound: 0.5},
		{Kind: score.NoPeriod, Channel: "instagram", Period: "2026-06-01/2026-06-28"},
		{Kind: score.ZerosAtEnd, Channel: "instagram", Period: "2026-06-30"},
	}
	for _, test := range []struct {
		labels Labels
		want   []string
	}{
		{English().Naming(standard.Department()), []string{
			"**Instagram:** more clicks (900,000) than impressions (500,000)",
			"**Instagram (2026-06):** clicks (-5,000) cannot be negative",
			"**TikTok:** more followers lost (1,200) than there were at the start (1,000)",
			"**TikTok:** response time in seconds (50), but no responses",
			"**Engagement rate by impressions:** 151.79% cannot be: a part is at most the whole",
			"**Engagement rate by impressions:** the target 0.5% looks like a fraction; did you mean 50%?",
			"**Instagram:** no period is stated; taken for the whole campaign (2026-06-01 – 2026-06-28)",
			"**Instagram:** nothing but 0 in 2026-06-30; perhaps it is not counted yet",
		}},
		{Indonesian().Naming(socialorg.Translate(standard.Department(), standard.English(), standard.Indonesian())), []string{
			"**Instagram:** klik (900.000) lebih banyak daripada impresi (500.000)",
			"**Instagram (2026-06):** klik (-5.000) tidak mungkin negatif",
			"**TikTok:** pengikut yang hilang (1.200) lebih banyak daripada pengikut pada awal periode (1.000)",
			"**TikTok:** waktu respons dalam detik (50), tetapi tidak ada respons",
			"**Engagement rate by impressions:** 151,79% tidak mungkin: bagian tidak melebihi keseluruhan",
			"**Engagement rate by impressions:** target 0,5% tampak seperti pecahan; maksudnya 50%?",
			"**Instagram:** periode tidak disebutkan; dianggap mencakup seluruh kampanye (2026-06-01 – 2026-06-28)",
			"**Instagram:** hanya berisi 0 pada 2026-06-30; mungkin belum dihitung",
		}},
	} {
		for i, d := range doubts {
			require.Equal(t, "- "+test.want[i]+"\n", test.labels.doubt(d).markdown())
		}
	}
	require.Equal(t, "- some-day\n", Indonesian().doubt(score.Doubt{Kind: "some-day"}).markdown())
}

// What a role states stands without brackets, and what is inferred in them.
func TestOnlyInferredLettersStandInBrackets(t *testing.T) {
	duty := func(i socialorg.Involvement, key socialorg.Key) socialorg.Responsibility {
		return socialorg.Responsibility{Key: key, Area: "content", Involvement: i}
	}
	lead := socialorg.Role{ID: "lead", Responsibilities: []socialorg.Responsibility{
		duty(socialorg.Accountable, "plan"), duty(socialorg.Responsible, "write"), duty(socialorg.Consulted, "film"), duty(socialorg.Consulted, "edit"),
	}}
	editor := socialorg.Role{ID: "editor", Responsibilities: []socialorg.Responsibility{duty(socialorg.Responsible, "edit"), duty(socialorg.Informed, "cut")}}
	got := make(map[socialorg.Key]string)
	for _, row := range socialorg.RACI(lead, editor).Rows {
		got[row.Responsibility] = letters(row.Cells["lead"]) + "|" + letters(row.Cells["editor"])
	}
	require.Equal(t, map[socialorg.Key]string{"plan": "A (R)|", "write": "(A) R|", "film": "(A/R)|", "edit": "(A)|R", "cut": "(A/R)|I"}, got)
}

// What this library chose is said wherever it shows it, once.
func TestChoicesAreSaid(t *testing.T) {
	o := standard.Department()
	h, err := socialorg.NewHierarchy(o)
	require.NoError(t, err)
	for _, l := range []Labels{English(), Indonesian()} {
		_, choices, _ := strings.Cut(l.wording().ChosenHere, "%s")
		for name, write := range map[string]func(*strings.Builder, Labels) error{
			"comparison": func(b *strings.Builder, l Labels) error { return Comparison(b, o.Roles[2], o.Roles[3], l) },
			"profile":    func(b *strings.Builder, l Labels) error { return RoleProfile(b, o.Roles[2], l) },
			"raci":       func(b *strings.Builder, l Labels) error { return RACI(b, socialorg.RACI(o.Roles...), l) },
			"coverage":   func(b *strings.Builder, l Labels) error { return Coverage(b, h, l) },
			"gaps":       func(b *strings.Builder, l Labels) error { return SkillGaps(b, o.Roles[2], nil, l) },
			"no gaps":    func(b *strings.Builder, l Labels) error { return SkillGaps(b, o.Roles[2], o.Roles[2].Skills, l) },
			"page":       func(b *strings.Builder, l Labels) error { return Page(b, PageContent{Hierarchy: h}, l) },
		} {
			var of, without strings.Builder
			require.NoError(t, write(&of, l.OfStandard()))
			require.NoError(t, write(&without, l))
			require.Equal(t, 1, strings.Count(of.String(), choices), name)
			require.NotContains(t, without.String(), choices, name)
		}
	}
	var b strings.Builder
	require.NoError(t, Page(&b, PageContent{}, English().OfStandard()))
	require.NotContains(t, b.String(), "chosen by socialorg", "a page without roles")
	b.Reset()
	require.NoError(t, SkillGaps(&b, o.Roles[2], nil, English().OfStandard()))
	require.Contains(t, b.String(), "\nThe skill levels shown here were chosen by socialorg; they are not an industry standard.\n", "nothing else is shown")
}

func TestWhatIsNotThereIsSaid(t *testing.T) {
	var b strings.Builder
	require.NoError(t, Comparison(&b, standard.Manager(), standard.ChiefExecutive(), English()))
	require.Contains(t, b.String(), "\n\nNo comparison of scope: no responsibilities are stated for the chief executive.\n")
	require.NotRegexp(t, "broader|narrower|the more|share", b.String(), "nothing is known of the chief executive")
	b.Reset()
	require.NoError(t, Comparison(&b, standard.DigitalMarketingManager(), standard.ChiefExecutive(), Indonesian()))
	require.Contains(t, b.String(), ": belum ada tanggung jawab yang dicantumkan untuk digital marketing manager atau chief executive.\n")
	b.Reset()
	require.NoError(t, RoleProfile(&b, standard.ChiefExecutive(), English()))
	require.Contains(t, b.String(), "\n\nNo responsibilities are stated for this role.\n")
	b.Reset()
	c := socialorg.Campaign{Key: "c", KPIs: []socialorg.KPI{{Key: "recall", Unit: socialorg.UnitPercent}}}
	card, err := score.Campaign(c, nil)
	require.NoError(t, err)
	require.NoError(t, Scorecard(&b, card, English()))
	require.Contains(t, b.String(), "| no data | not measured |")
}

// The organisation in which a position stands first says what it is called, with
// the name of its role from any of them: the standard department has a position
// "manager", too.
func TestNamesOfPositions(t *testing.T) {
	own := socialorg.Org{Positions: []socialorg.Position{
		{ID: "manager", Role: "digital-marketing-manager"}, {ID: "ceo"}, {ID: "specialist", Title: "Maker", Role: "social-media-specialist"},
	}}
	for _, l := range []Labels{English().Naming(own, standard.Department()), English().Naming(standard.Department()).Naming(own)} {
		require.Equal(t, "Digital marketing manager (manager)", l.position("manager").String())
		require.Equal(t, "ceo", l.position("ceo").String())
		require.Equal(t, "Maker (specialist)", l.position("specialist").String())
		require.Equal(t, "Digital marketing manager (digital)", l.position("digital").String())
	}
	rolesLater := English().Naming(own).Naming(socialorg.Org{Roles: standard.Department().Roles})
	require.Equal(t, "Digital marketing manager (manager)", rolesLater.position("manager").String())
}

// What is not known is hatched: beside a sum, which can only grow, behind its
// value, elsewhere everywhere. The bounds stand at the same place in every bar.
func TestBarsShowWhatIsNotKnown(t *testing.T) {
	gaps := []score.Gap{{Channel: "tiktok", Why: score.Uncounted}}
	four, ninety := 4.0, 90.0
	views, rate := standard.Views(), standard.ClickThroughRate()
	for _, test := range []struct {
		blocks string
		result score.Result
	}{
		{"████████████░░░┃░░░░", score.Result{KPI: views.AtLeast(5), Status: score.Missed, Value: &four}},
		{"████████████▒▒▒┃▒▒▒▒", score.Result{KPI: views.AtLeast(5), Status: score.Partial, Value: &four, Gaps: gaps}},
		{"████████████▒▒▒┃▒▒▒▒", score.Result{KPI: rate.AtMost(5), Status: score.Partial, Value: &four, Gaps: gaps}},
		{"▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒┃▒▒▒▒", score.Result{KPI: views.AtLeast(5), Status: score.NoData, Gaps: gaps}},
		{"░░░░░░░░░░░░░░░┃░░░░", score.Result{KPI: rate.AtMost(5), Status: score.Missed}}, // spent for nothing
		{"█████████┃██░░░┃░░░░", score.Result{KPI: views.Between(3, 5), Status: score.Met, Value: &four}},
		{"█┃██████████████████", score.Result{KPI: views.AtLeast(5), Status: score.Met, Value: &ninety}},
	} {
		require.Equal(t, test.blocks, barOf(test.result, nil).blocks(), "%+v", test.result)
	}
	of := func(r score.Result) span { return barOf(r, nil).Open }
	require.Equal(t, span{60, 100}, of(score.Result{KPI: views.AtLeast(5), Status: score.Partial, Value: &four, Gaps: gaps}))
	require.Equal(t, span{0, 100}, of(score.Result{KPI: rate.AtLeast(5), Status: score.Partial, Value: &four, Gaps: gaps}))

	// A comparison marks the value before.
	require.Equal(t, "████████◆███░░░┃░░░░", barOf(score.Result{KPI: views.AtLeast(5), Status: score.Missed, Value: &four}, new(2.8)).blocks())
	require.Equal(t, "█┃█████████████████◆", barOf(score.Result{KPI: views.AtLeast(5), Status: score.Met, Value: &ninety}, new(95.0)).blocks())

	var l Labels
	card := score.Card{ScoreMin: 0.5, ScoreMax: 0.9, Judged: 1, Targets: 2}
	require.Equal(t, "██████████▒▒▒▒▒▒▒▒░░", l.scoreBar(card).blocks())
	require.Equal(t, "Score: 50–90%, depending on the missing data. 1 of 2 KPIs with a target scored.", l.scoreBar(card).Title.String())
	require.Nil(t, l.scoreBar(score.Card{}))
	require.Nil(t, l.scoreBar(score.Card{Targets: 1, ScoreMax: 1}))
	require.Nil(t, l.scoreBar(score.Card{Targets: 1, ScoreMin: math.NaN(), ScoreMax: 1}))
}

// Bounds that no scoring gives are no score, in words and in the picture.
func TestScoreOutOfRange(t *testing.T) {
	for _, bounds := range [][2]float64{{-math.MaxFloat64, 0}, {-0.1, 0.5}, {0.5, 1.1}, {0.5, 0.4}, {0, math.MaxFloat64}, {math.NaN(), 1}, {0, math.NaN()}} {
		card := score.Card{ScoreMin: bounds[0], ScoreMax: bounds[1], Judged: 1, Targets: 2}
		require.Equal(t, "Score: –. 1 of 2 KPIs with a target scored.", English().score(card).String())
		require.Nil(t, English().scoreBar(card))
	}
}

// An advertisement says nothing of RACI or of ranks, in any language.
func TestAdvertisementsHaveNoRACI(t *testing.T) {
	names := map[string]socialorg.Glossary{"en": standard.English().With(catalogue.English()), "id": standard.Indonesian().With(catalogue.Indonesian())}
	for _, l := range []Labels{English(), Indonesian()} {
		words := l.wording()
		inside := []string{"RACI", words.RACIRole, words.Rank + ":", words.Accountable, "socialorg"}
		for _, w := range words.Involvements {
			inside = append(inside, w)
		}
		o := socialorg.Translate(catalogue.Department(), names["en"], names[l.Language()])
		for _, r := range o.Roles {
			var b strings.Builder
			require.NoError(t, RoleAd(&b, r, nil, l.Naming(o).OfStandard()))
			for _, w := range inside {
				require.NotRegexp(t, `(?i)\b`+regexp.QuoteMeta(w)+`\b`, b.String(), r.ID)
			}
		}
	}
}

// The lists of the standard roles are examples, those of others are whole; a role
// says what it is consulted on behind what it does, and not what it is informed of.
func TestAdvertisementsSayWhatIsOpen(t *testing.T) {
	r := socialorg.Role{ID: "r", Name: "R", Skills: []socialorg.Skill{{Key: "s", Name: "Skill"}}}
	for i, involvement := range []socialorg.Involvement{socialorg.Consulted, socialorg.Informed, socialorg.AccountableResponsible, "odd"} {
		key := socialorg.Key(fmt.Sprint("task", i))
		r.Responsibilities = append(r.Responsibilities, socialorg.Responsibility{Key: key, Area: "area", Involvement: involvement, With: []socialorg.Key{"sales", key}})
	}
	r.ReportsTo = []socialorg.ReportingLine{{To: "boss", Subject: "a"}, {To: "boss", Subject: "b"}}
	kpis := []socialorg.KPI{standard.Views(), standard.Views().On("x")}
	var whole, open strings.Builder
	require.NoError(t, RoleAd(&whole, r, kpis, English()))
	require.NoError(t, RoleAd(&open, r, kpis, English().OfStandard()))
	const want = "# R\n\n## What you will do\n\n### Area\n\n- Task2\n- Task3\n\n### You advise others on\n\n- Task0\n\n" +
		"## What you bring\n\n### Required\n\n- Skill\n\n## How success is measured\n\nWe measure campaigns, not individuals, by:\n\n- Views\n\n" +
		"## Who you work with\n\n- **You report to:** Boss\n- **You work with:** Sales, task0, task2 and task3\n"
	require.Empty(t, cmp.Diff(want, whole.String()))
	for _, text := range []string{"### Required\n\nThese skills and others:\n\n- Skill\n", "by these KPIs and others:\n\n- Views\n", "**You work with, among others:** Sales, task0, task2 and task3\n", "- Task0\n\nThis list is not exhaustive;"} {
		require.Contains(t, open.String(), text)
	}
	whole.Reset()
	require.NoError(t, RoleAd(&whole, socialorg.Role{ID: "r", Name: "R"}, nil, English().OfStandard()))
	require.Equal(t, "# R\n\nNo responsibilities are stated for this role.\n", whole.String())
}

// The matrix of two roles has each of them once in every area, at its greatest
// involvement there.
func TestMatrixOfTwoRoles(t *testing.T) {
	duty := func(area socialorg.Area, i socialorg.Involvement) socialorg.Responsibility {
		return socialorg.Responsibility{Key: "k", Area: area, Involvement: i}
	}
	a := socialorg.Role{ID: "a", Name: "A", Responsibilities: []socialorg.Responsibility{duty("x", socialorg.Informed), duty("x", socialorg.Accountable), duty("y", socialorg.Consulted)}}
	b := socialorg.Role{ID: "b", Name: "B", Responsibilities: []socialorg.Responsibility{duty("z", "odd"), duty("y", socialorg.Consulted)}}
	var got strings.Builder
	require.NoError(t, Comparison(&got, a, b, English()))
	require.Contains(t, got.String(), `
| Area | Not involved | Consulted | Accountable |
|------|--------------|-----------|-------------|
| X    | B            |           | A           |
| Y    |              | A, B      |             |
| Z    | A, B         |           |             |
`)
	require.NoError(t, Comparison(io.Discard, socialorg.Role{Responsibilities: a.Responsibilities}, socialorg.Role{Responsibilities: b.Responsibilities}, English()))
}

// A change of percentages is in points, its sign is that of typography, and there is
// none where a value covers only a part.
func TestChangeOfScorecards(t *testing.T) {
	for _, test := range []struct {
		kpi        socialorg.KPI
		was, is    float64
		en, id     string
		partBefore bool
		partAfter  bool
	}{
		{kpi: standard.EngagementRate(), was: 1.56, is: 2.16, en: "+0.6 pp", id: "+0,6 poin persen"},
		{kpi: standard.EngagementRate(), was: 2, is: 0.5, en: "−1.5 pp", id: "−1,5 poin persen"},
		{kpi: standard.EngagementRate(), was: 2, is: 2, en: "0 pp", id: "0 poin persen"},
		{kpi: standard.Views(), was: 5000, is: 3000, en: "−2,000", id: "−2.000"},
		{kpi: standard.CostPerClick(), was: 0.5, is: 0.25, en: "−€0.25", id: "−€0,25"},
		{kpi: standard.ResponseTime(), was: 60, is: 90, en: "+30 s", id: "+30 detik"},
		{kpi: standard.Views(), was: 5000, is: 3000, en: "–", id: "–", partBefore: true},
		{kpi: standard.Views(), was: 5000, is: 9000, en: "–", id: "–", partAfter: true},
	} {
		card := func(value float64, part bool) score.Card {
			status := score.Followed
			if part {
				status = score.Partial
			}
			return score.Card{Currency: "EUR", Results: []score.Result{{KPI: test.kpi, Status: status, Value: &value}}}
		}
		before, after := card(test.was, test.partBefore), card(test.is, test.partAfter)
		require.NotNil(t, score.Compare(before, after)[0].Change)
		for _, l := range []Labels{English(), Indonesian()} {
			want := test.en
			if l.Language() == "id" {
				want = test.id
			}
			var b strings.Builder
			require.NoError(t, Scorecards(&b, before, after, l))
			lines := strings.Split(strings.TrimSpace(b.String()), "\n")
			cells := func(line string) []string { return strings.Split(line, "|") }
			at := slices.IndexFunc(cells(lines[len(lines)-3]), func(cell string) bool { return strings.TrimSpace(cell) == l.wording().Change })
			require.Equal(t, want, strings.TrimSpace(cells(lines[len(lines)-1])[at]), b.String())
		}
	}
}

// A bar's parts lie within it, whatever the numbers.
func TestBar(t *testing.T) {
	numbers := []*float64{nil}
	for _, f := range []float64{0, 1, -1, 0.5, 3, 1e-320, 1e300, math.MaxFloat64, -math.MaxFloat64, math.NaN(), math.Inf(1), math.Inf(-1)} {
		numbers = append(numbers, &f)
	}
	drawn := 0
	for _, low := range numbers {
		for _, high := range numbers {
			for _, value := range numbers {
				b := barOf(score.Result{KPI: socialorg.KPI{Min: low, Max: high}, Status: score.Missed, Value: value}, nil)
				if b == nil {
					continue
				}
				drawn++
				for _, at := range append(b.Marks, valueOf(b), b.Wanted.From, b.Wanted.To, b.Open.From, b.Open.To) {
					require.True(t, 0 <= at && at <= 100, "%v", *b)
				}
				require.GreaterOrEqual(t, b.Wanted.Width(), 0.0)
				require.GreaterOrEqual(t, b.Open.Width(), 0.0)
				require.Equal(t, 20, utf8.RuneCountInString(b.blocks()))
			}
		}
	}
	require.Positive(t, drawn)
	five, views := 5.0, socialorg.KPI{Key: "views"}
	require.Equal(t, &bar{Value: new(37.5), Class: "missed", Marks: []float64{75}, Wanted: span{75, 100}},
		barOf(score.Result{KPI: views.AtLeast(10), Value: &five, Status: score.Missed}, nil))
	require.Nil(t, barOf(score.Result{KPI: views, Value: &five, Status: score.Followed}, nil))
	require.Nil(t, barOf(score.Result{KPI: views.Between(5, 2), Value: &five, Status: score.Missed}, nil))
}

// barOf returns the bar of a result beside the value before, which may be nil.
func barOf(r score.Result, was *float64) *bar {
	d := score.Delta{KPI: r.KPI, After: &r}
	if was != nil {
		d.Before, d.Change = &score.Result{Value: was}, new(0.0)
	}
	return newBar(d)
}

// valueOf returns the value of a bar, 0 where there is none.
func valueOf(b *bar) float64 {
	if b.Value == nil {
		return 0
	}
	return *b.Value
}
