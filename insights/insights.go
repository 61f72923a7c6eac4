// Package insights reads what the platforms counted: [ReadCSV] from the files
// that they export, and [ReadRows] from any database behind database/sql. Both
// return the [socialorg.Counts] that [socialorg.Campaign.Score] takes, and both
// are told by a [Layout] which column holds what:
//
//	counts, err := insights.ReadCSV(file, "june.csv", insights.Layout{
//		Channel: "instagram", PeriodColumn: "Day", Currency: "EUR",
//		Columns: []insights.Column{{Name: "Views", Metric: socialorg.MetricViews}, {Name: "Spent", Metric: socialorg.MetricSpend}},
//	})
//
// [X], [YouTube] and [TikTok] are layouts of files that these platforms export.
//
// # What is read, and what is refused
//
// Nothing is guessed. A cell is a number as the Layout writes numbers, or it is
// blank, or it is a [socialorg.Problem] at its line and column. All problems are
// reported at once, in the order of the file, as [socialorg.Problems], and then
// there are no counts. A blank cell was not counted, which is not 0: the metric is
// absent from the counts, and a scorecard shows the gap. Decimals are read
// exactly; no number ever becomes a float.
//
// # What is added up
//
// Rows of one channel and one period are parts of it, such as posts or ads, and
// add up, but for metrics that do not (reach: see [socialorg.AggregateNone]),
// where a second row is a problem. Counts are returned in the order of their
// channels and periods; the order of the rows changes nothing.
package insights

import "example.com/socialorg"

// A Layout says what the columns of a file or of a query mean. It is plain data,
// and neither ReadCSV nor ReadRows changes it. The zero Layout reads nothing: a
// channel and at least one column are needed.
//
// Columns are known by their names in the header, byte for byte. Those that the
// Layout does not name are not looked at.
type Layout struct {
	// The channel of every row, or the column that names it. What that column says
	// is looked up in Channels, byte for byte. What is not in there must be written
	// like a key, or, with Slugs, is made into one of its ASCII letters and digits:
	// "NYC & Co" becomes nyc-co. Two names that become the same key are a problem.
	Channel       socialorg.Key
	ChannelColumn string
	Channels      map[string]socialorg.Key
	Slugs         bool

	// The period of every row, "" being the whole campaign, or the column that
	// names it, in the format of package time, such as "01/02/2006 15:04"; without
	// a format the column holds a Period as it stands. A format without a day reads
	// months, one without a month years; hours do not count.
	//
	// Beside a PeriodColumn, Period is what the file covers: the period into which
	// columns with Rows "last" or "first" fold the file, and whose year a format
	// without a year takes. A row outside it is a problem.
	Period       socialorg.Period
	PeriodColumn string
	PeriodFormat string

	// The currency of spend and revenue, by ISO 4217, or the column that names it.
	// Nothing is converted: amounts in two currencies for one channel and period
	// are a problem.
	//
	// Give the layout the campaign's currency. Without a currency an amount is a
	// plain number with the Digits of its Column, as a rule a whole one, and
	// Campaign.Score takes it to be in the minor unit of the campaign's currency: 300
	// is EUR 3.00 then.
	Currency       string
	CurrencyColumn string

	// The metrics, at least one, each in one column.
	Columns []Column

	// Filters: the name of a column, and what its cell says, byte for byte. A row is
	// read if it matches everything in Only and nothing in Except. Except is for
	// rows of totals, whose parts are in the file, too.
	Only   map[string]string
	Except map[string]string

	// How a file is written. ReadRows ignores these.
	Comma     rune // between cells; 0 is what a first line "sep=;" says, or else ','
	Decimal   rune // before decimals; 0 is '.'
	Thousands rune // between groups of three digits; 0 is none
	Above     int  // lines above the header, such as a title, not counting "sep=;"; a file must have them
}

// A Column is one metric of a [Layout]. A cell that is blank, or NULL, was not
// counted.
type Column struct {
	Name   string // in the header
	Metric socialorg.Metric

	// Rows says how the metric adds up, where not as [socialorg.Metric.Aggregation]
	// says; "" is what that says.
	//
	// With "last" or "first" the column becomes one count a channel, of
	// Layout.Period: that of the last, or the first, of the channel's periods in the
	// file, in the order of the periods and not of the rows. That is how a file of
	// daily readings of a lifetime counter is read. Where that period is blank, the
	// metric was not counted.
	//
	// "sum" states of a metric of your own that rows of one channel and period add
	// up; with "none" a second row is a problem.
	Rows socialorg.Aggregation

	// Digits is how many decimals become part of the count: with 3, "1.25" is 1250.
	// A number with more decimals is a problem, unless they are 0. For spend and
	// revenue in a currency the digits are the currency's instead, so that 12.34 is
	// 1234 in EUR and a problem in JPY. Without a currency they are these, and 300 is
	// 300 cents to Campaign.Score: see Layout.Currency.
	Digits int

	// Minor says that an amount of money is in the minor unit already, in cents:
	// 1234 is 1234.
	Minor bool
}
