package house_test

import (
	"fmt"
	"log"
	"strings"

	"example.com/socialorg"
	"example.com/socialorg/insights"
	"example.com/socialorg/score"
	"example.com/socialorg/standard"
)

// The README shows this campaign.
func Example() {
	launch := socialorg.Campaign{
		Key: "spring-launch", Channels: []socialorg.Key{"instagram"}, Start: "2026-06-01", End: "2026-06-30",
		KPIs: []socialorg.KPI{standard.Views().AtLeast(4_000), standard.ApplauseRate().AtLeast(80)},
	}
	// As Meta Business Suite exports posts; the last has no views yet.
	export := `"Post ID","Account username","Publish time","Post type",Date,Views,Reach,Likes,Shares,Follows,Comments,Saves
2000,roastery,"05/30/2026 18:00","IG image",Lifetime,900,700,41,2,0,3,5
2001,roastery,"06/03/2026 08:15","IG image",Lifetime,1200,900,60,4,1,7,9
2002,roastery,"06/11/2026 19:40","IG reel",Lifetime,3400,2800,210,35,6,18,44
2003,roastery,"06/30/2026 23:50","IG image",Lifetime,,310,12,0,0,2,0
`
	june, err := insights.ReadCSV(strings.NewReader(export), "posts.csv", insights.InstagramPosts().For(launch))
	if err != nil {
		log.Fatal(err) // every mistake at once, with its line and column
	}
	fmt.Println(june.Counts[0].Values, june.LeftOut, "of", june.Rows, "rows left out")
	card, err := score.Campaign(launch, june.Counts)
	if err != nil {
		log.Fatal(err)
	}
	for _, r := range card.Results {
		fmt.Println(r)
	}
	// Output:
	// map[comments:27 likes:282 posts:3 saves:53 shares:39 views:4600] 1 of 4 rows left out
	// Views: 4,600 (at least 4,000), met already: views of instagram counted only in part
	// Applause rate: 94 (at least 80), met
}
