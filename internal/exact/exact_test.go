package exact_test

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/socialorg/internal/exact"
)

func TestSum(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		var sum exact.Sum
		want := new(big.Int)
		for range r.IntN(50) {
			n := []int64{math.MinInt64, math.MaxInt64, -1, 0, 1, int64(r.Uint64())}[r.IntN(6)]
			sum.Add(n)
			want.Add(want, big.NewInt(n))
		}
		require.Equal(t, want.String(), sum.Big().String())
	}
}

// The order of the numbers changes nothing, to the last bit, and no number that
// rises makes the mean fall.
func TestMean(t *testing.T) {
	var none, weightless exact.Mean
	require.Zero(t, none.Value())
	weightless.Add(0, 7)
	require.Zero(t, weightless.Value())

	r := rand.New(rand.NewPCG(3, 4))
	for range 200 {
		weights, numbers := make([]float64, 1+r.IntN(8)), make([]float64, 8)
		for i := range weights {
			weights[i], numbers[i] = math.Ldexp(r.Float64(), r.IntN(200)), r.Float64()
		}
		mean := func(order []int, raised int) float64 {
			var m exact.Mean
			for _, i := range order {
				n := numbers[i]
				if i == raised {
					n = math.Nextafter(n, 2)
				}
				m.Add(weights[i], n)
			}
			return m.Value()
		}
		want := mean(r.Perm(len(weights)), -1)
		require.Equal(t, want, mean(r.Perm(len(weights)), -1))
		require.GreaterOrEqual(t, mean(r.Perm(len(weights)), r.IntN(len(weights))), want)
	}
	var m exact.Mean
	m.Add(1, 0.25)
	m.Add(3, 0.75)
	require.Equal(t, 0.625, m.Value())
}
