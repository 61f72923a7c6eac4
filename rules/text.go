package rules

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"example.com/socialorg"
	"example.com/socialorg/internal/detail"
	"example.com/socialorg/internal/hidden"
	"example.com/socialorg/internal/suggest"
)

// NoConfusableIDs returns the rule that no two position ids differ only in
// case, under Unicode's simple case folding. Every id after the first is
// reported. Ids that differ only in their Unicode form (é as one character or
// as two) are exempt: normalise ids to one form before they get here. Its code
// is [ErrConfusable].
func NoConfusableIDs() socialorg.Rule {
	return socialorg.Rule{
		Code: ErrConfusable,
		Doc:  "No two position ids differ only in case.",
		Check: func(h *socialorg.Hierarchy, report socialorg.Report) {
			first := make(map[string]socialorg.Node, h.Len())
			for _, n := range positions(h) {
				folded := suggest.Fold(string(n.ID()))
				if other, ok := first[folded]; ok {
					report(n.ProblemPath("id"), "%s differs from %s only in case", detail.Quote(n.ID()), detail.Quote(other.ID()))
				} else {
					first[folded] = n
				}
			}
		},
	}
}

// NoHiddenText returns the rule that ids, names, titles, summaries and holders show
// everything that they hold: no invisible character, none that changes the
// direction of writing, no U+FFFD in place of a lost one, no outer white space.
//
// The line breaks of a summary are exempt, and so are characters that belong to
// how a script or an emoji is written: joiners inside words of the scripts that
// join letters, such as Persian and Hindi, joiners between emoji, and variation
// selectors behind emoji, keycaps and Han characters. Everywhere else these
// characters break the rule. Keys and role ids have nothing to hide, since they
// are plain ASCII. Its code is [ErrHiddenText].
func NoHiddenText() socialorg.Rule {
	return socialorg.Rule{
		Code: ErrHiddenText,
		Doc:  "No text hides characters or reverses its direction.",
		Check: func(h *socialorg.Hierarchy, report socialorg.Report) {
			o := h.Org()
			check := func(text, path string, indexes ...int) {
				if wrong := hides(text); wrong != "" {
					report(at(path, indexes), "%s", wrong)
				}
			}
			check(o.Name, "name")
			for i, g := range o.Goals {
				check(g.Name, "goals[%d].name", i)
			}
			for i, r := range o.Roles {
				check(r.Name, "roles[%d].name", i)
				check(strings.ReplaceAll(r.Summary, "\n", " "), "roles[%d].summary", i)
				for j, d := range r.Responsibilities {
					check(d.Name, "roles[%d].responsibilities[%d].name", i, j)
				}
				for j, s := range r.Skills {
					check(s.Name, "roles[%d].skills[%d].name", i, j)
				}
			}
			for i, p := range o.Positions {
				check(string(p.ID), "positions[%d].id", i)
				check(p.Title, "positions[%d].title", i)
				for j, holder := range p.Holders {
					check(holder, "positions[%d].holders[%d]", i, j)
				}
				for j, id := range p.Formerly {
					check(string(id), "positions[%d].formerly[%d]", i, j)
				}
			}
			defined := make(map[socialorg.Key]string, len(o.KPIs)) // names that campaigns take over
			for i, k := range o.KPIs {
				defined[k.Key] = k.Name
				check(k.Name, "kpis[%d].name", i)
			}
			for i, c := range o.Campaigns {
				check(c.Name, "campaigns[%d].name", i)
				for j, k := range c.KPIs {
					if k.Name != defined[k.Key] {
						check(k.Name, "campaigns[%d].kpis[%d].name", i, j)
					}
				}
			}
			for _, key := range slices.Sorted(maps.Keys(o.Terms)) {
				check(o.Terms[key], "terms."+string(key))
			}
		},
	}
}

// hides describes what a text hides, and returns "" if it hides nothing.
func hides(text string) string {
	if text != strings.TrimSpace(text) {
		return detail.Quote(text) + " begins or ends with white space"
	}
	if i := hidden.Index(text); i >= 0 {
		return fmt.Sprintf("%s hides a character at byte %d", detail.Quote(text), i)
	}
	return ""
}

// at returns a path with the indexes put in.
func at(path string, indexes []int) string {
	args := make([]any, len(indexes))
	for i, index := range indexes {
		args[i] = index
	}
	return fmt.Sprintf(path, args...)
}
