package standard

import (
	"maps"

	"example.com/socialorg"
)

// Department returns the standard department in English: the goals, the four
// roles, the KPIs of this package, and one position of each role with one
// opaque holder. The positions are "ceo", "digital", "manager" and
// "specialist". Its Terms name every area, partner, skill kind, subject, unit
// and metric that it uses, and the usual channels. It has no campaign, because
// the article states no target.
//
// The specialist reports to the manager, and the manager to the digital
// marketing manager (S59). That the digital marketing manager reports to the
// chief executive is our example; the article is silent on it. For the other
// variant of S58, remove "digital" and let the manager report to "ceo".
//
// The caller may change the organisation, which is meant as a starting point.
// It is valid and passes [Rules]. [socialorg.Translate] with [English] and
// [Indonesian] translates it into the other language.
func Department() socialorg.Org {
	o := Definitions()
	o.Name = names().Org
	o.Positions = []socialorg.Position{
		{ID: "ceo", Role: ChiefExecutiveID, Holders: []string{"holder-1"}},
		{ID: "digital", Role: DigitalMarketingManagerID, Holders: []string{"holder-2"}, ReportsTo: "ceo"},
		{ID: "manager", Role: ManagerID, Holders: []string{"holder-3"}, ReportsTo: "digital"},
		{ID: "specialist", Role: SpecialistID, Holders: []string{"holder-4"}, ReportsTo: "manager"},
	}
	return o
}

// Definitions returns what the department consists of, in English: the goals, the
// four roles, the KPIs and the terms, without positions. It is for files that refer
// to them.
func Definitions() socialorg.Org {
	return socialorg.Org{
		Goals: Goals(),
		Roles: []socialorg.Role{ChiefExecutive(), DigitalMarketingManager(), Manager(), Specialist()},
		KPIs:  KPIs(),
		Terms: maps.Clone(names().Terms),
	}
}

// Keys of the goals.
const (
	BrandAwareness socialorg.Key = "brand-awareness"
	WebsiteTraffic socialorg.Key = "website-traffic"
	BrandImage     socialorg.Key = "brand-image"
)

// Goals returns the usual goals of a social media department, which the manager
// and the specialist share (S4, S5, S6). The article's list is open: append your
// own.
func Goals() []socialorg.Goal {
	var goals []socialorg.Goal
	for _, key := range goalKeys() {
		goals = append(goals, socialorg.Goal{Key: key, Name: names().Goals[key]})
	}
	return goals
}

// goalKeys returns the goals that both roles serve, which are all of them (S6).
func goalKeys() []socialorg.Key { return []socialorg.Key{BrandAwareness, WebsiteTraffic, BrandImage} }
