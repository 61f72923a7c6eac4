package main

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"example.com/socialorg/insights"
	"example.com/socialorg/orgfile"
)

const page = "../../docs/command.md"

// guides are the pages whose commands run: in English and in Indonesian.
var guides = []string{page, "../../docs/perintah.md"}

// A block is a fenced block of a guide.
type block struct {
	language, text string
	at             int // where the text begins
}

func blocks(t *testing.T, page string) []block {
	t.Helper()
	text, err := os.ReadFile(page)
	require.NoError(t, err)
	var all []block
	for _, m := range regexp.MustCompile("(?ms)^```(\\w*)\n(.*?)^```$").FindAllSubmatchIndex(text, -1) {
		all = append(all, block{string(text[m[2]:m[3]]), string(text[m[4]:m[5]]), m[4]})
	}
	require.NotEmpty(t, all)
	return all
}

// shell returns a function that runs a script in the working directory, with this test
// binary as socialorg, and returns what it prints and its status.
func shell(t *testing.T) func(script string) (output string, status int) {
	t.Helper()
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("there is no shell")
	}
	self, err := os.Executable()
	require.NoError(t, err)
	bin := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(bin, "socialorg"), []byte("#!/bin/sh\nSOCIALORG_RUN=1 exec '"+self+"' \"$@\"\n"), 0o755))
	return func(script string) (string, int) {
		c := exec.Command(sh, "-c", script)
		c.Env = append(os.Environ(), "PATH="+bin+string(os.PathListSeparator)+os.Getenv("PATH"),
			"GORACE=atexit_sleep_ms=20") // not a second for each command, where the race detector looks on
		out, err := c.CombinedOutput()
		require.NotNil(t, c.ProcessState, "%v", err)
		return string(out), c.ProcessState.ExitCode()
	}
}

// The commands of a guide are run one block after the other, in one folder. A block of text after a block of commands is what these print; where it
// ends with "...", the beginning of that. The command lines within sentences run in
// the folder that the blocks leave.
func TestDocs(t *testing.T) {
	if testing.Short() {
		t.Skip("runs every command of the documents")
	}
	for _, page := range guides {
		t.Run(filepath.Base(page), func(t *testing.T) { testGuide(t, page) })
	}
}

func testGuide(t *testing.T, page string) {
	all := blocks(t, page)
	text, err := os.ReadFile(page)
	require.NoError(t, err)
	path, err := filepath.Abs(page)
	require.NoError(t, err)
	run := shell(t)
	t.Chdir(t.TempDir())
	ran, end := 0, 0
	var updated strings.Builder
	for i, b := range all {
		if b.language != "sh" || strings.Contains(b.text, "go install") {
			continue
		}
		got, _ := run(b.text)
		ran++
		if i+1 == len(all) || all[i+1].language != "text" {
			require.Empty(t, got, b.text)
			continue
		}
		want := all[i+1].text
		if shown, ok := strings.CutSuffix(want, "...\n"); ok {
			got = strings.Join(strings.SplitAfter(got, "\n")[:max(10, strings.Count(shown, "\n"))], "") + "...\n"
		}
		if diff := cmp.Diff(want, got); diff != "" && !*update {
			t.Errorf("%s (-want +got); if it is meant, go test -update writes it anew\n%s", b.text, diff)
		}
		updated.Write(text[end:all[i+1].at])
		updated.WriteString(got)
		end = all[i+1].at + len(want)
	}
	require.Greater(t, ran, 10)
	lines := regexp.MustCompile("`(socialorg [^`]+)`").FindAllSubmatch(text, -1)
	require.NotEmpty(t, lines)
	for _, line := range lines {
		out, status := run(string(line[1]))
		require.Equal(t, fine, status, "%s\n%s", line[1], out)
	}
	if *update {
		require.NoError(t, os.WriteFile(path, append([]byte(updated.String()), text[end:]...), 0o644))
	}
}

// The commands of the workflow run in a folder as a pull request has it.
func TestWorkflowCommands(t *testing.T) {
	run := shell(t)
	var lines []string
	for _, b := range blocks(t, page) {
		if b.language == "yaml" && strings.Contains(b.text, "runs-on:") {
			for line := range strings.Lines(b.text) {
				line = strings.TrimPrefix(strings.TrimSpace(line), "- ")
				line = strings.TrimPrefix(line, "run: ")
				if strings.HasPrefix(line, "socialorg ") {
					lines = append(lines, line)
				}
			}
		}
	}
	require.NotEmpty(t, lines)
	folder(t, files{"team.yaml": team, "old.yaml": team})
	for _, line := range lines {
		out, status := run(line)
		require.Equal(t, fine, status, "%s\n%s", line, out)
	}
}

