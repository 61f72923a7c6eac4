package socialorg_test

import (
	"fmt"
	"strings"

	"example.com/socialorg"
)

// Developing the strategy is on both lists: the manager answers for it, the
// specialist does the work (T2).
func ExampleRACI() {
	m := socialorg.RACI(socialorg.Manager(), socialorg.Specialist())
	fmt.Println(m.Roles)
	for _, row := range m.Rows {
		if row.Area == socialorg.AreaStrategy {
			fmt.Printf("%-30s %q\n", row.Key, row.Cells)
		}
	}
	// Output:
	// [social-media-manager social-media-specialist]
	// develop-strategy               ["accountable" "responsible"]
	// plan-strategy                  ["accountable" ""]
	// carry-out-strategy             ["accountable" "responsible"]
	// monitor-strategy               ["accountable" ""]
	// ensure-strategy-effectiveness  ["accountable" ""]
	// follow-trends                  ["" "responsible"]
	// keep-strategy-current          ["" "responsible"]
	// research-competition           ["" "responsible"]
}

// What becomes of the department's work when the specialist leaves.
func ExampleHierarchy_Coverage() {
	o := socialorg.Department()
	o.Positions[3].Holders = nil
	h, err := socialorg.NewHierarchy(o)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, c := range h.Coverage() {
		if c.Area == socialorg.AreaContent {
			fmt.Printf("%-25s %-7s %q answers, %q does the work\n", c.Responsibility, c.Status, c.Accountable, c.Responsible)
		}
	}
	// Output:
	// ensure-accuracy           single  ["manager"] answers, ["manager"] does the work
	// ensure-appeal             single  ["manager"] answers, ["manager"] does the work
	// ensure-brand-consistency  single  ["manager"] answers, ["manager"] does the work
	// ensure-goal-alignment     single  ["manager"] answers, ["manager"] does the work
	// identify-audience         vacant  ["manager"] answers, [] does the work
	// create-content            vacant  ["manager"] answers, [] does the work
	// plan-content              vacant  ["manager"] answers, [] does the work
}

// The digital marketing manager takes over the budget; the manager gets another
// id and reports to the chief executive.
func ExampleDiffOrgs() {
	before, after := socialorg.Department(), socialorg.Department()

	digital, manager := &after.Roles[1], &after.Roles[2]
	last := len(manager.Responsibilities) - 1
	digital.Responsibilities = append(digital.Responsibilities, manager.Responsibilities[last])
	manager.Responsibilities = manager.Responsibilities[:last]

	after.Positions[2].ID = "head-of-social"
	after.Positions[2].Formerly = []socialorg.PositionID{"manager"}
	after.Positions[2].ReportsTo = "ceo"
	after.Positions[3].ReportsTo = "head-of-social" // the same position as before

	for _, c := range socialorg.DiffOrgs(before, after) {
		fmt.Println(c)
	}
	// Output:
	// responsibility manage-budget handed over from social-media-manager to digital-marketing-manager
	// position manager renamed to head-of-social
	// position head-of-social now reports to ceo instead of digital
}

func ExampleChange_String() {
	fmt.Println(socialorg.Change{Kind: socialorg.HolderJoined, ID: "specialist", To: "holder-5"})
	fmt.Println(socialorg.Change{Kind: socialorg.PositionRetitled, ID: "specialist", From: "Writer", To: "Editor\nin chief"})
	// Output:
	// holder holder-5 joined position specialist
	// position specialist retitled from Writer to "Editor\nin chief"
}

// Which kinds concern the people in an organisation?
func ExampleChangeKinds() {
	for _, kind := range socialorg.ChangeKinds() {
		if strings.HasPrefix(string(kind), "holder-") {
			fmt.Println(kind)
		}
	}
	// Output:
	// holder-joined
	// holder-left
}

func ExampleEnglish() {
	en, id := socialorg.English(), socialorg.Indonesian()
	for _, area := range []socialorg.Area{socialorg.AreaStrategy, socialorg.AreaContent, socialorg.AreaBudget} {
		fmt.Printf("%s: %s\n", en[string(area)], id[string(area)])
	}
	// Output:
	// Strategy: Strategi
	// Content: Konten
	// Budget: Anggaran
}

