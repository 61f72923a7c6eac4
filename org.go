package socialorg

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// An Org is a whole organisation as people write it: its goals, its roles, its
// positions and its campaigns. It is plain data, in any state; [Org.Validate]
// checks it, and [NewHierarchy] builds what answers questions about it. The
// zero Org is empty, and valid.
type Org struct {
	Name      string     `json:"name,omitempty"`
	Goals     []Goal     `json:"goals,omitempty"`
	Roles     []Role     `json:"roles,omitempty"`
	Positions []Position `json:"positions,omitempty"` // siblings keep this order everywhere
	Campaigns []Campaign `json:"campaigns,omitempty"`
}

// Validate reports every mistake that keeps o from being an organisation, in
// the order of its fields and lists, as [Problems]; nil when there is none.
// Besides what [Role.Validate] and [Campaign.Validate] report, that is:
//
//   - ids and keys that are missing, malformed or there already;
//   - references to a role, a position or a goal that is not there. Goals are
//     checked only where o lists goals;
//   - positions that report to themselves, and cycles: one problem each, at
//     the member that comes first, naming all of them;
//   - dotted lines that lead to the position itself or repeat another line of
//     it, and former ids that another position has or had.
//
// Each mistake is reported once: who reports to an unknown manager, or to a
// member of a cycle, is not blamed. Validate takes linear time and memory.
// What a company may see differently is left to [Hierarchy.Check].
func (o Org) Validate() error { return o.problems(o.link()).err() }

func (o Org) problems(l *links) Problems {
	in := &references{make(map[Key]bool, len(o.Goals)), l}
	for _, g := range o.Goals {
		in.goals[g.Key] = true
	}
	var ps Problems
	checkText(&ps, "name", o.Name, "")
	checkItems(&ps, "goals", "key", o.Goals, Goal.key, Goal.problems)
	checkItems(&ps, "roles", "id", o.Roles, Role.id, func(r Role) Problems { return r.problems(in) })
	ps = append(ps, o.positionProblems(in)...)
	checkItems(&ps, "campaigns", "key", o.Campaigns, Campaign.key, func(c Campaign) Problems { return c.problems(in) })
	return ps
}

func (o Org) positionProblems(in *references) Problems {
	var ps Problems
	l := in.links
	if n := len(o.Positions); n > MaxPositions {
		ps.add("positions", ErrRange, "has %d entries, more than %d", n, MaxPositions)
		return ps
	}
	var former map[PositionID]int
	for i := range o.Positions {
		p := &o.Positions[i]
		var of Problems
		checkID(&of, "id", p.ID)
		if first, ok := l.repeated[int32(i)]; ok && len(of) == 0 {
			of.add("id", ErrDuplicate, "%s is the id of positions[%d] already", quote(p.ID), first)
		}
		if l.role[i] == unknown {
			in.checkRole(&of, "role", p.Role)
		}
		checkText(&of, "title", p.Title, "")
		if len(p.Holders) > 1 || len(p.Holders) == 1 && !isPlainID(p.Holders[0]) {
			checkEach(&of, "holders", p.Holders, checkID)
		}
		switch l.manager[i] {
		case itself:
			of.add("reportsTo", ErrSelfReport, "%s reports to itself", quote(p.ID))
		case unknown:
			l.checkReference(&of, "reportsTo", p.ReportsTo)
		}
		if cycle, ok := l.cycles[int32(i)]; ok {
			of.add("reportsTo", ErrCycle, "these report to each other in a circle: %s", o.circle(cycle))
		}
		if len(p.DottedTo) > 0 {
			o.checkDotted(&of, p, l)
		}
		if len(p.Formerly) > 0 {
			if former == nil {
				former = o.formerIDs()
			}
			o.checkFormerly(&of, i, l, former)
		}
		if len(of) > 0 {
			ps.nest("positions", i, of)
		}
	}
	return ps
}

