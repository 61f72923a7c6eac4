package insights

import (
	"cmp"
	"errors"
	"io"
	"strings"

	"example.com/socialorg"
	"example.com/socialorg/internal/detail"
	"example.com/socialorg/internal/sheet"
)

// ReadCSV reads a file of comma-separated values. The name is for problems: their
// File. It returns what the rows say or, as [socialorg.Problems], every problem in
// the order of the file; an error of the reader itself is returned with the name
// before it. A header without rows yields no counts, which is not a problem.
//
// The text is UTF-8, with or without a byte order mark, UTF-16 with one, or of the
// Encoding of the layout. Lines end with LF, CR LF or CR. A first line such as
// "sep=;" names the separator of the cells. Rows whose cells are all blank are
// skipped, and so are those that the filters of the layout leave out. Any other
// row has a cell for each column of the header, and nothing but blank cells beyond
// it. White space around numbers, dates and currencies is ignored.
//
// It takes time linear in the file, two to three times that of encoding/csv
// alone; its memory grows with the channels and periods and with the longest row,
// not with the rows. The file may be of any size, so bound r if it is not trusted.
func ReadCSV(r io.Reader, name string, l Layout) (Reading, error) {
	if ps := l.check(); len(ps) > 0 {
		return Reading{}, ps
	}
	f := newFinder(l)
	t, err := open(r, name, l, false, f.missing)
	if err != nil {
		return Reading{}, err
	}
	m := mistakes{table: t, header: t.Header}
	return readTable(t, f, m, m)
}

// some returns r, or a file that is empty where r is nil.
func some(r io.Reader) io.Reader { return cmp.Or[io.Reader](r, strings.NewReader("")) }

func open(r io.Reader, name string, l Layout, guess bool, missing func([]string) int) (*sheet.Reader, error) {
	t, err := sheet.Open(some(r), sheet.Options{
		Name: name, Comma: l.Comma, Guess: guess, Encoding: l.Encoding, Above: l.Above, UntilBlank: l.UntilBlank, Missing: missing,
	})
	if p, ok := errors.AsType[socialorg.Problem](err); ok {
		return nil, socialorg.Problems{p}
	}
	return t, err
}

// readTable reads the rows of a table. There may be doubts already.
func readTable(t *sheet.Reader, f *finder, m, doubts mistakes) (Reading, error) {
	f.find(&m)
	if len(m.list) == 0 && t.Lacks > 0 {
		m.add(m.top(0), "title", socialorg.ErrUnknown, "no cell above the header is %s: the file may be about something else", detail.Quote(f.layout.Title))
	}
	if len(m.list) > 0 {
		return Reading{}, m.problems()
	}
	g := newLedger(m, doubts, f)
	for {
		cells, err := t.Next()
		if errors.Is(err, io.EOF) {
			return g.finish()
		}
		if p, ok := errors.AsType[socialorg.Problem](err); ok {
			g.rows++
			g.add(place{Place: p.Place}, "", p.Code, "%s", p.Detail)
			continue
		}
		switch {
		case err != nil:
			return Reading{}, err
		case !g.wants(cells):
		case !t.Fits(cells):
			p := t.Misfit()
			g.alike(0, kind{"", p.Detail, p.Code}, "", "%s", p.Detail)
		default:
			if c, in := g.cellOf(cells, false); in {
				g.take(c, cells)
			}
		}
	}
}
