package score_test

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"example.com/socialorg"
	"example.com/socialorg/score"
	"example.com/socialorg/standard"
)

var (
	modelChannels = []socialorg.Key{"a", "b", "c"}
	modelMetrics  = []socialorg.Metric{"views", "likes", "comments", "shares", "impressions", "clicks", "reach", "followers", "followers-start", "spend", "revenue", "own"}
)

// randomCampaign returns a campaign of twelve days, with KPIs of every kind.
func randomCampaign(r *rand.Rand) socialorg.Campaign {
	c := socialorg.Campaign{Key: "c", Channels: modelChannels, Start: "2025-06-01", End: "2025-06-12", Currency: "EUR"}
	kpis := []socialorg.KPI{
		standard.Views(), standard.Shares(), standard.EngagementRate(), standard.ClickThroughRate(), standard.CostPerClick(), standard.ReturnOnAdSpend(),
		standard.Reach(), standard.Frequency(), standard.EngagementRateByFollowers(), standard.FollowerGrowth(),
		{Key: "budget", Unit: socialorg.UnitMoney, Numerator: []socialorg.Metric{"spend"}},
		{Key: "start", Unit: "u", Numerator: []socialorg.Metric{"followers-start", "followers"}},
		{Key: "own", Unit: "u", Numerator: []socialorg.Metric{"own"}},
	}
	for _, k := range kpis {
		switch bound := float64(r.IntN(12)); r.IntN(4) {
		case 0:
			k = k.AtLeast(bound)
		case 1:
			k = k.AtMost(bound)
		case 2:
			k = k.Between(bound, bound+float64(r.IntN(9)))
		}
		if r.IntN(3) == 0 {
			k = k.On(modelChannels[r.IntN(3)])
		}
		if r.IntN(3) == 0 {
			weight := float64(r.IntN(4))
			k.Weight = &weight
		}
		c.KPIs = append(c.KPIs, k)
	}
	return c
}

// randomCounts returns counts of most days, some in weeks and some as a whole,
// with most metrics, in two exports here and there.
func randomCounts(r *rand.Rand, least int) []score.Counts {
	var all []score.Counts
	complete := r.IntN(2) == 0
	for _, channel := range modelChannels {
		periods := days("2025-06", 1, 12)
		switch r.IntN(4) {
		case 0:
			periods = append(days("2025-06", 1, 1), "2025-W23", "2025-06-09", "2025-06-10", "2025-06-11", "2025-06-12")
		case 1:
			periods = []socialorg.Period{""}
		}
		for _, p := range periods {
			if !complete && r.IntN(12) == 0 {
				continue
			}
			values, more := values{}, values{}
			for _, m := range modelMetrics {
				switch {
				case !complete && r.IntN(20) == 0:
				case r.IntN(9) == 0:
					more[m] = int64(least + r.IntN(6))
				default:
					values[m] = int64(least + r.IntN(6))
				}
			}
			all = append(all, counts(channel, p, values))
			if len(more) > 0 {
				all = append(all, counts(channel, p, more))
			}
		}
	}
	r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	return all
}

// randomLengths returns counts in which each metric of a channel comes in its
// own lengths, some of them beside a figure for the whole, some only in part.
func randomLengths(r *rand.Rand, least int) []score.Counts {
	lengths := [][]socialorg.Period{
		days("2025-06", 1, 12), {""}, {"2025-06-01", "2025-W23", "2025-06-09", "2025-06-10", "2025-06-11", "2025-06-12"},
		{"2025-06-01/2025-06-06", "2025-06-07/2025-06-12"},
	}
	var all []score.Counts
	for _, channel := range modelChannels {
		at := make(map[socialorg.Period]int)
		usual := lengths[r.IntN(len(lengths))]
		for _, m := range modelMetrics {
			if r.IntN(20) == 0 {
				continue
			}
			cells := usual
			if r.IntN(3) == 0 {
				cells = lengths[r.IntN(len(lengths))]
			}
			if m.Aggregation() == socialorg.AggregateNone && len(cells) > 1 && r.IntN(2) == 0 {
				cells = append(slices.Clone(cells), "")
			}
			drop := pick(r, 0, 0, 0, 10)
			for _, p := range cells {
				if drop > 0 && r.IntN(drop) == 0 {
					continue
				}
				if _, ok := at[p]; !ok {
					at[p] = len(all)
					all = append(all, counts(channel, p, values{}))
				}
				n := &all[at[p]]
				if n.Values[m] = int64(least + r.IntN(6)); r.IntN(60) == 0 {
					n.Partial = append(n.Partial, m)
				}
			}
		}
	}
	return all
}

