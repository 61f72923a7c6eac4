package socialorg_test

import (
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"example.com/socialorg"
)

// english and bahasa name a small organisation; each lacks something.
func english() socialorg.Glossary {
	return socialorg.Glossary{
		Language:         "en",
		Org:              "Studio",
		Roles:            map[socialorg.RoleID]string{"writer": "Writer", "lead": "Lead"},
		Summaries:        map[socialorg.RoleID]string{"writer": "Writes."},
		Goals:            map[socialorg.Key]string{"fame": "Become known"},
		Responsibilities: map[socialorg.Key]string{"write": "Write texts"},
		Skills:           map[socialorg.Key]string{"sales": "Selling"},
		KPIs:             map[socialorg.Key]string{"sales": "Number of sales"},
		Terms:            map[socialorg.Key]string{"sales": "Sales department", "content": "Content", "writer": "Writers"},
		Titles:           map[socialorg.RoleID][]string{"lead": {"Head writer"}, "editor": {"head  WRITER"}},
	}
}

func bahasa() socialorg.Glossary {
	return socialorg.Glossary{
		Language:         "id",
		Org:              "Sanggar",
		Roles:            map[socialorg.RoleID]string{"writer": "Penulis", "lead": "Ketua"},
		Summaries:        map[socialorg.RoleID]string{"writer": "Menulis."},
		Goals:            map[socialorg.Key]string{"fame": "Menjadi terkenal"},
		Responsibilities: map[socialorg.Key]string{"write": "Menulis teks"},
		Skills:           map[socialorg.Key]string{"sales": "Keterampilan menjual"},
		KPIs:             map[socialorg.Key]string{"sales": "Jumlah penjualan"},
		Terms:            map[socialorg.Key]string{"sales": "Bagian penjualan", "content": "Konten", "writer": ""},
	}
}

func studio() socialorg.Org {
	return socialorg.Org{
		Name:  "Studio",
		Goals: []socialorg.Goal{{Key: "fame", Name: "Become known"}, {Key: "own", Name: "Our own"}},
		Roles: []socialorg.Role{{
			ID: "writer", Name: "Writer", Summary: "Writes.", Goals: []socialorg.Key{"fame"},
			Responsibilities: []socialorg.Responsibility{
				{Key: "write", Name: "Write texts", Area: "content", Involvement: "responsible", With: []socialorg.Key{"sales"}, Goals: []socialorg.Key{"fame"}},
			},
			Skills:    []socialorg.Skill{{Key: "sales", Name: "Selling", Kind: "soft"}},
			ReportsTo: []socialorg.ReportingLine{{MinRank: "lead", Subject: "content"}},
			Formerly:  []socialorg.RoleID{"author"},
		}},
		Positions: []socialorg.Position{
			{ID: "top"},
			{ID: "w", Role: "writer", Title: "Writer", Holders: []string{"h"}, ReportsTo: "top"},
			{ID: "x", Role: "writer", Title: "Poet", ReportsTo: "w", DottedTo: []socialorg.PositionID{"top"}, Formerly: []socialorg.PositionID{"y"}},
			{ID: "z", Role: "writer"},
		},
		KPIs: []socialorg.KPI{{Key: "sales", Name: "Number of sales", Unit: "count", Numerator: []socialorg.Metric{"orders"}}},
		Campaigns: []socialorg.Campaign{{
			Key: "spring", Name: "Writer", Channels: []socialorg.Key{"radio"}, Team: []socialorg.PositionID{"w"},
			KPIs: []socialorg.KPI{
				{Key: "sales"},
				{Key: "sales", Name: "Number of sales", Channels: []socialorg.Key{"radio"}, Unit: "count", Numerator: []socialorg.Metric{"orders"}},
			},
		}},
		Terms: map[socialorg.Key]string{"sales": "Sales department", "content": "What we write", "soft": "Soft"},
	}
}

