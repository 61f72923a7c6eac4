package main

import (
	"io"
	"slices"

	"example.com/socialorg"
	"example.com/socialorg/catalogue"
	"example.com/socialorg/render"
	"example.com/socialorg/standard"
)

func roleCommand() command {
	return command{
		name: "role", args: "[FILE] ROLE", summary: "the profile of a role",
		doc: `role prints what is expected of a role: its responsibilities, the skills that it
needs, to whom it may report. Without a FILE it is one of the standard roles, or of
the further ones that init -team writes.

-as ad prints the role as an advertisement of the job, with the KPIs of the campaigns
that somebody in the role works on. Add the place, the contract, the pay and how to
apply, which no organisation says.

` + inputHelp + `
Example: socialorg role team.yaml social-media-manager
         socialorg role social-media-specialist -lang id`,
		setup: new(roleFlags).setup,
	}
}

type roleFlags struct {
	reporting
	as *string
}

func (r *roleFlags) setup(f *flags) action {
	r.reporting = f.reporting()
	r.in.isFile = func(args []string) []string { return args[:max(0, len(args)-1)] }
	r.as = f.choice("as", "profile", "`FORM` of the report: for those who work here, or who may apply", "profile", "ad")
	return r.run
}

func (r *roleFlags) run(s *session, args []string) error {
	if len(args) == 0 || len(args) > 2 {
		return usagef("expected a role, with or without a file before it")
	}
	roles, org, err := r.roles(s, args, 1)
	if err != nil {
		return err
	}
	labels := r.lang.about(roles, org)
	return r.out.report(s, func(w io.Writer) error {
		if *r.as == "ad" {
			return render.RoleAd(w, roles[0], kpisOf(org, roles[0].ID), labels)
		}
		return render.RoleProfile(w, roles[0], labels)
	})
}

// kpisOf returns the KPIs of the campaigns that a position with the role works on.
func kpisOf(org socialorg.Org, role socialorg.RoleID) (kpis []socialorg.KPI) {
	has := make(map[socialorg.PositionID]bool)
	for _, p := range org.Positions {
		has[p.ID] = p.Role == role
	}
	for _, c := range org.Campaigns {
		if has[c.KPIsSetBy] || slices.ContainsFunc(c.Team, func(id socialorg.PositionID) bool { return has[id] }) {
			kpis = append(kpis, c.KPIs...)
		}
	}
	return kpis
}

// roles returns the n roles that the last arguments name, of the organisation of
// the argument before them.
func (r reporting) roles(s *session, args []string, n int) ([]socialorg.Role, socialorg.Org, error) {
	files, ids := args[:len(args)-n], args[len(args)-n:]
	builtIn := slices.Concat(standard.Department().Roles, catalogue.Roles()[1:]) // the first is a standard one
	org, err := r.rolesOf(s, files, builtIn)
	if err != nil {
		return nil, org, err
	}
	var known []string
	for i := range org.Roles {
		known = append(known, string(org.Roles[i].ID))
	}
	roles := make([]socialorg.Role, 0, n)
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
