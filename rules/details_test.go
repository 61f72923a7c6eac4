package rules_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"example.com/socialorg"
	"example.com/socialorg/rules"
	"example.com/socialorg/standard"
)

// Details are prose. The examples hold that of each rule; here are the forms that
// they do not show.
func TestDetails(t *testing.T) {
	o := department(func(o *socialorg.Org) {
		o.Name = "Department "
		o.Position("manager").ReportsTo = "specialist"
		o.Position("specialist").ReportsTo = ""
		for i := range 12 {
			id := socialorg.RoleID(fmt.Sprint("role-", i))
			o.Roles = append(o.Roles, socialorg.Role{ID: id, Name: "Role"})
			specialist := o.Role(standard.SpecialistID)
			specialist.ReportsTo = append(specialist.ReportsTo, to(id))
		}
		o.Positions = append(
			o.Positions,
			socialorg.Position{ID: socialorg.PositionID(strings.Repeat("long ", 20) + "id"), Role: standard.SpecialistID, ReportsTo: "specialist"},
		)
	})
	err := build(t, o).Check(
		rules.LinesAllowed(), rules.ManagerRequired(), rules.NoHiddenText(),
		rules.EveryoneHasApprover(standard.ManageBudget, "no-such-key"), rules.OneTop(),
	)
	var ps socialorg.Problems
	require.ErrorAs(t, err, &ps)
	var got []string
	for _, p := range ps {
		got = append(got, fmt.Sprintf("%s [%s]", p, p.Code))
	}
	want := []string{
		`positions[2].reportsTo: "manager" (role "social-media-manager") may not report to "specialist" (role ` +
			`"social-media-specialist"), only to the role "digital-marketing-manager", "chief-executive" or any role ranked ` +
			`"senior-manager" or above [line]`,
		`positions[4].reportsTo: "long long long long long long long long long long long long long"... (role ` +
			`"social-media-specialist") may not report to "specialist" (role "social-media-specialist"), only to the role ` +
			`"social-media-manager", "role-0", "role-1", "role-2", "role-3", "role-4", "role-5", "role-6", "role-7", "role-8" or 3 ` +
			`others [line]`,
		`positions[3].reportsTo: "specialist" has no manager, but its role "social-media-specialist" reports to the role ` +
			`"social-media-manager", "role-0", "role-1", "role-2", "role-3", "role-4", "role-5", "role-6", "role-7", "role-8" or 3 ` +
			`others [no-manager]`,
		`name: "Department " begins or ends with white space [hidden-text]`,
		`positions[1]: nobody else above "digital" has a role that states that it is accountable for "manage-budget" or "no-such-key" [no-approver]`,
		`positions[2]: nobody else above "manager" has a role that states that it is accountable for "manage-budget" or "no-such-key" [no-approver]`,
		`positions[3].reportsTo: "specialist" is another top besides "ceo" [tops]`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("details (-want +got):\n%s", diff)
	}
	duties := []string{}
	for i := range 12 {
		duties = append(duties, fmt.Sprintf("A k%d area-%d", i, i))
	}
	o = with(chart(strings.Repeat("é", 40), "b<"+strings.Repeat("é", 40)), []socialorg.Role{role("r", duties...)}, "b r x")
	require.EqualError(t, build(t, o).Check(rules.EveryoneHasApprover()), `positions[1]: nobody else above "b" has a role that states that it is `+
		`accountable for "k0", "k1", "k2", "k3", "k4", "k5", "k6", "k7", "k8", "k9" or 2 others`)
	require.EqualError(
		t, build(t, o).Check(rules.NoVacantManager()),
		`positions[0].holders: "`+strings.Repeat("é", 32)+`"... is vacant, and 1 position reports to it`,
	)
	o = with(chart("a"+strings.Repeat("é", 40), "b<a"+strings.Repeat("é", 40)), nil)
	require.EqualError(
		t, build(t, o).Check(rules.NoVacantManager()),
		`positions[0].holders: "a`+strings.Repeat("é", 31)+`"... is vacant, and 1 position reports to it`,
	)

	o = with(chart("a", "b<a"), []socialorg.Role{ranked("r", "", atLeast("director"), atLeast("executive")), ranked("s", "lead")}, "a s", "b r")
	require.EqualError(t, build(t, o).Check(rules.LinesAllowed()), `positions[1].reportsTo: "b" (role "r") may not report to "a" (role "s"), `+
		`only to any role ranked "director" or above or any role ranked "executive" or above`)

	o = with(chart("a", "b"), nil, "a - jos\u00e9", "b - jose\u0301")
	require.EqualError(t, build(t, o).Check(rules.NoConfusableHolders()), `positions[1].holders[0]: "jose\u0301" is the same text as "jos\u00e9" `+
		`in another Unicode form; the first is at positions[0].holders[0]`)
}

// Who is accountable is what the matrix says, also where more roles are accountable in an
// area than it lists.
func TestKPIsSetByAsRACIDecides(t *testing.T) {
	o := socialorg.Org{Roles: []socialorg.Role{role("asks", "R set-kpis performance")}}
	for i := range socialorg.MaxAreaOwners + 1 {
		id := fmt.Sprint("r", i)
		o.Roles = append(o.Roles, role(socialorg.RoleID(id), "A k"+id+" performance"))
		o.Positions = append(o.Positions, socialorg.Position{ID: socialorg.PositionID(id), Role: o.Roles[i+1].ID})
		o.Campaigns = append(o.Campaigns, socialorg.Campaign{Key: socialorg.Key(id), KPIsSetBy: o.Positions[i].ID})
	}
	require.Equal(t, []string{"campaigns[100].kpisSetBy kpi-authority"}, found(t, build(t, o).Check(rules.KPIsSetBy("set-kpis"))))
}
