package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// An output is where a subcommand writes: standard output, or the file of -o.
type output struct{ name string }

func (f *flags) output() *output {
	var o output
	f.StringVar(&o.name, "o", "", "write to this `FILE` instead of standard output")
	return &o
}

// write calls draw with a writer. A file appears under its name when all of it
// has been written, and not before; one that was there is replaced as a whole.
func (o *output) write(s *session, draw func(w io.Writer) error) error {
	if o.name == "" || o.name == "-" {
		return written("standard output", s.stdout, draw)
	}
	name := o.name
	if target, err := filepath.EvalSymlinks(name); err == nil {
		name = target
	}
	old, err := os.Stat(name)
	switch {
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return err
	case err == nil && old.IsDir():
		return usagef("-o %s is a directory; name a file in it", quote(o.name))
	}
	if folder := filepath.Dir(name); old == nil {
		if _, err := os.Stat(folder); errors.Is(err, fs.ErrNotExist) {
			return usagef("-o %s: there is no folder %s", quote(o.name), folder)
		}
	}
	var text bytes.Buffer
	if err := draw(&text); err != nil {
		return err
	}
	mode := fs.FileMode(0o666)
	if old != nil {
		for _, input := range s.inputs {
			if in, err := os.Stat(input); err == nil && os.SameFile(in, old) {
				return usagef("-o %s would overwrite the file that is read", quote(o.name))
			}
		}
		if !old.Mode().IsRegular() { // a device or a pipe, which cannot be replaced
			return os.WriteFile(name, text.Bytes(), mode)
		}
		mode = old.Mode().Perm()
	}
	return replace(name, mode, text.Bytes())
}

// replace writes a file beside the named one and gives it the name at the end.
func replace(name string, mode fs.FileMode, text []byte) (err error) {
	temporary, err := createBeside(name, mode)
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return fmt.Errorf("cannot write %s: %w", name, e.Err)
	}
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = os.Remove(temporary.Name()) // the first error is the one to report
		}
	}()
	_, err = temporary.Write(text)
	if err = errors.Join(err, temporary.Close()); err != nil {
		return err
	}
	return os.Rename(temporary.Name(), name)
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
	return nil, fmt.Errorf("cannot write a file beside %s", name)
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
		return fmt.Errorf("cannot write to %s: %w", name, checked.err)
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
func writeJSON(w io.Writer, value any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(value)
}

// writeLines writes values as JSON, one a line.
func writeLines[T any](w io.Writer, values []T) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, v := range values {
		if err := enc.Encode(v); err != nil {
			return err
		}
	}
	return nil
}
