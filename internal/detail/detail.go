// Package detail has the parts of the sentences that people read: quoted values,
// counted things, and text from outside on one line.
package detail

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// MaxQuoted is how many bytes of a value Quote shows.
const MaxQuoted = 64

// Quote quotes a value: on one line, printable, not too long.
func Quote[S ~string](s S) string {
	shown := cut(string(s))
	if len(shown) < len(s) {
		return strconv.Quote(shown) + "..."
	}
	return strconv.Quote(shown)
}

// cut returns as much of a value as Quote shows.
func cut(s string) string {
	if len(s) <= MaxQuoted {
		return s
	}
	end := MaxQuoted
	for end > MaxQuoted-utf8.UTFMax && !utf8.RuneStart(s[end]) {
		end--
	}
	return s[:end]
}

// QuoteASCII quotes a value as Quote does, and shows every character beyond
// ASCII by its code point.
func QuoteASCII[S ~string](s S) string { return strconv.QuoteToASCII(cut(string(s))) }

// Count returns "1 skill" or "3 skills".
func Count(n int, one, several string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, several)
}

// Grouped returns a number with commas between its thousands, and one with an
// exponent as it is.
func Grouped(number string) string {
	if strings.Contains(number, "e") {
		return number
	}
	digits, fraction := number, ""
	if point := strings.IndexByte(number, '.'); point >= 0 {
		digits, fraction = number[:point], number[point:]
	}
	first := len(digits) - len(strings.TrimPrefix(digits, "-"))
	for i := len(digits) - 3; i > first; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits + fraction
}

// List returns words as "a, b and c", with another conjunction as "a, b or c".
func List(words []string, conjunction string) string {
	last := len(words) - 1
	if last < 1 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:last], ", ") + " " + conjunction + " " + words[last]
}

// Few returns words as List does, of many the first few and how many others there
// are: "a, b, c and 3 more metrics".
func Few[S ~string](words []S, conjunction, others string) string {
	const most = 3
	var few []string
	for i, word := range words {
		if i == most && len(words) > most+1 {
			few = append(few, fmt.Sprintf("%d %s", len(words)-most, others))
			break
		}
		few = append(few, string(word))
	}
	return List(few, conjunction)
}

// InSentence returns a name without the capital that a common noun has only at the
// beginning of a sentence. Names that have one in every word, abbreviations and
// proper names stay: "Social Media Manager", "CEO", "Head of TikTok".
func InSentence(name string) string {
	for i, word := range strings.Fields(name) {
		first, size := utf8.DecodeRuneInString(word)
		second, _ := utf8.DecodeRuneInString(word[size:])
		if noun := unicode.IsUpper(first) && unicode.IsLower(second); noun != (i == 0) {
			return name
		}
	}
	if first, size := utf8.DecodeRuneInString(name); first != utf8.RuneError {
		return string(unicode.ToLower(first)) + name[size:]
	}
	return name
}

// Capital returns a phrase with a capital letter.
func Capital(phrase string) string {
	first, size := utf8.DecodeRuneInString(phrase)
	if !unicode.IsLower(first) {
		return phrase
	}
	return string(unicode.ToUpper(first)) + phrase[size:]
}

// MaxLine is how many bytes Line returns at most.
const MaxLine = 60 << 10

// Line cuts and escapes text so that it prints on one line and shows every
// character that it holds. Whatever comes from outside and goes to a terminal or
// a log goes through it.
func Line(text string) string {
	var b strings.Builder
	for i, r := range text {
		if b.Len() >= MaxLine-len("...") {
			b.WriteString("...")
			break
		}
		_, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			fmt.Fprintf(&b, `\x%02x`, text[i])
		case strconv.IsPrint(r):
			b.WriteRune(r)
		default:
			b.WriteString(strings.Trim(strconv.QuoteRune(r), "'"))
		}
	}
	return b.String()
}

// InvalidUTF8 returns the offset of the first byte that is not valid UTF-8, or
// len(text).
func InvalidUTF8(text string) int {
	for at, r := range text {
		if r != utf8.RuneError {
			continue
		}
		if _, size := utf8.DecodeRuneInString(text[at:]); size == 1 { // not U+FFFD itself
			return at
		}
	}
	return len(text)
}
