package score_test

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"math"
	"path/filepath"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"example.com/socialorg"
	"example.com/socialorg/score"
	"example.com/socialorg/standard"
)

// counts returns what a channel counted in a period; without one, in the whole
// campaign.
func counts(channel socialorg.Key, period socialorg.Period, values map[socialorg.Metric]int64) score.Counts {
	return score.Counts{Channel: channel, Period: period, Values: values}
}

type values = map[socialorg.Metric]int64

// result returns the only result of a campaign with that KPI.
func result(t *testing.T, c socialorg.Campaign, k socialorg.KPI, counted ...score.Counts) score.Result {
	t.Helper()
	c.Key, c.KPIs = "c", []socialorg.KPI{k}
	card, err := score.Campaign(c, counted)
	require.NoError(t, err)
	_, err = json.Marshal(card)
	require.NoError(t, err)
	require.Len(t, card.Results, 1)
	return card.Results[0]
}

// requireResult checks the status, the value (NaN: none) and the gaps.
func requireResult(t *testing.T, r score.Result, status score.Status, value float64, gaps ...score.Gap) {
	t.Helper()
	require.Equal(t, status, r.Status)
	if math.IsNaN(value) {
		require.Nil(t, r.Value)
	} else {
		require.NotNil(t, r.Value)
		require.Equal(t, value, *r.Value)
		require.False(t, value == 0 && math.Signbit(*r.Value), "negative zero")
	}
	if diff := gocmp.Diff(gaps, r.Gaps); diff != "" {
		t.Errorf("gaps (-want +got)\n%s", diff)
	}
}

var none = math.NaN()

func days(month string, from, to int) []socialorg.Period {
	var ps []socialorg.Period
	for d := from; d <= to; d++ {
		ps = append(ps, socialorg.Period(fmt.Sprintf("%s-%02d", month, d)))
	}
	return ps
}

func TestF1EngagementRateIsPartial(t *testing.T) {
	counted := []score.Counts{
		counts("instagram", "", values{"views": 60_000, "likes": 1500, "comments": 300, "shares": 200}),
		counts("linkedin", "", values{"impressions": 3000, "likes": 40, "comments": 8, "shares": 2}),
	}
	r := result(t, socialorg.Campaign{}, standard.EngagementRate().AtLeast(3), counted...)
	requireResult(t, r, score.Partial, 5.0/3, score.Gap{Channel: "instagram", Metrics: []socialorg.Metric{"impressions"}, Why: score.Uncounted})
	require.Equal(t, "Engagement rate by impressions: 1.67% (at least 3%), partial: impressions of instagram missing", r.String())
	requireResult(t, result(t, socialorg.Campaign{}, standard.EngagementRate().AtLeast(3).On("linkedin"), counted...), score.Missed, 5.0/3)
}

func TestF2SumIsALowerBound(t *testing.T) {
	counted := []score.Counts{
		counts("instagram", "", values{"views": 60_000, "likes": 1500, "comments": 300, "shares": 200}),
		counts("linkedin", "", values{"impressions": 3000, "likes": 40, "comments": 8, "shares": 2}),
	}
	gap := score.Gap{Channel: "linkedin", Metrics: []socialorg.Metric{"views"}, Why: score.Uncounted}
	r := result(t, socialorg.Campaign{}, standard.Views().AtLeast(50_000), counted...)
	requireResult(t, r, score.Met, 60_000, gap)
	require.Equal(t, "Views: 60,000 (at least 50,000), met already: views of linkedin missing", r.String())
	requireResult(t, result(t, socialorg.Campaign{}, standard.Views().AtMost(50_000), counted...), score.Missed, 60_000, gap)
	requireResult(t, result(t, socialorg.Campaign{}, standard.Views().AtMost(60_000), counted...), score.Partial, 60_000, gap)
	requireResult(t, result(t, socialorg.Campaign{}, standard.Views().AtLeast(60_001), counted...), score.Partial, 60_000, gap)
	requireResult(t, result(t, socialorg.Campaign{}, standard.Views().Between(50_000, 70_000), counted...), score.Partial, 60_000, gap)
	requireResult(t, result(t, socialorg.Campaign{}, standard.Views().Between(10, 50_000), counted...), score.Missed, 60_000, gap)

	counted[0].Values["views"], counted[1].Values["new-followers"] = -1, 50
	requireResult(t, result(t, socialorg.Campaign{Channels: []socialorg.Key{"instagram", "linkedin"}}, standard.Views().AtLeast(0), counted...),
		score.Partial, -1, gap)
	won := socialorg.KPI{Key: "won", Unit: socialorg.UnitCount, Numerator: []socialorg.Metric{"new-followers"}}
	requireResult(t, result(t, socialorg.Campaign{}, won.AtLeast(50), counted...), score.Partial, 50,
		score.Gap{Channel: "instagram", Metrics: []socialorg.Metric{"new-followers"}, Why: score.Uncounted})
}

func TestF3ReachIsNotAdditive(t *testing.T) {
	k := standard.Frequency().AtMost(3)
	var week []score.Counts
	for _, day := range days("2025-06", 9, 15) {
		week = append(week, counts("instagram", day, values{"reach": 1000, "impressions": 1500}))
	}
	r := result(t, socialorg.Campaign{}, k, week...)
	requireResult(t, r, score.NoData, none,
		score.Gap{Channel: "instagram", Periods: days("2025-06", 9, 15), Metrics: []socialorg.Metric{"reach"}, Why: score.NonAdditive})
	require.Equal(t, "Frequency (impressions per person reached): no data (at most 3): reach of instagram cannot be added up in 2025-06-09, 2025-06-10, 2025-06-11 and 4 more periods", r.String())
	requireResult(t, result(t, socialorg.Campaign{}, k, counts("instagram", "2025-W24", values{"reach": 1000, "impressions": 10_500})), score.Missed, 10.5)
}

func TestF4FollowersAtTheStart(t *testing.T) {
	requireResult(t, result(t, socialorg.Campaign{}, standard.FollowerGrowth().AtLeast(10),
		counts("instagram", "2025-02", values{"followers-start": 10_600, "new-followers": 636}),
		counts("instagram", "2025-01", values{"followers-start": 10_000, "new-followers": 600})), score.Met, 12.36)
}

