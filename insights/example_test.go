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

// New York City counted the followers of seventy accounts on twenty days. Where an
// account was left blank, the count of the day is that of the others only.
func ExampleReading() {
	reading, err := insights.ReadCSV(bytes.NewReader(nyc), "nyc.csv", insights.Layout{
		Channel: "twitter", PeriodColumn: "Date Sampled", PeriodFormat: "01/02/2006 03:04:05 PM", Only: map[string][]string{"Platform": {"Twitter"}},
		Columns: []insights.Column{{Name: "Likes/Followers/Visits/Downloads", Metric: socialorg.MetricFollowers}},
	})
	if err != nil {
		log.Fatal(err)
	}
	partial := 0
	for _, n := range reading.Counts {
		partial += len(n.Partial)
	}
	last := reading.Counts[len(reading.Counts)-1]
	fmt.Printf("%d rows, %d of other platforms\n", reading.Rows, reading.LeftOut)
	fmt.Printf("%d days, %d of them partial\n", len(reading.Counts), partial)
	fmt.Println(last.Period, last.Values, "from", last.From)
	// Output:
	// 5899 rows, 4499 of other platforms
	// 20 days, 15 of them partial
	// 2012-12-12 map[followers:339291] from nyc.csv:1666:44
}

// A Go program of twelve lines and the subcommand score say the same of a count that
// cannot be right, and where it stands.
func ExampleReadCSV_campaign() {
	spring := socialorg.Campaign{Key: "spring", Channels: []socialorg.Key{"ig", "li"}, Start: "2026-06", End: "2026-06"}
	layout := insights.Layout{ChannelColumn: "channel", PeriodColumn: "period", Columns: []insights.Column{{Name: "views", Metric: socialorg.MetricViews}}}
	var counts []score.Counts
	for _, name := range []string{"a.csv", "b.csv", "c.csv"} {
		reading, err := insights.ReadCSV(strings.NewReader(exports[name]), name, layout)
		if err != nil {
			log.Fatal(err)
		}
		counts = append(counts, reading.Counts...)
	}
	_, err := score.Campaign(spring, counts)
	fmt.Println(err)
	// Output:
	// b.csv:7:4: counts[6].channel: "ih" is not among the channels of the campaign
}

var exports = map[string]string{
	"a.csv": "id,channel,period,views\n10,li,2026-06-01,90\n",
	"b.csv": "id,channel,period,views\n11,ig,2026-06-01,9\n12,ig,2026-06-02,8\n13,ig,2026-06-03,8\n14,ig,2026-06-04,8\n15,ig,2026-06-05,8\n16,ih,2026-06-06,7\n",
	"c.csv": "id,channel,period,views\n17,li,2026-06-02,70\n",
}

// Every mistake is reported at once, and then there are no counts. Those that are
// alike are one problem, which says what to write into the layout.
func ExampleReadCSV() {
	layout := insights.Layout{
		Channel: "instagram", PeriodColumn: "Day", Currency: "EUR",
		Columns: []insights.Column{{Name: "Views", Metric: socialorg.MetricViews}, {Name: "Spent", Metric: socialorg.MetricSpend}},
	}
	june, err := insights.ReadCSV(strings.NewReader("Day,Views,Spent\n2025-06-01,1200,4.35\n2025-06-02,,0.29\n"), "june.csv", layout)
	for _, n := range june.Counts {
		fmt.Println(n.Period, n.Values, n.From)
	}
	fmt.Println(err)

	_, err = insights.ReadCSV(strings.NewReader("Day,Views,Spent\n2025-06-01,--,4.35\n2025-06-31,--,$0.29\n"), "june.csv", layout)
	problems, _ := errors.AsType[socialorg.Problems](err)
	for _, p := range problems {
		fmt.Println(p)
	}
	// Output:
	// 2025-06-01 map[spend:435 views:1200] june.csv:2:1
	// 2025-06-02 map[spend:29] june.csv:3:1
	// <nil>
	// june.csv:2:12: values.views: 2 cells of the column "Views" are "--", the first in line 2; "--" is not a number; if it means not counted, write missing: ["--"]
	// june.csv:3:1: period: "2025-06-31" is not a period such as 2025-06-14, 2025-06, 2025-W24 or 2025-06-01/2025-06-14; for other dates, write a periodFormat: 2 January 2006 as the column would, such as 02/01/2006
	// june.csv:3:15: values.spend: "$0.29" is not a number; write ignore: ["$"]
}

