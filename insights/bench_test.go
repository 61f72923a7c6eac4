package insights_test

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

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
	read := func() {
		reading, err := insights.ReadCSV(strings.NewReader(text.String()), "posts.csv", l)
		require.NoError(b, err)
		require.Equal(b, n, reading.Rows)
	}
	plain := func() {
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
	b.Run("ReadCSV", func(b *testing.B) {
		b.SetBytes(int64(text.Len()))
		for b.Loop() {
			read()
		}
	})
	b.Run("encoding-csv", func(b *testing.B) {
		b.SetBytes(int64(text.Len()))
		for b.Loop() {
			plain()
		}
	})
	// How many times as long ReadCSV takes, by the quickest of several turns.
	b.Run("ratio", func(b *testing.B) {
		least := [2]time.Duration{time.Hour, time.Hour}
		for b.Loop() {
			for i, f := range []func(){read, plain} {
				start := time.Now()
				f()
				least[i] = min(least[i], time.Since(start))
			}
		}
		b.ReportMetric(float64(least[0])/float64(least[1]), "times")
	})
}