func TestF5LifetimeCounter(t *testing.T) {
	c := socialorg.Campaign{Metrics: map[socialorg.Metric]socialorg.Aggregation{"views": socialorg.AggregateLast}}
	var snapshots []score.Counts
	for i, n := range []int64{171, 150, 168, 161, 155} {
		snapshots = append(snapshots, counts("youtube", days("2025-06", 1, 5)[(i+4)%5], values{"views": n}))
	}
	requireResult(t, result(t, c, standard.Views().AtLeast(500), snapshots...), score.Missed, 171)
	snapshots = append(snapshots, counts("tiktok", "2025-06", values{"views": 29}))
	requireResult(t, result(t, c, standard.Views().AtLeast(200), snapshots...), score.Met, 200)
}

func TestF6MissingDays(t *testing.T) {
	c := socialorg.Campaign{Channels: []socialorg.Key{"instagram-ads", "tiktok-ads"}, Start: "2025-06", End: "2025-06", Currency: "EUR"}
	k := socialorg.KPI{Key: "spend", Name: "Spend", Unit: socialorg.UnitMoney, Numerator: []socialorg.Metric{"spend"}}.AtMost(25_000)
	spent := func(cents int64) []score.Counts {
		var counted []score.Counts
		for _, day := range days("2025-06", 1, 18) {
			for _, channel := range c.Channels {
				counted = append(counted, counts(channel, day, values{"spend": cents / 36}))
			}
		}
		return counted
	}
	gaps := []score.Gap{
		{Channel: "instagram-ads", Periods: []socialorg.Period{"2025-06-19/2025-06-30"}, Why: score.Uncounted},
		{Channel: "tiktok-ads", Periods: []socialorg.Period{"2025-06-19/2025-06-30"}, Why: score.Uncounted},
	}
	r := result(t, c, k, spent(1_800_000)...)
	requireResult(t, r, score.Partial, 18_000, gaps...)
	require.Equal(t, "Spend: EUR 18,000.00 (at most EUR 25,000.00), partial: instagram-ads and tiktok-ads missing from 2025-06-19 to 2025-06-30", r.String())
	requireResult(t, result(t, c, k, spent(3_000_024)...), score.Missed, 30_000.24, gaps...)
}

func TestF7SomethingSpentForNothing(t *testing.T) {
	c := socialorg.Campaign{Currency: "EUR"}
	zero := score.Gap{Channel: "ads", Metrics: []socialorg.Metric{"clicks"}, Why: score.ZeroDenominator}
	counted := counts("ads", "", values{"spend": 500_000, "clicks": 0, "conversions": 0})
	r := result(t, c, standard.CostPerClick().AtMost(0.40), counted)
	requireResult(t, r, score.Missed, none, zero)
	require.Zero(t, *r.Attainment)
	require.Equal(t, "Cost per click (CPC): no value (at most EUR 0.40), missed: clicks of ads are 0", r.String())
	r = result(t, c, standard.ConversionRate().AtLeast(2), counted)
	requireResult(t, r, score.NoData, none, zero)
	require.Equal(t, "Conversion rate: no data (at least 2%): clicks of ads are 0", r.String())
	r = result(t, c, standard.ConversionRate().AtLeast(2), counts("ads", "", values{"conversions": 0}))
	requireResult(t, r, score.NoData, none, score.Gap{Channel: "ads", Metrics: []socialorg.Metric{"clicks"}, Why: score.Uncounted})
	require.Equal(t, "Conversion rate: no data (at least 2%): clicks of ads missing", r.String())

	requireResult(t, result(t, c, standard.CostPerClick().AtLeast(0.40), counted), score.NoData, none, zero)
	c.Channels = []socialorg.Key{"ads", "more-ads"}
	requireResult(t, result(t, c, standard.CostPerClick().AtMost(0.40), counted), score.NoData, none,
		score.Gap{Channel: "more-ads", Why: score.Uncounted}, zero)
}

func TestF8LosingDataMakesNoBetterCard(t *testing.T) {
	c := socialorg.Campaign{
		Key: "c", Channels: []socialorg.Key{"instagram"}, Start: "2025-06", End: "2025-06",
		KPIs: []socialorg.KPI{standard.Views().AtLeast(1000), standard.Shares().AtLeast(100), standard.ClickThroughRate().AtLeast(2)},
	}
	all := values{"views": 1000, "shares": 25, "clicks": 20, "impressions": 1000}
	card, err := score.Campaign(c, []score.Counts{counts("instagram", "2025-06", all)})
	require.NoError(t, err)
	require.Equal(t, []float64{0.75, 0.75}, []float64{card.ScoreMin, card.ScoreMax})
	require.Equal(t, []int{3, 3}, []int{card.Judged, card.Targets})
	require.Equal(t, "c: 2 met, 1 missed; score 0.75", card.String())
	delete(all, "shares")
	card, err = score.Campaign(c, []score.Counts{counts("instagram", "2025-06", all)})
	require.NoError(t, err)
	require.Equal(t, []float64{2.0 / 3, 1}, []float64{card.ScoreMin, card.ScoreMax})
	require.Equal(t, []int{2, 3}, []int{card.Judged, card.Targets})
	require.Equal(t, "c: 2 met, 1 no data; score 0.66 to 1.00, 2 of 3 targets judged", card.String())
}

// A finer figure of a metric that does not add up is used by nothing, so it does not
// matter that only some rows had it.
func TestF8FinerFigure(t *testing.T) {
	c := socialorg.Campaign{Key: "c", Channels: []socialorg.Key{"a"}, Start: "2026-06-01", End: "2026-06-02", KPIs: []socialorg.KPI{standard.Reach().AtMost(2)}}
	day := counts("a", "2026-06-01", values{"reach": 1})
	day.Partial = []socialorg.Metric{"reach"}
	both, err := score.Campaign(c, []score.Counts{day, counts("a", "", values{"reach": 1})})
	require.NoError(t, err)
	require.Equal(t, "c: 1 met; score 1.00", both.String())
	require.Empty(t, both.Results[0].Gaps)
	alone, err := score.Campaign(c, []score.Counts{day})
	require.NoError(t, err)
	require.Equal(t, score.Incomplete, alone.Results[0].Gaps[0].Why)
}

