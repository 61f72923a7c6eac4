package orgdiff

// handovers collects what roles have lost and gained of their responsibilities,
// and positions of their holders, by key.
type handovers[K ~string, T any] struct {
	key          func(*T) K
	lost, gained map[K][]share[T]
}

// An owner is a role or a position, with its id on either side; the same id where
// it is on one side only.
type owner struct {
	was, now string
	silent   bool // only what moved is reported, not what came or went with the owner
}

// A share is something that an owner has on one side only.
type share[T any] struct {
	owner
	what *T
}

func newHandovers[K ~string, T any](key func(*T) K) *handovers[K, T] {
	return &handovers[K, T]{key, make(map[K][]share[T]), make(map[K][]share[T])}
}

// note adds what an owner has on one side only.
func (h *handovers[K, T]) note(o owner, m pairing, before, after []T) {
	add := func(to map[K][]share[T]) func(*T) {
		return func(what *T) { to[h.key(what)] = append(to[h.key(what)], share[T]{o, what}) }
	}
	unpaired(m, before, after, add(h.lost), add(h.gained))
}

// noteAll adds all that an owner has who is on one side only.
func (h *handovers[K, T]) noteAll(o owner, before, after []T) {
	h.note(o, newPairing(len(before), len(after)), before, after)
}

// report reports as moved what one owner lost and another gained, if it is
// equal. It reports everything else that was lost or gained as removed or
// added, with the text that say returns for it.
func (h *handovers[K, T]) report(d *differ, kind Kind, equal func(a, b *T) bool, say func(*T) string) {
	for k, lost := range h.lost {
		gained := h.gained[k]
		if len(lost) == 1 && len(gained) == 1 && lost[0].was != gained[0].now && equal(lost[0].what, gained[0].what) {
			d.add(Moved, Change{Kind: kind, ID: string(k), Of: gained[0].now}, lost[0].was, gained[0].now)
			delete(h.gained, k)
			continue
		}
		for _, s := range lost {
			if !s.silent {
				d.add(Removed, Change{Kind: kind, ID: string(k), Of: s.now}, say(s.what), "")
			}
		}
	}
	for k, gained := range h.gained {
		for _, s := range gained {
			if !s.silent {
				d.add(Added, Change{Kind: kind, ID: string(k), Of: s.now}, "", say(s.what))
			}
		}
	}
}
