package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"example.com/socialorg/score"
)

func TestScore(t *testing.T) {
	fs := reportingFiles()
	fs["none.yaml"] = "positions: []\ngoals: [{key: a}]\n"
	fs["broken.yaml"] = upsideDown + "campaigns: [{key: Spring}]\n"
	fs["survey.yaml"] = team + "      - {key: recall-lift, name: Recall lift, unit: percent, min: 3}\n"
	fs["cell.csv"] = "channel,views\ninstagram,12x\n,4\n"
	fs["typo.csv"] = "channel,views\ninstagran,12\n"
	fs["semi.csv"] = "sep=;\nchannel;views;spend\ninstagram;410000;300.00\n"
	fs["semi2.csv"] = "channel;views\ninstagram;410000\n"
	fs["wide.csv"] = "\ufeffchannel,period,currency,views,,Video views\ninstagram,2026-06,EUR,410000,,1\n"
	fs["bare.csv"] = "views,clicks\n410000,900\n"
	fs["utf16.csv"] = "\xff\xfec\x00h\x00a\x00n\x00n\x00e\x00l\x00,\x00v\x00i\x00e\x00w\x00s\x00\n" +
		"\x00i\x00n\x00s\x00t\x00a\x00g\x00r\x00a\x00m\x00,\x007\x00\n\x00"
	folder(t, fs)
	for _, test := range []test{
		{args: "score team.yaml spring counts.csv", status: fine, stdout: "550,000"},
		{args: "score team.yaml spring counts.csv", status: fine, stdout: "€0.32"}, // 450.50 EUR over 1,400 clicks
		{args: "score team.yaml spring counts.csv -lang id", status: fine, stdout: "550.000"},
		{args: "score team.yaml spring counts.csv -json", status: fine, stdout: `"campaign": "spring"`},
		{args: "score team.yaml sprng counts.csv", status: failed, stderr: `there is no campaign "sprng" in team.yaml; did you mean "spring"?`},
		{args: "score team.yaml autumn counts.csv", status: failed, stderr: `; the only one is spring`},
		{args: "score none.yaml spring counts.csv", status: failed, stderr: "none.yaml has no campaigns"},
		{args: "score broken.yaml spring counts.csv", status: findings, stderr: "broken.yaml:4:"},
		{args: "score team.yaml spring", status: failed, stderr: "at least one table of counts"},
		{args: "score team.yaml spring none.csv", status: failed, stderr: "there is no file none.csv"},
		{args: "score team.yaml spring cell.csv", status: findings, stderr: "cell.csv:2:11: "},
		{args: "score team.yaml spring cell.csv", status: findings, stderr: "cell.csv:3:1: "},
		{
			args: "score team.yaml spring typo.csv", status: findings,
			stderr: `typo.csv:2:1: counts[0].channel: "instagran" is not among the channels of the campaign; did you mean "instagram"?`,
		},
		{args: "score team.yaml spring counts.csv typo.csv", status: findings, stderr: "typo.csv:2:1: counts[2].channel: "},
		{
			args: "score team.yaml spring counts.csv counts.csv", status: findings,
			stderr: "counts.csv:3:1: counts[3].period: clicks, spend and views of linkedin in the whole campaign are duplicates; the first is at line 3\n",
		},
		{args: "score team.yaml spring semi.csv", status: fine, stdout: "Instagram"},
		{args: "score team.yaml spring semi2.csv", status: fine, stdout: "LinkedIn"},
		{args: "score team.yaml spring utf16.csv", status: fine, stdout: "LinkedIn"},
		{
			args: "score team.yaml spring wide.csv", status: findings,
			stderr: `wide.csv:1:32: a column cannot be called "Video views"; a layout says what such columns mean, with -layout`,
		},
		{
			args: "score team.yaml spring bare.csv", status: findings,
			stderr: "bare.csv:1:1: no column is called channel; say which one the table is about, with -channel or in the layout",
		},
		{args: "score team.yaml spring bare.csv -channel instagram", status: fine, stdout: "LinkedIn"},
		{args: "score team.yaml spring bare.csv -channel instagram -period June", status: failed, stderr: "-period: expected a period"},
		{
			args: "score team.yaml spring counts.csv -layout youtube-conten", status: failed,
			stderr: `there is no layout "youtube-conten"; did you mean "youtube-content"?` + "\nFor a layout of your own, name its file, which ends in .yaml.\n",
		},
		{args: "score team.yaml spring counts.csv -layout youtube-content", status: findings, stderr: `counts.csv:1:`},
		{args: "score team.yaml spring counts.csv -currency USD", status: fine, stdout: "no data"},
		{args: "score survey.yaml spring counts.csv -measured recall-lift=4.2", status: fine, stdout: "4.2%"},
		{args: "score survey.yaml spring -measured recall-lift=4.2", status: fine, stdout: "4.2%"},
		{
			args: "score survey.yaml spring -measured recal-lift=4.2", status: failed,
			stderr: `-measured recal-lift=4.2: the campaign has no KPI "recal-lift"; did you mean "recall-lift"?`,
		},
		{args: "score survey.yaml spring -measured recall-lift", status: failed, stderr: "-measured: expected a KPI and a number, as in recall-lift=4.2"},
	} {
		test.run(t)
	}
}

