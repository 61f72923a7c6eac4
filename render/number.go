package render

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/currency"
	"golang.org/x/text/language"
	"golang.org/x/text/message"

	"example.com/socialorg"
	minor "example.com/socialorg/internal/currency"
	"example.com/socialorg/internal/detail"
	"example.com/socialorg/internal/lists"
)

// number writes f as the language does, in at most two decimals; a number below
// 1 in three digits, and one of more than 15 digits with an exponent.
func (l Labels) number(f float64) string { return l.precise(f, 0, 0) }

// precise writes f like number, with more digits, and with at least some
// decimals.
func (l Labels) precise(f float64, more, decimals int) string {
	magnitude := math.Abs(f)
	switch {
	case math.IsInf(f, 0), math.IsNaN(f):
		return strconv.FormatFloat(f, 'g', -1, 64)
	case magnitude >= 1e15:
		return l.signs(strconv.FormatFloat(f, 'g', 6+more, 64))
	case magnitude != 0 && magnitude < 1e-6:
		return l.signs(strconv.FormatFloat(f, 'g', 3+more, 64))
	}
	places := 2 + more
	if magnitude < 1 && f != 0 { // three digits behind the zeros
		places = 2 + more - int(math.Floor(math.Log10(magnitude)))
	}
	return l.rounded(f, max(places, decimals), decimals)
}

// rounded writes f in at most so many places, and where it is not whole in at
// least some.
func (l Labels) rounded(f float64, places, decimals int) string {
	s := strconv.FormatFloat(math.Abs(f), 'f', places, 64)
	whole, fraction, _ := strings.Cut(s, ".")
	if fraction = strings.TrimRight(fraction, "0"); fraction != "" {
		whole += "." + fraction + strings.Repeat("0", max(0, decimals-len(fraction)))
	}
	if f < 0 && whole != "0" {
		whole = "-" + whole
	}
	return l.signs(detail.Grouped(whole))
}

// signs writes a number with the signs of the language.
func (l Labels) signs(english string) string {
	if w := l.wording(); w.DecimalComma {
		return strings.NewReplacer(",", ".", ".", ",").Replace(english)
	}
	return english
}

// count returns "1 position" or "3 positions".
func (l Labels) count(n int, of counted) string { return l.number(float64(n)) + " " + of.of(n) }

// percent writes a part of 1 as a percentage; one beyond ten thousand times the
// whole, such as that of a target that is next to nothing, only as that. A part
// below 1 is never written as 100 %, and one below 0 is none.
func (l Labels) percent(part float64) string {
	const most = 10_000
	switch {
	case !(part >= 0):
		return dash().String()
	case part > most:
		return fill(l.wording().MoreThan, label(l.percent(most))).String()
	case part > 0 && part < 1:
		return l.number(min(math.Round(part*100), 99)) + "%"
	}
	return l.number(math.Round(part*100)) + "%"
}

// An amount is numbers of one unit that are written beside each other. Those
// that differ are written with as many digits as it takes to see that they do.
type amount struct {
	labels        Labels
	before, after string // the number
	decimals      int    // at least, where the number is not whole
	more          int    // digits than usual
}

// newAmount returns how to write bounds and other numbers beside each other.
func (l Labels) newAmount(u socialorg.Key, code string, bounds []float64, others ...float64) *amount {
	a := &amount{labels: l}
	switch u {
	case socialorg.UnitCount, socialorg.UnitRatio, "":
	case socialorg.UnitPercent:
		a.after = "%"
	case socialorg.UnitSeconds:
		a.after = " " + l.wording().Seconds
	case socialorg.UnitMoney:
		if code != "" {
			a.before, a.decimals = l.symbol(code), minor.Digits(code)
			if code == "IDR" {
				a.decimals = 0 // a rupiah has 100 sen, which nobody writes
			}
		}
	default:
		a.after = " " + l.inSentence(word(l, u)).String()
	}
	numbers := slices.Concat(bounds, others)
	for a.more < maxMore && (a.alike(numbers) || a.more < maxMoreOfBound && a.rounds(bounds)) {
		a.more++
	}
	return a
}

// How many digits more than usual an amount may have.
const (
	maxMore        = 15
	maxMoreOfBound = 4 // to write a bound as it is
)

// rounds reports whether a number would be written other than it is.
func (a *amount) rounds(numbers []float64) bool {
	all := *a
	all.more = 12 // not 15: 0.1 + 0.2 is 0.3
	return slices.ContainsFunc(numbers, func(f float64) bool { return a.digits(f) != all.digits(f) })
}

// alike reports whether two numbers that differ would be written alike.
func (a *amount) alike(numbers []float64) bool {
	return len(lists.Distinct(lists.Each(numbers, a.digits))) < len(lists.Distinct(numbers))
}

// digits writes money in the digits of its currency, unless nothing would be left
// of it.
func (a *amount) digits(f float64) string {
	places := a.decimals + a.more
	if size := math.Abs(f); a.before != "" && size < 1e15 && size >= math.Pow10(-places)/2 {
		return a.labels.rounded(f, places, a.decimals)
	}
	return a.labels.precise(f, a.more, a.decimals)
}

func (a *amount) write(f float64) string {
	digits := a.digits(f)
	if negative := strings.TrimPrefix(digits, "-"); a.before != "" && negative != digits {
		return "-" + a.before + negative
	}
	return a.before + digits + a.after
}

// between writes a range. A unit behind it belongs to both of its ends.
func (a *amount) between(low, high float64) string {
	return strings.TrimSuffix(a.write(low), a.after) + "–" + a.write(high)
}

// symbol returns what stands in front of an amount of money: the language's
// symbol of a currency, or its code and a space that does not break.
func (l Labels) symbol(code string) string {
	s := code
	if unit, err := currency.ParseISO(code); err == nil {
		s = message.NewPrinter(language.Make(l.Language())).Sprint(currency.Symbol(unit))
	}
	if s == code {
		s += "\u00a0"
	}
	return s
}
