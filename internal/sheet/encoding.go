package sheet

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	wide "golang.org/x/text/encoding/unicode"

	"example.com/socialorg"
)

// Known reports whether there is an encoding of that name. The names are those of
// one byte a character, such as windows-1252, iso-8859-15 and macintosh, and
// utf-8, utf-16le and utf-16be. Case, spaces and hyphens do not matter.
func Known(name string) bool { return named(name) != nil }

func named(name string) encoding.Encoding {
	folded := fold(name)
	switch folded {
	case "", "utf8":
		return encoding.Nop
	case "utf16le", "utf16":
		return wide.UTF16(wide.LittleEndian, wide.IgnoreBOM)
	case "utf16be":
		return wide.UTF16(wide.BigEndian, wide.IgnoreBOM)
	case "latin1":
		folded = "iso88591"
	}
	folded = strings.Replace(folded, "cp125", "windows125", 1)
	for _, e := range charmap.All {
		if s, ok := e.(fmt.Stringer); ok && fold(s.String()) == folded {
			return e
		}
	}
	return nil
}

func fold(name string) string {
	return strings.NewReplacer(" ", "", "-", "", "_", "").Replace(strings.ToLower(name))
}

// decode returns the text of a table as UTF-8 without a mark, with LF at the end
// of its rows.
func decode(r io.Reader, o Options) (*bufio.Reader, error) {
	b := bufio.NewReaderSize(r, peeked)
	start, err := peek(b)
	if err != nil {
		return nil, err
	}
	firstLine, _, _ := bytes.Cut(start, []byte("\n"))
	unmarked := problem(o.place(1, 1), socialorg.ErrMalformed, "seems to be UTF-16 without a byte order mark; save it as UTF-8")
	switch e := named(o.Encoding); {
	case bytes.HasPrefix(start, []byte("PK\x03\x04")), bytes.HasPrefix(start, []byte("\xd0\xcf\x11\xe0")):
		return nil, problem(o.place(1, 1), socialorg.ErrUnsupported, "this is an Excel workbook; save it as CSV")
	case bytes.HasPrefix(start, []byte("\xff\xfe\x00\x00")):
		return nil, unmarked
	case bytes.HasPrefix(start, []byte("\xff\xfe")), bytes.HasPrefix(start, []byte("\xfe\xff")):
		b = bufio.NewReaderSize(wide.UTF16(wide.LittleEndian, wide.ExpectBOM).NewDecoder().Reader(b), peeked)
	case bytes.HasPrefix(start, []byte("\xef\xbb\xbf")):
		_, _ = b.Discard(3) // which are there
	case o.Encoding != "" && e != nil && e != encoding.Nop:
		b = bufio.NewReaderSize(e.NewDecoder().Reader(b), peeked)
	case bytes.IndexByte(firstLine, 0) >= 0: // which no text has
		return nil, unmarked
	}
	head, err := peek(b)
	if err != nil {
		return nil, err
	}
	if endsInCR(string(head)) {
		b = bufio.NewReaderSize(&lineFeeds{b}, peeked)
	}
	return b, nil
}

// separator returns the separator that a first line such as "sep=;" names, 0 where
// it names none.
func separator(head []byte) rune {
	line, _, _ := bytes.Cut(head, []byte("\n"))
	text := strings.Trim(strings.TrimSuffix(string(line[:min(len(line), len(`"sep=;"`)+utf8.UTFMax)]), "\r"), `"`)
	if len(text) < len("sep=;") || !strings.EqualFold(text[:4], "sep=") || utf8.RuneCountInString(text[4:]) != 1 {
		return 0
	}
	if sep, _ := utf8.DecodeRuneInString(text[4:]); validComma(sep) {
		return sep
	}
	return 0
}

// endsInCR reports whether rows end in CR alone: the first one does.
func endsInCR(text string) bool {
	inQuotes := false
	for i := range len(text) {
		switch c := text[i]; {
		case c == '"':
			inQuotes = !inQuotes
		case inQuotes:
		case c == '\n':
			return false
		case c == '\r':
			return !strings.HasPrefix(text[i+1:], "\n")
		}
	}
	return false
}

// LineFeeds returns a text as a Reader sees its lines: with LF for each CR that
// no LF follows, if rows end in CR.
func LineFeeds(text string) string {
	if !endsInCR(text) {
		return text
	}
	return strings.NewReplacer("\r\n", "\r\n", "\r", "\n").Replace(text)
}

// lineFeeds reads CR as LF, unless LF follows.
type lineFeeds struct{ r *bufio.Reader }

func (l *lineFeeds) Read(p []byte) (int, error) {
	n, err := l.r.Read(p)
	for i, c := range p[:n] {
		if c != '\r' {
			continue
		}
		next := p[i+1 : n]
		if len(next) == 0 {
			next, _ = l.r.Peek(1)
		}
		if !bytes.HasPrefix(next, []byte("\n")) {
			p[i] = '\n'
		}
	}
	return n, err
}
