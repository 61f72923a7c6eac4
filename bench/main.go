// Bench measures package socialorg beside what a Go program would use instead,
// on the same generated organisations in one run, and writes a Markdown
// document:
//
//	go run . >RESULTS.md
//
// Everything but the times is the same in every run.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"time"
	"unsafe"

	"example.com/socialorg"
)

func main() {
	var only part
	flag.IntVar(&only.least, "least", 0, "leave out smaller organisations")
	flag.IntVar(&only.most, "most", 1_000_000, "leave out larger organisations")
	flag.StringVar(&only.shapes, "shapes", "", "measure only these shapes, separated by commas")
	flag.StringVar(&only.peers, "peers", "", "measure only these peers beside the library, separated by commas")
	flag.Parse()
	if err := report(os.Stdout, only); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// A part of everything is for trying something out.
type part struct {
	least, most   int
	shapes, peers string
}

// has reports whether list names the word, or nothing at all.
func has(list, word string) bool {
	return list == "" || slices.Contains(strings.Split(list, ","), word)
}

// A row is what was measured of one peer with one organisation.
type row struct {
	peer        string
	build       time.Duration
	allocations float64 // of building
	bytes       float64 // held for each position
	index       float64 // of those, what is not copied Positions
	queries     map[string]cost
}

// A cost is that of one operation.
type cost struct {
	nanoseconds float64
	allocations float64
}

// operations are the queries in the order of the table.
var operations = []string{"Manages", "Chain", "AllReports", "CommonManager", "RollUp"}

// report writes the document, section by section.
func report(w io.Writer, only part) error {
	began := time.Now()
	var out bytes.Buffer
	flush := func() error {
		_, err := out.WriteTo(w)
		return err
	}
	writeHead(&out)
	writeComparison(&out) // before the heap is large
	largest := make(map[string][]row)
	for _, s := range shapes {
		for _, n := range []int{1_000, 100_000, 1_000_000} {
			if n < only.least || n > only.most || !has(only.shapes, s.name) {
				continue
			}
			rows, q, err := measureAll(s, n, only)
			if err != nil {
				return err
			}
			writeTable(&out, s.name, n, q, rows)
			if err := flush(); err != nil {
				return err
			}
			largest[s.name] = rows
		}
	}
	for _, s := range shapes {
		if rows := largest[s.name]; rows != nil {
			writeRatios(&out, fmt.Sprintf("%s of %s", title(s.name), group(only.most)), rows)
		}
	}
	if err := writeDoubling(&out, only.most); err != nil {
		return err
	}
	if err := writeTurns(&out, only.most); err != nil {
		return err
	}
	if err := writeIndex(&out, only.most); err != nil {
		return err
	}
	if err := writeLoading(&out, min(only.most, 10_000)); err != nil {
		return err
	}
	fmt.Fprint(&out, notes)
	fmt.Fprintf(&out, "\nThe run took %.0f seconds.\n", time.Since(began).Seconds())
	return flush()
}

// measureAll measures every peer that takes n positions of the shape.
func measureAll(s shape, n int, only part) ([]row, *arguments, error) {
	o := s.org(n)
	h, err := socialorg.NewHierarchy(o)
	if err != nil {
		return nil, nil, err
	}
	q := newArguments(o, h)
	var rows []row
	for _, p := range peers {
		if !p.takes(s.name, n) || p.name != peers[0].name && !has(only.peers, p.name) {
			continue
		}
		began := time.Now()
		r, err := measure(p, o, q)
		fmt.Fprintf(os.Stderr, "%s of %d: %s, %.1f s\n", s.name, n, p.name, time.Since(began).Seconds())
		if err != nil {
			return nil, nil, fmt.Errorf("%s: %w", p.name, err)
		}
		rows = append(rows, r)
		if p.name == peers[0].name {
			rows = append(rows, measureNodes(r, h, q))
		}
	}
	return rows, q, nil
}

// measureNodes measures the library where a program has looked its Nodes up
// before.
func measureNodes(built row, h *socialorg.Hierarchy, q *arguments) row {
	r := row{peer: built.peer + ", by Node", build: built.build, allocations: built.allocations, bytes: built.bytes, index: built.index, queries: make(map[string]cost)}
	as, bs := nodes(h, q.as), nodes(h, q.bs)
	head := h.Node(q.head)
	sum := 0
	ask := func(name string, op func(i int)) { r.queries[name] = repeat(op) }
	ask("Manages", func(i int) { as[i].Manages(bs[i]) })
	ask("Chain", func(i int) {
		for n := range bs[i].Chain() {
			sum += len(n.ID())
		}
	})
	ask("AllReports", func(int) {
		for n := range head.AllReports() {
			sum += len(n.ID())
		}
	})
	ask("CommonManager", func(i int) { sum += len(as[i].CommonManager(bs[i]).ID()) })
	ask("RollUp", func(int) { socialorg.RollUp(h, headcountOf, add) })
	return r
}

func nodes(h *socialorg.Hierarchy, ids []id) []socialorg.Node {
	all := make([]socialorg.Node, len(ids))
	for i, id := range ids {
		all[i] = h.Node(id)
	}
	return all
}

func (p peer) takes(shape string, n int) bool {
	most, ok := p.most[shape]
	return !ok || n <= most
}

func measure(p peer, o socialorg.Org, q *arguments) (row, error) {
	r, m, err := measureBuild(p, o)
	if err != nil {
		return row{}, err
	}
	ask := func(name string, op func(i int)) { r.queries[name] = repeat(op) }
	ask("Manages", func(i int) { m.manages(q.as[i], q.bs[i]) })
	if m.chain != nil {
		ask("Chain", func(i int) { m.chain(q.bs[i]) })
		ask("AllReports", func(int) { m.allReports(q.head) })
		ask("CommonManager", func(i int) { m.commonManager(q.as[i], q.bs[i]) })
		ask("RollUp", func(int) { m.rollUp() })
	}
	return r, nil
}

func measureBuild(p peer, o socialorg.Org) (r row, m *model, err error) {
	r = row{peer: p.name, queries: make(map[string]cost)}
	n := float64(len(o.Positions))
	var times []time.Duration
	var total time.Duration
	for len(times) < 5 && (len(times) == 0 || total < 5*time.Second) {
		before := memory()
		began := time.Now()
		if m, err = p.build(o); err != nil {
			return row{}, nil, err
		}
		took := time.Since(began)
		r.allocations = float64(memoryNow().Mallocs - before.Mallocs)
		r.bytes = (float64(memory().HeapAlloc) - float64(before.HeapAlloc)) / n
		times = append(times, took)
		total += took
	}
	r.build = median(times)
	r.index = r.bytes
	if p.copies {
		r.index -= copied(o) / n
	}
	return r, m, nil
}

// copied returns the bytes of the Positions and their lists.
func copied(o socialorg.Org) float64 {
	bytes := len(o.Positions) * int(unsafe.Sizeof(socialorg.Position{}))
	for _, p := range o.Positions {
		bytes += len(p.Holders) * int(unsafe.Sizeof(""))
	}
	return float64(bytes)
}

// memory returns the state of the heap without garbage.
func memory() runtime.MemStats {
	runtime.GC()
	runtime.GC() // finishes the sweep of the first
	return memoryNow()
}

func memoryNow() runtime.MemStats {
	var s runtime.MemStats
	runtime.ReadMemStats(&s)
	return s
}

// repeat measures op as the median of batches that are long enough for the
// clock. A single slow operation is a batch.
func repeat(op func(i int)) cost {
	const batch, batches, enough = 20 * time.Millisecond, 11, time.Second
	n, at := 1, 0
	run := func() time.Duration {
		began := time.Now()
		for range n {
			op(at & (1<<16 - 1))
			at++
		}
		return time.Since(began)
	}
	took := run()
	for took < batch {
		n *= 2
		took = run()
	}
	runtime.GC()
	before := memoryNow()
	var times []time.Duration
	var total time.Duration
	for len(times) == 0 || len(times) < batches && total < enough {
		times = append(times, run())
		total += times[len(times)-1]
	}
	after := memoryNow()
	ns := float64(median(times)) / float64(n)
	return cost{ns, float64(after.Mallocs-before.Mallocs) / float64(n*len(times))}
}

func median(times []time.Duration) time.Duration {
	slices.Sort(times)
	return times[len(times)/2]
}

func writeHead(w *bytes.Buffer) {
	fmt.Fprintf(w, `# socialorg beside its peers

Made by this command in the directory bench, in one run:

    go run . >RESULTS.md

Machine: %s, %d processors, %s, %s/%s.

Versions: %s.

The organisations are generated: a tree (3 to 12 reports each), a chain and a
star, in random order, with one holder in seven of eight positions. Every peer
builds with the same checks (text of ids and holders, roles, duplicate ids,
unknown managers, cycles), by itself or by code around it; the library alone
reports every problem instead of the first. Queries are asked by id, and of the
library by Node as well. Chain and AllReports are loops that add up the bytes of
the ids: over Nodes from the library, over whole Positions from the pointer tree,
over ids from the flat limit, over pointers to what they hold from the others. The
pointer tree gives values; *in place* is the same tree with questions that are
written for the answers of this table: they give nothing out, and RollUp takes no
functions.

Times are medians. B/position is the memory held after building beside the
caller's Org; *index* is that without the copies of the Positions, which the
pointer trees hold. The library holds their content in columns; the others point
into the caller's Org. allocs is the greatest number of allocations of any query that is
not RollUp.
`, cpu(), runtime.NumCPU(), runtime.Version(), runtime.GOOS, runtime.GOARCH, versions())
}

const notes = `
## Notes

- casbin's role manager looks 10 levels up, the limit that its enforcer gives it,
  and says no, without an error, to anything further: its answers in a chain are
  wrong, and fast for that reason. It takes duplicates, unknown managers and
  cycles. cedar's entities do, too, cycles included. The checks of both are in the
  code around them, and leave cycles out.
- gonum panics at a position that reports to itself; the code around it refuses
  that first. It does not know text, so that a map of ids stands beside it.
- heimdalr/dag is given managers before their reports, which suits its caches.
  In a chain these take memory and time by the square of the length.
- dominikbraun/graph copies all of its edges for each search; the maps of
  neighbours that it searches are taken once here.
- The flat limit holds ids and numbers, and no Positions.
- By id, nothing is faster than the look-ups: two of them are nearly all of what
  Manages takes, from the library and from the limit. By Node there are none.
- The library looks ids up in a Go map: see *The index alone* for what a table of
  its own would gain, which is not enough to write one.
`

func cpu() string {
	data, err := os.ReadFile("/proc/cpuinfo")
	if err == nil {
		for line := range strings.Lines(string(data)) {
			if _, name, ok := strings.Cut(line, "model name\t: "); ok {
				return strings.TrimSpace(name)
			}
		}
	}
	return "unknown processor"
}

// measured are the modules whose versions matter.
var measured = []string{
	"github.com/casbin/casbin/v3", "github.com/cedar-policy/cedar-go", "github.com/dominikbraun/graph",
	"github.com/go-json-experiment/json", "github.com/goccy/go-yaml", "github.com/google/go-cmp", "github.com/heimdalr/dag",
	"go.yaml.in/yaml/v3", "go.yaml.in/yaml/v4", "gonum.org/v1/gonum",
}

// versions lists the modules that are measured.
func versions() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	var list []string
	for _, m := range info.Deps {
		if slices.Contains(measured, m.Path) {
			list = append(list, m.Path+" "+m.Version)
		}
	}
	return strings.Join(list, ", ")
}

