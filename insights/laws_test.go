package insights_test

import (
	"database/sql"
	"database/sql/driver"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/stretchr/testify/require"

	"example.com/socialorg"
	"example.com/socialorg/insights"
	"example.com/socialorg/score"
)

// table returns random rows of a few channels and days of June and July, in which
// views are always counted and likes not always.
func table(random *rand.Rand, rows int) (header string, lines []string) {
	for range rows {
		likes := ""
		if random.IntN(4) > 0 {
			likes = fmt.Sprint(random.IntN(50))
		}
		lines = append(lines, fmt.Sprintf("c%d,2026-%02d-%02d,%d,%s\n", random.IntN(3), 6+random.IntN(2), 1+random.IntN(5), 1+random.IntN(100), likes))
	}
	return "channel,day,Views,Likes\n", lines
}

func tableLayout() insights.Layout {
	return insights.Layout{
		ChannelColumn: "channel", PeriodColumn: "day",
		Columns: []insights.Column{{Name: "Views", Metric: "views"}, {Name: "Likes", Metric: "likes"}},
	}
}

var summer = socialorg.Campaign{
	Key: "summer", Start: "2026-06", End: "2026-07", Channels: []socialorg.Key{"c0", "c1", "c2"},
	KPIs: []socialorg.KPI{
		{Key: "views", Name: "Views", Unit: socialorg.UnitCount, Numerator: []socialorg.Metric{"views"}},
		{Key: "rate", Name: "Likes by views", Unit: socialorg.UnitPercent, Numerator: []socialorg.Metric{"likes"}, Denominator: []socialorg.Metric{"views"}},
	},
}

var withoutPlaces = cmpopts.IgnoreFields(score.Counts{}, "From")

// A window that holds all rows changes nothing, and one that holds a part reads what
// a file of that part reads.
func TestLawOfWindows(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 1))
	for range 200 {
		header, lines := table(random, 1+random.IntN(30))
		whole := reading(t, tableLayout(), header+strings.Join(lines, ""))
		l := tableLayout()
		l.Window = "2026-06-01/2026-07-31"
		require.Empty(t, cmp.Diff(whole, reading(t, l, header+strings.Join(lines, ""))))

		l.Window = "2026-06"
		var june string
		for _, line := range lines {
			if strings.Contains(line, ",2026-06-") {
				june += line
			}
		}
		part := reading(t, tableLayout(), header+june)
		cut := reading(t, l, header+strings.Join(lines, ""))
		require.Empty(t, cmp.Diff(part.Counts, cut.Counts, withoutPlaces, cmpopts.EquateEmpty()))
		require.Equal(t, part.Rows, cut.Rows-cut.LeftOut)
	}
}

// A file that is cut in two gives the same card as the whole, or a problem.
func TestLawOfParts(t *testing.T) {
	random := rand.New(rand.NewPCG(2, 2))
	same, refused := 0, 0
	for range 300 {
		header, lines := table(random, 2+random.IntN(12))
		at := 1 + random.IntN(len(lines)-1)
		whole := reading(t, tableLayout(), header+strings.Join(lines, ""))
		first := reading(t, tableLayout(), header+strings.Join(lines[:at], ""))
		second := reading(t, tableLayout(), header+strings.Join(lines[at:], ""))
		want, err := score.Campaign(summer, whole.Counts)
		require.NoError(t, err)
		got, err := score.Campaign(summer, append(first.Counts, second.Counts...))
		if err != nil {
			require.ErrorIs(t, err, socialorg.ErrDuplicate)
			refused++
			continue
		}
		same++
		require.Empty(t, cmp.Diff(want, got))
	}
	require.Greater(t, same, 50)
	require.Greater(t, refused, 50)
}

// The order of the rows changes nothing.
func TestLawOfOrder(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 3))
	for range 100 {
		header, lines := table(random, 1+random.IntN(30))
		want := reading(t, tableLayout(), header+strings.Join(lines, ""))
		random.Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
		got := reading(t, tableLayout(), header+strings.Join(lines, ""))
		require.Empty(t, cmp.Diff(want.Counts, got.Counts, withoutPlaces))
	}
}

