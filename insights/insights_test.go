package insights_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"example.com/socialorg"
	"example.com/socialorg/insights"
	"example.com/socialorg/score"
)

type values = map[socialorg.Metric]int64

// read returns the counts of a file, without the places that they come from.
func read(t *testing.T, l insights.Layout, text string) []score.Counts {
	t.Helper()
	return counts(reading(t, l, text))
}

func reading(t *testing.T, l insights.Layout, text string) insights.Reading {
	t.Helper()
	got, err := insights.ReadCSV(strings.NewReader(text), "test.csv", l)
	require.NoError(t, err)
	return got
}

func counts(r insights.Reading) (all []score.Counts) {
	for _, n := range r.Counts {
		n.From = socialorg.Place{}
		all = append(all, n)
	}
	return all
}

func problems(t *testing.T, l insights.Layout, text string) socialorg.Problems {
	t.Helper()
	got, err := insights.ReadCSV(strings.NewReader(text), "test.csv", l)
	require.Zero(t, got)
	ps, ok := errors.AsType[socialorg.Problems](err)
	require.True(t, ok, "%v", err)
	return ps
}

// refused reads a file that has these problems, one after the other.
func refused(t *testing.T, l insights.Layout, text, want string) {
	t.Helper()
	require.Equal(t, want, strings.Join(lines(problems(t, l, text)), "; "))
}

func lines(ps socialorg.Problems) []string {
	var all []string
	for _, p := range ps {
		all = append(all, p.Error())
	}
	return all
}

func spend(currency string) insights.Layout {
	return insights.Layout{Channel: "instagram", Currency: currency, Columns: []insights.Column{{Name: "spend", Metric: socialorg.MetricSpend}}}
}

// TestF10CellsAreExact reads the cells of fault F10, and more of their kinds.
func TestF10CellsAreExact(t *testing.T) {
	german := spend("EUR")
	german.Decimal, german.Thousands = ',', '.'
	english := spend("EUR")
	english.Thousands = ','
	for _, c := range []struct {
		layout insights.Layout
		cell   string
		want   int64
	}{
		{spend("EUR"), "12.34", 1234},
		{spend("EUR"), "4.35", 435},
		{spend("EUR"), "0.29", 29},
		{spend("EUR"), "4.3", 430},
		{spend("EUR"), "4", 400},
		{spend("EUR"), "4.350", 435},
		{spend("EUR"), "-4.35", -435},
		{spend("EUR"), " 4.35 ", 435},
		{spend("EUR"), "92233720368547758.07", 9223372036854775807},
		{spend("EUR"), "-92233720368547758.08", -9223372036854775808},
		{spend("JPY"), "12", 12},
		{spend("JPY"), "12.00", 12},
		{spend("KWD"), "1.234", 1234},
		{german, "1.234,50", 123450},
		{german, "1234,5", 123450},
		{german, "1.234.567,89", 123456789},
		{english, "1,234.50", 123450},
	} {
		got := read(t, c.layout, "spend,note\n\""+c.cell+"\",x\n")
		want := []score.Counts{{Channel: "instagram", Currency: c.layout.Currency, Values: values{"spend": c.want}}}
		require.Empty(t, cmp.Diff(want, got), "%q (-want +got)", c.cell)
	}
	for _, c := range []struct {
		layout insights.Layout
		cell   string
		code   socialorg.Code
	}{
		{spend("EUR"), "1.234,50", socialorg.ErrMalformed},
		{spend("EUR"), "$12.34", socialorg.ErrMalformed},
		{spend("EUR"), "12.34 €", socialorg.ErrMalformed},
		{spend("EUR"), "1.2K", socialorg.ErrMalformed},
		{spend("EUR"), "NaN", socialorg.ErrMalformed},
		{spend("EUR"), "1e3", socialorg.ErrMalformed},
		{spend("EUR"), "--1", socialorg.ErrMalformed},
		{spend("EUR"), "-", socialorg.ErrMalformed},
		{spend("EUR"), "+1", socialorg.ErrMalformed},
		{spend("EUR"), "1.", socialorg.ErrMalformed},
		{spend("EUR"), ".5", socialorg.ErrMalformed},
		{spend("EUR"), "1,234.50", socialorg.ErrMalformed},
		{spend("EUR"), "٣", socialorg.ErrMalformed},
		{spend("EUR"), "12.345", socialorg.ErrMalformed},
		{spend("JPY"), "12.34", socialorg.ErrMalformed},
		{spend("EUR"), "92233720368547758.08", socialorg.ErrOverflow},
		{german, "1.23,50", socialorg.ErrMalformed},
		{german, "1.2345", socialorg.ErrMalformed},
		{german, ".234", socialorg.ErrMalformed},
		{german, "12.34", socialorg.ErrMalformed},
		{english, "12,34", socialorg.ErrMalformed},
	} {
		got := problems(t, c.layout, "note,spend\nx,1\nx,\""+c.cell+"\"\n")
		want := socialorg.Problems{{Path: "values.spend", Code: c.code, Place: socialorg.Place{File: "test.csv", Line: 3, Column: 3}}}
		for i := range got {
			require.NotEmpty(t, got[i].Detail)
			got[i].Detail = ""
		}
		require.Empty(t, cmp.Diff(want, got), "%q (-want +got)", c.cell)
	}
}

