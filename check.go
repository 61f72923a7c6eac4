package socialorg

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
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
		ps.add(path, ErrTooLong, "%s has %d bytes, more than %d", quote(key), len(key), MaxKeyBytes)
	case key != "" && !isKey(key):
		ps.add(path, ErrMalformed, "%s is not lower-case words and digits joined by single hyphens", quote(key))
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
	repeated := repeats(words, same)
	for i, word := range words {
		var of Problems
		if first, ok := repeated[i]; ok {
			of.add("", ErrDuplicate, "%s is %s[%d] already", quote(word), path, first)
		} else {
			check(&of, "", word)
		}
		ps.nest(path, i, of)
	}
}

func same[T any](v T) T { return v }

// checkItems checks a list of values that have a key in the named field, and
// reports those whose key an earlier one has.
func checkItems[T any, S ~string](ps *Problems, path, field string, items []T, key func(T) S, check func(T) Problems) {
	checkList(ps, path, len(items))
	repeated := repeats(items, key)
	for i, e := range items {
		of := check(e)
		malformed := func(p Problem) bool { return p.Path == field }
		if first, ok := repeated[i]; ok && !slices.ContainsFunc(of, malformed) {
			of = slices.Insert(of, 0, Problem{field, ErrDuplicate, fmt.Sprintf("%s is %s[%d].%s already", quote(key(e)), path, first, field)})
		}
		ps.nest(path, i, of)
	}
}

// references is what an organisation has for its parts to refer to. Nil is
// that of a part by itself, where only the form of a reference is checked.
type references struct {
	goals map[Key]bool
	links *links
}

// checkGoal reports what is no key, or no goal of an organisation that lists
// any.
func (in *references) checkGoal(ps *Problems, path string, key Key) {
	if in != nil && in.goals[key] && key != "" {
		return
	}
	if checkKey(ps, path, key); in != nil && len(in.goals) > 0 && isKey(key) {
		ps.add(path, ErrUnknown, "no goal %s", quote(key))
	}
}

// checkRole reports what is no role id, or no role of the organisation.
func (in *references) checkRole(ps *Problems, path string, id RoleID) {
	if in != nil && id != "" {
		if _, ok := in.links.roles[id]; ok {
			return
		}
	}
	if checkKey(ps, path, id); in != nil && isKey(id) {
		ps.add(path, ErrUnknown, "no role %s", quote(id))
	}
}

// checkPosition reports what is no position id, or no position of the
// organisation.
func (in *references) checkPosition(ps *Problems, path string, id PositionID) {
	if in == nil {
		checkID(ps, path, id)
	} else {
		in.links.checkReference(ps, path, id)
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
		ps.add(path, ErrTooLong, "%s has %d bytes, more than %d", quote(s), len(s), MaxIDBytes)
	case !checkCharacters(ps, path, s, ""):
	case s != strings.TrimSpace(s):
		ps.add(path, ErrMalformed, "%s begins or ends with white space", quote(s))
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
		ps.add(path, ErrTooLong, "%s has %d bytes, more than %d", quote(text), len(text), MaxTextBytes)
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
				ps.add(path, ErrMalformed, "%s is not valid UTF-8 at byte %d", quote(s), i)
				return false
			}
		}
		if unicode.IsControl(r) && !strings.ContainsRune(allowed, r) {
			ps.add(path, ErrMalformed, "%s has the control character %U at byte %d", quote(s), r, i)
			return false
		}
		visible = visible || !unicode.IsSpace(r) && !isHidden(r) && !unicode.IsControl(r)
	}
	if !visible {
		ps.add(path, ErrRequired, "%s has no visible character", quote(s))
	}
	return visible
}

// isHidden reports whether r cannot be seen, changes what stands beside it, or
// stands for a character that was lost: Unicode's format characters, line
// separators, variation selectors and others that a font may leave out, the
// blank Braille pattern, and U+FFFD.
func isHidden(r rune) bool {
	return r == utf8.RuneError || r == '\u2800' || unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp,
		unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point)
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
	ps.add(path, ErrUnsupported, "%s is not one of %s", quote(word), strings.Join(list, ", "))
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
