package catalogue

import (
	_ "embed" // the table of the names
	"sync"

	"example.com/socialorg"
	"example.com/socialorg/internal/wordings"
)

// English returns the English names of what this package adds. It lacks those of
// package standard, which [socialorg.Glossary.With] adds:
// standard.English().With(catalogue.English()) names all of [Department].
//
// The further titles are those that the sources use, in either language. A
// social media strategist may be the manager or the specialist: the duties that
// sources give to a strategist are theirs.
func English() socialorg.Glossary { return names().With() }

// Indonesian returns the Indonesian names of everything that [English] names.
func Indonesian() socialorg.Glossary { return glossaries()[1].With() }

//go:embed names.csv
var nameTable string

// glossaries returns the names in every language, in the order of the table's
// columns. It reads the table when names are first asked for.
var glossaries = sync.OnceValue(func() []*socialorg.Glossary { return wordings.Read[socialorg.Glossary](nameTable) })

// names returns the English names, which nobody may change.
func names() *socialorg.Glossary { return glossaries()[0] }