func TestTranslate(t *testing.T) {
	want := studio()
	want.Name = "Sanggar"
	want.Goals[0].Name = "Menjadi terkenal"
	r := &want.Roles[0]
	r.Name, r.Summary, r.Responsibilities[0].Name, r.Skills[0].Name = "Penulis", "Menulis.", "Menulis teks", "Keterampilan menjual"
	want.Positions[1].Title = "Penulis"
	want.KPIs[0].Name, want.Campaigns[0].KPIs[1].Name = "Jumlah penjualan", "Jumlah penjualan"
	want.Terms["sales"] = "Bagian penjualan"
	got := socialorg.Translate(studio(), english(), bahasa())
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if diff := cmp.Diff(studio(), socialorg.Translate(got, bahasa(), english())); diff != "" {
		t.Errorf("there and back (-want +got)\n%s", diff)
	}
	if diff := cmp.Diff(got, socialorg.Translate(got, english(), bahasa())); diff != "" {
		t.Errorf("twice (-want +got)\n%s", diff)
	}
}

func TestTranslateKeepsNamesOfTheUsersOwn(t *testing.T) {
	o := studio()
	o.Name, o.Goals[0].Name, o.Roles[0].Name, o.Roles[0].Summary = "studio", "Fame", "Author", "Writes"
	o.Roles[0].Responsibilities[0].Name, o.Roles[0].Skills[0].Name = "Write", "Sell"
	o.Positions[1].Title, o.KPIs[0].Name, o.Campaigns[0].KPIs[1].Name = "Author", "Sales", "Sales on air"
	o.Terms["sales"] = "Sellers"
	if diff := cmp.Diff(o, socialorg.Translate(o, english(), bahasa())); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if diff := cmp.Diff(studio(), socialorg.Translate(studio(), english(), socialorg.Glossary{})); diff != "" {
		t.Errorf("no names (-want +got)\n%s", diff)
	}
	if diff := cmp.Diff(studio(), socialorg.Translate(studio(), socialorg.Glossary{}, bahasa())); diff != "" {
		t.Errorf("names of no language (-want +got)\n%s", diff)
	}
}

func TestTranslateNamesWhatHasNoName(t *testing.T) {
	o := studio()
	o.Name, o.Goals[0].Name, o.Roles[0].Name, o.Roles[0].Summary = "", "", "", ""
	o.Roles[0].Responsibilities[0].Name, o.Roles[0].Skills[0].Name = "", ""
	o.Positions[1].Title, o.KPIs[0].Name, o.Campaigns[0].KPIs[1].Name, o.Terms = "", "", "", nil
	got := socialorg.Translate(o, socialorg.Glossary{}, bahasa())
	require.Empty(t, got.Name, "an organisation without a name is not the one of the glossary")
	require.Empty(t, got.Roles[0].Summary, "nor does a role do what a summary says of another")
	require.Empty(t, got.Positions[1].Title, "a position without a title shows the name of its role")
	require.Empty(t, got.Campaigns[0].KPIs[0].Name, "it takes the name from Org.KPIs")
	require.Equal(t, "Menjadi terkenal", got.Goals[0].Name)
	require.Equal(t, "Penulis", got.Roles[0].Name)
	require.Equal(t, "Menulis teks", got.Roles[0].Responsibilities[0].Name)
	require.Equal(t, "Keterampilan menjual", got.Roles[0].Skills[0].Name)
	require.Equal(t, "Jumlah penjualan", got.KPIs[0].Name)
	require.Equal(t, "Jumlah penjualan", got.Campaigns[0].KPIs[1].Name)
	require.Equal(t, map[socialorg.Key]string{"sales": "Bagian penjualan", "content": "Konten"}, got.Terms, "words that are used, and that the language has")

	undefined := socialorg.Org{Campaigns: []socialorg.Campaign{{KPIs: []socialorg.KPI{{Key: "sales"}}}}}
	require.Equal(t, "Jumlah penjualan", socialorg.Translate(undefined, english(), bahasa()).Campaigns[0].KPIs[0].Name)
}

