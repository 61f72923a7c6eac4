package render

import (
	"fmt"
	"image"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.com/socialorg/internal/lists"
)

// A font is what a text is measured in.
type font struct {
	size float64
	bold bool
}

// The fonts of a box.
var (
	titleFont   = font{14, true}
	smallFont   = font{12, false}
	pillFont    = font{11, false}
	headingFont = font{20, true}
)

// A line is a piece of a text with the width that it needs.
type line struct {
	text    string
	width   float64 // pixels, rather too many than too few
	guessed bool    // it has characters whose width is anybody's guess
}

// width returns the width of a character in pixels: that in DejaVu Sans, which
// is wider than what most browsers use instead. It is false where fonts differ
// too much to say.
func (f font) width(r rune) (float64, bool) {
	w, known := 0.0, true
	switch {
	case strings.ContainsRune("iljI.,:;'|![]()/· ", r):
		w = 0.40
	case strings.ContainsRune("mwMW@%&—…⇢→", r):
		w = 1.02
	case r < unicode.MaxASCII && unicode.IsLower(r):
		w = 0.64
	case r < unicode.MaxASCII:
		w = 0.72
	case r == '\u20e3': // of a keycap, which only some fonts make one picture of
		w, known = 0.8, false
	case isZeroWidth(r):
		return 0, true
	case unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic):
		w = 0.85
	case 0xfb50 <= r && r <= 0xfdff: // ligatures of whole phrases
		w, known = 1.4, false
	case unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Thai, unicode.Lao, unicode.Devanagari, unicode.Bengali,
		unicode.Gurmukhi, unicode.Gujarati, unicode.Armenian, unicode.Georgian), isWide(r):
		w = 1.05
	case isEmoji(r), unicode.In(r, unicode.Tamil, unicode.Telugu, unicode.Kannada, unicode.Malayalam, unicode.Sinhala, unicode.Khmer,
		unicode.Myanmar, unicode.Ethiopic):
		w = 1.4
	default:
		w, known = 1.4, false
	}
	if f.bold {
		w *= 1.1
	}
	return w * f.size, known
}

// isZeroWidth reports whether r is drawn with the character before it, or not at
// all: marks, joiners, variation selectors and skin tones.
func isZeroWidth(r rune) bool {
	return unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf, unicode.Variation_Selector) || 0x1f3fb <= r && r <= 0x1f3ff
}

// isEmoji reports whether r is drawn as a picture.
func isEmoji(r rune) bool { return 0x1f300 <= r && r <= 0x1faff }

const joiner = '\u200d' // makes one emoji of two

// isWide reports whether r fills the square of an East Asian character.
func isWide(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) ||
		0x3000 <= r && r <= 0x303f || 0xff01 <= r && r <= 0xff60
}

// cellWidth returns how many columns text takes in a terminal.
func cellWidth(text string) int {
	n := 0
	before := rune(0)
	for _, r := range text {
		switch {
		case isZeroWidth(r), before == joiner && isEmoji(r):
		case isWide(r), isEmoji(r):
			n += 2
		default:
			n++
		}
		before = r
	}
	return n
}

// wrap breaks text into lines of at most the width: at spaces, and inside of
// words that are wider. The least it returns is one line.
func wrap(text string, f font, width float64) []line {
	var all []line
	var now line
	start := 0          // of now, in text
	space := -1         // the last one in now, -1 for none
	var atSpace line    // now, up to there
	var sinceBreak line // now, from behind there
	before := rune(0)
	for i, r := range text {
		w, known := f.width(r)
		if before == joiner && isEmoji(r) {
			w = 0
		}
		before = r
		for w > 0 && now.width+w > width && i > start {
			if space >= 0 {
				atSpace.text = strings.TrimRight(text[start:space], " ")
				all = append(all, atSpace)
				start, now = space+1, sinceBreak
			} else {
				now.text = text[start:i]
				all = append(all, now)
				start, now = i, line{}
			}
			space = -1
		}
		if r == ' ' && i > start {
			space, atSpace, sinceBreak = i, now, line{}
		} else {
			sinceBreak.width += w
			sinceBreak.guessed = sinceBreak.guessed || !known
		}
		now.width += w
		now.guessed = now.guessed || !known
	}
	now.text = text[start:]
	return append(all, now)
}

