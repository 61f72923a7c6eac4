package insights

import (
	"fmt"
	"maps"
	"slices"

	"example.com/socialorg"
	"example.com/socialorg/internal/detail"
	"example.com/socialorg/internal/suggest"
)

// columns are where the columns of a layout stand in a header, -1 where there is
// none.
type columns struct {
	channel, period, to, currency, key int
	metrics                            []int
	counted                            []bool // of the header: whether a metric, a period or a currency is there
	only, except                       []filter
}

// A filter is a column and what it says in the rows that it is about.
type filter struct {
	name   string
	column int
	values map[string]*bool // whether a row had the value
	others map[string]bool  // a few that it has otherwise
}

// A wish is a column that a layout names, by one of its names.
type wish struct {
	path     string
	names    []string
	optional bool
}

// wishes returns the columns that a layout names: those of its own fields, of the
// metrics, of Only and of Except.
func (l Layout) wishes() []wish {
	all := make([]wish, 0, len(l.Columns)+8)
	one := func(path, name string) {
		w := wish{path: path}
		if name != "" {
			w.names = append([]string{name}, l.Names[name]...)
		}
		all = append(all, w)
	}
	one("channelColumn", l.ChannelColumn)
	one("periodColumn", l.PeriodColumn)
	one("periodTo", l.PeriodTo)
	one("currencyColumn", l.CurrencyColumn)
	one("key", l.Key)
	for i, c := range l.Columns {
		names := c.names()
		for _, name := range names {
			names = append(slices.Clip(names), l.Names[name]...)
		}
		all = append(all, wish{fmt.Sprintf("columns[%d].name", i), names, c.Optional})
	}
	for _, name := range slices.Sorted(maps.Keys(l.Only)) {
		one("only."+name, name)
	}
	for _, name := range slices.Sorted(maps.Keys(l.Except)) {
		one("except."+name, name)
	}
	return all
}

// A finder finds the columns of a layout in headers.
type finder struct {
	layout Layout
	wishes []wish
	by     map[string][]int // the wishes that a name fulfils
	must   int              // wishes that are not optional
	titled bool             // the row with the title was seen

	seen []int // number of the row in which a wish was last fulfilled
	row  int
}

func newFinder(l Layout) *finder {
	f := &finder{layout: l, wishes: l.wishes(), by: make(map[string][]int), titled: l.Title == ""}
	for i, w := range f.wishes {
		for _, name := range w.names {
			f.by[name] = append(f.by[name], i)
		}
		if len(w.names) > 0 && !w.optional {
			f.must++
		}
	}
	f.seen = make([]int, len(f.wishes))
	return f
}

// missing returns how many of the columns that must be there a row lacks. A row
// without the title above it lacks one more.
func (f *finder) missing(row []string) int {
	f.row++
	lacks, titled := f.must, f.titled
	for _, cell := range row {
		for _, i := range f.by[cell] {
			if f.seen[i] != f.row {
				f.seen[i] = f.row
				if !f.wishes[i].optional {
					lacks--
				}
			}
		}
		f.titled = f.titled || cell == f.layout.Title
	}
	if lacks == 0 { // it is the header, and no title
		f.titled = titled
	}
	if !titled {
		lacks++
	}
	return lacks
}

// A lack is a problem of a header, at one of its cells.
type lack struct {
	socialorg.Problem
	column int
}

// find returns where the columns stand in a header, and what is wrong with it.
func (f *finder) find(header []string) (c columns, found []lack) {
	at := make([]int, len(f.wishes))
	for i := range at {
		at[i] = -1
	}
	again := make([]int, len(f.wishes))
	rank := func(i int, name string) int { return slices.Index(f.wishes[i].names, name) }
	for column, name := range header {
		for _, i := range f.by[name] {
			switch {
			case at[i] < 0, rank(i, name) < rank(i, header[at[i]]):
				at[i], again[i] = column, 0
			case header[at[i]] == name && again[i] == 0:
				again[i] = column
			}
		}
	}
	var known *suggest.Index
	reported := make(map[string]bool)
	for i, w := range f.wishes {
		if len(w.names) == 0 || reported[w.names[0]] {
			continue
		}
		p := socialorg.Problem{Path: w.path}
		switch {
		case at[i] < 0 && w.optional:
			continue
		case at[i] < 0:
			if known == nil {
				known = suggest.New(slices.Values(header))
			}
			p.Code, p.Detail = socialorg.ErrUnknown, "there is no column "+listOf(w.names)
			p.Meant, _ = known.Find(w.names[0])
		case again[i] > 0:
			p.Code, p.Detail = socialorg.ErrDuplicate, "two columns are named "+detail.Quote(header[at[i]])
		default:
			continue
		}
		reported[w.names[0]] = true
		found = append(found, lack{p, again[i]})
	}
	next := func() (i int) {
		i, at = at[0], at[1:]
		return i
	}
	c.channel, c.period, c.to, c.currency, c.key = next(), next(), next(), next(), next()
	for range f.layout.Columns {
		c.metrics = append(c.metrics, next())
	}
	c.counted = make([]bool, len(header))
	for _, at := range append([]int{c.period, c.to, c.currency}, c.metrics...) {
		if at >= 0 {
			c.counted[at] = true
		}
	}
	filters := func(of map[string][]string) (all []filter) {
		for _, name := range slices.Sorted(maps.Keys(of)) {
			one := filter{name, next(), make(map[string]*bool), make(map[string]bool)}
			for _, value := range of[name] {
				one.values[value] = new(bool)
			}
			all = append(all, one)
		}
		return all
	}
	c.only, c.except = filters(f.layout.Only), filters(f.layout.Except)
	return c, found
}

func listOf(names []string) string {
	quoted := make([]string, len(names))
	for i, name := range names {
		quoted[i] = detail.Quote(name)
	}
	return detail.List(quoted, "or")
}

// wants reports whether the filters let a row through. A cell that the row lacks
// decides nothing: such a row is a problem.
func (c *columns) wants(cells []string) bool {
	wanted := true
	for i := range c.only {
		wanted = c.only[i].is(cells, true) && wanted
	}
	for i := range c.except {
		wanted = !c.except[i].is(cells, false) && wanted
	}
	return wanted
}

const fewOthers = 4 // texts that a doubt names

func (f *filter) is(cells []string, without bool) bool {
	if f.column >= len(cells) {
		return without
	}
	cell := cells[f.column]
	if had, ok := f.values[cell]; ok {
		*had = true
		return true
	}
	if len(f.others) < fewOthers && cell != "" && !f.others[cell] {
		f.others[cell] = true
	}
	return false
}

// cellAt returns a cell of a row, "" where the layout has no such column.
func cellAt(cells []string, column int) string {
	if column < 0 || column >= len(cells) {
		return ""
	}
	return cells[column]
}
