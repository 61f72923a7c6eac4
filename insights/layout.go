package insights

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"example.com/socialorg"
	"example.com/socialorg/internal/currency"
	"example.com/socialorg/internal/detail"
	"example.com/socialorg/internal/document"
	"example.com/socialorg/internal/sheet"
)

// ReadLayout reads a layout from a YAML file. Its fields are those of a [Layout] and
// of its Columns, with a small first letter: channel, periodColumn, columns. A list
// of texts may be one text. Every mistake is reported at once, as
// [socialorg.Problems] with their places: fields that do not exist, values that are
// not what they must be, and what a Layout must not say. That the channel, the period
// or the currency is missing is none, since programs may set them. A file has at most
// 64 KiB and [MaxColumns] columns.
func ReadLayout(r io.Reader, name string) (Layout, error) {
	var l Layout
	var d document.Document
	err := d.Read(some(r), name, &l, document.Options{Limit: 64 << 10, None: "there is no layout", Lone: true})
	if err != nil {
		return Layout{}, err
	}
	problems := d.Found
	if len(problems) == 0 {
		whole := l // with stand-ins for what programs may set: XXX is no currency, by ISO 4217
		whole.Currency, whole.Period = cmp.Or(l.Currency, "XXX"), cmp.Or(l.Period, "2000")
		if l.ChannelColumn == "" {
			whole.Channel = cmp.Or(l.Channel, "any")
		}
		c := checker{whole.check()}
		for path, n := range map[string]int{"columns": len(l.Columns), "only": len(l.Only), "except": len(l.Except), "ignore": len(l.Ignore)} {
			c.refuse(n > MaxColumns, path, socialorg.ErrRange, "has %d entries, more than %d", n, MaxColumns)
		}
		problems = c.found.Located(d.Locator().Place)
	}
	if len(problems) > 0 {
		return Layout{}, d.Sort(problems)
	}
	return l, nil
}

// MaxColumns is how many columns with a metric a file of a layout may have, and
// columns that decide which rows count, and texts to ignore.
const MaxColumns = 100

// asTheColumn says what a periodFormat is.
const asTheColumn = "2 January 2006 as the column would, such as 02/01/2006"

// maxDigits is the most decimals that still leave room in 64 bits.
const maxDigits = 18

// A checker collects the mistakes in a layout.
type checker struct{ found socialorg.Problems }

// refuse reports a mistake if there is one.
func (c *checker) refuse(wrong bool, path string, code socialorg.Code, format string, args ...any) {
	if wrong {
		c.found.Add(path, code, format, args...)
	}
}

// valid reports what Validate found in a value.
func (c *checker) valid(path string, err error) {
	ps, _ := errors.AsType[socialorg.Problems](err)
	c.found.Under(path, ps)
}

// check reports every mistake in the layout itself, in the order of its fields.
func (l Layout) check() socialorg.Problems {
	var c checker
	c.refuse(l.Channel == "" && l.ChannelColumn == "", "channel", socialorg.ErrRequired, "is missing, and so is a column that names the channel")
	if l.Channel != "" {
		c.valid("channel", l.Channel.Validate())
		c.refuse(l.ChannelColumn != "", "channelColumn", socialorg.ErrDuplicate, "the channel is already %s", detail.Quote(l.Channel))
	}
	c.refuse(l.ChannelColumn == "" && len(l.Channels) > 0, "channelColumn", socialorg.ErrRequired, "is missing: no column names the channels")
	for _, name := range slices.Sorted(maps.Keys(l.Channels)) {
		c.valid("channels"+document.Below(name), l.Channels[name].Validate())
	}
	l.checkPeriod(&c)
	l.checkColumns(&c)
	// A row may end before a column whose name is blank, and so before what filters it.
	isBlank := func(name string) bool { return strings.TrimSpace(name) == "" }
	filtered := make(map[string]bool)
	for _, f := range l.filters() {
		filtered[f.name] = true
		path, _, _ := strings.Cut(f.path, "[")
		c.refuse(isBlank(f.name), path, socialorg.ErrRequired, "has a filter without the name of a column")
	}
	for _, name := range slices.Sorted(maps.Keys(l.Names)) {
		isEmpty := func(again string) bool { return again == "" || filtered[name] && isBlank(again) }
		c.refuse(slices.ContainsFunc(l.Names[name], isEmpty), "names"+document.Below(name), socialorg.ErrRequired, "has an empty name")
	}
	l.checkCells(&c)
	return c.found
}

func (l Layout) checkPeriod(c *checker) {
	c.valid("period", l.Period.Validate())
	c.refuse(l.PeriodTo != "" && l.PeriodColumn == "", "periodColumn", socialorg.ErrRequired,
		"is missing: periodTo is the last day of a period whose first day is there")
	f, quoted := formatOf(l.PeriodFormat, nil), detail.Quote(l.PeriodFormat)
	isDay := f.between == "" && !f.week && f.to == time.DateOnly
	switch {
	case l.PeriodFormat == "":
	case l.PeriodColumn == "":
		c.found.Add("periodColumn", socialorg.ErrRequired, "is missing: no column has dates in the format %s", quoted)
	case !f.ok:
		c.found.Add("periodFormat", socialorg.ErrMalformed, "%s does not say how the column writes dates: write %s", quoted, asTheColumn)
	case l.PeriodTo != "" && !isDay:
		c.found.Add("periodFormat", socialorg.ErrDuplicate, "%s does not say one day, but periodTo has the last day", quoted)
	case !f.year && l.Period == "":
		c.found.Add("period", socialorg.ErrRequired, "is missing: the format %s has no year; give the layout a period such as 2025", quoted)
	}
	areTwelve := monthsOf(l.Months) != nil
	c.refuse(len(l.Months) > 0 && !areTwelve, "months", socialorg.ErrUnsupported, "must be the names of twelve months, or one of Indonesian, Spanish")
	c.refuse(areTwelve && l.PeriodFormat == "", "periodFormat", socialorg.ErrRequired,
		"is missing: it says where the names of months stand, such as 2 January 2006")
	c.valid("window", l.Window.Validate())
}