// -layout, -channel, -period and -currency hold for the tables after them.
func TestScoreSeveralTables(t *testing.T) {
	folder(t, files{
		"team.yaml": strings.Replace(team, "[instagram, linkedin]", "[youtube, tiktok, linkedin]", 1),
		"yt.csv":    "Content,Video title,Views,Subscribers,Impressions\nTotal,,300,2,900\na,One,100,1,400\nb,Two,200,1,500\n",
		"tt.csv":    "\"Date\",\"Video Views\",\"Likes\",\"Comments\",\"Shares\"\n\"June 1\",\"40\",\"1\",\"0\",\"0\"\n\"June 2\",\"50\",\"1\",\"0\",\"0\"\n",
		"li.csv":    "Seen,Clicked\n7,1\n",
		"li.yaml":   "columns:\n  - {name: Seen, metric: views}\n  - {name: Clicked, metric: clicks}\n",
	})
	stdout, stderr, status := so("", strings.Fields("score team.yaml spring -json -layout youtube-content yt.csv "+
		"-layout tiktok-overview -period 2026 tt.csv -layout ./li.yaml -channel linkedin -period 2026-06 li.csv")...)
	require.Equal(t, fine, status, stderr)
	var card score.Card
	require.NoError(t, json.Unmarshal([]byte(stdout), &card))
	require.NotNil(t, card.Results[0].Value)
	require.InDelta(t, 300+90+7, *card.Results[0].Value, 0)

	test{args: "score team.yaml spring yt.csv -layout youtube-content", status: fine, stdout: "300", stderr: "yt.csv: 1 of 3 rows left out"}.run(t)
	test{args: "score team.yaml spring -layout youtube-content yt.csv li.csv", status: findings, stderr: "li.csv:1:"}.run(t)
}

