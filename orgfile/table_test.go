package orgfile_test

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"example.com/socialorg"
	"example.com/socialorg/orgfile"
	"example.com/socialorg/rules"
)

// readTable reads a CSV file of testdata, the header apart.
func readTable(t testing.TB, name string) (header []string, rows [][]string) {
	t.Helper()
	file, err := os.Open(name)
	require.NoError(t, err)
	defer func() { require.NoError(t, file.Close()) }()
	all, err := csv.NewReader(file).ReadAll()
	require.NoError(t, err)
	return all[0], all[1:]
}

// organogramTable follows the publisher: XX is a top, and a post may be vacant
// or abolished.
func organogramTable() orgfile.Table {
	return orgfile.Table{
		ID: "post_id", ReportsTo: "reports_to", Title: "title", Holder: "occupancy",
		Top: []string{"XX"}, Vacant: []string{"Vacant", "Eliminated"}, KeepFirstTitle: true,
	}
}

// The counts of all 20 snapshots are those that an independent script found
// (A1, A2, A4, A6, A7, A10).
func TestOrganograms(t *testing.T) {
	header, posts := readTable(t, "testdata/uk-organogram.csv")
	columns, facts := readTable(t, "testdata/uk-organogram-facts.csv")
	require.Len(t, facts, 20)
	for _, row := range facts {
		t.Run(row[0], func(t *testing.T) {
			fact := func(name string) int {
				n, err := strconv.Atoi(row[slices.Index(columns, name)])
				require.NoError(t, err)
				return n
			}
			var text strings.Builder
			w := csv.NewWriter(&text)
			require.NoError(t, w.Write(header))
			rows := 0
			occupied := map[[2]string]bool{} // a post by its id and manager
			for _, post := range posts {
				if post[0] == row[0] {
					require.NoError(t, w.Write(post))
					rows++
					key := [2]string{post[1], post[4]}
					occupied[key] = occupied[key] || post[2] != "Vacant" && post[2] != "Eliminated"
				}
			}
			w.Flush()
			require.Equal(t, fact("rows"), rows)

			f, err := orgfile.ReadCSV(strings.NewReader(text.String()), row[0], organogramTable())
			require.NoError(t, err)
			err = check(f)

			o := f.Org()
			ids := map[socialorg.PositionID]bool{}
			tops, vacant, wantVacant := 0, 0, 0
			for _, p := range o.Positions {
				ids[p.ID] = true
				if p.ReportsTo == "" {
					tops++
				}
				if p.Vacant() {
					vacant++
				}
			}
			for _, filled := range occupied {
				if !filled {
					wantVacant++
				}
			}
			require.Len(t, ids, fact("distinct_ids"))
			require.Equal(t, fact("roots_XX_or_blank"), tops)
			require.Equal(t, wantVacant, vacant)

			counts := map[socialorg.Code]int{}
			if ds, ok := errors.AsType[socialorg.Problems](err); ok {
				for _, d := range ds {
					counts[d.Code]++
					require.Positive(t, d.Line, "%v", d)
				}
			}
			for code, name := range map[socialorg.Code]string{
				socialorg.ErrSelfReport: "self_manager",
				socialorg.ErrUnknown:    "unknown_manager",
				socialorg.ErrDuplicate:  "dup_ids_with_different_managers",
				socialorg.ErrRequired:   "empty_id",
			} {
				require.Equal(t, fact(name), counts[code], name)
				delete(counts, code)
			}
			require.Empty(t, counts, "other problems")
			require.Equal(t, rows-len(ids), fact("ids_used_twice_or_more"), "every repeated id is there twice")

			if h, err := socialorg.NewHierarchy(o); err == nil {
				depth := 0
				for p := range h.Nodes() {
					depth = max(depth, p.Depth()+1)
				}
				require.Equal(t, fact("max_depth"), depth)
			}
		})
	}
}

// Vacancies and abolished posts are counted by row, as the publisher has them.
func TestOrganogramVacancies(t *testing.T) {
	_, posts := readTable(t, "testdata/uk-organogram.csv")
	columns, facts := readTable(t, "testdata/uk-organogram-facts.csv")
	for word, name := range map[string]string{"Vacant": "vacant", "Eliminated": "eliminated"} {
		var text strings.Builder
		want, rows := 0, 0
		text.WriteString("row,holder\n")
		for i, post := range posts {
			if post[2] == word {
				rows++
			}
			text.WriteString(strconv.Itoa(i) + "," + strings.ReplaceAll(post[2], "blank", "x") + "\n")
		}
		for _, row := range facts {
			n, err := strconv.Atoi(row[slices.Index(columns, name)])
			require.NoError(t, err)
			want += n
		}
		require.Equal(t, want, rows)
		f, err := orgfile.ReadCSV(strings.NewReader(text.String()), "posts.csv", orgfile.Table{ID: "row", Holder: "holder", Vacant: []string{word}})
		require.NoError(t, err)
		vacant := 0
		for _, p := range f.Org().Positions {
			if p.Vacant() {
				vacant++
			}
		}
		require.Equal(t, want, vacant, word)
	}
}

