package orgdiff_test

import (
	"encoding/json"
	"fmt"
	"math"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"example.com/socialorg"
	"example.com/socialorg/orgdiff"
)

// positions returns an organisation of positions, each "id manager former...".
func positions(list ...socialorg.Position) socialorg.Org { return socialorg.Org{Positions: list} }

func requireChanges(t *testing.T, before, after socialorg.Org, want ...orgdiff.Change) {
	t.Helper()
	if diff := cmp.Diff(want, orgdiff.Diff(before, after)); diff != "" {
		t.Errorf("Diff (-want +got)\n%s", diff)
	}
	require.Empty(t, orgdiff.Diff(before, before))
	require.Empty(t, orgdiff.Diff(after, after))
	requireMirror(t, before, after)
}

func renamed(from, to string) orgdiff.Change {
	return orgdiff.Change{Op: orgdiff.Renamed, Kind: orgdiff.Position, ID: to, From: from, To: to}
}

func former(ids ...socialorg.PositionID) []socialorg.PositionID { return ids }

// G8: ids that are taken over.
func TestG8IDsTakenOver(t *testing.T) {
	type p = socialorg.Position
	t.Run("shift", func(t *testing.T) {
		requireChanges(t,
			positions(p{ID: "ceo"}, p{ID: "lead", ReportsTo: "ceo"}, p{ID: "spec", ReportsTo: "lead"}),
			positions(p{ID: "ceo"}, p{ID: "head", ReportsTo: "ceo", Formerly: former("lead")}, p{ID: "lead", ReportsTo: "head", Formerly: former("spec")}),
			renamed("lead", "head"), renamed("spec", "lead"))
	})
	t.Run("shift onto the id of a position that is gone", func(t *testing.T) {
		requireChanges(t,
			positions(p{ID: "head"}, p{ID: "lead", ReportsTo: "head"}, p{ID: "spec", ReportsTo: "lead"}),
			positions(p{ID: "head", Formerly: former("lead")}, p{ID: "lead", ReportsTo: "head", Formerly: former("spec")}),
			orgdiff.Change{Op: orgdiff.Removed, Kind: orgdiff.Position, ID: "head"},
			renamed("lead", "head"),
			orgdiff.Change{Op: orgdiff.Moved, Kind: orgdiff.Position, ID: "head", From: "head"},
			renamed("spec", "lead"))
	})
	t.Run("swap", func(t *testing.T) {
		requireChanges(t,
			positions(p{ID: "a", Title: "A"}, p{ID: "b", Title: "B", ReportsTo: "a"}, p{ID: "c", ReportsTo: "b", DottedTo: former("a")}),
			positions(p{ID: "b", Title: "A", Formerly: former("a")}, p{ID: "a", Title: "B", ReportsTo: "b", Formerly: former("b")}, p{ID: "c", ReportsTo: "a", DottedTo: former("b")}),
			renamed("b", "a"), renamed("a", "b"))
	})
	t.Run("a swap of long ago", func(t *testing.T) {
		before := positions(p{ID: "a", Formerly: former("b")}, p{ID: "b", Formerly: former("a")})
		after := positions(p{ID: "a", Formerly: former("b"), Title: "A"}, p{ID: "b", Formerly: former("a")})
		requireChanges(t, before, after, orgdiff.Change{Op: orgdiff.Changed, Kind: orgdiff.Position, ID: "a", Field: "title", To: "A"})
	})
	t.Run("used again a year later", func(t *testing.T) {
		requireChanges(t,
			positions(p{ID: "head", Formerly: former("lead")}),
			positions(p{ID: "head", Formerly: former("lead")}, p{ID: "lead", ReportsTo: "head"}),
			orgdiff.Change{Op: orgdiff.Added, Kind: orgdiff.Position, ID: "lead", To: "head"})
	})
	t.Run("used again at once", func(t *testing.T) {
		requireChanges(t,
			positions(p{ID: "lead"}, p{ID: "intern", ReportsTo: "lead"}),
			positions(p{ID: "head", Formerly: former("lead")}, p{ID: "lead", ReportsTo: "head"}, p{ID: "intern", ReportsTo: "lead"}),
			renamed("lead", "head"),
			orgdiff.Change{Op: orgdiff.Moved, Kind: orgdiff.Position, ID: "intern", From: "lead", To: "lead"},
			orgdiff.Change{Op: orgdiff.Added, Kind: orgdiff.Position, ID: "lead", To: "head"})
	})
	t.Run("a second shift over the same ids", func(t *testing.T) {
		requireChanges(t,
			positions(p{ID: "head", Formerly: former("lead")}, p{ID: "lead", ReportsTo: "head", Formerly: former("spec")}, p{ID: "spec", ReportsTo: "lead"}),
			positions(p{ID: "boss", Formerly: former("lead", "head")}, p{ID: "head", ReportsTo: "boss", Formerly: former("spec", "lead")}, p{ID: "lead", ReportsTo: "head", Formerly: former("spec")}),
			renamed("head", "boss"), renamed("lead", "head"), renamed("spec", "lead"))
	})
	t.Run("renamed once more, and the first id is used again", func(t *testing.T) {
		requireChanges(t,
			positions(p{ID: "writer", Formerly: former("trainee")}, p{ID: "trainee"}),
			positions(p{ID: "editor", Formerly: former("trainee", "writer")}, p{ID: "trainee"}),
			renamed("writer", "editor"))
	})
	t.Run("a former id more, of no position", func(t *testing.T) {
		requireChanges(t,
			positions(p{ID: "head", Formerly: former("lead")}, p{ID: "lead"}),
			positions(p{ID: "head", Formerly: former("lead", "chief")}, p{ID: "lead"}),
			orgdiff.Change{Op: orgdiff.Changed, Kind: orgdiff.Position, ID: "head", Field: "formerly", To: "chief"})
	})
	t.Run("back to the id that it had, which its own id then follows", func(t *testing.T) {
		requireChanges(t,
			positions(p{ID: "a", Formerly: former("b")}),
			positions(p{ID: "a", Formerly: former("b")}, p{ID: "b", Formerly: former("a", "d")}),
			orgdiff.Change{Op: orgdiff.Added, Kind: orgdiff.Position, ID: "a"},
			renamed("a", "b"),
			orgdiff.Change{Op: orgdiff.Changed, Kind: orgdiff.Position, ID: "b", Field: "formerly", To: "d"})
	})
	t.Run("back to the id that it had, while another claims to be it", func(t *testing.T) {
		requireChanges(t,
			positions(p{ID: "b", Formerly: former("a")}),
			positions(p{ID: "a", Formerly: former("b")}, p{ID: "0", Formerly: former("b")}),
			orgdiff.Change{Op: orgdiff.Added, Kind: orgdiff.Position, ID: "0"},
			renamed("b", "a"))
	})
	t.Run("two became one", func(t *testing.T) {
		requireChanges(t,
			positions(p{ID: "b"}, p{ID: "a"}),
			positions(p{ID: "c", Formerly: former("b", "a")}),
			orgdiff.Change{Op: orgdiff.Removed, Kind: orgdiff.Position, ID: "b"},
			renamed("a", "c"),
			orgdiff.Change{Op: orgdiff.Changed, Kind: orgdiff.Position, ID: "c", Field: "formerly", To: "b"})
	})
	t.Run("two became one, and one id stays in use", func(t *testing.T) {
		requireChanges(t,
			positions(p{ID: "b"}, p{ID: "a"}),
			positions(p{ID: "c", Formerly: former("b", "a")}, p{ID: "a"}),
			renamed("b", "c"),
			orgdiff.Change{Op: orgdiff.Changed, Kind: orgdiff.Position, ID: "c", Field: "formerly", To: "a"})
	})
}

