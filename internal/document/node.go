package document

import (
	"fmt"
	"slices"

	"example.com/socialorg"
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

// Room makes room for so many more nodes, unless the last text is too short to have them.
func (d *Document) Room(nodes int) { d.nodes = slices.Grow(d.nodes, min(nodes, len(d.Text)/4)+1) }

// AddText adds text or the name of a field. Here and below, at counts from the
// beginning of the last text.
func (d *Document) AddText(at int, text string) { d.addNode(quoted, at, text) }

// BeginObject adds an object. What is added until its end is inside: the name and
// the value of each field.
func (d *Document) BeginObject(at int) { d.begin(object, at) }

// BeginList adds a list. What is added until its end is inside.
func (d *Document) BeginList(at int) { d.begin(list, at) }

// addNode adds a scalar or the name of a field.
func (d *Document) addNode(k kind, at int, text string) {
	d.nodes = append(d.nodes, node{text: text, at: int32(d.last().start + at), end: int32(len(d.nodes)) + 1, kind: k})
}

func (d *Document) begin(k kind, at int) {
	d.open = append(d.open, int32(len(d.nodes)))
	d.nodes = append(d.nodes, node{at: int32(d.last().start + at), kind: k})
}

// End ends the list or the object that was begun last.
func (d *Document) End() {
	last := len(d.open) - 1
	d.nodes[d.open[last]].end = int32(len(d.nodes))
	d.open = d.open[:last]
}

// saysNothing reports whether there is no value in a text, whose first node is given.
func (d *Document) saysNothing(root int32) bool {
	return int(root) == len(d.nodes) || d.nodes[root].kind == null || d.nodes[root].kind == object && d.nodes[root].end == root+1
}

// SaysNothing reports whether there is no value in any text.
func (d *Document) SaysNothing() bool {
	return !slices.ContainsFunc(d.roots(), func(root int32) bool { return !d.saysNothing(root) })
}

// roots returns the first nodes of the texts that have any.
func (d *Document) roots() (all []int32) {
	for root := int32(0); int(root) < len(d.nodes); root = d.nodes[root].end {
		all = append(all, root)
	}
	return all
}

// A Locator finds values by paths. It looks through a list, and through an object
// with keys of its own, only once.
type Locator struct {
	*Document
	elements map[int32][]int32          // the elements of lists
	entries  map[int32]map[string]int32 // the values of objects by the names of their steps
}

// Locator returns a Locator for the values of the Document.
func (d *Document) Locator() *Locator {
	return &Locator{Document: d, elements: make(map[int32][]int32), entries: make(map[int32]map[string]int32)}
}

// Place returns the place of the value at a path, or of that from which it is
// missing.
func (l *Locator) Place(path string) (socialorg.Place, bool) {
	p, ok := ParsePath(path)
	if !ok || len(l.nodes) == 0 {
		return socialorg.Place{}, false
	}
	at := l.roots() // what several texts have of the same list or object
	for i, s := range p {
		var next []int32
		if s.Name != "" {
			next = l.values(at, s.Name)
		} else if e := l.list(at); s.Index < len(e) {
			next = e[s.Index : s.Index+1]
		}
		if len(next) == 0 {
			k := l.nodes[at[0]].kind
			if s.Name == "" || k != object && k != lone || slices.ContainsFunc(p[i:], func(s Step) bool { return s.Name == "" }) {
				return socialorg.Place{}, false // then neither are the elements of a list in it missing
			}
			break
		}
		at = next
	}
	return l.PlaceOf(int(l.nodes[at[0]].at)), true
}

// list returns the elements of lists, none if they are not.
func (l *Locator) list(all []int32) []int32 {
	first := all[0]
	if l.nodes[first].kind == lone {
		return slices.Repeat(all, len(elementsOf(l.nodes[first].text)))
	}
	if l.elements[first] == nil {
		for _, at := range all {
			for e := at + 1; l.nodes[at].kind == list && e < l.nodes[at].end; e = l.nodes[e].end {
				l.elements[first] = append(l.elements[first], e)
			}
		}
	}
	return l.elements[first]
}

// values returns the values of a field or a key of objects.
func (l *Locator) values(all []int32, name string) (values []int32) {
	for _, in := range all {
		if l.entries[in] == nil && l.nodes[in].kind == object {
			l.entries[in] = make(map[string]int32)
			for key := in + 1; key < l.nodes[in].end; key = l.nodes[key+1].end {
				name := entry(l.nodes[key].text).Name
				if _, again := l.entries[in][name]; !again && l.nodes[key].kind != null {
					l.entries[in][name] = key + 1
				}
			}
		}
		if value, ok := l.entries[in][name]; ok {
			values = append(values, value)
		}
	}
	return values
}
