package render

import (
	"cmp"
	"fmt"
	"iter"
	"strings"

	"example.com/socialorg"
)

// MaxDepth is how many positions may stand above one that [Tree], [SVG] and
// [HTML] draw. Indenting deeper chains would take quadratic space, and nobody
// could look at the picture.
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
	socialorg.Position
	title    string
	depth    int
	parent   int // none at a top
	children int
	dotted   []int
}

const none = -1

func newChart(h *socialorg.Hierarchy, l Labels) *chart {
	c := &chart{labels: l, name: h.Org().Name, nodes: make([]node, 0, h.Len())}
	dotted := 0
	var above []int // the last node of each level
	for p := range walk(h) {
		x := len(c.nodes)
		n := node{Position: p, title: h.Title(p.ID), parent: none}
		n.depth, _ = h.Depth(p.ID)
		if above = append(above[:n.depth], x); n.depth > 0 {
			n.parent = above[n.depth-1]
			c.nodes[n.parent].children++
		}
		if p.Vacant() {
			c.vacant++
		}
		c.levels = max(c.levels, n.depth+1)
		dotted += len(p.DottedTo)
		c.nodes = append(c.nodes, n)
	}
	if dotted > 0 {
		c.resolveDotted()
	}
	return c
}

// walk walks over all positions in preorder, without copying them.
func walk(h *socialorg.Hierarchy) iter.Seq[socialorg.Position] {
	return func(yield func(socialorg.Position) bool) {
		for top := range h.Tops() {
			if !yield(top) {
				return
			}
			for p := range h.AllReports(top.ID) {
				if !yield(p) {
					return
				}
			}
		}
	}
}

func (c *chart) resolveDotted() {
	number := make(map[socialorg.PositionID]int, len(c.nodes))
	for x := range c.nodes {
		number[c.nodes[x].ID] = x
	}
	for x := range c.nodes {
		n := &c.nodes[x]
		for _, id := range n.DottedTo {
			n.dotted = append(n.dotted, number[id])
		}
	}
}

// checkDepth reports the first position that stands too deep.
func checkDepth(h *socialorg.Hierarchy) error {
	for p := range walk(h) {
		if depth, _ := h.Depth(p.ID); depth > MaxDepth {
			return socialorg.Problem{
				Path:   h.Path(p.ID),
				Code:   socialorg.ErrRange,
				Detail: fmt.Sprintf("stands below %d others, more than the %d that can be drawn", depth, MaxDepth),
			}
		}
	}
	return nil
}

// holders returns who holds a node, or that nobody does.
func (c *chart) holders(n *node) string {
	if n.Vacant() {
		return c.labels.text("vacant")
	}
	return strings.Join(n.Holders, ", ")
}

// name returns the title of a node, with its id where that says more.
func (n *node) name() string { return titled(n.title, n.ID) }

func titled(title string, id socialorg.PositionID) string {
	if title == string(id) {
		return title
	}
	return title + " (" + string(id) + ")"
}

// describe says in one line what a node is.
func (c *chart) describe(n *node) string { return n.name() + ": " + c.holders(n) }

// heading returns what a page or a picture of the chart is called.
func (c *chart) heading() string { return cmp.Or(c.name, c.labels.text("Organisation chart")) }

// summary says in a few words what a chart shows.
func (c *chart) summary() string {
	l := c.labels
	if len(c.nodes) == 0 {
		return l.text("No positions")
	}
	return l.count(len(c.nodes), "position", "positions") + ", " +
		l.number(float64(c.vacant)) + " " + l.text("vacant") + ", " +
		l.count(c.levels, "level", "levels")
}
