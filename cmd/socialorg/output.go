package main

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"unicode/utf16"
)

// An output is where a subcommand writes: standard output, or the file of -o.
type output struct{ name string }

func (f *flags) output() *output {
	var o output
	f.StringVar(&o.name, "o", "", "write to this `FILE` instead of standard output")
	return &o
}

const stdoutName = "standard output"

// report calls draw with a writer, for text that people read.
func (o *output) report(s *session, draw func(w io.Writer) error) error {
	return o.shielded(s, inText, draw)
}

// shielded calls draw with a writer that is shielded if it is standard output, which may be
// a log.
func (o *output) shielded(s *session, by shielding, draw func(w io.Writer) error) error {
	if o.name != "" && o.name != "-" {
		return o.write(s, draw)
	}
	return o.write(s, func(w io.Writer) error {
		shielded := &shieldedWriter{shielding: by, w: w}
		return errors.Join(draw(shielded), shielded.flush())
	})
}

// write calls draw with a writer. A file appears under its name when all of it has been
// written, and not before; one that was there is replaced as a whole. What cannot be
// replaced, such as a device, a pipe or a descriptor, is written to. Nothing that was
// read is written to.
func (o *output) write(s *session, draw func(w io.Writer) error) error {
	if o.name == "" || o.name == "-" {
		return s.writeTo(s.stdout, stdoutName, draw)
	}
	name, descriptor := follow(o.name)
	switch descriptor {
	case noDescriptor:
	case 1:
		return s.writeTo(s.stdout, stdoutName, draw)
	case 2:
		return s.writeTo(s.stderr, "standard error", draw)
	default:
		return s.writeTo(os.NewFile(uintptr(descriptor), o.name), o.name, draw)
	}
	old, err := os.Stat(name)
	switch {
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return cannotWrite(o.name, err)
	case err == nil && old.IsDir():
		return usagef("-o %s is a directory; name a file in it", quote(o.name))
	case err != nil:
		if folder := filepath.Dir(name); !exists(folder) {
			return usagef("-o %s: there is no folder %s", quote(o.name), cmp.Or(filepath.Dir(o.name), folder))
		}
	}
	var text bytes.Buffer
	if err := draw(&text); err != nil {
		return err
	}
	if old == nil {
		return cannotWrite(o.name, replace(name, 0o666, text.Bytes()))
	}
	if s.hasRead(old) {
		return usagef("-o %s would overwrite the file that is read", quote(o.name))
	}
	file, err := os.OpenFile(name, os.O_WRONLY, 0) // which says whether one may
	if err != nil {
		return cannotWrite(o.name, err)
	}
	if !old.Mode().IsRegular() {
		_, err := file.Write(text.Bytes())
		return cannotWrite(o.name, errors.Join(err, file.Close()))
	}
	return cannotWrite(o.name, errors.Join(file.Close(), replace(name, old.Mode().Perm(), text.Bytes())))
}

func exists(name string) bool {
	_, err := os.Stat(name)
	return !errors.Is(err, fs.ErrNotExist)
}

func cannotWrite(name string, err error) error {
	if err == nil {
		return nil
	}
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		err = e.Err
	}
	return fmt.Errorf("cannot write to %s: %w", name, err)
}

// hasRead reports whether a file was read. A device or a pipe may be both read and written.
func (s *session) hasRead(file fs.FileInfo) bool {
	for _, in := range s.read {
		if file.Mode().IsRegular() && os.SameFile(in, file) {
			return true
		}
	}
	return false
}

// noDescriptor is the descriptor of a file that has a name.
const noDescriptor = -1

const maxLinks = 40 // that lead from one to the next

// follow returns the file to which a name leads, which need not exist, or the descriptor
// of this process, as /dev/stdout does.
func follow(name string) (file string, descriptor int) {
	for range maxLinks {
		folder, err := filepath.EvalSymlinks(filepath.Dir(name))
		if err != nil {
			break
		}
		base := filepath.Base(name)
		name = filepath.Join(folder, base)
		ofThis := strings.HasPrefix(folder, fmt.Sprintf("/proc/%d/", os.Getpid())) && filepath.Base(folder) == "fd"
		if n, err := strconv.Atoi(base); err == nil && (ofThis || folder == "/dev/fd") {
			return name, n
		}
		link, err := os.Readlink(name)
		if err != nil {
			break
		}
		if name = link; !filepath.IsAbs(link) {
			name = filepath.Join(folder, link)
		}
	}
	return name, noDescriptor
}

