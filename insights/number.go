package insights

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.com/socialorg"
	"example.com/socialorg/internal/detail"
)

// parse reads a number exactly as a count of its smallest parts: with two digits,
// "4.35" is 435. If it is not written like a number, that is ErrMalformed, with more
// decimals than the digits ErrRange, and ErrOverflow where 64 bits do not hold it.
func (l *Layout) parse(s string, digits int) (count int64, why socialorg.Code) {
	sign, s := l.bare(s)
	whole, fraction, found := strings.Cut(s, string(l.decimal()))
	if l.Thousands != 0 {
		groups := strings.Split(whole, string(l.Thousands))
		if len(groups) > 1 && !grouped(groups) {
			return 0, socialorg.ErrMalformed
		}
		whole = strings.Join(groups, "")
	}
	switch {
	case whole == "", found && fraction == "", strings.Trim(whole+fraction, ofNumbers) != "":
		return 0, socialorg.ErrMalformed
	case len(fraction) > digits && strings.Trim(fraction[digits:], "0") != "":
		return 0, socialorg.ErrRange
	}
	fraction = (fraction + strings.Repeat("0", digits))[:digits]
	count, err := strconv.ParseInt(sign+whole+fraction, 10, 64)
	if err != nil {
		return 0, socialorg.ErrOverflow
	}
	return count, ""
}

// grouped reports whether digits stand in groups of two or of three before a last
// one of three.
func grouped(groups []string) bool {
	last := len(groups) - 1
	size := len(groups[1])
	return (size == 3 || size == 2 && last > 1) && len(groups[last]) == 3 && groups[0] != "" && len(groups[0]) <= size &&
		!slices.ContainsFunc(groups[1:last], func(group string) bool { return len(group) != size })
}

const (
	ofNumbers = "0123456789"
	minus     = "\u2212" // of typography
)

// bare returns the sign of a number, and the number without it and without the texts
// around it that mean nothing.
func (l *Layout) bare(s string) (sign, rest string) {
	s = l.trim(s)
	if l.Brackets && strings.HasPrefix(s, "(") && strings.HasSuffix(s, ")") && len(s) > 2 {
		return "-", l.trim(s[1 : len(s)-1])
	}
	for _, sign := range []string{"-", minus} {
		if rest, ok := strings.CutPrefix(s, sign); ok {
			return "-", l.trim(rest)
		}
	}
	return "", s
}

// trim cuts white space off both ends, and one of the texts that mean nothing off
// each.
func (l *Layout) trim(s string) string {
	s = strings.TrimSpace(s)
	for _, cut := range []func(s, text string) (string, bool){strings.CutPrefix, strings.CutSuffix} {
		for _, text := range l.Ignore {
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
func short(s string, decimal rune, digits int) (count int64, ok bool) {
	if len(s)+digits > maxDigits {
		return 0, false
	}
	decimals := -1
	for i := range len(s) {
		switch c := s[i]; {
		case '0' <= c && c <= '9':
			count = 10*count + int64(c-'0')
		case rune(c) == decimal && c < utf8.RuneSelf && decimals < 0 && i > 0:
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
var marks = [][2]rune{{'.', ','}, {',', '.'}, {',', ' '}, {',', '\u00a0'}, {',', '\u202f'}, {'.', '\''}, {'.', '\u2019'}}

// remedy says what to write into the layout, or into the file, so that a text that
// is no number is one, or is blank. Texts of one kind have one remedy.
func (l *Layout) remedy(text string, digits int) string {
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
	for _, of := range append([][2]rune{{l.decimal(), l.Thousands}}, marks...) {
		other := *l
		other.Decimal, other.Thousands = of[0], of[1]
		if _, why := other.parse(number, digits); why == socialorg.ErrMalformed {
			continue
		}
		var write []string
		if len(around) > 0 {
			write = append(write, "ignore: ["+strings.Join(around, ", ")+"]")
		}
		if strings.Contains(before, "(") && strings.Contains(after, ")") && !l.Brackets {
			write = append(write, "brackets: true")
		}
		if of[0] != l.decimal() && strings.ContainsRune(number, of[0]) {
			write = append(write, "decimal: "+detail.Quote(string(of[0])))
		}
		if of[1] != l.Thousands && strings.ContainsRune(number, of[1]) {
			write = append(write, "thousands: "+detail.Quote(string(of[1])))
		}
		if len(write) > 0 {
			return "write " + detail.List(write, "and")
		}
	}
	between := "nothing between thousands"
	if l.Thousands != 0 {
		between = fmt.Sprintf("%q between groups of digits", string(l.Thousands))
	}
	return fmt.Sprintf("the layout has %q before decimals and %s", string(l.decimal()), between)
}
