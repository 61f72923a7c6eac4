package orgfile

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"

	"example.com/socialorg"
	"example.com/socialorg/internal/detail"
)

// A decoder turns nodes into an Org and reports whatever is not as the Go types
// have it. Where a mistake shows what was meant, it goes on with that. Its depth
// is that of the types.
type decoder struct {
	reporter
	nodes  []node
	fields fieldCache
	before map[string]int  // elements of the lists of the Org that earlier files have
	lost   map[string]bool // paths at which there is no value for a mistake that is reported
	steps  steps           // to the value at hand
}

// document decodes the whole of the nodes into what to points to, or reports what
// there is none of.
func (d *decoder) document(to any, none string) {
	d.fields, d.lost = make(fieldCache), make(map[string]bool)
	if saysNothing(d.nodes) {
		d.report(0, reachNothing, socialorg.ErrRequired, "is empty: %s", none)
		return
	}
	d.value(0, reflect.ValueOf(to).Elem(), true)
}

// saysNothing reports whether nodes are those of a file without an organisation.
func saysNothing(nodes []node) bool {
	return nodes[0].kind == null || nodes[0].kind == object && nodes[0].end == 1
}

// value decodes a node into v, to which others refer where it is an identity.
func (d *decoder) value(at int32, v reflect.Value, identity bool) {
	n := &d.nodes[at]
	if d.mend(at, v) {
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		if n.kind != object {
			d.mismatch(at, object, true)
			return
		}
		d.object(at, v)
	case reflect.Map:
		if n.kind != object {
			d.mismatch(at, object, identity)
			return
		}
		d.entries(at, v)
	case reflect.Slice:
		d.list(at, v)
	case reflect.Pointer:
		if n.kind == null {
			d.mismatch(at, number, identity)
			return
		}
		v.Set(reflect.New(v.Type().Elem()))
		lost := len(d.lost)
		if d.value(at, v.Elem(), identity); len(d.lost) > lost {
			v.SetZero()
		}
	case reflect.String:
		switch n.kind {
		case quoted, plain:
			v.SetString(n.text)
		case bare: // what was meant is known
			v.SetString(n.text)
			remedy := ""
			switch v.Interface().(type) {
			case string, socialorg.PositionID, socialorg.RoleID, socialorg.Key:
				remedy = "; put it in quotes" // which is no word of a closed set
			}
			d.report(at, reachNothing, socialorg.ErrMalformed, "is %s, not text%s", detail.Quote(n.text), remedy)
		case halved:
			reach := reachRules
			if identity {
				reach = reachEverything
			}
			d.lose(d.steps)
			d.report(at, reach, socialorg.ErrMalformed, `has half of a character, such as \ud83d without \ude00; write the character itself`)
		default:
			d.mismatch(at, quoted, identity)
		}
	case reflect.Bool:
		if v.SetBool(n.text == "true"); n.text != "true" && n.text != "false" || n.kind == quoted {
			d.report(at, reachRules, socialorg.ErrMalformed, "is not true or false")
		}
	case reflect.Int32: // a character
		c, size := utf8.DecodeRuneInString(n.text)
		if v.SetInt(int64(c)); size == 0 || size < len(n.text) {
			d.report(at, reachRules, socialorg.ErrMalformed, "is not one character in quotes")
		}
	default:
		isNumber := n.text != "" && strings.ContainsAny(n.text[:1], "-0123456789") && jsontext.Value(n.text).IsValid()
		switch {
		case isNumber && (n.kind == plain || n.kind == bare):
			d.number(at, v)
		case isNumber && n.kind == quoted:
			d.report(at, reachNothing, socialorg.ErrMalformed, "is text, not a number; write %s without quotes", n.text)
			d.number(at, v)
		default:
			if text, ok := plainNumber(n.text); ok && (n.kind == plain || n.kind == quoted) {
				d.report(at, reachNothing, socialorg.ErrMalformed, "is %s, not a number; write %s", detail.Quote(n.text), text)
				n.text = text
				d.number(at, v)
				return
			}
			d.mismatch(at, number, identity)
		}
	}
}

const maxFields = 32 // of a struct of an Org

