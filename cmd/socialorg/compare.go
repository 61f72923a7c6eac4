package main

import (
	"io"

	"example.com/socialorg"
	"example.com/socialorg/render"
)

func compareCommand() command {
	return command{
		name: "compare", args: "[FILE] ROLE ROLE", summary: "what two roles share, and which is broader",
		doc: `compare prints what two roles have in common, what only one of them has, and which
of them has the broader scope. Without a FILE they are built-in roles.

` + inputHelp + `
Example: socialorg compare social-media-manager social-media-specialist
         socialorg compare team.yaml social-media-manager content-lead`,
		setup: func(f *flags) action {
			in, out, lang := f.input(), f.output(), f.language()
			asJSON := f.Bool("json", false, "print the comparison as JSON")
			return func(s *session, args []string) error {
				if len(args) < 2 || len(args) > 3 {
					return usagef("expected two roles, with or without a file before them")
				}
				roles, org, err := in.roles(s, args, 2, lang)
				if err != nil {
					return err
				}
				return out.write(s, func(w io.Writer) error {
					if *asJSON {
						return writeJSON(w, socialorg.CompareRoles(roles[0], roles[1]))
					}
					return render.Comparison(w, roles[0], roles[1], lang.about(roles, org))
				})
			}
		},
	}
}
