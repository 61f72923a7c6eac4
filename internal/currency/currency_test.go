package currency_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	xcurrency "golang.org/x/text/currency"

	"example.com/socialorg/internal/currency"
)

// TestDigits compares with the Unicode CLDR for every code that it knows. CLDR
// leaves out digits that people no longer use, and ISO 4217 lists them.
func TestDigits(t *testing.T) {
	known := 0
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			for c := 'A'; c <= 'Z'; c++ {
				code := string([]rune{a, b, c})
				unit, err := xcurrency.ParseISO(code)
				if err != nil {
					continue
				}
				known++
				scale, _ := xcurrency.Standard.Rounding(unit)
				require.LessOrEqual(t, scale, currency.Digits(code), code)
			}
		}
	}
	require.Greater(t, known, 150)
	for code, want := range map[string]int{"EUR": 2, "IDR": 2, "JPY": 0, "KWD": 3, "IQD": 3, "CLF": 4, "": 0} {
		require.Equal(t, want, currency.Digits(code), code)
	}
}

func TestValid(t *testing.T) {
	for code, want := range map[string]bool{"EUR": true, "eur": false, "EU": false, "EURO": false, "E1R": false, "": false} {
		require.Equal(t, want, currency.Valid(code), code)
	}
}
