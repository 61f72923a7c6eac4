package insights_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"example.com/socialorg"
	"example.com/socialorg/insights"
	"example.com/socialorg/score"
	"example.com/socialorg/standard"
)

// campaign returns a campaign of June with KPIs of package standard.
func campaign(kpis ...socialorg.KPI) socialorg.Campaign {
	return socialorg.Campaign{Key: "june", Start: "2026-06-01", End: "2026-06-30", Currency: "EUR", KPIs: kpis}
}

func kpi(t *testing.T, key socialorg.Key) socialorg.KPI {
	t.Helper()
	for _, k := range standard.KPIs() {
		if k.Key == key {
			return k
		}
	}
	t.Fatalf("there is no KPI %s", key)
	return socialorg.KPI{}
}

// scored returns the result of the only KPI of a campaign.
func scored(t *testing.T, c socialorg.Campaign, read ...insights.Reading) score.Result {
	t.Helper()
	var all []score.Counts
	for _, r := range read {
		all = append(all, r.Counts...)
	}
	card, err := score.Campaign(c, all)
	require.NoError(t, err)
	require.Len(t, card.Results, 1)
	return card.Results[0]
}

// byDay reads a channel by day, or in whatever periods the column Date has.
func byDay(metrics ...string) insights.Layout {
	l := insights.Layout{Channel: "instagram", PeriodColumn: "Date"}
	for _, m := range metrics {
		l.Columns = append(l.Columns, insights.Column{Name: m, Metric: socialorg.Metric(strings.ToLower(m))})
	}
	return l
}

// TestH1BlankAmongRows: a blank cell among rows that add up makes the metric partial,
// however the rows come: a rate of it has no verdict, and a sum is a lower bound.
func TestH1BlankAmongRows(t *testing.T) {
	rate := campaign(kpi(t, "engagement-rate").AtLeast(8))
	l := byDay("Impressions", "Likes", "Comments", "Shares")
	const header = "Date,Impressions,Likes,Comments,Shares\n"
	const one, other = "2026-06,1000,40,5,5\n", "2026-06,,45,4,1\n"
	for _, rows := range []string{one + other, other + one} {
		got := reading(t, l, header+rows)
		require.Equal(t, []socialorg.Metric{"impressions"}, got.Counts[0].Partial)
		require.Equal(t, values{"impressions": 1000, "likes": 85, "comments": 9, "shares": 6}, got.Counts[0].Values)
		r := scored(t, rate, got)
		require.Equal(t, score.NoData, r.Status)
		require.Equal(t, []score.Gap{{
			Channel: "instagram", Metrics: []socialorg.Metric{"impressions"}, Why: score.Incomplete,
		}}, r.Gaps)
		require.Equal(t, score.Met, scored(t, campaign(kpi(t, "impressions").AtLeast(1000)), got).Status)
		require.Equal(t, score.Partial, scored(t, campaign(kpi(t, "impressions").AtLeast(1001)), got).Status)
	}
	zero := l
	zero.Columns = append([]insights.Column{{Name: "Impressions", Metric: "impressions", Blank: "zero"}}, l.Columns[1:]...)
	r := scored(t, rate, reading(t, zero, header+one+other))
	require.Equal(t, score.Met, r.Status)
	require.Equal(t, float64(10), *r.Value)
}

// TestH2Totals doubts a row that is the sum of the others, wherever it stands.
func TestH2Totals(t *testing.T) {
	l := byDay("Impressions", "Clicks")
	l.Period, l.PeriodColumn = "2026-06", ""
	const header, a, b, total = "Name,Impressions,Clicks\n", "A,2000,40\n", "B,1000,20\n", ",3000,60\n"
	for rows, line := range map[string]int{total + a + b: 2, a + b + total: 4, a + total + b: 3, total + "A,3000,60\n": 2} {
		got := reading(t, l, header+rows)
		require.Len(t, got.Doubts, 1, rows)
		require.Equal(t, line, got.Doubts[0].Line)
		require.Contains(t, got.Doubts[0].Error(), `is it a total? If so, write except: {"Name": [""]}`)
		l := l
		l.Except = map[string][]string{"Name": {""}}
		got = reading(t, l, header+rows)
		require.Empty(t, got.Doubts)
		require.Equal(t, int64(3000), got.Counts[0].Values["impressions"])
		require.Equal(t, 1, got.LeftOut)
	}
	for _, rows := range []string{a + b, a + b + ",3000,61\n", a + a, "A,5,0\nB,5,0\n", a + b + ",3000,\nC,,60\n"} {
		require.Empty(t, reading(t, l, header+rows+"Z,1,\n").Doubts, rows)
	}
	named := reading(t, l, header+a+b+"Grand total,3000,60\n")
	require.Len(t, named.Doubts, 1)
	require.Contains(t, named.Doubts[0].Error(), `write except: {"Name": ["Grand total"]}`)
	daily := byDay("Impressions", "Clicks")
	got := reading(t, daily, "Date,Name,Impressions,Clicks\n2026-06-01,,3,3\n"+
		"2026-06-01,A,1,1\n2026-06-01,B,2,2\n2026-06-02,,7,7\n2026-06-02,A,3,3\n2026-06-02,B,4,4\n")
	require.Len(t, got.Doubts, 1, "one for all days")
	require.Contains(t, got.Doubts[0].Detail, "1 more row is like it")
}

