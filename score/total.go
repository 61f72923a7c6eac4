package score

import (
	"cmp"
	"fmt"
	"iter"
	"maps"
	"math"
	"math/big"
	"slices"

	"example.com/socialorg"
	"example.com/socialorg/internal/exact"
	"example.com/socialorg/internal/lists"
	"example.com/socialorg/internal/period"
	"example.com/socialorg/internal/suggest"
)

// A scoring adds up what a campaign counted, one channel after the other.
type scoring struct {
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

	tooMany bool // steps

	channels  []socialorg.Key            // of the campaign or, if it states none, of the counts and the KPIs
	totals    []*total                   // of each KPI; nil: measured directly, or there are mistakes
	on        map[socialorg.Key][]*total // those that are about some channels, by channel
	all       []*total                   // those that are about all
	open      []*total                   // those of them whose gaps are still listed
	added     int                        // channels that they are about, so far
	calendars map[string]*calendar       // by the channels that they are of

	// What the channel at hand counted.
	used    []*metric
	lengths [period.Granularities]bool // of its periods
	counted period.Spans               // days, of anything
	busy    period.Spans               // days, of anything but 0 that adds up
	idle    []period.Span              // periods of which everything that adds up is 0

	expected period.Spans // days that the channel at hand should count for the total at hand
	within   []reading    // cells of the total at hand that are in its window
}

// A total is the sums of metrics over their complete blocks: of a KPI, and of all
// that differ from it in no more than name, target and weight.
type total struct {
	window     period.Span // that it is about; Always: all
	calendar   *calendar
	wanted     []want             // of numerator and denominator, each once: first those of days, then those of ends
	days       int                // how many of wanted are of days
	money      []socialorg.Metric // those of wanted that are amounts
	unsummable []socialorg.Metric // those of wanted with AggregateNone
	adds       bool               // a sum without a denominator
	grows      bool               // missing counts can only make the value greater

	added    int           // channels
	latest   socialorg.Key // of these
	rarest   *metric       // of wanted: channels without it are only gaps
	complete int           // blocks
	foreign  int           // blocks that would be complete, but in another currency than the campaign's
	unsplit  bool          // a block for which a figure that does not add up was counted in parts only
	currency string
	noted    bool // the currency is that of the counts
	mixed    bool // no currency of the campaign, and two of the counts

	room                     int   // for gaps, periods and metrics
	missing, counted, abroad tally // gaps; complete blocks; those of them that are foreign
}

// A want is a metric of a total.
type want struct {
	*metric
	above, below bool // in the numerator, in the denominator
	money        bool
	sum          exact.Sum

	// What the channel at hand counted of it.
	cells     []reading
	from, to  int          // those of the block at hand; of an end, the one that counts
	partly    period.Spans // days of blocks that only some rows counted
	withBlock exact.Sum    // sum with those of the block
}

// newScoring checks the counts and, unless there are mistakes, prepares the
// totals. Where fine is true, the campaign is valid.
func newScoring(c socialorg.Campaign, counts []Counts, fine bool) *scoring {
	start, end := spanOf(c.Start), spanOf(c.End)
	s := &scoring{
		campaign: c, counts: counts, allowed: period.Span{From: start.From, To: end.To}, whole: period.Always,
		known: lists.Set(c.Channels), near: suggest.Of(slices.Values(c.Channels), socialorg.Key.Valid), entries: make(map[socialorg.Key][]entry),
		metrics: make(map[socialorg.Metric]*metric), found: make(map[int]socialorg.Problems), again: make(map[int]repetition),
		channels: c.Channels, totals: make([]*total, len(c.KPIs)), on: make(map[socialorg.Key][]*total), calendars: make(map[string]*calendar),
	}
	switch {
	case start != period.Always && end != period.Always:
		s.whole = s.allowed
	case start != period.Always:
		s.allowed.To = start.From + socialorg.MaxCampaignDays
	case end != period.Always:
		s.allowed.From = end.To - socialorg.MaxCampaignDays
	}
	s.check()
	if len(c.Channels) == 0 {
		s.channels = slices.Collect(maps.Keys(s.entries))
		for _, k := range c.KPIs {
			s.channels = append(s.channels, k.Channels...)
		}
		slices.Sort(s.channels)
		s.channels = slices.Compact(s.channels)
	}
	alike := make(map[string]*total)
	for i, k := range c.KPIs {
		if !fine || len(s.found) > 0 || len(k.Numerator) == 0 {
			continue
		}
		definition := fmt.Sprintf("%q %q %q %q %t", k.Numerator, k.Denominator, k.Channels, k.Period, k.Unit == socialorg.UnitMoney)
		if s.totals[i] = alike[definition]; s.totals[i] != nil {
			continue
		}
		t := s.newTotal(k)
		alike[definition], s.totals[i] = t, t
		if len(k.Channels) == 0 {
			s.all = append(s.all, t)
		}
		for _, channel := range k.Channels {
			s.on[channel] = append(s.on[channel], t)
		}
	}
	if s.tooMany = s.steps() > MaxSteps; s.tooMany {
		s.all, s.on = nil, nil
	}
	s.open = slices.Clone(s.all)
	return s
}

