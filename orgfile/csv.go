package orgfile

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"example.com/socialorg"
)

// Columns says which columns of a table hold what, by the names in its first
// row, and which words in them stand for nothing. Names and words are matched
// exactly. A name that is "" says that there is no such column; only ID must be
// there.
type Columns struct {
	ID, ReportsTo, Title, Role, Holder string
	Comma                              rune     // 0 is ','
	Top                                []string // values of ReportsTo that mean a top: "XX", "none"; the empty cell always does
	Vacant                             []string // values of Holder that mean that nobody holds it; the empty cell always does
	KeepUnknownManagers                bool     // a manager outside the file becomes a vacant top without role or title
}

// ReadCSV reads a table with a header row as an organisation, one position a
// row, in the order of the rows. Cells are taken as they are, but for CR LF inside
// quotes, which becomes LF; columns that c does not name are skipped, and so is a
// byte order mark.
//
// Rows that share an id and a manager are one position, which several share: it
// has the holders of all, each once, and the first title and role that is not
// empty. Rows that share an id but not a manager are several positions, which
// File.Check reports. With KeepUnknownManagers the managers that are not in the
// table follow after the last row.
//
// Errors are those of [Read]. Rows that cannot be read, or have more or fewer
// cells than the header, are reported, all of them.
func ReadCSV(r io.Reader, name string, c Columns, opts ...Option) (*File, error) {
	src, err := readSource(r, name, MaxBytes, true)
	if err != nil {
		return nil, err
	}
	rows := len(src.lines)
	t := table{reporter: reporter{source: src}, columns: c, positions: make([]post, 0, rows), index: make(map[[2]string]int, rows)}
	if t.read(); len(t.found) > 0 {
		return nil, t.diagnostics()
	}
	if c.KeepUnknownManagers {
		t.addManagers()
	}
	return newFile(t.reporter, t.nodes(), opts)
}

// A table is the positions of a CSV file.
type table struct {
	reporter
	columns   Columns
	positions []post
	index     map[[2]string]int // of a position by its id and its manager
}

// A post is one position: a cell for each field, empty where there is none.
type post struct {
	id, role, title, reportsTo cell
	holders                    []cell
	held                       map[string]bool // the holders, once there are many
}

// hold adds a holder that the post does not have yet.
func (p *post) hold(holder cell) {
	const few = 8 // which are compared faster than looked up
	switch {
	case len(p.holders) < few:
		if slices.ContainsFunc(p.holders, func(h cell) bool { return h.text == holder.text }) {
			return
		}
	case p.held == nil:
		p.held = make(map[string]bool)
		for _, h := range p.holders {
			p.held[h.text] = true
		}
		fallthrough
	default:
		if p.held[holder.text] {
			return
		}
		p.held[holder.text] = true
	}
	p.holders = append(p.holders, holder)
}

// A cell is a value and where it stands.
type cell struct {
	text string
	at   int
}

// read reads the header and the rows.
func (t *table) read() {
	r := csv.NewReader(strings.NewReader(t.source.text))
	r.ReuseRecord = true
	if t.columns.Comma != 0 {
		r.Comma = t.columns.Comma
	}
	header, err := r.Read()
	switch {
	case errors.Is(err, io.EOF):
		t.report(0, "", socialorg.ErrRequired, "is empty: there is no header row")
		return
	case err != nil:
		t.broken(err)
		return
	}
	numbers := t.find(header)
	if len(t.found) > 0 {
		return
	}
	rows := 0
	for ; ; rows++ {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.broken(err)
			continue
		}
		t.add(func(column int) cell {
			i := numbers[column]
			if i < 0 {
				return cell{}
			}
			line, first := r.FieldPos(i)
			return cell{record[i], int(t.source.lines[line-1]) + first - 1}
		})
	}
	if rows == 0 {
		t.report(len(t.source.text), "", socialorg.ErrRequired, "is empty: there is no row below the header")
	}
}

// find returns the number of each column that the caller named, -1 for those
// that the caller did not.
func (t *table) find(header []string) []int {
	c := t.columns
	numbers := make([]int, 0, 5)
	for _, name := range []string{c.ID, c.ReportsTo, c.Title, c.Role, c.Holder} {
		i := slices.Index(header, name)
		switch {
		case name == "":
			i = -1
		case i < 0:
			t.report(0, "", socialorg.ErrUnknown, "no column %s; %s", quote(name), suggest(name, header))
		case slices.Contains(header[i+1:], name):
			t.report(0, "", socialorg.ErrDuplicate, "there are several columns %s", quote(name))
		}
		numbers = append(numbers, i)
	}
	if c.ID == "" {
		t.report(0, "", socialorg.ErrRequired, "nobody said which column holds the id")
	}
	return numbers
}

// add adds a row, whose cells it asks for by their place in Columns.
func (t *table) add(at func(column int) cell) {
	id, reportsTo, title, role, holder := at(0), at(1), at(2), at(3), at(4)
	if slices.Contains(t.columns.Top, reportsTo.text) {
		reportsTo.text = ""
	}
	key := [2]string{id.text, reportsTo.text}
	i, shared := t.index[key]
	if !shared || id.text == "" {
		i = len(t.positions)
		t.index[key] = i
		t.positions = append(t.positions, post{id: id, reportsTo: reportsTo})
	}
	p := &t.positions[i]
	if p.title.text == "" {
		p.title = title
	}
	if p.role.text == "" {
		p.role = role
	}
	if holder.text != "" && !slices.Contains(t.columns.Vacant, holder.text) {
		p.hold(holder)
	}
}

// addManagers adds a position for every manager that the table does not have.
func (t *table) addManagers() {
	known := make(map[string]bool, len(t.positions))
	for i := range t.positions {
		known[t.positions[i].id.text] = true
	}
	for _, p := range t.positions {
		if m := p.reportsTo; m.text != "" && !known[m.text] {
			known[m.text] = true
			t.positions = append(t.positions, post{id: m})
		}
	}
}

// nodes returns the table as an object with a list of positions.
func (t *table) nodes() []node {
	b := newBuilder(t.source.text, 3+12*len(t.positions))
	field := func(name string, c cell) {
		if c.text != "" {
			b.add(quoted, c.at, name)
			b.add(quoted, c.at, c.text)
		}
	}
	b.begin(object, 0)
	b.add(quoted, 0, "positions")
	b.begin(list, 0)
	for _, p := range t.positions {
		b.begin(object, p.id.at)
		field("id", p.id)
		field("role", p.role)
		field("title", p.title)
		if len(p.holders) > 0 {
			b.add(quoted, p.holders[0].at, "holders")
			b.begin(list, p.holders[0].at)
			for _, h := range p.holders {
				b.add(quoted, h.at, h.text)
			}
			b.end()
		}
		field("reportsTo", p.reportsTo)
		b.end()
	}
	b.end()
	b.end()
	return b.nodes
}

// broken reports an error of the CSV reader.
func (t *table) broken(err error) {
	e, ok := errors.AsType[*csv.ParseError](err)
	if !ok {
		t.report(0, "", socialorg.ErrMalformed, "is not CSV: %v", err)
		return
	}
	at := len(t.source.text)
	if e.Line <= len(t.source.lines) {
		at = min(at, int(t.source.lines[e.Line-1])+max(e.Column, 1)-1)
	}
	detail := fmt.Sprintf("is not CSV: %v", e.Err)
	if errors.Is(err, csv.ErrFieldCount) {
		detail = "the row has more or fewer cells than the header"
	}
	t.report(at, "", socialorg.ErrMalformed, "%s", detail)
}
