package insights

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"sync"

	"example.com/socialorg"
	"example.com/socialorg/internal/currency"
	"example.com/socialorg/internal/detail"
	"example.com/socialorg/internal/lists"
	"example.com/socialorg/internal/period"
	"example.com/socialorg/internal/suggest"
	"example.com/socialorg/score"
)

// A ledger adds up rows: it has a cell for each channel and period that occur.
type ledger struct {
	mistakes
	*finder
	doubts    mistakes
	decimal   rune
	format    dateFormat
	window    period.Span
	whole     period.Span // of Layout.Period
	metrics   []metric
	said      []bool // of columns of the header: a count, a period or a currency
	uncounted map[string]bool

	channels map[string]socialorg.Key // by what rows say
	near     func() *suggest.Index    // of Layout.Channels
	whens    map[dates]*when
	keys     map[string]place

	byKey  map[cellKey]*cell
	cells  []*cell
	places map[*sum]place // where it left 64 bits last or, of a metric that does not add up, its only row

	rows, leftOut int
	row           []figure // of the current row
	code          string   // its currency; "" for none
	coded         bool     // whether the currency was read
}

// A metric is a column of the layout, and where it is.
type metric struct {
	Column
	field  string // for problems
	at     int    // -1 where the table has no such column
	digits int    // of its numbers, where no column has the currency
	adds   bool   // its rows add up
	sums   bool   // there may be a total among them
	priced bool   // it is an amount, whose currency is in another column
}

// A sum is what a cell counted of a metric.
type sum struct {
	figure
	carries int32 // how often the value left 64 bits upwards, less how often downwards
	blank   bool  // a row counted nothing
}

// A figure is a number, or none.
type figure struct {
	value   int64
	counted bool
}

// newLedger returns a ledger without rows, of a table of which there may be doubts
// already.
func newLedger(m, doubts mistakes, f *finder) *ledger {
	m.byKind, doubts.byKind = make(map[kind]*mistake), make(map[kind]*mistake)
	l := f.layout
	g := &ledger{
		mistakes: m, finder: f, doubts: doubts, decimal: l.decimal(), format: formatOf(l.PeriodFormat, l.Months),
		uncounted: lists.Set(l.Missing), channels: make(map[string]socialorg.Key), whens: make(map[dates]*when), keys: make(map[string]place),
		byKey: make(map[cellKey]*cell), places: make(map[*sum]place), row: make([]figure, len(l.Columns)),
		near: sync.OnceValue(func() *suggest.Index { return suggest.New(maps.Keys(l.Channels)) }),
	}
	for i, c := range l.Columns {
		g.metrics = append(g.metrics, metric{
			Column: c, field: "values." + string(c.Metric), at: g.column(metricsAt + i), digits: c.digits(l.Currency),
			adds: c.adds(), sums: c.adds() && !c.folds() && !c.Count, priced: c.isMoney() && l.CurrencyColumn != "",
		})
	}
	g.said = make([]bool, len(m.header))
	for i, w := range g.Wanted[:metricsAt+len(l.Columns)] {
		if w.At >= 0 && i != channelAt && i != keyAt {
			g.said[w.At] = true
		}
	}
	g.window, _ = period.Parse(string(l.Window))
	g.whole, _ = period.Parse(string(l.Period))
	maps.Copy(g.channels, l.Channels)
	if l.ChannelColumn == "" {
		g.channels[""] = l.Channel
	}
	if l.PeriodColumn == "" {
		g.whens[dates{}] = &when{days: g.whole, name: l.Period}
	}
	return g
}

// take adds up a row of a cell, as cellOf returns it.
func (g *ledger) take(c *cell, cells []string) {
	if at := g.column(keyAt); at >= 0 && !g.isNew(cellAt(cells, at), at) {
		return
	}
	g.code, g.coded = "", false
	for i := range g.metrics {
		m, f := &g.metrics[i], &g.row[i]
		f.value, f.counted = g.read(m, cells)
		switch {
		case c == nil:
		case f.counted:
			g.count(c, i)
		case m.at >= 0 && !m.Count:
			c.sums[i].blank = true
		}
	}
	if c != nil {
		g.noteTotal(c, cells)
	}
}