// object decodes the fields of a struct. An unknown field whose name is near
// that of a known one, which is not there, is decoded as if it were that.
func (d *decoder) object(at int32, v reflect.Value) {
	known := d.fields.of(v.Type())
	d.joinNumbers(at, v, known)
	var first [maxFields]int32 // the name by which each field came first
	for key := at + 1; key < d.nodes[at].end; key = d.nodes[key+1].end {
		if i := known.find(d.nodes[key].text); i >= 0 && first[i] == 0 && d.nodes[key].kind != null {
			first[i] = key
		}
	}
	strange := false // there is a field of which nobody knows what was meant
	d.steps = append(d.steps, step{})
	here := &d.steps[len(d.steps)-1]
	for key := at + 1; key < d.nodes[at].end; key = d.nodes[key+1].end {
		if d.nodes[key].kind == null { // the parser has reported it
			continue
		}
		name := d.nodes[key].text
		i := known.find(name)
		if i < 0 {
			if i = d.unknown(at, key, known, &first); i < 0 {
				strange = true
				continue
			}
		}
		here.name = known.names[i]
		if first[i] != key {
			reach := reachRules
			switch kind := v.Type().Field(i).Type; {
			case isIdentity(known.names[i]):
				reach = reachEverything
				v.Field(i).SetZero() // nobody knows which of them is meant
			case kind.Kind() == reflect.Slice && kind.Elem().Kind() == reflect.Struct:
				reach = reachEverything
			}
			d.report(key, reach, socialorg.ErrDuplicate, "is a duplicate").Other = d.source.place(int(d.nodes[first[i]].at))
			continue
		}
		d.value(key+1, v.Field(i), isIdentity(known.names[i]))
		here = &d.steps[len(d.steps)-1]
	}
	d.steps = d.steps[:len(d.steps)-1]
	if strange {
		d.missing(known, &first)
	}
}

// unknown reports a field that the type does not have, and returns the field
// that was meant, -1 where that is not known.
func (d *decoder) unknown(at, key int32, known *fields, first *[maxFields]int32) int {
	name := d.nodes[key].text
	all := d.steps
	if last := len(all) - 1; isWord(name) {
		all[last] = step{name: name}
	} else { // then it has no place in a path
		d.steps = all[:last]
	}
	similar, ok := known.similar.Find(name)
	if value := &d.nodes[key+1]; value.kind == list && key+2 < value.end && d.nodes[key+2].kind == object && similar == "reportsTo" {
		similar, ok = "", false // what is inside of a position reports to it
	}
	for of, words := range synonyms {
		if word := words[name]; word != "" && known.find(of) >= 0 {
			similar, ok = word, true
		}
	}
	text := ""
	if !ok && known.find("dottedTo") >= 0 {
		text = d.strange(at, key)
	}
	switch {
	case ok, text != "":
	case d.source.isYAML && name != "" && d.nodes[key+1].kind == null && strings.HasSuffix(strings.TrimSpace(d.source.text[:d.nodes[key].at]), ","):
		text = "; text with a comma needs quotes here"
	default:
		text = "; " + listed(known.names)
	}
	d.report(key, reachNothing, socialorg.ErrUnknown, "no field %s%s", detail.Quote(name), text).Meant = similar
	d.steps = all
	if i := known.find(similar); ok && first[i] == 0 {
		first[i] = key
		d.nodes[key].text = similar // for the locator
		return i
	}
	return -1
}

// missing notes the fields that an object lacks if it also has a field of
// unknown meaning. That may be the one that is missing, so its absence is not
// another mistake.
func (d *decoder) missing(known *fields, first *[maxFields]int32) {
	for i, name := range known.names {
		switch {
		case first[i] != 0 || !known.required[i] && name != "positions":
		case isIdentity(name) || name == "positions":
			d.reach = reachEverything
		default:
			d.reach = max(d.reach, reachRules)
			d.lose(append(slices.Clip(d.steps), step{name: name}))
		}
	}
}

// isIdentity reports whether others refer to what the named field names.
func isIdentity(name string) bool { return name == "id" || name == "key" }

