package socialorg

import (
	"cmp"
	"slices"
)

// RACI returns the responsibility matrix of any roles, valid or not. A
// responsibility belongs to the role that states that it is accountable for it; if
// there is none, to those, [MaxAreaOwners] at most, that are accountable for
// anything in its area. If no role does the work, the accountable one does it, too.
// A cell that follows in this way is Implied. [Hierarchy.Coverage] and [Node.Owner]
// decide alike.
//
// Rows are ordered by area and then by key, both in order of first appearance.
// Where roles differ, the first name and the first area of a key count; where a
// role states a key twice, its greatest involvement. It takes linear time.
func RACI(roles ...Role) RACIMatrix {
	m := RACIMatrix{Roles: make([]RoleName, len(roles))}
	for i, r := range roles {
		m.Roles[i] = RoleName{r.ID, r.Name}
	}
	d := newDuties(roles)
	for _, duty := range d.inOrder() {
		row := RACIRow{Responsibility: duty.key, Name: duty.name, Area: duty.area, Cells: make(map[RoleID]RACICell, len(duty.parts))}
		for _, p := range duty.parts {
			if p.involvement != "" {
				row.Cells[roles[p.role].ID] = RACICell{Involvement: p.involvement}
			}
		}
		who := d.decide(duty)
		for _, role := range who.accountable {
			stated := row.Cells[roles[role].ID].Involvement
			switch {
			case who.unworked, who.byArea && stated == Responsible:
				row.Cells[roles[role].ID] = RACICell{AccountableResponsible, true, stated}
			case who.byArea:
				row.Cells[roles[role].ID] = RACICell{Accountable, true, stated}
			}
		}
		m.Rows = append(m.Rows, row)
	}
	return m
}

// A RACIMatrix is the result of [RACI]. The caller may change it.
type RACIMatrix struct {
	Roles []RoleName `json:"roles"` // the columns, in the order given
	Rows  []RACIRow  `json:"rows"`
}

// A RACIRow is a responsibility in a [RACIMatrix].
type RACIRow struct {
	Responsibility Key                 `json:"responsibility"`
	Name           string              `json:"name,omitempty"` // for people; "" where no role states one
	Area           Area                `json:"area"`
	Cells          map[RoleID]RACICell `json:"cells"` // of the roles that have a part
}

// A RACICell is the part of a role in a responsibility; the zero cell is none.
type RACICell struct {
	Involvement Involvement `json:"involvement,omitempty"`
	Implied     bool        `json:"implied,omitempty"` // not stated: it follows from the area, or from nobody else doing the work
	Stated      Involvement `json:"stated,omitempty"`  // what the role states, if Implied
}

// String returns "A", "R", "A/R", "C", "I", or "" for no part.
func (c RACICell) String() string {
	return []string{"", "I", "C", "R", "A", "A/R"}[1+slices.Index(involvements, c.Involvement)]
}

// A duty is one responsibility with the part of every role that states it.
type duty struct {
	key   Key
	name  string
	area  Area
	parts []dutyPart // in the order of the roles
	owned bool       // some role states that it is accountable
}

type dutyPart struct {
	role        int32
	involvement Involvement
}

// add notes the part of a role. Where a role states several, the greatest counts.
func (d *duty) add(role int32, i Involvement) {
	if i.Compare("") == 0 {
		i = "" // not an involvement
	}
	if last := len(d.parts) - 1; last >= 0 && d.parts[last].role == role {
		if i.Compare(d.parts[last].involvement) > 0 {
			d.parts[last].involvement = i
		}
		return
	}
	d.parts = append(d.parts, dutyPart{role, i})
}

// duties are the responsibilities of some roles, and who answers for them.
type duties struct {
	index      map[Key]*duty
	areas      []Area           // in order of first appearance
	inArea     map[Area][]*duty // in order of first appearance
	areaOwners map[Area][]int32 // the roles that are accountable for anything there
	answers    map[dutyOwner]bool
}

// A dutyOwner is a role that states that it is accountable for something: a
// responsibility, or anything in an area.
type dutyOwner struct {
	role int32
	key  Key
	area Area
}

func newDuties(roles []Role) *duties {
	d := &duties{make(map[Key]*duty), nil, make(map[Area][]*duty), make(map[Area][]int32), make(map[dutyOwner]bool)}
	for i := range roles {
		role := int32(i)
		for j := range roles[i].Responsibilities {
			r := &roles[i].Responsibilities[j]
			if _, known := d.inArea[r.Area]; !known {
				d.inArea[r.Area] = nil
				d.areas = append(d.areas, r.Area)
			}
			on := d.index[r.Key]
			if on == nil {
				on = &duty{key: r.Key, area: r.Area}
				d.index[r.Key] = on
				d.inArea[r.Area] = append(d.inArea[r.Area], on)
			}
			on.name = cmp.Or(on.name, r.Name)
			on.add(role, r.Involvement)
			if r.Involvement.IsAccountable() {
				on.owned = true
				d.answers[dutyOwner{role: role, key: r.Key}] = true
				if anything := (dutyOwner{role: role, area: r.Area}); !d.answers[anything] && len(d.areaOwners[r.Area]) < MaxAreaOwners {
					d.answers[anything] = true
					d.areaOwners[r.Area] = append(d.areaOwners[r.Area], role)
				}
			}
		}
	}
	return d
}

// inOrder returns the duties in the order of areas, then of first appearance.
func (d *duties) inOrder() []*duty {
	ordered := make([]*duty, 0, len(d.index))
	for _, area := range d.areas {
		ordered = append(ordered, d.inArea[area]...)
	}
	return ordered
}

// accountable reports whether the role answers for the responsibility.
func (d *duties) accountable(role int32, responsibility Key) bool {
	if on := d.index[responsibility]; on != nil && !on.owned {
		return d.answers[dutyOwner{role: role, area: on.area}]
	}
	return d.states(role, responsibility)
}

// states reports whether the role itself states that it is accountable.
func (d *duties) states(role int32, responsibility Key) bool {
	return d.answers[dutyOwner{role: role, key: responsibility}]
}

// A decision says which roles answer for a duty and which do the work.
type decision struct {
	accountable, responsible []int32
	byArea                   bool // the accountable roles are those of the area, because no role states it
	unworked                 bool // the responsible roles are the accountable ones, because no other role is
}

func (d *duties) decide(on *duty) decision {
	var who decision
	for _, p := range on.parts {
		if p.involvement.IsAccountable() {
			who.accountable = append(who.accountable, p.role)
		}
		if p.involvement == Responsible || p.involvement == AccountableResponsible {
			who.responsible = append(who.responsible, p.role)
		}
	}
	if !on.owned {
		who.accountable, who.byArea = d.areaOwners[on.area], true
	}
	if len(who.responsible) == 0 {
		who.responsible, who.unworked = who.accountable, true
	}
	return who
}
