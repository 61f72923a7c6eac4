package render

import (
	"io"
	"slices"
	"strconv"

	"example.com/socialorg"
	"example.com/socialorg/orgdiff"
)

// Changes writes what changed between two organisations, as a Markdown list
// that fits a pull request: for each change what was done, to what, and the
// values before and after. The changes keep their order. Give l the names of
// both organisations with [Labels.Naming], the later one first; a thing that
// they do not name goes by its id. The error is the writer's.
func Changes(w io.Writer, cs []orgdiff.Change, l Labels) error {
	words := l.wording()
	r := &report{Title: label(words.Changes)}
	var b block
	for _, c := range cs {
		b.List = append(b.List, entry{l.action(c), l.change(c)})
	}
	if len(cs) == 0 {
		b.Text = labels(words.NoChanges)
	}
	r.Blocks = []block{b}
	return r.markdown(w)
}

// action says what was done to which kind of thing.
func (l Labels) action(c orgdiff.Change) text {
	words := l.wording()
	s, ok := words.Actions[action{c.Kind, c.Op}]
	if ok {
		return label(capital(s))
	}
	t := fill(words.Ops[c.Op], closed(words.Kinds, c.Kind))
	if words.Ops[c.Op] == "" {
		t = join([]text{closed(words.Kinds, c.Kind), {{Text: string(c.Op), Name: true}}}, " ")
	}
	if s := t.String(); s != "" {
		return label(capital(s))
	}
	return t
}

// change says what a change is about, and the values before and after.
func (l Labels) change(c orgdiff.Change) text {
	words := l.wording()
	t := l.thing(c)
	if of := l.owner(c); len(of) > 0 && c.Op != orgdiff.Moved {
		t = fill(words.Of, t, of)
	}
	if c.Field != "" {
		t = join(present(t, l.field(c)), ", ")
	}
	return join(present(t, l.values(c)), ": ")
}

// present returns the texts that are not empty.
func present(texts ...text) []text {
	return slices.DeleteFunc(texts, func(t text) bool { return len(t) == 0 })
}

// field returns the label of the field that changed.
func (l Labels) field(c orgdiff.Change) text {
	t := closed(l.wording().Fields, c.Field)
	if c.Metric != "" {
		t = fill(l.wording().Of, t, word(l, c.Metric))
	}
	return t
}

// values says what was before and after.
func (l Labels) values(c orgdiff.Change) text {
	words := l.wording()
	value := func(s string) text {
		if s == "" {
			return dash()
		}
		return l.value(c, s)
	}
	whole := c.Field == "" && (c.Op == orgdiff.Added || c.Op == orgdiff.Removed)
	switch {
	case whole && (c.From+c.To == "" || isNamed(c.Kind)): // the thing is named so
		return nil
	case whole && c.Kind == orgdiff.Position:
		return fill(words.Under, value(c.From+c.To))
	case whole && c.Kind == orgdiff.Line:
		return fill(words.Subject, value(c.From+c.To))
	case whole:
		return value(c.From + c.To)
	case listField(c.Field) && c.From == "" && c.To != "":
		return fill(words.Added, value(c.To))
	case listField(c.Field) && c.To == "" && c.From != "":
		return fill(words.Removed, value(c.From))
	case c.From == "" && c.To == "":
		return nil
	}
	return join([]text{value(c.From), value(c.To)}, " → ")
}

// isNamed reports whether a thing that was added or removed says its name as its
// value.
func isNamed(k orgdiff.Kind) bool {
	switch k {
	case orgdiff.Goal, orgdiff.Role, orgdiff.KPI, orgdiff.Campaign, orgdiff.Term:
		return true
	}
	return false
}

// thing names what a change is about.
func (l Labels) thing(c orgdiff.Change) text {
	name := "" // that it was added or removed with
	if c.Field == "" && isNamed(c.Kind) && (c.Op == orgdiff.Added || c.Op == orgdiff.Removed) {
		name = c.From + c.To
	}
	switch key := socialorg.Key(c.ID); c.Kind {
	case orgdiff.Goal:
		return named(l, key, name, l.known().goals[key])
	case orgdiff.Role:
		return l.role(socialorg.RoleID(c.ID), name)
	case orgdiff.Responsibility:
		return l.responsibility(key)
	case orgdiff.Skill:
		return l.skill(key)
	case orgdiff.Line:
		return l.line(socialorg.ReportingLine{To: socialorg.RoleID(c.ID), MinRank: c.Rank})
	case orgdiff.Position:
		return l.position(socialorg.PositionID(c.ID))
	case orgdiff.Campaign:
		return l.campaign(key, name)
	case orgdiff.KPI:
		return l.kpiOn(socialorg.KPI{Key: key, Name: name, Channels: c.Channels})
	case orgdiff.Term:
		return named(l, key, name, l.known().words[key])
	}
	return verbatim(c.ID)
}

// owner names what the thing belongs to, nothing where it stands by itself.
func (l Labels) owner(c orgdiff.Change) text {
	if c.Of == "" {
		return nil
	}
	switch c.Kind {
	case orgdiff.Responsibility, orgdiff.Skill, orgdiff.Line:
		return l.role(socialorg.RoleID(c.Of))
	case orgdiff.Holder:
		return l.position(socialorg.PositionID(c.Of))
	case orgdiff.KPI:
		return l.campaign(socialorg.Key(c.Of))
	}
	return verbatim(c.Of)
}

// value writes a value of a change: in the labels of a closed set, by the name
// of what it refers to, or as the language writes numbers.
func (l Labels) value(c orgdiff.Change, s string) text {
	words := l.wording()
	key := socialorg.Key(s)
	switch c.Op {
	case orgdiff.Moved:
		if c.Kind == orgdiff.Responsibility {
			return l.role(socialorg.RoleID(s))
		}
		return l.position(socialorg.PositionID(s))
	case orgdiff.Renamed:
		return verbatim(s)
	}
	switch c.Field {
	case "involvement":
		return closed(words.Involvements, socialorg.Involvement(s))
	case "rank", "minRank":
		return closed(words.Ranks, socialorg.Rank(s))
	case "level":
		return closed(words.Levels, socialorg.SkillLevel(s))
	case "area", "kind", "subject", "with", "unit", "channels", "numerator", "denominator":
		return word(l, key)
	case "goals", "goal":
		return l.goal(key)
	case "role", "to":
		return l.role(socialorg.RoleID(s))
	case "reportsTo", "dottedTo", "kpisSetBy", "team":
		return l.position(socialorg.PositionID(s))
	case "min", "max", "per", "weight":
		if f, err := strconv.ParseFloat(s, 64); err == nil {
			return label(l.precise(f, exact, 0))
		}
	case "metrics":
		return closed(words.Aggregations, socialorg.Aggregation(s))
	case "":
		switch c.Kind {
		case orgdiff.Responsibility:
			return closed(words.Involvements, socialorg.Involvement(s))
		case orgdiff.Skill:
			return closed(words.Levels, socialorg.SkillLevel(s))
		case orgdiff.Line:
			return l.inSentence(word(l, key))
		case orgdiff.Position:
			return l.position(socialorg.PositionID(s))
		}
	}
	return verbatim(s)
}

// exact is how many digits more than usual show every number as it is.
const exact = 15

// listField reports whether a field is a list whose elements come and go.
func listField(field string) bool {
	switch field {
	case "with", "goals", "formerly", "dottedTo", "team", "channels", "numerator", "denominator":
		return true
	}
	return false
}

// verbatim returns an id or a value as it is written.
func verbatim(s string) text {
	if s == "" {
		return nil
	}
	return text{{Text: s, Name: true}}
}
