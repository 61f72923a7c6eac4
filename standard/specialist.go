package standard

import "example.com/socialorg"

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
			developStrategy(socialorg.Responsible),
			executeStrategy(socialorg.Responsible),
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
