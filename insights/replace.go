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
	type cell struct {
		channel socialorg.Key
		days    period.Span
		metric  socialorg.Metric
	}
	cellOf := func(n score.Counts, m socialorg.Metric) cell {
		days, ok := parse(n.Period)
		if !ok { // which Campaign reports
			days = period.Span{}
		}
		return cell{n.Channel, days, m}
	}
	later := make(map[cell]bool)
	var all [][]score.Counts
	for _, counts := range slices.Backward(readings) {
		var kept []score.Counts
		for _, n := range counts {
			values := maps.Clone(n.Values)
			maps.DeleteFunc(values, func(m socialorg.Metric, _ int64) bool { return later[cellOf(n, m)] })
			if len(values) == 0 && len(n.Values) > 0 {
				continue
			}
			n.Values, n.Partial = values, slices.DeleteFunc(slices.Clone(n.Partial), func(m socialorg.Metric) bool { return later[cellOf(n, m)] })
			kept = append(kept, n)
		}
		for _, n := range counts {
			for m := range n.Values {
				later[cellOf(n, m)] = true
			}
		}
		all = append(all, kept)
	}
	slices.Reverse(all)
	return slices.Concat(all...)
}