// A word of every kind is named wherever it is used.
func TestTranslateFindsEveryWord(t *testing.T) {
	keys := strings.Fields("area partner kind subject unit numerator denominator kpi-channel channel metric campaign-unit")
	g := socialorg.Glossary{Language: "en", Terms: make(map[socialorg.Key]string)}
	for _, key := range keys {
		g.Terms[socialorg.Key(key)] = strings.ToUpper(key)
	}
	o := socialorg.Org{
		Roles: []socialorg.Role{{
			Responsibilities: []socialorg.Responsibility{{Area: "area", With: []socialorg.Key{"partner"}}},
			Skills:           []socialorg.Skill{{Kind: "kind"}},
			ReportsTo:        []socialorg.ReportingLine{{Subject: "subject"}},
		}},
		KPIs: []socialorg.KPI{
			{Unit: "unit", Numerator: []socialorg.Metric{"numerator"}, Denominator: []socialorg.Metric{"denominator"}, Channels: []socialorg.Key{"kpi-channel"}},
		},
		Campaigns: []socialorg.Campaign{{
			Channels: []socialorg.Key{"channel"}, Metrics: map[socialorg.Metric]socialorg.Aggregation{"metric": "sum"},
			KPIs: []socialorg.KPI{{Unit: "campaign-unit"}},
		}},
	}
	require.Equal(t, g.Terms, socialorg.Translate(o, socialorg.Glossary{}, g).Terms)
	var missing []string
	for _, p := range (socialorg.Glossary{}).Missing(o) {
		missing = append(missing, strings.TrimPrefix(p.Path, "terms."))
	}
	require.Equal(t, slices.Sorted(slices.Values(keys)), missing)
}

func TestTranslateCopies(t *testing.T) {
	o := studio()
	got := socialorg.Translate(o, socialorg.Glossary{}, socialorg.Glossary{})
	got.Goals[0].Key = "x"
	got.Roles[0].Goals[0], got.Roles[0].Formerly[0] = "x", "x"
	got.Roles[0].Responsibilities[0].With[0], got.Roles[0].Responsibilities[0].Goals[0] = "x", "x"
	got.Roles[0].Skills[0].Key, got.Roles[0].ReportsTo[0].Subject = "x", "x"
	got.Positions[1].Holders[0], got.Positions[2].DottedTo[0], got.Positions[2].Formerly[0] = "x", "x", "x"
	got.KPIs[0].Numerator[0] = "x"
	got.Campaigns[0].Channels[0], got.Campaigns[0].Team[0], got.Campaigns[0].KPIs[1].Channels[0] = "x", "x", "x"
	got.Terms["sales"] = "x"
	if diff := cmp.Diff(studio(), o); diff != "" {
		t.Errorf("the original (-want +got)\n%s", diff)
	}
	require.Equal(t, socialorg.Org{}, socialorg.Translate(socialorg.Org{}, english(), bahasa()), "A11 empty")
	require.Equal(t, socialorg.Org{}, socialorg.Translate(socialorg.Org{Goals: []socialorg.Goal{}, Terms: map[socialorg.Key]string{}}, english(), bahasa()))
}

// A field of Glossary that With forgets makes the first comparison fail.
func TestGlossaryWith(t *testing.T) {
	want := english()
	for field := range reflect.ValueOf(want).NumField() {
		require.False(t, reflect.ValueOf(want).Field(field).IsZero())
	}
	for name, got := range map[string]socialorg.Glossary{
		"nothing has no names":   english().With(),
		"the others name it all": socialorg.Glossary{}.With(english(), bahasa()),
		"its own names stay":     english().With(english(), english()),
		"an empty name is none":  socialorg.Glossary{Roles: map[socialorg.RoleID]string{"writer": ""}}.With(english()),
	} {
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", name, diff)
		}
	}

	own := socialorg.Glossary{
		Roles:  map[socialorg.RoleID]string{"lead": "Boss"},
		Titles: map[socialorg.RoleID][]string{"lead": {"Chief", "Head writer"}, "writer": {"Author"}},
	}
	all := own.With(english())
	require.Equal(t, map[socialorg.RoleID]string{"writer": "Writer", "lead": "Boss"}, all.Roles)
	require.Equal(t, []string{"Chief", "Head writer"}, all.Titles["lead"])
	require.Equal(t, []string{"head  WRITER"}, all.Titles["editor"])
	require.Empty(t, socialorg.Glossary{}.With(socialorg.Glossary{}))

	from := english()
	copied := from.With(own)
	copied.Roles["lead"], copied.Titles["lead"][0] = "spoilt", "spoilt"
	require.Equal(t, english(), from)
}

