package hidden_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"example.com/socialorg/internal/hidden"
)

// G13: joiners and selectors are hidden unless the script or the emoji uses them.
func TestG13Joiners(t *testing.T) {
	for _, test := range []struct {
		name, text string
		want       []int // offsets
	}{
		{"plain text", "Ada Lovelace", nil},
		{"Persian, non-joiner", "مدیر رسانه\u200cهای اجتماعی", nil},
		{"Hindi, joiner", "क्\u200dष", nil},
		{"Hindi, joiner at the end of a word", "क्\u200d क", nil},
		{"Sinhala", "ශ්\u200dරී", nil},
		{"family", "👩\u200d👩\u200d👧", nil},
		{"skin tone and joiner", "👩🏽\u200d💻", nil},
		{"style and joiner", "🏳️\u200d🌈 ❤\ufe0f", nil},
		{"keycap", "1\ufe0f\u20e3", nil},
		{"flag of Scotland", "🏴\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F", nil},
		{"Japanese name with a variant", "葛\U000E0100城", nil},
		{"joiner in a Latin word", "a\u200db", []int{1}},
		{"non-joiner in a Latin word", "ceo\u200c", []int{3}},
		{"joiner between an emoji and a letter", "👩\u200dx", []int{4}},
		{"joiner alone", "\u200d", []int{0}},
		{"two joiners", "م\u200c\u200cم", []int{2, 5}},
		{"selector behind a letter", "a\ufe0f", []int{1}},
		{"selector behind a digit", "1\ufe0f", []int{1}},
		{"tags without a flag", "x\U000E0067\U000E007F", []int{1, 5}},
		{"tags that do not end", "🏴\U000E0067x", []int{4}},
		{"tags of more than a region", "🏴\U000E0067\U000E0062\U000E0067\U000E0062\U000E0067\U000E0062\U000E007F", []int{4, 8, 12, 16, 20, 24, 28}},
		{"tags of less than a region", "🏴\U000E0067\U000E0062\U000E007F", []int{4, 8, 12}},
		{"tags of a space", "🏴\U000E0067\U000E0020\U000E0062\U000E007F", []int{4, 8, 12, 16}},
		{"variant of a letter", "a\U000E0100", []int{1}},
		{"direction", "a\u202eb", []int{1}},
		{"zero-width space, line break, lost character", "\u200b\n\ufffd\xff", []int{0, 3, 4, 7}},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got []int
			for i := range hidden.All(test.text) {
				got = append(got, i)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("offsets (-want +got):\n%s", diff)
			}
			first := -1
			if len(test.want) > 0 {
				first = test.want[0]
			}
			require.Equal(t, first, hidden.Index(test.text))
		})
	}
}

// The places are those of whole characters, in order, and never overlap.
func FuzzAll(f *testing.F) {
	f.Add("a\u200db👩\u200d👩\xff")
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for i, size := range hidden.All(text) {
			require.GreaterOrEqual(t, i, end)
			require.Positive(t, size)
			end = i + size
		}
		require.LessOrEqual(t, end, len(text))
	})
}
