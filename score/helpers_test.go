package score_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/stretchr/testify/require"

	"example.com/socialorg"
)

// seeds is how many random campaigns a law is held against.
func seeds(n uint64) uint64 {
	if testing.Short() {
		return n / 4
	}
	return n
}

// ignoreDetail compares problems by path and code.
var ignoreDetail = cmpopts.IgnoreFields(socialorg.Problem{}, "Detail", "Meant", "OtherPath")

// requireProblems requires that err is the Problems wanted, whatever their details.
func requireProblems(t *testing.T, err error, want ...socialorg.Problem) {
	t.Helper()
	var got socialorg.Problems
	if err != nil {
		require.ErrorAs(t, err, &got)
	}
	if diff := cmp.Diff(socialorg.Problems(want), got, ignoreDetail, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("problems (-want +got)\n%s", diff)
	}
	for _, p := range got {
		require.NotEmpty(t, p.Detail)
	}
}

func problem(path string, code socialorg.Code) socialorg.Problem {
	return socialorg.Problem{Path: path, Code: code}
}

// pick returns one of several values.
func pick[T any](r *rand.Rand, from ...T) T { return from[r.IntN(len(from))] }

// requirePrintable requires what every message promises.
func requirePrintable(t testing.TB, text string) {
	t.Helper()
	require.Less(t, len(text), 64<<10)
	require.True(t, utf8.ValidString(text))
	require.Equal(t, -1, strings.IndexFunc(text, func(r rune) bool { return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) }))
}
