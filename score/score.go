package score

import (
	"errors"
	"fmt"
	"iter"
	"math"
	"math/big"
	"slices"

	"example.com/socialorg"
	"example.com/socialorg/internal/detail"
	"example.com/socialorg/internal/exact"
	"example.com/socialorg/internal/period"
	"example.com/socialorg/internal/suggest"
)

// Campaign compares counts and direct measurements with the KPIs of the campaign
// (S27). It gives each KPI a value and a status, and the campaign a score; it
// never scores a person.
//
// # Values
//
// A cell is everything that one channel counted in one period; counts of one
// channel and period with different metrics make one cell. With a Numerator,
// the value of a KPI is sum(numerator) / sum(denominator) * Per over its
// complete cells: those that counted every metric of the KPI. So a channel must
// count all metrics of a KPI in the same periods. Metrics add up over the
// periods of a channel as [socialorg.Campaign.Metrics] or else [socialorg.Metric.Aggregation] says,
// and then over channels. The sums are exact and the value is rounded once, so
// the order of the counts does not change a single bit. Without a Numerator,
// the value is the one in measured.
//
// # What is missing
//
// A KPI needs a complete cell of each of its channels for every day from Start
// to End. Its channels are those of the KPI, or else those of the campaign, or
// else those that occur in the counts. Without Start, the first day that its
// channels counted takes its place; without End, the last. Without both, a
// channel needs the periods that occur in the counts of those channels: all
// periods of a length that it counts itself, and those of the other periods in
// which it counted nothing. Whatever is missing is a [Gap]:
//
//   - A channel that did not count a metric is never taken to have counted 0.
//     Its cells without the metric are gaps, even for the metrics that it did
//     count.
//   - Each channel has its own granularity, so one channel may count days and
//     another a month. Its gaps are listed in periods as long as those that it
//     counts, and in days where no such period fits: a week does not fit if it
//     crosses the end of the campaign or of a month.
//   - With gaps, the status is Partial: there is a value, but no verdict.
//     The exception is a sum of metrics with socialorg.AggregateSum, without a
//     denominator and without a negative count: it can only grow. So a Min that
//     it reaches is already met, and a Max that it exceeds is already missed.
//     socialorg.MetricNewFollowers may be negative, so it gives no such verdict.
//   - Without a complete cell the status is NoData, and the gaps say why.
//
// # No value
//
// A KPI also has no value in these cases. A gap for each channel says why:
//
//   - NonAdditive: a metric with socialorg.AggregateNone was counted in more than one
//     cell. A single cell has a value.
//   - Currencies: amounts are in a currency other than the campaign's or, if
//     it states none, in two. Nothing is converted. Amounts in the campaign's
//     currency still count towards a verdict that is already certain.
//   - ZeroDenominator: the denominator adds up to 0. If the numerator is above
//     0, the KPI has a Max, and nothing is missing, the status is Missed
//     without a value: something was spent for nothing.
//
// # The score
//
// ScoreMin and ScoreMax bound the mean attainment of the KPIs with a target,
// weighted by Weight. An attainment above 1 counts as 1. A KPI without a verdict
// counts as 0 for ScoreMin and 1 for ScoreMax; one that has a verdict in spite of
// gaps counts as the least and the most that is still possible. So removing
// counts never raises ScoreMin and never lowers ScoreMax. That holds if the
// campaign states Channels, Start and End, no count is negative, and amounts are
// in one currency wherever the campaign states none: a campaign that does not
// say what should be counted cannot know what is missing.
//
// # Problems
//
// Campaign first validates c, then counts, then measured, and returns all mistakes
// as [socialorg.Problems], in this order, with paths such as "counts[0].period" and
// "measured[0].kpi". On error the Card is zero. Mistakes in counts are:
//
//   - ErrDuplicate: a channel counts a metric twice for the same day, in one
//     period or in two that overlap. Nothing is added up.
//   - ErrUnknown and ErrRange: a channel that is not among those of the
//     campaign, so that a misspelt one is not lost, and a period that is not
//     within Start to End.
//   - ErrMalformed, ErrRequired and ErrTooLong: a channel, period, currency or
//     name of a metric that is not written as it must be.
//
// Mistakes in measured are a KPI that the campaign did not set, that is measured
// twice, or that has a Numerator and is therefore computed, and a value that is
// not finite or, in UnitCount and UnitMoney, negative.
//
// Metrics that no KPI uses are fine.
//
// # Doubts
//
// Counts and targets that can hardly be right are used as they are and listed in
// [Card.Doubts]; see [DoubtKind].
//
// Campaign takes linear time in the counts for each KPI, apart from sorting.
func Campaign(c socialorg.Campaign, counts []Counts, measured ...Measurement) (Card, error) {
	ps := problemsOf(c.Validate())
	s := &scoring{ledger: newLedger(c, &ps, counts), campaign: c}
	values := matchMeasurements(c, &ps, measured)
	if err := ps.Err(); err != nil {
		return Card{}, err
	}
	card := Card{Campaign: c.Key, Name: c.Name, Currency: c.Currency, Results: make([]Result, len(c.KPIs))}
	totals := make([]*total, len(c.KPIs)) // nil: measured directly
	for i, k := range c.KPIs {
		if len(k.Numerator) > 0 {
			totals[i] = s.newTotal(k)
		}
	}
	for _, channel := range s.channels {
		s.doubtCounts(&card.Doubts, channel)
		for _, t := range totals {
			if t != nil {
				s.add(t, channel)
			}
		}
	}
	var least, most exact.Mean
	for i, k := range c.KPIs {
		r, bounds := s.result(k, totals[i], values[i])
		card.Results[i] = r
		card.Doubts = append(card.Doubts, r.doubts()...)
		if !k.HasTarget() {
			continue
		}
		card.Targets++
		if r.Status == Met || r.Status == Missed {
			card.Judged++
		}
		least.Add(weight(k), bounds.least)
		most.Add(weight(k), bounds.most)
	}
	card.ScoreMin, card.ScoreMax = least.Value(), most.Value()
	return card, nil
}

