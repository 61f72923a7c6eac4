package insights

import (
	"cmp"
	"fmt"
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

// A ledger adds up rows. It holds a cell for each channel and period that occur.
type ledger struct {
	mistakes
	layout  Layout
	columns columns
	numbers numbers
	format  dateFormat
	window  period.Span
	whole   period.Span // that all rows are counted for, with Layout.Whole
	digits  []int       // of each column, where no column has the currency
	adds    []bool      // whether the rows of a cell add up
	sumsUp  []bool      // whether the rows may have a total among them
	money   []bool      // whether the column is an amount whose currency is in another
	missing map[string]bool

	channels   names[socialorg.Key]
	periods    names[socialorg.Period]
	currencies names[string]
	near       *suggest.Index // of Layout.Channels; nil until needed
	keys       map[string]place

	byPair  map[uint64]int32 // channel and period to cell
	cells   []cell
	sums    []int64       // of cell and column
	counted []bool        // of cell and column
	blank   []bool        // of cell and column: a row that counted nothing
	carries map[int]carry // of cell and column: where sums left 64 bits
	alone   map[int]place // of cell and column: the one row of a metric that does not add up

	top           func(column int) place // of a cell of the header
	rows, leftOut int
	bad, remedied string  // what was no number last, and what to do
	row           []int64 // the numbers of the current row
	has           []bool  // and whether it has them
	totals        []total // of cells
	dates         dates
}

type cell struct {
	channel, period int32
	currency        int32 // of its amounts; -1: no amount has one of its own
	from            place // of its channel or, without a column of it, of its period
}

// A carry is how often a sum left the 64 bits upwards, less how often downwards,
// and where it did so last.
type carry struct {
	times int
	at    place
}

// names numbers what the cells of one column say. Those that are no good have
// the number -1, and those outside the window -2.
type names[T comparable] struct {
	byText map[string]int32
	of     map[T]int32
	list   []T

	last   string // the text that was found last, as rows often repeat it
	lastID int32
}

const (
	noName  = -1
	outside = -2
)

func newNames[T comparable]() names[T] {
	return names[T]{byText: make(map[string]int32), of: make(map[T]int32)}
}

func (n *names[T]) find(text string) (id int32, known bool) {
	if text == n.last && text != "" {
		return n.lastID, true
	}
	id, known = n.byText[text]
	if known {
		n.last, n.lastID = text, id
	}
	return id, known
}

func (n *names[T]) add(text string, value T) int32 { return n.note(text, n.number(value)) }

func (n *names[T]) note(text string, id int32) int32 {
	n.byText[strings.Clone(text)] = id
	return id
}

func (n *names[T]) number(value T) int32 {
	id, ok := n.of[value]
	if !ok {
		id = int32(len(n.list))
		n.of[value] = id
		n.list = append(n.list, value)
	}
	return id
}

func newLedger(l Layout, c columns, n numbers) *ledger {
	g := &ledger{
		layout: l, columns: c, numbers: n, format: formatOf(l), missing: make(map[string]bool),
		channels: newNames[socialorg.Key](), periods: newNames[socialorg.Period](), currencies: newNames[string](),
		byPair: make(map[uint64]int32), carries: make(map[int]carry), alone: make(map[int]place), keys: make(map[string]place),
		row: make([]int64, len(l.Columns)), has: make([]bool, len(l.Columns)),
	}
	g.window, _ = parse(l.Window)
	g.whole, _ = parse(cmp.Or(l.Period, l.Window))
	for _, text := range l.Missing {
		g.missing[text] = true
	}
	for _, c := range l.Columns {
		g.adds = append(g.adds, c.adds())
		g.sumsUp = append(g.sumsUp, c.adds() && !c.folds() && !c.Count)
		g.digits = append(g.digits, c.digits(l.Currency))
		g.money = append(g.money, c.isMoney() && l.CurrencyColumn != "")
	}
	g.dates = newDates(g)
	return g
}

// take adds up a row, in a period as periodOf returns it.
func (g *ledger) take(cells []string, when int32) {
	if when == outside {
		g.leftOut++
		return
	}
	if g.columns.key >= 0 && !g.isNew(cells[g.columns.key]) {
		return
	}
	c := &g.columns
	of := currencyOf{text: cellAt(cells, c.currency)}
	id, ok := g.cellOf(cellAt(cells, c.channel), when)
	for column, at := range c.metrics {
		n, counted := g.read(column, at, cells, &of)
		g.row[column], g.has[column] = n, counted
		if counted && ok && (!g.money[column] || g.spend(id, column, &of, at)) {
			g.add(id, column, n, at)
		} else if ok && at >= 0 && !g.layout.Columns[column].Count {
			g.blank[int(id)*len(g.layout.Columns)+column] = true
		}
	}
	if ok {
		g.noteTotal(id, cells)
	}
}

// isNew reports whether a row is the first of its key.
func (g *ledger) isNew(key string) bool {
	at := g.place(g.columns.key)
	if strings.TrimSpace(key) == "" {
		g.alike("key", g.columns.key, socialorg.ErrRequired, "", "", func() (string, string) { return "is blank: the row has no key", "" })
		return false
	}
	first, again := g.keys[key]
	if again {
		first.isOther(g.report("key", g.columns.key, socialorg.ErrDuplicate, "%s is a duplicate: the row is in the table twice", detail.Quote(key)), "key")
		return false
	}
	g.keys[strings.Clone(key)] = at
	return true
}

// read returns the number of a column in a row, and whether it was counted.
func (g *ledger) read(column, at int, cells []string, of *currencyOf) (n int64, counted bool) {
	c := &g.layout.Columns[column]
	if at < 0 { // it counts rows, or is not in the table
		return 1, c.Count && len(c.names()) == 0
	}
	text := cells[at]
	if c.Count {
		return 1, !g.isBlank(text)
	}
	if n, ok := g.numbers.short(text, g.digits[column]); ok && !g.money[column] && !g.missing[text] {
		return n, true
	}
	switch {
	case !g.isBlank(text):
	case c.Blank == "zero" && strings.TrimSpace(text) == "":
		return 0, true
	default:
		return 0, false
	}
	digits, unit := g.digits[column], g.layout.Currency
	if g.money[column] {
		if !g.currency(of) {
			return 0, false
		}
		digits, unit = c.digits(of.code), of.code
	}
	return g.number(text, column, digits, unit, at)
}

// isBlank reports whether a text of a metric says that it was not counted.
func (g *ledger) isBlank(text string) bool {
	if text == "" {
		return true
	}
	trimmed := strings.TrimSpace(text)
	return trimmed == "" || g.missing[trimmed]
}

// cellOf returns the number of the cell that a row of a channel and a period is
// a part of. It is false where the row does not say, which is reported.
func (g *ledger) cellOf(channel string, when int32) (id int32, ok bool) {
	c, known := g.channels.find(channel)
	if !known || c < 0 {
		c = g.channel(channel)
	}
	if c < 0 || when < 0 {
		return 0, false
	}
	pair := uint64(c)<<32 | uint64(when)
	if id, ok = g.byPair[pair]; !ok {
		id = int32(len(g.cells))
		g.byPair[pair] = id
		g.cells = append(g.cells, cell{channel: c, period: when, currency: -1, from: g.place(firstOf(g.columns.channel, g.columns.period, 0))})
		g.sums = append(g.sums, make([]int64, len(g.layout.Columns))...)
		g.counted = append(g.counted, make([]bool, len(g.layout.Columns))...)
		g.blank = append(g.blank, make([]bool, len(g.layout.Columns))...)
	}
	return id, true
}

// firstOf returns the first of several columns that is there.
func firstOf(columns ...int) int {
	return columns[slices.IndexFunc(columns, func(at int) bool { return at >= 0 })]
}

// channel returns the number of a channel that is new, or no good, which is
// reported.
func (g *ledger) channel(text string) int32 {
	l := &g.layout
	refuse := func(code socialorg.Code, format string, args ...any) int32 {
		g.alike("channel", g.columns.channel, code, text, text, func() (string, string) {
			meant := ""
			if code == socialorg.ErrUnknown {
				if g.near == nil {
					g.near = suggest.New(maps.Keys(l.Channels))
				}
				meant, _ = g.near.Find(text)
			}
			return fmt.Sprintf(format, args...), meant
		})
		return g.channels.note(text, noName)
	}
	key, ok := l.Channels[text]
	switch {
	case l.ChannelColumn == "":
		key = l.Channel
	case ok:
	case strings.TrimSpace(text) == "":
		return refuse(socialorg.ErrRequired, "is blank: the row has no channel; if it is a total, write except: {%s: [%s]}", detail.Quote(l.ChannelColumn), detail.Quote(text))
	case len(l.Channels) > 0:
		return refuse(socialorg.ErrUnknown, "%s is not among the channels of the layout", detail.Quote(text))
	case socialorg.Key(text).Valid():
		key = socialorg.Key(strings.Clone(text))
	default:
		return refuse(socialorg.ErrMalformed, "%s is not written like a key; write channels: {%[1]s: a-key}", detail.Quote(text))
	}
	return g.channels.add(text, key)
}

// periodOf returns the number of the period that a cell, or two of them, say. It is
// below 0 where that is none, which is reported, or is not in the window.
func (g *ledger) periodOf(text, to string) int32 {
	key := text
	if g.columns.to >= 0 {
		key = text + "\x00" + to
	}
	id, known := g.periods.find(key)
	if !known || id == noName {
		id = g.period(key, text, to)
	}
	return id
}

// dayOf returns the number of a period that needs no reading.
func (g *ledger) dayOf(day socialorg.Period) int32 {
	of, ok := parse(day)
	if !ok {
		return g.refusePeriod(string(day), g.columns.period, socialorg.ErrRange, "years", func() string {
			return detail.Quote(string(day)) + " is no day of the years 0 to 9999"
		})
	}
	return g.within(string(day), of)
}

// refusePeriod reports a cell that is no period, of a kind that others may share.
func (g *ledger) refusePeriod(text string, at int, code socialorg.Code, what string, say func() string) int32 {
	g.alike("period", at, code, what, text, func() (string, string) { return say(), "" })
	return noName
}

func (g *ledger) period(key, text, to string) int32 {
	l := &g.layout
	if l.PeriodColumn == "" {
		return g.periods.add(key, l.Period)
	}
	of, id := g.span(text, g.columns.period)
	if id == 0 && g.columns.to >= 0 {
		var last period.Span
		if last, id = g.span(to, g.columns.to); id == 0 && of.From >= last.To {
			id = g.refusePeriod(to, g.columns.to, socialorg.ErrRange, "before", func() string {
				return fmt.Sprintf("%s is before the first day, %s", detail.Quote(to), detail.Quote(text))
			})
		}
		of.To = last.To
	}
	if id == 0 {
		id = g.within(text, of)
	}
	return g.periods.note(key, id)
}

// within returns the number of a period if the layout has it.
func (g *ledger) within(text string, of period.Span) int32 {
	if whole, _ := parse(g.layout.Period); !whole.Contains(of) {
		return g.refusePeriod(text, g.columns.period, socialorg.ErrRange, "outside", func() string {
			return fmt.Sprintf("%s is not in the period of the layout, %s", detail.Quote(text), detail.Quote(string(g.layout.Period)))
		})
	}
	if !g.window.Contains(of) {
		if g.window.From < of.To && of.From < g.window.To {
			g.dates.crossing(g, name(of))
		}
		return outside
	}
	if g.layout.Whole {
		of = g.whole
	}
	return g.periods.number(name(of))
}

// span reads the days that a text says. The number is below 0 where it says none,
// which is reported.
func (g *ledger) span(text string, at int) (of period.Span, id int32) {
	l := &g.layout
	trimmed := strings.TrimSpace(text)
	switch {
	case trimmed == "":
		return of, g.refusePeriod(text, at, socialorg.ErrRequired, "blank", func() string {
			return fmt.Sprintf("is blank: the row has no period; if it is a total, write except: {%s: [%s]}", detail.Quote(l.PeriodColumn), detail.Quote(text))
		})
	case l.PeriodFormat == "":
		of, ok := parse(socialorg.Period(trimmed))
		if !ok {
			return of, g.refusePeriod(text, at, socialorg.ErrMalformed, "period", func() string {
				remedy := cmp.Or(formatFor(trimmed), "for other dates, write a periodFormat: 2 January 2006 as the column would, such as 02/01/2006")
				return fmt.Sprintf("%s is not a period such as 2025-06-14, 2025-06, 2025-W24 or 2025-06-01/2025-06-14; %s", detail.Quote(text), remedy)
			})
		}
		return of, 0
	}
	of, ok := g.format.read(trimmed, l.yearOf())
	if ok {
		g.dates.note(g, trimmed, of)
		return of, 0
	}
	if _, leap := g.format.read(trimmed, leapYear); leap {
		return of, g.refusePeriod(text, at, socialorg.ErrMalformed, "leap", func() string {
			return fmt.Sprintf("%s is no day of %s, the year of the layout's period", detail.Quote(text), l.yearOf())
		})
	}
	return of, g.refusePeriod(text, at, socialorg.ErrMalformed, "date", func() string {
		hint := ""
		if remedy := formatFor(trimmed); remedy != "" {
			hint = "; " + remedy
		}
		return fmt.Sprintf("%s is not a date in the format %s%s", detail.Quote(text), detail.Quote(l.PeriodFormat), hint)
	})
}

// A currencyOf is the currency of a row.
type currencyOf struct {
	text string // what the column says
	read bool   // the rest
	id   int32
	code string
	ok   bool
}

// currency reads the currency of a row once. It is false where there is none,
// which is reported.
func (g *ledger) currency(of *currencyOf) bool {
	if of.read {
		return of.ok
	}
	of.read = true
	text, at := strings.TrimSpace(of.text), g.columns.currency
	only := g.layout.Currency
	if text == "" {
		text = only
	}
	id, known := g.currencies.find(text)
	switch {
	case known:
	case only != "" && text != only:
		id = g.currencies.note(text, noName)
	case currency.Valid(text):
		id = g.currencies.add(text, strings.Clone(text))
	default:
		id = g.currencies.note(text, noName)
	}
	if of.id, of.ok = id, id >= 0; of.ok {
		of.code = g.currencies.list[id]
		return true
	}
	code, what := socialorg.ErrMalformed, fmt.Sprintf("%s must be %s", detail.Quote(text), currency.Form)
	switch {
	case text == "":
		code, what = socialorg.ErrRequired, "is blank beside an amount of money"
	case only != "":
		code, what = ErrCurrencies, fmt.Sprintf("the currency is %s here, but %s was stated; nothing is converted", detail.Quote(text), only)
	}
	g.alike("currency", at, code, text, of.text, func() (string, string) { return what, "" })
	return false
}

// spend notes that a row of a cell has an amount in the currency of the row. It
// is false where an earlier one is in another, which is reported.
func (g *ledger) spend(id int32, column int, of *currencyOf, at int) bool {
	c, metric := &g.cells[id], g.layout.Columns[column].Metric
	if c.currency >= 0 && c.currency != of.id {
		g.report("values."+string(metric), at, ErrCurrencies, "%s is in %s, but other amounts of %s%s are in %s; nothing is converted",
			metric, of.code, g.channels.list[c.channel], g.when(c.period), g.currencies.list[c.currency])
		return false
	}
	c.currency = of.id
	return true
}

func (g *ledger) when(id int32) string {
	if p := g.periods.list[id]; p != "" {
		return " in " + string(p)
	}
	return ""
}

// number reads the number of a cell that is not blank, with the digits of the
// currency if it is money, and reports what is none.
func (g *ledger) number(text string, column, digits int, unit string, at int) (n int64, ok bool) {
	n, why := g.numbers.parse(text, digits)
	c := &g.layout.Columns[column]
	field := "values." + string(c.Metric)
	switch why {
	case fine:
		return n, true
	case tooGreat:
		g.alike(field, at, socialorg.ErrOverflow, "", text, func() (string, string) { return detail.Quote(text) + " does not fit into 64 bits", "" })
	case moreDecimals:
		most := detail.Count(digits, "decimal", "decimals")
		switch {
		case c.isMoney() && !c.Minor:
			most += " of " + unit + "; round it in the file"
		case !c.isMoney():
			most += "; write digits at the column if they are part of the count"
		}
		g.alike(field, at, socialorg.ErrMalformed, most, text, func() (string, string) { return detail.Quote(text) + " has more than " + most, "" })
	default:
		if g.bad != text || g.remedied == "" { // rows often repeat it
			g.bad, g.remedied = text, g.numbers.remedy(text, digits)
		}
		remedy := g.remedied
		g.alike(field, at, socialorg.ErrMalformed, remedy, text, func() (string, string) { return detail.Quote(text) + " is not a number; " + remedy, "" })
	}
	return 0, false
}

// add counts a number in a cell.
func (g *ledger) add(id int32, column int, n int64, at int) {
	i := int(id)*len(g.layout.Columns) + column
	if !g.adds[column] {
		c := &g.layout.Columns[column]
		if g.counted[i] {
			of := &g.cells[id]
			remedy := ""
			if c.Rows == "" && c.Metric != socialorg.MetricReach {
				remedy = "; write rows: sum at the column if they do"
			}
			field := "values." + string(c.Metric)
			p := g.report(field, max(at, 0), ErrNonAdditive, "%s of %s%s is counted twice, and counts of %s do not add up%s",
				c.Metric, g.channels.list[of.channel], g.when(of.period), c.Metric, remedy)
			g.alone[i].isOther(p, field)
			return
		}
		g.alone[i] = g.place(max(at, 0))
	}
	sum := g.sums[i] + n
	if (g.sums[i] < 0) == (n < 0) && (sum < 0) != (n < 0) {
		of := g.carries[i]
		if of.at = g.place(max(at, 0)); n < 0 {
			of.times--
		} else {
			of.times++
		}
		g.carries[i] = of
	}
	g.sums[i], g.counted[i] = sum, true
}

// finish returns what the rows say, or every problem.
func (g *ledger) finish() (Reading, error) {
	columns := len(g.layout.Columns)
	for i, c := range g.carries {
		if c.times != 0 {
			of, metric := g.cells[i/columns], g.layout.Columns[i%columns].Metric
			g.mistakes.add(c.at, "values."+string(metric), socialorg.ErrOverflow, fmt.Sprintf("the sum of %s of %s%s does not fit into 64 bits", metric, g.channels.list[of.channel], g.when(of.period)))
		}
	}
	spans := make([]period.Span, len(g.periods.list))
	for i, p := range g.periods.list {
		spans[i], _ = parse(p)
	}
	order := make([]int32, len(g.cells))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int {
		x, y := &g.cells[a], &g.cells[b]
		return cmp.Or(strings.Compare(string(g.channels.list[x.channel]), string(g.channels.list[y.channel])), spans[x.period].Compare(spans[y.period]))
	})
	read := Reading{Rows: g.rows, LeftOut: g.leftOut}
	for from := 0; from < len(order); {
		to := from + 1
		for to < len(order) && g.cells[order[to]].channel == g.cells[order[from]].channel {
			to++
		}
		read.Counts = append(read.Counts, g.counts(order[from:to])...)
		from = to
	}
	if ps := g.problems(); len(ps) > 0 {
		return Reading{}, ps
	}
	doubts := mistakes{header: g.header}
	g.doubt(&doubts)
	read.Doubts = doubts.problems()
	return read, nil
}

