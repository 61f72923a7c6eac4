package orgfile

import (
	"io"

	"example.com/socialorg"
	"example.com/socialorg/internal/document"
)

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
