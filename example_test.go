package socialorg_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"example.com/socialorg"
)

func ExampleOrg() {
	o := socialorg.Org{
		Name:  "Bakery on the corner",
		Goals: []socialorg.Goal{{Key: "regulars", Name: "More regular guests"}},
		Roles: []socialorg.Role{
			{ID: "owner", Name: "Owner", Responsibilities: []socialorg.Responsibility{
				{Key: "approve-posts", Area: socialorg.AreaContent, Involvement: socialorg.Accountable, Goals: []socialorg.Key{"regulars"}},
			}},
			{ID: "baker", Name: "Baker", ReportsTo: []socialorg.ReportingLine{{To: "owner"}}},
		},
		Positions: []socialorg.Position{
			{ID: "owner", Role: "owner", Holders: []string{"h1"}},
			{ID: "baker", Role: "baker", ReportsTo: "owner", Holders: []string{"h2", "h3"}}, // a job share
		},
	}
	h, err := socialorg.NewHierarchy(o)
	fmt.Println(h.Len(), err)

	p, _ := h.AccountableFor("baker", socialorg.AreaContent)
	fmt.Println("posts are approved by the", h.Title(p.ID))
	// Output:
	// 2 <nil>
	// posts are approved by the Owner
}

func ExampleOrg_Validate() {
	o := socialorg.Org{
		Roles: []socialorg.Role{{ID: "editor", Name: "Editor", Rank: "chief"}},
		Positions: []socialorg.Position{
			{ID: "ana", Role: "editor", ReportsTo: "ben"},
			{ID: "ben", Role: "writer", ReportsTo: "ana"},
			{ID: "cem", ReportsTo: "Ana"},
			{ID: "ana"},
		},
	}
	err := o.Validate()
	problems, _ := errors.AsType[socialorg.Problems](err)
	for _, p := range problems {
		fmt.Println(p)
	}
	fmt.Println(errors.Is(err, socialorg.ErrCycle), errors.Is(err, socialorg.ErrSelfReport))
	// Output:
	// roles[0].rank: "chief" is not one of individual, manager, senior-manager, executive
	// positions[0].reportsTo: these report to each other in a circle: "ana" -> "ben" -> "ana"
	// positions[1].role: no role "writer"
	// positions[2].reportsTo: no position "Ana"; did you mean "ana"?
	// positions[3].id: "ana" is the id of positions[0] already
	// true false
}

// All codes, by where they come from. Programs branch on codes and paths;
// details are for people.
func ExampleCode() {
	structure := []socialorg.Code{
		socialorg.ErrRequired, socialorg.ErrMalformed, socialorg.ErrUnsupported, socialorg.ErrRange, socialorg.ErrTooLong,
		socialorg.ErrDuplicate, socialorg.ErrUnknown, socialorg.ErrSelfReport, socialorg.ErrCycle,
	}
	fmt.Println("structure:", structure)
	counts := []socialorg.Code{socialorg.ErrOverflow, socialorg.ErrImplausible}
	fmt.Println("counts:", counts)

	fmt.Print("standard rules:")
	for _, r := range socialorg.StandardRules() {
		fmt.Print(" ", r.Code)
	}
	fmt.Print("\nother rules:")
	for _, r := range []socialorg.Rule{
		socialorg.OneTop(), socialorg.MaxSpan(8), socialorg.EveryAreaAccountable(), socialorg.OneAccountable(),
		socialorg.NoVacantManager(), socialorg.NoConfusableIDs(), socialorg.NoHiddenText(),
	} {
		fmt.Print(" ", r.Code)
	}
	fmt.Println()
	// Output:
	// structure: [required malformed unsupported range too-long duplicate unknown self-report cycle]
	// counts: [overflow implausible]
	// standard rules: line rank no-reports no-kpi kpi-authority scope
	// other rules: tops span unaccountable contested vacant-manager confusable hidden-text
}

func ExampleCode_Error() {
	var err error = socialorg.ErrCycle
	fmt.Println(err)
	// Output: cycle
}

