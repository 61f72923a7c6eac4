package socialorg_test

import (
	"errors"
	"fmt"
	"slices"

	"example.com/socialorg"
	"example.com/socialorg/standard"
)

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
		Skills:    []socialorg.Skill{{Key: "editing", Kind: socialorg.KindTechnical, Level: socialorg.LevelPractitioner}},
		ReportsTo: []socialorg.ReportingLine{{To: standard.ManagerID, Subject: "performance"}},
	}
	fmt.Println(editor.Validate())
	fmt.Println(socialorg.CompareRoles(standard.Specialist(), editor).Scope)
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
	// id: "Editor" must be lower-case words or digits joined by single hyphens
	// responsibilities[0].area: is missing
	// responsibilities[0].involvement: is missing
}

func ExampleRole_Responsibility() {
	d, ok := standard.Specialist().Responsibility("execute-strategy")
	fmt.Println(d.Name, d.Involvement, ok)
	_, ok = standard.Specialist().Responsibility(standard.ManageBudget)
	fmt.Println(ok)
	// Output:
	// Execute the social media strategy responsible true
	// false
}

func ExampleRole_Involvement() {
	for _, area := range []socialorg.Area{
		socialorg.AreaStrategy, socialorg.AreaCampaigns, socialorg.AreaContent, socialorg.AreaPerformance,
		socialorg.AreaBrand, socialorg.AreaRelations, socialorg.AreaPeople, socialorg.AreaBudget,
	} {
		fmt.Printf("%s: %q, %q\n", area, standard.Manager().Involvement(area), standard.Specialist().Involvement(area))
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
		{Key: "platform-algorithms", Level: socialorg.LevelWorking},
		{Key: "social-media-knowledge", Level: socialorg.LevelExpert},
		{Key: "content-marketing", Level: socialorg.LevelExpert},
	}
	for _, gap := range standard.Specialist().SkillGaps(person) {
		fmt.Println(gap)
	}
	// Output:
	// Knowledge of the role of each position in the department: absent
	// Understanding of platform algorithms: has working, needs expert
	// Data analysis: absent
}

func ExampleSkillGap() {
	editor := socialorg.Role{Skills: []socialorg.Skill{{Key: "editing", Level: socialorg.LevelExpert}}}
	for _, have := range [][]socialorg.Skill{nil, {{Key: "editing"}}, {{Key: "editing", Level: socialorg.LevelWorking}}} {
		fmt.Println(editor.SkillGaps(have)[0])
	}
	// Output:
	// editing: absent
	// editing: has it at no stated level, needs expert
	// editing: has working, needs expert
}

func ExampleInvolvement_Compare() {
	all := []socialorg.Involvement{socialorg.AccountableResponsible, socialorg.Accountable, socialorg.Informed, socialorg.Responsible, socialorg.Consulted}
	slices.SortFunc(all, socialorg.Involvement.Compare)
	fmt.Println(all)
	// Output: [informed consulted responsible accountable accountable-responsible]
}

func ExampleSkillLevel_Compare() {
	all := []socialorg.SkillLevel{socialorg.LevelExpert, socialorg.LevelWorking, socialorg.LevelPractitioner, socialorg.LevelAwareness}
	slices.SortFunc(all, socialorg.SkillLevel.Compare)
	fmt.Println(all)
	// Output: [awareness working practitioner expert]
}

func ExampleRank_Compare() {
	all := []socialorg.Rank{
		socialorg.RankManager, socialorg.RankExecutive, socialorg.RankLead, socialorg.RankDirector, socialorg.RankIndividual, socialorg.RankSeniorManager,
	}
	slices.SortFunc(all, socialorg.Rank.Compare)
	fmt.Println(all)
	// Output: [individual lead manager senior-manager director executive]
}

// The set of kinds is open.
func ExampleSkill_kind() {
	for _, kind := range []socialorg.Key{
		socialorg.KindTechnical, socialorg.KindMarketing, socialorg.KindLeadership, socialorg.KindKnowledge, "language",
	} {
		fmt.Println(kind, socialorg.Role{ID: "r", Name: "R", Skills: []socialorg.Skill{{Key: "s", Kind: kind}}}.Validate())
	}
	// Output:
	// technical <nil>
	// marketing <nil>
	// leadership <nil>
	// knowledge <nil>
	// language <nil>
}

