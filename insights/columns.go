package insights

import (
	"fmt"
	"maps"
	"slices"
	"sync"

	"example.com/socialorg"
	"example.com/socialorg/internal/detail"
	"example.com/socialorg/internal/document"
	"example.com/socialorg/internal/lists"
	"example.com/socialorg/internal/sheet"
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

// A finder finds the columns of a layout in headers.
type finder struct {
	sheet.Columns
	paths   []string // of these in the layout
	layout  Layout
	filters []filter
	titled  bool // the row with the title was seen
}

func newFinder(l Layout) *finder {
	f := &finder{layout: l, filters: l.filters(), titled: l.Title == ""}
	wants := func(path string, optional bool, names ...string) {
		names = slices.Clip(slices.DeleteFunc(names, func(name string) bool { return name == "" }))
		for _, name := range names {
			names = append(names, l.Names[name]...)
		}
		f.paths = append(f.paths, path)
		f.Want(optional, names...)
	}
	wants("channelColumn", false, l.ChannelColumn)
	wants("periodColumn", false, l.PeriodColumn)
	wants("periodTo", false, l.PeriodTo)
	wants("currencyColumn", false, l.CurrencyColumn)
	wants("key", false, l.Key)
	for i, c := range l.Columns {
		wants(fmt.Sprintf("columns[%d].name", i), c.Optional, c.names()...)
	}
	for _, filter := range f.filters {
		wants(filter.path, false, filter.name)
	}
	return f
}

// missing returns how many of the columns that must be there a row lacks. A row
// without the title above it lacks one more.
func (f *finder) missing(row []string) int {
	lacks := f.Missing(row)
	if !f.titled {
		f.titled = lacks > 0 && slices.Contains(row, f.layout.Title)
		lacks++
	}
	return lacks
}

// find finds the columns in a header, and reports what is wrong with it.
func (f *finder) find(m *mistakes) {
	f.Missing(m.header)
	known := sync.OnceValue(func() *suggest.Index { return suggest.New(slices.Values(m.header)) })
	reported := make(map[string]bool)
	for i, w := range f.Wanted {
		if len(w.Names) == 0 || reported[w.Names[0]] {
			continue
		}
		switch {
		case w.Again > 0:
			m.add(m.top(w.Again), f.paths[i], socialorg.ErrDuplicate, "two columns are named %s", detail.Quote(m.header[w.At]))
		case w.At < 0 && !w.Optional:
			m.add(m.top(0), f.paths[i], socialorg.ErrUnknown, "there is no column %s", listOf(w.Names, "or")).problem.Meant, _ = known().Find(w.Names[0])
		default:
			continue
		}
		reported[w.Names[0]] = true
	}
}

// listOf lists a few of some names for a message.
func listOf(names []string, conjunction string) string {
	return detail.Few(lists.Each(names, detail.Quote), conjunction, "more")
}

const fewNames = 4 // that a message lists in full

// A filter is a column and what it says in the rows that it lets through or, with
// Except, leaves out.
type filter struct {
	path   string // for problems
	name   string
	except bool
	had    map[string]bool // whether a row had the text
	others map[string]bool // a few that the column has otherwise
}

// filters returns the filters of a layout: those of Only, then those of Except.
func (l Layout) filters() (all []filter) {
	for i, of := range []map[string][]string{l.Only, l.Except} {
		for _, name := range slices.Sorted(maps.Keys(of)) {
			f := filter{[]string{"only", "except"}[i] + document.Below(name), name, i > 0, make(map[string]bool), make(map[string]bool)}
			for _, text := range of[name] {
				f.had[text] = false
			}
			all = append(all, f)
		}
	}
	return all
}

// column returns where the column of a wish is, -1 where there is none.
func (f *finder) column(wish int) int { return f.Wanted[wish].At }

// wants reports whether the filters let a row through, which it counts. A cell that the
// row lacks decides nothing: such a row is a problem.
func (g *ledger) wants(cells []string) bool {
	wanted := true
	for i, filter := range g.filters {
		column := g.column(metricsAt + len(g.metrics) + i)
		if column >= len(cells) {
			continue
		}
		cell := cells[column]
		had, ok := filter.had[cell]
		switch {
		case ok && !had:
			filter.had[cell] = true
		case !ok && cell != "" && len(filter.others) < fewNames:
			filter.others[cell] = true
		}
		wanted = ok != filter.except && wanted
	}
	if g.rows++; !wanted {
		g.leftOut++
	}
	return wanted
}

// cellAt returns a cell of a row, "" where the layout has no such column.
func cellAt(cells []string, column int) string {
	if column < 0 || column >= len(cells) {
		return ""
	}
	return cells[column]
}
