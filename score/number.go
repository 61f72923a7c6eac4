package score

import (
	"cmp"
	"fmt"
	"math"
	"strconv"
	"strings"

	"example.com/socialorg"
)

// targetText returns the bounds as " (at least 3%)".
func (r Result) targetText() string {
	switch k := r.KPI; {
	case k.Min != nil && k.Max != nil:
		return fmt.Sprintf(" (from %s to %s)", r.boundText(*k.Min), r.boundText(*k.Max))
	case k.Min != nil:
		return fmt.Sprintf(" (at least %s)", r.boundText(*k.Min))
	case k.Max != nil:
		return fmt.Sprintf(" (at most %s)", r.boundText(*k.Max))
	}
	return ""
}

// boundText returns a bound with its unit, not rounded.
func (r Result) boundText(bound float64) string {
	return r.amount(bound, r.digits(), func(read float64) bool { return read == bound })
}

// valueText returns the value with its unit, with as many decimals as it takes
// to tell it from the bounds and from 0.
func (r Result) valueText() string {
	value, least := *r.Value, 2
	if r.KPI.Unit == socialorg.UnitMoney && r.Currency != "" {
		least = r.digits()
	}
	return r.amount(value, least, func(read float64) bool {
		for _, bound := range []*float64{r.KPI.Min, r.KPI.Max, new(float64)} {
			if bound != nil && cmp.Compare(read, *bound) != cmp.Compare(value, *bound) {
				return false
			}
		}
		return true
	})
}

// digits returns the least number of digits of an amount, and 0 for everything
// else.
func (r Result) digits() int {
	if r.KPI.Unit != socialorg.UnitMoney {
		return 0
	}
	return socialorg.CurrencyDigits(r.Currency)
}

// amount returns a number with its unit, with the least decimals with which it
// reads like one that will do; with an exponent where that takes too many.
func (r Result) amount(f float64, decimals int, willDo func(read float64) bool) string {
	const most = 17
	text := strconv.FormatFloat(f, 'g', -1, 64)
	for ; decimals <= most && math.Abs(f) < 1e21; decimals++ {
		fixed := strconv.FormatFloat(f+0, 'f', decimals, 64) // + 0: never -0
		if read, err := strconv.ParseFloat(fixed, 64); err != nil || !willDo(read) {
			continue
		}
		if text = fixed; r.digits() == 0 && decimals > 0 {
			text = strings.TrimRight(strings.TrimRight(text, "0"), ".")
		}
		break
	}
	text = grouped(text)
	switch unit := r.KPI.Unit; unit {
	case socialorg.UnitCount, socialorg.UnitRatio, "":
		return text
	case socialorg.UnitPercent:
		return text + "%"
	case socialorg.UnitSeconds:
		return text + " s"
	case socialorg.UnitMoney:
		return strings.TrimPrefix(r.Currency+" "+text, " ")
	default:
		return text + " " + string(unit)
	}
}

// grouped returns a number with commas between its thousands.
func grouped(number string) string {
	whole, fraction, isFraction := strings.Cut(number, ".")
	digits := strings.TrimPrefix(whole, "-")
	if strings.Contains(number, "e") {
		return number
	}
	sign := len(whole) - len(digits)
	for i := len(whole) - 3; i > sign; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if isFraction {
		whole += "." + fraction
	}
	return whole
}
