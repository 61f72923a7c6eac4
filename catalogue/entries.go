package catalogue

import (
	"example.com/socialorg"
	"example.com/socialorg/standard"
)

// An entry is a role without names and items, and these items.
type entry struct {
	role   socialorg.Role
	duties []stated
	skills []stated
}

// An item is stated by as many sources of the grades A, B and C; docs/catalogue.md
// names those of the first two.
type stated struct {
	key     socialorg.Key
	of      string // the area of a responsibility, the kind of a skill; "" for an item that package standard has
	a, b, c int
}

// entries returns the roles in the order of Roles.
func entries() []entry {
	const ads, campaigns = string(AreaAdvertising), string(socialorg.AreaCampaigns)
	const content, performance, relations = string(socialorg.AreaContent), string(socialorg.AreaPerformance), string(socialorg.AreaRelations)
	const communication, technical = string(KindCommunication), string(socialorg.KindTechnical)
	individual := func(id socialorg.RoleID, managers ...socialorg.RoleID) socialorg.Role {
		r := socialorg.Role{ID: id, Name: names().Roles[id], Summary: names().Summaries[id], Rank: socialorg.RankIndividual}
		for _, m := range managers {
			r.ReportsTo = append(r.ReportsTo, socialorg.ReportingLine{To: m})
		}
		return r
	}
	return []entry{
		{
			role:   standard.DigitalMarketingManager(),
			duties: []stated{{OverseePaidMedia, ads, 2, 0, 2}},
		},
		{
			role: individual(CommunityManagerID, standard.ManagerID),
			duties: []stated{
				{"respond-community", relations, 4, 1, 8}, {"moderate-community", relations, 2, 0, 8}, {"build-community", relations, 1, 1, 3},
				{"relay-feedback", relations, 1, 2, 8}, {"escalate-issues", relations, 2, 0, 3}, {"monitor-conversations", relations, 2, 0, 3},
				{"run-community-activities", relations, 1, 2, 2}, {"raise-engagement", "", 2, 1, 4},
			},
			skills: []stated{
				{"written-communication", communication, 3, 1, 1}, {"empathy", communication, 1, 1, 1},
				{"conflict-resolution", communication, 2, 1, 1}, {"data-analysis", "", 1, 1, 1},
			},
		},
		{
			role: individual(ContentCreatorID, standard.ManagerID),
			duties: []stated{
				{"create-content", "", 4, 1, 3}, {"produce-video", content, 3, 0, 2}, {"adapt-content", content, 2, 1, 1},
				{"develop-ideas", content, 2, 1, 1}, {"capture-events", content, 3, 0, 0},
				{"ensure-brand-consistency", "", 2, 1, 0}, {"follow-trends", "", 2, 1, 1},
			},
			skills: []stated{{"video-production", technical, 2, 0, 2}, {"creativity", technical, 2, 0, 1}},
		},
		{
			role: individual(CoordinatorID, standard.ManagerID),
			duties: []stated{
				{"schedule-posts", content, 4, 0, 4}, {"write-captions", content, 2, 0, 3}, {"create-content", "", 4, 1, 3},
				{"respond-community", relations, 3, 0, 5}, {"monitor-conversations", relations, 2, 0, 2}, {"prepare-reports", performance, 3, 0, 3},
			},
			skills: []stated{{"copywriting", "", 2, 0, 1}, {"visual-design", technical, 3, 0, 1}},
		},
		{
			role: individual(PaidSocialSpecialistID, standard.DigitalMarketingManagerID),
			duties: []stated{
				{"run-paid-campaigns", ads, 3, 2, 3}, {"target-ads", ads, 2, 2, 4}, {"test-ads", ads, 2, 2, 2}, {"optimise-ads", ads, 2, 2, 3},
				{"pace-ad-budget", ads, 3, 2, 2}, {"brief-ad-creative", ads, 2, 0, 2}, {"report-ad-results", ads, 3, 1, 1},
			},
			skills: []stated{{"paid-advertising", technical, 1, 1, 2}, {"data-analysis", "", 1, 1, 2}, {"budgeting", technical, 1, 1, 1}},
		},
		{
			role: individual(InfluencerMarketingManagerID, standard.ManagerID, standard.DigitalMarketingManagerID),
			duties: []stated{
				{"find-influencers", relations, 2, 6, 3}, {"brief-influencers", campaigns, 1, 2, 1}, {"review-influencer-content", content, 2, 1, 2},
				{"work-with-influencers", "", 3, 3, 3}, {"run-influencer-campaigns", campaigns, 3, 1, 4}, {"measure-influencers", performance, 2, 2, 3},
			},
			skills: []stated{{"negotiation", communication, 2, 0, 1}, {"relationship-building", communication, 2, 1, 0}, {"data-analysis", "", 2, 0, 1}},
		},
	}
}

// partners returns with whom a responsibility that this package adds is fulfilled.
func partners(key socialorg.Key) []socialorg.Key {
	switch key {
	case "brief-ad-creative":
		return []socialorg.Key{"designers", "writers"}
	case "find-influencers", "brief-influencers":
		return []socialorg.Key{"influencers", "key-opinion-leaders"}
	case "respond-community":
		return []socialorg.Key{"customers"}
	case "relay-feedback":
		return []socialorg.Key{"product", "customer-service"}
	case "escalate-issues":
		return []socialorg.Key{"customer-service", "public-relations"}
	}
	return nil
}