// isNew reports whether a row is the first of its key.
func (g *ledger) isNew(key string, column int) bool {
	first, again := g.keys[key]
	switch {
	case strings.TrimSpace(key) == "":
		g.alike(column, kind{"key", "", socialorg.ErrRequired}, key, "is blank: the row has no key")
	case again:
		m := g.add(g.here(column), "key", socialorg.ErrDuplicate, "%s is a duplicate: the row is in the table twice", detail.Quote(key))
		m.isSecond(first, "key")
	default:
		g.keys[strings.Clone(key)] = g.here(column)
		return true
	}
	return false
}

// read returns the number of a metric in a row, and whether it was counted.
func (g *ledger) read(m *metric, cells []string) (n int64, counted bool) {
	if m.at < 0 { // it counts rows, or is not in the table
		return 1, m.Count && len(m.names()) == 0
	}
	text := cellAt(cells, m.at) // which a row may lack, below a blank name
	n, ok := short(text, g.decimal, m.digits)
	if ok && !m.priced && !m.Count && !g.uncounted[text] {
		return n, true
	}
	trimmed := strings.TrimSpace(text)
	digits, unit := m.digits, g.layout.Currency
	switch {
	case trimmed == "" || g.uncounted[trimmed]:
		return 0, !m.Count && trimmed == "" && m.Blank == "zero"
	case m.Count:
		return 1, true
	case m.priced:
		if unit = g.currency(cells); unit == "" {
			return 0, false
		}
		digits = m.Column.digits(unit)
	}
	return g.number(m, text, digits, unit)
}

// number reads the number of a cell that is not blank, with the digits of the unit if
// it is money, and reports what is none.
func (g *ledger) number(m *metric, text string, digits int, unit string) (n int64, ok bool) {
	n, code := g.layout.parse(text, digits)
	what := ""
	switch code {
	case "":
		return n, true
	case socialorg.ErrOverflow:
		what = "does not fit into 64 bits"
	case socialorg.ErrRange:
		code = socialorg.ErrMalformed
		what = "has more than " + detail.Count(digits, "decimal", "decimals")
		if !m.isMoney() {
			what += "; write digits at the column if they are part of the count"
		} else if !m.Minor {
			what += " of " + unit + "; round it in the file"
		}
	default:
		what = "is not a number; " + g.layout.remedy(text, digits)
	}
	g.alike(m.at, kind{m.field, what, code}, text, "%s %s", detail.Quote(text), what)
	return 0, false
}

// currency returns the currency of the amounts of the current row, "" where there is
// none, which is reported once.
func (g *ledger) currency(cells []string) string {
	if g.coded {
		return g.code
	}
	text, only := cellAt(cells, g.column(currencyAt)), g.layout.Currency
	code := cmp.Or(strings.TrimSpace(text), only)
	g.coded, g.code = true, ""
	refuse := func(of socialorg.Code, format string, args ...any) {
		g.alike(g.column(currencyAt), kind{"currency", code, of}, text, format, args...)
	}
	switch {
	case code == "":
		refuse(socialorg.ErrRequired, "is blank beside an amount of money")
	case only != "" && code != only:
		refuse(ErrCurrencies, "the currency is %s here, but %s was stated; nothing is converted", detail.Quote(code), only)
	case !currency.Valid(code):
		refuse(socialorg.ErrMalformed, "%s must be %s", detail.Quote(code), currency.Form)
	default:
		g.code = code
	}
	return g.code
}