// TestH3TotalsOfAnotherWidth: filters come before the width is judged.
func TestH3TotalsOfAnotherWidth(t *testing.T) {
	l := insights.Layout{
		Channel: "website", PeriodColumn: "Date", PeriodFormat: "20060102", Except: map[string][]string{"Date": {""}},
		Columns: []insights.Column{{Name: "Sessions", Metric: "clicks"}, {Name: "Key events", Metric: "conversions"}},
	}
	const text = "# ----\n# Acme\n# Free form\n# 20260601-20260602\n# ----\n\nDate,Session source / medium,Sessions,Key events\n" +
		",,1000,30,Grand total\n20260601,instagram / social,600,20\n20260602,instagram / social,400,10\n"
	got := reading(t, l, text)
	require.Equal(t, []score.Counts{
		{Channel: "website", Period: "2026-06-01", Values: values{"clicks": 600, "conversions": 20}},
		{Channel: "website", Period: "2026-06-02", Values: values{"clicks": 400, "conversions": 10}},
	}, counts(got))
	l.Except = nil
	refused(t, l, text, "test.csv:8:1: the row has 5 cells, but the header has 4")
}

// TestH4SpansOfDays reads periods of whatever length: a first and a last day in one
// column or two, a week by its first day.
func TestH4SpansOfDays(t *testing.T) {
	for _, c := range []struct {
		format, to, cell string
		want             socialorg.Period
	}{
		{"", "", "2026-06-01/2026-06-28", "2026-06-01/2026-06-28"},
		{"", "", "2026-06-01/2026-06-30", "2026-06"},
		{"2006-01-02 - 2006-01-02", "", "2026-05-31 - 2026-06-06", "2026-05-31/2026-06-06"},
		{"Jan 2, 2006 – Jan 2, 2006", "", "\"Jun 1, 2026 – Jun 7, 2026\"", "2026-W23"},
		{"week of 2006-01-02", "", "2026-06-07", "2026-06-07/2026-06-13"},
		{"week of 01/02/2006", "", "Week of 06/08/2026", "2026-W24"},
		{"", "Until", "2026-06-01,2026-06-02", "2026-06-01/2026-06-02"},
		{"01/02/2006", "Until", "06/01/2026,06/30/2026", "2026-06"},
		{"2006-01-02-2006-01-02", "", "2026-06-30-2026-06-30", "2026-06-30"},
		{"Jan 2006 - Jan 2006", "", "Apr 2026 - Jun 2026", "2026-Q2"},
	} {
		l := byDay("Views")
		l.PeriodFormat, l.PeriodTo = c.format, c.to
		header := "Date,Views\n"
		if c.to != "" {
			header = "Date,Until,Views\n"
		}
		require.Equal(t, c.want, read(t, l, header+c.cell+",7\n")[0].Period, c.cell)
	}
	l := byDay("Views")
	refused(t, l, "Date,Views\n2026-06-01 - 2026-07-12,7\n", `test.csv:2:1: period: "2026-06-01 - 2026-07-12" is not a period such as `+
		`2025-06-14, 2025-06, 2025-W24 or 2025-06-01/2025-06-14; write 2026-06-01/2026-07-12, or periodFormat: "2006-01-02 - 2006-01-02"`)
	l.PeriodTo = "To"
	refused(t, l, "Date,To,Views\n2026-06-02,2026-06-01,7\n2026-06-02,,7\n", `test.csv:2:12: period: "2026-06-01" is before the first day, "2026-06-02"; `+
		`test.csv:3:12: period: is blank: the row has no period; if it is a total, write except: {"Date": [""]}`)
	got := reading(t, byDay("Views"), "Date,Views\n2026-06-07,1\n2026-06-14,2\n2026-06-21,3\n")
	require.Len(t, got.Doubts, 1)
	require.Contains(t, got.Doubts[0].Detail, `if each is the first of a week, write periodFormat: "week of 2006-01-02"`)
}

