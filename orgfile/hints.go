package orgfile

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/go-json-experiment/json/jsontext"

	"example.com/socialorg"
	"example.com/socialorg/internal/detail"
	"example.com/socialorg/internal/suggest"
)

// mend reports a value of another kind of which the meaning is plain, says what to
// write instead, and decodes that. It is false for any other value.
func (d *decoder) mend(at int32, v reflect.Value) bool {
	n := &d.nodes[at]
	report := func(format string, args ...any) bool {
		d.report(at, reachNothing, socialorg.ErrMalformed, format, args...)
		return true
	}
	switch {
	case v.Kind() == reflect.String && !d.isProse(v) && n.kind == list:
		texts := d.texts(at)
		switch {
		case len(texts) == 0 || len(texts) > 1 && d.field() != "reportsTo":
			return false
		case len(texts) == 1:
			report("is a list, not text; write %s", d.source.written(texts[0]))
		default:
			report("is a list, but there is one solid line; write reportsTo: %s, and put the others into dottedTo: %s", d.source.written(texts[0]), d.source.list(texts[1:]))
		}
		v.SetString(texts[0])
		return true
	case v.Kind() == reflect.String && !d.isProse(v) && n.kind == object:
		name, ok := d.named(at)
		if ok {
			v.SetString(name)
			report("is an object, not text; write %s", d.source.written(name))
		}
		return ok
	case v.Kind() == reflect.String && n.kind == plain && d.source.isYAML:
		inner, ok := uncurled(n.text)
		if ok {
			v.SetString(inner)
			report("stands in curly quotes, which belong to the text; write %s", d.source.written(inner))
		}
		return ok
	case v.Kind() == reflect.Struct && (n.kind == quoted || n.kind == plain):
		names := d.fields.of(v.Type()).names
		i := slices.IndexFunc(names, func(name string) bool { return name == "to" || name == "key" })
		switch v.Interface().(type) {
		case socialorg.ReportingLine, socialorg.Goal, socialorg.Skill, socialorg.KPI:
			v.Field(i).SetString(n.text)
			if d.source.isYAML {
				return report("is %s, not an object; write {%s: %s}", detail.Quote(n.text), names[i], d.source.written(n.text))
			}
			return report("is %s, not an object; write {%q: %s}", detail.Quote(n.text), names[i], d.source.written(n.text))
		}
	case v.Kind() == reflect.Slice && v.Type().Elem().Kind() == reflect.String && n.kind == object:
		name, ok := d.named(at)
		if ok {
			v.Set(reflect.MakeSlice(v.Type(), 1, 1))
			v.Index(0).SetString(name)
			report("is an object, not a list; write %s", d.source.list([]string{name}))
		}
		return ok
	}
	return false
}

// isProse reports whether a value is text for people, which may be anything.
func (d *decoder) isProse(v reflect.Value) bool {
	return v.Type() == reflect.TypeFor[string]() && d.field() != "holders" && d.field() != "currency"
}

// field returns the name of the field that the value at hand is in.
func (d *decoder) field() string {
	for _, s := range slices.Backward(d.steps) {
		if !s.isIndex() {
			return s.name
		}
	}
	return ""
}

// texts returns the elements of a list of texts, nil where it has others.
func (d *decoder) texts(at int32) []string {
	var texts []string
	for e := at + 1; e < d.nodes[at].end; e = d.nodes[e].end {
		if k := d.nodes[e].kind; k != quoted && k != plain {
			return nil
		}
		texts = append(texts, d.nodes[e].text)
	}
	return texts
}

// named returns the text by which an object says what it is.
func (d *decoder) named(at int32) (string, bool) {
	for _, name := range []string{"id", "key", "to", "position", "role", "holder", "name"} {
		for key := at + 1; key < d.nodes[at].end; key = d.nodes[key+1].end {
			if value := &d.nodes[key+1]; d.nodes[key].text == name && (value.kind == quoted || value.kind == plain) {
				return value.text, true
			}
		}
	}
	return "", false
}

// uncurled returns text without curly quotes around it.
func uncurled(text string) (string, bool) {
	for _, pair := range [][2]string{{"“", "”"}, {"„", "“"}, {"‘", "’"}, {"«", "»"}, {"”", "”"}} {
		inner, opens := strings.CutPrefix(text, pair[0])
		inner, closes := strings.CutSuffix(inner, pair[1])
		if inner = strings.TrimSpace(inner); opens && closes && inner != "" {
			return inner, true
		}
	}
	return "", false
}

// list returns texts as a list of the source.
func (s *source) list(texts []string) string {
	written := make([]string, len(texts))
	for i, text := range texts {
		written[i] = s.written(text)
	}
	list := "[" + strings.Join(written, ", ") + "]"
	if len(list) > 4*detail.MaxQuoted {
		return "[...]"
	}
	return list
}

