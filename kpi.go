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

// A KPI is a key performance indicator of a campaign: how its value is
// computed, and the bounds within which it should lie. It is plain data;
// [Campaign.Validate] checks it. KPIs measure campaigns, never people.
//
// With a Numerator, the value is the sum of the numerator's metrics, divided by
// the sum of the denominator's, times Per. Each sum is taken over all channels
// and periods before the division, because a mean of rates is wrong. Without a
// Numerator the value is measured directly, for example by a survey, and is
// passed to package score.
//
// A KPI is judged by Min, Max or both; a bound of 0 is a bound like any other.
// With neither, the KPI is only followed. A campaign may have the same KPI
// several times, on different channels or in different periods: Key, Channels, in
// any order, and Period identify it.
//
// In an organisation, a KPI of a campaign may give only its key, its bounds,
// its channels, its period and its weight. It then takes the rest from the KPI of the same
// key in [Org.KPIs]; [NewHierarchy] and package orgfile fill it in.
type KPI struct {
	Key         Key      `json:"key"`
	Name        string   `json:"name,omitempty"`        // for people
	Unit        Unit     `json:"unit,omitempty"`        // of the value and the bounds
	Numerator   []Metric `json:"numerator,omitempty"`   // none: measured directly
	Denominator []Metric `json:"denominator,omitempty"` // none: 1
	Per         int64    `json:"per,omitzero"`          // 1000 for cost per mille; 0 means 100 if Unit is UnitPercent, and otherwise 1
	Channels    []Key    `json:"channels,omitempty"`    // that the KPI is about; none: all of the campaign's
	Period      Period   `json:"period,omitempty"`      // that the KPI is about, within the campaign; "": all of it
	Goal        Key      `json:"goal,omitempty"`        // of the organisation, that the KPI serves
	Min         *float64 `json:"min,omitempty"`         // the value should be at least this
	Max         *float64 `json:"max,omitempty"`         // and at most this
	Weight      *float64 `json:"weight,omitempty"`      // in the score; none: 1; 0: shown, not scored
}

// A Unit is the unit of a KPI's value and bounds. The set is open: programs
// define their own, written like a [Key].
type Unit string

// The units of the KPIs of package standard. A bound of a count or of an amount
// of money is never negative.
const (
	UnitCount   Unit = "count"
	UnitPercent Unit = "percent" // 12 for 12%, never 0.12
	UnitRatio   Unit = "ratio"
	UnitSeconds Unit = "seconds"

	// UnitMoney is an amount in the campaign's currency. Bounds and values are in
	// the currency itself: a Max of 0.40 in EUR is 40 cents. Counts of spend,
	// revenue and every other metric of the numerator are integers in its minor
	// unit; [CurrencyDigits] returns how many digits that has.
	UnitMoney Unit = "money"
)

// AtLeast returns a copy of k whose value should be min or more, in k.Unit,
// without a Max.
func (k KPI) AtLeast(min float64) KPI { return k.within(&min, nil) }

// AtMost returns a copy of k whose value should be max or less, in k.Unit,
// without a Min.
func (k KPI) AtMost(max float64) KPI { return k.within(nil, &max) }

// Between returns a copy of k whose value should be from min to max, in k.Unit,
// both included.
func (k KPI) Between(min, max float64) KPI { return k.within(&min, &max) }

func (k KPI) within(lower, upper *float64) KPI {
	k = k.clone()
	k.Min, k.Max = lower, upper
	return k
}

// On returns a copy of k that is about these channels alone: counts of other
// channels do not change its value, and it needs none of them. Without
// arguments it is about all channels of the campaign.
func (k KPI) On(channels ...Key) KPI {
	k = k.clone()
	k.Channels = cloneList(channels)
	return k
}

// Met reports whether the value, in k.Unit, is within the bounds of k; a value
// equal to a bound is. It is false without a bound, and for a value that is not
// finite.
func (k KPI) Met(value float64) bool {
	return isFinite(value) && k.HasTarget() &&
		(k.Min == nil || value >= *k.Min) && (k.Max == nil || value <= *k.Max)
}

// HasTarget reports whether k has a bound.
func (k KPI) HasTarget() bool { return k.Min != nil || k.Max != nil }

// Attainment returns how far a value, in k.Unit, attains the bounds of k: 1 on
// the bound, linear in the value, never below 0. The second result is false
// only without a bound.
//
// With a Min alone it is value / Min. With a Max alone it is 2 - value / Max,
// so it is 0 at twice the Max. Above 1, the KPI did better than it had to. With
// both it is 1 between them; outside, it is computed against the nearer one. A
// bound of 0 or below has no linear scale: there it is 1 if the bound holds and
// 0 if not.
//
// It is finite for every value, and 0 for NaN. With a Min alone it never falls
// as the value rises, and with a Max alone it never rises; with both it never
// falls below the Max and never rises above the Min. For a finite value it is
// at least 1 exactly when [KPI.Met] is true.
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