// TestH5Window cuts the days of the campaign out of a year, and counts the rest.
func TestH5Window(t *testing.T) {
	var text strings.Builder
	text.WriteString("Date,Views\n")
	for day := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC); day.Year() == 2026; day = day.AddDate(0, 0, 1) {
		fmt.Fprintf(&text, "%s,100\n", day.Format(time.DateOnly))
	}
	views := campaign(kpi(t, "views").AtLeast(3000))
	got := reading(t, byDay("Views").For(views), text.String())
	require.Equal(t, 365, got.Rows)
	require.Equal(t, 335, got.LeftOut)
	require.Empty(t, got.Doubts)
	r := scored(t, views, got)
	require.Equal(t, score.Met, r.Status)
	require.Equal(t, float64(3000), *r.Value)

	got = reading(t, byDay("Views").For(views), "Date,Views\n2026-05-31,100\n2026-06-01,100\n")
	require.Equal(t, 1, got.LeftOut)
	require.Len(t, got.Counts, 1)
	got = reading(t, byDay("Views").For(views), "Date,Views\n2026-W27,100\n2026-06-30,1\n")
	require.EqualError(t, got.Doubts, "test.csv:2:1: window: 2026-W27 is only partly in the days to read, 2026-06, and is left out")
	require.Len(t, got.Counts, 1)
	got = reading(t, byDay("Views").For(views), "Date,Views\n2025-06-01,100\n")
	require.EqualError(t, got.Doubts, "test.csv:1:1: window: no row is in the days to read, 2026-06")
}

// TestH8TextsThatMeanNotCounted: one problem for each text of a column, which says
// how to declare it.
func TestH8TextsThatMeanNotCounted(t *testing.T) {
	l := byDay("Views")
	text := "Date,Views\n2026-06-01,100\n2026-06-02,undefined\n2026-06-03,--\n2026-06-04,--\n2026-06-05,null\n2026-06-06, -- \n"
	refused(t, l, text, `test.csv:3:12: values.views: "undefined" is not a number; if it means not counted, write missing: ["undefined"]; `+
		`test.csv:4:12: values.views: 3 cells of the column "Views" are like "--", the first in line 4; `+
		`"--" is not a number; if it means not counted, write missing: ["--"]; `+
		`test.csv:6:12: values.views: "null" is not a number; if it means not counted, write missing: ["null"]`)
	l.Missing = []string{"undefined", "--", "null"}
	got := reading(t, l, text)
	require.Len(t, got.Counts, 6)
	require.Equal(t, values{"views": 100}, got.Counts[0].Values)
	for _, n := range got.Counts[1:] {
		require.Empty(t, n.Values)
	}
}

// TestH9NumbersInOtherClothes reads what a layout declares, and says what to declare.
func TestH9NumbersInOtherClothes(t *testing.T) {
	l := spend("USD")
	for cell, remedy := range map[string]string{
		"$1,234.50": `write ignore: ["$"] and thousands: ","`,
		"12.50 €":   `write ignore: ["€"]`,
		"1.234,50":  `write decimal: "," and thousands: "."`,
		"1 234,50":  `write decimal: "," and thousands: " "`,
		"(3)":       `write brackets: true`,
		"(€ 3)":     `write ignore: ["€"] and brackets: true`,
		"USD -5":    `write ignore: ["USD"]`,
		"3-":        `write the minus before the number`,
		"1.2K":      `it is rounded: let the platform or the spreadsheet write the whole number`,
		"3M":        `it is rounded: let the platform or the spreadsheet write the whole number`,
		"1.2E+05":   `it is cut short: format the column as a number in the spreadsheet, and save it again`,
		"5%":        `a percentage is no count: take the column that has the number itself`,
	} {
		refused(t, l, "spend\n\""+cell+"\"\n", fmt.Sprintf(`test.csv:2:1: values.spend: %q is not a number; %s`, cell, remedy))
	}
	l.Ignore, l.Brackets, l.Thousands = []string{"$", "€", "EUR"}, true, ','
	for cell, want := range map[string]int64{
		"$1,234.50": 123450, "12.50 €": 1250, "1234.5 EUR": 123450, "(3)": -300, "($3)": -300, "$(3)": -300, "-$3": -300, "$-3": -300,
		"\u22125": -500, "1,23,456": 12345600, "12,34,56,789.5": 12345678950, "12,345": 1234500, "€ 7 EUR": 700,
	} {
		require.Equal(t, want, read(t, l, "spend\n\""+cell+"\"\n")[0].Values["spend"], cell)
	}
	for _, cell := range []string{"1,2345", "12,34", "1,23,45", "$", "()", "( )", "--3", "(-3)", "$1K"} {
		problems(t, l, "spend\n\""+cell+"\"\n")
	}
}

