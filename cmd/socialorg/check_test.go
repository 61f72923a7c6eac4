package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/socialorg"
	"example.com/socialorg/orgfile"
	"example.com/socialorg/rules"
	"example.com/socialorg/standard"
)

func TestCheck(t *testing.T) {
	folder(t, files{
		"team.yaml": team, "up.yaml": upsideDown, "empty.json": "", "org.txt": team,
		"typo.yaml":  strings.Replace(team, "reportsTo: ceo", "reportsTo: CEO", 1),
		"two.yaml":   strings.NewReplacer("reportsTo: ceo", "reportsTo: CEO", "holders: [holder-3]", "holder: [holder-3]").Replace(team),
		"word.yaml":  "roles:\n  - {id: writer, name: Writer, responsibilities: [{key: write, area: contnt, involvement: responsible}]}\n",
		"dir/r.yaml": "roles: [{id: writer, name: Writer}]\n", "dir/sub/p.yml": "positions: [{id: a, role: writer}]\n",
		"none/readme.md": "nothing",
	})
	for _, test := range []test{
		{args: "check team.yaml", status: fine, stdout: "team.yaml: no problems\n"},
		{args: "check -json team.yaml", status: fine},
		{args: "check -github team.yaml", status: fine},
		{args: "check typo.yaml", status: findings, stdout: "typo.yaml:4:79: positions[1].reportsTo: no position \"CEO\"; did you mean \"ceo\"?\n"},
		{args: "check two.yaml", status: findings, stdout: "two.yaml:4:79: "},
		{args: "check two.yaml", status: findings, stdout: "two.yaml:5:53: positions[2].holder: no field \"holder\"; did you mean \"holders\"?\n"},
		{
			args: "check -json typo.yaml", status: findings,
			stdout: `{"path":"positions[1].reportsTo","code":"unknown","detail":"no position \"CEO\"","meant":"ceo","file":"typo.yaml","line":4,"column":79}` + "\n",
		},
		{
			args: "check -github typo.yaml", status: findings,
			stdout: `::error file=typo.yaml,line=4,col=79::positions[1].reportsTo: no position "CEO"; did you mean "ceo"?` + "\n",
		},
		{args: "check -json -github typo.yaml", status: failed, stderr: "-json and -github exclude each other"},
		{args: "check up.yaml", status: findings, stdout: "up.yaml:3:58: positions[1].reportsTo: "},
		{args: "check up.yaml", status: findings, stdout: "(rule line)\n"},
		{args: "check -rules none up.yaml", status: fine, stdout: "up.yaml: no problems\n"},
		{args: "check -without line,rank,scope up.yaml", status: fine, stdout: "up.yaml: no problems\n"},
		{args: "check -without line -without rank,scope up.yaml", status: fine, stdout: "up.yaml: no problems\n"},
		{args: "check -rules rank up.yaml", status: findings, stdout: "(rule rank)\n"},
		{args: "check -github -rules rank up.yaml", status: findings, stdout: "(rule rank)\n"},
		{args: "check -rules tops up.yaml", status: fine, stdout: "no problems"},
		{args: "check -rules none,span=0 up.yaml", status: findings, stdout: "(rule span)\n"},
		{args: "check -rules span=1 up.yaml", status: fine, stdout: "no problems"},
		{args: "check -rules standard,span=0,span=1 team.yaml", status: fine, stdout: "no problems"},
		{args: "check -rules no-approver=manage-budget team.yaml", status: findings, stdout: `accountable for "manage-budget" (rule no-approver)`},
		{args: "check -rules unaccountable=budget+moon team.yaml", status: findings, stdout: `"moon" (rule unaccountable)`},
		{args: "check -rules all -without no-approver team.yaml", status: fine, stdout: "no problems"},
		{args: "check word.yaml", status: findings, stdout: `did you mean "content"? (rule undeclared)`},
		{args: "check -rules spam=8 team.yaml", status: failed, stderr: `there is no rule "spam"; did you mean "span"?`},
		{args: "check -without sope team.yaml", status: failed, stderr: `there is no rule "sope"; did you mean "scope"?`},
		{args: "check -rules span=many team.yaml", status: failed, stderr: `needs a number of direct reports, as in span=8, not "many"`},
		{args: "check -rules span=-1 team.yaml", status: failed, stderr: "needs a number"},
		{args: "check -rules span= team.yaml", status: failed, stderr: "there is no value after span="},
		{args: "check -rules rank=3 team.yaml", status: failed, stderr: "the rule rank takes no value"},
		{args: "check -rules none=3 team.yaml", status: failed, stderr: "none takes no value"},
		{args: "check -alone team.yaml", status: findings, stdout: `team.yaml:3:21: positions[0].role: no role "chief-executive"`},
		{args: "check empty.json", status: findings, stdout: "empty.json:1:1: is empty"},
		{args: "check team.yaml up.yaml", status: findings, stdout: "team.yaml: no problems\nup.yaml:"},
		{args: "check missing.yaml", status: failed, stderr: "socialorg check: there is no file missing.yaml\n"},
		{args: "check teem.yaml", status: failed, stderr: "there is no file teem.yaml; did you mean \"team.yaml\"?"},
		{args: "check missing.yaml up.yaml team.yaml", status: failed, stdout: "team.yaml: no problems\n", stderr: "missing.yaml"},
		{
			args: "check org.txt", status: failed,
			stderr: "org.txt: the name does not say what is in the file; it should end in .yaml, .yml, .json or, for a table, .csv",
		},
		{args: "check dir", status: fine, stdout: "dir: no problems\n"},
		{args: "check none", status: findings, stdout: "none: has no .yaml, .yml or .json file"},
		{args: "check", status: failed, stderr: "which file?"},
	} {
		test.run(t)
	}
}

