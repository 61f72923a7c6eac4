package socialorg_test

import (
	"cmp"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"example.com/socialorg"
)

func TestPeriodValidate(t *testing.T) {
	for _, p := range []socialorg.Period{
		"", "2025", "0001", "2025-06", "2025-W01", "2025-W52", "2020-W53", "2026-W53", "2025-06-14", "2024-02-29", "9999-12-31",
		"2025-Q2", "2025-06-01/2025-06-28", "2025-06-01/2025-06-01",
	} {
		require.NoError(t, p.Validate(), p)
	}
	for _, p := range []socialorg.Period{
		" ", "25", "20255", "2025-", "2025-00", "2025-13", "2025-6", "2025-6-14", "2025-W00", "2025-W53", "2025-W5", "2025-w24", "2025-02-29", "2025-06-31",
		"2025-06-00", "2025-13-01", "2025/06/14", "14-06-2025", "2025-06-14T00:00:00Z", "2025-Q5", "2025Q2",
		"2025-06-02/2025-06-01", "2025-06/2025-07", "2025-06-01/28", "9999-W52", "+025", "２０２５", "2025-06-1x",
	} {
		requireProblems(t, p.Validate(), problem("", socialorg.ErrMalformed))
	}
}

// The weeks are those of package time, for every day of 60 years.
func TestPeriodWeeks(t *testing.T) {
	for day := time.Date(1990, 1, 1, 0, 0, 0, 0, time.UTC); day.Year() < 2050; day = day.AddDate(0, 0, 1) {
		y, w := day.ISOWeek()
		in := socialorg.Period(fmt.Sprintf("%04d-W%02d", y, w))
		p := socialorg.Period(day.Format(time.DateOnly))
		if in.Validate() != nil || p.Validate() != nil || !in.Contains(p) || !p[:7].Contains(p) || !p[:4].Contains(p) {
			t.Fatalf("%s is not in %s, or not in its month or year", p, in)
		}
		before := socialorg.Period(day.AddDate(0, 0, -7).Format(time.DateOnly))
		if in.Contains(before) || in.Contains(p[:7]) || p.Contains(in) {
			t.Fatalf("%s contains too much", in)
		}
	}
	require.False(t, socialorg.Period("2025-06").Contains("2025-W22"), "its last day is the first of June")
	require.True(t, socialorg.Period("2025-06").Contains("2025-W23"))
	require.True(t, socialorg.Period("").Contains("2025"))
	require.False(t, socialorg.Period("2025").Contains(""))
	require.False(t, socialorg.Period("x").Contains("x"))
	require.True(t, socialorg.Period("2025-Q2").Contains("2025-06"))
	require.True(t, socialorg.Period("2025-06-01/2025-06-28").Contains("2025-W23"))
	require.False(t, socialorg.Period("2025-06-01/2025-06-28").Contains("2025-06"))
	require.Zero(t, socialorg.Period("2025-Q2").Compare("2025-04-01/2025-06-30"), "the same days")
}

func TestPeriodCompare(t *testing.T) {
	sorted := []socialorg.Period{"", "2024-W01", "2024-12-31", "2025", "2025-01", "2025-01-01", "2025-W02", "2025-06", "2025-06-01", "2025-W23", "!", "x"}
	shuffled := slices.Clone(sorted)
	slices.Reverse(shuffled)
	slices.SortFunc(shuffled, socialorg.Period.Compare)
	require.Equal(t, sorted, shuffled)
	for i, p := range sorted {
		for j, q := range sorted {
			require.Equal(t, cmp.Compare(i, j), p.Compare(q), "%s and %s", p, q)
		}
	}
}
