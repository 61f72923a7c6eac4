package render

import "math"

// The measures of a stack, in pixels.
const (
	stackGap = 10 // between the boxes of a stack
	stackIn  = 18 // from the line beside a column of a stack to its boxes
)

// When siblings are stacked.
const (
	minStack   = 4     // reports without reports in a row, from this many on
	maxRow     = 2_400 // pixels: siblings whose row would be wider stand in columns with all that is below them
	maxOutline = 60    // positions below a sibling that is set in columns, with itself
	maxIndent  = 8     // levels below it
)

// A stack is siblings that follow each other, set in columns. What is below one
// of them follows it, indented.
type stack struct {
	first, count int // nodes first to first+count-1
	depth        int // of the siblings
	indent       int // levels below them
	columns      int
	fill         int // rows after which a column ends before the next sibling
	rows         int // of the longest column
	rowHeight    int // of its boxes
}

func (s *stack) columnWidth(boxWidth int) int { return (s.indent+1)*stackIn + boxWidth }

func (s *stack) width(boxWidth int) int {
	return s.columns*s.columnWidth(boxWidth) + (s.columns-1)*siblingGap
}

func (s *stack) height() int { return s.rows*(s.rowHeight+stackGap) - stackGap }

// A subtree is a node with all that is below it.
type subtree struct {
	size   int // positions
	levels int // below the node
	width  int // about, of the row of boxes and stacks below the node
	leaves int // reports of the node that are in stacks
}

// findStacks finds the stacks: runs of siblings without reports, and runs of
// siblings in a row that is too wide. In preorder, siblings that follow each
// other, with all that is below them, have consecutive numbers.
func (p *picture) findStacks() {
	trees := make([]subtree, len(p.nodes)+1)
	all := len(p.nodes) // stands above all tops
	parent := func(x int) *subtree {
		if m := p.nodes[x].parent; m != none {
			return &trees[m]
		}
		return &trees[all]
	}
	inRow := p.boxWidth + siblingGap
	wide := make([]bool, len(p.nodes)+1) // the children would be in a row that is too wide
	for x := len(p.nodes) - 1; x >= 0; x-- {
		t := &trees[x]
		t.size++
		t.width += stackColumns(t.leaves) * inRow
		wide[x] = t.width > maxRow
		t.width = max(inRow, min(t.width, maxRow)) // what is wider is set in columns
		above := parent(x)
		above.size += t.size
		above.levels = max(above.levels, t.levels+1)
		if p.nodes[x].children > 0 || !p.stacksLeaf(x) {
			above.width += t.width
		} else {
			above.leaves++
		}
	}
	trees[all].width += stackColumns(trees[all].leaves) * inRow
	wide[all] = trees[all].width > maxRow

	for x := 0; x < len(p.nodes); {
		m := p.nodes[x].parent
		if m == none {
			m = all
		}
		fits := func(y int) bool { // y may be in the stack
			return p.nodes[y].children == 0 || wide[m] && trees[y].size <= maxOutline && trees[y].levels <= maxIndent
		}
		end, siblings, indent := x, 0, 0
		for end < len(p.nodes) && p.nodes[end].parent == p.nodes[x].parent && fits(end) {
			siblings++
			indent = max(indent, trees[end].levels)
			end += trees[end].size
		}
		if siblings < minStack {
			x++
			continue
		}
		p.addStack(stack{first: x, count: end - x, depth: p.nodes[x].depth, indent: indent})
		x = end
	}
}

// stacksLeaf reports whether a node without reports has enough neighbours like
// it to be stacked: one of them is next to it.
func (p *picture) stacksLeaf(x int) bool {
	like := func(y int) bool {
		return y >= 0 && y < len(p.nodes) && p.nodes[y].children == 0 && p.nodes[y].parent == p.nodes[x].parent
	}
	run := 1
	for y := x - 1; run < minStack && like(y); y-- {
		run++
	}
	for y := x + 1; run < minStack && like(y); y++ {
		run++
	}
	return run >= minStack
}

// stackColumns returns how many columns make a stack rather higher than wide.
func stackColumns(boxes int) int { return int(math.Round(math.Sqrt(0.25 * float64(boxes)))) }

// addStack adds a stack, and sets it in columns.
// A column begins with one of the siblings.
func (p *picture) addStack(s stack) {
	for x := s.first; x < s.first+s.count; x++ {
		p.boxes[x].stack = len(p.stacks)
		s.rowHeight = max(s.rowHeight, p.boxes[x].height)
	}
	columns := max(1, stackColumns(s.count))
	s.fill = (s.count + columns - 1) / columns
	p.eachInStack(&s, func(_, column, row int) {
		s.columns, s.rows = column+1, max(s.rows, row+1)
	})
	p.stacks = append(p.stacks, s)
}

// eachInStack calls place with every node of a stack, and its column and row.
func (p *picture) eachInStack(s *stack, place func(x, column, row int)) {
	column, row := 0, 0
	for x := s.first; x < s.first+s.count; x++ {
		if row >= s.fill && p.nodes[x].depth == s.depth {
			column++
			row = 0
		}
		place(x, column, row)
		row++
	}
}

// placeStack places the boxes of a stack whose corner is at x and y.
func (p *picture) placeStack(s *stack, x, y int) {
	p.eachInStack(s, func(node, column, row int) {
		b := &p.boxes[node]
		b.x = x + column*(s.columnWidth(p.boxWidth)+siblingGap) + (p.nodes[node].depth-s.depth+1)*stackIn
		b.y = y + row*(s.rowHeight+stackGap)
	})
}
