package document

import (
	"fmt"
	"strings"
	"unicode"
)

// printYAML returns nodes as a YAML text. The nodes are those of an object that is
// not empty; their depth is that of the types.
func printYAML(nodes []node) ([]byte, error) {
	p := yamlPrinter{nodes: nodes}
	p.object(0, 0, false)
	return p.text, nil
}

type yamlPrinter struct {
	nodes []node
	text  []byte
}

// object prints the fields of an object: the first of them on the line at hand,
// where that has been begun.
func (p *yamlPrinter) object(at int32, indent int, begun bool) {
	for key := at + 1; key < p.nodes[at].end; key = p.nodes[key+1].end {
		if !begun {
			p.indent(indent)
		}
		begun = false
		name := scalar(p.nodes[key].text)
		if len(name) > 1000 { // longer than a name may be without a mark
			p.text = append(p.text, "? "+name+"\n"...)
			p.indent(indent)
		} else {
			p.text = append(p.text, name...)
		}
		p.text = append(p.text, ':')
		p.value(key+1, indent, false)
	}
}

// value prints what follows a colon or the mark of an element.
func (p *yamlPrinter) value(at int32, indent int, element bool) {
	n := &p.nodes[at]
	switch isEmpty := n.end == at+1; {
	case n.kind == object && isEmpty:
		p.text = append(p.text, " {}\n"...)
	case n.kind == list && isEmpty:
		p.text = append(p.text, " []\n"...)
	case n.kind == object && element:
		p.text = append(p.text, ' ')
		p.object(at, indent+2, true)
	case n.kind == object:
		p.text = append(p.text, '\n')
		p.object(at, indent+2, false)
	case n.kind == list:
		p.text = append(p.text, '\n')
		for e := at + 1; e < n.end; e = p.nodes[e].end {
			p.indent(indent)
			p.text = append(p.text, '-')
			p.value(e, indent, true)
		}
	case n.kind == bare:
		p.text = append(p.text, " "+n.text+"\n"...)
	case isBlock(n.text):
		mark := " |-\n"
		text, ends := strings.CutSuffix(n.text, "\n")
		if ends {
			mark = " |\n"
		}
		p.text = append(p.text, mark...)
		for line := range strings.SplitSeq(text, "\n") {
			if line != "" {
				p.indent(indent + 2)
				p.text = append(p.text, line...)
			}
			p.text = append(p.text, '\n')
		}
	default:
		p.text = append(p.text, " "+scalar(n.text)+"\n"...)
	}
}

func (p *yamlPrinter) indent(n int) {
	for range n {
		p.text = append(p.text, ' ')
	}
}

// isBlock reports whether text has lines that read back from below a "|".
func isBlock(text string) bool {
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	if !strings.Contains(text, "\n") || lines[0] == "" || lines[0][0] == ' ' || lines[len(lines)-1] == "" {
		return false
	}
	for _, line := range lines {
		if strings.HasSuffix(line, " ") || strings.ContainsFunc(line, isSpecial) {
			return false
		}
	}
	return true
}

// isSpecial reports whether a character is written as an escape sequence.
func isSpecial(r rune) bool {
	return !unicode.IsPrint(r) && !unicode.Is(unicode.Cf, r) || r == '\ufeff'
}

// truthValues are what readers of YAML 1.1 take for a truth value or for nothing.
var truthValues = map[string]bool{"y": true, "n": true, "yes": true, "no": true, "on": true, "off": true, "true": true, "false": true, "null": true}

// scalar returns text as YAML has it on one line: without quotes where every reader
// takes it for that text.
func scalar(text string) string {
	switch {
	case strings.ContainsFunc(text, isSpecial):
		return escaped(text)
	case text == "", truthValues[strings.ToLower(text)], strings.TrimSpace(text) != text, isNumeric(text),
		strings.ContainsRune("-?:,[]{}#&*!|>'\"%@`=<~“”„‘’«»", []rune(text)[0]),
		strings.Contains(text, ": "), strings.Contains(text, " #"), strings.HasSuffix(text, ":"):
		return "'" + strings.ReplaceAll(text, "'", "''") + "'"
	}
	return text
}

// isNumeric reports whether some reader takes text for a number or for a day.
func isNumeric(text string) bool {
	if !strings.ContainsRune("0123456789+-.", rune(text[0])) {
		return false
	}
	isMonth := len(text) == 7 && text[4] == '-' && strings.Trim(text, "0123456789") == "-"
	return !isMonth && strings.Trim(strings.ToLower(text), "0123456789abcdefinotxz_.:+- ") == ""
}

// escaped returns text in double quotes.
func escaped(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range text {
		switch {
		case r == '"', r == '\\':
			b.WriteString("\\" + string(r))
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case !isSpecial(r):
			b.WriteRune(r)
		case r < 0x100:
			fmt.Fprintf(&b, `\x%02x`, r)
		case r < 0x10000:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			fmt.Fprintf(&b, `\U%08x`, r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
