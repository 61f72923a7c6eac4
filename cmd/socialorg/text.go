package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"

	"example.com/socialorg/internal/detail"
	"example.com/socialorg/internal/suggest"
)

// complain prints a message. The strings and errors among args may come from outside, so
// each prints on one line. There is nobody to tell that standard error is gone.
func complain(w io.Writer, format string, args ...any) {
	_, _ = io.WriteString(w, inText.shield(sprintf(format, args...)))
}

// sprintf is fmt.Sprintf with strings and errors on one line each.
func sprintf(format string, args ...any) string {
	args = slices.Clone(args)
	for i, arg := range args {
		switch arg := arg.(type) {
		case usageError: // which sprintf has made
		case string:
			args[i] = detail.Line(arg)
		case error:
			args[i] = detail.Line(arg.Error())
		}
	}
	return fmt.Sprintf(format, args...)
}

// quote quotes a value of the command line for a message.
func quote(s string) string { return detail.Quote(s) }

// A shielding writes "::" and "##[" so that a log of GitHub sees no command in them.
type shielding struct{ colons, bracket string }

var (
	unshielded = shielding{}
	inText     = shielding{`\::`, `#\#[`} // also in Markdown, which does not show the backslash
	inXML      = shielding{"&#58;:", "&#35;#["}
	refusing   = shielding{colons: "refused"} // for data, which no sign may be added to
)

// shield returns text in which a log of GitHub sees no command: no "::" where a line
// begins, white space aside, and no "##[".
func (s shielding) shield(text string) string {
	if s == unshielded || !strings.Contains(text, "::") && !strings.Contains(text, "##[") {
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
	s.rest = append(s.rest, p...)
	whole := bytes.LastIndexByte(p, '\n') + 1
	if whole == 0 {
		return len(p), nil
	}
	whole += len(s.rest) - len(p)
	err := s.put(string(s.rest[:whole]))
	s.rest = append(s.rest[:0], s.rest[whole:]...)
	return len(p), err
}

// flush writes the last line, which no line break ends.
func (s *shieldedWriter) flush() error { return s.put(string(s.rest)) }

func (s *shieldedWriter) put(text string) error {
	if s.shielding == refusing && inText.shield(text) != text {
		return usagef("a log of GitHub would take a line for a command; write to a file, with -o")
	}
	_, err := io.WriteString(s.w, s.shield(text))
	return err
}

// writeLines writes values as JSON, one a line.
func writeLines[T any](w io.Writer, values []T) error {
	for _, v := range values {
		if err := writeJSON(w, v, ""); err != nil {
			return err
		}
	}
	return nil
}

// writeJSON writes a value as JSON, in which all that does not print is escaped.
func writeJSON(w io.Writer, value any, indent string) error {
	var text strings.Builder
	enc := json.NewEncoder(&text)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", indent)
	if err := enc.Encode(value); err != nil {
		return err
	}
	var b strings.Builder
	for _, r := range strings.ReplaceAll(text.String(), "##[", `\u0023#[`) {
		if r == '\n' || strconv.IsPrint(r) {
			b.WriteRune(r)
			continue
		}
		for _, u := range utf16.AppendRune(nil, r) {
			fmt.Fprintf(&b, `\u%04x`, u)
		}
	}
	_, err := io.WriteString(w, b.String())
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
