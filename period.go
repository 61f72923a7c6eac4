package socialorg

import (
	"cmp"

	"example.com/socialorg/internal/detail"
	"example.com/socialorg/internal/period"
)

// A Period is a calendar period in ISO 8601: a year "2025", a month "2025-06",
// a week "2025-W24" from Monday to Sunday, a day "2025-06-14". The empty Period
// is the whole campaign, whenever that is. There are no time zones: a day is
// whatever the platform calls one.
type Period string

// Validate reports, as [Problems], a period that is not written in one of the
// four forms or that is not in the calendar, such as "2025-02-29". The empty
// Period is valid.
func (p Period) Validate() error {
	var ps Problems
	p.check(&ps, "")
	return ps.err()
}

func (p Period) check(ps *Problems, path string) (period.Span, bool) {
	s, ok := p.span()
	if !ok {
		ps.add(path, ErrMalformed, "%s must be a year, month, week or day in the calendar, such as 2025, 2025-06, 2025-W24 or 2025-06-14", detail.Quote(p))
	}
	return s, ok
}

// Compare orders periods by their first day and, where that is equal, the
// longer first, so that a year comes before its January. The empty Period comes
// before all others; invalid ones come last, in the order of their bytes.
func (p Period) Compare(q Period) int {
	a, okA := p.span()
	b, okB := q.span()
	switch {
	case okA && okB:
		return a.Compare(b)
	case okA:
		return -1
	case okB:
		return 1
	}
	return cmp.Compare(p, q)
}

// Contains reports whether every day of q is a day of p. The empty Period
// contains every valid one, and only itself contains it. Months and weeks
// contain days; a week is in a month, or in a year of the calendar, only where
// all of its seven days are. An invalid period contains nothing and is in none.
func (p Period) Contains(q Period) bool {
	a, okA := p.span()
	b, okB := q.span()
	return okA && okB && a.Contains(b)
}

// span returns the days of p, false where p is not a period.
func (p Period) span() (period.Span, bool) { return period.Parse(string(p)) }
