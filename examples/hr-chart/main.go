// Hr-chart prints the chart and the skill gaps of each person, from two tables as an HR system exports them.
package main

import (
	_ "embed"
	"fmt"
	"log"
	"os"
	"strings"

	"example.com/socialorg"
	"example.com/socialorg/orgfile"
	"example.com/socialorg/render"
	"example.com/socialorg/standard"
)

//go:embed testdata/staff.csv
var staff string

//go:embed testdata/skills.csv
var skills string

func main() {
	known := standard.Definitions()
	f, err := orgfile.ReadCSV(strings.NewReader(staff), "staff.csv", orgfile.Table{
		ID: "Position no.", ReportsTo: "Line manager", Title: "Job title", Holder: "Personnel no.", Comma: ';',
		SplitHolders: true, Separator: "/", Vacant: []string{"open"}, Attributes: map[socialorg.Key]string{"site": "Site"},
		Roles: map[string]socialorg.RoleID{
			"managing director": standard.ChiefExecutiveID, "head of digital": standard.DigitalMarketingManagerID,
			"social media lead":      standard.ManagerID,
			"social media executive": standard.SpecialistID, "community executive": standard.SpecialistID,
		},
	}, known)
	check(err)
	check(f.Check(standard.Rules()...)) // every mistake in the table, with its line and column
	h, err := f.Hierarchy()
	check(err)
	profiles, err := orgfile.ReadSkills(strings.NewReader(skills), "skills.csv",
		orgfile.SkillTable{Person: "Personnel no.", Skill: "Competency", Level: "Proficiency"}, known.Roles...)
	check(err)

	check(render.Tree(os.Stdout, h, render.English()))
	for n := range h.InOrder() {
		role, _ := h.Role(n.RoleID())
		for holder := range n.Holders() {
			gaps := role.SkillGaps(profiles[holder])
			fmt.Printf("\n%s, %s, %s: profile of %d skills, lacks %d of the role's %d\n",
				holder, n, n.Attribute("site"), len(profiles[holder]), len(gaps), len(role.Skills))
			for _, gap := range gaps {
				fmt.Println(" ", gap)
			}
		}
	}
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
