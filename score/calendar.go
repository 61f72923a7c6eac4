package score

import (
	"fmt"
	"slices"

	"example.com/socialorg"
	"example.com/socialorg/internal/period"
)

// A calendar is what channels should count: the days from Start to End or, where
// the campaign does not state both, the periods that occur in the counts.
type calendar struct {
	stated bool                               // the campaign, or the KPI, states all of it
	days   period.Spans                       // all of them
	by     [period.Granularities]period.Spans // the periods that occur, by length, where the campaign states neither

	channel socialorg.Key // that was asked for last
	latest  period.Spans  // what it should count
}

// calendarOf returns what the channels of a total should count. It is the same for
// all totals that are about the same channels; own are those that a KPI states.
func (s *scoring) calendarOf(t *total, own []socialorg.Key) *calendar {
	switch {
	case t.window != period.Always:
		return &calendar{stated: true, days: period.Spans{t.window}}
	case s.whole != period.Always:
		return &calendar{stated: true, days: period.Spans{s.whole}}
	}
	of := fmt.Sprint(own)
	if cal := s.calendars[of]; cal != nil {
		return cal
	}
	cal := new(calendar)
	s.calendars[of] = cal
	var occur []period.Span
	for _, channel := range t.channels {
		for _, e := range s.entries[channel] {
			if e.span != period.Always {
				occur = append(occur, e.span)
			}
		}
	}
	cal.days = period.Union(occur)
	start, end := s.allowed.From, s.allowed.To
	switch last := len(cal.days) - 1; {
	case last < 0:
	case s.campaign.Start != "":
		cal.days = period.Spans{{From: start, To: cal.days[last].To}}
	case s.campaign.End != "":
		cal.days = period.Spans{{From: cal.days[0].From, To: end}}
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
	foreign := false
	for g, periods := range cal.by {
		foreign = foreign || !own[g] && len(periods) > 0
	}
	if !foreign {
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
	cal.latest = period.Union(days)
	return cal.latest
}
