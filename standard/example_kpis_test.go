package standard_test

import (
	"fmt"
	"log"

	"example.com/socialorg"
	"example.com/socialorg/score"
	"example.com/socialorg/standard"
)

// The KPIs of the field, with what they are computed from.
func ExampleKPIs() {
	for _, k := range standard.KPIs() {
		fmt.Println(k.Name, k.Unit, k.Numerator, k.Denominator)
	}
	// Output:
	// Views count [views] []
	// Shares count [shares] []
	// Saves count [saves] []
	// Impressions count [impressions] []
	// Reach count [reach] []
	// Frequency (impressions per person reached) ratio [impressions] [reach]
	// Engagement rate by impressions percent [likes comments shares] [impressions]
	// Engagement rate by reach percent [likes comments shares] [reach]
	// Engagement rate by followers percent [likes comments shares] [followers]
	// Amplification rate ratio [shares] [posts]
	// Applause rate ratio [likes] [posts]
	// Conversation rate ratio [comments] [posts]
	// Click-through rate (CTR) percent [clicks] [impressions]
	// Conversion rate percent [conversions] [clicks]
	// Video completion rate (per start) percent [video-completions] [video-starts]
	// Average watch time per view seconds [watch-seconds] [views]
	// Follower growth percent [new-followers] [followers-start]
	// Share of voice (SOV) percent [mentions] [market-mentions]
	// Response time seconds [response-seconds] [responses]
	// Cost per click (CPC) money [spend] [clicks]
	// Cost per thousand impressions (CPM) money [spend] [impressions]
	// Cost per engagement (CPE) money [spend] [likes comments shares]
	// Cost per conversion money [spend] [conversions]
	// Return on ad spend (ROAS) ratio [revenue] [spend]
}

// The manager sets KPIs for a campaign (S25), such as views and shares (S26).
func ExampleViews() {
	report(standard.Views().AtLeast(8_000), standard.Shares().AtLeast(100), standard.Saves(), standard.Impressions())
	// Output:
	// Views: 9,000 (at least 8,000), met
	// Shares: 60 (at least 100), missed
	// Saves: 70, followed
	// Impressions: 20,000, followed
}

// report prints what one channel's counts say of the KPIs.
func report(kpis ...socialorg.KPI) {
	c := socialorg.Campaign{Key: "launch", Currency: "EUR", KPIs: kpis}
	card, err := score.Campaign(c, []score.Counts{{Channel: "instagram", Values: counted}})
	if err != nil {
		log.Fatal(err)
	}
	for _, r := range card.Results {
		fmt.Println(r)
	}
}

func ExampleShares() {
	report(standard.Shares())
	// Output: Shares: 60, followed
}

func ExampleSaves() {
	report(standard.Saves().AtLeast(50))
	// Output: Saves: 70 (at least 50), met
}

func ExampleImpressions() {
	report(standard.Impressions())
	// Output:
	// Impressions: 20,000, followed
}

// People whom two channels reached are in the reach of both.
func ExampleReach() {
	c := socialorg.Campaign{Key: "launch", KPIs: []socialorg.KPI{standard.Reach(), standard.Reach().On("instagram")}}
	card, err := score.Campaign(c, []score.Counts{
		{Channel: "instagram", Values: map[socialorg.Metric]int64{"reach": 8_000}},
		{Channel: "linkedin", Values: map[socialorg.Metric]int64{"reach": 5_000}},
	})
	if err != nil {
		log.Fatal(err)
	}
	for _, r := range card.Results {
		fmt.Println(r)
	}
	// Output:
	// Reach: no data: reach of instagram and linkedin cannot be added up
	// Reach on instagram: 8,000, followed
}

func ExampleFrequency() {
	report(standard.Frequency().AtMost(3))
	// Output: Frequency (impressions per person reached): 2.5 (at most 3), met
}

// Three definitions of engagement rate give three values.
func ExampleEngagementRate() {
	report(standard.EngagementRate(), standard.EngagementRateByReach(), standard.EngagementRateByFollowers())
	// Output:
	// Engagement rate by impressions: 2%, followed
	// Engagement rate by reach: 5%, followed
	// Engagement rate by followers: 50%, followed
}

func ExampleEngagementRateByReach() {
	report(standard.EngagementRateByReach().AtLeast(4))
	// Output: Engagement rate by reach: 5% (at least 4%), met
}

func ExampleEngagementRateByFollowers() {
	report(standard.EngagementRateByFollowers().AtLeast(4))
	// Output: Engagement rate by followers: 50% (at least 4%), met
}

func ExampleAmplificationRate() {
	report(standard.AmplificationRate(), standard.ApplauseRate(), standard.ConversationRate())
	// Output:
	// Amplification rate: 3, followed
	// Applause rate: 15, followed
	// Conversation rate: 2, followed
}

func ExampleApplauseRate() {
	report(standard.ApplauseRate())
	// Output: Applause rate: 15, followed
}

func ExampleConversationRate() {
	report(standard.ConversationRate())
	// Output: Conversation rate: 2, followed
}

func ExampleClickThroughRate() {
	report(standard.ClickThroughRate().AtLeast(3))
	// Output: Click-through rate (CTR): 2.5% (at least 3%), missed
}

func ExampleConversionRate() {
	report(standard.ConversionRate().AtLeast(5))
	// Output: Conversion rate: 5% (at least 5%), met
}

func ExampleVideoCompletionRate() {
	report(standard.VideoCompletionRate())
	// Output:
	// Video completion rate (per start): 25%, followed
}

func ExampleAverageWatchTime() {
	report(standard.AverageWatchTime().AtLeast(6))
	// Output: Average watch time per view: 7.5 s (at least 6 s), met
}

func ExampleFollowerGrowth() {
	report(standard.FollowerGrowth().AtLeast(0))
	// Output: Follower growth: -5% (at least 0%), missed
}

func ExampleShareOfVoice() {
	report(standard.ShareOfVoice())
	// Output:
	// Share of voice (SOV): 25%, followed
}

func ExampleResponseTime() {
	report(standard.ResponseTime().AtMost(600))
	// Output: Response time: 450 s (at most 600 s), met
}

func ExampleCostPerClick() {
	report(standard.CostPerClick().AtMost(1.5))
	// Output: Cost per click (CPC): EUR 2.00 (at most EUR 1.50), missed
}

func ExampleCostPerMille() {
	report(standard.CostPerMille())
	// Output:
	// Cost per thousand impressions (CPM): EUR 50.00, followed
}

func ExampleCostPerEngagement() {
	report(standard.CostPerEngagement())
	// Output:
	// Cost per engagement (CPE): EUR 2.50, followed
}

func ExampleCostPerConversion() {
	report(standard.CostPerConversion())
	// Output: Cost per conversion: EUR 40.00, followed
}

func ExampleReturnOnAdSpend() {
	report(standard.ReturnOnAdSpend().AtLeast(2))
	// Output: Return on ad spend (ROAS): 2.5 (at least 2), met
}
