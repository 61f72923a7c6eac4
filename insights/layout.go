package insights

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"example.com/socialorg"
	"example.com/socialorg/internal/currency"
	"example.com/socialorg/internal/detail"
)

// writeDate says what a periodFormat is.
const writeDate = "write 2 January 2006 as the column would, such as 02/01/2006"

// leapYear is a year that has every day there is.
const leapYear = "2000"

// maxDigits is the most decimals that still leave room in 64 bits.
const maxDigits = 18

// check reports every mistake in the layout itself, in the order of its fields.
func (l Layout) check() socialorg.Problems {
	var ps socialorg.Problems
	add := func(path string, code socialorg.Code, format string, args ...any) {
		ps = append(ps, socialorg.Problem{Path: path, Code: code, Detail: fmt.Sprintf(format, args...)})
	}
	checkKey := func(path string, key string) {
		switch {
		case key == "":
			add(path, socialorg.ErrRequired, "is missing")
		case !isKey(key):
			add(path, socialorg.ErrMalformed, "%s must be lower-case words or digits joined by single hyphens", detail.Quote(key))
		}
	}
	switch {
	case l.Channel == "" && l.ChannelColumn == "":
		add("channel", socialorg.ErrRequired, "is missing, and so is a column that names the channel")
	case l.Channel != "" && l.ChannelColumn != "":
		add("channelColumn", socialorg.ErrDuplicate, "the channel is already %s", detail.Quote(string(l.Channel)))
	case l.Channel != "":
		checkKey("channel", string(l.Channel))
	}
	if l.ChannelColumn == "" && (len(l.Channels) > 0 || l.Slugs) {
		add("channelColumn", socialorg.ErrRequired, "is missing: no column names the channels")
	}
	for _, name := range slices.Sorted(maps.Keys(l.Channels)) {
		checkKey("channels."+name, string(l.Channels[name]))
	}
	if l.Period.Validate() != nil {
		add("period", socialorg.ErrMalformed, "%s must be a year, month, week or day in the calendar, such as 2025, 2025-06, 2025-W24 or 2025-06-14", detail.Quote(string(l.Period)))
	}
	if l.PeriodFormat != "" {
		f := formatOf(l.PeriodFormat)
		switch {
		case l.PeriodColumn == "":
			add("periodColumn", socialorg.ErrRequired, "is missing: no column has dates in the format %s", detail.Quote(l.PeriodFormat))
		case !f.ok:
			add("periodFormat", socialorg.ErrMalformed, "%s does not say how the column writes dates: %s", detail.Quote(l.PeriodFormat), writeDate)
		case !f.year && l.Period == "":
			add("period", socialorg.ErrRequired, "is missing: the format %s has no year; give the layout a period such as 2025", detail.Quote(l.PeriodFormat))
		}
	}
	switch {
	case l.Currency != "" && l.CurrencyColumn != "":
		add("currencyColumn", socialorg.ErrDuplicate, "the currency is already %s", detail.Quote(l.Currency))
	case l.Currency != "" && !currency.Valid(l.Currency):
		add("currency", socialorg.ErrMalformed, "%s must be a currency code of three capital letters, such as EUR", detail.Quote(l.Currency))
	}
	if len(l.Columns) == 0 {
		add("columns", socialorg.ErrRequired, "is empty: no column has a metric")
	}
	first := make(map[socialorg.Metric]int)
	for i, c := range l.Columns {
		path := fmt.Sprintf("columns[%d].", i)
		if c.Name == "" {
			add(path+"name", socialorg.ErrRequired, "is missing")
		}
		checkKey(path+"metric", string(c.Metric))
		if at, ok := first[c.Metric]; ok && c.Metric != "" {
			add(path+"metric", socialorg.ErrDuplicate, "%s is a duplicate of columns[%d].metric", detail.Quote(string(c.Metric)), at)
		} else {
			first[c.Metric] = i
		}
		switch c.Rows {
		case "", socialorg.AggregateSum, socialorg.AggregateNone:
		case socialorg.AggregateFirst, socialorg.AggregateLast:
			if l.PeriodColumn == "" {
				add(path+"rows", socialorg.ErrRequired, "%s needs a column with the period of each row", detail.Quote(string(c.Rows)))
			}
		default:
			add(path+"rows", socialorg.ErrUnsupported, "%s is not one of sum, first, last, none", detail.Quote(string(c.Rows)))
		}
		if c.Digits < 0 || c.Digits > maxDigits {
			add(path+"digits", socialorg.ErrRange, "%d is not between 0 and %d", c.Digits, maxDigits)
		}
		if c.Minor && !isMoney(c.Metric) {
			add(path+"minor", socialorg.ErrUnsupported, "%s is not an amount of money", detail.Quote(string(c.Metric)))
		}
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
			add(field.name, socialorg.ErrUnsupported, "%q cannot be used here", field.mark)
		}
	}
	if l.Thousands != 0 && l.Thousands == l.decimal() {
		add("thousands", socialorg.ErrDuplicate, "%q is already the character before decimals", l.Thousands)
	}
	if l.Above < 0 {
		add("above", socialorg.ErrRange, "%d is negative", l.Above)
	}
	return ps
}

