package standard

import (
	"slices"

	"example.com/socialorg"
)

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
	all := []socialorg.KPI{
		{Key: "views", Unit: socialorg.UnitCount, Numerator: counts{socialorg.MetricViews}},
		{Key: "shares", Unit: socialorg.UnitCount, Numerator: counts{socialorg.MetricShares}},
		{Key: "saves", Unit: socialorg.UnitCount, Numerator: counts{socialorg.MetricSaves}},
		{Key: "impressions", Unit: socialorg.UnitCount, Numerator: counts{socialorg.MetricImpressions}},
		{Key: "reach", Unit: socialorg.UnitCount, Numerator: counts{socialorg.MetricReach}},
		{Key: "frequency", Unit: socialorg.UnitRatio, Numerator: counts{socialorg.MetricImpressions}, Denominator: counts{socialorg.MetricReach}},
		{Key: "engagement-rate", Unit: socialorg.UnitPercent, Numerator: engagement(), Denominator: counts{socialorg.MetricImpressions}},
		{Key: "engagement-rate-by-reach", Unit: socialorg.UnitPercent, Numerator: engagement(), Denominator: counts{socialorg.MetricReach}},
		{Key: "engagement-rate-by-followers", Unit: socialorg.UnitPercent, Numerator: engagement(), Denominator: counts{socialorg.MetricFollowers}},
		{Key: "amplification-rate", Unit: socialorg.UnitRatio, Numerator: counts{socialorg.MetricShares}, Denominator: counts{socialorg.MetricPosts}},
		{Key: "applause-rate", Unit: socialorg.UnitRatio, Numerator: counts{socialorg.MetricLikes}, Denominator: counts{socialorg.MetricPosts}},
		{Key: "conversation-rate", Unit: socialorg.UnitRatio, Numerator: counts{socialorg.MetricComments}, Denominator: counts{socialorg.MetricPosts}},
		{Key: "click-through-rate", Unit: socialorg.UnitPercent, Numerator: counts{socialorg.MetricClicks}, Denominator: counts{socialorg.MetricImpressions}},
		{Key: "conversion-rate", Unit: socialorg.UnitPercent, Numerator: counts{socialorg.MetricConversions}, Denominator: counts{socialorg.MetricClicks}},
		{Key: "video-completion-rate", Unit: socialorg.UnitPercent, Numerator: counts{socialorg.MetricVideoCompletions}, Denominator: counts{socialorg.MetricVideoStarts}},
		{Key: "average-watch-time", Unit: socialorg.UnitSeconds, Numerator: counts{socialorg.MetricWatchSeconds}, Denominator: counts{socialorg.MetricViews}},
		{Key: "follower-growth", Unit: socialorg.UnitPercent, Numerator: counts{socialorg.MetricNewFollowers}, Denominator: counts{socialorg.MetricFollowersAtStart}},
		{Key: "share-of-voice", Unit: socialorg.UnitPercent, Numerator: counts{socialorg.MetricMentions}, Denominator: counts{socialorg.MetricMarketMentions}},
		{Key: "response-time", Unit: socialorg.UnitSeconds, Numerator: counts{socialorg.MetricResponseSeconds}, Denominator: counts{socialorg.MetricResponses}},
		{Key: "cost-per-click", Unit: socialorg.UnitMoney, Numerator: counts{socialorg.MetricSpend}, Denominator: counts{socialorg.MetricClicks}},
		{Key: "cost-per-mille", Unit: socialorg.UnitMoney, Numerator: counts{socialorg.MetricSpend}, Denominator: counts{socialorg.MetricImpressions}, Per: 1000},
		{Key: "cost-per-engagement", Unit: socialorg.UnitMoney, Numerator: counts{socialorg.MetricSpend}, Denominator: engagement()},
		{Key: "cost-per-conversion", Unit: socialorg.UnitMoney, Numerator: counts{socialorg.MetricSpend}, Denominator: counts{socialorg.MetricConversions}},
		{Key: "return-on-ad-spend", Unit: socialorg.UnitRatio, Numerator: counts{socialorg.MetricRevenue}, Denominator: counts{socialorg.MetricSpend}},
	}
	for i, k := range all {
		all[i].Name = names().KPIs[k.Key]
	}
	return all
}

type counts = []socialorg.Metric

// engagement returns the metrics that every KPI of engagement here counts.
func engagement() counts {
	return counts{socialorg.MetricLikes, socialorg.MetricComments, socialorg.MetricShares}
}

// kpi returns the KPI of that key.
func kpi(key socialorg.Key) socialorg.KPI {
	all := KPIs()
	return all[slices.IndexFunc(all, func(k socialorg.KPI) bool { return k.Key == key })]
}

// Views returns a KPI that counts how often content was viewed: the sum of
// views. S26 names it. How long somebody must watch for a view differs from
// platform to platform.
func Views() socialorg.KPI { return kpi("views") }

// Shares returns a KPI that counts how often content was shared: the sum of
// shares. S26 names it.
func Shares() socialorg.KPI { return kpi("shares") }

// Saves returns a KPI that counts how often people kept content to come back to
// it: the sum of saves, which some platforms call bookmarks. Platforms report
// saves beside likes, comments and shares; in this package they are not part of
// engagement.
func Saves() socialorg.KPI { return kpi("saves") }