// A row with a blank never makes a better card of a rate.
func TestLawOfBlanks(t *testing.T) {
	random := rand.New(rand.NewPCG(4, 4))
	better := summer
	better.Start, better.End, better.Channels = "", "", nil
	better.KPIs = []socialorg.KPI{summer.KPIs[1].AtLeast(20)}
	for range 300 {
		header, lines := table(random, 1+random.IntN(20))
		for i, line := range lines { // all count likes
			lines[i] = strings.Replace(line, ",\n", ",5\n", 1)
		}
		before, err := score.Campaign(better, reading(t, tableLayout(), header+strings.Join(lines, "")).Counts)
		require.NoError(t, err)
		cells := strings.Split(lines[random.IntN(len(lines))], ",")
		lines = append(lines, cells[0]+","+cells[1]+",,"+fmt.Sprint(random.IntN(90))+"\n")
		after, err := score.Campaign(better, reading(t, tableLayout(), header+strings.Join(lines, "")).Counts)
		require.NoError(t, err)
		if before.Results[0].Status != score.Met {
			require.NotEqual(t, score.Met, after.Results[0].Status, "%s", strings.Join(lines, ""))
		}
	}
}

// J8: a text is tried as two dates at each place where one may end, so no date is longer than
// 256 bytes, not even one with a month of such a name.
func TestJ8LongDate(t *testing.T) {
	for length, want := range map[int]error{100: nil, 300: socialorg.ErrMalformed} {
		months := slices.Repeat([]string{"Juni"}, 12)
		months[0] = strings.Repeat("m", length)
		l := insights.Layout{Channel: "x", PeriodColumn: "Day", PeriodFormat: "2 January 2006 - 2 January 2006", Months: months, Columns: tableLayout().Columns[:1]}
		text := fmt.Sprintf("Day,Views\n1 %s 2026 - 2 %[1]s 2026,1\n", months[0])
		_, err := insights.ReadCSV(strings.NewReader(text), "a.csv", l)
		require.ErrorIs(t, err, want)
	}
}

// TestJ8Linear reads inputs that are twice as long in at most two and a half times the
// bytes of memory.
func TestJ8Linear(t *testing.T) {
	wide := func(n int, row func(i int) string) string {
		var b strings.Builder
		b.WriteString("channel,views")
		for i := range n {
			b.WriteString(row(i))
		}
		return b.String()
	}
	many := make([]socialorg.KPI, 1)
	for name, read := range map[string]func(n int){
		"unknown columns": func(n int) {
			c := campaign(socialorg.KPI{Key: "k", Unit: "count"})
			for i := range n {
				c.KPIs[0].Numerator = append(c.KPIs[0].Numerator, socialorg.Metric(fmt.Sprintf("metric-%d-x", i)))
			}
			text := wide(n, func(i int) string { return fmt.Sprintf(",other-%d-y", i) }) + "\nx,1" + strings.Repeat(",", n) + "\n"
			_, err := insights.ReadPlain(strings.NewReader(text), "a.csv", c, insights.Layout{})
			require.NoError(t, err)
		},
		"blank lines": func(n int) {
			text := "channel,views\n" + strings.Repeat(" \n", n) + "zz,1\n"
			_, err := insights.ReadPlain(strings.NewReader(text), "a.csv", campaign(many...), insights.Layout{})
			require.NoError(t, err)
		},
		"bad cells in a row": func(n int) {
			l := insights.Layout{Channel: "x"}
			var header, row strings.Builder
			for i := range n {
				l.Columns = append(l.Columns, insights.Column{Name: fmt.Sprint("c", i), Metric: socialorg.Metric(fmt.Sprint("m", i))})
				fmt.Fprintf(&header, "c%d,", i)
				row.WriteString("x,")
			}
			_, err := insights.ReadCSV(strings.NewReader(header.String()+"\n"+row.String()+"\n"), "a.csv", l)
			require.Error(t, err)
		},
		"quotes that do not close": func(n int) {
			_, err := insights.ReadCSV(strings.NewReader("Views\n"+strings.Repeat("\"1\"2\n", n)), "a.csv", insights.Layout{Channel: "x", Columns: tableLayout().Columns[:1]})
			require.Error(t, err)
		},
		"a long header that lacks columns": func(n int) {
			_, err := insights.ReadCSV(strings.NewReader(strings.Repeat("a;b,\n", n)), "a.csv", tableLayout())
			require.Error(t, err)
		},
	} {
		const n = 3000
		once := testing.AllocsPerRun(1, func() { read(n) })
		twice := testing.AllocsPerRun(1, func() { read(2 * n) })
		require.LessOrEqual(t, twice, 2.5*once+100, name)
		read(10 * n) // which takes minutes where time is not linear
	}
}