// A Measurement is the value of a KPI without a Numerator, in the KPI's unit.
type Measurement struct {
	KPI      socialorg.Key   `json:"kpi"`
	Channels []socialorg.Key `json:"channels,omitempty"` // those of the KPI, where the campaign has several of that key
	Value    float64         `json:"value"`

	From socialorg.Place `json:"-"` // where it was read, for problems; the zero Place is none
}

// scoring is what Campaign works on.
type scoring struct {
	*ledger
	campaign socialorg.Campaign
	all      *calendar // of the KPIs that are about all channels; nil until needed
}

// A finder finds the KPIs of a campaign.
type finder struct {
	kpis  []socialorg.KPI
	exact map[string]int          // by what identifies them
	byKey map[socialorg.Key][]int // several on different channels
	near  *suggest.Index          // of their keys; nil until needed
}

func newFinder(kpis []socialorg.KPI) *finder {
	f := &finder{kpis: kpis, exact: make(map[string]int, len(kpis)), byKey: make(map[socialorg.Key][]int, len(kpis))}
	for i, k := range kpis {
		if _, ok := f.exact[k.String()]; !ok {
			f.exact[k.String()] = i
		}
		f.byKey[k.Key] = append(f.byKey[k.Key], i)
	}
	return f
}

// find returns the index of the KPI that was measured. It reports where there
// is none, or no single one.
func (f *finder) find(ps *socialorg.Problems, m Measurement) (at int, ok bool) {
	if of := problemsOf(m.KPI.Validate()); len(of) > 0 {
		ps.Under("kpi", of)
		return 0, false
	}
	wanted := socialorg.KPI{Key: m.KPI, Channels: m.Channels}.String()
	if at, ok := f.exact[wanted]; ok {
		return at, true
	}
	switch same := f.byKey[m.KPI]; {
	case len(same) == 1 && len(m.Channels) == 0:
		return same[0], true
	case len(same) == 0:
		if f.near == nil {
			f.near = suggest.New(keys(f.byKey))
		}
		meant, _ := f.near.Find(string(m.KPI))
		ps.Add("kpi", socialorg.ErrUnknown, "the campaign has no KPI %s", detail.Quote(m.KPI)).Meant = meant
	case len(m.Channels) == 0:
		ps.Add("channels", socialorg.ErrRequired, "are missing: the campaign has %d KPIs %s, on different channels", len(same), detail.Quote(m.KPI))
	default:
		ps.Add("channels", socialorg.ErrUnknown, "the campaign has no KPI %s", detail.Quote(wanted))
	}
	return 0, false
}

