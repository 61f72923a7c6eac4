package socialorg_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/stretchr/testify/require"

	"example.com/socialorg"
)

// duties are the facts that are a responsibility of one role: where each is
// found.
var duties = []struct {
	fact        string
	role        func() socialorg.Role
	key         socialorg.Key
	area        socialorg.Area
	involvement socialorg.Involvement
	with, goals []socialorg.Key
}{
	{fact: "S9", role: socialorg.Manager, key: "develop-strategy", area: socialorg.AreaStrategy, involvement: socialorg.Accountable},
	{fact: "S10", role: socialorg.Manager, key: "plan-strategy", area: socialorg.AreaStrategy, involvement: socialorg.Accountable},
	{fact: "S11", role: socialorg.Manager, key: "carry-out-strategy", area: socialorg.AreaStrategy, involvement: socialorg.Accountable},
	{fact: "S12", role: socialorg.Manager, key: "monitor-strategy", area: socialorg.AreaStrategy, involvement: socialorg.Accountable},
	{fact: "S13", role: socialorg.Manager, key: "monitor-staff", area: socialorg.AreaPeople, involvement: socialorg.Accountable},
	{fact: "S14", role: socialorg.Manager, key: "ensure-accuracy", area: socialorg.AreaContent, involvement: socialorg.Accountable},
	{fact: "S15", role: socialorg.Manager, key: "ensure-appeal", area: socialorg.AreaContent, involvement: socialorg.Accountable},
	{fact: "S16", role: socialorg.Manager, key: "ensure-brand-consistency", area: socialorg.AreaContent, involvement: socialorg.Accountable},
	{fact: "S17", role: socialorg.Manager, key: "ensure-goal-alignment", area: socialorg.AreaContent, involvement: socialorg.Accountable},
	{fact: "S18", role: socialorg.Manager, key: "build-brand-awareness", area: socialorg.AreaBrand, involvement: socialorg.Accountable,
		goals: []socialorg.Key{"brand-awareness"}},
	{fact: "S19", role: socialorg.Manager, key: "build-brand-image", area: socialorg.AreaBrand, involvement: socialorg.Accountable,
		goals: []socialorg.Key{"brand-image"}},
	{fact: "S20", role: socialorg.Manager, key: "lead-department", area: socialorg.AreaPeople, involvement: socialorg.Accountable},
	{fact: "S21", role: socialorg.Manager, key: "develop-campaigns", area: socialorg.AreaCampaigns, involvement: socialorg.Accountable,
		with: []socialorg.Key{"marketing-department", "public-relations"}},
	{fact: "S22", role: socialorg.Manager, key: "oversee-accounts", area: socialorg.AreaBrand, involvement: socialorg.Accountable},
	{fact: "S23", role: socialorg.Manager, key: "improve-weaknesses", area: socialorg.AreaPerformance, involvement: socialorg.Accountable},
	{fact: "S24", role: socialorg.Manager, key: "maintain-relations", area: socialorg.AreaRelations, involvement: socialorg.Accountable,
		with: []socialorg.Key{"customers", "stakeholders"}},
	{fact: "S25", role: socialorg.Manager, key: "set-kpis", area: socialorg.AreaPerformance, involvement: socialorg.Accountable},
	{fact: "S27", role: socialorg.Manager, key: "measure-campaigns", area: socialorg.AreaPerformance, involvement: socialorg.Accountable},
	{fact: "S46 strategies", role: socialorg.Manager, key: "ensure-strategy-effectiveness", area: socialorg.AreaStrategy, involvement: socialorg.Accountable},
	{fact: "S46 campaigns", role: socialorg.Manager, key: "ensure-campaign-effectiveness", area: socialorg.AreaCampaigns, involvement: socialorg.Accountable},
	{fact: "S47", role: socialorg.Manager, key: "lead-department", area: socialorg.AreaPeople, involvement: socialorg.Accountable},
	{fact: "S48", role: socialorg.Manager, key: "manage-budget", area: socialorg.AreaBudget, involvement: socialorg.Accountable},

	{fact: "S28", role: socialorg.Specialist, key: "optimise-activity", area: socialorg.AreaPerformance, involvement: socialorg.Responsible},
	{fact: "S29", role: socialorg.Specialist, key: "analyse-activity", area: socialorg.AreaPerformance, involvement: socialorg.Responsible},
	{fact: "S30", role: socialorg.Specialist, key: "manage-campaigns", area: socialorg.AreaCampaigns, involvement: socialorg.Responsible},
	{fact: "S31", role: socialorg.Specialist, key: "analyse-performance", area: socialorg.AreaPerformance, involvement: socialorg.Responsible},
	{fact: "S32", role: socialorg.Specialist, key: "find-visibility", area: socialorg.AreaBrand, involvement: socialorg.Responsible},
	{fact: "S33", role: socialorg.Specialist, key: "follow-trends", area: socialorg.AreaStrategy, involvement: socialorg.Responsible},
	{fact: "S34", role: socialorg.Specialist, key: "keep-strategy-current", area: socialorg.AreaStrategy, involvement: socialorg.Responsible},
	{fact: "S35 develops", role: socialorg.Specialist, key: "develop-strategy", area: socialorg.AreaStrategy, involvement: socialorg.Responsible},
	{fact: "S35 applies", role: socialorg.Specialist, key: "carry-out-strategy", area: socialorg.AreaStrategy, involvement: socialorg.Responsible},
	{fact: "S36", role: socialorg.Specialist, key: "research-competition", area: socialorg.AreaStrategy, involvement: socialorg.Responsible},
	{fact: "S37", role: socialorg.Specialist, key: "identify-audience", area: socialorg.AreaContent, involvement: socialorg.Responsible},
	{fact: "S38", role: socialorg.Specialist, key: "raise-engagement", area: socialorg.AreaBrand, involvement: socialorg.Responsible},
	{fact: "S39", role: socialorg.Specialist, key: "influence-perception", area: socialorg.AreaBrand, involvement: socialorg.Responsible},
	{fact: "S40", role: socialorg.Specialist, key: "create-content", area: socialorg.AreaContent, involvement: socialorg.Responsible,
		with: []socialorg.Key{"editors", "designers", "writers"}},
	{fact: "S41", role: socialorg.Specialist, key: "plan-content", area: socialorg.AreaContent, involvement: socialorg.Responsible},
	{fact: "S42", role: socialorg.Specialist, key: "find-best-practice", area: socialorg.AreaPerformance, involvement: socialorg.Responsible},
	{fact: "S43", role: socialorg.Specialist, key: "manage-reputation", area: socialorg.AreaRelations, involvement: socialorg.Responsible,
		with: []socialorg.Key{"sales", "customer-service"}},
	{fact: "S44", role: socialorg.Specialist, key: "work-with-influencers", area: socialorg.AreaRelations, involvement: socialorg.Responsible,
		with: []socialorg.Key{"influencers", "key-opinion-leaders"}},
	{fact: "S49", role: socialorg.Specialist, key: "carry-out-strategy", area: socialorg.AreaStrategy, involvement: socialorg.Responsible},
}

