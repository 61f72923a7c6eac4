package render_test

import (
	"bytes"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"example.com/socialorg"
	"example.com/socialorg/orgdiff"
	"example.com/socialorg/render"
)

// changesOf writes what changed, in at most limit characters.
func changesOf(t testing.TB, before, after socialorg.Org, limit int, l render.Labels) string {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, render.Changes(&b, orgdiff.Diff(before, after), limit, l.Naming(after, before)))
	return b.String()
}

// reorganised returns teams of so many members, and the two hubs that they
// become: the first two leaders lead a hub, the others leave.
func reorganised(teams, members int) (before, after socialorg.Org) {
	type p = socialorg.Position
	top := p{ID: "social", Title: "Head of social", Holders: []string{"e1"}}
	before.Positions, after.Positions = []p{top}, []p{top}
	for hub := range 2 {
		id := socialorg.PositionID(fmt.Sprint("hub", hub))
		after.Positions = append(after.Positions, p{ID: id, ReportsTo: "social", Holders: []string{fmt.Sprint("l", hub)}})
	}
	for team := range teams {
		lead := socialorg.PositionID(fmt.Sprint("lead", team))
		before.Positions = append(before.Positions, p{ID: lead, ReportsTo: "social", Holders: []string{fmt.Sprint("l", team)}})
		for i := range members {
			member := p{ID: socialorg.PositionID(fmt.Sprint("s", team, "-", i)), Title: "Specialist", ReportsTo: lead}
			before.Positions = append(before.Positions, member)
			member.ReportsTo = socialorg.PositionID(fmt.Sprint("hub", team%2))
			after.Positions = append(after.Positions, member)
		}
	}
	return before, after
}

// I2: a reorganisation is told in a sentence, and then in a line for each pair of
// managers.
func TestI2ChangesBeginWithASummary(t *testing.T) {
	before, after := reorganised(4, 10)
	head, details, ok := strings.Cut(changesOf(t, before, after, 0, render.English()), "## Details\n")
	require.True(t, ok)
	require.Equal(t, "# Changes\n\n40 positions moved from 4 managers to 2, 4 closed, 2 opened, 2 people left, 2 moved.\n\n", head)
	require.Equal(t, 1+2+1+2+4, strings.Count(details, "\n- ")) // opened, moved holders, closed, left, moved positions
	require.Contains(t, details, "- **4 positions closed:** under Head of social (social): lead0, lead1, lead2, lead3\n")
	require.Contains(t, details, "- **10 positions moved:** lead1 → hub1: Specialist (s1-0), Specialist (s1-1), ")
	require.Contains(t, details, "- **lead2, holder left:** l2\n")
	head, _, _ = strings.Cut(changesOf(t, before, after, 0, render.Indonesian()), "## Rincian\n")
	require.Equal(t, "# Perubahan\n\n40 posisi pindah dari 4 atasan ke 2, 4 ditutup, 2 dibuka, 2 orang keluar, 2 pindah posisi.\n\n", head)
}

// A few changes need no summary.
func TestI2FewChanges(t *testing.T) {
	o := func(titles ...string) (o socialorg.Org) {
		for i, title := range titles {
			o.Positions = append(o.Positions, socialorg.Position{ID: socialorg.PositionID(fmt.Sprint("p", i)), Title: title})
		}
		return o
	}
	require.Equal(t, "# Changes\n\n- **4 positions changed, title:** – → x: x (p0), x (p1), x (p2), x (p3)\n",
		changesOf(t, o("", "", "", ""), o("x", "x", "x", "x"), 0, render.English()))
	require.Equal(t, "# Changes\n\n5 positions changed.\n\n## Details\n\n- **5 positions changed, title:** – → x: x (p0), x (p1), x (p2), x (p3), x (p4)\n",
		changesOf(t, o("", "", "", "", ""), o("x", "x", "x", "x", "x"), 0, render.English()))
}

