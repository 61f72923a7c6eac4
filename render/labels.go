package render

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.com/socialorg"
	"example.com/socialorg/internal/detail"
)

// Labels are the renderer's own words in one language, such as "vacant" and
// "Reports to", and how the language writes numbers and money. The zero Labels
// are English. Labels are comparable with ==.
//
// The names of roles, positions, areas and so on are not labels. They come from
// what is drawn, or else from the organisations given to [Labels.Naming]. A key
// that nothing names is written in words, "public-relations" as "Public
// relations".
type Labels struct {
	of       *wording // nil is English
	names    *names   // nil is none
	lang     string   // of the names; "" is that of the labels
	standard bool     // the roles are this library's
}

// English returns the English labels.
func English() Labels { return Labels{} }

// Indonesian returns the Indonesian labels.
func Indonesian() Labels { return Labels{of: &indonesian} }

// Language returns the BCP 47 tag of the labels' language, such as "en" or "id".
func (l Labels) Language() string { return l.wording().Language }

// NamesIn returns labels for names, titles and summaries that are in a language
// other than that of the labels, given by its BCP 47 tag. [Page] and [SVG] mark
// such text, so that a screen reader pronounces it correctly. The empty tag
// stands for the language of the labels.
func (l Labels) NamesIn(language string) Labels {
	l.lang = language
	return l
}

// OfStandard returns labels for reports about the roles of packages standard and
// catalogue. Reports and pages that show areas, ranks, RACI letters or skill
// levels then say that these are the library's choices.
func (l Labels) OfStandard() Labels {
	l.standard = true
	return l
}

// Naming returns labels that know the names that these organisations give to
// their roles, goals, responsibilities, skills, KPIs, campaigns, positions and
// words. Reports that see only a part of an organisation, such as one role, need
// them to name the rest. Of several names for one key the first counts; names
// that l knows already come last. A position without a title has the name of its
// role, whichever organisation gives it. Naming copies the names and takes time linear
// in the organisations.
func (l Labels) Naming(orgs ...socialorg.Org) Labels {
	n := newNames()
	for _, o := range orgs {
		n.add(o)
	}
	if l.names != nil {
		n.addAll(l.names)
	}
	l.names = n
	return l
}

// Equal reports whether l == m: the same language, names from the same call of
// [Labels.Naming], and both or neither of them [Labels.OfStandard]. go-cmp uses it.
func (l Labels) Equal(m Labels) bool { return l == m }

func (l Labels) wording() *wording {
	if l.of == nil {
		return &english
	}
	return l.of
}

// names are what keys are called, each kind of thing in a map of its own.
type names struct {
	roles            map[socialorg.RoleID]string
	positions        map[socialorg.PositionID]called
	goals            map[socialorg.Key]string
	responsibilities map[socialorg.Key]string
	skills           map[socialorg.Key]string
	kpis             map[socialorg.Key]string
	campaigns        map[socialorg.Key]string
	words            map[socialorg.Key]string
}

// called is what a position is called: its title, or else the name of its role.
type called struct {
	title string
	role  socialorg.RoleID
}

func newNames() *names {
	return &names{
		roles:            make(map[socialorg.RoleID]string),
		positions:        make(map[socialorg.PositionID]called),
		goals:            make(map[socialorg.Key]string),
		responsibilities: make(map[socialorg.Key]string),
		skills:           make(map[socialorg.Key]string),
		kpis:             make(map[socialorg.Key]string),
		campaigns:        make(map[socialorg.Key]string),
		words:            make(map[socialorg.Key]string),
	}
}

func (n *names) add(o socialorg.Org) {
	for i := range o.Roles {
		r := &o.Roles[i]
		setName(n.roles, r.ID, r.Name)
		for _, d := range r.Responsibilities {
			setName(n.responsibilities, d.Key, d.Name)
		}
		for _, s := range r.Skills {
			setName(n.skills, s.Key, s.Name)
		}
	}
	for i := range o.Positions {
		p := &o.Positions[i]
		n.call(p.ID, called{p.Title, p.Role})
	}
	for _, g := range o.Goals {
		setName(n.goals, g.Key, g.Name)
	}
	for _, c := range o.Campaigns {
		setName(n.campaigns, c.Key, c.Name)
		for _, k := range c.KPIs {
			setName(n.kpis, k.Key, k.Name)
		}
	}
	for _, k := range o.KPIs {
		setName(n.kpis, k.Key, k.Name)
	}
	for key, name := range o.Terms {
		setName(n.words, key, name)
	}
}

func (n *names) addAll(m *names) {
	addNames(n.roles, m.roles)
	for id, c := range m.positions {
		n.call(id, c)
	}
	addNames(n.goals, m.goals)
	addNames(n.responsibilities, m.responsibilities)
	addNames(n.skills, m.skills)
	addNames(n.kpis, m.kpis)
	addNames(n.campaigns, m.campaigns)
	addNames(n.words, m.words)
}

func addNames[K comparable](to, from map[K]string) {
	for key, name := range maps.All(from) {
		setName(to, key, name)
	}
}

