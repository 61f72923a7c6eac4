package socialorg_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"example.com/socialorg"
)

// The benchmarks measure building and every query beside a naive model, two
// maps and walks over them, on the same organisations:
//
//	go test -run '^$' -bench . -benchmem .
//
// The times of one run compare; those of two runs on a busy machine do not.

func BenchmarkNewHierarchy(b *testing.B) {
	forEachSize(b, func(b *testing.B, o socialorg.Org) {
		b.Run("hierarchy", func(b *testing.B) {
			for b.Loop() {
				if _, err := socialorg.NewHierarchy(o); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run("naive", func(b *testing.B) {
			for b.Loop() {
				if _, err := newNaive(o); err != nil {
					b.Fatal(err)
				}
			}
		})
	})
}

func BenchmarkQuery(b *testing.B) {
	forEachSize(b, func(b *testing.B, o socialorg.Org) {
		s := newSample(b, o)
		for _, q := range queries {
			b.Run(q.name+"/hierarchy", func(b *testing.B) {
				for i := 0; b.Loop(); i++ {
					q.hierarchy(s, i%len(s.as))
				}
			})
			b.Run(q.name+"/naive", func(b *testing.B) {
				for i := 0; b.Loop(); i++ {
					q.naive(s, i%len(s.as))
				}
			})
		}
	})
}

func BenchmarkCompareRoles(b *testing.B) {
	manager, specialist := socialorg.Manager(), socialorg.Specialist()
	b.Run("CompareRoles", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			socialorg.CompareRoles(manager, specialist)
		}
	})
	b.Run("cmp.Diff", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			_ = cmp.Diff(manager, specialist)
		}
	})
}

// TestQueriesAgreeWithNaive shows that the benchmarks compare like with like.
func TestQueriesAgreeWithNaive(t *testing.T) {
	for _, shape := range shapes {
		for _, n := range []int{1, 2, 3, 50, 500} {
			s := newSample(t, newOrg(shape.manager, n))
			for _, q := range queries {
				for i := range min(len(s.as), 300) {
					require.Equalf(t, q.naive(s, i), q.hierarchy(s, i), "%s of %s and %s in a %s of %d", q.name, s.as[i], s.bs[i], shape.name, n)
				}
			}
		}
	}
}

// shapes are the organisations to measure: the manager of position i > 0 is
// one before it.
var shapes = []struct {
	name    string
	manager func(r *rand.Rand, n int) []int
}{
	{"tree", func(r *rand.Rand, n int) []int { // 3 to 12 reports each, level by level
		managers := make([]int, 0, n+12)
		for m := 0; len(managers) < n; m++ {
			for range 3 + r.IntN(10) {
				managers = append(managers, m)
			}
		}
		return managers
	}},
	{"chain", func(_ *rand.Rand, n int) []int {
		managers := make([]int, n)
		for i := range n {
			managers[i] = i
		}
		return managers
	}},
	{"star", func(_ *rand.Rand, n int) []int { return make([]int, n) }},
}

func forEachSize(b *testing.B, run func(b *testing.B, o socialorg.Org)) {
	for _, shape := range shapes {
		for _, n := range []int{1_000, 100_000, 1_000_000} {
			if testing.Short() && n > 1_000 {
				continue
			}
			b.Run(fmt.Sprintf("%s/%d", shape.name, n), func(b *testing.B) {
				run(b, newOrg(shape.manager, n))
			})
		}
	}
}

// newOrg returns n positions in random order. Their texts lie in that order in
// memory, as a decoder leaves them.
func newOrg(shape func(*rand.Rand, int) []int, n int) socialorg.Org {
	r := rand.New(rand.NewPCG(1, uint64(n)))
	managers := append([]int{-1}, shape(r, n)...)
	o := socialorg.Org{Roles: socialorg.Department().Roles}
	for _, i := range r.Perm(n) {
		p := socialorg.Position{ID: employee(i), Role: o.Roles[i%len(o.Roles)].ID}
		if i%8 != 0 {
			p.Holders = []string{fmt.Sprintf("holder %d", i)}
		}
		if m := managers[i]; m >= 0 {
			p.ReportsTo = employee(m)
		}
		o.Positions = append(o.Positions, p)
	}
	return o
}

func employee(i int) socialorg.PositionID {
	return socialorg.PositionID(fmt.Sprintf("EMP-%07d", i))
}

// A sample is one organisation in both models, with the arguments to ask.
type sample struct {
	hierarchy *socialorg.Hierarchy
	naive     *naive
	as, bs    []socialorg.PositionID // every other a is above its b, but for the top's
	head      socialorg.PositionID   // of about one position in a hundred
}

