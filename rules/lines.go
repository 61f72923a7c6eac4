package rules

import (
	"fmt"
	"slices"

	"example.com/socialorg"
	"example.com/socialorg/internal/detail"
)

// LinesAllowed returns the rule that every position reports to a role that its
// own role may report to (S55, S57, S58): one of the lines in
// [socialorg.Role.ReportsTo] leads either to that very role or to a minimum
// rank that it reaches. A role without a rank never meets the second condition.
// A role that states no lines is exempt, and so is a position or a manager
// without a role; tops are left to [ManagerRequired]. Its code is [ErrLine].
func LinesAllowed() socialorg.Rule {
	return rule(ErrLine, "Every position reports to a role that its own role may report to.",
		func(h *socialorg.Hierarchy, report func(socialorg.Problem)) {
			targets := targetsOf(h)
			allowed := make(map[[2]socialorg.RoleID]bool)
			least := make(map[socialorg.RoleID]socialorg.Rank) // that a role may report to, whatever the role
			for _, r := range h.Roles() {
				for _, l := range r.ReportsTo {
					if l.MinRank == "" {
						allowed[[2]socialorg.RoleID{r.ID, l.To}] = true
					} else if rank, ok := least[r.ID]; !ok || l.MinRank.Compare(rank) < 0 {
						least[r.ID] = l.MinRank
					}
				}
			}
			for n := range h.InOrder() {
				m := n.Manager()
				role, manager := n.RoleID(), m.RoleID()
				if manager == "" || targets[role] == "" || allowed[[2]socialorg.RoleID{role, manager}] {
					continue
				}
				if rank, ok := least[role]; ok && m.Rank().Compare(rank) >= 0 {
					continue
				}
				report(breach(n.ProblemPath("reportsTo"), "%s may not report to %s, only to %s",
					withRole(n), withRole(m), targets[role]))
			}
		})
}

// withRole names a position and its role.
func withRole(n socialorg.Node) string {
	return fmt.Sprintf("%s (role %s)", detail.Quote(n.ID()), detail.Quote(n.RoleID()))
}

// targetsOf names where the reporting lines of each role lead: `the role "a", "b"
// or any role ranked "c" or above`, "" where it has none.
func targetsOf(h *socialorg.Hierarchy) map[socialorg.RoleID]string {
	targets := make(map[socialorg.RoleID]string)
	for _, r := range h.Roles() {
		var roles several
		var ranks []string
		for _, l := range r.ReportsTo {
			if l.MinRank == "" {
				roles.add(string(l.To))
			} else {
				ranks = append(ranks, "any role ranked "+detail.Quote(l.MinRank)+" or above")
			}
		}
		targets[r.ID] = detail.List(ranks, "or")
		if len(roles.named) > 0 {
			targets[r.ID] = "the role " + roles.list("or", ranks...)
		}
	}
	return targets
}

// ManagerRequired returns the rule that a position whose role states reporting
// lines has a manager (S55, S57). The only top of an organisation is exempt,
// and so are a position without a role and a role that states no lines. Its
// code is [ErrNoManager].
func ManagerRequired() socialorg.Rule {
	return rule(ErrNoManager, "A position whose role reports to somebody has a manager, unless it is the only top.",
		func(h *socialorg.Hierarchy, report func(socialorg.Problem)) {
			if len(slices.Collect(h.Tops())) < 2 {
				return
			}
			targets := targetsOf(h)
			for n := range h.InOrder() {
				if to := targets[n.RoleID()]; n.Depth() == 0 && to != "" {
					report(breach(n.ProblemPath("reportsTo"), "%s has no manager, but its role %s reports to %s",
						detail.Quote(n.ID()), detail.Quote(n.RoleID()), to))
				}
			}
		})
}

// ManagerRanksHigher returns the rule that a manager's role ranks higher than a
// report's (S57). A line is exempt if either role is not stated or has no rank.
// Its code is [ErrRank].
func ManagerRanksHigher() socialorg.Rule {
	return rule(ErrRank, "A manager ranks higher than a report.", func(h *socialorg.Hierarchy, report func(socialorg.Problem)) {
		for n := range h.InOrder() {
			m := n.Manager()
			if own, above := n.Rank(), m.Rank(); above != "" && above.Compare(own) <= 0 {
				report(breach(n.ProblemPath("reportsTo"), "the rank %s of %s is not higher than the rank %s of %s, which reports to it",
					detail.Quote(above), detail.Quote(m.ID()), detail.Quote(own), detail.Quote(n.ID())))
			}
		}
	})
}

// ManagerScopeNotNarrower returns the rule that the scope of a manager's role
// is not narrower than that of a report's, as [socialorg.CompareRoles] finds it
// (S45). A line is exempt if either role is not stated or has no
// responsibilities. It takes linear time and, for each pair of roles between
// which there are lines, the time to compare their areas, up to [MaxSteps] in
// all. Its code is [ErrScope].
func ManagerScopeNotNarrower() socialorg.Rule {
	return rule(ErrScope, "A manager's scope is not narrower than a report's.", func(h *socialorg.Hierarchy, report func(socialorg.Problem)) {
		scopes := make(map[socialorg.RoleID]map[socialorg.Area]socialorg.Involvement)
		for _, r := range h.Roles() {
			scopes[r.ID] = scopeOf(r)
		}
		narrower := make(map[[2]socialorg.RoleID]bool) // by a manager's role and a report's
		steps := 0
		for n := range h.InOrder() {
			m := n.Manager()
			above, own := scopes[m.RoleID()], scopes[n.RoleID()]
			if len(above) == 0 {
				continue
			}
			pair := [2]socialorg.RoleID{m.RoleID(), n.RoleID()}
			broken, ok := narrower[pair]
			if !ok {
				if steps += len(above) + len(own); steps > MaxSteps {
					report(breach("roles", "have too many areas to compare the scope of each manager with that of each report: more than %d", MaxSteps))
					return
				}
				broken = isNarrower(above, own)
				narrower[pair] = broken
			}
			if broken {
				report(breach(n.ProblemPath("reportsTo"), "the scope of %s is narrower than that of %s, which reports to it",
					withRole(m), withRole(n)))
			}
		}
	})
}

// scopeOf returns how far a role answers for each area. To do the work as well is no
// greater scope than to be accountable.
func scopeOf(r socialorg.Role) map[socialorg.Area]socialorg.Involvement {
	scope := make(map[socialorg.Area]socialorg.Involvement)
	for _, d := range r.Responsibilities {
		of := d.Involvement
		if of.IsAccountable() {
			of = socialorg.Accountable
		}
		if of.Compare(scope[d.Area]) > 0 {
			scope[d.Area] = of
		}
	}
	return scope
}

// isNarrower reports whether one role answers for no area further than another, and
// for some less far.
func isNarrower(one, other map[socialorg.Area]socialorg.Involvement) bool {
	narrower := len(one) < len(other)
	for area, of := range one {
		order := of.Compare(other[area])
		if order > 0 {
			return false
		}
		narrower = narrower || order < 0
	}
	return narrower
}
