// Package sheet reads tables of text as spreadsheets and platforms write them:
// encodings, line ends, a line "sep=;", separators, quotes, lines above the
// header. It knows where each cell stands, and nothing of what the cells mean.
package sheet

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.com/socialorg"
	"example.com/socialorg/internal/detail"
)

// Options say how a table is written. The zero Options are for UTF-8 with commas,
// whose header is the first row that is not blank.
type Options struct {
	Name       string // of the file, for problems
	Comma      rune   // between cells; 0 means what a first line "sep=;" says, or else ','
	Guess      bool   // without either, it is the one with which the first row lacks least; see Missing
	Encoding   string // as Known has it; "" means UTF-8. A byte order mark says more
	Above      int    // lines above the header, not counting "sep=;"
	Trim       bool   // ignore white space around cells
	UntilBlank bool   // a blank row below the first one ends the table

	// Missing returns how many of the columns that are wanted a row lacks. The
	// header is the first row that lacks none, or, where there is none, the first
	// of those that lack least. It must not keep the row.
	Missing func(row []string) int
}

// separators are the characters between cells that tables have, whatever was said.
const separators = ",;\t|"

// A Reader reads the rows of a table below its header.
type Reader struct {
	Header []string
	Lacks  int  // what Missing says of the header
	Comma  rune // between cells

	o      Options
	source *bufio.Reader
	end    error // what comes instead of more lines
	bad    error // why there are no more, where the text ends too early

	line  int // number of the line that was read last
	cells []string
	at    []socialorg.Place // of cells
	begun bool              // a row below the header was read

	head   string            // of the text from where the header is looked for
	above  int               // lines before it
	header []socialorg.Place // of Header
	named  int               // cells of Header up to the last that is not blank
}

// Open reads a table up to its header. What is wrong with the text as a whole is a
// [socialorg.Problem]; other errors are those of r, with the name before them.
func Open(r io.Reader, o Options) (*Reader, error) {
	if o.Missing == nil {
		o.Missing = func([]string) int { return 0 }
	}
	t := &Reader{o: o, Comma: o.Comma, Lacks: o.Missing(nil)}
	var err error
	if t.source, err = decode(r, o); err != nil {
		return nil, t.failed(err)
	}
	head, err := peek(t.source)
	if err != nil {
		return nil, t.failed(err)
	}
	lines := max(o.Above, 0)
	if comma := separator(head); comma != 0 {
		t.Comma = cmp.Or(t.Comma, comma)
		lines++
	}
	for range lines {
		if _, err := t.readLine(); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return nil, err
		}
	}
	if head, err = peek(t.source); err != nil {
		return nil, t.failed(err)
	}
	t.head, t.above = string(head), t.line
	if t.Comma == 0 && o.Guess {
		t.Comma = t.meant().Comma
	}
	if t.Comma = cmp.Or(t.Comma, ','); !validComma(t.Comma) {
		return nil, problem(o.place(1, 1), socialorg.ErrMalformed, "cells cannot be separated by %q", t.Comma)
	}
	return t, t.findHeader()
}

const peeked = 64 << 10 // bytes of the text that show how it is written

func peek(b *bufio.Reader) ([]byte, error) {
	head, err := b.Peek(peeked)
	if errors.Is(err, io.EOF) || errors.Is(err, bufio.ErrBufferFull) {
		err = nil
	}
	return head, err
}

func validComma(r rune) bool {
	return r != '"' && r != '\r' && r != '\n' && r != utf8.RuneError && utf8.ValidRune(r)
}

func (t *Reader) failed(err error) error {
	if p, ok := errors.AsType[socialorg.Problem](err); ok {
		return p
	}
	return fmt.Errorf("%s: %w", t.o.Name, err)
}

func (o Options) place(line, column int) socialorg.Place {
	return socialorg.Place{File: o.Name, Line: line, Column: column}
}

func problem(at socialorg.Place, code socialorg.Code, format string, args ...any) socialorg.Problem {
	return socialorg.Problem{Code: code, Detail: fmt.Sprintf(format, args...), Place: at}
}

// empty returns the problem of a file without a header.
func (t *Reader) empty() socialorg.Problem {
	p := problem(t.o.place(t.above+1, 1), socialorg.ErrRequired, "is empty: there is no header")
	if t.o.Above > 0 && t.above > 0 {
		p.Path, p.Detail = "above", fmt.Sprintf("is empty below line %d: there is no header", t.above)
	}
	return p
}

