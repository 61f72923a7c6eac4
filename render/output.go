package render

import (
	"bufio"
	"fmt"
	"io"
)

// An output is where a format writes. After the first error of the writer it
// writes nothing more, and flush returns that error.
type output struct{ w *bufio.Writer }

func newOutput(w io.Writer) output { return output{bufio.NewWriter(w)} }

func (o output) print(text string) { _, _ = o.w.WriteString(text) }

func (o output) printf(format string, args ...any) { _, _ = fmt.Fprintf(o.w, format, args...) }

func (o output) flush() error { return o.w.Flush() }
