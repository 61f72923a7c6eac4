package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"example.com/socialorg"
	"example.com/socialorg/insights"
	"example.com/socialorg/render"
)

func scoreCommand() command {
	return command{
		name: "score", args: "FILE CAMPAIGN COUNTS.csv...", summary: "how a campaign did, from the exports of the platforms",
		doc: `score reads what the platforms counted and prints the scorecard of a campaign: which
KPIs were met, and what is missing to tell. CAMPAIGN is the key of one of the
campaigns in the FILE.

Without -layout, the columns of a table of counts are named like what is in them:
channel, period, currency, and metrics such as views or link-clicks. A layout of
one's own is a file in YAML that says what the columns mean; docs/command.md lists
its fields.

-layout, -channel, -period and -currency hold for the tables after them. One that
comes after the last table holds for all, if it is given only once.

` + inputHelp + `
Example: socialorg score team.yaml spring counts.csv
         socialorg score team.yaml spring -layout youtube yt.csv -layout own.yaml li.csv`,
		setup: func(f *flags) action {
			in, out, lang := f.input(), f.output(), f.language()
			asJSON := f.Bool("json", false, "print the scorecard as JSON, for socialorg page -scorecard")
			layouts := f.placed("layout", "`LAYOUT` of the tables: a file (.yaml), or one of "+strings.Join(readyNames(), ", "))
			channel := f.placed("channel", "`CHANNEL` that the tables are about, whatever the layout says")
			period := f.placed("period", "`PERIOD` that the tables are about: 2026, 2026-06, 2026-W24 or 2026-06-14")
			currency := f.placed("currency", "`CODE` of the currency of spend and revenue, such as EUR")
			measured := f.measurements()
			return func(s *session, args []string) error {
				if len(args) < 2 || len(args) == 2 && len(*measured) == 0 {
					return usagef("a file, a campaign in it and at least one table of counts are wanted")
				}
				campaign, org, err := in.campaign(s, args[0], args[1], lang)
				if err != nil {
					return err
				}
				var tables []countTable
				for i, name := range args[2:] {
					t := countTable{name: name}
					for value, flag := range map[*string]*placed{&t.layout: layouts, &t.channel: channel, &t.period: period, &t.currency: currency} {
						*value = flag.at(2+i, len(args))
					}
					tables = append(tables, t)
				}
				counts, from, err := readTables(s, campaign, tables)
				if err != nil {
					return err
				}
				card, err := campaign.Score(counts, *measured...)
				if err != nil {
					return attribute(err, from)
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

// A placed flag may be given several times, each for the arguments after it. One
// that is given once, at the end, is for all.
type placed struct {
	values []string
	after  []int // how many arguments come before each of values
}

func (f *flags) placed(name, usage string) *placed {
	var p placed
	f.Func(name, usage, func(s string) error {
		p.values, p.after = append(p.values, s), append(p.after, len(f.rest))
		return nil
	})
	return &p
}

// at returns the value for an argument, of so many.
func (p *placed) at(argument, arguments int) (value string) {
	for i, v := range p.values {
		if p.after[i] <= argument || len(p.values) == 1 && p.after[i] == arguments {
			value = v
		}
	}
	return value
}

// measurements declares the flag for what was measured directly.
func (f *flags) measurements() *[]socialorg.Measurement {
	var measured []socialorg.Measurement
	f.Func("measured", "`KPI=NUMBER` measured directly, such as by a survey; may be given several times", func(s string) error {
		key, value, ok := strings.Cut(s, "=")
		number, err := strconv.ParseFloat(value, 64)
		if !ok || err != nil {
			return errors.New("a KPI and a number are wanted, as in recall-lift=4.2")
		}
		measured = append(measured, socialorg.Measurement{KPI: socialorg.Key(key), Value: number})
		return nil
	})
	return &measured
}

// A countTable is a table of counts and how to read it.
type countTable struct{ name, layout, channel, period, currency string }

// readTables returns the counts of the tables, and the name of the table from which each
// comes. All problems come at once.
func readTables(s *session, campaign socialorg.Campaign, tables []countTable) (counts []socialorg.Counts, from []string, err error) {
	var problems socialorg.Problems
	for _, t := range tables {
		var some []socialorg.Counts
		s.during("reading "+t.name, func() { some, err = readTable(s, campaign, t) })
		more, ok := errors.AsType[socialorg.Problems](err)
		if err != nil && !ok {
			return nil, nil, err
		}
		problems = append(problems, more...)
		counts = append(counts, some...)
		from = append(from, slices.Repeat([]string{t.name}, len(some))...)
	}
	if len(problems) > 0 {
		return nil, nil, problems
	}
	return counts, from, nil
}

func readTable(s *session, campaign socialorg.Campaign, t countTable) ([]socialorg.Counts, error) {
	text, name, err := readText(s, t.name)
	if err != nil {
		return nil, err
	}
	var l fileLayout
	switch ready := readyLayouts(); {
	case t.layout == "":
		l = plainLayout(text, name)
	case ready[t.layout] != nil:
		l.Layout = ready[t.layout]()
	case strings.ContainsAny(t.layout, "./\\"):
		if l, err = readLayout(s, t.layout); err != nil {
			return nil, err
		}
	default:
		return nil, usagef("there is no layout %s%s; the name of a file ends in .yaml", quote(t.layout), didYouMean(t.layout, readyNames()...))
	}
	if t.channel != "" {
		l.Channel, l.ChannelColumn, l.Channels, l.Slugs = socialorg.Key(t.channel), "", nil, false
	}
	if t.period != "" {
		l.Period = socialorg.Period(t.period)
	}
	switch {
	case t.currency != "":
		l.Currency, l.CurrencyColumn = t.currency, ""
	case l.CurrencyColumn == "" && l.Currency == "":
		l.Currency = campaign.Currency
	}
	counts, err := insights.ReadCSV(bytes.NewReader(text), name, l.Layout)
	return counts, l.place(err)
}

// readText returns the text of a file or of the standard input, in UTF-8, and its
// name for problems.
func readText(s *session, name string) (text []byte, shown string, err error) {
	if name == "-" {
		name = stdinName
		text, err = s.readStdin()
	} else {
		s.inputs = append(s.inputs, name)
		text, err = os.ReadFile(name)
	}
	if err != nil {
		return nil, name, unreadable(err)
	}
	if decoded, _, err := transform.Bytes(unicode.BOMOverride(transform.Nop), text); err == nil {
		text = decoded
	}
	return text, name, nil
}

// attribute names in problems of counts the tables that they come from.
func attribute(err error, from []string) error {
	problems, ok := errors.AsType[socialorg.Problems](err)
	if !ok {
		return err
	}
	problems = slices.Clone(problems)
	for i, p := range problems {
		var at int
		if n, err := fmt.Sscanf(p.Path, "counts[%d]", &at); n == 1 && err == nil && at < len(from) {
			problems[i].File = from[at]
		}
	}
	return problems
}

func readyNames() []string { return slices.Sorted(maps.Keys(readyLayouts())) }