// TestH10NamesOfMonths reads months in the languages of the exports.
func TestH10NamesOfMonths(t *testing.T) {
	german := []string{"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"}
	for _, c := range []struct {
		months       []string
		format, cell string
		want         socialorg.Period
	}{
		{[]string{"Indonesian"}, "2 January 2006", "1 Juni 2026", "2026-06-01"},
		{[]string{"indonesian"}, "2 Jan 2006", "17 Agu 2026", "2026-08-17"},
		{[]string{"Indonesian"}, "2 January 2006", "1 Mei 2026", "2026-05-01"},
		{[]string{"Spanish"}, "2 de January", "8 de marzo", "2026-03-08"},
		{[]string{"Spanish"}, "2 de January de 2006", "1 de Diciembre de 2026", "2026-12-01"},
		{german, "2. January 2006", "3. März 2026", "2026-03-03"},
		{german, "2. Jan 2006", "3. Mai 2026", "2026-05-03"},
		{german, "January 2006", "Dezember 2026", "2026-12"},
	} {
		l := byDay("Views")
		l.Period, l.Months, l.PeriodFormat = "2026", c.months, c.format
		require.Equal(t, c.want, read(t, l, "Date,Views\n"+c.cell+",7\n")[0].Period, c.cell)
	}
	l := byDay("Views")
	l.Months, l.PeriodFormat = []string{"Spanish"}, "2 January 2006"
	refused(t, l, "Date,Views\n1 Juni 2026,7\n", `test.csv:2:1: period: "1 Juni 2026" is not a date in the format "2 January 2006"`)
}

// TestH11Encodings names the encoding that a file seems to have.
func TestH11Encodings(t *testing.T) {
	l := insights.Layout{
		Channel: "instagram", Comma: ';', PeriodColumn: "Fecha", PeriodFormat: "02/01/2006",
		Columns: []insights.Column{{Name: "Visualizaciónes", Metric: "views"}, {Name: "Me gusta", Metric: "likes"}},
	}
	const text = "Fecha;Visualizaci\xf3nes;Me gusta\n01/06/2026;100;5\n"
	refused(t, l, text, "test.csv:1:18: is not UTF-8: it has the byte 0xf3 here; "+
		"write encoding: windows-1252 into the layout if Excel saved it, or save it as UTF-8")
	l.Encoding = "windows-1252"
	require.Equal(t, values{"views": 100, "likes": 5}, read(t, l, text)[0].Values)
	for _, magic := range []string{"PK\x03\x04\x14\x00\x06\x00", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"} {
		refused(t, l, magic+strings.Repeat("\x00", 512), "test.csv:1:1: this is an Excel workbook; save it as CSV")
	}
}

// TestH12ExtraSeparators at the end of the header or of every row change nothing.
func TestH12ExtraSeparators(t *testing.T) {
	for _, text := range []string{"Date,Views,\n2026-06-01,100\n", "Date,Views\n2026-06-01,100,\n", "Date,Views\n2026-06-01,100, ,,\n"} {
		require.Equal(t, values{"views": 100}, read(t, byDay("Views"), text)[0].Values, text)
	}
	refused(t, byDay("Views"), "Date,Views\n2026-06-01,100,5\n2026-06-02,1,2\n",
		"test.csv:2:1: 2 cells of the column \"Date\" are blank, the first in line 2; the row has 3 cells, but the header has 2")
}

// TestH13HeadersAndEnds finds the header by its names, and the end where the layout
// says so.
func TestH13HeadersAndEnds(t *testing.T) {
	l := byDay("Views")
	const text = "Report of \"June\"\n\n# Date and Views below\nDate,Views\n2026-06-01,100\n\nDate,Age\n2026-06-01,18-24\n"
	problems(t, l, text)
	l.UntilBlank = true
	require.Equal(t, values{"views": 100}, read(t, l, text)[0].Values)
	second := byDay("Age")
	second.Columns[0].Metric = "views"
	refused(t, second, text, `test.csv:8:12: values.views: "18-24" is not a number; the layout has "." before decimals and nothing between thousands`)
	l.Title = "Views"
	refused(t, l, text, `test.csv:4:1: title: no cell above the header is "Views": the file may be about something else`)
	require.Len(t, read(t, l, "Views\nDate,Views\n2026-06-01,100\n"), 1)
}

