package main

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"example.com/socialorg"
	"example.com/socialorg/insights"
	"example.com/socialorg/score"
)

// A countTable is a table of counts and how to read it, as the command line has it.
type countTable struct{ name, layout, channel, period, currency string }

// readTables reads the tables. All problems come at once. What was left out and what
// can hardly be right is said on standard error.
func readTables(s *session, campaign socialorg.Campaign, tables []countTable, replace bool) ([]score.Counts, error) {
	var problems, doubts socialorg.Problems
	var all [][]score.Counts
	for _, t := range tables {
		var read insights.Reading
		var why string
		var err error
		s.during("reading "+t.name, func() { read, why, err = t.read(s, campaign) })
		more, ok := errors.AsType[socialorg.Problems](err)
		if err != nil && !ok {
			return nil, err
		}
		problems.Under("", more)
		doubts.Under("", read.Doubts)
		if read.LeftOut > 0 {
			complain(s.stderr, "%s: %d of %d rows left out: %s\n", t.name, read.LeftOut, read.Rows, why)
		}
		all = append(all, read.Counts)
	}
	if err := problems.Err(); err != nil {
		return nil, err
	}
	for _, d := range doubts {
		complain(s.stderr, "%s\n", d)
	}
	if replace {
		return insights.Replace(all...), nil
	}
	return slices.Concat(all...), nil
}

// read reads the table, and says why rows of it are left out.
func (t countTable) read(s *session, campaign socialorg.Campaign) (read insights.Reading, why string, err error) {
	text, file, err := t.text(s)
	if err != nil {
		return read, "", err
	}
	ready := insights.Layouts(cmp.Or(t.currency, campaign.Currency))
	if t.layout == "" {
		if fit, ok := insights.Fitting(bytes.NewReader(text), ready); ok {
			p := socialorg.Problem{Code: socialorg.ErrUnknown, Detail: fmt.Sprintf("the header is that of %s: -layout %s", fit.Title, fit.Name)}
			p.File = file
			return read, "", socialorg.Problems{p}
		}
		l := t.over(insights.Layout{})
		read, err = insights.ReadPlain(bytes.NewReader(text), file, campaign, l)
		return read, "outside " + string(l.For(campaign).Window), err
	}
	l, err := t.named(s, ready)
	if err != nil {
		return read, "", err
	}
	l = t.over(l).For(campaign)
	var reasons []string
	if l.Window != "" && l.PeriodColumn != "" {
		reasons = append(reasons, "outside "+string(l.Window))
	}
	if len(l.Only)+len(l.Except) > 0 {
		reasons = append(reasons, "by only or except")
	}
	read, err = insights.ReadCSV(bytes.NewReader(text), file, l)
	return read, strings.Join(reasons, ", or "), err
}

// text returns the text of the table and its name for problems.
func (t countTable) text(s *session) (text []byte, file string, err error) {
	if t.name == "-" {
		text, err = s.readStdin()
		return text, stdinName, err
	}
	text, err = s.readFile(t.name)
	return text, t.name, err
}

// named returns the layout that -layout names.
func (t countTable) named(s *session, ready []insights.Ready) (insights.Layout, error) {
	var names []string
	for _, r := range ready {
		if r.Name == t.layout {
			return r.Layout, nil
		}
		names = append(names, r.Name)
	}
	if !strings.ContainsAny(t.layout, "./\\") {
		return insights.Layout{}, usagef("there is no layout %s%s\nFor a layout of your own, name its file, which ends in .yaml.", quote(t.layout), didYouMean(t.layout, names...))
	}
	file, err := s.open(t.layout)
	if err != nil {
		return insights.Layout{}, unreadable(err)
	}
	defer func() { _ = file.Close() }() // nothing was written
	return insights.ReadLayout(file, t.layout)
}

// over returns a layout with what the flags say in its place.
func (t countTable) over(l insights.Layout) insights.Layout {
	if t.channel != "" {
		l.Channel, l.ChannelColumn, l.Channels = socialorg.Key(t.channel), "", nil
	}
	if t.period != "" {
		l.Period = socialorg.Period(t.period)
	}
	if t.currency != "" {
		l.Currency = t.currency
	}
	return l
}

// readyList lists the layouts that are ready for the help.
func readyList() string {
	var b strings.Builder
	for _, r := range insights.Layouts("") {
		fmt.Fprintf(&b, "  %-18s  %s\n", r.Name, r.Title)
	}
	return b.String()
}
