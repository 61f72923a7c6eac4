package render

import (
	_ "embed" // the page's template
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"

	"example.com/socialorg"
	"example.com/socialorg/internal/lists"
	"example.com/socialorg/orgdiff"
	"example.com/socialorg/score"
)

// PageContent is what [Page] shows. The zero value is an empty organisation.
type PageContent struct {
	// Hierarchy may be nil.
	Hierarchy *socialorg.Hierarchy
	// Scorecards of the campaigns: each takes the place of the empty one of its
	// campaign. A scorecard for a campaign that the Hierarchy does not have comes
	// after the others. If there are several for one campaign, the first counts.
	Scorecards []score.Card
	// Before has scorecards of another time. A campaign with one shows both values of
	// each KPI, and the change, as [Scorecards] does.
	Before []score.Card
}

// Page writes an organisation as one HTML page: the chart, the positions, the
// profile of each role, how each role differs from those that it reports to, the
// campaigns with their targets and what was measured, the RACI matrix, and how
// well the responsibilities are covered. Empty sections are omitted, and in an
// organisation with positions the roles that none has and the goals that nothing
// serves; so are a matrix or comparisons that would grow with the square of the roles,
// and the page says so.
//
// The page refers to nothing outside of it, has no script, and forbids any. It works
// with the keyboard, with screen readers, on narrow screens, in print, in light and
// dark. The chart fits the screen, or is shown at full size, and prints, beyond 40
// positions, on numbered sheets. Boxes, positions and roles lead to each other. If the
// Hierarchy is deeper than [MaxDepth], Page returns an [socialorg.ErrRange] and writes
// nothing; any other error is the writer's.
func Page(w io.Writer, p PageContent, l Labels) error {
	if err := checkDepth(p.Hierarchy); err != nil {
		return err
	}
	t := template.Must(template.New("page").Funcs(template.FuncMap{
		"show": visible, "words": l.wording, "chartStyle": func() template.CSS { return template.CSS(chartStyle) },
	}).Parse(pageTemplate))
	out := newOutput(w)
	if err := t.Execute(out.w, newPage(p, l)); err != nil {
		return err
	}
	return out.flush()
}

//go:embed page.html
var pageTemplate string

// A page is what the template writes.
type page struct {
	Language string
	Title    text
	Summary  string
	Sections []section
	Choices  string // of this library; "" where the roles are not its own

	labels Labels
	h      *socialorg.Hierarchy
	org    socialorg.Org
	roles  []socialorg.Role // those that it shows
}

// A section is a part of a page. Empty fields are omitted.
type section struct {
	ID      string
	Heading string
	Chart   *pageChart
	Blocks  []block
	Reports []article
}

// A pageChart is the pictures of a page, of which one is shown: for a screen, for
// a narrow one, and for print.
type pageChart struct {
	Wide, Narrow template.HTML
	Sheets       []template.HTML // none where the first picture can be printed
}

// An article is a report with a place in a page.
type article struct {
	ID string
	*report
}

func newPage(content PageContent, l Labels) *page {
	h := content.Hierarchy
	o := h.Org()
	l = l.Naming(o)
	c := newChart(h, o.Name, l)
	p := &page{Language: l.Language(), Title: c.heading(), Summary: c.summary(), labels: l, h: h, org: o, roles: shownRoles(h, o)}
	if h.Len() == 0 && o.Name == "" && len(content.Scorecards) > 0 { // they stand alone
		p.Title, p.Summary = label(l.wording().Scorecards), l.count(len(content.Scorecards), l.wording().Kinds[orgdiff.Campaign])
	} else {
		p.addChart(c)
	}
	p.addGoals()
	p.addPositions(c)
	p.add(section{ID: "roles", Heading: l.wording().Roles, Reports: lists.Each(p.roles, func(r socialorg.Role) article {
		return article{"role-" + string(r.ID), profile(r, l)}
	})})
	p.addComparisons()
	p.addCampaigns(content)
	p.addMatrix()
	if l.standard && len(p.roles) > 0 {
		p.Choices = l.choices(areas, ranks, raciLetters, skillLevels)
	}
	return p
}

// shownRoles returns the roles that some position has, or all where there are no
// positions.
func shownRoles(h *socialorg.Hierarchy, o socialorg.Org) []socialorg.Role {
	used := make(map[socialorg.RoleID]bool)
	for n := range h.Nodes() {
		used[n.RoleID()] = true
	}
	return slices.DeleteFunc(slices.Clone(o.Roles), func(r socialorg.Role) bool { return h.Len() > 0 && !used[r.ID] })
}

