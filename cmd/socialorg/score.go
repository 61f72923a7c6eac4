package main

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"example.com/socialorg"
	"example.com/socialorg/internal/currency"
	"example.com/socialorg/render"
	"example.com/socialorg/score"
)

func scoreCommand() command {
	return command{
		name: "score", args: "FILE CAMPAIGN COUNTS.csv...", summary: "score a campaign from the exports of platforms",
		doc: `score reads what the platforms counted and prints the scorecard of a campaign: which
KPIs were met, and which counts are missing. CAMPAIGN is the key of one of the
campaigns in the FILE.

Without -layout, the columns of a table of counts must be named after their contents:
channel, period, currency, and metrics such as views or clicks. A layout of your own
is a YAML file that says what the columns mean; docs/command.md lists its fields.

-layout, -channel, -period and -currency apply to the tables that follow them. A flag
that you give only once may also come last; it then applies to all tables.

` + inputHelp + `
Example: socialorg score team.yaml spring counts.csv
         socialorg score team.yaml spring -layout youtube yt.csv -layout own.yaml li.csv`,
		setup: func(f *flags) action {
			in, out, lang := f.input(), f.output(), f.language()
			asJSON := f.Bool("json", false, "print the scorecard as JSON, for socialorg page -scorecard")
			layouts := f.placed("layout", "`LAYOUT` of the tables: a file (.yaml), or one of "+strings.Join(readyNames(), ", "), nil)
			channels := f.placed("channel", "`CHANNEL` that the tables are about, whatever the layout says", nil)
			periods := f.placed("period", "`PERIOD` that the tables are about: 2026, 2026-06, 2026-W24 or 2026-06-14", func(s string) error {
				if socialorg.Period(s).Validate() != nil {
					return fmt.Errorf("expected a period, such as 2026, 2026-06, 2026-W24 or 2026-06-14, not %s", quote(s))
				}
				return nil
			})
			currencies := f.placed("currency", "`CODE` of the currency of spend and revenue, such as EUR; nothing is converted", func(s string) error {
				if s != "" && !currency.Valid(s) {
					return fmt.Errorf("expected a currency as three capital letters, such as EUR, not %s", quote(s))
				}
				return nil
			})
			measured := f.measurements()
			return func(s *session, args []string) error {
				if len(args) < 2 || len(args) == 2 && len(*measured) == 0 {
					return usagef("expected a file, a campaign in it and at least one table of counts")
				}
				for _, p := range []*placed{layouts, channels, periods, currencies} {
					if err := p.unused(2, len(args)); err != nil {
						return err
					}
				}
				campaign, org, err := in.campaign(s, args[0], args[1], lang)
				if err != nil {
					return err
				}
				if err := checkChannels(campaign, channels.values); err != nil {
					return err
				}
				var tables []*countTable
				for i, name := range args[2:] {
					at := func(p *placed) string { return p.at(2+i, len(args)) }
					tables = append(tables, &countTable{name: name, layout: at(layouts), channel: at(channels), period: at(periods), currency: at(currencies)})
				}
				if err := readTables(s, campaign, tables); err != nil {
					return err
				}
				card, err := scoreTables(s, campaign, tables, *measured)
				if err != nil {
					return err
				}
				return out.write(s, func(w io.Writer) error {
					if *asJSON {
						return writeJSON(w, card)
					}
					return render.Scorecard(w, card, lang.labels(org))
				})
			}
		},
	}
}

// scoreTables scores a campaign by tables and by what was measured directly.
func scoreTables(s *session, campaign socialorg.Campaign, tables []*countTable, measured []measurement) (score.Card, error) {
	var counts []score.Counts
	for _, t := range tables {
		counts = append(counts, t.counts...)
	}
	var direct []score.Measurement
	for _, m := range measured {
		direct = append(direct, m.of)
	}
	card, err := score.Campaign(campaign, counts, direct...)
	problems, ok := errors.AsType[socialorg.Problems](err)
	if !ok {
		return card, err
	}
	problems = locate(problems, tables)
	i := slices.IndexFunc(problems, func(p socialorg.Problem) bool { return strings.HasPrefix(p.Path, "measured[") })
	if i < 0 {
		return card, problems
	}
	for _, p := range problems[:i] {
		complain(s.stderr, "%v\n", p)
	}
	return card, usagef("%s", inFlags(problems[i:], measured)) // measured comes last
}

// checkChannels checks the values of -channel.
func checkChannels(campaign socialorg.Campaign, channels []string) error {
	var known []string
	for _, c := range campaign.Channels {
		known = append(known, string(c))
	}
	for _, c := range channels {
		switch {
		case c == "", slices.Contains(known, c):
		case len(known) > 0:
			return usagef("-channel: the campaign has no channel %s%s", quote(c), didYouMean(c, known...))
		case !keyPattern.MatchString(c):
			return usagef("-channel: a channel is written in lower-case words joined by hyphens, such as instagram, not %s", quote(c))
		}
	}
	return nil
}

// campaign returns a campaign of an organisation.
func (in *input) campaign(s *session, file, key string, lang chosen) (socialorg.Campaign, socialorg.Org, error) {
	h, err := in.translated(s, file, lang)
	if err != nil {
		return socialorg.Campaign{}, socialorg.Org{}, err
	}
	c, ok := h.Campaign(socialorg.Key(key))
	if !ok {
		var known []string
		for _, c := range h.Campaigns() {
			known = append(known, string(c.Key))
		}
		if len(known) == 0 {
			return c, socialorg.Org{}, usagef("%s has no campaigns", file)
		}
		return c, socialorg.Org{}, usagef("there is no campaign %s in %s%s", quote(key), file, didYouMean(key, known...))
	}
	return c, h.Org(), nil
}
