package rules_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/stretchr/testify/require"

	"example.com/socialorg"
	"example.com/socialorg/rules"
)

// random returns a valid Org of some positions in random order, a few roles and
// fewer people.
func random(r *rand.Rand) socialorg.Org {
	roles := []socialorg.Role{
		role("boss", "A spend budget", "R write content"),
		role("lead", "A/R write content", "C set-kpis performance"),
		role("aide", "R spend budget", "A measure performance"),
		role("bare"),
		role("clerk", "R write content"),
	}
	var o socialorg.Org
	for i := range 1 + r.IntN(9) {
		p := socialorg.Position{ID: socialorg.PositionID(fmt.Sprint(i)), Holders: []string{"x", "y", "z"}}
		r.Shuffle(3, func(i, j int) { p.Holders[i], p.Holders[j] = p.Holders[j], p.Holders[i] })
		p.Holders = p.Holders[:r.IntN(3)]
		if r.IntN(5) > 0 {
			p.Role = roles[r.IntN(len(roles))].ID
		}
		if i > 0 && r.IntN(6) > 0 {
			p.ReportsTo = o.Positions[r.IntN(i)].ID
		}
		o.Positions = append(o.Positions, p)
	}
	for i := range 3 {
		o.Campaigns = append(o.Campaigns, socialorg.Campaign{
			Key: socialorg.Key(fmt.Sprint("c", i)), KPIsSetBy: o.Positions[r.IntN(len(o.Positions))].ID})
	}
	r.Shuffle(len(o.Positions), func(i, j int) { o.Positions[i], o.Positions[j] = o.Positions[j], o.Positions[i] })
	o.Roles = roles
	return o
}

// owned returns the responsibilities that roles of o are accountable for.
func owned(o socialorg.Org) []socialorg.Key {
	var keys []socialorg.Key
	for _, r := range o.Roles {
		for _, d := range r.Responsibilities {
			if d.Involvement.IsAccountable() && !slices.Contains(keys, d.Key) {
				keys = append(keys, d.Key)
			}
		}
	}
	return keys
}

// EveryoneHasApprover, NoSelfSupervision, ManagerScopeNotNarrower and KPIsSetBy
// against slow readings of what they say.
func TestModel(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 12))
	seen := make(map[socialorg.Code]int)
	for range 1500 {
		o := random(r)
		h := build(t, o)
		var approver, supervision, scope, authority []string
		for i, p := range o.Positions {
			n := h.Node(p.ID)
			var missing []string
			for _, duty := range owned(o) {
				approved := len(p.Holders) == 0 || !n.Manager().Exists()
				for m := range n.Chain() {
					role, _ := h.Role(m.RoleID())
					d, _ := role.Responsibility(duty)
					others := slices.DeleteFunc(slices.Collect(m.Holders()), func(other string) bool { return slices.Contains(p.Holders, other) })
					approved = approved || d.Involvement.IsAccountable() && len(others) > 0
				}
				require.Equal(t, approved, len(p.Holders) == 0 || !n.Manager().Exists() || n.Approver(duty).Exists())
				if !approved {
					missing = append(missing, string(duty))
				}
			}
			if len(missing) > 0 {
				approver = append(approver, fmt.Sprintf("positions[%d] %s", i, strings.Join(missing, " ")))
			}
			above, stated := h.Role(n.Manager().RoleID())
			if own, ok := h.Role(p.Role); ok && stated && len(above.Responsibilities) > 0 && socialorg.CompareRoles(above, own).Scope == socialorg.ScopeNarrower {
				scope = append(scope, fmt.Sprintf("positions[%d].reportsTo", i))
			}
			for j, holder := range p.Holders {
				for m := range n.Chain() {
					if slices.Contains(slices.Collect(m.Holders()), holder) {
						supervision = append(supervision, fmt.Sprintf("positions[%d].holders[%d] %s", i, j, m.ID()))
						break
					}
				}
			}
		}
		for i, c := range o.Campaigns {
			// In these roles nobody states to be accountable for it, so the area decides.
			if role, ok := h.Role(h.Node(c.KPIsSetBy).RoleID()); ok && role.ID != "bare" && role.ID != "aide" {
				authority = append(authority, fmt.Sprintf("campaigns[%d].kpisSetBy", i))
			}
		}
		compare := func(rule socialorg.Rule, want []string, last func(detail string) string) {
			var got []string
			problems, _ := errors.AsType[socialorg.Problems](h.Check(rule))
			for _, p := range problems {
				got = append(got, strings.TrimSpace(p.Path+" "+last(p.Detail)))
				seen[rule.Code]++
			}
			if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
				t.Fatalf("%s of %+v (-want +got):\n%s", rule.Code, o, diff)
			}
		}
		compare(rules.EveryoneHasApprover(), approver, func(detail string) string {
			_, areas, _ := strings.Cut(detail, "accountable for ")
			return strings.NewReplacer(`"`, "", ",", "", "or ", "").Replace(areas)
		})
		compare(rules.NoSelfSupervision(), supervision, func(detail string) string {
			_, above, _ := strings.Cut(detail, " and ")
			return strings.Trim(strings.TrimSuffix(above, ", which is above it"), `"`)
		})
		compare(rules.ManagerScopeNotNarrower(), scope, func(string) string { return "" })
		compare(rules.KPIsSetBy("set-kpis"), authority, func(string) string { return "" })
	}
	for code, least := range map[socialorg.Code]int{rules.ErrNoApprover: 500, rules.ErrSelfSupervision: 500, rules.ErrKPIAuthority: 500, rules.ErrScope: 200} {
		require.Greater(t, seen[code], least, "%s", code)
	}
}

