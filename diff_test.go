package socialorg_test

import (
	"cmp"
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"example.com/socialorg"
)

// diffBase returns the standard department with something in every list.
func diffBase() socialorg.Org {
	o := socialorg.Department()
	o.Positions[3].DottedTo = []socialorg.PositionID{"digital"}
	o.Positions[3].Formerly = []socialorg.PositionID{"trainee"}
	o.Campaigns = []socialorg.Campaign{{
		Key: "spring", Name: "Spring", Goals: []socialorg.Key{socialorg.GoalBrandImage}, SetBy: "manager",
		Team: []socialorg.PositionID{"specialist"},
		KPIs: []socialorg.KPI{socialorg.Views().AtLeast(500_000), socialorg.EngagementRate()},
	}}
	return o
}

// Each kind of change, with its text.
func TestDiffOrgsKinds(t *testing.T) {
	const m, s = "social-media-manager", "social-media-specialist"
	type org = socialorg.Org
	tests := []struct {
		edit func(o *org)
		kind socialorg.ChangeKind
		id   string
		from string
		to   string
		text string
	}{
		{func(o *org) { o.Name = "Social" }, socialorg.OrgRenamed, "", "Social media department", "Social",
			`organisation renamed from "Social media department" to Social`},

		{func(o *org) { o.Goals = append(o.Goals, socialorg.Goal{Key: "sales", Name: "Sell"}) },
			socialorg.GoalAdded, "sales", "", "Sell", "goal sales added: Sell"},
		{func(o *org) { o.Goals = o.Goals[:2] }, socialorg.GoalRemoved, "brand-image", "Give the brand a good image", "",
			`goal brand-image removed: "Give the brand a good image"`},
		{func(o *org) { o.Goals[0].Name = "" }, socialorg.GoalChanged, "brand-awareness/name", "Make the brand better known", "",
			`goal brand-awareness/name changed from "Make the brand better known" to none`},

		{func(o *org) { o.Roles = append(o.Roles, socialorg.Role{ID: "editor", Name: "Editor"}) },
			socialorg.RoleAdded, "editor", "", "Editor", "role editor added: Editor"},
		{func(o *org) { o.Roles = o.Roles[1:] }, socialorg.RoleRemoved, "chief-executive", "Chief executive", "",
			`role chief-executive removed: "Chief executive"`},
		{func(o *org) { o.Roles[2].Rank = socialorg.RankExecutive }, socialorg.RoleChanged, m + "/rank", "manager", "executive",
			"role social-media-manager/rank changed from manager to executive"},
		{func(o *org) { o.Roles[0].Summary = "Leads" }, socialorg.RoleChanged, "chief-executive/summary", "", "Leads",
			"role chief-executive/summary changed from none to Leads"},
		{func(o *org) { o.Roles[0].Name = "Boss" }, socialorg.RoleChanged, "chief-executive/name", "Chief executive", "Boss",
			`role chief-executive/name changed from "Chief executive" to Boss`},

		{func(o *org) { o.Roles[0].Responsibilities = o.Roles[2].Responsibilities[:1] },
			socialorg.ResponsibilityAdded, "chief-executive/develop-strategy", "", "accountable",
			"responsibility chief-executive/develop-strategy added: accountable"},
		{func(o *org) { o.Roles[3].Responsibilities = o.Roles[3].Responsibilities[1:] },
			socialorg.ResponsibilityRemoved, s + "/develop-strategy", "responsible", "",
			"responsibility social-media-specialist/develop-strategy removed: responsible"},
		{func(o *org) { o.Roles[3].Responsibilities[0].Area = socialorg.AreaPeople },
			socialorg.ResponsibilityChanged, s + "/develop-strategy/area", "strategy", "people",
			"responsibility social-media-specialist/develop-strategy/area changed from strategy to people"},
		{func(o *org) { o.Roles[3].Responsibilities[0].Name = "" },
			socialorg.ResponsibilityChanged, s + "/develop-strategy/name", "Develop the social media strategy", "",
			`responsibility social-media-specialist/develop-strategy/name changed from "Develop the social media strategy" to none`},
		{func(o *org) { o.Roles[3].Responsibilities[0].Involvement = socialorg.Consulted },
			socialorg.InvolvementChanged, s + "/develop-strategy", "responsible", "consulted",
			"involvement in social-media-specialist/develop-strategy changed from responsible to consulted"},
		{func(o *org) { o.Roles[3].Responsibilities[0].With = []socialorg.Key{"sales"} },
			socialorg.PartnerAdded, s + "/develop-strategy", "", "sales", "partner sales added to social-media-specialist/develop-strategy"},
		{func(o *org) { o.Roles[3].Responsibilities[16].With = []socialorg.Key{"customer-service"} },
			socialorg.PartnerRemoved, s + "/manage-reputation", "sales", "", "partner sales removed from social-media-specialist/manage-reputation"},
		{func(o *org) { o.Roles[3].Responsibilities[0].Goals = []socialorg.Key{"brand-image"} },
			socialorg.ResponsibilityGoalAdded, s + "/develop-strategy", "", "brand-image",
			"social-media-specialist/develop-strategy now serves the goal brand-image"},
		{func(o *org) { o.Roles[2].Responsibilities[10].Goals = nil },
			socialorg.ResponsibilityGoalRemoved, m + "/build-brand-image", "brand-image", "",
			"social-media-manager/build-brand-image no longer serves the goal brand-image"},
		{func(o *org) { o.Roles[0].Skills = []socialorg.Skill{{Key: "leadership", Level: socialorg.Expert}} },
			socialorg.SkillAdded, "chief-executive/leadership", "", "expert", "skill chief-executive/leadership added: expert"},
		{func(o *org) { o.Roles[2].Skills = o.Roles[2].Skills[:5] }, socialorg.SkillRemoved, m + "/leadership", "", "",
			"skill social-media-manager/leadership removed"},
		{func(o *org) { o.Roles[2].Skills[5].Kind = "soft" }, socialorg.SkillChanged, m + "/leadership/kind", "leadership", "soft",
			"skill social-media-manager/leadership/kind changed from leadership to soft"},
		{func(o *org) { o.Roles[2].Skills[5].Name = "Lead" }, socialorg.SkillChanged, m + "/leadership/name", "Leadership", "Lead",
			"skill social-media-manager/leadership/name changed from Leadership to Lead"},
		{func(o *org) { o.Roles[2].Skills[5].Level = socialorg.Working }, socialorg.SkillLevelChanged, m + "/leadership", "", "working",
			"level of skill social-media-manager/leadership changed from none to working"},
		{func(o *org) {
			o.Roles[3].ReportsTo = append(o.Roles[3].ReportsTo, socialorg.ReportingLine{To: "chief-executive"})
		},
			socialorg.LineAdded, s, "", "chief-executive", "role social-media-specialist may now report to chief-executive"},
		{func(o *org) { o.Roles[2].ReportsTo = o.Roles[2].ReportsTo[1:] }, socialorg.LineRemoved, m, "digital-marketing-manager", "",
			"role social-media-manager may no longer report to digital-marketing-manager"},
		{func(o *org) { o.Roles[3].ReportsTo[0].Subject = "" },
			socialorg.LineChanged, s + "/social-media-manager/subject", "performance", "",
			"reporting line social-media-specialist/social-media-manager/subject changed from performance to none"},

		{func(o *org) {
			o.Roles[1].Responsibilities = o.Roles[2].Responsibilities[20:]
			o.Roles[2].Responsibilities = o.Roles[2].Responsibilities[:20]
		}, socialorg.ResponsibilityMoved, "manage-budget", m, "digital-marketing-manager",
			"responsibility manage-budget handed over from social-media-manager to digital-marketing-manager"},

		{func(o *org) { o.Positions = append(o.Positions, socialorg.Position{ID: "B 2", ReportsTo: "manager"}) },
			socialorg.PositionOpened, "B 2", "", "manager", `position "B 2" opened under manager`},
		{func(o *org) { o.Positions = o.Positions[:3] }, socialorg.PositionClosed, "specialist", "manager", "",
			"position specialist closed, which reported to manager"},
		{func(o *org) {
			o.Positions[3].ID, o.Positions[3].Formerly = "writer", ids("trainee", "specialist")
			o.Campaigns[0].Team[0] = "writer"
		},
			socialorg.PositionRenamed, "writer", "specialist", "writer", "position specialist renamed to writer"},
		{func(o *org) { o.Positions[3].ReportsTo = "" }, socialorg.PositionMoved, "specialist", "manager", "",
			"position specialist now reports to none instead of manager"},
		{func(o *org) { o.Positions[3].Title = "Writer" }, socialorg.PositionRetitled, "specialist", "", "Writer",
			"position specialist retitled from none to Writer"},
		{func(o *org) { o.Positions[3].Role = m }, socialorg.PositionRoleChanged, "specialist", s, m,
			"position specialist changed from role social-media-specialist to social-media-manager"},
		{func(o *org) { o.Positions[3].Holders = []string{"holder-4", "holder-9"} }, socialorg.HolderJoined, "specialist", "", "holder-9",
			"holder holder-9 joined position specialist"},
		{func(o *org) { o.Positions[3].Holders = nil }, socialorg.HolderLeft, "specialist", "holder-4", "",
			"holder holder-4 left position specialist"},
		{func(o *org) { o.Positions[2].DottedTo = ids("ceo") }, socialorg.DottedLineAdded, "manager", "", "ceo",
			"dotted line added from manager to ceo"},
		{func(o *org) { o.Positions[3].DottedTo = nil }, socialorg.DottedLineRemoved, "specialist", "digital", "",
			"dotted line removed from specialist to digital"},
		{func(o *org) { o.Positions[2].Formerly = ids("head") }, socialorg.FormerIDAdded, "manager", "", "head",
			"position manager now has the former id head"},
		{func(o *org) { o.Positions[3].Formerly = nil }, socialorg.FormerIDRemoved, "specialist", "trainee", "",
			"position specialist no longer has the former id trainee"},

		{func(o *org) { o.Campaigns = append(o.Campaigns, socialorg.Campaign{Key: "autumn"}) }, socialorg.CampaignAdded, "autumn", "", "",
			"campaign autumn added"},
		{func(o *org) { o.Campaigns = nil }, socialorg.CampaignRemoved, "spring", "Spring", "", "campaign spring removed: Spring"},
		{func(o *org) { o.Campaigns[0].Name = "Bloom" }, socialorg.CampaignChanged, "spring/name", "Spring", "Bloom",
			"campaign spring/name changed from Spring to Bloom"},
		{func(o *org) { o.Campaigns[0].SetBy = "digital" }, socialorg.CampaignChanged, "spring/setBy", "manager", "digital",
			"campaign spring/setBy changed from manager to digital"},
		{func(o *org) { o.Campaigns[0].Goals = append(o.Campaigns[0].Goals, "brand-awareness") },
			socialorg.CampaignGoalAdded, "spring", "", "brand-awareness", "campaign spring now serves the goal brand-awareness"},
		{func(o *org) { o.Campaigns[0].Goals = nil }, socialorg.CampaignGoalRemoved, "spring", "brand-image", "",
			"campaign spring no longer serves the goal brand-image"},
		{func(o *org) { o.Campaigns[0].Team = ids("specialist", "manager") }, socialorg.TeamJoined, "spring", "", "manager",
			"position manager joined the team of spring"},
		{func(o *org) { o.Campaigns[0].Team = nil }, socialorg.TeamLeft, "spring", "specialist", "",
			"position specialist left the team of spring"},
		{func(o *org) { o.Campaigns[0].KPIs = append(o.Campaigns[0].KPIs, socialorg.Shares().AtLeast(200)) },
			socialorg.KPIAdded, "spring/shares", "", "at-least 200", "KPI spring/shares added: at-least 200"},
		{func(o *org) { o.Campaigns[0].KPIs = o.Campaigns[0].KPIs[:1] }, socialorg.KPIRemoved, "spring/engagement-rate", "", "",
			"KPI spring/engagement-rate removed"},
		{func(o *org) { o.Campaigns[0].KPIs[0].Weight = 2.5 }, socialorg.KPIChanged, "spring/views/weight", "", "2.5",
			"KPI spring/views/weight changed from none to 2.5"},
		{func(o *org) { o.Campaigns[0].KPIs[1].Per = 1000 }, socialorg.KPIChanged, "spring/engagement-rate/per", "100", "1000",
			"KPI spring/engagement-rate/per changed from 100 to 1000"},
		{func(o *org) {
			k := &o.Campaigns[0].KPIs[1]
			k.Numerator = k.Numerator[:2]
		}, socialorg.KPIChanged, "spring/engagement-rate/numerator", "shares", "",
			"KPI spring/engagement-rate/numerator changed from shares to none"},
		{func(o *org) { o.Campaigns[0].KPIs[0] = o.Campaigns[0].KPIs[0].Between(2, 5) },
			socialorg.TargetChanged, "spring/views", "at-least 500000", "between 2 and 5",
			"target of spring/views changed from at-least 500000 to between 2 and 5"},
	}
	seen := make(map[socialorg.ChangeKind]bool)
	for _, test := range tests {
		t.Run(test.text, func(t *testing.T) {
			before, after := diffBase(), diffBase()
			test.edit(&after)
			want := []socialorg.Change{{Kind: test.kind, ID: test.id, From: test.from, To: test.to}}
			if diff := gocmp.Diff(want, socialorg.DiffOrgs(before, after)); diff != "" {
				t.Fatalf("DiffOrgs (-want +got)\n%s", diff)
			}
			require.Equal(t, test.text, want[0].String())
			if diff := gocmp.Diff(mirrored(want), socialorg.DiffOrgs(after, before)); diff != "" {
				t.Errorf("DiffOrgs the other way round (-want +got)\n%s", diff)
			}
		})
		seen[test.kind] = true
	}
	for _, kind := range socialorg.ChangeKinds() {
		require.True(t, seen[kind], "no test shows %s", kind)
	}
}

