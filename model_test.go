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
				{Key: "spend", Name: "Spend", Area: socialorg.AreaBudget, Involvement: socialorg.Accountable, With: []socialorg.Key{"finance", "law"}, Goals: []socialorg.Key{"sales", "image"}, Formerly: []socialorg.Key{"pay", "buy"}},
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
			Per: 100, Channels: []socialorg.Key{"instagram", "tiktok"}, Goal: "sales",
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
		Terms:     map[socialorg.Key]string{"finance": "Finance", "tiktok": "TikTok"},
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

// A field that fullOrg leaves empty everywhere would escape the tests that use
// it.
func TestFullOrgIsFull(t *testing.T) {
	o := fullOrg()
	require.NoError(t, o.Validate())
	filled := make(map[string]bool)
	fields(reflect.ValueOf(o), "", func(path string, v reflect.Value) {
		name := withoutIndexes(path)
		filled[name] = filled[name] || !v.IsZero()
	})
	for name, ok := range filled {
		require.True(t, ok, "%s is empty everywhere", name)
	}
	require.Greater(t, len(filled), 50)
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

// model answers what a Hierarchy answers, the obvious way.
type model struct {
	list  []socialorg.Position
	byID  map[socialorg.PositionID]socialorg.Position
	roles []socialorg.Role
}

func modelOf(o socialorg.Org) model {
	m := model{o.Positions, make(map[socialorg.PositionID]socialorg.Position), o.Roles}
	for _, p := range o.Positions {
		m.byID[p.ID] = p
	}
	return m
}

func (m model) manager(id socialorg.PositionID) (socialorg.Position, bool) {
	p, ok := m.byID[m.byID[id].ReportsTo]
	return p, ok
}

func (m model) chain(id socialorg.PositionID) []socialorg.PositionID {
	var ids []socialorg.PositionID
	for p, ok := m.manager(id); ok; p, ok = m.manager(p.ID) {
		ids = append(ids, p.ID)
	}
	return ids
}

func (m model) tops() []socialorg.PositionID {
	var ids []socialorg.PositionID
	for _, p := range m.list {
		if p.ReportsTo == "" {
			ids = append(ids, p.ID)
		}
	}
	return ids
}

func (m model) reports(id socialorg.PositionID) []socialorg.PositionID {
	var ids []socialorg.PositionID
	for _, p := range m.list {
		if p.ReportsTo == id && id != "" {
			ids = append(ids, p.ID)
		}
	}
	return ids
}

// below walks down from the heads in preorder, the heads included.
func (m model) below(heads []socialorg.PositionID) []socialorg.PositionID {
	var ids []socialorg.PositionID
	for _, id := range heads {
		ids = append(ids, id)
		ids = append(ids, m.below(m.reports(id))...)
	}
	return ids
}

func (m model) manages(manager, report socialorg.PositionID) bool {
	return slices.Contains(m.chain(report), manager)
}

// commonManager goes through everybody who is above both, or one of the two
// and above the other, for the lowest.
func (m model) commonManager(a, b socialorg.PositionID) socialorg.PositionID {
	var lowest socialorg.PositionID
	depth := -1
	for _, p := range m.list {
		over := func(id socialorg.PositionID) bool { return m.manages(p.ID, id) || p.ID == id && a != b }
		if over(a) && over(b) {
			if d := len(m.chain(p.ID)); d > depth {
				lowest, depth = p.ID, d
			}
		}
	}
	return lowest
}

func (m model) effectiveManager(id socialorg.PositionID) socialorg.PositionID {
	for _, above := range m.chain(id) {
		if len(m.byID[above].Holders) > 0 {
			return above
		}
	}
	return ""
}

func (m model) accountableIn(id socialorg.PositionID, area socialorg.Area) socialorg.PositionID {
	return m.nearest(id, func(r socialorg.Role) bool {
		i := r.Involvement(area)
		return i == socialorg.Accountable || i == socialorg.AccountableResponsible
	})
}

// accountableFor finds out first whether any role states that it is accountable.
func (m model) accountableFor(id socialorg.PositionID, duty socialorg.Key) socialorg.PositionID {
	var area socialorg.Area
	owned := false
	for _, r := range m.roles {
		if d, ok := r.Responsibility(duty); ok {
			area = cmp.Or(area, d.Area)
			owned = owned || d.Involvement.Compare(socialorg.Accountable) >= 0
		}
	}
	if !owned {
		return m.accountableIn(id, area)
	}
	return m.nearest(id, func(r socialorg.Role) bool {
		d, _ := r.Responsibility(duty)
		return d.Involvement.Compare(socialorg.Accountable) >= 0
	})
}

// approver looks up the chain for a role that states the duty and a holder who
// does not hold the position itself.
func (m model) approver(id socialorg.PositionID, duty socialorg.Key) socialorg.PositionID {
	for _, above := range m.chain(id) {
		p := m.byID[above]
		for _, r := range m.roles {
			if d, ok := r.Responsibility(duty); !ok || p.Role != r.ID || !d.Involvement.IsAccountable() {
				continue
			}
			for _, holder := range p.Holders {
				if !slices.Contains(m.byID[id].Holders, holder) {
					return above
				}
			}
		}
	}
	return ""
}

func (m model) nearest(id socialorg.PositionID, suits func(socialorg.Role) bool) socialorg.PositionID {
	for _, id := range append([]socialorg.PositionID{id}, m.chain(id)...) {
		p := m.byID[id]
		for _, r := range m.roles {
			if p.Role == r.ID && len(p.Holders) > 0 && suits(r) {
				return id
			}
		}
	}
	return ""
}

// naiveProblems says what is wrong with the positions of o, whose other parts
// are valid, the slow way: every question is a walk through the list.
func naiveProblems(o socialorg.Org) []socialorg.Problem {
	var ps []socialorg.Problem
	for i, p := range o.Positions {
		add := func(field string, code socialorg.Code) {
			if code != "" {
				ps = append(ps, problem(fmt.Sprintf("positions[%d].%s", i, field), code))
			}
		}
		add("id", naiveForm(string(p.ID)))
		if j := naiveIndex(o, p.ID); j >= 0 && j < i && naiveForm(string(p.ID)) == "" {
			add("id", socialorg.ErrDuplicate)
		}
		if p.Role != "" && !slices.ContainsFunc(o.Roles, func(r socialorg.Role) bool { return r.ID == p.Role }) {
			add("role", socialorg.ErrUnknown)
		}
		for j, holder := range p.Holders {
			at := fmt.Sprintf("holders[%d]", j)
			if holder != "" && slices.Contains(p.Holders[:j], holder) {
				add(at, socialorg.ErrDuplicate)
			} else {
				add(at, naiveForm(holder))
			}
		}
		switch {
		case p.ReportsTo == "":
		case p.ReportsTo == p.ID:
			add("reportsTo", socialorg.ErrSelfReport)
		case naiveIndex(o, p.ReportsTo) < 0:
			add("reportsTo", naiveReference(o, p.ReportsTo))
		case slices.Min(append(naiveCycle(o, i), len(o.Positions))) == i:
			add("reportsTo", socialorg.ErrCycle)
		}
		for j, id := range p.DottedTo {
			at := fmt.Sprintf("dottedTo[%d]", j)
			switch {
			case id != "" && slices.Contains(p.DottedTo[:j], id):
				add(at, socialorg.ErrDuplicate)
			case id != "" && id == p.ID:
				add(at, socialorg.ErrSelfReport)
			case id != "" && id == p.ReportsTo:
				add(at, socialorg.ErrDuplicate)
			case naiveIndex(o, id) < 0:
				add(at, naiveReference(o, id))
			}
		}
		for j, id := range p.Formerly {
			at := fmt.Sprintf("formerly[%d]", j)
			switch {
			case id != "" && slices.Contains(p.Formerly[:j], id):
				add(at, socialorg.ErrDuplicate)
			case id != "" && id == p.ID:
				add(at, socialorg.ErrDuplicate)
			default:
				add(at, naiveForm(string(id)))
			}
		}
	}
	return ps
}

// naiveIndex returns the first position with an id, or -1.
func naiveIndex(o socialorg.Org, id socialorg.PositionID) int {
	if id == "" {
		return -1
	}
	return slices.IndexFunc(o.Positions, func(p socialorg.Position) bool { return p.ID == id })
}

func naiveForm(id string) socialorg.Code {
	switch {
	case id == "":
		return socialorg.ErrRequired
	case len(id) > socialorg.MaxIDBytes:
		return socialorg.ErrTooLong
	case !utf8.ValidString(id) || strings.ContainsFunc(id, unicode.IsControl):
		return socialorg.ErrMalformed
	case strings.TrimFunc(id, func(r rune) bool { return unicode.IsSpace(r) || r == '\u200b' }) == "":
		return socialorg.ErrRequired
	case strings.TrimSpace(id) != id:
		return socialorg.ErrMalformed
	}
	return ""
}

// naiveReference says what is wrong with an id that no position has.
func naiveReference(o socialorg.Org, id socialorg.PositionID) socialorg.Code {
	for _, p := range o.Positions {
		a, b := strings.TrimSpace(string(p.ID)), strings.TrimSpace(string(id))
		if a != "" && strings.EqualFold(a, b) {
			return socialorg.ErrUnknown
		}
	}
	return cmp.Or(naiveForm(string(id)), socialorg.ErrUnknown)
}

// naiveCycle returns the members of the cycle that a position is in, none if
// it is in none.
func naiveCycle(o socialorg.Org, start int) []int {
	members := []int{start}
	for at := start; len(members) <= len(o.Positions); {
		p := o.Positions[at]
		if at = naiveIndex(o, p.ReportsTo); at < 0 || p.ReportsTo == p.ID {
			return nil
		}
		if at == start {
			return members
		}
		members = append(members, at)
	}
	return nil
}

// edit changes one thing about an organisation, for good or ill.
func edit(r *rand.Rand, o *socialorg.Org) {
	n := len(o.Positions)
	if n == 0 || r.IntN(6) == 0 && n < 20 {
		o.Positions = slices.Insert(o.Positions, r.IntN(n+1), socialorg.Position{ID: socialorg.PositionID(fmt.Sprint("p", r.IntN(12)))})
		return
	}
	p := &o.Positions[r.IntN(n)]
	other := pick(r, o.Positions...).ID
	switch r.IntN(12) {
	case 0: // close it
		*p = o.Positions[n-1]
		o.Positions = o.Positions[:n-1]
	case 1: // rename it, and what its reports say
		from := p.ID
		p.ID = socialorg.PositionID(fmt.Sprint("p", r.IntN(12)))
		for i := range o.Positions {
			if o.Positions[i].ReportsTo == from {
				o.Positions[i].ReportsTo = p.ID
			}
		}
	case 2:
		p.ReportsTo = ""
	case 3:
		p.Role = pick[socialorg.RoleID](r, "", "chief", "worker", "painter")
	case 4:
		p.Holders = pick(r, nil, []string{"h"}, []string{"h", "i"}, []string{"h", "h"})
	case 5:
		p.DottedTo = pick(r, nil, []socialorg.PositionID{other}, []socialorg.PositionID{"p0", "p1"})
	case 6:
		p.Formerly = pick(r, nil, []socialorg.PositionID{"old"}, []socialorg.PositionID{other})
	case 7:
		p.ReportsTo = pick[socialorg.PositionID](r, "unheard-of", "P1", p.ID, " p1")
	default:
		p.ReportsTo = other
	}
}
