package standard

import "example.com/socialorg"

// KPIs returns the KPIs of this package, in the order in which it documents
// them. None has a target, because the manager sets that for each campaign
// (S25). The article names two, views and shares, as examples (S26).
//
// Names and keys say what a rate is divided by, because tools divide by
// different things under one name. The metrics add up over periods as
// [socialorg.Metric.Aggregation] says: all are sums except reach, which has no
// total, followers at the start (the first period's) and followers (the last
// period's).
func KPIs() []socialorg.KPI {
	return []socialorg.KPI{
		Views(), Shares(), Saves(), Impressions(), Reach(), Frequency(),
		EngagementRate(), EngagementRateByReach(), EngagementRateByFollowers(),
		AmplificationRate(), ApplauseRate(), ConversationRate(),
		ClickThroughRate(), ConversionRate(),
		VideoCompletionRate(), AverageWatchTime(),
		FollowerGrowth(), ShareOfVoice(), ResponseTime(),
		CostPerClick(), CostPerMille(), CostPerEngagement(), CostPerConversion(), ReturnOnAdSpend(),
	}
}

// Views returns a KPI that counts how often content was viewed: the sum of
// views. S26 names it. How long somebody must watch for a view differs from
// platform to platform.
func Views() socialorg.KPI { return countOf("views", "Views", socialorg.MetricViews) }

// Shares returns a KPI that counts how often content was shared: the sum of
// shares. S26 names it.
func Shares() socialorg.KPI { return countOf("shares", "Shares", socialorg.MetricShares) }

// Saves returns a KPI that counts how often people kept content to come back to
// it: the sum of saves, which some platforms call bookmarks. Platforms report
// saves beside likes, comments and shares; in this package they are not part of
// engagement.
func Saves() socialorg.KPI { return countOf("saves", "Saves", socialorg.MetricSaves) }

// Impressions returns a KPI that counts how often content was shown, whether to
// the same people or to others: the sum of impressions, as in the Media Rating
// Council's Social Media Measurement Guidelines.
func Impressions() socialorg.KPI {
	return countOf("impressions", "Impressions", socialorg.MetricImpressions)
}

// Reach returns a KPI that counts how many different people were shown the
// content, as in the Media Rating Council's Social Media Measurement Guidelines.
//
// People reached by two channels, or by one channel in two weeks, count in both,
// so reach cannot be added up: the KPI has a value for one channel and one
// period only. Where a tool counts people once over all channels, give its
// figure as the count of a channel of its own, and put the KPI on that channel.
func Reach() socialorg.KPI { return countOf("reach", "Reach", socialorg.MetricReach) }

func countOf(key socialorg.Key, name string, m socialorg.Metric) socialorg.KPI {
	return socialorg.KPI{Key: key, Name: name, Unit: socialorg.UnitCount, Numerator: []socialorg.Metric{m}}
}

// Frequency returns a KPI that says how often each person reached was shown the
// content, on average: a ratio, impressions / reach, as advertising defines
// frequency. Because reach cannot be added up, it has a value for one channel and
// one period only.
func Frequency() socialorg.KPI {
	return rateOf("frequency", "Frequency (impressions per person reached)", socialorg.UnitRatio, socialorg.MetricReach, socialorg.MetricImpressions)
}

// EngagementRate returns a KPI of engagement by impressions, in percent:
// (likes + comments + shares) / impressions * 100. The Rival IQ handbook calls
// it engagement rate by impression.
func EngagementRate() socialorg.KPI {
	return rateOf("engagement-rate", "Engagement rate by impressions", socialorg.UnitPercent, socialorg.MetricImpressions, engagement()...)
}

// EngagementRateByReach returns a KPI of engagement by the people reached, in
// percent: (likes + comments + shares) / reach * 100, as in the Rival IQ
// handbook. Because reach cannot be added up, it has a value for one channel and
// one period only.
func EngagementRateByReach() socialorg.KPI {
	return rateOf("engagement-rate-by-reach", "Engagement rate by reach", socialorg.UnitPercent, socialorg.MetricReach, engagement()...)
}

// EngagementRateByFollowers returns a KPI of engagement by the followers at
// the end of the last period, in percent: (likes + comments + shares) /
// followers * 100, as Socialinsider defines it. It grows with the time that it
// covers, so compare only periods of equal length.
func EngagementRateByFollowers() socialorg.KPI {
	return rateOf("engagement-rate-by-followers", "Engagement rate by followers", socialorg.UnitPercent, socialorg.MetricFollowers, engagement()...)
}

// engagement returns the metrics that every KPI of engagement here counts.
func engagement() []socialorg.Metric {
	return []socialorg.Metric{socialorg.MetricLikes, socialorg.MetricComments, socialorg.MetricShares}
}

// AmplificationRate returns a KPI of shares per post: a ratio, shares /
// posts, as Avinash Kaushik defines it ("Best Social Media Metrics:
// Conversation, Amplification, Applause, Economic Value", 2011).
func AmplificationRate() socialorg.KPI {
	return rateOf("amplification-rate", "Amplification rate", socialorg.UnitRatio, socialorg.MetricPosts, socialorg.MetricShares)
}

