package render

import (
	"cmp"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"example.com/socialorg"
	"example.com/socialorg/internal/detail"
	"example.com/socialorg/orgdiff"
)

// Changes writes what changed between two organisations, as Markdown that fits a
// pull request. More than a few changes begin with a summary: "40 positions moved
// from 4 managers to 2, 4 closed, 2 opened, 2 people left". Then comes a list of what
// was done, to what, with the values before and after. Changes that differ only in
// what they are about share a line. Texts longer than [socialorg.MaxTextBytes] are cut.
//
// The result has at most limit characters; 0 is no limit, and at least 100 are
// needed. What does not fit is counted: lines name fewer things, and then the
// last lines give way to "and 900 more". GitHub takes a comment of 65,536.
//
// Give l the names of both organisations with [Labels.Naming], the later one
// first; a thing that they do not name goes by its id. The error is the writer's.
func Changes(w io.Writer, cs []orgdiff.Change, limit int, l Labels) error {
	const few, least = 4, 100
	words := l.wording()
	r := &report{Title: label(words.Changes)}
	if len(cs) == 0 {
		r.add(block{Text: labels(words.NoChanges)})
		return r.markdown(w)
	}
	if len(cs) > few {
		r.Blocks = []block{{Text: []text{l.summary(orgdiff.Summarise(cs))}}, {Heading: label(words.Details)}}
	}
	room := math.MaxInt
	if limit > 0 {
		around := func() int { // characters of all but the list
			var b strings.Builder
			_ = r.markdown(&b) // a Builder has no errors
			return utf8.RuneCountInString(b.String() + "\n")
		}
		room = max(limit, least) - around()
		if last := (entry{Text: l.more(len(cs))}); room < last.characters() { // the summary takes it all
			r.Blocks = nil
			room = max(limit, least) - around()
		}
	}
	r.add(block{List: l.details(cs, room)})
	return r.markdown(w)
}

// details lists changes in at most so many characters.
func (l Labels) details(cs []orgdiff.Change, room int) []entry {
	const fewest = 2 // things that a line names at least
	groups := alike(cs)
	for _, named := range []int{math.MaxInt, 40, 8, fewest} {
		if list, rest := l.list(groups, named, room); rest == 0 {
			return list
		}
	}
	last := entry{Text: l.more(len(cs))}
	list, rest := l.list(groups, fewest, room-last.characters())
	return append(list, entry{Text: l.more(rest)})
}

// list returns a line for each group as far as there is room for them, and how many
// changes are left. Each line names so many things at most.
func (l Labels) list(groups [][]orgdiff.Change, named, room int) (list []entry, rest int) {
	for _, g := range groups {
		if rest == 0 {
			e := l.entry(g, named)
			if room < math.MaxInt {
				room -= e.characters()
			}
			if room >= 0 {
				list = append(list, e)
				continue
			}
		}
		rest += len(g)
	}
	return list, rest
}

// alike groups changes that differ only in what they are about, and those of one
// list that something came to, or went from. Lists of positions are short, and
// often the same for several.
func alike(cs []orgdiff.Change) [][]orgdiff.Change {
	type likeness struct {
		op                        orgdiff.Op
		kind, about               orgdiff.Kind
		of, field, what, from, to string
	}
	var groups [][]orgdiff.Change
	index := make(map[likeness]int)
	for _, c := range cs {
		like := likeness{c.Op, c.Kind, c.About, c.Of, c.Field, string(c.Metric) + string(c.Attribute), c.From, c.To}
		switch {
		case isNamed(c):
			like.from, like.to = "", ""
		case ofOneList(c):
			like.from, like.to = fmt.Sprint(c.From == "", c.ID, c.Rank, c.Channels), "" // the thing that has the list
		}
		i, ok := index[like]
		if !ok {
			i = len(groups)
			index[like] = i
			groups = append(groups, nil)
		}
		groups[i] = append(groups[i], c)
	}
	return groups
}

// bounded cuts what is longer than any valid text.
func bounded(t text) text {
	for i, p := range t {
		if len(p.Text) > socialorg.MaxTextBytes {
			t[i].Text = strings.ToValidUTF8(p.Text[:socialorg.MaxTextBytes], "") + "…"
		}
	}
	return t
}

