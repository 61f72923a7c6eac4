package socialorg_test

import (
	"encoding/json"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/stretchr/testify/require"

	"example.com/socialorg"
)

// ignoreDetail compares problems by what is stable: path and code.
var ignoreDetail = cmpopts.IgnoreFields(socialorg.Problem{}, "Detail")

// requireProblems checks the paths and codes of err, in order.
func requireProblems(t *testing.T, err error, want ...socialorg.Problem) {
	t.Helper()
	var got socialorg.Problems
	if err != nil {
		require.ErrorAs(t, err, &got)
	}
	if diff := gocmp.Diff(socialorg.Problems(want), got, ignoreDetail, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("problems (-want +got)\n%s", diff)
	}
	for _, p := range got {
		require.NotEmpty(t, p.Detail)
	}
}

func problem(path string, code socialorg.Code) socialorg.Problem {
	return socialorg.Problem{Path: path, Code: code}
}

func TestKPIValidation(t *testing.T) {
	valid := socialorg.EngagementRate().AtLeast(2)
	nan, inf := math.NaN(), math.Inf(1)
	for _, test := range []struct {
		name   string
		change func(k *socialorg.KPI)
		want   []socialorg.Problem
	}{
		{"valid", func(*socialorg.KPI) {}, nil},
		{"no key", func(k *socialorg.KPI) { k.Key = "" }, []socialorg.Problem{problem("kpis[0].key", socialorg.ErrRequired)}},
		{"no unit", func(k *socialorg.KPI) { k.Unit = "" }, []socialorg.Problem{problem("kpis[0].unit", socialorg.ErrRequired)}},
		{"a unit of one's own", func(k *socialorg.KPI) { k.Unit = "minutes" }, nil},
		{"C1 NaN target", func(k *socialorg.KPI) { k.Target = nan }, []socialorg.Problem{problem("kpis[0].target", socialorg.ErrRange)}},
		{"C1 infinite target", func(k *socialorg.KPI) { k.Target = inf }, []socialorg.Problem{problem("kpis[0].target", socialorg.ErrRange)}},
		{"C1 infinite weight, NaN upper", func(k *socialorg.KPI) { k.Weight, k.Upper = -inf, nan },
			[]socialorg.Problem{problem("kpis[0].upper", socialorg.ErrRange), problem("kpis[0].weight", socialorg.ErrRange)}},
		{"the greatest numbers", func(k *socialorg.KPI) { k.Target, k.Weight = math.MaxFloat64, math.MaxFloat64 }, nil},
		{"C2 negative target of a count", func(k *socialorg.KPI) { *k = socialorg.Views().AtLeast(-1) },
			[]socialorg.Problem{problem("kpis[0].target", socialorg.ErrRange)}},
		{"C2 negative target of money", func(k *socialorg.KPI) { *k = socialorg.CostPerClick().AtMost(-1) },
			[]socialorg.Problem{problem("kpis[0].target", socialorg.ErrRange)}},
		{"C2 negative target of a change", func(k *socialorg.KPI) { *k = socialorg.FollowerGrowth().AtLeast(-1) }, nil},
		{"C3 target 0", func(k *socialorg.KPI) { k.Target = 0 }, nil},
		{"negative weight", func(k *socialorg.KPI) { k.Weight = -1 }, []socialorg.Problem{problem("kpis[0].weight", socialorg.ErrRange)}},
		{"negative per", func(k *socialorg.KPI) { k.Per = -100 }, []socialorg.Problem{problem("kpis[0].per", socialorg.ErrRange)}},
		{"a denominator alone", func(k *socialorg.KPI) { k.Numerator = nil }, []socialorg.Problem{problem("kpis[0].numerator", socialorg.ErrRequired)}},
		{"a metric twice", func(k *socialorg.KPI) { k.Numerator = []socialorg.Metric{"views", "views"} },
			[]socialorg.Problem{problem("kpis[0].numerator[1]", socialorg.ErrDuplicate)}},
		{"a malformed metric", func(k *socialorg.KPI) { k.Denominator = []socialorg.Metric{"Views"} },
			[]socialorg.Problem{problem("kpis[0].denominator[0]", socialorg.ErrMalformed)}},
		{"C6 an unknown aim", func(k *socialorg.KPI) { k.Aim = ">=" }, []socialorg.Problem{problem("kpis[0].aim", socialorg.ErrUnsupported)}},
		{"a target without an aim", func(k *socialorg.KPI) { k.Aim = "" }, []socialorg.Problem{problem("kpis[0].aim", socialorg.ErrRequired)}},
		{"a bound too many is the fault of a wrong aim", func(k *socialorg.KPI) { k.Aim, k.Upper = "middle", 5 },
			[]socialorg.Problem{problem("kpis[0].aim", socialorg.ErrUnsupported)}},
		{"a bound too many is the fault of a missing aim", func(k *socialorg.KPI) { k.Aim, k.Upper = "", 5 },
			[]socialorg.Problem{problem("kpis[0].aim", socialorg.ErrRequired)}},
		{"a bound with neither aim nor target", func(k *socialorg.KPI) { k.Aim, k.Target, k.Upper = "", 0, 5 },
			[]socialorg.Problem{problem("kpis[0].upper", socialorg.ErrMalformed)}},
		{"an upper bound without a band", func(k *socialorg.KPI) { k.Upper = 3 }, []socialorg.Problem{problem("kpis[0].upper", socialorg.ErrMalformed)}},
		{"a band of one value", func(k *socialorg.KPI) { *k = k.Between(3, 3) }, nil},
		{"a band upside down", func(k *socialorg.KPI) { *k = k.Between(3, 2.9) }, []socialorg.Problem{problem("kpis[0].upper", socialorg.ErrRange)}},
		{"a malformed goal", func(k *socialorg.KPI) { k.Goal = "-" }, []socialorg.Problem{problem("kpis[0].goal", socialorg.ErrMalformed)}},
		{"a name with a tab", func(k *socialorg.KPI) { k.Name = "a\tb" }, []socialorg.Problem{problem("kpis[0].name", socialorg.ErrMalformed)}},
	} {
		t.Run(test.name, func(t *testing.T) {
			k := valid
			test.change(&k)
			requireProblems(t, socialorg.Campaign{Key: "c", KPIs: []socialorg.KPI{k}}.Validate(), test.want...)
		})
	}
}