// Impressions returns a KPI that counts how often content was shown, whether to
// the same people or to others: the sum of impressions, as in the Media Rating
// Council's Social Media Measurement Guidelines.
func Impressions() socialorg.KPI { return kpi("impressions") }

// Reach returns a KPI that counts how many different people were shown the
// content, as in the Media Rating Council's Social Media Measurement Guidelines.
//
// People reached by two channels, or by one channel in two weeks, count in both,
// so reach cannot be added up: the KPI has a value for one channel and one
// period only. Where a tool counts people once over all channels, give its
// figure as the count of a channel of its own, and put the KPI on that channel.
func Reach() socialorg.KPI { return kpi("reach") }

// Frequency returns a KPI that says how often each person reached was shown the
// content, on average: a ratio, impressions / reach, as advertising defines
// frequency. Because reach cannot be added up, it has a value for one channel and
// one period only.
func Frequency() socialorg.KPI { return kpi("frequency") }

// EngagementRate returns a KPI of engagement by impressions, in percent:
// (likes + comments + shares) / impressions * 100. The Rival IQ handbook calls
// it engagement rate by impression.
func EngagementRate() socialorg.KPI { return kpi("engagement-rate") }

// EngagementRateByReach returns a KPI of engagement by the people reached, in
// percent: (likes + comments + shares) / reach * 100, as in the Rival IQ
// handbook. Because reach cannot be added up, it has a value for one channel and
// one period only.
func EngagementRateByReach() socialorg.KPI { return kpi("engagement-rate-by-reach") }

// EngagementRateByFollowers returns a KPI of engagement by the followers at
// the end of the last period, in percent: (likes + comments + shares) /
// followers * 100, as Socialinsider defines it. It grows with the time that it
// covers, so compare only periods of equal length.
func EngagementRateByFollowers() socialorg.KPI { return kpi("engagement-rate-by-followers") }

// AmplificationRate returns a KPI of shares per post: a ratio, shares /
// posts, as Avinash Kaushik defines it ("Best Social Media Metrics:
// Conversation, Amplification, Applause, Economic Value", 2011).
func AmplificationRate() socialorg.KPI { return kpi("amplification-rate") }

// ApplauseRate returns a KPI of likes per post: a ratio, likes / posts, as
// Kaushik defines it; see [AmplificationRate].
func ApplauseRate() socialorg.KPI { return kpi("applause-rate") }

// ConversationRate returns a KPI of comments per post: a ratio, comments /
// posts, as Kaushik defines it; see [AmplificationRate].
func ConversationRate() socialorg.KPI { return kpi("conversation-rate") }

// ClickThroughRate returns a KPI of clicks per impression, in percent: clicks
// / impressions * 100, as in the glossary of the Interactive Advertising
// Bureau.
func ClickThroughRate() socialorg.KPI { return kpi("click-through-rate") }

// ConversionRate returns a KPI of conversions per click, in percent:
// conversions / clicks * 100. The campaign decides what a conversion is.
func ConversionRate() socialorg.KPI { return kpi("conversion-rate") }

// VideoCompletionRate returns a KPI of the share of started videos that are
// watched to the end, in percent: video-completions / video-starts * 100, as in
// the glossary of BidsCube. Others divide by impressions, which gives a lower
// rate.
func VideoCompletionRate() socialorg.KPI { return kpi("video-completion-rate") }

// AverageWatchTime returns a KPI of the average length of a view, in seconds:
// watch-seconds / views, like averageViewDuration in the YouTube
// Analytics API.
func AverageWatchTime() socialorg.KPI { return kpi("average-watch-time") }

// FollowerGrowth returns a KPI of followers gained less followers lost, relative
// to those at the start of the first period, in percent: new-followers /
// followers-start * 100. It may be negative.
func FollowerGrowth() socialorg.KPI { return kpi("follower-growth") }

// ShareOfVoice returns a KPI of the brand's share of what people say about it
// and its competitors, in percent: mentions / market-mentions * 100.
func ShareOfVoice() socialorg.KPI { return kpi("share-of-voice") }

// ResponseTime returns a KPI of how long people wait for a response on average,
// in seconds: response-seconds / responses.
func ResponseTime() socialorg.KPI { return kpi("response-time") }

// CostPerClick returns a KPI of what a click costs, in money: spend / clicks, like
// average_cpc in the Google Ads API.
func CostPerClick() socialorg.KPI { return kpi("cost-per-click") }

// CostPerMille returns a KPI of what a thousand impressions cost, in money:
// spend / impressions * 1000, like average_cpm in the Google Ads API.
func CostPerMille() socialorg.KPI { return kpi("cost-per-mille") }

// CostPerEngagement returns a KPI of what an engagement costs, in money: spend /
// (likes + comments + shares), like average_cpe in the Google Ads API, which
// counts other actions as engagement.
func CostPerEngagement() socialorg.KPI { return kpi("cost-per-engagement") }

// CostPerConversion returns a KPI of what a conversion costs, in money: spend /
// conversions.
func CostPerConversion() socialorg.KPI { return kpi("cost-per-conversion") }

// ReturnOnAdSpend returns a KPI of what comes back for what is spent: a ratio,
// revenue / spend. At 1 the campaign earned back what it spent.
func ReturnOnAdSpend() socialorg.KPI { return kpi("return-on-ad-spend") }
