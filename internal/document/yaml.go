package document

import (
	"errors"
	"fmt"
	"io"
	"reflect"
	"regexp"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
	"go.yaml.in/yaml/v4/plugin/loaderlimits"

	"example.com/socialorg"
	"example.com/socialorg/internal/detail"
)

// parseYAML adds the nodes of a YAML text that is to be read into a type; it is false
// where the syntax is broken.
func (d *Document) parseYAML(into reflect.Type) bool {
	d.Room(2 * len(d.last().lines))
	c := &converter{Document: d, into: into, text: withoutVersion(d.Text), yamlLines: yamlLines(d.Text), named: make(map[*yaml.Node]int32), used: make(map[*yaml.Node]bool)}
	if c.directives() {
		return false
	}
	documents, err := loadYAML(c.text)
	if err != nil {
		c.broken(err)
		return false
	}
	if len(documents) == 0 {
		d.addNode(null, 0, "")
		return true
	}
	if len(documents) > 1 {
		second := documents[1]
		c.Report(c.offset(second.Line, second.Column), Everything, "", socialorg.ErrMalformed, "there is a second document")
	}
	for _, n := range documents[0].Content {
		c.addValue(n)
	}
	c.reportUnused()
	return !c.stopped
}

// loadYAML returns the first two documents of a text.
func loadYAML(text string) ([]*yaml.Node, error) {
	depth := loaderlimits.DepthFunc(func(depth int, _ *yaml.DepthContext) error {
		if depth > MaxDepth {
			return errTooDeep
		}
		return nil
	})
	limits := loaderlimits.New(depth, loaderlimits.AliasNone()) // not the loader but the converter follows aliases
	loader, err := yaml.NewLoader(strings.NewReader(text), yaml.WithPlugin(limits))
	if err != nil {
		return nil, err
	}
	var documents []*yaml.Node
	for len(documents) < 2 {
		n := new(yaml.Node)
		if err := loader.Load(n); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return nil, err
		}
		documents = append(documents, n)
	}
	return documents, nil
}

// version matches the line that says of which version a text is.
var version = regexp.MustCompile(`^((?:[ \t]*(?:#[^\r\n]*)?[\r\n])*)%(YAML[ \t]+1\.[0-9]+[ \t]*(?:#[^\r\n]*)?(?:[\r\n]|$))`)

// withoutVersion makes a comment of the line that says which YAML 1 a text is:
// the library knows only 1.1, and reads 1.2 all the same.
func withoutVersion(text string) string {
	if !strings.Contains(text, "%YAML") {
		return text
	}
	return version.ReplaceAllString(text, "$1#$2")
}

// A converter makes nodes from those of the YAML library.
type converter struct {
	*Document
	into      reflect.Type
	zeros     map[string]reflect.Value // of the types of the fields of into and of its parts
	text      string                   // as the library reads it, of the same length
	yamlLines []int32                  // where lines begin in it as YAML counts them
	anchors   []*yaml.Node
	named     map[*yaml.Node]int32 // the nodes made from those that have anchors
	used      map[*yaml.Node]bool  // by an alias
	aliased   int                  // nodes that aliases stand for, and parts of their text
	stopped   bool

	line, column, at int // the place that offset found last
}

// directives reports the lines that define prefixes of tags, and whether there
// are any. The library compares each with all before it, so it must not see them.
func (c *converter) directives() bool {
	for _, at := range c.yamlLines {
		if strings.HasPrefix(c.text[at:], "%TAG") {
			c.stop(int(at), socialorg.ErrUnsupported, "the directive %%TAG is not supported")
		}
	}
	return c.stopped
}

// broken reports the library's error.
func (c *converter) broken(err error) {
	if c.lacksQuotes(err) {
		return
	}
	at, detail := c.explain(err)
	code := socialorg.ErrMalformed
	before := c.text[at-c.PlaceOf(c.last().start+at).Column+1 : at] // on the line
	switch {
	case strings.Contains(detail, errTooDeep.Error()):
		detail, code = errTooDeep.Error(), socialorg.ErrRange
	case at < len(c.text) && c.text[at] == '\t' && strings.Trim(before, " \t") == "":
		detail = "the line is indented with a tab; YAML wants spaces"
	default:
		detail = "is not YAML: " + detail
	}
	c.Report(at, Everything, "", code, "%s", detail)
}

