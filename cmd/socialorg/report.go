package main

import (
	"io"
	"slices"

	"example.com/socialorg"
	"example.com/socialorg/catalogue"
	"example.com/socialorg/internal/lists"
	"example.com/socialorg/render"
	"example.com/socialorg/standard"
)

// Reporting is what most subcommands do: they read an organisation, or a part of it, and
// write something about it, in a language.
type reporting struct {
	in   *input
	out  *output
	lang chosen
	part *pick
}

func (f *flags) reporting() reporting {
	return reporting{f.input(), f.output(), f.language(), new(pick)}
}

// reportingOn declares the flags of a report on n roles, which the last arguments name.
func (f *flags) reportingOn(n int) reporting {
	r := f.reporting()
	r.in.isFile = func(args []string) []string { return args[:max(0, len(args)-n)] }
	return r
}

// organisation reads the organisation of the only argument, or a part of it, with standard
// names in the language.
func (r reporting) organisation(s *session, args []string) (*socialorg.Hierarchy, error) {
	if err := expectFile(args); err != nil {
		return nil, err
	}
	f, err := r.in.read(s, args[0])
	if f == nil {
		return nil, err
	}
	var h *socialorg.Hierarchy
	s.during("checking "+args[0], func() { h, err = f.Hierarchy() })
	if err != nil {
		return nil, err
	}
	org, err := r.part.of(h)
	if err != nil {
		return nil, err
	}
	return socialorg.NewHierarchy(r.lang.translate(org))
}

// expectFile returns an error unless there is one argument.
func expectFile(args []string) error {
	switch len(args) {
	case 1:
		return nil
	case 0:
		return usagef("no file given")
	}
	return usagef("expected one file, not %d", len(args))
}

// rolesOf returns the organisation of the only argument. Without one it is the standard
// department with the roles of -with, and after them the built-in ones.
func (r reporting) rolesOf(s *session, args []string, builtIn []socialorg.Role) (socialorg.Org, error) {
	if len(args) > 0 {
		h, err := r.organisation(s, args)
		return h.Org(), err
	}
	if _, err := r.in.known(s); err != nil {
		return socialorg.Org{}, err
	}
	org := standard.Department()
	org.Roles = nil
	for _, with := range append(r.in.withOrgs, socialorg.Org{Roles: builtIn}) {
		for _, role := range with.Roles {
			if org.Role(role.ID) == nil {
				org.Roles = append(org.Roles, role)
			}
		}
	}
	return r.lang.translate(org), nil
}

// roles returns the n roles that the last arguments name, of the organisation of
// the argument before them.
func (r reporting) roles(s *session, args []string, n int) ([]socialorg.Role, socialorg.Org, error) {
	if len(args) < n || len(args) > n+1 {
		return nil, socialorg.Org{}, usagef("expected %s, with or without a file before", map[int]string{1: "a role", 2: "two roles"}[n])
	}
	files, ids := args[:len(args)-n], args[len(args)-n:]
	builtIn := slices.Concat(standard.Department().Roles, catalogue.Roles()[1:]) // the first is a standard one
	org, err := r.rolesOf(s, files, builtIn)
	if err != nil {
		return nil, org, err
	}
	known := lists.Each(org.Roles, func(r socialorg.Role) string { return string(r.ID) })
	var roles []socialorg.Role
	for _, id := range ids {
		role := org.Role(socialorg.RoleID(id))
		switch {
		case role != nil:
		case slices.ContainsFunc(builtIn, func(r socialorg.Role) bool { return string(r.ID) == id }): // so there is a file
			return nil, org, usagef("%s has no role %s; it is a built-in role, which needs no file", files[0], quote(id))
		default:
			return nil, org, usagef("there is no role %s%s", quote(id), didYouMean(id, known...))
		}
		roles = append(roles, *role)
	}
	return roles, org, nil
}

func chartCommand(f *flags) action {
	r := f.reporting()
	r.part = f.pickDrawn()
	format := f.choice("format", "`FORMAT` of the chart", "text", "svg", "mermaid", "dot")
	shape := f.choice("shape", "`SHAPE` of an svg", "screen", "page", "phone")
	leaves := f.Bool("leaves-first", false, "in an svg, place positions without reports before those of their siblings that have some")
	color := f.String("color", "", "`KEY` of what the colours of an svg mean: rank, role, branch or an attribute")
	return func(s *session, args []string) error {
		if *format != "svg" && (*color != "" || *shape != "screen" || *leaves) {
			return usagef("-color, -shape and -leaves-first are for -format svg")
		}
		h, err := r.organisation(s, args)
		if err != nil {
			return err
		}
		l := r.lang.labels(h.Org())
		look := render.Look{Shape: render.Shape(*shape), LeavesFirst: *leaves}
		if look.Group, err = groupBy(h, *color, l); err != nil {
			return err
		}
		draw := map[string]func(io.Writer, *socialorg.Hierarchy, render.Labels) error{
			"text": render.Tree, "svg": look.SVG, "mermaid": render.Mermaid, "dot": render.DOT,
		}[*format]
		by := inText
		if *format == "svg" {
			by = inXML
		}
		return r.out.write(s, by, func(w io.Writer) error { return draw(w, h, l) })
	}
}