func TestCheckTable(t *testing.T) {
	folder(t, files{
		"staff.csv": "Id,Boss,Job,Kind,Who,Also,Was\n" +
			"ceo,-,Head,chief-executive,Ann,,\n" +
			"m,ceo,Lead,social-media-manager,free,,old|older\n" +
			"s,m,,social-media-specialist,Bob,ceo,\n",
		"names.csv":  "Id,Name,Boss\n1,Ann,\n2,Bob,Anne\n",
		"semi.csv":   "Id;Boss\na;\nb;a\n",
		"tabs.tsv":   "Id\tBoss\na\t\nb\ta\n",
		"spaces.csv": "Id , Boss\na , \nb , a\n",
		"sep.csv":    "\ufeffsep=;\nId;Boss\na;\n",
		"shared.csv": "Id,Title\na,Writer\na,Editor\n",
	})
	const all = " -id Id -manager Boss -title Job -role Kind -holder Who -dotted Also -formerly Was -separator | -top - -vacant free "
	for _, test := range []test{
		{args: "check staff.csv" + all, status: fine, stdout: "staff.csv: no problems\n"},
		{args: "check staff.csv" + strings.Replace(all, "-top -", "", 1), status: findings, stdout: `staff.csv:2:5: positions[0].reportsTo: no position "-"`},
		{args: "chart staff.csv" + all, status: fine, stdout: "Lead"},
		{
			args: "check staff.csv", status: failed,
			stderr: `staff.csv is a table: name at least the column of the ids, with -id. It has "Id", "Boss", "Job", "Kind", "Who", "Also" and "Was"`,
		},
		{args: "check staff.csv -id ID", status: findings, stdout: `staff.csv:1:1: no column "ID"; did you mean "Id"?`},
		{args: "check names.csv -id Id -manager Boss -manager-by Name", status: findings, stdout: `did you mean "Ann"?`},
		{args: "check semi.csv -id Id -manager Boss", status: findings, stdout: "semi.csv:1:"},
		{args: "check semi.csv -id Id -manager Boss -comma ;", status: fine, stdout: "no problems"},
		{args: "check tabs.tsv -id Id -manager Boss", status: fine, stdout: "no problems"},
		{args: "check spaces.csv -id Id -manager Boss -trim", status: fine, stdout: "no problems"},
		{args: "check shared.csv -id Id -title Title", status: findings, stdout: `shared.csv:3:3: positions[0].title: "Editor"`},
		{args: "check shared.csv -id Id -title Title -first-title", status: fine, stdout: "no problems"},
		{args: "check semi.csv", status: failed, stderr: `It has "Id;Boss"; for cells separated by ';', give -comma ';'` + "\n"},
		{args: "check -comma ; tabs.tsv", status: failed, stderr: `for cells separated by '\t', give -comma '\t'` + "\n"},
		{args: "check sep.csv", status: failed, stderr: `It has "Id" and "Boss"` + "\n"},
		{args: "chart staff.csv -id Id -title Job -holder Id", status: fine, stdout: "Lead (m): m"},
		{args: "raci staff.csv", status: failed, stderr: "staff.csv is a table: name at least the column of the ids, with -id."},
	} {
		test.run(t)
	}
	stdout, _, _ := so("", strings.Fields("diff staff.csv staff.csv"+all)...)
	require.Contains(t, stdout, "No changes")
}

