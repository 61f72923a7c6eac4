package score_test

import (
	"fmt"
	"log"

	"example.com/socialorg"
	"example.com/socialorg/score"
	"example.com/socialorg/standard"
)

// What two channels counted, against three KPIs.
func ExampleCampaign() {
	launch := socialorg.Campaign{
		Key: "spring-launch", KPIsSetBy: "manager", Channels: []socialorg.Key{"instagram", "linkedin"}, Currency: "EUR",
		KPIs: []socialorg.KPI{standard.Views().AtLeast(500_000), standard.EngagementRate().Between(2, 6), standard.CostPerClick().AtMost(0.40)},
	}
	card, err := score.Campaign(launch, []score.Counts{
		{Channel: "instagram", Values: map[socialorg.Metric]int64{"views": 410_000, "impressions": 440_000, "likes": 9_800, "comments": 640, "shares": 1_270}},
		{Channel: "instagram", Values: map[socialorg.Metric]int64{"spend": 320_000, "clicks": 8_000}}, // another export, of the advertisements
		{Channel: "linkedin", Values: map[socialorg.Metric]int64{
			"views": 140_000, "impressions": 160_000, "likes": 2_900, "comments": 310, "shares": 80, "spend": 40_000, "clicks": 1_000,
		}},
	})
	if err != nil {
		log.Fatal(err) // every mistake at once
	}
	for _, r := range card.Results {
		fmt.Println(r)
	}
	fmt.Println(card)
	// Output:
	// Views: 550,000 (at least 500,000), met
	// Engagement rate by impressions: 2.5% (from 2% to 6%), met
	// Cost per click (CPC): EUR 0.40 (at most EUR 0.40), met
	// spring-launch: 3 met; score 1.00
}

// A channel without a metric did not count 0. Its other counts stay out of the
// rate too, or the rate would be of nothing that anybody counted: here 68 %.
func ExampleCampaign_channelWithoutAMetric() {
	c := socialorg.Campaign{Key: "launch", KPIs: []socialorg.KPI{
		standard.EngagementRate().AtLeast(3),
		standard.EngagementRate().AtLeast(3).On("linkedin"), // of one channel alone
	}}
	card, err := score.Campaign(c, []score.Counts{
		{Channel: "instagram", Values: map[socialorg.Metric]int64{"views": 60_000, "likes": 1_500, "comments": 300, "shares": 200}},
		{Channel: "linkedin", Values: map[socialorg.Metric]int64{"impressions": 3_000, "likes": 40, "comments": 8, "shares": 2}},
	})
	if err != nil {
		log.Fatal(err)
	}
	for _, r := range card.Results {
		fmt.Println(r)
	}
	fmt.Println(card)
	// Output:
	// Engagement rate by impressions: 1.67% (at least 3%), partial: impressions of instagram missing
	// Engagement rate by impressions on linkedin: 1.67% (at least 3%), missed
	// launch: 1 missed, 1 partial; score 0.27 to 0.77, 1 of 2 targets judged
}

// Periods add up as the metric says: new followers of two months are a sum,
// followers at the start are those of the first month, and the people reached in
// two months have no total.
func ExampleCampaign_severalPeriods() {
	c := socialorg.Campaign{Key: "launch", KPIs: []socialorg.KPI{standard.FollowerGrowth().AtLeast(10), standard.Reach().AtLeast(9_000)}}
	card, err := score.Campaign(c, []score.Counts{
		{Channel: "instagram", Period: "2025-01", Values: map[socialorg.Metric]int64{"followers-start": 10_000, "new-followers": 600, "reach": 8_000}},
		{Channel: "instagram", Period: "2025-02", Values: map[socialorg.Metric]int64{"followers-start": 10_600, "new-followers": 636, "reach": 7_000}},
	})
	if err != nil {
		log.Fatal(err)
	}
	for _, r := range card.Results {
		fmt.Println(r)
	}
	// Output:
	// Follower growth: 12.36% (at least 10%), met
	// Reach: no data (at least 9,000): reach of instagram cannot be added up in 2025-01 and 2025-02
}

