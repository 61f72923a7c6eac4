// Growth-path prints what a social media specialist still needs in order to
// become a social media manager, which skills are already strong enough, and which work is new.
package main

import (
	"fmt"
	"io"
	"os"
	"slices"

	"example.com/socialorg"
	"example.com/socialorg/standard"
)

func main() {
	// Somebody's skills are those of the role, one of them not yet in depth. A
	// specialist's technical work is skill in social media as well, which the
	// manager's role lists by that name (S50, S54).
	have := standard.Specialist().Skills
	have = append(have, socialorg.Skill{Key: "social-media", Level: socialorg.LevelPractitioner})
	i := slices.IndexFunc(have, func(s socialorg.Skill) bool { return s.Key == "department-positions" })
	have[i].Level = socialorg.LevelWorking

	printPath(os.Stdout, standard.Specialist(), standard.Manager(), have)
}

// printPath prints the way from one role to another for somebody with these
// skills.
func printPath(w io.Writer, from, to socialorg.Role, have []socialorg.Skill) {
	fmt.Fprintf(w, "From %s to %s\n", from.Name, to.Name)

	gaps := make(map[socialorg.Key]bool)
	fmt.Fprintln(w, "\nSkills to gain")
	for _, gap := range to.SkillGaps(have) {
		gaps[gap.Need.Key] = true
		if !gap.Held {
			fmt.Fprintf(w, "  %s\n", gap.Need.Name)
		}
	}
	fmt.Fprintln(w, "\nSkills to deepen")
	for _, gap := range to.SkillGaps(have) {
		if gap.Held {
			fmt.Fprintf(w, "  %s: from %s to %s\n", gap.Need.Name, gap.Have, gap.Need.Level)
		}
	}
	needed := make(map[socialorg.Key]bool)
	fmt.Fprintln(w, "\nSkills already strong enough")
	for _, need := range to.Skills {
		needed[need.Key] = true
		if !gaps[need.Key] {
			fmt.Fprintf(w, "  %s\n", need.Name)
		}
	}
	fmt.Fprintln(w, "\nSkills that remain useful")
	for _, skill := range have {
		if !needed[skill.Key] {
			fmt.Fprintf(w, "  %s\n", skill.Name)
		}
	}

	c := socialorg.CompareRoles(from, to)
	fmt.Fprintln(w, "\nWork that continues in a new part")
	for _, pair := range c.Responsibilities.Shared {
		fmt.Fprintf(w, "  %s: from %s to %s\n", pair.A.Name, pair.A.Involvement, pair.B.Involvement)
	}
	words := standard.English().Terms
	fmt.Fprintln(w, "\nAreas of work that are new")
	for _, reason := range c.Reasons {
		if reason.A != "" {
			continue
		}
		fmt.Fprintf(w, "  %s\n", words[socialorg.Key(reason.Area)])
		for _, d := range to.Responsibilities {
			if d.Area == reason.Area {
				fmt.Fprintf(w, "    %s\n", d.Name)
			}
		}
	}
}