func ExampleIndonesian() {
	names := socialorg.Indonesian()
	fmt.Println(names[string(socialorg.RoleManager)])
	fmt.Println(names[string(socialorg.RoleSpecialist)])
	fmt.Println(names[string(socialorg.GoalBrandAwareness)])
	// Output:
	// Manajer media sosial
	// Spesialis media sosial
	// Kesadaran merek yang lebih tinggi
}

func ExampleGlossary_Apply() {
	o := socialorg.Indonesian().Apply(socialorg.Department())
	for _, r := range o.Roles {
		fmt.Println(r.ID, "is", r.Name)
	}
	// Output:
	// chief-executive is Direktur utama
	// digital-marketing-manager is Manajer pemasaran digital
	// social-media-manager is Manajer media sosial
	// social-media-specialist is Spesialis media sosial
}

// A title may mean one role, several, or none. The registers of occupations do
// not tell our two roles apart: in ESCO both titles are other names of 2432.5,
// and each of another occupation as well; O*NET has only one of them, under two
// codes. So a code is a close match of a role, never an exact one.
func ExampleGlossary_Lookup() {
	fmt.Println(socialorg.Indonesian().Lookup("  MANAJER media  sosial"))
	fmt.Println(socialorg.Indonesian().Lookup("manajer"))

	registers := socialorg.Glossary{
		"social-media-manager closeMatch esco:1222.1":        "social media manager",
		"social-media-manager closeMatch esco:2432.5":        "social media manager",
		"social-media-specialist closeMatch esco:1221.5":     "social media specialist",
		"social-media-specialist closeMatch esco:2432.5":     "social media specialist",
		"social-media-specialist closeMatch onet:13-1161.00": "social media specialist",
		"social-media-specialist closeMatch onet:13-1161.01": "social media specialist",
	}
	for _, title := range []string{"Social Media Manager", "Social Media Specialist"} {
		fmt.Println(title)
		for _, id := range registers.Lookup(title) {
			fmt.Println(" ", id)
		}
	}
	// Output:
	// [social-media-manager]
	// []
	// Social Media Manager
	//   social-media-manager closeMatch esco:1222.1
	//   social-media-manager closeMatch esco:2432.5
	// Social Media Specialist
	//   social-media-specialist closeMatch esco:1221.5
	//   social-media-specialist closeMatch esco:2432.5
	//   social-media-specialist closeMatch onet:13-1161.00
	//   social-media-specialist closeMatch onet:13-1161.01
}

// The kinds of changes, by what they concern.
func ExampleChangeKind() {
	for _, of := range []struct {
		what  string
		kinds []socialorg.ChangeKind
	}{
		{"the organisation", []socialorg.ChangeKind{socialorg.OrgRenamed, socialorg.GoalAdded, socialorg.GoalRemoved, socialorg.GoalChanged}},
		{"roles", []socialorg.ChangeKind{socialorg.RoleAdded, socialorg.RoleRemoved, socialorg.RoleChanged}},
		{"responsibilities", []socialorg.ChangeKind{
			socialorg.ResponsibilityAdded, socialorg.ResponsibilityRemoved, socialorg.ResponsibilityChanged, socialorg.ResponsibilityMoved,
			socialorg.InvolvementChanged, socialorg.PartnerAdded, socialorg.PartnerRemoved,
			socialorg.ResponsibilityGoalAdded, socialorg.ResponsibilityGoalRemoved,
		}},
		{"skills", []socialorg.ChangeKind{socialorg.SkillAdded, socialorg.SkillRemoved, socialorg.SkillChanged, socialorg.SkillLevelChanged}},
		{"lines", []socialorg.ChangeKind{socialorg.LineAdded, socialorg.LineRemoved, socialorg.LineChanged}},
		{"positions", []socialorg.ChangeKind{
			socialorg.PositionOpened, socialorg.PositionClosed, socialorg.PositionRenamed, socialorg.PositionMoved, socialorg.PositionRetitled,
			socialorg.PositionRoleChanged, socialorg.HolderJoined, socialorg.HolderLeft, socialorg.DottedLineAdded, socialorg.DottedLineRemoved,
			socialorg.FormerIDAdded, socialorg.FormerIDRemoved,
		}},
		{"campaigns", []socialorg.ChangeKind{
			socialorg.CampaignAdded, socialorg.CampaignRemoved, socialorg.CampaignChanged, socialorg.CampaignGoalAdded, socialorg.CampaignGoalRemoved,
			socialorg.TeamJoined, socialorg.TeamLeft, socialorg.KPIAdded, socialorg.KPIRemoved, socialorg.KPIChanged, socialorg.TargetChanged,
		}},
	} {
		fmt.Println(of.what, of.kinds)
	}
	// Output:
	// the organisation [org-renamed goal-added goal-removed goal-changed]
	// roles [role-added role-removed role-changed]
	// responsibilities [responsibility-added responsibility-removed responsibility-changed responsibility-moved involvement-changed partner-added partner-removed responsibility-goal-added responsibility-goal-removed]
	// skills [skill-added skill-removed skill-changed skill-level-changed]
	// lines [line-added line-removed line-changed]
	// positions [position-opened position-closed position-renamed position-moved position-retitled position-role-changed holder-joined holder-left dotted-line-added dotted-line-removed former-id-added former-id-removed]
	// campaigns [campaign-added campaign-removed campaign-changed campaign-goal-added campaign-goal-removed team-joined team-left kpi-added kpi-removed kpi-changed target-changed]
}