// The naive model: days one by one, rationals, no shortcut. It knows campaigns
// that state everything, and money in one currency.
type modelCell struct {
	first, last int // days of June
	value       int64
	partial     bool
}

type modelResult struct {
	status       score.Status
	value        *big.Rat
	gaps         bool
	least, most  float64
	hasCompleted int
	split        bool // a figure that does not add up was counted in parts only
}

func dayOfJune(day int) socialorg.Period { return socialorg.Period(fmt.Sprintf("2025-06-%02d", day)) }

// modelCells returns what a channel counted of a metric within a period, in order.
func modelCells(counted []score.Counts, channel socialorg.Key, m socialorg.Metric, within socialorg.Period) []modelCell {
	var cells []modelCell
	for _, n := range counted {
		value, ok := n.Values[m]
		if !ok || n.Channel != channel {
			continue
		}
		cell := modelCell{value: value, partial: slices.Contains(n.Partial, m)}
		inside := true
		for day := 1; day <= 12; day++ {
			if n.Period != "" && !n.Period.Contains(dayOfJune(day)) {
				continue
			}
			if inside = inside && within.Contains(dayOfJune(day)); cell.first == 0 {
				cell.first = day
			}
			cell.last = day
		}
		if inside {
			cells = append(cells, cell)
		}
	}
	slices.SortFunc(cells, func(a, b modelCell) int { return a.first - b.first })
	return cells
}

