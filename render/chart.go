package render

import (
	"fmt"
	"slices"
	"strings"

	"example.com/socialorg"
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
	dotted := false
	var above []int // the last node of each level
	for p := range h.Nodes() {
		x := len(c.nodes)
		n := node{Node: p, title: p.Title(), parent: none, depth: p.Depth()}
		if above = append(above[:n.depth], x); n.depth > 0 {
			n.parent = above[n.depth-1]
		}
		n.holders = strings.Join(slices.Collect(p.Holders()), ", ")
		if p.Vacant() {
			c.vacant++
		}
		for range p.DottedTo() {
			dotted = true
		}
		c.levels = max(c.levels, n.depth+1)
		c.nodes = append(c.nodes, n)
	}
	if !dotted {
		return c
	}
	number := make(map[socialorg.Node]int, len(c.nodes))
	for x := range c.nodes {
		number[c.nodes[x].Node] = x
	}
	for x := range c.nodes {
		for to := range c.nodes[x].DottedTo() {
			c.nodes[x].dotted = append(c.nodes[x].dotted, number[to])
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

// describe says in one line what a node is.
func (c *chart) describe(n *node) string {
	line := c.called(n).String() + ": " + c.heldBy(n).String()
	if len(n.dotted) > 0 {
		to := each(n.dotted, func(y int) text { return c.called(&c.nodes[y]) })
		line += "; " + c.labels.wording().DottedLineTo + " " + join(to, ", ").String()
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
