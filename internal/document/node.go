package document

import (
	"cmp"
	"fmt"
	"slices"

	"example.com/socialorg"
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
	number  // what is wanted only: a file has plain, quoted or bare
	objects // what is wanted only: a list of objects
	lone    // text that was taken for a list of one, or for an object of one field
)

// String names the kind for people.
func (k kind) String() string {
	return [...]string{"null", "text", "text", "a bare value", "text", "a list", "an object", "a number", "a list", "text"}[k]
}

// isText reports whether a value is text, or may be.
func (k kind) isText() bool { return k == quoted || k == plain }

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

// Room makes room for so many nodes, unless the text is too short to have them.
func (d *Document) Room(nodes int) { d.nodes = make([]node, 0, min(nodes, len(d.Text)/4)+1) }

// AddText adds text or the name of a field.
func (d *Document) AddText(at int, text string) { d.add(quoted, at, text) }

// BeginObject adds an object. What is added until its end is inside: the name and
// the value of each field.
func (d *Document) BeginObject(at int) { d.begin(object, at) }

// BeginList adds a list. What is added until its end is inside.
func (d *Document) BeginList(at int) { d.begin(list, at) }

// add adds a scalar or the name of a field.
func (d *Document) add(k kind, at int, text string) {
	d.nodes = append(d.nodes, node{text: text, at: int32(at), end: int32(len(d.nodes)) + 1, kind: k})
}

func (d *Document) begin(k kind, at int) {
	d.open = append(d.open, int32(len(d.nodes)))
	d.nodes = append(d.nodes, node{at: int32(at), kind: k})
}

// End ends the list or the object that was begun last.
func (d *Document) End() {
	last := len(d.open) - 1
	d.nodes[d.open[last]].end = int32(len(d.nodes))
	d.open = d.open[:last]
}

// SaysNothing reports whether there are no values.
func (d *Document) SaysNothing() bool {
	return len(d.nodes) == 0 || d.nodes[0].kind == null || d.nodes[0].kind == object && d.nodes[0].end == 1
}

// A Locator finds values by paths. It looks through a list, and through an object
// with keys of its own, only once.
type Locator struct {
	nodes    []node
	elements map[int32][]int32          // the elements of lists
	entries  map[int32]map[string]int32 // the values of objects by their quoted keys
}

// Locator returns a Locator for the values of the Document.
func (d *Document) Locator() *Locator {
	return &Locator{nodes: d.nodes, elements: make(map[int32][]int32), entries: make(map[int32]map[string]int32)}
}

// Place returns the place of the value at a path, or of that from which it is
// missing.
func (d *Document) Place(path string) (socialorg.Place, bool) {
	p, isPath := ParsePath(path)
	at, ok := d.Locator().Find(p)
	return d.PlaceOf(at), ok && isPath
}

// Find returns where in the text the value at a path begins, or the one from which it
// is missing.
func (l *Locator) Find(path Path) (at int, ok bool) {
	i, ok := l.find(path)
	if !ok {
		return 0, false
	}
	return int(l.nodes[i].at), true
}

// Has reports whether the document has the value that the first two steps of a path
// lead to.
func (l *Locator) Has(path Path) bool {
	value, ok := l.entry(0, path[0])
	if ok && len(path) > 1 {
		_, ok = l.entry(value, path[1])
	}
	return ok
}

// find returns the node at a path, or the one from which it is missing.
func (l *Locator) find(path Path) (at int32, ok bool) {
	if len(l.nodes) == 0 {
		return 0, false
	}
	for i, s := range path {
		next, ok := int32(0), false
		if !s.IsIndex() {
			next, ok = l.entry(at, s)
		} else if e := l.list(at); s.Index < len(e) {
			next, ok = e[s.Index], true
		}
		if !ok {
			isMissing := s.Name != "" && (l.nodes[at].kind == object || l.nodes[at].kind == lone) // and then neither are the elements of a list in it
			return at, isMissing && !slices.ContainsFunc(path[i:], func(s Step) bool { return s.Name == "" })
		}
		at = next
	}
	return at, true
}

// list returns the elements of a list, none if it is not one.
func (l *Locator) list(at int32) []int32 {
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

// entry returns the value of an object's field or key.
func (l *Locator) entry(in int32, s Step) (value int32, ok bool) {
	if l.entries[in] == nil && len(l.nodes) > 0 && l.nodes[in].kind == object {
		entries := make(map[string]int32)
		for key := in + 1; key < l.nodes[in].end; key = l.nodes[key+1].end {
			name := detail.Quote(l.nodes[key].text)
			if _, again := entries[name]; !again && l.nodes[key].kind != null {
				entries[name] = key + 1
			}
		}
		l.entries[in] = entries
	}
	value, ok = l.entries[in][cmp.Or(s.Key, detail.Quote(s.Name))]
	return value, ok
}