func TestDuties(t *testing.T) {
	found := map[socialorg.RoleID]map[socialorg.Key]bool{socialorg.RoleManager: {}, socialorg.RoleSpecialist: {}}
	for _, d := range duties {
		role := d.role()
		found[role.ID][d.key] = true
		t.Run(d.fact, func(t *testing.T) {
			want := socialorg.Responsibility{Key: d.key, Area: d.area, Involvement: d.involvement, With: d.with, Goals: d.goals}
			got := responsibility(t, role, d.key)
			require.NotEmpty(t, got.Name)
			if diff := cmp.Diff(want, got, cmpopts.IgnoreFields(want, "Name")); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
	for _, role := range []socialorg.Role{socialorg.Manager(), socialorg.Specialist()} {
		for _, d := range role.Responsibilities {
			require.True(t, found[role.ID][d.Key], "%s of %s has no fact: it is invented", d.Key, role.ID)
		}
	}
}

func responsibility(t *testing.T, r socialorg.Role, key socialorg.Key) socialorg.Responsibility {
	t.Helper()
	i := slices.IndexFunc(r.Responsibilities, func(d socialorg.Responsibility) bool { return d.Key == key })
	require.GreaterOrEqual(t, i, 0, "%s has no responsibility %s", r.ID, key)
	return r.Responsibilities[i]
}

func skill(t *testing.T, r socialorg.Role, key socialorg.Key) socialorg.Skill {
	t.Helper()
	i := slices.IndexFunc(r.Skills, func(s socialorg.Skill) bool { return s.Key == key })
	require.GreaterOrEqual(t, i, 0, "%s has no skill %s", r.ID, key)
	return r.Skills[i]
}

// facts are those that are not one role's duty.
var facts = []struct {
	fact  string
	check func(t *testing.T)
}{
	{"S1 two positions", func(t *testing.T) {
		require.NotEqual(t, socialorg.Manager().ID, socialorg.Specialist().ID)
		h := department(t)
		for _, role := range []socialorg.RoleID{socialorg.RoleManager, socialorg.RoleSpecialist} {
			n := 0
			for p := range h.All() {
				if p.Role == role {
					n++
				}
			}
			require.Equal(t, 1, n, "positions of %s", role)
		}
	}},
	{"S3 deep knowledge", func(t *testing.T) {
		for _, r := range []socialorg.Role{socialorg.Manager(), socialorg.Specialist()} {
			for key, kind := range map[socialorg.Key]socialorg.SkillKind{
				"social-media-knowledge": socialorg.SkillDomain,
				"content-marketing":      socialorg.SkillMarketing,
				"department-positions":   socialorg.SkillDomain,
			} {
				s := skill(t, r, key)
				require.Equal(t, socialorg.Expert, s.Level, "%s of %s", key, r.ID)
				require.Equal(t, kind, s.Kind, "%s of %s", key, r.ID)
			}
		}
	}},
	{"S4 S5 goals", func(t *testing.T) {
		var keys []socialorg.Key
		for _, g := range socialorg.Department().Goals {
			keys = append(keys, g.Key)
			require.NotEmpty(t, g.Name)
		}
		require.Equal(t, []socialorg.Key{"brand-awareness", "website-traffic", "brand-image"}, keys)
		o := socialorg.Department() // the list is open
		o.Goals = append(o.Goals, socialorg.Goal{Key: "recruiting"})
		require.NoError(t, o.Validate())
	}},
	{"S6 the goals are the department's", func(t *testing.T) {
		goals := socialorg.Department().Goals
		require.NotEmpty(t, goals)
		for _, r := range socialorg.Department().Roles {
			for _, d := range r.Responsibilities {
				for _, g := range d.Goals {
					require.True(t, slices.ContainsFunc(goals, func(h socialorg.Goal) bool { return h.Key == g }))
				}
			}
		}
	}},
	{"S7 create and apply the strategy together", func(t *testing.T) {
		shared := socialorg.CompareRoles(socialorg.Manager(), socialorg.Specialist()).Responsibilities.Shared
		var keys []socialorg.Key
		for _, p := range shared {
			keys = append(keys, p.A.Key)
		}
		require.Equal(t, []socialorg.Key{"develop-strategy", "carry-out-strategy"}, keys)
	}},
	{"S8 the differences are in responsibilities, not in titles", func(t *testing.T) {
		m, s := socialorg.Manager(), socialorg.Specialist()
		want := socialorg.CompareRoles(m, s)
		m.Name, s.Name = s.Name, m.Name
		m.Summary, s.Summary = s.Summary, m.Summary
		require.Empty(t, cmp.Diff(want, socialorg.CompareRoles(m, s)))
		require.NotEmpty(t, want.Responsibilities.OnlyA)
		require.NotEmpty(t, want.Responsibilities.OnlyB)
	}},
	{"S26 views and shares are KPIs", func(t *testing.T) {
		c := socialorg.Campaign{Key: "launch", KPIs: []socialorg.KPI{socialorg.Views().AtLeast(1), socialorg.Shares().AtLeast(1)}}
		require.NoError(t, c.Validate())
		require.Equal(t, []socialorg.Key{"views", "shares"}, []socialorg.Key{c.KPIs[0].Key, c.KPIs[1].Key})
	}},
	{"S27 only KPIs that were set are measured", func(t *testing.T) {
		c := socialorg.Campaign{Key: "launch", KPIs: []socialorg.KPI{socialorg.Views().AtLeast(1)}}
		_, err := c.Score(socialorg.Measurement{KPI: "shares", Value: 1})
		require.ErrorIs(t, err, socialorg.ErrUnknown)
	}},
	{"S45 much broader", func(t *testing.T) {
		require.Equal(t, socialorg.Broader, socialorg.CompareRoles(socialorg.Manager(), socialorg.Specialist()).Scope)
	}},
	{"S46 S47 S48 the reasons", func(t *testing.T) {
		var areas []socialorg.Area
		for _, r := range socialorg.CompareRoles(socialorg.Manager(), socialorg.Specialist()).Reasons {
			areas = append(areas, r.Area)
		}
		require.Subset(t, areas, []socialorg.Area{socialorg.AreaStrategy, socialorg.AreaCampaigns, socialorg.AreaPeople, socialorg.AreaBudget})
	}},
	{"S50 S51 technical skills", func(t *testing.T) {
		s := socialorg.Specialist()
		for key, level := range map[socialorg.Key]socialorg.Level{"copywriting": "", "platform-algorithms": socialorg.Expert, "data-analysis": ""} {
			require.Equal(t, socialorg.SkillTechnical, skill(t, s, key).Kind)
			require.Equal(t, level, skill(t, s, key).Level, key)
		}
		s.Skills = append(s.Skills, socialorg.Skill{Key: "video-editing", Kind: socialorg.SkillTechnical}) // the list is open
		require.NoError(t, s.Validate())
	}},
	{"S52 S53 skills to lead", func(t *testing.T) {
		m := socialorg.Manager()
		for key, kind := range map[socialorg.Key]socialorg.SkillKind{
			"social-media": socialorg.SkillDomain, "marketing": socialorg.SkillMarketing, "leadership": socialorg.SkillLeadership,
		} {
			require.Equal(t, kind, skill(t, m, key).Kind)
			require.Empty(t, skill(t, m, key).Level)
		}
	}},
	{"S54 skills besides the technical ones", func(t *testing.T) {
		for _, s := range socialorg.Manager().Skills {
			require.NotEqual(t, socialorg.SkillTechnical, s.Kind)
			require.NotEmpty(t, s.Kind)
		}
	}},
	{"S55 S56 the specialist reports performance to the manager", func(t *testing.T) {
		require.Equal(t, []socialorg.ReportingLine{{To: "social-media-manager", Subject: "performance"}}, socialorg.Specialist().ReportsTo)
	}},
	{"S57 S58 the manager reports higher", func(t *testing.T) {
		m := socialorg.Manager()
		require.Equal(t, []socialorg.ReportingLine{{To: "digital-marketing-manager"}, {To: "chief-executive"}}, m.ReportsTo)
		for _, higher := range []socialorg.Role{socialorg.DigitalMarketingManager(), socialorg.ChiefExecutive()} {
			require.Positive(t, higher.Rank.Compare(m.Rank))
		}
		m.ReportsTo = append(m.ReportsTo, socialorg.ReportingLine{To: "chief-marketing-officer"}) // the list is open
		require.NoError(t, m.Validate())
	}},
	{"S59 the chain", func(t *testing.T) {
		require.Equal(t, []socialorg.RoleID{"social-media-manager", "digital-marketing-manager", "chief-executive"}, chainRoles(department(t)))
		require.Equal(t, []socialorg.RoleID{"social-media-manager", "chief-executive"}, chainRoles(underChiefExecutive(t)))
	}},
}

func TestFacts(t *testing.T) {
	for _, f := range facts {
		t.Run(f.fact, f.check)
	}
}

func department(t *testing.T) *socialorg.Hierarchy {
	t.Helper()
	h, err := socialorg.NewHierarchy(socialorg.Department())
	require.NoError(t, err)
	return h
}

// underChiefExecutive is the other variant of S58.
func underChiefExecutive(t *testing.T) *socialorg.Hierarchy {
	t.Helper()
	o := socialorg.Department()
	o.Positions = slices.DeleteFunc(o.Positions, func(p socialorg.Position) bool { return p.ID == "digital" })
	for i := range o.Positions {
		if o.Positions[i].ID == "manager" {
			o.Positions[i].ReportsTo = "ceo"
		}
	}
	h, err := socialorg.NewHierarchy(o)
	require.NoError(t, err)
	return h
}

// chainRoles returns the roles above the specialist.
func chainRoles(h *socialorg.Hierarchy) []socialorg.RoleID {
	var roles []socialorg.RoleID
	for p := range h.Chain("specialist") {
		roles = append(roles, p.Role)
	}
	return roles
}

// docs/facts.md says where each fact is found, and has no other keys.
func TestFactsPage(t *testing.T) {
	page := readFile(t, "docs/facts.md")
	for n := 1; n <= 59; n++ {
		if n != 2 { // the source's numbering has no second fact
			require.Contains(t, page, fmt.Sprintf("| S%d |", n))
		}
	}
	for n := 1; n <= 6; n++ {
		require.Contains(t, page, fmt.Sprintf("| T%d |", n))
	}
	for _, d := range duties {
		number, _, _ := strings.Cut(d.fact, " ")
		row := ""
		for line := range strings.Lines(page) {
			if strings.HasPrefix(line, "| "+number+" |") {
				row = line
			}
		}
		require.Contains(t, row, "`"+string(d.key)+"`", "row %s", number)
	}
}

func TestNothingIsInvented(t *testing.T) {
	o := socialorg.Department()
	require.Empty(t, o.Campaigns, "the source has no numbers, so no targets")
	for _, p := range o.Positions {
		require.Empty(t, p.DottedTo, "the source has no dotted lines")
	}
	for _, r := range o.Roles {
		for _, s := range r.Skills {
			require.Contains(t, []socialorg.Level{"", socialorg.Expert}, s.Level, "the only level that the source states is deep")
		}
	}
	require.Empty(t, socialorg.DigitalMarketingManager().ReportsTo, "the source is silent on whom this role reports to")
	for _, r := range []socialorg.Role{socialorg.DigitalMarketingManager(), socialorg.ChiefExecutive()} {
		require.Empty(t, r.Responsibilities)
		require.Empty(t, r.Skills)
	}
}

func TestT1BroaderIsNotMoreDuties(t *testing.T) {
	m, s := socialorg.Manager(), socialorg.Specialist()
	c := socialorg.CompareRoles(m, s)
	require.Equal(t, socialorg.Broader, c.Scope)
	only := map[socialorg.Key]bool{}
	for _, d := range c.Responsibilities.OnlyB {
		only[d.Key] = true
	}
	for _, key := range []socialorg.Key{"research-competition", "identify-audience", "create-content", "plan-content", "work-with-influencers"} {
		require.True(t, only[key], "%s has no counterpart (S36, S37, S40, S41, S44)", key)
	}
	for range 100 { // however long the specialist's list grows
		key := socialorg.Key(fmt.Sprintf("more-%d", len(s.Responsibilities)))
		s.Responsibilities = append(s.Responsibilities, socialorg.Responsibility{Key: key, Area: socialorg.AreaContent, Involvement: socialorg.Responsible})
	}
	require.Equal(t, socialorg.Broader, socialorg.CompareRoles(m, s).Scope)
}

func TestT2OneStrategyTwoParts(t *testing.T) {
	for _, p := range socialorg.CompareRoles(socialorg.Manager(), socialorg.Specialist()).Responsibilities.Shared {
		if p.A.Key == "develop-strategy" {
			require.Equal(t, socialorg.Accountable, p.A.Involvement)
			require.Equal(t, socialorg.Responsible, p.B.Involvement)
			return
		}
	}
	t.Fatal("developing the strategy is not shared")
}

func TestT3FourAnalysesOneArea(t *testing.T) {
	for _, d := range []socialorg.Responsibility{
		responsibility(t, socialorg.Manager(), "measure-campaigns"),
		responsibility(t, socialorg.Manager(), "improve-weaknesses"),
		responsibility(t, socialorg.Specialist(), "find-best-practice"),
		responsibility(t, socialorg.Specialist(), "analyse-performance"),
	} {
		require.Equal(t, socialorg.AreaPerformance, d.Area, d.Key)
	}
}

func TestT4OnlyTheManagerSetsKPIs(t *testing.T) {
	require.Equal(t, socialorg.Accountable, responsibility(t, socialorg.Manager(), "set-kpis").Involvement)
	require.Equal(t, socialorg.Accountable, socialorg.Manager().Involvement(socialorg.AreaCampaigns))
	require.Equal(t, socialorg.Responsible, socialorg.Specialist().Involvement(socialorg.AreaCampaigns))
	o := socialorg.Department()
	o.Campaigns = []socialorg.Campaign{{Key: "launch", SetBy: "specialist", KPIs: []socialorg.KPI{socialorg.Views()}}}
	h, err := socialorg.NewHierarchy(o)
	require.NoError(t, err)
	require.ErrorIs(t, h.Check(socialorg.StandardRules()...), socialorg.ErrKPIAuthority)
}

func TestT5GoalsAreLinkedNotStatedTwice(t *testing.T) {
	goals := map[socialorg.Key]bool{}
	for _, g := range socialorg.Department().Goals {
		goals[g.Key] = true
	}
	m := socialorg.Manager()
	for duty, goal := range map[socialorg.Key]socialorg.Key{"build-brand-awareness": "brand-awareness", "build-brand-image": "brand-image"} {
		require.Equal(t, []socialorg.Key{goal}, responsibility(t, m, duty).Goals)
		require.True(t, goals[goal])
		require.False(t, goals[duty])
	}
}

// The duty and the line are there; no exported name of the package gives a
// person a number.
func TestT6NobodyIsScored(t *testing.T) {
	require.Equal(t, socialorg.AreaPeople, responsibility(t, socialorg.Manager(), "monitor-staff").Area)
	require.Equal(t, socialorg.Key("performance"), socialorg.Specialist().ReportsTo[0].Subject)
	for line := range strings.Lines(readFile(t, "testdata/api.txt")) {
		if strings.Contains(line, "type Position struct,") || strings.Contains(line, "type Role struct,") {
			for _, number := range []string{"float64", "KPI", "Score", "Result"} {
				require.NotContains(t, line, number)
			}
		}
	}
}
