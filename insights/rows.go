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

// ReadRows reads the rows of a statement to their end and closes them, as [ReadCSV]
// reads a file. Columns are known by the names that the statement gives them. A problem
// has the number of the row, from 0, in its Path: "rows[3].values.spend". An error of
// the database is returned as it is.
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
// SUM skips NULL. The last line keeps rows that counted apart from rows that did not:
// ReadRows adds them up and knows that the metric is Partial. Without it, a statement
// may say so itself, by another row in which views are NULL:
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
// [socialorg.AggregateNone], as for reach, select what the platform gave for the whole
// period.
//
// A count is an integer of any width or an exact decimal, NUMERIC or text with a
// point. A floating-point number is a problem, unless it is a whole number that no
// other number rounds to. A period is text, for which PeriodFormat is, a number such
// as 2025, or a date or timestamp, whose day counts.
func ReadRows(rows *sql.Rows, l Layout) (Reading, error) {
	ps := l.check()
	if rows == nil || reflect.ValueOf(rows).Elem().IsZero() { // whose methods would panic
		if len(ps) == 0 {
			ps.Add("", socialorg.ErrRequired, "there are no rows to read")
		}
		return Reading{}, ps
	}
	defer func() { _ = rows.Close() }() // rows.Err says what went wrong
	if len(ps) > 0 {
		return Reading{}, ps
	}
	header, err := rows.Columns()
	if err != nil {
		return Reading{}, fmt.Errorf("columns of the rows: %w", err)
	}
	l.Title, l.Decimal, l.Thousands = "", 0, 0
	r := &result{values: make([]any, len(header)), cells: make([]string, len(header)), areNumbers: make([]bool, len(header))}
	m := mistakes{table: r, header: header}
	f := newFinder(l)
	if f.find(&m); len(m.list) > 0 {
		return Reading{}, m.problems()
	}
	r.ledger = newLedger(m, m, f)
	into := make([]any, len(header))
	for i := range into {
		into[i] = &r.values[i]
	}
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return Reading{}, fmt.Errorf("rows[%d]: %w", r.rows, err)
		}
		r.read()
	}
	if err := rows.Err(); err != nil {
		return Reading{}, fmt.Errorf("rows[%d]: %w", r.rows, err)
	}
	return r.finish()
}

// A result is the rows of a statement that are being read.
type result struct {
	*ledger
	values     []any // of the current row
	cells      []string
	areNumbers []bool // or NULL, or text that may be one
}

// Place returns the number of the current row, from 0.
func (r *result) Place(int) socialorg.Place { return socialorg.Place{Line: r.rows - 1} }

// HeaderPlace returns the place of the header, which is no row.
func (r *result) HeaderPlace(int) socialorg.Place { return socialorg.Place{Line: -1} }

// read adds up the current row.
func (r *result) read() {
	for i, v := range r.values {
		r.cells[i], r.areNumbers[i] = text(v)
	}
	if !r.wants(r.cells) {
		return
	}
	c, in := r.cellOf(r.cells, r.isDay())
	if !in {
		return
	}
	for _, m := range r.metrics {
		if m.at >= 0 && !m.Count && !r.areNumbers[m.at] {
			r.refuse(m, r.values[m.at])
			r.cells[m.at] = ""
		}
	}
	r.take(c, r.cells)
}

// isDay reports whether the database knows the period of the current row as a day, or
// as two, which then needs no PeriodFormat.
func (r *result) isDay() bool {
	for _, w := range r.Wanted[periodAt : toAt+1] {
		if w.At < 0 {
			continue
		}
		if _, is := r.values[w.At].(time.Time); !is {
			return false
		}
	}
	return r.column(periodAt) >= 0 && !r.format.week
}

// refuse reports a value of a metric that is no number.
func (r *result) refuse(m metric, v any) {
	shown, what := detail.Quote(fmt.Sprint(v)), fmt.Sprintf("%T, not a number", v)
	if reflect.ValueOf(v).CanFloat() {
		shown, what = fmt.Sprint(v), "a floating-point number, which is not exact; select an integer, NUMERIC or text"
	}
	r.alike(m.at, kind{m.field, what, socialorg.ErrMalformed}, r.cells[m.at], "%s is %s", shown, what)
}

// text returns a value of the database as text, "" for NULL, and whether it is a
// number, or may be one. A floating-point number is one only where it is whole and no
// other number rounds to it.
func text(v any) (text string, isNumber bool) {
	switch v := v.(type) {
	case nil:
		return "", true
	case string:
		return v, true
	case []byte:
		return string(v), true
	case time.Time:
		return v.Format(time.DateOnly), false
	}
	of := reflect.ValueOf(v)
	if !of.CanFloat() {
		return fmt.Sprint(v), of.CanInt() || of.CanUint()
	}
	limit := float64(1 << 53)
	if of.Kind() == reflect.Float32 {
		limit = 1 << 24
	}
	if f := of.Float(); f == math.Trunc(f) && math.Abs(f) < limit {
		return strconv.FormatInt(int64(f), 10), true
	}
	return fmt.Sprint(v), false
}
