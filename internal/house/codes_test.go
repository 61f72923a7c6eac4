package house_test

import (
	"go/ast"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/socialorg"
	"example.com/socialorg/insights"
)

// codesOf returns the exported constants of type Code of a package, by name.
func codesOf(t *testing.T, dir string) map[string]string {
	t.Helper()
	p, _ := parsePackage(t, dir)
	codes := make(map[string]string)
	values := slices.Clone(p.Consts)
	for _, typ := range p.Types {
		values = append(values, typ.Consts...)
	}
	for _, v := range values {
		for _, spec := range v.Decl.Specs {
			spec := spec.(*ast.ValueSpec)
			typ := ""
			switch of := spec.Type.(type) {
			case *ast.Ident:
				typ = of.Name
			case *ast.SelectorExpr:
				typ = of.Sel.Name
			}
			if typ == "Code" {
				for i, name := range spec.Names {
					codes[name.Name] = strings.Trim(spec.Values[i].(*ast.BasicLit).Value, `"`)
				}
			}
		}
	}
	return codes
}

// E7: codes stand in three packages, whose tests have an input for each: TestCodes
// in the root, TestEveryConstructor in rules, those of insights. One that stands
// elsewhere would have none.
func TestE7CodesOfTheModule(t *testing.T) {
	t.Parallel()
	owner := make(map[string]string)
	for _, dir := range apiPackages(t) {
		codes := codesOf(t, dir)
		if len(codes) > 0 {
			require.Contains(t, []string{".", "insights", "rules"}, dir)
		}
		for name, code := range codes {
			require.True(t, strings.HasPrefix(name, "Err"), name)
			require.Empty(t, owner[code], "%s has the code of %s", name, owner[code])
			owner[code] = name
		}
	}
	require.Equal(t, "ErrCycle", owner["cycle"])
	require.Equal(t, "ErrTops", owner["tops"])
	source := read(t, "problem.go")
	for name := range codesOf(t, ".") {
		require.Regexp(t, `\b`+name+`\b.*Code`, source, "TestCodes looks for codes in problem.go")
	}
}

// C7: a sum that does not fit is the one mistake that only files of counts can
// have.
func TestC7Overflow(t *testing.T) {
	text := "day,views\n2026-01-01,9223372036854775807\n2026-01-01,1\n"
	_, err := insights.ReadCSV(strings.NewReader(text), "views.csv", insights.Layout{
		Channel: "instagram", PeriodColumn: "day", Columns: []insights.Column{{Name: "views", Metric: socialorg.MetricViews}},
	})
	require.ErrorIs(t, err, socialorg.ErrOverflow)
}
