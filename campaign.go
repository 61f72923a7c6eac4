package socialorg

import (
	"cmp"
	"maps"
	"math/big"
	"slices"

	"example.com/socialorg/internal/currency"
	"example.com/socialorg/internal/detail"
	"example.com/socialorg/internal/period"
)

// A Campaign is a piece of work on some channels over some time. It states its
// KPIs, who set them (S25), which goals it serves, and who works on it. It is
// plain data; [Campaign.Validate] checks it, and package score reports how it did.
//
// Channels, Start and End say what should be counted. If a campaign states all
// three, package score can tell that a whole channel or the last week is missing.
// Otherwise it takes the channels and periods that occur in the counts to be
// all there are.
type Campaign struct {
	Key       Key                    `json:"key"`
	Name      string                 `json:"name,omitempty"`      // for people
	Goals     []Key                  `json:"goals,omitempty"`     // of the organisation
	KPIsSetBy PositionID             `json:"kpisSetBy,omitempty"` // "" means not stated
	Team      []PositionID           `json:"team,omitempty"`
	Channels  []Key                  `json:"channels,omitempty"` // channels that should count; none: those that did
	Start     Period                 `json:"start,omitempty"`    // the campaign begins with its first day
	End       Period                 `json:"end,omitempty"`      // and ends with the last day of this period: "2025-06" means 30 June
	Currency  string                 `json:"currency,omitempty"` // of bounds and counts of money, ISO 4217; "" means plain numbers
	Metrics   map[Metric]Aggregation `json:"metrics,omitempty"`  // how metrics add up in this campaign, if not as [Metric.Aggregation] says
	KPIs      []KPI                  `json:"kpis,omitempty"`
}

// MaxCampaignDays is how long a campaign may be, from Start to End: a hundred
// years.
const MaxCampaignDays = 36_525

// Validate reports every mistake in the campaign by itself, in the order of its
// fields, as [Problems]; nil when there is none. Only [Org.Validate] can check
// that the goals and positions that it refers to exist. A KPI that leaves its
// definition to [Org.KPIs] lacks a unit here: take the campaign from a
// [Hierarchy], which has filled in the definition. A campaign without KPIs is
// valid, although a rule may require one.
func (c Campaign) Validate() error { return c.problems(nil).Err() }

func (c Campaign) problems(in *references) Problems {
	var ps Problems
	checkKey(&ps, "key", c.Key)
	checkText(&ps, "name", c.Name, "")
	checkEach(&ps, "goals", c.Goals, in.checkGoal)
	if c.KPIsSetBy != "" {
		in.checkPosition(&ps, "kpisSetBy", c.KPIsSetBy)
	}
	checkEach(&ps, "team", c.Team, in.checkPosition)
	checkEach(&ps, "channels", c.Channels, checkKey)
	start, okStart := c.Start.check(&ps, "start")
	end, okEnd := c.End.check(&ps, "end")
	if okStart && okEnd && c.Start != "" && c.End != "" {
		switch {
		case end.To <= start.From:
			ps.Add("end", ErrRange, "%s is before the start, %s", detail.Quote(c.End), detail.Quote(c.Start))
		case end.To-start.From > MaxCampaignDays:
			ps.Add("end", ErrRange, "%s is %d days after the start, more than %d", detail.Quote(c.End), end.To-start.From, MaxCampaignDays)
		}
	}
	checkCurrency(&ps, "currency", c.Currency)
	checkList(&ps, "metrics", len(c.Metrics))
	for _, m := range slices.Sorted(maps.Keys(c.Metrics)) {
		before := len(ps)
		if checkKey(&ps, "metrics", m); len(ps) > before {
			continue
		}
		path := "metrics." + string(m)
		if c.Metrics[m] == "" {
			ps.Add(path, ErrRequired, "is empty: state how the counts of %s add up", m)
		}
		checkWord(&ps, path, c.Metrics[m], aggregations)
	}
	channels := newChannelSet(c.Channels)
	var days scope
	if okStart {
		days.Start, days.start = c.Start, start
	}
	if okEnd {
		days.End, days.end = c.End, end
	}
	checkItems(&ps, "kpis", "key", c.KPIs, in.identity, func(k KPI) Problems { return k.problemsIn(channels, days, in) })
	return ps
}

