package insights_test

import (
	"bytes"
	"errors"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"example.com/socialorg"
	"example.com/socialorg/insights"
	"example.com/socialorg/internal/period"
	"example.com/socialorg/score"
)

// days reads views and reach of one channel by day.
func days() insights.Layout {
	return insights.Layout{Channel: "x", PeriodColumn: "day", Columns: []insights.Column{
		{Name: "views", Metric: socialorg.MetricViews}, {Name: "reach", Metric: socialorg.MetricReach},
	}}
}

// TestF11OnePeriodTwice: rows of a channel and a period are parts and add up, and
// a month may stand beside its days where it counts something else.
func TestF11OnePeriodTwice(t *testing.T) {
	got := read(t, days(), "day,views,reach\n2025-06-14,1,\n2025-06-14,2,\n2025-06,,20\n")
	require.Empty(t, cmp.Diff([]score.Counts{
		{Channel: "x", Period: "2025-06", Values: values{"reach": 20}},
		{Channel: "x", Period: "2025-06-14", Values: values{"views": 3}},
	}, got), "(-want +got)")
}

// TestF11Problems has the mistakes of fault F11: what no reading can add up, and what
// shares days, which score finds, at its place.
func TestF11Problems(t *testing.T) {
	refused(t, days(), "day,views,reach\n2025-06-14,,7\n2025-06-14,1,\n2025-06-14,1,8\n",
		`test.csv:4:14: values.reach: reach of x in 2025-06-14 is counted twice, and counts of reach do not add up; the first is at line 2`)
	for _, c := range []struct{ text, want string }{
		{"2025-06-14,1,\n2025-06,2,\n", `2:1: counts[1].period: views of x in 2025-06-14 overlaps with 2025-06; the first is at line 3`},
		{"2025-06,1,\n2025-06-14,2,\n", `3:1: counts[1].period: views of x in 2025-06-14 overlaps with 2025-06; the first is at line 2`},
		{"2025-W27,1,\n2025-06,1,\n", `2:1: counts[1].period: views of x in 2025-W27 overlaps with 2025-06; the first is at line 3`},
	} {
		got := reading(t, days(), "day,views,reach\n"+c.text)
		_, err := score.Campaign(socialorg.Campaign{Key: "c"}, got.Counts)
		require.EqualError(t, err, "test.csv:"+c.want, c.text)
	}
}

// TestG2BlankRows skips rows whose cells are all blank, whatever their number is.
func TestG2BlankRows(t *testing.T) {
	got := read(t, days(), "day,views,reach\n\n , , \n2025-06-14,1,\n,,\n , \t,\u00a0\n,\n,,,,\n")
	require.Empty(t, cmp.Diff([]score.Counts{{Channel: "x", Period: "2025-06-14", Values: values{"views": 1}}}, got), "(-want +got)")
	got = read(t, days(), "\n,,\n , \t\nday,views,reach\n2025-06-14,1,\n")
	require.Empty(t, cmp.Diff([]score.Counts{{Channel: "x", Period: "2025-06-14", Values: values{"views": 1}}}, got), "(-want +got)")
	refused(t, days(), ",,\n\nday,Views, reach\n",
		`test.csv:3:1: columns[0].name: there is no column "views"; did you mean "Views"?; `+
			`test.csv:3:1: columns[1].name: there is no column "reach"; did you mean " reach"?`)
	refused(t, days(), "day,views,reach\n2025-06-14,1\n2025-06-14,1,2,3\n",
		`test.csv:2:1: the row has 2 cells, but the header has 3; test.csv:3:1: the row has 4 cells, but the header has 3`)
}

