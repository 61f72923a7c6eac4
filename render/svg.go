package render

import (
	"fmt"
	"io"
	"math"
	"slices"

	"example.com/socialorg"
)

// The measures of a chart, in pixels.
const (
	margin     = 24 // around everything
	levelGap   = 44 // between a box and its reports
	siblingGap = 20 // between boxes or stacks side by side
	stackGap   = 10 // between the boxes of a stack
	legendLine = 36 // of the sample of a dotted line
	stackIn    = 18 // from the line beside a column of a stack to its boxes
	padding    = 12 // in a box, left and right
	paddingTop = 9  // and above and below
	titleLine  = 18
	holderLine = 16

	minText        = 84.0  // the least width for text in a box
	maxText        = 176.0 // the greatest
	maxTitleLines  = 3
	maxHolderLines = 2

	minStack = 4 // reports without reports in a row are stacked from this many on
)

// SVG writes h as a picture: boxes for positions, managers above their reports,
// reports that have none themselves in stacks where there are several. Dotted
// lines are dotted and end in a ring at the manager, vacant positions say so
// and have a dashed border. Colours follow the light or dark mode of whoever
// looks. Long titles and lists of holders are cut; whole ones are in the
// tooltip of each box.
//
// The picture refers to nothing outside of it and has no script. Below
// [MaxDepth] SVG refuses with an [socialorg.ErrRange] before it writes
// anything; any other error is the writer's. It takes linear time.
func SVG(w io.Writer, h *socialorg.Hierarchy, l Labels) error {
	if err := checkDepth(h); err != nil {
		return err
	}
	out := newOutput(w)
	newPicture(newChart(h, l)).write(out)
	return out.flush()
}

// A picture is a chart with places.
type picture struct {
	*chart
	boxes         []box   // by node
	stacks        []stack // in the order of their first node
	boxWidth      int
	width, height int
}

// A box is a node's place and what stands in it.
type box struct {
	x, y, height int
	title        []line
	holders      []line
	stack        int // the stack that it is in, none if it stands alone
}

// A stack is a row of reports without reports, set in columns.
type stack struct {
	first, count  int // nodes first to first+count-1
	rows, columns int
	rowHeight     int // of its boxes
	x             int
}

func newPicture(c *chart) *picture {
	p := &picture{chart: c, boxes: make([]box, len(c.nodes))}
	p.measure()
	p.stackReports()
	p.place()
	return p
}

// measure wraps the text of every box.
func (p *picture) measure() {
	needed := minText
	for x := range p.nodes {
		n, b := &p.nodes[x], &p.boxes[x]
		b.title = clamp(wrap(visible(n.title), titleFont, maxText), titleFont, maxTitleLines, maxText)
		b.holders = clamp(wrap(visible(p.holders(n)), holderFont, maxText), holderFont, maxHolderLines, maxText)
		b.height = 2*paddingTop + len(b.title)*titleLine + len(b.holders)*holderLine
		b.stack = none
		for _, text := range [][]line{b.title, b.holders} {
			for _, l := range text {
				needed = max(needed, l.width)
			}
		}
	}
	p.boxWidth = int(math.Ceil(min(needed, maxText))) + 2*padding
}

// stackReports finds the stacks: in preorder, siblings without reports that
// follow each other have consecutive numbers.
func (p *picture) stackReports() {
	for x := 0; x < len(p.nodes); {
		end := x
		for end < len(p.nodes) && p.nodes[end].children == 0 && p.nodes[end].parent == p.nodes[x].parent {
			end++
		}
		if n := end - x; n >= minStack {
			s := stack{first: x, count: n}
			// This many columns make a stack rather higher than wide.
			s.columns = max(1, int(math.Round(math.Sqrt(0.25*float64(n)))))
			s.rows = (n + s.columns - 1) / s.columns
			s.columns = (n + s.rows - 1) / s.rows
			for i := x; i < end; i++ {
				p.boxes[i].stack = len(p.stacks)
				s.rowHeight = max(s.rowHeight, p.boxes[i].height)
			}
			p.stacks = append(p.stacks, s)
		}
		x = max(end, x+1)
	}
}

func (s *stack) width(boxWidth int) int {
	return s.columns*(stackIn+boxWidth) + (s.columns-1)*siblingGap
}

func (s *stack) height() int { return s.rows*(s.rowHeight+stackGap) - stackGap }

