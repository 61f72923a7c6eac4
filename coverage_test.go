package socialorg_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"example.com/socialorg"
	"example.com/socialorg/standard"
)

// roleWith returns a role with the responsibilities.
func roleWith(id socialorg.RoleID, duties ...socialorg.Responsibility) socialorg.Role {
	return socialorg.Role{ID: id, Name: string(id), Responsibilities: duties}
}

// letters returns a matrix as text, a line for each row; what is implied stands in
// parentheses, nothing is "-".
func letters(m socialorg.RACIMatrix) []string {
	var lines []string
	for _, row := range m.Rows {
		line := fmt.Sprintf("%s %s:", row.Area, row.Responsibility)
		for _, role := range m.Roles {
			cell := row.Cells[role.ID]
			text := cell.String()
			if text == "" {
				text = "-"
			}
			if cell.Implied {
				text = "(" + text + ")"
			}
			line += " " + text
		}
		lines = append(lines, line)
	}
	return lines
}

// T2, T4, G10: of the standard department somebody answers for everything, and
// somebody does everything.
func TestRACIStandardDepartment(t *testing.T) {
	h, err := socialorg.NewHierarchy(standard.Department())
	require.NoError(t, err)
	m := socialorg.RACI(standard.Department().Roles...)
	coverage := h.Coverage()
	require.Len(t, coverage, len(m.Rows))
	stated := 0
	for i, row := range m.Rows {
		answer, work := 0, 0
		for _, column := range m.Roles {
			cell := row.Cells[column.ID]
			if cell.Involvement.Compare(socialorg.Accountable) >= 0 {
				answer++
			}
			if cell.Involvement == socialorg.Responsible || cell.Involvement == socialorg.AccountableResponsible {
				work++
			}
			role, ok := h.Role(column.ID)
			require.True(t, ok)
			d, ok := role.Responsibility(row.Responsibility)
			if ok {
				stated++
				require.GreaterOrEqual(t, cell.Involvement.Compare(d.Involvement), 0, "%s of %s", row.Responsibility, role.ID)
			}
			require.Equal(t, ok && cell.Involvement == d.Involvement, cell.Involvement != "" && !cell.Implied, "%s of %s", row.Responsibility, role.ID)
		}
		require.Equal(t, 1, answer, "who answers for %s", row.Responsibility)
		require.Positive(t, work, "who does %s", row.Responsibility)
		require.Equal(t, row.Responsibility, coverage[i].Responsibility)
		require.Equal(t, row.Name, coverage[i].Name)
		require.NotEmpty(t, row.Name)
		require.Equal(t, []socialorg.PositionID{"manager"}, coverage[i].Accountable, "%s", row.Responsibility)
		require.Equal(t, socialorg.CoverageSingleHolder, coverage[i].Status, "%s", row.Responsibility)
		require.Equal(t, h.Node("manager"), h.Node("specialist").Owner(row.Responsibility), "%s", row.Responsibility)
	}
	total := 0
	for _, r := range h.Roles() {
		total += len(r.Responsibilities)
	}
	require.Equal(t, total, stated, "every responsibility of every role is in the matrix")
}

