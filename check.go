package socialorg

import (
	"fmt"
	"iter"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.com/socialorg/internal/detail"
	"example.com/socialorg/internal/forest"
	"example.com/socialorg/internal/hidden"
	"example.com/socialorg/internal/suggest"
)

// The outer limits of what Validate accepts. They are there to stop mistakes
// and attacks; no organisation comes near them.
const (
	MaxKeyBytes  = 64            // of a RoleID, a Key and every other string written like one
	MaxIDBytes   = 256           // of a PositionID and a holder
	MaxTextBytes = 1024          // of a name, a title and a summary
	MaxListItems = 100_000       // of every list but Org.Positions
	MaxPositions = math.MaxInt32 // of an Org
	MaxTaken     = 1_000_000     // metrics and channels that the campaigns of an Org take over from Org.KPIs, all together
)

// checkKey reports a key that is missing, too long or not made of lower-case
// ASCII letters and digits in words joined by single hyphens.
func checkKey[S ~string](ps *Problems, path string, key S) {
	if key == "" {
		ps.Add(path, ErrRequired, "is missing")
		return
	}
	checkOptionalKey(ps, path, key)
}

func checkOptionalKey[S ~string](ps *Problems, path string, key S) {
	switch {
	case len(key) > MaxKeyBytes:
		ps.Add(path, ErrTooLong, "%s has %d bytes, more than %d", detail.Quote(key), len(key), MaxKeyBytes)
	case key != "" && !isKey(key):
		ps.Add(path, ErrMalformed, "%s must be lower-case words or digits joined by single hyphens", detail.Quote(key))
	}
}

// Validate reports, as [Problems], a key that is missing, too long or not made
// of lower-case ASCII letters and digits in words joined by single hyphens.
func (k Key) Validate() error {
	var ps Problems
	checkKey(&ps, "", k)
	return ps.Err()
}

// Valid reports whether k is written as a key must be, like [Key.Validate].
func (k Key) Valid() bool { return isKey(k) }

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
func checkEach[S ~string](ps *Problems, path string, values []S, check func(ps *Problems, path string, value S)) {
	checkList(ps, path, len(values))
	repeated := repeats(values, unchanged)
	for i, value := range values {
		if first, ok := repeated[i]; ok {
			ps.duplicate(element(path, i), element(path, first), string(value))
			continue
		}
		var of Problems
		if check(&of, "", value); len(of) > 0 {
			ps.Under(element(path, i), of)
		}
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
			ps.duplicate(below(element(path, i), field), below(element(path, first), field), string(key(e)))
		}
		if len(of) > 0 {
			ps.Under(element(path, i), of)
		}
	}
}

// duplicate reports a value that an earlier one repeats.
func (ps *Problems) duplicate(path, first, value string) {
	ps.Add(path, ErrDuplicate, "%s is a duplicate", detail.Quote(value)).OtherPath = first
}

// element returns the path of an element of a list.
func element(list string, i int) string { return fmt.Sprintf("%s[%d]", list, i) }

// checkID reports an id that is missing or that is not plain text: valid
// UTF-8 of at most MaxIDBytes without control characters or outer white space.
func checkID[S ~string](ps *Problems, path string, id S) {
	s := string(id)
	if isPlainID(s) {
		return
	}
	switch {
	case s == "":
		ps.Add(path, ErrRequired, "is missing")
	case len(s) > MaxIDBytes:
		ps.Add(path, ErrTooLong, "%s has %d bytes, more than %d", detail.Quote(s), len(s), MaxIDBytes)
	case !checkCharacters(ps, path, s, ""):
	case s != strings.TrimSpace(s):
		ps.Add(path, ErrMalformed, "%s begins or ends with white space", detail.Quote(s))
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
		ps.Add(path, ErrTooLong, "%s has %d bytes, more than %d", detail.Quote(text), len(text), MaxTextBytes)
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
				ps.Add(path, ErrMalformed, "%s is not valid UTF-8 at byte %d", detail.Quote(s), i)
				return false
			}
		}
		if unicode.IsControl(r) && !strings.ContainsRune(allowed, r) {
			ps.Add(path, ErrMalformed, "%s has the control character %U at byte %d", detail.Quote(s), r, i)
			return false
		}
		visible = visible || !unicode.IsSpace(r) && !hidden.Rune(r) && !unicode.IsControl(r)
	}
	if !visible {
		ps.Add(path, ErrRequired, "%s has no visible character", detail.Quote(s))
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
	meant, _ := suggest.Find(string(word), slices.Values(list))
	ps.Add(path, ErrUnsupported, "%s is not one of %s", detail.Quote(word), strings.Join(list, ", ")).Meant = meant
}

// checkFinite reports NaN and the infinities, and returns whether f is
// neither.
func checkFinite(ps *Problems, path string, f float64) bool {
	if isFinite(f) {
		return true
	}
	ps.Add(path, ErrRange, "%v is not a finite number", f)
	return false
}

func isFinite(f float64) bool { return !math.IsNaN(f) && !math.IsInf(f, 0) }