// TestH14ColumnsThatComeAndGo: a column may be missing, and may have several names.
func TestH14ColumnsThatComeAndGo(t *testing.T) {
	l := byDay("Views")
	l.Columns[0].Names = []string{"Impressions", "Plays"}
	l.Columns = append(l.Columns, insights.Column{Name: "Saves", Metric: "saves", Optional: true})
	require.Equal(t, values{"views": 7}, read(t, l, "Date,Plays\n2026-06-01,7\n")[0].Values)
	require.Equal(t, values{"views": 7, "saves": 1}, read(t, l, "Saves,Impressions,Date\n1,7,2026-06-01\n")[0].Values)
	require.Equal(t, values{"views": 7}, read(t, l, "Plays,Date,Views,Impressions\n1,2026-06-01,7,2\n")[0].Values, "the first name counts")
	refused(t, l, "Date,View\n2026-06-01,7\n", `test.csv:1:1: columns[0].name: there is no column "Views", "Impressions" or "Plays"; did you mean "View"?`)
	refused(t, l, "Date,Plays,Plays\n2026-06-01,7,8\n", `test.csv:1:12: columns[0].name: two columns are named "Plays"`)
	l.Names = map[string][]string{"Date": {"Fecha", "Tanggal"}}
	require.Equal(t, values{"views": 7}, read(t, l, "Tanggal,Plays\n2026-06-01,7\n")[0].Values)
}

// TestH15RowsThatAreCounted: an export of posts says how many there are.
func TestH15RowsThatAreCounted(t *testing.T) {
	l := byDay("Likes")
	l.Columns = append(l.Columns, insights.Column{Metric: "posts", Count: true}, insights.Column{Name: "Reel", Metric: "reels", Count: true})
	got := read(t, l, "Date,Likes,Reel\n2026-06,10,x\n2026-06,,\n2026-06,5,x\n")
	require.Equal(t, []score.Counts{{Channel: "instagram", Period: "2026-06", Values: values{"likes": 15, "posts": 3, "reels": 2}, Partial: []socialorg.Metric{"likes"}}}, got)
	posts := campaign(kpi(t, "applause-rate").AtLeast(5))
	l = byDay("Likes")
	l.Columns = append(l.Columns, insights.Column{Metric: "posts", Count: true})
	r := scored(t, posts, reading(t, l, "Date,Likes\n2026-06,10\n2026-06,20\n2026-06,5\n"))
	require.Equal(t, score.Met, r.Status)
	require.Equal(t, 35.0/3, *r.Value)
}

// TestH16Twice: a row that is in the table twice is a problem where the layout names
// what identifies it, and a later file may replace an earlier one.
func TestH16Twice(t *testing.T) {
	l := byDay("Clicks", "Conversions")
	const header, first, second = "Date,Clicks,Conversions\n", "2026-06-01,10,4\n", "2026-06-01,10,7\n"
	rate := campaign(kpi(t, "conversion-rate").AtLeast(60))
	rate.Start, rate.End = "2026-06-01", "2026-06-01"
	r := scored(t, rate, reading(t, l, header+first+second))
	require.Equal(t, float64(55), *r.Value)
	l.Key = "Date"
	refused(t, l, header+first+second+",1,1\n", `test.csv:3:1: key: "2026-06-01" is a duplicate: the row is in the table twice; the first is at line 2; `+
		`test.csv:4:1: period: is blank: the row has no period; if it is a total, write except: {"Date": [""]}; test.csv:4:1: key: is blank: the row has no key`)

	a, b := reading(t, l, header+first), reading(t, l, header+second)
	_, err := score.Campaign(rate, append(a.Counts, b.Counts...))
	require.ErrorIs(t, err, socialorg.ErrDuplicate)
	replaced := insights.Replace(a.Counts, b.Counts)
	r = scored(t, rate, insights.Reading{Counts: replaced})
	require.Equal(t, score.Met, r.Status)
	require.Equal(t, float64(70), *r.Value)
	require.Equal(t, values{"clicks": 10, "conversions": 4}, a.Counts[0].Values, "the first is as it was")
	require.Equal(t, b.Counts, insights.Replace(a.Counts, b.Counts, nil))
}

// TestH17FiltersThatMatchNothing are said, with what the column has.
func TestH17FiltersThatMatchNothing(t *testing.T) {
	l := byDay("Views")
	l.Only = map[string][]string{"Type": {"Reel", "Vidoe"}}
	l.Except = map[string][]string{"Who": {"total"}}
	const text = "Date,Type,Who,Views\n2026-06-01,Reel,me,1\n2026-06-02,Video,me,2\n2026-06-03,Image,me,3\n"
	got := reading(t, l, text)
	require.Equal(t, 2, got.LeftOut)
	require.EqualError(t, got.Doubts, `test.csv:1:6: only.Type: no row has "Vidoe" in the column "Type"; others have "Image" or "Video"; did you mean "Video"?`+"\n"+
		`test.csv:1:11: except.Who: no row has "total" in the column "Who"; others have "me"`)
	l.Only["Type"][1] = "Video"
	l.Except = nil
	got = reading(t, l, text)
	require.Len(t, got.Counts, 2)
	require.Empty(t, got.Doubts)
}

