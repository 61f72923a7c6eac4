package socialorg_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/socialorg"
	"example.com/socialorg/standard"
)

func TestCampaignValidation(t *testing.T) {
	requireProblems(t, socialorg.Campaign{}.Validate(), problem("key", socialorg.ErrRequired))
	requireProblems(t, socialorg.Campaign{
		Key: "Spring", Name: "\x00", Goals: []socialorg.Key{"g", "g"}, KPIsSetBy: " m", Team: []socialorg.PositionID{"p", "", "p"},
		Channels: []socialorg.Key{"instagram", "Instagram", "instagram"}, Start: "2025-6", End: "2025-W60", Currency: "eur",
		Metrics: map[socialorg.Metric]socialorg.Aggregation{"views": "", "Views": "last", "likes": "mean", "saves": "last"},
		KPIs: []socialorg.KPI{
			standard.Views(), standard.Shares().On("instagram"), standard.Views(), standard.Views().On("instagram"), standard.Shares().On("linkedin"),
		},
	}.Validate(),
		problem("key", socialorg.ErrMalformed), problem("name", socialorg.ErrMalformed), problem("goals[1]", socialorg.ErrDuplicate),
		problem("kpisSetBy", socialorg.ErrMalformed), problem("team[1]", socialorg.ErrRequired), problem("team[2]", socialorg.ErrDuplicate),
		problem("channels[1]", socialorg.ErrMalformed), problem("channels[2]", socialorg.ErrDuplicate),
		problem("start", socialorg.ErrMalformed), problem("end", socialorg.ErrMalformed), problem("currency", socialorg.ErrMalformed),
		problem("metrics", socialorg.ErrMalformed), problem("metrics.likes", socialorg.ErrUnsupported), problem("metrics.views", socialorg.ErrRequired),
		problem("kpis[2].key", socialorg.ErrDuplicate), problem("kpis[4].channels[0]", socialorg.ErrUnknown))
}

// The order of a KPI's channels does not make another KPI of it.
func TestCampaignKPIsAreKnownByKeyAndChannels(t *testing.T) {
	requireProblems(t, socialorg.Campaign{Key: "c", KPIs: []socialorg.KPI{
		standard.Views().On("a", "b"), standard.Views().On("a"), standard.Views().On("b", "a").AtLeast(5),
	}}.Validate(), problem("kpis[2].key", socialorg.ErrDuplicate))
}

// A KPI for June and another for July have one key.
func TestH18KPIsInPartsOfACampaign(t *testing.T) {
	views := socialorg.KPI{Key: "views", Unit: socialorg.UnitCount, Numerator: []socialorg.Metric{"views"}}
	june, july := views, views
	june.Period, july.Period = "2026-06", "2026-07"
	c := socialorg.Campaign{Key: "c", Start: "2026-06", End: "2026-07-12", KPIs: []socialorg.KPI{june, views, june.On("x")}}
	require.NoError(t, c.Validate())
	require.Equal(t, "views in 2026-06", june.String())
	require.Equal(t, "views on x in 2026-06", june.On("x").String())

	c.KPIs = append(c.KPIs, june, july)
	requireProblems(t, c.Validate(), problem("kpis[3].key", socialorg.ErrDuplicate), problem("kpis[4].period", socialorg.ErrRange))
	c.KPIs[4].Period = "2026-Q3x"
	requireProblems(t, c.Validate(), problem("kpis[3].key", socialorg.ErrDuplicate), problem("kpis[4].period", socialorg.ErrMalformed))
	c.KPIs[3].Period, c.KPIs[4].Period = "2026-06-30/2026-07-01", "2026-05-31"
	requireProblems(t, c.Validate(), problem("kpis[4].period", socialorg.ErrRange))
	c.Start, c.End = "", "x"
	requireProblems(t, c.Validate(), problem("end", socialorg.ErrMalformed))

	// A definition may state the period, as it may state channels.
	o := socialorg.Org{KPIs: []socialorg.KPI{june}, Campaigns: []socialorg.Campaign{
		{Key: "c", Start: "2026-07", End: "2026-07", KPIs: []socialorg.KPI{{Key: "views"}}},
	}}
	requireProblems(t, o.Validate(), problem("campaigns[0].kpis[0].period", socialorg.ErrRange))
	o.Campaigns[0].Start = "2026-06"
	h, err := socialorg.NewHierarchy(o)
	require.NoError(t, err)
	require.Equal(t, "views in 2026-06", h.Org().Campaigns[0].KPIs[0].String())
	require.True(t, h.Equal(build(t, h.Org())), "what takes a definition is what states it")
	o.Campaigns[0].KPIs = append(o.Campaigns[0].KPIs, socialorg.KPI{Key: "views", Period: "2026-06"})
	requireProblems(t, o.Validate(), problem("campaigns[0].kpis[1].key", socialorg.ErrDuplicate))
}

