package render

import (
	"cmp"
	"io"
	"math"
	"slices"
	"strings"

	"example.com/socialorg"
	"example.com/socialorg/internal/lists"
	"example.com/socialorg/orgdiff"
	"example.com/socialorg/score"
)

// Scorecard writes how a campaign did, as Markdown: the bounds of its score,
// and for each KPI the target, the value, how far the value attains the target,
// the status, and what the value does not cover. Counts that contradict each
// other come last. Numbers and money are written as the language does; a value
// and a target are never written alike unless they are equal. It accepts any
// scorecard. The error is the writer's.
func Scorecard(w io.Writer, s score.Card, l Labels) error {
	return scorecard(nil, s, named(l, orgdiff.Campaign, s.Campaign, s.Name), l).markdown(w)
}

// Scorecards writes how a campaign did beside how it, or another, did before, as
// [Scorecard] does, with both values and the change, which for percentages is in
// percentage points. There is no change where one of the values covers only a part:
// it would be that of the parts. KPIs that only one of the two has are listed too. It
// accepts any scorecards. The error is the writer's.
func Scorecards(w io.Writer, before, after score.Card, l Labels) error {
	return scorecard(&before, after, named(l, orgdiff.Campaign, after.Campaign, after.Name), l).markdown(w)
}

// scorecard returns the report of a card, beside one of before unless that is nil.
func scorecard(before *score.Card, s score.Card, name text, l Labels) *report {
	words := l.wording()
	r := &report{Title: name}
	r.add(block{Text: []text{l.score(s)}, Bar: l.scoreBar(s)})
	t := &table{
		Caption: fill(words.KPIsOf, name),
		Header: labels(words.KPI, words.ValueAndTarget, words.Target, words.Before, words.Value, words.Change,
			words.Attained, words.Status, words.NotCovered),
	}
	var earlier score.Card
	if before != nil {
		earlier, t.Header[4] = *before, label(words.After)
	}
	for _, d := range score.Compare(earlier, s) {
		kpi, target, is, attained, status := l.kpiOn(d.KPI), dash(), dash(), dash(), dash()
		var was, change, blocks text
		var missing []text
		var bar *bar
		if before != nil {
			was, change = dash(), dash()
		}
		if d.Before != nil {
			target, was = l.targetAndValue(*d.Before, earlier.Currency)
		}
		if d.Change != nil && d.Before.Status != score.Partial && d.After.Status != score.Partial {
			change = l.change(d, s.Currency)
		}
		if d.After != nil {
			target, is = l.targetAndValue(*d.After, s.Currency)
			status, missing = closed(words.Statuses, d.After.Status), l.missing(*d.After)
			if d.After.Attainment != nil {
				attained = label(l.percent(*d.After.Attainment))
			}
			if bar = newBar(d); bar != nil {
				bar.Title = join([]text{kpi, is, target, status}, "; ")
				blocks = label(bar.blocks())
			}
		}
		cells := []text{kpi, blocks, target, was, is, change, attained, status, join(missing, "; ")}
		t.Rows = append(t.Rows, row{Cells: cells, Bar: bar})
	}
	r.add(block{Text: t.legend(words), Table: t}, block{Heading: label(words.Doubts), List: lists.Each(s.Doubts, l.doubt)})
	return r
}

// change writes by how much a value went up or down. From 1% to 2% is up by 100%, so
// what is written of percentages is points.
func (l Labels) change(d score.Delta, currency string) text {
	size := math.Abs(*d.Change)
	a := l.newAmount(d.KPI.Unit, cmp.Or(d.After.Currency, currency), nil, size)
	if d.KPI.Unit == socialorg.UnitPercent {
		a.after = " " + l.wording().Points
	}
	written := a.write(size)
	switch {
	case *d.Change > 0:
		written = "+" + written
	case *d.Change < 0:
		written = "−" + written
	}
	return label(written)
}

// missing says what a result does not cover.
func (l Labels) missing(r score.Result) []text {
	all := lists.Each(r.Gaps[:min(maxGaps, len(r.Gaps))], l.gap)
	if more := len(r.Gaps) - len(all) + r.MoreGaps; more > 0 {
		all = append(all, l.more(more))
	}
	if len(all) == 0 && r.Status == score.NoData {
		return labels(l.wording().NotMeasured)
	}
	return all
}

