package socialorg_test

import (
	"bytes"
	"encoding/csv"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"example.com/socialorg"
)

// readVersion reads a version of the table of testdata/versions: a position a
// row, a role for each job.
func readVersion(t *testing.T, name string) socialorg.Org {
	t.Helper()
	data, err := os.ReadFile("testdata/versions/" + name)
	require.NoError(t, err)
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
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
	require.NoError(t, o.Validate())
	return o
}

// Two versions of a real table, and by hand what was done to it.
func TestDiffOrgsRealTable(t *testing.T) {
	before, after := readVersion(t, "before.csv"), readVersion(t, "after.csv")
	require.Len(t, before.Positions, 107)
	want := []socialorg.Change{
		{Kind: socialorg.RoleRemoved, ID: "ac-mgr", From: "AC_MGR"}, // nobody has the job any more
		{Kind: socialorg.RoleRemoved, ID: "mk-rep", From: "MK_REP"},
		{Kind: socialorg.RoleAdded, ID: "sm-mgr", To: "SM_MGR"},
		{Kind: socialorg.RoleAdded, ID: "sm-spec", To: "SM_SPEC"},
		{Kind: socialorg.PositionClosed, ID: "119", From: "114"},
		{Kind: socialorg.HolderLeft, ID: "146", From: "e146"},
		{Kind: socialorg.PositionMoved, ID: "202", From: "201", To: "207"},
		{Kind: socialorg.PositionRetitled, ID: "202", From: "Marketing Representative", To: "Social Media Specialist"},
		{Kind: socialorg.PositionRoleChanged, ID: "202", From: "mk-rep", To: "sm-spec"},
		{Kind: socialorg.PositionMoved, ID: "204", From: "101", To: "201"},
		{Kind: socialorg.PositionRoleChanged, ID: "205", From: "ac-mgr", To: "fi-mgr"},
		{Kind: socialorg.HolderJoined, ID: "206", To: "e208"},
		{Kind: socialorg.PositionOpened, ID: "207", To: "201"},
		{Kind: socialorg.PositionRenamed, ID: "214", From: "114", To: "214"}, // its four other reports have not moved
	}
	if diff := cmp.Diff(want, socialorg.DiffOrgs(before, after)); diff != "" {
		t.Errorf("DiffOrgs (-want +got)\n%s", diff)
	}
}
