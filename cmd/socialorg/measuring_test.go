package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
)

// TestMeasuring runs score on files in the shapes in which platforms export, and in
// which people keep tables, by fault. The numbers are our own.
func TestMeasuring(t *testing.T) {
	golden, err := filepath.Abs("testdata/measuring.golden")
	require.NoError(t, err)
	t.Chdir("testdata/measuring")
	commands, err := os.ReadFile("commands.txt")
	require.NoError(t, err)
	var got strings.Builder
	for line := range strings.Lines(string(commands)) {
		if strings.HasPrefix(line, "#") {
			got.WriteString(line + "\n")
			continue
		}
		stdout, stderr, status := so("", append([]string{"score"}, strings.Fields(line)...)...)
		require.NotEqual(t, failed, status, "%s%s", line, stderr)
		got.WriteString("$ socialorg score " + line + stderr + stdout + "\n")
	}
	if *update {
		require.NoError(t, os.WriteFile(golden, []byte(got.String()), 0o644))
	}
	want, err := os.ReadFile(golden)
	require.NoError(t, err)
	if diff := cmp.Diff(string(want), got.String()); diff != "" {
		t.Errorf("if it is meant, go test -update writes it anew (-want +got)\n%s", diff)
	}
}
