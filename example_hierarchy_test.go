package socialorg_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"log"

	"example.com/socialorg"
)

// team is two departments under one director; the second is led by a vacant
// position.
func team() *socialorg.Hierarchy {
	h, err := socialorg.NewHierarchy(socialorg.Org{
		Roles: []socialorg.Role{socialorg.Manager(), socialorg.Specialist(), socialorg.DigitalMarketingManager(), socialorg.ChiefExecutive()},
		Positions: []socialorg.Position{
			{ID: "director", Role: "digital-marketing-manager", Holders: []string{"h1"}},
			{ID: "north", Role: "social-media-manager", Holders: []string{"h2"}, ReportsTo: "director"},
			{ID: "north-1", Role: "social-media-specialist", Holders: []string{"h3", "h4"}, ReportsTo: "north"},
			{ID: "north-2", Role: "social-media-specialist", ReportsTo: "north"},
			{ID: "south", Role: "social-media-manager", Title: "Manager, South", ReportsTo: "director"},
			{ID: "south-1", Role: "social-media-specialist", Holders: []string{"h5"}, ReportsTo: "south", DottedTo: []socialorg.PositionID{"north"}},
		},
	})
	if err != nil {
		log.Fatal(err)
	}
	return h
}

func ExampleNewHierarchy() {
	h, err := socialorg.NewHierarchy(socialorg.Department())
	fmt.Println(h.Len(), err)

	_, err = socialorg.NewHierarchy(socialorg.Org{Positions: []socialorg.Position{{ID: "ceo", ReportsTo: "ceo"}}})
	fmt.Println(errors.Is(err, socialorg.ErrSelfReport), err)
	// Output:
	// 4 <nil>
	// true positions[0].reportsTo: "ceo" reports to itself
}

func ExampleHierarchy() {
	var empty socialorg.Hierarchy
	fmt.Println(empty.Len(), empty.Manages("a", "b"))

	h := team()
	fmt.Println(h.Len(), h.Manages("director", "south-1"))
	// Output:
	// 0 false
	// 6 true
}

// Org gives a copy to change; the Hierarchy stays as it is.
func ExampleHierarchy_Org() {
	h := team()
	o := h.Org()
	o.Positions[3].ReportsTo = "south"
	moved, err := socialorg.NewHierarchy(o)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(h.Manages("south", "north-2"), moved.Manages("south", "north-2"))
	// Output: false true
}

func ExampleHierarchy_Len() {
	fmt.Println(team().Len())
	// Output: 6
}

func ExampleHierarchy_Equal() {
	h := team()
	o := h.Org()
	same, _ := socialorg.NewHierarchy(o)
	o.Positions[3].Holders = []string{"h6"}
	filled, _ := socialorg.NewHierarchy(o)
	fmt.Println(h.Equal(same), h.Equal(filled))
	// Output: true false
}

func ExampleHierarchy_MarshalJSON() {
	h, _ := socialorg.NewHierarchy(socialorg.Org{Positions: []socialorg.Position{{ID: "a"}, {ID: "b", ReportsTo: "a"}}})
	text, err := json.Marshal(h)
	fmt.Println(string(text), err)
	// Output: {"positions":[{"id":"a"},{"id":"b","reportsTo":"a"}]} <nil>
}

func ExampleHierarchy_UnmarshalJSON() {
	var h socialorg.Hierarchy
	fmt.Println(json.Unmarshal([]byte(`{"positions":[{"id":"a"},{"id":"b","reportsTo":"a"}]}`), &h))
	err := json.Unmarshal([]byte(`{"positions":[{"id":"a","reportsTo":"c"}]}`), &h)
	fmt.Println(err)
	fmt.Println(h.Len(), "positions, as before")
	// Output:
	// <nil>
	// positions[0].reportsTo: no position "c"
	// 2 positions, as before
}

func ExampleHierarchy_Position() {
	p, ok := team().Position("north-1")
	fmt.Println(p.Holders, p.Vacant(), ok)
	_, ok = team().Position("west")
	fmt.Println(ok)
	// Output:
	// [h3 h4] false true
	// false
}

