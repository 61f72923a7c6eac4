package socialorg

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.com/socialorg/internal/detail"
	"example.com/socialorg/internal/hidden"
)

// The outer limits of what Validate accepts. They are there to stop mistakes
// and attacks; no organisation comes near them.
const (
	MaxKeyBytes  = 64            // of a RoleID, a Key and every other word written like one
	MaxIDBytes   = 256           // of a PositionID and a holder
	MaxTextBytes = 1024          // of a name, a title and a summary
	MaxListItems = 100_000       // of every list but Org.Positions
	MaxPositions = math.MaxInt32 // of an Org
)

// checkKey reports a key that is missing, too long or not made of lower-case
// ASCII letters and digits in words joined by single hyphens.
func checkKey[S ~string](ps *Problems, path string, key S) {
	if key == "" {
		ps.add(path, ErrRequired, "is missing")
		return
	}
	checkOptionalKey(ps, path, key)
}

func checkOptionalKey[S ~string](ps *Problems, path string, key S) {
	switch {
	case len(key) > MaxKeyBytes:
		ps.add(path, ErrTooLong, "%s has %d bytes, more than %d", detail.Quote(key), len(key), MaxKeyBytes)
	case key != "" && !isKey(key):
		ps.add(path, ErrMalformed, "%s must be lower-case words or digits joined by single hyphens", detail.Quote(key))
	}
}

// isKey reports whether s is written as a key must be.
func isKey[S ~string](s S) bool {
	if len(s) > MaxKeyBytes {
		return false
	}
	afterHyphen := true
	for i := range len(s) {
		switch c := s[i]; {
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
			afterHyphen = false
		case c == '-' && !afterHyphen:
			afterHyphen = true
		default:
			return false
		}
	}
	return !afterHyphen
}

// checkEach checks a list of words, and reports those that it repeats.
func checkEach[S ~string](ps *Problems, path string, words []S, check func(ps *Problems, path string, word S)) {
	checkList(ps, path, len(words))
	repeated := repeats(words, unchanged)
	for i, word := range words {
		var of Problems
		if first, ok := repeated[i]; ok {
			of.add("", ErrDuplicate, "%s is a duplicate of %s[%d]", detail.Quote(word), path, first)
		} else {
			check(&of, "", word)
		}
		ps.nest(path, i, of)
	}
}

// checkItems checks a list of values that have a key in the named field, and
// reports those whose key an earlier one has.
func checkItems[T any, S ~string](ps *Problems, path, field string, items []T, key func(T) S, check func(T) Problems) {
	checkList(ps, path, len(items))
	repeated := repeats(items, key)
	for i, e := range items {
		of := check(e)
		malformed := func(p Problem) bool { return p.Path == field }
		if first, ok := repeated[i]; ok && !slices.ContainsFunc(of, malformed) {
			of = slices.Insert(of, 0, Problem{Path: field, Code: ErrDuplicate, Detail: fmt.Sprintf("%s is a duplicate of %s[%d].%s", detail.Quote(key(e)), path, first, field)})
		}
		ps.nest(path, i, of)
	}
}

// checkID reports an id that is missing or that is not plain text: valid
// UTF-8 of at most MaxIDBytes without control characters or outer white space.
func checkID[S ~string](ps *Problems, path string, id S) {
	s := string(id)
	if isPlainID(s) {
		return
	}
	switch {
	case s == "":
		ps.add(path, ErrRequired, "is missing")
	case len(s) > MaxIDBytes:
		ps.add(path, ErrTooLong, "%s has %d bytes, more than %d", detail.Quote(s), len(s), MaxIDBytes)
	case !checkCharacters(ps, path, s, ""):
	case s != strings.TrimSpace(s):
		ps.add(path, ErrMalformed, "%s begins or ends with white space", detail.Quote(s))
	}
}

// isPlainID reports whether s is a valid id in printable ASCII, as nearly all
// are.
func isPlainID[S ~string](s S) bool {
	if s == "" || len(s) > MaxIDBytes || s[0] == ' ' || s[len(s)-1] == ' ' {
		return false
	}
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// checkText reports text for people that is too long, is not valid UTF-8, has
// control characters or shows nothing. The empty text is fine. Control
// characters that stand in allowed are, too.
func checkText(ps *Problems, path, text, allowed string) {
	switch {
	case text == "":
	case len(text) > MaxTextBytes:
		ps.add(path, ErrTooLong, "%s has %d bytes, more than %d", detail.Quote(text), len(text), MaxTextBytes)
	default:
		checkCharacters(ps, path, text, allowed)
	}
}

// checkCharacters reports the first character that s may not have, or that it
// has none that can be seen, and returns whether s is fine.
func checkCharacters(ps *Problems, path, s, allowed string) bool {
	visible := false
	for i, r := range s {
		if r == utf8.RuneError {
			if _, size := utf8.DecodeRuneInString(s[i:]); size == 1 {
				ps.add(path, ErrMalformed, "%s is not valid UTF-8 at byte %d", detail.Quote(s), i)
				return false
			}
		}
		if unicode.IsControl(r) && !strings.ContainsRune(allowed, r) {
			ps.add(path, ErrMalformed, "%s has the control character %U at byte %d", detail.Quote(s), r, i)
			return false
		}
		visible = visible || !unicode.IsSpace(r) && !hidden.Rune(r) && !unicode.IsControl(r)
	}
	if !visible {
		ps.add(path, ErrRequired, "%s has no visible character", detail.Quote(s))
	}
	return visible
}

// checkWord reports a word that is not one of a closed set. The empty word is
// fine.
func checkWord[S ~string](ps *Problems, path string, word S, set []S) {
	if word == "" {
		return
	}
	list := make([]string, len(set))
	for i, w := range set {
		if w == word {
			return
		}
		list[i] = string(w)
	}
	ps.add(path, ErrUnsupported, "%s is not one of %s", detail.Quote(word), strings.Join(list, ", "))
}

// checkFinite reports NaN and the infinities, and returns whether f is
// neither.
func checkFinite(ps *Problems, path string, f float64) bool {
	if isFinite(f) {
		return true
	}
	ps.add(path, ErrRange, "%v is not a finite number", f)
	return false
}

func isFinite(f float64) bool { return !math.IsNaN(f) && !math.IsInf(f, 0) }

// checkList reports a list that is longer than MaxListItems.
func checkList(ps *Problems, path string, n int) {
	if n > MaxListItems {
		ps.add(path, ErrRange, "has %d entries, more than %d", n, MaxListItems)
	}
}

// repeats maps the index of each element whose key an earlier one has to the
// index of the first that has it. Empty keys do not count.
func repeats[T any, S ~string](list []T, key func(T) S) map[int]int {
	if len(list) < 2 {
		return nil
	}
	var repeated map[int]int
	first := make(map[S]int, len(list))
	for i, e := range list {
		k := key(e)
		j, ok := first[k]
		switch {
		case k == "":
		case !ok:
			first[k] = i
		default:
			if repeated == nil {
				repeated = make(map[int]int)
			}
			repeated[i] = j
		}
	}
	return repeated
}

// keyText returns a key as it stands, and anything else quoted.
func keyText[S ~string](s S) string {
	if isKey(s) {
		return string(s)
	}
	return detail.Quote(s)
}

// cloneList returns a copy of list, nil when it is empty.
func cloneList[T any](list []T) []T { return append([]T(nil), list...) }

// cloneEach returns a copy of list with every element cloned, nil when it is
// empty.
func cloneEach[T any](list []T, clone func(T) T) []T {
	list = cloneList(list)
	for i := range list {
		list[i] = clone(list[i])
	}
	return list
}
