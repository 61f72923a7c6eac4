package insights

import (
	"strconv"
	"strings"
)

// A fault is why a cell is not a number.
type fault int

const (
	fine         fault = iota
	noNumber           // it is not written like one
	moreDecimals       // than the column has
	tooGreat           // for 64 bits
)

// numbers is a way to write them.
type numbers struct{ decimal, thousands string }

// parse reads a number exactly as a count of its smallest parts: with two
// digits, "4.35" is 435.
func (n numbers) parse(s string, digits int) (count int64, why fault) {
	if count, ok := n.short(s, digits); ok {
		return count, fine
	}
	sign := ""
	if strings.HasPrefix(s, "-") {
		sign, s = "-", s[1:]
	}
	whole, fraction, found := strings.Cut(s, n.decimal)
	if found && fraction == "" {
		return 0, noNumber
	}
	if n.thousands != "" && strings.Contains(whole, n.thousands) {
		for i, group := range strings.Split(whole, n.thousands) {
			if len(group) != 3 && (i > 0 || len(group) == 0 || len(group) > 3) {
				return 0, noNumber
			}
		}
		whole = strings.ReplaceAll(whole, n.thousands, "")
	}
	if whole == "" || !isDigits(whole) || !isDigits(fraction) {
		return 0, noNumber
	}
	if len(fraction) > digits {
		if strings.Trim(fraction[digits:], "0") != "" {
			return 0, moreDecimals
		}
		fraction = fraction[:digits]
	}
	fraction += strings.Repeat("0", digits-len(fraction))
	count, err := strconv.ParseInt(sign+whole+fraction, 10, 64)
	if err != nil {
		return 0, tooGreat
	}
	return count, fine
}

// short reads what nearly all cells are: a few digits, with a mark of one byte
// before the decimals or without any. It is false for the rest.
func (n numbers) short(s string, digits int) (count int64, ok bool) {
	if len(s)+digits > maxDigits || len(n.decimal) != 1 {
		return 0, false
	}
	decimals := -1
	for i := range len(s) {
		switch c := s[i]; {
		case '0' <= c && c <= '9':
			count = 10*count + int64(c-'0')
		case c == n.decimal[0] && decimals < 0 && i > 0:
			decimals = len(s) - 1 - i
		default:
			return 0, false
		}
	}
	if s == "" || decimals == 0 || decimals > digits {
		return 0, false
	}
	for range digits - max(decimals, 0) {
		count *= 10
	}
	return count, true
}

func isDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}
