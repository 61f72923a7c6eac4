package orgfile

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/go-json-experiment/json/jsontext"

	"example.com/socialorg"
)

// parseJSON returns the nodes of a JSON text; it is false where the syntax is
// broken.
func parseJSON(found *reporter) ([]node, bool) {
	text := found.source.text
	p := jsonParser{
		builder: newBuilder(text, strings.Count(text, `"`)/2+strings.Count(text, "{")+strings.Count(text, "[")),
		text:    text,
		dec:     jsontext.NewDecoder(bytes.NewBufferString(text), jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true)),
	}
	for len(p.nodes) == 0 || len(p.open) > 0 {
		err := p.next()
		if errors.Is(err, io.EOF) {
			p.add(null, 0, "")
			return p.nodes, true
		}
		if err != nil {
			at, code, detail := p.explain(err)
			found.report(at, reachEverything, "", code, "%s", detail)
			return nil, false
		}
	}
	end := int(p.dec.InputOffset())
	if rest := strings.TrimLeft(text[end:], " \t\r\n"); rest != "" {
		found.report(len(text)-len(rest), reachEverything, "", socialorg.ErrMalformed, "there is more after the organisation")
		return nil, false
	}
	return p.nodes, true
}

// A jsonParser makes nodes from the tokens of the JSON library.
type jsonParser struct {
	builder
	text string
	dec  *jsontext.Decoder
}

// next adds the next scalar, or begins or ends a list or an object.
func (p *jsonParser) next() error {
	switch k := p.dec.PeekKind(); k {
	case '{', '[':
		if _, err := p.dec.ReadToken(); err != nil {
			return err
		}
		if p.dec.StackDepth() > MaxDepth {
			return errTooDeep
		}
		opened := object
		if k == '[' {
			opened = list
		}
		p.begin(opened, int(p.dec.InputOffset())-1)
	case '}', ']':
		if _, err := p.dec.ReadToken(); err != nil {
			return err
		}
		p.end()
	default:
		value, err := p.dec.ReadValue()
		if err != nil {
			return err
		}
		end := int(p.dec.InputOffset())
		start := end - len(value)
		switch k {
		case '"':
			content := p.text[start+1 : end-1]
			kind := quoted
			if strings.IndexByte(content, '\\') >= 0 {
				unquoted, err := jsontext.AppendUnquote(nil, value)
				if err != nil { // the decoder has read it, so nothing else is wrong
					kind = halved
				}
				content = string(unquoted)
			}
			p.add(kind, start, content)
		case 'n':
			p.add(null, start, "")
		default:
			p.add(bare, start, p.text[start:end])
		}
	}
	return nil
}

// explain returns where and what an error of next is.
func (p *jsonParser) explain(err error) (at int, code socialorg.Code, detail string) {
	syntax, ok := errors.AsType[*jsontext.SyntacticError](err)
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF):
		return len(p.text), socialorg.ErrMalformed, "ends too early"
	case errors.Is(err, errTooDeep):
		return int(p.dec.InputOffset()) - 1, socialorg.ErrRange, err.Error()
	case ok:
		at, detail := adviseJSON(p.text, min(int(syntax.ByteOffset), len(p.text)), syntax.Err.Error())
		return at, socialorg.ErrMalformed, "is not JSON: " + detail
	}
	return 0, socialorg.ErrMalformed, fmt.Sprintf("is not JSON: %v", err)
}

// printJSON returns nodes as an indented JSON text.
func printJSON(nodes []node) ([]byte, error) {
	var b bytes.Buffer
	enc := jsontext.NewEncoder(&b, jsontext.WithIndent("  "), jsontext.AllowDuplicateNames(true))
	var open []int32 // the lists and objects that have not ended
	for i := range nodes {
		n := &nodes[i]
		var err error
		switch n.kind {
		case object:
			err = enc.WriteToken(jsontext.BeginObject)
		case list:
			err = enc.WriteToken(jsontext.BeginArray)
		case bare:
			err = enc.WriteValue(jsontext.Value(n.text))
		default:
			err = enc.WriteToken(jsontext.String(n.text))
		}
		if err != nil {
			return nil, err
		}
		if n.kind == object || n.kind == list {
			open = append(open, int32(i))
		}
		for len(open) > 0 && int(nodes[open[len(open)-1]].end) == i+1 {
			end := jsontext.EndObject
			if nodes[open[len(open)-1]].kind == list {
				end = jsontext.EndArray
			}
			if err := enc.WriteToken(end); err != nil {
				return nil, err
			}
			open = open[:len(open)-1]
		}
	}
	return b.Bytes(), nil
}
