package score_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"example.com/socialorg"
	"example.com/socialorg/score"
	"example.com/socialorg/standard"
)

// 1,000 channels, 365 days and 20 metrics, and every KPI that they suffice for.
func BenchmarkScore(b *testing.B) {
	const channels, daysOfYear = 1000, 365
	metrics := []socialorg.Metric{ // a part of another comes before it
		"conversions", "clicks", "views", "impressions", "shares", "likes", "comments", "saves", "posts", "new-followers", "followers-start",
		"followers", "spend", "revenue", "responses", "response-seconds", "mentions", "market-mentions", "video-completions", "video-starts",
	}
	c := socialorg.Campaign{Key: "year", Start: "2025", End: "2025", Currency: "EUR", KPIs: slices.DeleteFunc(standard.KPIs(), func(k socialorg.KPI) bool {
		return slices.ContainsFunc(append(k.Numerator, k.Denominator...), func(m socialorg.Metric) bool { return !slices.Contains(metrics, m) })
	})}
	var counted []score.Counts
	for i := range channels {
		channel := socialorg.Key(fmt.Sprintf("channel-%d", i))
		c.Channels = append(c.Channels, channel)
		for day := range daysOfYear {
			values := make(map[socialorg.Metric]int64, len(metrics))
			for j, m := range metrics {
				values[m] = int64(10*j + 1000 + (i+day)%7)
			}
			period := time.Date(2025, 1, 1+day, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
			counted = append(counted, score.Counts{Channel: channel, Period: socialorg.Period(period), Values: values})
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		card, err := score.Campaign(c, counted)
		if err != nil || len(card.Results) != len(c.KPIs) || len(card.Doubts) > 0 {
			b.Fatal(card, err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(counted)*len(metrics)), "ns/count")
}