func TestF9ValueAndTargetAreNeverWrittenAlike(t *testing.T) {
	r := result(t, socialorg.Campaign{}, standard.ClickThroughRate().AtLeast(3), counts("instagram", "", values{"clicks": 29_996, "impressions": 1_000_000}))
	requireResult(t, r, score.Missed, 2.9996)
	require.Equal(t, "Click-through rate (CTR): 2.9996% (at least 3%), missed", r.String())
	for _, test := range []struct {
		kpi      socialorg.KPI
		currency string
		value    float64
		want     string
	}{
		{standard.ClickThroughRate().AtLeast(3), "", 3, "3% (at least 3%)"},
		{standard.ClickThroughRate().AtLeast(3), "", math.Nextafter(3, 0), "2.9999999999999996% (at least 3%)"},
		{standard.ClickThroughRate().Between(2.5, 3), "", 2.5049, "2.505% (from 2.5% to 3%)"},
		{standard.ClickThroughRate().AtLeast(1e-9), "", 1e-6, "0.000001% (at least 0.000000001%)"},
		{standard.FollowerGrowth().AtLeast(0), "", -0.001, "-0.001% (at least 0%)"},
		{standard.FollowerGrowth(), "", -1e-320, "-1e-320%"},
		{standard.FollowerGrowth(), "", math.Copysign(0, -1), "0%"},
		{standard.CostPerClick().AtMost(0.4), "EUR", 0.4, "EUR 0.40 (at most EUR 0.40)"},
		{standard.CostPerClick().AtMost(0.4), "EUR", 0.404, "EUR 0.404 (at most EUR 0.40)"},
		{standard.CostPerClick().AtMost(0.4), "EUR", 0.5, "EUR 0.50 (at most EUR 0.40)"},
		{standard.CostPerClick().AtMost(0.425), "EUR", 7, "EUR 7.00 (at most EUR 0.425)"},
		{standard.CostPerClick().AtMost(40), "JPY", 39.6, "JPY 39.6 (at most JPY 40)"},
		{standard.CostPerClick().AtMost(41), "JPY", 39.6, "JPY 40 (at most JPY 41)"},
		{standard.CostPerClick().AtMost(0.4), "KWD", 0.5, "KWD 0.500 (at most KWD 0.400)"},
		{standard.CostPerClick().AtMost(0.4), "", 0.5, "0.5 (at most 0.4)"},
		{standard.ResponseTime().AtMost(60), "", 61.5, "61.5 s (at most 60 s)"},
		{standard.AmplificationRate().AtLeast(2), "", 1e300, "1e+300 (at least 2)"},
		{socialorg.KPI{Unit: "minutes"}, "", 2.345, "2.35 minutes"},
		{standard.ClickThroughRate().AtLeast(2.996), "", 2.9959, "2.9959% (at least 2.996%)"},
		{standard.ClickThroughRate().AtMost(2.9959), "", 2.996, "3% (at most 2.9959%)"},
		{standard.CostPerClick().AtMost(2.996), "EUR", 2.9959, "EUR 2.9959 (at most EUR 2.996)"},
	} {
		r := score.Result{KPI: test.kpi, Currency: test.currency, Value: &test.value, Status: score.Followed}
		r.KPI.Name = "K"
		require.Equal(t, "K: "+test.want+", followed", r.String())
	}
}

func TestF10MoneyIsCountedInMinorUnits(t *testing.T) {
	for _, test := range []struct {
		currency string
		count    int64
		want     float64
	}{{"EUR", 435, 4.35}, {"EUR", 29, 0.29}, {"JPY", 435, 435}, {"KWD", 435, 0.435}, {"", 435, 435}} {
		c := socialorg.Campaign{Currency: test.currency}
		requireResult(t, result(t, c, standard.CostPerClick(), counts("ads", "", values{"spend": test.count, "clicks": 1})), score.Followed, test.want)
	}
}

func TestF11DuplicatesAndOverlaps(t *testing.T) {
	views := values{"views": 5}
	c := socialorg.Campaign{Key: "c"}
	for _, test := range []struct {
		name    string
		counted []score.Counts
		want    []socialorg.Problem
	}{
		{"twice", []score.Counts{counts("a", "2025-06", views), counts("a", "2025-06", views)},
			[]socialorg.Problem{problem("counts[1].period", socialorg.ErrDuplicate)}},
		{"a day in a month", []score.Counts{counts("a", "2025-06", views), counts("a", "2025-06-14", views), counts("a", "2025-06-15", views)},
			[]socialorg.Problem{problem("counts[1].period", socialorg.ErrDuplicate), problem("counts[2].period", socialorg.ErrDuplicate)}},
		{"a month round a day", []score.Counts{counts("a", "2025-06-14", views), counts("a", "2025-06-15", views), counts("a", "2025-06", views)},
			[]socialorg.Problem{problem("counts[2].period", socialorg.ErrDuplicate)}},
		{"a week across a month", []score.Counts{counts("a", "2025-06", views), counts("a", "2025-W22", views)},
			[]socialorg.Problem{problem("counts[1].period", socialorg.ErrDuplicate)}},
		{"the whole campaign and a year", []score.Counts{counts("a", "2025", views), counts("a", "", views)},
			[]socialorg.Problem{problem("counts[1].period", socialorg.ErrDuplicate)}},
		{"a day in a week, in a month of another metric", []score.Counts{
			counts("a", "2025-06", values{"likes": 5}), counts("a", "2025-W24", views), counts("a", "2025-06-14", views),
		},
			[]socialorg.Problem{problem("counts[2].period", socialorg.ErrDuplicate)}},
		{"other metrics", []score.Counts{
			counts("a", "2025-06", views), counts("a", "2025-06", values{"likes": 5}), counts("a", "2025-06-14", values{"saves": 5}),
		}, nil},
		{"other channels", []score.Counts{counts("a", "2025-06", views), counts("b", "2025-06", views)}, nil},
		{"neighbours", []score.Counts{counts("a", "2025-06", views), counts("a", "2025-05-31", views), counts("a", "2025-07-01", views)}, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := score.Campaign(c, test.counted)
			requireProblems(t, err, test.want...)
		})
	}
	_, err := score.Campaign(c, []score.Counts{counts("a", "2025-06", views), counts("a", "2025-06-14", views)})
	require.EqualError(t, err, "counts[1].period: views of a in 2025-06-14 overlaps with 2025-06; the first is at counts[0].period")
	_, err = score.Campaign(c, []score.Counts{counts("a", "2025-06", views), {Channel: "a", Period: "2025-06", Currency: "eur", Values: views}})
	requireProblems(t, err, problem("counts[1].period", socialorg.ErrDuplicate), problem("counts[1].currency", socialorg.ErrMalformed))
	_, err = score.Campaign(c, []score.Counts{counts("a", "2025-06", views), counts("a", "2025", views), counts("a", "2025-06-14", views)})
	require.EqualError(t, err, "counts[1].period: views of a in 2025 overlaps with 2025-06; the first is at counts[0].period\n"+
		"counts[2].period: views of a in 2025-06-14 overlaps with 2025-06; the first is at counts[0].period", "the earliest is named")
}