// summary says what changes come to, in a sentence.
func (l Labels) summary(s orgdiff.Summary) text {
	words := l.wording()
	var phrases []text
	var last counted
	say := func(n int, format string, noun counted) {
		number := l.number(float64(n))
		switch {
		case n == 0:
			return
		case noun == words.Kinds[orgdiff.Org]: // there is one
			number = noun.of(1)
		case noun != last:
			number = l.count(n, noun)
		}
		phrases, last = append(phrases, fill(format, label(number))), noun
	}
	tell := func(kind orgdiff.Kind, ops ...orgdiff.Op) {
		for _, op := range ops {
			say(s.Counts[kind][op], l.did(kind, op), words.Kinds[kind])
		}
	}
	from, to := make(map[socialorg.PositionID]bool), make(map[socialorg.PositionID]bool)
	for _, m := range s.Moves {
		from[m.From], to[m.To] = true, true
	}
	delete(from, "")
	delete(to, "")
	noun := words.Kinds[orgdiff.Position]
	if n := s.Counts[orgdiff.Position][orgdiff.Moved]; n > 1 && len(from) > 0 && len(to) > 0 {
		between := labels(l.count(n, noun), l.count(len(from), words.Manager), l.number(float64(len(to))))
		phrases, last = []text{fill(words.MovedBetween, between...)}, noun
	} else {
		tell(orgdiff.Position, orgdiff.Moved)
	}
	tell(orgdiff.Position, orgdiff.Removed, orgdiff.Added)
	say(len(s.Left), l.did(orgdiff.Holder, orgdiff.Removed), words.Person)
	say(len(s.Came), l.did(orgdiff.Holder, orgdiff.Added), words.Person)
	say(len(s.Moved), l.did(orgdiff.Holder, orgdiff.Moved), words.Person)
	say(len(s.GaveUp), words.GaveUp, words.Person)
	say(len(s.TookOn), words.TookOn, words.Person)
	tell(orgdiff.Position, orgdiff.Renamed, orgdiff.Changed)
	for _, kind := range orgdiff.Kinds() {
		if kind != orgdiff.Position && kind != orgdiff.Holder {
			tell(kind, orgdiff.Ops()...)
		}
	}
	if len(phrases) == 0 { // of changes of one's own
		return nil
	}
	return sentence(append(join(phrases, ", "), piece{Text: "."}))
}

// did says what was done to what stands for %s.
func (l Labels) did(kind orgdiff.Kind, op orgdiff.Op) string {
	words := l.wording()
	return cmp.Or(words.Actions[string(kind)+" "+string(op)], words.Ops[op])
}

// entry says what was done to one thing, or alike to several, of which it names
// only some.
func (l Labels) entry(g []orgdiff.Change, named int) entry {
	c, things, elements := g[0], g, g[:1]
	if ofOneList(c) {
		things, elements = g[:1], g
	}
	term := l.action(c, len(things))
	if of := l.refer(owners[cmp.Or(c.About, c.Kind)], c.Of, ""); len(of) > 0 && c.Op != orgdiff.Moved {
		term = join([]text{of, term}, ", ")
	} else if !term[0].Name {
		term[0].Text = detail.Capital(term[0].Text)
	}
	first, then := join(present(l.thing(c), l.field(c)), ", "), l.values(elements, named)
	if len(things) > 1 {
		term = join(present(term, l.field(c)), ", ")
		first, then = then, few(l, things, named, l.thing)
	}
	return entry{bounded(term), bounded(join(present(first, then), ": "))}
}

// action says what was done to how many of which kind of thing.
func (l Labels) action(c orgdiff.Change, n int) text {
	words := l.wording()
	thing := closed(nil, c.Kind)
	if noun, known := words.Kinds[c.Kind]; known && n == 1 {
		thing = label(noun.of(1))
	} else if known {
		thing = label(l.count(n, noun))
	}
	if did := l.did(c.Kind, c.Op); did != "" {
		return fill(did, thing)
	}
	return join([]text{thing, verbatim(string(c.Op))}, " ")
}

// present returns the texts that are not empty.
func present(texts ...text) []text {
	return slices.DeleteFunc(texts, func(t text) bool { return len(t) == 0 })
}

// field returns the label of the field that changed.
func (l Labels) field(c orgdiff.Change) text {
	switch {
	case c.Field == "":
		return nil
	case c.Metric != "":
		return fill(l.wording().Of, closed(l.wording().Fields, c.Field), word(l, c.Metric))
	case c.Attribute != "":
		return word(l, c.Attribute)
	}
	return closed(l.wording().Fields, c.Field)
}

// values says what was before and after; of several elements of one list, it names
// only some.
func (l Labels) values(cs []orgdiff.Change, named int) text {
	words := l.wording()
	c := cs[0]
	either := c.From + c.To
	switch whole := isWhole(c); {
	case either == "", isNamed(c), whole && c.Kind == orgdiff.Line: // the thing says it
		return nil
	case whole && c.Kind == orgdiff.Position:
		return fill(words.Under, l.value(c, either))
	case whole:
		return l.value(c, either)
	case isElement(c):
		format := words.Added
		if c.To == "" {
			format = words.Removed
		}
		return fill(format, few(l, cs, named, func(c orgdiff.Change) text { return l.value(c, c.From+c.To) }))
	}
	return join([]text{l.value(c, c.From), l.value(c, c.To)}, " → ")
}

// isWhole reports whether a thing came or went, not a part of it.
func isWhole(c orgdiff.Change) bool {
	return c.Field == "" && (c.Op == orgdiff.Added || c.Op == orgdiff.Removed)
}

