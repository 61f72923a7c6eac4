package main

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"example.com/socialorg"
	"example.com/socialorg/internal/currency"
	"example.com/socialorg/internal/lists"
	"example.com/socialorg/render"
	"example.com/socialorg/score"
)

type scoreFlags struct {
	reporting
	layouts, channels, periods, currencies *placed
	measured                               []score.Measurement
	replace, asJSON                        *bool
	asOf, against                          *string
}

func scoreCommand(f *flags) action {
	c := scoreFlags{reporting: f.reporting()}
	c.in.isFile = func(args []string) []string { return args[:min(1, len(args))] }
	c.asJSON = f.Bool("json", false, "print the scorecard as JSON, for socialorg page -scorecard")
	c.layouts = f.placed("layout", "`LAYOUT` of the tables: a file (.yaml), or the name of a ready one", nil)
	c.channels = f.placed("channel", "`CHANNEL` that the tables are about, whatever the layout says", nil)
	c.periods = f.placed("period", "`PERIOD` that the tables are about: 2026, 2026-Q2, 2026-06, 2026-W24, 2026-06-14 or 2026-06-01/2026-06-28", func(s string) error {
		if socialorg.Period(s).Validate() != nil {
			return fmt.Errorf("expected a period, such as 2026, 2026-06, 2026-W24, 2026-06-14 or 2026-06-01/2026-06-28, not %s", quote(s))
		}
		return nil
	})
	c.currencies = f.placed("currency", "`CODE` of the currency of spend and revenue, such as EUR; nothing is converted", func(s string) error {
		if s != "" && !currency.Valid(s) {
			return fmt.Errorf("expected a currency as three capital letters, such as EUR, not %s", quote(s))
		}
		return nil
	})
	c.replace = f.Bool("replace", false, "let counts of a later table replace those of an earlier one, for the same channel, days and metric")
	c.asOf = f.String("as-of", "", "score what was due by `DAY`, such as 2026-06-15, from the counts until then")
	c.against = f.String("against", "", "`CARD` of another time, as -json writes it: print both values of each KPI, and the change")
	f.Func("measured", "`KPI=NUMBER` measured directly, such as by a survey; may be given several times", func(s string) error {
		key, value, ok := strings.Cut(s, "=")
		number, err := strconv.ParseFloat(value, 64)
		if !ok || err != nil {
			return errors.New("expected a KPI and a number, as in recall-lift=4.2")
		}
		c.measured = append(c.measured, score.Measurement{KPI: socialorg.Key(key), Value: number})
		return nil
	})
	return c.run
}

func (c *scoreFlags) run(s *session, args []string) error {
	if len(args) < 2 || len(args) == 2 && len(c.measured) == 0 {
		return usagef("expected a file, a campaign in it and at least one table of counts")
	}
	tables := make([]countTable, len(args)-2)
	for i, p := range []*placed{c.layouts, c.channels, c.periods, c.currencies} {
		values, err := p.of(2, len(args))
		if err != nil {
			return err
		}
		for j := range tables {
			t := &tables[j]
			t.name = args[2+j]
			*[]*string{&t.layout, &t.channel, &t.period, &t.currency}[i] = values[j]
		}
	}
	h, err := c.organisation(s, args[:1])
	if err != nil {
		return err
	}
	campaign, err := campaignOf(h, args[0], args[1])
	if err != nil {
		return err
	}
	if err := cmp.Or(c.checkChannels(campaign), c.checkMeasured(campaign)); err != nil {
		return err
	}
	counts, err := readTables(s, campaign, tables, *c.replace)
	if err != nil {
		return err
	}
	if *c.asOf != "" {
		if campaign, counts, err = asOf(s, campaign, counts, socialorg.Period(*c.asOf)); err != nil {
			return err
		}
	}
	card, err := score.Campaign(campaign, counts, c.measured...)
	if err != nil {
		return err
	}
	for _, d := range card.Doubts {
		if d.Kind == score.NoPeriod {
			complain(s.stderr, "%s; -period says which days a table is about\n", d)
		}
	}
	labels := c.lang.labels(h.Org())
	switch {
	case *c.asJSON:
		return c.out.write(s, unshielded, func(w io.Writer) error { return writeJSON(w, card, "  ") })
	case *c.against != "":
		before, err := readScorecard(s, *c.against)
		if err != nil {
			return err
		}
		return c.out.write(s, inText, func(w io.Writer) error { return render.Scorecards(w, before, card, labels) })
	}
	return c.out.write(s, inText, func(w io.Writer) error { return render.Scorecard(w, card, labels) })
}

