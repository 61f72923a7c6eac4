package main

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/stretchr/testify/require"

	"example.com/socialorg"
)

// TestPeersAgree shows that what is compared does the same work: every peer
// gives the library's answers, but for casbin beyond its limit of levels.
func TestPeersAgree(t *testing.T) {
	for _, s := range shapes {
		for _, n := range []int{1, 2, 3, 10, 300} {
			o := s.org(n)
			h, err := socialorg.NewHierarchy(o)
			require.NoError(t, err)
			q := newArguments(o, h)
			want, err := newHierarchy(o)
			require.NoError(t, err)
			for _, p := range peers[1:] {
				t.Run(p.name+" "+s.name, func(t *testing.T) {
					got, err := p.build(o)
					require.NoError(t, err)
					for i := range 300 {
						a, b := q.as[i], q.bs[i]
						if levels := h.Node(b).Depth(); p.name != "casbin" || levels <= casbinLevels {
							require.Equal(t, want.manages(a, b), got.manages(a, b), "%s manages %s of %d", a, b, n)
						}
						if got.chain == nil {
							continue
						}
						require.Equal(t, want.chain(b), got.chain(b))
						require.Equal(t, want.commonManager(a, b), got.commonManager(a, b), "%s, %s of %d", a, b, n)
					}
					if got.chain == nil {
						return
					}
					require.Equal(t, want.allReports(q.head), got.allReports(q.head))
					wantSums, gotSums := want.rollUp(), got.rollUp()
					for i := range o.Positions {
						require.Equal(t, wantSums(o.Positions[i].ID), gotSums(o.Positions[i].ID))
					}
				})
			}
		}
	}
}

// TestWrongAnswers shows what the notes of the table say of casbin and cedar:
// they answer where there is no right answer, or give the wrong one.
func TestWrongAnswers(t *testing.T) {
	chain := shapes[1].org(50)
	casbin, err := newCasbin(chain)
	require.NoError(t, err)
	require.True(t, casbin.manages(employee(0), employee(10)))
	require.False(t, casbin.manages(employee(0), employee(11)), "the top of the chain is above")

	cycle := socialorg.Org{Positions: []socialorg.Position{{ID: "a", ReportsTo: "b"}, {ID: "b", ReportsTo: "a"}}}
	for _, p := range peers {
		_, err := p.build(cycle)
		if p.name == "casbin" || p.name == "cedar" {
			require.NoError(t, err, "%s accepts a cycle", p.name)
		} else {
			require.Error(t, err, "%s refuses a cycle", p.name)
		}
	}
}

// TestPeersRefuse shows that every peer is charged for the same checks.
func TestPeersRefuse(t *testing.T) {
	for name, positions := range map[string][]socialorg.Position{
		"duplicate id":    {{ID: "a"}, {ID: "a"}},
		"unknown manager": {{ID: "a", ReportsTo: "b"}},
		"malformed id":    {{ID: " a"}},
		"no id":           {{}},
	} {
		for _, p := range peers {
			_, err := p.build(socialorg.Org{Positions: positions})
			require.Error(t, err, "%s: %s", p.name, name)
		}
	}
}

// TestLoadersAgree shows that all decoders read the same organisation.
func TestLoadersAgree(t *testing.T) {
	want, files, err := files(50)
	require.NoError(t, err)
	for _, l := range loaders {
		got, err := l.load(files[l.format])
		require.NoError(t, err)
		require.Empty(t, cmp.Diff(want, got, cmpopts.EquateEmpty()), "%s, %s", l.name, l.format)
	}
}