// score says the score, or why there is none.
func (l Labels) score(s score.Card) text {
	words := l.wording()
	switch {
	case s.Targets == 0:
		return label(words.NoTargets)
	case s.Judged == 0 && s.ScoreMin == 0 && s.ScoreMax >= 1:
		return label(words.NothingJudged)
	}
	of := fill(words.Judged, label(l.number(float64(s.Judged))), label(l.number(float64(s.Targets))))
	if s.Judged == s.Targets {
		of = label(words.JudgedAll.of(s.Targets))
	}
	score := fill(words.Score, label(l.percent(s.ScoreMin)))
	if !(s.ScoreMin >= 0 && s.ScoreMin <= s.ScoreMax && s.ScoreMax <= 1) {
		score = fill(words.Score, dash()) // no scoring gives these bounds
	} else if s.ScoreMin != s.ScoreMax {
		least, most := l.percent(s.ScoreMin), l.percent(s.ScoreMax)
		if least != most {
			most = strings.TrimSuffix(least, "%") + "–" + most
		}
		score = fill(words.ScoreBetween, label(most))
	}
	return join([]text{score, of}, " ")
}

// kpiOn returns the name of a KPI with the channels and the period that it is
// about.
func (l Labels) kpiOn(k socialorg.KPI) text {
	name := named(l, orgdiff.KPI, k.Key, k.Name)
	if len(k.Channels) > 0 {
		channels := lists.Each(k.Channels, func(key socialorg.Key) text { return word(l, key) })
		name = fill(l.wording().KPIOn, name, l.all(channels))
	}
	if k.Period != "" {
		name = fill(l.wording().During, name, period(k.Period))
	}
	return name
}

// targetAndValue returns both, written so that they can be told apart.
func (l Labels) targetAndValue(r score.Result, currency string) (target, value text) {
	k := r.KPI
	a := l.newAmount(k.Unit, cmp.Or(r.Currency, currency), known(k.Min, k.Max), known(r.Value)...)
	if value = dash(); r.Value != nil {
		value = label(a.write(*r.Value))
	}
	return l.target(k, a), value
}

// known returns the numbers that there are.
func known(all ...*float64) (numbers []float64) {
	for _, f := range all {
		if f != nil {
			numbers = append(numbers, *f)
		}
	}
	return numbers
}

// target returns the bounds of a KPI.
func (l Labels) target(k socialorg.KPI, a *amount) text {
	switch {
	case k.Min != nil && k.Max != nil:
		return label(a.between(*k.Min, *k.Max))
	case k.Min != nil:
		return fill(l.wording().AtLeast, label(a.write(*k.Min)))
	case k.Max != nil:
		return fill(l.wording().AtMost, label(a.write(*k.Max)))
	}
	return dash()
}

// How much of what is missing a report names.
const (
	maxGaps    = 5
	maxPeriods = 3
)

// gap says what is missing, or why there is no value.
func (l Labels) gap(g score.Gap) text {
	words := l.wording()
	where := label(words.Campaign)
	if g.Channel != "" {
		where = word(l, g.Channel)
	}
	conjunction := words.And
	if g.Why == score.Uncounted {
		conjunction = words.No
	}
	metrics := l.series(lists.Each(g.Metrics, func(m socialorg.Metric) text { return l.inSentence(word(l, m)) }), conjunction)
	t := fill(words.NothingCounted, where)
	why, known := words.Whys[g.Why]
	switch {
	case known && len(metrics) > 0:
		t = fill(why, where, metrics)
	case !known:
		t = join([]text{where, verbatim(string(g.Why))}, ": ")
	case g.Why != score.Uncounted:
		t = fill(why, where, label(words.Value))
	}
	if len(g.Periods) == 0 {
		return t
	}
	return fill(words.During, t, few(l, g.Periods, maxPeriods, period))
}

// doubt says what can hardly be right, and where.
func (l Labels) doubt(d score.Doubt) entry {
	words := l.wording()
	format, known := words.DoubtKinds[d.Kind]
	if !known {
		return entry{Text: text{{Text: d.String(), Lang: English().Language()}}}
	}
	count := func(f float64) text { return label(l.precise(f, exact, 0)) }
	percent := func(f float64, bounds ...float64) text {
		return label(l.newAmount(socialorg.UnitPercent, "", bounds, f).write(f))
	}
	where := label(words.Campaign)
	switch {
	case d.KPI != nil:
		where = l.kpiOn(*d.KPI)
	case d.Channel != "":
		where = word(l, d.Channel)
	}
	of := []text{l.inSentence(word(l, d.Metric)), count(float64(d.Count)), l.inSentence(word(l, d.Beside)), count(float64(d.BesideCount))}
	switch d.Kind {
	case score.AboveHundred:
		of = []text{percent(d.Value)}
	case score.FractionMeant:
		of = []text{percent(d.Bound, d.Bound), percent(100*d.Bound, 100*d.Bound)}
	case score.NoPeriod, score.ZerosAtEnd:
		return entry{where, fill(format, period(d.Period))}
	case score.LostTooMany:
		of = []text{count(-float64(d.Count)), count(float64(d.BesideCount))}
	}
	if d.Period != "" {
		where = fill(words.During, where, period(d.Period))
	}
	return entry{where, fill(format, of...)}
}