// TestH21MoneyNeedsACurrency: 300.00 is EUR 300, never 3, and nothing where nobody says.
func TestH21MoneyNeedsACurrency(t *testing.T) {
	cost := campaign(kpi(t, "cost-per-click").AtMost(0.40))
	l := byDay("Spend", "Clicks")
	refused(t, l, "Date,Spend,Clicks\n2026-06,300.00,500\n",
		`currency: is missing: "Spend" is an amount of money; write currency: EUR, or minor: true at the column if it is in cents already`)
	r := scored(t, cost, reading(t, l.For(cost), "Date,Spend,Clicks\n2026-06,300.00,500\n"))
	require.Equal(t, score.Missed, r.Status)
	require.Equal(t, 0.60, *r.Value)
	l.Columns[0].Name = "Amount spent (USD)"
	refused(t, l, "Date,Amount spent (USD),Clicks\n2026-06,300.00,500\n",
		`currency: is missing: "Amount spent (USD)" is an amount of money; write currency: USD, or minor: true at the column if it is in cents already`)
	got := reading(t, l.For(cost), "Date,Amount spent (USD),Clicks\n2026-06,300.00,500\n")
	require.EqualError(t, got.Doubts, `test.csv:1:6: currency: the column "Amount spent (USD)" names USD, but its amounts are read in EUR; nothing is converted`)
	_, err := insights.ReadPlain(strings.NewReader("channel,spend\nx,3\n"), "a.csv", socialorg.Campaign{}, insights.Layout{})
	require.EqualError(t, err, `a.csv: currency: is missing: "spend" is an amount of money; `+
		`write currency: EUR, or minor: true at the column if it is in cents already`)
	l.Columns[0].Minor = true
	require.Equal(t, int64(30000), read(t, l, "Date,Amount spent (USD),Clicks\n2026-06,30000,500\n")[0].Values["spend"])
}

// TestH22NoMetrics names the columns of a plain table that are no metrics, once.
func TestH22NoMetrics(t *testing.T) {
	read := func(header string) socialorg.Problems {
		got, err := insights.ReadPlain(strings.NewReader(header+"\nx,1,,,,,\n"), "a.csv", campaign(kpi(t, "click-through-rate")), insights.Layout{})
		require.NoError(t, err)
		require.Equal(t, values{"views": 1}, got.Counts[0].Values)
		return got.Doubts
	}
	require.EqualError(t, read("channel,views,note"), `a.csv:1:15: not a metric, left out: "note"`)
	require.EqualError(t, read("channel,views,note,memo,a,b,c"), `a.csv:1:15: not a metric, left out: "note", "memo", "a" and 2 more`)
	require.EqualError(t, read("channel,views,link-clicks,note"), `a.csv:1:15: not a metric, left out: "link-clicks"; did you mean "clicks"?`+"\n"+
		`a.csv:1:27: not a metric, left out: "note"`)
}

// TestH23ManyBadCells: as many problems as there are kinds of mistakes, and never more
// than MaxProblems.
func TestH23ManyBadCells(t *testing.T) {
	l := byDay("Views", "Likes")
	var alike, differ strings.Builder
	alike.WriteString("Date,Views,Likes\n")
	differ.WriteString("Date,Views,Likes\n")
	for i := range 100_000 {
		alike.WriteString("2026-06-01,n/a,1\n")
		fmt.Fprintf(&differ, "x%d,1,%dK\n", i, i)
	}
	ps := problems(t, l, alike.String())
	require.Len(t, ps, 1)
	require.Equal(t, `test.csv:2:12: values.views: 100000 cells of the column "Views" are "n/a", the first in line 2; "n/a" is not a number; `+
		`if it means not counted, write missing: ["n/a"]`, ps[0].Error())
	require.Len(t, problems(t, l, differ.String()), 2)

	l.ChannelColumn, l.Channel, l.PeriodColumn = "Date", "", ""
	l.Channels = map[string]socialorg.Key{"x0": "x"}
	ps = problems(t, l, differ.String())
	require.Len(t, ps, socialorg.MaxProblems+1)
	require.Equal(t, 100_000-socialorg.MaxProblems, ps[socialorg.MaxProblems].More)
}

