package insights_test

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/socialorg"
	"example.com/socialorg/insights"
)

// BenchmarkReadCSV reads a file of posts, a million of them or with -short ten
// thousand, of twenty channels over a year; beside it is encoding/csv alone.
func BenchmarkReadCSV(b *testing.B) {
	n := 1_000_000
	if testing.Short() {
		n = 10_000
	}
	var text strings.Builder
	text.WriteString("channel,day,post,views,impressions,likes,comments,shares,spend\n")
	for i := range n {
		fmt.Fprintf(&text, "channel-%d,2025-%02d-%02d,post %d,%d,%d,%d,%d,%d,%d.%02d\n", i%20, 1+i/20%12, 1+i/240%28, i, i*7%100_000, i*11%100_000, i%1000, i%50, i%20, i%90, i%100)
	}
	l := insights.Layout{
		ChannelColumn: "channel", PeriodColumn: "day", Currency: "EUR",
		Columns: []insights.Column{
			{Name: "views", Metric: socialorg.MetricViews},
			{Name: "impressions", Metric: socialorg.MetricImpressions},
			{Name: "likes", Metric: socialorg.MetricLikes},
			{Name: "comments", Metric: socialorg.MetricComments},
			{Name: "shares", Metric: socialorg.MetricShares},
			{Name: "spend", Metric: socialorg.MetricSpend},
		},
	}
	b.Run("ReadCSV", func(b *testing.B) {
		b.SetBytes(int64(text.Len()))
		for b.Loop() {
			reading, err := insights.ReadCSV(strings.NewReader(text.String()), "posts.csv", l)
			require.NoError(b, err)
			require.NotEmpty(b, reading.Counts)
		}
	})
	b.Run("encoding-csv", func(b *testing.B) {
		b.SetBytes(int64(text.Len()))
		for b.Loop() {
			r := csv.NewReader(strings.NewReader(text.String()))
			r.ReuseRecord = true
			rows := 0
			for {
				_, err := r.Read()
				if errors.Is(err, io.EOF) {
					break
				}
				if err != nil {
					b.Fatal(err)
				}
				rows++
			}
			require.Equal(b, n+1, rows)
		}
	})
}