// A lifetime counter is read once a day and never added up: the campaign says
// that its last count stands for all.
func ExampleCampaign_lifetimeCounter() {
	c := socialorg.Campaign{
		Key:     "launch",
		Metrics: map[socialorg.Metric]socialorg.Aggregation{socialorg.MetricViews: socialorg.AggregateLast},
		KPIs:    []socialorg.KPI{standard.Views().AtLeast(500)},
	}
	card, err := score.Campaign(c, []score.Counts{
		{Channel: "youtube", Period: "2025-06-01", Values: map[socialorg.Metric]int64{"views": 150}},
		{Channel: "youtube", Period: "2025-06-02", Values: map[socialorg.Metric]int64{"views": 171}},
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(card.Results[0])
	// Output: Views: 171 (at least 500), missed
}

// Nothing is converted between currencies.
func ExampleCampaign_severalCurrencies() {
	c := socialorg.Campaign{Key: "launch", KPIs: []socialorg.KPI{standard.ReturnOnAdSpend().AtLeast(2), standard.CostPerClick()}}
	card, err := score.Campaign(c, []score.Counts{
		{Channel: "ads", Currency: "EUR", Values: map[socialorg.Metric]int64{"spend": 100_000, "clicks": 2_500}},
		{Channel: "ads", Currency: "NOK", Values: map[socialorg.Metric]int64{"revenue": 4_740_000}},
	})
	if err != nil {
		log.Fatal(err)
	}
	for _, r := range card.Results {
		fmt.Println(r)
	}
	// Output:
	// Return on ad spend (ROAS): no data (at least 2): revenue and spend of ads in another currency
	// Cost per click (CPC): EUR 0.40, followed
}

// A denominator of 0 gives no value. Money spent on no click at all still misses
// a limit on what a click may cost; no conversions of no clicks say nothing.
func ExampleCampaign_zeroDenominator() {
	c := socialorg.Campaign{Key: "launch", Currency: "EUR", KPIs: []socialorg.KPI{
		standard.CostPerClick().AtMost(0.40), standard.ConversionRate().AtLeast(2),
	}}
	card, err := score.Campaign(c, []score.Counts{
		{Channel: "ads", Values: map[socialorg.Metric]int64{"spend": 500_000, "clicks": 0, "conversions": 0}},
	})
	if err != nil {
		log.Fatal(err)
	}
	for _, r := range card.Results {
		fmt.Println(r)
	}
	// Output:
	// Cost per click (CPC): no value (at most EUR 0.40), missed: clicks of ads are 0
	// Conversion rate: no data (at least 2%): clicks of ads are 0
}

// Twelve days are missing, so the sum is partial. It can only grow, so a target
// that it has reached is met and a limit that it has passed is missed already.
func ExampleCampaign_partialSum() {
	june := socialorg.Campaign{
		Key: "june", Channels: []socialorg.Key{"ads"}, Start: "2025-06", End: "2025-06", Currency: "EUR",
		KPIs: []socialorg.KPI{
			{Key: "spend", Name: "Spend", Unit: socialorg.UnitMoney, Numerator: []socialorg.Metric{socialorg.MetricSpend}},
			standard.Views().AtLeast(500_000),
			standard.Views().AtLeast(900_000).On("ads"),
		},
	}
	june.KPIs[0] = june.KPIs[0].AtMost(25_000)
	var counts []score.Counts
	for day := 1; day <= 18; day++ {
		counts = append(counts, score.Counts{
			Channel: "ads", Period: socialorg.Period(fmt.Sprintf("2025-06-%02d", day)),
			Values: map[socialorg.Metric]int64{socialorg.MetricSpend: 170_000, socialorg.MetricViews: 30_000},
		})
	}
	card, err := score.Campaign(june, counts)
	if err != nil {
		log.Fatal(err)
	}
	for _, r := range card.Results {
		fmt.Println(r)
	}
	fmt.Println(card)
	// Output:
	// Spend: EUR 30,600.00 (at most EUR 25,000.00), missed already: ads missing from 2025-06-19 to 2025-06-30
	// Views: 540,000 (at least 500,000), met already: ads missing from 2025-06-19 to 2025-06-30
	// Views on ads: 540,000 (at least 900,000), partial: ads missing from 2025-06-19 to 2025-06-30
	// june: 1 met, 1 missed, 1 partial; score 0.33 to 0.92, 2 of 3 targets judged
}

// Weeks do not nest in months: the days around them are counted as days.
func ExampleCampaign_weeksAndMonths() {
	june := socialorg.Campaign{
		Key: "june", Channels: []socialorg.Key{"instagram"}, Start: "2025-06", End: "2025-06", KPIs: []socialorg.KPI{standard.Views()},
	}
	var weeks []score.Counts
	for _, week := range []socialorg.Period{"2025-W23", "2025-W24", "2025-W25", "2025-W26"} {
		weeks = append(weeks, score.Counts{Channel: "instagram", Period: week, Values: map[socialorg.Metric]int64{"views": 1000}})
	}
	card, err := score.Campaign(june, weeks)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(card.Results[0])
	_, err = score.Campaign(june, []score.Counts{{Channel: "instagram", Period: "2025-W22", Values: map[socialorg.Metric]int64{"views": 1000}}})
	fmt.Println(err)
	// Output:
	// Views: 4,000, partial: instagram missing in 2025-06-01 and 2025-06-30
	// counts[0].period: "2025-W22" is not within the campaign, 2025-06
}

// What no platform counts comes as a Measurement, of KPIs that the campaign set
// (S27).
func ExampleMeasurement() {
	c := socialorg.Campaign{Key: "launch", KPIs: []socialorg.KPI{
		{Key: "ad-recall-lift", Name: "Ad recall lift", Unit: socialorg.UnitPercent}, standard.Views(),
	}}
	c.KPIs[0] = c.KPIs[0].AtLeast(4)
	card, err := score.Campaign(c, nil, score.Measurement{KPI: "ad-recall-lift", Value: 5.5})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(card.Results[0])
	_, err = score.Campaign(c, nil, score.Measurement{KPI: "likes", Value: 3}, score.Measurement{KPI: "views", Value: 3})
	fmt.Println(err)
	// Output:
	// Ad recall lift: 5.5% (at least 4%), met
	// measured[0].kpi: the campaign has no KPI "likes"
	// measured[1].kpi: "views" has a numerator, so it is computed from counts
}

// Counts that contradict each other are used as they are.
func ExampleCard() {
	c := socialorg.Campaign{Key: "launch", KPIs: []socialorg.KPI{standard.ClickThroughRate().AtLeast(0.02)}}
	card, err := score.Campaign(c, []score.Counts{
		{Channel: "instagram", Period: "2025-06", Values: map[socialorg.Metric]int64{"clicks": 30, "impressions": 10}},
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(card.Judged, "of", card.Targets, "from", card.ScoreMin, "to", card.ScoreMax)
	for _, d := range card.Doubts {
		fmt.Println(d)
	}
	// Output:
	// 1 of 1 from 1 to 1
	// 30 clicks of instagram in 2025-06 are more than 10 impressions
	// click-through-rate is 300%, although its numerator is a part of its denominator
	// click-through-rate: the target of 0.02% looks like a fraction; is it 2%?
}

func ExampleCard_String() {
	c := socialorg.Campaign{Key: "launch", KPIs: []socialorg.KPI{standard.Views().AtLeast(100), standard.Shares().AtLeast(10)}}
	card, err := score.Campaign(c, []score.Counts{{Channel: "instagram", Values: map[socialorg.Metric]int64{"views": 80}}})
	fmt.Println(card.String(), err)
	// Output: launch: 1 missed, 1 no data; score 0.40 to 0.90, 1 of 2 targets judged <nil>
}

func ExampleResult() {
	c := socialorg.Campaign{Key: "launch", Currency: "EUR", KPIs: []socialorg.KPI{standard.CostPerMille().AtMost(8)}}
	card, err := score.Campaign(c, []score.Counts{{Channel: "ads", Values: map[socialorg.Metric]int64{"spend": 6_000, "impressions": 10_000}}})
	if err != nil {
		log.Fatal(err)
	}
	r := card.Results[0]
	fmt.Println(*r.Value, r.Currency, r.Status, *r.Attainment, len(r.Gaps))
	// Output: 6 EUR met 1.25 0
}

// A value is never rounded so far that it reads like a target that it misses.
func ExampleResult_String() {
	value := 2.9996
	r := score.Result{KPI: standard.ClickThroughRate().AtLeast(3), Status: score.Missed, Value: &value}
	fmt.Println(r.String())
	// Output: Click-through rate (CTR): 2.9996% (at least 3%), missed
}

func ExampleGap() {
	c := socialorg.Campaign{Key: "launch", Channels: []socialorg.Key{"instagram", "tiktok"}, KPIs: []socialorg.KPI{standard.ClickThroughRate()}}
	card, err := score.Campaign(c, []score.Counts{{Channel: "instagram", Period: "2025-06", Values: map[socialorg.Metric]int64{"clicks": 3}}})
	if err != nil {
		log.Fatal(err)
	}
	for _, g := range card.Results[0].Gaps {
		fmt.Println(g.Channel, g.Periods, g.Metrics, g.Why == score.Uncounted)
	}
	// Output:
	// instagram [2025-06] [impressions] true
	// tiktok [] [] true
}

func ExampleGap_String() {
	for _, g := range []score.Gap{
		{Channel: "instagram", Metrics: []socialorg.Metric{"impressions"}, Why: score.Uncounted},
		{Channel: "instagram", Periods: []socialorg.Period{"2025-05", "2025-06"}, Why: score.Uncounted},
		{Channel: "ads", Metrics: []socialorg.Metric{"clicks"}, Why: score.ZeroDenominator},
		{Channel: "ads", Metrics: []socialorg.Metric{"reach"}, Periods: []socialorg.Period{"2025-05", "2025-06"}, Why: score.NonAdditive},
		{Channel: "ads", Metrics: []socialorg.Metric{"spend"}, Why: score.Currencies},
	} {
		fmt.Println(g.String())
	}
	// Output:
	// impressions of instagram missing
	// instagram missing in 2025-05 and 2025-06
	// clicks of ads are 0
	// reach of ads cannot be added up in 2025-05 and 2025-06
	// spend of ads in another currency
}

func ExampleStatus() {
	c := socialorg.Campaign{Key: "launch", Channels: []socialorg.Key{"instagram", "tiktok"}, KPIs: []socialorg.KPI{
		standard.Views().AtLeast(100), standard.Views().AtMost(100), standard.Views().On("instagram"), standard.Views().AtLeast(500), standard.Shares(),
	}}
	c.KPIs[1] = c.KPIs[1].On("instagram", "tiktok")
	c.KPIs[3].Key = "many-views"
	card, err := score.Campaign(c, []score.Counts{{Channel: "instagram", Values: map[socialorg.Metric]int64{"views": 120}}})
	if err != nil {
		log.Fatal(err)
	}
	for i, status := range []score.Status{score.Met, score.Missed, score.Followed, score.Partial, score.NoData} {
		fmt.Println(status, card.Results[i].Status == status)
	}
	// Output:
	// met true
	// missed true
	// followed true
	// partial true
	// no-data true
}

func ExampleCompare() {
	c := socialorg.Campaign{Key: "launch", KPIs: []socialorg.KPI{standard.Views().AtLeast(50_000)}}
	count := func(month socialorg.Period, views int64) score.Card {
		card, err := score.Campaign(c, []score.Counts{{Channel: "instagram", Period: month, Values: map[socialorg.Metric]int64{"views": views}}})
		if err != nil {
			log.Fatal(err)
		}
		return card
	}
	for _, d := range score.Compare(count("2026-05", 40_000), count("2026-06", 55_000)) {
		fmt.Println(d.KPI, d.Before.Status, d.After.Status, *d.Change)
	}
	// Output: views missed met 15000
}

// A doubt is data: a report can word it in its own language.
func ExampleDoubt() {
	c := socialorg.Campaign{Key: "spring", KPIs: []socialorg.KPI{standard.ClickThroughRate()}}
	card, err := score.Campaign(c, []score.Counts{
		{Channel: "instagram", Values: map[socialorg.Metric]int64{"clicks": 900, "impressions": 500}},
	})
	if err != nil {
		log.Fatal(err)
	}
	for _, d := range card.Doubts {
		fmt.Println(d.Kind, d.Metric, d.Count, d.Beside, d.BesideCount)
	}
	// Output:
	// more-than-whole clicks 900 impressions 500
	// above-hundred  0  0
}

func ExampleDoubtKind() {
	for _, kind := range []score.DoubtKind{
		score.NegativeCount, score.MoreThanWhole, score.LostTooMany, score.NoResponses, score.AboveHundred, score.FractionMeant,
		score.NoPeriod, score.ZerosAtEnd,
	} {
		fmt.Print(kind, " ")
	}
	// Output: negative-count more-than-whole lost-too-many no-responses above-hundred fraction-meant no-period zeros-at-end
}

func ExampleReason() {
	for _, why := range []score.Reason{score.Uncounted, score.Incomplete, score.ZeroDenominator, score.NonAdditive, score.Currencies} {
		fmt.Print(why, " ")
	}
	fmt.Println("of at most", score.MaxGaps, "words of gaps, found in", score.MaxSteps, "steps")
	// Output: uncounted incomplete zero-denominator non-additive currencies of at most 10000 words of gaps, found in 50000000 steps
}
