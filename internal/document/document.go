// Package document reads YAML and JSON texts into Go values, and writes them. It is
// strict: [Read] reports every mistake at once with its place and, where that is
// known, what to write instead. It knows where in a text each value stands.
package document

import (
	"cmp"
	"fmt"
	"io"
	"reflect"
	"slices"
	"sort"
	"strings"

	"golang.org/x/text/encoding/unicode"

	"example.com/socialorg"
	"example.com/socialorg/internal/detail"
)

// The limits of what is read, whatever it is read into; those of package orgfile are the same.
const (
	MaxYAMLTokens = 4_000_000 // brackets, commas, colons, hyphens and line breaks of a YAML text
	MaxDepth      = 100       // of lists and objects inside each other
	MaxAliased    = 100_000   // values that the aliases of a YAML text stand for, all together; a text counts once more for every 64 bytes
)

// A Document is one text or several, such as those of a directory, with the values in
// them, and what is wrong with them. The zero Document has none.
type Document struct {
	Text string // the last one: UTF-8 without a byte order mark

	Found socialorg.Problems
	Reach Reach           // of the worst of Found
	Lost  map[string]bool // paths at which there is no value for a mistake in Found

	isYAML bool
	texts  []text
	nodes  []node
	root   int32                      // the node of the last text
	open   []int32                    // the lists and objects that have not ended
	first  map[string]int32           // the names that only one text may have
	seen   map[socialorg.Problem]bool // of Found, without paths: what several aliases stand for is wrong once
}

// A text is what the places in it are found by.
type text struct {
	name  string  // of the file
	start int     // in all texts, one byte apart
	lines []int32 // where each line begins: after LF or, where there is none, after CR
}

// A Reach says what a mistake stands in the way of.
type Reach uint8

// From the least to the greatest.
const (
	Nothing    Reach = iota // what was meant is known
	Rules                   // a value is lost that no other value refers to
	Everything              // something is lost that other values may refer to
)

// Options say what a text is read into, and what people write instead.
type Options struct {
	JSON  bool // the text is JSON, not YAML
	Limit int  // of its bytes

	None  string // what a text that says nothing lacks: "there is no organisation"
	Main  string // the list that others refer to: without it, a field of unknown meaning may be that
	Lone  bool   // a text may stand for a list of one
	Hints Hints
}

// add begins another text, which is empty.
func (d *Document) add(name string) {
	if d.texts == nil {
		d.Lost, d.first, d.seen = make(map[string]bool), make(map[string]int32), make(map[socialorg.Problem]bool)
	}
	d.texts = append(d.texts, text{name: name, start: d.Size()})
	d.root = int32(len(d.nodes))
	d.SetText("")
}

// Size returns how many bytes all texts have, and what is between them.
func (d *Document) Size() int {
	if len(d.texts) == 0 {
		return 0
	}
	return d.last().start + len(d.Text) + 1
}

func (d *Document) last() *text { return &d.texts[len(d.texts)-1] }

// SetText replaces the last text.
func (d *Document) SetText(text string) {
	end := "\n"
	if !strings.Contains(text, end) {
		end = "\r"
	}
	lines, at := make([]int32, 0, 1+strings.Count(text, end)), 0
	for line := range strings.SplitAfterSeq(text, end) {
		lines = append(lines, int32(at))
		at += len(line)
	}
	d.Text, d.last().lines = text, lines
}

// Read reads another text into what to points to: lists grow, and it is a mistake if two
// texts have the same value, or the same entry of a map. The error is that of r; what is
// wrong with the text is in the Document.
func (d *Document) Read(r io.Reader, name string, to any, o Options) error {
	if ok, err := d.ReadText(r, name, o.Limit, o.JSON); !ok {
		return err
	}
	d.isYAML = !o.JSON
	if d.Conflicts() || d.isYAML && d.hasManyTokens() {
		return nil
	}
	if o.JSON && d.parseJSON() || d.isYAML && d.parseYAML(reflect.TypeOf(to).Elem()) {
		d.Decode(to, o)
		return nil
	}
	d.nodes, d.open = d.nodes[:d.root], d.open[:0]
	lines := d.last().lines
	if last := d.Found.Last(); last.Line < len(lines) && strings.TrimSpace(d.Text[lines[last.Line]:]) != "" {
		last.Detail += "; what follows was not read"
	}
	return nil
}

// ReadText reads another text without parsing it: UTF-8 with or without a byte order
// mark, or UTF-16 with one. JSON allows neither marks nor UTF-16. It is false where that
// is not what the text is, and with an error, which is that of r.
func (d *Document) ReadText(r io.Reader, name string, limit int, isJSON bool) (bool, error) {
	data, err := io.ReadAll(io.LimitReader(r, int64(limit)+1))
	if err != nil {
		return false, fmt.Errorf("%s: %w", name, err)
	}
	d.add(name)
	if len(data) > limit {
		d.Report(0, Everything, "", socialorg.ErrTooLong, "has more than %d bytes", limit)
		return false, nil
	}
	text, wrong := decoded(data, isJSON)
	if wrong != "" {
		d.Report(0, Everything, "", socialorg.ErrMalformed, "%s", wrong)
		return false, nil
	}
	d.SetText(text)
	at := detail.InvalidUTF8(text)
	if at < len(text) {
		d.Report(at, Everything, "", socialorg.ErrMalformed, "is not valid UTF-8: it has the byte %#02x here; save it as UTF-8", text[at])
	}
	return at == len(text), nil
}

