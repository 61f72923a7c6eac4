package catalogue

import (
	"example.com/socialorg"
	"example.com/socialorg/standard"
)

// English returns the English names of what this package adds. It lacks those of
// package standard, which [socialorg.Glossary.With] adds:
// standard.English().With(catalogue.English()) names all of [Department].
//
// The further titles are those that the sources use, in either language. A
// social media strategist may be the manager or the specialist: the duties that
// sources give to a strategist are theirs.
func English() socialorg.Glossary {
	return glossary("en", func(n named) string { return n.en }, func(e entry) (name, summary, other string) {
		return e.role.Name, e.role.Summary, e.name
	})
}

// Indonesian returns the Indonesian names of everything that [English] names.
func Indonesian() socialorg.Glossary {
	return glossary("id", func(n named) string { return n.id }, func(e entry) (name, summary, other string) {
		return e.name, e.summary, e.role.Name
	})
}

// glossary returns the names of one language, as the functions select them; other
// is the name of a role in the other language.
func glossary(language string, name func(named) string, of func(entry) (name, summary, other string)) socialorg.Glossary {
	const strategist = "Social media strategist"
	g := socialorg.Glossary{
		Language:         language,
		Roles:            make(map[socialorg.RoleID]string),
		Summaries:        make(map[socialorg.RoleID]string),
		Responsibilities: namesOf(duties(), name),
		Skills:           namesOf(skills(), name),
		Terms:            namesOf(terms(), name),
		Titles:           map[socialorg.RoleID][]string{standard.ManagerID: {strategist}, standard.SpecialistID: {strategist}},
	}
	for _, e := range entries()[1:] { // package standard names the first
		text, summary, other := of(e)
		g.Roles[e.role.ID], g.Summaries[e.role.ID] = text, summary
		g.Titles[e.role.ID] = append([]string{other}, e.titles...)
	}
	return g
}

func namesOf(list []named, name func(named) string) map[socialorg.Key]string {
	names := make(map[socialorg.Key]string)
	for _, n := range list {
		names[n.key] = name(n)
	}
	return names
}
