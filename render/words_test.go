package render

import (
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/socialorg/catalogue"
	"example.com/socialorg/standard"
)

// wordList returns the rows of docs/istilah.md: English, Indonesian, and what
// Indonesian avoids.
func wordList(t *testing.T) [][3]string {
	t.Helper()
	page, err := os.ReadFile("../docs/istilah.md")
	require.NoError(t, err)
	var rows [][3]string
	for line := range strings.Lines(string(page)) {
		cells := strings.Split(line, "|")
		if len(cells) != 6 || strings.Contains(line, "---") || strings.HasPrefix(line, "| English") {
			continue
		}
		rows = append(rows, [3]string{strings.TrimSpace(cells[1]), strings.TrimSpace(cells[2]), strings.TrimSpace(cells[3])})
	}
	require.Greater(t, len(rows), 30)
	return rows
}

// pairs returns every label and every name of packages standard and catalogue in
// both languages, by path.
func pairs() map[string][2]string {
	all := make(map[string][2]string)
	set := func(i int) func(path, text string) {
		return func(path, text string) {
			pair := all[path]
			pair[i] = strings.ToLower(text)
			all[path] = pair
		}
	}
	eachLabel(english, set(0))
	eachLabel(indonesian, set(1))
	for i, g := range []any{standard.English().With(catalogue.English()), standard.Indonesian().With(catalogue.Indonesian())} {
		v := reflect.ValueOf(g)
		for f := range v.NumField() {
			if field := v.Field(f); field.Kind() == reflect.Map && field.Type().Elem().Kind() == reflect.String {
				for key, name := range field.Seq2() {
					set(i)(v.Type().Field(f).Name+" "+key.String(), name.String())
				}
			}
		}
	}
	return all
}

// A concept has one term in each language.
func TestOneTermForEachConcept(t *testing.T) {
	all := pairs()
	seen := make(map[string]bool)
	for _, row := range wordList(t) {
		en, id := strings.ToLower(row[0]), strings.ToLower(row[1])
		require.False(t, seen[en], "two rows for %s", en)
		seen[en] = true
		found := false
		for path, pair := range all {
			if name, _, _ := strings.Cut(pair[0], " ("); name == en || name == en+"s" {
				found = true
				got, _, _ := strings.Cut(pair[1], " (") // what brackets explain
				want, _, _ := strings.Cut(id, " (")
				require.Equal(t, want, got, path)
			}
			for avoided := range strings.SplitSeq(row[2], ";") {
				if avoided = strings.TrimSpace(avoided); avoided != "" {
					require.NotContains(t, pair[1], avoided, path)
				}
			}
		}
		require.True(t, found, "nothing is called %s", en)
	}
}
