package document

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"

	"example.com/socialorg"
)

// parseJSON adds the nodes of a JSON text; it is false where the syntax is broken.
func (d *Document) parseJSON() bool {
	text := d.Text
	d.Room(strings.Count(text, `"`)/2 + strings.Count(text, "{") + strings.Count(text, "["))
	p := jsonParser{d, jsontext.NewDecoder(bytes.NewBufferString(text), jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true))}
	for len(p.nodes) == int(d.root) || len(p.open) > 0 {
		err := p.next()
		if errors.Is(err, io.EOF) {
			p.addNode(null, 0, "")
			return true
		}
		if err != nil {
			at, code, detail := p.explain(err)
			d.Report(at, Everything, "", code, "%s", detail)
			return false
		}
	}
	end := int(p.dec.InputOffset())
	if rest := strings.TrimLeft(text[end:], " \t\r\n"); rest != "" {
		d.Report(len(text)-len(rest), Everything, "", socialorg.ErrMalformed, "there is more after the organisation")
		return false
	}
	return true
}

// A jsonParser makes nodes from the tokens of the JSON library.
type jsonParser struct {
	*Document
	dec *jsontext.Decoder
}

// next adds the next scalar, or begins or ends a list or an object.
func (p *jsonParser) next() error {
	from := p.dec.InputOffset()
	token, err := p.dec.ReadToken()
	if err != nil {
		return err
	}
	written := strings.TrimLeft(p.Text[from:p.dec.InputOffset()], " \t\r\n,:")
	at := int(p.dec.InputOffset()) - len(written)
	switch token.Kind() {
	case '{':
		p.BeginObject(at)
	case '[':
		p.BeginList(at)
	case '}', ']':
		p.End()
	case '"':
		content, kind := written[1:len(written)-1], quoted
		if strings.IndexByte(content, '\\') >= 0 {
			unquoted, err := jsontext.AppendUnquote(nil, written)
			if err != nil { // the decoder has read it, so nothing else is wrong
				kind = halved
			}
			content = string(unquoted)
		}
		p.addNode(kind, at, content)
	case 'n':
		p.addNode(null, at, "")
	default:
		p.addNode(bare, at, written)
	}
	if p.dec.StackDepth() > MaxDepth {
		return errTooDeep
	}
	return nil
}

// explain returns where and what an error of next is.
func (p *jsonParser) explain(err error) (at int, code socialorg.Code, detail string) {
	syntax, ok := errors.AsType[*jsontext.SyntacticError](err)
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF):
		return len(p.Text), socialorg.ErrMalformed, "ends too early"
	case errors.Is(err, errTooDeep):
		return int(p.dec.InputOffset()) - 1, socialorg.ErrRange, err.Error()
	case ok:
		at, detail := adviseJSON(p.Text, min(int(syntax.ByteOffset), len(p.Text)), syntax.Err.Error())
		return at, socialorg.ErrMalformed, "is not JSON: " + detail
	}
	return 0, socialorg.ErrMalformed, fmt.Sprintf("is not JSON: %v", err)
}

// adviseJSON returns what the JSON library's message about a byte means, and where
// that is.
func adviseJSON(text string, at int, message string) (int, string) {
	if strings.Contains(message, "in literal") {
		at = len(strings.TrimRightFunc(text[:at], unicode.IsLetter))
	}
	first, _ := utf8.DecodeRuneInString(text[at:])
	switch atValue := strings.Contains(message, "at start of value"); {
	case strings.Contains(message, "in string"):
	case first == '/', first == '#':
		return at, "comments are not allowed; remove this"
	case strings.TrimSpace(text[:at]) == "":
		return at, "does not begin with {"
	case first == ',' && atValue:
		if rest := strings.TrimLeft(text[at+1:], " \t\r\n"); rest != "" && strings.ContainsAny(rest[:1], "]}") {
			return at, "nothing follows the comma; remove it"
		}
		return at, "nothing comes before the comma; remove it"
	case atValue && (unicode.IsLetter(first) || strings.ContainsRune("'`_“”‘’„«»", first)):
		message = "in literal" // without quotes
	case first >= '0' && first <= '9' && text[at-1] == '0':
		return at, "a number does not begin with 0"
	}
	means, _ := advise("json", message)
	return at, means
}
