package main

import (
	"bytes"
	"cmp"
	"fmt"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	gocmp "github.com/google/go-cmp/cmp"

	"example.com/socialorg"
	"example.com/socialorg/standard"
)

// writeRatios writes how many times as long each peer takes as the library.
func writeRatios(w *bytes.Buffer, name string, rows []row) {
	fmt.Fprintf(w, "\n## %s, as multiples of socialorg's time\n\nMore than 1 is slower than socialorg.\n\n", name)
	fmt.Fprintln(w, "| | build | Manages | Chain | AllReports | CommonManager | RollUp |")
	fmt.Fprintln(w, "|---|---:|---:|---:|---:|---:|---:|")
	for _, r := range rows[1:] {
		fmt.Fprintf(w, "| %s | %s |", r.peer, times(float64(r.build)/float64(rows[0].build)))
		for _, name := range operations {
			if c, ok := r.queries[name]; ok {
				fmt.Fprintf(w, " %s |", times(c.nanoseconds/rows[0].queries[name].nanoseconds))
			} else {
				fmt.Fprint(w, " - |")
			}
		}
		fmt.Fprintln(w)
	}
}

// writeEqual says where a hand-written pointer tree is as fast as the library.
func writeEqual(w *bytes.Buffer, rows []row) {
	const even = 1.1 // less does not show in one run
	for _, r := range rows {
		if !strings.HasPrefix(r.peer, "pointer tree") {
			continue
		}
		var list []string
		if float64(r.build) <= even*float64(rows[0].build) {
			list = append(list, "building")
		}
		for _, name := range operations {
			if r.queries[name].nanoseconds <= even*rows[0].queries[name].nanoseconds {
				list = append(list, name)
			}
		}
		fmt.Fprintf(w, "\nThe %s is as fast as the library here, or faster, at: %s.\n", r.peer, cmp.Or(strings.Join(list, ", "), "nothing"))
	}
}

// times writes a ratio with two digits or more.
func times(ratio float64) string {
	switch {
	case ratio < 10:
		return fmt.Sprintf("%.2f", ratio)
	case ratio < 100:
		return fmt.Sprintf("%.0f", ratio)
	}
	return group(int(ratio))
}

// writeDoubling writes what twice as many positions cost in building.
func writeDoubling(w *bytes.Buffer, most int) error {
	fmt.Fprintf(w, "\n## Building %s and %s positions\n\nThe fastest of five, without the garbage collector, which would start in the\nlarger ones only.\n\n", group(most/2), group(most))
	fmt.Fprintln(w, "| | half | all | ratio |")
	fmt.Fprintln(w, "|---|---:|---:|---:|")
	for _, s := range shapes {
		half, all := s.org(most/2), s.org(most)
		var halves, alls []time.Duration
		for range 5 { // in turns, so that both meet the same machine
			for _, side := range []struct {
				org   socialorg.Org
				times *[]time.Duration
			}{{half, &halves}, {all, &alls}} {
				memory()
				percent := debug.SetGCPercent(-1)
				began := time.Now()
				_, err := socialorg.NewHierarchy(side.org)
				took := time.Since(began)
				debug.SetGCPercent(percent)
				if err != nil {
					return err
				}
				*side.times = append(*side.times, took)
			}
		}
		a, b := slices.Min(halves), slices.Min(alls)
		fmt.Fprintf(w, "| %s | %s | %s | %.2f |\n", s.name, show(float64(a)), show(float64(b)), float64(b)/float64(a))
	}
	return nil
}

// writeIndex writes what a table of numbers gains over Go's map: filling it,
// and looking up every manager.
func writeIndex(w *bytes.Buffer, most int) error {
	o := shapes[0].org(most)
	goMap := func(o socialorg.Org) (*model, error) {
		numbers := make(map[id]int32, len(o.Positions))
		for i := range o.Positions {
			numbers[o.Positions[i].ID] = int32(i)
		}
		managers := make([]int32, len(o.Positions))
		for i := range o.Positions {
			managers[i] = numbers[o.Positions[i].ReportsTo]
		}
		return &model{chain: func(of id) int { return int(managers[numbers[of]]) }}, nil
	}
	table := func(o socialorg.Org) (*model, error) {
		f, err := newFlatIndex(o)
		if err != nil {
			return nil, err
		}
		managers, err := f.managers(o)
		return &model{chain: func(of id) int { return int(managers[f.find(of)]) }}, err
	}
	fmt.Fprintf(w, "\n## The index alone, %s positions\n\nFilling it and looking up every manager; the table copies the ids too.\n\n", group(most))
	fmt.Fprintln(w, "| | time | B/position |")
	fmt.Fprintln(w, "|---|---:|---:|")
	for _, p := range []peer{{name: "map[id]int32 with its size given", build: goMap}, {name: "table of numbers", build: table}} {
		r, _, err := measureBuild(p, o)
		if err != nil {
			return err
		}
		fmt.Fprintf(w, "| %s | %s | %.0f |\n", p.name, show(float64(r.build)), r.bytes)
	}
	return nil
}

// writeComparison writes what it takes to compare the standard roles.
func writeComparison(w *bytes.Buffer) {
	manager, specialist := standard.Manager(), standard.Specialist()
	compare := repeat(func(int) { socialorg.CompareRoles(manager, specialist) })
	diff := repeat(func(int) { _ = gocmp.Diff(manager, specialist) })
	fmt.Fprint(w, "\n## Comparing the manager and the specialist\n\n")
	fmt.Fprintln(w, "| | time | allocs | ratio |")
	fmt.Fprintln(w, "|---|---:|---:|---:|")
	fmt.Fprintf(w, "| **CompareRoles** | %s | %.0f | 1 |\n", show(compare.nanoseconds), compare.allocations)
	fmt.Fprintf(w, "| cmp.Diff, which gives text | %s | %.0f | %s |\n", show(diff.nanoseconds), diff.allocations, times(diff.nanoseconds/compare.nanoseconds))
}