// ApplauseRate returns a KPI of likes per post: a ratio, likes / posts, as
// Kaushik defines it; see [AmplificationRate].
func ApplauseRate() socialorg.KPI {
	return rateOf("applause-rate", "Applause rate", socialorg.UnitRatio, socialorg.MetricPosts, socialorg.MetricLikes)
}

// ConversationRate returns a KPI of comments per post: a ratio, comments /
// posts, as Kaushik defines it; see [AmplificationRate].
func ConversationRate() socialorg.KPI {
	return rateOf("conversation-rate", "Conversation rate", socialorg.UnitRatio, socialorg.MetricPosts, socialorg.MetricComments)
}

// ClickThroughRate returns a KPI of clicks per impression, in percent: clicks
// / impressions * 100, as in the glossary of the Interactive Advertising
// Bureau.
func ClickThroughRate() socialorg.KPI {
	return rateOf("click-through-rate", "Click-through rate (CTR)", socialorg.UnitPercent, socialorg.MetricImpressions, socialorg.MetricClicks)
}

// ConversionRate returns a KPI of conversions per click, in percent:
// conversions / clicks * 100. The campaign decides what a conversion is.
func ConversionRate() socialorg.KPI {
	return rateOf("conversion-rate", "Conversion rate", socialorg.UnitPercent, socialorg.MetricClicks, socialorg.MetricConversions)
}

// VideoCompletionRate returns a KPI of the share of started videos that are
// watched to the end, in percent: video-completions / video-starts * 100, as in
// the glossary of BidsCube. Others divide by impressions, which gives a lower
// rate.
func VideoCompletionRate() socialorg.KPI {
	return rateOf("video-completion-rate", "Video completion rate (per start)", socialorg.UnitPercent, socialorg.MetricVideoStarts, socialorg.MetricVideoCompletions)
}

// AverageWatchTime returns a KPI of the average length of a view, in seconds:
// watch-seconds / views, like averageViewDuration in the YouTube
// Analytics API.
func AverageWatchTime() socialorg.KPI {
	return rateOf("average-watch-time", "Average watch time per view", socialorg.UnitSeconds, socialorg.MetricViews, socialorg.MetricWatchSeconds)
}

// FollowerGrowth returns a KPI of followers gained less followers lost, relative
// to those at the start of the first period, in percent: new-followers /
// followers-start * 100. It may be negative.
func FollowerGrowth() socialorg.KPI {
	return rateOf("follower-growth", "Follower growth", socialorg.UnitPercent, socialorg.MetricFollowersAtStart, socialorg.MetricNewFollowers)
}

// ShareOfVoice returns a KPI of the brand's share of what people say about it
// and its competitors, in percent: mentions / market-mentions * 100.
func ShareOfVoice() socialorg.KPI {
	return rateOf("share-of-voice", "Share of voice (SOV)", socialorg.UnitPercent, socialorg.MetricMarketMentions, socialorg.MetricMentions)
}

// ResponseTime returns a KPI of how long people wait for a response on average,
// in seconds: response-seconds / responses.
func ResponseTime() socialorg.KPI {
	return rateOf("response-time", "Response time", socialorg.UnitSeconds, socialorg.MetricResponses, socialorg.MetricResponseSeconds)
}

// CostPerClick returns a KPI of what a click costs, in money: spend / clicks, like
// average_cpc in the Google Ads API.
func CostPerClick() socialorg.KPI {
	return rateOf("cost-per-click", "Cost per click (CPC)", socialorg.UnitMoney, socialorg.MetricClicks, socialorg.MetricSpend)
}

// CostPerMille returns a KPI of what a thousand impressions cost, in money:
// spend / impressions * 1000, like average_cpm in the Google Ads API.
func CostPerMille() socialorg.KPI {
	k := rateOf("cost-per-mille", "Cost per thousand impressions (CPM)", socialorg.UnitMoney, socialorg.MetricImpressions, socialorg.MetricSpend)
	k.Per = 1000
	return k
}

// CostPerEngagement returns a KPI of what an engagement costs, in money: spend /
// (likes + comments + shares), like average_cpe in the Google Ads API, which
// counts other actions as engagement.
func CostPerEngagement() socialorg.KPI {
	return socialorg.KPI{
		Key: "cost-per-engagement", Name: "Cost per engagement (CPE)", Unit: socialorg.UnitMoney,
		Numerator: []socialorg.Metric{socialorg.MetricSpend}, Denominator: engagement(),
	}
}

// CostPerConversion returns a KPI of what a conversion costs, in money: spend /
// conversions.
func CostPerConversion() socialorg.KPI {
	return rateOf("cost-per-conversion", "Cost per conversion", socialorg.UnitMoney, socialorg.MetricConversions, socialorg.MetricSpend)
}

// ReturnOnAdSpend returns a KPI of what comes back for what is spent: a ratio,
// revenue / spend. At 1 the campaign earned back what it spent.
func ReturnOnAdSpend() socialorg.KPI {
	return rateOf("return-on-ad-spend", "Return on ad spend (ROAS)", socialorg.UnitRatio, socialorg.MetricSpend, socialorg.MetricRevenue)
}

func rateOf(key socialorg.Key, name string, unit socialorg.Key, denominator socialorg.Metric, numerator ...socialorg.Metric) socialorg.KPI {
	return socialorg.KPI{Key: key, Name: name, Unit: unit, Numerator: numerator, Denominator: []socialorg.Metric{denominator}}
}
