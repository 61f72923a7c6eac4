// Package insights reads the counts of platforms: [ReadCSV] from the files that
// they export, [ReadPlain] from tables whose columns are named after what is in
// them, and [ReadRows] from any database behind database/sql. Each returns a
// [Reading], whose Counts are what [score.Campaign] takes:
//
//	layout := insights.Layout{
//		Channel: "instagram", PeriodColumn: "Day", Currency: "EUR",
//		Columns: []insights.Column{{Name: "Views", Metric: socialorg.MetricViews}, {Name: "Spent", Metric: socialorg.MetricSpend}},
//	}
//	june, err := insights.ReadCSV(file, "june.csv", layout.For(campaign))
//	card, err := score.Campaign(campaign, june.Counts)
//
// A [Layout] says what the columns mean: written in Go, read from a YAML file with
// [ReadLayout], or one of [Layouts], which read the exports of platforms as they come.
//
// Nothing is guessed. A cell is a number as the Layout writes numbers, which is read
// exactly, or blank, or a mistake, whose [socialorg.Problem] says what to write into the
// layout. All mistakes are reported at once, as [socialorg.Problems] in the order of the
// file, and then there are no counts. Mistakes that are alike, such as all cells "--" of
// a column, are one problem. What can hardly be right is a doubt: see [Reading].
//
// A blank cell means not counted, which is not the same as 0. Where all cells of a
// channel and period are blank, the metric is absent from the counts; where some are,
// it is Partial. A scorecard shows both as gaps.
//
// Rows of one channel and one period, such as posts or ads, add up. For a metric
// that does not add up, such as reach (see [socialorg.AggregateNone]), a second
// row is a problem.
package insights

import (
	"maps"
	"slices"

	"example.com/socialorg"
	"example.com/socialorg/internal/period"
	"example.com/socialorg/score"
)

// The codes of mistakes in tables that no other package reports.
const (
	ErrNonAdditive socialorg.Code = "non-additive" // two rows with counts that have no total, such as reach
	ErrCurrencies  socialorg.Code = "currencies"   // amounts that belong together in two currencies
)

// A Reading is what a table says.
type Reading struct {
	Counts []score.Counts // in the order of their channels and periods, each with the place of its first row

	Rows    int // below the header that are not blank
	LeftOut int // of these: outside Layout.Window, or left out by Only and Except

	// What can hardly be right: a row that is the sum of the others, a filter that
	// matches nothing, a column of money that names another currency, days and
	// months that may be swapped, days that may be weeks. Package score doubts counts.
	Doubts socialorg.Problems
}

// A Layout says what the columns of a file or of a query mean. A channel and at least
// one column are needed. Columns are identified by their names in the header, byte for
// byte; others are ignored. The header is the first row that has all columns that the
// Layout names, whatever stands above it.
type Layout struct {
	// The channel of every row, or the column that names it. Channels maps the
	// text of that column, byte for byte, to channels; any other text is a problem.
	// If Channels is empty, the text must be a key.
	Channel       socialorg.Key
	ChannelColumn string
	Channels      map[string]socialorg.Key

	// The period of every row, with "" for the whole campaign, or the column that
	// names it. With a PeriodColumn, Period is the period that the file covers: a row
	// outside it is a problem, columns with Rows "last" or "first" are counted for it,
	// and a format without a year takes its year.
	Period       socialorg.Period
	PeriodColumn string
	PeriodTo     string // the column of the last day, where PeriodColumn has the first

	// A format of package time, such as "01/02/2006 15:04"; "" reads Periods as they
	// are. One without a day reads months, and one without a month reads years; hours
	// are ignored. A format that says the same date twice, "2006-01-02 - 2006-01-02",
	// reads the first and the last, and "week of 2006-01-02" seven days from that one.
	PeriodFormat string
	Months       []string // the names of the twelve months in the column, or one name of a language: Indonesian, Spanish

	// The days to read, such as those of the campaign: rows of other periods are
	// left out, and counted in LeftOut. "" reads all.
	Window socialorg.Period

	// Whole says that the PeriodColumn only shows which rows are in the Window, such
	// as posts by the time of their publication: all that are read are counted for
	// the Period or, without one, for the Window.
	Whole bool

	// The currency of money, by ISO 4217, or the column that names it. With both,
	// the column must say the same or be blank. Nothing is converted: amounts in two
	// currencies for one channel and period are a problem. A column of money needs
	// one of the two, or Minor.
	Currency       string
	CurrencyColumn string

	Columns []Column // the metrics, at least one

	// Other names that columns may have in the header, by the names that the other
	// fields use: {"Publish time": {"Hora de publicación"}}. The first that is there
	// counts.
	Names map[string][]string

	// Filters, from the name of a column to texts of its cells, byte for byte. A row
	// is read if its cell is one of the texts of each column in Only, and none of
	// those in Except, which is for totals of other rows.
	Only   map[string][]string
	Except map[string][]string

	// The column that identifies a row, such as the id of a post: a second row of
	// the same text is a problem.
	Key string

	// How cells are written.
	Missing  []string // texts that mean not counted, as a blank cell does: "--", "N/A"
	Ignore   []string // texts around numbers that mean nothing: "$", "EUR"
	Brackets bool     // (3) means -3

	// How a file is written. ReadRows ignores these.
	Encoding   string // such as windows-1252; "" means UTF-8, or UTF-16 with a byte order mark
	Comma      rune   // between cells; 0 means what a first line "sep=;" says, or else ','
	Decimal    rune   // before decimals; 0 means '.'
	Thousands  rune   // between groups of digits, three by three or as in India; 0 means none
	Above      int    // lines that are no rows, above the header and not counting "sep=;"
	Title      string // a cell that must stand above the header, such as the name of the metric
	UntilBlank bool   // a blank row ends the table
}

