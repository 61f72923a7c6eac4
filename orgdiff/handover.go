package orgdiff

// handovers collects what roles have lost and gained of their responsibilities,
// and positions of their holders: those Removed and those Added, by key.
type handovers[T any] map[Op]map[string][]share[T]

// A share is something that a role or a position has on one side only.
type share[T any] struct {
	was, now string // the id of the owner on either side; the same id where it is on one side only
	silent   bool   // only what moved is reported, not what came or went with the owner
	what     *T
}

func newHandovers[T any]() handovers[T] {
	return handovers[T]{Removed: make(map[string][]share[T]), Added: make(map[string][]share[T])}
}

func (h handovers[T]) note(op Op, key string, s share[T]) { h[op][key] = append(h[op][key], s) }

// report reports as moved what one owner lost and another gained, if it is
// equal. It reports everything else that was lost or gained as removed or
// added, with the text that say returns for it.
func (h handovers[T]) report(d *differ, kind Kind, equal func(a, b *T) bool, say func(*T) string) {
	for key, lost := range h[Removed] {
		gained := h[Added][key]
		if len(lost) == 1 && len(gained) == 1 && lost[0].was != gained[0].now && equal(lost[0].what, gained[0].what) {
			d.add(Moved, Change{Kind: kind, ID: key, Of: gained[0].now}, lost[0].was, gained[0].now)
			delete(h[Removed], key)
			delete(h[Added], key)
		}
	}
	for op, byKey := range h {
		for key, shares := range byKey {
			for _, s := range shares {
				if !s.silent {
					d.addOneSided(op, op, Change{Kind: kind, ID: key, Of: s.now}, say(s.what))
				}
			}
		}
	}
}