func ids(list ...socialorg.PositionID) []socialorg.PositionID { return list }

// mirrored returns what the reverse diff must hold, sorted by their fields.
func mirrored(changes []socialorg.Change) []socialorg.Change {
	opposite := map[string]string{
		"added": "removed", "removed": "added", "opened": "closed", "closed": "opened", "joined": "left", "left": "joined",
	}
	former := make(map[string]string)
	for _, c := range changes {
		if c.Kind == socialorg.PositionRenamed {
			former[c.To] = c.From
		}
	}
	ofPosition := []socialorg.ChangeKind{
		socialorg.PositionRenamed, socialorg.PositionMoved, socialorg.PositionRetitled, socialorg.PositionRoleChanged,
		socialorg.HolderJoined, socialorg.HolderLeft, socialorg.DottedLineAdded, socialorg.DottedLineRemoved,
		socialorg.FormerIDAdded, socialorg.FormerIDRemoved,
	}
	list := slices.Clone(changes)
	for i, c := range list {
		cut := strings.LastIndex(string(c.Kind), "-") + 1
		noun, verb := c.Kind[:cut], string(c.Kind[cut:])
		list[i].Kind = noun + socialorg.ChangeKind(cmp.Or(opposite[verb], verb))
		if id, ok := former[c.ID]; ok && slices.Contains(ofPosition, c.Kind) {
			list[i].ID = id
		}
		list[i].From, list[i].To = c.To, c.From
	}
	return byFields(list)
}