func ExamplePosition_Vacant() {
	for p := range team().All() {
		if p.Vacant() {
			fmt.Println(p.ID)
		}
	}
	// Output:
	// north-2
	// south
}

func ExampleHierarchy_Path() {
	fmt.Println(team().Path("south"))
	// Output: positions[4]
}

func ExampleHierarchy_Title() {
	h := team()
	fmt.Println(h.Title("north"))
	fmt.Println(h.Title("south"))
	// Output:
	// Social media manager
	// Manager, South
}

func ExampleHierarchy_Role() {
	r, ok := team().Role(socialorg.RoleSpecialist)
	fmt.Println(r.Name, ok)
	// Output: Social media specialist true
}

func ExampleHierarchy_All() {
	h := team()
	for p := range h.All() {
		depth, _ := h.Depth(p.ID)
		fmt.Printf("%*s%s\n", 2*depth, "", p.ID)
	}
	// Output:
	// director
	//   north
	//     north-1
	//     north-2
	//   south
	//     south-1
}

func ExampleHierarchy_Tops() {
	for p := range team().Tops() {
		fmt.Println(p.ID)
	}
	// Output: director
}

func ExampleHierarchy_Manager() {
	p, ok := team().Manager("south-1")
	fmt.Println(p.ID, ok)
	_, ok = team().Manager("director")
	fmt.Println(ok)
	// Output:
	// south true
	// false
}

func ExampleHierarchy_Chain() {
	for p := range team().Chain("south-1") {
		fmt.Println(p.ID)
	}
	// Output:
	// south
	// director
}

func ExampleHierarchy_Reports() {
	for p := range team().Reports("director") {
		fmt.Println(p.ID)
	}
	// Output:
	// north
	// south
}

func ExampleHierarchy_AllReports() {
	for p := range team().AllReports("director") {
		fmt.Println(p.ID)
	}
	// Output:
	// north
	// north-1
	// north-2
	// south
	// south-1
}

func ExampleHierarchy_Manages() {
	h := team()
	fmt.Println(h.Manages("director", "north-1"), h.Manages("south", "north-1"), h.Manages("north", "north"))
	// Output: true false false
}

func ExampleHierarchy_CommonManager() {
	h := team()
	p, _ := h.CommonManager("north-1", "south-1")
	fmt.Println(p.ID)
	p, _ = h.CommonManager("north", "north-1") // one is above the other
	fmt.Println(p.ID)
	// Output:
	// director
	// north
}

func ExampleHierarchy_Depth() {
	fmt.Println(team().Depth("south-1"))
	// Output: 2 true
}

func ExampleHierarchy_Span() {
	direct, all := team().Span("director")
	fmt.Println(direct, all)
	// Output: 2 5
}

// South is vacant, so its specialist is led from one level up.
func ExampleHierarchy_EffectiveManager() {
	p, _ := team().EffectiveManager("south-1")
	fmt.Println(p.ID)
	// Output: director
}

// Who approves a spend, and who sets a campaign's KPIs? In the south nobody
// does, as long as the manager's position is vacant.
func ExampleHierarchy_AccountableFor() {
	h := team()
	p, ok := h.AccountableFor("north-1", socialorg.AreaBudget)
	fmt.Println(p.ID, ok)
	_, ok = h.AccountableFor("south-1", socialorg.AreaPerformance)
	fmt.Println(ok)
	// Output:
	// north true
	// false
}

func ExampleRollUp() {
	h := team()
	people := func(p socialorg.Position) int { return len(p.Holders) }
	add := func(a, b int) (int, error) { return a + b, nil }
	headcount, err := socialorg.RollUp(h, people, add)
	if err != nil {
		log.Fatal(err)
	}
	for p, n := range headcount {
		if direct, _ := h.Span(p.ID); direct > 0 {
			fmt.Println(p.ID, n)
		}
	}
	// Output:
	// director 5
	// north 3
	// south 1
}

