package socialorg_test

import (
	"errors"
	"fmt"
	"log"

	"example.com/socialorg"
	"example.com/socialorg/score"
	"example.com/socialorg/standard"
)

func ExampleCampaign() {
	c := socialorg.Campaign{
		Key:       "spring-launch",
		KPIsSetBy: "manager",
		Channels:  []socialorg.Key{"instagram", "linkedin"},
		Start:     "2025-03",
		End:       "2025-05",
		Currency:  "EUR",
		KPIs:      []socialorg.KPI{standard.Views().AtLeast(500_000), standard.CostPerClick().AtMost(0.40).On("linkedin")},
	}
	fmt.Println(c.Validate())
	// Output: <nil>
}

func ExampleCampaign_Validate() {
	c := socialorg.Campaign{
		Key: "spring-launch", Channels: []socialorg.Key{"instagram"}, Start: "2025-06", End: "2025-05",
		KPIs: []socialorg.KPI{standard.Views().Between(500, 100), standard.Shares().On("instagramm"), {Key: "saves"}},
	}
	if problems, ok := errors.AsType[socialorg.Problems](c.Validate()); ok {
		for _, p := range problems {
			fmt.Println(p)
		}
	}
	// Output:
	// end: "2025-05" is before the start, "2025-06"
	// kpis[0].max: 100 is below the min of 500
	// kpis[1].channels[0]: no channel "instagramm" in the campaign; did you mean "instagram"?
	// kpis[2].unit: is missing, and nothing else defines the KPI "saves"
}

// A campaign may last a century, and no day longer.
func ExampleMaxCampaignDays() {
	c := socialorg.Campaign{Key: "centenary", Start: "1925", End: "2025"}
	fmt.Println(socialorg.MaxCampaignDays)
	fmt.Println(c.Validate())
	// Output:
	// 36525
	// end: "2025" is 36890 days after the start, more than 36525
}