func setName[K comparable](to map[K]string, key K, name string) {
	if name != "" && to[key] == "" {
		to[key] = name
	}
}

// call gives a position what it is called where it stands first: another with its
// id in another organisation is not that position.
func (n *names) call(id socialorg.PositionID, as called) {
	if _, known := n.positions[id]; !known {
		n.positions[id] = as
	}
}

// title returns the title of a position: its own, or else the name of its role.
func (n *names) title(id socialorg.PositionID) string {
	p := n.positions[id]
	return cmp.Or(p.title, n.roles[p.role])
}

var noNames = newNames()

// known returns the names that l knows, which nobody may change.
func (l Labels) known() *names {
	if l.names == nil {
		return noNames
	}
	return l.names
}

// name returns a name as a text.
func (l Labels) name(s string) text {
	if s == "" {
		return nil
	}
	lang := l.lang
	if lang == l.Language() {
		lang = ""
	}
	return text{{Text: s, Name: true, Lang: lang}}
}

// named returns the first name that is not empty, or else the key in words.
func named[K ~string](l Labels, key K, names ...string) text {
	for _, name := range names {
		if name != "" {
			return l.name(name)
		}
	}
	return l.name(capital(strings.ReplaceAll(string(key), "-", " ")))
}

// word returns the name of an area, a partner, a kind, a subject, a unit, a
// metric or a channel.
func word[K ~string](l Labels, key K) text { return named(l, key, l.known().words[socialorg.Key(key)]) }

// inSentence returns a name without the capital that a common noun has only where
// it stands alone. A name in another language than the labels stays as it is.
func (l Labels) inSentence(name text) text {
	if len(name) == 0 || name[0].Lang != "" {
		return name
	}
	name = slices.Clone(name)
	name[0].Text = detail.InSentence(name[0].Text)
	return name
}

// sentence returns t with a capital at the beginning.
func sentence(t text) text {
	t = slices.Clone(t)
	for i := range t {
		if t[i].Text != "" {
			t[i].Text = capital(t[i].Text)
			break
		}
	}
	return t
}

func (l Labels) role(id socialorg.RoleID, names ...string) text {
	return named(l, id, append(names, l.known().roles[id])...)
}

func (l Labels) goal(key socialorg.Key) text { return named(l, key, l.known().goals[key]) }

func (l Labels) responsibility(key socialorg.Key, names ...string) text {
	return named(l, key, append(names, l.known().responsibilities[key])...)
}

func (l Labels) skill(key socialorg.Key, names ...string) text {
	return named(l, key, append(names, l.known().skills[key])...)
}

func (l Labels) kpi(key socialorg.Key, names ...string) text {
	return named(l, key, append(names, l.known().kpis[key])...)
}

func (l Labels) campaign(key socialorg.Key, names ...string) text {
	return named(l, key, append(names, l.known().campaigns[key])...)
}

// position returns the title of a position with its id, or its id alone.
func (l Labels) position(id socialorg.PositionID) text {
	return l.titled(l.known().title(id), id)
}

// titled returns a title with the id, where that says more.
func (l Labels) titled(title string, id socialorg.PositionID) text {
	if title == "" || title == string(id) {
		return text{{Text: string(id), Name: true}}
	}
	return append(l.name(title), piece{Text: " ("}, piece{Text: string(id), Name: true}, piece{Text: ")"})
}

// dash stands for nothing.
func dash() text { return label("–") }

// involvement returns the label of an involvement, a dash for none.
func (l Labels) involvement(i socialorg.Involvement) text { return closed(l.wording().Involvements, i) }

// closed returns the label of a string of a closed set, the string itself where
// it is not one of them, and a dash for "".
func closed[K ~string](labels map[K]string, key K) text {
	if s, ok := labels[key]; ok {
		return label(s)
	}
	if key == "" {
		return dash()
	}
	return text{{Text: string(key), Name: true}}
}

// all returns "a, b and c", as the language writes it.
func (l Labels) all(texts []text) text { return l.series(texts, l.wording().And) }

// either returns "a, b or c".
func (l Labels) either(texts []text) text { return l.series(texts, l.wording().Or) }

func (l Labels) series(texts []text, conjunction string) text {
	last := len(texts) - 1
	if last < 1 {
		return join(texts, "")
	}
	before := " "
	if last > 1 && l.wording().SerialComma {
		before = ", "
	}
	return append(append(join(texts[:last], ", "), piece{Text: before + conjunction + " "}), texts[last]...)
}

// few returns the first few of the texts, and counts the rest.
func (l Labels) few(texts []text, most int) text {
	t := join(texts[:min(most, len(texts))], ", ")
	if more := len(texts) - most; more > 0 {
		t = append(append(t, piece{Text: " "}), fill(l.wording().AndMore, label(l.number(float64(more))))...)
	}
	return t
}

// capital returns a string with a capital at the beginning.
func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if size == 0 || r == utf8.RuneError {
		return s
	}
	return string(unicode.ToUpper(r)) + s[size:]
}
