package orgfile

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"example.com/socialorg"
	"example.com/socialorg/internal/document"
)

// Doubts tells what may not be as it was meant, though it is no mistake: what of a
// directory was not read, which is tables and links to directories, in the order of
// the names; and holders of a table that nearly mean that there is none, with the
// code [socialorg.ErrImplausible]. Each has its place, and the reason as its Detail.
// Where a directory gives no File, they are the last of the problems of reading.
func (f *File) Doubts() []socialorg.Problem {
	if f == nil {
		return nil
	}
	return slices.Clone(f.doubts)
}

// readDir reads a directory. What people call one of its files is what nameOf
// returns.
func readDir(fsys fs.FS, dir string, nameOf func(string) string, known []socialorg.Org) (*File, error) {
	f := &File{doc: new(document.Document)}
	err := fs.WalkDir(fsys, dir, func(name string, entry fs.DirEntry, err error) error {
		hidden := name != dir && strings.HasPrefix(entry.Name(), ".") || strings.HasSuffix(name, ".schema.json")
		switch {
		case hidden && entry.IsDir():
			return fs.SkipDir
		case hidden:
			return nil
		case err != nil && name == dir:
			if e, ok := errors.AsType[*fs.PathError](err); ok {
				err = &fs.PathError{Op: e.Op, Path: nameOf(e.Path), Err: e.Err} // the name that people know it by
			}
			return err
		case err != nil:
			f.unreadable(nameOf(name), err)
			return nil
		case !entry.IsDir():
			f.entry(fsys, name, nameOf(name), entry)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if f.doc.Size() == 0 {
		return nil, refused(nameOf(dir), socialorg.ErrRequired, "has no .yaml, .yml or .json file")
	}
	return f.finish(known)
}

// tables are the extensions of tables, in small letters.
var tables = []string{".csv", ".tsv", ".xls", ".xlsx", ".ods"}

// entry reads an entry of a directory that is none itself.
func (f *File) entry(fsys fs.FS, name, called string, entry fs.DirEntry) {
	skip := func(format string, args ...any) {
		f.doubts.Under("", refused(called, socialorg.ErrUnsupported, format, args...))
	}
	format, isOrg := formatOf(name)
	kind := entry.Type()
	var err error
	if kind&fs.ModeSymlink != 0 {
		var info fs.FileInfo
		if info, err = fs.Stat(fsys, name); err == nil {
			kind = info.Mode().Type()
		}
	}
	switch {
	case err != nil && !isOrg:
		skip("is a link that leads nowhere, or out of the directory")
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		f.unreadable(called, errors.New("the link leads out of the directory, or in a circle"))
	case err != nil:
		f.unreadable(called, err)
	case kind.IsDir():
		skip("is a link to a directory, which is not followed")
	case !isOrg && slices.Contains(tables, strings.ToLower(path.Ext(name))):
		skip("is a table, which is read by itself")
	case !isOrg:
	case kind != 0:
		f.doc.Refuse(called, socialorg.ErrUnsupported, "is not a regular file, so it is not read")
	default:
		file, err := fsys.Open(name)
		if err == nil {
			err = f.read(file, called, format)
			_ = file.Close() // nothing was written
		}
		if err != nil {
			f.unreadable(called, err)
		}
	}
}

// unreadable reports an entry of a directory that cannot be read.
func (f *File) unreadable(called string, err error) {
	code := socialorg.ErrUnsupported
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		err = e.Err
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		code = socialorg.ErrUnknown
	case !utf8.ValidString(called):
		err = errors.New("its name is not valid UTF-8")
	}
	f.doc.Refuse(called, code, "cannot be read: %v", err)
}
