// Approval is an HTTP handler that lets only the approver approve spending. A real program knows the user from the session.
package main

import (
	"fmt"
	"log"
	"net/http"
	"net/http/httptest"
	"slices"

	"example.com/socialorg"
	"example.com/socialorg/standard"
)

func approve(h *socialorg.Hierarchy) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		spender := h.Node(socialorg.PositionID(r.PathValue("position")))
		holds := func(n socialorg.Node) bool { return slices.Contains(slices.Collect(n.Holders()), r.Header.Get("User")) }
		if holds(spender) || !holds(spender.Approver(standard.ManageBudget)) {
			http.Error(w, "you may not approve this", http.StatusForbidden)
			return
		}
		fmt.Fprintln(w, "approved")
	}
}

func main() {
	h, err := socialorg.NewHierarchy(standard.Department())
	if err != nil {
		log.Fatal(err)
	}
	mux := http.NewServeMux()
	mux.Handle("POST /spending/{position}", approve(h))
	for _, request := range [][2]string{{"holder-3", "specialist"}, {"holder-4", "specialist"}, {"holder-3", "manager"}, {"holder-3", "intern"}} {
		w, r := httptest.NewRecorder(), httptest.NewRequest(http.MethodPost, "/spending/"+request[1], nil)
		r.Header.Set("User", request[0])
		mux.ServeHTTP(w, r)
		fmt.Printf("%s for the %s: %d %s", request[0], request[1], w.Code, w.Body)
	}
}