// groupBy returns what colours stand for: nothing where the key is "".
func groupBy(h *socialorg.Hierarchy, key string, l render.Labels) (func(socialorg.Node) string, error) {
	if key == "" {
		return nil, nil
	}
	known := []string{"rank", "role", "branch"}
	for _, p := range h.Org().Positions {
		for k := range p.Attributes {
			known = append(known, string(k))
		}
	}
	if !slices.Contains(known, key) {
		slices.Sort(known)
		return nil, usagef("no position has the attribute %s%s", quote(key), didYouMean(key, slices.Compact(known)...))
	}
	return render.GroupBy(h, socialorg.Key(key), l), nil
}

func pageCommand(f *flags) action {
	r := f.reporting()
	r.part = f.pickDrawn()
	cards := f.listed("scorecard", "`FILE` with a scorecard that socialorg score -json wrote")
	against := f.listed("against", "`CARD` of another time beside the scorecard of its campaign")
	return func(s *session, args []string) error {
		h, err := r.organisation(s, args)
		if err != nil {
			return err
		}
		content := render.PageContent{Hierarchy: h}
		if content.Scorecards, err = readScorecards(s, *cards); err != nil {
			return err
		}
		if content.Before, err = readScorecards(s, *against); err != nil {
			return err
		}
		return r.out.write(s, inXML, func(w io.Writer) error { return render.Page(w, content, r.lang.about(usedRoles(h), h.Org())) })
	}
}

func roleCommand(f *flags) action {
	r := f.reportingOn(1)
	as := f.choice("as", "`FORM` of the report: for those who work here, or who may apply", "profile", "ad")
	return func(s *session, args []string) error {
		roles, org, err := r.roles(s, args, 1)
		if err != nil {
			return err
		}
		labels := r.lang.about(roles, org)
		return r.out.write(s, inText, func(w io.Writer) error {
			if *as == "ad" {
				return render.RoleAd(w, roles[0], kpisOf(org, roles[0].ID), labels)
			}
			return render.RoleProfile(w, roles[0], labels)
		})
	}
}

func compareCommand(f *flags) action {
	r := f.reportingOn(2)
	asJSON := f.Bool("json", false, "print the comparison as JSON")
	return func(s *session, args []string) error {
		roles, org, err := r.roles(s, args, 2)
		if err != nil {
			return err
		}
		if *asJSON {
			return r.out.write(s, unshielded, func(w io.Writer) error { return writeJSON(w, socialorg.CompareRoles(roles[0], roles[1]), "  ") })
		}
		return r.out.write(s, inText, func(w io.Writer) error { return render.Comparison(w, roles[0], roles[1], r.lang.about(roles, org)) })
	}
}

func raciCommand(f *flags) action {
	r := f.reporting()
	return func(s *session, args []string) error {
		org, err := r.rolesOf(s, args, standard.Department().Roles)
		if err != nil {
			return err
		}
		return r.out.write(s, inText, func(w io.Writer) error {
			return render.RACI(w, socialorg.RACI(org.Roles...), r.lang.about(org.Roles, org))
		})
	}
}

func coverageCommand(f *flags) action {
	r := f.reporting()
	r.part = f.pick()
	return func(s *session, args []string) error {
		h, err := r.organisation(s, args)
		if err != nil {
			return err
		}
		return r.out.write(s, inText, func(w io.Writer) error { return render.Coverage(w, h, r.lang.about(usedRoles(h), h.Org())) })
	}
}

// kpisOf returns the KPIs of the campaigns that a position with the role works on.
func kpisOf(org socialorg.Org, role socialorg.RoleID) (kpis []socialorg.KPI) {
	h, _ := socialorg.NewHierarchy(org) // nil is empty
	for _, c := range h.Part(func(n socialorg.Node) bool { return n.RoleID() == role }).Campaigns {
		kpis = append(kpis, c.KPIs...)
	}
	return kpis
}
