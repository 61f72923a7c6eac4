package render

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"example.com/socialorg"
	"example.com/socialorg/internal/lists"
)

// MaxDepth is the greatest depth of a position that [Tree], [SVG] and [Page]
// draw. Indenting deeper chains would take quadratic space, and nobody could
// read the picture.
const MaxDepth = 10_000

// A chart is a hierarchy as the formats draw it.
type chart struct {
	labels Labels
	name   string // of the organisation
	nodes  []node // in preorder
	levels int
	vacant int
}

// A node is a position of a chart. Its number is its index.
type node struct {
	socialorg.Node
	title   string
	holders string // "" where it is vacant
	depth   int
	parent  int // none at a top
	dotted  []int

	// On a sheet, below which others continue.
	sheet     int      // that shows the reports of the node; 0 is this one
	elsewhere []string // titles on other sheets that dotted lines lead to
}

const none = -1

func newChart(h *socialorg.Hierarchy, name string, l Labels) *chart {
	c := &chart{labels: l, name: name, nodes: make([]node, 0, h.Len())}
	var above []int                         // the last node of each level
	numbers := make(map[socialorg.Node]int) // of those with dotted lines to them
	for p := range h.Nodes() {
		x := len(c.nodes)
		n := node{Node: p, title: p.Title(), parent: none, depth: p.Depth()}
		if above = append(above[:n.depth], x); n.depth > 0 {
			n.parent = above[n.depth-1]
		}
		n.holders = strings.Join(slices.Collect(p.Holders()), ", ")
		c.put(n)
		if len(slices.Collect(p.DottedReports())) > 0 {
			numbers[p] = x
		}
	}
	for x := range c.nodes {
		for to := range c.nodes[x].DottedTo() {
			c.nodes[x].dotted = append(c.nodes[x].dotted, numbers[to])
		}
	}
	return c
}

// checkDepth reports the first position that stands too deep.
func checkDepth(h *socialorg.Hierarchy) error {
	for n := range h.Nodes() {
		if depth := n.Depth(); depth > MaxDepth {
			return socialorg.Problems{{
				Path:   n.ProblemPath(""),
				Code:   socialorg.ErrRange,
				Detail: fmt.Sprintf("position %q stands below %d others, more than the %d that can be drawn", n.ID(), depth, MaxDepth),
			}}
		}
	}
	return nil
}

// heldBy returns who holds a node, or that nobody does.
func (c *chart) heldBy(n *node) text {
	if n.holders == "" {
		return label(c.labels.wording().Vacant)
	}
	return verbatim(n.holders)
}

// called returns the title of a node, with its id where that says more.
func (c *chart) called(n *node) text { return c.labels.titled(n.title, n.ID()) }

// describe says in one line what a node is, and so many of its dotted lines at most.
func (c *chart) describe(n *node, most int) string {
	line := c.called(n).String() + ": " + c.heldBy(n).String()
	if len(n.dotted) > 0 {
		to := few(c.labels, n.dotted, most, func(y int) text { return c.called(&c.nodes[y]) })
		line += "; " + c.labels.wording().DottedLineTo + " " + to.String()
	}
	return line
}

// heading returns what a page or a picture of the chart is called.
func (c *chart) heading() text {
	if c.name != "" {
		return c.labels.name(c.name)
	}
	return label(c.labels.wording().OrganisationChart)
}

// summary says in a few words what a chart shows.
func (c *chart) summary() string {
	l := c.labels
	words := l.wording()
	if len(c.nodes) == 0 {
		return words.NoPositions
	}
	parts := []string{l.count(len(c.nodes), words.Position)}
	if c.vacant > 0 {
		parts = append(parts, l.number(float64(c.vacant))+" "+words.Vacant)
	}
	return strings.Join(append(parts, l.count(c.levels, words.Level)), ", ")
}

// How many positions a sheet has.
const (
	sheetMost  = 40 // about
	sheetLeast = 6  // of a branch that has one of its own
)

