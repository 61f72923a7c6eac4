package score

import (
	"slices"

	"example.com/socialorg"
)

// A Delta is one KPI in two cards.
type Delta struct {
	KPI    socialorg.KPI `json:"kpi"`              // as in the later card that has it
	Before *Result       `json:"before,omitempty"` // nil: the earlier card does not have it
	After  *Result       `json:"after,omitempty"`  // nil: the later card does not have it
	Change *float64      `json:"change,omitempty"` // After less Before, in the unit of KPI; nil where one has no value or their units or currencies differ
}

// Compare returns the KPIs of two cards: those of after in their order, and then
// those that only before has. A KPI is the same in both if its key, its channels
// and its period are; see [socialorg.KPI.String]. The result shares no memory with
// the cards.
//
// The change of a value that covers only a part is that of the parts: look at
// Status before you speak of a rise or a fall.
func Compare(before, after Card) []Delta {
	earlier := make(map[string]int, len(before.Results))
	for i := range before.Results {
		earlier[identity(before.Results[i].KPI)] = i
	}
	deltas := make([]Delta, 0, len(after.Results))
	for _, r := range after.Results {
		now := r.clone()
		d := Delta{KPI: now.clone().KPI, After: &now}
		id := identity(r.KPI)
		if i, ok := earlier[id]; ok {
			was := before.Results[i].clone()
			d.Before = &was
			delete(earlier, id)
			if was.Value != nil && now.Value != nil && was.KPI.Unit == now.KPI.Unit && was.Currency == now.Currency {
				change := *now.Value - *was.Value
				d.Change = &change
			}
		}
		deltas = append(deltas, d)
	}
	for i := range before.Results {
		if at, ok := earlier[identity(before.Results[i].KPI)]; ok && at == i {
			was := before.Results[i].clone()
			deltas = append(deltas, Delta{KPI: was.clone().KPI, Before: &was})
		}
	}
	return deltas
}

// clone returns a deep copy.
func (r Result) clone() Result {
	r.KPI = r.KPI.On(r.KPI.Channels...)
	if r.Value != nil {
		value := *r.Value
		r.Value = &value
	}
	if r.Attainment != nil {
		attained := *r.Attainment
		r.Attainment = &attained
	}
	r.Gaps = slices.Clone(r.Gaps)
	for i, g := range r.Gaps {
		r.Gaps[i].Periods, r.Gaps[i].Metrics = slices.Clone(g.Periods), slices.Clone(g.Metrics)
	}
	return r
}
