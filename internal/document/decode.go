package document

import (
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"example.com/socialorg"
	"example.com/socialorg/internal/detail"
	"example.com/socialorg/internal/suggest"
)

// A decoder turns nodes into a value and reports whatever is not as the Go types
// have it. Where a mistake shows what was meant, it goes on with that. Its depth
// is that of the types.
type decoder struct {
	*Document
	Options
	similar map[reflect.Type]*suggest.Index // the names of fields
	steps   Path                            // to the value at hand
}

// Decode decodes the last text into what to points to, or reports that it says
// nothing.
func (d *Document) Decode(to any, o Options) {
	if d.saysNothing(d.root) {
		d.Report(0, Nothing, "", socialorg.ErrRequired, "is empty: %s", o.None)
		return
	}
	c := decoder{Document: d, Options: o, similar: make(map[reflect.Type]*suggest.Index)}
	c.value(d.root, reflect.ValueOf(to).Elem(), true)
}

// value decodes a node into v, to which others refer where it is an identity.
func (d *decoder) value(at int32, v reflect.Value, identity bool) {
	n := &d.nodes[at]
	if d.mend(at, v) {
		return
	}
	switch v.Kind() {
	case reflect.Struct, reflect.Map:
		switch isStruct := v.Kind() == reflect.Struct; {
		case n.kind != object:
			d.mismatch(at, object, isStruct || identity)
		case isStruct:
			d.object(at, v)
		default:
			d.entries(at, v)
		}
	case reflect.Slice:
		d.list(at, v)
	case reflect.Pointer:
		if n.kind == null {
			d.mismatch(at, number, identity)
			return
		}
		v.Set(reflect.New(v.Type().Elem()))
		lost := len(d.Lost)
		if d.value(at, v.Elem(), identity); len(d.Lost) > lost {
			v.SetZero()
		}
	case reflect.String:
		switch n.kind {
		case quoted, plain:
			v.SetString(n.text)
		case bare: // what was meant is known
			v.SetString(n.text)
			remedy := ""
			if v.Type() == reflect.TypeFor[string]() || slices.Contains(d.Hints.Open, v.Type()) {
				remedy = "; put it in quotes"
			}
			d.report(at, Nothing, socialorg.ErrMalformed, "is %s, not text%s", detail.Quote(n.text), remedy)
		default:
			d.mismatch(at, quoted, identity)
		}
	case reflect.Bool:
		if v.SetBool(n.text == "true"); n.text != "true" && n.text != "false" || n.kind == quoted {
			d.report(at, Rules, socialorg.ErrMalformed, "is %s, not true or false", detail.Quote(n.text))
		}
	case reflect.Int32: // a character
		c, size := utf8.DecodeRuneInString(n.text)
		if v.SetInt(int64(c)); size == 0 || size < len(n.text) {
			d.report(at, Rules, socialorg.ErrMalformed, "is %s, not one character in quotes", detail.Quote(n.text))
		}
	default:
		d.number(at, v, identity)
	}
}

// number decodes a number, or text that shows which one was meant.
func (d *decoder) number(at int32, v reflect.Value, identity bool) {
	n := &d.nodes[at]
	text, ok := plainNumber(n.text)
	switch {
	case !ok || !n.kind.isText() && n.kind != bare:
		d.mismatch(at, number, identity)
		return
	case text != n.text:
		d.report(at, Nothing, socialorg.ErrMalformed, "is %s, not a number; write %s", detail.Quote(n.text), text)
	case n.kind == quoted:
		d.report(at, Nothing, socialorg.ErrMalformed, "is text, not a number; write %s without quotes", n.text)
	}
	wrong := func(code socialorg.Code, format string, args ...any) {
		d.lose(d.steps)
		d.report(at, Rules, code, "%s is "+format, append([]any{detail.Quote(text)}, args...)...)
	}
	f, err := strconv.ParseFloat(text, 64)
	isWhole := err == nil && f == math.Trunc(f) && math.Abs(f) < 1<<53
	digits, _, _ := strings.Cut(strings.ToLower(text), "e")
	i, notInt := strconv.ParseInt(text, 10, 64)
	if v.CanInt() {
		v.SetInt(i)
	}
	switch {
	case v.CanInt() && notInt == nil && !v.OverflowInt(i):
	case v.CanInt() && !strings.ContainsAny(text, ".eE"):
		wrong(socialorg.ErrRange, "not between %d and %d", int64(math.MinInt64), int64(math.MaxInt64))
	case v.CanInt() && isWhole:
		wrong(socialorg.ErrMalformed, "not a whole number in plain digits; write %d", int64(f))
	case v.CanInt():
		wrong(socialorg.ErrMalformed, "not a whole number in plain digits")
	case err != nil:
		wrong(socialorg.ErrRange, "too large")
	case f == 0 && strings.ContainsAny(digits, "123456789"):
		wrong(socialorg.ErrRange, "too close to 0")
	default:
		v.SetFloat(f + 0) // + 0: never -0
	}
}