// counts returns the counts of one channel, whose cells are in the order of
// their periods.
func (g *ledger) counts(cells []int32) []score.Counts {
	var all []score.Counts
	var folds []fold
	keep := false
	for column, c := range g.layout.Columns {
		if !c.folds() {
			keep = true
			continue
		}
		from := cells[0]
		if c.Rows == socialorg.AggregateLast {
			from = cells[len(cells)-1]
		}
		n := fold{g.empty(from, g.layout.Period), c.isMoney() && g.counted[int(from)*len(g.layout.Columns)+column]}
		i := slices.IndexFunc(folds, func(f fold) bool { return !n.money || !f.money || f.Currency == n.Currency })
		switch {
		case i < 0:
			i = len(folds)
			folds = append(folds, n)
		case n.money:
			folds[i].Currency, folds[i].money = n.Currency, true
		}
		g.put(&folds[i].Counts, from, column)
	}
	for _, id := range cells {
		if !keep {
			break
		}
		n := g.empty(id, g.periods.list[g.cells[id].period])
		for column, c := range g.layout.Columns {
			if !c.folds() {
				g.put(&n, id, column)
			}
		}
		if i := slices.IndexFunc(folds, func(f fold) bool { return f.Period == n.Period && (!f.money || f.Currency == n.Currency) }); i >= 0 {
			maps.Copy(n.Values, folds[i].Values)
			n.Partial = append(n.Partial, folds[i].Partial...)
			folds = slices.Delete(folds, i, i+1)
		}
		all = append(all, n)
	}
	for _, f := range folds {
		at, _ := slices.BinarySearchFunc(all, f.Period, func(n score.Counts, p socialorg.Period) int { return n.Period.Compare(p) })
		all = slices.Insert(all, at, f.Counts)
	}
	return all
}

// A fold is the counts of columns that become one count: one for each currency.
type fold struct {
	score.Counts
	money bool // it has amounts
}

// empty returns counts without values, in the currency of a cell and from its
// place.
func (g *ledger) empty(id int32, p socialorg.Period) score.Counts {
	of := g.cells[id]
	code := g.layout.Currency
	if of.currency >= 0 {
		code = g.currencies.list[of.currency]
	}
	return score.Counts{Channel: g.channels.list[of.channel], Period: p, Currency: code, Values: make(map[socialorg.Metric]int64, len(g.layout.Columns)), From: of.from.Place}
}

// put adds what a cell counted in a column.
func (g *ledger) put(n *score.Counts, id int32, column int) {
	i, metric := int(id)*len(g.layout.Columns)+column, g.layout.Columns[column].Metric
	if !g.counted[i] {
		return
	}
	n.Values[metric] = g.sums[i]
	if g.blank[i] && g.adds[column] {
		n.Partial = append(n.Partial, metric)
	}
}
