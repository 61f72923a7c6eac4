package score

import (
	"cmp"
	"fmt"
	"slices"

	"example.com/socialorg"
	"example.com/socialorg/internal/currency"
	"example.com/socialorg/internal/detail"
	"example.com/socialorg/internal/period"
	"example.com/socialorg/internal/suggest"
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

// A ledger has the counts of a campaign by channel and period.
type ledger struct {
	campaign socialorg.Campaign
	counts   []Counts
	allowed  period.Span            // the days that the campaign can have
	whole    period.Span            // from Start to End; Always where the campaign does not state both
	known    map[socialorg.Key]bool // channels of the campaign
	near     *suggest.Index         // of them
	entries  map[socialorg.Key][]entry
	metrics  map[socialorg.Metric]*metric // that occur; nil: not written like a key

	found map[int]socialorg.Problems // by index in counts
	again map[int]repetition         // by index in counts

	// What the channel at hand counted.
	used    []*metric
	lengths [period.Granularities]bool // of its periods
	counted period.Spans               // days, of anything
	busy    period.Spans               // days, of anything but 0 that adds up
	idle    []period.Span              // periods of which everything that adds up is 0
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
func (l *ledger) metric(name socialorg.Metric) *metric {
	m, ok := l.metrics[name]
	if !ok {
		if socialorg.Key(name).Valid() {
			m = &metric{name: name, how: l.campaign.Aggregation(name), checks: checksOf(name)}
		}
		l.metrics[name] = m
	}
	return m
}

// isEnd reports whether a metric is about the first or the last of its days, and
// not about them all.
func (m *metric) isEnd() bool {
	return m.how == socialorg.AggregateFirst || m.how == socialorg.AggregateLast
}

// newLedger checks the counts and sorts them by channel.
func newLedger(c socialorg.Campaign, counts []Counts) *ledger {
	start, end := spanOf(c.Start), spanOf(c.End)
	l := &ledger{
		campaign: c, counts: counts, allowed: period.Span{From: start.From, To: end.To}, whole: period.Always,
		known: setOf(c.Channels), near: suggest.New(valid(c.Channels)), entries: make(map[socialorg.Key][]entry),
		metrics: make(map[socialorg.Metric]*metric), found: make(map[int]socialorg.Problems), again: make(map[int]repetition),
	}
	switch {
	case start != period.Always && end != period.Always:
		l.whole = l.allowed
	case start != period.Always:
		l.allowed.To = start.From + socialorg.MaxCampaignDays
	case end != period.Always:
		l.allowed.From = end.To - socialorg.MaxCampaignDays
	}
	periods := make(map[socialorg.Period]entry)
	for i := range counts {
		n := &counts[i]
		var of socialorg.Problems
		l.checkChannel(&of, n.Channel)
		e, known := periods[n.Period]
		if e.at = i; !known {
			e.span = l.checkPeriod(&of, n.Period)
			e.length = e.span.Granularity()
		}
		if len(of) == 0 {
			periods[n.Period] = e
			l.entries[n.Channel] = append(l.entries[n.Channel], e)
		}
		if n.Currency != "" && !currency.Valid(n.Currency) {
			of.Add("currency", socialorg.ErrMalformed, "%s must be %s", detail.Quote(n.Currency), currency.Form)
		}
		l.checkMetrics(&of, n)
		if len(of) > 0 {
			l.found[i] = of
		}
	}
	return l
}

// spanOf returns the days of a period, Always where it is none.
func spanOf(p socialorg.Period) period.Span {
	if s, ok := period.Parse(string(p)); ok {
		return s
	}
	return period.Always
}

func (l *ledger) checkChannel(ps *socialorg.Problems, channel socialorg.Key) {
	switch {
	case !channel.Valid():
		ps.Under("channel", problemsOf(channel.Validate()))
	case len(l.known) > 0 && !l.known[channel]:
		meant, _ := l.near.Find(string(channel))
		ps.Add("channel", socialorg.ErrUnknown, "%s is not among the channels of the campaign", detail.Quote(channel))
		ps.Last().Meant = meant
	}
}

// checkPeriod returns the days of a period.
func (l *ledger) checkPeriod(ps *socialorg.Problems, p socialorg.Period) period.Span {
	span := spanOf(p)
	switch wrong := problemsOf(p.Validate()); {
	case p == "":
		return l.whole
	case len(wrong) > 0:
		ps.Under("period", wrong)
	case !l.allowed.Contains(span):
		ps.Add("period", socialorg.ErrRange, "%s is not within the campaign, %s", detail.Quote(p), l.allowed)
	}
	return span
}

// checkMetrics reports the names of metrics that are not written like a key, and
// those of Partial that are not counted.
func (l *ledger) checkMetrics(ps *socialorg.Problems, n *Counts) {
	var wrong []socialorg.Key
	for m := range n.Values {
		if of := l.metric(m); of != nil {
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
func (l *ledger) load(channel socialorg.Key) {
	for _, m := range l.used {
		m.readings, m.negative = m.readings[:0], false
	}
	l.used, l.lengths, l.counted, l.busy, l.idle = l.used[:0], [period.Granularities]bool{}, l.counted[:0], l.busy[:0], l.idle[:0]
	entries := l.entries[channel]
	slices.SortFunc(entries, func(a, b entry) int { return cmp.Or(a.span.Compare(b.span), cmp.Compare(a.at, b.at)) })
	for _, e := range entries {
		l.lengths[e.length] = true
		l.counted = l.counted.Append(e.span)
		n := &l.counts[e.at]
		adds, busy := false, false
		for m, value := range n.Values {
			of := l.metrics[m]
			if of == nil {
				continue
			}
			if len(of.readings) == 0 {
				l.used = append(l.used, of)
			}
			of.readings = append(of.readings, reading{span: e.span, value: value, at: e.at})
			of.negative = of.negative || value < 0
			if of.how == socialorg.AggregateSum {
				adds, busy = true, busy || value != 0
			}
		}
		switch {
		case busy:
			l.busy = l.busy.Append(e.span)
		case adds:
			l.idle = append(l.idle, e.span)
		}
		for _, m := range n.Partial {
			if of := l.metrics[m]; of != nil && len(of.readings) > 0 {
				of.readings[len(of.readings)-1].partial = true // m is among the values, or there are mistakes
			}
		}
	}
}

// setOf returns the set of a list.
func setOf[K comparable](list []K) map[K]bool {
	set := make(map[K]bool, len(list))
	for _, k := range list {
		set[k] = true
	}
	return set
}

// A repetition is what counts count that earlier ones did.
type repetition struct {
	first   int                // the earliest of these, an index in counts
	metrics []socialorg.Metric // that it shares with them
}

// findRepetitions notes the counts of the channel at hand that count a metric
// again, in the same period or in one that overlaps with it. Figures that do not
// add up are counted again in the same period only.
func (l *ledger) findRepetitions() {
	const most = 8 // that are open at a time: a day, its week, month, quarter, year and the whole, and spans
	open := make([]reading, 0, most+1)
	for _, of := range l.used {
		open = open[:0]
		for _, r := range of.readings {
			open = slices.DeleteFunc(open, func(o reading) bool {
				return o.span.To <= r.span.From || of.how == socialorg.AggregateNone && o.span != r.span
			})
			for _, o := range open {
				l.repeat(max(o.at, r.at), min(o.at, r.at), of.name)
			}
			if open = append(open, r); len(open) > most { // the one that ends first is the least use
				slices.SortFunc(open, func(a, b reading) int { return cmp.Compare(a.span.To, b.span.To) })
				open = slices.Delete(open, 0, 1)
			}
		}
	}
}

func (l *ledger) repeat(at, first int, m socialorg.Metric) {
	of, ok := l.again[at]
	if !ok || first < of.first {
		of = repetition{first: first}
	}
	if last := len(of.metrics) - 1; first == of.first && (last < 0 || of.metrics[last] != m) {
		of.metrics = append(of.metrics, m)
	}
	l.again[at] = of
}

// report adds the problems of the counts, in their order.
func (l *ledger) report(ps *socialorg.Problems) {
	for i := range l.counts {
		of, again := l.again[i]
		found := l.found[i]
		if !again && len(found) == 0 {
			continue
		}
		n, path := &l.counts[i], fmt.Sprintf("counts[%d]", i)
		if again {
			first, verb, plural := &l.counts[of.first], "is a duplicate", "are duplicates"
			if n.Period != first.Period {
				verb, plural = "overlaps with "+periodText(first.Period), "overlap with "+periodText(first.Period)
			}
			if len(of.metrics) > 1 {
				verb = plural
			}
			slices.Sort(of.metrics)
			ps.Add(path+".period", socialorg.ErrDuplicate, "%s of %s in %s %s", words(of.metrics, "metrics"), n.Channel, periodText(n.Period), verb)
			p := ps.Last()
			p.OtherPath, p.Place, p.Other = fmt.Sprintf("counts[%d].period", of.first), n.From, first.From
		}
		for j := range found {
			found[j].Place = n.From
		}
		ps.Under(path, found)
	}
}