// add adds a section that has something in it.
func (p *page) add(s section) {
	var r report
	r.add(s.Blocks...)
	if s.Blocks = r.Blocks; s.Chart != nil || len(s.Blocks) > 0 || len(s.Reports) > 0 {
		p.Sections = append(p.Sections, s)
	}
}

func (p *page) addChart(c *chart) {
	draw := func(c *chart, look Look) template.HTML {
		var svg strings.Builder
		out := newOutput(&svg)
		look.inPage = true
		newPicture(c, look).write(out)
		_ = out.flush() // a strings.Builder takes everything
		return template.HTML(svg.String())
	}
	link := func(n socialorg.Node) string { return "#" + rowOf(n) }
	chart := &pageChart{
		Wide:   draw(c, Look{Shape: onPage, Bare: true, Link: link}),
		Narrow: draw(c, Look{Shape: Phone, Bare: true, Link: link, Prefix: "org-narrow", notes: true}),
	}
	if len(c.nodes) > sheetMost {
		for i, part := range c.sheets() {
			part.name = fmt.Sprintf("%d · %s", i+1, part.heading())
			chart.Sheets = append(chart.Sheets, draw(part, Look{Shape: onSheet, Prefix: fmt.Sprintf("org-sheet-%d", i+1), sheet: true}))
		}
	}
	p.add(section{ID: "chart", Heading: p.labels.wording().Chart, Chart: chart})
}

// rowOf returns the id of a position's row.
func rowOf(n socialorg.Node) string { return "position-" + anchor(n.ID()) }

// addGoals adds the goals that something on the page serves.
func (p *page) addGoals() {
	var serving []socialorg.Key
	for _, r := range p.roles {
		serving = append(serving, r.Goals...)
		for _, d := range r.Responsibilities {
			serving = append(serving, d.Goals...)
		}
	}
	for _, c := range p.org.Campaigns {
		serving = append(serving, c.Goals...)
		for _, k := range c.KPIs {
			serving = append(serving, k.Goal)
		}
	}
	served := lists.Set(serving)
	var b block
	for _, g := range p.org.Goals {
		if p.h.Len() == 0 || served[g.Key] {
			b.List = append(b.List, entry{Text: named(p.labels, orgdiff.Goal, g.Key)})
		}
	}
	p.add(section{ID: "goals", Heading: p.labels.wording().Goals, Blocks: []block{b}})
}

func (p *page) addPositions(c *chart) {
	l := p.labels
	words := l.wording()
	t := &table{
		Caption: label(c.summary()),
		Header: labels(words.PositionName, words.ID, words.Role, words.HeldBy,
			words.ReportsTo, words.DottedLinesTo, words.ChartLevel),
	}
	called := func(y int) text { return linked(c.called(&c.nodes[y]), rowOf(c.nodes[y].Node)) }
	for x := range c.nodes {
		d := &c.nodes[x]
		var manager text
		if d.parent != none {
			manager = called(d.parent)
		}
		role, dotted := linked(l.role(d.RoleID()), "role-"+string(d.RoleID())), lists.Each(d.dotted, called)
		title := l.name(d.title).first(func(p *piece) {
			p.Link, p.Slim = "org-box-"+anchor(d.ID()), "org-narrow-box-"+anchor(d.ID())
		})
		id, level := verbatim(string(d.ID())), label(l.number(float64(d.depth+1)))
		cells := []text{title, id, role, c.heldBy(d), manager, join(dotted, ", "), level}
		t.Rows = append(t.Rows, row{ID: rowOf(d.Node), Cells: cells})
	}
	p.add(section{ID: "positions", Heading: words.Positions, Blocks: []block{{Table: t}}})
}

// maxCompared is how many responsibilities all comparisons of a page may have, since
// they grow with the square of the roles.
const maxCompared = 20_000

// addComparisons compares each role with those that it reports to, as far as
// both state responsibilities.
func (p *page) addComparisons() {
	s := section{ID: "comparisons", Heading: p.labels.wording().Comparisons}
	roles := make(map[socialorg.RoleID]socialorg.Role, len(p.roles))
	for _, r := range p.roles {
		roles[r.ID] = r
	}
	compared := 0
	for _, r := range p.roles {
		for _, line := range r.ReportsTo {
			manager := roles[line.To]
			if line.To == r.ID || len(r.Responsibilities) == 0 || len(manager.Responsibilities) == 0 {
				continue
			}
			// No id has two hyphens in a row, so that no two pairs share one.
			if compared += len(r.Responsibilities) + len(manager.Responsibilities); compared <= maxCompared {
				s.Reports = append(s.Reports, article{fmt.Sprintf("compare-%s--%s", manager.ID, r.ID), comparison(manager, r, p.labels)})
			}
		}
	}
	if compared > maxCompared {
		s.Blocks = []block{{Text: labels(p.labels.wording().ComparisonsTooLarge)}}
	}
	p.add(s)
}

