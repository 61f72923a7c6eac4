package render

import (
	"cmp"
	"fmt"
	"image"
	"io"
	"maps"
	"slices"

	"example.com/socialorg"
	"example.com/socialorg/internal/lists"
)

// A Shape is what a picture is for, and so which proportions it has.
type Shape string

// The shapes. The zero Shape is [Screen].
const (
	Screen Shape = "screen" // 1,280 x 800 pixels
	Sheet  Shape = "page"   // A4 across
	Phone  Shape = "phone"  // as narrow as can be
)

// shapes has the size on which a picture is as large as possible, in pixels.
var shapes = map[Shape]image.Point{
	Screen: {1280, 800}, Sheet: {1123, 794}, Phone: {344, 100_000},
	onPage: {1160, 740}, onSheet: {1123, 700},
}

// The shapes of pictures in a page, and on a sheet below a heading.
const onPage, onSheet Shape = "on page", "on sheet"

// A Look says how a picture looks. The zero Look is that of [SVG].
type Look struct {
	// Shape is what the picture is for. One that is unknown is as [Screen].
	Shape Shape
	// Group returns what the colour of a position stands for, such as its rank, or
	// "" for none; see [GroupBy]. The legend explains the colours. The seven most
	// frequent groups have one each, the others share one.
	Group func(socialorg.Node) string
	// Link returns where the box of a position leads, such as "#position-head", or
	// "" for nowhere.
	Link func(socialorg.Node) string
	// Prefix begins the ids in the picture, so that several can stand in one page;
	// "org" if it is "". The box of a position has the id of it behind "org-box-",
	// escaped as in an address.
	Prefix string
	// LeavesFirst places positions without reports before those of their siblings that
	// have some; otherwise siblings stand in the order of the organisation.
	LeavesFirst bool
	// Bare leaves out the heading, for a picture below one.
	Bare bool

	inPage bool // the page has the style
	notes  bool // dotted lines are written in the boxes
	sheet  bool // its boxes stand elsewhere, too
}

// SVG writes h as a picture: boxes for positions, managers above their reports, in
// rows, in columns or in anything between, whatever makes the text largest and keeps
// siblings beside each other, in their order. Dotted lines run between the boxes and
// end in a ring at the manager; beyond 60 of them, or 16 positions that they lead to,
// or where there is no room, the boxes say instead to whom they lead. Vacant positions
// have a dashed border, managers the number of their reports and of all below them,
// boxes that would look the same their id. What is cut in a box stands in its name in
// full, with ten of its dotted lines. Colours follow the viewer's light or dark mode.
//
// The description lists up to 500 positions, with whom they report to. The picture
// refers to nothing outside of it and has no script. If h is deeper than [MaxDepth],
// SVG returns an [socialorg.ErrRange] and writes nothing; any other error is the
// writer's. It is made for up to five million positions, and takes linear time but for
// a logarithmic factor in the reports of one manager.
func SVG(w io.Writer, h *socialorg.Hierarchy, l Labels) error { return Look{}.SVG(w, h, l) }

// SVG is the function [SVG] with another look.
func (k Look) SVG(w io.Writer, h *socialorg.Hierarchy, l Labels) error {
	if err := checkDepth(h); err != nil {
		return err
	}
	out := newOutput(w)
	newPicture(newChart(h, h.Name(), l), k).write(out)
	return out.flush()
}

// GroupBy returns a function for [Look] that groups the positions of h by their
// "rank", their "role", or their "branch", which is the report of a top that they
// are or stand below, if that has reports itself; by any other key they are grouped
// by their attribute of that key. It takes linear time.
func GroupBy(h *socialorg.Hierarchy, by socialorg.Key, l Labels) func(socialorg.Node) string {
	switch by {
	case "rank":
		return func(n socialorg.Node) string { return l.wording().Ranks[n.Rank()] }
	case "role":
		return func(n socialorg.Node) string { return l.role(n.RoleID()).String() }
	case "branch":
		branch := make(map[socialorg.Node]string, h.Len())
		now := ""
		for n := range h.Nodes() {
			switch direct, _ := n.Span(); {
			case n.Depth() == 1 && direct > 0:
				now = n.Title()
			case n.Depth() < 2:
				now = ""
			}
			branch[n] = now
		}
		return func(n socialorg.Node) string { return branch[n] }
	}
	return func(n socialorg.Node) string { return n.Attribute(by) }
}

// maxGroups is how many colours there are; the last is that of all other groups.
const maxGroups = 8

// findGroups gives every box the number of its group, the most frequent first.
func (p *picture) findGroups() {
	if p.look.Group == nil {
		return
	}
	count := make(map[string]int)
	of := lists.Each(p.nodes, func(n node) string { return p.look.Group(n.Node) })
	for _, g := range of {
		count[g]++
	}
	delete(count, "") // none
	p.groups = slices.SortedFunc(maps.Keys(count), func(a, b string) int {
		return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a, b))
	})
	for i, g := range p.groups {
		count[g] = 1 + min(i, maxGroups-1) // from now on its number
	}
	for x := range p.nodes {
		p.boxes[x].group = count[of[x]]
	}
	if len(p.groups) > maxGroups {
		p.groups = append(p.groups[:maxGroups-1], p.labels.wording().OtherGroups)
	}
}

// A sign is a part of the legend: what it looks like at 0, 0, and what it means.
type sign struct {
	picture string
	width   int
	text    line
	at      image.Point
}

// The legend, in pixels.
const (
	signLine    = 24  // height of a line
	legendLeast = 360 // that a line may be wide, even where the chart is not
)

// findSigns places the legend in lines below the chart, of at least a width.
func (p *picture) findSigns() {
	words := p.labels.wording()
	x, y := margin, p.height
	room := max(p.width, legendLeast) - margin
	add := func(text string, width int, picture string) {
		s := sign{picture, width, oneLine(text, smallFont), image.Pt(x, y)}
		needs := width + 8 + int(s.text.width)
		if x > margin && x+needs > room {
			s.at = image.Pt(margin, y+signLine)
		}
		x, y = s.at.X+needs+28, s.at.Y
		p.width = max(p.width, s.at.X+needs+margin)
		p.signs = append(p.signs, s)
	}
	managers, deep, noted := false, false, false
	for i := range p.nodes {
		n := &p.nodes[i]
		direct, all := n.Span()
		managers, deep = managers || direct > 0, deep || all > direct
		noted = noted || p.look.notes && len(n.dotted) > 0 || len(n.elsewhere) > 0
	}
	if len(p.ways) > 0 {
		add(words.DottedLine, 40, `<path class="org-dotted org-d0" d="M0 0h32"/><circle class="org-ring org-d0" cx="36" r="4"/>`)
	} else if noted {
		add(words.DottedLineTo, 12, `<text y="4">⇢</text>`)
	}
	if deep {
		add(words.DirectReports+" / "+words.AllBelow, pillWidth("2 / 5"), pillOf(0, 0, "2 / 5"))
	} else if managers {
		add(words.DirectReports, pillWidth("4"), pillOf(0, 0, "4"))
	}
	if p.vacant > 0 {
		add(words.Vacant, 26, `<rect class="org-blank" y="-7" width="26" height="14" rx="3"/>`)
	}
	for i, g := range p.groups {
		add(g, 14, fmt.Sprintf(`<rect class="org-g%d" y="-7" width="14" height="14" rx="3"/>`, i))
	}
	if len(p.signs) > 0 {
		p.height = y + signLine
	}
}
