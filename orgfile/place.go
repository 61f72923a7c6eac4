package orgfile

import (
	"cmp"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"sort"

	"example.com/socialorg"
	"example.com/socialorg/internal/detail"
	"example.com/socialorg/internal/suggest"
)

// Place returns where the value at a Problem's path stands, the column in bytes.
// A value that is missing is at what it is missing from: the title of a position
// that has none is at the position. The second result is false for elements that
// no list of the file has, such as those of known organisations, and for a string
// that is not a path. It takes time linear in the lengths of the lists on the path.
func (f *File) Place(path string) (socialorg.Place, bool) {
	if f == nil {
		return socialorg.Place{}, false
	}
	return f.locator().find(path)
}

// place returns problems of the organisation at their places, together with
// those that reading found.
func (f *File) place(problems socialorg.Problems) socialorg.Problems {
	l := f.locator()
	e := explainer{file: f, fields: make(fieldCache), similar: make(map[string]*suggest.Index)}
	all := slices.Clone(f.found)
	for _, p := range problems.Located(l.find) {
		if p.Code == socialorg.ErrTooMany {
			p.Place = socialorg.Place{}
		}
		e.explain(&p)
		all.Under("", socialorg.Problems{p})
	}
	order := make(map[string]int, len(f.parts))
	for i, p := range f.parts {
		order[p.source.name] = i
	}
	if len(f.parts) == 1 {
		for i := range all {
			all[i].File = f.parts[0].source.name
		}
	}
	return inOrder(all, order)
}

// inOrder sorts problems by their places: those of files in the order of these,
// last what has no line.
func inOrder(all socialorg.Problems, order map[string]int) socialorg.Problems {
	slices.SortStableFunc(all, func(a, b socialorg.Problem) int {
		if (a.Line == 0) != (b.Line == 0) {
			return cmp.Compare(b.Line, a.Line)
		}
		return cmp.Or(cmp.Compare(order[a.File], order[b.File]), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return all
}

// An explainer adds to problems what the root package cannot know: what known
// organisations have, and how a table is told to have it.
type explainer struct {
	file    *File
	fields  fieldCache
	similar map[string]*suggest.Index // by kind
	people  people
}

func (e *explainer) explain(p *socialorg.Problem) {
	path, _ := parseSteps(p.Path)
	switch {
	case e.file.table && p.Code == socialorg.ErrDuplicate && len(path) == 3 && path[2].name == "id":
		p.Detail += "; a second manager goes into a column of dotted lines (dottedTo)"
	case p.Code == socialorg.ErrUnknown && e.file.elsewhere[e.value(path).String()] != "":
		p.Detail += fmt.Sprintf("; the column %s has it: set managerBy to that", detail.Quote(e.file.elsewhere[e.value(path).String()]))
	case p.Code == socialorg.ErrUnsupported && len(path) > 0 && path[len(path)-1].name == "involvement":
		p.Meant = cmp.Or(string(involvements[letters(e.value(path).String())]), p.Meant)
	case p.Code == socialorg.ErrUnknown && refersToPosition(path):
		e.explainPosition(p, path, e.value(path).String())
	case p.Code == socialorg.ErrMalformed && p.Meant == "" && !e.file.table:
		value := e.value(path)
		if value.Kind() != reflect.String || value.Type() == reflect.TypeFor[socialorg.PositionID]() || value.Type() == reflect.TypeFor[string]() {
			return
		}
		kind, _ := e.file.known.of(path)
		if id := e.file.known.names[suggest.Fold(value.String())]; kind == "role" && id != "" {
			p.Meant = id
		} else if key := slug(value.String()); socialorg.Key(key).Valid() && value.Type() != reflect.TypeFor[socialorg.Period]() {
			p.Meant = key
		}
	case (p.Code == socialorg.ErrUnknown || p.Code == socialorg.ErrRequired) && p.Meant == "":
		kind, ids := e.file.known.of(path)
		value := e.value(path)
		if kind == "KPI" { // without a definition its unit is missing
			path[len(path)-1].name = "key"
			value = e.value(path)
		}
		if kind == "" || value.Kind() != reflect.String {
			return
		}
		if e.similar[kind] == nil {
			e.similar[kind] = suggest.New(maps.Keys(ids))
		}
		if id, ok := e.similar[kind].Find(value.String()); ok && id != value.String() {
			p.Meant = id
		}
	}
}

// refersToPosition reports whether the value at a path is the id of another
// position.
func refersToPosition(path steps) bool {
	return slices.ContainsFunc(path, func(s step) bool {
		return s.name == "reportsTo" && path[0].name == "positions" || s.name == "dottedTo" || s.name == "kpisSetBy" || s.name == "team"
	})
}

// value returns the value of the Org at a path.
func (e *explainer) value(path steps) reflect.Value {
	return path.at(reflect.ValueOf(e.file.org), e.fields)
}

// A fileLocator finds places in the parts of a file.
type fileLocator struct {
	parts []part
	nodes []*locator
}

func (f *File) locator() *fileLocator {
	l := &fileLocator{parts: f.parts, nodes: make([]*locator, len(f.parts))}
	for i := range f.parts {
		l.nodes[i] = newLocator(f.parts[i].nodes)
	}
	return l
}

// find returns the place of the value at a path of the whole.
func (l *fileLocator) find(path string) (socialorg.Place, bool) {
	to, ok := parseSteps(path)
	if !ok || len(l.parts) == 0 {
		return socialorg.Place{}, false
	}
	p, nodes := l.part(to)
	if len(to) > 1 && to[1].isIndex() { // elements count through all parts
		to[1].index -= p.before[to[0].name]
	}
	at, ok := nodes.find(to)
	if !ok {
		return socialorg.Place{}, false
	}
	return p.source.place(int(p.nodes[at].at)), true
}

// part returns the first part that has what the first two steps lead to, the first
// of all where none has.
func (l *fileLocator) part(to steps) (*part, *locator) {
	i := 0
	switch {
	case len(to) == 0:
	case len(to) > 1 && to[1].isIndex():
		i = sort.Search(len(l.parts), func(i int) bool { return l.parts[i].before[to[0].name] > to[1].index }) - 1
	default:
		i = slices.IndexFunc(l.nodes, func(n *locator) bool {
			value, ok := n.field(0, to[0].name)
			if ok && len(to) > 1 {
				_, ok = n.entry(value, cmp.Or(to[1].key, detail.Quote(to[1].name)))
			}
			return ok
		})
	}
	i = max(i, 0)
	return &l.parts[i], l.nodes[i]
}
