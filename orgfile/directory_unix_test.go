//go:build unix

package orgfile_test

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/socialorg/orgfile"
)

// J4: a pipe in a directory is not opened, which would wait for ever, and neither
// is a link to a device.
func TestJ4OnlyRegularFiles(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(dir, "team.yaml"), []byte("positions: [{id: a, reportsTo: b}]\n"), 0o600))
	require.NoError(t, syscall.Mkfifo(filepath.Join(dir, "pipe.yaml"), 0o600))
	symlink(t, "pipe.yaml", filepath.Join(dir, "link.yaml"))
	symlink(t, "/dev/stdin", filepath.Join(dir, "stdin.yaml"))
	_, err := orgfile.ReadFile(dir)
	for _, want := range []string{
		"pipe.yaml: is not a regular file, so it is not read", "link.yaml: is not a regular file, so it is not read", "stdin.yaml: cannot be read",
	} {
		require.ErrorContains(t, err, want)
	}
}
