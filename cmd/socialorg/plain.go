package main

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"regexp"
	"slices"

	"example.com/socialorg"
	"example.com/socialorg/insights"
	"example.com/socialorg/internal/detail"
	"example.com/socialorg/internal/suggest"
	"example.com/socialorg/standard"
)

// The columns of a plain table, beside those of metrics.
const (
	channelColumn  = "channel"
	periodColumn   = "period"
	currencyColumn = "currency"
)

// keyPattern matches what is written like a key.
var keyPattern = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// plainLayout returns the layout of a table whose columns are named like what is in
// them.
func (t *countTable) plainLayout(campaign socialorg.Campaign) (fileLayout, error) {
	t.read = fileLayout{file: t.file, plain: true}
	l := &t.read
	l.Above, l.Comma = t.top()
	rows := t.rows()
	header, err := rows.Read()
	if err != nil || looksWide(t.text) {
		l.Channel, l.Columns = "any", []insights.Column{{Name: "any", Metric: "any"}}
		return *l, nil // with which insights finds what is wrong with the text
	}
	known := suggest.New(slices.Values(slices.Concat([]string{channelColumn, periodColumn, currencyColumn}, metricsOf(campaign.KPIs), standardMetrics())))
	var problems socialorg.Problems
	report := func(column int, code socialorg.Code, format string, args ...any) {
		problems = append(problems, t.problem(rows.place(column), code, format, args...))
	}
	noChannel := t.channel == "" && !slices.Contains(header, channelColumn)
	seen := make(map[string]bool)
	var strange []string
	first := 0 // column of them
	for i, name := range header {
		near, isNear := known.Find(name)
		switch {
		case name == "":
		case seen[name]:
			report(i, socialorg.ErrDuplicate, "there are two columns %s", quote(name))
		case name == channelColumn:
			l.ChannelColumn = name
		case name == periodColumn:
			l.PeriodColumn = name
		case name == currencyColumn:
			l.CurrencyColumn = name
		case keyPattern.MatchString(name) && (!noChannel || near != channelColumn):
			l.Columns = append(l.Columns, insights.Column{Name: name, Metric: socialorg.Metric(name)})
		case isNear:
			noChannel = noChannel && near != channelColumn
			report(i, socialorg.ErrUnknown, "a column cannot be called %s; did you mean %s?", quote(name), near)
		default:
			if len(strange) == 0 {
				first = i
			}
			strange = append(strange, quote(name))
		}
		seen[name] = true
	}
	if len(strange) > 0 {
		report(first, socialorg.ErrUnknown, "a column cannot be called %s; -layout says what such columns mean", orMore(strange))
	}
	if len(l.Columns) == 0 && len(problems) == 0 {
		report(0, socialorg.ErrRequired, "no column is called like a metric, such as views")
	}
	if noChannel {
		report(0, socialorg.ErrRequired, "no column is called channel; -channel says which one the table is about")
	}
	if len(problems) == 0 {
		return *l, nil
	}
	if ready, ok := readyFor(header); ok {
		problems = nil
		report(0, socialorg.ErrUnknown, "these are the columns of the layout %s; write -layout %s before the table", ready, ready)
	}
	slices.SortStableFunc(problems, func(a, b socialorg.Problem) int { return cmp.Compare(a.Column, b.Column) })
	return *l, problems
}

const maxStrange = 3 // names in a message

// orMore joins a few of the words for a sentence.
func orMore(words []string) string {
	if len(words) > maxStrange+1 {
		words = append(slices.Clone(words[:maxStrange]), fmt.Sprintf("%d more", len(words)-maxStrange))
	}
	return detail.List(words, "or")
}

// top returns how many lines there are above the header that have no text, and the
// separator of the cells, 0 where it need not be said.
func (t *countTable) top() (above int, comma rune) {
	text, sep := cutSeparator(t.text)
	for line := range bytes.Lines(text) {
		if len(bytes.Trim(line, ",;\t|\" \n\r")) == 0 {
			above++
			continue
		}
		if sep != 0 {
			break
		}
		if extension(t.name) == ".tsv" && bytes.ContainsRune(line, '\t') {
			return above, '\t'
		}
		for _, r := range ",;\t|" {
			if bytes.ContainsRune(line, r) {
				return above, r
			}
		}
		break
	}
	return above, 0
}

// readyFor returns the name of the ready layout whose columns are all in a header.
func readyFor(header []string) (name string, ok bool) {
	for _, name := range readyNames() {
		l := readyLayouts()[name]()
		columns := slices.Concat(slices.Collect(maps.Keys(l.Only)), slices.Collect(maps.Keys(l.Except)), []string{l.ChannelColumn, l.PeriodColumn, l.CurrencyColumn})
		for _, c := range l.Columns {
			columns = append(columns, c.Name)
		}
		if !slices.ContainsFunc(columns, func(c string) bool { return c != "" && !slices.Contains(header, c) }) {
			return name, true
		}
	}
	return "", false
}

// metricsOf returns the metrics that KPIs use.
func metricsOf(kpis []socialorg.KPI) (metrics []string) {
	for _, k := range kpis {
		for _, m := range slices.Concat(k.Numerator, k.Denominator) {
			if !slices.Contains(metrics, string(m)) {
				metrics = append(metrics, string(m))
			}
		}
	}
	return metrics
}

func standardMetrics() []string { return metricsOf(standard.KPIs()) }

// looksWide reports whether a text is UTF-16 without a byte order mark.
func looksWide(text []byte) bool { return len(text) > 1 && (text[0] == 0) != (text[1] == 0) }