func TestF12TwoCurrencies(t *testing.T) {
	spend, revenue := counts("ads", "", values{"spend": 100_000}), counts("ads", "", values{"revenue": 4_740_000})
	k := standard.ReturnOnAdSpend().AtLeast(2)
	spend.Currency, revenue.Currency = "EUR", "NOK"
	gap := score.Gap{Channel: "ads", Metrics: []socialorg.Metric{"revenue", "spend"}, Why: score.Currencies}
	requireResult(t, result(t, socialorg.Campaign{}, k, spend, revenue), score.NoData, none, gap)
	r := result(t, socialorg.Campaign{Currency: "EUR"}, k, spend, revenue)
	requireResult(t, r, score.NoData, none, gap)
	require.Equal(t, "Return on ad spend (ROAS): no data (at least 2): revenue and spend of ads in another currency", r.String())

	spend.Currency = "NOK"
	requireResult(t, result(t, socialorg.Campaign{}, k, spend, revenue), score.Met, 47.4)
	requireResult(t, result(t, socialorg.Campaign{Currency: "EUR"}, k, spend, revenue), score.NoData, none, gap)

	// Without a currency of the campaign, a result has that of the counts.
	yen := counts("ads", "", values{"spend": 300, "clicks": 2})
	yen.Currency = "JPY"
	r = result(t, socialorg.Campaign{}, standard.CostPerClick(), yen)
	requireResult(t, r, score.Followed, 150)
	require.Equal(t, "Cost per click (CPC): JPY 150, followed", r.String())

	// What is spent in the campaign's own currency may decide already.
	euro := counts("more-ads", "", values{"spend": 300, "clicks": 2})
	budget := socialorg.KPI{Key: "spend", Unit: socialorg.UnitMoney, Numerator: []socialorg.Metric{"spend"}}
	other := score.Gap{Channel: "ads", Metrics: []socialorg.Metric{"spend"}, Why: score.Currencies}
	requireResult(t, result(t, socialorg.Campaign{Currency: "EUR"}, budget.AtMost(2.5), yen, euro), score.Missed, 3, other)
	requireResult(t, result(t, socialorg.Campaign{Currency: "EUR"}, budget.AtMost(3.5), yen, euro), score.NoData, none, other)
}

func TestC1MeasurementsAreFinite(t *testing.T) {
	lift := socialorg.KPI{Key: "lift", Unit: socialorg.UnitPercent}
	c := socialorg.Campaign{Key: "c", KPIs: []socialorg.KPI{lift}}
	for _, v := range []float64{math.NaN(), math.Inf(1), math.Inf(-1)} {
		_, err := score.Campaign(c, nil, score.Measurement{KPI: "lift", Value: v})
		requireProblems(t, err, problem("measured[0].value", socialorg.ErrRange))
	}
}

func TestC2NegativeCountsAreData(t *testing.T) {
	c := socialorg.Campaign{Key: "c", KPIs: []socialorg.KPI{standard.Views().AtLeast(100)}}
	card, err := score.Campaign(c, []score.Counts{counts("a", "2025-06-01", values{"views": 150}), counts("a", "2025-06-02", values{"views": -60, "new-followers": -5})})
	require.NoError(t, err)
	requireResult(t, card.Results[0], score.Missed, 90)
	requireDoubts(t, card, "-60 views of a in 2025-06-02: a negative count")
}

// requireDoubts checks the doubts in words.
func requireDoubts(t *testing.T, card score.Card, want ...string) {
	t.Helper()
	var got []string
	for _, d := range card.Doubts {
		got = append(got, d.String())
	}
	require.Equal(t, want, got)
}

func TestC3TargetOfZero(t *testing.T) {
	complaints := socialorg.KPI{Key: "complaints", Unit: socialorg.UnitCount, Numerator: []socialorg.Metric{"mentions"}}.AtMost(0)
	for n, want := range map[int64]score.Status{0: score.Met, 1: score.Missed} {
		c := socialorg.Campaign{Key: "c", KPIs: []socialorg.KPI{complaints}}
		card, err := score.Campaign(c, []score.Counts{counts("a", "", values{"mentions": n})})
		require.NoError(t, err)
		requireResult(t, card.Results[0], want, float64(n))
		require.Equal(t, []float64{1 - float64(n), 1 - float64(n)}, []float64{card.ScoreMin, card.ScoreMax})
		require.Equal(t, 1, card.Judged)
	}
}

func TestC4NoTarget(t *testing.T) {
	c := socialorg.Campaign{Key: "c", KPIs: []socialorg.KPI{standard.Views()}}
	card, err := score.Campaign(c, []score.Counts{counts("a", "", values{"views": 5})})
	require.NoError(t, err)
	requireResult(t, card.Results[0], score.Followed, 5)
	require.Equal(t, []int{0, 0}, []int{card.Judged, card.Targets})
	require.Equal(t, "c: 1 followed", card.String())
}

