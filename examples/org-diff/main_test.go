package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

func Example() {
	os.Args = []string{"org-diff"}
	main()
	// Output:
	// # Changes
	//
	// - **Involvement changed:** social-media-specialist/develop-strategy: consulted → responsible
	// - **Skill level changed:** social-media-specialist/data-analysis: working → practitioner
	// - **Responsibility moved:** answer-comments: social-media-manager → social-media-specialist
	// - **Position renamed:** head: lead → head
	// - **Position retitled:** head: – → Head of \*social\*
	// - **Holder left:** specialist-2: m-03
	// - **Target changed:** spring/views: at-least 500000 → at-least 600000
}

func TestRun(t *testing.T) {
	const before, after = "testdata/before.json", "testdata/after.json"
	broken := filepath.Join(t.TempDir(), "broken.json")
	require.NoError(t, os.WriteFile(broken, []byte(`{"nom": "x"}`), 0o600))
	tests := map[string]struct {
		args   []string
		code   int
		stdout string // a part of it, "" for none at all
		stderr string
	}{
		"no changes":             {[]string{"-fail-on", "holder-left", before, before}, 0, "No changes.", ""},
		"changes":                {[]string{before, after}, 0, "- **Position renamed:** head: lead → head\n", ""},
		"of another kind":        {[]string{"-fail-on", "role-removed", before, after}, 0, "- **Position renamed:** head: lead → head\n", ""},
		"of a refused kind":      {[]string{"-fail-on", "role-removed, holder-left", before, after}, 1, "- **Holder left:** specialist-2: m-03\n", "org-diff: holder-left: holder m-03 left position specialist-2\n"},
		"there and back":         {[]string{"-fail-on=holder-joined", after, before}, 1, "- **Holder joined:** specialist-2: m-03\n", "holder-joined"},
		"kind that is not known": {[]string{"-fail-on", "role-lost", before, after}, 2, "", `"role-lost" is no kind of change`},
		"flag that is not known": {[]string{"-x"}, 2, "", "usage: org-diff"},
		"help":                   {[]string{"-h"}, 0, "", "usage: org-diff"},
		"one file":               {[]string{before}, 2, "", "usage: org-diff"},
		"no such file":           {[]string{before, "testdata/none.json"}, 2, "", "testdata/none.json"},
		"D2 unknown field":       {[]string{broken, after}, 2, "", `broken.json:1:2`},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			var stdout, stderr bytes.Buffer
			require.Equal(t, test.code, run(test.args, &stdout, &stderr), stderr.String())
			require.Contains(t, stdout.String(), test.stdout)
			require.Contains(t, stderr.String(), test.stderr)
			require.Equal(t, test.stdout == "", stdout.Len() == 0, stdout.String())
			require.Equal(t, test.stderr == "", stderr.Len() == 0, stderr.String())
		})
	}
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

func TestRunCannotWrite(t *testing.T) {
	var stderr bytes.Buffer
	require.Equal(t, 2, run([]string{"testdata/before.json", "testdata/after.json"}, fullDisk{}, &stderr))
	require.Equal(t, "org-diff: short write\n", stderr.String())
}
