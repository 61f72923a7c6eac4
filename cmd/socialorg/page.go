package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"

	"example.com/socialorg/render"
	"example.com/socialorg/score"
)

func pageCommand() command {
	return command{
		name: "page", args: "FILE", summary: "the whole organisation as one HTML page",
		doc: `page writes the whole organisation as one HTML page that needs nothing else: the
chart, who answers for what, the roles, and the scorecards that are given.

` + tableHelp + `
Example: socialorg page team.yaml -o team.html
         socialorg score team.yaml spring counts.csv -json -o spring.json
         socialorg page team.yaml -scorecard spring.json -o team.html`,
		setup: func(f *flags) action {
			in, out, lang := f.tableInput(), f.output(), f.language()
			cards := f.listed("scorecard", "`FILE` with a scorecard that socialorg score -json wrote; may be given several times")
			return func(s *session, args []string) error {
				name, err := oneFile(args)
				if err != nil {
					return err
				}
				h, err := in.translated(s, name, lang)
				if err != nil {
					return err
				}
				page := render.PageContent{Hierarchy: h}
				for _, name := range *cards {
					card, err := readScorecard(s, name)
					if err != nil {
						return err
					}
					page.Scorecards = append(page.Scorecards, card)
				}
				return out.write(s, func(w io.Writer) error { return render.Page(w, page, lang.about(usedRoles(h), h.Org())) })
			}
		},
	}
}

func readScorecard(s *session, name string) (card score.Card, err error) {
	s.inputs = append(s.inputs, name)
	text, err := os.ReadFile(name)
	if err != nil {
		return card, unreadable(err)
	}
	if err := json.Unmarshal(text, &card); err != nil || card.Results == nil {
		return card, fmt.Errorf("%s is not a scorecard as socialorg score -json writes it", name)
	}
	return card, nil
}
