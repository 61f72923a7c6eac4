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
	options sheet.Options
	wanted  []wanted
	fixed   int // how many of wanted are in every row, first; the others are different columns
}

// A wanted column is one that is read.
type wanted struct {
	name string // "": there is none
	at   int    // where in the header it is; -1: nowhere
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
	slices.SortStableFunc(f.wanted[f.fixed:], func(a, b wanted) int { return cmp.Compare(a.at, b.at) })
	some := false
	for record, err := r.Next(); !errors.Is(err, io.EOF); record, err = r.Next() {
		some = true
		switch {
		case f.broken(err):
		case !r.Fits(record):
			f.broken(r.Misfit())
		default:
			row := make([]cell, min(len(f.wanted), f.fixed+len(record)))
			for i, w := range f.wanted[:len(row)] {
				if w.at >= 0 && w.at < len(record) {
					row[i] = cell{unguarded(record[w.at], w.at == 0), f.Offset(r.Place(w.at))}
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
	type use struct{ times, row int } // how often a name is wanted, and the last row that has it
	uses := make(map[string]*use)
	all, row := 0, 0
	for _, w := range f.wanted {
		if w.name == "" {
			continue
		}
		if uses[w.name] == nil {
			uses[w.name] = new(use)
		}
		uses[w.name].times++
		all++
	}
	f.options.Missing = func(cells []string) int {
		lacks := all
		row++
		for _, name := range cells {
			if u := uses[name]; u != nil && u.row != row {
				u.row = row
				lacks -= u.times
			}
		}
		return lacks
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

// locate finds the columns in the header, and reports those that it does not have once.
func (f *csvFile) locate(r *sheet.Reader) {
	at := f.Offset(r.HeaderPlace(0))
	if f.wanted[0].name == "" {
		f.Report(at, document.Everything, "", socialorg.ErrRequired, "Table.ID is empty: name the column that holds the id")
	}
	first, again := make(map[string]int), make(map[string]bool)
	for i, name := range slices.Backward(r.Header) {
		_, again[name] = first[name]
		first[name] = i
	}
	delete(first, "") // which is no name
	known := suggest.New(slices.Values(r.Header))
	others := "; the header has " + detail.Count(len(r.Header), "cell", "cells")
	if sheet.MayQuote(r.Header, slices.ContainsFunc(f.wanted, func(w wanted) bool { _, ok := first[w.name]; return ok })) {
		others = "; " + document.Listed(r.Header)
	}
	for i, w := range f.wanted {
		where, ok := first[w.name]
		f.wanted[i].at = where
		switch {
		case w.name == "":
			f.wanted[i].at = -1
		case !ok:
			hint := others
			similar, ok := known.Find(w.name)
			if ok {
				hint = ""
			}
			f.Report(at, document.Everything, "", socialorg.ErrUnknown, "no column %s%s", detail.Quote(w.name), hint).Meant = similar
		case again[w.name]:
			f.Report(at, document.Everything, "", socialorg.ErrDuplicate, "several columns are named %s", detail.Quote(w.name))
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
