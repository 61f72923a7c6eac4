package socialorg

import (
	"cmp"
	"iter"
	"maps"
	"math"
	"slices"
	"strings"

	"example.com/socialorg/internal/detail"
)

// A KPI is a key performance indicator of a campaign, never of people: how its
// value is computed, and the bounds within which it should lie.
//
// The value is the sum of the numerator's metrics over all channels and periods,
// divided by that of the denominator's, times Per. (A mean of rates is wrong.)
// Without a Numerator it is measured directly and given to package score. Without
// bounds, the KPI is only followed; 0 is a bound like any other.
//
// Key, Channels in any order, and Period identify a KPI in its campaign. In an
// [Org], these, bounds and weight are enough: [NewHierarchy] and package orgfile
// fill in the rest from the KPI of the same key in [Org.KPIs].
type KPI struct {
	Key         Key      `json:"key"`
	Name        string   `json:"name,omitempty"`        // for people
	Unit        Key      `json:"unit,omitempty"`        // of the value and the bounds: [UnitPercent]
	Numerator   []Metric `json:"numerator,omitempty"`   // none: measured directly
	Denominator []Metric `json:"denominator,omitempty"` // none: 1
	Per         int64    `json:"per,omitzero"`          // 1000 for cost per mille; 0 means 100 if Unit is UnitPercent, and otherwise 1
	Channels    []Key    `json:"channels,omitempty"`    // that it is about; none: all of the campaign's
	Period      Period   `json:"period,omitempty"`      // that it is about, within the campaign; "": all of it
	Goal        Key      `json:"goal,omitempty"`        // of the organisation, that it serves
	Min         *float64 `json:"min,omitempty"`         // the value should be at least this; never negative for counts and money
	Max         *float64 `json:"max,omitempty"`         // and at most this
	Weight      *float64 `json:"weight,omitempty"`      // in the score; none: 1; 0: shown, not scored
}

// The units of the KPIs of package standard; programs may have others.
const (
	UnitCount   Key = "count"
	UnitPercent Key = "percent" // 12 for 12%, never 0.12
	UnitRatio   Key = "ratio"
	UnitSeconds Key = "seconds"
	UnitMoney   Key = "money" // in the campaign's currency itself: a Max of 0.40 in EUR is 40 cents. Counts of money are in its minor unit
)

// AtLeast returns a copy of k with that Min, in k.Unit, and no Max.
func (k KPI) AtLeast(min float64) KPI { return k.within(&min, nil) }

// AtMost returns a copy of k with that Max, in k.Unit, and no Min.
func (k KPI) AtMost(max float64) KPI { return k.within(nil, &max) }

// Between returns a copy of k with that Min and Max, in k.Unit.
func (k KPI) Between(min, max float64) KPI { return k.within(&min, &max) }

func (k KPI) within(lower, upper *float64) KPI {
	k = k.clone()
	k.Min, k.Max = lower, upper
	return k
}

// On returns a copy of k about these channels; none: all of the campaign's.
func (k KPI) On(channels ...Key) KPI {
	k = k.clone()
	k.Channels = cloneList(channels)
	return k
}

// HasTarget reports whether k has a bound.
func (k KPI) HasTarget() bool { return k.Min != nil || k.Max != nil }

// Met reports whether k has bounds and value, in k.Unit, is finite and within.
func (k KPI) Met(value float64) bool {
	return isFinite(value) && k.HasTarget() &&
		(k.Min == nil || value >= *k.Min) && (k.Max == nil || value <= *k.Max)
}

// Attainment returns how far a value, in k.Unit, attains the bounds of k: 1 on the
// bound, and above 1 where it did better. It is false without a bound.
//
// With a Min alone it is value / Min; with a Max alone 2 - value / Max, so 0 at
// twice the Max; with both 1 between them, and outside by the nearer one. A bound
// of 0 or below has no scale: it gives 1 if it holds and 0 if not. It is finite and
// never negative, 0 for NaN, and at least 1 exactly when [KPI.Met] is true of a
// finite value. It never falls as the value comes closer to the bounds, or goes
// further beyond a single one.
func (k KPI) Attainment(value float64) (float64, bool) {
	if !k.HasTarget() {
		return 0, false
	}
	a := 1.0
	switch band := k.Min != nil && k.Max != nil; {
	case math.IsNaN(value):
		a = 0
	case k.Min != nil && (value < *k.Min || !band && *k.Min > 0):
		if a = 0; *k.Min > 0 {
			a = value / *k.Min
		}
	case k.Max != nil && (value > *k.Max || !band && *k.Max > 0):
		if a = 0; *k.Max > 0 {
			a = 2 - value / *k.Max
		}
	}
	if math.IsNaN(a) { // an infinite value by an infinite bound
		return 0, true
	}
	return min(max(a, 0), math.MaxFloat64) + 0, true // + 0: never -0
}

