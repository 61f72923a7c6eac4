package document

import (
	"strings"

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
	return scalar(text)
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
	return "'" + strings.ReplaceAll(text, "'", "''") + "'"
}

// Object returns an object of one field, whose value is written already.
func (d *Document) Object(name, value string) string {
	if !d.isYAML {
		name = detail.Quote(name)
	}
	return "{" + name + ": " + value + "}"
}

// ListOf returns texts as a list of the Document.
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

// restOfLine returns the text from a byte to the end of its line, without outer
// white space, or so much of it that it is too long for a detail.
func (d *Document) restOfLine(at int) string {
	rest := d.Text[min(at, len(d.Text)):]
	rest = rest[:min(len(rest), 4*detail.MaxQuoted)]
	if end := strings.IndexAny(rest, "\r\n"); end >= 0 {
		rest = rest[:end]
	}
	return strings.TrimSpace(rest)
}

// collection returns the text of a YAML list or object, or of an alias for one, on
// the line where it begins.
func (d *Document) collection(at int) string {
	rest := d.restOfLine(at)
	depth := 0
	for i, r := range rest {
		switch r {
		case '[', '{':
			depth++
		case ']', '}':
			depth--
		}
		if depth == 0 && strings.ContainsAny(rest[:1], "[{") {
			return rest[:i+1]
		}
	}
	if end := strings.IndexAny(rest, " \t,]}"); end > 0 && rest[0] == '*' {
		return rest[:end]
	}
	return rest
}
