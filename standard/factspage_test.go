package standard_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/socialorg/standard"
)

// factsPage returns the rows of docs/facts.md by number: number, fact, where,
// test.
func factsPage(t *testing.T) map[string][]string {
	t.Helper()
	page, err := os.ReadFile("../docs/facts.md")
	require.NoError(t, err)
	rows := make(map[string][]string)
	for line := range strings.Lines(string(page)) {
		cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|")
		if len(cells) != 4 || !strings.HasPrefix(line, "| S") && !strings.HasPrefix(line, "| T") {
			continue
		}
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		require.NotContains(t, rows, cells[0])
		rows[cells[0]] = cells
	}
	return rows
}

var quoted = regexp.MustCompile("`([^`]+)`")

func quotedIn(cell string) []string {
	var words []string
	for _, m := range quoted.FindAllStringSubmatch(cell, -1) {
		words = append(words, m[1])
	}
	return words
}

func TestFactsPageIsComplete(t *testing.T) {
	rows := factsPage(t)
	require.Len(t, rows, 60+7)
	for n := 1; n <= 60; n++ {
		require.Contains(t, rows, fmt.Sprintf("S%d", n))
	}
	for n := 1; n <= 7; n++ {
		require.Contains(t, rows, fmt.Sprintf("T%d", n))
	}
	exists := testFunctions(t)
	for number, row := range rows {
		tests := quotedIn(row[3])
		require.NotEmpty(t, tests, "%s names no test", number)
		for _, name := range tests {
			require.True(t, exists[name], "%s names %s, which does not exist", number, name)
		}
	}
}

// Every key of a duty and a skill stands in the row of each of its facts, and no
// row has a key that does not exist.
func TestFactsPageHasTheKeys(t *testing.T) {
	rows := factsPage(t)
	for _, d := range duties {
		for _, fact := range d.facts {
			require.Contains(t, quotedIn(rows[fact][2]), string(d.key), "row %s", fact)
		}
	}
	for _, s := range skills {
		for _, fact := range s.facts {
			if fact != "S54" && fact != "S53" {
				require.Contains(t, quotedIn(rows[fact][2]), string(s.key), "row %s", fact)
			}
		}
	}
	g := standard.English()
	isKey := regexp.MustCompile(`^[a-z0-9-]+$`)
	for number, row := range rows {
		for _, key := range quotedIn(row[2]) {
			if isKey.MatchString(key) {
				_, known := names(g)[key]
				require.True(t, known, "row %s has %s", number, key)
			}
		}
	}
}

// testFunctions returns the names of all tests of the module.
func testFunctions(t *testing.T) map[string]bool {
	t.Helper()
	found := make(map[string]bool)
	err := filepath.WalkDir("..", func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		for _, decl := range file.Decls {
			if f, ok := decl.(*ast.FuncDecl); ok && f.Recv == nil && strings.HasPrefix(f.Name.Name, "Test") {
				found[f.Name.Name] = true
			}
		}
		return nil
	})
	require.NoError(t, err)
	return found
}
