package socialorg_test

import (
	"fmt"

	"example.com/socialorg"
	"example.com/socialorg/standard"
)

// Names of the user's own stay.
func ExampleTranslate() {
	o := standard.Department()
	o.Name = "Kopi Kita"
	o.Role(standard.SpecialistID).Name = "Content wizard"

	id := socialorg.Translate(o, standard.English(), standard.Indonesian())
	fmt.Println(id.Name)
	fmt.Println(id.Role(standard.ManagerID).Name)
	fmt.Println(id.Role(standard.SpecialistID).Name)
	fmt.Println(id.Terms["budget"])
	// Output:
	// Kopi Kita
	// Manajer media sosial
	// Content wizard
	// Anggaran
}

// A program keeps names of its own in a Glossary: here the titles that ESCO v1.1.1
// lists under the codes of three occupations, the online community manager, the
// communication manager and the digital marketing manager.
func ExampleGlossary() {
	esco := socialorg.Glossary{
		Language: "en",
		Roles: map[socialorg.RoleID]string{
			"esco-2432-5": "Online community manager",
			"esco-1222-1": "Communication manager",
			"esco-1221-5": "Digital marketing manager",
		},
		Titles: map[socialorg.RoleID][]string{
			"esco-2432-5": {"Social media manager", "Social media specialist"},
			"esco-1222-1": {"Social media manager"},
			"esco-1221-5": {"Social media specialist"},
		},
	}
	fmt.Println(esco.Lookup("social media MANAGER"))
	fmt.Println(esco.Lookup("Social media specialist"))
	// Output:
	// [esco-1222-1 esco-2432-5]
	// [esco-1221-5 esco-2432-5]
}

// The names of the user's own come first, and those of the library for the rest.
func ExampleGlossary_With() {
	own := socialorg.Glossary{Roles: map[socialorg.RoleID]string{standard.SpecialistID: "Content wizard"}}
	g := own.With(standard.English())
	fmt.Println(g.Roles[standard.SpecialistID])
	fmt.Println(g.Roles[standard.ManagerID])
	// Output:
	// Content wizard
	// Social media manager
}

func ExampleGlossary_Lookup() {
	for _, title := range []string{"CEO", "social media manager", "Online community manager", "Growth hacker"} {
		fmt.Println(title, standard.English().Lookup(title))
	}
	// Output:
	// CEO [chief-executive]
	// social media manager [social-media-manager]
	// Online community manager [social-media-manager social-media-specialist]
	// Growth hacker []
}

func ExampleGlossary_Missing() {
	o := standard.Department()
	o.Role(standard.ManagerID).Skills = append(o.Role(standard.ManagerID).Skills, socialorg.Skill{Key: "crisis-communication"})
	for _, p := range standard.Indonesian().Missing(o) {
		fmt.Println(p)
	}
	// Output:
	// skills.crisis-communication: the skill "crisis-communication" has no name in "id"
}

// The names of an organisation of one's own are a glossary to translate from.
func ExampleGlossaryOf() {
	o := socialorg.Org{Roles: []socialorg.Role{{ID: "editor", Name: "Redaktur"}}}
	g := socialorg.GlossaryOf(o, "id")
	fmt.Println(g.Language, g.Roles["editor"])
	// Output: id Redaktur
}
