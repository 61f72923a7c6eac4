package main

import (
	"fmt"
	"hash/maphash"
	"iter"
	"math/bits"

	"example.com/socialorg"
)

// A flat is the physical limit: ids only, in one text; one table of 8 bytes a
// slot; the structure as 32-bit numbers in preorder. It answers with what it
// has: it gives ids, and adds up numbers, where the library gives Positions.
type flat struct {
	seed  maphash.Seed
	slots []flatSlot
	text  string   // all ids, in input order
	start []uint32 // of each id in text, by number in preorder; length is next to it
	size  []uint16

	parent, end, depth, jump []int32
	heads                    []int64 // the own value of each position, for the roll-up
}

type flatSlot struct {
	tag   uint32
	after int32 // number plus one
}

func (f *flat) id(x int32) string { return f.text[f.start[x] : f.start[x]+uint32(f.size[x])] }

func (f *flat) slot(of id, sure bool) (*flatSlot, uint32) {
	hash := maphash.String(f.seed, string(of))
	tag := uint32(hash >> 32)
	for at := hash; ; at++ {
		s := &f.slots[at&uint64(len(f.slots)-1)]
		if s.after == 0 || s.tag == tag && (!sure || f.id(s.after-1) == string(of)) {
			return s, tag
		}
	}
}

func (f *flat) find(of id) int32 {
	s, _ := f.slot(of, true)
	return s.after - 1
}

// newFlatIndex checks ids and fills the table with the numbers of the input.
func newFlatIndex(o socialorg.Org) (*flat, error) {
	n := len(o.Positions)
	f := &flat{
		seed:  maphash.MakeSeed(),
		slots: make([]flatSlot, 1<<bits.Len(uint(n)/3*4+2)),
		start: make([]uint32, n),
		size:  make([]uint16, n),
	}
	total := 0
	for i := range o.Positions {
		total += len(o.Positions[i].ID)
	}
	text := make([]byte, 0, total)
	for i := range o.Positions {
		of := o.Positions[i].ID
		if !isID(string(of)) {
			return nil, fmt.Errorf("%q is not an id", of)
		}
		f.start[i], f.size[i] = uint32(len(text)), uint16(len(of))
		text = append(text, of...)
	}
	f.text = string(text)
	for i := range o.Positions {
		s, tag := f.slot(o.Positions[i].ID, true)
		if s.after != 0 {
			return nil, errDuplicate(o.Positions[i].ID)
		}
		*s = flatSlot{tag, int32(i) + 1}
	}
	return f, nil
}

// managers returns the number of each position's manager, -1 at a top. It
// looks all up before it compares ids, so that the processor can wait for
// several at a time.
func (f *flat) managers(o socialorg.Org) ([]int32, error) {
	managers := make([]int32, len(o.Positions))
	for i := range o.Positions {
		managers[i] = -1
		if m := o.Positions[i].ReportsTo; m != "" {
			s, _ := f.slot(m, false)
			managers[i] = s.after - 1
			if s.after == 0 {
				return nil, errUnknown(m)
			}
		}
	}
	for i, m := range managers {
		if m >= 0 && f.id(m) != string(o.Positions[i].ReportsTo) {
			if managers[i] = f.find(o.Positions[i].ReportsTo); managers[i] < 0 {
				return nil, errUnknown(o.Positions[i].ReportsTo)
			}
		}
	}
	return managers, nil
}

