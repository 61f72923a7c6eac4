package render

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"example.com/socialorg/internal/hidden"
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

// visible returns text on one line in which every character can be seen: those
// that package hidden finds are written as [U+202E], bytes that are not UTF-8 as
// [0xFF]. Every format escapes what visible returns.
func visible(text string) string {
	var b strings.Builder
	end := 0
	for i, size := range hidden.All(text) {
		b.WriteString(text[end:i])
		if r, _ := utf8.DecodeRuneInString(text[i:]); r == utf8.RuneError && size == 1 {
			fmt.Fprintf(&b, "[0x%02X]", text[i])
		} else {
			fmt.Fprintf(&b, "[%U]", r)
		}
		end = i + size
	}
	if end == 0 {
		return text
	}
	b.WriteString(text[end:])
	return b.String()
}

// xmlText escapes text for XML, in elements and in quoted attributes.
func xmlText(text string) string { return xmlEscapes.Replace(visible(text)) }

var xmlEscapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;", "'", "&#39;")

// mermaidText escapes text for a quoted Mermaid label. Mermaid knows entity
// codes and no backslash, and reads labels as Markdown: whatever could be
// either is a code. Two dollar signs around a part of a text still make a
// formula of it, as Mermaid looks for those after it has read the codes.
func mermaidText(text string) string {
	return leading(mermaidEscapes.Replace(visible(text)), func(c byte) string { return fmt.Sprintf("#%d;", c) })
}

var mermaidEscapes = strings.NewReplacer("#", "#35;", `"`, "#quot;", "&", "#amp;", "<", "#lt;", ">", "#gt;",
	"`", "#96;", "*", "#42;", "_", "#95;", "~", "#126;", "[", "#91;", "]", "#93;", "{", "#123;", "}", "#125;",
	"|", "#124;", `\`, "#92;", "$", "#36;", ":", "#58;", "%", "#37;")

// dotText escapes text for a quoted DOT string that is a label: a backslash
// would begin an escape sequence, an ampersand an HTML entity.
func dotText(text string) string { return dotEscapes.Replace(visible(text)) }

var dotEscapes = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "&", "&amp;")

// markdownText escapes text for Markdown, wherever it stands. Addresses, mentions,
// references and emoji codes stay text: a backslash is enough for an address, but the
// others are looked for in what Markdown leaves, so that only an empty comment parts
// them. Outer spaces, which Markdown does not show, are left out.
func markdownText(text string) string {
	text = hashes.ReplaceAllStringFunc(markdownEscapes.Replace(visible(strings.TrimSpace(text))), partedHash)
	return leading(autolinks.ReplaceAllStringFunc(text, parted), func(c byte) string { return `\` + string(c) })
}

var markdownEscapes = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`,
	"<", `\<`, ">", `\>`, "|", `\|`, "&", `\&`, "~", `\~`, "#", `\#`, "$", `\$`,
	"://", `\://`, "www.", `www\.`)

// What GitHub makes a link or a picture of, with escapes: the hash of a commit, which may
// stand behind the sign of another; and @ada, #5, GH-5, codes of emoji that may share a colon.
var (
	hashes    = regexp.MustCompile(`(?i)\b[0-9a-f]{7,40}\b`)
	autolinks = regexp.MustCompile(`(?i)@ ?|\\#[0-9]|\bgh-[0-9]|(?::(?:[a-z0-9+-]|\\_)+)+:`)
)

const comment = "<!-- -->"

// partedHash returns a match of hashes in parts. A number is left whole, although it could be
// the beginning of a hash: too many are numbers.
func partedHash(match string) string {
	if !strings.ContainsAny(match, "abcdefABCDEF") {
		return match
	}
	var parts []string
	for part := range slices.Chunk([]byte(match), 6) {
		parts = append(parts, string(part))
	}
	return strings.Join(parts, comment)
}

// parted returns a match of autolinks in parts.
func parted(match string) string {
	last := len(match) - 1
	switch match[0] {
	case '@':
		if last > 0 {
			return match // before a space, it mentions nobody
		}
		return match + comment
	case ':':
		return strings.ReplaceAll(match[:last], ":", ":"+comment) + ":"
	}
	return match[:last] + comment + match[last:]
}

// leading escapes what only has a meaning in Markdown where a line begins: the
// signs of lists, rules and underlined headings.
func leading(text string, escape func(c byte) string) string {
	rest := strings.TrimLeft(text, " 0123456789")
	if rest == "" {
		return text
	}
	before := text[:len(text)-len(rest)]
	numbered := strings.TrimLeft(before, " ") != ""
	sign := strings.ContainsRune("-+=", rune(rest[0]))
	if numbered {
		sign = rest[0] == '.' || rest[0] == ')'
	}
	if sign && (len(rest) == 1 || rest[1] == ' ' || rest[1] == rest[0]) {
		return before + escape(rest[0]) + rest[1:]
	}
	return text
}