// What came to one list shares a line, and so do positions that got the same
// dotted line.
func TestI2ListsInOneLine(t *testing.T) {
	o := func(goals, channels []socialorg.Key, dotted ...socialorg.PositionID) socialorg.Org {
		return socialorg.Org{
			Roles:     []socialorg.Role{{ID: "lead", Goals: goals}, {ID: "head", Goals: goals[:1]}},
			Positions: []socialorg.Position{{ID: "a", DottedTo: dotted}, {ID: "b", DottedTo: dotted}},
			Campaigns: []socialorg.Campaign{{Key: "spring", KPIs: []socialorg.KPI{{Key: "views", Channels: channels}}}},
		}
	}
	before := o([]socialorg.Key{"fame", "sales", "calm"}, []socialorg.Key{"x"})
	after := o([]socialorg.Key{"reach", "sales"}, []socialorg.Key{"tiktok", "youtube"}, "a")
	_, details, _ := strings.Cut(changesOf(t, before, after, 0, render.English()), "## Details\n\n")
	require.Equal(t, `- **Role changed:** Head, goals: added Reach
- **Role changed:** Head, goals: removed Fame
- **Role changed:** Lead, goals: added Reach
- **Role changed:** Lead, goals: removed Calm, Fame
- **2 positions changed, dotted line:** added a: a, b
- **Spring, KPI changed:** Views, channels: added Tiktok, Youtube
- **Spring, KPI changed:** Views, channels: removed X
`, details)
}

// What is alike in all but its attribute, its channels or what it is about stands
// apart.
func TestI2UnlikeChanges(t *testing.T) {
	type c = orgdiff.Change
	const changed = orgdiff.Changed
	var b bytes.Buffer
	require.NoError(t, render.Changes(&b, []c{
		{Op: changed, Kind: orgdiff.Position, ID: "a", Field: "attributes", Attribute: "fte", From: "1", To: "2"},
		{Op: changed, Kind: orgdiff.Position, ID: "a", Field: "attributes", Attribute: "floor", From: "1", To: "2"},
		{Op: changed, Kind: orgdiff.KPI, ID: "k", Of: "c", Channels: []socialorg.Key{"x"}, Field: "numerator", To: "views"},
		{Op: changed, Kind: orgdiff.KPI, ID: "k", Of: "c", Channels: []socialorg.Key{"y"}, Field: "numerator", To: "views"},
		{Op: orgdiff.Added, Kind: orgdiff.Exception, ID: "span", About: orgdiff.Position, Of: "a", To: "acting"},
		{Op: orgdiff.Added, Kind: orgdiff.Exception, ID: "span", About: orgdiff.Role, Of: "a-b", To: "acting"},
		{Op: orgdiff.Added, Kind: orgdiff.Exception, ID: "span", About: orgdiff.Campaign, Of: "a-b-c", To: "acting"},
		{Op: orgdiff.Removed, Kind: orgdiff.Exception, ID: "one-top", From: "acting"},
	}, 0, render.English()))
	_, details, _ := strings.Cut(b.String(), "## Details\n\n")
	require.Equal(t, `- **Position changed:** a, Fte: 1 → 2
- **Position changed:** a, Floor: 1 → 2
- **C, KPI changed:** K on X, numerator: added Views
- **C, KPI changed:** K on Y, numerator: added Views
- **a, exception added:** span: acting
- **A b, exception added:** span: acting
- **A b c, exception added:** span: acting
- **Exception removed:** one-top: acting
`, details)
}

