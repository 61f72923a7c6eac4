package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"example.com/socialorg"
	"example.com/socialorg/insights"
	"example.com/socialorg/internal/suggest"
	"example.com/socialorg/score"
)

// A countTable is a table of counts and how to read it.
type countTable struct {
	name, layout, channel, period, currency string // as the command line has them

	file   string // the name for problems
	text   []byte // in UTF-8, without CR as the end of lines
	read   fileLayout
	counts []score.Counts
}

// readTables reads the tables. All problems come at once.
func readTables(s *session, campaign socialorg.Campaign, tables []*countTable) error {
	var problems socialorg.Problems
	for _, t := range tables {
		var err error
		s.during("reading "+t.name, func() { err = t.readCounts(s, campaign) })
		more, ok := errors.AsType[socialorg.Problems](err)
		if err != nil && !ok {
			return err
		}
		problems = append(problems, more...)
	}
	if len(problems) > 0 {
		return problems
	}
	return nil
}

func (t *countTable) readCounts(s *session, campaign socialorg.Campaign) error {
	if err := t.readText(s); err != nil {
		return err
	}
	if err := t.readLayout(s, campaign); err != nil {
		return err
	}
	l := &t.read
	if t.channel != "" {
		l.Channel, l.ChannelColumn, l.Channels, l.Slugs = socialorg.Key(t.channel), "", nil, false
	}
	if t.period != "" {
		l.Period = socialorg.Period(t.period)
	}
	t.noteMetrics(s, campaign)
	var problems socialorg.Problems
	switch {
	case t.currency != "":
		problems = t.otherCurrencies()
		l.Currency, l.CurrencyColumn = t.currency, ""
	case l.CurrencyColumn == "" && l.Currency == "":
		l.Currency = campaign.Currency
	}
	counts, err := insights.ReadCSV(bytes.NewReader(t.text), t.file, l.Layout)
	t.counts = counts
	err = l.place(err)
	more, ok := errors.AsType[socialorg.Problems](err)
	if err != nil && !ok {
		return err
	}
	if problems = append(problems, more...); len(problems) > 0 {
		return problems
	}
	return nil
}

// readText reads the file or standard input.
func (t *countTable) readText(s *session) (err error) {
	if t.file = t.name; t.name == "-" {
		t.file = stdinName
		t.text, err = s.readStdin()
	} else {
		s.inputs = append(s.inputs, t.name)
		t.text, err = os.ReadFile(t.name)
	}
	if err != nil {
		return unreadable(err)
	}
	if decoded, _, err := transform.Bytes(unicode.BOMOverride(transform.Nop), t.text); err == nil {
		t.text = decoded
	}
	if end := bytes.IndexAny(t.text, "\r\n"); end >= 0 && t.text[end] == '\r' && !bytes.HasPrefix(t.text[end:], []byte("\r\n")) {
		t.text = bytes.ReplaceAll(t.text, []byte("\r"), []byte("\n"))
	}
	return nil
}

// readLayout finds out how the table is laid out.
func (t *countTable) readLayout(s *session, campaign socialorg.Campaign) (err error) {
	switch ready := readyLayouts(); {
	case t.layout == "":
		t.read, err = t.plainLayout(campaign)
	case ready[t.layout] != nil:
		t.read.Layout = ready[t.layout]()
	case strings.ContainsAny(t.layout, "./\\"):
		t.read, err = readLayout(s, t.layout)
	default:
		err = usagef("there is no layout %s%s\nFor a layout of your own, name its file, which ends in .yaml.", quote(t.layout), didYouMean(t.layout, readyNames()...))
	}
	return err
}

func (t *countTable) problem(at place, code socialorg.Code, format string, args ...any) socialorg.Problem {
	return socialorg.Problem{Code: code, Detail: fmt.Sprintf(format, args...), Place: socialorg.Place{File: t.file, Line: at.line, Column: at.column}}
}

// otherCurrencies reports the currencies that a column names beside the one of -currency.
func (t *countTable) otherCurrencies() (problems socialorg.Problems) {
	rows := t.rows()
	header, err := rows.Read()
	column := columnAt(header, t.read.CurrencyColumn)
	if err != nil || column < 0 {
		return nil // which insights reports
	}
	seen := make(map[string]bool)
	for cells := range rows.all() {
		if column >= len(cells) || !wants(t.read.Layout, header, cells) {
			continue
		}
		code := strings.TrimSpace(cells[column])
		if code == "" || code == t.currency || seen[code] {
			continue
		}
		seen[code] = true
		problems = append(problems, t.problem(rows.place(column), insights.ErrCurrencies, "the currency is %s here, but -currency says %s; nothing is converted", quote(code), t.currency))
	}
	return problems
}

// wants reports whether the filters of a layout let a row through.
func wants(l insights.Layout, header, cells []string) bool {
	for i, cell := range cells {
		if i >= len(header) {
			break
		}
		if only, ok := l.Only[header[i]]; ok && cell != only {
			return false
		}
		if except, ok := l.Except[header[i]]; ok && cell == except {
			return false
		}
	}
	return true
}

// noteMetrics says which columns may be a misspelt metric of a KPI: those that
// no KPI uses and whose name is near to one that the table lacks.
func (t *countTable) noteMetrics(s *session, campaign socialorg.Campaign) {
	used, standard := metricsOf(campaign.KPIs), standardMetrics()
	lacks := slices.DeleteFunc(slices.Clone(used), func(m string) bool {
		return slices.ContainsFunc(t.read.Columns, func(c insights.Column) bool { return string(c.Metric) == m })
	})
	spelt := slices.Clone(lacks)
	if t.read.plain && t.read.PeriodColumn == "" {
		spelt = append(spelt, periodColumn)
	}
	if t.read.plain && t.read.CurrencyColumn == "" {
		spelt = append(spelt, currencyColumn)
	}
	for _, c := range t.read.Columns {
		metric := string(c.Metric)
		if slices.Contains(used, metric) || slices.Contains(standard, metric) {
			continue
		}
		near, ok := suggest.Find(metric, slices.Values(spelt))
		if i := slices.IndexFunc(lacks, func(m string) bool { return haveSameWords(m, metric) }); !ok && i >= 0 {
			near, ok = lacks[i], true
		}
		if ok {
			complain(s.stderr, "%s: no KPI uses %s; did you mean %s?\n", printable(t.file), printable(metric), near)
		}
	}
}

// haveSameWords reports whether all words of one of two metrics are in the other: link-clicks and clicks.
func haveSameWords(a, b string) bool {
	a, b = "-"+a+"-", "-"+b+"-"
	return strings.Contains(a, b) || strings.Contains(b, a)
}
