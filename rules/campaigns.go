package rules

import (
	"fmt"

	"example.com/socialorg"
	"example.com/socialorg/internal/detail"
)

// CampaignsHaveKPIs returns the rule that every campaign has at least one KPI
// (S25). Nothing is exempt. Its code is [ErrNoKPI].
func CampaignsHaveKPIs() socialorg.Rule {
	return socialorg.Rule{
		Code: ErrNoKPI,
		Doc:  "Every campaign has at least one KPI.",
		Check: func(h *socialorg.Hierarchy, report socialorg.Report) {
			for i, c := range h.Campaigns() {
				if len(c.KPIs) == 0 {
					report(fmt.Sprintf("campaigns[%d].kpis", i), "the campaign %s has no KPI", detail.Quote(c.Key))
				}
			}
		},
	}
}

// KPIsSetBy returns the rule that the KPIs of a campaign are set by a position
// whose role is accountable for the responsibility, as [socialorg.RACI] decides
// it (S25). Whether somebody holds the position today does not matter. A
// campaign that does not state who set its KPIs is exempt, and so are a
// position without a role and a role without responsibilities. Its code is
// [ErrKPIAuthority].
func KPIsSetBy(responsibility socialorg.Key) socialorg.Rule {
	return socialorg.Rule{
		Code: ErrKPIAuthority,
		Doc:  fmt.Sprintf("KPIs are set by a position whose role is accountable for %q.", responsibility),
		Check: func(h *socialorg.Hierarchy, report socialorg.Report) {
			roles := rolesOf(h)
			var seats *socialorg.Hierarchy
			for i, c := range h.Campaigns() {
				role := h.Node(c.KPIsSetBy).RoleID()
				if len(roles[role].Responsibilities) == 0 {
					continue
				}
				if seats == nil {
					seats = seatForEachRole(h)
				}
				seat := seats.Node(socialorg.PositionID(role))
				if seat.Owner(responsibility) != seat {
					report(fmt.Sprintf("campaigns[%d].kpisSetBy", i), "%s sets the KPIs of %s, but its role %s is not accountable for %s",
						detail.Quote(c.KPIsSetBy), detail.Quote(c.Key), detail.Quote(role), detail.Quote(responsibility))
				}
			}
		},
	}
}

// seatForEachRole returns a hierarchy of the roles of h where somebody holds one
// position of each, side by side, so that its answers are about roles alone.
func seatForEachRole(h *socialorg.Hierarchy) *socialorg.Hierarchy {
	o := h.Org()
	o.Positions, o.Campaigns = nil, nil
	for _, r := range o.Roles {
		o.Positions = append(o.Positions, socialorg.Position{ID: socialorg.PositionID(r.ID), Role: r.ID, Holders: []string{"somebody"}})
	}
	seats, _ := socialorg.NewHierarchy(o) // of valid roles, so there is no error
	return seats
}
