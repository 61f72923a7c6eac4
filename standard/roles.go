package standard

import "example.com/socialorg"

// Keys of responsibilities of the manager that rules and programs ask for.
const (
	SetKPIs      socialorg.Key = "set-kpis"      // S25
	ManageBudget socialorg.Key = "manage-budget" // S48
)

// ManagerID is the id of the [Manager] role.
const ManagerID socialorg.RoleID = "social-media-manager"

// Manager returns the social media manager: accountable in every area of the
// department's work (S9 to S27, S45 to S48) and serving all its goals (S6),
// with in-depth knowledge of the field (S3) and skills in social media,
// marketing and leadership (S52 to S54). That the manager manages the
// department's budget is our reading of "manages the budget" (S48). The manager
// reports to the digital marketing manager, the chief executive, or any other
// role of the rank senior-manager or above, because the article gives the first
// two as examples of a higher position (S57, S58).
//
// The first four responsibilities are the reasons for which the article calls
// the manager the broader role (S46, S47, S48). The others follow in the
// article's order.
//
// The caller may change the role. [socialorg.Org.Validate] requires the two
// roles that its lines name in the same organisation; one without them must
// replace ReportsTo.
func Manager() socialorg.Role {
	return named(socialorg.Role{
		ID:    ManagerID,
		Rank:  socialorg.RankManager,
		Goals: goalKeys(),
		Responsibilities: []socialorg.Responsibility{
			// S46 to S48, and S20.
			{Key: "ensure-strategy-effectiveness", Area: socialorg.AreaStrategy},
			{Key: "ensure-campaign-effectiveness", Area: socialorg.AreaCampaigns},
			{Key: "lead-department", Area: socialorg.AreaPeople},
			{Key: ManageBudget, Area: socialorg.AreaBudget},
			// S9 to S13.
			{Key: "manage-strategy", Area: socialorg.AreaStrategy},
			{Key: "develop-strategy", Area: socialorg.AreaStrategy},
			{Key: "plan-strategy", Area: socialorg.AreaStrategy},
			{Key: "execute-strategy", Area: socialorg.AreaStrategy},
			{Key: "monitor-strategy", Area: socialorg.AreaStrategy},
			{Key: "monitor-team", Area: socialorg.AreaPeople},
			// S14 to S17.
			{Key: "ensure-accuracy", Area: socialorg.AreaContent},
			{Key: "ensure-appeal", Area: socialorg.AreaContent},
			{Key: "ensure-brand-consistency", Area: socialorg.AreaContent},
			{Key: "ensure-goal-alignment", Area: socialorg.AreaContent},
			// S18 and S19.
			{Key: "build-brand-awareness", Area: socialorg.AreaBrand, Goals: []socialorg.Key{BrandAwareness}},
			{Key: "build-brand-image", Area: socialorg.AreaBrand, Goals: []socialorg.Key{BrandImage}},
			// S21.
			{Key: "develop-campaigns", Area: socialorg.AreaCampaigns, With: []socialorg.Key{"marketing-department", "public-relations"}},
			// S22 and S23.
			{Key: "oversee-accounts", Area: socialorg.AreaBrand},
			{Key: "improve-weaknesses", Area: socialorg.AreaPerformance},
			// S24.
			{Key: "maintain-relations", Area: socialorg.AreaRelations, With: []socialorg.Key{"customers", "stakeholders"}},
			// S25 to S27.
			{Key: SetKPIs, Area: socialorg.AreaPerformance},
			{Key: "measure-campaigns", Area: socialorg.AreaPerformance},
		},
		Skills: append(knowledge(),
			socialorg.Skill{Key: "social-media", Kind: socialorg.KindTechnical},
			socialorg.Skill{Key: "marketing", Kind: socialorg.KindMarketing},
			socialorg.Skill{Key: "leadership", Kind: socialorg.KindLeadership},
		),
		ReportsTo: []socialorg.ReportingLine{
			{To: DigitalMarketingManagerID},
			{To: ChiefExecutiveID},
			{MinRank: socialorg.RankSeniorManager},
		},
	}, socialorg.Accountable)
}

// SpecialistID is the id of the [Specialist] role.
const SpecialistID socialorg.RoleID = "social-media-specialist"