// problems returns the mistakes in k as a KPI of a campaign with that scope, or
// as a definition, which has none.
func (k KPI) problems(in *references, of scope) Problems {
	var ps Problems
	if k.isDefined() {
		checkKey(&ps, "key", k.Key)
		checkText(&ps, "name", k.Name, "")
		checkKey(&ps, "unit", k.Unit)
	} else {
		in.defined.check(&ps, "key", k.Key)
		checkText(&ps, "name", k.Name, "")
		if in.defined == nil && isKey(k.Key) { // one that is misspelt may be defined
			ps.Add("unit", ErrRequired, "is missing, and nothing else defines the KPI %s", detail.Quote(k.Key))
		}
	}
	whole := k.define(in.kpis)
	if of.channels != nil && len(k.Channels) == 0 {
		of.checkDefinition(&ps, whole.Channels)
	}
	checkEach(&ps, "numerator", k.Numerator, checkKey)
	if len(k.Denominator) > 0 && len(k.Numerator) == 0 {
		ps.Add("numerator", ErrRequired, "is missing, but there is a denominator")
	}
	checkEach(&ps, "denominator", k.Denominator, checkKey)
	if k.Per < 0 {
		ps.Add("per", ErrRange, "%d is negative", k.Per)
	}
	checkEach(&ps, "channels", k.Channels, of.channels.check)
	of.checkPeriod(&ps, "period", whole.Period)
	in.goals.checkOptional(&ps, "goal", k.Goal)
	lower := checkBound(&ps, "min", k.Min, whole.Unit)
	if checkBound(&ps, "max", k.Max, whole.Unit) && lower && *k.Max < *k.Min {
		ps.Add("max", ErrRange, "%v is below the min of %v", *k.Max, *k.Min)
	}
	if k.Weight != nil && checkFinite(&ps, "weight", *k.Weight) && *k.Weight < 0 {
		ps.Add("weight", ErrRange, "%v is negative", *k.Weight)
	}
	return ps
}

// checkBound reports a bound that is not finite, or that no value in the unit
// can have, and returns whether there is one to compare.
func checkBound(ps *Problems, path string, bound *float64, unit Key) bool {
	if bound == nil || !checkFinite(ps, path, *bound) {
		return false
	}
	if *bound < 0 && (unit == UnitCount || unit == UnitMoney) {
		ps.Add(path, ErrRange, "%v is negative, but the unit is %s", *bound, unit)
		return false
	}
	return true
}

// isDefined reports whether k says itself how its value is computed.
func (k KPI) isDefined() bool {
	return k.Unit != "" || len(k.Numerator) > 0 || len(k.Denominator) > 0 || k.Per != 0
}

// definitions returns the KPIs by their keys.
func definitions(kpis []KPI) map[Key]KPI {
	m := make(map[Key]KPI, len(kpis))
	for _, k := range kpis {
		m[k.Key] = k
	}
	return m
}

// define returns k with every field that it leaves out from the definition of its
// key, where it is not defined itself. It shares the lists of the definition.
func (k KPI) define(kpis map[Key]KPI) KPI {
	d, ok := kpis[k.Key]
	if !ok || k.isDefined() {
		return k
	}
	k.Name, k.Goal, k.Period = cmp.Or(k.Name, d.Name), cmp.Or(k.Goal, d.Goal), cmp.Or(k.Period, d.Period)
	k.Unit, k.Numerator, k.Denominator, k.Per = d.Unit, d.Numerator, d.Denominator, d.Per
	if len(k.Channels) == 0 {
		k.Channels = d.Channels
	}
	if !k.HasTarget() {
		k.Min, k.Max = d.Min, d.Max
	}
	k.Weight = cmp.Or(k.Weight, d.Weight)
	return k
}

// String returns "views on tiktok, x in 2026-06": what identifies k, sorted.
func (k KPI) String() string { return detail.Line(k.text(onChannels(k.Channels))) }

func (k KPI) text(on string) string {
	switch {
	case k.Key == "":
		return ""
	case k.Period != "":
		on += " in " + string(k.Period)
	}
	return string(k.Key) + on
}

// onChannels returns what channels add to the text of a KPI.
func onChannels(channels []Key) string {
	if len(channels) == 0 {
		return ""
	}
	on := make([]string, len(channels))
	for i, c := range slices.Sorted(slices.Values(channels)) {
		on[i] = string(c)
	}
	return " on " + strings.Join(on, ", ")
}

func (k KPI) clone() KPI {
	k.Numerator, k.Denominator, k.Channels = cloneList(k.Numerator), cloneList(k.Denominator), cloneList(k.Channels)
	k.Min, k.Max, k.Weight = clonePointer(k.Min), clonePointer(k.Max), clonePointer(k.Weight)
	return k
}

func (k KPI) equal(l KPI) bool {
	return k.Key == l.Key && k.Name == l.Name && k.Unit == l.Unit && k.Per == l.Per && k.Goal == l.Goal && k.Period == l.Period &&
		slices.Equal(k.Numerator, l.Numerator) && slices.Equal(k.Denominator, l.Denominator) && slices.Equal(k.Channels, l.Channels) &&
		equalPointers(k.Min, l.Min) && equalPointers(k.Max, l.Max) && equalPointers(k.Weight, l.Weight)
}

