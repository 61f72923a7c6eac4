// Manager-vs-specialist tells what the article says of how a social media manager
// and a social media specialist differ: what they share, whose responsibility is
// broader and why, what each does, with whom they work, which skills they need,
// and who reports what to whom. Run it with -lang id for Indonesian.
package main

import (
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.com/socialorg"
	"example.com/socialorg/standard"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		log.Fatal(err)
	}
}

func run(args []string, w io.Writer) error {
	flags := flag.NewFlagSet("manager-vs-specialist", flag.ContinueOnError)
	lang := flags.String("lang", "en", "language: en or id")
	if err := flags.Parse(args); err != nil {
		return err
	}
	switch *lang {
	case "en":
		return tell(w, english())
	case "id":
		return tell(w, indonesian())
	}
	return fmt.Errorf("no language %q: there are en and id", *lang)
}

// tell writes the article.
func tell(w io.Writer, t text) error {
	o := socialorg.Translate(standard.Department(), standard.English(), t.glossary)
	manager, specialist := *o.Role(standard.ManagerID), *o.Role(standard.SpecialistID)
	c := socialorg.CompareRoles(manager, specialist)
	p := printer{w: w, text: t}

	title := fmt.Sprintf(t.title, lower(manager.Name), lower(specialist.Name))
	p.line(title)
	p.line(strings.Repeat("=", utf8.RuneCountInString(title)))
	p.paragraph(t.article)
	p.paragraph(t.positions)
	for _, r := range []socialorg.Role{manager, specialist} {
		p.paragraph(r.Name + ": " + r.Summary)
	}

	p.heading(t.shared)
	list(&p, t.goals, c.Goals.Shared, func(g socialorg.Pair[socialorg.Key]) string { return t.glossary.Goals[g.A] })
	list(&p, t.together, c.Responsibilities.Shared, func(d socialorg.Pair[socialorg.Responsibility]) string { return d.A.Name })
	list(&p, t.knowledge, c.Skills.Shared, func(s socialorg.Pair[socialorg.Skill]) string { return strings.TrimPrefix(s.A.Name, t.knowledgeOf) })

	p.heading(t.differ)
	reasons := c.Responsibilities.OnlyA[:4]
	list(&p, t.reasons, reasons, func(d socialorg.Responsibility) string { return d.Name })
	p.paragraph(t.execute)

	p.heading(t.manager)
	p.line("")
	p.duties(manager.Responsibilities, reasons)
	views, shares := t.glossary.KPIs["views"], t.glossary.KPIs["shares"]
	p.paragraph(fmt.Sprintf(t.kpis, lower(views), lower(shares)))

	p.heading(t.specialist)
	p.line("")
	p.duties(specialist.Responsibilities, nil)

	p.heading(t.skills)
	list(&p, t.technical, c.Skills.OnlyB, p.ofSpecialist)
	list(&p, t.lead, c.Skills.OnlyA, p.ofManager)
	p.paragraph(t.inAddition)

	p.heading(t.lines)
	p.paragraph(fmt.Sprintf(t.reports, lower(t.glossary.Terms[specialist.ReportsTo[0].Subject])))
	named := slices.DeleteFunc(slices.Clone(manager.ReportsTo), func(l socialorg.ReportingLine) bool { return l.To == "" })
	p.paragraph(fmt.Sprintf(t.higher, lower(t.glossary.Roles[named[0].To]), lower(t.glossary.Roles[named[1].To])))
	p.paragraph(t.chains)
	p.line("")
	for _, top := range []socialorg.PositionID{"digital", "ceo"} {
		if err := p.chain(under(o, top)); err != nil {
			return err
		}
	}

	p.heading(t.ours)
	p.paragraph(t.chosen)
	p.line("")
	p.areas(manager.Name, specialist.Name, c.Reasons)

	p.heading(t.short)
	p.paragraph(t.shortly)
	return p.err
}

// under returns o without all positions above the manager but one, which is the
// top.
func under(o socialorg.Org, top socialorg.PositionID) socialorg.Org {
	o.Positions = slices.Clone(o.Positions)
	o.Positions = slices.DeleteFunc(o.Positions, func(p socialorg.Position) bool {
		return p.ID != top && p.ID != "manager" && p.ID != "specialist"
	})
	o.Position(top).ReportsTo = ""
	o.Position("manager").ReportsTo = top
	return o
}

// A printer writes paragraphs and lists, up to the first error.
type printer struct {
	w io.Writer
	text
	err error
}

func (p *printer) line(s string) {
	if p.err == nil {
		_, p.err = fmt.Fprintln(p.w, s)
	}
}

