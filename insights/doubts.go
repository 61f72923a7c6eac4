package insights

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/currency"

	"example.com/socialorg"
	"example.com/socialorg/internal/detail"
	"example.com/socialorg/internal/period"
	"example.com/socialorg/internal/suggest"
)

// A total is the greatest row of a cell, which may be the sum of the others.
type total struct {
	rows   int // of the cell
	size   float64
	at     place
	values []int64
	has    []bool
	column int // that says total, -1 if none does
	text   string
}

// noteTotal notes the current row, which is a part of a cell.
func (g *ledger) noteTotal(id int32, cells []string) {
	if int(id) == len(g.totals) {
		g.totals = append(g.totals, total{size: -1})
	}
	t := &g.totals[id]
	t.rows++
	size := 0.0
	for column, sums := range g.sumsUp {
		if sums && g.has[column] {
			size += max(float64(g.row[column]), 0)
		}
	}
	if size <= t.size {
		return
	}
	t.size, t.at, t.column = size, g.place(0), -1
	t.values, t.has = append(t.values[:0], g.row...), append(t.has[:0], g.has...)
	for i, cell := range cells {
		if (i >= len(g.columns.counted) || !g.columns.counted[i]) && (cell == "" || len(cell) < 16 && strings.Contains(strings.ToLower(cell), "total")) {
			t.column, t.text = i, strings.Clone(cell)
			break
		}
	}
}

// doubtTotals doubts rows that are the sum of all others of their channel and period.
func (g *ledger) doubtTotals(doubts *mistakes) {
	var first *socialorg.Problem
	more := 0
	for id, t := range g.totals {
		same, some := t.rows > 1 && t.size > 0, 0
		for column, sums := range g.sumsUp {
			if sums && same && t.has[column] && t.values[column] != 0 {
				some++
			}
			same = same && (!sums || !t.has[column] || 2*t.values[column] == g.sums[id*len(g.layout.Columns)+column])
		}
		if !same || t.rows == 2 && some < 2 {
			continue
		}
		if more++; first != nil {
			continue
		}
		of, remedy := g.cells[id], "leave it out by except in the layout"
		if t.column >= 0 {
			remedy = fmt.Sprintf("write except: {%s: [%s]}", detail.Quote(g.header(t.column)), detail.Quote(t.text))
		}
		first = doubts.add(t.at, "", socialorg.ErrImplausible, fmt.Sprintf("the row is the sum of the other %s of %s%s; is it a total? If so, %s",
			detail.Count(t.rows-1, "row", "rows"), g.channels.list[of.channel], g.when(of.period), remedy))
	}
	if more > 1 {
		first.Detail += fmt.Sprintf(". %s like it", detail.Count(more-1, "more row is", "more rows are"))
	}
}

// Dates are what the period column says as a whole.
type dates struct {
	other      dateFormat // with days and months swapped
	swappable  bool       // every date that was read is one with them swapped, too
	count      int
	read, swap period.Span // from the first to the last
	edges      []string    // periods that cross the edge of the window
	edge       place
}

func newDates(g *ledger) dates {
	other, ok := g.format.swapped()
	return dates{other: other, swappable: ok && g.layout.PeriodFormat != ""}
}

// note notes the days that a text says, which is the first to say it.
func (d *dates) note(g *ledger, text string, of period.Span) {
	if !d.swappable {
		return
	}
	swapped, ok := d.other.read(text, g.layout.yearOf())
	if d.swappable = ok; !ok {
		return
	}
	if d.count++; d.count == 1 {
		d.read, d.swap = of, swapped
		return
	}
	d.read = period.Span{From: min(d.read.From, of.From), To: max(d.read.To, of.To)}
	d.swap = period.Span{From: min(d.swap.From, swapped.From), To: max(d.swap.To, swapped.To)}
}

// crossing notes a period that is partly in the window.
func (d *dates) crossing(g *ledger, p socialorg.Period) {
	if len(d.edges) == 0 {
		d.edge = g.place(g.columns.period)
	}
	if len(d.edges) < 2 {
		d.edges = append(d.edges, string(p))
	}
}

