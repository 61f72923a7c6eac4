package main

import (
	"fmt"
	"regexp"
	"strconv"

	"example.com/socialorg"
)

// An origin is the cell of a table that counts come from.
type origin struct {
	table *countTable
	cell  cell
}

// countsIndex matches how problems of a score name counts.
var countsIndex = regexp.MustCompile(`counts\[(\d+)\]\.?`)

// locate gives problems of a score the places in the tables that they come from.
func locate(problems socialorg.Problems, tables []*countTable) socialorg.Problems {
	var origins []origin
	for _, t := range tables {
		for _, n := range t.counts {
			origins = append(origins, origin{t, cell{n.Channel, n.Period}})
		}
	}
	originOf := func(index string) (o origin, ok bool) {
		i, err := strconv.Atoi(index)
		if err != nil || i >= len(origins) {
			return o, false
		}
		return origins[i], true
	}
	wanted := make(map[*countTable]map[cell]bool)
	for _, p := range problems {
		for _, m := range countsIndex.FindAllStringSubmatch(p.Path+" "+p.Detail, -1) {
			if of, ok := originOf(m[1]); ok {
				if wanted[of.table] == nil {
					wanted[of.table] = make(map[cell]bool)
				}
				wanted[of.table][of.cell] = true
			}
		}
	}
	rows := make(map[origin]firstRow)
	for t, cells := range wanted {
		for c, row := range t.firstRows(cells) {
			rows[origin{t, c}] = row
		}
	}
	located := make(socialorg.Problems, len(problems))
	for i, p := range problems {
		if m := countsIndex.FindStringSubmatchIndex(p.Path); m != nil && m[0] == 0 {
			if of, ok := originOf(p.Path[m[2]:m[3]]); ok {
				row := rows[of]
				p.Path, p.File, p.Line = p.Path[m[1]:], of.table.file, row.line
				p.Column = map[string]int{"channel": row.channel, "period": row.period}[p.Path]
			}
		}
		p.Detail = countsIndex.ReplaceAllStringFunc(p.Detail, func(text string) string {
			of, ok := originOf(countsIndex.FindStringSubmatch(text)[1])
			switch line := rows[of].line; {
			case !ok:
				return text
			case line == 0:
				return of.table.file
			default:
				return fmt.Sprintf("%s:%d", of.table.file, line)
			}
		})
		located[i] = p
	}
	return located
}
