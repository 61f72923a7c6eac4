// Campaign reads an organisation with a campaign in it, and what three channels
// exported, and prints the campaign's scorecard in Markdown. The KPIs stand in the
// organisation's file, by key; package standard defines them. What a file left
// blank, or does not have, is a gap of the scorecard and never a 0.
package main

import (
	"embed"
	"fmt"
	"log"
	"os"

	"example.com/socialorg"
	"example.com/socialorg/insights"
	"example.com/socialorg/orgfile"
	"example.com/socialorg/render"
	"example.com/socialorg/score"
	"example.com/socialorg/standard"
)

//go:embed data
var data embed.FS

// instagram is how the specialist's spreadsheet of posts and ads is written.
var instagram = insights.Layout{
	Channel: "instagram", Currency: "EUR", PeriodColumn: "Day", PeriodFormat: "02.01.2006", Decimal: ',', Thousands: '.',
	Columns: []insights.Column{
		{Name: "Views", Metric: socialorg.MetricViews},
		{Name: "Impressions", Metric: socialorg.MetricImpressions},
		{Name: "Likes", Metric: socialorg.MetricLikes},
		{Name: "Comments", Metric: socialorg.MetricComments},
		{Name: "Shares", Metric: socialorg.MetricShares},
		{Name: "Clicks", Metric: socialorg.MetricClicks},
		{Name: "Spent", Metric: socialorg.MetricSpend},
	},
}

func main() {
	f, err := orgfile.ReadFS(data, "data/org.yaml", standard.Department()) // which has the roles and the KPIs
	if err != nil {
		log.Fatal(err)
	}
	if err := f.Check(standard.Rules()...); err != nil {
		log.Fatal(err) // every mistake, with its line and column
	}
	h, err := f.Hierarchy()
	if err != nil {
		log.Fatal(err)
	}
	launch, _ := h.Campaign("spring-launch")
	fmt.Println("KPIs set by:", h.Node(launch.KPIsSetBy).Owner(standard.SetKPIs))
	fmt.Println("Spend approved by:", h.Node("specialist").Approver(standard.ManageBudget))
	fmt.Println()

	youtube := insights.YouTubeContent()
	youtube.Period = launch.Start
	var counts []score.Counts
	for name, layout := range map[string]insights.Layout{"instagram.csv": instagram, "x.csv": insights.XOverview(), "youtube.csv": youtube} {
		reading, err := read(name, layout)
		if err != nil {
			log.Fatal(err) // every bad cell, with its line and column
		}
		counts = append(counts, reading.Counts...)
	}
	card, err := score.Campaign(launch, counts)
	if err != nil {
		log.Fatal(err)
	}
	if err := render.Scorecard(os.Stdout, card, render.English().Naming(h.Org())); err != nil {
		log.Fatal(err)
	}
}

func read(name string, layout insights.Layout) (insights.Reading, error) {
	file, err := data.Open("data/" + name)
	if err != nil {
		return insights.Reading{}, err
	}
	defer func() { _ = file.Close() }() // nothing was written
	return insights.ReadCSV(file, name, layout)
}