func TestSmallHRTables(t *testing.T) {
	for _, test := range []struct {
		file                   string
		columns                orgfile.Table
		positions, span, depth int
		top                    socialorg.PositionID
	}{
		{"chinook.csv", orgfile.Table{ID: "employee_id", ReportsTo: "reports_to", Title: "title"}, 8, 3, 3, "1"},
		{"northwind.csv", orgfile.Table{ID: "employee_id", ReportsTo: "reports_to", Title: "title"}, 9, 5, 3, "2"},
		{"oracle_hr.csv", orgfile.Table{ID: "employee_id", ReportsTo: "manager_id", Title: "title", Holder: "employee_id"}, 107, 14, 4, "100"},
	} {
		t.Run(test.file, func(t *testing.T) {
			file, err := os.Open("testdata/" + test.file)
			require.NoError(t, err)
			defer func() { require.NoError(t, file.Close()) }()
			f, err := orgfile.ReadCSV(file, test.file, test.columns)
			require.NoError(t, err)
			require.NoError(t, check(f, rules.OneTop(), rules.MaxSpan(test.span)))
			require.ErrorIs(t, check(f, rules.MaxSpan(test.span-1)), rules.ErrSpan)
			h, err := socialorg.NewHierarchy(f.Org())
			require.NoError(t, err)
			require.Equal(t, test.positions, h.Len())
			depth := 0
			for p := range h.Nodes() {
				depth = max(depth, p.Depth()+1)
				require.Equal(t, test.columns.Holder == "", p.Vacant())
			}
			require.Equal(t, test.depth, depth)
			for p := range h.Tops() {
				require.Equal(t, test.top, p.ID())
			}
		})
	}
}

