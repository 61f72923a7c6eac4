package orgfile

import (
	"errors"
	"io"
	"slices"
	"strings"
	"unicode"

	"example.com/socialorg"
	"example.com/socialorg/internal/detail"
	"example.com/socialorg/internal/document"
	"example.com/socialorg/internal/sheet"
	"example.com/socialorg/internal/suggest"
)

// A csvFile is a CSV file of which some columns are read.
type csvFile struct {
	*document.Document
	options sheet.Options
	names   []string // of the columns; "" is none
}

// A cell is a value and where it stands.
type cell struct {
	text string
	at   int
}

// each passes on the cells of the columns in each row, and reports what is wrong with
// the others and with the header.
func (f *csvFile) each(take func(row []cell)) {
	if f.Reach == document.Everything || f.Conflicts() {
		return
	}
	f.SetText(sheet.LineFeeds(f.Text))
	r := f.open()
	if r == nil {
		return
	}
	at := f.columns(r)
	if f.Reach == document.Everything {
		return
	}
	some := false
	for record, err := r.Next(); !errors.Is(err, io.EOF); record, err = r.Next() {
		some = true
		switch {
		case f.broken(err):
		case !r.Fits(record):
			f.broken(r.Misfit())
		default:
			row := make([]cell, len(f.names))
			for column, i := range at {
				if i >= 0 && i < len(record) {
					row[column] = cell{unguarded(record[i]), f.Offset(r.Place(i))}
				}
			}
			take(row)
		}
	}
	if !some {
		f.Report(len(f.Text), document.Everything, "", socialorg.ErrRequired, "is empty: there is no row below the header")
	}
}

// open reads the header. It is nil where that is broken.
func (f *csvFile) open() *sheet.Reader {
	f.options.Missing = func(row []string) (n int) {
		for _, name := range f.names {
			if name != "" && !slices.Contains(row, name) {
				n++
			}
		}
		return n
	}
	r, err := sheet.Open(strings.NewReader(f.Text), f.options)
	if f.broken(err) {
		return nil
	}
	return r
}

// broken reports what package sheet says of the text, if anything.
func (f *csvFile) broken(err error) bool {
	p, ok := errors.AsType[socialorg.Problem](err)
	if ok {
		f.Report(f.Offset(p.Place), document.Everything, "", p.Code, "%s", p.Detail)
	}
	return ok
}

// columns returns where in the header each column is, -1 if there is none, and reports
// those that it does not have once.
func (f *csvFile) columns(r *sheet.Reader) (all []int) {
	at := f.Offset(r.HeaderPlace(0))
	if f.names[0] == "" {
		f.Report(at, document.Everything, "", socialorg.ErrRequired, "Table.ID is empty: name the column that holds the id")
	}
	for _, name := range f.names {
		i := slices.Index(r.Header, name)
		switch {
		case name == "":
			i = -1
		case i < 0:
			similar, ok := suggest.Find(name, slices.Values(r.Header))
			hint := ""
			if !ok {
				hint = "; " + document.Listed(r.Header)
			}
			f.Report(at, document.Everything, "", socialorg.ErrUnknown, "no column %s%s", detail.Quote(name), hint).Meant = similar
		case slices.Contains(r.Header[i+1:], name):
			f.Report(at, document.Everything, "", socialorg.ErrDuplicate, "several columns are named %s", detail.Quote(name))
		}
		all = append(all, i)
	}
	return all
}

// split returns the values of a cell that has several. Where in the file each of
// them is is known unless the cell has quotes or line breaks inside.
func (f *csvFile) split(c cell, separator string) []cell {
	known := false
	for _, at := range []int{c.at, c.at + 1} { // without quotes or with them
		if !known && at <= len(f.Text) && strings.HasPrefix(f.Text[at:], c.text) {
			c.at, known = at, true
		}
	}
	var parts []cell
	for offset := 0; offset <= len(c.text); {
		value, _, _ := strings.Cut(c.text[offset:], separator)
		part := cell{strings.TrimSpace(value), c.at}
		if known {
			part.at += offset + len(value) - len(strings.TrimLeftFunc(value, unicode.IsSpace))
		}
		if part.text != "" {
			parts = append(parts, part)
		}
		offset += len(value) + len(separator)
	}
	return parts
}
