package document

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.com/socialorg/internal/detail"
)

// Written returns text as it is written in the Document, cut short for a detail.
func (d *Document) Written(text string) string {
	switch {
	case !d.isYAML:
		return detail.Quote(text)
	case len(text) > detail.MaxQuoted || strings.ContainsAny(text, ",[]{}"):
		return inQuotes(text)
	}
	return plainYAML(text)
}

// Quoted returns text as it is written in the Document with quotes, cut short for a
// detail.
func (d *Document) Quoted(text string) string {
	if d.isYAML {
		return inQuotes(text)
	}
	return detail.Quote(text)
}

// inQuotes returns text as a YAML scalar in quotes, cut short for a detail.
func inQuotes(text string) string {
	if len(text) > detail.MaxQuoted {
		return "'...'"
	}
	return quotedYAML(text)
}

// Object returns an object of one field, whose value is written already.
func (d *Document) Object(name, value string) string {
	if !d.isYAML {
		name = detail.Quote(name)
	}
	return "{" + name + ": " + value + "}"
}

// ListOf returns texts as a list of the Document, cut short for a detail.
func (d *Document) ListOf(texts []string) string {
	written := make([]string, len(texts))
	for i, text := range texts {
		written[i] = d.Written(text)
	}
	list := "[" + strings.Join(written, ", ") + "]"
	if len(list) > 4*detail.MaxQuoted {
		return "[...]"
	}
	return list
}

// quotedYAML returns text as a YAML scalar in quotes.
func quotedYAML(text string) string { return "'" + strings.ReplaceAll(text, "'", "''") + "'" }

// plainYAML returns text as YAML has it on one line: without quotes where every reader
// takes it for that text. In double quotes YAML knows what Go escapes.
func plainYAML(text string) string {
	first, _ := utf8.DecodeRuneInString(text)
	switch {
	case strings.ContainsFunc(text, isSpecial):
		return strconv.Quote(text)
	case text == "", truthValues[strings.ToLower(text)], strings.TrimSpace(text) != text, isNumeric(text),
		strings.ContainsRune("-?:,[]{}#&*!|>'\"%@`=<~“”„‘’«»", first),
		strings.Contains(text, ": "), strings.Contains(text, " #"), strings.HasSuffix(text, ":"):
		return quotedYAML(text)
	}
	return text
}

// truthValues are what readers of YAML 1.1 take for a truth value or for nothing.
var truthValues = map[string]bool{"y": true, "n": true, "yes": true, "no": true, "on": true, "off": true, "true": true, "false": true, "null": true}

// isNumeric reports whether some reader takes text for a number or for a day.
func isNumeric(text string) bool {
	if !strings.ContainsRune("0123456789+-.", rune(text[0])) {
		return false
	}
	isMonth := len(text) == 7 && text[4] == '-' && strings.Trim(text, "0123456789") == "-"
	return !isMonth && strings.Trim(strings.ToLower(text), "0123456789abcdefinotxz_.:+- ") == ""
}

// isBlock reports whether text has lines that read back from below a "|".
func isBlock(text string) bool {
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	if !strings.Contains(text, "\n") || lines[0] == "" || lines[0][0] == ' ' || lines[len(lines)-1] == "" {
		return false
	}
	for _, line := range lines {
		if strings.HasSuffix(line, " ") || strings.ContainsFunc(line, isSpecial) {
			return false
		}
	}
	return true
}

// isSpecial reports whether a character is written as an escape sequence.
func isSpecial(r rune) bool {
	return !unicode.IsPrint(r) && !unicode.Is(unicode.Cf, r) || r == '\ufeff'
}
