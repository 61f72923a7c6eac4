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
	s, negative := n.bare(s)
	whole, fraction, found := strings.Cut(s, n.decimal)
	if found && fraction == "" {
		return 0, noNumber
	}
	if n.thousands != "" && strings.Contains(whole, n.thousands) {
		if groups := strings.Split(whole, n.thousands); !grouped(groups, 3) && !grouped(groups, 2) {
			return 0, noNumber
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
	sign := ""
	if negative {
		sign = "-"
	}
	count, err := strconv.ParseInt(sign+whole+fraction, 10, 64)
	if err != nil {
		return 0, tooGreat
	}
	return count, fine
}

// grouped reports whether digits stand in groups of so many before a last one of
// three.
func grouped(groups []string, size int) bool {
	last := len(groups) - 1
	for i, group := range groups {
		switch {
		case i == last && len(group) != 3, i > 0 && i < last && len(group) != size, i == 0 && (group == "" || len(group) > size):
			return false
		}
	}
	return true
}

const minus = "\u2212" // of typography

// bare returns a number without its sign and the texts around it that mean
// nothing.
func (n numbers) bare(s string) (digits string, negative bool) {
	s = n.trim(s)
	if n.brackets && strings.HasPrefix(s, "(") && strings.HasSuffix(s, ")") && len(s) > 2 {
		return n.trim(s[1 : len(s)-1]), true
	}
	for _, sign := range []string{"-", minus} {
		if rest, ok := strings.CutPrefix(s, sign); ok {
			return n.trim(rest), true
		}
	}
	return s, false
}

// trim cuts white space off both ends, and one of the texts that mean nothing off
// each.
func (n numbers) trim(s string) string {
	s = strings.TrimSpace(s)
	for _, text := range n.ignore {
		if rest, ok := strings.CutPrefix(s, text); ok && text != "" {
			s = strings.TrimSpace(rest)
			break
		}
	}
	for _, text := range n.ignore {
		if rest, ok := strings.CutSuffix(s, text); ok && text != "" {
			s = strings.TrimSpace(rest)
			break
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

func isDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// remedy says what to write into the layout, or into the file, so that a text that
// is no number is one, or is blank. Texts of one kind have one remedy.
func (n numbers) remedy(text string, digits int) string {
	text = strings.TrimSpace(text)
	if !strings.ContainsAny(text, "0123456789") {
		return fmt.Sprintf("if it means not counted, write missing: [%s]", detail.Quote(text))
	}
	around := strings.TrimFunc(text, func(r rune) bool { return r < '0' || r > '9' })
	before, after, _ := strings.Cut(text, around)
	var affixes []string
	for _, affix := range []string{before, after} {
		affix = strings.TrimFunc(affix, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("-()"+minus, r) })
		if affix != "" {
			affixes = append(affixes, detail.Quote(affix))
		}
	}
	switch tail := strings.ToUpper(strings.TrimSpace(after)); tail {
	case "K", "M", "B", "BN", "MN", "MIO", "TSD":
		return "it is rounded: let the platform or the spreadsheet write the whole number"
	case "-", minus:
		return "write the minus before the number"
	case "%":
		return "a percentage is no count: take the column that has the number itself"
	}
	if strings.ContainsAny(around, "eE") {
		return "it is cut short: format the column as a number in the spreadsheet, and save it again"
	}
	for _, marks := range []numbers{n, {decimal: ".", thousands: ","}, {decimal: ",", thousands: "."}, {decimal: ",", thousands: " "}, {decimal: ",", thousands: "\u00a0"}, {decimal: ",", thousands: "\u202f"}, {decimal: ".", thousands: "'"}, {decimal: ".", thousands: "\u2019"}} {
		if _, why := marks.parse(around, digits); why == noNumber {
			continue
		}
		var write []string
		if len(affixes) > 0 {
			write = append(write, "ignore: ["+strings.Join(affixes, ", ")+"]")
		}
		if strings.Contains(before, "(") && strings.Contains(after, ")") && !n.brackets {
			write = append(write, "brackets: true")
		}
		if marks.decimal != n.decimal && strings.Contains(around, marks.decimal) {
			write = append(write, "decimal: "+detail.Quote(marks.decimal))
		}
		if marks.thousands != n.thousands && strings.Contains(around, marks.thousands) {
			write = append(write, "thousands: "+detail.Quote(marks.thousands))
		}
		if len(write) > 0 {
			return "write " + detail.List(write, "and")
		}
	}
	return n.describe()
}

// describe says how numbers are written.
func (n numbers) describe() string {
	s := fmt.Sprintf("the layout has %q before decimals", n.decimal)
	if n.thousands != "" {
		return s + fmt.Sprintf(" and %q between groups of digits", n.thousands)
	}
	return s + " and nothing between thousands"
}
