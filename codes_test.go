package socialorg_test

import (
	"errors"
	"go/ast"
	"reflect"
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

// E7: codes stand in two packages, whose tests have an input for each: TestCodes
// here, TestEveryConstructor in rules. One that stands elsewhere would have none.
func TestE7CodesOfTheModule(t *testing.T) {
	t.Parallel()
	owner := make(map[string]string)
	for _, dir := range apiPackages(t) {
		codes := codesOf(t, dir)
		if dir != "." && dir != "rules" {
			require.Empty(t, codes, "package %s", dir)
		}
		for name, code := range codes {
			require.True(t, strings.HasPrefix(name, "Err"), name)
			require.Empty(t, owner[code], "%s has the code of %s", name, owner[code])
			owner[code] = name
		}
	}
	require.Equal(t, "ErrCycle", owner["cycle"])
	require.Equal(t, "ErrTops", owner["tops"])
	var here []string
	for _, code := range declaredCodes(t) {
		here = append(here, string(code))
	}
	for name, code := range codesOf(t, ".") {
		require.Contains(t, here, code, "%s is not where TestCodes looks for codes", name)
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

// B3: Validate looks at every string of an organisation. A new field that it does
// not look at fails.
func TestB3EveryStringIsValidated(t *testing.T) {
	var paths []string
	o := fullOrg()
	fields(reflect.ValueOf(&o), "", func(path string, v reflect.Value) {
		if v.Kind() == reflect.String {
			paths = append(paths, path)
		}
	})
	require.Greater(t, len(paths), 100)
	for _, path := range paths {
		o := fullOrg()
		fields(reflect.ValueOf(&o), "", func(at string, v reflect.Value) {
			switch {
			case at == path && v.CanSet():
				v.SetString("x\x00y")
			case v.Kind() == reflect.Map && strings.HasPrefix(path, at+"."):
				for _, key := range v.MapKeys() {
					if at+"."+key.String() == path {
						v.SetMapIndex(key, reflect.ValueOf("x\x00y").Convert(v.Type().Elem()))
					}
				}
			}
		})
		ps, _ := errors.AsType[socialorg.Problems](o.Validate())
		require.True(t, slices.ContainsFunc(ps, func(p socialorg.Problem) bool { return p.Path == path }), "a control character in %s: %v", path, ps)
	}
	for _, o := range []socialorg.Org{
		{Terms: map[socialorg.Key]string{"x\x00y": "Name"}},
		{Campaigns: []socialorg.Campaign{{Key: "c", Metrics: map[socialorg.Metric]socialorg.Aggregation{"x\x00y": "sum"}}}},
	} {
		require.ErrorIs(t, o.Validate(), socialorg.ErrMalformed, "a control character in a key")
	}
}
