package render

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"
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
	case isEmoji(r):
		w = 1.4
	case unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic):
		w = 0.85
	case 0xfb50 <= r && r <= 0xfdff: // ligatures of whole phrases
		w, known = 1.4, false
	case unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Thai, unicode.Lao, unicode.Devanagari, unicode.Bengali,
		unicode.Gurmukhi, unicode.Gujarati, unicode.Armenian, unicode.Georgian), isWide(r):
		w = 1.05
	case unicode.In(r, unicode.Tamil, unicode.Telugu, unicode.Kannada, unicode.Malayalam, unicode.Sinhala, unicode.Khmer,
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
