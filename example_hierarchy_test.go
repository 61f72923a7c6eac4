package socialorg_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"strings"

	"example.com/socialorg"
	"example.com/socialorg/standard"
)

// team is two departments under one director; the second is led by a vacant
// position.
func team() *socialorg.Hierarchy {
	h, err := socialorg.NewHierarchy(socialorg.Org{
		Roles: []socialorg.Role{standard.Manager(), standard.Specialist(), standard.DigitalMarketingManager(), standard.ChiefExecutive()},
		Positions: []socialorg.Position{
			{ID: "director", Role: standard.DigitalMarketingManagerID, Holders: []string{"h1"}},
			{ID: "north", Role: standard.ManagerID, Holders: []string{"h2"}, ReportsTo: "director"},
			{ID: "north-1", Role: standard.SpecialistID, Holders: []string{"h3", "h4"}, ReportsTo: "north"},
			{ID: "north-2", Role: standard.SpecialistID, ReportsTo: "north"},
			{ID: "south", Role: standard.ManagerID, Title: "Manager, South", ReportsTo: "director"},
			{ID: "south-1", Role: standard.SpecialistID, Holders: []string{"h5"}, ReportsTo: "south", DottedTo: []socialorg.PositionID{"north"}},
		},
		Campaigns: []socialorg.Campaign{{Key: "spring-launch", KPIsSetBy: "north", KPIs: []socialorg.KPI{standard.Views().AtLeast(500_000)}}},
		Terms:     map[socialorg.Key]string{"editors": "Editors"},
	})
	if err != nil {
		log.Fatal(err)
	}
	return h
}

func ExampleNewHierarchy() {
	h, err := socialorg.NewHierarchy(standard.Department())
	fmt.Println(h.Len(), err)

	_, err = socialorg.NewHierarchy(socialorg.Org{Positions: []socialorg.Position{{ID: "ceo", ReportsTo: "ceo"}}})
	fmt.Println(errors.Is(err, socialorg.ErrSelfReport), err)
	// Output:
	// 4 <nil>
	// true positions[0].reportsTo: "ceo" reports to itself
}

func ExampleHierarchy() {
	h := team()
	for n := range h.Nodes() {
		direct, all := n.Span()
		fmt.Printf("%*s%s: %d, %d\n", 2*n.Depth(), "", n, direct, all)
	}
	// Output:
	// Digital marketing manager: 2, 5
	//   Social media manager: 2, 2
	//     Social media specialist: 0, 0
	//     Social media specialist: 0, 0
	//   Manager, South: 1, 1
	//     Social media specialist: 0, 0
}

// Org returns a copy to change; the Hierarchy stays as it is.
func ExampleHierarchy_Org() {
	h := team()
	o := h.Org()
	o.Position("north-2").ReportsTo = "south"
	moved, err := socialorg.NewHierarchy(o)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(h.Node("south").Manages(h.Node("north-2")), moved.Node("south").Manages(moved.Node("north-2")))
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
	o.Position("north-2").Holders = []string{"h6"}
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
	fmt.Println(json.Unmarshal([]byte(`{"positions":[{"id":"a","reportsTo":"c"}]}`), &h))
	fmt.Println(json.Unmarshal([]byte(`{"positions":[{"id":"a"},{"id":"b","reportsTo":"a"}]}`), &h))
	fmt.Println(json.Unmarshal([]byte(`{}`), &h))
	fmt.Println(h.Len())
	// Output:
	// positions[0].reportsTo: no position "c"
	// <nil>
	// the Hierarchy is not empty: decode into a new one
	// 2
}

func ExampleHierarchy_Node() {
	h := team()
	fmt.Println(h.Node("south"), h.Node("west"), h.Node("west").Exists())
	// Output: Manager, South (none) false
}

func ExampleHierarchy_Nodes() {
	for n := range team().Nodes() {
		fmt.Print(n.ID(), " ")
	}
	fmt.Println()
	// Output: director north north-1 north-2 south south-1
}

func ExampleHierarchy_Tops() {
	for n := range team().Tops() {
		fmt.Println(n)
	}
	// Output: Digital marketing manager
}

func ExampleHierarchy_HeldBy() {
	for n := range team().HeldBy("h4") {
		fmt.Println(n.ID())
	}
	// Output: north-1
}

func ExampleHierarchy_Role() {
	r, ok := team().Role(standard.SpecialistID)
	fmt.Println(r.Name, ok)
	_, ok = team().Role("intern")
	fmt.Println(ok)
	// Output:
	// Social media specialist true
	// false
}