// explain returns the place of the library's error and what it means.
func (c *converter) explain(err error) (at int, message string) {
	e, ok := errors.AsType[*yaml.LoadError](err)
	switch {
	case !ok:
		return 0, err.Error()
	case e.Mark.Line < 1:
		means, _ := advise("yaml", e.Message)
		return min(e.Mark.Index, len(c.text)), means
	}
	at = c.offset(e.Mark.Line, e.Mark.Column)
	atEnd := strings.TrimSpace(c.text[at:]) == ""
	if atEnd && strings.Contains(e.Message, "did not find expected node content") {
		// With a value inside the bracket, the library says where that opens.
		_, err := loadYAML(c.text + "\n x")
		if with, ok := errors.AsType[*yaml.LoadError](err); ok {
			e = with
		}
	}
	opened := c.offset(e.ContextMark.Line, e.ContextMark.Column)
	if strings.Contains(e.Message, "did not find expected ',' or ") {
		if atEnd {
			return opened, "the bracket that opens here is not closed"
		}
		line := c.PlaceOf(c.last().start + opened).Line
		return at, fmt.Sprintf("a comma is missing before this, or the bracket that opens on line %d is not closed", line)
	}
	means, atContext := advise("yaml", e.Message)
	if atContext {
		at = opened
	}
	return at, means
}

// reportUnused reports anchors that nothing uses. Most are text that lacks
// quotes, and are taken for that.
func (c *converter) reportUnused() {
	for _, n := range c.anchors {
		if c.used[n] || c.stopped {
			continue
		}
		at := c.offset(n.Line, n.Column)
		if n.Kind != yaml.ScalarNode || n.Style&^yaml.FlowStyle != 0 {
			c.Report(at, Nothing, "", socialorg.ErrMalformed, "nothing uses the anchor &%s; remove it", n.Anchor)
			continue
		}
		text := strings.TrimSpace("&" + n.Anchor + " " + n.Value)
		c.Report(at, Nothing, "", socialorg.ErrMalformed, "nothing uses the anchor &%s; for text, write %s", n.Anchor, c.Quoted(text))
		if to := &c.nodes[c.named[n]]; to.kind == null || to.kind == plain {
			to.kind, to.text = plain, text
		}
	}
}

// anchor notes the name of a node.
func (c *converter) anchor(n *yaml.Node) {
	if n.Anchor != "" {
		c.anchors = append(c.anchors, n)
		c.named[n] = int32(len(c.nodes))
	}
}

// addValue adds a value.
func (c *converter) addValue(n *yaml.Node) {
	if c.stopped {
		return
	}
	at := c.offset(n.Line, n.Column)
	c.anchor(n)
	if isText := n.Kind == yaml.ScalarNode; n.Style&yaml.TaggedStyle != 0 && (n.Tag != "!!str" || !isText) {
		hint := ""
		switch {
		case n.Tag == "!!str":
			hint = " for anything but text"
		case isText && n.Style&^(yaml.TaggedStyle|yaml.FlowStyle) == 0:
			hint = "; for text, write " + c.Quoted(strings.TrimSpace(n.Tag+" "+n.Value))
		}
		c.Report(at, Nothing, "", socialorg.ErrUnsupported, "the tag %s is not supported%s", detail.Quote(n.Tag), hint)
	}
	switch {
	case n.Kind == yaml.MappingNode:
		c.BeginObject(at)
		for i := 0; i+1 < len(n.Content); i += 2 {
			c.addField(n.Content[i], n.Content[i+1])
		}
		c.End()
	case n.Kind == yaml.SequenceNode:
		c.BeginList(at)
		for _, e := range n.Content {
			c.addValue(e)
		}
		c.End()
	case n.Kind == yaml.AliasNode:
		c.addAlias(n, at)
	case n.Style&^yaml.FlowStyle != 0:
		c.addNode(quoted, at, n.Value)
	case n.Tag == "!!null":
		c.addNode(null, at, "")
	default:
		c.addNode(plain, at, n.Value)
	}
}

