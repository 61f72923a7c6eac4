package score_test

import (
	"encoding/json"
	"math"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"example.com/socialorg"
	"example.com/socialorg/score"
	"example.com/socialorg/standard"
)

// This month beside the last: what is the same KPI, and what changed.
func TestH20TwoCardsCompared(t *testing.T) {
	card := func(currency string, kpis []socialorg.KPI, counted ...score.Counts) score.Card {
		card, err := score.Campaign(socialorg.Campaign{Key: "c", Currency: currency, KPIs: kpis}, counted)
		require.NoError(t, err)
		return card
	}
	views, part := standard.Views().AtLeast(50), standard.Views()
	part.Period = "2025-06-01"
	before := card("EUR", []socialorg.KPI{views, standard.CostPerClick(), standard.Reach(), standard.Shares().On("a", "b")},
		counts("a", "2025-05", values{"views": 40, "spend": 100, "clicks": 10, "reach": 5, "shares": 4}), counts("b", "2025-05", values{"shares": 1, "views": 0, "spend": 0, "clicks": 0}))
	after := card("USD", []socialorg.KPI{standard.Shares().On("b", "a"), part, views, standard.CostPerClick()},
		counts("a", "2025-06-01", values{"views": 70, "spend": 100, "clicks": 10, "shares": 9}), counts("b", "2025-06-01", values{"shares": 1, "views": 0, "spend": 0, "clicks": 0}))
	type row struct {
		kpi           string
		before, after score.Status
		change        any
	}
	var got []row
	deltas := score.Compare(before, after)
	for _, d := range deltas {
		r := row{kpi: d.KPI.String()}
		if d.Before != nil {
			r.before = d.Before.Status
		}
		if d.After != nil {
			r.after = d.After.Status
		}
		if d.Change != nil {
			r.change = *d.Change
		}
		got = append(got, r)
	}
	require.Equal(t, []row{
		{"shares on a, b", score.Followed, score.Followed, 5.0}, {"views in 2025-06-01", "", score.Followed, nil}, {"views", score.Missed, score.Met, 30.0},
		{"cost-per-click", score.Followed, score.Followed, nil}, {"reach", score.Partial, "", nil},
	}, got, "amounts in two currencies have no difference")
	require.Empty(t, score.Compare(score.Card{}, score.Card{}))

	*deltas[2].Before.Value, *deltas[2].KPI.Min, deltas[4].Before.Gaps[0].Channel = 1, 2, "x"
	require.Equal(t, 40.0, *before.Results[0].Value, "a copy")
	require.Equal(t, 50.0, *after.Results[2].KPI.Min)
	require.Empty(t, gocmp.Diff([]score.Gap{{Channel: "b", Metrics: []socialorg.Metric{"reach"}, Why: score.Uncounted}}, before.Results[2].Gaps, gocmp.FilterPath(func(p gocmp.Path) bool { return p.Last().String() == ".Periods" }, gocmp.Ignore())))
}

// C1: a change that is no finite number is none, so that JSON of it never fails.
func TestChangesAreFinite(t *testing.T) {
	card := func(value float64) score.Card {
		return score.Card{Results: []score.Result{{KPI: socialorg.KPI{Key: "k"}, Status: score.Followed, Value: &value}}}
	}
	for _, to := range []float64{math.MaxFloat64, math.Inf(1), math.NaN()} {
		deltas := score.Compare(card(-to), card(to))
		require.Len(t, deltas, 1)
		require.Nil(t, deltas[0].Change)
	}
	deltas := score.Compare(card(-math.MaxFloat64), card(math.MaxFloat64))
	_, err := json.Marshal(deltas)
	require.NoError(t, err)
}