// place gives every box its place.
func (p *picture) place() {
	heights := make([]int, p.levels) // of the boxes of each level that are not in a stack
	for x := range p.nodes {
		if p.boxes[x].stack == none {
			d := p.nodes[x].depth
			heights[d] = max(heights[d], p.boxes[x].height)
		}
	}
	tops := make([]int, p.levels)
	for d := 1; d < p.levels; d++ {
		tops[d] = tops[d-1] + heights[d-1] + levelGap
	}

	t := make(tidy, 1, len(p.nodes)+1) // an invisible root above all tops
	t[0] = tidyNode{parent: none, top: -1, bottom: 0}
	item := make([]int, len(p.nodes)) // in t
	for x := range p.nodes {
		b := &p.boxes[x]
		item[x] = len(t)
		d := p.nodes[x].depth
		n := tidyNode{top: float64(tops[d])}
		if m := p.nodes[x].parent; m != none {
			n.parent = item[m]
		}
		if b.stack == none {
			n.width = float64(p.boxWidth + siblingGap)
			n.bottom = float64(tops[d] + heights[d] + levelGap)
			b.height = heights[d]
		} else {
			s := &p.stacks[b.stack]
			b.height = s.rowHeight
			if x > s.first {
				item[x] = item[s.first]
				continue
			}
			n.width = float64(s.width(p.boxWidth) + siblingGap)
			n.bottom = float64(tops[d] + s.height() + levelGap)
		}
		t = append(t, n)
	}
	t.place()

	for x := range p.nodes {
		b := &p.boxes[x]
		b.x = margin + int(math.Round(t[item[x]].x))
		b.y = margin + tops[p.nodes[x].depth]
		if b.stack != none {
			s := &p.stacks[b.stack]
			s.x = b.x
			at := x - s.first
			b.x += stackIn + at/s.rows*(stackIn+p.boxWidth+siblingGap)
			b.y += at % s.rows * (s.rowHeight + stackGap)
		}
		p.width = max(p.width, b.x+p.boxWidth+margin)
		p.height = max(p.height, b.y+b.height+margin)
	}
}

// write writes the picture. The names of its classes and ids begin with
// "org-", as it may stand in a page.
func (p *picture) write(out output) {
	width, height := p.width, p.height
	if len(p.nodes) == 0 {
		width, height = 240, 80
	}
	legend := wrap(p.labels.text("dotted line"), holderFont, math.Inf(1))[0]
	dotted := slices.ContainsFunc(p.nodes, func(n node) bool { return len(n.dotted) > 0 })
	if dotted {
		width = max(width, legendLine+int(legend.width)+3*margin)
		height += margin
	}
	out.printf(`<svg xmlns="http://www.w3.org/2000/svg" class="org-chart" role="img" lang="%s"`+
		` aria-labelledby="org-chart-title org-chart-summary" width="%d" height="%d" viewBox="0 0 %[2]d %[3]d">`+"\n",
		p.labels.Language(), width, height)
	out.printf("<title id=\"org-chart-title\">%s</title>\n", xmlText(p.heading()))
	out.printf("<desc id=\"org-chart-summary\">%s</desc>\n", xmlText(p.summary()))
	out.printf("<style>\n%s</style>\n", chartStyle)
	out.printf("<rect class=\"org-ground\" width=\"%d\" height=\"%d\"/>\n", width, height)
	if len(p.nodes) == 0 {
		out.printf("<text class=\"org-holder\" x=\"%d\" y=\"%d\">%s</text>\n", width/2, height/2, xmlText(p.summary()))
	}
	for x := range p.nodes {
		p.writeLine(out, x)
	}
	for x := range p.nodes {
		for _, y := range p.nodes[x].dotted {
			p.writeDotted(out, x, y)
		}
	}
	for x := range p.nodes {
		p.writeBox(out, x)
	}
	for x := range p.nodes {
		for _, y := range p.nodes[x].dotted {
			p.writeRing(out, x, y)
		}
	}
	if dotted {
		y := height - margin
		out.printf("<path class=\"org-dotted\" d=\"M%d %dh%d\"/><text class=\"org-holder org-legend\" x=\"%d\" y=\"%d\">%s</text>\n",
			margin, y, legendLine, margin+legendLine+8, y+4, xmlText(legend.text))
	}
	out.print("</svg>\n")
}

// writeLine writes the solid line from x's manager to x: down to a bus, along
// it, and down to x, or beside the column of the stack that x is in.
func (p *picture) writeLine(out output, x int) {
	m := p.nodes[x].parent
	if m == none {
		return
	}
	from, to := &p.boxes[m], &p.boxes[x]
	out.printf(`<path class="org-line" d="M%d %dv%d`, from.x+p.boxWidth/2, from.y+from.height, levelGap/2)
	if to.stack == none {
		out.printf("H%dV%d\"/>\n", to.x+p.boxWidth/2, to.y)
	} else {
		out.printf("H%dV%dh%d\"/>\n", to.x-stackIn, to.y+to.height/2, stackIn)
	}
}

