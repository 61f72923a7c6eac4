package insights

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"example.com/socialorg/internal/detail"
	"example.com/socialorg/internal/period"
)

// leapYear is a year that has every day there is.
const leapYear = "2000"

// maxDate is more bytes than any date has.
const maxDate = 256

const weekOf = "week of "

// A dateFormat is how the period column writes dates: the zero dateFormat as Periods.
type dateFormat struct {
	once    string   // the format of one date
	to      string   // the format of a Period
	year    bool     // whether the column has the year
	between string   // what stands between two dates; "" where there is one
	week    bool     // it is the first of seven days
	months  []string // their names, in lower case
	ok      bool
}

// formatOf finds out what a layout says of dates.
func formatOf(format string, months []string) dateFormat {
	once, week := strings.CutPrefix(format, weekOf)
	f := oneDate(once)
	f.week = week
	f.ok = f.ok && (!week || f.to == time.DateOnly)
	for n := (len(format) - 1) / 2; n > 0 && !week; n-- {
		between, twice := strings.CutSuffix(format[n:], format[:n])
		if d := oneDate(format[:n]); twice && d.ok && (d.to == time.DateOnly || d.to == "2006-01" && d.year) {
			f = d
			f.between = between
			break
		}
	}
	f.months = monthsOf(months)
	return f
}

// oneDate finds out what a format of package time says of a date: it writes a
// date of which no two parts are the same, and reads it again.
func oneDate(format string) dateFormat {
	of := time.Date(2001, time.November, 23, 4, 5, 6, 0, time.UTC)
	read, err := time.Parse(format, of.Format(format))
	year, month, day := read.Year() == of.Year(), read.Month() == of.Month(), read.Day() == of.Day()
	f := dateFormat{once: format, to: "2006", year: year, ok: err == nil && (month || year && !day)}
	switch {
	case month && day:
		f.to = time.DateOnly
	case month:
		f.to = "2006-01"
	}
	return f
}

// read returns the days that a text says. Where the column has no year, it is the one
// given.
func (f dateFormat) read(text, year string) (of period.Span, ok bool) {
	if len(text) > maxDate {
		return of, false
	}
	text = f.english(text)
	switch {
	case f.once == "":
		of, ok = period.Parse(text)
		return of, ok && text != ""
	case f.week:
		if len(text) > len(weekOf) && strings.EqualFold(text[:len(weekOf)], weekOf) {
			text = text[len(weekOf):]
		}
		of, ok = f.readOnce(text, year)
		return period.Span{From: of.From, To: of.From + 7}, ok
	case f.between == "":
		return f.readOnce(text, year)
	}
	for at := range text {
		rest, ends := strings.CutPrefix(text[at:], f.between)
		if !ends {
			continue
		}
		first, okFirst := f.readOnce(text[:at], year)
		last, okLast := f.readOnce(rest, year)
		if okFirst && okLast {
			return period.Span{From: first.From, To: last.To}, first.From < last.To
		}
	}
	return of, false
}

func (f dateFormat) readOnce(text, year string) (period.Span, bool) {
	format := f.once
	if !f.year {
		format, text = "2006 "+format, year+" "+text
	}
	t, err := time.Parse(format, text)
	if err != nil {
		return period.Span{}, false
	}
	return period.Parse(t.Format(f.to))
}

// monthNames are the months of languages by the name of the language, in lower
// case.
var monthNames = map[string]string{
	"indonesian": "januari februari maret april mei juni juli agustus september oktober november desember",
	"spanish":    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
}

// monthsOf returns the names of twelve months in lower case; nil for those of
// English, and for what are not twelve.
func monthsOf(names []string) []string {
	lower := strings.Split(strings.ToLower(strings.Join(names, "\n")), "\n")
	if len(names) == 1 {
		lower = strings.Fields(monthNames[lower[0]])
	}
	if len(lower) != 12 || slices.Contains(lower, "") {
		return nil
	}
	return lower
}

var word = regexp.MustCompile(`\pL[\pL\pM]*`)

// english returns a date with the English name of its month, or the first three
// letters of that where the text has only three.
func (f dateFormat) english(text string) string {
	if f.months == nil {
		return text
	}
	return word.ReplaceAllStringFunc(text, func(word string) string {
		lower := strings.ToLower(word)
		short := utf8.RuneCountInString(lower) == 3
		i := slices.IndexFunc(f.months, func(name string) bool { return lower == name || short && strings.HasPrefix(name, lower) })
		switch {
		case i < 0:
			return word
		case lower == f.months[i] && strings.Contains(f.once, "January"):
			return time.Month(i + 1).String()
		}
		return time.Month(i + 1).String()[:3]
	})
}

// swapped returns the format in which days and months have changed places; it is
// false where there is none, as for dates that have the year first or names of months.
func (f dateFormat) swapped() (dateFormat, bool) {
	other := oneDate(swapDate.Replace(f.once))
	other.between, other.week, other.months = f.between, f.week, f.months
	return other, other.ok && !strings.HasPrefix(f.once, "2006") && other.to == time.DateOnly
}

var swapDate = strings.NewReplacer("2006", "2006", "15", "15", "01", "02", "02", "01", "1", "2", "2", "1")

// formats are those that a problem offers, beside those with days and months swapped
// and those of a first and a last day.
var formats = []string{
	"20060102", "01/02/2006", "1/2/2006", "02.01.2006", "2.1.2006", "02-01-2006", "2006/01/02", time.DateOnly,
	"2006-01-02T15:04:05", time.DateTime, "2006-01-02 15:04", time.RFC3339, "01/02/2006 15:04",
	"Jan 2, 2006", "January 2, 2006", "2 January 2006", "2 Jan 2006", "Mon, Jan 2, 2006", "January 2", "2 January", "Jan 2006", "January 2006", "01/2006",
}

// formatFor goes on after a text that the stated format does not read: which one does,
// where one is known.
func formatFor(text, stated string) string {
	for _, between := range []string{"", " - ", " – "} {
		for _, format := range formats {
			if between != "" {
				format += between + format
			}
			f := formatOf(format, nil)
			of, reads := f.read(text, leapYear)
			other, ok := f.swapped()
			if ok {
				_, ok = other.read(text, leapYear)
			}
			write, swapped := "periodFormat: "+detail.Quote(format), detail.Quote(swapDate.Replace(format))
			switch {
			case reads && between != "" && strings.HasPrefix(format, time.DateOnly):
				write = fmt.Sprintf("%s, or %s", of, write)
			case reads && ok:
				write += " or, with days and months swapped, " + swapped
			case ok:
				write = "periodFormat: " + swapped
			case !reads:
				continue
			}
			return "; write " + write
		}
	}
	if stated == "" {
		return "; for other dates, write a periodFormat: " + asTheColumn
	}
	return ""
}
