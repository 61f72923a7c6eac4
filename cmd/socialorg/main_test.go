package main

import (
	"bytes"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// With SOCIALORG_RUN set, the test binary is the command: the tests of examples and of
// docs/command.md put it on the PATH of a shell.
func TestMain(m *testing.M) {
	if os.Getenv("SOCIALORG_RUN") != "" {
		main()
	}
	if name := os.Getenv("SOCIALORG_HOLD"); name != "" {
		hold(name)
		os.Exit(fine) // and not on to the tests, one of which has started this
	}
	os.Exit(m.Run())
}

// files are the contents of files by name.
type files map[string]string

// folder makes the files in a folder that becomes the working directory.
func folder(t testing.TB, fs files) {
	t.Helper()
	t.Chdir(t.TempDir())
	fs.write(t)
}

func (fs files) write(t testing.TB) {
	t.Helper()
	for name, text := range fs {
		require.NoError(t, os.MkdirAll(filepath.Dir(name), 0o755))
		require.NoError(t, os.WriteFile(name, []byte(text), 0o644))
	}
}

// so runs the command.
func so(stdin string, args ...string) (stdout, stderr string, status int) {
	var out, err bytes.Buffer
	status = run(args, strings.NewReader(stdin), &out, &err)
	return out.String(), err.String(), status
}

// A test is a run of the command and what it does.
type test struct {
	args   string // separated by spaces
	stdin  string
	status int
	stdout string // a part of it; "" is nothing at all
	stderr string // likewise
}

func (test test) run(t *testing.T) {
	t.Helper()
	t.Run(test.args, func(t *testing.T) {
		stdout, stderr, status := so(test.stdin, strings.Fields(test.args)...)
		require.Equal(t, test.status, status, "%s\n%s", stdout, stderr)
		require.Contains(t, stdout, test.stdout)
		require.Contains(t, stderr, test.stderr)
		require.Equal(t, test.stdout == "", stdout == "", "%s", stdout)
		require.Equal(t, test.stderr == "", stderr == "", "%s", stderr)
	})
}

// The team that most tests are about, and the same with its positions upside down.
const (
	team = `name: Acme
positions:
  - {id: ceo, role: chief-executive, holders: [holder-1]}
  - {id: manager, role: social-media-manager, holders: [holder-2], reportsTo: ceo}
  - {id: specialist, role: social-media-specialist, holders: [holder-3], reportsTo: manager}
campaigns:
  - key: spring
    kpisSetBy: manager
    channels: [instagram, linkedin]
    currency: EUR
    kpis:
      - {key: views, min: 500000}
      - {key: cost-per-click, max: 0.40}
`
	upsideDown = `positions:
  - {id: specialist, role: social-media-specialist}
  - {id: manager, role: social-media-manager, reportsTo: specialist}
`
)

func TestOverview(t *testing.T) {
	for _, args := range []string{"-h", "--help", "-help", "help"} {
		test{args: args, status: fine, stdout: "socialorg init -o team.yaml"}.run(t)
	}
	test{args: "", status: failed, stderr: "usage: socialorg SUBCOMMAND"}.run(t)
	test{args: "chekc", status: failed, stderr: `there is no subcommand "chekc"; did you mean "check"?`}.run(t)
	test{args: "frobnicate", status: failed, stderr: "known: init, check, diff, "}.run(t)
	test{args: "help raci", status: fine, stdout: "usage: socialorg raci"}.run(t)
	test{args: "help rasi", status: failed, stderr: "did you mean \"raci\"?"}.run(t)
	for _, args := range []string{"version", "-version", "--version"} {
		test{args: args, status: fine, stdout: "socialorg "}.run(t)
	}
	stdout, _, _ := so("", "-h")
	for _, c := range commands() {
		require.Regexp(t, `(?m)^  `+c.name+` +[a-zA-Z][^.]{10,}$`, stdout, "what it does, on one line")
	}
}

func TestHelp(t *testing.T) {
	tables, _, status := so("", "help", "tables")
	require.Equal(t, fine, status)
	for _, c := range commands() {
		stdout, stderr, status := so("", c.name, "-h")
		require.Equal(t, fine, status)
		require.Empty(t, stderr)
		require.Contains(t, stdout, "usage: socialorg "+c.name)
		require.Contains(t, stdout, "\nExample: socialorg "+c.name, "%s has no example", c.name)
		f := newFlags(c.name)
		c.setup(f)
		require.Equal(t, f.in != nil, strings.Contains(stdout, "- stands for standard input"), c.name)
		f.VisitAll(func(g *flag.Flag) {
			help := stdout
			if slices.Contains(f.ofTables, g.Name) {
				require.Contains(t, stdout, "socialorg help tables")
				help = tables
			}
			require.Contains(t, help, "\n  -"+g.Name, "of %s", c.name)
			require.NotEmpty(t, g.Usage)
		})
		for line := range strings.Lines(stdout) {
			require.NotContains(t, line, " \n")
			require.LessOrEqual(t, len(line), 130, "%s -h: %s", c.name, line)
		}
		again, _, _ := so("", "help", c.name)
		require.Equal(t, stdout, again)
	}
}

func TestFlags(t *testing.T) {
	folder(t, files{"team.yaml": team, "-odd.yaml": team})
	for _, test := range []test{
		{args: "check -jsn team.yaml", status: failed, stderr: "there is no flag -jsn; did you mean \"-json\"?\nFor help: socialorg check -h\n"},
		{args: "check team.yaml -jsn", status: failed, stderr: "did you mean \"-json\"?"},
		{args: "check team.yaml -o", status: failed, stderr: "the flag -o needs a value after it"},
		{args: "check -json=perhaps team.yaml", status: failed, stderr: `-json is true or false, not "perhaps"`},
		{args: "check -json=false team.yaml", status: fine, stdout: "team.yaml: no problems\n"},
		{args: "check -- team.yaml -odd.yaml", status: fine, stdout: "team.yaml: no problems\n-odd.yaml: no problems\n"},
		{args: "check -- -jsn", status: failed, stderr: "there is no file -jsn"},
		{args: "chart team.yaml -format sgv", status: failed, stderr: `-format: there is no "sgv"; known: text, svg, mermaid and dot`},
		{args: "chart team.yaml -lang idd", status: failed, stderr: `-lang: there is no "idd"; did you mean "id"?`},
		{args: "check -comma ;; team.yaml", status: failed, stderr: "-comma: expected one character, or tab"},
	} {
		test.run(t)
	}
}

// A closedPipe is a standard output that is gone.
type closedPipe struct{}

func (closedPipe) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }
func (closedPipe) Read([]byte) (int, error)  { return 0, io.ErrClosedPipe }

