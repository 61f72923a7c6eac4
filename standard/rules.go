package standard

import (
	"example.com/socialorg"
	"example.com/socialorg/rules"
)

// Rules returns rules drawn from the article: what it says of the two roles,
// applied to any organisation. They are for [socialorg.Hierarchy.Check]:
//
//   - [rules.LinesAllowed]: a position reports to a role that its own role may
//     report to (S55, S57, S58);
//   - [rules.ManagerRequired]: a position whose role states reporting lines has a
//     manager, unless it is the only top (S55, S57);
//   - [rules.ManagerRanksHigher]: a manager ranks higher than a report (S57);
//   - [rules.ManagerScopeNotNarrower]: a manager's scope is not narrower than a
//     report's (S45);
//   - [rules.CampaignsHaveKPIs]: each campaign has KPIs (S25);
//   - [rules.KPIsSetBy] with [SetKPIs]: they are set by somebody accountable for
//     setting them (S25).
//
// The article itself states no rule. The other rules of package rules are not
// drawn from it, so they are not among these.
func Rules() []socialorg.Rule {
	return []socialorg.Rule{
		rules.LinesAllowed(),
		rules.ManagerRequired(),
		rules.ManagerRanksHigher(),
		rules.ManagerScopeNotNarrower(),
		rules.CampaignsHaveKPIs(),
		rules.KPIsSetBy(SetKPIs),
	}
}
