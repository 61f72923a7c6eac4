//go:build unix

package orgfile_test

import (
	"os"
	"path/filepath"
	"strings"
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

// J3, J13: a link that leads out of the directory, one in a circle and a name that is
// not UTF-8 are problems of their own, in plain words, and what was skipped is said
// although there is no File.
func TestJ13EntriesInPlainWords(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(dir, "team.yaml"), []byte("positions: [{id: a, id: b}]\n"), 0o600))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "staff.csv"), nil, 0o600))
	if os.WriteFile(filepath.Join(dir, "x\xff.yaml"), nil, 0o600) != nil {
		t.Skip("the file system has no such names")
	}
	symlink(t, "/etc/hosts", filepath.Join(dir, "out.yaml"))
	symlink(t, "round.yaml", filepath.Join(dir, "round.yaml"))
	f, err := orgfile.ReadFile(dir)
	require.Nil(t, f)
	text := err.Error()
	for _, want := range []string{
		"team.yaml:1:21: positions[0].id: is a duplicate", "staff.csv: is a table, which is read by itself",
		`x\xff.yaml: cannot be read: its name is not valid UTF-8`,
		"out.yaml: cannot be read: the link leads out of the directory, or in a circle",
		"round.yaml: cannot be read: the link leads out of the directory, or in a circle",
	} {
		require.Contains(t, text, want)
	}
	require.Len(t, strings.Split(text, "\n"), 5)
}
