package render

import (
	"slices"
	"strings"
)

// A text is a line of a report in pieces, so that a page can tell the names of
// the organisation from the labels around them.
type text []piece

// A piece of a text is a label, or a name of the organisation's own.
type piece struct {
	Text string
	Name bool
	Lang string // BCP 47; "" is the language of the labels
	Link string // the id of what it leads to on a page; "" is nothing
	Slim string // the id of what it leads to on a narrow page instead; "" is the same
	Mark string // the class of a name that is coloured on a page; "" is none
}

// first returns the text with a change of its first piece.
func (t text) first(change func(*piece)) text {
	t = slices.Clone(t)
	if len(t) > 0 {
		change(&t[0])
	}
	return t
}

// linked returns the text with its first piece as a link on a page.
func linked(t text, to string) text { return t.first(func(p *piece) { p.Link = to }) }

// String returns the text without its pieces.
func (t text) String() string {
	if len(t) == 1 {
		return t[0].Text
	}
	var b strings.Builder
	for _, p := range t {
		b.WriteString(p.Text)
	}
	return b.String()
}

// label returns one of the renderer's own words as a text; "" is no text.
func label(s string) text {
	if s == "" {
		return nil
	}
	return text{{Text: s}}
}

// fill returns a label with a text in place of each %s.
func fill(format string, values ...text) text {
	var t text
	for _, v := range values {
		before, after, ok := strings.Cut(format, "%s")
		if !ok {
			break
		}
		t = append(append(t, label(before)...), v...)
		format = after
	}
	return append(t, label(format)...)
}

// join returns the texts with a separator between them.
func join(texts []text, separator string) text {
	var t text
	for i, s := range texts {
		if i > 0 {
			t = append(t, piece{Text: separator})
		}
		t = append(t, s...)
	}
	return t
}

// each returns what becomes of every element of a list.
func each[T, U any](list []T, of func(T) U) []U {
	all := make([]U, len(list))
	for i, v := range list {
		all[i] = of(v)
	}
	return all
}
