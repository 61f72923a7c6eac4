// Hr-chart turns a table of employees, as an HR system exports it, into a
// hierarchy and asks it what people ask: who is above whom, how wide a
// manager's span is, who could decide between two people, and how many people
// each of the highest managers leads.
package main

import (
	"embed"
	"encoding/csv"
	"fmt"
	"log"

	"example.com/socialorg"
)

//go:embed testdata/oracle_hr_employees.csv
var files embed.FS

func main() {
	o, err := readEmployees("testdata/oracle_hr_employees.csv")
	if err != nil {
		log.Fatal(err)
	}
	h, err := socialorg.NewHierarchy(o)
	if err != nil {
		log.Fatal(err) // every mistake in the table
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

// readEmployees reads one position from each row of the table. An employee is
// known by a number only, and that is all a holder needs to be.
func readEmployees(name string) (socialorg.Org, error) {
	f, err := files.Open(name)
	if err != nil {
		return socialorg.Org{}, err
	}
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return socialorg.Org{}, err
	}
	o := socialorg.Org{Name: "Oracle HR sample"}
	for _, row := range rows[1:] {
		o.Positions = append(o.Positions, socialorg.Position{
			ID:        socialorg.PositionID(row[0]),
			Title:     row[2],
			Holders:   []string{"employee-" + row[0]},
			ReportsTo: socialorg.PositionID(row[3]),
		})
	}
	return o, nil
}