// reports has a command line for each subcommand that writes something.
func reports() []string {
	return []string{
		"init", "check team.yaml", "diff team.yaml new.yaml", "chart team.yaml", "page team.yaml", "raci team.yaml",
		"coverage team.yaml", "role team.yaml social-media-manager", "compare social-media-manager social-media-specialist",
		"score team.yaml spring counts.csv", "convert team.yaml", "schema",
	}
}

func reportingFiles() files {
	return files{
		"team.yaml": team, "new.yaml": strings.Replace(team, "min: 500000", "min: 600000", 1),
		"counts.csv": "channel,views,clicks,spend\ninstagram,410000,900,300.00\nlinkedin,140000,500,150.50\n",
	}
}

func TestReportingIsComplete(t *testing.T) {
	for _, c := range commands() {
		require.True(t, slices.ContainsFunc(reports(), func(line string) bool { return strings.Fields(line)[0] == c.name }), "%s is not in reports", c.name)
	}
}

func TestCannotWrite(t *testing.T) {
	folder(t, reportingFiles())
	for _, line := range reports() {
		var stderr bytes.Buffer
		require.Equal(t, failed, run(strings.Fields(line), strings.NewReader(""), closedPipe{}, &stderr), line)
		require.Equal(t, "socialorg "+strings.Fields(line)[0]+": cannot write to standard output: "+io.ErrClosedPipe.Error()+"\n", stderr.String())
	}
}