func byFields(changes []socialorg.Change) []socialorg.Change {
	list := slices.Clone(changes)
	slices.SortFunc(list, func(a, b socialorg.Change) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.ID, b.ID), cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To))
	})
	return list
}

// diffable returns a random organisation with something in every list, whose
// ids and keys come from small sets, so that two of them have much in common.
// No list states anything twice. What it refers to may be missing.
func diffable(r *rand.Rand) socialorg.Org {
	const areas, ranks, levels = "strategy budget", "individual manager executive", "working practitioner expert"
	one := func(words string) string {
		list := strings.Fields(words)
		return list[r.IntN(len(list))]
	}
	o := socialorg.Org{Name: one("north south")}
	for _, key := range some[socialorg.Key](r, "goal", 4) {
		o.Goals = append(o.Goals, socialorg.Goal{Key: key, Name: one("Sell Grow")})
	}
	for _, id := range some[socialorg.RoleID](r, "role", 5) {
		role := socialorg.Role{ID: id, Name: one("Boss Aide"), Summary: one("Leads Helps"), Rank: socialorg.Rank(one(ranks))}
		for _, key := range some[socialorg.Key](r, "duty", 6) {
			role.Responsibilities = append(role.Responsibilities, socialorg.Responsibility{
				Key: key, Name: one("Lead Plan"), Area: socialorg.Area(one(areas)), Involvement: socialorg.Involvement(one("responsible accountable")),
				With: some[socialorg.Key](r, "partner", 3), Goals: some[socialorg.Key](r, "goal", 4),
			})
		}
		for _, key := range some[socialorg.Key](r, "skill", 4) {
			role.Skills = append(role.Skills, socialorg.Skill{
				Key: key, Name: one("Write Count"), Kind: socialorg.SkillKind(one("technical domain")), Level: socialorg.Level(one(levels)),
			})
		}
		for _, to := range some[socialorg.RoleID](r, "role", 5) {
			role.ReportsTo = append(role.ReportsTo, socialorg.ReportingLine{To: to, Subject: socialorg.Key(one("performance spending"))})
		}
		o.Roles = append(o.Roles, role)
	}
	positions := some[socialorg.PositionID](r, "p", 12)
	for _, id := range positions {
		o.Positions = append(o.Positions, socialorg.Position{
			ID: id, Role: some[socialorg.RoleID](r, "role", 5)[0], Title: one("Head Hand"), Holders: some[string](r, "holder", 3),
			ReportsTo: some[socialorg.PositionID](r, "p", 12)[0], DottedTo: some[socialorg.PositionID](r, "p", 12),
			Formerly: slices.DeleteFunc(some[socialorg.PositionID](r, "p", 12), func(id socialorg.PositionID) bool {
				return slices.Contains(positions, id)
			}),
		})
	}
	for _, key := range some[socialorg.Key](r, "campaign", 3) {
		c := socialorg.Campaign{
			Key: key, Name: one("Spring Autumn"), Goals: some[socialorg.Key](r, "goal", 4),
			SetBy: some[socialorg.PositionID](r, "p", 12)[0], Team: some[socialorg.PositionID](r, "p", 12),
		}
		for _, key := range some[socialorg.Key](r, "kpi", 4) {
			c.KPIs = append(c.KPIs, socialorg.KPI{
				Key: key, Name: one("Views Clicks"), Unit: socialorg.Unit(one("count percent")),
				Numerator: some[socialorg.Metric](r, "metric", 3), Denominator: some[socialorg.Metric](r, "metric", 3),
				Per: 1 + r.Int64N(2), Goal: some[socialorg.Key](r, "goal", 4)[0], Aim: socialorg.Aim(one("at-least between")),
				Target: float64(1 + r.IntN(2)), Upper: float64(3 + r.IntN(2)), Weight: float64(1 + r.IntN(2)),
			})
		}
		o.Campaigns = append(o.Campaigns, c)
	}
	return o
}

