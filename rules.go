package socialorg

import (
	"fmt"
	"slices"
	"strings"
)

// A Rule is a policy: something that one company wants of its organisation and
// another may see differently. It is a plain value, written in a few lines:
//
//	socialorg.Rule{
//		Code: "intern-at-top",
//		Doc:  "An intern does not stand at a top.",
//		Check: func(h *socialorg.Hierarchy, report func(socialorg.Problem)) {
//			for p := range h.Tops() {
//				if p.Role == "intern" {
//					report(socialorg.Problem{Path: h.Path(p.ID), Detail: "an intern at a top"})
//				}
//			}
//		},
//	}
//
// A problem that is reported without a code gets the rule's. A Rule whose
// Check is nil finds nothing.
type Rule struct {
	Code  Code
	Doc   string // one sentence
	Check func(h *Hierarchy, report func(Problem))
}

// Check applies the rules to h and returns what they find as [Problems]: rule
// by rule, and for the built-in rules in the order of the Org. It is nil when
// they find nothing.
func (h *Hierarchy) Check(rules ...Rule) error {
	if h == nil {
		h = new(Hierarchy)
	}
	var ps Problems
	for _, r := range rules {
		if r.Check == nil {
			continue
		}
		r.Check(h, func(p Problem) {
			if p.Code == "" {
				p.Code = r.Code
			}
			ps = append(ps, p)
		})
	}
	return ps.err()
}

// rule makes a built-in rule, whose check adds problems without a code.
func rule(code Code, doc string, check func(h *Hierarchy, ps *Problems)) Rule {
	return Rule{code, doc, func(h *Hierarchy, report func(Problem)) {
		if h == nil {
			return
		}
		var ps Problems
		check(h, &ps)
		for _, p := range ps {
			report(p)
		}
	}}
}

// StandardRules returns what the source says of any organisation, as rules:
//
//   - [ErrLine]: a position's manager has a role that its own role may report
//     to (S55, S57, S58);
//   - [ErrRank]: a manager ranks higher than a report (S57);
//   - [ErrNoReports]: somebody reports to a position whose role is accountable
//     for people (S13, S20);
//   - [ErrNoKPI]: a campaign has at least one KPI (S25);
//   - [ErrKPIAuthority]: who set a campaign's KPIs is accountable for
//     performance (S25);
//   - [ErrScope]: a manager's scope is not narrower than a report's (S45).
//
// What is not stated breaks no rule: a position without a role, a role without
// a rank, a role without responsibilities, a campaign that does not say who
// set its KPIs.
func StandardRules() []Rule {
	return []Rule{
		rule(ErrLine, "A position's manager has a role that its own role may report to.", checkLines),
		rule(ErrRank, "A manager ranks higher than a report.", checkRanks),
		rule(ErrNoReports, "Somebody reports to a position whose role is accountable for people.", checkReports),
		rule(ErrNoKPI, "A campaign has at least one KPI.", checkKPIs),
		rule(ErrKPIAuthority, "Who set a campaign's KPIs is accountable for performance.", checkKPIAuthority),
		rule(ErrScope, "A manager's scope is not narrower than a report's.", checkScope),
	}
}

// eachLine calls check for every solid line between two positions whose roles
// are stated, in the order of the Org. verdict tells whether a report of one
// role may have a manager of another, both by number; it is asked once for each
// pair of roles.
func eachLine(h *Hierarchy, verdict func(report, manager int32) bool, broken func(path string, report, manager Role)) {
	known := make(map[[2]int32]bool)
	for i, x := range h.number {
		m := h.parent[x]
		if m == none || h.role[x] == none || h.role[m] == none {
			continue
		}
		pair := [2]int32{h.role[x], h.role[m]}
		fine, ok := known[pair]
		if !ok {
			fine = verdict(pair[0], pair[1])
			known[pair] = fine
		}
		if !fine {
			broken(fmt.Sprintf("positions[%d].reportsTo", i), h.rest.Roles[pair[0]], h.rest.Roles[pair[1]])
		}
	}
}

func checkLines(h *Hierarchy, ps *Problems) {
	allowed := make(map[[2]int32]bool)
	for i, r := range h.rest.Roles {
		for _, l := range r.ReportsTo {
			allowed[[2]int32{int32(i), h.roles[l.To]}] = true
		}
	}
	eachLine(h, func(report, manager int32) bool {
		return len(h.rest.Roles[report].ReportsTo) == 0 || allowed[[2]int32{report, manager}]
	}, func(path string, report, manager Role) {
		listed := make([]string, 0, maxListed+1)
		for _, l := range report.ReportsTo[:min(len(report.ReportsTo), maxListed)] {
			listed = append(listed, quote(l.To))
		}
		if n := len(report.ReportsTo) - len(listed); n > 0 {
			listed = append(listed, count(n, "other", "others"))
		}
		ps.add(path, "", "a %s may not report to a %s, only to %s",
			quote(report.ID), quote(manager.ID), strings.Join(listed, " or "))
	})
}