// TestG3FilesSayHowTheyAreWritten reads one table in every way in which
// spreadsheets write it.
func TestG3FilesSayHowTheyAreWritten(t *testing.T) {
	const text = "day,views,reach\n2025-06-14,1,2\n2025-06-15,\"3\",\n"
	want := []score.Counts{
		{Channel: "x", Period: "2025-06-14", Values: values{"views": 1, "reach": 2}},
		{Channel: "x", Period: "2025-06-15", Values: values{"views": 3}},
	}
	wide := func(text string, mark string) string {
		var b bytes.Buffer
		for _, u := range utf16.Encode([]rune("\ufeff" + text)) {
			if mark == "\xff\xfe" {
				u = u<<8 | u>>8
			}
			b.Write([]byte{byte(u >> 8), byte(u)})
		}
		return b.String()
	}
	semicolons := strings.ReplaceAll(text, ",", ";")
	plain, titled, tabs := days(), days(), days()
	titled.Above, tabs.Comma = 2, '\t'
	for name, c := range map[string]struct {
		layout insights.Layout
		text   string
	}{
		"LF":                   {plain, text},
		"CRLF":                 {plain, strings.ReplaceAll(text, "\n", "\r\n")},
		"CR":                   {plain, strings.ReplaceAll(text, "\n", "\r")},
		"mark":                 {plain, "\ufeff" + text},
		"UTF-16LE":             {plain, wide(text, "\xff\xfe")},
		"UTF-16BE":             {plain, wide(text, "\xfe\xff")},
		"UTF-16LE sep CRLF":    {plain, wide("sep=;\r\n"+strings.ReplaceAll(semicolons, "\n", "\r\n"), "\xff\xfe")},
		"sep":                  {plain, "sep=;\n" + semicolons},
		"SEP in quotes":        {plain, "\"SEP=;\"\r\n" + semicolons},
		"sep CR":               {plain, "sep=;\r" + strings.ReplaceAll(semicolons, "\n", "\r")},
		"sep tab":              {plain, "sep=\t\n" + strings.ReplaceAll(text, ",", "\t")},
		"mark sep":             {plain, "\ufeffsep=;\n" + semicolons},
		"tab":                  {tabs, strings.ReplaceAll(text, ",", "\t")},
		"titles":               {titled, "A \"title\"\n\n" + text},
		"a long title":         {titled, strings.Repeat("x", 200_000) + "\n\n" + text},
		"sep and titles":       {titled, "sep=;\nA title\nfrom 14 June\n" + semicolons},
		"no line end":          {plain, strings.TrimSuffix(text, "\n")},
		"columns in any order": {plain, "reach,note,views,day\n2,\"a\n\"\"b\"\"\",1,2025-06-14\n,,3,2025-06-15\n"},
		"separator in layout":  {tabs, "sep=;\n" + strings.ReplaceAll(text, ",", "\t")},
		"rows in any order":    {plain, "day,views,reach\n2025-06-15,3,\n2025-06-14,1,2\n"},
	} {
		got, err := insights.ReadCSV(iotest.OneByteReader(strings.NewReader(c.text)), "test.csv", c.layout)
		require.NoError(t, err, name)
		require.Empty(t, cmp.Diff(want, counts(got)), "%s (-want +got)", name)
	}
}

// TestG3OneProblem names what a file seems to be, once, and the option that
// reads it.
func TestG3OneProblem(t *testing.T) {
	for text, want := range map[string]string{
		"day;views;reach\n2025-06-14;1;2\n":       `test.csv:1:1: the cells seem to be separated by ';', not ',': write comma: ";"`,
		"sep=,\nday\tviews\treach\n1\t2\t3\n":     `test.csv:2:1: the cells seem to be separated by '\t', not ',': write comma: "\t"`,
		"d\x00a\x00y\x00":                         `test.csv:1:1: seems to be UTF-16 without a byte order mark; save it as UTF-8`,
		"\x00d\x00a\x00y":                         `test.csv:1:1: seems to be UTF-16 without a byte order mark; save it as UTF-8`,
		"":                                        `test.csv:1:1: is empty: there is no header`,
		"\n\n":                                    `test.csv:1:1: is empty: there is no header`,
		"sep=;\n":                                 `test.csv:2:1: is empty: there is no header`,
		"\n;;\nday;views;reach\n1;2;3\n":          `test.csv:3:1: the cells seem to be separated by ';', not ',': write comma: ";"`,
		"\"day\";\"views\";\"reach\"\n1;2;3\n":    `test.csv:1:1: the cells seem to be separated by ';', not ',': write comma: ";"`,
		"day|views|reach\r1|2|3\r":                `test.csv:1:1: the cells seem to be separated by '|', not ',': write comma: "|"`,
		"sep=;\rday\tviews\treach\r1\t2\t3":       `test.csv:2:1: the cells seem to be separated by '\t', not ';': write comma: "\t"`,
		"Tag;Aufrufe;Reichweite\n":                `test.csv:1:1: the cells seem to be separated by ';', not ',': write comma: ";"`,
		"\x14\x04d\x00,\x00d\x00a\x00y\x00\n\x00": `test.csv:1:1: seems to be UTF-16 without a byte order mark; save it as UTF-8`,
		"\xff\xfe\x00\x00d\x00\x00\x00":           `test.csv:1:1: seems to be UTF-16 without a byte order mark; save it as UTF-8`,
		"\ufeff":                                  `test.csv:1:1: is empty: there is no header`,
		"\xff\xfe":                                `test.csv:1:1: is empty: there is no header`,
		"\r\r":                                    `test.csv:1:1: is empty: there is no header`,
		"sep=;\r":                                 `test.csv:2:1: is empty: there is no header`,
		",,\n":                                    `test.csv:1:1: is empty: there is no header`,
		"day,\"views\n2025":                       `test.csv:1:5: the quote that opens here is not closed`,
		"Day, views,reach,reach\n2025-06-14,1,2": `test.csv:1:1: periodColumn: there is no column "day"; did you mean "Day"?; ` +
			`test.csv:1:1: columns[0].name: there is no column "views"; did you mean " views"?; ` +
			`test.csv:1:18: columns[1].name: two columns are named "reach"`,
	} {
		refused(t, days(), text, want)
	}
}