func writeTable(w *bytes.Buffer, shape string, n int, q *arguments, rows []row) {
	fmt.Fprintf(w, "\n## %s of %s\n\nAllReports walks over %s positions.\n\n", title(shape), group(n), group(q.below))
	fmt.Fprintln(w, "| | build | allocs | B/position | index | Manages | Chain | AllReports | CommonManager | RollUp | allocs |")
	fmt.Fprintln(w, "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|")
	for _, r := range rows {
		fmt.Fprintf(w, "| %s | %s | %s | %.0f | %.0f |", r.peer, show(float64(r.build)), group(int(r.allocations)), r.bytes, r.index)
		allocations := 0.0
		for _, name := range operations {
			c, ok := r.queries[name]
			if !ok {
				fmt.Fprint(w, " - |")
				continue
			}
			if name != "RollUp" {
				allocations = max(allocations, c.allocations)
			}
			mark := ""
			if name == "Manages" && r.peer == "casbin" && shape == "chain" {
				mark = " (wrong)"
			}
			fmt.Fprintf(w, " %s%s |", show(c.nanoseconds), mark)
		}
		fmt.Fprintf(w, " %.0f |\n", allocations)
	}
	if n == 1_000 {
		writeEqual(w, rows)
	}
	var left []string
	for _, p := range peers {
		if !p.takes(shape, n) {
			left = append(left, p.name)
		}
	}
	if len(left) > 0 {
		fmt.Fprintf(w, "\nLeft out, so that the run stays under ten minutes: %s.\n", strings.Join(left, ", "))
	}
}

func title(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// show writes nanoseconds with three digits.
func show(ns float64) string {
	for _, unit := range []string{"ns", "µs", "ms"} {
		if ns < 999.5 {
			return fmt.Sprintf("%.*f %s", max(0, 2-digits(ns)), ns, unit)
		}
		ns /= 1000
	}
	return fmt.Sprintf("%.*f s", max(0, 2-digits(ns)), ns)
}

func digits(f float64) int {
	d := 0
	for ; f >= 9.995; f /= 10 {
		d++
	}
	return d
}

// group writes a number with commas.
func group(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
