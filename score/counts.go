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
	counts   []Counts
	channels []socialorg.Key          // those that occur, sorted
	cells    map[socialorg.Key][]cell // in the order of their periods
}

// A cell is everything that one channel counted in one period.
type cell struct {
	span    period.Span
	entries []entry                  // one or more of this span
	by      map[socialorg.Metric]int // the index of the first counts of each metric; nil for one entry
}

// An entry is one of the counts.
type entry struct {
	span period.Span
	at   int // index in counts
}

// newLedger checks the counts and sorts them into cells.
func newLedger(c socialorg.Campaign, ps *socialorg.Problems, counts []Counts) *ledger {
	channels := set(c.Channels)
	var near *suggest.Index // of them
	start, okStart := period.Parse(string(c.Start))
	end, okEnd := period.Parse(string(c.End))
	type parsed struct {
		span period.Span
		of   socialorg.Problems // empty: fine
	}
	periods := make(map[socialorg.Period]parsed)
	entries := make(map[socialorg.Key][]entry)
	found := make(map[int]socialorg.Problems)
	for i := range counts {
		n := &counts[i]
		var of socialorg.Problems
		if of.Under("channel", problemsOf(n.Channel.Validate())); len(of) == 0 && len(channels) > 0 && !channels[n.Channel] {
			if near == nil {
				near = suggest.New(keys(channels))
			}
			meant, _ := near.Find(string(n.Channel))
			of.Add("channel", socialorg.ErrUnknown, "%s is not among the channels of the campaign", detail.Quote(n.Channel)).Meant = meant
		}
		p, known := periods[n.Period]
		if !known {
			var ok bool
			p.span, ok = period.Parse(string(n.Period))
			p.of.Under("period", problemsOf(n.Period.Validate()))
			switch {
			case !ok || n.Period == "":
			case okStart && p.span.From < start.From:
				p.of.Add("period", socialorg.ErrRange, "%s begins before the start of the campaign, %s", detail.Quote(n.Period), detail.Quote(c.Start))
			case okEnd && p.span.To > end.To:
				p.of.Add("period", socialorg.ErrRange, "%s ends after the end of the campaign, %s", detail.Quote(n.Period), detail.Quote(c.End))
			case okStart && start != period.Always && p.span.To-start.From > socialorg.MaxCampaignDays, okEnd && end != period.Always && end.To-p.span.From > socialorg.MaxCampaignDays:
				p.of.Add("period", socialorg.ErrRange, "%s is more than %d days from the start or end of the campaign", detail.Quote(n.Period), socialorg.MaxCampaignDays)
			}
			periods[n.Period] = p
		}
		if of = append(of, p.of...); len(of) == 0 {
			entries[n.Channel] = append(entries[n.Channel], entry{p.span, i})
		}
		if n.Currency != "" && !currency.Valid(n.Currency) {
			of.Add("currency", socialorg.ErrMalformed, "%s must be %s", detail.Quote(n.Currency), currency.Form)
		}
		checkMetrics(&of, n.Values)
		for j, m := range n.Partial {
			if _, ok := n.Values[m]; !ok {
				of.Add(fmt.Sprintf("partial[%d]", j), socialorg.ErrUnknown, "%s is not among the values", detail.Quote(m))
			}
		}
		if len(of) > 0 {
			found[i] = of
		}
	}
	twice := make(map[int]socialorg.Problem)
	l := &ledger{counts, slices.Sorted(maps.Keys(entries)), make(map[socialorg.Key][]cell, len(entries))}
	for _, channel := range l.channels {
		l.cells[channel] = l.cellsOf(entries[channel])
		l.reportDuplicates(l.duplicates(l.cells[channel]), twice)
	}
	for i := range counts {
		if p, ok := twice[i]; ok {
			ps.Under("", socialorg.Problems{p})
		}
		if of := found[i]; len(of) > 0 {
			for j := range of {
				of[j].Place = counts[i].From
			}
			ps.Under(fmt.Sprintf("counts[%d]", i), of)
		}
	}
	return l
}

// checkMetrics reports the names of metrics that are not written like a key.
func checkMetrics(ps *socialorg.Problems, values map[socialorg.Metric]int64) {
	var wrong []socialorg.Key
	for m := range values {
		if k := socialorg.Key(m); !k.Valid() {
			wrong = append(wrong, k)
		}
	}
	slices.Sort(wrong)
	for _, m := range wrong {
		ps.Under("values", problemsOf(m.Validate()))
	}
}

