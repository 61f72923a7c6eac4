package standard_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/socialorg"
	"example.com/socialorg/score"
	"example.com/socialorg/standard"
)

// Each KPI computes its published definition from these counts.
var counted = map[socialorg.Metric]int64{
	"views": 9000, "shares": 60, "likes": 300, "comments": 40, "saves": 70, "impressions": 20_000, "reach": 8000, "clicks": 500, "posts": 20,
	"new-followers": -50, "followers-start": 1000, "followers": 800, "conversions": 25, "spend": 100_000, "revenue": 250_000,
	"responses": 8, "response-seconds": 3600, "mentions": 30, "market-mentions": 120,
	"video-starts": 5000, "video-completions": 1250, "watch-seconds": 67_500,
}

var definitions = []struct {
	kpi  func() socialorg.KPI
	unit socialorg.Key
	want float64
}{
	{standard.Views, socialorg.UnitCount, 9000},
	{standard.Shares, socialorg.UnitCount, 60},
	{standard.Saves, socialorg.UnitCount, 70},
	{standard.Impressions, socialorg.UnitCount, 20_000},
	{standard.Reach, socialorg.UnitCount, 8000},
	{standard.Frequency, socialorg.UnitRatio, 2.5},
	{standard.EngagementRate, socialorg.UnitPercent, 2},
	{standard.EngagementRateByReach, socialorg.UnitPercent, 5},
	{standard.EngagementRateByFollowers, socialorg.UnitPercent, 50},
	{standard.AmplificationRate, socialorg.UnitRatio, 3},
	{standard.ApplauseRate, socialorg.UnitRatio, 15},
	{standard.ConversationRate, socialorg.UnitRatio, 2},
	{standard.ClickThroughRate, socialorg.UnitPercent, 2.5},
	{standard.ConversionRate, socialorg.UnitPercent, 5},
	{standard.VideoCompletionRate, socialorg.UnitPercent, 25},
	{standard.AverageWatchTime, socialorg.UnitSeconds, 7.5},
	{standard.FollowerGrowth, socialorg.UnitPercent, -5},
	{standard.ShareOfVoice, socialorg.UnitPercent, 25},
	{standard.ResponseTime, socialorg.UnitSeconds, 450},
	{standard.CostPerClick, socialorg.UnitMoney, 2},
	{standard.CostPerMille, socialorg.UnitMoney, 50},
	{standard.CostPerEngagement, socialorg.UnitMoney, 2.5},
	{standard.CostPerConversion, socialorg.UnitMoney, 40},
	{standard.ReturnOnAdSpend, socialorg.UnitRatio, 2.5},
}

func TestKPIDefinitions(t *testing.T) {
	c := socialorg.Campaign{Key: "c", Currency: "EUR", KPIs: standard.KPIs()}
	require.NoError(t, c.Validate())
	card, err := score.Campaign(c, []score.Counts{{Channel: "a", Values: counted}})
	require.NoError(t, err)
	require.Len(t, card.Results, len(definitions))
	names := make(map[string]bool)
	used := make(map[socialorg.Metric]bool)
	for i, d := range definitions {
		k, r := d.kpi(), card.Results[i]
		t.Run(string(k.Key), func(t *testing.T) {
			require.Equal(t, r.KPI, k, "KPIs in the order of the documentation")
			require.Equal(t, d.unit, k.Unit)
			require.NotEmpty(t, k.Name)
			require.Nil(t, k.Min)
			require.Nil(t, k.Max)
			require.Equal(t, score.Followed, r.Status)
			require.NotNil(t, r.Value)
			require.Equal(t, d.want, *r.Value)
		})
		names[k.Name] = true
		for _, m := range append(k.Numerator, k.Denominator...) {
			used[m] = true
		}
	}
	require.Len(t, names, len(definitions), "no two of one name")
	for m := range counted {
		require.True(t, used[m], "no KPI uses %s", m)
	}
}

// Whatever function of this package returns a KPI is listed, in the order of
// the source.
func TestKPIsListsEveryKPI(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "kpis.go", nil, parser.ParseComments)
	require.NoError(t, err)
	var want, got []string
	for _, d := range file.Decls {
		f, ok := d.(*ast.FuncDecl)
		if !ok || !f.Name.IsExported() || f.Name.Name == "KPIs" {
			continue
		}
		want = append(want, f.Name.Name)
		doc := f.Doc.Text()
		require.True(t, strings.HasPrefix(doc, f.Name.Name+" returns a KPI "), doc)
		unit := slices.ContainsFunc([]string{"that counts", "in percent", "a ratio", "in seconds", "in money"}, func(s string) bool {
			return strings.Contains(strings.Join(strings.Fields(doc), " "), s)
		})
		require.True(t, unit, "%s names no unit", f.Name.Name)
	}
	for i, d := range definitions {
		name := runtime.FuncForPC(reflect.ValueOf(d.kpi).Pointer()).Name()
		got = append(got, name[strings.LastIndex(name, ".")+1:])
		require.Equal(t, d.kpi(), standard.KPIs()[i])
	}
	require.Equal(t, want, got)
}

func TestKPIsAreTheCallersOwn(t *testing.T) {
	standard.KPIs()[0].Numerator[0] = "changed"
	k := standard.EngagementRate()
	k.Numerator[0], k.Denominator[0] = "changed", "changed"
	require.Equal(t, socialorg.MetricViews, standard.Views().Numerator[0])
	require.Equal(t, socialorg.MetricLikes, standard.EngagementRate().Numerator[0])
	require.Equal(t, socialorg.MetricLikes, standard.CostPerEngagement().Denominator[0])
}