// replace writes a file beside the named one and gives it the name at the end.
func replace(name string, mode fs.FileMode, text []byte) (err error) {
	temporary, err := createBeside(name, mode)
	if err != nil {
		return err
	}
	remove := func() { _ = os.Remove(temporary.Name()) } // another error is the one to report
	defer beforeSignals(remove)()
	defer func() {
		if err != nil {
			remove()
		}
	}()
	_, err = temporary.Write(text)
	if err = errors.Join(err, temporary.Close()); err != nil {
		return err
	}
	return os.Rename(temporary.Name(), name)
}

// beforeSignals calls do before a signal ends the process, until it is stopped.
func beforeSignals(do func()) (stop func()) {
	caught, stopped := make(chan os.Signal, 1), make(chan struct{})
	for _, s := range []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP} {
		if !signal.Ignored(s) { // as nohup does
			signal.Notify(caught, s)
		}
	}
	go func() {
		select {
		case <-caught:
			do()
			os.Exit(failed)
		case <-stopped:
		}
	}()
	return func() {
		signal.Stop(caught)
		close(stopped)
	}
}

// createBeside creates a file with another name in the directory of the named one.
// The permissions are what the system's mask leaves of mode, as for any new file.
func createBeside(name string, mode fs.FileMode) (*os.File, error) {
	const attempts = 100
	for i := range attempts {
		file, err := os.OpenFile(fmt.Sprintf("%s.%d-%d.tmp", name, os.Getpid(), i), os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
		if !errors.Is(err, fs.ErrExist) {
			return file, err
		}
	}
	return nil, errors.New("there are too many temporary files beside it")
}

// writeTo writes to w, unless it is a file that was read.
func (s *session) writeTo(w io.Writer, name string, draw func(w io.Writer) error) error {
	if file, ok := w.(*os.File); ok {
		if info, err := file.Stat(); err == nil && s.hasRead(info) {
			return usagef("%s is the file that is read", name)
		}
	}
	return written(name, w, draw)
}

// written buffers what draw writes to w, and says where it could not be written.
func written(name string, w io.Writer, draw func(w io.Writer) error) error {
	checked := &checkedWriter{w: w}
	b := bufio.NewWriter(checked)
	err := draw(b)
	if flushed := b.Flush(); err == nil {
		err = flushed
	}
	if checked.err != nil {
		return cannotWrite(name, checked.err)
	}
	return err
}

// A checkedWriter remembers the error of writing, to tell it from others.
type checkedWriter struct {
	w   io.Writer
	err error
}

func (c *checkedWriter) Write(p []byte) (n int, err error) {
	n, err = c.w.Write(p)
	if err != nil {
		c.err = err
	}
	return n, err
}

// writeJSON writes a value as indented JSON.
func writeJSON(w io.Writer, value any) error { return encodeJSON(w, value, "  ") }

// writeLines writes values as JSON, one a line.
func writeLines[T any](w io.Writer, values []T) error {
	for _, v := range values {
		if err := encodeJSON(w, v, ""); err != nil {
			return err
		}
	}
	return nil
}

// encodeJSON writes a value as JSON, in which all that does not print is escaped.
func encodeJSON(w io.Writer, value any, indent string) error {
	var text strings.Builder
	enc := json.NewEncoder(&text)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", indent)
	if err := enc.Encode(value); err != nil {
		return err
	}
	var b strings.Builder
	for _, r := range strings.ReplaceAll(text.String(), "##[", `\u0023#[`) {
		if r == '\n' || strconv.IsPrint(r) {
			b.WriteRune(r)
			continue
		}
		for _, u := range utf16.AppendRune(nil, r) {
			fmt.Fprintf(&b, `\u%04x`, u)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}