// cut returns a text as one line, without its end where that is too wide.
func cut(text string, f font, width float64) line {
	if whole := oneLine(text, f); whole.width <= width {
		return whole
	}
	room, _ := f.width('…')
	room = width - room
	end := 0
	for i, r := range text {
		w, _ := f.width(r)
		if room -= w; room < 0 {
			break
		}
		end = i + utf8.RuneLen(r)
	}
	return oneLine(strings.TrimRight(text[:end], " \u200c\u200d\ufe0f")+"…", f)
}

// clampMiddle wraps text into at most so many lines, more than one. What does not
// fit is left out before the last line, since the end of a long title often tells
// it from another.
func clampMiddle(text string, f font, most int, width float64) []line {
	all := wrap(text, f, width)
	if len(all) <= most {
		return all
	}
	room, _ := f.width('…')
	room = width - room
	tail := len(text)
	for tail > 0 {
		r, size := utf8.DecodeLastRuneInString(text[:tail])
		w, _ := f.width(r)
		if room -= w; room < 0 {
			break
		}
		tail -= size
	}
	end := text[tail:]
	if _, words, ok := strings.Cut(end, " "); ok && len(words) > len(end)/2 {
		end = words
	}
	end = strings.TrimLeftFunc(end, isZeroWidth)
	return append(all[:most-1:most-1], oneLine("…"+end, f))
}

// oneLine returns a text as one line.
func oneLine(text string, f font) line { return wrap(visible(text), f, math.Inf(1))[0] }

// A box is what stands in a node's box.
type box struct {
	image.Rectangle
	lines []boxLine
	group int // counted from 1
}

type boxLine struct {
	line
	class  string
	height int
}

// measure wraps the text of every box.
func (p *picture) measure() {
	looks, times := make([]string, len(p.nodes)), make(map[string]int)
	for x := range p.nodes {
		n, b := &p.nodes[x], &p.boxes[x]
		b.lines = b.lines[:0]
		b.add("", titleLine, clampMiddle(visible(n.title), titleFont, maxTitleLines, maxText))
		b.add("org-by", smallLine, p.holderLines(n))
		looks[x] = strings.Join(lists.Each(b.lines, func(l boxLine) string { return l.text }), "\n")
		times[looks[x]]++
	}
	needed := minText
	for x := range p.nodes {
		n, b := &p.nodes[x], &p.boxes[x]
		if id := string(n.ID()); times[looks[x]] > 1 && id != n.title {
			b.add("org-id", smallLine, []line{cut(visible(id), smallFont, maxText)})
		}
		notes := slices.Clip(n.elsewhere)
		if p.look.notes {
			notes = append(notes, lists.Each(n.dotted, func(y int) string { return p.nodes[y].title })...)
		}
		for i, to := range notes[:min(len(notes), maxNotes)] {
			note := "⇢ " + visible(to)
			if more := len(notes) - maxNotes; i+1 == maxNotes && more > 0 {
				note += fmt.Sprintf(" +%d", more)
			}
			b.add("org-note", smallLine, clampMiddle(note, smallFont, 2, maxText))
		}
		for _, l := range b.lines {
			needed = max(needed, l.width)
		}
	}
	p.boxWidth = int(math.Ceil(min(needed, maxText))) + 2*padding
}

func (b *box) add(class string, height int, lines []line) {
	for _, l := range lines {
		b.lines = append(b.lines, boxLine{l, class, height})
	}
}

// inner returns how high the text of a box is.
func (b *box) inner() int {
	height := 0
	for _, l := range b.lines {
		height += l.height
	}
	return height
}

// holderLines returns who holds a node: as many as there is room for, and how
// many more there are.
func (p *picture) holderLines(n *node) []line {
	all := wrap(visible(p.heldBy(n).String()), smallFont, maxText)
	if len(all) <= maxHolderLines {
		return all
	}
	if n.Headcount() == 1 {
		return clampMiddle(visible(n.holders), smallFont, maxHolderLines, maxText)
	}
	var best []line
	names, more := "", n.Headcount()
	for name := range n.Holders() {
		names += visible(name)
		more--
		rest := fmt.Sprintf("+%d", more)
		lines := wrap(names+" "+rest, smallFont, maxText)
		if len(lines) > maxHolderLines && best == nil {
			return []line{cut(names, smallFont, maxText), oneLine(rest, smallFont)}
		}
		if len(lines) > maxHolderLines {
			break
		}
		best, names = lines, names+", "
	}
	return best
}
