package insights

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"example.com/socialorg"
	"example.com/socialorg/internal/detail"
	"example.com/socialorg/internal/period"
)

// leapYear is a year that has every day there is.
const leapYear = "2000"

// A dateFormat is how the period column writes dates.
type dateFormat struct {
	date    dateOf
	between string   // what stands between two of them; "" where there is one
	week    bool     // it is the first of seven days
	months  []string // their names, in lower case
	ok      bool
}

// A dateOf is how one date is written.
type dateOf struct {
	format string // with a year
	to     string // the format of a Period
	year   bool   // whether the column has the year
}

const weekOf = "week of "

// formatOf finds out what a layout says of dates.
func formatOf(l Layout) dateFormat {
	f := dateFormat{months: monthsOf(l.Months)}
	format := l.PeriodFormat
	if f.week = strings.HasPrefix(format, weekOf); f.week {
		format = format[len(weekOf):]
	}
	for n := (len(format) - 1) / 2; n > 0; n-- {
		once, between := format[:n], format[n:len(format)-n]
		if once != format[len(format)-n:] || f.week {
			continue
		}
		if d, ok := oneDate(once); ok && d.to == time.DateOnly {
			f.date, f.between, f.ok = d, between, true
			return f
		}
	}
	f.date, f.ok = oneDate(format)
	f.ok = f.ok && (!f.week || f.date.to == time.DateOnly)
	return f
}

// oneDate finds out what a format of package time says of a date: it writes a
// date of which no two parts are the same, and reads it again.
func oneDate(format string) (d dateOf, ok bool) {
	of := time.Date(2001, time.November, 23, 4, 5, 6, 0, time.UTC)
	read, err := time.Parse(format, of.Format(format))
	year, month, day := read.Year() == of.Year(), read.Month() == of.Month(), read.Day() == of.Day()
	d = dateOf{format: format, to: time.DateOnly, year: year}
	switch {
	case day && month:
	case month:
		d.to = "2006-01"
	default:
		d.to = "2006"
	}
	if !year {
		d.format = "2006 " + format
	}
	return d, err == nil && (month || year && !day)
}

func (d dateOf) read(text, year string) (period.Span, bool) {
	if !d.year {
		text = year + " " + text
	}
	t, err := time.Parse(d.format, text)
	if err != nil {
		return period.Span{}, false
	}
	return period.Parse(t.Format(d.to))
}

// read returns the days that a text says.
func (f dateFormat) read(text, year string) (period.Span, bool) {
	text = f.english(text)
	if f.week {
		if len(text) > len(weekOf) && strings.EqualFold(text[:len(weekOf)], weekOf) {
			text = text[len(weekOf):]
		}
		of, ok := f.date.read(text, year)
		return period.Span{From: of.From, To: of.From + 7}, ok
	}
	if f.between == "" {
		return f.date.read(text, year)
	}
	for at := 0; ; at++ {
		i := strings.Index(text[at:], f.between)
		if i < 0 {
			return period.Span{}, false
		}
		at += i
		from, okFrom := f.date.read(text[:at], year)
		to, okTo := f.date.read(text[at+len(f.between):], year)
		if okFrom && okTo {
			return period.Span{From: from.From, To: to.To}, from.From < to.To
		}
	}
}

// monthNames are the months of languages by the name of the language, in lower
// case.
var monthNames = map[string][]string{
	"indonesian": {"januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september", "oktober", "november", "desember"},
	"spanish":    {"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"},
}

// monthsOf returns the names of twelve months in lower case; nil for those of
// English, and for what are not twelve.
func monthsOf(names []string) []string {
	if len(names) == 1 {
		return monthNames[strings.ToLower(names[0])]
	}
	if len(names) != 12 {
		return nil
	}
	lower := make([]string, len(names))
	for i, name := range names {
		lower[i] = strings.ToLower(name)
	}
	return lower
}

