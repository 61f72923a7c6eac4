package insights

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"

	"example.com/socialorg"
	"example.com/socialorg/internal/detail"
	"example.com/socialorg/internal/suggest"
	"example.com/socialorg/score"
)

// ReadCSV reads a file of comma-separated values with one header row. The name
// is for problems: their File. It returns the counts in the order of their
// channels and periods, or, as [socialorg.Problems], every problem in the order
// of the file; an error of the reader itself is returned with the name before
// it. A header without rows yields no counts, which is not a problem.
//
// The text is UTF-8, with or without a byte order mark, or UTF-16 with one.
// Lines end with LF, CR LF or CR. A first line such as "sep=;" names the
// separator of the cells. Rows whose cells are all blank are skipped, including
// those above the header; a row with more cells or fewer than the header is a
// problem. White space around numbers, dates and currencies is ignored.
//
// An amount is read in the currency of the layout, or of its row. If neither
// states one, 300 is read as 300, and Campaign.Score takes that for cents; see
// Layout.Currency.
//
// It takes time linear in the file, and little more than encoding/csv alone;
// its memory grows with the channels and periods and with the longest row, not
// with the rows. The file may be of any size, so bound r if it is not trusted.
func ReadCSV(r io.Reader, name string, l Layout) ([]score.Counts, error) {
	if ps := l.check(); len(ps) > 0 {
		return nil, ps
	}
	if r == nil {
		return nil, socialorg.Problems{{Code: socialorg.ErrRequired, Detail: "there is nothing to read from", Place: socialorg.Place{File: name}}}
	}
	f := &file{name: name, layout: l}
	if err := f.open(r); err != nil {
		return nil, err
	}
	if err := f.readRows(); err != nil {
		return nil, err
	}
	return f.ledger.finish()
}

// A file is a CSV file that is being read.
type file struct {
	name    string
	layout  Layout
	skipped int // lines before those that the csv.Reader sees
	recent  *recent
	csv     *csv.Reader
	ledger  *ledger

	width                     int // cells in the header
	channel, period, currency int // columns, -1 where the layout names none
	metrics                   []int
	only, except              []filter
}

// A filter is a column and what it says in the rows that it is about.
type filter struct {
	column int
	value  string
}

func (f *file) problem(line, column int, code socialorg.Code, format string, args ...any) socialorg.Problem {
	return socialorg.Problem{Code: code, Detail: fmt.Sprintf(format, args...), Place: socialorg.Place{File: f.name, Line: line, Column: column}}
}

func (f *file) failed(err error) error { return fmt.Errorf("%s: %w", f.name, err) }

const peeked = 64 << 10 // bytes that must hold the end of the first line, to know how lines end

// open finds out how the text is written, and reads the header.
func (f *file) open(r io.Reader) error {
	b := bufio.NewReaderSize(r, peeked)
	start, _ := b.Peek(3)
	switch {
	case bytes.HasPrefix(start, []byte("\xff\xfe")), bytes.HasPrefix(start, []byte("\xfe\xff")):
		b = bufio.NewReaderSize(unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder().Reader(b), peeked)
	case bytes.HasPrefix(start, []byte("\xef\xbb\xbf")):
		_, _ = b.Discard(3) // which are there
	case len(start) > 1 && (start[0] == 0) != (start[1] == 0):
		return socialorg.Problems{f.unmarked()}
	}
	head, err := b.Peek(peeked)
	if err != nil && err != io.EOF {
		return f.failed(err)
	}
	if end := bytes.IndexAny(head, "\r\n"); end >= 0 && head[end] == '\r' && end+1 < len(head) && head[end+1] != '\n' {
		b = bufio.NewReaderSize(&lineFeeds{b}, peeked)
		head, _ = b.Peek(peeked)
	}
	comma := f.layout.Comma
	if sep, ok := separator(head); ok {
		if _, err := b.ReadSlice('\n'); err != nil && err != io.EOF {
			return f.failed(err)
		}
		f.skipped++
		if comma == 0 {
			comma = sep
		}
	}
	for range f.layout.Above {
		some, err := skipLine(b)
		if some {
			f.skipped++
		}
		if errors.Is(err, io.EOF) {
			return socialorg.Problems{f.tooShort()}
		}
		if err != nil {
			return f.failed(err)
		}
	}
	head, err = b.Peek(peeked)
	if err != nil && err != io.EOF {
		return f.failed(err)
	}
	text := string(head)
	f.recent = &recent{r: b}
	f.csv = csv.NewReader(f.recent)
	f.csv.ReuseRecord = true
	f.csv.FieldsPerRecord = -1
	if comma != 0 {
		f.csv.Comma = comma
	}
	return f.readHeader(text)
}