func setOf(keys []Key) map[Key]bool {
	set := make(map[Key]bool, len(keys))
	for _, k := range keys {
		set[k] = true
	}
	return set
}

// define returns a copy of c whose KPIs have their definitions.
func (c Campaign) define(kpis map[Key]KPI) Campaign {
	c = c.clone()
	for i, k := range c.KPIs {
		c.KPIs[i] = k.define(kpis)
	}
	return c
}

func (c Campaign) key() Key { return c.Key }

func (c Campaign) clone() Campaign {
	c.KPIs = cloneEach(c.KPIs, KPI.clone)
	return c.cloneRest()
}

// cloneRest returns a copy of c that shares its KPIs alone.
func (c Campaign) cloneRest() Campaign {
	c.Goals, c.Team, c.Channels = cloneList(c.Goals), cloneList(c.Team), cloneList(c.Channels)
	if c.Metrics = maps.Clone(c.Metrics); len(c.Metrics) == 0 {
		c.Metrics = nil
	}
	return c
}

func (c Campaign) equal(d Campaign) bool {
	return c.Key == d.Key && c.Name == d.Name && c.KPIsSetBy == d.KPIsSetBy &&
		c.Start == d.Start && c.End == d.End && c.Currency == d.Currency &&
		slices.Equal(c.Goals, d.Goals) && slices.Equal(c.Team, d.Team) && slices.Equal(c.Channels, d.Channels) &&
		maps.Equal(c.Metrics, d.Metrics) && slices.EqualFunc(c.KPIs, d.KPIs, KPI.equal)
}

// Until returns the campaign as it stands on a day: what was due by then. It ends
// on that day, and the bounds of a KPI that is a sum of metrics without a
// denominator are in proportion to the days. Other bounds stay: a rate is due in
// full on every day. A KPI whose Period begins later is left out, and the Period
// of one that ends later ends on that day. Of a longer period, the last day
// counts. On its last day and later, a campaign stands as it is.
//
// The KPIs must have their definitions, as those of a [Hierarchy] have. The error
// is the mistakes in the campaign, that it lacks Start or End, or that the day is
// before the start, as [Problems] with the paths "start", "end" and "day".
func (c Campaign) Until(day Period) (Campaign, error) {
	ps := c.problems(nil)
	if c.Start == "" {
		ps.Add("start", ErrRequired, "is missing, so what is due on a day is not known")
	}
	if c.End == "" {
		ps.Add("end", ErrRequired, "is missing, so what is due on a day is not known")
	}
	start, _ := c.Start.span()
	end, _ := c.End.span()
	on, ok := day.check(&ps, "day")
	switch {
	case day == "":
		ps.Add("day", ErrRequired, "is empty")
	case ok && on.To <= start.From && c.Start != "":
		ps.Add("day", ErrRange, "%s is before the start of the campaign, %s", detail.Quote(day), detail.Quote(c.Start))
	}
	if len(ps) > 0 {
		return Campaign{}, ps
	}
	if c = c.clone(); on.To >= end.To {
		return c, nil
	}
	last := on.To
	c.End = Period(period.Span{From: last - 1, To: last}.String())
	kpis := c.KPIs[:0]
	for _, k := range c.KPIs {
		of := period.Span{From: start.From, To: end.To}
		if k.Period != "" {
			of, _ = k.Period.span()
		}
		if of.From >= last {
			continue
		}
		if due := (period.Span{From: of.From, To: min(of.To, last)}); due != of {
			if k.Period != "" {
				k.Period = Period(due.String())
			}
			if c.isSum(k) {
				k.Min, k.Max = share(k.Min, due, of), share(k.Max, due, of)
			}
		}
		kpis = append(kpis, k)
	}
	c.KPIs = kpis
	return c, nil
}

// isSum reports whether a KPI is a sum of metrics that add up day by day.
func (c Campaign) isSum(k KPI) bool {
	for _, m := range k.Numerator {
		if c.Aggregation(m) != AggregateSum {
			return false
		}
	}
	return len(k.Numerator) > 0 && len(k.Denominator) == 0
}

