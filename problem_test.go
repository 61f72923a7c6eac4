package socialorg_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"example.com/socialorg"
)

func TestProblemError(t *testing.T) {
	for _, tt := range []struct {
		name    string
		problem socialorg.Problem
		want    string
	}{
		{"path and detail", socialorg.Problem{Path: "roles[0].id", Code: socialorg.ErrRequired, Detail: "is missing"}, "roles[0].id: is missing"},
		{"the whole value", socialorg.Problem{Code: socialorg.ErrRequired, Detail: "is missing"}, "is missing"},
		{"code without detail", socialorg.Problem{Path: "positions[2]", Code: "intern-at-top"}, "positions[2]: intern-at-top"},
		{"zero", socialorg.Problem{}, ""},
		{
			"a place in a file",
			socialorg.Problem{Path: "positions[1].reportsTo", Detail: "no position", Place: socialorg.Place{File: "team.yaml", Line: 4, Column: 79}},
			"team.yaml:4:79: positions[1].reportsTo: no position",
		},
		{"a file and a line", socialorg.Problem{Detail: "is empty", Place: socialorg.Place{File: "team.yaml", Line: 4}}, "team.yaml:4: is empty"},
		{"a file alone", socialorg.Problem{Detail: "is empty", Place: socialorg.Place{File: "team.yaml"}}, "team.yaml: is empty"},
		{"B10 a hostile file", socialorg.Problem{Detail: "is empty", Place: socialorg.Place{File: "a\nb"}}, `a\nb: is empty`},
		{"B10 control characters", socialorg.Problem{Path: "a\nb", Detail: "c\x00\x1b[31m\td\u0085"}, `a\nb: c\x00\x1b[31m\td\u0085`},
		{"B10 invalid UTF-8", socialorg.Problem{Detail: "a\xff\xc3"}, `a\xff\xc3`},
		{"B10 a real replacement character", socialorg.Problem{Detail: "a\ufffd"}, "a\ufffd"},
		{"B10 invisible and direction-changing", socialorg.Problem{Detail: "a\u200b\u202eb\U000e0041"}, `a\u200b\u202eb\U000e0041`},
		{"B10 quotes stay as they are", socialorg.Problem{Detail: `'a' and "b" \ c`}, `'a' and "b" \ c`},
		{"other scripts stay as they are", socialorg.Problem{Detail: "manajer média 社交"}, "manajer média 社交"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			require.Equal(t, tt.want, tt.problem.Error())
		})
	}
}

func TestProblemErrorIsBounded(t *testing.T) {
	for name, detail := range map[string]string{
		"B10 long":               strings.Repeat("a", 1<<20),
		"B10 long and escaped":   strings.Repeat("\x00", 1<<20),
		"B10 long and invisible": strings.Repeat("\U000e0041", 1<<18),
		"B10 long and invalid":   strings.Repeat("\xff", 1<<20),
	} {
		t.Run(name, func(t *testing.T) {
			p := socialorg.Problem{Path: "name", Detail: detail}
			requirePrintable(t, p.Error())
			require.NotContains(t, p.Error(), "\n")
			require.Contains(t, p.Error(), "...")
			several := socialorg.Problems{p, p, p}.Error()
			requirePrintable(t, several)
			require.True(t, strings.HasSuffix(several, "\nand 2 more"))
		})
	}
	long := socialorg.Problem{Detail: strings.Repeat("a", 50<<10)}
	require.Equal(t, long.Detail, long.Error(), "B10 what fits is not cut")
}

// What is said of the last problem is said of no other, and of none where it was
// only counted.
func TestProblemsLast(t *testing.T) {
	var ps socialorg.Problems
	ps.Last().Meant = "nothing"
	require.Empty(t, ps)
	for range socialorg.MaxProblems + 2 {
		ps.Add("path", socialorg.ErrUnknown, "no such thing")
		ps.Last().Meant = "another"
	}
	require.Equal(t, "another", ps[socialorg.MaxProblems-1].Meant)
	require.Equal(t, socialorg.Problem{Code: socialorg.ErrTooMany, Detail: "there are 2 more problems", More: 2}, ps[socialorg.MaxProblems])
}

