package main

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"example.com/socialorg"
	"example.com/socialorg/insights"
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
	fs["utf16.csv"] = "\xff\xfec\x00h\x00a\x00n\x00n\x00e\x00l\x00,\x00v\x00i\x00e\x00w\x00s\x00\n\x00i\x00n\x00s\x00t\x00a\x00g\x00r\x00a\x00m\x00,\x007\x00\n\x00"
	folder(t, fs)
	for _, test := range []test{
		{args: "score team.yaml spring counts.csv", status: fine, stdout: "550,000"},
		{args: "score team.yaml spring counts.csv", status: fine, stdout: "€0.32"}, // 450.50 EUR over 1,400 clicks
		{args: "score team.yaml spring counts.csv -lang id", status: fine, stdout: "550.000"},
		{args: "score team.yaml spring counts.csv -json", status: fine, stdout: `"campaign": "spring"`},
		{args: "score team.yaml sprng counts.csv", status: failed, stderr: `there is no campaign "sprng" in team.yaml; did you mean spring?`},
		{args: "score team.yaml autumn counts.csv", status: failed, stderr: `; there is spring`},
		{args: "score none.yaml spring counts.csv", status: failed, stderr: "none.yaml has no campaigns"},
		{args: "score broken.yaml spring counts.csv", status: findings, stderr: "broken.yaml:4:"},
		{args: "score team.yaml spring", status: failed, stderr: "at least one table of counts"},
		{args: "score team.yaml spring none.csv", status: failed, stderr: "there is no file none.csv"},
		{args: "score team.yaml spring cell.csv", status: findings, stderr: "cell.csv:2:11: "},
		{args: "score team.yaml spring cell.csv", status: findings, stderr: "cell.csv:3:1: "},
		{args: "score team.yaml spring typo.csv", status: findings, stderr: "typo.csv: counts[0].channel: "},
		{args: "score team.yaml spring counts.csv typo.csv", status: findings, stderr: "typo.csv: counts[2].channel: "},
		{args: "score team.yaml spring counts.csv counts.csv", status: findings, stderr: "counts.csv: counts[2]"},
		{args: "score team.yaml spring semi.csv", status: fine, stdout: "Instagram"},
		{args: "score team.yaml spring semi2.csv", status: fine, stdout: "LinkedIn"},
		{args: "score team.yaml spring utf16.csv", status: fine, stdout: "LinkedIn"},
		{args: "score team.yaml spring wide.csv", status: findings, stderr: `wide.csv:1:32: columns[1].metric: "Video views" must be`},
		{args: "score team.yaml spring bare.csv", status: findings, stderr: "bare.csv: channel: is missing"},
		{args: "score team.yaml spring bare.csv -channel instagram", status: fine, stdout: "LinkedIn"},
		{args: "score team.yaml spring bare.csv -channel instagram -period June", status: findings, stderr: "period: "},
		{args: "score team.yaml spring counts.csv -layout youtub", status: failed, stderr: `there is no layout "youtub"; did you mean youtube?; the name of a file ends in .yaml`},
		{args: "score team.yaml spring counts.csv -layout youtube", status: findings, stderr: `counts.csv:1:`},
		{args: "score team.yaml spring counts.csv -currency USD", status: fine, stdout: "no data"},
		{args: "score survey.yaml spring counts.csv -measured recall-lift=4.2", status: fine, stdout: "4.2%"},
		{args: "score survey.yaml spring -measured recall-lift=4.2", status: fine, stdout: "4.2%"},
		{args: "score survey.yaml spring -measured recal-lift=4.2", status: findings, stderr: "recal-lift"},
		{args: "score survey.yaml spring -measured recall-lift", status: failed, stderr: "-measured: a KPI and a number are wanted, as in recall-lift=4.2"},
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
	stdout, stderr, status := so("", strings.Fields("score team.yaml spring -json -layout youtube yt.csv -layout tiktok -period 2026 tt.csv -layout ./li.yaml -channel linkedin -period 2026-06 li.csv")...)
	require.Equal(t, fine, status, stderr)
	var card socialorg.Scorecard
	require.NoError(t, json.Unmarshal([]byte(stdout), &card))
	require.NotNil(t, card.Results[0].Value)
	require.InDelta(t, 300+90+7, *card.Results[0].Value, 0)

	test{args: "score team.yaml spring yt.csv -layout youtube", status: fine, stdout: "300"}.run(t)
	test{args: "score team.yaml spring -layout youtube yt.csv li.csv", status: findings, stderr: "li.csv:1:"}.run(t)
}

func TestPlacedFlags(t *testing.T) {
	at := func(p placed) (got []string) {
		for i := range 6 {
			got = append(got, p.at(i, 6))
		}
		return got
	}
	require.Equal(t, []string{"", "", "", "", "", ""}, at(placed{}))
	require.Equal(t, []string{"a", "a", "a", "a", "a", "a"}, at(placed{values: []string{"a"}, after: []int{6}}))
	require.Equal(t, []string{"", "", "a", "a", "a", "a"}, at(placed{values: []string{"a"}, after: []int{2}}))
	require.Equal(t, []string{"", "", "a", "a", "b", "b"}, at(placed{values: []string{"a", "b"}, after: []int{2, 4}}))
	require.Equal(t, []string{"", "", "a", "a", "a", "a"}, at(placed{values: []string{"a", "b"}, after: []int{2, 6}}))
}