// some returns at least one of n words in random order.
func some[S ~string](r *rand.Rand, prefix string, n int) []S {
	var list []S
	for _, i := range r.Perm(n)[:1+r.IntN(n)] {
		list = append(list, S(fmt.Sprint(prefix, "-", i)))
	}
	return list
}

func copyOf(t testing.TB, o socialorg.Org) socialorg.Org {
	t.Helper()
	return socialorg.Glossary(nil).Apply(o)
}

// eachSlice calls visit for every list in v, outer ones first.
func eachSlice(v reflect.Value, visit func(list reflect.Value)) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			eachSlice(v.Field(i), visit)
		}
	case reflect.Slice:
		visit(v)
		for i := range v.Len() {
			eachSlice(v.Index(i), visit)
		}
	}
}

func shuffled(t testing.TB, r *rand.Rand, o socialorg.Org) socialorg.Org {
	t.Helper()
	o = copyOf(t, o)
	eachSlice(reflect.ValueOf(&o).Elem(), func(list reflect.Value) {
		r.Shuffle(list.Len(), reflect.Swapper(list.Interface()))
	})
	return o
}

// canonical returns the same text for organisations that differ only in the
// order of their lists.
func canonical(t testing.TB, o socialorg.Org) string {
	t.Helper()
	data, err := json.Marshal(o)
	require.NoError(t, err)
	var v any
	require.NoError(t, json.Unmarshal(data, &v))
	var text func(v any) string
	text = func(v any) string {
		switch v := v.(type) {
		case map[string]any:
			var fields []string
			for name, value := range v {
				fields = append(fields, name+":"+text(value))
			}
			slices.Sort(fields)
			return fmt.Sprintf("{%q}", fields)
		case []any:
			var elements []string
			for _, e := range v {
				elements = append(elements, text(e))
			}
			slices.Sort(elements)
			return fmt.Sprintf("%q", elements)
		}
		return fmt.Sprintf("%#v", v)
	}
	return text(v)
}