// newFlat checks ids, duplicates, managers and cycles.
func newFlat(o socialorg.Org) (*model, error) {
	f, err := newFlatIndex(o)
	if err != nil {
		return nil, err
	}
	manager, err := f.managers(o)
	if err != nil {
		return nil, err
	}
	n := len(o.Positions)

	// Breadth first by counting, then preorder from the sizes of subtrees.
	first := make([]int32, n+2)
	for _, m := range manager {
		first[m+2]++ // that of the tops is first
	}
	for i := range n {
		first[i+1] += first[i]
	}
	reports := make([]int32, n)
	for i, m := range manager {
		reports[first[m+1]] = int32(i)
		first[m+1]++
	}
	order := append(make([]int32, 0, n), reports[:first[0]]...)
	above := make([]int32, len(order), n)
	for at := range above {
		above[at] = -1
	}
	for at := 0; at < len(order); at++ {
		for _, r := range reports[first[order[at]]:first[order[at]+1]] {
			order, above = append(order, r), append(above, int32(at))
		}
	}
	if len(order) < n {
		return nil, errCycle
	}
	size := make([]int32, n)
	for at := n - 1; at >= 0; at-- {
		size[at]++
		if m := above[at]; m >= 0 {
			size[m] += size[at]
		}
	}
	f.parent, f.end, f.depth, f.jump = make([]int32, n), make([]int32, n), make([]int32, n), make([]int32, n)
	f.heads = make([]int64, n)
	next, number, top := first[:n], reports, int32(0) // their old content is used up
	start, length := make([]uint32, n), make([]uint16, n)
	for at, m := range above {
		x, parent := top, int32(-1)
		if m >= 0 {
			x, parent = next[m], number[order[m]]
			next[m] += size[at]
		} else {
			top += size[at]
		}
		i := order[at]
		next[at], number[i] = x+1, x
		f.parent[x], f.end[x] = parent, x+size[at]
		start[x], length[x] = f.start[i], f.size[i]
		f.heads[x] = int64(len(o.Positions[i].Holders))
	}
	f.start, f.size = start, length
	for x, p := range f.parent {
		if p < 0 {
			f.jump[x] = int32(x)
			continue
		}
		f.depth[x] = f.depth[p] + 1
		f.jump[x] = p
		if j := f.jump[p]; f.depth[p]-f.depth[j] == f.depth[j]-f.depth[f.jump[j]] {
			f.jump[x] = f.jump[j]
		}
	}
	for k := range f.slots {
		if s := &f.slots[k]; s.after != 0 {
			s.after = number[s.after-1] + 1
		}
	}
	return f.model(), nil
}

func (f *flat) chain(of id) iter.Seq[string] {
	return func(yield func(string) bool) {
		if x := f.find(of); x >= 0 {
			for x = f.parent[x]; x >= 0 && yield(f.id(x)); x = f.parent[x] {
			}
		}
	}
}

func (f *flat) allReports(of id) iter.Seq[string] {
	return func(yield func(string) bool) {
		if x := f.find(of); x >= 0 {
			end := f.end[x]
			for x++; x < end && yield(f.id(x)); x++ {
			}
		}
	}
}

func (f *flat) model() *model {
	above := func(x, y int32) bool { return x < y && y < f.end[x] }
	return &model{
		manages: func(a, b id) bool {
			x, y := f.find(a), f.find(b)
			return x >= 0 && above(x, y)
		},
		chain: func(of id) int {
			sum := 0
			for above := range f.chain(of) {
				sum += len(above)
			}
			return sum
		},
		allReports: func(of id) int {
			sum := 0
			for report := range f.allReports(of) {
				sum += len(report)
			}
			return sum
		},
		commonManager: func(a, b id) id {
			x, y := f.find(a), f.find(b)
			if x < 0 || y < 0 {
				return ""
			}
			if x == y {
				x = f.parent[x]
			} else {
				x, y = min(x, y), max(x, y)
				for x >= 0 && !above(x, y) {
					if j := f.jump[x]; j != x && !above(j, y) {
						x = j
					} else {
						x = f.parent[x]
					}
				}
			}
			if x < 0 {
				return ""
			}
			return id(f.id(x))
		},
		rollUp: func() func(id) int64 {
			sums := make([]int64, len(f.heads))
			copy(sums, f.heads)
			for x := len(sums) - 1; x >= 0; x-- {
				if p := f.parent[x]; p >= 0 {
					sums[p] += sums[x]
				}
			}
			return func(of id) int64 { return sums[f.find(of)] }
		},
	}
}
