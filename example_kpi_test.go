package socialorg_test

import (
	"fmt"
	"log"

	"example.com/socialorg"
)

func ExampleCampaign() {
	c := socialorg.Campaign{
		Key:   "spring-launch",
		SetBy: "manager",
		KPIs:  []socialorg.KPI{socialorg.Views().AtLeast(500_000), socialorg.CostPerClick().AtMost(40)},
	}
	counted := socialorg.Totals{
		socialorg.MetricViews: 550_000, socialorg.MetricSpend: 320_000, socialorg.MetricClicks: 8_000,
	}
	card, err := c.Score(c.Measure(counted)...)
	fmt.Println(card, err)
	// Output: spring-launch: 2 met; score 1.00 of 2 KPIs <nil>
}

func ExampleCampaign_Validate() {
	c := socialorg.Campaign{Key: "spring-launch", KPIs: []socialorg.KPI{socialorg.Views().Between(500, 100)}}
	fmt.Println(c.Validate())
	// Output: kpis[0].upper: 100 is below the target of 500
}

func ExampleCampaign_Measure() {
	c := socialorg.Campaign{Key: "spring-launch", KPIs: []socialorg.KPI{socialorg.Views(), socialorg.EngagementRate(), socialorg.Reach()}}
	ms := c.Measure(socialorg.Totals{socialorg.MetricViews: 9_000})
	ms = append(ms, socialorg.Measurement{KPI: "reach", Value: 7_500}) // measured directly
	fmt.Println(ms)
	// Output: [{views 9000} {reach 7500}]
}

func ExampleCampaign_Score() {
	c := socialorg.Campaign{Key: "spring-launch", KPIs: []socialorg.KPI{
		socialorg.Views().AtLeast(1000), socialorg.Shares().AtLeast(50), socialorg.Reach().AtLeast(800), socialorg.Impressions(),
	}}
	card, err := c.Score(
		socialorg.Measurement{KPI: "views", Value: 1200},
		socialorg.Measurement{KPI: "shares", Value: 40},
		socialorg.Measurement{KPI: "impressions", Value: 2000})
	if err != nil {
		log.Fatal(err)
	}
	for _, r := range card.Results {
		fmt.Println(r.KPI.Key, r.Status)
	}
	fmt.Println(card.Score, card.Scored, card.Complete)

	_, err = c.Score(socialorg.Measurement{KPI: "likes", Value: 3}) // nobody set that one (S27)
	fmt.Println(err)
	// Output:
	// views met
	// shares missed
	// reach no-data
	// impressions no-target
	// 0.9 2 false
	// measurements[0].kpi: the campaign has no KPI "likes"
}

func ExampleScorecard_String() {
	card := socialorg.Scorecard{Campaign: "spring-launch", Results: []socialorg.Result{{Status: socialorg.NoData}}}
	fmt.Println(card.String())
	// Output: spring-launch: 1 no-data, incomplete
}

func ExampleStatus() {
	kpi := socialorg.Views().AtLeast(100)
	c := socialorg.Campaign{Key: "c", KPIs: []socialorg.KPI{kpi, socialorg.Shares()}}
	card, _ := c.Score(socialorg.Measurement{KPI: "views", Value: 120}, socialorg.Measurement{KPI: "shares", Value: 3})
	fmt.Println(card.Results[0].Status == socialorg.Met, card.Results[1].Status == socialorg.NoTarget)
	card, _ = c.Score(socialorg.Measurement{KPI: "views", Value: 80})
	fmt.Println(card.Results[0].Status == socialorg.Missed, card.Results[1].Status == socialorg.NoData)
	// Output:
	// true true
	// true true
}

func ExampleKPI() {
	saves := socialorg.KPI{
		Key:         "save-rate",
		Name:        "Saves by impressions",
		Unit:        socialorg.UnitPercent,
		Numerator:   []socialorg.Metric{"saves"},
		Denominator: []socialorg.Metric{socialorg.MetricImpressions},
		Per:         100,
		Goal:        socialorg.GoalBrandImage,
	}
	v, ok := saves.Value(socialorg.Totals{"saves": 30, socialorg.MetricImpressions: 4000})
	fmt.Println(v, ok)
	// Output: 0.75 true
}

func ExampleKPI_AtLeast() {
	k := socialorg.Views().AtLeast(500_000)
	fmt.Println(k.Aim == socialorg.AimAtLeast, k.Met(500_000), k.Met(499_999))
	// Output: true true false
}

func ExampleKPI_AtMost() {
	k := socialorg.ResponseTime().AtMost(1800)
	fmt.Println(k.Aim == socialorg.AimAtMost, k.Met(1800), k.Met(1801))
	// Output: true true false
}

func ExampleKPI_Between() {
	k := socialorg.EngagementRate().Between(2, 6)
	fmt.Println(k.Aim == socialorg.AimBetween, k.Met(2), k.Met(6), k.Met(6.1))
	// Output: true true true false
}

func ExampleKPI_Value() {
	k := socialorg.ClickThroughRate()
	fmt.Println(k.Value(socialorg.Totals{socialorg.MetricClicks: 19, socialorg.MetricImpressions: 1000}))
	fmt.Println(k.Value(socialorg.Totals{socialorg.MetricClicks: 19}))                                // nobody counted impressions
	fmt.Println(k.Value(socialorg.Totals{socialorg.MetricClicks: 0, socialorg.MetricImpressions: 0})) // no rate of nothing
	// Output:
	// 1.9 true
	// 0 false
	// 0 false
}

