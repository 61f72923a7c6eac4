package orgfile_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"example.com/socialorg"
	"example.com/socialorg/orgfile"
	"example.com/socialorg/standard"
)

func TestI14OneIDTwoPeople(t *testing.T) {
	table := orgfile.Table{ID: "id", Holder: "id", Title: "title", ReportsTo: "boss"}
	testTableFaults(t, []tableFault{
		{"the id is the holder", "id,title,boss\nE1,Head,\nE2,Spec,E1\nE2,Spec,E1\n", table,
			"4:1: positions[1].id: \"E2\" is in a second row; the id is the holder, too, so that both would be one person; the first is at line 3 [duplicate]\n"},
		{"a job share", "id,title,boss,who\nE1,Head,,a\nE2,Spec,E1,b\nE2,Spec,E1,c\n", orgfile.Table{ID: "id", Holder: "who", Title: "title", ReportsTo: "boss"}, ""},
	})
}

func TestI13HoldersInOneCell(t *testing.T) {
	table := orgfile.Table{ID: "id", Holder: "who", Vacant: []string{"Vacant"}}
	const text = "id,who\n1,Bo; Cy\n2,Vacant\n3,vacant\n4,Open - hiring\n5,TBD\n6,vacant\n"
	f, err := readTableText(text, table)
	require.NoError(t, err)
	require.Equal(t, []string{"Bo; Cy"}, f.Org().Positions[0].Holders)
	var got []string
	for _, p := range f.Doubts() {
		require.ErrorIs(t, p, socialorg.ErrImplausible)
		got = append(got, p.Error())
	}
	require.Equal(t, []string{
		`hr.csv:4:3: "vacant" is read as a holder, which differs from "Vacant"; if it means that nobody is, put it into vacant`,
		`hr.csv:5:3: "Open - hiring" is read as a holder; if it means that nobody is, put it into vacant`,
		`hr.csv:6:3: "TBD" is read as a holder; if it means that nobody is, put it into vacant`,
	}, got)

	table.SplitHolders, table.Vacant = true, []string{"Vacant", "vacant", "Open - hiring", "TBD"}
	f, err = readTableText(text, table)
	require.NoError(t, err)
	require.Equal(t, []string{"Bo", "Cy"}, f.Org().Positions[0].Holders)
	require.Empty(t, f.Org().Positions[4].Holders)
	require.Empty(t, f.Doubts())
}

func TestI15TitlesToRoles(t *testing.T) {
	table := orgfile.Table{ID: "id", Title: "title", Roles: map[string]socialorg.RoleID{"Social Media Manager": "social-media-manager"}}
	f, err := orgfile.ReadCSV(strings.NewReader("id,title\n1,social media manager\n2,Writer\n"), "hr.csv", table)
	require.NoError(t, err)
	require.Equal(t, []socialorg.Position{{ID: "1", Title: "social media manager", Role: "social-media-manager"}, {ID: "2", Title: "Writer"}}, f.Org().Positions)

	table.Role, table.Roles["Head"] = "job", "head"
	f, err = orgfile.ReadCSV(strings.NewReader("id,title,job\n1,x,Head\n2,y,editor\n3,Head,\n"), "hr.csv", table)
	require.NoError(t, err)
	var roles []string
	for _, p := range f.Org().Positions {
		roles = append(roles, string(p.Role))
	}
	require.Equal(t, []string{"head", "editor", ""}, roles, "other values are ids")
}

func TestI5AttributesOfATable(t *testing.T) {
	table := orgfile.Table{ID: "id", ReportsTo: "boss", Attributes: map[socialorg.Key]string{"fte": "fte", "department": "Dept."}}
	f, err := readTableText("id,boss,fte,Dept.\n1,,1.0,Social\n2,1,,\n2,1,0.5,\n", table)
	require.NoError(t, err)
	require.Equal(t, map[socialorg.Key]string{"fte": "1.0", "department": "Social"}, f.Org().Positions[0].Attributes)
	require.Equal(t, map[socialorg.Key]string{"fte": "0.5"}, f.Org().Positions[1].Attributes)
	place, ok := f.Place("positions[0].attributes.department")
	require.True(t, ok)
	require.Equal(t, "hr.csv:2:8", place.String())

	testTableFaults(t, []tableFault{
		{"two values", "id,boss,fte,Dept.\n2,,0.4,a\n2,,0.6,a\n", table,
			"3:4: positions[0].attributes.fte: \"0.6\" differs from \"0.4\", and both belong to the position \"2\"; the first is at line 2 [duplicate]\n"},
		{"no column", "id,boss,fte,Dept\n2,,0.4,a\n", table, "1:1: no column \"Dept.\"; did you mean \"Dept\"? [unknown]\n"},
		{"a key that is none", "id,x\n2,y\n", orgfile.Table{ID: "id", Attributes: map[socialorg.Key]string{"X Y": "x"}},
			"2:3: positions[0].attributes: \"X Y\" must be lower-case words or digits joined by single hyphens [malformed]\n"},
	})
}

