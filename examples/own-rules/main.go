// Own-rules checks an organisation against the rules of one company beside those
// of the article: rules that the library does not know, written with the same API
// as the built-in ones.
package main

import (
	"errors"
	"fmt"
	"log"

	"example.com/socialorg"
	"example.com/socialorg/standard"
)

const (
	errInternAtTop socialorg.Code = "intern-at-top"
	errUnbudgeted  socialorg.Code = "unbudgeted"
	errCrowded     socialorg.Code = "crowded"
)

// internsHaveManagers is about positions: it walks over nodes.
func internsHaveManagers() socialorg.Rule {
	return socialorg.Rule{
		Code: errInternAtTop,
		Doc:  "An intern has a manager.",
		Check: func(h *socialorg.Hierarchy, report func(socialorg.Problem)) {
			for n := range h.Tops() {
				if n.RoleID() == "intern" {
					report(socialorg.Problem{Path: n.ProblemPath("reportsTo"), Detail: fmt.Sprintf("%q is an intern without a manager", n.ID())})
				}
			}
		},
	}
}

// campaignsAreBudgeted is about campaigns, and asks who approves their spend.
func campaignsAreBudgeted() socialorg.Rule {
	return socialorg.Rule{
		Code: errUnbudgeted,
		Doc:  "For everybody in the team of a campaign with a currency, somebody approves the spend.",
		Check: func(h *socialorg.Hierarchy, report func(socialorg.Problem)) {
			for i, c := range h.Campaigns() {
				for j, id := range c.Team {
					if c.Currency != "" && !h.Node(id).Approver(standard.ManageBudget).Exists() {
						report(socialorg.Problem{Path: fmt.Sprintf("campaigns[%d].team[%d]", i, j), Detail: fmt.Sprintf("nobody approves what %q spends on %q", id, c.Key)})
					}
				}
			}
		},
	}
}

// smallTeams has a limit that each company chooses.
func smallTeams(most int) socialorg.Rule {
	return socialorg.Rule{
		Code: errCrowded,
		Doc:  fmt.Sprintf("At most %d people work below a manager of managers.", most),
		Check: func(h *socialorg.Hierarchy, report func(socialorg.Problem)) {
			below := socialorg.RollUp(h, socialorg.Node.Headcount, func(a, b int) int { return a + b })
			for n, people := range below {
				direct, all := n.Span()
				if people -= n.Headcount(); all > direct && people > most {
					report(socialorg.Problem{Path: n.ProblemPath(""), Detail: fmt.Sprintf("%d people work below %q, more than %d", people, n.ID(), most)})
				}
			}
		},
	}
}

func main() {
	o := standard.Department()
	o.Roles = append(o.Roles, socialorg.Role{ID: "intern", Name: "Intern", Rank: socialorg.RankIndividual})
	o.Positions = append(o.Positions,
		socialorg.Position{ID: "intern-1", Role: "intern", Holders: []string{"holder-5"}, ReportsTo: "manager"},
		socialorg.Position{ID: "intern-2", Role: "intern", Holders: []string{"holder-6"}},
	)
	o.Campaigns = []socialorg.Campaign{{
		Key: "spring-launch", KPIsSetBy: "manager", Team: []socialorg.PositionID{"specialist", "intern-2"}, Currency: "EUR",
		KPIs: []socialorg.KPI{standard.Views().AtLeast(500_000)},
	}}
	h, err := socialorg.NewHierarchy(o)
	if err != nil {
		log.Fatal(err)
	}

	own := []socialorg.Rule{internsHaveManagers(), campaignsAreBudgeted(), smallTeams(3)}
	for _, r := range own {
		fmt.Printf("%s: %s\n", r.Code, r.Doc)
	}
	fmt.Println()

	err = h.Check(append(standard.Rules(), own...)...)
	if problems, ok := errors.AsType[socialorg.Problems](err); ok {
		for _, p := range problems {
			fmt.Printf("%s: %s [%s]\n", p.Path, p.Detail, p.Code)
		}
	}
	if errors.Is(err, errInternAtTop) {
		fmt.Println("\nThe intern needs a manager before anything else.")
	}
}