// What the counts contradict is a problem at the first row that they come from.
func TestScoreLocates(t *testing.T) {
	dated := strings.Replace(team, "currency: EUR", "currency: EUR\n    start: 2026-06\n    end: 2026-06", 1)
	folder(t, files{
		"team.yaml": team, "june.yaml": dated,
		"typo.csv":   "channel,views\ninstagram,1\ninstgram,2\ninstgram,3\n",
		"period.csv": "channel,period,views\ninstagram,2026-06-01,1\ninstagram,2026-07-01,2\n",
		"a.csv":      "channel,period,spend\nlinkedin,2026-06-13,1\ninstagram,2026-06-14,1\n",
		"b.csv":      "sep=;\n;;\nperiod;channel;spend\n2026-06-14;instagram;1\n",
		"own.yaml": "channelColumn: Site\nchannels: {Linked In: linked-in, Instagram: instagram}\n" +
			"periodColumn: Day\nperiodFormat: 02/01/2006\n" +
			"above: 1\nonly: {Kind: ad}\ncolumns: [{name: Seen, metric: views}]\n",
		"own.csv":   "Title,,,\nSite,Day,Seen,Kind\nLinked In,02/06/2026,1,post\nLinked In,02/06/2026,1,ad\nInstagram,02/06/2026,1,ad\n",
		"last.yaml": "channel: instagram\nperiodColumn: Day\nperiod: 2027\ncolumns: [{name: Seen, metric: followers, rows: last}]\n",
		"last.csv":  "Day,Seen\n2027-06-02,1\n",
	})
	for _, test := range []test{
		{
			args: "score team.yaml spring typo.csv", status: findings,
			stderr: `typo.csv:3:1: counts[1].channel: "instgram" is not among the channels of the campaign; did you mean "instagram"?` + "\n",
		},
		{args: "score june.yaml spring period.csv", status: fine, stdout: "Views", stderr: "period.csv: 1 of 2 rows left out: outside 2026-06\n"},
		{
			args: "score team.yaml spring a.csv b.csv", status: findings,
			stderr: "b.csv:4:12: counts[2].period: spend of instagram in 2026-06-14 is a duplicate; the first is at a.csv:3:1\n",
		},
		{
			args: "score team.yaml spring own.csv -layout ./own.yaml", status: findings,
			stderr: `own.csv:4:1: counts[1].channel: "linked-in" is not among the channels of the campaign; did you mean "linkedin"?` + "\n",
		},
		{args: "score june.yaml spring last.csv -layout ./last.yaml", status: fine, stdout: "Views", stderr: "no row is in the days to read, 2026-06\n"},
		{args: "score team.yaml spring typo.csv -measured views=3", status: failed, stderr: "socialorg score: -measured views=3: \"views\" has a numerator"},
		{
			args: "score team.yaml spring a.csv -measured x=3 -measured x=4", status: failed,
			stderr: `-measured x=3: the campaign has no KPI "x"` + "\n" + `-measured x=4: the campaign has no KPI "x"` + "\n",
		},
	} {
		test.run(t)
	}
}

// However a table without a layout is written, its header is read as package
// insights reads it.
func TestScorePlainTables(t *testing.T) {
	const plain = "channel,views,spend\ninstagram,410000,300.00\nlinkedin,140000,150.50\n"
	fs := files{"team.yaml": team, "plain.csv": plain, "empty.csv": "", "blank.csv": ",,\n", "mark.csv": "c\x00h\x00,\x00v\x00", "quote.csv": "channel,\"views\n"}
	for name, text := range map[string]string{
		"cr.csv": strings.ReplaceAll(plain, "\n", "\r"), "crlf.csv": strings.ReplaceAll(plain, "\n", "\r\n"),
		"sep-cr.csv": strings.NewReplacer("\n", "\r", ",", ";").Replace("sep=;\n" + plain), "sep.csv": strings.ReplaceAll("\"sep=|\"\n"+plain, ",", "|"),
		"semicolon.csv": strings.ReplaceAll(plain, ",", ";"), "tab.csv": strings.ReplaceAll(plain, ",", "\t"), "bar.csv": strings.ReplaceAll(plain, ",", "|"),
		"commas.tsv":    plain,
		"tabs.tsv":      strings.ReplaceAll(plain, ",", "\t"),
		"above.csv":     "\n,,\n \n" + plain,
		"sep-above.csv": "sep=,\n,,\n" + plain,
		"bom.csv":       "\ufeff" + plain,
	} {
		fs[name] = text
	}
	folder(t, fs)
	want, stderr, status := so("", "score", "team.yaml", "spring", "plain.csv")
	require.Equal(t, fine, status, stderr)
	for name, text := range fs {
		if !strings.Contains(text, "410000") {
			continue
		}
		got, stderr, status := so("", "score", "team.yaml", "spring", name)
		require.Equal(t, fine, status, "%s: %s", name, stderr)
		require.Equal(t, want, got, name)
	}
	for name, want := range map[string]string{
		"empty.csv": "empty.csv:1:1: is empty: there is no header\n", "blank.csv": "blank.csv:1:1: is empty: there is no header\n",
		"mark.csv":  "mark.csv:1:1: seems to be UTF-16 without a byte order mark; save it as UTF-8\n",
		"quote.csv": "quote.csv:1:9: the quote that opens here is not closed\n",
	} {
		stdout, stderr, status := so("", "score", "team.yaml", "spring", name)
		require.Equal(t, findings, status, stdout)
		require.Equal(t, want, stderr)
	}
}

