package orgfile

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"unicode"

	"example.com/socialorg"
	"example.com/socialorg/internal/detail"
	"example.com/socialorg/internal/sheet"
	"example.com/socialorg/internal/suggest"
)

// A Table says how a CSV file is laid out: the names of its columns, as in the
// header row, and which of their values mean nothing. Names and values are
// matched exactly. If a name is "", there is no such column; only ID is
// required.
type Table struct {
	ID        string
	ReportsTo string
	Title     string
	Role      string
	Holder    string
	DottedTo  string // several in a cell, separated by Separator
	Formerly  string // likewise: ids that the position had before
	Separator string // between the values of a cell; "" means ";". White space around them is ignored

	ManagerBy string // the column in which ReportsTo and DottedTo are looked up, such as one of names or e-mail addresses; "" is ID
	Comma     rune   // between cells; 0 means what a first line such as "sep=;" says, and otherwise ','
	Trim      bool   // ignores white space around cells and around the names of columns

	Top                 []string // values of ReportsTo and DottedTo that mean nobody: "XX", "none"; an empty cell always does
	Vacant              []string // values of Holder that mean nobody; an empty cell always does
	KeepUnknownManagers bool     // a manager outside the file becomes a vacant top without role or title
	KeepFirstTitle      bool     // another title of a shared position is no problem: the first counts
}

// column is the number of a column of a Table.
type column int

const (
	columnID column = iota
	columnReportsTo
	columnTitle
	columnRole
	columnHolder
	columnDottedTo
	columnFormerly
	columnManagerBy
	columns // how many there are
)

// names returns the names of the columns.
func (t Table) names() [columns]string {
	return [columns]string{t.ID, t.ReportsTo, t.Title, t.Role, t.Holder, t.DottedTo, t.Formerly, t.ManagerBy}
}

// ReadCSV reads a table as an organisation, one position a row, in the order of
// the rows. The header is the first row that has the columns that t names; other
// columns are skipped, and so are rows whose cells are all blank. Cells are taken
// as they are, except that a line break inside quotes becomes LF. The text is
// UTF-8 with or without a byte order mark, or UTF-16 with one; then columns of
// problems count bytes as if it were UTF-8. Lines end in LF, CR LF or CR.
//
// Rows with the same id and manager are one shared position: it has all their
// holders, dotted lines and former ids, without duplicates, and the title and
// the role that they give. A different title or role in a later row is an
// [socialorg.ErrDuplicate] at its cell. Rows with the same id and different
// managers are several positions, which [File.Hierarchy] reports.
//
// With ManagerBy, managers are looked up in that column. A value that is not
// there is an [socialorg.ErrUnknown], and one that stands for several positions an
// ErrDuplicate, both at the cell that refers to it.
//
// With KeepUnknownManagers, positions for the managers that are not in the
// table follow those of the rows.
//
// Errors are as in [Read]. Rows that cannot be read, that lack cells or have some
// beyond the header that are not blank, are all reported. Where the header shows that cells are
// separated by another character, that is the only problem.
func ReadCSV(r io.Reader, name string, t Table, known ...socialorg.Org) (*File, error) {
	src, err := readSource(r, name, MaxBytes, false)
	if err != nil {
		return nil, err
	}
	rows := newRows(src, t)
	if rows.read(); rows.reach == reachEverything {
		return nil, inOrder(rows.found, nil)
	}
	in := reading{file: File{table: true, elsewhere: rows.elsewhere()}}
	in.add(rows.reporter, rows.nodes())
	return in.finish(known)
}

// rows is a CSV file as positions.
type rows struct {
	reporter
	table     Table
	positions []post
	index     map[[2]string]int // of a position by its id and its manager
	ids       map[string]bool

	// With ManagerBy:
	waiting []row
	people  map[string]*person // by their values in that column
	similar *suggest.Index     // of those values
}

// A row is the cells of the columns that the Table names.
type row [columns]cell

// A cell is a value and where it stands.
type cell struct {
	text string
	at   int
}

