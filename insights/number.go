package insights

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"example.com/socialorg/internal/detail"
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
type numbers struct {
	decimal, thousands string
	ignore             []string
	brackets           bool
}

func (l Layout) numbers() numbers {
	n := numbers{decimal: string(l.decimal()), ignore: l.Ignore, brackets: l.Brackets}
	if l.Thousands != 0 {
		n.thousands = string(l.Thousands)
	}
	return n
}

// parse reads a number exactly as a count of its smallest parts: with two
// digits, "4.35" is 435.
func (n numbers) parse(s string, digits int) (count int64, why fault) {
	if count, ok := n.short(s, digits); ok {
		return count, fine
	}
	sign, s := n.bare(s)
	whole, fraction, found := strings.Cut(s, n.decimal)
	if n.thousands != "" {
		if groups := strings.Split(whole, n.thousands); len(groups) > 1 && !grouped(groups) {
			return 0, noNumber
		}
		whole = strings.ReplaceAll(whole, n.thousands, "")
	}
	switch {
	case whole == "", found && fraction == "", strings.Trim(whole+fraction, ofNumbers) != "":
		return 0, noNumber
	case len(fraction) > digits && strings.Trim(fraction[digits:], "0") != "":
		return 0, moreDecimals
	}
	fraction = (fraction + strings.Repeat("0", digits))[:digits]
	count, err := strconv.ParseInt(sign+whole+fraction, 10, 64)
	if err != nil {
		return 0, tooGreat
	}
	return count, fine
}

// grouped reports whether digits stand in groups of two or of three before a last
// one of three.
func grouped(groups []string) bool {
	last := len(groups) - 1
	size := len(groups[1])
	ok := (size == 3 || size == 2 && last > 1) && len(groups[last]) == 3 && groups[0] != "" && len(groups[0]) <= size
	for _, group := range groups[1:last] {
		ok = ok && len(group) == size
	}
	return ok
}

const (
	ofNumbers = "0123456789"
	minus     = "\u2212" // of typography
)

// bare returns the sign of a number, and the number without it and without the texts
// around it that mean nothing.
func (n numbers) bare(s string) (sign, rest string) {
	s = n.trim(s)
	if n.brackets && strings.HasPrefix(s, "(") && strings.HasSuffix(s, ")") && len(s) > 2 {
		return "-", n.trim(s[1 : len(s)-1])
	}
	for _, sign := range []string{"-", minus} {
		if rest, ok := strings.CutPrefix(s, sign); ok {
			return "-", n.trim(rest)
		}
	}
	return "", s
}

// trim cuts white space off both ends, and one of the texts that mean nothing off
// each.
func (n numbers) trim(s string) string {
	s = strings.TrimSpace(s)
	for _, cut := range []func(s, text string) (string, bool){strings.CutPrefix, strings.CutSuffix} {
		for _, text := range n.ignore {
			if rest, ok := cut(s, text); ok {
				s = strings.TrimSpace(rest)
				break
			}
		}
	}
	return s
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

// marks are those before decimals and between thousands in other files.
var marks = []numbers{
	{decimal: ".", thousands: ","}, {decimal: ",", thousands: "."}, {decimal: ",", thousands: " "}, {decimal: ",", thousands: "\u00a0"},
	{decimal: ",", thousands: "\u202f"}, {decimal: ".", thousands: "'"}, {decimal: ".", thousands: "\u2019"},
}

// remedy says what to write into the layout, or into the file, so that a text that
// is no number is one, or is blank. Texts of one kind have one remedy.
func (n numbers) remedy(text string, digits int) string {
	text = strings.TrimSpace(text)
	first, last := strings.IndexAny(text, ofNumbers), strings.LastIndexAny(text, ofNumbers)
	if first < 0 {
		return fmt.Sprintf("if it means not counted, write missing: [%s]", detail.Quote(text))
	}
	before, number, after := text[:first], text[first:last+1], text[last+1:]
	switch strings.ToUpper(strings.TrimSpace(after)) {
	case "K", "M", "B", "BN", "MN", "MIO", "TSD":
		return "it is rounded: let the platform or the spreadsheet write the whole number"
	case "-", minus:
		return "write the minus before the number"
	case "%":
		return "a percentage is no count: take the column that has the number itself"
	}
	if strings.ContainsAny(number, "eE") {
		return "it is cut short: format the column as a number in the spreadsheet, and save it again"
	}
	var around []string
	for _, text := range []string{before, after} {
		text = strings.TrimFunc(text, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("-()"+minus, r) })
		if text != "" {
			around = append(around, detail.Quote(text))
		}
	}
	for _, of := range append([]numbers{n}, marks...) {
		if _, why := of.parse(number, digits); why == noNumber {
			continue
		}
		var write []string
		if len(around) > 0 {
			write = append(write, "ignore: ["+strings.Join(around, ", ")+"]")
		}
		if strings.Contains(before, "(") && strings.Contains(after, ")") && !n.brackets {
			write = append(write, "brackets: true")
		}
		if of.decimal != n.decimal && strings.Contains(number, of.decimal) {
			write = append(write, "decimal: "+detail.Quote(of.decimal))
		}
		if of.thousands != n.thousands && strings.Contains(number, of.thousands) {
			write = append(write, "thousands: "+detail.Quote(of.thousands))
		}
		if len(write) > 0 {
			return "write " + detail.List(write, "and")
		}
	}
	if n.thousands != "" {
		return fmt.Sprintf("the layout has %q before decimals and %q between groups of digits", n.decimal, n.thousands)
	}
	return fmt.Sprintf("the layout has %q before decimals and nothing between thousands", n.decimal)
}
