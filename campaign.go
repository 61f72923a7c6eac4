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

// A Campaign is work on some channels over some time: its goals, its KPIs, who set
// them (S25), and who works on it. With Channels, Start and End, package score can
// tell that a channel or the last week is missing. Without these, what was counted
// is taken for all there is.
type Campaign struct {
	Key       Key                    `json:"key"`
	Name      string                 `json:"name,omitempty"`      // for people
	Goals     []Key                  `json:"goals,omitempty"`     // of the organisation
	KPIsSetBy PositionID             `json:"kpisSetBy,omitempty"` // "" means not stated
	Team      []PositionID           `json:"team,omitempty"`
	Channels  []Key                  `json:"channels,omitempty"` // that should count; none: those that did
	Start     Period                 `json:"start,omitempty"`    // the campaign begins with its first day
	End       Period                 `json:"end,omitempty"`      // and ends with the last day of this period: "2025-06" means 30 June
	Currency  string                 `json:"currency,omitempty"` // of bounds and counts of money, ISO 4217; "" means plain numbers
	Metrics   map[Metric]Aggregation `json:"metrics,omitempty"`  // how metrics add up here, if not as [Metric.Aggregation] says
	KPIs      []KPI                  `json:"kpis,omitempty"`
}

// Validate reports, as [Problems], every mistake in the campaign by itself. A KPI
// that leaves its definition to [Org.KPIs] lacks a unit here; in a campaign of a
// [Hierarchy] it has one. A campaign needs no KPIs.
func (c Campaign) Validate() error { return c.problems(new(references)).Err() }

func (c Campaign) problems(in *references) Problems {
	var ps Problems
	checkKey(&ps, "key", c.Key)
	checkText(&ps, "name", c.Name, "")
	checkEach(&ps, "goals", c.Goals, in.goals.check)
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
	if c.Currency != "" && !currency.Valid(c.Currency) {
		ps.Add("currency", ErrMalformed, "%s must be %s", detail.Quote(c.Currency), currency.Form)
	}
	checkMap(&ps, "metrics", c.Metrics, func(ps *Problems, path string, m Metric, a Aggregation) {
		if a == "" {
			ps.Add(path, ErrRequired, "is empty: state how the counts of %s add up", m)
		}
		checkWord(ps, path, a, aggregations)
	})
	of := scope{start: c.Start, end: c.End}
	if len(c.Channels) > 0 {
		of.channels = newKnown("no channel %s in the campaign", c.Channels, unchanged)
	}
	checkItems(&ps, "kpis", c.KPIs, in.identify, func(k KPI) Problems { return k.problems(in, of) })
	return ps
}

// identify returns what no two KPIs of a campaign share, with what they take from
// their definitions; see [KPI.String].
func (in *references) identify(k KPI) identity {
	whole := k.define(in.kpis)
	if len(k.Channels) > 0 || len(whole.Channels) == 0 {
		return identity{"key", whole.text(onChannels(k.Channels))}
	}
	on, ok := in.channels[k.Key]
	if !ok {
		on = onChannels(whole.Channels)
		in.channels[k.Key] = on
	}
	return identity{"key", whole.text(on)}
}

// A scope is the channels and the days of a campaign.
type scope struct {
	channels   *known[Key] // nil where it states none
	start, end Period
}

// checkPeriod reports a period that is malformed, or not within the scope.
func (s scope) checkPeriod(ps *Problems, path string, p Period) {
	of, ok := p.check(ps, path)
	start, okStart := s.start.span()
	end, okEnd := s.end.span()
	switch {
	case !ok || p == "":
	case okStart && of.From < start.From:
		ps.Add(path, ErrRange, "%s begins before the start of the campaign, %s", detail.Quote(p), detail.Quote(s.start))
	case okEnd && of.To > end.To:
		ps.Add(path, ErrRange, "%s ends after the end of the campaign, %s", detail.Quote(p), detail.Quote(s.end))
	}
}

