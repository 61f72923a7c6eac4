package render

import (
	"io"
	"strings"

	"example.com/socialorg"
)

// DOT writes h in the language of Graphviz: a line for each position and then
// one for each line between two. A dotted line is dotted and does not move
// positions; a vacant position says so and has a dashed border. There is no
// limit of depth. The error is the writer's.
func DOT(w io.Writer, h *socialorg.Hierarchy, l Labels) error {
	c := newChart(h, h.Org().Name, l)
	out := newOutput(w)
	out.printf("digraph \"%s\" {\n", dotText(c.heading().String()))
	out.print("  graph [nodesep=0.3, ranksep=0.5]\n")
	out.print("  node [shape=box, style=rounded, fontname=\"Helvetica,Arial,sans-serif\", margin=\"0.2,0.1\"]\n")
	out.print("  edge [arrowhead=none]\n")
	if len(c.nodes) == 0 {
		out.printf("  empty [label=\"%s\", shape=plaintext]\n", dotText(l.wording().NoPositions))
	}
	for x := range c.nodes {
		n := &c.nodes[x]
		style := ""
		if n.Vacant() {
			style = ", style=\"rounded,dashed\""
		}
		out.printf("  n%d [label=\"%s\\n%s\"%s]\n", x, dotLabel(n.title), dotLabel(c.heldBy(n).String()), style)
	}
	for x := range c.nodes {
		n := &c.nodes[x]
		if n.parent != none {
			out.printf("  n%d -> n%d\n", n.parent, x)
		}
		for _, y := range n.dotted {
			out.printf("  n%d -> n%d [style=dotted, constraint=false]\n", y, x)
		}
	}
	out.print("}\n")
	return out.flush()
}

// dotLabel escapes text for a label, in lines of readable length.
func dotLabel(text string) string {
	wrapped := wrap(visible(text), smallFont, 240)
	escaped := make([]string, len(wrapped))
	for i, line := range wrapped {
		escaped[i] = dotText(line.text)
	}
	return strings.Join(escaped, `\n`)
}
