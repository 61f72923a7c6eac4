package rules

import (
	"fmt"

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
		Check: func(h *socialorg.Hierarchy, report socialorg.Report) {
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
					report("positions", "nobody holds a position that is accountable for the area %s", detail.Quote(area))
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
		Check: func(h *socialorg.Hierarchy, report socialorg.Report) {
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
					report(fmt.Sprintf("roles[%d].responsibilities[%d]", i, j), "%s is accountable for %s, and so is %s",
						detail.Quote(r.ID), detail.Quote(d.Key), detail.Quote(other))
				}
			}
		},
	}
}

// EveryoneHasApprover returns the rule that whoever holds a position has an
// approver for each of the responsibilities, as [socialorg.Node.Approver] finds
// it. Without responsibilities, it covers every one for which a role states that
// it is accountable. Vacant positions are exempt, and so are tops, since nobody
// is above them. It takes time linear in the organisation for each
// responsibility and level. Its code is [ErrNoApprover].
func EveryoneHasApprover(responsibilities ...socialorg.Key) socialorg.Rule {
	responsibilities = distinct(responsibilities)
	return socialorg.Rule{
		Code: ErrNoApprover,
		Doc:  "Everyone except a top has an approver above them.",
		Check: func(h *socialorg.Hierarchy, report socialorg.Report) {
			wanted := responsibilities
			if len(wanted) == 0 {
				wanted = ownedBy(h)
			}
			for n := range h.InOrder() {
				if n.Vacant() || n.Depth() == 0 {
					continue
				}
				var lacking []socialorg.Key
				for _, key := range wanted {
					if !n.Approver(key).Exists() {
						lacking = append(lacking, key)
					}
				}
				if len(lacking) > 0 {
					report(n.ProblemPath(""), "nobody else above %s is accountable for %s", detail.Quote(n.ID()), list(lacking, "or"))
				}
			}
		},
	}
}

// ownedBy returns the responsibilities for which a role states that it is
// accountable, in order of first appearance.
func ownedBy(h *socialorg.Hierarchy) []socialorg.Key {
	var keys []socialorg.Key
	for _, r := range h.Roles() {
		for _, d := range r.Responsibilities {
			if d.Involvement.IsAccountable() {
				keys = append(keys, d.Key)
			}
		}
	}
	return distinct(keys)
}
