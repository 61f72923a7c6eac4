package rules

import (
	"fmt"

	"example.com/socialorg"
	"example.com/socialorg/internal/detail"
	"example.com/socialorg/internal/lists"
)

// EveryAreaAccountable returns the rule that somebody holds, for each of the
// areas, a position whose role is accountable for anything in it. Without
// areas, it covers every area that a role of the organisation mentions; an
// organisation without responsibilities is then exempt. Its code is
// [ErrUnaccountable].
func EveryAreaAccountable(areas ...socialorg.Area) socialorg.Rule {
	areas = lists.Distinct(areas)
	return rule(ErrUnaccountable, "Each area has an accountable role that is filled.",
		func(h *socialorg.Hierarchy, report func(socialorg.Problem)) {
			held := make(map[socialorg.RoleID]bool)
			for n := range h.Nodes() {
				held[n.RoleID()] = held[n.RoleID()] || !n.Vacant()
			}
			covered := make(map[socialorg.Area]bool)
			var mentioned []socialorg.Area
			for _, r := range h.Roles() {
				for _, d := range r.Responsibilities {
					mentioned = append(mentioned, d.Area)
					covered[d.Area] = covered[d.Area] || held[r.ID] && d.Involvement.IsAccountable()
				}
			}
			wanted := areas
			if len(wanted) == 0 {
				wanted = lists.Distinct(mentioned)
			}
			for _, area := range wanted {
				if !covered[area] {
					report(breach("positions", "nobody holds a position that is accountable for the area %s", detail.Quote(area)))
				}
			}
		})
}

// OneAccountable returns the rule that no two roles state that they are
// accountable for the same responsibility. Every role after the first is
// reported. Several positions of one role are exempt, and so are two roles that
// are accountable for different responsibilities of one area. Its code is
// [ErrContested].
func OneAccountable() socialorg.Rule {
	return rule(ErrContested, "No two roles are accountable for one responsibility.", func(h *socialorg.Hierarchy, report func(socialorg.Problem)) {
		first := make(map[socialorg.Key]socialorg.RoleID)
		for i, r := range h.Roles() {
			for j, d := range r.Responsibilities {
				if !d.Involvement.IsAccountable() {
					continue
				}
				other, ok := first[d.Key]
				if !ok {
					first[d.Key] = r.ID
					continue
				}
				report(breach(fmt.Sprintf("roles[%d].responsibilities[%d]", i, j), "%s is accountable for %s, and so is %s",
					detail.Quote(r.ID), detail.Quote(d.Key), detail.Quote(other)))
			}
		}
	})
}

// EveryoneHasApprover returns the rule that whoever holds a position has an
// approver for each of the responsibilities, as [socialorg.Node.Approver] finds
// it. Without responsibilities, it covers every one for which a role states that
// it is accountable. Vacant positions are exempt, and so are tops, since nobody
// is above them. It takes linear time for each responsibility, up to [MaxSteps]
// in all. Its code is [ErrNoApprover].
func EveryoneHasApprover(responsibilities ...socialorg.Key) socialorg.Rule {
	responsibilities = lists.Distinct(responsibilities)
	return rule(ErrNoApprover, "Everyone except a top has an approver above them.", func(h *socialorg.Hierarchy, report func(socialorg.Problem)) {
		roles, owned := owners(h)
		wanted := responsibilities
		if len(wanted) == 0 {
			wanted = owned
		}
		if steps := int64(len(wanted)) * int64(h.Len()); steps > MaxSteps {
			report(breach("positions", "are too many to find their approvers: %d, for %d responsibilities each, are more than %d",
				h.Len(), len(wanted), MaxSteps))
			return
		}
		lacking := make(map[socialorg.Node]*several)
		for _, key := range wanted {
			eachWithoutApprover(h, roles[key], func(n socialorg.Node) {
				if lacking[n] == nil {
					lacking[n] = new(several)
				}
				lacking[n].add(string(key))
			})
		}
		for n := range h.InOrder() {
			if keys := lacking[n]; keys != nil {
				report(breach(n.ProblemPath(""), "nobody else above %s has a role that states that it is accountable for %s",
					detail.Quote(n.ID()), keys.list("or")))
			}
		}
	})
}

// owners returns the roles that state that they are accountable for each
// responsibility, and these responsibilities in order of first appearance.
func owners(h *socialorg.Hierarchy) (map[socialorg.Key]map[socialorg.RoleID]bool, []socialorg.Key) {
	roles := make(map[socialorg.Key]map[socialorg.RoleID]bool)
	var keys []socialorg.Key
	for _, r := range h.Roles() {
		for _, d := range r.Responsibilities {
			if !d.Involvement.IsAccountable() {
				continue
			}
			if roles[d.Key] == nil {
				roles[d.Key] = make(map[socialorg.RoleID]bool)
				keys = append(keys, d.Key)
			}
			roles[d.Key][r.ID] = true
		}
	}
	return roles, keys
}

// eachWithoutApprover visits the positions below tops for which nobody with one of
// the roles approves: whoever holds such a position above them holds them, too. It
// takes linear time, whereas Approver walks up each chain.
func eachWithoutApprover(h *socialorg.Hierarchy, roles map[socialorg.RoleID]bool, visit func(n socialorg.Node)) {
	var chain []socialorg.Node    // the positions above the next one
	above := make(map[string]int) // by holder: in how many of them the holder approves
	for n := range h.Nodes() {
		for _, m := range chain[n.Depth():] {
			if !roles[m.RoleID()] {
				continue
			}
			for holder := range m.Holders() {
				if above[holder]--; above[holder] == 0 {
					delete(above, holder)
				}
			}
		}
		chain = chain[:n.Depth()]
		others := len(above)
		for holder := range n.Holders() {
			if above[holder] > 0 {
				others--
			}
		}
		if others == 0 && n.Depth() > 0 && !n.Vacant() {
			visit(n)
		}
		if chain = append(chain, n); roles[n.RoleID()] {
			for holder := range n.Holders() {
				above[holder]++
			}
		}
	}
}
