package render_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"example.com/socialorg"
	"example.com/socialorg/orgdiff"
	"example.com/socialorg/render"
	"example.com/socialorg/score"
	"example.com/socialorg/standard"
)

// wordsOf splits a text into lower-case words.
func wordsOf(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) })
}

// glossaryWords returns the words of all names of a glossary.
func glossaryWords(g socialorg.Glossary) map[string]bool {
	all := make(map[string]bool)
	var walk func(v reflect.Value)
	walk = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.String:
			for _, w := range wordsOf(v.String()) {
				all[w] = true
			}
		case reflect.Struct:
			for i := range v.NumField() {
				if v.Type().Field(i).Name != "Titles" { // which are in both languages
					walk(v.Field(i))
				}
			}
		case reflect.Map:
			for _, key := range v.MapKeys() {
				walk(v.MapIndex(key))
			}
		}
	}
	walk(reflect.ValueOf(g))
	return all
}

// trade are words that people of the trade write in English, names of platforms,
// and the ids and holders of the organisation.
var trade = map[string]bool{
	"raci": true, "kpi": true, "id": true, "responsible": true, "accountable": true, "consulted": true, "informed": true, // of RACI, explained
	"r": true, "a": true, "c": true, "i": true, "instagram": true, "linkedin": true,
	"ceo": true, "digital": true, "manager": true, "specialist": true, "holder": true, // ids
	"socialorg": true, "rp": true, "x": true, "q": true,
}

// foreign returns the words of texts that are neither in the glossary, nor in the
// Indonesian labels, nor terms of the trade.
func foreign(texts []string, g socialorg.Glossary) []string {
	known := glossaryWords(g)
	for _, label := range render.LabelTexts(render.Indonesian()) {
		for _, w := range wordsOf(label) {
			known[w] = true
		}
	}
	found := make(map[string]bool)
	for _, text := range texts {
		for _, w := range wordsOf(text) {
			if !known[w] && !trade[w] {
				found[w] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(found))
}

// texts returns what somebody who looks at a page, or has it read out, meets.
func texts(t *testing.T, page string) []string {
	t.Helper()
	var all []string
	d := xml.NewDecoder(strings.NewReader(page))
	d.Entity = xml.HTMLEntity
	style := false
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return all
		}
		require.NoError(t, err)
		switch token := token.(type) {
		case xml.StartElement:
			style = token.Name.Local == "style"
			for _, a := range token.Attr {
				if a.Name.Local == "aria-label" {
					all = append(all, a.Value)
				}
			}
		case xml.EndElement:
			style = false
		case xml.CharData:
			if !style {
				all = append(all, string(token))
			}
		}
	}
}

// everything is the standard department with a campaign of all KPIs, a vacancy
// and a dotted line, so that every label is on its page.
func everything(g socialorg.Glossary) socialorg.Org {
	o := standard.Department()
	o.Position("digital").Holders = nil
	o.Positions = append(o.Positions, socialorg.Position{ID: "x", Role: standard.SpecialistID, Holders: []string{"holder-5"}, ReportsTo: "digital", DottedTo: []socialorg.PositionID{"manager"}})
	c := socialorg.Campaign{
		Key: "q", Name: "Q", Goals: []socialorg.Key{"brand-image"}, KPIsSetBy: "manager", Team: []socialorg.PositionID{"specialist"},
		Channels: []socialorg.Key{"instagram", "linkedin"}, Start: "2025-06", End: "2025-07", Currency: "IDR",
	}
	for i, k := range o.KPIs {
		c.KPIs = append(c.KPIs, []socialorg.KPI{k.AtLeast(2), k.AtMost(3), k.Between(1, 9), k}[i%4])
	}
	o.Campaigns = []socialorg.Campaign{c}
	return socialorg.Translate(o, standard.English(), g)
}

// writeAll writes the page and every report of an organisation.
func writeAll(t *testing.T, o socialorg.Org) []string {
	t.Helper()
	h := hierarchy(t, o)
	c, _ := h.Campaign("q")
	card, err := score.Campaign(c, []score.Counts{
		{Channel: "instagram", Period: "2025-06", Values: map[socialorg.Metric]int64{
			"views": 5, "likes": 7, "reach": 3, "impressions": 9, "spend": 500, "clicks": 0, "followers": 3,
		}},
		{Channel: "instagram", Period: "2025-07", Values: map[socialorg.Metric]int64{"views": 5, "reach": 4, "clicks": 0, "spend": 5}},
		{Channel: "linkedin", Period: "2025-06", Currency: "EUR", Values: map[socialorg.Metric]int64{"spend": 500, "clicks": 3, "revenue": 4}},
	})
	require.NoError(t, err)
	for _, kind := range []score.DoubtKind{score.NegativeCount, score.MoreThanWhole, score.LostTooMany, score.NoResponses, score.AboveHundred, score.FractionMeant, score.NoPeriod, score.ZerosAtEnd} {
		card.Doubts = append(card.Doubts, score.Doubt{Kind: kind, Channel: "instagram", Period: "2025-06", Metric: "clicks", Count: 5, Beside: "reach", BesideCount: 3})
	}
	l := render.Indonesian().Naming(o)
	manager, specialist := *o.Role(standard.ManagerID), *o.Role(standard.SpecialistID)

	var page bytes.Buffer
	require.NoError(t, render.Page(&page, render.PageContent{Hierarchy: h, Scorecards: []score.Card{card}}, render.Indonesian()))
	all := texts(t, page.String())
	for _, write := range []func(w io.Writer) error{
		func(w io.Writer) error { return render.Tree(w, h, render.Indonesian()) },
		func(w io.Writer) error { return render.Comparison(w, manager, specialist, l) },
		func(w io.Writer) error { return render.Comparison(w, specialist, manager, l) },
		func(w io.Writer) error { return render.RoleProfile(w, specialist, l) },
		func(w io.Writer) error { return render.RACI(w, socialorg.RACI(o.Roles...), l) },
		func(w io.Writer) error { return render.Coverage(w, h, render.Indonesian()) },
		func(w io.Writer) error { return render.SkillGaps(w, manager, nil, l) },
		func(w io.Writer) error { return render.Scorecard(w, card, l) },
		func(w io.Writer) error { return render.Scorecard(w, score.Card{}, l) },
	} {
		var b bytes.Buffer
		require.NoError(t, write(&b))
		all = append(all, b.String())
	}
	return all
}