// TestAbove: a file must have the lines that the layout leaves out above the
// header, and however many these are, it is read no further than to its end.
func TestAbove(t *testing.T) {
	for _, c := range []struct {
		above      int
		text, want string
	}{
		{1_000_000_000, "day,views,reach\n2025-06-14,1,2\n", `test.csv:3:1: above: is empty below line 2: there is no header`},
		{2, "a title", `test.csv:2:1: above: is empty below line 1: there is no header`},
		{2, "sep=;\ra title\r", `test.csv:3:1: above: is empty below line 2: there is no header`},
		{2, "a title\n\n", `test.csv:3:1: above: is empty below line 2: there is no header`},
		{2, "a title\n\n\n,,\n", `test.csv:3:1: above: is empty below line 2: there is no header`},
		{2, "", `test.csv:1:1: is empty: there is no header`},
	} {
		l := days()
		l.Above = c.above
		refused(t, l, c.text, c.want)
	}
}

// TestQuotes blames the cell whose quotes are wrong, where it begins.
func TestQuotes(t *testing.T) {
	rest := strings.Repeat("2025-06-14,3,\n", 20_000)
	const (
		never = `: the quote that opens here is not closed`
		goes  = ` closes here, but the cell goes on; close it earlier, or write "" for a quote inside quotes`
		word  = ` is not a number; if it means not counted, write missing: [`
	)
	for _, c := range []struct{ text, want string }{
		{"2025-06-14,1,\n2025-06-14,\"2,\n" + rest, `3:12` + never},
		{"2025-06-14,1,\r\n\r\n\"2025-06-14\",\"2,\r\n2025-06-14,3,\r\n", `4:14` + never},
		{"2025-06-14,one,\n\"2025-06-14,2,\n" + rest, `2:12: values.views: "one"` + word + `"one"]; test.csv:3:1` + never},
		{"\"2025\n-06\"\"-14\",2,\"\n\n" + strings.TrimSuffix(rest, "\n"), `3:13` + never},
		{"2025-06-14,1,\"", `2:14` + never},
		{"2025-06-14,1,\"\"\"", `2:14` + never},
		{"2025-06-14,1,\"\r", `2:14` + never},
		{strings.ReplaceAll(rest, ",3", ",\"3\"") + "2025-06-14,\"\n2,\"3\",\n2025-06-14,x,\n",
			`20003:3: the quote that opens on line 20002` + goes + `; test.csv:20004:12: values.views: "x"` + word + `"x"]`},
		{"2025-06-14,\"2\"\"\" ,3\n2025-06-14,4\",\n", `2:16: the quote that opens on line 2` + goes +
			`; test.csv:3:13: the cell has a quote, but does not begin with one; put the cell in quotes and write "" for the quote inside`},
	} {
		refused(t, days(), "day,views,reach\n"+c.text, "test.csv:"+c.want)
	}
	refused(t, days(), "day,\"views\",\"reach\n2025-06-14,1,\n", "test.csv:1:13"+never)
}