func modelScore(c socialorg.Campaign, counted []score.Counts, k socialorg.KPI) modelResult {
	channels := k.Channels
	if len(channels) == 0 {
		channels = c.Channels
	}
	wanted := append(slices.Clone(k.Numerator), k.Denominator...)
	total := make(map[socialorg.Metric]*big.Rat)
	for _, m := range wanted {
		total[m] = new(big.Rat)
	}
	add := func(m socialorg.Metric, n int64) { total[m].Add(total[m], new(big.Rat).SetInt64(n)) }
	out := modelResult{least: 0, most: 1}
	negative, additive, summable := false, true, true
	ends := func(m socialorg.Metric) bool {
		return m.Aggregation() == socialorg.AggregateFirst || m.Aggregation() == socialorg.AggregateLast
	}
	for _, m := range wanted {
		additive = additive && m.Aggregation() == socialorg.AggregateSum && m != "new-followers"
		summable = summable && m.Aggregation() != socialorg.AggregateNone
	}
	var expected []int // days
	for day := 1; day <= 12; day++ {
		if k.Period.Contains(dayOfJune(day)) {
			expected = append(expected, day)
		}
	}
	for _, channel := range channels {
		cells := make(map[socialorg.Metric][]modelCell)
		whole, ofDays := true, 0
		for _, m := range wanted {
			cells[m] = modelCells(counted, channel, m, k.Period)
			if !ends(m) {
				ofDays++
				continue
			}
			day := expected[0]
			if m.Aggregation() == socialorg.AggregateLast {
				day = expected[len(expected)-1]
			}
			whole = whole && len(cells[m]) > 0
			at := slices.IndexFunc(cells[m], func(cell modelCell) bool { return cell.first <= day && day <= cell.last })
			out.gaps = out.gaps || at < 0 || cells[m][at].partial
		}
		// Days that one cell counts together are in one block.
		block := make(map[int]int)
		for _, m := range wanted {
			for _, cell := range cells[m] {
				for day := cell.first; day <= cell.last && !ends(m); day++ {
					from, to := cmp.Or(block[day], day), cmp.Or(block[cell.first], cell.first)
					for other := 1; other <= 12; other++ {
						if block[other] == from {
							block[other] = to
						}
					}
					block[day] = to
				}
				negative = negative || cell.value < 0
			}
		}
		completed, covers := false, make(map[int]bool)
		for from := 1; from <= 12; from++ {
			var of []int
			for day := 1; day <= 12; day++ {
				if block[day] == from {
					of = append(of, day)
				}
			}
			if len(of) == 0 {
				continue
			}
			complete, split := true, false
			sums := make(map[socialorg.Metric]int64)
			for _, m := range wanted {
				if ends(m) {
					continue
				}
				covered, figure, partly := make(map[int]bool), false, false
				for _, cell := range cells[m] {
					if cell.first < of[0] || cell.last > of[len(of)-1] {
						continue
					}
					if partly = partly || cell.partial; cell.partial && (len(k.Denominator) > 0 || m.Aggregation() != socialorg.AggregateSum) {
						continue
					}
					for day := cell.first; day <= cell.last; day++ {
						covered[day] = true
					}
					if m.Aggregation() == socialorg.AggregateSum {
						sums[m] += cell.value
					} else if cell.first == of[0] && cell.last == of[len(of)-1] {
						sums[m], figure = cell.value, true
					}
				}
				out.gaps = out.gaps || partly && !figure // beside a figure of the block, finer ones are not used
				complete = complete && len(covered) == len(of)
				split = split || m.Aggregation() == socialorg.AggregateNone && !figure
			}
			if !complete {
				continue
			}
			for _, day := range of {
				covers[day] = true
			}
			if !whole {
				continue
			}
			out.hasCompleted++
			completed = true
			out.split = out.split || split
			for m, n := range sums {
				add(m, n)
			}
		}
		out.gaps = out.gaps || ofDays > 0 && len(covers) < len(expected)
		if ofDays == 0 && whole {
			out.hasCompleted++
			completed = true
		}
		for _, m := range wanted {
			if completed && ends(m) {
				at := 0
				if m.Aggregation() == socialorg.AggregateLast {
					at = len(cells[m]) - 1
				}
				add(m, cells[m][at].value)
			}
		}
	}
	out.status = score.NoData
	if out.hasCompleted == 0 || out.split || out.hasCompleted > 1 && !summable {
		return out
	}
	value, over := new(big.Rat), new(big.Rat)
	for _, m := range k.Numerator {
		value.Add(value, total[m])
	}
	for _, m := range k.Denominator {
		over.Add(over, total[m])
	}
	if len(k.Denominator) == 0 {
		over.SetInt64(1)
	}
	if over.Sign() == 0 {
		if !out.gaps && value.Sign() > 0 && k.Max != nil {
			out.status, out.least, out.most = score.Missed, 0, 0
		}
		return out
	}
	value.Quo(value, over)
	switch k.Unit {
	case socialorg.UnitPercent:
		value.Mul(value, big.NewRat(100, 1))
	case socialorg.UnitMoney:
		value.Quo(value, big.NewRat(100, 1))
	}
	out.value = value
	f, _ := value.Float64()
	attained, target := k.Attainment(f)
	lower := additive && !negative && len(k.Denominator) == 0
	switch {
	case !out.gaps && !target:
		out.status = score.Followed
	case !out.gaps && k.Met(f):
		out.status, out.least, out.most = score.Met, min(attained, 1), min(attained, 1)
	case !out.gaps:
		out.status, out.least, out.most = score.Missed, attained, attained
	case lower && k.Max != nil && f > *k.Max:
		out.status, out.most = score.Missed, attained
	case lower && k.Max == nil && k.Min != nil && f >= *k.Min:
		out.status, out.least = score.Met, 1
	default:
		out.status = score.Partial
	}
	return out
}