// A person is who a value in the column ManagerBy stands for.
type person struct {
	id       string
	at       int
	second   int // where the value stands for another id; 0 if nowhere
	reported bool
}

// A post is one position: cells that are empty where there is nothing.
type post struct {
	id, role, title, reportsTo  cell
	holders, dottedTo, formerly cells
}

// Cells are different values.
type cells struct {
	list []cell
	has  map[string]bool // once there are many
}

func (c *cells) add(value cell) {
	const few = 8 // which are compared faster than looked up
	switch {
	case len(c.list) < few:
		if slices.ContainsFunc(c.list, func(h cell) bool { return h.text == value.text }) {
			return
		}
	case c.has == nil:
		c.has = make(map[string]bool)
		for _, h := range c.list {
			c.has[h.text] = true
		}
		fallthrough
	default:
		if c.has[value.text] {
			return
		}
		c.has[value.text] = true
	}
	c.list = append(c.list, value)
}

func newRows(src *source, t Table) *rows {
	n := len(src.lines)
	if t.Separator == "" {
		t.Separator = ";"
	}
	return &rows{
		reporter: reporter{source: src}, table: t,
		positions: make([]post, 0, n), index: make(map[[2]string]int, n), ids: make(map[string]bool, n),
		people: make(map[string]*person),
	}
}

// open reads the header.
func (t *rows) open() *sheet.Reader {
	if text := sheet.LineFeeds(t.source.text); text != t.source.text {
		t.source = newSource(t.source.name, text)
	}
	r, err := sheet.Open(strings.NewReader(t.source.text), sheet.Options{Comma: t.table.Comma, Trim: t.table.Trim, Missing: func(row []string) int {
		_, missing := t.numbers(row)
		return missing
	}})
	if t.broken(err) {
		return nil
	}
	return r
}

// read reads the header and the rows.
func (t *rows) read() {
	r := t.open()
	if r == nil {
		return
	}
	numbers := t.find(r)
	if t.reach == reachEverything {
		return
	}
	some := false
	for {
		record, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		some = true
		switch {
		case t.broken(err):
		case !r.Fits(record):
			t.broken(r.Misfit())
		default:
			var cells row
			for column, i := range numbers {
				if i >= 0 {
					cells[column] = cell{record[i], t.offset(r.Place(i))}
				}
			}
			t.take(cells)
		}
	}
	if !some {
		t.report(len(t.source.text), reachEverything, "", socialorg.ErrRequired, "is empty: there is no row below the header")
	}
	t.finish()
}

// offset returns where in the text a line and a column are.
func (t *rows) offset(line, column int) int {
	return min(int(t.source.lines[min(line, len(t.source.lines))-1])+column-1, len(t.source.text))
}

// broken reports what package sheet says of the text, if anything.
func (t *rows) broken(err error) bool {
	p, ok := errors.AsType[socialorg.Problem](err)
	if ok {
		t.report(t.offset(p.Line, p.Column), reachEverything, "", p.Code, "%s", p.Detail)
	}
	return ok
}

// split returns the values of a cell that has several. Where in the file each of
// them is is known unless the cell has quotes or line breaks inside.
func (t *rows) split(c cell) []cell {
	known := false
	for _, at := range []int{c.at, c.at + 1} { // without quotes or with them
		if !known && at <= len(t.source.text) && strings.HasPrefix(t.source.text[at:], c.text) {
			c.at, known = at, true
		}
	}
	var parts []cell
	for offset := 0; offset <= len(c.text); {
		value, _, _ := strings.Cut(c.text[offset:], t.table.Separator)
		part := cell{strings.TrimSpace(value), c.at}
		if known {
			part.at += offset + len(value) - len(strings.TrimLeftFunc(value, unicode.IsSpace))
		}
		if part.text != "" {
			parts = append(parts, part)
		}
		offset += len(value) + len(t.table.Separator)
	}
	return parts
}