// skipLine reads a line to its end, and reports whether there was one.
func skipLine(b *bufio.Reader) (some bool, err error) {
	for {
		part, err := b.ReadSlice('\n')
		some = some || len(part) > 0
		if !errors.Is(err, bufio.ErrBufferFull) {
			return some, err
		}
	}
}

// tooShort returns the problem of a file that ends above its header.
func (f *file) tooShort() socialorg.Problem {
	if f.skipped == 0 {
		return f.empty()
	}
	p := f.problem(f.skipped, 1, socialorg.ErrRange, "the file has only %s, so there is no header below the %s that the layout leaves out", detail.Count(f.skipped, "line", "lines"), detail.Count(f.layout.Above, "line", "lines"))
	p.Path = "above"
	return p
}

// empty returns the problem of a file without a header.
func (f *file) empty() socialorg.Problem {
	if f.layout.Above > 0 && f.skipped > 0 {
		return f.problem(f.skipped+1, 1, socialorg.ErrRequired, "is empty below line %d: there is no header", f.skipped)
	}
	return f.problem(f.skipped+1, 1, socialorg.ErrRequired, "is empty: there is no header")
}

func (f *file) unmarked() socialorg.Problem {
	return f.problem(1, 1, socialorg.ErrMalformed, "seems to be UTF-16 without a byte order mark; save it as UTF-8")
}

// separator returns the separator that a first line such as "sep=;" names.
func separator(head []byte) (rune, bool) {
	line, _, _ := bytes.Cut(head, []byte("\n"))
	text := strings.Trim(strings.TrimSuffix(string(line[:min(len(line), len(`"sep=;"`)+utf8.UTFMax)]), "\r"), `"`)
	if len(text) < len("sep=;") || !strings.EqualFold(text[:4], "sep=") || utf8.RuneCountInString(text[4:]) != 1 {
		return 0, false
	}
	sep, _ := utf8.DecodeRuneInString(text[4:])
	return sep, sep != utf8.RuneError && sep != 0
}

// lineFeeds reads CR as LF.
type lineFeeds struct{ r io.Reader }

func (r *lineFeeds) Read(p []byte) (int, error) {
	n, err := r.r.Read(p)
	for i, c := range p[:n] {
		if c == '\r' {
			p[i] = '\n'
		}
	}
	return n, err
}

// next reads the next row that is not blank, nil at the end.
func (f *file) next() ([]string, error) {
	for {
		f.recent.row = f.csv.InputOffset()
		cells, err := f.csv.Read()
		if err == io.EOF {
			return nil, nil
		}
		if err != nil || !isBlank(cells) {
			return cells, err
		}
	}
}

