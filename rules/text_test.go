package rules_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/socialorg"
	"example.com/socialorg/rules"
)

// B4: each kind of character that hides.
func TestB4HiddenCharacters(t *testing.T) {
	for name, char := range map[string]rune{
		"right-to-left override":       '\u202e',
		"left-to-right embedding":      '\u202a',
		"right-to-left isolate":        '\u2067',
		"right-to-left mark":           '\u200f',
		"Arabic letter mark":           '\u061c',
		"zero-width space":             '\u200b',
		"zero-width non-joiner":        '\u200c',
		"zero-width joiner":            '\u200d',
		"word joiner":                  '\u2060',
		"byte order mark":              '\ufeff',
		"soft hyphen":                  '\u00ad',
		"tag A":                        '\U000e0041',
		"line separator":               '\u2028',
		"paragraph separator":          '\u2029',
		"Hangul filler":                '\u3164',
		"blank Braille pattern":        '\u2800',
		"combining grapheme joiner":    '\u034f',
		"variation selector 16":        '\ufe0f',
		"variation selector 17":        '\U000e0100',
		"Mongolian vowel separator":    '\u180e',
		"replacement character":        '\ufffd',
		"interlinear annotation":       '\ufff9',
		"unassigned and to be ignored": '\U000e0fff',
	} {
		t.Run(name, func(t *testing.T) {
			err := build(t, socialorg.Org{Name: "Sosial" + string(char) + "media"}).Check(rules.NoHiddenText())
			require.Equal(t, []string{"name hidden-text"}, found(t, err))
			require.ErrorContains(t, err, "at byte 6")
		})
	}
	for name, char := range map[string]rune{
		"e acute": 'é', "combining acute": '\u0301', "no-break space": '\u00a0', "emoji": '🙂', "next to the tags": '\U000e1000', "en dash": '\u2013',
	} {
		t.Run(name, func(t *testing.T) {
			require.NoError(t, build(t, socialorg.Org{Name: "Sosial" + string(char) + "media"}).Check(rules.NoHiddenText()))
		})
	}
}

// G13: joiners and selectors pass where a script or an emoji uses them.
func TestG13Joiners(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		hides      bool
	}{
		{"Persian, non-joiner inside a word", "مدیر رسانه\u200cهای اجتماعی", false},
		{"Persian, non-joiner at the end of a word", "مدیر رسانه\u200c اجتماعی", true},
		{"Persian, two non-joiners", "رسانه\u200c\u200cهای", true},
		{"Hindi, joiner", "क्\u200dष", false},
		{"Hindi, joiner before a Latin letter", "कa\u200dष", true},
		{"Bengali, joiner", "র\u200d্যাংক", false},
		{"Sinhala, joiner", "ශ්\u200dරී", false},
		{"emoji, joiner", "👩\u200d💻 Ann", false},
		{"emoji, tone and joiner", "👩🏽\u200d💻", false},
		{"emoji, selector and joiner", "🏳\ufe0f\u200d🌈", false},
		{"emoji, selector", "❤\ufe0f", false},
		{"keycap", "1\ufe0f\u20e3", false},
		{"flag of Scotland", "🏴\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F", false},
		{"a message behind a flag", "🏴" + tagged("pay now") + "\U000E007F", true},
		{"emoji, joiner before a letter", "👩\u200dAnn", true},
		{"emoji, joiner at the end", "👩\u200d", true},
		{"Latin, joiner", "Ann\u200dLee", true},
		{"Latin, selector", "Ann\ufe0f", true},
		{"Han, joiner", "社\u200d交", true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			err := build(t, socialorg.Org{Positions: []socialorg.Position{{ID: "a", Title: tt.text}}}).Check(rules.NoHiddenText())
			if tt.hides {
				require.Equal(t, []string{"positions[0].title hidden-text"}, found(t, err))
			} else {
				require.NoError(t, err)
			}
		})
	}
}

