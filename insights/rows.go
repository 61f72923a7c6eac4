package insights

import (
	"database/sql"
	"fmt"
	"math"
	"reflect"
	"strconv"
	"time"

	"example.com/socialorg"
	"example.com/socialorg/internal/detail"
)

// ReadRows reads the rows of a statement to their end and closes them. Columns
// are known by the names that the statement gives them. It returns what the rows
// say or, as [socialorg.Problems], every problem in the order of the rows, with the
// number of the row, from 0, in its Path: "rows[3].values.spend". An error of the
// database is returned as it is. Problems, doubts and the Layout are those of
// [ReadCSV], but for what says how a file is written.
//
// Let the database add up the rows, however many there are, by the aggregation of
// each metric ([socialorg.Metric.Aggregation]). Where it is [socialorg.AggregateSum],
// as for views, clicks and spend, that is SUM:
//
//	SELECT   channel, month,
//	         SUM(views)       AS views,
//	         SUM(clicks)      AS clicks,
//	         SUM(spend_cents) AS spend
//	FROM     posts
//	WHERE    month BETWEEN '2025-06' AND '2025-08'
//	GROUP BY channel, month, views IS NULL, clicks IS NULL, spend_cents IS NULL;
//
// SUM skips NULL, so the sum of a group with some NULLs is of the others only. The
// last line keeps rows that counted apart from rows that did not: ReadRows adds them
// up and knows that the metric is Partial. Without that line, a statement may say
// itself where COUNT(*) > COUNT(views), by another row in which views are NULL:
//
//	SELECT   channel, month, SUM(views) AS views
//	FROM     posts
//	GROUP BY channel, month
//	UNION ALL
//	SELECT   channel, month, NULL
//	FROM     posts
//	GROUP BY channel, month
//	HAVING   COUNT(*) > COUNT(views);
//
// COALESCE(..., 0) and COUNT(*) as a metric make up zeros.
//
// Where the aggregation is [socialorg.AggregateLast], as for followers, take the last
// value of a group, which is not its MAX, since counts also fall. With
// [socialorg.AggregateFirst], as for followers-start, order by day without DESC.
//
//	SELECT channel, month, followers
//	FROM   (SELECT channel, month, followers, ROW_NUMBER() OVER (PARTITION BY channel, month ORDER BY day DESC) AS n FROM days) AS d
//	WHERE  n = 1;
//
// Or leave the days in the result and let Rows of the [Column] fold them. Where it is
// [socialorg.AggregateNone], as for reach, only the platform knows the figure of a
// month: select what it gave for the whole period.
//
// A count is an integer of any width or an exact decimal, NUMERIC or text with a
// point. A floating-point number is read only where it is a whole number that no
// other number rounds to, and is a problem elsewhere: store amounts of money as
// integers in the minor unit and set Minor, or as NUMERIC. A period is text, a
// number such as 2025, or a date or timestamp, whose day counts; PeriodFormat
// is for text.
func ReadRows(rows *sql.Rows, l Layout) (Reading, error) {
	if rows == nil || reflect.ValueOf(rows).Elem().IsZero() { // whose methods would panic
		if ps := l.check(); len(ps) > 0 {
			return Reading{}, ps
		}
		return Reading{}, socialorg.Problems{{Code: socialorg.ErrRequired, Detail: "there are no rows to read"}}
	}
	defer func() { _ = rows.Close() }() // rows.Err says what went wrong
	if ps := l.check(); len(ps) > 0 {
		return Reading{}, ps
	}
	header, err := rows.Columns()
	if err != nil {
		return Reading{}, fmt.Errorf("columns of the rows: %w", err)
	}
	l.Title = ""
	columns, lacks := newFinder(l).find(header)
	if len(lacks) > 0 {
		var ps socialorg.Problems
		for _, p := range lacks {
			ps.Under("", socialorg.Problems{p.Problem})
		}
		return Reading{}, ps
	}
	r := &result{ledger: newLedger(l, columns, numbers{decimal: ".", ignore: l.Ignore, brackets: l.Brackets}), cells: make([]any, len(header)), texts: make([]string, len(header))}
	into := make([]any, len(header))
	for i := range into {
		into[i] = &r.cells[i]
	}
	g := r.ledger
	g.place = func(column int) place { return place{row: g.rows - 1, column: column} }
	g.header = func(column int) string { return cellAt(header, column) }
	g.top = func(int) place { return place{row: -1} }
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return Reading{}, fmt.Errorf("rows[%d]: %w", g.rows, err)
		}
		g.rows++
		r.read()
	}
	if err := rows.Err(); err != nil {
		return Reading{}, fmt.Errorf("rows[%d]: %w", g.rows, err)
	}
	return g.finish()
}

// A result is the rows of a statement that are being read.
type result struct {
	*ledger
	cells []any // of the current row
	texts []string
}

// read adds up the current row.
func (r *result) read() {
	for i, v := range r.cells {
		r.texts[i] = text(v)
	}
	if !r.columns.wants(r.texts) {
		r.leftOut++
		return
	}
	when := r.when()
	for column, at := range r.columns.metrics {
		if at >= 0 && when != outside && !r.layout.Columns[column].Count {
			r.texts[at] = r.number(column, r.cells[at], at)
		}
	}
	r.take(r.texts, when)
}

// when returns the number of the period of the current row, as ledger.periodOf does.
// A day that the database knows as one needs no PeriodFormat.
func (r *result) when() int32 {
	from, to := cellAt(r.texts, r.columns.period), cellAt(r.texts, r.columns.to)
	_, isDay := r.at(r.columns.period).(time.Time)
	_, isLast := r.at(r.columns.to).(time.Time)
	switch {
	case isDay && isLast:
		return r.dayOf(socialorg.Period(from + "/" + to))
	case isDay && r.columns.to < 0 && !r.format.week:
		return r.dayOf(socialorg.Period(from))
	}
	return r.periodOf(from, to)
}

func (r *result) at(column int) any {
	if column < 0 {
		return nil
	}
	return r.cells[column]
}

// exact is the least whole number above which a float64 does not hold every other.
const exact = 1 << 53

// number returns a value of the database as the text of a number, "" for NULL and
// for what is none, which is reported.
func (r *result) number(column int, v any, at int) string {
	field := "values." + string(r.layout.Columns[column].Metric)
	switch of := reflect.ValueOf(v); {
	case v == nil, isText(v), of.CanInt(), of.CanUint():
		return r.texts[at]
	case of.CanFloat():
		f := of.Float()
		if f == math.Trunc(f) && math.Abs(f) < exact && (of.Kind() == reflect.Float64 || math.Abs(f) < 1<<24) {
			return strconv.FormatInt(int64(f), 10)
		}
		r.alike(field, at, socialorg.ErrMalformed, "float", r.texts[at], func() (string, string) {
			return fmt.Sprintf("%v is a floating-point number, which is not exact; select an integer, NUMERIC or text", v), ""
		})
	default:
		r.alike(field, at, socialorg.ErrMalformed, fmt.Sprintf("%T", v), r.texts[at], func() (string, string) {
			return fmt.Sprintf("%s is %T, not a number", detail.Quote(fmt.Sprint(v)), v), ""
		})
	}
	return ""
}

func isText(v any) bool {
	switch v.(type) {
	case string, []byte:
		return true
	}
	return false
}

// text returns a value of the database as text, "" for NULL.
func text(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case []byte:
		return string(v)
	case int64:
		return strconv.FormatInt(v, 10)
	case time.Time:
		return v.Format(time.DateOnly)
	}
	return fmt.Sprint(v)
}