func TestC5MissingIsNotZero(t *testing.T) {
	missing := score.Gap{Channel: "a", Metrics: []socialorg.Metric{"views"}, Why: score.Uncounted}
	requireResult(t, result(t, socialorg.Campaign{}, standard.Views().AtMost(5), counts("a", "", values{"likes": 5})), score.NoData, none, missing)
	requireResult(t, result(t, socialorg.Campaign{Channels: []socialorg.Key{"a"}}, standard.Views().AtMost(5)), score.NoData, none,
		score.Gap{Channel: "a", Why: score.Uncounted})
	r := result(t, socialorg.Campaign{}, standard.Views().AtMost(5))
	requireResult(t, r, score.NoData, none)
	require.Equal(t, "Views: no data (at most 5): nothing was counted", r.String())
	r = result(t, socialorg.Campaign{}, socialorg.KPI{Key: "lift", Unit: socialorg.UnitPercent}.AtLeast(5))
	requireResult(t, r, score.NoData, none)
	require.Equal(t, "lift: no data (at least 5%): not measured", r.String())
	requireResult(t, result(t, socialorg.Campaign{}, standard.Views(), counts("a", "", values{"views": 0})), score.Followed, 0)
}

func TestC7SumsBeyond64Bits(t *testing.T) {
	k := socialorg.KPI{Key: "k", Unit: "u", Numerator: []socialorg.Metric{"views", "likes"}, Denominator: []socialorg.Metric{"clicks"}, Per: 10}
	requireResult(t, result(t, socialorg.Campaign{}, k, counts("a", "", values{"views": math.MaxInt64, "likes": math.MaxInt64, "clicks": math.MaxInt64})),
		score.Followed, 20)
	requireResult(t, result(t, socialorg.Campaign{}, k, counts("a", "2024", values{"views": math.MinInt64, "likes": math.MinInt64, "clicks": 0}),
		counts("a", "2025", values{"views": math.MaxInt64, "likes": math.MaxInt64, "clicks": 1})), score.Followed, -20)
	k.Per = math.MaxInt64
	requireResult(t, result(t, socialorg.Campaign{}, k, counts("a", "", values{"views": math.MaxInt64, "likes": 0, "clicks": 1})),
		score.Followed, 8.507059173023462e37)
}

func TestC8OrderOfKPIsDoesNotChangeTheScore(t *testing.T) {
	var kpis []socialorg.KPI
	var all []score.Measurement
	for i := range 12 {
		weight := math.Pow(10, float64(i*5-30))
		k := socialorg.KPI{Key: socialorg.Key(fmt.Sprint(i)), Unit: "u", Weight: &weight}.AtLeast(3)
		kpis, all = append(kpis, k), append(all, score.Measurement{KPI: k.Key, Value: math.Sqrt(float64(i))})
	}
	var want score.Card
	for i := range kpis {
		c := socialorg.Campaign{Key: "c", KPIs: append(kpis[i:len(kpis):len(kpis)], kpis[:i]...)}
		card, err := score.Campaign(c, nil, append(all[i:len(all):len(all)], all[:i]...)...)
		require.NoError(t, err)
		if i == 0 {
			want = card
		}
		require.Equal(t, want.ScoreMin, card.ScoreMin)
		require.Equal(t, want.ScoreMax, card.ScoreMax)
	}
}

func TestC9NoNegativeZero(t *testing.T) {
	k := socialorg.KPI{Key: "k", Unit: socialorg.UnitPercent, Numerator: []socialorg.Metric{"views"}, Denominator: []socialorg.Metric{"clicks"}}
	r := result(t, socialorg.Campaign{}, k, counts("a", "", values{"views": 0, "clicks": -3}))
	requireResult(t, r, score.Followed, 0)
	require.Equal(t, "k: 0%, followed", r.String())
	lift := socialorg.Campaign{Key: "c", KPIs: []socialorg.KPI{{Key: "lift", Unit: socialorg.UnitPercent}}}
	card, err := score.Campaign(lift, nil, score.Measurement{KPI: "lift", Value: math.Copysign(0, -1)})
	require.NoError(t, err)
	requireResult(t, card.Results[0], score.Followed, 0)
}

func TestC10Doubts(t *testing.T) {
	c := socialorg.Campaign{Key: "c", KPIs: []socialorg.KPI{
		standard.ClickThroughRate().AtLeast(0.02), standard.EngagementRate(), standard.ConversionRate().On("b"),
		{Key: "part", Unit: socialorg.UnitPercent, Numerator: []socialorg.Metric{"good"}, Denominator: []socialorg.Metric{"good", "bad"}},
	}}
	counted := []score.Counts{
		counts("b", "2025-06-02", values{"conversions": 31, "clicks": 30, "followers-start": 3, "new-followers": -4, "responses": 0, "response-seconds": 9}),
		counts("b", "2025-06-01", values{"conversions": 30, "clicks": 30, "followers-start": 4, "new-followers": -4, "responses": 0, "response-seconds": 0}),
		counts("a", "", values{"reach": 12, "views": 11, "impressions": 10}),
		counts("a", "", values{"clicks": 30, "likes": 100, "comments": 0, "shares": 0, "mentions": 5, "market-mentions": 4}),
		counts("a", "", values{"video-starts": 5, "video-completions": 6, "good": 5, "bad": -1}),
	}
	card, err := score.Campaign(c, counted)
	require.NoError(t, err)
	requireDoubts(t, card,
		"-1 bad of a in the whole campaign: a negative count",
		"30 clicks of a in the whole campaign are more than 10 impressions",
		"5 mentions of a in the whole campaign are more than 4 market-mentions",
		"12 reach of a in the whole campaign are more than 10 impressions",
		"12 reach of a in the whole campaign are more than 11 views",
		"6 video-completions of a in the whole campaign are more than 5 video-starts",
		"11 views of a in the whole campaign are more than 10 impressions",
		"31 conversions of b in 2025-06-02 are more than 30 clicks",
		"4 lost followers of b in 2025-06-02 are more than 3 at the start",
		"9 response-seconds of b in 2025-06-02 beside 0 responses",
		"click-through-rate is 300%, although its numerator is a part of its denominator",
		"click-through-rate: the target of 0.02% looks like a fraction; is it 2%?",
		"conversion-rate on b is 101.67%, although its numerator is a part of its denominator",
		"part is 125%, although its numerator is a part of its denominator")
	require.Equal(t, 300.0, *card.Results[0].Value)
	require.Equal(t, score.Partial, card.Results[0].Status, "b did not count impressions")

	card, err = score.Campaign(c, []score.Counts{counts("a", "", values{
		"reach": 10, "views": 10, "impressions": 10, "clicks": 10, "likes": 100, "conversions": 10, "good": 0, "bad": 3,
	})})
	require.NoError(t, err)
	requireDoubts(t, card, "click-through-rate: the target of 0.02% looks like a fraction; is it 2%?")

	// The least number of all has no opposite.
	card, err = score.Campaign(c, []score.Counts{counts("b", "2025", values{"new-followers": math.MinInt64, "followers-start": 1})})
	require.NoError(t, err)
	requireDoubts(t, card, "9,223,372,036,854,775,808 lost followers of b in 2025 are more than 1 at the start")
	card, err = score.Campaign(c, []score.Counts{counts("b", "2025", values{"new-followers": math.MinInt64, "followers-start": math.MinInt64})})
	require.NoError(t, err)
	require.Len(t, card.Doubts, 2, "no sum wraps round to 0")
}

