package standard_test

import (
	"fmt"
	"log"
	"maps"
	"slices"
	"strings"

	"example.com/socialorg"
	"example.com/socialorg/orgfile"
	"example.com/socialorg/rules"
	"example.com/socialorg/standard"
)

// The two roles side by side.
func Example() {
	fmt.Println(socialorg.CompareRoles(standard.Manager(), standard.Specialist()).Scope)

	h, err := socialorg.NewHierarchy(standard.Department())
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(h.Check(standard.Rules()...))
	// Output:
	// broader
	// <nil>
}

func ExampleManager() {
	m := standard.Manager()
	fmt.Println(m.ID == standard.ManagerID, m.Name)
	for _, d := range m.Responsibilities[:4] { // the reasons for which the role is the broader one
		fmt.Println(d.Involvement, d.Area, d.Name)
	}
	for _, s := range m.Skills {
		fmt.Println(s.Kind, s.Name)
	}
	// Output:
	// true Social media manager
	// accountable strategy Ensure that every social media strategy is effective
	// accountable campaigns Ensure that every social media campaign is effective
	// accountable people Lead and manage the department in developing strategy
	// accountable budget Manage the department's budget
	// knowledge Knowledge of social media
	// knowledge Knowledge of content marketing
	// knowledge Knowledge of the role of each position in the department
	// technical Social media
	// marketing Marketing
	// leadership Leadership
}

func ExampleSpecialist() {
	s := standard.Specialist()
	fmt.Println(s.ID == standard.SpecialistID, s.Name)
	d, _ := s.Responsibility("create-content")
	fmt.Println(d.Involvement, d.Name, d.With)
	fmt.Println(s.ReportsTo[0].To, s.ReportsTo[0].Subject)
	// Output:
	// true Social media specialist
	// responsible Create engaging content with the creative team [editors designers writers]
	// social-media-manager performance
}

// The two roles that the article names as examples of a higher position.
func ExampleDigitalMarketingManager() {
	for _, r := range []socialorg.Role{standard.DigitalMarketingManager(), standard.ChiefExecutive()} {
		fmt.Println(r.Name, r.Rank, r.Rank.Compare(standard.Manager().Rank) > 0)
	}
	// Output:
	// Digital marketing manager senior-manager true
	// Chief executive executive true
}

// A file of positions may refer to the roles of this package.
func ExampleDefinitions() {
	const team = `
positions:
  - {id: manager, role: social-media-manager, holders: [ann]}
  - {id: writer, role: social-media-specialist, holders: [bob], reportsTo: manager}
`
	f, err := orgfile.Read(strings.NewReader(team), "team.yaml", orgfile.YAML, standard.Definitions())
	if err != nil {
		log.Fatal(err)
	}
	h, err := f.Hierarchy()
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(h.Node("writer").Approver(standard.ManageBudget), "approves the spend")
	// Output:
	// Social media manager approves the spend
}

// The department with the manager under the chief executive.
func ExampleDepartment() {
	o := standard.Department()
	o.Position("manager").ReportsTo = "ceo"
	o.Positions = slices.DeleteFunc(o.Positions, func(p socialorg.Position) bool {
		return p.Role == standard.DigitalMarketingManagerID
	})
	h, err := socialorg.NewHierarchy(o)
	if err != nil {
		log.Fatal(err)
	}
	for n := range h.Nodes() {
		fmt.Printf("%*s%s\n", 2*n.Depth(), "", n)
	}
	fmt.Println(o.Position("ceo").Role == standard.ChiefExecutiveID)
	fmt.Println(h.Node("specialist").Owner(standard.ManageBudget))
	fmt.Println(h.Node("specialist").Owner(standard.SetKPIs))
	// Output:
	// Chief executive
	//   Social media manager
	//     Social media specialist
	// true
	// Social media manager
	// Social media manager
}

func ExampleGoals() {
	for _, g := range standard.Goals() {
		fmt.Println(g.Key, "is", g.Name)
	}
	m := standard.Manager()
	for _, goal := range []socialorg.Key{standard.BrandAwareness, standard.WebsiteTraffic, standard.BrandImage} {
		fmt.Println(slices.Contains(m.Goals, goal))
	}
	// Output:
	// brand-awareness is Raise brand awareness
	// website-traffic is Drive website traffic
	// brand-image is Build a good brand image
	// true
	// true
	// true
}

func ExampleRules() {
	for _, r := range standard.Rules() {
		fmt.Println(r.Code)
	}
	o := standard.Department()
	o.Position("specialist").ReportsTo = "ceo"
	h, err := socialorg.NewHierarchy(o)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(h.Check(standard.Rules()...))
	// Output:
	// line
	// no-manager
	// rank
	// scope
	// no-kpi
	// kpi-authority
	// tops
	// undeclared
	// positions[3].reportsTo: "specialist" (role "social-media-specialist") may not report to "ceo" (role "chief-executive"), only to the role "social-media-manager"
}

func ExampleEnglish() {
	g := standard.English()
	fmt.Println(g.Lookup("CEO"), g.Lookup("Manajer media sosial"))
	fmt.Println(g.Lookup("online community manager")) // a title may be ambiguous
	fmt.Println(g.Terms["linkedin"])
	// Output:
	// [chief-executive] [social-media-manager]
	// [social-media-manager social-media-specialist]
	// LinkedIn
}

// The words of a language are those that an organisation may use without naming
// them itself.
func ExampleEnglish_words() {
	known := slices.Collect(maps.Keys(standard.English().Terms))
	h, err := socialorg.NewHierarchy(socialorg.Org{Campaigns: []socialorg.Campaign{
		{Key: "launch", Channels: []socialorg.Key{"instagram", "linkedln"}},
	}})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(h.Check(rules.TermsDeclared(known...)))
	// Output:
	// campaigns[0].channels[1]: the channel "linkedln" is not declared; did you mean "linkedin"?
}

func ExampleIndonesian() {
	o := socialorg.Translate(standard.Department(), standard.English(), standard.Indonesian())
	fmt.Println(o.Name)
	for _, r := range o.Roles {
		fmt.Println(r.Name)
	}
	fmt.Println(standard.Indonesian().Missing(o))
	// Output:
	// Departemen media sosial
	// CEO
	// Manajer pemasaran digital
	// Manajer media sosial
	// Spesialis media sosial
	// []
}