// What is offered for a value that does not exist is valid itself.
func TestOnlyWhatIsValidIsOffered(t *testing.T) {
	offers := func(known string) (offers []string) {
		key := socialorg.Key(known)
		o := socialorg.Org{
			Goals: []socialorg.Goal{{Key: key}},
			Roles: []socialorg.Role{
				{ID: socialorg.RoleID(known)},
				{ID: "r", Goals: []socialorg.Key{"editors"}, ReportsTo: []socialorg.ReportingLine{{To: "editors"}}},
			},
			Positions: []socialorg.Position{
				{ID: socialorg.PositionID(known)},
				{ID: "p", Role: "editors", ReportsTo: "editors"},
				{ID: "q", ReportsTo: "p", DottedTo: []socialorg.PositionID{"editors"}},
			},
			KPIs: []socialorg.KPI{{Key: key, Unit: socialorg.UnitCount, Numerator: []socialorg.Metric{"likes"}}},
			Campaigns: []socialorg.Campaign{
				{Key: key},
				{Key: "c", KPIsSetBy: "editors", Team: []socialorg.PositionID{"editors"}, KPIs: []socialorg.KPI{{Key: "editors", Min: number(1)}}},
			},
			Exceptions: []socialorg.Exception{
				{Rule: "a", Position: "editors", Why: "why"}, {Rule: "b", Role: "editors", Why: "why"}, {Rule: "c", Campaign: "editors", Why: "why"},
			},
		}
		var ps socialorg.Problems
		require.ErrorAs(t, o.Validate(), &ps)
		for _, p := range ps {
			if p.Code == socialorg.ErrUnknown {
				offers = append(offers, p.Path+" "+p.Meant)
			}
		}
		return offers
	}
	valid, invalid := offers("editor"), offers("editor\x01")
	require.Len(t, valid, 11, "%q", valid)
	require.Len(t, invalid, len(valid))
	for i, offer := range valid {
		path, ok := strings.CutSuffix(offer, "editor")
		require.True(t, ok, offer)
		require.Equal(t, path, invalid[i])
	}
}

// A breach has the code of its rule, and the count of those that are too many has
// its own.
func TestCheckGivesCodes(t *testing.T) {
	rule := socialorg.Rule{Code: "mine", Check: func(_ *socialorg.Hierarchy, report func(socialorg.Problem)) {
		for range socialorg.MaxProblems + 3 {
			report(socialorg.Problem{Path: "positions", Detail: "is broken"})
		}
	}}
	var ps socialorg.Problems
	require.ErrorAs(t, build(t, socialorg.Org{}).Check(rule), &ps)
	require.Len(t, ps, socialorg.MaxProblems+1)
	require.Equal(t, socialorg.Code("mine"), ps[0].Code)
	last := ps[socialorg.MaxProblems]
	require.Equal(t, socialorg.ErrTooMany, last.Code)
	require.Equal(t, 3, last.More)
	excused := build(t, socialorg.Org{Exceptions: []socialorg.Exception{{Rule: "mine", Why: "all of it"}}})
	requireProblems(t, excused.Check(rule))
}

// B10, I6: an exception beyond the limit of problems excuses like the others, what it
// excuses is not counted, and a breach behind it is found.
func TestExceptionsBeyondMaxProblems(t *testing.T) {
	t.Parallel()
	n := socialorg.MaxProblems + 20
	o := bigOrg(n, func(int) int { return 0 })
	for _, p := range o.Positions {
		o.Exceptions = append(o.Exceptions, socialorg.Exception{Rule: "all", Position: p.ID, Why: "why"})
	}
	all := socialorg.Rule{Code: "all", Check: func(h *socialorg.Hierarchy, report func(socialorg.Problem)) {
		for p := range h.InOrder() {
			report(socialorg.Problem{Path: p.ProblemPath("holders"), Detail: "are known", Meant: "nobody"})
			report(socialorg.Problem{Path: p.ProblemPath("title"), Detail: "is known, too"})
		}
	}}
	requireProblems(t, build(t, o).Check(all))

	o.Exceptions = o.Exceptions[:n-1]
	last := o.Exceptions[n-2]
	o.Exceptions = append(o.Exceptions, socialorg.Exception{Rule: "all", Role: o.Roles[0].ID, Why: "no finding"})
	path := fmt.Sprintf("positions[%d].", n-1)
	requireProblems(t, build(t, o).Check(all), problem(path+"holders", "all"), problem(path+"title", "all"), problem(fmt.Sprintf("exceptions[%d]", n-1), "unused-exception"))

	o.Exceptions = []socialorg.Exception{last}
	ps, ok := errors.AsType[socialorg.Problems](build(t, o).Check(all))
	require.True(t, ok)
	require.Len(t, ps, socialorg.MaxProblems+1)
	require.Equal(t, 2*(n-1)-socialorg.MaxProblems, ps[socialorg.MaxProblems].More)

	// What is said of one that is excused is not said of the one before it.
	o = bigOrg(2, func(int) int { return 0 })
	o.Exceptions = []socialorg.Exception{{Rule: "all", Position: o.Positions[1].ID, Why: "why"}}
	err := build(t, o).Check(all)
	requireProblems(t, err, problem("positions[0].holders", "all"), problem("positions[0].title", "all"))
	require.ErrorAs(t, err, &ps)
	require.Equal(t, []string{"nobody", ""}, []string{ps[0].Meant, ps[1].Meant})
}