// problems returns the mistakes in k by itself.
func (k KPI) problems(in *references) Problems {
	var ps Problems
	checkKey(&ps, "key", k.Key)
	switch checkText(&ps, "name", k.Name, ""); {
	case k.isDefined():
		checkKey(&ps, "unit", k.Unit)
	case isKey(k.Key): // one that is misspelt may be defined
		ps.Add("unit", ErrRequired, "is missing, and nothing else defines the KPI %s", detail.Quote(k.Key))
	}
	return append(ps, k.otherProblems(in, nil, scope{})...)
}

// problemsIn returns the mistakes in k as a KPI of a campaign on the given
// channels, nil for any. The organisation may define k.
func (k KPI) problemsIn(channels *channelSet, days scope, in *references) Problems {
	var ps Problems
	checkKey(&ps, "key", k.Key)
	known := in != nil && len(in.kpis) > 0
	unit := k.Unit
	if known && !k.isDefined() && isKey(k.Key) {
		if d, ok := in.kpis[k.Key]; ok {
			unit = d.Unit
		} else {
			reportUnknown(&ps, "key", "no KPI %s", string(k.Key), in.similarKPIs.find(string(k.Key), validKeys(in.kpis)))
		}
	}
	checkText(&ps, "name", k.Name, "")
	switch {
	case k.isDefined():
		checkKey(&ps, "unit", k.Unit)
	case isKey(k.Key) && !known:
		ps.Add("unit", ErrRequired, "is missing, and nothing else defines the KPI %s", detail.Quote(k.Key))
	}
	if channels != nil && len(k.Channels) == 0 {
		channels.checkDefinition(&ps, in.channelsOf(k))
	}
	k.Unit, k.Period = unit, in.periodOf(k)
	return append(ps, k.otherProblems(in, channels, days)...)
}

// otherProblems returns the mistakes in the fields after the unit.
func (k KPI) otherProblems(in *references, channels *channelSet, days scope) Problems {
	var ps Problems
	checkEach(&ps, "numerator", k.Numerator, checkKey)
	if len(k.Denominator) > 0 && len(k.Numerator) == 0 {
		ps.Add("numerator", ErrRequired, "is missing, but there is a denominator")
	}
	checkEach(&ps, "denominator", k.Denominator, checkKey)
	if k.Per < 0 {
		ps.Add("per", ErrRange, "%d is negative", k.Per)
	}
	checkEach(&ps, "channels", k.Channels, channels.check)
	if of, ok := k.Period.check(&ps, "period"); ok && k.Period != "" {
		days.check(&ps, "period", k.Period, of)
	}
	if k.Goal != "" {
		in.checkGoal(&ps, "goal", k.Goal)
	}
	lower := k.checkBound(&ps, "min", k.Min)
	if k.checkBound(&ps, "max", k.Max) && lower && *k.Max < *k.Min {
		ps.Add("max", ErrRange, "%v is below the min of %v", *k.Max, *k.Min)
	}
	if k.Weight != nil && checkFinite(&ps, "weight", *k.Weight) && *k.Weight < 0 {
		ps.Add("weight", ErrRange, "%v is negative", *k.Weight)
	}
	return ps
}

// A channelSet is the channels that a campaign states; nil where it states none.
type channelSet struct {
	keys    map[Key]bool
	similar similarity
}

func newChannelSet(channels []Key) *channelSet {
	if len(channels) == 0 {
		return nil
	}
	return &channelSet{keys: setOf(channels)}
}

// check reports a channel that is not a key, or not among the channels.
func (set *channelSet) check(ps *Problems, path string, channel Key) {
	switch {
	case !isKey(channel):
		checkKey(ps, path, channel)
	case set != nil && !set.keys[channel]:
		reportUnknown(ps, path, "no channel %s in the campaign", string(channel), set.similar.find(string(channel), validKeys(set.keys)))
	}
}

// checkDefinition reports channels of a definition that are not among the
// channels: some of them, so that many campaigns and a long definition cost no
// more than their lengths.
func (set *channelSet) checkDefinition(ps *Problems, channels []Key) {
	const most = 10
	for _, channel := range channels[:min(len(channels), len(set.keys)+most)] {
		if isKey(channel) && !set.keys[channel] && len(*ps) < most {
			ps.Add("channels", ErrUnknown, "%s, where the definition of the KPI puts it, is not among the channels of the campaign", detail.Quote(channel))
		}
	}
}

// checkBound reports a bound that is not finite, or that no value in the unit
// can have, and returns whether there is one to compare.
func (k KPI) checkBound(ps *Problems, path string, bound *float64) bool {
	if bound == nil || !checkFinite(ps, path, *bound) {
		return false
	}
	if *bound < 0 && k.neverNegative() {
		ps.Add(path, ErrRange, "%v is negative, but the unit is %s", *bound, k.Unit)
		return false
	}
	return true
}

