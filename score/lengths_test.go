package score_test

import (
	"encoding/json"
	"fmt"
	"runtime"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"example.com/socialorg"
	"example.com/socialorg/score"
	"example.com/socialorg/standard"
)

var inJune = socialorg.Campaign{Channels: []socialorg.Key{"x"}, Start: "2026-06", End: "2026-06"}

// A metric that only some rows counted is a gap for a rate, and a sum still grows.
func TestH1SomeRowsOnly(t *testing.T) {
	n := counts("x", "2026-06", values{"impressions": 1000, "likes": 85, "comments": 9, "shares": 6})
	n.Partial = []socialorg.Metric{"impressions"}
	gap := score.Gap{Channel: "x", Metrics: []socialorg.Metric{"impressions"}, Why: score.Incomplete}
	requireResult(t, result(t, inJune, standard.EngagementRate().AtLeast(8), n), score.NoData, none, gap)
	shown := socialorg.KPI{Key: "shown", Unit: socialorg.UnitCount, Numerator: []socialorg.Metric{"impressions"}}
	requireResult(t, result(t, inJune, shown.AtLeast(900), n), score.Met, 1000, gap)
	requireResult(t, result(t, inJune, shown.AtLeast(1100), n), score.Partial, 1000, gap)
	requireResult(t, result(t, inJune, shown.AtMost(900), n), score.Missed, 1000, gap)
	require.Equal(t, "impressions of x counted only in part", gap.String())

	n.Partial = []socialorg.Metric{"likes", "clicks"}
	_, err := score.Campaign(socialorg.Campaign{Key: "c"}, []score.Counts{n})
	requireProblems(t, err, problem("counts[0].partial[1]", socialorg.ErrUnknown))
}

// 28 days of 42 are a span, and counts that state no period are doubted.
func TestH4SpansAndNoPeriod(t *testing.T) {
	c := socialorg.Campaign{Key: "c", Channels: []socialorg.Key{"x"}, Start: "2026-06-01", End: "2026-07-12", KPIs: []socialorg.KPI{standard.Views().AtLeast(50)}}
	card, err := score.Campaign(c, []score.Counts{counts("x", "2026-06-01/2026-06-28", values{"views": 40})})
	require.NoError(t, err)
	requireResult(t, card.Results[0], score.Partial, 40, score.Gap{Channel: "x", Periods: []socialorg.Period{"2026-06-29/2026-07-12"}, Why: score.Uncounted})
	require.Empty(t, card.Doubts)
	card, err = score.Campaign(c, []score.Counts{counts("x", "", values{"views": 60})})
	require.NoError(t, err)
	requireResult(t, card.Results[0], score.Met, 60)
	requireDoubts(t, card, "x states no period; its counts are taken for the whole campaign, 2026-06-01/2026-07-12")
}

// Impressions, likes and new followers by day; reach and followers for the whole,
// and reach of days beside it.
func TestH6H7MetricsInDifferentLengths(t *testing.T) {
	var counted []score.Counts
	for day := 1; day <= 30; day++ {
		counted = append(counted, counts("x", socialorg.Period(fmt.Sprintf("2026-06-%02d", day)),
			values{"impressions": 200, "likes": 10, "comments": 0, "shares": 0, "new-followers": 2, "reach": 150}))
	}
	counted = append(counted, counts("x", "2026-06", values{"reach": 3000, "followers-start": 5000, "followers": 5060}))
	for _, test := range []struct {
		kpi  socialorg.KPI
		want float64
	}{
		{standard.Frequency(), 2}, {standard.EngagementRateByReach(), 10}, {standard.FollowerGrowth(), 1.2}, {standard.Reach(), 3000},
	} {
		requireResult(t, result(t, inJune, test.kpi, counted...), score.Followed, test.want)
	}
	r := result(t, inJune, standard.Frequency(), append(counted[:16:16], counted[17:]...)...)
	requireResult(t, r, score.NoData, none, score.Gap{Channel: "x", Periods: []socialorg.Period{"2026-06-17"}, Metrics: []socialorg.Metric{"impressions"}, Why: score.Uncounted})

	// Only the end matters to what counts last.
	ends := []score.Counts{counts("x", "2026-06-03", values{"followers": 7}), counts("x", "2026-06-30", values{"followers": 9, "likes": 1})}
	followers := socialorg.KPI{Key: "f", Unit: socialorg.UnitCount, Numerator: []socialorg.Metric{"followers"}}
	requireResult(t, result(t, inJune, followers, ends...), score.Followed, 9)
	requireResult(t, result(t, inJune, followers, ends[0]), score.Partial, 7,
		score.Gap{Channel: "x", Periods: []socialorg.Period{"2026-06-30"}, Metrics: []socialorg.Metric{"followers"}, Why: score.Uncounted})
}

