package orgfile

import (
	"errors"
	"io"
	"slices"
	"strings"

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
	if text := sheet.LineFeeds(f.Text); text != f.Text {
		f.SetText(text)
	}
	r := f.open()
	if r == nil || !f.hasColumns(r) {
		return
	}
	at := make([]int, len(f.names))
	for column, name := range f.names {
		if at[column] = -1; name != "" {
			at[column] = slices.Index(r.Header, name)
		}
	}
	some := false
	for {
		record, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		}
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
		f.Report(f.Offset(p.Line, p.Column), document.Everything, "", p.Code, "%s", p.Detail)
	}
	return ok
}

// hasColumns reports whether the header has each column once, and each that it has
// not.
func (f *csvFile) hasColumns(r *sheet.Reader) bool {
	at := f.Offset(r.HeaderPlace(0))
	if f.names[0] == "" {
		f.Report(at, document.Everything, "", socialorg.ErrRequired, "Table.ID is empty: name the column that holds the id")
	}
	for _, name := range f.names {
		switch i := slices.Index(r.Header, name); {
		case name == "":
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
	}
	return f.Reach != document.Everything
}
