package render

import (
	"bytes"
	"io"
	"strings"
	"unicode/utf8"

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

// The most that Mermaid draws unless it is configured otherwise.
const (
	mermaidMaxEdges = 500
	mermaidMaxText  = 50_000 // characters
)

// Mermaid writes h as a Mermaid flowchart, which several Markdown viewers draw:
// a line for each position and then one for each line between two. A dotted
// line is dotted; a vacant position says so and has a dashed border.
//
// Where h has more lines or more text than Mermaid draws by default, a comment
// at the top says so. There is no limit of depth. The error is the writer's.
func Mermaid(w io.Writer, h *socialorg.Hierarchy, l Labels) error {
	c := newChart(h, "", l)
	var text bytes.Buffer
	body := newOutput(&text)
	body.print("flowchart TD\n")
	if len(c.nodes) == 0 {
		body.printf("  empty[\"%s\"]\n", mermaidText(l.wording().NoPositions))
	}
	if c.vacant > 0 {
		body.print("  classDef vacant stroke-dasharray: 6 4\n")
	}
	edges := c.graph(body, "  n%d --> n%d\n", "  n%d -.-> n%d\n", func(x int, n *node) {
		class := ""
		if n.Vacant() {
			class = ":::vacant"
		}
		body.printf("  n%d[\"%s<br/>%s\"]%s\n", x, mermaidText(n.title), mermaidText(c.heldBy(n).String()), class)
	})
	_ = body.flush() // a Buffer has no errors
	out := newOutput(w)
	if edges > mermaidMaxEdges {
		out.printf("%%%% %d lines: above %d, Mermaid draws them only with a higher maxEdges\n", edges, mermaidMaxEdges)
	}
	if n := utf8.RuneCount(text.Bytes()); n > mermaidMaxText {
		out.printf("%%%% %d characters: above %d, Mermaid draws them only with a higher maxTextSize\n", n, mermaidMaxText)
	}
	out.print(text.String())
	return out.flush()
}

// graph writes a line for each node, and then one for each line between two in the
// format of its kind. It returns how many of those there are.
func (c *chart) graph(out output, solid, dotted string, write func(x int, n *node)) (edges int) {
	for x := range c.nodes {
		write(x, &c.nodes[x])
	}
	for x := range c.nodes {
		n := &c.nodes[x]
		if n.parent != none {
			out.printf(solid, n.parent, x)
			edges++
		}
		for _, y := range n.dotted {
			out.printf(dotted, y, x)
			edges++
		}
	}
	return edges
}

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
	c.graph(out, "  n%d -> n%d\n", "  n%d -> n%d [style=dotted, constraint=false]\n", func(x int, n *node) {
		style := ""
		if n.Vacant() {
			style = ", style=\"rounded,dashed\""
		}
		out.printf("  n%d [label=\"%s\\n%s\"%s]\n", x, dotLabel(n.title), dotLabel(c.heldBy(n).String()), style)
	})
	out.print("}\n")
	return out.flush()
}

// dotLabel escapes text for a label, in lines of readable length.
func dotLabel(text string) string {
	return strings.Join(each(wrap(visible(text), smallFont, 240), func(l line) string { return dotText(l.text) }), `\n`)
}
