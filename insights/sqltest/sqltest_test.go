package sqltest

import (
	"database/sql"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	_ "github.com/jackc/pgx/v5/stdlib"
	"github.com/stretchr/testify/require"
	_ "modernc.org/sqlite"

	"example.com/socialorg"
	"example.com/socialorg/insights"
	"example.com/socialorg/score"
)

// engines are the databases that every test runs on.
var engines = []string{"sqlite", "postgres"}

// open returns an empty database, and skips the test where there is no server.
func open(t testing.TB, engine string) *sql.DB {
	t.Helper()
	driver, source := engine, ":memory:"
	if engine == "postgres" {
		driver, source = "pgx", os.Getenv("SOCIALORG_POSTGRES")
		if source == "" {
			t.Skip("SOCIALORG_POSTGRES is not set: run .ci/postgres go test ./...")
		}
	}
	db, err := sql.Open(driver, source)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, db.Close()) })
	db.SetMaxOpenConns(1) // each connection to :memory: has a database of its own
	if engine == "postgres" {
		exec(t, db, `DROP SCHEMA IF EXISTS public CASCADE`, `CREATE SCHEMA public`)
	}
	return db
}

func exec(t testing.TB, db *sql.DB, statements ...string) {
	t.Helper()
	for _, s := range statements {
		_, err := db.Exec(s)
		require.NoError(t, err, s)
	}
}

func query(t testing.TB, db *sql.DB, l insights.Layout, statement string) ([]score.Counts, error) {
	t.Helper()
	rows, err := db.Query(statement)
	require.NoError(t, err, statement)
	reading, err := insights.ReadRows(rows, l)
	return reading.Counts, err
}

// A post is what one post of a channel counted; a value that is missing was not
// counted.
type post struct {
	channel, day string
	values       map[socialorg.Metric]int64
}

func (p post) month() string { return p.day[:len("2025-06")] }

// posts returns posts of three channels over four months. Nobody counted the
// clicks of tiktok in July.
func posts(n int) []post {
	random := rand.New(rand.NewPCG(1, 2))
	all := make([]post, n)
	for i := range all {
		p := post{[]string{"instagram", "linkedin", "tiktok"}[random.IntN(3)], fmt.Sprintf("2025-%02d-%02d", 5+random.IntN(4), 1+random.IntN(28)), make(map[socialorg.Metric]int64)}
		for _, m := range []socialorg.Metric{"views", "clicks", "spend"} {
			if random.IntN(4) > 0 && (m != "clicks" || p.channel != "tiktok" || p.month() != "2025-07") {
				p.values[m] = random.Int64N(100_000) - 500
			}
		}
		all[i] = p
	}
	return all
}

func fill(t testing.TB, db *sql.DB, all []post) {
	t.Helper()
	exec(t, db, `CREATE TABLE posts (channel TEXT, month TEXT, day TEXT, views BIGINT, clicks BIGINT, spend_cents BIGINT)`)
	rows := make([]string, len(all))
	for i, p := range all {
		cells := []string{"'" + p.channel + "'", "'" + p.month() + "'", "'" + p.day + "'"}
		for _, m := range []socialorg.Metric{"views", "clicks", "spend"} {
			cell := "NULL"
			if v, ok := p.values[m]; ok {
				cell = strconv.FormatInt(v, 10)
			}
			cells = append(cells, cell)
		}
		rows[i] = "(" + strings.Join(cells, ", ") + ")"
	}
	exec(t, db, "INSERT INTO posts VALUES "+strings.Join(rows, ", "))
}

// layout reads the statement in the documentation of ReadRows.
var layout = insights.Layout{
	ChannelColumn: "channel", PeriodColumn: "month", Currency: "EUR",
	Columns: []insights.Column{
		{Name: "views", Metric: socialorg.MetricViews},
		{Name: "clicks", Metric: socialorg.MetricClicks},
		{Name: "spend", Metric: socialorg.MetricSpend, Minor: true},
	},
}

// documented returns the statements in the documentation of ReadRows.
func documented(t testing.TB) []string {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "../rows.go", nil, parser.ParseComments)
	require.NoError(t, err)
	for _, d := range file.Decls {
		f, ok := d.(*ast.FuncDecl)
		if !ok || f.Name.Name != "ReadRows" {
			continue
		}
		var code strings.Builder
		for line := range strings.Lines(f.Doc.Text()) {
			if line, ok := strings.CutPrefix(line, "\t"); ok {
				code.WriteString(line)
			}
		}
		statements := strings.SplitAfter(strings.TrimSpace(code.String()), ";")
		require.Len(t, statements, 4, "the last is empty")
		return statements[:3]
	}
	t.Fatal("there is no ReadRows")
	return nil
}