func (l Layout) decimal() rune {
	if l.Decimal == 0 {
		return '.'
	}
	return l.Decimal
}

// digits returns the decimals of a column in a currency.
func (c Column) digits(code string) int {
	switch {
	case c.Minor:
		return 0
	case isMoney(c.Metric) && code != "":
		return currency.Digits(code)
	}
	return c.Digits
}

// adds reports whether the rows of one channel and period add up.
func (c Column) adds() bool {
	if c.Rows != "" {
		return c.Rows != socialorg.AggregateNone
	}
	return c.Metric.Aggregation() != socialorg.AggregateNone
}

// folds reports whether the column becomes one count a channel.
func (c Column) folds() bool {
	return c.Rows == socialorg.AggregateFirst || c.Rows == socialorg.AggregateLast
}

func isMoney(m socialorg.Metric) bool {
	return m == socialorg.MetricSpend || m == socialorg.MetricRevenue
}

// A dateFormat is how the period column writes dates.
type dateFormat struct {
	format string // with a year
	to     string // the format of a Period
	year   bool   // whether the column has the year
	ok     bool
}

// formatOf finds out what a format of package time says of a date: it writes a
// date of which no two parts are the same, and reads it again.
func formatOf(format string) dateFormat {
	of := time.Date(2001, time.November, 23, 4, 5, 6, 0, time.UTC)
	read, err := time.Parse(format, of.Format(format))
	year, month, day := read.Year() == of.Year(), read.Month() == of.Month(), read.Day() == of.Day()
	f := dateFormat{format: format, to: time.DateOnly, year: year}
	switch {
	case day && month:
	case month:
		f.to = "2006-01"
	default:
		f.to = "2006"
	}
	f.ok = err == nil && (month || year && !day)
	if !year {
		f.format = "2006 " + format
	}
	return f
}

// read returns the period of a date.
func (f dateFormat) read(text, year string) (socialorg.Period, bool) {
	if !f.year {
		text = year + " " + text
	}
	t, err := time.Parse(f.format, text)
	if err != nil {
		return "", false
	}
	return socialorg.Period(t.Format(f.to)), true
}

// isKey reports whether s is written like a socialorg.Key.
func isKey(s string) bool {
	if s == "" || len(s) > socialorg.MaxKeyBytes {
		return false
	}
	for word := range strings.SplitSeq(s, "-") {
		if word == "" || strings.Trim(word, "abcdefghijklmnopqrstuvwxyz0123456789") != "" {
			return false
		}
	}
	return true
}

// slug makes a key of the ASCII letters and digits of a name.
func slug(name string) string {
	words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	})
	return strings.Join(words, "-")
}
