// Quickstart is the program of the README.
package main

import (
	"fmt"
	"log"

	"example.com/socialorg"
)

func main() {
	fmt.Println(socialorg.CompareRoles(socialorg.Manager(), socialorg.Specialist()))

	h, err := socialorg.NewHierarchy(socialorg.Department())
	if err != nil {
		log.Fatal(err) // every mistake at once
	}
	p, _ := h.AccountableFor("specialist", socialorg.AreaBudget)
	fmt.Println(h.Title(p.ID), "approves the spend")
}
