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
		func(h *socialorg.Hierarchy, found *socialorg.Problems) {
			o := h.Org()
			declared := make(map[string]bool)
			for _, term := range builtIn() {
				declared[term] = true
			}
			for term := range o.Terms {
				declared[string(term)] = true
			}
			for _, term := range known {
				declared[string(term)] = true
			}
			reported := make(map[[2]string]bool) // kind and key
			near := suggest.New(maps.Keys(declared))
			o.Walk(func(path fmt.Stringer, kind, key string, name *string) {
				use := [2]string{kind, key}
				if name != nil || declared[key] || reported[use] {
					return
				}
				reported[use] = true
				meant, _ := near.Find(key)
				found.Add(path.String(), ErrUndeclared, "the %s %s is not declared", kind, detail.Quote(key))
				found.Last().Meant = meant
			})
		})
}

// builtIn returns the words that are constants of the root package.
func builtIn() []string {
	var words []string
	words = appendWords(words, socialorg.AreaStrategy, socialorg.AreaCampaigns, socialorg.AreaContent, socialorg.AreaPerformance,
		socialorg.AreaBrand, socialorg.AreaRelations, socialorg.AreaPeople, socialorg.AreaBudget)
	words = appendWords(words, socialorg.KindTechnical, socialorg.KindMarketing, socialorg.KindLeadership, socialorg.KindKnowledge)
	words = appendWords(words, socialorg.UnitCount, socialorg.UnitPercent, socialorg.UnitRatio, socialorg.UnitSeconds, socialorg.UnitMoney)
	return appendWords(words, slices.Collect(socialorg.Metrics())...)
}

func appendWords[S ~string](words []string, more ...S) []string {
	for _, word := range more {
		words = append(words, string(word))
	}
	return words
}
