package score

import (
	"cmp"
	"errors"
	"math"
	"math/big"
	"slices"

	"example.com/socialorg"
	"example.com/socialorg/internal/exact"
)

// Campaign compares counts and direct measurements with the KPIs of the campaign
// (S27). It gives each KPI a value and a status, and the campaign a score. The
// package documentation says how.
//
// It first validates c, then counts, then measured, and returns all mistakes as
// [socialorg.Problems], in this order, with paths such as "counts[0].period" and
// "measured[0].kpi". On error the Card is zero.
//
// Campaign takes memory that is linear in the counts and the KPIs. Apart from
// sorting, it takes linear time, too: in the counts of the metrics that a KPI is
// computed from, once for all KPIs that are computed alike, up to [MaxSteps] in all.
func Campaign(c socialorg.Campaign, counts []Counts, measured ...Measurement) (Card, error) {
	ps := problemsOf(c.Validate())
	s := newScoring(c, counts, len(ps) == 0)
	doubts := s.run()
	s.report(&ps)
	values := matchMeasurements(c.KPIs, &ps, measured)
	if err := ps.Err(); err != nil {
		return Card{}, err
	}
	card := Card{Campaign: c.Key, Name: c.Name, Currency: c.Currency, Results: make([]Result, len(c.KPIs)), Doubts: doubts}
	var least, most exact.Mean
	for i, k := range c.KPIs {
		r := newResult(k, c.Currency, s.totals[i], values[i])
		card.Results[i] = r
		card.Doubts = append(card.Doubts, r.doubts()...)
		if !k.HasTarget() {
			continue
		}
		card.Targets++
		if r.Status == Met || r.Status == Missed {
			card.Judged++
		}
		low, high := r.bounds()
		least.Add(weight(k), low)
		most.Add(weight(k), high)
	}
	card.ScoreMin, card.ScoreMax = least.Value(), most.Value()
	return card, nil
}

// problemsOf returns the problems that an error of the root package is.
func problemsOf(err error) socialorg.Problems {
	problems, _ := errors.AsType[socialorg.Problems](err)
	return problems
}

// newResult judges a KPI by its total or, where that is nil, by what was measured
// directly, if anything was. It shares no memory with them.
func newResult(k socialorg.KPI, currency string, t *total, measured *float64) Result {
	r := Result{KPI: k, Status: NoData}
	if t != nil {
		currency = t.currency
	}
	if k.Unit == socialorg.UnitMoney {
		r.Currency = currency
	}
	switch {
	case t != nil:
		r.compute(t)
	case measured != nil:
		r.judge(*measured)
	}
	return r.clone()
}

// judge gives the verdict on a value that covers everything.
func (r *Result) judge(value float64) {
	r.Value, r.Status = &value, Followed
	if attainment, ok := r.KPI.Attainment(value); ok {
		r.Attainment, r.Status = &attainment, Missed
	}
	if r.KPI.Met(value) {
		r.Status = Met
	}
}

// compute judges a KPI with a numerator.
func (r *Result) compute(t *total) {
	k := &r.KPI
	r.Gaps, r.MoreGaps = slices.Clip(t.missing.gaps), t.missing.more
	because := func(of *tally, why Reason, metrics []socialorg.Metric) {
		reasons := tally{room: t.room}
		for _, g := range of.gaps {
			reasons.add(Gap{Channel: g.Channel, Periods: g.Periods, Metrics: metrics, Why: why}, nil)
		}
		r.Gaps, r.MoreGaps = append(r.Gaps, reasons.gaps...), r.MoreGaps+reasons.more+of.more
	}
	switch blocks := t.complete + t.foreign; {
	case blocks == 0:
		return
	case t.unsplit || blocks > 1 && len(t.unsummable) > 0:
		because(&t.counted, NonAdditive, t.unsummable)
		return
	case t.mixed:
		r.Currency = ""
		because(&t.counted, Currencies, t.money)
		return
	case t.foreign > 0:
		because(&t.abroad, Currencies, t.money)
		if t.complete == 0 {
			return
		}
	}
	missing := len(r.Gaps) > 0
	upper, over := t.sums()
	if over.Sign() == 0 {
		because(&t.counted, ZeroDenominator, k.Denominator)
		if !missing && upper.Sign() > 0 && k.Max != nil {
			r.Status, r.Attainment = Missed, new(float64)
		}
		return
	}
	per := max(k.Per, 1)
	if k.Per == 0 && k.Unit == socialorg.UnitPercent {
		per = 100
	}
	upper.Mul(upper, big.NewInt(per))
	if k.Unit == socialorg.UnitMoney {
		over.Mul(over, big.NewInt(int64(math.Pow10(socialorg.CurrencyDigits(t.currency)))))
	}
	value, _ := new(big.Rat).SetFrac(upper, over).Float64()
	if !missing {
		r.judge(value)
		return
	}
	r.Value = &value
	switch {
	case t.grows && k.Max != nil && value > *k.Max:
		r.Status = Missed
	case t.grows && k.Max == nil && k.Min != nil && value >= *k.Min:
		r.Status = Met
	case t.foreign > 0:
		r.Value = nil
	default:
		r.Status = Partial
	}
}

// bounds returns the least and the most that a result may add to the score,
// whatever is missing.
func (r *Result) bounds() (least, most float64) {
	switch {
	case r.Attainment != nil:
		return min(*r.Attainment, 1), min(*r.Attainment, 1)
	case r.Status == Met: // already
		return 1, 1
	case r.Status == Missed:
		most, _ = r.KPI.Attainment(*r.Value)
		return 0, most
	}
	return 0, 1
}

// weight returns the weight in the score.
func weight(k socialorg.KPI) float64 { return *cmp.Or(k.Weight, new(1.0)) }
