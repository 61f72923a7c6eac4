package socialorg_test

import (
	"errors"
	"fmt"
	"log"

	"example.com/socialorg"
	"example.com/socialorg/rules"
	"example.com/socialorg/standard"
)

func ExampleOrg() {
	o := socialorg.Org{
		Name:  "Bakery on the corner",
		Goals: []socialorg.Goal{{Key: "regulars", Name: "Win regular guests"}},
		Roles: []socialorg.Role{
			{ID: "owner", Name: "Owner", Responsibilities: []socialorg.Responsibility{
				{Key: "approve-posts", Area: socialorg.AreaContent, Involvement: socialorg.Accountable, Goals: []socialorg.Key{"regulars"}},
			}},
			{ID: "baker", Name: "Baker", ReportsTo: []socialorg.ReportingLine{{To: "owner"}}},
		},
		Positions: []socialorg.Position{
			{ID: "owner", Role: "owner", Holders: []string{"h1"}},
			{ID: "baker", Role: "baker", ReportsTo: "owner", Holders: []string{"h2", "h3"}}, // a job share
		},
	}
	h, err := socialorg.NewHierarchy(o)
	fmt.Println(h.Len(), err)
	fmt.Println(h.Node("baker").Approver("approve-posts"), "approves the posts")
	// Output:
	// 2 <nil>
	// Owner approves the posts
}

func ExampleOrg_Validate() {
	o := socialorg.Org{
		Roles: []socialorg.Role{{ID: "editor", Name: "Editor", Rank: "chief"}},
		Positions: []socialorg.Position{
			{ID: "ana", Role: "editor", ReportsTo: "ben"},
			{ID: "ben", Role: "writer", ReportsTo: "ana"},
			{ID: "cem", ReportsTo: "Ana"},
			{ID: "ana"},
		},
	}
	err := o.Validate()
	problems, _ := errors.AsType[socialorg.Problems](err)
	for _, p := range problems {
		fmt.Println(p)
	}
	fmt.Println(errors.Is(err, socialorg.ErrCycle), errors.Is(err, socialorg.ErrSelfReport))
	// Output:
	// roles[0].rank: "chief" is not one of individual, lead, manager, senior-manager, director, executive
	// positions[0].reportsTo: these form a reporting loop: "ana" -> "ben" -> "ana"
	// positions[1].role: no role "writer"
	// positions[2].reportsTo: no position "Ana"; did you mean "ana"?
	// positions[3].id: "ana" is a duplicate; the first is at positions[0].id
	// true false
}

// The outer limits are far from what an organisation needs.
func ExampleOrg_Validate_limits() {
	fmt.Println(socialorg.MaxKeyBytes, socialorg.MaxIDBytes, socialorg.MaxTextBytes, socialorg.MaxListItems, socialorg.MaxPositions)
	fmt.Println(socialorg.MaxTaken, socialorg.MaxAreaOwners, socialorg.MaxCovering)
	// Output:
	// 64 256 1024 100000 2147483647
	// 1000000 100 1000
}

func ExampleOrg_Position() {
	o := standard.Department()
	o.Position("manager").ReportsTo = "ceo"
	h, err := socialorg.NewHierarchy(o)
	if err != nil {
		fmt.Println(err)
	}
	fmt.Println(h.Node("manager").Manager())
	fmt.Println(o.Position("intern") == nil)
	// Output:
	// Chief executive
	// true
}

func ExampleOrg_Role() {
	o := standard.Department()
	manager := o.Role(standard.ManagerID)
	manager.Skills = append(manager.Skills, socialorg.Skill{Key: "crisis-communication"})
	fmt.Println(len(standard.Manager().Skills), len(o.Role(standard.ManagerID).Skills))
	// Output: 6 7
}

func ExampleOrg_Campaign() {
	o := socialorg.Org{Campaigns: []socialorg.Campaign{{Key: "spring-launch"}}}
	o.Campaign("spring-launch").Currency = "EUR"
	fmt.Println(o.Campaigns[0].Currency)
	// Output: EUR
}

func ExampleOrg_RenamePosition() {
	o := standard.Department()
	fmt.Println(o.RenamePosition("manager", "head"))
	fmt.Println(o.Position("specialist").ReportsTo, o.Position("head").Formerly)
	fmt.Println(o.RenamePosition("head", "ceo"))
	// Output:
	// <nil>
	// head [manager]
	// "ceo" is the id of another position
}

func ExamplePosition_Vacant() {
	for _, p := range []socialorg.Position{{ID: "writer"}, {ID: "editor", Holders: []string{"h1"}}} {
		fmt.Println(p.ID, p.Vacant())
	}
	// Output:
	// writer true
	// editor false
}

func ExamplePositionID() {
	o := socialorg.Org{Positions: []socialorg.Position{{ID: "none"}, {ID: "0"}, {ID: "a/b"}, {ID: "Zoë, mornings"}, {ID: " spaced "}}}
	fmt.Println(o.Validate()) // only the last is no id
	// Output: positions[4].id: " spaced " begins or ends with white space
}

// A finding that is known and accepted stays in the organisation, with its reason.
func ExampleException() {
	o := standard.Department()
	o.Position("manager").Holders = nil
	o.Exceptions = []socialorg.Exception{{Rule: rules.ErrVacantManager, Position: "manager", Why: "hiring until March"}}
	h, err := socialorg.NewHierarchy(o)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(o.Exceptions[0])
	fmt.Println(h.Check(rules.NoVacantManager()))
	// Output:
	// vacant-manager of the position "manager"
	// <nil>
}

func ExampleOrg_RenameRole() {
	o := standard.Department()
	fmt.Println(o.RenameRole(standard.SpecialistID, "content-lead"))
	fmt.Println(o.Position("specialist").Role, o.Role("content-lead").Formerly)
	// Output:
	// <nil>
	// content-lead [social-media-specialist]
}

// Everything that has a name, to see what is still unnamed.
func ExampleOrg_Walk() {
	o := socialorg.Org{
		Goals: []socialorg.Goal{{Key: "reach", Name: "Reach people"}, {Key: "trust"}},
		Roles: []socialorg.Role{{ID: "editor", Name: "Editor", Skills: []socialorg.Skill{{Key: "writing", Name: "Writing", Kind: "craft"}}}},
	}
	o.Walk(func(path fmt.Stringer, kind, key string, name *string) {
		if name != nil && *name == "" && key != "" {
			fmt.Println(path, "names no", kind, key)
		}
		if name == nil {
			fmt.Println(path, "uses the", kind, key)
		}
	})
	// Output:
	// goals[1].name names no goal trust
	// roles[0].summary names no summary editor
	// roles[0].skills[0].kind uses the skill kind craft
}
