package suggest_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"example.com/socialorg/internal/suggest"
)

func TestFind(t *testing.T) {
	known := []string{"ceo", "manager", "specialist", "00012", "reach", "views", "likes", "DFE-3066", "ab", "Zoë", "é"}
	for _, c := range []struct {
		s, want, reason string
	}{
		{"CEO", "ceo", "case"},
		{" manager\t", "manager", "outer white space"},
		{"12", "00012", "G4: stripped zeros"},
		{"12.0", "00012", "G4: a trailing .0"},
		{"manger", "manager", "one rune is missing"},
		{"mnaager", "manager", "two runes are exchanged"},
		{"specilaist", "specialist", "two runes are exchanged"},
		{"MANGER", "manager", "case does not count in the distance"},
		{"veiws", "views", "a distance of 2 in 5 runes"},
		{"dfe-3066", "DFE-3066", "case"},
		{"mngr", "", "too far"},
		{"vies", "views", "a distance of 1 in 4 runes"},
		{"va", "", "half of the length is not near"},
		{"ac", "", "half of the length is not near"},
		{"zoe", "Zoë", "length counts runes"},
		{"e", "", "another letter"},
		{"", "", "nothing is near nothing"},
		{"   ", "", "white space is nothing"},
	} {
		got, ok := suggest.Find(c.s, slices.Values(known))
		if got != c.want || ok != (c.want != "") {
			t.Errorf("Find(%q) = %q, %t; want %q: %s", c.s, got, ok, c.want, c.reason)
		}
	}
}

// What differs only in case is nearer than what differs in zeros, and that is
// nearer than any distance.
func TestOrder(t *testing.T) {
	for _, c := range []struct{ s, want string }{
		{"12 ", "12"},
		{"012.0", "0012"},
		{"A12", "a12"},
		{"0120", "120"},
		{"headd", "head"},
	} {
		known := []string{"a13", "a12", "12", "0012", "120", "0121", "heads", "head", "hea"}
		for range 20 {
			rand.Shuffle(len(known), func(i, j int) { known[i], known[j] = known[j], known[i] })
			if got, _ := suggest.Find(c.s, slices.Values(known)); got != c.want {
				t.Errorf("Find(%q, %q) = %q, want %q", c.s, known, got, c.want)
			}
		}
	}
}

// TestModel compares with a distance that is found by recursion, under permuted
// orders of the known strings.
func TestModel(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	word := func() string {
		b := make([]byte, 1+r.IntN(9))
		for i := range b {
			b[i] = "abc"[r.IntN(3)]
		}
		return string(b)
	}
	for range 3000 {
		known := []string{word(), word(), word(), word()}
		s := word()
		want, least := "", 3
		sorted := slices.Clone(known)
		slices.Sort(sorted)
		for _, k := range sorted {
			if d := naive(s, k); d <= 2 && 2*d < len(s) && d < least {
				want, least = k, d
			}
		}
		r.Shuffle(len(known), func(i, j int) { known[i], known[j] = known[j], known[i] })
		if got, _ := suggest.Find(s, slices.Values(known)); got != want {
			t.Fatalf("Find(%q, %q) = %q, want %q", s, known, got, want)
		}
	}
}

func naive(a, b string) int {
	switch {
	case a == "":
		return len(b)
	case b == "":
		return len(a)
	case a[0] == b[0]:
		return naive(a[1:], b[1:])
	}
	return 1 + min(naive(a[1:], b), naive(a, b[1:]), naive(a[1:], b[1:]))
}

// A6: the runes that an Index compares are bounded, however many strings it is
// asked for and however long they are.
func TestBudget(t *testing.T) {
	for _, test := range []struct {
		prefix string
		known  int
		finds  int // that the budget suffices for
	}{{"employee", 1 << 16, 74}, {strings.Repeat("x", 240), 1000, 275}} {
		x := suggest.New(func(yield func(string) bool) {
			for i := range test.known {
				if !yield(fmt.Sprintf("%s %d", test.prefix, i)) {
					return
				}
			}
		})
		for i := range test.finds + 2 {
			_, ok := x.Find(test.prefix + "x 70")
			if want := i < test.finds; ok != want {
				t.Errorf("search %d by distance: %t, want %t", i, ok, want)
			}
		}
		for i := range 100_000 { // too many to compare each with all
			if _, ok := x.Find(fmt.Sprintf("%sx %d", test.prefix, i)); ok {
				t.Fatalf("search %d by distance after the budget", i)
			}
		}
		if got, ok := x.Find(strings.ToUpper(test.prefix) + " 12"); got != test.prefix+" 12" || !ok {
			t.Errorf("after the budget: %q, %t", got, ok)
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("manger", "manager", "specialist")
	f.Add("\xff", "\xfe", "")
	f.Add("12.0", "0012", ".0")
	f.Fuzz(func(t *testing.T, s, a, b string) {
		got, ok := suggest.Find(s, slices.Values([]string{a, b}))
		if again, _ := suggest.Find(s, slices.Values([]string{b, a})); again != got {
			t.Errorf("%q or %q, by order", got, again)
		}
		if ok && got != a && got != b || ok == (got == "") {
			t.Errorf("Find(%q, %q, %q) = %q, %t", s, a, b, got, ok)
		}
		if s == a && utf8.ValidString(s) && strings.TrimSpace(s) != "" && !ok {
			t.Errorf("%q is not near itself", s)
		}
	})
}