// A last line that no line break ends is shielded and written like the others, and an error in it
// is told.
func TestLastLine(t *testing.T) {
	for by, want := range map[shielding]string{unshielded: "a\n::b", inText: "a\n\\::b", inXML: "a\n&#58;:b"} {
		var stdout bytes.Buffer
		require.NoError(t, new(output).put(&session{stdout: &stdout}, by, "a\n::b"))
		require.Equal(t, want, stdout.String())
		require.ErrorIs(t, new(output).put(&session{stdout: closedPipe{}}, by, "b"), io.ErrClosedPipe)
	}
	var stdout bytes.Buffer
	require.ErrorContains(t, new(output).put(&session{stdout: &stdout}, refusing, "a\n::b"), "would take a line for a command")
	require.Equal(t, "a\n", stdout.String())
	require.NoError(t, new(output).put(&session{stdout: &stdout}, refusing, "b"))
	require.Equal(t, "a\nb", stdout.String())
}

// With -o the same text goes to a file, or nothing does.
func TestOutputFile(t *testing.T) {
	folder(t, reportingFiles())
	for _, line := range reports() {
		args := strings.Fields(line)
		want, _, status := so("", args...)
		require.Equal(t, fine, status, line)
		name := args[0] + ".out"
		stdout, stderr, status := so("", append(args, "-o", name)...)
		require.Equal(t, fine, status, "%s: %s", line, stderr)
		require.Empty(t, stdout)
		got, err := os.ReadFile(name)
		require.NoError(t, err)
		require.Equal(t, want, string(got))
	}
	for _, test := range []test{
		{args: "chart team.yaml -o nowhere/chart.txt", status: failed, stderr: `socialorg chart: -o "nowhere/chart.txt": there is no folder nowhere` + "\n"},
		{args: "init -o nowhere/deep/x.yaml", status: failed, stderr: "there is no folder nowhere/deep\n"},
		{args: "chart team.yaml -o .", status: failed, stderr: `-o "." is a directory`},
		{args: "chart team.yaml -o team.yaml", status: failed, stderr: `-o "team.yaml" would overwrite the file that is read`},
		{args: "chart team.yaml -o ./team.yaml", status: failed, stderr: "would overwrite"},
		{args: "check team.yaml -o ./team.yaml", status: failed, stderr: "would overwrite"},
		{args: "chart team.yaml -o -", status: fine, stdout: "(manager): holder-2"},
		{args: "chart team.yaml -o " + os.DevNull, status: fine},
	} {
		test.run(t)
	}
	text, err := os.ReadFile("team.yaml")
	require.NoError(t, err)
	require.Equal(t, team, string(text))
}

// Of the files of a directory, those that are read are not overwritten.
func TestOutputKeepsFilesOfDirectories(t *testing.T) {
	folder(t, files{
		"org/team.yaml": team, "org/sub/more.json": `{"goals": [{"key": "reach"}]}`, "org/.store/terms.yml": "terms: {pr: PR}\n",
		"org/old.svg": "old", "org/.hidden.yaml": "old", "org/x.schema.json": "old", "old.yaml": team,
	})
	require.NoError(t, os.Symlink(".store/terms.yml", "org/link.yml"))
	for _, test := range []test{
		{args: "chart org -o org/team.yaml", status: failed, stderr: `-o "org/team.yaml" would overwrite the file that is read`},
		{args: "page org -o ./org/sub/more.json", status: failed, stderr: "would overwrite"},
		{args: "check org -o org/.store/terms.yml", status: failed, stderr: "would overwrite"},
		{args: "check org/ -o org/link.yml", status: failed, stderr: "would overwrite"},
		{args: "diff old.yaml org -o org/team.yaml", status: failed, stderr: "would overwrite"},
		{args: "diff org old.yaml -o org/team.yaml", status: failed, stderr: "would overwrite"},
		{args: "chart org -o org/old.svg", status: fine},
		{args: "chart org -o org/.hidden.yaml", status: fine},
		{args: "chart org -o org/x.schema.json", status: fine},
	} {
		test.run(t)
	}
	for name, want := range map[string]string{
		"org/team.yaml":        team,
		"org/sub/more.json":    `{"goals": [{"key": "reach"}]}`,
		"org/.store/terms.yml": "terms: {pr: PR}\n",
	} {
		text, err := os.ReadFile(name)
		require.NoError(t, err)
		require.Equal(t, want, string(text))
	}
}

