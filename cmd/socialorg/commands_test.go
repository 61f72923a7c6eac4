package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v4"

	"example.com/socialorg"
	"example.com/socialorg/catalogue"
	"example.com/socialorg/orgdiff"
	"example.com/socialorg/orgfile"
	"example.com/socialorg/standard"
)

var update = flag.Bool("update", false, "write docs/department.svg anew")

// What init writes is the standard department, and passes the check.
func TestInit(t *testing.T) {
	folder(t, nil)
	english, indonesian := standard.English().With(catalogue.English()), standard.Indonesian().With(catalogue.Indonesian())
	for _, c := range []struct {
		args string
		want socialorg.Org
	}{
		{"init", standard.Department()},
		{"init -full", standard.Department()},
		{"init -lang en -full", standard.Department()},
		{"init -lang id -full", socialorg.Translate(standard.Department(), english, indonesian)},
		{"init -team", catalogue.Department()},
		{"init -team -full", catalogue.Department()},
		{"init -lang id -team -full", socialorg.Translate(catalogue.Department(), english, indonesian)},
	} {
		text, stderr, status := so("", strings.Fields(c.args)...)
		require.Equal(t, fine, status, stderr)
		require.True(t, strings.HasPrefix(text, "# yaml-language-server: $schema="+schemaFile+"\n"))
		stdout, _, status := so(text, "check", "-rules", "standard,contested,unaccountable", "-")
		require.Equal(t, fine, status, stdout)
		var known []socialorg.Org
		if !strings.Contains(c.args, "-full") {
			known = append(known, standard.Department())
		}
		if strings.Contains(c.args, "-team") {
			known = append(known, catalogue.Definitions())
		}
		f, err := orgfile.Read(strings.NewReader(text), "init", orgfile.YAML, known...)
		require.NoError(t, err)
		want := c.want
		want.KPIs = nil                                                                   // which the file need not have
		byID := cmpopts.SortSlices(func(a, b socialorg.Role) bool { return a.ID < b.ID }) // the file's own come first
		if diff := cmp.Diff(want, f.Org(), byID); diff != "" {
			t.Errorf("socialorg %s (-want +got)\n%s", c.args, diff)
		}
		for line := range strings.Lines(text) {
			require.NotContains(t, line, " \n")
		}
	}
	own, _, _ := so("", "init", "-lang", "id")
	require.Contains(t, own, "Departemen media sosial")
	require.Contains(t, own, "# Posisi.")
}

// The campaign that is a comment works once its comment has been followed to the
// letter, and is one of the country of the language.
func TestInitCampaign(t *testing.T) {
	for _, args := range []string{"init", "init -lang id", "init -team", "init -lang id -team"} {
		text, _, _ := so("", strings.Fields(args)...)
		before, after, ok := strings.Cut(text, "# campaigns:")
		require.True(t, ok)
		text = before
		for line := range strings.Lines("# campaigns:" + after) {
			rest, ok := strings.CutPrefix(line, "# ")
			require.True(t, ok, line)
			text += rest
		}
		key, channel, currency := "spring", "linkedin", "EUR"
		if strings.Contains(args, "id") {
			key, channel, currency = "ramadan", "tiktok", "IDR"
		}
		require.Contains(t, text, "currency: "+currency+"\n")
		stdout, _, status := so(text, "check", "-")
		require.Equal(t, fine, status, stdout)
		folder(t, files{"counts.csv": "channel,views,clicks,spend\ninstagram,500000,10,1.00\n" + channel + ",1,1,0.00\n"})
		stdout, stderr, status := so(text, "score", "-", key, "counts.csv")
		require.Equal(t, fine, status, stderr)
		require.Contains(t, stdout, "500,001")
	}
}

// The starter says that only one position reports to nobody, and check holds it to that.
func TestInitSecondTop(t *testing.T) {
	for _, args := range [][]string{{"init"}, {"init", "-lang", "id"}, {"init", "-team"}} {
		text, _, _ := so("", args...)
		manager := "# (reportsTo); only one, the top, reports to nobody."
		if len(args) == 3 { // -lang id
			manager = "# (reportsTo); hanya satu posisi, yang teratas, tidak melapor"
		}
		require.Contains(t, text, manager)
		text = strings.Replace(text, "  reportsTo: ceo\n", "", 1)
		stdout, _, status := so(text, "check", "-")
		require.Equal(t, findings, status)
		require.Contains(t, stdout, "(rule tops)")
	}
}

