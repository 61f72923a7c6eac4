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
		setup: func(f *flags) action {
			in, out, lang := f.input(), f.output(), f.language()
			return func(s *session, args []string) error {
				name, err := oneFile(args)
				if err != nil {
					return err
				}
				h, err := in.translated(s, name, lang)
				if err != nil {
					return err
				}
				return out.write(s, func(w io.Writer) error { return render.Coverage(w, h, lang.about(usedRoles(h), h.Org())) })
			}
		},
	}
}