// Whatever goes wrong while a file is written, the old one stays as it was, and
// nothing else is left.
func TestNoPartialOutput(t *testing.T) {
	folder(t, files{"old.txt": "old"})
	s := &session{stdin: closedPipe{}, stdout: closedPipe{}, stderr: closedPipe{}}
	broken := errors.New("broken")
	half := func(w io.Writer) error {
		_, err := w.Write(bytes.Repeat([]byte("half"), 10_000))
		require.NoError(t, err)
		return broken
	}
	for _, name := range []string{"old.txt", "new.txt"} {
		o := output{name}
		require.ErrorIs(t, o.write(s, unshielded, half), broken)
	}
	entries, err := os.ReadDir(".")
	require.NoError(t, err)
	require.Len(t, entries, 1)
	text, err := os.ReadFile("old.txt")
	require.NoError(t, err)
	require.Equal(t, "old", string(text))
}

func TestOutputKeepsPermissionsAndLinks(t *testing.T) {
	folder(t, files{"team.yaml": team, "real.txt": "old"})
	require.NoError(t, os.Chmod("real.txt", 0o600))
	require.NoError(t, os.Symlink("real.txt", "link.txt"))
	_, stderr, status := so("", "chart", "team.yaml", "-o", "link.txt")
	require.Equal(t, fine, status, stderr)
	info, err := os.Lstat("link.txt")
	require.NoError(t, err)
	require.NotZero(t, info.Mode()&os.ModeSymlink)
	info, err = os.Stat("real.txt")
	require.NoError(t, err)
	require.Equal(t, os.FileMode(0o600), info.Mode().Perm())
	require.Greater(t, info.Size(), int64(len("old")))
}

func TestStandardInput(t *testing.T) {
	folder(t, files{"team.yaml": team})
	for _, test := range []test{
		{args: "check -", stdin: team, status: fine, stdout: "stdin: no problems\n"},
		{args: "check -", stdin: ` {"positions": [{"id": "a", "reportsTo": "b"}]}`, status: findings, stdout: `stdin:1:`},
		{args: "check -input json -", stdin: team, status: findings, stdout: "stdin:1:1: is not JSON"},
		{args: "check -input xml -", stdin: team, status: failed, stderr: `-input: there is no "xml"`},
		{args: "check -", stdin: "", status: findings, stdout: "stdin:1:1: is empty"},
		{args: "check - -", stdin: team, status: failed, stdout: "stdin: no problems\n", stderr: "can be read only once"},
		{args: "check - -id Id -manager Boss", stdin: "Id,Boss\na,\nb,a\n", status: fine, stdout: "stdin: no problems\n"},
		{
			args: "check - -input csv", stdin: "Id,Boss\na,\nb,a\n", status: failed,
			stderr: `stdin is a table: name at least the column of the ids, with -id. It has "Id" and "Boss"`,
		},
		{args: "diff - team.yaml", stdin: team, status: fine, stdout: "No changes"},
		{args: "score - spring -", stdin: team, status: failed, stderr: "can be read only once"},
	} {
		test.run(t)
	}
	var stdout, stderr bytes.Buffer
	require.Equal(t, failed, run([]string{"check", "-"}, closedPipe{}, &stdout, &stderr))
	require.Contains(t, stderr.String(), "cannot read standard input: ")
}

// Control characters of arguments do not reach the terminal.
func TestHostileArguments(t *testing.T) {
	folder(t, nil)
	const evil = "\x1b[2J\x07evil\u0085"
	for _, args := range [][]string{
		{evil}, {"check", evil}, {"check", "-" + evil}, {"check", "-rules", evil}, {"check", "-without", evil}, {"chart", evil + ".yaml"},
		{"diff", evil, evil}, {"diff", "-only", evil, "a", "b"}, {"role", evil}, {"compare", evil, evil}, {"check", "-json=" + evil},
		{"score", evil, evil, evil}, {"score", "-layout", evil, "a", "b", "c"}, {"init", evil}, {"init", "-o", "no/" + evil}, {"chart", "-format", evil},
		{"check", "-id", evil, evil + ".csv"}, {"help", evil}, {"check", strings.Repeat("x", 100_000)},
	} {
		stdout, stderr, status := so("", args...)
		require.Equal(t, failed, status, "%q", args)
		require.Empty(t, stdout)
		require.NotContains(t, stderr, "\x1b", "%q", args)
		require.NotContains(t, stderr, "\x07", "%q", args)
		require.NotContains(t, stderr, "\u0085", "%q", args)
	}
}