// A position that gets another id keeps its reports, dotted lines and campaigns.
func TestDiffRenamedPosition(t *testing.T) {
	before := agency()
	before.Positions[0].DottedTo = former("lead")
	before.Campaigns[0].Team = former("pen", "lead")
	before.Exceptions = append(before.Exceptions, socialorg.Exception{Rule: "span", Position: "lead", Why: "acting"})
	tests := map[string]struct {
		edit func(o *socialorg.Org)
		want []orgdiff.Change
	}{
		"alone": {func(*socialorg.Org) {}, nil},
		"with its exception": {func(o *socialorg.Org) { o.Exceptions[1].Why = "new" }, []orgdiff.Change{
			{Op: orgdiff.Changed, Kind: orgdiff.Exception, ID: "span", Of: "head", About: orgdiff.Position, Field: "why", From: "acting", To: "new"},
		}},
		"and its exception is gone": {func(o *socialorg.Org) { o.Exceptions = o.Exceptions[:1] }, []orgdiff.Change{
			{Op: orgdiff.Removed, Kind: orgdiff.Exception, ID: "span", Of: "head", About: orgdiff.Position, From: "acting"},
		}},
		"and moved, with a new holder": {func(o *socialorg.Org) {
			o.Positions[1].ReportsTo = "none"
			o.Positions[1].Holders = []string{"h-2", "h-9"}
		}, []orgdiff.Change{
			{Op: orgdiff.Moved, Kind: orgdiff.Position, ID: "head", From: "ceo", To: "none"},
			{Op: orgdiff.Added, Kind: orgdiff.Holder, ID: "h-9", Of: "head"},
		}},
		"and a report moved away": {func(o *socialorg.Org) { o.Positions[2].ReportsTo = "ceo" }, []orgdiff.Change{
			{Op: orgdiff.Moved, Kind: orgdiff.Position, ID: "pen", From: "lead", To: "ceo"},
		}},
		"and out of the team": {func(o *socialorg.Org) { o.Campaigns[0].Team = former("pen") }, []orgdiff.Change{
			{Op: orgdiff.Changed, Kind: orgdiff.Campaign, ID: "spring", Field: "team", From: "lead"},
		}},
		"and no longer setting KPIs": {func(o *socialorg.Org) { o.Campaigns[0].KPIsSetBy = "pen" }, []orgdiff.Change{
			{Op: orgdiff.Changed, Kind: orgdiff.Campaign, ID: "spring", Field: "kpisSetBy", From: "lead", To: "pen"},
		}},
		"with another former id": {func(o *socialorg.Org) { o.Positions[1].Formerly = former("boss", "lead") }, []orgdiff.Change{
			{Op: orgdiff.Changed, Kind: orgdiff.Position, ID: "head", Field: "formerly", To: "boss"},
		}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			after := copyOf(t, before)
			require.NoError(t, after.RenamePosition("lead", "head"))
			test.edit(&after)
			want := append([]orgdiff.Change{renamed("lead", "head")}, test.want...)
			requireChanges(t, before, after, want...)
		})
	}
	t.Run("Formerly does not say so", func(t *testing.T) {
		after := copyOf(t, before)
		require.NoError(t, after.RenamePosition("lead", "head"))
		after.Position("head").Formerly = nil
		got := orgdiff.Diff(before, after)
		require.Contains(t, got, orgdiff.Change{Op: orgdiff.Removed, Kind: orgdiff.Position, ID: "lead", From: "ceo"})
		require.Contains(t, got, orgdiff.Change{Op: orgdiff.Added, Kind: orgdiff.Position, ID: "head", To: "ceo"})
		require.Contains(t, got, orgdiff.Change{Op: orgdiff.Moved, Kind: orgdiff.Position, ID: "pen", From: "lead", To: "head"})
		require.Contains(t, got, orgdiff.Change{Op: orgdiff.Moved, Kind: orgdiff.Holder, ID: "h-2", Of: "head", From: "lead", To: "head"})
	})
	t.Run("a position without an id is nobody's manager", func(t *testing.T) {
		requireChanges(t,
			positions(socialorg.Position{ID: ""}, socialorg.Position{ID: "x"}),
			positions(socialorg.Position{ID: "b", Formerly: former("")}, socialorg.Position{ID: "x", ReportsTo: "b"}),
			orgdiff.Change{Op: orgdiff.Removed, Kind: orgdiff.Position},
			orgdiff.Change{Op: orgdiff.Added, Kind: orgdiff.Position, ID: "b"},
			orgdiff.Change{Op: orgdiff.Moved, Kind: orgdiff.Position, ID: "x", To: "b"})
	})
}

