// Package period is about the days of calendar periods in ISO 8601: years, months,
// weeks and days. It uses no clock and no time zone.
package period

import (
	"cmp"
	"fmt"
	"math"
	"slices"
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

// A Granularity is the length of a period. Finer ones are smaller.
type Granularity int8

// The granularities, from the finest; Whole is that of Always.
const (
	Day Granularity = iota
	Week
	Month
	Year
	Whole

	Granularities = iota // how many there are
)

// Granularity returns the length of the period that has these days.
func (s Span) Granularity() Granularity {
	switch n := s.To - s.From; {
	case s == Always:
		return Whole
	case n == 1:
		return Day
	case n == 7:
		return Week
	case n < 32:
		return Month
	}
	return Year
}

// Parse returns the days of a period: "2025", "2025-06", "2025-W24" or
// "2025-06-14". It returns Always for "", and false for anything else.
func Parse(p string) (Span, bool) {
	if p == "" {
		return Always, true
	}
	y, ok := digits(p, 0, 4)
	if !ok {
		return Span{}, false
	}
	switch {
	case len(p) == 4:
		return Span{dayOf(y, 1, 1), dayOf(y+1, 1, 1)}, true
	case len(p) == 8 && p[4:6] == "-W":
		w, ok := digits(p, 6, 8)
		from := firstWeek(y) + 7*int32(w-1)
		// The week belongs to the year that its Thursday is in.
		return Span{from, from + 7}, ok && w > 0 && from+3 < dayOf(y+1, 1, 1)
	case len(p) == 7 && p[4] == '-':
		m, ok := digits(p, 5, 7)
		return Span{dayOf(y, m, 1), dayOf(y, m+1, 1)}, ok && 1 <= m && m <= 12
	case len(p) == 10 && p[4] == '-' && p[7] == '-':
		m, okMonth := digits(p, 5, 7)
		d, okDay := digits(p, 8, 10)
		from := dayOf(y, m, d)
		return Span{from, from + 1}, okMonth && okDay && 1 <= m && m <= 12 && 1 <= d && from < dayOf(y, m+1, 1)
	}
	return Span{}, false
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

// firstWeek returns the Monday of the week that has the fourth of January.
func firstWeek(year int) int32 {
	fourth := dayOf(year, 1, 4)
	return fourth - int32(dateOf(fourth).Weekday()+6)%7
}

// Split covers the Span with whole periods of the granularity, in order. Where
// none fits, for example because a week crosses one of the two ends, it takes
// days.
func (s Span) Split(g Granularity) []string {
	var ps []string
	for s.From < s.To {
		p := Of(s.From, g)
		if of, _ := Parse(p); of.From == s.From && of.To <= s.To {
			ps = append(ps, p)
			s.From = of.To
			continue
		}
		ps = append(ps, Of(s.From, Day))
		s.From++
	}
	return ps
}

// Of returns the period of the granularity that the day is in.
func Of(d int32, g Granularity) string {
	date := dateOf(d)
	switch g {
	case Year:
		return fmt.Sprintf("%04d", date.Year())
	case Month:
		return date.Format("2006-01")
	case Week:
		y, w := date.ISOWeek()
		return fmt.Sprintf("%04d-W%02d", y, w)
	}
	return date.Format(time.DateOnly)
}

// Spans is a set of days: Spans in order that neither overlap nor touch.
type Spans []Span

// Union returns the days of a list of Spans, which it sorts.
func Union(list []Span) Spans {
	slices.SortFunc(list, Span.Compare)
	var days Spans
	for _, s := range list {
		if last := len(days) - 1; last >= 0 && s.From <= days[last].To {
			days[last].To = max(days[last].To, s.To)
		} else {
			days = append(days, s)
		}
	}
	return days
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
