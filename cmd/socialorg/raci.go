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
		setup: func(f *flags) action {
			in, out, lang := f.input(), f.output(), f.language()
			return func(s *session, args []string) error {
				org, err := in.rolesOf(s, args, lang)
				if err != nil {
					return err
				}
				return out.write(s, func(w io.Writer) error {
					return render.RACI(w, socialorg.RACI(org.Roles...), lang.about(org.Roles, org))
				})
			}
		},
	}
}

// rolesOf returns the organisation of the only argument, or the standard one
// where there is none.
func (in *input) rolesOf(s *session, args []string, lang chosen) (socialorg.Org, error) {
	if len(args) == 0 {
		return lang.translate(standard.Department()), nil
	}
	name, err := oneFile(args)
	if err != nil {
		return socialorg.Org{}, err
	}
	h, err := in.translated(s, name, lang)
	if err != nil {
		return socialorg.Org{}, err
	}
	return h.Org(), nil
}
