package render

import (
	"io"

	"example.com/socialorg"
)

// Tree writes h as indented text, a line for each position: its title, its id
// where that says more, its holders, its dotted lines.
//
//	Social media manager (manager): holder-3
//	  Social media specialist (specialist): holder-4
//
// A hierarchy without positions is written as the line "No positions". If h is
// deeper than [MaxDepth], Tree returns an [socialorg.ErrRange] and writes
// nothing; any other error is the writer's.
func Tree(w io.Writer, h *socialorg.Hierarchy, l Labels) error {
	if err := checkDepth(h); err != nil {
		return err
	}
	c := newChart(h, "", l)
	out := newOutput(w)
	if len(c.nodes) == 0 {
		out.print(l.wording().NoPositions + "\n")
	}
	for x := range c.nodes {
		n := &c.nodes[x]
		for range n.depth {
			out.print("  ")
		}
		out.print(visible(c.describe(n)) + "\n")
	}
	return out.flush()
}
