package standard_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/socialorg"
	"example.com/socialorg/rules"
	"example.com/socialorg/standard"
)

// Nobody approves who should not: what the specialist spends in the standard
// department, and what changes when the department does.
func TestNobodyApprovesWhoShouldNot(t *testing.T) {
	budgetOf := func(o *socialorg.Org, role socialorg.RoleID) {
		r := o.Role(role)
		r.Responsibilities = append(r.Responsibilities,
			socialorg.Responsibility{Key: standard.ManageBudget, Area: socialorg.AreaBudget, Involvement: socialorg.Accountable})
	}
	hold := func(o *socialorg.Org, id socialorg.PositionID, holders ...string) { o.Position(id).Holders = holders }
	for _, tt := range []struct {
		name   string
		change func(o *socialorg.Org)
		asks   socialorg.PositionID
		duty   socialorg.Key
		want   socialorg.PositionID
	}{
		{"the manager approves", func(*socialorg.Org) {}, "specialist", standard.ManageBudget, "manager"},
		{"nobody above the manager states it", func(*socialorg.Org) {}, "manager", standard.ManageBudget, ""},
		{"a role does not approve for itself", func(o *socialorg.Org) { budgetOf(o, standard.SpecialistID) }, "specialist", standard.ManageBudget, "manager"},
		{"one person in both positions", func(o *socialorg.Org) { hold(o, "manager", "holder-4") }, "specialist", standard.ManageBudget, ""},
		{"one person in both, and another above", func(o *socialorg.Org) {
			hold(o, "manager", "holder-4")
			budgetOf(o, standard.ChiefExecutiveID)
		}, "specialist", standard.ManageBudget, "ceo"},
		{"one person two levels apart", func(o *socialorg.Org) {
			hold(o, "manager")
			hold(o, "digital", "holder-4")
			budgetOf(o, standard.DigitalMarketingManagerID)
		}, "specialist", standard.ManageBudget, ""},
		{"one person two levels apart, and another above", func(o *socialorg.Org) {
			hold(o, "digital", "holder-4")
			hold(o, "manager")
			budgetOf(o, standard.DigitalMarketingManagerID)
			budgetOf(o, standard.ChiefExecutiveID)
		}, "specialist", standard.ManageBudget, "ceo"},
		{"a vacancy", func(o *socialorg.Org) { hold(o, "manager") }, "specialist", standard.ManageBudget, ""},
		{"a vacancy, and another above", func(o *socialorg.Org) {
			hold(o, "manager")
			budgetOf(o, standard.ChiefExecutiveID)
		}, "specialist", standard.ManageBudget, "ceo"},
		{"a job share of which one member holds the position above", func(o *socialorg.Org) {
			hold(o, "specialist", "holder-3", "holder-4")
		}, "specialist", standard.ManageBudget, ""},
		{"a job share above, of which one member asks", func(o *socialorg.Org) {
			hold(o, "manager", "holder-3", "holder-4")
		}, "specialist", standard.ManageBudget, "manager"},
		{"a job share in both positions", func(o *socialorg.Org) {
			hold(o, "manager", "a", "b")
			hold(o, "specialist", "b", "a")
		}, "specialist", standard.ManageBudget, ""},
		{"a role that is accountable for something else in the area", func(o *socialorg.Org) {
			o.Roles = append(o.Roles, socialorg.Role{ID: "planner", Name: "Planner", Responsibilities: []socialorg.Responsibility{
				{Key: "plan-calendar", Area: socialorg.AreaBudget, Involvement: socialorg.Accountable},
			}})
			o.Position("manager").Role = "planner"
		}, "specialist", standard.ManageBudget, ""},
		{"only responsible for it", func(o *socialorg.Org) {
			r := o.Role(standard.ManagerID)
			i := slices.IndexFunc(r.Responsibilities, func(d socialorg.Responsibility) bool { return d.Key == standard.ManageBudget })
			r.Responsibilities[i].Involvement = socialorg.Responsible
		}, "specialist", standard.ManageBudget, ""},
		{"a dotted line gives no authority", func(o *socialorg.Org) {
			o.Position("specialist").ReportsTo, o.Position("specialist").DottedTo = "ceo", []socialorg.PositionID{"manager"}
		}, "specialist", standard.ManageBudget, ""},
		{"a key that no role has", func(*socialorg.Org) {}, "specialist", "manage-bugdet", ""},
		{"no key", func(*socialorg.Org) {}, "specialist", "", ""},
		{"a position that does not exist", func(*socialorg.Org) {}, "nobody", standard.ManageBudget, ""},
		{"a top", func(o *socialorg.Org) { budgetOf(o, standard.ChiefExecutiveID) }, "ceo", standard.ManageBudget, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			o := standard.Department()
			tt.change(&o)
			h, err := socialorg.NewHierarchy(o)
			require.NoError(t, err)
			n := h.Node(tt.asks)
			approver := n.Approver(tt.duty)
			require.Equal(t, tt.want, approver.ID())

			lacks := slices.ContainsFunc(problemsOf(h.Check(rules.EveryoneHasApprover(tt.duty))), func(p socialorg.Problem) bool {
				return p.Path == n.ProblemPath("")
			})
			require.Equal(t, n.Depth() > 0 && !approver.Exists(), lacks, "the rule says what Approver does")
		})
	}
	require.False(t, socialorg.Node{}.Approver(standard.ManageBudget).Exists(), "the zero Node")
	h, err := socialorg.NewHierarchy(standard.Department())
	require.NoError(t, err)
	for n := range h.HeldBy("holder-5") {
		t.Errorf("somebody unknown holds %s", n.ID())
	}
}
