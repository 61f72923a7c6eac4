package main

import (
	"io"

	"example.com/socialorg"
	"example.com/socialorg/render"
)

func chartCommand() command {
	return command{
		name: "chart", args: "FILE", summary: "draw who reports to whom: text, SVG, Mermaid or DOT",
		doc: `chart draws who reports to whom: as indented text, as a picture (svg), or as the
input of Mermaid, which GitHub draws in Markdown, or of Graphviz (dot).

` + tableHelp + `
Example: socialorg chart team.yaml
         socialorg chart team.yaml -format svg -o chart.svg`,
		setup: func(f *flags) action {
			in, out, lang := f.tableInput(), f.output(), f.language()
			format := f.choice("format", "text", "`FORMAT` of the chart", "text", "svg", "mermaid", "dot")
			return func(s *session, args []string) error {
				name, err := oneFile(args)
				if err != nil {
					return err
				}
				draw := map[string]func(io.Writer, *socialorg.Hierarchy, render.Labels) error{
					"text": render.Tree, "svg": render.SVG, "mermaid": render.Mermaid, "dot": render.DOT,
				}[*format]
				h, err := in.translated(s, name, lang)
				if err != nil {
					return err
				}
				return out.write(s, func(w io.Writer) error { return draw(w, h, lang.labels(h.Org())) })
			}
		},
	}
}

// oneFile returns the only argument.
func oneFile(args []string) (string, error) {
	switch len(args) {
	case 1:
		return args[0], nil
	case 0:
		return "", usagef("no file given")
	}
	return "", usagef("expected one file, not %d", len(args))
}

// translated reads an organisation, whose standard names are in the language.
func (in *input) translated(s *session, name string, lang chosen) (*socialorg.Hierarchy, error) {
	h, err := in.hierarchy(s, name)
	if err != nil {
		return nil, err
	}
	return lang.hierarchy(h)
}