// matchMeasurements checks what was measured directly, and returns the values
// by the index of their KPI.
func matchMeasurements(c socialorg.Campaign, ps *socialorg.Problems, measured []Measurement) map[int]*float64 {
	values := make(map[int]*float64, len(measured))
	first := make(map[int]int, len(measured))
	kpis := newFinder(c.KPIs)
	for i, m := range measured {
		var of socialorg.Problems
		path := fmt.Sprintf("measured[%d]", i)
		if at, ok := kpis.find(&of, m); ok {
			k := c.KPIs[at]
			if earlier, again := first[at]; again {
				p := ps.Add(path+".kpi", socialorg.ErrDuplicate, "%s is a duplicate", detail.Quote(k.String()))
				p.OtherPath, p.Place, p.Other = fmt.Sprintf("measured[%d].kpi", earlier), m.From, measured[earlier].From
			} else {
				first[at] = i
				value := m.Value + 0 // never -0
				values[at] = &value
				switch {
				case len(k.Numerator) > 0:
					of.Add("kpi", socialorg.ErrUnsupported, "%s has a numerator, so it is computed from counts", detail.Quote(m.KPI))
				case m.Value < 0 && !math.IsInf(m.Value, 0) && (k.Unit == socialorg.UnitCount || k.Unit == socialorg.UnitMoney):
					of.Add("value", socialorg.ErrRange, "%v is negative, but the unit is %s", m.Value, k.Unit)
				}
			}
		}
		if math.IsNaN(m.Value) || math.IsInf(m.Value, 0) {
			of.Add("value", socialorg.ErrRange, "%v is not a finite number", m.Value)
		}
		for i := range of {
			of[i].Place = m.From
		}
		ps.Under(path, of)
	}
	return values
}

// problemsOf returns the problems that an error of the root package is.
func problemsOf(err error) socialorg.Problems {
	problems, _ := errors.AsType[socialorg.Problems](err)
	return problems
}

// attained is what a KPI may add to the score, whatever is missing.
type attained struct{ least, most float64 }

var nothingKnown = attained{0, 1}

// result judges one KPI by its total or, where that is nil, by what was measured
// directly, if anything was.
func (s *scoring) result(k socialorg.KPI, t *total, measured *float64) (Result, attained) {
	k = k.On(k.Channels...) // a copy
	switch {
	case t != nil:
		return s.computed(k, t)
	case measured == nil:
		return Result{KPI: k, Status: NoData, Currency: moneyCurrency(k, s.campaign.Currency)}, nothingKnown
	}
	return judged(Result{KPI: k, Currency: moneyCurrency(k, s.campaign.Currency), Value: measured})
}

func moneyCurrency(k socialorg.KPI, currency string) string {
	if k.Unit != socialorg.UnitMoney {
		return ""
	}
	return currency
}

// judged gives the verdict on a value that covers everything.
func judged(r Result) (Result, attained) {
	a, ok := r.KPI.Attainment(*r.Value)
	if !ok {
		r.Status = Followed
		return r, nothingKnown
	}
	r.Attainment = &a
	r.Status = Missed
	if r.KPI.Met(*r.Value) {
		r.Status = Met
	}
	return r, attained{min(a, 1), min(a, 1)}
}