// G9: a role and a responsibility get other keys, and more changes with them.
func TestG9RenamedRole(t *testing.T) {
	before, after := agency(), agency()
	r := &after.Roles[1]
	r.ID, r.Formerly, r.Rank = "head", []socialorg.RoleID{"manager"}, socialorg.RankDirector
	d := &r.Responsibilities[0]
	d.Key, d.Formerly, d.Involvement = "strategy", []socialorg.Key{"plan"}, socialorg.AccountableResponsible
	r.Skills[0].Level = socialorg.LevelExpert
	r.ReportsTo[0].Subject = ""
	after.Positions[1].Role = "head"
	before.Roles[2].ReportsTo = []socialorg.ReportingLine{{To: "manager"}}
	after.Roles[2].ReportsTo = []socialorg.ReportingLine{{To: "head", Subject: "texts"}}
	requireChanges(t, before, after,
		orgdiff.Change{Op: orgdiff.Renamed, Kind: orgdiff.Role, ID: "head", From: "manager", To: "head"},
		orgdiff.Change{Op: orgdiff.Changed, Kind: orgdiff.Role, ID: "head", Field: "rank", From: "manager", To: "director"},
		orgdiff.Change{Op: orgdiff.Renamed, Kind: orgdiff.Responsibility, ID: "strategy", Of: "head", From: "plan", To: "strategy"},
		orgdiff.Change{Op: orgdiff.Changed, Kind: orgdiff.Responsibility, ID: "strategy", Of: "head", Field: "involvement", From: "accountable", To: "accountable-responsible"},
		orgdiff.Change{Op: orgdiff.Changed, Kind: orgdiff.Skill, ID: "leadership", Of: "head", Field: "level", From: "working", To: "expert"},
		orgdiff.Change{Op: orgdiff.Changed, Kind: orgdiff.Line, ID: "chief", Of: "head", Field: "subject", From: "performance"},
		orgdiff.Change{Op: orgdiff.Changed, Kind: orgdiff.Line, ID: "head", Of: "writer", Field: "subject", To: "texts"},
	)
}