func TestInitKeepsFiles(t *testing.T) {
	folder(t, files{"team.yaml": team})
	for _, test := range []test{
		{args: "init -o team.yaml", status: failed, stderr: "team.yaml already exists and was left as it is"},
		{args: "init team.yaml", status: failed, stderr: `unexpected argument "team.yaml"; name the file with -o`},
		{args: "init -o new.yaml", status: fine},
		{args: "init -o new.yaml", status: failed, stderr: "already exists"},
		{args: "init -lang xx", status: failed, stderr: `-lang: there is no "xx"; known: en and id`},
	} {
		test.run(t)
	}
}

func TestSchema(t *testing.T) {
	stdout, _, status := so("", "schema")
	require.Equal(t, fine, status)
	require.Equal(t, orgfile.Schema(), stdout)
	require.True(t, json.Valid([]byte(stdout)))
	_, stderr, status := so("", "schema", "x")
	require.Equal(t, failed, status)
	require.Contains(t, stderr, "unexpected argument")
}

func TestDiff(t *testing.T) {
	moved := strings.Replace(team, "holders: [holder-3], reportsTo: manager", "holders: [holder-3, holder-4], reportsTo: ceo", 1)
	folder(t, files{
		"old.yaml": team, "moved.yaml": moved, "target.yaml": strings.Replace(team, "500000", "600000", 1),
		"lost.yaml":   "positions: []\n",
		"broken.json": `{"nom": "x"}`, "typo.yaml": strings.Replace(team, "holders: [holder-1]", "holdrs: [holder-1]", 1), "torn.json": `{"name": `,
		"circle.yaml": "positions: [{id: a, reportsTo: b}, {id: b, reportsTo: a}]\n", "a/x.yaml": team, "b/x.yaml": moved,
	})
	for _, test := range []test{
		{args: "diff old.yaml old.yaml", status: fine, stdout: "No changes"},
		{args: "diff old.yaml moved.yaml", status: fine, stdout: "specialist"},
		{args: "diff a b", status: fine, stdout: "specialist"},
		{args: "diff -lang id old.yaml moved.yaml", status: fine, stdout: "# Perubahan"},
		{args: "diff -fail-on holder-removed old.yaml moved.yaml", status: fine, stdout: "specialist"},
		{args: "diff -fail-on position-moved old.yaml moved.yaml", status: findings, stdout: "specialist", stderr: "socialorg diff: refused: "},
		{args: "diff -fail-on role-removed,moved old.yaml moved.yaml", status: findings, stdout: "specialist", stderr: "refused"},
		{args: "diff -only holders -fail-on positions old.yaml moved.yaml", status: findings, stdout: "holder-4", stderr: "refused"},
		{args: "diff -fail-on holder-removed moved.yaml old.yaml", status: findings, stdout: "holder-4", stderr: "refused"},
		{args: "diff -only goals old.yaml moved.yaml", status: fine, stdout: "No changes"},
		{args: "diff -only kpis old.yaml target.yaml", status: fine, stdout: "600,000"},
		{args: "diff -only position old.yaml target.yaml", status: fine, stdout: "No changes"},
		{args: "diff -json old.yaml old.yaml", status: fine},
		{args: "diff old.yaml circle.yaml", status: fine, stdout: "manager"},
		{args: "diff -only positoins old.yaml old.yaml", status: failed, stderr: `-only: there is no change "positoins"; did you mean "positions"?`},
		{args: "diff -fail-on role-lost old.yaml old.yaml", status: failed, stderr: `there is no change "role-lost"`},
		{args: "diff old.yaml", status: failed, stderr: "expected two files, the old one and the new one, not 1"},
		{args: "diff old.yaml none.yaml", status: failed, stderr: "there is no file none.yaml"},
		{args: "diff torn.json old.yaml", status: findings, stderr: "torn.json:1:"},
		{args: "diff old.yaml broken.json", status: findings, stderr: `broken.json:1:2: nom: no field "nom"`},
		{
			args: "diff old.yaml typo.yaml", status: findings,
			stderr: `typo.yaml:3:38: positions[0].holdrs: no field "holdrs"; did you mean "holders"?` + "\n",
			stdout: "No changes",
		},
		{args: "diff old.yaml -", stdin: team + "  - nam: x\n", status: findings, stderr: "stdin:14:5: ", stdout: "Changes"},
	} {
		test.run(t)
	}
	// Only the field that does not exist is wrong with the file.
	_, stderr, _ := so("", "diff", "old.yaml", "typo.yaml")
	require.Equal(t, 1, strings.Count(stderr, "\n"), stderr)

	// Roles that only the standard department defines are no part of a change.
	stdout, _, _ := so("", "diff", "-json", "old.yaml", "lost.yaml")
	require.NotContains(t, stdout, `"role"`)
}

