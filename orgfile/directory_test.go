package orgfile_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"example.com/socialorg"
	"example.com/socialorg/orgfile"
	"example.com/socialorg/standard"
)

// files returns a file system that has texts by their names.
func files(texts map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for name, text := range texts {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

// problemsOf returns the problems of an error, one a line.
func problemsOf(t *testing.T, err error) string {
	t.Helper()
	problems, ok := errors.AsType[socialorg.Problems](err)
	require.True(t, ok, "%v", err)
	var b strings.Builder
	for _, p := range problems {
		fmt.Fprintf(&b, "%v [%s]\n", p, p.Code)
	}
	return b.String()
}

// twentyFiles is a directory of twenty teams, each with its head under the first
// team's and a member.
func twentyFiles() map[string]string {
	texts := map[string]string{"org/roles.json": `{"roles": [{"id": "head", "name": "Head"}, {"id": "member", "name": "Member"}]}`}
	for i := range 19 {
		manager := ""
		if i > 0 {
			manager = ", reportsTo: head-0"
		}
		texts[fmt.Sprintf("org/teams/%02d.yaml", i)] = fmt.Sprintf("positions:\n- {id: head-%d, role: head%s}\n"+
			"- {id: member-%d, role: member, reportsTo: head-%[1]d}\n", i, manager, i)
	}
	return texts
}

func TestDirectory(t *testing.T) {
	texts := twentyFiles()
	texts["org/.git/config.yaml"], texts["org/.hidden.yml"], texts["org/notes.txt"], texts["other.yaml"] = "x: [", "x: [", "x", "x: ["
	f, err := orgfile.ReadFS(files(texts), "org")
	require.NoError(t, err)
	h, err := f.Hierarchy()
	require.NoError(t, err)
	require.Equal(t, 38, h.Len())
	require.Equal(t, "head-0", string(h.Node("member-7").Manager().Manager().ID()))
	require.Equal(t, "org/teams/07.yaml", source(f, "positions[14].role"))
	place, ok := f.Place("positions[15].reportsTo")
	require.Equal(t, []any{3, 43, true}, []any{place.Line, place.Column, ok})
	require.Equal(t, "org/roles.json", source(f, "roles[1]"))
	require.Empty(t, source(f, "positions[38]"))
}

// source returns the file in which the value at a path stands.
func source(f *orgfile.File, path string) string {
	place, _ := f.Place(path)
	return place.File
}

// A schema beside the files, for editors, is no part of the organisation.
func TestDirectoryLeavesSchemasOut(t *testing.T) {
	f, err := orgfile.ReadFS(files(map[string]string{
		"org/team.yaml": "positions: [{id: a}]\n", "org/socialorg.schema.json": orgfile.Schema(), "org/sub/own.schema.json": "{",
	}), "org")
	require.NoError(t, err)
	require.Len(t, f.Org().Positions, 1)

	_, err = orgfile.ReadFS(files(map[string]string{"org/schema.json": orgfile.Schema()}), "org")
	require.ErrorContains(t, err, `org/schema.json:2:3: no field "$schema"`)
}

// A duplicate, an unknown manager and a cycle across files are three problems
// at three places.
func TestDirectoryFindsWhatCrossesFiles(t *testing.T) {
	texts := twentyFiles()
	texts["org/teams/04.yaml"] += "- {id: member-2, role: member, reportsTo: head-4}\n"
	texts["org/teams/07.yaml"] = strings.ReplaceAll(texts["org/teams/07.yaml"], "reportsTo: head-0", "reportsTo: haed-0")
	texts["org/teams/11.yaml"] = strings.ReplaceAll(texts["org/teams/11.yaml"], "reportsTo: head-0", "reportsTo: member-15")
	texts["org/teams/15.yaml"] = strings.ReplaceAll(texts["org/teams/15.yaml"], "reportsTo: head-0", "reportsTo: member-11")
	f, err := orgfile.ReadFS(files(texts), "org")
	require.NoError(t, err)
	err = f.Check(standard.Rules()...)
	const want = `org/teams/04.yaml:4:8: positions[10].id: "member-2" is a duplicate; the first is at org/teams/02.yaml:3:8 [duplicate]
org/teams/07.yaml:2:39: positions[15].reportsTo: no position "haed-0"; did you mean "head-0"? [unknown]
org/teams/11.yaml:2:40: positions[23].reportsTo: these form a reporting loop: "head-11" -> "member-15" -> "head-15" -> "member-11" -> "head-11" [cycle]
`
	if diff := cmp.Diff(want, problemsOf(t, err)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// Every file is decoded, whatever is wrong with another, and what there may be
// only one of names both files.
func TestDirectoryReportsEveryFile(t *testing.T) {
	f, err := orgfile.ReadFS(files(map[string]string{
		"a.yaml": "name: A\nterms: {x: X, y: Y}\npositions: [{id: a, Title: A}]\n",
		"b.yml":  "name: B\nterms: {y: Z, z: Z}\npositions: [{id: b, reportsTo: c, titel: B}]\ngoals: [{key: g}]\n",
		"c.json": `{"goals": [{"key": "h"}, {"key": "g"}]}`,
	}), ".")
	require.NotNil(t, f)
	const want = `a.yaml:3:21: positions[0].Title: no field "Title"; did you mean "title"? [unknown]
b.yml:1:7: name: is a duplicate; the first is at a.yaml:1:7 [duplicate]
b.yml:2:12: terms.y: is a duplicate; the first is at a.yaml:2:18 [duplicate]
b.yml:3:32: positions[1].reportsTo: no position "c" [unknown]
b.yml:3:35: positions[1].titel: no field "titel"; did you mean "title"? [unknown]
c.json:1:34: goals[2].key: "g" is a duplicate; the first is at b.yml:4:15 [duplicate]
`
	if diff := cmp.Diff(want, problemsOf(t, err)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	require.Equal(t, "b.yml", source(f, "terms.z"))
	require.Equal(t, "a.yaml", source(f, "terms.x"))

	f, err = orgfile.ReadFS(files(map[string]string{
		"a.yaml": "positions:\n- {id: a}\n - x\n",
		"b.yaml": "positions: [{id: b, reportsTo: c}, 7]\n",
		"c.json": "",
		"d.yaml": "positions: [{id: b, titel: x}]\n",
	}), ".")
	require.Nil(t, f)
	const broken = `a.yaml:3:2: is not YAML: the line is not indented like the lines it belongs to, or is not a field: a name, a colon with a space after it, a value [malformed]
b.yaml:1:36: positions[1]: is "7", not an object [malformed]
c.json:1:1: is empty: there is no organisation [required]
d.yaml:1:18: positions[2].id: "b" is a duplicate; the first is at b.yaml:1:18 [duplicate]
d.yaml:1:21: positions[2].titel: no field "titel"; did you mean "title"? [unknown]
`
	if diff := cmp.Diff(broken, problemsOf(t, err)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestDirectoryRefuses(t *testing.T) {
	_, err := orgfile.ReadFS(files(map[string]string{"org/a.txt": "x"}), "org")
	require.EqualError(t, err, "org: has no .yaml, .yml or .json file")
	require.ErrorIs(t, err, socialorg.ErrRequired)
	_, err = orgfile.ReadFS(files(nil), "gone")
	require.ErrorIs(t, err, fs.ErrNotExist)
}

// ReadFile and ReadFS read a directory, too, and name its files as people do.
func TestReadFileOfADirectory(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, os.MkdirAll(filepath.Join(dir, "teams"), 0o700))
	texts := map[string]string{"a.yaml": "positions: [{id: a}]\n", "teams/b.yaml": "positions: [{id: b, reportsTo: x}]\n"}
	for name, text := range texts {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600))
	}
	for name, read := range map[string]func() (*orgfile.File, error){
		filepath.Join(dir, "teams", "b.yaml"): func() (*orgfile.File, error) { return orgfile.ReadFile(dir) },
		"teams/b.yaml":                        func() (*orgfile.File, error) { return orgfile.ReadFS(files(texts), ".") },
	} {
		f, err := read()
		require.NoError(t, err)
		_, err = f.Hierarchy()
		require.EqualError(t, err, name+`:1:32: positions[1].reportsTo: no position "x"`)
	}
}

// The order of what is read is that of the names of the files, for every run.
func TestDirectoryIsDeterministic(t *testing.T) {
	var want socialorg.Org
	for i := range 20 {
		f, err := orgfile.ReadFS(files(twentyFiles()), "org")
		require.NoError(t, err)
		if i == 0 {
			want = f.Org()
		}
		if diff := cmp.Diff(want, f.Org()); diff != "" {
			t.Fatalf("(-want +got)\n%s", diff)
		}
	}
}

// What several files have is put together whatever the field: a new kind of field
// of Org must be decided.
func TestDirectoryMergesEveryField(t *testing.T) {
	var all, first, second strings.Builder
	for name, text := range map[string][2]string{
		"goals":      {"[{key: a}]", "[{key: b}]"},
		"roles":      {"[{id: a, name: A}]", "[{id: b, name: B}]"},
		"positions":  {"[{id: a}]", "[{id: b}]"},
		"kpis":       {"[{key: a, unit: count}]", "[{key: b, unit: count}]"},
		"campaigns":  {"[{key: a}]", "[{key: b}]"},
		"terms":      {"{a: A}", "{b: B}"},
		"exceptions": {"[{rule: tops, why: A}]", "[{rule: line, why: B}]"},
	} {
		fmt.Fprintf(&first, "%s: %s\n", name, text[0])
		fmt.Fprintf(&second, "%s: %s\n", name, text[1])
		fmt.Fprintf(&all, "%s: %s\n", name, strings.ReplaceAll(text[0][:len(text[0])-1]+", "+text[1][1:], "  ", " "))
	}
	second.WriteString("name: N\n")
	all.WriteString("name: N\n")
	f, err := orgfile.ReadFS(files(map[string]string{"1.yaml": first.String(), "2.yaml": second.String()}), ".")
	require.NoError(t, err)
	whole, err := read(orgfile.YAML, all.String())
	require.NoError(t, err)
	if diff := cmp.Diff(whole.Org(), f.Org()); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	requireNoZeroField(t, f.Org())
}

// An empty file hides nothing that is wrong with the others, and neither does one
// that cannot be read.
func TestDirectoryGoesOn(t *testing.T) {
	texts := map[string]string{
		"a.yaml": "# nobody yet\n",
		"b.yaml": "positions: [{id: b}, {id: c, reportsTo: x}]\n",
		"c.json": "",
		"d.yaml": "positions: [{id: b}]\n",
		"e.json": "null",
		"f.yaml": "{}",
	}
	f, err := orgfile.ReadFS(files(texts), ".")
	require.NotNil(t, f)
	const want = `a.yaml:1:1: is empty: there is no organisation [required]
b.yaml:1:41: positions[1].reportsTo: no position "x" [unknown]
c.json:1:1: is empty: there is no organisation [required]
d.yaml:1:18: positions[2].id: "b" is a duplicate; the first is at b.yaml:1:18 [duplicate]
e.json:1:1: is empty: there is no organisation [required]
f.yaml:1:1: is empty: there is no organisation [required]
`
	if diff := cmp.Diff(want, problemsOf(t, err)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}

	f, err = orgfile.ReadFS(files(map[string]string{"a.yaml": "", "b.yaml": "{}"}), ".")
	require.Nil(t, f, "there is no organisation at all")
	require.Equal(t, "a.yaml:1:1: is empty: there is no organisation [required]\nb.yaml:1:1: is empty: there is no organisation [required]\n", problemsOf(t, err))

	texts["c.json"] = "["
	f, err = orgfile.ReadFS(files(texts), ".")
	require.Nil(t, f)
	const broken = `a.yaml:1:1: is empty: there is no organisation [required]
c.json:1:2: ends too early [malformed]
d.yaml:1:18: positions[2].id: "b" is a duplicate; the first is at b.yaml:1:18 [duplicate]
e.json:1:1: is empty: there is no organisation [required]
f.yaml:1:1: is empty: there is no organisation [required]
`
	if diff := cmp.Diff(broken, problemsOf(t, err)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestExtensionsInCapitals(t *testing.T) {
	fsys := files(map[string]string{"A.YAML": "name: A\n", "b.Yml": "positions: [{id: a}]\n", "C.JSON": `{"goals": [{"key": "g"}]}`})
	for name := range fsys {
		_, err := orgfile.ReadFS(fsys, name)
		require.NoError(t, err)
	}
	f, err := orgfile.ReadFS(fsys, ".")
	require.NoError(t, err)
	require.Equal(t, socialorg.Org{Name: "A", Goals: []socialorg.Goal{{Key: "g"}}, Positions: []socialorg.Position{{ID: "a"}}}, f.Org())
}

// symlink makes a link, or skips the test where the system has none.
func symlink(t *testing.T, to, link string) {
	t.Helper()
	if err := os.Symlink(to, link); err != nil {
		t.Skip(err)
	}
}

// J13: an entry that cannot be read is a problem of its own, with its whole name,
// and hides no other.
func TestJ13UnreadableEntries(t *testing.T) {
	dir := t.TempDir()
	symlink(t, filepath.Join(dir, "gone"), filepath.Join(dir, "a.yaml"))
	symlink(t, "b.yaml", filepath.Join(dir, "b.yaml"))
	symlink(t, "gone", filepath.Join(dir, "c.yaml"))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "d.yaml"), []byte("positions: [{id: q, rol: x}]\n"), 0o600))
	f, err := orgfile.ReadFile(dir)
	require.Nil(t, f)
	problems, ok := errors.AsType[socialorg.Problems](err)
	require.True(t, ok, "%v", err)
	var of []string
	for _, p := range problems {
		of = append(of, filepath.Base(p.File)+" "+string(p.Code))
	}
	require.Equal(t, []string{"d.yaml unknown", "a.yaml unsupported", "b.yaml unsupported", "c.yaml unknown"}, of)
	require.Equal(t, filepath.Join(dir, "d.yaml"), problems[0].File)
}

// J3: nothing outside of a directory is read, and no error quotes it.
func TestJ3LinksOutOfADirectory(t *testing.T) {
	outside, dir := t.TempDir(), t.TempDir()
	secret := filepath.Join(outside, "secret.yaml")
	require.NoError(t, os.WriteFile(secret, []byte("AWS_SECRET_ACCESS_KEY=abcd1234\n"), 0o600))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "team.yaml"), []byte("positions: [{id: a}]\n"), 0o600))
	symlink(t, secret, filepath.Join(dir, "x.yaml"))
	up, err := filepath.Rel(dir, secret)
	require.NoError(t, err)
	symlink(t, up, filepath.Join(dir, "y.yaml"))
	symlink(t, "team.yaml", filepath.Join(dir, "z.yaml")) // which is inside
	_, err = orgfile.ReadFile(dir)
	problems, _ := errors.AsType[socialorg.Problems](err)
	require.Len(t, problems, 3, "%v", err)
	require.ErrorContains(t, err, "z.yaml:1:18: positions[1].id: \"a\" is a duplicate")
	require.ErrorContains(t, err, "x.yaml: cannot be read")
	require.NotContains(t, err.Error(), "abcd1234")

	_, err = orgfile.ReadFile(secret)
	require.ErrorContains(t, err, "1:1: is text, not an object")
	require.NotContains(t, err.Error(), "abcd1234", "what is no organisation is not quoted")
}

