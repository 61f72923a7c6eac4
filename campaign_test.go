package socialorg_test

import (
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