// checkList reports a list that is longer than MaxListItems.
func checkList(ps *Problems, path string, n int) {
	if n > MaxListItems {
		ps.Add(path, ErrRange, "has %d entries, more than %d", n, MaxListItems)
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

// references holds what the parts of an organisation may refer to. It is nil
// for a part by itself; then only the form of a reference is checked.
type references struct {
	goals map[Key]bool
	roles map[RoleID]bool
	kpis  map[Key]KPI // those that Org.KPIs defines
	lines *forest.Lines

	campaigns  map[Key]bool
	identities map[Key]string // of KPIs that take their definition from kpis

	similarPositions, similarRoles, similarGoals, similarKPIs, similarCampaigns similarity
}

// channelsOf returns the channels that a KPI of a campaign is about: its own,
// or else those of its definition.
func (in *references) channelsOf(k KPI) []Key {
	if in == nil || len(k.Channels) > 0 || k.isDefined() {
		return k.Channels
	}
	return in.kpis[k.Key].Channels
}

// identity returns what identifies a KPI in its campaign; see [KPI.String].
func (in *references) identity(k KPI) string {
	if in == nil || len(k.Channels) > 0 || k.isDefined() {
		return identity(k.Key, k.Channels) + inPeriod(k.Key, in.periodOf(k))
	}
	id, ok := in.identities[k.Key]
	if !ok {
		id = identity(k.Key, in.kpis[k.Key].Channels)
		in.identities[k.Key] = id
	}
	return id + inPeriod(k.Key, in.periodOf(k))
}

// periodOf returns the period that a KPI of a campaign is about: its own, or else
// that of its definition.
func (in *references) periodOf(k KPI) Period {
	if in == nil || k.Period != "" || k.isDefined() {
		return k.Period
	}
	return in.kpis[k.Key].Period
}

// checkGoal reports a string that is not a key, or that is not a goal of an
// organisation that lists goals.
func (in *references) checkGoal(ps *Problems, path string, key Key) {
	if in != nil && in.goals[key] && key != "" {
		return
	}
	if checkKey(ps, path, key); in != nil && len(in.goals) > 0 && isKey(key) {
		reportUnknown(ps, path, "no goal %s", string(key), in.similarGoals.find(string(key), validKeys(in.goals)))
	}
}

// checkRole reports a string that is not a role id, or not a role of the
// organisation.
func (in *references) checkRole(ps *Problems, path string, id RoleID) {
	if in == nil || id == "" {
		checkKey(ps, path, id)
		return
	}
	if in.roles[id] {
		return
	}
	before := len(*ps)
	if checkKey(ps, path, id); len(*ps) == before {
		reportUnknown(ps, path, "no role %s", string(id), in.similarRoles.find(string(id), validKeys(in.roles)))
	}
}

// checkCampaign reports a string that is not a key, or not a campaign of the
// organisation.
func (in *references) checkCampaign(ps *Problems, path string, key Key) {
	if in != nil && in.campaigns[key] {
		return
	}
	if checkKey(ps, path, key); in != nil && isKey(key) {
		reportUnknown(ps, path, "no campaign %s", string(key), in.similarCampaigns.find(string(key), validKeys(in.campaigns)))
	}
}

// checkPosition reports a string that is not a position id, or not a position
// of the organisation. An id with outer white space counts as unknown if a
// position has a similar id.
func (in *references) checkPosition(ps *Problems, path string, id PositionID) {
	if in == nil || id == "" {
		checkID(ps, path, id)
		return
	}
	if _, ok := in.lines.Find(string(id)); ok {
		return
	}
	var mistakes Problems
	checkID(&mistakes, path, PositionID(strings.TrimSpace(string(id))))
	meant := ""
	if len(mistakes) == 0 {
		meant = in.similarPositions.find(string(id), validIDs(in.lines.IDs()))
	}
	before := len(*ps)
	if meant == "" {
		checkID(ps, path, id)
	}
	if len(*ps) == before {
		reportUnknown(ps, path, "no position %s", string(id), meant)
	}
}

// A similarity finds the nearest of some known ids, which it reads when it is
// first needed. It offers nothing that is no valid id itself.
type similarity struct{ index *suggest.Index }

func (s *similarity) find(id string, known iter.Seq[string]) string {
	if s.index == nil {
		s.index = suggest.New(known)
	}
	meant, _ := s.index.Find(id)
	return meant
}

// reportUnknown reports an id that does not exist, with the nearest one that
// does: no is the sentence, such as "no role %s".
func reportUnknown(ps *Problems, path, no, id, meant string) {
	quoted, how := suggest.Quote(id, meant)
	ps.Add(path, ErrUnknown, no, quoted+how).Meant = meant
}

// validKeys returns those of some keys that are written as keys must be.
func validKeys[K ~string, V any](known map[K]V) iter.Seq[string] {
	return func(yield func(string) bool) {
		for k := range known {
			if isKey(k) && !yield(string(k)) {
				return
			}
		}
	}
}

// validIDs returns those of some ids that are plain text.
func validIDs(ids iter.Seq[string]) iter.Seq[string] {
	return func(yield func(string) bool) {
		for id := range ids {
			var ps Problems
			if checkID(&ps, "", id); len(ps) == 0 && !yield(id) {
				return
			}
		}
	}
}