// How safely the work is covered: one duty of each status.
func ExampleCoverageStatus() {
	duty := func(key socialorg.Key, area socialorg.Area, i socialorg.Involvement) socialorg.Responsibility {
		return socialorg.Responsibility{Key: key, Area: area, Involvement: i}
	}
	h, err := socialorg.NewHierarchy(socialorg.Org{
		Roles: []socialorg.Role{
			{ID: "lead", Name: "Lead", Responsibilities: []socialorg.Responsibility{
				duty("approve-posts", "content", socialorg.Accountable), duty("pick-tools", "tools", socialorg.Accountable),
			}},
			{ID: "writer", Name: "Writer", Responsibilities: []socialorg.Responsibility{
				duty("approve-posts", "content", socialorg.Responsible), duty("answer-comments", "care", socialorg.Responsible),
			}},
			{ID: "owner", Name: "Owner", Responsibilities: []socialorg.Responsibility{
				duty("pick-tools", "tools", socialorg.Accountable), duty("set-budget", "budget", socialorg.Accountable),
			}},
			{ID: "analyst", Name: "Analyst", Responsibilities: []socialorg.Responsibility{duty("set-budget", "budget", socialorg.Responsible), duty("count", "content", socialorg.Responsible)}},
		},
		Positions: []socialorg.Position{
			{ID: "lead", Role: "lead", Holders: []string{"h1"}},
			{ID: "writers", Role: "writer", Holders: []string{"h2", "h3"}, ReportsTo: "lead"},
			{ID: "owner", Role: "owner"},
			{ID: "analyst", Role: "analyst", Holders: []string{"h4"}, ReportsTo: "lead"},
		},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	why := map[socialorg.CoverageStatus]string{
		socialorg.Covered:   "several people do the work",
		socialorg.Single:    "one person does all the work",
		socialorg.Vacant:    "nobody holds a position for it",
		socialorg.Contested: "two roles answer for it",
		socialorg.Unowned:   "no role answers for it",
	}
	for _, c := range h.Coverage() {
		fmt.Println(c.Responsibility, c.Status+":", why[c.Status])
	}
	// Output:
	// approve-posts covered: several people do the work
	// count single: one person does all the work
	// pick-tools contested: two roles answer for it
	// answer-comments unowned: no role answers for it
	// set-budget vacant: nobody holds a position for it
}

// A matrix that was made by hand works like a derived one.
func ExampleMatrix() {
	m := socialorg.Matrix{
		Roles: []socialorg.RoleID{"editor", "writer"},
		Rows: []socialorg.MatrixRow{
			{Key: "publish", Area: socialorg.AreaContent, Cells: []socialorg.Involvement{socialorg.Accountable, socialorg.Responsible}},
		},
	}
	for _, row := range m.Rows {
		for i, role := range m.Roles {
			fmt.Println(row.Key, role, row.Cells[i])
		}
	}
	// Output:
	// publish editor accountable
	// publish writer responsible
}
