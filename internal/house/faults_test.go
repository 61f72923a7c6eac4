package house_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

var (
	inName = regexp.MustCompile(`^(?:Test|Fuzz|Benchmark)((?:[A-JST]\d+)+)`)
	inText = regexp.MustCompile(`^(?:[A-JST]\d{1,2}\b(?:, | and )?)+`) // "A7 no top", "E1, E2: ..."
	number = regexp.MustCompile(`[A-JST]\d+`)
)

// numbersInTests returns the numbers of faults and facts that tests name, each
// with one of its places: in the name of a test, at the beginning of a text or of
// a comment, or in the name of a file of test data.
func numbersInTests(t *testing.T) map[string]string {
	t.Helper()
	found := make(map[string]string)
	note := func(named, where string) {
		for _, n := range number.FindAllString(named, -1) {
			found[n] = where
		}
	}
	require.NoError(t, filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "node_modules" || d.Name() == ".git") {
			return fs.SkipDir
		}
		if strings.Contains(filepath.ToSlash(path), "/testdata/") {
			note(inText.FindString(d.Name()), path)
		}
		if !strings.HasSuffix(path, "_test.go") {
			return nil
		}
		fset := token.NewFileSet()
		f, err := parser.ParseFile(fset, path, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		at := func(n ast.Node) string { return fset.Position(n.Pos()).String() }
		for _, group := range f.Comments {
			note(inText.FindString(group.Text()), at(group))
		}
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncDecl:
				if m := inName.FindStringSubmatch(n.Name.Name); m != nil {
					note(m[1], at(n))
				}
			case *ast.BasicLit:
				if text, err := strconv.Unquote(n.Value); n.Kind == token.STRING && err == nil {
					note(inText.FindString(text), at(n))
				}
			}
			return true
		})
		return nil
	}))
	return found
}

// numbersOf returns the numbers of the rows of a page, which stand there once and
// in order.
func numbersOf(t *testing.T, page string) map[string]bool {
	t.Helper()
	rows := make(map[string]bool)
	last := ""
	for _, m := range regexp.MustCompile(`(?m)^\| ([A-Z])(\d+)(?:, [A-Z]\d+)* \| \S`).FindAllStringSubmatch(read(t, page), -1) {
		n, err := strconv.Atoi(m[2])
		require.NoError(t, err)
		if before := m[1] + strconv.Itoa(n-1); n > 1 {
			require.True(t, rows[before], "%s: %s%s is not behind %s", page, m[1], m[2], before)
		} else {
			require.Greater(t, m[1], last, page)
		}
		last = m[1]
		require.False(t, rows[m[1]+m[2]], "%s: %s%s stands twice", page, m[1], m[2])
		rows[m[1]+m[2]] = true
	}
	return rows
}

// Whoever reads the number of a fault or a fact in a test finds it in docs, and a test
// names each.
func TestNumbersAreExplained(t *testing.T) {
	t.Parallel()
	named := numbersInTests(t)
	faults, facts := numbersOf(t, "docs/faults.md"), numbersOf(t, "docs/facts.md")
	require.Greater(t, len(faults), 100)
	require.Len(t, facts, 60+7)
	for _, n := range slices.Sorted(maps.Keys(named)) {
		require.True(t, faults[n] || facts[n], "%s names %s, which no page explains", named[n], n)
	}
	for _, all := range []map[string]bool{faults, facts} {
		for n := range all {
			require.Contains(t, named, n, "no test names it")
		}
	}
}
