package insights_test

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"log"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"example.com/socialorg"
	"example.com/socialorg/insights"
	"example.com/socialorg/score"
)

// A database answers every statement with its rows. Module sqltest has real ones.
type database struct {
	columns []string
	rows    [][]driver.Value
	err     error // after the rows
}

func (d database) Connect(context.Context) (driver.Conn, error) { return conn{d}, nil }
func (d database) Driver() driver.Driver                        { return nil }

type conn struct{ database }

func (c conn) Prepare(string) (driver.Stmt, error) { return stmt(c), nil }
func (c conn) Close() error                        { return nil }
func (c conn) Begin() (driver.Tx, error)           { return nil, errors.ErrUnsupported }

type stmt struct{ database }

func (s stmt) Close() error                               { return nil }
func (s stmt) NumInput() int                              { return 0 }
func (s stmt) Exec([]driver.Value) (driver.Result, error) { return nil, errors.ErrUnsupported }
func (s stmt) Query([]driver.Value) (driver.Rows, error)  { return &rows{s.database}, nil }

type rows struct{ database }

func (r *rows) Columns() []string { return r.columns }
func (r *rows) Close() error      { return nil }

func (r *rows) Next(into []driver.Value) error {
	if len(r.rows) == 0 {
		if r.err != nil {
			return r.err
		}
		return io.EOF
	}
	copy(into, r.rows[0])
	r.rows = r.rows[1:]
	return nil
}

// rowsOf reads what a database answers, without the places.
func rowsOf(t testing.TB, d database, l insights.Layout) ([]score.Counts, error) {
	t.Helper()
	got, err := insights.ReadRows(query(t, d), l)
	return counts(got), err
}

func query(t testing.TB, d database) *sql.Rows {
	t.Helper()
	db := sql.OpenDB(d)
	t.Cleanup(func() { require.NoError(t, db.Close()) })
	answer, err := db.Query("")
	require.NoError(t, err)
	return answer
}

// ExampleReadRows reads what a grouped statement gives. Any driver of
// database/sql will do.
func ExampleReadRows() {
	db := sql.OpenDB(database{
		columns: []string{"channel", "month", "views", "spend"},
		rows: [][]driver.Value{
			{"instagram", "2025-06", int64(410_000), int64(98_000)},
			{"linkedin", "2025-06", int64(140_000), nil}, // nobody counted what was spent
		},
	})
	answer, err := db.Query(`
		SELECT   channel, month, SUM(views) AS views, SUM(spend_cents) AS spend
		FROM     posts
		GROUP BY channel, month`)
	if err != nil {
		log.Fatal(err)
	}
	reading, err := insights.ReadRows(answer, insights.Layout{
		ChannelColumn: "channel", PeriodColumn: "month", Currency: "EUR",
		Columns: []insights.Column{{Name: "views", Metric: socialorg.MetricViews}, {Name: "spend", Metric: socialorg.MetricSpend, Minor: true}},
	})
	for _, n := range reading.Counts {
		fmt.Println(n.Channel, n.Period, n.Currency, n.Values)
	}
	fmt.Println(reading.Rows, err)
	// Output:
	// instagram 2025-06 EUR map[spend:98000 views:410000]
	// linkedin 2025-06 EUR map[views:140000]
	// 2 <nil>
}

