package sheet_test

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"example.com/socialorg"
	"example.com/socialorg/internal/sheet"
)

// rows reads a table to its end.
func rows(t testing.TB, text string, o sheet.Options) (all [][]string, problems []string) {
	t.Helper()
	o.Name = "t.csv"
	r, err := sheet.Open(iotest.HalfReader(strings.NewReader(text)), o)
	if err != nil {
		return nil, []string{err.Error()}
	}
	all = append(all, r.Header)
	for {
		cells, err := r.Next()
		if errors.Is(err, io.EOF) {
			return all, problems
		}
		if err != nil {
			_, isProblem := errors.AsType[socialorg.Problem](err)
			require.True(t, isProblem, "%v", err)
			problems = append(problems, err.Error())
			continue
		}
		all = append(all, append([]string(nil), cells...))
	}
}

// wanted returns how many names a row lacks.
func wanted(names ...string) func(row []string) int {
	return func(row []string) int {
		lacks := len(names)
		for _, name := range names {
			for _, cell := range row {
				if cell == name {
					lacks--
					break
				}
			}
		}
		return lacks
	}
}

func TestHeaderIsTheFirstRowWithTheColumns(t *testing.T) {
	for _, c := range []struct {
		text string
		o    sheet.Options
		want [][]string
	}{
		{"a,b\n1,2\n", sheet.Options{}, [][]string{{"a", "b"}, {"1", "2"}}},
		{"# Acme\n\n# June, 2026\n\nb,a\n1,2\n", sheet.Options{Missing: wanted("a", "b")}, [][]string{{"b", "a"}, {"1", "2"}}},
		{"An \"odd\" title\nb,a\n1,2\n", sheet.Options{Missing: wanted("a", "b")}, [][]string{{"b", "a"}, {"1", "2"}}},
		{"a,x\nb,a\n1,2\n", sheet.Options{Missing: wanted("a", "b")}, [][]string{{"b", "a"}, {"1", "2"}}},
		{"a,x\n\n1,2\n", sheet.Options{Missing: wanted("a", "b")}, [][]string{{"a", "x"}}},
		{"a\tb\n1\t2\n", sheet.Options{Guess: true, Missing: wanted("a", "b")}, [][]string{{"a", "b"}, {"1", "2"}}},
		{"x;y\n1;2\n", sheet.Options{Guess: true, Missing: wanted("a", "b")}, [][]string{{"x", "y"}, {"1", "2"}}},
		{"a;b,c\n", sheet.Options{Guess: true, Missing: wanted("a")}, [][]string{{"a", "b,c"}}},
		{"x\na;b\n1;2\n", sheet.Options{Comma: ';', Above: 1}, [][]string{{"a", "b"}, {"1", "2"}}},
		{"a,b\n\n1,2\n,\nc,d\n", sheet.Options{UntilBlank: true}, [][]string{{"a", "b"}, {"1", "2"}}},
		{"a,b\n1,2\n\nc,d\n", sheet.Options{UntilBlank: true}, [][]string{{"a", "b"}, {"1", "2"}}},
		{"a,b\n1,2\n , \nc,d\n", sheet.Options{UntilBlank: true}, [][]string{{"a", "b"}, {"1", "2"}}},
		{" a ,\" b\"\n1 , \"2\"\n", sheet.Options{Trim: true}, [][]string{{"a", "b"}, {"1", "2"}}},
	} {
		got, problems := rows(t, c.text, c.o)
		require.Empty(t, problems, c.text)
		require.Empty(t, cmp.Diff(c.want, got), "%q (-want +got)", c.text)
	}
}