func TestRACI(t *testing.T) {
	const (
		i  = socialorg.Informed
		c  = socialorg.Consulted
		r  = socialorg.Responsible
		a  = socialorg.Accountable
		ar = socialorg.AccountableResponsible
	)
	tests := map[string]struct {
		roles []socialorg.Role
		want  []string
	}{
		"stated": {
			[]socialorg.Role{roleWith("x", duty("write", "content", a)), roleWith("y", duty("write", "content", r)), roleWith("z")},
			[]string{"content write: A R -"},
		},
		"consulted and informed imply nothing": {
			[]socialorg.Role{roleWith("x", duty("write", "content", c)), roleWith("y", duty("write", "content", i))},
			[]string{"content write: C I"},
		},
		"who answers does the work where nobody else does": {
			[]socialorg.Role{roleWith("x", duty("write", "content", a)), roleWith("y", duty("write", "content", c))},
			[]string{"content write: (A/R) C"},
		},
		"who answers for anything in the area answers for the rest": {
			[]socialorg.Role{roleWith("x", duty("edit", "content", ar)), roleWith("y", duty("write", "content", r), duty("spend", "budget", r))},
			[]string{"content edit: A/R -", "content write: (A) R", "budget spend: - R"},
		},
		"who answers for the area and does the work": {
			[]socialorg.Role{roleWith("x", duty("edit", "content", a), duty("write", "content", r)), roleWith("y", duty("edit", "content", r))},
			[]string{"content edit: A R", "content write: (A/R) -"},
		},
		"who answers for the area is more than consulted": {
			[]socialorg.Role{roleWith("x", duty("edit", "content", ar), duty("write", "content", c)), roleWith("y", duty("write", "content", r))},
			[]string{"content edit: A/R -", "content write: (A) R"},
		},
		"nobody does the work, and the area has somebody": {
			[]socialorg.Role{roleWith("x", duty("edit", "content", ar)), roleWith("y", duty("write", "content", i))},
			[]string{"content edit: A/R -", "content write: (A/R) I"},
		},
		"G10 A/R beside another R": {
			[]socialorg.Role{roleWith("x", duty("write", "content", ar)), roleWith("y", duty("write", "content", r))},
			[]string{"content write: A/R R"},
		},
		"several answer for the area": {
			[]socialorg.Role{roleWith("x", duty("edit", "content", ar)), roleWith("y", duty("film", "content", ar)), roleWith("z", duty("write", "content", r))},
			[]string{"content edit: A/R - -", "content film: - A/R -", "content write: (A) (A) R"},
		},
		"one key in two areas: the first counts": {
			[]socialorg.Role{
				roleWith("x", duty("write", "content", r)), roleWith("y", duty("write", "brand", i), duty("lead", "brand", a)),
				roleWith("z", duty("edit", "content", ar)),
			},
			[]string{"content write: R I (A)", "content edit: - - A/R", "brand lead: - (A/R) -"},
		},
		"an invalid role that states a key twice: the greatest counts": {
			[]socialorg.Role{roleWith("x", duty("write", "content", r), duty("write", "content", ar), duty("write", "content", c))},
			[]string{"content write: A/R"},
		},
		"a string that is not an involvement is none": {
			[]socialorg.Role{roleWith("x", duty("write", "content", "in charge"))},
			[]string{"content write: -"},
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, letters(socialorg.RACI(test.roles...))); diff != "" {
				t.Errorf("RACI (-want +got):\n%s", diff)
			}
		})
	}
	t.Run("names", func(t *testing.T) {
		x, y := roleWith("x", duty("write", "content", r)), roleWith("y", duty("write", "content", a))
		y.Responsibilities[0].Name = "Write posts"
		want := socialorg.RACIMatrix{
			Roles: []socialorg.RoleName{{ID: "x", Name: "x"}, {ID: "y", Name: "y"}},
			Rows: []socialorg.RACIRow{{Responsibility: "write", Name: "Write posts", Area: "content",
				Cells: map[socialorg.RoleID]socialorg.RACICell{"x": {Involvement: r}, "y": {Involvement: a}}}},
		}
		if diff := cmp.Diff(want, socialorg.RACI(x, y)); diff != "" {
			t.Errorf("RACI (-want +got):\n%s", diff)
		}
	})
	t.Run("what is not an involvement leaves no trace", func(t *testing.T) {
		require.Equal(t, socialorg.RACICell{}, socialorg.RACI(roleWith("x", duty("write", "content", "in charge"))).Rows[0].Cells["x"])
	})
	t.Run("A11 no roles", func(t *testing.T) {
		require.Empty(t, socialorg.RACI().Rows)
		require.Len(t, socialorg.RACI(socialorg.Role{}).Roles, 1)
	})
}