func ExampleProblem() {
	p := socialorg.Problem{Path: "positions[3].reportsTo", Code: socialorg.ErrUnknown, Detail: `no position "ceo"`}
	fmt.Println(p)
	fmt.Println(errors.Is(p, socialorg.ErrUnknown))
	text, _ := json.Marshal(p)
	fmt.Println(string(text))
	// Output:
	// positions[3].reportsTo: no position "ceo"
	// true
	// {"path":"positions[3].reportsTo","code":"unknown","detail":"no position \"ceo\""}
}

func ExampleProblem_Error() {
	fmt.Println(socialorg.Problem{Path: "name", Detail: "control characters such as \x1b are shown"}.Error())
	// Output: name: control characters such as \x1b are shown
}

func ExampleProblem_Unwrap() {
	fmt.Println(socialorg.Problem{Code: socialorg.ErrRange}.Unwrap())
	// Output: range
}

func ExampleProblems() {
	err := socialorg.Role{}.Validate()
	if problems, ok := errors.AsType[socialorg.Problems](err); ok {
		for _, p := range problems {
			fmt.Println(p.Path, p.Code)
		}
	}
	// Output:
	// id required
	// name required
}

func ExampleProblems_Error() {
	fmt.Println(socialorg.Role{}.Validate().Error())
	// Output: id: is missing; name: is missing
}

func ExampleProblems_Unwrap() {
	problems := socialorg.Problems{{Code: socialorg.ErrRange}, {Code: socialorg.ErrCycle}}
	fmt.Println(len(problems.Unwrap()), errors.Is(problems, socialorg.ErrCycle))
	// Output: 2 true
}

func ExampleRole() {
	editor := socialorg.Role{
		ID:      "video-editor",
		Name:    "Video editor",
		Summary: "Cuts what the team films.",
		Rank:    socialorg.RankIndividual,
		Responsibilities: []socialorg.Responsibility{{
			Key:         "cut-video",
			Name:        "Cut and publish video",
			Area:        socialorg.AreaContent,
			Involvement: socialorg.Responsible,
			With:        []socialorg.Key{"writers"},
		}},
		Skills:    []socialorg.Skill{{Key: "editing", Kind: socialorg.SkillTechnical, Level: socialorg.Practitioner}},
		ReportsTo: []socialorg.ReportingLine{{To: socialorg.RoleManager, Subject: "performance"}},
	}
	fmt.Println(editor.Validate())
	fmt.Println(socialorg.CompareRoles(socialorg.Specialist(), editor).Scope)
	// Output:
	// <nil>
	// broader
}

func ExampleRole_Validate() {
	err := socialorg.Role{ID: "Editor", Name: "Editor", Responsibilities: []socialorg.Responsibility{{Key: "edit"}}}.Validate()
	problems, _ := errors.AsType[socialorg.Problems](err)
	for _, p := range problems {
		fmt.Println(p)
	}
	// Output:
	// id: "Editor" is not lower-case words and digits joined by single hyphens
	// responsibilities[0].area: is missing
	// responsibilities[0].involvement: is missing
}

func ExampleRole_Involvement() {
	for _, area := range []socialorg.Area{
		socialorg.AreaStrategy, socialorg.AreaCampaigns, socialorg.AreaContent, socialorg.AreaPerformance,
		socialorg.AreaBrand, socialorg.AreaRelations, socialorg.AreaPeople, socialorg.AreaBudget,
	} {
		fmt.Printf("%s: %q, %q\n", area, socialorg.Manager().Involvement(area), socialorg.Specialist().Involvement(area))
	}
	// Output:
	// strategy: "accountable", "responsible"
	// campaigns: "accountable", "responsible"
	// content: "accountable", "responsible"
	// performance: "accountable", "responsible"
	// brand: "accountable", "responsible"
	// relations: "accountable", "responsible"
	// people: "accountable", ""
	// budget: "accountable", ""
}

