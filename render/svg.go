package render

import (
	"cmp"
	_ "embed" // the style of a chart
	"fmt"
	"image"
	"net/url"
	"slices"
	"strings"
	"unicode"

	"example.com/socialorg"
	"example.com/socialorg/internal/arrange"
	"example.com/socialorg/internal/lists"
	"example.com/socialorg/internal/route"
)

// The measures of a picture, in pixels.
const (
	margin      = 24 // around everything
	padding     = 12 // in a box, left and right
	paddingTop  = 9  // and above and below
	titleLine   = 18 // height of a line
	smallLine   = 16 // and of others
	pill        = 16 // height of the number of reports, half of it in the box
	corner      = 6  // radius
	headingHigh = 52 // of the heading with its summary

	minText        = 84.0  // the least width for text in a box
	maxText        = 176.0 // the greatest
	maxTitleLines  = 3
	maxHolderLines = 2
	maxNotes       = 3   // dotted lines that a box tells
	maxDescribed   = 10  // dotted lines that its accessible name tells
	maxListed      = 500 // positions in the description
	hues           = 4   // of dotted lines
)

// chartStyle is the look of a chart. Text has at least 7:1 and lines have at
// least 3:1 of contrast to what they stand on, in both modes.
//
//go:embed chart.css
var chartStyle string

// A picture is a chart with places.
type picture struct {
	*chart
	look          Look
	boxes         []box // by node
	boxWidth      int
	layout        *arrange.Layout
	ways          []route.Way
	groups        []string
	signs         []sign
	head          image.Rectangle // where the heading is
	width, height int
}

func newPicture(c *chart, look Look) *picture {
	p := &picture{chart: c, look: look, boxes: make([]box, len(c.nodes))}
	p.findGroups()
	p.place()
	if !p.look.notes && !p.route() {
		p.look.notes = true
		p.place()
	}
	p.findSigns()
	return p
}

// place gives every box its place, in the middle of the picture and below the
// heading where that would be in the way.
func (p *picture) place() {
	p.measure()
	f := arrange.Forest{
		Parents: lists.Each(p.nodes, func(n node) int { return n.parent }),
		Heights: lists.Each(p.boxes, func(b box) int { return 2*paddingTop + b.inner() }),
		Width:   p.boxWidth, LeavesFirst: p.look.LeavesFirst,
	}
	size := cmp.Or(shapes[p.look.Shape], shapes[Screen])
	p.layout = arrange.Place(f, size.Sub(image.Pt(2*margin, 2*margin)))
	if !p.look.Bare {
		w := max(oneLine(p.heading().String(), headingFont).width, oneLine(p.summary(), smallFont).width)
		p.head = image.Rect(margin, 0, margin+int(w), margin+headingHigh)
	}
	shift := image.Pt(margin, margin)
	p.width = p.layout.Size.X + 2*margin
	if more := p.head.Max.X + margin - p.width; more > 0 {
		shift.X += more / 2
		p.width += more
	}
	if slices.ContainsFunc(p.layout.Boxes, p.head.Inset(-pill).Sub(shift).Overlaps) {
		shift.Y = p.head.Max.Y
	}
	p.layout.Move(shift)
	for x, b := range p.layout.Boxes {
		p.boxes[x].Rectangle = b
	}
	p.height = p.layout.Size.Y + shift.Y + margin
}

// route finds the ways of the dotted lines.
func (p *picture) route() bool {
	var lines []route.Line
	for x := range p.nodes {
		for _, y := range p.nodes[x].dotted {
			lines = append(lines, route.Line{From: x, To: y})
		}
	}
	if len(lines) == 0 {
		return true
	}
	s := route.Scene{Size: image.Pt(p.width, p.height), Closed: []image.Rectangle{p.head.Inset(-pill / 2)}}
	for x := range p.nodes {
		s.Boxes = append(s.Boxes, p.boxes[x].Rectangle)
		s.Solid = append(s.Solid, p.layout.Lines(x)...)
		if text := p.span(x); text != "" {
			s.Closed = append(s.Closed, p.pillAt(x, text).Inset(-2))
		}
	}
	var ok bool
	p.ways, ok = s.Route(lines)
	return ok
}

