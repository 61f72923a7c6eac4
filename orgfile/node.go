package orgfile

import (
	"fmt"
	"strconv"
	"strings"
)

// A kind says what a value of a file is before it is known what it should be.
type kind uint8

const (
	null   kind = iota // or, in YAML, nothing at all
	quoted             // text and nothing else
	plain              // a YAML scalar without quotes: text, and a number where one is wanted
	bare               // a JSON number, true or false: no text
	list
	object
)

// String names the kind for people.
func (k kind) String() string {
	return [...]string{"null", "text", "text", "a bare value", "a list", "an object"}[k]
}

// A node is a value of a file. All nodes of a file stand in one list, in the
// order of the text: a list is followed by its elements, an object by the name
// and the value of each of its fields.
type node struct {
	text string // of a scalar
	at   int32  // where in the source it begins
	end  int32  // the index of the first node that is not inside this one; 0 until that is known
	kind kind
}

var errTooDeep = fmt.Errorf("is nested more than %d deep", MaxDepth)

// A builder makes the nodes of a file.
type builder struct {
	nodes []node
	open  []int32 // the lists and objects that have not ended
}

// newBuilder returns a builder with room for so many nodes, unless the text is
// too short to have them.
func newBuilder(text string, room int) builder {
	return builder{nodes: make([]node, 0, min(room, len(text)/4)+1)}
}

// add adds a scalar or the name of a field.
func (b *builder) add(k kind, at int, text string) {
	b.nodes = append(b.nodes, node{text: text, at: int32(at), end: int32(len(b.nodes)) + 1, kind: k})
}

// begin adds a list or an object. What is added until its end is inside.
func (b *builder) begin(k kind, at int) {
	b.open = append(b.open, int32(len(b.nodes)))
	b.nodes = append(b.nodes, node{at: int32(at), kind: k})
}

func (b *builder) end() {
	last := len(b.open) - 1
	b.nodes[b.open[last]].end = int32(len(b.nodes))
	b.open = b.open[:last]
}

// locator returns File.Locate, made for many paths: it counts the elements of a
// list only once.
func (f *File) locator() func(path string) (line, column int, ok bool) {
	elements := make(map[int32][]int32) // the nodes of a list's elements
	return func(path string) (line, column int, ok bool) {
		if len(f.nodes) == 0 {
			return 0, 0, false
		}
		at := int32(0)
		for rest := path; rest != ""; {
			n := &f.nodes[at]
			if inner, isIndex := strings.CutPrefix(rest, "["); isIndex {
				digits, after, closed := strings.Cut(inner, "]")
				i, err := strconv.Atoi(digits)
				if n.kind != list || !closed || err != nil {
					return 0, 0, false
				}
				if elements[at] == nil {
					for e := at + 1; e < n.end; e = f.nodes[e].end {
						elements[at] = append(elements[at], e)
					}
				}
				if i < 0 || i >= len(elements[at]) {
					return 0, 0, false
				}
				at, rest = elements[at][i], after
				continue
			}
			rest = strings.TrimPrefix(rest, ".")
			name := rest
			if i := strings.IndexAny(rest, ".["); i >= 0 {
				name = rest[:i]
			}
			rest = rest[len(name):]
			field := f.field(at, name)
			if name == "" || n.kind != object || field == 0 && strings.Contains(rest, "[") {
				return 0, 0, false
			}
			if field == 0 {
				break // what is missing is where its parent is
			}
			at = field
		}
		line, column = f.source.place(int(f.nodes[at].at))
		return line, column, true
	}
}

// field returns the value of an object's field, 0 when it has none.
func (f *File) field(of int32, name string) int32 {
	n := &f.nodes[of]
	for key := of + 1; n.kind == object && key < n.end; key = f.nodes[key+1].end {
		if f.nodes[key].text == name {
			return key + 1
		}
	}
	return 0
}
