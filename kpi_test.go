package socialorg_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/socialorg"
	"example.com/socialorg/score"
	"example.com/socialorg/standard"
)

func TestKPIValidation(t *testing.T) {
	valid := standard.EngagementRate().AtLeast(2)
	number := func(f float64) *float64 { return &f }
	one := func(path string, code socialorg.Code) []socialorg.Problem {
		return []socialorg.Problem{problem("kpis[0]."+path, code)}
	}
	nan, inf := math.NaN(), math.Inf(1)
	for _, test := range []struct {
		name   string
		change func(k *socialorg.KPI)
		want   []socialorg.Problem
	}{
		{"valid", func(*socialorg.KPI) {}, nil},
		{"no key", func(k *socialorg.KPI) { k.Key = "" }, one("key", socialorg.ErrRequired)},
		{"no unit", func(k *socialorg.KPI) { k.Unit = "" }, one("unit", socialorg.ErrRequired)},
		{"no definition at all", func(k *socialorg.KPI) { *k = socialorg.KPI{Key: "views", Min: number(5)} }, one("unit", socialorg.ErrRequired)},
		{"a unit of one's own", func(k *socialorg.KPI) { k.Unit = "minutes" }, nil},
		{"a malformed unit", func(k *socialorg.KPI) { k.Unit = "%" }, one("unit", socialorg.ErrMalformed)},
		{"C1 NaN min", func(k *socialorg.KPI) { k.Min = &nan }, one("min", socialorg.ErrRange)},
		{"C1 infinite max", func(k *socialorg.KPI) { k.Max = &inf }, one("max", socialorg.ErrRange)},
		{"C1 NaN min beside a max is one mistake", func(k *socialorg.KPI) { *k = k.Between(nan, 3) }, one("min", socialorg.ErrRange)},
		{"C1 infinite weight", func(k *socialorg.KPI) { k.Weight = number(-inf) }, one("weight", socialorg.ErrRange)},
		{"the greatest numbers", func(k *socialorg.KPI) { k.Min, k.Weight = number(math.MaxFloat64), number(math.MaxFloat64) }, nil},
		{"C2 negative bound of a count", func(k *socialorg.KPI) { *k = standard.Views().AtLeast(-1) }, one("min", socialorg.ErrRange)},
		{"C2 negative bound of money", func(k *socialorg.KPI) { *k = standard.CostPerClick().AtMost(-1) }, one("max", socialorg.ErrRange)},
		{"C2 negative bound of a change", func(k *socialorg.KPI) { *k = standard.FollowerGrowth().AtLeast(-1) }, nil},
		{"C3 a bound of 0", func(k *socialorg.KPI) { *k = standard.Views().AtMost(0) }, nil},
		{"C11 a band upside down", func(k *socialorg.KPI) { *k = k.Between(3, 2.9) }, one("max", socialorg.ErrRange)},
		{"a band of one value", func(k *socialorg.KPI) { *k = k.Between(3, 3) }, nil},
		{"negative weight", func(k *socialorg.KPI) { k.Weight = number(-1) }, one("weight", socialorg.ErrRange)},
		{"weight 0", func(k *socialorg.KPI) { k.Weight = number(0) }, nil},
		{"negative per", func(k *socialorg.KPI) { k.Per = -100 }, one("per", socialorg.ErrRange)},
		{"a denominator alone", func(k *socialorg.KPI) { k.Numerator = nil }, one("numerator", socialorg.ErrRequired)},
		{"a metric twice", func(k *socialorg.KPI) { k.Numerator = []socialorg.Metric{"views", "views"} }, one("numerator[1]", socialorg.ErrDuplicate)},
		{"a malformed metric", func(k *socialorg.KPI) { k.Denominator = []socialorg.Metric{"Views"} }, one("denominator[0]", socialorg.ErrMalformed)},
		{"a malformed channel", func(k *socialorg.KPI) { *k = k.On("Instagram") }, one("channels[0]", socialorg.ErrMalformed)},
		{"a channel twice", func(k *socialorg.KPI) { *k = k.On("instagram", "instagram") }, one("channels[1]", socialorg.ErrDuplicate)},
		{"a malformed goal", func(k *socialorg.KPI) { k.Goal = "-" }, one("goal", socialorg.ErrMalformed)},
		{"a name with a tab", func(k *socialorg.KPI) { k.Name = "a\tb" }, one("name", socialorg.ErrMalformed)},
	} {
		t.Run(test.name, func(t *testing.T) {
			k := valid
			test.change(&k)
			c := socialorg.Campaign{Key: "c", KPIs: []socialorg.KPI{k}}
			requireProblems(t, c.Validate(), test.want...)
			_, err := score.Campaign(c, nil)
			requireProblems(t, err, test.want...)
			if k.Key != "views" || k.Unit != "" { // the definition of a campaign's KPI may stand there
				requireProblems(t, socialorg.Org{KPIs: []socialorg.KPI{k}}.Validate(), test.want...)
			}
		})
	}
}