func TestCoverageStatus(t *testing.T) {
	const (
		c  = socialorg.Consulted
		r  = socialorg.Responsible
		a  = socialorg.Accountable
		ar = socialorg.AccountableResponsible
	)
	ids := func(list ...socialorg.PositionID) []socialorg.PositionID { return list }
	role := func(id socialorg.RoleID, i socialorg.Involvement, keys ...socialorg.Key) socialorg.Role {
		role := roleWith(id)
		for _, key := range keys {
			role.Responsibilities = append(role.Responsibilities, duty(key, "content", i))
		}
		return role
	}
	position := func(id socialorg.PositionID, role socialorg.RoleID, holders ...string) socialorg.Position {
		return socialorg.Position{ID: id, Role: role, Holders: holders}
	}
	type coverage = socialorg.Coverage
	tests := map[string]struct {
		roles     []socialorg.Role
		positions []socialorg.Position
		want      coverage // of "write"
	}{
		"unowned: nobody accountable, not even for the area": {
			[]socialorg.Role{role("writer", r, "write"), roleWith("boss", duty("lead", "people", a))},
			[]socialorg.Position{position("w", "writer", "x"), position("b", "boss", "y")},
			coverage{Responsible: ids("w"), Status: socialorg.CoverageUnowned},
		},
		"unowned: only consulted": {
			[]socialorg.Role{role("writer", c, "write")},
			[]socialorg.Position{position("w", "writer", "x")},
			coverage{Status: socialorg.CoverageUnowned},
		},
		"contested, though one of the two is vacant": {
			[]socialorg.Role{role("a", a, "write"), role("b", a, "write")},
			[]socialorg.Position{position("1", "b", "x"), position("2", "a")},
			coverage{Accountable: ids("1"), Responsible: ids("1"), Status: socialorg.CoverageContested},
		},
		"contested: nobody states it, and two are accountable for the area": {
			[]socialorg.Role{role("a", a, "edit"), role("b", a, "film"), role("writer", r, "write")},
			[]socialorg.Position{position("1", "b", "x"), position("2", "a", "y"), position("3", "writer", "z")},
			coverage{Accountable: ids("2", "1"), Responsible: ids("3"), Status: socialorg.CoverageContested},
		},
		"only vacant: nobody holds the accountable position": {
			[]socialorg.Role{role("boss", a, "write"), role("writer", r, "write")},
			[]socialorg.Position{position("b", "boss"), position("w", "writer", "x")},
			coverage{Responsible: ids("w"), Status: socialorg.CoverageOnlyVacant},
		},
		"only vacant: nobody does the work": {
			[]socialorg.Role{role("boss", a, "write"), role("writer", r, "write")},
			[]socialorg.Position{position("b", "boss", "x"), position("w", "writer")},
			coverage{Accountable: ids("b"), Status: socialorg.CoverageOnlyVacant},
		},
		"only vacant: no position has the role": {
			[]socialorg.Role{role("boss", a, "write")}, nil,
			coverage{Status: socialorg.CoverageOnlyVacant},
		},
		"single holder: the accountable does the work where no role is responsible": {
			[]socialorg.Role{role("boss", a, "write"), role("aide", socialorg.Informed, "write")},
			[]socialorg.Position{position("b", "boss", "x"), position("a", "aide", "y")},
			coverage{Accountable: ids("b"), Responsible: ids("b"), Status: socialorg.CoverageSingleHolder},
		},
		"single holder of two positions": {
			[]socialorg.Role{role("boss", a, "write"), role("a", r, "write"), role("b", r, "write")},
			[]socialorg.Position{position("0", "boss", "y"), position("1", "b", "x"), position("2", "a", "x")},
			coverage{Accountable: ids("0"), Responsible: ids("2", "1"), Status: socialorg.CoverageSingleHolder},
		},
		"G10 single holder: accountable-responsible does the work alone": {
			[]socialorg.Role{role("boss", ar, "write"), role("aide", c, "write")},
			[]socialorg.Position{position("b", "boss", "x"), position("a", "aide", "y")},
			coverage{Accountable: ids("b"), Responsible: ids("b"), Status: socialorg.CoverageSingleHolder},
		},
		"G10 full: accountable-responsible does the work with another": {
			[]socialorg.Role{role("boss", ar, "write"), role("aide", r, "write")},
			[]socialorg.Position{position("b", "boss", "x"), position("a", "aide", "y")},
			coverage{Accountable: ids("b"), Responsible: ids("b", "a"), Status: socialorg.CoverageFull},
		},
		"full: a job share": {
			[]socialorg.Role{role("boss", a, "write")},
			[]socialorg.Position{position("b", "boss", "x", "y")},
			coverage{Accountable: ids("b"), Responsible: ids("b"), Status: socialorg.CoverageFull},
		},
		"full: two holders, and a vacancy beside them": {
			[]socialorg.Role{role("boss", a, "write"), role("writer", r, "write")},
			[]socialorg.Position{position("1", "writer", "x"), position("2", "writer"), position("3", "writer", "z"), position("0", "boss", "y")},
			coverage{Accountable: ids("0"), Responsible: ids("1", "3"), Status: socialorg.CoverageFull},
		},
		"full: two roles do the work": {
			[]socialorg.Role{role("a", r, "write"), role("boss", a, "write"), role("b", r, "write")},
			[]socialorg.Position{position("1", "b", "x"), position("2", "a", "z"), position("0", "boss", "y")},
			coverage{Accountable: ids("0"), Responsible: ids("2", "1"), Status: socialorg.CoverageFull},
		},
	}
	seen := make(map[socialorg.CoverageStatus]bool)
	for name, test := range tests {
		seen[test.want.Status] = true
		t.Run(name, func(t *testing.T) {
			test.want.Responsibility, test.want.Area = "write", "content"
			h, err := socialorg.NewHierarchy(socialorg.Org{Roles: test.roles, Positions: test.positions})
			require.NoError(t, err)
			got := h.Coverage()
			i := slices.IndexFunc(got, func(c coverage) bool { return c.Responsibility == "write" })
			if diff := cmp.Diff(test.want, got[i]); diff != "" {
				t.Errorf("Coverage (-want +got):\n%s", diff)
			}
		})
	}
	require.Len(t, seen, 5, "every status")
	t.Run("A11 nil and empty", func(t *testing.T) {
		var nothing *socialorg.Hierarchy
		require.Empty(t, nothing.Coverage())
		require.Empty(t, new(socialorg.Hierarchy).Coverage())
	})
}

