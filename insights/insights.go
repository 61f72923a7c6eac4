// Package insights reads the counts of platforms: [ReadCSV] from the files that
// they export, and [ReadRows] from any database behind database/sql. Both
// return the [score.Counts] that [socialorg.Campaign.Score] takes. A
// [Layout] tells both which column holds what:
//
//	counts, err := insights.ReadCSV(file, "june.csv", insights.Layout{
//		Channel: "instagram", PeriodColumn: "Day", Currency: "EUR",
//		Columns: []insights.Column{{Name: "Views", Metric: socialorg.MetricViews}, {Name: "Spent", Metric: socialorg.MetricSpend}},
//	})
//
// [X], [YouTube] and [TikTok] are layouts of files that these platforms export.
//
// # Strict reading
//
// Nothing is guessed. A cell is a number as the Layout writes numbers, or it is
// blank, or it is a [socialorg.Problem] at its line and column. All problems
// are reported at once, in the order of the file, as [socialorg.Problems], and
// then there are no counts. A blank cell means not counted, which is not the
// same as 0: the metric is absent from the counts, and a scorecard shows the
// gap. Decimals are read exactly; no number ever becomes a float.
//
// # Adding up
//
// Rows of one channel and one period, such as posts or ads, add up. For a
// metric that does not add up, such as reach (see [socialorg.AggregateNone]), a
// second row is a problem. Counts are returned in the order of their channels
// and periods; the order of the rows changes nothing.
package insights

import "example.com/socialorg"

// A Layout says what the columns of a file or of a query mean. It is plain data,
// and neither ReadCSV nor ReadRows changes it. The zero Layout reads nothing: a
// channel and at least one column are needed.
//
// Columns are identified by their names in the header, byte for byte. Those
// that the Layout does not name are ignored.
type Layout struct {
	// The channel of every row, or the column that names it. Channels maps the
	// text of that column, byte for byte, to channels. With Slugs, any other text
	// is turned into a key of its ASCII letters and digits: "NYC & Co" becomes
	// nyc-co; two names that become the same key are a problem. Without Slugs, any
	// other text is a problem; if Channels is empty, the text must be a key.
	Channel       socialorg.Key
	ChannelColumn string
	Channels      map[string]socialorg.Key
	Slugs         bool

	// The period of every row, with "" for the whole campaign, or the column that
	// names it. PeriodFormat is a format of package time, such as "01/02/2006
	// 15:04"; without one, the column holds Periods as they are. A format without
	// a day reads months, and one without a month reads years; hours are ignored.
	//
	// With a PeriodColumn, Period is the period that the file covers, and a row
	// outside it is a problem. Columns with Rows "last" or "first" are counted for
	// it, and a format without a year takes its year.
	Period       socialorg.Period
	PeriodColumn string
	PeriodFormat string

	// The currency of spend and revenue, by ISO 4217, or the column that names it.
	// Nothing is converted: amounts in two currencies for one channel and period
	// are a problem.
	//
	// State the currency of the campaign here. Without one, an amount is a plain
	// number with the Digits of its Column, and Campaign.Score takes it to be in
	// the minor unit of the campaign's currency: 300 then means EUR 3.00.
	Currency       string
	CurrencyColumn string

	// The metrics, at least one, each in one column.
	Columns []Column

	// Filters, from the name of a column to the text of its cell, byte for byte. A
	// row is read if it matches everything in Only and nothing in Except. Except
	// is for rows of totals, whose parts are in the file, too.
	Only   map[string]string
	Except map[string]string

	// How a file is written. ReadRows ignores these.
	Comma     rune // between cells; 0 means what a first line "sep=;" says, or else ','
	Decimal   rune // before decimals; 0 means '.'
	Thousands rune // between groups of three digits; 0 means none
	Above     int  // lines above the header, such as a title, not counting "sep=;"; the file must have them
}

// A Column is one metric of a [Layout]. A cell that is blank, or NULL, was not
// counted.
type Column struct {
	Name   string // in the header
	Metric socialorg.Metric

	// Rows says how the metric adds up; "" means as [socialorg.Metric.Aggregation]
	// says.
	//
	// With "last" or "first", the column becomes one count per channel, for
	// Layout.Period. It is the count of the last, or the first, of the channel's
	// periods in the file, in the order of the periods and not of the rows. That
	// suits daily readings of a lifetime counter. If the cell for that period is
	// blank, the metric was not counted.
	//
	// "sum" says, for a metric of your own, that rows of one channel and period
	// add up; with "none", a second row is a problem.
	Rows socialorg.Aggregation

	// Digits is how many decimals become part of the count: with 3, "1.25" is 1250.
	// A number with more decimals is a problem, unless they are 0. For spend and
	// revenue in a currency the digits are the currency's instead, so that 12.34 is
	// 1234 in EUR and a problem in JPY. Without a currency these Digits count, and
	// Campaign.Score takes 300 for 300 cents; see Layout.Currency.
	Digits int

	// Minor says that an amount of money is already in the minor unit, such as
	// cents: 1234 is 1234.
	Minor bool
}
