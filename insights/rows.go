package insights

import (
	"database/sql"
	"fmt"
	"math"
	"strconv"
	"time"

	"example.com/socialorg"
	"example.com/socialorg/internal/detail"
	"example.com/socialorg/score"
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
func ReadRows(rows *sql.Rows, l Layout) ([]score.Counts, error) {
	if rows != nil {
		defer func() { _ = rows.Close() }() // rows.Err says what went wrong
	}
	if ps := l.check(); len(ps) > 0 {
		return nil, ps
	}
	if rows == nil {
		return nil, socialorg.Problems{{Code: socialorg.ErrRequired, Detail: "there are no rows to read"}}
	}
	header, err := rows.Columns()
	if err != nil {
		return nil, fmt.Errorf("columns of the rows: %w", err)
	}
	at, _, ps := columnsOf(l, header)
	for i := range ps {
		ps[i].Column = 0
	}
	if len(ps) > 0 {
		return nil, ps
	}
	r := &result{ledger: newLedger(l, numbers{decimal: "."}), columns: at, cells: make([]any, len(header))}
	into := make([]any, len(header))
	for i := range into {
		into[i] = &r.cells[i]
	}
	r.ledger.place = func(column int) place { return place{row: r.n, column: column} }
	for ; rows.Next(); r.n++ {
		if err := rows.Scan(into...); err != nil {
			return nil, fmt.Errorf("rows[%d]: %w", r.n, err)
		}
		r.read()
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("rows[%d]: %w", r.n, err)
	}
	return r.ledger.finish()
}

// A result is the rows of a statement that are being read.
type result struct {
	ledger  *ledger
	columns columns
	cells   []any // of the current row
	n       int   // its number
}

func (r *result) read() {
	for _, o := range r.columns.only {
		if text(r.cells[o.column]) != o.value {
			return
		}
	}
	for _, o := range r.columns.except {
		if text(r.cells[o.column]) == o.value {
			return
		}
	}
	g := r.ledger
	var channel string
	row := row{at: r.columns.currency}
	if at := r.columns.channel; at >= 0 {
		channel = text(r.cells[at])
	}
	if at := r.columns.currency; at >= 0 {
		row.currency = text(r.cells[at])
	}
	id, ok := g.cellOf(channel, r.period(), r.columns.channel, r.columns.period)
	for column, at := range r.columns.metrics {
		text, good := r.number(column, r.cells[at], at)
		if !good {
			continue
		}
		var n int64
		var counted bool
		if g.money[column] {
			n, counted = g.amount(&row, text, column, at)
		} else {
			n, counted = g.number(text, column, g.digits[column], g.units[column], at)
		}
		if counted && ok && (!g.money[column] || g.spend(id, column, &row, at)) {
			g.add(id, column, n, at)
		}
	}
}

// exact is the greatest whole number up to which a float64 holds every other.
const exact = 1 << 53

// number returns a value of the database as the text of a number, "" for NULL.
// It is false where the value is none, which is reported.
func (r *result) number(column int, v any, at int) (string, bool) {
	field := "values." + string(r.ledger.layout.Columns[column].Metric)
	switch v := v.(type) {
	case nil, int64, string, []byte:
		return text(v), true
	case float64:
		if v == math.Trunc(v) && math.Abs(v) <= exact {
			return strconv.FormatInt(int64(v), 10), true
		}
		r.ledger.report(field, at, socialorg.ErrMalformed, "%v is a floating-point number, which is not exact; select an integer, NUMERIC or text", v)
	default:
		r.ledger.report(field, at, socialorg.ErrMalformed, "%s is not a number", detail.Quote(fmt.Sprint(v)))
	}
	return "", false
}

// period returns the number of the period of the current row, as ledger.periodOf
// does.
func (r *result) period() int32 {
	at := r.columns.period
	if at < 0 {
		return r.ledger.periodOf("", at)
	}
	if t, ok := r.cells[at].(time.Time); ok {
		return r.ledger.dayOf(socialorg.Period(text(t)), at)
	}
	return r.ledger.periodOf(text(r.cells[at]), at)
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
