package orgfile

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"example.com/socialorg/internal/detail"
)

// Steps lead to a value of an Org. They are put into words only for a problem.
type steps []step

// A step of a path is the name of a field, an index, or a quoted key of a map.
// A key that can stand in a path unquoted is written like the name of a field.
type step struct {
	name  string // "" of an index and of a key
	key   string
	index int
}

// entryStep returns the step to the value of a key of a map: a name, unless it
// cannot stand in a path.
func entryStep(key string) step {
	if isWord(key) {
		return step{name: key}
	}
	return step{key: detail.Quote(key)}
}

// String returns the path of a Problem: `positions[3].reportsTo`,
// `words.tiktok`.
func (p steps) String() string {
	var b strings.Builder
	for _, s := range p {
		switch {
		case s.key != "":
			b.WriteString("[" + s.key + "]")
		case s.name == "":
			fmt.Fprintf(&b, "[%d]", s.index)
		case b.Len() > 0:
			b.WriteString("." + s.name)
		default:
			b.WriteString(s.name)
		}
	}
	return b.String()
}

// cutStep cuts the first step off a path, which is not empty. It is false where
// that is not as [steps.String] writes it.
func cutStep(path string) (s step, rest string, ok bool) {
	if inner, isIndex := strings.CutPrefix(path, "["); isIndex {
		if key, err := strconv.QuotedPrefix(inner); err == nil {
			rest = inner[len(key):]
			if long, cut := strings.CutPrefix(rest, "..."); cut {
				key, rest = key+"...", long
			}
			rest, closed := strings.CutPrefix(rest, "]")
			rest, ok = cutDot(rest)
			return step{key: key}, rest, ok && closed
		}
		digits, rest, closed := strings.Cut(inner, "]")
		i, err := strconv.Atoi(digits)
		rest, ok = cutDot(rest)
		return step{index: i}, rest, ok && closed && err == nil && i >= 0 && strconv.Itoa(i) == digits
	}
	end := strings.IndexAny(path, ".[")
	if end < 0 {
		end = len(path)
	}
	rest, ok = cutDot(path[end:])
	return step{name: path[:end]}, rest, ok && isWord(path[:end])
}

// cutDot cuts off the point between a step and the name after it. It is false
// where there is one without a name, or a name without one.
func cutDot(rest string) (string, bool) {
	name, dotted := strings.CutPrefix(rest, ".")
	return name, dotted == (name != "" && name[0] != '[')
}

// isWord reports whether name may stand in a path.
func isWord(name string) bool {
	const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
	return name != "" && len(name) <= detail.MaxQuoted && strings.Trim(name, letters+"0123456789_-") == ""
}

// at returns the value that the steps lead to from v, the zero Value where there is none.
func (p steps) at(v reflect.Value, cache fieldCache) reflect.Value {
	for _, s := range p {
		switch {
		case v.Kind() == reflect.Slice && s.isIndex() && s.index < v.Len():
			v = v.Index(s.index)
		case v.Kind() == reflect.Struct && s.name != "":
			i := cache.of(v.Type()).find(s.name)
			if i < 0 {
				return reflect.Value{}
			}
			v = v.Field(i)
		default:
			return reflect.Value{}
		}
	}
	return v
}

// parseSteps is the inverse of [steps.String]; false where text is no path.
func parseSteps(text string) (p steps, ok bool) {
	for text != "" {
		s, rest, ok := cutStep(text)
		if !ok {
			return nil, false
		}
		p, text = append(p, s), rest
	}
	return p, true
}

func (s step) isIndex() bool { return s.name == "" && s.key == "" }
