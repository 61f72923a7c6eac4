package orgfile

import (
	_ "embed" // for Schema
	"io"
	"path"
	"strings"

	"example.com/socialorg"
	"example.com/socialorg/internal/detail"
	"example.com/socialorg/internal/document"
)

// A Format is a way to write an organisation as text.
type Format string

// The formats of Read and Write.
const (
	YAML Format = "yaml"
	JSON Format = "json"
)

func checkFormat(name string, f Format) error {
	if f == YAML || f == JSON {
		return nil
	}
	return refused(name, socialorg.ErrUnsupported, "the format %s is not one of %s, %s", detail.Quote(f), YAML, JSON)
}

// formats are the formats that the extensions of files tell, in small letters.
var formats = map[string]Format{".yaml": YAML, ".yml": YAML, ".json": JSON}

func formatOf(name string) (f Format, ok bool) {
	f, ok = formats[strings.ToLower(path.Ext(name))]
	return f, ok
}

// Write writes an organisation in a format. The fields come in the order of the
// Go types, the keys of a map in their own order; empty ones are omitted, and
// the same Org always gives the same bytes. Read returns an equal Org, valid or
// not, except that empty lists and maps are nil. This holds for texts of at
// most [MaxYAMLBytes] or, as JSON, [MaxBytes], because Read has a limit and
// Write has none.
//
// Values that cannot be written are reported as [socialorg.Problems] before
// anything is written: text that is not valid UTF-8, numbers that are not
// finite, and a format that is neither YAML nor JSON, as
// [socialorg.ErrUnsupported]. Other errors are those of w.
func Write(w io.Writer, f Format, o socialorg.Org) error {
	if err := checkFormat("", f); err != nil {
		return err
	}
	text, err := document.Format(o, f == JSON, "positions") // an object without a field would read as an empty file
	if err != nil {
		return err
	}
	_, err = w.Write(text)
	return err
}

//go:embed schema.json
var schema string

// Schema returns the JSON Schema, draft 7, of the files that [Read] reads. It
// describes their shape: fields, kinds of values, closed sets. Only
// [File.Hierarchy] checks that references lead somewhere and that nobody
// reports to themselves. An editor takes the schema from a file next to the one
// being edited, whose first line is
//
//	# yaml-language-server: $schema=socialorg.schema.json
func Schema() string { return schema }