func TestProblemsError(t *testing.T) {
	require.Equal(t, "no problems", socialorg.Problems(nil).Error())
	a := socialorg.Problem{Path: "a", Detail: "is missing"}
	b := socialorg.Problem{Path: "b", Detail: "is not there"}
	require.Equal(t, "a: is missing", socialorg.Problems{a}.Error())
	require.Equal(t, "a: is missing\nb: is not there", socialorg.Problems{a, b}.Error())

	many := make(socialorg.Problems, 100_000)
	for i := range many {
		many[i] = socialorg.Problem{Path: fmt.Sprintf("positions[%d].id", i), Detail: "is missing"}
	}
	text := many.Error()
	requirePrintable(t, text)
	require.True(t, strings.HasPrefix(text, "positions[0].id: is missing\npositions[1].id: is missing\n"))
	shown := strings.Count(text, "is missing")
	require.Greater(t, shown, 1000)
	require.True(t, strings.HasSuffix(text, fmt.Sprintf("\nand %d more", len(many)-shown)), "B10 the rest is counted")
}

// B10: hostile values are quoted, on one line and capped, wherever a detail
// names them.
func TestDetailsQuote(t *testing.T) {
	long := strings.Repeat("x", 5000)
	for name, o := range map[string]socialorg.Org{
		"an id with a line break":  {Positions: []socialorg.Position{{ID: "a\n; b: is fine"}}},
		"a long id":                {Positions: []socialorg.Position{{ID: socialorg.PositionID(long)}}},
		"a long name":              {Name: long},
		"a long unknown manager":   {Positions: []socialorg.Position{{ID: "a", ReportsTo: socialorg.PositionID(long)}}},
		"a long unknown role":      {Positions: []socialorg.Position{{ID: "a", Role: socialorg.RoleID(long)}}},
		"a long rank":              {Roles: []socialorg.Role{{ID: "r", Name: "R", Rank: socialorg.Rank(long)}}},
		"invalid UTF-8 at the cut": {Name: strings.Repeat("x", 63) + "\xff" + long},
		"many bytes at the cut":    {Name: strings.Repeat("世", 2000)},
		"an id that hides":         {Positions: []socialorg.Position{{ID: "a"}, {ID: "b", ReportsTo: "\u202ea"}}},
	} {
		t.Run(name, func(t *testing.T) {
			ps, ok := errors.AsType[socialorg.Problems](o.Validate())
			require.True(t, ok)
			require.Len(t, ps, 1)
			requirePrintable(t, ps[0].Detail)
			require.Less(t, len(ps[0].Detail), 400)
			require.Contains(t, ps[0].Detail, `"`)
		})
	}
}

// B10: a quoted value is cut between characters.
func TestQuoteCutsBetweenCharacters(t *testing.T) {
	err := socialorg.Org{Name: strings.Repeat("世", 2000)}.Validate()
	require.EqualError(t, err, `name: "`+strings.Repeat("世", 21)+`"... has 6000 bytes, more than 1024`)
}

// codeCases has for every code an input that yields it, and nothing else.
var codeCases = map[socialorg.Code]func() error{
	socialorg.ErrRequired:    func() error { return socialorg.Org{Positions: []socialorg.Position{{}}}.Validate() },
	socialorg.ErrMalformed:   func() error { return socialorg.Org{Positions: []socialorg.Position{{ID: " a"}}}.Validate() },
	socialorg.ErrUnsupported: func() error { return socialorg.Role{ID: "r", Name: "R", Rank: "boss"}.Validate() },
	socialorg.ErrRange: func() error {
		return socialorg.Campaign{Key: "c", KPIs: []socialorg.KPI{{Key: "k", Unit: socialorg.UnitCount, Min: number(math.NaN())}}}.Validate()
	},
	socialorg.ErrTooLong: func() error { return socialorg.Org{Name: strings.Repeat("x", 1025)}.Validate() },
	socialorg.ErrDuplicate: func() error {
		return socialorg.Org{Positions: []socialorg.Position{{ID: "a"}, {ID: "a"}}}.Validate()
	},
	socialorg.ErrUnknown: func() error {
		return socialorg.Org{Positions: []socialorg.Position{{ID: "a", ReportsTo: "b"}}}.Validate()
	},
	socialorg.ErrSelfReport: func() error {
		return socialorg.Org{Positions: []socialorg.Position{{ID: "a", ReportsTo: "a"}}}.Validate()
	},
	socialorg.ErrCycle: func() error {
		return socialorg.Org{Positions: []socialorg.Position{{ID: "a", ReportsTo: "b"}, {ID: "b", ReportsTo: "a"}}}.Validate()
	},
	socialorg.ErrTooMany: func() error {
		var ps socialorg.Problems
		for range socialorg.MaxProblems + 7 {
			ps.Add("x", socialorg.ErrRequired, "is missing")
		}
		return ps[socialorg.MaxProblems]
	},
}

