package score

import (
	"cmp"
	"fmt"
	"slices"

	"example.com/socialorg"
	"example.com/socialorg/internal/currency"
	"example.com/socialorg/internal/detail"
	"example.com/socialorg/internal/period"
)

// Counts holds what one channel counted in one period. It is plain
// data, which [Campaign] checks.
//
// A metric that is absent from Values was not counted, which is not the same as
// 0. A channel is anything with one definition of each metric: "instagram" is
// one, and "instagram-ads" may be another.
type Counts struct {
	Channel  socialorg.Key              `json:"channel"`
	Period   socialorg.Period           `json:"period,omitempty"`
	Currency string                     `json:"currency,omitempty"` // of spend, revenue and other money, ISO 4217; "" means that of the campaign
	Values   map[socialorg.Metric]int64 `json:"values"`

	// Partial has the metrics of Values that only some rows of a source counted:
	// the value is what those rows counted. A sum still grows by it; for a rate
	// the period is not covered.
	Partial []socialorg.Metric `json:"partial,omitempty"`

	From socialorg.Place `json:"-"` // where they were read, for problems; the zero Place is none
}

// An entry is one of the counts.
type entry struct {
	span   period.Span
	length period.Granularity
	at     int // index in counts
}

// A metric is what the channel at hand counted of it.
type metric struct {
	name     socialorg.Metric
	how      socialorg.Aggregation
	checks   []check
	readings []reading // in the order of their periods

	negative bool     // one of them is below 0
	rows     int      // in which all channels counted it
	waiting  []*total // that want it and are full
}

// A reading is a count of one metric.
type reading struct {
	span    period.Span
	value   int64
	at      int // index in counts
	partial bool
}

// metric returns the metric of that name.
func (s *scoring) metric(name socialorg.Metric) *metric {
	m, ok := s.metrics[name]
	if !ok {
		if socialorg.Key(name).Valid() {
			m = &metric{name: name, how: s.campaign.Aggregation(name), checks: checksOf(name)}
		}
		s.metrics[name] = m
	}
	return m
}

// isEnd reports whether a metric is about the first or the last of its days, and
// not about them all.
func (m *metric) isEnd() bool {
	return m.how == socialorg.AggregateFirst || m.how == socialorg.AggregateLast
}

// check checks the counts and sorts them by channel.
func (s *scoring) check() {
	periods := make(map[socialorg.Period]entry)
	for i := range s.counts {
		n := &s.counts[i]
		var of socialorg.Problems
		s.checkChannel(&of, n.Channel)
		e, known := periods[n.Period]
		if e.at = i; !known {
			e.span = s.checkPeriod(&of, n.Period)
			e.length = e.span.Granularity()
		}
		if len(of) == 0 {
			periods[n.Period] = e
			s.entries[n.Channel] = append(s.entries[n.Channel], e)
		}
		if n.Currency != "" && !currency.Valid(n.Currency) {
			of.Add("currency", socialorg.ErrMalformed, "%s must be %s", detail.Quote(n.Currency), currency.Form)
		}
		s.checkMetrics(&of, n)
		if len(of) > 0 {
			s.found[i] = of
		}
	}
}

// spanOf returns the days of a period, Always where it is none.
func spanOf(p socialorg.Period) period.Span {
	if s, ok := period.Parse(string(p)); ok {
		return s
	}
	return period.Always
}

func (s *scoring) checkChannel(ps *socialorg.Problems, channel socialorg.Key) {
	switch {
	case !channel.Valid():
		ps.Under("channel", problemsOf(channel.Validate()))
	case len(s.known) > 0 && !s.known[channel]:
		meant, _ := s.near.Find(string(channel))
		ps.Add("channel", socialorg.ErrUnknown, "%s is not among the channels of the campaign", detail.Quote(channel))
		ps.Last().Meant = meant
	}
}

// checkPeriod returns the days of a period.
func (s *scoring) checkPeriod(ps *socialorg.Problems, p socialorg.Period) period.Span {
	span := spanOf(p)
	switch wrong := problemsOf(p.Validate()); {
	case p == "":
		return s.whole
	case len(wrong) > 0:
		ps.Under("period", wrong)
	case !s.allowed.Contains(span):
		ps.Add("period", socialorg.ErrRange, "%s is not within the campaign, %s", detail.Quote(p), s.allowed)
	}
	return span
}