// Specialist returns the social media specialist: responsible for the work
// itself (S28 to S44, S49) and serving all goals of the department (S6), with
// in-depth knowledge of the field (S3) and technical skills (S50, S51). The
// specialist reports to the [Manager], on the specialist's own performance (S55,
// S56).
//
// A relevant, current strategy (S34) is not a responsibility of its own: it is
// a result that following the trends makes possible for the department.
//
// The caller may change the role. [socialorg.Org.Validate] requires the
// manager's role in the same organisation; one without it must replace
// ReportsTo.
func Specialist() socialorg.Role {
	return named(socialorg.Role{
		ID:    SpecialistID,
		Rank:  socialorg.RankIndividual,
		Goals: goalKeys(),
		Responsibilities: []socialorg.Responsibility{
			// S35 and S49, which the manager does as well (S7, T2).
			{Key: "develop-strategy", Area: socialorg.AreaStrategy},
			{Key: "execute-strategy", Area: socialorg.AreaStrategy},
			// S28 to S33.
			{Key: "optimise-activity", Area: socialorg.AreaPerformance},
			{Key: "analyse-activity", Area: socialorg.AreaPerformance},
			{Key: "manage-campaigns", Area: socialorg.AreaCampaigns},
			{Key: "analyse-performance", Area: socialorg.AreaPerformance},
			{Key: "find-visibility", Area: socialorg.AreaBrand},
			{Key: "follow-trends", Area: socialorg.AreaStrategy},
			// S36 to S44.
			{Key: "research-competition", Area: socialorg.AreaStrategy},
			{Key: "identify-audience", Area: socialorg.AreaStrategy},
			{Key: "raise-engagement", Area: socialorg.AreaRelations},
			{Key: "influence-perception", Area: socialorg.AreaBrand},
			{Key: "create-content", Area: socialorg.AreaContent, With: []socialorg.Key{"editors", "designers", "writers"}},
			{Key: "plan-content", Area: socialorg.AreaContent},
			{Key: "find-best-practice", Area: socialorg.AreaPerformance},
			{Key: "manage-reputation", Area: socialorg.AreaRelations, With: []socialorg.Key{"sales", "customer-service"}},
			{Key: "work-with-influencers", Area: socialorg.AreaRelations, With: []socialorg.Key{"influencers", "key-opinion-leaders"}},
		},
		Skills: append(knowledge(),
			socialorg.Skill{Key: "copywriting", Kind: socialorg.KindTechnical},
			socialorg.Skill{Key: "platform-algorithms", Kind: socialorg.KindTechnical, Level: socialorg.LevelExpert},
			socialorg.Skill{Key: "data-analysis", Kind: socialorg.KindTechnical},
		),
		ReportsTo: []socialorg.ReportingLine{{To: ManagerID, Subject: performance}},
	}, socialorg.Responsible)
}

// performance is what the specialist reports on: their own (S56).
const performance socialorg.Key = "performance"

// Ids of the two roles that the article names as examples of a position above
// the manager's (S58).
const (
	DigitalMarketingManagerID socialorg.RoleID = "digital-marketing-manager"
	ChiefExecutiveID          socialorg.RoleID = "chief-executive"
)

// DigitalMarketingManager returns a role that the [Manager] may report to (S57,
// S58). It has a rank, which is our choice, and nothing else, because the article
// says only that it is higher; whom it reports to is open. While the manager's
// position is vacant, nobody is accountable for the budget unless you add that to
// a role above.
func DigitalMarketingManager() socialorg.Role {
	return named(socialorg.Role{ID: DigitalMarketingManagerID, Rank: socialorg.RankSeniorManager}, "")
}

// ChiefExecutive returns the other role that the article names as one above the
// [Manager] (S57, S58). Like [DigitalMarketingManager], it has a rank and
// nothing else.
func ChiefExecutive() socialorg.Role {
	return named(socialorg.Role{ID: ChiefExecutiveID, Rank: socialorg.RankExecutive}, "")
}

// named returns a role with its English names, and one involvement in all that it does.
func named(r socialorg.Role, part socialorg.Involvement) socialorg.Role {
	r.Name, r.Summary = names().Roles[r.ID], names().Summaries[r.ID]
	for i := range r.Responsibilities {
		d := &r.Responsibilities[i]
		d.Name, d.Involvement = names().Responsibilities[d.Key], part
	}
	for i, k := range r.Skills {
		r.Skills[i].Name = names().Skills[k.Key]
	}
	return r
}

// knowledge is what both roles need in depth (S3).
func knowledge() []socialorg.Skill {
	return []socialorg.Skill{
		{Key: "social-media-knowledge", Kind: socialorg.KindKnowledge, Level: socialorg.LevelExpert},
		{Key: "content-marketing", Kind: socialorg.KindKnowledge, Level: socialorg.LevelExpert},
		{Key: "department-positions", Kind: socialorg.KindKnowledge, Level: socialorg.LevelExpert},
	}
}
