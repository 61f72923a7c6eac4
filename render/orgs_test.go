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
	"example.com/socialorg/orgdiff"
	"example.com/socialorg/render"
	"example.com/socialorg/score"
	"example.com/socialorg/standard"
)

var update = flag.Bool("update", false, "write the golden files of this package anew")

// studio is a department with everything in it: a vacant manager, a job share,
// dotted lines, a stack of reports, a second top, a campaign with a scorecard.
func studio(t testing.TB) (*socialorg.Hierarchy, score.Card) {
	t.Helper()
	o := standard.Department()
	o.Name = "Studio"
	const manager, specialist = standard.ManagerID, standard.SpecialistID
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
		Key: "spring", Name: "Spring launch", Goals: []socialorg.Key{"brand-awareness"}, KPIsSetBy: "m1", Team: []socialorg.PositionID{"s1", "s2"},
		Channels: []socialorg.Key{"instagram", "linkedin"}, Start: "2025-06", End: "2025-07", Currency: "IDR",
		KPIs: []socialorg.KPI{
			standard.Views().AtLeast(500_000), standard.EngagementRate().AtLeast(3), standard.ResponseTime().AtMost(3600),
			standard.CostPerClick().Between(2_000, 4_000), standard.Shares(), standard.Reach().AtLeast(100_000).On("linkedin"),
			standard.ClickThroughRate().AtLeast(3).On("linkedin"),
		},
	}}
	h := hierarchy(t, o)
	c, _ := h.Campaign("spring")
	june := score.Counts{Channel: "instagram", Period: "2025-06", Values: map[socialorg.Metric]int64{
		"views": 412_345, "likes": 9_000, "comments": 300, "shares": 100, "response-seconds": 3_600_000, "responses": 2_000, "spend": 50_000_000, "clicks": 100,
	}}
	july := june
	july.Period = "2025-07"
	card, err := score.Campaign(c, []score.Counts{
		june, july,
		{Channel: "linkedin", Period: "2025-06", Values: map[socialorg.Metric]int64{
			"views": 200_000, "impressions": 1_000_000, "likes": 16_000, "comments": 500, "shares": 170, "saves": 30, "clicks": 29_996, "reach": 90_000,
		}},
	})
	require.NoError(t, err)
	return h, card
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

// naughty returns strings that break what does not escape them. Under -short it
// takes one in eight of the long list.
func naughty(t testing.TB) []string {
	t.Helper()
	data, err := os.ReadFile("testdata/blns.json")
	require.NoError(t, err)
	var listed, all []string
	require.NoError(t, json.Unmarshal(data, &listed))
	for i, text := range listed {
		if !testing.Short() || i%8 == 0 {
			all = append(all, text)
		}
	}
	return append(all,
		// Mermaid (B6), DOT (B7), HTML and Markdown (B8).
		`"]; click n0 call alert(1)`, "#quot;", "#35;", "end", "`**x**`", "1. one", "- one", "+", "---", "===", `style:"x"`, "%% x", "n0 --> n1",
		`\N`, `\`, `x\`, `"x"`, "<b>x</b>", `\" ];`, "&lt;", "&#34;",
		"<script>alert(1)</script>", "[x](javascript:alert(1))", "![x](x)", "a|b", "a | b", "**x**", "_x_", "~~x~~", "# x", "> x", "$x$", "x #",
		"</title><script>", "]]>", "--><script>", "{{.}}", "</style><script>", "' onmouseover=alert(1) '", "    x", " outer ",
		// References that GitHub looks for in Markdown.
		"GH-34", "acme/site#5", "@acme/everyone", "0123abc", "0abcdef1234567", ":tada:", ":tada", "a:b:tada:c", "gh-12 #12",
		// Hidden text (B4).
		"a\u202eb", "a\u200bb", "a\u200cb", "x\u200d", "👩\u200dx", "x\ufe0f", "\ufffd", "a\u2028b", "\U000e0041x", "x\ufffe",
		// Joiners and selectors that a script or an emoji uses (G13).
		"مدیر رسانه\u200cهای اجتماعی", "क्\u200dष", "👩\u200d💻 lead", "🏳\ufe0f\u200d🌈", "👩🏽\u200d🚀", "1\ufe0f\u20e3",
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
		Campaigns: []socialorg.Campaign{{Key: "c", Name: text, KPIsSetBy: socialorg.PositionID(text), KPIs: []socialorg.KPI{kpiWith(text)}}},
		Terms:     map[socialorg.Key]string{"area": text, "p": text, "kind": text, "subject": text},
	}
	return o, o.Validate() == nil
}

