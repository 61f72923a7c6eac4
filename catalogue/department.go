package catalogue

import (
	"fmt"
	"maps"

	"example.com/socialorg"
	"example.com/socialorg/standard"
)

// Department returns a department of twelve positions in English, each with one
// opaque holder: that of [standard.Department] with a second specialist, a
// coordinator, two community managers, two content creators and an influencer
// marketing manager under the manager, and a paid social specialist under the
// digital marketing manager, who is accountable for advertising.
//
// How many there are of each role, and the influencer marketing manager's
// place, are this library's example. It is valid, it passes [standard.Rules],
// and in every responsibility exactly one role is accountable.
func Department() socialorg.Org {
	o := standard.Department()
	add := Roles()
	*o.Role(standard.DigitalMarketingManagerID) = add[0]
	o.Roles = append(o.Roles, add[1:]...)
	maps.Copy(o.Terms, names().Terms)
	o.Positions = nil
	for i, p := range []socialorg.Position{
		{ID: "ceo", Role: standard.ChiefExecutiveID},
		{ID: "digital", Role: standard.DigitalMarketingManagerID, ReportsTo: "ceo"},
		{ID: "manager", Role: standard.ManagerID, ReportsTo: "digital"},
		{ID: "specialist-1", Role: standard.SpecialistID, ReportsTo: "manager"},
		{ID: "specialist-2", Role: standard.SpecialistID, ReportsTo: "manager"},
		{ID: "coordinator", Role: CoordinatorID, ReportsTo: "manager"},
		{ID: "community-1", Role: CommunityManagerID, ReportsTo: "manager"},
		{ID: "community-2", Role: CommunityManagerID, ReportsTo: "manager"},
		{ID: "creator-1", Role: ContentCreatorID, ReportsTo: "manager"},
		{ID: "creator-2", Role: ContentCreatorID, ReportsTo: "manager"},
		{ID: "influencers", Role: InfluencerMarketingManagerID, ReportsTo: "manager"},
		{ID: "paid", Role: PaidSocialSpecialistID, ReportsTo: "digital"},
	} {
		p.Holders = []string{fmt.Sprintf("holder-%d", i+1)}
		o.Positions = append(o.Positions, p)
	}
	return o
}

// Definitions returns the roles of this package and the names of its terms,
// without positions, for files that refer to them, beside those of package
// standard: whatever is known first counts, so put this before the standard
// definitions to have the digital marketing manager of this package.
func Definitions() socialorg.Org {
	return socialorg.Org{Roles: Roles(), Terms: maps.Clone(names().Terms)}
}
