package document_test

import (
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"example.com/socialorg"
	"example.com/socialorg/internal/document"
)

// A thing has a field of every kind that is read; not all of them can be written.
type thing struct {
	Name  string `json:"name"`
	Count int    `json:"count,omitempty"`
	Share *float64
	Sure  bool
	Mark  rune
	Tags  []string
	Parts []thing
	Own   map[socialorg.Key][]string
}

func read(t *testing.T, text string, o document.Options) (thing, *document.Document) {
	t.Helper()
	var got thing
	o.Limit, o.None = 1<<20, "there is no thing"
	d := new(document.Document)
	err := d.Read(strings.NewReader(text), "x", &got, o)
	require.NoError(t, err)
	return got, d
}

func TestRead(t *testing.T) {
	want := thing{
		Name: "1", Count: 2, Share: new(0.5), Sure: true, Mark: ';', Tags: []string{"a", "b"},
		Parts: []thing{{Name: "p"}}, Own: map[socialorg.Key][]string{"k": {"v"}, "no key": {"w"}},
	}
	for text, isJSON := range map[string]bool{
		"name: 1\ncount: 2\nshare: 0.5\nsure: true\nmark: ;\ntags: [a, b]\nparts:\n- name: p\nown: {k: [v], no key: [w]}\n":                                      false,
		`{"name": "1", "count": 2, "share": 0.5, "sure": true, "mark": ";", "tags": ["a", "b"], "parts": [{"name": "p"}], "own": {"k": ["v"], "no key": ["w"]}}`: true,
	} {
		got, d := read(t, text, document.Options{JSON: isJSON})
		require.Empty(t, d.Found)
		require.Empty(t, cmp.Diff(want, got), "(-want +got)")
		for path, value := range map[string]string{"parts[0].name": "p", "own.k[0]": "v", `own["no key"][0]`: "w", "tags[1]": "b"} {
			place, ok := d.Locator().Place(path)
			require.True(t, ok, path)
			line := strings.Split(text, "\n")[place.Line-1]
			require.Equal(t, value, strings.Trim(line[place.Column-1:], `"`)[:1], path)
		}
	}
}

// Every mistake is reported, at its place, with what to write instead.
func TestEveryMistake(t *testing.T) {
	_, d := read(t, "nam: x\ncount: 2.0\nshare: 1,5\nsure: yes\nmark: ab\ntags: a\nparts: a\nown: [a]\nname: x\nname: y\n", document.Options{})
	require.EqualError(t, d.Found.Err(), `x:1:1: nam: no field "nam"; did you mean "name"?
x:2:8: count: "2.0" is not a whole number in plain digits; write 2
x:3:8: share: is "1,5", not a number
x:4:7: sure: is "yes", not true or false
x:5:7: mark: is "ab", not one character in quotes
x:6:7: tags: is "a", not a list; write [a]
x:7:8: parts: is "a", not a list
x:8:6: own: is a list, not an object
x:10:1: name: is a duplicate; the first is at line 9`)
	require.Equal(t, document.Everything, d.Reach)
	got, d := read(t, "name: x\ntags: a, b\n", document.Options{Lone: true})
	require.Empty(t, d.Found)
	require.Equal(t, []string{"a, b"}, got.Tags, "a text may stand for a list of one")
	_, d = read(t, "mark: ,\nshare: @x\n", document.Options{})
	require.EqualError(t, d.Found.Err(), `x:1:7: "," needs quotes: write mark: ','; what follows was not read`)
	_, d = read(t, "name: x\nparts: [x] y\n", document.Options{})
	require.ErrorContains(t, d.Found.Err(), "x:2:12: is not YAML: ", "quotes do not make objects of it")
	_, d = read(t, "", document.Options{})
	require.EqualError(t, d.Found.Err(), "x:1:1: is empty: there is no thing")
	require.True(t, d.SaysNothing())
}

// What a path says is what it was made of, for any key.
func TestPaths(t *testing.T) {
	for _, key := range []string{"a", "a-b_1", "", ".", "a.b", "[0]", `"`, `\`, "é", "\n", strings.Repeat("x", 100)} {
		text := "terms" + document.Below(key)
		path, ok := document.ParsePath(text)
		require.True(t, ok, text)
		require.Len(t, path, 2, text)
		require.Equal(t, text, path.String())
	}
	path, _ := document.ParsePath("Parts[0].name")
	require.False(t, path.At(reflect.ValueOf(thing{})).IsValid())
	path, _ = document.ParsePath("parts[0].name")
	require.Equal(t, "p", path.At(reflect.ValueOf(thing{Parts: []thing{{Name: "p"}}})).String())
}
