package score

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"

	"example.com/socialorg"
	"example.com/socialorg/internal/detail"
	"example.com/socialorg/internal/lists"
	"example.com/socialorg/internal/period"
)

// A Doubt is a count or a target that can hardly be right. It is used as it is:
// nothing is rejected because of a doubt. Kind says which of the other fields
// are set.
type Doubt struct {
	Kind        DoubtKind        `json:"kind"`
	Channel     socialorg.Key    `json:"channel,omitempty"`
	Period      socialorg.Period `json:"period,omitempty"` // "" is the whole campaign
	Metric      socialorg.Metric `json:"metric,omitempty"`
	Count       int64            `json:"count,omitzero"`       // of Metric
	Beside      socialorg.Metric `json:"beside,omitempty"`     // the metric that contradicts Metric
	BesideCount int64            `json:"besideCount,omitzero"` // of Beside
	KPI         *socialorg.KPI   `json:"kpi,omitempty"`
	Value       float64          `json:"value,omitzero"` // of KPI
	Bound       float64          `json:"bound,omitzero"` // of KPI
}

// A DoubtKind says what is doubtful.
type DoubtKind string

// The kinds of doubts. The first four are about a count (Channel, Period, Metric
// and Count; but for the first, Beside and BesideCount), the next two about a KPI
// (KPI and Value), the others about what a channel counted (Channel and Period).
const (
	NegativeCount DoubtKind = "negative-count"  // of a metric that cannot be negative
	MoreThanWhole DoubtKind = "more-than-whole" // Metric counts a part of Beside
	LostTooMany   DoubtKind = "lost-too-many"   // followers, beside those at the start
	NoResponses   DoubtKind = "no-responses"    // time was spent waiting for them
	AboveHundred  DoubtKind = "above-hundred"   // a percentage whose numerator is a part of its denominator
	FractionMeant DoubtKind = "fraction-meant"  // Bound is below 1% and Value above: 0.05 for 5%?
	NoPeriod      DoubtKind = "no-period"       // counts that state none, taken for Period, the whole campaign
	ZerosAtEnd    DoubtKind = "zeros-at-end"    // from Period on, which may not be counted yet
)

// String describes the doubt: "30 clicks of instagram in 2025-06 are more than
// 10 impressions".
func (d Doubt) String() string {
	of := "of " + string(d.Channel) + " " + during(d.Period)
	percent := func(f float64) string {
		return Result{KPI: socialorg.KPI{Unit: socialorg.UnitPercent}, Value: &f}.valueText()
	}
	count := func(n int64) string { return detail.Grouped(strconv.FormatInt(n, 10)) }
	text, kpi := string(d.Kind), "a KPI"
	if d.KPI != nil {
		kpi = d.KPI.String()
	}
	switch d.Kind {
	case NegativeCount:
		text = fmt.Sprintf("%s %s %s: a negative count", count(d.Count), d.Metric, of)
	case MoreThanWhole:
		text = fmt.Sprintf("%s %s %s are more than %s %s", count(d.Count), d.Metric, of, count(d.BesideCount), d.Beside)
	case LostTooMany:
		text = fmt.Sprintf("%s lost followers %s are more than %s at the start", detail.Grouped(strconv.FormatUint(-uint64(d.Count), 10)), of, count(d.BesideCount))
	case NoResponses:
		text = fmt.Sprintf("%s %s %s beside %s %s", count(d.Count), d.Metric, of, count(d.BesideCount), d.Beside)
	case AboveHundred:
		text = kpi + " is " + percent(d.Value) + ", although its numerator is a part of its denominator"
	case FractionMeant:
		text = fmt.Sprintf("%s: the target of %s looks like a fraction; is it %s?", kpi, percent(d.Bound), percent(100*d.Bound))
	case NoPeriod:
		text = fmt.Sprintf("%s states no period; its counts are taken for the whole campaign, %s", d.Channel, d.Period)
	case ZerosAtEnd:
		text = fmt.Sprintf("%s counted nothing but 0 %s; is it not counted yet?", d.Channel, during(d.Period))
	}
	return detail.Line(text)
}

// A check finds a doubt about a count of one metric beside one of another, or by
// itself.
type check struct {
	kind   DoubtKind
	beside socialorg.Metric
	fails  func(count, beside int64) bool
}

