package socialorg_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/stretchr/testify/require"

	"example.com/socialorg"
	"example.com/socialorg/standard"
)

// roleOf makes a role from pairs of an area and an involvement.
func roleOf(id socialorg.RoleID, scope ...string) socialorg.Role {
	r := socialorg.Role{ID: id, Name: string(id)}
	for i := 0; i < len(scope); i += 2 {
		r.Responsibilities = append(r.Responsibilities, socialorg.Responsibility{
			Key:         socialorg.Key(fmt.Sprintf("%s-%d", id, i)),
			Area:        socialorg.Area(scope[i]),
			Involvement: socialorg.Involvement(scope[i+1]),
		})
	}
	return r
}

func TestScope(t *testing.T) {
	reason := func(area, a, b string) socialorg.ScopeReason {
		return socialorg.ScopeReason{Area: socialorg.Area(area), A: socialorg.Involvement(a), B: socialorg.Involvement(b)}
	}
	for name, test := range map[string]struct {
		a, b    []string
		scope   socialorg.ScopeRelation
		reasons []socialorg.ScopeReason
	}{
		"both empty":          {nil, nil, socialorg.ScopeSame, nil},
		"equal":               {[]string{"x", "responsible"}, []string{"x", "responsible"}, socialorg.ScopeSame, nil},
		"the greatest counts": {[]string{"x", "informed", "x", "accountable"}, []string{"x", "accountable"}, socialorg.ScopeSame, nil},
		"more in one area": {[]string{"x", "accountable"}, []string{"x", "responsible"}, socialorg.ScopeBroader,
			[]socialorg.ScopeReason{reason("x", "accountable", "responsible")}},
		"one area more": {[]string{"x", "informed", "y", "informed"}, []string{"x", "informed"}, socialorg.ScopeBroader,
			[]socialorg.ScopeReason{reason("y", "informed", "")}},
		"anything is broader than nothing": {[]string{"x", "informed"}, nil, socialorg.ScopeBroader,
			[]socialorg.ScopeReason{reason("x", "informed", "")}},
		"less": {[]string{"x", "consulted"}, []string{"x", "responsible"}, socialorg.ScopeNarrower,
			[]socialorg.ScopeReason{reason("x", "consulted", "responsible")}},
		"more here, less there": {[]string{"x", "accountable", "y", "informed"}, []string{"y", "responsible", "x", "responsible"}, socialorg.ScopeOverlapping,
			[]socialorg.ScopeReason{reason("x", "accountable", "responsible"), reason("y", "informed", "responsible")}},
		"no area in common": {[]string{"x", "accountable"}, []string{"y", "accountable"}, socialorg.ScopeDisjoint,
			[]socialorg.ScopeReason{reason("x", "accountable", ""), reason("y", "", "accountable")}},
		"the areas of A in A's order, then the rest in B's": {
			[]string{"x", "responsible", "w", "informed"},
			[]string{"z", "informed", "w", "responsible", "a", "informed"}, socialorg.ScopeOverlapping,
			[]socialorg.ScopeReason{reason("x", "responsible", ""), reason("w", "informed", "responsible"), reason("z", "", "informed"), reason("a", "", "informed")}},
		"an unknown word counts as none": {[]string{"x", "boss"}, []string{"x", "informed"}, socialorg.ScopeNarrower,
			[]socialorg.ScopeReason{reason("x", "", "informed")}},
	} {
		t.Run(name, func(t *testing.T) {
			c := socialorg.CompareRoles(roleOf("a", test.a...), roleOf("b", test.b...))
			require.Equal(t, test.scope, c.Scope)
			if diff := gocmp.Diff(test.reasons, c.Reasons, cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("reasons (-want +got)\n%s", diff)
			}
		})
	}
}

func TestRelationInverse(t *testing.T) {
	for r, want := range map[socialorg.ScopeRelation]socialorg.ScopeRelation{
		socialorg.ScopeSame: socialorg.ScopeSame, socialorg.ScopeBroader: socialorg.ScopeNarrower, socialorg.ScopeNarrower: socialorg.ScopeBroader,
		socialorg.ScopeOverlapping: socialorg.ScopeOverlapping, socialorg.ScopeDisjoint: socialorg.ScopeDisjoint, "": "", "wider": "wider",
	} {
		require.Equal(t, want, r.Inverse(), r)
		require.Equal(t, r, r.Inverse().Inverse(), r)
	}
}