// addMatrix adds the RACI matrix of the roles that state responsibilities, and
// how those are covered.
func (p *page) addMatrix() {
	words := p.labels.wording()
	shown, duties := make(map[socialorg.RoleID]bool, len(p.roles)), make(map[socialorg.Key]bool)
	for _, r := range p.roles {
		shown[r.ID] = true
		for _, d := range r.Responsibilities {
			duties[d.Key] = true
		}
	}
	if len(duties) == 0 {
		return
	}
	s := section{ID: "raci", Heading: words.RACIMatrix}
	stating := slices.DeleteFunc(slices.Clone(p.org.Roles), func(r socialorg.Role) bool { return len(r.Responsibilities) == 0 })
	if int64(len(duties))*int64(len(stating)) > MaxCells {
		s.Blocks = []block{{Text: labels(words.MatrixTooLarge)}}
		p.add(s)
		return
	}
	// All roles decide who answers for what, also those that are not shown.
	m := socialorg.RACI(stating...)
	m.Roles = slices.DeleteFunc(m.Roles, func(r socialorg.RoleName) bool { return !shown[r.ID] })
	m.Rows = slices.DeleteFunc(m.Rows, func(r socialorg.RACIRow) bool { return !duties[r.Responsibility] })
	s.Blocks = []block{raci(m, p.labels)}
	p.add(s)
	covered := slices.DeleteFunc(p.h.Coverage(), func(c socialorg.Coverage) bool { return !duties[c.Responsibility] })
	p.add(section{ID: "coverage", Heading: words.Coverage, Blocks: []block{coverage(p.h, covered, p.labels)}})
}

// addCampaigns adds the campaigns, each with its card, and then the cards of others.
func (p *page) addCampaigns(content PageContent) {
	l := p.labels
	words := l.wording()
	s := section{ID: "campaigns", Heading: words.Campaigns}
	called := func(id socialorg.PositionID) text { return l.titled(p.h.Node(id).Title(), id) }
	before, scored := firstOfEach(content.Before), firstOfEach(content.Scorecards)
	for _, c := range p.org.Campaigns {
		card, _ := score.Campaign(c, nil) // a campaign of a Hierarchy is valid
		if of := scored[c.Key]; of != nil {
			card = *of
		}
		delete(scored, c.Key)
		r := scorecard(before[c.Key], renameKPIs(card, c), named(l, orgdiff.Campaign, c.Key, c.Name), l)
		var about block
		about.say(label(words.Goals), l.goals(c.Goals))
		about.say(label(words.Channels), l.partners(c.Channels))
		about.say(label(words.Period), join(present(verbatim(string(c.Start)), verbatim(string(c.End))), " – "))
		about.say(label(words.KPIsSetBy), called(c.KPIsSetBy))
		about.say(label(words.Team), join(lists.Each(c.Team, called), ", "))
		r.Blocks = append([]block{about}, r.Blocks...)
		s.Reports = append(s.Reports, article{"campaign-" + string(c.Key), r})
	}
	for i, card := range content.Scorecards {
		if scored[card.Campaign] == &content.Scorecards[i] {
			r := scorecard(before[card.Campaign], card, named(l, orgdiff.Campaign, card.Campaign, card.Name), l)
			s.Reports = append(s.Reports, article{fmt.Sprintf("scorecard-%d", i), r})
		}
	}
	p.add(s)
}

// firstOfEach returns the first card of each campaign.
func firstOfEach(cards []score.Card) map[socialorg.Key]*score.Card {
	first := make(map[socialorg.Key]*score.Card, len(cards))
	for i := range slices.Backward(cards) {
		first[cards[i].Campaign] = &cards[i]
	}
	return first
}

// renameKPIs returns the card with the names that the campaign gives its KPIs,
// since it may have been made in another language.
func renameKPIs(card score.Card, c socialorg.Campaign) score.Card {
	card.Results = slices.Clone(card.Results)
	for i := range card.Results {
		k := &card.Results[i].KPI
		if named := slices.IndexFunc(c.KPIs, func(of socialorg.KPI) bool { return of.Key == k.Key && of.Name != "" }); named >= 0 {
			k.Name = c.KPIs[named].Name
		}
	}
	return card
}
