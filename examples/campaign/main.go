// Campaign follows one campaign: the manager sets its KPIs, the specialist's
// counts come in from several platforms and merge, and the scorecard comes
// out; at the end, what happens when one platform does not deliver a count.
package main

import (
	"fmt"
	"log"

	"example.com/socialorg"
)

func main() {
	launch := socialorg.Campaign{
		Key:   "spring-launch",
		Name:  "Spring launch",
		Goals: []socialorg.Key{socialorg.GoalBrandAwareness, socialorg.GoalWebsiteTraffic},
		SetBy: "manager",
		Team:  []socialorg.PositionID{"specialist"},
		KPIs: []socialorg.KPI{
			socialorg.Views().AtLeast(500_000),
			socialorg.Shares().AtLeast(2_000),
			socialorg.EngagementRate().Between(2, 6),
			socialorg.CostPerClick().AtMost(40), // cents
			socialorg.Impressions(),             // followed without a target
		},
	}

	// May the manager set these KPIs, and who would approve the spend?
	o := socialorg.Department()
	o.Campaigns = append(o.Campaigns, launch)
	h, err := socialorg.NewHierarchy(o)
	if err != nil {
		log.Fatal(err)
	}
	if err := h.Check(socialorg.StandardRules()...); err != nil {
		log.Fatal(err)
	}
	if p, ok := h.AccountableFor("specialist", socialorg.AreaBudget); ok {
		fmt.Printf("The spend is approved by: %s\n", h.Title(p.ID))
	}

	// Each platform counts for itself. Rates are computed from the sums.
	platforms := []socialorg.Totals{
		{"views": 410_000, "shares": 1_100, "likes": 9_800, "comments": 700, "impressions": 520_000, "clicks": 6_100, "spend": 210_000},
		{"views": 140_000, "shares": 600, "likes": 2_900, "comments": 300, "impressions": 160_000, "clicks": 1_900, "spend": 110_000},
	}
	printScore(launch, merge(platforms))

	fmt.Println("\nAnd if the second platform had not counted clicks:")
	delete(platforms[1], socialorg.MetricClicks)
	printScore(launch, merge(platforms))
}

// merge adds up what all platforms counted. What one of them did not count is
// left out: no data is better than a rate that misses a part.
func merge(platforms []socialorg.Totals) socialorg.Totals {
	sum := socialorg.Totals{}
	for _, counted := range platforms {
		if err := sum.Add(counted); err != nil {
			log.Fatal(err)
		}
	}
	for metric := range sum {
		for _, counted := range platforms {
			if _, ok := counted[metric]; !ok {
				delete(sum, metric)
			}
		}
	}
	return sum
}

func printScore(c socialorg.Campaign, counted socialorg.Totals) {
	card, err := c.Score(c.Measure(counted)...)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(card)
	for _, r := range card.Results {
		switch r.Status {
		case socialorg.NoData:
			fmt.Printf("  %-30s %s\n", r.KPI.Name, r.Status)
		case socialorg.NoTarget:
			fmt.Printf("  %-30s %-9s %.6g %s\n", r.KPI.Name, r.Status, r.Value, r.KPI.Unit)
		default:
			fmt.Printf("  %-30s %-9s %.6g %s, attained %.2f\n", r.KPI.Name, r.Status, r.Value, r.KPI.Unit, r.Attainment)
		}
	}
}
