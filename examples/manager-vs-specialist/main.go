// Manager-vs-specialist goes through the whole article on how a social media
// manager and a social media specialist differ: what they share, what only one
// of them answers for, who is broader and why, who reports to whom, and what
// the rules find when somebody breaks them.
package main

import (
	"errors"
	"fmt"
	"log"
	"os"
	"slices"
	"text/tabwriter"

	"example.com/socialorg"
)

func main() {
	manager, specialist := socialorg.Manager(), socialorg.Specialist()
	c := socialorg.CompareRoles(manager, specialist)

	fmt.Println("THE TWO ROLES")
	fmt.Println(c)

	fmt.Println("\nBOTH")
	for _, both := range c.Responsibilities.Shared {
		fmt.Printf("  %s: the manager is %s, the specialist %s\n", both.A.Name, both.A.Involvement, both.B.Involvement)
	}
	for _, both := range c.Skills.Shared {
		fmt.Printf("  %s (%s)\n", both.A.Name, both.A.Level)
	}

	printDuties("ONLY THE MANAGER", c.Responsibilities.OnlyA, c.Skills.OnlyA)
	printDuties("ONLY THE SPECIALIST", c.Responsibilities.OnlyB, c.Skills.OnlyB)

	fmt.Printf("\nWHY THE MANAGER IS %s\n", c.Scope)
	for _, reason := range c.Reasons {
		fmt.Println(" ", reason)
	}

	fmt.Println("\nTHE CHAIN OF COMMAND")
	printChain(socialorg.Department())
	printChain(underChiefExecutive())

	fmt.Println("\nWHAT THE RULES FIND")
	printBroken("the specialist reports to the chief executive", func(o *socialorg.Org) {
		position(o, "specialist").ReportsTo = "ceo"
	})
	printBroken("the manager reports to the specialist", func(o *socialorg.Org) {
		position(o, "specialist").ReportsTo = "digital"
		position(o, "manager").ReportsTo = "specialist"
	})
	printBroken("the specialist sets a campaign's KPIs, and another campaign has none", func(o *socialorg.Org) {
		o.Campaigns = []socialorg.Campaign{
			{Key: "spring-launch", SetBy: "specialist", KPIs: []socialorg.KPI{socialorg.Views().AtLeast(500_000)}},
			{Key: "summer-sale", SetBy: "manager"},
		}
	})
	printBroken("they report to each other", func(o *socialorg.Org) {
		position(o, "manager").ReportsTo = "specialist"
	})
}

func printDuties(heading string, duties []socialorg.Responsibility, skills []socialorg.Skill) {
	fmt.Printf("\n%s\n", heading)
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	for _, d := range duties {
		fmt.Fprintf(w, "  %s\t%s\n", d.Area, d.Name)
	}
	for _, s := range skills {
		fmt.Fprintf(w, "  skill\t%s\n", s.Name)
	}
	if err := w.Flush(); err != nil {
		log.Fatal(err)
	}
}

func printChain(o socialorg.Org) {
	h, err := socialorg.NewHierarchy(o)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Print("  ", h.Title("specialist"))
	for p := range h.Chain("specialist") {
		fmt.Print(" > ", h.Title(p.ID))
	}
	fmt.Println()
}

// underChiefExecutive is the department without a digital marketing manager.
func underChiefExecutive() socialorg.Org {
	o := socialorg.Department()
	position(&o, "manager").ReportsTo = "ceo"
	o.Positions = slices.DeleteFunc(o.Positions, func(p socialorg.Position) bool { return p.ID == "digital" })
	return o
}

// printBroken changes the standard department and prints what is wrong with
// the result: mistakes in its structure, or else broken rules.
func printBroken(what string, change func(o *socialorg.Org)) {
	o := socialorg.Department()
	change(&o)
	h, err := socialorg.NewHierarchy(o)
	if err == nil {
		err = h.Check(socialorg.StandardRules()...)
	}
	problems, ok := errors.AsType[socialorg.Problems](err)
	if !ok {
		log.Fatalf("%s: %v", what, err)
	}
	fmt.Printf("  When %s:\n", what)
	for _, p := range problems {
		fmt.Printf("    [%s] %v\n", p.Code, p)
	}
}

func position(o *socialorg.Org, id socialorg.PositionID) *socialorg.Position {
	i := slices.IndexFunc(o.Positions, func(p socialorg.Position) bool { return p.ID == id })
	return &o.Positions[i]
}
