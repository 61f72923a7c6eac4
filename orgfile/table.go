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
	"example.com/socialorg/internal/document"
	"example.com/socialorg/internal/sheet"
	"example.com/socialorg/internal/suggest"
)

// A Table says how a CSV file is laid out: the names of its columns, as in the
// header row, and which of their values mean nothing. Names and values are
// matched exactly. If a name is "", there is no such column; only ID is
// required. [ReadTable] reads one from YAML, in which the names of the fields begin
// with a small letter.
type Table struct {
	ID        string `json:"id"`
	ReportsTo string `json:"reportsTo,omitempty"`
	Title     string `json:"title,omitempty"`
	Role      string `json:"role,omitempty"`
	Holder    string `json:"holder,omitempty"`
	DottedTo  string `json:"dottedTo,omitempty"`  // several in a cell, separated by Separator
	Formerly  string `json:"formerly,omitempty"`  // likewise: ids that the position had before
	Separator string `json:"separator,omitempty"` // between the values of a cell; "" means ";". White space around them is ignored

	Attributes map[socialorg.Key]string    `json:"attributes,omitempty"` // the column of each attribute; an empty cell is none
	Roles      map[string]socialorg.RoleID `json:"roles,omitempty"`      // the roles of values of Role or, without it, of Title, in any case; other values of Role are ids

	ManagerBy    string `json:"managerBy,omitempty"`    // the column in which ReportsTo and DottedTo are looked up, such as one of names or e-mail addresses; "" is ID
	Comma        rune   `json:"comma,omitempty"`        // between cells; 0 means what a first line such as "sep=;" says, and otherwise ','
	Trim         bool   `json:"trim,omitempty"`         // ignores white space around cells and around the names of columns
	SplitHolders bool   `json:"splitHolders,omitempty"` // a cell of Holder has several, separated by Separator

	Top                 []string `json:"top,omitempty"`                 // values of ReportsTo and DottedTo that mean nobody: "XX", "none"; an empty cell always does
	Vacant              []string `json:"vacant,omitempty"`              // values of Holder that mean nobody; an empty cell always does
	KeepUnknownManagers bool     `json:"keepUnknownManagers,omitempty"` // a manager outside the file becomes a vacant top without role or title
	KeepFirstTitle      bool     `json:"keepFirstTitle,omitempty"`      // another title of a shared position is no problem: the first counts
}

// column is the number of a column of a Table. The attributes, in the order of
// their keys, follow.
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
func (t Table) names() []string {
	names := []string{t.ID, t.ReportsTo, t.Title, t.Role, t.Holder, t.DottedTo, t.Formerly, t.ManagerBy}
	for _, key := range slices.Sorted(maps.Keys(t.Attributes)) {
		names = append(names, t.Attributes[key])
	}
	return names
}

// ReadTable reads the layout of a table from YAML: the fields of a Table by their
// names with a small first letter, such as `reportsTo: Line manager`. Errors are as
// in [Read].
func ReadTable(r io.Reader, name string) (Table, error) {
	var t Table
	doc, err := document.Read(r, name, &t, document.Options{Limit: MaxYAMLBytes, None: "there is no layout"})
	if err != nil {
		return t, err
	}
	if len(doc.Found) > 0 {
		return Table{}, inOrder(doc.Found, nil)
	}
	return t, nil
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
// [socialorg.ErrDuplicate] at its cell, and so is a different attribute. Where the
// id is the holder, too, a second row is an ErrDuplicate: it would be the same
// person. Rows with the same id and different managers are several positions, which
// [File.Hierarchy] reports.
//
// A holder that is written nearly like one of Vacant, or like "vacant" or "TBD", is
// a doubt: see [File.Doubts]. A cell in which "'" stands before "=", "+", "-" or "@"
// is read without that: it is how [WriteCSV] keeps spreadsheets from taking text for
// a formula.
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
	doc, err := document.ReadText(r, name, MaxBytes, false)
	if err != nil {
		return nil, err
	}
	rows := newRows(doc, t)
	if doc.Reach != document.Everything && !doc.Conflicts() {
		rows.read()
	}
	if doc.Reach == document.Everything {
		return nil, inOrder(doc.Found, nil)
	}
	in := reading{file: File{table: true, elsewhere: rows.elsewhere(), doubts: rows.doubts}}
	rows.addValues()
	var o socialorg.Org
	before := in.counts()
	doc.Decode(&o, options(before))
	in.add(doc, o, before)
	return in.finish(known)
}

