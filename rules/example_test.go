package rules_test

import (
	"errors"
	"fmt"
	"log"

	"example.com/socialorg"
	"example.com/socialorg/rules"
	"example.com/socialorg/standard"
)

// Every problem unwraps to its rule's code and names its place.
func Example() {
	o := standard.Department()
	o.Position("specialist").ReportsTo = "ceo"
	h, err := socialorg.NewHierarchy(o)
	if err != nil {
		log.Fatal(err)
	}
	err = h.Check(append(standard.Rules(), rules.OneTop(), rules.PeopleManagersHaveReports())...)
	if problems, ok := errors.AsType[socialorg.Problems](err); ok {
		for _, p := range problems {
			fmt.Printf("%s (%s): %s\n", p.Path, p.Code, p.Detail)
		}
	}
	// Output:
	// positions[3].reportsTo (line): "specialist" (role "social-media-specialist") may not report to "ceo" (role "chief-executive"), only to the role "social-media-manager"
	// positions[2] (no-reports): nobody reports to "manager", but its role "social-media-manager" is accountable for people
}

func ExampleLinesAllowed() {
	o := standard.Department()
	o.Position("specialist").ReportsTo = "digital"
	h, err := socialorg.NewHierarchy(o)
	if err != nil {
		log.Fatal(err)
	}
	err = h.Check(rules.LinesAllowed())
	fmt.Println(errors.Is(err, rules.ErrLine), err)
	// Output:
	// true positions[3].reportsTo: "specialist" (role "social-media-specialist") may not report to "digital" (role "digital-marketing-manager"), only to the role "social-media-manager"
}

func ExampleManagerRequired() {
	o := standard.Department()
	o.Position("specialist").ReportsTo = "" // a top beside the chief executive
	h, err := socialorg.NewHierarchy(o)
	if err != nil {
		log.Fatal(err)
	}
	err = h.Check(rules.ManagerRequired())
	fmt.Println(errors.Is(err, rules.ErrNoManager), err)
	// Output:
	// true positions[3].reportsTo: "specialist" has no manager, but its role "social-media-specialist" reports to the role "social-media-manager"
}

func ExampleManagerRanksHigher() {
	o := standard.Department()
	o.Role(standard.DigitalMarketingManagerID).Rank = socialorg.RankLead
	h, err := socialorg.NewHierarchy(o)
	if err != nil {
		log.Fatal(err)
	}
	err = h.Check(rules.ManagerRanksHigher())
	fmt.Println(errors.Is(err, rules.ErrRank), err)
	// Output:
	// true positions[2].reportsTo: the rank "lead" of "digital" is not higher than the rank "manager" of "manager", which reports to it
}

func ExampleManagerScopeNotNarrower() {
	o := standard.Department()
	o.Position("manager").Role = standard.SpecialistID
	o.Position("specialist").Role = standard.ManagerID
	h, err := socialorg.NewHierarchy(o)
	if err != nil {
		log.Fatal(err)
	}
	err = h.Check(rules.ManagerScopeNotNarrower())
	fmt.Println(errors.Is(err, rules.ErrScope), err)
	// Output:
	// true positions[3].reportsTo: the scope of "manager" (role "social-media-specialist") is narrower than that of "specialist" (role "social-media-manager"), which reports to it
}

func ExamplePeopleManagersHaveReports() {
	o := standard.Department()
	o.Positions = o.Positions[:3] // without the specialist
	h, err := socialorg.NewHierarchy(o)
	if err != nil {
		log.Fatal(err)
	}
	err = h.Check(rules.PeopleManagersHaveReports())
	fmt.Println(errors.Is(err, rules.ErrNoReports), err)
	// Output:
	// true positions[2]: nobody reports to "manager", but its role "social-media-manager" is accountable for people
}

func ExampleCampaignsHaveKPIs() {
	o := standard.Department()
	o.Campaigns = []socialorg.Campaign{{Key: "spring-launch", KPIsSetBy: "manager"}}
	h, err := socialorg.NewHierarchy(o)
	if err != nil {
		log.Fatal(err)
	}
	err = h.Check(rules.CampaignsHaveKPIs())
	fmt.Println(errors.Is(err, rules.ErrNoKPI), err)
	// Output:
	// true campaigns[0].kpis: the campaign "spring-launch" has no KPI
}

func ExampleKPIsSetBy() {
	o := standard.Department()
	o.Campaigns = []socialorg.Campaign{{Key: "spring-launch", KPIsSetBy: "specialist", KPIs: []socialorg.KPI{standard.Views()}}}
	h, err := socialorg.NewHierarchy(o)
	if err != nil {
		log.Fatal(err)
	}
	err = h.Check(rules.KPIsSetBy(standard.SetKPIs))
	fmt.Println(errors.Is(err, rules.ErrKPIAuthority), err)
	// Output:
	// true campaigns[0].kpisSetBy: "specialist" sets the KPIs of "spring-launch", but its role "social-media-specialist" is not accountable for "set-kpis"
}

func ExampleOneTop() {
	o := socialorg.Org{Positions: []socialorg.Position{{ID: "ceo"}, {ID: "founder"}}}
	h, err := socialorg.NewHierarchy(o)
	if err != nil {
		log.Fatal(err)
	}
	err = h.Check(rules.OneTop())
	fmt.Println(errors.Is(err, rules.ErrTops), err)
	// Output:
	// true positions[1].reportsTo: "founder" is another top besides "ceo"
}

