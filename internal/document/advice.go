package document

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// An advice says in plain words what a mistake means. It is found by a part of a
// library's message.
type advice struct {
	says, means string
	atContext   bool // the mistake is where the library began to read what it found broken
}

const (
	doubleQuotes = "text and the names of fields stand in double quotes"
	notClosed    = "the bracket that opens here is not closed"
	inJSON       = `writes a character as JSON does; write the character itself, or as YAML does, such as "\U0001F600"`
)

var ofJSON = []advice{
	{says: "after object name (expecting", means: "a colon is missing before this"},
	{says: "after object value (expecting", means: "a comma is missing before this, or a } that closes the object"},
	{says: "after array element (expecting", means: "a comma is missing before this, or a ] that closes the list"},
	{says: "in literal", means: doubleQuotes},
	{says: "missing value after object name", means: "a value is missing before this"},
	{says: `'\n' in string`, means: `the text lacks its closing quote, or has a line break; write \n for that`},
	{says: `'\t' in string`, means: `the text has a tab; write \t for that`},
	{says: "invalid escape sequence", means: `the backslash starts no escape sequence; write \\ for a backslash`},
	{says: "at start of string", means: doubleQuotes},
}

var ofYAML = []advice{
	{says: "did not find expected '-' indicator", means: `the line is not indented like the lines it belongs to, or lacks the "- " of an element`},
	{says: "did not find expected key", means: "the line is not indented like the lines it belongs to, or is not a field: a name, a colon with a space after it, a value"},
	{says: "mapping values are not allowed", means: "the colon is not part of a field: the line is indented too far, or the line above lacks its colon"},
	{says: "could not find expected ':'", means: "the line is not a field: a name, a colon with a space after it, a value", atContext: true},
	{says: "did not find expected <document start>", means: "this does not belong to anything above it"},
	{says: "control characters are not allowed", means: "has a control character; remove it"},
	{says: "found unexpected end of stream", means: "the quote that opens here is not closed", atContext: true},
	{says: "found unexpected document indicator", means: "the quote that opens here is not closed", atContext: true},
	{says: "found unknown escape character", means: `the backslash starts no escape sequence; write \\ for a backslash`},
	{says: "found invalid Unicode character escape code", means: inJSON},
	{says: "found character that cannot start any token", means: "text that begins with this character needs quotes"},
	{says: "block sequence entries are not allowed", means: "a list begins on a line of its own"},
	{says: "found incompatible YAML document", means: "is written for a version of YAML other than 1"},
}

// find returns the advice on a library's message, or the message itself if there
// is none.
func find(all []advice, message string) advice {
	for _, a := range all {
		if strings.Contains(message, a.says) {
			return a
		}
	}
	return advice{means: message}
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
		return at, doubleQuotes
	case first >= '0' && first <= '9' && text[at-1] == '0':
		return at, "a number does not begin with 0"
	}
	return at, find(ofJSON, message).means
}