// Each example of -h runs.
func TestExamplesOfHelp(t *testing.T) {
	if testing.Short() {
		t.Skip("runs every command of the documents")
	}
	run := shell(t)
	for _, c := range commands() {
		help, _, _ := so("", c.name, "-h")
		_, help, _ = strings.Cut(help, "\nExample:")
		help, _, _ = strings.Cut(help, "\n\n")
		for line := range strings.Lines(help) {
			line = strings.TrimSpace(line)
			require.True(t, strings.HasPrefix(line, "socialorg "), line)
			fs := files{
				"team.yaml": strings.Replace(team, "[instagram, linkedin]", "[instagram, linkedin, youtube]", 1) + "roles: [{id: content-lead, name: Lead}]\n",
				"old.yaml":  team, "org/team.yaml": team, "staff.csv": "Employee,Supervisor\na,\nb,a\n",
				"counts.csv": "channel,views\ninstagram,3\n", "yt.csv": "Content,Views,Impressions,Subscribers\na,1,2,0\n",
				"li.csv": "Seen\n4\n", "own.yaml": "channel: linkedin\ncolumns: [{name: Seen, metric: views}]\n",
				"spring.json": `{"campaign": "spring", "results": [], "scoreMin": 0, "scoreMax": 0, "judged": 0, "targets": 0}`,
			}
			if c.name == "init" { // which keeps files that exist
				fs = nil
			}
			folder(t, fs)
			out, status := run(line)
			require.Equal(t, fine, status, "%s\n%s", line, out)
		}
	}
}

// The page has every subcommand, every flag that has no help from -h alone, and
// every field of a layout.
func TestDocsAreComplete(t *testing.T) {
	for _, guide := range guides {
		text, err := os.ReadFile(guide)
		require.NoError(t, err)
		for _, c := range commands() {
			require.Contains(t, string(text), "\n| `"+c.name+"` |", "the table of subcommands of %s", guide)
			require.True(t, bytes.Contains(text, []byte("socialorg "+c.name)), "no command line of %s has socialorg %s", guide, c.name)
		}
	}
	text, err := os.ReadFile(page)
	require.NoError(t, err)
	for _, v := range []any{insights.Layout{}, insights.Column{}, orgfile.Table{}} {
		for field := range reflect.TypeOf(v).Fields() {
			name := strings.ToLower(field.Name[:1]) + field.Name[1:]
			if field.Name == "ID" {
				name = "id"
			}
			require.Contains(t, string(text), "\n| `"+name+"` |", "the tables of fields")
		}
	}
}

// constants returns the values of the constants of the types in a package.
func constants(t *testing.T, folder string, types ...string) (values []string) {
	t.Helper()
	for _, file := range sources(t, folder) {
		ast.Inspect(file, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok || len(spec.Values) != 1 {
				return true
			}
			of := ""
			switch t := spec.Type.(type) {
			case *ast.Ident:
				of = t.Name
			case *ast.SelectorExpr: // socialorg.Code
				of = t.Sel.Name
			}
			value, isLiteral := spec.Values[0].(*ast.BasicLit)
			for _, name := range types {
				if isLiteral && of == name {
					values = append(values, strings.Trim(value.Value, `"`))
				}
			}
			return true
		})
	}
	require.NotEmpty(t, values)
	return values
}

func sources(t *testing.T, folder string) (files []*ast.File) {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(folder, "*.go"))
	require.NoError(t, err)
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		require.NoError(t, err)
		files = append(files, file)
	}
	return files
}

// The Indonesian starter and guide keep to the terms of docs/istilah.md.
func TestIndonesianAvoidsOtherTerms(t *testing.T) {
	page, err := os.ReadFile("../../docs/istilah.md")
	require.NoError(t, err)
	guide, err := os.ReadFile("../../docs/perintah.md")
	require.NoError(t, err)
	starter, _, _ := so("", "init", "-lang", "id", "-full")
	team, _, _ := so("", "init", "-lang", "id", "-team")
	rows := 0
	for line := range strings.Lines(string(page)) {
		cells := strings.Split(line, "|")
		if len(cells) != 6 {
			continue
		}
		for avoided := range strings.SplitSeq(cells[3], ";") {
			if avoided = strings.TrimSpace(avoided); avoided != "" && !strings.Contains(avoided, "--") && avoided != "hindari" {
				rows++
				term := regexp.MustCompile(`(?i)\b` + regexp.QuoteMeta(avoided) + `(\W|$)`)
				for i, text := range []string{string(guide), starter, team} {
					require.Empty(t, term.FindString(text), "text %d", i)
				}
			}
		}
	}
	require.Greater(t, rows, 10)
}

// No word of the English comments is in the Indonesian ones, but for names of
// fields, and words that both languages have.
func TestIndonesianStarterHasNoEnglish(t *testing.T) {
	both := make(map[string]bool)
	for word := range strings.FieldsSeq("o digital yaml-language-server schema socialorg json check editor id role title holders dottedto formerly " +
		"reportsto kpi kampanye campaigns min max target key kpissetby manager team specialist channels instagram currency kpis views " +
		"engagement-rate cost-per-click specialist-1 creator-1 paid") {
		both[word] = true
	}
	words := func(args ...string) map[string]bool {
		text, _, _ := so("", args...)
		all := make(map[string]bool)
		for line := range strings.Lines(text) {
			if strings.HasPrefix(line, "#") {
				for _, w := range regexp.MustCompile(`[a-z]+(?:-[a-z0-9]+)*`).FindAllString(strings.ToLower(line), -1) {
					all[w] = true
				}
			}
		}
		return all
	}
	for _, args := range [][]string{{"init"}, {"init", "-full"}, {"init", "-team"}} {
		english, indonesian := words(args...), words(append(args, "-lang", "id")...)
		require.Greater(t, len(indonesian), 60)
		for word := range indonesian {
			require.False(t, english[word] && !both[word], word)
		}
	}
}
