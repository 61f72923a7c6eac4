package socialorg

import (
	"cmp"
	"slices"
)

// Coverage says who answers for a responsibility and who does the work.
type Coverage struct {
	Responsibility Key            `json:"responsibility"`
	Name           string         `json:"name,omitempty"` // for people; "" where no role states one
	Area           Area           `json:"area"`
	Accountable    []PositionID   `json:"accountable,omitempty"` // those that somebody holds
	Responsible    []PositionID   `json:"responsible,omitempty"` // those that somebody holds
	More           int            `json:"more,omitzero"`         // positions that are not listed
	Status         CoverageStatus `json:"status"`
}

// A CoverageStatus says how safely a responsibility is covered.
type CoverageStatus string

// The statuses, from the gravest to the best. The first that is true counts.
const (
	CoverageUnowned      CoverageStatus = "unowned"       // no role is accountable for it or for its area
	CoverageContested    CoverageStatus = "contested"     // several roles are
	CoverageOnlyVacant   CoverageStatus = "only-vacant"   // nobody holds a position that answers for it, or nobody holds one that does the work
	CoverageSingleHolder CoverageStatus = "single-holder" // one holder does all the work
	CoverageFull         CoverageStatus = "full"          // several holders do the work
)

// Coverage returns who answers for each responsibility of the Org's roles and who
// does the work, as [RACI] decides and in its order: role by role, and in that of
// the Org. A holder of two positions is one holder, a job share several. A role
// that nobody holds is vacant. Coverage takes time linear in the Org and in what it
// lists. Do not change its lists in place: entries share them.
func (h *Hierarchy) Coverage() []Coverage {
	h = h.orEmpty()
	filled := h.filled()
	var all []Coverage
	for _, duty := range h.duties.inOrder() {
		who := h.duties.decide(duty)
		c := Coverage{Responsibility: duty.key, Name: duty.name, Area: duty.area}
		for _, role := range who.accountable {
			c.More += list(&c.Accountable, filled[role].positions)
		}
		var workers holders
		for _, role := range who.responsible {
			c.More += list(&c.Responsible, filled[role].positions)
			workers.merge(filled[role].holders)
		}
		switch {
		case len(who.accountable) == 0:
			c.Status = CoverageUnowned
		case len(who.accountable) > 1:
			c.Status = CoverageContested
		case len(c.Accountable) == 0 || len(c.Responsible) == 0:
			c.Status = CoverageOnlyVacant
		case !workers.several:
			c.Status = CoverageSingleHolder
		default:
			c.Status = CoverageFull
		}
		all = append(all, c)
	}
	return all
}

// list adds the positions of another role, and returns how many it leaves out.
func list(all *[]PositionID, more []PositionID) (left int) {
	if len(*all) == 0 {
		*all = slices.Clip(more) // shared, however many responsibilities the role has
		return 0
	}
	room := min(max(MaxCovering-len(*all), 0), len(more))
	*all = append(*all, more[:room]...)
	return len(more) - room
}

// filledPositions are the positions of a role that somebody holds.
type filledPositions struct {
	positions []PositionID
	holders   holders
}

// holders tells one holder from several.
type holders struct {
	first   string // "" where there is none
	several bool
}

func (s *holders) add(holder string) {
	s.several = s.several || s.first != "" && holder != "" && s.first != holder
	s.first = cmp.Or(s.first, holder)
}

func (s *holders) merge(t holders) {
	s.add(t.first)
	s.several = s.several || t.several
}

// filled returns the filled positions by role, in the order of the Org.
func (h *Hierarchy) filled() []filledPositions {
	filled := make([]filledPositions, len(h.rest.Roles))
	for _, x := range h.forest.Numbers() {
		if h.role[x] == none || h.vacant(x) {
			continue
		}
		f := &filled[h.role[x]]
		f.positions = append(f.positions, h.id(x))
		for _, holder := range h.holders.of(x) {
			f.holders.add(holder)
		}
	}
	return filled
}
