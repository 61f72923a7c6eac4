package render

import (
	"fmt"
	"io"
	"math"

	"example.com/socialorg"
)

// Scorecard writes how a campaign did, as Markdown: its score, and for each KPI
// the target, the value, how far the one is the other, and the status. Amounts
// of money are in minor units, as in the scorecard. It works on any scorecard.
// The error is the writer's.
func Scorecard(w io.Writer, s socialorg.Scorecard, l Labels) error {
	return scorecard(s, word(l, s.Campaign), l).markdown(w)
}

func scorecard(s socialorg.Scorecard, name string, l Labels) *report {
	r := &report{Title: name}
	score := l.text("No score: nothing that has a target was measured.")
	if s.Scored > 0 {
		score = fmt.Sprintf(l.text("Score: %s over %s."), l.percent(s.Score), l.count(s.Scored, "KPI", "KPIs"))
	}
	if !s.Complete {
		score += " " + l.text("Not every target could be scored.")
	}
	r.Blocks = append(r.Blocks, block{Text: []string{score}})
	t := &table{
		Caption: fmt.Sprintf(l.text("KPIs of %s"), name),
		Header:  []string{l.text("KPI"), l.text("Target"), l.text("Value"), l.text("Attained"), l.text("Status")},
	}
	for _, result := range s.Results {
		k := result.KPI
		value, attained := "–", "–"
		if result.Status != socialorg.NoData {
			value = l.value(k.Unit, result.Value)
			if _, ok := k.Attainment(result.Value); ok {
				attained = l.percent(result.Attainment)
			}
		}
		t.add(named(l, k.Name, k.Key), l.target(k), value, attained, word(l, result.Status))
		t.Rows[len(t.Rows)-1].Bar = newBar(result)
	}
	if len(t.Rows) > 0 {
		r.Blocks = append(r.Blocks, block{Table: t})
	}
	return r
}

// percent writes a part of 1; one beyond ten thousand times the whole, as of a
// target that is next to nothing, only as that.
func (l Labels) percent(part float64) string {
	const most = 10_000
	if part > most {
		return fmt.Sprintf(l.text("more than %s"), l.percent(most))
	}
	if part > 0 && part < 1 { // 0.9999 is not 100 %
		return l.number(min(math.Round(part*100), 99)) + "%"
	}
	return l.number(math.Round(part*100)) + "%"
}

// value writes a value with its unit.
func (l Labels) value(u socialorg.Unit, v float64) string {
	text := l.number(v)
	switch u {
	case socialorg.UnitCount, socialorg.UnitRatio, "":
		return text
	case socialorg.UnitPercent:
		return text + "%"
	case socialorg.UnitSeconds:
		return text + " s"
	case socialorg.UnitMoney:
		return text + " " + l.text("minor units")
	}
	return text + " " + word(l, u)
}

// target writes what a KPI aims for.
func (l Labels) target(k socialorg.KPI) string {
	switch k.Aim {
	case "":
		return "–"
	case socialorg.AimBetween:
		return fmt.Sprintf(l.text("%s to %s"), l.number(k.Target), l.value(k.Unit, k.Upper))
	}
	return word(l, k.Aim) + " " + l.value(k.Unit, k.Target)
}

// A bar is a value beside its target, on a scale from 0 to 100.
type bar struct {
	Value     float64
	Low, High float64 // of the target; equal but for a band
	Measured  bool
	Met       bool
}

// newBar returns the bar of a result, nil where there is nothing to draw.
func newBar(r socialorg.Result) *bar {
	low, high := r.KPI.Target, r.KPI.Target
	if r.KPI.Aim == socialorg.AimBetween {
		high = r.KPI.Upper
	}
	b := &bar{Measured: r.Status != socialorg.NoData, Met: r.Status == socialorg.Met}
	most := max(low, high)
	if b.Measured {
		most = max(most, r.Value)
	}
	if r.KPI.Aim == "" || high < low || !(most > 0) || math.IsInf(most, 0) {
		return nil
	}
	// The longest is a little shorter than the whole, so that a mark at its end
	// can be seen.
	scale := func(v float64) float64 { return math.Round(960*max(v/most, 0)) / 10 }
	b.Low, b.High = scale(low), scale(high)
	if b.Measured {
		b.Value = scale(r.Value)
	}
	return b
}
