package insights

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"example.com/socialorg"
	"example.com/socialorg/internal/currency"
	"example.com/socialorg/internal/detail"
	"example.com/socialorg/internal/period"
	"example.com/socialorg/internal/suggest"
	"example.com/socialorg/score"
)

// A ledger adds up rows: it has a cell for each channel and period that occur.
type ledger struct {
	mistakes
	layout  Layout
	numbers numbers
	format  dateFormat
	window  period.Span
	at      []spot // of the wishes of the layout
	filters []filter
	metrics []metric
	labels  []int // columns of the header that say neither a count nor a period
	missing map[string]bool

	channels map[string]socialorg.Key // by what rows say
	near     *suggest.Index           // of Layout.Channels; nil until needed
	whens    map[dates]*when
	edges    []string // a few periods that cross the edge of the window
	edge     place    // where the first stands
	keys     map[string]place

	byKey  map[cellKey]*cell
	cells  []*cell
	places map[*sum]place // where it left 64 bits last or, of a metric that does not add up, its only row

	rows, leftOut int
	row           []figure // of the current row
	code          string   // its currency; "" for none
	coded         bool     // whether the currency was read
	bad, remedy   string   // what was no number last, and what to do
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
	value, greatest     int64 // of all rows, and of the greatest of them
	carries             int32 // how often the value left 64 bits upwards, less how often downwards
	counted, inGreatest bool
	blank               bool // a row counted nothing
}

// A figure is a number, or none.
type figure struct {
	value   int64
	counted bool
}

func newLedger(l Layout, m mistakes, f *finder) *ledger {
	g := &ledger{
		mistakes: m, layout: l, numbers: l.numbers(), format: formatOf(l.PeriodFormat, l.Months), at: f.at, filters: l.filters(),
		missing: make(map[string]bool), channels: make(map[string]socialorg.Key), whens: make(map[dates]*when), keys: make(map[string]place),
		byKey: make(map[cellKey]*cell), places: make(map[*sum]place), row: make([]figure, len(l.Columns)),
	}
	g.window, _ = period.Parse(string(l.Window))
	maps.Copy(g.channels, l.Channels)
	if l.ChannelColumn == "" {
		g.channels[""] = l.Channel
	}
	if l.PeriodColumn == "" {
		whole, _ := period.Parse(string(l.Period))
		g.whens[dates{}] = &when{days: whole, name: l.Period}
	}
	for _, text := range l.Missing {
		g.missing[text] = true
	}
	said := map[int]bool{f.at[periodAt].column: true, f.at[toAt].column: true, f.at[currencyAt].column: true}
	for i, c := range l.Columns {
		at := f.at[metricsAt+i].column
		said[at] = true
		g.metrics = append(g.metrics, metric{
			Column: c, field: "values." + string(c.Metric), at: at, digits: c.digits(l.Currency),
			adds: c.adds(), sums: c.adds() && !c.folds() && !c.Count, priced: c.isMoney() && l.CurrencyColumn != "",
		})
	}
	for column := range m.header {
		if !said[column] {
			g.labels = append(g.labels, column)
		}
	}
	for i := range g.filters {
		g.filters[i].column = f.at[metricsAt+len(l.Columns)+i].column
	}
	return g
}

// wants reports whether the filters let a row through. It counts the row.
func (g *ledger) wants(cells []string) bool {
	g.rows++
	wanted := true
	for i := range g.filters {
		wanted = g.filters[i].wants(cells) && wanted
	}
	if !wanted {
		g.leftOut++
	}
	return wanted
}