// A layout can stand in a file, and says what a Table says.
func TestReadTable(t *testing.T) {
	const text = `
id: Id
reportsTo: Manager
attributes: {fte: FTE}
roles: {Head of social: head}
comma: ";"
trim: true
splitHolders: true
vacant: [TBD]
`
	got, err := orgfile.ReadTable(strings.NewReader(text), "staff.yaml")
	require.NoError(t, err)
	want := orgfile.Table{
		ID: "Id", ReportsTo: "Manager", Attributes: map[socialorg.Key]string{"fte": "FTE"}, Roles: map[string]socialorg.RoleID{"Head of social": "head"},
		Comma: ';', Trim: true, SplitHolders: true, Vacant: []string{"TBD"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	for text, want := range map[string]string{
		"":                         "t.yaml:1:1: is empty: there is no layout",
		"id: x\nreport-to: y\n":    `t.yaml:2:1: report-to: no field "report-to"`,
		"id: x\ncomma: ';;'\n":     `t.yaml:2:8: comma: is ";;", not one character in quotes`,
		"id: x\ntrim: maybe\n":     `t.yaml:2:7: trim: is "maybe", not true or false`,
		"id: x\nattributes: [fte]": "t.yaml:2:13: attributes: is a list, not an object",
		"id: [":                    "t.yaml:1:5: is not YAML",
	} {
		_, err := orgfile.ReadTable(strings.NewReader(text), "t.yaml")
		require.ErrorContains(t, err, want, text)
	}
}

// I8, B9: what a table holds of an organisation reads back equal, whatever the text.
func TestI8TablesReadBack(t *testing.T) {
	o := socialorg.Org{Positions: []socialorg.Position{
		{ID: "=1+1", Title: "@here", Holders: []string{"+49 1", "-x", "'=y"}, Attributes: map[socialorg.Key]string{"fte": "-1", "note": "a, \"b\"\nc"}},
		{ID: "2", Role: "editor", ReportsTo: "=1+1", DottedTo: []socialorg.PositionID{"=1+1", "-3"}, Formerly: []socialorg.PositionID{"@a"}},
		{ID: "-3", ReportsTo: "2"},
	}}
	for _, split := range []bool{false, true} {
		table := orgfile.PlainTable(o)
		table.SplitHolders = split
		var b bytes.Buffer
		require.NoError(t, orgfile.WriteCSV(&b, o, table))
		for _, cell := range []string{"\n=", ",@", ",+", "\n=1"} {
			require.NotContains(t, b.String(), cell, "a spreadsheet takes it for a formula")
		}
		require.Contains(t, b.String(), "-1", "a number keeps its sign")
		f, err := orgfile.ReadCSV(&b, "x.csv", table)
		require.NoError(t, err)
		if diff := cmp.Diff(o.Positions, f.Org().Positions); diff != "" {
			t.Errorf("(-want +got)\n%s", diff)
		}
	}
}

// I8: what a table does not hold is refused, and nothing is written.
func TestI8TablesRefuse(t *testing.T) {
	plain := orgfile.PlainTable(standard.Department())
	for name, test := range map[string]struct {
		org   socialorg.Position
		table orgfile.Table
		want  string
	}{
		"no column":      {socialorg.Position{ID: "1", Title: "T"}, orgfile.Table{ID: "id"}, "positions[0].title: the table has no column for this"},
		"no attribute":   {socialorg.Position{ID: "1", Attributes: map[socialorg.Key]string{"a": "b"}}, plain, "positions[0].attributes: the table has no column"},
		"vacant":         {socialorg.Position{ID: "1", Holders: []string{"TBD"}}, orgfile.Table{ID: "id", Holder: "who", Vacant: []string{"TBD"}}, "positions[0].holders"},
		"separator":      {socialorg.Position{ID: "1", DottedTo: []socialorg.PositionID{"a;b"}}, orgfile.Table{ID: "id", DottedTo: "to"}, "positions[0].dottedTo"},
		"a column twice": {socialorg.Position{ID: "1", Holders: []string{"a"}}, orgfile.Table{ID: "id", Holder: "id"}, "positions[0].id"},
		"managers":       {socialorg.Position{ID: "1", ReportsTo: "2"}, orgfile.Table{ID: "id", ReportsTo: "to", KeepUnknownManagers: true}, "positions[1]: a table does not read back"},
		"nothing":        {socialorg.Position{}, orgfile.Table{ID: "id"}, "is empty: there is no row"},
	} {
		t.Run(name, func(t *testing.T) {
			var b bytes.Buffer
			err := orgfile.WriteCSV(&b, socialorg.Org{Positions: []socialorg.Position{test.org}}, test.table)
			require.ErrorContains(t, err, test.want)
			require.Zero(t, b.Len())
		})
	}
}

// B9: no part of a cell is a formula to a spreadsheet that has another separator than the
// table, or that reads no quotes within a cell; and what is written reads back equal.
func TestB9FormulasBehindSeparators(t *testing.T) {
	cells := []string{"=1+cmd|' /C calc'!A0", "@x", "+x", "-x", "'=x", "''=x", "\"=x", "'\"'=x", "-1", "+1,2", "x", "'", "", "\r=x", "\t"}
	var texts []string
	for _, a := range cells {
		for _, b := range cells {
			for _, between := range []string{",", ";", "|", "\t", "\n", "; ", ";;", ",\""} {
				texts = append(texts, a+between+b)
			}
		}
	}
	for _, comma := range ",;\t|" {
		o := socialorg.Org{Positions: []socialorg.Position{{ID: "1"}}}
		for i, text := range texts {
			id := socialorg.PositionID(fmt.Sprint("p", i))
			if i%2 > 0 {
				id = socialorg.PositionID(fmt.Sprint("-", i, text))
			}
			o.Positions = append(o.Positions, socialorg.Position{
				ID: id, ReportsTo: "1", Title: text, Holders: []string{text}, Formerly: []socialorg.PositionID{"=a", "-b", "'=c", "1"},
				Attributes: map[socialorg.Key]string{"note": text},
			})
		}
		table := orgfile.PlainTable(o)
		table.Comma = comma
		var b bytes.Buffer
		require.NoError(t, orgfile.WriteCSV(&b, o, table))
		requireNoFormula(t, b.String())
		f, err := orgfile.ReadCSV(&b, "x.csv", table)
		require.NoError(t, err)
		if diff := cmp.Diff(o.Positions, f.Org().Positions); diff != "" {
			t.Errorf("(-want +got)\n%s", diff)
		}
	}
	var b bytes.Buffer
	require.NoError(t, orgfile.WriteCSV(&b, socialorg.Org{Positions: []socialorg.Position{{ID: "p", Title: "x;=1;-2;-y; -z"}, {ID: "-3", Title: "-3.5"}}}, orgfile.Table{ID: "id", Title: "title"}))
	require.Equal(t, "id,title\np,x;'=1;'-2;'-y; -z\n'-3,-3.5\n", b.String())
	err := orgfile.WriteCSV(io.Discard, socialorg.Org{Positions: []socialorg.Position{{ID: "p"}}}, orgfile.Table{ID: "id", Comma: '+', Attributes: map[socialorg.Key]string{"a": "=1", "b": "x;@b"}})
	require.EqualError(t, err, `a spreadsheet would take the name of the column "=1" for a formula
a spreadsheet would take the name of the column "x;@b" for a formula
a spreadsheet would take what stands behind the comma '+' for a formula`)
}

// requireNoFormula splits a table as spreadsheets do, by each separator, with and without
// regard to quotes.
func requireNoFormula(t *testing.T, table string) {
	t.Helper()
	formula := regexp.MustCompile(`^"*([=@]|[+-].*[^0-9.,])`)
	for _, comma := range ",;\t|" {
		r := csv.NewReader(strings.NewReader(table))
		r.Comma, r.LazyQuotes, r.FieldsPerRecord = comma, true, -1
		records, err := r.ReadAll()
		require.NoError(t, err)
		for line := range strings.FieldsFuncSeq(table, func(r rune) bool { return r == '\n' || r == '\r' }) {
			records = append(records, strings.Split(line, string(comma)))
		}
		for _, record := range records {
			for _, cell := range record {
				require.NotRegexp(t, formula, cell, "separated by %q", comma)
			}
		}
	}
}

func FuzzWriteCSV(f *testing.F) {
	f.Add("a", "=b", "c;d", "' e")
	f.Add("a", "x;'\"=1+cmd|' /C calc'!A0;y", "b\n@c", "d,\t-e")
	f.Fuzz(func(t *testing.T, id, title, holder, attribute string) {
		o := socialorg.Org{Positions: []socialorg.Position{
			{ID: socialorg.PositionID(id), Title: title, Holders: []string{holder}, Attributes: map[socialorg.Key]string{"a": attribute}},
		}}
		table := orgfile.PlainTable(o)
		var b bytes.Buffer
		if orgfile.WriteCSV(&b, o, table) != nil {
			return
		}
		requireNoFormula(t, b.String())
		file, err := orgfile.ReadCSV(&b, "x.csv", table)
		require.NotNil(t, file, "%v", err)
		if diff := cmp.Diff(o.Positions, file.Org().Positions); diff != "" {
			t.Errorf("(-want +got)\n%s", diff)
		}
	})
}

// I16: profiles are checked against the skills and the levels of the roles.
func TestI16SkillProfiles(t *testing.T) {
	roles := []socialorg.Role{standard.Manager(), standard.Specialist()}
	key := roles[0].Skills[0]
	profiles, err := orgfile.ReadSkills(strings.NewReader("person,skill,level\ne1, "+string(key.Key)+" ,working\ne2,"+strings.ToUpper(key.Name)+",\n"), "s.csv", orgfile.SkillTable{}, roles...)
	require.NoError(t, err)
	want := key
	want.Level = socialorg.LevelWorking
	require.Equal(t, []socialorg.Skill{want}, profiles["e1"])
	want.Level = ""
	require.Equal(t, []socialorg.Skill{want}, profiles["e2"])

	_, err = orgfile.ReadSkills(strings.NewReader("sep=;\nWho;Skill;Level\ne1;"+string(key.Key)+";Expert\ne1;"+string(key.Key)[1:]+";expert\n;x;\ne2;"+string(key.Key)+";\ne2;"+string(key.Key)+";\ne3\n"),
		"s.csv", orgfile.SkillTable{Person: "Who", Skill: "Skill", Level: "Level"}, roles...)
	require.EqualError(t, err, strings.Join([]string{
		`s.csv:3:` + place(string(key.Key)) + `: Level: "Expert" is not one of awareness, working, practitioner, expert; did you mean "expert"?`,
		`s.csv:4:4: Skill: no role needs the skill "` + string(key.Key)[1:] + `"; did you mean "` + string(key.Key) + `"?`,
		`s.csv:5:1: Who: is missing`,
		`s.csv:7:4: Skill: "` + string(key.Key) + `" is a duplicate; the first is at line 6`,
		`s.csv:8:1: the row has 1 cell, but the header has 3`,
	}, "\n"))
	_, err = orgfile.ReadSkills(strings.NewReader("person,skil\na,b\n"), "s.csv", orgfile.SkillTable{}, roles...)
	require.ErrorContains(t, err, `no column "skill"; did you mean "skil"?`)
	_, err = orgfile.ReadSkills(strings.NewReader("person,skill,level\n"), "s.csv", orgfile.SkillTable{}, roles...)
	require.ErrorIs(t, err, socialorg.ErrRequired)
}

// I16: whose profile it is must hold a position, or is doubted, once.
func TestI16ProfilesOfNobody(t *testing.T) {
	role := standard.Specialist()
	text := "person,skill,level\ne1," + string(role.Skills[0].Key) + ",\ne7," + string(role.Skills[0].Key) +
		",\nholder1," + string(role.Skills[0].Key) + ",\nholder1," + string(role.Skills[1].Key) + ",\n"
	var got []string
	table := orgfile.SkillTable{Holders: []string{"e1", "holder-1"}, Doubt: func(p socialorg.Problem) {
		require.ErrorIs(t, p, socialorg.ErrImplausible)
		got = append(got, p.Error())
	}}
	profiles, err := orgfile.ReadSkills(strings.NewReader(text), "s.csv", table, role)
	require.NoError(t, err)
	require.Len(t, profiles, 3, "a doubt is no mistake")
	require.Equal(t, []string{
		`s.csv:3:1: person: "e7" holds no position`,
		`s.csv:4:1: person: "holder1" holds no position; did you mean "holder-1"?`,
	}, got)
}

// place returns the column of the level after a skill of e1.
func place(key string) string {
	return string(rune('0'+(4+len(key)+1)/10)) + string(rune('0'+(4+len(key)+1)%10))
}