// randomDuties returns a valid Org with few keys and areas, so that they meet.
func randomDuties(r *rand.Rand) socialorg.Org {
	involvements := []socialorg.Involvement{
		socialorg.Informed, socialorg.Consulted, socialorg.Responsible, socialorg.Accountable, socialorg.AccountableResponsible,
	}
	var o socialorg.Org
	for i := range 1 + r.IntN(4) {
		role := roleWith(socialorg.RoleID(fmt.Sprint("role-", i)))
		for _, k := range r.Perm(6)[:r.IntN(6)] {
			d := duty(socialorg.Key(fmt.Sprint("key-", k)), socialorg.Area(fmt.Sprint("area-", k%3)), involvements[r.IntN(5)])
			if r.IntN(8) == 0 {
				d.Area = "area-0" // placed differently than by others
			}
			if r.IntN(2) == 0 {
				d.Name = fmt.Sprint("Key ", k, " of ", i)
			}
			role.Responsibilities = append(role.Responsibilities, d)
		}
		o.Roles = append(o.Roles, role)
	}
	for i := range r.IntN(8) {
		p := socialorg.Position{ID: socialorg.PositionID(fmt.Sprint(i))}
		if r.IntN(6) > 0 {
			p.Role = o.Roles[r.IntN(len(o.Roles))].ID
		}
		for _, h := range r.Perm(3)[:r.IntN(3)] {
			p.Holders = append(p.Holders, fmt.Sprint("holder ", h))
		}
		if i > 0 && r.IntN(5) > 0 {
			p.ReportsTo = o.Positions[r.IntN(i)].ID
		}
		o.Positions = append(o.Positions, p)
	}
	r.Shuffle(len(o.Positions), func(i, j int) { o.Positions[i], o.Positions[j] = o.Positions[j], o.Positions[i] })
	return o
}

// slowRACI is the matrix by a slow reading of its definition.
func slowRACI(roles []socialorg.Role) socialorg.RACIMatrix {
	var m socialorg.RACIMatrix
	answers := func(i socialorg.Involvement) bool {
		return i == socialorg.Accountable || i == socialorg.AccountableResponsible
	}
	works := func(i socialorg.Involvement) bool {
		return i == socialorg.Responsible || i == socialorg.AccountableResponsible
	}
	var areas []socialorg.Area
	for _, r := range roles {
		m.Roles = append(m.Roles, socialorg.RoleName{ID: r.ID, Name: r.Name})
		for _, d := range r.Responsibilities {
			areas = append(areas, d.Area)
			known := func(row socialorg.RACIRow) bool { return row.Responsibility == d.Key }
			if !slices.ContainsFunc(m.Rows, known) {
				m.Rows = append(m.Rows, socialorg.RACIRow{Responsibility: d.Key, Area: d.Area, Cells: make(map[socialorg.RoleID]socialorg.RACICell)})
			}
			if row := &m.Rows[slices.IndexFunc(m.Rows, known)]; row.Name == "" {
				row.Name = d.Name
			}
		}
	}
	slices.SortStableFunc(m.Rows, func(a, b socialorg.RACIRow) int { return slices.Index(areas, a.Area) - slices.Index(areas, b.Area) })
	for i := range m.Rows {
		row := &m.Rows[i]
		owned, worked := false, false
		for _, r := range roles {
			d, _ := r.Responsibility(row.Responsibility)
			if d.Involvement != "" {
				row.Cells[r.ID] = socialorg.RACICell{Involvement: d.Involvement}
			}
			owned = owned || answers(d.Involvement)
			worked = worked || works(d.Involvement)
		}
		for _, r := range roles {
			stated := row.Cells[r.ID].Involvement
			answer := answers(stated) || !owned && answers(r.Involvement(row.Area))
			work := works(stated) || answer && !worked
			does := stated
			switch {
			case answer && work:
				does = socialorg.AccountableResponsible
			case answer:
				does = socialorg.Accountable
			}
			if does != stated {
				row.Cells[r.ID] = socialorg.RACICell{Involvement: does, Implied: true, Stated: stated}
			}
		}
	}
	return m
}