func TestLookup(t *testing.T) {
	g := socialorg.Glossary{
		Roles: map[socialorg.RoleID]string{
			"head": "Social  Media Lead", "chief": "social media lead", "other": "social-media lead", "none": "", "blank": " ",
			"street": "STRASSE",
		},
		Titles: map[socialorg.RoleID][]string{"head": {"Lead", "social media lead"}, "untitled": {"", "lead"}},
	}
	for name, test := range map[string]struct {
		title string
		want  []socialorg.RoleID
	}{
		"several, sorted, each once": {"Social Media Lead", []socialorg.RoleID{"chief", "head"}},
		"case and white space":       {"\t SOCIAL media\u00a0 \n leaD ", []socialorg.RoleID{"chief", "head"}},
		"further titles":             {"lead", []socialorg.RoleID{"head", "untitled"}},
		"a hyphen counts":            {"Social-media lead", []socialorg.RoleID{"other"}},
		"part of a name is none":     {"media lead", nil},
		"joined words are others":    {"socialmedia lead", nil},
		"no fuzzy matching":          {"Social Media Leed", nil},
		"no full case folding":       {"straße", nil},
		"an id is no title":          {"chief", nil},
		"A11 empty":                  {"", nil},
		"B2 white space only":        {" \t ", nil},
	} {
		t.Run(name, func(t *testing.T) { require.Equal(t, test.want, g.Lookup(test.title)) })
	}
	require.Empty(t, socialorg.Glossary{}.Lookup("Social media lead"))
}

func TestMissing(t *testing.T) {
	o := studio()
	o.Terms["Bad key"] = "x"
	require.Equal(t, []string{
		`goals.own: the goal "own" has no name in "id"`,
		`terms."Bad key": the term "Bad key" has no name in "id"`,
		`terms.count: the unit "count" has no name in "id"`,
		`terms.orders: the metric "orders" has no name in "id"`,
		`terms.radio: the channel "radio" has no name in "id"`,
		`terms.soft: the skill kind "soft" has no name in "id"`,
	}, problemTexts(bahasa().Missing(o)))
	require.ElementsMatch(t, namesOfGlossary(), slices.Collect(maps.Keys(lists(socialorg.Glossary{}.Missing(o)))))
	for _, p := range bahasa().Missing(o) {
		require.ErrorIs(t, p, socialorg.ErrRequired)
	}
	o.Roles[0].Summary = ""
	require.NotContains(t, lists(socialorg.Glossary{}.Missing(o)), "summaries", "a role without a summary lacks none")
	require.Nil(t, socialorg.Glossary{}.Missing(socialorg.Org{}))
}

// namesOfGlossary returns the JSON names of the fields of a Glossary that an
// organisation needs, so that a new one is missed until it is read.
func namesOfGlossary() []string {
	var fields []string
	for f := range reflect.TypeFor[socialorg.Glossary]().Fields() {
		if f.Name != "Language" && f.Name != "Titles" {
			name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			fields = append(fields, name)
		}
	}
	return fields
}

func problemTexts(ps []socialorg.Problem) []string {
	var texts []string
	for _, p := range ps {
		texts = append(texts, p.Error())
	}
	return texts
}

func lists(ps []socialorg.Problem) map[string]bool {
	found := make(map[string]bool)
	for _, p := range ps {
		list, _, _ := strings.Cut(p.Path, ".")
		found[list] = true
	}
	return found
}
