// Org-chart writes an organisation as a page and as a picture: page.html and
// chart.svg in the current folder, and the same chart in Mermaid on the
// standard output.
//
//	go run ./examples/org-chart                 # the standard department
//	go run ./examples/org-chart -id             # in Indonesian
//	go run ./examples/org-chart acme.yaml       # of a file
//	go run ./examples/org-chart -o out acme.yaml
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"example.com/socialorg"
	"example.com/socialorg/orgfile"
	"example.com/socialorg/render"
)

func main() {
	out := flag.String("o", ".", "the `folder` to write to")
	indonesian := flag.Bool("id", false, "write in Indonesian")
	flag.Parse()
	if err := run(os.Stdout, *out, flag.Arg(0), *indonesian); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// run writes the charts of the organisation in the file, or of the standard
// department if there is none.
func run(stdout io.Writer, folder, file string, indonesian bool) error {
	org := socialorg.Department()
	if file != "" {
		f, err := orgfile.ReadFile(file, orgfile.Known(org))
		if err != nil {
			return err
		}
		if err := f.Check(); err != nil {
			return err // every problem with its place
		}
		org = f.Org()
	}
	labels := render.English()
	if indonesian {
		labels = render.Indonesian()
		org = socialorg.Indonesian().Apply(org)
	}
	h, err := socialorg.NewHierarchy(org)
	if err != nil {
		return err
	}
	if err := write(filepath.Join(folder, "page.html"), render.HTML, h, labels); err != nil {
		return err
	}
	if err := write(filepath.Join(folder, "chart.svg"), render.SVG, h, labels); err != nil {
		return err
	}
	return render.Mermaid(stdout, h, labels)
}

// write writes one format to a file.
func write(name string, format func(io.Writer, *socialorg.Hierarchy, render.Labels) error, h *socialorg.Hierarchy, l render.Labels) error {
	file, err := os.Create(name)
	if err != nil {
		return err
	}
	return errors.Join(format(file, h, l), file.Close())
}
