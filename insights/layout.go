package insights

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"example.com/socialorg"
	"example.com/socialorg/internal/currency"
	"example.com/socialorg/internal/detail"
	"example.com/socialorg/internal/sheet"
)

// writeDate says what a periodFormat is.
const writeDate = "write 2 January 2006 as the column would, such as 02/01/2006"

// maxDigits is the most decimals that still leave room in 64 bits.
const maxDigits = 18

// check reports every mistake in the layout itself, in the order of its fields.
func (l Layout) check() socialorg.Problems {
	var ps socialorg.Problems
	l.checkChannel(&ps)
	l.checkPeriod(&ps)
	switch {
	case l.Currency != "" && !currency.Valid(l.Currency):
		ps.Add("currency", socialorg.ErrMalformed, "%s must be %s", detail.Quote(l.Currency), currency.Form)
	case l.Currency == "" && l.CurrencyColumn == "":
		if i := slices.IndexFunc(l.Columns, func(c Column) bool { return c.isMoney() && !c.Minor }); i >= 0 {
			ps.Add("currency", socialorg.ErrRequired, "is missing: %s is an amount of money; write currency: %s, or minor: true at the column if it is in cents already",
				l.Columns[i].title(), cmp.Or(currencyIn(l.Columns[i].title()), "EUR"))
		}
	}
	if len(l.Columns) == 0 {
		ps.Add("columns", socialorg.ErrRequired, "is empty: no column has a metric")
	}
	first := make(map[socialorg.Metric]int)
	for i, c := range l.Columns {
		path := fmt.Sprintf("columns[%d]", i)
		var of socialorg.Problems
		c.check(&of, l)
		if at, ok := first[c.Metric]; ok && c.Metric != "" {
			of.Add("metric", socialorg.ErrDuplicate, "%s is a duplicate of columns[%d].metric", detail.Quote(string(c.Metric)), at)
		} else {
			first[c.Metric] = i
		}
		ps.Under(path, of)
	}
	l.checkCells(&ps)
	return ps
}

func checkKey(ps *socialorg.Problems, path string, key socialorg.Key) {
	switch {
	case key == "":
		ps.Add(path, socialorg.ErrRequired, "is missing")
	case !key.Valid():
		ps.Add(path, socialorg.ErrMalformed, "%s must be lower-case words or digits joined by single hyphens", detail.Quote(string(key)))
	}
}

func (l Layout) checkChannel(ps *socialorg.Problems) {
	switch {
	case l.Channel == "" && l.ChannelColumn == "":
		ps.Add("channel", socialorg.ErrRequired, "is missing, and so is a column that names the channel")
	case l.Channel != "" && l.ChannelColumn != "":
		ps.Add("channelColumn", socialorg.ErrDuplicate, "the channel is already %s", detail.Quote(string(l.Channel)))
	case l.Channel != "":
		checkKey(ps, "channel", l.Channel)
	}
	if l.ChannelColumn == "" && len(l.Channels) > 0 {
		ps.Add("channelColumn", socialorg.ErrRequired, "is missing: no column names the channels")
	}
	for _, name := range slices.Sorted(maps.Keys(l.Channels)) {
		checkKey(ps, "channels."+name, l.Channels[name])
	}
}

func (l Layout) checkPeriod(ps *socialorg.Problems) {
	checkSpan := func(path string, p socialorg.Period) {
		if _, ok := parse(p); !ok {
			ps.Add(path, socialorg.ErrMalformed, "%s must be %s", detail.Quote(string(p)), aPeriod)
		}
	}
	checkSpan("period", l.Period)
	if l.PeriodTo != "" && l.PeriodColumn == "" {
		ps.Add("periodColumn", socialorg.ErrRequired, "is missing: periodTo is the last day of a period whose first day is there")
	}
	if l.PeriodFormat != "" {
		f := formatOf(l)
		switch {
		case l.PeriodColumn == "":
			ps.Add("periodColumn", socialorg.ErrRequired, "is missing: no column has dates in the format %s", detail.Quote(l.PeriodFormat))
		case !f.ok:
			ps.Add("periodFormat", socialorg.ErrMalformed, "%s does not say how the column writes dates: %s", detail.Quote(l.PeriodFormat), writeDate)
		case l.PeriodTo != "" && (f.between != "" || f.week || f.date.to != "2006-01-02"):
			ps.Add("periodFormat", socialorg.ErrDuplicate, "%s does not say one day, but periodTo has the last day", detail.Quote(l.PeriodFormat))
		case !f.date.year && l.Period == "":
			ps.Add("period", socialorg.ErrRequired, "is missing: the format %s has no year; give the layout a period such as 2025", detail.Quote(l.PeriodFormat))
		}
	}
	switch {
	case !validMonths(l.Months):
		ps.Add("months", socialorg.ErrUnsupported, "must be the names of twelve months, or one of Indonesian, Spanish")
	case len(l.Months) > 0 && l.PeriodFormat == "":
		ps.Add("periodFormat", socialorg.ErrRequired, "is missing: it says where the names of months stand, such as 2 January 2006")
	}
	checkSpan("window", l.Window)
}

