//go:build unix

package main

import (
	"bytes"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"example.com/socialorg/orgfile"
)

// J1, I17: the file behind standard input or a descriptor is never an output, by whatever name.
func TestJ1I17TheInputIsNoOutput(t *testing.T) {
	run := shell(t)
	folder(t, files{"team.yaml": team})
	require.NoError(t, os.Link("team.yaml", "same.yaml"))
	require.NoError(t, os.Symlink("team.yaml", "link.yaml"))
	for script, want := range map[string]string{
		"socialorg raci - -o team.yaml <team.yaml":                       `-o "team.yaml" would overwrite the file that is read`,
		"socialorg raci - -o same.yaml <team.yaml":                       "would overwrite",
		"socialorg raci - -o link.yaml <team.yaml":                       "would overwrite",
		"socialorg chart /dev/stdin -o ./team.yaml <team.yaml":           "would overwrite",
		"socialorg chart /dev/fd/3 -input yaml -o team.yaml 3<team.yaml": "would overwrite",
		"socialorg score - spring team.yaml -o team.yaml <team.yaml":     "", // whatever is wrong with it
		"socialorg diff - old.yaml -o team.yaml <team.yaml":              "",
		"socialorg chart team.yaml >>team.yaml":                          "standard output is the file that is read",
		"socialorg chart team.yaml -o /dev/stdout >>team.yaml":           "standard output is the file that is read",
		"socialorg chart team.yaml -o /dev/fd/3 3>>team.yaml":            "/dev/fd/3 is the file that is read",
	} {
		out, status := run(script)
		require.NotEqual(t, fine, status, "%s\n%s", script, out)
		require.Contains(t, out, want, script)
		text, err := os.ReadFile("team.yaml")
		require.NoError(t, err)
		require.Equal(t, team, string(text), script)
	}
}

// J1: a descriptor, a device or a pipe is written to, never replaced.
func TestJ1DescriptorsAreWrittenTo(t *testing.T) {
	run := shell(t)
	folder(t, files{"team.yaml": team})
	require.NoError(t, os.Symlink("/dev/stdout", "out"))
	for _, name := range []string{"/dev/stdout", "/dev/fd/1", "/proc/self/fd/1", "out", "-"} {
		require.NoError(t, os.WriteFile("log", []byte("first\n"), 0o644))
		out, status := run("socialorg chart team.yaml -o " + name + " >>log")
		require.Equal(t, fine, status, out)
		text, err := os.ReadFile("log")
		require.NoError(t, err)
		require.Regexp(t, `(?s)^first\n.*holder-3\n$`, string(text), name)
	}
	out, status := run("socialorg chart team.yaml -o /dev/fd/7 7>seven && cat seven; socialorg chart team.yaml -o /dev/stderr 2>&1 >/dev/null")
	require.Equal(t, fine, status, out)
	require.Equal(t, 2, strings.Count(out, "holder-3\n"), out)
	require.NoError(t, syscall.Mkfifo("pipe", 0o600))
	out, status = run("cat pipe & socialorg chart team.yaml -o pipe; wait; test -p pipe")
	require.Equal(t, fine, status, out)
	require.Contains(t, out, "holder-3\n")
}

// J15: a link to a file that does not exist leads to where the file appears, and a file that
// one may not write is not replaced.
func TestJ15LinksAndPermissions(t *testing.T) {
	folder(t, files{"team.yaml": team, "kept.txt": "kept"})
	require.NoError(t, os.Symlink("new.txt", "link.txt"))
	test{args: "chart team.yaml -o link.txt", status: fine}.run(t)
	require.FileExists(t, "new.txt")
	info, err := os.Lstat("link.txt")
	require.NoError(t, err)
	require.NotZero(t, info.Mode()&os.ModeSymlink)
	if os.Getuid() == 0 {
		t.Skip("root may write everything")
	}
	require.NoError(t, os.Chmod("kept.txt", 0o444))
	test{args: "chart team.yaml -o kept.txt", status: failed, stderr: "cannot write to kept.txt: permission denied\n"}.run(t)
}

