package orgfile

import (
	"bytes"
	"errors"
	"io"
	"strings"

	"example.com/socialorg"
	"github.com/go-json-experiment/json/jsontext"
)

// parseJSON returns the nodes of a JSON text; it is false where the syntax is
// broken.
func parseJSON(found *reporter) ([]node, bool) {
	text := found.source.text
	fail := func(at int, code socialorg.Code, format string, args ...any) ([]node, bool) {
		found.report(min(at, len(text)), "", code, format, args...)
		return nil, false
	}
	broken := func(err error) ([]node, bool) {
		syntax, ok := errors.AsType[*jsontext.SyntacticError](err)
		switch {
		case errors.Is(err, io.EOF):
			return fail(0, socialorg.ErrRequired, "is empty: there is no organisation")
		case errors.Is(err, io.ErrUnexpectedEOF):
			return fail(len(text), socialorg.ErrMalformed, "ends too early")
		case ok && syntax.Err != nil:
			return fail(int(syntax.ByteOffset), socialorg.ErrMalformed, "is not JSON: %v", syntax.Err)
		}
		return fail(0, socialorg.ErrMalformed, "is not JSON: %v", err)
	}

	dec := jsontext.NewDecoder(bytes.NewBufferString(text), jsontext.AllowDuplicateNames(true))
	b := newBuilder(text, strings.Count(text, `"`)/2+strings.Count(text, "{")+strings.Count(text, "["))
	for {
		switch k := dec.PeekKind(); k {
		case '{', '[':
			if _, err := dec.ReadToken(); err != nil {
				return broken(err)
			}
			at := int(dec.InputOffset()) - 1
			if dec.StackDepth() > MaxDepth {
				return fail(at, socialorg.ErrRange, "is nested more than %d deep", MaxDepth)
			}
			if k == '{' {
				b.begin(object, at)
			} else {
				b.begin(list, at)
			}
		case '}', ']':
			if _, err := dec.ReadToken(); err != nil {
				return broken(err)
			}
			b.end()
		default:
			value, err := dec.ReadValue()
			if err != nil {
				return broken(err)
			}
			end := int(dec.InputOffset())
			start := end - len(value)
			switch k {
			case '"':
				content := text[start+1 : end-1]
				if strings.IndexByte(content, '\\') >= 0 {
					unquoted, _ := jsontext.AppendUnquote(nil, value)
					content = string(unquoted)
				}
				b.add(quoted, start, content)
			case 'n':
				b.add(null, start, "")
			default:
				b.add(bare, start, text[start:end])
			}
		}
		if len(b.open) == 0 {
			break
		}
	}
	end := int(dec.InputOffset())
	if _, err := dec.ReadToken(); !errors.Is(err, io.EOF) {
		rest := text[end:]
		return fail(end+len(rest)-len(strings.TrimLeft(rest, " \t\r\n")), socialorg.ErrMalformed, "there is more after the organisation")
	}
	return b.nodes, true
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
