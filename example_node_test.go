package socialorg_test

import (
	"encoding/json"
	"fmt"
	"log"
	"slices"

	"example.com/socialorg"
	"example.com/socialorg/standard"
)

func ExampleNode() {
	h := team()
	n := h.Node("south-1")
	fmt.Println(n.Manager(), "leads", n)
	fmt.Println(n == h.Node("south-1"))
	fmt.Println(h.Node("west").Manager().Manager()) // no position, and no panic
	// Output:
	// Manager, South leads Social media specialist
	// true
	// (none)
}

func ExampleNode_Exists() {
	fmt.Println(team().Node("north").Exists(), socialorg.Node{}.Exists())
	// Output: true false
}

func ExampleNode_ID() {
	fmt.Println(team().Node("north-1").Manager().ID())
	// Output: north
}

func ExampleNode_Title() {
	h := team()
	fmt.Println(h.Node("north").Title())
	fmt.Println(h.Node("south").Title())
	// Output:
	// Social media manager
	// Manager, South
}

func ExampleNode_String() {
	fmt.Println(team().Node("north").String(), team().Node("west").String())
	// Output: Social media manager (none)
}

func ExampleNode_Equal() {
	h := team()
	fmt.Println(h.Node("north").Equal(h.Node("north-1").Manager()), h.Node("north").Equal(team().Node("north")))
	// Output: true false
}

func ExampleNode_MarshalText() {
	h := team()
	text, err := json.Marshal(map[socialorg.Node]int{h.Node("north"): 3})
	fmt.Println(string(text), err)
	// Output: {"north":3} <nil>
}

func ExampleNode_RoleID() {
	n := team().Node("north-1")
	fmt.Println(n.RoleID(), n.Rank(), n.Involvement(socialorg.AreaContent))
	// Output: social-media-specialist individual responsible
}

func ExampleNode_Rank() {
	n := team().Node("north")
	fmt.Println(n.Manager().Rank().Compare(n.Rank()) > 0)
	// Output: true
}

func ExampleNode_Involvement() {
	fmt.Printf("%q\n", team().Node("north-1").Involvement(socialorg.AreaBudget))
	// Output: ""
}

func ExampleNode_Position() {
	p := team().Node("south-1").Position()
	fmt.Println(p.ReportsTo, p.DottedTo, p.Holders)
	// Output: south [north] [h5]
}

func ExampleNode_Vacant() {
	for n := range team().Nodes() {
		if n.Vacant() {
			fmt.Println(n.ID())
		}
	}
	// Output:
	// north-2
	// south
}

func ExampleNode_Holders() {
	fmt.Println(slices.Collect(team().Node("north-1").Holders()))
	// Output: [h3 h4]
}

func ExampleNode_Headcount() {
	fmt.Println(team().Node("north-1").Headcount(), team().Node("north-2").Headcount())
	// Output: 2 0
}

func ExampleNode_ProblemPath() {
	fmt.Println(team().Node("south").ProblemPath("reportsTo"))
	// Output: positions[4].reportsTo
}

func ExampleNode_Manager() {
	h := team()
	fmt.Println(h.Node("north").Manager(), h.Node("director").Manager())
	// Output: Digital marketing manager (none)
}

func ExampleNode_EffectiveManager() {
	n := team().Node("south-1")
	fmt.Println(n.Manager(), "is vacant; meanwhile:", n.EffectiveManager())
	// Output: Manager, South is vacant; meanwhile: Digital marketing manager
}

func ExampleNode_Chain() {
	h, _ := socialorg.NewHierarchy(standard.Department())
	for n := range h.Node("specialist").Chain() { // S59
		fmt.Println(n)
	}
	// Output:
	// Social media manager
	// Digital marketing manager
	// Chief executive
}

func ExampleNode_Reports() {
	for n := range team().Node("director").Reports() {
		fmt.Println(n)
	}
	// Output:
	// Social media manager
	// Manager, South
}

func ExampleNode_AllReports() {
	for n := range team().Node("director").AllReports() {
		fmt.Println(n.ID())
	}
	// Output:
	// north
	// north-1
	// north-2
	// south
	// south-1
}

func ExampleNode_DottedTo() {
	for n := range team().Node("south-1").DottedTo() {
		fmt.Println(n.ID())
	}
	// Output: north
}

func ExampleNode_DottedReports() {
	for n := range team().Node("north").DottedReports() {
		fmt.Println(n.ID())
	}
	// Output: south-1
}

func ExampleNode_Manages() {
	h := team()
	fmt.Println(h.Node("director").Manages(h.Node("south-1")), h.Node("north").Manages(h.Node("south-1")))
	// Output: true false
}

func ExampleNode_CommonManager() {
	h := team()
	fmt.Println(h.Node("north-1").CommonManager(h.Node("south-1")).ID())
	fmt.Println(h.Node("north-1").CommonManager(h.Node("north")).ID())
	// Output:
	// director
	// north
}

func ExampleNode_Depth() {
	h := team()
	fmt.Println(h.Node("director").Depth(), h.Node("north-1").Depth(), h.Node("west").Depth())
	// Output: 0 2 -1
}

func ExampleNode_Span() {
	direct, all := team().Node("director").Span()
	fmt.Println(direct, all)
	// Output: 2 5
}

// Who approves this spend?
func ExampleNode_Approver() {
	h := team()
	fmt.Println(h.Node("north-1").Approver(standard.ManageBudget))
	fmt.Println(h.Node("south-1").Approver(standard.ManageBudget)) // its manager's position is vacant
	// Output:
	// Social media manager
	// (none)
}

// A backend asks before it saves: may this user set the KPIs?
func ExampleNode_Owner() {
	h := team()
	c, _ := h.Campaign("spring-launch")
	setsKPIs := h.Node(c.KPIsSetBy).Owner(standard.SetKPIs)
	for _, user := range []string{"h2", "h3"} {
		may := false
		for n := range h.HeldBy(user) {
			may = may || n == setsKPIs
		}
		fmt.Println(user, may)
	}
	// Output:
	// h2 true
	// h3 false
}

func ExampleNode_Attribute() {
	h, err := socialorg.NewHierarchy(socialorg.Org{Positions: []socialorg.Position{
		{ID: "editor", Attributes: map[socialorg.Key]string{"location": "Jakarta"}},
	}})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%q %q\n", h.Node("editor").Attribute("location"), h.Node("editor").Attribute("contract"))
	// Output: "Jakarta" ""
}

// A branch is an organisation by itself.
func ExampleNode_Org() {
	branch, err := socialorg.NewHierarchy(team().Node("north").Org())
	if err != nil {
		log.Fatal(err)
	}
	for n := range branch.Nodes() {
		fmt.Println(n.Depth(), n.ID())
	}
	// Output:
	// 0 north
	// 1 north-1
	// 1 north-2
}