// requireTrueGaps requires that nothing is called missing that was counted.
func requireTrueGaps(t *testing.T, counted []score.Counts, k socialorg.KPI, gaps []score.Gap) {
	t.Helper()
	for _, gap := range gaps {
		in := gap.Periods
		if len(in) == 0 {
			in = []socialorg.Period{k.Period}
		}
		for day := 1; day <= 12 && gap.Why == score.Uncounted; day++ {
			if !slices.ContainsFunc(in, func(p socialorg.Period) bool { return p.Contains(dayOfJune(day)) }) {
				continue
			}
			metrics := gap.Metrics
			if len(metrics) == 0 {
				metrics = append(slices.Clone(k.Numerator), k.Denominator...)
			}
			for _, m := range metrics {
				for _, cell := range modelCells(counted, gap.Channel, m, k.Period) {
					require.False(t, cell.first <= day && day <= cell.last && !cell.partial, "%v, but it was counted on day %d", gap, day)
				}
			}
		}
	}
}

func TestScoreAgainstTheNaiveModel(t *testing.T) {
	t.Parallel()
	seen := make(map[string]int)
	for seed := range seeds(300) {
		r := rand.New(rand.NewPCG(seed, 1))
		c := randomCampaign(r)
		counted := randomCounts(r, []int{0, 1, -1}[r.IntN(3)])
		if seed%2 == 0 {
			counted = randomLengths(r, []int{0, 1, -1}[r.IntN(3)])
			for i := range c.KPIs {
				c.KPIs[i].Period = pick[socialorg.Period](r, "", "", "2025-W23", "2025-06-01/2025-06-06")
			}
		}
		card, err := score.Campaign(c, counted)
		require.NoError(t, err, seed)
		least, most, weights := new(big.Rat), new(big.Rat), new(big.Rat)
		judged, targets := 0, 0
		for i, k := range c.KPIs {
			want, got := modelScore(c, counted, k), card.Results[i]
			seen[fmt.Sprint(want.status, want.gaps, want.value != nil)]++
			require.Equal(t, want.status, got.Status, "seed %d, %v", seed, got)
			require.Equal(t, want.value != nil, got.Value != nil, "seed %d, %v", seed, got)
			if want.value != nil {
				f, _ := want.value.Float64()
				require.Equal(t, f, *got.Value, "seed %d, %v", seed, got)
			}
			uncounted := slices.ContainsFunc(got.Gaps, func(g score.Gap) bool { return g.Why == score.Uncounted || g.Why == score.Incomplete })
			require.Equal(t, want.gaps, uncounted, "seed %d, %v", seed, got)
			requireTrueGaps(t, counted, k, got.Gaps)
			if k.Min == nil && k.Max == nil {
				continue
			}
			if targets++; want.status == score.Met || want.status == score.Missed {
				judged++
			}
			weight := 1.0
			if k.Weight != nil {
				weight = *k.Weight
			}
			w := new(big.Rat).SetFloat64(weight)
			weights.Add(weights, w)
			least.Add(least, new(big.Rat).Mul(w, new(big.Rat).SetFloat64(want.least)))
			most.Add(most, new(big.Rat).Mul(w, new(big.Rat).SetFloat64(want.most)))
		}
		if weights.Sign() > 0 {
			low, _ := least.Quo(least, weights).Float64()
			high, _ := most.Quo(most, weights).Float64()
			require.Equal(t, []float64{low, high}, []float64{card.ScoreMin, card.ScoreMax}, seed)
		}
		require.Equal(t, []int{judged, targets}, []int{card.Judged, card.Targets}, seed)
	}
	for _, status := range []score.Status{score.Met, score.Missed, score.Followed} {
		require.NotZero(t, seen[fmt.Sprint(status, false, true)], "%s, complete", status)
	}
	for _, status := range []score.Status{score.Met, score.Missed, score.Partial} {
		require.NotZero(t, seen[fmt.Sprint(status, true, true)], "%s, with gaps", status)
	}
	require.NotZero(t, seen[fmt.Sprint(score.NoData, true, false)])
	require.NotZero(t, seen[fmt.Sprint(score.NoData, false, false)])
	require.NotZero(t, seen[fmt.Sprint(score.Missed, false, false)], "something was spent for nothing")
}

