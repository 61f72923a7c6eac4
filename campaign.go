package socialorg

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

// A Campaign is a piece of work with KPIs: which goals it serves, who set the
// KPIs, who works on it. It is plain data; [Campaign.Validate] checks it.
type Campaign struct {
	Key   Key          `json:"key"`
	Name  string       `json:"name,omitempty"`  // for people
	Goals []Key        `json:"goals,omitempty"` // of the organisation
	SetBy PositionID   `json:"setBy,omitempty"` // who set the KPIs; "" is not stated
	Team  []PositionID `json:"team,omitempty"`
	KPIs  []KPI        `json:"kpis,omitempty"`
}

// Validate reports every mistake in the campaign by itself, in the order of
// its fields, as [Problems]; nil when there is none. Whether the goals and
// positions that it refers to exist is a question to [Org.Validate]. A campaign
// without KPIs is valid; the rules may see it differently.
func (c Campaign) Validate() error { return c.problems(nil).err() }

func (c Campaign) problems(in *references) Problems {
	var ps Problems
	checkKey(&ps, "key", c.Key)
	checkText(&ps, "name", c.Name, "")
	checkEach(&ps, "goals", c.Goals, in.checkGoal)
	if c.SetBy != "" {
		in.checkPosition(&ps, "setBy", c.SetBy)
	}
	checkEach(&ps, "team", c.Team, in.checkPosition)
	checkItems(&ps, "kpis", "key", c.KPIs, KPI.key, func(k KPI) Problems { return k.problems(in) })
	return ps
}

// Measure computes the values of the campaign's KPIs from what was counted, in
// the order of the KPIs. KPIs that are measured directly, that lack a metric or
// whose denominator is 0 are left out: there is no data for them.
func (c Campaign) Measure(t Totals) []Measurement {
	var ms []Measurement
	for _, k := range c.KPIs {
		if v, ok := k.Value(t); ok {
			ms = append(ms, Measurement{k.Key, v})
		}
	}
	return ms
}

// Score holds the measurements against the KPIs of the campaign. It validates
// both first and reports every mistake, in the order of the campaign's fields
// and then of the measurements, as [Problems] under "measurements[0]...": a
// measurement of a KPI that the campaign did not set (S27), a second one of the
// same KPI, a value that is not finite, a count or an amount of money below 0.
// Then the Scorecard is the zero one.
//
// The order of the measurements does not matter, and the order of the KPIs
// only to the order of the results: the same values give the same score to the
// last bit.
func (c Campaign) Score(ms ...Measurement) (Scorecard, error) {
	ps := c.problems(nil)
	kpis := make(map[Key]KPI, len(c.KPIs))
	for _, k := range c.KPIs {
		kpis[k.Key] = k
	}
	checkList(&ps, "measurements", len(ms))
	repeated := repeats(ms, Measurement.key)
	values := make(map[Key]float64, len(ms))
	for i, m := range ms {
		var of Problems
		k, ok := kpis[m.KPI]
		if first, again := repeated[i]; again {
			of.add("kpi", ErrDuplicate, "measurements[%d] is one of %s already", first, quote(m.KPI))
		} else if !ok || m.KPI == "" {
			if checkKey(&of, "kpi", m.KPI); len(of) == 0 {
				of.add("kpi", ErrUnknown, "the campaign has no KPI %s", quote(m.KPI))
			}
		}
		if checkFinite(&of, "value", m.Value) && ok && m.Value < 0 && k.neverNegative() {
			of.add("value", ErrRange, "%v is below 0, which no %s is", m.Value, k.Unit)
		}
		ps.nest("measurements", i, of)
		values[m.KPI] = m.Value
	}
	if err := ps.err(); err != nil {
		return Scorecard{}, err
	}

	card := Scorecard{Campaign: c.Key, Results: make([]Result, 0, len(c.KPIs)), Complete: true}
	var parts []weighted
	for _, k := range c.KPIs {
		r := Result{KPI: k.clone()}
		v, measured := values[k.Key]
		if measured {
			r.Value = v + 0 // never -0
		}
		a, scored := k.Attainment(v)
		switch {
		case !measured:
			r.Status, scored = NoData, false
		case k.Aim == "":
			r.Status = NoTarget
		case k.Met(v):
			r.Status = Met
		default:
			r.Status = Missed
		}
		if scored {
			r.Attainment = a
			parts = append(parts, weighted{cmp.Or(k.Weight, 1), min(a, 1)})
		}
		card.Complete = card.Complete && (scored || k.Aim == "")
		card.Results = append(card.Results, r)
	}
	card.Score, card.Scored = weightedMean(parts), len(parts)
	return card, nil
}