// TestSameStatementSameCounts runs the statements of the documentation over the
// same rows in every engine, and adds the rows up by hand.
func TestSameStatementSameCounts(t *testing.T) {
	all := posts(5_000)
	type group struct{ channel, month string }
	sums, rows := make(map[group]map[socialorg.Metric]int64), make(map[group]map[socialorg.Metric]int)
	size := make(map[group]int)
	for _, p := range all {
		of := group{p.channel, p.month()}
		if sums[of] == nil {
			sums[of], rows[of] = make(map[socialorg.Metric]int64), make(map[socialorg.Metric]int)
		}
		size[of]++
		for m, v := range p.values {
			sums[of][m] += v
			rows[of][m]++
		}
	}
	want := func(metrics ...socialorg.Metric) (all []score.Counts) {
		for _, channel := range []string{"instagram", "linkedin", "tiktok"} {
			for _, month := range []string{"2025-05", "2025-06", "2025-07", "2025-08"} {
				of := group{channel, month}
				n := score.Counts{Channel: socialorg.Key(channel), Period: socialorg.Period(month), Currency: "EUR", Values: make(map[socialorg.Metric]int64)}
				for _, m := range metrics {
					if rows[of][m] == 0 {
						continue
					}
					n.Values[m] = sums[of][m]
					if rows[of][m] < size[of] {
						n.Partial = append(n.Partial, m)
					}
				}
				if month >= "2025-06" || len(metrics) == 1 {
					all = append(all, n)
				}
			}
		}
		return all
	}
	require.NotContains(t, want("views", "clicks", "spend")[7].Values, socialorg.MetricClicks, "tiktok in July")
	views := layout
	views.Columns = layout.Columns[:1]
	statements := documented(t)
	for _, engine := range engines {
		t.Run(engine, func(t *testing.T) {
			db := open(t, engine)
			fill(t, db, all)
			got, err := query(t, db, layout, statements[0])
			require.NoError(t, err)
			require.Empty(t, cmp.Diff(want("views", "clicks", "spend"), got), "(-want +got)")
			got, err = query(t, db, views, statements[1])
			require.NoError(t, err)
			require.Empty(t, cmp.Diff(want("views"), got), "(-want +got)")
		})
	}
}

// TestLast reads followers, whose aggregate is their last value, as the
// documentation says: by a window function, and by leaving the days to Rows.
func TestLast(t *testing.T) {
	l := insights.Layout{ChannelColumn: "channel", PeriodColumn: "month", Columns: []insights.Column{{Name: "followers", Metric: socialorg.MetricFollowers}}}
	window := documented(t)[2]
	folded := l
	folded.PeriodColumn, folded.Period = "day", "2025-06"
	folded.Columns = []insights.Column{{Name: "followers", Metric: socialorg.MetricFollowers, Rows: socialorg.AggregateLast}}
	want := []score.Counts{
		{Channel: "x", Period: "2025-06", Values: map[socialorg.Metric]int64{"followers": 90}},
		{Channel: "youtube", Period: "2025-06", Values: map[socialorg.Metric]int64{}},
	}
	for _, engine := range engines {
		t.Run(engine, func(t *testing.T) {
			db := open(t, engine)
			exec(t, db, `CREATE TABLE days (channel TEXT, month TEXT, day TEXT, followers BIGINT)`,
				`INSERT INTO days VALUES ('x', '2025-06', '2025-06-30', 90), ('x', '2025-06', '2025-06-01', 100), ('x', '2025-06', '2025-06-15', NULL),
					('youtube', '2025-06', '2025-06-30', NULL), ('youtube', '2025-06', '2025-06-29', 7)`)
			for statement, l := range map[string]insights.Layout{window: l, `SELECT * FROM days`: folded} {
				got, err := query(t, db, l, statement)
				require.NoError(t, err)
				require.Empty(t, cmp.Diff(want, got), "(-want +got)")
			}
		})
	}
}

