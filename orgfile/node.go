package orgfile

import (
	"fmt"
	"slices"

	"example.com/socialorg/internal/detail"
)

// A kind says what a value of a file is before it is known what it should be.
type kind uint8

const (
	null   kind = iota // or, in YAML, nothing at all
	quoted             // text and nothing else
	plain              // a YAML scalar without quotes: text, and a number where one is wanted
	bare               // a JSON number, true or false: no text
	halved             // JSON text with one of the two escapes of a character
	list
	object
	number // what is wanted only: a file has plain, quoted or bare
	lone   // text that was taken for a list of one
)

// String names the kind for people.
func (k kind) String() string {
	return [...]string{"null", "text", "text", "a bare value", "text", "a list", "an object", "a number", "text"}[k]
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

// A locator finds nodes by paths. It looks through a list, and through an object
// with keys of its own, only once.
type locator struct {
	nodes    []node
	elements map[int32][]int32          // the elements of lists
	entries  map[int32]map[string]int32 // the values of objects by their quoted keys
}

func newLocator(nodes []node) *locator {
	return &locator{nodes: nodes, elements: make(map[int32][]int32), entries: make(map[int32]map[string]int32)}
}

// find returns the node at a path, or the one from which it is missing.
func (l *locator) find(path steps) (at int32, ok bool) {
	if len(l.nodes) == 0 {
		return 0, false
	}
	for i, s := range path {
		next, ok := int32(0), true
		switch {
		case s.key != "":
			next, ok = l.entry(at, s.key)
		case s.isIndex():
			if e := l.list(at); s.index < len(e) {
				next = e[s.index]
			} else {
				ok = false
			}
		case l.nodes[at].kind != object:
			ok = false
		default:
			if next, ok = l.field(at, s.name); !ok { // and then neither are the elements of a list in it
				return at, !slices.ContainsFunc(path[i:], func(s step) bool { return s.name == "" })
			}
		}
		if !ok {
			return 0, false
		}
		at = next
	}
	return at, true
}

// list returns the elements of a list, none if it is not one.
func (l *locator) list(at int32) []int32 {
	if l.nodes[at].kind == lone {
		return slices.Repeat([]int32{at}, len(elementsOf(l.nodes[at].text)))
	}
	if l.elements[at] == nil && l.nodes[at].kind == list {
		for e := at + 1; e < l.nodes[at].end; e = l.nodes[e].end {
			l.elements[at] = append(l.elements[at], e)
		}
	}
	return l.elements[at]
}

// entry returns the value of an object's quoted key.
func (l *locator) entry(in int32, key string) (value int32, ok bool) {
	if l.entries[in] == nil && l.nodes[in].kind == object {
		entries := make(map[string]int32)
		for key := in + 1; key < l.nodes[in].end; key = l.nodes[key+1].end {
			name := detail.Quote(l.nodes[key].text)
			if _, again := entries[name]; !again && l.nodes[key].kind != null {
				entries[name] = key + 1
			}
		}
		l.entries[in] = entries
	}
	value, ok = l.entries[in][key]
	return value, ok
}

// field returns the value of an object's field.
func (l *locator) field(in int32, name string) (value int32, ok bool) {
	const few = 64 // which are compared faster than looked up
	key := in + 1
	for range few {
		if key >= l.nodes[in].end {
			return 0, false
		}
		if l.nodes[key].text == name && l.nodes[key].kind != null {
			return key + 1, true
		}
		key = l.nodes[key+1].end
	}
	return l.entry(in, detail.Quote(name))
}