// A layout of one's own can say whatever a Layout can.
func TestLayout(t *testing.T) {
	l, err := parseLayout([]byte(`channelColumn: Network
channels: {Insta: instagram, "In: EU": linkedin}
slugs: true
period: 2026-06
periodColumn: Day
periodFormat: 02.01.2006
currencyColumn: Cur
columns:
  - name: Seen
    metric: views
    rows: last
    digits: 3
  - {name: Cost, metric: spend, minor: true}
only: {Type: Post}
except: {Network: Total}
comma: ";"
decimal: ","
thousands: "."
above: 2
`), "own.yaml")
	require.NoError(t, err)
	want := insights.Layout{
		ChannelColumn: "Network", Channels: map[string]socialorg.Key{"Insta": "instagram", "In: EU": "linkedin"}, Slugs: true,
		Period: "2026-06", PeriodColumn: "Day", PeriodFormat: "02.01.2006", CurrencyColumn: "Cur",
		Columns: []insights.Column{{Name: "Seen", Metric: "views", Rows: "last", Digits: 3}, {Name: "Cost", Metric: "spend", Minor: true}},
		Only:    map[string]string{"Type": "Post"}, Except: map[string]string{"Network": "Total"},
		Comma: ';', Decimal: ',', Thousands: '.', Above: 2,
	}
	if diff := cmp.Diff(want, l.Layout); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	simple, err := parseLayout([]byte("channel: x\ncurrency: EUR\n"), "own.yaml")
	require.NoError(t, err)
	require.Equal(t, insights.Layout{Channel: "x", Currency: "EUR"}, simple.Layout)

	// Each field of a Layout is among the above.
	all, row := reflect.ValueOf(want), make(map[string]bool)
	for i := range all.NumField() {
		if name := all.Type().Field(i).Name; name != "Channel" && name != "Currency" {
			require.False(t, all.Field(i).IsZero(), "%s is not tested", name)
		}
	}
	for _, c := range want.Columns {
		v := reflect.ValueOf(c)
		for i := range v.NumField() {
			row[v.Type().Field(i).Name] = row[v.Type().Field(i).Name] || !v.Field(i).IsZero()
		}
	}
	for name, tested := range row {
		require.True(t, tested, "Column.%s is not tested", name)
	}
}

func TestLayoutProblems(t *testing.T) {
	for text, want := range map[string]string{
		"":                                    "own.yaml:1:1: is empty",
		"chanel: x\n":                         `own.yaml:1:1: chanel: there is no field "chanel"; did you mean channel?`,
		"columns: [{nam: Views}]\n":           `own.yaml:1:12: columns[0].nam: there is no field "nam"; did you mean name?`,
		"columns: Views\n":                    "own.yaml:1:10: columns: is not a list",
		"columns: [Views]\n":                  "own.yaml:1:11: columns[0]: is not a list of names with values",
		"channel: x\nchannel: y\n":            "own.yaml",
		"channel:\n":                          "own.yaml:1:9: channel: is not text",
		"channel: [x]\n":                      "own.yaml:1:10: channel: is not text",
		"above: two\n":                        `own.yaml:1:8: above: "two" is not a whole number`,
		"comma: ;;\n":                         `own.yaml:1:8: comma: ";;" is not one character`,
		"slugs: yes\n":                        `own.yaml:1:8: slugs: "yes" is neither true nor false`,
		"a: [\n":                              "own.yaml: is not YAML: ",
		"a: *b\n":                             "own.yaml",
		"- a\n":                               "own.yaml:1:1: is not a list of names with values",
		"channels: {a: {b: c}}\n":             "own.yaml:1:15: channels.a: is not text",
		"channel: x\ncolumns: []\n":           "own.yaml:2:10: columns: is empty",
		"channel: X Y\n":                      `own.yaml:1:10: channel: "X Y" must be`,
		"channel: x\ncolumns: [{name: V}]\n":  "own.yaml:2:11: columns[0].metric: is missing",
		"columns: [{name: V, metric: views}]": "own.yaml:1:1: channel: is missing",
	} {
		l, err := parseLayout([]byte(text), "own.yaml")
		if err == nil {
			_, err = insights.ReadCSV(strings.NewReader("V\n1\n"), "counts.csv", l.Layout)
			err = l.place(err)
		}
		require.ErrorContains(t, err, want, text)
	}
}

// Every layout of package insights is ready by name, and works on its own export.
func TestReadyLayouts(t *testing.T) {
	for _, name := range functions(t, "../../insights", "Layout") {
		require.Contains(t, readyNames(), strings.ToLower(name))
	}
	stdout, _, _ := so("", "score", "-h")
	for _, name := range readyNames() {
		require.NotEmpty(t, readyLayouts()[name]().Columns)
		require.Contains(t, stdout, name)
	}
}