// E7: every code has an input that yields it, and is found in what comes back
// however it is wrapped.
func TestCodes(t *testing.T) {
	declared := slices.DeleteFunc(declaredCodes(t), func(c socialorg.Code) bool {
		return c == socialorg.ErrOverflow || c == socialorg.ErrImplausible // packages insights and score report them
	})
	require.Len(t, codeCases, len(declared), "a case for each code and no more")
	for _, code := range declared {
		t.Run("E7 "+string(code), func(t *testing.T) {
			yield, ok := codeCases[code]
			require.True(t, ok, "no case for the code %s", code)
			err := yield()
			ps, ok := errors.AsType[socialorg.Problems](err)
			if !ok { // a warning or a gap, which is a Problem alone
				p, ok := errors.AsType[socialorg.Problem](err)
				require.True(t, ok, "the error is %v", err)
				ps = socialorg.Problems{p}
			}
			require.Len(t, ps, 1)
			require.Equal(t, code, ps[0].Code)
			require.NotEmpty(t, ps[0].Detail)

			for _, err := range []error{code, ps[0], ps, fmt.Errorf("loading: %w", ps), errors.Join(os.ErrNotExist, ps)} {
				require.ErrorIs(t, err, code)
				for other := range codeCases {
					require.Equal(t, other == code, errors.Is(err, other))
				}
			}
			require.ErrorIs(t, ps, ps[0], "a problem is found by its value too")
			require.Equal(t, string(code), code.Error())
			p, ok := errors.AsType[socialorg.Problem](fmt.Errorf("loading: %w", ps))
			require.True(t, ok)
			require.Equal(t, ps[0], p)
		})
	}
}

// declaredCodes reads the constants of type Code from the source.
func declaredCodes(t *testing.T) []socialorg.Code {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), "problem.go", nil, 0)
	require.NoError(t, err)
	var codes []socialorg.Code
	ast.Inspect(f, func(n ast.Node) bool {
		if spec, ok := n.(*ast.ValueSpec); ok {
			if typ, ok := spec.Type.(*ast.Ident); ok && typ.Name == "Code" {
				for _, v := range spec.Values {
					codes = append(codes, socialorg.Code(strings.Trim(v.(*ast.BasicLit).Value, `"`)))
				}
			}
		}
		return true
	})
	require.GreaterOrEqual(t, len(codes), 12)
	return codes
}

// E7: a code comes through json.Unmarshal, where JSON can say the mistake.
func TestCodesThroughJSON(t *testing.T) {
	for code, text := range map[socialorg.Code]string{
		socialorg.ErrRequired:    `{"positions":[{"id":""}]}`,
		socialorg.ErrMalformed:   `{"positions":[{"id":" a"}]}`,
		socialorg.ErrUnsupported: `{"roles":[{"id":"r","name":"R","rank":"boss"}]}`,
		socialorg.ErrRange:       `{"campaigns":[{"key":"c","kpis":[{"key":"k","unit":"count","per":-1}]}]}`,
		socialorg.ErrTooLong:     `{"name":"` + strings.Repeat("x", 1025) + `"}`,
		socialorg.ErrDuplicate:   `{"positions":[{"id":"a"},{"id":"a"}]}`,
		socialorg.ErrUnknown:     `{"positions":[{"id":"a","reportsTo":"b"}]}`,
		socialorg.ErrSelfReport:  `{"positions":[{"id":"a","reportsTo":"a"}]}`,
		socialorg.ErrCycle:       `{"positions":[{"id":"a","reportsTo":"b"},{"id":"b","reportsTo":"a"}]}`,
	} {
		t.Run("E7 "+string(code), func(t *testing.T) {
			var in struct{ Chart *socialorg.Hierarchy }
			require.ErrorIs(t, json.Unmarshal([]byte(`{"Chart":`+text+`}`), &in), code)
			var h socialorg.Hierarchy
			require.ErrorIs(t, json.Unmarshal([]byte(text), &h), code)
		})
	}
}

// Problems are data: they marshal, and come back as they were.
func TestProblemsJSON(t *testing.T) {
	want := socialorg.Problems{{Path: "positions[3].reportsTo", Code: socialorg.ErrUnknown, Detail: `no position "x"`}, {Code: socialorg.ErrRequired}}
	text, err := json.Marshal(want)
	require.NoError(t, err)
	require.JSONEq(t, `[{"path":"positions[3].reportsTo","code":"unknown","detail":"no position \"x\""},{"path":"","code":"required","detail":""}]`, string(text))
	var got socialorg.Problems
	require.NoError(t, json.Unmarshal(text, &got))
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("round trip (-want +got):\n%s", diff)
	}
}
