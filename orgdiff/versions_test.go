package orgdiff_test

import (
	"encoding/csv"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/socialorg"
	"example.com/socialorg/orgdiff"
)

// readVersion reads a version of the table of testdata/versions: a position a
// row, a role for each job.
func readVersion(t *testing.T, name string) socialorg.Org {
	t.Helper()
	f, err := os.Open("testdata/versions/" + name)
	require.NoError(t, err)
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	require.NoError(t, err)
	require.Equal(t, []string{"id", "job", "title", "manager", "holders", "formerly"}, rows[0])
	var o socialorg.Org
	known := make(map[string]bool)
	for _, row := range rows[1:] {
		role := socialorg.RoleID(strings.ReplaceAll(strings.ToLower(row[1]), "_", "-"))
		if !known[row[1]] {
			known[row[1]] = true
			o.Roles = append(o.Roles, socialorg.Role{ID: role, Name: row[1]})
		}
		p := socialorg.Position{
			ID: socialorg.PositionID(row[0]), Role: role, Title: row[2],
			ReportsTo: socialorg.PositionID(row[3]), Holders: strings.Fields(row[4]),
		}
		for _, id := range strings.Fields(row[5]) {
			p.Formerly = append(p.Formerly, socialorg.PositionID(id))
		}
		o.Positions = append(o.Positions, p)
	}
	return o
}

// Two versions of a real table, and by hand what was done to it.
func TestDiffRealTable(t *testing.T) {
	before, after := readVersion(t, "before.csv"), readVersion(t, "after.csv")
	require.Len(t, before.Positions, 107)
	changed := func(id, field, from, to string) orgdiff.Change {
		return orgdiff.Change{Op: orgdiff.Changed, Kind: orgdiff.Position, ID: id, Field: field, From: from, To: to}
	}
	moved := func(id, from, to string) orgdiff.Change {
		return orgdiff.Change{Op: orgdiff.Moved, Kind: orgdiff.Position, ID: id, From: from, To: to}
	}
	requireChanges(t, before, after,
		orgdiff.Change{Op: orgdiff.Removed, Kind: orgdiff.Role, ID: "ac-mgr", From: "AC_MGR"}, // nobody has the job any more
		orgdiff.Change{Op: orgdiff.Removed, Kind: orgdiff.Role, ID: "mk-rep", From: "MK_REP"},
		orgdiff.Change{Op: orgdiff.Added, Kind: orgdiff.Role, ID: "sm-mgr", To: "SM_MGR"},
		orgdiff.Change{Op: orgdiff.Added, Kind: orgdiff.Role, ID: "sm-spec", To: "SM_SPEC"},
		orgdiff.Change{Op: orgdiff.Removed, Kind: orgdiff.Position, ID: "119", From: "114"},
		orgdiff.Change{Op: orgdiff.Removed, Kind: orgdiff.Holder, ID: "e119", Of: "119"},
		orgdiff.Change{Op: orgdiff.Removed, Kind: orgdiff.Holder, ID: "e146", Of: "146"},
		moved("202", "201", "207"),
		changed("202", "role", "mk-rep", "sm-spec"),
		changed("202", "title", "Marketing Representative", "Social Media Specialist"),
		moved("204", "101", "201"),
		changed("205", "role", "ac-mgr", "fi-mgr"),
		orgdiff.Change{Op: orgdiff.Added, Kind: orgdiff.Holder, ID: "e208", Of: "206"},
		orgdiff.Change{Op: orgdiff.Added, Kind: orgdiff.Position, ID: "207", To: "201"},
		orgdiff.Change{Op: orgdiff.Added, Kind: orgdiff.Holder, ID: "e207", Of: "207"},
		renamed("114", "214"), // its four other reports have not moved
	)
}
