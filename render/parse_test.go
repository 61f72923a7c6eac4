package render_test

import (
	"encoding/xml"
	"errors"
	"fmt"
	"html"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
)

// usedSequences have an invisible character that belongs where it is.
var usedSequences = []*regexp.Regexp{
	regexp.MustCompile(joins + `(?P<use>[\x{200c}\x{200d}])` + joins),
	regexp.MustCompile(`[\x{94d}\x{9cd}\x{a4d}\x{acd}\x{b4d}\x{bcd}\x{c4d}\x{ccd}\x{d4d}\x{dca}](?P<use>[\x{200c}\x{200d}])`),
	regexp.MustCompile(`[\x{1f000}-\x{1faff}\x{2190}-\x{21ff}\x{2300}-\x{23ff}\x{25a0}-\x{27bf}\x{2b00}-\x{2bff}©®‼⁉™ℹ〰〽㊗㊙][\x{1f3fb}-\x{1f3ff}]?(?P<use>[\x{fe0e}\x{fe0f}]+)`),
	regexp.MustCompile(`[\x{1f000}-\x{1faff}\x{2190}-\x{21ff}\x{2300}-\x{23ff}\x{25a0}-\x{27bf}\x{2b00}-\x{2bff}][\x{1f3fb}-\x{1f3ff}]?[\x{fe0e}\x{fe0f}]*(?P<use>\x{200d})[\x{1f000}-\x{1faff}\x{2190}-\x{21ff}\x{2300}-\x{23ff}\x{25a0}-\x{27bf}\x{2b00}-\x{2bff}]`),
	regexp.MustCompile(`[0-9#*](?P<use>\x{fe0f})\x{20e3}`),
	regexp.MustCompile(`\x{1f3f4}(?P<use>[\x{e0020}-\x{e007e}]+\x{e007f})`),
}

const joins = `[\p{Arabic}\p{Syriac}\p{Nko}\p{Mongolian}\p{Devanagari}\p{Bengali}\p{Gurmukhi}\p{Gujarati}\p{Oriya}\p{Tamil}\p{Telugu}\p{Kannada}\p{Malayalam}\p{Sinhala}\p{Khmer}\p{Myanmar}]`

// shown is what a reader is to see of a text: characters that cannot be seen
// are spelled out, but for those that a script or an emoji uses. It is written
// apart from the package's own, as its oracle.
func shown(text string) string {
	used := make(map[int]bool) // offsets of invisible characters that belong where they are
	for _, sequence := range usedSequences {
		for start := 0; start < len(text); {
			at := sequence.FindStringSubmatchIndex(text[start:])
			if at == nil {
				break
			}
			for i := at[2]; i < at[3]; i++ {
				used[start+i] = true
			}
			start += at[3] // what follows may begin the next
			for back := 0; back < 4 && start > 0 && !utf8.RuneStart(text[start-1]); back++ {
				start--
			}
		}
	}
	var b strings.Builder
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			fmt.Fprintf(&b, "[0x%02X]", text[i])
		case used[i]:
			b.WriteRune(r)
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r), r == '\u2028', r == '\u2029',
			unicode.Is(unicode.Noncharacter_Code_Point, r),
			unicode.In(r, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point), r == '\u2800', r == '\ufffd':
			fmt.Fprintf(&b, "[%U]", r)
		default:
			b.WriteRune(r)
		}
		i += size
	}
	return b.String()
}

// An svgChart is what an SVG says.
type svgChart struct {
	title         string
	boxes         []svgBox
	lines, dotted int
	width, height int
}

type svgBox struct {
	name       string // the tooltip
	text       string // what stands in it, without spaces between its lines
	vacant     bool
	x, y, w, h int
}