// computed judges a KPI with a numerator.
func (s *scoring) computed(k socialorg.KPI, t *total) (Result, attained) {
	r := Result{KPI: k, Status: NoData, Currency: moneyCurrency(k, t.currency), Gaps: t.gaps(s)}
	switch {
	case t.complete+t.foreign == 0:
		return r, nothingKnown
	case t.complete+t.foreign > 1 && len(t.unsummable) > 0:
		r.Gaps = append(r.Gaps, s.reasons(t, NonAdditive, t.unsummable)...)
		return r, nothingKnown
	case t.mixed:
		r.Currency = ""
		r.Gaps = append(r.Gaps, s.reasons(t, Currencies, t.money)...)
		return r, nothingKnown
	case t.foreign > 0:
		r.Gaps = append(r.Gaps, s.reasons(t, Currencies, t.money)...)
		if t.complete == 0 {
			return r, nothingKnown
		}
	}
	over := big.NewInt(1)
	if len(k.Denominator) > 0 {
		over = t.sum(k.Denominator)
	}
	upper := t.sum(k.Numerator)
	if over.Sign() == 0 {
		missing := len(r.Gaps) > 0
		r.Gaps = append(r.Gaps, s.reasons(t, ZeroDenominator, k.Denominator)...)
		if missing || upper.Sign() <= 0 || k.Max == nil {
			return r, nothingKnown
		}
		r.Status, r.Attainment = Missed, new(float64)
		return r, attained{0, 0}
	}
	upper.Mul(upper, big.NewInt(per(k)))
	if k.Unit == socialorg.UnitMoney {
		over.Mul(over, big.NewInt(tenTo(socialorg.CurrencyDigits(t.currency))))
	}
	value, _ := new(big.Rat).SetFrac(upper, over).Float64()
	r.Value = &value
	if len(r.Gaps) == 0 {
		return judged(r)
	}
	if bounded := len(k.Denominator) == 0 && t.atLeast; bounded {
		switch {
		case k.Max != nil && value > *k.Max:
			most, _ := k.Attainment(value)
			r.Status = Missed
			return r, attained{0, most}
		case k.Max == nil && k.Min != nil && value >= *k.Min:
			r.Status = Met
			return r, attained{1, 1}
		}
	}
	r.Status = Partial
	if t.foreign > 0 {
		r.Status, r.Value = NoData, nil
	}
	return r, nothingKnown
}

func tenTo(digits int) int64 {
	n := int64(1)
	for range digits {
		n *= 10
	}
	return n
}

// per returns the factor that stands for Per.
func per(k socialorg.KPI) int64 {
	if k.Per == 0 && k.Unit == socialorg.UnitPercent {
		return 100
	}
	return max(k.Per, 1)
}

// weight returns the weight in the score.
func weight(k socialorg.KPI) float64 {
	if k.Weight == nil {
		return 1
	}
	return *k.Weight
}

func set(keys []socialorg.Key) map[socialorg.Key]bool {
	set := make(map[socialorg.Key]bool, len(keys))
	for _, k := range keys {
		set[k] = true
	}
	return set
}

// keys returns the keys of a map as text.
func keys[V any](of map[socialorg.Key]V) iter.Seq[string] {
	return func(yield func(string) bool) {
		for k := range of {
			if k.Valid() && !yield(string(k)) {
				return
			}
		}
	}
}

// A total is the sums of the metrics of one KPI over its complete cells, those
// that counted every one of them.
type total struct {
	channels   []socialorg.Key
	wanted     []socialorg.Metric // of numerator and denominator, each once
	money      []socialorg.Metric // those of wanted that are amounts
	unsummable []socialorg.Metric // those of wanted with AggregateNone
	sums       map[socialorg.Metric]*exact.Sum
	complete   int  // cells
	foreign    int  // cells that would be complete, but in another currency than the campaign's
	atLeast    bool // missing counts can only make a sum of the numerator greater
	currency   string
	noted      bool // the currency is that of the counts
	mixed      bool // no currency of the campaign, and two of the counts

	only     map[socialorg.Key]bool // channels that the KPI is about; nil: all
	how      []socialorg.Aggregation
	calendar *calendar
	gapsOf   map[socialorg.Key][]Gap
}

// sum returns the exact sum of the metrics.
func (t *total) sum(metrics []socialorg.Metric) *big.Int {
	n := new(big.Int)
	for _, m := range metrics {
		n.Add(n, t.sums[m].Big())
	}
	return n
}

// newTotal returns the total of a KPI with a numerator, with nothing added yet.
func (s *scoring) newTotal(k socialorg.KPI) *total {
	c := s.campaign
	t := &total{channels: s.channels, atLeast: true, currency: c.Currency, sums: make(map[socialorg.Metric]*exact.Sum), gapsOf: make(map[socialorg.Key][]Gap)}
	if len(k.Channels) > 0 {
		t.channels, t.only = k.Channels, set(k.Channels)
	} else if len(c.Channels) > 0 {
		t.channels = c.Channels
	}
	for i, m := range slices.Concat(k.Numerator, k.Denominator) {
		if t.sums[m] != nil {
			continue
		}
		t.sums[m] = new(exact.Sum)
		t.wanted = append(t.wanted, m)
		how := c.Aggregation(m)
		t.how = append(t.how, how)
		if how == socialorg.AggregateNone {
			t.unsummable = append(t.unsummable, m)
		}
		if m.IsMoney() || k.Unit == socialorg.UnitMoney && i < len(k.Numerator) {
			t.money = append(t.money, m)
		}
		t.atLeast = t.atLeast && how == socialorg.AggregateSum && !m.IsSigned()
	}
	t.calendar = s.calendar(k, t.channels)
	return t
}

