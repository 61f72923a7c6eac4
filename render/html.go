package render

import (
	_ "embed" // the page's template
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"

	"example.com/socialorg"
)

// HTML writes h as one page: the chart, the positions, the profile of each
// role, how each role differs from those that it reports to, the RACI matrix,
// how well the responsibilities are covered, and the campaigns with their
// targets. What there is nothing of is left out. A matrix or comparisons that
// would grow with the square of the roles are left out too, and the page says
// so.
//
// The page stands on its own: it refers to nothing outside of it, has no
// script, and forbids any. It works with the keyboard, with screen readers, on
// narrow screens, in print, in light and dark. Below [MaxDepth] HTML refuses
// with an [socialorg.ErrRange] before it writes anything; any other error is
// the writer's.
func HTML(w io.Writer, h *socialorg.Hierarchy, l Labels) error { return Page(w, h, l) }

// Page writes the page of [HTML] with what was measured: the scorecards of
// campaigns, each with its target and value drawn as a bar. A scorecard whose
// campaign h does not have comes after the others; of several scorecards of
// one campaign, the first counts.
func Page(w io.Writer, h *socialorg.Hierarchy, l Labels, cards ...socialorg.Scorecard) error {
	if err := checkDepth(h); err != nil {
		return err
	}
	t, err := template.New("page").Funcs(template.FuncMap{"show": visible, "text": l.text}).Parse(pageTemplate)
	if err != nil {
		return err
	}
	out := newOutput(w)
	if err := t.Execute(out.w, newPage(h, l, cards)); err != nil {
		return err
	}
	return out.flush()
}

//go:embed page.html
var pageTemplate string

// A page is what the template writes.
type page struct {
	Language string
	Title    string
	Summary  string
	Sections []section
}

// A section is a part of a page. What is empty is left out.
type section struct {
	ID      string
	Heading string
	Chart   *pageChart
	Blocks  []block
	Reports []article
}

// A pageChart is a picture in a page, which scrolls to the first top at once
// where the browser can.
type pageChart struct {
	SVG        template.HTML
	Top, Width int // the middle of the first top, and the whole
}

// An article is a report with a place in a page.
type article struct {
	ID string
	*report
}

// Bars reports whether any row has a bar.
func (t *table) Bars() bool {
	for _, r := range t.Rows {
		if r.Bar != nil {
			return true
		}
	}
	return false
}

// Span returns the width of the target's band.
func (b *bar) Span() float64 { return b.High - b.Low }

func newPage(h *socialorg.Hierarchy, l Labels, cards []socialorg.Scorecard) *page {
	c := newChart(h, l)
	o := h.Org()
	n := namesOf(o, l)
	p := &page{Language: l.Language(), Title: c.heading(), Summary: c.summary()}
	p.addChart(c)
	p.addGoals(o, l)
	p.addPositions(c, n)
	p.addRoles(o, n)
	p.addComparisons(o, n)
	p.addCampaigns(h, o, n, cards)
	p.addMatrix(h, o, n)
	return p
}

func namesOf(o socialorg.Org, l Labels) names {
	n := names{l, make(map[socialorg.RoleID]string), make(map[socialorg.Key]string)}
	for _, r := range o.Roles {
		n.roles[r.ID] = r.Name
	}
	for _, g := range o.Goals {
		n.goals[g.Key] = g.Name
	}
	return n
}

// add adds a section that has something in it.
func (p *page) add(s section) {
	if s.Chart != nil || len(s.Blocks) > 0 || len(s.Reports) > 0 {
		p.Sections = append(p.Sections, s)
	}
}

func (p *page) addChart(c *chart) {
	var svg strings.Builder
	drawn := newPicture(c)
	out := newOutput(&svg)
	drawn.write(out)
	_ = out.flush() // a strings.Builder takes everything
	chart := &pageChart{SVG: template.HTML(svg.String()), Width: drawn.width}
	if len(drawn.boxes) > 0 {
		chart.Top = drawn.boxes[0].x + drawn.boxWidth/2
	}
	p.add(section{ID: "chart", Heading: c.labels.text("Chart"), Chart: chart})
}

func (p *page) addGoals(o socialorg.Org, l Labels) {
	var b block
	for _, g := range o.Goals {
		b.List = append(b.List, entry{Text: named(l, g.Name, g.Key)})
	}
	if len(b.List) > 0 {
		p.add(section{ID: "goals", Heading: l.text("Goals"), Blocks: []block{b}})
	}
}

func (p *page) addPositions(c *chart, n names) {
	l := n.Labels
	t := &table{
		Caption: c.summary(),
		Header: []string{l.text("Position"), l.text("Id"), l.text("Role"), l.text("Held by"),
			l.text("Reports to"), l.text("Dotted line to"), l.text("Level in the chart")},
	}
	for x := range c.nodes {
		d := &c.nodes[x]
		manager := ""
		if d.parent != none {
			manager = c.nodes[d.parent].name()
		}
		role := ""
		if d.Role != "" {
			role = n.role(d.Role)
		}
		dotted := each(d.dotted, func(y int) string { return c.nodes[y].name() })
		t.add(d.title, string(d.ID), role, c.holders(d), manager, strings.Join(dotted, ", "), l.number(float64(d.depth+1)))
	}
	if len(t.Rows) > 0 {
		p.add(section{ID: "positions", Heading: l.text("Positions"), Blocks: []block{{Table: t.withoutEmpty()}}})
	}
}

func (p *page) addRoles(o socialorg.Org, n names) {
	s := section{ID: "roles", Heading: n.text("Roles")}
	for _, r := range o.Roles {
		s.Reports = append(s.Reports, article{"role-" + string(r.ID), profile(r, n)})
	}
	p.add(s)
}

