package render_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"example.com/socialorg"
	"example.com/socialorg/orgdiff"
	"example.com/socialorg/render"
	"example.com/socialorg/score"
	"example.com/socialorg/standard"
)

// compare compares with a golden file.
func compare(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		require.NoError(t, os.WriteFile(path, []byte(got), 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("differs from %s (-want +got); if it is meant, go test -update writes it anew\n%s", path, diff)
	}
}

func TestGoldenCharts(t *testing.T) {
	h, _ := studio(t)
	files := map[string]string{"Tree": "studio.txt", "Mermaid": "studio.mmd", "DOT": "studio.dot", "SVG": "studio.svg", "Page": "studio.html"}
	for format, file := range files {
		t.Run(format, func(t *testing.T) {
			compare(t, file, draw(t, format, h, render.English()))
			compare(t, "empty-"+file, draw(t, format, nil, render.English()))
		})
	}
}

func TestGoldenReports(t *testing.T) {
	_, card := studio(t)
	before := standard.Department()
	after := standard.Department()
	after.Name = "Studio"
	after.Position("specialist").Title = "Specialist | first of all"
	after.Position("manager").ReportsTo = "ceo"
	after.Position("digital").Holders = nil
	after.Positions = append(after.Positions, socialorg.Position{ID: "video", Role: standard.SpecialistID, Holders: []string{"holder-5"}, ReportsTo: "manager"})
	role := after.Role(standard.SpecialistID)
	d := &role.Responsibilities[2]
	d.Involvement, d.With = socialorg.Consulted, []socialorg.Key{"designers"}
	role.Rank = ""
	role.ReportsTo = append(role.ReportsTo, socialorg.ReportingLine{MinRank: socialorg.RankDirector, Subject: "performance"})
	role.Responsibilities = append(role.Responsibilities, after.Role(standard.ManagerID).Responsibilities[3])
	after.Role(standard.ManagerID).Responsibilities = slices.Delete(after.Role(standard.ManagerID).Responsibilities, 3, 4)
	role.Skills = append(role.Skills[:4:4], socialorg.Skill{Key: "video-editing", Name: "Video editing", Level: socialorg.LevelWorking})
	after.KPIs[0] = after.KPIs[0].AtLeast(1_500_000)
	after.Campaigns = []socialorg.Campaign{{
		Key: "spring", Name: "Spring launch", Currency: "IDR", KPIs: []socialorg.KPI{standard.CostPerClick().Between(2_000.5, 4_000)},
		Metrics: map[socialorg.Metric]socialorg.Aggregation{"views": socialorg.AggregateLast},
	}}
	after.Goals = append(after.Goals, socialorg.Goal{Key: "sales", Name: "Sell more"})
	before.Campaigns = []socialorg.Campaign{{Key: "spring", Name: "Spring"}, {Key: "winter"}}
	have := []socialorg.Skill{{Key: "content-marketing", Level: socialorg.LevelWorking}, {Key: "marketing"}}
	for _, l := range []render.Labels{render.English(), render.Indonesian()} {
		named := func(o socialorg.Org) socialorg.Org {
			if l == render.Indonesian() {
				return socialorg.Translate(o, standard.English(), standard.Indonesian())
			}
			return o
		}
		before, after := named(before), named(after)
		knowing := l.Naming(after, before)
		manager, specialist := *before.Role(standard.ManagerID), *before.Role(standard.SpecialistID)
		changes := orgdiff.Diff(before, after)
		write := map[string]func(w io.Writer) error{
			"comparison": func(w io.Writer) error { return render.Comparison(w, manager, specialist, knowing) },
			"profile":    func(w io.Writer) error { return render.RoleProfile(w, manager, knowing) },
			"raci":       func(w io.Writer) error { return render.RACI(w, socialorg.RACI(before.Roles...), knowing) },
			"coverage":   func(w io.Writer) error { return render.Coverage(w, hierarchy(t, after), l) },
			"skillgaps":  func(w io.Writer) error { return render.SkillGaps(w, manager, have, knowing) },
			"scorecard":  func(w io.Writer) error { return render.Scorecard(w, card, knowing) },
			"changes":    func(w io.Writer) error { return render.Changes(w, changes, 0, knowing) },
		}
		for name, f := range write {
			t.Run(name+"-"+l.Language(), func(t *testing.T) {
				var b bytes.Buffer
				require.NoError(t, f(&b))
				compare(t, name+"-"+l.Language()+".md", b.String())
			})
		}
	}
}

// The scorecards of a page take the place of the campaigns' empty ones, and
// one of an unknown campaign is not lost.
func TestPage(t *testing.T) {
	h, card := studio(t)
	o := socialorg.Translate(h.Org(), standard.English(), standard.Indonesian())
	other := card
	other.Campaign, other.Name = "autumn", ""
	var b bytes.Buffer
	content := render.PageContent{Hierarchy: hierarchy(t, o), Scorecards: []score.Card{card, other}}
	require.NoError(t, render.Page(&b, content, render.Indonesian()))
	compare(t, "studio-id.html", b.String())
	page := b.String()
	require.Equal(t, 2, strings.Count(page, "<td>1.024.690</td>"))
	require.Contains(t, page, `<article aria-labelledby="campaign-spring">`)
	require.Contains(t, page, `<article aria-labelledby="scorecard-1">`)
	require.Contains(t, page, `<html lang="id">`)
}

// A card of another time stands beside that of its campaign; cards alone are a page
// of cards, not of an organisation without positions.
func TestPageOfCards(t *testing.T) {
	_, card := studio(t)
	before := card
	before.Results = slices.Clone(card.Results)
	before.Results[0].Value = new(1.0)
	var b bytes.Buffer
	require.NoError(t, render.Page(&b, render.PageContent{Scorecards: []score.Card{card}, Before: []score.Card{before}}, render.English()))
	page := b.String()
	require.Contains(t, page, "<title>Scorecards</title>")
	require.Contains(t, page, `<p class="quiet">1 campaign</p>`)
	require.NotContains(t, page, "No positions")
	require.Contains(t, page, `<th scope="col">Previous</th><th scope="col">Current</th><th scope="col">Change</th>`)
	require.Contains(t, page, `<text class="bar-was"`)
	require.Contains(t, page, "◆ marks the previous result.")

	// The zone of a target is drawn on pages alone, and explained where it is.
	const zone = "</svg> Zone where the target is met</p>"
	require.Contains(t, page, zone)
	b.Reset()
	require.NoError(t, render.Scorecard(&b, card, render.English()))
	require.NotContains(t, b.String(), "Zone")
	card.Results = []score.Result{{KPI: standard.Views(), Value: new(1.0), Status: score.Followed}}
	b.Reset()
	require.NoError(t, render.Page(&b, render.PageContent{Scorecards: []score.Card{card}}, render.English()))
	require.NotContains(t, b.String(), zone)
}

// A row leads to the box of the picture that is shown.
func TestRowsLeadToTheirBoxes(t *testing.T) {
	page := draw(t, "Page", tree(t, 50, func(i int) int { return (i - 1) / 6 }), render.English())
	links := regexp.MustCompile(`<a class="(wide|narrow)" href="#([^"]+)">`).FindAllStringSubmatch(page, -1)
	require.Len(t, links, 100)
	for _, link := range links {
		_, picture, _ := strings.Cut(page, `<div class="`+map[string]string{"wide": "scroll chart wide", "narrow": "chart narrow"}[link[1]])
		picture, _, _ = strings.Cut(picture, "</div>")
		require.Equal(t, 1, strings.Count(picture, ` id="`+link[2]+`"`), link[2])
	}
}

// No id stands twice in a page, whatever hyphens the ids of its roles have.
func TestPageIDs(t *testing.T) {
	h, card := studio(t)
	o := h.Org()
	duty := []socialorg.Responsibility{{Key: "k", Name: "K", Area: "x", Involvement: socialorg.Accountable}}
	role := func(id socialorg.RoleID, to ...socialorg.ReportingLine) socialorg.Role {
		return socialorg.Role{ID: id, Name: "R", Responsibilities: duty, ReportsTo: to}
	}
	o.Positions = nil // or only roles with positions are shown
	o.Campaigns[0].KPIsSetBy, o.Campaigns[0].Team = "", nil
	o.Roles = append(o.Roles, role("a-b"), role("c", socialorg.ReportingLine{To: "a-b"}), role("a"), role("b-c", socialorg.ReportingLine{To: "a"}))
	stray := card
	stray.Campaign = "another"
	var b bytes.Buffer
	require.NoError(t, render.Page(&b, render.PageContent{Hierarchy: hierarchy(t, o), Scorecards: []score.Card{card, stray}}, render.English()))
	seen := make(map[string]bool)
	for _, m := range regexp.MustCompile(` id="([^"]*)"`).FindAllStringSubmatch(b.String(), -1) {
		require.False(t, seen[m[1]], "id %q stands twice", m[1])
		seen[m[1]] = true
	}
	for _, id := range []string{"compare-a-b--c", "compare-a--b-c", "role-a-b", "campaign-spring", "scorecard-1"} {
		require.True(t, seen[id], id)
	}
}

// What would grow with the square of the roles is cut, and the page says so.
func TestLargePage(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds")
	}
	duties := func(n int) []socialorg.Responsibility {
		all := make([]socialorg.Responsibility, n)
		for i := range all {
			all[i] = socialorg.Responsibility{Key: socialorg.Key(fmt.Sprint("k", i)), Area: "area", Involvement: socialorg.Responsible}
		}
		return all
	}
	page := func(roles int) string {
		o := socialorg.Org{Roles: []socialorg.Role{{ID: "lead", Name: "Lead", Responsibilities: duties(499)}}}
		for i := range roles {
			o.Roles = append(o.Roles, socialorg.Role{
				ID: socialorg.RoleID(fmt.Sprint("r", i)), Name: "R", Responsibilities: duties(1), ReportsTo: []socialorg.ReportingLine{{To: "lead"}},
			})
		}
		return draw(t, "Page", hierarchy(t, o), render.English())
	}
	const matrix, comparisons = "The matrix is too large for a page.", "Further comparisons are too large for a page."
	fits, tooLarge := page(30), page(300)
	require.NotContains(t, fits, matrix)
	require.NotContains(t, fits, comparisons)
	require.Contains(t, tooLarge, matrix)
	require.Contains(t, tooLarge, comparisons)
	require.Equal(t, 40, strings.Count(tooLarge, `<article aria-labelledby="compare-`))
}

