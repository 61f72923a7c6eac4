package standard

import (
	"maps"
	"slices"

	"example.com/socialorg"
	"example.com/socialorg/rules"
)

// Rules returns the rules that the command's check applies where none are chosen,
// for [socialorg.Hierarchy.Check]. These are drawn from the article, which states
// no rule itself: what it says of the two roles, applied to any organisation.
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
// Two more find slips of the pen, and the article has nothing to do with them:
//
//   - [rules.OneTop]: only one position reports to nobody;
//   - [rules.TermsDeclared]: each area, partner, unit, metric and the like is
//     declared.
func Rules() []socialorg.Rule {
	return []socialorg.Rule{
		rules.LinesAllowed(),
		rules.ManagerRequired(),
		rules.ManagerRanksHigher(),
		rules.ManagerScopeNotNarrower(),
		rules.CampaignsHaveKPIs(),
		rules.KPIsSetBy(SetKPIs),
		rules.OneTop(),
		rules.TermsDeclared(slices.Sorted(maps.Keys(names().Terms))...), // those that this package uses are known
	}
}
