package orgfile

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"example.com/socialorg"
	"example.com/socialorg/internal/detail"
	"example.com/socialorg/internal/document"
	"example.com/socialorg/internal/lists"
	"example.com/socialorg/internal/suggest"
)

// An explainer adds to problems what the root package cannot know: what known
// organisations have, and how a table is told to have it.
type explainer struct {
	file    *File
	similar map[string]*suggest.Index // to the ids of roles and to the keys of KPIs
	roles   map[string]string         // by folded names
	people  map[string]*meant
}

func newExplainer(f *File) *explainer {
	e := &explainer{file: f, roles: make(map[string]string)}
	roles, kpis := slices.Concat(f.org.Roles, f.known.Roles), slices.Concat(f.org.KPIs, f.known.KPIs)
	for _, r := range roles {
		if socialorg.Key(r.ID).Valid() {
			name := suggest.Fold(r.Name)
			e.roles[name] = cmp.Or(e.roles[name], string(r.ID))
		}
	}
	ids := lists.Each(roles, func(r socialorg.Role) socialorg.Key { return socialorg.Key(r.ID) })
	keys := lists.Each(kpis, func(k socialorg.KPI) socialorg.Key { return k.Key })
	e.similar = map[string]*suggest.Index{
		"role": suggest.Of(slices.Values(ids), socialorg.Key.Valid), "KPI": suggest.Of(slices.Values(keys), socialorg.Key.Valid),
	}
	return e
}

func (e *explainer) explain(p *socialorg.Problem) {
	path, _ := document.ParsePath(p.Path)
	if len(path) == 0 {
		return
	}
	last, value := path[len(path)-1].Name, e.value(path)
	kind, text := "", value.String()
	switch {
	case last == "role" || last == "to":
		kind = "role"
	case (last == "key" || last == "unit") && len(path) > 3 && path[len(path)-3].Name == "kpis":
		kind = "KPI"
		path[len(path)-1].Name = "key" // without a definition its unit is missing
	}
	switch {
	case p.Code == socialorg.ErrDuplicate && e.file.table && len(path) == 3 && last == "id":
		p.Detail += "; a second manager goes into a column of dotted lines (dottedTo)"
	case p.Code == socialorg.ErrUnknown && e.file.elsewhere[text] != "":
		p.Detail += fmt.Sprintf("; the column %s has it: set managerBy to that", detail.Quote(e.file.elsewhere[text]))
	case p.Code == socialorg.ErrUnsupported && last == "involvement":
		p.Meant = cmp.Or(string(involvements[strings.Join(words(text), "")]), p.Meant)
	case p.Code == socialorg.ErrUnknown && value.IsValid() && value.Type() == reflect.TypeFor[socialorg.PositionID]() && path[0].Name != "exceptions":
		e.explainPosition(p, path, text)
	case p.Meant != "":
	case p.Code == socialorg.ErrMalformed && isKey(value) && !e.file.table:
		if id := e.roles[suggest.Fold(text)]; kind == "role" && id != "" {
			p.Meant = id
		} else if key := strings.Join(words(text), "-"); socialorg.Key(key).Valid() {
			p.Meant = key
		}
	case kind != "" && (p.Code == socialorg.ErrUnknown || p.Code == socialorg.ErrRequired):
		text = e.value(path).String()
		if id, ok := e.similar[kind].Find(text); ok && id != text {
			p.Meant = id
		}
	}
}

// value returns the value of the Org at a path.
func (e *explainer) value(path document.Path) reflect.Value {
	return path.At(reflect.ValueOf(e.file.org))
}

// isKey reports whether a value is written as a key is.
func isKey(v reflect.Value) bool {
	others := []reflect.Type{reflect.TypeFor[string](), reflect.TypeFor[socialorg.PositionID](), reflect.TypeFor[socialorg.Period]()}
	return v.Kind() == reflect.String && !slices.Contains(others, v.Type())
}

// words returns the words of a text in lower case, of ASCII letters and digits.
func words(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
}

// involvements are the letters and words of other RACI charts.
var involvements = map[string]socialorg.Involvement{
	"a": socialorg.Accountable, "r": socialorg.Responsible, "c": socialorg.Consulted, "i": socialorg.Informed, "s": socialorg.Responsible,
	"ra": socialorg.AccountableResponsible, "ar": socialorg.AccountableResponsible, "responsibleaccountable": socialorg.AccountableResponsible,
	"ci": socialorg.Consulted, "ic": socialorg.Consulted, "support": socialorg.Responsible, "approver": socialorg.Accountable,
	"approve": socialorg.Accountable, "owner": socialorg.Accountable, "doer": socialorg.Responsible,
}

// meant is what a text says of positions, and which of them.
type meant struct {
	what string
	ids  []socialorg.PositionID
}

// peopleOf returns the positions that somebody might mean by a holder, a role or a
// title, the first of these that a text is.
func peopleOf(o socialorg.Org) map[string]*meant {
	all := make(map[string]*meant)
	note := func(what string, textsOf func(socialorg.Position) []string) {
		for _, p := range o.Positions {
			for _, text := range textsOf(p) {
				text = suggest.Fold(text)
				if all[text] == nil {
					all[text] = &meant{what: what}
				}
				if m := all[text]; m.what == what {
					m.ids = append(m.ids, p.ID)
				}
			}
		}
	}
	note("of", func(p socialorg.Position) []string { return p.Holders })
	note("with the role", func(p socialorg.Position) []string { return []string{string(p.Role)} })
	note("with the title", func(p socialorg.Position) []string { return []string{p.Title} })
	return all
}

// explainPosition adds the position that was meant by its holder, role or title,
// unless it is the one that reports.
func (e *explainer) explainPosition(p *socialorg.Problem, path document.Path, value string) {
	if e.people == nil {
		e.people = peopleOf(e.file.org)
	}
	m := e.people[suggest.Fold(value)]
	own := e.value(append(slices.Clone(path[:min(2, len(path))]), document.Step{Name: "id"})).String()
	switch {
	case m == nil || value == "":
	case len(m.ids) > 1:
		p.Meant, p.Detail = "", fmt.Sprintf("no position %s; there are %d positions %s %s", detail.Quote(value), len(m.ids), m.what, detail.Line(value))
	case string(m.ids[0]) != own:
		p.Meant, p.Detail = string(m.ids[0]), fmt.Sprintf("no position %s; the position %s %s is %s", detail.Quote(value), m.what, detail.Line(value), detail.Line(string(m.ids[0])))
	}
}

// options are how a text is read into an Org.
var options = document.Options{None: "there is no organisation", Main: "positions", Hints: hints}

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
		return "", fmt.Sprintf("; write each of these into the list positions, with reportsTo: %s", s.Doc.Written(cmp.Or(s.Owner, "ID")))
	case s.Similar == "" && s.Text != "" && socialorg.Key(s.Name).Valid():
		return "", "; what is your own goes into attributes: " + s.Doc.Object(s.Name, s.Doc.Quoted(s.Text))
	}
	return s.Similar, ""
}
