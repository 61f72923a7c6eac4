package main

import (
	"bytes"
	"fmt"
	"runtime"
	"slices"
	"time"

	"example.com/socialorg"
)

// inTurns are the peers that writeTurns measures: the library comes first.
var inTurns = []string{peers[0].name, "pointer tree", "flat limit"}

// writeTurns writes how many times as long as the library some peers take, where
// all of them meet the same machine.
func writeTurns(w *bytes.Buffer, most int) error {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	fmt.Fprint(w, "\n## Trees, in turns, on one processor\n\nThe tables above measure one peer after the other, so a machine that is busy for a\nwhile favours some of them. Here they take turns, batch by batch, and each number is\nthe median of the multiples of socialorg's time in one round. Nobody builds in several\ngoroutines, but a garbage collector runs beside all of them, so that all share one\nprocessor.\n\n")
	fmt.Fprintln(w, "| | positions | build | Manages | Chain | AllReports | CommonManager | RollUp |")
	fmt.Fprintln(w, "|---|---:|---:|---:|---:|---:|---:|---:|")
	for _, n := range []int{min(most, 1_000), most} {
		rows, err := measureTurns(shapes[0].org(n))
		if err != nil {
			return err
		}
		for i, name := range inTurns[1:] {
			fmt.Fprintf(w, "| %s | %s |", name, group(n))
			for _, multiples := range rows {
				fmt.Fprintf(w, " %s |", times(multiples[i+1]))
			}
			fmt.Fprintln(w)
		}
	}
	return nil
}

// measureTurns returns the multiples of building and of each operation, by peer.
func measureTurns(o socialorg.Org) ([][]float64, error) {
	models := make([]*model, len(inTurns))
	var builds []func(int)
	for i, name := range inTurns {
		p := peers[slices.IndexFunc(peers, func(p peer) bool { return p.name == name })]
		var err error
		if models[i], err = p.build(o); err != nil {
			return nil, err
		}
		builds = append(builds, func(int) { _, _ = p.build(o) }) // which gave no error before
	}
	q := newArguments(o, models[0].hierarchy)
	var rows [][]float64
	for _, ask := range []func(m *model, i int){
		func(m *model, i int) { m.manages(q.as[i], q.bs[i]) },
		func(m *model, i int) { m.chain(q.bs[i]) },
		func(m *model, _ int) { m.allReports(q.head) },
		func(m *model, i int) { m.commonManager(q.as[i], q.bs[i]) },
		func(m *model, _ int) { m.rollUp() },
	} {
		var ops []func(int)
		for _, m := range models {
			ops = append(ops, func(i int) { ask(m, i) })
		}
		rows = append(rows, turns(ops, func() {}))
	}
	clear(models) // so that no garbage collector marks them while others are built
	return slices.Insert(rows, 0, turns(builds, runtime.GC)), nil
}

// turns returns the median multiples of the time of the first operation. Before
// each batch it calls prepare, outside the measured time.
func turns(ops []func(i int), prepare func()) []float64 {
	const batch, rounds = 20 * time.Millisecond, 9
	n := 1
	run := func(op func(i int), from int) time.Duration {
		prepare()
		began := time.Now()
		for i := range n {
			op((from + i) & (1<<16 - 1))
		}
		return time.Since(began)
	}
	for _, op := range ops {
		run(op, 0) // so that none pays for what is cold
	}
	least := func() time.Duration { // one stalled run does not end the calibration
		return min(run(ops[0], 0), run(ops[0], 0), run(ops[0], 0))
	}
	for least() < batch {
		n *= 2
	}
	multiples := make([][]float64, len(ops))
	took := make([]time.Duration, len(ops))
	for round := range rounds {
		for k := range ops { // each comes first in its turn: the arguments of a round are cold for the first
			i := (round + k) % len(ops)
			took[i] = run(ops[i], round*n)
		}
		for i := range ops {
			multiples[i] = append(multiples[i], float64(took[i])/float64(took[0]))
		}
	}
	medians := make([]float64, len(ops))
	for i, m := range multiples {
		slices.Sort(m)
		medians[i] = m[len(m)/2]
	}
	return medians
}
