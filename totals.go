package socialorg

import (
	"maps"
	"math"
	"slices"
)

// A Metric is something that platforms count. The set is open: programs define
// their own, written like a [Key].
type Metric string

// The metrics of the built-in KPIs. Money is counted in minor units (cents),
// time in seconds.
const (
	MetricViews            Metric = "views"
	MetricShares           Metric = "shares"
	MetricLikes            Metric = "likes" // every kind of one-click reaction
	MetricComments         Metric = "comments"
	MetricImpressions      Metric = "impressions"
	MetricReach            Metric = "reach" // different people; not additive
	MetricClicks           Metric = "clicks"
	MetricPosts            Metric = "posts"
	MetricNewFollowers     Metric = "new-followers"   // won less lost: may be negative
	MetricFollowersAtStart Metric = "followers-start" // of the period
	MetricConversions      Metric = "conversions"
	MetricSpend            Metric = "spend"   // minor units
	MetricRevenue          Metric = "revenue" // minor units
	MetricResponses        Metric = "responses"
	MetricResponseSeconds  Metric = "response-seconds" // waited for all responses together
	MetricMentions         Metric = "mentions"         // of the brand
	MetricMarketMentions   Metric = "market-mentions"  // of the brand and its competitors
)

// Totals is what was counted: sums that merge exactly, in any order. A metric
// that is missing was not counted, which is not 0. The nil Totals is empty;
// like any nil map it can be read, not added to.
//
// Adding keeps a metric that only one side has, so the sum does not show that
// the other side did not count it. Where a rate needs what one platform did not
// count, delete that metric from the sum: no data is better than a wrong rate.
type Totals map[Metric]int64

// Add adds u to t, metric by metric. The error is one [ErrOverflow] for each
// metric whose sum does not fit into an int64, in the order of the metrics'
// names, and then t is as it was. Adding something to a nil Totals is an
// [ErrRequired].
func (t Totals) Add(u Totals) error {
	if t == nil && len(u) > 0 {
		return Problem{Code: ErrRequired, Detail: "there is nothing to add to: the Totals is nil"}
	}
	var over []Metric
	for metric, n := range u {
		if m := t[metric]; n > 0 && m > math.MaxInt64-n || n < 0 && m < math.MinInt64-n {
			over = append(over, metric)
		}
	}
	if len(over) > 0 {
		var ps Problems
		for _, metric := range slices.Sorted(slices.Values(over)) {
			ps.add(word(metric), ErrOverflow, "%d + %d does not fit into 64 bits", t[metric], u[metric])
		}
		return ps
	}
	for metric, n := range u {
		t[metric] += n
	}
	return nil
}

// Merge returns the sum of t and u, which stay as they are, or the error of
// [Totals.Add]. The method expression Totals.Merge fits [RollUp].
func (t Totals) Merge(u Totals) (Totals, error) {
	sum := maps.Clone(t)
	if sum == nil {
		sum = make(Totals, len(u))
	}
	if err := sum.Add(u); err != nil {
		return nil, err
	}
	return sum, nil
}

// Doubts returns what cannot be, in counts of one and the same period: counts
// below 0 (of anything but new followers), and more of something than of what
// it is a part of, such as more clicks than impressions. They are warnings,
// with the code [ErrImplausible] and the metric as path: real exports have
// them, so nothing else in this package refuses them.
func (t Totals) Doubts() Problems {
	var ps Problems
	for _, metric := range slices.Sorted(maps.Keys(t)) {
		if t[metric] < 0 && metric != MetricNewFollowers {
			ps.add(word(metric), ErrImplausible, "%d is below 0", t[metric])
		}
		whole, ok := partOf[metric]
		if n, counted := t[whole]; ok && counted && t[metric] > n {
			ps.add(word(metric), ErrImplausible, "%d %s are more than %d %s", t[metric], metric, n, whole)
		}
	}
	return ps
}

var partOf = map[Metric]Metric{
	MetricReach:       MetricImpressions,
	MetricClicks:      MetricImpressions,
	MetricConversions: MetricClicks,
	MetricMentions:    MetricMarketMentions,
}
