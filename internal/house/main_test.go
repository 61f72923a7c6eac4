package house_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// update makes tests write generated files anew.
var update = flag.Bool("update", false, "write generated files anew")

// root is the root of the repository, from which the tests name files.
const root = "../.."

// read returns the text of a file.
func read(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(root, name))
	require.NoError(t, err)
	return string(text)
}

// golden returns the text of a file that a test writes with -update.
func golden(t *testing.T, name, want string) string {
	t.Helper()
	if *update {
		require.NoError(t, os.WriteFile(filepath.Join(root, name), []byte(want), 0o644))
	}
	return read(t, name)
}
