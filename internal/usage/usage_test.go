package usage

// The call sites that the API was designed from stand in usage.go as they were
// written down then: where one of them no longer compiles, the API has changed
// for everybody. These examples run them.

import (
	"fmt"

	"example.com/socialorg"
	"example.com/socialorg/standard"
)

func department() *socialorg.Hierarchy {
	h, err := socialorg.NewHierarchy(standard.Department())
	if err != nil {
		panic(err)
	}
	return h
}

func Example_chart() {
	chart(department())
	// Output:
	// Chief executive: 1, 3
	//   Digital marketing manager: 1, 2
	//     Social media manager: 1, 1
	//       Social media specialist: 0, 0
	// Chief executive 4
	// Digital marketing manager 3
	// Social media manager 2
	// Social media specialist 1
}

func Example_maySetKPIs() {
	for n := range department().Nodes() {
		for holder := range n.Holders() {
			fmt.Println(n, maySetKPIs(department(), holder, socialorg.Campaign{KPIsSetBy: "specialist"}))
		}
	}
	// Output:
	// Chief executive false
	// Digital marketing manager false
	// Social media manager true
	// Social media specialist false
}

func Example_internRule() {
	o := socialorg.Org{Roles: []socialorg.Role{{ID: "intern", Name: "Intern"}}, Positions: []socialorg.Position{{ID: "a", Role: "intern"}}}
	h, err := socialorg.NewHierarchy(o)
	if err != nil {
		panic(err)
	}
	fmt.Println(h.Check(internRule()))
	// Output:
	// positions[0].reportsTo: Intern is an intern without a manager
}

func Example_edit() {
	o := edit()
	skills := o.Role(standard.ManagerID).Skills
	fmt.Println(skills[len(skills)-1].Key)
	// Output:
	// crisis-communication
}

func Example_changes() {
	before, after := edit(), edit()
	after.Position("specialist").ReportsTo = "digital"
	changes(before, after)
	// Output:
	// position specialist now reports to digital instead of manager
}

func Example_campaign() {
	campaign(department())
	// Output:
	// Views: 550000 (at least 500000), met
	// Engagement rate by impressions: no data (from 2 % to 6 %): comments, shares and impressions of instagram missing, comments and shares of linkedin missing
	// Cost per click: no data (at most EUR 0.40): spend and clicks of instagram and linkedin missing
}

func Example_quickstart() {
	quickstart()
	// Output:
	// social-media-manager and social-media-specialist share 3 goals. social-media-manager is broader than social-media-specialist: it alone is accountable for "Ensure that every social media strategy is effective", "Ensure that every social media campaign is effective", "Lead and manage the department in developing strategy", "Manage the department's budget" and 16 other responsibilities. By area, social-media-manager is accountable rather than responsible in strategy, campaigns, content, brand, performance and relations; accountable rather than not involved in people and budget. They share 2 responsibilities and 3 skills; social-media-manager has 20 responsibilities and 3 skills of its own, social-media-specialist has 15 responsibilities and 3 skills.
	// Social media manager approves the spend
}
