package main

import (
	"io"
	"slices"

	"example.com/socialorg"
	"example.com/socialorg/render"
)

func chartCommand() command {
	return command{
		name: "chart", args: "FILE", summary: "draw who reports to whom: text, SVG, Mermaid or DOT",
		doc: `chart draws who reports to whom: as indented text, as a picture (svg), or as the
input of Mermaid, which GitHub draws in Markdown, or of Graphviz (dot). A picture
is laid out for a screen, an A4 page or a phone. Its colours can stand for the rank,
the role or the branch of a position, or for one of its attributes.

` + tableHelp + `
Example: socialorg chart team.yaml
         socialorg chart team.yaml -format svg -color role -o chart.svg`,
		setup: func(f *flags) action {
			in, out, lang := f.tableInput(), f.output(), f.language()
			format := f.choice("format", "text", "`FORMAT` of the chart", "text", "svg", "mermaid", "dot")
			shape := f.choice("shape", "screen", "`SHAPE` of an svg", "screen", "page", "phone")
			color := f.String("color", "", "`KEY` of what the colours of an svg mean: rank, role, branch or an attribute")
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
				l := lang.labels(h.Org())
				if *format == "svg" {
					look := render.Look{Shape: render.Shape(*shape)}
					if look.Group, err = groupBy(h, *color, l); err != nil {
						return err
					}
					draw = look.SVG
				} else if *color != "" || *shape != "screen" {
					return usagef("-color and -shape are for -format svg")
				}
				return out.write(s, func(w io.Writer) error { return draw(w, h, l) })
			}
		},
	}
}

// groupBy returns what colours stand for: nothing where the key is "".
func groupBy(h *socialorg.Hierarchy, key string, l render.Labels) (func(socialorg.Node) string, error) {
	if key == "" {
		return nil, nil
	}
	known := []string{"rank", "role", "branch"}
	for _, p := range h.Org().Positions {
		for k := range p.Attributes {
			known = append(known, string(k))
		}
	}
	if !slices.Contains(known, key) {
		slices.Sort(known)
		return nil, usagef("no position has the attribute %s%s", quote(key), didYouMean(key, known...))
	}
	return render.GroupBy(h, socialorg.Key(key), l), nil
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