// In an organisation a key and a bound are enough.
func TestKPIDefinedByTheOrganisation(t *testing.T) {
	low, high := 500_000.0, 2.0
	org := func(kpis ...socialorg.KPI) socialorg.Org {
		return socialorg.Org{
			KPIs:      []socialorg.KPI{standard.Views(), standard.EngagementRate()},
			Campaigns: []socialorg.Campaign{{Key: "c", KPIs: kpis}},
		}
	}
	t.Run("filled in", func(t *testing.T) {
		h, err := socialorg.NewHierarchy(
			org(socialorg.KPI{Key: "views", Min: &low}, socialorg.KPI{Key: "engagement-rate", Name: "ER", Max: &high, Channels: []socialorg.Key{"linkedin"}}),
		)
		require.NoError(t, err)
		c, ok := h.Campaign("c")
		require.True(t, ok)
		require.NoError(t, c.Validate())
		rate := standard.EngagementRate().AtMost(2).On("linkedin")
		rate.Name = "ER"
		require.Equal(t, []socialorg.KPI{standard.Views().AtLeast(500_000), rate}, c.KPIs)
	})
	t.Run("a definition of its own", func(t *testing.T) {
		own := socialorg.KPI{Key: "views", Unit: "minutes", Numerator: []socialorg.Metric{"watch-minutes"}}
		h, err := socialorg.NewHierarchy(org(own))
		require.NoError(t, err)
		c, _ := h.Campaign("c")
		require.Equal(t, []socialorg.KPI{own}, c.KPIs)
	})
	t.Run("unknown", func(t *testing.T) {
		err := org(socialorg.KPI{Key: "veiws", Min: &low}).Validate()
		requireProblems(t, err, problem("campaigns[0].kpis[0].key", socialorg.ErrUnknown))
		require.ErrorContains(t, err, `did you mean "views"?`)
	})
	t.Run("a bound that the definition cannot have", func(t *testing.T) {
		negative := -5.0
		_, err := socialorg.NewHierarchy(org(socialorg.KPI{Key: "views", Min: &negative}))
		requireProblems(t, err, problem("campaigns[0].kpis[0].min", socialorg.ErrRange))
	})
	t.Run("a definition without a unit defines nothing", func(t *testing.T) {
		o := org(socialorg.KPI{Key: "views", Min: &low})
		o.KPIs[0] = socialorg.KPI{Key: "views"}
		requireProblems(t, o.Validate(), problem("kpis[0].unit", socialorg.ErrRequired))
	})
}