// readHeader finds the columns that the layout names. The text is the file's from
// the header on, as far as it was peeked at.
func (f *file) readHeader(text string) error {
	header, err := f.next()
	if header == nil && err == nil {
		return socialorg.Problems{f.empty()}
	}
	broken, isBroken := errors.AsType[*csv.ParseError](err)
	if err != nil && !isBroken {
		return f.failed(err)
	}
	f.width = len(header)
	c, missing, ps := columnsOf(f.layout, header)
	f.channel, f.period, f.currency, f.metrics, f.only, f.except = c.channel, c.period, c.currency, c.metrics, c.only, c.except
	if len(missing) > 0 {
		if strings.Contains(strings.Join(header, ""), "\x00") {
			return socialorg.Problems{f.unmarked()}
		}
		if sep, line, column, ok := f.otherSeparator(text, len(header) == 1 && !isBroken, len(missing)); ok {
			return socialorg.Problems{f.problem(line+f.skipped, column, socialorg.ErrMalformed, "the cells seem to be separated by %q, not %q: set comma in the layout to %[1]q", sep, f.csv.Comma)}
		}
	}
	if isBroken {
		return socialorg.Problems{f.broken(broken, len(header))}
	}
	for i := range ps {
		at := ps[i].Column // of the header
		ps[i].File = f.name
		ps[i].Line, ps[i].Column = f.csv.FieldPos(at)
		ps[i].Line += f.skipped
	}
	if len(ps) > 0 {
		return ps
	}
	f.ledger = newLedger(f.layout, numbers{decimal: string(f.layout.decimal()), thousands: thousands(f.layout.Thousands)})
	f.ledger.place = func(column int) place {
		line, col := f.csv.FieldPos(max(column, 0))
		return place{file: f.name, line: line + f.skipped, column: col}
	}
	return nil
}

func thousands(r rune) string {
	if r == 0 {
		return ""
	}
	return string(r)
}

// otherSeparator returns the separator with which the header has more of the
// columns that are wanted, and where the header is; for a header of one cell, also
// the one with which there are most cells.
func (f *file) otherSeparator(text string, one bool, missing int) (best rune, line, column int, ok bool) {
	cells := 1
	for _, sep := range ",;\t|" {
		if sep == f.csv.Comma {
			continue
		}
		r := csv.NewReader(strings.NewReader(text))
		r.Comma, r.LazyQuotes, r.FieldsPerRecord = sep, true, -1
		header, err := r.Read()
		for err == nil && isBlank(header) {
			header, err = r.Read()
		}
		if err != nil {
			continue
		}
		if _, still, _ := columnsOf(f.layout, header); len(still) < missing || one && len(still) == missing && len(header) > cells {
			best, ok, missing, cells = sep, true, len(still), len(header)
			line, column = r.FieldPos(0)
		}
	}
	return best, line, column, ok
}

// columns are where the columns of a layout stand in a header.
type columns struct {
	channel, period, currency int
	metrics                   []int
	only, except              []filter
}

// columnsOf finds the columns of a layout. Column in a problem is the number of
// one in the header, from 0.
func columnsOf(l Layout, header []string) (c columns, missing []string, ps socialorg.Problems) {
	first := make(map[string]int, len(header))
	twice := make(map[string]int)
	for i, name := range header {
		if _, ok := first[name]; !ok {
			first[name] = i
		} else if twice[name] == 0 {
			twice[name] = i
		}
	}
	var known *suggest.Index
	seen := make(map[string]bool)
	find := func(path, name string) int {
		at, ok := first[name]
		switch {
		case name == "":
			return -1
		case seen[name]:
		case !ok:
			if known == nil {
				known = suggest.New(slices.Values(header))
			}
			missing = append(missing, name)
			ps = append(ps, socialorg.Problem{Path: path, Code: socialorg.ErrUnknown, Detail: fmt.Sprintf("there is no column %s%s", detail.Quote(name), didYouMean(known, name))})
		case twice[name] > 0:
			ps = append(ps, socialorg.Problem{Path: path, Code: socialorg.ErrDuplicate, Detail: fmt.Sprintf("two columns are named %s", detail.Quote(name)), Place: socialorg.Place{Column: twice[name]}})
		}
		seen[name] = true
		return at
	}
	c.channel = find("channelColumn", l.ChannelColumn)
	c.period = find("periodColumn", l.PeriodColumn)
	c.currency = find("currencyColumn", l.CurrencyColumn)
	for i, m := range l.Columns {
		c.metrics = append(c.metrics, find(fmt.Sprintf("columns[%d].name", i), m.Name))
	}
	for _, name := range slices.Sorted(maps.Keys(l.Only)) {
		c.only = append(c.only, filter{find("only."+name, name), l.Only[name]})
	}
	for _, name := range slices.Sorted(maps.Keys(l.Except)) {
		c.except = append(c.except, filter{find("except."+name, name), l.Except[name]})
	}
	return c, missing, ps
}

