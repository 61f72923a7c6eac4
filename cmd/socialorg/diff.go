package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"example.com/socialorg"
	"example.com/socialorg/orgdiff"
	"example.com/socialorg/render"
)

func diffCommand() command {
	return command{
		name: "diff", args: "OLD NEW", summary: "what changed between two versions, for a pull request",
		doc: `diff prints what changed between two versions of an organisation: who moved, which
role answers for something new, which target was raised. It is a list in Markdown
that can be posted to a pull request. Files are compared as they are, even if the
organisation is impossible or breaks rules: that is for socialorg check.

` + inputHelp + `
Example: socialorg diff old.yaml team.yaml
         socialorg diff -only positions,holders -fail-on role-removed old.yaml team.yaml

CHANGES are kinds (positions), what is done to them (removed) or both
(position-removed), separated by commas.

Exit status: 0 compared, 1 a file has mistakes or -fail-on found something, 2 could
not compare.`,
		setup: new(diffFlags).setup,
	}
}

type diffFlags struct {
	reporting
	part          *pick
	asJSON        *bool
	limit         *int
	only, refused *[]change
}

func (c *diffFlags) setup(f *flags) action {
	c.reporting, c.part = f.reporting(), f.pick()
	c.asJSON = f.Bool("json", false, "print each change as a JSON object on one line")
	c.limit = f.Int("limit", 0, "print at most this `NUMBER` of characters, and count what is left out")
	c.only = f.changes("only", "print only these `CHANGES`")
	c.refused = f.changes("fail-on", "exit with 1 if one of these `CHANGES` is found")
	return c.run
}

func (c *diffFlags) run(s *session, files []string) error {
	switch {
	case *c.limit != 0 && *c.asJSON:
		return usagef("-limit is for the list in Markdown; -json prints every change")
	case *c.limit != 0 && *c.limit < leastLimit:
		return usagef("-limit is at least %d", leastLimit)
	case len(files) != 2:
		return usagef("expected two files, the old one and the new one, not %d", len(files))
	}
	var orgs []socialorg.Org
	mistakes := false
	if _, err := c.in.known(s); err != nil {
		return err
	}
	for _, name := range files {
		file, err := c.in.readBare(s, name)
		if file == nil {
			return err
		}
		mistakes = s.status(err) != fine || mistakes
		orgs = append(orgs, file.Org())
	}
	var changes []orgdiff.Change
	s.during("comparing", func() { changes = orgdiff.Diff(orgs[0], orgs[1]) })
	changes, err := c.inPart(s, files, changes)
	if err != nil {
		return err
	}
	shown := slices.DeleteFunc(slices.Clone(changes), func(change orgdiff.Change) bool { return len(*c.only) > 0 && !isOneOf(change, *c.only) })
	if *c.asJSON {
		err = c.out.write(s, func(w io.Writer) error { return writeLines(w, shown) })
	} else {
		named := []socialorg.Org{c.lang.translate(orgs[1]), c.lang.translate(orgs[0])}
		for _, with := range c.in.withOrgs {
			with.Positions = nil // which are not of these files
			named = append(named, c.lang.translate(with))
		}
		labels := c.lang.labels(named...)
		err = c.out.report(s, func(w io.Writer) error { return render.Changes(w, shown, *c.limit, labels) })
	}
	if err != nil {
		return err
	}
	noteRename(s, orgs[0], orgs[1], changes)
	for _, change := range changes {
		if isOneOf(change, *c.refused) {
			complain(s.stderr, "%s: refused: %s\n", s.name, change.String())
			mistakes = true
		}
	}
	if mistakes {
		return errFindings
	}
	return nil
}