// TestH24OwnMetrics: a campaign says once how its own metrics add up.
func TestH24OwnMetrics(t *testing.T) {
	l := byDay("Stickers")
	const text = "Date,Stickers\n2026-06-01,1\n2026-06-01,2\n"
	refused(t, l, text, `test.csv:3:12: values.stickers: stickers of instagram in 2026-06-01 is counted twice, and counts of stickers do not add up; `+
		`write rows: sum at the column if they do; the first is at line 2`)
	c := campaign()
	c.Metrics = map[socialorg.Metric]socialorg.Aggregation{"stickers": socialorg.AggregateSum}
	require.Equal(t, values{"stickers": 3}, read(t, l.For(c), text)[0].Values)
	got, err := insights.ReadPlain(strings.NewReader("channel,stickers\nx,1\nx,2\n"), "test.csv", c, insights.Layout{})
	require.NoError(t, err)
	require.Equal(t, values{"stickers": 3}, got.Counts[0].Values)
	c.Metrics["stickers"] = socialorg.AggregateNone
	problems(t, l.For(c), text)
}

// TestH25Silent has mistakes that were silent once, and an amount of zero without a
// currency.
func TestH25Silent(t *testing.T) {
	l := insights.Layout{Channel: "x", Currency: "EUR", CurrencyColumn: "Cur", Columns: []insights.Column{{Name: "Paid", Metric: "spend"}}}
	refused(t, l, ",,,\nKind,Cur,Paid\nad,USD,5\nad,,5\n", `test.csv:3:4: currency: the currency is "USD" here, but EUR was stated; nothing is converted`)

	folded := insights.Layout{
		Channel: "x", Period: "2025", PeriodColumn: "p", CurrencyColumn: "c",
		Columns: []insights.Column{{Name: "s", Metric: "spend", Rows: socialorg.AggregateLast}, {Name: "r", Metric: "revenue"}},
	}
	require.Equal(t, []score.Counts{
		{Channel: "x", Period: "2025", Currency: "EUR", Values: values{"spend": 500}},
		{Channel: "x", Period: "2025", Currency: "USD", Values: values{"revenue": 1000}},
		{Channel: "x", Period: "2025-12", Currency: "EUR", Values: values{}},
	}, read(t, folded, "p,c,s,r\n2025,USD,,10\n2025-12,EUR,5,\n"))

	zero := insights.Layout{Channel: "x", CurrencyColumn: "c", Columns: []insights.Column{{Name: "s", Metric: "spend", Blank: "zero"}}}
	require.Equal(t, []score.Counts{{Channel: "x", Values: values{"spend": 0}}}, read(t, zero, "n,c,s\na,,\n"), "a panic once")
	require.Equal(t, []score.Counts{{Channel: "x", Currency: "EUR", Values: values{"spend": 500}}}, read(t, zero, "c,s\nUSD,\nEUR,5\nJPY,\n"))

	overlap := byDay("Views", "Likes")
	_, err := score.Campaign(campaign(), reading(t, overlap, "Date,Views,Likes\n2026-06,7,\n2026-W24,,9\n2026-06-10,1,1\n").Counts)
	require.EqualError(t, err, "test.csv:4:1: counts[2].period: views of instagram in 2026-06-10 overlaps with 2026-06; the first is at line 2")
}

// TestFormatsThatAreOffered: a date that the layout does not read has a format that does.
func TestFormatsThatAreOffered(t *testing.T) {
	for date, want := range map[string]string{
		"06/01/2026":                   `write periodFormat: "01/02/2006" or, with days and months swapped, "02/01/2006"`,
		"13/06/2026":                   `write periodFormat: "02/01/2006"`,
		"1.6.2026":                     `write periodFormat: "2.1.2006" or, with days and months swapped, "1.2.2006"`,
		"2026/06/01":                   `write periodFormat: "2006/01/02"`,
		"1 June 2026 - 2 May 2027":     `write periodFormat: "2 January 2006 - 2 January 2006"`,
		"01/06/2026 \u2013 13/06/2026": "write periodFormat: \"02/01/2006 \u2013 02/01/2006\"",
		"2026-06-01 - 2026-06-30":      `write 2026-06, or periodFormat: "2006-01-02 - 2006-01-02"`,
		"June":                         `for other dates, write a periodFormat: 2 January 2006 as the column would, such as 02/01/2006`,
	} {
		ps := problems(t, byDay("Views"), "Date,Views\n"+date+",5\n")
		require.True(t, strings.HasSuffix(ps[0].Detail, "; "+want), "%s: %s", date, ps[0].Detail)
	}
}

