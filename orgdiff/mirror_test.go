package orgdiff_test

import (
	"cmp"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"example.com/socialorg"
	"example.com/socialorg/orgdiff"
)

// requireMirror compares Diff(after, before) with Diff(before, after) told the
// other way round.
func requireMirror(t *testing.T, before, after socialorg.Org) {
	t.Helper()
	there, back := orgdiff.Diff(before, after), orgdiff.Diff(after, before)
	want, got := mirrored(there), back
	blur(want, there, back)
	blur(got, there, back)
	byFields(want)
	byFields(got)
	if diff := gocmp.Diff(want, got); diff != "" {
		t.Fatalf("the mirror of Diff(a, b) and Diff(b, a) (-want +got)\n%s", diff)
	}
}

// blur forgets which position a holder left or joined, and what an exception is
// about, where the id is that of a thing that is gone, and of another that took it
// over.
func blur(changes []orgdiff.Change, both ...[]orgdiff.Change) {
	unclear := make(map[string]bool)
	for _, list := range both {
		gone := make(map[string]bool)
		for _, c := range list {
			gone[c.ID] = gone[c.ID] || c.Op == orgdiff.Removed && (c.Kind == orgdiff.Position || c.Kind == orgdiff.Role)
		}
		for _, c := range list {
			if c.Op == orgdiff.Renamed && gone[c.To] {
				unclear[c.To], unclear[c.From] = true, true
			}
		}
	}
	for i, c := range changes {
		if (c.Kind == orgdiff.Holder || c.Kind == orgdiff.Exception) && unclear[c.Of] {
			changes[i].Of = ""
		}
	}
}

// mirrored tells changes the other way round, sorted by their fields. What is
// still there goes by the id that it had before.
func mirrored(changes []orgdiff.Change) []orgdiff.Change {
	type name struct {
		kind   orgdiff.Kind
		of, id string
	}
	was, whole := make(map[name]string), make(map[name]bool)
	for _, c := range changes {
		switch {
		case c.Op == orgdiff.Renamed:
			was[name{c.Kind, c.Of, c.ID}] = c.From
		case (c.Kind == orgdiff.Position || c.Kind == orgdiff.Role) && (c.Op == orgdiff.Added || c.Op == orgdiff.Removed):
			whole[name{c.Kind, string(c.Op), c.ID}] = true
		}
	}
	former := func(kind orgdiff.Kind, of, id string) string {
		if old, ok := was[name{kind, of, id}]; ok {
			return old
		}
		return id
	}
	opposite := map[orgdiff.Op]orgdiff.Op{orgdiff.Added: orgdiff.Removed, orgdiff.Removed: orgdiff.Added}
	list := slices.Clone(changes)
	for i, c := range list {
		m := &list[i]
		m.Op = cmp.Or(opposite[c.Op], c.Op)
		m.From, m.To = c.To, c.From
		if c.Op == orgdiff.Moved && c.Kind != orgdiff.Position {
			m.Of = c.From
			continue
		}
		if c.Op != orgdiff.Added && c.Op != orgdiff.Removed {
			m.ID = former(c.Kind, c.Of, c.ID)
		}
		if c.Kind == orgdiff.Line && c.Op == orgdiff.Changed {
			m.ID = former(orgdiff.Role, "", c.ID)
		}
		switch c.Kind {
		case orgdiff.Responsibility, orgdiff.Skill, orgdiff.Line:
			m.Of = former(orgdiff.Role, "", c.Of)
		case orgdiff.Exception:
			if !whole[name{c.About, string(c.Op), c.Of}] {
				m.Of = former(c.About, "", c.Of)
			}
		case orgdiff.Holder:
			if !whole[name{orgdiff.Position, string(c.Op), c.Of}] { // its position closed or opened
				m.Of = former(orgdiff.Position, "", c.Of)
			}
		}
	}
	return list
}

func byFields(changes []orgdiff.Change) {
	slices.SortFunc(changes, func(a, b orgdiff.Change) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Op, b.Op), cmp.Compare(a.ID, b.ID), cmp.Compare(a.Of, b.Of),
			slices.Compare(a.Channels, b.Channels), cmp.Compare(a.Rank, b.Rank), cmp.Compare(a.Metric, b.Metric),
			cmp.Compare(a.About, b.About), cmp.Compare(a.Attribute, b.Attribute),
			cmp.Compare(a.Field, b.Field), cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To))
	})
}