const maxFields = 32 // of a struct of an Org

// object decodes the fields of a struct. An unknown field whose name is near
// that of a known one, which is not there, is decoded as if it were that.
func (d *decoder) object(at int32, v reflect.Value) {
	known := fieldsOf(v.Type())
	d.joinNumbers(at, v, known)
	var first [maxFields]int32 // the name by which each field came first
	for key := at + 1; key < d.nodes[at].end; key = d.nodes[key+1].end {
		if i := known.find(d.nodes[key].text); i >= 0 && first[i] == 0 && d.nodes[key].kind != null {
			first[i] = key
		}
	}
	strange := false // there is a field of which nobody knows what was meant
	last := len(d.steps)
	d.steps = append(d.steps, Step{})
	for key := at + 1; key < d.nodes[at].end; key = d.nodes[key+1].end {
		if d.nodes[key].kind == null { // the parser has reported it
			continue
		}
		name := d.nodes[key].text
		i := known.find(name)
		if i < 0 {
			if i = d.unknown(at, key, v.Type(), &first); i < 0 {
				strange = true
				continue
			}
		}
		d.steps[last].Name = known.names[i]
		if first[i] != key {
			reach := Rules
			switch kind := v.Type().Field(i).Type; {
			case isIdentity(known.names[i]):
				reach = Everything
				v.Field(i).SetZero() // nobody knows which of them is meant
			case kind.Kind() == reflect.Slice && kind.Elem().Kind() == reflect.Struct:
				reach = Everything
			}
			d.duplicate(key, first[i], reach)
			continue
		}
		if kind := v.Field(i).Kind(); last == 0 && kind != reflect.Slice && kind != reflect.Map {
			if v.Field(i).IsZero() { // whatever another text has there
				delete(d.first, known.names[i])
			}
			if d.isAgain(d.first, known.names[i], key) {
				continue
			}
		}
		d.value(key+1, v.Field(i), isIdentity(known.names[i]))
	}
	d.steps = d.steps[:last]
	if strange {
		d.missing(known, &first)
	}
}

// unknown reports a field that the type does not have, and returns the field
// that was meant, -1 where that is not known.
func (d *decoder) unknown(at, key int32, of reflect.Type, first *[maxFields]int32) int {
	known := fieldsOf(of)
	if d.similar[of] == nil {
		d.similar[of] = suggest.New(slices.Values(known.names))
	}
	name := d.nodes[key].text
	all := d.steps
	d.steps = all[:len(all)-1]
	if isWord(name) { // any other has no place in a path
		d.steps = append(d.steps, Step{Name: name})
	}
	similar, _ := d.similar[of].Find(name)
	text := ""
	if d.Hints.Unknown != nil {
		similar, text = d.Hints.Unknown(d.strange(at, key, known, similar))
	}
	switch {
	case similar != "", text != "":
	case d.isYAML && name != "" && d.nodes[key+1].kind == null && strings.HasSuffix(strings.TrimSpace(d.Text[:d.offset(key)]), ","):
		text = "; text with a comma needs quotes here"
	default:
		text = "; " + Listed(known.names)
	}
	d.report(key, Nothing, socialorg.ErrUnknown, "no field %s%s", detail.Quote(name), text).Meant = similar
	d.steps = all
	if i := known.find(similar); i >= 0 && first[i] == 0 {
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
		case first[i] != 0 || !known.required[i] && name != d.Main:
		case isIdentity(name) || name == d.Main:
			d.Reach = Everything
		default:
			d.Reach = max(d.Reach, Rules)
			d.lose(append(slices.Clip(d.steps), Step{Name: name}))
		}
	}
}

