package render

import (
	"cmp"
	"slices"
)

// How many positions a sheet has.
const (
	sheetMost  = 40 // about; a manager of more without reports has them on one sheet
	sheetLeast = 6  // of a branch that has one of its own
)

// sheets returns the chart in parts that can be read on a page: the upper levels
// first, and then each branch that was left out there, in order, headed by its
// manager, who stands on both. It takes linear time, but for the sorting of
// siblings.
func (c *chart) sheets() []*chart {
	n := len(c.nodes)
	sizes, open := make([]int, n), make([]int, n) // positions below with the node: all, and those on its sheet
	first := make([]int, n)                       // the number of the sheet that a node heads, counted from 1
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
			first[y] = -1
		}
	}
	parts := []*chart{{labels: c.labels, name: c.name}}
	sheet, at := make([]int, n), make([]int, n) // where each node stands, without its reports
	for x := range n {
		d := c.nodes[x]
		d.children = 0
		if m := d.parent; m != none {
			sheet[x], d.parent = sheet[m], at[m]
			if first[m] > 0 {
				sheet[x], d.parent = first[m]-1, 0
			}
			above := &parts[sheet[x]].nodes[d.parent]
			d.depth = above.depth + 1
			above.children++
		}
		if first[x] < 0 {
			head := c.nodes[x]
			head.parent, head.depth, head.children = none, 0, 0
			parts = append(parts, &chart{labels: c.labels, name: d.title})
			parts[len(parts)-1].put(head)
			first[x] = len(parts)
			d.sheet = first[x]
		}
		at[x] = parts[sheet[x]].put(d)
	}
	for i, part := range parts {
		for y := range part.nodes {
			d := &part.nodes[y]
			all := d.dotted
			d.dotted = nil
			for _, to := range all {
				switch {
				case first[to] == i+1:
					d.dotted = append(d.dotted, 0)
				case sheet[to] == i:
					d.dotted = append(d.dotted, at[to])
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