func TestCampaignValidation(t *testing.T) {
	requireProblems(t, socialorg.Campaign{}.Validate(), problem("key", socialorg.ErrRequired))
	c := socialorg.Campaign{
		Key: "Spring", Name: "\x00", Goals: []socialorg.Key{"g", "g"}, SetBy: " m", Team: []socialorg.PositionID{"p", "", "p"},
		KPIs: []socialorg.KPI{socialorg.Views(), socialorg.Shares(), socialorg.Views()},
	}
	requireProblems(t, c.Validate(),
		problem("key", socialorg.ErrMalformed), problem("name", socialorg.ErrMalformed), problem("goals[1]", socialorg.ErrDuplicate),
		problem("setBy", socialorg.ErrMalformed), problem("team[1]", socialorg.ErrRequired), problem("team[2]", socialorg.ErrDuplicate),
		problem("kpis[2].key", socialorg.ErrDuplicate))
}

// Each built-in KPI computes its published definition.
func TestBuiltInKPIs(t *testing.T) {
	totals := socialorg.Totals{
		"views": 9000, "shares": 60, "likes": 300, "comments": 40, "impressions": 20_000, "clicks": 500, "posts": 20,
		"new-followers": -50, "followers-start": 1000, "conversions": 25, "spend": 100_000, "revenue": 250_000,
		"responses": 8, "response-seconds": 3600, "mentions": 30, "market-mentions": 120,
	}
	for _, test := range []struct {
		kpi  socialorg.KPI
		unit socialorg.Unit
		want float64
	}{
		{socialorg.Views(), socialorg.UnitCount, 9000},
		{socialorg.Shares(), socialorg.UnitCount, 60},
		{socialorg.Impressions(), socialorg.UnitCount, 20_000},
		{socialorg.EngagementRate(), socialorg.UnitPercent, 2},
		{socialorg.ClickThroughRate(), socialorg.UnitPercent, 2.5},
		{socialorg.AmplificationRate(), socialorg.UnitRatio, 3},
		{socialorg.ApplauseRate(), socialorg.UnitRatio, 15},
		{socialorg.ConversationRate(), socialorg.UnitRatio, 2},
		{socialorg.FollowerGrowth(), socialorg.UnitPercent, -5},
		{socialorg.ConversionRate(), socialorg.UnitPercent, 5},
		{socialorg.CostPerClick(), socialorg.UnitMoney, 200},
		{socialorg.CostPerMille(), socialorg.UnitMoney, 5000},
		{socialorg.CostPerConversion(), socialorg.UnitMoney, 4000},
		{socialorg.ReturnOnAdSpend(), socialorg.UnitRatio, 2.5},
		{socialorg.ResponseTime(), socialorg.UnitSeconds, 450},
		{socialorg.ShareOfVoice(), socialorg.UnitPercent, 25},
	} {
		t.Run(string(test.kpi.Key), func(t *testing.T) {
			require.NoError(t, socialorg.Campaign{Key: "c", KPIs: []socialorg.KPI{test.kpi}}.Validate())
			require.NotEmpty(t, test.kpi.Name)
			require.Equal(t, test.unit, test.kpi.Unit)
			got, ok := test.kpi.Value(totals)
			require.True(t, ok)
			require.Equal(t, test.want, got)
		})
	}
	_, ok := socialorg.Reach().Value(socialorg.Totals{"reach": 5})
	require.False(t, ok, "C13: reach is not additive, so it is measured directly")
}

