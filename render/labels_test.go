package render

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"math"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/socialorg"
)

// used returns every label that the package's code and its page use.
func used(t *testing.T) map[string]bool {
	all := make(map[string]bool)
	add := func(e ast.Expr) {
		lit, ok := e.(*ast.BasicLit)
		if !ok || lit.Kind != token.STRING {
			return
		}
		s, err := strconv.Unquote(lit.Value)
		require.NoError(t, err)
		all[s] = true
	}
	entries, err := os.ReadDir(".")
	require.NoError(t, err)
	for _, entry := range entries {
		if !strings.HasSuffix(entry.Name(), ".go") || strings.HasSuffix(entry.Name(), "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), entry.Name(), nil, 0)
		require.NoError(t, err)
		ast.Inspect(f, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			method, ok := call.Fun.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			switch {
			case method.Sel.Name == "text" && len(call.Args) == 1:
				add(call.Args[0])
			case method.Sel.Name == "count" && len(call.Args) == 3:
				add(call.Args[1])
				add(call.Args[2])
			}
			return true
		})
	}
	for _, m := range regexp.MustCompile(`{{text "([^"]*)"}}`).FindAllStringSubmatch(pageTemplate, -1) {
		all[m[1]] = true
	}
	for _, sentence := range scopeSentences {
		all[sentence] = true
	}
	for _, finding := range findings {
		all[finding] = true
	}
	return all
}

// Every label has its Indonesian, and nothing else has.
func TestIndonesian(t *testing.T) {
	want := used(t)
	require.Greater(t, len(want), 60)
	words := func(keys ...string) {
		for _, key := range keys {
			want[strings.ReplaceAll(key, "-", " ")] = true
		}
	}
	for _, k := range socialorg.ChangeKinds() {
		words(string(k))
	}
	o := socialorg.Department()
	for _, r := range o.Roles {
		words(string(r.ID), string(r.Rank))
		for _, d := range r.Responsibilities {
			words(string(d.Area))
			for _, partner := range d.With {
				words(string(partner))
			}
		}
		for _, s := range r.Skills {
			words(string(s.Kind))
		}
	}
	words("responsible", "accountable", "consulted", "informed", "awareness", "working", "practitioner", "expert",
		"at-least", "at-most", "met", "missed", "no-target", "no-data")
	delete(want, "")
	require.Equal(t, slices.Sorted(maps.Keys(want)), slices.Sorted(maps.Keys(indonesian)))
	for english, text := range indonesian {
		require.Equal(t, strings.Count(english, "%s"), strings.Count(text, "%s"), english)
		require.NotEmpty(t, text)
	}
}

func TestNumber(t *testing.T) {
	for _, test := range []struct {
		f                float64
		english, indones string
	}{
		{0, "0", "0"},
		{math.Copysign(0, -1), "0", "0"},
		{1, "1", "1"},
		{999, "999", "999"},
		{1000, "1,000", "1.000"},
		{-1234567.891, "-1,234,567.89", "-1.234.567,89"},
		{-999, "-999", "-999"},
		{2.5, "2.5", "2,5"},
		{0.5678, "0.568", "0,568"},
		{0.12345, "0.123", "0,123"},
		{1e-320, "1e-320", "1e-320"},
		{1e15, "1e+15", "1e+15"},
		{math.MaxFloat64, "1.79769e+308", "1,79769e+308"},
		{math.Inf(1), "+Inf", "+Inf"},
		{math.NaN(), "NaN", "NaN"},
	} {
		require.Equal(t, test.english, English().number(test.f))
		require.Equal(t, test.indones, Indonesian().number(test.f))
	}
}

// A target that was nearly reached is not shown as reached.
func TestPercent(t *testing.T) {
	for part, want := range map[float64]string{0: "0%", 0.004: "0%", 0.5: "50%", 0.9999: "99%", 1: "100%", 1.5: "150%"} {
		require.Equal(t, want, English().percent(part))
	}
	require.Equal(t, "1,000,000%", English().percent(10_000))
	tiny := socialorg.EngagementRate().AtLeast(5e-324)
	attained, ok := tiny.Attainment(12)
	require.True(t, ok)
	for _, part := range []float64{10_001, attained, math.MaxFloat64, math.Inf(1)} {
		require.Equal(t, "more than 1,000,000%", English().percent(part))
		require.Equal(t, "lebih dari 1.000.000%", Indonesian().percent(part))
	}
}

func TestLabels(t *testing.T) {
	require.Equal(t, Labels{}, English())
	require.NotEqual(t, English(), Indonesian())
	require.Equal(t, "en", Labels{}.Language())
	require.Equal(t, "id", Indonesian().Language())
	require.Equal(t, "public relations", word(English(), socialorg.Key("public-relations")))
	require.Equal(t, "hubungan masyarakat", word(Indonesian(), socialorg.Key("public-relations")))
	require.Equal(t, "of our own", word(Indonesian(), socialorg.Key("of-our-own")))
	require.Equal(t, "a, b or c", English().choice([]string{"a", "b", "c"}))
	require.Equal(t, "a atau b", Indonesian().choice([]string{"a", "b"}))
	require.Equal(t, "a", English().choice([]string{"a"}))
	require.Empty(t, English().choice(nil))
}

// A bar's parts lie within it, whatever the numbers.
func TestBar(t *testing.T) {
	numbers := []float64{0, 1, -1, 0.5, 3, 1e-320, 1e300, math.MaxFloat64, -math.MaxFloat64, math.NaN(), math.Inf(1), math.Inf(-1)}
	drawn := 0
	for _, aim := range []socialorg.Aim{"", socialorg.AimAtLeast, socialorg.AimAtMost, socialorg.AimBetween} {
		for _, target := range numbers {
			for _, upper := range numbers {
				for _, value := range numbers {
					b := newBar(socialorg.Result{KPI: socialorg.KPI{Aim: aim, Target: target, Upper: upper}, Status: socialorg.Missed, Value: value})
					if b == nil {
						continue
					}
					drawn++
					for _, at := range []float64{b.Value, b.Low, b.High} {
						require.True(t, 0 <= at && at <= 100, "%v %v %v %v: %v", aim, target, upper, value, *b)
					}
					require.GreaterOrEqual(t, b.Span(), 0.0, "%v %v %v %v", aim, target, upper, value)
				}
			}
		}
	}
	require.Positive(t, drawn)
	require.Equal(t, &bar{Value: 48, Low: 96, High: 96, Measured: true},
		newBar(socialorg.Result{KPI: socialorg.Views().AtLeast(10), Value: 5, Status: socialorg.Missed}))
	require.Nil(t, newBar(socialorg.Result{KPI: socialorg.Views(), Value: 5, Status: socialorg.NoTarget}))
	require.Nil(t, newBar(socialorg.Result{KPI: socialorg.Views().Between(5, 2), Value: 5, Status: socialorg.Missed}))
}
