package render

import (
	"cmp"
	"slices"
)

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
	for x := range n {
		d := c.nodes[x]
		needs := open[x]
		if cut[x] {
			needs = 1
		}
		if m := d.parent; m != none {
			if used[m] > 0 && used[m]+needs > sheetMost { // they go on on another sheet
				parts[heads[m].sheet].nodes[heads[m].node].sheet = len(parts) + 1
				head := c.nodes[m]
				head.parent, head.depth = none, 0
				heads[m], used[m] = place{add(head.title), 0}, 0
				parts[heads[m].sheet].put(head)
			}
			used[m] += needs
			places[x].sheet, d.parent = heads[m].sheet, heads[m].node
			d.depth = parts[heads[m].sheet].nodes[d.parent].depth + 1
		} else {
			places[x].sheet = onSheet(none, open[x], c.name, "")
		}
		heads[x].sheet = places[x].sheet
		if cut[x] {
			head := d
			head.parent, head.depth = none, 0
			s := onSheet(c.nodes[x].parent, open[x], d.title, c.nodes[c.nodes[x].parent].title)
			heads[x] = place{s, parts[s].put(head)}
			d.sheet = s + 1
		}
		if places[x].node = parts[places[x].sheet].put(d); !cut[x] {
			heads[x] = places[x]
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