// A position without a title is called like its role, also where the standard department has a
// position of that id.
func TestDiffNamesPositions(t *testing.T) {
	const before = "positions: [{id: boss}, {id: manager, role: digital-marketing-manager, reportsTo: boss}, {id: ana, reportsTo: manager}]\n"
	folder(t, files{"old.yaml": before, "new.yaml": strings.Replace(before, "id: ana, reportsTo: manager", "id: ana, reportsTo: boss", 1)})
	test{args: "diff old.yaml new.yaml", status: fine, stdout: "ana: Digital marketing manager (manager) → boss\n"}.run(t)
	test{args: "diff old.yaml new.yaml -lang id", status: fine, stdout: "ana: Manajer pemasaran digital (manager) → boss\n"}.run(t)
}

// A position that seems to have got another id is worth a note.
func TestDiffNotesRenames(t *testing.T) {
	folder(t, files{
		"old.yaml":   team,
		"moved.yaml": strings.NewReplacer("id: specialist,", "id: smo,", "reportsTo: manager", "reportsTo: ceo").Replace(team),
		"named.yaml": strings.Replace(team, "{id: specialist,", "{id: smo, formerly: [specialist],", 1),
		"new.yaml":   strings.Replace(team, "{id: specialist,", "{id: smo,", 1),
		"more.yaml":  strings.Replace(team, "{id: specialist,", "{id: smo, role: social-media-specialist, reportsTo: manager}\n  - {id: smo-2,", 1),
		"role.yaml":  strings.Replace(team, "{id: specialist, role: social-media-specialist", "{id: smo, role: social-media-manager", 1),
	})
	for name, want := range map[string]string{
		"new.yaml":   "socialorg diff: if specialist became smo, give it formerly: [specialist]\n",
		"moved.yaml": "", "named.yaml": "", "more.yaml": "", "role.yaml": "", "old.yaml": "",
	} {
		_, stderr, status := so("", "diff", "old.yaml", name)
		require.Equal(t, fine, status)
		require.Equal(t, want, stderr, name)
	}
}

// I1: -only and -fail-on see who left with a position that closed, and who came
// with one that opened.
func TestI1DiffHolders(t *testing.T) {
	const head = "positions:\n  - {id: head, title: Head of social, holders: [ann]}\n"
	folder(t, files{
		"old.yaml": head + "  - {id: ed, title: Editor, holders: [bob], reportsTo: head}\n",
		"new.yaml": head + "  - {id: analyst, title: Analyst, holders: [cid], reportsTo: head}\n",
		"hub.yaml": head + "  - {id: analyst, title: Analyst, holders: [bob], reportsTo: head}\n",
	})
	for _, test := range []struct {
		args   string
		status int
		want   []string // of the JSON lines: op, id, of
		stderr string
	}{
		{"diff old.yaml new.yaml -json -only holders", fine, []string{"added cid analyst", "removed bob ed"}, ""},
		{"diff old.yaml hub.yaml -json -only holders", fine, []string{"moved bob analyst"}, ""},
		{"diff old.yaml new.yaml -json -only holder-removed -fail-on holder-removed", findings,
			[]string{"removed bob ed"}, "refused: holder bob left position ed\n"},
		{"diff old.yaml hub.yaml -json -only holders -fail-on holder-removed", fine, []string{"moved bob analyst"}, ""},
	} {
		stdout, stderr, status := so("", strings.Fields(test.args)...)
		require.Equal(t, test.status, status, test.args)
		require.Contains(t, stderr, test.stderr)
		var got []string
		for line := range strings.Lines(stdout) {
			var c orgdiff.Change
			require.NoError(t, json.Unmarshal([]byte(line), &c))
			got = append(got, string(c.Op)+" "+c.ID+" "+c.Of)
		}
		require.Equal(t, test.want, got, test.args)
	}
}

