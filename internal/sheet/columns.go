package sheet

// Columns are what is looked for in rows: each by the first of its names that a row has.
// A row takes time linear in its cells, however many columns are wanted.
type Columns struct {
	Wanted []Column

	uses map[string][]use // of each name
	must int              // how many of Wanted must be there
	had  []int            // those of Wanted that the last row had
}

// A Column is one that is wanted, and where it is in the last row.
type Column struct {
	Names    []string // none where there is no such column
	Optional bool     // a row without it lacks nothing
	At       int      // -1: nowhere
	Again    int      // the second cell of that name; 0: none

	rank int // among Names, of the one that is there
}

// A use is a name of a column: the one of its Names with that rank.
type use struct{ column, rank int }

// Want adds a column, which no row has before Missing is called.
func (c *Columns) Want(optional bool, names ...string) {
	if c.uses == nil {
		c.uses = make(map[string][]use)
	}
	for rank, name := range names {
		c.uses[name] = append(c.uses[name], use{len(c.Wanted), rank})
	}
	if len(names) > 0 && !optional {
		c.must++
	}
	c.Wanted = append(c.Wanted, Column{Names: names, Optional: optional, At: -1})
}

// Missing looks for the columns in a row, and returns how many of those that must be
// there it lacks.
func (c *Columns) Missing(row []string) int {
	for _, i := range c.had {
		c.Wanted[i].At, c.Wanted[i].Again = -1, 0
	}
	lacks := c.must
	c.had = c.had[:0]
	for at, name := range row {
		for _, use := range c.uses[name] {
			w := &c.Wanted[use.column]
			isFirst := w.At < 0
			switch {
			case isFirst || use.rank < w.rank:
				w.At, w.rank, w.Again = at, use.rank, 0
			case use.rank == w.rank && w.Again == 0:
				w.Again = at
			}
			if isFirst {
				c.had = append(c.had, use.column)
			}
			if isFirst && !w.Optional {
				lacks--
			}
		}
	}
	return lacks
}
