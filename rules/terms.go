package rules

import (
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
	return socialorg.Rule{
		Code: ErrUndeclared,
		Doc:  "Every area, partner, kind of skill, subject, unit, metric and channel is declared.",
		Check: func(h *socialorg.Hierarchy, report socialorg.Report) {
			o := h.Org()
			declared := make(map[string]bool)
			for _, word := range builtIn() {
				declared[word] = true
			}
			for word := range o.Terms {
				declared[string(word)] = true
			}
			for _, word := range known {
				declared[string(word)] = true
			}
			used := uses{declared: declared, seen: make(map[[2]string]bool)}
			used.read(o)
			var similar *suggest.Index
			for _, u := range used.list {
				if similar == nil {
					similar = suggest.New(maps.Keys(declared))
				}
				meant, _ := similar.Find(u.word)
				report(at(u.path, u.indexes), "the %s %s is not declared", u.kind, detail.Quote(u.word)).Meant = meant
			}
		},
	}
}

// uses holds the words of an Org that are not declared, each once for each
// kind.
type uses struct {
	declared map[string]bool
	seen     map[[2]string]bool // kind and word
	list     []undeclared
}

type undeclared struct {
	kind, word string
	path       string // of the first place
	indexes    []int
}

// add notes a word in a place.
func (us *uses) add(kind, word, path string, indexes ...int) {
	u := [2]string{kind, word}
	if word == "" || us.declared[word] || us.seen[u] {
		return
	}
	us.seen[u] = true
	us.list = append(us.list, undeclared{kind, word, path, slices.Clone(indexes)})
}

func (us *uses) read(o socialorg.Org) {
	for i, r := range o.Roles {
		for j, d := range r.Responsibilities {
			us.add("area", string(d.Area), "roles[%d].responsibilities[%d].area", i, j)
			for k, partner := range d.With {
				us.add("partner", string(partner), "roles[%d].responsibilities[%d].with[%d]", i, j, k)
			}
		}
		for j, s := range r.Skills {
			us.add("kind of skill", string(s.Kind), "roles[%d].skills[%d].kind", i, j)
		}
		for j, l := range r.ReportsTo {
			us.add("subject", string(l.Subject), "roles[%d].reportsTo[%d].subject", i, j)
		}
	}
	for i, k := range o.KPIs {
		us.readKPI(k, "kpis[%d]", i)
	}
	for i, c := range o.Campaigns {
		for j, channel := range c.Channels {
			us.add("channel", string(channel), "campaigns[%d].channels[%d]", i, j)
		}
		for _, m := range slices.Sorted(maps.Keys(c.Metrics)) {
			us.add("metric", string(m), "campaigns[%d].metrics."+string(m), i)
		}
		for j, k := range c.KPIs {
			us.readKPI(k, "campaigns[%d].kpis[%d]", i, j)
		}
	}
}

func (us *uses) readKPI(k socialorg.KPI, path string, indexes ...int) {
	in := func(index int) []int { return append(slices.Clone(indexes), index) }
	us.add("unit", string(k.Unit), path+".unit", indexes...)
	for i, m := range k.Numerator {
		us.add("metric", string(m), path+".numerator[%d]", in(i)...)
	}
	for i, m := range k.Denominator {
		us.add("metric", string(m), path+".denominator[%d]", in(i)...)
	}
	for i, channel := range k.Channels {
		us.add("channel", string(channel), path+".channels[%d]", in(i)...)
	}
}

// builtIn returns the words that are constants of the root package.
func builtIn() []string {
	var words []string
	words = appendWords(words, socialorg.AreaStrategy, socialorg.AreaCampaigns, socialorg.AreaContent, socialorg.AreaPerformance,
		socialorg.AreaBrand, socialorg.AreaRelations, socialorg.AreaPeople, socialorg.AreaBudget)
	words = appendWords(words, socialorg.KindTechnical, socialorg.KindMarketing, socialorg.KindLeadership, socialorg.KindKnowledge)
	words = appendWords(words, socialorg.UnitCount, socialorg.UnitPercent, socialorg.UnitRatio, socialorg.UnitSeconds, socialorg.UnitMoney)
	return appendWords(words, socialorg.MetricViews, socialorg.MetricShares, socialorg.MetricLikes, socialorg.MetricComments,
		socialorg.MetricSaves, socialorg.MetricImpressions, socialorg.MetricReach, socialorg.MetricClicks, socialorg.MetricPosts,
		socialorg.MetricNewFollowers, socialorg.MetricFollowersAtStart, socialorg.MetricFollowers, socialorg.MetricConversions,
		socialorg.MetricSpend, socialorg.MetricRevenue, socialorg.MetricResponses, socialorg.MetricResponseSeconds,
		socialorg.MetricMentions, socialorg.MetricMarketMentions, socialorg.MetricVideoStarts, socialorg.MetricVideoCompletions,
		socialorg.MetricWatchSeconds)
}

func appendWords[S ~string](words []string, more ...S) []string {
	for _, word := range more {
		words = append(words, string(word))
	}
	return words
}
