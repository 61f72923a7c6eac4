package house_test

import (
	"fmt"
	"log"

	"example.com/socialorg"
	"example.com/socialorg/score"
	"example.com/socialorg/standard"
)

// The README shows this campaign.
func Example() {
	launch := socialorg.Campaign{
		Key: "spring-launch", Channels: []socialorg.Key{"instagram", "linkedin"},
		KPIs: []socialorg.KPI{standard.Views().AtLeast(500_000), standard.EngagementRate().AtLeast(3)},
	}
	card, err := score.Campaign(launch, []score.Counts{
		{Channel: "instagram", Values: map[socialorg.Metric]int64{"views": 410_000, "likes": 9_800, "comments": 300, "shares": 200}},
		{Channel: "linkedin", Values: map[socialorg.Metric]int64{"views": 140_000, "impressions": 160_000, "likes": 2_900, "comments": 8, "shares": 2}},
	})
	if err != nil {
		log.Fatal(err) // every mistake at once
	}
	for _, r := range card.Results {
		fmt.Println(r)
	}
	// Output:
	// Views: 550,000 (at least 500,000), met
	// Engagement rate by impressions: 1.82% (at least 3%), partial: impressions of instagram missing
}