// inPart returns the changes that are not about what is outside of the part before and after.
func (c *diffFlags) inPart(s *session, files []string, all []orgdiff.Change) ([]orgdiff.Change, error) {
	if c.part.isAll() {
		return all, nil
	}
	var hs []*socialorg.Hierarchy
	for _, name := range files {
		h, err := c.in.again(s, name).hierarchy(s, name)
		if err != nil {
			return nil, err
		}
		hs = append(hs, h)
	}
	taken, err := c.part.from(hs...)
	if err != nil {
		return nil, err
	}
	type thing struct {
		kind orgdiff.Kind
		id   string
	}
	inside := make(map[thing]bool)
	for _, h := range hs {
		o := h.Part(func(n socialorg.Node) bool { return taken[n] })
		for _, p := range o.Positions {
			inside[thing{orgdiff.Position, string(p.ID)}] = true
		}
		for _, r := range o.Roles {
			inside[thing{orgdiff.Role, string(r.ID)}] = true
		}
		for _, c := range o.Campaigns {
			inside[thing{orgdiff.Campaign, string(c.Key)}] = true
		}
	}
	return slices.DeleteFunc(all, func(c orgdiff.Change) bool {
		of := thing{c.About, c.Of}
		switch c.Kind {
		case orgdiff.Position, orgdiff.Role, orgdiff.Campaign:
			of = thing{c.Kind, c.ID}
		case orgdiff.Holder:
			of.kind = orgdiff.Position
		case orgdiff.Responsibility, orgdiff.Skill, orgdiff.Line:
			of.kind = orgdiff.Role
		case orgdiff.KPI:
			of.kind = orgdiff.Campaign
		}
		cameFrom := (c.Op == orgdiff.Moved || c.Op == orgdiff.Renamed) && c.Kind != orgdiff.Position && inside[thing{of.kind, c.From}]
		return of.id != "" && of.kind != "" && !inside[of] && !cameFrom
	}), nil
}

const leastLimit = 100 // that render.Changes needs

// noteRename says how to tell of a position that seems to have got another id: the only
// one that is gone and the only new one have the same role and manager.
func noteRename(s *session, before, after socialorg.Org, changes []orgdiff.Change) {
	var gone, opened []string
	for _, c := range changes {
		switch {
		case c.Kind != orgdiff.Position:
		case c.Op == orgdiff.Removed:
			gone = append(gone, c.ID)
		case c.Op == orgdiff.Added:
			opened = append(opened, c.ID)
		}
	}
	if len(gone) != 1 || len(opened) != 1 {
		return
	}
	old, now := before.Position(socialorg.PositionID(gone[0])), after.Position(socialorg.PositionID(opened[0]))
	if old != nil && now != nil && old.Role != "" && old.Role == now.Role && old.ReportsTo == now.ReportsTo {
		complain(s.stderr, "%s: if %s became %s, give it formerly: [%s]\n", s.name, gone[0], opened[0], gone[0])
	}
}

// A change is what -only and -fail-on name: any where a field is empty.
type change struct {
	kind orgdiff.Kind
	op   orgdiff.Op
}

func isOneOf(c orgdiff.Change, list []change) bool {
	return slices.ContainsFunc(list, func(l change) bool { return (l.kind == "" || l.kind == c.Kind) && (l.op == "" || l.op == c.Op) })
}

// changes declares a flag for a list of changes.
func (f *flags) changes(name, usage string) *[]change {
	var chosen []change
	f.Func(name, usage, func(s string) error {
		for name := range strings.SplitSeq(s, ",") {
			name = strings.TrimSpace(name)
			c, ok := parseChange(name)
			if !ok {
				return fmt.Errorf("there is no change %s%s", quote(name), didYouMean(name, changeNames()...))
			}
			chosen = append(chosen, c)
		}
		return nil
	})
	return &chosen
}

func parseChange(name string) (change, bool) {
	for _, k := range orgdiff.Kinds() {
		for _, kind := range []string{string(k), plural(k)} {
			if name == kind {
				return change{kind: k}, true
			}
			for _, op := range orgdiff.Ops() {
				if name == string(op) {
					return change{op: op}, true
				}
				if name == kind+"-"+string(op) {
					return change{k, op}, true
				}
			}
		}
	}
	return change{}, false
}

func changeNames() []string {
	var names []string
	for _, op := range orgdiff.Ops() {
		names = append(names, string(op))
	}
	for _, k := range orgdiff.Kinds() {
		names = append(names, plural(k))
	}
	return names
}

func plural(k orgdiff.Kind) string {
	if k == orgdiff.Responsibility {
		return "responsibilities"
	}
	return string(k) + "s"
}