// add adds what a channel counted to a total that is about it.
func (s *scoring) add(t *total, channel socialorg.Key) {
	if t.only != nil && !t.only[channel] {
		return
	}
	var covered period.Spans
	values := make([]int64, len(t.wanted))
	ends := make([]int64, len(t.wanted)) // of metrics that count at the start or at the end
	before := t.complete
	for _, of := range s.cells[channel] {
		counted := 0
		for i, m := range t.wanted {
			n, _, ok := s.value(of, m)
			if !ok {
				continue
			}
			counted++
			values[i] = n
			t.atLeast = t.atLeast && n >= 0
		}
		if counted < len(t.wanted) {
			continue
		}
		if last := len(covered) - 1; last >= 0 && covered[last].To == of.span.From {
			covered[last].To = of.span.To
		} else {
			covered = append(covered, of.span)
		}
		foreign := false
		for _, m := range t.money {
			_, at, _ := s.value(of, m)
			foreign = t.inCurrency(s.counts[at].Currency, s.campaign.Currency) || foreign
		}
		if foreign {
			t.foreign++
			continue
		}
		t.complete++
		for i, m := range t.wanted {
			switch {
			case t.how[i] == socialorg.AggregateSum || t.how[i] == socialorg.AggregateNone:
				t.sums[m].Add(values[i])
			case t.how[i] == socialorg.AggregateLast || t.complete == before+1:
				ends[i] = values[i]
			}
		}
	}
	for i, m := range t.wanted {
		t.sums[m].Add(ends[i])
	}
	if gaps := s.gaps(channel, t.wanted, t.calendar.of(s.cells[channel]), covered); len(gaps) > 0 {
		t.gapsOf[channel] = gaps
	}
}