// maxListed is how many of several values a detail names.
const maxListed = 10

func checkRanks(h *Hierarchy, ps *Problems) {
	eachLine(h, func(report, manager int32) bool {
		r, m := h.rest.Roles[report].Rank, h.rest.Roles[manager].Rank
		return r == "" || m == "" || m.Compare(r) > 0
	}, func(path string, report, manager Role) {
		ps.add(path, "", "the manager's role %s has rank %s, not above rank %s of %s",
			quote(manager.ID), quote(manager.Rank), quote(report.Rank), quote(report.ID))
	})
}

func checkScope(h *Hierarchy, ps *Problems) {
	eachLine(h, func(report, manager int32) bool {
		return len(h.rest.Roles[report].Responsibilities) == 0 || len(h.rest.Roles[manager].Responsibilities) == 0 ||
			!isNarrower(h.scopes[manager], h.scopes[report])
	}, func(path string, report, manager Role) {
		ps.add(path, "", "the scope of the manager's role %s is narrower than that of %s",
			quote(manager.ID), quote(report.ID))
	})
}

// isNarrower reports what compareScope does, in the time that the smaller of
// the scopes takes, as a role may have very many reports with other roles.
func isNarrower(a, b map[Area]Involvement) bool {
	if len(a) > len(b) {
		return false
	}
	less := len(a) < len(b)
	for area, i := range a {
		switch i.Compare(b[area]) {
		case +1:
			return false
		case -1:
			less = true
		}
	}
	return less
}

func checkReports(h *Hierarchy, ps *Problems) {
	for i, x := range h.number {
		if h.direct[x] == 0 && h.isAccountable(x, AreaPeople) {
			ps.add(fmt.Sprintf("positions[%d]", i), "", "the role %s is accountable for people, and nobody reports to %s",
				quote(h.positions[x].Role), quote(h.positions[x].ID))
		}
	}
}

func checkKPIs(h *Hierarchy, ps *Problems) {
	for i, c := range h.rest.Campaigns {
		if len(c.KPIs) == 0 {
			ps.add(fmt.Sprintf("campaigns[%d].kpis", i), "", "the campaign %s has no KPI", quote(c.Key))
		}
	}
}

func checkKPIAuthority(h *Hierarchy, ps *Problems) {
	for i, c := range h.rest.Campaigns {
		x, ok := h.find(c.SetBy)
		if !ok || h.role[x] == none || len(h.rest.Roles[h.role[x]].Responsibilities) == 0 {
			continue
		}
		if !h.isAccountable(x, AreaPerformance) {
			ps.add(fmt.Sprintf("campaigns[%d].setBy", i), "", "%s sets KPIs, but its role %s is not accountable for performance",
				quote(c.SetBy), quote(h.positions[x].Role))
		}
	}
}

// OneTop returns the rule that exactly one position reports to nobody. An
// empty organisation breaks it; every top after the first does. Its code is
// [ErrTops].
func OneTop() Rule {
	return rule(ErrTops, "Exactly one position reports to nobody.", func(h *Hierarchy, ps *Problems) {
		if h.Len() == 0 {
			ps.add("positions", "", "there is no top: there are no positions")
		}
		var first PositionID
		for i, x := range h.number {
			switch {
			case h.parent[x] != none:
			case first == "":
				first = h.positions[x].ID
			default:
				ps.add(fmt.Sprintf("positions[%d].reportsTo", i), "", "%s is a second top beside %s",
					quote(h.positions[x].ID), quote(first))
			}
		}
	})
}

// MaxSpan returns the rule that at most so many positions report to one
// directly. Its code is [ErrSpan].
func MaxSpan(direct int) Rule {
	doc := fmt.Sprintf("At most %d positions report to one directly.", direct)
	return rule(ErrSpan, doc, func(h *Hierarchy, ps *Problems) {
		for i, x := range h.number {
			if n := int(h.direct[x]); n > direct {
				ps.add(fmt.Sprintf("positions[%d]", i), "", "%s to %s, more than %d",
					count(n, "position reports", "positions report"), quote(h.positions[x].ID), direct)
			}
		}
	})
}

// EveryAreaAccountable returns the rule that for each of the areas somebody
// holds a position whose role is accountable for it; without areas, for each
// that a role of the organisation mentions. Its code is [ErrUnaccountable].
func EveryAreaAccountable(in ...Area) Rule {
	in = slices.Clone(in)
	return rule(ErrUnaccountable, "Every area of work has an accountable role that somebody holds.", func(h *Hierarchy, ps *Problems) {
		areas := in
		if len(areas) == 0 {
			areas = areasOf(h.rest.Roles...)
		}
		held := make(map[int32]bool)
		for x := range h.positions {
			if !h.positions[x].Vacant() && h.role[x] != none {
				held[h.role[x]] = true
			}
		}
		covered := make(map[Area]bool)
		for role := range held {
			for area, i := range h.scopes[role] {
				covered[area] = covered[area] || i == Accountable
			}
		}
		for _, area := range areas {
			if !covered[area] {
				ps.add("positions", "", "nobody holds a position that is accountable for %s", quote(area))
			}
		}
	})
}