// TestProblemsAreAllReported has a mistake of every kind, and reads on.
func TestProblemsAreAllReported(t *testing.T) {
	l := insights.Layout{
		ChannelColumn: "channel", Channels: map[string]socialorg.Key{"Instagram": "instagram", "LinkedIn": "linkedin"},
		PeriodColumn: "month", PeriodFormat: "Jan 2006", Period: "2025", CurrencyColumn: "currency",
		Columns: []insights.Column{{Name: "views", Metric: socialorg.MetricViews}, {Name: "spend", Metric: socialorg.MetricSpend}},
	}
	text := "channel,month,currency,views,spend\n" +
		"Instagram,Jun 2025,EUR,1,1.00\n" +
		"Instagran,June 2025,EUR,one,1.00\n" +
		",,,1,1.00\n" +
		"LinkedIn,Jun 2026,eur,1,1.00\n" +
		"Instagram,Jun 2025,USD,1,2.00\n" +
		"Instagram,Jun 2025,,1,\n" +
		"Instagram,Jun 2025,JPY,1,2.50\n" +
		"Insta\"gram,Jun 2025,EUR,1,1\n" +
		"linkedin,Jul 2025,KWD,9223372036854775807,1.234\n" +
		"LinkedIn,Jul 2025,KWD,9223372036854775807,1.234\n" +
		"LinkedIn,Jul 2025,KWD,1,1.2345\n"
	require.Equal(t, []string{
		`test.csv:3:1: channel: "Instagran" is not among the channels of the layout; did you mean "Instagram"?`,
		`test.csv:3:11: period: "June 2025" is not a date in the format "Jan 2006"; write periodFormat: "January 2006"`,
		`test.csv:3:25: values.views: "one" is not a number; if it means not counted, write missing: ["one"]`,
		`test.csv:4:1: channel: is blank: the row has no channel; if it is a total, write except: {"channel": [""]}`,
		`test.csv:4:2: period: is blank: the row has no period; if it is a total, write except: {"month": [""]}`,
		`test.csv:4:3: currency: is blank beside an amount of money`,
		`test.csv:5:10: period: "Jun 2026" is not in the period of the layout, "2025"`,
		`test.csv:5:19: currency: "eur" must be a currency code of three capital letters, such as EUR`,
		`test.csv:6:26: values.spend: spend is in USD, but other amounts of instagram in 2025-06 are in EUR; nothing is converted`,
		`test.csv:8:26: values.spend: "2.50" has more than 0 decimals of JPY; round it in the file`,
		`test.csv:9:6: the cell has a quote, but does not begin with one; put the cell in quotes and write "" for the quote inside`,
		`test.csv:10:1: channel: "linkedin" is not among the channels of the layout; did you mean "LinkedIn"?`,
		`test.csv:12:23: values.views: the sum of views of linkedin in 2025-07 does not fit into 64 bits`,
		`test.csv:12:25: values.spend: "1.2345" has more than 3 decimals of KWD; round it in the file`,
	}, lines(problems(t, l, text)))
}

// TestSumsAreExact: only the total must fit, whatever the order of the rows is.
func TestSumsAreExact(t *testing.T) {
	l := insights.Layout{Channel: "x", Columns: []insights.Column{{Name: "n", Metric: socialorg.MetricViews}}}
	cells := []int64{math.MaxInt64, math.MaxInt64, 5, math.MinInt64, math.MinInt64, 1, -3}
	random := rand.New(rand.NewPCG(3, 4))
	for range 50 {
		random.Shuffle(len(cells), func(i, j int) { cells[i], cells[j] = cells[j], cells[i] })
		text := "n\n"
		for _, n := range cells {
			text += strconv.FormatInt(n, 10) + "\n"
		}
		got := read(t, l, text)
		require.Equal(t, values{"views": 1}, got[0].Values)
		require.ErrorIs(t, problems(t, l, text+"9223372036854775807\n"), socialorg.ErrOverflow)
		require.ErrorIs(t, problems(t, l, text+"-9223372036854775808\n-2\n"), socialorg.ErrOverflow)
	}
}