type weighted struct{ weight, value float64 }

// weightedMean returns the mean of values from 0 to 1, the same for every
// order; 0 when there are none. Weights are scaled by the greatest, so that
// none is too large or too small to add up.
func weightedMean(parts []weighted) float64 {
	if len(parts) == 0 {
		return 0
	}
	slices.SortFunc(parts, func(a, b weighted) int {
		return cmp.Or(cmp.Compare(a.weight, b.weight), cmp.Compare(a.value, b.value))
	})
	greatest := parts[len(parts)-1].weight
	var sum, by float64
	for _, p := range parts {
		w := p.weight / greatest
		sum += w * p.value
		by += w
	}
	return min(sum/by, 1)
}

func (c Campaign) key() Key { return c.Key }

func (c Campaign) clone() Campaign {
	c.Goals, c.Team = cloneList(c.Goals), cloneList(c.Team)
	c.KPIs = cloneEach(c.KPIs, KPI.clone)
	return c
}

func (c Campaign) equal(d Campaign) bool {
	return c.Key == d.Key && c.Name == d.Name && c.SetBy == d.SetBy &&
		slices.Equal(c.Goals, d.Goals) && slices.Equal(c.Team, d.Team) &&
		slices.EqualFunc(c.KPIs, d.KPIs, KPI.equal)
}

// A Measurement is the value of a KPI, in the KPI's unit. Measurements are
// comparable with ==.
type Measurement struct {
	KPI   Key     `json:"kpi"`
	Value float64 `json:"value"`
}

func (m Measurement) key() Key { return m.KPI }

// A Scorecard is how a campaign did: a result for each of its KPIs, and a
// score over those that were measured and have a target.
type Scorecard struct {
	Campaign Key      `json:"campaign"`
	Results  []Result `json:"results"`  // in the order of the campaign's KPIs
	Score    float64  `json:"score"`    // from 0 to 1: weighted mean attainment, each capped at 1, of the KPIs that could be scored
	Scored   int      `json:"scored"`   // how many could; if none, Score is 0 and means nothing
	Complete bool     `json:"complete"` // every KPI with a target could
}

// A Result is how a campaign did by one KPI.
type Result struct {
	KPI        KPI     `json:"kpi"`
	Status     Status  `json:"status"`
	Value      float64 `json:"value,omitzero"`      // means nothing where Status is NoData
	Attainment float64 `json:"attainment,omitzero"` // 0 as well where [KPI.Attainment] is false: a target that is not above 0
}

// A Status is the answer that a measurement gives to a KPI.
type Status string

// The statuses. A KPI without a measurement has no data, with or without a
// target.
const (
	Met      Status = "met"
	Missed   Status = "missed"
	NoTarget Status = "no-target"
	NoData   Status = "no-data"
)

// String says how the campaign did in one line:
// "spring-launch: 2 met, 1 missed, 1 no-data; score 0.93 of 3 KPIs, incomplete".
func (s Scorecard) String() string {
	text := word(s.Campaign) + ":"
	separator := " "
	for _, status := range []Status{Met, Missed, NoTarget, NoData} {
		n := 0
		for _, r := range s.Results {
			if r.Status == status {
				n++
			}
		}
		if n > 0 {
			text += fmt.Sprintf("%s%d %s", separator, n, status)
			separator = ", "
		}
	}
	if s.Scored > 0 {
		text += fmt.Sprintf("; score %.2f of %s", math.Floor(s.Score*100)/100, // no miss reads as full
			count(s.Scored, "KPI", "KPIs"))
	}
	if !s.Complete {
		text += ", incomplete"
	}
	return text
}
