package insights_test

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"log"
	"os"
	"strings"

	"example.com/socialorg"
	"example.com/socialorg/insights"
	"example.com/socialorg/score"
)

//go:embed testdata/nyc_social_media_usage.csv
var nyc []byte

// New York City counted the followers of seventy accounts on twenty days. The
// cells that it left blank are gaps of the scorecard, by account and day.
func ExampleReadCSV_city() {
	counts, err := insights.ReadCSV(bytes.NewReader(nyc), "nyc.csv", insights.Layout{
		ChannelColumn: "Url", Slugs: true, PeriodColumn: "Date Sampled", PeriodFormat: "01/02/2006 03:04:05 PM", Only: map[string]string{"Platform": "Twitter"},
		Columns: []insights.Column{{Name: "Likes/Followers/Visits/Downloads", Metric: socialorg.MetricFollowers}},
	})
	if err != nil {
		log.Fatal(err)
	}
	followers := socialorg.KPI{Key: "followers", Name: "Followers", Unit: socialorg.UnitCount, Numerator: []socialorg.Metric{socialorg.MetricFollowers}}
	card, err := score.Campaign(socialorg.Campaign{Key: "nyc", KPIs: []socialorg.KPI{followers.AtLeast(1_000_000)}}, counts)
	if err != nil {
		log.Fatal(err)
	}
	blank := 0
	for _, gap := range card.Results[0].Gaps {
		blank += len(gap.Periods)
	}
	fmt.Printf("%s: %.0f followers, %d cells blank, such as %s\n", card.Results[0].Status, *card.Results[0].Value, blank, card.Results[0].Gaps[0])
	// Output:
	// partial: 348306 followers, 177 cells blank, such as followers of http-twitter-com-alumny missing in 2011-10-04
}

// Every bad cell is reported at once, and then there are no counts.
func ExampleReadCSV() {
	layout := insights.Layout{
		Channel: "instagram", PeriodColumn: "Day", Currency: "EUR",
		Columns: []insights.Column{{Name: "Views", Metric: socialorg.MetricViews}, {Name: "Spent", Metric: socialorg.MetricSpend}},
	}
	counts, err := insights.ReadCSV(strings.NewReader("Day,Views,Spent\n2025-06-01,1200,4.35\n2025-06-02,,0.29\n"), "june.csv", layout)
	fmt.Println(counts, err)

	_, err = insights.ReadCSV(strings.NewReader("Day,Views,Spent\n2025-06-01,1.2K,4.35\n2025-06-31,800,$0.29\n"), "june.csv", layout)
	problems, _ := errors.AsType[socialorg.Problems](err)
	for _, p := range problems {
		fmt.Println(p)
	}
	// Output:
	// [{instagram 2025-06-01 EUR map[spend:435 views:1200] } {instagram 2025-06-02 EUR map[spend:29] }] <nil>
	// june.csv:2:12: values.views: "1.2K" is not a number; the layout has "." before decimals and nothing between thousands
	// june.csv:3:1: period: "2025-06-31" must be a year, month, week or day in the calendar, such as 2025, 2025-06, 2025-W24 or 2025-06-14; for other dates the layout needs a periodFormat: write 2 January 2006 as the column would, such as 02/01/2006
	// june.csv:3:16: values.spend: "$0.29" is not a number; the layout has "." before decimals and nothing between thousands
}

// An export of daily readings of a lifetime counter, newest first, makes one
// count: the last.
func ExampleColumn() {
	text := "Day,Plays\n2025-06-30,171\n2025-06-29,164\n2025-06-01,150\n"
	counts, err := insights.ReadCSV(strings.NewReader(text), "plays.csv", insights.Layout{
		Channel: "podcast", Period: "2025-06", PeriodColumn: "Day",
		Columns: []insights.Column{{Name: "Plays", Metric: "plays", Rows: socialorg.AggregateLast}},
	})
	fmt.Println(counts, err)
	// Output:
	// [{podcast 2025-06  map[plays:171] }] <nil>
}

// A German spreadsheet of two channels, with a total below them.
func ExampleLayout() {
	text := "sep=;\nKanal;Woche;Kosten\nInstagram;2025-W23;1.234,50\nLinkedIn;2025-W23;98,00\nSumme;2025-W23;1.332,50\n"
	counts, err := insights.ReadCSV(strings.NewReader(text), "kosten.csv", insights.Layout{
		ChannelColumn: "Kanal", Channels: map[string]socialorg.Key{"Instagram": "instagram", "LinkedIn": "linkedin"},
		PeriodColumn: "Woche", Currency: "EUR", Decimal: ',', Thousands: '.', Except: map[string]string{"Kanal": "Summe"},
		Columns: []insights.Column{{Name: "Kosten", Metric: socialorg.MetricSpend}},
	})
	for _, n := range counts {
		fmt.Println(n.Channel, n.Period, n.Values, n.Currency)
	}
	fmt.Println(err)
	// Output:
	// instagram 2025-W23 map[spend:123450] EUR
	// linkedin 2025-W23 map[spend:9800] EUR
	// <nil>
}

func ExampleX() {
	printExport("x.csv", insights.X())
	// Output:
	// x 2025-06-01 map[comments:1 impressions:450 likes:8 posts:1 saves:0 shares:1]
	// x 2025-06-02 map[comments:2 impressions:900 likes:17 posts:0 saves:2]
	// x 2025-06-03 map[comments:6 impressions:1200 likes:31 posts:1 saves:4 shares:3]
}

func ExampleYouTube() {
	layout := insights.YouTube()
	layout.Period = "2025-06" // the days chosen in Studio
	printExport("youtube.csv", layout)
	// Output:
	// youtube 2025-06 map[impressions:61000 new-followers:19 views:5200]
}

func ExampleTikTok() {
	layout := insights.TikTok()
	layout.Period = "2025" // the file has no year
	printExport("tiktok.csv", layout)
	// Output:
	// tiktok 2025-06-01 map[comments:2 likes:31 shares:11 views:1441]
	// tiktok 2025-06-02 map[comments:1 likes:57 shares:6 views:2110]
	// tiktok 2025-06-03 map[comments:1 likes:103 shares:5]
}

// printExport prints the counts of a file in testdata.
func printExport(name string, layout insights.Layout) {
	text, err := os.ReadFile("testdata/" + name)
	if err != nil {
		log.Fatal(err)
	}
	counts, err := insights.ReadCSV(bytes.NewReader(text), name, layout)
	if err != nil {
		log.Fatal(err)
	}
	for _, n := range counts {
		fmt.Println(n.Channel, n.Period, n.Values)
	}
}
