package socialorg_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/socialorg"
)

// FuzzHierarchyJSON reads any bytes as an organisation: nothing panics, what is
// refused says why on a line, and what is accepted comes back Equal.
func FuzzHierarchyJSON(f *testing.F) {
	for _, o := range []socialorg.Org{{}, fullOrg(), chart("a<b", "b<a"), randomForest(seeded(40), 6)} {
		text, err := json.Marshal(o)
		require.NoError(f, err)
		f.Add(text)
	}
	for _, text := range []string{
		``, `null`, `{} {}`, `{"name":"\ud800"}`, "{\"name\":\"\xff\"}", `{"positions":[{"id":"\u202e"},{"ID":"a","id":"b"}]}`,
		`{"campaigns":[{"key":"c","kpis":[{"key":"k","unit":"u","min":-0.0,"weight":1e-320}]}]}`,
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		var h socialorg.Hierarchy
		if err := h.UnmarshalJSON(text); err != nil {
			require.ErrorAs(t, err, new(socialorg.Problems))
			requirePrintable(t, err.Error())
			require.True(t, h.Equal(nil), "what is refused leaves the Hierarchy as it was")
			return
		}
		first, err := json.Marshal(&h)
		require.NoError(t, err)
		var g socialorg.Hierarchy
		require.NoError(t, json.Unmarshal(first, &g))
		require.True(t, h.Equal(&g))
		second, err := json.Marshal(&g)
		require.NoError(t, err)
		require.Equal(t, string(first), string(second))
		for n := range h.Nodes() {
			require.NotEmpty(t, n.ProblemPath(""))
			for _, ask := range answers(&h, n.ID(), n.ID()) {
				ask()
			}
			break
		}
		if err := h.Check(everyTop()); err != nil {
			requirePrintable(t, err.Error())
		}
	})
}

// fuzzIDs are the ids of FuzzOrgModel; some are malformed, some are like
// others.
var fuzzIDs = []socialorg.PositionID{
	"a", "b", "c", "d", "e", "f", "g", "h", "A", "a ", " b", "", "\xff", "c\n", "\u200b", "é", "É", "e\u0301", "0", "none",
}

// fuzzOrg makes an organisation from bytes: some for each position, which say
// its id, its lines, its role, holders and former ids. The first byte says
// whether ids are well-formed and, up to the sixteenth, different.
func fuzzOrg(data []byte) socialorg.Org {
	o := socialorg.Org{Roles: randomForest(seeded(41), 0).Roles}
	next := func() int {
		if len(data) == 0 {
			return 0
		}
		b := data[0]
		data = data[1:]
		return int(b)
	}
	tidy := next()&1 != 0
	id := func(b int) socialorg.PositionID {
		if tidy {
			return socialorg.PositionID(fmt.Sprint("p", b%16))
		}
		return fuzzIDs[b%len(fuzzIDs)]
	}
	for len(data) > 0 && len(o.Positions) < 30 {
		p := socialorg.Position{ID: id(len(o.Positions))}
		if !tidy {
			p.ID = id(next())
		}
		extras := next()
		if extras&1 == 0 {
			p.ReportsTo = id(next())
		}
		if extras&2 != 0 {
			p.DottedTo = append(p.DottedTo, id(next()))
		}
		if extras&4 != 0 {
			p.DottedTo = append(p.DottedTo, id(next()))
		}
		if extras&8 != 0 {
			p.Formerly = append(p.Formerly, id(next()))
		}
		if extras&16 != 0 {
			p.Formerly = append(p.Formerly, id(next()))
		}
		if extras&32 != 0 {
			p.Role = []socialorg.RoleID{"chief", "lead", "worker", "painter"}[next()%4]
		}
		for range extras >> 6 {
			p.Holders = append(p.Holders, string(id(next())))
		}
		o.Positions = append(o.Positions, p)
	}
	return o
}

// FuzzOrgModel holds whole organisations against the naive model: the problems
// one by one, and every answer of the Hierarchy where there is none.
func FuzzOrgModel(f *testing.F) {
	f.Add([]byte{})
	f.Add([]byte{0, 0, 1, 1, 0, 0, 2, 0, 1})                // a, b under a, c under b
	f.Add([]byte{0, 0, 0, 1, 1, 0, 0, 2, 0, 0})             // a and b in a circle, c under a
	f.Add([]byte{0, 0, 1, 0, 1, 8, 1, 8, 0, 8})             // the same id twice, one like it
	f.Add([]byte{0, 0, 0xff, 1, 2, 3, 4, 0, 5, 6, 7})       // everything at once
	f.Add([]byte{1, 97, 0, 1, 96, 0, 2, 1, 64, 0, 9, 0, 2}) // well-formed ids, roles, holders, lines
	f.Add([]byte("02002001002"))                            // a malformed id twice
	f.Fuzz(func(t *testing.T, data []byte) {
		o := fuzzOrg(data)
		want := naiveProblems(o)
		h, err := socialorg.NewHierarchy(o)
		requireProblems(t, err, want...)
		if err != nil {
			requirePrintable(t, err.Error())
			require.Nil(t, h)
			return
		}
		m := modelOf(o)
		requireSame(t, "Nodes", m.below(m.tops()), idsOf(h.Nodes()))
		requireSame(t, "Tops", m.tops(), idsOf(h.Tops()))
		for i, p := range o.Positions {
			n := h.Node(p.ID)
			require.Equal(t, fmt.Sprintf("positions[%d]", i), n.ProblemPath(""))
			requireSame(t, "Chain", m.chain(p.ID), idsOf(n.Chain()))
			requireSame(t, "AllReports", m.below(m.reports(p.ID)), idsOf(n.AllReports()))
			require.Equal(t, m.approver(p.ID, "hire"), n.Approver("hire").ID())
			require.Equal(t, m.accountableFor(p.ID, "hire"), n.Owner("hire").ID())
			require.Equal(t, m.effectiveManager(p.ID), n.EffectiveManager().ID())
			for _, q := range o.Positions {
				require.Equal(t, m.manages(p.ID, q.ID), n.Manages(h.Node(q.ID)))
				require.Equal(t, m.commonManager(p.ID, q.ID), n.CommonManager(h.Node(q.ID)).ID())
			}
		}
	})
}
