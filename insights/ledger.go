package insights

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"example.com/socialorg"
	"example.com/socialorg/internal/currency"
	"example.com/socialorg/internal/detail"
	"example.com/socialorg/internal/period"
	"example.com/socialorg/internal/suggest"
	"example.com/socialorg/score"
)

// The codes of mistakes in tables that no other package reports.
const (
	ErrNonAdditive socialorg.Code = "non-additive" // two rows with counts that have no total, such as reach
	ErrCurrencies  socialorg.Code = "currencies"   // amounts that belong together in two currencies
)

// A ledger adds up rows. It holds a cell for each channel and period that occur.
type ledger struct {
	layout  Layout
	numbers numbers
	format  dateFormat
	year    string   // for a format without one
	digits  []int    // of each column, where no column has the currency
	adds    []bool   // whether the rows of a cell add up
	units   []string // the currency that the digits are of, if any
	money   []bool   // whether the column is an amount whose currency is in another

	channels   names[socialorg.Key]
	periods    names[socialorg.Period]
	currencies names[string]
	slugs      map[socialorg.Key]slugged // the names that keys were made of
	near       *suggest.Index            // of Layout.Channels; nil until needed

	byPair  map[uint64]int32 // channel and period to cell
	cells   []cell
	sums    []int64                // of cell and column
	counted []bool                 // of cell and column
	carries map[int]carry          // of cell and column: where sums left 64 bits
	alone   map[int]place          // of cell and column: the one row of a metric that does not add up
	found   []located              // problems
	place   func(column int) place // of a cell of the current row
}

// A place is where a cell stands: in a file by line and column, in the rows of a
// database by its number.
type place struct {
	file         string
	line, column int
	row          int // from 0; only where file and line say nothing
}

func (p place) String() string {
	if p.line > 0 {
		return fmt.Sprintf("line %d", p.line)
	}
	return fmt.Sprintf("rows[%d]", p.row)
}

type located struct {
	socialorg.Problem
	at place
}

type cell struct {
	channel, period int32
	currency        int32 // of its amounts; -1: no amount has one of its own
	first           place // of its channel and period
}

// A carry is how often a sum left the 64 bits upwards, less how often downwards,
// and where it did so last.
type carry struct {
	times int
	at    place
}

type slugged struct {
	name string
	at   place
}

// names numbers what the cells of one column say. Those that are no good have
// the number -1 and a problem.
type names[T comparable] struct {
	byText map[string]int32
	bad    map[string]socialorg.Problem
	of     map[T]int32
	list   []T

	last   string // the text that was found last, as rows often repeat it
	lastID int32
}