// readRows adds up the rows below the header.
func (f *file) readRows() error {
	g := f.ledger
	for {
		cells, err := f.next()
		if cells == nil && err == nil {
			return nil
		}
		if err != nil {
			broken, ok := errors.AsType[*csv.ParseError](err)
			if !ok {
				return f.failed(err)
			}
			p := f.broken(broken, len(cells))
			g.found = append(g.found, located{p, place{line: p.Line, column: p.Column}})
			continue
		}
		if len(cells) != f.width {
			g.report("", 0, socialorg.ErrMalformed, "the row has %s, but the header has %d", detail.Count(len(cells), "cell", "cells"), f.width)
			continue
		}
		if f.wants(cells) {
			f.readRow(cells)
		}
	}
}

func (f *file) readRow(cells []string) {
	g := f.ledger
	var channel, when string
	row := row{at: f.currency}
	if f.channel >= 0 {
		channel = cells[f.channel]
	}
	if f.period >= 0 {
		when = cells[f.period]
	}
	if f.currency >= 0 {
		row.currency = cells[f.currency]
	}
	id, ok := g.cellOf(channel, g.periodOf(when, f.period), f.channel, f.period)
	for column, at := range f.metrics {
		var n int64
		var counted bool
		if g.money[column] {
			n, counted = g.amount(&row, cells[at], column, at)
		} else {
			n, counted = g.number(cells[at], column, g.digits[column], g.units[column], at)
		}
		if counted && ok && (!g.money[column] || g.spend(id, column, &row, at)) {
			g.add(id, column, n, at)
		}
	}
}

func (f *file) wants(cells []string) bool {
	for _, o := range f.only {
		if cells[o.column] != o.value {
			return false
		}
	}
	for _, o := range f.except {
		if cells[o.column] == o.value {
			return false
		}
	}
	return true
}

func isBlank(cells []string) bool {
	for _, s := range cells {
		if s != "" && strings.TrimSpace(s) != "" {
			return false
		}
	}
	return true
}

// broken returns the problem of a row that is not CSV, of which so many cells
// could be read.
func (f *file) broken(err *csv.ParseError, cells int) socialorg.Problem {
	switch {
	case errors.Is(err, csv.ErrBareQuote):
		return f.problem(err.Line+f.skipped, err.Column, socialorg.ErrMalformed, `a cell has a quote, but does not begin with one; write "" for a quote inside quotes`)
	case !errors.Is(err, csv.ErrQuote):
		return f.problem(err.Line+f.skipped, err.Column, socialorg.ErrMalformed, "is not CSV: %v", err.Err)
	}
	row := f.recent.until(f.csv.InputOffset())
	line, column := f.cellPos(row, err.StartLine, cells)
	switch last := row[bytes.LastIndexByte(row[:len(row)-1], '\n')+1:]; {
	case err.Column > len(last) || last[err.Column-1] != '"':
		return f.problem(line+f.skipped, column, socialorg.ErrMalformed, "the quote that opens here never closes")
	case line < err.Line:
		return f.problem(line+f.skipped, column, socialorg.ErrMalformed, "the quote that opens here closes in line %d, column %d, but the cell does not end there", err.Line+f.skipped, err.Column)
	}
	return f.problem(err.Line+f.skipped, err.Column, socialorg.ErrMalformed, "a cell in quotes does not end where its quotes do")
}

// cellPos returns where a cell of a row begins. Those before it must be CSV.
func (f *file) cellPos(row []byte, firstLine, cell int) (line, column int) {
	r := csv.NewReader(bytes.NewReader(row))
	r.Comma, r.LazyQuotes = f.csv.Comma, true
	_, _ = r.Read() // which reads any quotes
	first, _ := r.FieldPos(0)
	line, column = r.FieldPos(cell)
	return line - first + firstLine, column
}
