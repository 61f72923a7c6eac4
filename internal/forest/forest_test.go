package forest_test

import (
	"fmt"
	"math/bits"
	"math/rand/v2"
	"runtime/debug"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"example.com/socialorg/internal/forest"
)

// read reads ids 0 to n-1 whose parents are those numbers, or "" for -1.
func read(parents []int) *forest.Lines {
	return forest.Read(len(parents),
		func(i int) string { return fmt.Sprint(i) },
		func(i int) string {
			if parents[i] < 0 {
				return ""
			}
			return fmt.Sprint(parents[i])
		})
}

// naive knows parents only, and walks for every answer.
type naive []int

func (p naive) above(i int) []int {
	var above []int
	for i = p[i]; i >= 0; i = p[i] {
		above = append(above, i)
	}
	return above
}

func (p naive) preorder() []int {
	var order []int
	var walk func(of int)
	walk = func(of int) {
		for i := range p {
			if p[i] == of {
				order = append(order, i)
				walk(i)
			}
		}
	}
	walk(-1)
	return order
}

func (p naive) common(i, j int) int {
	if i == j {
		return p[i]
	}
	ofI, ofJ := append([]int{i}, p.above(i)...), append([]int{j}, p.above(j)...)
	for _, m := range ofI {
		if slices.Contains(ofJ, m) {
			return m
		}
	}
	return -1
}

// TestModel compares every answer with a naive walk, on random forests whose
// places come in random order.
func TestModel(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 400 {
		n := r.IntN(14)
		at := r.Perm(n)
		parents := make(naive, n)
		for k, i := range at {
			parents[i] = -1
			if k > 0 && r.IntN(5) > 0 {
				parents[i] = at[r.IntN(k)]
			}
		}
		lines := read(parents)
		require.Empty(t, lines.Cycles())
		f := lines.Forest()
		require.Equal(t, n, f.Len())
		order := parents.preorder()
		for x, i := range order {
			number := int32(x)
			require.Equal(t, int32(i), f.Place(number))
			require.Equal(t, number, f.Numbers()[i])
			require.Equal(t, fmt.Sprint(i), f.ID(number))
			found, ok := f.Find(fmt.Sprint(i))
			require.True(t, ok)
			require.Equal(t, number, found)
			above := parents.above(i)
			require.Equal(t, int32(len(above)), f.Depth(number))
			below, direct := 0, 0
			for j, y := range order {
				isAbove := slices.Contains(parents.above(y), i)
				require.Equal(t, isAbove, f.Above(number, int32(j)), parents)
				if isAbove {
					below++
				}
				if parents[y] == i {
					direct++
				}
				want := forest.None
				if c := parents.common(i, y); c >= 0 {
					want = f.Numbers()[c]
				}
				require.Equal(t, want, f.Common(number, int32(j)), "%v: %d and %d", parents, i, y)
			}
			require.Equal(t, number+1+int32(below), f.End(number))
			require.Equal(t, int32(direct), f.Direct(number))
			if parents[i] < 0 {
				require.Equal(t, forest.None, f.Parent(number))
			} else {
				require.Equal(t, f.Numbers()[parents[i]], f.Parent(number))
			}
		}
		_, ok := f.Find("none")
		require.False(t, ok)
	}
}

// TestCycles compares with peeling: whoever is left after all who are nobody's
// parent are taken away, again and again, is a member of a cycle.
func TestCycles(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 2000 {
		n := 1 + r.IntN(10)
		parents := make([]int, n)
		for i := range parents {
			parents[i] = r.IntN(n+2) - 1 // n is nobody's id
		}
		lines := read(parents)
		left := make(map[int]bool)
		for i, p := range parents {
			left[i] = p != i && p >= 0 && p < n
		}
		for again := true; again; {
			again = false
			for i := range parents {
				isParent := false
				for j, p := range parents {
					isParent = isParent || left[j] && p == i
				}
				if left[i] && (!isParent || !left[parents[i]]) {
					left[i], again = false, true
				}
			}
		}
		members := make(map[int]bool)
		for first, cycle := range lines.Cycles() {
			require.Equal(t, slices.Min(cycle), first)
			require.Equal(t, first, cycle[0])
			for k, i := range cycle {
				require.False(t, members[i], "%d is in two cycles", i)
				members[i] = true
				require.Equal(t, cycle[(k+1)%len(cycle)], parents[i])
			}
		}
		fine := true
		for i, p := range parents {
			require.Equal(t, left[i], members[i], "%v: %d", parents, i)
			want := int32(p)
			switch p {
			case -1:
				want = forest.None
			case i:
				want = forest.Itself
			case n:
				want = forest.Unknown
			}
			require.Equal(t, want, lines.Parent(i))
			fine = fine && !left[i] && (want >= 0 || want == forest.None)
		}
		require.Equal(t, fine, lines.Forest() != nil, parents)
	}
}

func TestRepeated(t *testing.T) {
	ids := []string{"a", "b", "a", "", "a", ""}
	lines := forest.Read(len(ids), func(i int) string { return ids[i] }, func(i int) string { return []string{"", "a", "b", "", "", ""}[i] })
	got := make(map[int]int)
	for i := range ids {
		if first, ok := lines.Repeated(i); ok {
			got[i] = first
		}
	}
	if diff := cmp.Diff(map[int]int{2: 0, 4: 0, 5: 3}, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	require.Equal(t, int32(0), lines.Parent(1), "the first with an id counts")
	place, ok := lines.Find("a")
	require.True(t, ok)
	require.Equal(t, 0, place)
	require.Nil(t, lines.Forest())
	if diff := cmp.Diff(ids, slices.Collect(lines.IDs())); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// TestA3Deep builds a chain with a small stack: nothing recurses.
func TestA3Deep(t *testing.T) {
	defer debug.SetMaxStack(debug.SetMaxStack(1 << 20))
	const n = 200_000
	parents := make([]int, n)
	for i := range parents {
		parents[i] = i - 1
	}
	f := read(parents).Forest()
	require.Equal(t, int32(n-1), f.Depth(n-1))
	require.True(t, f.Above(0, n-1))
	require.Equal(t, int32(n/2), f.Common(n/2, n-1))
}

func TestEqual(t *testing.T) {
	same := func(a, b []int) bool { return read(a).Forest().Equal(read(b).Forest()) }
	require.True(t, same([]int{-1, 0, 0}, []int{-1, 0, 0}))
	require.False(t, same([]int{-1, 0, 0}, []int{-1, 0, 1}))
	require.False(t, same([]int{-1, 0, 0}, []int{-1, 0}))
	require.False(t, same([]int{-1, 0, -1}, []int{-1, -1, 1}))
	require.True(t, same(nil, nil))
}

// TestJumps climbs from the bottom of a chain to every height by the jumps: each
// climb takes a logarithmic number of steps.
func TestJumps(t *testing.T) {
	const n = 5000
	parents := make([]int, n)
	for i := range parents {
		parents[i] = i - 1
	}
	f := read(parents).Forest()
	most := 0
	for depth := range int32(n) {
		most = max(most, f.Climb(n-1, depth))
	}
	require.LessOrEqual(t, most, 3*bits.Len(n))
}
