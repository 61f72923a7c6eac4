package orgfile

import (
	"cmp"
	"slices"
	"sort"

	"example.com/socialorg"
	"example.com/socialorg/internal/document"
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
	e := explainer{file: f, similar: make(map[string]*suggest.Index)}
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
		order[p.doc.Name] = i
	}
	if len(f.parts) == 1 {
		for i := range all {
			all[i].File = f.parts[0].doc.Name
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

// A fileLocator finds places in the parts of a file.
type fileLocator struct {
	parts  []part
	values []*document.Locator
}

func (f *File) locator() *fileLocator {
	l := &fileLocator{parts: f.parts, values: make([]*document.Locator, len(f.parts))}
	for i := range f.parts {
		l.values[i] = f.parts[i].doc.Locator()
	}
	return l
}

// find returns the place of the value at a path of the whole.
func (l *fileLocator) find(path string) (socialorg.Place, bool) {
	to, ok := document.ParsePath(path)
	if !ok || len(l.parts) == 0 {
		return socialorg.Place{}, false
	}
	i := l.part(to)
	if len(to) > 1 && to[1].IsIndex() { // elements count through all parts
		to[1].Index -= l.parts[i].before[to[0].Name]
	}
	at, ok := l.values[i].Find(to)
	if !ok {
		return socialorg.Place{}, false
	}
	return l.parts[i].doc.PlaceOf(at), true
}

// part returns the first part that has what the first two steps lead to, the first
// of all where none has.
func (l *fileLocator) part(to document.Path) int {
	i := 0
	switch {
	case len(to) == 0:
	case len(to) > 1 && to[1].IsIndex():
		i = sort.Search(len(l.parts), func(i int) bool { return l.parts[i].before[to[0].Name] > to[1].Index }) - 1
	default:
		i = slices.IndexFunc(l.values, func(v *document.Locator) bool { return v.Has(to) })
	}
	return max(i, 0)
}
