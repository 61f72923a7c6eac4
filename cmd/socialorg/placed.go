package main

import (
	"fmt"
	"slices"
)

// A placed flag may be given several times, each for the tables after it. One that
// is given once, after the last table, is for all.
type placed struct {
	name   string
	values []string
	after  []int // how many arguments come before each of values
}

// placed declares such a flag. The check, if any, is of each value.
func (f *flags) placed(name, usage string, check func(value string) error) *placed {
	p := placed{name: name}
	f.Func(name, usage, func(s string) error {
		p.values, p.after = append(p.values, s), append(p.after, len(f.rest))
		if check == nil {
			return nil
		}
		return check(s)
	})
	return &p
}

// at returns the value for an argument, of so many.
func (p *placed) at(argument, arguments int) (value string) {
	if i := p.indexAt(argument, arguments); i >= 0 {
		value = p.values[i]
	}
	return value
}

func (p *placed) indexAt(argument, arguments int) int {
	index := -1
	for i := range p.values {
		if p.after[i] <= argument || len(p.values) == 1 && p.after[i] == arguments {
			index = i
		}
	}
	return index
}

// unused returns an error for a value that is for none of the arguments from the first one on.
func (p *placed) unused(first, arguments int) error {
	var used []int
	for argument := first; argument < arguments; argument++ {
		used = append(used, p.indexAt(argument, arguments))
	}
	for i, value := range p.values {
		switch {
		case slices.Contains(used, i):
		case first == arguments:
			return usagef("-%s %s is for tables, and there is none", p.name, value)
		case p.after[i] == arguments:
			return usagef("-%s %s comes after the last table; with -%s given %s, each stands before the tables that it is about", p.name, value, p.name, times(len(p.values)))
		default:
			return usagef("-%s %s is for no table: -%s %s comes before the next one", p.name, value, p.name, p.values[i+1])
		}
	}
	return nil
}

func times(n int) string {
	if n == 2 {
		return "twice"
	}
	return fmt.Sprintf("%d times", n)
}
