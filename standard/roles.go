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
			duty(socialorg.AreaStrategy, "develop-strategy", developStrategy),
			duty(socialorg.AreaStrategy, "plan-strategy", "Plan the social media strategy"),
			duty(socialorg.AreaStrategy, "execute-strategy", executeStrategy),
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
	duty := func(area socialorg.Area, key socialorg.Key, name string, partners ...socialorg.Key) socialorg.Responsibility {
		return socialorg.Responsibility{Key: key, Name: name, Area: area, Involvement: socialorg.Responsible, With: partners}
	}
	return socialorg.Role{
		ID:      SpecialistID,
		Name:    "Social media specialist",
		Summary: "Develops and executes the social media strategy. Manages campaigns and promotions, creates content with the creative team, follows trends, researches competitors, identifies the audience, and analyses performance.",
		Rank:    socialorg.RankIndividual,
		Goals:   goalKeys(),
		Responsibilities: []socialorg.Responsibility{
			// S35 and S49.
			duty(socialorg.AreaStrategy, "develop-strategy", developStrategy),
			duty(socialorg.AreaStrategy, "execute-strategy", executeStrategy),
			// S28 to S33.
			duty(socialorg.AreaPerformance, "optimise-activity", "Optimise social media activity"),
			duty(socialorg.AreaPerformance, "analyse-activity", "Analyse social media activity"),
			duty(socialorg.AreaCampaigns, "manage-campaigns", "Manage social media campaigns and promotions"),
			duty(socialorg.AreaPerformance, "analyse-performance", "Analyse social media performance"),
			duty(socialorg.AreaBrand, "find-visibility", "Look for and identify opportunities to raise brand visibility"),
			duty(socialorg.AreaStrategy, "follow-trends", "Follow the latest social media trends and developments to identify opportunities"),
			// S36 to S44.
			duty(socialorg.AreaStrategy, "research-competition", "Conduct competitive research to build a strong strategy"),
			duty(socialorg.AreaStrategy, "identify-audience", "Identify the target audience"),
			duty(socialorg.AreaRelations, "raise-engagement", "Increase engagement on the brand's social media"),
			duty(socialorg.AreaBrand, "influence-perception", "Find opportunities to shape public perception of the brand through engaging content"),
			duty(socialorg.AreaContent, "create-content", "Create engaging content with the creative team", "editors", "designers", "writers"),
			duty(socialorg.AreaContent, "plan-content", "Create the editorial calendar"),
			duty(socialorg.AreaPerformance, "find-best-practice", "Analyse social media metrics to determine best practices"),
			duty(socialorg.AreaRelations, "manage-reputation", "Coordinate efforts and manage reputation together with sales and customer service", "sales", "customer-service"),
			duty(socialorg.AreaRelations, "work-with-influencers", "Work with influencers and key opinion leaders to shape public opinion", "influencers", "key-opinion-leaders"),
		},
		Skills: append(knowledge(),
			socialorg.Skill{Key: "copywriting", Name: "Engaging copywriting", Kind: socialorg.KindTechnical},
			socialorg.Skill{Key: "platform-algorithms", Name: "Understanding of platform algorithms", Kind: socialorg.KindTechnical, Level: socialorg.LevelExpert},
			socialorg.Skill{Key: "data-analysis", Name: "Data analysis", Kind: socialorg.KindTechnical},
		),
		ReportsTo: []socialorg.ReportingLine{{To: ManagerID, Subject: performance}},
	}
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
	return socialorg.Role{ID: DigitalMarketingManagerID, Name: "Digital marketing manager", Rank: socialorg.RankSeniorManager}
}

// ChiefExecutive returns the other role that the article names as one above the
// [Manager] (S57, S58). Like [DigitalMarketingManager], it has a rank and
// nothing else.
func ChiefExecutive() socialorg.Role {
	return socialorg.Role{ID: ChiefExecutiveID, Name: "Chief executive", Rank: socialorg.RankExecutive}
}

// Names of the duties that both roles take part in (S7, S9, S11, S35, S49; T2).
const (
	developStrategy = "Develop a solid and effective social media strategy"
	executeStrategy = "Execute the social media strategy"
)

// knowledge is what both roles need in depth (S3).
func knowledge() []socialorg.Skill {
	return []socialorg.Skill{
		{Key: "social-media-knowledge", Name: "Knowledge of social media", Kind: socialorg.KindKnowledge, Level: socialorg.LevelExpert},
		{Key: "content-marketing", Name: "Knowledge of content marketing", Kind: socialorg.KindKnowledge, Level: socialorg.LevelExpert},
		{Key: "department-positions", Name: "Knowledge of the role of each position in the department", Kind: socialorg.KindKnowledge, Level: socialorg.LevelExpert},
	}
}