// An export of daily readings of a lifetime counter, newest first, makes one
// count: the last.
func ExampleColumn() {
	text := "Day,Plays\n2025-06-30,171\n2025-06-29,164\n2025-06-01,150\n"
	reading, err := insights.ReadCSV(strings.NewReader(text), "plays.csv", insights.Layout{
		Channel: "podcast", Period: "2025-06", PeriodColumn: "Day",
		Columns: []insights.Column{{Name: "Plays", Metric: "plays", Rows: socialorg.AggregateLast}},
	})
	fmt.Println(reading.Counts[0].Period, reading.Counts[0].Values, err)
	// Output:
	// 2025-06 map[plays:171] <nil>
}

// A German spreadsheet of two channels, with a total below them.
func ExampleLayout() {
	text := "sep=;\nKanal;Woche;Kosten\nInstagram;2025-W23;1.234,50 €\nLinkedIn;2025-W23;--\nSumme;2025-W23;1.234,50 €\n"
	reading, err := insights.ReadCSV(strings.NewReader(text), "kosten.csv", insights.Layout{
		ChannelColumn: "Kanal", Channels: map[string]socialorg.Key{"Instagram": "instagram", "LinkedIn": "linkedin"},
		PeriodColumn: "Woche", Currency: "EUR", Decimal: ',', Thousands: '.', Ignore: []string{"€"}, Missing: []string{"--"},
		Except:  map[string][]string{"Kanal": {"Summe"}},
		Columns: []insights.Column{{Name: "Kosten", Metric: socialorg.MetricSpend}},
	})
	for _, n := range reading.Counts {
		fmt.Println(n.Channel, n.Period, n.Values, n.Currency)
	}
	fmt.Println(reading.LeftOut, err)
	// Output:
	// instagram 2025-W23 map[spend:123450] EUR
	// linkedin 2025-W23 map[] EUR
	// 1 <nil>
}

// What has no total is not added up, and what is in two currencies neither.
func ExampleReadCSV_codes() {
	layout := insights.Layout{
		Channel: "instagram", CurrencyColumn: "In",
		Columns: []insights.Column{{Name: "Reach", Metric: socialorg.MetricReach}, {Name: "Spent", Metric: socialorg.MetricSpend}},
	}
	_, err := insights.ReadCSV(strings.NewReader("Reach,In,Spent\n900,EUR,1.50\n800,USD,2.50\n"), "june.csv", layout)
	fmt.Println(errors.Is(err, insights.ErrNonAdditive), errors.Is(err, insights.ErrCurrencies))
	fmt.Println(err)
	// Output:
	// true true
	// june.csv:3:1: values.reach: reach of instagram is counted twice, and counts of reach do not add up; the first is at line 2
	// june.csv:3:9: values.spend: spend is in USD, but other amounts of instagram are in EUR; nothing is converted
}

// The campaign says in which days and in which currency its files are read.
func ExampleLayout_For() {
	june := socialorg.Campaign{Key: "june", Start: "2025-06-01", End: "2025-06-30", Currency: "EUR"}
	layout := insights.Layout{
		Channel: "instagram", PeriodColumn: "Day",
		Columns: []insights.Column{{Name: "Spent", Metric: socialorg.MetricSpend}},
	}.For(june)
	reading, err := insights.ReadCSV(strings.NewReader("Day,Spent\n2025-05-31,1\n2025-06-01,2.50\n2025-07-01,3\n"), "year.csv", layout)
	fmt.Println(layout.Window, layout.Currency)
	fmt.Println(reading.Counts[0].Period, reading.Counts[0].Values, err)
	fmt.Println(reading.LeftOut, "of", reading.Rows, "rows left out")
	// Output:
	// 2025-06 EUR
	// 2025-06-01 map[spend:250] <nil>
	// 2 of 3 rows left out
}

