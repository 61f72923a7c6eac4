package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// source returns the text of the files of a package, without tests.
func source(t *testing.T, dir string) string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, "*.go"))
	require.NoError(t, err)
	var b strings.Builder
	for _, name := range names {
		if !strings.HasSuffix(name, "_test.go") {
			text, err := os.ReadFile(name)
			require.NoError(t, err)
			b.Write(text)
		}
	}
	return b.String()
}

// Whatever package render can write, a subcommand writes, but for the gaps of
// somebody whose skills stand in no file.
func TestEveryWriterHasACommand(t *testing.T) {
	writers := regexp.MustCompile(`(?m)^func ([A-Z]\w*)\(w io\.Writer`).FindAllStringSubmatch(source(t, "../../render"), -1)
	require.Greater(t, len(writers), 8)
	commands := source(t, ".")
	for _, w := range writers {
		if w[1] != "SkillGaps" && !regexp.MustCompile(`\b(render|look)\.`+w[1]+`\b`).MatchString(commands) {
			t.Errorf("no subcommand calls render.%s", w[1])
		}
	}
}

// Every language of package render can be chosen.
func TestEveryLanguageCanBeChosen(t *testing.T) {
	known := regexp.MustCompile(`(?m)^func ([A-Z]\w*)\(\) Labels`).FindAllStringSubmatch(source(t, "../../render"), -1)
	require.NotEmpty(t, known)
	require.Len(t, languages(), len(known))
	for _, l := range languages() {
		require.Equal(t, l.id, l.labels().Language())
		require.Equal(t, l.id, l.names().Language)
	}
}

// Every format of organisation files can be read by its file name's ending.
func TestEveryFormatCanBeRead(t *testing.T) {
	formats := regexp.MustCompile(`(?m)^\t[A-Z]+ +Format = "(\w+)"`).FindAllStringSubmatch(source(t, "../../orgfile"), -1)
	require.NotEmpty(t, formats)
	folder(t, files{"a.yaml": "positions: [{id: a}]\n", "a.json": `{"positions":[{"id":"a"}]}`})
	for _, f := range formats {
		_, stderr, status := so("", "check", "a."+f[1])
		require.Equal(t, fine, status, "%s: %s", f[1], stderr)
	}
}
