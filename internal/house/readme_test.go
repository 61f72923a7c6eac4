package house_test

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestReadmeProgram holds the README's first program to the example of that name,
// whose output is tested where it stands.
func TestReadmeProgram(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	require.NoError(t, err)
	program, err := os.ReadFile("examples/quickstart/main.go")
	require.NoError(t, err)
	_, code, ok := strings.Cut(string(program), "package main\n")
	require.True(t, ok)
	require.Contains(t, string(readme), "package main\n"+code)

	output, err := os.ReadFile("examples/quickstart/main_test.go")
	require.NoError(t, err)
	lines := regexp.MustCompile(`(?m)^\t// (.+)$`).FindAllStringSubmatch(string(output), -1)
	require.Greater(t, len(lines), 1)
	for _, line := range lines[1:] { // after "Output:"
		require.Contains(t, string(readme), line[1])
	}
}

// TestReadmeLinks finds a file for every relative link of the documents.
func TestReadmeLinks(t *testing.T) {
	for _, name := range []string{"README.md", "CONTRIBUTING.md", "CHANGELOG.md"} {
		text, err := os.ReadFile(name)
		require.NoError(t, err)
		for _, link := range regexp.MustCompile(`\]\(([^)#:]+)\)`).FindAllStringSubmatch(string(text), -1) {
			_, err := os.Stat(link[1])
			require.NoError(t, err, "%s links to %s", name, link[1])
		}
	}
}

// TestReadmeCampaign holds the README's campaign, and its output, to the example.
func TestReadmeCampaign(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	require.NoError(t, err)
	example, err := os.ReadFile("internal/house/example_test.go")
	require.NoError(t, err)
	_, body, ok := strings.Cut(string(example), "func Example() {\n")
	require.True(t, ok)
	code, output, ok := strings.Cut(body, "\t// Output:\n")
	require.True(t, ok)
	require.Contains(t, string(readme), regexp.MustCompile(`(?m)^\t`).ReplaceAllString(code, ""))
	output = strings.TrimSuffix(output, "}\n")
	require.Contains(t, string(readme), strings.ReplaceAll(output, "\t// ", ""))
}