func TestLawOrderOfCountsChangesNothing(t *testing.T) {
	t.Parallel()
	for seed := range seeds(30) {
		r := rand.New(rand.NewPCG(seed, 2))
		c := randomCampaign(r)
		if seed%2 == 0 {
			c.Channels, c.Start, c.End, c.Currency = nil, "", "", ""
		}
		counted := randomCounts(r, -2)
		for i := range counted {
			if r.IntN(10) == 0 {
				counted[i].Currency = "NOK"
			}
			for m := range counted[i].Values {
				counted[i].Values[m] *= r.Int64N(1 << 60)
			}
		}
		want, err := score.Campaign(c, counted)
		require.NoError(t, err)
		for range 5 {
			r.Shuffle(len(counted), func(i, j int) { counted[i], counted[j] = counted[j], counted[i] })
			got, err := score.Campaign(c, counted)
			require.NoError(t, err)
			if diff := gocmp.Diff(want, got); diff != "" {
				t.Fatalf("seed %d (-want +got)\n%s", seed, diff)
			}
		}
	}
}

func TestLawDaysAddUpToTheirPeriod(t *testing.T) {
	t.Parallel()
	additive := []socialorg.KPI{
		standard.Views(), standard.EngagementRate(), standard.CostPerClick(), standard.ReturnOnAdSpend(), standard.ClickThroughRate(),
	}
	for seed := range seeds(100) {
		r := rand.New(rand.NewPCG(seed, 3))
		c := socialorg.Campaign{Key: "c", Currency: "EUR", KPIs: additive}
		var split, whole []score.Counts
		for month, length := range map[string]int{"2025-05": 31, "2025-06": 30} {
			for _, channel := range modelChannels {
				sum := make(values)
				for _, day := range days(month, 1, length) {
					part := make(values)
					for _, m := range modelMetrics {
						part[m] = r.Int64N(1000) - 100
						sum[m] += part[m]
					}
					split = append(split, counts(channel, day, part))
				}
				whole = append(whole, counts(channel, socialorg.Period(month), sum))
			}
		}
		if seed%2 == 0 { // each channel by itself
			split = slices.DeleteFunc(split, func(n score.Counts) bool { return n.Channel == "b" })
			split = append(split, slices.DeleteFunc(slices.Clone(whole), func(n score.Counts) bool { return n.Channel != "b" })...)
		}
		want, err := score.Campaign(c, whole)
		require.NoError(t, err)
		got, err := score.Campaign(c, split)
		require.NoError(t, err)
		if diff := gocmp.Diff(want.Results, got.Results); diff != "" {
			t.Fatalf("seed %d (-want +got)\n%s", seed, diff)
		}
	}
}

func TestLawLosingDataNeverMakesABetterCard(t *testing.T) {
	t.Parallel()
	moved := 0
	for seed := range seeds(40) {
		r := rand.New(rand.NewPCG(seed, 4))
		c := randomCampaign(r)
		counted := randomCounts(r, r.IntN(2))
		for i := range counted {
			if seed%5 == 0 && r.IntN(10) == 0 {
				counted[i].Currency = "NOK"
			}
		}
		card, err := score.Campaign(c, counted)
		require.NoError(t, err)
		for len(counted) > 0 {
			i := r.IntN(len(counted))
			if n := len(counted[i].Values); n > 0 && r.IntN(2) == 0 {
				fewer := maps.Clone(counted[i].Values)
				delete(fewer, slices.Sorted(maps.Keys(fewer))[r.IntN(n)])
				counted[i].Values = fewer
			} else {
				counted = slices.Delete(counted, i, i+1)
			}
			less, err := score.Campaign(c, counted)
			require.NoError(t, err)
			if less.ScoreMin > card.ScoreMin || less.ScoreMax < card.ScoreMax {
				t.Fatalf("seed %d: from %v to %v became %v to %v", seed, card.ScoreMin, card.ScoreMax, less.ScoreMin, less.ScoreMax)
			}
			if less.ScoreMin < card.ScoreMin || less.ScoreMax > card.ScoreMax {
				moved++
			}
			card = less
		}
	}
	require.Greater(t, moved, int(seeds(100)), "the law must have something to hold")
}

