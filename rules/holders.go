package rules

import (
	"fmt"

	"example.com/socialorg"
	"example.com/socialorg/internal/detail"
)

// NoVacantManager returns the rule that somebody holds every position to which
// others report. Positions without reports are exempt. Its code is
// [ErrVacantManager].
func NoVacantManager() socialorg.Rule {
	return rule(ErrVacantManager, "No position with reports is vacant.", func(h *socialorg.Hierarchy, report func(socialorg.Problem)) {
		for n := range h.InOrder() {
			if d, _ := n.Span(); d > 0 && n.Vacant() {
				report(breach(n.ProblemPath("holders"), "%s is vacant, and %s to it",
					detail.Quote(n.ID()), detail.Count(d, "position reports", "positions report")))
			}
		}
	})
}

// NoSelfSupervision returns the rule that nobody holds two positions of which
// one is above the other, at any distance, because they would approve their own
// work. The lower position is reported, once for each such holder. Two
// positions side by side are exempt, and so are dotted lines. Its code is
// [ErrSelfSupervision].
func NoSelfSupervision() socialorg.Rule {
	return rule(ErrSelfSupervision, "Nobody holds two positions of which one is above the other.",
		func(h *socialorg.Hierarchy, report func(socialorg.Problem)) {
			type place struct {
				index  int // of the holder in the position's holders
				holder string
				above  socialorg.Node
			}
			double := make(map[socialorg.Node][]place)
			above := make(map[string][]socialorg.Node) // by holder: a chain of positions, the lowest last
			for n := range h.Nodes() {
				i := 0
				for holder := range n.Holders() {
					chain := above[holder]
					for len(chain) > 0 && !chain[len(chain)-1].Manages(n) {
						chain = chain[:len(chain)-1]
					}
					if len(chain) > 0 {
						double[n] = append(double[n], place{i, holder, chain[len(chain)-1]})
					}
					above[holder] = append(chain, n)
					i++
				}
			}
			for n := range h.InOrder() {
				for _, p := range double[n] {
					report(breach(n.ProblemPath(fmt.Sprintf("holders[%d]", p.index)), "%s holds both %s and %s, which is above it",
						detail.Quote(p.holder), detail.Quote(n.ID()), detail.Quote(p.above.ID())))
				}
			}
		})
}
