// Package detail has the parts of sentences that the details of problems are made
// of: quoted values and counted things.
package detail

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// MaxQuoted is how many bytes of a value Quote shows.
const MaxQuoted = 64

// Quote quotes a value: on one line, printable, not too long.
func Quote[S ~string](s S) string {
	if len(s) <= MaxQuoted {
		return strconv.Quote(string(s))
	}
	cut := MaxQuoted
	for cut > MaxQuoted-utf8.UTFMax && !utf8.RuneStart(s[cut]) {
		cut--
	}
	return strconv.Quote(string(s[:cut])) + "..."
}

// Count returns "1 skill" or "3 skills".
func Count(n int, one, several string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, several)
}

// List returns words as "a, b and c", with another conjunction as "a, b or c".
func List(words []string, conjunction string) string {
	last := len(words) - 1
	if last < 1 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:last], ", ") + " " + conjunction + " " + words[last]
}
