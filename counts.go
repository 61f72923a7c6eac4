package socialorg

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"example.com/socialorg/internal/detail"
	"example.com/socialorg/internal/period"
)

// Counts is what one channel counted in one period: the report of the
// specialist (S56). It is plain data; [Campaign.Score] checks it.
//
// A metric that is absent from Values was not counted, which is not the same as
// 0. A channel is anything with one definition of each metric: "instagram" is
// one, and "instagram-ads" may be another.
type Counts struct {
	Channel  Key              `json:"channel"`
	Period   Period           `json:"period,omitempty"`
	Currency string           `json:"currency,omitempty"` // of spend, revenue and other money, ISO 4217; "" means that of the campaign
	Values   map[Metric]int64 `json:"values"`
}

// A ledger has the counts of a campaign by channel and period.
type ledger struct {
	counts   []Counts
	channels []Key          // those that occur, sorted
	cells    map[Key][]cell // in the order of their periods
}

// A cell is everything that one channel counted in one period.
type cell struct {
	span    period.Span
	entries []entry        // one or more of this span
	by      map[Metric]int // the index of the first counts of each metric; nil for one entry
}

// An entry is one of the counts.
type entry struct {
	span period.Span
	at   int // index in counts
}

// ledger checks the counts and sorts them into cells.
func (c Campaign) ledger(ps *Problems, counts []Counts) *ledger {
	channels := newChannelSet(c.Channels)
	start, okStart := c.Start.span()
	end, okEnd := c.End.span()
	type parsed struct {
		span period.Span
		of   Problems // empty: fine
	}
	periods := make(map[Period]parsed)
	entries := make(map[Key][]entry)
	found := make(map[int]Problems)
	for i := range counts {
		n := &counts[i]
		var of Problems
		channels.check(&of, "channel", n.Channel)
		p, known := periods[n.Period]
		if !known {
			var ok bool
			p.span, ok = n.Period.check(&p.of, "period")
			switch {
			case !ok || n.Period == "":
			case okStart && p.span.From < start.From:
				p.of.add("period", ErrRange, "%s begins before the start of the campaign, %s", detail.Quote(n.Period), detail.Quote(c.Start))
			case okEnd && p.span.To > end.To:
				p.of.add("period", ErrRange, "%s ends after the end of the campaign, %s", detail.Quote(n.Period), detail.Quote(c.End))
			case okStart && start != period.Always && p.span.To-start.From > MaxCampaignDays, okEnd && end != period.Always && end.To-p.span.From > MaxCampaignDays:
				p.of.add("period", ErrRange, "%s is more than %d days from the start or end of the campaign", detail.Quote(n.Period), MaxCampaignDays)
			}
			periods[n.Period] = p
		}
		if of = append(of, p.of...); len(of) == 0 {
			entries[n.Channel] = append(entries[n.Channel], entry{p.span, i})
		}
		checkCurrency(&of, "currency", n.Currency)
		checkMetrics(&of, n.Values)
		if len(of) > 0 {
			found[i] = of
		}
	}
	l := &ledger{counts, slices.Sorted(maps.Keys(entries)), make(map[Key][]cell, len(entries))}
	for _, channel := range l.channels {
		l.cells[channel] = l.cellsOf(entries[channel])
		l.reportDuplicates(l.duplicates(l.cells[channel]), found)
	}
	for _, i := range slices.Sorted(maps.Keys(found)) {
		ps.nest("counts", i, found[i])
	}
	return l
}

// checkMetrics reports the names of metrics that are not written like a key.
func checkMetrics(ps *Problems, values map[Metric]int64) {
	var wrong []Metric
	for m := range values {
		if !isKey(m) {
			wrong = append(wrong, m)
		}
	}
	slices.Sort(wrong)
	for _, m := range wrong {
		checkKey(ps, "values", m)
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
			c.by = make(map[Metric]int)
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
func (l *ledger) duplicates(cells []cell) map[int]map[Metric]int {
	again := make(map[int]map[Metric]int)
	note := func(m Metric, a, b int) {
		at, first := max(a, b), min(a, b)
		if again[at] == nil {
			again[at] = make(map[Metric]int)
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
func (l *ledger) reportDuplicates(again map[int]map[Metric]int, found map[int]Problems) {
	for at, metrics := range again {
		first := slices.Min(slices.Collect(maps.Values(metrics)))
		var shared []Metric
		for m, by := range metrics {
			if by == first {
				shared = append(shared, m)
			}
		}
		slices.Sort(shared)
		n, o := l.counts[at], l.counts[first]
		what := fmt.Sprintf("%s of %s in %s", words(shared, "metrics"), n.Channel, n.Period.text())
		var of Problems
		if n.Period == o.Period {
			of.add("period", ErrDuplicate, "%s: a duplicate of counts[%d]", what, first)
		} else {
			of.add("period", ErrDuplicate, "%s: an overlap with counts[%d], in %s", what, first, o.Period.text())
		}
		found[at] = append(of, found[at]...)
	}
}

func (p Period) text() string {
	if p == "" {
		return "the whole campaign"
	}
	return string(p)
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
func (l *ledger) value(of cell, m Metric) (n int64, at int, ok bool) {
	if at = of.entries[0].at; of.by != nil {
		if at, ok = of.by[m]; !ok {
			return 0, 0, false
		}
	}
	n, ok = l.counts[at].Values[m]
	return n, at, ok
}

func (l *ledger) periodOf(of cell) Period { return l.counts[of.entries[0].at].Period }

// missing returns the metrics that a cell did not count.
func (l *ledger) missing(of cell, wanted []Metric) []Metric {
	var missing []Metric
	for _, m := range wanted {
		if _, _, ok := l.value(of, m); !ok {
			missing = append(missing, m)
		}
	}
	return missing
}

// doubtCounts reports counts of a channel that cannot be right, in the order of
// periods and metrics.
func (l *ledger) doubtCounts(doubts *[]Problem, channel Key) {
	for _, of := range l.cells[channel] {
		var ps Problems
		for _, e := range of.entries {
			for m, n := range l.counts[e.at].Values {
				l.doubtCount(&ps, of, m, n)
			}
		}
		if len(ps) == 0 {
			continue
		}
		slices.SortFunc(ps, func(a, b Problem) int {
			return cmp.Or(strings.Compare(a.Path, b.Path), strings.Compare(a.Detail, b.Detail))
		})
		place := string(channel)
		if p := l.periodOf(of); p != "" {
			place += " " + string(p)
		}
		for _, p := range ps {
			p.Path = fmt.Sprintf("counts[%s].values.%s", place, p.Path)
			*doubts = append(*doubts, p)
		}
	}
}

func (l *ledger) doubtCount(ps *Problems, of cell, m Metric, n int64) {
	path := string(m)
	if n < 0 && m != MetricNewFollowers {
		ps.add(path, ErrImplausible, "%d is negative", n)
	}
	if n > 0 {
		for _, all := range partOf[m] {
			if most, _, ok := l.value(of, all); ok && n > most {
				ps.add(path, ErrImplausible, "%d %s are more than %d %s", n, m, most, all)
			}
		}
	}
	switch m {
	case MetricNewFollowers:
		if had, _, ok := l.value(of, MetricFollowersAtStart); ok && n < 0 && n+had < 0 {
			ps.add(path, ErrImplausible, "%d followers were lost, more than the %d at the start", -n, had)
		}
	case MetricResponseSeconds:
		if responses, _, ok := l.value(of, MetricResponses); ok && n > 0 && responses == 0 {
			ps.add(path, ErrImplausible, "%d seconds of waiting, but 0 responses", n)
		}
	}
}