// writeDotted writes the dotted line from x to y.
func (p *picture) writeDotted(out output, x, y int) {
	from, to := p.ports(x, y)
	out.printf("<path class=\"org-dotted\" d=\"M%d %dC%d %d %d %d %d %d\"/>\n",
		from.x, from.y, from.x+from.dx, from.y+from.dy, to.x+to.dx, to.y+to.dy, to.x, to.y)
}

// writeRing writes the end of the dotted line from x to y.
func (p *picture) writeRing(out output, x, y int) {
	_, to := p.ports(x, y)
	out.printf("<circle class=\"org-dotted\" cx=\"%d\" cy=\"%d\" r=\"4\"/>\n", to.x, to.y)
}

// A port is where a dotted line leaves a box, and which way.
type port struct{ x, y, dx, dy int }

// ports returns where the dotted line from x to y begins and ends: between the
// top and the bottom of boxes that nothing can stand between, over the tops of
// boxes side by side, otherwise at the sides that face each other.
func (p *picture) ports(x, y int) (from, to port) {
	a, b := &p.boxes[x], &p.boxes[y]
	alone := a.stack == none && b.stack == none
	top := func(b *box) port { return port{b.x + p.boxWidth*3/4, b.y, 0, -levelGap / 3} }
	bottom := func(b *box) port { return port{b.x + p.boxWidth*3/4, b.y + b.height, 0, levelGap / 3} }
	left := func(b *box) port { return port{b.x, b.y + b.height/2, -levelGap, 0} }
	right := func(b *box) port { return port{b.x + p.boxWidth, b.y + b.height/2, levelGap, 0} }
	switch {
	case a.y == b.y && alone:
		return top(a), top(b)
	case a.y-(b.y+b.height) == levelGap:
		return top(a), bottom(b)
	case b.y-(a.y+a.height) == levelGap:
		return bottom(a), top(b)
	case a.x+p.boxWidth <= b.x:
		return right(a), left(b)
	case b.x+p.boxWidth <= a.x:
		return left(a), right(b)
	}
	return right(a), right(b)
}

func (p *picture) writeBox(out output, x int) {
	n, b := &p.nodes[x], &p.boxes[x]
	class := ""
	if n.Vacant() {
		class = " org-vacant"
	}
	out.printf("<g class=\"org-box%s\"><title>%s</title><rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"6\"/>",
		class, xmlText(p.describe(n)), b.x, b.y, p.boxWidth, b.height)
	// The text stands in the middle of a box that is higher than it needs.
	text := len(b.title)*titleLine + len(b.holders)*holderLine
	at := b.y + (b.height-text)/2
	for _, l := range b.title {
		writeText(out, "org-title", b.x+p.boxWidth/2, at+titleLine-5, l)
		at += titleLine
	}
	for _, l := range b.holders {
		writeText(out, "org-holder", b.x+p.boxWidth/2, at+holderLine-4, l)
		at += holderLine
	}
	out.print("</g>\n")
}

// writeText writes a line of a box. One whose width is not known is made to
// fit.
func writeText(out output, class string, x, y int, l line) {
	fit := ""
	if l.guessed {
		fit = fmt.Sprintf(` textLength="%d" lengthAdjust="spacingAndGlyphs"`, int(l.width))
	}
	out.printf(`<text class="%s" x="%d" y="%d"%s>%s</text>`, class, x, y, fit, xmlText(l.text))
}

// chartStyle is the look of a chart. Text has at least 7:1 and lines have at
// least 3:1 of contrast to what they stand on, in both modes.
const chartStyle = `.org-chart{font-family:system-ui,"Segoe UI",Roboto,Helvetica,Arial,sans-serif}
.org-ground{fill:#fff}
.org-line{fill:none;stroke:#5a6b85;stroke-width:2}
.org-dotted{fill:none;stroke:#a03a12;stroke-width:2;stroke-dasharray:2 4;stroke-linecap:round}
circle.org-dotted{fill:#fff;stroke-dasharray:none}
.org-box rect{fill:#f2f6fc;stroke:#5a6b85;stroke-width:1.5}
.org-box.org-vacant rect{fill:#fff;stroke-dasharray:6 4}
.org-title,.org-holder{fill:#12203a;text-anchor:middle}
.org-title{font-size:14px;font-weight:600}
.org-holder{font-size:12px}
.org-vacant .org-holder{font-style:italic}
.org-legend{text-anchor:start}
@media screen and (prefers-color-scheme:dark){
.org-ground,circle.org-dotted,.org-box.org-vacant rect{fill:#10151e}
.org-line,.org-box rect{stroke:#8fa3c4}
.org-dotted{stroke:#ffab85}
.org-box rect{fill:#1d2738}
.org-title,.org-holder{fill:#eef3fb}
}
`
