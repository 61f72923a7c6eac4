package standard

import "example.com/socialorg"

// Ids of the two roles that the article names as examples of a position above
// the manager's (S58).
const (
	DigitalMarketingManagerID socialorg.RoleID = "digital-marketing-manager"
	ChiefExecutiveID          socialorg.RoleID = "chief-executive"
)

// DigitalMarketingManager returns a role that the [Manager] may report to (S57,
// S58). It has a rank, which is our choice, and nothing else, because the article
// says only that it is higher; whom it reports to is open. While the manager's position is vacant,
// nobody is accountable for the budget unless you add that to a role above.
func DigitalMarketingManager() socialorg.Role {
	return socialorg.Role{ID: DigitalMarketingManagerID, Name: "Digital marketing manager", Rank: socialorg.RankSeniorManager}
}

// ChiefExecutive returns the other role that the article names as one above the
// [Manager] (S57, S58). Like [DigitalMarketingManager], it has a rank and
// nothing else.
func ChiefExecutive() socialorg.Role {
	return socialorg.Role{ID: ChiefExecutiveID, Name: "Chief executive", Rank: socialorg.RankExecutive}
}
