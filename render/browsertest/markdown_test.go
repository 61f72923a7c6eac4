package browsertest_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html"
	"io"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	unsafe "github.com/yuin/goldmark/renderer/html"

	"example.com/socialorg"
	"example.com/socialorg/orgdiff"
	"example.com/socialorg/render"
	"example.com/socialorg/score"
)

// reports writes every Markdown report, with the text wherever it may stand.
func reports(w io.Writer, text string) error {
	duty := socialorg.Responsibility{Key: "k", Name: text, Area: "area", Involvement: socialorg.Accountable, With: []socialorg.Key{"p"}}
	skill := socialorg.Skill{Key: "s", Name: text, Kind: "kind", Level: socialorg.LevelExpert}
	a := socialorg.Role{ID: "a", Name: text, Summary: text, Rank: socialorg.RankManager, Goals: []socialorg.Key{"goal"},
		Responsibilities: []socialorg.Responsibility{duty}, Skills: []socialorg.Skill{skill}}
	b := a
	b.ID, b.Name = "b", text+"!"
	b.ReportsTo = []socialorg.ReportingLine{{To: "a", Subject: "subject"}}
	labels := render.English().Naming(socialorg.Org{
		Goals: []socialorg.Goal{{Key: "goal", Name: text}},
		Terms: map[socialorg.Key]string{"area": text, "p": text, "kind": text, "subject": text},
	})
	bare := a // the labels name the rest, so that the text need not be valid
	bare.Name, bare.Summary, bare.Goals, bare.Skills = "x", "", nil, nil
	bare.Responsibilities = []socialorg.Responsibility{{Key: "k", Area: "area", Involvement: socialorg.Accountable}}
	h, err := socialorg.NewHierarchy(socialorg.Org{Roles: []socialorg.Role{bare}})
	if err != nil {
		return err
	}
	card := score.Card{Campaign: "c", Name: text, Results: []score.Result{{
		KPI: socialorg.KPI{Key: "k", Name: text}, Status: score.NoData,
		Gaps: []score.Gap{{Channel: socialorg.Key(text), Why: score.Uncounted}},
	}}, Doubts: []score.Doubt{{Kind: score.DoubtKind(text)}}}
	changes := []orgdiff.Change{
		{Op: orgdiff.Changed, Kind: orgdiff.Position, ID: text, Field: "title", From: text, To: text},
		{Op: orgdiff.Moved, Kind: orgdiff.Holder, ID: text, Of: text, From: text, To: text},
	}
	for _, write := range []func() error{
		func() error { return render.RoleProfile(w, a, labels) },
		func() error { return render.RoleAd(w, a, nil, labels) },
		func() error { return render.Comparison(w, a, b, labels) },
		func() error { return render.RACI(w, socialorg.RACI(a, b), labels) },
		func() error { return render.Coverage(w, h, labels) },
		func() error { return render.SkillGaps(w, a, nil, labels) },
		func() error { return render.Scorecard(w, card, render.English()) },
		func() error { return render.Changes(w, changes, 0, render.English()) },
	} {
		if err := write(); err != nil {
			return err
		}
		if _, err := io.WriteString(w, "\n"); err != nil {
			return err
		}
	}
	return nil
}

var tag = regexp.MustCompile(`<[^>]*>`)

// B8: a Markdown parser that others wrote sees the same structure with any
// text, and the text as it is.
func TestMarkdown(t *testing.T) {
	parser := goldmark.New(
		goldmark.WithExtensions(extension.GFM),
		goldmark.WithRendererOptions(unsafe.WithUnsafe()), // shows what is raw HTML
	)
	read := func(text string) (tags []string, words string) {
		var markdown, page bytes.Buffer
		require.NoError(t, reports(&markdown, text))
		require.NoError(t, parser.Convert(markdown.Bytes(), &page))
		out := strings.ReplaceAll(page.String(), "<!-- -->", "") // which parts mentions and references
		return tag.FindAllString(out, -1), html.UnescapeString(tag.ReplaceAllString(out, "\n"))
	}
	want, _ := read("x")
	data, err := os.ReadFile("../testdata/blns.json")
	require.NoError(t, err)
	var all []string
	require.NoError(t, json.Unmarshal(data, &all))
	all = append(all, "1. one", "1.", "1)", "12) x", "- one", "-", "+ one", "+", "* one", "---", "- - -", "===", "=", "# one", "one #", "> one", "    one",
		"[x](javascript:alert(1))", "![x](y)", "[x]: y", "[ ] x", "<b>x</b>", "<!-- x", "a|b", "|", "\\", "\\|", "x\\", "`x`", "``", "*x*", "__x__", "~~x~~", "&lt;", "&#42;",
		"a\nb", "a\n\n- b", "a\r\nb", "a\x00b", "a\xffb", "<?x", "<![CDATA[x", "~~~", "```", ":-", "|-|", "<x@y.z>", "@acme/everyone", "a@b.co", "https://evil.example", "www.evil.example", "ftp://evil.example", "\t one")
	for i, text := range all {
		if strings.TrimSpace(text) == "" || strings.Contains(text, "\n") {
			text = "x" + strings.ReplaceAll(text, "\n", "\r") // a summary may have lines
		}
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			got, words := read(text)
			require.Equal(t, want, got, "%q", text)
			if !strings.ContainsFunc(text, func(r rune) bool { return r < ' ' || r > '~' }) {
				require.GreaterOrEqual(t, strings.Count(words, strings.TrimSpace(text)), 8, "%q in %s", text, words)
			}
		})
	}
}