// english returns a date with the English name of its month, or the first three
// letters of that where the text has only three.
func (f dateFormat) english(text string) string {
	if f.months == nil {
		return text
	}
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) })
	for i, name := range f.months {
		month := time.Month(i + 1).String()
		for _, word := range words {
			if word == name || utf8.RuneCountInString(word) == 3 && strings.HasPrefix(name, word) {
				if word != name || !strings.Contains(f.date.format, "January") {
					month = month[:3]
				}
				at := strings.Index(strings.ToLower(text), word)
				if at >= 0 && at+len(word) <= len(text) {
					text = text[:at] + month + text[at+len(word):]
				}
				break
			}
		}
	}
	return text
}

// swapped returns the format in which days and months have changed places; it is
// false where there is none, as for dates with names of months or of ISO 8601.
func (f dateFormat) swapped() (dateFormat, bool) {
	if strings.HasPrefix(f.date.format, "2006-") {
		return f, false
	}
	format := swapDate.Replace(f.date.format)
	other := f
	other.date.format = format
	return other, format != f.date.format
}

var swapDate = strings.NewReplacer(
	"01/02", "02/01", "02/01", "01/02", "1/2", "2/1", "2/1", "1/2", "01.02", "02.01", "02.01", "01.02", "1.2.", "2.1.", "2.1.", "1.2.",
	"01-02", "02-01", "02-01", "01-02",
)

// formats are those that a problem offers.
var formats = []string{
	"20060102", "01/02/2006", "02/01/2006", "1/2/2006", "2/1/2006", "02.01.2006", "2.1.2006", "02-01-2006", "2006/01/02",
	"2006-01-02T15:04:05", "2006-01-02 15:04:05", "2006-01-02 15:04", time.RFC3339, "01/02/2006 15:04", "02/01/2006 15:04",
	"Jan 2, 2006", "January 2, 2006", "2 January 2006", "2 Jan 2006", "Mon, Jan 2, 2006", "January 2", "2 January", "Jan 2006", "January 2006", "01/2006",
	"2006-01-02 - 2006-01-02", "01/02/2006 - 01/02/2006", "02/01/2006 - 02/01/2006", "Jan 2, 2006 - Jan 2, 2006",
}

// formatFor says which format reads a text, "" where none is known.
func formatFor(text string) string {
	for _, format := range formats {
		f := formatOf(Layout{PeriodFormat: format})
		if _, ok := f.read(text, leapYear); !ok {
			continue
		}
		remedy := "write periodFormat: " + detail.Quote(format)
		if f.between != "" && strings.HasPrefix(format, "2006-") {
			of, _ := f.read(text, leapYear)
			remedy = fmt.Sprintf("write %s, or %s", name(of), strings.TrimPrefix(remedy, "write "))
		}
		if other, ok := f.swapped(); ok {
			if _, ok := other.read(text, leapYear); ok {
				remedy += ", or " + detail.Quote(swapDate.Replace(format)) + " if the day comes first"
			}
		}
		return remedy
	}
	return ""
}

// parse returns the days of a period, also of one that is written as its first and
// its last day.
func parse(p socialorg.Period) (period.Span, bool) {
	first, last, ok := strings.Cut(string(p), "/")
	from, okFrom := period.Parse(first)
	if !ok {
		return from, okFrom
	}
	to, okTo := period.Parse(last)
	return period.Span{From: from.From, To: to.To}, okFrom && okTo && len(first) == len(time.DateOnly) && len(last) == len(time.DateOnly) && from.From < to.To
}

// name returns the shortest name of a run of days.
func name(s period.Span) socialorg.Period {
	for _, g := range []period.Granularity{period.Day, period.Month, period.Year, period.Week} {
		p := period.Of(s.From, g)
		if of, _ := period.Parse(p); of == s {
			return socialorg.Period(p)
		}
	}
	if s == period.Always {
		return ""
	}
	return socialorg.Period(period.Of(s.From, period.Day) + "/" + period.Of(s.To-1, period.Day))
}

// yearOf returns the year of a layout's period, "" where it has none.
func (l Layout) yearOf() string {
	if len(l.Period) < len("2006") {
		return ""
	}
	return string(l.Period[:len("2006")])
}

func validMonths(names []string) bool {
	return len(names) == 0 || monthsOf(names) != nil && !slices.Contains(monthsOf(names), "")
}