func TestValue(t *testing.T) {
	k := socialorg.KPI{Key: "k", Unit: "u", Numerator: []socialorg.Metric{"a", "b"}, Denominator: []socialorg.Metric{"c", "d"}, Per: 10}
	for _, test := range []struct {
		name   string
		totals socialorg.Totals
		want   float64
		ok     bool
	}{
		{"sums", socialorg.Totals{"a": 1, "b": 2, "c": 3, "d": 1}, 7.5, true},
		{"C5 a metric is missing", socialorg.Totals{"a": 1, "c": 3, "d": 1}, 0, false},
		{"C5 a metric of the denominator is missing", socialorg.Totals{"a": 1, "b": 2, "c": 3}, 0, false},
		{"C5 nil", nil, 0, false},
		{"a denominator of 0", socialorg.Totals{"a": 1, "b": 2, "c": 3, "d": -3}, 0, false},
		{"0 is a value", socialorg.Totals{"a": 0, "b": 0, "c": 3, "d": 1}, 0, true},
		{"C7 sums beyond 64 bits", socialorg.Totals{"a": math.MaxInt64, "b": math.MaxInt64, "c": math.MaxInt64, "d": 0}, 20, true},
		{"C9 no negative zero", socialorg.Totals{"a": 0, "b": 0, "c": -3, "d": 1}, 0, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, ok := k.Value(test.totals)
			require.Equal(t, test.ok, ok)
			require.Equal(t, test.want, got)
			require.False(t, math.Signbit(got) && got == 0, "negative zero")
		})
	}
}

// A rate of merged sums, where the mean of the platforms' rates would be wrong.
func TestMergedRate(t *testing.T) {
	small := socialorg.Totals{"clicks": 9, "impressions": 10}
	large := socialorg.Totals{"clicks": 10, "impressions": 990}
	sum, err := small.Merge(large)
	require.NoError(t, err)
	got, ok := socialorg.ClickThroughRate().Value(sum)
	require.True(t, ok)
	require.Equal(t, 1.9, got)
}

