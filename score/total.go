package score

import (
	"cmp"
	"maps"
	"math"
	"math/big"
	"slices"

	"example.com/socialorg"
	"example.com/socialorg/internal/exact"
	"example.com/socialorg/internal/period"
)

// scoring is what Campaign works on.
type scoring struct {
	*ledger
	calendars map[string]*calendar // by the channels that they are of

	// What add uses for one KPI and channel.
	expected period.Spans // days
	columns  [][]reading
	within   [][]reading // those of columns that the KPI is about, where it has a period
	from     []int       // the first reading of the block, in each column
	to       []int       // the one after its last
	sums     []exact.Sum
	missing  []absence
}

// channels returns the channels to look at: those of the campaign or, if it
// states none, those that occur in the counts and in the KPIs.
func (s *scoring) channels() []socialorg.Key {
	if len(s.campaign.Channels) > 0 {
		return s.campaign.Channels
	}
	all := slices.Collect(maps.Keys(s.entries))
	for _, k := range s.campaign.KPIs {
		for _, channel := range k.Channels {
			if len(s.entries[channel]) == 0 {
				all = append(all, channel)
			}
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// A total is the sums of the metrics of one KPI over its complete blocks.
type total struct {
	kpi        *socialorg.KPI
	channels   []socialorg.Key
	only       map[socialorg.Key]bool // channels that the KPI is about; nil: all
	window     period.Span            // that the KPI is about; Always: all
	calendar   *calendar
	wanted     []want             // of numerator and denominator, each once: first those of days, then those of ends
	days       int                // how many of wanted are of days
	money      []socialorg.Metric // those of wanted that are amounts
	unsummable []socialorg.Metric // those of wanted with AggregateNone
	adds       bool               // a sum without a denominator
	grows      bool               // missing counts can only make the value greater

	complete int  // blocks
	foreign  int  // blocks that would be complete, but in another currency than the campaign's
	unsplit  bool // a block for which a figure that does not add up was counted in parts only
	currency string
	noted    bool // the currency is that of the counts
	mixed    bool // no currency of the campaign, and two of the counts

	room                     int   // for gaps, periods and metrics
	missing, counted, abroad tally // gaps; complete blocks; those of them that are foreign
}

// A want is a metric of a KPI.
type want struct {
	id    int // in the ledger
	how   socialorg.Aggregation
	money bool
	sum   exact.Sum
}

// sum returns the exact sum of the metrics.
func (t *total) sum(s *scoring, metrics []socialorg.Metric) *big.Int {
	id := make(map[int]bool, len(metrics))
	for _, m := range metrics {
		id[s.id(m)] = true
	}
	n := new(big.Int)
	for i := range t.wanted {
		if id[t.wanted[i].id] {
			n.Add(n, t.wanted[i].sum.Big())
		}
	}
	return n
}

// newTotal returns the total of a KPI with a numerator, with nothing added yet.
func (s *scoring) newTotal(k *socialorg.KPI, channels []socialorg.Key) *total {
	c := &s.campaign
	t := &total{kpi: k, channels: channels, window: period.Always, adds: len(k.Denominator) == 0, currency: c.Currency}
	t.grows = t.adds
	if len(k.Channels) > 0 {
		t.channels, t.only = k.Channels, set(k.Channels)
	}
	if k.Period != "" {
		t.window, _ = period.Parse(string(k.Period))
	}
	var ends []want
	seen := make(map[int]bool)
	for i, m := range slices.Concat(k.Numerator, k.Denominator) {
		w := want{id: s.id(m), how: c.Aggregation(m)}
		if seen[w.id] {
			continue
		}
		seen[w.id] = true
		if w.money = m.IsMoney() || k.Unit == socialorg.UnitMoney && i < len(k.Numerator); w.money {
			t.money = append(t.money, m)
		}
		if w.how == socialorg.AggregateNone {
			t.unsummable = append(t.unsummable, m)
		}
		t.grows = t.grows && w.how == socialorg.AggregateSum && !m.IsSigned()
		if w.how == socialorg.AggregateFirst || w.how == socialorg.AggregateLast {
			ends = append(ends, w)
		} else {
			t.wanted = append(t.wanted, w)
		}
	}
	t.days = len(t.wanted)
	t.wanted = append(t.wanted, ends...)
	t.calendar = s.calendar(t)
	t.room = max(MaxGaps/len(c.KPIs), leastGaps)
	t.missing.room, t.counted.room, t.abroad.room = t.room, t.room, t.room
	return t
}

// add adds what the channel at hand counted to a total that is about it.
func (s *scoring) add(t *total, channel socialorg.Key) {
	if len(s.entries[channel]) == 0 {
		if t.only != nil || len(s.campaign.Channels) > 0 { // otherwise it is another KPI's
			t.missing.add(Gap{Channel: channel, Why: Uncounted}, nil)
		}
		return
	}
	s.expected = t.calendar.of(channel, s.entries[channel], s.counted)
	if len(s.expected) == 0 {
		s.expected = period.Spans{period.Always}
	}
	s.columns, s.from, s.to, s.sums = s.columns[:0], s.from[:0], s.to[:0], s.sums[:0]
	whole := true // there is a figure of each end
	for i, w := range t.wanted {
		list := s.metrics[w.id].readings
		if t.window != period.Always {
			if i == len(s.within) {
				s.within = append(s.within, nil)
			}
			s.within[i] = s.within[i][:0]
			for _, r := range list {
				if t.window.Contains(r.span) {
					s.within[i] = append(s.within[i], r)
				}
			}
			list = s.within[i]
		}
		s.columns, s.from, s.to, s.sums = append(s.columns, list), append(s.from, 0), append(s.to, 0), append(s.sums, exact.Sum{})
		whole = whole && (len(list) > 0 || !w.ends())
	}
	before := t.complete + t.foreign
	abroad := whole && s.addEnds(t)
	covered, counted, foreign := s.addBlocks(t, whole, abroad)
	if t.days == 0 { // the figures of the ends are one block
		if covered = s.expected; whole {
			counted = s.expected
			if t.count(abroad); abroad {
				foreign = s.expected
			}
		}
	}
	if t.complete+t.foreign > before {
		t.counted.add(Gap{Channel: channel}, s.runs(t, counted))
	}
	if len(foreign) > 0 {
		t.abroad.add(Gap{Channel: channel}, s.runs(t, foreign))
	}
	s.addGaps(t, channel, covered)
}

func (w want) ends() bool {
	return w.how == socialorg.AggregateFirst || w.how == socialorg.AggregateLast
}

// count counts a complete block.
func (t *total) count(foreign bool) {
	if foreign {
		t.foreign++
	} else {
		t.complete++
	}
}

// end returns the figure of a metric that counts at the first or the last day.
func (s *scoring) end(t *total, i int) reading {
	if list := s.columns[i]; t.wanted[i].how == socialorg.AggregateLast {
		return list[len(list)-1]
	}
	return s.columns[i][0]
}

// addEnds reports whether a figure of the ends is in another currency.
func (s *scoring) addEnds(t *total) (abroad bool) {
	for i := t.days; i < len(t.wanted); i++ {
		if t.wanted[i].money {
			abroad = t.inCurrency(s.counts[s.end(t, i).at].Currency, s.campaign.Currency) || abroad
		}
	}
	return abroad
}

// addBlocks adds the complete blocks of the channel: the smallest spans of days
// that no cell of a metric crosses. It returns the days of the blocks that are
// complete, and of those that count and that are in another currency.
func (s *scoring) addBlocks(t *total, whole, abroad bool) (covered, counted, foreign period.Spans) {
	summed := false
	for {
		block := period.Span{From: math.MaxInt32}
		for i, list := range s.columns[:t.days] {
			if at := s.to[i]; at < len(list) && (list[at].span.From < block.From || list[at].span.From == block.From && list[at].span.To > block.To) {
				block = list[at].span
			}
		}
		if block.From == math.MaxInt32 {
			break
		}
		copy(s.from, s.to)
		for grown := true; grown; {
			grown = false
			for i, list := range s.columns[:t.days] {
				for ; s.to[i] < len(list) && list[s.to[i]].span.From < block.To; s.to[i]++ {
					if to := list[s.to[i]].span.To; to > block.To {
						block.To, grown = to, true
					}
				}
			}
		}
		if !s.addBlock(t, block, whole) {
			continue
		}
		covered = covered.Append(block)
		if !whole {
			continue
		}
		if len(t.unsummable) > 0 { // the lengths matter
			if len(counted) <= t.counted.room {
				counted = append(counted, block)
			}
		} else {
			counted = counted.Append(block)
		}
		other := abroad
		for i := range t.wanted[:t.days] {
			if t.wanted[i].money {
				for _, r := range s.columns[i][s.from[i]:s.to[i]] {
					other = t.inCurrency(s.counts[r.at].Currency, s.campaign.Currency) || other
				}
			}
		}
		if t.count(other); other {
			foreign = foreign.Append(block)
			continue
		}
		summed = true
		for i := range t.wanted[:t.days] {
			t.wanted[i].sum = s.sums[i]
		}
	}
	if summed || t.days == 0 && whole && !abroad {
		for i := t.days; i < len(t.wanted); i++ {
			t.wanted[i].sum.Add(s.end(t, i).value)
		}
	}
	return covered, counted, foreign
}

// addBlock reports whether each metric covers every day of a block, and sets the
// sums that there are with it.
func (s *scoring) addBlock(t *total, block period.Span, whole bool) bool {
	complete, split := true, false
	for i := range t.wanted[:t.days] {
		w := &t.wanted[i]
		s.sums[i] = w.sum
		covered := block.From
		var one *int64
		for j := s.from[i]; j < s.to[i]; j++ {
			r := &s.columns[i][j]
			t.grows = t.grows && r.value >= 0
			if r.partial && (!t.adds || w.how != socialorg.AggregateSum) {
				continue
			}
			if r.span.From <= covered {
				covered = max(covered, r.span.To)
			}
			if w.how == socialorg.AggregateSum {
				s.sums[i].Add(r.value)
			} else if r.span == block {
				one = &r.value
			}
		}
		complete = complete && covered >= block.To
		if one != nil {
			s.sums[i].Add(*one)
		} else if w.how != socialorg.AggregateSum {
			split = true
		}
	}
	t.unsplit = t.unsplit || complete && split && whole
	return complete
}

// inCurrency notes the currency of an amount, and reports whether it is another
// than the campaign's.
func (t *total) inCurrency(of, campaign string) (foreign bool) {
	switch {
	case campaign != "":
		return of != "" && of != campaign
	case t.noted && of != t.currency:
		t.mixed = true
	default:
		t.currency, t.noted = of, true
	}
	return false
}

// An absence is the days for which a metric was not counted, or only in part.
type absence struct {
	metric socialorg.Metric
	days   period.Spans
	why    Reason
}

// addGaps adds what the channel should have counted and did not.
func (s *scoring) addGaps(t *total, channel socialorg.Key, covered period.Spans) {
	expected := s.expected
	s.missing = s.missing[:0]
	note := func(i int, days period.Spans, why Reason) {
		if len(days) > 0 {
			s.missing = append(s.missing, absence{s.metrics[t.wanted[i].id].name, days, why})
		}
	}
	left := expected.Minus(covered)
	silent := left.Minus(s.counted)
	if left = left.Minus(silent); t.missing.more > 0 && len(left)+len(silent) > 0 {
		t.missing.more++
		return
	}
	for i, w := range t.wanted {
		var counted, partly period.Spans
		list := s.columns[i]
		if w.ends() && len(list) > 0 {
			list = []reading{s.end(t, i)}
		}
		for _, r := range list {
			if r.partial {
				partly = partly.Append(r.span)
			} else if len(left) > 0 {
				counted = counted.Append(r.span)
			}
		}
		note(i, partly, Incomplete)
		if !w.ends() {
			note(i, left.Minus(counted).Minus(partly), Uncounted)
			continue
		}
		day := period.Always
		if whole := expected[0] == period.Always; !whole && w.how == socialorg.AggregateFirst {
			day = period.Span{From: expected[0].From, To: expected[0].From + 1}
		} else if !whole {
			last := expected[len(expected)-1].To
			day = period.Span{From: last - 1, To: last}
		}
		if (len(list) == 0 || !list[0].span.Contains(day)) && !silent.Overlap(day) {
			note(i, period.Spans{day}, Uncounted)
		}
	}
	if len(s.missing)+len(silent) == 0 {
		return
	}
	// Metrics that are missing on the same days share a gap.
	order := make([]int, len(s.missing))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return s.missing[a].compare(&s.missing[b]) })
	first := make([]int, len(order)) // of those that are alike, by index
	for at, i := range order {
		if first[i] = i; at > 0 && s.missing[order[at-1]].compare(&s.missing[i]) == 0 {
			first[i] = first[order[at-1]]
		}
	}
	groups := make(map[int][]socialorg.Metric)
	for i := range s.missing {
		groups[first[i]] = append(groups[first[i]], s.missing[i].metric)
	}
	for i := range s.missing {
		if first[i] == i {
			t.missing.add(Gap{Channel: channel, Metrics: groups[i], Why: s.missing[i].why}, s.runs(t, s.missing[i].days))
		}
	}
	if len(silent) > 0 {
		t.missing.add(Gap{Channel: channel, Why: Uncounted}, s.runs(t, silent))
	}
}

func (a *absence) compare(b *absence) int {
	return cmp.Or(cmp.Compare(a.why, b.why), slices.CompareFunc(a.days, b.days, period.Span.Compare))
}

// runs returns runs of days, nil for the whole of what the KPI is about.
func (s *scoring) runs(t *total, of period.Spans) period.Spans {
	if len(of) == 1 && (of[0] == period.Always || t.calendar.stated && of[0] == t.calendar.days[0]) {
		return nil
	}
	if s.counted[0] == period.Always && slices.Equal(of, s.expected) {
		return nil
	}
	return of
}

// sortGaps puts the gaps into the order of the KPI's own channels.
func (t *total) sortGaps() {
	if t.only == nil {
		return
	}
	at := make(map[socialorg.Key]int, len(t.channels))
	for i, channel := range t.channels {
		at[channel] = i
	}
	for _, of := range []*tally{&t.missing, &t.counted, &t.abroad} {
		slices.SortStableFunc(of.gaps, func(a, b Gap) int { return cmp.Compare(at[a.Channel], at[b.Channel]) })
	}
}

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

// A calendar is what should be counted: the days from Start to End or, where the
// campaign does not state both, the periods that occur in the counts.
type calendar struct {
	stated bool                               // the campaign, or the KPI, states all of it
	bound  bool                               // the campaign states Start or End
	days   period.Spans                       // all of them
	by     [period.Granularities]period.Spans // those of the periods that occur, one for each period

	channel socialorg.Key // that was asked for last
	latest  period.Spans  // what it should count
}

// calendar returns what the channels of a KPI should count. It is the same for
// all KPIs that are about the same channels.
func (s *scoring) calendar(t *total) *calendar {
	c := &s.campaign
	switch {
	case t.window != period.Always:
		return &calendar{stated: true, days: period.Spans{t.window}}
	case s.whole != period.Always:
		return &calendar{stated: true, days: period.Spans{s.whole}}
	}
	of := identity(socialorg.KPI{Channels: t.kpi.Channels})
	if cal := s.calendars[of]; cal != nil {
		return cal
	}
	cal := &calendar{bound: c.Start != "" || c.End != ""}
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
	for _, p := range slices.Compact(occur) {
		g := p.Granularity()
		cal.by[g] = append(cal.by[g], p)
	}
	if last := len(cal.days) - 1; last >= 0 && c.Start != "" {
		start, _ := period.Parse(string(c.Start))
		cal.days = period.Spans{{From: start.From, To: cal.days[last].To}}
	} else if last >= 0 && c.End != "" {
		end, _ := period.Parse(string(c.End))
		cal.days = period.Spans{{From: cal.days[0].From, To: end.To}}
	}
	return cal
}

// of returns the days that a channel with these entries should count. If the
// campaign does not state them, it should count a period of a length that it
// does not use itself only if it counted nothing in that period.
func (cal *calendar) of(channel socialorg.Key, entries []entry, runs period.Spans) period.Spans {
	if cal.stated || cal.bound || len(entries) == 0 {
		return cal.days
	}
	if cal.channel == channel {
		return cal.latest
	}
	var own [period.Granularities]bool
	for i, e := range entries {
		if i == 0 || e.span != entries[i-1].span {
			own[e.span.Granularity()] = true
		}
	}
	cal.channel, cal.latest = channel, cal.days
	same := true
	for g, periods := range cal.by {
		same = same && (own[g] || len(periods) == 0)
	}
	if same {
		return cal.latest
	}
	var days []period.Span
	for g, periods := range cal.by {
		for _, p := range periods {
			if own[g] || !runs.Overlap(p) {
				days = append(days, p)
			}
		}
	}
	cal.latest = period.Union(days)
	return cal.latest
}