func TestC11MeasuredAndOutside(t *testing.T) {
	lift := socialorg.KPI{Key: "lift", Unit: socialorg.UnitPercent}
	c := socialorg.Campaign{
		Key: "c", Channels: []socialorg.Key{"a", "b"}, Start: "2025-06-02", End: "2025-06",
		KPIs: []socialorg.KPI{standard.Views(), lift.On("a", "b"), {Key: "recall", Unit: socialorg.UnitCount}, {Key: "trust", Unit: "points", Channels: []socialorg.Key{"a"}}, lift.On("a")},
	}
	_, err := score.Campaign(c,
		[]score.Counts{
			counts("A", "2025-06", nil), counts("c", "2025-06-02", nil), counts("", "2025-W22", nil), counts("a", "2025-W23", nil), counts("a", "2025-07-01", nil),
			{Channel: "a", Period: "2025-6", Currency: "€", Values: values{"Views": 1, "": 2}},
		},
		score.Measurement{KPI: "lift"},
		score.Measurement{KPI: "lift", Channels: []socialorg.Key{"b", "a"}},
		score.Measurement{KPI: "lift", Channels: []socialorg.Key{"b"}},
		score.Measurement{KPI: "lift", Channels: []socialorg.Key{"a", "b"}}, score.Measurement{KPI: "reclal"}, score.Measurement{}, score.Measurement{KPI: "views"},
		score.Measurement{KPI: "recall", Value: -1}, score.Measurement{KPI: "trust", Value: -1})
	requireProblems(t, err,
		problem("counts[0].channel", socialorg.ErrMalformed), problem("counts[0].period", socialorg.ErrRange),
		problem("counts[1].channel", socialorg.ErrUnknown),
		problem("counts[2].channel", socialorg.ErrRequired), problem("counts[2].period", socialorg.ErrRange),
		problem("counts[4].period", socialorg.ErrRange),
		problem("counts[5].period", socialorg.ErrMalformed), problem("counts[5].currency", socialorg.ErrMalformed),
		problem("counts[5].values", socialorg.ErrRequired), problem("counts[5].values", socialorg.ErrMalformed),
		problem("measured[0].channels", socialorg.ErrRequired), problem("measured[2].channels", socialorg.ErrUnknown),
		problem("measured[3].kpi", socialorg.ErrDuplicate), problem("measured[4].kpi", socialorg.ErrUnknown), problem("measured[5].kpi", socialorg.ErrRequired),
		problem("measured[6].kpi", socialorg.ErrUnsupported), problem("measured[7].value", socialorg.ErrRange))

	require.ErrorContains(t, err, `did you mean "recall"?`)

	for _, far := range []socialorg.Campaign{{Key: "c", Start: "1925"}, {Key: "c", End: "2125"}} {
		_, err = score.Campaign(far, []score.Counts{counts("a", "2024", nil), counts("a", "2026", nil), counts("a", "", nil)})
		requireProblems(t, err, problem(map[bool]string{true: "counts[1].period", false: "counts[0].period"}[far.End == ""], socialorg.ErrRange))
	}

	card, err := score.Campaign(c, nil, score.Measurement{KPI: "lift", Channels: []socialorg.Key{"b", "a"}, Value: 3}, score.Measurement{KPI: "trust", Value: -1})
	require.NoError(t, err)
	requireResult(t, card.Results[1], score.Followed, 3)
	requireResult(t, card.Results[3], score.Followed, -1)
	requireResult(t, card.Results[4], score.NoData, none)
}

func TestC12NothingToScore(t *testing.T) {
	zero := 0.0
	card, err := score.Campaign(socialorg.Campaign{Key: "c"}, nil)
	require.NoError(t, err)
	if diff := gocmp.Diff(score.Card{Campaign: "c", Results: []score.Result{}}, card); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	require.Equal(t, "c: no KPIs", card.String())
	shown := standard.Views().AtLeast(10)
	shown.Weight = &zero
	card, err = score.Campaign(socialorg.Campaign{Key: "c", KPIs: []socialorg.KPI{shown}}, []score.Counts{counts("a", "", values{"views": 5})})
	require.NoError(t, err)
	require.Equal(t, []float64{0, 0}, []float64{card.ScoreMin, card.ScoreMax})
	require.Equal(t, "c: 1 missed", card.String())
}

func TestC13ReachAndFollowers(t *testing.T) {
	a, b := values{"reach": 1000, "followers": 50, "likes": 6, "comments": 0, "shares": 0}, values{"reach": 800, "followers": 70, "likes": 6, "comments": 0, "shares": 0}
	requireResult(t, result(t, socialorg.Campaign{}, standard.Reach(), counts("a", "", a)), score.Followed, 1000)
	gap := func(channel socialorg.Key, periods ...socialorg.Period) score.Gap {
		return score.Gap{Channel: channel, Periods: periods, Metrics: []socialorg.Metric{"reach"}, Why: score.NonAdditive}
	}
	requireResult(t, result(t, socialorg.Campaign{}, standard.Reach(), counts("a", "", a), counts("b", "", b)), score.NoData, none, gap("a"), gap("b"))
	requireResult(t, result(t, socialorg.Campaign{}, standard.Reach().On("b"), counts("a", "", a), counts("b", "", b)), score.Followed, 800)
	requireResult(t, result(t, socialorg.Campaign{}, standard.Reach(), counts("a", "2025-05", a), counts("a", "2025-06", b)), score.NoData, none, gap("a", "2025-05", "2025-06"))
	// Followers of two channels add up, those of two months do not.
	requireResult(t, result(t, socialorg.Campaign{}, standard.EngagementRateByFollowers(), counts("a", "", a), counts("b", "", b)), score.Followed, 10)
	requireResult(t, result(t, socialorg.Campaign{}, standard.EngagementRateByFollowers(), counts("a", "2025-06", a), counts("a", "2025-05", b)), score.Followed, 24)
	// A metric of nobody's has no total.
	own := socialorg.KPI{Key: "own", Unit: "u", Numerator: []socialorg.Metric{"own"}}
	two := []score.Counts{counts("a", "2025-05", values{"own": 1}), counts("a", "2025-06", values{"own": 2})}
	require.Equal(t, score.NoData, result(t, socialorg.Campaign{}, own, two...).Status)
	requireResult(t, result(t, socialorg.Campaign{Metrics: map[socialorg.Metric]socialorg.Aggregation{"own": socialorg.AggregateSum}}, own, two...), score.Followed, 3)
}

