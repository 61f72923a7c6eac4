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

// A Card says how a campaign did: a result for each of its KPIs, and the
// bounds of a score over those that have a target. It is plain data.
//
// The score is the weighted mean of the attainments, each capped at 1. If
// counts are missing, the score is not known; ScoreMin and ScoreMax are then
// the least and the most that it can be, whatever the missing counts are. They
// are equal if nothing is missing, and 0 if no KPI with a target has a weight.
type Card struct {
	Campaign socialorg.Key `json:"campaign"`
	Name     string        `json:"name,omitempty"`     // of the campaign
	Currency string        `json:"currency,omitempty"` // of the campaign
	Results  []Result      `json:"results"`            // in the order of the campaign's KPIs
	ScoreMin float64       `json:"scoreMin"`           // from 0 to 1
	ScoreMax float64       `json:"scoreMax"`           // from ScoreMin to 1
	Doubts   []Doubt       `json:"doubts,omitempty"`   // counts and targets that can hardly be right
	Judged   int           `json:"judged"`             // KPIs that are met or missed
	Targets  int           `json:"targets"`            // KPIs that have a target
}

// String returns one line that says how the campaign did: "spring-launch: 2
// met, 1 missed, 1 partial; score 0.62 to 0.87, 3 of 4 targets judged". The
// score is rounded down, so that only a full one reads 1.00.
func (s Card) String() string {
	var parts []string
	for _, status := range []Status{Met, Missed, Followed, Partial, NoData} {
		n := 0
		for _, r := range s.Results {
			if r.Status == status {
				n++
			}
		}
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, status.text()))
		}
	}
	if len(parts) == 0 {
		parts = []string{"no KPIs"}
	}
	text := string(s.Campaign) + ": " + strings.Join(parts, ", ")
	scored := func(r Result) bool { return r.KPI.HasTarget() && weight(r.KPI) > 0 }
	if slices.ContainsFunc(s.Results, scored) {
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

// A Result says how a campaign did on one KPI.
type Result struct {
	KPI        socialorg.KPI `json:"kpi"` // with the definition that was used
	Status     Status        `json:"status"`
	Currency   string        `json:"currency,omitempty"`   // of Value and the bounds, if the unit is UnitMoney; "" means plain numbers
	Value      *float64      `json:"value,omitempty"`      // in the unit of KPI; nil: none, even if the KPI is missed because something was spent for nothing
	Attainment *float64      `json:"attainment,omitempty"` // nil without a value, without a target and with gaps
	Gaps       []Gap         `json:"gaps,omitempty"`       // what Value does not cover, or why there is none
	MoreGaps   int           `json:"moreGaps,omitzero"`    // gaps that are not listed in full, see [MaxGaps]
}

// String returns one line with the channels of the KPI, the value, the target,
// the status and what the value does not cover: "Engagement rate: 1.67% (at
// least 3%), partial: impressions of instagram missing".
//
// A value is rounded, but never onto a bound or across one. Money is written
// with its currency and at least as many digits as that has: "EUR 0.40".
func (r Result) String() string {
	text := r.KPI.Name
	if text == "" {
		text = string(r.KPI.Key)
	}
	if len(r.KPI.Channels) > 0 {
		text += " on " + words(r.KPI.Channels, "channels")
	}
	verdict := r.Status == Met || r.Status == Missed
	switch {
	case r.Value != nil:
		text += ": " + r.valueText() + r.targetText() + ", " + r.Status.text()
	case verdict:
		text += ": no value" + r.targetText() + ", " + r.Status.text()
	default:
		text += ": " + r.Status.text() + r.targetText()
	}
	if verdict && r.Value != nil && len(r.Gaps) > 0 {
		text += " already"
	}
	if why := r.gapsText(); why != "" {
		text += ": " + why
	} else if r.Status == NoData {
		text += ": not measured"
		if len(r.KPI.Numerator) > 0 {
			text = strings.TrimSuffix(text, "not measured") + "nothing was counted"
		}
	}
	return detail.Line(text)
}

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
	text := decimal(bound, -1)
	if _, fraction, _ := strings.Cut(text, "."); len(fraction) < r.digits() && !strings.Contains(text, "e") {
		text = decimal(bound, r.digits())
	}
	return r.withUnit(text)
}

// digits returns the least number of digits of an amount, and 0 for everything
// else.
func (r Result) digits() int {
	if r.KPI.Unit != socialorg.UnitMoney {
		return 0
	}
	return socialorg.CurrencyDigits(r.Currency)
}

// valueText returns the value with its unit, with as many decimals as it takes
// to tell it from the bounds and from 0.
func (r Result) valueText() string {
	value := *r.Value
	if value == 0 {
		return r.boundText(0)
	}
	misleads := func(text string) bool {
		read, err := strconv.ParseFloat(text, 64)
		if err != nil || read == 0 {
			return true
		}
		crosses := func(bound *float64) bool {
			return bound != nil && cmp.Compare(read, *bound) != cmp.Compare(value, *bound)
		}
		return crosses(r.KPI.Min) || crosses(r.KPI.Max)
	}
	decimals := max(2, r.digits())
	if r.KPI.Unit == socialorg.UnitMoney && r.Currency != "" {
		decimals = r.digits()
	}
	for ; decimals <= 17; decimals++ {
		if text := decimal(value, decimals); !misleads(text) {
			if strings.Contains(text, ".") && (r.digits() == 0 || decimals > r.digits()) {
				text = strings.TrimRight(strings.TrimRight(text, "0"), ".")
			}
			return r.withUnit(text)
		}
	}
	return r.withUnit(decimal(value, -1))
}

