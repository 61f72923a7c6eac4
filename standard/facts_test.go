package standard_test

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/stretchr/testify/require"

	"example.com/socialorg"
	"example.com/socialorg/score"
	"example.com/socialorg/standard"
)

type keys = []socialorg.Key

const (
	accountable = socialorg.Accountable
	responsible = socialorg.Responsible
)

// duties are the facts that are a responsibility of a role, and where each is
// found. The article states them in this order.
var duties = []struct {
	facts       []string
	role        socialorg.RoleID
	key         socialorg.Key
	area        socialorg.Area
	involvement socialorg.Involvement
	with, goals keys
}{
	{[]string{"S9"}, "social-media-manager", "manage-strategy", "strategy", accountable, nil, nil},
	{[]string{"S7", "S9", "T2"}, "social-media-manager", "develop-strategy", "strategy", accountable, nil, nil},
	{[]string{"S10"}, "social-media-manager", "plan-strategy", "strategy", accountable, nil, nil},
	{[]string{"S7", "S11", "S49"}, "social-media-manager", "execute-strategy", "strategy", accountable, nil, nil},
	{[]string{"S12"}, "social-media-manager", "monitor-strategy", "strategy", accountable, nil, nil},
	{[]string{"S13", "T6"}, "social-media-manager", "monitor-team", "people", accountable, nil, nil},
	{[]string{"S14"}, "social-media-manager", "ensure-accuracy", "content", accountable, nil, nil},
	{[]string{"S15"}, "social-media-manager", "ensure-appeal", "content", accountable, nil, nil},
	{[]string{"S16"}, "social-media-manager", "ensure-brand-consistency", "content", accountable, nil, nil},
	{[]string{"S17"}, "social-media-manager", "ensure-goal-alignment", "content", accountable, nil, nil},
	{[]string{"S18", "T5"}, "social-media-manager", "build-brand-awareness", "brand", accountable, nil, keys{"brand-awareness"}},
	{[]string{"S19", "T5"}, "social-media-manager", "build-brand-image", "brand", accountable, nil, keys{"brand-image"}},
	{[]string{"S20", "S47", "S53"}, "social-media-manager", "lead-department", "people", accountable, nil, nil},
	{[]string{"S21", "T4"}, "social-media-manager", "develop-campaigns", "campaigns", accountable, keys{"marketing-department", "public-relations"}, nil},
	{[]string{"S22"}, "social-media-manager", "oversee-accounts", "brand", accountable, nil, nil},
	{[]string{"S23", "T3"}, "social-media-manager", "improve-weaknesses", "performance", accountable, nil, nil},
	{[]string{"S24"}, "social-media-manager", "maintain-relations", "relations", accountable, keys{"customers", "stakeholders"}, nil},
	{[]string{"S25", "T4"}, "social-media-manager", "set-kpis", "performance", accountable, nil, nil},
	{[]string{"S27", "T3"}, "social-media-manager", "measure-campaigns", "performance", accountable, nil, nil},
	{[]string{"S46"}, "social-media-manager", "ensure-strategy-effectiveness", "strategy", accountable, nil, nil},
	{[]string{"S46", "T4"}, "social-media-manager", "ensure-campaign-effectiveness", "campaigns", accountable, nil, nil},
	{[]string{"S48"}, "social-media-manager", "manage-budget", "budget", accountable, nil, nil},

	{[]string{"S28"}, "social-media-specialist", "optimise-activity", "performance", responsible, nil, nil},
	{[]string{"S29"}, "social-media-specialist", "analyse-activity", "performance", responsible, nil, nil},
	{[]string{"S30", "T4"}, "social-media-specialist", "manage-campaigns", "campaigns", responsible, nil, nil},
	{[]string{"S31", "T3"}, "social-media-specialist", "analyse-performance", "performance", responsible, nil, nil},
	{[]string{"S32"}, "social-media-specialist", "find-visibility", "brand", responsible, nil, nil},
	{[]string{"S33"}, "social-media-specialist", "follow-trends", "strategy", responsible, nil, nil},
	{[]string{"S7", "S35", "T2"}, "social-media-specialist", "develop-strategy", "strategy", responsible, nil, nil},
	{[]string{"S7", "S35", "S49"}, "social-media-specialist", "execute-strategy", "strategy", responsible, nil, nil},
	{[]string{"S36"}, "social-media-specialist", "research-competition", "strategy", responsible, nil, nil},
	{[]string{"S37"}, "social-media-specialist", "identify-audience", "strategy", responsible, nil, nil},
	{[]string{"S38"}, "social-media-specialist", "raise-engagement", "relations", responsible, nil, nil},
	{[]string{"S39"}, "social-media-specialist", "influence-perception", "brand", responsible, nil, nil},
	{[]string{"S40"}, "social-media-specialist", "create-content", "content", responsible, keys{"editors", "designers", "writers"}, nil},
	{[]string{"S41"}, "social-media-specialist", "plan-content", "content", responsible, nil, nil},
	{[]string{"S42", "T3"}, "social-media-specialist", "find-best-practice", "performance", responsible, nil, nil},
	{[]string{"S43"}, "social-media-specialist", "manage-reputation", "relations", responsible, keys{"sales", "customer-service"}, nil},
	{[]string{"S44"}, "social-media-specialist", "work-with-influencers", "relations", responsible, keys{"influencers", "key-opinion-leaders"}, nil},
}