// checkReference reports an id that no position has: as unknown if one could
// have it or has one like it, otherwise for what is wrong with it.
func (l *links) checkReference(ps *Problems, path string, id PositionID) {
	if _, ok := l.ids.find(id); ok {
		return
	}
	if similar, ok := l.similar(id); ok {
		ps.add(path, ErrUnknown, "no position %s; did you mean %s?", quote(id), quote(similar))
		return
	}
	before := len(*ps)
	if checkID(ps, path, id); len(*ps) == before {
		ps.add(path, ErrUnknown, "no position %s", quote(id))
	}
}

func (o Org) checkDotted(ps *Problems, p *Position, l *links) {
	checkList(ps, "dottedTo", len(p.DottedTo))
	repeated := repeats(p.DottedTo, func(id PositionID) PositionID { return id })
	for i, id := range p.DottedTo {
		path := fmt.Sprintf("dottedTo[%d]", i)
		first, again := repeated[i]
		switch {
		case again:
			ps.add(path, ErrDuplicate, "%s is dottedTo[%d] already", quote(id), first)
		case id == p.ID && id != "":
			ps.add(path, ErrSelfReport, "%s has a dotted line to itself", quote(id))
		case id == p.ReportsTo && id != "":
			ps.add(path, ErrDuplicate, "%s is reportsTo already", quote(id))
		default:
			l.checkReference(ps, path, id)
		}
	}
}

// formerIDs maps every former id to the index of the first position that had
// it.
func (o Org) formerIDs() map[PositionID]int {
	former := make(map[PositionID]int)
	for i := range o.Positions {
		for _, id := range o.Positions[i].Formerly {
			if _, ok := former[id]; !ok {
				former[id] = i
			}
		}
	}
	return former
}

func (o Org) checkFormerly(ps *Problems, at int, l *links, former map[PositionID]int) {
	checkEach(ps, "formerly", o.Positions[at].Formerly, func(ps *Problems, path string, id PositionID) {
		if j, ok := l.ids.find(id); ok {
			ps.add(path, ErrDuplicate, "%s is the id of positions[%d] today", quote(id), j)
		} else if j := former[id]; j != at && id != "" {
			ps.add(path, ErrDuplicate, "%s was the id of positions[%d] already", quote(id), j)
		} else {
			checkID(ps, path, id)
		}
	})
}

// circle names the members of a cycle, from the smallest id round to it again.
func (o Org) circle(cycle []int32) string {
	start := 0
	for k, i := range cycle {
		if o.Positions[i].ID < o.Positions[cycle[start]].ID {
			start = k
		}
	}
	var b strings.Builder
	for k := range len(cycle) + 1 {
		if k > 0 {
			b.WriteString(" -> ")
		}
		b.WriteString(quote(o.Positions[cycle[(start+k)%len(cycle)]].ID))
	}
	return b.String()
}

// cloneRest returns a deep copy of o without its positions, in which empty lists
// are nil.
func (o Org) cloneRest() Org {
	o.Goals = cloneList(o.Goals)
	o.Roles = cloneEach(o.Roles, Role.clone)
	o.Positions = nil
	o.Campaigns = cloneEach(o.Campaigns, Campaign.clone)
	return o
}

// equalRest reports whether o and p have the same content but for positions; a
// nil list equals an empty one.
func (o Org) equalRest(p Org) bool {
	return o.Name == p.Name && slices.Equal(o.Goals, p.Goals) &&
		slices.EqualFunc(o.Roles, p.Roles, Role.equal) &&
		slices.EqualFunc(o.Campaigns, p.Campaigns, Campaign.equal)
}

// fold returns the same text for ids that differ only in case or outer spaces.
func fold[S ~string](id S) string {
	return strings.Map(func(r rune) rune {
		least := r
		for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
			least = min(least, f)
		}
		return least
	}, strings.TrimSpace(string(id)))
}