// TestExactMoney adds up amounts as NUMERIC, which PostgreSQL does exactly.
// SQLite has floats in its place, and they are refused.
func TestExactMoney(t *testing.T) {
	l := insights.Layout{
		Channel: "x", PeriodColumn: "day", CurrencyColumn: "currency",
		Columns: []insights.Column{{Name: "spend", Metric: socialorg.MetricSpend}},
	}
	statement := `SELECT day, currency, SUM(spend) AS spend FROM days GROUP BY day, currency ORDER BY day`
	for _, engine := range engines {
		t.Run(engine, func(t *testing.T) {
			db := open(t, engine)
			exec(t, db, `CREATE TABLE days (day DATE, currency TEXT, spend NUMERIC(12, 3))`,
				`INSERT INTO days VALUES ('2025-06-01', 'EUR', 4.35), ('2025-06-01', 'EUR', 0.29), ('2025-06-02', 'KWD', 1.234),
					('2025-06-03', 'JPY', 1200), ('2025-06-03', 'JPY', 300), ('2025-06-04', 'EUR', NULL)`)
			got, err := query(t, db, l, statement)
			if engine == "sqlite" {
				ps, ok := errors.AsType[socialorg.Problems](err)
				require.True(t, ok, "%v", err)
				require.Equal(t, "rows[0].values.spend: 2 cells of the column \"spend\" are like \"4.64\", the first in rows[0]; "+
					"4.64 is a floating-point number, which is not exact; select an integer, NUMERIC or text", ps[0].Error())
				require.Len(t, ps, 1)
				return
			}
			require.NoError(t, err)
			require.Empty(t, cmp.Diff([]score.Counts{
				{Channel: "x", Period: "2025-06-01", Currency: "EUR", Values: map[socialorg.Metric]int64{"spend": 464}},
				{Channel: "x", Period: "2025-06-02", Currency: "KWD", Values: map[socialorg.Metric]int64{"spend": 1234}},
				{Channel: "x", Period: "2025-06-03", Currency: "JPY", Values: map[socialorg.Metric]int64{"spend": 1500}},
				{Channel: "x", Period: "2025-06-04", Values: map[socialorg.Metric]int64{}},
			}, got), "(-want +got)")
		})
	}
}

// TestValues reads every kind of value that the engines return.
func TestValues(t *testing.T) {
	l := insights.Layout{ChannelColumn: "channel", PeriodColumn: "period", Columns: []insights.Column{{Name: "n", Metric: "n"}, {Name: "d", Metric: "d", Digits: 2}}}
	row := func(channel, period, n, d string) string {
		return fmt.Sprintf("SELECT %s AS channel, %s AS period, %s AS n, %s AS d", channel, period, n, d)
	}
	for _, c := range []struct {
		row    string
		only   string // the engine
		values map[socialorg.Metric]int64
		period socialorg.Period
		path   string // of the problem
	}{
		{row: row("'x'", "'2025-06'", "12", "'12.34'"), period: "2025-06", values: map[socialorg.Metric]int64{"n": 12, "d": 1234}},
		{row: row("'x'", "2025", "NULL", "12"), period: "2025", values: map[socialorg.Metric]int64{"d": 1200}},
		{row: row("'x'", "'2025-W24'", "CAST(12 AS DOUBLE PRECISION)", "CAST(12 AS DOUBLE PRECISION)"), period: "2025-W24", values: map[socialorg.Metric]int64{"n": 12, "d": 1200}},
		{row: row("'x'", "CAST('2025-06-14' AS DATE)", "1", "12.34"), only: "postgres", period: "2025-06-14", values: map[socialorg.Metric]int64{"n": 1, "d": 1234}},
		{row: row("'x'", "CAST('2025-06-14 23:59:59+00' AS TIMESTAMPTZ) AT TIME ZONE 'UTC'", "1e5::numeric", "1e-2::numeric"), only: "postgres", period: "2025-06-14", values: map[socialorg.Metric]int64{"n": 100000, "d": 1}},
		{row: row("'x'", "'2025-06'", "''", "' '"), period: "2025-06", values: map[socialorg.Metric]int64{}},
		{row: row("'x'", "'2025-06'", "CAST(1.5 AS DOUBLE PRECISION)", "1"), path: "rows[0].values.n"},
		{row: row("'x'", "'2025-06'", "CAST(1e300 AS DOUBLE PRECISION)", "1"), path: "rows[0].values.n"},
		{row: row("'x'", "'2025-06'", "1 = 1", "1"), only: "postgres", path: "rows[0].values.n"},
		{row: row("'x'", "'2025-06'", "CAST('NaN' AS NUMERIC)", "1"), only: "postgres", path: "rows[0].values.n"},
		{row: row("'x'", "'2025-06'", "9223372036854775807", "9223372036854775807"), path: "rows[0].values.d"},
		{row: row("'x'", "'June'", "1", "1"), path: "rows[0].period"},
		{row: row("'X'", "'2025'", "1", "1"), path: "rows[0].channel"},
		{row: row("NULL", "'2025'", "1", "1"), path: "rows[0].channel"},
	} {
		for _, engine := range engines {
			if c.only != "" && c.only != engine {
				continue
			}
			t.Run(engine+" "+c.row, func(t *testing.T) {
				got, err := query(t, open(t, engine), l, c.row)
				if c.path != "" {
					ps, ok := errors.AsType[socialorg.Problems](err)
					require.True(t, ok, "%v", err)
					require.Len(t, ps, 1)
					require.Equal(t, c.path, ps[0].Path)
					return
				}
				require.NoError(t, err)
				require.Empty(t, cmp.Diff([]score.Counts{{Channel: "x", Period: c.period, Values: c.values}}, got), "(-want +got)")
			})
		}
	}
}