// The words of each part of the summary.
func TestI2SummaryWords(t *testing.T) {
	type c = orgdiff.Change
	const added, removed, changed, moved, renamed = orgdiff.Added, orgdiff.Removed, orgdiff.Changed, orgdiff.Moved, orgdiff.Renamed
	for _, test := range []struct {
		changes []c
		want    string
	}{
		{[]c{{Op: moved, Kind: orgdiff.Position, ID: "a", From: "x", To: "y"}}, "1 position moved."},
		{[]c{{Op: moved, Kind: orgdiff.Position, ID: "a", From: "x"}, {Op: moved, Kind: orgdiff.Position, ID: "b", From: "y"}}, "2 positions moved."},
		{[]c{{Op: moved, Kind: orgdiff.Position, ID: "a", From: "x", To: "z"}, {Op: moved, Kind: orgdiff.Position, ID: "b", From: "x", To: "y"}},
			"2 positions moved from 1 manager to 2."},
		{[]c{{Op: moved, Kind: orgdiff.Position, ID: "a", To: "z"}, {Op: moved, Kind: orgdiff.Position, ID: "b", From: "x", To: "z"}},
			"2 positions moved from 1 manager to 1."},
		{[]c{{Op: renamed, Kind: orgdiff.Position, ID: "a"}, {Op: changed, Kind: orgdiff.Position, ID: "a", Field: "title"}},
			"1 position renamed, 1 changed."},
		{[]c{{Op: added, Kind: orgdiff.Holder, ID: "a", Of: "p"}, {Op: removed, Kind: orgdiff.Holder, ID: "b", Of: "p", Elsewhere: true}},
			"1 person joined, 1 gave up a position."},
		{[]c{{Op: added, Kind: orgdiff.Holder, ID: "a", Of: "p", Elsewhere: true}}, "1 person took on another position."},
		{[]c{{Op: changed, Kind: orgdiff.Org, Field: "name"}, {Op: removed, Kind: orgdiff.KPI, ID: "k"}, {Op: removed, Kind: orgdiff.KPI, ID: "l"}},
			"Organisation changed, 2 KPIs removed."},
	} {
		for len(test.changes) < 5 { // the summary needs that many
			test.changes = append(test.changes, test.changes...)
		}
		var b bytes.Buffer
		require.NoError(t, render.Changes(&b, test.changes, 0, render.English()))
		head, _, _ := strings.Cut(b.String(), "\n\n## Details")
		require.Equal(t, "# Changes\n\n"+test.want, head)
	}
}

var number = regexp.MustCompile(`[0-9][0-9,]*`)

// counted adds up the changes that a list tells of: one a line, or as many as the
// line says, and those that the last line counts.
func counted(t testing.TB, text string) (n int) {
	t.Helper()
	if _, details, ok := strings.Cut(text, "## Details\n"); ok {
		text = details
	}
	for line := range strings.Lines(text) {
		term, _, _ := strings.Cut(line, ":**")
		if !strings.HasPrefix(line, "- ") {
			continue
		}
		if !strings.HasPrefix(line, "- and ") {
			if term = strings.TrimPrefix(term, "- **"); term[0] < '0' || term[0] > '9' {
				n++
				continue
			}
		}
		many, err := strconv.Atoi(strings.ReplaceAll(number.FindString(term), ",", ""))
		require.NoError(t, err, "%q", line)
		n += many
	}
	return n
}