// parseSVG reads a chart, and refuses elements and attributes that it should
// not have.
func parseSVG(t testing.TB, svg string) svgChart {
	t.Helper()
	var c svgChart
	var box *svgBox
	var element, class string
	lines := false // in the group of the solid lines
	d := xml.NewDecoder(strings.NewReader(svg))
	depth := 0
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			require.Zero(t, depth)
			return c
		}
		require.NoError(t, err)
		switch token := token.(type) {
		case xml.StartElement:
			depth++
			element = token.Name.Local
			require.Contains(t, []string{"svg", "title", "desc", "style", "rect", "path", "circle", "g", "a", "text"}, element)
			attr := make(map[string]string)
			for _, a := range token.Attr {
				require.Contains(t, []string{"xmlns", "class", "role", "lang", "aria-labelledby", "width", "height", "viewBox",
					"id", "x", "y", "rx", "d", "cx", "cy", "r", "textLength", "lengthAdjust", "direction", "text-anchor", "transform", "href"}, a.Name.Local)
				attr[a.Name.Local] = a.Value
			}
			class = attr["class"]
			number := func(name string) int {
				n, err := strconv.Atoi(attr[name])
				require.NoError(t, err, name)
				return n
			}
			switch {
			case element == "svg":
				c.width, c.height = number("width"), number("height")
			case strings.HasPrefix(attr["class"], "org-box"):
				c.boxes = append(c.boxes, svgBox{vacant: strings.Contains(attr["class"], "org-vacant")})
				box = &c.boxes[len(c.boxes)-1]
			case element == "rect" && box != nil:
				box.x, box.y, box.w, box.h = number("x"), number("y"), number("width"), number("height")
			case element == "g" && class == "org-lines":
				lines = true
			case element == "path" && lines:
				c.lines++
			case strings.HasPrefix(attr["class"], "org-ring"):
				c.dotted++
			}
		case xml.EndElement:
			depth--
			if token.Name.Local == "g" || token.Name.Local == "a" {
				box, lines = nil, false
			}
			element = ""
		case xml.CharData:
			switch {
			case box != nil && element == "title":
				box.name += string(token)
			case box != nil && element == "text" && (class == "" || class == "org-by"):
				box.text += string(token)
			case box == nil && element == "title":
				c.title += string(token)
			}
		case xml.Comment, xml.ProcInst, xml.Directive:
			t.Fatalf("unexpected %T", token)
		}
	}
}

// parseHTML reads a page as XML, which a page of ours is as well: the elements
// with the values of those attributes that decide what is done with them, and
// all text.
func parseHTML(t testing.TB, page string) (structure []string, texts []string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(page))
	d.Entity = xml.HTMLEntity
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return structure, texts
		}
		require.NoError(t, err)
		switch token := token.(type) {
		case xml.StartElement:
			if token.Name.Local == "text" { // of the chart, which breaks lines
				continue
			}
			line := token.Name.Local
			for _, a := range token.Attr {
				switch a.Name.Local {
				case "class", "id", "href", "role", "aria-labelledby", "tabindex", "scope", "http-equiv":
					line += " " + a.Name.Local + "=" + a.Value
				default:
					line += " " + a.Name.Local
				}
			}
			structure = append(structure, line)
		case xml.EndElement:
			if token.Name.Local != "text" {
				structure = append(structure, "/"+token.Name.Local)
			}
		case xml.CharData:
			texts = append(texts, string(token))
		case xml.Comment, xml.ProcInst:
			t.Fatalf("unexpected %T %s", token, token)
		}
	}
}

// A graph is what Mermaid or DOT says.
type graph struct {
	title         string
	labels        [][]string // of each node, by line
	solid, dotted [][2]int
}

var (
	mermaidNode = regexp.MustCompile(`^  n(\d+)\["([^"]*)"\](:::vacant)?$`)
	mermaidEdge = regexp.MustCompile(`^  n(\d+) (-->|-\.->) n(\d+)$`)
	mermaidCode = regexp.MustCompile(`#(\w+);`)
)

// parseMermaid reads a flowchart line by line.
func parseMermaid(t testing.TB, text string) graph {
	t.Helper()
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	require.Equal(t, "flowchart TD", lines[0])
	var g graph
	for _, line := range lines[1:] {
		if line == "  classDef vacant stroke-dasharray: 6 4" {
			continue
		}
		if m := mermaidEdge.FindStringSubmatch(line); m != nil {
			g.add(t, m[1], m[3], m[2] == "-.->")
			continue
		}
		m := mermaidNode.FindStringSubmatch(line)
		require.NotNil(t, m, "%q", line)
		require.Equal(t, strconv.Itoa(len(g.labels)), m[1])
		var label []string
		for part := range strings.SplitSeq(m[2], "<br/>") {
			rest := mermaidCode.ReplaceAllString(part, "")
			require.False(t, strings.ContainsAny(rest, "<>&`#*_[]{}\\$:%~|"), "%q", line)
			label = append(label, mermaidCode.ReplaceAllStringFunc(part, func(code string) string {
				name := code[1 : len(code)-1]
				if n, err := strconv.Atoi(name); err == nil {
					return string(rune(n))
				}
				return html.UnescapeString("&" + name + ";")
			}))
		}
		g.labels = append(g.labels, label)
	}
	return g
}

func (g *graph) add(t testing.TB, from, to string, dotted bool) {
	t.Helper()
	a, err := strconv.Atoi(from)
	require.NoError(t, err)
	b, err := strconv.Atoi(to)
	require.NoError(t, err)
	if dotted {
		g.dotted = append(g.dotted, [2]int{a, b})
	} else {
		g.solid = append(g.solid, [2]int{a, b})
	}
}

