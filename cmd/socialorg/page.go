package main

import (
	"encoding/json"
	"fmt"
	"io"

	"example.com/socialorg/render"
	"example.com/socialorg/score"
)

func pageCommand() command {
	return command{
		name: "page", args: "FILE", summary: "the whole organisation as one HTML page",
		doc: `page writes the whole organisation as one HTML page that needs nothing else: the
chart, who answers for what, the roles, and the scorecards that are given.

` + inputHelp + `
Example: socialorg page team.yaml -o team.html
         socialorg score team.yaml spring counts.csv -json -o spring.json
         socialorg page team.yaml -scorecard spring.json -o team.html`,
		setup: new(pageFlags).setup,
	}
}

type pageFlags struct {
	reporting
	part  *pick
	cards *[]string
}

func (p *pageFlags) setup(f *flags) action {
	p.reporting, p.part = f.reporting(), f.pickDrawn()
	p.cards = f.listed("scorecard", "`FILE` with a scorecard that socialorg score -json wrote; may be given several times")
	return p.run
}

func (p *pageFlags) run(s *session, args []string) error {
	h, err := p.organisation(s, args, p.part, true)
	if err != nil {
		return err
	}
	content := render.PageContent{Hierarchy: h}
	for _, name := range *p.cards {
		card, err := readScorecard(s, name)
		if err != nil {
			return err
		}
		content.Scorecards = append(content.Scorecards, card)
	}
	return p.out.shielded(s, inXML, func(w io.Writer) error { return render.Page(w, content, p.lang.about(usedRoles(h), h.Org())) })
}

func readScorecard(s *session, name string) (card score.Card, err error) {
	text, err := s.readFile(name)
	if err != nil {
		return card, err
	}
	if err := json.Unmarshal(text, &card); err != nil || card.Results == nil {
		return card, fmt.Errorf("%s is not a scorecard as socialorg score -json writes it", name)
	}
	return card, nil
}