// Where there is something to miss, a gap says exactly what.
func TestGaps(t *testing.T) {
	full := values{"clicks": 1, "impressions": 50}
	june := func(cells ...score.Counts) []score.Counts { return cells }
	uncounted := func(metrics []socialorg.Metric, periods ...socialorg.Period) score.Gap {
		return score.Gap{Channel: "a", Periods: periods, Metrics: metrics, Why: score.Uncounted}
	}
	clicks, both := []socialorg.Metric{"clicks"}, []socialorg.Metric{"clicks", "impressions"}
	for _, test := range []struct {
		name       string
		start, end socialorg.Period
		counted    []score.Counts
		want       []score.Gap
	}{
		{"nothing is", "2025-06", "2025-06", june(counts("a", "2025-06", full)), nil},
		{"the whole campaign", "2025-06", "2025-06", june(counts("a", "", full)), nil},
		{"weeks and the days around them", "2025-06", "2025-06", june(counts("a", "2025-06-01", full), counts("a", "2025-W23", full), counts("a", "2025-W24", full),
			counts("a", "2025-W25", full), counts("a", "2025-W26", full), counts("a", "2025-06-30", full)), nil},
		{"days around the weeks", "2025-06", "2025-06", june(counts("a", "2025-W23", full), counts("a", "2025-W25", full)),
			[]score.Gap{uncounted(nil, "2025-06-01", "2025-W24", "2025-06-23/2025-06-30")}},
		{"a month, and a metric of another", "2025-05", "2025-07", june(counts("a", "2025-05", full), counts("a", "2025-06", values{"impressions": 5})),
			[]score.Gap{uncounted(clicks, "2025-06"), uncounted(nil, "2025-07")}},
		{"an export of something else leaves the days alone", "2025-06-01", "2025-06-03", june(counts("a", "2025-06-01", full), counts("a", "", values{"spend": 5})),
			[]score.Gap{uncounted(both, "2025-06-02/2025-06-03")}},
		{"two exports go together", "2025-06", "2025-06", june(counts("a", "2025-06", values{"clicks": 1}), counts("a", "2025-06", values{"impressions": 50})), nil},
		{"metrics in periods of different lengths do not", "2025-06-01", "2025-06-02", june(counts("a", "2025-06-01", values{"clicks": 1}), counts("a", "2025-06-02", full), counts("a", "", values{"spend": 50})),
			[]score.Gap{uncounted([]socialorg.Metric{"impressions"}, "2025-06-01")}},
		{"all of it", "2025-06", "2025-07", nil, []score.Gap{uncounted(nil)}},
		{"a start alone", "2025-05", "", june(counts("a", "2025-06", full), counts("a", "2025-08", full)), []score.Gap{uncounted(nil, "2025-05", "2025-07")}},
		{"an end alone", "", "2025-08", june(counts("a", "2025-05", full), counts("a", "2025-07", full)), []score.Gap{uncounted(nil, "2025-06", "2025-08")}},
		{"no dates", "", "", june(counts("a", "2025-05", full), counts("a", "2025-07", full)), nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := result(t, socialorg.Campaign{Channels: []socialorg.Key{"a"}, Start: test.start, End: test.end}, standard.ClickThroughRate(), test.counted...)
			if diff := gocmp.Diff(test.want, r.Gaps); diff != "" {
				t.Errorf("gaps (-want +got)\n%s", diff)
			}
		})
	}
	t.Run("no dates, and periods that other channels counted", func(t *testing.T) {
		counted := []score.Counts{counts("a", "2025-06-01", full), counts("a", "2025-06-03", full), counts("b", "2025-06", full), counts("c", "", full)}
		requireResult(t, result(t, socialorg.Campaign{}, standard.ClickThroughRate(), counted...), score.Followed, 2)
		counted = append(counted, counts("b", "2025-07", full), counts("d", "2025-06-02", full), counts("d", "2025-06-03", full), counts("d", "2025-07-01", full))
		r := result(t, socialorg.Campaign{}, standard.ClickThroughRate(), counted...)
		requireResult(t, r, score.Partial, 2, uncounted(nil, "2025-06-02", "2025-07"),
			score.Gap{Channel: "d", Periods: []socialorg.Period{"2025-06-01"}, Why: score.Uncounted})
	})
}

func TestE1ScorecardIsACopy(t *testing.T) {
	c := socialorg.Campaign{Key: "c", KPIs: []socialorg.KPI{standard.ClickThroughRate().AtLeast(3).On("a", "b")}}
	card, err := score.Campaign(c, []score.Counts{counts("a", "", values{"likes": 1}), counts("b", "", values{"clicks": 0, "impressions": 0})})
	require.NoError(t, err)
	r := card.Results[0]
	r.KPI.Numerator[0], r.KPI.Denominator[0], r.KPI.Channels[0], *r.KPI.Min = "x", "x", "x", 9
	for _, g := range r.Gaps {
		g.Metrics[0] = "x"
	}
	require.Equal(t, standard.ClickThroughRate().AtLeast(3).On("a", "b"), c.KPIs[0])
}

