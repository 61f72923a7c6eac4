package socialorg_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"example.com/socialorg"
)

// A field that fullOrg leaves empty everywhere would escape the tests that use
// it.
func TestFullOrgIsFull(t *testing.T) {
	o := fullOrg()
	require.NoError(t, o.Validate())
	filled := make(map[string]bool)
	fields(reflect.ValueOf(o), "", func(path string, v reflect.Value) {
		name := withoutIndexes(path)
		filled[name] = filled[name] || !v.IsZero()
	})
	for name, ok := range filled {
		require.True(t, ok, "%s is empty everywhere", name)
	}
	require.Greater(t, len(filled), 50)
}

// model answers what a Hierarchy answers, the obvious way.
type model struct {
	list  []socialorg.Position
	byID  map[socialorg.PositionID]socialorg.Position
	roles []socialorg.Role
}

func modelOf(o socialorg.Org) model {
	m := model{o.Positions, make(map[socialorg.PositionID]socialorg.Position), o.Roles}
	for _, p := range o.Positions {
		m.byID[p.ID] = p
	}
	return m
}

func (m model) manager(id socialorg.PositionID) (socialorg.Position, bool) {
	p, ok := m.byID[m.byID[id].ReportsTo]
	return p, ok
}

func (m model) chain(id socialorg.PositionID) []socialorg.PositionID {
	var ids []socialorg.PositionID
	for p, ok := m.manager(id); ok; p, ok = m.manager(p.ID) {
		ids = append(ids, p.ID)
	}
	return ids
}

func (m model) tops() []socialorg.PositionID {
	var ids []socialorg.PositionID
	for _, p := range m.list {
		if p.ReportsTo == "" {
			ids = append(ids, p.ID)
		}
	}
	return ids
}

func (m model) reports(id socialorg.PositionID) []socialorg.PositionID {
	var ids []socialorg.PositionID
	for _, p := range m.list {
		if p.ReportsTo == id && id != "" {
			ids = append(ids, p.ID)
		}
	}
	return ids
}

// below walks down from the heads in preorder, the heads included.
func (m model) below(heads []socialorg.PositionID) []socialorg.PositionID {
	var ids []socialorg.PositionID
	for _, id := range heads {
		ids = append(ids, id)
		ids = append(ids, m.below(m.reports(id))...)
	}
	return ids
}

func (m model) manages(manager, report socialorg.PositionID) bool {
	return slices.Contains(m.chain(report), manager)
}

// commonManager goes through everybody who is above both, or one of the two
// and above the other, for the lowest.
func (m model) commonManager(a, b socialorg.PositionID) socialorg.PositionID {
	var lowest socialorg.PositionID
	depth := -1
	for _, p := range m.list {
		over := func(id socialorg.PositionID) bool { return m.manages(p.ID, id) || p.ID == id && a != b }
		if over(a) && over(b) {
			if d := len(m.chain(p.ID)); d > depth {
				lowest, depth = p.ID, d
			}
		}
	}
	return lowest
}

func (m model) effectiveManager(id socialorg.PositionID) socialorg.PositionID {
	for _, above := range m.chain(id) {
		if len(m.byID[above].Holders) > 0 {
			return above
		}
	}
	return ""
}

func (m model) accountableIn(id socialorg.PositionID, area socialorg.Area) socialorg.PositionID {
	return m.nearest(id, func(r socialorg.Role) bool {
		i := r.Involvement(area)
		return i == socialorg.Accountable || i == socialorg.AccountableResponsible
	})
}

// accountableFor finds out first whether any role states that it is accountable.
func (m model) accountableFor(id socialorg.PositionID, duty socialorg.Key) socialorg.PositionID {
	var area socialorg.Area
	owned := false
	for _, r := range m.roles {
		if d, ok := r.Responsibility(duty); ok {
			area = cmp.Or(area, d.Area)
			owned = owned || d.Involvement.Compare(socialorg.Accountable) >= 0
		}
	}
	if !owned {
		return m.accountableIn(id, area)
	}
	return m.nearest(id, func(r socialorg.Role) bool {
		d, _ := r.Responsibility(duty)
		return d.Involvement.Compare(socialorg.Accountable) >= 0
	})
}

// approver looks up the chain for a role that states the duty and a holder who
// does not hold the position itself.
func (m model) approver(id socialorg.PositionID, duty socialorg.Key) socialorg.PositionID {
	for _, above := range m.chain(id) {
		p := m.byID[above]
		for _, r := range m.roles {
			if d, ok := r.Responsibility(duty); !ok || p.Role != r.ID || !d.Involvement.IsAccountable() {
				continue
			}
			for _, holder := range p.Holders {
				if !slices.Contains(m.byID[id].Holders, holder) {
					return above
				}
			}
		}
	}
	return ""
}

func (m model) nearest(id socialorg.PositionID, suits func(socialorg.Role) bool) socialorg.PositionID {
	for _, id := range append([]socialorg.PositionID{id}, m.chain(id)...) {
		p := m.byID[id]
		for _, r := range m.roles {
			if p.Role == r.ID && len(p.Holders) > 0 && suits(r) {
				return id
			}
		}
	}
	return ""
}