// period returns a period, and a span of days with a dash between its ends.
func period(p socialorg.Period) text {
	return verbatim(strings.Replace(string(p), "/", " – ", 1))
}

// A bar is a value beside its target, on a scale from 0 to 100.
type bar struct {
	Title  text // in words
	Value  *float64
	Class  string    // what the value is: a status, or a score
	Marks  []float64 // the bounds of the target
	Wanted span      // where the value meets the target
	Open   span      // where the value may be, as counts are missing
	Was    *float64  // the value before
}

// A span is a part of a bar's scale; the zero span is none.
type span struct{ From, To float64 }

// Width returns how wide the span is.
func (s span) Width() float64 { return s.To - s.From }

// newBar returns the bar of the result afterwards, with the value before if both are
// in one unit; nil where there is nothing to draw.
func newBar(d score.Delta) *bar {
	r, k := d.After, d.After.KPI
	var was *float64
	if d.Change != nil {
		was = d.Before.Value
	}
	if k.Min == nil && k.Max == nil {
		return nil
	}
	low, high := *cmp.Or(k.Min, k.Max), *cmp.Or(k.Max, k.Min)
	// The upper bound is at the same place in all bars but those of values far beyond it.
	most := max(low, high) / 75
	for _, v := range known(r.Value, was) {
		most = max(most, v/98)
	}
	if high < low || !(most > 0) || math.IsInf(most, 0) {
		return nil
	}
	scale := func(v *float64) *float64 {
		if v == nil {
			return nil
		}
		return new(math.Round(10*max(*v/most, 0)) / 10)
	}
	class := score.NoData // of a status that is none
	if _, known := English().wording().Statuses[r.Status]; known {
		class = r.Status
	}
	b := &bar{Class: string(class), Value: scale(r.Value), Was: scale(was), Wanted: span{0, 100}}
	if from := scale(k.Min); from != nil {
		b.Wanted.From = *from
		b.Marks = append(b.Marks, *from)
	}
	if to := scale(k.Max); to != nil {
		b.Wanted.To = *to
		b.Marks = append(b.Marks, *to)
	}
	switch {
	case b.Value == nil && r.Status == score.NoData, b.Value != nil && len(r.Gaps) > 0 && len(k.Denominator) > 0:
		b.Open = span{0, 100}
	case b.Value != nil && len(r.Gaps) > 0: // a sum, which can only grow
		b.Open = span{*b.Value, 100}
	}
	return b
}

// scoreBar returns the bar of a card's score, nil where nothing is known of it.
func (l Labels) scoreBar(s score.Card) *bar {
	low, high := 100*s.ScoreMin, 100*s.ScoreMax
	if s.Targets == 0 || !(low >= 0 && low <= high && high <= 100) || high-low == 100 {
		return nil
	}
	return &bar{Title: l.score(s), Value: &low, Class: "score", Open: span{low, high}}
}

// blocks draws the bar with characters.
func (b *bar) blocks() string {
	const step = 5
	var s strings.Builder
	for x := 0.0; x < 100; x += step {
		middle := x + step/2.0
		char := "░"
		switch {
		case slices.ContainsFunc(b.Marks, func(m float64) bool { return x <= m && m < x+step }):
			char = "┃"
		case b.Was != nil && x <= *b.Was && *b.Was < x+step:
			char = "◆"
		case b.Value != nil && (middle <= *b.Value || x == 0 && *b.Value > 0):
			char = "█"
		case b.Open.From <= middle && middle < b.Open.To:
			char = "▒"
		}
		s.WriteString(char)
	}
	return s.String()
}

// Barred reports whether a row has a bar.
func (t *table) Barred() bool {
	return t != nil && slices.ContainsFunc(t.Rows, func(r row) bool { return r.Bar != nil })
}

// legend says what the bars of a table show.
func (t *table) legend(words *wording) []text {
	open, compared := false, false
	for _, r := range t.Rows {
		if b := r.Bar; b != nil {
			open, compared = open || b.Open != span{}, compared || b.Was != nil
		}
	}
	if !t.Barred() {
		return nil
	}
	legend := words.BarTarget
	if open {
		legend += " " + words.BarOpen
	}
	if compared {
		legend += " " + words.BarWas
	}
	return labels(legend)
}
