package orgfile

import (
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"example.com/socialorg"
)

// parseYAML returns the nodes of a YAML text; it is false where the syntax is
// broken.
func parseYAML(found *reporter) ([]node, bool) {
	src := found.source
	c := &converter{
		builder:  newBuilder(src.text, 2*len(src.lines)),
		reporter: found,
		lines:    yamlLines(src.text),
		anchors:  make(map[*yaml.Node]int32),
	}
	if c.directives() {
		return nil, false
	}
	loader, err := yaml.NewLoader(strings.NewReader(src.text), yaml.WithPlugin(limits{}))
	if err != nil {
		return c.broken(err)
	}
	var document, second yaml.Node
	if err := loader.Load(&document); errors.Is(err, io.EOF) {
		c.stop(0, socialorg.ErrRequired, "is empty: there is no organisation")
		return nil, false
	} else if err != nil {
		return c.broken(err)
	}
	if err := loader.Load(&second); err == nil {
		c.report(c.offset(second.Line, second.Column), "", socialorg.ErrMalformed, "there is a second document")
	} else if !errors.Is(err, io.EOF) {
		return c.broken(err)
	}
	for _, n := range document.Content {
		c.add(n)
	}
	return c.nodes, !c.stopped
}

// limits is what the loader asks before it goes deeper.
type limits struct{}

// CheckDepth refuses more than MaxDepth.
func (limits) CheckDepth(depth int, _ *yaml.DepthContext) error {
	if depth > MaxDepth {
		return errTooDeep
	}
	return nil
}

// CheckAlias refuses nothing: the loader follows no aliases, the converter does.
func (limits) CheckAlias(int, int) error { return nil }

// A converter makes nodes from those of the YAML library.
type converter struct {
	builder
	*reporter
	lines   []int32              // where lines begin as YAML counts them
	anchors map[*yaml.Node]int32 // to the node made from it
	aliased int                  // nodes that aliases stand for
	stopped bool

	line, column, at int // the place that offset found last
}

// directives reports the lines that define prefixes of tags, and whether there
// are any. The library compares each with all before it, so it must not see them.
func (c *converter) directives() bool {
	for _, at := range c.lines {
		if strings.HasPrefix(c.source.text[at:], "%TAG") {
			c.stop(int(at), socialorg.ErrUnsupported, "the directive %%TAG is not supported")
		}
	}
	return c.stopped
}

// broken reports the library's error.
func (c *converter) broken(err error) ([]node, bool) {
	at, detail, code := 0, err.Error(), socialorg.ErrMalformed
	if e, ok := errors.AsType[*yaml.LoadError](err); ok {
		detail = e.Message
		if e.Mark.Line > 0 {
			at = c.offset(e.Mark.Line, e.Mark.Column)
		} else {
			at = min(e.Mark.Index, len(c.source.text))
		}
	}
	if strings.Contains(detail, errTooDeep.Error()) {
		detail, code = errTooDeep.Error(), socialorg.ErrRange
	} else {
		detail = "is not YAML: " + detail
	}
	c.report(at, "", code, "%s", detail)
	return nil, false
}

// add adds a value.
func (c *converter) add(n *yaml.Node) {
	if c.stopped {
		return
	}
	at := c.offset(n.Line, n.Column)
	if n.Anchor != "" {
		c.anchors[n] = int32(len(c.nodes))
	}
	switch {
	case n.Style&yaml.TaggedStyle == 0:
	case n.Tag != "!!str":
		c.report(at, "", socialorg.ErrUnsupported, "the tag %s is not supported", quote(n.Tag))
	case n.Kind != yaml.ScalarNode:
		c.report(at, "", socialorg.ErrUnsupported, "the tag %s is only supported for text", quote(n.Tag))
	}
	switch n.Kind {
	case yaml.MappingNode:
		c.begin(object, at)
		for i := 0; i+1 < len(n.Content); i += 2 {
			c.addField(n.Content[i], n.Content[i+1])
		}
		c.end()
	case yaml.SequenceNode:
		c.begin(list, at)
		for _, e := range n.Content {
			c.add(e)
		}
		c.end()
	case yaml.AliasNode:
		c.addAlias(n, at)
	default:
		switch {
		case n.Style&^yaml.FlowStyle != 0:
			c.builder.add(quoted, at, n.Value)
		case n.Tag == "!!null":
			c.builder.add(null, at, "")
		default:
			c.builder.add(plain, at, n.Value)
		}
	}
}

