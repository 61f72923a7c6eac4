package socialorg

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.com/socialorg/internal/detail"
	"example.com/socialorg/internal/hidden"
)

// A Code names a kind of mistake. It is a constant that is an error, so that
// errors.Is(err, ErrCycle) finds it in whatever Validate, NewHierarchy, Check
// or Score returned. Programs add their own for their own rules.
type Code string

// Error returns the code itself.
func (c Code) Error() string { return string(c) }

// The codes of the mistakes that Validate, NewHierarchy and Score report. Those
// of rules are in package rules.
const (
	ErrRequired    Code = "required"    // nothing is there, or nothing that can be seen
	ErrMalformed   Code = "malformed"   // not written as such a value must be
	ErrUnsupported Code = "unsupported" // not one of a closed set
	ErrRange       Code = "range"       // a number out of range or not finite, or too many of something
	ErrTooLong     Code = "too-long"    // more bytes than the stated limit
	ErrDuplicate   Code = "duplicate"   // the same as an earlier one
	ErrUnknown     Code = "unknown"     // refers to something that does not exist
	ErrSelfReport  Code = "self-report" // a position that reports to itself
	ErrCycle       Code = "cycle"       // positions that report to each other in a circle
	ErrOverflow    Code = "overflow"    // a sum that does not fit into 64 bits
)

// ErrImplausible is the code of [Scorecard.Doubts]: a count or a target that
// cannot be right. It is a warning: no input is rejected because of it.
const ErrImplausible Code = "implausible"

// The codes of a [Gap]: why a KPI has no value, or only part of one. No error
// of this package has them.
const (
	ErrUncounted       Code = "uncounted"        // a channel did not count a metric in a period
	ErrZeroDenominator Code = "zero-denominator" // the denominator adds up to 0
	ErrNonAdditive     Code = "non-additive"     // counts of a metric that do not add up, such as reach
	ErrCurrencies      Code = "currencies"       // money in two currencies, or in one other than the campaign's
)

// A Problem is one mistake, as data. Path and Code are stable, for programs;
// Detail is prose, for people, and may improve from version to version.
//
// A Problem is comparable with ==.
type Problem struct {
	Path   string `json:"path"` // the place, in JSON field names: "positions[3].reportsTo"; "" is the whole value
	Code   Code   `json:"code"`
	Detail string `json:"detail"`

	// The place in the file that the value came from; zero where it came from
	// none. Line and Column count from 1, Column in bytes.
	File   string `json:"file,omitempty"`
	Line   int    `json:"line,omitzero"`
	Column int    `json:"column,omitzero"`
}

// Error returns the place, the path and the detail on one line, without
// control characters and in less than 64 KiB, whatever the problem holds:
// `team.yaml:4:79: positions[1].reportsTo: no position "CEO"`.
func (p Problem) Error() string {
	text := p.Detail
	if text == "" {
		text = string(p.Code)
	}
	if p.Path != "" {
		text = p.Path + ": " + text
	}
	if p.File != "" {
		place := p.File
		if p.Line > 0 {
			place += fmt.Sprintf(":%d", p.Line)
			if p.Column > 0 {
				place += fmt.Sprintf(":%d", p.Column)
			}
		}
		text = place + ": " + text
	}
	return printable(text)
}

// Unwrap returns the code.
func (p Problem) Unwrap() error { return p.Code }

// Problems is every mistake that was found, in the order of the input. It is
// the error that Validate, NewHierarchy, Check and Score return, and it is
// never returned empty:
//
//	if problems, ok := errors.AsType[socialorg.Problems](err); ok {
//		for _, p := range problems {
//			fmt.Println(p)
//		}
//	}
type Problems []Problem

// Error returns the problems on one line, separated by semicolons, in less
// than 64 KiB: those that do not fit are counted.
func (ps Problems) Error() string {
	if len(ps) == 0 {
		return "no problems"
	}
	var b strings.Builder
	for i, p := range ps {
		text := p.Error()
		if i > 0 {
			if b.Len()+len(text) > maxErrorText {
				fmt.Fprintf(&b, "; and %d more", len(ps)-i)
				break
			}
			b.WriteString("; ")
		}
		b.WriteString(text)
	}
	return b.String()
}

// Unwrap returns the problems one by one, for errors.Is and errors.As.
func (ps Problems) Unwrap() []error {
	errs := make([]error, len(ps))
	for i, p := range ps {
		errs[i] = p
	}
	return errs
}

// err returns ps as an error, nil when there are none.
func (ps Problems) err() error {
	if len(ps) == 0 {
		return nil
	}
	return ps
}

func (ps *Problems) add(path string, code Code, format string, args ...any) {
	*ps = append(*ps, Problem{Path: path, Code: code, Detail: fmt.Sprintf(format, args...)})
}

// nest adds the problems of element i of a list, whose paths are relative to
// the element. It costs nothing where there are none.
func (ps *Problems) nest(list string, i int, of Problems) {
	for _, p := range of {
		p.Path = strings.TrimSuffix(fmt.Sprintf("%s[%d].%s", list, i, p.Path), ".")
		*ps = append(*ps, p)
	}
}

const (
	maxErrorText = 60 << 10 // bytes of a message, before the count of what was left out
)

// printable cuts and escapes text so that it prints on one line and shows
// every character that it holds.
func printable(text string) string {
	var b strings.Builder
	for i, r := range text {
		if b.Len() >= maxErrorText-len("...") {
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

// The outer limits of what Validate accepts. They are there to stop mistakes
// and attacks; no organisation comes near them.
const (
	MaxKeyBytes  = 64            // of a RoleID, a Key and every other string written like one
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

// checkEach checks a list of strings, and reports duplicates.
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
// control characters or shows nothing. The empty text is fine. So are the
// control characters in allowed.
func checkText(ps *Problems, path, text, allowed string) {
	switch {
	case text == "":
	case len(text) > MaxTextBytes:
		ps.add(path, ErrTooLong, "%s has %d bytes, more than %d", detail.Quote(text), len(text), MaxTextBytes)
	default:
		checkCharacters(ps, path, text, allowed)
	}
}

// checkCharacters reports the first character that s may not have, or that no
// character of s can be seen, and returns whether s is fine.
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

// checkWord reports a string that is not one of a closed set. The empty string
// is fine.
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