// E3: the same bytes every time.
func TestSameBytes(t *testing.T) {
	h, _ := studio(t)
	for format := range charts {
		first := draw(t, format, h, render.English())
		for range 20 {
			require.Equal(t, first, draw(t, format, h, render.English()), format)
		}
	}
}

// The nil, the zero and the empty hierarchy are drawn alike, as one without
// positions.
func TestEmpty(t *testing.T) {
	for format := range charts {
		want := draw(t, format, nil, render.English())
		require.Contains(t, want, "No positions", format)
		require.Equal(t, want, draw(t, format, new(socialorg.Hierarchy), render.English()), format)
		require.Equal(t, want, draw(t, format, hierarchy(t, socialorg.Org{}), render.English()), format)
		require.Contains(t, draw(t, format, nil, render.Indonesian()), "Tidak ada posisi", format)
	}
	for name, write := range map[string]func(w io.Writer) error{
		"comparison": func(w io.Writer) error {
			return render.Comparison(w, socialorg.Role{}, socialorg.Role{}, render.Labels{})
		},
		"profile":   func(w io.Writer) error { return render.RoleProfile(w, socialorg.Role{}, render.Labels{}) },
		"raci":      func(w io.Writer) error { return render.RACI(w, socialorg.RACIMatrix{}, render.Labels{}) },
		"coverage":  func(w io.Writer) error { return render.Coverage(w, nil, render.Labels{}) },
		"skillgaps": func(w io.Writer) error { return render.SkillGaps(w, socialorg.Role{}, nil, render.Labels{}) },
		"scorecard": func(w io.Writer) error { return render.Scorecard(w, score.Card{}, render.Labels{}) },
		"changes":   func(w io.Writer) error { return render.Changes(w, nil, 0, render.Labels{}) },
		"change": func(w io.Writer) error {
			return render.Changes(w, make([]orgdiff.Change, 1), 0, render.Labels{})
		},
	} {
		var b bytes.Buffer
		require.NoError(t, write(&b), name)
		require.NotEmpty(t, strings.TrimSpace(b.String()), name)
	}
}

