package orgfile

import (
	"cmp"
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
	sheet.Columns
	options sheet.Options
	order   []int // of the columns in a row
	fixed   int   // how many of these are in every row, first; the others are different columns
}

// newCSV returns a csvFile of which the columns with these names are read; "" is none.
func newCSV(doc *document.Document, o sheet.Options, names []string, fixed int) csvFile {
	f := csvFile{Document: doc, options: o, fixed: fixed}
	for i, name := range names {
		f.order = append(f.order, i)
		if name == "" {
			f.Want(false)
		} else {
			f.Want(false, name)
		}
	}
	return f
}

// A cell is a value and where it stands.
type cell struct {
	text string
	at   int
}

// each passes on the cells of the columns in each row, and reports what is wrong with
// the others and with the header. The columns that are not fixed come in the order of the
// header, and a row has none that lie behind its end: it is no longer than its text.
func (f *csvFile) each(take func(row []cell)) {
	if f.Reach == document.Everything || f.Conflicts() {
		return
	}
	f.SetText(sheet.LineFeeds(f.Text))
	r := f.open()
	if r == nil {
		return
	}
	if f.locate(r); f.Reach == document.Everything {
		return
	}
	slices.SortStableFunc(f.order[f.fixed:], func(i, j int) int { return cmp.Compare(f.Wanted[i].At, f.Wanted[j].At) })
	some := false
	for record, err := r.Next(); !errors.Is(err, io.EOF); record, err = r.Next() {
		some = true
		switch {
		case f.broken(err):
		case !r.Fits(record):
			f.broken(r.Misfit())
		default:
			row := make([]cell, min(len(f.order), f.fixed+len(record)))
			for i := range row {
				if at := f.Wanted[f.order[i]].At; at >= 0 && at < len(record) {
					row[i] = cell{unguarded(record[at], at == 0), f.Offset(r.Place(at))}
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
	f.options.Missing = f.Missing
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

// locate finds the columns in the header, and reports those that it does not have once.
func (f *csvFile) locate(r *sheet.Reader) {
	at := f.Offset(r.HeaderPlace(0))
	if len(f.Wanted[0].Names) == 0 {
		f.Report(at, document.Everything, "", socialorg.ErrRequired, "Table.ID is empty: name the column that holds the id")
	}
	f.Missing(r.Header)
	known := suggest.New(slices.Values(r.Header))
	others := "; the header has " + detail.Count(len(r.Header), "cell", "cells")
	if sheet.MayQuote(r.Header, slices.ContainsFunc(f.Wanted, func(c sheet.Column) bool { return c.At >= 0 })) {
		others = "; " + document.Listed(r.Header)
	}
	for _, c := range f.Wanted {
		switch {
		case len(c.Names) == 0:
		case c.At < 0:
			hint := others
			similar, ok := known.Find(c.Names[0])
			if ok {
				hint = ""
			}
			f.Report(at, document.Everything, "", socialorg.ErrUnknown, "no column %s%s", detail.Quote(c.Names[0]), hint).Meant = similar
		case c.Again > 0:
			f.Report(at, document.Everything, "", socialorg.ErrDuplicate, "several columns are named %s", detail.Quote(c.Names[0]))
		}
	}
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
