package score

import "example.com/socialorg"

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
	for i, r := range before.Results {
		earlier[identity(r.KPI)] = i
	}
	deltas := make([]Delta, 0, len(after.Results))
	for _, r := range after.Results {
		d := Delta{KPI: r.clone().KPI, After: new(r.clone())}
		if i, ok := earlier[identity(r.KPI)]; ok {
			was := before.Results[i].clone()
			delete(earlier, identity(r.KPI))
			if d.Before = &was; was.Value != nil && r.Value != nil && was.KPI.Unit == r.KPI.Unit && was.Currency == r.Currency {
				d.Change = new(*r.Value - *was.Value)
			}
		}
		deltas = append(deltas, d)
	}
	for i, r := range before.Results {
		if at, ok := earlier[identity(r.KPI)]; ok && at == i {
			deltas = append(deltas, Delta{KPI: r.clone().KPI, Before: new(r.clone())})
		}
	}
	return deltas
}
