package socialorg

import (
	"fmt"
	"maps"
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

// The limits, which stop mistakes and attacks: no organisation comes near.
const (
	MaxKeyBytes     = 64            // of a RoleID, a Key and every other string written like one
	MaxIDBytes      = 256           // of a PositionID and a holder
	MaxTextBytes    = 1024          // of a name, a title and a summary
	MaxListItems    = 100_000       // of every list but Org.Positions
	MaxPositions    = math.MaxInt32 // of an Org
	MaxTaken        = 1_000_000     // metrics and channels that all campaigns of an Org together take from Org.KPIs
	MaxCampaignDays = 36_525        // from Start to End: a hundred years
	MaxAreaOwners   = 100           // roles that answer for an area
	MaxCovering     = 1000          // positions that a [Coverage] lists of several roles; of one role, it lists all
	MaxProblems     = 10_000        // that [Problems] lists; one more, [ErrTooMany], counts the rest
)

// Validate reports a key that is missing, too long or malformed, as [Problems].
func (k Key) Validate() error {
	var ps Problems
	checkKey(&ps, "", k)
	return ps.Err()
}

// Valid reports whether Validate returns nil.
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

func checkKey[S ~string](ps *Problems, path string, key S) {
	if key == "" {
		ps.Add(path, ErrRequired, "is missing")
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

// keyText returns a key as it stands, and anything else quoted.
func keyText[S ~string](s S) string {
	if isKey(s) {
		return string(s)
	}
	return detail.Quote(s)
}

// checkID reports an id that is missing, or that is not plain text.
func checkID[S ~string](ps *Problems, path string, id S) {
	s := string(id)
	switch {
	case isASCII(s):
	case s == "":
		ps.Add(path, ErrRequired, "is missing")
	case len(s) > MaxIDBytes:
		ps.Add(path, ErrTooLong, "%s has %d bytes, more than %d", detail.Quote(s), len(s), MaxIDBytes)
	case !checkCharacters(ps, path, s, ""):
	case s != strings.TrimSpace(s):
		ps.Add(path, ErrMalformed, "%s begins or ends with white space", detail.Quote(s))
	}
}

func isID[S ~string](id S) bool {
	var ps Problems
	checkID(&ps, "", id)
	return len(ps) == 0
}

// isASCII reports whether s is an id in printable ASCII, as nearly all are.
func isASCII(s string) bool {
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

// checkText reports text for people that is too long, is not valid UTF-8, shows
// nothing, or has control characters that are not allowed. It may be empty.
func checkText(ps *Problems, path, text, allowed string) {
	switch {
	case text == "":
	case len(text) > MaxTextBytes:
		ps.Add(path, ErrTooLong, "%s has %d bytes, more than %d", detail.Quote(text), len(text), MaxTextBytes)
	default:
		checkCharacters(ps, path, text, allowed)
	}
}

// checkCharacters reports the first character that s may not have, or that none
// can be seen, and returns whether s is fine.
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

// checkWord reports a string that is not one of a closed set. It may be empty.
func checkWord[S ~string](ps *Problems, path string, word S, set []S) {
	if word == "" || slices.Contains(set, word) {
		return
	}
	list := make([]string, len(set))
	for i, w := range set {
		list[i] = string(w)
	}
	ps.Add(path, ErrUnsupported, "%s is not one of %s", detail.Quote(word), strings.Join(list, ", "))
	ps.Last().Meant, _ = suggest.Find(string(word), slices.Values(list))
}

// checkFinite reports NaN and the infinities, and returns whether f is finite.
func checkFinite(ps *Problems, path string, f float64) bool {
	if !isFinite(f) {
		ps.Add(path, ErrRange, "%v is not a finite number", f)
	}
	return isFinite(f)
}

func isFinite(f float64) bool { return !math.IsNaN(f) && !math.IsInf(f, 0) }

// checkNames reports keys of a map that are not written like keys, and texts
// that are empty or no text for people.
func checkNames(ps *Problems, path string, names map[Key]string) {
	checkMap(ps, path, names, func(of *Problems, path string, _ Key, name string) {
		if name == "" {
			of.Add(path, ErrRequired, "is empty")
		}
		checkText(of, path, name, "")
	})
}

// checkMap checks the keys of a map, and the values of those that are fine.
func checkMap[K ~string, V any](ps *Problems, path string, m map[K]V, check func(ps *Problems, path string, key K, value V)) {
	checkLength(ps, path, len(m))
	for _, key := range slices.Sorted(maps.Keys(m)) {
		if !isKey(key) {
			checkKey(ps, path, key)
			continue
		}
		check(ps, path+"."+string(key), key, m[key])
	}
}

// checkLength reports a list that is longer than MaxListItems.
func checkLength(ps *Problems, path string, n int) {
	if n > MaxListItems {
		ps.Add(path, ErrRange, "has %d entries, more than %d", n, MaxListItems)
	}
}

// checkEach checks a list of strings, and reports duplicates.
func checkEach[S ~string](ps *Problems, path string, values []S, check func(ps *Problems, path string, value S)) {
	checkLength(ps, path, len(values))
	repeated := repeats(values, unchanged)
	var of Problems // of one value; one variable, since it escapes
	for i, value := range values {
		if first, ok := repeated[i]; ok {
			ps.duplicate(element(path, i), element(path, first), detail.Quote(value))
			continue
		}
		of = nil
		if check(&of, "", value); len(of) > 0 {
			ps.Under(element(path, i), of)
		}
	}
}

// An identity is what tells an item of a list from the others: the value of a
// field, or without a field, what it is about.
type identity struct{ field, value string }

func (g Goal) identity() identity           { return identity{"key", string(g.Key)} }
func (r Role) identity() identity           { return identity{"id", string(r.ID)} }
func (d Responsibility) identity() identity { return identity{"key", string(d.Key)} }
func (s Skill) identity() identity          { return identity{"key", string(s.Key)} }
func (k KPI) identity() identity            { return identity{"key", string(k.Key)} }
func (c Campaign) identity() identity       { return identity{"key", string(c.Key)} }

func (id identity) text() string {
	if id.field == "" {
		return id.value
	}
	return detail.Quote(id.value)
}

// checkItems checks a list, and reports each item that has the identity of an
// earlier one.
func checkItems[T any](ps *Problems, path string, items []T, identify func(T) identity, check func(T) Problems) {
	checkLength(ps, path, len(items))
	repeated := repeats(items, identify)
	for i, e := range items {
		of := check(e)
		id := identify(e)
		if first, ok := repeated[i]; ok && !slices.ContainsFunc(of, func(p Problem) bool { return p.Path == id.field }) {
			ps.duplicate(below(element(path, i), id.field), below(element(path, first), id.field), id.text())
		}
		if len(of) > 0 {
			ps.Under(element(path, i), of)
		}
	}
}

// duplicate reports what repeats an earlier one.
func (ps *Problems) duplicate(path, first, what string) {
	ps.Add(path, ErrDuplicate, "%s is a duplicate", what)
	ps.Last().OtherPath = first
}

// element returns the path of an element of a list.
func element(list string, i int) string { return fmt.Sprintf("%s[%d]", list, i) }

// repeats maps the index of each element whose key an earlier one has to the
// index of the first that has it. Zero keys do not count.
func repeats[T any, K comparable](list []T, key func(T) K) map[int]int {
	if len(list) < 2 {
		return nil
	}
	var zero K
	var repeated map[int]int
	first := make(map[K]int, len(list))
	for i, e := range list {
		k := key(e)
		j, ok := first[k]
		switch {
		case k == zero:
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

// known is the values of one kind to which others may refer. It is nil where they
// are not known: then only the form of a reference is checked.
type known[K ~string] struct {
	no      string // says that a value is not among them: "no role %s"
	values  map[K]bool
	similar *suggest.Index
}

func newKnown[T any, K ~string](no string, list []T, key func(T) K) *known[K] {
	k := &known[K]{no: no, values: make(map[K]bool, len(list))}
	for _, e := range list {
		k.values[key(e)] = true
	}
	return k
}

// check reports a value that is missing or malformed, or not known.
func (k *known[K]) check(ps *Problems, path string, value K) {
	if k != nil && k.values[value] && value != "" {
		return
	}
	if checkKey(ps, path, value); k != nil && isKey(value) {
		if k.similar == nil {
			k.similar = suggest.Of(maps.Keys(k.values), isKey)
		}
		meant, _ := k.similar.Find(string(value))
		unknown(ps, path, k.no, string(value), meant)
	}
}

// checkOptional checks a value that may be missing.
func (k *known[K]) checkOptional(ps *Problems, path string, value K) {
	if value != "" {
		k.check(ps, path, value)
	}
}

// unknown reports a value that does not exist, with the nearest one that does.
func unknown(ps *Problems, path, no, value, meant string) {
	quoted, how := suggest.Quote(value, meant)
	ps.Add(path, ErrUnknown, no, quoted+how)
	ps.Last().Meant = meant
}

// references is what the parts of an organisation may refer to. The zero
// references are those of a part by itself.
type references struct {
	goals     *known[Key]
	roles     *known[RoleID]
	campaigns *known[Key]
	positions *forest.Lines
	similar   *suggest.Index // of the positions

	kpis     map[Key]KPI    // that Org.KPIs defines
	defined  *known[Key]    // the same; nil where there are none
	channels map[Key]string // of these, as in KPI.String
}

func newReferences(o *Org, positions *forest.Lines) *references {
	in := &references{
		roles:     newKnown("no role %s", o.Roles, func(r Role) RoleID { return r.ID }),
		campaigns: newKnown("no campaign %s", o.Campaigns, func(c Campaign) Key { return c.Key }),
		positions: positions,
		kpis:      definitions(o.KPIs),
		channels:  make(map[Key]string),
	}
	if len(o.Goals) > 0 {
		in.goals = newKnown("no goal %s", o.Goals, func(g Goal) Key { return g.Key })
	}
	if len(o.KPIs) > 0 {
		in.defined = newKnown("no KPI %s", o.KPIs, func(k KPI) Key { return k.Key })
	}
	return in
}

// checkPosition reports a string that is not a position id, or not a position of
// the organisation. One with outer white space is unknown where a position has a
// similar id.
func (in *references) checkPosition(ps *Problems, path string, id PositionID) {
	if in.positions == nil || id == "" {
		checkID(ps, path, id)
		return
	}
	if _, ok := in.positions.Find(string(id)); ok {
		return
	}
	meant := ""
	if isID(strings.TrimSpace(string(id))) {
		if in.similar == nil {
			in.similar = suggest.Of(in.positions.IDs(), isID)
		}
		meant, _ = in.similar.Find(string(id))
	}
	if meant == "" && !isID(id) {
		checkID(ps, path, id)
		return
	}
	unknown(ps, path, "no position %s", string(id), meant)
}