// The rules need no recursion and no time that grows faster than the organisation:
// a chain, a star and a comb of 60,000 positions, each with a role and a holder.
func TestBig(t *testing.T) {
	if testing.Short() {
		t.Skip("large")
	}
	const n = 60_000
	shapes := map[string]func(i int) int{
		"chain": func(i int) int { return i - 1 },
		"star":  func(int) int { return 0 },
		"comb":  func(i int) int { return i - 2 + i%2 },
	}
	for name, manager := range shapes {
		t.Run(name, func(t *testing.T) {
			o := socialorg.Org{Roles: []socialorg.Role{
				role("r", "A spend budget", "R write content"), role("s", "A/R lead people", "R set-kpis performance", "I write contnt"),
			}}
			o.Roles[0].ReportsTo, o.Roles[1].ReportsTo = []socialorg.ReportingLine{to("s")}, []socialorg.ReportingLine{atLeast("director")}
			for i := range n {
				p := socialorg.Position{ID: socialorg.PositionID(fmt.Sprint("Position ", i)), Role: o.Roles[i%2].ID, Holders: []string{fmt.Sprint("holder ", i%1000)}}
				if i > 0 {
					p.ReportsTo = o.Positions[manager(i)].ID
				}
				o.Positions = append(o.Positions, p)
			}
			for i := range 6_000 {
				o.Campaigns = append(o.Campaigns, socialorg.Campaign{Key: socialorg.Key(fmt.Sprint("c", i)), KPIsSetBy: o.Positions[n-1-i].ID})
			}
			h := build(t, o)
			for name, rule := range constructed() {
				var found []socialorg.Problem
				rule.Check(h, func(p socialorg.Problem) { found = append(found, p) })
				switch name {
				case "CampaignsHaveKPIs", "TermsDeclared", "LinesAllowed", "NoSelfSupervision":
					require.NotEmpty(t, found, "%s", name)
				case "OneTop", "NoVacantManager", "NoHiddenText", "NoConfusableIDs", "ManagerRequired":
					require.Empty(t, found, "%s", name)
				}
			}
		})
	}
}

// J8: a rule whose work is a product says so where there is too much of it.
func TestJ8MaxSteps(t *testing.T) {
	const n = 220
	var duties []string
	for i := range n {
		duties = append(duties, fmt.Sprintf("A k%d area-%d", i, i))
	}
	var o socialorg.Org
	for i := range n {
		o.Roles = append(o.Roles, role(socialorg.RoleID(fmt.Sprint("r", i)), duties...))
		o.Positions = append(o.Positions, socialorg.Position{ID: socialorg.PositionID(fmt.Sprint("top", i)), Role: o.Roles[i].ID, Holders: []string{"ann"}})
	}
	for i := range n * n * 2 {
		o.Positions = append(o.Positions, socialorg.Position{
			ID: socialorg.PositionID(fmt.Sprint(i)), Role: o.Roles[i%n].ID, ReportsTo: o.Positions[i/n%n].ID, Holders: []string{"bob"},
		})
	}
	h := build(t, o)
	require.EqualError(t, h.Check(rules.EveryoneHasApprover()), "positions: are too many to find their approvers: 97020, for 220 responsibilities each, are more than 20000000")
	require.NoError(t, h.Check(rules.EveryoneHasApprover("k7")))
	require.EqualError(t, h.Check(rules.ManagerScopeNotNarrower()), "roles: have too many areas to compare the scope of each manager with that of each report: more than 20000000")
}

// J7: the steps of a rule are counted in 64 bits. Those of this one are 2^32, of which
// 32 bits have nothing.
func TestJ7StepsOf32Bits(t *testing.T) {
	const n = 1 << 16
	o := socialorg.Org{Roles: []socialorg.Role{role("r", "A spend budget")}, Positions: make([]socialorg.Position, n)}
	for i := range o.Positions {
		o.Positions[i].ID = socialorg.PositionID(fmt.Sprint(i))
	}
	keys := make([]socialorg.Key, n)
	for i := range keys {
		keys[i] = socialorg.Key(fmt.Sprint("k", i))
	}
	require.EqualError(t, build(t, o).Check(rules.EveryoneHasApprover(keys...)),
		"positions: are too many to find their approvers: 65536, for 65536 responsibilities each, are more than 20000000")
}
