package orgfile_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"

	"example.com/socialorg"
	"example.com/socialorg/orgfile"
)

// Three positions of the standard roles, which the file need not define.
const team = `positions:
  - {id: ceo, role: chief-executive}
  - {id: maya, role: social-media-manager, reportsTo: CEO}
  - {id: ari, role: social-media-specialist, reportsTo: maya}
`

// Every problem comes with its place in the file.
func Example() {
	f, err := orgfile.Read(strings.NewReader(team), "team.yaml", orgfile.YAML, orgfile.Known(socialorg.Department()))
	if err == nil {
		err = f.Check(socialorg.StandardRules()...)
	}
	if ds, ok := errors.AsType[orgfile.Diagnostics](err); ok {
		for _, d := range ds {
			fmt.Println(d)
		}
	}
	// Output:
	// team.yaml:3:55: positions[1].reportsTo: no position "CEO"; did you mean "ceo"?
}

// The decoder reports everything that it finds.
func ExampleRead() {
	_, err := orgfile.Read(strings.NewReader(`{
  "positions": [
    {"id": 109715, "ReportsTo": "ceo"},
    {"id": "ceo", "id": "boss"}
  ]
}`), "team.json", orgfile.JSON)
	fmt.Println(strings.ReplaceAll(err.Error(), "; team", "\nteam"))
	// Output:
	// team.json:3:12: positions[0].id: is "109715", not text; put it in quotes
	// team.json:3:20: positions[0].ReportsTo: no field "ReportsTo"; did you mean "reportsTo"?
	// team.json:4:19: positions[1].id: is there already, on line 4
}

func ExampleReadFile() {
	f, err := orgfile.ReadFile("../testdata/orgs/good/campaign.yaml")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(f.Org().Campaigns[0].Name)
	// Output: Spring launch
}

func ExampleReadFS() {
	f, err := orgfile.ReadFS(os.DirFS("../testdata/orgs/good"), "five-lines.yaml", orgfile.Known(socialorg.Department()))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(f.Check(socialorg.StandardRules()...))
	// Output: <nil>
}