// checkDefinition reports channels of a definition that are not among those of the
// scope: some of them, so that many campaigns and a long definition cost no more
// than their lengths.
func (s scope) checkDefinition(ps *Problems, channels []Key) {
	const most = 10
	for _, channel := range channels[:min(len(channels), len(s.channels.values)+most)] {
		if isKey(channel) && !s.channels.values[channel] && len(*ps) < most {
			ps.Add("channels", ErrUnknown, "%s, where the definition of the KPI puts it, is not among the channels of the campaign", detail.Quote(channel))
		}
	}
}

// define returns c with KPIs that have their definitions.
func (c Campaign) define(kpis map[Key]KPI) Campaign {
	c.KPIs = cloneList(c.KPIs)
	for i, k := range c.KPIs {
		c.KPIs[i] = k.define(kpis)
	}
	return c
}

func (c Campaign) clone() Campaign {
	c.Goals, c.Team, c.Channels = cloneList(c.Goals), cloneList(c.Team), cloneList(c.Channels)
	c.Metrics = cloneMap(c.Metrics)
	c.KPIs = cloneEach(c.KPIs, KPI.clone)
	return c
}

func (c Campaign) equal(d Campaign) bool {
	return c.Key == d.Key && c.Name == d.Name && c.KPIsSetBy == d.KPIsSetBy &&
		c.Start == d.Start && c.End == d.End && c.Currency == d.Currency &&
		slices.Equal(c.Goals, d.Goals) && slices.Equal(c.Team, d.Team) && slices.Equal(c.Channels, d.Channels) &&
		maps.Equal(c.Metrics, d.Metrics) && slices.EqualFunc(c.KPIs, d.KPIs, KPI.equal)
}

// Until returns the campaign as it stands on a day, the last one of a longer
// period. It ends on that day, and the bounds of a KPI that is a sum of metrics
// without a denominator are in proportion to the days. A rate is due in full on
// every day, so other bounds stay. KPIs whose Period begins later are left out, and
// a Period that ends later ends on that day. From its last day on, a campaign
// stands as it is.
//
// The KPIs must have their definitions, as in a [Hierarchy]. The error is
// [Problems]: mistakes in the campaign, a missing "start" or "end", and a "day"
// that is malformed or before the start.
func (c Campaign) Until(day Period) (Campaign, error) {
	ps := c.problems(new(references))
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
	return len(k.Numerator) > 0 && len(k.Denominator) == 0 &&
		!slices.ContainsFunc(k.Numerator, func(m Metric) bool { return c.Aggregation(m) != AggregateSum })
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

// Aggregation returns how m adds up, as Metrics or else the metric itself says.
func (c Campaign) Aggregation(m Metric) Aggregation {
	if a, ok := c.Metrics[m]; ok {
		return a
	}
	return m.Aggregation()
}

// CurrencyDigits returns the decimal digits of a currency's minor unit, by ISO
// 4217: 2 for "EUR" and unknown codes, 0 for "JPY" and "", 3 for "KWD".
func CurrencyDigits(code string) int { return currency.Digits(code) }

// A Period is a calendar period in ISO 8601: a year "2025", a month "2025-06", a
// week "2025-W24", a day "2025-06-14", days from a first to a last,
// "2025-06-01/2025-06-28"; or a quarter, "2025-Q2". The empty Period is the whole
// campaign. There are no time zones: a day is what the platform calls one.
type Period string

// Validate reports, as [Problems], a period in no such form, or not in the
// calendar: "2025-02-29" and days after the year 9999.
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

// Compare orders periods by their first day and, where that is equal, the longer
// first. The empty Period comes first, invalid ones last, in byte order.
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

// Contains reports whether every day of q is a day of p. The empty Period contains
// every valid one; an invalid period contains nothing and is in none.
func (p Period) Contains(q Period) bool {
	a, okA := p.span()
	b, okB := q.span()
	return okA && okB && a.Contains(b)
}

// span returns the days of p, false where p is not a period.
func (p Period) span() (period.Span, bool) { return period.Parse(string(p)) }
