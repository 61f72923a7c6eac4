// Package score says how a campaign did: counts and measurements go in, a [Card]
// comes out.
//
//	card, err := score.Campaign(campaign, counts)
//	fmt.Println(card) // launch: 2 met, 1 partial; score 0.66 to 1.00, 2 of 3 targets judged
//
// [Counts] is what one channel counted in one period, and [Measurement] the value
// of a KPI that nothing counts, such as a survey. [Campaign] gives each KPI a
// [Result] with a [Gap] for whatever its value does not cover. [Compare] sets two
// cards side by side, and [socialorg.Campaign.Until] is a campaign as it stands
// half-way. KPIs measure campaigns, never people.
//
// # An example
//
// In June, instagram counted impressions and likes for each day, and reach and
// followers once for the month. Impressions of 17 June are missing.
//
//	KPI                  metrics               blocks                 result
//	engagement           likes / impressions   30 days, 29 complete   partial: impressions missing in 2026-06-17
//	frequency            impressions / reach   the month              no data: impressions missing in 2026-06-17
//	likes by followers   likes / followers     30 days                the value of the month
//
// Likes add up day by day, so engagement has a value over 29 days. One figure of
// reach cannot be split into days, so the month is one block, and it is not
// complete. Followers count on the last day only, so they leave the days as they
// are.
//
// # Values
//
// The value of a KPI with a Numerator is sum(numerator) / sum(denominator) * Per,
// over all periods and channels before the division. Sums are exact and the value
// is rounded once, so the order of the counts does not change a bit. A metric adds
// up over the periods of a channel by its aggregation, which
// [socialorg.Campaign.Metrics] or else [socialorg.Metric.Aggregation] says;
// channels are then added.
//
// # Blocks
//
// A cell is what a channel counted of a metric in one period. The days of a
// channel fall into blocks: the smallest spans of days that no cell of the KPI's
// metrics crosses. A block counts if every metric covers every day of it, and is a
// gap otherwise.
//
//   - A metric that adds up (AggregateSum) is the sum of its cells in the block.
//   - One that does not (AggregateNone: reach) is the figure for exactly the block.
//     Finer figures beside it are no overlap. Without that figure, or with more
//     blocks than one, the KPI has no value: NonAdditive.
//   - One that counts first or last (followers) forms no block. It needs a cell
//     that has the first day, or the last. Where that is missing the nearest figure
//     stands, with a gap; a channel without any has no complete block.
//   - A metric in Counts.Partial does not cover its period: Incomplete. In a sum
//     without a denominator it still counts.
//
// A KPI with a Period is about the cells within it, not those that cross its edge.
// Counts without a period are those of the whole campaign; if that states Start
// and End, this is a doubt.
//
// # What is missing
//
// A KPI needs complete blocks of each of its channels for every day from Start to
// End, or of its Period. Its channels are its own, or else the campaign's, or else
// those that occur in the counts. Without Start, the first day that its channels
// counted takes its place; without End, the last. Without both, a channel needs all
// periods of a length that it counts itself, and those of the other periods in
// which it counted nothing.
//
// What was not counted is never taken to be 0. With gaps, the status is Partial: a
// value and no verdict. Without a complete block, it is NoData. But a sum of
// metrics that add up and are never negative (MetricNewFollowers may be), without a
// denominator and without a count below 0, can only grow: a Min that it reaches is
// already met, and a Max that it exceeds already missed.
//
// Amounts in a currency other than the campaign's or, if it states none, in two,
// give no value: Currencies. Those in the campaign's still count towards a verdict
// that is already certain. A denominator of 0 gives none either: ZeroDenominator.
// If the numerator is then above 0, the KPI has a Max, and nothing is missing, it
// is Missed: something was spent for nothing.
//
// # The score
//
// A KPI without a verdict counts as 0 for ScoreMin and 1 for ScoreMax; one that has
// a verdict in spite of gaps as the least and the most that is still possible. So
// losing counts never makes a better card, if the campaign states Channels, Start
// and End, no count is negative, and amounts are in one currency wherever the
// campaign states none.
//
// # Mistakes
//
// Mistakes in counts are a metric that a channel counts twice for the same day
// (ErrDuplicate), a channel that the campaign does not have (ErrUnknown), a period
// outside the campaign (ErrRange), and whatever is not written as it must be. Those
// in measurements are a KPI that the campaign did not set, that is measured twice,
// or that has a Numerator, and a value that is not finite or, in UnitCount and
// UnitMoney, negative. Metrics that no KPI uses are fine.
package score
