package insights

import (
	"fmt"
	"maps"
	"slices"

	"example.com/socialorg"
	"example.com/socialorg/internal/detail"
	"example.com/socialorg/internal/suggest"
)

// The first wishes of every layout. Those of its metrics and then of its filters
// follow.
const (
	channelAt = iota
	periodAt
	toAt
	currencyAt
	keyAt
	metricsAt
)

// A wish is a column that a layout names, by one of its names.
type wish struct {
	path     string
	names    []string // none where the layout names no such column
	optional bool
}

func (l Layout) wishes() (all []wish) {
	wants := func(path string, optional bool, names ...string) {
		names = slices.Clip(slices.DeleteFunc(names, func(name string) bool { return name == "" }))
		for _, name := range names {
			names = append(names, l.Names[name]...)
		}
		all = append(all, wish{path, names, optional})
	}
	wants("channelColumn", false, l.ChannelColumn)
	wants("periodColumn", false, l.PeriodColumn)
	wants("periodTo", false, l.PeriodTo)
	wants("currencyColumn", false, l.CurrencyColumn)
	wants("key", false, l.Key)
	for i, c := range l.Columns {
		wants(fmt.Sprintf("columns[%d].name", i), c.Optional, c.names()...)
	}
	for _, f := range l.filters() {
		wants(f.path, false, f.name)
	}
	return all
}

// A finder finds the columns of a layout in headers.
type finder struct {
	layout Layout
	wishes []wish
	at     []spot // of each wish, in the row that was looked at last
	titled bool   // the row with the title was seen
}

// A spot is where a wish is fulfilled: the first column with the first of its names
// that is there, and the second with that name.
type spot struct{ column, again int } // -1: none

func newFinder(l Layout) *finder {
	f := &finder{layout: l, wishes: l.wishes(), titled: l.Title == ""}
	f.at = make([]spot, len(f.wishes))
	return f
}

// missing returns how many of the columns that must be there a row lacks. A row
// without the title above it lacks one more.
func (f *finder) missing(row []string) int {
	lacks := f.locate(row)
	if !f.titled {
		f.titled = lacks > 0 && slices.Contains(row, f.layout.Title)
		lacks++
	}
	return lacks
}

// locate finds the columns in a row, and returns how many of those that must be
// there it lacks.
func (f *finder) locate(row []string) (lacks int) {
	spots := make(map[string]spot, len(row))
	for i, name := range slices.Backward(row) {
		again, ok := spots[name]
		if !ok {
			again.column = -1
		}
		spots[name] = spot{i, again.column}
	}
	for i, w := range f.wishes {
		f.at[i] = spot{-1, -1}
		if at := slices.IndexFunc(w.names, func(name string) bool { _, ok := spots[name]; return ok }); at >= 0 {
			f.at[i] = spots[w.names[at]]
		} else if len(w.names) > 0 && !w.optional {
			lacks++
		}
	}
	return lacks
}

// find finds the columns in a header, and reports what is wrong with it.
func (f *finder) find(m *mistakes) {
	f.locate(m.header)
	var known *suggest.Index
	reported := make(map[string]bool)
	for i, w := range f.wishes {
		at := f.at[i]
		isFine := at.again < 0 && (at.column >= 0 || w.optional)
		if len(w.names) == 0 || reported[w.names[0]] || isFine {
			continue
		}
		reported[w.names[0]] = true
		if at.column >= 0 {
			m.add(m.top(at.again), w.path, socialorg.ErrDuplicate, "two columns are named %s", detail.Quote(m.header[at.column]))
			continue
		}
		if known == nil {
			known = suggest.New(slices.Values(m.header))
		}
		m.add(m.top(0), w.path, socialorg.ErrUnknown, "there is no column %s", listOf(w.names, "or")).problem.Meant, _ = known.Find(w.names[0])
	}
}

// listOf lists a few of some names for a message.
func listOf(names []string, conjunction string) string {
	var few []string
	for i, name := range names {
		if i == fewNames-1 && len(names) > fewNames {
			few = append(few, fmt.Sprintf("%d more", len(names)-i))
			break
		}
		few = append(few, detail.Quote(name))
	}
	return detail.List(few, conjunction)
}

const fewNames = 4

// A filter is a column and what it says in the rows that it lets through or, with
// Except, leaves out.
type filter struct {
	path   string // for problems
	name   string
	except bool
	column int
	had    map[string]bool // whether a row had the text
	others map[string]bool // a few that the column has otherwise
}

// filters returns the filters of a layout: those of Only, then those of Except.
func (l Layout) filters() (all []filter) {
	add := func(path string, of map[string][]string, except bool) {
		for _, name := range slices.Sorted(maps.Keys(of)) {
			f := filter{path: path + name, name: name, except: except, had: make(map[string]bool), others: make(map[string]bool)}
			for _, text := range of[name] {
				f.had[text] = false
			}
			all = append(all, f)
		}
	}
	add("only.", l.Only, false)
	add("except.", l.Except, true)
	return all
}

// wants reports whether the filter lets a row through. A cell that the row lacks
// decides nothing: such a row is a problem.
func (f *filter) wants(cells []string) bool {
	if f.column >= len(cells) {
		return true
	}
	cell := cells[f.column]
	had, ok := f.had[cell]
	switch {
	case ok && !had:
		f.had[cell] = true
	case !ok && cell != "" && len(f.others) < fewNames:
		f.others[cell] = true
	}
	return ok != f.except
}

// cellAt returns a cell of a row, "" where the layout has no such column.
func cellAt(cells []string, column int) string {
	if column < 0 || column >= len(cells) {
		return ""
	}
	return cells[column]
}
