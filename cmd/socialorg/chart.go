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

` + inputHelp + `
Example: socialorg chart team.yaml
         socialorg chart team.yaml -root manager -depth 2
         socialorg chart team.yaml -format svg -o chart.svg`,
		setup: new(chartFlags).setup,
	}
}

type chartFlags struct {
	reporting
	part   *pick
	format *string
}

func (c *chartFlags) setup(f *flags) action {
	c.reporting, c.part = f.reporting(), f.pickDrawn()
	c.format = f.choice("format", "text", "`FORMAT` of the chart", "text", "svg", "mermaid", "dot")
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
	write := c.out.write
	if *c.format == "text" {
		write = c.out.report
	}
	return write(s, func(w io.Writer) error { return draw(w, h, c.lang.labels(h.Org())) })
}
