package sqltest

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/socialorg"
	"example.com/socialorg/score"
)

// BenchmarkReadRows reads a grouped statement over posts in SQLite, ten million
// of them or with -short ten thousand, in a table that is kept in the order of
// the groups; beside it, the same rows are read into Go and added up there.
func BenchmarkReadRows(b *testing.B) {
	n := 10_000_000
	if testing.Short() {
		n = 10_000
	}
	db := open(b, "sqlite")
	exec(b, db, `CREATE TABLE posts (channel TEXT, month TEXT, post BIGINT, views BIGINT, clicks BIGINT, spend_cents BIGINT, PRIMARY KEY (channel, month, post)) WITHOUT ROWID`,
		fmt.Sprintf(`WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < %[1]d - 1)
			INSERT INTO posts SELECT printf('channel-%%02d', i * 20 / %[1]d), printf('2025-%%02d', 1 + i * 240 / %[1]d %% 12), i, i * 7 %% 100000, i %% 1000, i %% 9000 FROM n`, n))
	var grouped []score.Counts
	b.Run("grouped", func(b *testing.B) {
		for b.Loop() {
			var err error
			grouped, err = query(b, db, layout, `SELECT channel, month, SUM(views) AS views, SUM(clicks) AS clicks, SUM(spend_cents) AS spend FROM posts GROUP BY channel, month`)
			require.NoError(b, err)
			require.Len(b, grouped, min(20*12, n))
		}
	})
	b.Run("in-go", func(b *testing.B) {
		type key struct{ channel, month string }
		type sum struct{ views, clicks, spend int64 }
		for b.Loop() {
			rows, err := db.Query(`SELECT channel, month, views, clicks, spend_cents FROM posts`)
			require.NoError(b, err)
			sums := make(map[key]sum)
			for rows.Next() {
				var k key
				var v sum
				if err := rows.Scan(&k.channel, &k.month, &v.views, &v.clicks, &v.spend); err != nil {
					b.Fatal(err)
				}
				s := sums[k]
				sums[k] = sum{s.views + v.views, s.clicks + v.clicks, s.spend + v.spend}
			}
			require.NoError(b, rows.Err())
			for _, c := range grouped { // the same sums
				s := sums[key{string(c.Channel), string(c.Period)}]
				require.Equal(b, map[socialorg.Metric]int64{"views": s.views, "clicks": s.clicks, "spend": s.spend}, c.Values)
			}
		}
	})
}
