package insights

import (
	"fmt"
	"io"
	"maps"
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
	p.read(mistakes{header: header})
	var ps socialorg.Problems
	for _, one := range p.found.list {
		ps.Under(fmt.Sprintf("header[%d]", one.at.column), socialorg.Problems{one.Problem})
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
	p.read(mistakes{table: t, file: name, header: t.Header})
	isChannel := func(m *mistake) bool { return m.Meant == channelColumn }
	if p.layout.ChannelColumn == "" && l.Channel == "" && !slices.ContainsFunc(p.found.list, isChannel) {
		p.refuse(0, socialorg.ErrRequired, "no column is called channel; say which one the table is about, with -channel or in the layout")
	}
	if len(p.layout.Columns) == 0 && len(p.found.list) == 0 {
		if p.found = p.doubts; len(p.found.list) == 0 {
			p.refuse(0, socialorg.ErrRequired, "no column is called like a metric, such as views")
		}
	}
	if ps := p.found.problems(); len(ps) > 0 {
		return Reading{}, ps
	}
	l.ChannelColumn, l.PeriodColumn, l.CurrencyColumn, l.Columns = p.layout.ChannelColumn, p.layout.PeriodColumn, p.layout.CurrencyColumn, p.layout.Columns
	l = l.For(c)
	if ps := l.check(); len(ps) > 0 {
		return Reading{}, ps.Located(func(string) (socialorg.Place, bool) { return socialorg.Place{File: name}, true })
	}
	t.Lacks = 0
	read, err := readTable(t, name, l, newFinder(l))
	if doubts := p.doubts.problems(); err == nil && len(doubts) > 0 {
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
	found, doubts mistakes
}

func newPlain(c socialorg.Campaign) *plain {
	p := &plain{known: map[string]bool{channelColumn: true, periodColumn: true, currencyColumn: true}}
	for _, k := range c.KPIs {
		for _, m := range slices.Concat(k.Numerator, k.Denominator) {
			if !p.known[string(m)] {
				p.known[string(m)] = true
				p.used = append(p.used, string(m))
			}
		}
	}
	for m := range maps.Keys(c.Metrics) {
		p.known[string(m)] = true
	}
	for m := range socialorg.Metrics() {
		p.known[string(m)] = true
	}
	return p
}

// strangers returns how many of the cells of a row are no known names; it is never 0.
func (p *plain) strangers(row []string) int {
	n := 1 << 20
	for _, name := range row {
		if p.known[name] {
			n--
		}
	}
	return max(n, 1)
}

func (p *plain) refuse(column int, code socialorg.Code, format string, args ...any) *mistake {
	return p.found.add(p.found.top(column), "", code, format, args...)
}

func (p *plain) doubt(column int, format string, args ...any) *mistake {
	return p.doubts.add(p.doubts.top(column), "", socialorg.ErrUnknown, format, args...)
}

// read reads the header of a table, in which nothing was found yet.
func (p *plain) read(m mistakes) {
	p.found, p.doubts = m, m
	var strange, left []int // columns
	seen := make(map[string]bool)
	meantBy := p.suggester(m.header)
	for i, name := range m.header {
		switch {
		case name == "":
		case seen[name]:
			p.refuse(i, socialorg.ErrDuplicate, "there are two columns %s", detail.Quote(name))
		case name == channelColumn && p.layout.Channel != "": // which goes before it
		case name == channelColumn:
			p.layout.ChannelColumn = name
		case name == periodColumn:
			p.layout.PeriodColumn = name
		case name == currencyColumn:
			p.layout.CurrencyColumn = name
		case p.known[name]:
			p.layout.Columns = append(p.layout.Columns, Column{Name: name, Metric: socialorg.Metric(name)})
		default:
			meant, must := meantBy(name)
			switch isKey := socialorg.Key(name).Valid(); {
			case must:
				p.refuse(i, socialorg.ErrUnknown, "a column cannot be called %s", detail.Quote(name)).Meant = meant
			case !isKey:
				strange = append(strange, i)
			case meant != "":
				p.doubt(i, "%s is not a metric, left out", detail.Quote(name)).Meant = meant
			default:
				left = append(left, i)
			}
		}
		seen[name] = true
	}
	if len(strange) > 0 {
		p.refuse(strange[0], socialorg.ErrUnknown, "a column cannot be called %s; a layout says what such columns mean, with -layout", few(m.header, strange, "or"))
	}
	switch len(left) {
	case 0:
	case 1:
		p.doubt(left[0], "%s is not a metric, left out", few(m.header, left, "and"))
	default:
		p.doubt(left[0], "%s are no metrics, left out", few(m.header, left, "and"))
	}
}

const (
	maxStrange   = 3   // names in a message
	maxSuggested = 100 // columns for which a suggestion is looked for
)

// few lists the names of some columns of a header for one message.
func few(header []string, columns []int, conjunction string) string {
	more := len(columns) - maxStrange
	if more > 1 {
		columns = columns[:maxStrange]
	}
	var names []string
	for _, i := range columns {
		names = append(names, detail.Quote(header[i]))
	}
	if more > 1 {
		names = append(names, fmt.Sprintf("%d more", more))
	}
	return detail.List(names, conjunction)
}

// suggester returns a function that finds what a name that is not known was meant for:
// one that the header lacks. The name must be that one where it is written like no
// metric, or the other one is none.
func (p *plain) suggester(header []string) func(name string) (meant string, must bool) {
	has := make(map[string]bool)
	for _, name := range header {
		has[name] = true
	}
	isThere := func(name string) bool { return has[name] }
	lacks := slices.DeleteFunc(slices.Clone(p.used), isThere)
	near := suggest.New(slices.Values(slices.DeleteFunc(slices.Collect(maps.Keys(p.known)), isThere)))
	tried := 0
	return func(name string) (meant string, must bool) {
		if tried++; tried > maxSuggested {
			return "", false
		}
		meant, ok := near.Find(name)
		isMetric := meant != periodColumn && meant != currencyColumn && (meant != channelColumn || p.layout.Channel != "")
		switch {
		case ok && (!isMetric || !socialorg.Key(name).Valid()):
			return meant, true
		case slices.Contains(lacks, meant):
			return meant, false
		}
		return akin(name, lacks), false
	}
}

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