// slowCoverage is the coverage of one row of the matrix.
func slowCoverage(o socialorg.Org, row socialorg.RACIRow) socialorg.Coverage {
	c := socialorg.Coverage{Responsibility: row.Responsibility, Name: row.Name, Area: row.Area}
	owners, workers := 0, make(map[string]bool)
	for _, role := range o.Roles {
		letters := row.Cells[role.ID].String()
		if letters == "A" || letters == "A/R" {
			owners++
		}
		for _, p := range o.Positions {
			if p.Role != role.ID || p.Vacant() {
				continue
			}
			if letters == "A" || letters == "A/R" {
				c.Accountable = append(c.Accountable, p.ID)
			}
			if letters == "R" || letters == "A/R" {
				c.Responsible = append(c.Responsible, p.ID)
				for _, holder := range p.Holders {
					workers[holder] = true
				}
			}
		}
	}
	switch {
	case owners == 0:
		c.Status = socialorg.CoverageUnowned
	case owners > 1:
		c.Status = socialorg.CoverageContested
	case len(c.Accountable) == 0 || len(c.Responsible) == 0:
		c.Status = socialorg.CoverageOnlyVacant
	case len(workers) == 1:
		c.Status = socialorg.CoverageSingleHolder
	default:
		c.Status = socialorg.CoverageFull
	}
	return c
}

// The matrix, the coverage and Node.Owner make the same decision, in a
// thousand random organisations.
func TestRACIAndCoverageAgree(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(12, 4))
	statuses, implied := make(map[socialorg.CoverageStatus]int), make(map[socialorg.RACICell]int)
	for range 1000 {
		o := randomDuties(r)
		h, err := socialorg.NewHierarchy(o)
		require.NoError(t, err)
		m := socialorg.RACI(o.Roles...)
		if diff := cmp.Diff(slowRACI(o.Roles), m); diff != "" {
			t.Fatalf("RACI of %+v (-want +got):\n%s", o.Roles, diff)
		}
		var want []socialorg.Coverage
		for _, row := range m.Rows {
			want = append(want, slowCoverage(o, row))
		}
		if diff := cmp.Diff(want, h.Coverage()); diff != "" {
			t.Fatalf("Coverage of %+v (-want +got):\n%s", o, diff)
		}
		for i, row := range m.Rows {
			statuses[want[i].Status]++
			for _, role := range m.Roles {
				implied[row.Cells[role.ID]]++
			}
			for n := range h.Nodes() {
				answer := n
				for answer.Exists() && !slices.Contains(want[i].Accountable, answer.ID()) {
					answer = answer.Manager()
				}
				require.Equal(t, answer, n.Owner(row.Responsibility), "%s, from %s, in %+v", row.Responsibility, n.ID(), o)
			}
		}
		require.False(t, h.Node("0").Owner("key-9").Exists())
	}
	require.Len(t, statuses, 5, "the random organisations have every status")
	require.Len(t, implied, 14, "no part, five that are stated, eight that are implied beside what is stated")
}

// E1: what is returned is the caller's own, though entries share lists.
func TestCoverageIsACopy(t *testing.T) {
	o := socialorg.Org{Roles: []socialorg.Role{roleWith("m", duty("a", "content", socialorg.Accountable), duty("b", "content", socialorg.Responsible))}}
	for i := range 3 {
		o.Positions = append(o.Positions, socialorg.Position{ID: socialorg.PositionID(fmt.Sprint(i)), Role: "m", Holders: []string{"h"}})
	}
	h, err := socialorg.NewHierarchy(o)
	require.NoError(t, err)
	got := h.Coverage()
	for i := range got {
		got[i].Accountable = append(got[i].Accountable, socialorg.PositionID(fmt.Sprint("more ", i)))
	}
	for i, c := range got {
		require.Equal(t, []socialorg.PositionID{"0", "1", "2", socialorg.PositionID(fmt.Sprint("more ", i))}, c.Accountable)
	}
	got[0].Responsible[0] = "changed"
	require.Equal(t, []socialorg.PositionID{"0", "1", "2"}, h.Coverage()[0].Responsible)

	m := socialorg.RACI(o.Roles...)
	want := socialorg.RACI(o.Roles...)
	clear(m.Rows[0].Cells)
	require.Equal(t, want.Rows[1], m.Rows[1])
}
