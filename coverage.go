package socialorg

import (
	"cmp"
	"slices"
)

// RACI returns the matrix of who has which part in what, derived from the
// responsibilities of the roles: a row for each key, a cell for each role. It
// works on any roles, valid or not.
//
// Rows come in the order of their areas and then of their keys, both in order
// of first appearance. Where roles name or place one key differently, the
// first name that is stated counts, and the first area. Where an invalid role
// states a key twice, its greatest involvement counts. RACI takes time linear
// in the responsibilities and the cells.
func RACI(roles ...Role) Matrix {
	m := Matrix{Roles: make([]RoleID, len(roles))}
	for i, r := range roles {
		m.Roles[i] = r.ID
	}
	duties := dutiesOf(roles)
	cells := make([]Involvement, len(duties)*len(roles))
	for _, d := range duties {
		row := MatrixRow{Key: d.key, Name: d.name, Area: d.area, Cells: cells[:len(roles):len(roles)]}
		cells = cells[len(roles):]
		for _, p := range d.parts {
			if p.involvement.Compare(row.Cells[p.role]) > 0 {
				row.Cells[p.role] = p.involvement
			}
		}
		m.Rows = append(m.Rows, row)
	}
	return m
}

// A Matrix is a RACI matrix: what [RACI] returns. It shares nothing with the
// roles.
type Matrix struct {
	Roles []RoleID    `json:"roles"` // the columns, in the order given
	Rows  []MatrixRow `json:"rows"`
}

// A MatrixRow is who has which part in one responsibility.
type MatrixRow struct {
	Key   Key           `json:"key"`
	Name  string        `json:"name,omitempty"` // for people; "" where no role states one
	Area  Area          `json:"area"`
	Cells []Involvement `json:"cells"` // one for each of Matrix.Roles; "" is none
}

// A duty is one key with what every role states of it.
type duty struct {
	key   Key
	name  string
	area  Area
	parts []dutyPart // in the order of the roles
}

type dutyPart struct {
	role        int
	involvement Involvement
}

// dutiesOf returns the duties of the roles, in the order of their areas and
// then of their keys, both in order of first appearance.
func dutiesOf(roles []Role) []duty {
	var duties []duty
	index := make(map[Key]int)
	for i, r := range roles {
		for _, d := range r.Responsibilities {
			k, ok := index[d.Key]
			if !ok {
				k = len(duties)
				index[d.Key] = k
				duties = append(duties, duty{key: d.Key, area: d.Area})
			}
			duties[k].name = cmp.Or(duties[k].name, d.Name)
			duties[k].parts = append(duties[k].parts, dutyPart{i, d.Involvement})
		}
	}
	areas := areasOf(roles...)
	place := make(map[Area]int, len(areas))
	for i, area := range areas {
		place[area] = i
	}
	byArea := make([][]duty, len(areas))
	for _, d := range duties {
		i := place[d.area]
		byArea[i] = append(byArea[i], d)
	}
	return slices.Concat(byArea...)
}

// Coverage says of one responsibility who answers for it and who does the
// work; see [Hierarchy.Coverage].
type Coverage struct {
	Responsibility Key            `json:"responsibility"`
	Area           Area           `json:"area"`
	Accountable    []PositionID   `json:"accountable,omitempty"` // those that somebody holds
	Responsible    []PositionID   `json:"responsible,omitempty"` // those that somebody holds
	Status         CoverageStatus `json:"status"`
}

// A CoverageStatus says how safely a responsibility is covered.
type CoverageStatus string

// The statuses, from the gravest to the best. A responsibility has the first
// that is true of it.
const (
	Unowned   CoverageStatus = "unowned"   // no role is accountable for it or for its area
	Contested CoverageStatus = "contested" // several roles are accountable for it
	Vacant    CoverageStatus = "vacant"    // nobody holds a position that answers for it, or nobody one that does the work
	Single    CoverageStatus = "single"    // one holder does all the work
	Covered   CoverageStatus = "covered"   // several holders do the work
)

// Coverage returns, for every responsibility of every role of the Org, who
// answers for it and who does the work, in the order of the rows of [RACI].
//
// Accountable are the positions whose role is accountable for it. Where there
// is no such role, they are those whose role is accountable for anything in
// its area, for to be accountable in an area is to have the authority there.
// Responsible are the positions whose role does the work; where there is no
// such role, whoever is accountable does it. Both list only positions that
// somebody holds: role by role, and for each role in the order of the Org.
//
// A holder of two positions counts as one holder, a job share as several. A
// role that nobody holds, or that has no position, counts as vacant.
//
// Coverage takes time linear in the Org and in what it lists. Entries of one
// result may share their lists: read those, do not write to them.
func (h *Hierarchy) Coverage() []Coverage {
	if h == nil {
		return nil
	}
	byRole := h.crews()
	areaOwners := make(map[Area][]int) // the roles that are accountable in it
	for i, scope := range h.scopes {
		for area, involvement := range scope {
			if involvement == Accountable {
				areaOwners[area] = append(areaOwners[area], i)
			}
		}
	}
	byArea := make(map[Area]*crew)
	var all []Coverage
	for _, d := range dutiesOf(h.rest.Roles) {
		var owners, workers []int
		for _, p := range d.parts {
			switch p.involvement {
			case Accountable:
				owners = append(owners, p.role)
			case Responsible:
				workers = append(workers, p.role)
			}
		}
		accountable := join(byRole, owners)
		if len(owners) == 0 {
			if byArea[d.area] == nil {
				byArea[d.area] = join(byRole, areaOwners[d.area])
			}
			accountable = byArea[d.area]
		}
		responsible := join(byRole, workers)
		if len(workers) == 0 {
			responsible = accountable
		}
		c := Coverage{
			Responsibility: d.key,
			Area:           d.area,
			Accountable:    slices.Clip(accountable.positions),
			Responsible:    slices.Clip(responsible.positions),
		}
		switch {
		case accountable.roles == 0:
			c.Status = Unowned
		case len(owners) > 1:
			c.Status = Contested
		case len(c.Accountable) == 0 || len(c.Responsible) == 0:
			c.Status = Vacant
		case !responsible.several:
			c.Status = Single
		default:
			c.Status = Covered
		}
		all = append(all, c)
	}
	return all
}

// A crew is the positions of some roles that somebody holds.
type crew struct {
	roles     int
	positions []PositionID
	holder    string // the first
	several   bool   // there is another holder than that
}

// crews returns the crew of each role.
func (h *Hierarchy) crews() []crew {
	crews := make([]crew, len(h.rest.Roles))
	for i := range crews {
		crews[i].roles = 1
	}
	for _, x := range h.number {
		p := &h.positions[x]
		if h.role[x] != none && !p.Vacant() {
			crews[h.role[x]].add(p.Holders, p.ID)
		}
	}
	return crews
}

func (c *crew) add(holders []string, positions ...PositionID) {
	if len(c.positions) == 0 {
		c.holder = holders[0]
	}
	c.positions = append(c.positions, positions...)
	for _, holder := range holders {
		c.several = c.several || holder != c.holder
	}
}

// join returns the crew of several roles.
func join(crews []crew, roles []int) *crew {
	if len(roles) == 1 {
		return &crews[roles[0]]
	}
	all := &crew{roles: len(roles)}
	for _, i := range roles {
		if c := &crews[i]; len(c.positions) > 0 {
			all.add([]string{c.holder}, c.positions...)
			all.several = all.several || c.several
		}
	}
	return all
}