func ExampleHierarchy_Roles() {
	for i, r := range team().Roles() {
		fmt.Println(i, r.Name)
	}
	// Output:
	// 0 Social media manager
	// 1 Social media specialist
	// 2 Digital marketing manager
	// 3 Chief executive
}

func ExampleHierarchy_Campaign() {
	c, ok := team().Campaign("spring-launch")
	fmt.Println(c.KPIsSetBy, len(c.KPIs), ok)
	// Output: north 1 true
}

func ExampleHierarchy_Campaigns() {
	for i, c := range team().Campaigns() {
		fmt.Println(i, c.Key)
	}
	// Output: 0 spring-launch
}

func ExampleHierarchy_Term() {
	fmt.Println(team().Term("editors"))
	fmt.Println(team().Term("lawyers"))
	// Output:
	// Editors true
	//  false
}

func ExampleRule() {
	intern := socialorg.Rule{
		Code: "intern-at-top",
		Doc:  "An intern has a manager.",
		Check: func(h *socialorg.Hierarchy, report func(socialorg.Problem)) {
			for n := range h.Tops() {
				if n.RoleID() == "intern" {
					report(socialorg.Problem{Path: n.ProblemPath("reportsTo"), Detail: fmt.Sprintf("%s is an intern without a manager", n)})
				}
			}
		},
	}
	h, err := socialorg.NewHierarchy(socialorg.Org{
		Roles:     []socialorg.Role{{ID: "intern", Name: "Intern"}},
		Positions: []socialorg.Position{{ID: "kim", Role: "intern", Title: "Summer intern"}},
	})
	if err != nil {
		log.Fatal(err)
	}
	err = h.Check(intern)
	fmt.Println(err)
	fmt.Println(errors.Is(err, socialorg.Code("intern-at-top")))
	// Output:
	// positions[0].reportsTo: Summer intern is an intern without a manager
	// true
}

// A rule may say what was meant, as readers of files do.
func ExampleRule_meant() {
	spelling := socialorg.Rule{Code: "spelling", Check: func(h *socialorg.Hierarchy, report func(socialorg.Problem)) {
		for n := range h.Nodes() {
			if n.Title() == "Manger" {
				report(socialorg.Problem{Path: n.ProblemPath("title"), Detail: fmt.Sprintf("%q is misspelt", n.Title()), Meant: "Manager"})
			}
		}
	}}
	o := socialorg.Org{Positions: []socialorg.Position{{ID: "kim", Title: "Manger"}}}
	for range 2 {
		h, err := socialorg.NewHierarchy(o)
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(h.Check(spelling))
		o.Exceptions = []socialorg.Exception{{Rule: "spelling", Position: "kim", Why: "the team is proud of its stable"}}
	}
	// Output:
	// positions[0].title: "Manger" is misspelt; did you mean "Manager"?
	// <nil>
}

func ExampleHierarchy_Part() {
	h := team()
	north := h.Part(func(n socialorg.Node) bool { return strings.HasPrefix(string(n.ID()), "north") })
	for _, p := range north.Positions {
		fmt.Printf("%s reports to %q\n", p.ID, p.ReportsTo)
	}
	// Output:
	// north reports to ""
	// north-1 reports to "north"
	// north-2 reports to "north"
}

func ExampleHierarchy_Check() {
	fmt.Println(team().Check(standard.Rules()...))
	// Output: <nil>
}

func ExampleRollUp() {
	h := team()
	for n, seats := range socialorg.RollUp(h, socialorg.Node.Headcount, func(a, b int) int { return a + b }) {
		fmt.Println(n.ID(), seats)
	}
	// Output:
	// director 5
	// north 3
	// north-1 2
	// north-2 0
	// south 1
	// south-1 1
}

func ExampleHierarchy_InOrder() {
	h, err := socialorg.NewHierarchy(socialorg.Org{Positions: []socialorg.Position{{ID: "writer", ReportsTo: "lead"}, {ID: "lead"}}})
	if err != nil {
		log.Fatal(err)
	}
	for n := range h.InOrder() {
		fmt.Print(n.ID(), " ")
	}
	for n := range h.Nodes() { // managers first
		fmt.Print(n.ID(), " ")
	}
	// Output: writer lead lead writer
}

func ExampleHierarchy_Name() {
	h, err := socialorg.NewHierarchy(standard.Department())
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(h.Name())
	// Output: Social media department
}
