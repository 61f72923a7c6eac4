// Package suggest finds the string that somebody probably meant, and says so:
// every "did you mean" comes from here.
package suggest

import (
	"iter"
	"slices"
	"strings"
	"unicode"

	"example.com/socialorg/internal/detail"
)

// maxDistance is the greatest Levenshtein distance, in runes, of strings that
// count as near.
const maxDistance = 2

// budget bounds how many runes an Index compares over its life.
const budget = 1 << 26

// Text returns the end of a sentence that offers what was meant, quoted.
func Text(meant string) string { return "; did you mean " + detail.Quote(meant) + "?" }

// Quote quotes a wrong value so that it does not look like what was meant, even
// where the two differ only in characters that look alike: it then shows the
// code points. The second result says how they differ, and is "" where that can
// be seen.
func Quote(s, meant string) (quoted, how string) {
	a, b := differing([]rune(s), []rune(meant))
	switch {
	case meant == "":
	case slices.ContainsFunc(slices.Concat(a, b), isMark):
		return detail.QuoteASCII(s), ", which is the same text in another Unicode form"
	case slices.ContainsFunc(a, isForeign) != slices.ContainsFunc(b, isForeign):
		return detail.QuoteASCII(s), ", which has letters of another script"
	}
	return detail.Quote(s), ""
}

// differing returns a and b without what they begin and end with in common.
func differing(a, b []rune) (restA, restB []rune) {
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	return a, b
}

func isMark(r rune) bool { return unicode.Is(unicode.Mn, r) }

// isForeign reports whether r is a letter of another script than Latin.
func isForeign(r rune) bool { return unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) }

// Find returns the known string that is nearest to s; see [Index.Find].
func Find(s string, known iter.Seq[string]) (nearest string, ok bool) { return New(known).Find(s) }

// An Index finds the nearest of a set of strings. It must not be used by several
// goroutines at once.
type Index struct {
	unread iter.Seq[string]  // the known strings, until the first Find
	forms  map[string]string // the smallest known string of each form
	known  map[int][]entry   // by length in runes
	left   int               // of the budget
}

type entry struct {
	text   string
	folded []rune
}

// New returns an Index of the known strings, in whatever order they come. The
// first Find reads them, in linear time and memory: one that is never asked costs
// nothing.
func New(known iter.Seq[string]) *Index { return &Index{unread: known} }

// Of returns an Index of those of the known values that are valid: no other is offered.
func Of[S ~string](known iter.Seq[S], valid func(S) bool) *Index {
	return New(func(yield func(string) bool) {
		for s := range known {
			if valid(s) && !yield(string(s)) {
				return
			}
		}
	})
}

func (x *Index) read() {
	x.forms, x.known, x.left = make(map[string]string), make(map[int][]entry), budget
	for s := range x.unread {
		if s == "" {
			continue
		}
		folded := Fold(s)
		for _, form := range formsOf(folded) {
			if other, ok := x.forms[form]; !ok || s < other {
				x.forms[form] = s
			}
		}
		runes := []rune(folded)
		x.known[len(runes)] = append(x.known[len(runes)], entry{s, runes})
	}
	x.unread = nil
}

// Find returns the known string that is nearest to s, the smallest of several, and
// false if none is near: first one that differs only in case and outer white space;
// then one that differs as numbers do after a spreadsheet, in leading zeros and a
// trailing ".0"; then one at a Levenshtein distance of at most 2 that is less than
// half of the length of s, in runes and without regard to case.
//
// An Index that has compared as many runes as its budget looks no further than case,
// white space and zeros, so that a file full of mistakes takes time linear in its size.
func (x *Index) Find(s string) (nearest string, ok bool) {
	folded := Fold(s)
	if folded == "" {
		return "", false
	}
	if x.unread != nil {
		x.read()
	}
	for _, form := range formsOf(folded) {
		if known, ok := x.forms[form]; ok {
			return known, true
		}
	}
	runes := []rune(folded)
	limit := min(maxDistance, (len(runes)-1)/2)
	if limit == 0 {
		return "", false
	}
	least := limit + 1
	for length := len(runes) - limit; length <= len(runes)+limit; length++ {
		cost := len(x.known[length]) * length
		if cost > x.left {
			x.left = 0
			return "", false
		}
		x.left -= cost
		for _, e := range x.known[length] {
			d := distance(runes, e.folded, min(least, limit))
			if d < least || ok && d == least && e.text < nearest {
				nearest, least, ok = e.text, d, true
			}
		}
	}
	return nearest, ok
}

// Fold returns the same string for strings that differ only in case, by
// Unicode's simple folding, and in outer white space.
func Fold(s string) string {
	return strings.Map(func(r rune) rune {
		least := r
		for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
			least = min(least, f)
		}
		return least
	}, strings.TrimSpace(s))
}

// formsOf returns the forms by which a folded string is found: itself and, of a number,
// that without leading zeros and a trailing ".0", behind a space, with which no folded
// string begins.
func formsOf(folded string) []string {
	digits := strings.TrimSuffix(folded, ".0")
	if digits == "" || strings.Trim(digits, "0123456789") != "" {
		return []string{folded}
	}
	last := len(digits) - 1
	return []string{folded, " " + strings.TrimLeft(digits[:last], "0") + digits[last:]}
}

// distance returns the Levenshtein distance of a and b where it is at most limit,
// and otherwise some number above it. What they begin and end with in common costs
// nothing, so that a limit of 2 tries nine ways at most.
func distance(a, b []rune, limit int) int {
	a, b = differing(a, b)
	switch longer := max(len(a), len(b)); {
	case len(a) == 0 || len(b) == 0:
		return longer
	case limit == 0 || longer-min(len(a), len(b)) > limit:
		return limit + 1
	}
	return 1 + min(distance(a[1:], b[1:], limit-1), distance(a[1:], b, limit-1), distance(a, b[1:], limit-1))
}
