package orgfile

import (
	"slices"

	"example.com/socialorg"
	"example.com/socialorg/internal/suggest"
)

// Place returns where the value at a Problem's path stands, the column in bytes.
// A value that is missing is at what it is missing from: the title of a position
// that has none is at the position. The second result is false for elements that
// no list of the file has, such as those of known organisations, and for a string
// that is not a path. It takes time linear in the lengths of the lists on the path.
func (f *File) Place(path string) (socialorg.Place, bool) {
	if f == nil || f.doc == nil {
		return socialorg.Place{}, false
	}
	return f.doc.Locator().Place(path)
}

// place returns problems of the organisation at their places, together with
// those that reading found.
func (f *File) place(problems socialorg.Problems) socialorg.Problems {
	e := explainer{file: f, similar: make(map[string]*suggest.Index)}
	all := slices.Clone(f.doc.Found)
	for _, p := range problems.Located(f.doc.Locator().Place) {
		if p.Code == socialorg.ErrTooMany {
			p.Place = socialorg.Place{}
		}
		e.explain(&p)
		all.Under("", socialorg.Problems{p})
	}
	return f.doc.Sort(all)
}