func ExampleRole_SkillGaps() {
	person := []socialorg.Skill{
		{Key: "copywriting"},
		{Key: "platform-algorithms", Level: socialorg.Working},
		{Key: "social-media-knowledge", Level: socialorg.Expert},
		{Key: "content-marketing", Level: socialorg.Expert},
	}
	for _, gap := range socialorg.Specialist().SkillGaps(person) {
		if gap.Held {
			fmt.Printf("%s: has %s, needs %s\n", gap.Need.Key, gap.Have, gap.Need.Level)
		} else {
			fmt.Printf("%s: absent\n", gap.Need.Key)
		}
	}
	// Output:
	// department-positions: absent
	// platform-algorithms: has working, needs expert
	// data-analysis: absent
}

func ExampleSkillGap() {
	gaps := socialorg.Role{Skills: []socialorg.Skill{{Key: "editing", Level: socialorg.Expert}}}.SkillGaps(nil)
	fmt.Println(gaps[0] == socialorg.SkillGap{Need: socialorg.Skill{Key: "editing", Level: socialorg.Expert}})
	// Output: true
}

func ExampleInvolvement_Compare() {
	all := []socialorg.Involvement{socialorg.Accountable, socialorg.Informed, socialorg.Responsible, socialorg.Consulted}
	slices.SortFunc(all, socialorg.Involvement.Compare)
	fmt.Println(all)
	// Output: [informed consulted responsible accountable]
}

func ExampleLevel_Compare() {
	all := []socialorg.Level{socialorg.Expert, socialorg.Working, socialorg.Practitioner, socialorg.Awareness}
	slices.SortFunc(all, socialorg.Level.Compare)
	fmt.Println(all)
	// Output: [awareness working practitioner expert]
}

func ExampleRank_Compare() {
	all := []socialorg.Rank{socialorg.RankManager, socialorg.RankExecutive, socialorg.RankIndividual, socialorg.RankSeniorManager}
	slices.SortFunc(all, socialorg.Rank.Compare)
	fmt.Println(all)
	// Output: [individual manager senior-manager executive]
}

func ExampleSkillKind() {
	for _, kind := range []socialorg.SkillKind{
		socialorg.SkillTechnical, socialorg.SkillMarketing, socialorg.SkillLeadership, socialorg.SkillDomain, "language",
	} {
		fmt.Println(kind, socialorg.Role{ID: "r", Name: "R", Skills: []socialorg.Skill{{Key: "s", Kind: kind}}}.Validate())
	}
	// Output:
	// technical <nil>
	// marketing <nil>
	// leadership <nil>
	// domain <nil>
	// language <nil>
}

func ExampleManager() {
	m := socialorg.Manager()
	for _, d := range m.Responsibilities {
		if d.Area == socialorg.AreaPerformance {
			fmt.Println(d.Name)
		}
	}
	for _, l := range m.ReportsTo {
		fmt.Println("may report to:", l.To)
	}
	// Output:
	// Find where the brand's social media is weak, and improve it
	// Set the KPIs of each campaign
	// Measure each campaign against its KPIs
	// may report to: digital-marketing-manager
	// may report to: chief-executive
}

func ExampleSpecialist() {
	s := socialorg.Specialist()
	for _, skill := range s.Skills {
		if skill.Kind == socialorg.SkillTechnical {
			fmt.Printf("%s %q\n", skill.Key, skill.Level)
		}
	}
	// Output:
	// copywriting ""
	// platform-algorithms "expert"
	// data-analysis ""
}

func ExampleRoleID() {
	for _, id := range []socialorg.RoleID{
		socialorg.RoleManager, socialorg.RoleSpecialist, socialorg.RoleDigitalMarketingManager, socialorg.RoleChiefExecutive,
	} {
		fmt.Println(id)
	}
	// Output:
	// social-media-manager
	// social-media-specialist
	// digital-marketing-manager
	// chief-executive
}

func ExampleDigitalMarketingManager() {
	fmt.Println(socialorg.DigitalMarketingManager().Rank.Compare(socialorg.Manager().Rank) > 0)
	// Output: true
}