// Where a header is not that of a plain table, the problems say what it should be.
func TestScorePlainHeaders(t *testing.T) {
	for text, want := range map[string]string{
		"Channel,Period,Spend\n": `c.csv:1:1: a column cannot be called "Channel"; did you mean "channel"?
c.csv:1:9: a column cannot be called "Period"; did you mean "period"?
c.csv:1:16: a column cannot be called "Spend"; did you mean "spend"?
`,
		" channel , period ,views\n": `c.csv:1:1: a column cannot be called " channel "; did you mean "channel"?
c.csv:1:11: a column cannot be called " period "; did you mean "period"?
`,
		"chanel,views\n": "c.csv:1:1: a column cannot be called \"chanel\"; did you mean \"channel\"?\n",
		"new_followers,channel,X Y\n": "c.csv:1:1: a column cannot be called \"new_followers\"; did you mean \"new-followers\"?\n" +
			`c.csv:1:23: a column cannot be called "X Y"; a layout says what such columns mean, with -layout` + "\n",
		"\n,\nCount A,B C,D E,F G,H I\n": `c.csv:3:1: a column cannot be called "Count A", "B C", "D E" or 2 more; ` +
			`a layout says what such columns mean, with -layout` + "\n" +
			"c.csv:3:1: no column is called channel; say which one the table is about, with -channel or in the layout\n",
		"views,channel,views\n":                                  `c.csv:1:15: there are two columns "views"` + "\n",
		"channel,channel,views\n":                                `c.csv:1:9: there are two columns "channel"` + "\n",
		"channel,period\n":                                       "c.csv:1:1: no column is called like a metric, such as views\n",
		"Content,Video title,Views,Subscribers,Impressions\n":    "c.csv: the header is that of YouTube content: -layout youtube-content\n",
		"Date;Video Views;Profile Views;Likes;Comments;Shares\n": "c.csv: the header is that of the TikTok overview: -layout tiktok-overview\n",
	} {
		folder(t, files{"team.yaml": team, "c.csv": text})
		stdout, stderr, status := so("", "score", "team.yaml", "spring", "c.csv")
		require.Equal(t, findings, status, stdout)
		if diff := cmp.Diff(want, stderr); diff != "" {
			t.Errorf("%q (-want +got)\n%s", text, diff)
		}
	}
}

// TestH22 names a column that is no metric once, and leaves it out; it may be a
// misspelt one.
func TestH22ColumnsThatAreNoMetric(t *testing.T) {
	left := func(line, column int, name, meant string) string {
		if meant != "" {
			meant = fmt.Sprintf("; did you mean %q?", meant)
		}
		return fmt.Sprintf("c.csv:%d:%d: not a metric, left out: %q%s\n", line, column, name, meant)
	}
	for header, want := range map[string]string{
		"channel,viewz,likes":        left(1, 9, "viewz", "views"),
		"channel,link-clicks,views":  left(1, 9, "link-clicks", "clicks"),
		"channel,video-views,likes":  left(1, 9, "video-views", "views"),
		"channel,clicks,link-clicks": left(1, 16, "link-clicks", ""),
		"channel,views,spend,viewz":  left(1, 21, "viewz", ""),
		"channel,saves,note":         left(1, 15, "note", ""),
		"channel,views,spend,likes":  "",
	} {
		columns := strings.Split(header, ",")
		folder(t, files{"team.yaml": team, "c.csv": header + "\ninstagram" + strings.Repeat(",7", len(columns)-1) + "\n"})
		_, stderr, status := so("", "score", "team.yaml", "spring", "c.csv")
		require.Equal(t, fine, status, stderr)
		require.Equal(t, want, stderr, header)
	}
}

