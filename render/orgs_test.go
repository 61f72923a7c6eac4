package render_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/socialorg"
	"example.com/socialorg/render"
)

var update = flag.Bool("update", false, "write the golden files of this package anew")

// studio is a department with everything in it: a vacant manager, a job share,
// dotted lines, a stack of reports, a second top, a campaign with a scorecard.
func studio(t testing.TB) (*socialorg.Hierarchy, socialorg.Scorecard) {
	t.Helper()
	o := socialorg.Department()
	o.Name = "Studio"
	const manager, specialist = socialorg.RoleManager, socialorg.RoleSpecialist
	o.Positions = append(o.Positions[:2:2], []socialorg.Position{
		{ID: "m1", Role: manager, Title: "Head of social media, Europe, Middle East and Africa", Holders: []string{"Ada"}, ReportsTo: "digital"},
		{ID: "s1", Role: specialist, Holders: []string{"Budi", "Citra"}, ReportsTo: "m1"},
		{ID: "s2", Role: specialist, Holders: []string{"Dewi"}, ReportsTo: "m1", DottedTo: []socialorg.PositionID{"m2"}},
		{ID: "s3", Role: specialist, ReportsTo: "m1"},
		{ID: "m2", Role: manager, ReportsTo: "digital"},
		{ID: "s4", Role: specialist, Holders: []string{"Eka"}, ReportsTo: "m2"},
		{ID: "s5", Role: specialist, Holders: []string{"Fajar"}, ReportsTo: "m2"},
		{ID: "s6", Role: specialist, Holders: []string{"Gita"}, ReportsTo: "m2", DottedTo: []socialorg.PositionID{"ceo", "s4"}},
		{ID: "s7", Role: specialist, Holders: []string{"Hadi"}, ReportsTo: "m2"},
		{ID: "adviser", Title: "Adviser", Holders: []string{"Indah"}, DottedTo: []socialorg.PositionID{"ceo"}},
	}...)
	o.Campaigns = []socialorg.Campaign{{
		Key: "spring", Name: "Spring launch", Goals: []socialorg.Key{socialorg.GoalBrandAwareness}, SetBy: "m1", Team: []socialorg.PositionID{"s1", "s2"},
		KPIs: []socialorg.KPI{
			socialorg.Views().AtLeast(500_000), socialorg.EngagementRate().AtLeast(3), socialorg.ResponseTime().AtMost(3600),
			socialorg.CostPerClick().Between(20, 40), socialorg.Shares(), socialorg.Reach().AtLeast(100_000),
		},
	}}
	card, err := o.Campaigns[0].Score(
		socialorg.Measurement{KPI: "views", Value: 612_345}, socialorg.Measurement{KPI: "engagement-rate", Value: 2.51},
		socialorg.Measurement{KPI: "response-time", Value: 1800}, socialorg.Measurement{KPI: "cost-per-click", Value: 50},
		socialorg.Measurement{KPI: "shares", Value: 100},
	)
	require.NoError(t, err)
	return hierarchy(t, o), card
}

func hierarchy(t testing.TB, o socialorg.Org) *socialorg.Hierarchy {
	t.Helper()
	h, err := socialorg.NewHierarchy(o)
	require.NoError(t, err)
	return h
}

// tree returns n positions, each of which reports to the one that parent says.
func tree(t testing.TB, n int, parent func(i int) int) *socialorg.Hierarchy {
	t.Helper()
	titles := []string{"Social media manager", "Designer", "Community manager, Asia and Pacific", "Writer"}
	o := socialorg.Org{Name: "Tree", Positions: make([]socialorg.Position, n)}
	id := func(i int) socialorg.PositionID { return socialorg.PositionID(fmt.Sprint("p", i)) }
	for i := range o.Positions {
		p := &o.Positions[i]
		p.ID, p.Title = id(i), titles[i%len(titles)]
		if i%7 != 6 {
			p.Holders = []string{fmt.Sprint("holder-", i)}
		}
		if i > 0 {
			p.ReportsTo = id(parent(i))
		}
	}
	return hierarchy(t, o)
}

func chain(t testing.TB, n int) *socialorg.Hierarchy {
	return tree(t, n, func(i int) int { return i - 1 })
}

