package sqltest

import (
	"database/sql"
	_ "embed"
	"log"
	"os"

	"example.com/socialorg"
	"example.com/socialorg/insights"
	"example.com/socialorg/orgfile"
	"example.com/socialorg/render"
	"example.com/socialorg/score"
	"example.com/socialorg/standard"
)

//go:embed testdata/campaign.sql
var campaign string

// The campaign of examples/campaign, whose counts are rows of a database: the
// engine adds them up, and the scorecard is the same.
func Example() {
	h, err := orgfile.Load("../../examples/campaign/data/org.yaml", []socialorg.Org{standard.Department()}, standard.Rules()...)
	if err != nil {
		log.Fatal(err)
	}
	launch, _ := h.Campaign("spring-launch")

	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		log.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	if _, err := db.Exec(campaign); err != nil {
		log.Fatal(err)
	}
	rows, err := db.Query(`
		SELECT   channel, period, SUM(views) AS views, SUM(impressions) AS impressions, SUM(likes) AS likes,
		         SUM(comments) AS comments, SUM(shares) AS shares, SUM(clicks) AS clicks, SUM(spend_cents) AS spend
		FROM     posts
		GROUP BY channel, period`)
	if err != nil {
		log.Fatal(err)
	}
	reading, err := insights.ReadRows(rows, insights.Layout{
		ChannelColumn: "channel", PeriodColumn: "period", Currency: "EUR",
		Columns: []insights.Column{
			{Name: "views", Metric: socialorg.MetricViews},
			{Name: "impressions", Metric: socialorg.MetricImpressions},
			{Name: "likes", Metric: socialorg.MetricLikes},
			{Name: "comments", Metric: socialorg.MetricComments},
			{Name: "shares", Metric: socialorg.MetricShares},
			{Name: "clicks", Metric: socialorg.MetricClicks},
			{Name: "spend", Metric: socialorg.MetricSpend, Minor: true},
		},
	})
	if err != nil {
		log.Fatal(err)
	}
	card, err := score.Campaign(launch, reading.Counts)
	if err != nil {
		log.Fatal(err)
	}
	if err := render.Scorecard(os.Stdout, card, render.English().Naming(h.Org())); err != nil {
		log.Fatal(err)
	}
	// Output:
	// # Spring launch
	//
	// Score: 50–100%, depending on the missing data. 2 of 4 KPIs with a target scored.
	//
	// ██████████▒▒▒▒▒▒▒▒▒▒
	//
	// In each bar, a line marks the target. Hatching: unknown, because data is missing.
	//
	// | KPI                                               | Result against target | Target           | Result  | Attainment | Status     | Missing data                              |
	// |---------------------------------------------------|-----------------------|------------------|---------|------------|------------|-------------------------------------------|
	// | Views on Instagram and YouTube                    | ███████████┃████████  | at least 12,000  | 20,650  | 172%       | met        |                                           |
	// | Impressions                                       | ███████████████┃██▒▒  | at least 100,000 | 121,991 | –          | met        | X: no impressions reported (2025-06-06)   |
	// | Engagement rate by impressions on Instagram and X | █████┃███▒▒▒▒▒▒┃▒▒▒▒  | 2–6%             | 3.62%   | –          | incomplete | X: no impressions reported (2025-06-06)   |
	// | Cost per click (CPC) on Instagram                 | █████████████▒▒┃▒▒▒▒  | at most €0.40    | €0.34   | –          | incomplete | Instagram: no spend reported (2025-06-08) |
	// | Shares                                            |                       | –                | 130     | –          | incomplete | YouTube: no shares reported               |
}