// C6: equal to the target, and the nearest value on the wrong side.
func TestC6Met(t *testing.T) {
	below, above := math.Nextafter(5, 0), math.Nextafter(5, 9)
	for _, test := range []struct {
		name  string
		kpi   socialorg.KPI
		value float64
		want  bool
	}{
		{"at least, equal", socialorg.Views().AtLeast(5), 5, true},
		{"at least, below", socialorg.Views().AtLeast(5), below, false},
		{"at most, equal", socialorg.Views().AtMost(5), 5, true},
		{"at most, above", socialorg.Views().AtMost(5), above, false},
		{"between, equal to low", socialorg.Views().Between(5, 6), 5, true},
		{"between, below", socialorg.Views().Between(5, 6), below, false},
		{"between, equal to high", socialorg.Views().Between(4, 5), 5, true},
		{"between, above", socialorg.Views().Between(4, 5), above, false},
		{"no aim", socialorg.Views(), 5, false},
		{"C3 target 0, met", socialorg.Views().AtMost(0), 0, true},
		{"C3 target 0, missed", socialorg.Views().AtMost(0), 1, false},
		{"C9 negative zero is 0", socialorg.Views().AtLeast(0), math.Copysign(0, -1), true},
		{"C1 NaN", socialorg.Views().AtMost(5), math.NaN(), false},
		{"C1 infinite", socialorg.Views().AtLeast(5), math.Inf(1), false},
	} {
		t.Run(test.name, func(t *testing.T) { require.Equal(t, test.want, test.kpi.Met(test.value)) })
	}
}

func TestAttainment(t *testing.T) {
	for _, test := range []struct {
		name  string
		kpi   socialorg.KPI
		value float64
		want  float64
		ok    bool
	}{
		{"at least, half", socialorg.Views().AtLeast(10), 5, 0.5, true},
		{"at least, on target", socialorg.Views().AtLeast(10), 10, 1, true},
		{"at least, exceeded", socialorg.Views().AtLeast(10), 15, 1.5, true},
		{"at least, never below 0", socialorg.FollowerGrowth().AtLeast(10), -5, 0, true},
		{"at most, on target", socialorg.CostPerClick().AtMost(10), 10, 1, true},
		{"at most, half over", socialorg.CostPerClick().AtMost(10), 15, 0.5, true},
		{"at most, twice", socialorg.CostPerClick().AtMost(10), 20, 0, true},
		{"at most, never below 0", socialorg.CostPerClick().AtMost(10), 50, 0, true},
		{"at most, nothing", socialorg.CostPerClick().AtMost(10), 0, 2, true},
		{"between, inside", socialorg.Views().Between(4, 8), 6, 1, true},
		{"between, on the bounds", socialorg.Views().Between(4, 8), 8, 1, true},
		{"between, below", socialorg.Views().Between(4, 8), 3, 0.75, true},
		{"between, above", socialorg.Views().Between(4, 8), 12, 0.5, true},
		{"C3 target 0", socialorg.Views().AtLeast(0), 5, 0, false},
		{"C3 negative target", socialorg.FollowerGrowth().AtLeast(-5), -5, 0, false},
		{"C4 no target", socialorg.Views(), 5, 0, false},
		{"C1 NaN", socialorg.Views().AtLeast(5), math.NaN(), 0, false},
		{"C1 NaN target", socialorg.Views().AtLeast(math.NaN()), 5, 0, false},
		{"C1 infinite bound", socialorg.Views().Between(1, math.Inf(1)), 5, 0, false},
		{"a band upside down", socialorg.Views().Between(8, 4), 5, 0, false},
		{"an unknown aim", socialorg.KPI{Aim: "best", Target: 5}, 5, 0, false},
		{"C9 subnormal target", socialorg.Views().AtLeast(1e-320), 1e300, math.MaxFloat64, true},
		{"C9 negative zero", socialorg.FollowerGrowth().AtLeast(5), math.Copysign(0, -1), 0, true},
		{"C7 at most, huge", socialorg.FollowerGrowth().AtMost(1e-300), -1e300, math.MaxFloat64, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, ok := test.kpi.Attainment(test.value)
			require.Equal(t, test.ok, ok)
			require.Equal(t, test.want, got)
			require.False(t, math.Signbit(got), "negative zero")
		})
	}
}