// A layout in YAML, as the command reads it.
func ExampleReadLayout() {
	layout, err := insights.ReadLayout(strings.NewReader(`
channel: linkedin
periodColumn: Date
periodFormat: 01/02/2006
missing: ["--"]
columns:
  - {name: Impressions (total), metric: impressions}
  - {name: Reposts, names: [Shares], metric: shares, optional: true}
`), "own.yaml")
	fmt.Println(layout.Channel, layout.PeriodFormat, layout.Columns[1].Names, err)

	_, err = insights.ReadLayout(strings.NewReader("chanel: linkedin\nabove: two\n"), "own.yaml")
	fmt.Println(err)
	fmt.Println("at most", insights.MaxColumns, "columns")
	// Output:
	// linkedin 01/02/2006 [Shares] <nil>
	// own.yaml:1:1: chanel: no field "chanel"; did you mean "channel"?
	// own.yaml:2:8: above: is "two", not a number
	// at most 100 columns
}

// A table whose columns are named after what is in them needs no layout.
func ExampleReadPlain() {
	june := socialorg.Campaign{
		Key: "june", Currency: "EUR",
		KPIs: []socialorg.KPI{{Key: "cpc", Unit: socialorg.UnitMoney, Numerator: []socialorg.Metric{"spend"}, Denominator: []socialorg.Metric{"clicks"}}},
	}
	text := "channel;note;clicks;spend\ninstagram;best;900;300.00\nlinkedin;;500;150.50\n"
	reading, err := insights.ReadPlain(strings.NewReader(text), "june.csv", june, insights.Layout{})
	for _, n := range reading.Counts {
		fmt.Println(n.Channel, n.Values, n.Currency)
	}
	fmt.Println(reading.Doubts, err)
	// Output:
	// instagram map[clicks:900 spend:30000] EUR
	// linkedin map[clicks:500 spend:15050] EUR
	// june.csv:1:9: not a metric, left out: "note" <nil>
}

// The layout of a plain table, for further use.
func ExamplePlain() {
	layout, err := insights.Plain([]string{"channel", "period", "views", "note"}, socialorg.Campaign{})
	fmt.Println(layout.ChannelColumn, layout.PeriodColumn, layout.Columns[0].Metric, err)
	_, err = insights.Plain([]string{"channel", "Views"}, socialorg.Campaign{})
	fmt.Println(err)
	// Output:
	// channel period views <nil>
	// header[1]: a column cannot be called "Views"; did you mean "views"?
}

// What fits a file is known by its header.
func ExampleFitting() {
	text := "\"Date\";\"Video Views\";\"Profile Views\";\"Likes\";\"Comments\";\"Shares\"\n\"June 1\";\"1441\";\"9\";\"31\";\"2\";\"11\"\n"
	ready, ok := insights.Fitting(strings.NewReader(text), insights.Layouts("EUR"))
	fmt.Printf("the header is that of %s: %s %v\n", ready.Title, ready.Name, ok)
	// Output:
	// the header is that of the TikTok overview: tiktok-overview true
}

func ExampleLayouts() {
	for _, ready := range insights.Layouts("EUR") {
		fmt.Printf("%-20s%s\n", ready.Name, ready.Title)
	}
	// Output:
	// facebook-posts      Facebook posts
	// instagram-posts     Instagram posts
	// linkedin-content    LinkedIn content
	// linkedin-followers  LinkedIn followers
	// meta-ads            Meta ads
	// meta-link-clicks    a series of Meta, Facebook link clicks
	// meta-reach-es       a series of Meta, Alcance
	// meta-views          a series of Meta, Views
	// meta-views-es       a series of Meta, Visualizaciones
	// tiktok-followers    TikTok followers
	// tiktok-overview     the TikTok overview
	// x-overview          the X overview
	// youtube-content     YouTube content
}

// Today's export replaces what that of yesterday said of the same days.
func ExampleReplace() {
	of := func(day socialorg.Period, conversions int64) score.Counts {
		return score.Counts{Channel: "instagram", Period: day, Values: map[socialorg.Metric]int64{"conversions": conversions}}
	}
	yesterday := []score.Counts{of("2026-06-01", 4), of("2026-06-02", 1)}
	today := []score.Counts{of("2026-06-02", 6), of("2026-06-03", 2)}
	for _, n := range insights.Replace(yesterday, today) {
		fmt.Println(n.Period, n.Values)
	}
	// Output:
	// 2026-06-01 map[conversions:4]
	// 2026-06-02 map[conversions:6]
	// 2026-06-03 map[conversions:2]
}