// What counts as handed over, and what does not.
func TestDiffHandOver(t *testing.T) {
	roles := func(parts ...string) socialorg.Org { // "a: plan lead"
		var o socialorg.Org
		for _, part := range parts {
			id, duties, _ := strings.Cut(part, ":")
			role := socialorg.Role{ID: socialorg.RoleID(id), Name: id}
			for duty := range strings.FieldsSeq(duties) {
				role.Responsibilities = append(role.Responsibilities, socialorg.Responsibility{
					Key: socialorg.Key(duty), Area: "work", Involvement: socialorg.Responsible,
				})
			}
			o.Roles = append(o.Roles, role)
		}
		return o
	}
	held := func(parts ...string) socialorg.Org { // "a: ann bob"
		var o socialorg.Org
		for _, part := range parts {
			id, holders, _ := strings.Cut(part, ":")
			o.Positions = append(o.Positions, socialorg.Position{ID: socialorg.PositionID(id), Holders: strings.Fields(holders)})
		}
		return o
	}
	consulted := roles("a:", "b:plan")
	consulted.Roles[1].Responsibilities[0].Involvement = socialorg.Consulted
	renamedRole := roles("c:", "b:plan")
	renamedRole.Roles[0].Formerly = []socialorg.RoleID{"a"}
	tests := map[string]struct {
		before, after socialorg.Org
		want          []string
	}{
		"from role to role":        {roles("a:plan", "b:"), roles("a:", "b:plan"), []string{"responsibility plan moved from role a to role b"}},
		"a third role has it, too": {roles("a:plan", "b:", "c:plan"), roles("a:", "b:plan", "c:plan"), []string{"responsibility plan moved from role a to role b"}},
		"from a role that is renamed": {roles("a:plan", "b:"), renamedRole, []string{
			"responsibility plan moved from role a to role b", "role a renamed to c", "name of role c changed from a to c",
		}},
		"with another involvement": {roles("a:plan", "b:"), consulted, []string{
			"responsibility plan removed from role a: responsible", "responsibility plan added to role b: consulted",
		}},
		"to two roles": {roles("a:plan", "b:", "c:"), roles("a:", "b:plan", "c:plan"), []string{
			"responsibility plan removed from role a: responsible",
			"responsibility plan added to role b: responsible",
			"responsibility plan added to role c: responsible",
		}},
		"from two roles": {roles("a:plan", "b:plan", "c:"), roles("a:", "b:", "c:plan"), []string{
			"responsibility plan removed from role a: responsible",
			"responsibility plan removed from role b: responsible",
			"responsibility plan added to role c: responsible",
		}},
		"from a role that is gone": {roles("a:plan lead", "b:"), roles("b:plan"), []string{
			"role a removed: a", "responsibility plan moved from role a to role b",
		}},
		"to a role that is new": {roles("b:plan"), roles("a:plan lead", "b:"), []string{
			"role a added: a", "responsibility plan moved from role b to role a",
		}},
		"a holder moves":                       {held("a:ann", "b:"), held("a:", "b:ann"), []string{"holder ann moved from position a to position b"}},
		"a holder of two positions leaves one": {held("a:ann", "b:ann"), held("a:", "b:ann"), []string{"holder ann left position a"}},
		"a holder leaves one for two": {held("a:ann", "b:", "c:"), held("a:", "b:ann", "c:ann"), []string{
			"holder ann left position a", "holder ann joined position b", "holder ann joined position c",
		}},
		"a holder leaves a position that is gone": {held("a:ann bob", "b:"), held("b:ann"), []string{
			"position a removed", "holder bob left position a", "holder ann moved from position a to position b",
		}},
		"two holders swap": {held("a:ann", "b:bob"), held("a:bob", "b:ann"), []string{
			"holder bob moved from position b to position a", "holder ann moved from position a to position b",
		}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, c := range orgdiff.Diff(test.before, test.after) {
				got = append(got, c.String())
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("Diff (-want +got)\n%s", diff)
			}
			requireMirror(t, test.before, test.after)
		})
	}
}