// A line leads to one role, or to any role of at least a rank.
func ExampleReportingLine() {
	for _, line := range standard.Manager().ReportsTo {
		fmt.Printf("to %q, at least %q\n", line.To, line.MinRank)
	}
	// Output:
	// to "digital-marketing-manager", at least ""
	// to "chief-executive", at least ""
	// to "", at least "senior-manager"
}

func ExampleKey() {
	for _, key := range []socialorg.Key{"brand-image", "Brand image"} {
		fmt.Println(socialorg.Org{Goals: []socialorg.Goal{{Key: key}}}.Validate())
	}
	// Output:
	// <nil>
	// goals[0].key: "Brand image" must be lower-case words or digits joined by single hyphens
}

func ExampleCompareRoles() {
	fmt.Println(socialorg.CompareRoles(standard.Manager(), standard.Specialist()))
	// Output:
	// The social media manager has a broader scope than the social media specialist.
	// Only the social media manager is accountable for:
	//   - Ensure that every social media strategy is effective
	//   - Ensure that every social media campaign is effective
	//   - Lead and manage the department in developing strategy
	//   - Manage the department's budget
	//   - ... and 16 more
	// Accountable where the other is responsible: strategy, campaigns, content, brand, performance and relations.
	// Accountable where the other is not involved: people and budget.
	// They share 3 goals, 2 responsibilities and 3 skills.
	// Besides, the social media manager has 20 responsibilities and 3 skills; the social media specialist has 15 responsibilities and 3 skills.
}

func ExampleComparison() {
	c := socialorg.CompareRoles(standard.Manager(), standard.Specialist())
	for _, both := range c.Responsibilities.Shared {
		fmt.Println(both.A.Key, both.A.Involvement, both.B.Involvement)
	}
	fmt.Println("only the manager needs:", c.Skills.OnlyA[2].Name)
	fmt.Println("only the specialist needs:", c.Skills.OnlyB[0].Name)
	// Output:
	// develop-strategy accountable responsible
	// execute-strategy accountable responsible
	// only the manager needs: Leadership
	// only the specialist needs: Engaging copywriting
}

func ExampleComparison_String() {
	a := socialorg.Role{ID: "photographer", Responsibilities: []socialorg.Responsibility{
		{Key: "take-photos", Area: socialorg.AreaContent, Involvement: socialorg.Responsible}}}
	b := socialorg.Role{ID: "accountant", Responsibilities: []socialorg.Responsibility{
		{Key: "keep-books", Area: socialorg.AreaBudget, Involvement: socialorg.Responsible}}}
	fmt.Println(socialorg.CompareRoles(a, b).String())
	// Output:
	// The photographer and the accountant have no area in common.
	// They share nothing.
	// Besides, the photographer has 1 responsibility; the accountant has 1 responsibility.
}

func ExampleOverlap() {
	o := socialorg.CompareRoles(standard.Manager(), standard.Specialist()).Goals
	fmt.Println(len(o.Shared), len(o.OnlyA), len(o.OnlyB))
	// Output: 3 0 0
}

func ExamplePair() {
	p := socialorg.Pair[socialorg.SkillLevel]{A: socialorg.LevelExpert, B: socialorg.LevelWorking}
	fmt.Println(p.A.Compare(p.B))
	// Output: 1
}

func ExampleScopeReason_String() {
	c := socialorg.CompareRoles(standard.Manager(), standard.Specialist())
	fmt.Println(c.Reasons[0].String())
	fmt.Println(socialorg.ScopeReason{Area: socialorg.AreaContent, A: socialorg.Consulted, B: socialorg.Responsible})
	// Output:
	// strategy: accountable > responsible
	// content: consulted < responsible
}

func ExampleScopeRelation_Inverse() {
	for _, r := range []socialorg.ScopeRelation{
		socialorg.ScopeSame, socialorg.ScopeBroader, socialorg.ScopeNarrower, socialorg.ScopeOverlapping, socialorg.ScopeDisjoint,
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

func ExampleRoleName() {
	fmt.Println(socialorg.RoleName{ID: "editor", Name: "Editor"}, socialorg.RoleName{ID: "editor"})
	// Output: Editor editor
}
