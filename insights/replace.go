package insights

import (
	"maps"
	"slices"

	"example.com/socialorg"
	"example.com/socialorg/internal/period"
	"example.com/socialorg/score"
)

// Replace returns the counts of several readings, of which later ones replace what
// earlier ones say of the same metric, channel and days, as a platform's export of
// today does with that of yesterday. What only shares some of its days stays, and is
// a problem of [score.Campaign]. The counts of one reading replace nothing of their
// own.
func Replace(readings ...[]score.Counts) []score.Counts {
	type figure struct {
		channel socialorg.Key
		days    period.Span
		metric  socialorg.Metric
	}
	figureOf := func(n score.Counts, m socialorg.Metric) figure {
		days, ok := period.Parse(string(n.Period))
		if !ok { // which Campaign reports
			days = period.Span{}
		}
		return figure{n.Channel, days, m}
	}
	last := make(map[figure]int) // the reading that says it last
	for i, counts := range readings {
		for _, n := range counts {
			for m := range n.Values {
				last[figureOf(n, m)] = i
			}
		}
	}
	var all []score.Counts
	for i, counts := range readings {
		for _, n := range counts {
			isReplaced := func(m socialorg.Metric) bool { return last[figureOf(n, m)] > i }
			values := maps.Clone(n.Values)
			maps.DeleteFunc(values, func(m socialorg.Metric, _ int64) bool { return isReplaced(m) })
			if len(values) > 0 || len(n.Values) == 0 {
				n.Values, n.Partial = values, slices.DeleteFunc(slices.Clone(n.Partial), isReplaced)
				all = append(all, n)
			}
		}
	}
	return all
}
