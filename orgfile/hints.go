package orgfile

import (
	"fmt"
	"reflect"
	"slices"

	"example.com/socialorg"
	"example.com/socialorg/internal/document"
)

// options are how a text is read into an Org.
var options = document.Options{None: "there is no organisation", Main: "positions", Hints: hints}

// hints are what people write who do not know the fields of an Org.
var hints = document.Hints{
	Open: []reflect.Type{reflect.TypeFor[socialorg.PositionID](), reflect.TypeFor[socialorg.RoleID](), reflect.TypeFor[socialorg.Key]()},
	IDs:  []string{"holders", "currency"},
	Named: map[reflect.Type]string{
		reflect.TypeFor[socialorg.ReportingLine](): "to", reflect.TypeFor[socialorg.Goal](): "key",
		reflect.TypeFor[socialorg.Skill](): "key", reflect.TypeFor[socialorg.KPI](): "key",
	},
	Rest:    map[string]document.Rest{"reportsTo": {Why: "there is one solid line", Into: "dottedTo"}},
	Unknown: strange,
}

// synonyms are other words for fields, by a field of the struct that has them.
var synonyms = map[string]map[string]string{
	"dottedTo": {"manager": "reportsTo", "boss": "reportsTo", "parent": "reportsTo", "supervisor": "reportsTo", "reports-to": "reportsTo", "reports_to": "reportsTo", "people": "holders", "person": "holders", "identifier": "id"},
	"minRank":  {"role": "to", "id": "to", "key": "to", "position": "to"},
}

// strange says which field of an Org a strange one stands for, or what to do with one
// that a position does not have.
func strange(s document.Strange) (meant, text string) {
	for of, words := range synonyms {
		if word := words[s.Name]; word != "" && slices.Contains(s.Known, of) {
			return word, ""
		}
	}
	switch inside := s.Objects && (s.Similar == "" || s.Similar == "reportsTo"); {
	case !slices.Contains(s.Known, "dottedTo"):
	case inside:
		owner := s.Owner
		if owner == "" {
			owner = "ID"
		}
		return "", fmt.Sprintf("; write each of these into the list positions, with reportsTo: %s", s.Doc.Written(owner))
	case s.Similar == "" && s.Text != "" && socialorg.Key(s.Name).Valid():
		return "", "; what is your own goes into attributes: " + s.Doc.Object(s.Name, s.Doc.Quoted(s.Text))
	}
	return s.Similar, ""
}
