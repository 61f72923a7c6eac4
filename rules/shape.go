package rules

import (
	"fmt"

	"example.com/socialorg"
	"example.com/socialorg/internal/detail"
)

// OneTop returns the rule that only one position reports to nobody. Every top after
// the first breaks it. An organisation without positions is exempt: it may be a
// file of roles. Its code is [ErrTops].
func OneTop() socialorg.Rule {
	return rule(ErrTops, "Only one position reports to nobody.", func(h *socialorg.Hierarchy, report func(socialorg.Problem)) {
		var first socialorg.Node
		for n := range h.Tops() {
			if !first.Exists() {
				first = n
				continue
			}
			report(breach(n.ProblemPath("reportsTo"), "%s is another top besides %s", detail.Quote(n.ID()), detail.Quote(first.ID())))
		}
	})
}

// MaxSpan returns the rule that at most the given number of positions report
// directly to any one position: a limit on the span of control. Vacant
// positions count; dotted lines do not. Nothing is exempt. Its code is
// [ErrSpan].
func MaxSpan(direct int) socialorg.Rule {
	return rule(ErrSpan, fmt.Sprintf("At most %d positions report directly to any one position.", direct),
		func(h *socialorg.Hierarchy, report func(socialorg.Problem)) {
			for n := range h.InOrder() {
				if d, _ := n.Span(); d > direct {
					report(breach(n.ProblemPath(""), "%s to %s, more than %d",
						detail.Count(d, "position reports", "positions report"), detail.Quote(n.ID()), direct))
				}
			}
		})
}

// PeopleManagersHaveReports returns the rule that somebody reports to every
// position whose role is accountable for people (S13, S20). A vacant report
// counts. All other positions are exempt; a team of one breaks the rule. Its
// code is [ErrNoReports].
func PeopleManagersHaveReports() socialorg.Rule {
	return rule(ErrNoReports, "Every position accountable for people has at least one report.",
		func(h *socialorg.Hierarchy, report func(socialorg.Problem)) {
			for n := range h.InOrder() {
				if d, _ := n.Span(); d == 0 && n.Involvement(socialorg.AreaPeople).IsAccountable() {
					report(breach(n.ProblemPath(""), "nobody reports to %s, but its role %s is accountable for people",
						detail.Quote(n.ID()), detail.Quote(n.RoleID())))
				}
			}
		})
}
