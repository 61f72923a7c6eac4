package insights_test

import (
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"example.com/socialorg"
	"example.com/socialorg/insights"
	"example.com/socialorg/score"
)

type values = map[socialorg.Metric]int64

func read(t *testing.T, l insights.Layout, text string) []score.Counts {
	t.Helper()
	counts, err := insights.ReadCSV(strings.NewReader(text), "test.csv", l)
	require.NoError(t, err)
	return counts
}

func problems(t *testing.T, l insights.Layout, text string) socialorg.Problems {
	t.Helper()
	counts, err := insights.ReadCSV(strings.NewReader(text), "test.csv", l)
	require.Nil(t, counts)
	ps, ok := errors.AsType[socialorg.Problems](err)
	require.True(t, ok, "%v", err)
	return ps
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
		{spend(""), "12", 12},
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
		{spend("EUR"), "\xff", socialorg.ErrMalformed},
		{spend("EUR"), "12.345", socialorg.ErrMalformed},
		{spend("JPY"), "12.34", socialorg.ErrMalformed},
		{spend(""), "12.34", socialorg.ErrMalformed},
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
	minor, cents, other := spend("EUR"), spend(""), spend("EUR")
	minor.Columns = []insights.Column{{Name: "spend", Metric: socialorg.MetricSpend, Minor: true}}
	cents.Columns = []insights.Column{{Name: "spend", Metric: socialorg.MetricSpend, Digits: 2}}
	other.Columns = []insights.Column{{Name: "spend", Metric: "hours", Digits: 1}}
	for _, c := range []struct {
		layout insights.Layout
		want   string
	}{
		{spend(""), `values.spend: "12.345" has more than 0 decimals; the currency of the layout says how many there are`},
		{cents, `values.spend: "12.345" has more than 2 decimals; the currency of the layout says how many there are`},
		{spend("EUR"), `values.spend: "12.345" has more than 2 decimals of EUR`},
		{minor, `values.spend: "12.345" has more than 0 decimals`},
		{other, `values.hours: "12.345" has more than 1 decimal`},
	} {
		require.EqualError(t, problems(t, c.layout, "spend\n12.345\n"), "test.csv:2:1: "+c.want)
	}
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
		{Channel: "instagram", Period: "2025-06-03", Currency: "EUR", Values: values{"spend": 100}},
	}, got), "(-want +got)")
}

// TestLeapDay: a date without a year may be one that the year of the layout does
// not have.
func TestLeapDay(t *testing.T) {
	const text = "Date,Video Views,Likes,Comments,Shares\nFebruary 29,1,2,3,4\nFebruary 30,1,2,3,4\n"
	l := insights.TikTok()
	l.Period = "2024"
	const thirtieth = `test.csv:3:1: period: "February 30" is not a date in the format "January 2"`
	require.EqualError(t, problems(t, l, text), thirtieth)
	l.Period = "2025-02"
	require.EqualError(t, problems(t, l, text), `test.csv:2:1: period: "February 29" is no day of 2025, the year of the layout's period; `+thirtieth)
}

// TestExports reads a file in the shape of each export that has a layout.
func TestExports(t *testing.T) {
	youtube, tiktok := insights.YouTube(), insights.TikTok()
	youtube.Period, tiktok.Period = "2025-06", "2025"
	for name, c := range map[string]struct {
		layout insights.Layout
		want   []score.Counts
	}{
		"x.csv": {insights.X(), []score.Counts{
			{Channel: "x", Period: "2025-06-01", Values: values{"impressions": 450, "likes": 8, "comments": 1, "shares": 1, "saves": 0, "posts": 1}},
			{Channel: "x", Period: "2025-06-02", Values: values{"impressions": 900, "likes": 17, "comments": 2, "saves": 2, "posts": 0}},
			{Channel: "x", Period: "2025-06-03", Values: values{"impressions": 1200, "likes": 31, "comments": 6, "shares": 3, "saves": 4, "posts": 1}},
		}},
		"youtube.csv": {youtube, []score.Counts{
			{Channel: "youtube", Period: "2025-06", Values: values{"views": 5200, "impressions": 61000, "new-followers": 19}},
		}},
		"tiktok.csv": {tiktok, []score.Counts{
			{Channel: "tiktok", Period: "2025-06-01", Values: values{"views": 1441, "likes": 31, "comments": 2, "shares": 11}},
			{Channel: "tiktok", Period: "2025-06-02", Values: values{"views": 2110, "likes": 57, "comments": 1, "shares": 6}},
			{Channel: "tiktok", Period: "2025-06-03", Values: values{"likes": 103, "comments": 1, "shares": 5}},
		}},
	} {
		f, err := os.Open("testdata/" + name)
		require.NoError(t, err)
		defer f.Close()
		got, err := insights.ReadCSV(f, name, c.layout)
		require.NoError(t, err)
		require.Empty(t, cmp.Diff(c.want, got), "%s (-want +got)", name)
	}
}