// No Indonesian label has a word of the English labels or names, but for those
// that both languages have.
func TestIndonesianLabelsHaveNoEnglish(t *testing.T) {
	both := wordSet("data kpi id raci r a c i s accountable responsible consulted informed status target senior socialorg")
	english := glossaryWords(standard.English())
	for _, label := range render.LabelTexts(render.English()) {
		for _, w := range wordsOf(label) {
			english[w] = true
		}
	}
	for _, label := range render.LabelTexts(render.Indonesian()) {
		if label == render.Indonesian().Language() {
			continue
		}
		for _, w := range wordsOf(label) {
			require.False(t, english[w] && !both[w], "%q in the label %q", w, label)
		}
	}
}

func wordSet(text string) map[string]bool {
	all := make(map[string]bool)
	for _, w := range wordsOf(text) {
		all[w] = true
	}
	return all
}

// Nothing on an Indonesian page or report of the standard department is in
// English, but for the terms of the trade.
func TestIndonesianHasNoEnglish(t *testing.T) {
	g := standard.Indonesian()
	require.Empty(t, cmp.Diff([]string(nil), foreign(writeAll(t, everything(g)), g)))
}

// The test above turns red when a name is taken out of the Indonesian list.
func TestIndonesianFindsEnglish(t *testing.T) {
	for name, take := range map[string]func(g *socialorg.Glossary){
		"writers":     func(g *socialorg.Glossary) { delete(g.Terms, "writers") },
		"budget":      func(g *socialorg.Glossary) { delete(g.Responsibilities, standard.ManageBudget) },
		"researches":  func(g *socialorg.Glossary) { delete(g.Summaries, standard.SpecialistID) },
		"website":     func(g *socialorg.Glossary) { delete(g.Goals, "website-traffic") },
		"copywriting": func(g *socialorg.Glossary) { delete(g.Skills, "copywriting") },
		"department":  func(g *socialorg.Glossary) { g.Org = "" },
	} {
		t.Run(name, func(t *testing.T) {
			g := standard.Indonesian()
			take(&g)
			found := foreign(writeAll(t, everything(g)), g)
			require.Contains(t, found, name)
		})
	}
}

// No value of a change is shown in English or as Go writes it.
func TestIndonesianChanges(t *testing.T) {
	g := standard.Indonesian()
	o := everything(g)
	l := render.Indonesian().Naming(o)
	for _, test := range []struct {
		change orgdiff.Change
		want   string
	}{
		{orgdiff.Change{Op: orgdiff.Changed, Kind: orgdiff.Role, ID: "social-media-manager", Field: "rank", From: "individual", To: "executive"},
			"**Peran diubah:** Manajer media sosial, jenjang: staf → direksi"},
		{orgdiff.Change{Op: orgdiff.Changed, Kind: orgdiff.Skill, ID: "leadership", Of: "social-media-manager", Field: "kind", From: "technical", To: "leadership"},
			"**Manajer media sosial, keterampilan diubah:** " + g.Skills["leadership"] + ", jenis: Teknis → Kepemimpinan"},
		{orgdiff.Change{Op: orgdiff.Changed, Kind: orgdiff.Responsibility, ID: "manage-budget", Of: "social-media-manager", Field: "area", From: "strategy", To: "budget"},
			"**Manajer media sosial, tanggung jawab diubah:** " + g.Responsibilities[standard.ManageBudget] + ", bidang: Strategi → Anggaran"},
		{orgdiff.Change{Op: orgdiff.Changed, Kind: orgdiff.KPI, ID: "views", Of: "q", Field: "min", From: "2.5", To: "1.5e+06"},
			"**Q, KPI diubah:** " + g.KPIs["views"] + ", target minimal: 2,5 → 1.500.000"},
	} {
		var b bytes.Buffer
		require.NoError(t, render.Changes(&b, []orgdiff.Change{test.change}, 0, l))
		require.Equal(t, "# Perubahan\n\n- "+test.want+"\n", b.String())
	}
}

// Text in another language than the labels is marked on a page and in a picture.
func TestNamesIn(t *testing.T) {
	h := hierarchy(t, socialorg.Org{Name: "Studio", Positions: []socialorg.Position{{ID: "lead", Title: "Social media lead", Holders: []string{"Ada"}}}})
	l := render.Indonesian().NamesIn("en")
	page := draw(t, "Page", h, l)
	require.Contains(t, page, `<bdi lang="en">Social media lead</bdi>`)
	require.Contains(t, page, `<h1><bdi lang="en">Studio</bdi></h1>`)
	require.Contains(t, draw(t, "SVG", h, l), `<text lang="en"`)
	for _, l := range []render.Labels{render.Indonesian(), render.English().NamesIn("en")} {
		require.NotContains(t, draw(t, "Page", h, l), `<bdi lang`)
		require.NotContains(t, draw(t, "SVG", h, l), `<text lang`)
	}
	require.NotContains(t, draw(t, "Page", h, render.English().NamesIn(`"><script>`)), "<script>")
	require.NotContains(t, draw(t, "SVG", h, render.English().NamesIn(`"><script>`)), "<script>")
}