// isIdentity reports whether others refer to what the named field names.
func isIdentity(name string) bool { return name == "id" || name == "key" }

// entries decodes an object into a map from text to text.
func (d *decoder) entries(at int32, v reflect.Value) {
	first, field := make(map[string]int32), ""
	if len(d.steps) == 1 { // then only one text may have a key
		first, field = d.first, d.steps[0].Name+"."
	}
	d.steps = append(d.steps, Step{})
	for key := at + 1; key < d.nodes[at].end; key = d.nodes[key+1].end {
		if d.nodes[key].kind == null {
			continue
		}
		name := d.nodes[key].text
		d.steps[len(d.steps)-1] = entry(name)
		if d.isAgain(first, field+name, key) {
			continue
		}
		value := reflect.New(v.Type().Elem()).Elem()
		d.value(key+1, value, false)
		if v.IsNil() {
			v.Set(reflect.MakeMap(v.Type()))
		}
		v.SetMapIndex(reflect.ValueOf(name).Convert(v.Type().Key()), value)
	}
	d.steps = d.steps[:len(d.steps)-1]
}

// isAgain notes a name, and reports it where an earlier one is the same.
func (d *decoder) isAgain(first map[string]int32, name string, key int32) bool {
	earlier, ok := first[name]
	switch {
	case !ok:
		first[name] = key
	case earlier < d.root: // of another text: it is the values that clash
		d.duplicate(key+1, earlier+1, Nothing)
	default:
		d.duplicate(key, earlier, Nothing)
	}
	return ok
}

// duplicate reports the second of two names.
func (d *decoder) duplicate(key, first int32, reach Reach) {
	d.report(key, reach, socialorg.ErrDuplicate, "is a duplicate").Other = d.PlaceOf(int(d.nodes[first].at))
}

// list decodes a list, behind what v has of other texts; an empty one is nil.
func (d *decoder) list(at int32, v reflect.Value) {
	n := &d.nodes[at]
	if n.kind != list {
		want := list
		if v.Type().Elem().Kind() == reflect.Struct {
			want = objects
		}
		d.mismatch(at, want, want == objects && n.kind != null)
		return
	}
	count := 0
	for e := at + 1; e < n.end; e = d.nodes[e].end {
		count++
	}
	v.Grow(count)
	last := len(d.steps)
	d.steps = append(d.steps, Step{})
	for e := at + 1; e < d.nodes[at].end; e = d.nodes[e].end {
		i := v.Len()
		v.SetLen(i + 1)
		d.steps[last].Index = i
		d.value(e, v.Index(i), false)
	}
	d.steps = d.steps[:last]
}

// mismatch reports a value that is not what it should be. Null stands for
// nothing, so where a value may be left out no other is lost.
func (d *decoder) mismatch(at int32, want kind, identity bool) {
	n := &d.nodes[at]
	is := n.kind.String()
	if (n.kind.isText() || n.kind == bare) && len(d.steps) > 0 { // what is no organisation is not quoted
		is = detail.Quote(n.text)
	}
	inList := len(d.steps) > 0 && d.steps[len(d.steps)-1].Name == ""
	reach := Rules
	switch {
	case identity:
		reach = Everything
	case n.kind == null && !inList:
		reach = Nothing
	}
	d.lose(d.steps)
	if n.kind == halved && want == quoted {
		d.report(at, reach, socialorg.ErrMalformed, `has half of a character, such as \ud83d without \ude00; write the character itself`)
		return
	}
	d.report(at, reach, socialorg.ErrMalformed, "is %s, not %s%s", is, want, d.remedy(at, want))
}

// lose notes that there is no value at a path. That is not another mistake, and
// neither is a problem that it causes in the enclosing object.
func (d *decoder) lose(path Path) {
	d.Lost[path.String()] = true
	if n := len(path); n > 1 && path[n-1].Name != "" {
		d.Lost[path[:n-1].String()] = true
	}
}

// report reports a problem of the value at hand, at the place of a node.
func (d *decoder) report(at int32, reach Reach, code socialorg.Code, format string, args ...any) *socialorg.Problem {
	return d.Report(d.offset(at), reach, d.steps.String(), code, format, args...)
}

// offset returns where in the last text a node of it begins.
func (d *decoder) offset(at int32) int { return int(d.nodes[at].at) - d.last().start }