// addField adds a field, without a name where it has none that is one.
func (c *converter) addField(name, value *yaml.Node) {
	at := c.offset(name.Line, name.Column)
	if name.Anchor != "" {
		c.anchors[name] = int32(len(c.nodes))
	}
	switch {
	case name.Kind != yaml.ScalarNode:
		c.report(at, "", socialorg.ErrMalformed, "the name of a field is not plain text")
		c.builder.add(null, at, "")
	case name.Tag == "!!merge":
		c.report(at, "", socialorg.ErrUnsupported, "merge keys are not supported")
		c.builder.add(null, at, "")
	default:
		c.builder.add(quoted, at, name.Value)
	}
	c.add(value)
}

// addAlias adds a copy of what an alias stands for, in which the places stay as
// they are: only the copy itself is where the alias is.
func (c *converter) addAlias(n *yaml.Node, at int) {
	from, ok := c.anchors[n.Alias]
	if !ok || c.nodes[from].end == 0 {
		c.stop(at, socialorg.ErrMalformed, "the alias %s stands for something that it is a part of", quote(n.Value))
		return
	}
	size := c.nodes[from].end - from
	if c.aliased += int(size); c.aliased > MaxAliased {
		c.stop(at, socialorg.ErrRange, "aliases stand for more than %d values", MaxAliased)
		return
	}
	to := int32(len(c.nodes))
	for _, copied := range c.nodes[from : from+size] {
		copied.end += to - from
		c.nodes = append(c.nodes, copied)
	}
	c.nodes[to].at = int32(at)
}

// stop reports what makes the rest of the text meaningless.
func (c *converter) stop(at int, code socialorg.Code, format string, args ...any) {
	c.report(at, "", code, format, args...)
	c.stopped = true
}

// offset returns where in the source a place is. YAML counts columns in
// characters. Places that come in the order of the text take linear time
// together.
func (c *converter) offset(line, column int) int {
	if line < 1 || line > len(c.lines) {
		return 0
	}
	if line != c.line || column < c.column {
		c.line, c.column, c.at = line, 1, int(c.lines[line-1])
	}
	for ; c.column < column && c.at < len(c.source.text); c.column++ {
		_, size := utf8.DecodeRuneInString(c.source.text[c.at:])
		c.at += size
	}
	return c.at
}

// yamlLines returns where each line begins as the YAML library counts them: it
// breaks lines at CR, NEL, LS and PS too.
func yamlLines(text string) []int32 {
	lines := make([]int32, 1, 1+strings.Count(text, "\n"))
	for i := range len(text) {
		switch {
		case text[i] == '\n', text[i] == '\r' && !strings.HasPrefix(text[i+1:], "\n"):
			lines = append(lines, int32(i+1))
		case strings.HasPrefix(text[i:], "\u0085"):
			lines = append(lines, int32(i+2))
		case strings.HasPrefix(text[i:], "\u2028"), strings.HasPrefix(text[i:], "\u2029"):
			lines = append(lines, int32(i+3))
		}
	}
	return lines
}

// printYAML returns nodes as a YAML text.
func printYAML(nodes []node) ([]byte, error) {
	converted := make([]yaml.Node, len(nodes))
	var open []int32 // the lists and objects that have not ended
	for i := range nodes {
		n, to := &nodes[i], &converted[i]
		switch n.kind {
		case object:
			to.Kind = yaml.MappingNode
		case list:
			to.Kind = yaml.SequenceNode
		case bare:
			to.Kind, to.Value = yaml.ScalarNode, n.text
		default:
			to.Kind, to.Value, to.Tag = yaml.ScalarNode, n.text, "!!str"
			switch strings.ToLower(n.text) {
			case "y", "n", "yes", "no", "on", "off": // truth values to readers of YAML 1.1
				to.Style = yaml.SingleQuotedStyle
			}
		}
		if len(open) > 0 {
			parent := &converted[open[len(open)-1]]
			parent.Content = append(parent.Content, to)
		}
		open = append(open, int32(i))
		for len(open) > 0 && int(nodes[open[len(open)-1]].end) == i+1 {
			open = open[:len(open)-1]
		}
	}
	return yaml.Dump(&converted[0], yaml.WithLineWidth(-1))
}