// What each team spent and was shown, merged upwards and checked for overflow.
func ExampleRollUp_totals() {
	counted := map[socialorg.PositionID]socialorg.Totals{
		"north-1": {socialorg.MetricSpend: 12_000, socialorg.MetricImpressions: 400_000},
		"south-1": {socialorg.MetricSpend: 9_000, socialorg.MetricImpressions: 100_000},
	}
	own := func(p socialorg.Position) socialorg.Totals { return counted[p.ID] }
	totals, err := socialorg.RollUp(team(), own, socialorg.Totals.Merge)
	if err != nil {
		log.Fatal(err)
	}
	for p, t := range totals {
		if cpm, ok := socialorg.CostPerMille().Value(t); ok {
			fmt.Printf("%s: %.0f cents per thousand impressions\n", p.ID, cpm)
		}
	}
	// Output:
	// director: 42 cents per thousand impressions
	// north: 30 cents per thousand impressions
	// north-1: 30 cents per thousand impressions
	// south: 90 cents per thousand impressions
	// south-1: 90 cents per thousand impressions
}

func ExampleRule() {
	intern := socialorg.Rule{
		Code: "intern-at-top",
		Doc:  "An intern does not stand at a top.",
		Check: func(h *socialorg.Hierarchy, report func(socialorg.Problem)) {
			for p := range h.Tops() {
				if p.Role == "intern" {
					report(socialorg.Problem{Path: h.Path(p.ID), Detail: "an intern at a top"})
				}
			}
		},
	}
	h, _ := socialorg.NewHierarchy(socialorg.Org{
		Roles:     []socialorg.Role{{ID: "intern", Name: "Intern"}},
		Positions: []socialorg.Position{{ID: "kim", Role: "intern"}},
	})
	err := h.Check(intern)
	fmt.Println(err, errors.Is(err, intern.Code))
	// Output: positions[0]: an intern at a top true
}

func ExampleHierarchy_Check() {
	rules := append(socialorg.StandardRules(), socialorg.NoVacantManager(), socialorg.MaxSpan(8))
	fmt.Println(team().Check(rules...))
	// Output: positions[4].holders: "south" is vacant, and 1 position reports to it
}

// Each code of the standard rules, broken once.
func ExampleStandardRules() {
	o := socialorg.Department()
	o.Positions = append(o.Positions,
		socialorg.Position{ID: "deputy", Role: "social-media-manager", ReportsTo: "specialist", Holders: []string{"h5"}})
	o.Campaigns = []socialorg.Campaign{
		{Key: "spring", SetBy: "manager"},
		{Key: "summer", SetBy: "specialist", KPIs: []socialorg.KPI{socialorg.Views()}},
	}
	h, _ := socialorg.NewHierarchy(o)
	err := h.Check(socialorg.StandardRules()...)
	for _, code := range []socialorg.Code{
		socialorg.ErrLine, socialorg.ErrRank, socialorg.ErrNoReports, socialorg.ErrNoKPI, socialorg.ErrKPIAuthority, socialorg.ErrScope,
	} {
		fmt.Println(code, errors.Is(err, code))
	}
	// Output:
	// line true
	// rank true
	// no-reports true
	// no-kpi true
	// kpi-authority true
	// scope true
}

func check(o socialorg.Org, r socialorg.Rule) {
	h, err := socialorg.NewHierarchy(o)
	if err != nil {
		log.Fatal(err)
	}
	err = h.Check(r)
	fmt.Println(errors.Is(err, r.Code), err)
}

func ExampleOneTop() {
	check(socialorg.Org{Positions: []socialorg.Position{{ID: "a"}, {ID: "b"}}}, socialorg.OneTop())
	fmt.Println(socialorg.OneTop().Code == socialorg.ErrTops)
	// Output:
	// true positions[1].reportsTo: "b" is a second top beside "a"
	// true
}

