package main

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"example.com/socialorg"
	"example.com/socialorg/orgdiff"
)

// A pick is a part of an organisation, as flags say.
type pick struct {
	root  string
	depth int // levels; 0 is all
	where map[socialorg.Key][]string
	drawn bool // so that lines between positions matter
}

// pick declares the flags for a part of an organisation.
func (f *flags) pick() *pick {
	p := &pick{where: make(map[socialorg.Key][]string)}
	f.StringVar(&p.root, "root", "", "take only the position with this `ID` and those below it")
	f.Func("where", "take only positions with the attribute `KEY=VALUE`; several values of a key are alternatives", func(s string) error {
		key, value, ok := strings.Cut(s, "=")
		if !ok || !socialorg.Key(key).Valid() {
			return fmt.Errorf("expected an attribute and its value, as in department=brand, not %s", quote(s))
		}
		p.where[socialorg.Key(key)] = append(p.where[socialorg.Key(key)], value)
		return nil
	})
	return p
}

// pickDrawn declares the flags for a part of an organisation that is drawn.
func (f *flags) pickDrawn() *pick {
	p := f.pick()
	p.drawn = true
	f.Func("depth", "take only this `NUMBER` of levels", func(s string) (err error) {
		if p.depth, err = strconv.Atoi(s); err != nil || p.depth < 1 {
			return fmt.Errorf("expected a number of levels from 1 on, not %s", quote(s))
		}
		return nil
	})
	return p
}

// isAll reports whether the whole organisation is taken.
func (p *pick) isAll() bool { return p.root == "" && p.depth == 0 && len(p.where) == 0 }

// from returns the positions that are taken. An error says what no organisation has.
func (p *pick) from(hs ...*socialorg.Hierarchy) (map[socialorg.Node]bool, error) {
	taken := make(map[socialorg.Node]bool)
	var ids []string
	values := make(map[string]bool) // of attributes, each with its key
	for _, h := range hs {
		root := h.Node(socialorg.PositionID(p.root))
		for n := range h.Nodes() {
			ids = append(ids, string(n.ID()))
			attributes := n.Position().Attributes
			for key, value := range attributes {
				values[string(key)+"="+value] = true
			}
			within := p.root == "" || n == root || root.Manages(n)
			if within && (p.depth == 0 || n.Depth()-max(0, root.Depth()) < p.depth) && p.matches(attributes) {
				taken[n] = true
			}
		}
	}
	if p.root != "" && !slices.Contains(ids, p.root) {
		return nil, usagef("-root: there is no position %s%s", quote(p.root), didYouMean(p.root, ids...))
	}
	for _, key := range slices.Sorted(maps.Keys(p.where)) {
		for _, value := range p.where[key] {
			if one := string(key) + "=" + value; !values[one] {
				return nil, usagef("-where: no position has %s%s", one, didYouMean(one, slices.Sorted(maps.Keys(values))...))
			}
		}
	}
	if len(taken) == 0 && len(ids) > 0 {
		return nil, usagef("no position is in all that is asked for")
	}
	return taken, nil
}

func (p *pick) matches(attributes map[socialorg.Key]string) bool {
	for key, wanted := range p.where {
		if !slices.Contains(wanted, attributes[key]) {
			return false
		}
	}
	return true
}

// of returns the part of an organisation. In one that is drawn are the positions between
// those that are taken: no line leads to anybody but the manager.
func (p *pick) of(h *socialorg.Hierarchy) (socialorg.Org, error) {
	if p.isAll() {
		return h.Org(), nil
	}
	taken, err := p.from(h)
	if err != nil {
		return socialorg.Org{}, err
	}
	if p.drawn {
		all := slices.Collect(h.Nodes())
		below, above := make(map[socialorg.Node]bool), make(map[socialorg.Node]bool) // those that are taken
		for _, n := range all {
			below[n] = taken[n.Manager()] || below[n.Manager()]
		}
		for _, n := range slices.Backward(all) {
			above[n.Manager()] = above[n.Manager()] || taken[n] || above[n]
		}
		for _, n := range all {
			taken[n] = taken[n] || below[n] && above[n]
		}
	}
	return h.Part(func(n socialorg.Node) bool { return taken[n] }), nil
}

// A thing is what a problem or a change may be about: a position, a role or a campaign.
type thing struct {
	kind orgdiff.Kind
	id   string
}

// things returns the things of an organisation by their paths.
func things(o socialorg.Org) map[string]thing {
	all := make(map[string]thing)
	for i, p := range o.Positions {
		all[fmt.Sprintf("positions[%d]", i)] = thing{orgdiff.Position, string(p.ID)}
	}
	for i, r := range o.Roles {
		all[fmt.Sprintf("roles[%d]", i)] = thing{orgdiff.Role, string(r.ID)}
	}
	for i, c := range o.Campaigns {
		all[fmt.Sprintf("campaigns[%d]", i)] = thing{orgdiff.Campaign, string(c.Key)}
	}
	return all
}

// inside returns the things of the part of organisations.
func (p *pick) inside(hs ...*socialorg.Hierarchy) (map[thing]bool, error) {
	taken, err := p.from(hs...)
	inside := make(map[thing]bool)
	for _, h := range hs {
		for _, t := range things(h.Part(func(n socialorg.Node) bool { return taken[n] })) {
			inside[t] = true
		}
	}
	return inside, err
}