// take adds up a row of a cell, as cellOf returns it.
func (g *ledger) take(c *cell, cells []string) {
	if at := g.at[keyAt].column; at >= 0 && !g.isNew(cells[at], at) {
		return
	}
	g.code, g.coded = "", false
	for i := range g.metrics {
		m, f := &g.metrics[i], &g.row[i]
		f.value, f.counted = g.read(m, cells)
		switch {
		case c == nil:
		case f.counted && (!m.priced || g.spend(c, m)):
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
		g.isSecond(m, first, "key")
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
	text := cells[m.at]
	n, ok := g.numbers.short(text, m.digits)
	if ok && !m.priced && !m.Count && !g.missing[text] {
		return n, true
	}
	trimmed := strings.TrimSpace(text)
	digits, unit := m.digits, g.layout.Currency
	switch {
	case trimmed == "" || g.missing[trimmed]:
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
	n, why := g.numbers.parse(text, digits)
	switch why {
	case fine:
		return n, true
	case tooGreat:
		g.alike(m.at, kind{m.field, "", socialorg.ErrOverflow}, text, "%s does not fit into 64 bits", detail.Quote(text))
	case moreDecimals:
		most := detail.Count(digits, "decimal", "decimals")
		switch {
		case !m.isMoney():
			most += "; write digits at the column if they are part of the count"
		case !m.Minor:
			most += " of " + unit + "; round it in the file"
		}
		g.alike(m.at, kind{m.field, most, socialorg.ErrMalformed}, text, "%s has more than %s", detail.Quote(text), most)
	default:
		if g.bad != text || g.remedy == "" { // rows often repeat it
			g.bad, g.remedy = text, g.numbers.remedy(text, digits)
		}
		g.alike(m.at, kind{m.field, g.remedy, socialorg.ErrMalformed}, text, "%s is not a number; %s", detail.Quote(text), g.remedy)
	}
	return 0, false
}

// currency returns the currency of the amounts of the current row, "" where there is
// none, which is reported once.
func (g *ledger) currency(cells []string) string {
	if g.coded {
		return g.code
	}
	text, only := cellAt(cells, g.at[currencyAt].column), g.layout.Currency
	code := cmp.Or(strings.TrimSpace(text), only)
	g.coded, g.code = true, ""
	refuse := func(of socialorg.Code, format string, args ...any) {
		g.alike(g.at[currencyAt].column, kind{"currency", code, of}, text, format, args...)
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

// spend notes that a cell has an amount in the currency of the row. It is false where
// an earlier one is in another, which is reported.
func (g *ledger) spend(c *cell, m *metric) bool {
	switch {
	case g.code == "": // a blank cell that means zero, in any currency
		return true
	case c.currency == "":
		c.currency = strings.Clone(g.code)
	case c.currency != g.code:
		g.add(g.here(m.at), m.field, ErrCurrencies, "%s is in %s, but other amounts of %s are in %s; nothing is converted", m.Metric, g.code, c, c.currency)
		return false
	}
	return true
}

// count counts a number of the current row in a cell.
func (g *ledger) count(c *cell, i int) {
	m, s, n := &g.metrics[i], &c.sums[i], g.row[i].value
	if !m.adds {
		if s.counted {
			remedy := ""
			if m.Rows == "" && m.Metric != socialorg.MetricReach {
				remedy = "; write rows: sum at the column if they do"
			}
			again := g.add(g.here(m.at), m.field, ErrNonAdditive, "%s of %s is counted twice, and counts of %s do not add up%s", m.Metric, c, m.Metric, remedy)
			g.isSecond(again, g.places[s], m.field)
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
	read := Reading{Rows: g.rows, LeftOut: g.leftOut, Counts: slices.Grow([]score.Counts(nil), len(g.cells))}
	sorted := slices.SortedFunc(slices.Values(g.cells), func(a, b *cell) int {
		return cmp.Or(cmp.Compare(a.channel, b.channel), a.days.Compare(b.days))
	})
	for len(sorted) > 0 {
		end := slices.IndexFunc(sorted, func(c *cell) bool { return c.channel != sorted[0].channel })
		if end < 0 {
			end = len(sorted)
		}
		read.Counts = g.appendCounts(read.Counts, sorted[:end])
		sorted = sorted[end:]
	}
	g.doubt()
	read.Doubts = g.problems()
	return read, nil
}

// appendCounts appends the counts of one channel, whose cells are in the order of
// their periods.
func (g *ledger) appendCounts(all []score.Counts, cells []*cell) []score.Counts {
	var parts []int
	var folds []score.Counts
	for i, m := range g.metrics {
		switch m.Rows {
		case socialorg.AggregateFirst:
			folds = append(folds, g.countsOf(cells[0], g.layout.Period, i))
		case socialorg.AggregateLast:
			folds = append(folds, g.countsOf(cells[len(cells)-1], g.layout.Period, i))
		default:
			parts = append(parts, i)
		}
	}
	first := len(all)
	for _, c := range cells {
		if len(parts) > 0 {
			all = append(all, g.countsOf(c, c.period, parts...))
		}
	}
	if len(folds) == 0 {
		return all
	}
	for _, n := range folds {
		all = append(all[:first], g.join(all[first:], n)...)
	}
	slices.SortFunc(all[first:], func(a, b score.Counts) int {
		return cmp.Or(a.Period.Compare(b.Period), cmp.Compare(a.Currency, b.Currency))
	})
	return all
}

// countsOf returns what a cell counted of some metrics.
func (g *ledger) countsOf(c *cell, p socialorg.Period, metrics ...int) score.Counts {
	n := score.Counts{
		Channel: c.channel, Period: p, Currency: cmp.Or(c.currency, g.layout.Currency), Values: make(map[socialorg.Metric]int64, len(metrics)),
		From: g.inFile(c.from),
	}
	for _, i := range metrics {
		m, s := &g.metrics[i], &c.sums[i]
		if !s.counted {
			continue
		}
		n.Values[m.Metric] = s.value
		if s.blank && m.adds {
			n.Partial = append(n.Partial, m.Metric)
		}
	}
	return n
}

// join adds counts to those of the same period, unless both have amounts, in two
// currencies.
func (g *ledger) join(all []score.Counts, n score.Counts) []score.Counts {
	money := g.hasMoney(n)
	for i := range all {
		of := &all[i]
		if of.Period.Compare(n.Period) != 0 || money && of.Currency != n.Currency && g.hasMoney(*of) {
			continue
		}
		if money {
			of.Currency = n.Currency
		}
		maps.Copy(of.Values, n.Values)
		of.Partial = append(of.Partial, n.Partial...)
		return all
	}
	return append(all, n)
}

func (g *ledger) hasMoney(n score.Counts) bool {
	return slices.ContainsFunc(g.metrics, func(m metric) bool {
		_, counted := n.Values[m.Metric]
		return counted && m.isMoney()
	})
}