func TestLawKPIIgnoresOtherChannels(t *testing.T) {
	t.Parallel()
	for seed := range seeds(200) {
		r := rand.New(rand.NewPCG(seed, 5))
		c := randomCampaign(r)
		if seed%2 == 0 {
			c.Channels, c.Start, c.End, c.Currency = nil, "", "", ""
		}
		for i, k := range c.KPIs {
			c.KPIs[i] = k.On("a", "c")
		}
		counted := randomCounts(r, 0)
		want, err := score.Campaign(c, slices.DeleteFunc(slices.Clone(counted), func(n score.Counts) bool { return n.Channel == "b" }))
		require.NoError(t, err)
		for i := range counted {
			if counted[i].Channel == "b" {
				counted[i].Currency = "NOK"
			}
		}
		got, err := score.Campaign(c, counted)
		require.NoError(t, err)
		if diff := gocmp.Diff(want.Results, got.Results); diff != "" {
			t.Fatalf("seed %d (-want +got)\n%s", seed, diff)
		}
	}
}

// Nothing that can be written makes Score panic, or gives a card that JSON or a
// reader cannot take.
func FuzzScore(f *testing.F) {
	f.Add([]byte(`{"campaign": {"key": "c", "start": "2025-05", "end": "2025-W24", "currency": "KWD", "metrics": {"own": "last"}, "kpis": [
		{"key": "k", "unit": "money", "numerator": ["spend"], "denominator": ["clicks"], "max": 0.4},
		{"key": "l", "unit": "percent", "numerator": ["own", "clicks"], "denominator": ["impressions"], "per": 7, "min": -1, "channels": ["a"]},
		{"key": "m", "unit": "u", "min": 0, "max": 5, "weight": 1e-300}]},
		"counts": [{"channel": "a", "period": "2025-06", "values": {"spend": 5, "clicks": 0}}, {"channel": "a", "period": "2025-06", "values": {"own": -9223372036854775808}},
		{"channel": "b", "period": "2025-05-31", "currency": "EUR", "values": {"spend": 9223372036854775807, "clicks": -3}}, {"channel": "c", "values": {"impressions": 1}}],
		"measured": [{"kpi": "m", "value": 1e308}]}`))
	f.Add([]byte(`{"campaign": {"key": "c", "start": "0000", "kpis": [{"key": "k", "unit": "count", "numerator": ["views"], "min": 1}]}, "counts": [{"channel": "a", "period": "0001-W01", "values": {"views": 1}}, {"channel": "b", "period": "0099-12-31", "values": {"views": 1}}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var in struct {
			Campaign socialorg.Campaign
			Counts   []score.Counts
			Measured []score.Measurement
		}
		if json.Unmarshal(data, &in) != nil {
			return
		}
		card, err := score.Campaign(in.Campaign, in.Counts, in.Measured...)
		if err != nil {
			if problems, ok := errors.AsType[socialorg.Problems](err); !ok || len(problems) == 0 || err.Error() == "" || card.Results != nil {
				t.Fatalf("%v %v", card, err)
			}
			return
		}
		if _, err := json.Marshal(card); err != nil || card.String() == "" {
			t.Fatal(err)
		}
		if card.ScoreMin < 0 || card.ScoreMin > card.ScoreMax || card.ScoreMax > 1 || card.Judged > card.Targets || len(card.Results) != len(in.Campaign.KPIs) {
			t.Fatal(card)
		}
		for _, r := range card.Results {
			text := r.String()
			for _, bound := range []*float64{r.KPI.Min, r.KPI.Max} {
				if bound == nil || r.Value == nil || *r.Value == *bound {
					continue
				}
				same := r
				same.Value, same.KPI.Min, same.KPI.Max = bound, r.KPI.Min, r.KPI.Max
				if strings.Split(text, " (")[0] == strings.Split(same.String(), " (")[0] {
					t.Fatalf("%v and %v are written alike: %s", *r.Value, *bound, text)
				}
			}
		}
	})
}

// One metric of a KPI may come in days while another stays a month.
func TestLawSplittingOneMetricChangesNothing(t *testing.T) {
	t.Parallel()
	kpis := []socialorg.KPI{
		standard.Views(), standard.EngagementRate(), standard.CostPerClick(), standard.ClickThroughRate(), standard.Frequency(), standard.Reach(),
		standard.EngagementRateByReach(), standard.FollowerGrowth(), standard.EngagementRateByFollowers(),
	}
	for seed := range seeds(40) {
		r := rand.New(rand.NewPCG(seed, 6))
		c := socialorg.Campaign{Key: "c", Currency: "EUR", Channels: modelChannels[:2], Start: "2025-06", End: "2025-06", KPIs: kpis}
		june := days("2025-06", 1, 30)
		var split, whole []score.Counts
		for _, channel := range c.Channels {
			month, daily := make(values), make([]values, len(june))
			for _, m := range append(modelMetrics, "new-followers") {
				for i := range june {
					if daily[i] == nil {
						daily[i] = make(values)
					}
					part := r.Int64N(1000) - 100
					switch how := m.Aggregation(); {
					case how == socialorg.AggregateSum:
						month[m] += part
					case how == socialorg.AggregateFirst && i == 0, how == socialorg.AggregateLast:
						month[m] = part
					case how == socialorg.AggregateNone:
						month[m] = 5000
					}
					daily[i][m] = part
				}
			}
			stays := make(values) // of the month
			for m := range month {
				if m.Aggregation() == socialorg.AggregateNone || r.IntN(2) == 0 {
					stays[m] = month[m]
				}
			}
			whole = append(whole, counts(channel, "2025-06", month))
			split = append(split, counts(channel, pick[socialorg.Period](r, "2025-06", "2025-06-01/2025-06-30"), stays))
			for i, day := range june {
				for m := range stays {
					if m.Aggregation() != socialorg.AggregateNone || r.IntN(2) == 0 { // reach of a day beside that of the month is no overlap
						delete(daily[i], m)
					}
				}
				split = append(split, counts(channel, day, daily[i]))
			}
		}
		want, err := score.Campaign(c, whole)
		require.NoError(t, err)
		got, err := score.Campaign(c, split)
		require.NoError(t, err)
		for i := range want.Results { // reach of two channels has no value, in whatever lengths
			require.Equal(t, want.Results[i].Status, got.Results[i].Status, "seed %d: %v", seed, got.Results[i])
			require.Equal(t, want.Results[i].Value, got.Results[i].Value, "seed %d: %v", seed, got.Results[i])
		}
	}
}

// Losing a count of one length, or learning that only some rows had it, never
// makes a better card.
func TestLawLosingDataOfAnyLength(t *testing.T) {
	t.Parallel()
	moved := 0
	for seed := range seeds(20) {
		r := rand.New(rand.NewPCG(seed, 7))
		c := randomCampaign(r)
		for i := range c.KPIs {
			c.KPIs[i].Period = pick[socialorg.Period](r, "", "", "2025-W23", "2025-06-01/2025-06-06")
		}
		counted := randomLengths(r, r.IntN(2))
		card, err := score.Campaign(c, counted)
		require.NoError(t, err)
		for len(counted) > 0 {
			n := &counted[r.IntN(len(counted))]
			metrics := slices.Sorted(maps.Keys(n.Values))
			if len(metrics) == 0 {
				counted = slices.DeleteFunc(counted, func(n score.Counts) bool { return len(n.Values) == 0 })
				continue
			}
			m := metrics[r.IntN(len(metrics))]
			if at := slices.Index(n.Partial, m); at >= 0 || r.IntN(2) == 0 {
				if delete(n.Values, m); at >= 0 {
					n.Partial = slices.Delete(n.Partial, at, at+1)
				}
			} else {
				n.Partial = append(n.Partial, m)
			}
			less, err := score.Campaign(c, counted)
			require.NoError(t, err)
			if less.ScoreMin > card.ScoreMin || less.ScoreMax < card.ScoreMax {
				t.Fatalf("seed %d: from %v to %v became %v to %v, without %s of %s in %q\n%v\n%v", seed, card.ScoreMin, card.ScoreMax, less.ScoreMin, less.ScoreMax, m, n.Channel, n.Period, card.Results, less.Results)
			}
			if less.ScoreMin < card.ScoreMin || less.ScoreMax > card.ScoreMax {
				moved++
			}
			card = less
		}
	}
	require.Greater(t, moved, int(seeds(40)), "the law must have something to hold")
}
