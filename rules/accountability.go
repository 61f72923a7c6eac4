package rules

import (
	"fmt"
	"slices"

	"example.com/socialorg"
	"example.com/socialorg/internal/detail"
)

// EveryAreaAccountable returns the rule that somebody holds, for each of the
// areas, a position whose role is accountable for anything in it. Without
// areas, it covers every area that a role of the organisation mentions; an
// organisation without responsibilities is then exempt. Its code is
// [ErrUnaccountable].
func EveryAreaAccountable(areas ...socialorg.Area) socialorg.Rule {
	areas = distinct(areas)
	return socialorg.Rule{
		Code: ErrUnaccountable,
		Doc:  "Each area has an accountable role that is filled.",
		Check: func(h *socialorg.Hierarchy, report func(path, detail string)) {
			held := make(map[socialorg.RoleID]bool)
			for n := range h.Nodes() {
				if !n.Vacant() {
					held[n.RoleID()] = true
				}
			}
			covered := make(map[socialorg.Area]bool)
			for _, r := range h.Roles() {
				for _, d := range r.Responsibilities {
					if held[r.ID] && isAccountable(d.Involvement) {
						covered[d.Area] = true
					}
				}
			}
			wanted := areas
			if len(wanted) == 0 {
				wanted = areasOf(h)
			}
			for _, area := range wanted {
				if !covered[area] {
					report("positions", fmt.Sprintf("nobody holds a position that is accountable for the area %s", detail.Quote(area)))
				}
			}
		},
	}
}

// OneAccountable returns the rule that no two roles state that they are
// accountable for the same responsibility. Every role after the first is
// reported. Several positions of one role are exempt, and so are two roles that
// are accountable for different responsibilities of one area. Its code is
// [ErrContested].
func OneAccountable() socialorg.Rule {
	return socialorg.Rule{
		Code: ErrContested,
		Doc:  "No two roles are accountable for one responsibility.",
		Check: func(h *socialorg.Hierarchy, report func(path, detail string)) {
			first := make(map[socialorg.Key]socialorg.RoleID)
			for i, r := range h.Roles() {
				for j, d := range r.Responsibilities {
					if !isAccountable(d.Involvement) {
						continue
					}
					other, ok := first[d.Key]
					if !ok {
						first[d.Key] = r.ID
						continue
					}
					report(fmt.Sprintf("roles[%d].responsibilities[%d]", i, j), fmt.Sprintf("%s is accountable for %s, and so is %s",
						detail.Quote(r.ID), detail.Quote(d.Key), detail.Quote(other)))
				}
			}
		},
	}
}

// EveryoneHasApprover returns the rule that whoever holds a position has an
// approver in each of the areas. The approver is somebody else, who holds the
// position that [socialorg.Node.AccountableIn] returns for the position's
// manager. Without areas, it covers every area that a role of the organisation
// mentions. Vacant positions are exempt, and so are tops, since nobody is above
// them. It takes linear time for each area. Its code is [ErrNoApprover].
func EveryoneHasApprover(areas ...socialorg.Area) socialorg.Rule {
	areas = distinct(areas)
	return socialorg.Rule{
		Code: ErrNoApprover,
		Doc:  "Everyone except a top has an approver above them.",
		Check: func(h *socialorg.Hierarchy, report func(path, detail string)) {
			wanted := areas
			if len(wanted) == 0 {
				wanted = areasOf(h)
			}
			lacking := make(map[socialorg.Node][]socialorg.Area)
			for _, area := range wanted {
				eachApprover(h, area, func(n, approver socialorg.Node) {
					if !n.Vacant() && n.Depth() > 0 && !approvesFor(approver, n) {
						lacking[n] = append(lacking[n], area)
					}
				})
			}
			if len(lacking) == 0 {
				return
			}
			for _, n := range positions(h) {
				if missing := lacking[n]; len(missing) > 0 {
					report(n.ProblemPath(""), fmt.Sprintf("nobody else above %s is accountable in %s", detail.Quote(n.ID()), list(missing, "or")))
				}
			}
		},
	}
}

// eachApprover visits every position with what AccountableIn of its manager
// returns. It takes linear time, whereas a call for each position would walk up
// each chain.
func eachApprover(h *socialorg.Hierarchy, area socialorg.Area, visit func(n, approver socialorg.Node)) {
	var chain []socialorg.Node // by depth: the approver of those below the latest position there
	for n := range h.Nodes() {
		chain = chain[:n.Depth()]
		var approver socialorg.Node
		if len(chain) > 0 {
			approver = chain[len(chain)-1]
		}
		visit(n, approver)
		if !n.Vacant() && isAccountable(n.Involvement(area)) {
			approver = n
		}
		chain = append(chain, approver)
	}
}

// approvesFor reports whether each holder of n has somebody else among the holders
// of the approver, who differ from each other.
func approvesFor(approver, n socialorg.Node) bool {
	holders := slices.Collect(approver.Holders())
	if len(holders) == 1 {
		return !slices.Contains(slices.Collect(n.Holders()), holders[0])
	}
	return len(holders) > 1
}
