package main

import (
	"bufio"
	"cmp"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strconv"
	"syscall"
)

// An output is where a subcommand writes: standard output, or the file of -o.
type output struct{ name string }

func (f *flags) output() *output {
	var o output
	f.StringVar(&o.name, "o", "", "write to this `FILE` instead of standard output")
	return &o
}

// put writes a text.
func (o *output) put(s *session, by shielding, text string) error {
	return o.write(s, by, func(w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	})
}

// write calls draw with a writer that is shielded unless it writes to a file. A file
// appears under its name when all of it has been written, and not before; one that was
// there is replaced as a whole. What cannot be replaced, such as a device, a pipe or a
// descriptor, is written to. Nothing that was read is written to.
func (o *output) write(s *session, by shielding, draw func(w io.Writer) error) error {
	t, err := o.open(s)
	if err != nil {
		return err
	}
	if t.isFile {
		by = unshielded
	}
	b := bufio.NewWriter(t)
	w := &shieldedWriter{shielding: by, w: b}
	drawn, refused := draw(w), w.flush()
	err = cmp.Or(cannotWrite(t.name, b.Flush()), refused, drawn)
	return cmp.Or(cannotWrite(t.name, t.close(err == nil)), err)
}

// A target is what an output writes to.
type target struct {
	io.Writer
	name   string
	isFile bool                      // and no log, in which commands would be obeyed
	close  func(complete bool) error // may tell why it is not there after all
}

func cannotWrite(name string, err error) error {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		err = e.Err
	}
	if err == nil {
		return nil
	}
	return fmt.Errorf("cannot write to %s: %w", name, err)
}

// open opens what the output writes to.
func (o *output) open(s *session) (*target, error) {
	old, _ := os.Stat(o.name)
	number, isDescriptor := descriptor(o.name)
	t := &target{close: func(bool) error { return nil }}
	switch {
	case o.name == "" || o.name == "-" || os.SameFile(infoOf(s.stdout), old):
		t.Writer, t.name = s.stdout, "standard output"
	case os.SameFile(infoOf(s.stderr), old):
		t.Writer, t.name = s.stderr, "standard error"
	case isDescriptor:
		t.Writer, t.name = os.NewFile(uintptr(number), o.name), o.name
	default:
		return o.openFile(s)
	}
	if s.hasRead(infoOf(t.Writer)) {
		return nil, usagef("%s is the file that is read", t.name)
	}
	return t, nil
}

// infoOf describes an open file, and is nil for what is none.
func infoOf(file any) fs.FileInfo {
	f, ok := file.(*os.File)
	if !ok {
		return nil
	}
	info, _ := f.Stat() // nil where it is closed
	return info
}

// hasRead reports whether a file was read. A device or a pipe may be both read and written.
func (s *session) hasRead(file fs.FileInfo) bool {
	return file != nil && file.Mode().IsRegular() && slices.ContainsFunc(s.read, func(in fs.FileInfo) bool { return os.SameFile(in, file) })
}

// openFile opens a file, a device or a pipe by its name. Where the name is within the working
// directory, no link leads out of that, and otherwise none out of the directory that is named.
func (o *output) openFile(s *session) (*target, error) {
	whole, err := filepath.Abs(o.name)
	if err != nil {
		return nil, err
	}
	folder, name := filepath.Split(whole)
	here, err := os.Getwd()
	if below, e := filepath.Rel(here, whole); err == nil && e == nil && filepath.IsLocal(below) {
		folder, name = here, below
	}
	root, err := os.OpenRoot(folder)
	if err != nil {
		return nil, o.refused(err)
	}
	name = follow(root, name)
	old, err := root.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return o.replace(root, name, 0o666)
	case err != nil:
		return nil, o.refused(err)
	case old.IsDir():
		return nil, usagef("-o %s is a directory; name a file in it", quote(o.name))
	case s.hasRead(old):
		return nil, usagef("-o %s would overwrite the file that is read", quote(o.name))
	}
	file, err := root.OpenFile(name, os.O_WRONLY, 0) // which says whether one may
	if err != nil {
		return nil, o.refused(err)
	}
	if !old.Mode().IsRegular() {
		return &target{Writer: file, name: o.name, close: func(bool) error { return file.Close() }}, nil
	}
	_ = file.Close() // nothing was written
	return o.replace(root, name, old.Mode().Perm())
}

// refused says why nothing is written. A link that leads elsewhere is not what was named.
func (o *output) refused(err error) error {
	info, e := os.Lstat(o.name)
	switch {
	case e == nil && info.Mode()&fs.ModeSymlink != 0 && !errors.Is(err, fs.ErrPermission):
		return usagef("-o %s is a link that leads elsewhere; name what it leads to, or another file", quote(o.name))
	case errors.Is(err, fs.ErrNotExist):
		return usagef("-o %s: there is no folder %s", quote(o.name), filepath.Dir(o.name))
	}
	return cannotWrite(o.name, err)
}

// follow returns the name to which links lead, which need not exist.
func follow(root *os.Root, name string) string {
	const most = 40 // links that lead from one to the next
	for range most {
		link, err := root.Readlink(name)
		if err != nil {
			break
		}
		if !filepath.IsAbs(link) { // otherwise it leads out of the root, which refuses it
			below, _ := filepath.Split(name)
			link = below + link // where a ".." is left to the root, as a link may stand before it
		}
		name = link
	}
	return name
}

// replace returns a target that becomes the named file when it is complete. Until then it
// is another file beside it, which a signal removes. The permissions are what the system's
// mask leaves of mode, as for any new file.
func (o *output) replace(root *os.Root, name string, mode fs.FileMode) (*target, error) {
	temporary := name + "." + rand.Text() + ".tmp"
	file, err := root.OpenFile(temporary, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return nil, o.refused(err)
	}
	remove := func() { _ = root.Remove(temporary) } // another error is the one to report
	stop := beforeSignals(remove)
	return &target{Writer: file, name: o.name, isFile: true, close: func(complete bool) error {
		defer stop()
		err := file.Close()
		if complete && err == nil {
			err = root.Rename(temporary, name)
		}
		if !complete || err != nil {
			remove()
		}
		return err
	}}, nil
}

// beforeSignals calls do before a signal ends the process, until it is stopped.
func beforeSignals(do func()) (stop func()) {
	signals := slices.DeleteFunc([]os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP}, signal.Ignored) // as nohup does
	if len(signals) == 0 {                                                                                   // which would mean all of them
		return func() {}
	}
	ctx, end := signal.NotifyContext(context.Background(), signals...)
	forget := context.AfterFunc(ctx, func() {
		do()
		os.Exit(failed)
	})
	return func() {
		forget()
		end()
	}
}

// descriptor returns the descriptor of this process that a name stands for.
func descriptor(name string) (number int, ok bool) {
	folder, base := filepath.Split(filepath.Clean(name))
	switch folder {
	case "/dev/":
		number = slices.Index([]string{"stdin", "stdout", "stderr"}, base)
		return number, number >= 0
	case "/dev/fd/", "/proc/self/fd/":
		number, err := strconv.Atoi(base)
		return number, err == nil
	}
	return 0, false
}