// findHeader reads until the header: the row that lacks least, unless another would
// lack less with another separator.
func (t *Reader) findHeader() error {
	broken := t.scan()
	other := t.meant()
	switch {
	case t.Header != nil && (t.Lacks == 0 || t.o.Guess):
		return nil
	case t.bad != nil || !errors.Is(t.end, io.EOF):
		return cmp.Or(t.bad, t.end)
	case t.Header == nil && broken == nil:
		return t.empty()
	case other != t:
		return problem(other.HeaderPlace(0), socialorg.ErrMalformed, "the cells seem to be separated by %q, not %q: write comma: %s",
			other.Comma, t.Comma, detail.Quote(string(other.Comma)))
	case broken != nil && (t.Header == nil || t.Lacks == t.o.Missing(nil)):
		return broken
	}
	return nil
}

// scan reads until a row lacks nothing, and returns the first error of the rows.
func (t *Reader) scan() (broken error) {
	for {
		cells, err := t.row()
		if err != nil {
			if broken == nil && !errors.Is(err, io.EOF) {
				broken = err
			}
			if t.end != nil {
				return broken
			}
			continue
		}
		lacks := t.o.Missing(cells)
		if t.Header == nil || lacks < t.Lacks {
			t.Header, t.header, t.Lacks, t.named = append(t.Header[:0], cells...), append(t.header[:0], t.at...), lacks, len(cells)
			for t.named > 0 && strings.TrimSpace(cells[t.named-1]) == "" {
				t.named--
			}
		}
		if lacks == 0 || t.o.Guess {
			return nil
		}
	}
}

// meant returns a Reader with the separator with which a row lacks less than the
// header or, for a header of one cell, with which it has most cells; else t.
func (t *Reader) meant() *Reader {
	best, one := t, len(t.Header) == 1 || t.Comma == 0
	for _, c := range separators {
		if c == t.Comma || t.Header != nil && t.Lacks == 0 {
			continue
		}
		other := &Reader{Comma: c, o: t.o, source: bufio.NewReader(strings.NewReader(t.head)), line: t.above}
		_ = other.scan() // which some of them cannot read
		if other.Header != nil && (other.Lacks < best.Lacks || one && other.Lacks == best.Lacks && len(other.Header) > len(best.Header)) {
			best = other
		}
	}
	return best
}

// MayQuote reports whether messages may quote a header: it has one of the names that are
// looked for, or several cells, even if another character separates them. Any other text
// may be none of a table, but a secret to which somebody has led the reader.
func MayQuote(header []string, found bool) bool {
	names := strings.FieldsFunc(strings.Join(header, ","), func(r rune) bool { return strings.ContainsRune(separators, r) })
	names = slices.DeleteFunc(names, func(name string) bool { return strings.TrimSpace(name) == "" })
	return found || len(names) > 1
}

// Next returns the next row that is not blank, and io.EOF at the end. The slice is
// valid until the next call. A row that cannot be read is a [socialorg.Problem],
// after which the rows below it follow.
func (t *Reader) Next() ([]string, error) {
	cells, err := t.row()
	t.begun = true
	return cells, err
}

// row reads the next row that is not blank.
func (t *Reader) row() ([]string, error) {
	for {
		if err := t.record(); err != nil {
			return nil, err
		}
		if !Blank(t.cells) {
			return t.cells, nil
		}
		if t.begun && t.o.UntilBlank {
			t.end = io.EOF
			return nil, t.end
		}
	}
}

// Blank reports whether all cells are blank; one cell alone may have separators.
func Blank(cells []string) bool {
	if len(cells) == 1 {
		return strings.Trim(cells[0], ",;|\" \t\u00a0") == ""
	}
	return !slices.ContainsFunc(cells, func(s string) bool { return strings.TrimSpace(s) != "" })
}

// Place returns where a cell of the last row stands: the line and, in bytes of
// UTF-8, the column. A cell in quotes stands where they open.
func (t *Reader) Place(column int) socialorg.Place { return t.of(t.at, column) }

// HeaderPlace returns where a cell of the header stands.
func (t *Reader) HeaderPlace(column int) socialorg.Place { return t.of(t.header, column) }