func ExampleInstagramPosts() {
	layout := insights.InstagramPosts()
	layout.Period = "2026-06" // that was chosen for the export
	printExport("instagram-posts.csv", layout)
	// Output:
	// instagram 2026-06 map[comments:27 likes:282 posts:3 saves:53 shares:39 views:4600]
}

func ExampleFacebookPosts() {
	layout := insights.FacebookPosts()
	layout.Window = "2026-06-01/2026-06-30"
	printExport("facebook-posts.csv", layout)
	// Output:
	// facebook 2026-06 map[comments:13 likes:65 posts:2 shares:5 views:1300]
}

func ExampleMetaSeries() {
	layout := insights.MetaSeries(socialorg.MetricViews, "Views")
	layout.Channel = "instagram" // the file does not say
	printExport("meta-views.csv", layout)
	// Output:
	// instagram 2026-06-01 map[views:310]
	// instagram 2026-06-02 map[views:295]
}

func ExampleMetaAds() {
	printExport("meta-ads.csv", insights.MetaAds("EUR"))
	// Output:
	// meta-ads 2026-06 map[clicks:130 impressions:5200 spend:24550]
}

func ExampleLinkedInContent() {
	printExport("linkedin-content.csv", insights.LinkedInContent())
	// Output:
	// linkedin 2026-06-01 map[clicks:11 comments:2 impressions:300 likes:9 shares:1]
	// linkedin 2026-06-02 map[clicks:4 comments:0 impressions:150 likes:-1 shares:0]
}

func ExampleLinkedInFollowers() {
	printExport("linkedin-followers.csv", insights.LinkedInFollowers())
	// Output:
	// linkedin 2026-06-01 map[new-followers:10]
	// linkedin 2026-06-02 map[new-followers:-3]
}

func ExampleTikTokOverview() {
	layout := insights.TikTokOverview()
	layout.Period = "2025" // the file has no year
	printExport("tiktok.csv", layout)
	// Output:
	// tiktok 2025-06-01 map[comments:2 likes:31 shares:11 views:1441]
	// tiktok 2025-06-02 map[comments:1 likes:57 shares:6 views:2110]
	// tiktok 2025-06-03 map[comments:1 likes:103 shares:5]
}

func ExampleTikTokFollowers() {
	layout := insights.TikTokFollowers()
	layout.Period = "2026"
	printExport("tiktok-followers.csv", layout)
	// Output:
	// tiktok 2026-06-01 map[followers:4100 new-followers:12]
	// tiktok 2026-06-02 map[followers:4095 new-followers:-5]
	// tiktok 2026-06-03 map[]
}

func ExampleYouTubeContent() {
	layout := insights.YouTubeContent()
	layout.Period = "2025-06" // the days chosen in Studio
	printExport("youtube.csv", layout)
	// Output:
	// youtube 2025-06 map[impressions:61000 new-followers:19 views:5200]
}

func ExampleXOverview() {
	printExport("x.csv", insights.XOverview())
	// Output:
	// x 2025-06-01 map[comments:1 impressions:450 likes:8 posts:1 saves:0 shares:1]
	// x 2025-06-02 map[comments:2 impressions:900 likes:17 posts:0 saves:2]
	// x 2025-06-03 map[comments:6 impressions:1200 likes:31 posts:1 saves:4 shares:3]
}

// printExport prints the counts of a file in testdata.
func printExport(name string, layout insights.Layout) {
	text, err := os.ReadFile("testdata/" + name)
	if err != nil {
		log.Fatal(err)
	}
	reading, err := insights.ReadCSV(bytes.NewReader(text), name, layout)
	if err != nil {
		fmt.Println(err)
	}
	for _, n := range reading.Counts {
		fmt.Println(n.Channel, n.Period, n.Values)
	}
	for _, doubt := range reading.Doubts {
		fmt.Println(doubt)
	}
}
