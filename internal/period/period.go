// Package period is about the days of calendar periods in ISO 8601: years,
// quarters, months, weeks, days and spans of days. It uses no clock and no time
// zone.
package period

import (
	"cmp"
	"fmt"
	"math"
	"slices"
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
	switch s.To - s.From {
	case 1:
		return Day
	case 7:
		if isMonday(s.From) {
			return Week
		}
		return Other
	}
	if s == Always {
		return Whole
	}
	switch date := dateOf(s.From); {
	case date.Day() != 1:
	case s.To == dayOf(date.Year(), int(date.Month())+1, 1):
		return Month
	case date.Month()%3 == 1 && s.To == dayOf(date.Year(), int(date.Month())+3, 1):
		return Quarter
	case date.Month() == time.January && s.To == dayOf(date.Year()+1, 1, 1):
		return Year
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
		return fmt.Sprintf("%04d", date.Year())
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
		a, okA := parseDay(first)
		b, okB := parseDay(last)
		return Span{a.From, b.To}, okA && okB && a.From < b.To
	}
	y, ok := digits(p, 0, 4)
	if !ok {
		return Span{}, false
	}
	switch {
	case len(p) == 4:
		return Span{dayOf(y, 1, 1), dayOf(y+1, 1, 1)}, true
	case len(p) == 7 && p[4:6] == "-Q":
		q, ok := digits(p, 6, 7)
		return Span{dayOf(y, 3*q-2, 1), dayOf(y, 3*q+1, 1)}, ok && 1 <= q && q <= 4
	case len(p) == 8 && p[4:6] == "-W":
		w, ok := digits(p, 6, 8)
		from := firstWeek(y) + 7*int32(w-1)
		// The week belongs to the year that its Thursday is in.
		return Span{from, from + 7}, ok && w > 0 && from+3 < dayOf(y+1, 1, 1) && from+7 <= dayOf(10_000, 1, 1)
	case len(p) == 7 && p[4] == '-':
		m, ok := digits(p, 5, 7)
		return Span{dayOf(y, m, 1), dayOf(y, m+1, 1)}, ok && 1 <= m && m <= 12
	}
	return parseDay(p)
}

func parseDay(p string) (Span, bool) {
	if len(p) != 10 || p[4] != '-' || p[7] != '-' {
		return Span{}, false
	}
	y, okYear := digits(p, 0, 4)
	m, okMonth := digits(p, 5, 7)
	d, okDay := digits(p, 8, 10)
	from := dayOf(y, m, d)
	return Span{from, from + 1}, okYear && okMonth && okDay && 1 <= m && m <= 12 && 1 <= d && from < dayOf(y, m+1, 1)
}

func digits(p string, from, to int) (n int, ok bool) {
	if len(p) < to {
		return 0, false
	}
	for _, c := range []byte(p[from:to]) {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = 10*n + int(c-'0')
	}
	return n, true
}

const secondsOfDay = 24 * 60 * 60

func dayOf(year, month, day int) int32 {
	return int32(time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC).Unix() / secondsOfDay)
}

func dateOf(day int32) time.Time { return time.Unix(int64(day)*secondsOfDay, 0).UTC() }

func isMonday(day int32) bool { return dateOf(day).Weekday() == time.Monday }

// firstWeek returns the Monday of the week that has the fourth of January.
func firstWeek(year int) int32 {
	fourth := dayOf(year, 1, 4)
	return fourth - int32(dateOf(fourth).Weekday()+6)%7
}

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
func (a Spans) Minus(b Spans) Spans { return a.AppendMinus(nil, b) }

// AppendMinus appends the days of a that are not in b to a list.
func (a Spans) AppendMinus(days, b Spans) Spans {
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