// rows is a CSV file as positions.
type rows struct {
	*document.Document
	table     Table
	positions []post
	index     map[[2]string]int // of a position by its id and its manager
	ids       map[string]bool
	keys      []socialorg.Key             // of the attributes
	roles     map[string]socialorg.RoleID // by folded names
	vacant    map[string]string           // the values of Vacant by what they fold to
	doubts    socialorg.Problems
	doubted   map[string]bool // holders

	// With ManagerBy:
	waiting []row
	people  map[string]*person // by their values in that column
	similar *suggest.Index     // of those values
}

// A row is the cells of the columns that the Table names.
type row []cell

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
	attributes                  []cell
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

func newRows(doc *document.Document, t Table) *rows {
	n := doc.Lines()
	if t.Separator == "" {
		t.Separator = ";"
	}
	read := &rows{
		Document: doc, table: t,
		positions: make([]post, 0, n), index: make(map[[2]string]int, n), ids: make(map[string]bool, n),
		people: make(map[string]*person), keys: slices.Sorted(maps.Keys(t.Attributes)),
		roles: make(map[string]socialorg.RoleID), vacant: make(map[string]string), doubted: make(map[string]bool),
	}
	for name, id := range t.Roles {
		read.roles[suggest.Fold(name)] = id
	}
	for _, text := range t.Vacant {
		read.vacant[suggest.Fold(text)] = text
	}
	return read
}