// TestDecimals says what the number of decimals depends on.
func TestDecimals(t *testing.T) {
	minor, other := spend(""), spend("EUR")
	minor.Columns = []insights.Column{{Name: "spend", Metric: socialorg.MetricSpend, Minor: true}}
	other.Columns = []insights.Column{{Name: "spend", Metric: "hours", Digits: 1}}
	own := spend("KWD")
	own.Columns = []insights.Column{{Name: "spend", Metric: "fees", Money: true, Rows: socialorg.AggregateSum}}
	for _, c := range []struct {
		layout insights.Layout
		want   string
	}{
		{spend("EUR"), `values.spend: "12.3456" has more than 2 decimals of EUR; round it in the file`},
		{own, `values.fees: "12.3456" has more than 3 decimals of KWD; round it in the file`},
		{minor, `values.spend: "12.3456" has more than 0 decimals`},
		{other, `values.hours: "12.3456" has more than 1 decimal; write digits at the column if they are part of the count`},
	} {
		refused(t, c.layout, "spend\n12.3456\n", "test.csv:2:1: "+c.want)
	}
	require.Equal(t, values{"fees": 12345}, read(t, own, "spend\n12.345\n")[0].Values)
}

// TestF10BlanksAreNotCounted has rows without a value: the period is there, the
// metric is not, and it is not 0.
func TestF10BlanksAreNotCounted(t *testing.T) {
	l := spend("EUR")
	l.PeriodColumn = "day"
	got := read(t, l, "day,spend\n2025-06-01,\n2025-06-02,0\n2025-06-03, \n2025-06-03,1\n")
	require.Empty(t, cmp.Diff([]score.Counts{
		{Channel: "instagram", Period: "2025-06-01", Currency: "EUR", Values: values{}},
		{Channel: "instagram", Period: "2025-06-02", Currency: "EUR", Values: values{"spend": 0}},
		{Channel: "instagram", Period: "2025-06-03", Currency: "EUR", Values: values{"spend": 100}, Partial: []socialorg.Metric{"spend"}},
	}, got), "(-want +got)")
}

// TestLeapDay: a date without a year may be one that the year of the layout does
// not have.
func TestLeapDay(t *testing.T) {
	const text = "Date,Video Views,Likes,Comments,Shares\nFebruary 29,1,2,3,4\nFebruary 30,1,2,3,4\n"
	l := insights.TikTokOverview()
	l.Period = "2024"
	const thirtieth = `test.csv:3:1: period: "February 30" is not a date in the format "January 2"`
	refused(t, l, text, thirtieth)
	l.Period = "2025-02"
	refused(t, l, text, `test.csv:2:1: period: "February 29" is no day of 2025, the year of the layout's period; `+thirtieth)
}