// joinNumbers puts the parts of a number together that commas have made fields of in
// an object on one line, such as `min: 500,000`.
func (d *decoder) joinNumbers(at int32, v reflect.Value, known *fields) {
	isGroup := func(text string) bool { return len(text) == 3 && strings.Trim(text, "0123456789") == "" }
	for key := at + 1; key < d.nodes[at].end; key = d.nodes[key+1].end {
		value := &d.nodes[key+1]
		i := known.find(d.nodes[key].text)
		if i < 0 || value.kind != plain || value.text == "" || len(value.text) > 3 || strings.Trim(value.text, "0123456789") != "" {
			continue
		}
		if k := v.Field(i).Kind(); k != reflect.Pointer && k != reflect.Int64 {
			continue
		}
		for next := d.nodes[key+1].end; next < d.nodes[at].end && isGroup(d.nodes[next].text) && d.nodes[next+1].kind == null; next = d.nodes[next+1].end {
			value.text += "," + d.nodes[next].text
			d.nodes[next].kind = null // no field
		}
	}
}

// plainNumber returns a number as JSON has it that people write otherwise:
// "500,000", "500_000", "+5", "007".
func plainNumber(text string) (string, bool) {
	for _, separator := range []string{",", "_", "'", " ", "\u00a0", "\u202f"} {
		groups := strings.Split(text, separator)
		whole, fraction, _ := strings.Cut(groups[len(groups)-1], ".")
		isGrouped := len(groups) > 1 && len(groups[0]) < 4 && len(whole) == 3 && strings.Trim(fraction, "0123456789") == ""
		for _, g := range groups[:len(groups)-1] {
			isGrouped = isGrouped && (len(g) == 3 || g == groups[0])
		}
		if isGrouped {
			text = strings.Join(groups, "")
			break
		}
	}
	text = strings.TrimPrefix(text, "+")
	if trimmed := strings.TrimLeft(text, "0"); trimmed != text && trimmed != "" {
		text = trimmed
		if trimmed[0] == '.' {
			text = "0" + trimmed
		}
	} else if strings.HasPrefix(text, ".") {
		text = "0" + text
	}
	return text, text != "" && strings.ContainsRune("0123456789-", rune(text[0])) && jsontext.Value(text).IsValid()
}

// strange says what to do with a field that a position does not have and that is no
// misspelt one; "" where nothing can be said.
func (d *decoder) strange(at, key int32) string {
	name, value := d.nodes[key].text, &d.nodes[key+1]
	switch isText := value.kind == quoted || value.kind == plain || value.kind == bare; {
	case value.kind == list && key+2 < value.end && d.nodes[key+2].kind == object:
		id, ok := d.named(at)
		if !ok {
			id = "ID"
		}
		return fmt.Sprintf("; write each of these into the list positions, with reportsTo: %s", d.source.written(id))
	case isText && value.text != "" && socialorg.Key(name).Valid() && d.source.isYAML:
		return fmt.Sprintf("; what is your own goes into attributes: {%s: %s}", name, inQuotes(value.text))
	case isText && value.text != "" && socialorg.Key(name).Valid():
		return fmt.Sprintf("; what is your own goes into attributes: {%q: %s}", name, detail.Quote(value.text))
	}
	return ""
}

// synonyms are other words for fields, by a field of the struct that has them.
var synonyms = map[string]map[string]string{
	"dottedTo": {"manager": "reportsTo", "boss": "reportsTo", "parent": "reportsTo", "supervisor": "reportsTo", "reports-to": "reportsTo", "reports_to": "reportsTo", "people": "holders", "person": "holders", "identifier": "id"},
	"minRank":  {"role": "to", "id": "to", "key": "to", "position": "to"},
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
func (e *explainer) explainPosition(p *socialorg.Problem, path steps, value string) {
	if e.people == nil {
		e.people = newPeople(e.file.org)
	}
	m := e.people[suggest.Fold(value)]
	if m == nil {
		return
	}
	own := ""
	if len(path) > 2 && path[0].name == "positions" {
		own = e.value(append(slices.Clone(path[:2]), step{name: "id"})).String()
	}
	switch {
	case len(m.ids) > 1:
		p.Meant, p.Detail = "", fmt.Sprintf("no position %s; there are %d positions %s %s", detail.Quote(value), len(m.ids), m.what, detail.Line(value))
	case string(m.ids[0]) != own:
		p.Meant, p.Detail = string(m.ids[0]), fmt.Sprintf("no position %s; the position %s %s is %s", detail.Quote(value), m.what, detail.Line(value), detail.Line(string(m.ids[0])))
	}
}