func newNames[T comparable]() names[T] {
	return names[T]{byText: make(map[string]int32), bad: make(map[string]socialorg.Problem), of: make(map[T]int32)}
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

func (n *names[T]) add(text string, value T) int32 {
	id := n.number(value)
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

func (n *names[T]) refuse(text string, code socialorg.Code, format string, args ...any) int32 {
	text = strings.Clone(text)
	n.byText[text] = -1
	n.bad[text] = socialorg.Problem{Code: code, Detail: fmt.Sprintf(format, args...)}
	return -1
}

func newLedger(l Layout, n numbers) *ledger {
	g := &ledger{
		layout: l, numbers: n, format: formatOf(l.PeriodFormat),
		channels: newNames[socialorg.Key](), periods: newNames[socialorg.Period](), currencies: newNames[string](),
		slugs: make(map[socialorg.Key]slugged), byPair: make(map[uint64]int32),
		carries: make(map[int]carry), alone: make(map[int]place),
	}
	if len(l.Period) >= len("2006") {
		g.year = string(l.Period[:len("2006")])
	}
	for _, c := range l.Columns {
		g.adds = append(g.adds, c.adds())
		g.digits = append(g.digits, c.digits(l.Currency))
		unit := ""
		if isMoney(c.Metric) && !c.Minor {
			unit = l.Currency
		}
		g.units = append(g.units, unit)
		g.money = append(g.money, isMoney(c.Metric) && l.CurrencyColumn != "")
	}
	return g
}

// report notes a problem with a cell of the current row.
func (g *ledger) report(field string, column int, code socialorg.Code, format string, args ...any) {
	at := g.place(column)
	g.found = append(g.found, located{socialorg.Problem{Path: at.path(field), Code: code, Detail: fmt.Sprintf(format, args...), Place: socialorg.Place{File: at.file, Line: at.line, Column: at.column}}, at})
}

func (p place) path(field string) string {
	if p.line > 0 || p.row < 0 {
		return field
	}
	return fmt.Sprintf("rows[%d].%s", p.row, field)
}

// cellOf returns the number of the cell that a row of a channel and the period d
// is a part of. It is false where the row does not say, which is reported.
func (g *ledger) cellOf(channel string, d int32, channelAt, periodAt int) (id int32, ok bool) {
	c, known := g.channels.find(channel)
	if !known {
		c = g.channel(channel, channelAt)
	}
	if c < 0 {
		p := g.channels.bad[channel]
		g.report("channel", channelAt, p.Code, "%s", p.Detail)
	}
	if c < 0 || d < 0 {
		return 0, false
	}
	pair := uint64(c)<<32 | uint64(d)
	if id, ok = g.byPair[pair]; !ok {
		id = int32(len(g.cells))
		g.byPair[pair] = id
		g.cells = append(g.cells, cell{channel: c, period: d, currency: -1, first: g.place(max(periodAt, channelAt, 0))})
		g.sums = append(g.sums, make([]int64, len(g.layout.Columns))...)
		g.counted = append(g.counted, make([]bool, len(g.layout.Columns))...)
	}
	return id, true
}

func (g *ledger) channel(text string, at int) int32 {
	l := &g.layout
	key, ok := l.Channels[text]
	switch {
	case l.ChannelColumn == "":
		key = l.Channel
	case ok:
	case strings.TrimSpace(text) == "":
		return g.channels.refuse(text, socialorg.ErrRequired, "is blank: the row has no channel")
	case l.Slugs:
		key = socialorg.Key(slug(text))
		if !isKey(string(key)) {
			return g.channels.refuse(text, socialorg.ErrMalformed, "%s makes no key; channels in the layout can give it one", detail.Quote(text))
		}
		if other, taken := g.slugs[key]; taken {
			return g.channels.refuse(text, socialorg.ErrDuplicate, "%s makes the key %s, as %s does in %s; channels in the layout can tell them apart", detail.Quote(text), key, detail.Quote(other.name), other.at)
		}
		g.slugs[key] = slugged{strings.Clone(text), g.place(at)}
	case len(l.Channels) > 0:
		return g.channels.refuse(text, socialorg.ErrUnknown, "%s is not among the channels%s", detail.Quote(text), g.didYouMean(text))
	case isKey(text):
		key = socialorg.Key(strings.Clone(text))
	default:
		return g.channels.refuse(text, socialorg.ErrMalformed, "%s is not written like a key; channels or slugs in the layout can give it one", detail.Quote(text))
	}
	return g.channels.add(text, key)
}

func (g *ledger) didYouMean(channel string) string {
	if g.near == nil {
		g.near = suggest.New(maps.Keys(g.layout.Channels))
	}
	return didYouMean(g.near, channel)
}

// periodOf returns the number of the period that a cell says. It is below 0 where
// that is none, which is reported.
func (g *ledger) periodOf(text string, at int) int32 {
	id, known := g.periods.find(text)
	if !known {
		id = g.period(text)
	}
	if id < 0 {
		p := g.periods.bad[text]
		g.report("period", at, p.Code, "%s", p.Detail)
	}
	return id
}

// dayOf returns the number of a day, whatever the format of the layout is. It is
// below 0 where the layout does not have the day, which is reported.
func (g *ledger) dayOf(day socialorg.Period, at int) int32 {
	if !g.layout.Period.Contains(day) {
		g.report("period", at, socialorg.ErrRange, "%s", g.outside(string(day)))
		return -1
	}
	return g.periods.number(day)
}

func (g *ledger) outside(text string) string {
	return fmt.Sprintf("%s is not in the period of the layout, %s", detail.Quote(text), detail.Quote(string(g.layout.Period)))
}

func (g *ledger) period(text string) int32 {
	l := &g.layout
	p := l.Period
	switch trimmed := strings.TrimSpace(text); {
	case l.PeriodColumn == "":
		return g.periods.add(text, p)
	case trimmed == "":
		return g.periods.refuse(text, socialorg.ErrRequired, "is blank: the row has no period")
	case l.PeriodFormat != "":
		var ok bool
		if p, ok = g.format.read(trimmed, g.year); !ok {
			if _, leap := g.format.read(trimmed, leapYear); leap {
				return g.periods.refuse(text, socialorg.ErrMalformed, "%s is no day of %s, the year of the layout's period", detail.Quote(text), g.year)
			}
			return g.periods.refuse(text, socialorg.ErrMalformed, "%s is not a date in the format %s", detail.Quote(text), detail.Quote(l.PeriodFormat))
		}
	default:
		p = socialorg.Period(strings.Clone(trimmed))
		if p.Validate() != nil {
			return g.periods.refuse(text, socialorg.ErrMalformed, "%s must be a year, month, week or day in the calendar, such as 2025, 2025-06, 2025-W24 or 2025-06-14; for other dates the layout needs a periodFormat: %s", detail.Quote(text), writeDate)
		}
	}
	if !l.Period.Contains(p) {
		return g.periods.refuse(text, socialorg.ErrRange, "%s", g.outside(text))
	}
	return g.periods.add(text, p)
}

// currencyOf returns the number of the currency of a row, -1 where it has none,
// and its code. It is false where the code is no good, which is reported.
func (g *ledger) currencyOf(text string, at int) (id int32, code string, ok bool) {
	text = strings.TrimSpace(text)
	if text == "" {
		return -1, "", true
	}
	id, known := g.currencies.byText[text]
	switch {
	case known:
	case currency.Valid(text):
		id = g.currencies.add(text, strings.Clone(text))
	default:
		id = g.currencies.refuse(text, socialorg.ErrMalformed, "%s must be a currency code of three capital letters, such as EUR", detail.Quote(text))
	}
	if id < 0 {
		p := g.currencies.bad[text]
		g.report("currency", at, p.Code, "%s", p.Detail)
		return -1, "", false
	}
	return id, g.currencies.list[id], true
}

// amount reads an amount of money in the currency that its row says.
func (g *ledger) amount(row *row, text string, column, at int) (n int64, ok bool) {
	if strings.TrimSpace(text) == "" {
		return 0, false
	}
	if !row.read {
		row.read = true
		row.id, row.code, row.ok = g.currencyOf(row.currency, row.at)
		if row.ok && row.id < 0 {
			g.report("currency", row.at, socialorg.ErrRequired, "is blank beside an amount of money")
			row.ok = false
		}
	}
	if !row.ok {
		return 0, false
	}
	return g.number(text, column, g.layout.Columns[column].digits(row.code), row.code, at)
}

// A row is the currency of one.
type row struct {
	currency string // what the column says
	at       int    // the column
	read     bool   // the rest
	id       int32
	code     string
	ok       bool
}

// spend notes that a row of a cell has an amount in the currency of the row. It
// is false where an earlier one is in another, which is reported.
func (g *ledger) spend(id int32, column int, row *row, at int) bool {
	c, metric := &g.cells[id], g.layout.Columns[column].Metric
	if c.currency >= 0 && c.currency != row.id {
		g.report("values."+string(metric), at, ErrCurrencies, "%s is in %s, but other amounts of %s%s are in %s; nothing is converted",
			metric, row.code, g.channels.list[c.channel], g.when(c.period), g.currencies.list[c.currency])
		return false
	}
	c.currency = row.id
	return true
}

func (g *ledger) when(id int32) string {
	if p := g.periods.list[id]; p != "" {
		return " in " + string(p)
	}
	return ""
}

// number reads the number of a cell, with the digits of the currency if it has
// one, and reports what is none. A blank cell is
// neither counted nor reported.
func (g *ledger) number(text string, column, digits int, currency string, at int) (n int64, ok bool) {
	n, why := g.numbers.parse(text, digits)
	if why == noNumber {
		trimmed := strings.TrimSpace(text)
		if trimmed == "" {
			return 0, false
		}
		n, why = g.numbers.parse(trimmed, digits)
	}
	if why == fine {
		return n, true
	}
	field := "values." + string(g.layout.Columns[column].Metric)
	switch why {
	case tooGreat:
		g.report(field, at, socialorg.ErrOverflow, "%s does not fit into 64 bits", detail.Quote(text))
	case moreDecimals:
		most := detail.Count(digits, "decimal", "decimals")
		switch c := g.layout.Columns[column]; {
		case currency != "":
			most += " of " + currency
		case isMoney(c.Metric) && !c.Minor:
			most += "; the currency of the layout says how many there are"
		}
		g.report(field, at, socialorg.ErrMalformed, "%s has more than %s", detail.Quote(text), most)
	default:
		g.report(field, at, socialorg.ErrMalformed, "%s is not a number; %s", detail.Quote(text), g.numbers.describe())
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
			g.report("values."+string(c.Metric), at, ErrNonAdditive, "%s of %s%s is also in %s, and counts of %s do not add up",
				c.Metric, g.channels.list[of.channel], g.when(of.period), g.alone[i], c.Metric)
			return
		}
		g.alone[i] = g.place(at)
	}
	sum := g.sums[i] + n
	if (g.sums[i] < 0) == (n < 0) && (sum < 0) != (n < 0) {
		of := g.carries[i]
		if of.at = g.place(at); n < 0 {
			of.times--
		} else {
			of.times++
		}
		g.carries[i] = of
	}
	g.sums[i], g.counted[i] = sum, true
}

// finish returns the counts, or every problem.
func (g *ledger) finish() ([]score.Counts, error) {
	columns := len(g.layout.Columns)
	for i, c := range g.carries {
		if c.times != 0 {
			g.place = func(int) place { return c.at }
			of := g.cells[i/columns]
			g.report("values."+string(g.layout.Columns[i%columns].Metric), 0, socialorg.ErrOverflow, "the sum of %s of %s%s does not fit into 64 bits",
				g.layout.Columns[i%columns].Metric, g.channels.list[of.channel], g.when(of.period))
		}
	}
	order := make([]int32, len(g.cells))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int {
		return cmp.Or(
			strings.Compare(string(g.channels.list[g.cells[a].channel]), string(g.channels.list[g.cells[b].channel])),
			g.periods.list[g.cells[a].period].Compare(g.periods.list[g.cells[b].period]),
		)
	})
	var all []score.Counts
	for from := 0; from < len(order); {
		to := from + 1
		for to < len(order) && g.cells[order[to]].channel == g.cells[order[from]].channel {
			to++
		}
		g.checkOverlaps(order[from:to])
		all = append(all, g.counts(order[from:to])...)
		from = to
	}
	if len(g.found) == 0 {
		return all, nil
	}
	slices.SortStableFunc(g.found, func(a, b located) int {
		return cmp.Or(cmp.Compare(a.at.line, b.at.line), cmp.Compare(a.at.row, b.at.row), cmp.Compare(a.at.column, b.at.column), strings.Compare(a.Path, b.Path))
	})
	ps := make(socialorg.Problems, len(g.found))
	for i, p := range g.found {
		ps[i] = p.Problem
	}
	return nil, ps
}