// -currency never turns an amount into one of another currency.
func TestScoreCurrency(t *testing.T) {
	folder(t, files{
		"team.yaml": team, "mixed.csv": "channel,currency,spend\ninstagram,EUR,5\ninstagram,NOK,5\nlinkedin, NOK,5\n",
		"blank.csv": "channel,,spend\ninstagram,NOK,5\n",
		"same.csv":  "channel,currency,clicks,spend\ninstagram,EUR,10,5\nlinkedin,,10,5\n",
		"own.yaml":  "channel: instagram\ncurrencyColumn: Cur\nexcept: {Kind: total}\ncolumns: [{name: Paid, metric: spend}]\n",
		"own.csv":   "Kind,Cur,Paid\nad,EUR,5\ntotal,NOK,50\n",
	})
	for _, test := range []test{
		{
			args: "score team.yaml spring mixed.csv -currency EUR", status: findings,
			stderr: `mixed.csv:3:11: currency: 2 cells of the column "currency" are like "NOK", the first in line 3; the currency is "NOK" here, but EUR was stated`,
		},
		{args: "score team.yaml spring same.csv -currency EUR", status: fine, stdout: "€0.50"},
		{args: "score team.yaml spring same.csv -currency NOK", status: findings, stderr: `same.csv:2:11: currency: the currency is "EUR" here`},
		{args: "score team.yaml spring blank.csv -currency EUR", status: fine, stdout: "LinkedIn"},
		{args: "score team.yaml spring own.csv -currency EUR -layout ./own.yaml", status: fine, stdout: "LinkedIn", stderr: "1 of 2 rows left out"},
		{args: "score team.yaml spring own.csv -currency NOK -layout ./own.yaml", status: findings, stderr: "own.csv:2:4: "},
	} {
		test.run(t)
	}
}

// A flag that would change nothing, or that cannot be right, is no mistake of a table.
func TestScoreFlags(t *testing.T) {
	fs := reportingFiles()
	fs["open.yaml"] = strings.Replace(team, "    channels: [instagram, linkedin]\n", "", 1)
	fs["a.csv"] = "views\n1\n"
	folder(t, fs)
	for _, test := range []test{
		{
			args: "score team.yaml spring a.csv -channel instagram -channel linkedin", status: failed,
			stderr: "-channel instagram is for no table; where it is given several times, each stands before the tables that it is about\n",
		},
		{args: "score team.yaml spring a.csv -layout own.yaml -layout youtube-content", status: failed, stderr: "-layout own.yaml is for no table; "},
		{args: "score team.yaml spring -channel instagram a.csv -channel linkedin", status: failed, stderr: "-channel linkedin is for no table; "},
		{args: "score team.yaml -period 2025 -period 2026 spring -period 2027 a.csv", status: failed, stderr: "-period 2025 is for no table; "},
		{args: "score team.yaml spring -measured x=3 -currency EUR", status: failed, stderr: "-currency EUR is for no table; "},
		{
			args: "score team.yaml spring a.csv -channel instgram", status: failed,
			stderr: `-channel: the campaign has no channel "instgram"; did you mean "instagram"?`,
		},
		{
			args: "score open.yaml spring a.csv -channel Instagram", status: failed,
			stderr: `-channel: a channel is written in lower-case words joined by hyphens, such as instagram, not "Instagram"`,
		},
		{args: "score open.yaml spring a.csv -channel instagram", status: fine, stdout: "Views"},
		{
			args: "score team.yaml spring counts.csv -period x", status: failed,
			stderr: `-period: expected a period, such as 2026, 2026-06, 2026-W24, 2026-06-14 or 2026-06-01/2026-06-28, not "x"`,
		},
		{
			args: "score team.yaml spring counts.csv -currency x", status: failed,
			stderr: `-currency: expected a currency as three capital letters, such as EUR, not "x"`,
		},
	} {
		test.run(t)
	}
}