// Attainment is finite for every finite value, on target exactly where the
// target is met, and monotonic: rising for at-least, falling for at-most, up
// to the band and down after it for between.
func FuzzAttainment(f *testing.F) {
	f.Add(10.0, 5.0, 6.0, 20.0)
	f.Add(math.SmallestNonzeroFloat64, math.MaxFloat64, -math.MaxFloat64, 1.0)
	f.Add(1e-320, 1e308, 1e-310, 1e-300)
	f.Fuzz(func(t *testing.T, target, x, y, upper float64) {
		for _, v := range []float64{target, x, y, upper} {
			if math.IsNaN(v) || math.IsInf(v, 0) {
				return
			}
		}
		x, y = min(x, y), max(x, y)
		for _, k := range []socialorg.KPI{
			socialorg.FollowerGrowth().AtLeast(target), socialorg.FollowerGrowth().AtMost(target), socialorg.FollowerGrowth().Between(target, upper),
		} {
			a, ok := k.Attainment(x)
			b, ok2 := k.Attainment(y)
			valid := target > 0 && (k.Aim != socialorg.AimBetween || target <= upper)
			if ok != valid || ok2 != valid {
				t.Fatalf("%v: defined %v, want %v", k, ok, valid)
			}
			if !ok {
				continue
			}
			for _, v := range []float64{a, b} {
				if math.IsNaN(v) || math.IsInf(v, 0) || v < 0 || math.Signbit(v) {
					t.Fatalf("%v of %v and %v is %v", k, x, y, v)
				}
			}
			rising := a <= b
			falling := a >= b
			switch {
			case k.Aim == socialorg.AimAtLeast && !rising,
				k.Aim == socialorg.AimAtMost && !falling,
				k.Aim == socialorg.AimBetween && y <= target && !rising,
				k.Aim == socialorg.AimBetween && x >= upper && !falling:
				t.Fatalf("%v is not monotonic: %v at %v, %v at %v", k, a, x, b, y)
			}
			if k.Met(x) && a < 1 {
				t.Fatalf("%v is met by %v, and attainment is %v", k, x, a)
			}
		}
	})
}

func TestTotalsAdd(t *testing.T) {
	t.Run("sums", func(t *testing.T) {
		totals := socialorg.Totals{"views": 1, "shares": 5}
		require.NoError(t, totals.Add(socialorg.Totals{"views": 2, "likes": 3}))
		require.Equal(t, socialorg.Totals{"views": 3, "shares": 5, "likes": 3}, totals)
	})
	t.Run("to itself", func(t *testing.T) {
		totals := socialorg.Totals{"views": 2}
		require.NoError(t, totals.Add(totals))
		require.Equal(t, socialorg.Totals{"views": 4}, totals)
	})
	t.Run("A11 nil", func(t *testing.T) {
		var none socialorg.Totals
		require.NoError(t, none.Add(nil))
		require.ErrorIs(t, none.Add(socialorg.Totals{"views": 1}), socialorg.ErrRequired)
		sum, err := none.Merge(none)
		require.NoError(t, err)
		require.Empty(t, sum)
		sum, err = none.Merge(socialorg.Totals{"views": 1})
		require.NoError(t, err)
		require.Equal(t, socialorg.Totals{"views": 1}, sum)
	})
	t.Run("C7 overflow leaves everything as it was", func(t *testing.T) {
		totals := socialorg.Totals{"a": 1, "b": math.MaxInt64, "c": math.MinInt64}
		err := totals.Add(socialorg.Totals{"a": 1, "b": 1, "c": -1})
		requireProblems(t, err, problem("b", socialorg.ErrOverflow), problem("c", socialorg.ErrOverflow))
		require.Equal(t, socialorg.Totals{"a": 1, "b": math.MaxInt64, "c": math.MinInt64}, totals)
		merged, err := totals.Merge(socialorg.Totals{"b": 1})
		require.ErrorIs(t, err, socialorg.ErrOverflow)
		require.Nil(t, merged)
	})
	t.Run("E3 names that are cut alike in messages keep their order", func(t *testing.T) {
		a := socialorg.Metric(strings.Repeat("a", 65) + "x")
		b := socialorg.Metric(strings.Repeat("a", 65) + "y")
		totals := socialorg.Totals{a: math.MaxInt64, b: math.MaxInt64 - 1}
		want := totals.Add(socialorg.Totals{a: 5, b: 6}).Error()
		for range 100 {
			require.Equal(t, want, totals.Add(socialorg.Totals{a: 5, b: 6}).Error())
		}
	})
	t.Run("C7 the nearest that fit", func(t *testing.T) {
		totals := socialorg.Totals{"b": math.MaxInt64 - 1, "c": math.MinInt64 + 1}
		require.NoError(t, totals.Add(socialorg.Totals{"b": 1, "c": -1}))
		require.Equal(t, socialorg.Totals{"b": math.MaxInt64, "c": math.MinInt64}, totals)
	})
}

