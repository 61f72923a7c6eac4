package orgfile

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"iter"
	"maps"
	"slices"
	"strings"

	"example.com/socialorg"
	"example.com/socialorg/internal/detail"
	"example.com/socialorg/internal/document"
	"example.com/socialorg/internal/lists"
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

	Attributes map[socialorg.Key]string    `json:"attributes,omitempty"` // the column of each attribute, a different one; an empty cell is none
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

// The columns of a Table. The attributes, in the order of their keys, follow.
const (
	columnID = iota
	columnReportsTo
	columnTitle
	columnRole
	columnHolder
	columnDottedTo
	columnFormerly
	columnManagerBy
	columns // how many there are
)

// fields are the fields of a position that the columns have.
var fields = [columns]string{"id", "reportsTo", "title", "role", "holders", "dottedTo", "formerly", ""}

// keys returns the keys of the attributes that have a column, sorted.
func (t Table) keys() []socialorg.Key {
	return slices.DeleteFunc(slices.Sorted(maps.Keys(t.Attributes)), func(key socialorg.Key) bool { return t.Attributes[key] == "" })
}

// names returns the names of the columns.
func (t Table) names() []string {
	names := []string{t.ID, t.ReportsTo, t.Title, t.Role, t.Holder, t.DottedTo, t.Formerly, t.ManagerBy}
	return append(names, lists.Each(t.keys(), func(key socialorg.Key) string { return t.Attributes[key] })...)
}

// check reports attributes of one column. There are at most as many attributes as
// columns, then, so that what a table holds is no more than its cells.
func (t Table) check() (found socialorg.Problems) {
	first := make(map[string]socialorg.Key)
	for _, key := range t.keys() {
		name := t.Attributes[key]
		if other, ok := first[name]; ok {
			found.Add("attributes"+document.Below(string(key)), socialorg.ErrDuplicate, "the attributes %s and %s are of one column, %s",
				detail.Quote(other), detail.Quote(key), detail.Quote(name))
		} else {
			first[name] = key
		}
	}
	return found
}

// ReadTable reads the layout of a table from YAML: the fields of a Table by their
// names with a small first letter, such as `reportsTo: Line manager`. Errors are as
// in [Read].
func ReadTable(r io.Reader, name string) (Table, error) {
	var t Table
	var doc document.Document
	err := doc.Read(r, name, &t, document.Options{Limit: MaxYAMLBytes, None: "there is no layout"})
	if err == nil {
		found := doc.Found
		found.Under("", t.check().Located(doc.Locator().Place))
		err = doc.Sort(found).Err()
	}
	if err != nil {
		return Table{}, err
	}
	return t, nil
}

// ReadCSV reads a table as an organisation, one position a row, in the order of
// the rows. The header is the first row that has the columns that t names; other
// columns are skipped, and so are rows whose cells are all blank. The text is UTF-8,
// or UTF-16 with a byte order mark, whose columns are then counted as if it were UTF-8.
// Lines end in LF, CR LF or CR.
//
// Rows with the same id and manager are one shared position: it has all their
// holders, dotted lines and former ids, and the title, the role and the attributes
// that they give. A different one of these in a later row is an
// [socialorg.ErrDuplicate] at its cell, and so is a second row where the id is the
// holder, too. Rows with the same id and different managers are several positions,
// which [File.Hierarchy] reports.
//
// A holder that is written nearly like one of Vacant, or like "vacant" or "TBD", is
// a doubt: see [File.Doubts]. A cell in which "'" stands before "=", "+", "-" or "@",
// at its start or behind one of ",;|", is read without that: it is how [WriteCSV] keeps
// spreadsheets from taking text for a formula.
//
// With ManagerBy, a manager who is not in that column is an [socialorg.ErrUnknown], and
// one that stands for several positions there an ErrDuplicate. With
// KeepUnknownManagers, positions for the managers that are not in the table follow
// those of the rows.
//
// Errors are as in [Read]. Rows that cannot be read, that lack cells or have some
// beyond the header that are not blank, are all reported. Where the header shows that
// cells are separated by another character, that is the only problem.
func ReadCSV(r io.Reader, name string, t Table, known ...socialorg.Org) (*File, error) {
	doc := new(document.Document)
	if _, err := doc.ReadText(r, name, MaxBytes, false); err != nil {
		return nil, err
	}
	for _, p := range t.check() {
		doc.Report(0, document.Everything, "", p.Code, "%s", p.Detail)
	}
	rows := newRows(doc, t)
	rows.each(rows.take)
	for _, r := range rows.all {
		rows.add(r)
	}
	if t.KeepUnknownManagers {
		for m := range rows.unknownManagers() {
			rows.ids[m.text] = true
			rows.positions = append(rows.positions, post{one: append([]cell{columnID: m}, make([]cell, columns-1)...)})
		}
	}
	if doc.Reach == document.Everything {
		return nil, doc.Sort(doc.Found)
	}
	f := &File{doc: doc, table: true, elsewhere: rows.elsewhere(), doubts: rows.doubts}
	rows.addValues()
	doc.Decode(&f.org, options)
	return f.finish(known)
}