func (l *ledger) cellsOf(entries []entry) []cell {
	slices.SortFunc(entries, func(a, b entry) int {
		if c := a.span.Compare(b.span); c != 0 {
			return c
		}
		return a.at - b.at
	})
	cells := make([]cell, 0, len(entries))
	for from := 0; from < len(entries); {
		to := from + 1
		for to < len(entries) && entries[to].span == entries[from].span {
			to++
		}
		c := cell{span: entries[from].span, entries: entries[from:to]}
		if len(c.entries) > 1 {
			c.by = make(map[socialorg.Metric]int)
		}
		for at := to - 1; c.by != nil && at >= from; at-- {
			for m := range l.counts[entries[at].at].Values {
				c.by[m] = entries[at].at
			}
		}
		cells = append(cells, c)
		from = to
	}
	return cells
}

// duplicates returns the counts of a channel that count a metric again, in the
// same period or in one that overlaps with it: index to metric to the index of
// the earliest counts of it. Periods that overlap differ in length, so few are
// open at a time.
func (l *ledger) duplicates(cells []cell) map[int]map[socialorg.Metric]int {
	again := make(map[int]map[socialorg.Metric]int)
	note := func(m socialorg.Metric, a, b int) {
		at, first := max(a, b), min(a, b)
		if again[at] == nil {
			again[at] = make(map[socialorg.Metric]int)
		}
		if earlier, ok := again[at][m]; !ok || first < earlier {
			again[at][m] = first
		}
	}
	var open []cell
	for _, c := range cells {
		open = slices.DeleteFunc(open, func(o cell) bool { return o.span.To <= c.span.From })
		if open = append(open, c); len(open) == 1 && len(c.entries) == 1 {
			continue
		}
		for _, e := range c.entries {
			for m := range l.counts[e.at].Values {
				for _, o := range open {
					if _, first, ok := l.value(o, m); ok && first != e.at {
						note(m, e.at, first)
					}
				}
			}
		}
	}
	return again
}

// reportDuplicates reports, for each of the counts, the metrics that it shares
// with the earliest.
func (l *ledger) reportDuplicates(again map[int]map[socialorg.Metric]int, twice map[int]socialorg.Problem) {
	for at, metrics := range again {
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

// value returns what the cell counted of the metric, and in which of the
// counts.
func (l *ledger) value(of cell, m socialorg.Metric) (n int64, at int, ok bool) {
	if at = of.entries[0].at; of.by != nil {
		if at, ok = of.by[m]; !ok {
			return 0, 0, false
		}
	}
	n, ok = l.counts[at].Values[m]
	return n, at, ok
}

func (l *ledger) periodOf(of cell) socialorg.Period { return l.counts[of.entries[0].at].Period }

// missing returns the metrics that a cell did not count.
func (l *ledger) missing(of cell, wanted []socialorg.Metric) []socialorg.Metric {
	var missing []socialorg.Metric
	for _, m := range wanted {
		if _, _, ok := l.value(of, m); !ok {
			missing = append(missing, m)
		}
	}
	return missing
}

// doubtCounts reports counts of a channel that can hardly be right, in the order
// of periods and metrics.
func (l *ledger) doubtCounts(doubts *[]Doubt, channel socialorg.Key) {
	for _, of := range l.cells[channel] {
		before := len(*doubts)
		for _, e := range of.entries {
			for m, n := range l.counts[e.at].Values {
				l.doubtCount(doubts, channel, of, m, n)
			}
		}
		slices.SortFunc((*doubts)[before:], func(a, b Doubt) int {
			return cmp.Or(cmp.Compare(a.Metric, b.Metric), cmp.Compare(a.Beside, b.Beside))
		})
	}
}

func (l *ledger) doubtCount(doubts *[]Doubt, channel socialorg.Key, of cell, m socialorg.Metric, n int64) {
	add := func(kind DoubtKind, beside socialorg.Metric, count int64) {
		*doubts = append(*doubts, Doubt{Kind: kind, Channel: channel, Period: l.periodOf(of), Metric: m, Count: n, Beside: beside, BesideCount: count})
	}
	if n < 0 && !m.IsSigned() {
		add(NegativeCount, "", 0)
	}
	if n > 0 {
		for _, all := range m.PartOf() {
			if most, _, ok := l.value(of, all); ok && n > most {
				add(MoreThanWhole, all, most)
			}
		}
	}
	switch m {
	case socialorg.MetricNewFollowers:
		if had, _, ok := l.value(of, socialorg.MetricFollowersAtStart); ok && n < 0 && (had < 0 || -uint64(n) > uint64(had)) {
			add(LostTooMany, socialorg.MetricFollowersAtStart, had)
		}
	case socialorg.MetricResponseSeconds:
		if responses, _, ok := l.value(of, socialorg.MetricResponses); ok && n > 0 && responses == 0 {
			add(NoResponses, socialorg.MetricResponses, 0)
		}
	}
}
