package socialorg_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"example.com/socialorg"
)

// benchmarkDoubling measures what prepare returns for 1,000 and for 100,000,
// and how many times as long it takes for twice as many: 2 is linear.
func benchmarkDoubling(b *testing.B, prepare func(b *testing.B, n int) func()) {
	for _, n := range []int{1_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			once, twice := prepare(b, n), prepare(b, 2*n)
			b.ReportAllocs()
			for b.Loop() {
				once()
			}
			b.ReportMetric(float64(best(twice))/float64(best(once)), "doubling")
		})
	}
}

// best returns the shortest of ten times that f takes, which other programs
// disturb least.
func best(f func()) time.Duration {
	shortest := time.Hour
	for range 10 {
		start := time.Now()
		f()
		shortest = min(shortest, time.Since(start))
	}
	return shortest
}

// Two versions of an organisation of n positions, of which n/100 differ.
func BenchmarkDiffOrgs(b *testing.B) {
	benchmarkDoubling(b, func(b *testing.B, n int) func() {
		before, after := bigVersions(n, n/100)
		require.Len(b, socialorg.DiffOrgs(before, after), n/100)
		return func() { socialorg.DiffOrgs(before, after) }
	})
}

// The standard department with n positions, a tenth of them managers'.
func BenchmarkHierarchy_Coverage(b *testing.B) {
	benchmarkDoubling(b, func(b *testing.B, n int) func() {
		o, _ := bigVersions(n, 0)
		for i := range n / 10 {
			o.Positions[i].Role = socialorg.RoleManager
		}
		h, err := socialorg.NewHierarchy(o)
		require.NoError(b, err)
		require.Len(b, h.Coverage(), 37)
		return func() { h.Coverage() }
	})
}

// RACI looks at roles only, so here n is the number of responsibilities: ten
// roles, each of which shares half of its own with the next one.
func BenchmarkRACI(b *testing.B) {
	benchmarkDoubling(b, func(b *testing.B, n int) func() {
		roles := make([]socialorg.Role, 10)
		for i := range roles {
			for k := range n / len(roles) {
				roles[i].Responsibilities = append(roles[i].Responsibilities, socialorg.Responsibility{
					Key:         socialorg.Key(fmt.Sprint("duty-", i*n/20+k)),
					Area:        socialorg.Area(fmt.Sprint("area-", k%8)),
					Involvement: socialorg.Accountable,
				})
			}
		}
		require.Len(b, socialorg.RACI(roles...).Rows, n/20*11)
		return func() { socialorg.RACI(roles...) }
	})
}
