package orgdiff_test

import (
	"fmt"

	"example.com/socialorg"
	"example.com/socialorg/orgdiff"
)

// A team leader goes up one place, and a specialist takes over.
func ExampleDiff() {
	before := socialorg.Org{Positions: []socialorg.Position{
		{ID: "ceo"},
		{ID: "lead", ReportsTo: "ceo", Holders: []string{"h-1"}},
		{ID: "spec", ReportsTo: "lead", Holders: []string{"h-2"}},
	}}
	after := socialorg.Org{Positions: []socialorg.Position{
		{ID: "ceo"},
		{ID: "head", ReportsTo: "ceo", Holders: []string{"h-1"}, Formerly: []socialorg.PositionID{"lead"}},
		{ID: "lead", ReportsTo: "head", Holders: []string{"h-2"}, Formerly: []socialorg.PositionID{"spec"}},
		{ID: "spec", ReportsTo: "lead"},
	}}
	for _, c := range orgdiff.Diff(before, after) {
		fmt.Println(c)
	}
	// Output:
	// position lead renamed to head
	// position spec renamed to lead
	// position spec added under lead
}

// A program acts on some changes only.
func ExampleChange() {
	before := socialorg.Org{Positions: []socialorg.Position{
		{ID: "editor", Holders: []string{"h-1"}},
		{ID: "writer", ReportsTo: "editor", Holders: []string{"h-2"}},
		{ID: "analyst", ReportsTo: "writer"},
	}}
	after := socialorg.Org{Positions: []socialorg.Position{
		{ID: "editor", Title: "Chief editor"},
		{ID: "writer", ReportsTo: "editor", Holders: []string{"h-1", "h-2"}},
		{ID: "analyst", ReportsTo: "editor", Holders: []string{"h-3"}},
	}}
	for _, c := range orgdiff.Diff(before, after) {
		switch {
		case c.Kind == orgdiff.Position && c.Op == orgdiff.Moved:
			fmt.Println("tell", c.To, "that", c.ID, "is coming")
		case c.Kind == orgdiff.Holder && c.Op == orgdiff.Added:
			fmt.Println("open an account for", c.ID)
		case c.Kind == orgdiff.Holder && c.Op == orgdiff.Moved:
			fmt.Println("give", c.ID, "the rights of a", c.Of)
		}
	}
	// Output:
	// tell editor that analyst is coming
	// open an account for h-3
	// give h-1 the rights of a writer
}

func ExampleChange_String() {
	fmt.Println(orgdiff.Change{Op: orgdiff.Changed, Kind: orgdiff.Role, ID: "editor", Field: "rank", From: "individual", To: "lead"})
	// Output: rank of role editor changed from individual to lead
}

func ExampleOp() {
	for _, op := range []orgdiff.Op{orgdiff.Removed, orgdiff.Added} {
		fmt.Println(orgdiff.Change{Op: op, Kind: orgdiff.Holder, ID: "h-1", Of: "editor"})
	}
	fmt.Println(orgdiff.Change{Op: orgdiff.Renamed, Kind: orgdiff.Position, ID: "editor", From: "writer", To: "editor"})
	// Output:
	// holder h-1 left position editor
	// holder h-1 joined position editor
	// position writer renamed to editor
}

// Two teams become one.
func ExampleSummarise() {
	before := socialorg.Org{Positions: []socialorg.Position{
		{ID: "north", Holders: []string{"h-1"}}, {ID: "writer", ReportsTo: "north"}, {ID: "editor", ReportsTo: "north"},
		{ID: "south", Holders: []string{"h-2"}}, {ID: "analyst", ReportsTo: "south"},
	}}
	after := socialorg.Org{Positions: []socialorg.Position{
		{ID: "hub", Holders: []string{"h-2"}},
		{ID: "writer", ReportsTo: "hub"}, {ID: "editor", ReportsTo: "hub"}, {ID: "analyst", ReportsTo: "hub"},
	}}
	s := orgdiff.Summarise(orgdiff.Diff(before, after))
	tell := func(m orgdiff.Move) { fmt.Println(m.Positions, "from", m.From, "to", m.To) }
	for _, m := range s.Moves {
		tell(m)
	}
	fmt.Println("closed:", s.Counts[orgdiff.Position][orgdiff.Removed])
	fmt.Println("left:", s.Left, "moved:", s.Moved)
	// Output:
	// [editor writer] from north to hub
	// [analyst] from south to hub
	// closed: 2
	// left: [h-1] moved: [h-2]
}

// A program counts what was done, whatever kinds there may be.
func ExampleKinds() {
	changes := orgdiff.Diff(
		socialorg.Org{Name: "Agency"},
		socialorg.Org{Name: "Studio", Goals: []socialorg.Goal{{Key: "sales"}, {Key: "brand"}}},
	)
	for _, kind := range orgdiff.Kinds() {
		for _, op := range orgdiff.Ops() {
			n := 0
			for _, c := range changes {
				if c.Kind == kind && c.Op == op {
					n++
				}
			}
			if n > 0 {
				fmt.Println(n, kind, op)
			}
		}
	}
	// Output:
	// 1 org changed
	// 2 goal added
}

func ExampleKind() {
	fmt.Println(orgdiff.Change{Op: orgdiff.Changed, Kind: orgdiff.Org, Field: "name", From: "Agency", To: "Studio"})
	for _, kind := range []orgdiff.Kind{orgdiff.Goal, orgdiff.Campaign, orgdiff.KPI, orgdiff.Term, orgdiff.Exception} {
		fmt.Println(orgdiff.Change{Op: orgdiff.Added, Kind: kind, ID: "x"})
	}
	for _, kind := range []orgdiff.Kind{orgdiff.Responsibility, orgdiff.Skill, orgdiff.Line} {
		fmt.Println(orgdiff.Change{Op: orgdiff.Added, Kind: kind, ID: "x", Of: "editor"})
	}
	// Output:
	// name of the organisation changed from Agency to Studio
	// goal x added
	// campaign x added
	// KPI x added
	// term x added
	// exception x added
	// responsibility x added to role editor
	// skill x added to role editor
	// role editor may now report to x
}
