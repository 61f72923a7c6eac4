package insights

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"example.com/socialorg"
	"example.com/socialorg/internal/detail"
	"example.com/socialorg/internal/suggest"
)

// The columns of a plain table, beside those of metrics.
const (
	channelColumn  = "channel"
	periodColumn   = "period"
	currencyColumn = "currency"
)

// Plain returns the layout of a table whose columns are named after what is in
// them: channel, period, currency, and metrics, such as views. These are the
// built-in ones and those of the campaign; a column that is written like a metric
// and is none of these is left out. Any other name is a problem, whose path is such
// as "header[2]". A header without a column channel gives a layout without one: set
// its Channel.
func Plain(header []string, c socialorg.Campaign) (Layout, error) {
	p := newPlain(c)
	p.read(header)
	var ps socialorg.Problems
	for _, one := range p.found {
		ps.Under(fmt.Sprintf("header[%d]", one.column), socialorg.Problems{one.Problem})
	}
	if len(ps) > 0 {
		return Layout{}, ps
	}
	return p.layout.For(c), nil
}

// ReadPlain reads a table whose columns are named after what is in them, as [Plain]
// describes. The header is the first row that is not blank, and the separator the
// one with which it has most of the names, unless l has one. l says the rest: a
// Channel where no column does, a Period, a Currency. Columns that are left out are
// doubts.
func ReadPlain(r io.Reader, name string, c socialorg.Campaign, l Layout) (Reading, error) {
	p := newPlain(c)
	t, err := open(r, name, l, true, p.strangers)
	if err != nil {
		return Reading{}, err
	}
	p.layout.Channel = l.Channel
	p.read(t.Header)
	if p.layout.ChannelColumn == "" && l.Channel == "" && !p.blamed[channelColumn] {
		p.problem(0, socialorg.ErrRequired, "no column is called channel; say which one the table is about, with -channel or in the layout")
	}
	if len(p.layout.Columns) == 0 && len(p.found) == 0 {
		if p.found = p.doubts; len(p.found) == 0 {
			p.problem(0, socialorg.ErrRequired, "no column is called like a metric, such as views")
		}
	}
	placed := func(found []lack) (ps socialorg.Problems) {
		slices.SortStableFunc(found, func(a, b lack) int { return a.column - b.column })
		for _, one := range found {
			line, column := t.HeaderPlace(one.column)
			one.Place = socialorg.Place{File: name, Line: line, Column: column}
			ps.Under("", socialorg.Problems{one.Problem})
		}
		return ps
	}
	if ps := placed(p.found); len(ps) > 0 {
		return Reading{}, ps
	}
	l.ChannelColumn, l.PeriodColumn, l.CurrencyColumn, l.Columns = p.layout.ChannelColumn, p.layout.PeriodColumn, p.layout.CurrencyColumn, p.layout.Columns
	l = l.For(c)
	if ps := l.check(); len(ps) > 0 {
		return Reading{}, ps.Located(func(string) (socialorg.Place, bool) { return socialorg.Place{File: name}, true })
	}
	t.Lacks = 0
	read, err := readTable(t, name, l, newFinder(l))
	if doubts := placed(p.doubts); err == nil && len(doubts) > 0 {
		doubts.Under("", read.Doubts)
		read.Doubts = doubts
	}
	return read, err
}

// A plain is a plain table whose header is being read.
type plain struct {
	layout        Layout
	known         map[string]bool
	used          []string // metrics of KPIs
	found, doubts []lack
	blamed        map[string]bool // what a problem says was meant
}

func newPlain(c socialorg.Campaign) *plain {
	p := &plain{known: map[string]bool{channelColumn: true, periodColumn: true, currencyColumn: true}, blamed: make(map[string]bool)}
	for _, k := range c.KPIs {
		for _, m := range slices.Concat(k.Numerator, k.Denominator) {
			if !p.known[string(m)] {
				p.known[string(m)] = true
				p.used = append(p.used, string(m))
			}
		}
	}
	for m := range c.Metrics {
		p.known[string(m)] = true
	}
	return p
}

func (p *plain) isKnown(name string) bool {
	m := socialorg.Metric(name)
	return p.known[name] || m.Aggregation() != socialorg.AggregateNone || m == socialorg.MetricReach
}

