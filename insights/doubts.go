package insights

import (
	"cmp"
	"fmt"
	"maps"
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
	row   []figure
	size  float64
	at    place
	label int // the column that says total, -1 if none does
	text  string
}

// noteTotal notes the current row, which is a part of a cell.
func (g *ledger) noteTotal(c *cell, cells []string) {
	c.rows++
	size := 0.0
	for i := range g.metrics {
		if g.metrics[i].sums && g.row[i].counted {
			size += max(float64(g.row[i].value), 0)
		}
	}
	t := &c.greatest
	if size <= t.size {
		return
	}
	t.row, t.size, t.at, t.label = append(t.row[:0], g.row...), size, g.here(0), -1
	for column, said := range g.said {
		text := cellAt(cells, column)
		if !said && (text == "" || len(text) < 16 && strings.Contains(strings.ToLower(text), "total")) {
			t.label, t.text = column, strings.Clone(text)
			break
		}
	}
}

// isTotal reports whether the greatest row of a cell is the sum of the others.
func (g *ledger) isTotal(c *cell) bool {
	same := 0
	for i, f := range c.greatest.row {
		switch {
		case !g.metrics[i].sums || !f.counted:
		case 2*f.value != c.sums[i].value:
			return false
		case f.value != 0:
			same++
		}
	}
	return c.rows > 2 && same > 0 || c.rows == 2 && same > 1
}

// implausible notes a doubt.
func (g *ledger) implausible(at place, path, format string, args ...any) *mistake {
	return g.doubts.add(at, path, socialorg.ErrImplausible, format, args...)
}

// doubtTotals doubts rows that are the sum of all others of their channel and period.
func (g *ledger) doubtTotals() {
	totals := slices.DeleteFunc(slices.Clone(g.cells), func(c *cell) bool { return !g.isTotal(c) })
	if len(totals) == 0 {
		return
	}
	c, t, remedy := totals[0], totals[0].greatest, "leave it out by except in the layout"
	if t.label >= 0 {
		remedy = fmt.Sprintf("write except: {%s: [%s]}", detail.Quote(g.header[t.label]), detail.Quote(t.text))
	}
	if more := len(totals) - 1; more > 0 {
		remedy += fmt.Sprintf(". %s like it", detail.Count(more, "more row is", "more rows are"))
	}
	g.implausible(t.at, "", "the row is the sum of the other %s of %s; is it a total? If so, %s", detail.Count(c.rows-1, "row", "rows"), c, remedy)
}

// doubtSwap doubts dates that are nearer to each other with days and months swapped.
func (g *ledger) doubtSwap() {
	other, ok := g.format.swapped()
	if !ok {
		return
	}
	var read, swap []period.Span
	for d := range g.whens {
		for _, text := range []string{d.from, d.to} {
			of, isDate := g.format.read(strings.TrimSpace(text), g.year())
			swapped, isOther := other.read(strings.TrimSpace(text), g.year())
			switch {
			case d.isDay || !isDate: // there may be no second
			case !isOther:
				return
			default:
				read, swap = append(read, of), append(swap, swapped)
			}
		}
	}
	if len(read) == 0 {
		return
	}
	a, b := period.Union(read), period.Union(swap)
	last, lastSwapped := a[len(a)-1].To-1, b[len(b)-1].To-1
	if lastSwapped-b[0].From < last-a[0].From {
		day := func(n int32) string { return period.Of(n, period.Day) }
		g.implausible(g.top(g.column(periodAt)), "periodFormat",
			"days and months may be swapped: with periodFormat: %s the dates are from %s to %s, and not from %s to %s",
			detail.Quote(other.once), day(b[0].From), day(lastSwapped), day(a[0].From), day(last))
	}
}

// doubtWeeks doubts days that are always whole weeks apart.
func (g *ledger) doubtWeeks() {
	days := make(map[int32]bool)
	for _, c := range g.cells {
		if c.days.To-c.days.From != 1 || (c.days.From-g.cells[0].days.From)%7 != 0 {
			return
		}
		days[c.days.From] = true
	}
	if len(days) > 2 && !g.layout.Whole {
		g.implausible(g.top(g.column(periodAt)), "periodFormat", "the days are whole weeks apart; if each is the first of a week, write periodFormat: %s",
			detail.Quote(weekOf+cmp.Or(g.layout.PeriodFormat, time.DateOnly)))
	}
}

// doubtFilter doubts texts of a filter that no row has.
func (g *ledger) doubtFilter(f filter, at place) {
	others := slices.Sorted(maps.Keys(f.others))
	has := ""
	if len(others) > 0 {
		has = "; others have " + listOf(others, "or")
	}
	for _, text := range slices.Sorted(maps.Keys(f.had)) {
		if !f.had[text] {
			m := g.implausible(at, f.path, "no row has %s in the column %s%s", detail.Quote(text), detail.Quote(f.name), has)
			m.problem.Meant, _ = suggest.Find(text, slices.Values(others))
		}
	}
}

// doubt adds what is odd about the table as a whole.
func (g *ledger) doubt() {
	g.doubtTotals()
	g.doubtSwap()
	g.doubtWeeks()
	for _, m := range g.metrics {
		name, stated := cellAt(g.header, m.at), g.layout.Currency
		if code := currencyIn(name); m.isMoney() && stated != "" && code != "" && code != stated {
			g.implausible(g.top(m.at), "currency", "the column %s names %s, but its amounts are read in %s; nothing is converted",
				detail.Quote(name), code, stated)
		}
	}
	if g.rows == 0 {
		return
	}
	for i, f := range g.filters {
		g.doubtFilter(f, g.top(g.column(metricsAt+len(g.metrics)+i)))
	}
	if g.leftOut == g.rows && g.layout.Window != "" && len(g.filters) == 0 {
		g.implausible(g.top(g.column(periodAt)), "window", "no row is in the days to read, %s", g.layout.Window)
	}
}

// currencyIn returns the currency that a name of a column has in brackets or at its
// end, "" if none.
func currencyIn(name string) string {
	for _, word := range strings.FieldsFunc(name, func(r rune) bool { return strings.ContainsRune(" ()[],/", r) }) {
		if _, err := currency.ParseISO(word); err == nil && strings.ToUpper(word) == word {
			return word
		}
	}
	return ""
}
