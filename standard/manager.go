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
	duty := func(area socialorg.Area, key socialorg.Key, name string) socialorg.Responsibility {
		return socialorg.Responsibility{Key: key, Name: name, Area: area, Involvement: socialorg.Accountable}
	}
	with := func(d socialorg.Responsibility, partners ...socialorg.Key) socialorg.Responsibility {
		d.With = partners
		return d
	}
	serving := func(d socialorg.Responsibility, goal socialorg.Key) socialorg.Responsibility {
		d.Goals = []socialorg.Key{goal}
		return d
	}
	return socialorg.Role{
		ID:      ManagerID,
		Name:    "Social media manager",
		Summary: "Leads the social media department. Manages its strategy and its budget, ensures that every strategy and every campaign is effective, and sets the KPIs for each campaign. Ensures the quality of all content: accurate, engaging, on brand and in line with the business goals.",
		Rank:    socialorg.RankManager,
		Goals:   goalKeys(),
		Responsibilities: []socialorg.Responsibility{
			// S46 to S48, and S20.
			duty(socialorg.AreaStrategy, "ensure-strategy-effectiveness", "Ensure that every social media strategy is effective"),
			duty(socialorg.AreaCampaigns, "ensure-campaign-effectiveness", "Ensure that every social media campaign is effective"),
			duty(socialorg.AreaPeople, "lead-department", "Lead and manage the department in developing strategy"),
			duty(socialorg.AreaBudget, ManageBudget, "Manage the department's budget"),
			// S9 to S13.
			duty(socialorg.AreaStrategy, "manage-strategy", "Manage the social media strategy"),
			developStrategy(socialorg.Accountable),
			duty(socialorg.AreaStrategy, "plan-strategy", "Plan the social media strategy"),
			executeStrategy(socialorg.Accountable),
			duty(socialorg.AreaStrategy, "monitor-strategy", "Monitor the performance of the social media strategy"),
			duty(socialorg.AreaPeople, "monitor-team", "Monitor the performance of the social media team"),
			// S14 to S17.
			duty(socialorg.AreaContent, "ensure-accuracy", "Ensure that all content is accurate"),
			duty(socialorg.AreaContent, "ensure-appeal", "Ensure that all content is engaging"),
			duty(socialorg.AreaContent, "ensure-brand-consistency", "Ensure that all content is consistent with the brand identity"),
			duty(socialorg.AreaContent, "ensure-goal-alignment", "Ensure that all content is aligned with business goals"),
			// S18 and S19.
			serving(duty(socialorg.AreaBrand, "build-brand-awareness", "Build strong brand awareness through social media"), BrandAwareness),
			serving(duty(socialorg.AreaBrand, "build-brand-image", "Build a good brand image through social media"), BrandImage),
			// S21.
			with(duty(socialorg.AreaCampaigns, "develop-campaigns", "Develop social media campaigns with the marketing and public relations departments"), "marketing-department", "public-relations"),
			// S22 and S23.
			duty(socialorg.AreaBrand, "oversee-accounts", "Oversee the look of all owned social media accounts"),
			duty(socialorg.AreaPerformance, "improve-weaknesses", "Analyse the weaknesses of the brand's social media presence and fix them"),
			// S24.
			with(duty(socialorg.AreaRelations, "maintain-relations", "Maintain good relationships with customers and other stakeholders through social media"), "customers", "stakeholders"),
			// S25 to S27.
			duty(socialorg.AreaPerformance, SetKPIs, "Set the KPIs for each campaign"),
			duty(socialorg.AreaPerformance, "measure-campaigns", "Measure the performance of each campaign against its KPIs"),
		},
		Skills: append(knowledge(),
			socialorg.Skill{Key: "social-media", Name: "Social media", Kind: socialorg.KindTechnical},
			socialorg.Skill{Key: "marketing", Name: "Marketing", Kind: socialorg.KindMarketing},
			socialorg.Skill{Key: "leadership", Name: "Leadership", Kind: socialorg.KindLeadership},
		),
		ReportsTo: []socialorg.ReportingLine{
			{To: DigitalMarketingManagerID},
			{To: ChiefExecutiveID},
			{MinRank: socialorg.RankSeniorManager},
		},
	}
}