func (k KPI) neverNegative() bool { return k.Unit == UnitCount || k.Unit == UnitMoney }

// isDefined reports whether k says itself how its value is computed.
func (k KPI) isDefined() bool {
	return k.Unit != "" || len(k.Numerator) > 0 || len(k.Denominator) > 0 || k.Per != 0
}

// define returns a copy of k that takes every field that it leaves out from the
// definition of the same key, where it has no definition itself.
func (k KPI) define(kpis map[Key]KPI) KPI {
	k = k.clone()
	d, ok := kpis[k.Key]
	if !ok || k.isDefined() {
		return k
	}
	k.Name, k.Goal = cmp.Or(k.Name, d.Name), cmp.Or(k.Goal, d.Goal)
	k.Unit, k.Numerator, k.Denominator, k.Per = d.Unit, d.Numerator, d.Denominator, d.Per
	if len(k.Channels) == 0 {
		k.Channels = d.Channels
	}
	k.Period = cmp.Or(k.Period, d.Period)
	if !k.HasTarget() {
		k.Min, k.Max = d.Min, d.Max
	}
	if k.Weight == nil {
		k.Weight = d.Weight
	}
	return k
}

// String returns the key, the channels and the period, which no two KPIs of a
// campaign share: "views on tiktok, x in 2026-06". The channels are sorted.
func (k KPI) String() string {
	return detail.Line(identity(k.Key, k.Channels) + inPeriod(k.Key, k.Period))
}

func identity(key Key, channels []Key) string {
	if key == "" || len(channels) == 0 {
		return string(key)
	}
	on := make([]string, len(channels))
	for i, c := range slices.Sorted(slices.Values(channels)) {
		on[i] = string(c)
	}
	return string(key) + " on " + strings.Join(on, ", ")
}

// inPeriod returns what the period adds to the identity.
func inPeriod(key Key, p Period) string {
	if key == "" || p == "" {
		return ""
	}
	return " in " + string(p)
}

func (k KPI) key() Key { return k.Key }

func (k KPI) clone() KPI {
	k.Numerator, k.Denominator, k.Channels = cloneList(k.Numerator), cloneList(k.Denominator), cloneList(k.Channels)
	k.Min, k.Max, k.Weight = clonePointer(k.Min), clonePointer(k.Max), clonePointer(k.Weight)
	return k
}

// cloneWith returns a deep copy of k, but for the lists that it has from the
// definition of its key: they are those of the copy of that definition.
func (k KPI) cloneWith(definition, copied KPI) KPI {
	c := k
	c.Numerator, c.Denominator, c.Channels = nil, nil, nil
	c = c.clone()
	c.Numerator = cloneShared(k.Numerator, definition.Numerator, copied.Numerator)
	c.Denominator = cloneShared(k.Denominator, definition.Denominator, copied.Denominator)
	c.Channels = cloneShared(k.Channels, definition.Channels, copied.Channels)
	return c
}

// cloneShared returns a copy of a list: the one given where the list is the
// original of that.
func cloneShared[T any](list, original, copied []T) []T {
	if isSame(list, original) {
		return copied
	}
	return cloneList(list)
}

// isSame reports whether two lists are one in memory.
func isSame[T any](a, b []T) bool { return len(a) > 0 && len(a) == len(b) && &a[0] == &b[0] }

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

// A Metric is something that channels count. The set is open: programs define
// their own, written like a [Key]. Platforms do not always count the same thing
// under the same name (a view may take three seconds or thirty), so compare a
// channel with itself rather than with others.
type Metric string

// The metrics that the KPIs of package standard use. Amounts of money are in
// the minor unit of their currency (see [UnitMoney]), times in whole seconds.
// The comment names the aggregation where it is not [AggregateSum].
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

// An Aggregation says how the counts of a metric add up over the periods of one
// channel. The contributions of several channels are always added, except with
// AggregateNone. The set is closed; "" means not stated.
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

// Aggregation returns the aggregation of a built-in metric, and AggregateNone
// for every other: a total is never guessed. [Campaign.Metrics] states the
// aggregation of other metrics, and may override that of a built-in metric.
func (m Metric) Aggregation() Aggregation { return cmp.Or(metrics[m].adds, AggregateNone) }

// IsMoney reports whether a built-in metric is an amount of money, in the minor
// unit of its currency.
func (m Metric) IsMoney() bool { return metrics[m].money }

// IsSigned reports whether counts of a built-in metric may be negative:
// followers gained less those lost.
func (m Metric) IsSigned() bool { return metrics[m].signed }

// PartOf returns the metrics of which a built-in metric counts a part: clicks
// are a part of impressions. The caller may change the list.
func (m Metric) PartOf() []Metric { return cloneList(metrics[m].partOf) }