// checkMetrics reports the names of metrics that are not written like a key, and
// those of Partial that are not counted.
func (s *scoring) checkMetrics(ps *socialorg.Problems, n *Counts) {
	var wrong []socialorg.Key
	for m := range n.Values {
		if of := s.metric(m); of != nil {
			of.rows++
		} else {
			wrong = append(wrong, socialorg.Key(m))
		}
	}
	slices.Sort(wrong)
	for _, m := range wrong {
		ps.Under("values", problemsOf(m.Validate()))
	}
	for i, m := range n.Partial {
		if _, ok := n.Values[m]; !ok {
			ps.Add(fmt.Sprintf("partial[%d]", i), socialorg.ErrUnknown, "%s is not among the values", detail.Quote(m))
		}
	}
}

// load puts what a channel counted into the readings of the metrics.
func (s *scoring) load(channel socialorg.Key) {
	for _, m := range s.used {
		m.readings, m.negative = m.readings[:0], false
	}
	s.used, s.lengths, s.counted, s.busy, s.idle = s.used[:0], [period.Granularities]bool{}, s.counted[:0], s.busy[:0], s.idle[:0]
	entries := s.entries[channel]
	slices.SortFunc(entries, func(a, b entry) int { return cmp.Or(a.span.Compare(b.span), cmp.Compare(a.at, b.at)) })
	for _, e := range entries {
		s.lengths[e.length] = true
		s.counted = s.counted.Append(e.span)
		n := &s.counts[e.at]
		adds, busy := false, false
		for m, value := range n.Values {
			of := s.metrics[m]
			if of == nil {
				continue
			}
			if len(of.readings) == 0 {
				s.used = append(s.used, of)
			}
			of.readings = append(of.readings, reading{span: e.span, value: value, at: e.at})
			of.negative = of.negative || value < 0
			if of.how == socialorg.AggregateSum {
				adds, busy = true, busy || value != 0
			}
		}
		switch {
		case busy:
			s.busy = s.busy.Append(e.span)
		case adds:
			s.idle = append(s.idle, e.span)
		}
		for _, m := range n.Partial {
			if of := s.metrics[m]; of != nil && len(of.readings) > 0 {
				of.readings[len(of.readings)-1].partial = true // m is among the values, or there are mistakes
			}
		}
	}
}

// A repetition is what counts count that earlier ones did.
type repetition struct {
	first   int                // the earliest of these, an index in counts
	metrics []socialorg.Metric // that it shares with them
}

// findRepetitions notes the counts of the channel at hand that count a metric
// again, in the same period or in one that overlaps with it. Figures that do not
// add up are counted again in the same period only.
func (s *scoring) findRepetitions() {
	const most = 8 // that are open at a time: a day, its week, month, quarter, year and the whole, and spans
	open := make([]reading, 0, most+1)
	for _, of := range s.used {
		open = open[:0]
		for _, r := range of.readings {
			open = slices.DeleteFunc(open, func(o reading) bool {
				return o.span.To <= r.span.From || of.how == socialorg.AggregateNone && o.span != r.span
			})
			for _, o := range open {
				s.repeat(max(o.at, r.at), min(o.at, r.at), of.name)
			}
			if open = append(open, r); len(open) > most { // the one that ends first is the least use
				slices.SortFunc(open, func(a, b reading) int { return cmp.Compare(a.span.To, b.span.To) })
				open = slices.Delete(open, 0, 1)
			}
		}
	}
}

func (s *scoring) repeat(at, first int, m socialorg.Metric) {
	of, ok := s.again[at]
	if !ok || first < of.first {
		of = repetition{first: first}
	}
	if last := len(of.metrics) - 1; first == of.first && (last < 0 || of.metrics[last] != m) {
		of.metrics = append(of.metrics, m)
	}
	s.again[at] = of
}

// report adds the problems of the counts, in their order.
func (s *scoring) report(ps *socialorg.Problems) {
	if s.tooMany {
		ps.Add("counts", socialorg.ErrRange, "are too many for so many KPIs and channels: adding them up takes more than %d steps", MaxSteps)
	}
	for i := range s.counts {
		of, again := s.again[i]
		found := s.found[i]
		if !again && len(found) == 0 {
			continue
		}
		n, path := &s.counts[i], fmt.Sprintf("counts[%d]", i)
		if again {
			first, verb, plural := &s.counts[of.first], "is a duplicate", "are duplicates"
			if n.Period != first.Period {
				verb, plural = "overlaps with "+periodText(first.Period), "overlap with "+periodText(first.Period)
			}
			if len(of.metrics) > 1 {
				verb = plural
			}
			slices.Sort(of.metrics)
			ps.Add(path+".period", socialorg.ErrDuplicate, "%s of %s in %s %s", detail.Few(of.metrics, "and", "more metrics"), n.Channel, periodText(n.Period), verb)
			p := ps.Last()
			p.OtherPath, p.Place, p.Other = fmt.Sprintf("counts[%d].period", of.first), n.From, first.From
		}
		for j := range found {
			found[j].Place = n.From
		}
		ps.Under(path, found)
	}
}