func TestEncodings(t *testing.T) {
	want := [][]string{{"Fecha", "Visualizaciónes"}, {"1", "2"}}
	for _, c := range []struct{ text, encoding string }{
		{"Fecha,Visualizaciónes\n1,2\n", ""},
		{"Fecha,Visualizaciónes\n1,2\n", "UTF-8"},
		{"\ufeffFecha,Visualizaciónes\r\n1,2", "windows-1252"},
		{"Fecha,Visualizaci\xf3nes\n1,2\n", "windows-1252"},
		{"Fecha,Visualizaci\xf3nes\r1,2\r", "Latin1"},
		{"Fecha,Visualizaci\xf3nes\r1,2\r", "cp1252"},
		{"Fecha,Visualizaci\x97nes\r1,2\r", "Macintosh"},
	} {
		require.True(t, sheet.Known(c.encoding), c.encoding)
		got, problems := rows(t, c.text, sheet.Options{Encoding: c.encoding})
		require.Empty(t, problems, c.text)
		require.Empty(t, cmp.Diff(want, got), "%q (-want +got)", c.text)
	}
	require.False(t, sheet.Known("excel"))
	got, _ := rows(t, "a\x00,\x00b\x00\n\x001\x00,\x002\x00", sheet.Options{Encoding: "utf-16le"})
	require.Equal(t, [][]string{{"a", "b"}, {"1", "2"}}, got)
}

func TestWhatIsNoTable(t *testing.T) {
	for text, want := range map[string]string{
		"PK\x03\x04\x14\x00":       "t.csv:1:1: this is an Excel workbook; save it as CSV",
		"\xd0\xcf\x11\xe0\xa1\xb1": "t.csv:1:1: this is an Excel workbook; save it as CSV",
		"a\x00,\x00b\x00":          "t.csv:1:1: seems to be UTF-16 without a byte order mark; save it as UTF-8",
		"":                         "t.csv:1:1: is empty: there is no header",
		"sep=;\n\n":                "t.csv:2:1: is empty: there is no header",
		"a,b\"\n1,2\n":             `t.csv:1:4: the cell has a quote, but does not begin with one; put the cell in quotes and write "" for the quote inside`,
		"a,\"b\n1,2\n":             "t.csv:1:3: the quote that opens here is not closed",
		"a,b\n1,2\n3,Visualizaci\xf3n\n": "t.csv:3:14: is not UTF-8: it has the byte 0xf3 here; " +
			"write encoding: windows-1252 into the layout if Excel saved it, or save it as UTF-8",
		"a,b\n1,\"2\n\n\"3\" ,4\n5,6\n": `t.csv:4:1: the quote that opens on line 2 closes here, but the cell goes on; ` +
			`close it earlier, or write "" for a quote inside quotes`,
		"a,b\n1,\"\"\"2\"\"\n": "t.csv:2:3: the quote that opens here is not closed",
		"a,b\r1,\"2\r\"x\r": `t.csv:3:1: the quote that opens on line 2 closes here, but the cell goes on; ` +
			`close it earlier, or write "" for a quote inside quotes`,
		"a,b\n1,\"2\"\"3\"4,\"5\"\n6,7\n": `t.csv:2:8: the quote that opens on line 2 closes here, but the cell goes on; ` +
			`close it earlier, or write "" for a quote inside quotes`,
	} {
		_, problems := rows(t, text, sheet.Options{Missing: wanted("a", "b")})
		require.Equal(t, []string{want}, problems, "%q", text)
	}
}

func TestPlaces(t *testing.T) {
	r, err := sheet.Open(strings.NewReader("sep=;\n\nä;b\n\"x\ny\";\"\"\"z\"; 3\n"), sheet.Options{Name: "t.csv"})
	require.NoError(t, err)
	require.Equal(t, socialorg.Place{File: "t.csv", Line: 3, Column: 4}, r.HeaderPlace(1))
	cells, err := r.Next()
	require.NoError(t, err)
	require.Equal(t, []string{"x\ny", `"z`, " 3"}, cells)
	require.False(t, r.Fits(cells))
	require.EqualError(t, r.Misfit(), "t.csv:4:1: the row has 3 cells, but the header has 2")
	for column, want := range [][2]int{{4, 1}, {5, 4}, {5, 10}, {5, 10}} {
		require.Equal(t, socialorg.Place{File: "t.csv", Line: want[0], Column: want[1]}, r.Place(column), "cell %d", column)
	}
}

