package orgdiff_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"example.com/socialorg"
	"example.com/socialorg/orgdiff"
)

// reorganisation returns four teams of ten, and the two hubs that they become:
// two of the four leaders lead a hub, the others leave.
func reorganisation() (before, after socialorg.Org) {
	type p = socialorg.Position
	before = positions(p{ID: "social", Holders: []string{"e3"}})
	after = positions(
		p{ID: "social", Holders: []string{"e3"}},
		p{ID: "hub-apac", ReportsTo: "social", Holders: []string{"l1"}},
		p{ID: "hub-emea", ReportsTo: "social", Holders: []string{"l0"}})
	for team := range 4 {
		lead := socialorg.PositionID(fmt.Sprint("lead", team))
		before.Positions = append(before.Positions, p{ID: lead, ReportsTo: "social", Holders: []string{fmt.Sprint("l", team)}})
		for i := range 10 {
			member := p{ID: socialorg.PositionID(fmt.Sprint("s", team, i)), Title: "Specialist", ReportsTo: lead}
			before.Positions = append(before.Positions, member)
			member.Title = []string{"Community manager", "Content creator"}[i%2]
			member.ReportsTo = []socialorg.PositionID{"hub-emea", "hub-apac"}[team/2]
			after.Positions = append(after.Positions, member)
		}
	}
	return before, after
}

// I2: four teams become two hubs.
func TestI2SummariseReorganisation(t *testing.T) {
	s := orgdiff.Summarise(orgdiff.Diff(reorganisation()))
	team := func(n int) (ids []socialorg.PositionID) {
		for i := range 10 {
			ids = append(ids, socialorg.PositionID(fmt.Sprint("s", n, i)))
		}
		return ids
	}
	want := orgdiff.Summary{
		Counts: map[orgdiff.Kind]map[orgdiff.Op]int{
			orgdiff.Position: {orgdiff.Moved: 40, orgdiff.Changed: 40, orgdiff.Removed: 4, orgdiff.Added: 2},
			orgdiff.Holder:   {orgdiff.Moved: 2, orgdiff.Removed: 2},
		},
		Moves: []orgdiff.Move{
			{From: "lead0", To: "hub-emea", Positions: team(0)},
			{From: "lead1", To: "hub-emea", Positions: team(1)},
			{From: "lead2", To: "hub-apac", Positions: team(2)},
			{From: "lead3", To: "hub-apac", Positions: team(3)},
		},
		Left:  []string{"l2", "l3"},
		Moved: []string{"l0", "l1"},
	}
	if diff := cmp.Diff(want, s); diff != "" {
		t.Errorf("Summarise (-want +got)\n%s", diff)
	}
}

// The largest move comes first.
func TestI2SummariseLargestMoveFirst(t *testing.T) {
	moved := func(id, from string) orgdiff.Change {
		return orgdiff.Change{Op: orgdiff.Moved, Kind: orgdiff.Position, ID: id, From: from, To: "hub"}
	}
	s := orgdiff.Summarise([]orgdiff.Change{moved("p", "c"), moved("q", "a"), moved("r", "b"), moved("s", "b")})
	require.Empty(t, cmp.Diff([]orgdiff.Move{
		{From: "b", To: "hub", Positions: former("r", "s")}, {From: "a", To: "hub", Positions: former("q")}, {From: "c", To: "hub", Positions: former("p")},
	}, s.Moves))
}