// asOf returns the campaign as it stands on a day, and what was counted until
// then. Later counts are left out, and said so.
func asOf(s *session, campaign socialorg.Campaign, counts []score.Counts, day socialorg.Period) (socialorg.Campaign, []score.Counts, error) {
	until, err := campaign.Until(day)
	if err != nil {
		return until, nil, usagef("-as-of: %v", err)
	}
	all := len(counts)
	counts = slices.DeleteFunc(counts, func(n score.Counts) bool {
		return n.Period.Compare(until.End) > 0 && !n.Period.Contains(until.End)
	})
	if left := all - len(counts); left > 0 {
		complain(s.stderr, "%s: what was counted after %s is left out (%d of %d channels and periods)\n", s.name, until.End, left, all)
	}
	return until, counts, nil
}

// checkChannels checks the values of -channel.
func (c *scoreFlags) checkChannels(campaign socialorg.Campaign) error {
	for _, value := range c.channels.values {
		switch {
		case value == "", slices.Contains(campaign.Channels, socialorg.Key(value)):
		case len(campaign.Channels) > 0:
			return usagef("-channel: the campaign has no channel %s%s", quote(value), didYouMean(value, lists.Each(campaign.Channels, func(k socialorg.Key) string { return string(k) })...))
		case !socialorg.Key(value).Valid():
			return usagef("-channel: a channel is written in lower-case words joined by hyphens, such as instagram, not %s", quote(value))
		}
	}
	return nil
}

// checkMeasured checks each measurement alone, for a message that names its flag.
func (c *scoreFlags) checkMeasured(campaign socialorg.Campaign) error {
	var texts []string
	for _, m := range c.measured {
		_, err := score.Campaign(campaign, nil, m)
		problems, _ := errors.AsType[socialorg.Problems](err)
		for _, p := range problems {
			p.Path = ""
			texts = append(texts, sprintf("-measured %s=%s: %s", string(m.KPI), strconv.FormatFloat(m.Value, 'g', -1, 64), p))
		}
	}
	if len(texts) > 0 {
		return usageError(strings.Join(texts, "\n"))
	}
	return nil
}

// campaignOf returns a campaign of an organisation, which a file has.
func campaignOf(h *socialorg.Hierarchy, file, key string) (socialorg.Campaign, error) {
	if c, ok := h.Campaign(socialorg.Key(key)); ok {
		return c, nil
	}
	known := lists.Each(h.Org().Campaigns, func(c socialorg.Campaign) string { return string(c.Key) })
	if len(known) == 0 {
		return socialorg.Campaign{}, usagef("%s has no campaigns", file)
	}
	return socialorg.Campaign{}, usagef("there is no campaign %s in %s%s", quote(key), file, didYouMean(key, known...))
}

// readScorecard reads a card as -json writes it.
func readScorecard(s *session, name string) (card score.Card, err error) {
	text, err := s.text(name, anyText)
	if err != nil {
		return card, err
	}
	if err := json.Unmarshal(text, &card); err != nil || card.Results == nil {
		return card, fmt.Errorf("%s is not a scorecard as socialorg score -json writes it", name)
	}
	return card, nil
}

func readScorecards(s *session, names []string) (cards []score.Card, err error) {
	for _, name := range names {
		card, err := readScorecard(s, name)
		if err != nil {
			return nil, err
		}
		cards = append(cards, card)
	}
	return cards, nil
}
