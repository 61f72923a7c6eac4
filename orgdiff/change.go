package orgdiff

import (
	"cmp"
	_ "embed" // the table of the sentences
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"example.com/socialorg"
	"example.com/socialorg/internal/wordings"
)

// A Change is one thing that differs between two versions of an organisation,
// as data: programs filter it by its fields, and [Change.String] describes it
// for people. The zero Change stands for no change.
//
// Added, Removed, Moved and Renamed are about the thing that Kind, ID and Of
// name. Changed is about one of its fields; where the field is a list, about one
// element of it, which is only in From or only in To.
//
// ID and Of are the names that things have afterwards, or had before if they
// are gone. From and To are values as their version writes them. A text that is
// longer than a valid one is cut to [socialorg.MaxTextBytes].
type Change struct {
	Op        Op               `json:"op"`
	Kind      Kind             `json:"kind"`                // of the thing
	ID        string           `json:"id"`                  // of the thing, see Kind; "" is the organisation itself
	Channels  []socialorg.Key  `json:"channels,omitempty"`  // of a KPI, in order, where others have its key: see KPI
	Period    socialorg.Period `json:"period,omitempty"`    // of a KPI, where others have its key
	Rank      socialorg.Rank   `json:"rank,omitempty"`      // of a Line that leads to a rank
	Of        string           `json:"of,omitempty"`        // the role, position or campaign that it belongs to
	About     Kind             `json:"about,omitempty"`     // of an Exception: the kind of Of
	Field     string           `json:"field,omitempty"`     // for Changed: the JSON name
	Metric    socialorg.Metric `json:"metric,omitempty"`    // for the Field "metrics": whose aggregation
	Attribute socialorg.Key    `json:"attribute,omitempty"` // for the Field "attributes": which of them
	From      string           `json:"from,omitempty"`      // before; "" means none
	To        string           `json:"to,omitempty"`        // after; "" means none

	// Elsewhere says of a Holder who was Removed that they hold another position
	// afterwards, of one who was Added that they held another before. Without it,
	// they have left the organisation, or come to it.
	Elsewhere bool `json:"elsewhere,omitempty"`
}

// An Op is what was done to a thing.
type Op string

// The operations, in the order in which Diff sorts them.
const (
	Removed Op = "removed" // From says what it was, as Kind describes; its parts are not listed, but for holders
	Added   Op = "added"   // To says what it is, as Kind describes; its parts are not listed, but for holders
	Renamed Op = "renamed" // From one id to another, as Formerly says: a role, a responsibility or a position
	Moved   Op = "moved"   // a position to another manager, a responsibility to another role, a holder to another position
	Changed Op = "changed" // the field Field
)

// Ops returns the operations, in the order in which Diff sorts them.
func Ops() []Op { return []Op{Removed, Added, Renamed, Moved, Changed} }

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
	Line           Kind = "line"           // its subject; Of is the role, ID the one that it leads to; or Rank the rank
	Position       Kind = "position"       // its manager
	Holder         Kind = "holder"         // nothing; Of is the position
	KPI            Kind = "kpi"            // its name; Of is the campaign, or "" for a definition of the organisation. ID is the key. Where the campaign has several of one key, Channels has the first twenty channels, and Period the period
	Campaign       Kind = "campaign"       // its name
	Term           Kind = "term"           // its name
	Exception      Kind = "exception"      // its reason; ID is the code of the rule, Of what it is about
)

// maxChannels bounds the channels that name a KPI: a KPI of many channels that
// changes in many ways must not name them all each time.
const maxChannels = 20

// Kinds returns the kinds, in the order in which Diff sorts them.
func Kinds() []Kind {
	return []Kind{Org, Goal, Role, Responsibility, Skill, Line, Position, Holder, KPI, Campaign, Term, Exception}
}

// sorted returns changes in the order of Diff, and cuts their texts.
func sorted(changes []Change) []Change {
	type placed struct {
		at string
		Change
	}
	kinds, ops := Kinds(), Ops()
	letter := func(index int) string { return string(rune('a' + index)) }
	list := make([]placed, len(changes))
	for i, c := range changes {
		for _, text := range []*string{&c.ID, &c.Of, &c.From, &c.To, (*string)(&c.Period)} {
			*text = (*text)[:min(len(*text), socialorg.MaxTextBytes)]
		}
		section, thing, kind := c.Kind, c.ID, slices.Index(kinds, c.Kind)
		if owner, ok := owners[c.Kind]; ok && (c.Kind != KPI || c.Of != "") {
			section, thing = owner, c.Of
		}
		if c.Kind == KPI && section == Campaign { // which comes first
			kind = len(kinds)
		}
		list[i] = placed{strings.Join([]string{
			letter(slices.Index(kinds, section)), thing, letter(kind), c.ID, string(c.About), c.Of, fmt.Sprint(c.Channels), string(c.Period), string(c.Rank),
			letter(slices.Index(ops, c.Op)), c.Field, string(c.Metric), string(c.Attribute), c.From, c.To,
		}, "\x00"), c}
	}
	slices.SortFunc(list, func(a, b placed) int { return strings.Compare(a.at, b.at) })
	for i := range list {
		changes[i] = list[i].Change
	}
	return changes
}

