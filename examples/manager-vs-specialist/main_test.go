package main

func Example() {
	main()
	// Output:
	// THE TWO ROLES
	// social-media-manager is broader than social-media-specialist: accountable rather than responsible in strategy, content, brand, campaigns, performance and relations; accountable rather than not involved in people and budget. They share 2 responsibilities and 3 skills; social-media-manager alone has 19 and 3, social-media-specialist alone 16 and 3.
	//
	// BOTH
	//   Develop the social media strategy: the manager is accountable, the specialist responsible
	//   Carry out the strategy: the manager is accountable, the specialist responsible
	//   Knowledge of social media (expert)
	//   Knowledge of content marketing (expert)
	//   Knowledge of what each position in the department does (expert)
	//
	// ONLY THE MANAGER
	//   strategy     Plan how the strategy is put to work
	//   strategy     Watch how the strategy performs
	//   people       Follow how the social media staff performs
	//   content      See that content is accurate
	//   content      See that content attracts
	//   content      See that content fits the identity of the brand
	//   content      See that content serves the aims of the business
	//   brand        Make the brand well known through social media
	//   brand        Give the brand a good name through social media
	//   people       Lead and manage the department as it develops strategy
	//   campaigns    Develop campaigns with marketing and public relations
	//   brand        Oversee how all accounts of the brand look
	//   performance  Find where the brand's social media is weak, and improve it
	//   relations    Keep good relations with customers and other stakeholders
	//   performance  Set the KPIs of each campaign
	//   performance  Measure each campaign against its KPIs
	//   strategy     Answer for the effect of every strategy
	//   campaigns    Answer for the effect of every campaign
	//   budget       Manage the budget of the department
	//   skill        Social media
	//   skill        Marketing
	//   skill        Leadership
	//
	// ONLY THE SPECIALIST
	//   performance  Get more out of social media activity
	//   performance  Study social media activity
	//   campaigns    Run campaigns and promotions from day to day
	//   performance  Study how social media performs
	//   brand        Find chances to make the brand more visible
	//   strategy     Follow the latest trends
	//   strategy     Keep the strategy relevant and up to date
	//   strategy     Study the competition to make the strategy strong
	//   content      Find out who the audience is
	//   brand        Get more people to engage with the brand
	//   brand        Find chances to shape how the public sees the brand through engaging content
	//   content      Make engaging content with the creative team
	//   content      Keep the editorial calendar
	//   performance  Learn from the metrics what works best
	//   relations    Coordinate with sales and customer service, and look after the reputation
	//   relations    Work with influencers and key opinion leaders on public opinion
	//   skill        Attractive copywriting
	//   skill        Algorithms of the platforms
	//   skill        Data analysis
	//
	// WHY THE MANAGER IS broader
	//   strategy: accountable > responsible
	//   people: accountable > none
	//   content: accountable > responsible
	//   brand: accountable > responsible
	//   campaigns: accountable > responsible
	//   performance: accountable > responsible
	//   relations: accountable > responsible
	//   budget: accountable > none
	//
	// THE CHAIN OF COMMAND
	//   Social media specialist > Social media manager > Digital marketing manager > Chief executive
	//   Social media specialist > Social media manager > Chief executive
	//
	// WHAT THE RULES FIND
	//   When the specialist reports to the chief executive:
	//     [line] positions[3].reportsTo: a "social-media-specialist" may not report to a "chief-executive", only to "social-media-manager"
	//     [no-reports] positions[2]: the role "social-media-manager" is accountable for people, and nobody reports to "manager"
	//   When the manager reports to the specialist:
	//     [line] positions[2].reportsTo: a "social-media-manager" may not report to a "social-media-specialist", only to "digital-marketing-manager" or "chief-executive"
	//     [line] positions[3].reportsTo: a "social-media-specialist" may not report to a "digital-marketing-manager", only to "social-media-manager"
	//     [rank] positions[2].reportsTo: the manager's role "social-media-specialist" has rank "individual", not above rank "manager" of "social-media-manager"
	//     [no-reports] positions[2]: the role "social-media-manager" is accountable for people, and nobody reports to "manager"
	//     [scope] positions[2].reportsTo: the scope of the manager's role "social-media-specialist" is narrower than that of "social-media-manager"
	//   When the specialist sets a campaign's KPIs, and another campaign has none:
	//     [no-kpi] campaigns[1].kpis: the campaign "summer-sale" has no KPI
	//     [kpi-authority] campaigns[0].setBy: "specialist" sets KPIs, but its role "social-media-specialist" is not accountable for performance
	//   When they report to each other:
	//     [cycle] positions[2].reportsTo: these report to each other in a circle: "manager" -> "specialist" -> "manager"
}