// entries decodes an object into a map from text to text.
func (d *decoder) entries(at int32, v reflect.Value) {
	first := make(map[string]int32)
	d.steps = append(d.steps, step{})
	for key := at + 1; key < d.nodes[at].end; key = d.nodes[key+1].end {
		if d.nodes[key].kind == null {
			continue
		}
		name := d.nodes[key].text
		d.steps[len(d.steps)-1] = entryStep(name)
		if earlier, ok := first[name]; ok {
			d.report(key, reachNothing, socialorg.ErrDuplicate, "is a duplicate").Other = d.source.place(int(d.nodes[earlier].at))
			continue
		}
		first[name] = key
		value := reflect.New(v.Type().Elem()).Elem()
		d.value(key+1, value, false)
		if v.IsNil() {
			v.Set(reflect.MakeMap(v.Type()))
		}
		v.SetMapIndex(reflect.ValueOf(name).Convert(v.Type().Key()), value)
	}
	d.steps = d.steps[:len(d.steps)-1]
}

// list decodes a list; an empty one is nil. A text where a list of texts is
// wanted is taken for a list of one.
func (d *decoder) list(at int32, v reflect.Value) {
	n := &d.nodes[at]
	ofText := v.Type().Elem().Kind() == reflect.String
	switch {
	case n.kind == list:
	case ofText && (n.kind == quoted || n.kind == plain):
		d.mismatch(at, list, false)
		parts := elementsOf(n.text)
		v.Set(reflect.MakeSlice(v.Type(), len(parts), len(parts)))
		for i, part := range parts {
			v.Index(i).SetString(part)
		}
		n.kind = lone
		return
	default:
		d.mismatch(at, list, !ofText && n.kind != null)
		return
	}
	count := 0
	for e := at + 1; e < n.end; e = d.nodes[e].end {
		count++
	}
	if count == 0 {
		return
	}
	v.Set(reflect.MakeSlice(v.Type(), count, count))
	before := 0
	if len(d.steps) == 1 {
		before = d.before[d.steps[0].name]
	}
	d.steps = append(d.steps, step{})
	for i, e := 0, at+1; e < d.nodes[at].end; i, e = i+1, d.nodes[e].end {
		d.steps[len(d.steps)-1].index = before + i
		d.value(e, v.Index(i), false)
	}
	d.steps = d.steps[:len(d.steps)-1]
}

// number decodes a number of JSON's grammar.
func (d *decoder) number(at int32, v reflect.Value) {
	text := d.nodes[at].text
	if v.CanInt() {
		i, err := strconv.ParseInt(text, 10, 64)
		if v.SetInt(i); err == nil {
			return
		}
		if strings.ContainsAny(text, ".eE") {
			hint := ""
			if f, err := strconv.ParseFloat(text, 64); err == nil && f == math.Trunc(f) && math.Abs(f) < 1<<53 {
				hint = "; write " + strconv.FormatInt(int64(f), 10)
			}
			d.report(at, reachRules, socialorg.ErrMalformed, "%s is not a whole number in plain digits%s", detail.Quote(text), hint)
		} else {
			d.report(at, reachRules, socialorg.ErrRange, "%s is not between %d and %d", detail.Quote(text), int64(math.MinInt64), int64(math.MaxInt64))
		}
		d.lose(d.steps)
		return
	}
	f, err := strconv.ParseFloat(text, 64)
	digits, _, _ := strings.Cut(strings.ToLower(text), "e")
	switch {
	case err != nil:
		d.report(at, reachRules, socialorg.ErrRange, "%s is too large", detail.Quote(text))
	case f == 0 && strings.ContainsAny(digits, "123456789"):
		d.report(at, reachRules, socialorg.ErrRange, "%s is too close to 0", detail.Quote(text))
	default:
		v.SetFloat(f + 0) // + 0: never -0
		return
	}
	d.lose(d.steps)
}

