package render_test

import (
	"fmt"
	"io"
	"testing"

	"example.com/socialorg/render"
)

// The trees have six reports to a manager.
func BenchmarkSVG(b *testing.B) {
	for _, n := range []int{300, 25_000, 50_000, 100_000, 200_000} {
		h := tree(b, n, func(i int) int { return (i - 1) / 6 })
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := render.SVG(io.Discard, h, render.English()); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// Chains of 5,000 beside each other: every chain is compared with the whole
// contour of the one before it.
func BenchmarkSVGChains(b *testing.B) {
	for _, n := range []int{25_000, 50_000, 100_000} {
		h := tree(b, n, func(i int) int { return (i - 1) * min(i%5_000, 1) })
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				if err := render.SVG(io.Discard, h, render.English()); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkCharts(b *testing.B) {
	h := tree(b, 300, func(i int) int { return (i - 1) / 6 })
	for _, format := range []string{"Tree", "Mermaid", "DOT", "Page"} {
		b.Run(format, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := charts[format](io.Discard, h, render.English()); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