// TestC8J14NoRows: rows that no database gave are a problem, and no panic.
func TestC8J14NoRows(t *testing.T) {
	for _, rows := range []*sql.Rows{nil, {}} {
		_, err := insights.ReadRows(rows, spend("EUR"))
		require.EqualError(t, err, "there are no rows to read")
		_, err = insights.ReadRows(rows, insights.Layout{})
		require.ErrorIs(t, err, socialorg.ErrRequired)
	}
}

// TestC9J14IntegersOfEveryWidth reads whatever integers a driver returns.
func TestC9J14IntegersOfEveryWidth(t *testing.T) {
	l := insights.Layout{Channel: "x", Columns: []insights.Column{{Name: "n", Metric: "views"}}}
	for _, c := range []struct {
		value driver.Value
		want  int64
	}{
		{int8(-5), -5}, {int16(5), 5}, {int32(5), 5}, {5, 5}, {uint8(5), 5}, {uint16(5), 5}, {uint32(5), 5}, {uint64(5), 5}, {uint(5), 5},
		{uint64(math.MaxInt64), math.MaxInt64}, {int64(math.MinInt64), math.MinInt64}, {float32(5), 5}, {float64(1<<53 - 1), 1<<53 - 1}, {math.Copysign(0, -1), 0},
	} {
		got, err := rowsOf(t, database{columns: []string{"n"}, rows: [][]driver.Value{{c.value}}}, l)
		require.NoError(t, err, "%T", c.value)
		require.Equal(t, values{"views": c.want}, got[0].Values, "%T", c.value)
	}
}

// TestC10Inexact refuses what may not be what the database has.
func TestC10Inexact(t *testing.T) {
	l := insights.Layout{Channel: "x", Columns: []insights.Column{{Name: "n", Metric: "views"}}}
	const float = " is a floating-point number, which is not exact; select an integer, NUMERIC or text"
	for _, c := range []struct {
		value driver.Value
		want  string
	}{
		{float64(1 << 53), "9.007199254740992e+15" + float}, {-float64(1 << 53), "-9.007199254740992e+15" + float}, {float32(1 << 24), "1.6777216e+07" + float},
		{math.NaN(), "NaN" + float}, {math.Inf(1), "+Inf" + float}, {0.1, "0.1" + float},
		{uint64(math.MaxUint64), `"18446744073709551615" does not fit into 64 bits`}, {true, `"true" is bool, not a number`},
	} {
		_, err := rowsOf(t, database{columns: []string{"n"}, rows: [][]driver.Value{{c.value}}}, l)
		require.EqualError(t, err, "rows[0].values.views: "+c.want)
	}
}

// TestH1NullAmongRows: NULL among rows that add up is as a blank cell.
func TestH1NullAmongRows(t *testing.T) {
	l := byDay("Impressions", "Likes")
	got, err := rowsOf(t, database{columns: []string{"Date", "Impressions", "Likes"}, rows: [][]driver.Value{{"2026-06", int64(1000), int64(40)}, {"2026-06", nil, int64(45)}}}, l)
	require.NoError(t, err)
	require.Equal(t, []score.Counts{{
		Channel: "instagram", Period: "2026-06", Values: values{"impressions": 1000, "likes": 85}, Partial: []socialorg.Metric{"impressions"},
	}}, got)
}

// TestRowsHaveDoubts: rows of a database are doubted as those of a file are.
func TestRowsHaveDoubts(t *testing.T) {
	l := byDay("Impressions", "Likes")
	l.Only = map[string][]string{"Kind": {"post", "reel"}}
	l.Window = "2026-06"
	d := database{columns: []string{"Kind", "Date", "Impressions", "Likes"}, rows: [][]driver.Value{
		{"post", "2026-06", int64(1000), int64(40)}, {"post", "2026-06", int64(200), int64(4)}, {"post", "2026-06", int64(1200), int64(44)},
		{"post", "2026-07", int64(1), int64(1)}, {"story", "2026-06", int64(1), int64(1)},
	}}
	got, err := insights.ReadRows(query(t, d), l)
	require.NoError(t, err)
	require.Equal(t, 5, got.Rows)
	require.Equal(t, 2, got.LeftOut)
	require.Len(t, got.Doubts, 2)
	require.EqualError(t, got.Doubts[0], `only.Kind: no row has "reel" in the column "Kind"; others have "story"`)
	require.Contains(t, got.Doubts[1].Error(), `rows[2].`)
}