// TestH12BlankCellsBeyondTheHeader: an extra separator at the end of a row, or of
// the header, changes nothing.
func TestH12BlankCellsBeyondTheHeader(t *testing.T) {
	for _, c := range []struct {
		header, row string
		fits        bool
	}{
		{"a,b", "1,2,", true},
		{"a,b", "1,2, ,,", true},
		{"a,b,", "1,2", true},
		{"a,b,,", "1,2,x", true},
		{"a,b", "1,2,x", false},
		{"a,b,", "1", false},
		{"a,b", "1", false},
	} {
		r, err := sheet.Open(strings.NewReader(c.header+"\n"+c.row), sheet.Options{})
		require.NoError(t, err)
		cells, err := r.Next()
		require.NoError(t, err)
		require.Equal(t, c.fits, r.Fits(cells), "%s / %s", c.header, c.row)
	}
}

func TestMeant(t *testing.T) {
	for text, want := range map[string]rune{
		"a;b\n1;2\n":               ';',
		"title\na;b\n1;2\n":        ';',
		"\"a\"\t\"b\"\n1\t2\n":     '\t',
		"x;y\n1;2\n":               ';',
		"a|b;c\n":                  '|',
		"a,c\n":                    0,
		"x,y;z\n":                  0,
		"a,\"b\nc;d\n":             0,
		"a,b\n1,2\n":               0,
		"\"a\";\"b\"\n\"1\";\"2\"": ';',
	} {
		r, err := sheet.Open(strings.NewReader(text), sheet.Options{Missing: wanted("a", "b")})
		if want == 0 && err != nil {
			continue
		}
		if want == 0 {
			require.NotNil(t, r, text)
			continue
		}
		require.ErrorContains(t, err, fmt.Sprintf("separated by %q, not ','", want), text)
	}
}

// marked reports whether a text begins with a byte order mark, which encoding/csv does not know.
func marked(text string) bool {
	return slices.ContainsFunc([]string{"\xef\xbb\xbf", "\xff\xfe", "\xfe\xff"}, func(mark string) bool { return strings.HasPrefix(text, mark) })
}

// FuzzRows compares the rows with those of encoding/csv.
func FuzzRows(f *testing.F) {
	for _, s := range []string{"a,b\n1,2\n", "a,\"b\"\"\n\",c\r\n\r\nx,y\"\n\"z\",\n", "\"a\"b\n", "a\n\"", "\"\r\n\"\"\r\n\"\r", "a,b\r\r\n", ",,\n , \n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		r, err := sheet.Open(strings.NewReader(text), sheet.Options{Comma: ','})
		if err != nil || sheet.LineFeeds(text) != text || marked(text) || strings.HasPrefix(strings.ToLower(strings.TrimLeft(text, `"`)), "sep=") {
			return
		}
		want := csv.NewReader(strings.NewReader(text))
		want.FieldsPerRecord = -1
		next := func() ([]string, int, int) {
			for {
				cells, err := want.Read()
				if errors.Is(err, io.EOF) {
					return nil, 0, 0
				}
				if err == nil && !sheet.Blank(cells) {
					line, column := want.FieldPos(len(cells) - 1)
					return cells, line, column
				}
			}
		}
		got := r.Header
		at := r.HeaderPlace(len(got) - 1)
		for {
			cells, wantLine, wantColumn := next()
			require.Equal(t, cells, got)
			if cells == nil {
				return
			}
			require.Equal(t, socialorg.Place{Line: wantLine, Column: wantColumn}, at)
			for {
				if got, err = r.Next(); err == nil || errors.Is(err, io.EOF) {
					break
				}
				if strings.Contains(err.Error(), "UTF-8") {
					return
				}
			}
			at = r.Place(len(got) - 1)
		}
	})
}