func (d *dates) doubt(g *ledger, doubts *mistakes) {
	top := g.top(g.columns.period)
	if d.swappable && d.count > 1 && d.swap.To-d.swap.From < d.read.To-d.read.From {
		format := strings.TrimPrefix(d.other.date.format, "2006 ")
		doubts.add(top, "periodFormat", socialorg.ErrImplausible, fmt.Sprintf("days and months may be swapped: with periodFormat: %s the dates are from %s to %s, and not from %s to %s",
			detail.Quote(format), period.Of(d.swap.From, period.Day), period.Of(d.swap.To-1, period.Day), period.Of(d.read.From, period.Day), period.Of(d.read.To-1, period.Day)))
	}
	if len(d.edges) > 0 {
		doubts.add(d.edge, "window", socialorg.ErrImplausible, fmt.Sprintf("%s is only partly in the days to read, %s, and is left out", detail.List(d.edges, "and"), g.layout.Window))
	}
}

// doubtWeeks doubts days that are always whole weeks apart.
func (g *ledger) doubtWeeks(doubts *mistakes) {
	if len(g.periods.list) < 3 || g.layout.Whole {
		return
	}
	first, _ := parse(g.periods.list[0])
	for _, p := range g.periods.list {
		if of, _ := parse(p); of.To-of.From != 1 || (of.From-first.From)%7 != 0 {
			return
		}
	}
	doubts.add(g.top(g.columns.period), "periodFormat", socialorg.ErrImplausible, fmt.Sprintf("the days are whole weeks apart; if each is the first of a week, write periodFormat: %s",
		detail.Quote(weekOf+cmp.Or(g.layout.PeriodFormat, time.DateOnly))))
}

// doubt adds what is odd about the table as a whole.
func (g *ledger) doubt(doubts *mistakes) {
	g.doubtTotals(doubts)
	g.dates.doubt(g, doubts)
	g.doubtWeeks(doubts)
	for column, c := range g.layout.Columns {
		at := g.columns.metrics[column]
		if !c.isMoney() || at < 0 || g.layout.Currency == "" {
			continue
		}
		if code := currencyIn(g.header(at)); code != "" && code != g.layout.Currency {
			doubts.add(g.top(at), "currency", socialorg.ErrImplausible, fmt.Sprintf("the column %s names %s, but its amounts are read in %s; nothing is converted", detail.Quote(g.header(at)), code, g.layout.Currency))
		}
	}
	if g.rows == 0 {
		return
	}
	g.doubtFilters(doubts, "only.", g.columns.only)
	g.doubtFilters(doubts, "except.", g.columns.except)
	if g.leftOut == g.rows && g.layout.Window != "" && len(g.layout.Only)+len(g.layout.Except) == 0 {
		doubts.add(g.top(g.columns.period), "window", socialorg.ErrImplausible, fmt.Sprintf("no row is in the days to read, %s", g.layout.Window))
	}
}

// doubtFilters doubts texts of filters that no row has.
func (g *ledger) doubtFilters(doubts *mistakes, path string, filters []filter) {
	for _, f := range filters {
		for _, value := range sorted(f.values) {
			if *f.values[value] {
				continue
			}
			has := ""
			if others := sorted(f.others); len(others) > 0 {
				has = "; others have " + listOf(others)
			}
			p := doubts.add(g.top(f.column), path+f.name, socialorg.ErrImplausible, fmt.Sprintf("no row has %s in the column %s%s", detail.Quote(value), detail.Quote(f.name), has))
			p.Meant, _ = suggest.Find(value, slices.Values(sorted(f.others)))
		}
	}
}

func sorted[V any](m map[string]V) []string {
	var keys []string
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

// currencyIn returns the currency that a name of a column has in brackets or at its
// end, "" if none.
func currencyIn(name string) string {
	for _, word := range strings.FieldsFunc(name, func(r rune) bool { return strings.ContainsRune(" ()[],/", r) }) {
		if len(word) == 3 && strings.ToUpper(word) == word {
			if _, err := currency.ParseISO(word); err == nil {
				return word
			}
		}
	}
	return ""
}
