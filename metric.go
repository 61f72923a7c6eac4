package socialorg

import (
	minor "example.com/socialorg/internal/currency"
	"example.com/socialorg/internal/detail"
)

// A Metric is something that channels count. The set is open: programs define
// their own, written like a [Key]. Platforms do not always count the same thing
// under the same name (a view may take three seconds or thirty), so compare a
// channel with itself rather than with others.
type Metric string

// The metrics that the KPIs of package standard use. Amounts of money are in
// the minor unit of their currency (see [UnitMoney]), times in whole seconds.
// The comment names the aggregation where it is not [AggregateSum].
const (
	MetricViews            Metric = "views"
	MetricShares           Metric = "shares"
	MetricLikes            Metric = "likes" // one-click reactions of every kind
	MetricComments         Metric = "comments"
	MetricSaves            Metric = "saves"
	MetricImpressions      Metric = "impressions"
	MetricReach            Metric = "reach" // different people: AggregateNone
	MetricClicks           Metric = "clicks"
	MetricPosts            Metric = "posts"
	MetricNewFollowers     Metric = "new-followers"   // gained less lost, so it may be negative
	MetricFollowersAtStart Metric = "followers-start" // at the start of the period: AggregateFirst
	MetricFollowers        Metric = "followers"       // at the end of the period: AggregateLast
	MetricConversions      Metric = "conversions"
	MetricSpend            Metric = "spend"   // money
	MetricRevenue          Metric = "revenue" // money
	MetricResponses        Metric = "responses"
	MetricResponseSeconds  Metric = "response-seconds" // the waiting times for all responses, added up
	MetricMentions         Metric = "mentions"         // of the brand
	MetricMarketMentions   Metric = "market-mentions"  // of the brand and its competitors
	MetricVideoStarts      Metric = "video-starts"
	MetricVideoCompletions Metric = "video-completions" // watched to the end
	MetricWatchSeconds     Metric = "watch-seconds"     // of all views together
)

// An Aggregation says how the counts of a metric add up over the periods of one
// channel. The contributions of several channels are always added, except with
// AggregateNone. The set is closed; "" means not stated.
type Aggregation string

// The aggregations.
const (
	AggregateSum   Aggregation = "sum"   // the sum of the periods: clicks
	AggregateFirst Aggregation = "first" // the count of the first period: followers at the start
	AggregateLast  Aggregation = "last"  // the count of the last period: followers, lifetime counters
	AggregateNone  Aggregation = "none"  // counts of several periods or channels have no total: reach
)

var aggregations = []Aggregation{AggregateSum, AggregateFirst, AggregateLast, AggregateNone}

// Aggregation returns the aggregation of a built-in metric, and AggregateNone
// for every other: a total is never guessed. [Campaign.Metrics] states the
// aggregation of other metrics, and may override that of a built-in metric.
func (m Metric) Aggregation() Aggregation {
	switch m {
	case MetricViews, MetricShares, MetricLikes, MetricComments, MetricSaves, MetricImpressions, MetricClicks, MetricPosts,
		MetricNewFollowers, MetricConversions, MetricSpend, MetricRevenue, MetricResponses, MetricResponseSeconds,
		MetricMentions, MetricMarketMentions, MetricVideoStarts, MetricVideoCompletions, MetricWatchSeconds:
		return AggregateSum
	case MetricFollowersAtStart:
		return AggregateFirst
	case MetricFollowers:
		return AggregateLast
	}
	return AggregateNone
}

// CurrencyDigits returns how many decimal digits the minor unit of a currency
// has, by ISO 4217: 2 for "EUR", 0 for "JPY", 3 for "KWD". It is 2 for every
// code that it does not know, including "jpy", and 0 for "": without a
// currency, money is a plain number.
func CurrencyDigits(currency string) int {
	return minor.Digits(currency)
}

// checkCurrency reports a code that is not written as ISO 4217 codes are. The
// empty code is fine.
func checkCurrency(ps *Problems, path, code string) {
	if code != "" && !minor.Valid(code) {
		ps.add(path, ErrMalformed, "%s must be a currency code of three capital letters, such as EUR", detail.Quote(code))
	}
}

// metricAggregation returns how the metric adds up in the campaign.
func (c Campaign) metricAggregation(m Metric) Aggregation {
	if a, ok := c.Metrics[m]; ok {
		return a
	}
	return m.Aggregation()
}

// partOf maps metrics to those of which they count a part.
var partOf = map[Metric][]Metric{
	MetricViews:            {MetricImpressions},
	MetricReach:            {MetricImpressions, MetricViews},
	MetricClicks:           {MetricImpressions},
	MetricConversions:      {MetricClicks},
	MetricMentions:         {MetricMarketMentions},
	MetricVideoCompletions: {MetricVideoStarts},
}