// A Column is one metric of a [Layout]. A cell that is blank, or NULL, was not
// counted.
type Column struct {
	Name   string   // in the header
	Names  []string // that it may have there instead: the first that is there counts
	Metric socialorg.Metric

	Optional bool   // the file may lack the column: then the metric was not counted
	Blank    string // what a blank cell means: "zero", or "" for not counted
	Count    bool   // it counts rows: those whose cell is not blank, or all where the Column has no name

	// How the metric adds up; "" means as [socialorg.Metric.Aggregation] says. With "sum",
	// rows of one channel and period add up; with "none", a second row is a problem. With
	// "last" or "first", as for daily readings of a lifetime counter, the column becomes
	// one count per channel, for Layout.Period: that of the last, or the first, of the
	// channel's periods in the file. If it is blank there, the metric was not counted.
	Rows socialorg.Aggregation

	// Money says that a metric of your own is an amount of money, as spend and
	// revenue are. Its decimals are those of its currency, so that 12.34 is 1234 in
	// EUR and a problem in JPY. With Minor, it is in the minor unit already, such as
	// cents: 1234 is 1234.
	Money bool
	Minor bool

	// How many decimals of a number that is no money become part of the count: with 3,
	// "1.25" is 1250. More decimals are a problem, unless they are 0.
	Digits int
}

// For returns the layout for the files of a campaign: without a currency it takes
// the campaign's; without a Window, the days from its Start to its End; and the
// metrics that Campaign.Metrics describes add up as it says, unless Rows says
// otherwise.
func (l Layout) For(c socialorg.Campaign) Layout {
	if l.Currency == "" && l.CurrencyColumn == "" {
		l.Currency = c.Currency
	}
	start, okStart := period.Parse(string(c.Start))
	end, okEnd := period.Parse(string(c.End))
	if l.Window == "" && c.Start != "" && c.End != "" && okStart && okEnd && start.From < end.To {
		l.Window = socialorg.Period(period.Span{From: start.From, To: end.To}.String())
	}
	l.Columns = slices.Clone(l.Columns)
	for i, column := range l.Columns {
		switch adds := c.Metrics[column.Metric]; {
		case column.Rows != "" || adds == "":
		case adds == socialorg.AggregateNone:
			l.Columns[i].Rows = adds
		default: // score folds first and last counts, and no rows
			l.Columns[i].Rows = socialorg.AggregateSum
		}
	}
	return l
}

// Replace returns the counts of several readings, of which later ones replace what
// earlier ones say of the same metric, channel and days, as a platform's export of
// today does with that of yesterday. What only shares some of its days stays, and is
// a problem of [score.Campaign]. The counts of one reading replace nothing of their
// own.
func Replace(readings ...[]score.Counts) []score.Counts {
	type figure struct {
		channel socialorg.Key
		days    period.Span
		metric  socialorg.Metric
	}
	figureOf := func(n score.Counts, m socialorg.Metric) figure {
		days, ok := period.Parse(string(n.Period))
		if !ok { // which Campaign reports
			days = period.Span{}
		}
		return figure{n.Channel, days, m}
	}
	last := make(map[figure]int) // the reading that says it last
	for i, counts := range readings {
		for _, n := range counts {
			for m := range n.Values {
				last[figureOf(n, m)] = i
			}
		}
	}
	var all []score.Counts
	for i, counts := range readings {
		for _, n := range counts {
			isReplaced := func(m socialorg.Metric) bool { return last[figureOf(n, m)] > i }
			values := maps.Clone(n.Values)
			maps.DeleteFunc(values, func(m socialorg.Metric, _ int64) bool { return isReplaced(m) })
			if len(values) > 0 || len(n.Values) == 0 {
				n.Values, n.Partial = values, slices.DeleteFunc(slices.Clone(n.Partial), isReplaced)
				all = append(all, n)
			}
		}
	}
	return all
}
