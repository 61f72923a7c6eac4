package score

import (
	"errors"
	"fmt"
	"iter"
	"math"
	"math/big"
	"slices"
	"strings"

	"example.com/socialorg"
	"example.com/socialorg/internal/detail"
	"example.com/socialorg/internal/exact"
	"example.com/socialorg/internal/suggest"
)

// Campaign compares counts and direct measurements with the KPIs of the campaign
// (S27). It gives each KPI a value and a status, and the campaign a score. The
// package documentation says how.
//
// It first validates c, then counts, then measured, and returns all mistakes as
// [socialorg.Problems], in this order, with paths such as "counts[0].period" and
// "measured[0].kpi". On error the Card is zero.
//
// Campaign takes linear time in the counts for each KPI, apart from sorting, and
// memory that is linear in the counts and the KPIs.
func Campaign(c socialorg.Campaign, counts []Counts, measured ...Measurement) (Card, error) {
	ps := problemsOf(c.Validate())
	s := &scoring{ledger: newLedger(c, counts), calendars: make(map[string]*calendar)}
	fine := len(ps) == 0 && len(s.found) == 0
	card := Card{Campaign: c.Key, Name: c.Name, Currency: c.Currency, Results: make([]Result, len(c.KPIs))}
	totals := make([]*total, len(c.KPIs)) // nil: measured directly
	channels := s.channels()
	for i := range c.KPIs {
		if fine && len(c.KPIs[i].Numerator) > 0 {
			totals[i] = s.newTotal(&c.KPIs[i], channels)
		}
	}
	for _, channel := range channels {
		s.load(channel)
		if s.findDuplicates(); !fine || len(s.again) > 0 {
			continue
		}
		card.Doubts = append(card.Doubts, s.doubts(channel)...)
		for _, t := range totals {
			if t != nil && (t.only == nil || t.only[channel]) {
				s.add(t, channel)
			}
		}
	}
	s.report(&ps)
	values := matchMeasurements(c, &ps, measured)
	if err := ps.Err(); err != nil {
		return Card{}, err
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
	KPI      socialorg.Key    `json:"kpi"`
	Channels []socialorg.Key  `json:"channels,omitempty"` // those of the KPI, where the campaign has several of that key
	Period   socialorg.Period `json:"period,omitempty"`   // that of the KPI, likewise
	Value    float64          `json:"value"`

	From socialorg.Place `json:"-"` // where it was read, for problems; the zero Place is none
}

// A finder finds the KPIs of a campaign.
type finder struct {
	kpis  []socialorg.KPI
	exact map[string]int          // by what identifies them
	byKey map[socialorg.Key][]int // several on different channels or in different periods
	near  *suggest.Index          // of their keys; nil until needed
}

// identity returns what identifies a KPI in its campaign, whatever its length.
func identity(k socialorg.KPI) string {
	text := string(k.Key) + "\n" + string(k.Period)
	var b strings.Builder
	for _, c := range slices.Sorted(slices.Values(k.Channels)) {
		b.WriteString("\n" + string(c))
	}
	return text + b.String()
}

func newFinder(kpis []socialorg.KPI) *finder {
	f := &finder{kpis: kpis, exact: make(map[string]int, len(kpis)), byKey: make(map[socialorg.Key][]int, len(kpis))}
	for i, k := range kpis {
		id := identity(k)
		if _, ok := f.exact[id]; !ok {
			f.exact[id] = i
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
	wanted := socialorg.KPI{Key: m.KPI, Channels: m.Channels, Period: m.Period}
	if at, ok := f.exact[identity(wanted)]; ok {
		return at, true
	}
	bare := len(m.Channels) == 0 && m.Period == ""
	switch same := f.byKey[m.KPI]; {
	case len(same) == 1 && bare:
		return same[0], true
	case len(same) == 0:
		if f.near == nil {
			f.near = suggest.New(keys(f.byKey))
		}
		meant, _ := f.near.Find(string(m.KPI))
		ps.Add("kpi", socialorg.ErrUnknown, "the campaign has no KPI %s", detail.Quote(m.KPI)).Meant = meant
	case bare:
		ps.Add("channels", socialorg.ErrRequired, "are missing: the campaign has %d KPIs %s, on different channels or in different periods", len(same), detail.Quote(m.KPI))
	default:
		ps.Add("channels", socialorg.ErrUnknown, "the campaign has no KPI %s", detail.Quote(wanted.String()))
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
	t.sortGaps()
	r := Result{KPI: k, Status: NoData, Currency: moneyCurrency(k, t.currency), Gaps: t.missing.gaps, MoreGaps: t.missing.more}
	because := func(of *tally, why Reason, metrics []socialorg.Metric) {
		reasons := tally{room: t.room}
		for _, g := range of.gaps {
			reasons.add(Gap{Channel: g.Channel, Periods: g.Periods, Metrics: metrics, Why: why}, nil)
		}
		r.Gaps, r.MoreGaps = append(r.Gaps, reasons.gaps...), r.MoreGaps+reasons.more+of.more
	}
	switch blocks := t.complete + t.foreign; {
	case blocks == 0:
		return r, nothingKnown
	case t.unsplit || blocks > 1 && len(t.unsummable) > 0:
		because(&t.counted, NonAdditive, t.unsummable)
		return r, nothingKnown
	case t.mixed:
		r.Currency = ""
		because(&t.counted, Currencies, t.money)
		return r, nothingKnown
	case t.foreign > 0:
		because(&t.abroad, Currencies, t.money)
		if t.complete == 0 {
			return r, nothingKnown
		}
	}
	missing := len(r.Gaps) > 0
	over := big.NewInt(1)
	if len(k.Denominator) > 0 {
		over = t.sum(s, k.Denominator)
	}
	upper := t.sum(s, k.Numerator)
	if over.Sign() == 0 {
		because(&t.counted, ZeroDenominator, k.Denominator)
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
	if !missing {
		return judged(r)
	}
	if t.grows {
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
