package orgdiff

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// A Change is one thing that differs between two versions of an organisation,
// as data: programs filter it by its fields, and [Change.String] describes it
// for people. Changes are comparable with ==. The zero Change stands for no
// change.
//
// Added, Removed, Moved and Renamed are about the thing that Kind, ID and Of
// name. Changed is about one of its fields; where the field is a list, about one
// element of it, which is only in From or only in To.
//
// ID and Of are the names that things have afterwards, or had before if they
// are gone. From and To are values as their version writes them.
type Change struct {
	Op    Op     `json:"op"`
	Kind  Kind   `json:"kind"`            // of the thing
	ID    string `json:"id"`              // of the thing, see Kind; "" is the organisation itself
	Of    string `json:"of,omitempty"`    // the role, position or campaign that it belongs to
	Field string `json:"field,omitempty"` // for Changed: the JSON name; "metrics.views" in a map
	From  string `json:"from,omitempty"`  // before; "" means none
	To    string `json:"to,omitempty"`    // after; "" means none
}

// An Op is what was done to a thing.
type Op string

// The operations, in the order in which Diff sorts them.
const (
	Removed Op = "removed" // From says what it was, as Kind describes; its parts are not listed
	Added   Op = "added"   // To says what it is, as Kind describes; its parts are not listed
	Renamed Op = "renamed" // From one id to another, as Formerly says: a role, a responsibility or a position
	Moved   Op = "moved"   // a position to another manager, a responsibility to another role, a holder to another position
	Changed Op = "changed" // the field Field
)

// A Kind is what a change is about.
type Kind string

// The kinds of things. The comments say what To holds if one is Added, and From
// if it is Removed.
const (
	Org            Kind = "org"            // only ever Changed
	Goal           Kind = "goal"           // its name
	Role           Kind = "role"           // its name
	Responsibility Kind = "responsibility" // its involvement; Of is the role
	Skill          Kind = "skill"          // its level; Of is the role
	Line           Kind = "line"           // its subject; Of is the role, ID the one that it leads to, or ">=manager" where it leads to a rank
	Position       Kind = "position"       // its manager
	Holder         Kind = "holder"         // nothing; Of is the position
	KPI            Kind = "kpi"            // its name; Of is the campaign, or "" for a definition of the organisation. ID is the key; with the channels, "views on tiktok", where the campaign has several of one key
	Campaign       Kind = "campaign"       // its name
	Term           Kind = "word"           // its name
)

// kinds has every kind in the order of Diff, and the section that it is sorted
// into.
var kinds = []kindSection{
	{Org, 0}, {Goal, 1}, {Role, 2}, {Responsibility, 2}, {Skill, 2}, {Line, 2}, {Position, 3}, {Holder, 3}, {KPI, 4}, {Campaign, 5}, {Term, 6},
}

type kindSection struct {
	kind    Kind
	section int
}

const campaignSection = 5

var ops = []Op{Removed, Added, Renamed, Moved, Changed}

// sorted returns changes in the order of Diff.
func sorted(changes []Change) []Change {
	type placed struct {
		section, kind, op int
		thing             string
		Change
	}
	list := make([]placed, len(changes))
	for i, c := range changes {
		p := placed{Change: c, op: slices.Index(ops, c.Op), thing: c.ID}
		p.kind = slices.IndexFunc(kinds, func(k kindSection) bool { return k.kind == c.Kind })
		p.section = kinds[p.kind].section
		switch c.Kind {
		case Responsibility, Skill, Line, Holder:
			p.thing = c.Of
		case KPI:
			if c.Of != "" {
				p.thing, p.kind, p.section = c.Of, len(kinds), campaignSection // after its campaign
			}
		}
		list[i] = p
	}
	slices.SortFunc(list, func(a, b placed) int {
		return cmp.Or(
			cmp.Compare(a.section, b.section),
			strings.Compare(a.thing, b.thing),
			cmp.Compare(a.kind, b.kind),
			strings.Compare(a.ID, b.ID),
			cmp.Compare(a.op, b.op),
			strings.Compare(a.Field, b.Field),
			strings.Compare(a.From, b.From),
			strings.Compare(a.To, b.To),
			strings.Compare(a.Of, b.Of),
		)
	})
	for i := range list {
		changes[i] = list[i].Change
	}
	return changes
}

// String describes the change in one line of English: "rank of role editor
// changed from individual to lead". Simple words and numbers are written as
// they are; other text is quoted and, if long, cut. So the line has no control
// characters. A Change that Diff never returns is described by its fields.
func (c Change) String() string {
	switch {
	case c.Op == Changed && c.Field != "":
		return c.changed()
	case c.Op == Moved && c.Kind == Position && c.From == c.To:
		return "position " + plain(c.ID) + " still reports to " + plain(c.To) + ", which is another position now"
	case c.Op == Moved && c.Kind == Position && c.From == "":
		return "position " + plain(c.ID) + " now reports to " + plain(c.To)
	case c.Op == Moved && c.Kind == Position && c.To == "":
		return "position " + plain(c.ID) + " no longer reports to " + plain(c.From)
	}
	text, ok := sentences[c.Op][c.Kind]
	if !ok {
		text, ok = sentences[c.Op][""]
	}
	if !ok {
		text = "{thing} {op}"
		if c.Field != "" {
			text = "{field} of " + text
		}
		if c.From != "" || c.To != "" {
			text += " from {from} to {to}"
		}
	}
	text, rest, _ := strings.Cut(text, "[")
	if c.From != "" || c.To != "" {
		text += strings.TrimSuffix(rest, "]")
	}
	return strings.NewReplacer(
		"{op}", plain(string(c.Op)), "{thing}", c.thing(), "{id}", c.name(), "{of}", plain(c.Of), "{field}", plain(c.Field),
		"{from}", plain(c.From), "{to}", plain(c.To),
	).Replace(text)
}