// mutations calls visit with every change of one field or list of o, the type
// and name of the field, and the ID that a change there may have.
func mutations(t testing.TB, o socialorg.Org, visit func(changed socialorg.Org, field string, place []string)) {
	t.Helper()
	o = copyOf(t, o)
	work := copyOf(t, o)
	var walk func(v reflect.Value, place string)
	tell := func(field string, place ...string) {
		t.Helper()
		visit(copyOf(t, work), field, place)
	}
	walk = func(v reflect.Value, place string) {
		typ := v.Type()
		if typ != reflect.TypeFor[socialorg.Org]() {
			key := v.Field(0).String() // ID, Key or To
			place = strings.TrimPrefix(place+"/"+key, "/")
		}
		for i := range typ.NumField() {
			f, name := v.Field(i), typ.Name()+"."+typ.Field(i).Name
			tag, _, _ := strings.Cut(typ.Field(i).Tag.Get("json"), ",")
			at := strings.TrimPrefix(place+"/"+tag, "/")
			old := reflect.ValueOf(f.Interface())
			switch f.Kind() {
			case reflect.String:
				f.SetString(f.String() + "-x")
			case reflect.Int64:
				f.SetInt(f.Int() + 1)
			case reflect.Float64:
				f.SetFloat(f.Float() + 1)
			case reflect.Slice:
				if elem := f.Type().Elem(); elem.Kind() == reflect.Struct {
					for j := range f.Len() {
						walk(f.Index(j), place)
					}
					if f.Len() > 0 {
						gone := strings.TrimPrefix(place+"/"+f.Index(0).Field(0).String(), "/")
						f.Set(f.Slice(1, f.Len()))
						tell(name, gone, place)
					}
				} else if f.Len() > 0 {
					f.Set(f.Slice(1, f.Len()))
					tell(name, place, at)
				}
				f.Set(old)
				f.Set(reflect.Append(f.Slice3(0, f.Len(), f.Len()), reflect.Zero(f.Type().Elem())))
				tell(name, place, at, strings.TrimPrefix(place+"/", "/"))
				f.Set(old)
				continue
			default:
				t.Fatalf("%s is a %s: teach this test to change it", name, f.Kind())
			}
			switch {
			case typ == reflect.TypeFor[socialorg.Org]():
				tell(name, "")
			case typ == reflect.TypeFor[socialorg.ReportingLine]() && i == 0: // the line belongs to the role
				tell(name, strings.TrimSuffix(place, "/"+old.String()))
			default:
				tell(name, place, at)
			}
			f.Set(old)
		}
	}
	walk(reflect.ValueOf(&work).Elem(), "")
	require.Empty(t, gocmp.Diff(o, work), "the walk puts everything back")
}

// The reflective property: whichever single field of an organisation changes,
// the diff says so and names the place.
func TestDiffOrgsReportsEveryField(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	changed := make(map[string]bool)
	for range 5 {
		o := diffable(r)
		mutations(t, o, func(after socialorg.Org, field string, places []string) {
			changed[field] = true
			changes := socialorg.DiffOrgs(o, after)
			if !slices.ContainsFunc(changes, func(c socialorg.Change) bool { return slices.Contains(places, c.ID) }) {
				t.Errorf("%s: none of these is at one of %q: %+v", field, places, changes)
			}
			one := slices.DeleteFunc(changes, func(c socialorg.Change) bool { // of a role with another id
				return c.Kind == socialorg.ResponsibilityMoved && field == "Role.ID"
			})
			if len(one) > 2 { // gone under one id, there under another
				t.Errorf("%s: one field, and these changes: %+v", field, one)
			}
		})
	}
	for _, typ := range []reflect.Type{
		reflect.TypeFor[socialorg.Org](), reflect.TypeFor[socialorg.Goal](), reflect.TypeFor[socialorg.Role](),
		reflect.TypeFor[socialorg.Responsibility](), reflect.TypeFor[socialorg.Skill](), reflect.TypeFor[socialorg.ReportingLine](),
		reflect.TypeFor[socialorg.Position](), reflect.TypeFor[socialorg.Campaign](), reflect.TypeFor[socialorg.KPI](),
	} {
		for i := range typ.NumField() {
			require.True(t, changed[typ.Name()+"."+typ.Field(i).Name], "%s.%s was never changed", typ.Name(), typ.Field(i).Name)
		}
	}
}

// E3: the order of the input changes nothing, and nothing that is equal is
// reported.
func TestDiffOrgsIgnoresOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 2))
	for range 60 {
		a, b := diffable(r), diffable(r)
		require.Empty(t, socialorg.DiffOrgs(a, a))
		require.Empty(t, socialorg.DiffOrgs(a, shuffled(t, r, a)))
		want := socialorg.DiffOrgs(a, b)
		require.Equal(t, canonical(t, a) == canonical(t, b), len(want) == 0)
		if diff := gocmp.Diff(want, socialorg.DiffOrgs(shuffled(t, r, a), shuffled(t, r, b))); diff != "" {
			t.Fatalf("DiffOrgs of permuted input (-want +got)\n%s", diff)
		}
	}
}

func TestDiffOrgsMirror(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	renames, moves := 0, 0
	for i := range 200 {
		a, b := diffable(r), diffable(r)
		if i%4 > 1 {
			b = copyOf(t, a)
			handOver(r, &b)
		}
		if i%2 == 1 { // A4: ids and keys that are there twice
			repeat(r, &a)
			repeat(r, &b)
			require.Empty(t, socialorg.DiffOrgs(a, a))
		}
		there, back := socialorg.DiffOrgs(a, b), socialorg.DiffOrgs(b, a)
		if diff := gocmp.Diff(mirrored(there), byFields(back)); diff != "" {
			t.Fatalf("the mirror of DiffOrgs(a, b) and DiffOrgs(b, a) (-want +got)\n%s", diff)
		}
		for _, c := range there {
			switch c.Kind {
			case socialorg.PositionRenamed:
				renames++
			case socialorg.ResponsibilityMoved:
				moves++
			}
		}
	}
	require.Greater(t, renames, 50, "the random organisations have renames")
	require.Greater(t, moves, 50, "the random organisations have handed-over responsibilities")
}

