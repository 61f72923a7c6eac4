package orgfile_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"example.com/socialorg"
	"example.com/socialorg/orgfile"
)

// lines returns the problems of an error, one a line, without their file.
func lines(t *testing.T, err error) string {
	t.Helper()
	if err == nil {
		return ""
	}
	problems, ok := errors.AsType[socialorg.Problems](err)
	require.True(t, ok, "%v", err)
	var b strings.Builder
	for _, p := range problems {
		text, _ := strings.CutPrefix(p.Error(), p.File+":")
		b.WriteString(text + " [" + string(p.Code) + "]\n")
	}
	return b.String()
}

// A fault is a text and every problem in it.
type fault struct {
	name, text, want string
}

// testFaults reads each text, validates it where that is possible, and compares
// the problems. JSON is YAML, too; where a problem of it is another one, the test
// has both.
func testFaults(t *testing.T, format orgfile.Format, faults []fault) {
	t.Helper()
	for _, test := range faults {
		t.Run(string(format)+" "+test.name, func(t *testing.T) {
			f, err := read(format, test.text)
			if f != nil {
				_, err = f.Hierarchy()
			}
			if diff := cmp.Diff(strings.TrimPrefix(test.want, "\n"), lines(t, err)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestD1DuplicateAndMiscasedFields(t *testing.T) {
	faults := []fault{
		{"duplicate", `{"name": "A", "name": "B"}`, "1:15: name: is a duplicate; the first is at line 1 [duplicate]\n"},
		{
			"duplicate in an element", `{"positions": [{"id": "a", "title": "A", "title": "B"}]}`,
			"1:42: positions[0].title: is a duplicate; the first is at line 1 [duplicate]\n",
		},
		{"duplicate word", `{"terms": {"a": "A", "a": "B"}}`, "1:22: terms.a: is a duplicate; the first is at line 1 [duplicate]\n"},
		{"other case", `{"Positions": [{"ID": "a", "reportsto": "b"}, {"id": "b"}]}`, `
1:2: Positions: no field "Positions"; did you mean "positions"? [unknown]
1:17: positions[0].ID: no field "ID"; did you mean "id"? [unknown]
1:28: positions[0].reportsto: no field "reportsto"; did you mean "reportsTo"? [unknown]
`},
		{"both cases", `{"name": "A", "Name": "B"}`, "1:15: Name: no field \"Name\"; did you mean \"name\"? [unknown]\n"},
	}
	testFaults(t, orgfile.YAML, faults)
	testFaults(t, orgfile.JSON, faults)
}

func TestD2UnknownFields(t *testing.T) {
	faults := []fault{
		{"nobody knows what was meant", `{"positions": [{"id": "a", "salary": 1}]}`,
			"1:28: positions[0].salary: no field \"salary\"; what is your own goes into attributes: {\"salary\": \"1\"} [unknown]\n"},
		{"what follows is beside it", `{"positions": [{"id": "a", "salary": 1, "reportsTo": "b"}]}`, `
1:28: positions[0].salary: no field "salary"; what is your own goes into attributes: {"salary": "1"} [unknown]
1:54: positions[0].reportsTo: no position "b" [unknown]
`},
		{"misspelt", `{"positions": [{"id": "a", "reprotsTo": "b"}]}`, `
1:28: positions[0].reprotsTo: no field "reprotsTo"; did you mean "reportsTo"? [unknown]
1:41: positions[0].reportsTo: no position "b" [unknown]
`},
		{"what is missing may be it", `{"positions": [{"identifier": "a"}, {"id": "b", "reportsTo": "a"}]}`,
			"1:17: positions[0].identifier: no field \"identifier\"; did you mean \"id\"? [unknown]\n"},
		{"an optional one may be it", `{"roles": [{"id": "a", "label": "A"}, {"id": "b"}], "positions": []}`, `
1:24: roles[0].label: no field "label"; there are "id", "name", "summary", "rank", "goals", "responsibilities", "skills", "reportsTo", "formerly" [unknown]
1:39: roles[1].name: is missing [required]
`},
	}
	testFaults(t, orgfile.JSON, faults)
	for i := range faults { // the hint is as the format has it
		faults[i].want = strings.ReplaceAll(faults[i].want, `{"salary": "1"}`, `{salary: '1'}`)
	}
	testFaults(t, orgfile.YAML, faults)
}

func TestD3SecondDocuments(t *testing.T) {
	testFaults(t, orgfile.YAML, []fault{
		{"second", "name: A\n---\nname: B\n", "2:1: there is a second document [malformed]\n"},
		{"end", "name: A\n...\n", ""},
		{"broken", "name: A\n---\nname: [\n", "3:7: is not YAML: the bracket that opens here is not closed [malformed]\n"},
	})
	testFaults(t, orgfile.JSON, []fault{
		{"second", `{"name": "A"} {"name": "B"}`, "1:15: there is more after the organisation [malformed]\n"},
		{"text", `{"name": "A"}x`, "1:14: there is more after the organisation [malformed]\n"},
		{"white space", "{\"name\": \"A\"}\r\n\t ", ""},
	})
}

func TestD4MarksAndLineEnds(t *testing.T) {
	testFaults(t, orgfile.YAML, []fault{
		{"mark", "\ufeffpositions: [{id: a, reportsTo: b}]", "1:32: positions[0].reportsTo: no position \"b\" [unknown]\n"},
		{"CR LF", "positions:\r\n- id: a\r\n  reportsTo: b\r\n", "3:14: positions[0].reportsTo: no position \"b\" [unknown]\n"},
		{"UTF-16", utf16("positions:\n- {id: é, reportsTo: b}"), "2:23: positions[0].reportsTo: no position \"b\" [unknown]\n"},
		{"UTF-16 without a mark", utf16("name: A")[2:], "1:1: seems to be UTF-16 without a byte order mark; save it as UTF-8 [malformed]\n"},
		{"half a character", utf16("name: A") + "x", "1:1: begins with the byte order mark of UTF-16, but is not valid UTF-16 [malformed]\n"},
		{"half a pair", utf16("name: ") + "\x00\xd8", "1:1: begins with the byte order mark of UTF-16, but is not valid UTF-16 [malformed]\n"},
	})
	testFaults(t, orgfile.JSON, []fault{
		{"mark", "\ufeff{}", "1:1: begins with a byte order mark, which JSON does not allow [malformed]\n"},
		{"UTF-16", utf16(`{"name": "A"}`), "1:1: is UTF-16, which JSON does not allow; save it as UTF-8 [malformed]\n"},
		{"CR LF", "{\r\n\"positions\": [{\"id\": \"a\",\r\n\"reportsTo\": \"b\"}]}\r\n", "3:14: positions[0].reportsTo: no position \"b\" [unknown]\n"},
	})
}

func TestD6NoOrganisation(t *testing.T) {
	const empty = "1:1: is empty: there is no organisation [required]\n"
	testFaults(t, orgfile.YAML, []fault{{"empty", "", empty}, {"null", "null", empty}, {"object", "{}", empty}, {"comment", "# x\n", empty}, {"blank", " \n\n", empty}, {"empty list", "positions: []", ""}})
	testFaults(t, orgfile.JSON, []fault{{"empty", "", empty}, {"null", "null", empty}, {"object", "{}", empty}, {"blank", " \n\n", empty}, {"empty list", `{"positions": []}`, ""}})
}

// D7: what was read before has nothing to do with what is read now, and there is
// no File where something is lost that others refer to.
func TestD7NoHalfAFile(t *testing.T) {
	for text, want := range map[string]bool{
		`{"positions": [{"id": "a"}, 7]}`:                                 true,
		`{"positions": [{"id": "a"}, {"id": []}]}`:                        true,
		`{"positions": [{"id": "a"}, {"id": "b", "id": "c"}]}`:            true,
		`{"positions": [{"id": "a"}], "positions": [{"id": "b"}]}`:        true,
		`{"positions": [{"id": "a"}], "roles": "none"}`:                   true,
		`{"positions": [{"id": "a"}], "roles": null}`:                     false,
		`{"positions": [{"id": "a", "title": []}]}`:                       false,
		`{"positions": [{"id": "a", "titel": "A"}]}`:                      false,
		`{"positions": [{"id": "a"}, {"id": "b", "holders": ["h", {}]}]}`: false,
	} {
		f, err := read(orgfile.JSON, text)
		require.Error(t, err, text)
		require.Equal(t, want, f == nil, text)
	}
}

// Where a value is lost, neither validation nor a rule blames anybody for that.
func TestD7LostValuesAreReportedOnce(t *testing.T) {
	for text, want := range map[string]string{
		`{"roles": [{"id": "a", "name": "A", "reportsTo": [{"to": []}]}]}`:                                "1:58: roles[0].reportsTo[0].to: is a list, not text [malformed]\n",
		`{"roles": [{"id": "a", "name": "A", "reportsTo": [{"to": null}]}]}`:                              "1:58: roles[0].reportsTo[0].to: is null, not text; omit it instead [malformed]\n",
		`{"positions": [{"id": "a", "dottedTo": [{}]}]}`:                                                  "1:41: positions[0].dottedTo[0]: is an object, not text [malformed]\n",
		`{"positions": [{"id": "a", "reportsTo": {}}]}`:                                                   "1:41: positions[0].reportsTo: is an object, not text [malformed]\n",
		`{"campaigns": [{"key": "a", "kpis": [{"key": "k", "unit": "count", "min": 2, "max": "many"}]}]}`: "1:85: campaigns[0].kpis[0].max: is \"many\", not a number [malformed]\n",
		`{"campaigns": [{"key": "a", "metrics": {"m": [], "n": "sum"}}], "terms": {"a": {}}}`: "1:46: campaigns[0].metrics.m: is a list, not text [malformed]\n" +
			"1:80: terms.a: is an object, not text [malformed]\n",
		`{"campaigns": [{"key": "a", "kpis": [{"key": "k", "unit": "count", "per": "7", "min": "0.5"}]}]}`: "1:75: campaigns[0].kpis[0].per: is text, not a number; write 7 without quotes [malformed]\n" +
			"1:87: campaigns[0].kpis[0].min: is text, not a number; write 0.5 without quotes [malformed]\n",
		`{"positions": [{"id": "a", "formerly": "b", "dottedTo": "c"}]}`: "1:40: positions[0].formerly: is \"b\", not a list; write [\"b\"] [malformed]\n" +
			"1:57: positions[0].dottedTo: is \"c\", not a list; write [\"c\"] [malformed]\n" +
			"1:57: positions[0].dottedTo[0]: no position \"c\" [unknown]\n",
		`{"positions": [{"id": "a", "reportsTo": 7}]}`: "1:41: positions[0].reportsTo: is \"7\", not text; put it in quotes [malformed]\n" +
			"1:41: positions[0].reportsTo: no position \"7\" [unknown]\n",
	} {
		f, err := read(orgfile.JSON, text)
		require.NotNil(t, f, text)
		require.Error(t, err)
		rule := socialorg.Rule{Code: "always", Check: func(_ *socialorg.Hierarchy, report func(socialorg.Problem)) {
			report(socialorg.Problem{Path: "", Detail: "is broken"})
		}}
		got := lines(t, check(f, rule))
		asked := strings.HasPrefix(got, "1:1: is broken [always]\n")
		require.Equal(t, strings.Contains(text, `"per": "7"`), asked, "a rule is asked where nothing is lost: %s", got)
		require.Equal(t, want, strings.TrimPrefix(got, "1:1: is broken [always]\n"), text)
	}
}

func TestD8ValuesOfAnotherKind(t *testing.T) {
	const half = `has half of a character, such as \ud83d without \ude00; write the character itself [malformed]
`
	testFaults(t, orgfile.JSON, []fault{
		{"id as number", `{"positions": [{"id": 1.0}, {"id": 1e400}, {"id": 9223372036854775808}, {"id": true}]}`, `
1:23: positions[0].id: is "1.0", not text; put it in quotes [malformed]
1:36: positions[1].id: is "1e400", not text; put it in quotes [malformed]
1:51: positions[2].id: is "9223372036854775808", not text; put it in quotes [malformed]
1:80: positions[3].id: is "true", not text; put it in quotes [malformed]
`},
		{"lone surrogates", `{"name": "\ud83d\ude00", "positions": [{"id": "a\ude00"}, {"id": "b", "title": "\ud800\ud800", "holders": ["\ud800x"], "dottedTo": "\ud800", "x": 1}], "terms": {"\ud800": "\ud800"}}`, `
1:47: positions[0].id: ` + half + `1:80: positions[1].title: ` + half + `1:108: positions[1].holders[0]: ` + half +
			`1:132: positions[1].dottedTo: is text, not a list [malformed]
1:142: positions[1].x: no field "x"; what is your own goes into attributes: {"x": "1"} [unknown]
1:172: terms["�"]: ` + half},
		{"words of a closed set", `{"roles": [{"id": "a", "name": "A", "rank": 3}]}`, `
1:45: roles[0].rank: is "3", not text [malformed]
1:45: roles[0].rank: "3" is not one of individual, lead, manager, senior-manager, director, executive [unsupported]
`},
		{"null elements", `{"positions": [null, {"id": "a", "holders": [null]}]}`, `
1:16: positions[0]: is null, not an object; omit it instead [malformed]
1:46: positions[1].holders[0]: is null, not text; omit it instead [malformed]
`},
	})
	testFaults(t, orgfile.YAML, []fault{
		{"numbers as JSON has them", "campaigns: [{key: a, kpis: [{key: k, unit: count, min: 0x1F, max: 1_000, per: 010}]}]", `
1:56: campaigns[0].kpis[0].min: is "0x1F", not a number [malformed]
1:67: campaigns[0].kpis[0].max: is "1_000", not a number; write 1000 [malformed]
1:79: campaigns[0].kpis[0].per: is "010", not a number; write 10 [malformed]
`},
	})
}

// G7: a problem says that text needs quotes, and shows how.
func TestG7TextThatNeedsQuotes(t *testing.T) {
	for text, want := range map[string]string{
		"@ann":            `"@ann" needs quotes: write title: '@ann'`,
		"`ann`":           "\"`ann`\" needs quotes: write title: '`ann`'",
		"%x":              `"%x" needs quotes: write title: '%x'`,
		"[Interim] Head":  `"[Interim] Head" needs quotes: write title: '[Interim] Head'`,
		"{Acting} Head":   `"{Acting} Head" needs quotes: write title: '{Acting} Head'`,
		"Head: Social":    `"Head: Social" needs quotes: write title: 'Head: Social'`,
		"Head:":           `"Head:" needs quotes: write title: 'Head:'`,
		"> 5 years":       `"> 5 years" needs quotes: write title: '> 5 years'`,
		"| x":             `"| x" needs quotes: write title: '| x'`,
		"- x":             `"- x" needs quotes: write title: '- x'`,
		"? x":             `"? x" needs quotes: write title: '? x'`,
		"'It's fine'":     `"It's fine" needs quotes: write title: 'It''s fine'`,
		`"Head" of it`:    `"\"Head\" of it" needs quotes: write title: '"Head" of it'`,
		`"open`:           `the quote that opens here is not closed; write title: 'open'`,
		"'t Hooft":        `the quote that opens here is not closed; write title: 't Hooft', or '''t Hooft' where the quote belongs to the text`,
		`"\ud83d\ude00"`:  `"\\ud83d\\ude00" writes a character as JSON does; write the character itself, or as YAML does, such as "\U0001F600"`,
		`"\ud83d\n"`:      `"\\ud83d\\n" writes a character as JSON does; write the character itself, or as YAML does, such as "\U0001F600"`,
		"[open":           `"[open" lacks a closing bracket; write title: '[open'`,
		"&Head":           `nothing uses the anchor &Head; for text, write '&Head'`,
		"&Head of Social": `nothing uses the anchor &Head; for text, write '&Head of Social'`,
		"*Head":           `no anchor &Head; for text, write title: '*Head'`,
		"!urgent Fix":     `the tag "!urgent" is not supported; for text, write '!urgent Fix'`,
		"[Interim]":       `is a list, not text; for text, write '[Interim]'`,
		"{Interim: x}":    `is an object, not text; for text, write '{Interim: x}'`,
	} {
		for style, format := range map[string]string{
			"block": "positions:\n  - id: a\n    title: %\n    reportsTo: b\n",
			"flow":  "positions:\n  - {id: a, title: %, reportsTo: b}\n  - {id: c}\n",
		} {
			f, err := read(orgfile.YAML, strings.ReplaceAll(format, "%", text))
			problems, _ := errors.AsType[socialorg.Problems](err)
			require.NotEmpty(t, problems)
			detail, unread := strings.CutSuffix(problems[0].Detail, "; what follows was not read")
			require.Equal(t, f == nil, unread, "%s: %v", style, err)
			require.Equal(t, want, detail, style)
			at := strings.Split(strings.ReplaceAll(format, "%", text), "\n")[problems[0].Line-1][problems[0].Column-1:]
			require.True(t, strings.HasPrefix(at, text), "%s %s: there is %q", style, text, at)
			if f == nil {
				require.Len(t, problems, 1)
				continue
			}
			require.Len(t, problems, 2, "%s: %v", style, err)
			require.Equal(t, `no position "b"`, problems[1].Detail, "what follows is checked, too")
			at = strings.Split(strings.ReplaceAll(format, "%", text), "\n")[problems[1].Line-1][problems[1].Column-1:]
			require.Equal(t, "b", at[:1], "what comes after the quotes is where it was")
		}
	}
}

func TestG7QuotesElsewhere(t *testing.T) {
	testFaults(t, orgfile.YAML, []fault{
		{"comment", "name: #social\n", "1:6: name: is null, not text; a # begins a comment: for text, write '#social' [malformed]\n"},
		{"block list", "positions:\n- id: a\n  holders:\n  - @ann\n  - Head: Social\n", `
4:5: "@ann" needs quotes: write '@ann'; what follows was not read [malformed]
`},
		{"several of a line", "positions: [{id: a, holders: [@ann, x, @bo], title: @cy}]\n", `
1:30: "[@ann, x, @bo]" has text that needs quotes: write holders: ['@ann', x, '@bo'] [malformed]
`},
		{
			"bracket of a list", "positions:\n- id: a\n  holders: [ann, bob\n- id: b\n",
			"3:12: \"[ann, bob\" lacks a closing bracket; write holders: [ann, bob]; what follows was not read [malformed]\n",
		},
		{"list that needs quotes", "positions: [{id: a, holders: @ann}, {id: b, holders: ann}]", `
1:30: "@ann" needs quotes: write holders: ['@ann'] [malformed]
`},
		{"number", "campaigns: [{key: a, kpis: [{key: k, unit: count, min: > 500, max: @5}]}]", `
1:56: "> 500" is not a number [malformed]
`},
		{"alias", "positions:\n- &b {id: b}\n- *b\n- {id: d, reportsTo: *b}\n", `
2:11: positions[1].id: "b" is a duplicate; the first is at line 2 [duplicate]
4:22: positions[2].reportsTo: is an object, not text; write b [malformed]
`},
		{"comma", "positions: [{id: a, title: VP, Sales}]\n", "1:32: positions[0].Sales: no field \"Sales\"; text with a comma needs quotes here [unknown]\n"},
		{"comment after it", "name: @ann # boss\n", "1:7: \"@ann\" needs quotes: write name: '@ann' [malformed]\n"},
		{"anchors of lists and objects", "positions: &all\n- &x {id: a}\n- {id: b, holders: &h [c]}\n- {id: c, holders: *h}\n", `
1:12: nothing uses the anchor &all; remove it [malformed]
2:3: nothing uses the anchor &x; remove it [malformed]
`},
		{"tabs", "positions:\n\t- id: a\n", "2:1: the line is indented with a tab; YAML wants spaces [malformed]\n"},
		{
			"what quotes do not mend", "positions:\n  - id: a\n   title: b\n",
			"3:4: is not YAML: the line is not indented like the lines it belongs to, or lacks the \"- \" of an element [malformed]\n",
		},
		{"after what they do", "name: @ann\nroles: [\n", "1:7: \"@ann\" needs quotes: write name: '@ann'; what follows was not read [malformed]\n"},
	})
}

// J12: what is not reported for a mistake of syntax is said, and the time to find
// what lacks quotes has a limit.
func TestJ12OneMistakeOfSyntax(t *testing.T) {
	_, err := read(orgfile.YAML, "positions:\n"+strings.Repeat("- {id: @a}\n", 150))
	require.EqualError(t, err, `team.yaml:2:8: "@a" needs quotes: write id: '@a'; what follows was not read`)
	_, err = read(orgfile.YAML, "positions:\n- {id: @a}\n\n  \n")
	require.EqualError(t, err, `team.yaml:2:8: "@a" needs quotes: write id: '@a'`)
	size := 25 << 20
	if testing.Short() {
		size = 1 << 20
	}
	_, err = read(orgfile.YAML, "name: x\ngoals:\n#"+strings.Repeat("x", size)+"\n- {key: a, name: "+strings.Repeat("[x] y, ", 200)+"}\n")
	require.ErrorIs(t, err, socialorg.ErrMalformed)
}

// J3: nothing is quoted of a text that is no organisation.
func TestJ3NoSecretIsQuoted(t *testing.T) {
	for _, text := range []string{"PASSWORD: @hunter2\n", "token=hunter2: x: y\n", "hunter2", "- hunter2", `["hunter2"]`, "key: [hunter2\nx"} {
		for _, format := range []orgfile.Format{orgfile.YAML, orgfile.JSON} {
			_, err := read(format, text)
			require.Error(t, err)
			require.NotContains(t, err.Error(), "hunter2", text)
		}
	}
	table := orgfile.Table{ID: "id", Title: "title"}
	for _, text := range []string{"password: hunter2\n", "\n hunter2 ,\nx,y\n", "user:hunter2;\nroot:x:0;\n", "hunter2"} {
		_, err := orgfile.ReadCSV(strings.NewReader(text), "x.csv", table)
		require.Error(t, err)
		require.NotContains(t, err.Error(), "hunter2", text)
		_, err = orgfile.ReadSkills(strings.NewReader(text), "x.csv", orgfile.SkillTable{})
		require.Error(t, err)
		require.NotContains(t, err.Error(), "hunter2", text)
	}
	testTableFaults(t, []tableFault{
		{"one cell", "code\n1\n", table, `
1:1: no column "id"; the header has 1 cell [unknown]
1:1: no column "title"; the header has 1 cell [unknown]
`},
		{"one name that is known", "id\n1\n", table, "1:1: no column \"title\"; there are \"id\" [unknown]\n"},
		{"two cells", "code,name\n1,a\n", table, `
1:1: no column "id"; there are "code", "name" [unknown]
1:1: no column "title"; there are "code", "name" [unknown]
`},
		{"two for another separator", "code|name\n", orgfile.Table{ID: "id", Comma: ','}, `
1:1: the cells seem to be separated by '|', not ',': write comma: "|" [malformed]
`},
	})
}

// E6, C13: go-cmp compares Files, by value and by pointer, although it cannot look
// into them.
func TestE6FilesAreCompared(t *testing.T) {
	files := make(map[string]*orgfile.File)
	for name, text := range map[string]string{"one": "name: a\n", "same": "name: a\n", "other": "name: b\n", "placed": "\nname: a\n"} {
		f, err := orgfile.Read(strings.NewReader(text), "x.yaml", orgfile.YAML)
		require.NoError(t, err)
		files[name] = f
	}
	type holder struct{ F orgfile.File }
	require.True(t, cmp.Equal(files["one"], files["same"]))
	require.True(t, cmp.Equal(holder{*files["one"]}, holder{*files["same"]}))
	require.False(t, cmp.Equal(*files["one"], *files["other"]))
	require.False(t, files["one"].Equal(*files["placed"]), "the places differ")
	require.False(t, cmp.Equal(files["one"], nil))
}
