package render

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"example.com/socialorg/score"
)

// A bar is a value beside its target, on a scale from 0 to 100.
type bar struct {
	Title  text // in words
	Value  *float64
	Class  string    // what the value is: a status, or a score
	Marks  []float64 // the bounds of the target
	Wanted span      // where the value meets the target
	Open   span      // where the value may be, as counts are missing
	Was    *float64  // the value before
}

// A span is a part of a bar's scale; the zero span is none.
type span struct{ From, To float64 }

// Width returns how wide the span is.
func (s span) Width() float64 { return s.To - s.From }

// newBar returns the bar of the result afterwards, with the value before if both are
// in one unit; nil where there is nothing to draw.
func newBar(d score.Delta) *bar {
	r, k := d.After, d.After.KPI
	var was *float64
	if d.Change != nil {
		was = d.Before.Value
	}
	if k.Min == nil && k.Max == nil {
		return nil
	}
	low, high := *cmp.Or(k.Min, k.Max), *cmp.Or(k.Max, k.Min)
	// The upper bound is at the same place in all bars but those of values far beyond it.
	most := max(low, high) / 75
	for _, v := range []*float64{r.Value, was} {
		if v != nil {
			most = max(most, *v/98)
		}
	}
	if high < low || !(most > 0) || math.IsInf(most, 0) {
		return nil
	}
	scale := func(v *float64) *float64 {
		if v == nil {
			return nil
		}
		return new(math.Round(10*max(*v/most, 0)) / 10)
	}
	b := &bar{Class: string(r.Status), Value: scale(r.Value), Was: scale(was), Wanted: span{0, 100}}
	if from := scale(k.Min); from != nil {
		b.Wanted.From = *from
		b.Marks = append(b.Marks, *from)
	}
	if to := scale(k.Max); to != nil {
		b.Wanted.To = *to
		b.Marks = append(b.Marks, *to)
	}
	switch {
	case b.Value == nil && r.Status == score.NoData, b.Value != nil && len(r.Gaps) > 0 && len(k.Denominator) > 0:
		b.Open = span{0, 100}
	case b.Value != nil && len(r.Gaps) > 0: // a sum, which can only grow
		b.Open = span{*b.Value, 100}
	}
	return b
}

// scoreBar returns the bar of a card's score, nil where nothing is known of it.
func (l Labels) scoreBar(s score.Card) *bar {
	low, high := 100*s.ScoreMin, 100*s.ScoreMax
	if s.Targets == 0 || !(low >= 0 && low <= high && high <= 100) || high-low == 100 {
		return nil
	}
	return &bar{Title: l.score(s), Value: &low, Class: "score", Open: span{low, high}}
}

// blocks draws the bar with characters.
func (b *bar) blocks() string {
	const step = 5
	var s strings.Builder
	for x := 0.0; x < 100; x += step {
		middle := x + step/2.0
		char := "░"
		switch {
		case slices.ContainsFunc(b.Marks, func(m float64) bool { return x <= m && m < x+step }):
			char = "┃"
		case b.Was != nil && x <= *b.Was && *b.Was < x+step:
			char = "◆"
		case b.Value != nil && (middle <= *b.Value || x == 0 && *b.Value > 0):
			char = "█"
		case b.Open.From <= middle && middle < b.Open.To:
			char = "▒"
		}
		s.WriteString(char)
	}
	return s.String()
}

// addBar adds a row with a bar behind its first cell, which may be nil.
func (t *table) addBar(b *bar, first text, rest ...text) {
	var blocks text
	if b != nil {
		blocks = label(b.blocks())
	}
	t.Rows = append(t.Rows, row{Cells: append([]text{first, blocks}, rest...), Bar: b})
}

// legend says what the bars of a table show.
func (t *table) legend(words *wording) []text {
	drawn, open, compared := false, false, false
	for _, r := range t.Rows {
		if b := r.Bar; b != nil {
			drawn, open, compared = true, open || b.Open != span{}, compared || b.Was != nil
		}
	}
	if !drawn {
		return nil
	}
	legend := words.BarTarget
	if open {
		legend += " " + words.BarOpen
	}
	if compared {
		legend += " " + words.BarWas
	}
	return labels(legend)
}
