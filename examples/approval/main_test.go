package main

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/socialorg"
	"example.com/socialorg/standard"
)

func Example() {
	main()
	// Output:
	// holder-3 for the specialist: 200 approved
	// holder-4 for the specialist: 403 you may not approve this
	// holder-3 for the manager: 403 you may not approve this
	// holder-3 for the intern: 403 you may not approve this
}

// Nobody approves who should not, in any organisation of people who hold the
// manager's position, the specialist's, or both.
func TestApprove(t *testing.T) {
	people := [][]string{nil, {"ann"}, {"bob"}, {"ann", "bob"}}
	for _, managers := range people {
		for _, specialists := range people {
			o := standard.Department()
			o.Position("manager").Holders, o.Position("specialist").Holders = managers, specialists
			h, err := socialorg.NewHierarchy(o)
			require.NoError(t, err)
			mux := http.NewServeMux()
			mux.Handle("POST /spending/{position}", approve(h))
			for _, user := range []string{"ann", "bob", "eve", ""} {
				w, r := httptest.NewRecorder(), httptest.NewRequest(http.MethodPost, "/spending/specialist", nil)
				r.Header.Set("User", user)
				mux.ServeHTTP(w, r)
				is := func(people []string) bool {
					return len(people) > 0 && (people[0] == user || people[len(people)-1] == user)
				}
				require.Equal(t, is(managers) && !is(specialists), w.Code == http.StatusOK, "%q: managers %v, specialists %v", user, managers, specialists)
			}
		}
	}
}
