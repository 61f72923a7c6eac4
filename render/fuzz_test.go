package render_test

import (
	"testing"

	"example.com/socialorg"
	"example.com/socialorg/render"
)

// seed adds some of the texts that the tests try one by one.
func seed(f *testing.F) {
	for i, text := range naughty(f) {
		if i%8 == 0 {
			f.Add(text)
		}
	}
}

// fuzzChart fuzzes a chart's format with one text wherever it may stand. The
// oracle is the format's parser.
func fuzzChart(f *testing.F, format string) {
	seed(f)
	f.Fuzz(func(t *testing.T, text string) {
		o, ok := orgWith(text)
		if !ok {
			t.Skip()
		}
		h, err := socialorg.NewHierarchy(o)
		if err != nil {
			t.Fatal(err)
		}
		checkChart[format](t, draw(t, format, h, render.English()), h, text)
	})
}

func FuzzTree(f *testing.F)    { fuzzChart(f, "Tree") }
func FuzzMermaid(f *testing.F) { fuzzChart(f, "Mermaid") }
func FuzzDOT(f *testing.F)     { fuzzChart(f, "DOT") }
func FuzzSVG(f *testing.F)     { fuzzChart(f, "SVG") }
func FuzzPage(f *testing.F)    { fuzzChart(f, "Page") }

// FuzzMarkdown fuzzes all reports.
func FuzzMarkdown(f *testing.F) {
	seed(f)
	f.Fuzz(func(t *testing.T, text string) {
		for format := range reports {
			checkReport(t, format, text)
		}
	})
}