// sentences says how things change as a whole; those of kind "" are for every
// other kind. Brackets hold what is left out where From and To are empty.
var sentences = map[Op]map[Kind]string{
	Added: {
		"":             "{thing} added[: {to}]",
		Responsibility: "responsibility {id} added to role {of}[: {to}]",
		Skill:          "skill {id} added to role {of}[: {to}]",
		Line:           "role {of} may now report to {id}[: {to}]",
		Position:       "position {id} added[ under {to}]",
		Holder:         "holder {id} joined position {of}",
	},
	Removed: {
		"":             "{thing} removed[: {from}]",
		Responsibility: "responsibility {id} removed from role {of}[: {from}]",
		Skill:          "skill {id} removed from role {of}[: {from}]",
		Line:           "role {of} may no longer report to {id}[: {from}]",
		Position:       "position {id} removed[, which reported to {from}]",
		Holder:         "holder {id} left position {of}",
	},
	Moved: {
		Responsibility: "responsibility {id} moved from role {from} to role {to}",
		Position:       "position {id} now reports to {to} instead of {from}",
		Holder:         "holder {id} moved from position {from} to position {to}",
	},
	Renamed: {
		Role:           "role {from} renamed to {to}",
		Responsibility: "responsibility {from} of role {of} renamed to {to}",
		Position:       "position {from} renamed to {to}",
	},
}

// nouns has names for the fields that need one other than their JSON name; for
// a list it is that of one element.
var nouns = map[string]string{
	"kpisSetBy":   "the position that sets the KPIs",
	"goals":       "goal",
	"with":        "partner",
	"formerly":    "former id",
	"dottedTo":    "dotted line",
	"team":        "team member",
	"channels":    "channel",
	"numerator":   "numerator metric",
	"denominator": "denominator metric",
	"min":         "minimum",
	"max":         "maximum",
}

// lists has the fields that are lists.
var lists = []string{"goals", "with", "formerly", "dottedTo", "team", "channels", "numerator", "denominator"}

// changed says how a field changed.
func (c Change) changed() string {
	noun, ok := nouns[c.Field]
	if !ok {
		noun = plain(c.Field)
		if metric, found := strings.CutPrefix(c.Field, "metrics."); found {
			noun = "aggregation of " + plain(metric)
		}
	}
	isList := slices.Contains(lists, c.Field)
	switch {
	case c.Field == "dottedTo" && c.From == "":
		return "dotted line added from " + c.thing() + " to " + plain(c.To)
	case c.Field == "dottedTo" && c.To == "":
		return "dotted line removed from " + c.thing() + " to " + plain(c.From)
	case isList && c.From == "":
		return noun + " " + plain(c.To) + " added to " + c.thing()
	case isList && c.To == "":
		return noun + " " + plain(c.From) + " removed from " + c.thing()
	case c.From == "":
		return noun + " of " + c.thing() + " set to " + plain(c.To)
	case c.To == "":
		return noun + " of " + c.thing() + " removed, was " + plain(c.From)
	case c.From == c.To:
		return noun + " of " + c.thing() + " is still " + plain(c.To) + ", which is another one now"
	}
	return noun + " of " + c.thing() + " changed from " + plain(c.From) + " to " + plain(c.To)
}

// thing names what the change is about.
func (c Change) thing() string {
	kind, of := plain(string(c.Kind)), ""
	switch c.Kind {
	case Org:
		if c.ID == "" {
			return "the organisation"
		}
	case KPI:
		kind, of = "KPI", "campaign"
	case Line:
		return "the reporting line of role " + plain(c.Of) + " to " + c.name()
	case Responsibility, Skill:
		of = "role"
	case Holder:
		of = "position"
	}
	text := kind + " " + plain(c.ID)
	if c.Of != "" {
		text += strings.TrimRight(" of "+of, " ") + " " + plain(c.Of)
	}
	return text
}

// name returns the id of the thing, a rank in words.
func (c Change) name() string {
	if rank, ok := strings.CutPrefix(c.ID, ">="); ok && c.Kind == Line {
		return "any role of the rank " + plain(rank) + " or above"
	}
	return plain(c.ID)
}

// plain returns text as it stands if it is made of the characters of keys and
// numbers, and anything else quoted.
func plain(text string) string {
	const (
		characters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-+/."
		longest    = 200 // bytes
	)
	switch {
	case len(text) > longest:
		return strconv.Quote(strings.ToValidUTF8(text[:longest], "")) + "..."
	case text == "" || strings.Trim(text, characters) != "":
		return strconv.Quote(text)
	}
	return text
}
