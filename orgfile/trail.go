package orgfile

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
)

// A trail leads to a value of an Org. It is put into words only for a problem.
type trail []step

// A step of a trail is the name of a field or, without one, an index.
type step struct {
	name  string
	index int
}

// String returns the trail as the path of a Problem: "positions[3].reportsTo".
func (t trail) String() string {
	var b strings.Builder
	for _, s := range t {
		switch {
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
// that is not as [trail.String] writes it.
func cutStep(path string) (s step, rest string, ok bool) {
	if inner, isIndex := strings.CutPrefix(path, "["); isIndex {
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

// isNames reports whether a path, which may be empty, has no index.
func isNames(path string) bool {
	for path != "" {
		s, rest, ok := cutStep(path)
		if !ok || s.name == "" {
			return false
		}
		path = rest
	}
	return true
}

// fieldNames is the names that the fields of structs have in files: those of
// their JSON tags.
type fieldNames map[reflect.Type][]string

func (f fieldNames) of(t reflect.Type) []string {
	names, ok := f[t]
	if !ok {
		names = namesOf(t)
		f[t] = names
	}
	return names
}

func namesOf(t reflect.Type) []string {
	var names []string
	for field := range t.Fields() {
		name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		names = append(names, name)
	}
	return names
}
