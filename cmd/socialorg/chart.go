package main

import (
	"io"
	"slices"

	"example.com/socialorg"
	"example.com/socialorg/render"
)

var chartCommand = command{
	name: "chart", args: "FILE", summary: "draw who reports to whom: text, SVG, Mermaid or DOT",
	doc: `chart draws who reports to whom: as indented text, as a picture (svg), or as the
input of Mermaid, which GitHub draws in Markdown, or of Graphviz (dot). A picture
is laid out for a screen, an A4 page or a phone. Its colours can stand for the rank,
the role or the branch of a position, or for one of its attributes.`,
	examples: `
socialorg chart team.yaml
socialorg chart team.yaml -root manager -depth 2
socialorg chart team.yaml -format svg -color role -o chart.svg`,
	setup: func(f *flags) action {
		r := f.reporting()
		r.part = f.pickDrawn()
		format := f.choice("format", "`FORMAT` of the chart", "text", "svg", "mermaid", "dot")
		shape := f.choice("shape", "`SHAPE` of an svg", "screen", "page", "phone")
		leaves := f.Bool("leaves-first", false, "in an svg, place positions without reports before those of their siblings that have some")
		color := f.String("color", "", "`KEY` of what the colours of an svg mean: rank, role, branch or an attribute")
		return func(s *session, args []string) error {
			if *format != "svg" && (*color != "" || *shape != "screen" || *leaves) {
				return usagef("-color, -shape and -leaves-first are for -format svg")
			}
			h, err := r.organisation(s, args)
			if err != nil {
				return err
			}
			l := r.lang.labels(h.Org())
			look := render.Look{Shape: render.Shape(*shape), LeavesFirst: *leaves}
			if look.Group, err = groupBy(h, *color, l); err != nil {
				return err
			}
			draw := map[string]func(io.Writer, *socialorg.Hierarchy, render.Labels) error{
				"text": render.Tree, "svg": look.SVG, "mermaid": render.Mermaid, "dot": render.DOT,
			}[*format]
			by := inText
			if *format == "svg" {
				by = inXML
			}
			return r.out.write(s, by, func(w io.Writer) error { return draw(w, h, l) })
		}
	},
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
		return nil, usagef("no position has the attribute %s%s", quote(key), didYouMean(key, slices.Compact(known)...))
	}
	return render.GroupBy(h, socialorg.Key(key), l), nil
}

var pageCommand = command{
	name: "page", args: "FILE", summary: "the whole organisation as one HTML page",
	doc: `page writes the whole organisation as one HTML page that needs nothing else: the
chart, who answers for what, the roles, and the scorecards that are given.`,
	examples: `
socialorg page team.yaml -o team.html
socialorg score team.yaml spring counts.csv -json -o spring.json
socialorg page team.yaml -scorecard spring.json -o team.html`,
	setup: func(f *flags) action {
		r := f.reporting()
		r.part = f.pickDrawn()
		cards := f.listed("scorecard", "`FILE` with a scorecard that socialorg score -json wrote")
		against := f.listed("against", "`CARD` of another time beside the scorecard of its campaign")
		return func(s *session, args []string) error {
			h, err := r.organisation(s, args)
			if err != nil {
				return err
			}
			content := render.PageContent{Hierarchy: h}
			if content.Scorecards, err = readScorecards(s, *cards); err != nil {
				return err
			}
			if content.Before, err = readScorecards(s, *against); err != nil {
				return err
			}
			return r.out.write(s, inXML, func(w io.Writer) error { return render.Page(w, content, r.lang.about(usedRoles(h), h.Org())) })
		}
	},
}