// tagged returns text in tag characters, which nobody sees.
func tagged(text string) string {
	return strings.Map(func(r rune) rune { return 0xE0000 + r }, text)
}

// everywhere returns a valid Org in which every string, list, map and pointer of
// its types has a value somewhere.
func everywhere() socialorg.Org {
	kpi := func(key socialorg.Key) socialorg.KPI {
		bound, weight := 3.0, 1.0
		return socialorg.KPI{Key: key, Name: "Plays", Unit: "count", Numerator: []socialorg.Metric{"plays"}, Denominator: []socialorg.Metric{"listeners"}, Per: 1,
			Channels: []socialorg.Key{"spotify"}, Goal: "fame", Min: &bound, Max: &bound, Weight: &weight}
	}
	return socialorg.Org{
		Name:  "Podcasts",
		Goals: []socialorg.Goal{{Key: "fame", Name: "Fame"}},
		Roles: []socialorg.Role{{
			ID: "host", Name: "Host", Summary: "Talks.", Rank: "manager", Goals: []socialorg.Key{"fame"}, Formerly: []socialorg.RoleID{"moderator"},
			Responsibilities: []socialorg.Responsibility{{Key: "talk", Name: "Talk", Area: "podcasts", Involvement: "accountable",
				With: []socialorg.Key{"guests"}, Goals: []socialorg.Key{"fame"}, Formerly: []socialorg.Key{"speak"}}},
			Skills:    []socialorg.Skill{{Key: "voice", Name: "Voice", Kind: "craft", Level: "expert"}},
			ReportsTo: []socialorg.ReportingLine{{To: "host", Subject: "audience"}, {MinRank: "director"}},
		}},
		Positions: []socialorg.Position{
			{ID: "a", Role: "host", Title: "A", Holders: []string{"h"}, Formerly: []socialorg.PositionID{"z"},
				Attributes: map[socialorg.Key]string{"city": "Jakarta"}},
			{ID: "b", ReportsTo: "a"},
			{ID: "c", DottedTo: []socialorg.PositionID{"a"}},
		},
		KPIs: []socialorg.KPI{kpi("plays")},
		Campaigns: []socialorg.Campaign{{
			Key: "pilot", Name: "Pilot", Goals: []socialorg.Key{"fame"}, KPIsSetBy: "a", Team: []socialorg.PositionID{"b"},
			Channels: []socialorg.Key{"spotify", "youtube"},
			Start:    "2025", End: "2025", Currency: "EUR", Metrics: map[socialorg.Metric]socialorg.Aggregation{"plays": "sum"}, KPIs: []socialorg.KPI{kpi("starts")},
		}},
		Exceptions: []socialorg.Exception{
			{Rule: "span", Position: "c", Why: "a trial"}, {Rule: "scope", Role: "host", Why: "a trial"}, {Rule: "no-kpi", Campaign: "pilot", Why: "a trial"},
		},
		Terms: map[socialorg.Key]string{"podcasts": "Podcasts"},
	}
}

// A leaf is a string of an Org.
type leaf struct {
	path string
	typ  string // of the struct, and the field: "KPI.Name"
	set  func(text string)
}

// leaves returns every string that v holds, keys of maps included, in order.
func leaves(v reflect.Value, path, typ string) []leaf {
	var all []leaf
	switch v.Kind() {
	case reflect.String:
		return []leaf{{path, typ, v.SetString}}
	case reflect.Pointer:
		return leaves(v.Elem(), path, typ)
	case reflect.Slice:
		for i := range v.Len() {
			all = append(all, leaves(v.Index(i), fmt.Sprintf("%s[%d]", path, i), typ)...)
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			value := v.MapIndex(key)
			all = append(all, leaf{path + " key", typ + " key", func(text string) {
				v.SetMapIndex(reflect.ValueOf(text).Convert(key.Type()), value)
			}}, leaf{path + "." + key.String(), typ, func(text string) {
				v.SetMapIndex(key, reflect.ValueOf(text).Convert(value.Type()))
			}})
		}
	case reflect.Struct:
		for i := range v.NumField() {
			f := v.Type().Field(i)
			name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			all = append(all, leaves(v.Field(i), strings.TrimPrefix(path+"."+name, "."), v.Type().Name()+"."+f.Name)...)
		}
	}
	return all
}

