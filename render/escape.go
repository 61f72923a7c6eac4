package render

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"example.com/socialorg/internal/hidden"
)

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

// markdownText escapes text for Markdown: in a paragraph, a heading, a list
// item and the cell of a table alike. Addresses and mentions are no links: a
// backslash is enough for an address, but mentions are looked for after
// Markdown, in what is left of it, so that only an empty comment parts the sign
// from the name. Outer spaces, which Markdown does not show, are left out.
func markdownText(text string) string {
	text = markdownEscapes.Replace(visible(strings.TrimSpace(text)))
	return leading(text, func(c byte) string { return `\` + string(c) })
}

var markdownEscapes = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`,
	"<", `\<`, ">", `\>`, "|", `\|`, "&", `\&`, "~", `\~`, "#", `\#`, "$", `\$`,
	"://", `\://`, "www.", `www\.`, "@ ", "@ ", "@", "@<!-- -->")

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
