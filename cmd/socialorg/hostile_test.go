package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/stretchr/testify/require"
)

// J15: help that cannot be written is an error.
func TestJ15HelpThatCannotBeWritten(t *testing.T) {
	for _, args := range []string{"-h", "help", "check -h", "help check", "help tables", "version"} {
		var stderr bytes.Buffer
		require.Equal(t, failed, run(strings.Fields(args), strings.NewReader(""), closedPipe{}, &stderr), args)
		require.Contains(t, stderr.String(), "cannot write to standard output", args)
	}
}

// hold writes a temporary file, and waits for a signal to end the process.
func hold(name string) {
	defer beforeSignals(func() { _ = os.Remove(name) })()
	_ = os.WriteFile(name, []byte("half"), 0o600)
	time.Sleep(time.Minute)
}

// evilNames are names of files that try to be something else.
func evilNames() []string {
	return []string{
		"a\n::error title=pwned::x", "::stop-commands::t", " \t::add-mask::e", "##[error]x", "x\r##[group]y", "\x1b[31mred", "left\u202egnp", "nul\u0085l\u2028x",
		"bad\xffutf", "%0A::notice::x", "tab\t::debug::x",
	}
}

// requireNoCommands requires that no line begins with a command of GitHub, or has a
// character that does not print, but for the annotations of -github.
func requireNoCommands(t testing.TB, output, of string) {
	t.Helper()
	for line := range strings.FieldsFuncSeq(output, func(r rune) bool { return r == '\n' || r == '\r' }) {
		for _, r := range line {
			require.True(t, r == '\t' || r == '\ufffd' || unicode.IsPrint(r), "%s: %q", of, line)
		}
		if ours.MatchString(line) {
			continue
		}
		require.False(t, strings.HasPrefix(strings.TrimSpace(line), "::"), "%s: %q", of, line)
		require.NotContains(t, line, "##[", of)
	}
}

// ours matches an annotation.
var ours = regexp.MustCompile(`^::error file=[^:,]+(,line=\d+,col=\d+)?::`)

// J2: the name of a file prints on one line, escaped, in every message of every subcommand.
func TestJ2FileNames(t *testing.T) {
	for _, evil := range evilNames() {
		fs := reportingFiles()
		name, broken, table := evil+".yaml", evil+"2.yaml", evil+".csv"
		fs[name], fs[broken], fs[table] = team, "positions: [{id: a, reportsTo: b}]\n", "a,b\n1,2\n"
		fs["o/"+name], fs["o/"+broken] = team, "nom: x\n"
		folder(t, fs)
		require.NoError(t, os.Symlink("nowhere", "o/z"+evil+".yaml"))
		for _, args := range [][]string{
			{"check", name}, {"check", broken, name}, {"check", "-github", broken, name}, {"check", "-json", broken}, {"check", "-github", "o"}, {"check", "o"},
			{"check", table},
			{"check", table, "-id", evil},
			{"check", "none" + evil},
			{"check", "team.yaml", "-with", broken},
			{"check", "team.yaml", "-with", "none" + evil},
			{"diff", name, broken}, {"diff", "-fail-on", "removed", "team.yaml", broken}, {"chart", broken}, {"chart", "o"}, {"chart", "team.yaml", "-o", name + "/x"},
			{"chart", "team.yaml", "-root", evil}, {"chart", "team.yaml", "-where", "a=" + evil}, {"chart", name, "-o", name}, {"chart", name, "-o", "o"},
			{"score", name, "spring", table}, {"score", name, evil, table}, {"score", "team.yaml", "spring", "-layout", broken, "counts.csv"},
			{"score", "team.yaml", "spring", "-layout", "./" + evil, "counts.csv"}, {"score", "team.yaml", "spring", "-channel", evil, "counts.csv"},
			{"score", "team.yaml", "spring", "-measured", evil + "=3", "counts.csv"},
			{"page", "team.yaml", "-scorecard", table},
			{"page", name, "-scorecard", "none" + evil},
			{"role", name, evil}, {"role", evil}, {"compare", name, evil, evil}, {"raci", broken}, {"raci", table}, {"coverage", broken}, {"init", "-o", name},
			{"init", evil}, {"schema", evil}, {evil}, {"help", evil}, {"check", "-" + evil}, {"check", "-rules", evil, name}, {"check", "-lang=" + evil},
		} {
			stdout, stderr, _ := so("", args...)
			requireNoCommands(t, stdout, fmt.Sprintf("%q", args))
			requireNoCommands(t, stderr, fmt.Sprintf("%q", args))
		}
	}
}