// Refuse reports a file that is not read.
func (d *Document) Refuse(name string, code socialorg.Code, format string, args ...any) {
	d.add(name)
	d.Report(0, Everything, "", code, format, args...).Place = socialorg.Place{File: name}
}

// decoded returns the text of a file without a byte order mark, or what is wrong
// with its encoding.
func decoded(data []byte, isJSON bool) (text, wrong string) {
	text = string(data)
	const mark = "\ufeff"
	isUTF32 := strings.HasPrefix(text, "\xff\xfe\x00\x00") || strings.HasPrefix(text, "\x00\x00\xfe\xff") ||
		len(text) > 3 && (text[:3] == "\x00\x00\x00" && text[3] != 0 || text[0] != 0 && text[1:4] == "\x00\x00\x00")
	wide := strings.HasPrefix(text, "\xff\xfe") || strings.HasPrefix(text, "\xfe\xff")
	switch {
	case isUTF32:
		return "", "is UTF-32; save it as UTF-8"
	case isJSON && wide:
		return "", "is UTF-16, which JSON does not allow; save it as UTF-8"
	case isJSON && strings.HasPrefix(text, mark):
		return "", "begins with a byte order mark, which JSON does not allow"
	case wide:
		order := unicode.LittleEndian
		if data[0] == 0xfe {
			order = unicode.BigEndian
		}
		coding := unicode.UTF16(order, unicode.ExpectBOM)
		narrow, _ := coding.NewDecoder().Bytes(data)
		again, _ := coding.NewEncoder().Bytes(narrow) // which differ where the decoder has replaced something
		if string(again) != string(data) {
			return "", "begins with the byte order mark of UTF-16, but is not valid UTF-16"
		}
		text = string(narrow)
	case len(text) > 1 && (text[0] == 0) != (text[1] == 0):
		return "", "seems to be UTF-16 without a byte order mark; save it as UTF-8"
	}
	return strings.TrimPrefix(text, mark), ""
}

// PlaceOf returns the place of a byte in all texts.
func (d *Document) PlaceOf(at int) socialorg.Place {
	t := &d.texts[sort.Search(len(d.texts)-1, func(i int) bool { return d.texts[i+1].start > at })]
	at -= t.start
	line := sort.Search(len(t.lines), func(i int) bool { return int(t.lines[i]) > at })
	return socialorg.Place{File: t.name, Line: line, Column: at - int(t.lines[line-1]) + 1}
}

// Offset returns the byte at a place in the last text.
func (d *Document) Offset(at socialorg.Place) int {
	lines := d.last().lines
	return min(int(lines[min(at.Line, len(lines))-1])+at.Column-1, len(d.Text))
}

// Sort sorts problems by their places: in the order of the texts, last what has no line.
// Where there is one text, all are of it.
func (d *Document) Sort(all socialorg.Problems) socialorg.Problems {
	order := make(map[string]int, len(d.texts))
	for i, t := range d.texts {
		order[t.name] = i
	}
	for i := range all {
		if len(d.texts) == 1 {
			all[i].File = d.texts[0].name
		}
	}
	slices.SortStableFunc(all, func(a, b socialorg.Problem) int {
		if (a.Line == 0) != (b.Line == 0) {
			return cmp.Compare(b.Line, a.Line)
		}
		return cmp.Or(cmp.Compare(order[a.File], order[b.File]), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return all
}

// Report reports what is wrong at a byte of the last text, and returns it.
func (d *Document) Report(at int, reach Reach, path string, code socialorg.Code, format string, args ...any) *socialorg.Problem {
	d.Reach = max(d.Reach, reach)
	p := socialorg.Problem{Code: code, Detail: fmt.Sprintf(format, args...), Place: d.PlaceOf(d.last().start + at)}
	if d.seen[p] {
		return &p
	}
	if len(d.Found) < socialorg.MaxProblems {
		d.seen[p] = true
	}
	d.Found.Under(path, socialorg.Problems{p})
	return d.Found.Last()
}

// Conflicts reports the marks that an unresolved merge of Git has left, one problem
// for each conflict, and whether there are any.
func (d *Document) Conflicts() bool {
	if !strings.Contains(d.Text, "<<<<<<< ") || !strings.Contains(d.Text, "\n>>>>>>> ") {
		return false
	}
	found := false
	for i, at := range d.last().lines {
		if strings.HasPrefix(d.Text[at:], "<<<<<<< ") {
			found = true
			d.Report(int(at), Everything, "", socialorg.ErrMalformed, "line %d is a mark of an unresolved merge; keep one of the two sides, and remove the marks <<<<<<<, ======= and >>>>>>>", i+1)
		}
	}
	return found
}
