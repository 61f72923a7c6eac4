package rules

import (
	"fmt"
	"maps"
	"slices"

	"example.com/socialorg"
	"example.com/socialorg/internal/detail"
	"example.com/socialorg/internal/suggest"
)

// TermsDeclared returns the rule that each area, partner, kind of skill,
// subject of a reporting line, unit, metric and channel is declared, so that
// misspelt ones are found. A word is declared if it is a constant of the root
// package, a key of [socialorg.Org.Terms], or one of known, such as the words
// of package standard.
//
// A word is reported once for each of these kinds, at its first place, with the
// nearest declared word if there is one near. Words of closed sets are exempt,
// because they are always checked; so are keys that have a definition of their
// own: goals, responsibilities, skills and KPIs. Its code is [ErrUndeclared].
func TermsDeclared(known ...socialorg.Key) socialorg.Rule {
	known = slices.Clone(known)
	return rule(ErrUndeclared, "Every area, partner, kind of skill, subject, unit, metric and channel is declared.",
		func(h *socialorg.Hierarchy, report func(socialorg.Problem)) {
			o := h.Org()
			declared := builtIn()
			declare(declared, known...)
			declare(declared, slices.Collect(maps.Keys(o.Terms))...)
			reported := make(map[[2]string]bool) // kind and key
			near := suggest.New(maps.Keys(declared))
			o.Walk(func(path fmt.Stringer, kind, key string, name *string) {
				use := [2]string{kind, key}
				if name != nil || declared[key] || reported[use] {
					return
				}
				reported[use] = true
				p := breach(path.String(), "the %s %s is not declared", kind, detail.Quote(key))
				p.Meant, _ = near.Find(key)
				report(p)
			})
		})
}

// builtIn returns the words that are constants of the root package.
func builtIn() map[string]bool {
	declared := make(map[string]bool)
	declare(declared, socialorg.AreaStrategy, socialorg.AreaCampaigns, socialorg.AreaContent, socialorg.AreaPerformance,
		socialorg.AreaBrand, socialorg.AreaRelations, socialorg.AreaPeople, socialorg.AreaBudget)
	declare(declared, socialorg.KindTechnical, socialorg.KindMarketing, socialorg.KindLeadership, socialorg.KindKnowledge)
	declare(declared, socialorg.UnitCount, socialorg.UnitPercent, socialorg.UnitRatio, socialorg.UnitSeconds, socialorg.UnitMoney)
	declare(declared, slices.Collect(socialorg.Metrics())...)
	return declared
}

func declare[S ~string](declared map[string]bool, words ...S) {
	for _, word := range words {
		declared[string(word)] = true
	}
}