// handOver gives some responsibilities to other roles.
func handOver(r *rand.Rand, o *socialorg.Org) {
	for range 5 {
		from, to := &o.Roles[r.IntN(len(o.Roles))], &o.Roles[r.IntN(len(o.Roles))]
		if last := len(from.Responsibilities) - 1; last > 0 {
			to.Responsibilities = append(to.Responsibilities, from.Responsibilities[last])
			from.Responsibilities = from.Responsibilities[:last]
		}
	}
}

// repeat adds to some lists what they have already.
func repeat(r *rand.Rand, o *socialorg.Org) {
	eachSlice(reflect.ValueOf(o).Elem(), func(list reflect.Value) {
		if list.Len() > 0 && r.IntN(3) == 0 {
			list.Set(reflect.Append(list, list.Index(r.IntN(list.Len()))))
		}
	})
}

// The promised order of the result: by section, thing, kind, ID, From and To.
func TestDiffOrgsOrder(t *testing.T) {
	before, after := diffBase(), diffBase()
	after.Name = "Social"
	after.Goals = after.Goals[1:]
	after.Roles[3].Skills = after.Roles[3].Skills[1:]
	after.Roles[3].Rank = socialorg.RankManager
	after.Roles[2].Rank = socialorg.RankExecutive
	after.Roles[1].Responsibilities = after.Roles[2].Responsibilities[20:]
	after.Roles[2].Responsibilities = after.Roles[2].Responsibilities[:20]
	after.Positions[3].Holders = []string{"holder-6", "holder-5"}
	after.Positions[0].Title = "Chair"
	after.Campaigns[0].Name = "Bloom"
	want := []socialorg.Change{
		{Kind: socialorg.OrgRenamed, From: "Social media department", To: "Social"},
		{Kind: socialorg.GoalRemoved, ID: "brand-awareness", From: "Make the brand better known"},
		{Kind: socialorg.RoleChanged, ID: "social-media-manager/rank", From: "manager", To: "executive"},
		{Kind: socialorg.RoleChanged, ID: "social-media-specialist/rank", From: "individual", To: "manager"},
		{Kind: socialorg.SkillRemoved, ID: "social-media-specialist/social-media-knowledge", From: "expert"},
		{Kind: socialorg.ResponsibilityMoved, ID: "manage-budget", From: "social-media-manager", To: "digital-marketing-manager"},
		{Kind: socialorg.PositionRetitled, ID: "ceo", To: "Chair"},
		{Kind: socialorg.HolderJoined, ID: "specialist", To: "holder-5"},
		{Kind: socialorg.HolderJoined, ID: "specialist", To: "holder-6"},
		{Kind: socialorg.HolderLeft, ID: "specialist", From: "holder-4"},
		{Kind: socialorg.CampaignChanged, ID: "spring/name", From: "Spring", To: "Bloom"},
	}
	if diff := gocmp.Diff(want, socialorg.DiffOrgs(before, after)); diff != "" {
		t.Errorf("DiffOrgs (-want +got)\n%s", diff)
	}
}

// A position that gets another id keeps its reports, dotted lines, campaigns
// and holders.
func TestDiffOrgsRenamedPosition(t *testing.T) {
	renamed := func() socialorg.Org {
		o := diffBase()
		o.Positions[2].ID, o.Positions[2].Formerly = "head", ids("manager")
		o.Positions[3].ReportsTo = "head"
		o.Positions[0].DottedTo = ids("head")
		o.Campaigns[0].SetBy = "head"
		o.Campaigns[0].Team = ids("head", "specialist")
		return o
	}
	before := diffBase()
	before.Positions[0].DottedTo = ids("manager")
	before.Campaigns[0].Team = ids("specialist", "manager")
	tests := map[string]struct {
		edit func(o *socialorg.Org)
		want []socialorg.Change
	}{
		"alone": {func(*socialorg.Org) {}, nil},
		"and moved, with a new holder": {func(o *socialorg.Org) {
			o.Positions[2].ReportsTo = "ceo"
			o.Positions[2].Holders = []string{"holder-3", "holder-9"}
		}, []socialorg.Change{
			{Kind: socialorg.PositionMoved, ID: "head", From: "digital", To: "ceo"},
			{Kind: socialorg.HolderJoined, ID: "head", To: "holder-9"},
		}},
		"and a report moved away": {func(o *socialorg.Org) { o.Positions[3].ReportsTo = "digital" }, []socialorg.Change{
			{Kind: socialorg.PositionMoved, ID: "specialist", From: "manager", To: "digital"},
		}},
		"and out of the team": {func(o *socialorg.Org) { o.Campaigns[0].Team = ids("specialist") }, []socialorg.Change{
			{Kind: socialorg.TeamLeft, ID: "spring", From: "manager"},
		}},
		"with another former id": {func(o *socialorg.Org) { o.Positions[2].Formerly = ids("lead", "manager") }, []socialorg.Change{
			{Kind: socialorg.FormerIDAdded, ID: "head", To: "lead"},
		}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			after := renamed()
			test.edit(&after)
			want := append([]socialorg.Change{{Kind: socialorg.PositionRenamed, ID: "head", From: "manager", To: "head"}}, test.want...)
			got := socialorg.DiffOrgs(before, after)
			if diff := gocmp.Diff(want, got); diff != "" {
				t.Errorf("DiffOrgs (-want +got)\n%s", diff)
			}
			if diff := gocmp.Diff(mirrored(want), byFields(socialorg.DiffOrgs(after, before))); diff != "" {
				t.Errorf("DiffOrgs the other way round (-want +got)\n%s", diff)
			}
		})
	}
	t.Run("Formerly does not say so", func(t *testing.T) {
		after := renamed()
		after.Positions[2].Formerly = nil
		got := socialorg.DiffOrgs(before, after)
		require.Contains(t, got, socialorg.Change{Kind: socialorg.PositionClosed, ID: "manager", From: "digital"})
		require.Contains(t, got, socialorg.Change{Kind: socialorg.PositionOpened, ID: "head", To: "digital"})
		require.Contains(t, got, socialorg.Change{Kind: socialorg.PositionMoved, ID: "specialist", From: "manager", To: "head"})
	})
	t.Run("the old id is still there", func(t *testing.T) {
		after := renamed()
		after.Positions = append(after.Positions, socialorg.Position{ID: "manager"})
		got := socialorg.DiffOrgs(before, after)
		require.Contains(t, got, socialorg.Change{Kind: socialorg.PositionOpened, ID: "head", To: "digital"})
	})
	t.Run("a position without an id is nobody's manager", func(t *testing.T) {
		before := socialorg.Org{Positions: []socialorg.Position{{ID: ""}, {ID: "x"}}}
		after := socialorg.Org{Positions: []socialorg.Position{{ID: "b", Formerly: ids("")}, {ID: "x", ReportsTo: "b"}}}
		require.Contains(t, socialorg.DiffOrgs(before, after), socialorg.Change{Kind: socialorg.PositionMoved, ID: "x", To: "b"})
	})
	t.Run("two became one", func(t *testing.T) {
		before := socialorg.Org{Positions: []socialorg.Position{{ID: "b"}, {ID: "a"}}}
		after := socialorg.Org{Positions: []socialorg.Position{{ID: "c", Formerly: ids("b", "a")}}}
		want := []socialorg.Change{
			{Kind: socialorg.PositionClosed, ID: "b"},
			{Kind: socialorg.PositionRenamed, ID: "c", From: "a", To: "c"},
			{Kind: socialorg.FormerIDAdded, ID: "c", To: "b"},
		}
		if diff := gocmp.Diff(want, socialorg.DiffOrgs(before, after)); diff != "" {
			t.Errorf("DiffOrgs (-want +got)\n%s", diff)
		}
	})
}

