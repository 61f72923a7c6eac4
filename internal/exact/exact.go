// Package exact adds up numbers without rounding, so that their order changes
// nothing.
package exact

import (
	"math/big"
	"math/bits"
)

// A Sum is a sum of any number of 64-bit integers. The zero Sum is 0.
type Sum struct {
	high int64
	low  uint64
}

// Add adds n.
func (s *Sum) Add(n int64) {
	var carry uint64
	s.low, carry = bits.Add64(s.low, uint64(n), 0)
	s.high += n>>63 + int64(carry)
}

// Big returns the sum.
func (s *Sum) Big() *big.Int {
	n := big.NewInt(s.high)
	return n.Lsh(n, 64).Add(n, new(big.Int).SetUint64(s.low))
}

// A Mean is a weighted mean of finite numbers. It is rounded once, so it is the
// same for every order and never falls when one of its numbers rises. The zero
// Mean has no numbers.
type Mean struct{ sum, weights big.Rat }

// Add adds a number.
func (m *Mean) Add(weight, number float64) {
	w, n := new(big.Rat).SetFloat64(weight), new(big.Rat).SetFloat64(number)
	m.weights.Add(&m.weights, w)
	m.sum.Add(&m.sum, w.Mul(w, n))
}

// Value returns the mean, 0 where the weights add up to 0.
func (m *Mean) Value() float64 {
	if m.weights.Sign() == 0 {
		return 0
	}
	f, _ := new(big.Rat).Quo(&m.sum, &m.weights).Float64()
	return f
}