// Two people share the post of analyst; whom the head reports to is not in the
// table.
func ExampleReadCSV() {
	const table = `Post,Name,Line manager,Job title
A1,p-1,board,Head of social media
A2,p-2,A1,Analyst
A2,p-3,A1,Analyst
A3,vacant,A1,Editor
`
	f, err := orgfile.ReadCSV(strings.NewReader(table), "hr.csv", orgfile.Columns{
		ID: "Post", ReportsTo: "Line manager", Title: "Job title", Holder: "Name",
		Vacant:              []string{"vacant"},
		KeepUnknownManagers: true,
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, p := range f.Org().Positions {
		fmt.Printf("%s %q under %q: %v\n", p.ID, p.Title, p.ReportsTo, p.Holders)
	}
	// Output:
	// A1 "Head of social media" under "board": [p-1]
	// A2 "Analyst" under "A1": [p-2 p-3]
	// A3 "Editor" under "A1": []
	// board "" under "": []
}

// A file's own definition of a role counts.
func ExampleKnown() {
	const text = `
roles: [{id: social-media-manager, name: Head of social}]
positions: [{id: maya, role: social-media-manager}]`
	f, err := orgfile.Read(strings.NewReader(text), "team.yaml", orgfile.YAML, orgfile.Known(socialorg.Department()))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, r := range f.Org().Roles {
		fmt.Println(r.Name)
	}
	// Output:
	// Head of social
	// Chief executive
	// Digital marketing manager
	// Social media specialist
}

func ExampleFile_Org() {
	f, err := orgfile.Read(strings.NewReader(team), "team.yaml", orgfile.YAML)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(len(f.Org().Positions), "positions")
	// Output: 3 positions
}

func ExampleFile_Check() {
	f, err := orgfile.Read(strings.NewReader(team), "team.yaml", orgfile.YAML, orgfile.Known(socialorg.Department()))
	if err != nil {
		fmt.Println(err)
		return
	}
	err = f.Check(socialorg.OneTop())
	fmt.Println(errors.Is(err, socialorg.ErrUnknown))
	fmt.Println(err)
	// Output:
	// true
	// team.yaml:3:55: positions[1].reportsTo: no position "CEO"; did you mean "ceo"?
}

func ExampleFile_Locate() {
	f, err := orgfile.Read(strings.NewReader(team), "team.yaml", orgfile.YAML)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(f.Locate("positions[2].reportsTo"))
	fmt.Println(f.Locate("positions[2].title")) // not there: the place of the position
	fmt.Println(f.Locate("positions[3]"))
	// Output:
	// 4 57 true
	// 4 5 true
	// 0 0 false
}

// A Diagnostic is a flat JSON object.
func ExampleDiagnostic() {
	d := orgfile.Diagnostic{File: "team.yaml", Line: 3, Column: 55, Problem: socialorg.Problem{
		Path: "positions[1].reportsTo", Code: socialorg.ErrUnknown, Detail: "no such position",
	}}
	text, err := json.Marshal(d)
	fmt.Println(string(text), err)
	// Output: {"file":"team.yaml","line":3,"column":55,"path":"positions[1].reportsTo","code":"unknown","detail":"no such position"} <nil>
}

func ExampleDiagnostics() {
	_, err := orgfile.Read(strings.NewReader("name: A\nName: B\nname: C\n"), "team.yaml", orgfile.YAML)
	ds, _ := errors.AsType[orgfile.Diagnostics](err)
	for _, d := range ds {
		fmt.Println(d.Line, d.Code)
	}
	// Output:
	// 2 unknown
	// 3 duplicate
}

func ExampleWrite() {
	err := orgfile.Write(os.Stdout, orgfile.YAML, socialorg.Org{
		Name: "Team",
		Positions: []socialorg.Position{
			{ID: "00109715", Title: "Head of social media"},
			{ID: "no", Holders: []string{"p-1", "p-2"}, ReportsTo: "00109715"},
		},
	})
	fmt.Println(err)
	// Output:
	// name: Team
	// positions:
	// - id: '00109715'
	//   title: Head of social media
	// - id: 'no'
	//   holders:
	//   - p-1
	//   - p-2
	//   reportsTo: '00109715'
	// <nil>
}

// Files of two formats, with what is known put together from several places.
func ExampleOption() {
	known := []orgfile.Option{
		orgfile.Known(socialorg.Department()),
		orgfile.Known(socialorg.Org{Roles: []socialorg.Role{{ID: "intern", Name: "Intern"}}}),
	}
	for format, text := range map[orgfile.Format]string{
		orgfile.YAML: "positions: [{id: kim, role: intern}]",
		orgfile.JSON: `{"positions": [{"id": "kim", "role": "intern"}]}`,
	} {
		f, err := orgfile.Read(strings.NewReader(text), "team", format, known...)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(format, len(f.Org().Roles), f.Check())
	}
	// Unordered output:
	// yaml 5 <nil>
	// json 5 <nil>
}

// A hostile file takes bounded time and memory.
func Example_limits() {
	fmt.Println(orgfile.MaxBytes>>20, orgfile.MaxYAMLBytes>>20, orgfile.MaxDepth, orgfile.MaxAliased, orgfile.MaxProblems)
	_, err := orgfile.Read(strings.NewReader(strings.Repeat("[", 1000)), "deep.json", orgfile.JSON)
	fmt.Println(errors.Is(err, socialorg.ErrRange))
	// Output:
	// 256 32 100 100000 100000
	// true
}

func ExampleDiagnostic_Unwrap() {
	d := orgfile.Diagnostic{File: "team.yaml", Line: 3, Column: 5, Problem: socialorg.Problem{Code: socialorg.ErrUnknown}}
	fmt.Println(d.Unwrap())
	// Output: unknown
}

func ExampleDiagnostics_Unwrap() {
	_, err := orgfile.Read(strings.NewReader(`{"nmae": "x", "Goals": []}`), "team.json", orgfile.JSON)
	ds, _ := errors.AsType[orgfile.Diagnostics](err)
	fmt.Println(len(ds.Unwrap()), errors.Is(err, socialorg.ErrUnknown))
	// Output: 2 true
}
