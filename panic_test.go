package socialorg_test

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"math"
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/socialorg"
)

// exportedFuncs has every exported function of the package, by name.
var exportedFuncs = map[string]any{
	"AmplificationRate": socialorg.AmplificationRate, "ApplauseRate": socialorg.ApplauseRate, "ChiefExecutive": socialorg.ChiefExecutive,
	"ClickThroughRate": socialorg.ClickThroughRate, "CompareRoles": socialorg.CompareRoles, "ConversationRate": socialorg.ConversationRate,
	"ConversionRate": socialorg.ConversionRate, "CostPerClick": socialorg.CostPerClick, "CostPerConversion": socialorg.CostPerConversion,
	"CostPerMille": socialorg.CostPerMille, "ChangeKinds": socialorg.ChangeKinds, "Department": socialorg.Department, "DiffOrgs": socialorg.DiffOrgs, "DigitalMarketingManager": socialorg.DigitalMarketingManager,
	"English": socialorg.English, "EngagementRate": socialorg.EngagementRate, "EveryAreaAccountable": socialorg.EveryAreaAccountable, "FollowerGrowth": socialorg.FollowerGrowth,
	"Impressions": socialorg.Impressions, "Indonesian": socialorg.Indonesian, "Manager": socialorg.Manager, "MaxSpan": socialorg.MaxSpan, "NewHierarchy": socialorg.NewHierarchy,
	"NoConfusableIDs": socialorg.NoConfusableIDs, "NoHiddenText": socialorg.NoHiddenText, "NoVacantManager": socialorg.NoVacantManager,
	"OneAccountable": socialorg.OneAccountable, "OneTop": socialorg.OneTop, "RACI": socialorg.RACI, "Reach": socialorg.Reach, "ResponseTime": socialorg.ResponseTime,
	"ReturnOnAdSpend": socialorg.ReturnOnAdSpend, "RollUp": socialorg.RollUp[int], "ShareOfVoice": socialorg.ShareOfVoice,
	"Shares": socialorg.Shares, "Specialist": socialorg.Specialist, "StandardRules": socialorg.StandardRules, "Views": socialorg.Views,
}

// exportedTypes has every exported type of the package, by name.
var exportedTypes = map[string]reflect.Type{
	"Aim": reflect.TypeFor[socialorg.Aim](), "Area": reflect.TypeFor[socialorg.Area](), "Campaign": reflect.TypeFor[socialorg.Campaign](),
	"Change": reflect.TypeFor[socialorg.Change](), "ChangeKind": reflect.TypeFor[socialorg.ChangeKind](),
	"Code": reflect.TypeFor[socialorg.Code](), "Comparison": reflect.TypeFor[socialorg.Comparison](), "Coverage": reflect.TypeFor[socialorg.Coverage](),
	"CoverageStatus": reflect.TypeFor[socialorg.CoverageStatus](), "Matrix": reflect.TypeFor[socialorg.Matrix](), "MatrixRow": reflect.TypeFor[socialorg.MatrixRow](),
	"Glossary": reflect.TypeFor[socialorg.Glossary](), "Goal": reflect.TypeFor[socialorg.Goal](),
	"Hierarchy": reflect.TypeFor[*socialorg.Hierarchy](), "Involvement": reflect.TypeFor[socialorg.Involvement](), "KPI": reflect.TypeFor[socialorg.KPI](),
	"Key": reflect.TypeFor[socialorg.Key](), "Level": reflect.TypeFor[socialorg.Level](), "Measurement": reflect.TypeFor[socialorg.Measurement](),
	"Metric": reflect.TypeFor[socialorg.Metric](), "Org": reflect.TypeFor[socialorg.Org](), "Overlap": reflect.TypeFor[socialorg.Overlap[socialorg.Skill]](),
	"Pair": reflect.TypeFor[socialorg.Pair[socialorg.Skill]](), "Position": reflect.TypeFor[socialorg.Position](), "PositionID": reflect.TypeFor[socialorg.PositionID](),
	"Problem": reflect.TypeFor[socialorg.Problem](), "Problems": reflect.TypeFor[socialorg.Problems](), "Rank": reflect.TypeFor[socialorg.Rank](),
	"Reason": reflect.TypeFor[socialorg.Reason](), "Relation": reflect.TypeFor[socialorg.Relation](), "ReportingLine": reflect.TypeFor[socialorg.ReportingLine](),
	"Responsibility": reflect.TypeFor[socialorg.Responsibility](), "Result": reflect.TypeFor[socialorg.Result](), "Role": reflect.TypeFor[socialorg.Role](),
	"RoleID": reflect.TypeFor[socialorg.RoleID](), "Rule": reflect.TypeFor[socialorg.Rule](), "Scorecard": reflect.TypeFor[socialorg.Scorecard](),
	"Skill": reflect.TypeFor[socialorg.Skill](), "SkillGap": reflect.TypeFor[socialorg.SkillGap](), "SkillKind": reflect.TypeFor[socialorg.SkillKind](),
	"Status": reflect.TypeFor[socialorg.Status](), "Totals": reflect.TypeFor[socialorg.Totals](), "Unit": reflect.TypeFor[socialorg.Unit](),
}

