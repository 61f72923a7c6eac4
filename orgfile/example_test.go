package orgfile_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing/fstest"

	"example.com/socialorg"
	"example.com/socialorg/orgfile"
	"example.com/socialorg/rules"
	"example.com/socialorg/standard"
)

// Three positions of the standard roles, which the file need not define.
const team = `positions:
  - {id: ceo, role: chief-executive}
  - {id: maya, role: social-media-manager, reportsTo: CEO}
  - {id: ari, role: social-media-specialist, reportsTo: maya}
`

// printProblems prints problems, one a line.
func printProblems(err error) {
	problems, _ := errors.AsType[socialorg.Problems](err)
	for _, p := range problems {
		fmt.Println(p)
	}
}

// Every problem comes with its place in the file.
func Example() {
	f, err := orgfile.Read(strings.NewReader(team), "team.yaml", orgfile.YAML, standard.Department())
	if err == nil {
		err = f.Check(standard.Rules()...)
	}
	fmt.Println(err)
	// Output:
	// team.yaml:3:55: positions[1].reportsTo: no position "CEO"; did you mean "ceo"?
}

// Decoding, validation and rules report together what does not stand in the way
// of each other.
func Example_everyProblemAtOnce() {
	const text = `positions:
  - {id: ceo, Role: chief-executive}
  - {id: ari, role: social-media-specialist, reportsTo: ceo}
`
	f, err := orgfile.Read(strings.NewReader(text), "team.yaml", orgfile.YAML, standard.Department())
	if f != nil {
		err = f.Check(rules.PeopleManagersHaveReports(), socialorg.Rule{
			Code: "pairs",
			Check: func(_ *socialorg.Hierarchy, report func(socialorg.Problem)) {
				report(socialorg.Problem{Path: "positions", Detail: "two are too few"})
			},
		})
	}
	printProblems(err)
	// Output:
	// team.yaml:2:3: positions: two are too few
	// team.yaml:2:15: positions[0].Role: no field "Role"; did you mean "role"?
}

// The decoder reports everything that it finds.
func ExampleRead() {
	_, err := orgfile.Read(strings.NewReader(`{
  "positions": [
    {"id": 109715, "ReportsTo": "ceo"},
    {"id": "ceo", "title": "Chief", "title": "Boss"}
  ]
}`), "team.json", orgfile.JSON)
	printProblems(err)
	// Output:
	// team.json:3:12: positions[0].id: is "109715", not text; put it in quotes
	// team.json:3:20: positions[0].ReportsTo: no field "ReportsTo"; did you mean "reportsTo"?
	// team.json:4:37: positions[1].title: is a duplicate; the first is at line 4
}

// A file's own definition of a role counts. A known role is there because a
// position has it, or because another role reports to it.
func ExampleRead_known() {
	const text = `
roles: [{id: editor, name: Editor, reportsTo: [{to: lead}]}]
positions: [{id: kim, role: editor}]`
	known := socialorg.Org{Roles: []socialorg.Role{{ID: "editor", Name: "Another"}, {ID: "lead", Name: "Lead"}, {ID: "intern", Name: "Intern"}}}
	f, err := orgfile.Read(strings.NewReader(text), "team.yaml", orgfile.YAML, known)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, r := range f.Org().Roles {
		fmt.Println(r.Name)
	}
	// Output:
	// Editor
	// Lead
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
	f, err := orgfile.ReadFS(os.DirFS("../testdata/orgs/good"), "five-lines.yaml", standard.Department())
	if err != nil {
		fmt.Println(err)
		return
	}
	h, err := f.Hierarchy()
	fmt.Println(h.Len(), err)
	// Output: 3 <nil>
}

