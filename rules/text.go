package rules

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

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
	return rule(ErrConfusable, "No two position ids differ only in case.", func(h *socialorg.Hierarchy, report func(socialorg.Problem)) {
		first := make(map[string]socialorg.Node, h.Len())
		for n := range h.InOrder() {
			folded := suggest.Fold(string(n.ID()))
			if other, ok := first[folded]; ok {
				p := breach(n.ProblemPath("id"), "%s differs from %s only in case", detail.Quote(n.ID()), detail.Quote(other.ID()))
				p.OtherPath = other.ProblemPath("id")
				report(p)
			} else {
				first[folded] = n
			}
		}
	})
}

// NoConfusableHolders returns the rule that no two holders differ only in case,
// under Unicode's simple case folding, or in their Unicode form (é as one
// character or as two): they are probably one person, whose two positions the
// other rules would take for those of two people. Each spelling after the first
// is reported once. Holders that look alike in two scripts are exempt. Its code
// is [ErrConfusableHolders].
func NoConfusableHolders() socialorg.Rule {
	return rule(ErrConfusableHolders, "No two holders differ only in case or in their Unicode form.",
		func(h *socialorg.Hierarchy, report func(socialorg.Problem)) {
			type spelling struct{ text, path string }
			first := make(map[string]spelling)
			seen := make(map[string]bool)
			for n := range h.InOrder() {
				i := 0
				for holder := range n.Holders() {
					path := fmt.Sprintf("holders[%d]", i)
					if i++; seen[holder] {
						continue
					}
					seen[holder] = true
					folded := norm.NFC.String(suggest.Fold(norm.NFC.String(holder)))
					other, again := first[folded]
					if !again {
						first[folded] = spelling{holder, n.ProblemPath(path)}
						continue
					}
					quote, wrong := detail.Quote[string], "%s differs from %s only in case"
					if norm.NFC.String(holder) == norm.NFC.String(other.text) {
						quote, wrong = detail.QuoteASCII[string], "%s is the same text as %s in another Unicode form"
					}
					p := breach(n.ProblemPath(path), wrong, quote(holder), quote(other.text))
					p.OtherPath = other.path
					report(p)
				}
			}
		})
}

// NoHiddenText returns the rule that ids, names, titles, summaries, attributes,
// reasons and holders show everything that they hold: no invisible character, none
// that changes the direction of writing, no U+FFFD in place of a lost one, no outer
// white space.
//
// The line breaks of a summary are exempt, and so are characters that belong to
// how a script or an emoji is written: joiners inside words of the scripts that
// join letters, such as Persian and Hindi, joiners between emoji, and variation
// selectors behind emoji, keycaps and Han characters. Everywhere else these
// characters break the rule. Keys and role ids have nothing to hide, since they
// are plain ASCII. Its code is [ErrHiddenText].
func NoHiddenText() socialorg.Rule {
	return rule(ErrHiddenText, "No text hides characters or reverses its direction.", func(h *socialorg.Hierarchy, report func(socialorg.Problem)) {
		o := h.Org()
		check := func(text, path string, of ...any) {
			if wrong := hides(text); wrong != "" {
				report(breach(fmt.Sprintf(path, of...), "%s", wrong))
			}
		}
		names := make(map[string]string) // of KPIs; campaigns take them over
		position := 0                    // of the next title
		o.Walk(func(path fmt.Stringer, kind, key string, name *string) {
			switch {
			case name == nil || kind == "KPI" && names[key] == *name:
				return
			case kind == "KPI":
				names[key] = *name
			case kind == "summary":
				check(strings.ReplaceAll(*name, "\n", " "), "%s", path)
				return
			case kind == "title":
				check(string(o.Positions[position].ID), "positions[%d].id", position)
				defer checkRest(check, position, o.Positions[position])
				position++
			}
			check(*name, "%s", path)
		})
		for i, e := range o.Exceptions {
			check(e.Why, "exceptions[%d].why", i)
		}
	})
}

// checkRest checks the texts of a position that are no names.
func checkRest(check func(text, path string, of ...any), i int, p socialorg.Position) {
	for j, holder := range p.Holders {
		check(holder, "positions[%d].holders[%d]", i, j)
	}
	for j, id := range p.Formerly {
		check(string(id), "positions[%d].formerly[%d]", i, j)
	}
	for _, key := range slices.Sorted(maps.Keys(p.Attributes)) {
		check(p.Attributes[key], "positions[%d].attributes.%s", i, key)
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