// An exception of a role follows it to its new id, and exceptions to one rule are
// in the order of what they are about.
func TestDiffExceptions(t *testing.T) {
	before := socialorg.Org{
		Roles:      []socialorg.Role{{ID: "lead"}},
		Exceptions: []socialorg.Exception{{Rule: "span", Role: "lead", Why: "x"}, {Rule: "line", Role: "lead", Why: "x"}},
	}
	after := socialorg.Org{
		Roles: []socialorg.Role{{ID: "head", Formerly: []socialorg.RoleID{"lead"}}},
		Exceptions: []socialorg.Exception{
			{Rule: "span", Position: "c"}, {Rule: "span", Campaign: "b"}, {Rule: "span", Position: "a"}, {Rule: "line", Role: "head", Why: "y"},
		},
	}
	exception := func(op orgdiff.Op, rule string, about orgdiff.Kind, of string) orgdiff.Change {
		return orgdiff.Change{Op: op, Kind: orgdiff.Exception, ID: rule, About: about, Of: of}
	}
	changed, removed := exception(orgdiff.Changed, "line", orgdiff.Role, "head"), exception(orgdiff.Removed, "span", orgdiff.Role, "head")
	changed.Field, changed.From, changed.To, removed.From = "why", "x", "y", "x"
	requireChanges(t, before, after,
		orgdiff.Change{Op: orgdiff.Renamed, Kind: orgdiff.Role, ID: "head", From: "lead", To: "head"},
		changed,
		exception(orgdiff.Added, "span", orgdiff.Campaign, "b"),
		exception(orgdiff.Added, "span", orgdiff.Position, "a"),
		exception(orgdiff.Added, "span", orgdiff.Position, "c"),
		removed)
}

