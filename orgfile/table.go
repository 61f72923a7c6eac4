package orgfile

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.com/socialorg"
	"example.com/socialorg/internal/detail"
	"example.com/socialorg/internal/nearest"
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

// ReadCSV reads a table with a header row as an organisation, one position a
// row, in the order of the rows. Cells are taken as they are, except that CR LF
// inside quotes becomes LF, and CR where rows end in that; columns that t does not name are skipped, and so are
// rows whose cells are all blank. The text is UTF-8 with or without a byte order
// mark, or UTF-16 with one; then columns of problems count bytes as if it were
// UTF-8. Lines end in LF, CR LF or CR.
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
// Errors are as in [Read]. Rows that cannot be read, or have more or fewer cells
// than the header, are all reported. Where the header shows that cells are
// separated by another character, that is the only problem.
func ReadCSV(r io.Reader, name string, t Table, known ...socialorg.Org) (*File, error) {
	src, err := readSource(r, name, MaxBytes, false)
	if err != nil {
		return nil, err
	}
	rows := newRows(src, t)
	if rows.read(); rows.reach == reachEverything {
		return nil, rows.problems()
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
	similar *nearest.Index     // of those values
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

// read reads the header and the rows.
func (t *rows) read() {
	text, skipped := t.body()
	r := t.reader(text)
	header, err := readRow(r)
	switch {
	case errors.Is(err, io.EOF):
		t.report(0, reachEverything, "", socialorg.ErrRequired, "is empty: there is no header row")
		return
	case err != nil:
		t.broken(err, skipped)
		return
	}
	header = slices.Clone(header)
	line, _ := r.FieldPos(0)
	numbers := t.find(header, int(t.source.lines[line-1+skipped]), text)
	if t.reach == reachEverything {
		return
	}
	some := false
	for {
		record, err := readRow(r)
		if errors.Is(err, io.EOF) {
			break
		}
		some = true
		if err != nil {
			t.broken(err, skipped)
			continue
		}
		if len(record) != len(header) {
			line, _ := r.FieldPos(0)
			t.report(int(t.source.lines[line-1+skipped]), reachEverything, "", socialorg.ErrMalformed,
				"the row has %d cells, but the header has %d", len(record), len(header))
			continue
		}
		var cells row
		for column, i := range numbers {
			if i < 0 {
				continue
			}
			line, first := r.FieldPos(i)
			cells[column] = t.trim(cell{record[i], int(t.source.lines[line-1+skipped]) + first - 1})
		}
		t.take(cells)
	}
	if !some {
		t.report(len(t.source.text), reachEverything, "", socialorg.ErrRequired, "is empty: there is no row below the header")
	}
	t.finish()
}

// body returns the text after a line such as "sep=;", with LF at the end of each
// line, and how many lines come before it.
func (t *rows) body() (text string, skipped int) {
	text = endWithLF(t.source.text)
	if text != t.source.text {
		t.source = &source{name: t.source.name, text: text, lines: newSource("", text).lines}
	}
	first, rest, _ := strings.Cut(text, "\n")
	first = strings.Trim(strings.TrimSuffix(first, "\r"), `"`)
	if len(first) < len("sep=;") || !strings.EqualFold(first[:4], "sep=") || utf8.RuneCountInString(first[4:]) != 1 {
		return text, 0
	}
	if t.table.Comma == 0 {
		t.table.Comma, _ = utf8.DecodeRuneInString(first[4:])
	}
	return rest, 1
}

// endWithLF returns text with LF where a CR that no LF follows ends a row. Rows
// end in CR only if the first one does.
func endWithLF(text string) string {
	inQuotes := false
	end := strings.IndexFunc(text, func(r rune) bool {
		if r == '"' {
			inQuotes = !inQuotes
		}
		return !inQuotes && (r == '\r' || r == '\n')
	})
	if end < 0 || text[end] == '\n' || strings.HasPrefix(text[end:], "\r\n") {
		return text
	}
	b := []byte(text)
	for i, c := range b {
		if c == '\r' && (i+1 == len(b) || b[i+1] != '\n') {
			b[i] = '\n'
		}
	}
	return string(b)
}

func (t *rows) reader(text string) *csv.Reader {
	r := csv.NewReader(strings.NewReader(text))
	r.ReuseRecord = true
	r.FieldsPerRecord = -1
	if t.table.Comma != 0 {
		r.Comma = t.table.Comma
	}
	r.TrimLeadingSpace = t.table.Trim && !unicode.IsSpace(r.Comma) // before quotes, too
	return r
}

// readRow reads the next row that is not blank.
func readRow(r *csv.Reader) ([]string, error) {
	for {
		record, err := r.Read()
		if err != nil || slices.ContainsFunc(record, func(s string) bool { return strings.TrimSpace(s) != "" }) {
			return record, err
		}
	}
}

// trim cuts the outer white space off a cell, where the Table says so.
func (t *rows) trim(c cell) cell {
	if !t.table.Trim {
		return c
	}
	return t.part(c, strings.TrimSpace(c.text), len(c.text)-len(strings.TrimLeftFunc(c.text, unicode.IsSpace)))
}

// part returns a part of a cell, which begins at a byte of its text. Where that
// is in the file is known unless quotes or line breaks come before it.
func (t *rows) part(c cell, text string, offset int) cell {
	before := c.text[:offset]
	for _, at := range []int{c.at, c.at + 1} { // without quotes or with them
		if at <= len(t.source.text) && strings.HasPrefix(t.source.text[at:], before+text) {
			return cell{text, at + offset}
		}
	}
	return cell{text, c.at}
}

// split returns the values of a cell that has several.
func (t *rows) split(c cell) []cell {
	var parts []cell
	for offset := 0; offset <= len(c.text); {
		value, _, _ := strings.Cut(c.text[offset:], t.table.Separator)
		trimmed := strings.TrimSpace(value)
		if trimmed != "" {
			lead := len(value) - len(strings.TrimLeftFunc(value, unicode.IsSpace))
			parts = append(parts, t.part(c, trimmed, offset+lead))
		}
		offset += len(value) + len(t.table.Separator)
	}
	return parts
}

// find returns the number of each column in the header, which is at a byte: -1 for
// those that the Table does not name.
func (t *rows) find(header []string, at int, text string) [columns]int {
	t.trimNames(header)
	numbers, missing := t.numbers(header)
	if missing > 0 {
		if separator, ok := t.otherSeparator(text, len(header), missing); ok {
			t.report(at, reachEverything, "", socialorg.ErrMalformed, "cells seem to be separated by %q, not %q: say that the comma is %[1]q", separator, t.reader("").Comma)
			return numbers
		}
	}
	for column, name := range t.table.names() {
		switch i := numbers[column]; {
		case name == "" && column == int(columnID):
			t.report(at, reachEverything, "", socialorg.ErrRequired, "Table.ID is empty: name the column that holds the id")
		case name == "":
		case i < 0:
			t.report(at, reachEverything, "", socialorg.ErrUnknown, "no column %s; %s", detail.Quote(name), suggestNear(name, header))
		case slices.Contains(header[i+1:], name):
			t.report(at, reachEverything, "", socialorg.ErrDuplicate, "several columns are named %s", detail.Quote(name))
		}
	}
	return numbers
}

// trimNames cuts the outer white space off the names of columns, where the Table
// says so.
func (t *rows) trimNames(header []string) {
	if t.table.Trim {
		for i := range header {
			header[i] = strings.TrimSpace(header[i])
		}
	}
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

// otherSeparator returns the separator with which more of the columns are there;
// with one cell alone, also the one with which there are most cells.
func (t *rows) otherSeparator(text string, cells, missing int) (best rune, ok bool) {
	only := cells == 1
	for _, separator := range ",;\t|" {
		r := t.reader(text)
		if separator == r.Comma {
			continue
		}
		r.Comma = separator
		r.LazyQuotes = true
		r.TrimLeadingSpace = false
		header, err := readRow(r)
		if err != nil {
			continue
		}
		t.trimNames(header)
		if _, m := t.numbers(header); m < missing || only && m == missing && len(header) > cells {
			best, ok, missing, cells = separator, true, m, len(header)
		}
	}
	return best, ok
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
	line, _ := t.source.place(first.at)
	t.report(second.at, reachNothing, path, socialorg.ErrDuplicate, "%s differs from %s on line %d, and both belong to the position %s",
		detail.Quote(second.text), detail.Quote(first.text), line, detail.Quote(id.text))
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
				t.similar = nearest.New(maps.Keys(t.people))
			}
			hint := ""
			if similar, ok := t.similar.Find(c.text); ok {
				hint = fmt.Sprintf("; did you mean %s?", detail.Quote(similar))
			} else if t.ids[c.text] {
				hint = fmt.Sprintf("; it is in the column %s", detail.Quote(t.table.ID))
			}
			t.report(c.at, reachRules, path, socialorg.ErrUnknown, "no %s in the column %s%s", detail.Quote(c.text), detail.Quote(t.table.ManagerBy), hint)
		}
	case who.second != 0:
		return cell{at: c.at}, func(path string) {
			if who.reported {
				return
			}
			who.reported = true
			first, _ := t.source.place(who.at)
			second, _ := t.source.place(who.second)
			t.report(c.at, reachRules, path, socialorg.ErrDuplicate, "%s stands for two positions in the column %s, on lines %d and %d",
				detail.Quote(c.text), detail.Quote(t.table.ManagerBy), first, second)
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
	text, _ := t.body()
	r := t.reader(text)
	header, err := readRow(r)
	header = slices.Clone(header)
	t.trimNames(header)
	found := make(map[string]string)
	for err == nil {
		var record []string
		record, err = readRow(r)
		for i, value := range record {
			if t.table.Trim {
				value = strings.TrimSpace(value)
			}
			if unknown[value] && found[value] == "" && i < len(header) && header[i] != t.table.ReportsTo && header[i] != t.table.DottedTo {
				found[value] = header[i]
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

// broken reports an error of the CSV reader; skipped is how many lines come
// before the text that it reads.
func (t *rows) broken(err error, skipped int) {
	e, ok := errors.AsType[*csv.ParseError](err)
	if !ok {
		t.report(0, reachEverything, "", socialorg.ErrMalformed, "cells cannot be separated by %q", t.table.Comma)
		return
	}
	text := t.source.text
	at := min(int(t.source.lines[e.Line+skipped-1])+e.Column-1, len(text))
	if errors.Is(err, csv.ErrBareQuote) {
		t.report(at, reachEverything, "", socialorg.ErrMalformed, `the cell has a quote, but does not begin with one; put the cell in quotes and write "" for the quote inside`)
		return
	}
	opened := t.opened(int(t.source.lines[e.StartLine+skipped-1]), at)
	if !strings.HasPrefix(text[at:], `"`) { // the end of the text
		t.report(opened, reachEverything, "", socialorg.ErrMalformed, "the quote that opens here is not closed")
		return
	}
	line, _ := t.source.place(opened)
	t.report(at, reachEverything, "", socialorg.ErrMalformed,
		`the quote that opens on line %d closes here, but the cell goes on; close it earlier, or write "" for a quote inside quotes`, line)
}

// opened returns where the last cell begins of a row that is cut off in it.
func (t *rows) opened(row, end int) int {
	r := t.reader(t.source.text[row:end])
	r.LazyQuotes = true
	cells, err := r.Read()
	if err != nil {
		return end
	}
	line, column := r.FieldPos(len(cells) - 1)
	for ; line > 1; line-- {
		row += strings.IndexByte(t.source.text[row:], '\n') + 1
	}
	return row + column - 1
}
