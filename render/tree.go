package render

import (
	"io"
	"strings"

	"example.com/socialorg"
)

// Tree writes h as indented text, a line for each position: its title, its id
// where that says more, its holders, its dotted lines.
//
//	Social media manager (manager): holder-3
//	  Social media specialist (specialist): holder-4
//
// A hierarchy without positions is the line "No positions". Below [MaxDepth]
// Tree refuses with an [socialorg.ErrRange] before it writes anything; any
// other error is the writer's.
func Tree(w io.Writer, h *socialorg.Hierarchy, l Labels) error {
	if err := checkDepth(h); err != nil {
		return err
	}
	c := newChart(h, l)
	out := newOutput(w)
	if len(c.nodes) == 0 {
		out.print(l.text("No positions") + "\n")
	}
	for x := range c.nodes {
		n := &c.nodes[x]
		for range n.depth {
			out.print("  ")
		}
		out.print(visible(c.describe(n)))
		if len(n.dotted) > 0 {
			to := each(n.dotted, func(y int) string { return c.nodes[y].name() })
			out.printf("; %s %s", l.text("dotted line to"), visible(strings.Join(to, ", ")))
		}
		out.print("\n")
	}
	return out.flush()
}
