package score

import (
	"fmt"
	"slices"

	"example.com/socialorg"
	"example.com/socialorg/internal/period"
)

// A Gap is something that the value of a KPI does not cover, or a reason why
// there is no value. A result has them in the order of the campaign's channels.
type Gap struct {
	Channel socialorg.Key      `json:"channel"`
	Periods []socialorg.Period `json:"periods,omitempty"` // runs of days, in order; none: all that the KPI is about
	Metrics []socialorg.Metric `json:"metrics,omitempty"` // of the KPI, that Why is about; none: nothing came in
	Why     Reason             `json:"why"`
}

// A Reason says why a KPI has no value, or only part of one.
type Reason string

// The reasons of a [Gap].
const (
	Uncounted       Reason = "uncounted"        // a channel did not count a metric in a period
	Incomplete      Reason = "incomplete"       // only some rows of a source counted it: [Counts.Partial]
	ZeroDenominator Reason = "zero-denominator" // the denominator adds up to 0
	NonAdditive     Reason = "non-additive"     // counts of a metric that do not add up, such as reach
	Currencies      Reason = "currencies"       // money in two currencies, or in one other than the campaign's
)

// MaxGaps bounds the gaps, periods and metrics that a [Card] lists: each result
// lists its share, and counts the rest in [Result.MoreGaps].
const MaxGaps = 10_000

// leastGaps is the least share of a result.
const leastGaps = 8

// A tally is gaps up to a limit.
type tally struct {
	gaps       []Gap
	room, more int
}

// add adds a gap with the periods of runs of days, or counts it if there is no
// room. The first is cut to fit.
func (t *tally) add(g Gap, runs period.Spans) {
	size := 1 + len(g.Periods) + len(runs) + len(g.Metrics)
	if t.more > 0 || size > t.room {
		if t.more++; len(t.gaps) > 0 {
			return
		}
		most := t.room / 3
		runs, g.Periods, g.Metrics = runs[:min(len(runs), most)], g.Periods[:min(len(g.Periods), most)], g.Metrics[:min(len(g.Metrics), most)]
	}
	t.room -= size
	g.Metrics = slices.Clone(g.Metrics)
	for _, run := range runs {
		g.Periods = append(g.Periods, socialorg.Period(run.String()))
	}
	t.gaps = append(t.gaps, g)
}

// addGaps adds what the channel at hand should have counted for a total and did
// not. Metrics that are missing on the same days share a gap.
func (s *scoring) addGaps(t *total, channel socialorg.Key, covered period.Spans) {
	if t.missing.more > 0 && len(covered) < len(s.expected) { // which covered is a part of
		t.missing.more++
		return
	}
	left := s.expected.Minus(covered)
	silent := left.Minus(s.counted)
	if left = left.Minus(silent); t.missing.more > 0 && len(left)+len(silent) > 0 {
		t.missing.more++
		return
	}
	var missing []Gap
	var days []period.Spans       // of each
	alike := make(map[string]int) // index in missing
	room := t.missing.room
	note := func(m *metric, why Reason, on ...period.Span) {
		if len(on) == 0 {
			return
		}
		key := fmt.Sprintf("%s%d", why, on)
		at, ok := alike[key]
		if !ok {
			at = len(missing)
			alike[key] = at
			missing, days = append(missing, Gap{Channel: channel, Why: why}), append(days, on)
			room -= len(on)
		}
		missing[at].Metrics = append(missing[at].Metrics, m.name)
	}
	for i := range t.wanted {
		if room < 0 { // the gap is cut already
			break
		}
		w := &t.wanted[i]
		list, partly := w.cells, w.partly
		if w.isEnd() {
			list = list[w.from:w.to]
			partly = partlyOf(list)
		}
		var counted period.Spans
		for _, r := range list {
			if !r.partial && len(left) > 0 {
				counted = counted.Append(r.span)
			}
		}
		note(w.metric, Incomplete, partly...)
		if !w.isEnd() {
			note(w.metric, Uncounted, left.Minus(counted).Minus(partly)...)
		} else if day := w.dueOn(s.expected); (len(list) == 0 || !list[0].span.Contains(day)) && !silent.Overlap(day) {
			note(w.metric, Uncounted, day)
		}
	}
	if len(silent) > 0 {
		missing, days = append(missing, Gap{Channel: channel, Why: Uncounted}), append(days, silent)
	}
	for i, g := range missing {
		t.missing.add(g, s.runs(t, days[i]))
	}
}