// A KPI about a part of the campaign takes the counts within it.
func TestH18PeriodOfAKPI(t *testing.T) {
	june := standard.Views().AtLeast(5)
	june.Period = "2026-06-01/2026-06-14"
	counted := []score.Counts{counts("x", "2026-W23", values{"views": 3}), counts("x", "2026-W24", values{"views": 4}), counts("x", "2026-06-15/2026-06-30", values{"views": 90})}
	requireResult(t, result(t, inJune, june, counted...), score.Met, 7)
	requireResult(t, result(t, inJune, june, counted[0], counts("x", "2026-06-08/2026-06-20", values{"views": 4})), score.Partial, 3,
		score.Gap{Channel: "x", Periods: []socialorg.Period{"2026-W24"}, Metrics: []socialorg.Metric{"views"}, Why: score.Uncounted})
}

// An export that ends in zeros may not have been filled yet.
func TestH19ZerosAtTheEnd(t *testing.T) {
	c := socialorg.Campaign{Key: "c"}
	doubts := func(views ...int64) []score.Doubt {
		var counted []score.Counts
		for i, n := range views {
			counted = append(counted, counts("x", socialorg.Period(fmt.Sprintf("2026-06-%02d", i+1)), values{"views": n, "followers": 9}))
		}
		card, err := score.Campaign(c, counted)
		require.NoError(t, err)
		return card.Doubts
	}
	require.Equal(t, []score.Doubt{{Kind: score.ZerosAtEnd, Channel: "x", Period: "2026-06-04/2026-06-05"}}, doubts(5, 0, 7, 0, 0))
	require.Empty(t, doubts(5, 0, 0, 7, 0, 0), "as long as before")
	require.Empty(t, doubts(0, 0, 0), "nothing at all")
	require.Empty(t, doubts(0, 5))
}

// A card is no longer than its input: a hundred years, and every KPI beside every
// channel.
func TestJ8GapsAreBounded(t *testing.T) {
	size := func(kpis, channels, metrics int, start, end socialorg.Period) int {
		c := socialorg.Campaign{Key: "c", Start: start, End: end}
		var counted []score.Counts
		for i := range channels {
			c.Channels = append(c.Channels, socialorg.Key(fmt.Sprint("c", i)))
			counted = append(counted, counts(c.Channels[i], "2050-01-01", values{socialorg.Metric(fmt.Sprint("m", i%metrics)): 1}))
		}
		for i := range kpis {
			k := socialorg.KPI{Key: socialorg.Key(fmt.Sprint("k", i)), Unit: "u"}
			for j := range metrics {
				k.Numerator = append(k.Numerator, socialorg.Metric(fmt.Sprint("m", j)))
			}
			c.KPIs = append(c.KPIs, k)
		}
		card, err := score.Campaign(c, counted)
		require.NoError(t, err)
		for _, r := range card.Results {
			require.NotEmpty(t, r.Gaps, "at least one says why")
		}
		text, err := json.Marshal(card)
		require.NoError(t, err)
		return len(text)
	}
	require.Less(t, size(10, 10, 1, "2000", "2099"), 100_000, "days are runs")
	for _, n := range []int{200, 400} {
		require.Less(t, size(2*n, 2*n, 1, "2050", "2050"), 5*size(n, n, 1, "2050", "2050")/2, "KPIs beside channels")
		require.Less(t, size(1, 2*n, 2*n, "2050", "2050"), 5*size(1, n, n, "2050", "2050")/2, "metrics beside channels")
	}
}

// A channel is added to no more KPIs than its counts matter to, and once for all
// that are computed alike: twice as many of both are twice the work.
func TestJ8KPIsBesideChannels(t *testing.T) {
	metric := func(name string, i int) socialorg.Metric { return socialorg.Metric(fmt.Sprint(name, i)) }
	for name, of := range map[string]func(i int) (numerator []socialorg.Metric, counted values){
		"one definition": func(int) ([]socialorg.Metric, values) {
			return []socialorg.Metric{"views"}, values{"views": 1}
		},
		"a metric each": func(i int) ([]socialorg.Metric, values) {
			return []socialorg.Metric{metric("m", i)}, values{metric("m", i): 1}
		},
		"a metric each that nobody counts": func(i int) ([]socialorg.Metric, values) {
			return []socialorg.Metric{metric("m", i)}, values{"views": 1}
		},
		"a metric each beside one of all": func(i int) ([]socialorg.Metric, values) {
			return []socialorg.Metric{"views", metric("m", i)}, values{"views": 1, metric("m", i): 1}
		},
		"counts below 0": func(i int) ([]socialorg.Metric, values) {
			return []socialorg.Metric{"views", metric("m", i)}, values{"views": -1, metric("m", i): 1}
		},
	} {
		t.Run(name, func(t *testing.T) {
			additions := func(n int) int {
				c := socialorg.Campaign{Key: "c", Start: "2026", End: "2026"}
				var counted []score.Counts
				for i := range n {
					numerator, n := of(i)
					c.Channels = append(c.Channels, socialorg.Key(fmt.Sprint("c", i)))
					c.KPIs = append(c.KPIs, socialorg.KPI{Key: socialorg.Key(fmt.Sprint("k", i)), Unit: "u", Numerator: numerator})
					counted = append(counted, counts(c.Channels[i], "2026", n))
				}
				return score.Additions(c, counted)
			}
			require.Less(t, additions(2000), 5*additions(1000)/2)
		})
	}
}

