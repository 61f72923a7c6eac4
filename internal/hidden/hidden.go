// Package hidden finds the characters of a text that do not show what they are.
package hidden

import (
	"iter"
	"unicode"
	"unicode/utf8"
)

// Index returns the offset of the first hidden character of text, or -1.
func Index(text string) int {
	for i := range All(text) {
		return i
	}
	return -1
}

// All returns the offset and the size in bytes of each hidden character of text:
// one that cannot be seen, breaks the line, changes the direction of its
// neighbours or stands for a lost character, and each byte that is not UTF-8.
//
// Characters that are invisible but part of how a script or an emoji is written
// are not hidden where they belong, and hidden everywhere else: the joiners
// U+200C and U+200D inside words of scripts that join letters, U+200D between
// emoji, variation selectors behind emoji, keycaps and Han characters, the tags
// of a flag.
func All(text string) iter.Seq2[int, int] {
	return func(yield func(int, int) bool) {
		before := none // the last character that is not a mark of an emoji
		for i, next := 0, 0; i < len(text); i = next {
			r, size := utf8.DecodeRuneInString(text[i:])
			next = i + size
			switch rest := text[next:]; {
			case r == flag:
				next += tags(rest)
			case Rune(r) && !belongs(r, before, rest) && !yield(i, size):
				return
			}
			isMark := r == emojiStyle || r == textStyle || skinTone(r) && pictographic(before)
			if !isMark {
				before = r
			}
		}
	}
}

const (
	none       rune = -1
	nonJoiner  rune = 0x200C
	joiner     rune = 0x200D
	textStyle  rune = 0xFE0E
	emojiStyle rune = 0xFE0F
	flag       rune = 0x1F3F4 // followed by the tags of a region
	cancelTag  rune = 0xE007F
)

// Rune reports whether r is hidden where nothing around it gives it a purpose.
func Rune(r rune) bool {
	if r < utf8.RuneSelf {
		return r < ' ' || r == 0x7f
	}
	return r == utf8.RuneError || r == '\u2800' || unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp,
		unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point, unicode.Noncharacter_Code_Point)
}

// belongs reports whether r has a purpose between the character before it and
// what follows.
func belongs(r, before rune, rest string) bool {
	next, _ := utf8.DecodeRuneInString(rest)
	switch {
	case r == emojiStyle || r == textStyle:
		return pictographic(before) || keycap(before, rest)
	case r == joiner && pictographic(before):
		return pictographic(next)
	case r == joiner || r == nonJoiner:
		return unicode.In(before, joining...) && (unicode.In(next, joining...) || unicode.Is(viramas, before))
	case 0xE0100 <= r && r <= 0xE01EF:
		return unicode.Is(unicode.Han, before)
	}
	return false
}

// joining are the scripts that use joiners.
var joining = []*unicode.RangeTable{unicode.Arabic, unicode.Syriac, unicode.Nko, unicode.Mongolian, unicode.Devanagari, unicode.Bengali, unicode.Gurmukhi,
	unicode.Gujarati, unicode.Oriya, unicode.Tamil, unicode.Telugu, unicode.Kannada, unicode.Malayalam, unicode.Sinhala, unicode.Khmer, unicode.Myanmar}

// viramas are the signs behind which a joiner may end a word.
var viramas = &unicode.RangeTable{R16: []unicode.Range16{
	{0x094D, 0x0D4D, 0x80}, {0x0DCA, 0x0DCA, 1},
}}

// pictographic reports whether r is drawn as a picture, or can be.
func pictographic(r rune) bool {
	return 0x1F000 <= r && r <= 0x1FAFF || unicode.In(r, pictures)
}

var pictures = &unicode.RangeTable{R16: []unicode.Range16{
	{0x00A9, 0x00A9, 1}, {0x00AE, 0x00AE, 1}, {0x203C, 0x203C, 1}, {0x2049, 0x2049, 1}, {0x2122, 0x2122, 1}, {0x2139, 0x2139, 1},
	{0x2190, 0x21FF, 1}, {0x2300, 0x23FF, 1}, {0x2460, 0x24FF, 1}, {0x25A0, 0x27BF, 1}, {0x2900, 0x297F, 1}, {0x2B00, 0x2BFF, 1},
	{0x3030, 0x3030, 1}, {0x303D, 0x303D, 1}, {0x3297, 0x3297, 1}, {0x3299, 0x3299, 1},
}}

func skinTone(r rune) bool { return 0x1F3FB <= r && r <= 0x1F3FF }

// keycap reports whether a style selector between before and rest makes a keycap.
func keycap(before rune, rest string) bool {
	next, _ := utf8.DecodeRuneInString(rest)
	return next == 0x20E3 && (before == '#' || before == '*' || '0' <= before && before <= '9')
}

// maxRegion is the length of the longest code of a region in ISO 3166-2, without
// its hyphen.
const maxRegion = 5

// tags returns the size of the tags of a flag that rest begins with: the letters
// and digits of a region, "gbsct", and the end. It is 0 for any other tags, which
// could spell a message.
func tags(rest string) int {
	region := 0
	for i, r := range rest {
		switch tagged := r - 0xE0000; {
		case r == cancelTag && region > 2:
			return i + utf8.RuneLen(r)
		case region < maxRegion && ('a' <= tagged && tagged <= 'z' || '0' <= tagged && tagged <= '9'):
			region++
		default:
			return 0
		}
	}
	return 0
}