// J15: a signal that can be caught removes the temporary file.
func TestJ15SignalsRemoveTemporaryFiles(t *testing.T) {
	self, err := os.Executable()
	require.NoError(t, err)
	folder(t, nil)
	for _, s := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP} {
		if signal.Ignored(s) { // as in the background of a shell, so that the command ignores it, too
			continue
		}
		c := exec.Command(self)
		c.Env = append(os.Environ(), "SOCIALORG_HOLD=half.tmp")
		require.NoError(t, c.Start())
		require.Eventually(t, func() bool {
			_, err := os.Stat("half.tmp")
			return err == nil
		}, time.Minute, 5*time.Millisecond)
		require.NoError(t, c.Process.Signal(s))
		require.Error(t, c.Wait())
		require.Equal(t, failed, c.ProcessState.ExitCode())
		require.NoFileExists(t, "half.tmp")
	}
}

// J3, J4: of a directory only regular files within it are read: no link to a secret, no pipe
// that never ends. The others are checked all the same.
func TestJ3J4OnlyRegularFilesOfADirectory(t *testing.T) {
	folder(t, files{"secret.env": "KEY=abcd1234\n", "o/bad.yaml": "positions: [{id: q, rol: x}]\n", "o/sub/part.txt": "terms: {pr: PR}\n"})
	for name, target := range map[string]string{
		"s.yaml": "../secret.env",
		"t.yaml": "/dev/stdin",
		"u.yaml": "u.yaml",
		"v.yaml": "sub/part.txt",
		"w.yaml": "pipe",
	} {
		require.NoError(t, os.Symlink(target, filepath.Join("o", name)))
	}
	require.NoError(t, syscall.Mkfifo("o/pipe", 0o600))
	require.NoError(t, syscall.Mkfifo("o/p.yaml", 0o600))
	for _, args := range []string{"check o", "check -github o", "chart o", "diff o o"} {
		stdout, stderr, status := so("", strings.Fields(args)...)
		require.Equal(t, findings, status, args)
		all := stdout + stderr
		require.NotContains(t, all, "abcd", args)
		require.Contains(t, all, `no field "rol"; did you mean "role"?`, args)
		for _, name := range []string{"p.yaml", "s.yaml", "t.yaml", "u.yaml", "w.yaml"} {
			require.Contains(t, all, "o/"+name, args)
		}
		require.NotContains(t, all, "v.yaml", args)
	}
}

// J3: a table may be a link to a secret, of which nothing is quoted.
func TestJ3NoTableQuotesASecret(t *testing.T) {
	for _, secret := range []string{"password: hunter2\nx: hunter2\n", "root:x:0:0:hunter2:/root\n", "hunter2\n", "hunter2,\n", "sep=;\nhunter2;\nhunter2\n"} {
		folder(t, files{"secret": secret, "team.yaml": team})
		require.NoError(t, os.Symlink("secret", "t.csv"))
		for _, args := range []string{
			"check t.csv", "check -id id t.csv", "check -id id -title title -attribute city t.csv", "convert -id name t.csv", "diff team.yaml t.csv",
			"score team.yaml spring t.csv", "score team.yaml spring -channel instagram t.csv", "score team.yaml spring -layout meta-views -channel instagram t.csv",
		} {
			stdout, stderr, status := so("", strings.Fields(args)...)
			require.NotEqual(t, fine, status, args)
			require.NotContains(t, stdout+stderr, "hunter2", "%s %q", args, secret)
		}
	}
}

