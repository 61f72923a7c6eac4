package socialorg_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/socialorg"
)

// FuzzHierarchyJSON reads any bytes as an organisation: nothing panics, what is
// refused says why on a line, and what is accepted comes back Equal.
func FuzzHierarchyJSON(f *testing.F) {
	for _, o := range []socialorg.Org{{}, socialorg.Department(), fullOrg(), chart("a<b", "b<a"), randomForest(seeded(40), 6)} {
		text, err := json.Marshal(o)
		require.NoError(f, err)
		f.Add(text)
	}
	for _, text := range []string{``, `null`, `{} {}`, `{"name":"\ud800"}`, "{\"name\":\"\xff\"}", `{"positions":[{"id":"\u202e"},{"ID":"a","id":"b"}]}`, `{"campaigns":[{"key":"c","kpis":[{"key":"k","unit":"u","target":-0.0,"aim":"at-least","weight":1e-320}]}]}`} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		var h socialorg.Hierarchy
		if err := h.UnmarshalJSON(text); err != nil {
			if errors.As(err, new(socialorg.Problems)) || errors.As(err, new(socialorg.Problem)) {
				requirePrintable(t, err.Error())
			}
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
		for p := range h.All() {
			require.NotEmpty(t, h.Path(p.ID))
			for _, ask := range answers(&h, p.ID, p.ID) {
				ask()
			}
			break
		}
		if err := h.Check(everyRule()...); err != nil {
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
		requireSame(t, "All", m.below(m.tops()), idsOf(h.All()))
		requireSame(t, "Tops", m.tops(), idsOf(h.Tops()))
		for i, p := range o.Positions {
			require.Equal(t, fmt.Sprintf("positions[%d]", i), h.Path(p.ID))
			requireSame(t, "Chain", m.chain(p.ID), idsOf(h.Chain(p.ID)))
			requireSame(t, "AllReports", m.below(m.reports(p.ID)), idsOf(h.AllReports(p.ID)))
			want, known := m.accountableFor(p.ID, socialorg.AreaBudget)
			got, ok := h.AccountableFor(p.ID, socialorg.AreaBudget)
			requirePosition(t, "AccountableFor", want, known, got, ok)
			want, known = m.effectiveManager(p.ID)
			got, ok = h.EffectiveManager(p.ID)
			requirePosition(t, "EffectiveManager", want, known, got, ok)
			for _, q := range o.Positions {
				require.Equal(t, m.manages(p.ID, q.ID), h.Manages(p.ID, q.ID))
				want, known := m.commonManager(p.ID, q.ID)
				got, ok := h.CommonManager(p.ID, q.ID)
				requirePosition(t, "CommonManager", want, known, got, ok)
			}
		}
	})
}