func TestH19UntilADay(t *testing.T) {
	kpi := func(key socialorg.Key, in socialorg.Period, numerator, denominator []socialorg.Metric) socialorg.KPI {
		return socialorg.KPI{Key: key, Unit: "u", Numerator: numerator, Denominator: denominator, Period: in}.Between(300, 3000)
	}
	views, clicks := []socialorg.Metric{"views"}, []socialorg.Metric{"clicks"}
	adds := map[socialorg.Metric]socialorg.Aggregation{"saves": socialorg.AggregateLast, "own": socialorg.AggregateSum}
	c := socialorg.Campaign{Key: "c", Start: "2026-06", End: "2026-07-30", Metrics: adds, KPIs: []socialorg.KPI{
		kpi("june", "2026-06", views, nil), kpi("july", "2026-07-01/2026-07-30", views, nil), kpi("late", "2026-07-16/2026-07-30", views, nil),
		kpi("all", "", []socialorg.Metric{"views", "own"}, nil), kpi("rate", "", clicks, views), kpi("last", "", []socialorg.Metric{"views", "saves"}, nil),
		kpi("reach", "", []socialorg.Metric{"reach"}, nil), {Key: "survey", Unit: "u", Max: number(7)}, {Key: "followed", Unit: "u", Numerator: views},
	}}
	before := c.KPIs[1]
	half, err := c.Until("2026-07-15")
	require.NoError(t, err)
	require.NoError(t, half.Validate())
	require.Equal(t, socialorg.Period("2026-07-15"), half.End)
	var got []string
	for _, k := range half.KPIs {
		text := k.String()
		if k.Min != nil {
			text += fmt.Sprintf(" %v to %v", *k.Min, *k.Max)
		}
		got = append(got, text)
	}
	require.Equal(t, []string{
		"june in 2026-06 300 to 3000", "july in 2026-07-01/2026-07-15 150 to 1500", "all 225 to 2250", "rate 300 to 3000", "last 300 to 3000",
		"reach 300 to 3000", "survey", "followed",
	}, got)
	require.Equal(t, before, c.KPIs[1], "the campaign itself stays")

	for _, day := range []socialorg.Period{"2026-07-30", "2026-08", "2027"} {
		whole, err := c.Until(day)
		require.NoError(t, err)
		require.Equal(t, c, whole, day)
	}
	first, err := c.Until("2026-06-01")
	require.NoError(t, err)
	require.Equal(t, []float64{5, 50}, []float64{*first.KPIs[1].Min, *first.KPIs[1].Max})

	for day, code := range map[socialorg.Period]socialorg.Code{"": socialorg.ErrRequired, "x": socialorg.ErrMalformed, "2026-05-31": socialorg.ErrRange} {
		none, err := c.Until(day)
		requireProblems(t, err, problem("day", code))
		require.Equal(t, socialorg.Campaign{}, none)
	}
	c.Start, c.End = "", ""
	_, err = c.Until("2026-07-15")
	requireProblems(t, err, problem("start", socialorg.ErrRequired), problem("end", socialorg.ErrRequired))
}

func TestC11CampaignDates(t *testing.T) {
	for _, test := range []struct {
		start, end socialorg.Period
		want       []socialorg.Problem
	}{
		{"", "", nil},
		{"2025-06", "", nil},
		{"", "2025-06", nil},
		{"2025-06", "2025-06", nil},
		{"2025-06-14", "2025-06", nil},
		{"2025-06", "2025-06-14", nil},
		{"2025-06-14", "2025-06-14", nil},
		{"2025-06-14", "2025-06-13", []socialorg.Problem{problem("end", socialorg.ErrRange)}},
		{"2025-06", "2025-05", []socialorg.Problem{problem("end", socialorg.ErrRange)}},
		{"1925", "2024", nil},
		{"1925", "2025", []socialorg.Problem{problem("end", socialorg.ErrRange)}},
		{"2025-06-31", "2025-05", []socialorg.Problem{problem("start", socialorg.ErrMalformed)}},
	} {
		t.Run(string(test.start+" to "+test.end), func(t *testing.T) {
			requireProblems(t, socialorg.Campaign{Key: "c", Start: test.start, End: test.end}.Validate(), test.want...)
		})
	}
}

func TestCurrencyDigits(t *testing.T) {
	for digits, currencies := range map[int][]string{
		0: {"", "JPY", "KRW", "VND", "CLP", "ISK", "XOF"},
		2: {"EUR", "USD", "IDR", "GBP", "XXX", "no code"},
		3: {"BHD", "KWD", "OMR", "JOD", "TND", "IQD", "LYD"},
		4: {"CLF"},
	} {
		for _, code := range currencies {
			require.Equal(t, digits, socialorg.CurrencyDigits(code), code)
		}
	}
	for _, code := range []string{"eur", "EURO", "EU", "E1R", "€"} {
		requireProblems(t, socialorg.Campaign{Key: "c", Currency: code}.Validate(), problem("currency", socialorg.ErrMalformed))
	}
}