// areasOf returns the areas of the roles' responsibilities in order of first
// appearance.
func areasOf(roles ...Role) []Area {
	var areas []Area
	seen := make(map[Area]bool)
	for _, r := range roles {
		for _, d := range r.Responsibilities {
			if !seen[d.Area] {
				seen[d.Area] = true
				areas = append(areas, d.Area)
			}
		}
	}
	return areas
}

// OneAccountable returns the rule that no two roles are accountable for the
// same responsibility; several positions of one role may well be. Its code is [ErrContested].
func OneAccountable() Rule {
	return rule(ErrContested, "No two roles are accountable for one responsibility.", func(h *Hierarchy, ps *Problems) {
		first := make(map[Key]RoleID)
		for i, r := range h.rest.Roles {
			for j, d := range r.Responsibilities {
				if d.Involvement != Accountable {
					continue
				}
				if other, ok := first[d.Key]; ok {
					ps.add(fmt.Sprintf("roles[%d].responsibilities[%d]", i, j), "", "%s is accountable for %s, and so is %s",
						quote(r.ID), quote(d.Key), quote(other))
				} else {
					first[d.Key] = r.ID
				}
			}
		}
	})
}

// NoVacantManager returns the rule that somebody holds every position that
// others report to. Its code is [ErrVacantManager].
func NoVacantManager() Rule {
	return rule(ErrVacantManager, "Somebody holds every position that others report to.", func(h *Hierarchy, ps *Problems) {
		for i, x := range h.number {
			if p := &h.positions[x]; h.direct[x] > 0 && p.Vacant() {
				ps.add(fmt.Sprintf("positions[%d].holders", i), "", "%s is vacant, and %s to it",
					quote(p.ID), count(int(h.direct[x]), "position reports", "positions report"))
			}
		}
	})
}

// NoConfusableIDs returns the rule that no two position ids differ only in
// case, by Unicode's simple case folding; outer spaces no id has. Ids that differ
// only in their Unicode form (é in one character or in two) pass: to compare
// those, normalise ids with golang.org/x/text/unicode/norm when they are made.
// Its code is [ErrConfusable].
func NoConfusableIDs() Rule {
	return rule(ErrConfusable, "No two position ids differ only in case.", func(h *Hierarchy, ps *Problems) {
		first := make(map[string]PositionID, h.Len())
		for i, x := range h.number {
			id := h.positions[x].ID
			key := fold(id)
			if other, ok := first[key]; ok {
				ps.add(fmt.Sprintf("positions[%d].id", i), "", "%s differs from %s only in case", quote(id), quote(other))
			} else {
				first[key] = id
			}
		}
	})
}

// NoHiddenText returns the rule that ids, names, titles, summaries and holders
// show what they hold: no invisible character, none that changes the direction
// of writing, no U+FFFD that stands for a lost one, no outer white space.
// Joiners and variation selectors break it too, inside emoji and in scripts that
// need them. Its code is [ErrHiddenText].
func NoHiddenText() Rule {
	return rule(ErrHiddenText, "Text shows what it holds.", func(h *Hierarchy, ps *Problems) {
		checkHidden(ps, "name", h.rest.Name)
		for i, g := range h.rest.Goals {
			checkHidden(ps, fmt.Sprintf("goals[%d].name", i), g.Name)
		}
		for i, r := range h.rest.Roles {
			var of Problems
			checkHidden(&of, "name", r.Name)
			checkHidden(&of, "summary", r.Summary)
			for j, d := range r.Responsibilities {
				checkHidden(&of, fmt.Sprintf("responsibilities[%d].name", j), d.Name)
			}
			for j, s := range r.Skills {
				checkHidden(&of, fmt.Sprintf("skills[%d].name", j), s.Name)
			}
			ps.nest("roles", i, of)
		}
		for i, x := range h.number {
			p := &h.positions[x]
			var of Problems
			checkHidden(&of, "id", string(p.ID))
			checkHidden(&of, "title", p.Title)
			for j, holder := range p.Holders {
				checkHidden(&of, fmt.Sprintf("holders[%d]", j), holder)
			}
			for j, id := range p.Formerly {
				checkHidden(&of, fmt.Sprintf("formerly[%d]", j), string(id))
			}
			ps.nest("positions", i, of)
		}
		for i, c := range h.rest.Campaigns {
			var of Problems
			checkHidden(&of, "name", c.Name)
			for j, k := range c.KPIs {
				checkHidden(&of, fmt.Sprintf("kpis[%d].name", j), k.Name)
			}
			ps.nest("campaigns", i, of)
		}
	})
}

func checkHidden(ps *Problems, path, text string) {
	if text != strings.TrimSpace(text) {
		ps.add(path, "", "%s begins or ends with white space", quote(text))
		return
	}
	if i := strings.IndexFunc(text, isHidden); i >= 0 {
		ps.add(path, "", "%s hides a character at byte %d", quote(text), i)
	}
}
