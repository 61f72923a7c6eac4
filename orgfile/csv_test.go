package orgfile_test

import (
	"encoding/csv"
	"errors"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"example.com/socialorg"
	"example.com/socialorg/orgfile"
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

// organogramColumns follows the publisher: XX is a top, and a post may be vacant
// or abolished.
func organogramColumns() orgfile.Columns {
	return orgfile.Columns{
		ID: "post_id", ReportsTo: "reports_to", Title: "title", Holder: "occupancy",
		Top: []string{"XX"}, Vacant: []string{"Vacant", "Eliminated"},
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

			f, err := orgfile.ReadCSV(strings.NewReader(text.String()), row[0], organogramColumns())
			require.NoError(t, err)
			err = f.Check()

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
			if ds, ok := errors.AsType[orgfile.Diagnostics](err); ok {
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
				for p := range h.All() {
					d, _ := h.Depth(p.ID)
					depth = max(depth, d+1)
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
		f, err := orgfile.ReadCSV(strings.NewReader(text.String()), "posts.csv", orgfile.Columns{ID: "row", Holder: "holder", Vacant: []string{word}})
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
		columns                orgfile.Columns
		positions, span, depth int
		top                    socialorg.PositionID
	}{
		{"chinook.csv", orgfile.Columns{ID: "employee_id", ReportsTo: "reports_to", Title: "title"}, 8, 3, 3, "1"},
		{"northwind.csv", orgfile.Columns{ID: "employee_id", ReportsTo: "reports_to", Title: "title"}, 9, 5, 3, "2"},
		{"oracle_hr.csv", orgfile.Columns{ID: "employee_id", ReportsTo: "manager_id", Title: "title", Holder: "employee_id"}, 107, 14, 4, "100"},
	} {
		t.Run(test.file, func(t *testing.T) {
			file, err := os.Open("testdata/" + test.file)
			require.NoError(t, err)
			defer func() { require.NoError(t, file.Close()) }()
			f, err := orgfile.ReadCSV(file, test.file, test.columns)
			require.NoError(t, err)
			require.NoError(t, f.Check(socialorg.OneTop(), socialorg.MaxSpan(test.span)))
			require.ErrorIs(t, f.Check(socialorg.MaxSpan(test.span-1)), socialorg.ErrSpan)
			h, err := socialorg.NewHierarchy(f.Org())
			require.NoError(t, err)
			require.Equal(t, test.positions, h.Len())
			depth := 0
			for p := range h.All() {
				d, _ := h.Depth(p.ID)
				depth = max(depth, d+1)
				require.Equal(t, test.columns.Holder == "", p.Vacant())
			}
			require.Equal(t, test.depth, depth)
			for p := range h.Tops() {
				require.Equal(t, test.top, p.ID)
			}
		})
	}
}

func TestReadCSV(t *testing.T) {
	columns := hrColumns()
	keep := hrColumns()
	keep.KeepUnknownManagers = true
	semicolon := hrColumns()
	semicolon.Comma = ';'
	const header = "id,manager,title,role,holder\n"
	for _, test := range []struct {
		name, text string
		columns    orgfile.Columns
		want       []socialorg.Position
	}{
		{"job share: one id and one manager", header + "1,,,,\n2,1,,,a\n2,1,Late,r,b\n2,1,Later,s,a\n", columns, []socialorg.Position{
			{ID: "1"}, {ID: "2", ReportsTo: "1", Title: "Late", Role: "r", Holders: []string{"a", "b"}},
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
	f, err := orgfile.ReadCSV(strings.NewReader(text.String()), "hr.csv", orgfile.Columns{ID: "id", Holder: "holder"})
	require.NoError(t, err)
	require.Len(t, f.Org().Positions, 1)
	if diff := cmp.Diff(want, f.Org().Positions[0].Holders); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestReadCSVPlaces(t *testing.T) {
	keep := hrColumns()
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
		line, column, ok := f.Locate(path)
		require.Equal(t, want, [2]int{line, column}, path)
		require.Equal(t, want[0] > 0, ok, path)
	}
}

func TestReadCSVRefusesItsColumns(t *testing.T) {
	read := func(c orgfile.Columns) error {
		_, err := orgfile.ReadCSV(strings.NewReader("id,manager\n1,\n"), "hr.csv", c)
		return err
	}
	require.NoError(t, read(orgfile.Columns{ID: "id"}))
	require.ErrorIs(t, read(orgfile.Columns{}), socialorg.ErrRequired)
	require.ErrorIs(t, read(orgfile.Columns{ID: "ID"}), socialorg.ErrUnknown)
	require.ErrorIs(t, read(orgfile.Columns{ID: "id", Comma: '"'}), socialorg.ErrMalformed)
	require.ErrorIs(t, read(orgfile.Columns{ID: "id", Comma: '\n'}), socialorg.ErrMalformed)
}
