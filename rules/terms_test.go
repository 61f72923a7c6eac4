package rules_test

import (
	"errors"
	"fmt"
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"example.com/socialorg"
	"example.com/socialorg/rules"
)

// Every word of an open set is looked at, once as each kind of word, in the order
// of the input.
func TestTermsEverywhere(t *testing.T) {
	o := everywhere()
	o.Terms = nil
	o.KPIs[0].Unit, o.Campaigns[0].KPIs[0].Unit = "decibels", "decibels"
	o.Campaigns[0].Channels = []socialorg.Key{"spotify", "radio"}
	o.Campaigns[0].Metrics["claps"] = "sum"
	o.Campaigns[0].KPIs[0].Numerator = []socialorg.Metric{"plays", "stars"}
	o.Campaigns[0].KPIs = append(o.Campaigns[0].KPIs, socialorg.KPI{Key: "hosts", Unit: "bels"})
	want := []string{
		"roles[0].responsibilities[0].area", "roles[0].responsibilities[0].with[0]", "roles[0].skills[0].kind", "roles[0].reportsTo[0].subject",
		"kpis[0].unit", "kpis[0].numerator[0]", "kpis[0].denominator[0]", "kpis[0].channels[0]",
		"campaigns[0].channels[1]", "campaigns[0].metrics.claps", "campaigns[0].kpis[0].numerator[1]",
		"campaigns[0].kpis[1].unit",
	}
	require.Equal(t, want, paths(t, build(t, o).Check(rules.TermsDeclared())))
	require.NoError(
		t,
		build(t, o).Check(
			rules.TermsDeclared("podcasts", "guests", "craft", "audience", "decibels", "plays", "listeners", "spotify", "radio", "claps", "stars", "bels"),
		),
	)
}

// A field of an open set that TermsDeclared does not look at fails: each that may
// hold a word of its own either is reported, or names something that has a
// definition of its own.
func TestTermsSeeEveryField(t *testing.T) {
	defined := map[string]string{ // by field: what defines it
		"Goal.Key": "itself", "Role.ID": "itself", "Role.Goals": "Org.Goals", "Role.Formerly": "Role.ID", "Responsibility.Key": "itself",
		"Responsibility.Goals": "Org.Goals", "Responsibility.Formerly": "Responsibility.Key", "Skill.Key": "itself", "ReportingLine.To": "Org.Roles",
		"Position.Role": "Org.Roles", "KPI.Key": "itself", "KPI.Goal": "Org.Goals", "Campaign.Key": "itself", "Campaign.Goals": "Org.Goals",
		"Org.Terms key": "itself", "Responsibility.Name": "text", "Role.Name": "text", "Role.Summary": "text", "Goal.Name": "text", "Skill.Name": "text",
		"Org.Name": "text", "Org.Terms": "text", "KPI.Name": "text", "Campaign.Name": "text", "Position.Title": "text", "Position.ID": "text",
		"Position.Holders": "text", "Position.Formerly": "text", "Position.Attributes key": "the company", "Position.Attributes": "text",
		"Exception.Rule": "a rule", "Exception.Position": "Org.Positions", "Exception.Role": "Org.Roles", "Exception.Campaign": "Org.Campaigns",
		"Exception.Why": "text",
	}
	base := everywhere()
	fields := make(map[string]bool)
	seen := make(map[string]bool)
	for i := range leaves(reflect.ValueOf(&base).Elem(), "", "") {
		o := everywhere()
		l := leaves(reflect.ValueOf(&o).Elem(), "", "")[i]
		fields[l.typ] = true
		l.set("unheard-of")
		h, err := socialorg.NewHierarchy(o)
		if err != nil {
			continue // a closed set, or a reference
		}
		rule := rules.TermsDeclared("podcasts", "guests", "craft", "audience", "plays", "listeners", "spotify", "youtube")
		if h.Check(rule) != nil {
			seen[l.typ] = true
		} else {
			require.Contains(t, defined, l.typ, "a word that nothing defines passes")
		}
	}
	for field := range defined {
		require.True(t, fields[field], "%s is a field", field)
		require.False(t, seen[field], "%s is reported, though it is defined", field)
	}
	want := map[string]bool{"Responsibility.Area": true, "Responsibility.With": true, "Skill.Kind": true, "ReportingLine.Subject": true,
		"KPI.Unit": true, "KPI.Numerator": true, "KPI.Denominator": true, "KPI.Channels": true, "Campaign.Channels": true, "Campaign.Metrics key": true}
	if diff := cmp.Diff(want, seen); diff != "" {
		t.Errorf("fields that are looked at (-want +got):\n%s", diff)
	}
}

// Every constant of the root's open sets is declared, and no constant of a closed
// set is.
func TestConstantsAreDeclared(t *testing.T) {
	files := parseFiles(t, "../*.go")
	open := constants(files, "Area", "Key", "Metric")
	require.Greater(t, len(open), 30)
	for name, word := range open {
		h := build(t, socialorg.Org{Roles: []socialorg.Role{role("r", "R k "+word)}})
		require.NoError(t, h.Check(rules.TermsDeclared()), "%s", name)
	}
	for name, word := range constants(files, "Involvement", "Rank", "SkillLevel", "Aggregation") {
		h := build(t, socialorg.Org{Roles: []socialorg.Role{role("r", "R k "+word)}})
		require.Error(t, h.Check(rules.TermsDeclared()), "%s", name)
	}
}

func TestSuggestions(t *testing.T) {
	for word, want := range map[string]string{
		"budgets":    `the area "budgets" is not declared; did you mean "budget"?`,
		"podcast":    `the area "podcast" is not declared; did you mean "podcasts"?`,
		"impresions": `the area "impresions" is not declared; did you mean "impressions"?`,
		"events":     `the area "events" is not declared`,
		"inteligenc": `the area "inteligenc" is not declared; did you mean "intelligence"?`,
	} {
		o := socialorg.Org{Roles: []socialorg.Role{role("r", "R k "+word)}, Terms: map[socialorg.Key]string{"podcasts": "Podcasts"}}
		require.EqualError(t, build(t, o).Check(rules.TermsDeclared("intelligence")), "roles[0].responsibilities[0].area: "+want)
	}
	many := socialorg.Org{Roles: []socialorg.Role{role("r")}}
	for i := range 20_000 {
		many.Roles[0].Responsibilities = append(many.Roles[0].Responsibilities, socialorg.Responsibility{
			Key: socialorg.Key(fmt.Sprint("k", i)), Area: socialorg.Area(fmt.Sprint("area-", i)), Involvement: socialorg.Informed})
	}
	ps, ok := errors.AsType[socialorg.Problems](build(t, many).Check(rules.TermsDeclared()))
	require.True(t, ok)
	require.Equal(t, 20_000-socialorg.MaxProblems, ps[len(ps)-1].More)
}
