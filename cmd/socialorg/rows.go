package main

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"errors"
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"example.com/socialorg"
	"example.com/socialorg/insights"
)

// Rows are those of a table of counts, as package insights reads them: first the header.
type rows struct {
	*csv.Reader
	above int // lines above those of the reader
}

func (t *countTable) rows() *rows {
	l := &t.read
	text, comma := cutSeparator(t.text)
	r := &rows{above: bytes.Count(t.text[:len(t.text)-len(text)], []byte("\n")) + l.Above}
	for range l.Above {
		_, text, _ = bytes.Cut(text, []byte("\n"))
	}
	r.Reader = csv.NewReader(bytes.NewReader(text))
	r.FieldsPerRecord = -1
	if comma = cmp.Or(l.Comma, comma); comma != 0 {
		r.Comma = comma
	}
	return r
}

// all returns the rows that can be read.
func (r *rows) all() iter.Seq[[]string] {
	return func(yield func(cells []string) bool) {
		for {
			cells, err := r.Read()
			_, isBroken := errors.AsType[*csv.ParseError](err)
			if err != nil && !isBroken || err == nil && !yield(cells) {
				return
			}
		}
	}
}

// place returns where a cell of the last row is.
func (r *rows) place(column int) place {
	line, at := r.FieldPos(column)
	return place{line + r.above, at}
}

// cutSeparator returns a text without a first line such as "sep=;", and the separator
// that it names.
func cutSeparator(text []byte) (rest []byte, separator rune) {
	first, rest, _ := bytes.Cut(text, []byte("\n"))
	named := strings.Trim(strings.TrimSuffix(string(first[:min(len(first), 16)]), "\r"), `"`)
	if len(named) < len("sep=;") || !strings.EqualFold(named[:len("sep=")], "sep=") || utf8.RuneCountInString(named[len("sep="):]) != 1 {
		return text, 0
	}
	separator, _ = utf8.DecodeRuneInString(named[len("sep="):])
	return rest, separator
}

// A cell is everything that one channel counted in one period.
type cell struct {
	channel socialorg.Key
	period  socialorg.Period
}

// A firstRow is where the first row of a cell stands. A column is 0 where the
// table has none.
type firstRow struct{ line, channel, period int }

// firstRows returns the first rows of cells. Each row is read as if it were alone
// in the table.
func (t *countTable) firstRows(wanted map[cell]bool) map[cell]firstRow {
	found := make(map[cell]firstRow)
	rows := t.rows()
	header, err := rows.Read()
	if err != nil {
		return found
	}
	channelAt, periodAt := columnAt(header, t.read.ChannelColumn), columnAt(header, t.read.PeriodColumn)
	alone := t.read.Layout
	alone.Above, alone.Comma = 0, 0
	read := make(map[[2]string]bool) // by what the columns say
	for cells := range rows.all() {
		text := [2]string{textAt(cells, channelAt), textAt(cells, periodAt)}
		if read[text] {
			continue
		}
		var b bytes.Buffer
		if err := csv.NewWriter(&b).WriteAll([][]string{header, cells}); err != nil {
			continue
		}
		counts, err := insights.ReadCSV(&b, t.file, alone)
		read[text] = err == nil && len(counts) > 0
		for _, n := range counts {
			of := cell{n.Channel, n.Period}
			if _, known := found[of]; known || !wanted[of] {
				continue
			}
			first := firstRow{line: rows.place(0).line}
			if channelAt >= 0 {
				first.channel = rows.place(channelAt).column
			}
			if periodAt >= 0 {
				first.period = rows.place(periodAt).column
			}
			if found[of] = first; len(found) == len(wanted) {
				return found
			}
		}
	}
	return found
}

func columnAt(header []string, name string) int {
	if name == "" {
		return -1
	}
	return slices.Index(header, name)
}

func textAt(cells []string, column int) string {
	if column < 0 || column >= len(cells) {
		return ""
	}
	return cells[column]
}
