package socialorg

// The ids of the standard roles.
const (
	RoleManager                 RoleID = "social-media-manager"
	RoleSpecialist              RoleID = "social-media-specialist"
	RoleDigitalMarketingManager RoleID = "digital-marketing-manager"
	RoleChiefExecutive          RoleID = "chief-executive"
)

// The goals of the standard department (S4, S5).
const (
	GoalBrandAwareness Key = "brand-awareness"
	GoalWebsiteTraffic Key = "website-traffic"
	GoalBrandImage     Key = "brand-image"
)

// Manager returns the social media manager: accountable for the whole work of
// the department (S9 to S27, S45 to S48), skilled in social media, marketing
// and leadership (S52), reporting to a digital marketing manager or to the
// chief executive (S57, S58).
//
// Developing and carrying out the strategy are shared with the [Specialist],
// who does the work (S7, S35, S49).
//
// Like every standard role it is a value of the caller's own. An Org that has
// it must have the roles that its lines lead to as well, or set ReportsTo
// anew: the source's list of higher positions is open.
func Manager() Role {
	a := func(area Area, key Key, name string) Responsibility {
		return Responsibility{Key: key, Name: name, Area: area, Involvement: Accountable}
	}
	return Role{
		ID:      RoleManager,
		Name:    "Social media manager",
		Summary: "Answers for the social media strategy and its results, sets the KPIs of campaigns, leads the department and holds its budget.",
		Rank:    RankManager,
		Responsibilities: []Responsibility{
			// S9 to S12.
			a(AreaStrategy, "develop-strategy", "Develop the social media strategy"),
			a(AreaStrategy, "plan-strategy", "Plan how the strategy is put to work"),
			a(AreaStrategy, "carry-out-strategy", "Carry out the strategy"),
			a(AreaStrategy, "monitor-strategy", "Watch how the strategy performs"),
			// S13.
			a(AreaPeople, "monitor-staff", "Follow how the social media staff performs"),
			// S14 to S17.
			a(AreaContent, "ensure-accuracy", "See that content is accurate"),
			a(AreaContent, "ensure-appeal", "See that content attracts"),
			a(AreaContent, "ensure-brand-consistency", "See that content fits the identity of the brand"),
			a(AreaContent, "ensure-goal-alignment", "See that content serves the aims of the business"),
			// S18 and S19.
			a(AreaBrand, "build-brand-awareness", "Make the brand well known through social media").serving(GoalBrandAwareness),
			a(AreaBrand, "build-brand-image", "Give the brand a good name through social media").serving(GoalBrandImage),
			// S20, also S47.
			a(AreaPeople, "lead-department", "Lead and manage the department as it develops strategy"),
			// S21.
			a(AreaCampaigns, "develop-campaigns", "Develop campaigns with marketing and public relations").with("marketing-department", "public-relations"),
			// S22 and S23.
			a(AreaBrand, "oversee-accounts", "Oversee how all accounts of the brand look"),
			a(AreaPerformance, "improve-weaknesses", "Find where the brand's social media is weak, and improve it"),
			// S24.
			a(AreaRelations, "maintain-relations", "Keep good relations with customers and other stakeholders").with("customers", "stakeholders"),
			// S25 to S27.
			a(AreaPerformance, "set-kpis", "Set the KPIs of each campaign"),
			a(AreaPerformance, "measure-campaigns", "Measure each campaign against its KPIs"),
			// S46.
			a(AreaStrategy, "ensure-strategy-effectiveness", "Answer for the effect of every strategy"),
			a(AreaCampaigns, "ensure-campaign-effectiveness", "Answer for the effect of every campaign"),
			// S48.
			a(AreaBudget, "manage-budget", "Manage the budget of the department"),
		},
		// S3 and S52.
		Skills: append(sharedKnowledge(),
			Skill{Key: "social-media", Name: "Social media", Kind: SkillDomain},
			Skill{Key: "marketing", Name: "Marketing", Kind: SkillMarketing},
			Skill{Key: "leadership", Name: "Leadership", Kind: SkillLeadership},
		),
		ReportsTo: []ReportingLine{{To: RoleDigitalMarketingManager}, {To: RoleChiefExecutive}},
	}
}