// I2: a reorganisation fits a comment on GitHub, and what is left out is counted.
func TestI2DiffLimit(t *testing.T) {
	var before, after strings.Builder
	for i := range 1000 {
		const position = "  - {id: specialist-%d, title: Social media specialist for the north, reportsTo: %s-%d}\n"
		fmt.Fprintf(&before, position, i, "manager-of-the-north", i)
		fmt.Fprintf(&after, position, i, "manager-of-the-south", i)
	}
	folder(t, files{"old.yaml": "positions:\n" + before.String(), "new.yaml": "positions:\n" + after.String()})
	whole, _, _ := so("", "diff", "old.yaml", "new.yaml")
	require.Greater(t, len(whole), 65_536)
	stdout, stderr, status := so("", "diff", "-limit", "65536", "old.yaml", "new.yaml")
	require.Equal(t, fine, status)
	require.Empty(t, stderr)
	require.LessOrEqual(t, utf8.RuneCountInString(stdout), 65_536)
	require.Contains(t, stdout, "1,000 positions moved from 1,000 managers to 1,000.")
	left, err := strconv.Atoi(regexp.MustCompile(`\n- and (\d+) more\n$`).FindStringSubmatch(stdout)[1])
	require.NoError(t, err)
	require.Equal(t, 1000, strings.Count(stdout, "\n- **Position moved:**")+left)
	for _, test := range []test{
		{args: "diff old.yaml new.yaml -limit 99", status: failed, stderr: "-limit is at least 100"},
		{args: "diff old.yaml new.yaml -limit -1", status: failed, stderr: "-limit is at least 100"},
		{args: "diff old.yaml new.yaml -limit 100", status: fine, stdout: "## Details\n\n- and 1,000 more\n"},
		{args: "diff old.yaml new.yaml -limit 100 -json", status: failed, stderr: "-limit is for the list"},
	} {
		test.run(t)
	}
}