// counts returns the counts of one channel, whose cells are in the order of
// their periods.
func (g *ledger) counts(cells []int32) []score.Counts {
	var all []score.Counts
	keep := slices.ContainsFunc(g.layout.Columns, func(c Column) bool { return !c.folds() })
	folded := score.Counts{Channel: g.channels.list[g.cells[cells[0]].channel], Period: g.layout.Period, Values: make(map[socialorg.Metric]int64)}
	for column, c := range g.layout.Columns {
		if !c.folds() {
			continue
		}
		from := cells[0]
		if c.Rows == socialorg.AggregateLast {
			from = cells[len(cells)-1]
		}
		if n, ok := g.value(from, column); ok {
			folded.Values[c.Metric] = n
		}
		folded.Currency = cmp.Or(g.currency(from), folded.Currency)
	}
	if !keep {
		return []score.Counts{folded}
	}
	merged := len(folded.Values) == 0 && !slices.ContainsFunc(g.layout.Columns, Column.folds)
	for _, id := range cells {
		of := g.cells[id]
		n := score.Counts{Channel: folded.Channel, Period: g.periods.list[of.period], Currency: g.currency(id), Values: make(map[socialorg.Metric]int64, len(g.layout.Columns))}
		for column, c := range g.layout.Columns {
			if v, ok := g.value(id, column); ok && !c.folds() {
				n.Values[c.Metric] = v
			}
		}
		if n.Period == folded.Period && !merged {
			for m, v := range folded.Values {
				n.Values[m] = v
			}
			merged = true
		}
		all = append(all, n)
	}
	if !merged {
		at, _ := slices.BinarySearchFunc(all, folded.Period, func(n score.Counts, p socialorg.Period) int { return n.Period.Compare(p) })
		all = slices.Insert(all, at, folded)
	}
	return all
}

