// Package rules has the built-in rules: policies that one organisation follows
// and another may not. [socialorg.Hierarchy.Check] applies them.
//
//	err := h.Check(rules.OneTop(), rules.MaxSpan(8))
//
// They are written with the public API of the root package, as a program's own
// rules are. The function standard.Rules returns those drawn from the article
// that package standard describes.
//
// Each rule has a code, and one sentence in its Doc. It reports in the order of
// the [socialorg.Org], names positions, roles and campaigns by id, and reports
// each mistake once. Something that an organisation does not state breaks no
// rule: rules about roles do not apply to a position without one. Rules read
// nothing but the Hierarchy, so they may be shared, and a Hierarchy may be
// checked by several goroutines at once. Unless it says otherwise, a rule takes
// time linear in the organisation.
package rules

import (
	"slices"

	"example.com/socialorg"
	"example.com/socialorg/internal/detail"
)

// The codes of the rules.
const (
	ErrLine            socialorg.Code = "line"             // [LinesAllowed]
	ErrNoManager       socialorg.Code = "no-manager"       // [ManagerRequired]
	ErrRank            socialorg.Code = "rank"             // [ManagerRanksHigher]
	ErrScope           socialorg.Code = "scope"            // [ManagerScopeNotNarrower]
	ErrNoReports       socialorg.Code = "no-reports"       // [PeopleManagersHaveReports]
	ErrNoKPI           socialorg.Code = "no-kpi"           // [CampaignsHaveKPIs]
	ErrKPIAuthority    socialorg.Code = "kpi-authority"    // [KPIsSetBy]
	ErrTops            socialorg.Code = "tops"             // [OneTop]
	ErrSpan            socialorg.Code = "span"             // [MaxSpan]
	ErrUnaccountable   socialorg.Code = "unaccountable"    // [EveryAreaAccountable]
	ErrContested       socialorg.Code = "contested"        // [OneAccountable]
	ErrNoApprover      socialorg.Code = "no-approver"      // [EveryoneHasApprover]
	ErrSelfSupervision socialorg.Code = "self-supervision" // [NoSelfSupervision]
	ErrVacantManager   socialorg.Code = "vacant-manager"   // [NoVacantManager]
	ErrConfusable      socialorg.Code = "confusable"       // [NoConfusableIDs]
	ErrHiddenText      socialorg.Code = "hidden-text"      // [NoHiddenText]
	ErrUndeclared      socialorg.Code = "undeclared"       // [TermsDeclared]
)

// positions returns the positions of h in the order of the Org.
func positions(h *socialorg.Hierarchy) []socialorg.Node {
	nodes := make([]socialorg.Node, 0, h.Len())
	for _, p := range h.Org().Positions {
		nodes = append(nodes, h.Node(p.ID))
	}
	return nodes
}

// rolesOf returns the roles of h by id.
func rolesOf(h *socialorg.Hierarchy) map[socialorg.RoleID]socialorg.Role {
	roles := make(map[socialorg.RoleID]socialorg.Role)
	for _, r := range h.Roles() {
		roles[r.ID] = r
	}
	return roles
}

// scopeOf returns the greatest involvement of the role in each of its areas. A
// role that is accountable and does the work has no greater scope than one that
// is only accountable.
func scopeOf(r socialorg.Role) map[socialorg.Area]socialorg.Involvement {
	scope := make(map[socialorg.Area]socialorg.Involvement)
	for _, d := range r.Responsibilities {
		i := d.Involvement
		if isAccountable(i) {
			i = socialorg.Accountable
		}
		if i.Compare(scope[d.Area]) > 0 {
			scope[d.Area] = i
		}
	}
	return scope
}

func isAccountable(i socialorg.Involvement) bool { return i.Compare(socialorg.Accountable) >= 0 }

// areasOf returns the areas that roles of h mention, in order of first appearance.
func areasOf(h *socialorg.Hierarchy) []socialorg.Area {
	var areas []socialorg.Area
	seen := make(map[socialorg.Area]bool)
	for _, r := range h.Roles() {
		for _, d := range r.Responsibilities {
			if !seen[d.Area] {
				seen[d.Area] = true
				areas = append(areas, d.Area)
			}
		}
	}
	return areas
}

// distinct returns a copy of the list in which each value stands once.
func distinct[T comparable](list []T) []T {
	seen := make(map[T]bool, len(list))
	return slices.DeleteFunc(slices.Clone(list), func(v T) bool {
		again := seen[v]
		seen[v] = true
		return again
	})
}

const maxListed = 10 // values of a list that a detail names

// list quotes values as `"a", "b" or "c"`, and counts those beyond maxListed.
func list[S ~string](values []S, conjunction string) string {
	shown := make([]string, 0, maxListed+1)
	for _, v := range values[:min(len(values), maxListed)] {
		shown = append(shown, detail.Quote(v))
	}
	if more := len(values) - len(shown); more > 0 {
		shown = append(shown, detail.Count(more, "other", "others"))
	}
	return detail.List(shown, conjunction)
}