// I2: whatever the limit, the text stays under it, and nothing is lost silently.
func TestI2Limit(t *testing.T) {
	type org = socialorg.Org
	apart := func() (before, after org) { // 1,000 moves, no two alike
		for i := range 1000 {
			manager := socialorg.PositionID(fmt.Sprint("m", i))
			p := socialorg.Position{ID: socialorg.PositionID(fmt.Sprint("p", i)), ReportsTo: manager, Title: "Social media specialist for 東京"}
			before.Positions = append(before.Positions, p)
			p.ReportsTo += "-new"
			after.Positions = append(after.Positions, p)
		}
		return before, after
	}
	few := func() (before, after org) { return reorganised(1, 1) }
	teams := func() (before, after org) { return reorganised(50, 20) } // 1,000 moves
	long := func() (before, after org) {
		before, after = reorganised(3, 3)
		for i := range after.Positions {
			after.Positions[i].Title = strings.Repeat("*", 1024)
		}
		return before, after
	}
	for name, versions := range map[string]func() (before, after org){"apart": apart, "few": few, "teams": teams, "long": long} {
		before, after := versions()
		total := len(orgdiff.Diff(before, after))
		whole := changesOf(t, before, after, 0, render.English())
		require.Equal(t, total, counted(t, whole), name)
		for _, limit := range []int{1, 100, 110, 150, 250, 400, 1000, 5000, 20_000, 65_536, utf8.RuneCountInString(whole) - 1, utf8.RuneCountInString(whole)} {
			for _, l := range []render.Labels{render.English(), render.Indonesian()} {
				text := changesOf(t, before, after, limit, l)
				require.LessOrEqual(t, utf8.RuneCountInString(text), max(limit, 100), "%s in %d", name, limit)
				if l == render.English() {
					require.Equal(t, total, counted(t, text), "%s in %d: %s", name, limit, text)
				}
			}
		}
		require.Equal(t, whole, changesOf(t, before, after, utf8.RuneCountInString(whole), render.English()), name)
	}
	before, after := apart()
	require.Regexp(t, `\n- and \d{2,3} more\n$`, changesOf(t, before, after, 65_536, render.English()))
	before, after = teams()
	text := changesOf(t, before, after, 8000, render.English()) // lines name fewer, before any is left out
	require.NotContains(t, text, "\n- and ")
	require.Contains(t, text, " and 18 more\n")
}

// B10: a long title is cut, each time that it is named.
func TestB10ChangesOfLongTitles(t *testing.T) {
	title := strings.Repeat("long ", 200_000)
	var before, after socialorg.Org
	for i := range 100 {
		p := socialorg.Position{ID: socialorg.PositionID(fmt.Sprint(i)), Title: title}
		before.Positions = append(before.Positions, p)
		p.ReportsTo = "x"
		after.Positions = append(after.Positions, p)
	}
	require.Less(t, len(changesOf(t, before, after, 0, render.English())), 100*(socialorg.MaxTextBytes+20))
}

// What a thing belongs to stands before it: no brackets in brackets.
func TestChangesWithoutNestedBrackets(t *testing.T) {
	before := socialorg.Org{
		Roles:     []socialorg.Role{{ID: "chair", Name: "Chair"}, {ID: "lead", Name: "Lead"}},
		Positions: []socialorg.Position{{ID: "manager", Title: "Manager", Holders: []string{"b"}}},
		Campaigns: []socialorg.Campaign{{Key: "spring", Name: "Spring", KPIs: []socialorg.KPI{{Key: "cpc", Name: "Cost per click (CPC)"}}}},
	}
	after := socialorg.Org{
		Roles:     []socialorg.Role{{ID: "chair", Name: "Chair", ReportsTo: []socialorg.ReportingLine{{To: "lead", Subject: "performance"}}}, {ID: "lead", Name: "Lead"}},
		Positions: []socialorg.Position{{ID: "manager", Title: "Manager"}},
		Campaigns: []socialorg.Campaign{{Key: "spring", Name: "Spring"}},
	}
	require.Equal(t, `# Changes

- **Chair, reporting line added:** to Lead (for performance)
- **Manager (manager), holder left:** b
- **Spring, KPI removed:** Cost per click (CPC)
`, changesOf(t, before, after, 0, render.English()))
	require.Equal(t, `# Perubahan

- **Chair, jalur pelaporan ditambahkan:** kepada Lead (terkait performance)
- **Manager (manager), pemegang jabatan keluar:** b
- **Spring, KPI dihapus:** Cost per click (CPC)
`, changesOf(t, before, after, 0, render.Indonesian()))
}

// The writer's error comes back.
func TestChangesWriter(t *testing.T) {
	r, w := io.Pipe()
	require.NoError(t, r.CloseWithError(io.ErrShortWrite))
	require.ErrorIs(t, render.Changes(w, make([]orgdiff.Change, 5), 200, render.English()), io.ErrShortWrite)
}