// Specialist returns the social media specialist: the one who does the work
// (S28 to S44, S49), with technical skills (S50), reporting on performance to
// the [Manager] (S55, S56).
func Specialist() Role {
	r := func(area Area, key Key, name string) Responsibility {
		return Responsibility{Key: key, Name: name, Area: area, Involvement: Responsible}
	}
	return Role{
		ID:      RoleSpecialist,
		Name:    "Social media specialist",
		Summary: "Puts the social media strategy into practice: runs campaigns, makes content with others, studies the numbers, the audience and the competition.",
		Rank:    RankIndividual,
		Responsibilities: []Responsibility{
			// S35, also S49.
			r(AreaStrategy, "develop-strategy", "Develop the social media strategy"),
			r(AreaStrategy, "carry-out-strategy", "Carry out the strategy"),
			// S28 to S34.
			r(AreaPerformance, "optimise-activity", "Get more out of social media activity"),
			r(AreaPerformance, "analyse-activity", "Study social media activity"),
			r(AreaCampaigns, "manage-campaigns", "Run campaigns and promotions from day to day"),
			r(AreaPerformance, "analyse-performance", "Study how social media performs"),
			r(AreaBrand, "find-visibility", "Find chances to make the brand more visible"),
			r(AreaStrategy, "follow-trends", "Follow the latest trends"),
			r(AreaStrategy, "keep-strategy-current", "Keep the strategy relevant and up to date"),
			// S36 to S44.
			r(AreaStrategy, "research-competition", "Study the competition to make the strategy strong"),
			r(AreaContent, "identify-audience", "Find out who the audience is"),
			r(AreaBrand, "raise-engagement", "Get more people to engage with the brand"),
			r(AreaBrand, "influence-perception", "Find chances to shape how the public sees the brand through engaging content"),
			r(AreaContent, "create-content", "Make engaging content with the creative team").with("editors", "designers", "writers"),
			r(AreaContent, "plan-content", "Keep the editorial calendar"),
			r(AreaPerformance, "find-best-practice", "Learn from the metrics what works best"),
			r(AreaRelations, "manage-reputation", "Coordinate with sales and customer service, and look after the reputation").with("sales", "customer-service"),
			r(AreaRelations, "work-with-influencers", "Work with influencers and key opinion leaders on public opinion").with("influencers", "key-opinion-leaders"),
		},
		// S3 and S50.
		Skills: append(sharedKnowledge(),
			Skill{Key: "copywriting", Name: "Attractive copywriting", Kind: SkillTechnical},
			Skill{Key: "platform-algorithms", Name: "Algorithms of the platforms", Kind: SkillTechnical, Level: Expert},
			Skill{Key: "data-analysis", Name: "Data analysis", Kind: SkillTechnical},
		),
		ReportsTo: []ReportingLine{{To: RoleManager, Subject: "performance"}}, // S55, S56
	}
}

// sharedKnowledge is what everybody in the department knows deeply (S3).
func sharedKnowledge() []Skill {
	return []Skill{
		{Key: "social-media-knowledge", Name: "Knowledge of social media", Kind: SkillDomain, Level: Expert},
		{Key: "content-marketing", Name: "Knowledge of content marketing", Kind: SkillMarketing, Level: Expert},
		{Key: "department-positions", Name: "Knowledge of what each position in the department does", Kind: SkillDomain, Level: Expert},
	}
}

func (d Responsibility) with(partners ...Key) Responsibility {
	d.With = partners
	return d
}

func (d Responsibility) serving(goals ...Key) Responsibility {
	d.Goals = goals
	return d
}

// DigitalMarketingManager returns the role that a [Manager] reports to (S57,
// S58). The source says no more of it than that it is higher, so it has a rank
// and nothing else.
func DigitalMarketingManager() Role {
	return Role{ID: RoleDigitalMarketingManager, Name: "Digital marketing manager", Rank: RankSeniorManager}
}

// ChiefExecutive returns the other role that a [Manager] may report to (S58).
// The source says no more of it than that it is higher, so it has a rank and
// nothing else.
func ChiefExecutive() Role {
	return Role{ID: RoleChiefExecutive, Name: "Chief executive", Rank: RankExecutive}
}

// Department returns the standard department: the three goals, the four roles
// and one position of each, with one opaque holder. A specialist reports to
// the manager, the manager to a digital marketing manager (S59). That this one
// reports to a chief executive is our example; the source is silent on it.
//
// It is a value of the caller's own, a starting point to change: without the
// digital marketing manager and with the manager under the chief executive it
// is the other variant of S58. It passes StandardRules.
func Department() Org {
	return Org{
		Name: "Social media department",
		Goals: []Goal{
			{GoalBrandAwareness, "Make the brand better known"},
			{GoalWebsiteTraffic, "Bring more visitors to the website"},
			{GoalBrandImage, "Give the brand a good image"},
		},
		Roles: []Role{ChiefExecutive(), DigitalMarketingManager(), Manager(), Specialist()},
		Positions: []Position{
			{ID: "ceo", Role: RoleChiefExecutive, Holders: []string{"holder-1"}},
			{ID: "digital", Role: RoleDigitalMarketingManager, Holders: []string{"holder-2"}, ReportsTo: "ceo"},
			{ID: "manager", Role: RoleManager, Holders: []string{"holder-3"}, ReportsTo: "digital"},
			{ID: "specialist", Role: RoleSpecialist, Holders: []string{"holder-4"}, ReportsTo: "manager"},
		},
	}
}
