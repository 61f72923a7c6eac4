package orgfile_test

import (
	"strings"
	"testing"

	"example.com/socialorg/orgfile"
)

// G7: what is wrong with the syntax is said in plain words, with what to do.
func TestG7PlainWords(t *testing.T) {
	for _, test := range []struct {
		format orgfile.Format
		faults []fault
	}{
		{orgfile.JSON, []fault{
			{"comma after the last", `{"positions": [{"id": "a"}, ]}`, "1:27: is not JSON: nothing follows the comma; remove it"},
			{"comma before the first", `{"positions": [, {"id": "a"}]}`, "1:16: is not JSON: nothing comes before the comma; remove it"},
			{"two commas", `{"name": "A",, "goals": []}`, "1:14: is not JSON: nothing comes before the comma; remove it"},
			{"no comma in a list", `{"positions": [{"id": "a"} {"id": "b"}]}`, "1:28: is not JSON: a comma is missing before this, or a ] that closes the list"},
			{"no comma in an object", `{"name": "A" "goals": []}`, "1:14: is not JSON: a comma is missing before this, or a } that closes the object"},
			{"comment", "{\"name\": \"A\" // of us\n}", "1:14: is not JSON: comments are not allowed; remove this; what follows was not read"},
			{"comment before a value", `{"name": /* of us */ "A"}`, "1:10: is not JSON: comments are not allowed; remove this"},
			{"comment of YAML", "# us\n{}", "1:1: is not JSON: comments are not allowed; remove this; what follows was not read"},
			{"single quotes", `{"name": 'A'}`, "1:10: is not JSON: text and the names of fields stand in double quotes"},
			{"curly quotes", `{“name”: "A"}`, "1:2: is not JSON: text and the names of fields stand in double quotes"},
			{"no quotes", `{name: "A"}`, "1:2: is not JSON: text and the names of fields stand in double quotes"},
			{"nearly null", `{"name": nobody}`, "1:10: is not JSON: text and the names of fields stand in double quotes"},
			{"no colon", `{"name" "A"}`, "1:9: is not JSON: a colon is missing before this"},
			{"no value", `{"name": }`, "1:10: is not JSON: a value is missing before this"},
			{
				"line break", "{\"name\": \"A\n\"}",
				`1:12: is not JSON: the text lacks its closing quote, or has a line break; write \n for that; what follows was not read`,
			},
			{"tab", "{\"name\": \"A\tB\"}", `1:12: is not JSON: the text has a tab; write \t for that`},
			{"backslash", `{"name": "C:\dir"}`, `1:13: is not JSON: the backslash starts no escape sequence; write \\ for a backslash`},
			{"leading zero", `{"campaigns": [{"key": "a", "kpis": [{"key": "k", "min": 05}]}]}`, "1:59: is not JSON: a number does not begin with 0"},
			{"YAML", "\nname: A\n", "2:1: is not JSON: does not begin with {"},
			{"something else", `{"name": +}`, "1:10: is not JSON: invalid character '+' at start of value"},
		}},
		{orgfile.YAML, []fault{
			{
				"indented between", "positions:\n- id: b\n role: x\n",
				"3:2: is not YAML: the line is not indented like the lines it belongs to, or is not a field: a name, a colon with a space after it, a value",
			},
			{
				"no colon above", "positions:\n- id a\n  role: x\n",
				"3:7: is not YAML: the colon is not part of a field: the line is indented too far, or the line above lacks its colon",
			},
			{
				"no colon", "name: A\nfoo\ngoals: []\n",
				"2:1: is not YAML: the line is not a field: a name, a colon with a space after it, a value; what follows was not read",
			},
			{"bracket", "goals: [\n", "1:8: is not YAML: the bracket that opens here is not closed"},
			{"bracket before a comment", "goals: [\n # x", "1:8: is not YAML: the bracket that opens here is not closed; what follows was not read"},
			{"bracket inside", "positions:\n- {id: a}\n- {id: b,\n", "3:3: is not YAML: the bracket that opens here is not closed"},
			{"bracket without an end of line", "{name: A", "1:1: is not YAML: the bracket that opens here is not closed"},
			{"next bracket", "positions:\n- {id: a\n- {id: b}\n", "3:3: is not YAML: a comma is missing before this, or the bracket that opens on line 2 is not closed"},
			{"Markdown", "# Team\n\n- Ann\n- Bo\n\nWho we are\n", "6:1: is not YAML: the line is not a field: a name, a colon with a space after it, a value"},
			{"more after brackets", "{name: A}\nx", "2:1: is not YAML: this does not belong to anything above it"},
			{"backslash", "name: \"" + strings.Repeat("x", 5000) + "\\d\"\n", `1:5008: is not YAML: the backslash starts no escape sequence; write \\ for a backslash`},
			{
				"emoji of JSON", "name: \"" + strings.Repeat("x", 5000) + "\\ud83d\\ude00\"\n",
				`1:5010: is not YAML: writes a character as JSON does; write the character itself, or as YAML does, such as "\U0001F600"`,
			},
			{"control character", "name: A\x01\n", "1:8: is not YAML: has a control character; remove it"},
			{"version", "%YAML 2.0\n---\nname: A\n", "1:1: is not YAML: is written for a version of YAML other than 1; what follows was not read"},
			{"UTF-32", "\xff\xfe\x00\x00n\x00\x00\x00", "1:1: is UTF-32; save it as UTF-8"},
			{"UTF-32, big-endian", "\x00\x00\xfe\xff\x00\x00\x00n", "1:1: is UTF-32; save it as UTF-8"},
			{"UTF-32 without a mark", "n\x00\x00\x00", "1:1: is UTF-32; save it as UTF-8"},
			{"UTF-32 without a mark, big-endian", "\x00\x00\x00n", "1:1: is UTF-32; save it as UTF-8"},
		}},
	} {
		for i := range test.faults {
			test.faults[i].want += " [malformed]\n"
		}
		testFaults(t, test.format, test.faults)
	}
}