// TestDoubtsOfDates has what is odd about dates, and what is not.
func TestDoubtsOfDates(t *testing.T) {
	l := byDay("Views", "Likes")
	l.PeriodFormat = "01/02/2006"
	const header = "Date,Views,Likes\n"
	got := reading(t, l, header+"01/06/2026,5,1\n02/06/2026,6,1\n03/06/2026,7,0\n")
	require.EqualError(t, got.Doubts, `test.csv:1:1: periodFormat: days and months may be swapped: with periodFormat: "02/01/2006" `+
		`the dates are from 2026-06-01 to 2026-06-03, and not from 2026-01-06 to 2026-03-06`)
	for _, rows := range []string{"06/01/2026,5,1\n06/02/2026,6,1\n", "01/06/2026,5,1\n06/13/2026,6,1\n", "01/06/2026,5,1\n"} {
		require.Empty(t, reading(t, l, header+rows).Doubts, rows)
	}
}

// TestJ5NumbersOutOfRange: a number of a layout that is out of range is a problem.
func TestJ5NumbersOutOfRange(t *testing.T) {
	for _, text := range []string{"above: 9223372036854775807\n", "above: 9223372036854775808\n", "above: -1\n", "columns: [{name: Views, metric: views, digits: 2147483648}]\n"} {
		l, err := insights.ReadLayout(strings.NewReader("channel: x\n"+text), "own.yaml")
		if err == nil {
			if len(l.Columns) == 0 {
				l.Columns = byDay("Views").Columns
			}
			_, err = insights.ReadCSV(strings.NewReader("Views\n1\n"), "a.csv", l)
		}
		_, ok := errors.AsType[socialorg.Problems](err)
		require.True(t, ok, text)
	}
}

// TestReadyLayouts: each of them reads its file, fits the header of it and no other,
// and says the rest.
func TestReadyLayouts(t *testing.T) {
	all := insights.Layouts("EUR")
	files := map[string]string{
		"facebook-posts.csv": "facebook-posts", "instagram-posts.csv": "instagram-posts", "instagram-posts-es.csv": "instagram-posts",
		"linkedin-content.csv": "linkedin-content", "linkedin-followers.csv": "linkedin-followers", "meta-ads.csv": "meta-ads",
		"meta-views.csv": "meta-views", "meta-reach-es.csv": "meta-reach-es", "tiktok.csv": "tiktok-overview",
		"tiktok-followers.csv": "tiktok-followers", "x.csv": "x-overview", "youtube.csv": "youtube-content",
	}
	for file, name := range files {
		text, err := os.ReadFile("testdata/" + file)
		require.NoError(t, err)
		fit, ok := insights.Fitting(bytes.NewReader(text), all)
		require.True(t, ok, file)
		require.Equal(t, name, fit.Name, file)
		l := fit.Layout
		if l.Channel == "" {
			l.Channel = "instagram"
		}
		if strings.HasPrefix(name, "tiktok") {
			l.Period = "2026"
		}
		got, err := insights.ReadCSV(bytes.NewReader(text), file, l)
		require.NoError(t, err, file)
		require.NotEmpty(t, got.Counts, file)
		require.Empty(t, got.Doubts, file)
	}
	_, ok := insights.Fitting(strings.NewReader("channel,period,views\nx,2026,1\n"), all)
	require.False(t, ok)
	_, ok = insights.Fitting(strings.NewReader("PK\x03\x04"), all)
	require.False(t, ok)

	text, err := os.ReadFile("testdata/meta-ads-id.csv")
	require.NoError(t, err)
	require.Equal(t, []score.Counts{{Channel: "meta-ads", Period: "2026-06", Currency: "IDR", Values: values{"spend": 8200000, "impressions": 6100, "clicks": 95}}},
		read(t, insights.MetaAds("IDR"), string(text)))
	text, err = os.ReadFile("testdata/instagram-posts-es.csv")
	require.NoError(t, err)
	june := insights.InstagramPosts().For(campaign())
	require.Equal(t, []score.Counts{{Channel: "instagram", Period: "2026-06", Currency: "EUR", Values: values{"views": 450, "likes": 19, "comments": 6, "shares": 5, "saves": 9, "posts": 1}}},
		read(t, june, string(text)))
	reach := insights.MetaSeries(socialorg.MetricReach, "Alcance")
	reach.Channel = "instagram"
	text, err = os.ReadFile("testdata/meta-reach-es.csv")
	require.NoError(t, err)
	require.Len(t, read(t, reach, string(text)), 2)
	reach.Title = "Views"
	refused(t, reach, string(text), `test.csv:3:1: title: no cell above the header is "Views": the file may be about something else`)
	require.Empty(t, cmp.Diff(insights.Layouts("EUR"), all), "fresh copies")
}
