// Package currency knows how many digits the minor unit of a currency has.
package currency

// Form says in words how a code is written.
const Form = "a currency code of three capital letters, such as EUR"

// Valid reports whether code is written as ISO 4217 writes one: three upper-case
// ASCII letters. Whether a currency has the code is not checked.
func Valid(code string) bool {
	if len(code) != 3 {
		return false
	}
	for i := range len(code) {
		if code[i] < 'A' || code[i] > 'Z' {
			return false
		}
	}
	return true
}

// Digits returns the digits of the minor unit by ISO 4217: two, except for a
// short list. It is 0 for "", which is not a currency: money is then a plain
// number.
func Digits(code string) int {
	switch code {
	case "", "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF", "XPF":
		return 0
	case "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND":
		return 3
	case "CLF", "UYW":
		return 4
	}
	return 2
}