func ExampleMaxSpan() {
	o := socialorg.Org{Positions: []socialorg.Position{{ID: "a"}, {ID: "b", ReportsTo: "a"}, {ID: "c", ReportsTo: "a"}}}
	check(o, socialorg.MaxSpan(1))
	fmt.Println(socialorg.MaxSpan(1).Code == socialorg.ErrSpan)
	// Output:
	// true positions[0]: 2 positions report to "a", more than 1
	// true
}

func ExampleEveryAreaAccountable() {
	o := socialorg.Department()
	check(o, socialorg.EveryAreaAccountable("customer-care"))
	o.Positions[2].Holders = nil
	check(o, socialorg.EveryAreaAccountable(socialorg.AreaBudget))
	fmt.Println(socialorg.EveryAreaAccountable().Code == socialorg.ErrUnaccountable)
	// Output:
	// true positions: nobody holds a position that is accountable for "customer-care"
	// true positions: nobody holds a position that is accountable for "budget"
	// true
}

func ExampleOneAccountable() {
	o := socialorg.Department()
	o.Roles[1].Responsibilities = []socialorg.Responsibility{
		{Key: "manage-budget", Area: socialorg.AreaBudget, Involvement: socialorg.Accountable}}
	check(o, socialorg.OneAccountable())
	fmt.Println(socialorg.OneAccountable().Code == socialorg.ErrContested)
	// Output:
	// true roles[2].responsibilities[20]: "social-media-manager" is accountable for "manage-budget", and so is "digital-marketing-manager"
	// true
}

func ExampleNoVacantManager() {
	check(team().Org(), socialorg.NoVacantManager())
	fmt.Println(socialorg.NoVacantManager().Code == socialorg.ErrVacantManager)
	// Output:
	// true positions[4].holders: "south" is vacant, and 1 position reports to it
	// true
}

func ExampleNoConfusableIDs() {
	check(socialorg.Org{Positions: []socialorg.Position{{ID: "DfE-3066"}, {ID: "DFE-3066"}}}, socialorg.NoConfusableIDs())
	fmt.Println(socialorg.NoConfusableIDs().Code == socialorg.ErrConfusable)
	// Output:
	// true positions[1].id: "DFE-3066" differs from "DfE-3066" only in case
	// true
}

func ExampleNoHiddenText() {
	check(socialorg.Org{Positions: []socialorg.Position{{ID: "a", Title: "Editor\u200b"}, {ID: "b", Title: " Editor"}}}, socialorg.NoHiddenText())
	fmt.Println(socialorg.NoHiddenText().Code == socialorg.ErrHiddenText)
	// Output:
	// true positions[0].title: "Editor\u200b" hides a character at byte 6; positions[1].title: " Editor" begins or ends with white space
	// true
}

// A position's id and its holders are any text, keys are words and hyphens;
// each has its limit.
func Example_limits() {
	fmt.Println(socialorg.MaxKeyBytes, socialorg.MaxIDBytes, socialorg.MaxTextBytes, socialorg.MaxListItems, socialorg.MaxPositions)
	ids := []socialorg.PositionID{"00109715", "none", "XX", "Zoë in the café"}
	for _, id := range ids {
		fmt.Println(id, socialorg.Org{Positions: []socialorg.Position{{ID: id}}}.Validate())
	}
	// Output:
	// 64 256 1024 100000 2147483647
	// 00109715 <nil>
	// none <nil>
	// XX <nil>
	// Zoë in the café <nil>
}

// Where an organisation lists goals, whatever refers to one must name one of
// them.
func ExampleGoal() {
	o := socialorg.Department()
	o.Goals = append(o.Goals, socialorg.Goal{Key: "recruiting", Name: "Find new colleagues"})
	o.Campaigns = []socialorg.Campaign{
		{Key: "open-day", Goals: []socialorg.Key{"recruiting"}},
		{Key: "sale", Goals: []socialorg.Key{"revenue"}},
	}
	fmt.Println(o.Validate())
	// Output: campaigns[1].goals[0]: no goal "revenue"
}