// Roles in one file, positions in others.
func ExampleReadFS_directory() {
	f, err := orgfile.ReadFS(fstest.MapFS{
		"org/roles.yaml":         {Data: []byte("roles: [{id: editor, name: Editor}]")},
		"org/teams/content.yaml": {Data: []byte("positions:\n- {id: kim, role: editor}\n")},
		"org/teams/video.yaml":   {Data: []byte("positions:\n- {id: lee, role: edtor}\n- {id: kim}\n")},
	}, "org")
	if err != nil {
		fmt.Println(err)
		return
	}
	_, err = f.Hierarchy()
	printProblems(err)
	fmt.Println(f.Place("positions[2].id"))
	// Output:
	// org/teams/video.yaml:2:19: positions[1].role: no role "edtor"; did you mean "editor"?
	// org/teams/video.yaml:3:8: positions[2].id: "kim" is a duplicate; the first is at org/teams/content.yaml:2:8
	// org/teams/video.yaml:3:8 true
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
	f, err := orgfile.ReadCSV(strings.NewReader(table), "hr.csv", orgfile.Table{
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

// Managers are named by e-mail address, and Lee has a dotted line to two others.
func ExampleTable() {
	const table = `sep=;
Id;E-mail;Manager;Also reports to
7;ann@example.com;;
8;bo@example.com;ann@example.com;
9;lee@example.com;bo@example.com;ann@example.com
`
	f, err := orgfile.ReadCSV(strings.NewReader(table), "hr.csv", orgfile.Table{
		ID: "Id", ReportsTo: "Manager", DottedTo: "Also reports to", ManagerBy: "E-mail",
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, p := range f.Org().Positions {
		fmt.Println(p.ID, "under", p.ReportsTo, p.DottedTo)
	}
	// Output:
	// 7 under  []
	// 8 under 7 []
	// 9 under 8 [7]
}

// A layout can stand in a file.
func ExampleReadTable() {
	t, err := orgfile.ReadTable(strings.NewReader("id: Post\nreportsTo: Line manager\nattributes: {fte: FTE}\n"), "staff.yaml")
	fmt.Println(t.ReportsTo, t.Attributes["fte"], err)
	// Output: Line manager FTE <nil>
}

// Two people share a job: a row each.
func ExampleWriteCSV() {
	o := socialorg.Org{Positions: []socialorg.Position{
		{ID: "kim", Title: "Head", Holders: []string{"p-1"}},
		{ID: "lee", Holders: []string{"p-2", "p-3"}, ReportsTo: "kim", Attributes: map[socialorg.Key]string{"fte": "0.5"}},
	}}
	fmt.Println(orgfile.WriteCSV(os.Stdout, o, orgfile.PlainTable(o)))
	// Output:
	// id,reportsTo,title,holder,fte
	// kim,,Head,p-1,
	// lee,kim,,p-2,0.5
	// lee,kim,,p-3,0.5
	// <nil>
}

func ExamplePlainTable() {
	t := orgfile.PlainTable(socialorg.Org{Positions: []socialorg.Position{{ID: "kim", Title: "Head"}}})
	fmt.Println(t.ID, t.Title, t.ReportsTo)
	// Output: id title reportsTo
}

// What a person lacks for a role.
func ExampleReadSkills() {
	role := standard.Specialist()
	profiles, err := orgfile.ReadSkills(strings.NewReader("person,skill,level\np-1,copywriting,working\n"), "skills.csv", orgfile.SkillTable{}, role)
	fmt.Println(err)
	fmt.Println(len(role.SkillGaps(profiles["p-1"])), "of", len(role.Skills))
	// Output:
	// <nil>
	// 5 of 6
}

// The columns of another system.
func ExampleSkillTable() {
	t := orgfile.SkillTable{Person: "Employee", Skill: "Competency", Level: "Proficiency"}
	_, err := orgfile.ReadSkills(strings.NewReader("Employee,Competency,Proficiency\np-1,writing,Expert\n"), "skills.csv", t,
		socialorg.Role{Skills: []socialorg.Skill{{Key: "writing"}}})
	fmt.Println(err)
	// Output: skills.csv:2:13: Proficiency: "Expert" is not one of awareness, working, practitioner, expert; did you mean "expert"?
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

func ExampleFile_Hierarchy() {
	f, err := orgfile.Read(strings.NewReader(team), "team.yaml", orgfile.YAML, standard.Department())
	if err != nil {
		fmt.Println(err)
		return
	}
	err = f.Check(rules.OneTop())
	fmt.Println(errors.Is(err, socialorg.ErrUnknown))
	fmt.Println(err)
	// Output:
	// true
	// team.yaml:3:55: positions[1].reportsTo: no position "CEO"; did you mean "ceo"?
}

func ExampleFile_Place() {
	f, err := orgfile.Read(strings.NewReader(team), "team.yaml", orgfile.YAML)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(f.Place("positions[2].reportsTo"))
	fmt.Println(f.Place("positions[2].title")) // not there: the place of the position
	fmt.Println(f.Place("positions[3]"))
	// Output:
	// team.yaml:4:57 true
	// team.yaml:4:5 true
	//  false
}

// Every problem, with those of rules.
func ExampleFile_Check() {
	f, err := orgfile.Read(strings.NewReader("positions:\n  - {id: ari, title: Ari}\n"), "team.yaml", orgfile.YAML)
	if err != nil {
		fmt.Println(err)
		return
	}
	h, err := f.Hierarchy()
	fmt.Println(h.Len(), err)
	fmt.Println(f.Check(rules.MaxSpan(0), rules.NoVacantManager(), socialorg.Rule{
		Code: "titles",
		Check: func(h *socialorg.Hierarchy, report func(socialorg.Problem)) {
			for n := range h.InOrder() {
				report(socialorg.Problem{Path: n.ProblemPath("title"), Detail: fmt.Sprintf("%s is no title", n)})
			}
		},
	}))
	// Output:
	// 1 <nil>
	// team.yaml:2:22: positions[0].title: Ari is no title
}

// What a program does first.
func ExampleLoad() {
	h, err := orgfile.Load("../testdata/orgs/good/five-lines.yaml", []socialorg.Org{standard.Department()}, standard.Rules()...)
	if h == nil {
		fmt.Println(err) // nothing was read, or it is no organisation
		return
	}
	fmt.Println(h.Len(), "positions;", err) // err is the breaches of rules
	// Output: 3 positions; <nil>
}

// A table and a linked folder are no part of the organisation.
func ExampleFile_Doubts() {
	f, err := orgfile.ReadFS(fstest.MapFS{
		"org/staff.csv": {Data: []byte("id\n7\n")},
		"org/team.yaml": {Data: []byte("positions: [{id: kim}]")},
	}, "org")
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, s := range f.Doubts() {
		fmt.Println(s)
	}
	// Output: org/staff.csv: is a table, which is read by itself
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

// The same organisation in both formats.
func ExampleFormat() {
	for format, text := range map[orgfile.Format]string{
		orgfile.YAML: "positions: [{id: kim, role: intern}]",
		orgfile.JSON: `{"positions": [{"id": "kim", "role": "intern"}]}`,
	} {
		f, err := orgfile.Read(strings.NewReader(text), "team", format)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(format, f.Org().Positions[0].Role)
	}
	// Unordered output:
	// yaml intern
	// json intern
}

// A hostile file takes bounded time and memory.
func Example_limits() {
	fmt.Println(orgfile.MaxBytes>>20, orgfile.MaxYAMLBytes>>20, orgfile.MaxYAMLTokens, orgfile.MaxCells, orgfile.MaxDepth, orgfile.MaxAliased)
	_, err := orgfile.Read(strings.NewReader(strings.Repeat("[", 1000)), "deep.json", orgfile.JSON)
	fmt.Println(errors.Is(err, socialorg.ErrRange))
	// Output:
	// 256 32 4000000 4000000 100 100000
	// true
}

// The schema beside a file is for editors.
func ExampleSchema() {
	var schema struct{ Title string }
	if err := json.Unmarshal([]byte(orgfile.Schema()), &schema); err != nil {
		fmt.Println(err)
	}
	fmt.Println(schema.Title)
	// Output: Organisation of a social media department
}