// find returns the number of each column in the header: -1 for those that the Table
// does not name.
func (t *rows) find(r *sheet.Reader) [columns]int {
	numbers, missing := t.numbers(r.Header)
	at := t.offset(r.HeaderPlace(0))
	if missing > 0 {
		if separator, line, column, ok := r.Meant(); ok {
			t.report(t.offset(line, column), reachEverything, "", socialorg.ErrMalformed, "cells seem to be separated by %q, not %q: say that the comma is %[1]q", separator, r.Comma)
			return numbers
		}
	}
	for column, name := range t.table.names() {
		switch i := numbers[column]; {
		case name == "" && column == int(columnID):
			t.report(at, reachEverything, "", socialorg.ErrRequired, "Table.ID is empty: name the column that holds the id")
		case name == "":
		case i < 0:
			similar, ok := suggest.Find(name, slices.Values(r.Header))
			hint := ""
			if !ok {
				hint = "; " + listed(r.Header)
			}
			t.report(at, reachEverything, "", socialorg.ErrUnknown, "no column %s%s", detail.Quote(name), hint).Meant = similar
		case slices.Contains(r.Header[i+1:], name):
			t.report(at, reachEverything, "", socialorg.ErrDuplicate, "several columns are named %s", detail.Quote(name))
		}
	}
	return numbers
}

// numbers returns the number of each column in a header, and how many are
// missing.
func (t *rows) numbers(header []string) (numbers [columns]int, missing int) {
	for column, name := range t.table.names() {
		numbers[column] = -1
		if name != "" {
			if numbers[column] = slices.Index(header, name); numbers[column] < 0 {
				missing++
			}
		}
	}
	return numbers, missing
}

// take takes a row: into the positions or, with ManagerBy, to wait until all
// rows are known.
func (t *rows) take(r row) {
	id := r[columnID].text
	t.ids[id] = true
	if t.table.ManagerBy == "" {
		t.add(r)
		return
	}
	t.waiting = append(t.waiting, r)
	switch value := r[columnManagerBy]; {
	case value.text == "" || id == "":
	case t.people[value.text] == nil:
		t.people[value.text] = &person{id: id, at: value.at}
	case t.people[value.text].id != id && t.people[value.text].second == 0:
		t.people[value.text].second = value.at
	}
}

// finish adds what is known only when all rows are.
func (t *rows) finish() {
	for _, r := range t.waiting {
		t.add(r)
	}
	if t.table.KeepUnknownManagers {
		t.addManagers()
	}
}

// add adds a row.
func (t *rows) add(r row) {
	id, reportsTo := r[columnID], r[columnReportsTo]
	if slices.Contains(t.table.Top, reportsTo.text) {
		reportsTo.text = ""
	}
	unknown := "\x00" + reportsTo.text // is no id
	reportsTo, mistake := t.manager(reportsTo)
	key := [2]string{id.text, reportsTo.text}
	if mistake != nil {
		key[1] = unknown
	}
	i, shared := t.index[key]
	if !shared || id.text == "" {
		i = len(t.positions)
		t.index[key] = i
		t.positions = append(t.positions, post{id: id, reportsTo: reportsTo})
	}
	p := &t.positions[i]
	field := func(name string) string { return fmt.Sprintf("positions[%d].%s", i, name) }
	if mistake != nil {
		mistake(field("reportsTo"))
	}
	switch title := r[columnTitle]; {
	case p.title.text == "":
		p.title = title
	case title.text != "" && title.text != p.title.text && !t.table.KeepFirstTitle:
		t.another(field("title"), id, p.title, title)
	}
	switch role := r[columnRole]; {
	case p.role.text == "":
		p.role = role
	case role.text != "" && role.text != p.role.text:
		t.another(field("role"), id, p.role, role)
	}
	if holder := r[columnHolder]; holder.text != "" && !slices.Contains(t.table.Vacant, holder.text) {
		p.holders.add(holder)
	}
	for _, to := range t.split(r[columnDottedTo]) {
		if slices.Contains(t.table.Top, to.text) {
			continue
		}
		to, mistake := t.manager(to)
		if mistake != nil {
			mistake(field("dottedTo"))
			continue
		}
		p.dottedTo.add(to)
	}
	for _, old := range t.split(r[columnFormerly]) {
		p.formerly.add(old)
	}
}