// naiveProblems says what is wrong with the positions of o, whose other parts
// are valid, the slow way: every question is a walk through the list.
func naiveProblems(o socialorg.Org) []socialorg.Problem {
	var ps []socialorg.Problem
	for i, p := range o.Positions {
		add := func(field string, code socialorg.Code) {
			if code != "" {
				ps = append(ps, problem(fmt.Sprintf("positions[%d].%s", i, field), code))
			}
		}
		add("id", naiveForm(string(p.ID)))
		if j := naiveIndex(o, p.ID); j >= 0 && j < i && naiveForm(string(p.ID)) == "" {
			add("id", socialorg.ErrDuplicate)
		}
		if p.Role != "" && !slices.ContainsFunc(o.Roles, func(r socialorg.Role) bool { return r.ID == p.Role }) {
			add("role", socialorg.ErrUnknown)
		}
		for j, holder := range p.Holders {
			at := fmt.Sprintf("holders[%d]", j)
			if holder != "" && slices.Contains(p.Holders[:j], holder) {
				add(at, socialorg.ErrDuplicate)
			} else {
				add(at, naiveForm(holder))
			}
		}
		switch {
		case p.ReportsTo == "":
		case p.ReportsTo == p.ID:
			add("reportsTo", socialorg.ErrSelfReport)
		case naiveIndex(o, p.ReportsTo) < 0:
			add("reportsTo", naiveReference(o, p.ReportsTo))
		case slices.Min(append(naiveCycle(o, i), len(o.Positions))) == i:
			add("reportsTo", socialorg.ErrCycle)
		}
		for j, id := range p.DottedTo {
			at := fmt.Sprintf("dottedTo[%d]", j)
			switch {
			case id != "" && slices.Contains(p.DottedTo[:j], id):
				add(at, socialorg.ErrDuplicate)
			case id != "" && id == p.ID:
				add(at, socialorg.ErrSelfReport)
			case id != "" && id == p.ReportsTo:
				add(at, socialorg.ErrDuplicate)
			case naiveIndex(o, id) < 0:
				add(at, naiveReference(o, id))
			}
		}
		for j, id := range p.Formerly {
			at := fmt.Sprintf("formerly[%d]", j)
			switch {
			case id != "" && slices.Contains(p.Formerly[:j], id):
				add(at, socialorg.ErrDuplicate)
			case id != "" && id == p.ID:
				add(at, socialorg.ErrDuplicate)
			default:
				add(at, naiveForm(string(id)))
			}
		}
	}
	return ps
}

// naiveIndex returns the first position with an id, or -1.
func naiveIndex(o socialorg.Org, id socialorg.PositionID) int {
	if id == "" {
		return -1
	}
	return slices.IndexFunc(o.Positions, func(p socialorg.Position) bool { return p.ID == id })
}

func naiveForm(id string) socialorg.Code {
	switch {
	case id == "":
		return socialorg.ErrRequired
	case len(id) > socialorg.MaxIDBytes:
		return socialorg.ErrTooLong
	case !utf8.ValidString(id) || strings.ContainsFunc(id, unicode.IsControl):
		return socialorg.ErrMalformed
	case strings.TrimFunc(id, func(r rune) bool { return unicode.IsSpace(r) || r == '\u200b' }) == "":
		return socialorg.ErrRequired
	case strings.TrimSpace(id) != id:
		return socialorg.ErrMalformed
	}
	return ""
}

// naiveReference says what is wrong with an id that no position has.
func naiveReference(o socialorg.Org, id socialorg.PositionID) socialorg.Code {
	for _, p := range o.Positions {
		a, b := strings.TrimSpace(string(p.ID)), strings.TrimSpace(string(id))
		if a != "" && strings.EqualFold(a, b) {
			return socialorg.ErrUnknown
		}
	}
	return cmp.Or(naiveForm(string(id)), socialorg.ErrUnknown)
}

// naiveCycle returns the members of the cycle that a position is in, none if
// it is in none.
func naiveCycle(o socialorg.Org, start int) []int {
	members := []int{start}
	for at := start; len(members) <= len(o.Positions); {
		p := o.Positions[at]
		if at = naiveIndex(o, p.ReportsTo); at < 0 || p.ReportsTo == p.ID {
			return nil
		}
		if at == start {
			return members
		}
		members = append(members, at)
	}
	return nil
}

// edit changes one thing about an organisation, for good or ill.
func edit(r *rand.Rand, o *socialorg.Org) {
	n := len(o.Positions)
	if n == 0 || r.IntN(6) == 0 && n < 20 {
		o.Positions = slices.Insert(o.Positions, r.IntN(n+1), socialorg.Position{ID: socialorg.PositionID(fmt.Sprint("p", r.IntN(12)))})
		return
	}
	p := &o.Positions[r.IntN(n)]
	other := pick(r, o.Positions...).ID
	switch r.IntN(12) {
	case 0: // close it
		*p = o.Positions[n-1]
		o.Positions = o.Positions[:n-1]
	case 1: // rename it, and what its reports say
		from := p.ID
		p.ID = socialorg.PositionID(fmt.Sprint("p", r.IntN(12)))
		for i := range o.Positions {
			if o.Positions[i].ReportsTo == from {
				o.Positions[i].ReportsTo = p.ID
			}
		}
	case 2:
		p.ReportsTo = ""
	case 3:
		p.Role = pick[socialorg.RoleID](r, "", "chief", "worker", "painter")
	case 4:
		p.Holders = pick(r, nil, []string{"h"}, []string{"h", "i"}, []string{"h", "h"})
	case 5:
		p.DottedTo = pick(r, nil, []socialorg.PositionID{other}, []socialorg.PositionID{"p0", "p1"})
	case 6:
		p.Formerly = pick(r, nil, []socialorg.PositionID{"old"}, []socialorg.PositionID{other})
	case 7:
		p.ReportsTo = pick[socialorg.PositionID](r, "unheard-of", "P1", p.ID, " p1")
	default:
		p.ReportsTo = other
	}
}
