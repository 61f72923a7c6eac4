package score

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"example.com/socialorg"
	"example.com/socialorg/internal/detail"
)

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
		text += " on " + words(k.Channels, "channels")
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

// of returns the gap as that of several channels.
func (g Gap) of(channels []socialorg.Key) string {
	text := words(channels, "channels")
	if len(g.Metrics) > 0 {
		text = words(g.Metrics, "metrics") + " of " + text
	}
	switch g.Why {
	case ZeroDenominator:
		if len(g.Metrics) > 1 || len(channels) > 1 || len(g.Periods) > 1 {
			return text + " add up to 0"
		}
		return text + " are 0"
	case Uncounted:
		text += " missing"
	case Incomplete:
		text += " counted only in part"
	case NonAdditive:
		text += " cannot be added up"
	case Currencies:
		text += " in another currency"
	default:
		text += ": " + string(g.Why)
	}
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
	return "in " + words(texts, "periods")
}

// words returns the first few of many as "a, b and 3 more metrics".
func words[S ~string](all []S, things string) string {
	const most = 3
	var texts []string
	for i, w := range all {
		if i == most && len(all) > most+1 {
			texts = append(texts, fmt.Sprintf("%d more %s", len(all)-most, things))
			break
		}
		texts = append(texts, string(w))
	}
	return detail.List(texts, "and")
}