func TestDiffJSON(t *testing.T) {
	folder(t, files{"old.yaml": team, "new.yaml": strings.Replace(team, "reportsTo: manager", "reportsTo: ceo", 1)})
	stdout, _, status := so("", "diff", "-json", "-only", "positions", "old.yaml", "new.yaml")
	require.Equal(t, fine, status)
	var got orgdiff.Change
	require.NoError(t, json.Unmarshal([]byte(stdout), &got))
	want := orgdiff.Change{Op: orgdiff.Moved, Kind: orgdiff.Position, ID: "specialist", From: "manager", To: "ceo"}
	got.Field = "" // which orgdiff may say
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// Every kind of change and everything that is done to one has a name.
func TestEveryChangeHasAName(t *testing.T) {
	for _, constant := range constants(t, "../../orgdiff", "Op", "Kind") {
		require.Contains(t, changeNames(), constant, "what -only knows")
	}
	for _, k := range orgdiff.Kinds() {
		for _, op := range orgdiff.Ops() {
			for _, name := range namesOf(k, op)[:2] {
				for _, other := range orgdiff.Kinds() {
					require.Equal(t, k == other, isOneOf(orgdiff.Change{Kind: other, Op: op}, []string{name + "-" + string(op)}))
				}
			}
		}
	}
}

func TestChart(t *testing.T) {
	folder(t, files{
		"team.yaml": team,
		"typo.yaml": strings.Replace(team, "reportsTo: ceo", "reportsTo: CEO", 1),
		"up.yaml":   upsideDown,
		"staff.csv": "Id,Boss\na,\nb,a\n",
	})
	for _, test := range []test{
		{args: "chart team.yaml", status: fine, stdout: "  Social media manager (manager): holder-2\n"},
		{args: "chart team.yaml -format text -lang id", status: fine, stdout: "  Manajer media sosial (manager): holder-2\n"},
		{args: "chart -format mermaid team.yaml", status: fine, stdout: "flowchart TD\n"},
		{args: "chart -format dot team.yaml", status: fine, stdout: "digraph "},
		{args: "chart -format svg team.yaml", status: fine, stdout: "<svg "},
		{args: "chart up.yaml", status: fine, stdout: "Social media specialist (specialist)"}, // rules are for check
		{args: "chart staff.csv -id Id -manager Boss", status: fine, stdout: "a"},
		{args: "chart typo.yaml", status: findings, stderr: `typo.yaml:4:79: positions[1].reportsTo: no position "CEO"; did you mean "ceo"?` + "\n"},
		{args: "chart none.yaml", status: failed, stderr: "there is no file none.yaml"},
		{args: "chart", status: failed, stderr: "no file given"},
		{args: "chart team.yaml up.yaml", status: failed, stderr: "expected one file, not 2"},
	} {
		test.run(t)
	}
}

// Text from files does nothing but stand there: not in Markdown, not in a page.
func TestHostileText(t *testing.T) {
	const evil = `<script>alert(1)</script>`
	folder(t, files{
		"evil.yaml": "name: '" + evil + "'\npositions: [{id: '" + evil + "', title: '" + evil + "', holders: ['" + evil + "']}]\n",
		"old.yaml":  "positions: []\n",
	})
	for _, args := range []string{
		"chart evil.yaml -format svg", "page evil.yaml", "coverage evil.yaml", "diff old.yaml evil.yaml", "chart evil.yaml -format mermaid",
	} {
		stdout, stderr, status := so("", strings.Fields(args)...)
		require.Equal(t, fine, status, stderr)
		require.NotContains(t, stdout, "<script>alert", args)
	}
	folder(t, files{"evil.yaml": "positions: [{id: a, reportsTo: \"\\u001b[2J\\u202e\"}]\n"})
	for _, args := range []string{"check evil.yaml", "check -json evil.yaml", "check -github evil.yaml", "chart evil.yaml"} {
		stdout, stderr, status := so("", strings.Fields(args)...)
		require.Equal(t, findings, status)
		require.NotContains(t, stdout+stderr, "\x1b")
	}
}

func TestRoles(t *testing.T) {
	folder(t, files{
		"team.yaml": "roles: [{id: writer, name: Writer}]\n" + team, "broken.yaml": "roles: [{id: Writer, name: Writer}]\n",
		"bare.yaml": "positions: [{id: a}]\n",
	})
	for _, test := range []test{
		{args: "role social-media-manager", status: fine, stdout: "# Social media manager\n"},
		{args: "role social-media-manager -lang id", status: fine, stdout: "# Manajer media sosial\n"},
		{args: "role social-media-manager -as ad", status: fine, stdout: "## What you will do\n"},
		{args: "role social-media-manager -as ad -lang id", status: fine, stdout: "## Kualifikasi\n"},
		{args: "role social-media-manager -as poster", status: failed, stderr: `-as: there is no "poster"; known: profile and ad`},
		{args: "role community-manager", status: fine, stdout: "passes on what the community says"},
		{args: "role community-manager -lang id", status: fine, stdout: "# Manajer komunitas\n"},
		{args: "role digital-marketing-manager", status: fine, stdout: "# Digital marketing manager\n"},
		{args: "role comunity-manager", status: failed, stderr: "did you mean \"community-manager\"?"},
		{args: "role bare.yaml community-manager", status: failed, stderr: "it is a built-in role, which needs no file\n"},
		{args: "role team.yaml writer", status: fine, stdout: "# Writer\n"},
		{args: "role team.yaml writter", status: failed, stderr: `there is no role "writter"; did you mean "writer"?`},
		{args: "role team.yaml seo-specialist", status: failed, stderr: `there is no role "seo-specialist"`},
		{
			args: "role bare.yaml social-media-manager", status: failed,
			stderr: `bare.yaml has no role "social-media-manager"; it is a built-in role, which needs no file` + "\n",
		},
		{args: "role social-media-manger", status: failed, stderr: `did you mean "social-media-manager"?`},
		{args: "role astronaut", status: failed, stderr: `there is no role "astronaut"; known: chief-executive, `},
		{args: "role broken.yaml Writer", status: findings, stderr: "broken.yaml:1:14: "},
		{args: "role", status: failed, stderr: "expected a role"},
		{args: "role a b c", status: failed, stderr: "expected a role"},
		{
			args: "compare social-media-manager social-media-specialist", status: fine,
			stdout: "The social media manager has a broader scope than the social media specialist.",
		},
		{args: "compare team.yaml writer social-media-manager", status: fine, stdout: "Writer"},
		{args: "compare -lang id social-media-manager social-media-specialist", status: fine, stdout: "Manajer media sosial"},
		{args: "compare -json social-media-manager social-media-specialist", status: fine, stdout: `"scope": "broader"`},
		{args: "compare team.yaml writer social-media-manger", status: failed, stderr: "did you mean \"social-media-manager\"?"},
		{args: "compare social-media-manager", status: failed, stderr: "expected two roles"},
		{args: "compare a b c d", status: failed, stderr: "expected two roles"},
		{args: "raci", status: fine, stdout: "| Social media manager | Social media specialist |"},
		{args: "raci -lang id", status: fine, stdout: "| Manajer media sosial | Spesialis media sosial |"},
		{args: "raci team.yaml", status: fine, stdout: "| A (R)  "},
		{args: "raci broken.yaml", status: findings, stderr: "broken.yaml:1:14: "},
		{args: "raci team.yaml team.yaml", status: failed, stderr: "expected one file"},
		{args: "coverage team.yaml", status: fine, stdout: "Social media manager (manager)"},
		{args: "coverage broken.yaml", status: findings, stderr: "broken.yaml:1:14: "},
		{args: "coverage", status: failed, stderr: "no file given"},
	} {
		test.run(t)
	}
}

func TestPage(t *testing.T) {
	folder(t, reportingFiles())
	_, stderr, status := so("", strings.Fields("score team.yaml spring counts.csv -json -o card.json")...)
	require.Equal(t, fine, status, stderr)
	require.NoError(t, os.WriteFile("not.json", []byte(`{"a": 1}`), 0o644))
	for _, test := range []test{
		{args: "page team.yaml", status: fine, stdout: `<html lang="en"`},
		{args: "page team.yaml -lang id", status: fine, stdout: `<html lang="id"`},
		{args: "page team.yaml -scorecard card.json", status: fine, stdout: "550,000"},
		{args: "page team.yaml -scorecard card.json -o card.json", status: failed, stderr: "would overwrite"},
		{args: "page team.yaml -scorecard not.json", status: failed, stderr: "not.json is not a scorecard as socialorg score -json writes it"},
		{args: "page team.yaml -scorecard none.json", status: failed, stderr: "there is no file none.json"},
		{args: "page", status: failed, stderr: "no file given"},
	} {
		test.run(t)
	}
	page, _, _ := so("", "page", "team.yaml")
	require.NotContains(t, page, "550,000")
}

// The picture in the README is the one that the command draws.
func TestPicture(t *testing.T) {
	const picture = "../../docs/department.svg"
	want, err := os.ReadFile(picture)
	require.NoError(t, err)
	text, _, _ := so("", "init", "-team")
	got, stderr, status := so(text, "chart", "-", "-format", "svg")
	require.Equal(t, fine, status, stderr)
	if *update {
		require.NoError(t, os.WriteFile(picture, []byte(got), 0o644))
		return
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("differs from %s (-want +got); if it is meant, go test -update writes it anew\n%s", picture, diff)
	}
}

func TestGitHubDrawsMermaid(t *testing.T) {
	text, _, _ := so("", "init")
	stdout, _, _ := so(text, "chart", "-", "-format", "mermaid")
	want := `flowchart TD
  n0["Chief executive<br/>holder-1"]
  n1["Digital marketing manager<br/>holder-2"]
  n2["Social media manager<br/>holder-3"]
  n3["Social media specialist<br/>holder-4"]
  n0 --> n1
  n1 --> n2
  n2 --> n3
`
	if diff := cmp.Diff(want, stdout); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// A workflow file parses, so that nobody copies a broken one.
func TestWorkflowInDocs(t *testing.T) {
	found := false
	for _, b := range blocks(t, page) {
		if b.language != "yaml" || !strings.Contains(b.text, "runs-on:") {
			continue
		}
		var workflow map[string]any
		require.NoError(t, yaml.Unmarshal([]byte(b.text), &workflow))
		require.Contains(t, workflow, "jobs")
		found = true
	}
	require.True(t, found)
}

// Progress appears after a second, counts, and is gone at the end.
func TestProgress(t *testing.T) {
	for _, c := range []struct {
		takes time.Duration
		want  string
	}{
		{0, ""},
		{999 * time.Millisecond, ""},
		{2500 * time.Millisecond, "\rreading team.yaml, 1 s \rreading team.yaml, 2 s \r\x1b[K"},
	} {
		synctest.Test(t, func(t *testing.T) {
			var w bytes.Buffer
			stop := showProgress(&w, "reading team.yaml")
			time.Sleep(c.takes)
			stop()
			require.Equal(t, c.want, w.String())
		})
	}
}

// Standard error that nobody looks at gets no progress.
func TestNoProgressInFiles(t *testing.T) {
	require.False(t, isTerminal(new(bytes.Buffer)))
	folder(t, nil)
	file, err := os.Create("log")
	require.NoError(t, err)
	require.False(t, isTerminal(file))
	require.NoError(t, file.Close())
	device, err := os.Open(os.DevNull)
	require.NoError(t, err)
	require.True(t, isTerminal(device)) // a character device, as terminals are
	require.NoError(t, device.Close())
	ran := false
	(&session{stderr: device, name: "x"}).during("y", func() { ran = true })
	require.True(t, ran)
}