// What would grow with the square of the organisation is left out of a page
// above these sizes, and the page says so.
const (
	maxCells    = 100_000 // of the matrix
	maxCompared = 20_000  // responsibilities, over all comparisons
)

// addComparisons compares each role with those that it reports to, as far as
// both state responsibilities.
func (p *page) addComparisons(o socialorg.Org, n names) {
	s := section{ID: "comparisons", Heading: n.text("Comparison of roles")}
	roles := make(map[socialorg.RoleID]socialorg.Role, len(o.Roles))
	for _, r := range o.Roles {
		roles[r.ID] = r
	}
	compared := 0
	for _, r := range o.Roles {
		for _, line := range r.ReportsTo {
			manager := roles[line.To]
			if line.To == r.ID || len(r.Responsibilities) == 0 || len(manager.Responsibilities) == 0 {
				continue
			}
			// No id has two hyphens in a row, so that no two pairs share one.
			if compared += len(r.Responsibilities) + len(manager.Responsibilities); compared <= maxCompared {
				s.Reports = append(s.Reports, article{fmt.Sprintf("compare-%s--%s", manager.ID, r.ID), comparison(manager, r, n)})
			}
		}
	}
	if compared > maxCompared {
		s.Blocks = []block{{Text: []string{n.text("Further comparisons are too large for a page.")}}}
	}
	p.add(s)
}

// addMatrix adds the RACI matrix of the roles that state responsibilities, and
// what is wrong with how they are covered.
func (p *page) addMatrix(h *socialorg.Hierarchy, o socialorg.Org, n names) {
	l := n.Labels
	roles := slices.DeleteFunc(o.Roles, func(r socialorg.Role) bool { return len(r.Responsibilities) == 0 })
	rows := 0
	for _, r := range roles {
		rows += len(r.Responsibilities)
	}
	if rows == 0 {
		return
	}
	s := section{ID: "raci", Heading: l.text("RACI matrix")}
	if rows*len(roles) > maxCells {
		s.Blocks = []block{{Text: []string{l.text("The matrix is too large for a page.")}}}
		p.add(s)
		return
	}
	m := socialorg.RACI(roles...)
	matrix := raci(m, n)
	matrix.Table.Caption, matrix.Text = matrix.Text[0], nil // the heading says the rest
	s.Blocks = []block{matrix}
	p.add(s)

	called := make(map[socialorg.Key]string, len(m.Rows))
	for _, r := range m.Rows {
		called[r.Key] = r.Name
	}
	t := &table{
		Caption: l.text("Responsibilities that are not well covered"),
		Header:  []string{l.text("Responsibility"), l.text("Area"), l.text("Accountable"), l.text("Responsible"), l.text("Finding")},
	}
	for _, c := range h.Coverage() {
		if c.Status != socialorg.Covered {
			t.add(named(l, called[c.Responsibility], c.Responsibility), word(l, c.Area),
				some(h, c.Accountable, l), some(h, c.Responsible, l), l.text(findings[c.Status]))
		}
	}
	s = section{ID: "coverage", Heading: l.text("Coverage"), Blocks: []block{{Table: t}}}
	if len(t.Rows) == 0 {
		s.Blocks = []block{{Text: []string{l.text("Every responsibility is covered.")}}}
	}
	p.add(s)
}

var findings = map[socialorg.CoverageStatus]string{
	socialorg.Unowned:   "no role is accountable",
	socialorg.Contested: "several roles are accountable",
	socialorg.Vacant:    "nobody in post",
	socialorg.Single:    "depends on one holder",
}

// some names the first few of the positions, and counts the rest.
func some(h *socialorg.Hierarchy, ids []socialorg.PositionID, l Labels) string {
	const few = 3
	called := func(id socialorg.PositionID) string { return titled(h.Title(id), id) }
	names := strings.Join(each(ids[:min(few, len(ids))], called), ", ")
	if more := len(ids) - few; more > 0 {
		names += " " + fmt.Sprintf(l.text("and %s more"), l.number(float64(more)))
	}
	return names
}

func (p *page) addCampaigns(h *socialorg.Hierarchy, o socialorg.Org, n names, cards []socialorg.Scorecard) {
	l := n.Labels
	s := section{ID: "campaigns", Heading: l.text("Campaigns")}
	called := func(id socialorg.PositionID) string { return titled(h.Title(id), id) }
	scored := make(map[socialorg.Key]socialorg.Scorecard, len(cards))
	var order []socialorg.Key
	for _, card := range cards {
		if _, ok := scored[card.Campaign]; !ok {
			scored[card.Campaign] = card
			order = append(order, card.Campaign)
		}
	}
	for _, c := range o.Campaigns {
		card, ok := scored[c.Key]
		if !ok {
			card, _ = c.Score() // a campaign of a Hierarchy is valid
		}
		delete(scored, c.Key)
		r := scorecard(card, named(l, c.Name, c.Key), l)
		var about []entry
		if len(c.Goals) > 0 {
			about = append(about, entry{l.text("Goals"), strings.Join(each(c.Goals, n.goal), ", ")})
		}
		if c.SetBy != "" {
			about = append(about, entry{l.text("KPIs set by"), called(c.SetBy)})
		}
		if len(c.Team) > 0 {
			about = append(about, entry{l.text("Team"), strings.Join(each(c.Team, called), ", ")})
		}
		r.Blocks = append([]block{{List: about}}, r.Blocks...)
		s.Reports = append(s.Reports, article{"campaign-" + string(c.Key), r})
	}
	for i, key := range order {
		if card, ok := scored[key]; ok {
			s.Reports = append(s.Reports, article{fmt.Sprintf("scorecard-%d", i), scorecard(card, word(l, key), l)})
		}
	}
	p.add(s)
}