// KPIs of one key are told apart by their channels, whose order means nothing.
func TestDiffChannelsOfKPIs(t *testing.T) {
	with := func(bound float64, channels ...[]socialorg.Key) socialorg.Org {
		var kpis []socialorg.KPI
		for _, list := range channels {
			kpis = append(kpis, socialorg.KPI{Key: "k", Channels: list, Min: &bound})
		}
		return socialorg.Org{Campaigns: []socialorg.Campaign{{Key: "c", KPIs: kpis}}}
	}
	type on = []socialorg.Key
	change := orgdiff.Change{Op: orgdiff.Changed, Kind: orgdiff.KPI, ID: "k", Of: "c", Field: "min", From: "1", To: "2"}
	first, second, third := change, change, change
	second.Channels, third.Channels = on{"x", "y"}, on{"z"}
	requireChanges(t, with(1, on{"z"}, on{"y", "x"}, nil), with(2, on{"x", "y"}, on{"z"}, nil), first, second, third)
}

// I1: who left with a position that closed, who came with one that opened, and
// who moved from the one to the other.
func TestI1HoldersOfClosedAndOpenedPositions(t *testing.T) {
	type (
		p = socialorg.Position
		c = orgdiff.Change
	)
	const added, removed, moved, position, holder = orgdiff.Added, orgdiff.Removed, orgdiff.Moved, orgdiff.Position, orgdiff.Holder
	t.Run("one closed, one opened", func(t *testing.T) {
		requireChanges(t,
			positions(p{ID: "head", Holders: []string{"ann"}}, p{ID: "ed", ReportsTo: "head", Holders: []string{"bob"}}),
			positions(p{ID: "head", Holders: []string{"ann"}}, p{ID: "analyst", ReportsTo: "head", Holders: []string{"cid"}}),
			c{Op: added, Kind: position, ID: "analyst", To: "head"},
			c{Op: added, Kind: holder, ID: "cid", Of: "analyst"},
			c{Op: removed, Kind: position, ID: "ed", From: "head"},
			c{Op: removed, Kind: holder, ID: "bob", Of: "ed"})
	})
	t.Run("from the one that closed to the one that opened", func(t *testing.T) {
		requireChanges(t,
			positions(p{ID: "lead", Holders: []string{"bob", "cid"}}),
			positions(p{ID: "hub", Holders: []string{"bob", "dan"}}),
			c{Op: added, Kind: position, ID: "hub"},
			c{Op: moved, Kind: holder, ID: "bob", Of: "hub", From: "lead", To: "hub"},
			c{Op: added, Kind: holder, ID: "dan", Of: "hub"},
			c{Op: removed, Kind: position, ID: "lead"},
			c{Op: removed, Kind: holder, ID: "cid", Of: "lead"})
	})
	t.Run("a job share closes, and each goes elsewhere", func(t *testing.T) {
		requireChanges(t,
			positions(p{ID: "a", Holders: []string{"ann", "bob"}}, p{ID: "b"}, p{ID: "c", Holders: []string{"bob"}}),
			positions(p{ID: "b", Holders: []string{"ann"}}, p{ID: "c", Holders: []string{"bob"}}),
			c{Op: removed, Kind: position, ID: "a"},
			c{Op: removed, Kind: holder, ID: "bob", Of: "a", Elsewhere: true},
			c{Op: moved, Kind: holder, ID: "ann", Of: "b", From: "a", To: "b"})
	})
	t.Run("a holder takes on a second position, which opened", func(t *testing.T) {
		requireChanges(t,
			positions(p{ID: "a", Holders: []string{"ann"}}),
			positions(p{ID: "a", Holders: []string{"ann"}}, p{ID: "b", Holders: []string{"ann"}}),
			c{Op: added, Kind: position, ID: "b"},
			c{Op: added, Kind: holder, ID: "ann", Of: "b", Elsewhere: true})
	})
	t.Run("one position for two others", func(t *testing.T) {
		requireChanges(t,
			positions(p{ID: "a", Holders: []string{"ann"}}),
			positions(p{ID: "b", Holders: []string{"ann"}}, p{ID: "c", Holders: []string{"ann"}}),
			c{Op: removed, Kind: position, ID: "a"},
			c{Op: removed, Kind: holder, ID: "ann", Of: "a", Elsewhere: true},
			c{Op: added, Kind: position, ID: "b"},
			c{Op: added, Kind: holder, ID: "ann", Of: "b", Elsewhere: true},
			c{Op: added, Kind: position, ID: "c"},
			c{Op: added, Kind: holder, ID: "ann", Of: "c", Elsewhere: true})
	})
	t.Run("a position closes whose id another takes over", func(t *testing.T) {
		requireChanges(t,
			positions(p{ID: "head", Holders: []string{"ann"}}, p{ID: "lead", Holders: []string{"bob"}}),
			positions(p{ID: "head", Formerly: former("lead"), Holders: []string{"bob"}}),
			c{Op: removed, Kind: position, ID: "head"},
			renamed("lead", "head"),
			c{Op: removed, Kind: holder, ID: "ann", Of: "head"})
	})
}