func newSample(tb testing.TB, o socialorg.Org) *sample {
	s := &sample{}
	var err error
	s.hierarchy, err = socialorg.NewHierarchy(o)
	require.NoError(tb, err)
	s.naive, err = newNaive(o)
	require.NoError(tb, err)
	s.naive.position = make(map[socialorg.PositionID]*socialorg.Position, len(o.Positions))
	for i := range o.Positions {
		s.naive.position[o.Positions[i].ID] = &o.Positions[i]
	}

	n := len(o.Positions)
	r := rand.New(rand.NewPCG(2, uint64(n)))
	for i := range 1 << 16 {
		a, b := employee(r.IntN(n)), employee(r.IntN(n))
		if i%2 == 0 {
			a = b
			for range 1 + r.IntN(5) {
				if m := s.naive.manager[a]; m != "" {
					a = m
				}
			}
		}
		s.as, s.bs = append(s.as, a), append(s.bs, b)
	}
	s.head = employee(0)
	closest := n
	for i := range n {
		_, below := s.hierarchy.Span(employee(i))
		if off := max(below-n/100, n/100-below); below > 0 && off < closest {
			s.head, closest = employee(i), off
		}
	}
	return s
}

// queries are all of Hierarchy's questions, asked of both models. Those that
// walk add up what shows in the Positions on the way.
var queries = []struct {
	name             string
	hierarchy, naive func(s *sample, i int) int
}{
	{"Manages", func(s *sample, i int) int {
		return toInt(s.hierarchy.Manages(s.as[i], s.bs[i]))
	}, func(s *sample, i int) int {
		return toInt(s.naive.manages(s.as[i], s.bs[i]))
	}},
	{"Manager", func(s *sample, i int) int {
		p, _ := s.hierarchy.Manager(s.bs[i])
		return len(p.ID)
	}, func(s *sample, i int) int {
		return len(s.naive.manager[s.bs[i]])
	}},
	{"Chain", func(s *sample, i int) int {
		sum := 0
		for p := range s.hierarchy.Chain(s.bs[i]) {
			sum += len(p.ID)
		}
		return sum
	}, func(s *sample, i int) int {
		sum := 0
		for id := s.naive.manager[s.bs[i]]; id != ""; id = s.naive.manager[id] {
			sum += len(id)
		}
		return sum
	}},
	{"Reports", func(s *sample, i int) int {
		sum := 0
		for p := range s.hierarchy.Reports(s.as[i]) {
			sum += len(p.Holders)
		}
		return sum
	}, func(s *sample, i int) int {
		sum := 0
		for _, p := range s.naive.reports[s.as[i]] {
			sum += len(p.Holders)
		}
		return sum
	}},
	{"AllReports", func(s *sample, _ int) int {
		sum := 0
		for p := range s.hierarchy.AllReports(s.head) {
			sum += len(p.Holders)
		}
		return sum
	}, func(s *sample, _ int) int {
		sum := 0
		s.naive.allReports(s.head, func(p *socialorg.Position) { sum += len(p.Holders) })
		return sum
	}},
	{"CommonManager", func(s *sample, i int) int {
		p, _ := s.hierarchy.CommonManager(s.as[i], s.bs[i])
		return int(hash(p.ID))
	}, func(s *sample, i int) int {
		return int(hash(s.naive.commonManager(s.as[i], s.bs[i])))
	}},
	{"Depth", func(s *sample, i int) int {
		depth, _ := s.hierarchy.Depth(s.bs[i])
		return depth
	}, func(s *sample, i int) int {
		depth := 0
		for id := s.naive.manager[s.bs[i]]; id != ""; id = s.naive.manager[id] {
			depth++
		}
		return depth
	}},
	{"Span", func(s *sample, _ int) int {
		direct, all := s.hierarchy.Span(s.head)
		return direct + all
	}, func(s *sample, _ int) int {
		all := len(s.naive.reports[s.head])
		s.naive.allReports(s.head, func(*socialorg.Position) { all++ })
		return all
	}},
	{"EffectiveManager", func(s *sample, i int) int {
		p, _ := s.hierarchy.EffectiveManager(s.bs[i])
		return int(hash(p.ID))
	}, func(s *sample, i int) int {
		id := s.naive.manager[s.bs[i]]
		for id != "" && s.naive.position[id].Vacant() {
			id = s.naive.manager[id]
		}
		return int(hash(id))
	}},
	{"AccountableFor", func(s *sample, i int) int {
		p, _ := s.hierarchy.AccountableFor(s.bs[i], socialorg.AreaBudget)
		return int(hash(p.ID))
	}, func(s *sample, i int) int {
		id := s.bs[i]
		for id != "" {
			p := s.naive.position[id]
			if !p.Vacant() && s.naive.role[p.Role].Involvement(socialorg.AreaBudget) == socialorg.Accountable {
				break
			}
			id = s.naive.manager[id]
		}
		return int(hash(id))
	}},
	{"RollUp", func(s *sample, _ int) int {
		sums, err := socialorg.RollUp(s.hierarchy, headcount, add)
		if err != nil {
			return -1
		}
		for _, sum := range sums { // the first is that of a top
			return int(sum)
		}
		return 0
	}, func(s *sample, _ int) int {
		sums := make(map[socialorg.PositionID]int64, len(s.naive.manager))
		return int(s.naive.rollUp("", sums))
	}},
}