// share returns the part of a bound that is due in some of its days.
func share(bound *float64, due, of period.Span) *float64 {
	if bound == nil {
		return nil
	}
	part := new(big.Rat).SetFrac64(int64(due.To-due.From), int64(of.To-of.From))
	f, _ := part.Mul(part, new(big.Rat).SetFloat64(*bound)).Float64()
	return &f
}

// Aggregation returns how the metric adds up in the campaign: as Metrics states,
// or else as [Metric.Aggregation] does.
func (c Campaign) Aggregation(m Metric) Aggregation {
	if a, ok := c.Metrics[m]; ok {
		return a
	}
	return m.Aggregation()
}

// CurrencyDigits returns how many decimal digits the minor unit of a currency
// has, by ISO 4217: 2 for "EUR", 0 for "JPY", 3 for "KWD". It is 2 for every
// code that it does not know, including "jpy", and 0 for "": without a
// currency, money is a plain number.
func CurrencyDigits(code string) int {
	return currency.Digits(code)
}

// checkCurrency reports a code that is not written as ISO 4217 codes are. The
// empty code is fine.
func checkCurrency(ps *Problems, path, code string) {
	if code != "" && !currency.Valid(code) {
		ps.Add(path, ErrMalformed, "%s must be %s", detail.Quote(code), currency.Form)
	}
}

// A Period is a calendar period in ISO 8601: a year "2025", a quarter "2025-Q2",
// a month "2025-06", a week "2025-W24" from Monday to Sunday, a day "2025-06-14",
// or a span of days from a first to a last, "2025-06-01/2025-06-28". The empty
// Period is the whole campaign, whenever that is. There are no time zones: a day
// is whatever the platform calls one. A quarter is a quarter of the calendar
// year. (ISO 8601 has no quarters; this is how they are commonly written.)
type Period string

// Validate reports, as [Problems], a period that is not written in one of the six
// forms or that is not in the calendar, such as "2025-02-29". The empty Period is
// valid. The last day of all is 9999-12-31.
func (p Period) Validate() error {
	var ps Problems
	p.check(&ps, "")
	return ps.Err()
}

func (p Period) check(ps *Problems, path string) (period.Span, bool) {
	s, ok := p.span()
	if !ok {
		ps.Add(path, ErrMalformed, "%s must be "+period.Form, detail.Quote(p))
	}
	return s, ok
}

// A scope is the days of a campaign, as far as it states them rightly.
type scope struct {
	Start, End Period
	start, end period.Span
}

// check reports a period that is not within the scope.
func (s scope) check(ps *Problems, path string, p Period, of period.Span) {
	switch {
	case s.Start != "" && of.From < s.start.From:
		ps.Add(path, ErrRange, "%s begins before the start of the campaign, %s", detail.Quote(p), detail.Quote(s.Start))
	case s.End != "" && of.To > s.end.To:
		ps.Add(path, ErrRange, "%s ends after the end of the campaign, %s", detail.Quote(p), detail.Quote(s.End))
	}
}

// Compare orders periods by their first day and, where that is equal, the
// longer first, so that a year comes before its January. Two forms of the same
// days, "2025-06" and "2025-06-01/2025-06-30", are equal. The empty Period comes
// before all others; invalid ones come last, in the order of their bytes.
func (p Period) Compare(q Period) int {
	a, okA := p.span()
	b, okB := q.span()
	switch {
	case okA && okB:
		return a.Compare(b)
	case okA:
		return -1
	case okB:
		return 1
	}
	return cmp.Compare(p, q)
}

// Contains reports whether every day of q is a day of p. The empty Period
// contains every valid one, and only itself contains it. Months and weeks
// contain days; a week is in a month, or in a year of the calendar, only where
// all of its seven days are. An invalid period contains nothing and is in none.
func (p Period) Contains(q Period) bool {
	a, okA := p.span()
	b, okB := q.span()
	return okA && okB && a.Contains(b)
}

// span returns the days of p, false where p is not a period.
func (p Period) span() (period.Span, bool) { return period.Parse(string(p)) }