// TestRowsFold folds readings in the order of their periods.
func TestRowsFold(t *testing.T) {
	l := insights.Layout{
		ChannelColumn:  "channel",
		Channels:       map[string]socialorg.Key{"A B": "a-b", "c": "c", "a": "a"},
		PeriodColumn:   "day",
		PeriodFormat:   "2.1.2006",
		Period:         "2025-06",
		CurrencyColumn: "currency",
		Columns: []insights.Column{
			{Name: "plays", Metric: "plays", Rows: socialorg.AggregateLast},
			{Name: "start", Metric: socialorg.MetricFollowersAtStart, Rows: socialorg.AggregateFirst},
			{Name: "clicks", Metric: socialorg.MetricClicks},
			{Name: "revenue", Metric: socialorg.MetricRevenue, Rows: socialorg.AggregateLast},
		},
	}
	rows := []string{
		"A B,10.6.2025,160,100,1,EUR,3", "A B,9.6.2025,150,90,2,EUR,4", "A B,11.6.2025,170,110,,EUR,5", "A B,11.6.2025,7,,4,EUR,2",
		"c,2.6.2025,,5,,,", "c,1.6.2025,9,,,,",
	}
	want := []score.Counts{
		{Channel: "a-b", Period: "2025-06", Currency: "EUR", Values: values{"plays": 177, "followers-start": 90, "revenue": 700}},
		{Channel: "a-b", Period: "2025-06-09", Currency: "EUR", Values: values{"clicks": 2}},
		{Channel: "a-b", Period: "2025-06-10", Currency: "EUR", Values: values{"clicks": 1}},
		{Channel: "a-b", Period: "2025-06-11", Currency: "EUR", Values: values{"clicks": 4}, Partial: []socialorg.Metric{"clicks"}},
		{Channel: "c", Period: "2025-06", Values: values{}},
		{Channel: "c", Period: "2025-06-01", Values: values{}},
		{Channel: "c", Period: "2025-06-02", Values: values{}},
	}
	random := rand.New(rand.NewPCG(5, 6))
	for range 20 {
		random.Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
		got := read(t, l, "channel,day,plays,start,clicks,currency,revenue\n"+strings.Join(rows, "\n"))
		require.Empty(t, cmp.Diff(want, got), "(-want +got)")
	}
	l.Columns = l.Columns[:1]
	got := read(t, l, "channel,day,plays,currency\na,1.6.2025,5,\n")
	require.Empty(t, cmp.Diff([]score.Counts{{Channel: "a", Period: "2025-06", Values: values{"plays": 5}}}, got), "(-want +got)")
	l.Columns, l.Period, l.PeriodFormat = days().Columns[:1:1], "2025-06", ""
	l.Columns = append(l.Columns, insights.Column{Name: "plays", Metric: "plays", Rows: socialorg.AggregateLast})
	got = read(t, l, "channel,day,plays,views,currency\na,2025-06,5,6,\n")
	require.Empty(t, cmp.Diff([]score.Counts{{Channel: "a", Period: "2025-06", Values: values{"plays": 5, "views": 6}}}, got), "(-want +got)")
}

// TestOwnMetricsAddUpWhereStated: a metric of one's own has no aggregation.
func TestOwnMetricsAddUpWhereStated(t *testing.T) {
	l := insights.Layout{Channel: "x", Columns: []insights.Column{{Name: "n", Metric: "stickers", Digits: 1}}}
	require.ErrorIs(t, problems(t, l, "n\n1\n2\n"), insights.ErrNonAdditive)
	l.Columns[0].Rows = socialorg.AggregateSum
	require.Equal(t, values{"stickers": 31}, read(t, l, "n\n1\n2.1\n")[0].Values)
	l.Columns[0] = insights.Column{Name: "n", Metric: socialorg.MetricViews, Rows: socialorg.AggregateNone}
	require.ErrorIs(t, problems(t, l, "n\n1\n2\n"), insights.ErrNonAdditive)
}

