package period_test

import (
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"example.com/socialorg/internal/period"
)

func day(t *testing.T, s string) int32 {
	t.Helper()
	d, err := time.Parse(time.DateOnly, s)
	require.NoError(t, err)
	return int32(d.Sub(time.Unix(0, 0)).Hours() / 24)
}

func TestParse(t *testing.T) {
	for _, c := range []struct {
		s, from, to string
		granularity period.Granularity
	}{
		{"2025", "2025-01-01", "2026-01-01", period.Year},
		{"2024-02", "2024-02-01", "2024-03-01", period.Month},
		{"2025-W01", "2024-12-30", "2025-01-06", period.Week},
		{"2020-W53", "2020-12-28", "2021-01-04", period.Week},
		{"2025-06-14", "2025-06-14", "2025-06-15", period.Day},
		{"1969-12-31", "1969-12-31", "1970-01-01", period.Day},
	} {
		got, ok := period.Parse(c.s)
		require.True(t, ok, c.s)
		require.Equal(t, period.Span{From: day(t, c.from), To: day(t, c.to)}, got, c.s)
		require.Equal(t, c.granularity, got.Granularity(), c.s)
		require.Equal(t, c.s, period.Of(got.From, c.granularity))
	}
	got, ok := period.Parse("")
	require.True(t, ok)
	require.Equal(t, period.Always, got)
	require.Equal(t, period.Whole, got.Granularity())
	for _, s := range []string{"25", "2025-13", "2025-6", "2025-W54", "2025-W53", "2025-W00", "2025-Wxx", "20x5-W01", "2025-02-29", "2025-06-14T00", "2025/06/14", "+025"} {
		_, ok := period.Parse(s)
		require.False(t, ok, s)
	}
}

// TestSplit splits spans of every granularity: the pieces follow each other
// without a hole.
func TestSplit(t *testing.T) {
	from := day(t, "2020-01-15")
	for g := period.Day; g < period.Whole; g++ {
		next := from
		for _, s := range (period.Span{From: from, To: from + 1000}).Split(g) {
			piece, ok := period.Parse(s)
			require.True(t, ok, s)
			require.Equal(t, next, piece.From, s)
			require.Contains(t, []period.Granularity{g, period.Day}, piece.Granularity())
			next = piece.To
		}
		require.Equal(t, from+1000, next)
	}
	require.Equal(t, []string{"2020-01-31", "2020-02", "2020-03-01"}, period.Span{From: day(t, "2020-01-31"), To: day(t, "2020-03-02")}.Split(period.Month))
}

// TestSets compares the arithmetic of sets of days with one day after the other.
func TestSets(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	random := func() ([]period.Span, map[int32]bool) {
		var list []period.Span
		days := make(map[int32]bool)
		for range r.IntN(5) {
			s := period.Span{From: r.Int32N(30)}
			s.To = s.From + 1 + r.Int32N(6)
			list = append(list, s)
			for d := s.From; d < s.To; d++ {
				days[d] = true
			}
		}
		return list, days
	}
	in := func(set period.Spans, d int32) bool {
		for _, s := range set {
			if s.From <= d && d < s.To {
				return true
			}
		}
		return false
	}
	for range 2000 {
		listA, a := random()
		listB, b := random()
		setA, setB := period.Union(listA), period.Union(listB)
		difference := setA.Minus(setB)
		for d := range int32(40) {
			require.Equal(t, a[d], in(setA, d))
			require.Equal(t, a[d] && !b[d], in(difference, d))
			require.Equal(t, a[d], setA.Overlap(period.Span{From: d, To: d + 1}))
		}
		for i := 1; i < len(setA); i++ {
			require.Less(t, setA[i-1].To, setA[i].From, "spans of a set do not touch")
		}
	}
}
