package socialorg

// Views returns the KPI of how often content was viewed: a count. S26 names
// it. What counts as a view differs from platform to platform.
func Views() KPI { return countOf("views", "Views", MetricViews) }

// Shares returns the KPI of how often content was shared: a count. S26 names
// it.
func Shares() KPI { return countOf("shares", "Shares", MetricShares) }

// Impressions returns the KPI of how often content was shown, to the same
// people or to others: a count, as in the Media Rating Council's Social Media
// Measurement Guidelines.
func Impressions() KPI { return countOf("impressions", "Impressions", MetricImpressions) }

func countOf(key Key, name string, m Metric) KPI {
	return KPI{Key: key, Name: name, Unit: UnitCount, Numerator: []Metric{m}}
}

// Reach returns the KPI of how many different people were shown the content: a
// count, as in the Media Rating Council's Social Media Measurement Guidelines.
// It is measured directly: whoever saw two posts is in the reach of both, so
// reach does not add up over posts or platforms. Put a [Measurement] of it
// beside those of [Campaign.Measure], which leaves it out.
func Reach() KPI { return KPI{Key: "reach", Name: "Reach", Unit: UnitCount} }

// EngagementRate returns the KPI of engagement by impressions, in percent:
// (likes + comments + shares) / impressions * 100.
func EngagementRate() KPI {
	return percentOf("engagement-rate", "Engagement rate by impressions",
		MetricImpressions, MetricLikes, MetricComments, MetricShares)
}

// ClickThroughRate returns the KPI of clicks by impressions, in percent:
// clicks / impressions * 100, as in the glossary of the Interactive
// Advertising Bureau.
func ClickThroughRate() KPI {
	return percentOf("click-through-rate", "Click-through rate", MetricImpressions, MetricClicks)
}

// ConversionRate returns the KPI of conversions by clicks, in percent:
// conversions / clicks * 100. What a conversion is, the campaign decides.
func ConversionRate() KPI {
	return percentOf("conversion-rate", "Conversion rate", MetricClicks, MetricConversions)
}

// FollowerGrowth returns the KPI of followers won less followers lost, by
// those at the start of the period, in percent: new-followers /
// followers-start * 100. It may be negative.
func FollowerGrowth() KPI {
	return percentOf("follower-growth", "Follower growth", MetricFollowersAtStart, MetricNewFollowers)
}

// ShareOfVoice returns the KPI of the brand's part in what is said about its
// market, in percent: mentions / market-mentions * 100.
func ShareOfVoice() KPI {
	return percentOf("share-of-voice", "Share of voice", MetricMarketMentions, MetricMentions)
}

func percentOf(key Key, name string, denominator Metric, numerator ...Metric) KPI {
	k := ratioOf(key, name, UnitPercent, denominator, numerator...)
	k.Per = 100
	return k
}

func ratioOf(key Key, name string, unit Unit, denominator Metric, numerator ...Metric) KPI {
	return KPI{Key: key, Name: name, Unit: unit, Numerator: numerator, Denominator: []Metric{denominator}}
}

// AmplificationRate returns the KPI of shares by post: shares / posts, as
// Avinash Kaushik defines it ("Best Social Media Metrics: Conversation,
// Amplification, Applause, Economic Value", 2011).
func AmplificationRate() KPI {
	return ratioOf("amplification-rate", "Amplification rate", UnitRatio, MetricPosts, MetricShares)
}

// ApplauseRate returns the KPI of likes by post: likes / posts, after Kaushik
// as [AmplificationRate].
func ApplauseRate() KPI {
	return ratioOf("applause-rate", "Applause rate", UnitRatio, MetricPosts, MetricLikes)
}

// ConversationRate returns the KPI of comments by post: comments / posts, after
// Kaushik as [AmplificationRate].
func ConversationRate() KPI {
	return ratioOf("conversation-rate", "Conversation rate", UnitRatio, MetricPosts, MetricComments)
}

// CostPerClick returns the KPI of what a click costs, in minor units of money:
// spend / clicks.
func CostPerClick() KPI {
	return ratioOf("cost-per-click", "Cost per click", UnitMoney, MetricClicks, MetricSpend)
}

// CostPerMille returns the KPI of what a thousand impressions cost, in minor
// units of money: spend / impressions * 1000.
func CostPerMille() KPI {
	k := ratioOf("cost-per-mille", "Cost per mille", UnitMoney, MetricImpressions, MetricSpend)
	k.Per = 1000
	return k
}

// CostPerConversion returns the KPI of what a conversion costs, in minor units
// of money: spend / conversions.
func CostPerConversion() KPI {
	return ratioOf("cost-per-conversion", "Cost per conversion", UnitMoney, MetricConversions, MetricSpend)
}

// ReturnOnAdSpend returns the KPI of what comes back for what is spent, as a
// ratio: revenue / spend. At 1 the campaign earned its spend.
func ReturnOnAdSpend() KPI {
	return ratioOf("return-on-ad-spend", "Return on ad spend", UnitRatio, MetricSpend, MetricRevenue)
}

// ResponseTime returns the KPI of how long people wait for a response, in
// seconds on average: response-seconds / responses.
func ResponseTime() KPI {
	return ratioOf("response-time", "Response time", UnitSeconds, MetricResponses, MetricResponseSeconds)
}