func TestReadCSV(t *testing.T) {
	columns := hrTable()
	keep := hrTable()
	keep.KeepUnknownManagers = true
	semicolon := hrTable()
	semicolon.Comma = ';'
	const header = "id,manager,title,role,holder\n"
	for _, test := range []struct {
		name, text string
		columns    orgfile.Table
		want       []socialorg.Position
	}{
		{"job share: one id and one manager", header + "1,,,,\n2,1,,,a\n2,1,Late,,b\n2,1,,,a\n2,1,Late,,a\n", columns, []socialorg.Position{
			{ID: "1"}, {ID: "2", ReportsTo: "1", Title: "Late", Holders: []string{"a", "b"}},
		}},
		{"A9 one id and two managers", header + "1,,,,\n2,1,,,a\n2,none,,,b\n2,1,,,c\n", columns, []socialorg.Position{
			{ID: "1"}, {ID: "2", ReportsTo: "1", Holders: []string{"a", "c"}}, {ID: "2", Holders: []string{"b"}},
		}},
		{"rows without an id are no job share", header + ",,,,a\n,,,,b\n", columns, []socialorg.Position{
			{Holders: []string{"a"}}, {Holders: []string{"b"}},
		}},
		{"A12 words without a special meaning", header + "none,XX,,,\nXX,none,,,null\nNONE,None,,,Vacant\n", columns, []socialorg.Position{
			{ID: "none", ReportsTo: "XX"}, {ID: "XX", Holders: []string{"null"}}, {ID: "NONE", ReportsTo: "None", Holders: []string{"Vacant"}},
		}},
		{"A6 unknown managers kept, each once", header + "1,boss,,,\n2,boss,,,\n3,board,,,\n4,1,,,\n", keep, []socialorg.Position{
			{ID: "1", ReportsTo: "boss"}, {ID: "2", ReportsTo: "boss"}, {ID: "3", ReportsTo: "board"}, {ID: "4", ReportsTo: "1"},
			{ID: "boss"}, {ID: "board"},
		}},
		{"D4 byte order mark and CRLF", "\ufeffid,manager,title,role,holder\r\n1,,Chief,,\r\n", columns, []socialorg.Position{{ID: "1", Title: "Chief"}}},
		{"D6 line breaks inside quotes", header + "1,,\"a\r\nb\rc\nd\",, e \r\n", columns, []socialorg.Position{
			{ID: "1", Title: "a\nb\rc\nd", Holders: []string{" e "}},
		}},
		{"semicolons and quotes", "holder;id;manager;other;title;role\n\"a;b\";1;;x;\"The \"\"chief\"\"\";\n", semicolon, []socialorg.Position{
			{ID: "1", Title: `The "chief"`, Holders: []string{"a;b"}},
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			f, err := orgfile.ReadCSV(strings.NewReader(test.text), "hr.csv", test.columns)
			require.NoError(t, err)
			if diff := cmp.Diff(test.want, f.Org().Positions); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// A2: a post that very many share has each holder once.
func TestReadCSVManyHolders(t *testing.T) {
	const n = 40_000
	var text strings.Builder
	text.WriteString("id,holder\n")
	want := make([]string, n)
	for i := range want {
		want[i] = strconv.Itoa(i)
		text.WriteString("1," + want[i] + "\n1," + want[i/2] + "\n")
	}
	f, err := orgfile.ReadCSV(strings.NewReader(text.String()), "hr.csv", orgfile.Table{ID: "id", Holder: "holder"})
	require.NoError(t, err)
	require.Len(t, f.Org().Positions, 1)
	if diff := cmp.Diff(want, f.Org().Positions[0].Holders); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestReadCSVPlaces(t *testing.T) {
	keep := hrTable()
	keep.KeepUnknownManagers = true
	f, err := orgfile.ReadCSV(strings.NewReader("\ufeffid,manager,title,role,holder\n1,,\"Ché\nf\",,a\n1,,,,b\n2,boss,,,vacant\n"), "hr.csv", keep)
	require.NoError(t, err)
	for path, want := range map[string][2]int{
		"":                         {1, 1},
		"positions":                {1, 1},
		"positions[0]":             {2, 1},
		"positions[0].id":          {2, 1},
		"positions[0].title":       {2, 4},
		"positions[0].holders[0]":  {3, 5},
		"positions[0].holders[1]":  {4, 6},
		"positions[0].reportsTo":   {2, 1},
		"positions[1].reportsTo":   {5, 3},
		"positions[1].holders":     {5, 1},
		"positions[2].id":          {5, 3},
		"positions[2].anything[0]": {},
		"positions[3]":             {},
		"roles":                    {1, 1},
		"roles[0].name":            {},
	} {
		place, ok := f.Place(path)
		require.Equal(t, want, [2]int{place.Line, place.Column}, path)
		require.Equal(t, want[0] > 0, ok, path)
	}
}

func TestReadCSVRefusesItsColumns(t *testing.T) {
	read := func(c orgfile.Table) error {
		_, err := orgfile.ReadCSV(strings.NewReader("id,manager\n1,\n"), "hr.csv", c)
		return err
	}
	require.NoError(t, read(orgfile.Table{ID: "id"}))
	require.ErrorIs(t, read(orgfile.Table{}), socialorg.ErrRequired)
	require.ErrorIs(t, read(orgfile.Table{ID: "ID"}), socialorg.ErrUnknown)
	require.ErrorIs(t, read(orgfile.Table{ID: "id", DottedTo: "x"}), socialorg.ErrUnknown)
	require.ErrorIs(t, read(orgfile.Table{ID: "id", ManagerBy: "x"}), socialorg.ErrUnknown)
	require.ErrorIs(t, read(orgfile.Table{ID: "id", Comma: '"'}), socialorg.ErrMalformed)
	require.ErrorIs(t, read(orgfile.Table{ID: "id", Comma: '\n'}), socialorg.ErrMalformed)
}

// readTableText reads a table, and validates it where that is possible.
func readTableText(text string, table orgfile.Table) (*orgfile.File, error) {
	f, err := orgfile.ReadCSV(strings.NewReader(text), "hr.csv", table)
	if f != nil {
		_, err = f.Hierarchy()
	}
	return f, err
}

// A tableFault is a table and every problem in it.
type tableFault struct {
	name  string
	text  string
	table orgfile.Table
	want  string
}

func testTableFaults(t *testing.T, faults []tableFault) {
	t.Helper()
	for _, test := range faults {
		t.Run(test.name, func(t *testing.T) {
			_, err := readTableText(test.text, test.table)
			if diff := cmp.Diff(strings.TrimPrefix(test.want, "\n"), lines(t, err)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func withFirstTitle(t orgfile.Table) orgfile.Table {
	t.KeepFirstTitle = true
	return t
}

// G1: a second title or role of a shared position is no longer dropped.
func TestG1SecondTitles(t *testing.T) {
	table := orgfile.Table{ID: "id", ReportsTo: "manager", Title: "title", Holder: "holder"}
	withRole := orgfile.Table{ID: "id", Title: "title", Role: "role"}
	testTableFaults(t, []tableFault{
		{"another", "id,manager,title,holder\n100,,,\n7,100,Writer,h1\n7,100,Accountant,h2\n", table,
			"4:7: positions[1].title: \"Accountant\" differs from \"Writer\", and both belong to the position \"7\"; the first is at line 3 [duplicate]\n"},
		{"the caller says that it is fine", "id,manager,title,holder\n100,,,\n7,100,Writer,h1\n7,100,Accountant,h2\n", withFirstTitle(table), ""},
		{"empty or equal", "id,manager,title,holder\n7,,,h1\n7,,Writer,h2\n7,,,h3\n7,,Writer,h4\n", table, ""},
		{"role", "id,title,role\n7,,Writer\n7,,writer\n", withFirstTitle(withRole), `
2:4: positions[0].role: "Writer" must be lower-case words or digits joined by single hyphens [malformed]
3:4: positions[0].role: "writer" differs from "Writer", and both belong to the position "7"; the first is at line 2 [duplicate]
`},
		{"beside what validation finds", "id,manager,title,holder\n7,8,Writer,h1\n7,8,Accountant,h2\n9,8,,\n", table, `
2:3: positions[0].reportsTo: no position "8" [unknown]
3:5: positions[0].title: "Accountant" differs from "Writer", and both belong to the position "7"; the first is at line 2 [duplicate]
4:3: positions[1].reportsTo: no position "8" [unknown]
`},
	})
}

// G1: two posts of the fixture have two titles.
func TestG1OrganogramTitles(t *testing.T) {
	header, posts := readTable(t, "testdata/uk-organogram.csv")
	bySnapshot := map[string][][]string{}
	for _, post := range posts {
		bySnapshot[post[0]] = append(bySnapshot[post[0]], post)
	}
	titles := 0
	for snapshot, posts := range bySnapshot {
		var text strings.Builder
		require.NoError(t, csv.NewWriter(&text).WriteAll(append([][]string{header}, posts...)))
		table := organogramTable()
		table.KeepFirstTitle = false
		_, err := orgfile.ReadCSV(strings.NewReader(text.String()), snapshot, table)
		problems, _ := errors.AsType[socialorg.Problems](err)
		for _, p := range problems {
			if strings.HasSuffix(p.Path, ".title") {
				require.Equal(t, socialorg.ErrDuplicate, p.Code)
				titles++
			}
		}
		_, err = orgfile.ReadCSV(strings.NewReader(text.String()), snapshot, organogramTable())
		require.NoError(t, err)
	}
	require.Equal(t, 2, titles)
}

// G2: rows whose cells are all blank, as spreadsheets leave them, are skipped.
func TestG2BlankRows(t *testing.T) {
	table := orgfile.Table{ID: "id", ReportsTo: "manager"}
	for _, text := range []string{
		"id,manager,x\n1,,\n,,\n \t, ,\u00a0\n2,1,\n,,\n,,\n",
		"\n,,\nid,manager,x\n1,,\n,\n,,,,,\n  \n2,1,\n",
	} {
		f, err := readTableText(text, table)
		require.NoError(t, err, "%q", text)
		if diff := cmp.Diff([]socialorg.Position{{ID: "1"}, {ID: "2", ReportsTo: "1"}}, f.Org().Positions); diff != "" {
			t.Errorf("(-want +got)\n%s", diff)
		}
	}
	testTableFaults(t, []tableFault{{"nothing else", "id,manager,x\n,,\n", table, "3:1: is empty: there is no row below the header [required]\n"}})
}

// G3: what the file says of itself is believed.
func TestG3Encodings(t *testing.T) {
	const text = "id;manager;title\n1;;\"Ché;f\"\n2;1;x\n"
	big := []byte(utf16(text))
	for i := 0; i+1 < len(big); i += 2 {
		big[i], big[i+1] = big[i+1], big[i]
	}
	semicolon := orgfile.Table{ID: "id", ReportsTo: "manager", Title: "title", Comma: ';'}
	detected := orgfile.Table{ID: "id", ReportsTo: "manager", Title: "title"}
	for name, test := range map[string]struct {
		text  string
		table orgfile.Table
	}{
		"UTF-16, little-endian":  {utf16(text), semicolon},
		"UTF-16, big-endian":     {string(big), semicolon},
		"sep=":                   {"sep=;\n" + text, detected},
		"sep= in quotes":         {"\"sep=;\"\r\n" + text, detected},
		"sep= in UTF-16":         {utf16("SEP=;\n" + text), detected},
		"sep= of what is known":  {"sep=;\n" + text, semicolon},
		"sep= of something else": {"sep=|\n" + text, semicolon},
		"CR":                     {"id;manager;title\r1;;\"Ché;f\"\r2;1;x\r", semicolon},
		"CR without an end":      {"\ufeffid;manager;title\r1;;\"Ché;f\"\r2;1;x", semicolon},
		"CR and sep=":            {"sep=;\rid;manager;title\r1;;\"Ché;f\"\r2;1;x", detected},
		"CR LF":                  {strings.ReplaceAll(text, "\n", "\r\n"), semicolon},
	} {
		f, err := readTableText(test.text, test.table)
		require.NoError(t, err, name)
		if diff := cmp.Diff([]socialorg.Position{{ID: "1", Title: "Ché;f"}, {ID: "2", ReportsTo: "1", Title: "x"}}, f.Org().Positions); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", name, diff)
		}
	}
	testTableFaults(t, []tableFault{
		{
			"places after CR and sep=", "sep=;\rid;manager\r1;\r2;x\r", orgfile.Table{ID: "id", ReportsTo: "manager"},
			"4:3: positions[1].reportsTo: no position \"x\" [unknown]\n",
		},
		{"places after CR inside quotes", "id,manager\r1,\"x\ry\"\r2,z", orgfile.Table{ID: "id", ReportsTo: "manager"}, `
2:3: positions[0].reportsTo: "x\ny" has the control character U+000A at byte 1 [malformed]
4:3: positions[1].reportsTo: no position "z" [unknown]
`},
		{
			"CR inside quotes stays", "id,manager\n1,\"x\ry\"\n", orgfile.Table{ID: "id", ReportsTo: "manager"},
			"2:3: positions[0].reportsTo: \"x\\ry\" has the control character U+000D at byte 1 [malformed]\n",
		},
	})
}

// G3: a separator that was not expected is one problem.
func TestG3WrongSeparators(t *testing.T) {
	table := orgfile.Table{ID: "id", ReportsTo: "manager", Title: "title"}
	comma := func(r rune) orgfile.Table {
		t := table
		t.Comma = r
		return t
	}
	testTableFaults(t, []tableFault{
		{"semicolon", "id;manager;title\n1;;a,b\n", table, `1:1: the cells seem to be separated by ';', not ',': write comma: ";" [malformed]` + "\n"},
		{"tab", "id\tmanager\ttitle\n1\t\t\n", table, `1:1: the cells seem to be separated by '\t', not ',': write comma: "\t" [malformed]` + "\n"},
		{"bar", "id|manager|title\n1||\n", table, `1:1: the cells seem to be separated by '|', not ',': write comma: "|" [malformed]` + "\n"},
		{"comma", "id,manager,title\n1,,\n", comma(';'), `1:1: the cells seem to be separated by ',', not ';': write comma: "," [malformed]` + "\n"},
		{"sep= says another", "sep=;\nid,manager,title\n1,,\n", table, `2:1: the cells seem to be separated by ',', not ';': write comma: "," [malformed]` + "\n"},
		{"and the names are others", "Id;Boss;Job\n1;;\n", table, `1:1: the cells seem to be separated by ';', not ',': write comma: ";" [malformed]` + "\n"},
		{"the separator is right", "Id;x,Manager,Job\n1,,\n", table, `
1:1: no column "id"; there are "Id;x", "Manager", "Job" [unknown]
1:1: no column "manager"; did you mean "Manager"? [unknown]
1:1: no column "title"; there are "Id;x", "Manager", "Job" [unknown]
`},
	})
}

// G3: what is wrong with a quote is said where the quote is.
func TestG3Quotes(t *testing.T) {
	table := orgfile.Table{ID: "id", Title: "title"}
	trim := orgfile.Table{ID: "id", Title: "title", Trim: true}
	const never = "the quote that opens here is not closed [malformed]\n"
	testTableFaults(t, []tableFault{
		{"never closed", "id,title\na,\"x\nb,y\nc,z\n", table, "2:3: " + never},
		{"without an end of line", "id,title\na,x\nb,\"", table, "3:3: " + never},
		{"CR LF", "id,title\r\na,\"x\r\nb,y\r\n", table, "2:3: " + never},
		{"CR", "id,title\ra,\"x\rb,y\r", table, "2:3: " + never},
		{"after other quotes", "id,title,x\n\"a\nb\",\"\"\"\nc\"\"\",\" x\n\"\"\n", table, "4:6: " + never},
		{"after blanks", "id,title\na,  \"x\n", trim, "2:5: " + never},
		{"after sep=", "sep=;\nid;title\na;\"x\n", table, "3:3: " + never},
		{"in the header", "id,\"title\na,b\n", table, "1:4: " + never},
		{"closed by another", "id,title\na,\"x\nb,\"y\"\nc,\"\n", table, `
3:3: the quote that opens on line 2 closes here, but the cell goes on; close it earlier, or write "" for a quote inside quotes [malformed]
4:3: ` + never},
		{
			"inside a cell", "id,title\na,5\" nail\n", table,
			`2:4: the cell has a quote, but does not begin with one; put the cell in quotes and write "" for the quote inside [malformed]` + "\n",
		},
		{"between cells", "id,title\n", orgfile.Table{ID: "id", Comma: '"'}, "1:1: cells cannot be separated by '\"' [malformed]\n"},
	})
}

// G4: managers by name or e-mail address, and numbers that a spreadsheet changed.
func TestG4Managers(t *testing.T) {
	table := orgfile.Table{ID: "id", ReportsTo: "manager"}
	by := orgfile.Table{ID: "id", ReportsTo: "manager", Holder: "id", ManagerBy: "mail"}
	keep, shared := by, by
	keep.KeepUnknownManagers, shared.Holder = true, "mail"
	testTableFaults(t, []tableFault{
		{"stripped zeros", "id,manager\n00012,\n7,12\n8,12.0\n", table, `
3:3: positions[1].reportsTo: no position "12"; did you mean "00012"? [unknown]
4:3: positions[2].reportsTo: no position "12.0"; did you mean "00012"? [unknown]
`},
		{"another column has them", "id,mail,manager\n1,ann@example.com,\n2,bo@example.com,ann@example.com\n3,,nobody@example.org\n", table, `
3:18: positions[1].reportsTo: no position "ann@example.com"; the column "mail" has it: set managerBy to that [unknown]
4:4: positions[2].reportsTo: no position "nobody@example.org" [unknown]
`},
		{"looked up", "id,mail,manager\n1,a@x,\n2,b@x,a@x\n3,c@x,c@x\n", by, "4:7: positions[2].reportsTo: \"3\" reports to itself [self-report]\n"},
		{"unknown", "id,mail,manager\n1,anna@x,\n2,b@x,ana@x\n3,c@x,1\n4,,nobody\n", by, `
3:7: positions[1].reportsTo: no "ana@x" in the column "mail"; did you mean "anna@x"? [unknown]
4:7: positions[2].reportsTo: no "1" in the column "mail"; it is in the column "id" [unknown]
5:4: positions[3].reportsTo: no "nobody" in the column "mail" [unknown]
`},
		{"one position, two of them unknown", "id,mail,manager\n1,a,x@\n1,b,y@\n", by, `
2:5: positions[0].reportsTo: no "x@" in the column "mail" [unknown]
3:1: positions[1].id: "1" is a duplicate; a second manager goes into a column of dotted lines (dottedTo); the first is at line 2 [duplicate]
3:5: positions[1].reportsTo: no "y@" in the column "mail" [unknown]
`},
		{"not unique, once", "id,mail,manager\n1,Ann Lee,\n2,Ann Lee,\n3,c,Ann Lee\n4,d,Ann Lee\n", by,
			"4:5: positions[2].reportsTo: \"Ann Lee\" stands for two positions in the column \"mail\", on lines 2 and 3 [duplicate]\n"},
		{"not unique, but nobody's manager", "id,mail,manager\n1,Ann Lee,\n2,Ann Lee,\n3,c,\n", by, ""},
		{"shared position", "id,mail,manager\n1,a,\n1,b,\n2,c,a\n2,d,b\n", shared, ""},
		{"kept", "id,mail,manager\n1,a,boss\n2,b,a\n", keep, ""},
		{
			"kept, but an id", "id,mail,manager\n1,a,2\n2,b,a\n", keep,
			"2:5: positions[0].reportsTo: no \"2\" in the column \"mail\"; it is in the column \"id\" [unknown]\n",
		},
	})
	f, err := readTableText("id,mail,manager\n2,c,a\n1,a,\n1,b,\n2,d,b\n", shared)
	require.NoError(t, err)
	if diff := cmp.Diff([]socialorg.Position{{ID: "2", Holders: []string{"c", "d"}, ReportsTo: "1"}, {ID: "1", Holders: []string{"a", "b"}}}, f.Org().Positions); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// G5: dotted lines and former ids have columns, with several values in a cell.
func TestG5DottedLines(t *testing.T) {
	table := orgfile.Table{ID: "id", ReportsTo: "manager", DottedTo: "dotted", Formerly: "old", Top: []string{"none"}}
	f, err := readTableText("id,manager,dotted,old\n1,none,none,\n2,1,,\"x; y ;;z\"\n3,1, 2 ;none,\n4,1,2; 3,w\n4,1,3;2,w;v\n", table)
	require.NoError(t, err)
	want := []socialorg.Position{
		{ID: "1"}, {ID: "2", ReportsTo: "1", Formerly: []socialorg.PositionID{"x", "y", "z"}},
		{ID: "3", ReportsTo: "1", DottedTo: []socialorg.PositionID{"2"}},
		{ID: "4", ReportsTo: "1", DottedTo: []socialorg.PositionID{"2", "3"}, Formerly: []socialorg.PositionID{"w", "v"}},
	}
	if diff := cmp.Diff(want, f.Org().Positions); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	for path, want := range map[string][2]int{
		"positions[1].formerly[1]": {3, 10}, "positions[2].dottedTo[0]": {4, 6}, "positions[3].dottedTo[1]": {5, 8}, "positions[3].formerly[1]": {6, 11},
	} {
		place, ok := f.Place(path)
		require.True(t, ok)
		require.Equal(t, want, [2]int{place.Line, place.Column}, path)
	}
	by := table
	by.ManagerBy, by.Separator = "name", " / "
	f, err = readTableText("id,name,manager,dotted,old\n1,Ann,,,\n2,Bo;Di,Ann,,\n3,Cy,Ann,Bo;Di / Ann,9 / 8\n", by)
	require.ErrorIs(t, err, socialorg.ErrDuplicate, "a dotted line may not repeat the solid one")
	require.Equal(t, []socialorg.PositionID{"2", "1"}, f.Org().Positions[2].DottedTo)
	require.Equal(t, []socialorg.PositionID{"9", "8"}, f.Org().Positions[2].Formerly)
	keep := table
	keep.KeepUnknownManagers = true
	f, err = readTableText("id,manager,dotted,old\n1,a,b;c,\n", keep)
	require.NoError(t, err)
	require.Len(t, f.Org().Positions, 4)

	testTableFaults(t, []tableFault{
		{"two rows for two managers", "id,manager,dotted,old\n1,,,\n2,,,\n3,1,,\n3,2,,\n", table,
			"5:1: positions[3].id: \"3\" is a duplicate; a second manager goes into a column of dotted lines (dottedTo); the first is at line 4 [duplicate]\n"},
		{"unknown", "id,manager,dotted,old\n1,,\"x; y\",\n", table, `
2:5: positions[0].dottedTo[0]: no position "x" [unknown]
2:8: positions[0].dottedTo[1]: no position "y" [unknown]
`},
		{"unknown by name", "id,name,manager,dotted,old\n1,Ann,,An,\n", by, "2:8: positions[0].dottedTo: no \"An\" in the column \"name\" [unknown]\n"},
	})
}

// G6: an option trims cells, and the name of a column in another case is named.
func TestG6WhiteSpaceAndCase(t *testing.T) {
	table := orgfile.Table{ID: "id", ReportsTo: "manager", Title: "title", Holder: "holder", Vacant: []string{"vacant"}, Top: []string{"none"}}
	trim := table
	trim.Trim = true
	const text = " id ,manager, title,holder\n 1 , none ,\" A, B \",\u00a0vacant\n2\t,1 , \"C\", h \n"
	f, err := readTableText(text, trim)
	require.NoError(t, err)
	want := []socialorg.Position{{ID: "1", Title: "A, B"}, {ID: "2", ReportsTo: "1", Title: "C", Holders: []string{"h"}}}
	if diff := cmp.Diff(want, f.Org().Positions); err == nil && diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	place, _ := f.Place("positions[1].holders[0]")
	require.Equal(t, [2]int{3, 13}, [2]int{place.Line, place.Column})
	tabs := trim
	tabs.Comma = '\t'
	f, err = readTableText("id\tmanager\ttitle\tholder\n1\t\t A \th\n", tabs)
	require.NoError(t, err)
	require.Equal(t, "A", f.Org().Positions[0].Title)

	testTableFaults(t, []tableFault{
		{"not trimmed", " id ,manager,title,holder\n1,,,\n", table, "1:1: no column \"id\"; did you mean \" id \"? [unknown]\n"},
		{
			"cells are as they are", "id,manager,title,holder\n1,,,\n2, 1,,\n", table,
			"3:3: positions[1].reportsTo: no position \" 1\"; did you mean \"1\"? [unknown]\n",
		},
		{"case", "ID,Manager,titel,holder\n1,,,\n", table, `
1:1: no column "id"; did you mean "ID"? [unknown]
1:1: no column "manager"; did you mean "Manager"? [unknown]
1:1: no column "title"; did you mean "titel"? [unknown]
`},
	})
}

// Nothing is dropped without a word: every cell of a named column is in the
// organisation, is one of the words that mean nothing, or is in a problem of its
// row.
func TestReadCSVLosesNothing(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	pick := func(words ...string) string { return words[r.IntN(len(words))] }
	names := []string{"id", "manager", "title", "role", "holder", "dotted", "old", "mail"}
	read := 0
	for range 1000 {
		table := orgfile.Table{ID: "id", ReportsTo: "manager", Title: "title", Role: "role", Holder: "holder", DottedTo: "dotted", Formerly: "old",
			Top: []string{"none"}, Vacant: []string{"vacant"}, Trim: r.IntN(2) == 0, KeepUnknownManagers: r.IntN(2) == 0}
		if r.IntN(2) == 0 {
			table.ManagerBy = "mail"
		}
		rows := [][]string{names}
		for i := range 1 + r.IntN(6) {
			if r.IntN(8) == 0 {
				rows = append(rows, make([]string, len(names)))
				continue
			}
			rows = append(rows, []string{
				pick("1", "2", "3", "4", "5", "6", "", " 1"), pick("1", "2", "x", "a@1", "a@2", "none", "", "2 "), pick("", "A", "B", " A"), pick("", "r", "s"),
				pick("h1", "h2", "vacant", "", "h 3"), pick("", "1", "2; 3", "a@1;x", "none"), pick("", "o1", "o2;o3"), pick("a@1", "a@2", "", "a@"+strconv.Itoa(i)),
			})
		}
		var text strings.Builder
		require.NoError(t, csv.NewWriter(&text).WriteAll(rows))
		f, err := orgfile.ReadCSV(strings.NewReader(text.String()), "x.csv", table)
		problems, _ := errors.AsType[socialorg.Problems](err)
		if f == nil {
			require.ErrorIs(t, err, socialorg.ErrRequired, "all rows are blank")
			continue
		}
		read++
		if more, ok := errors.AsType[socialorg.Problems](check(f)); ok {
			problems = more
		}
		idsBy := map[string][]string{}
		for _, row := range rows[1:] {
			idsBy[trimmed(table, row[7])] = append(idsBy[trimmed(table, row[7])], trimmed(table, row[0]))
		}
		o := f.Org()
		for i, row := range rows[1:] {
			for column, value := range row[:7] {
				var values []string
				if value = trimmed(table, value); column >= 5 {
					for _, v := range strings.Split(value, ";") {
						values = append(values, strings.TrimSpace(v))
					}
				} else {
					values = []string{value}
				}
				for _, v := range values {
					if v == "" || names[column] == "holder" && v == "vacant" || v == "none" && (names[column] == "manager" || names[column] == "dotted") {
						continue
					}
					alike := []string{v}
					if table.ManagerBy != "" && (names[column] == "manager" || names[column] == "dotted") {
						alike = append(alike, idsBy[v]...)
					}
					require.True(t, isInOrg(o, trimmed(table, row[0]), names[column], alike) || isInProblem(problems, i+2, v, names[column]),
						"%s %q of line %d is lost:\n%s%v\n%+v", names[column], v, i+2, text.String(), problems, o.Positions)
				}
			}
		}
	}
	require.Greater(t, read, 800)
}

// TestJ8ManyValuesInACell reads a cell of 100,000 values in time that grows with
// them, and knows where each of them is.
func TestJ8ManyValuesInACell(t *testing.T) {
	const n = socialorg.MaxListItems
	var b strings.Builder
	b.WriteString("id,old\na,\"x0")
	for i := 1; i < n; i++ {
		b.WriteString("; x" + strconv.Itoa(i))
	}
	b.WriteString("\"\n")
	f, err := orgfile.ReadCSV(strings.NewReader(b.String()), "t.csv", orgfile.Table{ID: "id", Formerly: "old"})
	require.NoError(t, err)
	require.Len(t, f.Org().Positions[0].Formerly, n)
	place, ok := f.Place("positions[0].formerly[99999]")
	require.True(t, ok)
	require.Equal(t, 2, place.Line)
	require.Equal(t, strings.Index(b.String(), "x99999")-len("id,old\n")+1, place.Column)
}

// TestJ8Layouts reads tables that are twice as long, by layouts that are twice as long, in at
// most two and a half times the bytes of memory.
func TestJ8Layouts(t *testing.T) {
	many := func(n int, format, between string) string {
		all := make([]string, n)
		for i := range all {
			all[i] = fmt.Sprintf(format, i)
		}
		return strings.Join(all, between)
	}
	attributes := func(n int, column func(i int) string) map[socialorg.Key]string {
		all := make(map[socialorg.Key]string)
		for i := range n {
			all[socialorg.Key(fmt.Sprintf("a%07d", i))] = column(i)
		}
		return all
	}
	blank := func(i int) string {
		return strings.Map(func(digit rune) rune { return digit - '0' + '\u2000' }, fmt.Sprintf("%07d", i))
	}
	all := func(n int) []string { return strings.Split(many(n, "x%07d", ";"), ";") }
	for name, test := range map[string]struct {
		n    int
		text func(n int) string
		by   func(n int) orgfile.Table
		want error
	}{
		"attributes without a column": {
			1000, func(n int) string { return "id\n" + many(n, "%d", "\n") },
			func(n int) orgfile.Table {
				return orgfile.Table{ID: "id", Attributes: attributes(n, func(int) string { return "" })}
			}, nil,
		},
		"rows that end before columns whose names are blank": {
			1000, func(n int) string {
				header := []string{"id"}
				for i := range n {
					header = append(header, blank(i))
				}
				return strings.Join(header, ",") + "\n" + many(n, "%d", "\n")
			},
			func(n int) orgfile.Table { return orgfile.Table{ID: "id", Attributes: attributes(n, blank)} }, nil,
		},
		"managers outside of a table with attributes": {
			1000, func(n int) string {
				return "id,to," + many(n, "c%d", ",") + "\nx," + many(n, "m%d", ";") + strings.Repeat(",y", n)
			},
			func(n int) orgfile.Table {
				return orgfile.Table{ID: "id", DottedTo: "to", KeepUnknownManagers: true, Attributes: attributes(n, func(i int) string { return fmt.Sprint("c", i) })}
			}, nil,
		},
		"names that are not in the header": {
			5000, func(n int) string { return many(n, "c%07d", ",") + "\n" },
			func(n int) orgfile.Table {
				return orgfile.Table{ID: "id", Attributes: attributes(n, func(i int) string { return fmt.Sprintf("d%07d", i) })}
			}, socialorg.ErrUnknown,
		},
		"a long row above the header": {
			20_000, func(n int) string {
				return many(n, "c%07d", ",") + "\nid," + many(n, "d%07d", ",") + "\nx" + strings.Repeat(",y", n)
			},
			func(n int) orgfile.Table {
				return orgfile.Table{ID: "id", Attributes: attributes(n, func(i int) string { return fmt.Sprintf("d%07d", i) })}
			}, nil,
		},
		"values that mean nobody": {
			20_000, func(n int) string {
				return "id,to,who\na," + many(n, "x%07d", ";") + "," + many(n, "x%07d", ";") + "\n"
			},
			func(n int) orgfile.Table {
				return orgfile.Table{ID: "id", DottedTo: "to", Holder: "who", SplitHolders: true, Top: all(n), Vacant: all(n)}
			}, nil,
		},
	} {
		t.Run(name, func(t *testing.T) {
			bytesOf := func(n int) float64 {
				text, by := test.text(n), test.by(n)
				var before, after runtime.MemStats
				runtime.ReadMemStats(&before)
				_, err := orgfile.ReadCSV(strings.NewReader(text), "t.csv", by)
				runtime.ReadMemStats(&after)
				require.ErrorIs(t, err, test.want)
				return float64(after.TotalAlloc - before.TotalAlloc)
			}
			once := bytesOf(test.n)
			require.LessOrEqual(t, bytesOf(2*test.n), 2.5*once)
			if !testing.Short() {
				bytesOf(10 * test.n) // which takes minutes where time is not linear
			}
		})
	}
}

// J8: a column has one attribute, as a row could otherwise have more values than cells.
func TestJ8AttributesOfOneColumn(t *testing.T) {
	_, err := orgfile.ReadTable(strings.NewReader("id: id\nattributes:\n  b: city\n  a: city\n  c: ''\n  d: ''\n  e: town\n"), "t.yaml")
	require.EqualError(t, err, `t.yaml:3:6: attributes.b: the attributes "a" and "b" are of one column, "city"`)
	table := orgfile.Table{ID: "id", Attributes: map[socialorg.Key]string{"a": "city", "b": "city", "c": "", "d": "", "e": "id"}}
	_, err = orgfile.ReadCSV(strings.NewReader("id,city\n1,x\n"), "t.csv", table)
	require.EqualError(t, err, `t.csv:1:1: the attributes "a" and "b" are of one column, "city"`)
	require.ErrorIs(t, err, socialorg.ErrDuplicate)
	o := socialorg.Org{Positions: []socialorg.Position{{ID: "1", Attributes: map[socialorg.Key]string{"a": "x", "b": "x"}}}}
	err = orgfile.WriteCSV(io.Discard, o, table)
	require.EqualError(t, err, `attributes.b: the attributes "a" and "b" are of one column, "city"`)
	delete(table.Attributes, "b")
	f, err := readTableText("id,city\n1,x\n", table)
	require.NoError(t, err)
	require.Equal(t, map[socialorg.Key]string{"a": "x", "e": "1"}, f.Org().Positions[0].Attributes)
}

// J8: a row that ends before a column whose name is blank shares its position with one that
// does not.
func TestJ8RowsOfOnePosition(t *testing.T) {
	table := orgfile.Table{ID: "id", Holder: "who", Attributes: map[socialorg.Key]string{"a": "\u2003", "b": "city", "c": "\u2002"}}
	f, err := readTableText("\u2002,id,who,city,\u2003\n1,x,ann,\n2,y,bob,Rome,3\n1,x,cas,Oslo,4\n,x,,,\n", table)
	require.NoError(t, err)
	want := []socialorg.Position{
		{ID: "x", Holders: []string{"ann", "cas"}, Attributes: map[socialorg.Key]string{"a": "4", "b": "Oslo", "c": "1"}},
		{ID: "y", Holders: []string{"bob"}, Attributes: map[socialorg.Key]string{"a": "3", "b": "Rome", "c": "2"}},
	}
	if diff := cmp.Diff(want, f.Org().Positions); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	testTableFaults(t, []tableFault{{"that differ", "\u2002,id,who,city,\u2003\n1,x,a,Rome\n2,x,b,Oslo,4\n", table, `
3:1: positions[0].attributes.c: "2" differs from "1", and both belong to the position "x"; the first is at line 2 [duplicate]
3:7: positions[0].attributes.b: "Oslo" differs from "Rome", and both belong to the position "x"; the first is at line 2 [duplicate]
`}})
}

func trimmed(t orgfile.Table, cell string) string {
	if t.Trim {
		return strings.TrimSpace(cell)
	}
	return cell
}

// isInOrg reports whether a position of an id has one of the values in a field.
func isInOrg(o socialorg.Org, id, column string, values []string) bool {
	for _, p := range o.Positions {
		if string(p.ID) != id {
			continue
		}
		have := map[string][]string{"id": {string(p.ID)}, "manager": {string(p.ReportsTo)}, "title": {p.Title}, "role": {string(p.Role)}, "holder": p.Holders}
		for _, to := range p.DottedTo {
			have["dotted"] = append(have["dotted"], string(to))
		}
		for _, old := range p.Formerly {
			have["old"] = append(have["old"], string(old))
		}
		for _, v := range values {
			if slices.Contains(have[column], v) {
				return true
			}
		}
	}
	return false
}

// isInProblem reports whether a problem on a line quotes a value. A value that
// stands for two positions is a problem of the first cell that has it.
func isInProblem(problems socialorg.Problems, line int, value, column string) bool {
	return slices.ContainsFunc(problems, func(p socialorg.Problem) bool {
		return strings.Contains(p.Detail, strconv.Quote(value)) && (p.Line == line || (column == "manager" || column == "dotted") && p.Code == socialorg.ErrDuplicate && p.Line < line)
	})
}