// mismatch reports a value that is not what it should be. Null stands for
// nothing, so where a value may be left out no other is lost.
func (d *decoder) mismatch(at int32, want kind, identity bool) {
	n := &d.nodes[at]
	is := n.kind.String()
	if (n.kind == quoted || n.kind == plain || n.kind == bare) && len(d.steps) > 0 { // what is no organisation is not quoted
		is = detail.Quote(n.text)
	}
	inList := len(d.steps) > 0 && d.steps[len(d.steps)-1].name == ""
	reach := reachRules
	switch {
	case identity:
		reach = reachEverything
	case n.kind == null && !inList:
		reach = reachNothing
	case want == list && (n.kind == quoted || n.kind == plain):
		reach = reachNothing
	}
	if reach != reachNothing || n.kind == null {
		d.lose(d.steps)
	}
	d.report(at, reach, socialorg.ErrMalformed, "is %s, not %s%s", is, want, d.remedy(at, want))
}

// lose notes that there is no value at a path. That is not another mistake, and
// neither is a problem that it causes in the enclosing object.
func (d *decoder) lose(path steps) {
	d.lost[path.String()] = true
	if n := len(path); n > 1 && path[n-1].name != "" {
		d.lost[path[:n-1].String()] = true
	}
}

// remedy says how to mend a value that is not what it should be.
func (d *decoder) remedy(at int32, want kind) string {
	n := &d.nodes[at]
	switch {
	case n.kind == null:
		if rest := d.source.restOfLine(int(n.at)); want == quoted && d.source.isYAML && strings.HasPrefix(rest, "#") {
			return fmt.Sprintf("; a # begins a comment: for text, write %s", inQuotes(rest))
		}
		return "; omit it instead"
	case want == quoted && d.source.isYAML:
		return fmt.Sprintf("; for text, write %s", inQuotes(d.source.collection(int(n.at))))
	case want == list && (n.kind == quoted || n.kind == plain):
		return "; write " + d.source.list(elementsOf(n.text))
	case want == list && n.kind == object && n.end > at+2 && d.nodes[at+2].kind == object:
		return fmt.Sprintf("; write each entry as an element that begins with its id: %s", d.source.written(d.nodes[at+1].text))
	}
	return ""
}

// elementsOf returns the elements of a list that is written as text, at least one.
func elementsOf(text string) []string {
	text = strings.TrimSuffix(strings.TrimPrefix(text, "["), "]")
	parts := strings.Split(text, ",")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	if parts = slices.DeleteFunc(parts, func(part string) bool { return part == "" }); len(parts) == 0 {
		return []string{text}
	}
	return parts
}

// listed lists known names.
func listed(known []string) string {
	var b strings.Builder
	b.WriteString("there are")
	for i, name := range known {
		if i == maxListed {
			fmt.Fprintf(&b, ", and %d more", len(known)-i)
			break
		}
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(" " + detail.Quote(name))
	}
	return b.String()
}

const maxListed = 12 // names that a detail lists

// report reports a problem of the value at hand, at the place of a node.
func (d *decoder) report(at int32, reach reach, code socialorg.Code, format string, args ...any) *socialorg.Problem {
	return d.reporter.report(int(d.nodes[at].at), reach, d.steps.String(), code, format, args...)
}

// clone returns a deep copy of plain data: of structs, slices, maps, pointers and
// scalars. In it empty lists and maps are nil.
func clone[T any](v T) T {
	deepen(reflect.ValueOf(&v).Elem())
	return v
}

// deepen replaces every slice, map and pointer in v by a copy.
func deepen(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for _, field := range v.Fields() {
			deepen(field)
		}
	case reflect.Pointer:
		if !v.IsNil() {
			to := reflect.New(v.Type().Elem())
			to.Elem().Set(v.Elem())
			deepen(to.Elem())
			v.Set(to)
		}
	case reflect.Map:
		if v.Len() == 0 {
			v.SetZero()
			return
		}
		entries := reflect.MakeMapWithSize(v.Type(), v.Len())
		for key, value := range v.Seq2() {
			entries.SetMapIndex(key, value) // maps of text to text
		}
		v.Set(entries)
	case reflect.Slice:
		if v.Len() == 0 {
			v.SetZero()
			return
		}
		list := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(list, v)
		v.Set(list)
		if k := v.Type().Elem().Kind(); k == reflect.Struct {
			for i := range v.Len() {
				deepen(v.Index(i))
			}
		}
	}
}
