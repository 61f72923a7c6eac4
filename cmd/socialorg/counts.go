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
	"example.com/socialorg/internal/lists"
	"example.com/socialorg/score"
)

// A placed flag may be given several times, each for the tables after it. One that
// is given once, after the last table, is for all.
type placed struct {
	name   string
	values []string
	after  []int // how many arguments come before each of values
}

// placed declares such a flag. The check, if any, is of each value.
func (f *flags) placed(name, usage string, check func(value string) error) *placed {
	p := placed{name: name}
	f.Func(name, usage, func(s string) error {
		p.values, p.after = append(p.values, s), append(p.after, len(f.rest))
		if check == nil {
			return nil
		}
		return check(s)
	})
	return &p
}

// of returns the value for each of the arguments from the first one on, of so many. A value
// that is for none of them is an error.
func (p *placed) of(first, arguments int) ([]string, error) {
	values := make([]string, arguments-first)
	used := make([]bool, len(p.values))
	for i := range values {
		before, _ := slices.BinarySearch(p.after, first+i+1)
		if len(p.values) == 1 && p.after[0] == arguments {
			before = 1
		}
		if before > 0 {
			values[i], used[before-1] = p.values[before-1], true
		}
	}
	if i := slices.Index(used, false); i >= 0 {
		return nil, usagef("-%s %s is for no table; where it is given several times, each stands before the tables that it is about", p.name, p.values[i])
	}
	return values, nil
}

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
	text, err := s.text(t.name, anyText)
	if err != nil {
		return read, "", err
	}
	ready := insights.Layouts(cmp.Or(t.currency, campaign.Currency))
	var l insights.Layout
	if t.layout != "" {
		l, err = t.named(s, ready)
	} else if fit, ok := insights.Fitting(bytes.NewReader(text), ready); ok {
		err = socialorg.Problems{{
			Place: socialorg.Place{File: shown(t.name)}, Code: socialorg.ErrUnknown,
			Detail: fmt.Sprintf("the header is that of %s: -layout %s", fit.Title, fit.Name),
		}}
	}
	if err != nil {
		return read, "", err
	}
	if t.channel != "" {
		l.Channel, l.ChannelColumn, l.Channels = socialorg.Key(t.channel), "", nil
	}
	l.Period = cmp.Or(socialorg.Period(t.period), l.Period)
	l.Currency = cmp.Or(t.currency, l.Currency)
	if t.layout == "" {
		read, err = insights.ReadPlain(bytes.NewReader(text), shown(t.name), campaign, l)
	} else {
		read, err = insights.ReadCSV(bytes.NewReader(text), shown(t.name), l.For(campaign))
	}
	var reasons []string
	if window := l.For(campaign).Window; window != "" && (t.layout == "" || l.PeriodColumn != "") {
		reasons = append(reasons, "outside "+string(window))
	}
	if len(l.Only)+len(l.Except) > 0 {
		reasons = append(reasons, "by only or except")
	}
	return read, strings.Join(reasons, ", or "), err
}

// named returns the layout that -layout names.
func (t countTable) named(s *session, ready []insights.Ready) (insights.Layout, error) {
	names := lists.Each(ready, func(r insights.Ready) string { return r.Name })
	if i := slices.Index(names, t.layout); i >= 0 {
		return ready[i].Layout, nil
	}
	if !strings.ContainsAny(t.layout, "./\\") {
		return insights.Layout{}, usagef("there is no layout %s%s\nFor a layout of your own, name its file, which ends in .yaml.", quote(t.layout), didYouMean(t.layout, names...))
	}
	text, err := s.text(t.layout, anyText)
	if err != nil {
		return insights.Layout{}, err
	}
	return insights.ReadLayout(bytes.NewReader(text), t.layout)
}

// readyList lists the layouts that are ready for the help.
func readyList() string {
	var b strings.Builder
	for _, r := range insights.Layouts("") {
		fmt.Fprintf(&b, "  %-18s  %s\n", r.Name, r.Title)
	}
	return b.String()
}
