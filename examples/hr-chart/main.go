// Hr-chart turns a table of employees, as an HR system exports it, into a
// hierarchy and asks it what people ask: who is above whom, how wide a manager's
// span is, who could decide between two people, how many people each of the
// highest managers leads, and over how many levels.
package main

import (
	_ "embed"
	"fmt"
	"log"
	"os"
	"strings"
	"text/tabwriter"

	"example.com/socialorg"
	"example.com/socialorg/orgfile"
	"example.com/socialorg/rules"
)

//go:embed testdata/oracle_hr_employees.csv
var employees string

func main() {
	// A number is all that is known of an employee, and all that a holder needs.
	f, err := orgfile.ReadCSV(strings.NewReader(employees), "employees.csv", orgfile.Table{
		ID: "employee_id", ReportsTo: "manager_id", Title: "title", Holder: "employee_id",
	})
	if err != nil {
		log.Fatal(err)
	}
	if err := f.Check(rules.OneTop(), rules.NoVacantManager(), rules.NoSelfSupervision()); err != nil {
		log.Fatal(err) // every mistake in the table, with its line and column
	}
	h, err := f.Hierarchy()
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%d positions\n", h.Len())

	fmt.Println("\nchain of command above the marketing representative:")
	for n := range h.Node("202").Chain() {
		fmt.Printf("  %s %s\n", n.ID(), n)
	}

	a, b := h.Node("111"), h.Node("206")
	fmt.Printf("\nnearest common manager of %s (%s) and %s (%s):\n", a.ID(), a, b.ID(), b)
	if n := a.CommonManager(b); n.Exists() {
		fmt.Printf("  %s %s\n", n.ID(), n)
	}

	fmt.Println("\nwhom the highest managers lead, at any distance:")
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "\tpeople\tdirect reports\tlevels\t")
	for n, lowest := range socialorg.RollUp(h, socialorg.Node.Depth, func(a, b int) int { return max(a, b) }) {
		if n.Depth() < 2 {
			direct, _ := n.Span()
			name := fmt.Sprintf("%*s%s %s", 2*n.Depth(), "", n.ID(), n)
			fmt.Fprintf(w, "%-36s\t%d\t%d\t%d\t\n", name, people(n), direct, lowest-n.Depth())
		}
	}
	if err := w.Flush(); err != nil {
		log.Fatal(err)
	}
}

// people returns how many people n leads, at any distance: the holders of the
// positions below, who do not hold n as well. Somebody who holds several of them
// counts once, so this is not the number of seats.
func people(n socialorg.Node) int {
	led := make(map[string]bool)
	for m := range n.AllReports() {
		for holder := range m.Holders() {
			led[holder] = true
		}
	}
	for holder := range n.Holders() {
		delete(led, holder)
	}
	return len(led)
}