// I4: what is left out of a directory is told.
func TestI4WhatIsLeftOut(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"team.yaml": "positions: [{id: a}]\n", "staff.csv": "id\n1\n", "readme.md": "x", ".hidden.csv": "x"} {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600))
	}
	symlink(t, ".", filepath.Join(dir, "folder"))
	symlink(t, "gone", filepath.Join(dir, "gone.link"))
	f, err := orgfile.ReadFile(dir)
	require.NoError(t, err)
	var got []string
	for _, p := range f.Doubts() {
		got = append(got, strings.TrimPrefix(p.Error(), dir+string(filepath.Separator)))
	}
	require.Equal(t, []string{
		"folder: is a link to a directory, which is not followed",
		"gone.link: is a link that leads nowhere, or out of the directory",
		"staff.csv: is a table, which is read by itself",
	}, got)
}

// Texts that are read one after the other do not get into each other's way.
func TestDirectoryTextsAreApart(t *testing.T) {
	f, err := orgfile.ReadFS(files(map[string]string{
		"a.yaml": "positions: [{id: a}]\nname:",
		"b.yaml": "name: B\npositions: [{id: &x b}, {id: c, reportsTo: *x}]\n",
	}), ".")
	require.EqualError(t, err, "a.yaml:2:6: name: is null, not text; omit it instead")
	require.Equal(t, "B", f.Org().Name)
	for path, want := range map[string]string{"name": "a.yaml:2:6", "positions[2].reportsTo": "b.yaml:2:44"} {
		at, ok := f.Place(path)
		require.True(t, ok, path)
		require.Equal(t, want, at.String(), path)
	}
	_, err = orgfile.ReadTable(strings.NewReader("id: n\nattributes: {a: x}\nroles: {a: y}\n"), "t.yaml")
	require.NoError(t, err)
}