// partlyOf returns the days that only some rows counted.
func partlyOf(list []reading) (days period.Spans) {
	for _, r := range list {
		if r.partial {
			days = days.Append(r.span)
		}
	}
	return days
}

// dueOn returns the day on which a metric of an end counts.
func (m *metric) dueOn(expected period.Spans) period.Span {
	first, last := expected[0], expected[len(expected)-1]
	switch {
	case first == period.Always:
		return first
	case m.how == socialorg.AggregateFirst:
		return period.Span{From: first.From, To: first.From + 1}
	}
	return period.Span{From: last.To - 1, To: last.To}
}

// runs returns runs of days, nil for the whole of what the total is about.
func (s *scoring) runs(t *total, of period.Spans) period.Spans {
	if of[0] == period.Always { // the block of ends alone
		of = s.expected
	}
	if slices.Equal(of, s.expected) && (t.calendar.stated || s.counted[0] == period.Always) {
		return nil
	}
	return of
}

// A calendar is what channels should count: the days from Start to End or, where
// the campaign does not state both, the periods that occur in the counts.
type calendar struct {
	stated bool                               // the campaign, or the KPI, states all of it
	days   period.Spans                       // all of them
	by     [period.Granularities]period.Spans // the periods that occur, by length, where the campaign states neither

	channel socialorg.Key // that was asked for last
	latest  period.Spans  // what it should count
}

// calendarOf returns what the channels of a KPI should count. It is the same for
// all KPIs that are about the same channels.
func (s *scoring) calendarOf(k socialorg.KPI) *calendar {
	switch {
	case k.Period != "":
		return &calendar{stated: true, days: period.Spans{spanOf(k.Period)}}
	case s.whole != period.Always:
		return &calendar{stated: true, days: period.Spans{s.whole}}
	}
	of := fmt.Sprint(k.Channels)
	if cal := s.calendars[of]; cal != nil {
		return cal
	}
	cal := new(calendar)
	s.calendars[of] = cal
	channels := k.Channels
	if len(channels) == 0 {
		channels = s.channels
	}
	var occur []period.Span
	for _, channel := range channels {
		for _, e := range s.entries[channel] {
			if e.span != period.Always {
				occur = append(occur, e.span)
			}
		}
	}
	cal.days = period.Union(occur)
	switch last := len(cal.days) - 1; {
	case last < 0:
		cal.days = period.Spans{period.Always}
	case s.campaign.Start != "":
		cal.days = period.Spans{{From: s.allowed.From, To: cal.days[last].To}}
	case s.campaign.End != "":
		cal.days = period.Spans{{From: cal.days[0].From, To: s.allowed.To}}
	default:
		for _, p := range slices.Compact(occur) {
			g := p.Granularity()
			cal.by[g] = append(cal.by[g], p)
		}
	}
	return cal
}

// of returns the days that a channel should count, by the lengths of its periods
// and the days that it counted anything of. If the campaign does not state them,
// it should count a period of a length that it does not use itself only if it
// counted nothing in that period.
func (cal *calendar) of(channel socialorg.Key, own [period.Granularities]bool, counted period.Spans) period.Spans {
	if cal.channel == channel {
		return cal.latest
	}
	cal.channel, cal.latest = channel, cal.days
	others := false
	for g, periods := range cal.by {
		others = others || !own[g] && len(periods) > 0
	}
	if !others {
		return cal.latest
	}
	var days []period.Span
	for g, periods := range cal.by {
		for _, p := range periods {
			if own[g] || !counted.Overlap(p) {
				days = append(days, p)
			}
		}
	}
	if cal.latest = period.Union(days); len(days) == 0 {
		cal.latest = period.Spans{period.Always}
	}
	return cal.latest
}