// What is not added one by one counts all the same: the gaps, and a sum that may
// fall.
// Channels that count a day each, in a campaign that states no days, lack the days of all
// others: what they lack is listed for the first, and counted for the others.
func TestJ8DaysOfOtherChannels(t *testing.T) {
	allocated := func(n int) int {
		day := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
		var counted []score.Counts
		for i := range n {
			on := socialorg.Period(day.AddDate(0, 0, 3*i).Format(time.DateOnly))
			counted = append(counted, counts(socialorg.Key(fmt.Sprint("c", i)), on, values{"views": 1}))
		}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		card, err := score.Campaign(socialorg.Campaign{Key: "c", KPIs: []socialorg.KPI{standard.Views()}}, counted)
		runtime.ReadMemStats(&after)
		require.NoError(t, err)
		require.Contains(t, []int{n, n + 1}, len(card.Results[0].Gaps)+card.Results[0].MoreGaps, "one that is cut is counted too")
		return int(after.TotalAlloc - before.TotalAlloc)
	}
	allocated(2)
	require.Less(t, allocated(16_000), 25*allocated(8_000)/10)
}

// What is a product by what KPIs are about has a limit.
func TestJ8MaxSteps(t *testing.T) {
	c := socialorg.Campaign{Key: "c", Channels: []socialorg.Key{"web"}, Start: "1950", End: "2049"}
	day := time.Date(1950, 1, 1, 0, 0, 0, 0, time.UTC)
	for i := range 5_000 {
		on := func(days int) string { return day.AddDate(0, 0, days).Format(time.DateOnly) }
		k := standard.Views()
		k.Period = socialorg.Period(on(i%100) + "/" + on(36_000-i/100))
		c.KPIs = append(c.KPIs, k)
	}
	counted := make([]score.Counts, 10_001)
	for i := range counted {
		counted[i] = counts("web", socialorg.Period(day.AddDate(0, 0, i).Format(time.DateOnly)), values{"views": 1})
	}
	_, err := score.Campaign(c, counted)
	require.EqualError(t, err, "counts: are too many for so many KPIs and channels: adding them up takes more than 50000000 steps")
	require.ErrorIs(t, err, socialorg.ErrRange)

	c = socialorg.Campaign{Key: "c", KPIs: []socialorg.KPI{standard.Views()}}
	for i := range counted {
		counted[i].Channel = socialorg.Key(fmt.Sprint("c", i))
		if i%2 > 0 {
			counted[i].Period = socialorg.Period(fmt.Sprintf("%d-%02d", 2100+i/12, 1+i%12))
		}
	}
	_, err = score.Campaign(c, counted)
	require.ErrorIs(t, err, socialorg.ErrRange, "days and months")
}

func TestJ8ChannelsThatAreNotAdded(t *testing.T) {
	c := socialorg.Campaign{Key: "c", Start: "2026", End: "2026"}
	sum := socialorg.KPI{Unit: "u", Numerator: []socialorg.Metric{"views", "likes"}}
	for i := range 1300 {
		k := sum.AtLeast(5)
		k.Key = socialorg.Key(fmt.Sprint("k", i))
		c.KPIs = append(c.KPIs, k)
	}
	var counted []score.Counts
	for i := range 100 {
		c.Channels = append(c.Channels, socialorg.Key(fmt.Sprint("c", i)))
		counted = append(counted, counts(c.Channels[i], "2026", values{"views": 5}))
	}
	counted[70].Values["likes"] = 3
	judge := func() score.Result {
		card, err := score.Campaign(c, counted)
		require.NoError(t, err)
		return card.Results[1299]
	}
	r := judge()
	require.Equal(t, []any{score.Met, 8.0}, []any{r.Status, *r.Value}, "met already")
	require.Equal(t, 99, len(r.Gaps)+r.MoreGaps)
	counted[90].Values["views"] = -1
	require.Equal(t, score.Partial, judge().Status)
}