// write writes the picture. The names of its classes and ids begin with
// "org-", as it may stand in a page.
func (p *picture) write(out output) {
	prefix := cmp.Or(p.look.Prefix, "org")
	role := "img"
	if p.look.Link != nil {
		role = "group" // an image would hide its links from screen readers
	}
	if len(p.nodes) == 0 {
		p.width, p.height = max(p.width, 240), 80+p.head.Max.Y
	}
	out.printf(`<svg xmlns="http://www.w3.org/2000/svg" class="org-chart" role="%s" lang="%s"`+
		` aria-labelledby="%s-title %[3]s-summary" width="%d" height="%d" viewBox="0 0 %[4]d %[5]d">`+"\n",
		role, p.labels.Language(), xmlText(prefix), p.width, p.height)
	heading := p.heading()
	out.printf("<title id=\"%s-title\"%s>%s</title>\n<desc id=\"%[1]s-summary\">%[4]s",
		xmlText(prefix), langAttribute(heading), xmlText(heading.String()), xmlText(p.summary()))
	if !p.look.inPage {
		p.writeList(out)
	}
	out.print("</desc>\n")
	if !p.look.inPage {
		out.printf("<style>\n%s</style>\n", chartStyle)
	}
	out.printf("<rect class=\"org-ground\" width=\"%d\" height=\"%d\"/>\n", p.width, p.height)
	if !p.look.Bare {
		writeText(out, "org-heading", langAttribute(heading), margin, margin+18, oneLine(heading.String(), headingFont))
		writeText(out, "org-start", "", margin, margin+38, oneLine(p.summary(), smallFont))
		out.print("\n")
	} else if len(p.nodes) == 0 {
		writeText(out, "org-start", "", margin, p.height/2, oneLine(p.summary(), smallFont))
	}
	out.print("<g class=\"org-lines\">\n")
	for x := range p.nodes {
		if lines := p.layout.Lines(x); len(lines) > 0 {
			out.printf("<path d=\"%s\"/>\n", pathOf(lines...))
		}
	}
	out.print("</g>\n")
	hue := make(map[int]int)
	for _, w := range p.ways {
		if _, ok := hue[w.To]; !ok {
			hue[w.To] = len(hue) % hues
		}
		out.printf("<path class=\"org-halo\" d=\"%s\"/><path class=\"org-dotted org-d%d\" d=\"%[1]s\"/>\n", pathOf(w.Points), hue[w.To])
	}
	for x := range p.nodes {
		p.writeBox(out, prefix, x)
	}
	for _, w := range p.ways {
		const dot = "<path class=\"org-dot org-d%d\" d=\"M%d %dh0\"/>"
		from, to := w.Points[0], w.Points[len(w.Points)-1]
		end := dot
		if !w.Joins {
			end = "<circle class=\"org-ring org-d%d\" cx=\"%d\" cy=\"%d\" r=\"4.5\"/>"
		}
		out.printf(dot+end+"\n", hue[w.To], from.X, from.Y, hue[w.To], to.X, to.Y)
	}
	for _, s := range p.signs {
		out.printf(`<g transform="translate(%d %d)">%s`, s.at.X, s.at.Y, s.picture)
		writeText(out, "org-start", "", s.width+8, 4, s.text)
		out.print("</g>\n")
	}
	out.print("</svg>\n")
}

// writeList writes who reports to whom, for the description.
func (p *picture) writeList(out output) {
	for x := range p.nodes[:min(len(p.nodes), maxListed)] {
		n := &p.nodes[x]
		out.printf("\n%s", xmlText(p.describe(n, len(n.dotted))))
		if n.parent != none {
			out.printf("; %s: %s", p.labels.wording().ReportsTo, xmlText(p.called(&p.nodes[n.parent]).String()))
		}
	}
	if more := len(p.nodes) - maxListed; more > 0 {
		out.printf("\n%s", xmlText(p.labels.more(more).String()))
	}
}

// langAttribute returns the attribute that says the language of a text, nothing
// where it is that of the labels.
func langAttribute(t text) string {
	if len(t) == 0 || t[0].Lang == "" {
		return ""
	}
	return ` lang="` + xmlText(t[0].Lang) + `"`
}

// pathOf returns the path of lines of level and upright parts, with round corners.
func pathOf(lines ...[]image.Point) string {
	var d strings.Builder
	for _, l := range lines {
		at := l[0]
		fmt.Fprintf(&d, "M%d %d", at.X, at.Y)
		to := func(q image.Point) {
			switch {
			case q.X != at.X:
				fmt.Fprintf(&d, "H%d", q.X)
			case q.Y != at.Y:
				fmt.Fprintf(&d, "V%d", q.Y)
			}
			at = q
		}
		for i := 1; i < len(l)-1; i++ {
			a, b := l[i-1].Sub(l[i]), l[i+1].Sub(l[i])
			r := min(corner, length(a)/2, length(b)/2)
			if to(l[i].Add(toward(a, r))); a.X*b.X == 0 && a.Y*b.Y == 0 && r > 0 {
				at = l[i].Add(toward(b, r))
				fmt.Fprintf(&d, "Q%d %d %d %d", l[i].X, l[i].Y, at.X, at.Y)
			}
		}
		to(l[len(l)-1])
	}
	return d.String()
}

// length returns how long a level or upright way is.
func length(d image.Point) int { return max(d.X, -d.X) + max(d.Y, -d.Y) }

// toward returns a way in the same direction.
func toward(d image.Point, far int) image.Point {
	return image.Pt(max(-far, min(far, d.X)), max(-far, min(far, d.Y)))
}

