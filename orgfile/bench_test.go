package orgfile_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v4"

	"example.com/socialorg"
	"example.com/socialorg/orgfile"
	"example.com/socialorg/standard"
)

// bigOrg returns a department with n more positions, ten under each.
func bigOrg(n int) socialorg.Org {
	o := standard.Department()
	for i := range n {
		o.Positions = append(o.Positions, socialorg.Position{
			ID:        socialorg.PositionID("position-" + strconv.Itoa(i)),
			Role:      standard.SpecialistID,
			Title:     fmt.Sprintf("Social media specialist %d, region %d", i, i%17),
			Holders:   []string{"holder-" + strconv.Itoa(i)},
			ReportsTo: "manager",
		})
	}
	return o
}

// bigFile returns bigOrg in a format: one of orgfile's, or CSV.
func bigFile(tb testing.TB, f orgfile.Format, n int) []byte {
	var b bytes.Buffer
	o := bigOrg(n)
	if f != "csv" {
		require.NoError(tb, orgfile.Write(&b, f, o))
		return b.Bytes()
	}
	b.WriteString("id,manager,title,holder\n")
	for _, p := range o.Positions {
		fmt.Fprintf(&b, "%s,%s,%q,%s\n", p.ID, p.ReportsTo, p.Title, strings.Join(p.Holders, ""))
	}
	return b.Bytes()
}

// readers are what reads a file: ours, and what the decoder below it does alone.
var readers = map[string]func(data []byte) error{
	"json": func(data []byte) error {
		_, err := orgfile.Read(bytes.NewReader(data), "big.json", orgfile.JSON)
		return err
	},
	"yaml": func(data []byte) error {
		_, err := orgfile.Read(bytes.NewReader(data), "big.yaml", orgfile.YAML)
		return err
	},
	"csv": func(data []byte) error {
		_, err := orgfile.ReadCSV(bytes.NewReader(data), "big.csv", orgfile.Table{ID: "id", ReportsTo: "manager", Title: "title", Holder: "holder"})
		return err
	},
	"json below": func(data []byte) error {
		var o socialorg.Org
		return json.Unmarshal(data, &o)
	},
	"json tokens": func(data []byte) error {
		for d := jsontext.NewDecoder(bytes.NewReader(data)); ; {
			if _, err := d.ReadToken(); errors.Is(err, io.EOF) {
				return nil
			} else if err != nil {
				return err
			}
		}
	},
	"csv below": func(data []byte) error {
		_, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
		return err
	},
	"yaml below": func(data []byte) error {
		var n yaml.Node
		return yaml.Load(data, &n)
	},
}

// manyPositions returns how many positions the files have that are read: fewer with
// -short, which only tries whether the benchmarks work.
func manyPositions() int {
	if testing.Short() {
		return 5_000
	}
	return 100_000
}

func BenchmarkRead(b *testing.B) {
	for _, name := range []string{"json", "json below", "json tokens", "yaml", "yaml below", "csv"} {
		format, _, _ := strings.Cut(name, " ")
		for _, n := range []int{manyPositions(), 2 * manyPositions()} {
			b.Run(fmt.Sprintf("%s/%d", name, n), func(b *testing.B) {
				data := bigFile(b, orgfile.Format(format), n)
				b.SetBytes(int64(len(data)))
				b.ReportAllocs()
				for b.Loop() {
					require.NoError(b, readers[name](data))
				}
			})
		}
	}
}

// BenchmarkReadRatio reports how many times longer reading takes than the decoder
// below it alone does, and how many times longer twice as many positions take,
// each the best of some rounds in which they take turns.
func BenchmarkReadRatio(b *testing.B) {
	for _, name := range []string{"json", "yaml", "csv"} {
		b.Run(name, func(b *testing.B) {
			small, big := bigFile(b, orgfile.Format(name), manyPositions()), bigFile(b, orgfile.Format(name), 2*manyPositions())
			best := func(least time.Duration, reader string, data []byte) time.Duration {
				start := time.Now()
				require.NoError(b, readers[reader](data))
				return min(least, time.Since(start))
			}
			one, two, below := time.Duration(math.MaxInt64), time.Duration(math.MaxInt64), time.Duration(math.MaxInt64)
			for b.Loop() {
				one = best(one, name, small)
				below = best(below, name+" below", small)
				two = best(two, name, big)
			}
			b.ReportMetric(float64(one)/float64(below), "x-decoder")
			b.ReportMetric(float64(two)/float64(one), "x-double")
		})
	}
}
