package score

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

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
	whole    period.Span               // from Start to End; Always where the campaign does not state both
	entries  map[socialorg.Key][]entry // of each channel, in the order of their periods
	ids      map[socialorg.Metric]int  // of the metrics that occur, -1 where one is not written like a key
	metrics  []metric                  // by id
	used     []int                     // the metrics that the channel at hand counted
	counted  period.Spans              // the days of which it counted anything

	found map[int]socialorg.Problems       // by index in counts
	again map[int]map[socialorg.Metric]int // counts of what others count, see findDuplicates
}

// An entry is one of the counts.
type entry struct {
	span period.Span
	at   int // index in counts
}

// A metric is what the channel at hand counted of it.
type metric struct {
	name     socialorg.Metric
	how      socialorg.Aggregation
	partOf   []socialorg.Metric
	readings []reading // in the order of their periods
}

// A reading is a count of one metric.
type reading struct {
	span    period.Span
	value   int64
	at      int // index in counts
	partial bool
}

// id returns the index of a metric in metrics.
func (l *ledger) id(m socialorg.Metric) int {
	id, ok := l.ids[m]
	if !ok {
		if id = -1; socialorg.Key(m).Valid() {
			id = len(l.metrics)
			l.metrics = append(l.metrics, metric{name: m, how: l.campaign.Aggregation(m), partOf: m.PartOf()})
		}
		l.ids[m] = id
	}
	return id
}