// checkColumns reports mistakes in the currency and in the columns with metrics.
func (l Layout) checkColumns(c *checker) {
	c.refuse(l.Currency != "" && !currency.Valid(l.Currency), "currency", socialorg.ErrMalformed,
		"%s must be %s", detail.Quote(l.Currency), currency.Form)
	amount := slices.IndexFunc(l.Columns, func(column Column) bool { return column.isMoney() && !column.Minor })
	if amount >= 0 && l.Currency == "" && l.CurrencyColumn == "" {
		name := cmp.Or(append(l.Columns[amount].names(), string(l.Columns[amount].Metric))...)
		c.found.Add("currency", socialorg.ErrRequired,
			"is missing: %s is an amount of money; write currency: %s, or minor: true at the column if it is in cents already",
			detail.Quote(name), cmp.Or(currencyIn(name), "EUR"))
	}
	c.refuse(len(l.Columns) == 0, "columns", socialorg.ErrRequired, "is empty: no column has a metric")
	first := make(map[socialorg.Metric]int)
	for i, column := range l.Columns {
		path := fmt.Sprintf("columns[%d].", i)
		column.check(c, path, l.PeriodColumn != "")
		if at, again := first[column.Metric]; again && column.Metric != "" {
			c.found.Add(path+"metric", socialorg.ErrDuplicate, "%s is a duplicate of columns[%d].metric", detail.Quote(column.Metric), at)
			continue
		}
		first[column.Metric] = i
	}
}

// check reports the mistakes of a column, whose rows have periods or not.
func (c Column) check(ps *checker, path string, periods bool) {
	ps.refuse(len(c.names()) == 0 && !c.Count, path+"name", socialorg.ErrRequired, "is missing")
	ps.refuse(slices.Contains(c.Names, ""), path+"names", socialorg.ErrRequired, "has an empty name")
	ps.valid(path+"metric", socialorg.Key(c.Metric).Validate())
	ps.refuse(c.Blank != "" && c.Blank != "zero", path+"blank", socialorg.ErrUnsupported,
		"%s is not zero; without blank, a blank cell was not counted", detail.Quote(c.Blank))
	isKnown := slices.Contains([]socialorg.Aggregation{"", socialorg.AggregateSum, socialorg.AggregateNone}, c.Rows)
	ps.refuse(c.folds() && !periods, path+"rows", socialorg.ErrRequired, "%s needs a column with the period of each row", detail.Quote(c.Rows))
	ps.refuse(!c.folds() && !isKnown, path+"rows", socialorg.ErrUnsupported, "%s is not one of sum, first, last, none", detail.Quote(c.Rows))
	ps.refuse(c.Digits < 0 || c.Digits > maxDigits, path+"digits", socialorg.ErrRange, "%d is not between 0 and %d", c.Digits, maxDigits)
	ps.refuse(c.Minor && !c.isMoney(), path+"minor", socialorg.ErrUnsupported,
		"%s is not an amount of money; write money: true if it is", detail.Quote(c.Metric))
}

// checkCells reports mistakes in how cells and the file are written.
func (l Layout) checkCells(c *checker) {
	for i, text := range l.Ignore {
		isMark := slices.Contains([]string{"", "-", minus, string(l.decimal())}, text)
		c.refuse(isMark || strings.ContainsAny(text, ofNumbers), fmt.Sprintf("ignore[%d]", i), socialorg.ErrUnsupported,
			"%s may be part of a number", detail.Quote(text))
	}
	c.refuse(l.Encoding != "" && !sheet.Known(l.Encoding), "encoding", socialorg.ErrUnsupported,
		"there is no encoding %s; names are such as windows-1252, iso-8859-15, macintosh and utf-16le", detail.Quote(l.Encoding))
	mark := func(path string, mark rune, bad string) {
		isBad := !utf8.ValidRune(mark) || mark == utf8.RuneError || strings.ContainsRune(bad, mark)
		c.refuse(mark != 0 && isBad, path, socialorg.ErrUnsupported, "%q cannot be used here", mark)
	}
	mark("comma", l.Comma, "\"\r\n")
	mark("decimal", l.Decimal, "-"+ofNumbers)
	mark("thousands", l.Thousands, "-"+ofNumbers)
	c.refuse(l.Thousands != 0 && l.Thousands == l.decimal(), "thousands", socialorg.ErrDuplicate,
		"%q is already the character before decimals", l.Thousands)
	c.refuse(l.Above < 0, "above", socialorg.ErrRange, "%d is negative", l.Above)
}

func (l Layout) decimal() rune { return cmp.Or(l.Decimal, '.') }

// names returns the names that a column may have in the header.
func (c Column) names() []string {
	if c.Name == "" {
		return slices.Clip(c.Names)
	}
	return slices.Concat([]string{c.Name}, c.Names)
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
