package socialorg_test

import (
	"cmp"
	"flag"
	"fmt"
	"iter"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/stretchr/testify/require"

	"example.com/socialorg"
)

// duty returns a responsibility with the key in the area.
func duty(key socialorg.Key, area socialorg.Area, i socialorg.Involvement) socialorg.Responsibility {
	return socialorg.Responsibility{Key: key, Area: area, Involvement: i}
}

// everyTop is a rule that every top breaks.
func everyTop() socialorg.Rule {
	return socialorg.Rule{Code: "top", Doc: "There is no top.", Check: func(h *socialorg.Hierarchy, report func(socialorg.Problem)) {
		for n := range h.Tops() {
			report(socialorg.Problem{Path: n.ProblemPath("reportsTo"), Detail: fmt.Sprintf("%s is a top", n)})
		}
	}}
}

func requireSame(t *testing.T, name string, want, got []socialorg.PositionID) {
	t.Helper()
	require.True(t, slices.Equal(want, got), "%s: want %v, got %v", name, want, got)
}

// build returns the hierarchy of an organisation that is valid.
func build(t testing.TB, o socialorg.Org) *socialorg.Hierarchy {
	t.Helper()
	h, err := socialorg.NewHierarchy(o)
	require.NoError(t, err)
	return h
}

// idsOf returns the ids of the positions that seq walks over.
func idsOf(seq iter.Seq[socialorg.Node]) []socialorg.PositionID {
	var ids []socialorg.PositionID
	for n := range seq {
		ids = append(ids, n.ID())
	}
	return ids
}

var ignoreDetail = cmpopts.IgnoreFields(socialorg.Problem{}, "Detail", "Meant", "OtherPath")

// requireProblems requires that err is the Problems wanted, whatever their details.
func requireProblems(t *testing.T, err error, want ...socialorg.Problem) {
	t.Helper()
	var got socialorg.Problems
	if err != nil {
		require.ErrorAs(t, err, &got)
	}
	if diff := gocmp.Diff(socialorg.Problems(want), got, ignoreDetail, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("problems (-want +got)\n%s", diff)
	}
	for _, p := range got {
		require.NotEmpty(t, p.Detail)
	}
}

func problem(path string, code socialorg.Code) socialorg.Problem {
	return socialorg.Problem{Path: path, Code: code}
}

// seeded returns the same random numbers for every run.
func seeded(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 59)) }

// pick returns one of several values.
func pick[T any](r *rand.Rand, from ...T) T { return from[r.IntN(len(from))] }

// fullOrg returns a valid organisation in which every field of every type has
// a value somewhere, and in which the last element of each list can change
// without breaking a reference.
func fullOrg() socialorg.Org {
	role := func(id socialorg.RoleID) socialorg.Role {
		return socialorg.Role{
			ID: id, Name: "Role " + string(id), Summary: "What it is for.\nIn two lines.", Rank: socialorg.RankManager,
			Goals: []socialorg.Key{"sales", "image"}, Formerly: []socialorg.RoleID{"old1-" + id, "old2-" + id},
			Responsibilities: []socialorg.Responsibility{
				{
					Key: "spend", Name: "Spend", Area: socialorg.AreaBudget, Involvement: socialorg.Accountable,
					With: []socialorg.Key{"finance", "law"}, Goals: []socialorg.Key{"sales", "image"}, Formerly: []socialorg.Key{"pay", "buy"},
				},
				{Key: "lead", Name: "Lead", Area: socialorg.AreaPeople, Involvement: socialorg.Responsible},
			},
			Skills: []socialorg.Skill{
				{Key: "writing", Name: "Writing", Kind: socialorg.KindTechnical, Level: socialorg.LevelExpert},
				{Key: "budgets", Name: "Budgets", Kind: socialorg.KindLeadership, Level: socialorg.LevelWorking},
			},
			ReportsTo: []socialorg.ReportingLine{{To: "boss", Subject: "performance"}, {To: "worker"}, {MinRank: socialorg.RankDirector}},
		}
	}
	kpi := func(key socialorg.Key) socialorg.KPI {
		return socialorg.KPI{
			Key: key, Name: "KPI " + string(key), Unit: socialorg.UnitPercent,
			Numerator: []socialorg.Metric{"likes", "shares"}, Denominator: []socialorg.Metric{"views", "impressions"},
			Per: 100, Channels: []socialorg.Key{"instagram", "tiktok"}, Period: "2025-06-10", Goal: "sales",
			Min: number(2.5), Max: number(7.5), Weight: number(3),
		}
	}
	campaign := func(key socialorg.Key) socialorg.Campaign {
		return socialorg.Campaign{
			Key: key, Name: "Campaign " + string(key), Goals: []socialorg.Key{"sales", "image"}, KPIsSetBy: "a",
			Team:     []socialorg.PositionID{"a", "b"},
			Channels: []socialorg.Key{"instagram", "tiktok", "spare"}, Start: "2025-06-01", End: "2025-06-30", Currency: "EUR",
			Metrics: map[socialorg.Metric]socialorg.Aggregation{"likes": socialorg.AggregateLast, "smiles": socialorg.AggregateSum},
			KPIs:    []socialorg.KPI{kpi("first"), kpi("second"), {Key: "third", Unit: socialorg.UnitCount, Min: number(5)}},
		}
	}
	position := func(id, to socialorg.PositionID) socialorg.Position {
		return socialorg.Position{
			ID: id, Role: "boss", Title: "Title " + string(id), Holders: []string{"h1-" + string(id), "h2-" + string(id)}, ReportsTo: to,
			DottedTo: []socialorg.PositionID{"e", "f"}, Formerly: []socialorg.PositionID{"old1-" + id, "old2-" + id},
			Attributes: map[socialorg.Key]string{"department": "Brand", "location": "Jakarta"},
		}
	}
	return socialorg.Org{
		Name:  "Everything",
		Goals: []socialorg.Goal{{Key: "sales", Name: "Sell"}, {Key: "image", Name: "Shine"}, {Key: "spare", Name: "Spare"}},
		Roles: []socialorg.Role{role("boss"), role("worker"), role("spare")},
		Positions: []socialorg.Position{
			{ID: "d", Role: "boss"}, {ID: "e"}, {ID: "f"}, position("g", ""),
			position("a", "d"), position("b", "a"), position("c", "a"),
		},
		KPIs:      []socialorg.KPI{kpi("fourth"), kpi("fifth")},
		Campaigns: []socialorg.Campaign{campaign("spring"), campaign("autumn")},
		Exceptions: []socialorg.Exception{
			{Rule: "span", Position: "a", Why: "until the new office opens"}, {Rule: "scope", Role: "worker", Why: "by agreement"},
			{Rule: "no-kpi", Campaign: "spring", Why: "a trial"}, {Rule: "unaccountable", Why: "legal has it"},
		},
		Terms: map[socialorg.Key]string{"finance": "Finance", "tiktok": "TikTok"},
	}
}