// MaxSteps bounds what [Campaign] adds up: the counts of each channel, by the KPIs
// about it that are computed in different ways. Where the campaign states neither
// Start nor End and the periods differ in length, their number by that of the
// channels counts too.
const MaxSteps = 50_000_000

// steps returns how many steps adding up takes at most.
func (s *scoring) steps() (n int64) {
	for channel, entries := range s.entries {
		n += int64(len(entries)) * int64(len(s.on[channel])+len(s.all))
	}
	for _, cal := range s.calendars {
		lengths, periods := 0, 0
		for _, of := range cal.by {
			periods += len(of)
			lengths += min(len(of), 1)
		}
		if lengths > 1 {
			n += int64(periods) * int64(len(s.entries))
		}
	}
	return n
}

// newTotal returns the total of a KPI with a numerator, with nothing added yet.
func (s *scoring) newTotal(k socialorg.KPI) *total {
	adds := len(k.Denominator) == 0
	t := &total{window: spanOf(k.Period), calendar: s.calendarOf(k), adds: adds, grows: adds, currency: s.campaign.Currency}
	var ends []want
	numerator, denominator := lists.Set(k.Numerator), lists.Set(k.Denominator)
	for i, m := range slices.Concat(k.Numerator, k.Denominator) {
		if i >= len(k.Numerator) && numerator[m] {
			continue // both
		}
		w := want{metric: s.metric(m), above: numerator[m], below: denominator[m], money: m.IsMoney() || numerator[m] && k.Unit == socialorg.UnitMoney}
		t.grows = t.grows && w.how == socialorg.AggregateSum && !m.IsSigned()
		if w.money {
			t.money = append(t.money, m)
		}
		if w.how == socialorg.AggregateNone {
			t.unsummable = append(t.unsummable, m)
		}
		if w.isEnd() {
			ends = append(ends, w)
		} else {
			t.wanted = append(t.wanted, w)
		}
	}
	t.days = len(t.wanted)
	t.wanted = append(t.wanted, ends...)
	t.room = max(MaxGaps/len(s.campaign.KPIs), leastGaps)
	t.missing.room, t.counted.room, t.abroad.room = t.room, t.room, t.room
	return t
}

// run adds everything up, and returns the doubts about the counts.
func (s *scoring) run() []Doubt {
	var doubts []Doubt
	for _, channel := range s.channels {
		s.load(channel)
		if s.findRepetitions(); len(s.again) > 0 {
			continue
		}
		doubts = append(doubts, s.doubts(channel)...)
		for _, t := range s.on[channel] {
			s.add(t, channel)
		}
		if len(s.entries[channel]) > 0 || len(s.campaign.Channels) > 0 { // otherwise it is a KPI's
			s.addToAll(channel)
		}
	}
	for _, t := range s.all {
		t.missing.more += s.added - t.added
	}
	return doubts
}

// addToAll adds what the channel at hand counted to the totals that are about all
// channels: to those that still list gaps and, of the others, to those that it may
// change in another way.
func (s *scoring) addToAll(channel socialorg.Key) {
	s.added++
	for _, m := range s.used {
		for _, t := range m.waiting {
			if (m == t.rarest || m.negative && t.grows) && t.latest != channel {
				s.add(t, channel)
			}
		}
	}
	s.open = slices.DeleteFunc(s.open, func(t *total) bool {
		if s.add(t, channel); t.missing.more == 0 {
			return false
		}
		t.rarest = slices.MinFunc(t.wanted, func(a, b want) int { return cmp.Compare(a.rows, b.rows) }).metric
		for _, w := range t.wanted {
			w.waiting = append(w.waiting, t)
		}
		return true
	})
}

// add adds what the channel at hand counted to a total that is about it.
func (s *scoring) add(t *total, channel socialorg.Key) {
	t.added++
	t.latest = channel
	if len(s.entries[channel]) == 0 {
		t.missing.add(Gap{Channel: channel, Why: Uncounted}, nil)
		return
	}
	s.expected = t.calendar.of(channel, s.lengths, s.counted)
	ends := s.setCells(t)
	var covered, counted, foreign period.Spans
	summed := false
	for block := range t.blocks() {
		complete, split := t.add(block)
		if !complete {
			continue
		}
		if covered = covered.Append(block); !ends {
			continue
		}
		t.unsplit = t.unsplit || split
		if len(t.unsummable) == 0 {
			counted = counted.Append(block)
		} else if len(counted) <= t.room { // the lengths matter
			counted = append(counted, block)
		}
		if s.isForeign(t) {
			t.foreign++
			foreign = foreign.Append(block)
			continue
		}
		t.complete++
		summed = true
		for i := range t.wanted[:t.days] {
			t.wanted[i].sum = t.wanted[i].withBlock
		}
	}
	for i := t.days; summed && i < len(t.wanted); i++ {
		w := &t.wanted[i]
		w.sum.Add(w.cells[w.from].value)
	}
	if len(counted) > 0 {
		t.counted.add(Gap{Channel: channel}, s.runs(t, counted))
	}
	if len(foreign) > 0 {
		t.abroad.add(Gap{Channel: channel}, s.runs(t, foreign))
	}
	s.addGaps(t, channel, covered)
}