// TestChannels finds the keys of names.
func TestChannels(t *testing.T) {
	l := insights.Layout{ChannelColumn: "c", Columns: []insights.Column{{Name: "n", Metric: socialorg.MetricViews}}}
	require.Equal(t, values{"views": 3}, read(t, l, "c,n\nx-ads,1\nx-ads,2\n")[0].Values)
	refused(t, l, "c,n\nX Ads,1\n\" \",2\nX Ads,3\n",
		`test.csv:2:1: channel: 2 cells of the column "c" are "X Ads", the first in line 2; "X Ads" is not written like a key; write channels: {"X Ads": a-key}; `+
			`test.csv:3:1: channel: is blank: the row has no channel; if it is a total, write except: {"c": [" "]}`)
	l.Channels = map[string]socialorg.Key{"NYC-Co": "shop", "NYC": "nyc-co"}
	got := read(t, l, "c,n\nNYC-Co,2\nNYC,3\n")
	require.Empty(t, cmp.Diff([]score.Counts{{Channel: "nyc-co", Values: values{"views": 3}}, {Channel: "shop", Values: values{"views": 2}}}, got), "(-want +got)")
	refused(t, l, "c,n\nNYX,3\n", `test.csv:2:1: channel: "NYX" is not among the channels of the layout; did you mean "NYC"?`)
}

// TestOnlyAndExcept leaves rows out.
func TestOnlyAndExcept(t *testing.T) {
	l := days()
	l.Only, l.Except = map[string][]string{"day": {"2025-06-14", "2025-06-15"}, "kind": {"post"}}, map[string][]string{"who": {"bot", "cat"}}
	got := read(t, l, "day,kind,who,views,reach\n2025-06-14,post,me,1,\n2025-06-14,post,bot,two,\n2025-06-14,ad,me,two,\nx,post,me,two,\n")
	require.Equal(t, values{"views": 1}, got[0].Values)
	require.Len(t, got, 1)
	refused(t, l, "day,views,reach\n", `test.csv:1:1: only.kind: there is no column "kind"; test.csv:1:1: except.who: there is no column "who"`)
}

