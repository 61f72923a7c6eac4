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
// are known by the names that the statement gives them. It returns the counts in
// the order of their channels and periods, or, as [socialorg.Problems], every
// problem in the order of the rows, with the number of the row, from 0, in its
// Path: "rows[3].values.spend". An error of the database is returned as it is.
//
// Let the database add up the rows, however many there are, so that ReadRows
// gets one row for each channel and period:
//
//	SELECT   channel, month,
//	         SUM(views)       AS views,
//	         SUM(clicks)      AS clicks,
//	         SUM(spend_cents) AS spend
//	FROM     posts
//	WHERE    month BETWEEN '2025-06' AND '2025-08'
//	GROUP BY channel, month
//
// The aggregate of each column is that of its metric
// ([socialorg.Metric.Aggregation]):
//
//   - [socialorg.AggregateSum], such as views, clicks and spend: SUM.
//   - [socialorg.AggregateLast], such as followers: the value of the group's last
//     period, which is not its MAX, since counts also fall. A window function picks
//     the row (ROW_NUMBER() OVER (PARTITION BY channel, month ORDER BY day DESC) =
//     1), or a join with the MAX(day) of each group. [socialorg.AggregateFirst],
//     such as followers-start: likewise, with the first. Or leave the days in the
//     result and let Rows of the [Column] fold them.
//   - [socialorg.AggregateNone], such as reach: none. Only the platform knows the
//     reach of a month; select the number that it gave for the whole period.
//
// SUM skips NULL and is NULL where all values are, which says what it should: not
// counted. COALESCE(..., 0) and COUNT(*) do not: they make up zeros.
//
// A count is an integer of the engine or an exact decimal, NUMERIC or text with
// a point. A floating-point number is read only where it is a whole number that a
// float holds exactly, and is a problem elsewhere: store amounts of money as
// integers in the minor unit and set Minor, or as NUMERIC. A period is text, a
// number such as 2025, or a date or timestamp, whose day counts; PeriodFormat
// is for text.
//
// An amount is read in the currency of the layout, or of its row. If neither
// states one, 300 is read as 300, and Campaign.Score takes that for cents; see
// Layout.Currency.
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