// aPeriod says how a period is written.
const aPeriod = "a year, quarter, month, week or day in the calendar, or the first and the last day, such as 2025, 2025-Q2, 2025-06, 2025-W24, 2025-06-14 or 2025-06-01/2025-06-14"

func (c Column) check(ps *socialorg.Problems, l Layout) {
	names := c.names()
	switch {
	case len(names) == 0 && !c.Count:
		ps.Add("name", socialorg.ErrRequired, "is missing")
	case slices.Contains(c.Names, ""):
		ps.Add("names", socialorg.ErrRequired, "has an empty name")
	}
	checkKey(ps, "metric", socialorg.Key(c.Metric))
	switch c.Blank {
	case "", "zero":
	default:
		ps.Add("blank", socialorg.ErrUnsupported, "%s is not zero; without blank, a blank cell was not counted", detail.Quote(c.Blank))
	}
	switch c.Rows {
	case "", socialorg.AggregateSum, socialorg.AggregateNone:
	case socialorg.AggregateFirst, socialorg.AggregateLast:
		if l.PeriodColumn == "" {
			ps.Add("rows", socialorg.ErrRequired, "%s needs a column with the period of each row", detail.Quote(string(c.Rows)))
		}
	default:
		ps.Add("rows", socialorg.ErrUnsupported, "%s is not one of sum, first, last, none", detail.Quote(string(c.Rows)))
	}
	if c.Digits < 0 || c.Digits > maxDigits {
		ps.Add("digits", socialorg.ErrRange, "%d is not between 0 and %d", c.Digits, maxDigits)
	}
	if c.Minor && !c.isMoney() {
		ps.Add("minor", socialorg.ErrUnsupported, "%s is not an amount of money; write money: true if it is", detail.Quote(string(c.Metric)))
	}
}

// checkCells reports mistakes in filters and in how cells and the file are written.
func (l Layout) checkCells(ps *socialorg.Problems) {
	for i, filters := range []map[string][]string{l.Only, l.Except} {
		if _, ok := filters[""]; ok {
			ps.Add([]string{"only", "except"}[i], socialorg.ErrRequired, "has a filter without the name of a column")
		}
	}
	for _, name := range slices.Sorted(maps.Keys(l.Names)) {
		if slices.Contains(l.Names[name], "") {
			ps.Add("names."+name, socialorg.ErrRequired, "has an empty name")
		}
	}
	for i, text := range l.Ignore {
		if strings.ContainsAny(text, "0123456789") || text == "" || strings.ContainsRune("-.", l.decimal()) && text == string(l.decimal()) {
			ps.Add(fmt.Sprintf("ignore[%d]", i), socialorg.ErrUnsupported, "%s may be part of a number", detail.Quote(text))
		}
	}
	if l.Encoding != "" && !sheet.Known(l.Encoding) {
		ps.Add("encoding", socialorg.ErrUnsupported, "there is no encoding %s; names are such as windows-1252, iso-8859-15, macintosh and utf-16le", detail.Quote(l.Encoding))
	}
	for _, field := range []struct {
		name string
		mark rune
		bad  string
	}{
		{"comma", l.Comma, "\"\r\n"},
		{"decimal", l.Decimal, "-0123456789"},
		{"thousands", l.Thousands, "-0123456789"},
	} {
		if field.mark != 0 && (!utf8.ValidRune(field.mark) || field.mark == utf8.RuneError || strings.ContainsRune(field.bad, field.mark)) {
			ps.Add(field.name, socialorg.ErrUnsupported, "%q cannot be used here", field.mark)
		}
	}
	if l.Thousands != 0 && l.Thousands == l.decimal() {
		ps.Add("thousands", socialorg.ErrDuplicate, "%q is already the character before decimals", l.Thousands)
	}
	if l.Above < 0 {
		ps.Add("above", socialorg.ErrRange, "%d is negative", l.Above)
	}
}

func (l Layout) decimal() rune {
	if l.Decimal == 0 {
		return '.'
	}
	return l.Decimal
}

// names returns the names that a column may have in the header.
func (c Column) names() []string {
	if c.Name == "" {
		return c.Names
	}
	return append([]string{c.Name}, c.Names...)
}

// title names the column for people.
func (c Column) title() string {
	for _, name := range c.names() {
		return detail.Quote(name)
	}
	return detail.Quote(string(c.Metric))
}

// digits returns the decimals of a column in a currency.
func (c Column) digits(code string) int {
	switch {
	case c.Minor:
		return 0
	case c.isMoney():
		return currency.Digits(code)
	}
	return c.Digits
}

// adds reports whether the rows of one channel and period add up.
func (c Column) adds() bool {
	if c.Rows != "" {
		return c.Rows != socialorg.AggregateNone
	}
	return c.Count || c.Metric.Aggregation() != socialorg.AggregateNone
}

// folds reports whether the column becomes one count a channel.
func (c Column) folds() bool {
	return c.Rows == socialorg.AggregateFirst || c.Rows == socialorg.AggregateLast
}

func (c Column) isMoney() bool { return c.Money || c.Metric.IsMoney() }
