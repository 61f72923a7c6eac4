package socialorg

import (
	"fmt"
	"math/bits"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestJumps climbs from the bottom of a chain to every height, as CommonManager
// does: each climb takes a logarithmic number of steps.
func TestJumps(t *testing.T) {
	const n = 5000
	var o Org
	for i := range n {
		p := Position{ID: PositionID(fmt.Sprint(i))}
		if i > 0 {
			p.ReportsTo = o.Positions[i-1].ID
		}
		o.Positions = append(o.Positions, p)
	}
	h, err := NewHierarchy(o)
	require.NoError(t, err)
	most := 0
	for depth := range int32(n) {
		steps := 0
		for x := int32(n - 1); h.depth[x] > depth; steps++ {
			if j := h.jump[x]; h.depth[j] >= depth {
				x = j
			} else {
				x = h.parent[x]
			}
		}
		most = max(most, steps)
	}
	require.LessOrEqual(t, most, 3*bits.Len(n))
}