// naughty returns strings that break what does not escape them.
func naughty(t testing.TB) []string {
	t.Helper()
	data, err := os.ReadFile("testdata/blns.json")
	require.NoError(t, err)
	var all []string
	require.NoError(t, json.Unmarshal(data, &all))
	return append(all,
		// Mermaid (B6), DOT (B7), HTML and Markdown (B8).
		`"]; click n0 call alert(1)`, "#quot;", "#35;", "end", "`**x**`", "1. one", "- one", "+", "---", "===", `style:"x"`, "%% x", "n0 --> n1",
		`\N`, `\`, `x\`, `"x"`, "<b>x</b>", `\" ];`, "&lt;", "&#34;",
		"<script>alert(1)</script>", "[x](javascript:alert(1))", "![x](x)", "a|b", "a | b", "**x**", "_x_", "~~x~~", "# x", "> x", "$x$", "x #",
		"</title><script>", "]]>", "--><script>", "{{.}}", "</style><script>", "' onmouseover=alert(1) '", "    x", " outer ",
		// Hidden text (B4).
		"a\u202eb", "a\u200bb", "\ufffd", "a\u2028b", "\U000e0041x", "x\ufffe",
		// What no organisation holds, but a report may get.
		"a\nb", "a\r\n- b", "a\x00b", "a\xffb", "\t", "",
	)
}

// orgWith returns an organisation that has the text wherever it may stand, and
// whether it is valid.
func orgWith(text string) (socialorg.Org, bool) {
	o := socialorg.Org{
		Name:  text,
		Goals: []socialorg.Goal{{Key: "goal", Name: text}},
		Roles: roleWith(text),
		Positions: []socialorg.Position{
			{ID: "top", Title: text, Holders: []string{"x"}, Role: "a"},
			{ID: socialorg.PositionID(text), ReportsTo: "top", Holders: []string{text, "y"}, Role: "b"},
			{ID: "untitled", ReportsTo: "top", DottedTo: []socialorg.PositionID{socialorg.PositionID(text)}},
		},
		Campaigns: []socialorg.Campaign{{Key: "c", Name: text, SetBy: socialorg.PositionID(text), KPIs: []socialorg.KPI{kpiWith(text)}}},
	}
	return o, o.Validate() == nil
}

func roleWith(text string) []socialorg.Role {
	duty := socialorg.Responsibility{Key: "k", Name: text, Area: "area", Involvement: socialorg.Accountable, With: []socialorg.Key{"p"}, Goals: []socialorg.Key{"goal"}}
	skill := socialorg.Skill{Key: "s", Name: text, Level: socialorg.Expert}
	a := socialorg.Role{ID: "a", Name: text, Summary: text, Rank: socialorg.RankManager, Responsibilities: []socialorg.Responsibility{duty}, Skills: []socialorg.Skill{skill}}
	b := a
	b.ID, b.Name, b.ReportsTo = "b", text+"!", []socialorg.ReportingLine{{To: "a"}}
	return []socialorg.Role{a, b}
}

func kpiWith(text string) socialorg.KPI {
	return socialorg.KPI{Key: "k", Name: text, Unit: "count", Aim: socialorg.AimAtLeast, Target: 1}
}

// charts are the formats of an organisation.
var charts = map[string]func(io.Writer, *socialorg.Hierarchy, render.Labels) error{
	"tree":    render.Tree,
	"mermaid": render.Mermaid,
	"dot":     render.DOT,
	"svg":     render.SVG,
	"html":    render.HTML,
}

// reports write, with the text wherever it may stand, every Markdown report.
var reports = map[string]func(w io.Writer, text string, l render.Labels) error{
	"profile": func(w io.Writer, text string, l render.Labels) error {
		return render.RoleProfile(w, roleWith(text)[1], l)
	},
	"comparison": func(w io.Writer, text string, l render.Labels) error {
		roles := roleWith(text)
		return render.Comparison(w, roles[0], roles[1], l)
	},
	"raci": func(w io.Writer, text string, l render.Labels) error {
		return render.RACI(w, socialorg.RACI(roleWith(text)...), l)
	},
	"scorecard": func(w io.Writer, text string, l render.Labels) error {
		results := []socialorg.Result{{KPI: kpiWith(text), Status: socialorg.NoData}}
		return render.Scorecard(w, socialorg.Scorecard{Campaign: socialorg.Key(text), Results: results}, l)
	},
	"changes": func(w io.Writer, text string, l render.Labels) error {
		return render.Changes(w, []socialorg.Change{{Kind: socialorg.PositionRetitled, ID: text, From: text, To: text}}, l)
	},
}

// draw returns what a chart's format writes.
func draw(t testing.TB, format string, h *socialorg.Hierarchy, l render.Labels) string {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, charts[format](&b, h, l))
	return b.String()
}
