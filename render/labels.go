package render

import (
	"cmp"
	"math"
	"strconv"
	"strings"

	"example.com/socialorg"
)

// Labels are the renderer's own words in one language: "vacant", "Reports to",
// the involvements and levels, the standard areas. The zero Labels are English.
// Labels are comparable with ==.
//
// The names of roles, positions, responsibilities and so on are not labels:
// they come from the organisation, where a [socialorg.Glossary] sets them.
// Keys without a name are shown as words, "public-relations" as "public
// relations" or, if the language has a word for it, as that.
type Labels struct {
	language string // "id" or "", which is English
}

// English returns the English labels.
func English() Labels { return Labels{} }

// Indonesian returns the Indonesian labels.
func Indonesian() Labels { return Labels{language: "id"} }

// Language returns the BCP 47 tag of the language, "en" or "id".
func (l Labels) Language() string { return cmp.Or(l.language, "en") }

// text returns a label, given its English.
func (l Labels) text(english string) string {
	if l.language == "id" {
		return cmp.Or(indonesian[english], english)
	}
	return english
}

// word returns a key in words.
func word[K ~string](l Labels, key K) string {
	return l.text(strings.ReplaceAll(string(key), "-", " "))
}

// named returns the name of what has a key, or else the key in words.
func named[K ~string](l Labels, name string, key K) string {
	return cmp.Or(name, word(l, key))
}

// involvement returns the word for an involvement, a dash for none.
func (l Labels) involvement(i socialorg.Involvement) string {
	if i == "" {
		return "–"
	}
	return word(l, i)
}

// number writes f as the language does, in at most two decimals; a number
// below 1 in three digits, and one of more than 15 digits with an exponent.
func (l Labels) number(f float64) string {
	magnitude := math.Abs(f)
	switch {
	case f == 0:
		return "0"
	case magnitude >= 1e15:
		return l.decimal(strconv.FormatFloat(f, 'g', 6, 64))
	case magnitude < 1:
		return l.decimal(strconv.FormatFloat(f, 'g', 3, 64))
	}
	s := strconv.FormatFloat(f, 'f', 2, 64)
	s = strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
	whole, fraction, _ := strings.Cut(s, ".")
	sign := ""
	if whole[0] == '-' {
		sign, whole = "-", whole[1:]
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if fraction != "" {
		whole += "." + fraction
	}
	return l.decimal(sign + whole)
}

// decimal writes a number with the signs of the language.
func (l Labels) decimal(english string) string {
	if l.language != "id" {
		return english
	}
	return strings.NewReplacer(",", ".", ".", ",").Replace(english)
}

// count returns "1 position" or "3 positions", given both in English.
func (l Labels) count(n int, one, several string) string {
	if n != 1 {
		one = several
	}
	return l.number(float64(n)) + " " + l.text(one)
}

// choice returns "a, b or c".
func (l Labels) choice(words []string) string {
	last := len(words) - 1
	if last < 1 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:last], ", ") + " " + l.text("or") + " " + words[last]
}