// addField adds a field. It has no name if what stands for its name is not
// plain text.
func (c *converter) addField(name, value *yaml.Node) {
	at := c.offset(name.Line, name.Column)
	c.anchor(name)
	switch {
	case name.Kind != yaml.ScalarNode:
		c.Report(at, Everything, "", socialorg.ErrMalformed, "the name of a field is not plain text")
		c.addNode(null, at, "")
	case name.Tag == "!!merge":
		c.Report(at, Everything, "", socialorg.ErrUnsupported, "merge keys are not supported")
		c.addNode(null, at, "")
	default:
		c.addNode(quoted, at, name.Value)
	}
	c.addValue(value)
}

const aliasedText = 64 // bytes of text that count as a value

// addAlias adds a copy of what an alias stands for, in which the places stay as
// they are: only the copy itself is where the alias is.
func (c *converter) addAlias(n *yaml.Node, at int) {
	from, ok := c.named[n.Alias]
	if !ok || c.nodes[from].end == 0 {
		c.stop(at, socialorg.ErrMalformed, "the alias %s stands for something that it is a part of", detail.Quote(n.Value))
		return
	}
	c.used[n.Alias] = true
	size := c.nodes[from].end - from
	c.aliased += int(size)
	for _, copied := range c.nodes[from : from+size] {
		c.aliased += len(copied.text) / aliasedText
	}
	if c.aliased > MaxAliased {
		c.stop(at, socialorg.ErrRange, "aliases stand for more than %d values, of which long texts count once for every %d bytes", MaxAliased, aliasedText)
		return
	}
	to := int32(len(c.nodes))
	for _, copied := range c.nodes[from : from+size] {
		copied.end += to - from
		c.nodes = append(c.nodes, copied)
	}
	c.nodes[to].at = int32(c.last().start + at)
}

// stop reports what makes the rest of the text meaningless.
func (c *converter) stop(at int, code socialorg.Code, format string, args ...any) {
	c.Report(at, Everything, "", code, format, args...)
	c.stopped = true
}

// offset returns where in the source a place is. YAML counts columns in
// characters. Places that come in the order of the text take linear time
// together.
func (c *converter) offset(line, column int) int {
	switch {
	case line < 1:
		return 0
	case line > len(c.yamlLines): // what is missing there
		return len(c.text)
	}
	if line != c.line || column < c.column {
		c.line, c.column, c.at = line, 1, int(c.yamlLines[line-1])
	}
	for ; c.column < column && c.at < len(c.text); c.column++ {
		_, size := utf8.DecodeRuneInString(c.text[c.at:])
		c.at += size
	}
	return c.at
}

// yamlLines returns where each line begins as the YAML library counts them: it
// breaks lines at CR, NEL, LS and PS too.
func yamlLines(text string) []int32 {
	lines := make([]int32, 1, 1+strings.Count(text, "\n"))
	for i, r := range text {
		if strings.ContainsRune("\n\u0085\u2028\u2029", r) || r == '\r' && !strings.HasPrefix(text[i+1:], "\n") {
			lines = append(lines, int32(i+utf8.RuneLen(r)))
		}
	}
	return lines
}

// hasManyTokens reports a text that may have too many values to be parsed, by what
// stands between them: each takes some 500 bytes.
func (d *Document) hasManyTokens() bool {
	n := 0
	for _, between := range []string{"{", "[", ",", ":", "\n", "- ", "-\n", "-\t", "-\r"} {
		n += strings.Count(d.Text, between)
	}
	if n > MaxYAMLTokens {
		d.Report(0, Everything, "", socialorg.ErrRange, "has %d brackets, commas, colons, hyphens and line breaks, more than %d", n, MaxYAMLTokens)
	}
	return n > MaxYAMLTokens
}