// sheets returns the chart in parts that can be read on a page: the upper levels
// first, and then the branches that were left out there, in order, each headed by
// its manager, who stands on both; small ones of one manager share a sheet, and the
// reports of one who has too many go on where the manager stands once more. It takes
// linear time, but for the sorting of siblings.
func (c *chart) sheets() []*chart {
	n := len(c.nodes)
	sizes, open := make([]int, n), make([]int, n) // positions below with the node: all, and those on its sheet
	cut := make([]bool, n)                        // it heads a sheet
	var kids []int
	for x := n - 1; x >= 0; x-- {
		sizes[x]++
		open[x]++
		kids = kids[:0]
		for y := x + 1; y < x+sizes[x]; y += sizes[y] {
			open[x] += open[y]
			kids = append(kids, y)
		}
		if m := c.nodes[x].parent; m != none {
			sizes[m] += sizes[x]
		}
		slices.SortStableFunc(kids, func(a, b int) int { return cmp.Compare(open[b], open[a]) })
		for _, y := range kids {
			if open[x] <= sheetMost || open[y] < sheetLeast {
				break
			}
			open[x] -= open[y] - 1
			cut[y] = true
		}
	}
	// A place is a sheet and the number of a node on it.
	type place struct{ sheet, node int }
	places, heads := make([]place, n), make([]place, n) // where a node stands, and where its reports do
	var parts []*chart
	last := make(map[int]int) // the sheet that the branches of a manager are on; those of none are tops
	var room []int            // on each sheet
	add := func(name string) int {
		parts, room = append(parts, &chart{labels: c.labels, name: name}), append(room, sheetMost)
		return len(parts) - 1
	}
	onSheet := func(m, size int, name, shared string) int {
		s, ok := last[m]
		if !ok || room[s] < size {
			s = add(name)
			last[m] = s
		} else if shared != "" {
			parts[s].name = shared
		}
		room[s] -= size
		return s
	}
	used := make([]int, n) // of the room of the sheet where the reports of a node are
	// goOn goes on with the reports of a node on another sheet, where it stands once more.
	goOn := func(x, sheet int) {
		parts[heads[x].sheet].nodes[heads[x].node].sheet = sheet + 1
		head := c.nodes[x]
		head.parent, head.depth = none, 0
		heads[x], used[x] = place{sheet, parts[sheet].put(head)}, 0
	}
	for x := range n {
		d := c.nodes[x]
		needs := open[x]
		if cut[x] {
			needs = 1
		}
		if m := d.parent; m != none {
			if used[m] > 0 && used[m]+needs > sheetMost {
				goOn(m, add(c.nodes[m].title))
			}
			used[m] += needs
			places[x].sheet, d.parent = heads[m].sheet, heads[m].node
			d.depth = parts[heads[m].sheet].nodes[d.parent].depth + 1
		} else {
			places[x].sheet = onSheet(none, open[x], c.name, "")
		}
		places[x].node = parts[places[x].sheet].put(d)
		if heads[x] = places[x]; cut[x] {
			m := c.nodes[x].parent
			goOn(x, onSheet(m, open[x], d.title, c.nodes[m].title))
		}
	}
	for i, part := range parts {
		for y := range part.nodes {
			d := &part.nodes[y]
			all := d.dotted
			d.dotted = nil
			for _, to := range all {
				switch i {
				case heads[to].sheet:
					d.dotted = append(d.dotted, heads[to].node)
				case places[to].sheet:
					d.dotted = append(d.dotted, places[to].node)
				default:
					d.elsewhere = append(d.elsewhere, c.nodes[to].title)
				}
			}
		}
	}
	return parts
}

// put adds a node and returns its number.
func (c *chart) put(n node) int {
	c.levels = max(c.levels, n.depth+1)
	if n.holders == "" {
		c.vacant++
	}
	c.nodes = append(c.nodes, n)
	return len(c.nodes) - 1
}

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
		out.print(strings.Repeat("  ", n.depth) + visible(c.describe(n, len(n.dotted))) + "\n")
	}
	return out.flush()
}

// Mermaid writes h as a Mermaid flowchart, which several Markdown viewers draw:
// a line for each position and then one for each line between two. A dotted
// line is dotted; a vacant position says so and has a dashed border.
//
// Where h has more lines or more text than Mermaid draws by default, a comment
// at the top says so. There is no limit of depth. The error is the writer's.
func Mermaid(w io.Writer, h *socialorg.Hierarchy, l Labels) error {
	const maxEdges, maxCharacters = 500, 50_000 // that Mermaid draws unless it is configured otherwise
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
	if edges > maxEdges {
		out.printf("%%%% %d lines: above %d, Mermaid draws them only with a higher maxEdges\n", edges, maxEdges)
	}
	if n := utf8.RuneCount(text.Bytes()); n > maxCharacters {
		out.printf("%%%% %d characters: above %d, Mermaid draws them only with a higher maxTextSize\n", n, maxCharacters)
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
	c := newChart(h, h.Name(), l)
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
	return strings.Join(lists.Each(wrap(visible(text), smallFont, 240), func(l line) string { return dotText(l.text) }), `\n`)
}