// randomRole returns a small role over few keys and areas, so that two of them
// have much in common. Some are invalid: with repeated keys, unknown words,
// empty and hostile text.
func randomRole(r *rand.Rand) socialorg.Role {
	pick := func(words ...string) string { return words[r.IntN(len(words))] }
	role := socialorg.Role{ID: socialorg.RoleID(pick("a", "b", "", "Not An ID\n")), Name: pick("A", "")}
	for range r.IntN(6) {
		role.Responsibilities = append(role.Responsibilities, socialorg.Responsibility{
			Key:         socialorg.Key(pick("k1", "k2", "k3", "k4", "", "\xff")),
			Area:        socialorg.Area(pick("x", "y", "z", "")),
			Involvement: socialorg.Involvement(pick("", "informed", "consulted", "responsible", "accountable", "boss")),
			With:        []socialorg.Key{socialorg.Key(pick("p", "q"))},
		})
	}
	for range r.IntN(4) {
		role.Skills = append(role.Skills, socialorg.Skill{Key: socialorg.Key(pick("s1", "s2", "")), Level: socialorg.SkillLevel(pick("", "expert", "wizard"))})
	}
	for range r.IntN(3) {
		role.ReportsTo = append(role.ReportsTo, socialorg.ReportingLine{To: socialorg.RoleID(pick("c", "d", "")), Subject: socialorg.Key(pick("", "performance"))})
	}
	return role
}

// mirror exchanges the sides of a comparison and sorts its lists, whose order
// follows the first role.
func mirror(c socialorg.Comparison) socialorg.Comparison {
	c.A, c.B = c.B, c.A
	c.Responsibilities = mirrorOverlap(c.Responsibilities)
	c.Skills = mirrorOverlap(c.Skills)
	c.ReportsTo = mirrorOverlap(c.ReportsTo)
	c.Scope = c.Scope.Inverse()
	for i, r := range c.Reasons {
		c.Reasons[i] = socialorg.ScopeReason{Area: r.Area, A: r.B, B: r.A}
	}
	return sorted(c)
}

func mirrorOverlap[T any](o socialorg.Overlap[T]) socialorg.Overlap[T] {
	for i, p := range o.Shared {
		o.Shared[i] = socialorg.Pair[T]{A: p.B, B: p.A}
	}
	o.OnlyA, o.OnlyB = o.OnlyB, o.OnlyA
	return o
}

func sorted(c socialorg.Comparison) socialorg.Comparison {
	slices.SortFunc(c.Reasons, func(a, b socialorg.ScopeReason) int { return cmp.Compare(a.Area, b.Area) })
	sortPrinted(c.Responsibilities.Shared)
	sortPrinted(c.Skills.Shared)
	sortPrinted(c.ReportsTo.Shared)
	return c
}