// TestLayout reports the mistakes of layouts, in the order of their fields.
func TestLayout(t *testing.T) {
	const (
		key    = ` must be lower-case words or digits joined by single hyphens`
		date   = ` does not say how the column writes dates: write 2 January 2006 as the column would, such as 02/01/2006`
		marked = ` cannot be used here`
	)
	column := insights.Column{Name: "n", Metric: "n"}
	fine := insights.Layout{Channel: "x", Columns: []insights.Column{column}}
	for _, c := range []struct {
		change func(l *insights.Layout)
		want   string
	}{
		{func(l *insights.Layout) { *l = insights.Layout{} },
			"channel: is missing, and so is a column that names the channel; columns: is empty: no column has a metric"},
		{func(l *insights.Layout) { l.Channel = "X" }, `channel: "X"` + key},
		{func(l *insights.Layout) { l.ChannelColumn = "c" }, `channelColumn: the channel is already "x"`},
		{func(l *insights.Layout) { l.Channels = map[string]socialorg.Key{"X": "x"} }, `channelColumn: is missing: no column names the channels`},
		{func(l *insights.Layout) {
			l.Channel, l.ChannelColumn, l.Channels = "", "c", map[string]socialorg.Key{"b": "B", "a": ""}
		}, `channels.a: is missing; channels.b: "B"` + key},
		{func(l *insights.Layout) { l.Period = "June" }, `period: "June" must be ` + period.Form},
		{func(l *insights.Layout) { l.Window = "2025-06-02/2025-06-01" }, `window: "2025-06-02/2025-06-01" must be ` + period.Form},
		{func(l *insights.Layout) { l.PeriodFormat = "2006" }, `periodColumn: is missing: no column has dates in the format "2006"`},
		{func(l *insights.Layout) { l.PeriodTo = "to" }, `periodColumn: is missing: periodTo is the last day of a period whose first day is there`},
		{func(l *insights.Layout) { l.PeriodColumn, l.PeriodFormat = "p", "YYYY-MM-DD" }, `periodFormat: "YYYY-MM-DD"` + date},
		{func(l *insights.Layout) { l.PeriodColumn, l.PeriodFormat = "p", "15:04" }, `periodFormat: "15:04"` + date},
		{func(l *insights.Layout) { l.PeriodColumn, l.PeriodFormat = "p", "2 2006" }, `periodFormat: "2 2006"` + date},
		{func(l *insights.Layout) { l.PeriodColumn, l.PeriodFormat = "p", "week of 2006" }, `periodFormat: "week of 2006"` + date},
		{func(l *insights.Layout) { l.PeriodColumn, l.PeriodTo, l.PeriodFormat = "p", "q", "week of 2006-01-02" },
			`periodFormat: "week of 2006-01-02" does not say one day, but periodTo has the last day`},
		{func(l *insights.Layout) { l.PeriodColumn, l.PeriodFormat = "p", "January 2" },
			`period: is missing: the format "January 2" has no year; give the layout a period such as 2025`},
		{func(l *insights.Layout) { l.Months = []string{"Klingon"} }, `months: must be the names of twelve months, or one of Indonesian, Spanish`},
		{func(l *insights.Layout) { l.Months = []string{"Spanish"} },
			`periodFormat: is missing: it says where the names of months stand, such as 2 January 2006`},
		{func(l *insights.Layout) { l.Currency = "eur" }, `currency: "eur" must be a currency code of three capital letters, such as EUR`},
		{func(l *insights.Layout) { l.Columns = []insights.Column{{Rows: "mean", Digits: 19}} },
			`columns[0].name: is missing; columns[0].metric: is missing; columns[0].rows: "mean" is not one of sum, first, last, none; ` +
				`columns[0].digits: 19 is not between 0 and 18`},
		{func(l *insights.Layout) { l.Columns[0].Metric, l.Columns[0].Digits = "A", -1 },
			`columns[0].metric: "A"` + key + `; columns[0].digits: -1 is not between 0 and 18`},
		{func(l *insights.Layout) { l.Columns[0].Minor = true }, `columns[0].minor: "n" is not an amount of money; write money: true if it is`},
		{func(l *insights.Layout) { l.Columns[0].Blank = "0" }, `columns[0].blank: "0" is not zero; without blank, a blank cell was not counted`},
		{func(l *insights.Layout) { l.Columns[0].Names = []string{""} }, `columns[0].names: has an empty name`},
		{func(l *insights.Layout) { l.Columns = append(l.Columns, column) }, `columns[1].metric: "n" is a duplicate of columns[0].metric`},
		{func(l *insights.Layout) { l.Columns[0].Rows = "last" }, `columns[0].rows: "last" needs a column with the period of each row`},
		{func(l *insights.Layout) {
			l.Only, l.Except = map[string][]string{"": {"a"}}, map[string][]string{"": nil}
		}, `only: has a filter without the name of a column; except: has a filter without the name of a column`},
		{func(l *insights.Layout) { // H3: a row may end before such a column
			l.Only, l.Except = map[string][]string{" ": {"x"}}, map[string][]string{"\u00a0\t": {"x"}}
		}, `only: has a filter without the name of a column; except: has a filter without the name of a column`},
		{func(l *insights.Layout) {
			l.Only, l.Names = map[string][]string{"s": {"x"}}, map[string][]string{"s": {"t", " "}}
		}, `names.s: has an empty name`},
		{func(l *insights.Layout) { l.Names = map[string][]string{"n": {"m", ""}} }, `names.n: has an empty name`},
		{func(l *insights.Layout) { l.Ignore = []string{"$", "1", "", "-"} },
			`ignore[1]: "1" may be part of a number; ignore[2]: "" may be part of a number; ignore[3]: "-" may be part of a number`},
		{func(l *insights.Layout) { l.Encoding = "excel" },
			`encoding: there is no encoding "excel"; names are such as windows-1252, iso-8859-15, macintosh and utf-16le`},
		{func(l *insights.Layout) { l.Comma, l.Decimal, l.Thousands = '"', '1', -1 },
			`comma: '"'` + marked + `; decimal: '1'` + marked + `; thousands: '�'` + marked},
		{func(l *insights.Layout) { l.Thousands = '.' }, `thousands: '.' is already the character before decimals`},
		{func(l *insights.Layout) { l.Above = -1 }, `above: -1 is negative`},
	} {
		l := fine
		l.Columns = slices.Clone(fine.Columns)
		c.change(&l)
		refused(t, l, "n\n", c.want)
		_, err := insights.ReadRows(query(t, database{}), l)
		ps, ok := errors.AsType[socialorg.Problems](err)
		require.True(t, ok)
		require.Equal(t, c.want, strings.Join(lines(ps), "; "))
	}
}

