package detail_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/socialorg/internal/detail"
)

func TestQuote(t *testing.T) {
	for s, want := range map[string]string{
		"":                            `""`,
		"a\n\x00\u202e":               `"a\n\x00\u202e"`,
		"\xff":                        `"\xff"`,
		strings.Repeat("x", 64):       `"` + strings.Repeat("x", 64) + `"`,
		strings.Repeat("x", 65):       `"` + strings.Repeat("x", 64) + `"...`,
		strings.Repeat("世", 50):       `"` + strings.Repeat("世", 21) + `"...`,
		strings.Repeat("x", 63) + "é": `"` + strings.Repeat("x", 63) + `"...`,
	} {
		require.Equal(t, want, detail.Quote(s))
	}
}

func TestCount(t *testing.T) {
	require.Equal(t, "1 skill", detail.Count(1, "skill", "skills"))
	require.Equal(t, "0 skills", detail.Count(0, "skill", "skills"))
}

func TestList(t *testing.T) {
	require.Empty(t, detail.List(nil, "and"))
	require.Equal(t, "a", detail.List([]string{"a"}, "and"))
	require.Equal(t, "a and b", detail.List([]string{"a", "b"}, "and"))
	require.Equal(t, "a, b or c", detail.List([]string{"a", "b", "c"}, "or"))
}

func TestInSentence(t *testing.T) {
	for name, want := range map[string]string{
		"":                          "",
		"Lead":                      "lead",
		"Social media manager":      "social media manager",
		"Social Media Manager":      "Social Media Manager",
		"Head of TikTok":            "Head of TikTok",
		"CEO":                       "CEO",
		"PR lead":                   "PR lead",
		"X":                         "X",
		"Key opinion leaders (KOL)": "key opinion leaders (KOL)",
		"Ödlare":                    "ödlare",
		" Lead":                     " Lead",
		"\xff":                      "\xff",
	} {
		require.Equal(t, want, detail.InSentence(name), name)
	}
}

func TestInvalidUTF8(t *testing.T) {
	for text, want := range map[string]int{"": 0, "é\ufffd": 5, "é\xff": 2, "\ufffd\xe2\x82": 3} {
		require.Equal(t, want, detail.InvalidUTF8(text), "%q", text)
	}
}

func TestGrouped(t *testing.T) {
	for number, want := range map[string]string{
		"0": "0", "-1": "-1", "999": "999", "-999": "-999", "1000": "1,000", "-1000": "-1,000", "123456": "123,456",
		"1234567.8901": "1,234,567.8901", "1e+21": "1e+21",
	} {
		require.Equal(t, want, detail.Grouped(number))
	}
}

func TestFew(t *testing.T) {
	require.Equal(t, "a, b, c and d", detail.Few([]string{"a", "b", "c", "d"}, "and", "more metrics"))
	require.Equal(t, "a, b, c or 2 more metrics", detail.Few([]string{"a", "b", "c", "d", "e"}, "or", "more metrics"))
}
