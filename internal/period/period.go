// Package period is about the days of calendar periods in ISO 8601: years,
// quarters, months, weeks, days and spans of days. It uses no clock and no time
// zone.
package period

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
)

// A Span is a run of days, numbered from 1970-01-01: From is the first, and To
// the one after the last.
type Span struct{ From, To int32 }

// Always is the span of the empty period.
var Always = Span{math.MinInt32, math.MaxInt32}

// Compare orders spans by their first day and, where that is equal, the longer
// first.
func (s Span) Compare(t Span) int {
	return cmp.Or(cmp.Compare(s.From, t.From), cmp.Compare(t.To, s.To))
}

// Contains reports whether every day of t is a day of s.
func (s Span) Contains(t Span) bool { return s.From <= t.From && t.To <= s.To }

// Form says how a period is written.
const Form = "a year, quarter, month, week, day or span of days in the calendar, such as 2025, 2025-Q2, 2025-06, 2025-W24, 2025-06-14 or 2025-06-01/2025-06-28"

// A Granularity is the length of a period.
type Granularity int8

// The granularities. Whole is that of Always, and Other that of a span of days
// that has no shorter form.
const (
	Day Granularity = iota
	Week
	Month
	Quarter
	Year
	Other
	Whole

	Granularities = iota // how many there are
)

// Granularity returns the length of the period that has these days.
func (s Span) Granularity() Granularity {
	if s == Always {
		return Whole
	}
	for g := Day; g <= Year; g++ {
		if of, ok := Parse(Of(s.From, g)); ok && of == s {
			return g
		}
	}
	return Other
}

// String returns the period that has these days, in its shortest form: "2025-06"
// for the days from 2025-06-01 to 2025-06-30.
func (s Span) String() string {
	switch g := s.Granularity(); g {
	case Whole:
		return ""
	case Other:
		return Of(s.From, Day) + "/" + Of(s.To-1, Day)
	default:
		return Of(s.From, g)
	}
}

// Of returns the period of the granularity, from Day to Year, that a day is in.
func Of(day int32, g Granularity) string {
	date := dateOf(day)
	switch g {
	case Year:
		return date.Format("2006")
	case Quarter:
		return fmt.Sprintf("%04d-Q%d", date.Year(), (date.Month()+2)/3)
	case Month:
		return date.Format("2006-01")
	case Week:
		y, w := date.ISOWeek()
		return fmt.Sprintf("%04d-W%02d", y, w)
	}
	return date.Format(time.DateOnly)
}

// Parse returns the days of a period: "2025", "2025-Q2", "2025-06", "2025-W24",
// "2025-06-14", or "2025-06-01/2025-06-28" with its last day. It returns Always
// for "", and false for anything else and for days after the year 9999.
func Parse(p string) (Span, bool) {
	if p == "" {
		return Always, true
	}
	if first, last, ok := strings.Cut(p, "/"); ok {
		a, okA := parse(time.DateOnly, first, 0, 0, 1)
		b, okB := parse(time.DateOnly, last, 0, 0, 1)
		return Span{a.From, b.To}, okA && okB && a.From < b.To
	}
	switch {
	case len(p) == len("2025"):
		return parse("2006", p, 1, 0, 0)
	case len(p) == len("2025-Q2") && p[4:6] == "-Q", len(p) == len("2025-W24") && p[4:6] == "-W":
		year, ok := parse("2006", p[:4], 1, 0, 0)
		n, err := strconv.ParseUint(p[6:], 10, 8)
		if !ok || err != nil || n == 0 {
			return Span{}, false
		}
		return year.part(p[5], int(n))
	case len(p) == len("2025-06"):
		return parse("2006-01", p, 0, 1, 0)
	}
	return parse(time.DateOnly, p, 0, 0, 1)
}

// parse returns the days from a date in the layout to one so much later.
func parse(layout, p string, years, months, days int) (Span, bool) {
	from, err := time.Parse(layout, p)
	return Span{dayOf(from), dayOf(from.AddDate(years, months, days))}, err == nil
}

// part returns the days of a quarter, 'Q', or a week, 'W', of a year. A week belongs
// to the year that its Thursday is in.
func (s Span) part(of byte, n int) (Span, bool) {
	if of == 'Q' {
		from := dateOf(s.From).AddDate(0, 3*n-3, 0)
		return Span{dayOf(from), dayOf(from.AddDate(0, 3, 0))}, n <= 4
	}
	fourth := dateOf(s.From + 3) // is in the first week
	from := fourth.AddDate(0, 0, 7*n-7-int(fourth.Weekday()+6)%7)
	week := Span{dayOf(from), dayOf(from.AddDate(0, 0, 7))}
	return week, week.From+3 < s.To && dateOf(week.To-1).Year() <= 9999
}

const secondsOfDay = 24 * 60 * 60

func dayOf(date time.Time) int32 { return int32(date.Unix() / secondsOfDay) }

func dateOf(day int32) time.Time { return time.Unix(int64(day)*secondsOfDay, 0).UTC() }

// Spans is a set of days: Spans in order that neither overlap nor touch.
type Spans []Span

// Union returns the days of a list of Spans, which it sorts.
func Union(list []Span) Spans {
	slices.SortFunc(list, Span.Compare)
	var days Spans
	for _, s := range list {
		days = days.Append(s)
	}
	return days
}

// Append returns the days of a and of s, which does not begin before the last
// Span of a.
func (a Spans) Append(s Span) Spans {
	if last := len(a) - 1; last >= 0 && s.From <= a[last].To {
		a[last].To = max(a[last].To, s.To)
		return a
	}
	return append(a, s)
}

// Minus returns the days of a that are not in b.
func (a Spans) Minus(b Spans) Spans {
	var days Spans
	for _, s := range a {
		for len(b) > 0 && b[0].To <= s.From {
			b = b[1:]
		}
		for _, t := range b {
			if t.From >= s.To {
				break
			}
			if s.From < t.From {
				days = append(days, Span{s.From, t.From})
			}
			s.From = t.To
		}
		if s.From < s.To {
			days = append(days, s)
		}
	}
	return days
}

// Overlap reports whether a day of s is in a.
func (a Spans) Overlap(s Span) bool {
	i, _ := slices.BinarySearchFunc(a, s.From, func(t Span, from int32) int { return cmp.Compare(t.To-1, from) })
	return i < len(a) && a[i].From < s.To
}