// C6: equal to the bound, and the nearest value on the wrong side.
func TestC6Met(t *testing.T) {
	below, above := math.Nextafter(5, 0), math.Nextafter(5, 9)
	for _, test := range []struct {
		name  string
		kpi   socialorg.KPI
		value float64
		want  bool
	}{
		{"at least, equal", standard.Views().AtLeast(5), 5, true},
		{"at least, below", standard.Views().AtLeast(5), below, false},
		{"at most, equal", standard.Views().AtMost(5), 5, true},
		{"at most, above", standard.Views().AtMost(5), above, false},
		{"between, equal to min", standard.Views().Between(5, 6), 5, true},
		{"between, below", standard.Views().Between(5, 6), below, false},
		{"between, equal to max", standard.Views().Between(4, 5), 5, true},
		{"between, above", standard.Views().Between(4, 5), above, false},
		{"no bound", standard.Views(), 5, false},
		{"C3 at most 0, met", standard.Views().AtMost(0), 0, true},
		{"C3 at most 0, missed", standard.Views().AtMost(0), 1, false},
		{"C9 negative zero is 0", standard.Views().AtLeast(0), math.Copysign(0, -1), true},
		{"C1 NaN", standard.Views().AtMost(5), math.NaN(), false},
		{"C1 infinite", standard.Views().AtLeast(5), math.Inf(1), false},
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
		{"at least, half", standard.Views().AtLeast(10), 5, 0.5, true},
		{"at least, on target", standard.Views().AtLeast(10), 10, 1, true},
		{"at least, exceeded", standard.Views().AtLeast(10), 15, 1.5, true},
		{"at least, never below 0", standard.FollowerGrowth().AtLeast(10), -5, 0, true},
		{"at most, on target", standard.CostPerClick().AtMost(10), 10, 1, true},
		{"at most, half over", standard.CostPerClick().AtMost(10), 15, 0.5, true},
		{"at most, twice", standard.CostPerClick().AtMost(10), 20, 0, true},
		{"at most, never below 0", standard.CostPerClick().AtMost(10), 50, 0, true},
		{"at most, nothing", standard.CostPerClick().AtMost(10), 0, 2, true},
		{"between, inside", standard.Views().Between(4, 8), 6, 1, true},
		{"between, on the bounds", standard.Views().Between(4, 8), 8, 1, true},
		{"between, below", standard.Views().Between(4, 8), 3, 0.75, true},
		{"between, above", standard.Views().Between(4, 8), 12, 0.5, true},
		{"C3 at least 0, met", standard.Views().AtLeast(0), 5, 1, true},
		{"C3 at most 0, met", standard.Views().AtMost(0), 0, 1, true},
		{"C3 at most 0, missed", standard.Views().AtMost(0), 1, 0, true},
		{"C3 a negative min, met", standard.FollowerGrowth().AtLeast(-5), -5, 1, true},
		{"C3 a negative min, missed", standard.FollowerGrowth().AtLeast(-5), -5.1, 0, true},
		{"C3 a band around 0", standard.FollowerGrowth().Between(-5, 4), 6, 0.5, true},
		{"C4 no bound", standard.Views(), 5, 0, false},
		{"C1 NaN", standard.Views().AtLeast(5), math.NaN(), 0, true},
		{"C1 NaN in a band", standard.Views().Between(4, 5), math.NaN(), 0, true},
		{"C1 infinite", standard.Views().AtLeast(5), math.Inf(1), math.MaxFloat64, true},
		{"C1 infinite, at most", standard.FollowerGrowth().AtMost(5), math.Inf(1), 0, true},
		{"C9 subnormal bound", standard.Views().AtLeast(1e-320), 1e300, math.MaxFloat64, true},
		{"C9 negative zero", standard.FollowerGrowth().AtLeast(5), math.Copysign(0, -1), 0, true},
		{"C7 at most, huge", standard.FollowerGrowth().AtMost(1e-300), -1e300, math.MaxFloat64, true},
		{"missed by the least there is", standard.FollowerGrowth().AtMost(math.Nextafter(2, 0)), 2, 0.9999999999999998, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, ok := test.kpi.Attainment(test.value)
			require.Equal(t, test.ok, ok)
			require.Equal(t, test.want, got)
			require.False(t, math.Signbit(got), "negative zero")
		})
	}
}

// Attainment is finite and not negative, monotonic on each side, and at least 1
// exactly where the KPI is met.
func FuzzAttainment(f *testing.F) {
	f.Add(10.0, 5.0, 6.0, 20.0)
	f.Add(math.SmallestNonzeroFloat64, math.MaxFloat64, -math.MaxFloat64, 1.0)
	f.Add(1e-320, 1e308, 1e-310, 1e-300)
	f.Add(0.0, -1.0, 1.0, 0.0)
	f.Add(math.Nextafter(2, 0), 2.0, 1.0, 3.0)
	f.Fuzz(func(t *testing.T, low, x, y, high float64) {
		for _, v := range []float64{low, x, y, high} {
			if math.IsNaN(v) || math.IsInf(v, 0) {
				return
			}
		}
		x, y = min(x, y), max(x, y)
		low, high = min(low, high), max(low, high)
		growth := standard.FollowerGrowth()
		for _, k := range []socialorg.KPI{growth.AtLeast(low), growth.AtMost(high), growth.Between(low, high)} {
			a, ok := k.Attainment(x)
			b, ok2 := k.Attainment(y)
			if !ok || !ok2 {
				t.Fatalf("from %v to %v: undefined", low, high)
			}
			for v, attained := range map[float64]float64{x: a, y: b} {
				if math.IsNaN(attained) || math.IsInf(attained, 0) || attained < 0 || math.Signbit(attained) {
					t.Fatalf("from %v to %v: %v at %v", low, high, attained, v)
				}
				if k.Met(v) != (attained >= 1) {
					t.Fatalf("from %v to %v: met is %v at %v, and attainment %v", low, high, k.Met(v), v, attained)
				}
			}
			onlyMin, onlyMax := k.Max == nil, k.Min == nil
			if (onlyMin || !onlyMax && y <= low) && a > b || (onlyMax || !onlyMin && x >= high) && a < b {
				t.Fatalf("from %v to %v: %v at %v, %v at %v", low, high, a, x, b, y)
			}
		}
	})
}

// What is changed in a copy does not show in the original (E1).
func TestE1KPICopies(t *testing.T) {
	k := standard.EngagementRate().AtLeast(2)
	l := k.On("instagram").AtMost(3)
	m := l.Between(1, 2)
	*m.Min, *m.Max, m.Numerator[0], m.Channels[0] = 9, 9, "changed", "changed"
	require.Equal(t, standard.EngagementRate().AtLeast(2), k)
	require.Equal(t, standard.EngagementRate().On("instagram").AtMost(3), l)
	require.Empty(t, l.On().Channels)
}
