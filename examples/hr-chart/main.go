// Hr-chart turns a table of employees, as an HR system exports it, into a
// hierarchy and asks it what people ask: who is above whom, how wide a
// manager's span is, who could decide between two people, and how many people
// each of the highest managers leads.
package main

import (
	_ "embed"
	"fmt"
	"log"
	"strings"

	"example.com/socialorg"
	"example.com/socialorg/orgfile"
)

//go:embed testdata/oracle_hr_employees.csv
var employees string

func main() {
	// An employee is known by a number only, which is all a holder needs to be.
	f, err := orgfile.ReadCSV(strings.NewReader(employees), "employees.csv", orgfile.Columns{
		ID: "employee_id", ReportsTo: "manager_id", Title: "title", Holder: "employee_id",
	})
	if err != nil {
		log.Fatal(err)
	}
	if err := f.Check(socialorg.OneTop(), socialorg.NoVacantManager()); err != nil {
		log.Fatal(err) // every mistake in the table, with its line and column
	}
	h, err := socialorg.NewHierarchy(f.Org())
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%d positions\n", h.Len())

	fmt.Println("\nchain of command above the marketing representative:")
	for p := range h.Chain("202") {
		fmt.Printf("  %s %s\n", p.ID, p.Title)
	}

	fmt.Println("\nwho reports to the president:")
	for p := range h.Reports("100") {
		direct, all := h.Span(p.ID)
		fmt.Printf("  %s %-29s %d directly, %d in all\n", p.ID, p.Title, direct, all)
	}

	a, b := socialorg.PositionID("111"), socialorg.PositionID("206")
	if p, ok := h.CommonManager(a, b); ok {
		fmt.Printf("\nnearest common manager of %s (%s) and %s (%s):\n  %s %s\n", a, h.Title(a), b, h.Title(b), p.ID, p.Title)
	}

	holders := func(p socialorg.Position) int { return len(p.Holders) }
	add := func(a, b int) (int, error) { return a + b, nil }
	headcount, err := socialorg.RollUp(h, holders, add)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println("\nheadcount, everybody below included:")
	for p, n := range headcount {
		if depth, _ := h.Depth(p.ID); depth < 2 {
			fmt.Printf("  %*s%s %s: %d\n", 2*depth, "", p.ID, p.Title, n)
		}
	}
}
