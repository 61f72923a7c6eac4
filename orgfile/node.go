package orgfile

import "fmt"

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

// A locator finds nodes by paths. It counts the elements of a list only once.
type locator struct {
	nodes    []node
	elements map[int32][]int32 // the elements of lists
}

// find returns the node at a path, or the one from which it is missing.
func (l *locator) find(path string) (at int32, ok bool) {
	if len(l.nodes) == 0 {
		return 0, false
	}
	for path != "" {
		s, rest, ok := cutStep(path)
		switch {
		case !ok:
			return 0, false
		case s.name == "":
			e := l.list(at)
			if s.index >= len(e) {
				return 0, false
			}
			at = e[s.index]
		case l.nodes[at].kind != object:
			return 0, false
		default:
			value, ok := l.field(at, s.name)
			if !ok { // and then neither are the elements of a list in it
				return at, isNames(rest)
			}
			at = value
		}
		path = rest
	}
	return at, true
}

// list returns the elements of a list, none if it is not one.
func (l *locator) list(at int32) []int32 {
	if l.elements[at] == nil && l.nodes[at].kind == list {
		for e := at + 1; e < l.nodes[at].end; e = l.nodes[e].end {
			l.elements[at] = append(l.elements[at], e)
		}
	}
	return l.elements[at]
}

// field returns the value of an object's field.
func (l *locator) field(of int32, name string) (value int32, ok bool) {
	for key := of + 1; key < l.nodes[of].end; key = l.nodes[key+1].end {
		if l.nodes[key].text == name {
			return key + 1, true
		}
	}
	return 0, false
}