// A flag for tables that changes nothing is a mistake.
func TestFlagsOfTables(t *testing.T) {
	folder(t, files{"o.csv": "id,title,boss\na,A,\nb,B,A\n", "team.yaml": team, "org/team.yaml": team, "odd": "id\na\n"})
	for _, test := range []test{
		{args: "check o.csv -id id -manager-by title", status: failed, stderr: "-manager-by does nothing without -manager or -dotted\n"},
		{args: "check o.csv -id id -manager-by title -manager boss", status: fine, stdout: "no problems"},
		{args: "check o.csv -id id -top -", status: failed, stderr: "-top does nothing without -manager or -dotted\n"},
		{args: "check o.csv -id id -outside-managers", status: failed, stderr: "-outside-managers does nothing without -manager or -dotted\n"},
		{args: "chart o.csv -id id -vacant x", status: failed, stderr: "-vacant does nothing without -holder\n"},
		{args: "page o.csv -id id -first-title", status: failed, stderr: "-first-title does nothing without -title\n"},
		{args: "check o.csv -id id -separator |", status: failed, stderr: "-separator does nothing without -dotted, -formerly or -holder\n"},
		{args: "check team.yaml -id foo", status: failed, stderr: "-id is for tables (.csv, .tsv), and team.yaml is none\n"},
		{args: "check team.yaml -top x", status: failed, stderr: "-top is for tables (.csv, .tsv), and team.yaml is none\n"},
		{args: "check team.yaml -vacant x", status: failed, stderr: "-vacant is for tables (.csv, .tsv), and team.yaml is none\n"},
		{args: "role team.yaml social-media-manager -id x", status: failed, stderr: "-id is for tables (.csv, .tsv), and team.yaml is none\n"},
		{args: "diff org team.yaml -trim", status: failed, stderr: "-trim is for tables (.csv, .tsv), and org is none\n"},
		{args: "check team.yaml o.csv -id id -without tops", status: fine, stdout: "o.csv: no problems"},
		{args: "check odd -id id", status: fine, stdout: "odd: no problems"},
		{args: "check none.yaml -id id", status: failed, stderr: "there is no file none.yaml"},
		{args: "check -id id", status: failed, stderr: "which file?"},
	} {
		test.run(t)
	}
}

// The problems of -json are those of the text, one a line, and so are the
// annotations.
func TestCheckFormatsAgree(t *testing.T) {
	folder(t, files{"up.yaml": upsideDown, "typo.yaml": strings.ReplaceAll(team, "reportsTo", "reportTo")})
	text, _, status := so("", "check", "up.yaml", "typo.yaml")
	require.Equal(t, findings, status)
	lines, _, status := so("", "check", "-json", "up.yaml", "typo.yaml")
	require.Equal(t, findings, status)
	annotations, _, status := so("", "check", "-github", "up.yaml", "typo.yaml")
	require.Equal(t, findings, status)
	var texts, marks []string
	dec := json.NewDecoder(strings.NewReader(lines))
	dec.DisallowUnknownFields()
	for dec.More() {
		var p socialorg.Problem
		require.NoError(t, dec.Decode(&p))
		texts = append(texts, p.Error()+ruleOf(p)+"\n")
		marks = append(marks, fmt.Sprintf("::error file=%s,line=%d,col=%d::", p.File, p.Line, p.Column))
	}
	require.Greater(t, len(texts), 3)
	require.Equal(t, text, strings.Join(texts, ""))
	require.Equal(t, len(texts), strings.Count(lines, "\n"))
	for i, line := range strings.Split(strings.TrimSpace(annotations), "\n") {
		require.Contains(t, line, marks[i])
	}
}

// What a workflow command gives a meaning to is escaped: nobody can forge a
// second command with the name of a file or a value in it.
func TestAnnotationsAreEscaped(t *testing.T) {
	evil := "a,line=1::b%\n::warning::c.yaml"
	folder(t, files{evil: "positions: [{id: \"x\\n::error::y%0A\", reportsTo: z}]\n"})
	stdout, _, status := so("", "check", "-github", evil)
	require.Equal(t, findings, status)
	for line := range strings.Lines(stdout) {
		require.True(t, strings.HasPrefix(line, "::error file=a%2Cline=1%3A%3Ab%25%0A%3A%3Awarning%3A%3Ac.yaml,line=1,col="), line)
	}
	require.NotContains(t, stdout, "y%0A")
	require.Contains(t, stdout, "%250A")
}

// Every rule of package rules can be chosen.
func TestEveryRuleCanBeChosen(t *testing.T) {
	codes := slices.DeleteFunc(constants(t, "../../rules", "Code"), func(code string) bool { return code == string(rules.ErrUnusedException) })
	require.Len(t, allRules(), len(codes))
	for _, code := range codes {
		require.Contains(t, ruleNames(), code)
	}
	for code, of := range valuedRules() {
		require.Contains(t, ruleNames(), string(code))
		r, err := of.rule("3")
		require.NoError(t, err)
		require.Equal(t, code, r.Code)
	}
	for _, r := range standard.Rules() {
		require.Contains(t, ruleNames(), string(r.Code))
	}
	stdout, _, _ := so("", "check", "-h")
	isStandard := func(code socialorg.Code) bool {
		return slices.ContainsFunc(standard.Rules(), func(r socialorg.Rule) bool { return r.Code == code })
	}
	for _, r := range allRules() {
		require.Contains(t, stdout, "\n"+map[bool]string{true: "*", false: " "}[isStandard(r.Code)]+" "+string(r.Code), "a star is for the standard rules")
		require.NotEmpty(t, r.Doc)
		require.Contains(t, stdout, r.Doc)
	}
}