// count counts a number of the current row in a cell.
func (g *ledger) count(c *cell, i int) {
	m, s, n := &g.metrics[i], &c.sums[i], g.row[i].value
	if m.priced && g.code != "" { // which a blank cell that means zero has not
		if c.currency == "" {
			c.currency = strings.Clone(g.code)
		}
		if c.currency != g.code {
			g.add(g.here(m.at), m.field, ErrCurrencies, "%s is in %s, but other amounts of %s are in %s; nothing is converted",
				m.Metric, g.code, c, c.currency)
			return
		}
	}
	if !m.adds {
		if s.counted {
			remedy := ""
			if m.Rows == "" && m.Metric != socialorg.MetricReach {
				remedy = "; write rows: sum at the column if they do"
			}
			again := g.add(g.here(m.at), m.field, ErrNonAdditive, "%s of %s is counted twice, and counts of %s do not add up%s",
				m.Metric, c, m.Metric, remedy)
			again.isSecond(g.places[s], m.field)
			return
		}
		g.places[s] = g.here(m.at)
	}
	sum := s.value + n
	if (s.value < 0) == (n < 0) && (sum < 0) != (n < 0) {
		g.places[s] = g.here(m.at)
		if s.carries++; n < 0 {
			s.carries -= 2
		}
	}
	s.value, s.counted = sum, true
}

// finish returns what the rows say, or every problem.
func (g *ledger) finish() (Reading, error) {
	for _, c := range g.cells {
		for i, m := range g.metrics {
			if s := &c.sums[i]; s.carries != 0 {
				g.add(g.places[s], m.field, socialorg.ErrOverflow, "the sum of %s of %s does not fit into 64 bits", m.Metric, c)
			}
		}
	}
	if ps := g.problems(); len(ps) > 0 {
		return Reading{}, ps
	}
	cells := g.cells
	if slices.ContainsFunc(g.layout.Columns, Column.folds) {
		cells = g.fold()
	}
	read := Reading{Rows: g.rows, LeftOut: g.leftOut, Counts: slices.Grow([]score.Counts(nil), len(cells))}
	for _, c := range slices.SortedFunc(slices.Values(cells), (*cell).compare) {
		read.Counts = append(read.Counts, g.counts(c))
	}
	g.doubt()
	read.Doubts = g.doubts.problems()
	return read, nil
}

// fold moves what the columns with Rows "first" and "last" counted from the first and
// the last cell of each channel to one of the layout's period. It returns all cells.
func (g *ledger) fold() (all []*cell) {
	allFold := !slices.ContainsFunc(g.layout.Columns, func(c Column) bool { return !c.folds() })
	byChannel := make(map[socialorg.Key][]*cell)
	for _, c := range slices.SortedFunc(slices.Values(g.cells), (*cell).compare) {
		byChannel[c.channel] = append(byChannel[c.channel], c)
	}
	for channel, cells := range byChannel {
		var to []*cell
		if !allFold {
			to = slices.Clone(cells)
		}
		for i, m := range g.metrics {
			if !m.folds() {
				continue
			}
			from := cells[0]
			if m.Rows == socialorg.AggregateLast {
				from = cells[len(cells)-1]
			}
			s, code := from.sums[i], ""
			if m.priced && s.counted {
				code = from.currency
			}
			at := slices.IndexFunc(to, func(c *cell) bool { return c.days == g.whole && (code == "" || c.currency == "" || c.currency == code) })
			if at < 0 {
				at = len(to)
				to = append(to, &cell{cellKey: cellKey{channel, g.whole}, period: g.layout.Period, from: from.from, sums: make([]sum, len(g.metrics))})
			}
			for _, c := range cells {
				c.sums[i] = sum{}
			}
			to[at].sums[i], to[at].currency = s, cmp.Or(to[at].currency, code)
		}
		all = append(all, to...)
	}
	return all
}

// counts returns what a cell counted.
func (g *ledger) counts(c *cell) score.Counts {
	n := score.Counts{
		Channel: c.channel, Period: c.period, Currency: cmp.Or(c.currency, g.layout.Currency),
		Values: make(map[socialorg.Metric]int64, len(g.metrics)), From: c.from.inFile(),
	}
	for i, s := range c.sums {
		if !s.counted {
			continue
		}
		m := &g.metrics[i]
		n.Values[m.Metric] = s.value
		if s.blank && m.adds {
			n.Partial = append(n.Partial, m.Metric)
		}
	}
	return n
}
