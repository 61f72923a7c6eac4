package score

import (
	"fmt"
	"maps"
	"math"
	"slices"

	"example.com/socialorg"
	"example.com/socialorg/internal/detail"
	"example.com/socialorg/internal/suggest"
)

// A Measurement is the value of a KPI without a Numerator, in the KPI's unit.
type Measurement struct {
	KPI      socialorg.Key    `json:"kpi"`
	Channels []socialorg.Key  `json:"channels,omitempty"` // those of the KPI, where the campaign has several of that key
	Period   socialorg.Period `json:"period,omitempty"`   // that of the KPI, likewise
	Value    float64          `json:"value"`

	From socialorg.Place `json:"-"` // where it was read, for problems; the zero Place is none
}

// identity returns what identifies a KPI in its campaign, whatever its length.
func identity(k socialorg.KPI) string {
	return fmt.Sprintf("%s\n%s\n%q", k.Key, k.Period, slices.Sorted(slices.Values(k.Channels)))
}

// A finder finds the KPIs of a campaign.
type finder struct {
	exact map[string]int          // by what identifies them
	byKey map[socialorg.Key][]int // several on different channels or in different periods
	near  *suggest.Index          // of their keys
}

func newFinder(kpis []socialorg.KPI) finder {
	f := finder{exact: make(map[string]int, len(kpis)), byKey: make(map[socialorg.Key][]int, len(kpis))}
	for i, k := range kpis {
		f.exact[identity(k)] = i
		f.byKey[k.Key] = append(f.byKey[k.Key], i)
	}
	f.near = suggest.Of(maps.Keys(f.byKey), socialorg.Key.Valid)
	return f
}

// find returns the index of the KPI that was measured. It reports where there
// is none, or no single one.
func (f finder) find(ps *socialorg.Problems, m Measurement) (at int, ok bool) {
	wanted := socialorg.KPI{Key: m.KPI, Channels: m.Channels, Period: m.Period}
	at, ok = f.exact[identity(wanted)]
	bare := len(m.Channels) == 0 && m.Period == ""
	switch same := f.byKey[m.KPI]; {
	case !m.KPI.Valid():
		ps.Under("kpi", problemsOf(m.KPI.Validate()))
		return 0, false
	case ok:
		return at, true
	case len(same) == 1 && bare:
		return same[0], true
	case len(same) == 0:
		meant, _ := f.near.Find(string(m.KPI))
		ps.Add("kpi", socialorg.ErrUnknown, "the campaign has no KPI %s", detail.Quote(m.KPI))
		ps.Last().Meant = meant
	case bare:
		ps.Add("channels", socialorg.ErrRequired, "are missing: the campaign has %d KPIs %s, on different channels or in different periods", len(same), detail.Quote(m.KPI))
	default:
		ps.Add("channels", socialorg.ErrUnknown, "the campaign has no KPI %s", detail.Quote(wanted.String()))
	}
	return 0, false
}

// matchMeasurements checks what was measured directly, and returns the values
// by the index of their KPI.
func matchMeasurements(kpis []socialorg.KPI, ps *socialorg.Problems, measured []Measurement) map[int]*float64 {
	values := make(map[int]*float64, len(measured))
	first := make(map[int]int, len(measured))
	f := newFinder(kpis)
	for i, m := range measured {
		var of socialorg.Problems
		path := fmt.Sprintf("measured[%d]", i)
		at, ok := f.find(&of, m)
		earlier, again := first[at]
		switch {
		case !ok:
		case again:
			ps.Add(path+".kpi", socialorg.ErrDuplicate, "%s is a duplicate", detail.Quote(kpis[at].String()))
			p := ps.Last()
			p.OtherPath, p.Place, p.Other = fmt.Sprintf("measured[%d].kpi", earlier), m.From, measured[earlier].From
		default:
			first[at] = i
			values[at] = new(m.Value + 0) // never -0
			switch unit := kpis[at].Unit; {
			case len(kpis[at].Numerator) > 0:
				of.Add("kpi", socialorg.ErrUnsupported, "%s has a numerator, so it is computed from counts", detail.Quote(m.KPI))
			case m.Value < 0 && !math.IsInf(m.Value, 0) && (unit == socialorg.UnitCount || unit == socialorg.UnitMoney):
				of.Add("value", socialorg.ErrRange, "%v is negative, but the unit is %s", m.Value, unit)
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
