package render

import (
	"cmp"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.com/socialorg"
)

// Changes writes what changed between two organisations, as a Markdown list
// that fits a pull request: for each change what happened, to what, and the
// values before and after. The changes keep their order. The error is the
// writer's.
func Changes(w io.Writer, cs []socialorg.Change, l Labels) error {
	r := &report{Title: l.text("Changes")}
	var b block
	for _, c := range cs {
		b.List = append(b.List, entry{capital(word(l, c.Kind)), change(c, l)})
	}
	if len(cs) == 0 {
		b.Text = []string{l.text("No changes.")}
	}
	r.Blocks = []block{b}
	return r.markdown(w)
}

func change(c socialorg.Change, l Labels) string {
	from, to := c.From, c.To
	switch c.Kind {
	case socialorg.ResponsibilityAdded, socialorg.ResponsibilityRemoved, socialorg.InvolvementChanged,
		socialorg.SkillAdded, socialorg.SkillRemoved, socialorg.SkillLevelChanged:
		from, to = word(l, from), word(l, to)
	}
	var parts []string
	if c.ID != "" {
		parts = append(parts, c.ID)
	}
	switch {
	case from != "" && to != "", changed(c.Kind):
		parts = append(parts, cmp.Or(from, "–")+" → "+cmp.Or(to, "–"))
	case from != "" || to != "":
		parts = append(parts, from+to)
	}
	return strings.Join(parts, ": ")
}

// changed reports whether a kind of change has a value before and after it.
func changed(k socialorg.ChangeKind) bool {
	for _, verb := range []string{"-changed", "-renamed", "-moved", "-retitled"} {
		if strings.HasSuffix(string(k), verb) {
			return true
		}
	}
	return false
}

// capital returns text with a capital at the beginning.
func capital(text string) string {
	r, size := utf8.DecodeRuneInString(text)
	if size == 0 || r == utf8.RuneError {
		return text
	}
	return string(unicode.ToUpper(r)) + text[size:]
}