func headcount(p socialorg.Position) int64 { return int64(len(p.Holders)) }
func add(a, b int64) (int64, error)        { return a + b, nil }

func toInt(is bool) int {
	if is {
		return 1
	}
	return 0
}

// hash tells ids apart without holding on to them.
func hash(id socialorg.PositionID) uint32 {
	h := uint32(2166136261)
	for i := range len(id) {
		h = (h ^ uint32(id[i])) * 16777619
	}
	return h
}

// naive is what one writes in half an hour: maps by id, and walks.
type naive struct {
	manager map[socialorg.PositionID]socialorg.PositionID
	reports map[socialorg.PositionID][]*socialorg.Position // under "", the tops

	// For some queries; not part of what BenchmarkNewHierarchy builds.
	position map[socialorg.PositionID]*socialorg.Position
	role     map[socialorg.RoleID]socialorg.Role
}

// newNaive builds the maps and checks what NewHierarchy checks of positions
// like those of a sample, but stops at the first mistake. It does not copy the
// positions.
func newNaive(o socialorg.Org) (*naive, error) {
	n := &naive{
		manager: make(map[socialorg.PositionID]socialorg.PositionID, len(o.Positions)),
		reports: make(map[socialorg.PositionID][]*socialorg.Position),
		role:    make(map[socialorg.RoleID]socialorg.Role, len(o.Roles)),
	}
	for _, r := range o.Roles {
		if err := r.Validate(); err != nil {
			return nil, err
		}
		n.role[r.ID] = r
	}
	for i := range o.Positions {
		p := &o.Positions[i]
		if !isID(string(p.ID)) {
			return nil, fmt.Errorf("%q is not an id", p.ID)
		}
		for _, holder := range p.Holders {
			if !isID(holder) {
				return nil, fmt.Errorf("%q is not a holder", holder)
			}
		}
		if _, ok := n.manager[p.ID]; ok {
			return nil, fmt.Errorf("%q is there twice", p.ID)
		}
		if _, ok := n.role[p.Role]; !ok && p.Role != "" {
			return nil, fmt.Errorf("no role %q", p.Role)
		}
		n.manager[p.ID] = p.ReportsTo
		n.reports[p.ReportsTo] = append(n.reports[p.ReportsTo], p)
	}
	for id := range n.reports {
		if _, ok := n.manager[id]; !ok && id != "" {
			return nil, fmt.Errorf("no position %q", id)
		}
	}
	reached := 0
	n.allReports("", func(*socialorg.Position) { reached++ })
	if reached < len(o.Positions) {
		return nil, errors.New("there is a cycle")
	}
	return n, nil
}

// isID reports whether s may be an id; the text of samples has ASCII only.
func isID(s string) bool {
	return s != "" && len(s) <= socialorg.MaxIDBytes && s == strings.TrimSpace(s) &&
		!strings.ContainsFunc(s, func(r rune) bool { return r > unicode.MaxASCII || unicode.IsControl(r) })
}

// manages walks up from report.
func (n *naive) manages(manager, report socialorg.PositionID) bool {
	for id := n.manager[report]; id != ""; id = n.manager[id] {
		if id == manager {
			return true
		}
	}
	return false
}

// allReports walks over all positions below id, level by level.
func (n *naive) allReports(id socialorg.PositionID, visit func(*socialorg.Position)) {
	queue := append([]*socialorg.Position(nil), n.reports[id]...)
	for len(queue) > 0 {
		p := queue[0]
		visit(p)
		queue = append(queue[1:], n.reports[p.ID]...)
	}
}

// commonManager collects what is above a, and walks up from b to meet it.
func (n *naive) commonManager(a, b socialorg.PositionID) socialorg.PositionID {
	above := map[socialorg.PositionID]bool{a: true}
	for id := n.manager[a]; id != ""; id = n.manager[id] {
		above[id] = true
	}
	if a == b {
		return n.manager[a]
	}
	for id := b; id != ""; id = n.manager[id] {
		if above[id] {
			return id
		}
	}
	return ""
}

// rollUp sets and returns the headcount of id and everybody below it.
func (n *naive) rollUp(id socialorg.PositionID, sums map[socialorg.PositionID]int64) int64 {
	var sum int64
	for _, p := range n.reports[id] {
		sum += headcount(*p) + n.rollUp(p.ID, sums)
	}
	sums[id] = sum
	return sum
}