// isElement reports whether something came to a list, or went from it.
func isElement(c orgdiff.Change) bool { return listField(c.Field) && (c.From == "") != (c.To == "") }

// ofOneList reports whether changes like it share a line by the thing that has the list.
func ofOneList(c orgdiff.Change) bool { return isElement(c) && c.Kind != orgdiff.Position }

// listField reports whether a field is a list whose elements come and go.
func listField(field string) bool {
	return slices.Contains([]string{"with", "goals", "formerly", "dottedTo", "team", "channels", "numerator", "denominator"}, field)
}

// isNamed reports whether a thing that was added or removed says its name as its
// value.
func isNamed(c orgdiff.Change) bool { return isWhole(c) && valueFields[c.Kind] == "name" }

// thing names what a change is about.
func (l Labels) thing(c orgdiff.Change) text {
	name := "" // that it was added or removed with
	if isNamed(c) {
		name = c.From + c.To
	}
	switch c.Kind {
	case orgdiff.Line:
		line := socialorg.ReportingLine{To: socialorg.RoleID(c.ID), MinRank: c.Rank}
		if isWhole(c) {
			line.Subject = socialorg.Key(c.From + c.To)
		}
		return fill(l.wording().To, l.line(line))
	case orgdiff.KPI:
		return l.kpiOn(socialorg.KPI{Key: socialorg.Key(c.ID), Name: name, Channels: c.Channels, Period: c.Period})
	}
	return l.refer(c.Kind, c.ID, name)
}

// owners has the kind of what a thing of a kind belongs to; for that which an
// exception is about, the kind itself.
var owners = map[orgdiff.Kind]orgdiff.Kind{
	orgdiff.Responsibility: orgdiff.Role, orgdiff.Skill: orgdiff.Role, orgdiff.Line: orgdiff.Role, orgdiff.Role: orgdiff.Role,
	orgdiff.Holder: orgdiff.Position, orgdiff.Position: orgdiff.Position,
	orgdiff.KPI: orgdiff.Campaign, orgdiff.Campaign: orgdiff.Campaign,
}

// valueFields has the field that says what a thing of a kind is that came or went.
var valueFields = map[orgdiff.Kind]string{
	orgdiff.Goal: "name", orgdiff.Role: "name", orgdiff.KPI: "name", orgdiff.Campaign: "name", orgdiff.Term: "name",
	orgdiff.Position: "reportsTo", orgdiff.Holder: "reportsTo", orgdiff.Skill: "level", orgdiff.Responsibility: "involvement",
}

// refer names what an id or a key stands for: the name, or else what l knows.
func (l Labels) refer(kind orgdiff.Kind, id, name string) text {
	switch kind {
	case orgdiff.Goal, orgdiff.Role, orgdiff.Responsibility, orgdiff.Skill, orgdiff.Campaign, orgdiff.Term:
		return named(l, kind, id, name)
	case orgdiff.Position:
		return l.position(socialorg.PositionID(id))
	}
	return verbatim(id)
}

// fields has the kind of thing that the values of a field refer to.
var fields = map[string]orgdiff.Kind{
	"area": orgdiff.Term, "kind": orgdiff.Term, "subject": orgdiff.Term, "with": orgdiff.Term,
	"unit": orgdiff.Term, "channels": orgdiff.Term, "numerator": orgdiff.Term, "denominator": orgdiff.Term,
	"goals": orgdiff.Goal, "goal": orgdiff.Goal, "role": orgdiff.Role, "to": orgdiff.Role,
	"reportsTo": orgdiff.Position, "dottedTo": orgdiff.Position, "kpisSetBy": orgdiff.Position, "team": orgdiff.Position,
}

// value writes a value of a change: in the labels of a closed set, by the name
// of what it refers to, or as the language writes numbers; a dash for none.
func (l Labels) value(c orgdiff.Change, s string) text {
	words := l.wording()
	field := c.Field
	if field == "" && c.Op != orgdiff.Renamed {
		if field = valueFields[c.Kind]; field == "involvement" && c.Op == orgdiff.Moved {
			field = "role"
		}
	}
	switch field {
	case "involvement":
		return closed(words.Involvements, socialorg.Involvement(s))
	case "rank", "minRank":
		return closed(words.Ranks, socialorg.Rank(s))
	case "level":
		return closed(words.Levels, socialorg.SkillLevel(s))
	case "metrics":
		return closed(words.Aggregations, socialorg.Aggregation(s))
	case "min", "max", "per", "weight":
		if f, err := strconv.ParseFloat(s, 64); err == nil {
			return label(l.precise(f, exact, 0))
		}
	}
	if s == "" {
		return dash()
	}
	return l.refer(fields[field], s, "")
}

// exact is how many digits more than usual show every number as it is.
const exact = 15