// J2: text of an organisation begins no line of a chart or a report as a command does, where
// these go to standard output. In a file it is as it is.
func TestJ2Reports(t *testing.T) {
	const evil = "::stop-commands::x ##[error]y"
	hostile := strings.NewReplacer("Acme", "'"+evil+"'", "{id: ", "{title: '"+evil+"', id: ").Replace(team) +
		"goals: [{key: g, name: '" + evil + "'}]\nroles: [{id: own, name: '" + evil +
		"', summary: \"a\\n" + evil + "\", goals: [g]}]\nterms: {instagram: '" + evil + "'}\n"
	fs := reportingFiles()
	fs["team.yaml"], fs["old.yaml"] = hostile, "positions: []\n"
	folder(t, fs)
	for _, args := range []string{
		"chart team.yaml", "chart team.yaml -format svg", "chart team.yaml -format mermaid", "chart team.yaml -format dot", "page team.yaml", "raci team.yaml",
		"coverage team.yaml", "role team.yaml own", "compare team.yaml own social-media-manager", "score team.yaml spring counts.csv", "diff old.yaml team.yaml",
		"diff -json old.yaml team.yaml", "compare -json team.yaml own social-media-manager", "check team.yaml", "check -github team.yaml",
	} {
		stdout, stderr, _ := so("", strings.Fields(args)...)
		for line := range strings.Lines(stdout + stderr) {
			if !ours.MatchString(line) {
				require.False(t, strings.HasPrefix(strings.TrimSpace(line), "::"), "%s: %q", args, line)
			}
		}
	}
	stdout, _, _ := so("", "chart", "team.yaml")
	require.Contains(t, stdout, "\n  \\::stop-commands::x #\\#[error]y (manager): holder-2\n")
	for _, format := range []string{"yaml", "json", "csv"} { // which no sign may be added to
		test{args: "convert team.yaml -format " + format, status: failed, stderr: "would take a line for a command; write to a file, with -o"}.run(t)
		test{args: "convert team.yaml -o out." + format, status: fine, stderr: map[string]string{"csv": "left out"}[format]}.run(t)
	}
	test{args: "chart team.yaml -o chart.txt", status: fine}.run(t)
	text, err := os.ReadFile("chart.txt")
	require.NoError(t, err)
	require.Contains(t, string(text), "\n  "+evil+" (manager): holder-2\n")
}

// FuzzGitHub tests that whatever a file is called and whatever it holds, -github prints no
// command but annotations, and as many of these as there are problems.
func FuzzGitHub(f *testing.F) {
	for _, name := range evilNames() {
		f.Add(name, team)
		f.Add(name, "positions: [{id: '"+strings.Map(printed, name)+"', reportsTo: x}]\n")
	}
	f.Fuzz(func(t *testing.T, name, text string) {
		name = strings.NewReplacer("/", "", "\x00", "").Replace(name)
		name = name[:min(len(name), 200)] + ".yaml"
		org := t.TempDir()
		require.NoError(t, os.WriteFile(filepath.Join(org, "a.yaml"), []byte("positions: [{id: first}]\n"), 0o644))
		if os.WriteFile(filepath.Join(org, name), []byte(text), 0o644) != nil {
			t.Skip("the system has no such name")
		}
		for _, arg := range []string{org, filepath.Join(org, name)} {
			stdout, stderr, status := so("", "check", "-github", arg)
			lines, _, statusJSON := so("", "check", "-json", arg)
			require.Equal(t, statusJSON, status)
			requireNoCommands(t, stdout, arg)
			requireNoCommands(t, stderr, arg)
			require.Equal(t, strings.Count(lines, "\n"), len(ours.FindAllString(stdout, -1))+strings.Count(stdout, "\n::error"), stdout)
		}
	})
}

