package socialorg

import (
	"strings"

	"example.com/socialorg/internal/detail"
)

// A Rule is a policy: something that one company requires of its organisation
// and another may decide differently. It is a plain value of a few lines; the
// built-in ones are in package rules.
type Rule struct {
	Code Code   // of every problem that it reports
	Doc  string // one sentence for people: "Exactly one position reports to nobody."

	// Check looks at h and reports each breach.
	Check func(h *Hierarchy, report Report)
}

// A Report takes a breach of a [Rule]: its path in JSON field names, which
// [Node.ProblemPath] returns for a position, and what is wrong there, written as
// by fmt.Sprintf. The result points to the new problem, as that of
// [Problems.Add] does.
type Report func(path, format string, args ...any) *Problem

// An Exception is a finding of a rule that is known and accepted: with a reason,
// in the organisation itself, where reviewers see it. It is about one position,
// one role or one campaign or, if it names none, about the organisation as a
// whole. Exceptions are comparable with ==.
type Exception struct {
	Rule     Code       `json:"rule"` // the code of the rule
	Position PositionID `json:"position,omitempty"`
	Role     RoleID     `json:"role,omitempty"`
	Campaign Key        `json:"campaign,omitempty"`
	Why      string     `json:"why"` // for people
}

// errUnusedException is rules.ErrUnusedException.
const errUnusedException Code = "unused-exception"

func (e Exception) problems(in *references) Problems {
	var ps Problems
	named := 0
	for _, id := range []string{string(e.Position), string(e.Role), string(e.Campaign)} {
		if id != "" {
			named++
		}
	}
	if named > 1 {
		ps.Add("", ErrMalformed, "names several things: state one position, one role or one campaign")
	}
	checkKey(&ps, "rule", e.Rule)
	if e.Position != "" {
		in.checkPosition(&ps, "position", e.Position)
	}
	if e.Role != "" {
		in.checkRole(&ps, "role", e.Role)
	}
	if e.Campaign != "" {
		in.checkCampaign(&ps, "campaign", e.Campaign)
	}
	if e.Why == "" {
		ps.Add("why", ErrRequired, "is missing: say why the finding is accepted")
	}
	checkText(&ps, "why", e.Why, "")
	return ps
}

// subject returns the exception without its reason: what no two of an
// organisation share.
func (e Exception) subject() Exception {
	e.Why = ""
	return e
}

// String returns what the exception is about: `line of the position "manager"`.
func (e Exception) String() string {
	of := " of the organisation"
	switch {
	case e.Position != "":
		of = " of the position " + detail.Quote(e.Position)
	case e.Role != "":
		of = " of the role " + detail.Quote(e.Role)
	case e.Campaign != "":
		of = " of the campaign " + detail.Quote(e.Campaign)
	}
	return detail.Line(string(e.Rule) + of)
}

// Check applies the rules to h, one after the other, and returns all breaches
// as [Problems], in the order in which the rules report them; nil when there is
// no breach. A Rule without a Check is reported as an [ErrRequired], and the
// other rules are still applied. A nil Hierarchy is checked like an empty one.
//
// A breach that one of [Org.Exceptions] names is left out. An exception to one of
// the rules that excuses nothing is a breach itself, with the code
// rules.ErrUnusedException, so that none outlives its reason.
func (h *Hierarchy) Check(rules ...Rule) error {
	if h == nil {
		h = new(Hierarchy)
	}
	var ps Problems
	excused := h.newExcuses()
	for _, r := range rules {
		if r.Check == nil {
			ps.Add("", ErrRequired, "the rule %s has no Check", detail.Quote(r.Code))
			continue
		}
		var found Problems
		r.Check(h, func(path, format string, args ...any) *Problem { return found.Add(path, r.Code, format, args...) })
		for _, p := range found {
			if !excused.use(p) {
				ps.add(p)
			}
		}
		excused.applied[r.Code] = true
	}
	for i, e := range h.rest.Exceptions {
		if excused.applied[e.Rule] && !excused.used[i] {
			ps.Add(element("exceptions", i), errUnusedException, "excuses nothing: there is no finding %s", e)
		}
	}
	return ps.Err()
}

// excuses finds the exception that excuses a problem.
type excuses struct {
	index   map[excuse]int // of the exception
	used    map[int]bool
	applied map[Code]bool // rules
}

// An excuse is a rule and the path of the position, the role or the campaign;
// "" is the organisation.
type excuse struct {
	rule Code
	of   string
}

func (h *Hierarchy) newExcuses() *excuses {
	e := &excuses{index: make(map[excuse]int), used: make(map[int]bool), applied: make(map[Code]bool)}
	campaigns := make(map[Key]int)
	for i, x := range h.rest.Exceptions {
		of := ""
		switch {
		case x.Position != "":
			of = h.Node(x.Position).ProblemPath("")
		case x.Role != "":
			of = element("roles", int(h.roles[x.Role]))
		case x.Campaign != "":
			if len(campaigns) == 0 {
				for j, c := range h.rest.Campaigns {
					campaigns[c.Key] = j
				}
			}
			of = element("campaigns", campaigns[x.Campaign])
		}
		e.index[excuse{x.Rule, of}] = i
	}
	return e
}

// use reports whether an exception excuses the problem, and notes it as used.
func (e *excuses) use(p Problem) bool {
	if len(e.index) == 0 || p.Code == ErrTooMany {
		return false
	}
	of, _, isElement := strings.Cut(p.Path, "]")
	switch list, _, _ := strings.Cut(of, "["); {
	case isElement && (list == "positions" || list == "roles" || list == "campaigns"):
		of += "]"
	default:
		of = ""
	}
	i, ok := e.index[excuse{p.Code, of}]
	if ok {
		e.used[i] = true
	}
	return ok
}