// A function or type that is in neither list would escape the tests that use
// them.
func TestExportedListsAreComplete(t *testing.T) {
	p, _ := parsePackage(t, ".")
	var funcs, types []string
	for _, f := range p.Funcs {
		funcs = append(funcs, f.Name)
	}
	for _, typ := range p.Types {
		types = append(types, typ.Name)
		for _, f := range typ.Funcs {
			funcs = append(funcs, f.Name)
		}
	}
	require.ElementsMatch(t, funcs, slices.Collect(maps.Keys(exportedFuncs)))
	require.ElementsMatch(t, types, slices.Collect(maps.Keys(exportedTypes)))
}

// callEverything calls every exported function, and every method of every
// exported type, with arguments and receivers that value makes.
func callEverything(t *testing.T, value func(typ reflect.Type) reflect.Value) {
	t.Helper()
	for _, name := range slices.Sorted(maps.Keys(exportedFuncs)) {
		call(t, name, reflect.ValueOf(exportedFuncs[name]), value)
	}
	for _, name := range slices.Sorted(maps.Keys(exportedTypes)) {
		receiver := value(exportedTypes[name])
		for i := range receiver.NumMethod() {
			call(t, name+"."+receiver.Type().Method(i).Name, receiver.Method(i), value)
		}
	}
}

// call calls f, runs through the iterators that it returns, and reads its
// errors and texts. A panic is a failure.
func call(t *testing.T, name string, f reflect.Value, value func(typ reflect.Type) reflect.Value) {
	t.Helper()
	var args []reflect.Value
	defer func() {
		if p := recover(); p != nil {
			t.Fatalf("%s panics: %v\nargs: %#v", name, p, args)
		}
	}()
	for i := range f.Type().NumIn() {
		args = append(args, value(f.Type().In(i)))
	}
	var results []reflect.Value
	if f.Type().IsVariadic() {
		results = f.CallSlice(args)
	} else {
		results = f.Call(args)
	}
	for _, r := range results {
		switch {
		case r.Kind() == reflect.Func && r.IsNil():
		case r.Kind() == reflect.Func && r.Type().CanSeq2():
			for range r.Seq2() {
				continue
			}
		case r.Kind() == reflect.Func && r.Type().CanSeq():
			for range r.Seq() {
				continue
			}
		}
		switch v := r.Interface().(type) {
		case socialorg.Code: // the code itself, whatever a program wrote
		case error:
			ours := errors.As(v, new(socialorg.Problems)) || errors.As(v, new(socialorg.Problem))
			if ours {
				requirePrintable(t, v.Error())
			}
		case fmt.Stringer:
			require.NotEmpty(t, v.String())
		}
	}
}

// A11: zero values, nil receivers, nil functions and nothing at all.
func TestZeroValues(t *testing.T) {
	callEverything(t, reflect.Zero)
	callEverything(t, func(typ reflect.Type) reflect.Value {
		switch {
		case typ.Kind() == reflect.Pointer:
			return reflect.New(typ.Elem())
		case typ.Kind() == reflect.Slice:
			return reflect.MakeSlice(typ, 1, 1)
		case typ.Kind() == reflect.Map:
			return reflect.MakeMap(typ)
		}
		return reflect.Zero(typ)
	})
}

// E10: whatever goes in, nothing panics, and every message prints.
func TestNothingPanics(t *testing.T) {
	r := seeded(20)
	for range 300 {
		callEverything(t, func(typ reflect.Type) reflect.Value { return anything(r, typ, 4) })
	}
}