func (p *picture) writeBox(out output, prefix string, x int) {
	n, b := &p.nodes[x], &p.boxes[x]
	class := "org-box"
	switch direct, _ := n.Span(); {
	case n.holders == "":
		class += " org-vacant"
	case direct > 0 && n.depth == 0:
		class += " org-top"
	case direct > 0:
		class += " org-manager"
	}
	element, link := "g", ""
	if p.look.Link != nil {
		if to := p.look.Link(n.Node); to != "" {
			element, link = "a", fmt.Sprintf(` href="%s"`, xmlText(to))
		}
	}
	out.printf("<%s%s", element, link)
	if n.ID() != "" && !p.look.sheet {
		out.printf(` id="%s-box-%s"`, xmlText(prefix), xmlText(anchor(n.ID())))
	}
	out.printf(` class="%s">`, class)
	isCut := slices.ContainsFunc(b.lines, func(l boxLine) bool { return strings.ContainsAny(l.text, "…+") })
	if !p.look.inPage || isCut && !p.look.sheet { // in a page, the row has all of it
		out.printf("<title>%s</title>", xmlText(p.describe(n, maxDescribed)))
	}
	out.printf(`<rect x="%d" y="%d" width="%d" height="%d" rx="%d"/>`, b.Min.X, b.Min.Y, b.Dx(), b.Dy(), corner)
	if b.group > 0 {
		out.printf(`<path class="org-g%d" d="M%d %da%[4]d %[4]d 0 0 0 -%[4]d %[4]dv%[5]da%[4]d %[4]d 0 0 0 %[4]d %[4]dz"/>`,
			b.group-1, b.Min.X+corner, b.Min.Y, corner, b.Dy()-2*corner)
	}
	at := b.Min.Y + (b.Dy()-b.inner())/2
	for _, l := range b.lines {
		lang := ""
		if l.class == "" {
			lang = langAttribute(p.called(n))
		}
		writeText(out, l.class, lang, b.Min.X+b.Dx()/2, at+l.height-4-(l.height-smallLine)/2, l.line)
		at += l.height
	}
	if text := p.span(x); text != "" {
		at := p.pillAt(x, text)
		out.print(pillOf(at.Min.X, at.Min.Y+pill/2, text))
	}
	out.printf("</%s>\n", element)
}

// anchor returns a position's id as a part of an element's id and of an address.
func anchor(id socialorg.PositionID) string {
	return strings.ReplaceAll(url.PathEscape(string(id)), ":", "%3A") // which would end a scheme
}

// span returns how many report to x, how many stand below x if those are more,
// and the sheet that shows them, if it is another.
func (p *picture) span(x int) string {
	direct, all := p.nodes[x].Span()
	if direct == 0 {
		return ""
	}
	text := fmt.Sprint(direct)
	if all > direct {
		text = fmt.Sprintf("%d / %d", direct, all)
	}
	if sheet := p.nodes[x].sheet; sheet > 0 {
		text += fmt.Sprint(" → ", sheet)
	}
	return text
}

func pillWidth(text string) int { return int(oneLine(text, pillFont).width) + 10 }

// pillAt returns where the pill of x is.
func (p *picture) pillAt(x int, text string) image.Rectangle {
	right, bottom := p.boxes[x].Max.X-8, p.boxes[x].Max.Y
	return image.Rect(right-pillWidth(text), bottom-pill/2, right, bottom+pill/2)
}

// pillOf returns the picture of how many report to somebody; x and y are the middle of
// its left end.
func pillOf(x, y int, text string) string {
	w := pillWidth(text)
	return fmt.Sprintf(`<path class="org-pill" d="M%d %dh%da8 8 0 0 1 0 16h-%[3]da8 8 0 0 1 0-16z"/>`+
		`<text class="org-count" x="%[4]d" y="%[5]d">%[6]s</text>`, x+pill/2, y-pill/2, w-pill, x+w/2, y+4, text)
}

// writeText writes a line. One whose width is not known is made to fit, unless
// its letters are joined, as those from right to left are.
func writeText(out output, class, lang string, x, y int, l line) {
	out.print("<text")
	if class != "" {
		out.printf(` class="%s"`, class)
	}
	out.printf(`%s x="%d" y="%d"`, lang, x, y)
	switch {
	case fromRight(l.text):
		out.print(` direction="rtl"`)
		if class == "org-start" || class == "org-heading" {
			out.print(` text-anchor="end"`) // which is at the left
		}
	case l.guessed:
		out.printf(` textLength="%d" lengthAdjust="spacingAndGlyphs"`, int(l.width))
	}
	out.printf(`>%s</text>`, xmlText(l.text))
}

// fromRight reports whether the first letter of a text is of a script that is
// written from right to left.
func fromRight(text string) bool {
	for _, r := range text {
		if unicode.IsLetter(r) {
			return unicode.In(r, unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana, unicode.Nko, unicode.Adlam)
		}
	}
	return false
}