// printed replaces what stands in no YAML text.
func printed(r rune) rune {
	if unicode.IsPrint(r) && r != '\'' {
		return r
	}
	return '_'
}

// FuzzDirectory tests that whatever stands in a directory, check does not panic, prints each
// message on one line, and says whether there is something to fix.
func FuzzDirectory(f *testing.F) {
	f.Add("a.yaml", team, "b/c.json", `{"goals": [{"key": "a"}]}`)
	f.Add("a.yaml", team, "a.yml", team)
	f.Add("..yaml", "x", "b.schema.json", "{")
	f.Add("\x1b.yaml", "positions: [{id: a}]", "::error::.json", "[]")
	f.Fuzz(func(t *testing.T, name1, text1, name2, text2 string) {
		org := t.TempDir()
		require.NoError(t, os.WriteFile(filepath.Join(org, "a.yaml"), []byte("positions: [{id: first}]\n"), 0o644))
		for name, text := range map[string]string{name1: text1, name2: text2} {
			name = filepath.Join(org, strings.ReplaceAll(name, "..", ""))
			if os.MkdirAll(filepath.Dir(name), 0o755) != nil || os.WriteFile(name, []byte(text), 0o644) != nil {
				t.Skip("the system has no such name")
			}
		}
		stdout, stderr, status := so("", "check", org)
		requireNoCommands(t, stdout, org)
		requireNoCommands(t, stderr, org)
		switch status {
		case fine:
			require.Equal(t, org+": no problems\n", stdout)
		case findings:
			require.NotEmpty(t, stdout)
			require.NotContains(t, stdout, "no problems")
		default:
			t.Fatalf("status %d: %s", status, stderr)
		}
	})
}

// FuzzDiff tests that whatever two files hold, diff does not panic, prints no command, tells as
// many changes in reverse, and none of a file from itself.
func FuzzDiff(f *testing.F) {
	f.Add(team, strings.Replace(team, "reportsTo: manager", "reportsTo: ceo", 1))
	f.Add(team, "positions: [{id: '::error::x', title: \"a\\n::stop-commands::y\"}]\ncampaigns: [{key: c, kpis: [{key: k}, {key: k, channels: [a]}]}]")
	f.Add("roles: [{id: a, formerly: [b]}]", "roles: [{id: b, formerly: [a], name: '##[group]'}]")
	f.Add("{", "positions: [{id: a, reportsTo: a}]")
	f.Fuzz(func(t *testing.T, old, now string) {
		dir := t.TempDir()
		names := []string{filepath.Join(dir, "old.yaml"), filepath.Join(dir, "new.yaml")}
		for i, text := range []string{old, now} {
			require.NoError(t, os.WriteFile(names[i], []byte(text), 0o644))
		}
		lines := make([]int, 2)
		for i, args := range [][]string{{names[0], names[1]}, {names[1], names[0]}} {
			for _, flags := range [][]string{nil, {"-limit", "300"}, {"-lang", "id", "-only", "positions"}} {
				stdout, stderr, _ := so("", slices.Concat([]string{"diff"}, args, flags)...)
				requireNoCommands(t, stdout, "diff")
				requireNoCommands(t, stderr, "diff")
			}
			stdout, _, status := so("", slices.Concat([]string{"diff", "-json"}, args)...)
			require.NotEqual(t, failed, status)
			lines[i] = strings.Count(stdout, "\n")
			for line := range strings.Lines(stdout) {
				require.True(t, json.Valid([]byte(line)), line)
			}
			stdout, _, _ = so("", "diff", "-json", args[0], args[0])
			require.Empty(t, stdout)
		}
		require.Equal(t, lines[0], lines[1], "changes there and back")
	})
}
