package render

import (
	"bytes"
	"fmt"
	"io"
	"unicode/utf8"

	"example.com/socialorg"
)

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
	var body bytes.Buffer
	body.WriteString("flowchart TD\n")
	if len(c.nodes) == 0 {
		fmt.Fprintf(&body, "  empty[\"%s\"]\n", mermaidText(l.wording().NoPositions))
	}
	if c.vacant > 0 {
		body.WriteString("  classDef vacant stroke-dasharray: 6 4\n")
	}
	for x := range c.nodes {
		n := &c.nodes[x]
		class := ""
		if n.Vacant() {
			class = ":::vacant"
		}
		fmt.Fprintf(&body, "  n%d[\"%s<br/>%s\"]%s\n", x, mermaidText(n.title), mermaidText(c.heldBy(n).String()), class)
	}
	edges := 0
	for x := range c.nodes {
		n := &c.nodes[x]
		if n.parent != none {
			fmt.Fprintf(&body, "  n%d --> n%d\n", n.parent, x)
			edges++
		}
		for _, y := range n.dotted {
			fmt.Fprintf(&body, "  n%d -.-> n%d\n", y, x)
			edges++
		}
	}
	out := newOutput(w)
	if edges > mermaidMaxEdges {
		out.printf("%%%% %d lines: above %d, Mermaid draws them only with a higher maxEdges\n", edges, mermaidMaxEdges)
	}
	if n := utf8.RuneCount(body.Bytes()); n > mermaidMaxText {
		out.printf("%%%% %d characters: above %d, Mermaid draws them only with a higher maxTextSize\n", n, mermaidMaxText)
	}
	out.print(body.String())
	return out.flush()
}
