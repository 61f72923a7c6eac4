package orgfile

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"example.com/socialorg"
	"example.com/socialorg/internal/detail"
	"example.com/socialorg/internal/document"
	"example.com/socialorg/internal/suggest"
)

// options returns how a text is read into an Org of which the lists have so many
// elements already.
func options(before map[string]int) document.Options {
	return document.Options{None: "there is no organisation", Main: "positions", Before: before, Hints: hints}
}

// hints are what people write who do not know the fields of an Org.
var hints = document.Hints{
	Open: []reflect.Type{reflect.TypeFor[socialorg.PositionID](), reflect.TypeFor[socialorg.RoleID](), reflect.TypeFor[socialorg.Key]()},
	IDs:  []string{"holders", "currency"},
	Named: map[reflect.Type]string{
		reflect.TypeFor[socialorg.ReportingLine](): "to", reflect.TypeFor[socialorg.Goal](): "key",
		reflect.TypeFor[socialorg.Skill](): "key", reflect.TypeFor[socialorg.KPI](): "key",
	},
	Rest:    map[string]document.Rest{"reportsTo": {Why: "there is one solid line", Into: "dottedTo"}},
	Unknown: strange,
}

// synonyms are other words for fields, by a field of the struct that has them.
var synonyms = map[string]map[string]string{
	"dottedTo": {"manager": "reportsTo", "boss": "reportsTo", "parent": "reportsTo", "supervisor": "reportsTo", "reports-to": "reportsTo", "reports_to": "reportsTo", "people": "holders", "person": "holders", "identifier": "id"},
	"minRank":  {"role": "to", "id": "to", "key": "to", "position": "to"},
}

// strange says which field of an Org a strange one stands for, or what to do with one
// that a position does not have.
func strange(s document.Strange) (meant, text string) {
	for of, words := range synonyms {
		if word := words[s.Name]; word != "" && slices.Contains(s.Known, of) {
			return word, ""
		}
	}
	switch inside := s.Objects && (s.Similar == "" || s.Similar == "reportsTo"); {
	case !slices.Contains(s.Known, "dottedTo"):
	case inside:
		owner := s.Owner
		if owner == "" {
			owner = "ID"
		}
		return "", fmt.Sprintf("; write each of these into the list positions, with reportsTo: %s", s.Doc.Written(owner))
	case s.Similar == "" && s.Text != "" && socialorg.Key(s.Name).Valid():
		return "", "; what is your own goes into attributes: " + s.Doc.Object(s.Name, s.Doc.Quoted(s.Text))
	}
	return s.Similar, ""
}

// involvements are the letters and words of other RACI charts.
var involvements = map[string]socialorg.Involvement{
	"a": socialorg.Accountable, "r": socialorg.Responsible, "c": socialorg.Consulted, "i": socialorg.Informed, "s": socialorg.Responsible,
	"ra": socialorg.AccountableResponsible, "ar": socialorg.AccountableResponsible, "responsibleaccountable": socialorg.AccountableResponsible,
	"ci": socialorg.Consulted, "ic": socialorg.Consulted, "support": socialorg.Responsible, "approver": socialorg.Accountable,
	"approve": socialorg.Accountable, "owner": socialorg.Accountable, "doer": socialorg.Responsible,
}

// letters returns the lower-case letters of a text.
func letters(text string) string {
	return strings.Map(func(r rune) rune {
		if r < 'a' || r > 'z' {
			return -1
		}
		return r
	}, strings.ToLower(text))
}

// slug returns text as a key: lower-case words joined by hyphens.
func slug(text string) string {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
	return strings.Join(words, "-")
}

// people finds the positions that somebody might have meant by a holder, a role or a
// title.
type people map[string]*meant

// meant is what a text says of positions, and which of them.
type meant struct {
	what string
	ids  []socialorg.PositionID
}

func newPeople(o socialorg.Org) people {
	all := make(people)
	add := func(text, what string, id socialorg.PositionID) {
		if text = suggest.Fold(text); text == "" {
			return
		}
		if all[text] == nil {
			all[text] = &meant{what: what}
		}
		if m := all[text]; m.what == what {
			m.ids = append(m.ids, id)
		}
	}
	for _, p := range o.Positions {
		for _, h := range p.Holders {
			add(h, "of", p.ID)
		}
	}
	for _, p := range o.Positions {
		add(string(p.Role), "with the role", p.ID)
	}
	for _, p := range o.Positions {
		add(p.Title, "with the title", p.ID)
	}
	return all
}

// explainPosition adds the position that was meant by its holder, role or title,
// unless it is the one that reports.
func (e *explainer) explainPosition(p *socialorg.Problem, path document.Path, value string) {
	if e.people == nil {
		e.people = newPeople(e.file.org)
	}
	m := e.people[suggest.Fold(value)]
	if m == nil {
		return
	}
	own := ""
	if len(path) > 2 && path[0].Name == "positions" {
		own = e.value(append(slices.Clone(path[:2]), document.Step{Name: "id"})).String()
	}
	switch {
	case len(m.ids) > 1:
		p.Meant, p.Detail = "", fmt.Sprintf("no position %s; there are %d positions %s %s", detail.Quote(value), len(m.ids), m.what, detail.Line(value))
	case string(m.ids[0]) != own:
		p.Meant, p.Detail = string(m.ids[0]), fmt.Sprintf("no position %s; the position %s %s is %s", detail.Quote(value), m.what, detail.Line(value), detail.Line(string(m.ids[0])))
	}
}