// checksOf returns the checks of a metric.
func checksOf(m socialorg.Metric) []check {
	var all []check
	if !m.IsSigned() {
		all = append(all, check{NegativeCount, "", func(n, _ int64) bool { return n < 0 }})
	}
	for _, whole := range m.PartOf() {
		all = append(all, check{MoreThanWhole, whole, func(n, most int64) bool { return n > 0 && n > most }})
	}
	switch m {
	case socialorg.MetricNewFollowers:
		all = append(all, check{LostTooMany, socialorg.MetricFollowersAtStart, func(n, had int64) bool {
			return n < 0 && (had < 0 || -uint64(n) > uint64(had))
		}})
	case socialorg.MetricResponseSeconds:
		all = append(all, check{NoResponses, socialorg.MetricResponses, func(n, responses int64) bool { return n > 0 && responses == 0 }})
	}
	return all
}

// doubts returns the doubts about what the channel at hand counted, in the order
// of metrics and periods.
func (s *scoring) doubts(channel socialorg.Key) []Doubt {
	var doubts []Doubt
	add := func(d Doubt, in period.Span) {
		d.Channel, d.Period = channel, socialorg.Period(in.String())
		doubts = append(doubts, d)
	}
	if s.whole != period.Always && slices.ContainsFunc(s.entries[channel], func(e entry) bool { return s.counts[e.at].Period == "" }) {
		add(Doubt{Kind: NoPeriod}, s.whole)
	}
	slices.SortFunc(s.used, func(a, b *metric) int { return cmp.Compare(a.name, b.name) })
	for _, m := range s.used {
		for _, c := range m.checks {
			beside := m.readings
			if c.beside != "" {
				beside = s.metric(c.beside).readings
			}
			for _, r := range m.readings {
				for len(beside) > 0 && beside[0].span.Compare(r.span) < 0 {
					beside = beside[1:]
				}
				if len(beside) == 0 || beside[0].span != r.span || !c.fails(r.value, beside[0].value) {
					continue
				}
				d := Doubt{Kind: c.kind, Metric: m.name, Count: r.value, Beside: c.beside}
				if c.beside != "" {
					d.BesideCount = beside[0].value
				}
				add(d, r.span)
			}
		}
	}
	if zeros, ok := s.zerosAtEnd(); ok {
		add(Doubt{Kind: ZerosAtEnd}, zeros)
	}
	return doubts
}

// zerosAtEnd returns the days at the end for which the channel at hand counted 0
// of everything that adds up, if they are more than it went without before.
func (s *scoring) zerosAtEnd() (zeros period.Span, ok bool) {
	longest, last := int32(0), int32(math.MaxInt32)
	for i, run := range s.busy {
		if last = run.To; i > 0 {
			longest = max(longest, run.From-s.busy[i-1].To)
		}
	}
	first := slices.IndexFunc(s.idle, func(run period.Span) bool { return run.From >= last })
	if first < 0 {
		return zeros, false
	}
	zeros = period.Span{From: s.idle[first].From, To: s.idle[len(s.idle)-1].To}
	return zeros, zeros.To-zeros.From > longest
}

// doubts returns the doubts about a percentage.
func (r Result) doubts() []Doubt {
	k := r.KPI
	if r.Value == nil || k.Unit != socialorg.UnitPercent {
		return nil
	}
	var doubts []Doubt
	add := func(kind DoubtKind, bound float64) {
		of := k.On(k.Channels...) // a copy
		doubts = append(doubts, Doubt{Kind: kind, KPI: &of, Value: *r.Value, Bound: bound})
	}
	if *r.Value > 100 && isPart(k) {
		add(AboveHundred, 0)
	}
	for _, bound := range []*float64{k.Min, k.Max} {
		if bound != nil && 0 < *bound && *bound < 1 && *r.Value > 1 {
			add(FractionMeant, *bound)
		}
	}
	return doubts
}

// isPart reports whether the numerator of a KPI counts a part of the denominator.
func isPart(k socialorg.KPI) bool {
	whole := lists.Set(k.Denominator)
	for _, m := range k.Numerator {
		if !whole[m] && !slices.ContainsFunc(m.PartOf(), func(of socialorg.Metric) bool { return whole[of] }) {
			return false
		}
	}
	return len(k.Denominator) > 0
}