// rows is a CSV file as positions.
type rows struct {
	csvFile
	table     Table
	all       [][]cell
	positions []post
	index     map[[2]string]int // of a position by its id and its manager
	ids       map[string]bool
	keys      []socialorg.Key             // of the attributes
	roles     map[string]socialorg.RoleID // by folded names
	top, none map[string]bool             // the values of Top, and of Vacant
	vacant    map[string]string           // those by what they fold to
	doubts    socialorg.Problems
	doubted   map[string]bool    // holders
	people    map[string]*person // by their values in the column ManagerBy
	similar   *suggest.Index     // of those values
}

// A person is who a value in the column ManagerBy stands for.
type person struct {
	id       string
	at       int
	second   int // where the value stands for another id; 0 if nowhere
	reported bool
}

// A post is one position: its cells by columns, empty where there is nothing or where
// they may have several values, and those values. It has attributes up to the last that
// one of its rows has.
type post struct {
	one                         []cell
	holders, dottedTo, formerly []cell
}

func newRows(doc *document.Document, t Table) *rows {
	n := strings.Count(doc.Text, "\n")
	t.Separator = cmp.Or(t.Separator, ";")
	read := &rows{
		csvFile: newCSV(doc, sheet.Options{Comma: t.Comma, Trim: t.Trim}, t.names(), columns), table: t,
		positions: make([]post, 0, n), index: make(map[[2]string]int, n), ids: make(map[string]bool, n),
		people: make(map[string]*person), keys: t.keys(), top: lists.Set(t.Top), none: lists.Set(t.Vacant),
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

// take takes a row, and notes by what others may refer to it.
func (t *rows) take(r []cell) {
	id := r[columnID].text
	t.ids[id] = true
	t.all = append(t.all, r)
	switch value := r[columnManagerBy]; {
	case value.text == "" || id == "":
	case t.people[value.text] == nil:
		t.people[value.text] = &person{id: id, at: value.at}
	case t.people[value.text].id != id && t.people[value.text].second == 0:
		t.people[value.text].second = value.at
	}
}

// unknownManagers returns the managers of the positions of rows that are no ids of
// rows.
func (t *rows) unknownManagers() iter.Seq[cell] {
	return func(yield func(cell) bool) {
		for _, p := range t.positions {
			for _, m := range append([]cell{p.one[columnReportsTo]}, p.dottedTo...) {
				if m.text != "" && !t.ids[m.text] && !yield(m) {
					return
				}
			}
		}
	}
}

// add adds a row to the positions.
func (t *rows) add(r []cell) {
	id, written := r[columnID], r[columnReportsTo]
	if t.top[written.text] {
		written.text = ""
	}
	reportsTo, ok := t.manager(written)
	key := [2]string{id.text, reportsTo.text}
	if !ok {
		key[1] = "\x00" + written.text // is no id
	}
	i, shared := t.index[key]
	if shared && id.text != "" && t.table.Holder == t.table.ID {
		t.Report(id.at, document.Nothing, fmt.Sprintf("positions[%d].id", i), socialorg.ErrDuplicate,
			"%s is in a second row; the id is the holder, too, so that both would be one person", detail.Quote(id.text)).Other = t.PlaceOf(t.positions[i].one[columnID].at)
		return
	}
	t.giveRole(r)
	if !shared || id.text == "" {
		i = len(t.positions)
		t.index[key] = i
		r[columnReportsTo] = reportsTo
		t.positions = append(t.positions, post{one: r})
	}
	p := &t.positions[i]
	path := func(column int) string {
		if column >= columns {
			return fmt.Sprintf("positions[%d].attributes.%s", i, t.key(column))
		}
		return fmt.Sprintf("positions[%d].%s", i, fields[column])
	}
	if !ok {
		t.reportManager(written, path(columnReportsTo))
	}
	p.one = append(p.one, make([]cell, max(0, len(r)-len(p.one)))...)
	for column, value := range r {
		first := &p.one[column]
		switch {
		case column != columnTitle && column != columnRole && column < columns:
		case first.text == "":
			*first = value
		case value.text != "" && value.text != first.text && (column != columnTitle || !t.table.KeepFirstTitle):
			t.Report(value.at, document.Nothing, path(column), socialorg.ErrDuplicate, "%s differs from %s, and both belong to the position %s",
				detail.Quote(value.text), detail.Quote(first.text), detail.Quote(id.text)).Other = t.PlaceOf(first.at)
		}
	}
	holders := r[columnHolder : columnHolder+1]
	if t.table.SplitHolders {
		holders = t.split(r[columnHolder], t.table.Separator)
	}
	for _, holder := range holders {
		if holder.text != "" && !t.none[holder.text] {
			t.doubtHolder(holder)
			p.holders = append(p.holders, holder)
		}
	}
	for _, to := range t.split(r[columnDottedTo], t.table.Separator) {
		if t.top[to.text] {
			continue
		}
		if id, ok := t.manager(to); ok {
			p.dottedTo = append(p.dottedTo, id)
		} else {
			t.reportManager(to, path(columnDottedTo))
		}
	}
	p.formerly = append(p.formerly, t.split(r[columnFormerly], t.table.Separator)...)
	clear(r[columnHolder:columns])
}

// key returns the key of the attribute of a column.
func (t *rows) key(column int) socialorg.Key { return t.keys[t.order[column]-columns] }

// giveRole gives a row the role that Roles has for it.
func (t *rows) giveRole(r []cell) {
	by := r[columnRole]
	if t.table.Role == "" && t.table.Title != "" {
		by = r[columnTitle]
	}
	if id, ok := t.roles[suggest.Fold(by.text)]; ok && by.text != "" {
		r[columnRole] = cell{string(id), by.at}
	}
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

// manager returns the cell of a manager with the id that it stands for; false where
// that is not known.
func (t *rows) manager(c cell) (id cell, ok bool) {
	if t.table.ManagerBy == "" || c.text == "" {
		return c, true
	}
	who := t.people[c.text]
	switch {
	case who == nil && t.table.KeepUnknownManagers && !t.ids[c.text]:
		return c, true
	case who == nil || who.second != 0:
		return cell{at: c.at}, false
	}
	return cell{who.id, c.at}, true
}

// reportManager reports a manager of whom the id is not known.
func (t *rows) reportManager(c cell, path string) {
	who, column := t.people[c.text], detail.Quote(t.table.ManagerBy)
	switch {
	case who == nil:
		if t.similar == nil {
			t.similar = suggest.New(maps.Keys(t.people))
		}
		similar, ok := t.similar.Find(c.text)
		quoted, hint := suggest.Quote(c.text, similar)
		if !ok && t.ids[c.text] {
			hint = fmt.Sprintf("; it is in the column %s", detail.Quote(t.table.ID))
		}
		t.Report(c.at, document.Rules, path, socialorg.ErrUnknown, "no %s in the column %s%s", quoted, column, hint).Meant = similar
	case !who.reported:
		who.reported = true
		t.Report(c.at, document.Rules, path, socialorg.ErrDuplicate, "%s stands for two positions in the column %s, on lines %d and %d",
			detail.Quote(c.text), column, t.PlaceOf(who.at).Line, t.PlaceOf(who.second).Line)
	}
}

// elsewhere returns, for the managers that are no ids, the names of the columns
// in which they are.
func (t *rows) elsewhere() map[string]string {
	found := make(map[string]string)
	for m := range t.unknownManagers() {
		found[m.text] = ""
	}
	if len(found) == 0 {
		return nil
	}
	r := t.open() // which is not nil: the table was read once
	for record, err := r.Next(); !errors.Is(err, io.EOF); record, err = r.Next() {
		for i, value := range record {
			name, unknown := found[value]
			if unknown && name == "" && i < len(r.Header) && r.Header[i] != t.table.ReportsTo && r.Header[i] != t.table.DottedTo {
				found[value] = r.Header[i]
			}
		}
	}
	return found
}

// addValues adds the rows to the Document, as an object with a list of positions.
func (t *rows) addValues() {
	t.Room(3 + 12*len(t.positions))
	t.BeginObject(0)
	t.AddText(0, "positions")
	t.BeginList(0)
	for _, p := range t.positions {
		t.BeginObject(p.one[columnID].at)
		lists := [columns][]cell{columnHolder: p.holders, columnDottedTo: p.dottedTo, columnFormerly: p.formerly}
		for column, name := range fields {
			t.addCell(name, p.one[column])
			t.addList(name, lists[column])
		}
		attributes := p.one[columns:]
		if i := slices.IndexFunc(attributes, func(c cell) bool { return c.text != "" }); i >= 0 {
			t.AddText(attributes[i].at, "attributes")
			t.BeginObject(attributes[i].at)
			for i, c := range attributes {
				t.addCell(string(t.key(columns+i)), c)
			}
			t.End()
		}
		t.End()
	}
	t.End()
	t.End()
}

func (t *rows) addCell(name string, c cell) {
	if c.text != "" {
		t.AddText(c.at, name)
		t.AddText(c.at, c.text)
	}
}

// addList adds the different values of a column.
func (t *rows) addList(name string, list []cell) {
	if len(list) == 0 {
		return
	}
	t.AddText(list[0].at, name)
	t.BeginList(list[0].at)
	seen := make(map[string]bool)
	for _, c := range list {
		if !seen[c.text] {
			seen[c.text] = len(list) > 1
			t.AddText(c.at, c.text)
		}
	}
	t.End()
}
