package insights

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"example.com/socialorg"
	"example.com/socialorg/internal/detail"
	"example.com/socialorg/internal/lists"
	"example.com/socialorg/internal/sheet"
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
	p.read(mistakes{table: &result{}, header: header})
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
	p.read(mistakes{table: t, header: t.Header})
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
	return readTable(t, newFinder(l), p.found, p.doubts)
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
			p.known[string(m)] = true
			p.used = append(p.used, string(m))
		}
	}
	for m := range c.Metrics {
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

// read reads the header of a table, in which nothing was found yet.
func (p *plain) read(m mistakes) {
	p.found, p.doubts = m, m
	l, stated := &p.layout, p.layout.Channel != ""
	l.ChannelColumn, l.PeriodColumn, l.CurrencyColumn, l.Columns = "", "", "", nil
	named := map[string]*string{channelColumn: &l.ChannelColumn, periodColumn: &l.PeriodColumn, currencyColumn: &l.CurrencyColumn}
	const leftOut = "not a metric, left out: %s"
	var strange, left []string
	list := func(names []string, conjunction, unquoted string) string {
		if !sheet.MayQuote(m.header, slices.ContainsFunc(m.header, func(name string) bool { return p.known[name] })) {
			return unquoted
		}
		return listOf(names, conjunction)
	}
	seen := make(map[string]bool)
	meantBy := p.suggester(m.header)
	for i, name := range m.header {
		again := seen[name]
		seen[name] = true
		switch {
		case name == "":
		case again:
			p.refuse(i, socialorg.ErrDuplicate, "there are two columns %s", detail.Quote(name))
		case name == channelColumn && stated: // which goes before it
		case named[name] != nil:
			*named[name] = name
		case p.known[name]:
			l.Columns = append(l.Columns, Column{Name: name, Metric: socialorg.Metric(name)})
		default:
			meant, akin := meantBy(name)
			isMetric := named[meant] == nil || meant == channelColumn && stated
			switch isKey := socialorg.Key(name).Valid(); {
			case meant != "" && (!isKey || !isMetric):
				p.refuse(i, socialorg.ErrUnknown, "a column cannot be called %s", detail.Quote(name)).problem.Meant = meant
			case !isKey:
				strange = append(strange, name)
			case akin != "":
				p.doubts.add(m.top(i), "", socialorg.ErrUnknown, leftOut, detail.Quote(name)).problem.Meant = akin
			default:
				left = append(left, name)
			}
		}
	}
	if len(strange) > 0 {
		p.refuse(slices.Index(m.header, strange[0]), socialorg.ErrUnknown,
			"a column cannot be called %s; a layout says what such columns mean, with -layout", list(strange, "or", "what the only one is"))
	}
	if len(left) > 0 {
		p.doubts.add(m.top(slices.Index(m.header, left[0])), "", socialorg.ErrUnknown, leftOut, list(left, "and", "the only column"))
	}
}

const maxSuggested = 100 // columns for which a suggestion is looked for

// suggester returns a function that finds what a name that is not known was meant for,
// and which metric of a KPI it is akin to: of names that the header lacks.
func (p *plain) suggester(header []string) func(name string) (meant, akin string) {
	has := lists.Set(header)
	isThere := func(name string) bool { return has[name] }
	lacks := slices.DeleteFunc(p.used, isThere)
	near := suggest.New(slices.Values(slices.DeleteFunc(slices.Collect(maps.Keys(p.known)), isThere)))
	tried := 0
	return func(name string) (meant, akin string) {
		if tried++; tried > maxSuggested {
			return "", ""
		}
		meant, _ = near.Find(name)
		words := "-" + name + "-"
		for _, m := range lacks {
			if m == meant || strings.Contains(words, "-"+m+"-") || strings.Contains("-"+m+"-", words) { // as clicks is to link-clicks
				return meant, m
			}
		}
		return meant, ""
	}
}
