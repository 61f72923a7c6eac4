package main

import (
	"cmp"
	"io"
	"slices"

	"example.com/socialorg"
	"example.com/socialorg/orgdiff"
	"example.com/socialorg/render"
)

func diffCommand(f *flags) action {
	return diffFlags{
		reporting: f.reporting(), part: f.pick(),
		asJSON:  f.Bool("json", false, "print each change as a JSON object on one line"),
		limit:   f.Int("limit", 0, "print at most this `NUMBER` of characters, and count what is left out"),
		only:    f.some("only", "print only these `CHANGES`", "change", changeNames()),
		refused: f.some("fail-on", "exit with 1 if one of these `CHANGES` is found", "change", changeNames()),
	}.run
}

type diffFlags struct {
	reporting
	part          *pick
	asJSON        *bool
	limit         *int
	only, refused *[]string
}

func (c diffFlags) run(s *session, files []string) error {
	const leastLimit = 100 // that render.Changes needs
	switch {
	case *c.limit != 0 && *c.asJSON:
		return usagef("-limit is for the list in Markdown; -json prints every change")
	case *c.limit != 0 && *c.limit < leastLimit:
		return usagef("-limit is at least %d", leastLimit)
	case len(files) != 2:
		return usagef("expected two files, the old one and the new one, not %d", len(files))
	}
	if _, err := c.in.known(s); err != nil {
		return err
	}
	var docs []*document
	var orgs []socialorg.Org
	for _, name := range files {
		doc, err := c.in.open(s, name)
		if err != nil {
			return err
		}
		file, err := doc.bare(s)
		if file == nil {
			return err
		}
		s.tell(err)
		docs, orgs = append(docs, doc), append(orgs, file.Org())
	}
	var changes []orgdiff.Change
	s.during("comparing", func() { changes = orgdiff.Diff(orgs[0], orgs[1]) })
	if !c.part.isAll() {
		isOutside, err := c.outside(s, docs)
		if err != nil {
			return err
		}
		changes = slices.DeleteFunc(changes, isOutside)
	}
	if err := c.print(s, orgs, changes); err != nil {
		return err
	}
	noteRename(s, orgs[0], orgs[1], changes)
	for _, change := range changes {
		if isOneOf(change, *c.refused) {
			complain(s.stderr, "%s: refused: %s\n", s.name, change.String())
			s.exit = max(s.exit, findings)
		}
	}
	return nil
}

func (c diffFlags) print(s *session, orgs []socialorg.Org, changes []orgdiff.Change) error {
	shown := changes
	if len(*c.only) > 0 {
		shown = slices.DeleteFunc(slices.Clone(changes), func(change orgdiff.Change) bool { return !isOneOf(change, *c.only) })
	}
	if *c.asJSON {
		return c.out.write(s, unshielded, func(w io.Writer) error { return writeLines(w, shown) })
	}
	named := []socialorg.Org{c.lang.translate(orgs[1]), c.lang.translate(orgs[0])}
	for _, with := range c.in.withOrgs {
		with.Positions = nil // which are not of these files
		named = append(named, c.lang.translate(with))
	}
	labels := c.lang.labels(named...)
	return c.out.write(s, inText, func(w io.Writer) error { return render.Changes(w, shown, *c.limit, labels) })
}

// outside returns a function that reports whether a change is only about what is outside of
// the part before and after.
func (c diffFlags) outside(s *session, docs []*document) (func(orgdiff.Change) bool, error) {
	var hs []*socialorg.Hierarchy
	for _, doc := range docs {
		f, err := doc.parse(s, c.in.builtIn())
		if err != nil {
			return nil, err
		}
		h, err := f.Hierarchy()
		if err != nil {
			return nil, err
		}
		hs = append(hs, h)
	}
	inside, err := c.part.inside(hs...)
	in := map[orgdiff.Kind]orgdiff.Kind{
		orgdiff.Holder: orgdiff.Position, orgdiff.KPI: orgdiff.Campaign,
		orgdiff.Responsibility: orgdiff.Role, orgdiff.Skill: orgdiff.Role, orgdiff.Line: orgdiff.Role,
	}
	return func(c orgdiff.Change) bool {
		of := thing{cmp.Or(in[c.Kind], c.About), c.Of}
		if c.Kind == orgdiff.Position || c.Kind == orgdiff.Role || c.Kind == orgdiff.Campaign {
			of = thing{c.Kind, c.ID}
		}
		cameFrom := (c.Op == orgdiff.Moved || c.Op == orgdiff.Renamed) && c.Kind != orgdiff.Position && inside[thing{of.kind, c.From}]
		return of.id != "" && of.kind != "" && !inside[of] && !cameFrom
	}, err
}

// noteRename says how to tell of a position that seems to have got another id: the only
// one that is gone and the only new one have the same role and manager.
func noteRename(s *session, before, after socialorg.Org, changes []orgdiff.Change) {
	ids := make(map[orgdiff.Op][]string)
	for _, c := range changes {
		if c.Kind == orgdiff.Position {
			ids[c.Op] = append(ids[c.Op], c.ID)
		}
	}
	gone, opened := ids[orgdiff.Removed], ids[orgdiff.Added]
	if len(gone) != 1 || len(opened) != 1 {
		return
	}
	old, now := before.Position(socialorg.PositionID(gone[0])), after.Position(socialorg.PositionID(opened[0]))
	if old != nil && now != nil && old.Role != "" && old.Role == now.Role && old.ReportsTo == now.ReportsTo {
		complain(s.stderr, "%s: if %s became %s, give it formerly: [%s]\n", s.name, gone[0], opened[0], gone[0])
	}
}

// namesOf returns what -only and -fail-on call a change.
func namesOf(k orgdiff.Kind, op orgdiff.Op) []string {
	one, several := string(k), string(k)+"s"
	if k == orgdiff.Responsibility {
		several = "responsibilities"
	}
	return []string{one, several, string(op), one + "-" + string(op), several + "-" + string(op)}
}

// changeNames returns all names of changes.
func changeNames() (names []string) {
	for _, k := range orgdiff.Kinds() {
		for _, op := range orgdiff.Ops() {
			names = append(names, namesOf(k, op)...)
		}
	}
	return names
}

// isOneOf reports whether one of the names is that of a change.
func isOneOf(c orgdiff.Change, names []string) bool {
	return slices.ContainsFunc(namesOf(c.Kind, c.Op), func(name string) bool { return slices.Contains(names, name) })
}
