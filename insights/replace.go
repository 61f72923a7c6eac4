package insights

import (
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
	later := make(map[figure]bool)
	var all [][]score.Counts
	for _, counts := range slices.Backward(readings) {
		var kept []score.Counts
		var own []figure
		for _, n := range counts {
			days, ok := period.Parse(string(n.Period))
			if !ok { // which Campaign reports
				days = period.Span{}
			}
			isReplaced := func(m socialorg.Metric) bool { return later[figure{n.Channel, days, m}] }
			values := make(map[socialorg.Metric]int64)
			for m, value := range n.Values {
				own = append(own, figure{n.Channel, days, m})
				if !isReplaced(m) {
					values[m] = value
				}
			}
			if len(values) > 0 || len(n.Values) == 0 {
				n.Values, n.Partial = values, slices.DeleteFunc(slices.Clone(n.Partial), isReplaced)
				kept = append(kept, n)
			}
		}
		for _, f := range own {
			later[f] = true
		}
		all = append(all, kept)
	}
	slices.Reverse(all)
	return slices.Concat(all...)
}
