package orgfile

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"fmt"
	"io"
	"reflect"
	"regexp"
	"strings"

	"example.com/socialorg"
	"example.com/socialorg/internal/detail"
	"example.com/socialorg/internal/lists"
)

// PlainTable returns the layout with a column for each field that the positions of
// o use, named as in YAML, and for each of their attributes, named by its key.
func PlainTable(o socialorg.Org) Table {
	t := Table{ID: "id", ReportsTo: "reportsTo"}
	use := func(column *string, name string, used bool) {
		if used {
			*column = name
		}
	}
	for _, p := range o.Positions {
		use(&t.Title, "title", p.Title != "")
		use(&t.Role, "role", p.Role != "")
		use(&t.Holder, "holder", len(p.Holders) > 0)
		use(&t.DottedTo, "dottedTo", len(p.DottedTo) > 0)
		use(&t.Formerly, "formerly", len(p.Formerly) > 0)
		for key := range p.Attributes {
			if t.Attributes == nil {
				t.Attributes = make(map[socialorg.Key]string)
			}
			t.Attributes[key] = string(key)
		}
	}
	return t
}

// WriteCSV writes the positions of an organisation as a table that t lays out,
// such as [PlainTable]: a row for each holder, or for each position with
// SplitHolders. The dotted lines and former ids of a position are in the first of its
// rows. A table has no place for the rest of an organisation: its roles,
// goals, KPIs, campaigns, exceptions and terms are left out. Where a spreadsheet would
// take a cell for a formula, or a part of it that stands behind a separator of cells, it
// has "'" before that, which [ReadCSV] takes off.
//
// What is written reads back by the same Table as equal positions. Those that do
// not, for want of a column or because of a value that the Table reads as another,
// are reported as [socialorg.Problems] before anything is written, as are names of
// columns that would be formulas. Other errors are
// those of w. It takes time linear in the cells, of which there are at most
// [MaxCells] with [MaxBytes]: each key of an attribute is a column.
func WriteCSV(w io.Writer, o socialorg.Org, t Table) error {
	if err := t.check().Err(); err != nil {
		return err
	}
	text, err := printCSV(o, t)
	if err != nil {
		return err
	}
	f, err := ReadCSV(bytes.NewReader(text), "", t)
	if f == nil {
		return err
	}
	var found socialorg.Problems
	want, got := clone(socialorg.Org{Positions: o.Positions}).Positions, f.org.Positions
	both := min(len(want), len(got))
	for i := range both {
		for field, v := range reflect.ValueOf(want[i]).Fields() {
			if !reflect.DeepEqual(v.Interface(), reflect.ValueOf(got[i]).FieldByIndex(field.Index).Interface()) {
				name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
				found.Add(fmt.Sprintf("positions[%d].%s", i, name), socialorg.ErrUnsupported, "the table has no column for this, or reads it as another value")
			}
		}
	}
	if len(want) != len(got) {
		found.Add(fmt.Sprintf("positions[%d]", both), socialorg.ErrUnsupported, "a table does not read back as these positions: two of them share their id and their manager, or a manager is none of them")
	}
	if len(found) > 0 {
		return found
	}
	_, err = w.Write(text)
	return err
}

// printCSV returns positions as a table.
func printCSV(o socialorg.Org, t Table) ([]byte, error) {
	names := t.names()
	header := make([]string, 0, len(names))
	at := make(map[string]int) // the numbers of the columns
	var found socialorg.Problems
	for _, name := range names {
		if guarded(name, len(header) == 0) != name {
			found.Add("", socialorg.ErrUnsupported, "a spreadsheet would take the name of the column %s for a formula", detail.Quote(name))
		}
		if _, ok := at[name]; name != "" && !ok {
			at[name] = len(header)
			header = append(header, name)
		}
	}
	rows, size := int64(0), int64(0) // size without what stands only in the first row of a position
	for _, p := range o.Positions {
		n, text := int64(1), len(p.ID)+len(p.ReportsTo)+len(p.Title)+len(p.Role)
		if !t.SplitHolders {
			n = int64(max(1, len(p.Holders)))
		}
		for _, value := range p.Attributes {
			text += len(value)
		}
		rows, size = rows+n, size+n*int64(text)
	}
	if t.Comma != 0 && strings.ContainsRune("=+-@", t.Comma) {
		found.Add("", socialorg.ErrUnsupported, "a spreadsheet would take what stands behind the comma %q for a formula", t.Comma)
	}
	if cells := int64(len(header)) * rows; cells > MaxCells {
		found.Add("positions", socialorg.ErrRange, "would be a table of %d cells, more than %d", cells, MaxCells)
	} else if size > MaxBytes {
		found.Add("positions", socialorg.ErrRange, "would be a table of %d bytes, more than %d", size, MaxBytes)
	}
	if len(found) > 0 {
		return nil, found
	}
	var b bytes.Buffer
	out := csv.NewWriter(&b)
	out.Comma = cmp.Or(t.Comma, ',')
	if err := out.Write(header); err != nil {
		return nil, fmt.Errorf("the comma %q: %w", t.Comma, err)
	}
	separator := cmp.Or(t.Separator, ";")
	keys := t.keys()
	for _, p := range o.Positions {
		holders := p.Holders
		if len(holders) == 0 || t.SplitHolders {
			holders = []string{strings.Join(holders, separator)}
		}
		values := []string{string(p.ID), string(p.ReportsTo), p.Title, string(p.Role), "", join(p.DottedTo, separator), join(p.Formerly, separator), ""}
		values = append(values, lists.Each(keys, func(key socialorg.Key) string { return p.Attributes[key] })...)
		for _, values[columnHolder] = range holders {
			record := make([]string, len(header))
			for i, name := range names {
				if name != "" && values[i] != "" {
					record[at[name]] = guarded(values[i], at[name] == 0)
				}
			}
			if err := out.Write(record); err != nil {
				return nil, err
			}
			values[columnDottedTo], values[columnFormerly] = "", "" // which one row says for all
		}
	}
	out.Flush()
	return b.Bytes(), out.Error()
}

func join(ids []socialorg.PositionID, separator string) string {
	return strings.Join(lists.Each(ids, func(id socialorg.PositionID) string { return string(id) }), separator)
}

// guarded returns a cell in which "'" stands before each formula. What is one depends on
// the separator of the spreadsheet, which may be none of the table's and does not see its
// quotes: a part of the cell is one, too, if it stands behind a separator. A number is none
// unless the text goes on behind the cell, as it does there and in the first cell of a row.
func guarded(cell string, isFirst bool) string { return replaceFormulas(cell, isFirst, "'$0") }

// unguarded is the inverse of guarded.
func unguarded(cell string, isFirst bool) string {
	if !strings.Contains(cell, "'") {
		return cell
	}
	return replaceFormulas(cell, isFirst, "$1")
}

var (
	part    = regexp.MustCompile(`[^,;|\t\r\n]*[,;|\t\r\n]?`) // of a cell, with the separator behind it
	formula = regexp.MustCompile(`^'?(['"]*[=+\-@\t\r])`)     // how one begins, guarded or not
	number  = regexp.MustCompile(`^['"]*[+-][0-9.,]*$`)       // with a sign
)

// replaceFormulas replaces how the formulas in a cell begin.
func replaceFormulas(cell string, isFirst bool, with string) string {
	if !strings.ContainsAny(cell, "=+-@\t\r") || !isFirst && number.MatchString(cell) {
		return cell
	}
	return part.ReplaceAllStringFunc(cell, func(part string) string { return formula.ReplaceAllString(part, with) })
}
