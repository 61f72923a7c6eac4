package catalogue_test

import (
	"fmt"
	"log"
	"strings"

	"example.com/socialorg"
	"example.com/socialorg/catalogue"
	"example.com/socialorg/orgfile"
	"example.com/socialorg/rules"
	"example.com/socialorg/standard"
)

// The department of twelve, in Indonesian.
func ExampleDepartment() {
	english := standard.English().With(catalogue.English())
	indonesian := standard.Indonesian().With(catalogue.Indonesian())
	h, err := socialorg.NewHierarchy(socialorg.Translate(catalogue.Department(), english, indonesian))
	if err != nil {
		log.Fatal(err)
	}
	for n := range h.Nodes() {
		fmt.Printf("%*s%s\n", 2*n.Depth(), "", n.Title())
	}
	fmt.Println(h.Check(append(standard.Rules(), rules.OneAccountable(), rules.EveryAreaAccountable())...))
	// Output:
	// CEO
	//   Manajer pemasaran digital
	//     Manajer media sosial
	//       Spesialis media sosial
	//       Spesialis media sosial
	//       Koordinator media sosial
	//       Manajer komunitas
	//       Manajer komunitas
	//       Kreator konten
	//       Kreator konten
	//       Manajer influencer marketing
	//     Spesialis iklan media sosial
	// <nil>
}

// Who answers for the budget of an ad, and for a post?
func ExamplePaidSocialSpecialist() {
	h, err := socialorg.NewHierarchy(catalogue.Department())
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(h.Node("paid").Owner("pace-ad-budget").Title())
	fmt.Println(h.Node("coordinator").Owner("schedule-posts").Title())
	fmt.Println(h.Node("paid").RoleID() == catalogue.PaidSocialSpecialistID, h.Node("coordinator").RoleID() == catalogue.CoordinatorID)
	// Output:
	// Digital marketing manager
	// Social media manager
	// true true
}

// What each role does, and how many sources say so.
func ExampleItems() {
	for _, item := range catalogue.Items() {
		if item.Role == catalogue.ContentCreatorID {
			fmt.Printf("%s: %d of grade A, %d of B, %d of C\n", item.Key, item.A, item.B, item.C)
		}
	}
	// Output:
	// create-content: 4 of grade A, 1 of B, 3 of C
	// produce-video: 3 of grade A, 0 of B, 2 of C
	// adapt-content: 2 of grade A, 1 of B, 1 of C
	// develop-ideas: 2 of grade A, 1 of B, 1 of C
	// capture-events: 3 of grade A, 0 of B, 0 of C
	// ensure-brand-consistency: 2 of grade A, 1 of B, 0 of C
	// follow-trends: 2 of grade A, 1 of B, 1 of C
	// video-production: 2 of grade A, 0 of B, 2 of C
	// creativity: 2 of grade A, 0 of B, 1 of C
}

// The work with influencers is the specialist's in package standard, and here a
// role's own: what they share.
func ExampleInfluencerMarketingManager() {
	c := socialorg.CompareRoles(standard.Specialist(), catalogue.InfluencerMarketingManager())
	for _, p := range c.Responsibilities.Shared {
		fmt.Println(p.A.Name)
	}
	fmt.Println(c.Scope, catalogue.InfluencerMarketingManagerID)
	// Output:
	// Work with influencers and key opinion leaders to shape public opinion
	// broader influencer-marketing-manager
}

func ExampleRoles() {
	for _, r := range catalogue.Roles() {
		fmt.Println(r.Name, len(r.Responsibilities), len(r.Skills))
	}
	// Output:
	// Digital marketing manager 1 0
	// Community manager 8 4
	// Content creator 7 2
	// Social media coordinator 6 2
	// Paid social specialist 7 3
	// Influencer marketing manager 6 3
}

func ExampleDigitalMarketingManager() {
	r := catalogue.DigitalMarketingManager()
	d, _ := r.Responsibility(catalogue.OverseePaidMedia)
	fmt.Println(d.Involvement, d.Area == catalogue.AreaAdvertising, d.Name)
	fmt.Println(len(standard.DigitalMarketingManager().Responsibilities))
	// Output:
	// accountable true Oversee paid media and its results
	// 0
}

func ExampleCommunityManager() {
	r := catalogue.CommunityManager()
	fmt.Println(r.ID == catalogue.CommunityManagerID, r.Rank, r.ReportsTo[0].To)
	for _, s := range r.Skills {
		if s.Kind == catalogue.KindCommunication {
			fmt.Println(s.Name)
		}
	}
	// Output:
	// true individual social-media-manager
	// Written communication
	// Empathy
	// Conflict resolution
}

func ExampleContentCreator() {
	fmt.Println(catalogue.ContentCreator().Summary)
	// Output:
	// Produces the brand's content. Develops ideas, shoots and edits short videos, covers events, and adapts everything to the platform.
}

func ExampleCoordinator() {
	fmt.Println(catalogue.Coordinator().Summary)
	// Output:
	// Keeps the accounts running from day to day. Writes captions, schedules and publishes posts, answers comments and messages, and prepares the regular reports.
}

// Titles that people use, in either language.
func ExampleEnglish() {
	for _, g := range []socialorg.Glossary{catalogue.English(), catalogue.Indonesian()} {
		fmt.Println(g.Roles[catalogue.CommunityManagerID], g.Lookup("KOL specialist"), g.Lookup("admin media sosial"))
	}
	// Output:
	// Community manager [influencer-marketing-manager] [social-media-coordinator]
	// Manajer komunitas [influencer-marketing-manager] [social-media-coordinator]
}

// A file may refer to the roles of both packages. The digital marketing manager is
// that of the package that comes first.
func ExampleDefinitions() {
	text := strings.NewReader(`
positions:
  - {id: head, role: digital-marketing-manager}
  - {id: ads, role: paid-social-specialist, reportsTo: head, holders: [staff-1]}
`)
	f, err := orgfile.Read(text, "team.yaml", orgfile.YAML, catalogue.Definitions(), standard.Department())
	if err != nil {
		log.Fatal(err)
	}
	for _, row := range socialorg.RACI(f.Org().Roles...).Rows[:2] {
		fmt.Printf("%s: %q and %q\n", row.Name, row.Cells[standard.DigitalMarketingManagerID], row.Cells[catalogue.PaidSocialSpecialistID])
	}
	// Output:
	// Oversee paid media and its results: "A/R" and ""
	// Set up and run paid campaigns on social media: "A" and "R"
}