// A3: what nests refuses a chain that is too deep before it writes anything,
// what does not nest draws it.
func TestMaxDepth(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds")
	}
	fits, tooDeep := chain(t, render.MaxDepth+1), chain(t, render.MaxDepth+2)
	for _, format := range []string{"Tree", "SVG", "Page"} {
		require.NoError(t, charts[format](io.Discard, fits, render.English()), format)
		var b bytes.Buffer
		err := charts[format](&b, tooDeep, render.English())
		require.ErrorIs(t, err, socialorg.ErrRange, format)
		ps, ok := errors.AsType[socialorg.Problems](err)
		require.True(t, ok)
		require.Len(t, ps, 1)
		require.Equal(t, "positions[10001]", ps[0].Path)
		require.Zero(t, b.Len(), format)
	}
	for _, format := range []string{"Mermaid", "DOT"} {
		require.NoError(t, charts[format](io.Discard, tooDeep, render.English()), format)
	}
}

// A3: a chain of 200,000 positions is refused, a star of 50,000 is drawn.
func TestBig(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds")
	}
	deep := chain(t, 200_000)
	for _, format := range []string{"Tree", "SVG", "Page"} {
		require.ErrorIs(t, charts[format](io.Discard, deep, render.English()), socialorg.ErrRange)
	}
	star := tree(t, 50_000, func(int) int { return 0 })
	for _, format := range []string{"Tree", "Mermaid", "DOT", "SVG"} {
		require.NoError(t, charts[format](io.Discard, star, render.English()), format)
	}
}

