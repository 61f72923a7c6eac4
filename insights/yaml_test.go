package insights_test

import (
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"example.com/socialorg"
	"example.com/socialorg/insights"
)

// A layout in YAML can say whatever a Layout can.
func TestReadLayout(t *testing.T) {
	file, err := os.Open("testdata/own.yaml")
	require.NoError(t, err)
	defer file.Close()
	got, err := insights.ReadLayout(file, "own.yaml")
	require.NoError(t, err)
	want := insights.Layout{
		ChannelColumn: "Network", Channels: map[string]socialorg.Key{"Insta": "instagram", "In: EU": "linkedin"},
		Period: "2026-06", PeriodColumn: "Von", PeriodTo: "Bis", PeriodFormat: "2. January 2006", Window: "2026-06-01/2026-06-28", Whole: true,
		Months:   []string{"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"},
		Currency: "EUR", CurrencyColumn: "Cur",
		Columns: []insights.Column{
			{Name: "Seen", Names: []string{"Views"}, Metric: "views", Rows: "last", Digits: 3, Optional: true},
			{Name: "Cost", Metric: "fees", Money: true, Minor: true, Blank: "zero"},
			{Metric: "posts", Count: true},
		},
		Names: map[string][]string{"Von": {"From", "Start"}},
		Only:  map[string][]string{"Type": {"Post", "Reel"}}, Except: map[string][]string{"Network": {"Total"}}, Key: "ID",
		Missing: []string{"--", "N/A"}, Ignore: []string{"$"}, Brackets: true,
		Encoding: "windows-1252", Comma: ';', Decimal: ',', Thousands: '.', Above: 2, Title: "Overview", UntilBlank: true,
	}
	require.Empty(t, cmp.Diff(want, got), "(-want +got)")

	// Each field but one of two that exclude each other is among the above.
	set := func(v reflect.Value) (names []string) {
		for field := range v.Type().Fields() {
			if !v.FieldByName(field.Name).IsZero() {
				names = append(names, field.Name)
			}
		}
		return names
	}
	require.Len(t, set(reflect.ValueOf(want)), reflect.TypeOf(want).NumField()-1, "Channel is another test's")
	var ofColumns []string
	for _, c := range want.Columns {
		ofColumns = append(ofColumns, set(reflect.ValueOf(c))...)
	}
	slices.Sort(ofColumns)
	require.Len(t, slices.Compact(ofColumns), reflect.TypeFor[insights.Column]().NumField())

	simple, err := insights.ReadLayout(strings.NewReader("channel: x\ncolumns: [{name: V, metric: views}]\nonly: {Type: [a, b]}\n"), "own.yaml")
	require.NoError(t, err)
	require.Equal(t, socialorg.Key("x"), simple.Channel)
	require.Equal(t, []string{"a", "b"}, simple.Only["Type"])
}

