package main

import "example.com/socialorg"

// Reporting is what most subcommands do: they read an organisation and write something
// about it, in a language.
type reporting struct {
	in   *input
	out  *output
	lang chosen
}

func (f *flags) reporting() reporting { return reporting{f.input(), f.output(), f.language()} }

// organisation reads the organisation of the only argument, or a part of it, with standard
// names in the language.
func (r reporting) organisation(s *session, args []string, part *pick, lines bool) (*socialorg.Hierarchy, error) {
	if err := expectFile(args); err != nil {
		return nil, err
	}
	h, err := r.in.hierarchy(s, args[0])
	if err != nil {
		return nil, err
	}
	if part != nil {
		if h, err = part.of(h, lines); err != nil {
			return nil, err
		}
	}
	return r.lang.hierarchy(h)
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
