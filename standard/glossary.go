package standard

import (
	_ "embed" // the table of the names
	"sync"

	"example.com/socialorg"
	"example.com/socialorg/internal/wordings"
)

// English returns the English names of everything in this package. The names of
// roles, goals, responsibilities, skills and KPIs are those in the values
// themselves. It also names the words that have no definition of their own, such
// as areas, partners and channels, and lists further titles by which people know
// a role. A title never decides which role is meant: ESCO v1.1.1 lists both roles'
// titles under one occupation, the online community manager.
//
// The caller may change the Glossary.
func English() socialorg.Glossary { return names().With() }

// Indonesian returns the Indonesian names of everything that [English] names.
// The trade's English terms, such as engagement rate, influencer and
// copywriting, stay where Indonesian marketers use them. [socialorg.Translate]
// translates an organisation from one language into the other.
//
// The caller may change the Glossary.
func Indonesian() socialorg.Glossary { return glossaries()[1].With() }

//go:embed names.csv
var nameTable string

// glossaries returns the names in every language, in the order of the table's
// columns. It reads the table when names are first asked for.
var glossaries = sync.OnceValue(func() []*socialorg.Glossary { return wordings.Read[socialorg.Glossary](nameTable) })

// names returns the English names, which nobody may change.
func names() *socialorg.Glossary { return glossaries()[0] }