func (g *ledger) value(id int32, column int) (n int64, ok bool) {
	i := int(id)*len(g.layout.Columns) + column
	return g.sums[i], g.counted[i]
}

func (g *ledger) currency(id int32) string {
	if of := g.cells[id].currency; of >= 0 {
		return g.currencies.list[of]
	}
	return g.layout.Currency
}

// checkOverlaps reports the cells of one channel whose period shares days with
// that of an earlier row, where both count the same metric: a month beside its
// days.
func (g *ledger) checkOverlaps(cells []int32) {
	columns := len(g.layout.Columns)
	type reach struct {
		last int
		id   int32
	}
	until := make([]reach, columns)
	for i := range until {
		until[i].last = math.MinInt
	}
	for _, id := range cells {
		span, ok := period.Parse(string(g.periods.list[g.cells[id].period]))
		if !ok {
			continue // the whole campaign: the layout has no other
		}
		var shared []string
		var other int32
		for column := range columns {
			if _, ok := g.value(id, column); !ok {
				continue
			}
			if u := until[column]; int(span.From) < u.last {
				shared, other = append(shared, string(g.layout.Columns[column].Metric)), u.id
			}
			if int(span.To) > until[column].last {
				until[column] = reach{int(span.To), id}
			}
		}
		if len(shared) == 0 {
			continue
		}
		a, b := g.cells[id], g.cells[other]
		if a.first.before(b.first) {
			a, b = b, a
		}
		g.place = func(int) place { return a.first }
		g.report("period", 0, socialorg.ErrDuplicate, "%s shares days with %s in %s, and both count %s of %s",
			g.periods.list[a.period], g.periods.list[b.period], b.first, strings.Join(shared, ", "), g.channels.list[a.channel])
	}
}

func (p place) before(q place) bool {
	return cmp.Or(cmp.Compare(p.line, q.line), cmp.Compare(p.row, q.row)) < 0
}
