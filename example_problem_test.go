package socialorg_test

import (
	"encoding/json"
	"errors"
	"fmt"

	"example.com/socialorg"
)

// Programs branch on codes and paths; details are for people.
func ExampleCode() {
	for _, code := range []socialorg.Code{
		socialorg.ErrRequired, socialorg.ErrMalformed, socialorg.ErrUnsupported, socialorg.ErrRange, socialorg.ErrTooLong,
		socialorg.ErrDuplicate, socialorg.ErrUnknown, socialorg.ErrSelfReport, socialorg.ErrCycle, socialorg.ErrOverflow,
		socialorg.ErrTooMany, socialorg.ErrImplausible,
	} {
		fmt.Print(code, " ")
	}
	fmt.Println()
	// Output: required malformed unsupported range too-long duplicate unknown self-report cycle overflow too-many implausible
}

func ExampleCode_Error() {
	var err error = socialorg.ErrCycle
	fmt.Println(err)
	// Output: cycle
}

func ExampleProblem() {
	p := socialorg.Problem{
		Path: "positions[3].reportsTo", Code: socialorg.ErrUnknown, Detail: `no position "ceo"`,
		Place: socialorg.Place{File: "team.yaml", Line: 7, Column: 3},
	}
	fmt.Println(p)
	fmt.Println(errors.Is(p, socialorg.ErrUnknown))
	text, _ := json.Marshal(p)
	fmt.Println(string(text))
	// Output:
	// team.yaml:7:3: positions[3].reportsTo: no position "ceo"
	// true
	// {"path":"positions[3].reportsTo","code":"unknown","detail":"no position \"ceo\"","file":"team.yaml","line":7,"column":3}
}

func ExampleProblem_Error() {
	fmt.Println(socialorg.Problem{Path: "name", Detail: "control characters such as \x1b are shown"}.Error())
	// Output: name: control characters such as \x1b are shown
}

func ExampleProblem_Unwrap() {
	fmt.Println(socialorg.Problem{Code: socialorg.ErrRange}.Unwrap())
	// Output: range
}

func ExampleProblems() {
	err := socialorg.Role{}.Validate()
	if problems, ok := errors.AsType[socialorg.Problems](err); ok {
		for _, p := range problems {
			fmt.Println(p.Path, p.Code)
		}
	}
	// Output:
	// id required
	// name required
}

func ExampleProblems_Error() {
	fmt.Println(socialorg.Role{}.Validate().Error())
	// Output:
	// id: is missing
	// name: is missing
}

func ExampleProblems_Unwrap() {
	problems := socialorg.Problems{{Code: socialorg.ErrRange}, {Code: socialorg.ErrCycle}}
	fmt.Println(len(problems.Unwrap()), errors.Is(problems, socialorg.ErrCycle))
	// Output: 2 true
}

// A program that checks its own input collects problems as this module does.
func ExampleProblems_Add() {
	var ps socialorg.Problems
	for i, spend := range []int{120, -5, -7} {
		var of socialorg.Problems
		if spend < 0 {
			of.Add("amount", socialorg.ErrRange, "%d is negative", spend)
		}
		ps.Under(fmt.Sprintf("spends[%d]", i), of)
	}
	ps.Add("currency", socialorg.ErrUnknown, "no currency %q", "EURO")
	ps.Last().Meant = "EUR"
	fmt.Println(ps.Err())
	// Output:
	// spends[1].amount: -5 is negative
	// spends[2].amount: -7 is negative
	// currency: no currency "EURO"; did you mean "EUR"?
}

func ExampleProblems_Err() {
	var ps socialorg.Problems
	fmt.Println(ps.Err())
	// Output: <nil>
}

func ExampleProblems_Under() {
	var goal, all socialorg.Problems
	goal.Add("key", socialorg.ErrRequired, "is missing")
	all.Under("goals[2]", goal)
	fmt.Println(all)
	// Output: goals[2].key: is missing
}

// A program that knows where its values stand gives problems their places.
func ExampleProblems_Located() {
	ids := socialorg.Org{Positions: []socialorg.Position{{ID: "ana"}, {ID: "ben"}, {ID: "ana"}}}
	lines := map[string]int{"positions[0].id": 3, "positions[2].id": 9}
	problems, _ := errors.AsType[socialorg.Problems](ids.Validate())
	fmt.Println(problems.Located(func(path string) (socialorg.Place, bool) {
		line, ok := lines[path]
		return socialorg.Place{File: "team.txt", Line: line}, ok
	}))
	// Output: team.txt:9: positions[2].id: "ana" is a duplicate; the first is at line 3
}

func ExamplePlace_String() {
	fmt.Println(socialorg.Place{File: "team.yaml", Line: 4, Column: 79})
	// Output: team.yaml:4:79
}

// However much is wrong, an error stays within bounds.
func Example_maxProblems() {
	o := socialorg.Org{Positions: make([]socialorg.Position, socialorg.MaxProblems+500)}
	problems, _ := errors.AsType[socialorg.Problems](o.Validate())
	fmt.Println(len(problems), problems[socialorg.MaxProblems])
	// Output: 10001 there are 500 more problems
}