func number(f float64) *float64 { return &f }

// update makes tests write golden files anew.
var update = flag.Bool("update", false, "write golden files anew")

// fields calls visit for every exported field below v, in the order in which
// problems are reported, with its path in JSON field names: first a list, then
// its elements.
func fields(v reflect.Value, path string, visit func(path string, v reflect.Value)) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			fields(v.Elem(), path, visit)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			f := v.Type().Field(i)
			if !f.IsExported() {
				continue
			}
			at := jsonName(f)
			if path != "" {
				at = path + "." + at
			}
			visit(at, v.Field(i))
			fields(v.Field(i), at, visit)
		}
	case reflect.Slice:
		for i := range v.Len() {
			at := fmt.Sprintf("%s[%d]", path, i)
			visit(at, v.Index(i))
			fields(v.Index(i), at, visit)
		}
	case reflect.Map:
		keys := v.MapKeys()
		slices.SortFunc(keys, func(a, b reflect.Value) int { return cmp.Compare(a.String(), b.String()) })
		for _, key := range keys {
			visit(path+"."+key.String(), v.MapIndex(key))
		}
	}
}

func jsonName(f reflect.StructField) string {
	name := f.Tag.Get("json")
	for i := range len(name) {
		if name[i] == ',' {
			return name[:i]
		}
	}
	return name
}

// withoutIndexes turns "roles[2].id" into "roles[].id".
func withoutIndexes(path string) string {
	return string(slices.DeleteFunc([]byte(path), func(c byte) bool { return '0' <= c && c <= '9' }))
}

// randomForest returns an organisation of n positions in random order, with
// one top at least, vacant positions, job shares and positions without a role.
func randomForest(r *rand.Rand, n int) socialorg.Org {
	o := socialorg.Org{Roles: []socialorg.Role{
		{ID: "chief", Name: "Chief", Responsibilities: []socialorg.Responsibility{
			{Key: "spend", Area: socialorg.AreaBudget, Involvement: socialorg.Accountable},
			{Key: "lead", Area: socialorg.AreaPeople, Involvement: socialorg.Accountable},
		}},
		{ID: "lead", Name: "Lead", Responsibilities: []socialorg.Responsibility{
			{Key: "lead", Area: socialorg.AreaPeople, Involvement: socialorg.AccountableResponsible},
			{Key: "spend", Area: socialorg.AreaBudget, Involvement: socialorg.Consulted},
			{Key: "hire", Area: socialorg.AreaPeople, Involvement: socialorg.Responsible},
		}},
		{ID: "worker", Name: "Worker"},
	}}
	tops := r.Float64() / 4
	for i := range n {
		p := socialorg.Position{ID: socialorg.PositionID(fmt.Sprint("p", i)), Role: pick[socialorg.RoleID](r, "", "chief", "lead", "worker")}
		for k := range r.IntN(3) {
			p.Holders = append(p.Holders, fmt.Sprint("h", k))
		}
		if i > 0 && r.Float64() >= tops {
			// Near ones make deep trees, far ones wide ones.
			back := r.IntN(i) + 1
			if r.IntN(2) == 0 {
				back = min(back, 1+r.IntN(3))
			}
			p.ReportsTo = o.Positions[i-back].ID
		}
		o.Positions = append(o.Positions, p)
	}
	r.Shuffle(n, func(i, j int) { o.Positions[i], o.Positions[j] = o.Positions[j], o.Positions[i] })
	return o
}

// chart returns an organisation of positions only, from pairs of an id and
// what it reports to: "a<b" is a, which reports to b.
func chart(lines ...string) socialorg.Org {
	var o socialorg.Org
	for _, line := range lines {
		id, to, _ := strings.Cut(line, "<")
		o.Positions = append(o.Positions, socialorg.Position{ID: socialorg.PositionID(id), ReportsTo: socialorg.PositionID(to)})
	}
	return o
}

func shuffle[T any](r *rand.Rand, list []T) {
	r.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
}

// requirePrintable requires what every message promises.
func requirePrintable(t testing.TB, text string) {
	t.Helper()
	require.Less(t, len(text), 64<<10)
	require.True(t, utf8.ValidString(text))
	for line := range strings.SplitSeq(text, "\n") { // of several problems
		require.Equal(t, -1, strings.IndexFunc(line, func(r rune) bool { return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) }))
	}
}
