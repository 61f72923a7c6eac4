package house_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestReadmeProgram holds the README's first program to the example of that name,
// whose output is tested where it stands.
func TestReadmeProgram(t *testing.T) {
	readme := read(t, "README.md")
	_, code, ok := strings.Cut(read(t, "examples/quickstart/main.go"), "package main\n")
	require.True(t, ok)
	require.Contains(t, readme, "package main\n"+code)

	_, output, ok := strings.Cut(read(t, "examples/quickstart/main_test.go"), "\t// Output:\n")
	require.True(t, ok)
	require.Contains(t, readme, uncomment(strings.TrimSuffix(output, "}\n")))
}

// uncomment returns the output that stands behind an example.
func uncomment(output string) string {
	return regexp.MustCompile(`(?m)^\t// ?`).ReplaceAllString(output, "")
}

// TestReadmeLinks finds a file for every relative link of the documents.
func TestReadmeLinks(t *testing.T) {
	links := 0
	for _, name := range []string{"README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "docs/facts.md", "docs/faults.md", "docs/command.md"} {
		for _, link := range regexp.MustCompile(`\]\(([^)#:]+)\)`).FindAllStringSubmatch(read(t, name), -1) {
			links++
			_, err := os.Stat(filepath.Join(root, filepath.Dir(name), link[1]))
			require.NoError(t, err, "%s links to %s", name, link[1])
		}
	}
	require.Greater(t, links, 10)
}

// TestReadmeCampaign holds the README's campaign, and its output, to the example.
func TestReadmeCampaign(t *testing.T) {
	readme := read(t, "README.md")
	_, body, ok := strings.Cut(read(t, "internal/house/example_test.go"), "func Example() {\n")
	require.True(t, ok)
	code, output, ok := strings.Cut(body, "\t// Output:\n")
	require.True(t, ok)
	require.Contains(t, readme, regexp.MustCompile(`(?m)^\t`).ReplaceAllString(code, ""))
	require.Contains(t, readme, uncomment(strings.TrimSuffix(output, "}\n")))
}