// A KPI of one's own, with a metric of one's own.
func ExampleKPI() {
	k := socialorg.KPI{
		Key:         "quiz-rate",
		Name:        "Quizzes finished by impressions",
		Unit:        socialorg.UnitPercent,
		Numerator:   []socialorg.Metric{"quizzes-finished"},
		Denominator: []socialorg.Metric{socialorg.MetricImpressions},
		Goal:        "brand-image",
	}
	c := socialorg.Campaign{
		Key:     "launch",
		Metrics: map[socialorg.Metric]socialorg.Aggregation{"quizzes-finished": socialorg.AggregateSum},
		KPIs:    []socialorg.KPI{k.AtLeast(0.5)},
	}
	card, err := score.Campaign(c, []score.Counts{
		{Channel: "instagram", Values: map[socialorg.Metric]int64{"quizzes-finished": 30, "impressions": 4_000}},
		{Channel: "tiktok", Values: map[socialorg.Metric]int64{"quizzes-finished": 30, "impressions": 4_000}},
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(card.Results[0])
	// Output: Quizzes finished by impressions: 0.75% (at least 0.5%), met
}

func ExampleKPI_AtLeast() {
	k := standard.Views().AtLeast(500_000)
	fmt.Println(*k.Min, k.Max, k.Met(500_000), k.Met(499_999))
	// Output: 500000 <nil> true false
}

func ExampleKPI_AtMost() {
	k := standard.ResponseTime().AtMost(1800)
	fmt.Println(k.Min, *k.Max, k.Met(1800), k.Met(1801))
	// Output: <nil> 1800 true false
}

func ExampleKPI_Between() {
	k := standard.EngagementRate().Between(2, 6)
	fmt.Println(*k.Min, *k.Max, k.Met(2), k.Met(6), k.Met(6.1))
	// Output: 2 6 true true false
}

func ExampleKPI_On() {
	k := standard.Views().AtLeast(500).On("instagram")
	c := socialorg.Campaign{Key: "launch", KPIs: []socialorg.KPI{k}}
	card, err := score.Campaign(c, []score.Counts{
		{Channel: "instagram", Values: map[socialorg.Metric]int64{"views": 400}},
		{Channel: "linkedin", Values: map[socialorg.Metric]int64{"views": 900}},
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(card.Results[0])
	// Output: Views on instagram: 400 (at least 500), missed
}

func ExampleKPI_Met() {
	fmt.Println(standard.Shares().AtLeast(100).Met(120))
	fmt.Println(standard.Shares().Met(120)) // without a target
	// Output:
	// true
	// false
}

func ExampleKPI_Attainment() {
	fmt.Println(standard.Views().AtLeast(1000).Attainment(800))
	fmt.Println(standard.CostPerClick().AtMost(0.40).Attainment(0.50))
	fmt.Println(standard.EngagementRate().Between(2, 6).Attainment(4))
	fmt.Println(standard.FollowerGrowth().AtLeast(0).Attainment(3)) // 0 is a target
	fmt.Println(standard.Views().Attainment(800))                   // no target
	// Output:
	// 0.8 true
	// 0.75 true
	// 1 true
	// 1 true
	// 0 false
}

// The units, and how values of them are written.
func ExampleKPI_unit() {
	value := 61.5
	for _, unit := range []socialorg.Key{socialorg.UnitCount, socialorg.UnitPercent, socialorg.UnitRatio, socialorg.UnitSeconds, socialorg.UnitMoney, "points"} {
		fmt.Println(score.Result{KPI: socialorg.KPI{Key: "kpi", Unit: unit}, Status: score.Followed, Value: &value, Currency: "EUR"})
	}
	// Output:
	// kpi: 61.5, followed
	// kpi: 61.5%, followed
	// kpi: 61.5, followed
	// kpi: 61.5 s, followed
	// kpi: EUR 61.50, followed
	// kpi: 61.5 points, followed
}

// The report of a specialist for June, with two exports in it.
func ExampleCounts() {
	counts := []score.Counts{
		{
			Channel: "instagram", Period: "2025-06",
			Values: map[socialorg.Metric]int64{socialorg.MetricViews: 9_000, socialorg.MetricSaves: 0},
		}, // nobody saved anything, and nobody counted shares
		{Channel: "instagram", Period: "2025-06", Currency: "EUR", Values: map[socialorg.Metric]int64{socialorg.MetricSpend: 12_050}}, // 120.50
	}
	c := socialorg.Campaign{Key: "june", KPIs: []socialorg.KPI{standard.Views(), standard.Saves(), standard.Shares(), standard.CostPerMille()}}
	card, err := score.Campaign(c, counts)
	if err != nil {
		log.Fatal(err)
	}
	for _, r := range card.Results {
		fmt.Println(r)
	}
	// Output:
	// Views: 9,000, followed
	// Saves: 0, followed
	// Shares: no data: shares of instagram missing in 2025-06
	// Cost per thousand impressions (CPM): no data: impressions of instagram missing in 2025-06
}

// The built-in metrics and how they add up over periods.
func ExampleMetric() {
	for _, m := range []socialorg.Metric{
		socialorg.MetricViews, socialorg.MetricShares, socialorg.MetricLikes, socialorg.MetricComments, socialorg.MetricSaves,
		socialorg.MetricImpressions, socialorg.MetricReach, socialorg.MetricClicks, socialorg.MetricPosts,
		socialorg.MetricNewFollowers, socialorg.MetricFollowersAtStart, socialorg.MetricFollowers,
		socialorg.MetricConversions, socialorg.MetricSpend, socialorg.MetricRevenue,
		socialorg.MetricResponses, socialorg.MetricResponseSeconds, socialorg.MetricMentions, socialorg.MetricMarketMentions,
		socialorg.MetricVideoStarts, socialorg.MetricVideoCompletions, socialorg.MetricWatchSeconds,
	} {
		if a := m.Aggregation(); a != socialorg.AggregateSum {
			fmt.Println(m, a)
		}
	}
	// Output:
	// reach none
	// followers-start first
	// followers last
}

func ExampleMetrics() {
	for m := range socialorg.Metrics() {
		if m.IsMoney() {
			fmt.Println(m)
		}
	}
	// Output:
	// revenue
	// spend
}

func ExampleMetric_Aggregation() {
	fmt.Println(socialorg.MetricClicks.Aggregation(), socialorg.MetricReach.Aggregation(), socialorg.Metric("quizzes-finished").Aggregation())
	// Output: sum none none
}

func ExampleAggregation() {
	counts := []score.Counts{
		{Channel: "youtube", Period: "2025-05", Values: map[socialorg.Metric]int64{"subscribers": 400}},
		{Channel: "youtube", Period: "2025-06", Values: map[socialorg.Metric]int64{"subscribers": 420}},
	}
	for _, a := range []socialorg.Aggregation{socialorg.AggregateSum, socialorg.AggregateFirst, socialorg.AggregateLast, socialorg.AggregateNone} {
		c := socialorg.Campaign{
			Key: "c", Metrics: map[socialorg.Metric]socialorg.Aggregation{"subscribers": a},
			KPIs: []socialorg.KPI{{Key: "subscribers", Unit: socialorg.UnitCount, Numerator: []socialorg.Metric{"subscribers"}}},
		}
		card, err := score.Campaign(c, counts)
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(a, card.Results[0])
	}
	// Output:
	// sum subscribers: 820, followed
	// first subscribers: 400, followed
	// last subscribers: 420, followed
	// none subscribers: no data: subscribers of youtube cannot be added up in 2025-05 and 2025-06
}

func ExampleCurrencyDigits() {
	fmt.Println(socialorg.CurrencyDigits("EUR"), socialorg.CurrencyDigits("JPY"), socialorg.CurrencyDigits("KWD"), socialorg.CurrencyDigits(""))
	// Output: 2 0 3 0
}

// Half-way through June, half of the views are due, and the whole rate.
func ExampleCampaign_Until() {
	june := socialorg.Campaign{Key: "june", Start: "2026-06", End: "2026-06", KPIs: []socialorg.KPI{
		standard.Views().AtLeast(3000), standard.EngagementRate().AtLeast(2),
	}}
	half, err := june.Until("2026-06-15")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(half.End, *half.KPIs[0].Min, *half.KPIs[1].Min)
	// Output: 2026-06-15 1500 2
}

func ExamplePeriod() {
	for _, p := range []socialorg.Period{"2025", "2025-06", "2025-W24", "2025-06-14", ""} {
		fmt.Printf("%q contains the fourteenth of June: %v\n", p, p.Contains("2025-06-14"))
	}
	// Output:
	// "2025" contains the fourteenth of June: true
	// "2025-06" contains the fourteenth of June: true
	// "2025-W24" contains the fourteenth of June: true
	// "2025-06-14" contains the fourteenth of June: true
	// "" contains the fourteenth of June: true
}

func ExamplePeriod_Validate() {
	fmt.Println(socialorg.Period("2024-02-29").Validate())
	fmt.Println(socialorg.Period("2025-02-29").Validate())
	// Output:
	// <nil>
	// "2025-02-29" must be a year, quarter, month, week, day or span of days in the calendar, such as 2025, 2025-Q2, 2025-06, 2025-W24, 2025-06-14 or 2025-06-01/2025-06-28
}

// A week is in a month only with all of its days.
func ExamplePeriod_Contains() {
	fmt.Println(socialorg.Period("2025-06").Contains("2025-W23"), socialorg.Period("2025-06").Contains("2025-W27"))
	// Output: true false
}

func ExamplePeriod_Compare() {
	fmt.Println(socialorg.Period("2025-W24").Compare("2025-06-14"), socialorg.Period("2025-01").Compare("2025"), socialorg.Period("2025").Compare("2025"))
	// Output: -1 1 0
}

func ExampleKPI_HasTarget() {
	fmt.Println(standard.Views().HasTarget(), standard.Views().AtLeast(500).HasTarget())
	// Output: false true
}

func ExampleKey_Valid() {
	fmt.Println(socialorg.Key("set-kpis").Valid(), socialorg.Key("Set KPIs").Valid())
	fmt.Println(socialorg.Key("Set KPIs").Validate())
	// Output:
	// true false
	// "Set KPIs" must be lower-case words or digits joined by single hyphens
}

func ExampleMetric_IsMoney() {
	for _, m := range []socialorg.Metric{socialorg.MetricSpend, socialorg.MetricNewFollowers, socialorg.MetricClicks} {
		fmt.Println(m, m.IsMoney(), m.IsSigned(), m.PartOf())
	}
	// Output:
	// spend true false []
	// new-followers false true []
	// clicks false false [impressions]
}

func ExampleInvolvement_IsAccountable() {
	fmt.Println(socialorg.Responsible.IsAccountable(), socialorg.AccountableResponsible.IsAccountable())
	// Output: false true
}