// C10: what cannot be is a warning, and measured all the same.
func TestC10Doubts(t *testing.T) {
	totals := socialorg.Totals{"reach": 11, "clicks": 30, "impressions": 10, "views": -1, "new-followers": -5, "conversions": 30}
	var paths []string
	for _, p := range totals.Doubts() {
		require.Equal(t, socialorg.ErrImplausible, p.Code)
		paths = append(paths, p.Path)
	}
	require.Equal(t, []string{"clicks", "reach", "views"}, paths)
	require.Empty(t, socialorg.Totals{"reach": 10, "clicks": 10, "impressions": 10}.Doubts())
	require.Empty(t, socialorg.Totals{"clicks": 10}.Doubts(), "nothing to compare with")

	c := socialorg.Campaign{Key: "c", KPIs: []socialorg.KPI{socialorg.ClickThroughRate().AtLeast(2)}}
	card, err := c.Score(c.Measure(totals)...)
	require.NoError(t, err)
	require.Equal(t, 300.0, card.Results[0].Value)
	require.Equal(t, socialorg.Met, card.Results[0].Status)
}

func TestScore(t *testing.T) {
	c := socialorg.Campaign{Key: "launch", KPIs: []socialorg.KPI{
		socialorg.Views().AtLeast(1000), socialorg.CostPerClick().AtMost(50), socialorg.Shares(), socialorg.Reach().AtLeast(10),
		socialorg.ResponseTime().AtMost(0),
	}}
	card, err := c.Score(
		socialorg.Measurement{KPI: "shares", Value: 7}, socialorg.Measurement{KPI: "views", Value: 2000},
		socialorg.Measurement{KPI: "cost-per-click", Value: 75}, socialorg.Measurement{KPI: "response-time", Value: 0})
	require.NoError(t, err)
	want := socialorg.Scorecard{
		Campaign: "launch",
		Results: []socialorg.Result{
			{KPI: c.KPIs[0], Status: socialorg.Met, Value: 2000, Attainment: 2},
			{KPI: c.KPIs[1], Status: socialorg.Missed, Value: 75, Attainment: 0.5},
			{KPI: c.KPIs[2], Status: socialorg.NoTarget, Value: 7},
			{KPI: c.KPIs[3], Status: socialorg.NoData},
			{KPI: c.KPIs[4], Status: socialorg.Met},
		},
		Score: 0.75, Scored: 2, Complete: false,
	}
	if diff := gocmp.Diff(want, card); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	require.Equal(t, "launch: 2 met, 1 missed, 1 no-target, 1 no-data; score 0.75 of 2 KPIs, incomplete", card.String())

	card.Results[0].KPI.Numerator[0] = "changed" // E1
	require.Equal(t, socialorg.Metric("views"), c.KPIs[0].Numerator[0])
}