// setCells sets the cells of a total to what the channel at hand counted for it. It
// reports whether there is a figure of each end.
func (s *scoring) setCells(t *total) (ends bool) {
	ends, s.within = true, s.within[:0]
	for i := range t.wanted {
		w := &t.wanted[i]
		w.from, w.to, w.partly = 0, 0, w.partly[:0]
		if w.cells = w.readings; t.window != period.Always {
			begins := func(r reading, day int32) int { return cmp.Compare(r.span.From, day) }
			from, _ := slices.BinarySearchFunc(w.readings, t.window.From, begins)
			to, _ := slices.BinarySearchFunc(w.readings, t.window.To, begins)
			first := len(s.within)
			for _, r := range w.readings[from:to] {
				if r.span.To <= t.window.To {
					s.within = append(s.within, r)
				}
			}
			w.cells = s.within[first:]
		}
		switch {
		case w.isEnd() && len(w.cells) == 0:
			ends = false
		case w.how == socialorg.AggregateFirst:
			w.to = 1
		case w.how == socialorg.AggregateLast:
			w.from, w.to = len(w.cells)-1, len(w.cells)
		}
	}
	return ends
}

// blocks walks over the blocks of the channel at hand: the smallest spans of days
// that no cell crosses, and sets which cells are in the block. A total of ends
// alone has one block.
func (t *total) blocks() iter.Seq[period.Span] {
	wanted := t.wanted[:t.days]
	return func(yield func(period.Span) bool) {
		if len(wanted) == 0 {
			yield(period.Always)
			return
		}
		for {
			block := period.Span{From: math.MaxInt32}
			for i := range wanted {
				w := &wanted[i]
				if w.from = w.to; w.to < len(w.cells) && w.cells[w.to].span.From < block.From {
					block = w.cells[w.to].span
				}
			}
			if block.From == math.MaxInt32 {
				return
			}
			for grown := true; grown; {
				grown = false
				for i := range wanted {
					for w := &wanted[i]; w.to < len(w.cells) && w.cells[w.to].span.From < block.To; w.to++ {
						if to := w.cells[w.to].span.To; to > block.To {
							block.To, grown = to, true
						}
					}
				}
			}
			if !yield(block) {
				return
			}
		}
	}
}

// add sets the sums that there are with a block, and reports whether each metric
// covers every day of it, and whether one that does not add up has no figure for
// exactly these days.
func (t *total) add(block period.Span) (complete, split bool) {
	complete = true
	for i := range t.wanted[:t.days] {
		w := &t.wanted[i]
		adds := w.how == socialorg.AggregateSum
		w.withBlock = w.sum
		covered, figure := block.From, adds
		for _, r := range w.cells[w.from:w.to] {
			t.grows = t.grows && r.value >= 0
			if r.partial && (!adds || !t.adds) {
				continue
			}
			if r.span.From <= covered {
				covered = max(covered, r.span.To)
			}
			if adds || r.span == block {
				figure = true
				w.withBlock.Add(r.value)
			}
		}
		complete = complete && covered >= block.To
		split = split || !figure
		if adds || !figure { // otherwise nothing uses the others
			for _, days := range partlyOf(w.cells[w.from:w.to]) {
				w.partly = w.partly.Append(days)
			}
		}
	}
	return complete, split
}

// isForeign reports whether an amount of the block is in another currency than
// the campaign's, and notes the currency.
func (s *scoring) isForeign(t *total) (foreign bool) {
	for _, w := range t.wanted {
		if !w.money {
			continue
		}
		for _, r := range w.cells[w.from:w.to] {
			switch of := s.counts[r.at].Currency; {
			case s.campaign.Currency != "":
				foreign = foreign || of != "" && of != s.campaign.Currency
			case t.noted && of != t.currency:
				t.mixed = true
			default:
				t.currency, t.noted = of, true
			}
		}
	}
	return foreign
}

// sums returns the sums of the numerator and the denominator, 1 where there is
// none.
func (t *total) sums() (upper, over *big.Int) {
	upper, over = new(big.Int), new(big.Int)
	if t.adds {
		over.SetInt64(1)
	}
	for _, w := range t.wanted {
		n := w.sum.Big()
		if w.above {
			upper.Add(upper, n)
		}
		if w.below {
			over.Add(over, n)
		}
	}
	return upper, over
}
