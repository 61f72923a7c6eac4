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
		ps.Under(fmt.Sprintf("header[%d]", one.at.column), socialorg.Problems{one.problem})
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
	p.layout = l
	p.read(mistakes{table: t, file: name, header: t.Header})
	l = p.layout.For(c)
	found := &p.found
	isChannel := func(m *mistake) bool { return m.problem.Meant == channelColumn }
	if l.ChannelColumn == "" && l.Channel == "" && !slices.ContainsFunc(found.list, isChannel) {
		p.refuse(0, socialorg.ErrRequired, "no column is called channel; say which one the table is about, with -channel or in the layout")
	}
	switch {
	case len(l.Columns) > 0 || len(found.list) > 0:
	case len(p.doubts.list) > 0:
		found = &p.doubts
	default:
		p.refuse(0, socialorg.ErrRequired, "no column is called like a metric, such as views")
	}
	if ps := found.problems(); len(ps) > 0 {
		return Reading{}, ps
	}
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
	for m := range socialorg.Metrics() {
		p.known[string(m)] = true
	}
	for m := range c.Metrics {
		p.known[string(m)] = true
	}
	for _, k := range c.KPIs {
		for _, m := range slices.Concat(k.Numerator, k.Denominator) {
			p.known[string(m)] = true
			p.used = append(p.used, string(m))
		}
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

const leftOut = "not a metric, left out: %s"

// read reads the header of a table, in which nothing was found yet.
func (p *plain) read(m mistakes) {
	p.found, p.doubts = m, m
	l := &p.layout
	l.ChannelColumn, l.PeriodColumn, l.CurrencyColumn, l.Columns = "", "", "", nil
	var strange, left []string
	seen := make(map[string]bool)
	meantBy := p.suggester(m.header)
	for i, name := range m.header {
		switch {
		case name == "":
		case seen[name]:
			p.refuse(i, socialorg.ErrDuplicate, "there are two columns %s", detail.Quote(name))
		case name == channelColumn && l.Channel != "": // which goes before it
		case name == channelColumn:
			l.ChannelColumn = name
		case name == periodColumn:
			l.PeriodColumn = name
		case name == currencyColumn:
			l.CurrencyColumn = name
		case p.known[name]:
			l.Columns = append(l.Columns, Column{Name: name, Metric: socialorg.Metric(name)})
		default:
			meant, must := meantBy(name)
			switch isKey := socialorg.Key(name).Valid(); {
			case must:
				p.refuse(i, socialorg.ErrUnknown, "a column cannot be called %s", detail.Quote(name)).problem.Meant = meant
			case !isKey:
				strange = append(strange, name)
			case meant != "":
				p.doubts.add(m.top(i), "", socialorg.ErrUnknown, leftOut, detail.Quote(name)).problem.Meant = meant
			default:
				left = append(left, name)
			}
		}
		seen[name] = true
	}
	if len(strange) > 0 {
		p.refuse(slices.Index(m.header, strange[0]), socialorg.ErrUnknown,
			"a column cannot be called %s; a layout says what such columns mean, with -layout", listOf(strange, "or"))
	}
	if len(left) > 0 {
		p.doubts.add(m.top(slices.Index(m.header, left[0])), "", socialorg.ErrUnknown, leftOut, listOf(left, "and"))
	}
}

const maxSuggested = 100 // columns for which a suggestion is looked for

// suggester returns a function that finds what a name that is not known was meant for:
// one that the header lacks. The name must be that one where it is written like no
// metric, or the other one is none.
func (p *plain) suggester(header []string) func(name string) (meant string, must bool) {
	has := make(map[string]bool)
	for _, name := range header {
		has[name] = true
	}
	isThere := func(name string) bool { return has[name] }
	lacks := slices.DeleteFunc(p.used, isThere)
	near := suggest.New(slices.Values(slices.DeleteFunc(slices.Collect(maps.Keys(p.known)), isThere)))
	tried := 0
	return func(name string) (meant string, must bool) {
		if tried++; tried > maxSuggested {
			return "", false
		}
		meant, ok := near.Find(name)
		isMetric := meant != periodColumn && meant != currencyColumn && (meant != channelColumn || p.layout.Channel != "")
		if ok && (!isMetric || !socialorg.Key(name).Valid()) {
			return meant, true
		}
		isAkin := func(m string) bool { // as clicks is to link-clicks
			return m == meant || strings.HasPrefix(name, m+"-") || strings.HasSuffix(name, "-"+m) ||
				strings.HasPrefix(m, name+"-") || strings.HasSuffix(m, "-"+name)
		}
		if i := slices.IndexFunc(lacks, isAkin); i >= 0 {
			return lacks[i], false
		}
		return "", false
	}
}
