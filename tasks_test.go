package socialorg

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// TestTasks does every number once, whether in turn or at the same time.
func TestTasks(t *testing.T) {
	for _, n := range []int{0, 1, 7, 8, 9, 15, 16, 17, 100, 1<<14 - 1, 1 << 14, 1<<14 + 1} {
		times := make([]int, n)
		perform(n, split(n, func(from, to int) {
			for i := from; i < to; i++ {
				times[i]++
			}
		})...)
		for i, k := range times {
			require.Equal(t, 1, k, "%d of %d", i, n)
		}
	}
}