// another reports a title or a role of a shared position that differs from the
// one that it has already.
func (t *rows) another(path string, id, first, second cell) {
	t.report(second.at, reachNothing, path, socialorg.ErrDuplicate, "%s differs from %s, and both belong to the position %s",
		detail.Quote(second.text), detail.Quote(first.text), detail.Quote(id.text)).Other = t.source.place(first.at)
}

// manager returns the cell of a manager with the id that it stands for. Where
// that is not known it returns how to report it at a path, and an empty cell.
func (t *rows) manager(c cell) (id cell, mistake func(path string)) {
	if t.table.ManagerBy == "" || c.text == "" {
		return c, nil
	}
	who := t.people[c.text]
	switch {
	case who == nil && t.table.KeepUnknownManagers && !t.ids[c.text]:
		return c, nil
	case who == nil:
		return cell{at: c.at}, func(path string) {
			if t.similar == nil {
				t.similar = suggest.New(maps.Keys(t.people))
			}
			similar, ok := t.similar.Find(c.text)
			quoted, hint := suggest.Quote(c.text, similar)
			if !ok && t.ids[c.text] {
				hint = fmt.Sprintf("; it is in the column %s", detail.Quote(t.table.ID))
			}
			t.report(c.at, reachRules, path, socialorg.ErrUnknown, "no %s in the column %s%s", quoted, detail.Quote(t.table.ManagerBy), hint).Meant = similar
		}
	case who.second != 0:
		return cell{at: c.at}, func(path string) {
			if who.reported {
				return
			}
			who.reported = true
			t.report(c.at, reachRules, path, socialorg.ErrDuplicate, "%s stands for two positions in the column %s, on lines %d and %d",
				detail.Quote(c.text), detail.Quote(t.table.ManagerBy), t.source.place(who.at).Line, t.source.place(who.second).Line)
		}
	}
	return cell{who.id, c.at}, nil
}

// addManagers adds a position for every manager that the table does not have.
func (t *rows) addManagers() {
	for _, p := range t.positions {
		for _, m := range append([]cell{p.reportsTo}, p.dottedTo.list...) {
			if m.text != "" && !t.ids[m.text] {
				t.ids[m.text] = true
				t.positions = append(t.positions, post{id: m})
			}
		}
	}
}

// elsewhere returns, for the managers that are no ids, the names of the columns
// in which they are.
func (t *rows) elsewhere() map[string]string {
	unknown := make(map[string]bool)
	for _, p := range t.positions {
		for _, m := range append([]cell{p.reportsTo}, p.dottedTo.list...) {
			if m.text != "" && !t.ids[m.text] {
				unknown[m.text] = true
			}
		}
	}
	if len(unknown) == 0 {
		return nil
	}
	found := make(map[string]string)
	r := t.open() // which is not nil: the table was read once
	for record, err := r.Next(); !errors.Is(err, io.EOF); record, err = r.Next() {
		for i, value := range record {
			if unknown[value] && found[value] == "" && i < len(r.Header) && r.Header[i] != t.table.ReportsTo && r.Header[i] != t.table.DottedTo {
				found[value] = r.Header[i]
			}
		}
	}
	return found
}

// nodes returns the rows as an object with a list of positions.
func (t *rows) nodes() []node {
	b := newBuilder(t.source.text, 3+12*len(t.positions))
	field := func(name string, c cell) {
		if c.text != "" {
			b.add(quoted, c.at, name)
			b.add(quoted, c.at, c.text)
		}
	}
	several := func(name string, c cells) {
		if len(c.list) > 0 {
			b.add(quoted, c.list[0].at, name)
			b.begin(list, c.list[0].at)
			for _, e := range c.list {
				b.add(quoted, e.at, e.text)
			}
			b.end()
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
		several("holders", p.holders)
		field("reportsTo", p.reportsTo)
		several("dottedTo", p.dottedTo)
		several("formerly", p.formerly)
		b.end()
	}
	b.end()
	b.end()
	return b.nodes
}