func TestScoreComplete(t *testing.T) {
	for _, test := range []struct {
		name     string
		kpis     []socialorg.KPI
		measured []socialorg.Measurement
		scored   int
		complete bool
	}{
		{"C12 nothing at all", nil, nil, 0, true},
		{"C4 no target, no data", []socialorg.KPI{socialorg.Views()}, nil, 0, true},
		{"C4 no target", []socialorg.KPI{socialorg.Views()}, []socialorg.Measurement{{KPI: "views", Value: 1}}, 0, true},
		{"C5 no data", []socialorg.KPI{socialorg.Views().AtLeast(1)}, nil, 0, false},
		{"C3 target 0", []socialorg.KPI{socialorg.Views().AtMost(0)}, []socialorg.Measurement{{KPI: "views"}}, 0, false},
		{"all", []socialorg.KPI{socialorg.Views().AtLeast(1)}, []socialorg.Measurement{{KPI: "views"}}, 1, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			card, err := socialorg.Campaign{Key: "c", KPIs: test.kpis}.Score(test.measured...)
			require.NoError(t, err)
			require.Equal(t, test.scored, card.Scored)
			require.Equal(t, test.complete, card.Complete)
			require.Zero(t, card.Score)
			_, err = json.Marshal(card)
			require.NoError(t, err)
		})
	}
}

func TestScoreRefuses(t *testing.T) {
	kpis := []socialorg.KPI{socialorg.Views().AtLeast(1), socialorg.FollowerGrowth().AtLeast(1), socialorg.CostPerClick()}
	for _, test := range []struct {
		name     string
		measured []socialorg.Measurement
		want     []socialorg.Problem
	}{
		{"C11 S27 an unknown KPI", []socialorg.Measurement{{KPI: "shares"}}, []socialorg.Problem{problem("measurements[0].kpi", socialorg.ErrUnknown)}},
		{"C11 a KPI twice", []socialorg.Measurement{{KPI: "views", Value: 1}, {KPI: "views", Value: 2}}, []socialorg.Problem{problem("measurements[1].kpi", socialorg.ErrDuplicate)}},
		{"an unknown KPI twice is unknown once", []socialorg.Measurement{{KPI: "likes"}, {KPI: "likes"}},
			[]socialorg.Problem{problem("measurements[0].kpi", socialorg.ErrUnknown), problem("measurements[1].kpi", socialorg.ErrDuplicate)}},
		{"no KPI", []socialorg.Measurement{{Value: 1}}, []socialorg.Problem{problem("measurements[0].kpi", socialorg.ErrRequired)}},
		{"C1 not finite", []socialorg.Measurement{{KPI: "views", Value: math.NaN()}, {KPI: "follower-growth", Value: math.Inf(-1)}},
			[]socialorg.Problem{problem("measurements[0].value", socialorg.ErrRange), problem("measurements[1].value", socialorg.ErrRange)}},
		{"C2 a negative count, negative money, a negative change",
			[]socialorg.Measurement{{KPI: "views", Value: -1}, {KPI: "cost-per-click", Value: -0.1}, {KPI: "follower-growth", Value: -1}},
			[]socialorg.Problem{problem("measurements[0].value", socialorg.ErrRange), problem("measurements[1].value", socialorg.ErrRange)}},
		{"all at once", []socialorg.Measurement{{KPI: "X", Value: math.NaN()}, {KPI: "likes"}},
			[]socialorg.Problem{problem("measurements[0].kpi", socialorg.ErrMalformed), problem("measurements[0].value", socialorg.ErrRange), problem("measurements[1].kpi", socialorg.ErrUnknown)}},
	} {
		t.Run(test.name, func(t *testing.T) {
			card, err := socialorg.Campaign{Key: "c", KPIs: kpis}.Score(test.measured...)
			requireProblems(t, err, test.want...)
			require.Zero(t, card)
		})
	}
	_, err := socialorg.Campaign{KPIs: kpis}.Score(socialorg.Measurement{KPI: "likes"})
	requireProblems(t, err, problem("key", socialorg.ErrRequired), problem("measurements[0].kpi", socialorg.ErrUnknown))
}

