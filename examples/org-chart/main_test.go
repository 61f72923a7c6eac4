package main

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"example.com/socialorg"
)

var update = flag.Bool("update", false, "write docs/department.svg anew")

// Example is what the program prints: the department as a Mermaid chart, as it
// stands in the README.
func Example() {
	folder, err := os.MkdirTemp("", "org-chart")
	if err != nil {
		panic(err)
	}
	if err := errors.Join(run(os.Stdout, folder, "", false), os.RemoveAll(folder)); err != nil {
		panic(err)
	}
	// Output:
	// flowchart TD
	//   n0["Chief executive<br/>holder-1"]
	//   n1["Digital marketing manager<br/>holder-2"]
	//   n2["Social media manager<br/>holder-3"]
	//   n3["Social media specialist<br/>holder-4"]
	//   n0 --> n1
	//   n1 --> n2
	//   n2 --> n3
}

// The picture in the README is the one that the program writes.
func TestPicture(t *testing.T) {
	const picture = "../../docs/department.svg"
	folder := t.TempDir()
	var chart bytes.Buffer
	require.NoError(t, run(&chart, folder, "", false))
	got, err := os.ReadFile(filepath.Join(folder, "chart.svg"))
	require.NoError(t, err)
	if *update {
		require.NoError(t, os.WriteFile(picture, got, 0o644))
	}
	want, err := os.ReadFile(picture)
	require.NoError(t, err)
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("differs from %s (-want +got); if it is meant, go test -update writes it anew\n%s", picture, diff)
	}
}

func TestFile(t *testing.T) {
	folder := t.TempDir()
	file := filepath.Join(folder, "org.json")
	var stdout bytes.Buffer

	require.NoError(t, os.WriteFile(file, []byte(`{"name": "Acme", "positions": [{"id": "top", "title": "Pemimpin"}]}`), 0o644))
	require.NoError(t, run(&stdout, folder, file, true))
	require.Contains(t, stdout.String(), `n0["Pemimpin<br/>lowong"]:::vacant`)
	page, err := os.ReadFile(filepath.Join(folder, "page.html"))
	require.NoError(t, err)
	require.Contains(t, string(page), `<html lang="id">`)
	require.Contains(t, string(page), "<bdi>Acme</bdi>")

	require.NoError(t, os.WriteFile(file, []byte(`{"positions": [{"id": "a", "reportsTo": "b"}]}`), 0o644))
	require.ErrorIs(t, run(&stdout, folder, file, false), socialorg.ErrUnknown)
	require.ErrorIs(t, run(&stdout, folder, "missing.json", false), os.ErrNotExist)
	require.ErrorIs(t, run(&stdout, filepath.Join(folder, "missing"), "", false), os.ErrNotExist)
}