func ExampleKPI_Met() {
	fmt.Println(socialorg.Shares().AtLeast(100).Met(120))
	fmt.Println(socialorg.Shares().Met(120)) // without a target
	// Output:
	// true
	// false
}

func ExampleKPI_Attainment() {
	fmt.Println(socialorg.Views().AtLeast(1000).Attainment(800))
	fmt.Println(socialorg.CostPerClick().AtMost(40).Attainment(50))
	fmt.Println(socialorg.EngagementRate().Between(2, 6).Attainment(4))
	fmt.Println(socialorg.Views().Attainment(800)) // no target
	// Output:
	// 0.8 true
	// 0.75 true
	// 1 true
	// 0 false
}

func ExampleTotals_Add() {
	sum := socialorg.Totals{}
	for _, platform := range []socialorg.Totals{{"views": 900, "likes": 30}, {"views": 100}} {
		if err := sum.Add(platform); err != nil {
			log.Fatal(err)
		}
	}
	fmt.Println(sum)
	fmt.Println(sum.Add(socialorg.Totals{"views": 1<<63 - 1, "likes": 1}))
	fmt.Println(sum)
	// Output:
	// map[likes:30 views:1000]
	// views: 1000 + 9223372036854775807 does not fit into 64 bits
	// map[likes:30 views:1000]
}

func ExampleTotals_Merge() {
	a, b := socialorg.Totals{"views": 900}, socialorg.Totals{"views": 100}
	sum, err := a.Merge(b)
	fmt.Println(sum, err, a)
	// Output: map[views:1000] <nil> map[views:900]
}

func ExampleTotals_Doubts() {
	export := socialorg.Totals{socialorg.MetricReach: 5200, socialorg.MetricImpressions: 4100}
	for _, p := range export.Doubts() {
		fmt.Println(p.Code, p)
	}
	// Output: implausible reach: 5200 reach are more than 4100 impressions
}

// The field's KPIs with what they are computed from.
func ExampleUnit() {
	for _, k := range []socialorg.KPI{
		socialorg.Views(), socialorg.Shares(), socialorg.Impressions(), socialorg.Reach(),
		socialorg.EngagementRate(), socialorg.ClickThroughRate(), socialorg.ConversionRate(), socialorg.FollowerGrowth(), socialorg.ShareOfVoice(),
		socialorg.AmplificationRate(), socialorg.ApplauseRate(), socialorg.ConversationRate(), socialorg.ReturnOnAdSpend(),
		socialorg.CostPerClick(), socialorg.CostPerMille(), socialorg.CostPerConversion(), socialorg.ResponseTime(),
	} {
		fmt.Println(k.Key, k.Unit, k.Numerator, k.Denominator)
	}
	// Output:
	// views count [views] []
	// shares count [shares] []
	// impressions count [impressions] []
	// reach count [] []
	// engagement-rate percent [likes comments shares] [impressions]
	// click-through-rate percent [clicks] [impressions]
	// conversion-rate percent [conversions] [clicks]
	// follower-growth percent [new-followers] [followers-start]
	// share-of-voice percent [mentions] [market-mentions]
	// amplification-rate ratio [shares] [posts]
	// applause-rate ratio [likes] [posts]
	// conversation-rate ratio [comments] [posts]
	// return-on-ad-spend ratio [revenue] [spend]
	// cost-per-click minor-units [spend] [clicks]
	// cost-per-mille minor-units [spend] [impressions]
	// cost-per-conversion minor-units [spend] [conversions]
	// response-time seconds [response-seconds] [responses]
}

// A platform's export, with every metric of the built-in KPIs.
func ExampleMetric() {
	export := socialorg.Totals{
		socialorg.MetricViews: 9000, socialorg.MetricShares: 60, socialorg.MetricLikes: 300, socialorg.MetricComments: 40,
		socialorg.MetricImpressions: 20_000, socialorg.MetricReach: 8000, socialorg.MetricClicks: 500, socialorg.MetricPosts: 20,
		socialorg.MetricNewFollowers: 50, socialorg.MetricFollowersAtStart: 1000, socialorg.MetricConversions: 25,
		socialorg.MetricSpend: 100_000, socialorg.MetricRevenue: 250_000, socialorg.MetricResponses: 8,
		socialorg.MetricResponseSeconds: 3600, socialorg.MetricMentions: 30, socialorg.MetricMarketMentions: 120,
	}
	for _, k := range []socialorg.KPI{
		socialorg.EngagementRate(), socialorg.FollowerGrowth(), socialorg.ReturnOnAdSpend(), socialorg.ResponseTime(),
	} {
		v, _ := k.Value(export)
		fmt.Println(k.Name, v, k.Unit)
	}
	units := []socialorg.Unit{socialorg.UnitCount, socialorg.UnitPercent, socialorg.UnitRatio, socialorg.UnitMoney, socialorg.UnitSeconds}
	fmt.Println(units)
	// Output:
	// Engagement rate by impressions 2 percent
	// Follower growth 5 percent
	// Return on ad spend 2.5 ratio
	// Response time 450 seconds
	// [count percent ratio minor-units seconds]
}
