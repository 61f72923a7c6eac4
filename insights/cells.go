package insights

import (
	"cmp"
	"maps"
	"strings"

	"example.com/socialorg"
	"example.com/socialorg/internal/detail"
	"example.com/socialorg/internal/period"
	"example.com/socialorg/internal/suggest"
)

// texts are what a row says of its channel and period.
type texts struct {
	channel, from, to string
	isDay             bool // the database knows the period as one, whatever PeriodFormat says
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

// outside is the cell of rows that are not in the window.
var outside = new(cell)

// cellOf returns the cell that a row is a part of: nil where the row does not say,
// which is reported.
func (g *ledger) cellOf(cells []string, isDay bool) *cell {
	row := texts{cellAt(cells, g.at[channelAt].column), cellAt(cells, g.at[periodAt].column), cellAt(cells, g.at[toAt].column), isDay}
	c, known := g.byTexts[row]
	if !known {
		if c = g.find(row); c != nil {
			g.byTexts[texts{own(row.channel, c.channel), own(row.from, c.period), own(row.to, ""), isDay}] = c
		}
	}
	if c == outside {
		g.leftOut++
	}
	return c
}

func (g *ledger) find(row texts) *cell {
	days, isPeriod := g.days(row)
	if isPeriod && g.layout.PeriodColumn != "" && !g.window.Contains(days) {
		g.noteEdge(days)
		return outside
	}
	channel, isChannel := g.channel(row.channel)
	if !isPeriod || !isChannel {
		return nil
	}
	if g.layout.Whole {
		days, _ = period.Parse(string(cmp.Or(g.layout.Period, g.layout.Window)))
	}
	key := cellKey{channel, days}
	c := g.byDays[key]
	if c == nil {
		c = &cell{cellKey: key, period: g.nameOf(days), sums: make([]sum, len(g.metrics)), from: g.here(g.named())}
		g.byDays[key] = c
		g.cells = append(g.cells, c)
	}
	return c
}

// nameOf returns the period of a cell.
func (g *ledger) nameOf(days period.Span) socialorg.Period {
	name, ok := g.names[days]
	if !ok {
		name = socialorg.Period(days.String())
		if g.layout.PeriodColumn == "" {
			name = g.layout.Period
		}
		g.names[days] = name
	}
	return name
}

// own returns a text that keeps no row alive: another one that is the same, or a copy.
func own[S ~string](text string, other S) string {
	if text == string(other) {
		return string(other)
	}
	return strings.Clone(text)
}

// named returns the column that names a cell.
func (g *ledger) named() int {
	if at := g.at[channelAt].column; at >= 0 {
		return at
	}
	return max(g.at[periodAt].column, 0)
}

// channel returns the channel that a text names. It is false where there is none,
// which is reported.
func (g *ledger) channel(text string) (socialorg.Key, bool) {
	l, at := &g.layout, g.at[channelAt].column
	key, ok := l.Channels[text]
	switch {
	case l.ChannelColumn == "":
		return l.Channel, true
	case ok:
		return key, true
	case strings.TrimSpace(text) == "":
		g.alike(at, kind{"channel", text, socialorg.ErrRequired}, text,
			"is blank: the row has no channel; if it is a total, write except: {%s: [%s]}", detail.Quote(l.ChannelColumn), detail.Quote(text))
	case len(l.Channels) > 0:
		m := g.alike(at, kind{"channel", text, socialorg.ErrUnknown}, text, "%s is not among the channels of the layout", detail.Quote(text))
		if m != nil {
			if g.near == nil {
				g.near = suggest.New(maps.Keys(l.Channels))
			}
			m.Meant, _ = g.near.Find(text)
		}
	case socialorg.Key(text).Valid():
		return socialorg.Key(strings.Clone(text)), true
	default:
		g.alike(at, kind{"channel", text, socialorg.ErrMalformed}, text,
			"%s is not written like a key; write channels: {%[1]s: a-key}", detail.Quote(text))
	}
	return "", false
}

// days returns the days of a row. It is false where the row does not say, which is
// reported.
func (g *ledger) days(row texts) (of period.Span, ok bool) {
	whole, _ := period.Parse(string(g.layout.Period))
	if g.layout.PeriodColumn == "" {
		return whole, true
	}
	of, ok = g.span(row.from, periodAt, row.isDay)
	if ok && g.at[toAt].column >= 0 {
		var last period.Span
		last, ok = g.span(row.to, toAt, row.isDay)
		if ok && of.From >= last.To {
			g.noPeriod(row.to, toAt, socialorg.ErrRange, "%s is before the first day, %s", detail.Quote(row.to), detail.Quote(row.from))
			ok = false
		}
		of.To = last.To
	}
	if ok && !whole.Contains(of) {
		g.noPeriod(row.from, periodAt, socialorg.ErrRange, "%s is not in the period of the layout, %s", detail.Quote(row.from), detail.Quote(g.layout.Period))
		return of, false
	}
	return of, ok
}

// noPeriod reports a cell that says no days, as alike does.
func (g *ledger) noPeriod(text string, wish int, code socialorg.Code, format string, args ...any) *mistake {
	return g.alike(g.at[wish].column, kind{"period", format, code}, text, format, args...)
}

// span returns the days that a text says. It is false where it says none, which is
// reported.
func (g *ledger) span(text string, wish int, isDay bool) (of period.Span, ok bool) {
	l, trimmed := &g.layout, strings.TrimSpace(text)
	year := g.year()
	isPeriod := isDay || l.PeriodFormat == ""
	if isPeriod {
		of, ok = period.Parse(trimmed)
	} else if of, ok = g.spans[trimmed]; !ok {
		if of, ok = g.format.read(trimmed, year); ok {
			g.spans[strings.Clone(trimmed)] = of
		}
	}
	if ok && trimmed != "" {
		return of, true
	}
	_, inLeapYear := g.format.read(trimmed, leapYear)
	var m *mistake // to which a remedy is added
	remedy := ""
	switch {
	case trimmed == "":
		g.noPeriod(text, wish, socialorg.ErrRequired, "is blank: the row has no period; if it is a total, write except: {%s: [%s]}",
			detail.Quote(l.PeriodColumn), detail.Quote(text))
	case isPeriod:
		remedy = "for other dates, write a periodFormat: 2 January 2006 as the column would, such as 02/01/2006"
		m = g.noPeriod(text, wish, socialorg.ErrMalformed, "%s is not a period such as 2025-06-14, 2025-06, 2025-W24 or 2025-06-01/2025-06-14", detail.Quote(text))
	case inLeapYear:
		g.noPeriod(text, wish, socialorg.ErrMalformed, "%s is no day of %s, the year of the layout's period", detail.Quote(text), year)
	default:
		m = g.noPeriod(text, wish, socialorg.ErrMalformed, "%s is not a date in the format %s", detail.Quote(text), detail.Quote(l.PeriodFormat))
	}
	if m != nil {
		if remedy = cmp.Or(formatFor(trimmed), remedy); remedy != "" {
			m.Detail += "; " + remedy
		}
	}
	return of, false
}

// year returns the year of the layout's period, "" where it has none.
func (g *ledger) year() string {
	return string(g.layout.Period[:min(len(g.layout.Period), len(leapYear))])
}