// failing fails after some bytes.
type failing struct{ left int }

var errFull = errors.New("full")

func (f *failing) Write(p []byte) (int, error) {
	if len(p) > f.left {
		return f.left, errFull
	}
	f.left -= len(p)
	return len(p), nil
}

func TestWriterErrors(t *testing.T) {
	h, _ := studio(t)
	big := tree(t, 300, func(i int) int { return (i - 1) / 6 })
	for format, write := range charts {
		for _, after := range []int{0, 1, 5000} {
			require.ErrorIs(t, write(&failing{after}, big, render.English()), errFull, format)
		}
		require.ErrorIs(t, write(&failing{0}, h, render.English()), errFull, format)
	}
	for name, write := range reports {
		require.ErrorIs(t, write(&failing{1}, "x", render.English()), errFull, name)
	}
}

func TestMermaidLimits(t *testing.T) {
	wide := func(n int) string {
		return draw(t, "Mermaid", tree(t, n, func(int) int { return 0 }), render.English())
	}
	require.True(t, strings.HasPrefix(wide(501), "flowchart TD\n"))
	require.True(t, strings.HasPrefix(wide(502), "%% 501 lines: above 500, "))
	require.Contains(t, wide(1200), "\n%% ")
	require.Contains(t, wide(1200), "above 50000, ")
}

// Every chart that names positions names them in the same order.
func TestPreorder(t *testing.T) {
	h, _ := studio(t)
	var want []string
	for n := range h.Nodes() {
		want = append(want, n.Title()+" ("+string(n.ID())+")")
	}
	var got []string
	for _, box := range parseSVG(t, draw(t, "SVG", h, render.English())).boxes {
		name, _, _ := strings.Cut(box.name, ":")
		got = append(got, name)
	}
	require.Empty(t, cmp.Diff(want, got))
}

// A page of 311 positions, with its three pictures, is small enough to be mailed.
func TestPageSize(t *testing.T) {
	h := tree(t, 311, func(i int) int { return (i - 1) / 6 })
	require.Less(t, len(draw(t, "Page", h, render.English())), 400_000)
}