// C1, C9: numbers that are equal in no other way.
func TestC1DiffNumbers(t *testing.T) {
	with := func(bound float64) socialorg.Org {
		return socialorg.Org{KPIs: []socialorg.KPI{{Key: "k", Min: &bound}}}
	}
	require.Empty(t, orgdiff.Diff(with(math.NaN()), with(math.NaN())))
	require.Empty(t, orgdiff.Diff(with(0), with(math.Copysign(0, -1))))
	for _, test := range []struct {
		bound float64
		text  string
	}{
		{math.NaN(), "NaN"}, {math.Inf(-1), "-Inf"}, {5e300, "5e+300"}, {500_000, "500000"}, {0.1, "0.1"}, {25_000_000, "25000000"},
	} {
		requireChanges(t, with(0), with(test.bound), orgdiff.Change{Op: orgdiff.Changed, Kind: orgdiff.KPI, ID: "k", Field: "min", From: "0", To: test.text})
	}
}

// A3: a big organisation with a thousand changes.
func TestA3DiffBig(t *testing.T) {
	const n, changes = 40_000, 1000
	version := func(edited bool) socialorg.Org {
		o := agency()
		o.Positions = make([]socialorg.Position, n)
		for i := range o.Positions {
			p := &o.Positions[i]
			p.ID = socialorg.PositionID(fmt.Sprint("p", i))
			p.Role = "writer"
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
				p.Formerly, p.ID = former(p.ID), "new-"+p.ID
			}
		}
		return o
	}
	require.Len(t, orgdiff.Diff(version(false), version(true)), changes)
	require.Len(t, orgdiff.Diff(socialorg.Org{}, version(true)), 2*n+10-changes/4) // positions and holders
	require.Empty(t, orgdiff.Diff(version(true), version(true)))
}