func (t *Reader) of(at []socialorg.Place, column int) socialorg.Place {
	if len(at) == 0 {
		return t.o.place(1, 1)
	}
	return at[max(0, min(column, len(at)-1))]
}

// Fits reports whether a row has a cell for each column of the header that has a
// name, and nothing beyond the header.
func (t *Reader) Fits(cells []string) bool {
	return len(cells) == len(t.Header) || len(cells) >= t.named && (len(cells) < len(t.Header) || Blank(cells[len(t.Header):]))
}

// Misfit returns what is wrong with the last row where it does not fit.
func (t *Reader) Misfit() socialorg.Problem {
	return problem(t.Place(0), socialorg.ErrMalformed, "the row has %s, but the header has %d", detail.Count(len(t.cells), "cell", "cells"), len(t.Header))
}

// readLine returns the next line without its end.
func (t *Reader) readLine() (string, error) {
	if t.end != nil {
		return "", t.end
	}
	line, err := t.source.ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		err = t.failed(err)
		line = ""
	}
	if t.end = err; err != nil && line == "" {
		return "", err
	}
	t.line++
	line = strings.TrimSuffix(strings.TrimSuffix(line, "\n"), "\r")
	if at := detail.InvalidUTF8(line); at < len(line) {
		t.end, t.bad = io.EOF, problem(t.o.place(t.line, at+1), socialorg.ErrMalformed,
			"is not UTF-8: it has the byte %#02x here; write encoding: windows-1252 into the layout if Excel saved it, or save it as UTF-8", line[at])
		return "", t.bad
	}
	return line, nil
}

// record reads the next row, be it blank or not.
func (t *Reader) record() error {
	t.cells, t.at = t.cells[:0], t.at[:0]
	line, err := t.readLine()
	if err != nil {
		return err
	}
	for rest, column := line, 1; ; {
		if t.o.Trim {
			trimmed := strings.TrimLeftFunc(rest, func(r rune) bool { return r != t.Comma && unicode.IsSpace(r) })
			rest, column = trimmed, column+len(rest)-len(trimmed)
		}
		cell, start := "", t.o.place(t.line, column)
		if strings.HasPrefix(rest, `"`) {
			if cell, rest, column, err = t.quoted(rest, start); err != nil {
				return err
			}
		} else {
			cell, _, _ = strings.Cut(rest, string(t.Comma))
			rest, column = rest[len(cell):], column+len(cell)
			if i := strings.IndexByte(cell, '"'); i >= 0 {
				return problem(t.o.place(t.line, start.Column+i), socialorg.ErrMalformed, `the cell has a quote, but does not begin with one; put the cell in quotes and write "" for the quote inside`)
			}
		}
		if t.o.Trim {
			cell = strings.TrimSpace(cell)
		}
		t.cells, t.at = append(t.cells, cell), append(t.at, start)
		if rest == "" {
			return nil
		}
		width := utf8.RuneLen(t.Comma)
		rest, column = rest[width:], column+width
	}
}

// quoted reads a cell in quotes, at the beginning of a text. It returns what is
// in the quotes, the rest of the line, and in which column that is.
func (t *Reader) quoted(text string, opened socialorg.Place) (cell, after string, column int, err error) {
	var lines []byte // what comes before the part of text that begins at from
	base := opened.Column
	for from := 1; ; {
		i := strings.IndexByte(text[from:], '"')
		if i < 0 {
			lines = append(append(lines, text[from:]...), '\n')
			line, err := t.readLine()
			if errors.Is(err, io.EOF) {
				return "", "", 0, problem(opened, socialorg.ErrMalformed, "the quote that opens here is not closed")
			}
			if err != nil {
				return "", "", 0, err
			}
			text, from, base = line, 0, 1
			continue
		}
		closes := from + i
		if strings.HasPrefix(text[closes+1:], `"`) {
			lines = append(lines, text[from:closes+1]...)
			from = closes + 2
			continue
		}
		cell, after, column = text[from:closes], text[closes+1:], base+closes+1
		if lines != nil {
			cell = string(append(lines, cell...))
		}
		if after != "" && !strings.HasPrefix(after, string(t.Comma)) {
			return "", "", 0, problem(t.o.place(t.line, column-1), socialorg.ErrMalformed,
				`the quote that opens on line %d closes here, but the cell goes on; close it earlier, or write "" for a quote inside quotes`, opened.Line)
		}
		return cell, after, column, nil
	}
}
