package socialorg

import "example.com/socialorg/internal/detail"

// A Rule is a policy: something that one company requires of its organisation
// and another may decide differently. It is a plain value of a few lines; the
// built-in ones are in package rules.
type Rule struct {
	Code Code   // of every problem that it reports
	Doc  string // one sentence for people: "Exactly one position reports to nobody."

	// Check looks at h and reports each breach: its path in JSON field names,
	// which [Node.ProblemPath] returns for a position, and what is wrong there.
	Check func(h *Hierarchy, report func(path, detail string))
}

// Check applies the rules to h, one after the other, and returns all breaches
// as [Problems], in the order in which the rules report them; nil when there is
// no breach. A Rule without a Check is reported as an [ErrRequired], and the
// other rules are still applied. A nil Hierarchy is checked like an empty one.
func (h *Hierarchy) Check(rules ...Rule) error {
	if h == nil {
		h = new(Hierarchy)
	}
	var ps Problems
	for _, r := range rules {
		if r.Check == nil {
			ps.Add("", ErrRequired, "the rule %s has no Check", detail.Quote(r.Code))
			continue
		}
		r.Check(h, func(path, detail string) {
			ps = append(ps, Problem{Path: path, Code: r.Code, Detail: detail})
		})
	}
	return ps.Err()
}