// FuzzCheck tests that whatever comes in, check does not panic, that its status
// says whether there are problems, and that it is 0 for nothing that the library refuses.
func FuzzCheck(f *testing.F) {
	f.Add([]byte(team))
	f.Add([]byte(upsideDown))
	f.Add([]byte(`{"positions": [{"id": "a", "reportsTo": "a"}]}`))
	f.Add([]byte("id,boss\na,\nb,a\n\"c\n"))
	f.Add([]byte("positions: &a [*a]\n"))
	f.Add([]byte("\xff\xfei\x00d\x00"))
	f.Add([]byte("- &x {id: *x, \x00"))
	f.Add([]byte("id\nx\nx\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		known := standard.Department()
		table := orgfile.Table{ID: "id", ReportsTo: "boss"}
		read := map[string]func(r io.Reader) (*orgfile.File, error){
			"yaml": func(r io.Reader) (*orgfile.File, error) { return orgfile.Read(r, "stdin", orgfile.YAML, known) },
			"json": func(r io.Reader) (*orgfile.File, error) { return orgfile.Read(r, "stdin", orgfile.JSON, known) },
			"csv":  func(r io.Reader) (*orgfile.File, error) { return orgfile.ReadCSV(r, "stdin", table, known) },
		}
		for format, read := range read {
			args := []string{"check", "-input", format, "-id", "id", "-manager", "boss", "-"}
			stdout, stderr, status := so(string(data), args...)
			require.Empty(t, stderr)
			file, err := read(bytes.NewReader(data))
			if err == nil {
				err = file.Check(standard.Rules()...)
			}
			switch status {
			case fine:
				require.NoError(t, err, format)
				require.Equal(t, "stdin: no problems\n", stdout)
			case findings:
				require.Error(t, err, format)
				require.NotEmpty(t, stdout)
				require.NotContains(t, stdout, "no problems")
			default:
				t.Fatalf("status %d for %s", status, format)
			}
		}
	})
}

// A directory is one organisation: twenty files with a duplicate, an unknown manager and
// a circle across files have three problems at three places.
func TestCheckDirectory(t *testing.T) {
	fs := make(files)
	for i := range 20 {
		fs[fmt.Sprintf("org/team-%02d.yaml", i)] = fmt.Sprintf("positions:\n  - {id: head-%d}\n  - {id: member-%d, reportsTo: head-%d}\n", i, i, i)
	}
	fs["org/team-03.yaml"] += "  - {id: member-7}\n"
	fs["org/team-11.yaml"] += "  - {id: lost, reportsTo: member-111}\n"
	fs["org/team-15.yaml"] += "  - {id: ring-a, reportsTo: ring-b}\n"
	fs["org/team-16.yaml"] += "  - {id: ring-b, reportsTo: ring-a}\n"
	folder(t, fs)
	stdout, _, status := so("", "check", "org")
	require.Equal(t, findings, status)
	require.Equal(t, 3, strings.Count(stdout, "\n"), stdout)
	for _, want := range []string{
		"org/team-07.yaml:3:10: ",
		"org/team-03.yaml",
		"org/team-11.yaml:4:27: ",
		`no position "member-111"; did you mean "member-11"?`,
		"org/team-15.yaml:4:",
	} {
		require.Contains(t, filepath.ToSlash(stdout), want)
	}
}

// Staff lists as other programs have them.
func TestCheckRealTables(t *testing.T) {
	const dir = "../../orgfile/testdata/"
	for _, test := range []test{
		{args: "check " + dir + "chinook.csv -id employee_id -manager reports_to -title title", status: fine, stdout: "no problems"},
		{args: "check " + dir + "northwind.csv -id employee_id -manager reports_to -title title", status: fine, stdout: "no problems"},
		{args: "check " + dir + "oracle_hr.csv -id employee_id -manager manager_id -title title", status: fine, stdout: "no problems"},
	} {
		test.run(t)
	}
}

// The ending of a name says what is in the file, in capitals as well.
func TestExtensionsInCapitals(t *testing.T) {
	folder(t, files{"TEAM.YAML": team, "STAFF.TSV": "id\tmanager\na\t\nb\ta\n"})
	test{args: "check TEAM.YAML", status: fine, stdout: "TEAM.YAML: no problems"}.run(t)
	test{args: "check STAFF.TSV -id id -manager manager -rules none", status: fine, stdout: "STAFF.TSV: no problems"}.run(t)
}