// What counts as handed over, and what does not.
func TestDiffOrgsHandOver(t *testing.T) {
	roles := func(parts ...string) socialorg.Org { // "a: plan lead"
		var o socialorg.Org
		for _, part := range parts {
			id, duties, _ := strings.Cut(part, ":")
			role := socialorg.Role{ID: socialorg.RoleID(id), Name: id}
			for _, duty := range strings.Fields(duties) {
				role.Responsibilities = append(role.Responsibilities, socialorg.Responsibility{
					Key: socialorg.Key(duty), Area: "work", Involvement: socialorg.Responsible,
				})
			}
			o.Roles = append(o.Roles, role)
		}
		return o
	}
	consulted := roles("a:", "b:plan")
	consulted.Roles[1].Responsibilities[0].Involvement = socialorg.Consulted
	tests := map[string]struct {
		before, after socialorg.Org
		want          []string
	}{
		"from role to role":        {roles("a:plan", "b:"), roles("a:", "b:plan"), []string{"responsibility plan handed over from a to b"}},
		"a third role has it, too": {roles("a:plan", "b:", "c:plan"), roles("a:", "b:plan", "c:plan"), []string{"responsibility plan handed over from a to b"}},
		"with another involvement": {roles("a:plan", "b:"), consulted, []string{
			"responsibility a/plan removed: responsible", "responsibility b/plan added: consulted",
		}},
		"to two roles": {roles("a:plan", "b:", "c:"), roles("a:", "b:plan", "c:plan"), []string{
			"responsibility a/plan removed: responsible", "responsibility b/plan added: responsible", "responsibility c/plan added: responsible",
		}},
		"from two roles": {roles("a:plan", "b:plan", "c:"), roles("a:", "b:", "c:plan"), []string{
			"responsibility a/plan removed: responsible", "responsibility b/plan removed: responsible", "responsibility c/plan added: responsible",
		}},
		"from a role that is gone": {roles("a:plan lead", "b:"), roles("b:plan"), []string{
			"role a removed: a", "responsibility plan handed over from a to b",
		}},
		"to a role that is new": {roles("b:plan"), roles("a:plan lead", "b:"), []string{
			"role a added: a", "responsibility plan handed over from b to a",
		}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, c := range socialorg.DiffOrgs(test.before, test.after) {
				got = append(got, c.String())
			}
			if diff := gocmp.Diff(test.want, got); diff != "" {
				t.Errorf("DiffOrgs (-want +got)\n%s", diff)
			}
		})
	}
}

// C1, C9: numbers that are equal in no other way.
func TestDiffOrgsNumbers(t *testing.T) {
	with := func(target, upper, weight float64) socialorg.Org {
		return socialorg.Org{Campaigns: []socialorg.Campaign{{Key: "c", KPIs: []socialorg.KPI{{
			Key: "k", Aim: socialorg.AimAtLeast, Target: target, Upper: upper, Weight: weight,
		}}}}}
	}
	nan := with(math.NaN(), math.NaN(), math.NaN())
	require.Empty(t, socialorg.DiffOrgs(nan, nan))
	require.Empty(t, socialorg.DiffOrgs(with(0, 0, 0), with(math.Copysign(0, -1), math.Copysign(0, -1), math.Copysign(0, -1))))
	require.Equal(t, []socialorg.Change{
		{Kind: socialorg.KPIChanged, ID: "c/k/weight", To: "NaN"},
		{Kind: socialorg.TargetChanged, ID: "c/k", From: "at-least 0", To: "at-least NaN and NaN"},
	}, socialorg.DiffOrgs(with(0, 0, 0), nan))
	require.Equal(t, "target of c/k changed from at-least 5e+300 to none",
		socialorg.Change{Kind: socialorg.TargetChanged, ID: "c/k", From: "at-least 5e+300"}.String())
}

