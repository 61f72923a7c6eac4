package main

import (
	"io"

	"example.com/socialorg"
	"example.com/socialorg/render"
	"example.com/socialorg/standard"
)

func raciCommand() command {
	return command{
		name: "raci", args: "[FILE]", summary: "which role answers for what",
		doc: `raci prints a matrix in Markdown of the roles and their part in each responsibility:
A is accountable, R does the work, C is consulted, I is informed. Without a FILE it
is the matrix of the standard roles.

` + inputHelp + `
Example: socialorg raci team.yaml`,
		setup: new(raciFlags).setup,
	}
}

type raciFlags struct{ reporting }

func (c *raciFlags) setup(f *flags) action {
	c.reporting = f.reporting()
	return c.run
}

func (c *raciFlags) run(s *session, args []string) error {
	org, err := c.rolesOf(s, args, standard.Department().Roles)
	if err != nil {
		return err
	}
	return c.out.report(s, func(w io.Writer) error {
		return render.RACI(w, socialorg.RACI(org.Roles...), c.lang.about(org.Roles, org))
	})
}

// rolesOf returns the organisation of the only argument. Without one it is the standard
// department with the roles of -with, and after them the built-in ones.
func (r reporting) rolesOf(s *session, args []string, builtIn []socialorg.Role) (socialorg.Org, error) {
	if len(args) > 0 {
		h, err := r.organisation(s, args, nil, true)
		if err != nil {
			return socialorg.Org{}, err
		}
		return h.Org(), nil
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
