package score

import (
	"math"
	"slices"

	"example.com/socialorg"
)

// A Card says how a campaign did: a result for each of its KPIs, and the
// bounds of a score over those that have a target. It is plain data.
//
// The score is the weighted mean of the attainments, each capped at 1. If
// counts are missing, the score is not known; ScoreMin and ScoreMax are then
// the least and the most that it can be, whatever the missing counts are. They
// are equal if nothing is missing, and 0 if no KPI with a target has a weight.
type Card struct {
	Campaign socialorg.Key `json:"campaign"`
	Name     string        `json:"name,omitempty"`     // of the campaign
	Currency string        `json:"currency,omitempty"` // of the campaign
	Results  []Result      `json:"results"`            // in the order of the campaign's KPIs
	ScoreMin float64       `json:"scoreMin"`           // from 0 to 1
	ScoreMax float64       `json:"scoreMax"`           // from ScoreMin to 1
	Doubts   []Doubt       `json:"doubts,omitempty"`   // counts and targets that can hardly be right
	Judged   int           `json:"judged"`             // KPIs that are met or missed
	Targets  int           `json:"targets"`            // KPIs that have a target
}

// A Result says how a campaign did on one KPI.
type Result struct {
	KPI        socialorg.KPI `json:"kpi"` // with the definition that was used
	Status     Status        `json:"status"`
	Currency   string        `json:"currency,omitempty"`   // of Value and the bounds, if the unit is UnitMoney; "" means plain numbers
	Value      *float64      `json:"value,omitempty"`      // in the unit of KPI; nil: none, even if the KPI is missed because something was spent for nothing
	Attainment *float64      `json:"attainment,omitempty"` // nil without a value, without a target and with gaps
	Gaps       []Gap         `json:"gaps,omitempty"`       // what Value does not cover, or why there is none
	MoreGaps   int           `json:"moreGaps,omitzero"`    // gaps that are not listed in full, see [MaxGaps]
}

// clone returns a deep copy.
func (r Result) clone() Result {
	r.KPI = r.KPI.On(r.KPI.Channels...)
	if r.Value != nil {
		r.Value = new(*r.Value)
	}
	if r.Attainment != nil {
		r.Attainment = new(*r.Attainment)
	}
	r.Gaps = slices.Clone(r.Gaps)
	for i, g := range r.Gaps {
		r.Gaps[i].Periods, r.Gaps[i].Metrics = slices.Clone(g.Periods), slices.Clone(g.Metrics)
	}
	return r
}

// A Status says how a KPI turned out. The set is closed.
type Status string

// The statuses. Met and missed are verdicts; the others are not.
const (
	Met      Status = "met"
	Missed   Status = "missed"
	Followed Status = "followed" // it has a value and no target
	Partial  Status = "partial"  // it has a value, but not of everything
	NoData   Status = "no-data"  // it has no value
)

// A Delta is one KPI in two cards.
type Delta struct {
	KPI    socialorg.KPI `json:"kpi"`              // as in the later card that has it
	Before *Result       `json:"before,omitempty"` // nil: the earlier card does not have it
	After  *Result       `json:"after,omitempty"`  // nil: the later card does not have it
	Change *float64      `json:"change,omitempty"` // After less Before, in the unit of KPI; nil where one has no value, their units or currencies differ, or it is no finite number
}

// Compare returns the KPIs of two cards: those of after in their order, and then
// those that only before has. A KPI is the same in both if its key, its channels
// and its period are; see [socialorg.KPI.String]. The result shares no memory with
// the cards.
//
// The change of a value that covers only a part is that of the parts: look at
// Status before you speak of a rise or a fall.
func Compare(before, after Card) []Delta {
	earlier := make(map[string]*Result, len(before.Results))
	for i, r := range before.Results {
		earlier[identity(r.KPI)] = &before.Results[i]
	}
	deltas := make([]Delta, 0, len(after.Results))
	for _, r := range after.Results {
		d := Delta{KPI: r.clone().KPI, After: new(r.clone())}
		if was := earlier[identity(r.KPI)]; was != nil {
			delete(earlier, identity(r.KPI))
			if d.Before = new(was.clone()); was.Value != nil && r.Value != nil && was.KPI.Unit == r.KPI.Unit && was.Currency == r.Currency {
				if change := *r.Value - *was.Value; !math.IsInf(change, 0) && !math.IsNaN(change) {
					d.Change = &change
				}
			}
		}
		deltas = append(deltas, d)
	}
	for i, r := range before.Results {
		if earlier[identity(r.KPI)] == &before.Results[i] {
			deltas = append(deltas, Delta{KPI: r.clone().KPI, Before: new(r.clone())})
		}
	}
	return deltas
}
