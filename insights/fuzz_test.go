package insights_test

import (
	"encoding/csv"
	"errors"
	"math/big"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/socialorg"
	"example.com/socialorg/insights"
)

// FuzzReadCSV reads any text: nothing panics, and each cell of a column with a
// metric is blank, or is in the counts, or has a problem. The sums are checked
// against a plain reading with encoding/csv.
func FuzzReadCSV(f *testing.F) {
	for _, s := range []string{
		"channel,period,views,spend\nx,2025-06-01,12,4.35\nx,2025-06-01,,0.29\ny,2025,-1,1\n",
		"channel,period,views,spend\nx,2025-06,12,4.355\nX,2025-13,1.2K,$1\nx,2025-06-01,9223372036854775807,1\n,,,\nx,2025-06-02,1\n",
		"channel,period,views,spend\nx,,9223372036854775807,\nx,2025,9223372036854775807,92233720368547758.07\nx,2025,1,1\n",
		"channel,period,views,spend\nx,2025,1,2,\ny,2025,\u22123,,x\n",
		"sep=;\nchannel;period;views;spend\rx;2025;1;2\r",
		"\xef\xbb\xbfchannel,period,views,spend\r\nx,2025,\"1\",2\r\n",
		"channel;period\n",
		"\xff\xfec\x00",
		"",
	} {
		f.Add(s)
	}
	l := insights.Layout{
		ChannelColumn: "channel", PeriodColumn: "period", Currency: "EUR",
		Columns: []insights.Column{{Name: "views", Metric: socialorg.MetricViews}, {Name: "spend", Metric: socialorg.MetricSpend}},
	}
	f.Fuzz(func(t *testing.T, text string) {
		reading, err := insights.ReadCSV(strings.NewReader(text), "f", l)
		if err != nil {
			require.Zero(t, reading)
			ps, ok := errors.AsType[socialorg.Problems](err)
			require.True(t, ok, "%v", err)
			for _, p := range ps {
				require.NotEmpty(t, p.Detail)
				require.Equal(t, "f", p.File)
				require.Positive(t, p.Line)
				require.Positive(t, p.Column)
			}
		}
		if !strings.HasPrefix(text, "channel,period,views,spend\n") || strings.ContainsRune(text, '\r') {
			return // written in another way
		}
		r := csv.NewReader(strings.NewReader(text))
		r.FieldsPerRecord = -1
		sums := map[socialorg.Metric]*big.Int{"views": new(big.Int), "spend": new(big.Int)}
		_, headerErr := r.Read()
		require.NoError(t, headerErr)
		bad := false
		for {
			cells, readErr := r.Read()
			if readErr != nil {
				if len(cells) == 0 && r.InputOffset() >= int64(len(text)) {
					break
				}
				bad = true
				continue
			}
			if strings.TrimSpace(strings.Join(cells, "")) == "" {
				continue
			}
			if len(cells) < 4 || strings.TrimSpace(strings.Join(cells[4:], "")) != "" {
				bad = true
				continue
			}
			for i, m := range []socialorg.Metric{"views", "spend"} {
				cell := strings.Replace(strings.TrimSpace(cells[2+i]), "\u2212", "-", 1)
				if cell == "" {
					continue
				}
				n, ok := new(big.Rat).SetString(cell)
				if !ok || strings.ContainsAny(cell, "/eE_xXoObBpP+") {
					bad = true
					continue
				}
				if m == "spend" {
					n.Mul(n, big.NewRat(100, 1))
				}
				if !n.IsInt() {
					bad = true
					continue
				}
				sums[m].Add(sums[m], n.Num())
			}
		}
		if bad {
			require.Error(t, err)
		}
		if err != nil {
			return
		}
		got := map[socialorg.Metric]*big.Int{"views": new(big.Int), "spend": new(big.Int)}
		for _, n := range reading.Counts {
			for m, v := range n.Values {
				got[m].Add(got[m], big.NewInt(v))
			}
		}
		for m, want := range sums {
			require.Zero(t, want.Cmp(got[m]), "%s: %s, want %s", m, got[m], want)
		}
	})
}

// FuzzReadLayout reads any text: nothing panics, each mistake has its line, and what is
// accepted can be used.
func FuzzReadLayout(f *testing.F) {
	for _, s := range []string{
		"channel: x\ncolumns: [{name: V, metric: views}]\n",
		"columns:\n- name: [Total] spend\n",
		"a: &b [*b]\n",
		"comma: |\n",
		"channels: {a: b}\nonly: {x: [y]}\n",
		"\ttab: 1\n",
		"- ? {}", "above: 0x10\n", "x: !!binary y", "---\n---\n",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		l, err := insights.ReadLayout(strings.NewReader(text), "f")
		if err != nil {
			ps, ok := errors.AsType[socialorg.Problems](err)
			require.True(t, ok, "%v", err)
			for _, p := range ps {
				require.Equal(t, "f", p.File)
				require.Positive(t, p.Line)
				require.NotEmpty(t, p.Detail)
			}
			return
		}
		_, err = insights.ReadCSV(strings.NewReader("V,a\n1,2\n"), "f", l)
		if err != nil {
			require.ErrorAs(t, err, new(socialorg.Problems))
		}
	})
}
