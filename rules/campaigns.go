package rules

import (
	"fmt"
	"slices"

	"example.com/socialorg"
	"example.com/socialorg/internal/detail"
)

// CampaignsHaveKPIs returns the rule that every campaign has at least one KPI
// (S25). Nothing is exempt. Its code is [ErrNoKPI].
func CampaignsHaveKPIs() socialorg.Rule {
	return rule(ErrNoKPI, "Every campaign has at least one KPI.", func(h *socialorg.Hierarchy, report func(socialorg.Problem)) {
		for i, c := range h.Campaigns() {
			if len(c.KPIs) == 0 {
				report(breach(fmt.Sprintf("campaigns[%d].kpis", i), "the campaign %s has no KPI", detail.Quote(c.Key)))
			}
		}
	})
}

// KPIsSetBy returns the rule that the KPIs of a campaign are set by a position
// whose role is accountable for the responsibility, as [socialorg.RACI] decides
// it (S25). Whether somebody holds the position today does not matter. A
// campaign that does not state who set its KPIs is exempt, and so are a
// position without a role and a role without responsibilities. Its code is
// [ErrKPIAuthority].
func KPIsSetBy(responsibility socialorg.Key) socialorg.Rule {
	return rule(ErrKPIAuthority, fmt.Sprintf("KPIs are set by a position whose role is accountable for %q.", responsibility),
		func(h *socialorg.Hierarchy, report func(socialorg.Problem)) {
			may := accountableFor(h, responsibility)
			for i, c := range h.Campaigns() {
				role := h.Node(c.KPIsSetBy).RoleID()
				if ok, stated := may[role]; stated && !ok {
					report(breach(fmt.Sprintf("campaigns[%d].kpisSetBy", i), "%s sets the KPIs of %s, but its role %s is not accountable for %s",
						detail.Quote(c.KPIsSetBy), detail.Quote(c.Key), detail.Quote(role), detail.Quote(responsibility)))
				}
			}
		})
}

// accountableFor says of each role with responsibilities whether it is accountable
// for one of them.
func accountableFor(h *socialorg.Hierarchy, responsibility socialorg.Key) map[socialorg.RoleID]bool {
	may, roles := make(map[socialorg.RoleID]bool), []socialorg.Role(nil)
	for _, r := range h.Roles() { // and not all of h.Org, which copies the positions
		roles = append(roles, r)
	}
	rows := slices.DeleteFunc(socialorg.RACI(roles...).Rows, func(row socialorg.RACIRow) bool { return row.Responsibility != responsibility })
	for _, r := range roles {
		if len(r.Responsibilities) > 0 {
			may[r.ID] = len(rows) > 0 && rows[0].Cells[r.ID].Involvement.IsAccountable()
		}
	}
	return may
}
