package score

import "example.com/socialorg"

// Additions returns how often what a channel counted is added to a total.
func Additions(c socialorg.Campaign, counts []Counts) int {
	s := newScoring(c, counts, true)
	s.run()
	added, seen := 0, make(map[*total]bool)
	for _, t := range s.totals {
		if !seen[t] {
			seen[t] = true
			added += t.added
		}
	}
	return added
}