func TestE3ScoreHasOneText(t *testing.T) {
	c := socialorg.Campaign{Key: "c", KPIs: standard.KPIs()}
	for i := range c.KPIs {
		c.KPIs[i] = c.KPIs[i].AtLeast(1)
	}
	many := values{"Ä": 1, "Ö": 2, "Ü": 3}
	_, want := score.Campaign(c, []score.Counts{counts("a", "", many)})
	require.Error(t, want)
	good := []score.Counts{counts("a", "2025", values{"views": -1, "likes": -2, "shares": -3, "clicks": -4})}
	good = append(good, good...)
	_, twice := score.Campaign(c, good)
	card, err := score.Campaign(c, good[:1])
	require.NoError(t, err)
	for range 50 {
		_, err := score.Campaign(c, []score.Counts{counts("a", "", many)})
		require.Equal(t, want.Error(), err.Error())
		_, err = score.Campaign(c, good)
		require.Equal(t, twice.Error(), err.Error())
		again, err := score.Campaign(c, good[:1])
		require.NoError(t, err)
		require.Equal(t, card, again)
	}
}

// An assertion whose delta is NaN passes, so no test of measured values has a
// delta.
func TestC14NoDeltas(t *testing.T) {
	for _, pattern := range []string{"*_test.go", "../*_test.go", "../standard/*_test.go", "../insights/*_test.go"} {
		paths, err := filepath.Glob(pattern)
		require.NoError(t, err)
		require.NotEmpty(t, paths)
		for _, path := range paths {
			file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
			require.NoError(t, err)
			ast.Inspect(file, func(n ast.Node) bool {
				if call, ok := n.(*ast.SelectorExpr); ok && (strings.HasPrefix(call.Sel.Name, "InDelta") || strings.HasPrefix(call.Sel.Name, "InEpsilon")) {
					t.Errorf("%s uses %s", path, call.Sel.Name)
				}
				return true
			})
		}
	}
}

// Mistakes in what was measured come in the order of its fields.
func TestMeasurementProblemsInOrder(t *testing.T) {
	_, err := score.Campaign(socialorg.Campaign{Key: "c"}, nil, score.Measurement{KPI: "unknown", Value: math.NaN()})
	requireProblems(t, err, problem("measured[0].kpi", socialorg.ErrUnknown), problem("measured[0].value", socialorg.ErrRange))
}

// A score of so many hundredths is written as that, and one below is not.
func TestScorecardStringRoundsDown(t *testing.T) {
	for n := range 101 {
		exact := float64(n) / 100
		card := score.Card{Campaign: "c", Results: []score.Result{{KPI: standard.Views().AtLeast(1), Status: score.Missed}}}
		card.ScoreMin, card.ScoreMax = exact, exact
		require.Contains(t, card.String(), fmt.Sprintf("score %.2f", exact))
		if n > 0 {
			card.ScoreMin = math.Nextafter(exact, 0)
			require.Contains(t, card.String(), fmt.Sprintf("score %.2f to %.2f", float64(n-1)/100, exact))
		}
	}
}

// Bounds that no scoring gives are no score.
func TestNoScoreOutOfRange(t *testing.T) {
	card := score.Card{Campaign: "c", Results: []score.Result{{KPI: standard.Views().AtLeast(1), Status: score.Missed}}}
	for _, bounds := range [][2]float64{{-math.MaxFloat64, 0}, {-0.1, 0.5}, {0.5, 1.1}, {0.5, 0.4}, {0, math.MaxFloat64}, {math.NaN(), 1}, {0, math.NaN()}} {
		card.ScoreMin, card.ScoreMax = bounds[0], bounds[1]
		require.Equal(t, "c: 1 missed; no score", card.String())
	}
}

// Counts that add up to 0 need not be 0 themselves, and a gap from anywhere prints
// on one line.
func TestGapString(t *testing.T) {
	gap := score.Gap{Channel: "x", Metrics: []socialorg.Metric{"clicks"}, Why: score.ZeroDenominator}
	require.Equal(t, "clicks of x are 0", gap.String())
	gap.Periods = []socialorg.Period{"2025-06", "2025-07"}
	require.Equal(t, "clicks of x add up to 0", gap.String())
	requirePrintable(t, score.Gap{Channel: "x\u2028\x00", Why: "w\n"}.String())

	c := socialorg.Campaign{Key: "c", KPIs: []socialorg.KPI{standard.CostPerClick().AtMost(1)}}
	card, err := score.Campaign(c, []score.Counts{counts("x", "", values{"spend": 500, "clicks": -10}), counts("y", "", values{"spend": 500, "clicks": 10})})
	require.NoError(t, err)
	require.Contains(t, card.Results[0].String(), "clicks of x and y add up to 0")
}

// Many counts of one channel and period are one cell, which takes linear time: a
// hundred thousand metrics, each in counts of its own.
func TestManyCountsOfOneCell(t *testing.T) {
	n := 100_000
	if testing.Short() {
		n = 10_000
	}
	k := socialorg.KPI{Key: "k", Unit: socialorg.UnitCount}
	c := socialorg.Campaign{Key: "c", Metrics: make(map[socialorg.Metric]socialorg.Aggregation)}
	counted := make([]score.Counts, n)
	for i := range counted {
		m := socialorg.Metric(fmt.Sprint("m", i))
		k.Numerator = append(k.Numerator, m)
		c.Metrics[m] = socialorg.AggregateSum
		counted[i] = counts("x", "2025-06", values{m: 1})
	}
	c.KPIs = []socialorg.KPI{k}
	card, err := score.Campaign(c, counted)
	require.NoError(t, err)
	require.Equal(t, float64(n), *card.Results[0].Value)
}

// Counts and percentages are written as reports write them.
func TestNumbersAsEnglishWritesThem(t *testing.T) {
	for value, want := range map[float64]string{
		0: "0", 999: "999", 1000: "1,000", -1000: "-1,000", 123456: "123,456", -123456: "-123,456", 1234567.25: "1,234,567.25", 1e21: "1e+21",
	} {
		r := score.Result{KPI: socialorg.KPI{Key: "k", Unit: socialorg.UnitCount}, Value: &value, Status: score.Followed}
		require.Equal(t, "k: "+want+", followed", r.String())
		r.KPI.Unit = socialorg.UnitPercent
		require.Equal(t, "k: "+want+"%, followed", r.String())
	}
}