func (p *printer) paragraph(s string) { p.line("\n" + wrap(s, "")) }

func (p *printer) heading(s string) {
	p.line("\n" + s + "\n" + strings.Repeat("-", utf8.RuneCountInString(s)))
}

// ofSpecialist returns a skill of the specialist, all of which are technical.
func (p *printer) ofSpecialist(s socialorg.Skill) string {
	if s.Level == socialorg.LevelExpert {
		return strings.Replace(s.Name, p.understanding, p.inDepth, 1)
	}
	return s.Name
}

// ofManager returns a skill of the manager, and whether it is a technical one.
func (p *printer) ofManager(s socialorg.Skill) string {
	if s.Kind == socialorg.KindTechnical {
		return s.Name + p.technicalSkill
	}
	return s.Name
}

// duties writes responsibilities in the order of the role, but for some. What the
// article gives as a part of another one stands below that.
func (p *printer) duties(duties, but []socialorg.Responsibility) {
	parts := map[socialorg.Key]int{"manage-strategy": 5, "analyse-activity": 3}
	below := 0
	for _, d := range duties {
		if slices.ContainsFunc(but, func(b socialorg.Responsibility) bool { return b.Key == d.Key }) {
			continue
		}
		indent := "  "
		if below > 0 {
			indent = "    "
			below--
		}
		if d.Key == "manage-strategy" {
			d.Name += p.forExample
		}
		p.line(wrap("- "+d.Name, indent))
		if d.Key == "analyse-activity" {
			p.line("    " + p.includes)
		}
		if len(d.With) > 0 {
			p.line(wrap(p.with+p.words(d.With), indent+"  "))
		}
		if d.Key == "maintain-relations" || d.Key == "create-content" {
			p.line(wrap(p.examples, indent+"  "))
		}
		for _, goal := range d.Goals {
			p.line(indent + "  " + p.goal + p.glossary.Goals[goal])
		}
		if d.Key == "follow-trends" {
			p.line(wrap(p.soThat, indent+"  "))
		}
		below += parts[d.Key]
	}
}

// words returns the names of keys as "A, B and C".
func (p *printer) words(keys []socialorg.Key) string {
	var b strings.Builder
	for i, key := range keys {
		switch {
		case i > 1 && i == len(keys)-1:
			b.WriteString(p.lastAnd)
		case i == 1 && len(keys) == 2:
			b.WriteString(p.and)
		case i > 0:
			b.WriteString(", ")
		}
		b.WriteString(lower(p.glossary.Terms[key]))
	}
	return b.String()
}

func (p *printer) chain(o socialorg.Org) error {
	h, err := socialorg.NewHierarchy(o)
	if err != nil {
		return err
	}
	n := h.Node("specialist")
	chain := n.Title()
	for m := range n.Chain() {
		chain += p.then + lower(m.Title())
	}
	p.line(wrap("- "+chain, "  "))
	return nil
}

func (p *printer) areas(a, b string, reasons []socialorg.ScopeReason) {
	row := func(area, a, b string) { p.line(fmt.Sprintf("  %-13s%-23s%s", area, a, b)) }
	part := func(i socialorg.Involvement) string {
		if i == "" {
			return p.uninvolved
		}
		return p.involvements[i]
	}
	row(p.area, a, b)
	for _, r := range reasons {
		row(p.glossary.Terms[socialorg.Key(r.Area)], part(r.A), part(r.B))
	}
}

// list writes a sentence and the names of what it is about.
func list[T any](p *printer, sentence string, of []T, name func(T) string) {
	p.paragraph(sentence)
	p.line("")
	for _, e := range of {
		p.line(wrap("- "+name(e), "  "))
	}
}

// lower returns a name for the middle of a sentence. One that begins with an
// abbreviation, such as CEO, stays as it is.
func lower(name string) string {
	first, size := utf8.DecodeRuneInString(name)
	if second, _ := utf8.DecodeRuneInString(name[size:]); unicode.IsUpper(second) {
		return name
	}
	return string(unicode.ToLower(first)) + name[size:]
}

// wrap breaks text into lines of at most 80 characters where it can, each
// indented.
func wrap(text, indent string) string {
	var b strings.Builder
	b.WriteString(indent)
	width := len(indent)
	for i, word := range strings.Fields(text) {
		n := utf8.RuneCountInString(word)
		switch {
		case i == 0:
		case width+1+n > 80:
			b.WriteString("\n" + indent)
			width = len(indent)
			if strings.HasPrefix(text, "- ") {
				b.WriteString("  ")
				width += 2
			}
		default:
			b.WriteByte(' ')
			width++
		}
		b.WriteString(word)
		width += n
	}
	return b.String()
}