func ExampleChiefExecutive() {
	fmt.Println(socialorg.ChiefExecutive().Name, socialorg.ChiefExecutive().Rank)
	// Output: Chief executive executive
}

func ExampleDepartment() {
	o := socialorg.Department()
	for _, g := range o.Goals {
		fmt.Println(g.Key)
	}
	for _, p := range o.Positions {
		fmt.Printf("%s reports to %q\n", p.Role, p.ReportsTo)
	}
	fmt.Println(o.Goals[0].Key == socialorg.GoalBrandAwareness,
		o.Goals[1].Key == socialorg.GoalWebsiteTraffic, o.Goals[2].Key == socialorg.GoalBrandImage)
	// Output:
	// brand-awareness
	// website-traffic
	// brand-image
	// chief-executive reports to ""
	// digital-marketing-manager reports to "ceo"
	// social-media-manager reports to "digital"
	// social-media-specialist reports to "manager"
	// true true true
}

func ExampleCompareRoles() {
	fmt.Println(socialorg.CompareRoles(socialorg.Manager(), socialorg.Specialist()))
	// Output: social-media-manager is broader than social-media-specialist: accountable rather than responsible in strategy, content, brand, campaigns, performance and relations; accountable rather than not involved in people and budget. They share 2 responsibilities and 3 skills; social-media-manager alone has 19 and 3, social-media-specialist alone 16 and 3.
}

func ExampleComparison() {
	c := socialorg.CompareRoles(socialorg.Manager(), socialorg.Specialist())
	for _, both := range c.Responsibilities.Shared {
		fmt.Println(both.A.Key, both.A.Involvement, both.B.Involvement)
	}
	fmt.Println("only the manager needs:", c.Skills.OnlyA[2].Name)
	fmt.Println("only the specialist needs:", c.Skills.OnlyB[0].Name)
	// Output:
	// develop-strategy accountable responsible
	// carry-out-strategy accountable responsible
	// only the manager needs: Leadership
	// only the specialist needs: Attractive copywriting
}

func ExampleComparison_String() {
	a := socialorg.Role{ID: "photographer", Responsibilities: []socialorg.Responsibility{
		{Key: "take-photos", Area: socialorg.AreaContent, Involvement: socialorg.Responsible}}}
	b := socialorg.Role{ID: "accountant", Responsibilities: []socialorg.Responsibility{
		{Key: "keep-books", Area: socialorg.AreaBudget, Involvement: socialorg.Responsible}}}
	fmt.Println(socialorg.CompareRoles(a, b).String())
	// Output: photographer and accountant have no area in common: responsible rather than not involved in content; not involved rather than responsible in budget. They share 0 responsibilities and 0 skills; photographer alone has 1 and 0, accountant alone 1 and 0.
}

func ExampleOverlap() {
	o := socialorg.CompareRoles(socialorg.Manager(), socialorg.Specialist()).Skills
	fmt.Println(len(o.Shared), len(o.OnlyA), len(o.OnlyB))
	// Output: 3 3 3
}

func ExamplePair() {
	p := socialorg.Pair[socialorg.Level]{A: socialorg.Expert, B: socialorg.Working}
	fmt.Println(p.A.Compare(p.B))
	// Output: 1
}

func ExampleReason_String() {
	c := socialorg.CompareRoles(socialorg.Manager(), socialorg.Specialist())
	fmt.Println(c.Reasons[len(c.Reasons)-1].String())
	fmt.Println(socialorg.Reason{Area: socialorg.AreaContent, A: socialorg.Consulted, B: socialorg.Responsible})
	// Output:
	// budget: accountable > none
	// content: consulted < responsible
}

func ExampleRelation_Inverse() {
	for _, r := range []socialorg.Relation{
		socialorg.Same, socialorg.Broader, socialorg.Narrower, socialorg.Overlapping, socialorg.Disjoint,
	} {
		fmt.Println(r, "and", r.Inverse())
	}
	// Output:
	// same and same
	// broader and narrower
	// narrower and broader
	// overlapping and overlapping
	// disjoint and disjoint
}