// gaps returns the gaps of all channels.
func (t *total) gaps(s *scoring) []Gap {
	var gaps []Gap
	for _, channel := range t.channels {
		if len(s.cells[channel]) == 0 {
			gaps = append(gaps, Gap{Channel: channel, Why: Uncounted})
		}
		gaps = append(gaps, t.gapsOf[channel]...)
	}
	return gaps
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

// A calendar is what should be counted: the days from Start to End or, where the
// campaign does not state both, the periods that occur in the counts.
type calendar struct {
	stated bool
	days   period.Spans                       // all of them
	by     [period.Granularities]period.Spans // those of the periods that occur, one for each period
}

// calendar returns what the channels of a KPI should count. It is the same for
// all KPIs that are about all channels.
func (s *scoring) calendar(k socialorg.KPI, channels []socialorg.Key) *calendar {
	if len(k.Channels) == 0 && s.all != nil {
		return s.all
	}
	c := s.campaign
	start, _ := period.Parse(string(c.Start))
	end, _ := period.Parse(string(c.End))
	cal := &calendar{stated: c.Start != "" || c.End != ""}
	if c.Start != "" && c.End != "" {
		cal.days = period.Spans{{From: start.From, To: end.To}}
	} else {
		var occur []period.Span
		for _, channel := range channels {
			for _, of := range s.cells[channel] {
				if of.span != period.Always {
					occur = append(occur, of.span)
				}
			}
		}
		cal.days = period.Union(occur)
		for _, p := range slices.Compact(occur) {
			g := p.Granularity()
			cal.by[g] = append(cal.by[g], p)
		}
		if last := len(cal.days) - 1; last >= 0 && c.Start != "" {
			cal.days = period.Spans{{From: start.From, To: cal.days[last].To}}
		} else if last >= 0 && c.End != "" {
			cal.days = period.Spans{{From: cal.days[0].From, To: end.To}}
		}
	}
	if len(k.Channels) == 0 {
		s.all = cal
	}
	return cal
}

// of returns the days that a channel with these cells should count. If the
// campaign does not state them, it should count a period of a length that it
// does not use itself only if it counted nothing in that period.
func (cal *calendar) of(cells []cell) period.Spans {
	if cal.stated || len(cells) == 0 {
		return cal.days
	}
	var own [period.Granularities]bool
	occur := make([]period.Span, len(cells))
	for i, of := range cells {
		occur[i] = of.span
		own[of.span.Granularity()] = true
	}
	same := true
	for g, periods := range cal.by {
		same = same && (own[g] || len(periods) == 0)
	}
	if same {
		return cal.days
	}
	counted := period.Union(occur)
	var days []period.Span
	for g, periods := range cal.by {
		for _, p := range periods {
			if own[g] || !counted.Overlap(p) {
				days = append(days, p)
			}
		}
	}
	return period.Union(days)
}

// gaps returns what a channel should have counted for a KPI and did not:
// periods in which it counted some of the metrics, and then the other days, in
// periods as long as those that it counts.
func (s *scoring) gaps(channel socialorg.Key, wanted []socialorg.Metric, expected, covered period.Spans) []Gap {
	cells := s.cells[channel]
	days := expected.Minus(covered)
	if len(days) == 0 && len(covered) > 0 {
		return nil
	}
	var gaps []Gap
	index := make(map[string]int) // of the gap with the same metrics
	add := func(metrics []socialorg.Metric, p ...socialorg.Period) {
		id := make([]byte, 0, 64)
		for _, m := range metrics {
			id = append(append(id, m...), ' ')
		}
		if len(p) == 0 { // the whole campaign stands alone
			id = append(id, '*')
		}
		i, ok := index[string(id)]
		if !ok {
			i = len(gaps)
			index[string(id)] = i
			gaps = append(gaps, Gap{Channel: channel, Metrics: metrics, Why: Uncounted})
		}
		gaps[i].Periods = append(gaps[i].Periods, p...)
	}
	some := slices.ContainsFunc(cells, func(of cell) bool { return len(s.missing(of, wanted)) < len(wanted) })
	var counted, reported []period.Span
	for _, of := range cells {
		counted = append(counted, of.span)
		missing := s.missing(of, wanted)
		if some && len(missing) == len(wanted) {
			continue // it is about other metrics
		}
		if len(missing) == 0 || !days.Overlap(of.span) && len(expected) > 0 {
			continue
		}
		reported = append(reported, of.span)
		if of.span == period.Always {
			add(missing)
		} else {
			add(missing, s.periodOf(of))
		}
	}
	days = days.Minus(period.Union(reported))
	silent := days.Minus(period.Union(counted))
	for _, d := range days.Minus(silent) {
		add(slices.Clone(wanted), socialorg.Period(d.String()))
	}
	for _, d := range silent {
		add(nil, socialorg.Period(d.String()))
	}
	for i := range gaps {
		if !slices.IsSortedFunc(gaps[i].Periods, socialorg.Period.Compare) {
			slices.SortFunc(gaps[i].Periods, socialorg.Period.Compare)
		}
	}
	return gaps
}

// reasons returns a gap for each channel whose complete cells are why there is
// no value.
func (s *scoring) reasons(t *total, why Reason, metrics []socialorg.Metric) []Gap {
	var gaps []Gap
	for _, channel := range t.channels {
		gap := Gap{Channel: channel, Metrics: slices.Clone(metrics), Why: why}
		found := false
		var spans []period.Span
		for _, of := range s.cells[channel] {
			if len(s.missing(of, t.wanted)) > 0 || why == Currencies && !t.mixed && !s.isForeign(of, t.money) {
				continue
			}
			if found = true; of.span != period.Always {
				spans = append(spans, of.span)
			}
		}
		if why != NonAdditive { // there it is the lengths that matter
			spans = period.Union(spans)
		}
		for _, run := range spans {
			gap.Periods = append(gap.Periods, socialorg.Period(run.String()))
		}
		if found {
			gaps = append(gaps, gap)
		}
	}
	return gaps
}

func (s *scoring) isForeign(of cell, money []socialorg.Metric) bool {
	for _, m := range money {
		if _, at, ok := s.value(of, m); ok && s.counts[at].Currency != "" && s.counts[at].Currency != s.campaign.Currency {
			return true
		}
	}
	return false
}
