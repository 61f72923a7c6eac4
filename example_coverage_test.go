package socialorg_test

import (
	"fmt"
	"log"
	"maps"
	"slices"

	"example.com/socialorg"
	"example.com/socialorg/standard"
)

// A cell in parentheses is not stated: it follows from the area, or from nobody else
// doing the work.
func ExampleRACI() {
	m := socialorg.RACI(standard.Manager(), standard.Specialist())
	for _, column := range m.Roles {
		fmt.Println(column.ID, "is", column.Name)
	}
	for _, row := range m.Rows {
		if row.Area != socialorg.AreaBrand {
			continue
		}
		fmt.Printf("%s:", row.Responsibility)
		for _, column := range m.Roles {
			switch cell := row.Cells[column.ID]; {
			case cell.Implied:
				fmt.Printf(" (%s)", cell)
			case cell.Involvement == "":
				fmt.Print(" -")
			default:
				fmt.Printf(" %s", cell)
			}
		}
		fmt.Println()
	}
	// Output:
	// social-media-manager is Social media manager
	// social-media-specialist is Social media specialist
	// build-brand-awareness: (A/R) -
	// build-brand-image: (A/R) -
	// oversee-accounts: (A/R) -
	// find-visibility: (A) R
	// influence-perception: (A) R
}

func ExampleRACICell_String() {
	for _, i := range []socialorg.Involvement{socialorg.AccountableResponsible, socialorg.Consulted, ""} {
		fmt.Printf("%q\n", socialorg.RACICell{Involvement: i}.String())
	}
	// Output:
	// "A/R"
	// "C"
	// ""
}

// What nobody owns, what hangs on one person, and what is safe.
func ExampleHierarchy_Coverage() {
	does := func(key socialorg.Key, area socialorg.Area, i socialorg.Involvement) socialorg.Responsibility {
		return socialorg.Responsibility{Key: key, Area: area, Involvement: i}
	}
	h, err := socialorg.NewHierarchy(socialorg.Org{
		Roles: []socialorg.Role{
			{ID: "lead", Name: "Lead", Responsibilities: []socialorg.Responsibility{
				does("edit-posts", socialorg.AreaContent, socialorg.Accountable), does("answer-comments", socialorg.AreaRelations, socialorg.Consulted),
			}},
			{ID: "editor", Name: "Editor", Responsibilities: []socialorg.Responsibility{
				does("write-posts", socialorg.AreaContent, socialorg.Responsible), does("answer-comments", socialorg.AreaRelations, socialorg.Responsible),
			}},
		},
		Positions: []socialorg.Position{
			{ID: "lead", Role: "lead", Holders: []string{"ann"}},
			{ID: "editor-1", Role: "editor", Holders: []string{"bob"}, ReportsTo: "lead"},
			{ID: "editor-2", Role: "editor", Holders: []string{"cid"}, ReportsTo: "lead"},
		},
	})
	if err != nil {
		log.Fatal(err)
	}
	for _, c := range h.Coverage() {
		fmt.Println(c.Responsibility, c.Accountable, c.Responsible, c.Status)
		switch c.Status {
		case socialorg.CoverageUnowned, socialorg.CoverageContested:
			fmt.Println("- decide who answers for it")
		case socialorg.CoverageOnlyVacant:
			fmt.Println("- fill the position")
		case socialorg.CoverageSingleHolder:
			fmt.Println("- find a deputy")
		case socialorg.CoverageFull:
		}
	}
	// Output:
	// edit-posts [lead] [lead] single-holder
	// - find a deputy
	// write-posts [lead] [editor-1 editor-2] full
	// answer-comments [] [editor-1 editor-2] unowned
	// - decide who answers for it
}

// A matrix is plain data: a program picks what it wants to see.
func ExampleRACIMatrix() {
	without := func(m socialorg.RACIMatrix, role socialorg.RoleID) (rows []socialorg.RACIRow) {
		for _, row := range m.Rows {
			if row.Cells[role].Involvement == "" {
				rows = append(rows, row)
			}
		}
		return rows
	}
	specialist := standard.Specialist()
	for _, row := range without(socialorg.RACI(standard.Manager(), specialist), specialist.ID) {
		if row.Area == socialorg.AreaPeople {
			fmt.Println(row.Name)
		}
	}
	// Output:
	// Lead and manage the department in developing strategy
	// Monitor the performance of the social media team
}

// How many responsibilities are in each state.
func ExampleCoverage() {
	h, err := socialorg.NewHierarchy(standard.Department())
	if err != nil {
		log.Fatal(err)
	}
	states := make(map[socialorg.CoverageStatus][]socialorg.Coverage)
	for _, c := range h.Coverage() {
		states[c.Status] = append(states[c.Status], c)
	}
	for _, status := range slices.Sorted(maps.Keys(states)) {
		fmt.Println(len(states[status]), status)
	}
	// Output:
	// 37 single-holder
}