func clonePointer[T any](p *T) *T {
	if p == nil {
		return nil
	}
	v := *p
	return &v
}

func equalPointers[T comparable](p, q *T) bool {
	if p == nil || q == nil {
		return p == q
	}
	return *p == *q
}

// A Metric is something that channels count, one of those below, which methods
// know, or a program's own. Platforms count different things under one name, so
// compare a channel with itself.
type Metric string

// The metrics of package standard, with [AggregateSum] where nothing else is said.
// Money is in the minor unit of its currency, times in whole seconds.
const (
	MetricViews            Metric = "views"
	MetricShares           Metric = "shares"
	MetricLikes            Metric = "likes" // one-click reactions of every kind
	MetricComments         Metric = "comments"
	MetricSaves            Metric = "saves"
	MetricImpressions      Metric = "impressions"
	MetricReach            Metric = "reach" // different people: AggregateNone
	MetricClicks           Metric = "clicks"
	MetricPosts            Metric = "posts"
	MetricNewFollowers     Metric = "new-followers"   // gained less lost, so it may be negative
	MetricFollowersAtStart Metric = "followers-start" // at the start of the period: AggregateFirst
	MetricFollowers        Metric = "followers"       // at the end of the period: AggregateLast
	MetricConversions      Metric = "conversions"
	MetricSpend            Metric = "spend"   // money
	MetricRevenue          Metric = "revenue" // money
	MetricResponses        Metric = "responses"
	MetricResponseSeconds  Metric = "response-seconds" // the waiting times for all responses, added up
	MetricMentions         Metric = "mentions"         // of the brand
	MetricMarketMentions   Metric = "market-mentions"  // of the brand and its competitors
	MetricVideoStarts      Metric = "video-starts"
	MetricVideoCompletions Metric = "video-completions" // watched to the end
	MetricWatchSeconds     Metric = "watch-seconds"     // of all views together
)

// An Aggregation says how counts of a metric add up over the periods of a channel.
// Over channels they are always added, except with AggregateNone.
type Aggregation string

// The aggregations.
const (
	AggregateSum   Aggregation = "sum"   // the sum of the periods: clicks
	AggregateFirst Aggregation = "first" // the count of the first period: followers at the start
	AggregateLast  Aggregation = "last"  // the count of the last period: followers, lifetime counters
	AggregateNone  Aggregation = "none"  // counts of several periods or channels have no total: reach
)

var aggregations = []Aggregation{AggregateSum, AggregateFirst, AggregateLast, AggregateNone}

// metrics has what is known of each built-in metric.
var metrics = map[Metric]struct {
	adds   Aggregation
	money  bool
	signed bool     // may be negative
	partOf []Metric // of which it counts a part
}{
	MetricViews:            {adds: AggregateSum, partOf: []Metric{MetricImpressions}},
	MetricShares:           {adds: AggregateSum},
	MetricLikes:            {adds: AggregateSum},
	MetricComments:         {adds: AggregateSum},
	MetricSaves:            {adds: AggregateSum},
	MetricImpressions:      {adds: AggregateSum},
	MetricReach:            {adds: AggregateNone, partOf: []Metric{MetricImpressions, MetricViews}},
	MetricClicks:           {adds: AggregateSum, partOf: []Metric{MetricImpressions}},
	MetricPosts:            {adds: AggregateSum},
	MetricNewFollowers:     {adds: AggregateSum, signed: true},
	MetricFollowersAtStart: {adds: AggregateFirst},
	MetricFollowers:        {adds: AggregateLast},
	MetricConversions:      {adds: AggregateSum, partOf: []Metric{MetricClicks}},
	MetricSpend:            {adds: AggregateSum, money: true},
	MetricRevenue:          {adds: AggregateSum, money: true},
	MetricResponses:        {adds: AggregateSum},
	MetricResponseSeconds:  {adds: AggregateSum},
	MetricMentions:         {adds: AggregateSum, partOf: []Metric{MetricMarketMentions}},
	MetricMarketMentions:   {adds: AggregateSum},
	MetricVideoStarts:      {adds: AggregateSum},
	MetricVideoCompletions: {adds: AggregateSum, partOf: []Metric{MetricVideoStarts}},
	MetricWatchSeconds:     {adds: AggregateSum},
}

// Metrics walks over the built-in metrics, in alphabetical order.
func Metrics() iter.Seq[Metric] { return slices.Values(slices.Sorted(maps.Keys(metrics))) }

// Aggregation returns how a metric adds up: AggregateNone for a program's own,
// since a total is never guessed. [Campaign.Metrics] may state another.
func (m Metric) Aggregation() Aggregation { return cmp.Or(metrics[m].adds, AggregateNone) }

// IsMoney reports whether a metric is an amount of money.
func (m Metric) IsMoney() bool { return metrics[m].money }

// IsSigned reports whether counts of a metric may be negative.
func (m Metric) IsSigned() bool { return metrics[m].signed }

// PartOf returns what m counts a part of, as clicks are a part of impressions.
func (m Metric) PartOf() []Metric { return cloneList(metrics[m].partOf) }