func TestDuties(t *testing.T) {
	o := standard.Department()
	stated := make(map[socialorg.RoleID]int)
	for _, d := range duties {
		stated[d.role]++
		t.Run(d.facts[0]+" "+string(d.key), func(t *testing.T) {
			got, ok := o.Role(d.role).Responsibility(d.key)
			require.True(t, ok, "%s has no responsibility %s", d.role, d.key)
			want := socialorg.Responsibility{Key: d.key, Area: d.area, Involvement: d.involvement, With: d.with, Goals: d.goals}
			if diff := cmp.Diff(want, got, cmpopts.IgnoreFields(want, "Name")); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
	for _, r := range o.Roles {
		require.Len(t, r.Responsibilities, stated[r.ID], "a responsibility of %s has no fact: it is invented", r.ID)
	}
}

// skills are the facts that are a skill of a role. The only level that the
// article states is "deep" (S3, S50).
var skills = []struct {
	facts []string
	role  socialorg.RoleID
	key   socialorg.Key
	kind  socialorg.Key
	level socialorg.SkillLevel
}{
	{[]string{"S3"}, "social-media-manager", "social-media-knowledge", "knowledge", "expert"},
	{[]string{"S3"}, "social-media-manager", "content-marketing", "knowledge", "expert"},
	{[]string{"S3"}, "social-media-manager", "department-positions", "knowledge", "expert"},
	{[]string{"S52", "S54"}, "social-media-manager", "social-media", "technical", ""},
	{[]string{"S52", "S54"}, "social-media-manager", "marketing", "marketing", ""},
	{[]string{"S52", "S53", "S54"}, "social-media-manager", "leadership", "leadership", ""},
	{[]string{"S3"}, "social-media-specialist", "social-media-knowledge", "knowledge", "expert"},
	{[]string{"S3"}, "social-media-specialist", "content-marketing", "knowledge", "expert"},
	{[]string{"S3"}, "social-media-specialist", "department-positions", "knowledge", "expert"},
	{[]string{"S50"}, "social-media-specialist", "copywriting", "technical", ""},
	{[]string{"S50"}, "social-media-specialist", "platform-algorithms", "technical", "expert"},
	{[]string{"S50"}, "social-media-specialist", "data-analysis", "technical", ""},
}

func TestSkills(t *testing.T) {
	o := standard.Department()
	want := make(map[socialorg.RoleID][]socialorg.Skill)
	for _, s := range skills {
		want[s.role] = append(want[s.role], socialorg.Skill{Key: s.key, Kind: s.kind, Level: s.level})
	}
	for _, r := range o.Roles {
		if diff := cmp.Diff(want[r.ID], r.Skills, cmpopts.IgnoreFields(socialorg.Skill{}, "Name")); diff != "" {
			t.Errorf("%s (-want +got)\n%s", r.ID, diff)
		}
	}
}

func TestS1TwoPositions(t *testing.T) {
	require.NotEqual(t, standard.ManagerID, standard.SpecialistID)
	perRole := make(map[socialorg.RoleID]int)
	for _, p := range standard.Department().Positions {
		perRole[p.Role]++
	}
	require.Equal(t, map[socialorg.RoleID]int{
		"social-media-manager": 1, "social-media-specialist": 1, "digital-marketing-manager": 1, "chief-executive": 1,
	}, perRole)
}

func TestS4S5Goals(t *testing.T) {
	o := standard.Department()
	require.Equal(t, keys{"brand-awareness", "website-traffic", "brand-image"}, goalKeys(o.Goals))
	o.Goals = append(o.Goals, socialorg.Goal{Key: "recruiting"}) // the list is open
	require.NoError(t, o.Validate())
}

func goalKeys(goals []socialorg.Goal) keys {
	var list keys
	for _, g := range goals {
		list = append(list, g.Key)
	}
	return list
}

func TestS6BothRolesServeAllGoals(t *testing.T) {
	all := goalKeys(standard.Department().Goals)
	require.Len(t, all, 3)
	require.Equal(t, all, standard.Manager().Goals)
	require.Equal(t, all, standard.Specialist().Goals)
	c := socialorg.CompareRoles(standard.Manager(), standard.Specialist())
	require.Len(t, c.Goals.Shared, 3)
	require.Empty(t, c.Goals.OnlyA)
	require.Empty(t, c.Goals.OnlyB)
	require.Contains(t, c.String(), "share 3 goals")
}

func TestS7TheyCreateAndApplyTheStrategyTogether(t *testing.T) {
	var shared keys
	for _, p := range socialorg.CompareRoles(standard.Manager(), standard.Specialist()).Responsibilities.Shared {
		require.Equal(t, p.A.Name, p.B.Name, "one responsibility has one name")
		shared = append(shared, p.A.Key)
	}
	require.Equal(t, keys{"develop-strategy", "execute-strategy"}, shared)
}

// What a name or a summary must not lose, in English and in Indonesian.
func TestNamesTellTheWholeFact(t *testing.T) {
	en, id := standard.English(), standard.Indonesian()
	for _, test := range []struct{ fact, en, enHas, id, idHas string }{
		{"S21", en.Responsibilities["develop-campaigns"], "social media campaigns", id.Responsibilities["develop-campaigns"], "kampanye media sosial"},
		{"S24", en.Terms["stakeholders"], "Other stakeholders", id.Terms["stakeholders"], "kepentingan lain"},
		{"S33", en.Responsibilities["follow-trends"], "trends and developments", id.Responsibilities["follow-trends"], "tren serta perkembangan"},
		{"S38", en.Responsibilities["raise-engagement"], "on the brand's social media", id.Responsibilities["raise-engagement"], "di media sosial merek"},
		{
			"S43",
			en.Responsibilities["manage-reputation"],
			"efforts and manage reputation together",
			id.Responsibilities["manage-reputation"],
			"upaya dan mengelola reputasi bersama",
		},
		{"S14", en.Summaries[standard.ManagerID], "quality of all content", id.Summaries[standard.ManagerID], "mutu semua konten"},
		{"S17", en.Summaries[standard.ManagerID], "in line with the business goals", id.Summaries[standard.ManagerID], "selaras dengan tujuan bisnis"},
		{"S35", en.Summaries[standard.SpecialistID], "Develops and executes", id.Summaries[standard.SpecialistID], "Mengembangkan dan melaksanakan"},
		{"S37", en.Summaries[standard.SpecialistID], "identifies the audience", id.Summaries[standard.SpecialistID], "mengenali audiens"},
	} {
		require.Contains(t, test.en, test.enHas, test.fact)
		require.Contains(t, test.id, test.idHas, test.fact)
	}
}

func TestS8TitlesDoNotDecide(t *testing.T) {
	m, s := standard.Manager(), standard.Specialist()
	want := socialorg.CompareRoles(m, s)
	m.Name, s.Name = s.Name, m.Name
	got := socialorg.CompareRoles(m, s)
	got.A.Name, got.B.Name = got.B.Name, got.A.Name // it tells the names, and does not look at them
	require.Empty(t, cmp.Diff(want, got))
}

func TestS26ViewsAndSharesAreExamplesOfKPIs(t *testing.T) {
	c := socialorg.Campaign{Key: "launch", KPIs: []socialorg.KPI{standard.Views().AtLeast(1), standard.Shares().AtLeast(1), {Key: "own", Unit: "count"}}}
	require.NoError(t, c.Validate(), "the list is open")
	require.Equal(t, socialorg.Key("views"), c.KPIs[0].Key)
	require.Equal(t, socialorg.Key("shares"), c.KPIs[1].Key)
}

func TestS27OnlyKPIsThatWereSetAreMeasured(t *testing.T) {
	c := socialorg.Campaign{Key: "launch", KPIs: []socialorg.KPI{standard.Views().AtLeast(1)}}
	_, err := score.Campaign(c, nil, score.Measurement{KPI: "shares", Value: 1})
	require.ErrorIs(t, err, socialorg.ErrUnknown)
}

func TestS34IsAResultAndNoDuty(t *testing.T) {
	for _, r := range []socialorg.Role{standard.Manager(), standard.Specialist()} {
		_, ok := r.Responsibility("keep-strategy-current")
		require.False(t, ok, r.ID)
	}
}

func TestS45TheManagerIsBroader(t *testing.T) {
	c := socialorg.CompareRoles(standard.Manager(), standard.Specialist())
	require.Equal(t, socialorg.ScopeBroader, c.Scope)
	var areas []socialorg.Area
	for _, r := range c.Reasons {
		areas = append(areas, r.Area)
	}
	require.ElementsMatch(t, []socialorg.Area{"strategy", "campaigns", "people", "budget", "content", "brand", "performance", "relations"}, areas)
}

// T7: the article's three reasons stand first in the role, so they come first in
// every report.
func TestS46S47S48TheReasonsComeFirst(t *testing.T) {
	var first keys
	for _, d := range socialorg.CompareRoles(standard.Manager(), standard.Specialist()).Responsibilities.OnlyA[:4] {
		first = append(first, d.Key)
	}
	require.Equal(t, keys{"ensure-strategy-effectiveness", "ensure-campaign-effectiveness", "lead-department", "manage-budget"}, first)
}

func TestS49TheSpecialistExecutes(t *testing.T) {
	for _, row := range socialorg.RACI(standard.Manager(), standard.Specialist()).Rows {
		if row.Responsibility == "execute-strategy" {
			require.Equal(t, "A", row.Cells[standard.ManagerID].String())
			require.Equal(t, "R", row.Cells[standard.SpecialistID].String())
			return
		}
	}
	t.Fatal("no row execute-strategy")
}

func TestS51TheListOfTechnicalSkillsIsOpen(t *testing.T) {
	s := standard.Specialist()
	s.Skills = append(s.Skills, socialorg.Skill{Key: "video-editing", Kind: socialorg.KindTechnical})
	require.NoError(t, s.Validate())
}

func TestS54SkillsBesidesTechnicalOnes(t *testing.T) {
	var kinds []socialorg.Key
	for _, s := range standard.Manager().Skills {
		kinds = append(kinds, s.Kind)
	}
	slices.Sort(kinds)
	require.Equal(t, []socialorg.Key{"knowledge", "leadership", "marketing", "technical"}, slices.Compact(kinds))
}

func TestS55S56TheSpecialistReportsPerformanceToTheManager(t *testing.T) {
	require.Equal(t, []socialorg.ReportingLine{{To: "social-media-manager", Subject: "performance"}}, standard.Specialist().ReportsTo)
}

func TestS57S58TheManagerReportsHigher(t *testing.T) {
	m := standard.Manager()
	require.Equal(t, []socialorg.ReportingLine{{To: "digital-marketing-manager"}, {To: "chief-executive"}, {MinRank: "senior-manager"}}, m.ReportsTo)
	for _, higher := range []socialorg.Role{standard.DigitalMarketingManager(), standard.ChiefExecutive()} {
		require.Positive(t, higher.Rank.Compare(m.Rank), higher.ID)
	}
	require.Positive(t, socialorg.RankSeniorManager.Compare(m.Rank))
	require.Positive(t, m.Rank.Compare(standard.Specialist().Rank))
}

func TestS59TheChain(t *testing.T) {
	require.Equal(t, []socialorg.RoleID{"social-media-manager", "digital-marketing-manager", "chief-executive"}, chain(t, standard.Department()))
	require.Equal(t, []socialorg.RoleID{"social-media-manager", "chief-executive"}, chain(t, underChiefExecutive()))
}

// chain returns the roles above the specialist.
func chain(t *testing.T, o socialorg.Org) []socialorg.RoleID {
	t.Helper()
	h, err := socialorg.NewHierarchy(o)
	require.NoError(t, err)
	var roles []socialorg.RoleID
	for n := range h.Node("specialist").Chain() {
		roles = append(roles, n.RoleID())
	}
	return roles
}

// underChiefExecutive is the other variant of S58.
func underChiefExecutive() socialorg.Org {
	o := standard.Department()
	o.Position("manager").ReportsTo = "ceo"
	o.Positions = slices.DeleteFunc(o.Positions, func(p socialorg.Position) bool { return p.ID == "digital" })
	return o
}

// S60 sums up: two positions, the manager's responsibility the broader, hence the
// skills of S54.
func TestS60InShort(t *testing.T) {
	t.Run("S1", TestS1TwoPositions)
	t.Run("S45", TestS45TheManagerIsBroader)
	t.Run("S54", TestS54SkillsBesidesTechnicalOnes)
}

func TestNothingIsInvented(t *testing.T) {
	o := standard.Department()
	require.Empty(t, o.Campaigns, "the article has no numbers, so no targets")
	for _, k := range o.KPIs {
		require.Nil(t, k.Min, k.Key)
		require.Nil(t, k.Max, k.Key)
		require.Nil(t, k.Weight, k.Key)
		require.Empty(t, k.Goal, k.Key)
	}
	for _, p := range o.Positions {
		require.Empty(t, p.DottedTo, "the article has no dotted lines")
	}
	for _, r := range []socialorg.Role{standard.DigitalMarketingManager(), standard.ChiefExecutive()} {
		if diff := cmp.Diff(socialorg.Role{ID: r.ID, Name: r.Name, Rank: r.Rank}, r); diff != "" {
			t.Errorf("the article says of it only that it is higher (-want +got)\n%s", diff)
		}
	}
}

func TestT1BroaderIsNotMoreDuties(t *testing.T) {
	m, s := standard.Manager(), standard.Specialist()
	c := socialorg.CompareRoles(m, s)
	require.Equal(t, socialorg.ScopeBroader, c.Scope)
	only := make(map[socialorg.Key]bool)
	for _, d := range c.Responsibilities.OnlyB {
		only[d.Key] = true
	}
	for _, key := range (keys{"research-competition", "identify-audience", "create-content", "plan-content", "work-with-influencers"}) {
		require.True(t, only[key], "%s has no counterpart (S36, S37, S40, S41, S44)", key)
	}
	for i := range 5 * len(m.Responsibilities) { // however long the specialist's list grows
		s.Responsibilities = append(s.Responsibilities, socialorg.Responsibility{
			Key: socialorg.Key(fmt.Sprintf("more-%d", i)), Area: socialorg.AreaContent, Involvement: responsible,
		})
	}
	require.Equal(t, socialorg.ScopeBroader, socialorg.CompareRoles(m, s).Scope)
}

func TestT2OneStrategyTwoParts(t *testing.T) {
	for _, p := range socialorg.CompareRoles(standard.Manager(), standard.Specialist()).Responsibilities.Shared {
		require.Equal(t, accountable, p.A.Involvement, p.A.Key)
		require.Equal(t, responsible, p.B.Involvement, p.B.Key)
	}
}

func TestT3FourAnalysesOneArea(t *testing.T) {
	m, s := standard.Manager(), standard.Specialist()
	for key, r := range map[socialorg.Key]socialorg.Role{
		"measure-campaigns": m, "improve-weaknesses": m, "find-best-practice": s, "analyse-performance": s,
	} {
		d, ok := r.Responsibility(key)
		require.True(t, ok, key)
		require.Equal(t, socialorg.AreaPerformance, d.Area, key)
	}
}

func TestT4OnlyTheManagerSetsKPIs(t *testing.T) {
	require.Equal(t, accountable, standard.Manager().Involvement(socialorg.AreaCampaigns))
	require.Equal(t, responsible, standard.Specialist().Involvement(socialorg.AreaCampaigns))
	_, ok := standard.Specialist().Responsibility(standard.SetKPIs)
	require.False(t, ok)
	h, err := socialorg.NewHierarchy(standard.Department())
	require.NoError(t, err)
	require.Equal(t, h.Node("manager"), h.Node("specialist").Owner(standard.SetKPIs))
}

func TestT5GoalsAreLinkedNotStatedTwice(t *testing.T) {
	goals := goalKeys(standard.Goals())
	m := standard.Manager()
	for duty, goal := range map[socialorg.Key]socialorg.Key{"build-brand-awareness": "brand-awareness", "build-brand-image": "brand-image"} {
		d, ok := m.Responsibility(duty)
		require.True(t, ok, duty)
		require.Equal(t, keys{goal}, d.Goals)
		require.Contains(t, goals, goal)
		require.NotContains(t, goals, duty)
	}
}

// T6: the duty and the line are there; nothing that describes a person, a
// position or a role has room for a number.
func TestT6NobodyIsScored(t *testing.T) {
	d, ok := standard.Manager().Responsibility("monitor-team")
	require.True(t, ok)
	require.Equal(t, socialorg.AreaPeople, d.Area)
	require.Equal(t, socialorg.Key("performance"), standard.Specialist().ReportsTo[0].Subject)
	for name, numbers := range numbersIn(socialorg.Role{}, socialorg.Position{}) {
		require.Empty(t, numbers, name)
	}
	require.NotEmpty(t, numbersIn(socialorg.KPI{})["KPI"], "a campaign's KPIs have numbers")
}

func TestT7TheReasonsAloneMakeTheManagerBroader(t *testing.T) {
	m, s := standard.Manager(), standard.Specialist()
	only := func(rs []socialorg.Responsibility, wanted ...socialorg.Key) []socialorg.Responsibility {
		return slices.DeleteFunc(rs, func(d socialorg.Responsibility) bool { return !slices.Contains(wanted, d.Key) })
	}
	m.Responsibilities = only(m.Responsibilities, "ensure-strategy-effectiveness", "ensure-campaign-effectiveness", "lead-department", "manage-budget")
	s.Responsibilities = only(s.Responsibilities, "develop-strategy", "execute-strategy", "manage-campaigns")
	require.Equal(t, socialorg.ScopeBroader, socialorg.CompareRoles(m, s).Scope, "the three reasons alone make the manager broader")
}

// numbersIn returns the fields of each value, however deep, that are numbers.
func numbersIn(values ...any) map[string][]string {
	found := make(map[string][]string)
	var walk func(root, path string, t reflect.Type)
	walk = func(root, path string, t reflect.Type) {
		switch t.Kind() {
		case reflect.Slice, reflect.Pointer, reflect.Map:
			walk(root, path, t.Elem())
		case reflect.Struct:
			for f := range t.Fields() {
				walk(root, path+"."+f.Name, f.Type)
			}
		case reflect.String, reflect.Bool:
		default:
			found[root] = append(found[root], path)
		}
	}
	for _, v := range values {
		found[reflect.TypeOf(v).Name()] = nil
		walk(reflect.TypeOf(v).Name(), "", reflect.TypeOf(v))
	}
	return found
}