// C8: the same values give the same score to the last bit, in any order.
func TestC8ScoreIgnoresOrder(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 4))
	var kpis []socialorg.KPI
	var ms []socialorg.Measurement
	for i := range 50 {
		k := socialorg.Views().AtLeast(1 + rnd.Float64())
		k.Key = socialorg.Key("k-" + string(rune('a'+i%26)) + string(rune('a'+i/26)))
		k.Weight = math.Exp(10 * rnd.NormFloat64())
		kpis = append(kpis, k)
		ms = append(ms, socialorg.Measurement{KPI: k.Key, Value: rnd.Float64()})
	}
	first, err := socialorg.Campaign{Key: "c", KPIs: kpis}.Score(ms...)
	require.NoError(t, err)
	require.Equal(t, 50, first.Scored)
	for range 100 {
		rnd.Shuffle(len(kpis), func(i, j int) { kpis[i], kpis[j] = kpis[j], kpis[i] })
		rnd.Shuffle(len(ms), func(i, j int) { ms[i], ms[j] = ms[j], ms[i] })
		card, err := socialorg.Campaign{Key: "c", KPIs: kpis}.Score(ms...)
		require.NoError(t, err)
		require.Equal(t, math.Float64bits(first.Score), math.Float64bits(card.Score))
	}
}

// C7, C12: weights of any size give a mean between the least and the greatest
// attainment.
func TestC7Weights(t *testing.T) {
	for _, weights := range [][2]float64{{0, 0}, {1e308, 1e308}, {math.SmallestNonzeroFloat64, math.SmallestNonzeroFloat64}, {1e308, 1e-308}} {
		a, b := socialorg.Views().AtLeast(4), socialorg.Shares().AtLeast(4)
		a.Weight, b.Weight = weights[0], weights[1]
		card, err := socialorg.Campaign{Key: "c", KPIs: []socialorg.KPI{a, b}}.Score(
			socialorg.Measurement{KPI: "views", Value: 1}, socialorg.Measurement{KPI: "shares", Value: 3})
		require.NoError(t, err)
		want := 0.5
		if weights[0] != weights[1] {
			want = 0.25
		}
		require.Equal(t, want, card.Score, "%v", weights)
	}
}

// A miss does not read as a full score.
func TestScorecardStringRoundsDown(t *testing.T) {
	card, err := socialorg.Campaign{Key: "c", KPIs: []socialorg.KPI{socialorg.Views().AtLeast(1000)}}.Score(socialorg.Measurement{KPI: "views", Value: 999})
	require.NoError(t, err)
	require.Equal(t, "c: 1 missed; score 0.99 of 1 KPI", card.String())
}

func TestMeasure(t *testing.T) {
	c := socialorg.Campaign{Key: "c", KPIs: []socialorg.KPI{socialorg.EngagementRate(), socialorg.Reach(), socialorg.Views(), socialorg.CostPerClick()}}
	ms := c.Measure(socialorg.Totals{"views": 5, "clicks": 0, "spend": 100})
	require.Equal(t, []socialorg.Measurement{{KPI: "views", Value: 5}}, ms, "no numerator, no denominator, a metric missing: no data")
	require.Empty(t, c.Measure(nil))
}

// The copies that the setters return share no list with the original.
func TestE1AimsCopy(t *testing.T) {
	k := socialorg.EngagementRate()
	for _, l := range []socialorg.KPI{k.AtLeast(1), k.AtMost(1), k.Between(1, 2)} {
		l.Numerator[0], l.Denominator[0] = "changed", "changed"
	}
	require.Empty(t, gocmp.Diff(socialorg.EngagementRate(), k))
}
