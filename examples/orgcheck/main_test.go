package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"example.com/socialorg/orgfile"
)

var update = flag.Bool("update", false, "write the golden files anew")

func Example() {
	run(nil, os.Stdout, os.Stderr)
	// Output:
	// department.yaml: no problems
}

func Example_broken() {
	run([]string{"testdata/broken.yaml"}, os.Stdout, os.Stderr)
	// Output:
	// testdata/broken.yaml:10:79: positions[2].reportsTo: no position "Digital"; did you mean "digital"?
	// testdata/broken.yaml:11:97: positions[3].holders[1]: "holder-4" is holders[0] already
	// testdata/broken.yaml:12:55: positions[4].role: no role "social-media-assistant"
	// testdata/broken.yaml:12:90: positions[4].reportsTo: "campaigns" reports to itself
	// testdata/broken.yaml:16:13: campaigns[0].goals[0]: no goal "brand-awarenes"
	// testdata/broken.yaml:21:80: campaigns[0].kpis[1].target: -12000 is below 0, which no count is
}

// check runs orgcheck and returns what it prints.
func check(args ...string) (stdout, stderr string, status int) {
	var out, err bytes.Buffer
	status = run(args, &out, &err)
	return out.String(), err.String(), status
}

// The problems of each broken copy of the department are in a golden file,
// right to the column.
func TestBrokenCopies(t *testing.T) {
	names, err := filepath.Glob("testdata/*.yaml")
	require.NoError(t, err)
	require.NotEmpty(t, names)
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			got, stderr, status := check(filepath.ToSlash(name))
			require.Equal(t, problems, status)
			require.Empty(t, stderr)
			golden := name + ".golden"
			if *update {
				require.NoError(t, os.WriteFile(golden, []byte(got), 0o644))
			}
			want, err := os.ReadFile(golden)
			require.NoError(t, err)
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("(-want +got); go test -update writes it anew\n%s", diff)
			}

			lines, _, status := check("-json", name)
			require.Equal(t, problems, status)
			dec := json.NewDecoder(strings.NewReader(lines))
			dec.DisallowUnknownFields()
			var texts []string
			for dec.More() {
				var d orgfile.Diagnostic
				require.NoError(t, dec.Decode(&d))
				texts = append(texts, d.Error()+"\n")
			}
			require.Equal(t, got, strings.Join(texts, ""))
			require.Equal(t, len(texts), strings.Count(lines, "\n"))
		})
	}
}

func TestStatus(t *testing.T) {
	folder := t.TempDir()
	write := func(name, text string) string {
		name = filepath.Join(folder, name)
		require.NoError(t, os.WriteFile(name, []byte(text), 0o600))
		return name
	}
	// Five lines with three positions are enough.
	five := write("five.yaml", `positions:
  - {id: ceo, role: chief-executive}
  - {id: manager, role: social-media-manager, reportsTo: ceo}
  - {id: specialist, role: social-media-specialist, reportsTo: manager}
`)
	upsideDown := write("upside-down.yaml", `positions:
  - {id: specialist, role: social-media-specialist}
  - {id: manager, role: social-media-manager, reportsTo: specialist}
`)
	empty := write("empty.json", "")
	text := write("org.txt", "positions: []")
	missing := filepath.Join(folder, "missing.yaml")
	for _, test := range []struct {
		args           []string
		status         int
		stdout, stderr string // a part of it; "" is nothing at all
	}{
		{nil, clean, "department.yaml: no problems\n", ""},
		{[]string{"-json"}, clean, "", ""},
		{[]string{"-h"}, clean, "", "usage: orgcheck"},
		{[]string{five}, clean, "five.yaml: no problems\n", ""},
		{[]string{"-roles", "none", five}, problems, `five.yaml:2:21: positions[0].role: no role "chief-executive"`, ""},
		{[]string{"-roles", "none"}, problems, `department.yaml:8:21: positions[0].role: no role "chief-executive"`, ""},
		{[]string{upsideDown}, problems, `upside-down.yaml:3:58: positions[1].reportsTo: a "social-media-manager" may not report to a "social-media-specialist"`, ""},
		{[]string{"-json", upsideDown}, problems, `"line":3,"column":58,"path":"positions[1].reportsTo","code":"line"`, ""},
		{[]string{empty}, problems, "empty.json:1:1: is empty", ""},
		{[]string{five, upsideDown}, problems, "five.yaml: no problems\n", ""},
		{[]string{missing}, unreadable, "", "missing.yaml: no such file"},
		{[]string{missing, upsideDown, five}, unreadable, "upside-down.yaml:3:58", "missing.yaml: no such file"},
		{[]string{folder}, unreadable, "", "orgcheck: "},
		{[]string{text}, unreadable, "", `org.txt: the extension ".txt" is not one of .yaml, .yml, .json`},
		{[]string{"-roles", "all"}, unreadable, "", `-roles is "all"`},
		{[]string{"-nonsense"}, unreadable, "", "-nonsense"},
	} {
		t.Run(strings.Join(slices.Insert(test.args, 0, "orgcheck"), " "), func(t *testing.T) {
			stdout, stderr, status := check(test.args...)
			require.Equal(t, test.status, status)
			for got, want := range map[*string]string{&stdout: test.stdout, &stderr: test.stderr} {
				require.Contains(t, *got, want)
				require.Equal(t, want == "", *got == "", "%q", *got)
			}
		})
	}
}