// I1: who leaves one of two positions has not left, and who exchanges one for two
// has moved.
func TestI1SummarisePeople(t *testing.T) {
	before, after := socialorg.Org{}, socialorg.Org{}
	for _, p := range []struct{ id, before, after string }{
		{"a", "kept", "kept"}, {"b", "kept", ""}, {"c", "gone", ""}, {"d", "gone", ""}, {"e", "", "new"}, {"f", "", "new"},
		{"g", "taker", "taker"}, {"h", "", "taker"}, {"i", "swap", ""}, {"j", "", "swap"}, {"k", "one", ""}, {"l", "", "one"}, {"m", "", "one"},
	} {
		position := func(holder string) socialorg.Position {
			if holder == "" {
				return socialorg.Position{ID: socialorg.PositionID(p.id)}
			}
			return socialorg.Position{ID: socialorg.PositionID(p.id), Holders: []string{holder}}
		}
		before.Positions = append(before.Positions, position(p.before))
		after.Positions = append(after.Positions, position(p.after))
	}
	there, back := orgdiff.Summarise(orgdiff.Diff(before, after)), orgdiff.Summarise(orgdiff.Diff(after, before))
	want := orgdiff.Summary{
		Counts: there.Counts,
		Left:   []string{"gone"}, Came: []string{"new"}, Moved: []string{"one", "swap"}, GaveUp: []string{"kept"}, TookOn: []string{"taker"},
	}
	if diff := cmp.Diff(want, there); diff != "" {
		t.Errorf("Summarise (-want +got)\n%s", diff)
	}
	want.Counts, want.Left, want.Came, want.GaveUp, want.TookOn = back.Counts, want.Came, want.Left, want.TookOn, want.GaveUp
	if diff := cmp.Diff(want, back); diff != "" {
		t.Errorf("Summarise of the reverse (-want +got)\n%s", diff)
	}
}

// What is counted is things, however many of their fields changed.
func TestSummariseCounts(t *testing.T) {
	on := func(channel socialorg.Key) []socialorg.Key { return []socialorg.Key{channel} }
	s := orgdiff.Summarise([]orgdiff.Change{
		{Op: orgdiff.Changed, Kind: orgdiff.Role, ID: "a", Field: "name"},
		{Op: orgdiff.Changed, Kind: orgdiff.Role, ID: "a", Field: "rank"},
		{Op: orgdiff.Renamed, Kind: orgdiff.Role, ID: "a"},
		{Op: orgdiff.Changed, Kind: orgdiff.Skill, ID: "x", Of: "a", Field: "level"},
		{Op: orgdiff.Changed, Kind: orgdiff.Skill, ID: "x", Of: "b", Field: "level"},
		{Op: orgdiff.Changed, Kind: orgdiff.KPI, ID: "k", Of: "c", Channels: on("x"), Field: "min"},
		{Op: orgdiff.Changed, Kind: orgdiff.KPI, ID: "k", Of: "c", Channels: on("x"), Field: "max"},
		{Op: orgdiff.Changed, Kind: orgdiff.KPI, ID: "k", Of: "c", Channels: on("y"), Field: "max"},
		{Op: orgdiff.Removed, Kind: orgdiff.Line, Of: "a", Rank: "lead"},
		{Op: orgdiff.Removed, Kind: orgdiff.Line, Of: "a", Rank: "manager"},
	})
	require.Equal(t, map[orgdiff.Kind]map[orgdiff.Op]int{
		orgdiff.Role:  {orgdiff.Changed: 1, orgdiff.Renamed: 1},
		orgdiff.Skill: {orgdiff.Changed: 2},
		orgdiff.KPI:   {orgdiff.Changed: 2},
		orgdiff.Line:  {orgdiff.Removed: 2},
	}, s.Counts)
	require.Empty(t, cmp.Diff(orgdiff.Summary{}, orgdiff.Summarise(nil)))
}

// KPIs of one key in two periods are two.
func TestSummaryOfKPIsInPeriods(t *testing.T) {
	june := orgdiff.Change{Op: orgdiff.Changed, Kind: orgdiff.KPI, ID: "views", Period: "2026-06", Of: "launch", Field: "min", From: "1", To: "2"}
	july := june
	july.Period = "2026-07"
	again := july
	again.Field = "max"
	require.Equal(t, 2, orgdiff.Summarise([]orgdiff.Change{june, july, again}).Counts[orgdiff.KPI][orgdiff.Changed])
}