// J1: a link in a checkout is not what the caller named. It is followed within the working
// directory, or the directory that is named, and nowhere else.
func TestJ1LinksOutOfTheCheckout(t *testing.T) {
	folder(t, files{"outside/kept.txt": "kept", "repo/team.yaml": team, "repo/docs/old.txt": "old", "repo/sub/x.txt": "x"})
	outside, err := filepath.Abs("outside")
	require.NoError(t, err)
	for name, target := range map[string]string{
		"docs/relative.svg": "../../outside/kept.txt", "docs/absolute.svg": outside + "/kept.txt", "docs/dangling.svg": "../../outside/new.txt",
		"art": "../outside", "docs/twice.svg": "relative.svg", "docs/loop.svg": "loop.svg", "docs/through.svg": "../art/new.svg",
		"docs/inside.svg": "../real.svg", "docs/chain.svg": "inside.svg", "docs/same.svg": "old.txt", "up": "sub/..",
	} {
		require.NoError(t, os.Symlink(target, filepath.Join("repo", name)))
	}
	t.Chdir("repo")
	here, err := os.Getwd()
	require.NoError(t, err)
	refused := func(name string) {
		t.Helper()
		stdout, stderr, status := so(team, "chart", "-", "-o", name)
		require.Equal(t, failed, status, "%s\n%s", name, stdout)
		require.Regexp(t, `is a link that leads elsewhere; name what it leads to|cannot write to .*: path escapes from parent`, stderr)
	}
	for _, name := range []string{"relative", "absolute", "dangling", "twice", "loop", "through"} {
		refused("docs/" + name + ".svg")
		refused("./up/docs/" + name + ".svg")
		refused(filepath.Join(here, "docs", name+".svg"))
	}
	refused("art/new.svg")
	refused("art/kept.txt")
	for _, name := range []string{"docs/inside.svg", "docs/chain.svg", "docs/same.svg", "up/docs/inside.svg"} {
		test{args: "chart team.yaml -o " + name, status: fine}.run(t)
		info, err := os.Lstat(name)
		require.NoError(t, err)
		require.NotZero(t, info.Mode()&os.ModeSymlink, "%s stays a link", name)
	}
	t.Chdir("sub")
	refused("../docs/relative.svg")
	refused("../docs/loop.svg")
	entries, err := os.ReadDir(outside)
	require.NoError(t, err)
	require.Len(t, entries, 1)
	kept, err := os.ReadFile(filepath.Join(outside, "kept.txt"))
	require.NoError(t, err)
	require.Equal(t, "kept", string(kept))
	written, err := os.ReadFile("../real.svg")
	require.NoError(t, err)
	require.Contains(t, string(written), "holder-3")
}

// J2: a descriptor may be a log, as standard output may.
func TestJ2Descriptors(t *testing.T) {
	run := shell(t)
	folder(t, files{"evil.yaml": "positions: [{id: a, title: '::stop-commands::x'}]\n"})
	for _, name := range []string{"/dev/stdout", "/dev/fd/1", "-"} {
		out, status := run("socialorg chart evil.yaml -o " + name)
		require.Equal(t, fine, status, out)
		require.Equal(t, "\\::stop-commands::x (a): vacant\n", out, name)
	}
}

// J8: what never ends is read as far as a text may be long, whatever it is to be.
func TestJ8EndlessInput(t *testing.T) {
	folder(t, files{"team.yaml": team})
	require.NoError(t, os.Symlink("/dev/zero", "zero.yaml"))
	const yaml, other = ":1:1: has more than 33554432 bytes\n", ":1:1: has more than 268435456 bytes\n"
	tests := []test{
		{args: "check /dev/zero", status: findings, stdout: "/dev/zero" + yaml},
		{args: "chart /dev/full", status: findings, stderr: "/dev/full" + yaml},
		{args: "check zero.yaml", status: findings, stdout: "zero.yaml" + yaml},
		{args: "diff team.yaml zero.yaml", status: findings, stderr: "zero.yaml" + yaml},
		{args: "check team.yaml -with /dev/zero", status: findings, stdout: "/dev/zero" + yaml},
	}
	if !testing.Short() {
		tests = append(tests, []test{
			{args: "check /dev/zero -input json", status: findings, stdout: "/dev/zero" + other},
			{args: "check /dev/zero -id a", status: findings, stdout: "/dev/zero" + other},
			{args: "check team.yaml -table /dev/zero -id a", status: findings, stderr: "/dev/zero" + other},
			{args: "score team.yaml spring /dev/zero", status: findings, stderr: "/dev/zero" + other},
			{args: "score team.yaml spring team.yaml -layout /dev/zero", status: findings, stderr: "/dev/zero" + other},
			{args: "page team.yaml -scorecard /dev/zero", status: findings, stderr: "/dev/zero" + other},
		}...)
	}
	for _, test := range tests {
		test.run(t)
	}
	var stdout, stderr bytes.Buffer
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	require.Equal(t, findings, run([]string{"check", "-"}, endless{}, &stdout, &stderr))
	runtime.ReadMemStats(&after)
	require.Equal(t, "stdin"+yaml, stdout.String())
	require.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(8*orgfile.MaxYAMLBytes))
}

type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'a'
	}
	return len(p), nil
}
