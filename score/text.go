package score

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"example.com/socialorg"
	"example.com/socialorg/internal/detail"
)

// String returns one line that says how the campaign did: "spring-launch: 2
// met, 1 missed, 1 partial; score 0.62 to 0.87, 3 of 4 targets judged". The
// score is rounded down, so that only a full one reads 1.00.
func (s Card) String() string {
	var parts []string
	n := make(map[Status]int)
	for _, r := range s.Results {
		n[r.Status]++
	}
	for _, status := range []Status{Met, Missed, Followed, Partial, NoData} {
		if n[status] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n[status], status.text()))
		}
	}
	if len(parts) == 0 {
		parts = []string{"no KPIs"}
	}
	text := string(s.Campaign) + ": " + strings.Join(parts, ", ")
	scored := func(r Result) bool { return r.KPI.HasTarget() && weight(r.KPI) > 0 }
	switch {
	case !slices.ContainsFunc(s.Results, scored):
	case !(s.ScoreMin >= 0 && s.ScoreMin <= s.ScoreMax && s.ScoreMax <= 1):
		text += "; no score" // no scoring gives these bounds
	default:
		text += "; score " + hundredths(s.ScoreMin)
		if s.ScoreMin != s.ScoreMax {
			text += " to " + hundredths(s.ScoreMax)
		}
	}
	if s.Judged < s.Targets {
		text += fmt.Sprintf(", %d of %d targets judged", s.Judged, s.Targets)
	}
	return detail.Line(text)
}

// hundredths rounds down. The product may be off by one: 0.29 * 100 is below 29.
func hundredths(f float64) string {
	n := math.Round(f * 100)
	if n/100 > f {
		n--
	}
	return fmt.Sprintf("%.2f", n/100)
}

// text returns the status in words.
func (s Status) text() string { return strings.ReplaceAll(string(s), "-", " ") }

// String returns one line with the channels of the KPI, the value, the target,
// the status and what the value does not cover: "Engagement rate: 1.67% (at
// least 3%), partial: impressions of instagram missing".
//
// A value is rounded, but never onto a bound or across one. Money is written
// with its currency and at least as many digits as that has: "EUR 0.40".
func (r Result) String() string {
	k := &r.KPI
	text := cmp.Or(k.Name, string(k.Key))
	if len(k.Channels) > 0 {
		text += " on " + detail.Few(k.Channels, "and", "more channels")
	}
	verdict, target := r.Status == Met || r.Status == Missed, r.targetText()
	switch {
	case r.Value != nil:
		text += ": " + r.valueText() + target + ", " + r.Status.text()
	case verdict:
		text += ": no value" + target + ", " + r.Status.text()
	default:
		text += ": " + r.Status.text() + target
	}
	if verdict && r.Value != nil && len(r.Gaps) > 0 {
		text += " already"
	}
	switch why := r.gapsText(); {
	case why != "":
		text += ": " + why
	case r.Status == NoData && len(k.Numerator) > 0:
		text += ": nothing was counted"
	case r.Status == NoData:
		text += ": not measured"
	}
	return detail.Line(text)
}

// gapsText describes the gaps, and combines equal ones of several channels.
func (r Result) gapsText() string {
	const most = 5
	var texts []string
	gaps := r.Gaps
	for len(gaps) > 0 && len(texts) < most {
		first := gaps[0]
		var channels []socialorg.Key
		for len(gaps) > 0 && gaps[0].Why == first.Why && slices.Equal(gaps[0].Metrics, first.Metrics) && slices.Equal(gaps[0].Periods, first.Periods) {
			channels = append(channels, gaps[0].Channel)
			gaps = gaps[1:]
		}
		texts = append(texts, first.of(channels))
	}
	if more := len(gaps) + r.MoreGaps; more > 0 {
		texts = append(texts, fmt.Sprintf("%d more gaps", more))
	}
	return strings.Join(texts, ", ")
}

// String describes the gap in a few words: "impressions of instagram missing",
// "clicks of instagram-ads are 0", "instagram missing in 12 periods from
// 2025-06-19 to 2025-06-30".
func (g Gap) String() string { return detail.Line(g.of([]socialorg.Key{g.Channel})) }

// lacks says what is wrong with metrics of a channel.
var lacks = map[Reason]string{
	Uncounted: " missing", Incomplete: " counted only in part", NonAdditive: " cannot be added up", Currencies: " in another currency",
}

// of returns the gap as that of several channels.
func (g Gap) of(channels []socialorg.Key) string {
	text := detail.Few(channels, "and", "more channels")
	if len(g.Metrics) > 0 {
		text = detail.Few(g.Metrics, "and", "more metrics") + " of " + text
	}
	if g.Why == ZeroDenominator {
		if len(g.Metrics) > 1 || len(channels) > 1 || len(g.Periods) > 1 {
			return text + " add up to 0"
		}
		return text + " are 0"
	}
	text += cmp.Or(lacks[g.Why], ": "+string(g.Why))
	if len(g.Periods) > 0 {
		text += " " + during(g.Periods...)
	}
	return text
}

func periodText(p socialorg.Period) string { return cmp.Or(string(p), "the whole campaign") }

// during says in which periods: "in 2025-06", "from 2025-06-01 to 2025-06-12".
func during(in ...socialorg.Period) string {
	if first, last, ok := strings.Cut(string(in[0]), "/"); ok && len(in) == 1 {
		return "from " + first + " to " + last
	}
	texts := make([]string, len(in))
	for i, p := range in {
		texts[i] = periodText(p)
	}
	return "in " + detail.Few(texts, "and", "more periods")
}

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
	return r.amount(bound, r.digits(), &bound)
}

// valueText returns the value with its unit, with as many decimals as it takes
// to tell it from the bounds and from 0.
func (r Result) valueText() string {
	least := 2
	if r.KPI.Unit == socialorg.UnitMoney && r.Currency != "" {
		least = r.digits()
	}
	return r.amount(*r.Value, least, r.KPI.Min, r.KPI.Max, new(float64))
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
// reads like one on the same side of some others, or equal to them; with an exponent
// where that takes too many.
func (r Result) amount(f float64, decimals int, others ...*float64) string {
	const most = 17
	text := strconv.FormatFloat(f, 'g', -1, 64)
	for ; decimals <= most && math.Abs(f) < 1e21; decimals++ {
		fixed := strconv.FormatFloat(f+0, 'f', decimals, 64) // + 0: never -0
		read, err := strconv.ParseFloat(fixed, 64)
		crosses := func(of *float64) bool { return of != nil && cmp.Compare(read, *of) != cmp.Compare(f, *of) }
		if err != nil || slices.ContainsFunc(others, crosses) {
			continue
		}
		if text = fixed; r.digits() == 0 && decimals > 0 {
			text = strings.TrimRight(strings.TrimRight(text, "0"), ".")
		}
		break
	}
	text = detail.Grouped(text)
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