// B10: hostile text stays on one line, and shows.
func TestChangeString(t *testing.T) {
	for _, hostile := range []string{
		"a\nb", "\x1b[31m", "\u202eevil", "{to}", "[x](javascript:1)", "<b>", "\xff", "` | `", strings.Repeat("long ", 1000), " ", "none",
	} {
		for _, kind := range append(socialorg.ChangeKinds(), "", "my-kind", socialorg.ChangeKind(hostile)) {
			text := socialorg.Change{Kind: kind, ID: hostile, From: hostile, To: hostile}.String()
			require.Less(t, len(text), 500, "%q", text)
			require.False(t, strings.ContainsFunc(text, func(r rune) bool { return !unicode.IsPrint(r) }), "%q", text)
		}
	}
	require.Equal(t, `my-kind "a b" from 1 to 2`, socialorg.Change{Kind: "my-kind", ID: "a b", From: "1", To: "2"}.String())
	require.Equal(t, "my-kind x", socialorg.Change{Kind: "my-kind", ID: "x"}.String())
	require.Equal(t, `role r/name changed from "{to}" to "[a]"`, socialorg.Change{Kind: socialorg.RoleChanged, ID: "r/name", From: "{to}", To: "[a]"}.String())
}

// A3: a big organisation with a thousand changes. The limit is far above what
// it takes, and far below what quadratic time would.
func TestDiffOrgsBig(t *testing.T) {
	before, after := bigVersions(100_000, 1000)
	start := time.Now()
	changes := socialorg.DiffOrgs(before, after)
	took := time.Since(start)
	require.Len(t, changes, 1000)
	require.Less(t, took, 10*time.Second)
	require.Empty(t, socialorg.DiffOrgs(after, after))
}

// bigVersions returns an organisation of n positions, five below each, and a
// version of it in which so many of them have moved, are vacant, are retitled
// or have another id.
func bigVersions(n, changes int) (before, after socialorg.Org) {
	version := func(edited bool) socialorg.Org {
		o := socialorg.Department()
		o.Positions = make([]socialorg.Position, n)
		for i := range o.Positions {
			p := &o.Positions[i]
			p.ID = socialorg.PositionID(fmt.Sprint("p", i))
			p.Role = socialorg.RoleSpecialist
			p.Holders = []string{fmt.Sprint("holder-", i)}
			if i > 0 {
				p.ReportsTo = socialorg.PositionID(fmt.Sprint("p", (i-1)/5))
			}
		}
		for k := range changes {
			if !edited {
				break
			}
			i := n/2 + k*(n/2/changes) // none of which has reports
			p := &o.Positions[i]
			switch k % 4 {
			case 0:
				p.ReportsTo = "p0"
			case 1:
				p.Holders = nil
			case 2:
				p.Title = "Editor"
			case 3:
				p.Formerly, p.ID = ids(p.ID), "new-"+p.ID
			}
		}
		return o
	}
	return version(false), version(true)
}

// Two random documents: no panic, nothing between equals, and a mirror.
func FuzzDiffOrgs(f *testing.F) {
	f.Add([]byte(`{"positions":[{"id":"a","formerly":["","b"]},{"id":"a"}]}`), []byte(`{"positions":[{"id":"b","formerly":["a"]},{"id":"","formerly":["a"]}]}`))
	f.Add([]byte(`{"roles":[{"id":"a","responsibilities":[{"key":"x","with":["y"]}]},{"id":"b","skills":[{"key":"x"}]}]}`),
		[]byte(`{"roles":[{"id":"a"},{"id":"b","responsibilities":[{"key":"x","with":["y"]}],"reportsTo":[{"to":"a"}]}]}`))
	f.Add([]byte(`{"name":"x","goals":[{"key":"g"}],"campaigns":[{"key":"c","setBy":"p","team":["p","p"],"kpis":[{"key":"k","aim":"between","target":1,"upper":2}]}]}`),
		[]byte(`{"positions":[{"id":"p\n","reportsTo":"p","dottedTo":["q"],"holders":["h"]}],"campaigns":[{"key":"c","goals":["g"],"kpis":[{"key":"k","per":5},{"key":"k"}]}]}`))
	f.Fuzz(func(t *testing.T, one, other []byte) {
		var a, b socialorg.Org
		if json.Unmarshal(one, &a) != nil || json.Unmarshal(other, &b) != nil {
			t.Skip()
		}
		require.Empty(t, socialorg.DiffOrgs(a, a))
		there, back := socialorg.DiffOrgs(a, b), socialorg.DiffOrgs(b, a)
		if diff := gocmp.Diff(mirrored(there), byFields(back)); diff != "" {
			t.Fatalf("the mirror of DiffOrgs(a, b) and DiffOrgs(b, a) (-want +got)\n%s", diff)
		}
		for _, c := range there {
			if text := c.String(); strings.ContainsFunc(text, unicode.IsControl) {
				t.Errorf("%q has a control character", text)
			}
		}
	})
}