// stringFields returns the fields of t, and of the types that it leads to, that
// hold strings.
func stringFields(t reflect.Type, field string, into map[string]bool) {
	switch t.Kind() {
	case reflect.String:
		into[field] = true
	case reflect.Pointer, reflect.Slice:
		stringFields(t.Elem(), field, into)
	case reflect.Map:
		stringFields(t.Key(), field+" key", into)
		stringFields(t.Elem(), field, into)
	case reflect.Struct:
		for i := range t.NumField() {
			stringFields(t.Field(i).Type, t.Name()+"."+t.Field(i).Name, into)
		}
	}
}

// NoHiddenText looks at every string of an organisation that Validate accepts with
// a hidden character in it. A new field that it does not look at fails.
func TestHiddenTextEverywhere(t *testing.T) {
	missing := make(map[string]bool)
	stringFields(reflect.TypeFor[socialorg.Org](), "", missing)
	require.NoError(t, build(t, everywhere()).Check(rules.NoHiddenText()))
	base := everywhere()
	reported := make(map[string]bool)
	for i := range leaves(reflect.ValueOf(&base).Elem(), "", "") {
		o := everywhere()
		l := leaves(reflect.ValueOf(&o).Elem(), "", "")[i]
		delete(missing, l.typ)
		l.set("x\u202ey")
		if l.typ == "Position.ID" {
			for i := range o.Positions { // whoever reports to it must know its id
				p := &o.Positions[i]
				if p.ReportsTo == "a" && strings.HasPrefix(l.path, "positions[0]") {
					p.ReportsTo = "x\u202ey"
				}
				if len(p.DottedTo) > 0 && strings.HasPrefix(l.path, "positions[0]") {
					p.DottedTo[0] = "x\u202ey"
				}
			}
			if o.Campaigns[0].KPIsSetBy = "c"; strings.HasPrefix(l.path, "positions[2]") {
				o.Campaigns[0].KPIsSetBy = "b"
			}
			o.Campaigns[0].Team, o.Exceptions = nil, nil
		}
		h, err := socialorg.NewHierarchy(o)
		if err != nil {
			continue // it is no text, and nothing can be hidden there
		}
		require.Equal(t, []string{l.path + " hidden-text"}, found(t, h.Check(rules.NoHiddenText())), "%s", l.typ)
		reported[l.typ] = true
	}
	require.Empty(t, missing, "fields that this test leaves empty")
	for _, field := range []string{
		"Org.Name", "Role.Summary", "Position.ID", "Position.Holders", "KPI.Name", "Org.Terms", "Position.Attributes", "Exception.Why",
	} {
		require.True(t, reported[field], "%s may hide something", field)
	}
}

// A name that a campaign takes over from a definition is reported once.
func TestHiddenTextOnce(t *testing.T) {
	o := everywhere()
	o.KPIs[0].Name = "x\u202ey"
	o.Campaigns[0].KPIs[0] = socialorg.KPI{Key: "plays"}
	require.Equal(t, []string{"kpis[0].name hidden-text"}, found(t, build(t, o).Check(rules.NoHiddenText())))
}

// Each KPI of a campaign is looked at, not only the first.
func TestHiddenTextInASecondKPI(t *testing.T) {
	o := everywhere()
	o.Campaigns[0].KPIs = append(o.Campaigns[0].KPIs, socialorg.KPI{Key: "hosts", Name: "x\u202ey", Unit: "count"})
	require.Equal(t, []string{"campaigns[0].kpis[1].name hidden-text"}, found(t, build(t, o).Check(rules.NoHiddenText())))
}
