package main

import (
	"fmt"
	"io"
	"slices"

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

The layouts that are ready read the exports of platforms:
` + readyList() + `
-layout, -channel, -period and -currency apply to the tables that follow them. A flag
that you give only once may also come last; it then applies to all tables.

` + inputHelp + `
Example: socialorg score team.yaml spring counts.csv
         socialorg score team.yaml spring -layout youtube-content yt.csv -layout own.yaml li.csv`,
		setup: func(f *flags) action {
			in, out, lang := f.input(), f.output(), f.language()
			asJSON := f.Bool("json", false, "print the scorecard as JSON, for socialorg page -scorecard")
			layouts := f.placed("layout", "`LAYOUT` of the tables: a file (.yaml), or the name of a ready one", nil)
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
			replace := f.Bool("replace", false, "let counts of a later table replace those of an earlier one, for the same channel, days and metric")
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
				if err := checkMeasured(campaign, *measured); err != nil {
					return err
				}
				var tables []countTable
				for i, name := range args[2:] {
					at := func(p *placed) string { return p.at(2+i, len(args)) }
					tables = append(tables, countTable{name: name, layout: at(layouts), channel: at(channels), period: at(periods), currency: at(currencies)})
				}
				counts, err := readTables(s, campaign, tables, *replace)
				if err != nil {
					return err
				}
				card, err := score.Campaign(campaign, counts, *measured...)
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
		case !socialorg.Key(c).Valid():
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
