package socialorg

import (
	"fmt"
	"strings"

	"example.com/socialorg/internal/detail"
)

// A Rule is a policy, which companies may see differently; see package rules.
type Rule struct {
	Code  Code                                     // of every breach
	Doc   string                                   // one sentence for people: "Exactly one position reports to nobody."
	Check func(h *Hierarchy, report func(Problem)) // reports each breach; its Code is that of the rule
}

// An Exception is a finding of a rule that is accepted, where reviewers see it: of
// one position, role or campaign, or else of the whole organisation.
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
	in.roles.checkOptional(&ps, "role", e.Role)
	in.campaigns.checkOptional(&ps, "campaign", e.Campaign)
	if e.Why == "" {
		ps.Add("why", ErrRequired, "is missing: say why the finding is accepted")
	}
	checkText(&ps, "why", e.Why, "")
	return ps
}

// identity returns what no two exceptions of an organisation share: all but the
// reason.
func (e Exception) identity() identity {
	if e.Rule == "" {
		return identity{}
	}
	return identity{"", e.String()}
}

// String returns `line of the position "manager"`.
func (e Exception) String() string {
	of := "organisation"
	switch {
	case e.Position != "":
		of = fmt.Sprintf("position %q", e.Position)
	case e.Role != "":
		of = fmt.Sprintf("role %q", e.Role)
	case e.Campaign != "":
		of = fmt.Sprintf("campaign %q", e.Campaign)
	}
	return detail.Line(fmt.Sprintf("%s of the %s", e.Rule, of))
}

// Check applies the rules and returns all breaches as [Problems], in the order in
// which they are found, and an [ErrRequired] for a Rule without a Check. A breach
// that one of [Org.Exceptions] names is left out. An exception to one of the rules
// that excuses nothing is a breach itself, with the code rules.ErrUnusedException,
// so that none outlives its reason.
func (h *Hierarchy) Check(rules ...Rule) error {
	h = h.orEmpty()
	var found Problems
	excuses, used, applied := h.excuses(), make(map[int]bool), make(map[Code]bool)
	for _, r := range rules {
		if r.Check == nil {
			found.Add("", ErrRequired, "the rule %s has no Check", detail.Quote(r.Code))
			continue
		}
		applied[r.Code] = true
		r.Check(h, func(p Problem) {
			p.Code = r.Code
			if i, ok := excuses[excuse{r.Code, subject(p.Path)}]; ok {
				used[i] = true
			} else {
				found.add(p)
			}
		})
	}
	for i, e := range h.rest.Exceptions {
		if applied[e.Rule] && !used[i] {
			found.Add(element("exceptions", i), errUnusedException, "excuses nothing: there is no finding %s", e)
		}
	}
	return found.Err()
}

// An excuse is a rule and the path of the position, the role or the campaign; "" is
// the organisation.
type excuse struct {
	rule Code
	of   string
}

// excuses returns the index of the exception that is an excuse.
func (h *Hierarchy) excuses() map[excuse]int {
	excuses, campaigns := make(map[excuse]int), make(map[Key]int)
	for i, c := range h.rest.Campaigns {
		campaigns[c.Key] = i
	}
	for i, e := range h.rest.Exceptions {
		of := ""
		switch {
		case e.Position != "":
			of = h.Node(e.Position).ProblemPath("")
		case e.Role != "":
			of = element("roles", int(h.roles[e.Role]))
		case e.Campaign != "":
			of = element("campaigns", campaigns[e.Campaign])
		}
		excuses[excuse{e.Rule, of}] = i
	}
	return excuses
}

// subject returns the path of the position, the role or the campaign in which a
// path leads, "" where it leads elsewhere.
func subject(path string) string {
	of, _, isElement := strings.Cut(path, "]")
	list, _, _ := strings.Cut(of, "[")
	if isElement && (list == "positions" || list == "roles" || list == "campaigns") {
		return path[:len(of)+1]
	}
	return ""
}