//go:embed sentences.csv
var sentenceTable string

// A wording is what is said of changes.
type wording struct {
	Said     map[string]string // sentences by what was done to what, and by the shape of a Change where that matters
	Fields   map[string]string // names of the fields that need one other than their JSON name
	Elements map[string]string // names of the elements of the fields that are lists
}

var english = sync.OnceValue(func() *wording { return wordings.Read[wording](sentenceTable)[0] })

// String describes the change in one line of English: "rank of role editor
// changed from individual to lead". Simple words and numbers are written as
// they are; other text is quoted and, if long, cut. So the line has no control
// characters. A Change that Diff never returns is described by its fields.
func (c Change) String() string {
	words, thing, was := english(), c.thing(), c
	was.ID = c.From
	element := words.Elements[c.Field]
	about := []string{string(c.Kind)}
	if c.Field != "" {
		about = append(about, c.Field, "field")
	}
	if element != "" {
		about = slices.Insert(about, 2, "list")
	}
	noun := strings.NewReplacer("{metric}", plain(string(c.Metric)), "{attribute}", plain(string(c.Attribute))).Replace(words.Fields[c.Field])
	parts := strings.NewReplacer(
		"{thing}", thing, "{was}", was.thing(), "{it}", c.noun(), "{name}", c.name(), "{noun}", cmp.Or(element, noun, plain(c.Field)),
		"{of}", plain(c.Of), "{from}", plain(c.From), "{to}", plain(c.To), "{: from}", after(": ", c.From), "{: to}", after(": ", c.To),
		"{ under to}", after(" under ", c.To), "{, which reported to from}", after(", which reported to ", c.From),
	)
	for _, of := range append(about, "thing") {
		done := string(c.Op) + " " + of
		if sentence := cmp.Or(words.Said[done+" "+c.shape()], words.Said[done]); sentence != "" {
			return parts.Replace(sentence)
		}
	}
	if c.Field != "" {
		thing = plain(c.Field) + " of " + thing
	}
	text := thing + " " + plain(string(c.Op))
	if c.From != "" || c.To != "" {
		text += " from " + plain(c.From) + " to " + plain(c.To)
	}
	return text
}

// shape says which values there are before and after.
func (c Change) shape() string {
	switch {
	case c.From == "" && c.To == "":
		return "empty"
	case c.From == "":
		return "set"
	case c.To == "":
		return "unset"
	case c.From == c.To:
		return "same"
	}
	return "other"
}

// after returns text behind what introduces it, nothing where there is none.
func after(introduction, text string) string {
	if text == "" {
		return ""
	}
	return introduction + plain(text)
}

// owners has the kind of what a thing of a kind belongs to.
var owners = map[Kind]Kind{KPI: Campaign, Responsibility: Role, Skill: Role, Line: Role, Holder: Position}

// thing names what the change is about, and what that belongs to.
func (c Change) thing() string {
	switch {
	case c.Kind == Org && c.ID == "":
		return "the organisation"
	case c.Kind == Line:
		return "the reporting line of role " + plain(c.Of) + " to " + c.name()
	case c.Kind == Exception:
		return c.noun() + after(" for "+plain(string(c.About))+" ", c.Of)
	}
	introduction := " of "
	if owner, ok := owners[c.Kind]; ok {
		introduction += string(owner) + " "
	}
	return c.noun() + after(introduction, c.Of)
}

// noun names what the change is about.
func (c Change) noun() string {
	if c.Kind == KPI {
		return "KPI " + c.name()
	}
	return plain(string(c.Kind)) + " " + c.name()
}

// name returns the id of the thing, with its channels and its period or with its
// rank.
func (c Change) name() string {
	const most = 5
	rank := "any role of the rank " + plain(string(c.Rank)) + " or above"
	switch {
	case c.Rank != "" && c.ID == "":
		return rank
	case c.Rank != "":
		return plain(c.ID) + " or " + rank
	}
	name, between := plain(c.ID), " on "
	for _, channel := range c.Channels[:min(most, len(c.Channels))] {
		name += between + plain(string(channel))
		between = ", "
	}
	if len(c.Channels) > most {
		name += " and more"
	}
	return name + after(" in ", string(c.Period))
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
