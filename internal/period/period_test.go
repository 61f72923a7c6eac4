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
		{"2025-Q1", "2025-01-01", "2025-04-01", period.Quarter},
		{"2025-Q4", "2025-10-01", "2026-01-01", period.Quarter},
		{"2025-06-01/2025-06-28", "2025-06-01", "2025-06-29", period.Other},
		{"2025-06-03/2025-06-09", "2025-06-03", "2025-06-10", period.Other},
	} {
		got, ok := period.Parse(c.s)
		require.True(t, ok, c.s)
		require.Equal(t, period.Span{From: day(t, c.from), To: day(t, c.to)}, got, c.s)
		require.Equal(t, c.granularity, got.Granularity(), c.s)
		require.Equal(t, c.s, got.String())
	}
	got, ok := period.Parse("")
	require.True(t, ok)
	require.Equal(t, period.Always, got)
	require.Equal(t, period.Whole, got.Granularity())
	for _, s := range []string{
		"25", "2025-13", "2025-6", "2025-W54", "2025-W53", "2025-W00", "2025-Wxx", "20x5-W01", "2025-02-29", "2025-06-14T00", "2025/06/14", "+025",
		"2025-Q0", "2025-Q5", "2025-Qx", "2025-Q", "2025-06/2025-07", "2025-06-02/2025-06-01", "2025-06-01/", "/2025-06-01", "2025-06-01/2025-06-31", "9999-W52",
		"2025-W0:", "2025-W+1", "2025-Q+",
	} {
		_, ok := period.Parse(s)
		require.False(t, ok, s)
	}
}

// Days have one shortest form, in which every form of them is written.
func TestShortestForm(t *testing.T) {
	for long, short := range map[string]string{
		"2025-06-14/2025-06-14": "2025-06-14", "2025-06-02/2025-06-08": "2025-W23", "2026-02-01/2026-02-28": "2026-02",
		"2025-04-01/2025-06-30": "2025-Q2", "2025-02-01/2025-04-30": "2025-02-01/2025-04-30", "2025-01-01/2025-12-31": "2025",
		"9999-12-31/9999-12-31": "9999-12-31", "0000-01-01/9999-12-31": "0000-01-01/9999-12-31",
	} {
		span, ok := period.Parse(long)
		require.True(t, ok, long)
		require.Equal(t, short, span.String())
		again, ok := period.Parse(short)
		require.True(t, ok, short)
		require.Equal(t, span, again)
	}
	require.Empty(t, period.Always.String())
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