// strangers returns how many of the cells of a row are no known names; it is never 0.
func (p *plain) strangers(row []string) int {
	n := 1 << 20
	for _, name := range row {
		if p.isKnown(name) {
			n--
		}
	}
	return max(n, 1)
}

func (p *plain) problem(column int, code socialorg.Code, format string, args ...any) *socialorg.Problem {
	p.found = append(p.found, lack{socialorg.Problem{Code: code, Detail: fmt.Sprintf(format, args...)}, column})
	return &p.found[len(p.found)-1].Problem
}

func (p *plain) read(header []string) {
	has := make(map[string]bool)
	for _, name := range header {
		has[name] = true
	}
	var lacks []string // what a name may have been meant for
	for _, name := range p.used {
		if !has[name] {
			lacks = append(lacks, name)
		}
	}
	special := func(name string) bool {
		return name == channelColumn && p.layout.Channel == "" || name == periodColumn || name == currencyColumn
	}
	near := suggest.New(func(yield func(string) bool) {
		for name := range p.known {
			if !has[name] && !yield(name) {
				return
			}
		}
		for m := range socialorg.Metrics() {
			if !has[string(m)] && !yield(string(m)) {
				return
			}
		}
	})
	seen := make(map[string]bool)
	var strange, left few
	tried := 0 // names for which a suggestion was looked for
	for i, name := range header {
		meant, isNear := "", false
		if name != "" && !p.isKnown(name) && tried < maxSuggested {
			tried++
			meant, isNear = near.Find(name)
		}
		switch {
		case name == "":
		case seen[name]:
			p.problem(i, socialorg.ErrDuplicate, "there are two columns %s", detail.Quote(name))
		case name == channelColumn:
			if p.layout.Channel == "" {
				p.layout.ChannelColumn = name
			}
		case name == periodColumn:
			p.layout.PeriodColumn = name
		case name == currencyColumn:
			p.layout.CurrencyColumn = name
		case p.isKnown(name):
			p.layout.Columns = append(p.layout.Columns, Column{Name: name, Metric: socialorg.Metric(name)})
		case isNear && (special(meant) || !socialorg.Key(name).Valid()):
			p.blamed[meant] = true
			p.problem(i, socialorg.ErrUnknown, "a column cannot be called %s", detail.Quote(name)).Meant = meant
		case socialorg.Key(name).Valid():
			if !isNear || !slices.Contains(lacks, meant) {
				meant = ""
				if tried < maxSuggested {
					meant = akin(name, lacks)
				}
			}
			if meant == "" {
				left.add(i, name)
				break
			}
			p.doubts = append(p.doubts, lack{socialorg.Problem{Code: socialorg.ErrUnknown, Detail: detail.Quote(name) + " is not a metric, left out", Meant: meant}, i})
		default:
			strange.add(i, name)
		}
		seen[name] = true
	}
	if len(strange.names) > 0 {
		p.problem(strange.first, socialorg.ErrUnknown, "a column cannot be called %s; a layout says what such columns mean, with -layout", strange.list("or"))
	}
	if len(left.names) > 0 {
		are := " is not a metric, left out"
		if len(left.names) > 1 {
			are = " are no metrics, left out"
		}
		p.doubts = append(p.doubts, lack{socialorg.Problem{Code: socialorg.ErrUnknown, Detail: left.list("and") + are}, left.first})
	}
}

// A few are names of columns for one message.
type few struct {
	first int // column
	names []string
}

func (f *few) add(column int, name string) {
	if len(f.names) == 0 {
		f.first = column
	}
	f.names = append(f.names, detail.Quote(name))
}

func (f few) list(conjunction string) string {
	if len(f.names) > maxStrange+1 {
		f.names = append(slices.Clone(f.names[:maxStrange]), fmt.Sprintf("%d more", len(f.names)-maxStrange))
	}
	return detail.List(f.names, conjunction)
}

const (
	maxStrange   = 3   // names in a message
	maxSuggested = 100 // columns for which a suggestion is looked for
)

// akin returns the first of several metrics of which a name has all words at one of
// its ends, or the other way round: clicks for link-clicks. It is "" where none is.
func akin(name string, metrics []string) string {
	for _, m := range metrics {
		if strings.HasPrefix(name, m+"-") || strings.HasSuffix(name, "-"+m) || strings.HasPrefix(m, name+"-") || strings.HasSuffix(m, "-"+name) {
			return m
		}
	}
	return ""
}