func sortPrinted[T any](list []T) {
	slices.SortFunc(list, func(a, b T) int { return cmp.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
}

// E5: the laws of comparison, on valid and invalid roles.
func TestE5ComparisonLaws(t *testing.T) {
	t.Parallel()
	rnd := rand.New(rand.NewPCG(1, 2))
	atLeast := func(r socialorg.ScopeRelation) bool { return r == socialorg.ScopeBroader || r == socialorg.ScopeSame }
	chained := 0
	for range 5_000 {
		a, b, c := randomRole(rnd), randomRole(rnd), randomRole(rnd)

		self := socialorg.CompareRoles(a, a)
		require.Equal(t, socialorg.ScopeSame, self.Scope, "reflexive")
		require.Empty(t, self.Responsibilities.OnlyA)
		require.Empty(t, self.Responsibilities.OnlyB)
		require.Len(t, self.Responsibilities.Shared, len(a.Responsibilities))

		ab, ba := socialorg.CompareRoles(a, b), socialorg.CompareRoles(b, a)
		require.Len(t, a.Responsibilities, len(ab.Responsibilities.Shared)+len(ab.Responsibilities.OnlyA), "nothing is lost")
		require.Len(t, b.Responsibilities, len(ab.Responsibilities.Shared)+len(ab.Responsibilities.OnlyB), "nothing is lost")
		require.NotEmpty(t, ab.String())
		if diff := gocmp.Diff(sorted(ab), mirror(ba)); diff != "" {
			t.Fatalf("%+v\n%+v\nthe mirror image differs\n%s", a, b, diff)
		}

		bc, ac := socialorg.CompareRoles(b, c), socialorg.CompareRoles(a, c)
		if atLeast(ab.Scope) && atLeast(bc.Scope) {
			require.True(t, atLeast(ac.Scope), "transitive: %v %v %v", a, b, c)
			if ab.Scope == socialorg.ScopeBroader || bc.Scope == socialorg.ScopeBroader {
				require.Equal(t, socialorg.ScopeBroader, ac.Scope)
				chained++
			}
		}
	}
	require.Greater(t, chained, 25, "the random roles hardly ever test transitivity")
}

// E1: a comparison shares nothing with the roles.
func TestE1ComparisonIsACopy(t *testing.T) {
	a, b := fullOrg().Roles[0], fullOrg().Roles[0]
	c := socialorg.CompareRoles(a, b)
	for i := range c.Responsibilities.Shared {
		for _, d := range []socialorg.Responsibility{c.Responsibilities.Shared[i].A, c.Responsibilities.Shared[i].B} {
			for j := range d.With {
				d.With[j] = "changed"
			}
			for j := range d.Goals {
				d.Goals[j] = "changed"
			}
			for j := range d.Formerly {
				d.Formerly[j] = "changed"
			}
		}
	}
	require.Empty(t, gocmp.Diff(fullOrg().Roles[0], a))
	require.Empty(t, gocmp.Diff(fullOrg().Roles[0], b))
}

func TestComparisonString(t *testing.T) {
	for _, test := range []struct {
		name string
		a, b socialorg.Role
		want string
	}{
		{"same", roleOf("a", "x", "informed"), roleOf("b", "x", "informed"), `The a and the b have the same scope.
They share nothing.
Besides, the a has 1 responsibility; the b has 1 responsibility.`},
		{"narrower", roleOf("a", "x", "informed"), roleOf("b", "x", "informed", "y", "accountable"), `The b has a broader scope than the a.
Only the b is accountable for:
  - b-2
Accountable where the other is not involved: y.
They share 1 responsibility.
Besides, the a has nothing more; the b has 1 responsibility.`},
		{"overlapping", roleOf("a", "x", "informed", "y", "accountable"), roleOf("b", "x", "responsible"), `Neither the a nor the b has the broader scope.
More involved is the a in y, the b in x.
They share nothing.
Besides, the a has 2 responsibilities; the b has 1 responsibility.`},
		{"disjoint, hostile", roleOf("a", "x\n", "informed"), roleOf("B\u202e", "y", "informed"), `The a and the B\u202e have no area in common.
They share nothing.
Besides, the a has 1 responsibility; the B\u202e has 1 responsibility.`},
	} {
		t.Run(test.name, func(t *testing.T) {
			if test.name == "narrower" {
				test.b.Responsibilities[0].Key = test.a.Responsibilities[0].Key
			}
			require.Equal(t, test.want, socialorg.CompareRoles(test.a, test.b).String())
		})
	}
	require.Equal(t, "x: accountable > none", socialorg.ScopeReason{Area: "x", A: socialorg.Accountable}.String())
	require.Equal(t, "x: none < informed", socialorg.ScopeReason{Area: "x", B: socialorg.Informed}.String())
	require.Equal(t, "x: none = none", socialorg.ScopeReason{Area: "x"}.String())
}

// The order of each closed set, and that a word outside counts as not stated.
func TestOrders(t *testing.T) {
	checkOrder(
		t,
		[]socialorg.Involvement{"", socialorg.Informed, socialorg.Consulted, socialorg.Responsible, socialorg.Accountable, socialorg.AccountableResponsible},
		socialorg.Involvement.Compare,
	)
	checkOrder(
		t,
		[]socialorg.SkillLevel{"", socialorg.LevelAwareness, socialorg.LevelWorking, socialorg.LevelPractitioner, socialorg.LevelExpert},
		socialorg.SkillLevel.Compare,
	)
	checkOrder(
		t,
		[]socialorg.Rank{
			"", socialorg.RankIndividual, socialorg.RankLead, socialorg.RankManager, socialorg.RankSeniorManager, socialorg.RankDirector,
			socialorg.RankExecutive,
		},
		socialorg.Rank.Compare,
	)
}

func checkOrder[T ~string](t *testing.T, ascending []T, compare func(a, b T) int) {
	t.Helper()
	for i, a := range ascending {
		for j, b := range ascending {
			require.Equal(t, cmp.Compare(i, j), compare(a, b), "%q and %q", a, b)
		}
		require.Equal(t, compare("", a), compare("Chief", a), "an unknown word and %q", a)
	}
}

// A role without responsibilities is narrower than every other, which says more of
// what is written down than of the role.
func TestComparisonSaysWhoStatesNothing(t *testing.T) {
	chief, manager := standard.ChiefExecutive(), standard.Manager()
	for _, c := range []socialorg.Comparison{socialorg.CompareRoles(chief, manager), socialorg.CompareRoles(manager, chief)} {
		require.Contains(t, c.String(), "No comparison of scope: no responsibilities are stated for the chief executive.\n")
		require.NotContains(t, c.String(), "broader")
	}
}