// The mistakes of a layout are at their places, all at once.
func TestReadLayoutProblems(t *testing.T) {
	const valid = "columns: [{name: V, metric: views}]\n"
	for text, want := range map[string]string{
		"":                                      "1:1: is empty: there is no layout",
		"# nothing\n":                           "1:1: is empty: there is no layout",
		"chanel: x\n" + valid:                   `1:1: chanel: no field "chanel"; did you mean "channel"?`,
		"columns: [{nam: Views}]\n":             `1:12: columns[0].nam: no field "nam"; did you mean "name"?`,
		"columns: Views\n":                      `1:10: columns: is "Views", not a list`,
		"columns: [Views]\n":                    `1:11: columns[0]: is "Views", not an object`,
		"channel: x\nchannel: y\n" + valid:      `2:1: channel: is a duplicate; the first is at line 1`,
		"channel:\n":                            "1:9: channel: is null, not text; omit it instead",
		"channel: [x]\n":                        "1:10: channel: is a list, not text; write x",
		"above: two\nuntilBlank: yes\n":         "1:8: above: is \"two\", not a number\nown.yaml:2:13: untilBlank: is \"yes\", not true or false",
		"comma: ;;\n":                           `1:8: comma: is ";;", not one character in quotes`,
		"above: 9223372036854775808\n":          `1:8: above: "9223372036854775808" is not between -9223372036854775808 and 9223372036854775807`,
		"channelColumn: @x\n":                   `1:16: "@x" needs quotes: write channelColumn: '@x'`,
		"columns:\n- name: Spend: total\n":      `2:9: "Spend: total" needs quotes: write name: 'Spend: total'`,
		"columns:\n- name: [Total] spend\n":     `2:9: "[Total] spend" needs quotes: write name: '[Total] spend'`,
		"columns:\n- name: &Spend x\n":          "2:9: nothing uses the anchor &Spend; for text, write '&Spend x'",
		"channel: !x y\n":                       `1:10: the tag "!x" is not supported; for text, write '!x y'`,
		"channel: x\n---\nx: y\n":               "2:1: there is a second document",
		"channel: x\n\tperiod: y\n":             "2:1: the line is indented with a tab; YAML wants spaces",
		"channel: x\ndecimal: ,\n" + valid:      `2:10: "," needs quotes: write decimal: ','; what follows was not read`,
		"comma: |\nabove: x\n":                  "1:8: comma: is \"\", not one character in quotes\nown.yaml:2:8: above: is \"x\", not a number",
		"- a\n":                                 "1:1: is a list, not an object",
		"channels: {a: {b: c}}\n":               "1:15: channels.a: is an object, not text; for text, write '{b: c}'",
		"channel: x\ncolumns: []\n":             "2:10: columns: is empty: no column has a metric",
		"channel: X Y\n" + valid:                `1:10: channel: "X Y" must be lower-case words or digits joined by single hyphens`,
		"channel: x\ncolumns: [{name: V}]\n":    "2:11: columns[0].metric: is missing",
		"encoding: excel\n" + valid:             `1:11: encoding: there is no encoding "excel"; names are such as windows-1252, iso-8859-15, macintosh and utf-16le`,
		strings.Repeat("#", 1+64<<10):           "1:1: has more than 65536 bytes",
		"a: [" + strings.Repeat("[", 20) + "\n": "",
	} {
		_, err := insights.ReadLayout(strings.NewReader(text), "own.yaml")
		require.Error(t, err, text)
		if want != "" {
			require.EqualError(t, err, "own.yaml:"+want, text)
		}
		require.True(t, strings.HasPrefix(err.Error(), "own.yaml:"), "%s", err)
	}
	_, err := insights.ReadLayout(strings.NewReader(valid), "own.yaml")
	require.NoError(t, err, "programs may set the channel")
	_, err = insights.ReadLayout(nil, "own.yaml")
	require.ErrorIs(t, err, socialorg.ErrRequired)
}

// J8: what a layout file names costs time in every row, so it has a limit.
func TestJ8MaxColumns(t *testing.T) {
	texts := func(format string) string {
		var all []string
		for i := range insights.MaxColumns + 1 {
			all = append(all, fmt.Sprintf(format, strings.Map(func(digit rune) rune { return digit - '0' + 'h' }, fmt.Sprint(i))))
		}
		return strings.Join(all, ", ")
	}
	file := "channel: x\ncolumns: [" + texts("{name: %s, metric: %[1]s}") + "]\nonly: {" + texts("%s: a") + "}\nexcept: {" + texts("%s: a") +
		"}\nignore: [" + texts("%s") + "]\n"
	_, err := insights.ReadLayout(strings.NewReader(file), "a.yaml")
	require.EqualError(t, err, `a.yaml:2:10: columns: has 101 entries, more than 100
a.yaml:3:7: only: has 101 entries, more than 100
a.yaml:4:9: except: has 101 entries, more than 100
a.yaml:5:9: ignore: has 101 entries, more than 100`)
}
