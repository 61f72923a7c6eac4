package main

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

	"example.com/socialorg/internal/detail"
	"example.com/socialorg/internal/suggest"
)

// complain prints a message. The strings and errors among args may come from outside, so
// each prints on one line. There is nobody to tell that standard error is gone.
func complain(w io.Writer, format string, args ...any) {
	_, _ = io.WriteString(w, inText.shield(sprintf(format, args...)))
}

// ownLines are text of the command itself, which may have several lines.
type ownLines string

// sprintf is fmt.Sprintf with strings and errors on one line each.
func sprintf(format string, args ...any) string {
	args = slices.Clone(args)
	for i, arg := range args {
		switch arg := arg.(type) {
		case string:
			args[i] = detail.Line(arg)
		case error:
			args[i] = detail.Line(arg.Error())
		}
	}
	return fmt.Sprintf(format, args...)
}

// A shielding writes "::" and "##[" so that a log of GitHub sees no command in them.
type shielding struct{ colons, bracket string }

var (
	inText = shielding{`\::`, `#\#[`} // also in Markdown, which does not show the backslash
	inXML  = shielding{"&#58;:", "&#35;#["}
)

// shield returns text in which a log of GitHub sees no command: no "::" where a line
// begins, white space aside, and no "##[".
func (s shielding) shield(text string) string {
	if !strings.Contains(text, "::") && !strings.Contains(text, "##[") {
		return text
	}
	var b strings.Builder
	for text != "" {
		end := strings.IndexAny(text, "\r\n") + 1
		if end == 0 {
			end = len(text)
		}
		line := strings.ReplaceAll(text[:end], "##[", s.bracket)
		text = text[end:]
		if rest, ok := strings.CutPrefix(strings.TrimLeftFunc(line, unicode.IsSpace), "::"); ok {
			line = line[:len(line)-len(rest)-2] + s.colons + rest
		}
		b.WriteString(line)
	}
	return b.String()
}

// A shieldedWriter shields what it writes, line by line.
type shieldedWriter struct {
	shielding
	w    io.Writer
	rest []byte // of a line that has not ended
}

func (s *shieldedWriter) Write(p []byte) (int, error) {
	whole := bytes.LastIndexByte(p, '\n') + 1
	s.rest = append(s.rest, p[:whole]...)
	if whole > 0 {
		if err := s.flush(); err != nil {
			return 0, err
		}
	}
	s.rest = append(s.rest, p[whole:]...)
	return len(p), nil
}

func (s *shieldedWriter) flush() error {
	_, err := io.WriteString(s.w, s.shield(string(s.rest)))
	s.rest = s.rest[:0]
	return err
}

// didYouMean returns the end of a message that offers the nearest of the known strings,
// or lists them where none is near and they are few.
func didYouMean(s string, known ...string) string {
	if near, ok := suggest.Find(s, slices.Values(known)); ok {
		return suggest.Text(near)
	}
	switch {
	case len(known) == 0 || len(known) > maxListed:
		return ""
	case len(known) == 1:
		return "; the only one is " + known[0]
	}
	return "; known: " + detail.List(known, "and")
}

const maxListed = 25 // names in a message