// TestNothingToRead has readers that are empty, missing or broken.
func TestNothingToRead(t *testing.T) {
	require.Empty(t, read(t, days(), "day,views,reach\n"))
	_, err := insights.ReadCSV(nil, "test.csv", days())
	require.ErrorIs(t, err, socialorg.ErrRequired)
	_, err = insights.ReadRows(nil, days())
	require.ErrorIs(t, err, socialorg.ErrRequired)
	broken := errors.New("the disk is gone")
	l := days()
	l.Above = 1
	const title, header = "a title\n", "day,views,reach\n"
	for _, text := range []string{"", title, title + header, title + header + "2025-06-14,1,2\n", title + header + strings.Repeat("2025-06-14,1,\n", 10_000)} {
		got, err := insights.ReadCSV(io.MultiReader(strings.NewReader(text), iotest.ErrReader(broken)), "test.csv", l)
		require.Zero(t, got)
		require.ErrorIs(t, err, broken)
		require.ErrorContains(t, err, "test.csv: ")
	}
}

// A row may end before a column whose name is blank.
func TestE10BlankName(t *testing.T) {
	l := insights.Layout{Channel: "x", Key: " ", Columns: []insights.Column{{Name: "views", Metric: "views"}, {Name: " ", Metric: "clicks"}}}
	_, err := insights.ReadCSV(strings.NewReader("views, \n5\n"), "a.csv", l)
	require.EqualError(t, err, "a.csv:2:1: key: is blank: the row has no key")
	l.Key = ""
	read, err := insights.ReadCSV(strings.NewReader("views, \n5\n"), "a.csv", l)
	require.NoError(t, err)
	require.Equal(t, map[socialorg.Metric]int64{"views": 5}, read.Counts[0].Values)
}

// TestNYC reads the file of New York City: every blank Twitter value is a gap,
// and the rest is what encoding/csv reads.
func TestNYC(t *testing.T) {
	l := insights.Layout{
		ChannelColumn: "Url",
		Channels:      make(map[string]socialorg.Key),
		PeriodColumn:  "Date Sampled",
		PeriodFormat:  "01/02/2006 03:04:05 PM",
		Only:          map[string][]string{"Platform": {"Twitter"}},
		Columns:       []insights.Column{{Name: "Likes/Followers/Visits/Downloads", Metric: socialorg.MetricFollowers}},
	}
	text, err := os.ReadFile("testdata/nyc_social_media_usage.csv")
	require.NoError(t, err)
	for line := range strings.Lines(string(text)) {
		cells := strings.Split(line, ",")
		if cells[1] == "Twitter" && l.Channels[cells[2]] == "" {
			l.Channels[cells[2]] = socialorg.Key("account-" + strconv.Itoa(len(l.Channels)))
		}
	}
	counts := read(t, l, string(text))
	blank, sum := 0, int64(0)
	for _, n := range counts {
		if v, ok := n.Values[socialorg.MetricFollowers]; ok {
			sum += v
		} else {
			blank++
		}
	}
	require.Len(t, counts, 1400)
	require.Equal(t, 177, blank)
	wantSum, wantBlank := int64(0), 0
	for line := range strings.Lines(string(text)) {
		if cells := strings.Split(strings.TrimSpace(line), ","); cells[1] == "Twitter" {
			if cells[4] == "" {
				wantBlank++
				continue
			}
			n, err := strconv.ParseInt(cells[4], 10, 64)
			require.NoError(t, err)
			wantSum += n
		}
	}
	require.Equal(t, wantBlank, blank)
	require.Equal(t, wantSum, sum)
	require.True(t, slices.IsSortedFunc(counts, func(a, b score.Counts) int {
		if a.Channel != b.Channel {
			return strings.Compare(string(a.Channel), string(b.Channel))
		}
		return a.Period.Compare(b.Period)
	}))
}