func TestPlacedFlags(t *testing.T) {
	for _, test := range []struct {
		placed
		want []string
	}{
		{placed{}, []string{"", "", "", "", "", ""}},
		{placed{values: []string{"a"}, after: []int{6}}, []string{"a", "a", "a", "a", "a", "a"}},
		{placed{values: []string{"a"}, after: []int{2}}, []string{"", "", "a", "a", "a", "a"}},
		{placed{values: []string{"a", "b"}, after: []int{2, 4}}, []string{"", "", "a", "a", "b", "b"}},
		{placed{values: []string{"a", "b"}, after: []int{2, 6}}, nil},
		{placed{values: []string{"a", "b"}, after: []int{2, 2}}, nil},
	} {
		got, err := test.of(0, 6)
		require.Equal(t, test.want, got)
		require.Equal(t, test.want == nil, err != nil)
	}
}

// FuzzScore tests that whatever stands in a table, score does not panic, and that each
// problem is in the table.
func FuzzScore(f *testing.F) {
	f.Add([]byte("channel,views\ninstagram,12\ninstgram,13\n"))
	f.Add([]byte("sep=;\r;;\rchannel;period;currency;spend\rinstagram;2026-06;NOK;5\r"))
	f.Add([]byte("c\x00h\x00"))
	f.Add([]byte("Date\tVideo Views\tLikes\tComments\tShares\n"))
	f.Add([]byte(",\n\"channel\",views,views,Views, x y\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		name := filepath.Join(t.TempDir(), "team.yaml")
		require.NoError(t, os.WriteFile(name, []byte(team), 0o600))
		for _, flags := range []string{"", "-currency EUR", "-channel instagram -period 2026"} {
			args := append([]string{"score", name, "spring", "-"}, strings.Fields(flags)...)
			stdout, stderr, status := so(string(data), args...)
			switch status {
			case fine:
				require.NotEmpty(t, stdout)
			case findings:
				require.Empty(t, stdout)
				for line := range strings.Lines(stderr) {
					require.True(t, strings.HasPrefix(line, "stdin:"), line)
				}
			default:
				t.Fatalf("status %d: %s", status, stderr)
			}
		}
	})
}

// Half-way through a campaign, what is due is in proportion to the days; and a
// card of another time stands beside it.
func TestH19AsOfAndAgainst(t *testing.T) {
	rows := "channel,period,views\n"
	for day := 1; day <= 30; day++ {
		rows += fmt.Sprintf("instagram,2026-06-%02d,104\n", day)
	}
	folder(t, files{
		"d.csv": rows,
		"c.yaml": "positions: [{id: m}]\ncampaigns:\n" +
			"- {key: june, channels: [instagram], start: 2026-06, end: 2026-06, kpis: [{key: views, unit: count, numerator: [views], min: 3000}]}\n",
	})
	score := func(args ...string) (string, string) {
		t.Helper()
		out, errs, status := so("", append([]string{"score", "-alone", "c.yaml", "june", "d.csv"}, args...)...)
		require.Zero(t, status, errs)
		return out, errs
	}
	out, errs := score("-as-of", "2026-06-15")
	require.Contains(t, out, "| at least 1,500 | 1,560  | 104%       | met    |")
	require.Contains(t, errs, "what was counted after 2026-06-15 is left out (15 of 30 channels and periods)")
	score("-as-of", "2026-06-10", "-json", "-o", "was.json")
	out, _ = score("-as-of", "2026-06-15", "-against", "was.json")
	require.Contains(t, out, "| Views | ██████████◆████┃░░░░  | at least 1,500 | 1,040    | 1,560   | +520   | 104%       | met    |")
}
