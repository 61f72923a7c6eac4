package render

import (
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"example.com/socialorg"
)

// The measures of a chart, in pixels.
const (
	margin     = 24 // around everything
	levelGap   = 44 // between a box and its reports
	siblingGap = 20 // between boxes or stacks side by side
	legendLine = 36 // of the sample of a dotted line
	padding    = 12 // in a box, left and right
	paddingTop = 9  // and above and below
	titleLine  = 18
	holderLine = 16

	minText        = 84.0  // the least width for text in a box
	maxText        = 176.0 // the greatest
	maxTitleLines  = 3
	maxHolderLines = 2
)

// SVG writes h as a picture: boxes for positions, managers above their reports,
// reports that have none themselves in stacks where there are several. Where
// the reports of a manager would make the picture wider than anybody can read,
// they and what is below them stand in columns, each indented under its
// manager. Dotted lines are dotted and end in a ring at the manager; vacant
// positions say so and have a dashed border. Colours follow the viewer's light
// or dark mode. Long titles and lists of holders are cut; the tooltip of each
// box has them in full.
//
// The picture refers to nothing outside of it and has no script. If h is deeper
// than [MaxDepth], SVG returns an [socialorg.ErrRange] and writes nothing; any
// other error is the writer's. It takes linear time.
func SVG(w io.Writer, h *socialorg.Hierarchy, l Labels) error {
	if err := checkDepth(h); err != nil {
		return err
	}
	out := newOutput(w)
	newPicture(newChart(h, h.Org().Name, l)).write(out)
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

func newPicture(c *chart) *picture {
	p := &picture{chart: c, boxes: make([]box, len(c.nodes))}
	p.measure()
	p.findStacks()
	p.place()
	return p
}

// measure wraps the text of every box.
func (p *picture) measure() {
	needed := minText
	for x := range p.nodes {
		n, b := &p.nodes[x], &p.boxes[x]
		b.title = clamp(wrap(visible(n.title), titleFont, maxText), titleFont, maxTitleLines, maxText)
		b.holders = clamp(wrap(visible(p.heldBy(n).String()), holderFont, maxText), holderFont, maxHolderLines, maxText)
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
		if b.stack == none {
			b.x = margin + int(math.Round(t[item[x]].x))
			b.y = margin + tops[p.nodes[x].depth]
		} else if s := &p.stacks[b.stack]; x == s.first {
			p.placeStack(s, margin+int(math.Round(t[item[x]].x)), margin+tops[p.nodes[x].depth])
		}
	}
	for x := range p.nodes {
		b := &p.boxes[x]
		p.width = max(p.width, b.x+p.boxWidth+margin)
		p.height = max(p.height, b.y+b.height+margin)
	}
	p.makeRoom()
}

// makeRoom widens the picture to the left and the right, so that no dotted line
// is cut off.
func (p *picture) makeRoom() {
	left, right := 0, p.width
	for x := range p.nodes {
		for _, y := range p.nodes[x].dotted {
			from, to := p.ports(x, y)
			// A curve stays between the ends and what they are drawn to.
			left = min(left, from.x+from.dx, to.x+to.dx)
			right = max(right, from.x+from.dx, to.x+to.dx)
		}
	}
	for x := range p.boxes {
		p.boxes[x].x -= left
	}
	p.width = right - left
}

// write writes the picture. The names of its classes and ids begin with
// "org-", as it may stand in a page.
func (p *picture) write(out output) {
	words := p.labels.wording()
	width, height := p.width, p.height
	if len(p.nodes) == 0 {
		width, height = 240, 80
	}
	legend := wrap(words.DottedLine, holderFont, math.Inf(1))[0]
	dotted := slices.ContainsFunc(p.nodes, func(n node) bool { return len(n.dotted) > 0 })
	if dotted {
		width = max(width, legendLine+int(legend.width)+3*margin)
		height += margin
	}
	out.printf(`<svg xmlns="http://www.w3.org/2000/svg" class="org-chart" role="img" lang="%s"`+
		` aria-labelledby="org-chart-title org-chart-summary" width="%d" height="%d" viewBox="0 0 %[2]d %[3]d">`+"\n",
		p.labels.Language(), width, height)
	heading := p.heading()
	out.printf("<title id=\"org-chart-title\"%s>%s</title>\n", langAttribute(heading), xmlText(heading.String()))
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

// langAttribute returns the attribute that says the language of a text, nothing
// where it is that of the labels.
func langAttribute(t text) string {
	if len(t) == 0 || t[0].Lang == "" {
		return ""
	}
	return ` lang="` + xmlText(t[0].Lang) + `"`
}

// corners returns the corners of the solid line from x's manager to x: down to a
// bus, along it, and down to x, or beside the column of the stack that x is in.
// Inside of a stack it runs beside the reports. A top has none.
func (p *picture) corners(x int) []corner {
	m := p.nodes[x].parent
	if m == none {
		return nil
	}
	from, to := &p.boxes[m], &p.boxes[x]
	if to.stack != none && from.stack == to.stack {
		at := to.x - stackIn/2
		return []corner{{at, from.y + from.height}, {at, to.y + to.height/2}, {to.x, to.y + to.height/2}}
	}
	bus := from.y + from.height + levelGap/2
	start := []corner{{from.x + p.boxWidth/2, from.y + from.height}, {from.x + p.boxWidth/2, bus}}
	if to.stack == none {
		return append(start, corner{to.x + p.boxWidth/2, bus}, corner{to.x + p.boxWidth/2, to.y})
	}
	return append(start, corner{to.x - stackIn, bus}, corner{to.x - stackIn, to.y + to.height/2}, corner{to.x, to.y + to.height/2})
}

// A corner is a point of a solid line, whose parts are level or upright.
type corner struct{ x, y int }

// writeLine writes the solid line from x's manager to x.
func (p *picture) writeLine(out output, x int) {
	all := p.corners(x)
	if len(all) == 0 {
		return
	}
	var d strings.Builder
	fmt.Fprintf(&d, "M%d %d", all[0].x, all[0].y)
	for i, c := range all[1:] {
		if c.x == all[i].x {
			fmt.Fprintf(&d, "V%d", c.y)
		} else {
			fmt.Fprintf(&d, "H%d", c.x)
		}
	}
	out.printf("<path class=\"org-line\" d=\"%s\"/>\n", d.String())
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
// top and the bottom of boxes above each other that nothing can stand between,
// over the tops of boxes side by side, from the top of the lower box to the side
// of the higher one, otherwise at the sides. None is where a
// solid line is, which is in the middle of a side, and the line swings so wide
// that it crosses what it meets.
func (p *picture) ports(x, y int) (from, to port) {
	a, b := &p.boxes[x], &p.boxes[y]
	alone := a.stack == none && b.stack == none
	apart := max(a.x-b.x, b.x-a.x)
	swing := max(levelGap, apart/2)
	room := max(levelGap, max(a.y-b.y, b.y-a.y)/2) // for a line that is not upright
	top := func(b *box) port { return port{b.x + p.boxWidth*3/4, b.y, 0, -levelGap / 3} }
	bottom := func(b *box) port { return port{b.x + p.boxWidth*3/4, b.y + b.height, 0, levelGap / 3} }
	left := func(b *box) port { return port{b.x, b.y + b.height*4/5, -swing, 0} }
	right := func(b *box) port { return port{b.x + p.boxWidth, b.y + b.height*4/5, swing, 0} }
	rise := func(b *box) port { return port{b.x + p.boxWidth*3/4, b.y, 0, -levelGap} }
	beside := func(b, of *box) port { // the side of b that faces the other box
		if b.x < of.x {
			return right(b)
		}
		return left(b)
	}
	switch {
	case a.y == b.y && alone:
		return top(a), top(b)
	case a.y-(b.y+b.height) == levelGap && alone && apart < p.boxWidth:
		return top(a), bottom(b)
	case b.y-(a.y+a.height) == levelGap && alone && apart < p.boxWidth:
		return bottom(a), top(b)
	case a.stack == none && b.y+b.height < a.y && apart > p.boxWidth:
		return rise(a), beside(b, a)
	case b.stack == none && a.y+a.height < b.y && apart > p.boxWidth:
		return beside(a, b), rise(b)
	case a.x+p.boxWidth+room <= b.x:
		return right(a), left(b)
	case b.x+p.boxWidth+room <= a.x:
		return left(a), right(b)
	}
	swing = levelGap
	return right(a), right(b)
}

func (p *picture) writeBox(out output, x int) {
	n, b := &p.nodes[x], &p.boxes[x]
	class := ""
	if n.holders == "" {
		class = " org-vacant"
	}
	out.printf("<g class=\"org-box%s\"><title>%s</title><rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"6\"/>",
		class, xmlText(p.describe(n).String()), b.x, b.y, p.boxWidth, b.height)
	// The text stands in the middle of a box that is higher than it needs.
	text := len(b.title)*titleLine + len(b.holders)*holderLine
	at := b.y + (b.height-text)/2
	lang := langAttribute(p.called(n))
	for _, l := range b.title {
		writeText(out, "org-title", lang, b.x+p.boxWidth/2, at+titleLine-5, l)
		at += titleLine
	}
	for _, l := range b.holders {
		writeText(out, "org-holder", "", b.x+p.boxWidth/2, at+holderLine-4, l)
		at += holderLine
	}
	out.print("</g>\n")
}

// writeText writes a line of a box. One whose width is not known is made to
// fit.
func writeText(out output, class, lang string, x, y int, l line) {
	fit := ""
	if l.guessed {
		fit = fmt.Sprintf(` textLength="%d" lengthAdjust="spacingAndGlyphs"`, int(l.width))
	}
	out.printf(`<text class="%s"%s x="%d" y="%d"%s>%s</text>`, class, lang, x, y, fit, xmlText(l.text))
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