func ExampleMaxSpan() {
	o := standard.Department()
	o.Positions = append(o.Positions, socialorg.Position{ID: "intern", ReportsTo: "manager"})
	h, err := socialorg.NewHierarchy(o)
	if err != nil {
		log.Fatal(err)
	}
	err = h.Check(rules.MaxSpan(1))
	fmt.Println(errors.Is(err, rules.ErrSpan), err)
	// Output:
	// true positions[2]: 2 positions report to "manager", more than 1
}

func ExampleEveryAreaAccountable() {
	o := standard.Department()
	o.Position("manager").Holders = nil
	h, err := socialorg.NewHierarchy(o)
	if err != nil {
		log.Fatal(err)
	}
	err = h.Check(rules.EveryAreaAccountable(socialorg.AreaBudget))
	fmt.Println(errors.Is(err, rules.ErrUnaccountable), err)
	// Output:
	// true positions: nobody holds a position that is accountable for the area "budget"
}

func ExampleOneAccountable() {
	o := standard.Department()
	o.Role(standard.ChiefExecutiveID).Responsibilities = []socialorg.Responsibility{
		{Key: standard.ManageBudget, Area: socialorg.AreaBudget, Involvement: socialorg.Accountable},
	}
	h, err := socialorg.NewHierarchy(o)
	if err != nil {
		log.Fatal(err)
	}
	err = h.Check(rules.OneAccountable())
	fmt.Println(errors.Is(err, rules.ErrContested), err)
	// Output:
	// true roles[2].responsibilities[3]: "social-media-manager" is accountable for "manage-budget", and so is "chief-executive"
}

func ExampleEveryoneHasApprover() {
	o := standard.Department()
	o.Positions = o.Positions[2:] // the manager and the specialist
	o.Position("manager").ReportsTo, o.Position("manager").Holders = "", nil
	h, err := socialorg.NewHierarchy(o)
	if err != nil {
		log.Fatal(err)
	}
	err = h.Check(rules.EveryoneHasApprover(standard.ManageBudget))
	fmt.Println(errors.Is(err, rules.ErrNoApprover), err)
	fmt.Println("at most", rules.MaxSteps, "positions by responsibilities")
	// Output:
	// true positions[1]: nobody else above "specialist" has a role that states that it is accountable for "manage-budget"
	// at most 20000000 positions by responsibilities
}

func ExampleNoSelfSupervision() {
	o := standard.Department()
	o.Position("manager").Holders = []string{"holder-1"} // the chief executive, too
	h, err := socialorg.NewHierarchy(o)
	if err != nil {
		log.Fatal(err)
	}
	err = h.Check(rules.NoSelfSupervision())
	fmt.Println(errors.Is(err, rules.ErrSelfSupervision), err)
	// Output:
	// true positions[2].holders[0]: "holder-1" holds both "manager" and "ceo", which is above it
}

func ExampleNoVacantManager() {
	o := standard.Department()
	o.Position("manager").Holders = nil
	h, err := socialorg.NewHierarchy(o)
	if err != nil {
		log.Fatal(err)
	}
	err = h.Check(rules.NoVacantManager())
	fmt.Println(errors.Is(err, rules.ErrVacantManager), err)
	// Output:
	// true positions[2].holders: "manager" is vacant, and 1 position reports to it
}

func ExampleNoConfusableIDs() {
	o := standard.Department()
	o.Positions = append(o.Positions, socialorg.Position{ID: "CEO", ReportsTo: "ceo"})
	h, err := socialorg.NewHierarchy(o)
	if err != nil {
		log.Fatal(err)
	}
	err = h.Check(rules.NoConfusableIDs())
	fmt.Println(errors.Is(err, rules.ErrConfusable), err)
	// Output:
	// true positions[4].id: "CEO" differs from "ceo" only in case; the first is at positions[0].id
}

func ExampleNoConfusableHolders() {
	o := standard.Department()
	o.Position("manager").Holders = []string{"Holder-1"} // the chief executive is "holder-1"
	h, err := socialorg.NewHierarchy(o)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(h.Check(rules.NoSelfSupervision()))
	err = h.Check(rules.NoConfusableHolders())
	fmt.Println(errors.Is(err, rules.ErrConfusableHolders), err)
	// Output:
	// <nil>
	// true positions[2].holders[0]: "Holder-1" differs from "holder-1" only in case; the first is at positions[0].holders[0]
}

func ExampleErrUnusedException() {
	o := standard.Department()
	o.Exceptions = []socialorg.Exception{{Rule: rules.ErrTops, Position: "manager", Why: "Acting head until December."}}
	h, err := socialorg.NewHierarchy(o)
	if err != nil {
		log.Fatal(err)
	}
	err = h.Check(rules.OneTop())
	fmt.Println(errors.Is(err, rules.ErrUnusedException), err)
	// Output:
	// true exceptions[0]: excuses nothing: there is no finding tops of the position "manager"
}

func ExampleNoHiddenText() {
	o := standard.Department()
	o.Position("manager").Title = "Social\u200bmedia manager" // a zero-width space
	h, err := socialorg.NewHierarchy(o)
	if err != nil {
		log.Fatal(err)
	}
	err = h.Check(rules.NoHiddenText())
	fmt.Println(errors.Is(err, rules.ErrHiddenText), err)
	// Output:
	// true positions[2].title: "Social\u200bmedia manager" hides a character at byte 6
}

func ExampleTermsDeclared() {
	o := standard.Department()
	o.Role(standard.SpecialistID).Responsibilities[0].Area = "contnet"
	h, err := socialorg.NewHierarchy(o)
	if err != nil {
		log.Fatal(err)
	}
	err = h.Check(rules.TermsDeclared())
	fmt.Println(errors.Is(err, rules.ErrUndeclared), err)
	// Output:
	// true roles[3].responsibilities[0].area: the area "contnet" is not declared; did you mean "content"?
}