// anything returns a value of any type, of the kind that breaks things.
func anything(r *rand.Rand, typ reflect.Type, depth int) reflect.Value {
	switch typ {
	case reflect.TypeFor[*socialorg.Hierarchy]():
		h, err := socialorg.NewHierarchy(pick(r, socialorg.Org{}, socialorg.Department(), fullOrg(), randomForest(r, 5)))
		if err != nil {
			panic(err)
		}
		return reflect.ValueOf(pick(r, nil, new(socialorg.Hierarchy), h))
	case reflect.TypeFor[socialorg.Rule]():
		return reflect.ValueOf(pick(r, append(everyRule(), socialorg.Rule{})...))
	case reflect.TypeFor[func(socialorg.Position) int]():
		return reflect.ValueOf(func(p socialorg.Position) int { return len(p.Holders) })
	case reflect.TypeFor[func(a, b int) (int, error)]():
		return reflect.ValueOf(func(a, b int) (int, error) { return a + b, nil })
	}
	v := reflect.New(typ).Elem()
	switch typ.Kind() {
	case reflect.String:
		v.SetString(pick(r, "", "a", "b", "manager", "boss", "social-media-manager", "budget", "accountable", "expert", "at-least", "between", "views", "count",
			" a", "A", "\x00", "\xff", "a\u202eb", "\u200b", "-", "__proto__", strings.Repeat("x", 2000)))
	case reflect.Float64:
		v.SetFloat(pick[float64](r, 0, 1, -1, 0.5, math.Copysign(0, -1), math.NaN(), math.Inf(1), math.Inf(-1), math.MaxFloat64, -math.MaxFloat64, math.SmallestNonzeroFloat64))
	case reflect.Int, reflect.Int32, reflect.Int64:
		v.SetInt(pick[int64](r, 0, 1, -1, 100, math.MaxInt32, math.MinInt32))
		if typ.Kind() != reflect.Int32 {
			v.SetInt(pick(r, v.Int(), math.MaxInt64, math.MinInt64))
		}
	case reflect.Uint8:
		v.SetUint(uint64(pick(r, '{', '}', '[', '"', 'a', ':', 0xff)))
	case reflect.Bool:
		v.SetBool(r.IntN(2) == 0)
	case reflect.Slice:
		if depth > 0 {
			for range r.IntN(4) {
				v.Set(reflect.Append(v, anything(r, typ.Elem(), depth-1)))
			}
		}
	case reflect.Map:
		v.Set(reflect.MakeMap(typ))
		for range r.IntN(4) {
			v.SetMapIndex(anything(r, typ.Key(), 0), anything(r, typ.Elem(), depth-1))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			v.Field(i).Set(anything(r, typ.Field(i).Type, depth))
		}
	default:
		panic("anything does not know a " + typ.String())
	}
	return v
}

// E9, E10: the package uses no clock, no environment, no reflection and no
// chance but in a seed of a hash, keeps no state that changes, and has no panic
// of its own.
func TestSources(t *testing.T) {
	allowed := []string{"bytes", "cmp", "encoding/json", "errors", "fmt", "hash/maphash", "io", "iter", "maps", "math", "math/big", "math/bits", "slices", "strconv", "strings", "sync", "unicode", "unicode/utf8"}
	names, err := filepath.Glob("*.go")
	require.NoError(t, err)
	read := 0
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		read++
		fset := token.NewFileSet()
		f, err := parser.ParseFile(fset, name, nil, 0)
		require.NoError(t, err)
		for _, spec := range f.Imports {
			path, err := strconv.Unquote(spec.Path.Value)
			require.NoError(t, err)
			require.Contains(t, allowed, path, "E9 %s", name)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CallExpr:
				if id, ok := n.Fun.(*ast.Ident); ok {
					require.NotEqual(t, "panic", id.Name, "E10 %s", fset.Position(n.Pos()))
				}
			case *ast.FuncDecl:
				require.NotEqual(t, "init", n.Name.Name, "%s", fset.Position(n.Pos()))
			case *ast.GenDecl:
				if n.Tok == token.VAR {
					for _, spec := range n.Specs {
						for _, id := range spec.(*ast.ValueSpec).Names {
							require.False(t, id.IsExported(), "%s: an exported variable", fset.Position(n.Pos()))
						}
					}
				}
			}
			return true
		})
	}
	require.Greater(t, read, 10)
}