// A3: former ids that everybody claims take no more than linear time: with
// quadratic time this would not end.
func TestA3DiffManyFormerIDs(t *testing.T) {
	const n = 15_000
	var ids []socialorg.PositionID
	var before, after socialorg.Org
	for i := range n {
		id := socialorg.PositionID(fmt.Sprint("p", i))
		ids = append(ids, id)
		before.Positions = append(before.Positions, socialorg.Position{ID: id})
		after.Positions = append(after.Positions, socialorg.Position{ID: "new-" + id, Formerly: former("p0")})
	}
	before.Positions[0].Formerly, after.Positions[0].Formerly = ids, ids
	got := orgdiff.Diff(before, after)
	require.Contains(t, got, renamed("p0", "new-p0"))
	require.Len(t, orgdiff.Diff(after, before), len(got))
}

// Two random documents: no panic, nothing between equals, a mirror, lines without
// control characters and of a bounded length, and a summary of as many things.
func FuzzDiff(f *testing.F) {
	f.Add([]byte(`{"positions":[{"id":"a","holders":["h","i"],"attributes":{"fte":"0.5"}},{"id":"b","holders":["i"]}],"exceptions":[{"rule":"r","position":"a","why":"x"}]}`),
		[]byte(`{"positions":[{"id":"c","formerly":["a"],"holders":["j"]},{"id":"b"}],"exceptions":[{"rule":"r","position":"c","why":"y"}],"terms":{"a":"b"}}`))
	f.Add([]byte(`{"positions":[{"id":"a","formerly":["","b"]},{"id":"a"}]}`), []byte(`{"positions":[{"id":"b","formerly":["a"]},{"id":"","formerly":["a"]}]}`))
	f.Add([]byte(`{"roles":[{"id":"a","responsibilities":[{"key":"x","with":["y"]}]},{"id":"b","formerly":["c"],"skills":[{"key":"x"}]}]}`),
		[]byte(`{"roles":[{"id":"a","formerly":["b"]},{"id":"b","formerly":["a"],"responsibilities":[{"key":"x","with":["y"]}],"reportsTo":[{"to":"a"},{"minRank":"lead"}]}]}`))
	f.Add([]byte(`{"name":"x","goals":[{"key":"g"}],"campaigns":[{"key":"c","kpisSetBy":"p","team":["p","p"],"kpis":[{"key":"k","min":1,"max":2,"channels":["a"]}]}]}`),
		[]byte(`{"positions":[{"id":"p\n","reportsTo":"p","dottedTo":["q"],"holders":["h"]}],"campaigns":[{"key":"c","goals":["g"],"metrics":{"m":"sum"},"kpis":[{"key":"k","per":5},{"key":"k"}]}],"words":{"a":"b"}}`))
	f.Fuzz(func(t *testing.T, one, other []byte) {
		var a, b socialorg.Org
		if json.Unmarshal(one, &a) != nil || json.Unmarshal(other, &b) != nil {
			t.Skip()
		}
		require.Empty(t, orgdiff.Diff(a, a))
		there, back := orgdiff.Diff(a, b), orgdiff.Diff(b, a)
		require.Len(t, back, len(there))
		for _, c := range there {
			text := c.String()
			if len(text) > 4000 || strings.ContainsFunc(text, unicode.IsControl) {
				t.Errorf("%q has a control character or %d bytes", text, len(text))
			}
			require.LessOrEqual(t, max(len(c.ID), len(c.Of), len(c.From), len(c.To)), socialorg.MaxTextBytes)
		}
		forth, reverse := orgdiff.Summarise(there), orgdiff.Summarise(back)
		require.Equal(t, forth.Left, reverse.Came)
		require.Equal(t, forth.Moved, reverse.Moved)
		require.Equal(t, forth.GaveUp, reverse.TookOn)
		n := 0
		for _, ops := range forth.Counts {
			for _, of := range ops {
				n += of
			}
		}
		require.LessOrEqual(t, n, len(there))
		require.Equal(t, n == 0, len(there) == 0)
	})
}
