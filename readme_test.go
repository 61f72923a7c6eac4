package socialorg_test

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func readFile(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	require.NoError(t, err)
	return string(text)
}

// The README's program, chart and file are those of examples and tests, and its
// links lead somewhere.
func TestReadme(t *testing.T) {
	readme := readFile(t, "README.md")
	_, program, ok := strings.Cut(readFile(t, "examples/quickstart/main.go"), "package main\n")
	require.True(t, ok)
	require.Contains(t, readme, "```go\npackage main\n"+program+"```\n")

	_, output, ok := strings.Cut(readFile(t, "examples/quickstart/main_test.go"), "// Output:\n")
	require.True(t, ok)
	output = strings.ReplaceAll(strings.TrimSuffix(output, "}\n"), "\t// ", "")
	require.Contains(t, readme, "```\n"+output+"```\n")

	_, output, ok = strings.Cut(readFile(t, "examples/org-chart/main_test.go"), "// Output:\n")
	require.True(t, ok)
	chart, _, ok := strings.Cut(output, "}\n")
	require.True(t, ok)
	require.Contains(t, readme, "```mermaid\n"+strings.ReplaceAll(chart, "\t// ", "")+"```\n")

	_, file, ok := strings.Cut(readFile(t, "testdata/orgs/good/five-lines.yaml"), "positions:\n")
	require.True(t, ok)
	require.Contains(t, readme, "positions:\n"+file+"```\n")

	links := regexp.MustCompile(`\]\(([^)#]+)\)`).FindAllStringSubmatch(readme, -1)
	require.NotEmpty(t, links)
	for _, link := range links {
		if !strings.Contains(link[1], "://") && !strings.HasPrefix(link[1], "bench/") { // bench is a module, with a test of its own
			_, err := os.Stat(link[1])
			require.NoError(t, err)
		}
	}
}
