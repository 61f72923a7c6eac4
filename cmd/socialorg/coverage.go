package main

import (
	"io"

	"example.com/socialorg/render"
)

func coverageCommand() command {
	return command{
		name: "coverage", args: "FILE", summary: "who does what, and what nobody does",
		doc: `coverage prints for each responsibility which positions answer for it and which do
the work. It flags responsibilities that nobody owns, that several roles own, or that
depend on one person.

` + inputHelp + `
Example: socialorg coverage team.yaml`,
		setup: new(coverageFlags).setup,
	}
}

type coverageFlags struct {
	reporting
	part *pick
}

func (c *coverageFlags) setup(f *flags) action {
	c.reporting, c.part = f.reporting(), f.pick()
	return c.run
}

func (c *coverageFlags) run(s *session, args []string) error {
	h, err := c.organisation(s, args, c.part, false)
	if err != nil {
		return err
	}
	return c.out.report(s, func(w io.Writer) error { return render.Coverage(w, h, c.lang.about(usedRoles(h), h.Org())) })
}
