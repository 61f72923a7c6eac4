package insights

import (
	"cmp"
	"strings"

	"example.com/socialorg"
	"example.com/socialorg/internal/detail"
	"example.com/socialorg/internal/period"
)

// dates are what a row says of its period.
type dates struct {
	from, to string
	isDay    bool // the database knows it as a day, whatever PeriodFormat says
}

// A when is the period that dates say.
type when struct {
	days    period.Span
	name    socialorg.Period
	outside bool // of the window
}

type cellKey struct {
	channel socialorg.Key
	days    period.Span
}

// A cell is what the rows of one channel and period counted.
type cell struct {
	cellKey
	period   socialorg.Period
	currency string // of its amounts; "": no amount has one of its own
	from     place  // of its channel or, without a column of it, of its period
	sums     []sum  // of each metric
	rows     int
	greatest total
}

// String names a cell for people.
func (c *cell) String() string {
	if c.period == "" {
		return string(c.channel)
	}
	return string(c.channel) + " in " + string(c.period)
}

// compare compares cells by channel, period and currency.
func (c *cell) compare(to *cell) int {
	return cmp.Or(cmp.Compare(c.channel, to.channel), c.days.Compare(to.days), cmp.Compare(c.currency, to.currency))
}

// cellOf returns the cell that a row is a part of: nil where the row does not say,
// which is reported. It is false where the period is outside the window.
func (g *ledger) cellOf(cells []string, isDay bool) (c *cell, in bool) {
	d := dates{cellAt(cells, g.column(periodAt)), cellAt(cells, g.column(toAt)), isDay}
	w := g.when(d)
	if w != nil && w.outside {
		if g.leftOut++; g.window.From < w.days.To && w.days.From < g.window.To {
			g.doubts.alike(g.column(periodAt), kind{"window", "", socialorg.ErrImplausible}, d.from,
				"%s is only partly in the days to read, %s, and is left out", w.name, g.layout.Window)
		}
		return nil, false
	}
	channel, ok := g.channel(cellAt(cells, g.column(channelAt)))
	if w == nil || !ok {
		return nil, true
	}
	key := cellKey{channel, w.days}
	if c = g.byKey[key]; c == nil {
		column := g.column(channelAt)
		if column < 0 {
			column = g.column(periodAt)
		}
		c = &cell{cellKey: key, period: w.name, sums: make([]sum, len(g.metrics)), from: g.here(column)}
		g.byKey[key] = c
		g.cells = append(g.cells, c)
	}
	return c, true
}

// channel returns the channel that a text names. It is false where there is none,
// which is reported.
func (g *ledger) channel(text string) (socialorg.Key, bool) {
	key, ok := g.channels[text]
	if ok {
		return key, true
	}
	l, quoted := &g.layout, detail.Quote(text)
	refuse := func(code socialorg.Code, format string, args ...any) *mistake {
		return g.alike(g.column(channelAt), kind{"channel", text, code}, text, format, args...)
	}
	switch {
	case strings.TrimSpace(text) == "":
		refuse(socialorg.ErrRequired, "is blank: the row has no channel; if it is a total, write except: {%s: [%s]}",
			detail.Quote(l.ChannelColumn), quoted)
	case len(l.Channels) > 0:
		if m := refuse(socialorg.ErrUnknown, "%s is not among the channels of the layout", quoted); m != nil {
			m.problem.Meant, _ = g.near().Find(text)
		}
	case !socialorg.Key(text).Valid():
		refuse(socialorg.ErrMalformed, "%s is not written like a key; write channels: {%s: a-key}", quoted, quoted)
	default:
		text = strings.Clone(text)
		key, ok = socialorg.Key(text), true
		g.channels[text] = key
	}
	return key, ok
}

// when returns the period of a row, nil where the row does not say, which is
// reported.
func (g *ledger) when(d dates) *when {
	if w := g.whens[d]; w != nil {
		return w
	}
	days, ok := g.span(d.from, periodAt, d.isDay)
	if ok && g.column(toAt) >= 0 {
		var last period.Span
		if last, ok = g.span(d.to, toAt, d.isDay); ok && days.From >= last.To {
			g.noPeriod(d.to, toAt, socialorg.ErrRange, "%s is before the first day, %s", detail.Quote(d.to), detail.Quote(d.from))
			return nil
		}
		days.To = last.To
	}
	switch {
	case !ok:
		return nil
	case !g.whole.Contains(days):
		g.noPeriod(d.from, periodAt, socialorg.ErrRange, "%s is not in the period of the layout, %s",
			detail.Quote(d.from), detail.Quote(g.layout.Period))
		return nil
	}
	w := &when{days: days, outside: !g.window.Contains(days)}
	if g.layout.Whole && !w.outside {
		w.days, _ = period.Parse(string(cmp.Or(g.layout.Period, g.layout.Window)))
	}
	w.name = socialorg.Period(w.days.String())
	g.whens[dates{strings.Clone(d.from), strings.Clone(d.to), d.isDay}] = w
	return w
}

// noPeriod reports a cell that says no days, as alike does.
func (g *ledger) noPeriod(text string, wish int, code socialorg.Code, format string, args ...any) *mistake {
	return g.alike(g.column(wish), kind{"period", format, code}, text, format, args...)
}

// span returns the days that a text says. It is false where it says none, which is
// reported.
func (g *ledger) span(text string, wish int, isDay bool) (of period.Span, ok bool) {
	l, format, trimmed, quoted := &g.layout, g.format, strings.TrimSpace(text), detail.Quote(text)
	if isDay {
		format = dateFormat{}
	}
	if of, ok = format.read(trimmed, g.year()); ok {
		return of, true
	}
	_, inLeapYear := format.read(trimmed, leapYear)
	var m *mistake
	switch {
	case trimmed == "":
		g.noPeriod(text, wish, socialorg.ErrRequired, "is blank: the row has no period; if it is a total, write except: {%s: [%s]}",
			detail.Quote(l.PeriodColumn), quoted)
	case inLeapYear:
		g.noPeriod(text, wish, socialorg.ErrMalformed, "%s is no day of %s, the year of the layout's period", quoted, g.year())
	case format.once == "":
		m = g.noPeriod(text, wish, socialorg.ErrMalformed, "%s is not a period such as 2025-06-14, 2025-06, 2025-W24 or 2025-06-01/2025-06-14", quoted)
	default:
		m = g.noPeriod(text, wish, socialorg.ErrMalformed, "%s is not a date in the format %s", quoted, detail.Quote(l.PeriodFormat))
	}
	if m != nil {
		m.problem.Detail += formatFor(trimmed, l.PeriodFormat)
	}
	return of, false
}

// year returns the year of the layout's period, "" where it has none.
func (g *ledger) year() string {
	return string(g.layout.Period[:min(len(g.layout.Period), len(leapYear))])
}