func roleWith(text string) []socialorg.Role {
	duty := socialorg.Responsibility{Key: "k", Name: text, Area: "area", Involvement: socialorg.Accountable, With: []socialorg.Key{"p"}, Goals: []socialorg.Key{"goal"}}
	skill := socialorg.Skill{Key: "s", Name: text, Kind: "kind", Level: socialorg.LevelExpert}
	a := socialorg.Role{
		ID: "a", Name: text, Summary: text, Rank: socialorg.RankManager, Goals: []socialorg.Key{"goal"},
		Responsibilities: []socialorg.Responsibility{duty}, Skills: []socialorg.Skill{skill},
	}
	b := a
	b.ID, b.Name, b.ReportsTo = "b", text+"!", []socialorg.ReportingLine{{To: "a", Subject: "subject"}}
	return []socialorg.Role{a, b}
}

func kpiWith(text string) socialorg.KPI {
	return socialorg.KPI{Key: "k", Name: text, Unit: "count"}.AtLeast(1)
}

// charts are the functions that draw an organisation, by name.
var charts = map[string]func(io.Writer, *socialorg.Hierarchy, render.Labels) error{
	"Tree":    render.Tree,
	"Mermaid": render.Mermaid,
	"DOT":     render.DOT,
	"SVG":     render.SVG,
	"Page": func(w io.Writer, h *socialorg.Hierarchy, l render.Labels) error {
		return render.Page(w, render.PageContent{Hierarchy: h}, l)
	},
}

// reports are the functions that write Markdown, by name. Each writes the text
// wherever it may stand.
var reports = map[string]func(w io.Writer, text string, l render.Labels) error{
	"RoleProfile": func(w io.Writer, text string, l render.Labels) error {
		return render.RoleProfile(w, roleWith(text)[1], l)
	},
	"RoleAd": func(w io.Writer, text string, l render.Labels) error {
		return render.RoleAd(w, roleWith(text)[1], []socialorg.KPI{kpiWith(text)}, l)
	},
	"Comparison": func(w io.Writer, text string, l render.Labels) error {
		roles := roleWith(text)
		return render.Comparison(w, roles[0], roles[1], l)
	},
	"RACI": func(w io.Writer, text string, l render.Labels) error {
		return render.RACI(w, socialorg.RACI(roleWith(text)...), l)
	},
	"Coverage": func(w io.Writer, text string, l render.Labels) error {
		role := roleWith("x")[0] // the names come from the labels, which take any text
		role.Responsibilities[0].Name, role.Goals, role.Responsibilities[0].Goals = "", nil, nil
		h, err := socialorg.NewHierarchy(socialorg.Org{Roles: []socialorg.Role{role}, Positions: []socialorg.Position{{ID: "p", Role: "a"}}})
		if err != nil {
			return err
		}
		return render.Coverage(w, h, l.Naming(socialorg.Org{Roles: roleWith(text), Terms: map[socialorg.Key]string{"area": text}}))
	},
	"SkillGaps": func(w io.Writer, text string, l render.Labels) error {
		return render.SkillGaps(w, roleWith(text)[0], nil, l)
	},
	"Scorecards": func(w io.Writer, text string, l render.Labels) error {
		was := score.Card{Results: []score.Result{{KPI: kpiWith(text), Status: score.Status(text), Value: new(1.5)}}}
		return render.Scorecards(w, was, score.Card{Campaign: "c", Name: text, Results: []score.Result{{KPI: kpiWith(text), Status: score.Met, Value: new(2.5)}}}, l)
	},
	"Scorecard": func(w io.Writer, text string, l render.Labels) error {
		results := []score.Result{{
			KPI: kpiWith(text).On(socialorg.Key(text)), Status: score.NoData,
			Gaps: []score.Gap{{Channel: socialorg.Key(text), Periods: []socialorg.Period{socialorg.Period(text)}, Metrics: []socialorg.Metric{socialorg.Metric(text)}, Why: score.Uncounted}},
		}}
		doubts := []score.Doubt{{Kind: score.DoubtKind(text)}, {Kind: score.MoreThanWhole, Channel: socialorg.Key(text), Period: socialorg.Period(text), Metric: socialorg.Metric(text), Beside: socialorg.Metric(text)}}
		return render.Scorecard(w, score.Card{Campaign: "c", Name: text, Results: results, Doubts: doubts, Targets: 1}, l)
	},
	"Changes": func(w io.Writer, text string, l render.Labels) error {
		var cs []orgdiff.Change
		for _, kind := range []orgdiff.Kind{orgdiff.Org, orgdiff.Goal, orgdiff.Role, orgdiff.Responsibility, orgdiff.Line, orgdiff.Position, orgdiff.Holder, orgdiff.KPI} {
			for _, op := range []orgdiff.Op{orgdiff.Added, orgdiff.Removed, orgdiff.Changed, orgdiff.Moved, orgdiff.Renamed} {
				cs = append(cs, orgdiff.Change{Op: op, Kind: kind, ID: text, Of: text, Field: "title", From: text, To: text},
					orgdiff.Change{Op: op, Kind: kind, ID: text, Of: text, To: text})
			}
		}
		return render.Changes(w, cs, 0, l)
	},
}

// draw returns what a chart's format writes.
func draw(t testing.TB, format string, h *socialorg.Hierarchy, l render.Labels) string {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, charts[format](&b, h, l))
	return b.String()
}
