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
