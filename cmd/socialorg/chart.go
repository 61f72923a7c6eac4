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

` + inputHelp + `
Example: socialorg chart team.yaml
         socialorg chart team.yaml -root manager -depth 2
         socialorg chart team.yaml -format svg -color role -o chart.svg`,
		setup: new(chartFlags).setup,
	}
}

type chartFlags struct {
	reporting
	part                 *pick
	format, shape, color *string
}

func (c *chartFlags) setup(f *flags) action {
	c.reporting, c.part = f.reporting(), f.pickDrawn()
	c.format = f.choice("format", "text", "`FORMAT` of the chart", "text", "svg", "mermaid", "dot")
	c.shape = f.choice("shape", "screen", "`SHAPE` of an svg", "screen", "page", "phone")
	c.color = f.String("color", "", "`KEY` of what the colours of an svg mean: rank, role, branch or an attribute")
	return c.run
}

func (c *chartFlags) run(s *session, args []string) error {
	h, err := c.organisation(s, args, c.part, true)
	if err != nil {
		return err
	}
	draw := map[string]func(io.Writer, *socialorg.Hierarchy, render.Labels) error{
		"text": render.Tree, "svg": render.SVG, "mermaid": render.Mermaid, "dot": render.DOT,
	}[*c.format]
	l := c.lang.labels(h.Org())
	if *c.format == "svg" {
		look := render.Look{Shape: render.Shape(*c.shape)}
		if look.Group, err = groupBy(h, *c.color, l); err != nil {
			return err
		}
		draw = look.SVG
	} else if *c.color != "" || *c.shape != "screen" {
		return usagef("-color and -shape are for -format svg")
	}
	by := inText
	if *c.format == "svg" {
		by = inXML
	}
	return c.out.shielded(s, by, func(w io.Writer) error { return draw(w, h, l) })
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