// D11: a file may say that it is of YAML 1.
func TestD11Versions(t *testing.T) {
	testFaults(t, orgfile.YAML, []fault{
		{"1.1", "%YAML 1.1\n---\npositions: [{id: a, reportsTo: b}]\n", "3:32: positions[0].reportsTo: no position \"b\" [unknown]\n"},
		{"1.2", "%YAML 1.2\n---\npositions: [{id: a, reportsTo: b}]\n", "3:32: positions[0].reportsTo: no position \"b\" [unknown]\n"},
		{
			"without a line between", "\ufeff# é\r\n\r\n%YAML 1.2 # x\r\npositions: [{id: a, reportsTo: b}]\r\n",
			"4:32: positions[0].reportsTo: no position \"b\" [unknown]\n",
		},
		{"and text that needs quotes", "%YAML 1.2\n---\nname: @a\n", "3:7: \"@a\" needs quotes: write name: '@a' [malformed]\n"},
		{
			"text", "name: |\n  A\n  %YAML 1.2\npositions: [{id: a, reportsTo: b}]\n",
			"1:7: name: \"A\\n%YAML 1.2\\n\" has the control character U+000A at byte 1 [malformed]\n4:32: positions[0].reportsTo: no position \"b\" [unknown]\n",
		},
	})
}

// D4: CR ends a line where nothing else does.
func TestD4OldLineEnds(t *testing.T) {
	testFaults(t, orgfile.YAML, []fault{
		{
			"CR", "positions:\r- id: a\r  title: #x\r  reportsTo: b\r",
			"3:9: positions[0].title: is null, not text; a # begins a comment: for text, write '#x' [malformed]\n" +
				"4:14: positions[0].reportsTo: no position \"b\" [unknown]\n",
		},
	})
	testFaults(t, orgfile.JSON, []fault{
		{"CR", "{\"positions\":\r[{\"id\": \"a\",\r\"reportsTo\": \"b\"}]}", "3:14: positions[0].reportsTo: no position \"b\" [unknown]\n"},
	})
}

// What is lost hides nothing that does not depend on it.
func TestD7WhatIsCertain(t *testing.T) {
	testFaults(t, orgfile.JSON, []fault{
		{"an id", `{"positions": [{"id": null}, {"id": "a"}, {"id": "a"}, {"id": ["b"], "reportsTo": "x"}, {"id": "c", "reportsTo": "c"}, {"id": "d", "id": "a"}]}`, `
1:23: positions[0].id: is null, not text; omit it instead [malformed]
1:50: positions[2].id: "a" is a duplicate; the first is at line 1 [duplicate]
1:63: positions[3].id: is a list, not text; write "b" [malformed]
1:114: positions[4].reportsTo: "c" reports to itself [self-report]
1:132: positions[5].id: is a duplicate; the first is at line 1 [duplicate]
`},
	})
}