// TestRowsOfEveryKind reads every kind of value that a driver may return.
func TestRowsOfEveryKind(t *testing.T) {
	l := insights.Layout{
		ChannelColumn: "channel", PeriodColumn: "day", PeriodFormat: "2 Jan", Period: "2025",
		CurrencyColumn: "currency", Except: map[string][]string{"channel": {"total"}}, Only: map[string][]string{"kind": {"1"}},
		Columns: []insights.Column{{Name: "views", Metric: socialorg.MetricViews}, {Name: "spend", Metric: socialorg.MetricSpend}},
	}
	noon := time.Date(2025, 6, 2, 12, 0, 0, 0, time.UTC)
	columns := []string{"kind", "channel", "day", "currency", "views", "spend"}
	got, err := rowsOf(t, database{columns: columns, rows: [][]driver.Value{
		{int64(1), "x", "1 Jun", "EUR", int64(7), "4.35"},
		{int64(1), []byte("x"), "1 Jun", nil, []byte("3"), nil},
		{int64(1), "x", noon, "JPY", 5.0, []byte("1200")},
		{int64(2), "x", "whenever", "JPY", 5.0, "1"},
		{int64(1), "total", noon, "JPY", 5.0, "1"},
	}}, l)
	require.NoError(t, err)
	require.Empty(t, cmp.Diff([]score.Counts{
		{Channel: "x", Period: "2025-06-01", Currency: "EUR", Values: values{"views": 10, "spend": 435}, Partial: []socialorg.Metric{"spend"}},
		{Channel: "x", Period: "2025-06-02", Currency: "JPY", Values: values{"views": 5, "spend": 1200}},
	}, got), "(-want +got)")

	got, err = rowsOf(t, database{columns: columns, rows: [][]driver.Value{
		{int64(1), "x", noon.AddDate(1, 0, 0), "EUR", true, 4.35},
		{int64(1), nil, nil, "euro", noon, 1.5},
		{int64(1), "x", "31 Jun", nil, 1e300, "5"},
	}}, l)
	require.Nil(t, got)
	const float = ` is a floating-point number, which is not exact; select an integer, NUMERIC or text`
	require.EqualError(t, err, strings.Join([]string{
		`rows[0].period: "2026-06-02" is not in the period of the layout, "2025"`,
		`rows[0].values.views: "true" is bool, not a number`,
		`rows[0].values.spend: 2 cells of the column "spend" are like "4.35", the first in rows[0]; 4.35` + float,
		`rows[1].channel: is blank: the row has no channel; if it is a total, write except: {"channel": [""]}`,
		`rows[1].period: is blank: the row has no period; if it is a total, write except: {"day": [""]}`,
		`rows[1].values.views: "2025-06-02 12:00:00 +0000 UTC" is time.Time, not a number`,
		`rows[2].period: "31 Jun" is not a date in the format "2 Jan"`,
		`rows[2].currency: is blank beside an amount of money`,
		`rows[2].values.views: 1e+300` + float,
	}, "\n"))
}

// TestDaysAndText takes a timestamp as a day and text as the layout writes it,
// whichever comes first.
func TestDaysAndText(t *testing.T) {
	l := insights.Layout{Channel: "x", PeriodColumn: "day", PeriodFormat: "02/01/2006", Columns: []insights.Column{{Name: "views", Metric: socialorg.MetricViews}}}
	day := time.Date(2025, 6, 1, 12, 0, 0, 0, time.UTC)
	read := func(days ...driver.Value) ([]score.Counts, error) {
		d := database{columns: []string{"day", "views"}}
		for _, v := range days {
			d.rows = append(d.rows, []driver.Value{v, int64(1)})
		}
		return rowsOf(t, d, l)
	}
	got, err := read(day, "01/06/2025", day)
	require.NoError(t, err)
	require.Empty(t, cmp.Diff([]score.Counts{{Channel: "x", Period: "2025-06-01", Values: values{"views": 3}}}, got), "(-want +got)")
	const refused = `.period: "2025-06-01" is not a date in the format "02/01/2006"; write periodFormat: "2006-01-02"`
	_, err = read(day, "2025-06-01", day)
	require.EqualError(t, err, "rows[1]"+refused)
	_, err = read("2025-06-01", day, "2025-06-01")
	require.EqualError(t, err, `rows[0].period: 2 cells of the column "day" are "2025-06-01", the first in rows[0]; `+
		`"2025-06-01" is not a date in the format "02/01/2006"; write periodFormat: "2006-01-02"`)
}

// TestRowsThatFail returns the error of the database as it is.
func TestRowsThatFail(t *testing.T) {
	failed := errors.New("the connection is gone")
	got, err := rowsOf(t, database{columns: []string{"spend"}, rows: [][]driver.Value{{"1"}}, err: failed}, spend("EUR"))
	require.Nil(t, got)
	require.ErrorIs(t, err, failed)
	require.ErrorContains(t, err, "rows[1]")
}