// decimal returns a number with so many decimals, or with as many as it needs
// for -1; in scientific notation where it is very large or very small.
func decimal(f float64, decimals int) string {
	if size := math.Abs(f); size >= 1e21 || decimals < 0 && f != 0 && size < 1e-15 {
		return strconv.FormatFloat(f, 'g', -1, 64)
	}
	return strconv.FormatFloat(f+0, 'f', decimals, 64) // + 0: never -0
}

// grouped returns a number with commas between its thousands.
func grouped(number string) string {
	whole, fraction, _ := strings.Cut(number, ".")
	digits := strings.TrimPrefix(whole, "-")
	if len(digits) < 4 || strings.Contains(number, "e") {
		return number
	}
	sign := len(whole) - len(digits)
	for i := len(whole) - 3; i > sign; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if fraction != "" {
		whole += "." + fraction
	}
	return whole
}

func (r Result) withUnit(number string) string {
	number = grouped(number)
	switch unit := r.KPI.Unit; unit {
	case socialorg.UnitCount, socialorg.UnitRatio, "":
		return number
	case socialorg.UnitPercent:
		return number + "%"
	case socialorg.UnitSeconds:
		return number + " s"
	case socialorg.UnitMoney:
		return strings.TrimPrefix(r.Currency+" "+number, " ")
	default:
		return number + " " + string(unit)
	}
}

// A Gap is something that the value of a KPI does not cover, or a reason why
// there is no value.
type Gap struct {
	Channel socialorg.Key      `json:"channel"`
	Periods []socialorg.Period `json:"periods,omitempty"` // runs of days, in order; none: all that the KPI is about
	Metrics []socialorg.Metric `json:"metrics,omitempty"` // of the KPI, that Why is about; none: nothing came in
	Why     Reason             `json:"why"`
}

// String describes the gap in a few words: "impressions of instagram missing",
// "clicks of instagram-ads are 0", "instagram missing in 12 periods from
// 2025-06-19 to 2025-06-30".
func (g Gap) String() string { return g.of([]socialorg.Key{g.Channel}) }

// text returns the gap as that of several channels.
func (g Gap) of(channels []socialorg.Key) string { return detail.Line(g.raw(channels)) }

func (g Gap) raw(channels []socialorg.Key) string {
	text := words(channels, "channels")
	if len(g.Metrics) > 0 {
		text = words(g.Metrics, "metrics") + " of " + text
	}
	in := ""
	if len(g.Periods) > 0 {
		in = " " + during(g.Periods...)
	}
	switch g.Why {
	case Uncounted:
		return text + " missing" + in
	case Incomplete:
		return text + " counted only in part" + in
	case ZeroDenominator:
		if len(g.Metrics) > 1 || len(channels) > 1 || len(g.Periods) > 1 {
			return text + " add up to 0"
		}
		return text + " are 0"
	case NonAdditive:
		return text + " cannot be added up" + in
	case Currencies:
		return text + " in another currency" + in
	}
	return text + ": " + string(g.Why) + in
}

// gapsText describes the gaps, and combines equal ones of several channels.
func (r Result) gapsText() string {
	const most = 5
	var texts []string
	i, gaps := 0, r.Gaps
	for i < len(gaps) && len(texts) < most {
		channels := []socialorg.Key{gaps[i].Channel}
		j := i + 1
		for j < len(gaps) && gaps[j].Why == gaps[i].Why && slices.Equal(gaps[j].Metrics, gaps[i].Metrics) && slices.Equal(gaps[j].Periods, gaps[i].Periods) {
			channels = append(channels, gaps[j].Channel)
			j++
		}
		texts = append(texts, gaps[i].of(channels))
		i = j
	}
	if more := len(gaps) - i + r.MoreGaps; more > 0 {
		texts = append(texts, fmt.Sprintf("%d more gaps", more))
	}
	return strings.Join(texts, ", ")
}

// A Reason says why a KPI has no value, or only part of one.
type Reason string

// The reasons of a [Gap].
const (
	Uncounted       Reason = "uncounted"        // a channel did not count a metric in a period
	Incomplete      Reason = "incomplete"       // only some rows of a source counted it: [Counts.Partial]
	ZeroDenominator Reason = "zero-denominator" // the denominator adds up to 0
	NonAdditive     Reason = "non-additive"     // counts of a metric that do not add up, such as reach
	Currencies      Reason = "currencies"       // money in two currencies, or in one other than the campaign's
)

// A Status says how a KPI turned out. The set is closed.
type Status string

// The statuses. Met and missed are verdicts; the others are not.
const (
	Met      Status = "met"
	Missed   Status = "missed"
	Followed Status = "followed" // it has a value and no target
	Partial  Status = "partial"  // it has a value, but not of everything
	NoData   Status = "no-data"  // it has no value
)
