package render

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestWrap(t *testing.T) {
	texts := func(text string, width float64) []string {
		var all []string
		for _, l := range wrap(text, smallFont, width) {
			all = append(all, l.text)
		}
		return all
	}
	word, _ := smallFont.width('n')
	for _, test := range []struct {
		name, text string
		letters    float64
		want       []string
	}{
		{"fits", "nnn nnn", 8, []string{"nnn nnn"}},
		{"at a space", "nnn nnn", 5, []string{"nnn", "nnn"}},
		{"inside of a word", "nnnnn", 3, []string{"nnn", "nn"}},
		{"a word that is too long after one that fits", "nn nnnnn", 3, []string{"nn", "nnn", "nn"}},
		{"narrower than a letter", "nn", 0.5, []string{"n", "n"}},
		{"empty", "", 3, []string{""}},
		{"emoji stay whole (G13)", "👩🏽\u200d💻👩🏽\u200d💻", 1, []string{"👩🏽\u200d💻", "👩🏽\u200d💻"}},
		{"marks stay with their letter", "n\u0301n\u0301", 1, []string{"n\u0301", "n\u0301"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			require.Equal(t, test.want, texts(test.text, test.letters*word+0.01))
		})
	}
}

// Every line is as narrow as asked for, and the lines have the whole text.
func TestWrapFits(t *testing.T) {
	for _, text := range []string{
		strings.Repeat("Vice President, Sales & Marketing ", 9), strings.Repeat("W", 90), "a  b   c", " outer ",
		strings.Repeat("長い名前", 20), strings.Repeat("مدير ", 30), "👩 " + strings.Repeat("x", 40),
	} {
		for _, width := range []float64{24, 60, 176} {
			all := wrap(text, titleFont, width)
			joined := ""
			for _, l := range all {
				joined += l.text
				require.LessOrEqual(t, l.width, width+1e-9)
				sum := 0.0
				for _, r := range l.text {
					w, _ := titleFont.width(r)
					sum += w
				}
				require.LessOrEqual(t, sum, l.width+1e-9, "%q", l.text)
			}
			require.Equal(t, strings.ReplaceAll(text, " ", ""), strings.ReplaceAll(joined, " ", ""))
			for _, l := range append(clampMiddle(text, titleFont, 2, width), cut(text, titleFont, width)) {
				require.LessOrEqual(t, l.width, width+1e-9)
			}
		}
	}
}

// G13: joiners, selectors and skin tones take no room of their own.
func TestG13Width(t *testing.T) {
	for text, plain := range map[string]string{"رسانه\u200cهای": "رسانههای", "👩🏽\u200d💻": "👩", "❤\ufe0f": "❤", "क्\u200dष": "क्ष"} {
		require.Equal(t, cellWidth(plain), cellWidth(text), text)
		a, b := wrap(text, titleFont, 500), wrap(plain, titleFont, 500)
		require.Equal(t, b[0].width, a[0].width, text)
		require.Equal(t, b[0].guessed, a[0].guessed, text)
	}
}