var (
	dotGraph = regexp.MustCompile(`^digraph "((?:[^"\\]|\\.)*)" {$`)
	dotNode  = regexp.MustCompile(`^  n(\d+) \[label="((?:[^"\\]|\\.)*)"(, style="rounded,dashed")?\]$`)
	dotEdge  = regexp.MustCompile(`^  n(\d+) -> n(\d+)( \[style=dotted, constraint=false\])?$`)
	dotSign  = regexp.MustCompile(`\\.`)
)

// parseDOT reads a digraph line by line.
func parseDOT(t testing.TB, text string) graph {
	t.Helper()
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	unescape := func(s string) string {
		s = dotSign.ReplaceAllStringFunc(s, func(sign string) string {
			require.Contains(t, []string{`\\`, `\"`}, sign)
			return sign[1:]
		})
		return html.UnescapeString(s)
	}
	m := dotGraph.FindStringSubmatch(lines[0])
	require.NotNil(t, m, "%q", lines[0])
	g := graph{title: unescape(m[1])}
	require.Equal(t, "}", lines[len(lines)-1])
	for _, line := range lines[4 : len(lines)-1] {
		if m := dotEdge.FindStringSubmatch(line); m != nil {
			g.add(t, m[1], m[2], m[3] != "")
			continue
		}
		m := dotNode.FindStringSubmatch(line)
		require.NotNil(t, m, "%q", line)
		require.Equal(t, strconv.Itoa(len(g.labels)), m[1])
		// A line break is a \n that no backslash stands before.
		broken := strings.ReplaceAll(strings.ReplaceAll(m[2], `\\`, "\x00"), `\n`, "\n")
		var label []string
		for part := range strings.SplitSeq(broken, "\n") {
			label = append(label, unescape(strings.ReplaceAll(part, "\x00", `\\`)))
		}
		g.labels = append(g.labels, label)
	}
	return g
}

var (
	markdownSign = regexp.MustCompile(`\\([!-/:-@\[-` + "`" + `{-~])`)
	reference    = regexp.MustCompile(`@\S|#\d|(?i:\bgh-\d)|:[\w+-]+:`) // that GitHub takes for a link or an emoji
	hashes       = regexp.MustCompile(`\b[\da-fA-F]{7,40}\b`)           // with a letter
	markdownList = regexp.MustCompile(`^([-+]|\d+[.)])(\s|$)`)
)

// parseMarkdown reads a report line by line: what kind of line each is, and
// its texts. It knows what our reports use.
func parseMarkdown(t testing.TB, text string) (structure []string, texts []string) {
	t.Helper()
	plain := func(s string) string {
		for part := range strings.SplitSeq(strings.TrimSpace(s), "<!-- -->") {
			part = markdownSign.ReplaceAllString(part, "$1")
			require.NotRegexp(t, reference, part)
			for _, hash := range hashes.FindAllString(part, -1) {
				require.NotRegexp(t, "[a-fA-F]", hash, "%q", part)
			}
		}
		s = strings.ReplaceAll(strings.TrimSpace(s), "<!-- -->", "")
		rest := markdownSign.ReplaceAllString(s, "")
		require.False(t, strings.ContainsAny(rest, "`*_[]<>|~#$&\\"), "%q", s)
		texts = append(texts, markdownSign.ReplaceAllString(s, "$1"))
		return ""
	}
	for line := range strings.SplitSeq(strings.TrimSuffix(text, "\n"), "\n") {
		require.Equal(t, strings.TrimLeft(line, " "), line, "an indented line")
		switch {
		case line == "":
			structure = append(structure, "")
		case strings.HasPrefix(line, "# "), strings.HasPrefix(line, "## "), strings.HasPrefix(line, "### "):
			level, rest, _ := strings.Cut(line, " ")
			structure = append(structure, level+plain(rest))
		case strings.HasPrefix(line, "|-"):
			structure = append(structure, "rule "+strconv.Itoa(strings.Count(line, "|")))
		case strings.HasPrefix(line, "|"):
			cells := strings.Split(strings.ReplaceAll(strings.ReplaceAll(line, `\\`, "\x00"), `\|`, "\x01"), "|")
			for _, cell := range cells[1 : len(cells)-1] {
				plain(strings.ReplaceAll(strings.ReplaceAll(cell, "\x00", `\\`), "\x01", `\|`))
			}
			structure = append(structure, "row "+strconv.Itoa(len(cells)))
		case strings.HasPrefix(line, "- **"):
			term, rest, ok := strings.Cut(line[4:], ":** ")
			require.True(t, ok, "%q", line)
			require.False(t, markdownList.MatchString(rest), "%q", line)
			plain(term)
			plain(rest)
			structure = append(structure, "entry")
		case strings.HasPrefix(line, "- "):
			require.False(t, markdownList.MatchString(line[2:]), "%q", line)
			plain(line[2:])
			structure = append(structure, "item")
		default:
			require.False(t, markdownList.MatchString(line), "%q", line)
			plain(line)
			structure = append(structure, "text")
		}
	}
	return structure, texts
}