// open reads the header.
func (t *rows) open() *sheet.Reader {
	if text := sheet.LineFeeds(t.Text); text != t.Text {
		t.SetText(text)
	}
	r, err := sheet.Open(strings.NewReader(t.Text), sheet.Options{Comma: t.table.Comma, Trim: t.table.Trim, Missing: func(row []string) int {
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
	if t.Reach == document.Everything {
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
			cells := make(row, len(numbers))
			for column, i := range numbers {
				if i >= 0 && i < len(record) {
					cells[column] = cell{unguarded(record[i]), t.Offset(r.Place(i))}
				}
			}
			t.take(cells)
		}
	}
	if !some {
		t.Report(len(t.Text), document.Everything, "", socialorg.ErrRequired, "is empty: there is no row below the header")
	}
	t.finish()
}

// broken reports what package sheet says of the text, if anything.
func (t *rows) broken(err error) bool {
	p, ok := errors.AsType[socialorg.Problem](err)
	if ok {
		t.Report(t.Offset(p.Line, p.Column), document.Everything, "", p.Code, "%s", p.Detail)
	}
	return ok
}

// split returns the values of a cell that has several. Where in the file each of
// them is is known unless the cell has quotes or line breaks inside.
func (t *rows) split(c cell) []cell {
	known := false
	for _, at := range []int{c.at, c.at + 1} { // without quotes or with them
		if !known && at <= len(t.Text) && strings.HasPrefix(t.Text[at:], c.text) {
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
func (t *rows) find(r *sheet.Reader) []int {
	numbers, missing := t.numbers(r.Header)
	at := t.Offset(r.HeaderPlace(0))
	if missing > 0 {
		if separator, line, column, ok := r.Meant(); ok {
			t.Report(t.Offset(line, column), document.Everything, "", socialorg.ErrMalformed, "cells seem to be separated by %q, not %q: set comma to %[1]q", separator, r.Comma)
			return numbers
		}
	}
	for column, name := range t.table.names() {
		switch i := numbers[column]; {
		case name == "" && column == int(columnID):
			t.Report(at, document.Everything, "", socialorg.ErrRequired, "Table.ID is empty: name the column that holds the id")
		case name == "":
		case i < 0:
			similar, ok := suggest.Find(name, slices.Values(r.Header))
			hint := ""
			if !ok {
				hint = "; " + document.Listed(r.Header)
			}
			t.Report(at, document.Everything, "", socialorg.ErrUnknown, "no column %s%s", detail.Quote(name), hint).Meant = similar
		case slices.Contains(r.Header[i+1:], name):
			t.Report(at, document.Everything, "", socialorg.ErrDuplicate, "several columns are named %s", detail.Quote(name))
		}
	}
	return numbers
}

// numbers returns the number of each column in a header, and how many are
// missing.
func (t *rows) numbers(header []string) (numbers []int, missing int) {
	for _, name := range t.table.names() {
		i := -1
		if name != "" {
			if i = slices.Index(header, name); i < 0 {
				missing++
			}
		}
		numbers = append(numbers, i)
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
	if shared && id.text != "" && t.table.Holder == t.table.ID {
		t.Report(id.at, document.Nothing, fmt.Sprintf("positions[%d].id", i), socialorg.ErrDuplicate,
			"%s is in a second row; the id is the holder, too, so that both would be one person", detail.Quote(id.text)).Other = t.PlaceOf(t.positions[i].id.at)
		return
	}
	if !shared || id.text == "" {
		i = len(t.positions)
		t.index[key] = i
		t.positions = append(t.positions, post{id: id, reportsTo: reportsTo, attributes: make([]cell, len(t.keys))})
	}
	p := &t.positions[i]
	field := func(name string) string { return fmt.Sprintf("positions[%d].%s", i, name) }
	if mistake != nil {
		mistake(field("reportsTo"))
	}
	only := func(name string, first *cell, value cell, keep bool) {
		switch {
		case first.text == "":
			*first = value
		case value.text != "" && value.text != first.text && !keep:
			t.Report(value.at, document.Nothing, field(name), socialorg.ErrDuplicate, "%s differs from %s, and both belong to the position %s",
				detail.Quote(value.text), detail.Quote(first.text), detail.Quote(id.text)).Other = t.PlaceOf(first.at)
		}
	}
	only("title", &p.title, r[columnTitle], t.table.KeepFirstTitle)
	only("role", &p.role, t.role(r), false)
	for j, key := range t.keys {
		only("attributes."+string(key), &p.attributes[j], r[int(columns)+j], false)
	}
	holders := []cell{r[columnHolder]}
	if t.table.SplitHolders {
		holders = t.split(r[columnHolder])
	}
	for _, holder := range holders {
		if holder.text != "" && !slices.Contains(t.table.Vacant, holder.text) {
			t.doubtHolder(holder)
			p.holders.add(holder)
		}
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

// role returns the cell of the role of a row, by Roles where these know it.
func (t *rows) role(r row) cell {
	by := r[columnRole]
	if t.table.Role == "" && t.table.Title != "" {
		by = r[columnTitle]
	}
	if id, ok := t.roles[suggest.Fold(by.text)]; ok && by.text != "" {
		return cell{string(id), by.at}
	}
	return r[columnRole]
}

// vacancies are words that are written where nobody holds a position.
var vacancies = []string{"vacant", "vacancy", "tbd", "tba", "tbh", "open", "unfilled", "none", "n/a"}

// doubtHolder notes a holder, once, that nearly means that there is none.
func (t *rows) doubtHolder(holder cell) {
	folded := suggest.Fold(holder.text)
	near, ok := t.vacant[folded]
	first, _, _ := strings.Cut(strings.ToLower(folded), " ")
	if !ok && !slices.Contains(vacancies, first) || t.doubted[holder.text] {
		return
	}
	t.doubted[holder.text] = true
	hint := ""
	if ok {
		hint = fmt.Sprintf(", which differs from %s", detail.Quote(near))
	}
	t.doubts.Add("", socialorg.ErrImplausible, "%s is read as a holder%s; if it means that nobody is, put it into vacant", detail.Quote(holder.text), hint)
	t.doubts.Last().Place = t.PlaceOf(holder.at)
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
			t.Report(c.at, document.Rules, path, socialorg.ErrUnknown, "no %s in the column %s%s", quoted, detail.Quote(t.table.ManagerBy), hint).Meant = similar
		}
	case who.second != 0:
		return cell{at: c.at}, func(path string) {
			if who.reported {
				return
			}
			who.reported = true
			t.Report(c.at, document.Rules, path, socialorg.ErrDuplicate, "%s stands for two positions in the column %s, on lines %d and %d",
				detail.Quote(c.text), detail.Quote(t.table.ManagerBy), t.PlaceOf(who.at).Line, t.PlaceOf(who.second).Line)
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

// addValues adds the rows to the Document, as an object with a list of positions.
func (t *rows) addValues() {
	field := func(name string, c cell) {
		if c.text != "" {
			t.AddText(c.at, name)
			t.AddText(c.at, c.text)
		}
	}
	several := func(name string, c cells) {
		if len(c.list) > 0 {
			t.AddText(c.list[0].at, name)
			t.BeginList(c.list[0].at)
			for _, e := range c.list {
				t.AddText(e.at, e.text)
			}
			t.End()
		}
	}
	t.BeginObject(0)
	t.AddText(0, "positions")
	t.BeginList(0)
	for _, p := range t.positions {
		t.BeginObject(p.id.at)
		field("id", p.id)
		field("role", p.role)
		field("title", p.title)
		several("holders", p.holders)
		field("reportsTo", p.reportsTo)
		several("dottedTo", p.dottedTo)
		several("formerly", p.formerly)
		t.addAttributes(p)
		t.End()
	}
	t.End()
	t.End()
}

// addAttributes adds the attributes of a position.
func (t *rows) addAttributes(p post) {
	begun := false
	for i, c := range p.attributes {
		if c.text == "" {
			continue
		}
		if !begun {
			t.AddText(c.at, "attributes")
			t.BeginObject(c.at)
			begun = true
		}
		t.AddText(c.at, string(t.keys[i]))
		t.AddText(c.at, c.text)
	}
	if begun {
		t.End()
	}
}
