package main

import (
	"io"

	"example.com/socialorg"
	"example.com/socialorg/render"
)

func compareCommand() command {
	return command{
		name: "compare", args: "[FILE] ROLE ROLE", summary: "what two roles share, and which has the broader scope",
		doc: `compare prints what two roles have in common, what only one of them has, and which
of them has the broader scope. Without a FILE they are built-in roles.

` + inputHelp + `
Example: socialorg compare social-media-manager social-media-specialist
         socialorg compare team.yaml social-media-manager content-lead`,
		setup: new(compareFlags).setup,
	}
}

type compareFlags struct {
	reporting
	asJSON *bool
}

func (c *compareFlags) setup(f *flags) action {
	c.reporting = f.reporting()
	c.in.isFile = func(args []string) []string { return args[:max(0, len(args)-2)] }
	c.asJSON = f.Bool("json", false, "print the comparison as JSON")
	return c.run
}

func (c *compareFlags) run(s *session, args []string) error {
	if len(args) < 2 || len(args) > 3 {
		return usagef("expected two roles, with or without a file before them")
	}
	roles, org, err := c.roles(s, args, 2)
	if err != nil {
		return err
	}
	if *c.asJSON {
		return c.out.write(s, func(w io.Writer) error { return writeJSON(w, socialorg.CompareRoles(roles[0], roles[1])) })
	}
	return c.out.report(s, func(w io.Writer) error { return render.Comparison(w, roles[0], roles[1], c.lang.about(roles, org)) })
}
