// Growth-path prints what a social media specialist needs in order to become a
// social media manager, and what stays.
package main

import (
	"fmt"

	"example.com/socialorg"
)

func main() {
	// Somebody's skills: those of the role, one of them not yet deep.
	have := socialorg.Specialist().Skills
	for i := range have {
		if have[i].Key == "department-positions" {
			have[i].Level = socialorg.Working
		}
	}
	printPath(socialorg.Specialist(), socialorg.Manager(), have)
}

// printPath prints the way from one role to another for somebody with these
// skills.
func printPath(from, to socialorg.Role, have []socialorg.Skill) {
	fmt.Printf("From %s to %s\n", from.Name, to.Name)

	gaps := make(map[socialorg.Key]bool)
	fmt.Println("\nSkills to gain")
	for _, gap := range to.SkillGaps(have) {
		gaps[gap.Need.Key] = true
		if !gap.Held {
			fmt.Printf("  %s\n", gap.Need.Name)
		}
	}
	fmt.Println("\nSkills to deepen")
	for _, gap := range to.SkillGaps(have) {
		if gap.Held {
			fmt.Printf("  %s: from %s to %s\n", gap.Need.Name, gap.Have, gap.Need.Level)
		}
	}
	needed := make(map[socialorg.Key]bool)
	fmt.Println("\nSkills that are enough")
	for _, need := range to.Skills {
		needed[need.Key] = true
		if !gaps[need.Key] {
			fmt.Printf("  %s\n", need.Name)
		}
	}
	fmt.Println("\nSkills that stay useful besides")
	for _, skill := range have {
		if !needed[skill.Key] {
			fmt.Printf("  %s\n", skill.Name)
		}
	}

	c := socialorg.CompareRoles(from, to)
	fmt.Println("\nWork that stays, with another part in it")
	for _, pair := range c.Responsibilities.Shared {
		fmt.Printf("  %s: %s, then %s\n", pair.A.Name, pair.A.Involvement, pair.B.Involvement)
	}
	fmt.Println("\nAreas that are new")
	for _, why := range c.Reasons {
		if why.A == "" {
			fmt.Printf("  %s: %s\n", why.Area, why.B)
		}
	}
}
