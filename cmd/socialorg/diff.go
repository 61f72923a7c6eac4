package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"example.com/socialorg"
	"example.com/socialorg/orgdiff"
	"example.com/socialorg/render"
)

func diffCommand() command {
	return command{
		name: "diff", args: "OLD NEW", summary: "what changed between two versions, for a pull request",
		doc: `diff prints what changed between two versions of an organisation: who moved, which
role answers for something new, which target was raised. It is a list in Markdown
that can be posted to a pull request. Files are compared as they are, even if the
organisation is impossible or breaks rules: that is for socialorg check.

` + tableHelp + `
Example: socialorg diff old.yaml team.yaml
         socialorg diff -only positions,holders -fail-on role-removed old.yaml team.yaml

CHANGES are kinds (positions), what is done to them (removed) or both
(position-removed), separated by commas.

Exit status: 0 compared, 1 a file has mistakes or -fail-on found something, 2 could
not compare.`,
		setup: func(f *flags) action {
			in, out, lang := f.tables(), f.output(), f.language() // what files do not say is no change

			asJSON := f.Bool("json", false, "print each change as a JSON object on one line")
			limit := f.Int("limit", 0, "print at most this `NUMBER` of characters, and count what is left out")
			only, refused := f.changes("only", "print only these `CHANGES`"), f.changes("fail-on", "exit with 1 if one of these `CHANGES` is found")
			return func(s *session, files []string) error {
				switch {
				case *limit != 0 && *asJSON:
					return usagef("-limit is for the list in Markdown; -json prints every change")
				case *limit != 0 && *limit < leastLimit:
					return usagef("-limit is at least %d", leastLimit)
				}
				if len(files) != 2 {
					return usagef("expected two files, the old one and the new one, not %d", len(files))
				}
				var orgs []socialorg.Org
				mistakes := false
				for _, name := range files {
					file, err := in.readBare(s, name)
					if file == nil {
						return err
					}
					mistakes = s.status(err) != fine || mistakes
					orgs = append(orgs, file.Org())
				}
				var changes []orgdiff.Change
				s.during("comparing", func() { changes = orgdiff.Diff(orgs[0], orgs[1]) })
				shown := slices.DeleteFunc(slices.Clone(changes), func(c orgdiff.Change) bool { return len(*only) > 0 && !isOneOf(c, *only) })
				err := out.write(s, func(w io.Writer) error {
					if *asJSON {
						return writeLines(w, shown)
					}
					return render.Changes(w, shown, *limit, lang.labels(lang.translate(orgs[1]), lang.translate(orgs[0])))
				})
				if err != nil {
					return err
				}
				noteRename(s, orgs[0], orgs[1], changes)
				for _, c := range changes {
					if isOneOf(c, *refused) {
						complain(s.stderr, "%s: refused: %s\n", s.name, printable(c.String()))
						mistakes = true
					}
				}
				if mistakes {
					return errFindings
				}
				return nil
			}
		},
	}
}

const leastLimit = 100 // that render.Changes needs

// noteRename says how to tell of a position that seems to have got another id: the only
// one that is gone and the only new one have the same role and manager.
func noteRename(s *session, before, after socialorg.Org, changes []orgdiff.Change) {
	var gone, opened []string
	for _, c := range changes {
		switch {
		case c.Kind != orgdiff.Position:
		case c.Op == orgdiff.Removed:
			gone = append(gone, c.ID)
		case c.Op == orgdiff.Added:
			opened = append(opened, c.ID)
		}
	}
	if len(gone) != 1 || len(opened) != 1 {
		return
	}
	old, now := before.Position(socialorg.PositionID(gone[0])), after.Position(socialorg.PositionID(opened[0]))
	if old != nil && now != nil && old.Role != "" && old.Role == now.Role && old.ReportsTo == now.ReportsTo {
		complain(s.stderr, "%s: if %s became %s, give it formerly: [%s]\n", s.name, printable(gone[0]), printable(opened[0]), printable(gone[0]))
	}
}

// A change is what -only and -fail-on name: any where a field is empty.
type change struct {
	kind orgdiff.Kind
	op   orgdiff.Op
}

func isOneOf(c orgdiff.Change, list []change) bool {
	return slices.ContainsFunc(list, func(l change) bool { return (l.kind == "" || l.kind == c.Kind) && (l.op == "" || l.op == c.Op) })
}

// changes declares a flag for a list of changes.
func (f *flags) changes(name, usage string) *[]change {
	var chosen []change
	f.Func(name, usage, func(s string) error {
		for name := range strings.SplitSeq(s, ",") {
			name = strings.TrimSpace(name)
			c, ok := parseChange(name)
			if !ok {
				return fmt.Errorf("there is no change %s%s", quote(name), didYouMean(name, changeNames()...))
			}
			chosen = append(chosen, c)
		}
		return nil
	})
	return &chosen
}

func parseChange(name string) (change, bool) {
	for _, k := range orgdiff.Kinds() {
		for _, kind := range []string{string(k), plural(k)} {
			if name == kind {
				return change{kind: k}, true
			}
			for _, op := range orgdiff.Ops() {
				if name == string(op) {
					return change{op: op}, true
				}
				if name == kind+"-"+string(op) {
					return change{k, op}, true
				}
			}
		}
	}
	return change{}, false
}

func changeNames() []string {
	var names []string
	for _, op := range orgdiff.Ops() {
		names = append(names, string(op))
	}
	for _, k := range orgdiff.Kinds() {
		names = append(names, plural(k))
	}
	return names
}

func plural(k orgdiff.Kind) string {
	if k == orgdiff.Responsibility {
		return "responsibilities"
	}
	return string(k) + "s"
}