// newLedger checks the counts and sorts them by channel and period.
func newLedger(c socialorg.Campaign, counts []Counts) *ledger {
	l := &ledger{
		campaign: c, counts: counts, whole: period.Always, entries: make(map[socialorg.Key][]entry), ids: make(map[socialorg.Metric]int),
		found: make(map[int]socialorg.Problems), again: make(map[int]map[socialorg.Metric]int),
	}
	channels := set(c.Channels)
	var near *suggest.Index // of them
	start, okStart := period.Parse(string(c.Start))
	end, okEnd := period.Parse(string(c.End))
	if okStart && okEnd && c.Start != "" && c.End != "" {
		l.whole = period.Span{From: start.From, To: end.To}
	}
	type parsed struct {
		span period.Span
		of   socialorg.Problems // empty: fine
	}
	periods := make(map[socialorg.Period]parsed)
	for i := range counts {
		n := &counts[i]
		var of socialorg.Problems
		if !channels[n.Channel] || !n.Channel.Valid() {
			of.Under("channel", problemsOf(n.Channel.Validate()))
			if len(of) == 0 && len(channels) > 0 {
				if near == nil {
					near = suggest.New(keys(channels))
				}
				meant, _ := near.Find(string(n.Channel))
				of.Add("channel", socialorg.ErrUnknown, "%s is not among the channels of the campaign", detail.Quote(n.Channel)).Meant = meant
			}
		}
		p, known := periods[n.Period]
		if !known {
			var ok bool
			p.span, ok = period.Parse(string(n.Period))
			p.of.Under("period", problemsOf(n.Period.Validate()))
			switch {
			case n.Period == "":
				p.span = l.whole
			case !ok:
			case okStart && p.span.From < start.From:
				p.of.Add("period", socialorg.ErrRange, "%s begins before the start of the campaign, %s", detail.Quote(n.Period), detail.Quote(c.Start))
			case okEnd && p.span.To > end.To:
				p.of.Add("period", socialorg.ErrRange, "%s ends after the end of the campaign, %s", detail.Quote(n.Period), detail.Quote(c.End))
			case okStart && c.Start != "" && p.span.To-start.From > socialorg.MaxCampaignDays, okEnd && c.End != "" && end.To-p.span.From > socialorg.MaxCampaignDays:
				p.of.Add("period", socialorg.ErrRange, "%s is more than %d days from the start or end of the campaign", detail.Quote(n.Period), socialorg.MaxCampaignDays)
			}
			periods[n.Period] = p
		}
		if of = append(of, p.of...); len(of) == 0 {
			l.entries[n.Channel] = append(l.entries[n.Channel], entry{p.span, i})
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

// report adds the problems of the counts, in their order.
func (l *ledger) report(ps *socialorg.Problems) {
	twice := make(map[int]socialorg.Problem)
	l.reportDuplicates(twice)
	for i := range l.counts {
		if p, ok := twice[i]; ok {
			ps.Under("", socialorg.Problems{p})
		}
		if of := l.found[i]; len(of) > 0 {
			for j := range of {
				of[j].Place = l.counts[i].From
			}
			ps.Under(fmt.Sprintf("counts[%d]", i), of)
		}
	}
}

// checkMetrics reports the names of metrics that are not written like a key, and
// those of Partial that are not counted.
func (l *ledger) checkMetrics(ps *socialorg.Problems, n *Counts) {
	var wrong []socialorg.Key
	for m := range n.Values {
		if l.id(m) < 0 {
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
	for _, id := range l.used {
		l.metrics[id].readings = l.metrics[id].readings[:0]
	}
	l.used, l.counted = l.used[:0], l.counted[:0]
	entries := l.entries[channel]
	slices.SortFunc(entries, func(a, b entry) int { return cmp.Or(a.span.Compare(b.span), cmp.Compare(a.at, b.at)) })
	for _, e := range entries {
		l.counted = l.counted.Append(e.span)
		n := &l.counts[e.at]
		for m, value := range n.Values {
			id := l.ids[m]
			if id < 0 {
				continue
			}
			of := &l.metrics[id]
			if len(of.readings) == 0 {
				l.used = append(l.used, id)
			}
			of.readings = append(of.readings, reading{span: e.span, value: value, at: e.at})
		}
		for _, m := range n.Partial {
			if id, ok := l.ids[m]; ok && id >= 0 {
				if list := l.metrics[id].readings; len(list) > 0 && list[len(list)-1].at == e.at {
					list[len(list)-1].partial = true
				}
			}
		}
	}
}

// findDuplicates notes the counts of the channel at hand that count a metric
// again, in the same period or in one that overlaps with it: index to metric to
// the index of earlier counts of it. Figures that do not add up are none for the
// same period only.
func (l *ledger) findDuplicates() {
	const most = 8 // that are open at a time: a day, its week, month, quarter, year and the whole, and spans
	open := make([]reading, 0, most+1)
	for _, id := range l.used {
		of := &l.metrics[id]
		open = open[:0]
		for _, r := range of.readings {
			if of.how == socialorg.AggregateNone {
				open = slices.DeleteFunc(open, func(o reading) bool { return o.span != r.span })
			} else {
				open = slices.DeleteFunc(open, func(o reading) bool { return o.span.To <= r.span.From })
			}
			for _, o := range open {
				at, first := max(o.at, r.at), min(o.at, r.at)
				if l.again[at] == nil {
					l.again[at] = make(map[socialorg.Metric]int)
				}
				if earlier, ok := l.again[at][of.name]; !ok || first < earlier {
					l.again[at][of.name] = first
				}
			}
			if open = append(open, r); len(open) > most { // the one that ends first is the least use
				soonest := slices.MinFunc(open, func(a, b reading) int { return cmp.Compare(a.span.To, b.span.To) })
				at := slices.Index(open, soonest)
				open = slices.Delete(open, at, at+1)
			}
		}
	}
}

// reportDuplicates reports, for each of the counts, the metrics that it shares
// with the earliest.
func (l *ledger) reportDuplicates(twice map[int]socialorg.Problem) {
	for at, metrics := range l.again {
		first := slices.Min(slices.Collect(maps.Values(metrics)))
		var shared []socialorg.Metric
		for m, by := range metrics {
			if by == first {
				shared = append(shared, m)
			}
		}
		slices.Sort(shared)
		n, o := l.counts[at], l.counts[first]
		what := fmt.Sprintf("%s of %s in %s", words(shared, "metrics"), n.Channel, periodText(n.Period))
		verbs := [2]string{"is a duplicate", "overlaps with " + periodText(o.Period)}
		if len(shared) > 1 {
			verbs = [2]string{"are duplicates", "overlap with " + periodText(o.Period)}
		}
		verb := verbs[1]
		if n.Period == o.Period {
			verb = verbs[0]
		}
		twice[at] = socialorg.Problem{
			Path: fmt.Sprintf("counts[%d].period", at), Code: socialorg.ErrDuplicate, Detail: what + " " + verb,
			OtherPath: fmt.Sprintf("counts[%d].period", first), Place: n.From, Other: o.From,
		}
	}
}

func periodText(p socialorg.Period) string {
	if p == "" {
		return "the whole campaign"
	}
	return string(p)
}

// during says in which periods: "in 2025-06", "from 2025-06-01 to 2025-06-12".
func during(in ...socialorg.Period) string {
	if first, last, ok := strings.Cut(string(in[0]), "/"); ok && len(in) == 1 {
		return "from " + first + " to " + last
	}
	texts := make([]string, len(in))
	for i, p := range in {
		texts[i] = periodText(p)
	}
	return "in " + words(texts, "periods")
}

// words returns the first few of many as "a, b and 3 more metrics".
func words[S ~string](all []S, things string) string {
	const most = 3
	texts := make([]string, 0, most+1)
	for i, w := range all {
		if i == most && len(all) > most+1 {
			texts = append(texts, fmt.Sprintf("%d more %s", len(all)-most, things))
			break
		}
		texts = append(texts, string(w))
	}
	return detail.List(texts, "and")
}

// A dated doubt is one about a count, with its days to sort it.
type datedDoubt struct {
	span period.Span
	Doubt
}

// doubts returns the doubts about what the channel at hand counted, in the order
// of periods and metrics.
func (l *ledger) doubts(channel socialorg.Key) []Doubt {
	var found []datedDoubt
	for _, id := range l.used {
		of := &l.metrics[id]
		note := func(r reading, kind DoubtKind, beside socialorg.Metric, count int64) {
			found = append(found, datedDoubt{r.span, Doubt{Kind: kind, Channel: channel, Period: socialorg.Period(r.span.String()), Metric: of.name, Count: r.value, Beside: beside, BesideCount: count}})
		}
		if !of.name.IsSigned() {
			for _, r := range of.readings {
				if r.value < 0 {
					note(r, NegativeCount, "", 0)
				}
			}
		}
		for _, all := range of.partOf {
			l.beside(of, all, func(r reading, most int64) {
				if r.value > 0 && r.value > most {
					note(r, MoreThanWhole, all, most)
				}
			})
		}
		switch of.name {
		case socialorg.MetricNewFollowers:
			l.beside(of, socialorg.MetricFollowersAtStart, func(r reading, had int64) {
				if r.value < 0 && (had < 0 || -uint64(r.value) > uint64(had)) {
					note(r, LostTooMany, socialorg.MetricFollowersAtStart, had)
				}
			})
		case socialorg.MetricResponseSeconds:
			l.beside(of, socialorg.MetricResponses, func(r reading, responses int64) {
				if r.value > 0 && responses == 0 {
					note(r, NoResponses, socialorg.MetricResponses, 0)
				}
			})
		}
	}
	slices.SortFunc(found, func(a, b datedDoubt) int {
		return cmp.Or(a.span.Compare(b.span), cmp.Compare(a.Metric, b.Metric), cmp.Compare(a.Beside, b.Beside))
	})
	var doubts []Doubt
	if whole := l.whole; whole != period.Always {
		if slices.ContainsFunc(l.entries[channel], func(e entry) bool { return l.counts[e.at].Period == "" }) {
			doubts = append(doubts, Doubt{Kind: NoPeriod, Channel: channel, Period: socialorg.Period(whole.String())})
		}
	}
	for _, d := range found {
		doubts = append(doubts, d.Doubt)
	}
	if zeros, ok := l.zerosAtEnd(); ok {
		doubts = append(doubts, Doubt{Kind: ZerosAtEnd, Channel: channel, Period: socialorg.Period(zeros.String())})
	}
	return doubts
}

// beside calls note for each reading and what was counted of another metric in
// the same period.
func (l *ledger) beside(of *metric, other socialorg.Metric, note func(r reading, count int64)) {
	id, ok := l.ids[other]
	if !ok || id < 0 {
		return
	}
	list := l.metrics[id].readings
	for _, r := range of.readings {
		for len(list) > 0 && list[0].span.Compare(r.span) < 0 {
			list = list[1:]
		}
		if len(list) > 0 && list[0].span == r.span {
			note(r, list[0].value)
		}
	}
}

// zerosAtEnd returns the days at the end for which the channel at hand counted 0
// of everything that can be counted day by day, if they are more than it went
// without before.
func (l *ledger) zerosAtEnd() (period.Span, bool) {
	last, end := period.Always.From, period.Always.From // of what is not 0, of all
	for _, id := range l.used {
		of := &l.metrics[id]
		for i := len(of.readings) - 1; i >= 0 && of.addsUp(); i-- {
			r := of.readings[i]
			if end = max(end, r.span.To); r.value != 0 {
				last = max(last, r.span.To)
				break
			}
		}
	}
	if last == period.Always.From || last >= end {
		return period.Span{}, false
	}
	var counted []period.Span
	from := end
	for _, id := range l.used {
		of := &l.metrics[id]
		for _, r := range of.readings {
			if !of.addsUp() {
				break
			}
			if r.value != 0 {
				counted = append(counted, r.span)
			} else if r.span.From >= last {
				from = min(from, r.span.From)
			}
		}
	}
	longest := int32(0)
	runs := period.Union(counted)
	for i := 1; i < len(runs); i++ {
		longest = max(longest, runs[i].From-runs[i-1].To)
	}
	return period.Span{From: from, To: end}, end-from > longest
}

// addsUp reports whether the metric is about the days of its period, and not
// about its first or its last.
func (m *metric) addsUp() bool {
	return m.how == socialorg.AggregateSum || m.how == socialorg.AggregateNone
}