// TestProblemsOfRows reports every mistake at once, in the order of the rows.
func TestProblemsOfRows(t *testing.T) {
	l := insights.Layout{
		ChannelColumn: "channel", Channels: map[string]socialorg.Key{"Instagram": "instagram", "Mail": "mail"}, Only: map[string][]string{"kind": {"post"}},
		Columns: []insights.Column{{Name: "views", Metric: socialorg.MetricViews}, {Name: "reach", Metric: socialorg.MetricReach}},
	}
	statement := `SELECT 'Instagram' AS channel, 'post' AS kind, 1 AS views, 10 AS reach
		UNION ALL SELECT 'Instagran', 'post', 2, 20 UNION ALL SELECT 'nobody', 'story', 3, 30 UNION ALL SELECT 'Instagram', 'post', 4, 40`
	for _, engine := range engines {
		t.Run(engine, func(t *testing.T) {
			db := open(t, engine)
			_, err := query(t, db, l, statement)
			require.EqualError(t, err, `rows[1].channel: "Instagran" is not among the channels of the layout; did you mean "Instagram"?`+"\n"+
				`rows[3].values.reach: reach of instagram is counted twice, and counts of reach do not add up; the first is at rows[0].values.reach`)
			require.ErrorIs(t, err, insights.ErrNonAdditive)

			_, err = query(t, db, l, `SELECT 1 AS view, 2 AS reach, 3 AS reach`)
			require.EqualError(t, err, strings.Join([]string{
				`channelColumn: there is no column "channel"`, `columns[0].name: there is no column "views"; did you mean "view"?`,
				`only.kind: there is no column "kind"`, `columns[1].name: two columns are named "reach"`,
			}, "\n"), "what is missing comes first, as in a file")

			_, err = query(t, db, insights.Layout{}, `SELECT 1`)
			require.ErrorIs(t, err, socialorg.ErrRequired)
			require.NoError(t, db.Ping(), "the rows are closed")
		})
	}
	_, err := insights.ReadRows(nil, l)
	require.ErrorIs(t, err, socialorg.ErrRequired)
}

// TestErrorsOfTheDatabase are returned as they are.
func TestErrorsOfTheDatabase(t *testing.T) {
	db := open(t, "sqlite")
	rows, err := db.Query(`SELECT 'x' AS channel, 1 AS views, 2 AS clicks, 3 AS spend, '2025-06' AS month UNION ALL SELECT abs(-9223372036854775808), 1, 2, 3, '2025-06'`)
	require.NoError(t, err)
	counts, err := insights.ReadRows(rows, layout)
	require.Zero(t, counts)
	require.ErrorContains(t, err, "rows[1]: ")
	require.NotErrorAs(t, err, new(socialorg.Problems))
	require.NoError(t, db.Ping(), "the rows are closed")
}

// TestLayoutIsNotChanged reads twice with one layout.
func TestLayoutIsNotChanged(t *testing.T) {
	l := layout
	l.Only = map[string][]string{"channel": {"x"}}
	before := maps.Clone(l.Only)
	db := open(t, "sqlite")
	for range 2 {
		_, err := query(t, db, l, `SELECT 'x' AS channel, '2025-06' AS month, 1 AS views, 2 AS clicks, 3 AS spend`)
		require.NoError(t, err)
	}
	require.Equal(t, before, l.Only)
}
