package standard_test

import (
	"bytes"
	"crypto/sha1"
	"encoding/hex"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// testdata/article-runs.txt has a hash of every six words in a row of the
// article: the first twelve hexadecimal digits of the SHA-1 of the words in lower
// case, joined by spaces. The names and sentences of this library are its own, so
// it has none of those runs.
func articleRuns(t *testing.T) map[string]bool {
	t.Helper()
	text, err := os.ReadFile("testdata/article-runs.txt")
	require.NoError(t, err)
	runs := make(map[string]bool)
	for _, hash := range strings.Fields(string(text)) {
		require.Len(t, hash, 12)
		runs[hash] = true
	}
	require.Greater(t, len(runs), 500)
	return runs
}

var word = regexp.MustCompile(`[a-z]+(?:-[a-z]+)*`)

// taken returns the runs of six words of text that are the article's. The names
// of the two roles, one after the other, are nobody's.
func taken(runs map[string]bool, text []byte) []string {
	var found []string
	words := word.FindAll(bytes.ToLower(text), -1)
	for i := range len(words) - 5 {
		run := bytes.Join(words[i:i+6], []byte(" "))
		sum := sha1.Sum(run)
		if runs[hex.EncodeToString(sum[:6])] && string(run) != "social media specialist social media manager" {
			found = append(found, string(run))
		}
	}
	return found
}

// No name, summary, sentence, page or printed report has six words in a row
// of the article. The files hold all of them: the outputs of examples are
// comments, and those of reports are golden files.
func TestNoWordingIsTheArticles(t *testing.T) {
	runs := articleRuns(t)
	texts := 0
	err := filepath.WalkDir("..", func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && strings.HasPrefix(entry.Name(), ".") && entry.Name() != ".." {
			return filepath.SkipDir
		}
		if !entry.Type().IsRegular() || !slices.Contains([]string{".go", ".md", ".csv", ".html", ".txt", ".yaml", ".json", ".svg"}, filepath.Ext(path)) {
			return nil
		}
		text, err := os.ReadFile(path)
		texts++
		require.Empty(t, taken(runs, text), path)
		return err
	})
	require.NoError(t, err)
	require.Greater(t, texts, 100)
}

// The names one by one, as they are: no comment or quote between the words.
func TestNoNameIsTheArticles(t *testing.T) {
	runs := articleRuns(t)
	for language, glossary := range languages {
		for key, name := range names(glossary()) {
			require.Empty(t, taken(runs, []byte(name)), "%s: %s", language, key)
		}
		for id, summary := range glossary().Summaries {
			require.Empty(t, taken(runs, []byte(summary)), "%s: %s", language, id)
		}
	}
	known := strings.ReplaceAll("Mengelola xx kampanye dan promosi xx media sosial", "xx", "")
	require.NotEmpty(t, taken(runs, []byte(known)), "the hashes are of this form")
}
