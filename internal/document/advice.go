package document

import (
	_ "embed" // the table of the advice
	"encoding/csv"
	"strings"
	"sync"
)

//go:embed advice.csv
var adviceTable string

// advices say in plain words what mistakes mean: which library finds one, a part of what
// it says, the meaning, and "context" if the mistake is where the library began to read
// what it found broken.
var advices = sync.OnceValue(func() [][]string {
	all, _ := csv.NewReader(strings.NewReader(adviceTable)).ReadAll() // which the tests have read
	return all
})

// advise returns what a library's message means, or the message itself where nobody
// knows, and whether the mistake is at the context.
func advise(library, message string) (means string, atContext bool) {
	for _, a := range advices() {
		if a[0] == library && strings.Contains(message, a[1]) {
			return a[2], a[3] == "context"
		}
	}
	return message, false
}
