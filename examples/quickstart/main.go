// Quickstart is the program of the README.
package main

import (
	"fmt"
	"log"

	"example.com/socialorg"
	"example.com/socialorg/standard"
)

func main() {
	manager, specialist := standard.Manager(), standard.Specialist()
	fmt.Println(socialorg.CompareRoles(manager, specialist))

	h, err := socialorg.NewHierarchy(standard.Department())
	if err != nil {
		log.Fatal(err) // every mistake at once
	}
	fmt.Println(h.Node("specialist").Approver(standard.ManageBudget), "approves the spend")
}
